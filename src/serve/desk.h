// SPDX-License-Identifier: Apache-2.0
/// What people do under /api/v1: decide, review, sign in, look after people (docs/api.md).
#pragma once

#include "serve/guard.h"
#include "serve/http.h"
#include "store/store.h"

#include <optional>

namespace saksi::serve {

/// Answers requests of a person whom the guard let in. Safe to use from many threads.
class Desk {
 public:
  /// Both must outlive it.
  Desk(store::Store& store, Guard& guard) : store_(store), guard_(guard) {}

  /// `target.segments` without "api", "v1". Nothing for addresses that are not its own.
  [[nodiscard]] std::optional<Response> get(const Target& target, const Caller& caller);
  [[nodiscard]] Response write(const Request& request, const Target& target, const Caller& caller);
  /// POST session, which needs nobody to be signed in.
  [[nodiscard]] Response begin_session(const Request& request);

 private:
  store::Store& store_;
  Guard& guard_;
};

}  // namespace saksi::serve
