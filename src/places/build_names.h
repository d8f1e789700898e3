// SPDX-License-Identifier: Apache-2.0
/// Names as the sources of the gazetteer write them: without their type words, or not at all.
#pragma once

#include "base/error.h"
#include "lang/table.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

/// "a|b" -> a, b; empty ones left out.
[[nodiscard]] std::vector<std::string> split(std::string_view s, char mark);

/// A name in the Latin script that a report could print.
[[nodiscard]] bool usable(std::string_view name);

/// Takes words like "province" off the ends of a name.
class TypeWords {
 public:
  /// A table of them, one a line below the header "word". Errors: not_found, damaged.
  base::Result<void> read(const std::string& path);
  /// The pack's words for provinces, districts and subdistricts.
  void add(const lang::Table& place_types);

  /// The name without its type word; the name itself when nothing would be left.
  [[nodiscard]] std::string strip(const std::string& name) const;

 private:
  std::vector<std::string> words_;  ///< folded, the longest first

  void sort();
};

}  // namespace saksi::places
