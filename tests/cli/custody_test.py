#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record promises about what was received: nothing acknowledged is lost, nothing changes unseen."""
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from program import PROGRAM, ROOT, SANITIZED, program

sys.path += [str(ROOT / "tools"), str(ROOT / "bench")]
import verify_record  # noqa: E402
from kill_cycles import kept, kill_cycles  # noqa: E402

SAMPLES = sorted(str(path) for path in (ROOT / "samples").glob("*.txt"))
KILLS, FULL_DISKS, FLIPS = (5, 10, 200) if SANITIZED else (50, 200, 10000)


class Custody(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.record = self.folder / "war.rec"

    def add(self, *files, record=None):
        run = program("add", record or self.record, *files)
        self.assertEqual((run.code, run.err), (0, ""))
        return run.out.decode().splitlines()

    def verified(self, record=None, checkpoint=None):
        """The checkpoint that both verifiers agree on."""
        words = ["--checkpoint", checkpoint] if checkpoint else []
        run = program("verify", record or self.record, *words)
        self.assertEqual((run.code, run.err), (0, ""))
        other = subprocess.run([sys.executable, ROOT / "tools/verify_record.py", record or self.record, *filter(None, [checkpoint])], capture_output=True)
        self.assertEqual((other.returncode, other.stderr), (0, b""))
        self.assertEqual(json.loads(other.stdout), json.loads(run.out))
        return json.loads(run.out)

    def test_each_dispatch_is_acknowledged_and_adding_twice_changes_nothing(self):
        first = self.add(*SAMPLES)
        self.assertEqual([line.split("\t")[0] for line in first], ["added"] * len(SAMPLES))
        self.assertEqual([line.split("\t")[2] for line in first], SAMPLES)
        before = self.verified()
        self.assertEqual([line.split("\t")[0] for line in self.add(*SAMPLES[::-1], *SAMPLES)], ["known"] * 2 * len(SAMPLES))
        self.assertEqual(self.verified(), before)
        self.assertEqual(before["size"], 2 * len(SAMPLES))

    def test_what_cannot_be_read_is_kept_and_said(self):
        (self.folder / "empty.txt").write_text("")
        run = program("add", self.record, self.folder / "empty.txt", self.folder / "none.txt", SAMPLES[0])
        self.assertEqual(run.code, 1)
        self.assertEqual(run.err.splitlines(), [f"recoupe: {self.folder}/empty.txt: is empty", f"recoupe: {self.folder}/none.txt: does not exist"])
        self.assertEqual([line.split(b"\t")[0] for line in run.out.splitlines()], [b"set aside", b"added"])
        self.verified()

    def test_two_writers_take_turns(self):
        halves = SAMPLES[::2], SAMPLES[1::2]
        runs = [subprocess.Popen([PROGRAM, "add", self.record, *half], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for half in halves]
        for run in runs:
            out, err = run.communicate()
            self.assertEqual(run.returncode, 0, err)
            self.assertEqual(out.count(b"added"), len(SAMPLES) // 2)
            self.assertRegex(err.decode(), r"^(recoupe: waiting for (process \d+, which has been writing since \d{4}-\S+Z|another process)\n)?$")
        self.assertEqual(self.verified()["size"], 2 * len(SAMPLES))

    def test_a_writer_that_waits_says_for_whom(self):
        self.add(SAMPLES[0])
        lock = str(self.record) + ".lock"
        holder = subprocess.Popen(["flock", lock, "sleep", "600"], start_new_session=True)
        while subprocess.run(["flock", "-n", lock, "true"]).returncode == 0:
            time.sleep(0.05)
        writer = subprocess.Popen([PROGRAM, "add", self.record, SAMPLES[1]], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        told = writer.stderr.readline()
        os.killpg(holder.pid, signal.SIGKILL)
        holder.wait()
        self.assertEqual((writer.wait(), writer.stderr.read()), (0, ""))
        writer.stderr.close()
        self.assertRegex(told, r"^recoupe: waiting for process \d+, which has been writing since \d{4}-\S+Z\n$")

    def test_a_killed_writer_loses_nothing_that_it_acknowledged(self):
        for record, acknowledged, cut_off in kill_cycles(PROGRAM, self.folder, KILLS, texts=300, lines=40, fresh=10):
            if acknowledged:
                self.verified(record)
                self.assertLessEqual(acknowledged, kept(record))
        self.assertTrue(acknowledged)
        self.assertGreater(cut_off, 0)

    def test_a_full_disk_is_a_clear_error_and_the_record_stays_whole(self):
        self.add(*SAMPLES[:2])
        size = self.record.stat().st_size
        refused = 0
        for i in range(FULL_DISKS):
            record = self.folder / f"full-{i}.rec"
            shutil.copy(self.record, record)
            limit = size // 3 + i * (4 * size) // FULL_DISKS

            def small_disk():
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

            run = subprocess.run([PROGRAM, "add", record, *SAMPLES], capture_output=True, preexec_fn=small_disk, restore_signals=False)
            if run.returncode:
                refused += 1
                self.assertEqual(run.returncode, 1)
                self.assertRegex(run.stderr.decode(), r"^recoupe: \S+/full-\d+\.rec: the disk .*\n$")
            self.verified(record)
            acknowledged = {line.split("\t")[1] for line in run.stdout.decode().splitlines()}
            kept = {row[0].hex()[:16] for row in sqlite3.connect(record).execute("SELECT sha256 FROM dispatches")}
            self.assertLessEqual(acknowledged, kept)
            record.unlink()
        self.assertGreater(refused, FULL_DISKS // 10)

    def test_every_flipped_byte_is_found(self):
        self.add(*SAMPLES[:6])
        program("add", self.record, "--date", "2016-04-22", SAMPLES[0])
        checkpoint = self.folder / "checkpoint.json"
        checkpoint.write_bytes(program("verify", self.record).out)
        db = sqlite3.connect(self.record)
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        db.commit()
        db.execute("PRAGMA ignore_check_constraints = ON")
        columns = [("dispatches", "id", "sha256"), ("dispatches", "id", "bytes"), ("receipts", "id", "path"), ("receipts", "id", "given"), ("readings", "dispatch", "json"),
                   ("versions", "id", "program"), ("versions", "id", "knowledge"),
                   ("log", "seq", "time"), ("log", "seq", "kind"), ("log", "seq", "salt"), ("log", "seq", "commitment"), ("log", "seq", "head")]
        chance = random.Random(11)
        flipped = db.cursor()
        db.text_factory = bytes
        checked = 0
        for i in range(FLIPS):
            table, key, column = columns[i % len(columns)]
            number, value, kind = chance.choice(db.execute(f"SELECT {key}, CAST({column} AS BLOB), typeof({column}) FROM {table} WHERE length({column}) > 0").fetchall())
            at = chance.randrange(len(value))
            broken = value[:at] + bytes([value[at] ^ (1 << chance.randrange(8))]) + value[at + 1:]
            target = f"UPDATE {table} SET {column} = CAST(? AS {kind.decode()}) WHERE {key} = ?"
            flipped.execute(target, (broken, number))
            faults, now = verify_record.check(db, json.loads(checkpoint.read_text()))
            self.assertTrue(faults, (table, column, number, at))
            checked += 1
            if i % (FLIPS // 50) == 0:
                db.commit()
                run = program("verify", self.record, "--checkpoint", checkpoint)
                self.assertEqual((run.code, run.out), (1, b""), (table, column, number, at))
                self.assertTrue(run.err.startswith(f"recoupe: {self.record}: "), run.err)
            flipped.execute(target, (value, number))
        db.commit()
        self.assertEqual(checked, FLIPS)
        self.verified(checkpoint=checkpoint)

    def test_a_shortened_log_is_told_by_its_checkpoint(self):
        self.add(*SAMPLES[:3])
        checkpoint = self.folder / "checkpoint.json"
        checkpoint.write_bytes(program("verify", self.record).out)
        shorter = self.folder / "shorter.rec"
        self.add(*SAMPLES[:2], record=shorter)
        run = program("verify", shorter, "--checkpoint", checkpoint)
        self.assertEqual(run.code, 1)
        self.assertIn("the log has 4 entries, the checkpoint of ", run.err)

    def test_received_bytes_and_log_refuse_to_be_changed(self):
        self.add(SAMPLES[0])
        db = sqlite3.connect(self.record)
        for change in ("UPDATE dispatches SET bytes = x'00'", "DELETE FROM dispatches", "UPDATE receipts SET path = ''", "DELETE FROM receipts",
                       "UPDATE log SET salt = zeroblob(16)", "DELETE FROM log", "DELETE FROM readings"):
            with self.assertRaises(sqlite3.IntegrityError, msg=change):
                db.execute(change)

    def test_what_is_no_record_is_refused_by_name(self):
        text, other, newer = self.folder / "text.rec", self.folder / "other.rec", self.folder / "newer.rec"
        text.write_text("Des raids ont visé la ville. " * 100)
        sqlite3.connect(other).execute("CREATE TABLE t (x)")
        self.add(SAMPLES[0], record=newer)
        sqlite3.connect(newer).execute("PRAGMA user_version = 99")
        for record, words in ((text, "is no recoupe record"), (other, "is no recoupe record"), (newer, "was made by a newer recoupe (format 99"), (self.folder / "none.rec", "there is no such record")):
            for command in ("verify", "rebuild") if record.name == "none.rec" else ("verify", "rebuild", "add"):
                run = program(command, record, *([SAMPLES[0]] if command == "add" else []))
                self.assertEqual((run.code, run.out), (1, b""), (command, record))
                self.assertIn(words, run.err)
        self.assertFalse((self.folder / "none.rec").exists())

    def test_rebuilding_with_the_same_program_changes_nothing(self):
        self.add(*SAMPLES)
        before = self.verified()
        run = program("rebuild", self.record)
        self.assertEqual((run.code, run.err), (0, ""))
        self.assertEqual(self.verified(), before)

    def test_of_several_given_dates_the_earliest_counts_in_any_order(self):
        readings = set()
        for dates in ([], ["2016-04-23", "2016-04-24"]), ([], ["2016-04-24", "2016-04-23"]), (["2016-04-23"], []):
            record = self.folder / f"{len(os.listdir(self.folder))}.rec"
            for day in (*dates[0], *dates[1]):
                self.assertEqual(program("add", record, "--date", day, SAMPLES[0]).code, 0)
            self.add(SAMPLES[0], record=record)
            readings.add(sqlite3.connect(record).execute("SELECT json FROM readings").fetchone()[0])
            self.verified(record)
        self.assertEqual(len(readings), 1)
        self.assertEqual(json.loads(readings.pop())["dispatch"]["published"]["date"], "2016-04-23")


if __name__ == "__main__":
    unittest.main()
