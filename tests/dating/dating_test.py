#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dates the texts of this folder and compares with truth.tsv, which was written by hand before any program read them.

A day is answered for 40 % of what a careful reader can date, right in 95 %; the true day lies inside 99 % of the
intervals, which are at most 31 days wide in the median; no undatable text gets a day; every wrong header is refused."""
import datetime
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "structure")]
from program import program, readings  # noqa: E402
from sources import finish  # noqa: E402


def truths():
    lines = [line for line in (HERE / "truth.tsv").read_text().splitlines() if not line.startswith("#")]
    return [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:]]


def days(published):
    first, last = (datetime.date.fromisoformat(published[end]) for end in ("earliest", "latest"))
    return (last - first).days + 1


def share(part, whole):
    return len(part) / max(1, len(whole))


def main():
    cases = truths()
    paths = [HERE / "texts" / (case["name"] + ".txt") for case in cases]
    result = program("code", *paths)
    assert result.code == 0, result.err
    found = []
    for case, reading in zip(cases, readings(result.out)):
        published = reading["dispatch"]["published"]
        case["published"] = published
        inside = published["earliest"] is None or published["earliest"] <= case["day"] <= published["latest"]
        case["inside"] = inside
        if not inside or (published["date"] and case["reader"] != "day") or "--show" in sys.argv:
            print(f'{case["name"]}: {case["day"]} ({case["reader"]}), answered {published["earliest"]} … {published["latest"]}')
    datable = [case for case in cases if case["reader"] == "day"]
    answered = [case for case in cases if case["published"]["date"]]
    bounded = [case for case in cases if case["published"]["earliest"]]
    wrong = [case for case in cases if case["header"] == "wrong"]
    widths = sorted(days(case["published"]) for case in bounded)
    figures = [
        ("texts", len(cases), len(cases) >= 60),
        ("undatable to a day", 1 - share(datable, cases), share(datable, cases) <= 2 / 3),
        ("day answered, of the datable", share([c for c in answered if c["reader"] == "day"], datable), None),
        ("day right, of those answered", share([c for c in answered if c["published"]["date"] == c["day"]], answered), None),
        ("true day inside the interval", share([c for c in bounded if c["inside"]], bounded), None),
        ("median width in days", widths[len(widths) // 2], widths[len(widths) // 2] <= 31),
        ("wrong headers refused", share([c for c in wrong if c["inside"] and c["published"]["rejected"]], wrong), None)]
    bars = {"day answered, of the datable": 0.40, "day right, of those answered": 0.95, "true day inside the interval": 0.99, "wrong headers refused": 1.0}
    for name, value, fine in figures:
        print(f"{name:32}{value:8.3f}")
        if not (value >= bars[name] if fine is None else fine):
            found.append(f"{name}: {value:.3f}")
    guesses = [case["name"] for case in answered if case["reader"] != "day"]
    found += [f"a day for the undatable {name}" for name in guesses]
    finish(found, len(cases))


main()
