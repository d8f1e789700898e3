# SPDX-License-Identifier: Apache-2.0
"""collect_test.py ROOT: what tools/languages/collect.py takes out of repositories in their published form, here with a few lines of our own."""
import gzip
import importlib.util
import json
import pathlib
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv[1])
SPEC = importlib.util.spec_from_file_location("collect", ROOT / "tools/languages/collect.py")
collect = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(collect)

UNIT = '<tu tuid="1">\n<tuv xml:lang="en">\n<seg>Wash your hands &amp; arms.</seg></tuv>\n<tuv xml:lang="{}"><seg>{}</seg></tuv>\n</tu>'
FILES = {
    "iot-for-beginners/README.md": "# Read me first, all of you\nshort line\n```\ncode that is no sentence at all\n```\nThe [road](x) to Bira is closed. It opens *again* on Monday.\n",
    "iot-for-beginners/translations/ms/README.md": "Jalan ke Bira ditutup. Ia dibuka semula pada Isnin.\n",
    "iot-for-beginners/translations/id/README.md": "Jalan ke Bira ditutup. Jalan itu dibuka lagi pada Senin.\n",
    "iot-for-beginners/translations/fr/README.md": "La route de Bira est encore ferme.\n",
    "datagovmy-meta/a/b.json": json.dumps({"title_ms": "Bilangan kapal di jeti Bira", "title_en": "Number of boats at Bira", "bm": {"note": ["Kapal kecil tidak dikira lagi"]}, "id": "kapal_kecil_di_jeti"}),
    "talpco/ind/data_ind.txt": "1\tWarga pulang.\n",
    "talpco/zsm/data_zsm.txt": "1\tPenduduk pulang.\n",
    "talpco/eng/data_eng.txt": "1\tThe people go home.\n",
    "tico-19/data/TM/all.en-id.tmx": UNIT.format("id", "Cuci tangan dan lengan Anda."),
    "tico-19/data/TM/all.en-ms.tmx": UNIT.format("ms", "Basuh tangan dan lengan anda."),
    "opus-mt-testsets/t/eng-msa/tatoeba-test-v1.msa": "Kapal itu belum tiba.\nPerahu itu belum tiba.\nKapal.\n",
    "opus-mt-testsets/t/eng-msa/tatoeba-test-v1.msa.labels": "zsm_Latn\nind\nzsm_Latn\n",
    "opus-mt-testsets/t/eng-ind/tatoeba-test-v1.ind": "Perahu itu belum tiba.\nIa naik perahu kecil.\n",
}
FLORES = "opus-mt-testsets/datasets/facebook/flores/flores200_dataset/devtest"
FILES.update({f"{FLORES}/{name}.devtest": f"{line}\n" for name, line in
              (("ind_Latn", "Pasar itu ramai."), ("zsm_Latn", "Pasar itu sesak."), ("eng_Latn", "The market is full."))})
FILES.update({f"frequencywords/content/2018/{file}": f"{line}\n" for file, line in
              (("id/id_full.txt", "perahu 12"), ("ms/ms_full.txt", "bot 7"), ("en/en_50k.txt", "boat 90"))})
WANTED = {
    "courses.en": ["Read me first, all of you", "The road to Bira is closed.", "It opens again on Monday."],
    "courses.ms": ["Jalan ke Bira ditutup.", "Ia dibuka semula pada Isnin."],
    "courses.id": ["Jalan ke Bira ditutup.", "Jalan itu dibuka lagi pada Senin."],
    "catalogue.ms": ["Bilangan kapal di jeti Bira", "Kapal kecil tidak dikira lagi"],
    "catalogue.en": ["Number of boats at Bira"],
    "talpco.id": ["Warga pulang."],
    "tico.en": ["Wash your hands & arms."],
    "tico.ms": ["Basuh tangan dan lengan anda."],
    "tatoeba.id": ["Perahu itu belum tiba.", "Ia naik perahu kecil."],
    "tatoeba.ms": ["Kapal itu belum tiba."],
    "flores.ms": ["Pasar itu sesak."],
    "words-subtitles.ms": ["bot 7"],
    "words-wordfreq.ms": ["bot 100000000", "pelabuhan-pelabuhan-kecil-di-kuala 97723722"],
}


def packed(value):
    """MessagePack of what wordfreq's files hold."""
    if isinstance(value, str):
        data = value.encode()
        return (bytes([0xA0 + len(data)]) if len(data) < 32 else bytes([0xD9, len(data)])) + data
    if isinstance(value, int):
        return bytes([value])
    if isinstance(value, dict):
        return bytes([0x80 + len(value)]) + b"".join(packed(k) + packed(v) for k, v in value.items())
    return (bytes([0x90 + len(value)]) if len(value) < 16 else b"\xdc" + len(value).to_bytes(2, "big")) + b"".join(map(packed, value))


def lists(words):
    """All of them stand behind a hundred empty lists: their share is a tenth or a little less."""
    return gzip.compress(packed([{"format": "cB", "version": 1}] + [[]] * 100 + [[word] for word in words]))


class Collect(unittest.TestCase):
    def test_repositories(self):
        with tempfile.TemporaryDirectory() as folder:
            root, out = pathlib.Path(folder) / "in", pathlib.Path(folder) / "out"
            for path, text in FILES.items():
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (root / path).write_text(text, encoding="utf-8")
            folder = root / "wordfreq/wordfreq/data"
            folder.mkdir(parents=True)
            for language, words in (("id", ["perahu"]), ("ms", ["bot", "pelabuhan-pelabuhan-kecil-di-kuala"]), ("en", ["boat"])):
                (folder / f"small_{language}.msgpack.gz").write_bytes(lists(words))
            collect.main(root, out)
            for name, lines in WANTED.items():
                self.assertEqual(sorted((out / name).read_text(encoding="utf-8").splitlines()), sorted(lines), name)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
