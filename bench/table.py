# SPDX-License-Identifier: Apache-2.0
"""Results of Google Benchmark (JSON files with medians) as a table in Markdown."""
import json
import pathlib
import sys

UNITS = {"ns": 1e-3, "us": 1.0, "ms": 1e3, "s": 1e6}
RATES = {"reports300": "reports of 300 tokens/s", "reports": "reports/s", "rows": "rows/s", "tokens/s": "tokens/s"}


def time(micros):
    return f"{micros / 1000:,.2f} ms" if micros >= 1000 else f"{micros:.2f} µs"


print("| stage | what | processor time a round | rate |\n|---|---|---:|---:|")
for path in sys.argv[1:]:
    for run in json.loads(pathlib.Path(path).read_text())["benchmarks"]:
        if run.get("aggregate_name") != "median":
            continue
        name = run["run_name"].replace("/", " ")
        rate = next((f"{float(f'{run[key]:.3g}'):,.0f} {unit}" for key, unit in RATES.items() if key in run), "")
        print(f"| {pathlib.Path(path).stem} | {name} | {time(run['cpu_time'] * UNITS[run['time_unit']])} | {rate} |")
