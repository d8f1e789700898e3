// SPDX-License-Identifier: Apache-2.0
// cases.tsv: a sentence and every quantity in it, in order, as `reading` says it.
#include "lang/table.h"
#include "support.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace saksi;
using counts::testing::readings;

TEST_CASE("the table of cases") {
  std::ifstream in("tests/unit/counts/cases.tsv", std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const auto table = lang::Table::parse("cases.tsv", bytes);
  REQUIRE(table);
  REQUIRE(table->size() >= 400);
  const std::size_t text = table->column("text"), expected = table->column("reads");
  for (std::size_t i = 0; i < table->size(); ++i) {
    const lang::Row row = table->row(i);
    const std::string sentence(row[text]);
    CAPTURE(row.line());
    CAPTURE(sentence);
    CHECK(readings(sentence) == row[expected]);
  }
}
