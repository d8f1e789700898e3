// SPDX-License-Identifier: Apache-2.0
/// The JSON interface under /api/v1, as docs/api.md describes it.
#pragma once

#include "serve/http.h"
#include "store/store.h"

#include <string>
#include <vector>

namespace saksi::serve {

/// Answers requests from a store. Safe to use from many threads.
class Api {
 public:
  /// `database` is the name that status shows. The store must outlive it.
  Api(const store::Store& store, store::Program program, std::string database);

  /// `target.segments` without "api", "v1".
  [[nodiscard]] Response get(const Target& target) const;

 private:
  [[nodiscard]] base::Result<std::string> answer(const Target& target) const;
  [[nodiscard]] base::Result<std::string> status() const;

  const store::Store& store_;
  const store::Program program_;
  const std::string database_;
};

}  // namespace saksi::serve
