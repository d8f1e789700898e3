# The program over real sockets and on real disks: tests/http/*_test.py, each with the program as its argument.
file(GLOB scripts CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_test.py)
foreach(script IN LISTS scripts)
  get_filename_component(name ${script} NAME_WE)
  string(REPLACE "_test" "" name ${name})
  add_test(NAME http.${name} COMMAND ${Python3_EXECUTABLE} -B ${script} $<TARGET_FILE:saksi>)
  set_tests_properties(http.${name} PROPERTIES LABELS http TIMEOUT 900)
endforeach()
