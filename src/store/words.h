// SPDX-License-Identifier: Apache-2.0
/// What a user types -> a query of the full-text index that can only mean those words.
#pragma once

#include "store/sqlite.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// Every word of `words`, all of which must be found; words between double quotes must follow each
/// other. No operator, column name or wildcard gets through. Empty when there is no word in it.
[[nodiscard]] std::string match_of(std::string_view words);

/// The names that are the same as some words, as reports write them.
using Spellings = std::function<std::vector<std::string>(std::string_view words)>;

/// The same, where each word may also be part of a name that stands there in another spelling;
/// equal to the other one when no word is.
[[nodiscard]] std::string match_of(std::string_view words, const Spellings& spellings);

/// The documents that hold all words of a filter, by document number.
struct Matches {
  std::vector<bool> documents;
  std::size_t count = 0;
  bool asked = false;  ///< false: no words were given, all documents are in

  [[nodiscard]] const std::vector<bool>* given() const { return asked ? &documents : nullptr; }
};

/// Those that `match`, a query of the index, finds; all when it is empty.
[[nodiscard]] Matches documents_with(Connection& db, std::string_view match);
/// The same, where it is not.
[[nodiscard]] Matches matching_documents(Connection& db, std::string_view match);

}  // namespace saksi::store
