// SPDX-License-Identifier: Apache-2.0
#include "words/names.h"

#include "words/labels.h"
#include "words/models.h"

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
  if (name == "place") return Role::place;
  if (name == "office") return Role::office;
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
      if (cue != nullptr &&
          (cue->role == Role::title || cue->role == Role::office || cue->role == Role::known))
        break;
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
      if (cue != nullptr && (cue->role == Role::title || cue->role == Role::office)) {
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

  /// After the whole known name that starts here, or after this token.
  [[nodiscard]] std::uint32_t after(std::uint32_t at) const {
    const NameCues::Cue* cue = cues.at(words, at);
    const bool whole = cue != nullptr && (cue->role == Role::known || cue->role == Role::place);
    return at + (whole ? cue->words : 1);
  }

  void sentence(const Sentence& s) {
    std::uint32_t at = s.first;
    while (at < s.last) {
      if (!part(at, s.last)) {
        ++at;
        continue;
      }
      std::uint32_t end = std::min(after(at), s.last);
      while (end < s.last &&
             (part(end, s.last) || (end + 1 < s.last && part(end + 1, s.last) && particle(end)))) {
        end = std::min(after(end), s.last);
      }
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
    add(row[word], role_of(row[role]), name_kind_of(row[kind]).value_or(NameKind::other));
  }
  add_groups(pack.table("actors"));
  add_column(pack.table("media"), "name", Role::known, NameKind::organisation);
  add_column(pack.table("titles"), "title", Role::title, NameKind::person);
  add_column(pack.table("exonyms"), "form", Role::place, NameKind::place);
}

void NameCues::add(std::string_view phrase, Role role, NameKind kind) {
  const auto words = static_cast<std::uint32_t>(1 + std::count(phrase.begin(), phrase.end(), ' '));
  phrases_.add(phrase, static_cast<std::uint32_t>(cues_.size()));
  const bool initials = phrase.size() > 1 && std::all_of(phrase.begin(), phrase.end(), [](char c) {
                          return c >= 'A' && c <= 'Z';
                        });
  cues_.push_back({role, kind, words, initials});
}

/// The names of armed actors that are capitalised; the rest are descriptions.
void NameCues::add_groups(const lang::Table& actors) {
  const auto names = actors.column("names");
  for (std::size_t i = 0; i < actors.size(); ++i) {
    std::string_view rest = actors.row(i)[names];
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      if (rest[0] >= 'A' && rest[0] <= 'Z') {
        add(rest.substr(0, end), Role::known, NameKind::armed_group);
      }
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void NameCues::add_column(const lang::Table& table, std::string_view column, Role role,
                          NameKind kind) {
  const auto at = table.column(column);
  for (std::size_t i = 0; i < table.size(); ++i) add(table.row(i)[at], role, kind);
}

const NameCues::Cue* NameCues::at(const Words& words, std::uint32_t token) const {
  const auto match = phrases_.longest(words.keys, token);
  if (!match) return nullptr;
  const Cue& cue = cues_[match.value];
  return cue.initials && !words.text.tokens[token].all_caps ? nullptr : &cue;
}

void NameCues::mark(const Words& words, std::vector<Atoms>& atoms) const {
  for (std::uint32_t i = 0; i < atoms.size(); ++i) {
    const Cue* cue = at(words, i);
    if (cue == nullptr) continue;
    const std::uint32_t value = cue_value(cue->role, cue->kind);
    const std::uint32_t end =
        std::min<std::uint32_t>(i + cue->words, static_cast<std::uint32_t>(atoms.size()));
    for (std::uint32_t j = i; j < end; ++j) atoms[j].cue = value;
    atoms[i].cue_starts = true;
    i = end - 1;
  }
}

NameIds name_ids(std::span<const std::string_view> labels) {
  NameIds ids;
  ids.begin.fill(kNoTag);
  ids.inside.fill(kNoTag);
  for (std::size_t l = 0; l < labels.size(); ++l) {
    const auto id = static_cast<std::uint8_t>(l);
    if (labels[l].size() < 3) {
      ids.outside = id;
      continue;
    }
    const auto kind = static_cast<std::size_t>(kind_of_label(labels[l].substr(2)));
    (labels[l][0] == 'B' ? ids.begin : ids.inside)[kind] = id;
  }
  return ids;
}

namespace {

/// A capital that can go on a name after a rank.
bool goes_on(std::span<const Atoms> s, std::size_t i) {
  if (i >= s.size() || !s[i].capital || s[i].closed) return false;
  return s[i].cue == 0 || has_role(s[i], Role::particle);
}

std::size_t end_of_person(std::span<const Atoms> s, std::size_t at) {
  while (goes_on(s, at) || (at < s.size() && has_role(s[at], Role::particle) && goes_on(s, at + 1)))
    ++at;
  return at;
}

void set(Labels& labels, std::size_t first, std::size_t last, NameKind kind, const NameIds& ids) {
  const auto k = static_cast<std::size_t>(kind);
  if (ids.begin[k] == kNoTag || ids.inside[k] == kNoTag) return;
  for (std::size_t i = first; i < last; ++i) labels[i] = i == first ? ids.begin[k] : ids.inside[k];
}

/// After the cue that starts at `at`.
std::size_t end_of_cue(std::span<const Atoms> s, std::size_t at) {
  std::size_t end = at + 1;
  while (end < s.size() && s[end].cue == s[at].cue && !s[end].cue_starts) ++end;
  return end;
}

/// What the pack knows as a name is one. One of several words is so even where the model cut it;
/// one word, only where the model says nothing.
void set_known(std::span<const Atoms> s, std::size_t at, const NameIds& ids, Labels& labels) {
  const bool whole = has_role(s[at], Role::known);
  if (!(whole || has_role(s[at], Role::place)) || !s[at].capital || !s[at].cue_starts) return;
  const std::size_t end = end_of_cue(s, at);
  const auto kind = static_cast<std::size_t>((s[at].cue - 1) % 8);
  const bool goes_on = end < labels.size() && labels[end] == ids.inside[kind];
  const bool begins = std::count(ids.begin.begin(), ids.begin.end(), labels[at]) != 0;
  if (whole && end > at + 1 && begins && !goes_on) {
    set(labels, at, end, static_cast<NameKind>(kind), ids);
  } else if (labels[at] == ids.outside) {
    std::size_t free = at + 1;
    while (free < end && labels[free] == ids.outside) ++free;
    set(labels, at, free, static_cast<NameKind>(kind), ids);
  }
}

/// A person takes in the strange capitals that touch the name on either side.
void grow_persons(std::span<const Atoms> s, const NameIds& ids, Labels& labels) {
  constexpr auto kPerson = static_cast<std::size_t>(NameKind::person);
  const std::uint8_t begin = ids.begin[kPerson];
  const std::uint8_t inside = ids.inside[kPerson];
  if (begin == kNoTag || inside == kNoTag) return;
  for (std::size_t i = 1; i < s.size(); ++i) {
    const bool after = labels[i - 1] == begin || labels[i - 1] == inside;
    if (after && labels[i] == ids.outside && is_strange(s[i])) labels[i] = inside;
  }
  for (std::size_t i = s.size(); i-- > 1;) {
    if (labels[i] != begin || labels[i - 1] != ids.outside || !is_strange(s[i - 1])) continue;
    labels[i] = inside;
    labels[i - 1] = begin;
  }
}

}  // namespace

bool is_strange(const Atoms& atoms) {
  return atoms.word_kind && atoms.capital && !atoms.closed && !atoms.common && !atoms.headline &&
         atoms.cue == 0;
}

void mend_names(std::span<const Atoms> s, const NameIds& ids, Labels& labels) {
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i].headline) continue;
    if (i > 0 && has_role(s[i - 1], Role::title) && s[i - 1].capital && goes_on(s, i) &&
        !has_role(s[i], Role::particle)) {
      set(labels, i, end_of_person(s, i), NameKind::person, ids);
    }
    set_known(s, i, ids, labels);
  }
  grow_persons(s, ids, labels);
}

void find_names_by_rule(Words& words, const std::vector<Atoms>& atoms, const NameCues& cues) {
  Search search{words, atoms, cues};
  for (const Sentence& s : words.text.sentences) search.sentence(s);
}

}  // namespace saksi::words
