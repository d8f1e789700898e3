// SPDX-License-Identifier: Apache-2.0
#include "syntax/actions.h"

#include <algorithm>

namespace saksi::syntax {
namespace {

constexpr std::string_view kShift = "shift";
constexpr std::string_view kLeft = "left ";
constexpr std::string_view kRight = "right ";

std::uint8_t number_of(std::vector<std::string_view>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  const auto number = static_cast<std::uint8_t>(it - names.begin());
  if (it == names.end()) names.push_back(name);
  return number;
}

}  // namespace

Actions Actions::of(std::span<const std::string_view> labels) {
  Actions out;
  for (const std::string_view label : labels) {
    if (label == kShift) {
      out.actions.push_back({});
    } else if (label.starts_with(kLeft)) {
      out.actions.push_back({Move::left, number_of(out.relations, label.substr(kLeft.size()))});
    } else if (label.starts_with(kRight)) {
      out.actions.push_back({Move::right, number_of(out.relations, label.substr(kRight.size()))});
    } else {
      return {};
    }
  }
  return out;
}

std::string label_of(Move move, std::string_view relation) {
  if (move == Move::shift) return std::string(kShift);
  return std::string(move == Move::left ? kLeft : kRight) + std::string(relation);
}

}  // namespace saksi::syntax
