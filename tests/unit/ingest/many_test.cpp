// SPDX-License-Identifier: Apache-2.0
/// Sources of many documents: tables, crawlers' archives, ZIP and tar.
#include "help.h"

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::ingest;
using namespace saksi::ingest::testing;

namespace {

const std::string kPage =
    "<html><body><p>Warga Bira menutup jalan utama desa itu sejak pagi.</p></body></html>";

Options csv() {
  Options options;
  options.format = Format::csv;
  options.columns = {{"text", "isi"}, {"title", "judul"}, {"published", "tanggal"}};
  return options;
}

struct File {
  const char* path;
  std::string bytes;
};

/// An archive made by the library that others make theirs with.
std::string packed(const std::vector<File>& files, int (*format)(archive*),
                   int (*filter)(archive*)) {
  std::string out(16U << 20U, '\0');
  std::size_t used = 0;
  archive* a = archive_write_new();
  format(a);
  filter(a);
  archive_write_set_bytes_in_last_block(a, 1);
  REQUIRE(archive_write_open_memory(a, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const File& file : files) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, file.path);
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(a, entry);
    archive_write_data(a, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(a);
  archive_write_free(a);
  out.resize(used);
  return out;
}

std::string zip(const std::vector<File>& files) {
  return packed(files, archive_write_set_format_zip, archive_write_add_filter_none);
}

std::string gzip(const std::string& bytes) {
  return packed({{"x", bytes}}, archive_write_set_format_raw, archive_write_add_filter_gzip);
}

std::string warc(const std::string& type, const std::string& body) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://contoh.example/a\r\n" +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
}

}  // namespace

TEST_CASE("a CSV file has a document a row, its columns are mapped") {
  const auto items = read_all(
      "id,judul,isi,tanggal\r\n"
      "a,\"Jalan, ditutup\",\"Warga berkata \"\"pulang\"\".\nPolisi datang.\",\"Senin, 21/01/2019 "
      "19:07 WIB\"\r\n"
      "\r\n"
      "b,,,2019-01-22\n"
      "c,Pasar,Pasar dibuka lagi,kemarin\n"
      "d,Hujan,Hujan turun.,2019-01-23",
      csv());
  REQUIRE(items.size() == 4);
  REQUIRE(items[0]);
  CHECK(items[0]->document.id == "a");
  CHECK(items[0]->document.title == "Jalan, ditutup");
  CHECK(items[0]->document.text == "Warga berkata \"pulang\".\nPolisi datang.");
  CHECK(items[0]->document.published == "2019-01-21T19:07:00+07:00");
  CHECK(items[0]->origin == "in:2");
  REQUIRE_FALSE(items[1]);
  CHECK(items[1].error().error.code == base::Code::empty_document);
  CHECK(items[1].error().id == "b");
  REQUIRE_FALSE(items[2]);
  CHECK(items[2].error().error.code == base::Code::invalid_field);
  REQUIRE(items[3]);
  CHECK(items[3]->document.published == "2019-01-23");
}

TEST_CASE("a TSV file has no quotation marks") {
  Options options;
  options.format = Format::tsv;
  CHECK(text_of("text\tid\n\"Kami pulang,\" kata Sita.\ta\n", options) ==
        "\"Kami pulang,\" kata Sita.");
}

TEST_CASE("a table is told by the end of its name") {
  const auto named = [](const std::string& bytes, const std::string& name) {
    std::istringstream in(bytes);
    std::vector<Item> items;
    const auto keep = [&](Item&& item) {
      items.push_back(std::move(item));
      return true;
    };
    REQUIRE(read_stream(in, name, {}, keep));
    return items;
  };
  const std::string rows = "id,text\na,Warga pulang.\nb,Polisi datang.\n";
  for (const auto* name : {"arsip.csv", "ARSIP.CSV", "arsip.csv.gz"}) {
    const auto items = named(rows, name);
    REQUIRE(items.size() == 2);
    REQUIRE(items[1]);
    CHECK(items[1]->document.text == "Polisi datang.");
  }
  CHECK(named("id\ttext\na\tWarga pulang, kata Sita.\n", "arsip.tsv").at(0)->document.text ==
        "Warga pulang, kata Sita.");
  CHECK(named("id;text\na;\"Harga naik 2,5; warga pulang.\"\n", "arsip.csv").at(0)->document.text ==
        "Harga naik 2,5; warga pulang.");
  CHECK(named(rows, "arsip.txt").at(0)->document.text == rows);
  CHECK(named("{\"id\": \"a\", \"text\": \"Warga pulang.\"}\n", "arsip.csv").at(0)->document.id ==
        "a");
  const auto packed = named(zip({{"a/arsip.csv", rows}, {"b.txt", "Warga pulang."}}), "arsip.zip");
  CHECK(packed.size() == 3);
  const auto without = named("id,isi\na,Warga pulang.\n", "arsip.csv");
  REQUIRE(without.size() == 1);
  REQUIRE_FALSE(without[0]);
  CHECK(without[0].error().error.message.find("--map text=") != std::string::npos);
}

TEST_CASE("a table of an old Windows program") {
  Options options = csv();
  options.encoding = Encoding::windows_1252;
  CHECK(text_of("isi\nWarga caf\xE9 pulang.\n", options) == "Warga caf\xC3\xA9 pulang.");
  CHECK(text_of("html\n<p>Warga kaf\xE9 Bira menutup jalan utama desa itu.</p>\n", options) ==
        "Warga kaf\xC3\xA9 Bira menutup jalan utama desa itu.");
}

TEST_CASE("tables without text, and cells above the limit, are refused") {
  CHECK(error_of("id,judul\na,b\n", csv()) == "missing_field");
  CHECK(error_of("", csv()) == "empty_document");
  CHECK(error_of("isi,judul\n\n", csv()) == "empty_document");
  Options options = csv();
  options.max_document_bytes = 1000;
  const auto items =
      read_all("isi\n\"" + std::string(200000, 'x') + "\"\nWarga pulang.\n", options);
  REQUIRE(items.size() == 2);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().error.code == base::Code::too_large);
  CHECK(items[1]);
}

TEST_CASE("a WARC file gives the pages that arrived") {
  const std::string http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
  const std::string chunked =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n";
  const auto items = read_all(
      warc("warcinfo", "software: x") + warc("request", "GET / HTTP/1.1\r\n\r\n") +
      warc("response", http + kPage) +
      warc("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + kPage) +
      warc("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      warc("response", chunked + "a\r\n" + kPage.substr(0, 10) + "\r\n" + "1000\r\n" +
                           kPage.substr(10) + "\r\n0\r\n\r\n") +
      warc("conversion", "Warga pulang."));
  REQUIRE(items.size() == 3);
  REQUIRE(items[0]);
  CHECK(items[0]->document.text == "Warga Bira menutup jalan utama desa itu sejak pagi.");
  CHECK(items[0]->document.url == "https://contoh.example/a");
  CHECK(items[0]->origin == "in#3");
  REQUIRE(items[1]);
  CHECK(items[2]);
}

TEST_CASE("a feed is read wherever it lies") {
  const std::string feed =
      "<?xml "
      "version=\"1.0\"?><rss><channel><item><link>https://contoh.example/1</"
      "link><description>Warga "
      "Bira "
      "pulang.</description></item><item><link>https://contoh.example/2</link></item></channel>"
      "</rss>";
  const std::string map =
      "<?xml version=\"1.0\"?><urlset><url><loc>https://contoh.example/1</loc></url></urlset>";
  const auto http = [](const std::string& type, const std::string& body) {
    return warc("response", "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + body);
  };
  const auto check = [](const std::vector<Item>& items, const std::string& origin) {
    REQUIRE(items.size() == 2);
    REQUIRE(items[0]);
    CHECK(items[0]->document.id == "https://contoh.example/1");
    CHECK(items[0]->document.text == "Warga Bira pulang.");
    CHECK(items[0]->origin == origin + "#1");
    REQUIRE_FALSE(items[1]);
    CHECK(items[1].error().id == "https://contoh.example/2");
  };
  check(read_all(feed), "in");
  check(read_all(gzip(feed)), "in");
  check(read_all(zip({{"a/warta.xml", feed}})), "in!a/warta.xml");
  check(read_all(packed({{"warta.xml", feed}}, archive_write_set_format_ustar,
                        archive_write_add_filter_gzip)),
        "in!warta.xml");
  for (const auto* type : {"application/rss+xml", "text/xml; charset=utf-8", "text/html"}) {
    check(read_all(http(type, feed)), "in#1");
  }
  check(read_all(warc("resource", feed)), "in#1");
  // What only names pages is no report there, as a picture is none.
  CHECK(
      read_all(http("text/xml", map) + http("application/xml", "<svg/>") + http("text/html", kPage))
          .size() == 1);
}

TEST_CASE("a page in a WARC file has the address that it gives itself, unless that is its site's") {
  const auto with = [](const std::string& canonical) {
    return warc("response",
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<link rel=canonical href='" +
                    canonical + "'>" + kPage);
  };
  const auto items = read_all(with("https://contoh.example/berita/jalan-ditutup") +
                              with("https://contoh.example/") + with("https://contoh.example"));
  REQUIRE(items.size() == 3);
  CHECK(items[0]->document.url == "https://contoh.example/berita/jalan-ditutup");
  CHECK(items[1]->document.url == "https://contoh.example/a");
  CHECK(items[2]->document.url == "https://contoh.example/a");
}

TEST_CASE("WARC records above the limit and files cut off do no harm") {
  Options options;
  options.max_document_bytes = 1000;
  const auto items = read_all(
      warc("conversion", std::string(100000, 'x')) + warc("conversion", "Warga pulang."), options);
  REQUIRE(items.size() == 2);
  CHECK_FALSE(items[0]);
  CHECK(items[1]);
  const std::string whole = warc("conversion", "Warga pulang.");
  CHECK(error_of(whole.substr(0, whole.size() - 10)) == "damaged");
  CHECK(error_of("WARC/1.0\r\nContent-Length: 99999999\r\n\r\nWarga") == "damaged");
}

TEST_CASE("a file of many documents that gives none says so") {
  CHECK(error_of(warc("warcinfo", "software: x")) == "empty_document");
  CHECK(error_of(zip({})) == "empty_document");
  CHECK(error_of(zip({{".DS_Store", "x"}})) == "empty_document");
  CHECK(error_of(gzip(std::string(4096, '\0'))) == "empty_document");
}

TEST_CASE("members of a ZIP archive are read, each in its own form") {
  const auto items = read_all(
      zip({{"a/satu.txt", "Warga pulang."},
           {"../../dua.jsonl", "{\"id\": \"b\", \"text\": \"Polisi datang.\"}\n{\"id\": \"c\"}"},
           {"tiga.html", kPage},
           {".DS_Store", "x"},
           {"__MACOSX/satu.txt", "x"},
           {"kosong.txt", ""}}));
  REQUIRE(items.size() == 5);
  REQUIRE(items[0]);
  CHECK(items[0]->origin == "in!a/satu.txt");
  REQUIRE(items[1]);
  CHECK(items[1]->document.id == "b");
  CHECK_FALSE(items[2]);
  CHECK(items[3]);
  CHECK_FALSE(items[4]);
}

TEST_CASE("tar and compressed files are opened") {
  const auto tar = packed({{"a.txt", "Warga pulang."}}, archive_write_set_format_ustar,
                          archive_write_add_filter_gzip);
  CHECK(text_of(tar) == "Warga pulang.");
  CHECK(text_of(gzip("{\"id\": \"a\", \"text\": \"Warga pulang.\"}")) == "Warga pulang.");
  CHECK(text_of(gzip(warc("conversion", "Warga pulang."))) == "Warga pulang.");
}

TEST_CASE("office documents, damaged and nested archives are refused") {
  CHECK(error_of(zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})) ==
        "not_text");
  CHECK(error_of(gzip("Warga pulang.").substr(0, 14)) != "none");
  CHECK(error_of("BZh9" + std::string(100, '\xAA')) == "damaged");
  CHECK(error_of(zip({{"a.zip", zip({{"b.zip", zip({{"c.txt", "Warga pulang."}})}})}})) ==
        "not_text");
}

TEST_CASE("a bomb is stopped") {
  std::string bomb = gzip(std::string(15U << 20U, 'x'));
  const Item item = read_one(bomb, [] {
    Options options;
    options.max_document_bytes = 1U << 20U;
    return options;
  }());
  REQUIRE_FALSE(item);
  CHECK(item.error().error.code == base::Code::too_large);
  CHECK(item.error().original.size() == 1U << 20U);
}
