// SPDX-License-Identifier: Apache-2.0
/// The JSON object that a write brings. As with parameters, what nobody asked for is an error.
#pragma once

#include "serve/view.h"

#include <optional>
#include <set>
#include <string>

namespace saksi::serve {

class Body {
 public:
  explicit Body(std::string_view text);

  [[nodiscard]] std::optional<std::string> text(const char* name);
  [[nodiscard]] std::string needed(const char* name);  ///< wrong when it is not there
  [[nodiscard]] std::optional<bool> yes_or_no(const char* name);
  [[nodiscard]] std::uint32_t number(const char* name);  ///< 0 when it is not there
  [[nodiscard]] const Json* any(const char* name);       ///< none when it is not there
  /// An object inside, read in the same way; wrong when it is there and no object.
  [[nodiscard]] std::optional<Body> object(const char* name);
  void wrong(const std::string& message);
  /// The first thing that was wrong, here.
  [[nodiscard]] base::Result<void> check() const;

 private:
  Body() = default;

  Json json_;
  std::set<std::string> used_;
  std::string wrong_;
};

}  // namespace saksi::serve
