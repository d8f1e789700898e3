// SPDX-License-Identifier: Apache-2.0
#include "text/page.h"
#include "text/rules.h"
#include "text/text.h"
#include "text/tokens.h"

#include <unordered_set>

namespace saksi::text {
namespace {

constexpr std::uint32_t kRepeatedFrom = 5;  // tokens; shorter paragraphs may well recur

Key words_key(const Text& text, std::uint32_t first) {
  Key key = 0xCBF29CE484222325ULL;
  for (std::size_t i = first; i < text.tokens.size(); ++i) {
    key = (key ^ text.tokens[i].key) * 0x100000001B3ULL;
  }
  return key;
}

class Builder {
 public:
  Builder(const Tables& tables, Text& text) : tables_(tables), text_(text) {}

  void paragraph(const Piece& piece) {
    const auto first = static_cast<std::uint32_t>(text_.tokens.size());
    const auto sentence = static_cast<std::uint32_t>(text_.sentences.size());
    const auto number = static_cast<std::uint32_t>(text_.paragraphs.size());
    tokenise(tables_, text_.source, piece.span, piece.holes, text_.tokens);
    if (text_.tokens.size() == first) return;
    split_sentences(text_.source, text_.tokens, first, number, text_.sentences);
    const auto end = static_cast<std::uint32_t>(text_.sentences.size());
    text_.paragraphs.push_back({piece.span, sentence, end, repeated(first)});
  }

 private:
  const Tables& tables_;
  Text& text_;
  std::unordered_set<Key> seen_;

  bool repeated(std::uint32_t first) {
    if (text_.tokens.size() - first < kRepeatedFrom) return false;
    return !seen_.insert(words_key(text_, first)).second;
  }
};

}  // namespace

Reader::Reader(std::shared_ptr<const lang::Pack> pack)
    : rules_(std::make_unique<const Rules>(std::move(pack))) {}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Text Reader::read(std::string_view source) const {
  constexpr std::size_t kBytesPerToken = 6;
  Page page = read_page(rules_->tables, source);
  Text text;
  text.source = source;
  text.tokens.reserve(source.size() / kBytesPerToken + 8);
  Builder builder(rules_->tables, text);
  for (const Piece& piece : page.pieces) builder.paragraph(piece);
  text.furniture = std::move(page.furniture);
  text.dateline = page.dateline;
  text.credits = std::move(page.credits);
  text.date_clues = std::move(page.date_clues);
  text.language = rules_->languages.of(text);
  return text;
}

}  // namespace saksi::text
