# SPDX-License-Identifier: Apache-2.0
"""What a record must be: its schema, and what a schema cannot say (spans hold their words, ids exist).

Used by the tests only. Works with python3-jsonschema 4.10 of Debian 12 and later ones.
"""
import copy
import json
import pathlib

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]


def validator(name):
    """The validator of schemas/<name>.schema.json."""
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


DROP = object()


def broken(whole, path, value):
    """A copy with the value put at the path; DROP takes the field away."""
    whole = copy.deepcopy(whole)
    *steps, last = [int(s) if s.isdigit() else s for s in path.split("/")]
    target = whole
    for step in steps:
        target = target[step]
    if value is DROP:
        del target[last]
    else:
        target[last] = value
    return whole


RECORD = validator("record")
DOCUMENT = validator("document")


def spans_of(value):
    """Every span in any depth of a record."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value
        for item in value.values():
            yield from spans_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans_of(item)


def span_faults(record):
    text = record["document"]["text"]
    for span in spans_of(record):
        if text[span["start"]:span["end"]] != span["exact"]:
            yield f"span {span['start']}..{span['end']} does not hold {span['exact']!r}"


def id_faults(record):
    events = [e["id"] for e in record["events"]]
    claims = [c["id"] for c in record["claims"]]
    if events != [f"e{i + 1}" for i in range(len(events))]:
        yield f"events are not numbered in order: {events}"
    if claims != [f"c{i + 1}" for i in range(len(claims))]:
        yield f"claims are not numbered in order: {claims}"
    for claim in record["claims"]:
        if claim["event"] is not None and claim["event"] not in events:
            yield f"{claim['id']} names {claim['event']}, which is not there"
        whole = claim.get("part_of")
        if whole is not None and (whole not in claims or whole == claim["id"]):
            yield f"{claim['id']} is part of {whole}, which cannot be"


def range_faults(record):
    for event in record["events"]:
        date = event["date"]
        if date["start"] and date["start"] > date["end"]:
            yield f"{event['id']} ends before it starts"
    for claim in record["claims"]:
        count = claim.get("count") or {"low": None, "high": None, "qualifier": "vague"}
        low, high = count["low"], count["high"]
        if low is not None and high is not None and low > high:
            yield f"{claim['id']} has a low above its high"
        if count["qualifier"] in ("exact", "about") and low != high:
            yield f"{claim['id']} is {count['qualifier']} but low and high differ"


def faults(record):
    """All faults of one line's value, as sentences."""
    found = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:300]}"
             for e in RECORD.iter_errors(record)]
    if found or "error" in record:
        return found
    return [*span_faults(record), *id_faults(record), *range_faults(record)]
