// SPDX-License-Identifier: Apache-2.0
/// The names of the enumerations in tables, prints and CoNLL-U.
#pragma once

#include "words/words.h"

#include <optional>
#include <string_view>

namespace saksi::words {

[[nodiscard]] std::string_view name(WordClass word_class);  ///< "noun", as in the tables
[[nodiscard]] std::string_view name(Voice voice);
[[nodiscard]] std::string_view name(Clitic clitic);
[[nodiscard]] std::string_view name(NameKind kind);
[[nodiscard]] std::string_view upos(
    WordClass word_class);  ///< "NOUN", as in Universal Dependencies

/// The class of "NOUN" and its like; other for what is none.
[[nodiscard]] WordClass class_of_upos(std::string_view upos);

[[nodiscard]] std::optional<WordClass> word_class_of(std::string_view name);
[[nodiscard]] std::optional<Voice> voice_of(std::string_view name);
[[nodiscard]] std::optional<NameKind> name_kind_of(std::string_view name);

}  // namespace saksi::words
