// SPDX-License-Identifier: Apache-2.0
/// Addresses on the web, and which machines may be asked.
#pragma once

#include "base/error.h"

#include <string>
#include <string_view>

namespace saksi::fetch {

struct Url {
  std::string scheme;  ///< "http" or "https"
  std::string host;    ///< lower case; an IPv6 address without its brackets
  std::string port;    ///< always there: "80", "443" or what was written
  std::string target;  ///< path and query, begins with "/"; no fragment

  /// As it is asked for: without fragment and usual port.
  [[nodiscard]] std::string text() const;
  /// scheme://host:port, which politeness counts by.
  [[nodiscard]] std::string site() const;
};

/// Errors: invalid_argument for what is no http or https address, has a user in it, or holds
/// control characters or blanks.
[[nodiscard]] base::Result<Url> parse_url(std::string_view text);
/// What `reference` means on the page `from`: a whole address, "//host/x", "/x", "?x" or "x".
[[nodiscard]] base::Result<Url> resolve(const Url& from, std::string_view reference);
/// Whether a numeric IPv4 or IPv6 address belongs to nobody's public network: loopback, private,
/// link-local, shared, multicast, reserved, or one of these written as IPv6. What is no address
/// counts as private.
[[nodiscard]] bool is_private(std::string_view address);

}  // namespace saksi::fetch
