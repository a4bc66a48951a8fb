#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Places: mentions found and resolved, against the places of tests/gold. --show lists what is missed, wrong and extra.

A mention is found when a place overlaps it, and resolved when their names are the same but for class words. Extra is
what overlaps no gold place and is neither a government, an adjective, nor inside an organisation's name nor a reference to a place
named before."""
import collections
import glob
import json
import os
import re
import subprocess
import sys
import unicodedata

GENERIC = set("a au aux d de des du en l la le les partie province quartier quartiers route secteur secteurs ville region".split())
program = os.path.join(os.path.dirname(os.environ["RECOUPE_PROGRAM"]), "places_of_files")


def words(name):
    plain = unicodedata.normalize("NFD", name.lower().replace("’", "'"))
    return {w for w in re.sub("[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).split() if w not in GENERIC}


def same(a, b):
    return bool(a and b) and (a <= b or b <= a)


paths, gold = [], {}
for name in sorted(glob.glob("tests/gold/*-*.json")):
    document = json.load(open(name, encoding="utf-8"))
    path = next(p for folder in ("samples", "tests/gold/texts") if os.path.exists(p := os.path.join(folder, document["document"])))
    gold[path] = document["places"]
    paths.append(path)
found = collections.defaultdict(list)
for line in subprocess.run([program, *paths], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines():
    path, begin, end, ident, flags, name = line.split("\t")
    found[path].append((int(begin), int(end), ident, flags, name))
wanted = hit = right = extra = 0
for path in paths:
    text = open(path, encoding="utf-8", newline="").read()
    for place in gold[path]:
        over = [f for f in found[path] if f[0] < place["end"] and place["begin"] < f[1]]
        ok = any(same(words(place["name"]), words(f[4])) for f in over)
        wanted, hit, right = wanted + 1, hit + bool(over), right + ok
        if "--show" in sys.argv and not ok:
            print(path, "missed" if not over else "wrong", place["text"], "=", place["name"], [f[4] for f in over])
    for f in found[path]:
        if not set("aogi") & set(f[3]) and not any(f[0] < p["end"] and p["begin"] < f[1] for p in gold[path]):
            extra += 1
            if "--show" in sys.argv:
                print(path, "extra", text[f[0]:f[1]], f)
precision, recall = hit / (hit + extra), hit / wanted
print(f"places: mentions P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}, resolved {right / hit:.3f} of {hit}")
