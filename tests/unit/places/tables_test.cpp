// SPDX-License-Identifier: Apache-2.0
// Every row of the places tables, by its own example.
#include "base/utf8.h"
#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace saksi;
using namespace saksi::places;
using test::Read;

namespace {

bool any(const Read& r, auto test) {
  return std::any_of(r.mentions.begin(), r.mentions.end(), test);
}

bool ends_with_folded(std::string_view whole, std::string_view end) {
  return base::fold(whole).ends_with(base::fold(end));
}

bool shows(const Read& r, std::string_view phrase, std::string_view role) {
  if (role == "location" || role == "perhaps" || role == "near")
    return any(r, [](const Mention& m) { return m.role == Role::location; });
  if (role == "origin") return any(r, [](const Mention& m) { return m.role == Role::origin; });
  if (role == "border") return any(r, [](const Mention& m) { return m.role == Role::border; });
  if (role == "between" || role == "citizen")
    return any(r, [](const Mention& m) { return m.role == Role::modifier; });
  if (role == "says" || role == "deed")
    return any(r, [](const Mention& m) { return m.role == Role::metonym; });
  if (role == "alone") return !any(r, [&](const Mention& m) { return r.span(m) == phrase; });
  if (role == "befalls")
    return any(r,
               [&](const Mention& m) { return m.role == Role::location && r.span(m) == "Kabul"; });
  if (role == "distance") return any(r, [](const Mention& m) { return m.role == Role::direction; });
  if (role == "in") return any(r, [](const Mention& m) { return m.container.has_value(); });
  if (role == "list") return r.mentions.size() == 2 && r.mentions[1].role == Role::location;
  if (role == "part")
    return any(r, [&](const Mention& m) {
      return base::fold(r.span(m)).find(phrase) != std::string::npos;
    });
  if (role == "stop")
    return !any(r, [&](const Mention& m) { return ends_with_folded(r.span(m), phrase); });
  return false;
}

}  // namespace

TEST_CASE("place_types: the type word belongs to the mention") {
  const lang::Table& t = test::pack()->table("place_types");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const std::string word(row[t.column("word")]);
    const Read r{std::string(row[t.column("example")])};
    INFO("line ", row.line(), " ", r.source);
    CHECK(any(r, [&](const Mention& m) { return base::lower(r.span(m)).starts_with(word + " "); }));
  }
}

TEST_CASE("exonyms: the form is found and has the country of its row") {
  const lang::Table& t = test::pack()->table("exonyms");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const Read r{std::string(row[t.column("example")])};
    const auto countries = lang::split_list(row[t.column("country")]);
    const std::string_view country = countries.empty() ? std::string_view() : countries.front();
    INFO("line ", row.line(), " ", r.source);
    CHECK(any(r, [&](const Mention& m) {
      return r.span(m) == row[t.column("form")] && m.place.country == country;
    }));
    const bool refers = !row[t.column("place")].empty();
    if (refers) CHECK(test::rules().exonym_rows[i].row != kNoRow);
  }
}

TEST_CASE("countries: the name in the example is the country of its row and nothing else") {
  const lang::Table& t = test::pack()->table("countries");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const Read r{std::string(row[t.column("example")])};
    INFO("line ", row.line(), " ", r.source);
    REQUIRE(r.mentions.size() == 1);
    CHECK(r.mentions[0].place.country == row[t.column("code")]);
    CHECK(r.source.ends_with(" " + std::string(r.span(r.mentions[0])) + "."));
  }
}

TEST_CASE("demonyms: the word speaks for its country") {
  const lang::Table& t = test::pack()->table("demonyms");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const auto words = test::analyse(row[t.column("example")]);
    const auto votes = find_names(test::rules(), words).votes;
    const auto names = find_names(test::rules(), words).found;
    INFO("line ", row.line(), " ", row[t.column("example")]);
    const bool voted = std::any_of(votes.begin(), votes.end(), [&](const Vote& v) {
      return v.country == row[t.column("country")];
    });
    const bool named = std::any_of(names.begin(), names.end(), [&](const Found& f) {
      if (f.own_country == row[t.column("country")]) return true;
      return !f.candidates.empty() && f.candidates.front().exonym != nullptr &&
             f.candidates.front().exonym->countries.front() == row[t.column("country")];
    });
    CHECK((voted || named));
  }
}

TEST_CASE("directions: the direction belongs to the mention, which then is a region") {
  const lang::Table& t = test::pack()->table("directions");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const Read r{std::string(row[t.column("example")])};
    INFO("line ", row.line(), " ", r.source);
    CHECK(any(r, [&](const Mention& m) {
      return r.span(m).ends_with(" " + std::string(row[t.column("word")])) &&
             m.place.precision == record::PlacePrecision::region && !m.place.latitude;
    }));
  }
}

TEST_CASE("place_context: the phrase gives the name its role") {
  const lang::Table& t = test::pack()->table("place_context");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const Read r{std::string(row[t.column("example")])};
    INFO("line ", row.line(), " ", row[t.column("role")], ": ", r.source);
    CHECK(shows(r, row[t.column("phrase")], row[t.column("role")]));
  }
}

namespace {

/// The table without one of its rows.
std::string without(const lang::Table& t, std::size_t left_out) {
  std::string out;
  for (const auto column : t.columns()) out += std::string(column) + "\t";
  out.back() = '\n';
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (i == left_out) continue;
    for (std::size_t c = 0; c < t.columns().size(); ++c) out += std::string(t.row(i)[c]) + "\t";
    out.back() = '\n';
  }
  return out;
}

/// What the table makes of the example: the key of a name, or how far apart two names are.
std::string outcome(const Romanisation& table, std::string_view example) {
  constexpr std::string_view kMark = " / ";
  const std::size_t at = example.find(kMark);
  if (at == std::string_view::npos) return table.folded(example.substr(0, example.find(" = ")));
  const Distance d = table.distance(table.folded(example.substr(0, at)),
                                    table.folded(example.substr(at + kMark.size())));
  return std::to_string(d.cost);
}

}  // namespace

TEST_CASE(
    "romanisation: the example shows what the row does, and nothing does it without the row") {
  const lang::Table& t = test::pack()->table("romanisation");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const std::string_view example = row[t.column("example")];
    const std::size_t equals = example.find(" = ");
    const std::string want(equals == std::string_view::npos ? row[t.column("cost")]
                                                            : example.substr(equals + 3));
    const std::string bytes = without(t, i);
    const Romanisation fewer(*lang::Table::parse("romanisation", bytes));
    INFO("line ", row.line(), " ", example);
    CHECK(outcome(test::romanisation(), example) == want);
    CHECK(outcome(fewer, example) != want);
  }
}
