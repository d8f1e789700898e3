// SPDX-License-Identifier: Apache-2.0
// The kind of event, over a grid: every report of tests/grid/kinds.tsv is read once with each
// column of words of tests/grid/fillers.tsv, and tells one event, of the kind that is written
// before it.
#include "read/read.h"

#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace saksi;

namespace {

using Row = std::vector<std::string>;

std::vector<Row> table(const char* path) {
  std::ifstream in(path);
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    Row row(1);
    for (const char c : line) {
      if (c == '\t') {
        row.emplace_back();
      } else {
        row.back() += c;
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

/// A frame with the words of one column, and a capital at the head of every sentence.
std::string fill(std::string text, const std::vector<Row>& words, std::size_t column) {
  for (const Row& row : words) {
    const std::string slot = "{" + row.front() + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot))
      text.replace(at, slot.size(), row.at(column));
  }
  bool head = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (head && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
    head = i > 0 && text[i - 1] == '.' && text[i] == ' ';
  }
  return text;
}

}  // namespace

TEST_CASE("every report of the grid tells one event of its kind") {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto words = table("tests/grid/fillers.tsv");
  const auto reports = table("tests/grid/kinds.tsv");
  REQUIRE(words.size() > 1);
  REQUIRE(reports.size() > 1);
  for (std::size_t r = 1; r < reports.size(); ++r) {
    for (std::size_t column = 1; column < words.front().size(); ++column) {
      record::Document d;
      d.id = "d";
      d.published = "2021-06-16";
      d.text = fill(reports[r].at(1), words, column);
      CAPTURE(d.text);
      const record::Record read = reader.read(d);
      CHECK(read.events.size() == 1);
      if (!read.events.empty())
        CHECK(std::string(record::word(read.events.front().sub_event_type)) == reports[r].at(0));
    }
  }
}
