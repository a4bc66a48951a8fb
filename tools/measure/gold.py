#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims and tallies against hand-made readings, by the scorer of $SHARED: the two model dispatches of $SHARED, which
must stay above the floors of tests/gold/floors.json, and our own of tests/gold, which a test of the tree holds above
theirs. The readings go to build/measure/ for a closer look with score.py --show."""
import json
import os
import pathlib
import subprocess
import sys

SHARED, PROGRAM, OUT = pathlib.Path(os.environ["SHARED"]), os.environ["RECOUPE_PROGRAM"], pathlib.Path("build/measure")
KEPT = set(pathlib.Path("tests/gold/kept.txt").read_text().split())
TEXTS = sorted([*pathlib.Path("samples").glob("*.txt"), *pathlib.Path("tests/gold/texts").glob("*.txt")])
GOLD = sorted(pathlib.Path("tests/gold").glob("*-*.json"))


def part(kept):
    """Texts and gold of the kept part, or of the rest."""
    return [[path for path in paths if (path.stem in KEPT) == kept] for paths in (TEXTS, GOLD)]


SETS = {"seeds": (sorted(SHARED.glob("seeds/*.txt")), sorted(SHARED.glob("gold/*.json"))), "own": part(False), "kept": part(True)}


def score(name, texts, gold):
    found = OUT / f"{name}.ndjson"
    found.write_bytes(subprocess.run([PROGRAM, "code", *texts], check=True, stdout=subprocess.PIPE).stdout)
    scorer = [sys.executable, SHARED / "gold/score.py", found, *gold]
    print(name, subprocess.run(scorer, check=True, text=True, stdout=subprocess.PIPE).stdout, sep="\n", flush=True)
    return json.loads(subprocess.run([*scorer, "--json"], check=True, stdout=subprocess.PIPE).stdout)


OUT.mkdir(parents=True, exist_ok=True)
scores = {name: score(name, *files) for name, files in SETS.items()}
floors = json.loads(pathlib.Path("tests/gold/floors.json").read_text())["seeds"]
low = [f"seeds, {layer}: f1 {scores['seeds'][layer]['f1']:.4f} is under the floor {floor}" for layer, floor in floors.items() if scores["seeds"][layer]["f1"] < floor]
print("\n".join(low), end="\n" if low else "")
sys.exit(1 if low else 0)
