# SPDX-License-Identifier: Apache-2.0
"""The checks of check.py find what they are for, in a small tree made for it."""
import pathlib
import sys
import tempfile

import check

GOOD = '// SPDX-License-Identifier: Apache-2.0\n// polisi menyerang\nconst char* a = "fine\\nwords";\n'
BAD = '\n/* x */ const char* b = "x polisi"; const char* c = R"(menyerang)"; // caf\u00e9\n'


def tree(root, text):
    for folder in ("src/m", "apps", "packs/id", "tests/sources", "bench"):
        (root / folder).mkdir(parents=True)
    (root / "src/m/a.cpp").write_text(text, encoding="utf-8")
    (root / "packs/id/t.tsv").write_text("# note\nword\tkind\npolisi\tfine\nmenyerang\tx\nmedia\tx\nThe Duta Post\tx\n")
    (root / "tests/sources/allowed_words.txt").write_text("# English too\nmedia\npolisi src/m/b\n")


def faults(text):
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        tree(root, text)
        return {name: list(find(root)) for name, find in check.CHECKS.items()}


def main():
    good, bad = faults(GOOD), faults(BAD)
    assert not any(good.values()), good
    assert bad["ascii"] == ["src/m/a.cpp:2: not ASCII"], bad
    assert bad["licence"] == ["src/m/a.cpp:1: the SPDX line is missing"], bad
    assert len(bad["language"]) == 2 and "polisi" in bad["language"][0], bad
    assert not faults(GOOD + 'auto m = "media", t = "the post";\n')["language"]
    assert faults(GOOD + 'auto m = "in the duta post";\n')["language"]


if __name__ == "__main__":
    sys.exit(main())
