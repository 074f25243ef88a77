# Every test that ctest knows.
#
#   src/<room>/*_test.cc   one program <room>_test a room, linked with that room and lower ones
#   tests/*_test.cc        one program each, linked with the whole library
#   tests/cli/*.bats       the program from outside; needs bats
#   tools/*_test.py        our own tools; needs python3
#   floors, data           tools/check_floors.py; `tacitus check` over data/
#   install                a foreign project built against an install tree

enable_testing()
find_package(GTest REQUIRED)
find_package(Python3 COMPONENTS Interpreter)
find_program(BATS bats)
include(GoogleTest)

function(tacitus_add_test name prefix)
  target_include_directories(${name} PRIVATE src include ${CMAKE_BINARY_DIR}/generated)
  target_compile_definitions(${name} PRIVATE
    TACITUS_SOURCE_DIR="${CMAKE_CURRENT_SOURCE_DIR}"
    TACITUS_DATA_DIR="${CMAKE_CURRENT_SOURCE_DIR}/data")
  target_link_libraries(${name} PRIVATE GTest::gtest_main Threads::Threads)
  gtest_discover_tests(${name} TEST_PREFIX "${prefix}/" DISCOVERY_MODE PRE_TEST
                       DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300)
endfunction()

set(lower)
foreach(room IN LISTS ROOMS)
  list(APPEND lower $<TARGET_OBJECTS:tacitus_${room}>)
  file(GLOB test_files CONFIGURE_DEPENDS src/${room}/*_test.cc)
  if(test_files)
    add_executable(${room}_test ${test_files} ${lower})
    target_link_libraries(${room}_test PRIVATE simdjson::simdjson SQLite::SQLite3)
    tacitus_add_test(${room}_test ${room})
  endif()
endforeach()

file(GLOB test_files CONFIGURE_DEPENDS src/cli/*_test.cc)
if(test_files)
  set(cli_parts ${cli_files})
  list(FILTER cli_parts EXCLUDE REGEX "/main\\.cc$")
  add_executable(cli_test ${test_files} ${cli_parts})
  target_link_libraries(cli_test PRIVATE tacitus_server tacitus CLI11::CLI11)
  tacitus_add_test(cli_test cli)
endif()

file(GLOB test_files CONFIGURE_DEPENDS src/server/*_test.cc)
if(test_files)
  add_executable(server_test ${test_files})
  target_link_libraries(server_test PRIVATE tacitus_server tacitus Threads::Threads)
  tacitus_add_test(server_test server)
endif()

file(GLOB test_files CONFIGURE_DEPENDS tests/*_test.cc)
foreach(file IN LISTS test_files)
  get_filename_component(name ${file} NAME_WE)
  add_executable(${name} ${file})
  target_link_libraries(${name} PRIVATE tacitus)
  tacitus_add_test(${name} tests)
endforeach()

if(TARGET tacitus_cli)
  file(GLOB test_files CONFIGURE_DEPENDS tests/cli/*.bats)
  foreach(file IN LISTS test_files)
    if(BATS)
      get_filename_component(name ${file} NAME_WE)
      add_test(NAME cli/${name} COMMAND ${BATS} ${file})
      set_tests_properties(cli/${name} PROPERTIES TIMEOUT 300 ENVIRONMENT
        "TACITUS=$<TARGET_FILE:tacitus_cli>;TACITUS_SOURCE_DIR=${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
  endforeach()
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/src/cli/check.cc)
    add_test(NAME data/check COMMAND tacitus_cli check --quiet ${CMAKE_CURRENT_SOURCE_DIR}/data
             ${CMAKE_CURRENT_SOURCE_DIR}/tests/cases)
    set_tests_properties(data/check PROPERTIES TIMEOUT 600)
  endif()
endif()

if(Python3_FOUND)
  add_test(NAME tools/floors
           COMMAND ${Python3_EXECUTABLE} tools/check_floors.py ${CMAKE_CURRENT_SOURCE_DIR}
           WORKING_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
  file(GLOB test_files CONFIGURE_DEPENDS tools/*_test.py)
  foreach(file IN LISTS test_files)
    get_filename_component(name ${file} NAME_WE)
    add_test(NAME tools/${name} COMMAND ${Python3_EXECUTABLE} ${file})
  endforeach()
endif()

# An instrumented library cannot be linked into a program that is not.
if(TARGET tacitus_cli AND NOT TACITUS_SANITIZE AND NOT TACITUS_COVERAGE)
  add_test(NAME install/consumer
           COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/tests/install/consumer.sh
                   ${CMAKE_COMMAND} ${CMAKE_BINARY_DIR} ${CMAKE_CXX_COMPILER})
  set_tests_properties(install/consumer PROPERTIES TIMEOUT 300)
endif()
