// SPDX-License-Identifier: Apache-2.0
#include "words/names.h"

#include "words/labels.h"

namespace saksi::words {
namespace {

using text::Sentence;
using text::Token;
using text::TokenKind;

constexpr std::uint32_t kHeadlineWords = 4;

/// Most words are capitalised and no full stop ends it: a headline, whose capitals say nothing.
bool is_headline(const Words& words, const Sentence& s) {
  if (s.last > s.first && words.form(s.last - 1) == ".") return false;
  std::uint32_t all = 0;
  std::uint32_t capital = 0;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (words.text.tokens[i].kind != TokenKind::word) continue;
    ++all;
    capital += words.text.tokens[i].capital;
  }
  return all >= kHeadlineWords && capital * 10 >= all * 7;
}

/// The first word of a sentence or quotation, whose capital the grammar asks for.
bool starts_sentence(const Words& words, const Sentence& s, std::uint32_t at) {
  if (at == s.first) return true;
  const Token& before = words.text.tokens[at - 1];
  if (before.kind != TokenKind::punctuation) return false;
  const std::string_view mark = words.form(at - 1);
  const bool opens =
      mark == "\"" || mark == "\u201C" || mark == "'" || mark == "\u2018" || mark == "\u00AB";
  const bool after_colon = mark == ":";
  return after_colon || mark == "-" || mark == "\u2013" || mark == "\u2014" || opens;
}

}  // namespace

NameFinder::NameFinder(const lang::Pack& pack) {
  const lang::Table& table = pack.table("name_cues");
  const auto word = table.column("word");
  const auto role = table.column("role");
  const auto kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    Cue cue;
    cue.role = row[role] == "title"   ? Role::title
               : row[role] == "head"  ? Role::head
               : row[role] == "known" ? Role::known
                                      : Role::particle;
    cue.kind = name_kind_of(row[kind]).value_or(NameKind::other);
    cues_.add(row[word], static_cast<std::uint32_t>(values_.size()));
    values_.push_back(cue);
  }
}

const NameFinder::Cue* NameFinder::cue_at(const Words& words, std::uint32_t at,
                                          std::uint32_t& length) const {
  const auto match = cues_.longest(words.keys, at);
  if (!match) return nullptr;
  length = match.words;
  return &values_[match.value];
}

bool NameFinder::is_role(const Words& words, std::uint32_t at, Role role) const {
  std::uint32_t length = 0;
  const Cue* cue = cue_at(words, at, length);
  return cue != nullptr && cue->role == role && length == 1;
}

/// Cuts one run of capitals at its cue words.
void NameFinder::split_run(Words& words, std::uint32_t first, std::uint32_t last) const {
  NameKind next = NameKind::other;
  std::uint32_t at = first;
  while (at < last) {
    std::uint32_t length = 1;
    const Cue* cue = cue_at(words, at, length);
    if (cue != nullptr && cue->role == Role::title) {
      at += length;
      next = NameKind::person;
      continue;
    }
    const bool head = cue != nullptr && cue->role == Role::head;
    const bool known = cue != nullptr && cue->role == Role::known;
    Name name;
    name.first = at;
    name.kind = head || known ? cue->kind : next;
    for (at += length; at < last && !known; ++at) {
      const Cue* inner = cue_at(words, at, length);
      if (inner != nullptr && (inner->role == Role::title || inner->role == Role::known)) break;
    }
    name.last = std::min(at, last);
    name.span = words.span(name.first, name.last);
    for (std::uint32_t i = name.first; i < name.last; ++i) words.words[i].name = true;
    words.names.push_back(name);
    next = NameKind::other;
  }
}

void NameFinder::find_in(const Sentence& s, Words& words,
                         const std::vector<NameClue>& clues) const {
  const bool headline = is_headline(words, s);
  const auto part = [&](std::uint32_t i) {
    const Token& t = words.text.tokens[i];
    if (t.kind != TokenKind::word || !t.capital || clues[i].closed) return false;
    if (t.all_caps && !headline) return true;
    if (!headline && !starts_sentence(words, s, i)) return true;
    if (!clues[i].common) return true;
    std::uint32_t length = 1;
    const Cue* cue = cue_at(words, i, length);
    return cue != nullptr && i + length < s.last && words.text.tokens[i + length].capital &&
           !clues[i + length].common && !clues[i + length].closed;
  };
  std::uint32_t at = s.first;
  while (at < s.last) {
    if (!part(at)) {
      ++at;
      continue;
    }
    std::uint32_t end = at + 1;
    while (end < s.last && (part(end) || (end + 1 < s.last && part(end + 1) &&
                                          is_role(words, end, Role::particle))))
      ++end;
    split_run(words, at, end);
    at = end;
  }
}

void NameFinder::find(Words& words, const std::vector<NameClue>& clues) const {
  for (const Sentence& s : words.text.sentences) find_in(s, words, clues);
}

}  // namespace saksi::words
