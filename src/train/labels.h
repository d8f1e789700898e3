// SPDX-License-Identifier: Apache-2.0
/// The labels of one model, numbered in the order in which they are met.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::train {

class LabelSet {
 public:
  std::uint8_t number(std::string_view label) {
    const auto it = std::find(names_.begin(), names_.end(), label);
    if (it != names_.end()) return static_cast<std::uint8_t>(it - names_.begin());
    names_.emplace_back(label);
    return static_cast<std::uint8_t>(names_.size() - 1);
  }

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_;
};

}  // namespace saksi::train
