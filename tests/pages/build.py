# SPDX-License-Identifier: Apache-2.0
"""build.py REPORTS.jsonl OUT: forty pages in the manners of twelve kinds of news sites around synthetic reports (docs/synthetic.md),
with menus, teasers, captions, advertising, comments and broken mark-up; OUT/N.html, and OUT/gold.json: {file: article text}."""
import html
import json
import pathlib
import random
import sys

MENU = "Beranda Nasional Dunia Ekonomi Olahraga Hiburan Teknologi Otomotif Kesehatan Wisata Opini Foto Video Indeks".split()
COMMENTS = ["Semoga keadaan cepat membaik, kasihan warga yang tidak tahu apa-apa di sana.",
            "Beritanya kurang lengkap, mohon ditambah keterangan dari pihak lain juga ya min.",
            "Setuju dengan komentar di atas, kita tunggu saja perkembangan selanjutnya besok pagi."]
AD = "Promo akhir pekan: cicilan ringan untuk rumah pertama, syarat dan ketentuan berlaku sampai persediaan habis."


class Page:
    """One report with what a site puts around it."""

    def __init__(self, report, others, pick):
        self.pick, self.others = pick, others
        self.title, self.date = report["title"], report["published"]
        self.paragraphs = [p for p in report["text"].split("\n\n")][:-1]
        self.paragraphs = [p for p in self.paragraphs if not p.startswith(("Baca", "BACA", "Lihat", "Simak"))]
        self.publisher, self.url = report["publisher"], report["url"]
        self.caption = f"Ilustrasi: suasana di dekat lokasi, dipotret beberapa waktu lalu ({self.publisher}/Rani Utari)"

    def teaser(self):
        return html.escape(self.pick.choice(self.others)["title"])

    def links(self, count, item="<li><a href='/x'>{}</a></li>"):
        return "".join(item.format(self.teaser()) for _ in range(count))

    def menu(self):
        return "".join(f"<li><a href='/{m.lower()}'>{m}</a></li>" for m in MENU)

    def comments(self):
        return "".join(f"<div class='comment'><b>Pembaca {i}</b><p>{c}</p><a>Balas</a></div>" for i, c in enumerate(COMMENTS))

    def body(self, teaser, mark="<p>{}</p>", every=3):
        out = []
        for i, p in enumerate(self.paragraphs):
            out.append(mark.format(html.escape(p, quote=False)))
            if i % every == every - 1:
                out.append(teaser.format(self.teaser()))
        return "\n".join(out)

    def head(self, extra=""):
        t = html.escape(self.title)
        return (f"<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'><title>{t} - {self.publisher}</title>"
                f"<meta property='og:title' content='{t}'><meta property='og:site_name' content='{self.publisher}'>{extra}"
                "<style>body{margin:0}</style><script>var a='<p>bukan berita</p>';</script></head><body>")


def portal(p):
    return p.head(f"<link rel='canonical' href='{p.url}'>") + f"""<div class="header"><nav><ul>{p.menu()}</ul></nav></div><div class="container"><article class="detail">
<h1 class="detail__title">{p.title}</h1><div class="detail__date">Senin, 01 Apr 2019 16:45 WIB</div><figure class="detail__media-image"><img src="a.jpg"><figcaption class="detail__media-caption">{p.caption}</figcaption></figure>
<div class="detail__body-text itp_bodycontent">{p.body('<table class="linksisip"><tr><td><div class="lihatjg">Baca juga: <a href="/x">{}</a></div></td></tr></table>')}<div class="ads-scrollbox"><p>{AD}</p></div></div>
<div class="detail__body-tag"><a href="/t">dunia</a> <a href="/u">konflik</a></div></article><aside><h3>Terpopuler</h3><ul>{p.links(9)}</ul></aside>
<div class="comment-box">{p.comments()}</div></div><footer><p>Hak cipta dilindungi. Dilarang mengutip tanpa izin tertulis dari redaksi kami.</p></footer></body></html>"""


def daily(p):
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": p.title, "datePublished": p.date,
                       "publisher": {"@type": "Organization", "name": p.publisher}, "author": {"@type": "Person", "name": "Bram Lesmana"}})
    return p.head(f"<script type='application/ld+json'>{data}</script>") + f"""<header><ul class="nav">{p.menu()}</ul></header><div class="read__header"><h1 class="read__title">{p.title}</h1>
<div class="read__time">Kompilasi - 21/08/2019, 20:12 WIB</div></div><div class="photo"><div class="photo__wrap"><img></div><div class="photo__caption">{p.caption}</div></div>
<div class="read__content"><div class="clearfix">{p.body('<p><strong>Baca juga: <a href="/x">{}</a></strong></p>')}</div></div>
<div class="read__paging"><a href="?page=2">2</a> <a href="?page=all">Tampilkan semua</a></div><div class="mostList">{p.links(10, "<div class='mostList__item'><a href='/x'>{}</a></div>")}</div>
<div class="newsletter"><p>Dapatkan surat berita pilihan kami setiap pagi langsung ke kotak masuk Anda.</p></div></body></html>"""


def agency(p):
    lines = "<br /><br />\n".join(html.escape(x, quote=False) + (f"<span class='baca-juga'><b>Baca juga: <a href='/x'>{p.teaser()}</a></b></span>" if i % 4 == 3 else "")
                                  for i, x in enumerate(p.paragraphs))
    return p.head() + f"""<ul class="menu">{p.menu()}</ul><h1 class="post-title">{p.title}</h1><p class="simple-share"><span class="article-date">Senin, 21 Januari 2019 19:07 WIB</span></p>
<div class="image-overlay"><img><div class="wp-caption">{p.caption}</div></div><div class="post-content clearfix">{lines}<p class="text-muted small mt10">Pewarta: Sita Wening<br />Editor: Bram Lesmana<br/>COPYRIGHT &copy; 2019</p></div>
<div class="tags-widget"><a>dunia</a></div><div class="related"><h3>Berita Terkait</h3>{p.links(6)}</div><div class="col-sidebar sidebar"><ul>{p.links(8)}</ul></div></body></html>"""


def channel(p):
    return p.head() + f"""<div id="menu">{p.menu()}</div><div class="content_detail"><h1>{p.title}</h1><div class="date">Kanal Berita | Senin, 21/01/2019 19:07 WIB</div>
<div class="pic_artikel"><img><span>{p.caption}</span></div><div id="detikdetailtext" class="detail-text">{p.body('<table class="topiksisip"><tr><td><b>Lihat Juga :</b> <a href="/x">{}</a></td></tr></table>')}
<div class="paradetail">ADVERTISEMENT</div><div class="para_caption">SCROLL TO CONTINUE WITH CONTENT</div><b>(swn/bls)</b></div><div class="terkait"><h2>Berita Terkait</h2>{p.links(5)}</div></div></body></html>"""


def radio(p):
    return p.head() + f"""<div class="hdr-20"><ul>{p.menu()}</ul></div><div id="content"><h1 class="title pg-title">{p.title}</h1><div class="publishing-details"><time datetime="{p.date}">21/01/2019</time></div>
<div class="media-image"><figure><img><figcaption><span class="caption">{p.caption}</span></figcaption></figure></div><div class="body-container"><div class="wsw">{p.body('<div class="wsw__embed"><h4>BACA JUGA:</h4><a href="/x"><h4>{}</h4></a></div>')}
<p>[sw/bl]</p></div></div><div class="region"><h3>Recommended</h3>{p.links(6)}</div></div></body></html>"""


def plain_classes(p):
    body = "".join(f"<div class='ssrcss-7uxr49'><p class='ssrcss-1q0x1qg' dir='ltr'>{html.escape(x, quote=False)}</p></div>" for x in p.paragraphs)
    return p.head() + f"""<div role="banner"><ul>{p.menu()}</ul></div><main role="main"><h1 id="content" tabindex="-1">{p.title}</h1><figure><img><div>Sumber gambar, {p.publisher}</div><figcaption>Keterangan gambar, {p.caption}</figcaption></figure>
<section aria-labelledby="info"><ul><li>Penulis, Sita Wening</li><li>Peranan, Wartawan</li></ul></section>{body}<section data-e2e="recommendations-heading"><p>Lewatkan bacaan terpopuler dan terus membaca</p><ul>{p.links(4)}</ul></section></main>
<footer>{p.links(8)}</footer></body></html>"""


def network(p):
    return p.head() + f"""<div id="topmenu">{p.menu()}</div><div id="article"><h1 id="arttitle">{p.title}</h1><div class="mt10"><time class="grey">Selasa, 22 Januari 2019 06:12 WIB</time></div><div id="artimg"><img><div class="pcaption">{p.caption}</div></div>
<div class="side-article txt-article multi-fontsize editcontent">{p.body('<p class="baca"><strong>Baca juga:</strong> <a href="/x">{}</a></p>', every=2)}<div id="penulis">Penulis: Sita Wening</div></div>
<div class="komentar"><h3>Komentar</h3>{p.comments()}</div><div class="bsh">BERITA TERKINI {p.links(9)}</div></div></body></html>"""


def amp(p):
    return p.head(f"<link rel='canonical' href='{p.url}'><script async src='https://cdn.example/v0.js'></script>").replace("<html lang", "<html amp lang") + f"""<amp-sidebar id="sb"><ul>{p.menu()}</ul></amp-sidebar><article><h1>{p.title}</h1>
<amp-img src="a.jpg" width="1" height="1"></amp-img><p class="img-caption">{p.caption}</p><div class="article-content-body">{p.body('<div class="amp-related"><a href="/x">{}</a></div>')}<amp-ad width="300" height="250"><p>{AD}</p></amp-ad></div></article>
<amp-list><template>{{{{title}}}}</template></amp-list><div class="popular-box">{p.links(6)}</div></body></html>"""


def weblog(p):
    return p.head() + f"""<div class="site-header"><ul id="menu-utama" class="menu">{p.menu()}</ul></div><div class="site-content"><article class="post hentry"><header class="entry-header"><h1 class="entry-title">{p.title}</h1><div class="entry-meta">21 Januari 2019 oleh admin</div></header>
<div class="entry-content"><div class="wp-caption"><img><p class="wp-caption-text">{p.caption}</p></div>{p.body('<p><em><a href="/x">{}</a></em></p>', every=4)}<div class="sharedaddy"><h3>Bagikan ini:</h3><ul><li><a>Twitter</a></li><li><a>Facebook</a></li></ul></div></div></article>
<div id="comments">{p.comments()}<form><textarea>Tinggalkan balasan</textarea></form></div><div class="widget-area"><ul>{p.links(7)}</ul></div></div></body></html>"""


def tables(p):
    body = "<br><br>".join(html.escape(x, quote=False) for x in p.paragraphs)
    return f"""<HTML><HEAD><TITLE>{p.title}</TITLE></HEAD><BODY bgcolor=white><TABLE width=100%><TR><TD colspan=3>{" | ".join(f"<a href=/{m}>{m}</a>" for m in MENU)}</TD></TR><TR><TD width=150 valign=top>{p.links(10, "<a href=/x><font size=1>{}</font></a><br>")}</TD>
<TD valign=top><FONT size=4><B>{p.title}</B></FONT><BR><FONT size=1>Senin, 21 Januari 2019 19:07 WIB</FONT><BR><FONT face=arial size=2>{body}</FONT></TD><TD width=120><FONT size=1>{AD}</FONT></TD></TR></TABLE></BODY></HTML>"""


def broken(p):
    body = "".join(f"<p>{html.escape(x, quote=False)}" + ("</div>" if i == 2 else "<b>" if i == 4 else "") for i, x in enumerate(p.paragraphs))
    return f"""<html><head><title>{p.title}</title><body><div class=nav><ul><li>{"<li>".join(MENU)}</ul><div class="wrapper"><div class="content-article"><h1>{p.title}<div class="article_body"><span>{body}
<p class="readmore">Baca juga: <a href=/x>{p.teaser()}</a><div class="footer">Tentang kami, hubungi kami, pedoman media siber dan kebijakan privasi situs ini"""


def headlines(p):
    body = p.body('<p><strong>{}</strong></p>', every=3)
    return p.head() + f"""<section class="top-nav">{p.menu()}</section><div class="main-content-detail"><h1>{p.title}</h1><div class="main-content-author">Sumber : {p.publisher}</div><div class="main-content-image"><img><span class="caption">Photo : {p.caption}</span></div>
<div class="main-content-detail-body">{body}</div><div class="recommended-box"><h3>Pilihan Redaksi</h3>{p.links(6)}</div><div class="subscribe-box"><p>Ikuti saluran kami untuk kabar terbaru setiap saat di telepon Anda.</p></div></div></body></html>"""


STYLES = [portal, daily, agency, channel, radio, plain_classes, network, amp, weblog, tables, broken, headlines]


def main(reports, out):
    out = pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    reports = [json.loads(line) for line in open(reports, encoding="utf-8")][:400]
    pick = random.Random(7)
    gold = {}
    for n in range(40):
        page = Page(reports[n * 3], reports[200:], pick)
        style = STYLES[n % len(STYLES)]
        name = f"{n:02}-{style.__name__}.html"
        (out / name).write_text(style(page), encoding="utf-8")
        gold[name] = "\n".join(page.paragraphs)
    (out / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
