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

std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t at = 0;
  while (true) {
    const std::size_t tab = line.find('\t', at);
    cells.push_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return cells;
    at = tab + 1;
  }
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
    auto cells = cells_of(line);
    if (table.header_.empty()) {
      table.header_ = std::move(cells);
      continue;
    }
    if (cells.size() > table.header_.size()) {
      return fail(Code::invalid_pack,
                  "The row has " + std::to_string(cells.size()) + " cells, the header " +
                      std::to_string(table.header_.size()) + ".",
                  place(name, number));
    }
    cells.resize(table.header_.size());
    table.cells_.insert(table.cells_.end(), cells.begin(), cells.end());
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
