// SPDX-License-Identifier: Apache-2.0
/// What voice says of relations, surer than the model: who suffers a passive is its subject, who
/// does it stands behind its agent marker or in its clitic.
#pragma once

#include "lang/pack.h"
#include "syntax/syntax.h"

#include <span>
#include <unordered_set>

namespace saksi::syntax {

inline constexpr std::string_view kRootRelation = "root";

/// Compiled from the pack's table `syntax_words`.
class Relations {
 public:
  explicit Relations(const lang::Pack& pack);

  /// Corrects the relations of the tokens [first, last) and gives each clitic its own.
  void mend(const words::Words& words, std::uint32_t first, std::uint32_t last,
            std::span<Dependency> dependencies) const;

 private:
  std::unordered_set<base::Key> agent_markers_;
};

}  // namespace saksi::syntax
