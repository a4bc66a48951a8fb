#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a record says of many dispatches: the same whatever their order, copies once, corrections in place of what they correct."""
import csv
import io
import json
import pathlib
import random
import subprocess
import tempfile
import unittest

from program import PROGRAM, ROOT, program

SAMPLES = sorted(path.name for path in (ROOT / "samples").glob("*.txt"))
REPRINTS = {("04", "05"), ("12", "13"), ("16", "17"), ("21", "22")}
CORRECTIONS = {("02", "03"), ("07", "08"), ("23", "24")}


class Record(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.record = cls.new(SAMPLES)

    @classmethod
    def new(cls, *batches):
        """A record of samples, added batch by batch."""
        path = cls.folder / f"{len(list(cls.folder.glob('*.rec')))}.rec"
        for batch in batches:
            run = program("add", path, *batch, cwd=ROOT / "samples")
            assert (run.code, run.err) == (0, ""), run.err
        return path

    def ask(self, command, *words, record=None):
        run = program(command, record or self.record, *words)
        self.assertEqual((run.code, run.err), (0, ""), command)
        return run.out

    def rows(self, command, *words, record=None):
        return json.loads(self.ask(command, *words, "--format", "json", record=record))

    def events(self, *words):
        return self.rows("events", *words)

    def numbers(self):
        """The number of a sample, by the SHA-256 of its dispatch."""
        return {row["dispatch"]: row["paths"][0][:2] for row in self.rows("sources")}

    def test_the_order_of_arrival_does_not_show(self):
        whole = self.ask("export")
        chance = random.Random(3)
        shuffled = chance.sample(SAMPLES, len(SAMPLES))
        for record in (self.new(SAMPLES[::-1]), self.new(*([name] for name in shuffled)), self.new(SAMPLES, SAMPLES[::-1]), self.new(shuffled[:11], shuffled[7:])):
            self.assertEqual(self.ask("export", record=record), whole)
            for command in ("events", "tolls", "disputes", "sources", "origins"):
                self.assertEqual(self.ask(command, record=record), self.ask(command), command)

    def test_two_processes_at_once_make_the_same_record(self):
        path = self.folder / "two.rec"
        runs = [subprocess.Popen([PROGRAM, "add", path, *half], cwd=ROOT / "samples", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for half in (SAMPLES[::2], SAMPLES[1::2])]
        self.assertEqual([run.wait() for run in runs], [0, 0])
        self.assertEqual(self.ask("export", record=path), self.ask("export"))

    def test_rebuilding_gives_the_same_bytes(self):
        before = self.ask("export")
        path = self.new(SAMPLES)
        self.assertEqual(program("rebuild", path).out, b"0 of the readings changed\n")
        self.assertEqual(self.ask("export", record=path), before)

    def test_reprints_and_corrections_of_the_samples_are_found_and_nothing_else(self):
        number = self.numbers()
        origins, corrected = {}, set()
        for row in self.rows("sources"):
            origins.setdefault(row["origin"], set()).add(number[row["dispatch"]])
            if row["superseded_by"]:
                corrected.add((number[row["dispatch"]], number[row["superseded_by"]]))
        self.assertEqual({tuple(sorted(group)) for group in origins.values() if len(group) > 1}, REPRINTS | CORRECTIONS)
        self.assertEqual(corrected, CORRECTIONS)

    def test_a_reprint_never_counts_as_a_second_origin(self):
        number = self.numbers()
        short = {sha[:16]: name for sha, name in number.items()}
        pairs = {name: pair for pair in REPRINTS | CORRECTIONS for name in pair}
        told_twice = 0
        for event in self.events():
            texts = {short[claim["claim"][:16]] for claim in event["claims"] if not claim["denies"] and not claim["rejected"]}
            self.assertEqual(event["origins"], len({pairs.get(text, text) for text in texts}), event["event"])
            told_twice += len(texts) > event["origins"]
        self.assertGreater(told_twice, 5)

    def test_every_claim_of_a_reading_stands_in_an_event(self):
        claims = {claim["claim"] for event in self.events() for claim in event["claims"]}
        for line in self.ask("export").decode().splitlines():
            item = json.loads(line)
            if "reading" in item:
                sha = item["source"]["dispatch"][:16]
                self.assertLessEqual({f"{sha}.{claim['id']}" for claim in item["reading"]["claims"]}, claims)

    def test_filters_leave_out_what_they_should(self):
        whole = {event["event"] for event in self.events()}
        for words, holds in ((("--type", "capture"), lambda e: e["type"] == "capture"),
                             (("--type", "truce"), lambda e: "truce" in (e["type"], e["family"])),
                             (("--grade", "contested"), lambda e: e["grade"] == "contested"),
                             (("--from", "2016-08-01"), lambda e: e["last"] and e["last"][:10] >= "2016-08-01"),
                             (("--to", "2016-05-01"), lambda e: e["first"] and e["first"][:10] <= "2016-05-01"),
                             (("--at", "2016-05-06"), lambda e: e["first"] and e["first"][:10] <= "2016-05-06" <= e["last"][:10]),
                             (("--source", "sohr"), lambda e: any(s["actor"] == "sohr" for s in e["sources"]))):
            expected = {event["event"] for event in self.events() if holds(event)}
            self.assertEqual({event["event"] for event in self.events(*words)}, expected, words)
            self.assertTrue(set() < expected < whole, words)
        by_name, by_id = self.events("--place", "ALEP"), self.events("--place", "sy-aleppo")
        self.assertEqual(by_name, by_id)
        self.assertIn("sy-aleppo-sukkari", {place["place"] for event in by_name for place in event["places"]})

    def test_formats_say_the_same(self):
        events = self.events()
        self.assertEqual([json.loads(line) for line in self.ask("events", "--format", "ndjson").splitlines()], events)
        table = list(csv.DictReader(io.StringIO(self.ask("events", "--format", "csv").decode(), newline="")))
        self.assertEqual([(row["event"], row["type"], row["grade"], row["origins"]) for row in table], [(e["event"], e["type"], e["grade"], str(e["origins"])) for e in events])
        lines = self.ask("events").decode().splitlines()
        self.assertEqual([line.split()[0] for line in lines[1:] if not line.startswith(" ")], [event["event"] for event in events])

    def test_show_quotes_the_words_of_every_claim(self):
        event = next(event for event in self.events() if event["grade"] == "contested" and len(event["claims"]) > 1)
        shown = self.ask("show", event["event"]).decode()
        for claim in event["claims"]:
            self.assertIn(claim["claim"], shown)
            self.assertEqual(json.loads(self.ask("show", claim["claim"], "--format", "json").splitlines()[0])["event"], event["event"])
        self.assertEqual(shown.count("["), len(event["claims"]))
        self.assertIn(event["reason"], " ".join(shown.split()))
        run = program("show", self.record, "0123456789abcdef.c1")
        self.assertEqual((run.code, run.err), (1, "recoupe: 0123456789abcdef.c1: the record has no such event or claim\n"))

    def test_search_finds_words_without_regard_to_accents_and_marks_them(self):
        found = self.rows("search", "HOPITAL")
        texts = {row["path"] for row in found}
        self.assertEqual(texts, {name for name in SAMPLES if "hôpital" in (ROOT / "samples" / name).read_text().lower()})
        for row in found:
            self.assertRegex(row["passage"].lower(), "\x01h[oô]pital\x02")
        bad = program("search", self.record, '"unclosed')
        self.assertEqual(bad.code, 2)

    def test_origins_give_passages_that_are_the_same_words(self):
        number = self.numbers()
        texts = {sha: (ROOT / "samples" / next(n for n in SAMPLES if n.startswith(name))).read_text() for sha, name in number.items()}
        words = lambda text: "".join(c if c.isalnum() else " " for c in text.lower()).split()  # noqa: E731
        checked = 0
        for row in self.rows("origins"):
            for passage in row["passages"]:
                mine = texts[row["source"]["dispatch"]][passage["begin"]:passage["end"]]
                other = texts[row["passages_shared_with"]][passage["other_begin"]:passage["other_end"]]
                self.assertEqual(words(mine), words(other))
                self.assertGreaterEqual(len(words(mine)), 5)
                checked += 1
        self.assertGreater(checked, 20)


if __name__ == "__main__":
    unittest.main()
