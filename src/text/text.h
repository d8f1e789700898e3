// SPDX-License-Identifier: Apache-2.0
/// Where the report is on the page and how it falls into paragraphs, sentences and tokens.
///
/// Input is a document's text as published; output points into it and never changes it. Furniture
/// (teasers, credits, captions, datelines, copyright) is set apart here, so that no later stage
/// ever sees a word of it: paragraphs, sentences and tokens cover the report only.
#pragma once

#include "base/hash.h"
#include "base/span.h"
#include "lang/pack.h"
#include "record/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::text {

using base::Key;
using base::Span;

enum class TokenKind : std::uint8_t { word, number, punctuation };

/// A word ("menyerang", "Pol-e-Hesar", "anti-Taliban", "AKBP", "No."), a number with its separators
/// ("1.200", "1,5", "6/1", "20/8/2021", "08.30") or one mark of punctuation (quotes, brackets,
/// "--").
struct Token {
  Span span;
  Key key = 0;  ///< base::key_of(lower case form)
  TokenKind kind = TokenKind::word;
  bool space_before = false;
  bool capital = false;   ///< first letter is upper case
  bool all_caps = false;  ///< two letters or more and all upper case
};

/// Tokens [first, last) of Text::tokens. A bracketed teaser inside a sentence ("(Baca: ...)") lies
/// in its span but in none of its tokens.
struct Sentence {
  Span span;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  std::uint32_t paragraph = 0;
};

/// Sentences [first, last) of Text::sentences.
struct Paragraph {
  Span span;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  bool repeated = false;  ///< an earlier paragraph has the same words
};

/// "Kabul (ANTARA News) -": where it was filed, or only where the newsroom sits.
struct Dateline {
  Span span;                   ///< with brand and dash
  std::optional<Span> place;   ///< the city as written
  std::optional<Span> brand;   ///< the outlet as written
  std::optional<Span> agency;  ///< an agency named in it
  bool newsroom = false;       ///< a city that the outlet prints whatever happened where
};

/// A credit with where it stands.
struct Credit {
  record::CreditRole role;
  Span name;
};

/// What the page itself tells about its date: a year after a copyright mark, a date line.
struct DateClue {
  Span span;
  std::string basis;  ///< "copyright" or "header"
};

/// One report's text, taken apart. Views `source`, which must outlive it.
struct Text {
  std::string_view source;
  std::vector<Paragraph> paragraphs;
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<record::Furniture> furniture;  ///< sorted, not overlapping
  std::optional<Dateline> dateline;
  std::vector<Credit> credits;
  std::vector<DateClue> date_clues;
  std::string language;  ///< BCP 47 of the report; "und" when no known one (text/language.h)

  [[nodiscard]] std::string_view form(const Token& t) const { return t.span.in(source); }

  [[nodiscard]] std::string_view form(std::uint32_t token) const { return form(tokens[token]); }
};

/// Compiled once from a pack (tables `furniture`, `credits`, `agencies`, `datelines`, `page_words`,
/// `abbreviations`, `languages`); then immutable and shared between threads.
class Reader {
 public:
  explicit Reader(std::shared_ptr<const lang::Pack> pack);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// `source` is valid UTF-8. Never fails: a text with no report in it has no sentences.
  [[nodiscard]] Text read(std::string_view source) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace saksi::text
