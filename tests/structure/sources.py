# SPDX-License-Identifier: GPL-3.0-or-later
"""What the structure tests share: the project's own files, and how a check reports what it found."""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))


def tracked(*patterns):
    """Files under version control that match, or all files where the tree was unpacked without its history."""
    listed = subprocess.run(["git", "-C", ROOT, "ls-files", "-co", "--exclude-standard", "-z", "--", *patterns],
                            capture_output=True)
    if listed.returncode == 0:
        names = sorted(filter(None, listed.stdout.decode().split("\0")))
    else:
        names = sorted({str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.rglob(pattern)
                        if path.relative_to(ROOT).parts[0] != "build"})
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def without_comments(code):
    """C++ with comments blanked and line numbers kept; string literals stay."""
    token = re.compile(r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return token.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], code)


def finish(faults, checked):
    """Ends the test: each fault on a line; checking nothing is a fault too."""
    if checked == 0:
        faults = ["nothing was checked: the patterns of this test match no file"]
    print("\n".join(faults) if faults else f"{checked} checked, no fault")
    sys.exit(1 if faults else 0)
