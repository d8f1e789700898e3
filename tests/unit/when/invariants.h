// SPDX-License-Identifier: Apache-2.0
/// What holds for the times of any text; shared by the unit tests and the fuzz harness.
#pragma once

#include "when/when.h"

#include <vector>

namespace saksi::when::testing {

inline bool is_sound(const Date& date) {
  using record::DatePrecision;
  const bool unknown = date.precision == DatePrecision::unknown;
  if (unknown || !date.start || !date.end) return unknown && !date.start && !date.end;
  if (!date.start->ok() || !date.end->ok() || *date.end < *date.start) return false;
  return date.precision != DatePrecision::day || date.start == date.end;
}

/// What is wrong with the time, or nothing.
inline const char* fault(const Time& t, const words::Words& words) {
  if (t.first >= t.last || t.last > words.text.tokens.size()) return "its tokens are no tokens";
  if (t.span != words.span(t.first, t.last)) return "its span is not that of its tokens";
  if (!is_sound(t.date)) return "its date is not sound";
  for (const Date& other : t.alternatives) {
    if (!is_sound(other)) return "an alternative is not sound";
  }
  if (t.timex.empty() || t.rule.empty()) return "it has no value or no rule";
  return t.disagrees && t.alternatives.size() < 2 ? "it disagrees without alternatives" : nullptr;
}

inline const char* fault(const std::vector<Time>& times, const words::Words& words) {
  std::uint32_t behind = 0;
  for (const Time& t : times) {
    if (t.first < behind) return "times overlap or are out of order";
    behind = t.last;
    if (const char* wrong = fault(t, words)) return wrong;
  }
  return nullptr;
}

}  // namespace saksi::when::testing
