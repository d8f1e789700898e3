// SPDX-License-Identifier: Apache-2.0
// Values as TIMEX3 (ISO-TimeML) writes them. Two things that TIMEX3 has no value for: a span of
// days is written as ISO 8601 writes it, "2019-05-21/2019-05-22", and the small hours are "T0X".
#include "when/resolve.h"

#include <fmt/format.h>

#include <array>

namespace saksi::when {
namespace {

using record::DatePrecision;

constexpr std::string_view kUnknownDay = "XXXX-XX-XX";

std::string_view part_value(PartOfDay part) {
  switch (part) {
    case PartOfDay::none:
      return "";
    case PartOfDay::small_hours:
      return "T0X";
    case PartOfDay::morning:
      return "TMO";
    case PartOfDay::noon:
      return "TMI";
    case PartOfDay::afternoon:
      return "TAF";
    case PartOfDay::evening:
      return "TEV";
    case PartOfDay::night:
      return "TNI";
  }
  return "";
}

std::string zone_value(int minutes) {
  if (minutes == 0) return "Z";
  const int size = minutes < 0 ? -minutes : minutes;
  return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', size / 60, size % 60);
}

std::string time_value(const Expression& e, const Time& time) {
  const auto& d = e.from;
  if (!d.minute_of_day) return std::string(part_value(time.part));
  const std::string zone = d.zone ? zone_value(*d.zone) : std::string();
  return fmt::format("T{:02}:{:02}{}", *d.minute_of_day / 60, *d.minute_of_day % 60, zone);
}

std::string period_value(const Expression& e) {
  static constexpr auto kLetters =
      std::to_array<const char*>({"S", "M", "H", "D", "W", "M", "M", "Y", "Y", "E", "C"});
  const bool clock = e.unit <= Unit::hour;
  const int factor = e.unit == Unit::half_year ? 6 : e.unit == Unit::eight_years ? 8 : 1;
  const std::string n = e.amount ? std::to_string(*e.amount * factor) : "X";
  return fmt::format("P{}{}{}", clock ? "T" : "", n, kLetters[static_cast<std::size_t>(e.unit)]);
}

/// ISO 8601: the week belongs to the year of its Thursday.
std::string week_value(Day monday) {
  const Day thursday = plus_days(monday, 3);
  const int week = days_between(*year_date(year_of(thursday)).start, thursday) / 7 + 1;
  return fmt::format("{:04}-W{:02}", year_of(thursday), week);
}

std::string date_value(const Date& date) {
  const Day start = *date.start;
  switch (date.precision) {
    case DatePrecision::day:
      return record::iso(start);
    case DatePrecision::month:
      return record::iso(start).substr(0, 7);
    case DatePrecision::year:
      return record::iso(start).substr(0, 4);
    case DatePrecision::week:
      if (weekday_of(start) == 1) return week_value(start);
      break;
    default:
      break;
  }
  return record::iso(start) + "/" + record::iso(*date.end);
}

/// Written as a period even when its days are known: they stand in Time::date.
bool is_period(Shape shape) {
  return shape == Shape::duration || shape == Shape::to_what_follows || shape == Shape::window ||
         shape == Shape::ahead;
}

}  // namespace

std::string timex_value(const Expression& e, const Time& time) {
  if (is_period(e.shape)) return period_value(e);
  if (e.shape == Shape::decade) return fmt::format("{:03}X", e.from.year / 10);
  const bool counted = e.shape == Shape::ago || e.shape == Shape::relative;
  if (!time.date.start && counted) return period_value(e);
  const bool whole_day = !time.date.start || time.date.precision == DatePrecision::day;
  const std::string date = time.date.start ? date_value(time.date) : std::string(kUnknownDay);
  return whole_day ? date + time_value(e, time) : date;
}

}  // namespace saksi::when
