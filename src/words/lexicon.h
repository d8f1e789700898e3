// SPDX-License-Identifier: Apache-2.0
/// The first pass over a text, by tables alone: dictionary words, roots and affixes, capitals. What
/// it finds is both the answer where no model is and what the models look at.
#pragma once

#include "lang/pack.h"
#include "words/atoms.h"
#include "words/morphology.h"
#include "words/names.h"
#include "words/words.h"

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::words {

/// A text in the making.
struct Work {
  Words words;
  std::vector<Atoms> atoms;        ///< by token
  std::deque<std::string> coined;  ///< becomes Words::coined
  std::string letters;             ///< scratch: the token in lower case
};

class Lexicon {
 public:
  explicit Lexicon(const lang::Pack& pack);
  /// With another list of roots than the pack's; its bytes must outlive the Lexicon.
  Lexicon(const lang::Pack& pack, std::string_view roots);
  [[nodiscard]] Work read(text::Text text) const;

  [[nodiscard]] const NameCues& cues() const { return cues_; }

 private:
  struct Closed {
    WordClass word_class;
    std::string_view root;
    Key root_key;
  };

  void mark_sentences(Work& work) const;
  void read_token(Work& work, std::uint32_t at) const;
  void take(Work& work, std::uint32_t at, const Analysis& a) const;
  void set_root(Work& work, std::uint32_t at, const Analysis& a) const;
  void mend_split_passives(Words& words) const;

  Morphology morphology_;
  NameCues cues_;
  std::unordered_map<Key, Closed> closed_;
  Key passive_prefix_ = 0;  // also a preposition when it is written apart
};

}  // namespace saksi::words
