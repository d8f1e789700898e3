# SPDX-License-Identifier: Apache-2.0
"""The checks of check.py find what they are for, in a small tree made for it."""
import pathlib
import sys
import tempfile

import check

GOOD = '// SPDX-License-Identifier: Apache-2.0\n// polisi menyerang\nconst char* a = "fine\\nwords";\n'
BAD = '\n/* x */ const char* b = "x polisi"; const char* c = R"(menyerang)"; // caf\u00e9\n'


def tree(root, text):
    for folder in ("src/m", "apps", "packs/id", "tests/sources", "bench", "docs/design"):
        (root / folder).mkdir(parents=True)
    (root / "src/m/a.cpp").write_text(text, encoding="utf-8")
    (root / "packs/id/t.tsv").write_text("# note\nword\tkind\npolisi\tfine\nmenyerang\tx\nmedia\tx\nThe Duta Post\tx\n")
    (root / "src/LAYERS").write_text("# order\nm:          # what it holds\n")
    (root / "docs/design/m.md").write_text("# m\n[up](../README.md#top) [away](https://example.org/x)\n")
    (root / "docs/README.md").write_text("[errors](errors.md)\n")
    (root / "docs/errors.md").write_text("# Errors\n")
    (root / "tests/sources/allowed_words.txt").write_text("# English too\nmedia\npolisi src/m/b\n")


def docs_faults(path, text):
    """What is wrong once a page has another text; None takes the page away."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        tree(root, GOOD)
        if text is None:
            (root / path).unlink()
        else:
            (root / path).write_text(text)
        return list(check.docs_faults(root))


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
    assert docs_faults("docs/design/m.md", None) == ["src/LAYERS: docs/design/m.md is missing"]
    assert docs_faults("docs/more.md", "") == ["docs/README.md: more.md is not listed"]
    assert docs_faults("README.md", "\n[gone](docs/gone.md)\n") == ["README.md:2: docs/gone.md leads nowhere"]


if __name__ == "__main__":
    sys.exit(main())
