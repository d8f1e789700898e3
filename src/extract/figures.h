// SPDX-License-Identifier: Apache-2.0
/// Numbers of people -> what became of them. Private to `extract`.
#pragma once

#include "extract/context.h"

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace saksi::extract {

/// One figure of a report: so many people, with what became of them and who they are.
struct Figure {
  const counts::Quantity* quantity = nullptr;
  std::shared_ptr<const counts::Quantity> own;  ///< of a person who is named, not counted
  record::Outcome outcome = record::Outcome::killed;
  Stretch at;               ///< the words of the claim
  std::uint32_t token = 0;  ///< the number's first token
  Stretch outcome_at;       ///< the word that gave the outcome
  std::optional<record::Actor> victims;
  const mentions::Actor* group =
      nullptr;                         ///< the mention that names the victims, when there is one
  std::optional<std::size_t> part_of;  ///< index of another figure
  std::optional<std::size_t> like;     ///< index of the figure that it rivals or corrects
  std::string_view rule;
  bool negated = false;
  bool unreal = false;       ///< planned, conditional, feared to come
  bool victim_noun = false;  ///< only a noun (korban) tells the outcome
};

[[nodiscard]] std::vector<Figure> find_figures(const Context& context);

}  // namespace saksi::extract
