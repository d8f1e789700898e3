// SPDX-License-Identifier: Apache-2.0
/// Which names are one name in several spellings. Who knows a language says so (read/spellings.h),
/// who keeps names asks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::base {

/// Safe to use from many threads.
class Spelling {
 public:
  /// A name made ready to be compared.
  struct Name {
    std::string plain;       ///< base::fold of it
    std::string key;         ///< equal for many spellings of one name
    std::uint32_t mark = 0;  ///< what tells most different names apart before they are compared
  };

  Spelling() = default;
  virtual ~Spelling() = default;
  Spelling(const Spelling&) = delete;
  Spelling& operator=(const Spelling&) = delete;

  [[nodiscard]] virtual Name of(std::string_view name) const = 0;
  /// The same name, as far as letters and what is known of either tell.
  [[nodiscard]] virtual bool same(const Name& a, const Name& b) const = 0;
  /// What else goes by the name, in whatever letters: other names of the place or actor.
  [[nodiscard]] virtual std::vector<std::string> others(const Name& name) const = 0;
};

}  // namespace saksi::base
