# SPDX-License-Identifier: GPL-3.0-or-later
# The third-party libraries, all from Debian (tools/debian-packages.txt). recoupe-config.cmake.in finds the same again.
find_package(ICU REQUIRED COMPONENTS uc)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(simdjson REQUIRED)     # reads JSON
find_path(RAPIDJSON_INCLUDE rapidjson/writer.h REQUIRED)  # writes JSON; headers only
find_package(SQLite3 3.37 REQUIRED)  # STRICT tables
find_package(Threads REQUIRED)
# These three ship no CMake package; linked by name, so that the exported target holds no path of the building machine.
find_library(XXHASH_LIBRARY xxhash REQUIRED)
find_library(RE2_LIBRARY re2 REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)

# Public: what our own headers include.
set(recoupe_public_libraries tl::expected ICU::uc)
set(recoupe_private_libraries OpenSSL::Crypto fmt::fmt tomlplusplus::tomlplusplus simdjson::simdjson xxhash re2 cld2 SQLite::SQLite3 Threads::Threads)
