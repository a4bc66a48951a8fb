#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Scores times and dating on the reference material in $SHARED: French TimeBank (development half), the recognizers'
cases that are real French, and the model dispatches. Fails below the floors, which stand just under what was reached."""
import collections
import datetime
import glob
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SHARED = pathlib.Path(os.environ["SHARED"])
PROGRAM = pathlib.Path(os.environ["RECOUPE_PROGRAM"])
FLOORS = {"strict": 92.0, "relaxed": 96.0, "value": 91.0, "day": 0.93, "containment": 0.99, "exact": 0.95, "coverage": 0.40, "recognizers": 0.80}
failed = []


def report(name, value, floor=None):
    print(f"{name:34}{value:10.3f}" + (f"   floor {floor}" if floor is not None else ""))
    if floor is not None and value < floor:
        failed.append(name)


def score(*command):
    return subprocess.run([sys.executable, *map(str, command)], text=True, capture_output=True, check=True).stdout


def f1(name, output):
    return float(re.search(rf"^{name} P [\d.]+ R [\d.]+ F1 ([\d.]+)", output, re.M)[1])


def read_folder(source, target):
    """Runs the times tool; answers the dating of each text, bytes and seconds."""
    lines = subprocess.run([PROGRAM.parent / "times_of_folder", source, target], text=True, capture_output=True, check=True).stdout.split("\n")
    dated = {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("bytes ")}
    _, size, _, seconds = next(line for line in lines if line.startswith("bytes ")).split()
    return dated, int(size), float(seconds)


def subset(prepared, target, keep):
    os.makedirs(target)
    for path in prepared.iterdir():
        if keep(path.stem):
            (target / path.name).write_bytes(path.read_bytes())
    return target


VALUE = re.compile(r"(\d{4}|XXXX)(-(\d\d|XX)(-(\d\d|XX))?|-W(\d\d|XX)(-(WE|[1-7]))?|-(SP|SU|FA|WI)|-[QH][1-4])?"
                   r"(T([01]\d|2[0-4]):[0-5]\d|T(MO|MI|AF|EV|NI|DT))?|\d{2,3}|(PAST|PRESENT|FUTURE)_REF|P(\d+(\.\d+)?|X)([DWMY]|DE|CE)|PT(\d+(\.\d+)?|X)[HMS]")


def timebank(folder):
    prepared, out = folder / "timebank", folder / "out"
    subprocess.run([sys.executable, SHARED / "measure/timeml_prepare.py", SHARED / "corpora/fr-timebank-dev", prepared], check=True)
    dated, size, seconds = read_folder(prepared, out)
    def in_third(stem):
        return hashlib.sha256(stem.encode()).digest()[0] % 3 == 0
    third = subset(prepared, folder / "third", in_third), subset(out, folder / "third_out", in_third)
    for title, (source, system), floors in (("TimeBank", (prepared, out), FLOORS), ("a fixed third", third, {})):
        scores = score(SHARED / "measure/timex_score.py", source, system)
        for name in ("strict", "relaxed", "value"):
            report(f"{title}: {name} F1", f1(name, scores), floors.get(name))
        day = float(re.search(r"F1 ([\d.]+)\s*$", score(SHARED / "measure/day_score.py", source, f"recoupe={system}"))[1])
        report(f"{title}: day F1", day, floors.get("day"))
    values = [value for path in out.glob("*.xml") for value in re.findall(r'<TIMEX3[^>]* value="([^"]*)"', path.read_text())]
    malformed = [value for value in values if not VALUE.fullmatch(value)]
    report("malformed values", len(malformed))
    if malformed:
        failed.append(f"malformed {malformed[:5]}")
    report("false positives per 1000 numerals", false_numerals(prepared, out))
    report("times alone, KB/s", size / seconds / 1000)
    return prepared, dated


def false_numerals(prepared, out):
    numerals = wrong = 0
    for gold_file in prepared.glob("*.gold"):
        text = gold_file.with_suffix(".txt").read_text()
        gold = [tuple(map(int, line.split("\t")[:2])) for line in gold_file.read_text().splitlines() if line]
        numerals += len(re.findall(r"\d+", text))
        body = re.search(r"<TimeML>\n?(.*)\n?</TimeML>", (out / (gold_file.stem + ".xml")).read_text(), re.S)[1]
        at, start = 0, 0
        for piece in re.split(r"(</?TIMEX3[^>]*>)", body):
            if piece.startswith("<TIMEX3"):
                start = at
            elif piece.startswith("</TIMEX3"):
                wrong += bool(re.search(r"\d", text[start:at])) and not any(b < at and start < e for b, e in gold)
            else:
                at += len(piece.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return 1000 * wrong / max(1, numerals)


def datable():
    """The TimeBank texts that a careful reader can date to the day; judged by hand."""
    rows = [line.split("\t") for line in (pathlib.Path(__file__).parent / "timebank_dating.tsv").read_text().splitlines() if not line.startswith("#")]
    return {name for name, reader, _ in rows[1:] if reader == "day"}


def dating(title, truths, answers, floors):
    """truths: name → day; answers: name → [day, earliest, latest] with '-' for none."""
    exact = [answers[name][0] == day for name, day in truths.items() if answers[name][0] != "-"]
    spans = [(answers[name][1] <= day <= answers[name][2], days(answers[name])) for name, day in truths.items() if answers[name][1] != "-"]
    print(f"{title}: {len(truths)} texts, a day for {len(exact)}, an interval for {len(spans)}")
    to_the_day = datable()
    report(f"{title}: day answered, of {len(to_the_day)} datable", sum(answers[name][0] != "-" for name in to_the_day) / len(to_the_day), floors.get("coverage"))
    if exact:
        report(f"{title}: day right", sum(exact) / len(exact), floors.get("exact"))
    if spans:
        report(f"{title}: true day inside", sum(inside for inside, _ in spans) / len(spans), floors.get("containment"))
        report(f"{title}: median width in days", sorted(width for _, width in spans)[len(spans) // 2])


def days(answer):
    first, last = (datetime.date.fromisoformat(day) for day in answer[1:])
    return (last - first).days + 1


def growth(folder):
    """The same prose at 1 KB … 10 MB, one text each: the speed of the time rules may not fall with the size."""
    prose = "\n".join(path.read_text() for path in sorted((pathlib.Path(__file__).parents[2] / "tests/dating/texts").glob("*.txt")))
    speeds = []
    for size in (10**3, 10**4, 10**5, 10**6, 10**7):
        source = folder / f"size{size}"
        os.makedirs(source)
        (source / "text.txt").write_text((prose * (size // len(prose) + 1))[:size])
        (source / "text.dct").write_text("2016-08-18")
        _, read, seconds = read_folder(source, folder / f"size{size}_out")
        speeds.append(read / max(seconds, 1e-6) / 1000)
        print(f"{size:>12} bytes, KB/s {speeds[-1]:10.0f}")
    report("speed at 10 MB / best", speeds[-1] / max(speeds), 0.4)


def headers(folder, truths):
    """Puts a wrong crawl date before each dispatch; counts those that the text refutes."""
    os.makedirs(folder)
    caught = total = 0
    for path, day in truths.items():
        wrong = int(day[:4]) + 5
        target = folder / path.name
        target.write_text(f"date {wrong}-12 " + re.sub(r"^\s*date \d{4}-\d{2}\s", "", path.read_text()))
        reading = json.loads(subprocess.run([PROGRAM, "code", target], text=True, capture_output=True, check=True).stdout)
        published = reading["dispatch"]["published"]
        total += 1
        caught += published["date"] == day and any(r["date"] == f"{wrong}-12" for r in published["rejected"])
    report("wrong headers caught", caught / total, 1.0)


def without_fortnights(folder, truths):
    """Dates the model dispatches with a copy of the program whose chronicle lacks the facts of their own fortnights."""
    os.makedirs(folder)
    shutil.copytree(PROGRAM.parent / "knowledge", folder / "knowledge")
    shutil.copy2(PROGRAM, folder / "recoupe")
    days_out = [datetime.date.fromisoformat(day) for day in truths.values()]
    for table in (folder / "knowledge/world/chronicle").glob("*.tsv"):
        rows = table.read_text().splitlines(keepends=True)
        table.unlink()
        table.write_text("".join(row for row in rows if not any(near(row.split("\t")[column], day) for day in days_out for column in (0, 1) if "\t" in row)))
    inside = exact = 0
    for path, day in truths.items():
        reading = json.loads(subprocess.run([folder / "recoupe", "code", path], text=True, capture_output=True, check=True).stdout)
        published = reading["dispatch"]["published"]
        print(f'  without its fortnight: {day}, answered {published["earliest"]} … {published["latest"]}')
        inside += published["earliest"] is not None and published["earliest"] <= day <= published["latest"]
        full = json.loads(subprocess.run([PROGRAM, "code", path], text=True, capture_output=True, check=True).stdout)
        exact += full["dispatch"]["published"]["date"] == day
    report("model dispatches: inside without fortnight", inside / len(truths), 1.0)
    report("model dispatches: exact with all facts", exact / len(truths), 1.0)


def near(cell, day):
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", cell)) and abs((datetime.date.fromisoformat(cell) - day).days) <= 14


def recognizers(folder):
    """Cases of the recognizers' specification that are French as people write it; the rest is refused with a reason."""
    refusals = [line.split("\t") for line in (pathlib.Path(__file__).parent / "recognizers_refused.tsv").read_text().splitlines()[1:]]
    refused, cases = collections.Counter(), []
    for line in open(SHARED / "corpora/recognizers-fr-datetime.jsonl"):
        case = json.loads(line)
        case["value"] = one_value(case.get("value"))
        if not case.get("text") or not case["value"]:
            refused["no expected value"] += 1
            continue
        reason = next((reason for pattern, reason in refusals if re.search(pattern, case["input"], re.I)), None)
        if reason:
            refused[reason] += 1
        else:
            cases.append(case)
    source, out = folder / "recognizers", folder / "recognizers_out"
    os.makedirs(source)
    for number, case in enumerate(cases):
        (source / f"{number:04}.txt").write_text(case["input"])
        (source / f"{number:04}.dct").write_text((case.get("reference") or "2016-11-07")[:10])
    read_folder(source, out)
    right = 0
    for number, case in enumerate(cases):
        found = re.findall(r'value="([^"]*)"[^>]*>([^<]*)<', (out / f"{number:04}.xml").read_text())
        good = any(same_value(value, case) or offset_right(value, case) for value, _ in found) or range_right(found, case)
        right += good
        if not good and "--show" in sys.argv:
            print("  missed:", case["input"], "|", case["value"]["Timex"], "|", found)
    print(f"recognizers: {len(cases)} cases of real French, {sum(refused.values())} refused: " + "; ".join(f"{n} {reason}" for reason, n in refused.most_common()))
    report("recognizers: right", right / len(cases), FLOORS.get("recognizers"))


def one_value(value):
    """The expected value in one shape: {"Timex": …, "FutureResolution": …, "PastResolution": …}."""
    if isinstance(value, dict) and isinstance(value.get("values"), list):
        entries = [entry for entry in value["values"] if isinstance(entry.get("timex"), str)]
        dates = [{"date": entry.get("value") or "", "startDate": entry.get("start") or ""} for entry in entries]
        return {"Timex": entries[0]["timex"], "FutureResolution": dates[0], "PastResolution": dates[-1]} if entries else None
    return value if isinstance(value, dict) and isinstance(value.get("Timex"), str) else None


def same_value(value, case):
    """Right: the timex itself, or a day or time that one of its resolutions gives."""
    timex = case["value"]["Timex"]
    wanted = {timex}
    for resolution in (case["value"].get("FutureResolution") or {}, case["value"].get("PastResolution") or {}):
        for key, text in resolution.items():
            wanted |= {text, text.replace(" ", "T")[:16]} if key in ("date", "dateTime") else set()
    if re.fullmatch(r"\d{4}-\d\d|XXXX-\d\d|\d{4}|.*W\d\d.*", timex):
        wanted |= {(r.get("startDate") or "")[:7] for r in (case["value"].get("FutureResolution") or {}, case["value"].get("PastResolution") or {})}
    clock = re.search(r"T\d\d(:\d\d)?$", timex)
    part = re.search(r"T(MO|AF|EV|NI)$", timex)
    day_of_week = weekday_of(value)
    return (value in wanted or bool(timex.startswith("T") and clock and value.endswith(full(clock[0])))
            or bool(timex.startswith("T") and part and value.endswith(part[0]))
            or bool(clock and value[:10] in {w[:10] for w in wanted} and value.endswith(full(clock[0])))
            or bool(re.fullmatch(r"XXXX-WXX-\d(T..)?", timex) and day_of_week == timex[9] and value[10:] == timex[10:])
            or bool(re.fullmatch(r"XXXX-WXX-\dT\d\d(:\d\d)?", timex) and day_of_week == timex[9] and value.endswith(full(clock[0])))
            or bool(timex in ("SP", "SU", "FA", "WI") and value.endswith("-" + timex)) or bool(timex == "T00" and value.endswith("T24:00"))
            or bool(re.fullmatch(r"XXXX-\d\d-\d\d", timex) and value[4:] == timex[4:])
            or bool(re.fullmatch(r"P.*", timex) and same_length(value, timex)))


def offset_right(value, case):
    """ "il y a 3 semaines" is P3W here and the day three weeks before there; "quelques" is X here and 3 there."""
    length = re.fullmatch(r"PT?(\d+|X)([DWMYHS])", value)
    wanted = case["value"]["Timex"]
    if not length:
        return False
    if length[1] == "X" or wanted.endswith("," + value + ")"):
        return value.replace("X", "3") == wanted or wanted.endswith("," + value.replace("X", "3") + ")")
    day = re.match(r"\d{4}-\d\d-\d\d", wanted)
    if not day or not case.get("reference"):
        return False
    distance = abs((datetime.date.fromisoformat(day[0]) - datetime.date.fromisoformat(case["reference"][:10])).days)
    unit = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25, "H": 1 / 24, "S": 0}[length[2]] if not value.startswith("PT") or length[2] == "H" else 0
    return abs(distance - int(length[1]) * unit) <= (2 if length[2] in "MY" else 0.5 if length[2] == "H" else 0)


def full(clock):
    return clock if ":" in clock else clock + ":00"


def weekday_of(value):
    match = re.match(r"\d{4}-\d\d-\d\d", value)
    return str(datetime.date.fromisoformat(match[0]).isoweekday()) if match else value[9:10] if value.startswith("XXXX-WXX") else ""


def same_length(value, timex):
    return value == timex or {value, timex} in ({"P1D", "PT24H"}, {"PT30M", "PT0.5H"})


def range_right(found, case):
    """A range is two expressions here: its ends."""
    ends = re.fullmatch(r"\(([^,]*),([^,]*),.*\)", case["value"]["Timex"])
    if not ends or len(found) < 2:
        return False
    return all(any(value == end or value[4:] == end[4:] or value.endswith(full(end[-3:] if re.search(r"T\d\d$", end) else end[-6:])) for value, _ in found) for end in ends.groups())


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepared, dated = timebank(folder)
        dating("TimeBank without headers", {path.stem: path.read_text() for path in prepared.glob("*.dct")}, dated, FLOORS)
        growth(folder)
        seeds = {}
        for gold in glob.glob(str(SHARED / "gold/*.json")):
            content = json.load(open(gold))
            seeds[SHARED / "seeds" / content["document"]] = content["published"]["date"]
        headers(folder / "headers", seeds)
        without_fortnights(folder / "program", seeds)
        if (pathlib.Path(__file__).parent / "recognizers_refused.tsv").exists():
            recognizers(folder)
    if failed:
        sys.exit("below the floor: " + ", ".join(failed))


main()
