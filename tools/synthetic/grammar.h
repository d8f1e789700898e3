// SPDX-License-Identifier: Apache-2.0
/// Rules that expand to text. "= name" begins a rule, each line below is one of its alternatives;
/// {x} is a value of the report or a rule, {*.x} the rule x of the report's topic, [a|b] one of
/// these. {x.low} begins small, {x.title} has every word begin big.
#pragma once

#include "rng.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::synthetic {

/// What a report gives its slots; looked at before the rules.
using Values = std::map<std::string, std::string, std::less<>>;

class Grammar {
 public:
  /// Adds the rules of a file's text. False when a line stands before the first rule.
  bool add(std::string_view text);

  [[nodiscard]] bool has(std::string_view rule) const { return rules_.contains(std::string{rule}); }

  [[nodiscard]] const std::vector<std::string>& alternatives(std::string_view rule) const;
  /// One alternative of the rule, expanded. An unknown slot stays as it is written, in braces.
  std::string expand(std::string_view rule, const Values& values, Rng& rng) const;
  /// A pattern expanded.
  std::string fill(std::string_view pattern, const Values& values, Rng& rng) const;

 private:
  void slot(std::string_view name, const Values& values, Rng& rng, std::string& out) const;
  void write(std::string_view pattern, const Values& values, Rng& rng, std::string& out) const;
  std::unordered_map<std::string, std::vector<std::string>> rules_;
};

std::string upper_first(std::string text);
std::string lower_first(std::string text);
std::string title_case(std::string text);
std::string upper_case(std::string text);

}  // namespace saksi::synthetic
