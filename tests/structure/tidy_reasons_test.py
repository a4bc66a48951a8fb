#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each clang-tidy check that is switched off, in .clang-tidy or by NOLINT, says why."""
import re

from sources import ROOT, finish, tracked

text = (ROOT / ".clang-tidy").read_text()
reasons = dict(re.findall(r"^# -(\S+)\s+(\S.*)$", text, re.M))
disabled = set(re.findall(r"-([a-z][a-z-]*-[a-z-]+)", text.split("Checks:", 1)[1].split("WarningsAsErrors")[0]))
faults = [f".clang-tidy: -{check} has no reason" for check in sorted(disabled - set(reasons))]
faults += [f".clang-tidy: the reason for -{check} is left over" for check in sorted(set(reasons) - disabled)]
for path in tracked("*.h", "*.cpp"):
    for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
        if "NOLINT" in line and not re.search(r"NOLINT(NEXTLINE|BEGIN|END)?\([a-z-]+\)[:,]? \w+|NOLINTEND", line):
            faults.append(f"{path.relative_to(ROOT)}:{number}: write NOLINT(check): reason")
finish(faults, len(disabled))
