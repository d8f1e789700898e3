# SPDX-License-Identifier: Apache-2.0
"""Reads reports with the program and checks every record: validate.py PROGRAM FILE...

A corpus file (tests/corpus) is cut into its texts first, so that every record of every test is
checked. Fails when a record has a fault, or when a file gave no record at all.
"""
import json
import pathlib
import re
import subprocess
import sys

import records


def corpus_documents(path):
    """The texts of a corpus or defects file as documents."""
    text = path.read_text(encoding="utf-8")
    cases = re.split(r"^=+\n.*\n=+\n|^== .*\n", text, flags=re.MULTILINE)[1:]
    for number, case in enumerate(cases):
        body = re.split(r"^---.*\n", case, maxsplit=1, flags=re.MULTILINE)[0]
        fields = {}
        while match := re.match(r"(published|publisher|title): (.*)\n", body):
            fields[match[1]] = match[2].strip()
            body = body[match.end():]
        if body.strip():
            yield {"id": f"{path.name}:{number + 1}", "text": body.strip("\n"), **fields}


def run(program, arguments, given=None):
    done = subprocess.run([program, "read", "--json", *arguments], input=given,
                          capture_output=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"{arguments}: exit status {done.returncode}: {done.stderr.decode()}")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def is_corpus(path):
    return path.suffix == ".txt" and re.match(r"(#.*\n|\n)*=+", path.read_text(encoding="utf-8"))


def records_of(program, path):
    if not is_corpus(path):
        return run(program, [str(path)])
    lines = "\n".join(json.dumps(d) for d in corpus_documents(path)) + "\n"
    return run(program, ["--input-format", "jsonl", "-"], lines.encode("utf-8"))


def main(program, paths):
    wrong = checked = 0
    for path in map(pathlib.Path, paths):
        found = records_of(program, path)
        if not found:
            wrong += 1
            print(f"{path}: no record came out")
        for record in found:
            checked += 1
            for fault in records.faults(record):
                wrong += 1
                print(f"{path}: {record['document']['id']}: {fault}")
    print(f"{checked} records checked, {wrong} faults")
    return 1 if wrong or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
