// SPDX-License-Identifier: Apache-2.0
#include "export/writer.h"

#include "base/utf8.h"
#include "export/writers.h"
#include "record/record.h"

#include <array>
#include <charconv>
#include <cmath>

namespace saksi::exports {
namespace {

constexpr std::array<Format, 7> kFormats = {{{"csv", ".csv", true},
                                             {"tsv", ".tsv", true},
                                             {"jsonl", ".jsonl", true},
                                             {"geojson", ".geojson", true},
                                             {"gpkg", ".gpkg", false},
                                             {"xlsx", ".xlsx", false},
                                             {"parquet", ".parquet", true}}};

/// Two digits at `at`, or -1.
int two(std::string_view s, std::size_t at) {
  if (at + 2 > s.size() || !base::is_digit(static_cast<unsigned char>(s[at])) ||
      !base::is_digit(static_cast<unsigned char>(s[at + 1]))) {
    return -1;
  }
  return (s[at] - '0') * 10 + (s[at + 1] - '0');
}

/// "+07:00", "Z" or nothing, in minutes.
std::int64_t offset_minutes(std::string_view zone) {
  if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-')) return 0;
  const int hours = two(zone, 1);
  const int minutes = two(zone, zone.size() > 3 && zone[3] == ':' ? 4 : 3);
  const int all = (hours < 0 ? 0 : hours) * 60 + (minutes < 0 ? 0 : minutes);
  return zone[0] == '-' ? -all : all;
}

}  // namespace

base::Result<void> Writer::write_rows(std::span<const Row> rows) {
  for (const Row& row : rows) {
    if (auto done = write(row); !done) return done;
  }
  return {};
}

std::span<const Format> formats() {
  return kFormats;
}

base::Result<Format> find_format(std::string_view name) {
  std::string all;
  for (const auto& format : kFormats) {
    if (format.name == name) return format;
    all += (all.empty() ? "" : ", ") + std::string(format.name);
  }
  return base::fail(base::Code::invalid_argument,
                    "There is no format '" + std::string(name) + "'. There are: " + all + ".");
}

std::string_view format_of(std::string_view path) {
  const std::string name = base::lower(path);
  for (const auto& format : kFormats) {
    if (name.ends_with(format.extension)) return format.name;
  }
  return kFormats.front().name;
}

base::Result<PointColumns> point_columns(const Table& table) {
  const auto latitude = table.filled_by("latitude"), longitude = table.filled_by("longitude");
  if (latitude && longitude) return PointColumns{*latitude, *longitude};
  return base::fail(base::Code::invalid_argument,
                    "The profile '" + table.name +
                        "' has no coordinates; choose a format without a map: csv, xlsx, parquet.");
}

base::Result<std::unique_ptr<Writer>> make_writer(const Format& format, const Table& table,
                                                  const std::string& path,
                                                  const WriterOptions& options) {
  if (path == "-" && !format.streams) {
    return base::fail(base::Code::invalid_argument,
                      "The format '" + std::string(format.name) +
                          "' cannot go to standard output. Name a file with -o.");
  }
  if (path != "-") {
    if (auto good = check_target(path); !good) return base::fail(good.error());
  }
  if (format.name == "csv") return make_csv(table, path, options);
  if (format.name == "tsv") return make_tsv(table, path, options);
  if (format.name == "jsonl") return make_jsonl(table, path);
  if (format.name == "geojson") return make_geojson(table, path);
  if (format.name == "xlsx") return make_xlsx(table, path, options);
  if (format.name == "gpkg") return make_geopackage(table, path);
  return make_parquet(table, path);
}

// ---------------------------------------------------------------- shared by the formats

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_number(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), end);
}

void append_json(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  const auto bad = base::first_invalid_utf8(text);
  const std::string_view good = bad ? text.substr(0, *bad) : text;
  for (const char c : good) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    } else {
      out += c;
    }
  }
  if (bad) out += "\xEF\xBF\xBD";
  out += '"';
}

void append_plain(std::string& out, const Cell& cell) {
  switch (cell.kind) {
    case Cell::Kind::none:
      break;
    case Cell::Kind::text:
      out += cell.text;
      break;
    case Cell::Kind::integer:
      append_number(out, cell.integer);
      break;
    case Cell::Kind::real:
      append_number(out, cell.real);
      break;
    case Cell::Kind::boolean:
      out += cell.integer != 0 ? "true" : "false";
      break;
  }
}

void append_json(std::string& out, const Cell& cell) {
  if (cell.kind == Cell::Kind::none) {
    out += "null";
  } else if (cell.kind == Cell::Kind::text) {
    append_json(out, std::string_view(cell.text));
  } else {
    append_plain(out, cell);
  }
}

std::optional<std::int32_t> days_of(std::string_view date) {
  const auto day = record::parse_day(date);
  if (!day) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(*day).time_since_epoch().count());
}

std::optional<std::int64_t> microseconds_of(std::string_view time) {
  const auto days = days_of(time);
  if (!days) return std::nullopt;
  std::int64_t seconds = std::int64_t{*days} * 86400;
  const int hour = two(time, 11), minute = two(time, 14);
  if (time.size() < 16 || hour < 0 || minute < 0) return seconds * 1000000;
  const int second = two(time, 17);
  seconds += hour * 3600 + minute * 60 + (second < 0 ? 0 : second);
  const auto zone = time.find_first_of("+-Z", 16);
  if (zone != std::string_view::npos) seconds -= offset_minutes(time.substr(zone)) * 60;
  return seconds * 1000000;
}

}  // namespace saksi::exports
