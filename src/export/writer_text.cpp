// SPDX-License-Identifier: Apache-2.0
// CSV, TSV, JSON Lines, GeoJSON.
#include "export/writers.h"

#include <algorithm>
#include <array>

namespace saksi::exports {
namespace {

/// Control characters that no table survives; a line end, a tab and a return are for the caller.
bool is_harmful(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\t' && c != '\r') || byte == 0x7F;
}

/// Spreadsheets run a cell that begins so as a formula; some pass over blanks before it.
bool looks_like_formula(std::string_view text) {
  for (const char c : text) {
    if (c == '\t' || c == '\r') return true;
    if (c != ' ' && c != '\n' && !is_harmful(c)) {
      return std::string_view("=+-@").find(c) != std::string_view::npos;
    }
  }
  return false;
}

/// Bytes that a CSV cell cannot have as it is: dropped, or a reason for quotes.
constexpr std::array<bool, 256> kUnplain = [] {
  std::array<bool, 256> out{};
  for (std::size_t c = 0; c < 0x20; ++c) out[c] = true;
  out[0x7F] = out['"'] = out[','] = true;
  return out;
}();

void append_csv(std::string& out, std::string_view text) {
  const bool formula = looks_like_formula(text);
  const bool plain = std::none_of(text.begin(), text.end(),
                                  [](char c) { return kUnplain[static_cast<unsigned char>(c)]; });
  if (!formula && plain) {
    out += text;
    return;
  }
  const bool quotes = formula || text.find_first_of("\",\n\r\t") != std::string_view::npos;
  if (quotes) out += '"';
  if (formula) out += '\'';
  for (const char c : text) {
    if (c == '"') out += '"';
    if (!is_harmful(c)) out += c;
  }
  if (quotes) out += '"';
}

void append_tsv(std::string& out, std::string_view text) {
  if (looks_like_formula(text)) out += '\'';
  for (const char c : text) {
    if (c == '\t' || c == '\n' || c == '\r') {
      out += ' ';
    } else if (!is_harmful(c)) {
      out += c;
    }
  }
}

/// CSV (RFC 4180, line ends as on Unix) and TSV (no quotes at all).
class Separated : public Writer {
 public:
  Separated(const Table& table, std::unique_ptr<OutputFile> file, const WriterOptions& options,
            bool tabs)
      : table_(table), file_(std::move(file)), tabs_(tabs) {
    if (options.bom && !tabs) file_->write("\xEF\xBB\xBF");
    header([](const Column& column) { return std::string_view(column.name); });
    if (options.hxl) header([](const Column& column) { return std::string_view(column.hxl); });
  }

  base::Result<void> write(const Row& row) override {
    line_.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) line_ += tabs_ ? '\t' : ',';
      if (row[i].kind == Cell::Kind::text) {
        text(row[i].text);
      } else {
        append_plain(line_, row[i]);
      }
    }
    line_ += '\n';
    file_->write(line_);
    return file_->good();
  }

  base::Result<void> finish() override { return file_->keep(); }

 private:
  template <class F>
  void header(F cell) {
    line_.clear();
    for (const auto& column : table_.columns) {
      if (!line_.empty() || &column != table_.columns.data()) line_ += tabs_ ? '\t' : ',';
      text(cell(column));
    }
    line_ += '\n';
    file_->write(line_);
  }

  void text(std::string_view value) { tabs_ ? append_tsv(line_, value) : append_csv(line_, value); }

  const Table& table_;
  std::unique_ptr<OutputFile> file_;
  bool tabs_;
  std::string line_;
};

/// A column's name as a key with its colon, and whether its texts are JSON already.
struct Key {
  std::string text;
  bool json = false;
};

std::vector<Key> keys_of(const Table& table) {
  std::vector<Key> out;
  for (const auto& column : table.columns) {
    Key& key = out.emplace_back();
    append_json(key.text, std::string_view(column.name));
    key.text += ':';
    key.json = column.type == Type::json;
  }
  return out;
}

void append_object(std::string& out, const std::vector<Key>& keys, const Row& row) {
  out += '{';
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    out += keys[i].text;
    if (keys[i].json && row[i].kind == Cell::Kind::text) {
      out += row[i].text;
    } else {
      append_json(out, row[i]);
    }
  }
  out += '}';
}

class JsonLines : public Writer {
 public:
  JsonLines(const Table& table, std::unique_ptr<OutputFile> file)
      : keys_(keys_of(table)), file_(std::move(file)) {}

  base::Result<void> write(const Row& row) override {
    line_.clear();
    append_object(line_, keys_, row);
    line_ += '\n';
    file_->write(line_);
    return file_->good();
  }

  base::Result<void> finish() override { return file_->keep(); }

 private:
  std::vector<Key> keys_;
  std::unique_ptr<OutputFile> file_;
  std::string line_;
};

/// RFC 7946. A row without a point stands with a null geometry: it is not lost.
class GeoJson : public Writer {
 public:
  GeoJson(const Table& table, PointColumns point, std::unique_ptr<OutputFile> file)
      : keys_(keys_of(table)), point_(point), file_(std::move(file)) {
    line_ = "{\"type\":\"FeatureCollection\",\"name\":";
    append_json(line_, std::string_view(table.name));
    line_ += ",\"features\":[";
    file_->write(line_);
  }

  base::Result<void> write(const Row& row) override {
    line_ = first_ ? "\n" : ",\n";
    first_ = false;
    line_ += "{\"type\":\"Feature\",\"geometry\":";
    geometry(row[point_.longitude], row[point_.latitude]);
    line_ += ",\"properties\":";
    append_object(line_, keys_, row);
    line_ += '}';
    file_->write(line_);
    return file_->good();
  }

  base::Result<void> finish() override {
    file_->write("\n]}\n");
    return file_->keep();
  }

 private:
  void geometry(const Cell& longitude, const Cell& latitude) {
    if (longitude.kind != Cell::Kind::real || latitude.kind != Cell::Kind::real) {
      line_ += "null";
      return;
    }
    line_ += "{\"type\":\"Point\",\"coordinates\":[";
    append_number(line_, longitude.real);
    line_ += ',';
    append_number(line_, latitude.real);
    line_ += "]}";
  }

  std::vector<Key> keys_;
  PointColumns point_;
  std::unique_ptr<OutputFile> file_;
  std::string line_;
  bool first_ = true;
};

}  // namespace

WriterResult make_csv(const Table& table, const std::string& path, const WriterOptions& options) {
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<Separated>(table, std::move(*file), options, false);
}

WriterResult make_tsv(const Table& table, const std::string& path, const WriterOptions& options) {
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<Separated>(table, std::move(*file), options, true);
}

WriterResult make_jsonl(const Table& table, const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<JsonLines>(table, std::move(*file));
}

WriterResult make_geojson(const Table& table, const std::string& path) {
  const auto point = point_columns(table);
  if (!point) return base::fail(point.error());
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<GeoJson>(table, *point, std::move(*file));
}

}  // namespace saksi::exports
