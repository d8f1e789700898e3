// SPDX-License-Identifier: Apache-2.0
/// What an answer says besides its body.
#pragma once

#include "serve/http.h"

#include <string>

namespace samples {

/// The value of the first header of that name, empty when there is none.
inline std::string header(const saksi::serve::Response& response, const std::string& name) {
  for (const auto& entry : response.headers) {
    if (entry.first == name) return entry.second;
  }
  return {};
}

}  // namespace samples
