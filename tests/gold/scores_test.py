#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims and tallies of our own texts against tests/gold, held above floors.json (the last landed score less one
claim or tally). A better score is a reason to raise the floor. The texts that kept.txt names have a floor of their own;
--show lists what is missed and what is extra in the others only, so that no rule is tuned on the kept ones.

A found item is right when it has the type (tallies: the effect) of a gold item and its trigger overlaps the gold
trigger or lies in the same sentence; one to one, overlaps first. Optional items count neither way.
"""
import bisect
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "structure")]
from program import ROOT, program, readings  # noqa: E402
from sources import finish  # noqa: E402

LONGEST = 60   # a trigger is a word or a short phrase


def kinds(item):
    return {item.get("type") or item.get("effect"), *item.get("also_types", [])}


def closeness(wanted, found, ends):
    """Best rank of a pair, smaller is better; None where the two cannot be one."""
    trigger = found["trigger"]
    sentence = bisect.bisect_right(ends, trigger["begin"])
    if not kinds(found) & kinds(wanted) or trigger["end"] - trigger["begin"] > LONGEST or sentence != bisect.bisect_right(ends, trigger["end"] - 1):
        return None
    ranks = []
    for other in [wanted["trigger"], *wanted.get("also_triggers", [])]:
        apart = not (other["begin"] < trigger["end"] and trigger["begin"] < other["end"])
        if not apart or bisect.bisect_right(ends, other["begin"]) == sentence:
            ranks.append((apart, bool(wanted.get("optional")), abs(other["begin"] - trigger["begin"])))
    return min(ranks, default=None)


def compare(gold, found, ends):
    """What is matched, missed and extra; optional gold and statements without a partner stand aside."""
    ranked = sorted((rank, i, j) for i, wanted in enumerate(gold) for j, item in enumerate(found)
                    if (rank := closeness(wanted, item, ends)) is not None)
    partner = {}
    for _, i, j in ranked:
        if i not in partner and j not in partner.values():
            partner[i] = j
    needed = [i for i, wanted in enumerate(gold) if not wanted.get("optional")]
    return {"matched": sum(i in partner for i in needed), "missed": [gold[i] for i in needed if i not in partner],
            "extra": [item for j, item in enumerate(found) if j not in partner.values() and kinds(item) != {"statement"}]}


def f1(matched, missed, extra):
    return 2 * matched / (2 * matched + missed + extra) if matched else 0.0


KEPT = set((HERE / "kept.txt").read_text().split())


def documents():
    """Gold and text of the dispatches on which rules may be tuned."""
    return (pair for pair in all_documents() if pathlib.Path(pair[0]["document"]).stem not in KEPT)


def kept_documents():
    return (pair for pair in all_documents() if pathlib.Path(pair[0]["document"]).stem in KEPT)


def all_documents():
    for path in sorted((ROOT / "tests/gold").glob("*-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, next(text for folder in ("samples", "tests/gold/texts") if (text := ROOT / folder / gold["document"]).exists())


def score(part, pairs, show):
    found = readings(program("code", *(text for _, text in pairs)).out)
    figures = {}
    for layer in ("claims", "tallies"):
        matched = missed = extra = 0
        for (gold, text), reading in zip(pairs, found, strict=True):
            result = compare(gold[layer], reading[layer], gold["sentence_ends"])
            matched, missed, extra = matched + result["matched"], missed + len(result["missed"]), extra + len(result["extra"])
            for what in ("missed", "extra") if show else ():
                for item in result[what]:
                    print(f"{text.name}: {what} {item.get('type') or item['effect']} «{item['trigger']['text']}» {item.get('rule', '')}")
        figures[layer] = {"f1": f1(matched, missed, extra), "floor": f1(matched - 1, missed + 1, extra)}
        print(f"{part}, {layer}: f1 {figures[layer]['f1']:.4f}, {matched} matched, {missed} missed, {extra} extra; one less is {figures[layer]['floor']:.4f}")
    return figures


def faults_of_the_scorer():
    """The scorer itself must be able to tell right from wrong."""
    def item(kind, begin, end, **more):
        return {"type": kind, "trigger": {"begin": begin, "end": end}, **more}

    gold, ends = [item("clash", 5, 9), item("siege", 30, 35), item("capture", 60, 65, optional=True)], [20, 50]
    tries = [([item("clash", 7, 8), item("siege", 40, 44), item("capture", 61, 62)], (2, 0, 0)), ([item("siege", 5, 9), item("clash", 22, 24)], (0, 2, 2)),
             ([item("clash", 12, 14), item("clash", 6, 9)], (1, 1, 1)), ([item("clash", 15, 25), item("statement", 1, 2)], (0, 2, 1)), ([], (0, 2, 0))]
    out = []
    for found, want in tries:
        result = compare(gold, found, ends)
        if (result["matched"], len(result["missed"]), len(result["extra"])) != want:
            out.append(f"the scorer judges wrongly: {found} is not {want}")
    return out


if __name__ == "__main__":
    floors, low = json.loads((HERE / "floors.json").read_text()), []
    for part, pairs in {"own": list(documents()), "kept": list(kept_documents())}.items():
        scores = score(part, pairs, "--show" in sys.argv and part == "own")
        low += [f"{part}, {layer}: f1 {scores[layer]['f1']:.4f} is under the floor {floor}" for layer, floor in floors[part].items() if scores[layer]["f1"] < floor]
    finish(faults_of_the_scorer() + low, sum(map(len, floors.values())))
