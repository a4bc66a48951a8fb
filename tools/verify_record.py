#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a record against its custody log without any code of recoupe: python3 tools/verify_record.py war.rec [checkpoint.json]

Prints the checkpoint of today, or each fault on a line and ends with 1. src/store/custody.h says how the log is made."""
import hashlib
import json
import sqlite3
import sys

SUBJECTS = ("receipt", "reading", "decision")
KIND = {"receipt": "received", "reading": "read", "decision": "decided"}


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def as_bytes(value):
    return value if isinstance(value, bytes) else value.encode() if isinstance(value, str) else b""


def joined(*fields):
    return b"\0".join(as_bytes(field) for field in fields)


def follow_chain(db, earlier, faults):
    """The last entry of each subject, the size, the head and the time of the log."""
    last, size, head, time = {}, 0, sha256(b"recoupe.custody/1"), ""
    for seq, time, kind, *subjects, salt, commitment, stored in db.execute(
            "SELECT seq, time, kind, receipt, reading, decision, salt, commitment, head FROM log ORDER BY seq"):
        if seq != size + 1:
            faults.append(f"log entry {seq}: an entry before it is missing")
        size = seq
        name, subject = next((pair for pair in zip(SUBJECTS, subjects) if pair[1] is not None), ("", None))
        head = sha256(head, joined(str(seq), time, kind, str(subject), ""), sha256(as_bytes(salt)), as_bytes(commitment))
        if head != stored:
            faults.append(f"log entry {seq}: its head does not follow from the entries before it")
            head = as_bytes(stored)
        if earlier and seq == earlier["size"] and head.hex() != earlier["head"]:
            faults.append(f"log entry {seq}: the checkpoint of {earlier['time']} has another head")
        if KIND.get(name) != as_text(kind):
            faults.append(f"log entry {seq}: is about something else than it says")
        last[name, subject] = as_bytes(salt), as_bytes(commitment)
    if earlier and earlier["size"] > size:
        faults.append(f"the log has {size} entries, the checkpoint of {earlier['time']} had {earlier['size']}")
    return last, {"schema": "recoupe.checkpoint/1", "size": size, "head": head.hex(), "time": as_text(time)}


def as_text(value):
    return as_bytes(value).decode("utf-8", "replace")


def contents(db, faults):
    """(name, number, content) of everything that the log must know."""
    for number, sum_, data in db.execute("SELECT id, sha256, bytes FROM dispatches"):
        if sha256(data) != as_bytes(sum_):
            faults.append(f"dispatch {number}: its bytes have another SHA-256")
        for receipt, path, given in db.execute("SELECT id, path, given FROM receipts WHERE dispatch = ?", (number,)):
            yield "receipt", receipt, joined(path, given, data)
    for number, sum_, program, knowledge, text in db.execute(
            "SELECT d.id, d.sha256, v.program, v.knowledge, r.json FROM dispatches d"
            " LEFT JOIN readings r ON r.dispatch = d.id LEFT JOIN versions v ON v.id = r.version"):
        yield "reading", number, as_bytes(sum_) + joined(program, knowledge, text)
    for number, *fields in db.execute("SELECT id, time, who, kind, subject, detail, why FROM decisions"):
        yield "decision", number, joined(*fields)


def check(db, earlier):
    faults = []
    last, now = follow_chain(db, earlier, faults)
    for name, number, content in contents(db, faults):
        if (name, number) not in last:
            faults.append(f"{name} {number}: the log does not know it")
            continue
        salt, commitment = last.pop((name, number))
        if sha256(salt, joined(KIND[name], ""), content) != commitment:
            faults.append(f"{name} {number}: is not what the log says")
    faults += [f"{name} {number}: the log knows it, and it is gone" for name, number in last]
    return faults, now


def main(record, checkpoint=None):
    db = sqlite3.connect(f"file:{record}?mode=ro", uri=True)
    db.text_factory = bytes
    earlier = json.load(open(checkpoint)) if checkpoint else None
    try:
        faults, now = check(db, earlier)
        faults += [f"the file is damaged: {row[0].decode()}" for row in db.execute("PRAGMA integrity_check") if row[0] != b"ok"]
    except sqlite3.DatabaseError as damage:
        faults, now = [f"the file is damaged: {damage}"], None
    for fault in faults:
        print(f"{record}: {fault}", file=sys.stderr)
    if not faults:
        print(json.dumps(now, separators=(",", ":")))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]) if len(sys.argv) in (2, 3) else __doc__)
