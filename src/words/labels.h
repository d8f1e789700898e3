// SPDX-License-Identifier: Apache-2.0
/// The names of the enumerations in tables, prints and CoNLL-U.
#pragma once

#include "words/words.h"

#include <optional>
#include <string_view>

namespace saksi::words {

[[nodiscard]] std::string_view name(WordClass c);  ///< "noun", as in the tables
[[nodiscard]] std::string_view name(Voice v);
[[nodiscard]] std::string_view name(Clitic c);
[[nodiscard]] std::string_view name(NameKind k);
[[nodiscard]] std::string_view upos(WordClass c);  ///< "NOUN", as in Universal Dependencies

/// The class of "NOUN" and its like; other for what is none.
[[nodiscard]] WordClass class_of_upos(std::string_view wanted);

[[nodiscard]] std::optional<WordClass> word_class_of(std::string_view wanted);
[[nodiscard]] std::optional<Voice> voice_of(std::string_view wanted);
[[nodiscard]] std::optional<NameKind> name_kind_of(std::string_view wanted);

}  // namespace saksi::words
