// SPDX-License-Identifier: Apache-2.0
/// Exports asked for by the page: the same as `saksi export`, as one archive (docs/api.md).
#pragma once

#include "serve/guard.h"
#include "serve/http.h"
#include "store/store.h"

#include <memory>
#include <mutex>
#include <string>

namespace saksi::serve {

/// Safe to use from many threads; makes one export at a time.
class Exporter {
 public:
  /// `database`: the file's path.
  Exporter(std::string database, store::Program program,
           std::shared_ptr<const base::Spelling> spelling)
      : database_(std::move(database)),
        program_(std::move(program)),
        spelling_(std::move(spelling)) {}

  /// What can be asked for.
  [[nodiscard]] static Response offer(const Caller& caller);
  /// The export as a file, or with "preview" the names that would leave.
  [[nodiscard]] Response run(const Request& request, const Caller& caller);

 private:
  std::string database_;
  store::Program program_;
  std::shared_ptr<const base::Spelling> spelling_;
  std::mutex one_;
};

}  // namespace saksi::serve
