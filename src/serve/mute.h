// SPDX-License-Identifier: Apache-2.0
/// Answers in which private persons' names are masked, for a screen that others see. What exports
/// cut and what is masked here is decided by the one implementation (export/redact.h).
#pragma once

#include "export/redact.h"
#include "lang/pack.h"
#include "serve/http.h"
#include "store/store.h"

#include <memory>
#include <mutex>

namespace saksi::serve {

/// Safe to use from many threads. Loads the rules at the first question only.
class Muter {
 public:
  /// The store must outlive it.
  explicit Muter(const store::Store& store) : store_(store) {}

  /// The answer to `target`, of JSON, with a mask for every letter of such a name, in texts,
  /// titles, quotes, sources, victims, actors, reasons. Positions hold. What cannot be masked is
  /// not given: 500.
  [[nodiscard]] Response mute(const Target& target, Response response);

 private:
  [[nodiscard]] const exports::PrivacyRules* rules();

  const store::Store& store_;
  std::mutex mutex_;
  std::shared_ptr<const lang::Pack> pack_;
  std::unique_ptr<exports::PrivacyRules> rules_;
};

}  // namespace saksi::serve
