# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler launcher, warnings and sanitizers of our own code; never exported to users of the library.
find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

add_library(recoupe_warnings INTERFACE)
target_compile_options(recoupe_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 takes "(" + std::string() for an overlapping copy when it optimises (its bug 105651).
  target_compile_options(recoupe_warnings INTERFACE -Wno-restrict)
endif()
if(RECOUPE_SANITIZE)
  target_compile_options(recoupe_warnings INTERFACE -fsanitize=${RECOUPE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    target_compile_options(recoupe_warnings INTERFACE -fsanitize-ignorelist=${CMAKE_SOURCE_DIR}/cmake/sanitize_ignore.txt)
  endif()
  target_link_options(recoupe_warnings INTERFACE -fsanitize=${RECOUPE_SANITIZE})
endif()
