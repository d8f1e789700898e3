// SPDX-License-Identifier: Apache-2.0
/// What each token is as a word: root and affixes, voice, word class, clitic, and whether it is a
/// name. One Word a Token, same index.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "text/text.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::words {

using base::Key;
using base::Span;

/// Universal part of speech.
enum class WordClass : std::uint8_t {
  noun,
  proper,
  verb,
  adjective,
  adverb,
  pronoun,
  determiner,
  numeral,
  preposition,
  conjunction,
  subordinator,
  particle,
  auxiliary,
  punctuation,
  other
};

/// The voice that a verb's affix shows.
enum class Voice : std::uint8_t {
  none,        ///< not a verb, or no affix tells
  active,      ///< meN-: the subject does it
  passive,     ///< di-: the subject suffers it
  accidental,  ///< ter-: result or accident; the subject suffers it
  middle,      ///< ber-
  bare,        ///< a verb's root alone: headline style, or intransitive (tewas, jatuh)
};

/// What a verb takes, as the model of fine classes sees it in its sentence.
enum class VerbKind : std::uint8_t { none, transitive, intransitive, passive, linking };

/// What a -nya is.
enum class NyaRole : std::uint8_t { none, possessor, definite };

enum class Clitic : std::uint8_t { none, nya, lah, kah, pun, ku, mu };

inline constexpr std::uint8_t kNoTag = 0xFF;

/// One word. `root` views the pack, the document, or Words::coined.
struct Word {
  lang::WordKeys keys;    ///< for Phrases
  Key root_key = 0;       ///< key of the root
  std::string_view root;  ///< lower case root: "menewaskan" -> "tewas"
  WordClass word_class = WordClass::other;
  Voice voice = Voice::none;
  Clitic clitic = Clitic::none;
  VerbKind verb_kind = VerbKind::none;
  NyaRole nya = NyaRole::none;
  std::uint8_t tag = kNoTag;   ///< fine class: an index for Analyser::tag_name
  std::uint8_t upos = kNoTag;  ///< Universal part of speech, with a clitic's: Analyser::upos_name
  bool reduplicated = false;   ///< "gerilyawan-gerilyawan"
  bool name = false;  ///< part of a proper name (capital that the sentence start does not explain)
};

/// A stretch of tokens that is one name.
enum class NameKind : std::uint8_t { person, organisation, place, armed_group, other };

struct Name {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  NameKind kind = NameKind::other;
  Span span;
};

/// A text with its words. Holds the Text that it was made from; both view the same source.
struct Words {
  text::Text text;
  std::vector<Word> words;           ///< by token
  std::vector<lang::WordKeys> keys;  ///< by token, contiguous for Phrases::longest
  std::vector<Name> names;           ///< sorted, not overlapping
  std::shared_ptr<const std::deque<std::string>> coined;  ///< roots that stand nowhere else

  [[nodiscard]] std::string_view form(std::uint32_t token) const { return text.form(token); }

  /// The name that a token is a word of; null where it is of none.
  [[nodiscard]] const Name* name_at(std::uint32_t token) const {
    const auto it = std::upper_bound(names.begin(), names.end(), token,
                                     [](std::uint32_t t, const Name& n) { return t < n.last; });
    return it != names.end() && it->first <= token ? &*it : nullptr;
  }

  [[nodiscard]] Key key(std::uint32_t token) const { return keys[token].as_written; }

  /// The span from the first to before the last token.
  [[nodiscard]] Span span(std::uint32_t first, std::uint32_t last) const {
    return {text.tokens[first].span.begin, text.tokens[last - 1].span.end};
  }
};

/// Compiled once from a pack (tables `roots`, `affixes`, `affix_pairs`, `closed_words`,
/// `name_cues`; parts below models/); immutable, shared between threads.
class Analyser {
 public:
  explicit Analyser(std::shared_ptr<const lang::Pack> pack);
  ~Analyser();
  Analyser(Analyser&&) noexcept;
  Analyser& operator=(Analyser&&) noexcept;

  [[nodiscard]] Words analyse(text::Text text) const;

  /// "VBT", "NNO+PRK"; empty for kNoTag. Views the pack.
  [[nodiscard]] std::string_view tag_name(std::uint8_t tag) const;
  /// "NOUN", "NOUN+PRON"; empty for kNoTag. Views the pack.
  [[nodiscard]] std::string_view upos_name(std::uint8_t upos) const;

 private:
  struct Model;
  std::unique_ptr<const Model> model_;
};

}  // namespace saksi::words
