# SPDX-License-Identifier: GPL-3.0-or-later
# Programs beside the main one, one per source file and named after it: generators (tools/), benchmarks (bench/)
# and libFuzzer targets (tests/fuzz/). They stand beside build/<preset>/knowledge, as the main one does.
function(add_programs pattern)
  file(GLOB sources CONFIGURE_DEPENDS ${pattern})
  foreach(source IN LISTS sources)
    cmake_path(GET source STEM name)
    add_executable(${name} ${source})
    target_compile_definitions(${name} PRIVATE RECOUPE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE recoupe recoupe_warnings ${recoupe_private_libraries} ${ARGN})
  endforeach()
endfunction()

add_programs(tools/*.cpp)
find_package(benchmark QUIET)
if(benchmark_FOUND)
  add_programs(bench/*.cpp benchmark::benchmark)
endif()
if(RECOUPE_FUZZ)
  # The library itself must count edges, or the fuzzer is blind.
  target_compile_options(recoupe PRIVATE -fsanitize=fuzzer-no-link)
  add_programs(tests/fuzz/*.cpp -fsanitize=fuzzer)
endif()
