// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "help.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::ingest;
using namespace saksi::ingest::testing;

namespace {

std::string refusal(const std::string& line) {
  const Item item = read_one(line);
  if (item) return "none";
  return std::string(base::name(item.error().error.code)) + " " + item.error().id;
}

}  // namespace

TEST_CASE("one object a line is one document a line") {
  const std::string nested = R"({"text": "Polisi datang.", "lain": {"text": [1, {"id": "x"}]}})";
  const auto items =
      read_all(R"({"id": "a", "text": "Warga pulang.", "title": "Pulang", "publisher": "Koran", )"
               R"("url": "https://contoh.example", "published": "2019-01-07"})"
               "\n\n" +
               nested + "\r\n" + R"({"id": 17, "text": "Hujan.", "title": null, "published": ""})");
  REQUIRE(items.size() == 3);
  REQUIRE(items[0]);
  const auto& a = items[0]->document;
  CHECK(a.id == "a");
  CHECK(a.title == "Pulang");
  CHECK(a.publisher == "Koran");
  CHECK(a.url == "https://contoh.example");
  CHECK(a.published == "2019-01-07");
  CHECK(a.published_basis == record::PublishedBasis::given);
  CHECK(items[0]->origin == "in:1");
  REQUIRE(items[1]);
  CHECK(items[1]->document.id == base::sha256_hex("Polisi datang."));
  CHECK(items[1]->origin == "in:3");
  CHECK(items[1]->original == nested);
  REQUIRE(items[2]);
  CHECK(items[2]->document.id == "17");
  CHECK_FALSE(items[2]->document.title);
  CHECK_FALSE(items[2]->document.published);
}

TEST_CASE("the text of an object is taken as it is") {
  CHECK(text_of(R"({"text": "Warga\r\npulang \u00e9 \ud83d\ude00"})") ==
        "Warga\r\npulang \u00E9 \U0001F600");
}

TEST_CASE("a bad document is refused under its id and the next one is read") {
  const auto items = read_all(R"({"id": "a", "text": 5})"
                              "\n"
                              R"({"id": "b", "text": "Warga pulang."})"
                              "\n"
                              R"({"id": "c", "tex)");
  REQUIRE(items.size() == 3);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().id == "a");
  CHECK(items[0].error().origin == "in:1");
  CHECK(items[0].error().error.message.find("\"text\"") != std::string::npos);
  REQUIRE(items[1]);
  CHECK(items[1]->document.id == "b");
  REQUIRE_FALSE(items[2]);
  CHECK(items[2].error().id == "c");
}

TEST_CASE("every way to be wrong has its name, and the id stays wherever it stands") {
  CHECK(refusal(R"({"id": "a"})") == "missing_field a");
  CHECK(refusal(R"({"text": ["Warga"], "id": "a"})") == "invalid_field a");
  CHECK(refusal(R"({"text": {"t": 1}, "id": "a"})") == "invalid_field a");
  CHECK(refusal(R"({"text": true, "id": "a"})") == "invalid_field a");
  CHECK(refusal(R"({"id": "a", "text": "Warga.", "title": 3})") == "invalid_field a");
  CHECK(refusal(R"({"id": "a", "text": "Warga.", "published": "kemarin"})") == "invalid_field a");
  CHECK(refusal(R"({"id": "a", "text": "Warga.", "published": "2019-02-30"})") ==
        "invalid_field a");
  CHECK(refusal(R"({"id": "a", "text": " \n "})") == "empty_document a");
  CHECK(refusal(R"({"id": "a", "text": ""})") == "empty_document a");
  CHECK(refusal(R"({"id": "a", "text": "Warga\u0000"})") == "not_text a");
  CHECK(refusal("{\"id\": \"a\", \"text\": \"Warga\xFF\"}") == "invalid_utf8 a");
  CHECK(refusal(R"({"id": "a", "text": "Warga\ud800"})") == "invalid_json a");
  CHECK(refusal(R"({"id": "a", "text": "Warga."} {})") == "invalid_json a");
}

TEST_CASE("lines that are no object are refused") {
  const auto items = read_all(
      "{\"text\": \"Warga.\"}\n[1]\n\"kata\"\n12\nnull\n{}\nWarga pulang.\n{\"text\": "
      "\"Polisi.\"}");
  REQUIRE(items.size() == 8);
  for (std::size_t i = 1; i < 5; ++i) {
    REQUIRE_FALSE(items[i]);
    CHECK(items[i].error().error.code == base::Code::invalid_json);
    CHECK(items[i].error().id.size() == 64);
  }
  CHECK(items[5].error().error.code == base::Code::missing_field);
  CHECK(items[6].error().error.code == base::Code::invalid_json);
  CHECK(items[7]);
}

TEST_CASE("dates of publication are ISO 8601") {
  const auto published = [](const std::string& date) {
    const Item item = read_one(R"({"text": "Warga.", "published": ")" + date + "\"}");
    return item ? item->document.published.value_or("") : "refused";
  };
  CHECK(published("2019-01-06") == "2019-01-06");
  CHECK(published(" 2019-01-06T22:10:00+07:00 ") == "2019-01-06T22:10:00+07:00");
  CHECK(published("2019-01-06 22:10:00.123 +0700") == "2019-01-06T22:10:00.123+0700");
  CHECK(published("2019-01-06T22:10Z") == "2019-01-06T22:10Z");
  for (const char* wrong : {"2019-13-06", "2019-01-06T25:00", "2019-01-06T22",
                            "2019-01-06 kira-kira", "6/1/2019", "2019"}) {
    CAPTURE(std::string(wrong));
    CHECK(published(wrong) == "refused");
  }
}

TEST_CASE("a line above the limit is refused under its id and read past") {
  Options options;
  options.max_document_bytes = 1000;
  const auto items = read_all(
      R"({"id": "a", "text": ")" + std::string(300000, 'x') + "\"}\n{\"text\": \"Warga.\"}",
      options);
  REQUIRE(items.size() == 2);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().error.code == base::Code::too_large);
  CHECK(items[0].error().id == "a");
  CHECK(items[0].error().original.size() == 1000);
  CHECK(items[1]);
}

TEST_CASE("JSON is decoded once, whatever the caller says of other files") {
  Options options;
  options.encoding = Encoding::windows_1252;
  const std::string page = R"({"html": "<p>Warga kaf\u00e9 Bira, \u201cutara\u201d, pulang.</p>"})";
  const std::string read = "Warga kaf\u00E9 Bira, \u201Cutara\u201D, pulang.";
  CHECK(text_of(page, options) == read);
  CHECK(text_of("{\"html\": \"<p>" + read + "</p>\"}", options) == read);
  CHECK(text_of("{\"text\": \"" + read + "\"}", options) == read);
  // No UTF-8, so no JSON by its standard: then it is what the caller says.
  const Item old = read_one("{\"id\": \"a\", \"html\": \"<p>Warga kaf\xE9 pulang.</p>\"}", options);
  REQUIRE(old);
  CHECK(old->document.text == "Warga kaf\u00E9 pulang.");
  CHECK(old->original.find('\xE9') != std::string::npos);
  CHECK(error_of("{\"id\": \"a\", \"text\": \"Warga kaf\xE9 pulang.\"}") == "invalid_utf8");
}

TEST_CASE("deep nesting in a field that nobody reads is no danger") {
  const std::string deep = std::string(1000000, '[') + std::string(1000000, ']');
  CHECK(text_of("{\"x\": " + deep + ", \"text\": \"Warga.\"}") == "Warga.");
  CHECK(error_of("{\"x\": " + std::string(1000000, '[') + "}") == "invalid_json");
}

TEST_CASE("the reader stops when it is told to") {
  int seen = 0;
  std::istringstream in("{\"text\": \"a\"}\n{\"text\": \"b\"}\n{\"text\": \"c\"}");
  CHECK(read_stream(in, "in", {}, [&](Item&&) { return ++seen < 2; }));
  CHECK(seen == 2);
}

TEST_CASE("an object over several lines is one document") {
  const Item item = read_one("{\n  \"id\": \"a\",\n  \"text\": \"Warga pulang.\"\n}\n");
  REQUIRE(item);
  CHECK(item->document.id == "a");
}

TEST_CASE("read_bytes tells the forms apart") {
  CHECK(read_bytes("Warga pulang.", "x", {})->document.text == "Warga pulang.");
  CHECK(read_bytes("{\"text\": \"Warga.\"}", "x", {})->document.text == "Warga.");
  const std::string page =
      "<html><body><p>Warga Bira menutup jalan utama desa itu.</p></body></html>";
  CHECK(read_bytes(page, "x", {})->document.text == "Warga Bira menutup jalan utama desa itu.");
}
