// SPDX-License-Identifier: Apache-2.0
/// What holds for the quantities of every text whatever: used by the unit test and by the fuzzer.
#pragma once

#include "counts/counts.h"

#include <vector>

namespace saksi::counts::testing {

inline bool ordered(const Quantity& q) {
  return q.first <= q.number_first && q.number_first < q.number_last && q.number_last <= q.last &&
         q.classifier >= q.first && q.classifier <= q.last;
}

/// The ends fit the qualifier as the contract's table has them.
inline bool fits(const record::Count& c) {
  using record::Qualifier;
  if (!c.low && !c.high) return true;
  switch (c.qualifier) {
    case Qualifier::exact:
    case Qualifier::about:
      return c.low && c.low == c.high;
    case Qualifier::at_least:
    case Qualifier::more_than:
      return c.low && !c.high;
    case Qualifier::at_most:
      return !c.low && c.high;
    case Qualifier::range:
    case Qualifier::vague:
      return c.low.has_value() && c.high.has_value();
  }
  return false;
}

/// What is wrong with the quantities, or nullptr.
inline const char* fault(const std::vector<Quantity>& quantities, const words::Words& words) {
  std::uint32_t at = 0;
  for (const Quantity& q : quantities) {
    if (!ordered(q)) return "tokens of a quantity out of order";
    if (q.first < at) return "quantities overlap";
    if (q.last > words.text.tokens.size()) return "a quantity outside the text";
    if (!(q.span == words.span(q.first, q.last))) return "a span that is not its tokens";
    if (!fits(q.count)) return "ends that do not fit the qualifier";
    if (q.count.low && *q.count.low < 0) return "a negative count";
    at = q.last;
  }
  return nullptr;
}

}  // namespace saksi::counts::testing
