// SPDX-License-Identifier: Apache-2.0
// Names of persons and organisations that look like places: how many are read as where something
// happened.
#include "lang/table.h"
#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace saksi;
using namespace saksi::places;
using test::Read;

namespace {

bool locates(Role role) {
  return role == Role::location || role == Role::container || role == Role::direction;
}

/// A mention that begins within the name and may say where something happened ("Kantor Partai Aceh"
/// is an office, whoever's it is).
bool taken_for_place(const Read& r, std::string_view name) {
  const std::size_t at = r.source.find(name);
  return std::any_of(r.mentions.begin(), r.mentions.end(), [&](const Mention& m) {
    return locates(m.role) && m.span.begin >= at && m.span.begin < at + name.size();
  });
}

}  // namespace

TEST_CASE("persons and organisations that look like places: at most 2 % are read as one") {
  constexpr std::size_t kFewest = 150;
  constexpr double kWanted = 0.02;
  std::ifstream in("tests/unit/places/no_places.tsv", std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto table = lang::Table::parse("no_places.tsv", bytes);
  REQUIRE(table);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < table->size(); ++i) {
    const lang::Row row = table->row(i);
    const Read r{std::string(row[1])};
    REQUIRE(r.source.find(row[0]) != std::string::npos);
    if (!taken_for_place(r, row[0])) continue;
    MESSAGE("line ", row.line(), " ", row[0], ": ", row[1]);
    ++wrong;
  }
  MESSAGE(wrong, " of ", table->size());
  CHECK(table->size() >= kFewest);
  CHECK(static_cast<double>(wrong) <= kWanted * static_cast<double>(table->size()));
}
