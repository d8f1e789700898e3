// SPDX-License-Identifier: Apache-2.0
/// Tokens of one stretch of text, and its sentences. Internal to the module.
#pragma once

#include "text/rules.h"
#include "text/text.h"

#include <span>
#include <string_view>
#include <vector>

namespace saksi::text {

/// Appends the tokens of `range`, leaving out `holes` (sorted furniture inside it).
void tokenise(const Tables& tables, std::string_view source, Span range,
              std::span<const Span> holes, std::vector<Token>& out);

/// Appends the sentences of one paragraph, whose tokens are [first, tokens.size()).
void split_sentences(std::string_view source, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t paragraph, std::vector<Sentence>& out);

}  // namespace saksi::text
