# SPDX-License-Identifier: GPL-3.0-or-later
# Knowledge that the build generates from Debian packages. Each call of generate_knowledge() (cmake/knowledge.cmake)
# names the file, the program of tools/ that makes it, and what it is made from, e.g.
#
#   generate_knowledge(languages/fr/fr.lexicon
#     COMMAND compile_lexicon <analyser> ${recoupe_knowledge_dir}/languages/fr/fr.lexicon
#     DEPENDS compile_lexicon <analyser>)

# The French lexicon: the analyser of apertium-fra-cat joined with our own tables.
find_file(APERTIUM_FRENCH fra-cat.automorf.bin PATHS /usr/share/apertium/apertium-fra-cat NO_DEFAULT_PATH)
if(NOT APERTIUM_FRENCH)
  message(FATAL_ERROR "The French analyser is missing: install Debian's apertium-fra-cat, or set APERTIUM_FRENCH to its fra-cat.automorf.bin.")
endif()
file(GLOB lexicon_tables CONFIGURE_DEPENDS knowledge/languages/fr/lexicon/*.tsv)
generate_knowledge(languages/fr/fr.lexicon
  COMMAND compile_lexicon ${APERTIUM_FRENCH} ${CMAKE_SOURCE_DIR}/knowledge/languages/fr/lexicon ${recoupe_knowledge_dir}/languages/fr/fr.lexicon
  DEPENDS compile_lexicon ${APERTIUM_FRENCH} ${lexicon_tables})
