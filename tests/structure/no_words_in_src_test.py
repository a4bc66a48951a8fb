#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No word that is matched against text stands in src/: what recoupe knows lies in knowledge/.

Faults: a literal with a letter beyond ASCII; a literal with a word of french_words.txt; a key made of a literal.
allowed_literals.tsv lists exceptions, each with its reason; one that no longer occurs is a fault too."""
import re

from sources import ROOT, finish, tracked, without_comments

HERE = ROOT / "tests/structure"
french = set((HERE / "french_words.txt").read_text().split("\n\n", 1)[1].split())
allowed = dict(line.split("\t", 1) for line in (HERE / "allowed_literals.tsv").read_text().splitlines()
               if line and not line.startswith("#"))
literal = re.compile(r'(?:u8|u|U|L)?(?:R"([^(\s]*)\((.*?)\)\1"|"((?:\\.|[^"\\\n])*)"|\'((?:\\.|[^\'\\\n])+)\')', re.S)
keyed = re.compile(r'\b(?:raw_key|form_key|folded_key)\s*\(\s*"')
faults, used, checked = [], set(), 0

for path in tracked("src/*.h", "src/*.cpp"):
    code = re.sub(r"^\s*#\s*include.*$", "", without_comments(path.read_text()), flags=re.M)
    for match in literal.finditer(code):
        text = next(group for group in match.groups()[1:] if group is not None)
        where = f"{path.relative_to(ROOT)}:{code.count(chr(10), 0, match.start()) + 1}"
        checked += 1
        words = sorted(french & set(re.findall(r"[^\W\d_]+", text.lower())))
        if text in allowed:
            used.add(text)
        elif any(c.isalpha() and not c.isascii() for c in text):
            faults.append(f"{where}: letters beyond ASCII in a literal: {text!r}")
        elif words:
            faults.append(f"{where}: French {', '.join(words)} in a literal: {text!r}")
        elif keyed.search(code[max(0, match.start() - 20):match.start() + 1]):
            faults.append(f"{where}: the key of a literal: {text!r}")
faults += [f"tests/structure/allowed_literals.tsv: {text!r} occurs nowhere" for text in sorted(set(allowed) - used)]
finish(faults, checked)
