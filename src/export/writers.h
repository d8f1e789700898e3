// SPDX-License-Identifier: Apache-2.0
/// One function a format, for writer.cpp only; and what they share.
#pragma once

#include "export/file.h"
#include "export/writer.h"

namespace saksi::exports {

using WriterResult = base::Result<std::unique_ptr<Writer>>;

[[nodiscard]] WriterResult make_csv(const Table& table, const std::string& path,
                                    const WriterOptions& options);
[[nodiscard]] WriterResult make_tsv(const Table& table, const std::string& path,
                                    const WriterOptions& options);
[[nodiscard]] WriterResult make_jsonl(const Table& table, const std::string& path);
[[nodiscard]] WriterResult make_geojson(const Table& table, const std::string& path);
[[nodiscard]] WriterResult make_xlsx(const Table& table, const std::string& path,
                                     const WriterOptions& options);
[[nodiscard]] WriterResult make_geopackage(const Table& table, const std::string& path);
[[nodiscard]] WriterResult make_parquet(const Table& table, const std::string& path);

/// The columns that hold WGS 84 degrees, for formats that draw points.
struct PointColumns {
  std::size_t latitude = 0, longitude = 0;
};

/// Errors: invalid_argument when the profile has none.
[[nodiscard]] base::Result<PointColumns> point_columns(const Table& table);

/// Appends the shortest decimal that reads back as the same number.
void append_number(std::string& out, double value);
void append_number(std::string& out, std::int64_t value);
/// Appends a cell as it reads: nothing, true, 3, its text.
void append_plain(std::string& out, const Cell& cell);
/// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
void append_json(std::string& out, std::string_view text);
/// Appends a cell as JSON: null, true, 3, "text".
void append_json(std::string& out, const Cell& cell);
/// Days since 1970-01-01 of "2019-01-06...", or nothing.
[[nodiscard]] std::optional<std::int32_t> days_of(std::string_view date);
/// Microseconds since 1970 of "2019-01-06T12:00:00Z" or with an offset, or nothing. A date alone is
/// its midnight.
[[nodiscard]] std::optional<std::int64_t> microseconds_of(std::string_view time);

}  // namespace saksi::exports
