# SPDX-License-Identifier: GPL-3.0-or-later
# Knowledge that the build generates from Debian packages. Each call of generate_knowledge() (cmake/knowledge.cmake)
# names the file, the program of tools/ that makes it, and what it is made from, e.g.
#
#   generate_knowledge(languages/fr/fr.lexicon
#     COMMAND compile_lexicon <analyser> ${recoupe_knowledge_dir}/languages/fr/fr.lexicon
#     DEPENDS compile_lexicon <analyser>)
