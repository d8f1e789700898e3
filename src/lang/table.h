// SPDX-License-Identifier: Apache-2.0
/// One table of a language pack: tab-separated UTF-8, a header line, one fact a row.
#pragma once

#include "base/error.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::lang {

/// A row: views into the table's bytes, one a column; missing trailing cells are empty.
class Row {
 public:
  Row(const std::vector<std::string_view>* cells, std::size_t first, std::size_t columns,
      std::uint32_t line)
      : cells_(cells), first_(first), columns_(columns), line_(line) {}

  [[nodiscard]] std::string_view operator[](std::size_t column) const {
    return column < columns_ ? (*cells_)[first_ + column] : std::string_view();
  }

  [[nodiscard]] std::uint32_t line() const { return line_; }  ///< 1-based line in the file

 private:
  const std::vector<std::string_view>* cells_;
  std::size_t first_;
  std::size_t columns_;
  std::uint32_t line_;
};

/// A parsed table. Owns nothing: the bytes that it was parsed from must outlive it (an embedded
/// pack lives as long as the program; an opened one as long as its Pack).
/// Lines that are empty or start with '#' are comments.
class Table {
 public:
  /// Errors: invalid_pack, with "name:line", for a row with too many cells or a header that
  /// differs.
  static base::Result<Table> parse(std::string_view name, std::string_view bytes);

  /// The column's number; asserts that the header has it (code and pack are built together;
  /// user tables are checked with `expect` first).
  [[nodiscard]] std::size_t column(std::string_view title) const;
  /// Errors: invalid_pack when a column is missing.
  [[nodiscard]] base::Result<void> expect(std::initializer_list<std::string_view> columns) const;

  [[nodiscard]] const std::string& name() const { return name_; }

  /// The titles of the columns, as the header has them.
  [[nodiscard]] const std::vector<std::string_view>& columns() const { return header_; }

  [[nodiscard]] std::size_t size() const { return lines_.size(); }

  [[nodiscard]] Row row(std::size_t i) const {
    return {&cells_, i * header_.size(), header_.size(), lines_[i]};
  }

 private:
  std::string name_;
  std::vector<std::string_view> header_;
  std::vector<std::string_view> cells_;  // row-major, header_.size() a row
  std::vector<std::uint32_t> lines_;
};

/// "a;b;c" -> a, b, c; blanks around each dropped, empty ones left out.
[[nodiscard]] std::vector<std::string_view> split_list(std::string_view cell);

}  // namespace saksi::lang
