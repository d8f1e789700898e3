# SPDX-License-Identifier: Apache-2.0
"""synthetic_test.py PROGRAM ROOT: the generator gives the same bytes for a seed, others for another, and its truth is true
of what it wrote."""
import datetime
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = sys.argv[1], sys.argv[2]


def lines(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def day(event):
    return datetime.date.fromisoformat(event["date"]["start"])


def generate(folder, *arguments):
    subprocess.run([PROGRAM, "--out", f"{folder}/x", "--data", f"{ROOT}/tools/synthetic/data", "-n", "3000", "-e", "600",
                    *arguments], check=True, timeout=120)
    return pathlib.Path(folder)


class Generator(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kept = tempfile.TemporaryDirectory()
        folder = generate(cls.kept.name, "--gold")
        cls.reports, cls.truth = lines(folder / "x.jsonl"), lines(folder / "x.truth.jsonl")
        cls.events = {e["key"]: e for e in lines(folder / "x.events.jsonl")}
        cls.gold = lines(folder / "x.gold.jsonl")
        cls.by_id = {r["id"]: r for r in cls.reports}

    @classmethod
    def tearDownClass(cls):
        cls.kept.cleanup()

    def test_same_seed_same_bytes(self):
        with tempfile.TemporaryDirectory() as again, tempfile.TemporaryDirectory() as other:
            first = (pathlib.Path(self.kept.name) / "x.jsonl").read_bytes()
            self.assertEqual(first, (generate(again) / "x.jsonl").read_bytes())
            self.assertNotEqual(first, (generate(other, "--seed", "2") / "x.jsonl").read_bytes())

    def test_as_many_as_asked_for_in_order_of_time(self):
        self.assertEqual(3000, len(self.by_id))
        self.assertEqual([r["id"] for r in self.reports], [t["id"] for t in self.truth])
        times = [r["published"] for r in self.reports]
        self.assertEqual(times, sorted(times))
        copies = sum(t["family"] != t["id"] for t in self.truth)
        self.assertAlmostEqual(0.3, copies / 3000, delta=0.04)

    def test_no_slot_is_left_open(self):
        for r in self.reports:
            self.assertNotRegex(r["text"] + r["title"], r"[{}|]|\[(?!sw/bl)")

    def test_a_family_tells_one_event(self):
        told = {t["id"]: t["event"] for t in self.truth}
        for t in self.truth:
            if t["family"] in told:
                self.assertEqual(t["event"], told[t["family"]])

    def test_figures_stand_in_the_text(self):
        words = (pathlib.Path(ROOT) / "tools/synthetic/data/words.grammar").read_text(encoding="utf-8")
        numbers = words.split("= number\n")[1].split("\n= ")[0].split("\n")
        for t in self.truth:
            text = self.by_id[t["id"]]["text"].lower()
            for claim in t["claims"]:
                n = claim["low"]
                spelt = [str(n)] + (["seorang"] if n == 1 else []) + ([numbers[n - 1]] if n <= len(numbers) else [])
                self.assertTrue(any(s in text for s in spelt), (t["id"], claim))

    def test_the_place_of_the_event_stands_in_the_text(self):
        for t in self.truth:
            if t["event"]:
                self.assertIn(self.events[t["event"]]["place"]["name"], self.by_id[t["id"]]["text"])

    def test_incidents_in_one_place_lie_apart_unless_alike(self):
        last = {}
        for event in self.events.values():
            place = (event["place"]["country"], event["place"]["admin1"], event["place"]["name"])
            if place in last and event.get("alike") != last[place]["key"]:
                apart = day(event) - day(last[place])
                self.assertGreaterEqual(apart.days, 10)
            last[place] = event

    def test_gold_has_the_keys(self):
        for g, t in zip(self.gold, self.truth):
            self.assertEqual([t["event"]] if t["event"] else [], [e["same_as"] for e in g["gold"]["events"]])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
