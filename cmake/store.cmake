# SPDX-License-Identifier: GPL-3.0-or-later
# schema.sql becomes part of the program: cut in two at its marks, once configured, again when it changes.
set(recoupe_schema ${CMAKE_SOURCE_DIR}/src/store/schema.sql)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${recoupe_schema})
file(READ ${recoupe_schema} schema_text)
string(FIND "${schema_text}" "-- == kept ==" kept_begin)
string(FIND "${schema_text}" "-- == derived ==" derived_begin)
math(EXPR kept_size "${derived_begin} - ${kept_begin}")
string(SUBSTRING "${schema_text}" ${kept_begin} ${kept_size} recoupe_kept_schema)
string(SUBSTRING "${schema_text}" ${derived_begin} -1 recoupe_derived_schema)
configure_file(src/store/schema.cpp.in ${CMAKE_BINARY_DIR}/generated/schema.cpp @ONLY)
target_sources(recoupe PRIVATE ${CMAKE_BINARY_DIR}/generated/schema.cpp)
