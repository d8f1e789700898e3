// SPDX-License-Identifier: Apache-2.0
/// Why a report's record says what it says: the report read once more, this time with reasons.
#pragma once

#include "read/read.h"
#include "store/store.h"

#include <mutex>
#include <optional>
#include <string>

namespace saksi::serve {

/// Safe to use from many threads. Loads what reading needs at the first question only.
class Explainer {
 public:
  /// The store must outlive it.
  explicit Explainer(store::Store& store) : store_(store) {}

  /// `{items: {"c1": [reason]}, report: [reason], changed: [id]}` as docs/api.md has it. Items that
  /// this program reads differently than the record stands in `changed`, without reasons.
  /// Errors: not_found, those of the store and of the language pack.
  [[nodiscard]] base::Result<std::string> why(const std::string& report);

 private:
  [[nodiscard]] base::Result<const read::Reader*> reader();

  store::Store& store_;
  std::mutex mutex_;
  std::optional<read::Reader> reader_;
};

}  // namespace saksi::serve
