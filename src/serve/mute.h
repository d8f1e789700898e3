// SPDX-License-Identifier: Apache-2.0
/// Answers in which private persons' names are masked, for a screen that others see. What exports
/// cut and what is masked here is decided by the one implementation (export/redact.h).
#pragma once

#include "export/redact.h"
#include "lang/pack.h"
#include "serve/http.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace saksi::serve {

/// Safe to use from many threads. Loads the rules at the first question only.
class Muter {
 public:
  /// The store must outlive it.
  explicit Muter(const store::Store& store) : store_(store) {}

  /// The answer to `target`, of JSON, with a mask for every letter of such a name, in texts,
  /// titles, quotes, sources, victims, actors, reasons. Positions hold. What cannot be masked is
  /// not given: 500.
  /// Ids of reports give way to their aliases (exports::alias_of).
  [[nodiscard]] Response mute(const Target& target, Response response);
  /// The same question with the ids of reports where it has their aliases, in the address, in
  /// parameters and in a body of JSON. An alias that is no report's stays.
  void resolve(Target& target, Request& request);

 private:
  [[nodiscard]] const exports::PrivacyRules* rules();
  [[nodiscard]] std::optional<std::string> report_of(const std::string& alias);

  const store::Store& store_;
  std::mutex mutex_;
  std::shared_ptr<const lang::Pack> pack_;
  std::unique_ptr<exports::PrivacyRules> rules_;
  std::unordered_map<std::string, std::string> ids_;  // by alias; made when one is asked for
  std::int64_t last_ = 0;                             // the last document in it
};

}  // namespace saksi::serve
