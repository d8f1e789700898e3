# SPDX-License-Identifier: Apache-2.0
"""Links all reports with the program and checks every linked event: linked.py PROGRAM FILE...

The schema first, then what it cannot say: who says a value is a member, an origin is in the list, the numbers are those of
the lists, every event of a record is in exactly one linked event. Then broken events, which must be found.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import records
from records import DROP, broken
import validate

LINKED = records.validator("linked-event")
BREAKS = [
    ("id", "SKS-012345678I"), ("id", "E1"), ("event_type", "War"), ("status", "maybe"), ("background", None), ("date/start", "yesterday"),
    ("date/from", []), ("date/from/0/event", "1"), ("reports", 0), ("origins", DROP), ("killed", 3), ("members", []),
    ("members/0/copy_of", DROP), ("members/0/event", "c1"), ("origin_list", []), ("origin_list/0/kind", "agent"), ("surplus", 1),
    ("members/0/document", "another"), ("reports", 99), ("origin_list/0/id", "o77"),
    ("rejected", False), ("members/0/corrected", []), ("members/0/as_read", {}), ("claims/0/corrected", "count"), ("origin_list/0/rejected", True),
]
# What reviewers made of an event, as it is shown.
REVIEWED = [
    ("rejected", True), ("members/0/rejected", True), ("members/0/corrected", ["date"]), ("members/0/as_read", {"date": None}),
    ("claims/0/rejected", True), ("claims/0/corrected", ["count", "victims"]),
]


def faults(event):
    found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in LINKED.iter_errors(event)]
    if found:
        return found
    members = {(m["document"], m["event"]) for m in event["members"]}
    documents = {m["document"] for m in event["members"]}
    origins = [o["id"] for o in event["origin_list"]]
    for part in (event["date"], *event["places"], *event["actors"]):
        found += [f"{m} is no member" for m in part["from"] if (m["document"], m["event"]) not in members]
    for claim in event["claims"]:
        if (claim["document"], claim["event"]) not in members or claim["origin"] not in origins:
            found.append(f"claim {claim['document']} {claim['id']} is of no member or origin")
    counting = sum("rejected" not in o for o in event["origin_list"])
    if origins != [f"o{i + 1}" for i in range(len(origins))] or event["origins"] != counting:
        found.append(f"origins are not numbered in order: {origins}")
    if event["reports"] != len(documents) or not 1 <= event["families"] <= event["reports"]:
        found.append("reports or families are not those of the members")
    return found


def main(program, paths):
    read = {r["document"]["id"]: r for p in map(pathlib.Path, paths) for r in validate.records_of(program, p)}
    read = [r for r in read.values() if "error" not in r]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in read)
        file.flush()
        done = subprocess.run([program, "link", "--records", file.name, "--json"], capture_output=True, check=True)
    events = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    wrong = [f"{e['id']}: {f}" for e in events for f in faults(e)]
    told = collections.Counter((m["document"], m["event"]) for e in events for m in e["members"])
    expected = {(r["document"]["id"], e["id"]) for r in read for e in r["events"]}
    if set(told) != expected or any(n > 1 for n in told.values()):
        wrong.append("the members are not the events of the records, each once")
    told_most = max(events, key=lambda e: len(e["members"]))
    wrong += [f"{path} = {value!r} was let through" for path, value in BREAKS if not faults(broken(told_most, path, value))]
    for path, value in REVIEWED:
        wrong += [f"{path} = {value!r}: {fault}" for fault in faults(broken(told_most, path, value))]
    print("\n".join(wrong) or f"{len(events)} linked events of {len(read)} records checked")
    return 1 if wrong or not events else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
