// SPDX-License-Identifier: Apache-2.0
/// Second half of the resolver: which place each name means, decided for the report as a whole.
#pragma once

#include "places/finder.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

/// One name with what was decided about it.
struct Choice {
  std::optional<Candidate> chosen;         ///< nothing: not in the gazetteer
  std::optional<std::uint32_t> container;  ///< index of the name that contains it
  std::optional<std::uint32_t> told;       ///< index of what contains the same name elsewhere
  bool stands = false;                     ///< goes into the result
  std::string country;                     ///< ISO code, or empty
  std::optional<Candidate> second;
  bool several = false;   ///< places of that name in several provinces; nothing decides
  bool seat = false;      ///< chosen as the town that governs what is named
  std::string_view rule;  ///< how it was found, for people

  /// What the report says that the place lies in, here or elsewhere.
  [[nodiscard]] std::optional<std::uint32_t> outer() const { return container ? container : told; }
};

/// How much the report speaks for each country; sums to 1 when anything speaks at all.
using Countries = std::map<std::string, double, std::less<>>;

struct Chosen {
  std::vector<Choice> choices;  ///< by name
  Countries countries;
};

/// `home` is the country of the outlet, or empty. May add candidates to `findings` (near names).
[[nodiscard]] Chosen choose(const Resolver::Rules& rules, Findings& findings,
                            std::string_view home);

}  // namespace saksi::places
