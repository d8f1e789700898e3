// SPDX-License-Identifier: Apache-2.0
/// What holds for every text whatever: used by the unit test and by the fuzzer.
#pragma once

#include "text/text.h"

#include <string_view>

namespace saksi::text::testing {

inline bool starts_code_point(std::string_view source, std::uint32_t at) {
  return at >= source.size() || (static_cast<unsigned char>(source[at]) & 0xC0U) != 0x80U;
}

inline bool sound(std::string_view source, Span span) {
  return span.begin < span.end && span.end <= source.size() &&
         starts_code_point(source, span.begin) && starts_code_point(source, span.end);
}

/// What is wrong with the text, or nullptr.
inline const char* fault(const Text& text) {
  const auto source = text.source;
  std::uint32_t at = 0;
  for (const auto& f : text.furniture) {
    if (!sound(source, f.span)) return "furniture outside the text";
    if (f.span.begin < at) return "furniture overlaps";
    at = f.span.end;
  }
  at = 0;
  std::size_t f = 0;
  for (const Token& token : text.tokens) {
    if (!sound(source, token.span)) return "token outside the text";
    if (token.span.begin < at) return "tokens overlap";
    at = token.span.end;
    while (f < text.furniture.size() && text.furniture[f].span.end <= token.span.begin) ++f;
    if (f < text.furniture.size() && text.furniture[f].span.overlaps(token.span))
      return "token in furniture";
  }
  std::uint32_t sentence = 0;
  for (const Paragraph& p : text.paragraphs) {
    if (!sound(source, p.span) || p.first != sentence || p.last <= p.first) return "paragraph";
    sentence = p.last;
  }
  if (sentence != text.sentences.size()) return "sentences outside paragraphs";
  std::uint32_t token = 0;
  for (const Sentence& s : text.sentences) {
    if (!sound(source, s.span) || s.first != token || s.last <= s.first) return "sentence";
    if (s.span.begin != text.tokens[s.first].span.begin) return "sentence begins";
    if (s.span.end != text.tokens[s.last - 1].span.end) return "sentence ends";
    if (!text.paragraphs[s.paragraph].span.contains(s.span))
      return "sentence outside its paragraph";
    token = s.last;
  }
  return token == text.tokens.size() ? nullptr : "tokens outside sentences";
}

/// A letter or digit (of ASCII) that is in no token and in no furniture: report that was lost.
inline const char* lost(const Text& text) {
  std::vector<char> held(text.source.size(), 0);
  const auto hold = [&](Span s) { std::fill(held.begin() + s.begin, held.begin() + s.end, 1); };
  for (const Token& t : text.tokens) hold(t.span);
  for (const auto& f : text.furniture) hold(f.span);
  for (std::size_t i = 0; i < held.size(); ++i) {
    const char c = text.source[i];
    const bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (alnum && held[i] == 0) return "a letter is neither report nor furniture";
  }
  return nullptr;
}

}  // namespace saksi::text::testing
