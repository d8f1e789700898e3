// SPDX-License-Identifier: Apache-2.0
/// Who may ask: the Host check against DNS rebinding, the token, the limit on guessing it.
#pragma once

#include "serve/http.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace saksi::serve {

class Guard {
 public:
  /// `token` empty: none is asked for. `names`: host names that this server may be called by,
  /// beside IP addresses and "localhost".
  Guard(std::string token, std::vector<std::string> names);

  /// The refusal, or nothing when the request may go on. Safe to call from many threads.
  [[nodiscard]] std::optional<Response> refuse(const Request& request, const Target& target);

 private:
  /// Wrong tokens of one address in the current minute.
  struct Guesses {
    std::chrono::steady_clock::time_point since;
    int count = 0;
  };

  [[nodiscard]] bool named_rightly(const std::string& host) const;
  [[nodiscard]] bool allowed(const Request& request) const;
  [[nodiscard]] Response signed_in(const Request& request) const;
  [[nodiscard]] Response wrong_token(const Request& request);
  [[nodiscard]] bool guesses_too_much(const std::string& peer);

  std::string token_hash_;  // empty: no token
  std::string session_;     // the cookie's value, which is not the token
  std::vector<std::string> names_;
  std::mutex mutex_;
  std::map<std::string, Guesses> guesses_;
};

/// The fields that every answer carries: a strict content security policy and its companions.
void add_security_headers(Response& response);

}  // namespace saksi::serve
