# SPDX-License-Identifier: Apache-2.0
"""Ingest on real files and disks: killed, out of room, in a foreign file, by two at once. Nothing lost, nothing twice."""
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
import unittest

import lib

KILLS = int(os.environ.get("SAKSI_KILLS", "12"))


class Ingesting(lib.Case):
    def content(self):
        """Everything but the times."""
        db = sqlite3.connect(self.db)
        self.addCleanup(db.close)
        return {
            "documents": db.execute("SELECT document, id, sha256, origin FROM documents ORDER BY 1").fetchall(),
            "readings": db.execute("SELECT reading, document, sha256 FROM readings ORDER BY 1").fetchall(),
            "refusals": db.execute("SELECT id, sha256, origin, code FROM refusals ORDER BY 1, 2").fetchall(),
            "events": db.execute("SELECT * FROM events ORDER BY 1").fetchall(),
            "claims": db.execute("SELECT * FROM claims ORDER BY 1").fetchall(),
            "found": db.execute("SELECT rowid FROM texts WHERE texts MATCH 'polisi' ORDER BY 1").fetchall(),
        }

    def test_killed_at_random_moments_and_run_again(self):
        source = self.folder / "in.jsonl"
        lib.write_reports(source, range(1500), size=3)
        with open(source, "a", encoding="utf-8") as out:
            out.write("{broken\n")
        self.db = self.folder / "whole.db"
        began = time.monotonic()
        self.ingest(source, status=1)
        whole, took = self.content(), time.monotonic() - began
        self.db = self.folder / "killed.db"
        pick = random.Random(5)
        for _ in range(KILLS):
            process = subprocess.Popen([lib.SAKSI, "ingest", "--db", str(self.db), str(source)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(timeout=pick.uniform(0, took))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
        self.ingest(source, status=1)
        self.verify()
        self.assertEqual(self.content(), whole)

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
