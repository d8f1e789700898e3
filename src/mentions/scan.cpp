// SPDX-License-Identifier: Apache-2.0
#include "mentions/scan.h"

#include <algorithm>

namespace saksi::mentions {

std::optional<PhraseKind> Scan::kind(std::uint32_t at) const {
  const auto found = match(lexicon_.phrases, at);
  if (!found) return std::nullopt;
  return static_cast<PhraseKind>(found.value);
}

std::string Scan::wording(Stretch s) const {
  std::string out(form(s));
  for (std::uint32_t i = s.last; i-- > s.first + 1;) {
    const bool words =
        token(i).kind == text::TokenKind::word && token(i - 1).kind == text::TokenKind::word;
    if (words && !token(i).space_before && token(i - 1).span.end == token(i).span.begin)
      out.insert(token(i).span.begin - span(s).begin, 1, ' ');
  }
  return out;
}

bool Scan::quote_mark(std::uint32_t i) const {
  if (!punctuation(i)) return false;
  const auto f = form(i);
  return f == "\"" || f == "\u201C" || f == "\u201D" || f == "''" || f == "\u00AB" || f == "\u00BB";
}

bool Scan::name_like(std::uint32_t i) const {
  const auto& t = token(i);
  if (t.kind != text::TokenKind::word || !t.capital) return false;
  if (sentence_of(i).first != i && !quote_mark(i - 1)) return true;
  const auto& w = words_.words[i];
  return w.name || w.word_class == words::WordClass::proper;
}

/// "al-Hasani", "el-Amin": a particle and a name in one word.
bool Scan::joined_particle(std::uint32_t i) const {
  const auto f = form(i);
  const auto hyphen = f.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen > 3 || hyphen + 1 >= f.size()) {
    return false;
  }
  return f[hyphen + 1] >= 'A' && f[hyphen + 1] <= 'Z';
}

Stretch Scan::name_run(std::uint32_t at, std::uint32_t limit) const {
  std::uint32_t end = at;
  while (end < limit) {
    if (name_like(end) || joined_particle(end)) {
      ++end;
    } else if (end > at && end + 1 < limit && is(end, PhraseKind::particle) && name_like(end + 1)) {
      end += 2;
    } else {
      break;
    }
  }
  return {at, end};
}

const text::Sentence& Scan::sentence_of(std::uint32_t token) const {
  const auto& all = words_.text.sentences;
  const auto it = std::upper_bound(all.begin(), all.end(), token,
                                   [](std::uint32_t t, const auto& s) { return t < s.last; });
  return it == all.end() ? all.back() : *it;
}

bool Scan::capitals_agree(Stretch at, bool all_caps) const {
  if (!token(at.first).capital) return false;
  if (!all_caps || at.last - at.first > 1) return true;
  const auto f = form(at.first);
  return std::none_of(f.begin(), f.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace saksi::mentions
