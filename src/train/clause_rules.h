// SPDX-License-Identifier: Apache-2.0
/// Core arguments by clause and voice alone, without a tree: what the trees are measured against
/// (docs/design/syntax.md). Nothing but the figures uses it.
#pragma once

#include "lang/pack.h"
#include "syntax/syntax.h"
#include "words/words.h"

#include <unordered_set>
#include <vector>

namespace saksi::train {

/// Finds subjects left of a verb in its clause, objects and agents right of it.
class ClauseRules {
 public:
  explicit ClauseRules(const lang::Pack& pack);
  /// One Dependency a token: a core argument with its verb as head, or no relation.
  [[nodiscard]] std::vector<syntax::Dependency> read(const words::Words& words) const;

 private:
  struct Clause;

  std::unordered_set<base::Key> agents_;
  std::unordered_set<base::Key> relatives_;
};

}  // namespace saksi::train
