// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace saksi::record;

namespace {

Record small_record() {
  Record r;
  r.document.id = "d";
  r.document.text = "“Dua polisi tewas,” kata Bek.";
  Event e;
  e.sub_event_type = SubEventType::armed_clash;
  e.date = {parse_day("2019-01-06"), parse_day("2019-01-06"), DatePrecision::day};
  e.evidence = {{14, 19}};
  r.events.push_back(e);
  Claim c;
  c.event = EventId{0};
  c.count = {2, 2, Qualifier::exact};
  c.victims = Actor{"polisi", "", ActorKind::state_forces, {{7, 13}}};
  c.sources = {{"Bek", "", "", SourceKind::official, {{29, 32}}}};
  c.evidence = {{3, 19}};
  r.claims.push_back(c);
  return r;
}

}  // namespace

TEST_CASE("spans leave as code points with their words") {
  const auto json = nlohmann::json::parse(to_json(small_record()));
  const auto& span = json["claims"][0]["evidence"][0];
  CHECK(span["exact"] == "Dua polisi tewas");
  CHECK(span["start"] == 1);
  CHECK(span["end"] == 17);
}

TEST_CASE("a record read back is written the same") {
  const std::string line = to_json(small_record());
  const auto back = from_json(line);
  REQUIRE(back);
  CHECK(to_json(*back) == line);
}

TEST_CASE("a record with a span that does not hold its words is refused") {
  std::string line = to_json(small_record());
  const auto at = line.find("\"start\":1,");
  REQUIRE(at != std::string::npos);
  line.replace(at, 10, "\"start\":2,");
  CHECK_FALSE(from_json(line));
}

TEST_CASE("check finds what does not hold together") {
  Record r = small_record();
  CHECK(check(r));
  r.events[0].evidence.clear();
  CHECK_FALSE(check(r));
  r = small_record();
  r.claims[0].evidence[0].begin = 1;  // inside the opening quotation mark
  CHECK_FALSE(check(r));
  r = small_record();
  r.claims[0].event = EventId{7};
  CHECK_FALSE(check(r));
}

TEST_CASE("a record is one line for readers that end lines at any Unicode line end") {
  Record r;
  r.document.id = "a";
  r.document.text = "Satu\u2028dua\u2029tiga\u0085empat";
  r.document.language = "id";
  const auto json = to_json(r);
  CHECK(json.find("Satu\\u2028dua\\u2029tiga\\u0085empat") != std::string::npos);
  const auto back = from_json(json);
  REQUIRE(back);
  CHECK(back->document.text == r.document.text);
}

TEST_CASE("the writer writes what the JSON library writes") {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  const nlohmann::ordered_json wanted = {
      {"text", all + "é\u2014\U0001F30B"},
      {"empty", ""},
      {"list", {1, -7, 0.1, -6.2088, 107.0, 1e21, true, nullptr}},
      {"none", nlohmann::json::array()},
      {"in", {{"a", 2147483648}, {"b", nullptr}, {"c", "x"}}}};
  JsonWriter out;
  out.object([&] {
    out.field("text", all + "é\u2014\U0001F30B");
    out.field("empty", "");
    out.key("list");
    out.array(std::vector{0}, [&](int) {
      out.value(1);
      out.value(-7);
      for (const double number : {0.1, -6.2088, 107.0, 1e21}) out.value(number);
      out.value(true);
      out.value(nullptr);
    });
    out.key("none");
    out.array(std::vector<int>(), [](int) {});
    out.key("in");
    out.object([&] {
      out.field("a", std::int64_t{2147483648});
      out.text_or_null("b", "");
      out.field("c", std::optional<std::string>("x"));
    });
  });
  CHECK(out.take() == wanted.dump());
}

TEST_CASE("bytes that are no UTF-8 are refused or replaced, as the JSON library does it") {
  const std::string bad = "a\xFF\xE2\x80z";
  JsonWriter strict;
  CHECK_THROWS(strict.value(bad));
  JsonWriter lenient(JsonWriter::Invalid::replaced);
  lenient.value(bad);
  CHECK(lenient.take() == "\"a\uFFFD\uFFFDz\"");
}

TEST_CASE("every word of the contract reads back") {
  for (int i = 0; i < 25; ++i) {
    const auto sub = static_cast<SubEventType>(i);
    CHECK(parse<SubEventType>(word(sub)) == sub);
  }
  CHECK(parse<Outcome>("killed_or_injured") == Outcome::killed_or_injured);
  CHECK_FALSE(parse<Outcome>("dead"));
}

TEST_CASE("the text alone reads as it does with the whole record") {
  Record r = small_record();
  r.document.title = "{\"text\":\"judul\"}";
  r.document.text = "\"Kutip\" \\ garis\n\ttab \x01 \x1F / é “Dua polisi” \U0001F30B \\n \\";
  r.events.clear();
  r.claims.clear();
  const std::string json = to_json(r);
  std::string text = "before ";
  REQUIRE(append_text(json, text));
  CHECK(text == "before " + from_json(json)->document.text);
  // As another writer might have it.
  const auto read = [](std::string_view other) {
    std::string out;
    return append_text(other, out) ? out : "nothing";
  };
  CHECK(
      read(
          R"( { "a" : [1, {"text":"x"}, "]"], "document" : { "b":"\\" , "text" : "y\u00e9\ud83c\udf0b\/" } })") ==
      "yé\U0001F30B/");
  CHECK(read(R"({"document":{"text":""}})").empty());
}

TEST_CASE("JSON that is no record's has no text") {
  for (const char* json :
       {"", "{", "[]", R"({"document":)", R"({"document":{"text":"open)",
        R"({"document":{"text":3}})", R"({"document":{"text":"\q"}})",
        R"({"document":{"text":"\ud83cx"}})", R"({"text":"x"})", R"({"document":"text"})",
        R"({"document":{"text":"\)", R"({"document":{"text":"\"})", R"({"document":{"text":")",
        R"({"events":[],"document" "text"})"}) {
    CAPTURE(json);
    std::string out = "kept";
    CHECK_FALSE(append_text(json, out));
    CHECK(out == "kept");
  }
}
