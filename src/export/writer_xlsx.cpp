// SPDX-License-Identifier: Apache-2.0
// XLSX: the least that Excel and LibreOffice open, written in one pass. Texts stand in their cells
// (inline strings), which are never formulas; dates are true dates.
#include "base/utf8.h"
#include "export/writers.h"

#include <algorithm>
#include <array>
#include <zlib.h>

namespace saksi::exports {
namespace {

constexpr std::uint64_t kMostRows = 1048576;  // of a sheet, the header included
constexpr std::uint64_t kMostBytes = 0xFFFFFFFFULL;
constexpr std::size_t kMostLetters = 32000;  // a cell holds 32,767
constexpr std::uint32_t kDayOne = 0x0021;    // 1980-01-01, so that equal rows give equal bytes

void append16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>((value >> 8U) & 0xFFU);
}

void append32(std::string& out, std::uint32_t value) {
  append16(out, value & 0xFFFFU);
  append16(out, value >> 16U);
}

/// A ZIP archive, one part after the other.
class Zip {
 public:
  explicit Zip(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}

  ~Zip() {
    if (open_) deflateEnd(&stream_);
  }

  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  void begin(std::string name) {
    entries_.push_back({std::move(name), file_->size(), 0, 0, 0});
    write_header(entries_.back());
    stream_ = {};
    deflateInit2(&stream_, 4, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    open_ = true;
  }

  void write(std::string_view bytes) {
    Entry& entry = entries_.back();
    entry.crc = static_cast<std::uint32_t>(
        crc32(entry.crc, reinterpret_cast<const Bytef*>(bytes.data()),  // NOLINT: zlib's bytes
              static_cast<uInt>(bytes.size())));
    entry.size += bytes.size();
    run(bytes, Z_NO_FLUSH);
  }

  void end() {
    run({}, Z_FINISH);
    deflateEnd(&stream_);
    open_ = false;
    std::string fields;
    const Entry& e = entries_.back();
    append32(fields, e.crc);
    append32(fields, static_cast<std::uint32_t>(e.packed));
    append32(fields, static_cast<std::uint32_t>(e.size));
    file_->patch(e.at + 14, fields);
  }

  void part(std::string name, std::string_view bytes) {
    begin(std::move(name));
    write(bytes);
    end();
  }

  base::Result<void> good() { return file_->good(); }

  base::Result<void> finish() {
    const std::uint64_t start = file_->size();
    for (const Entry& e : entries_) {
      if (e.size > kMostBytes || e.at > kMostBytes) return too_large();
      write_directory(e);
    }
    if (file_->size() > kMostBytes) return too_large();
    std::string end("PK\x05\x06\0\0\0\0", 8);
    append16(end, static_cast<std::uint32_t>(entries_.size()));
    append16(end, static_cast<std::uint32_t>(entries_.size()));
    append32(end, static_cast<std::uint32_t>(file_->size() - start));
    append32(end, static_cast<std::uint32_t>(start));
    append16(end, 0);
    file_->write(end);
    return file_->keep();
  }

 private:
  struct Entry {
    std::string name;
    std::uint64_t at = 0, size = 0, packed = 0;
    std::uint32_t crc = 0;
  };

  static base::Result<void> too_large() {
    return base::fail(base::Code::too_large,
                      "This is more than an XLSX file holds. Choose csv or parquet.");
  }

  /// The fields that the local header and the directory share.
  static void common(std::string& out, const Entry& e) {
    append16(out, 20);      // version needed
    append16(out, 0x0800);  // names are UTF-8
    append16(out, 8);       // deflate
    append16(out, 0);
    append16(out, kDayOne);
    append32(out, e.crc);
    append32(out, static_cast<std::uint32_t>(e.packed));
    append32(out, static_cast<std::uint32_t>(e.size));
    append16(out, static_cast<std::uint32_t>(e.name.size()));
    append16(out, 0);
  }

  void write_header(const Entry& e) {
    std::string out("PK\x03\x04", 4);
    common(out, e);
    file_->write(out + e.name);
  }

  void write_directory(const Entry& e) {
    std::string out("PK\x01\x02", 4);
    append16(out, 20);
    common(out, e);
    append16(out, 0);
    append16(out, 0);
    append16(out, 0);
    append32(out, 0);
    append32(out, static_cast<std::uint32_t>(e.at));
    file_->write(out + e.name);
  }

  void run(std::string_view bytes, int flush) {
    std::array<char, 1 << 15> out;
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT: zlib's bytes
    stream_.avail_in = static_cast<uInt>(bytes.size());
    int state = Z_OK;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(out.data());  // NOLINT: zlib's bytes
      stream_.avail_out = out.size();
      state = deflate(&stream_, flush);
      const std::size_t done = out.size() - stream_.avail_out;
      file_->write({out.data(), done});
      entries_.back().packed += done;
    } while (stream_.avail_out == 0 || (flush == Z_FINISH && state == Z_OK));
  }

  std::unique_ptr<OutputFile> file_;
  std::vector<Entry> entries_;
  z_stream stream_ = {};
  bool open_ = false;
};

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kTypes =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\""
    " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
constexpr std::string_view kRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
constexpr std::string_view kBookRelations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/></Relationships>";
constexpr std::string_view kStyles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
    "<cellXfs count=\"4\"><xf/><xf fontId=\"1\" applyFont=\"1\"/>"
    "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
    "</styleSheet>";
constexpr std::string_view kSheet =
    "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\""
    " activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><sheetData>\n";

/// XML without the characters that XML 1.0 cannot hold; cut on a letter's bound where too long.
void append_xml(std::string& out, std::string_view text) {
  if (text.size() > kMostLetters) {
    std::size_t end = kMostLetters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text = text.substr(0, end);
  }
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '\r') {
      out += "&#13;";
    } else if (byte >= 0x20 || c == '\n' || c == '\t') {
      out += c;
    }
  }
}

class Xlsx : public Writer {
 public:
  Xlsx(const Table& table, std::unique_ptr<OutputFile> file, const WriterOptions& options)
      : table_(table), zip_(std::move(file)) {
    zip_.part("[Content_Types].xml", std::string(kXml) + std::string(kTypes));
    zip_.part("_rels/.rels", std::string(kXml) + std::string(kRelations));
    zip_.part("xl/_rels/workbook.xml.rels", std::string(kXml) + std::string(kBookRelations));
    zip_.part("xl/styles.xml", std::string(kXml) + std::string(kStyles));
    zip_.part("xl/workbook.xml", workbook());
    zip_.begin("xl/worksheets/sheet1.xml");
    zip_.write(std::string(kXml) + std::string(kSheet));
    header([](const Column& column) { return std::string_view(column.name); });
    if (options.hxl) header([](const Column& column) { return std::string_view(column.hxl); });
  }

  base::Result<void> write(const Row& row) override {
    if (++rows_ > kMostRows) {
      return base::fail(base::Code::too_large,
                        "A sheet holds 1,048,575 rows. Choose csv or parquet, or a filter.");
    }
    line_ = "<row>";
    for (std::size_t i = 0; i < row.size(); ++i) cell(row[i], table_.columns[i].type);
    line_ += "</row>\n";
    zip_.write(line_);
    return zip_.good();
  }

  base::Result<void> finish() override {
    zip_.write("</sheetData></worksheet>");
    zip_.end();
    return zip_.finish();
  }

 private:
  [[nodiscard]] std::string workbook() const {
    std::string out(kXml);
    out +=
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
        " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
        "<sheets><sheet name=\"";
    append_xml(out, table_.name);
    return out + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  template <class F>
  void header(F text) {
    ++rows_;
    line_ = "<row>";
    for (const auto& column : table_.columns) inline_text(text(column), " s=\"1\"");
    line_ += "</row>\n";
    zip_.write(line_);
  }

  void inline_text(std::string_view text, std::string_view style = {}) {
    line_ += "<c t=\"inlineStr\"";
    line_ += style;
    line_ += "><is><t xml:space=\"preserve\">";
    append_xml(line_, text);
    line_ += "</t></is></c>";
  }

  void cell(const Cell& cell, Type type) {
    const std::int64_t zero = 25569;  // 1970-01-01 in days of the spreadsheet
    switch (cell.kind) {
      case Cell::Kind::none:
        line_ += "<c/>";
        return;
      case Cell::Kind::integer:
        number("<c><v>", cell.integer);
        return;
      case Cell::Kind::real:
        number("<c><v>", cell.real);
        return;
      case Cell::Kind::boolean:
        number("<c t=\"b\"><v>", cell.integer);
        return;
      case Cell::Kind::text:
        break;
    }
    const auto day = type == Type::date ? days_of(cell.text) : std::nullopt;
    const auto time = type == Type::datetime ? microseconds_of(cell.text) : std::nullopt;
    if (day) {
      number("<c s=\"2\"><v>", *day + zero);
    } else if (time) {
      number("<c s=\"3\"><v>", static_cast<double>(*time) / 86400e6 + static_cast<double>(zero));
    } else {
      inline_text(cell.text);
    }
  }

  template <class T>
  void number(std::string_view before, T value) {
    line_ += before;
    append_number(line_, value);
    line_ += "</v></c>";
  }

  const Table& table_;
  Zip zip_;
  std::uint64_t rows_ = 0;
  std::string line_;
};

}  // namespace

WriterResult make_xlsx(const Table& table, const std::string& path, const WriterOptions& options) {
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<Xlsx>(table, std::move(*file), options);
}

}  // namespace saksi::exports
