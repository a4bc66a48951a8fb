#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Subjects and objects of finite verbs: F1 against treebanks, on their own tags and on the text alone.
set -euo pipefail
program=$(dirname "$RECOUPE_PROGRAM")/measure_relations
for mode in gold raw; do
  echo "$mode:"
  "$program" $mode "$SHARED"/corpora/ud/fr_sequoia-ud-dev.conllu "$SHARED"/corpora/ud/fr_gsd-ud-dev.conllu
done
