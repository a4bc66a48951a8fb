#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Claims and tallies against hand-made readings: the two model dispatches of SHARED, and our own of tests/gold.
# Figures go to standard output, the readings to build/measure/ for a closer look with score.py --show.
set -euo pipefail
: "${SHARED:?}" "${RECOUPE_PROGRAM:?}"
shopt -s nullglob
texts=(tests/gold/texts/*.txt)
mkdir -p build/measure
"$RECOUPE_PROGRAM" code "$SHARED"/seeds/*.txt > build/measure/seeds.ndjson
"$RECOUPE_PROGRAM" code samples/*.txt "${texts[@]}" > build/measure/samples.ndjson
echo "seeds"
python3 "$SHARED/gold/score.py" build/measure/seeds.ndjson "$SHARED"/gold/*.json
echo "samples and the other texts of tests/gold"
python3 "$SHARED/gold/score.py" build/measure/samples.ndjson tests/gold/*.json
