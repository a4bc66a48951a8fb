# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the program share: running it, and checking each reading that it prints against the schema.

    run = program("code", "a.txt")     run.code == 0, run.out == b'{"schema":…', run.err == ""
    readings(run.out)                  → a list of dicts, each valid
"""
import json
import os
import pathlib
import resource
import subprocess
from typing import NamedTuple

import jsonschema

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
BINARY = pathlib.Path(os.environ.get("RECOUPE_BINARY_DIR", ROOT / "build/dev"))
PROGRAM = os.environ.get("RECOUPE_PROGRAM", str(BINARY / "recoupe"))
CACHE = BINARY / "CMakeCache.txt"
SANITIZED = CACHE.exists() and any(line.startswith("RECOUPE_SANITIZE:") and line.split("=", 1)[1]
                                   for line in CACHE.read_text().splitlines())
SCHEMA = jsonschema.Draft4Validator(json.loads((ROOT / "docs/reading.schema.json").read_text()))


class Run(NamedTuple):
    code: int
    out: bytes
    err: str
    seconds: float    # processor time
    memory: int       # most resident bytes of any run so far


def program(*arguments, stdin=b"", cwd=None, env=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([PROGRAM, *map(os.fsdecode, map(os.fsencode, arguments))], input=stdin, capture_output=True, cwd=cwd,
                          env={**os.environ, **(env or {})}, timeout=300)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Run(done.returncode, done.stdout, done.stderr.decode(errors="surrogateescape"),
               after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, after.ru_maxrss * 1024)


def readings(out):
    """The readings of an output; fails where one breaks the schema."""
    items = [json.loads(line) for line in out.decode("utf-8").splitlines()]
    for item in items:
        SCHEMA.validate(item)
    return items
