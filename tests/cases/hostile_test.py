#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hostile inputs: anything can arrive. Each has a verdict; none may crash, take long, or take much memory.

Time and memory are the promises of the design: 2 processor seconds a megabyte, 300 MiB; sanitizers get ten times
the time. Doubling checks are on the shapes that tempt quadratic loops: four times the text, at most eight times the time."""
import gzip
import json
import pathlib
import random
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE.parent / "structure")]
from program import SANITIZED, program, readings  # noqa: E402
from sources import finish  # noqa: E402

PROSE = "Les combats ont repris mardi dans la banlieue sud de la ville, où dix civils ont été tués, selon des habitants. "
MB, SECONDS_PER_MB, STARTUP, MEMORY = 10**6, 2.0 * (10 if SANITIZED else 1), 1.0 * (10 if SANITIZED else 1), 300 * 2**20
READ, OTHER, ASIDE, TOO_LARGE = "read", "unsupported_language", "set_aside", None
dice = random.Random(2016)


def utf16(text, order, mark=True):
    return (("\ufeff" if mark else "") + text).encode("utf-16-" + order, "surrogatepass")


def noise(size):
    return bytes(dice.randrange(256) for _ in range(size))


def many(text, size=MB):
    """Prose, so that the language is known, then `text` again and again up to about `size` bytes."""
    return (PROSE * 20).encode() + text.encode() * (size // len(text.encode()))


INPUTS = {
    # bytes that are no text
    "nothing": (b"", ASIDE), "one NUL": (b"\0", ASIDE), "a kilobyte of NULs": (b"\0" * 1000, ASIDE), "byte order mark only": (b"\xef\xbb\xbf", ASIDE),
    "UTF-16 mark only": (b"\xff\xfe", ASIDE), "UTF-16 mark and half a unit": (b"\xff\xfea", ASIDE), "blanks of every kind": ("\t\r\n \u00a0\u2003\u3000\u2028".encode(), ASIDE),
    "a million blanks": (b" " * MB, ASIDE), "random bytes": (noise(20000), ASIDE), "gzip": (gzip.compress(PROSE.encode() * 9), ASIDE),
    "PNG": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + noise(500), ASIDE), "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + noise(3000), ASIDE), "ZIP": (b"PK\x03\x04" + noise(3000), ASIDE),
    "every byte once": (bytes(range(256)), ASIDE), "UTF-16 without a mark": (utf16(PROSE, "le", False), ASIDE), "UTF-32": (PROSE.encode("utf-32"), ASIDE),
    "escape sequences only": (b"\x1b[2J\x1b]0;x\x07" * 50, ASIDE), "lone surrogates only": (b"\xff\xfe" + b"\x00\xd8" * 500, ASIDE),
    "more than the limit": (PROSE.encode() * 20000, TOO_LARGE), "10 MB in one line": (b"a" * (10 * MB), TOO_LARGE),
    # text with damage
    "NULs in prose": ((PROSE * 5).replace("où", "o\0ù", 1).encode(), READ), "lone surrogates in UTF-16": (utf16(PROSE * 3 + "\ud800 fin \udc00.", "be"), READ),
    "UTF-16 cut in half": (utf16(PROSE * 3, "le")[:-1], READ), "UTF-8 cut inside a character": ((PROSE * 3 + "é").encode()[:-1], READ),
    "overlong forms": ((PROSE * 3).encode() + b"\xc0\xaf \xe0\x80\xaf", READ), "surrogates in UTF-8": ((PROSE * 9).encode() + b"\xed\xa0\x80", READ),
    "beyond Unicode": ((PROSE * 9).encode() + b"\xf4\x90\x80\x80", READ), "windows-1252": ((PROSE * 3).encode("cp1252"), READ),
    "doubly encoded": ((PROSE * 9).encode().decode("cp1252", "replace").encode(), READ), "mark in the middle": ((PROSE + "\ufeff" + PROSE).encode(), READ),
    "right-to-left marks": ("\u202e".join(PROSE.split(" ")).encode() + PROSE.encode() * 3, READ), "zero width": ((PROSE * 3).replace(" ", " \u200b").encode(), READ),
    "a thousand accents on one letter": ((PROSE * 3 + "e" + "\u0301" * 1000 + " fin.").encode(), READ), "noncharacters": ((PROSE * 9 + "\ufffe\uffff\U0010ffff").encode(), READ),
    "carriage returns only": ((PROSE * 9).replace(", ", ",\r").encode(), READ), "line separators": ((PROSE * 9).replace(". ", ".\u2028").encode(), READ),
    "HTML": (("<html><body onload='x'><p>" + PROSE + "</p>" + "<script>alert(1)</script></body></html>").encode(), READ),
    "JSON": (json.dumps({"text": PROSE * 3}).encode(), READ), "shell": ((PROSE + "$(rm -rf /) `id` ; DROP TABLE x; --").encode(), READ), "format string": ((PROSE * 3 + "%s%n {} {0} {{").encode(), READ),
    "all capitals": ((PROSE * 9).upper().encode(), READ), "no blanks": (PROSE.replace(" ", "").encode() * 500, OTHER), "Arabic": ("قصفت طائرات حكومية الأحياء الشرقية من المدينة".encode(), OTHER),
    "digits": (b"4 8 15 16 23 42 " * 100, OTHER), "emoji": ("🔥💥🚑".encode() * 1000, OTHER), "one letter": (b"a", OTHER), "a full stop": (b".", OTHER),
    # shapes that tempt
    "a million quotes": (many('"'), READ), "a million guillemets": (many("« "), READ), "closing guillemets": (many("» "), READ), "a million brackets": (many("("), READ),
    "square brackets": (many("[]"), READ), "full stops": (many(". "), READ), "commas": (many(", "), READ), "hyphens": (many("a-"), READ), "dashes": (many("- "), READ),
    "apostrophes": (many("l'"), READ), "one long word": (many("a"), READ), "one long number": (many("1"), READ), "numbers": (many("17 "), READ), "number words": (many("vingt "), READ),
    "thousands": (many("1.000."), READ), "dates": (many("mardi 3 mai 2016 "), READ), "months": (many("mai "), READ), "agencies": (many("(AFP) "), READ), "names": (many("Abou "), READ),
    "places": (many("Alep "), READ), "de": (many("de "), READ), "et": (many("et "), READ), "que": (many("que "), READ), "raids": (many("raid "), READ), "strikes without an end": (many("raids du régime sur Alep "), READ),
    "tolls": (many("dix morts dont deux enfants, "), READ), "who says so": (many("selon l'OSDH, "), READ), "said he": (many(", a-t-il dit"), READ), "one sentence": (many("les combats ont repris et "), READ),
    "short sentences": (many("Il a dit. "), READ), "lines": (many("a\n"), READ), "blank lines": (many("\n"), READ), "header lines": (b"date 2021-12\n" * 100 + PROSE.encode() * 20, READ),
    "questions": (many("? "), READ), "auxiliaries": (many("avoir été "), READ), "pronouns": (many("il "), READ), "negations": (many("ne pas "), READ), "prose": (PROSE.encode() * (MB // len(PROSE.encode())), READ),
}
DOUBLED = ["raid ", "Alep ", "« ", '"', "(", "de ", "et ", "que ", "selon l'OSDH, ", "raids du régime sur Alep ", "mardi 3 mai 2016 ", "vingt ", "dix morts, ", "il "]


def judge(name, data, verdict, path, faults):
    path.write_bytes(data)
    run = program("code", path)
    limit = STARTUP + SECONDS_PER_MB * len(data) / MB
    if run.code != (0 if verdict in (READ, OTHER) else 1) or bool(run.err) != bool(run.code):
        faults.append(f"{name}: exit code {run.code}, {run.err.strip()[:200]!r}")
        return
    statuses = [item["dispatch"]["status"] for item in readings(run.out)]
    if statuses != ([verdict] if verdict else []):
        faults.append(f"{name}: {statuses}, not {verdict}")
    if run.seconds > limit:
        faults.append(f"{name}: {run.seconds:.1f} s, more than {limit:.1f}")
    if run.memory > MEMORY and not SANITIZED and not any(fault.startswith("memory") for fault in faults):
        faults.append(f"memory: {run.memory / 2**20:.0f} MiB with {name}, more than {MEMORY / 2**20:.0f}")


def seconds_for(text, size, path):
    path.write_bytes(many(text, size))
    return min(program("code", path).seconds for _ in range(2))


def main():
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "input.txt"
        for name, (data, verdict) in INPUTS.items():
            if len(sys.argv) < 2 or name in sys.argv[1:]:
                judge(name, data, verdict, path, faults)
        path.write_bytes(PROSE.encode())
        start = min(program("code", path).seconds for _ in range(3))
        for text in DOUBLED if len(sys.argv) < 2 else []:
            small, large = (seconds_for(text, size, path) - start for size in (MB // 8, MB // 2))
            if large > 8 * max(small, 0.1):   # the time to start varies by a tenth of a second
                faults.append(f"{text!r}: {small:.2f} s, but {large:.2f} s for four times as much")
    finish(faults, len(INPUTS))


if __name__ == "__main__":
    main()
