// SPDX-License-Identifier: Apache-2.0
/// One request and its answer, no more. Internal to the module.
#pragma once

#include "fetch/fetch.h"
#include "fetch/url.h"

#include <map>

namespace saksi::fetch {

struct Answer {
  unsigned status = 0;
  std::string body;
  std::string location, content_type, etag, last_modified;
};

/// Asks one machine once: no redirects, no robots.txt. The address is looked up, checked and
/// connected to here, so that no second look-up can give another one.
[[nodiscard]] base::Result<Answer> request(const Url& url, const Validators& known,
                                           const Options& options);

}  // namespace saksi::fetch
