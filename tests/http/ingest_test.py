# SPDX-License-Identifier: Apache-2.0
"""Ingest on real files and disks: killed, out of room, in a foreign file, by two at once. Nothing lost, nothing twice."""
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
import unittest

import lib

KILLS = int(os.environ.get("SAKSI_KILLS", "12"))


class Ingesting(lib.Case):
    def content(self):
        """Everything but times, what hangs on them, and what tells of batches: the history, and the order of
        the log, where a batch's refusals stand behind its reports."""
        db = sqlite3.connect(self.db)
        self.addCleanup(db.close)
        tables = [name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
                  if not name.startswith(("texts_", "sqlite_")) and name not in ("event_versions", "version_states", "properties", "texts")]
        out = {"found": db.execute("SELECT rowid FROM texts WHERE texts MATCH 'polisi' ORDER BY 1").fetchall()}
        for table in tables:
            columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(f'"{c}"' for c in columns if c != "at" and not c.endswith("_at")
                             and not (table == "audit" and c in ("entry", "previous", "hash")))
            out[table] = sorted(db.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
        return out

    def test_killed_at_random_moments_and_run_again(self):
        source = self.folder / "in.jsonl"
        lib.write_reports(source, range(750), size=3)
        with open(source, "a", encoding="utf-8") as out:
            out.write("{broken\n")
        lib.write_reports(self.folder / "rest.jsonl", range(700, 1500), size=3)  # fifty of them again
        with open(source, "a", encoding="utf-8") as out:
            out.write((self.folder / "rest.jsonl").read_text(encoding="utf-8"))
        self.db = self.folder / "whole.db"
        began = time.monotonic()
        self.ingest(source, status=1)
        took = time.monotonic() - began
        whole = self.content()
        for table in ("documents", "readings", "refusals", "events", "claims", "linked_events", "copies", "audit"):
            self.assertTrue(whole[table], table)
        self.db = self.folder / "killed.db"
        pick, kills, whole_runs = random.Random(5), 0, 0
        while kills < KILLS:
            process = subprocess.Popen([lib.SAKSI, "ingest", "--db", str(self.db), str(source)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=pick.uniform(0, took))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                kills += 1
                if self.db.exists() and kills % 10 == 0:
                    self.verify()
                continue
            self.assertEqual(process.returncode, 1)  # it came to the end between two kills: begin anew
            self.check_resumed(whole)
            whole_runs += 1
        self.ingest(source, status=1)
        self.check_resumed(whole)
        print(f"{kills} kills, {whole_runs + 1} archives completed", file=sys.stderr)

    def check_resumed(self, whole):
        self.verify()
        content = self.content()
        for table, rows in whole.items():
            self.assertEqual(content[table], rows, table)
        for file in self.folder.glob("killed.db*"):
            file.unlink()

    def test_interrupted_politely(self):
        source = self.folder / "in.jsonl"
        lib.write_reports(source, range(4000), size=3)
        process = subprocess.Popen([lib.SAKSI, "ingest", "--db", str(self.db), str(source)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        time.sleep(0.6)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        if process.returncode == 1:  # it may have been faster
            self.assertIn("run the same command again", err)
            self.assertIn(" read: ", out)
        self.verify()
        self.ingest(source)
        self.assertEqual(len(self.content()["documents"]), 4000)

    def test_a_full_disk(self):
        source = self.folder / "in.jsonl"
        lib.write_reports(source, range(1500), size=3)

        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

        done = self.ingest(source, status=1, preexec_fn=limit)
        self.assertIn("No room", done.stderr)
        self.assertIn("run the same command again", done.stderr)
        self.verify()
        self.ingest(source)
        self.assertEqual(len(self.content()["documents"]), 1500)
        self.verify()

    def test_two_at_once(self):
        for name, numbers in (("one.jsonl", range(0, 600)), ("two.jsonl", range(300, 900))):
            lib.write_reports(self.folder / name, numbers)
        both = [subprocess.Popen([lib.SAKSI, "ingest", "--db", str(self.db), str(self.folder / name)],
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for name in ("one.jsonl", "two.jsonl")]
        for process in both:
            _, err = process.communicate(timeout=120)
            self.assertEqual(process.returncode, 0, err)
        content = self.content()
        self.assertEqual(len(content["documents"]), 900)
        self.assertEqual(len(content["readings"]), 900)
        self.verify()

    def test_twice_changes_nothing(self):
        lib.write_reports(self.folder / "in.jsonl", range(20))
        self.ingest(self.folder / "in.jsonl")
        before = self.content()
        done = self.ingest(self.folder / "in.jsonl")
        self.assertIn("20 read: 0 new, 20 known, 0 failed", done.stdout)
        self.assertEqual(self.content(), before)

    def test_from_standard_input(self):
        lib.write_reports(self.folder / "in.jsonl", range(5))
        with open(self.folder / "in.jsonl", encoding="utf-8") as source:
            done = self.ingest("-", stdin=source)
        self.assertIn("5 new", done.stdout)

    def test_bad_documents_leave_the_others_unharmed(self):
        lib.write_reports(self.folder / "good.jsonl", range(5))
        (self.folder / "empty.txt").write_bytes(b"")
        (self.folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
        (self.folder / "utf16.txt").write_bytes("Polisi menembak dua orang.".encode("utf-16"))
        (self.folder / "broken.txt").write_bytes(b"Polisi \xff\xfe menembak.\n")
        done = self.ingest(self.folder, self.folder / "missing.txt", status=1)
        self.assertIn("5 new", done.stdout)
        for name in ("empty.txt", "binary.txt", "broken.txt", "missing.txt"):
            self.assertIn(name, done.stderr)
        self.verify()

    def test_a_file_of_another_program(self):
        lib.write_reports(self.folder / "in.jsonl", range(2))
        other = sqlite3.connect(self.db)
        other.execute("CREATE TABLE mine(x)")
        other.commit()
        other.close()
        before = self.db.read_bytes()
        done = self.ingest(self.folder / "in.jsonl", status=1)
        self.assertIn("another program", done.stderr)
        self.assertEqual(self.db.read_bytes(), before)
        self.db.write_bytes(b"no database at all\n" * 100)
        self.assertIn("not a Saksi database", self.ingest(self.folder / "in.jsonl", status=1).stderr)
        self.assertEqual(self.db.read_bytes(), b"no database at all\n" * 100)

    def test_without_permission(self):
        lib.write_reports(self.folder / "in.jsonl", range(2))
        closed = self.folder / "closed"
        closed.mkdir()
        (closed / "other.jsonl").write_text("{}\n")
        # Nothing is forbidden to root, so root's tests run this one as nobody.
        nobody = {"user": 65534, "group": 65534} if os.geteuid() == 0 else {}
        self.folder.chmod(0o777)
        closed.chmod(0o500 if not nobody else 0o700)
        self.db = closed / "a.db"
        try:
            done = self.ingest(self.folder / "in.jsonl", status=1, **nobody)
        except PermissionError:
            self.skipTest("nobody may not run the program where it lies")
        self.assertIn("permissions", done.stderr)
        closed.chmod(0o000)
        self.db = self.folder / "b.db"
        done = self.ingest(self.folder, status=1, **nobody)
        self.assertIn("2 new", done.stdout)
        self.assertIn("closed", done.stderr)
        closed.chmod(0o700)

    def test_no_argument_is_a_wrong_argument(self):
        self.ingest(status=2)


if __name__ == "__main__":
    unittest.main()
