// SPDX-License-Identifier: Apache-2.0
/// The tag sets of the corpora, mapped to our word classes.
#pragma once

#include "words/words.h"

#include <optional>
#include <string_view>

namespace saksi::train {

/// The class of a tag of Universal Dependencies or ICON; nothing for a tag that says none.
[[nodiscard]] std::optional<words::WordClass> class_of(std::string_view tag);

}  // namespace saksi::train
