# SPDX-License-Identifier: Apache-2.0
"""House rules that no compiler knows: check.py ascii|licence|language|docs ROOT.

ascii     sources of src/ and apps/ hold ASCII only
licence   every source file starts with its SPDX line
language  no word of the language pack stands in a string literal of src/
docs      every module of src/LAYERS has its page, every page is in the table of docs/README.md, every link leads somewhere
"""
import pathlib
import re
import sys

ENDINGS = {".h", ".cpp"}
# A string or character literal; raw strings first, escapes kept together. Comments are cut before.
LITERAL = re.compile(r'R"(?P<d>[^(]*)\((?P<raw>.*?)\)(?P=d)"|"(?P<text>(?:\\.|[^"\\\n])*)"', re.DOTALL)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|R"(?P<d>[^(]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def sources(root, *folders):
    for folder in folders:
        yield from (p for p in sorted((root / folder).rglob("*")) if p.suffix in ENDINGS)


def line_of(text, at):
    return text.count("\n", 0, at) + 1


def ascii_faults(root):
    for path in sources(root, "src", "apps"):
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            if not line.isascii():
                yield f"{path.relative_to(root)}:{number}: not ASCII"


def licence_faults(root):
    for path in sources(root, "src", "apps", "tests", "bench"):
        if not path.read_text(encoding="utf-8").startswith("// SPDX-License-Identifier: Apache-2.0\n"):
            yield f"{path.relative_to(root)}:1: the SPDX line is missing"


def pack_words(root):
    """The first column of every table: what the table is about, in the pack's language. A phrase is
    refused as a whole, since its single words ("The Jakarta Post") may be anybody's;
    words of one or two letters are left out for the same reason."""
    words = set()
    for table in sorted((root / "packs").rglob("*.tsv")):
        if table.name in {"pack.tsv", "page_parts.tsv", "languages.tsv", "export_columns.tsv",
                          "romanisation.tsv"}:  # mark-up; words of all languages
            continue
        lines = [line for line in table.read_text(encoding="utf-8").splitlines()
                 if line.strip() and not line.startswith("#")]
        for line in lines[1:]:
            cell = " ".join(WORD.findall(line.split("\t")[0])).lower()
            if len(cell) > 2:
                words.add(cell)
    return words


def allowed_words(root):
    """(words allowed everywhere, {word: start of the path where it is allowed})"""
    lines = (root / "tests/sources/allowed_words.txt").read_text(encoding="utf-8").splitlines()
    cells = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return {c[0] for c in cells if len(c) == 1}, {(c[0], c[1]) for c in cells if len(c) == 2}


def without_comments(text):
    return COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]) if m[0].startswith("/") else m[0], text)


def literals(text):
    """(offset, text) of every string literal outside comments and #include lines."""
    code = re.sub(r"^\s*#\s*include.*$", "", without_comments(text), flags=re.MULTILINE)
    for match in LITERAL.finditer(code):
        yield line_of(code, match.start()), match["raw"] or match["text"] or ""


def phrases(text):
    """Every run of one to four words of a literal, lower case."""
    found = [w.lower() for w in WORD.findall(text)]
    for size in range(1, 5):
        for i in range(len(found) - size + 1):
            yield " ".join(found[i:i + size])


def language_faults(root):
    anywhere, somewhere = allowed_words(root)
    words = pack_words(root) - anywhere
    for path in sources(root, "src"):
        name = path.relative_to(root).as_posix()
        here = words - {word for word, start in somewhere if name.startswith(start)}
        for line, literal in literals(path.read_text(encoding="utf-8")):
            plain = re.sub(r"\\[nt\"\\]|\\x[0-9A-Fa-f]{2}", " ", literal)
            found = sorted({p for p in phrases(plain) if p in here})
            if found:
                yield f"{name}:{line}: {', '.join(found)}: belongs into the pack"


LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def pages(root):
    """The pages that people write: at the top, in docs/, and the README of any folder beside."""
    yield from sorted(root.glob("*.md"))
    yield from sorted((root / "docs").rglob("*.md"))
    yield from sorted(p for p in root.glob("*/README.md") if p.parent.name != "docs")


def docs_faults(root):
    for line in (root / "src/LAYERS").read_text(encoding="utf-8").splitlines():
        module = re.match(r"(\w+):", line)
        if module and not (root / f"docs/design/{module[1]}.md").is_file():
            yield f"src/LAYERS: docs/design/{module[1]}.md is missing"
    listed = (root / "docs/README.md").read_text(encoding="utf-8")
    for path in pages(root):
        name = path.relative_to(root).as_posix()
        inside = name.removeprefix("docs/")
        if inside != name and path.name != "README.md" and not inside.startswith("design/") and f"]({inside})" not in listed:
            yield f"docs/README.md: {inside} is not listed"
        text = path.read_text(encoding="utf-8")
        for match in LINK.finditer(text):
            if "://" not in match[1] and not (path.parent / match[1]).exists():
                yield f"{name}:{line_of(text, match.start())}: {match[1]} leads nowhere"


CHECKS = {"ascii": ascii_faults, "licence": licence_faults, "language": language_faults, "docs": docs_faults}


def main(check, root):
    faults = list(CHECKS[check](pathlib.Path(root)))
    print("\n".join(faults) or f"{check}: no fault")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
