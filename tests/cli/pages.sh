# SPDX-License-Identifier: Apache-2.0
# Saved pages of one article: its pages in the manners of four sites, its AMP form, all of it on one page. Each is a
# report of its own with its own words only, and all are one house.
source "$(dirname "$0")/lib.sh"

cat >build.py <<'END'
import html
import json
import os

FIRST = ["KUNDUZ - Taliban menyerang pos polisi di Distrik Imam Sahib, Provinsi Kunduz, Afghanistan, Sabtu (9/3/2019) malam. "
         "Sebelas polisi tewas dalam serangan itu.",
         "Warga setempat melihat asap tebal membubung dari bangunan pos sampai menjelang pagi hari. Jalan utama menuju pasar ditutup, "
         "dan para pedagang membuka lapak mereka di halaman sekolah yang sedang libur."]
SECOND = ["Serangan Taliban terhadap pos polisi di Distrik Imam Sahib, Provinsi Kunduz, Sabtu (9/3/2019), itu menewaskan sebelas polisi.",
          "Pemerintah daerah menyiapkan dapur umum bagi keluarga yang meninggalkan rumah mereka karena takut akan serangan susulan. "
          "Halaman balai desa penuh oleh tenda sejak Minggu siang."]
TITLE = "Pos Polisi di Kunduz Diserang, Sebelas Tewas"
SLUG = "pos-polisi-di-kunduz-diserang-sebelas-tewas"


def body(paragraphs):
    return "".join(f"<p>{html.escape(p)}</p>\n" for p in paragraphs)


def page(publisher, canonical, inside, head="", amp="", title=TITLE):
    return (f"<!DOCTYPE html><html{amp} lang='id'><head><meta charset='utf-8'><title>{title} - {publisher}</title>"
            f"<meta property='og:title' content='{TITLE}'><meta property='og:site_name' content='{publisher}'>"
            "<meta property='article:published_time' content='2019-03-10T08:00:00+07:00'>"
            f"<link rel='canonical' href='{canonical}'>{head}</head><body><ul class='menu'><li>Beranda</li></ul><h1>{TITLE}</h1>"
            f"{inside}<div class='related'><p>Harga cabai di pasar Bira naik lagi menjelang akhir pekan ini.</p></div></body></html>")


def parameter(publisher="Warta Uji", base=f"https://warta.example/read/2019/03/10/08001234/{SLUG}"):
    def one(text, number):
        links = "".join(f"<div class='paging__item'><a href='{base}?page={n}'>{n}</a></div>" for n in (1, 2))
        return page(publisher, f"{base}?page={number}" if number != 1 else base,
                    f"<div class='read__content'><div class='clearfix'>{body(text)}</div></div><div class='read__paging'><div "
                    f"class='paging__wrap'>{links}<a href='{base}?page=2'>Selanjutnya</a><a href='{base}?page=all'>Tampilkan Semua</a></div></div>",
                    title=TITLE if number == 1 else f"{TITLE} Halaman {number}")
    return {"1.html": one(FIRST, 1), "2.html": one(SECOND, 2), "all.html": one(FIRST + SECOND, "all")}


def number_in_path(publisher="Kabar Uji", base=f"https://kabar.example/berita/d-4460012/{SLUG}"):
    def one(text, number, more):
        return page(publisher, base if number == 1 else f"{base}/{number}",
                    f"<div class='detail__body-text itp_bodycontent'>{body(text)}{more}<div class='detail__anchor-numb'>Halaman <a href='{base}'>1"
                    f"</a> <a href='{base}/2'>2</a> <a href='{base}/2'>Selanjutnya</a></div></div>")
    return {"satu.html": one(FIRST, 1, "<p>Simak berita selengkapnya di halaman selanjutnya.</p><div class='detail__long-nav'><a href='x'>Halaman "
                             "selanjutnya<br>Dapur umum dibuka</a></div>"), "dua.html": one(SECOND, 2, "<p>Lanjut ke halaman berikutnya</p>")}


def weblog(publisher="Suara Uji", base=f"https://suara.example/{SLUG}"):
    def one(text, number, rel):
        return page(publisher, f"{base}/{number}/" if number > 1 else f"{base}/",
                    f"<article class='post'><div class='entry-content'>{body(text)}<div class='page-links'>Halaman: <span>1</span> <a "
                    f"href='{base}/2/'>2</a></div><p>Bersambung ke halaman berikutnya...</p></div></article>", rel)
    return {"a.html": one(FIRST, 1, f"<link rel='next' href='{base}/2/'>"), "b.html": one(SECOND, 2, f"<link rel='prev' href='{base}/'>")}


def amp(publisher="Berita Uji", base=f"https://www.berita.example/dunia/{SLUG}.html"):
    plain = page(publisher, base, f"<div class='article-content'>{body(FIRST)}</div>")
    own = page(publisher, base,
               "<amp-sidebar id='s' layout='nodisplay'><p>Ikuti berita terbaru dari kami setiap hari di saluran resmi Berita Uji.</p></amp-sidebar>"
               "<amp-consent id='c' layout='nodisplay'><p>Kami memakai kuki untuk menyajikan isi yang sesuai dengan minat Anda sekalian.</p></amp-consent>"
               f"<article><amp-img src='a.jpg' width='1' height='1'></amp-img><div class='article-content'>{body(FIRST)}<amp-ad width='1' height='1'><p>Promo "
               "akhir pekan: cicilan ringan untuk rumah pertama Anda.</p></amp-ad></div></article><amp-next-page><div class='article-content'><p>Banjir "
               "merendam tiga kampung di Lembata sejak Kamis pagi, kata camat setempat, dan warga mengungsi.</p></div></amp-next-page>",
               "<script async src='https://cdn.example/v0.js'></script>", " \u26a1")
    return {"biasa.html": plain, "amp.html": own}


for site in (parameter, number_in_path, weblog, amp):
    os.mkdir(site.__name__)
    for name, text in site().items():
        with open(f"{site.__name__}/{name}", "w", encoding="utf-8") as out:
            out.write(text)
# The AMP form as a crawler keeps it, without a word about its article's address.
uri = f"https://m.berita.example/amp/dunia/{SLUG}.html"
http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + amp()["amp.html"].replace("rel='canonical'", "rel='x'")
size = len(http.encode())
with open("amp/amp.warc", "w", encoding="utf-8", newline="") as out:
    out.write(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\nContent-Length: {size}\r\n\r\n{http}\r\n\r\n")
with open("texts.json", "w", encoding="utf-8") as out:
    json.dump({"first": FIRST, "second": SECOND}, out)
END
python3 -B build.py

cat >texts.py <<'END'
"""texts.py first|second|both: what a record's report says, furniture left out, is those paragraphs and no more."""
import json
import sys

texts = json.load(open("texts.json", encoding="utf-8"))
wanted = {"first": texts["first"], "second": texts["second"], "both": texts["first"] + texts["second"]}[sys.argv[1]]
document = json.loads(sys.stdin.readline())["document"]
at, kept = 0, ""
for part in document["furniture"]:
    kept += document["text"][at:part["start"]]
    at = part["end"]
kept += document["text"][at:]
wanted[0] = wanted[0].removeprefix("KUNDUZ - ")
if [line.strip() for line in kept.split("\n") if line.strip()] != wanted:
    print(repr(kept))
    sys.exit(1)
END
# text FILE WHAT
text() {
  run 0 read --json "$1"
  python3 -B texts.py "$2" <out || wrong "$1 holds other words than its page"
}
text parameter/1.html first
text parameter/2.html second
text parameter/all.html both
text number_in_path/satu.html first
text number_in_path/dua.html second
text weblog/a.html first
text weblog/b.html second
text amp/biasa.html first
text amp/amp.html first
text amp/amp.warc first

field() { python3 -c "import json,sys; e=json.loads(sys.stdin.readline()); print($1)"; }
for site in parameter:3 number_in_path:2 weblog:2 amp:3; do
  name=${site%:*} count=${site#*:}
  run 0 ingest --db "$name.db" "$name"
  run 0 events --db "$name.db" --json
  lines out 1
  cp out listed
  [ "$(field '[e["reports"], e["families"], e["origins"]]' <listed)" = "[$count, 1, 1]" ] ||
    wrong "$name: $(field '[e["reports"], e["families"], e["origins"]]' <listed) instead of $count reports of one house"
  [ "$(field 'len({m.get("article_of") for m in e["members"]} - {None})' <listed)" = 1 ] || wrong "$name: the pages do not name their article"
  run 0 ingest --db "$name.db" "$name"
  run 0 events --db "$name.db" --json
  cmp -s out listed || wrong "$name: taken again, it is more than it was"
  run 0 event --db "$name.db" "$(field 'e["id"]' <listed)"
  [ "$(grep -cE "same article as|copy of" out)" = $((count - 1)) ] || wrong "$name: the terminal does not say what belongs together"
  run 0 verify --db "$name.db"
done
# Four sites print one text: ten reports, one origin, in whatever order the pages come.
run 0 ingest --db all.db weblog amp number_in_path parameter
run 0 events --db all.db --json
[ "$(field '[e["reports"], e["families"], e["origins"]]' <out)" = "[10, 1, 1]" ] || wrong "ten pages of one text are no one house"
finish
