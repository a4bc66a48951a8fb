# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the hand-made gold: offsets, types, fields, values and links of every tests/gold/*.json.

A gold file names its dispatch; the text lies in samples/ or tests/gold/texts/. Conventions: README.md beside this file.
The check also breaks a good file in known ways and expects to be told, so that it cannot pass by looking away.
"""
import copy
import json
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(os.environ.get("RECOUPE_SOURCE_DIR", pathlib.Path(__file__).parents[2]))
TYPES = set("""air_strike shelling ground_attack clash bombing shooting chemical_attack massacre execution abduction
detention torture repression property_destruction capture repel withdraw control siege siege_broken route_cut
route_opened advance displacement evacuation aid_delivery aid_blocked humanitarian_pause hospital_hit truce
truce_extended truce_violation truce_collapse truce_call lull consult statement demand offer refuse accuse agree
threaten mediate sanction declare_autonomy protest online_mobilisation""".split())
SPEECH = {"statement", "demand", "offer", "refuse", "accuse", "agree", "threaten", "truce_call", "humanitarian_pause",
          "declare_autonomy"}
FACTUALITY = {"asserted", "denied", "planned", "offered", "demanded", "refused", "possible"}
EFFECTS = {"killed", "wounded", "displaced", "missing", "detained", "trapped"}
VICTIMS = {"people", "civilians", "children", "women", "combatants", "rebels", "soldiers", "jihadists", "aid_workers",
           "journalists", "medics"}
TOP = {"document", "offsets", "sentence_ends", "published", "notes", "claims", "tallies", "times", "places", "actors"}
CLAIM = {"type", "agents", "targets", "places", "time", "source", "factuality", "trigger", "id"}
CLAIM_MAY = {"optional", "also_types", "also_agents", "also_places", "also_factuality", "also_source", "may_agents",
             "may_targets", "also_triggers", "count", "violates", "denies", "disputed_by", "victims", "note"}
TALLY = {"effect", "victims", "min", "max", "places", "since", "until", "source", "trigger", "id"}
TALLY_MAY = {"of_which", "cause", "also_cause", "also_victims", "fraction", "side", "optional", "note"}
LAYERS = {"times": {"begin", "end", "text", "type", "value"}, "places": {"begin", "end", "text", "name", "place"},
          "actors": {"begin", "end", "text", "actor"}}
DAY = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?\Z")
TIMEX = re.compile(r"(\d{4}|\d{3}X?)(-(\d\d|W\d\d|SP|SU|FA|WI))?(-(\d\d|WE))?(T(MO|MI|AF|EV|NI|DT|\d\d(:\d\d)?))?\Z"
                   r"|P(T?[\dX]+[YMWDHS])+\Z|(PRESENT|PAST|FUTURE)_REF\Z|XXXX[-WTD\dXA-Z]*\Z|T(MO|MI|AF|EV|NI)\Z")
ACTOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


def span_fault(span, text, sentence_ends=None):
    begin, end = span.get("begin"), span.get("end")
    if not (isinstance(begin, int) and isinstance(end, int) and 0 <= begin < end <= len(text)):
        return "span out of range"
    if text[begin:end] != span["text"]:
        return f"the text there is «{text[begin:end]}»"
    if sentence_ends is not None and any(begin < cut < end for cut in sentence_ends):
        return "trigger runs over a sentence end"
    if sentence_ends is not None and end - begin > 60:
        return "trigger longer than 60 characters"
    return None


def key_faults(item, need, may):
    return [f"missing {key}" for key in sorted(need - set(item))] + [f"unknown {key}" for key in sorted(set(item) - need - may)]


def period_fault(first, last):
    if first is None and last is None:
        return None
    if not (first and last and DAY.match(first) and DAY.match(last)):
        return f"not two ISO prefixes: {first} {last}"
    return "ends before it begins" if last < first[:len(last)] else None


def claim_faults(claim, text, ends, ids):
    yield from key_faults(claim, CLAIM, CLAIM_MAY)
    for trigger in [claim["trigger"], *claim.get("also_triggers", [])]:
        yield span_fault(trigger, text, ends)
    for kind in [claim["type"], *claim.get("also_types", [])]:
        yield None if kind in TYPES else f"unknown type {kind}"
    for state in [claim["factuality"], *claim.get("also_factuality", [])]:
        yield None if state in FACTUALITY else f"unknown factuality {state}"
    actors = [*claim["agents"], *claim["targets"], *claim.get("may_agents", []), *claim.get("may_targets", []),
              *filter(None, claim.get("also_source", [])), *(sum(claim.get("also_agents", {}).values(), []))]
    for actor in actors + ([claim["source"]] if claim["source"] else []):
        yield None if ACTOR.match(actor) else f"not an actor id: {actor}"
    yield period_fault(*claim["time"]) if claim["time"] else None
    for link in ("denies", "disputed_by"):
        yield None if claim.get(link, claim["id"]) in ids else f"{link} names no claim"
    if claim.get("violates"):
        yield None if claim["violates"] == "truce" or claim["violates"] in ids else "violates names no claim"
    if claim.get("also_source") and claim["source"] is None and claim["type"] not in SPEECH:
        yield "also_source without source is never read"


def tally_faults(tally, text, ends):
    yield from key_faults(tally, TALLY, TALLY_MAY)
    yield span_fault(tally["trigger"], text, ends)
    yield None if tally["effect"] in EFFECTS else f"unknown effect {tally['effect']}"
    for victims in [tally["victims"], *tally.get("also_victims", []), *(s["victims"] for s in tally.get("of_which", []))]:
        yield None if victims in VICTIMS else f"unknown victims {victims}"
    for part in [tally, *tally.get("of_which", [])]:
        if part["min"] is not None and part["max"] is not None and part["min"] > part["max"]:
            yield "min above max"
    if tally.get("cause"):
        yield None if tally["cause"] in TYPES else f"unknown cause {tally['cause']}"
    yield period_fault(tally["since"], tally["until"])


def layer_faults(gold, text):
    for layer, keys in LAYERS.items():
        last = 0
        for mention in gold[layer]:
            yield layer, mention, key_faults(mention, keys, set())
            faults = [span_fault(mention, text)]
            if mention["begin"] < last:
                faults.append("overlaps the one before")
            last = mention["end"]
            if layer == "times":
                faults.append(None if mention["type"] in {"DATE", "TIME", "DURATION", "SET"} else "unknown TIMEX3 type")
                faults.append(None if TIMEX.match(mention["value"]) else f"unknown TIMEX3 value {mention['value']}")
            if layer == "actors":
                faults.append(None if ACTOR.match(mention["actor"]) else "not an actor id")
            yield layer, mention, faults


def gold_faults(gold, text):
    """Every fault of one gold file, as sentences; empty when it is sound."""
    out = key_faults(gold, TOP, set())
    if out:
        return out
    ends = gold["sentence_ends"]
    if ends != sorted(set(ends)) or (ends and not 0 < ends[0] <= ends[-1] <= len(text)):
        out.append("sentence_ends are not rising offsets of the text")
    if not re.match(r"\d{4}-\d\d-\d\d\Z", gold["published"].get("date", "")):
        out.append("published.date is no day")
    ids = [item.get("id") for item in gold["claims"] + gold["tallies"]]
    if len(ids) != len(set(ids)):
        out.append("ids are not unique")
    for claim in gold["claims"]:
        out += [f"{claim['id']}: {fault}" for fault in claim_faults(claim, text, ends, ids) if fault]
    for tally in gold["tallies"]:
        out += [f"{tally['id']}: {fault}" for fault in tally_faults(tally, text, ends) if fault]
    for layer, mention, faults in layer_faults(gold, text):
        out += [f"{layer} «{mention['text']}»: {fault}" for fault in faults if fault]
    return out


def broken(gold):
    """Copies of a good file with one fault each."""
    def change(what):
        copied = copy.deepcopy(gold)
        what(copied)
        return copied
    yield "shifted trigger", change(lambda g: g["claims"][0]["trigger"].update(begin=g["claims"][0]["trigger"]["begin"] + 1))
    yield "unknown type", change(lambda g: g["claims"][0].update(type="airstrike"))
    yield "unknown field", change(lambda g: g["claims"][0].update(place="x"))
    yield "dead link", change(lambda g: g["claims"][0].update(denies="nobody"))
    yield "cut trigger", change(lambda g: g["sentence_ends"].insert(0, g["claims"][0]["trigger"]["begin"] + 1))
    yield "backward time", change(lambda g: g["claims"][0].update(time=["2016-05-02", "2016-05-01"]))
    yield "shifted place", change(lambda g: g["places"][0].update(end=g["places"][0]["end"] + 1))
    yield "bad timex", change(lambda g: g["times"][0].update(value="yesterday"))


def main():
    faults, checked, sound = [], 0, None
    for path in sorted((ROOT / "tests" / "gold").glob("*-*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        texts = [folder / gold["document"] for folder in (ROOT / "samples", ROOT / "tests/gold/texts")]
        texts = [text for text in texts if text.exists()]
        if len(texts) != 1 or path.stem != pathlib.Path(gold["document"]).stem:
            faults.append(f"{path.name}: the document must lie once in samples/ or tests/gold/texts/, under the same name")
            continue
        text = texts[0].read_bytes().decode("utf-8")
        found = gold_faults(gold, text)
        faults += [f"{path.name}: {fault}" for fault in found]
        checked += 1
        if not found and gold["claims"] and gold["times"] and gold["places"]:
            sound = sound or (gold, text)
    if sound:
        faults += [f"the check does not see a {name}" for name, bad in broken(sound[0]) if not gold_faults(bad, sound[1])]
    if checked == 0 or not sound:
        faults.append("no sound gold file was checked")
    print("\n".join(faults) if faults else f"{checked} gold files checked, no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
