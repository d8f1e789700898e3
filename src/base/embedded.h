// SPDX-License-Identifier: Apache-2.0
/// Files that the build put into the program (cmake/embed.cmake): language pack, gazetteer, page.
#pragma once

#include <cstddef>
#include <string_view>

namespace saksi::base {

/// One embedded file. The bytes live as long as the program and are mapped, not copied.
struct EmbeddedFile {
  const char* name;   ///< path below the embedded root, "/" separated
  const char* begin;  ///< first byte
  const char* end;    ///< one past the last byte

  [[nodiscard]] std::string_view bytes() const {
    return {begin, static_cast<std::size_t>(end - begin)};
  }
};

}  // namespace saksi::base
