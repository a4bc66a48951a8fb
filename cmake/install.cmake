# SPDX-License-Identifier: GPL-3.0-or-later
# cmake --install, find_package(recoupe) and cpack. knowledge.cmake installs the knowledge itself.
include(CMakePackageConfigHelpers)
set(recoupe_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/recoupe)

install(TARGETS recoupe_program)
install(TARGETS recoupe EXPORT recoupe)
install(EXPORT recoupe NAMESPACE recoupe:: DESTINATION ${recoupe_package_dir} FILE recoupe-targets.cmake)
configure_package_config_file(cmake/recoupe-config.cmake.in recoupe-config.cmake INSTALL_DESTINATION ${recoupe_package_dir})
write_basic_package_version_file(recoupe-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/recoupe-config.cmake ${CMAKE_BINARY_DIR}/recoupe-config-version.cmake
  DESTINATION ${recoupe_package_dir})

# Our sources say #include "base/result.h". Installed, that could meet another project's base/, so the installed
# headers say <recoupe/base/result.h> instead and one include folder serves them all.
install(DIRECTORY src/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/recoupe FILES_MATCHING PATTERN "*.h" PATTERN cli EXCLUDE)
install(CODE "set(headers \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_INCLUDEDIR}/recoupe\")")
install(SCRIPT cmake/qualify_includes.cmake)

install(FILES LICENSE README.md CHANGELOG.md knowledge/SOURCES.md DESTINATION ${CMAKE_INSTALL_DOCDIR})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "the recoupe authors")
set(CPACK_PACKAGE_CONTACT "the recoupe authors <recoupe@localhost>")
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
