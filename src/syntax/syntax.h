// SPDX-License-Identifier: Apache-2.0
/// Dependency trees: for each token the one that it depends on, and how (Universal Dependencies).
/// Made on request only: reading itself goes by clauses and voice (docs/design/syntax.md says what
/// each does better).
#pragma once

#include "lang/pack.h"
#include "words/words.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace saksi::syntax {

/// The head of a sentence's first word.
inline constexpr std::uint32_t kRoot = 0xFFFFFFFF;

/// How a token depends on its head: a relation of Universal Dependencies, "nsubj:pass". Views the
/// pack or this program.
struct Dependency {
  std::uint32_t head = kRoot;  ///< a token of the same sentence, or kRoot
  std::string_view relation;
  /// The relation of the token's clitic to the token ("obj" of "menyerangnya"); empty without one.
  std::string_view clitic;
};

/// One Dependency a token of the text, same index. Each sentence is one tree: every token reaches
/// the sentence's one root.
struct Trees {
  std::vector<Dependency> dependencies;
};

/// Parses sentences greedily from left to right, in time linear in their length. Compiled once from
/// a pack (table `syntax_words`, part models/trees.bin); immutable, shared between threads.
class Parser {
 public:
  explicit Parser(std::shared_ptr<const lang::Pack> pack);
  ~Parser();
  Parser(Parser&&) noexcept;
  Parser& operator=(Parser&&) noexcept;

  /// False when the pack has no usable model: there are no trees then.
  [[nodiscard]] bool ready() const;
  /// Asserts ready().
  [[nodiscard]] Trees parse(const words::Words& words) const;

 private:
  struct Model;
  std::unique_ptr<const Model> model_;
};

}  // namespace saksi::syntax
