#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `recoupe add` again and again, and looks whether anything that it acknowledged is lost: kill_cycles.py PROGRAM [CYCLES = 10000]

A record is begun anew every 20 cycles; after each cycle `recoupe verify` must pass. Prints a line every 100 cycles."""
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def main(program, cycles=10000):
    chance, cut_off, begin = random.Random(1), 0, time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        files = [folder / f"{i}.txt" for i in range(120)]
        for i, path in enumerate(files):
            path.write_text(f"Des avions ont bombardé mardi le marché de la ville {i}, selon des habitants joints au téléphone.\n" * 20)
        started = time.monotonic()
        subprocess.run([program, "add", "--jobs", "1", folder / "whole.rec", *files], check=True, stdout=subprocess.DEVNULL)
        whole = time.monotonic() - started
        for cycle in range(cycles):
            if cycle % 20 == 0:
                acknowledged, record = set(), folder / "kill.rec"
                for old in folder.glob("kill.rec*"):
                    old.unlink()
            chance.shuffle(files)
            with tempfile.TemporaryFile() as out:
                run = subprocess.Popen([program, "add", "--jobs", "1", record, *files], stdout=out, stderr=subprocess.DEVNULL)
                time.sleep(chance.random() * whole)
                run.send_signal(signal.SIGKILL)
                run.wait()
                out.seek(0)
                lines = out.read().split(b"\n")[:-1]
            cut_off += 0 < len(lines) < len(files)
            acknowledged |= {line.split(b"\t")[1].decode() for line in lines}
            if not record.exists() or record.stat().st_size == 0:
                assert not acknowledged, f"cycle {cycle}: the record is gone"
                continue
            if acknowledged:
                verified = subprocess.run([program, "verify", record], capture_output=True, text=True)
                assert verified.returncode == 0, f"cycle {cycle}: {verified.stderr}"
                kept = {row[0].hex()[:16] for row in sqlite3.connect(record).execute("SELECT sha256 FROM dispatches")}
                assert acknowledged <= kept, f"cycle {cycle}: lost {acknowledged - kept}"
            if cycle % 100 == 99:
                print(f"{cycle + 1} cycles, {cut_off} cut off amid acknowledgements, {time.monotonic() - begin:.0f} s: nothing lost, all verified", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
