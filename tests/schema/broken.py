# SPDX-License-Identifier: Apache-2.0
"""A record that holds passes; each way of breaking it is found. The other half of validate.py."""
import json
import pathlib
import sys

import records
from records import DROP, broken

VALID = json.loads((pathlib.Path(__file__).parent / "valid.json").read_text(encoding="utf-8"))

# (path, value): put the value there; DROP takes the field away.
BREAKS = [
    ("document/id", ""), ("document/id", 7), ("document/text", DROP), ("document/language", "in donesia"),
    ("document/published", "7 Januari 2019"), ("document/published", "2019-13-07"),
    ("document/published_basis", "guessed"), ("document/published_basis", None),
    ("document/published", None), ("document/dateline", ""), ("document/credits/0/role", "author"),
    ("document/furniture/0/kind", "advert"), ("document/furniture/0/exact", "Baca"),
    ("events/0/id", "event1"), ("events/0/id", "e2"), ("events/0/event_type", "Riots"),
    ("events/0/sub_event_type", "Fight"), ("events/0/status", "maybe"), ("events/0/background", "no"),
    ("events/0/date/precision", "unknown"), ("events/0/date/start", None),
    ("events/0/date/start", "2019-01-32"), ("events/0/date/start", "2019-01-08"),
    ("events/0/places/0/country", "Afghanistan"), ("events/0/places/0/latitude", 91.0),
    ("events/0/places/0/longitude", None), ("events/0/places/0/precision", "village"),
    ("events/0/places/0/admin1", DROP), ("events/0/actors/0/role", "victim"),
    ("events/0/actors/0/kind", "police"), ("events/0/actors/0/name", ""), ("events/0/evidence", []),
    ("events/0/evidence/0/start", 4), ("events/0/evidence/0/end", 10000),
    ("claims/0/id", "c0"), ("claims/0/event", "e7"), ("claims/0/event", DROP), ("claims/0/kind", "toll"),
    ("claims/0/modality", "sure"), ("claims/0/outcome", "dead"), ("claims/0/count", None),
    ("claims/0/count/low", "14"), ("claims/0/count/low", None), ("claims/0/count/high", 15),
    ("claims/0/count/qualifier", "at_most"), ("claims/0/count/low", -14), ("claims/0/victims", DROP),
    ("claims/0/part_of", "c9"), ("claims/0/part_of", "c1"), ("claims/0/sources/0/kind", "spokesman"),
    ("claims/0/sources/0/evidence", []), ("claims/0/evidence", []), ("claims/0/evidence/0/exact", "14"),
    ("claims/1/place", None), ("claims/1/change", "taken"), ("claims/1/holder", DROP),
    ("claims/2/actor", None), ("claims/2/stance", "boasted"), ("claims/3/change", "lost"),
    ("claims/3/item", DROP), ("events", DROP), ("claims", {}),
]


def main():
    wrong = [f"the record that holds was refused: {f}" for f in records.faults(VALID)]
    failure = {"document": {"id": "d"}, "error": {"code": "invalid_utf8", "message": "Byte 3."}}
    wrong += [f"the failure line was refused: {f}" for f in records.faults(failure)]
    for path, value in BREAKS:
        if not records.faults(broken(VALID, path, value)):
            wrong.append(f"{path} = {value!r} was let through")
    if not records.faults({**VALID, "error": failure["error"]}):
        wrong.append("a record that is also a failure was let through")
    for text in ({"id": "a"}, {"id": "", "text": "a"}, {"text": 1}, {"text": "a", "published": "1 Mei"}):
        if records.DOCUMENT.is_valid(text):
            wrong.append(f"the document {text} was let through")
    print("\n".join(wrong) or f"{len(BREAKS) + 5} broken values found")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
