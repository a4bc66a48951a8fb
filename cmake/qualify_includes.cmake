# SPDX-License-Identifier: GPL-3.0-or-later
# Run by cmake --install on the folder ${headers}: "base/result.h" → <recoupe/base/result.h>.
file(GLOB_RECURSE installed ${headers}/*.h)
foreach(header IN LISTS installed)
  file(READ ${header} text)
  string(REGEX REPLACE "#include \"([a-z_]+/[a-z0-9_]+\\.h)\"" "#include <recoupe/\\1>" text "${text}")
  file(WRITE ${header} "${text}")
endforeach()
