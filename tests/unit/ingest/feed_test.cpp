// SPDX-License-Identifier: Apache-2.0
#include "ingest/feed.h"

#include "help.h"

#include <doctest/doctest.h>

namespace saksi::ingest {
namespace {

using testing::error_of;
using testing::read_all;

const std::string kRss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Warta Uji</title>
<item><title>Pasar Dibuka &amp; Ramai</title><link>https://warta.example/1</link><pubDate>Mon, 21 Jan 2019 19:07:00 +0700</pubDate>
<description>Teras saja.</description>
<content:encoded><![CDATA[<p>Pasar di Bira dibuka kembali pada hari Senin setelah sepekan ditutup.</p><p>Pedagang menata lapak mereka sejak pagi hari.</p>]]></content:encoded></item>
<item><title>Hujan</title><guid>https://warta.example/2</guid><description>Hujan turun di Bira sepanjang hari Selasa kemarin.</description></item>
</channel></rss>)";

TEST_CASE("an RSS file gives its articles") {
  const auto items = read_all(kRss);
  REQUIRE(items.size() == 2);
  REQUIRE(items[0]);
  CHECK(items[0]->document.id == "https://warta.example/1");
  CHECK(items[0]->document.title == "Pasar Dibuka & Ramai");
  CHECK(items[0]->document.publisher == "Warta Uji");
  CHECK(items[0]->document.published == "2019-01-21T19:07:00+07:00");
  CHECK(items[0]->document.text ==
        "Pasar di Bira dibuka kembali pada hari Senin setelah sepekan ditutup.\n\nPedagang menata "
        "lapak mereka sejak pagi hari.");
  REQUIRE(items[1]);
  CHECK(items[1]->document.url == "https://warta.example/2");
  CHECK_FALSE(items[1]->document.published);
}

TEST_CASE("Atom, RDF, sitemaps") {
  const auto atom = parse_feed(
      R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>T</title><link rel="self" href="x"/>
    <link href="https://a.example/1"/><updated>2024-04-01T08:00:00Z</updated><content type="xhtml"><div><p>Isi <b>tebal</b></p></div></content></entry></feed>)");
  REQUIRE(atom);
  REQUIRE(atom->entries.size() == 1);
  CHECK(atom->entries[0].url == "https://a.example/1");
  CHECK(atom->entries[0].published == "2024-04-01T08:00:00Z");
  CHECK(atom->entries[0].html == "<div><p>Isi <b>tebal</b></p></div>");
  const auto rdf = parse_feed(
      R"(<rdf:RDF xmlns:rdf="r"><channel><title>R</title></channel><item><title>T</title><link>https://r.example/1</link></item></rdf:RDF>)");
  REQUIRE(rdf);
  CHECK(rdf->entries.at(0).url == "https://r.example/1");
  const auto map = parse_feed(
      R"(<urlset><url><loc> https://s.example/1 </loc><news:news><news:publication_date>2024-04-01</news:publication_date></news:news></url></urlset>)");
  REQUIRE(map);
  CHECK(map->entries.at(0).url == "https://s.example/1");
  CHECK(map->entries.at(0).published == "2024-04-01");
  const auto index = parse_feed(
      "<sitemapindex><sitemap><loc>https://s.example/a.xml</loc></sitemap></sitemapindex>");
  REQUIRE(index);
  CHECK(index->sitemaps == std::vector<std::string>{"https://s.example/a.xml"});
}

TEST_CASE("a sitemap holds no report and says what to do") {
  const auto item = testing::read_one(
      "<?xml version=\"1.0\"?><urlset><url><loc>https://s.example/1</loc></url></urlset>");
  REQUIRE_FALSE(item);
  CHECK(item.error().error.code == base::Code::empty_document);
  CHECK(item.error().error.message.find("saksi ingest --feed URL") != std::string::npos);
}

TEST_CASE("an entry without a text says so, under its address") {
  const auto items = read_all(
      "<rss><channel><item><link>https://warta.example/1</link><title>Hujan</title></item><item>"
      "<title>Pasar</title><description>Pasar di Bira dibuka lagi.</description></item></channel>"
      "</rss>");
  REQUIRE(items.size() == 2);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().id == "https://warta.example/1");
  CHECK(items[0].error().error.where == "in#1");
  CHECK(items[0].error().error.message.find("entry") != std::string::npos);
  CHECK(items[1]);
}

TEST_CASE("a feed in an old encoding, told by itself or by the caller") {
  const std::string body =
      "<rss><channel><title>Warta "
      "Caf\xE9</title><item><title>\x93Pulang\x94</title><description>Warga "
      "kaf\xE9 pulang ke Bira.</description></item></channel></rss>";
  Options options;
  options.encoding = Encoding::windows_1252;
  for (const auto& [xml, with] :
       {std::pair{"<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + body, Options()},
        std::pair{"<?xml version=\"1.0\" encoding='ISO-8859-1'?>" + body, Options()},
        std::pair{body, options}}) {
    const auto item = testing::read_one(xml, with);
    REQUIRE(item);
    CHECK(item->document.title == "\u201CPulang\u201D");
    CHECK(item->document.publisher == "Warta Caf\u00E9");
    CHECK(item->document.text == "Warga kaf\u00E9 pulang ke Bira.");
  }
  // A wrong byte in a feed that is UTF-8 costs that letter only.
  const auto cut = testing::read_one(body);
  REQUIRE(cut);
  CHECK(cut->document.title == "\uFFFDPulang\uFFFD");
  std::string wide = "\xFF\xFE";
  for (const char c : kRss) wide += {c, '\0'};
  CHECK(parse_feed(wide)->entries.size() == 2);
}

TEST_CASE("broken and hostile feeds") {
  CHECK_FALSE(parse_feed("<rss><channel>"));
  CHECK_FALSE(parse_feed("<other/>"));
  CHECK_FALSE(parse_feed(""));
  const auto cut = parse_feed(kRss.substr(0, kRss.find("<item><title>Hujan") + 30));
  REQUIRE(cut);
  CHECK(cut->entries.at(0).url == "https://warta.example/1");
  std::string deep = "<rss><channel><item>";
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  CHECK_NOTHROW((void)parse_feed(deep));
  // Entities that the file defines are left as they are: neither other files nor floods come in.
  const auto bomb = parse_feed(
      R"(<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
    <rss><channel><item><title>&b;&x;</title><link>https://w.example/1</link></item></channel></rss>)");
  REQUIRE(bomb);
  CHECK(bomb->entries.at(0).title == "&b;&x;");
}

}  // namespace
}  // namespace saksi::ingest
