// SPDX-License-Identifier: Apache-2.0
#include "calendar.h"

#include <chrono>
#include <cstdio>

namespace saksi::synthetic {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

struct Civil {
  int year;
  unsigned month, day;
};

Civil civil(std::int64_t day) {
  const year_month_day date{sys_days{days{day}}};
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
          static_cast<unsigned>(date.day())};
}

}  // namespace

std::string padded(std::uint64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

std::string iso_day(std::int64_t day) {
  const Civil c = civil(day);
  return padded(static_cast<std::uint64_t>(c.year), 4) + "-" + padded(c.month, 2) + "-" +
         padded(c.day, 2);
}

std::string iso_time(std::int64_t minute) {
  const auto in_day = static_cast<std::uint64_t>(minute % 1440);
  return iso_day(minute / 1440) + "T" + padded(in_day / 60, 2) + ":" + padded(in_day % 60, 2) +
         ":00+07:00";
}

std::int64_t day_from(const std::string& iso) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return -1;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                            std::chrono::day{day}};
  return date.ok() ? sys_days{date}.time_since_epoch().count() : -1;
}

std::string weekday(const Grammar& grammar, std::int64_t day) {
  return grammar.alternatives("weekday")[static_cast<std::size_t>((day + 4) % 7)];
}

std::string short_day(std::int64_t day, bool year) {
  const Civil c = civil(day);
  return std::to_string(c.day) + "/" + std::to_string(c.month) +
         (year ? "/" + std::to_string(c.year) : "");
}

std::string long_day(const Grammar& grammar, std::int64_t day, Rng& rng) {
  const std::string name = weekday(grammar, day);
  if (rng.chance(0.6)) return name + " (" + short_day(day, true) + ")";
  const Civil c = civil(day);
  return name + ", " + std::to_string(c.day) + " " + grammar.alternatives("month")[c.month - 1] +
         " " + std::to_string(c.year);
}

}  // namespace saksi::synthetic
