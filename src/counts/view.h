// SPDX-License-Identifier: Apache-2.0
/// One sentence and the questions that are asked about its tokens. Private to the module.
#pragma once

#include "counts/figures.h"
#include "counts/rules.h"

#include <string_view>

namespace saksi::counts {

/// Tokens [begin, end) of a sentence; those before `floor` belong to an earlier quantity. Holds
/// references: lives no longer than its arguments.
struct View {
  View(const Tables& tables, const words::Words& words) : t(tables), w(words) {}

  [[nodiscard]] std::string_view form(std::uint32_t i) const { return w.form(i); }

  [[nodiscard]] bool is(std::uint32_t i, std::string_view s) const {
    return i >= begin && i < end && form(i) == s;
  }

  [[nodiscard]] bool punctuation(std::uint32_t i) const {
    return w.text.tokens[i].kind == text::TokenKind::punctuation;
  }

  [[nodiscard]] bool capital(std::uint32_t i) const { return w.text.tokens[i].capital; }

  [[nodiscard]] words::WordClass word_class(std::uint32_t i) const { return w.words[i].word_class; }

  [[nodiscard]] bool quote(std::uint32_t i) const;
  [[nodiscard]] bool numeric(std::uint32_t i) const;  ///< digits or a number word
  /// A capital that the start of the sentence does not explain.
  [[nodiscard]] bool named(std::uint32_t i) const;
  [[nodiscard]] bool noun_like(std::uint32_t i) const;
  [[nodiscard]] bool phrase_goes_on(std::uint32_t i) const;  ///< noun_like or an adjective

  [[nodiscard]] Found<NounRow> noun(std::uint32_t i) const { return found_at(t.nouns, w, i, end); }

  [[nodiscard]] bool person_noun(std::uint32_t i) const;
  /// The noun that is counted; "mantan", "besar", a quotation mark and the like may stand before
  /// it.
  [[nodiscard]] Found<NounRow> counted_noun(std::uint32_t at) const;
  [[nodiscard]] bool outcome(std::uint32_t at) const;  ///< a predicate stands here
  /// A predicate stands within a few words, before any punctuation.
  [[nodiscard]] bool outcome_follows(std::uint32_t at) const;
  [[nodiscard]] const words::Name* name_at(std::uint32_t at) const;

  /// Four digits that may be a year if a word calls them one.
  [[nodiscard]] bool year_like(const Figure& f) const;

  const Tables& t;
  const words::Words& w;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t floor = 0;
};

/// A value that can be a year of an event that a report tells.
[[nodiscard]] bool year_value(Amount a);

}  // namespace saksi::counts
