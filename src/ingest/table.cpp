// SPDX-License-Identifier: Apache-2.0
/// CSV (RFC 4180) and TSV with a header line -> one document a row.
#include "base/hash.h"
#include "ingest/parts.h"

#include <fmt/format.h>

namespace saksi::ingest {
namespace {

using base::Code;

/// Reads one row after the other; a quoted cell may hold separators and new lines.
class Rows {
 public:
  Rows(Source& source, char separator, std::uint64_t limit)
      : source_(source), separator_(separator), limit_(limit) {}

  /// The next row: its cells, its bytes, its line; `cut` when it is above the limit.
  struct Row {
    std::vector<std::string> cells;
    std::string bytes;
    std::uint64_t size = 0;
    std::uint64_t line = 0;
  };

  std::optional<Row> next() {
    Row row;
    row.line = line_ + 1;
    row.cells.emplace_back();
    bool any = false;
    quoted_ = after_quote_ = false;
    while (const auto c = get()) {
      any = true;
      ++row.size;
      if (row.bytes.size() < limit_) row.bytes.push_back(*c);
      if (*c == '\n') ++line_;
      if (*c == '\n' && !quoted_) break;
      put(row, *c);
      if (row.size > limit_ && row.cells.back().size() > 1) row.cells.back().resize(1);
    }
    return any ? std::optional(std::move(row)) : std::nullopt;
  }

 private:
  Source& source_;
  char separator_;
  std::uint64_t limit_;
  std::uint64_t line_ = 0;
  std::string_view chunk_;
  bool quoted_ = false;
  bool after_quote_ = false;  // a quotation mark inside a quoted cell: its end, or the first of two

  std::optional<char> get() {
    if (chunk_.empty()) chunk_ = source_.chunk();
    if (chunk_.empty()) return std::nullopt;
    const char c = chunk_.front();
    chunk_.remove_prefix(1);
    return c;
  }

  void put(Row& row, char c) {
    std::string& cell = row.cells.back();
    if (c == '"' && separator_ != '\t') return quote(cell);
    after_quote_ = false;
    if (c == separator_ && !quoted_) {
      row.cells.emplace_back();
    } else if (c != '\r' || quoted_) {
      cell.push_back(c);
    }
  }

  void quote(std::string& cell) {
    if (quoted_) {
      quoted_ = false;
      after_quote_ = true;
    } else if (after_quote_) {
      cell.push_back('"');
      quoted_ = true;
      after_quote_ = false;
    } else if (cell.empty()) {
      quoted_ = true;
    } else {
      cell.push_back('"');
    }
  }
};

/// Which column each field stands in; -1 for none.
using Columns = std::array<std::ptrdiff_t, no_field>;

Columns columns_of(std::vector<std::string> header, const Options& options) {
  constexpr std::string_view kBom = "\xEF\xBB\xBF";
  if (header[0].starts_with(kBom)) header[0].erase(0, kBom.size());
  Columns columns{};
  for (std::size_t f = 0; f < no_field; ++f) {
    const std::string name(kFieldNames[f]);
    const auto mapped = options.columns.find(name);
    const std::string& wanted = mapped == options.columns.end() ? name : mapped->second;
    const auto it = std::find(header.begin(), header.end(), wanted);
    columns[f] = it == header.end() ? -1 : it - header.begin();
  }
  return columns;
}

Item document_of(Rows::Row row, const Columns& columns, const std::string& origin,
                 const Options& options) {
  const Job job{row.bytes, origin, options};
  if (row.size > options.max_document_bytes) {
    return refuse(job, too_large(row.size, options.max_document_bytes));
  }
  const bool old = options.encoding == Encoding::windows_1252;
  if (auto ok = check_text(old ? from_windows_1252(row.bytes) : row.bytes); !ok)
    return refuse(job, ok.error());
  Fields fields;
  for (std::size_t f = 0; f < no_field; ++f) {
    const auto column = static_cast<std::size_t>(columns[f]);
    if (columns[f] < 0 || column >= row.cells.size()) continue;
    fields[f] = std::move(row.cells[column]);
    if (old) fields[f] = from_windows_1252(*fields[f]);
  }
  auto& date = fields[published];
  if (date && !date->empty()) date = site_published(*date).value_or(*date);
  return build_document(job, std::move(fields));
}

Item no_text_column(const std::string& name, const Options& options) {
  return refuse({{}, name, options},
                {Code::missing_field,
                 "No column is called \"text\" or \"html\". Say which one it is: --map text=COLUMN",
                 {}});
}

}  // namespace

char separator_of(std::string_view start) {
  const auto head = start.substr(0, start.find('\n'));
  const bool semicolons = head.find(';') != std::string_view::npos;
  return semicolons && head.find(',') == std::string_view::npos ? ';' : ',';
}

bool read_table(Source& source, const std::string& name, char separator, const Options& options,
                const Sink& sink) {
  Rows rows(source, separator, options.max_document_bytes);
  const auto header = rows.next();
  if (!header) return sink(refuse({{}, name, options}, {Code::empty_document, kEmptyFile, {}}));
  const Columns columns = columns_of(header->cells, options);
  if (columns[text] < 0 && columns[html] < 0) return sink(no_text_column(name, options));
  bool any = false;
  while (auto row = rows.next()) {
    const bool blank = row->cells.size() == 1 && row->cells[0].empty();
    any = any || !blank;
    const std::string origin = fmt::format("{}:{}", name, row->line);
    if (!blank && !sink(document_of(std::move(*row), columns, origin, options))) return false;
  }
  return any || sink(refuse({{}, name, options},
                            {Code::empty_document,
                             "The table has a head and no row. Leave it out, or get it again.",
                             {}}));
}

}  // namespace saksi::ingest
