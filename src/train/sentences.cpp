// SPDX-License-Identifier: Apache-2.0
#include "train/sentences.h"

#include "base/utf8.h"

#include <algorithm>

namespace saksi::train {
namespace {

text::TokenKind kind_of(std::string_view form) {
  bool letter = false;
  bool digit = false;
  for (std::size_t at = 0; at < form.size();) {
    const auto c = base::code_point_at(form, at);
    letter |= base::is_letter(c.value);
    digit |= base::is_digit(c.value);
    at += c.size;
  }
  if (letter) return text::TokenKind::word;
  return digit ? text::TokenKind::number : text::TokenKind::punctuation;
}

text::Token token_of(std::string_view form, std::uint32_t begin) {
  text::Token t;
  t.span = {begin, begin + static_cast<std::uint32_t>(form.size())};
  t.key = base::key_of(base::lower(form));
  t.kind = kind_of(form);
  t.space_before = begin > 0;
  t.capital = base::is_upper(base::code_point_at(form, 0).value);
  const bool small = base::lower(form) == form;
  const bool has_small =
      std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  t.all_caps = t.capital && !small && !has_small && base::count_code_points(form) > 1;
  return t;
}

}  // namespace

std::string source_of(const Sentence& sentence) {
  std::string out;
  for (const Token& t : sentence) {
    if (!out.empty()) out += ' ';
    out += t.form;
  }
  return out;
}

text::Text text_of(const Sentence& sentence, std::string_view source) {
  text::Text text;
  text.source = source;
  std::uint32_t at = 0;
  for (const Token& t : sentence) {
    text.tokens.push_back(token_of(t.form, at));
    at = text.tokens.back().span.end + 1;
  }
  const auto tokens = static_cast<std::uint32_t>(text.tokens.size());
  const auto bytes = static_cast<std::uint32_t>(source.size());
  text.sentences.push_back({{0, bytes}, 0, tokens, 0});
  text.paragraphs.push_back({{0, bytes}, 0, 1, false});
  return text;
}

std::vector<words::Atoms> atoms_of(const Sentence& sentence, const words::Lexicon& lexicon) {
  const std::string source = source_of(sentence);
  return lexicon.read(text_of(sentence, source)).atoms;
}

}  // namespace saksi::train
