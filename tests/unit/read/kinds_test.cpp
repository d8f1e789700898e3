// SPDX-License-Identifier: Apache-2.0
// The kind of event, over a grid: every report of tests/grid/kinds.tsv is read once with each
// column of words of tests/grid/fillers.tsv, and tells one event, of the kind that is written
// before it.
#include "grid.h"
#include "read/read.h"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;

TEST_CASE("every report of the grid tells one event of its kind") {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto words = test::table("tests/grid/fillers.tsv");
  const auto reports = test::table("tests/grid/kinds.tsv");
  REQUIRE(words.size() > 1);
  REQUIRE(reports.size() > 1);
  for (std::size_t r = 1; r < reports.size(); ++r) {
    for (std::size_t column = 1; column < words.front().size(); ++column) {
      record::Document d;
      d.id = "d";
      d.published = "2021-06-16";
      d.text = test::fill(reports[r].at(1), words, column);
      CAPTURE(d.text);
      const record::Record read = reader.read(d);
      CHECK(read.events.size() == 1);
      if (!read.events.empty())
        CHECK(std::string(record::word(read.events.front().sub_event_type)) == reports[r].at(0));
    }
  }
}
