// SPDX-License-Identifier: Apache-2.0
/// Who may ask and who may write: the Host check against DNS rebinding, tokens and sessions, the
/// limit on guessing, and what keeps other sites from writing in somebody's name.
#pragma once

#include "serve/http.h"
#include "store/people.h"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace saksi::serve {

/// Who asks.
struct Caller {
  enum class By : std::uint8_t { nobody, local, shared_token, token, session };

  By by = By::nobody;
  std::string name;  ///< empty for nobody
  store::Role role = store::Role::reader;
  std::string csrf;     ///< what a write has to show; empty: nothing (a token of its own)
  std::string expires;  ///< of the session
};

class Guard {
 public:
  struct Options {
    std::string token;               ///< one that all share and that lets read; empty: none
    std::vector<std::string> names;  ///< host names beside IP addresses and "localhost"
    std::string local;     ///< name of whoever asks from this machine; empty: nobody is trusted
    bool sign_in = false;  ///< without a token or session nothing is shown
  };

  /// The store must outlive it.
  Guard(Options options, store::Store& store);

  /// The refusal of a request that calls this server by another name.
  [[nodiscard]] std::optional<Response> refuse_name(const Request& request) const;
  /// "/?token=...": the cookie and the address without it, or the refusal. Nothing without a token.
  [[nodiscard]] std::optional<Response> sign_in_by_address(const Request& request,
                                                           const Target& target);
  /// Signs in with a token: the answer carries the cookie.
  [[nodiscard]] std::variant<Response, store::NewSession> sign_in(const Request& request,
                                                                  const std::string& token);
  /// Who asks, or the refusal.
  [[nodiscard]] std::variant<Response, Caller> admit(const Request& request);
  /// The refusal of a write, or nothing.
  [[nodiscard]] std::optional<Response> refuse_write(const Request& request, const Caller& caller,
                                                     store::Role least);
  /// The refusal of what comes from another site's page, or nothing.
  [[nodiscard]] static std::optional<Response> refuse_origin(const Request& request);
  void sign_out(const Request& request);

 private:
  /// How often in the current minute.
  struct Minute {
    std::chrono::steady_clock::time_point since;
    int count = 0;
  };

  [[nodiscard]] bool is_shared(std::string_view token) const;
  [[nodiscard]] bool was_good(std::string_view token);
  [[nodiscard]] std::optional<Caller> by_token(const Request& request);
  [[nodiscard]] std::optional<Caller> by_session(const Request& request) const;
  [[nodiscard]] bool is_local(const Request& request) const;
  [[nodiscard]] base::Result<store::Person> person_of(const std::string& token);
  [[nodiscard]] std::optional<Response> refuse_guesser(const std::string& peer);
  [[nodiscard]] Response wrong_token(const Request& request);
  int count(std::map<std::string, Minute>& minutes, const std::string& whose, int by);

  Options options_;
  store::People people_;
  std::string token_hash_;      // empty: no token
  std::string shared_session_;  // the cookie's value, which is not the token
  std::string local_csrf_;
  std::mutex mutex_;
  std::map<std::string, Minute> guesses_, writes_;
  std::set<std::string> good_tokens_;  // hashes of tokens whose secret was found right
  std::mutex hashing_;                 // one at a time: each takes 32 MiB
};

/// "saksi_session=...; HttpOnly; ..." for that many seconds; 0 removes it.
[[nodiscard]] std::string cookie_field(const std::string& value, std::int64_t seconds);

constexpr std::int64_t kSessionSeconds = std::int64_t{12} * 3600;

/// The fields that every answer carries: a strict content security policy and its companions.
void add_security_headers(Response& response);

}  // namespace saksi::serve
