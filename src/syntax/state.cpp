// SPDX-License-Identifier: Apache-2.0
#include "syntax/state.h"

namespace saksi::syntax {
namespace {

constexpr std::uint8_t kMany = 3;  // more children than that are as good as that

void count(std::uint8_t& children) {
  if (children < kMany) ++children;
}

}  // namespace

void State::begin(std::size_t tokens) {
  size_ = static_cast<int>(tokens);
  next_ = 0;
  stack_.clear();
  nodes_.assign(tokens + 1, {});
}

bool State::allowed(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < size_;
    case Move::left:
      // The root takes one token only: the last that is left.
      return !stack_.empty() && (next_ < size_ || stack_.size() == 1);
    case Move::right:
      return stack_.size() > 1;
  }
  return false;
}

void State::attach(int token, int head, std::uint8_t relation) {
  Node& child = nodes_[static_cast<std::size_t>(token)];
  child.head = head;
  child.relation = relation;
  Node& parent = nodes_[static_cast<std::size_t>(head)];
  if (token < head) {
    if (parent.left == kNone || token < parent.left) parent.left = token;
    count(parent.lefts);
  } else {
    if (token > parent.right) parent.right = token;
    count(parent.rights);
  }
}

void State::make(Move move, std::uint8_t relation) {
  if (move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const int top = stack_.back();
  stack_.pop_back();
  attach(top, move == Move::left ? next_ : stack_.back(), relation);
}

}  // namespace saksi::syntax
