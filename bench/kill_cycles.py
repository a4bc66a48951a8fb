#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `recoupe add` again and again, and looks whether anything that it acknowledged is lost: kill_cycles.py PROGRAM [CYCLES = 10000]

After each cycle `recoupe verify` must pass. Prints a line every 100 cycles. A test of the tree runs a few cycles."""
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time


def kill_cycles(program, folder, cycles, texts=120, lines=20, fresh=20):
    """Lets `add` run into a record for a random time and kills it, `cycles` times; the record is begun anew every `fresh` cycles.

    Yields the record, the beginnings of the SHA-256 that it acknowledged so far, and how often it was cut off amid that."""
    chance, cut_off, record = random.Random(1), 0, folder / "kill.rec"
    files = [folder / f"{i}.txt" for i in range(texts)]
    for i, path in enumerate(files):
        path.write_text(f"Des avions ont bombardé mardi le marché de la ville {i}, selon des habitants joints au téléphone.\n" * lines)
    begin = time.monotonic()
    subprocess.run([program, "add", "--jobs", "1", folder / "whole.rec", *files], check=True, stdout=subprocess.DEVNULL)
    whole = time.monotonic() - begin
    for cycle in range(cycles):
        if cycle % fresh == 0:
            acknowledged = set()
            for old in folder.glob("kill.rec*"):
                old.unlink()
        chance.shuffle(files)
        with tempfile.TemporaryFile() as out:
            run = subprocess.Popen([program, "add", "--jobs", "1", record, *files], stdout=out, stderr=subprocess.DEVNULL)
            time.sleep(chance.random() * whole)
            run.send_signal(signal.SIGKILL)
            run.wait()
            out.seek(0)
            told = out.read().split(b"\n")[:-1]
        cut_off += 0 < len(told) < len(files)
        acknowledged |= {line.split(b"\t")[1].decode() for line in told}
        yield record, acknowledged, cut_off


def kept(record):
    """The beginnings of the SHA-256 of what a record holds; none when it does not exist."""
    if not record.exists() or record.stat().st_size == 0:
        return set()
    return {row[0].hex()[:16] for row in sqlite3.connect(record).execute("SELECT sha256 FROM dispatches")}


def main(program, cycles=10000):
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        for cycle, (record, acknowledged, cut_off) in enumerate(kill_cycles(program, pathlib.Path(folder), cycles)):
            if acknowledged:
                lost = acknowledged - kept(record)
                assert not lost, f"cycle {cycle}: lost {lost}"
                verified = subprocess.run([program, "verify", record], capture_output=True, text=True)
                assert verified.returncode == 0, f"cycle {cycle}: {verified.stderr}"
            if cycle % 100 == 99:
                print(f"{cycle + 1} cycles, {cut_off} cut off amid acknowledgements, {time.monotonic() - begin:.0f} s: nothing lost, all verified", flush=True)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
