#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source names its licence, opens with at most 12 lines of comment, and has no function of 60 lines or more."""
import re

from sources import ROOT, finish, tracked, without_comments

SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
HEAD_LINES, FUNCTION_LINES = 12, 60
faults, checked = [], 0


def head_length(lines):
    """Lines of the comment that opens a file; a Python docstring counts with it."""
    count = 0
    for line in lines:
        if not line.startswith(("//", "#")) or line.startswith("#include") or line.startswith("#pragma"):
            break
        count += 1
    rest = "\n".join(lines[count:])
    docstring = re.match(r'"""(.*?)"""', rest, re.S)
    return count + (docstring[0].count("\n") + 1 if docstring else 0)


def functions(code):
    """(first line, number of lines) of each outermost block that is neither a scope, a type nor a table."""
    code = without_comments(code)
    code = re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', lambda m: "x" * len(m[0]), code)
    stack, begin = [], 0
    for at, c in enumerate(code):
        if c == "{":
            lead = re.split(r"[;{}]", code[begin:at])[-1] if not stack or stack[-1][0] == "scope" else ""
            scope = re.match(r"\s*(template\s*<[^{]*>\s*)?(inline\s+)?(namespace|struct|class|union|enum|extern)\b(?!.*\))", lead, re.S)
            kind = "scope" if scope else "body" if ")" in lead and "=" not in lead.split(")")[-1] else "other"
            stack.append((kind, at - len(lead.lstrip())))
            begin = at + 1
        elif c == "}" and stack:
            kind, start = stack.pop()
            begin = at + 1
            if kind == "body":
                yield code.count("\n", 0, start) + 1, code.count("\n", start, at) + 1


for path in tracked("*.h", "*.cpp", "*.py", "*.sh", "*.cmake", "CMakeLists.txt", "*/CMakeLists.txt", "Makefile", "tools/*", ".ci/run"):
    name, lines = path.relative_to(ROOT), path.read_text(errors="replace").splitlines()
    if path.suffix in (".txt", ".tsv") and path.name != "CMakeLists.txt":
        continue
    checked += 1
    if not any(SPDX in line for line in lines[:3]):
        faults.append(f"{name}:1: no line '{SPDX}'")
    if head_length(lines) > HEAD_LINES:
        faults.append(f"{name}:1: the head has {head_length(lines)} lines, more than {HEAD_LINES}")
    if path.suffix in (".h", ".cpp"):
        faults += [f"{name}:{first}: a function of {size} lines; stay under {FUNCTION_LINES}"
                   for first, size in functions("\n".join(lines)) if size >= FUNCTION_LINES]
finish(faults, checked)
