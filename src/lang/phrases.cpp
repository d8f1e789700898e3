// SPDX-License-Identifier: Apache-2.0
#include "lang/phrases.h"

#include "base/utf8.h"

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

void Phrases::add(std::string_view phrase, std::uint32_t value) {
  std::uint32_t node = 0;
  for_words(phrase, [&](Key word) {
    const auto [it, fresh] =
        next_.try_emplace(Edge{node, word}, static_cast<std::uint32_t>(values_.size()));
    if (fresh) values_.push_back(kNone);
    node = it->second;
  });
  if (node != 0 && values_[node] == kNone) values_[node] = value;
}

std::uint32_t Phrases::step(std::uint32_t node, Key word) const {
  const auto it = next_.find(Edge{node, word});
  return it == next_.end() ? kNone : it->second;
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
    std::uint32_t next = step(node, words[i].as_written);
    if (next == kNone) next = step(node, words[i].bare);  // "orang-orang bersenjata"
    const auto length = static_cast<std::uint32_t>(i - at + 1);
    if (next != kNone && values_[next] != kNone) {
      best = {values_[next], length};
    } else if (words[i].bare != words[i].as_written) {
      const std::uint32_t bare = step(node, words[i].bare);
      if (bare != kNone && values_[bare] != kNone) best = {values_[bare], length};
    }
    if (next == kNone) break;
    node = next;
  }
  return best;
}

}  // namespace saksi::lang
