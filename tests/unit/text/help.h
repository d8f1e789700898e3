// SPDX-License-Identifier: Apache-2.0
/// What the tests of the text stage share.
#pragma once

#include "lang/pack.h"
#include "text/text.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::text::testing {

inline std::shared_ptr<const lang::Pack> pack() {
  static const auto kPack = lang::Pack::built_in().value();
  return kPack;
}

inline Text read(std::string_view source) {
  static const Reader kReader(pack());
  return kReader.read(source);
}

/// The tokens with a blank between them.
inline std::string tokens(const Text& text, std::uint32_t first, std::uint32_t last) {
  std::string out;
  for (std::uint32_t i = first; i < last; ++i) {
    if (!out.empty()) out += ' ';
    out += text.form(i);
  }
  return out;
}

inline std::string tokens(std::string_view source) {
  const Text text = read(source);
  return tokens(text, 0, static_cast<std::uint32_t>(text.tokens.size()));
}

inline std::vector<std::string> sentences(std::string_view source) {
  const Text text = read(source);
  std::vector<std::string> out;
  for (const Sentence& s : text.sentences) out.emplace_back(s.span.in(source));
  return out;
}

/// The furniture of one kind, each stretch without the white space around it.
inline std::vector<std::string> furniture(std::string_view source, record::FurnitureKind kind) {
  std::vector<std::string> out;
  for (const auto& f : read(source).furniture) {
    if (f.kind == kind) out.emplace_back(f.span.in(source));
  }
  return out;
}

inline std::vector<std::string> paragraphs(std::string_view source) {
  const Text text = read(source);
  std::vector<std::string> out;
  for (const Paragraph& p : text.paragraphs) out.emplace_back(p.span.in(source));
  return out;
}

}  // namespace saksi::text::testing
