// SPDX-License-Identifier: Apache-2.0
#include "words/lexicon.h"

#include "base/utf8.h"
#include "words/labels.h"

#include <algorithm>

namespace saksi::words {
namespace {

using text::Sentence;
using text::TokenKind;

constexpr std::uint8_t kCommonWeight = 16;  // a root seen three times or more in the corpora
constexpr std::uint32_t kHeadlineWords = 4;

/// The form in lower case, in a buffer that is kept from word to word.
void lower_into(std::string_view form, std::string& out) {
  out.assign(form);
  unsigned char any = 0;
  for (char& c : out) {
    any |= static_cast<unsigned char>(c);
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  if ((any & 0x80U) != 0) out = base::lower(form);
}

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

/// The number of "1990-an" and "ke-5", else nothing.
std::string_view number_in(std::string_view form) {
  constexpr std::size_t kLongestPrefix = 3;
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0) return {};
  const std::string_view before = form.substr(0, hyphen);
  const std::string_view behind = form.substr(hyphen + 1);
  const auto all = [](std::string_view s, auto is) {
    return !s.empty() && std::all_of(s.begin(), s.end(), is);
  };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (all(before, digit) && all(behind, small)) return before;
  return before.size() <= kLongestPrefix && all(before, small) && all(behind, digit)
             ? behind
             : std::string_view();
}

void take_root(Word& word, std::string_view root) {
  if (root.empty()) return;
  word.root = root;
  word.root_key = base::key_of(root);
}

/// A mark after which a capital is asked for: an opening quote, a colon, a dash.
bool asks_for_capital(std::string_view mark) {
  constexpr std::string_view kMarks[] = {"\"", "\u201C", "\u201D", "'",      "\u2018", "\u00AB",
                                         ":",  "-",      "\u2013", "\u2014", "--"};
  return std::find(std::begin(kMarks), std::end(kMarks), mark) != std::end(kMarks);
}

}  // namespace

Lexicon::Lexicon(const lang::Pack& pack) : Lexicon(pack, pack.part("models/roots.bin")) {}

Lexicon::Lexicon(const lang::Pack& pack, std::string_view roots)
    : morphology_(pack, roots), cues_(pack), passive_prefix_(morphology_.passive_prefix()) {
  const lang::Table& table = pack.table("closed_words");
  const auto form = table.column("form");
  const auto word_class = table.column("word_class");
  const auto root = table.column("root");
  closed_.reserve(2 * table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    closed_.emplace(base::key_of(row[form]),
                    Closed{word_class_of(row[word_class]).value_or(WordClass::other), row[root],
                           base::key_of(row[root])});
  }
}

void Lexicon::mark_sentences(Work& work) const {
  for (const Sentence& s : work.words.text.sentences) {
    const bool headline = is_headline(work.words, s);
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      work.atoms[i].headline = headline;
      work.atoms[i].starts =
          i == s.first || (work.words.text.tokens[i - 1].kind == TokenKind::punctuation &&
                           asks_for_capital(work.words.form(i - 1)));
    }
  }
}

/// The root as a view of something that lives as long as the Words.
void Lexicon::set_root(Work& work, std::uint32_t at, const Analysis& a) const {
  Word& word = work.words.words[at];
  const std::string_view form = work.words.form(at);
  if (!a.root.empty()) {
    word.root = a.root;
  } else if (const auto found = form.find(a.guess); found != std::string_view::npos) {
    word.root = form.substr(found, a.guess.size());
  } else {
    word.root = work.coined.emplace_back(a.guess);
  }
  word.root_key = base::key_of(word.root);
}

void Lexicon::take(Work& work, std::uint32_t at, const Analysis& a) const {
  Word& word = work.words.words[at];
  Atoms& atoms = work.atoms[at];
  set_root(work, at, a);
  word.word_class = a.word_class;
  word.voice = a.voice;
  word.clitic = a.clitic;
  word.reduplicated = a.reduplicated;
  if (a.bare.size() != work.letters.size()) {
    word.keys.bare = base::key_of(a.bare);
    work.words.keys[at].bare = word.keys.bare;
    set_bare(atoms, a.bare);
  }
  // "antar-desa": as "antardesa"
  if (const auto hyphen = work.letters.find('-'); morphology_.loan_before(work.letters, hyphen)) {
    std::string whole(work.letters);
    whole.erase(hyphen, 1);
    word.keys.bare = base::key_of(whole);
    work.words.keys[at].bare = word.keys.bare;
  }
  set_morph(atoms, word, a.root_class, a.affixed, a.known);
  atoms.common =
      a.known && a.root_class != WordClass::proper && (a.affixed || a.weight >= kCommonWeight);
}

void Lexicon::read_token(Work& work, std::uint32_t at) const {
  const text::Token& token = work.words.text.tokens[at];
  const std::string_view form = work.words.form(at);
  Word& word = work.words.words[at];
  Atoms& atoms = work.atoms[at];
  word.keys = {token.key, token.key};
  work.words.keys[at] = word.keys;
  word.root = form;
  word.root_key = token.key;
  set_shape(atoms, token, form);
  const std::string_view number = number_in(form);
  if (token.kind != TokenKind::word) {
    word.word_class = token.kind == TokenKind::number ? WordClass::numeral : WordClass::punctuation;
    take_root(word, number);
    set_letters(atoms, form, token.kind);
    return;
  }
  lower_into(form, work.letters);
  set_letters(atoms, work.letters, token.kind);
  if (const auto it = closed_.find(token.key); it != closed_.end()) {
    word.word_class = it->second.word_class;
    word.root = it->second.root;
    word.root_key = it->second.root_key;
    atoms.closed = true;
    atoms.common = true;
    set_morph(atoms, word, word.word_class, false, true);
    return;
  }
  take(work, at, morphology_.analyse(work.letters));
  take_root(word, number);
}

/// A passive whose prefix is written apart: the preposition before a verb's root that is no place.
void Lexicon::mend_split_passives(Words& words) const {
  for (std::size_t i = 1; i < words.words.size(); ++i) {
    Word& word = words.words[i];
    if (words.keys[i - 1].as_written != passive_prefix_ || word.voice != Voice::bare) continue;
    if (word.word_class == WordClass::verb && !words.text.tokens[i].capital)
      word.voice = Voice::passive;
  }
}

Work Lexicon::read(text::Text text) const {
  Work work;
  work.words.text = std::move(text);
  const std::size_t n = work.words.text.tokens.size();
  work.words.words.resize(n);
  work.words.keys.resize(n);
  work.atoms.resize(n);
  mark_sentences(work);
  for (std::uint32_t i = 0; i < n; ++i) read_token(work, i);
  mend_split_passives(work.words);
  cues_.mark(work.words, work.atoms);
  return work;
}

}  // namespace saksi::words
