// SPDX-License-Identifier: Apache-2.0
/// Which documents are one article: its pages (`?page=2`, `/slug/2`), its AMP and mobile forms, its
/// later versions. Each stays a document of its own; what they tell, one house tells.
#pragma once

#include "ledger/linked_event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

/// The address without what tells one page or form of an article from another: scheme, "www.",
/// "m.", "amp.", a part "amp", numbers of pages, where a reader came from. Nothing when it names no
/// article but a site or a section: those stand in many reports' metadata.
[[nodiscard]] std::optional<std::string> article_address(std::string_view url);

/// For each member the first member that has the same text as far as origins go: of one family of
/// copies, or of one article.
[[nodiscard]] std::vector<std::uint32_t> same_text(const std::vector<Told>& members);
/// For each member the first one of another document that is the same article; itself for the first
/// or a lonely one.
[[nodiscard]] std::vector<std::uint32_t> same_article(const std::vector<Told>& members);

}  // namespace saksi::ledger
