#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A program outside the tree builds against the installed library by find_package(recoupe) and prints a reading."""
import json
import os
import pathlib
import subprocess
import tempfile

from sources import ROOT, finish

BUILD = os.environ["RECOUPE_BINARY_DIR"]
cache = dict(line.split("=", 1) for line in pathlib.Path(BUILD, "CMakeCache.txt").read_text().splitlines() if "=" in line)
sanitize = cache.get("RECOUPE_SANITIZE:STRING", "")
faults = []


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options)
    if done.returncode != 0:
        faults.append(f"{' '.join(map(str, command))}\nended with {done.returncode}:\n{done.stdout}")
        finish(faults, 1)
    return done.stdout


with tempfile.TemporaryDirectory() as scratch:
    prefix, outside, text = (pathlib.Path(scratch, name) for name in ("prefix", "outside", "raid.txt"))
    run("cmake", "--install", BUILD, "--prefix", prefix)
    run("cmake", "-S", ROOT / "tests/outside_user", "-B", outside, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
        f"-DCMAKE_CXX_COMPILER={os.environ['RECOUPE_CXX']}", "-DCMAKE_FIND_USE_PACKAGE_REGISTRY=OFF",
        f"-DCMAKE_CXX_FLAGS={'-fsanitize=' + sanitize if sanitize else ''}")
    run("cmake", "--build", outside)
    text.write_text("Douze civils ont été tués jeudi dans des raids du régime sur un quartier rebelle d'Alep, selon l'OSDH.\n")
    printed = run(outside / "print_reading", text, cwd=scratch)
    reading = json.loads(printed)
    if reading["schema"] != "recoupe.reading/1" or reading["dispatch"]["status"] != "read" or [t["min"] for t in reading["tallies"]] != [12]:
        faults.append(f"the outside program printed no reading with the toll of twelve: {printed}")
    if str(ROOT) in (prefix / "lib/cmake/recoupe/recoupe-targets.cmake").read_text():
        faults.append("the exported targets name the source tree")
    version = run(prefix / "bin/recoupe", "version", cwd="/")
    if "recoupe" not in version:
        faults.append(f"the installed program does not say its version: {version!r}")
finish(faults, 1)
