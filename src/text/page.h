// SPDX-License-Identifier: Apache-2.0
/// Tells the report from the rest of its page. Internal to the module.
#pragma once

#include "text/rules.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace saksi::text {

/// A paragraph of the report: its bytes, and the bracketed furniture inside it.
struct Piece {
  Span span;
  std::vector<Span> holes;
};

/// What of the page is the report, and everything that Text says about the rest.
struct Page {
  std::vector<Piece> pieces;
  std::vector<record::Furniture> furniture;  ///< sorted, not overlapping
  std::optional<Dateline> dateline;
  std::vector<Credit> credits;
  std::vector<DateClue> date_clues;
};

[[nodiscard]] Page read_page(const Tables& tables, std::string_view source);

}  // namespace saksi::text
