# SPDX-License-Identifier: Apache-2.0
"""score.py GOLD.json TEXTS.json...: F1 of the words of the article, by page and over all. A text that is read by `saksi read` may leave out its furniture."""
import collections
import json
import re
import sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def f1(gold, got):
    gold, got = words(gold), words(got)
    both = sum((gold & got).values())
    if not both:
        return 0.0, 0.0, 0.0
    p, r = both / sum(got.values()), both / sum(gold.values())
    return p, r, 2 * p * r / (p + r)


def score(gold, texts):
    return {name: f1(text, texts.get(name, "")) for name, text in gold.items()}


def mean(scores):
    return [sum(s[i] for s in scores.values()) / len(scores) for i in range(3)]


def main(gold_path, *paths):
    gold = json.load(open(gold_path, encoding="utf-8"))
    for path in paths:
        scores = score(gold, json.load(open(path, encoding="utf-8")))
        print(path, "P {:.3f} R {:.3f} F1 {:.3f}".format(*mean(scores)), "lowest", *(
            f"{n} {s[2]:.3f}" for n, s in sorted(scores.items(), key=lambda x: x[1][2])[:4]))


if __name__ == "__main__":
    main(*sys.argv[1:])
