#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Decisions of people: they change what a record says, stay through a rebuild, and are shown where they cannot be applied any more."""
import json
import pathlib
import sqlite3
import tempfile
import unittest

from program import program

STRIKE = "Beyrouth, 22 avr 2016 (AFP) - Des avions du régime ont bombardé vendredi le quartier de {} à Alep, tuant dix civils, a indiqué l'OSDH.\n"


class Decisions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.record = self.folder / "war.rec"
        for quarter in ("Soukkari", "Machhad"):
            (self.folder / f"{quarter}.txt").write_text(STRIKE.format(quarter))
        (self.folder / "again.txt").write_text("Paris, 22 avr 2016 (Reuters) - L'aviation du régime a bombardé vendredi Soukkari, un quartier d'Alep, selon la défense civile.\n")
        self.assertEqual(program("add", self.record, "Soukkari.txt", "Machhad.txt", "again.txt", cwd=self.folder).code, 0)

    def ask(self, command, *words):
        run = program(command, self.record, *words, "--format", "json")
        self.assertEqual((run.code, run.err), (0, ""))
        return json.loads(run.out)

    def decide(self, *words):
        run = program("decide", self.record, *words, "--who", "Ada", "--why", "seen by hand")
        self.assertEqual((run.code, run.err), (0, ""), words)

    def strikes(self):
        return {tuple(sorted(place["name"] for place in event["places"])): event for event in self.ask("events", "--type", "air_strike")}

    def test_two_texts_of_one_strike_are_one_event_until_a_person_splits_them_and_merges_them_again(self):
        before = self.strikes()
        self.assertEqual({place: event["origins"] for place, event in before.items()}, {("Soukkari",): 2, ("Machhad",): 1})
        claim = before["Soukkari",]["claims"][1]["claim"]
        self.decide("split", claim)
        split = self.ask("events", "--type", "air_strike")
        self.assertEqual(sorted(len(event["claims"]) for event in split), [1, 1, 1])
        self.decide("merge", claim, before["Soukkari",]["claims"][0]["claim"])
        self.assertEqual({place: event["origins"] for place, event in self.strikes().items()}, {("Soukkari",): 2, ("Machhad",): 1})

    def test_a_rejected_event_is_discounted_and_an_accepted_one_is_not(self):
        name = self.strikes()["Machhad",]["event"]
        self.decide("reject", name)
        event = self.strikes()["Machhad",]
        self.assertEqual((event["grade"], event["reason"], event["decisions"]), ("discounted", "a reviewer rejected every claim of it", 1))
        self.decide("accept", name)
        self.assertEqual(self.strikes()["Machhad",]["grade"], "weak")
        self.assertTrue(self.strikes()["Machhad",]["claims"][0]["accepted"])

    def test_a_corrected_value_counts_and_stays_through_a_rebuild(self):
        name = self.strikes()["Machhad",]["event"]
        self.decide("correct", name, "--field", "killed", "--value", "12")
        self.decide("correct", name, "--field", "time", "--value", "2016-04-21")
        self.decide("correct", name, "--field", "place", "--value", "sy-aleppo-salheen")
        whole = program("export", self.record).out
        event = self.strikes()["Salhine",]
        self.assertEqual((event["killed"]["min"], event["killed"]["max"], event["first"], event["last"]), (12, 12, "2016-04-21", "2016-04-21"))
        self.assertEqual(program("rebuild", self.record).code, 0)
        self.assertEqual(program("export", self.record).out, whole)

    def test_decisions_are_listed_logged_and_never_forgotten(self):
        name = self.strikes()["Machhad",]["event"]
        self.decide("note", name)
        self.assertEqual([(d["who"], d["kind"], d["why"]) for d in self.ask("decide", "list")], [("Ada", "note", "seen by hand")])
        self.assertEqual(program("verify", self.record).code, 0)
        with self.assertRaises(sqlite3.IntegrityError):
            sqlite3.connect(self.record).execute("DELETE FROM decisions")

    def test_a_decision_about_a_claim_that_is_read_no_more_is_a_conflict(self):
        name = self.strikes()["Machhad",]["event"]
        self.decide("reject", name)
        words = self.folder / "own/languages/fr/layout"
        words.mkdir(parents=True)
        (words / "mine.tsv").write_text("kind\tname\tpattern\texample\tcounter_example\nheader\twhole\tBeyrouth, 22 avr[^\\n]*Machhad[^\\n]*\tBeyrouth, 22 avr Machhad x\tle dossier\n")
        rebuilt = program("rebuild", self.record, "--knowledge", self.folder / "own")
        self.assertEqual((rebuilt.code, rebuilt.err), (0, ""))
        self.assertNotIn(("Machhad",), self.strikes())
        self.assertIn(b"yes", program("decide", self.record, "list").out)
        self.assertEqual(program("verify", self.record).code, 0)

    def test_what_makes_no_sense_is_refused_with_advice(self):
        name = self.strikes()["Machhad",]["event"]
        for words, told in ((("frobnicate", name), "say what: accept"), (("reject", name), "say why"), (("merge", name, "--why", "x"), "name two"),
                            (("correct", name, "--why", "x"), "say what to correct"), (("reject", "--why", "x"), "name the claim")):
            run = program("decide", self.record, *words)
            self.assertEqual((run.code, run.out), (2, b""), words)
            self.assertIn(told, run.err)
        unknown = program("decide", self.record, "reject", "0123456789abcdef.c1", "--why", "x")
        self.assertEqual((unknown.code, unknown.err), (1, "recoupe: 0123456789abcdef.c1: the record has no such event or claim\n"))


if __name__ == "__main__":
    unittest.main()
