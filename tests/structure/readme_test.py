#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What README.md shows is what happens: `$ recoupe …` in a console block prints the lines under it, `make X` exists.

A line "…" stands for any lines. `readme_test.py --accept` shows the difference and writes it into README.md."""
import difflib
import os
import re
import subprocess
import sys

from sources import ROOT, finish

PROGRAM = os.environ.get("RECOUPE_PROGRAM", str(ROOT / "build/release/recoupe"))
readme, faults, checked = (ROOT / "README.md").read_text(), [], 0


def run(command):
    line = re.sub(r"^(build/release/)?recoupe\b", lambda _: PROGRAM, command)
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        faults.append(f"README.md: `{command}` ended with {done.returncode}: {done.stdout}")
    return done.stdout


def cut_as_shown(shown, printed):
    """The first and last lines of what was printed, as many as the README shows around its line "…"."""
    if "…" not in shown:
        return printed
    before, after = shown.index("…"), len(shown) - shown.index("…") - 1
    return printed[:before] + ["…"] + (printed[-after:] if after else [])


def check(block):
    global checked
    out = []
    for part in re.split(r"^(?=\$ )", block[2], flags=re.M):
        command, _, shown = part.partition("\n")
        if command.startswith("$ recoupe") or command.startswith("$ build/release/recoupe"):
            checked += 1
            printed = "\n".join(cut_as_shown(shown.splitlines(), run(command[2:]).splitlines())) + "\n"
            if printed != shown:
                faults.extend(difflib.unified_diff(shown.splitlines(), printed.splitlines(), "README.md", command, lineterm=""))
            part = f"{command}\n{printed}"
        out.append(part)
    return block[1] + "".join(out) + block[3]


renewed = re.sub(r"(^```console\n)(.*?)(^```$)", check, readme, flags=re.S | re.M)
targets = set(re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.M)[0].split())
for target in re.findall(r"(?:^ +|`)make ([a-z]+)\b", readme, re.M):
    checked += 1
    if target not in targets:
        faults.append(f"README.md: make {target} does not exist")
if sys.argv[1:] == ["--accept"]:
    print("\n".join(faults))
    (ROOT / "README.md").write_text(renewed)
    sys.exit(0)
if faults:
    print("(a deliberate change of output: renew README.md by tests/structure/readme_test.py --accept)")
finish(faults, checked)
