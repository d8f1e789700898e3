// SPDX-License-Identifier: Apache-2.0
#include "text/language.h"

#include "text/rules.h"

#include <algorithm>

namespace saksi::text {
namespace {

constexpr const char* kFile = "models/languages.bin";
constexpr std::uint32_t kEnoughWords = 20;  // below that, unknown words say nothing
constexpr std::uint32_t kKnownShare =
    25;  // one word in so many must be known, or it is another language
constexpr auto kToldByTable = static_cast<std::int32_t>(2 * kLeanUnit);
// A long text must lean more, the more words it has: what a report quotes is no language of its
// own.
constexpr std::uint32_t kLongText = 30;
constexpr std::int32_t kLeastOfWord = 6;

LanguageModel open_model(const lang::Pack& pack) {
  const auto bytes = pack.part(kFile);
  if (bytes.empty()) return {};
  auto model = LanguageModel::open(bytes, pack.is_built_in(kFile));
  return model ? std::move(*model) : LanguageModel();
}

/// A word of a text: its key in the model, its key in the table.
struct Word {
  std::uint32_t lean = 0;
  Key key = 0;
};

/// All words of the report's sentences, sorted by `lean`. A capital inside a sentence makes another
/// word of it: a name.
std::vector<Word> words_of(const Text& text) {
  std::vector<Word> out;
  out.reserve(text.tokens.size());
  for (const Sentence& sentence : text.sentences) {
    bool first = true;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = text.tokens[i];
      if (token.kind != TokenKind::word) continue;
      out.push_back({lean_key(text.form(token), token.capital && !first), token.key});
      first = false;
    }
  }
  std::sort(out.begin(), out.end(), [](const Word& a, const Word& b) { return a.lean < b.lean; });
  return out;
}

}  // namespace

Languages::Languages(const lang::Pack& pack)
    : own_(pack.language()),
      model_(open_model(pack)),
      others_(model_.languages().begin(), model_.languages().end()) {
  const auto& table = pack.table("languages");
  const auto word = table.column("word");
  const auto languages = table.column("languages");
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::uint32_t bits = 0;
    for (const auto name : lang::split_list(table.row(i)[languages])) bits |= bit_of(name);
    words_[lower_key(table.row(i)[word])] |= bits;
  }
}

std::uint32_t Languages::bit_of(std::string_view name) {
  if (name == own_) return 1;
  const auto it = std::find(others_.begin(), others_.end(), name);
  const auto index = static_cast<std::uint32_t>(it - others_.begin());
  if (it == others_.end() && others_.size() < kMostLanguages) others_.emplace_back(name);
  return index < kMostLanguages ? 2U << index : 0U;
}

/// A word of another language alone speaks for it, one of the pack's own against all that have it
/// not.
void Languages::add_table_points(std::uint32_t bits, Points& points) const {
  const bool own = (bits & 1U) != 0;
  for (std::size_t l = 0; l < others_.size(); ++l) {
    const bool other = (bits >> (l + 1) & 1U) != 0;
    if (other != own) points[l] += other ? kToldByTable : -kToldByTable;
  }
}

/// Every other language has it less often by far.
bool Languages::own_word(const Leans& leans) const {
  return !others_.empty() &&
         std::all_of(leans.begin(), leans.begin() + static_cast<std::ptrdiff_t>(others_.size()),
                     [](std::int8_t lean) { return lean <= -kLeanUnit; });
}

std::string_view Languages::of(const Text& text) const {
  const auto words = words_of(text);
  Points points{};
  std::uint32_t known = 0;
  std::uint32_t different = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto it = words_.find(words[i].key);
    const Leans leans = model_.leans(words[i].lean);
    known += it != words_.end() || own_word(leans) ? 1 : 0;
    if (i > 0 && words[i].lean == words[i - 1].lean) continue;
    ++different;
    if (it != words_.end()) add_table_points(it->second, points);
    for (std::size_t l = 0; l < leans.size(); ++l) points[l] += leans[l];
  }
  if (words.size() >= kEnoughWords && std::size_t{known} * kKnownShare < words.size()) return "und";
  const auto best = static_cast<std::size_t>(
      std::max_element(points.begin(),
                       points.begin() + static_cast<std::ptrdiff_t>(others_.size())) -
      points.begin());
  const std::int32_t least =
      different > kLongText ? static_cast<std::int32_t>(different - kLongText) * kLeastOfWord : 0;
  return !others_.empty() && points[best] > least ? std::string_view(others_[best])
                                                  : std::string_view(own_);
}

}  // namespace saksi::text
