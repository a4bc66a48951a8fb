#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the precision of every event rule on the own gold and writes knowledge/languages/fr/events/confidence.tsv.

usage: measure_confidence.py PROGRAM      (run from the top of the project, e.g. build/release/recoupe)

A claim is right when a gold claim of its type (or of its also_types) stands in the same sentence; pairs are one to one.
Optional gold counts as right. A rule's precision is drawn towards that of all rules as if it had four more claims of
average quality, because most rules met the gold only a few times: (right + 4 * average) / (claims + 4).
"""
import collections, json, os, pathlib, subprocess, sys

GOLD = pathlib.Path("tests/gold")
TEXTS = [pathlib.Path("samples"), GOLD / "texts"]
WEIGHT = 4

def reading(program, document):
    path = next(p / document for p in TEXTS if (p / document).exists())
    out = subprocess.run([program, "code", str(path)], capture_output=True, text=True, check=True).stdout
    return json.loads(out)

def sentence_of(bounds, position):
    return sum(1 for b in bounds if b <= position)

def pairs(gold, found, same_kind, bounds):
    """Indices of the found items that have a gold partner, nearest triggers first."""
    candidates = []
    for g, want in enumerate(gold):
        for f, got in enumerate(found):
            if same_kind(want, got):
                for trigger in [want["trigger"], *want.get("also_triggers", [])]:
                    if sentence_of(bounds, trigger["begin"]) == sentence_of(bounds, got["trigger"]["begin"]):
                        candidates.append((abs(trigger["begin"] - got["trigger"]["begin"]), g, f))
    used_gold, used = set(), set()
    for _, g, f in sorted(candidates):
        if g not in used_gold and f not in used:
            used_gold.add(g)
            used.add(f)
    return used

def measure(program):
    right, total = collections.Counter(), collections.Counter()
    kept = set((GOLD / "kept.txt").read_text().split())   # no rule is tuned on these, nor its confidence
    for path in sorted(GOLD.glob("*-*.json")):
        if path.stem in kept:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        read = reading(program, gold["document"])
        claim_kind = lambda g, f: f["type"] in [g["type"], *g.get("also_types", [])]
        tally_kind = lambda g, f: f["effect"] == g["effect"] and (f["min"], f["max"]) == (g["min"], g["max"])
        for kind, same in (("claims", claim_kind), ("tallies", tally_kind)):
            good = pairs(gold[kind], read[kind], same, gold["sentence_ends"])
            for i, item in enumerate(read[kind]):
                total[item["rule"]] += 1
                right[item["rule"]] += i in good
    return right, total

def main():
    right, total = measure(sys.argv[1])
    average = sum(right.values()) / sum(total.values())
    lines = ["# Measured precision of every event rule on tests/gold, by tools/measure_confidence.py PROGRAM; never edited by hand.",
             "# Source: measured; \"*\" stands for rules that the gold never met.", "rule\tprecision\tright\tclaims",
             f"*\t{average * 0.9:.2f}\t{sum(right.values())}\t{sum(total.values())}"]
    for rule in sorted(total):
        lines.append(f"{rule}\t{(right[rule] + WEIGHT * average) / (total[rule] + WEIGHT):.2f}\t{right[rule]}\t{total[rule]}")
    pathlib.Path("knowledge/languages/fr/events/confidence.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

if __name__ == "__main__":
    main()
