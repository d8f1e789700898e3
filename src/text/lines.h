// SPDX-License-Identifier: Apache-2.0
/// Lines of a page and what their shape tells. Internal to the module.
#pragma once

#include "text/rules.h"
#include "text/text.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace saksi::text {

/// One line that is not blank, without the white space around it.
struct Line {
  Span span;
  bool prose = false;  ///< reads like the report: ends like a sentence, or is long
  bool furniture = false;
};

[[nodiscard]] std::vector<Line> split_lines(std::string_view source);

/// Ends like a sentence; quotation marks and a short bracket behind the full stop do not count.
[[nodiscard]] bool ends_like_sentence(std::string_view line);
[[nodiscard]] std::uint32_t count_words(std::string_view line);
/// Most of its longer words have a capital, as in a headline.
[[nodiscard]] bool title_case(std::string_view line);
/// Past bullets, bold marks and white space.
[[nodiscard]] std::uint32_t skip_bullet(std::string_view source, Span line);

/// Where a new paragraph was glued on: a capital right behind a small letter ("TerlukaPolisi") or
/// behind a full stop ("Bira.Polisi") between `at` and `end`; `end` when there is none.
[[nodiscard]] std::uint32_t glued_paragraph(const Tables& tables, std::string_view source,
                                            std::uint32_t at, std::uint32_t end);
/// The first full stop, question or exclamation mark that a new sentence follows, else `end`.
[[nodiscard]] std::uint32_t first_sentence_end(std::string_view source, std::uint32_t at,
                                               std::uint32_t end);

/// Where a teaser that lost its line ends: where a paragraph is glued on, where the capitals of its
/// title end, else with its sentence.
[[nodiscard]] std::uint32_t teaser_end(const Tables& tables, std::string_view source,
                                       std::uint32_t at, std::uint32_t end);

/// The full date in a line of author and date ("Senin, 21/01/2019 19:07 WIB"), or an empty span.
[[nodiscard]] Span header_date(const Tables& tables, std::string_view source, Span line);

}  // namespace saksi::text
