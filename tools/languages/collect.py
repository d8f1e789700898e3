# SPDX-License-Identifier: Apache-2.0
"""collect.py REPOSITORIES OUT: plain sentences in Indonesian, Malay and English out of published repositories, OUT/NAME.LANGUAGE, a sentence a
line, and lists of words with how often each is used, OUT/words-NAME.LANGUAGE, for `saksi train CORPORA --only languages` (OUT is CORPORA/languages). docs/models.md names the repositories, their folders and licences."""
import gzip
import html
import json
import pathlib
import re
import sys

LANGUAGES = ("id", "ms", "en")
COURSES = ("iot-for-beginners", "security-101", "edgeai-for-beginners")
LEAST_WORDS = 4


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def sentences(markdown):
    """The prose of a page: no code, links and pictures by their words only."""
    markdown = re.sub(r"<!--.*?-->|```.*?```", "", markdown, flags=re.S)
    for line in markdown.splitlines():
        line = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", line)
        line = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)
        line = re.sub(r"`[^`]*`|<[^>]*>|https?://\S+", "", line)
        line = re.sub(r"^[\s>#*\-|+\d.]+", "", line)
        line = html.unescape(re.sub(r"[*_|\s]+", " ", line)).strip()
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z\"])", line):
            if len(sentence.split()) >= LEAST_WORDS:
                yield sentence


def courses(root):
    out = {language: [] for language in LANGUAGES}
    for name in COURSES:
        repository = root / name
        for path in sorted(repository.rglob("*.md")):
            part = path.relative_to(repository).parts
            language = "en" if part[0] != "translations" else part[1]
            if language in out:
                out[language] += sentences(read(path))
    return out


def catalogue(root):
    """Malaysia's public data: fields that end in _ms or _en, and what stands below "bm" and "en"."""
    out = {"ms": [], "en": []}

    def walk(value, language):
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(inner, "ms" if key.endswith("_ms") or key in ("bm", "ms") else "en" if key.endswith("_en") or key == "en" else language)
        elif isinstance(value, list):
            for inner in value:
                walk(inner, language)
        elif isinstance(value, str) and language:
            out[language] += sentences(value)

    for path in sorted((root / "datagovmy-meta").rglob("*.json")):
        walk(json.loads(read(path)), None)
    return out


def talpco(root):
    files = {"id": "ind/data_ind.txt", "ms": "zsm/data_zsm.txt", "en": "eng/data_eng.txt"}
    return {language: [line.split("\t", 1)[1].strip() for line in read(root / "talpco" / file).splitlines() if "\t" in line]
            for language, file in files.items()}


def flores(root):
    folder = root / "opus-mt-testsets/datasets/facebook/flores/flores200_dataset/devtest"
    files = {"id": "ind_Latn", "ms": "zsm_Latn", "en": "eng_Latn"}
    return {language: read(folder / f"{file}.devtest").splitlines() for language, file in files.items()}


def tatoeba(root):
    """Test sets of many pairs: files in `ind` are Indonesian, those in `zsm_Latn` Malay; files in `msa` say so line by line in .labels."""
    out = {"id": [], "ms": []}
    for path in sorted((root / "opus-mt-testsets").rglob("tatoeba-test-v*")):
        lines = read(path).splitlines()
        if path.name.endswith(".ind"):
            out["id"] += lines
        elif path.name.endswith(".zsm_Latn"):
            out["ms"] += lines
        elif path.name.endswith(".msa"):
            labels = path.with_name(path.name + ".labels")
            labels = read(labels).splitlines() if labels.exists() else []
            for line, label in zip(lines, labels if len(labels) == len(lines) else []):
                language = {"zsm": "ms", "ind": "id"}.get(label[:3])
                if language:
                    out[language].append(line)
    return {language: [line for line in lines if len(line.split()) > 2] for language, lines in out.items()}


def tico(root):
    out = {language: [] for language in LANGUAGES}
    for language in ("id", "ms"):
        for unit in re.findall(r"<tu .*?</tu>", read(root / f"tico-19/data/TM/all.en-{language}.tmx"), re.S):
            for code, words in re.findall(r'xml:lang="([^"]+)".*?<seg>(.*?)</seg>', unit, re.S):
                out[code.lower()[:2]].append(re.sub(r"\s+", " ", html.unescape(words)).strip())
    return {language: [line for line in lines if len(line.split()) >= LEAST_WORDS] for language, lines in out.items()}


def subtitles(root):
    """Words with their number, as published."""
    files = {"id": "id/id_full.txt", "ms": "ms/ms_full.txt", "en": "en/en_50k.txt"}
    return {language: read(root / "frequencywords/content/2018" / file).splitlines() for language, file in files.items()}


def unpack(data):
    """The MessagePack that wordfreq writes: lists of strings behind a map that names the format."""
    at = 0

    def take(size):
        nonlocal at
        at += size
        return data[at - size : at]

    def value():
        first = take(1)[0]
        sizes = {0xD9: 1, 0xDA: 2, 0xDC: 2, 0xDD: 4}
        size = int.from_bytes(take(sizes[first]), "big") if first in sizes else first & (0x1F if first >= 0xA0 else 0x0F)
        if first < 0x80:
            return first
        if first < 0x90:
            return {value(): value() for _ in range(size)}
        if first in (0xD9, 0xDA) or 0xA0 <= first < 0xC0:
            return take(size).decode()
        return [value() for _ in range(size)]

    return value()


def wordfreq(root):
    """The list at place n holds words whose share of all words is 10^(-n/100); the number is per 10^9."""
    out = {}
    for language in LANGUAGES:
        lists = unpack(gzip.decompress((root / f"wordfreq/wordfreq/data/small_{language}.msgpack.gz").read_bytes()))
        out[language] = [f"{word} {10 ** (9 - n / 100):.0f}" for n, words in enumerate(lists[1:]) for word in words]
    return out


def main(root, out):
    root, out = pathlib.Path(root), pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    for source in (courses, catalogue, talpco, flores, tatoeba, tico, subtitles, wordfreq):
        for language, lines in source(root).items():
            name = ("words-" if source in (subtitles, wordfreq) else "") + source.__name__
            lines = list(dict.fromkeys(line for line in lines if line.strip()))
            (out / f"{name}.{language}").write_text("\n".join(lines) + "\n", encoding="utf-8")
            print(f"{name}.{language}: {len(lines)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
