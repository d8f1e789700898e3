// SPDX-License-Identifier: Apache-2.0
/// What stands on the left of a number. Private to the module.
#pragma once

#include "counts/view.h"

#include <optional>

namespace saksi::counts {

/// What was peeled off on the left of a number.
struct Left {
  std::uint32_t first = 0;  ///< where hedges begin
  std::uint32_t seen = 0;   ///< where everything that was understood begins
  std::optional<record::Qualifier> hedge;
  bool level = false;   ///< "sebanyak", "mencapai": a count is meant
  bool spread = false;  ///< "antara": a range may follow
  Relation relation = Relation::none;
  std::optional<Unit> unit;
  std::string_view rule;
};

/// Peels off phrase by phrase, nearest first, down to view.floor.
[[nodiscard]] Left look_left(const View& view, const Figure& figure);

}  // namespace saksi::counts
