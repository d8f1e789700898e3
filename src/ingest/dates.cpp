// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "ingest/parts.h"
#include "lang/pack.h"

#include <fmt/format.h>

#include <charconv>
#include <unordered_map>
#include <vector>

namespace saksi::ingest {
namespace {

/// Reads an ISO date-time from left to right; every step says whether it fits.
class IsoReader {
 public:
  explicit IsoReader(std::string_view words) : rest_(words) {}

  bool date() {
    const auto day = record::parse_day(rest_);
    const bool shape = rest_.size() >= 10 && rest_[4] == '-' && rest_[7] == '-';
    if (!shape || !day || !day->ok()) return false;
    rest_.remove_prefix(10);
    return true;
  }

  [[nodiscard]] bool end() const { return rest_.empty(); }

  /// "T22:10", " 22:10:03.5"
  bool time() {
    if (!take('T') && !take('t') && !take(' ')) return false;
    if (!number(24) || !take(':') || !number(60)) return false;
    if (!take(':')) return true;
    if (!number(61)) return false;
    if (take('.') || take(',')) digits();
    return true;
  }

  /// "Z", "+07:00", "+0700", "+07", or nothing
  bool offset() {
    while (take(' ')) {
    }
    if (end() || take('Z') || take('z')) return end();
    if (!take('+') && !take('-')) return false;
    if (!number(15)) return false;
    take(':');
    return end() || (number(60) && end());
  }

 private:
  std::string_view rest_;

  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void digits() {
    while (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9') rest_.remove_prefix(1);
  }

  /// Two digits below `limit`.
  bool number(int limit) {
    if (rest_.size() < 2) return false;
    int value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + 2, value);
    if (error != std::errc() || end != rest_.data() + 2 || value >= limit) return false;
    rest_.remove_prefix(2);
    return true;
  }
};

std::string_view trimmed(std::string_view words) {
  const std::size_t first = words.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return words.substr(first, words.find_last_not_of(" \t\r\n") - first + 1);
}

// -------------------------------------------------------------------- as sites write it

/// Months and zones of time by their lower-case names, from the pack.
struct Names {
  std::unordered_map<std::string, int> months;
  std::unordered_map<std::string, std::string> zones;  ///< "wib" -> "+07:00"
};

Names load_names() {
  Names names;
  const auto pack = lang::Pack::built_in();
  if (!pack) return names;
  const auto& table = (*pack)->table("page_words");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string word = base::lower(row[table.column("word")]);
    const auto kind = row[table.column("kind")];
    const auto value = row[table.column("value")];
    if (kind == "month") names.months[word] = std::stoi(std::string(value));
    if (kind == "zone") names.zones[word] = value;
  }
  return names;
}

const Names& names() {
  static const Names kNames = load_names();
  return kNames;
}

/// Words and numbers of a line, in lower case: "senin", "21", "/", "01", ...
std::vector<std::string> parts_of(std::string_view words) {
  std::vector<std::string> parts;
  for (const char c : base::lower(words)) {
    const auto kind = [](char x) {
      if (x >= '0' && x <= '9') return 1;
      return (x >= 'a' && x <= 'z') || static_cast<unsigned char>(x) >= 0x80 ? 2 : 3;
    };
    if (c == ' ') {
      parts.emplace_back();
    } else if (parts.empty() || parts.back().empty() || kind(parts.back().back()) != kind(c) ||
               kind(c) == 3) {
      parts.emplace_back(1, c);
    } else {
      parts.back().push_back(c);
    }
  }
  std::erase(parts, "");
  return parts;
}

class SiteReader {
 public:
  explicit SiteReader(std::string_view words) : parts_(parts_of(words)) {}

  [[nodiscard]] std::optional<std::string> read() const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const auto date = date_at(i);
      if (date) return *date + clock();
    }
    return std::nullopt;
  }

 private:
  std::vector<std::string> parts_;

  [[nodiscard]] std::string_view part(std::size_t i) const {
    return i < parts_.size() ? std::string_view(parts_[i]) : std::string_view();
  }

  [[nodiscard]] int number(std::size_t i) const {
    const auto text = part(i);
    int value = -1;
    if (!text.empty()) std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }

  [[nodiscard]] int month(std::size_t i) const {
    const auto it = names().months.find(std::string(part(i)));
    return it == names().months.end() ? 0 : it->second;
  }

  [[nodiscard]] static std::optional<std::string> iso(int year, int month, int day) {
    const auto text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
    const bool sane = year >= 1990 && year <= 2100 && month >= 1 && day >= 1 && day <= 31;
    return sane && iso_published(text) ? std::optional(text) : std::nullopt;
  }

  /// "21 / 01 / 2019", "21 - 01 - 2019", "01 apr 2024", "april 1 , 2024"
  [[nodiscard]] std::optional<std::string> date_at(std::size_t i) const {
    const auto mark = part(i + 1);
    if ((mark == "/" || mark == "-") && part(i + 3) == mark)
      return iso(number(i + 4), number(i + 2), number(i));
    if (month(i + 1) != 0) return iso(number(i + 2), month(i + 1), number(i));
    if (month(i) == 0) return std::nullopt;
    return iso(number(i + (part(i + 2) == "," ? 3U : 2U)), month(i), number(i + 1));
  }

  /// Behind "19:07" or "19:07:00" at `i`: "wib", "+ 0700", "+ 07 : 00", "gmt".
  [[nodiscard]] std::optional<std::string> zone_at(std::size_t i) const {
    i += part(i + 3) == ":" && part(i + 4).size() == 2 ? 5U : 3U;
    const auto zone = names().zones.find(std::string(part(i)));
    if (zone != names().zones.end()) return zone->second;
    if ((part(i) != "+" && part(i) != "-") || number(i + 1) < 0) return std::nullopt;
    const bool joined = part(i + 1).size() == 4;
    const int hours = joined ? number(i + 1) / 100 : number(i + 1);
    const int minutes = joined ? number(i + 1) % 100 : number(i + 3);
    if (hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
    return fmt::format("{}{:02}:{:02}", part(i), hours, minutes);
  }

  /// "T19:07:00+07:00" when a time with a known zone stands there, else nothing: the day is sure.
  [[nodiscard]] std::string clock() const {
    for (std::size_t i = 0; i + 3 < parts_.size(); ++i) {
      if (part(i + 1) != ":" && part(i + 1) != ".") continue;
      const bool sane =
          part(i).size() == 2 && part(i + 2).size() == 2 && number(i) < 24 && number(i + 2) < 60;
      const auto zone = sane ? zone_at(i) : std::nullopt;
      if (zone) return fmt::format("T{}:{}:00{}", part(i), part(i + 2), *zone);
    }
    return {};
  }
};

}  // namespace

std::optional<std::string> site_published(std::string_view words) {
  if (auto iso = iso_published(words)) return iso;
  return SiteReader(words).read();
}

std::optional<std::string> iso_published(std::string_view words) {
  words = trimmed(words);
  IsoReader reader(words);
  if (!reader.date()) return std::nullopt;
  std::string out(words);
  if (reader.end()) return out;
  if (!reader.time() || !reader.offset()) return std::nullopt;
  out[10] = 'T';
  std::erase(out, ' ');
  return out;
}

}  // namespace saksi::ingest
