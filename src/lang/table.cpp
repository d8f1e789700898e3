// SPDX-License-Identifier: Apache-2.0
#include "lang/table.h"

#include <algorithm>
#include <cassert>

namespace saksi::lang {
namespace {

using base::Code;
using base::fail;

std::string place(std::string_view name, std::uint32_t line) {
  return std::string(name) + ":" + std::to_string(line);
}

/// Appends the cells of a line; how many they are.
std::size_t add_cells(std::string_view line, std::vector<std::string_view>& cells) {
  const std::size_t before = cells.size();
  std::size_t at = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\t') continue;
    cells.push_back(line.substr(at, i - at));
    at = i + 1;
  }
  cells.push_back(line.substr(at));
  return cells.size() - before;
}

}  // namespace

base::Result<Table> Table::parse(std::string_view name, std::string_view bytes) {
  Table table;
  table.name_ = name;
  std::uint32_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    if (table.header_.empty()) {
      add_cells(line, table.header_);
      continue;
    }
    const std::size_t first = table.cells_.size();
    const std::size_t cells = add_cells(line, table.cells_);
    if (cells > table.header_.size()) {
      return fail(Code::invalid_pack,
                  "The row has " + std::to_string(cells) + " cells, the header " +
                      std::to_string(table.header_.size()) + ".",
                  place(name, number));
    }
    table.cells_.resize(first + table.header_.size());
    table.lines_.push_back(number);
  }
  if (table.header_.empty())
    return fail(Code::invalid_pack, "The table has no header.", std::string(name));
  return table;
}

std::size_t Table::column(std::string_view title) const {
  const auto it = std::find(header_.begin(), header_.end(), title);
  assert(it != header_.end() && "the code asks for a column that the table has not");
  return static_cast<std::size_t>(it - header_.begin());
}

base::Result<void> Table::expect(std::initializer_list<std::string_view> columns) const {
  for (const auto title : columns) {
    if (std::find(header_.begin(), header_.end(), title) == header_.end()) {
      return fail(Code::invalid_pack, "The column '" + std::string(title) + "' is missing.", name_);
    }
  }
  return {};
}

std::vector<std::string_view> split_list(std::string_view cell) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (at <= cell.size()) {
    const std::size_t end = std::min(cell.find(';', at), cell.size());
    std::string_view item = cell.substr(at, end - at);
    while (!item.empty() && item.front() == ' ') item.remove_prefix(1);
    while (!item.empty() && item.back() == ' ') item.remove_suffix(1);
    if (!item.empty()) out.push_back(item);
    at = end + 1;
  }
  return out;
}

}  // namespace saksi::lang
