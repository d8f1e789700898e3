# SPDX-License-Identifier: Apache-2.0
"""Saksi databases and exports as data frames, with Python's standard library alone.

    import saksi
    rows = saksi.claims("saksi.db")               # a list of dicts; pandas.DataFrame(rows) takes it
    rows = saksi.read("claims.csv")               # an export: CSV, TSV, JSON Lines or GeoJSON
    saksi.plot_killed(rows, "killed.svg")

Types are those of the codebook that lies beside each export; without one, all of a CSV is text.
Formulas that the exporter made harmless with an apostrophe get their first character back.
"""
import csv
import json
import pathlib
import sqlite3

TABLES = ("reports", "events", "claims", "places", "actors", "sources", "reviews")
# A reviewer rejected the claim, or its event.
REJECTED = ("SELECT 1 FROM reviews WHERE reviews.report = reports.id AND reviews.status = 'rejected'"
            " AND reviews.item IN (claims.id, events.id)")


def table(database, name):
    """One of TABLES, every row a dict. The database is opened for reading only."""
    if name not in TABLES:
        raise ValueError(f"no table {name!r}; there are {', '.join(TABLES)}")
    uri = pathlib.Path(database).resolve().as_uri() + "?mode=ro"
    with sqlite3.connect(uri, uri=True) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute(f"SELECT * FROM {name}")]


def claims(database):
    """Every claim that no reviewer rejected, with its event and report; the ids are those of the report."""
    uri = pathlib.Path(database).resolve().as_uri() + "?mode=ro"
    with sqlite3.connect(uri, uri=True) as db:
        db.row_factory = sqlite3.Row
        known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'reviews'").fetchone()
        return [dict(row) for row in db.execute(
            "SELECT reports.id AS report, events.id AS event, claims.id AS claim, claims.kind, modality,"
            " outcome, count_low, count_high, qualifier, victims, victims_kind, source, source_kind,"
            " claims.evidence, event_type, sub_event_type, date_start, date_end, date_precision,"
            " events.place AS event_place, events.country AS event_country, latitude, longitude, publisher"
            " FROM claims JOIN reports USING(document) LEFT JOIN events ON events.event = claims.event"
            + (f" WHERE NOT EXISTS ({REJECTED})" if known else "") +
            " ORDER BY claims.claim")]


def _types(path):
    book = pathlib.Path(str(path) + ".codebook.csv")
    if not book.exists():
        return {}
    with open(book, encoding="utf-8", newline="") as file:
        return {row["column"]: row["type"] for row in csv.DictReader(file)}


def _value(text, kind):
    if text is None or text == "":
        return None
    if kind == "integer":
        return int(text)
    if kind == "real":
        return float(text)
    if kind == "boolean":
        return text == "true"
    if text[0] == "'" and text[1:].lstrip(" \n")[:1] in tuple("=+-@\t\r"):
        return text[1:]
    return text


def read(path):
    """An export as a list of dicts."""
    path = pathlib.Path(path)
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    if path.suffix == ".geojson":
        return [f["properties"] for f in json.loads(path.read_text(encoding="utf-8"))["features"]]
    types = _types(path)
    tabs = path.suffix == ".tsv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t" if tabs else ",",
                              quoting=csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL)
        rows = [row for row in rows
                if not any((cell or "").startswith("#") for cell in list(row.values())[:2])]
    return [{k: _value(v, types.get(k, "text")) for k, v in row.items()} for row in rows]


def plot_killed(rows, path):
    """Draws every claim of killed people by day as an SVG: a line from its low to its high."""
    points = [r for r in rows if r["outcome"] == "killed" and r["date_start"] and r["count_low"] is not None]
    points.sort(key=lambda r: r["date_start"])
    top = max((r["count_high"] or r["count_low"] for r in points), default=1)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {60 + 24 * len(points)} 260" font-size="9">']
    for i, r in enumerate(points):
        x = 40 + 24 * i
        low, high = 220 - 200 * r["count_low"] / top, 220 - 200 * (r["count_high"] or r["count_low"]) / top
        out.append(f'<line x1="{x}" x2="{x}" y1="{low:.1f}" y2="{high:.1f}" stroke="#444" stroke-width="2"/>'
                   f'<circle cx="{x}" cy="{low:.1f}" r="3"/>'
                   f'<text x="{x - 18}" y="240">{r["date_start"][5:]}</text>'
                   f'<text x="{x + 5}" y="{low:.1f}">{r["count_low"]}</text>')
    pathlib.Path(path).write_text("\n".join(out) + "\n</svg>\n", encoding="utf-8")
    return len(points)
