// SPDX-License-Identifier: Apache-2.0
/// The file formats. A writer takes rows one by one in constant memory (Parquet: one row group) and
/// leaves a whole file or none.
#pragma once

#include "base/error.h"
#include "export/table.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace saksi::exports {

struct WriterOptions {
  bool hxl = false;  ///< CSV, TSV, XLSX: a second line with the columns' HXL tags
  bool bom = false;  ///< CSV: begin with the UTF-8 byte order mark
};

class Writer {
 public:
  virtual ~Writer() = default;
  /// `row` has a cell a column. Errors: disk_full, io, too_large (a format's own limit).
  virtual base::Result<void> write(const Row& row) = 0;
  /// The same for rows one after another.
  virtual base::Result<void> write_rows(std::span<const Row> rows);
  /// The file is there under its name afterwards. Errors: disk_full, io.
  virtual base::Result<void> finish() = 0;
};

struct Format {
  std::string_view name;       ///< "csv"
  std::string_view extension;  ///< ".csv"
  bool streams = true;         ///< may go to standard output
};

/// csv, tsv, jsonl, geojson, gpkg, xlsx, parquet.
[[nodiscard]] std::span<const Format> formats();
/// Errors: invalid_argument that names the formats.
[[nodiscard]] base::Result<Format> find_format(std::string_view name);
/// The format that a file's name ends in ("x.gpkg": gpkg, in small or capital letters); csv when it
/// ends in none of them.
[[nodiscard]] std::string_view format_of(std::string_view path);

/// `table` must outlive the writer. Errors: invalid_argument (no coordinates for a map format, no
/// standard output for a format that needs to go back), permission, disk_full, io.
[[nodiscard]] base::Result<std::unique_ptr<Writer>> make_writer(const Format& format,
                                                                const Table& table,
                                                                const std::string& path,
                                                                const WriterOptions& options);

}  // namespace saksi::exports
