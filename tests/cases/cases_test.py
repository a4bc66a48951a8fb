#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs every case: a folder with input.txt, expected.json (what must hold), why.md (the behaviour, for a person).

expected.json is a part of the reading: an object's keys must hold, each item of a list must fit a different item of
the reading's list. "absent" is of the same form; each item of its lists must fit nothing. "arguments" go to `code`; {case} in
them is the folder of the case.
"""
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "structure")]
from program import program, readings  # noqa: E402
from sources import finish  # noqa: E402


def fits(want, got):
    """True when all that `want` says holds of `got`."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(key in got and fits(value, got[key]) for key, value in want.items())
    if isinstance(want, list):
        return isinstance(got, list) and all_fit(want, got)
    return type(want) is type(got) and want == got or isinstance(want, float) and want == got


def all_fit(want, got):
    """Each wanted item fits a different item; tries the choices one after the other."""
    if not want:
        return True
    return any(fits(want[0], item) and all_fit(want[1:], got[:i] + got[i + 1:]) for i, item in enumerate(got))


def faults_in(want, got, where=""):
    """What of `want` does not hold, in words."""
    if isinstance(want, dict) and isinstance(got, dict):
        return [fault for key, value in want.items() for fault in
                (faults_in(value, got[key], f"{where}/{key}") if key in got else [f"{where}/{key}: is not there"])]
    if isinstance(want, list) and isinstance(got, list):
        missing = [item for item in want if not any(fits(item, other) for other in got)]
        if missing or all_fit(want, got):
            return [f"{where}: nothing fits {json.dumps(item, ensure_ascii=False)}" for item in missing]
        return [f"{where}: two expectations fit only one item"]
    return [] if fits(want, got) else [f"{where}: {json.dumps(got, ensure_ascii=False)}, not {json.dumps(want, ensure_ascii=False)}"]


def present_in(unwanted, got, where=""):
    """What of `unwanted` holds all the same."""
    if isinstance(unwanted, dict):
        return [fault for key, value in unwanted.items() for fault in present_in(value, got.get(key), f"{where}/{key}")]
    if isinstance(unwanted, list):
        return [f"{where}: has {json.dumps(item, ensure_ascii=False)}" for item in unwanted if any(fits(item, other) for other in got)]
    return [f"{where}: is {json.dumps(got, ensure_ascii=False)}"] if fits(unwanted, got) else []


def run_case(folder):
    expected = json.loads((folder / "expected.json").read_text())
    absent, arguments = expected.pop("absent", {}), [word.replace("{case}", str(folder)) for word in expected.pop("arguments", [])]
    run = program("code", *arguments, folder / "input.txt")
    (reading,) = readings(run.out)
    faults = faults_in(expected, reading) + present_in(absent, reading)
    faults += [] if (folder / "why.md").read_text().strip() else ["why.md says nothing"]
    faults += [] if expected or absent else ["expected.json expects nothing"]
    return [f"{folder.name}{fault if fault.startswith('/') else ': ' + fault}" for fault in faults]


def faults_of_the_runner():
    """The runner itself must be able to fail."""
    reading = {"a": 1, "list": [{"x": 1, "y": 2}, {"x": 1, "y": 3}]}
    good = [({"a": 1}, {}), ({"list": [{"x": 1}, {"x": 1}]}, {}), ({"list": [{"x": 1}, {"y": 2}]}, {}), ({}, {"list": [{"x": 2}], "a": 2})]
    bad = [({"a": 2}, {}), ({"a": True}, {}), ({"b": 1}, {}), ({"list": [{"x": 2}]}, {}), ({"list": [{"y": 2}, {"y": 2}]}, {}), ({}, {"list": [{"y": 3}]}), ({}, {"a": 1})]
    wrong = [case for case in good if faults_in(case[0], reading) + present_in(case[1], reading)]
    wrong += [case for case in bad if not faults_in(case[0], reading) + present_in(case[1], reading)]
    return [f"the runner judges wrongly: {case}" for case in wrong]


if __name__ == "__main__":
    folders = sorted(path.parent for path in HERE.glob("*/expected.json"))
    folders = [folder for folder in folders if not sys.argv[1:] or folder.name in sys.argv[1:]]
    finish(faults_of_the_runner() + [fault for folder in folders for fault in run_case(folder)], len(folders))
