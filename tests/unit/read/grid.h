// SPDX-License-Identifier: Apache-2.0
/// Reports made from frames with slots and from columns of words (tests/grid).
#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace saksi::test {

using Row = std::vector<std::string>;

inline std::vector<Row> table(const char* path) {
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

/// A frame with the words of one column, and a capital at the head of every sentence and line.
inline std::string fill(std::string text, const std::vector<Row>& words, std::size_t column) {
  for (const Row& row : words) {
    const std::string slot = "{" + row.front() + "}";
    for (auto at = text.find(slot); at != std::string::npos; at = text.find(slot))
      text.replace(at, slot.size(), row.at(column));
  }
  bool head = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (head && text[i] >= 'a' && text[i] <= 'z') text[i] = static_cast<char>(text[i] - 'a' + 'A');
    head = text[i] == '\n' || (head && text[i] == '"') ||
           (i > 0 && text[i - 1] == '.' && text[i] == ' ');
  }
  return text;
}

}  // namespace saksi::test
