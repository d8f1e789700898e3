// SPDX-License-Identifier: Apache-2.0
/// The page's files: those that the build embedded, or a folder while the page is being developed.
#pragma once

#include "serve/http.h"

#include <map>
#include <string>
#include <string_view>

namespace saksi::serve {

class Pages {
 public:
  /// The embedded files, or those below `directory` when it is not empty.
  explicit Pages(std::string directory);

  /// The file of this path; index.html for "/" and for addresses of the page's own routes (no "."
  /// in the last segment). 404 otherwise. A path that leads out of the folder is never followed.
  [[nodiscard]] Response get(const Target& target) const;

 private:
  [[nodiscard]] std::optional<std::string> find(const std::string& name) const;
  [[nodiscard]] std::optional<std::string> from_disk(const std::string& name) const;

  std::string directory_;
  std::map<std::string, std::string_view, std::less<>> embedded_;
};

}  // namespace saksi::serve
