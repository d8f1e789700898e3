// SPDX-License-Identifier: Apache-2.0
#include "lang/phrases.h"

#include "base/utf8.h"

#include <algorithm>

namespace saksi::lang {
namespace {

/// Calls `each` for every space-separated word of the lower-cased phrase.
template <class F>
void for_words(std::string_view phrase, F each) {
  const std::string low = base::lower(phrase);
  std::size_t at = 0;
  while (at < low.size()) {
    const std::size_t end = std::min(low.find(' ', at), low.size());
    if (end > at) each(base::key_of(std::string_view(low).substr(at, end - at)));
    at = end + 1;
  }
}

}  // namespace

std::size_t Phrases::place_of(std::uint32_t node, Key word) const {
  const std::size_t mask = edges_.size() - 1;
  std::size_t at = static_cast<std::size_t>(word ^ (node * 0x9E3779B97F4A7C15ULL)) & mask;
  while (edges_[at].next != kNone && (edges_[at].word != word || edges_[at].node != node))
    at = (at + 1) & mask;
  return at;
}

void Phrases::grow() {
  std::vector<Edge> old(std::max<std::size_t>(16, edges_.size() * 2));
  old.swap(edges_);
  for (const Edge& e : old) {
    if (e.next != kNone) edges_[place_of(e.node, e.word)] = e;
  }
}

void Phrases::add(std::string_view phrase, std::uint32_t value) {
  std::uint32_t node = 0;
  for_words(phrase, [&](Key word) {
    if (used_ * 2 >= edges_.size()) grow();
    Edge& edge = edges_[place_of(node, word)];
    if (edge.next == kNone) {
      edge = {word, node, static_cast<std::uint32_t>(values_.size())};
      values_.push_back(kNone);
      ++used_;
    }
    node = edge.next;
  });
  if (node != 0 && values_[node] == kNone) values_[node] = value;
}

std::uint32_t Phrases::step(std::uint32_t node, Key word) const {
  return edges_.empty() ? kNone : edges_[place_of(node, word)].next;
}

Phrases::Match Phrases::exact(std::string_view phrase) const {
  std::uint32_t node = 0;
  std::uint32_t words = 0;
  for_words(phrase, [&](Key word) {
    if (node != kNone) node = step(node, word);
    ++words;
  });
  if (node == kNone || node == 0 || values_[node] == kNone) return {};
  return {values_[node], words};
}

Phrases::Match Phrases::longest(std::span<const WordKeys> words, std::size_t at) const {
  Match best;
  std::uint32_t node = 0;
  for (std::size_t i = at; i < words.size(); ++i) {
    const WordKeys& word = words[i];
    std::uint32_t next = step(node, word.as_written);
    std::uint32_t ends = next;  // where a phrase may end with this word
    if (word.bare != word.as_written && (next == kNone || values_[next] == kNone)) {
      ends = step(node, word.bare);  // "orang-orang bersenjata"
      if (next == kNone) next = ends;
    }
    if (next == kNone) break;
    if (ends != kNone && values_[ends] != kNone)
      best = {values_[ends], static_cast<std::uint32_t>(i - at + 1)};
    node = next;
  }
  return best;
}

}  // namespace saksi::lang
