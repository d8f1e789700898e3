// SPDX-License-Identifier: Apache-2.0
#include "help.h"
#include "lang/pack.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::ingest;
using namespace saksi::ingest::testing;

namespace {

const std::string kOne =
    "Warga Desa Bira menutup jalan utama desa itu sejak Senin pagi, kata camat.";
const std::string kTwo =
    "Polisi membuka jalan itu lagi pada sore hari setelah berunding dengan warga.";

std::string page(const std::string& head, const std::string& body) {
  return "<!DOCTYPE html><html><head><title>Jalan ditutup | Koran Bira</title>" + head +
         "</head><body>" + body + "</body></html>";
}

std::string article(const std::string& inside = "") {
  return "<nav><ul><li><a href='/'>Beranda</a></li></ul></nav><h1>Jalan Ditutup</h1><div "
         "class='read__content'><p>" +
         kOne + "</p>" + inside + "<p>" + kTwo +
         "</p></div><footer><p>Hak cipta Koran Bira, Jalan Bira 5, Lembata, telepon dan alamat "
         "redaksi tersedia.</p></footer>";
}

record::Document document(const std::string& html) {
  const Item item = read_one(html);
  REQUIRE(item);
  return item->document;
}

}  // namespace

TEST_CASE("the article comes out as paragraphs, without the page around it") {
  CHECK(text_of(page("", article())) == kOne + "\n\n" + kTwo);
}

TEST_CASE("scripts, boxes, shares and comments stay out") {
  const std::string boxes =
      "<script>var a = 'x';</script><div class='related'><p>Kapal karam di Bira menewaskan empat "
      "nelayan Lembata.</p></div><aside>Iklan</aside><div class='social-share'>Bagikan</div>";
  CHECK(text_of(page("", article(boxes))) == kOne + "\n\n" + kTwo);
}

TEST_CASE("a paragraph that is only a link is a teaser") {
  const std::string teaser =
      "<p>Baca juga: <a href='/x'>Kapal karam di Selat Bira, empat nelayan hilang</a></p>";
  CHECK(text_of(page("", article(teaser))) == kOne + "\n\n" + kTwo);
  const std::string linked = "<p>Camat <a href='/x'>Sita Wening</a> ikut berunding.</p>";
  CHECK(text_of(page("", article(linked))) ==
        kOne + "\n\nCamat Sita Wening ikut berunding.\n\n" + kTwo);
}

TEST_CASE("captions stay, marked as pictures are") {
  const std::string figure =
      "<figure><img src='a.jpg'><figcaption>Warga [Bira] di jalan. (Foto: "
      "Sita)</figcaption></figure>";
  CHECK(text_of(page("", article(figure))) ==
        kOne + "\n\n![Warga (Bira) di jalan. (Foto: Sita)]()\n\n" + kTwo);
}

TEST_CASE("line breaks part paragraphs, links and bold words do not") {
  const std::string loose = "<div id='isi'>" + kOne + "<br><br>" + kTwo +
                            " <b>Camat</b>&nbsp;<a href='x'>Sita</a> pulang.</div>";
  CHECK(text_of(page("", loose)) == kOne + "\n\n" + kTwo + " Camat Sita pulang.");
}

TEST_CASE("broken pages are read") {
  CHECK(text_of("<html><body><div><p>" + kOne + "<p>" + kTwo + "<div></span></p>") ==
        kOne + "\n\n" + kTwo);
}

TEST_CASE("paragraphs outside a part that was closed too early belong to the report") {
  const std::string first =
      "Patroli di Muara Wangi dihentikan sementara setelah pos jaga rusak pada Senin pagi.";
  const std::string second =
      "Warga Lembah Asri menunggu kabar dari kerabat mereka di balai desa sejak tadi malam.";
  const std::string page = "<html><body><div><div class=article-body><p>" + first +
                           "</div><p>Jalan ditutup.<p>Indeks Berita<b><p>" + second + "</div>";
  CHECK(text_of(page) == first + "\n\nJalan ditutup.\n\n" + second);
}

TEST_CASE("a labelled link inside a paragraph and AMP's guests stay out") {
  const std::string told =
      "Patroli di Muara Wangi dihentikan sementara setelah pos jaga rusak pada Senin pagi.";
  CHECK(text_of("<html><body><article><p>" + told +
                "<span>Baca juga: <a href=/x>Harga beras turun di pasar desa</a></span></p>"
                "<amp-ad><p>Cicilan ringan untuk rumah pertama sampai akhir bulan ini saja.</p>"
                "</amp-ad></article>") == told);
  for (const std::string tag : {"amp-consent", "amp-lightbox", "amp-next-page", "amp-sidebar"}) {
    CAPTURE(tag);
    CHECK(text_of("<html amp><body><" + tag + "><div class='article-body'><p>" + kOne + "</p><p>" +
                  kTwo + "</p></div></" + tag + "><article><p>" + told + "</p></article>") == told);
  }
}

TEST_CASE("JSON-LD outranks meta, meta outranks the address") {
  const std::string linked =
      R"(<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": )"
      R"("Jalan Bira ditutup", "datePublished": "2019-01-21T19:07:00+07:00", "publisher": )"
      R"({"@type": "Organization", "name": "Koran Bira"}}]}</script>)";
  const std::string address =
      "<link rel='canonical' href='https://www.koranbira.example/2017/05/04/jalan'>";
  const std::string meta =
      "<meta property='og:title' content='Judul lain'><meta property='article:published_time' "
      "content='2018-01-01'><meta property='og:site_name' content='koranbira.example'>" +
      address;
  const auto both = document(page(meta + linked, article()));
  CHECK(both.title == "Jalan Bira ditutup");
  CHECK(both.publisher == "Koran Bira");
  CHECK(both.published == "2019-01-21T19:07:00+07:00");
  CHECK(both.url == "https://www.koranbira.example/2017/05/04/jalan");
  CHECK(document(page(meta, article())).published == "2018-01-01");
  const auto bare = document(page(address, article()));
  CHECK(bare.published == "2017-05-04");
  CHECK(bare.publisher == "koranbira.example");
}

TEST_CASE("dates as sites write them are read from the byline") {
  const auto byline = [](const std::string& words) {
    const std::string line = "<div class='article-date'>" + words + "</div>";
    return document(page("", line + article())).published.value_or("");
  };
  CHECK(byline("Senin, 21/01/2019 19:07 WIB") == "2019-01-21T19:07:00+07:00");
  CHECK(byline("Senin, 01 Apr 2024 16:45 WITA") == "2024-04-01T16:45:00+08:00");
  CHECK(byline("Thursday, 07 September 2017") == "2017-09-07");
  CHECK(byline("Koran Bira - 21/08/2021, 20:12 WIB") == "2021-08-21T20:12:00+07:00");
  CHECK(byline("Jumat 3 Mei 2019") == "2019-05-03");
  CHECK(byline("April 1, 2024") == "2024-04-01");
  CHECK(byline("Bagian 21/13/2019") == "");
}

TEST_CASE("every candidate is kept with its origin") {
  const Item item = read_one(page("<meta property='og:title' content='Judul meta'>", article()));
  REQUIRE(item);
  std::vector<std::string> titles;
  for (const auto& c : item->candidates) {
    if (c.field == "title") titles.push_back(c.origin + "=" + c.value);
  }
  CHECK(titles == std::vector<std::string>{"title=Jalan ditutup | Koran Bira", "meta=Judul meta",
                                           "h1=Jalan Ditutup"});
  CHECK(item->document.title == "Judul meta");
}

TEST_CASE("old pages say their encoding, cut ones get a replacement") {
  CHECK(text_of(page("<meta charset='iso-8859-1'>",
                     "<p>" + kOne + " \x93Pulang,\x94 kata Sita.</p>")) ==
        kOne + " \u201CPulang,\u201D kata Sita.");
  CHECK(text_of(page("<meta charset='utf-8'>", "<p>" + kOne + " Andr\xE9 pulang.</p>")) ==
        kOne + " Andr\uFFFD pulang.");
}

TEST_CASE("pages without a report and bombs are refused") {
  CHECK(error_of("<html><body><script>x</script></body></html>") == "empty_document");
  std::string deep = "<html>";
  for (int i = 0; i < 200000; ++i) deep += "<div>";
  CHECK(error_of(deep) == "too_large");
}

TEST_CASE("html in a JSON object is a page, the object's own fields win") {
  const Item item =
      read_one(R"({"id": "a", "title": "Judul", "published": "2019-01-07", "html": "<html><head>)"
               R"(<title>x</title></head><body><p>)" +
               kOne + R"(</p></body></html>"})");
  REQUIRE(item);
  CHECK(item->document.id == "a");
  CHECK(item->document.title == "Judul");
  CHECK(item->document.text == kOne);
  CHECK(item->document.published == "2019-01-07");
}

TEST_CASE("page_parts.tsv: every name marks its part of a page") {
  const auto pack = lang::Pack::built_in().value();
  const auto& table = pack->table("page_parts");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string tag(row[table.column("example")]);
    CAPTURE(tag);
    REQUIRE(tag.find(row[table.column("name")]) != std::string::npos);
    const auto part = row[table.column("part")];
    if (part == "report") {
      const std::string longer = "<div><p>" + kTwo + kTwo + kTwo + "</p></div>";
      CHECK(text_of(page("", longer + tag + "<p>" + kOne + "</p></div>")) == kOne);
    } else {
      const std::string inside = part == "caption" ? "![" + kTwo + "]()" : "";
      const std::string text = text_of(page("", article(tag + kTwo + "</div>")));
      CHECK(text == kOne + (inside.empty() ? "" : "\n\n" + inside) + "\n\n" + kTwo);
    }
  }
}
