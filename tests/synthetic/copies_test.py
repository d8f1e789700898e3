# SPDX-License-Identifier: Apache-2.0
"""copies_test.py GENERATOR SAKSI ROOT: the copies of a synthetic archive are found, and little else is taken for one."""
import collections
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

GENERATOR, SAKSI, ROOT = sys.argv[1:4]


def pairs(groups):
    return sum(len(g) * (len(g) - 1) // 2 for g in groups)


def main():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "x"
        subprocess.run([GENERATOR, "-o", str(out), "--data", f"{ROOT}/tools/synthetic/data", "-n", "10000", "-e", "2000"], check=True)
        subprocess.run([SAKSI, "ingest", "--db", f"{out}.db", f"{out}.jsonl"], check=True, capture_output=True)
        truth = {t["id"]: t["family"] for t in map(json.loads, pathlib.Path(f"{out}.truth.jsonl").open(encoding="utf-8"))}
        with sqlite3.connect(f"{out}.db") as db:
            rows = db.execute("SELECT id, family FROM reports LEFT JOIN copies USING(document)").fetchall()
    found, wanted, both = (collections.defaultdict(list) for _ in range(3))
    for report, family in rows:
        wanted[truth[report]].append(report)
        if family is not None:
            found[family].append(report)
            both[family, truth[report]].append(report)
    right = pairs(both.values())
    precision, recall = right / pairs(found.values()), right / pairs(wanted.values())
    print(f"synthetic copies: precision {precision:.4f}, recall {recall:.4f} of {pairs(wanted.values())} pairs")
    return 0 if len(rows) == len(truth) and precision >= 0.995 and recall >= 0.97 else 1


if __name__ == "__main__":
    sys.exit(main())
