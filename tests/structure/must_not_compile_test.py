#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Misuse does not compile: each file of tests/must_not_compile compiles with -DRIGHT and fails without it, for the
reason that its line `// error: …` gives."""
import os
import re
import subprocess

from sources import ROOT, finish, tracked

faults, checked = [], 0
for path in tracked("tests/must_not_compile/*.cpp"):
    checked += 1
    name, reason = path.name, re.search(r"// error: (.*)", path.read_text())[1]
    compiled = [subprocess.run([os.environ["RECOUPE_CXX"], "-std=c++20", "-Wall", "-Werror", "-fsyntax-only", f"-I{ROOT}/src", *flags, path],
                               text=True, stderr=subprocess.PIPE, env={**os.environ, "LC_ALL": "C"})
                for flags in (["-DRIGHT"], [])]
    if compiled[0].returncode != 0:
        faults.append(f"{name}: the right use does not compile:\n{compiled[0].stderr}")
    if compiled[1].returncode == 0:
        faults.append(f"{name}: the misuse compiles")
    elif not re.search(reason, compiled[1].stderr):
        faults.append(f"{name}: the misuse fails for another reason than '{reason}':\n{compiled[1].stderr}")
finish(faults, checked)
