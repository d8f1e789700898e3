// SPDX-License-Identifier: Apache-2.0
/// Pages from the web, asked for politely: robots.txt is obeyed, each site is asked one thing at a
/// time with a pause between, what has not changed is not sent again, and everything is bounded.
#pragma once

#include "base/error.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace saksi::fetch {

struct Options {
  std::string agent = "saksi";  ///< the product name, which robots.txt may name
  std::string version = "0";
  std::uint64_t max_bytes = 16ULL << 20U;     ///< of a page; larger ones are refused
  std::chrono::milliseconds timeout{20'000};  ///< for one page, all of it
  std::chrono::milliseconds pause{1'000};     ///< between two requests to one site
  int redirects = 5;                          ///< that are followed
  bool allow_private = false;                 ///< also machines of private networks
};

/// What a site said of a page's version; sent back, it saves sending the page again.
struct Validators {
  std::string etag;
  std::string last_modified;
};

struct Page {
  std::string url;   ///< where it was in the end, redirects followed
  std::string body;  ///< empty when unchanged
  std::string content_type;
  Validators validators;
  bool unchanged = false;  ///< the version that the validators name is the present one
};

/// Asks sites one after the other; remembers their robots.txt and when each was asked. Use by one
/// thread at a time.
class Fetcher {
 public:
  explicit Fetcher(Options options);
  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  ~Fetcher();

  /// Errors: invalid_argument (no http address), forbidden (robots.txt, or a private address),
  /// not_found (404, 410, no such host), too_large, io (everything else, with its reason).
  [[nodiscard]] base::Result<Page> get(std::string_view url, const Validators& known = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::fetch
