// SPDX-License-Identifier: Apache-2.0
/// What can be read under /api/v1, as docs/api.md describes it.
#pragma once

#include "serve/http.h"
#include "serve/why.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace saksi::serve {

/// Answers requests from a store. Safe to use from many threads.
class Api {
 public:
  /// `database` is the name that status shows. The store must outlive it.
  Api(store::Store& store, store::Program program, std::string database);

  /// `target.segments` without "api", "v1". `address` is the target as sent: lists are remembered
  /// under it as long as nobody writes.
  [[nodiscard]] Response get(const Target& target, const std::string& address);

 private:
  [[nodiscard]] base::Result<std::string> answer(const Target& target);
  [[nodiscard]] base::Result<std::string> status() const;

  store::Store& store_;
  Explainer explainer_;
  const store::Program program_;
  const std::string database_;

  /// Answers to lists at one version of the database.
  struct Memory {
    std::mutex mutex;
    std::int64_t version = -1;
    std::size_t bytes = 0;
    std::map<std::string, std::string> answers;
  };

  [[nodiscard]] std::optional<std::string> remembered(const std::string& address,
                                                      std::int64_t version);
  void remember(const std::string& address, std::int64_t version, const std::string& answer);

  Memory memory_;
};

}  // namespace saksi::serve
