// SPDX-License-Identifier: Apache-2.0
// A text::Text made by hand, so that words are tested alone: words, numbers and marks cut at blanks
// and punctuation; a sentence ends after a full stop before a blank.
#pragma once

#include "base/utf8.h"
#include "text/text.h"

#include <string_view>

namespace saksi::test {

inline bool is_mark(char c) {
  return std::string_view(".,:;!?\"()").find(c) != std::string_view::npos;
}

inline void add_token(text::Text& text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view form = text.source.substr(begin, end - begin);
  text::Token t;
  t.span = {begin, end};
  const std::string low = base::lower(form);
  t.key = base::key_of(low);
  t.kind = is_mark(form[0])                                      ? text::TokenKind::punctuation
           : base::is_digit(static_cast<unsigned char>(form[0])) ? text::TokenKind::number
                                                                 : text::TokenKind::word;
  t.capital = base::is_upper(base::code_point_at(form, 0).value);
  t.all_caps = t.capital && form.size() > 1 && base::is_upper(base::code_point_at(form, 1).value);
  t.space_before = begin > 0 && text.source[begin - 1] == ' ';
  text.tokens.push_back(t);
}

inline text::Text make_text(std::string_view source) {
  text::Text text;
  text.source = source;
  text.sentences.push_back({});
  for (std::uint32_t at = 0; at < source.size();) {
    if (source[at] == ' ') {
      ++at;
      continue;
    }
    std::uint32_t end = at + 1;
    if (!is_mark(source[at])) {
      while (end < source.size() && source[end] != ' ' && !is_mark(source[end])) ++end;
    }
    add_token(text, at, end);
    const bool stop = source[at] == '.' && end < source.size() && source[end] == ' ';
    text.sentences.back().last = static_cast<std::uint32_t>(text.tokens.size());
    if (stop)
      text.sentences.push_back({{}, text.sentences.back().last, text.sentences.back().last, 0});
    at = end;
  }
  text.paragraphs.push_back({{0, static_cast<std::uint32_t>(source.size())},
                             0,
                             static_cast<std::uint32_t>(text.sentences.size()),
                             false});
  return text;
}

}  // namespace saksi::test
