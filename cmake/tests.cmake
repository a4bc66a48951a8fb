# SPDX-License-Identifier: GPL-3.0-or-later
# ctest: C++ unit tests, and the scripts of tests/{structure,cli,cases,gold,dating}. A script gets the program under test
# and the folders by environment, and fails by its exit code.
enable_testing()
find_package(GTest REQUIRED)
find_package(Python3 REQUIRED COMPONENTS Interpreter)

file(GLOB test_sources CONFIGURE_DEPENDS tests/unit/*.cpp)
add_executable(unit_tests ${test_sources})
target_compile_definitions(unit_tests PRIVATE RECOUPE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(unit_tests PRIVATE recoupe recoupe_warnings GTest::gtest_main ${recoupe_private_libraries})
add_dependencies(unit_tests knowledge)
include(GoogleTest)
gtest_discover_tests(unit_tests DISCOVERY_TIMEOUT 120)

# Every header compiles on its own: the target recoupe_headers_verify_interface_header_sets.
file(GLOB library_headers CONFIGURE_DEPENDS src/*.h src/*/*.h)
list(FILTER library_headers EXCLUDE REGEX "/src/cli/")
add_library(recoupe_headers INTERFACE)
target_sources(recoupe_headers INTERFACE FILE_SET HEADERS BASE_DIRS src FILES ${library_headers})
target_link_libraries(recoupe_headers INTERFACE recoupe ${recoupe_private_libraries})
set_target_properties(recoupe_headers PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)

set(test_environment "RECOUPE_SOURCE_DIR=${CMAKE_SOURCE_DIR}" "RECOUPE_BINARY_DIR=${CMAKE_BINARY_DIR}"
  "RECOUPE_PROGRAM=$<TARGET_FILE:recoupe_program>" "RECOUPE_CXX=${CMAKE_CXX_COMPILER}" "PYTHONDONTWRITEBYTECODE=1")
file(GLOB test_scripts CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/tests
  tests/structure/*_test.py tests/cli/*_test.py tests/cases/*_test.py tests/gold/*_test.py tests/dating/*_test.py)
foreach(script IN LISTS test_scripts)
  cmake_path(REMOVE_EXTENSION script OUTPUT_VARIABLE name)
  string(REGEX REPLACE "_test$" "" name ${name})
  add_test(NAME ${name} COMMAND Python3::Interpreter ${CMAKE_SOURCE_DIR}/tests/${script})
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${test_environment}" TIMEOUT 600)
endforeach()
# These two run the build again, in which only one may work at a time.
set_tests_properties(structure/headers_alone structure/outside_user PROPERTIES RESOURCE_LOCK build)
# Left out by `ctest -LE slow`, which is for quick rounds while working; `make test` runs everything.
set_tests_properties(structure/headers_alone structure/outside_user structure/readme cases/hostile cases/record cli/custody PROPERTIES LABELS slow)
