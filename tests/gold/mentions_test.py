#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Actor and place mentions of our own texts against tests/gold, held above floors. --show lists what is missed, wrong and extra.

A gold mention is right when a mention of the program overlaps it and means the same: the same id or, of a part ("nord de
X"), the place that it lies in or beside. Extra is a mention that means something else than the gold, or stands where the gold has
none; but what is inferred, an adjective, part of an organisation's name or of what is right counts neither way, nor do
actors that the gold leaves out: those without an id, and civilians. Places in header lines are not read.
"""
import collections
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "structure")]
from program import BINARY  # noqa: E402
from scores_test import documents  # noqa: E402
from sources import finish  # noqa: E402

FLOORS = {"actor": {"f1": 0.90}, "place": {"f1": 0.92, "resolved": 0.93}}   # the aims are 0.92, 0.95 and 0.93
UNLISTED = {"-", "civilians"}
ASIDE = {"actor": set("aioc"), "place": set("aiog")}


def overlap(a, b):
    return a["begin"] < b["end"] and b["begin"] < a["end"]


def apposed(a, b):
    """True when one continues the other: "son homologue russe [Sergueï Lavrov]"."""
    return overlap(a, b) or 0 <= b["begin"] - a["end"] <= 2 or 0 <= a["begin"] - b["end"] <= 2


def parents():
    """The place that each place of the gazetteer lies in."""
    out = {}
    for table in (HERE.parent.parent / "knowledge/world/places").glob("*.tsv"):
        rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        out.update((row[0], row[1]) for row in rows[1:])
    return out


PARENTS = parents()


def same(gold, found, layer):
    if found["id"] != "-":
        return gold[layer] == found["id"]
    beside = "n" in found["flags"] and PARENTS.get(gold[layer]) == found["inside"]   # "au nord de X" lies in the province of X
    return gold[layer] in ("-", found["inside"]) or beside


def judge(gold, found, layer):
    """The gold mentions that are found right, and the found ones that should not be there."""
    right = [g for g in gold if any(overlap(f, g) and same(g, f, layer) for f in found)]
    good = [f for f in found if any(overlap(f, g) and same(g, f, layer) for g in gold)]
    extra = []
    for f in found:
        if f in good or ASIDE[layer] & set(f["flags"]) or any(overlap(f, g) for g in right):
            continue
        if not any(overlap(f, g) for g in gold) and layer == "actor" and (
                f["id"] in UNLISTED or any(f["id"] == g["id"] and apposed(f, g) for g in good)):
            continue
        extra.append(f)
    return right, extra


def mentions(paths):
    out = collections.defaultdict(list)
    for line in subprocess.run([BINARY / "mentions_of_files", *paths], check=True, text=True, stdout=subprocess.PIPE).stdout.splitlines():
        layer, path, begin, end, ident, flags, name, inside = line.split("\t")
        out[layer, path].append({"begin": int(begin), "end": int(end), "id": ident, "flags": flags, "name": name, "inside": inside})
    return out


def score(pairs, layer, show):
    found = mentions([path for _, path in pairs])
    wanted = hit = correct = extra = 0
    for document, path in pairs:
        text, here = path.read_bytes().decode("utf-8", "replace"), found[layer, str(path)]
        gold = [g for g in document[layer + "s"] if layer == "actor" or not any(overlap(g, h) for h in found["header", str(path)])]
        right, more = judge(gold, here, layer)
        seen = [g for g in gold if any(overlap(f, g) for f in here)]
        wanted, hit, correct, extra = wanted + len(gold), hit + len(seen), correct + len(right), extra + len(more)
        for g in gold if show else ():
            if g not in right:
                print(f"{path.name}: {'wrong' if g in seen else 'missed'} {layer} «{g['text']}» = {g[layer]}",
                      [(f["id"], f["name"]) for f in here if overlap(f, g)], f"… {text[max(0, g['begin'] - 40):g['end'] + 30]!r}")
        for f in more if show else ():
            print(f"{path.name}: extra {layer} «{text[f['begin']:f['end']]}» {f['id']} {f['flags']} … {text[max(0, f['begin'] - 40):f['end'] + 30]!r}")
    precision, recall = correct / (correct + extra), correct / wanted
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / (precision + recall), "resolved": correct / hit, "wanted": wanted}


if __name__ == "__main__":
    pairs = list(documents())
    low = []
    for layer, floors in FLOORS.items():
        figures = score(pairs, layer, "--show" in sys.argv)
        print(layer + "s:", ", ".join(f"{name} {value:.3f}" for name, value in figures.items()))
        low += [f"{layer}s: {name} {figures[name]:.4f} is under {floor}" for name, floor in floors.items() if figures[name] < floor]
    finish(low, sum(map(len, FLOORS.values())))
