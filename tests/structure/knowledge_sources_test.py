#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file under knowledge/ has a line in knowledge/SOURCES.md that says where it comes from and its licence."""
import fnmatch

from sources import ROOT, finish, tracked

rows = []
for line in (ROOT / "knowledge/SOURCES.md").read_text().splitlines():
    cells = [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
    if line.startswith("|") and cells[0] != "file" and not cells[0].startswith("---"):
        rows.append(cells)

faults = [f"knowledge/SOURCES.md: {row[0]}: a row says file, what, source and licence" for row in rows
          if len(row) < 4 or not all(row[:4])]
files = [str(path.relative_to(ROOT / "knowledge")) for path in tracked("knowledge/*") if path.name != "SOURCES.md"]
for name in files:
    if not any(name == row[0] or fnmatch.fnmatch(name, row[0]) for row in rows):
        faults.append(f"knowledge/{name}: no line in knowledge/SOURCES.md")
for row in rows:
    if not fnmatch.filter(files, row[0]):
        faults.append(f"knowledge/SOURCES.md: {row[0]} is no file")
finish(faults, len(files) + 1)
