#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""label_text.py < TEXT > LABELLED.conllu: labels raw French text with apertium-fra-cat's analyser and constraint grammar,
to teach the tagger (train_tagger). One paragraph a line. Needs lt-proc and cg-proc (Debian: lttoolbox, cg3).

A word gets a part of speech only where all readings that the grammar leaves agree; the others get "_", which teaches
nothing. Phrases of several words get "_" too. "avoir" is AUX before a participle, else VERB; "être" is AUX."""
import re
import subprocess
import sys

DATA = "/usr/share/apertium/apertium-fra-cat/fra-cat."
PARTS = {"n": "NOUN", "np": "PROPN", "vblex": "VERB", "vbmod": "VERB", "vbser": "AUX", "vbhaver": "AUX", "adj": "ADJ", "adv": "ADV",
         "preadv": "ADV", "pr": "ADP", "det": "DET", "prn": "PRON", "rel": "PRON", "num": "NUM", "cnjcoo": "CCONJ", "cnjsub": "SCONJ"}
UNSURE = {"tout", "toute", "tous", "toutes", "que", "qu'", "si", "comme", "même", "mêmes", "tel", "telle", "tels", "telles", "quel", "quelle",
          "quels", "quelles", "autre", "autres", "un", "une", "plus", "moins", "des", "de", "d'", "du", "avant", "après", "près", "peu", "beaucoup",
          "certains", "certaines", "plusieurs", "premier", "première", "dont", "où", "quand", "est"}


def escape(text):
    return re.sub(r"([\\^$/<>{}@\[\]])", r"\\\1", text)


def reading(text):
    marks = re.findall(r"<([^>]*)>", text)
    if not marks or "+" in text and "<det>" not in text or "#" in text:
        return None
    upos = PARTS.get(marks[0])
    feats = "_"
    if upos in ("VERB", "AUX"):
        feats = ("VerbForm=Inf" if "inf" in marks else "Tense=Past|VerbForm=Part" if "pp" in marks
                 else "Tense=Pres|VerbForm=Part" if "ger" in marks else "VerbForm=Fin")
    elif marks[0] == "rel":
        feats = "PronType=Rel"
    return upos and (upos, feats, text.split("<")[0])


def units(sentence):
    """(begin, end, reading or None) of each unit of the analyser."""
    raw = subprocess.run(["sh", "-c", f"lt-proc -w {DATA}automorf.bin | cg-proc {DATA}rlx.bin"], input=escape(sentence) + "\n",
                         capture_output=True, text=True, check=True).stdout
    at = 0
    for unit in re.finditer(r"\^((?:\\.|[^$\\])*)\$", raw):
        surface, *analyses = re.split(r"(?<!\\)/", unit.group(1))
        surface = re.sub(r"\\(.)", r"\1", surface)
        begin = sentence.find(surface, at)
        if begin < 0:
            return
        at = begin + len(surface)
        readings = {reading(a) for a in analyses}
        kinds = {r and r[:2] for r in readings}
        sure = len(kinds) == 1 and None not in kinds and " " not in surface and surface.lower() not in UNSURE
        yield begin, at, readings.pop() if sure else None


def sentences(paragraph):
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÀÂÉÈÊÎÔ«\"])", paragraph.strip())


def settle_auxiliaries(words):
    for i, (form, lemma, upos, feats) in enumerate(words):
        if lemma == "avoir" and upos == "AUX":
            rest = [w for w in words[i + 1:i + 5] if w[2] not in ("ADV", "_", "PRON")]
            if not rest or "Part" not in rest[0][3]:
                words[i] = (form, lemma, "VERB", feats)


def main():
    for line in sys.stdin:
        for text in sentences(line):
            words = []
            for begin, end, sure in units(text):
                upos, feats, lemma = sure or ("_", "_", "_")
                words.append((text[begin:end], lemma, upos, feats))
            words = [w for w in words if " " not in w[0] and "\xa0" not in w[0]]
            settle_auxiliaries(words)
            if len(words) < 3:
                continue
            print(f"# text = {text}")
            for i, (form, lemma, upos, feats) in enumerate(words, 1):
                print(i, form, lemma, upos, "_", feats, "_", "_", "_", "_", sep="\t")
            print()


main()
