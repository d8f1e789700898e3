# Every header compiles alone: one source file a header, which includes it first (and twice, for its
# guard). They are built by the test, not by `all`, so that everyday builds stay short.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR}/src CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/*.h)
set(units "")
foreach(header IN LISTS headers)
  string(REPLACE "/" "_" unit ${header})
  file(CONFIGURE OUTPUT headers/${unit}.cpp CONTENT "#include \"${header}\"\n#include \"${header}\"\n")
  list(APPEND units ${CMAKE_CURRENT_BINARY_DIR}/headers/${unit}.cpp)
endforeach()
add_library(headers OBJECT EXCLUDE_FROM_ALL ${units})
target_link_libraries(headers PRIVATE saksi_options)
target_compile_options(headers PRIVATE -O0 -g0)
foreach(module IN LISTS SAKSI_MODULES)
  if(TARGET saksi_${module})
    target_link_libraries(headers PRIVATE saksi_${module})
  endif()
endforeach()
target_include_directories(headers PRIVATE ${PROJECT_SOURCE_DIR}/src)
add_test(NAME sources.headers COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR} --target headers)
set_tests_properties(sources.headers PROPERTIES LABELS sources RUN_SERIAL ON)

# Formatting: clang-format 14 is the one that counts, later ones differ in places.
find_program(CLANG_FORMAT NAMES clang-format-14 clang-format)
if(CLANG_FORMAT)
  file(GLOB_RECURSE formatted CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/src/*.h ${PROJECT_SOURCE_DIR}/src/*.cpp ${PROJECT_SOURCE_DIR}/apps/*.h ${PROJECT_SOURCE_DIR}/apps/*.cpp
    ${PROJECT_SOURCE_DIR}/tests/*.h ${PROJECT_SOURCE_DIR}/tests/*.cpp ${PROJECT_SOURCE_DIR}/bench/*.cpp)
  add_test(NAME sources.format COMMAND ${CLANG_FORMAT} --dry-run -Werror ${formatted})
  set_tests_properties(sources.format PROPERTIES LABELS sources)
endif()
