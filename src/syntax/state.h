// SPDX-License-Identifier: Apache-2.0
/// The arc-hybrid way through a sentence (Kuhlmann, Gomez-Rodriguez, Satta 2011): a stack of tokens
/// whose heads are open, and the tokens still to come. The root stands behind the last token.
#pragma once

#include <cstdint>
#include <vector>

namespace saksi::syntax {

enum class Move : std::uint8_t {
  shift,  ///< the next token goes onto the stack
  left,   ///< the top of the stack depends on the next token
  right,  ///< the top of the stack depends on the one below it
};

inline constexpr int kNone = -1;

/// Tokens are numbered within the sentence; the number of tokens is the root.
class State {
 public:
  void begin(std::size_t tokens);

  [[nodiscard]] bool done() const { return next_ == size_ && stack_.empty(); }

  [[nodiscard]] bool allowed(Move move) const;
  /// `relation` belongs to the arc that left and right make.
  void make(Move move, std::uint8_t relation);

  /// The token `depth` below the top of the stack, or kNone.
  [[nodiscard]] int stack(std::size_t depth) const {
    return depth < stack_.size() ? stack_[stack_.size() - 1 - depth] : kNone;
  }

  /// The token `ahead` of the next one, the root behind the last, or kNone.
  [[nodiscard]] int next(std::size_t ahead) const {
    const std::size_t at = static_cast<std::size_t>(next_) + ahead;
    return at <= static_cast<std::size_t>(size_) ? static_cast<int>(at) : kNone;
  }

  [[nodiscard]] int root() const { return size_; }

  /// What is known of a token so far. Children are the outermost ones.
  struct Node {
    int head = kNone;
    int left = kNone;
    int right = kNone;
    std::uint8_t lefts = 0;
    std::uint8_t rights = 0;
    std::uint8_t relation = 0;
  };

  [[nodiscard]] const Node& node(int token) const {
    return nodes_[static_cast<std::size_t>(token)];
  }

  [[nodiscard]] const std::vector<int>& stacked() const { return stack_; }

 private:
  void attach(int token, int head, std::uint8_t relation);

  int size_ = 0;
  int next_ = 0;
  std::vector<int> stack_;
  std::vector<Node> nodes_;  ///< by token, the root last
};

}  // namespace saksi::syntax
