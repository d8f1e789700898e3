// SPDX-License-Identifier: Apache-2.0
// How well spellings are told to be one place's: recall and precision over a table of pairs.
#include "base/utf8.h"
#include "lang/table.h"
#include "places/names.h"
#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace saksi;
using namespace saksi::places;
using test::folded;

namespace {

bool is_village(const Hit& h) {
  return test::rules().gazetteer.kind(h.place) == Kind::village;
}

/// The places larger than a village that bear the name.
std::vector<Hit> hits_of(std::string_view name) {
  std::vector<Hit> hits;
  test::rules().gazetteer.find(base::fold(name), hits);
  std::erase_if(hits, is_village);
  return hits;
}

/// The name belongs to a country, province, district or town of the gazetteer, or to the table.
bool known(std::string_view name) {
  const auto hits = hits_of(name);
  const auto& exonyms = test::rules().exonym_rows;
  return std::any_of(hits.begin(), hits.end(), [](const Hit& h) { return h.exact; }) ||
         std::any_of(exonyms.begin(), exonyms.end(),
                     [&](const Exonym& e) { return base::fold(e.form) == base::fold(name); });
}

bool one_place(std::string_view a, std::string_view b) {
  const auto of_a = hits_of(a), of_b = hits_of(b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const Hit& x) {
    return std::any_of(of_b.begin(), of_b.end(), [&](const Hit& y) { return x.place == y.place; });
  });
}

/// As the resolver decides: one place bears both; a known name is never bent; then likeness.
bool taken_for(std::string_view written, std::string_view wanted) {
  const std::string a = folded(written), b = folded(wanted);
  if (one_place(written, wanted)) return true;
  if (known(written) && (a != b || known(wanted))) return false;
  return a == b || test::romanisation().likeness(a, b) != Likeness::different;
}

struct Score {
  int same = 0, different = 0, right = 0, wrong = 0;
};

Score score(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto table = lang::Table::parse(path, bytes);
  REQUIRE(table);
  Score s;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const auto row = table->row(i);
    const bool want = row[2] == "yes";
    const bool got = taken_for(row[0], row[1]);
    (want ? s.same : s.different) += 1;
    s.right += want && got ? 1 : 0;
    s.wrong += !want && got ? 1 : 0;
    if (want != got) MESSAGE(row[0], " / ", row[1]);
  }
  MESSAGE(s.right, " of ", s.same, " pairs; ", s.wrong, " of ", s.different, " near misses");
  return s;
}

}  // namespace

TEST_CASE("pairs of spellings: recall at least 0.92 at a precision of at least 0.97") {
  for (const char* path : {"tests/unit/places/pairs.tsv", "tests/unit/places/fresh_pairs.tsv"}) {
    CAPTURE(path);
    const Score s = score(path);
    CHECK(s.same >= 150);
    CHECK(s.different >= 150);
    CHECK(s.right >= 0.92 * s.same);
    CHECK(s.right >= 0.97 * (s.right + s.wrong));
  }
}
