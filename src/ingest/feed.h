// SPDX-License-Identifier: Apache-2.0
/// What a site announces: RSS, Atom, RDF (RSS 1.0) and sitemaps.
#pragma once

#include "base/error.h"
#include "ingest/ingest.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ingest {

struct FeedEntry {
  std::string url;  ///< of the page, as written; may be empty in a feed
  std::optional<std::string> title;
  std::optional<std::string> published;  ///< ISO 8601; nothing when it is missing or no date
  std::string html;                      ///< the whole article, or what stands for it; may be empty
  bool whole = false;                    ///< html is the article, not a teaser for it
};

struct Feed {
  std::optional<std::string> publisher;  ///< the feed's own title
  std::vector<FeedEntry> entries;
  std::vector<std::string> sitemaps;  ///< of an index of sitemaps: the addresses of these
};

/// Entities of other files are never opened and none that the file defines are put in.
/// Errors: invalid_field when it is no XML or neither feed nor sitemap. At most 50,000 entries
/// are taken, as sitemaps have them.
/// `encoding` is what the caller says of the bytes.
[[nodiscard]] base::Result<Feed> parse_feed(std::string_view xml,
                                            Encoding encoding = Encoding::detect);

}  // namespace saksi::ingest
