// SPDX-License-Identifier: Apache-2.0
/// Which language a text is in, told by its words: by the small ones that the pack's table knows,
/// and by how much each of all others leans to another language (language_model.h).
#pragma once

#include "lang/pack.h"
#include "text/language_model.h"
#include "text/text.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::text {

/// Compiled once from the pack's table `languages` and its part `models/languages.bin`; immutable.
class Languages {
 public:
  explicit Languages(const lang::Pack& pack);

  /// BCP 47 of the text's language; "und" for one that the table does not know. The pack's own
  /// language when the words do not tell, as in a headline: only evidence speaks against it.
  [[nodiscard]] std::string_view of(const Text& text) const;

 private:
  using Points = std::array<std::int32_t, kMostLanguages>;

  std::string own_;
  LanguageModel model_;
  std::vector<std::string> others_;               ///< as the model has them, then the table's
  std::unordered_map<Key, std::uint32_t> words_;  ///< bits: 1 the pack's own, then the others

  std::uint32_t bit_of(std::string_view name);
  void add_table_points(std::uint32_t bits, Points& points) const;
  [[nodiscard]] bool own_word(const Leans& leans) const;
};

}  // namespace saksi::text
