#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every command promises: exit codes, what stands on which stream, order, sameness with any number of jobs."""
import os
import pathlib
import pty
import subprocess
import tempfile
import unittest

from program import PROGRAM, ROOT, SCHEMA, program, readings

SAMPLES = sorted(str(path) for path in (ROOT / "samples").glob("*.txt"))
FRENCH = "Des avions ont bombardé mardi le marché de la ville, selon des habitants joints au téléphone.\n"
COMMANDS = ["code", "explain", "date", "timeline", "places", "add", "events", "show", "tolls", "truces", "control", "disputes", "sources", "origins", "search", "decide", "stats", "brief", "export", "verify", "rebuild", "help", "version"]
READERS = ["code", "explain", "date", "timeline"]


class Contract(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def test_code_prints_one_valid_reading_for_each_file_in_order(self):
        run = program("code", *SAMPLES)
        self.assertEqual((run.code, run.err), (0, ""))
        items = readings(run.out)
        self.assertEqual([item["dispatch"]["path"] for item in items], SAMPLES)
        self.assertEqual({item["dispatch"]["status"] for item in items}, {"read"})

    def test_passages_are_what_stands_at_their_offsets(self):
        checked = 0
        for item in readings(program("code", *SAMPLES).out):
            text = pathlib.Path(item["dispatch"]["path"]).read_text(encoding="utf-8")
            stack = [item]
            while stack:
                value = stack.pop()
                if isinstance(value, dict):
                    if "text" in value and "begin" in value:
                        self.assertEqual(text[value["begin"]:value["end"]], value["text"])
                        checked += 1
                    elif "begin" in value:
                        self.assertTrue(0 <= value["begin"] <= value["end"] <= len(text))
                        checked += 1
                stack.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else [])
        self.assertGreater(checked, len(SAMPLES))

    def test_claims_named_by_claims_exist(self):
        for item in readings(program("code", *SAMPLES).out):
            ids = [claim["id"] for claim in item["claims"]]
            self.assertEqual(len(ids), len(set(ids)))
            named = [other for claim in item["claims"] for other in (*claim["denies"], *claim["disputed_by"], claim["violates"])]
            named += [tally["claim"] for tally in item["tallies"]]
            self.assertLessEqual({other for other in named if other}, set(ids))

    def test_any_number_of_jobs_gives_the_same_bytes(self):
        files = SAMPLES + [self.file("empty.txt", ""), "missing.txt"] + SAMPLES[::-1]
        for command in READERS:
            runs = {program(command, "--jobs", jobs, *files)[:3] for jobs in ("1", "2", "7")}
            self.assertEqual(len(runs), 1, command)

    def test_standard_input_is_one_dispatch(self):
        run = program("code", "-", stdin=FRENCH.encode())
        self.assertEqual((run.code, run.err), (0, ""))
        (item,) = readings(run.out)
        self.assertEqual(item["dispatch"]["path"], "-")
        (same,) = readings(program("code", self.file("a.txt", FRENCH)).out)
        same["dispatch"]["path"] = "-"
        self.assertEqual(item, same)

    def test_what_cannot_be_read_is_one_line_each_and_the_others_go_on(self):
        good = self.file("good.txt", FRENCH)
        bad = {self.file("empty.txt", ""): "is empty", self.file("blank.txt", " \n\t"): "holds only white space",
               self.file("binary.txt", bytes(range(256)) * 4): "is not text in UTF-8, UTF-16 or windows-1252",
               str(self.folder): "is a folder, not a file", str(self.folder / "none.txt"): "does not exist",
               self.file("large.txt", FRENCH * 20000): "is larger than 1 MiB, as no dispatch is"}
        for command in READERS:
            run = program(command, *bad, good)
            self.assertEqual(run.code, 1, command)
            self.assertEqual(run.err.splitlines(), [f"recoupe: {path}: {cause}" for path, cause in bad.items()], command)
        self.assertEqual(readings(program("code", *bad, good).out)[-1]["dispatch"]["status"], "read")

    def test_received_bytes_that_cannot_be_read_are_set_aside_by_their_sum(self):
        (item,) = readings(program("code", self.file("empty.txt", "")).out)
        self.assertEqual(item["dispatch"]["status"], "set_aside")
        self.assertEqual(item["dispatch"]["why"], "is empty")
        self.assertEqual(item["dispatch"]["id"], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")

    def test_a_language_that_is_not_read_says_so(self):
        (item,) = readings(program("code", "-", stdin=b"Warplanes struck the eastern quarters of the town on Tuesday, activists said.").out)
        self.assertEqual((item["dispatch"]["status"], item["dispatch"]["language"]), ("unsupported_language", "en"))

    def test_wrong_usage_is_exit_code_2_with_advice_and_nothing_else(self):
        for words in ([], ["frobnicate"], ["code"], ["code", "--jobs"], ["code", "--jobs", "0", "a"], ["code", "--jobs", "many", "a"],
                      ["code", "--frobnicate", "a"], ["code", "--date", "2016-02-30", "a"], ["code", "--date", "yesterday", "a"],
                      ["version", "a"], ["help", "frobnicate"], ["code", "--knowledge", str(self.folder / "none"), SAMPLES[0]]):
            run = program(*words)
            self.assertEqual((run.code, run.out), (2, b""), words)
            self.assertIn("recoupe", run.err, words)

    def test_help_of_every_command_has_an_example_and_names_its_options(self):
        general = program("--help")
        self.assertEqual((general.code, general.err), (0, ""))
        self.assertEqual(general.out, program("help").out)
        for command in COMMANDS:
            self.assertIn(f"\n  {command} ", general.out.decode())
            run = program(command, "--help")
            self.assertEqual((run.code, run.err), (0, ""), command)
            self.assertIn("\nexample: recoupe " + command, run.out.decode())
            self.assertEqual(run.out, program("help", command).out)
        for option in ("--jobs", "--date", "--knowledge"):
            self.assertIn(option, program("code", "--help").out.decode())

    def test_version(self):
        run = program("version")
        self.assertRegex(run.out.decode(), r"^recoupe \d+\.\d+\.\d+\n$")
        self.assertEqual(run.out, program("--version").out)

    def test_a_given_date_wins(self):
        (item,) = readings(program("code", "--date", "2019-03-05", "-", stdin=FRENCH.encode()).out)
        published = item["dispatch"]["published"]
        self.assertEqual([published[key] for key in ("date", "earliest", "latest", "basis")], ["2019-03-05"] * 3 + ["given"])
        self.assertEqual(program("date", "--date=2019-03-05", "-", stdin=FRENCH.encode()).out.split(b"\t")[:3], [b"-", b"2019-03-05", b"given"])

    def test_date_is_one_line_of_four_cells_for_each_file(self):
        run = program("date", *SAMPLES)
        lines = [line.split("\t") for line in run.out.decode().splitlines()]
        self.assertEqual([line[0] for line in lines], SAMPLES)
        for line in lines:
            self.assertEqual(len(line), 4, line)
            self.assertRegex(line[1], r"^(\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?|unknown)$")
            self.assertIn(line[2], ("given", "header", "text", "none"))
            self.assertTrue(line[3])

    def test_explain_shows_the_whole_text_and_every_claim(self):
        for path in SAMPLES[:3]:
            run = program("explain", path)
            self.assertEqual((run.code, run.err), (0, ""))
            shown = run.out.decode()
            (item,) = readings(program("code", path).out)
            for claim in item["claims"] + item["tallies"]:
                self.assertIn(f"]{claim['id']}", shown)
            last_words = pathlib.Path(path).read_text().split()[-3:]
            self.assertIn(last_words[0], shown)

    def test_timeline_goes_forward_in_time(self):
        run = program("timeline", *SAMPLES)
        self.assertEqual((run.code, run.err), (0, ""))
        months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
        days = []
        for line in run.out.decode().splitlines():
            words = line.split()
            if line and not line.startswith(" ") and len(words) == 4 and words[2] in months:
                days.append((int(words[3]), months.index(words[2]), int(words[1].removesuffix("er"))))
        self.assertEqual(days, sorted(days))

    def test_lines_for_people_keep_to_the_width_and_end_in_a_word(self):
        for command in ("explain", "timeline"):
            for line in program(command, *SAMPLES).out.decode().splitlines():
                self.assertLessEqual(len(line), 100)
                self.assertEqual(line, line.rstrip(" "))

    def test_a_user_folder_with_a_broken_table_is_refused_by_file_and_line(self):
        folder = self.folder / "languages/fr/layout"
        folder.mkdir(parents=True)
        (folder / "mine.tsv").write_text("kind\tname\tpattern\texample\tcounter_example\nheader\tx\tabc\tno\tno\n")
        run = program("code", "--knowledge", str(self.folder), SAMPLES[0])
        self.assertEqual((run.code, run.out), (2, b""))
        self.assertIn("mine.tsv:2: pattern does not match its example", run.err)

    def test_a_user_folder_adds_to_what_is_known(self):
        folder = self.folder / "languages/fr/layout"
        folder.mkdir(parents=True)
        (folder / "mine.tsv").write_text("kind\tname\tpattern\texample\tcounter_example\nheader\tdossier\tdossier \\d+ - \tDossier 17 - Le\tle dossier\n")
        text = f"Dossier 17 - {FRENCH}".encode()
        self.assertIn(b"header: Dossier 17 -", program("explain", "--knowledge", str(self.folder), "-", stdin=text).out)
        self.assertNotIn(b"header:", program("explain", "-", stdin=text).out)

    def test_it_runs_from_any_folder(self):
        self.assertEqual(program("code", SAMPLES[0], cwd="/").out, program("code", SAMPLES[0]).out)

    def test_output_that_cannot_be_written_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "code", *SAMPLES], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr, b"recoupe: standard output: cannot be written\n")

    def test_a_path_that_is_no_utf8_stays_valid_json(self):
        path = os.fsencode(self.folder) + b"/caf\xe9.txt"
        with open(path, "w") as file:
            file.write(FRENCH)
        (item,) = readings(program("code", path).out)
        self.assertTrue(item["dispatch"]["path"].endswith("caf\ufffd.txt"))

    def test_a_text_cannot_steer_the_terminal(self):
        text = FRENCH + "Les combats\x1b]0;titre\x07 ont repris\x1b[2J dans la \u202eville, selon des habitants." + FRENCH * 3
        for command in READERS:
            run = program(command, "-", stdin=text.encode())
            self.assertNotIn(b"\x1b", run.out, command)
            self.assertNotIn(b"\x07", run.out, command)

    def on_terminal(self, *arguments, env=None):
        """What a command prints on a terminal."""
        leader, follower = pty.openpty()
        process = subprocess.Popen([PROGRAM, *arguments], stdout=follower, stderr=subprocess.PIPE, env={**os.environ, **(env or {})})
        os.close(follower)
        out = b""
        while True:
            try:
                block = os.read(leader, 65536)
            except OSError:
                break
            if not block:
                break
            out += block
        self.assertEqual(process.wait(), 0)
        process.stderr.close()
        os.close(leader)
        return out.replace(b"\r\n", b"\n")

    def test_colour_is_for_terminals_and_no_color_is_honoured(self):
        for command in ("explain", "timeline"):
            self.assertNotIn(b"\x1b", program(command, *SAMPLES).out, command)
            self.assertNotIn(b"\x1b", self.on_terminal(command, *SAMPLES, env={"NO_COLOR": "1"}), command)
            if command == "explain" or program(command, *SAMPLES).out:
                self.assertIn(b"\x1b[1m", self.on_terminal(command, *SAMPLES, env={"NO_COLOR": ""}), command)

    def test_the_schema_refuses_what_it_should(self):
        (item,) = readings(program("code", "-", stdin=FRENCH.encode()).out)
        for broken in ({**item, "more": 1}, {**item, "claims": [{}]}, {key: value for key, value in item.items() if key != "unread"}):
            self.assertFalse(SCHEMA.is_valid(broken))


if __name__ == "__main__":
    unittest.main()
