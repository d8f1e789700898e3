// SPDX-License-Identifier: Apache-2.0
/// Feeds, sitemaps and lists of addresses into the database: their pages are fetched politely, and
/// what was fetched before and has not changed is not fetched again.
#pragma once

#include "archive/archive.h"
#include "fetch/fetch.h"

#include <string>
#include <vector>

namespace saksi::archive {

struct Web {
  std::vector<std::string> feeds;  ///< addresses of feeds, sitemaps and indexes of sitemaps
  std::vector<std::string> pages;  ///< addresses of pages
  /// A file that remembers what the sites said of each page's version; made when it is not there.
  /// It is written when all is in the database, so what a stopped run fetched is fetched again.
  std::string memory;
  std::size_t most_pages = 10'000;  ///< fetched in one run
  fetch::Options fetch;
};

/// The addresses of a list: one a line, empty lines and those that begin with # passed over.
/// Errors: not_found, permission, io.
[[nodiscard]] base::Result<std::vector<std::string>> read_url_list(const std::string& path);

/// Fetches and reads. A page becomes a document under its address (id and url); what it does not
/// say of itself (title, day) the feed says. A page or feed that cannot be had is a failure.
[[nodiscard]] Summary ingest_web(store::Store& store, const read::Reader& reader, const Web& web,
                                 const Options& options, Observer& observer,
                                 const std::atomic<bool>& stop);

}  // namespace saksi::archive
