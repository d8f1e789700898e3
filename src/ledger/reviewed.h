// SPDX-License-Identifier: Apache-2.0
/// What reviewers made of one report: its record with their corrections put in, and what of it they
/// rejected. The record as it was read stays beside it, whole.
#pragma once

#include "record/record.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

/// What was decided on one event or claim, as far as it changes what counts.
struct Mark {
  bool rejected = false;
  std::vector<std::string> corrected;  ///< fields of the record with a reviewer's value, sorted
  friend bool operator==(const Mark&, const Mark&) = default;
};

/// Immutable once made; shared by all events of the report.
struct Reviewed {
  std::shared_ptr<const record::Record> as_read;
  /// "e1", "c2": those that are rejected or corrected, no others.
  std::map<std::string, Mark, std::less<>> marks;

  [[nodiscard]] const Mark& mark(std::string_view item) const {
    static const Mark kNone;
    const auto it = marks.find(item);
    return it == marks.end() ? kNone : it->second;
  }
};

}  // namespace saksi::ledger
