# SPDX-License-Identifier: GPL-3.0-or-later
# geopackage.sql becomes part of the program: once configured, again when it changes.
set(recoupe_geopackage ${CMAKE_SOURCE_DIR}/src/formats/geopackage.sql)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${recoupe_geopackage})
file(READ ${recoupe_geopackage} recoupe_geopackage_schema)
configure_file(src/formats/geopackage_schema.cpp.in ${CMAKE_BINARY_DIR}/generated/geopackage_schema.cpp @ONLY)
target_sources(recoupe PRIVATE ${CMAKE_BINARY_DIR}/generated/geopackage_schema.cpp)
