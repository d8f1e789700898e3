# SPDX-License-Identifier: Apache-2.0
"""pages_test.py EXTRACT GENERATOR ROOT: forty pages in the manners of twelve sites; the article of each is found."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

EXTRACT, GENERATOR, ROOT = sys.argv[1:4]
sys.path.insert(0, f"{ROOT}/tests/pages")
import build  # noqa: E402
import score  # noqa: E402


class Pages(unittest.TestCase):
    def test_articles(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([GENERATOR, "--out", f"{folder}/x", "--data", f"{ROOT}/tools/synthetic/data", "-n", "500", "-e", "150"], check=True)
            build.main(f"{folder}/x.jsonl", f"{folder}/pages")
            pages = sorted(str(p) for p in pathlib.Path(folder, "pages").glob("*.html"))
            done = subprocess.run([EXTRACT, *pages], check=True, capture_output=True)
            gold = json.loads(pathlib.Path(folder, "pages/gold.json").read_text(encoding="utf-8"))
            scores = score.score(gold, json.loads(done.stdout))
            self.assertEqual(len(scores), 40)
            self.assertGreaterEqual(score.mean(scores)[2], 0.98, score.mean(scores))
            for name, (_, recall, value) in scores.items():
                # A dateline counts as furniture: of a short report it is a tenth.
                self.assertGreaterEqual(recall, 0.95 if "broken" in name else 0.9, name)
                self.assertGreaterEqual(value, 0.92, name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
