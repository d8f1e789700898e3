// SPDX-License-Identifier: Apache-2.0
#include "serve/guard.h"

#include "base/hash.h"
#include "base/random.h"
#include "base/utf8.h"

#include <algorithm>

namespace saksi::serve {
namespace {

using base::Code;

constexpr int kGuessesAMinute = 10;
constexpr int kWritesAMinute = 240;
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

/// Where to go on. "//host" would lead to another site.
std::string path_of(const Request& request) {
  std::string path = request.target.substr(0, request.target.find('?'));
  const bool elsewhere = path.size() > 1 && (path[1] == '/' || path[1] == '\\');
  return elsewhere ? "/" : path;
}

bool is_loopback(std::string_view peer) {
  return peer == "::1" || peer.substr(0, 4) == "127." || peer.substr(0, 11) == "::ffff:127.";
}

Response refused(Code code, std::string message, int status = 0) {
  Response response = error_response({code, std::move(message), {}});
  if (status != 0) response.status = status;
  return response;
}

}  // namespace

std::string cookie_field(const std::string& value, std::int64_t seconds) {
  return std::string(kCookie) + value +
         "; HttpOnly; SameSite=Strict; Path=/; Max-Age=" + std::to_string(seconds);
}

Guard::Guard(Options options, store::Store& store)
    : options_(std::move(options)), people_(store), local_csrf_(base::random_hex(16)) {
  if (local_csrf_.empty()) options_.local.clear();  // without it nobody could be told from a page
  if (options_.token.empty()) return;
  token_hash_ = base::sha256_hex(options_.token);
  shared_session_ = session_for(options_.token);
}

std::optional<Response> Guard::refuse_name(const Request& request) const {
  const std::string name = base::lower(without_port(request.host));
  const auto& names = options_.names;
  const bool good = is_address(name) || name == "localhost" ||
                    std::find(names.begin(), names.end(), name) != names.end();
  if (good) return std::nullopt;
  return refused(Code::forbidden,
                 "This server is not called by this name. Use its address, or start it with "
                 "--name and the name.");
}

// ---------------------------------------------------------------- who

bool Guard::is_shared(std::string_view token) const {
  // Hashes are compared, so that the time taken tells nothing about the token.
  return !token_hash_.empty() && !token.empty() && base::sha256_hex(token) == token_hash_;
}

bool Guard::was_good(std::string_view token) {
  const std::lock_guard lock(mutex_);
  return good_tokens_.contains(base::sha256_hex(token));
}

/// A token's secret is hashed once; later only whether it still opens is looked up.
base::Result<store::Person> Guard::person_of(const std::string& token) {
  if (was_good(token)) return people_.still_with(token);
  const std::lock_guard one(hashing_);
  auto person = people_.with_token(token);
  if (!person) return person;
  const std::lock_guard lock(mutex_);
  if (good_tokens_.size() > kMostAddresses) good_tokens_.clear();
  good_tokens_.insert(base::sha256_hex(token));
  return person;
}

std::optional<Caller> Guard::by_token(const Request& request) {
  const std::string given(bearer(request.authorization));
  if (given.empty()) return std::nullopt;
  if (is_shared(given)) return Caller{Caller::By::shared_token, {}, store::Role::reader, {}, {}};
  const auto person = person_of(given);
  if (!person) return std::nullopt;
  return Caller{Caller::By::token, person->name, person->role, {}, {}};
}

std::optional<Caller> Guard::by_session(const Request& request) const {
  const std::string cookie(session_of(request.cookie));
  if (cookie.empty()) return std::nullopt;
  if (!shared_session_.empty() && base::sha256_hex(cookie) == base::sha256_hex(shared_session_)) {
    return Caller{Caller::By::shared_token, {}, store::Role::reader, {}, {}};
  }
  const auto session = people_.session(cookie);
  if (!session) return std::nullopt;
  return Caller{Caller::By::session, session->person.name, session->person.role, session->csrf,
                session->expires};
}

bool Guard::is_local(const Request& request) const {
  return !options_.local.empty() && is_loopback(request.peer) && request.forwarded.empty();
}

std::variant<Response, Caller> Guard::admit(const Request& request) {
  const bool tried = !request.authorization.empty();
  if (tried) {
    if (auto refusal = refuse_guesser(request.peer)) {
      // Who has a good token is no guesser, whoever else sits behind the same address.
      const auto given = bearer(request.authorization);
      if (!is_shared(given) && !was_good(given)) return std::move(*refusal);
    }
  }
  if (auto caller = by_token(request)) return std::move(*caller);
  if (tried) return wrong_token(request);
  if (auto caller = by_session(request)) return std::move(*caller);
  if (is_local(request)) {
    return Caller{Caller::By::local, options_.local, store::Role::administrator, local_csrf_, {}};
  }
  if (token_hash_.empty() && !options_.sign_in && !people_.any_active().value_or(true)) {
    return Caller{};
  }
  if (auto refusal = refuse_guesser(request.peer)) return std::move(*refusal);
  return wrong_token(request);
}

// ---------------------------------------------------------------- signing in

std::variant<Response, store::NewSession> Guard::sign_in(const Request& request,
                                                         const std::string& token) {
  if (auto refusal = refuse_guesser(request.peer)) return std::move(*refusal);
  const auto person = person_of(token);
  if (!person) {
    count(guesses_, request.peer, 1);
    return refused(Code::unauthorized, "This token opens nothing here.");
  }
  auto session = people_.begin(*person, kSessionSeconds);
  if (!session) return error_response(session.error());
  return std::move(*session);
}

/// The token leaves the address bar at once; from here on the cookie stands for it.
std::optional<Response> Guard::sign_in_by_address(const Request& request, const Target& target) {
  const std::string given = token_parameter(target);
  if (given.empty()) return std::nullopt;
  std::string cookie = shared_session_;
  if (!is_shared(given)) {
    auto session = sign_in(request, given);
    if (auto* refusal = std::get_if<Response>(&session)) return std::move(*refusal);
    cookie = std::get<store::NewSession>(session).cookie;
  } else if (auto refusal = refuse_guesser(request.peer)) {
    return refusal;
  }
  Response response;
  response.status = 303;
  response.headers = {{"Location", path_of(request)},
                      {"Cache-Control", "no-store"},
                      {"Set-Cookie", cookie_field(cookie, kSessionSeconds)}};
  return response;
}

void Guard::sign_out(const Request& request) {
  const std::string cookie(session_of(request.cookie));
  if (!cookie.empty()) (void)people_.end(cookie);
}

// ---------------------------------------------------------------- writing

std::optional<Response> Guard::refuse_origin(const Request& request) {
  if (request.origin.empty()) return std::nullopt;
  for (const char* scheme : {"http://", "https://"}) {
    if (base::lower(request.origin) == scheme + base::lower(request.host)) return std::nullopt;
  }
  return refused(Code::forbidden, "Another site's page may not write here.");
}

std::optional<Response> Guard::refuse_write(const Request& request, const Caller& caller,
                                            store::Role least) {
  if (auto refusal = refuse_origin(request)) return refusal;
  if (caller.name.empty()) {
    return refused(Code::forbidden, "Sign in as a reviewer to decide anything.");
  }
  if (caller.role < least) return refused(Code::forbidden, "Your role does not allow this.");
  const bool shown =
      caller.by == Caller::By::token ||
      (!caller.csrf.empty() && base::sha256_hex(request.csrf) == base::sha256_hex(caller.csrf));
  if (!shown) {
    return refused(Code::forbidden, "A write needs the X-CSRF-Token that /api/v1/session gives.");
  }
  if (!request.body.empty() && request.content_type.substr(0, 16) != "application/json") {
    return refused(Code::invalid_argument, "A body must be application/json.", 415);
  }
  if (count(writes_, caller.name, 1) > kWritesAMinute) {
    Response slow = refused(Code::busy, "Too many changes in a minute. Wait a little.", 429);
    slow.headers.emplace_back("Retry-After", "60");
    return slow;
  }
  return std::nullopt;
}

// ---------------------------------------------------------------- limits

Response Guard::wrong_token(const Request& request) {
  const bool tried = !request.authorization.empty();
  if (tried) count(guesses_, request.peer, 1);
  Response response = refused(Code::unauthorized,
                              "A token is needed. Sign in, open the address with ?token=... once, "
                              "or send 'Authorization: Bearer ...'.");
  response.headers.emplace_back("WWW-Authenticate", "Bearer");
  return response;
}

std::optional<Response> Guard::refuse_guesser(const std::string& peer) {
  if (count(guesses_, peer, 0) < kGuessesAMinute) return std::nullopt;
  Response slow = refused(Code::unauthorized, "Too many wrong tokens. Wait a minute.", 429);
  slow.headers.emplace_back("Retry-After", "60");
  return slow;
}

/// Adds `by` to what somebody did in the current minute and gives the sum.
int Guard::count(std::map<std::string, Minute>& minutes, const std::string& whose, int by) {
  const auto now = std::chrono::steady_clock::now();
  const std::lock_guard lock(mutex_);
  if (minutes.size() > kMostAddresses) minutes.clear();
  auto& minute = minutes[whose];
  if (now - minute.since > std::chrono::minutes(1)) minute = {now, 0};
  return minute.count += by;
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
