// SPDX-License-Identifier: Apache-2.0
#include "serve/guard.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>

namespace saksi::serve {
namespace {

using base::Code;

constexpr int kGuessesAMinute = 10;
constexpr std::size_t kMostAddresses = 10000;
constexpr std::string_view kCookie = "saksi_session=";

/// "[::1]:8470" -> "[::1]"; "example.org:80" -> "example.org".
std::string_view without_port(std::string_view host) {
  if (!host.empty() && host[0] == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

/// An address cannot be rebound by DNS, so it needs no list.
bool is_address(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') return true;
  return !host.empty() && host.find_first_not_of("0123456789.") == std::string_view::npos;
}

std::string_view bearer(std::string_view authorization) {
  constexpr std::string_view kBearer = "Bearer ";
  return authorization.substr(0, kBearer.size()) == kBearer ? authorization.substr(kBearer.size())
                                                            : std::string_view();
}

std::string_view session_of(std::string_view cookies) {
  const auto at = cookies.find(kCookie);
  if (at == std::string_view::npos) return {};
  const auto value = cookies.substr(at + kCookie.size());
  return value.substr(0, value.find(';'));
}

std::string token_parameter(const Target& target) {
  for (const auto& [name, value] : target.parameters) {
    if (name == "token") return value;
  }
  return {};
}

std::string session_for(const std::string& token) {
  return base::sha256_hex("saksi session\n" + token);
}

std::string path_of(const Request& request) {
  return request.target.substr(0, request.target.find('?'));
}

}  // namespace

Guard::Guard(std::string token, std::vector<std::string> names) : names_(std::move(names)) {
  if (token.empty()) return;
  token_hash_ = base::sha256_hex(token);
  session_ = session_for(token);
}

bool Guard::named_rightly(const std::string& host) const {
  const std::string name = base::lower(without_port(host));
  return is_address(name) || name == "localhost" ||
         std::find(names_.begin(), names_.end(), name) != names_.end();
}

bool Guard::allowed(const Request& request) const {
  // Hashes are compared, so that the time taken tells nothing about the token.
  const auto given = bearer(request.authorization);
  if (!given.empty() && base::sha256_hex(given) == token_hash_) return true;
  const auto session = session_of(request.cookie);
  return !session.empty() && base::sha256_hex(session) == base::sha256_hex(session_);
}

std::optional<Response> Guard::refuse(const Request& request, const Target& target) {
  if (!named_rightly(request.host)) {
    return error_response(
        {Code::forbidden,
         "This server is not called by this name. Use its address, or start it with "
         "--name and the name.",
         {}});
  }
  if (token_hash_.empty() || allowed(request)) return std::nullopt;
  if (guesses_too_much(request.peer)) {
    Response slow =
        error_response({Code::unauthorized, "Too many wrong tokens. Wait a minute.", {}});
    slow.status = 429;
    slow.headers.emplace_back("Retry-After", "60");
    return slow;
  }
  const std::string given = token_parameter(target);
  if (!given.empty() && base::sha256_hex(given) == token_hash_) return signed_in(request);
  return wrong_token(request);
}

/// The token leaves the address bar at once; from here on the cookie stands for it.
Response Guard::signed_in(const Request& request) const {
  Response response;
  response.status = 303;
  response.headers = {
      {"Location", path_of(request)},
      {"Cache-Control", "no-store"},
      {"Set-Cookie", std::string(kCookie) + session_ + "; HttpOnly; SameSite=Strict; Path=/"}};
  return response;
}

Response Guard::wrong_token(const Request& request) {
  const bool tried =
      !request.authorization.empty() || request.target.find("token=") != std::string::npos;
  if (tried) {
    const std::lock_guard lock(mutex_);
    ++guesses_[request.peer].count;
  }
  Response response = error_response({Code::unauthorized,
                                      "A token is needed. Open the address with ?token=... once, "
                                      "or send 'Authorization: Bearer ...'.",
                                      {}});
  response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

bool Guard::guesses_too_much(const std::string& peer) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (guesses_.size() > kMostAddresses) guesses_.clear();
  const auto it = guesses_.find(peer);
  if (it == guesses_.end()) {
    guesses_[peer].since = now;
    return false;
  }
  if (now - it->second.since > std::chrono::minutes(1)) it->second = {now, 0};
  return it->second.count >= kGuessesAMinute;
}

void add_security_headers(Response& response) {
  static const std::vector<std::pair<std::string, std::string>> kFields = {
      {"Content-Security-Policy",
       "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
       "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
       "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
  };
  response.headers.insert(response.headers.end(), kFields.begin(), kFields.end());
}

}  // namespace saksi::serve
