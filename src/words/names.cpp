// SPDX-License-Identifier: Apache-2.0
#include "words/names.h"

#include "words/labels.h"

#include <algorithm>

namespace saksi::words {
namespace {

using text::Sentence;
using text::Token;
using text::TokenKind;
using Role = NameCues::Role;

Role role_of(std::string_view name) {
  if (name == "title") return Role::title;
  if (name == "head") return Role::head;
  return name == "known" ? Role::known : Role::particle;
}

/// One search through a text.
struct Search {
  Words& words;
  const std::vector<Atoms>& atoms;
  const NameCues& cues;

  [[nodiscard]] bool capital_word(std::uint32_t i) const {
    const Token& t = words.text.tokens[i];
    return t.kind == TokenKind::word && t.capital && !atoms[i].closed;
  }

  /// Token i can be part of a name.
  [[nodiscard]] bool part(std::uint32_t i, std::uint32_t end) const {
    if (!capital_word(i)) return false;
    if (words.text.tokens[i].all_caps && !atoms[i].headline) return true;
    if (!atoms[i].headline && !atoms[i].starts) return true;
    if (!atoms[i].common) return true;
    const NameCues::Cue* cue = cues.at(words, i);
    if (cue == nullptr || i + cue->words >= end) return false;
    const std::uint32_t next = i + cue->words;
    return capital_word(next) && !atoms[next].common;
  }

  [[nodiscard]] bool particle(std::uint32_t i) const {
    const NameCues::Cue* cue = cues.at(words, i);
    return cue != nullptr && cue->role == Role::particle;
  }

  void add(std::uint32_t first, std::uint32_t last, NameKind kind) {
    for (std::uint32_t i = first; i < last; ++i) words.words[i].name = true;
    words.names.push_back({first, last, kind, words.span(first, last)});
  }

  /// The end of the name that starts at `at`: the next title or whole name cuts it.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t at, std::uint32_t last) const {
    while (at < last) {
      const NameCues::Cue* cue = cues.at(words, at);
      if (cue != nullptr && (cue->role == Role::title || cue->role == Role::known)) break;
      ++at;
    }
    return at;
  }

  /// Cuts one run of capitals at its cue words.
  void split_run(std::uint32_t at, std::uint32_t last) {
    NameKind next = NameKind::other;
    while (at < last) {
      const NameCues::Cue* cue = cues.at(words, at);
      const std::uint32_t after = std::min(last, at + (cue != nullptr ? cue->words : 1));
      if (cue != nullptr && cue->role == Role::title) {
        at = after;
        next = NameKind::person;
        continue;
      }
      const bool known = cue != nullptr && cue->role == Role::known;
      const std::uint32_t end = known ? after : end_of(after, last);
      add(at, end, cue != nullptr && cue->role != Role::particle ? cue->kind : next);
      at = end;
      next = NameKind::other;
    }
  }

  void sentence(const Sentence& s) {
    std::uint32_t at = s.first;
    while (at < s.last) {
      if (!part(at, s.last)) {
        ++at;
        continue;
      }
      std::uint32_t end = at + 1;
      while (end < s.last &&
             (part(end, s.last) || (end + 1 < s.last && part(end + 1, s.last) && particle(end))))
        ++end;
      split_run(at, end);
      at = end;
    }
  }
};

}  // namespace

NameCues::NameCues(const lang::Pack& pack) {
  const lang::Table& table = pack.table("name_cues");
  const auto word = table.column("word");
  const auto role = table.column("role");
  const auto kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const auto words =
        static_cast<std::uint32_t>(1 + std::count(row[word].begin(), row[word].end(), ' '));
    phrases_.add(row[word], static_cast<std::uint32_t>(cues_.size()));
    cues_.push_back({role_of(row[role]), name_kind_of(row[kind]).value_or(NameKind::other), words});
  }
}

const NameCues::Cue* NameCues::at(const Words& words, std::uint32_t token) const {
  const auto match = phrases_.longest(words.keys, token);
  return match ? &cues_[match.value] : nullptr;
}

void NameCues::mark(const Words& words, std::vector<Atoms>& atoms) const {
  for (std::uint32_t i = 0; i < atoms.size(); ++i) {
    const Cue* cue = at(words, i);
    if (cue == nullptr) continue;
    const std::uint32_t value =
        1 + static_cast<std::uint32_t>(cue->role) * 8 + static_cast<std::uint32_t>(cue->kind);
    const std::uint32_t end =
        std::min<std::uint32_t>(i + cue->words, static_cast<std::uint32_t>(atoms.size()));
    for (std::uint32_t j = i; j < end; ++j) atoms[j].cue = value;
    i = end - 1;
  }
}

void find_names_by_rule(Words& words, const std::vector<Atoms>& atoms, const NameCues& cues) {
  Search search{words, atoms, cues};
  for (const Sentence& s : words.text.sentences) search.sentence(s);
}

}  // namespace saksi::words
