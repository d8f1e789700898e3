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

namespace {

/// The name belongs to a country, province, district or town that the gazetteer knows.
bool known(std::string_view name) {
  const Gazetteer& g = test::rules().gazetteer;
  std::vector<Hit> hits;
  g.find(base::fold(name), hits);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const Hit& h) { return h.exact && g.kind(h.place) != Kind::village; });
}

bool one_place(std::string_view a, std::string_view b) {
  const Gazetteer& g = test::rules().gazetteer;
  std::vector<Hit> of_a, of_b;
  g.find(base::fold(a), of_a);
  g.find(base::fold(b), of_b);
  return std::any_of(of_a.begin(), of_a.end(), [&](const Hit& x) {
    return std::any_of(of_b.begin(), of_b.end(), [&](const Hit& y) { return x.place == y.place; });
  });
}

/// As the resolver decides: an alias or the same folded name; a known name is never bent; then
/// likeness.
bool taken_for(std::string_view written, std::string_view wanted) {
  if (folded(written) == folded(wanted) || one_place(written, wanted)) return true;
  if (known(written)) return false;
  return likeness(folded(written), folded(wanted)) != Likeness::different;
}

}  // namespace

TEST_CASE("pairs of spellings: recall at least 0.92 at a precision of at least 0.97") {
  std::ifstream in("tests/unit/places/pairs.tsv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto table = lang::Table::parse("pairs.tsv", bytes);
  REQUIRE(table);
  int same = 0, different = 0, right = 0, wrong = 0;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const auto row = table->row(i);
    const bool want = row[2] == "yes";
    const bool got = taken_for(row[0], row[1]);
    (want ? same : different) += 1;
    right += want && got ? 1 : 0;
    wrong += !want && got ? 1 : 0;
    if (want != got) MESSAGE(row[0], " / ", row[1]);
  }
  MESSAGE(right, " of ", same, " pairs; ", wrong, " of ", different, " near misses");
  CHECK(same >= 150);
  CHECK(different >= 150);
  CHECK(right >= 0.92 * same);
  CHECK(right >= 0.97 * (right + wrong));
}
