#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Sentences, tokens, tags, lemmas and finite verbs against treebanks; fails below the floors.
set -euo pipefail
ud=$SHARED/corpora/ud
"$(dirname "$RECOUPE_PROGRAM")/measure_language" --floors tools/measure/language_floors.tsv \
  "$ud/fr_sequoia-ud-dev.conllu" "$ud/fr_gsd-ud-dev.conllu"
