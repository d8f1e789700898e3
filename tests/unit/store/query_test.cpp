// SPDX-License-Identifier: Apache-2.0
#include "base/spelling.h"
#include "base/utf8.h"
#include "samples.h"
#include "store/snapshot.h"
#include "store/store.h"
#include "store/words.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

using namespace saksi;
using samples::add;
using samples::clash;
using samples::Folder;
using samples::fresh;

namespace {

record::Record protest(const std::string& id) {
  auto r = clash(id, "2019-02-10");
  r.document.publisher = "Kabar Contoh";
  r.events[0].sub_event_type = record::SubEventType::peaceful_protest;
  r.events[0].background = true;
  r.events[0].actors = {{record::ActorRole::initiator,
                         {"Serikat Buruh Contoh", "", record::ActorKind::protesters, {{0, 4}}}}};
  r.events[0].places[0].name = "Kota Melati";
  r.events[0].places[0].country = "AF";
  r.events[0].places[0].latitude.reset();
  r.events[0].places[0].longitude.reset();
  r.claims.clear();
  return r;
}

record::Record undated(const std::string& id) {
  auto r = clash(id);
  r.document.published.reset();
  r.document.published_basis = record::PublishedBasis::none;
  r.events[0].date = {};
  return r;
}

std::uint64_t tally(const std::vector<store::Tally>& tallies, const std::string& value) {
  for (const auto& t : tallies) {
    if (t.value == value) return t.count;
  }
  return 0;
}

/// Letters d and t are one; "Rumah Sarwa" is another name of Sarwa.
class OwnSpelling final : public base::Spelling {
 public:
  [[nodiscard]] Name of(std::string_view name) const override {
    Name out{base::fold(name), base::fold(name), 0};
    std::replace(out.key.begin(), out.key.end(), 'd', 't');
    return out;
  }

  [[nodiscard]] bool same(const Name& a, const Name& b) const override { return a.key == b.key; }

  [[nodiscard]] std::vector<std::string> others(const Name& name) const override {
    if (name.plain == "rumah sarwa") return {"Sarwa"};
    return {};
  }
};

struct Three {
  Folder folder;
  store::Store db = fresh(folder);

  Three() {
    add(db, clash("clash"));
    add(db, protest("protest"));
    add(db, undated("undated"));
  }

  [[nodiscard]] std::uint64_t total(const store::EventFilter& filter) const {
    return db.events(filter, 10, 0)->total;
  }
};

}  // namespace

TEST_CASE("events come newest first, undated last, with their figures as a range") {
  const Three t;
  const auto list = t.db.events({}, 10, 0).value();
  REQUIRE(list.items.size() == 3);
  CHECK(list.total == 3);
  CHECK(list.items[0].report.id == "protest");
  CHECK(list.items[1].report.id == "clash");
  CHECK(list.items[2].report.id == "undated");
  CHECK_FALSE(list.items[0].killed);
  REQUIRE(list.items[1].killed);
  CHECK(list.items[1].killed->low == 3);
  CHECK(list.items[1].killed->high == 7);
  CHECK(list.items[1].claims == 2);
  const auto event = nlohmann::json::parse(list.items[1].event_json);
  CHECK(event["id"] == "e1");
  CHECK(event["evidence"][0]["exact"] == "baku tembak");
}

TEST_CASE("paging gives each event once") {
  const Three t;
  CHECK(t.db.events({}, 2, 0)->items.size() == 2);
  CHECK(t.db.events({}, 2, 2)->items.size() == 1);
  CHECK(t.db.events({}, 2, 9)->items.empty());
  CHECK(t.db.events({}, 2, 9)->total == 3);
}

TEST_CASE("each filter takes what fits and nothing else") {
  const Three t;
  store::EventFilter f;
  f.types = {"Protests"};
  CHECK(t.total(f) == 1);
  f.types = {"Protests", "Battles"};
  CHECK(t.total(f) == 3);
  f = {};
  f.sub_types = {"Peaceful protest"};
  CHECK(t.total(f) == 1);
  f = {};
  f.countries = {"AF"};
  CHECK(t.total(f) == 1);
  f = {};
  f.background = false;
  CHECK(t.total(f) == 2);
  f = {};
  f.publishers = {"Kabar Contoh"};
  CHECK(t.total(f) == 1);
  f = {};
  f.statuses = {"denied"};
  CHECK(t.total(f) == 0);
  f = {};
  f.words = "tujuh";
  CHECK(t.total(f) == 3);
  f.words = "tidakada";
  CHECK(t.total(f) == 0);
}

TEST_CASE("actors and places match folded whole names, or else as words of a name") {
  const Three t;
  store::EventFilter f;
  f.actors = {"laskar contoh"};
  CHECK(t.total(f) == 2);
  f.actors = {"buruh"};
  CHECK(t.total(f) == 1);
  f.actors = {"buru"};
  CHECK(t.total(f) == 0);
  f = {};
  f.places = {"papua uji"};
  CHECK(t.total(f) == 3);
  f.places = {"Melati"};
  CHECK(t.total(f) == 1);
}

TEST_CASE("a frame of the map keeps what has its place there, also across the 180th meridian") {
  const Three t;
  store::EventFilter f;
  f.frame = store::Frame{138, -5, 139, -4};
  CHECK(t.total(f) == 2);  // the third has no coordinates
  f.frame = store::Frame{138.3, -5, 139, -4};
  CHECK(t.total(f) == 0);
  f.frame = store::Frame{100, -10, -100, 0};
  CHECK(t.total(f) == 2);
  f.frame = store::Frame{-100, -10, 100, 0};
  CHECK(t.total(f) == 0);
}

TEST_CASE("a place known by its country only lies in no frame") {
  const Folder folder;
  auto db = fresh(folder);
  auto wide = clash("wide");
  wide.events[0].places[0].precision = record::PlacePrecision::country;
  add(db, wide);
  store::EventFilter f;
  f.frame = store::Frame{};
  CHECK(db.events(f, 10, 0)->total == 0);
}

TEST_CASE("dates meet the window; undated events are counted beside it") {
  const Three t;
  store::EventFilter f;
  f.from = record::parse_day("2019-02-01");
  CHECK(t.total(f) == 1);
  f.to = record::parse_day("2019-02-09");
  CHECK(t.total(f) == 0);
  const auto list = t.db.events(f, 10, 0).value();
  CHECK(list.undated == 1);
  REQUIRE(list.months.size() == 2);
  CHECK(list.months[0].value == "2019-01");
  CHECK(list.months[1].count == 1);
}

TEST_CASE("a facet counts without its own filter, and with all others") {
  const Three t;
  store::EventFilter f;
  f.types = {"Protests"};
  const auto list = t.db.events(f, 10, 0).value();
  CHECK(tally(list.event_types, "Battles") == 2);
  CHECK(tally(list.event_types, "Protests") == 1);
  CHECK(tally(list.countries, "AF") == 1);
  CHECK(tally(list.countries, "ID") == 0);
  CHECK(tally(list.actors, "Serikat Buruh Contoh") == 1);
  CHECK(tally(list.publishers, "Kabar Contoh") == 1);
  CHECK(list.unplaced == 1);
}

TEST_CASE("the list follows what is written, also by another connection") {
  Three t;
  CHECK(t.total({}) == 3);
  auto other = store::Store::open(t.folder.file("a.db"), store::Access::open).value();
  add(other, clash("late", "2020-05-05"));
  CHECK(t.db.events({}, 1, 0)->items.front().report.id == "late");
  auto changed = protest("late");
  changed.document.text += " Lagi.";
  add(other, changed);  // replaces the event of `late`
  CHECK(t.total({}) == 4);
  store::EventFilter f;
  f.types = {"Protests"};
  CHECK(t.total(f) == 2);
}

TEST_CASE("reports come by date and by words") {
  const Three t;
  const auto all = t.db.reports("", 10, 0).value();
  REQUIRE(all.items.size() == 3);
  CHECK(all.items[0].id == "protest");
  CHECK(all.items[2].id == "undated");
  CHECK(all.items[1].claims == 2);
  CHECK(t.db.reports("", 1, 1)->items[0].id == "clash");
  CHECK(t.db.reports("harun wirya", 10, 0)->total == 3);
  CHECK(t.db.reports("harun zzz", 10, 0)->total == 0);
}

TEST_CASE("one event comes with its claims and its report's text") {
  const Three t;
  const auto detail = t.db.event("clash", "e1").value();
  CHECK(detail.claim_jsons.size() == 2);
  CHECK(detail.text.rfind("Tiga polisi", 0) == 0);
  CHECK(t.db.event("clash", "e2").error().code == base::Code::not_found);
  CHECK(t.db.event("nothing", "e1").error().code == base::Code::not_found);
}

TEST_CASE("an event of a report without a title comes with its first words") {
  const Folder folder;
  auto db = fresh(folder);
  auto untitled = clash("bare");
  untitled.document.title.reset();
  add(db, untitled);
  add(db, clash("titled"));
  CHECK(db.event("bare", "e1")->report.lead == untitled.document.text);
  CHECK_FALSE(db.event("titled", "e1")->report.lead);
}

TEST_CASE("search marks the words that it found") {
  const Three t;
  const auto hits = t.db.search("TEMBAK", 10, 0).value();
  CHECK(hits.total == 3);
  CHECK(hits.items[0].snippet.find("\x02tembak\x03") != std::string::npos);
  CHECK(t.db.search("\"baku tembak\"", 10, 0)->total == 3);
  CHECK(t.db.search("\"tembak baku\"", 10, 0)->total == 0);
}

TEST_CASE("beyond a thousand matches counting stops and the newest come first") {
  const Folder folder;
  auto db = fresh(folder);
  const auto add_to = [&](int from, int to) {
    std::vector<store::Reading> batch;
    for (int i = from; i < to; ++i) {
      record::Record r;
      r.document.id = "r" + std::to_string(i);
      r.document.text = i == 0 ? "Pasar pasar pasar." : "Pasar itu ramai oleh warga desa.";
      batch.push_back(samples::reading(std::move(r)));
    }
    REQUIRE(db.add(batch, {}, samples::kProgram, "tester"));
  };
  add_to(0, 1000);
  auto hits = db.search("pasar", 1, 0).value();
  CHECK(hits.total == 1000);
  CHECK_FALSE(hits.more);
  CHECK(hits.items.at(0).report.id == "r0");  // the best
  add_to(1000, 1005);
  hits = db.search("pasar", 1, 0).value();
  CHECK(hits.total == 1001);
  CHECK(hits.more);
  CHECK(hits.items.at(0).report.id == "r1004");
}

TEST_CASE("what a user types is words, never syntax") {
  const Three t;
  for (const auto* words :
       {"\"", "\"\"", "*", "polisi*", "NEAR(", "title:Bentrokan", "a AND", "NOT", "OR OR", "(((",
        "^x", "-", "{text}: x", "'; DROP TABLE reports; --", "\xFF", ""}) {
    CAPTURE(words);
    CHECK(t.db.search(words, 10, 0));
    CHECK(t.db.reports(words, 10, 0));
  }
  CHECK(store::match_of("  polisi  tewas ") == "\"polisi\" \"tewas\"");
  CHECK(store::match_of("a\"b c\"d") == "\"a\" \"b c\" \"d\"");
  CHECK(store::match_of("- * \"").empty());
  CHECK(t.db.search("tidak NOT polisi", 10, 0)->total == 0);
  CHECK(t.db.search("polis*", 10, 0)->total == 0);
}

TEST_CASE("query: names of places and actors in any spelling") {
  Three t;
  const auto place = [&](const std::string& name) {
    store::EventFilter filter;
    filter.places = {name};
    return t.db.events(filter, 10, 0).value();
  };
  CHECK(place("Koda Melati").total == 0);
  t.db.spell(std::make_shared<OwnSpelling>());
  CHECK(place("Kota Melati").total == 1);
  CHECK(place("Kota Melati").spelled.empty());
  const auto found = place("koda meladi");
  CHECK(found.total == 1);
  REQUIRE(found.spelled.size() == 1);
  CHECK(found.spelled[0].asked == "koda meladi");
  CHECK(found.spelled[0].names == std::vector<std::string>{"Kota Melati"});
  CHECK(place("Rumah Sarwa").total == 2);
  CHECK(place("Meladi").total == 1);  // some words of a name
  CHECK(place("Meladi").spelled.empty());
  CHECK(place("").total == 0);
  store::EventFilter actor;
  actor.actors = {"Lastar Contoh"};
  CHECK(t.db.events(actor, 10, 0)->total == 0);
  actor.actors = {"Laskar Condoh"};
  CHECK(t.db.events(actor, 10, 0)->total == 2);
  auto snapshot = store::Snapshot::open(t.folder.file("a.db")).value();
  snapshot.spell(t.db.spelling());
  std::size_t left = 0;
  REQUIRE(snapshot.linked(actor, [&](const auto&) {
    ++left;
    return base::Result<void>();
  }));
  CHECK(left == 2);  // what leaves is what was seen
}

TEST_CASE("query: words that are a name are found in its spellings, those as typed first") {
  Three t;
  auto other = clash("other", "2019-03-03");
  other.document.text = "Polisi tewas di Koda Melaḍi, laskar condoh membantah.";
  other.events.clear();
  other.claims.clear();
  add(t.db, other);
  t.db.spell(std::make_shared<OwnSpelling>());
  const auto found = t.db.search("laskar condoh", 10, 0).value();
  CHECK(found.total == 4);
  REQUIRE(found.items.size() == 4);
  CHECK(found.items[0].report.id == "other");
  CHECK(found.items[1].snippet.find("\x02Laskar Contoh\x03") != std::string::npos);
  for (std::uint32_t i = 0; i < 4; ++i) {
    const auto one = t.db.search("laskar condoh", 1, i).value();
    CHECK(one.total == 4);
    REQUIRE(one.items.size() == 1);
    CHECK(one.items[0].report.id == found.items[i].report.id);
  }
  CHECK(t.db.search("laskar contoh", 10, 0)->total == 3);  // no event tells of "condoh"
  CHECK(t.db.reports("laskar condoh", 10, 0)->total == 4);
  store::EventFilter filter;
  filter.words = "\"laskar condoh\" polisi";
  CHECK(t.db.events(filter, 10, 0)->total == 3);
  CHECK(
      store::match_of("a b", [](std::string_view name) {
        return name == "a b" ? std::vector<std::string>{"A-B", "c\"d"} : std::vector<std::string>();
      }) == "(\"a\" OR \"A-B\" OR \"c d\") AND (\"b\" OR \"A-B\" OR \"c d\")");
}
