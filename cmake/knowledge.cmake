# SPDX-License-Identifier: GPL-3.0-or-later
# build/<preset>/knowledge mirrors knowledge/ by links, so that an edited table counts at once, and also holds
# what is generated. The program looks there first; see src/base/default_knowledge.h.
set(recoupe_knowledge_dir ${CMAKE_BINARY_DIR}/knowledge)
file(MAKE_DIRECTORY ${recoupe_knowledge_dir})

file(GLOB_RECURSE stale_links LIST_DIRECTORIES false RELATIVE ${recoupe_knowledge_dir} ${recoupe_knowledge_dir}/*)
foreach(file IN LISTS stale_links)
  if(IS_SYMLINK ${recoupe_knowledge_dir}/${file} AND NOT EXISTS ${CMAKE_SOURCE_DIR}/knowledge/${file})
    file(REMOVE ${recoupe_knowledge_dir}/${file})
  endif()
endforeach()
file(GLOB_RECURSE knowledge_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/knowledge knowledge/*)
foreach(file IN LISTS knowledge_files)
  cmake_path(GET file PARENT_PATH folder)
  file(MAKE_DIRECTORY ${recoupe_knowledge_dir}/${folder})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/knowledge/${file} ${recoupe_knowledge_dir}/${file} SYMBOLIC)
endforeach()

set(recoupe_installed_knowledge ${CMAKE_INSTALL_DATADIR}/recoupe/knowledge)
target_compile_definitions(recoupe PUBLIC
  $<BUILD_INTERFACE:RECOUPE_INSTALLED_KNOWLEDGE="${CMAKE_INSTALL_PREFIX}/${recoupe_installed_knowledge}">
  $<INSTALL_INTERFACE:RECOUPE_INSTALLED_KNOWLEDGE="$<INSTALL_PREFIX>/${recoupe_installed_knowledge}">)
install(DIRECTORY knowledge/ DESTINATION ${recoupe_installed_knowledge})

add_custom_target(knowledge ALL)

# generate_knowledge(languages/fr/fr.lexicon COMMAND … [DEPENDS …]): a file that the build makes under
# ${recoupe_knowledge_dir} and that is installed beside the hand-written tables. The command writes it to
# ${recoupe_knowledge_dir}/<file>; it must not need anything but Debian packages of the list.
function(generate_knowledge file)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "COMMAND;DEPENDS")
  cmake_path(GET file PARENT_PATH folder)
  file(MAKE_DIRECTORY ${recoupe_knowledge_dir}/${folder})
  add_custom_command(OUTPUT ${recoupe_knowledge_dir}/${file} COMMAND ${arg_COMMAND} DEPENDS ${arg_DEPENDS}
    COMMENT "Generating knowledge/${file}" VERBATIM)
  string(MAKE_C_IDENTIFIER "generate_${file}" name)
  add_custom_target(${name} DEPENDS ${recoupe_knowledge_dir}/${file})
  add_dependencies(knowledge ${name})
  install(FILES ${recoupe_knowledge_dir}/${file} DESTINATION ${recoupe_installed_knowledge}/${folder})
endfunction()
