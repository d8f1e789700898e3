# SPDX-License-Identifier: Apache-2.0
"""Exports read back by tools that are not ours: round_trip.py PROGRAM ROOT [--all].

Python's library reads CSV, TSV, JSON Lines, GeoJSON, XLSX (as ZIP and XML) and GeoPackage (as SQLite). GDAL, R and
DuckDB (npm, SAKSI_DUCKDB names its folder) are used when they are there and reported as skipped otherwise; with --all
a missing one is a failure.
"""
import csv
import hashlib
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime, timezone
from xml.etree import ElementTree

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
must = "--all" in sys.argv
folder = pathlib.Path(tempfile.mkdtemp())
failures = []
sys.path.insert(0, str(root / "readers"))
sys.dont_write_bytecode = True
import saksi  # noqa: E402

FORMATS = ["csv", "tsv", "jsonl", "geojson", "gpkg", "xlsx", "parquet"]
EVENT_PROFILES = ("acled", "acled-monadic", "ged", "polecat", "reports", "snpk", "plover")
PROFILES = ("claims", "control") + EVENT_PROFILES
MOMENT = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+00")
HOSTILE = ("=cmd|' /c calc'!a0", "tab\there", "line\nend", 'quote "x"', "right-to-left \u202e mark", "+62")


def run(*args, status=0):
    done = subprocess.run(args, capture_output=True, text=True)
    if done.returncode != status:
        failures.append(f"{' '.join(map(str, args))}: status {done.returncode}: {done.stderr[:500]}")
    return done


def alias(report):
    """What a public export calls a report (docs/design/export.md)."""
    return "R-" + hashlib.sha256(b"report\n" + report.encode()).hexdigest()[:16]


def expect(what, got, wanted):
    if got != wanted:
        failures.append(f"{what}: {got!r} instead of {wanted!r}")


def export(name, *options):
    path = folder / name
    run(program, "export", "--db", str(folder / "a.db"), "--key", "k", "-o", str(path), *options)
    return path


def missing(tool):
    if must:
        failures.append(f"{tool} is not there")
    print(f"skipped: {tool} is not there")


def make_database():
    hostile = [{"id": f"h{i}", "title": text, "published": "2019-03-10", "publisher": text,
                "text": "KUNDUZ - Taliban menyerang pos polisi di Kunduz, Sabtu (9/3/2019). Sedikitnya 11 polisi tewas, "
                        "kata sejumlah pejabat."} for i, text in enumerate(HOSTILE)]
    (folder / "hostile.jsonl").write_text("".join(json.dumps(d) + "\n" for d in hostile))
    run(program, "ingest", "--db", str(folder / "a.db"), str(root / "examples"), str(folder / "hostile.jsonl"))


def cells(path):
    rows = saksi.read(path)
    return len(rows), sum(r["count_low"] or 0 for r in rows), sorted({r["report"] for r in rows})


def check_python(files, wanted):
    for name in ("csv", "tsv", "jsonl", "geojson"):
        expect(name, cells(files[name]), wanted)
    titles = {r["report"]: r["title"] for r in saksi.read(files["csv"])}
    for i, text in enumerate(HOSTILE):
        expect(f"hostile text {i} in CSV", titles.get(alias(f"h{i}")), text)
    for row in csv.reader(open(files["csv"], encoding="utf-8", newline="")):
        for cell in row:
            if cell[:1] in ("=", "+", "-", "@") and not cell.lstrip("-").replace(".", "").isdigit():
                failures.append(f"a formula got through: {cell!r}")
    book = zipfile.ZipFile(files["xlsx"])
    expect("XLSX archive", book.testzip(), None)
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    expect("XLSX rows", len(sheet.findall(".//m:row", space)), wanted[0] + 1)
    expect("XLSX formulas", len(sheet.findall(".//m:f", space)), 0)
    db = sqlite3.connect(files["gpkg"])
    expect("GeoPackage", db.execute("SELECT count(*), sum(count_low) FROM claims").fetchone(), wanted[:2])


def check_gdal(files, wanted):
    if not shutil.which("ogrinfo"):
        return missing("GDAL")
    for name in ("gpkg", "geojson"):
        out = run("ogrinfo", "-al", "-so", str(files[name])).stdout
        if f"Feature Count: {wanted[0]}" not in out:
            failures.append(f"GDAL does not find {wanted[0]} features in {name}")
        if "date_start: Date" not in out:
            failures.append(f"GDAL sees no true date in {name}")


def check_r(files, wanted):
    if not shutil.which("Rscript"):
        return missing("R")
    script = f"""
source("{root}/readers/saksi.R")
for (f in c("{files['csv']}", "{files['tsv']}")) {{
  x <- saksi_read(f); cat(nrow(x), sum(x$count_low, na.rm = TRUE), class(x$date_start), "\\n")
}}
if (requireNamespace("jsonlite", quietly = TRUE)) cat(nrow(saksi_read("{files['jsonl']}")), "json\\n")
if (requireNamespace("sf", quietly = TRUE)) cat(nrow(saksi_read("{files['gpkg']}")), "sf\\n")
if (requireNamespace("RSQLite", quietly = TRUE)) {{
  x <- saksi_claims("{folder}/a.db"); cat(nrow(x), "db\\n"); saksi_plot_killed(x, "{folder}/killed.pdf")
}}
"""
    out = run("Rscript", "-e", script).stdout
    for line in (f"{wanted[0]} {wanted[1]} Date", f"{wanted[0]} json", f"{wanted[0]} sf", f"{wanted[0]} db"):
        if line.endswith("Date"):
            expect("R: CSV and TSV", out.count(line), 2)
        elif line not in out and (must or line.split()[1] in out):
            failures.append(f"R does not say '{line}': {out}")


def duckdb(queries):
    """The rows of each query, every cell a string or None; None without DuckDB."""
    place = os.environ.get("SAKSI_DUCKDB")
    if not place or not shutil.which("node"):
        return missing("DuckDB (SAKSI_DUCKDB)")
    script = f"""
const {{DuckDBInstance}} = require('{place}/node_modules/@duckdb/node-api');
(async () => {{
  const c = await (await DuckDBInstance.create(':memory:')).connect();
  for (const q of {json.dumps(queries)}) {{
    const r = await c.runAndReadAll(q);
    console.log(JSON.stringify([r.columnNames(), r.getRowsJson()]));
  }}
}})();
"""
    lines = run("node", "-e", script).stdout.split("\n")
    return [json.loads(line) for line in lines if line]


def check_duckdb(files, wanted):
    count = ("SELECT count(*)::INT, sum(count_low)::INT, count(DISTINCT report)::INT, "
             "count(*) FILTER (WHERE date_start = DATE '2019-03-09')::INT FROM ")
    out = duckdb([count + f"read_parquet('{files['parquet']}')", count + f"read_csv('{files['csv']}', all_varchar=false)"])
    if out is None:
        return
    rows = saksi.read(files["jsonl"])
    good = [[wanted[0], wanted[1], len(wanted[2]), sum(r["date_start"] == "2019-03-09" for r in rows)]]
    expect("DuckDB: Parquet and CSV", [rows for _, rows in out], [good, good])
    for profile in PROFILES:
        check_duckdb_profile(profile)
    check_duckdb_size()


def same_cell(cell, wanted):
    """A cell of DuckDB's is the value of JSON Lines; numbers of 64 bits are strings, a day is its midnight in a column of times."""
    if isinstance(wanted, (dict, list)):
        return json.loads(cell) == wanted
    if isinstance(wanted, str) and cell is not None and MOMENT.fullmatch(cell):
        moment = datetime.fromisoformat(wanted)
        return datetime.fromisoformat(cell) == (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc))
    if isinstance(wanted, (bool, str)) or wanted is None:
        return cell == wanted
    return cell is not None and float(cell) == wanted


def check_duckdb_profile(profile):
    """Every cell of a profile is the same in Parquet, CSV and JSON Lines, whoever reads it."""
    paths = {f: export(f"{profile}.duck.{f}", "--profile", profile, "--format", f) for f in ("csv", "parquet", "jsonl")}
    parquet, table = duckdb([f"SELECT * FROM read_parquet('{paths['parquet']}')",
                             f"SELECT * FROM read_csv('{paths['csv']}', all_varchar=true, header=true, delim=',', quote='\"')"])
    rows = saksi.read(paths["jsonl"])
    if not rows:
        failures.append(f"no row in {profile}")
    expect(f"DuckDB: columns of {profile}", parquet[0], list(rows[0]))
    expect(f"DuckDB: rows of {profile}", len(parquet[1]), len(rows))
    for got, row in zip(parquet[1], rows):
        for cell, (column, value) in zip(got, row.items()):
            if not same_cell(cell, value):
                failures.append(f"DuckDB: {profile}.{column} in Parquet: {cell!r} instead of {value!r}")
    lines = list(csv.reader(open(paths["csv"], encoding="utf-8", newline="")))
    expect(f"DuckDB: {profile} in CSV", [table[0]] + [[c or "" for c in row] for row in table[1]], lines)


def check_duckdb_size():
    """Our Parquet is at most a fifth larger than DuckDB's own of the same table."""
    ours, theirs = folder / "full.parquet", folder / "full.duck.parquet"
    run(program, "export", "--db", str(folder / "full.db"), "--key", "k", "--format", "parquet", "-o", str(ours))
    duckdb([f"COPY (SELECT * FROM read_parquet('{ours}')) TO '{theirs}' (FORMAT parquet, COMPRESSION zstd)"])
    ratio = ours.stat().st_size / theirs.stat().st_size
    print(f"Parquet: {ours.stat().st_size} bytes, {ratio:.2f} of DuckDB's")
    if ratio > 1.2:
        failures.append(f"Parquet is {ratio:.2f} of DuckDB's size")


def check_rejected():
    """What a reviewer rejected is among the claims of neither reader."""
    place = folder / "rejected.db"
    shutil.copy(folder / "a.db", place)
    all_claims = saksi.claims(place)
    of_event = next(c for c in all_claims if c["event"])
    own = next(c for c in all_claims if (c["report"], c["event"]) != (of_event["report"], of_event["event"]))
    with sqlite3.connect(place) as db:
        for claim, item in ((of_event, "event"), (own, "claim")):
            db.execute("INSERT INTO reviews VALUES(?,?,'rejected','Sinta','2026-01-01T00:00:00Z',1,0,'[]','{}')", (claim["report"], claim[item]))
    left = [c for c in all_claims if (c["report"], c["event"]) != (of_event["report"], of_event["event"]) and c != own]
    expect("claims without rejected ones", saksi.claims(place), left)
    if shutil.which("Rscript"):
        script = (f'source("{root}/readers/saksi.R"); if (requireNamespace("RSQLite", quietly = TRUE)) '
                  f'cat(nrow(saksi_claims("{place}"))) else cat({len(left)})')
        expect("the same in R", run("Rscript", "-e", script).stdout, str(len(left)))


def small_files():
    import resource
    import signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40000, 40000))  # more than SQLite's own files need


def check_full_disk():
    """No file may be left when the disk is full; here, when a file may not grow."""
    texts = [{"id": f"f{i}", "title": os.urandom(100).hex(),
              "text": "KUNDUZ - Taliban menyerang pos polisi di Kunduz, Sabtu (9/3/2019). Sedikitnya 11 polisi tewas."}
             for i in range(800)]
    (folder / "full.jsonl").write_text("".join(json.dumps(t) + "\n" for t in texts))
    run(program, "ingest", "--db", str(folder / "full.db"), str(folder / "full.jsonl"))
    out = folder / "full"
    out.mkdir()
    for name in FORMATS:
        done = subprocess.run([program, "export", "--db", str(folder / "full.db"), "--format", name, "-o", str(out / f"x.{name}")],
                              capture_output=True, text=True, preexec_fn=small_files)
        if done.returncode != 1:
            failures.append(f"a full disk does not fail {name}: {done.returncode} {done.stderr[:200]}")
        expect(f"left by {name} on a full disk", sorted(p.name for p in out.iterdir()), [])
    with open("/dev/full", "wb") as full:
        done = subprocess.run([program, "export", "--db", str(folder / "full.db")], stdout=full, stderr=subprocess.PIPE)
        expect("a full standard output", done.returncode, 1)


def check_events():
    """Profiles of events are read by the readers as those of claims are."""
    for name in EVENT_PROFILES:
        rows = saksi.read(export(f"{name}.jsonl", "--profile", name))
        if not rows:
            failures.append(f"no row in {name}")
        again = saksi.read(export(f"{name}.tsv", "--profile", name, "--format", "tsv"))
        expect(f"rows of {name}", len(again), len(rows))
        for line in open(folder / f"{name}.tsv", encoding="utf-8"):
            expect(f"columns of {name}", line.count("\t") + 1, len(again[0]))
        if name in ("acled", "ged") and shutil.which("ogrinfo"):
            book = export(f"{name}.gpkg", "--profile", name)
            if f"Feature Count: {len(rows)}" not in run("ogrinfo", "-al", "-so", str(book)).stdout:
                failures.append(f"GDAL does not find {len(rows)} features in {name}")
        if name in ("acled", "ged") and shutil.which("Rscript"):
            script = f'source("{root}/readers/saksi.R"); x <- saksi_read("{folder}/{name}.tsv"); cat(nrow(x), ncol(x))'
            expect(f"{name} in R", run("Rscript", "-e", script).stdout, f"{len(rows)} {len(rows[0])}")
    lines = export("records.jsonl", "--profile", "records", "--format", "jsonl", "--release", "internal").read_text().splitlines()
    expect("records", [set(json.loads(line)) for line in lines[:1]], [{"document", "events", "claims"}])


make_database()
check_events()
check_full_disk()
check_rejected()
files = {f: export(f"claims.{f}", "--format", f) for f in FORMATS}
run(program, "export", "--check", str(files["csv"]))
manifest = json.loads((folder / "claims.csv.manifest.json").read_text())
expect("models of the manifest", [f"  {name} {version}" for name, version in manifest["models"].items()],
       run(program, "--version").stdout.splitlines()[2:-1])
rows = saksi.read(files["jsonl"])
wanted = (len(rows), sum(r["count_low"] or 0 for r in rows), sorted({r["report"] for r in rows}))
if wanted[0] < 20:
    failures.append("the examples give hardly any claims")
check_python(files, wanted)
expect("database", len(saksi.claims(folder / "a.db")), wanted[0])
if saksi.plot_killed(saksi.claims(folder / "a.db"), folder / "killed.svg") < 5:
    failures.append("the plot has hardly any marks")
check_gdal(files, wanted)
check_r(files, wanted)
check_duckdb(files, wanted)
again = export("again.parquet", "--format", "parquet")
expect("the same bytes", again.read_bytes(), files["parquet"].read_bytes())
with open(files["csv"], "ab") as file:
    file.write(b"x")
run(program, "export", "--check", str(files["csv"]), status=1)
for bad, name in ((["--profile", "acledd"], "claims"), (["--format", "dbf"], "parquet"), (["--columns", "kota"], "event_place"),
                  (["--filter", "land=AF"], "country")):
    said = run(program, "export", "--db", str(folder / "a.db"), *bad, status=2).stderr
    if name not in said:
        failures.append(f"{bad} does not name {name}: {said}")
shutil.rmtree(folder)
for failure in failures:
    print("FAILED:", failure)
sys.exit(1 if failures else 0)
