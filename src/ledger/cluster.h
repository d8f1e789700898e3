// SPDX-License-Identifier: Apache-2.0
/// Which tellings are one event: a partition of nodes by links and vetoes, best link first.
///
/// The result is a function of the nodes, links and vetoes alone, not of their order. That A is
/// like B and B like C never joins A and C when these two contradict each other.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

namespace saksi::ledger {

struct Link {
  enum class Kind : std::uint8_t {
    judged_same,       ///< by a person
    judged_different,  ///< by a person
    same,              ///< by comparison
    vague,             ///< by comparison, if nothing else fits
  };
  std::uint32_t a = 0, b = 0;
  Kind kind = Kind::same;
  double score = 0;
};

/// For each of `nodes` nodes the number of its cluster: the least node in it. Nodes must be
/// numbered in an order that does not depend on how they came. `contradict` is symmetric; a
/// person's word outranks it.
///
/// `followers` says of each node whether it only follows; when empty, none does. What the others
/// make is the same without them: a follower ties nothing, it joins what it fits best. Those that
/// fit nothing are clustered among themselves.
[[nodiscard]] std::vector<std::uint32_t> clusters(
    std::uint32_t nodes, std::vector<Link> links,
    const std::function<bool(std::uint32_t, std::uint32_t)>& contradict,
    const std::vector<bool>& followers = {});

}  // namespace saksi::ledger
