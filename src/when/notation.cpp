// SPDX-License-Identifier: Apache-2.0
#include "when/notation.h"

#include <fmt/format.h>

namespace saksi::when {

std::string_view word(Kind kind) {
  switch (kind) {
    case Kind::point:
      return "point";
    case Kind::since:
      return "since";
    case Kind::until:
      return "until";
    case Kind::duration:
      return "duration";
    case Kind::relative:
      return "relative";
    case Kind::history:
      return "history";
  }
  return "";
}

std::string_view word(Dates dates) {
  switch (dates) {
    case Dates::unknown:
      return "unknown";
    case Dates::statement:
      return "statement";
    case Dates::citation:
      return "citation";
    case Dates::event:
      return "event";
  }
  return "";
}

std::string_view word(PartOfDay part) {
  switch (part) {
    case PartOfDay::none:
      return "none";
    case PartOfDay::small_hours:
      return "small-hours";
    case PartOfDay::morning:
      return "morning";
    case PartOfDay::noon:
      return "noon";
    case PartOfDay::afternoon:
      return "afternoon";
    case PartOfDay::evening:
      return "evening";
    case PartOfDay::night:
      return "night";
  }
  return "";
}

std::string to_notation(const Date& date) {
  if (!date.start) return "unknown";
  if (date.precision == record::DatePrecision::day) return record::iso(*date.start);
  return fmt::format("{}..{} {}", record::iso(*date.start), record::iso(*date.end),
                     record::word(date.precision));
}

std::string to_notation(const Publication& published, std::string_view source) {
  if (!published.day) return "published unknown\n";
  std::string line =
      fmt::format("published {} {}", record::iso(*published.day), record::word(published.basis));
  if (published.evidence) line += fmt::format(" \"{}\"", published.evidence->in(source));
  return line + "\n";
}

std::string to_notation(const Time& time, std::string_view source) {
  std::string line = "when " + to_notation(time.date);
  if (time.part != PartOfDay::none) line += fmt::format(" {}", word(time.part));
  if (time.kind != Kind::point) line += fmt::format(" {}", word(time.kind));
  line += fmt::format(" {} \"{}\" rule \"{}\" timex {}", word(time.dates), time.span.in(source),
                      time.rule, time.timex);
  if (time.offset_days) line += fmt::format(" offset {:+}", *time.offset_days);
  if (time.past) line += " past";
  if (time.disagrees) line += " disagrees";
  for (const Date& other : time.alternatives) line += fmt::format(" or {}", to_notation(other));
  return line + "\n";
}

std::string to_notation(const std::vector<Time>& times, std::string_view source) {
  std::string out;
  for (const Time& time : times) out += to_notation(time, source);
  return out;
}

}  // namespace saksi::when
