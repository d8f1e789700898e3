// SPDX-License-Identifier: Apache-2.0
/// The labels of the model: a move, with the relation of the arc that it makes.
#pragma once

#include "syntax/state.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::syntax {

struct Action {
  Move move = Move::shift;
  std::uint8_t relation = 0;  ///< index into Actions::relations; 0 with shift
};

/// What the labels of a model mean: "shift", "left nsubj", "right obj".
struct Actions {
  std::vector<Action> actions;                   ///< by label
  std::vector<std::string_view> relations{"_"};  ///< the first is no relation

  /// Views `labels`. Empty when they are not those of a parser.
  static Actions of(std::span<const std::string_view> labels);
};

/// The label of an action.
[[nodiscard]] std::string label_of(Move move, std::string_view relation);

}  // namespace saksi::syntax
