// SPDX-License-Identifier: Apache-2.0
#include "words/words.h"

#include "base/utf8.h"
#include "words/labels.h"
#include "words/morphology.h"
#include "words/names.h"

#include <algorithm>

namespace saksi::words {
namespace {

using text::TokenKind;

constexpr std::uint8_t kCommonWeight = 16;  // a root seen three times or more in the corpora

struct Closed {
  WordClass word_class;
  std::string_view root;
};

/// The form in lower case, in a buffer that is kept from word to word.
void lower_into(std::string_view form, std::string& out) {
  const bool ascii = std::all_of(form.begin(), form.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0x80U) == 0;
  });
  if (!ascii) {
    out = base::lower(form);
    return;
  }
  out.assign(form);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

}  // namespace

struct Analyser::Model {
  std::shared_ptr<const lang::Pack> pack;
  Morphology morphology;
  NameFinder names;
  std::unordered_map<Key, Closed> closed;
  Key passive_prefix = 0;  // also a preposition when it is written apart

  explicit Model(std::shared_ptr<const lang::Pack> opened)
      : pack(std::move(opened)), morphology(*pack), names(*pack) {
    const lang::Table& table = pack->table("closed_words");
    const auto form = table.column("form");
    const auto word_class = table.column("word_class");
    const auto root = table.column("root");
    for (std::size_t i = 0; i < table.size(); ++i) {
      const lang::Row row = table.row(i);
      closed.emplace(base::key_of(row[form]),
                     Closed{word_class_of(row[word_class]).value_or(WordClass::other), row[root]});
    }
    passive_prefix = morphology.passive_prefix();
  }

  /// What is being made for one text.
  struct Work {
    Words words;
    std::vector<NameClue> clues;
    std::deque<std::string> coined;
    std::string letters;
  };

  void read_token(Work& work, std::uint32_t at) const;
  void take(Work& work, std::uint32_t at, const Analysis& a) const;
  void set_root(Work& work, std::uint32_t at, const Analysis& a) const;
  void set_classes_of_names(Words& words) const;
  void mend_split_passives(Words& words) const;
};

/// The root as a view of something that lives as long as the Words.
void Analyser::Model::set_root(Work& work, std::uint32_t at, const Analysis& a) const {
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

void Analyser::Model::take(Work& work, std::uint32_t at, const Analysis& a) const {
  Word& word = work.words.words[at];
  set_root(work, at, a);
  word.word_class = a.word_class;
  word.voice = a.voice;
  word.clitic = a.clitic;
  word.reduplicated = a.reduplicated;
  if (a.bare.size() != work.letters.size()) {
    word.keys.bare = base::key_of(a.bare);
    work.words.keys[at].bare = word.keys.bare;
  }
  work.clues[at].common =
      a.known && a.root_class != WordClass::proper && (a.affixed || a.weight >= kCommonWeight);
}

void Analyser::Model::read_token(Work& work, std::uint32_t at) const {
  const text::Token& token = work.words.text.tokens[at];
  Word& word = work.words.words[at];
  word.keys = {token.key, token.key};
  work.words.keys[at] = word.keys;
  word.root = work.words.form(at);
  word.root_key = token.key;
  if (token.kind != TokenKind::word) {
    word.word_class = token.kind == TokenKind::number ? WordClass::numeral : WordClass::punctuation;
    return;
  }
  if (const auto it = closed.find(token.key); it != closed.end()) {
    word.word_class = it->second.word_class;
    word.root = it->second.root;
    word.root_key = base::key_of(word.root);
    work.clues[at] = {true, true};
    return;
  }
  lower_into(work.words.form(at), work.letters);
  take(work, at, morphology.analyse(work.letters));
}

/// A word inside a name is a proper noun whatever its letters look like.
void Analyser::Model::set_classes_of_names(Words& words) const {
  for (Word& word : words.words) {
    if (!word.name) continue;
    word.word_class = WordClass::proper;
    word.voice = Voice::none;
  }
}

/// A passive whose prefix is written apart: the preposition before a verb's root that is no place.
void Analyser::Model::mend_split_passives(Words& words) const {
  for (std::size_t i = 1; i < words.words.size(); ++i) {
    Word& word = words.words[i];
    if (words.keys[i - 1].as_written != passive_prefix || word.voice != Voice::bare) continue;
    if (word.word_class == WordClass::verb && !words.text.tokens[i].capital)
      word.voice = Voice::passive;
  }
}

Analyser::Analyser(std::shared_ptr<const lang::Pack> pack)
    : model_(std::make_unique<Model>(std::move(pack))) {}

Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

Words Analyser::analyse(text::Text text) const {
  Model::Work work;
  work.words.text = std::move(text);
  const std::size_t n = work.words.text.tokens.size();
  work.words.words.resize(n);
  work.words.keys.resize(n);
  work.clues.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) model_->read_token(work, i);
  model_->mend_split_passives(work.words);
  model_->names.find(work.words, work.clues);
  model_->set_classes_of_names(work.words);
  if (!work.coined.empty())
    work.words.coined = std::make_shared<std::deque<std::string>>(std::move(work.coined));
  return std::move(work.words);
}

}  // namespace saksi::words
