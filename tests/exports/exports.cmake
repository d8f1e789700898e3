# Exports read back by foreign tools; heavy ones are used when they are there (`scripts/test exports` installs them).
add_test(NAME exports.round_trip
  COMMAND ${Python3_EXECUTABLE} -B ${CMAKE_CURRENT_LIST_DIR}/round_trip.py $<TARGET_FILE:saksi> ${PROJECT_SOURCE_DIR})
set_tests_properties(exports.round_trip PROPERTIES LABELS cli TIMEOUT 180)
