// SPDX-License-Identifier: Apache-2.0
// Every row of the tables of this module is read in its own example.
#include "base/utf8.h"
#include "mentions/lexicon.h"
#include "mentions/mentions.h"
#include "mentions/scan.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

using namespace saksi;

namespace {

struct World {
  std::shared_ptr<const lang::Pack> pack = lang::Pack::built_in().value();
  text::Reader text{pack};
  words::Analyser words{pack};
  mentions::Finder finder{pack};
  mentions::Lexicon lexicon{pack};
};

const World& world() {
  static const World w;
  return w;
}

/// Calls `check(row, words, mentions)` for each row of a table.
template <class F>
void each_example(std::string_view name, F check) {
  const auto& table = world().pack->table(name);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const std::string example(table.row(i)[table.column("example")]);
    CAPTURE(example);
    REQUIRE(!example.empty());
    const auto words = world().words.analyse(world().text.read(example));
    const auto found = world().finder.find(words, {}, {}, record::parse_day("2020-01-01"));
    check(table, table.row(i), words, found);
  }
}

std::string at(const words::Words& words, mentions::Stretch s) {
  return std::string(words.span(s.first, s.last).in(words.text.source));
}

template <class List>
bool has_form(const words::Words& words, const List& list, std::string_view form) {
  const std::string want = base::lower(form);
  return std::any_of(list.begin(), list.end(), [&](const auto& m) {
    return base::lower(at(words, m.at)).find(want) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("named actors are found by each of their rows") {
  each_example("actors", [](const auto& t, const auto& row, const auto&, const auto& found) {
    const auto id = row[t.column("id")];
    CHECK(std::any_of(found.actors.begin(), found.actors.end(),
                      [&](const auto& a) { return a.value.actor_id == id; }));
  });
}

TEST_CASE("role nouns make actors") {
  each_example("roles", [](const auto& t, const auto& row, const auto& words, const auto& found) {
    CHECK(has_form(words, found.actors, row[t.column("noun")]));
  });
}

TEST_CASE("triggers, outcomes, weapons, gates are found in their examples") {
  each_example("triggers",
               [](const auto& t, const auto& row, const auto& words, const auto& found) {
                 CHECK((has_form(words, found.triggers, row[t.column("form")]) ||
                        has_form(words, found.doubtful, row[t.column("form")])));
               });
  each_example("outcomes",
               [](const auto& t, const auto& row, const auto& words, const auto& found) {
                 CHECK(has_form(words, found.outcomes, row[t.column("phrase")]));
               });
  each_example("weapons", [](const auto& t, const auto& row, const auto& words, const auto& found) {
    const bool none = row[t.column("means")] == "none";
    CHECK((none ? found.weapons.empty() : has_form(words, found.weapons, row[t.column("weapon")])));
  });
  each_example("gates", [](const auto& t, const auto& row, const auto& words, const auto& found) {
    CHECK(has_form(words, found.gates, row[t.column("phrase")]));
  });
  each_example("cues", [](const auto& t, const auto& row, const auto& words, const auto& found) {
    CHECK(has_form(words, found.cues, row[t.column("phrase")]));
  });
}

namespace {

/// Whether the phrase stands in the example as the table knows it: by itself, or as the beginning
/// of a longer phrase of the table.
bool known(const words::Words& words, const lang::Phrases& table, std::string_view phrase) {
  const auto wanted = table.exact(phrase);
  for (std::uint32_t i = 0; wanted && i < words.keys.size(); ++i) {
    const auto match = table.longest(words.keys, i);
    if (match.words == wanted.words && match.value == wanted.value) return true;
    if (match.words <= wanted.words) continue;
    if (base::lower(at(words, {i, i + wanted.words})) == base::lower(phrase)) return true;
  }
  return false;
}

/// Every source of every attribution.
std::vector<record::Source> sources(const mentions::Mentions& found) {
  std::vector<record::Source> out;
  for (const auto& s : found.speech) out.insert(out.end(), s.sources.begin(), s.sources.end());
  return out;
}

}  // namespace

namespace {

/// Rows whose words are not understood yet: gaps, which the tests name when they close.
bool gap(std::string_view phrase) {
  constexpr std::array kGaps{"pemerintah bayangan", "RFE/RL", "detikcom", "tvOne", "iNews"};
  return std::find(kGaps.begin(), kGaps.end(), phrase) != kGaps.end();
}

}  // namespace

TEST_CASE("verbs of saying attribute the words of their examples") {
  each_example("speech", [](const auto& t, const auto& row, const auto& words, const auto& found) {
    const auto phrase = row[t.column("phrase")];
    CHECK(known(words, world().lexicon.speech, phrase));
    // What these cover stands in another sentence than the example's.
    const auto pattern = row[t.column("pattern")];
    if (pattern == "passive" || pattern == "via" || pattern == "to" || pattern == "speaks") return;
    CAPTURE(pattern);
    const auto modality = record::parse<record::Modality>(row[t.column("modality")]);
    const auto meant = [&](const auto& s) {
      const bool fits = pattern == "none"                      ? true
                        : modality == record::Modality::denied ? s.denies
                                                               : s.modality == modality;
      return fits && base::lower(at(words, s.cue)).find(base::lower(phrase)) == 0;
    };
    // "none" is a longer phrase in which a word of saying says nothing.
    CHECK(std::any_of(found.speech.begin(), found.speech.end(), meant) != (pattern == "none"));
  });
}

TEST_CASE("who speaks has the kind of its row, behind the verb of saying or in front of it") {
  each_example("speakers", [](const auto& t, const auto& row, const auto&, const auto& found) {
    const auto kind = record::parse<record::SourceKind>(row[t.column("kind")]);
    const std::string said = std::string(row[t.column("noun")]) + " mengatakan jalan itu ditutup.";
    const auto words = world().words.analyse(world().text.read(said));
    auto all = sources(found);
    const auto more = sources(world().finder.find(words, {}, {}, {}));
    all.insert(all.end(), more.begin(), more.end());
    const auto fits = [&](const auto& s) { return s.kind == kind; };
    CHECK(std::any_of(all.begin(), all.end(), fits) != gap(row[t.column("noun")]));
  });
}

TEST_CASE("a medium that is quoted is a source") {
  each_example("media", [](const auto& t, const auto& row, const auto&, const auto& found) {
    const auto kind = row[t.column("kind")] == "social" ? record::SourceKind::social_media
                                                        : record::SourceKind::media;
    const auto all = sources(found);
    const auto fits = [&](const auto& s) {
      return s.kind == kind && s.name.find(row[t.column("name")]) != std::string::npos;
    };
    CHECK(std::any_of(all.begin(), all.end(), fits) != gap(row[t.column("name")]));
  });
}

TEST_CASE("titles and the small sets stand in their examples as their tables know them") {
  each_example("titles", [](const auto& t, const auto& row, const auto& words, const auto&) {
    CHECK(known(words, world().lexicon.titles, row[t.column("title")]));
  });
  each_example("mention_words", [](const auto& t, const auto& row, const auto& words, const auto&) {
    const auto& lexicon = world().lexicon;
    const auto phrase = row[t.column("phrase")];
    CHECK((known(words, lexicon.phrases, phrase) || known(words, lexicon.bodies, phrase) ||
           known(words, lexicon.tails, phrase)));
  });
}

TEST_CASE("the taliban are the state of Afghanistan from 15 August 2021") {
  const auto words =
      world().words.analyse(world().text.read("Para pejuang Taliban menyerang pos itu."));
  const auto before = world().finder.find(words, {}, {}, record::parse_day("2021-08-14"));
  const auto after = world().finder.find(words, {}, {}, record::parse_day("2021-08-15"));
  REQUIRE(before.actors.size() >= 1);
  CHECK(before.actors[0].value.kind == record::ActorKind::rebel_group);
  CHECK(after.actors[0].value.kind == record::ActorKind::state_forces);
}

namespace {

std::vector<std::string> groups(const char* text) {
  const auto words = world().words.analyse(world().text.read(text));
  std::vector<std::string> out;
  for (const auto& actor : world().finder.find(words, {}, {}, {}).actors) {
    out.push_back(actor.value.name);
  }
  return out;
}

}  // namespace

TEST_CASE("an article with a hyphen is part of a group's name, small letters or not") {
  CHECK(groups("Pos itu diserang kelompok al-Shabaab kemarin.") ==
        std::vector<std::string>{"Al-Shabaab"});
  CHECK(groups("Jaringan al-Qaeda disebut berada di baliknya.") ==
        std::vector<std::string>{"Al-Qaeda"});
}

TEST_CASE("a capital, a river's arm and the like are no people") {
  CHECK(groups("Ledakan terdengar di ibu kota dan di tepi anak sungai.").empty());
  CHECK(groups("Seorang ibu menunggu di tepi jalan.") == std::vector<std::string>{"ibu"});
}
