// SPDX-License-Identifier: Apache-2.0
// Figures written with digits. The point groups thousands and the comma is the decimal mark, but
// reports copied from English turn both round; the number of digits after the mark decides.
#include "counts/numerals.h"

#include <algorithm>
#include <array>
#include <vector>

namespace saksi::counts {
namespace {

constexpr std::size_t kLongest = 15;  // digits; more is no figure

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool digits_only(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), digit);
}

std::int64_t value_of(std::string_view digits) {
  std::int64_t n = 0;
  for (const char c : digits) {
    if (digit(c)) n = n * 10 + (c - '0');
  }
  return n;
}

std::vector<std::string_view> split(std::string_view s, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = s.find(at);
    parts.push_back(s.substr(0, end));
    if (end == std::string_view::npos) return parts;
    s.remove_prefix(end + 1);
  }
}

/// "1.200.000": groups of three after a first one of one to three.
bool thousands(const std::vector<std::string_view>& parts) {
  if (parts.size() < 2 || parts[0].empty() || parts[0].size() > 3) return false;
  return std::all_of(parts.begin() + 1, parts.end(),
                     [](std::string_view p) { return p.size() == 3; });
}

Digits number(std::int64_t digits, int places, bool comma = false) {
  Digits d;
  d.shape = Shape::number;
  d.low = d.high = {digits, places};
  d.comma = comma;
  return d;
}

Digits code() {
  Digits d;
  d.shape = Shape::code;
  return d;
}

bool is_clock(std::string_view hour, std::string_view minute) {
  return minute.size() == 2 && hour.size() <= 2 && value_of(hour) <= 24 && value_of(minute) < 60;
}

/// One kind of mark only, one or more times.
Digits with_mark(std::string_view s, char mark) {
  const auto parts = split(s, mark);
  if (thousands(parts) && parts[0] != "0") {
    return number(value_of(s), 0, mark == ',' && parts.size() == 2);
  }
  if (parts.size() != 2 || !digits_only(parts[0]) || !digits_only(parts[1])) return code();
  Digits d = number(value_of(s), static_cast<int>(parts[1].size()));
  if (mark == '.' && is_clock(parts[0], parts[1])) d.shape = Shape::clock;
  return d;
}

/// "1.200,50" or "1,200.50": the last mark is the decimal one.
Digits with_both(std::string_view s) {
  const std::size_t last = s.find_last_of(".,");
  const char grouping = s[last] == '.' ? ',' : '.';
  if (!thousands(split(s.substr(0, last), grouping))) return code();
  return number(value_of(s), static_cast<int>(s.size() - last - 1));
}

Digits plain(std::string_view s) {
  const auto digits = static_cast<std::size_t>(std::count_if(s.begin(), s.end(), digit));
  if (digits == 0 || digits > kLongest || !digit(s.front()) || !digit(s.back())) return code();
  const bool point = s.find('.') != std::string_view::npos;
  const bool comma = s.find(',') != std::string_view::npos;
  if (point && comma) return with_both(s);
  if (point || comma) return with_mark(s, point ? '.' : ',');
  return number(value_of(s), 0);
}

Digits clock(std::string_view s) {
  const auto parts = split(s, ':');
  if (parts.size() > 3 || !is_clock(parts[0], parts[1])) return code();
  Digits d = number(value_of(parts[0]), 0);
  d.shape = Shape::clock;
  return d;
}

/// "6/1", "20/8/2021"
Digits slashes(std::string_view s) {
  const auto parts = split(s, '/');
  if (parts.size() > 3 || !std::all_of(parts.begin(), parts.end(), digits_only)) return code();
  if (parts[0].size() > 4 || parts[1].size() > 2 || parts.back().size() > 4) return code();
  Digits d = number(value_of(parts[0]), 0);
  d.shape = Shape::date;
  return d;
}

/// The parts between hyphens or en dashes.
std::vector<std::string_view> dashes(std::string_view s) {
  constexpr std::string_view kEnDash = "\xE2\x80\x93";
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t hyphen = s.find('-');
    const std::size_t dash = s.find(kEnDash);
    const std::size_t end = std::min(hyphen, dash);
    out.push_back(s.substr(0, end));
    if (end == std::string_view::npos) return out;
    s.remove_prefix(end + (end == dash ? kEnDash.size() : 1));
  }
}

/// "20-30", "2021-08-20"
Digits dashed(std::string_view s) {
  const auto parts = dashes(s);
  if (parts.size() == 3 && parts[0].size() == 4 && parts[1].size() == 2) {
    Digits d = number(value_of(parts[0]), 0);
    d.shape = Shape::date;
    return d;
  }
  if (parts.size() != 2) return code();
  const Digits a = plain(parts[0]);
  const Digits b = plain(parts[1]);
  if (a.shape == Shape::clock && b.shape == Shape::clock) return a;
  if (a.shape != Shape::number || b.shape != Shape::number) return code();
  Digits d = number(0, 0);
  d.shape = Shape::range;
  d.low = a.low;
  d.high = b.low;
  return d;
}

bool has(std::string_view s, std::string_view what) {
  return s.find(what) != std::string_view::npos;
}

Digits core(std::string_view s) {
  const bool only = s.find_first_not_of("0123456789.,:/-\xE2\x80\x93") == std::string_view::npos;
  if (!only) return code();
  if (has(s, "/")) return slashes(s);
  if (has(s, ":")) return clock(s);
  if (has(s, "-") || has(s, "\xE2\x80\x93")) return dashed(s);
  return plain(s);
}

std::string_view without_dash(std::string_view s) {
  if (s.ends_with("\xE2\x80\x93")) s.remove_suffix(3);
  if (s.starts_with("\xE2\x80\x93")) s.remove_prefix(3);
  while (!s.empty() && (s.back() == '-' || s.back() == '.')) s.remove_suffix(1);
  while (!s.empty() && s.front() == '-') s.remove_prefix(1);
  return s;
}

}  // namespace

Digits read_digits(std::string_view chunk) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = chunk.find_first_of(kDigits);
  if (first == std::string_view::npos) return {};
  const std::size_t last = chunk.find_last_of(kDigits) + 1;
  Digits d = core(chunk.substr(first, last - first));
  d.prefix = without_dash(chunk.substr(0, first));
  d.suffix = without_dash(chunk.substr(last));
  return d;
}

}  // namespace saksi::counts
