// SPDX-License-Identifier: Apache-2.0
/// Looking at tokens through the lexicon: small questions that every finder of this module asks.
#pragma once

#include "mentions/lexicon.h"
#include "mentions/mentions.h"
#include "words/words.h"

#include <optional>

namespace saksi::mentions {

/// One report under one lexicon. Views both.
class Scan {
 public:
  Scan(const Lexicon& lexicon, const words::Words& words) : lexicon_(lexicon), words_(words) {}

  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

  [[nodiscard]] const words::Words& words() const { return words_; }

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(words_.text.tokens.size());
  }

  [[nodiscard]] const text::Token& token(std::uint32_t i) const { return words_.text.tokens[i]; }

  [[nodiscard]] std::string_view form(std::uint32_t i) const { return words_.form(i); }

  [[nodiscard]] Span span(Stretch s) const { return words_.span(s.first, s.last); }

  [[nodiscard]] std::string_view form(Stretch s) const { return span(s).in(words_.text.source); }

  /// The words of a name, a space put where the text lost it ("militerIsrael").
  [[nodiscard]] std::string wording(Stretch s) const;

  [[nodiscard]] lang::Phrases::Match match(const lang::Phrases& phrases, std::uint32_t at) const {
    return phrases.longest(words_.keys, at);
  }

  /// The small closed set that the word or phrase at `at` belongs to.
  [[nodiscard]] std::optional<PhraseKind> kind(std::uint32_t at) const;

  [[nodiscard]] bool is(std::uint32_t at, PhraseKind kind) const { return this->kind(at) == kind; }

  [[nodiscard]] bool punctuation(std::uint32_t i) const {
    return token(i).kind == text::TokenKind::punctuation;
  }

  [[nodiscard]] bool comma(std::uint32_t i) const { return punctuation(i) && form(i) == ","; }

  [[nodiscard]] bool quote_mark(std::uint32_t i) const;
  /// A capital word that is a name, as far as its form tells: not the first word of a sentence
  /// unless it is no common word.
  [[nodiscard]] bool name_like(std::uint32_t i) const;
  [[nodiscard]] bool joined_particle(std::uint32_t i) const;
  /// The run of name-like words from `at`, small particles inside it included; empty if none.
  [[nodiscard]] Stretch name_run(std::uint32_t at, std::uint32_t limit) const;
  [[nodiscard]] const text::Sentence& sentence_of(std::uint32_t token) const;
  /// A phrase of capitals in the table must stand in capitals in the text.
  [[nodiscard]] bool capitals_agree(Stretch at, bool all_caps) const;

 private:
  const Lexicon& lexicon_;
  const words::Words& words_;
};

[[nodiscard]] std::vector<Actor> find_actors(const Scan& scan,
                                             const std::vector<places::Mention>& places,
                                             const std::vector<when::Time>& times,
                                             const std::optional<record::Day>& published);
[[nodiscard]] std::vector<Quote> find_quotes(const Scan& scan);
[[nodiscard]] std::vector<Speech> find_speech(const Scan& scan, const Mentions& found,
                                              const std::vector<places::Mention>& places,
                                              const std::vector<when::Time>& times);

}  // namespace saksi::mentions
