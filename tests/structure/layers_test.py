#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A module includes only itself and what its line in src/layers.txt names; that list itself runs bottom up."""
import re

from sources import ROOT, finish, tracked

allowed, faults, checked = {}, [], 0
for line in (ROOT / "src/layers.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        module, _, names = line.partition(":")
        faults += [f"src/layers.txt: {module} may not stand above {name}, which comes later"
                   for name in names.split() if name not in allowed]
        allowed[module] = set(names.split()) | {module}

for path in tracked("src/*.h", "src/*.cpp"):
    module = path.relative_to(ROOT / "src").parts[0]
    for number, line in enumerate(path.read_text().splitlines(), 1):
        include = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if not include or module == "recoupe.h":  # the umbrella header stands above the library
            continue
        checked += 1
        target, _, rest = include[1].partition("/")
        where = f"{path.relative_to(ROOT)}:{number}"
        if not rest or ".." in include[1]:
            faults.append(f'{where}: name the module: #include "module/file.h"')
        elif module not in allowed:
            faults.append(f"{where}: {module} has no line in src/layers.txt")
        elif target not in allowed[module]:
            faults.append(f"{where}: {module} may not include {target}")
finish(faults, checked)
