// SPDX-License-Identifier: Apache-2.0
#include "export/table.h"

#include <array>

namespace saksi::exports {
namespace {

constexpr std::array<std::string_view, 7> kTypes = {"text", "integer",  "real", "boolean",
                                                    "date", "datetime", "json"};

base::Result<Type> type_of(std::string_view word, const lang::Table& table, std::uint32_t line) {
  for (std::size_t i = 0; i < kTypes.size(); ++i) {
    if (kTypes[i] == word) return static_cast<Type>(i);
  }
  return base::fail(base::Code::invalid_pack,
                    "'" + std::string(word) +
                        "' is no type of a column; they are text, integer, "
                        "real, boolean, date, datetime and json.",
                    table.name() + ":" + std::to_string(line));
}

}  // namespace

std::string_view word(Type type) {
  return kTypes[static_cast<std::size_t>(type)];
}

std::optional<std::size_t> Table::filled_by(std::string_view value) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].value == value) return i;
  }
  return std::nullopt;
}

base::Result<std::vector<Table>> load_tables(const lang::Pack& pack) {
  if (!pack.has("export_columns")) {
    return base::fail(base::Code::invalid_pack, "The language pack has no table export_columns.");
  }
  const lang::Table& rows = pack.table("export_columns");
  if (auto good = rows.expect({"profile", "column", "value", "type", "hxl", "id", "en"}); !good) {
    return base::fail(good.error());
  }
  const auto profile = rows.column("profile"), column = rows.column("column"),
             value = rows.column("value"), type = rows.column("type"), hxl = rows.column("hxl"),
             id = rows.column("id"), en = rows.column("en");
  std::vector<Table> out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = rows.row(i);
    auto kind = type_of(row[type], rows, row.line());
    if (!kind) return base::fail(kind.error());
    if (out.empty() || out.back().name != row[profile]) {
      out.push_back({std::string(row[profile]), {}, Table::Of::claims});
    }
    if (row[value].starts_with("linked.")) out.back().of = Table::Of::events;
    if (row[value].starts_with("record.")) out.back().of = Table::Of::records;
    out.back().columns.push_back({std::string(row[column]), std::string(row[value]), *kind,
                                  std::string(row[hxl]), std::string(row[id]),
                                  std::string(row[en])});
  }
  return out;
}

}  // namespace saksi::exports
