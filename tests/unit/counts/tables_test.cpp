// SPDX-License-Identifier: Apache-2.0
// Every row of the module's tables is true of its own example.
#include "base/utf8.h"
#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace saksi;
using counts::testing::readings;
using counts::testing::stages;

namespace {

/// Lower case without spaces: a row spells tokens ("s / d"), its example words ("s/d").
std::string packed(std::string_view text) {
  std::string out = base::lower(text);
  out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  return out;
}

bool shows(std::string_view example, std::string_view form) {
  return packed(example).find(packed(form)) != std::string::npos;
}

void check_rows(std::string_view name) {
  const lang::Table& table = stages().pack->table(name);
  const std::size_t form = table.column("form"), example = table.column("example"),
                    reads = table.column("reads");
  REQUIRE(table.size() > 0);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const std::string where = std::string(name).append(" line ").append(std::to_string(row.line()));
    CAPTURE(where);
    CAPTURE(row[example]);
    CHECK(shows(row[example], row[form]));
    CHECK(readings(row[example]) == row[reads]);
  }
}

}  // namespace

TEST_CASE("number words read as their rows say") {
  check_rows("numbers");
}

TEST_CASE("hedges read as their rows say") {
  check_rows("hedges");
}

TEST_CASE("relations read as their rows say") {
  check_rows("relations");
}

TEST_CASE("units read as their rows say") {
  check_rows("units");
}

TEST_CASE("classifiers read as their rows say") {
  check_rows("classifiers");
}
