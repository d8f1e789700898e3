// SPDX-License-Identifier: Apache-2.0
/// What an export's columns are: name, type and meaning in two languages, read from the pack's
/// table `export_columns`. The exporter fills the columns and the codebook prints them from this
/// one list.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::exports {

/// What a column holds. Dates are "2019-01-06", times "2019-01-06T12:00:00Z" until a format with
/// types of its own turns them into them. `json` is JSON as a text: an object or a list in formats
/// that are JSON themselves.
enum class Type : std::uint8_t { text, integer, real, boolean, date, datetime, json };

[[nodiscard]] std::string_view word(Type type);

struct Column {
  std::string name;   ///< as the file's header has it
  std::string value;  ///< which value fills it, "event.date_start"; empty: never filled
  Type type = Type::text;
  std::string hxl;                 ///< "#date+start", or empty
  std::string about_id, about_en;  ///< one sentence each, Indonesian and English
};

/// The columns of one profile, in the order of the file.
struct Table {
  std::string name;
  std::vector<Column> columns;
  enum class Of : std::uint8_t { claims, events, records };
  Of of = Of::claims;  ///< what a row is: an event of the world, a claim, a report's record

  /// The position of the column that is filled by `value`, or nothing.
  [[nodiscard]] std::optional<std::size_t> filled_by(std::string_view value) const;
};

/// The tables of all profiles in the order of the pack. Errors: invalid_pack.
[[nodiscard]] base::Result<std::vector<Table>> load_tables(const lang::Pack& pack);

/// One value of a row.
struct Cell {
  enum class Kind : std::uint8_t { none, text, integer, real, boolean };

  Kind kind = Kind::none;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;  ///< kept between rows, so that no row allocates once all have been large

  void clear() { kind = Kind::none; }

  void set(std::string_view value) {
    kind = Kind::text;
    text.assign(value);
  }

  void set(std::int64_t value) {
    kind = Kind::integer;
    integer = value;
  }

  void set(double value) {
    kind = Kind::real;
    real = value;
  }

  void set(bool value) {
    kind = Kind::boolean;
    integer = value ? 1 : 0;
  }

  template <class T>
  void set(const std::optional<T>& value) {
    if (value) {
      set(*value);
    } else {
      clear();
    }
  }
};

/// One cell a column.
using Row = std::vector<Cell>;

}  // namespace saksi::exports
