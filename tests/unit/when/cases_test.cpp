// SPDX-License-Identifier: Apache-2.0
// The table of cases: each expression, counted from its day of publication, must give the dates of
// the table. The share that does is the figure of docs/design/when.md.
#include "reading.h"
#include "when/notation.h"

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace saksi;
using namespace saksi::when;

namespace {

constexpr std::size_t kFewestCases = 250;
constexpr double kWanted = 0.97;

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Case {
  std::string_view published, sentence, words, start, end, precision, kind, dates;
};

std::string iso_or_empty(const std::optional<Day>& day) {
  return day ? record::iso(*day) : "";
}

bool same(const Case& c, const Time& t, std::string_view source) {
  return t.span.in(source) == c.words && iso_or_empty(t.date.start) == c.start &&
         iso_or_empty(t.date.end) == c.end && record::word(t.date.precision) == c.precision &&
         word(t.kind) == c.kind && word(t.dates) == c.dates;
}

bool holds(const Case& c) {
  const auto published =
      c.published.empty() ? std::nullopt : std::optional(std::string(c.published));
  const Reading r = read(std::string(c.sentence), published);
  const bool ok = std::any_of(r.times.begin(), r.times.end(),
                              [&](const Time& t) { return same(c, t, *r.source); });
  if (!ok) {
    MESSAGE(std::string(c.sentence), "\n  wanted: ", std::string(c.words), " ",
            std::string(c.start), "..", std::string(c.end), " ", std::string(c.precision), " ",
            std::string(c.kind), " ", std::string(c.dates), "\n", to_notation(r.times, *r.source));
  }
  return ok;
}

}  // namespace

TEST_CASE("the table of cases") {
  const std::string bytes = bytes_of("tests/unit/when/cases.tsv");
  const auto table = lang::Table::parse("cases.tsv", bytes);
  REQUIRE(table);
  std::size_t right = 0;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const lang::Row row = table->row(i);
    right += holds({row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7]}) ? 1U : 0U;
  }
  const double share = static_cast<double>(right) / static_cast<double>(table->size());
  MESSAGE(right, " of ", table->size(), " cases: ", share);
  CHECK(table->size() >= kFewestCases);
  CHECK(share >= kWanted);
}
