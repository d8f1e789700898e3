// SPDX-License-Identifier: Apache-2.0
#include "store/people.h"

#include "base/hash.h"
#include "base/random.h"
#include "base/utf8.h"
#include "store/audit.h"
#include "store/impl.h"

#include <nlohmann/json.hpp>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace saksi::store {
namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;

// scrypt with 32 MiB: what a guess costs. The tokens are random anyway.
constexpr std::uint64_t kCost = 1U << 15U, kBlock = 8, kParallel = 1;
constexpr std::uint64_t kMemory = 64U << 20U;
constexpr std::size_t kHashBytes = 32, kSaltBytes = 16, kKeyBytes = 5, kSecretBytes = 20;
constexpr std::string_view kPrefix = "saksi-";
constexpr std::size_t kLongestName = 60;

constexpr std::array<std::string_view, 3> kRoles = {"reader", "reviewer", "administrator"};

std::string hex(const unsigned char* bytes, std::size_t size) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < size; ++i) {
    out.push_back(kHex[bytes[i] >> 4U]);
    out.push_back(kHex[bytes[i] & 15U]);
  }
  return out;
}

std::string random_hex(std::size_t bytes) {
  std::string out = base::random_hex(bytes);
  if (out.empty()) throw_failed(Code::io, "The system gives no random numbers.");
  return out;
}

std::string scrypt(std::string_view secret, std::string_view salt) {
  std::array<unsigned char, kHashBytes> out{};
  const int good = EVP_PBE_scrypt(secret.data(), secret.size(),
                                  reinterpret_cast<const unsigned char*>(salt.data()), salt.size(),
                                  kCost, kBlock, kParallel, kMemory, out.data(), out.size());
  if (good != 1) throw_failed(Code::io, "The token could not be hashed.");
  return hex(out.data(), out.size());
}

/// "scrypt:SALT:HASH".
std::string kept_hash(std::string_view secret) {
  const std::string salt = random_hex(kSaltBytes);
  return "scrypt:" + salt + ':' + scrypt(secret, salt);
}

bool opens(std::string_view secret, std::string_view kept) {
  const auto first = kept.find(':');
  const auto second = kept.find(':', first + 1);
  if (second == std::string_view::npos || kept.substr(0, first) != "scrypt") return false;
  const auto hash = kept.substr(second + 1);
  const std::string tried = scrypt(secret, kept.substr(first + 1, second - first - 1));
  return tried.size() == hash.size() && CRYPTO_memcmp(tried.data(), hash.data(), hash.size()) == 0;
}

/// "saksi-KEY-SECRET": the key finds the row, the secret is what is hashed.
struct Token {
  std::string key, secret;

  static Token fresh() { return {random_hex(kKeyBytes), random_hex(kSecretBytes)}; }

  static std::optional<Token> parse(std::string_view text) {
    constexpr std::size_t kKey = 2 * kKeyBytes, kSecret = 2 * kSecretBytes;
    const bool form = text.size() == kPrefix.size() + kKey + 1 + kSecret &&
                      text.substr(0, kPrefix.size()) == kPrefix &&
                      text[kPrefix.size() + kKey] == '-';
    if (!form) return std::nullopt;
    return Token{std::string(text.substr(kPrefix.size(), kKey)),
                 std::string(text.substr(kPrefix.size() + kKey + 1))};
  }

  [[nodiscard]] std::string text() const { return std::string(kPrefix) + key + '-' + secret; }
};

/// A row of people.
struct Row {
  Person person;
  std::string key, hash;
};

constexpr std::string_view kColumns = "name, role, active, at, token_key, token_hash";

Row row_of(const Statement& row) {
  return {{row.text(0), parse_role(row.view(1)).value_or(Role::reader), row.integer(2) != 0,
           row.text(3)},
          row.text(4),
          row.text(5)};
}

std::optional<Row> newest(Connection& db, std::string_view name) {
  static const std::string kSql =
      "SELECT " + std::string(kColumns) + " FROM people WHERE name=? ORDER BY change DESC LIMIT 1";
  Statement& row = db.prepared(kSql);
  if (!row.bind(name).step()) return std::nullopt;
  Row found = row_of(row);
  row.reset();
  return found;
}

std::optional<Row> with_key(Connection& db, std::string_view key) {
  Statement& row = db.prepared("SELECT name FROM people WHERE token_key=? LIMIT 1");
  if (!row.bind(key).step()) return std::nullopt;
  const std::string name = row.text(0);
  row.reset();
  auto found = newest(db, name);  // an older row's token opens nothing
  if (!found || found->key != key) return std::nullopt;
  return found;
}

void insert(Connection& db, const Row& r, std::string_view actor) {
  const std::string at = now_utc();
  const std::string by = clean_utf8(actor);
  const auto change = db.number("SELECT max(change) FROM people") + 1;
  const Json fields = {
      change, at, by, r.person.name, word(r.person.role), r.person.active ? 1 : 0, r.key, r.hash};
  const std::string hash = base::sha256_hex(fields.dump());
  db.prepared("INSERT INTO people VALUES(?,?,?,?,?,?,?,?,?)")
      .bind(change, at, by, r.person.name, word(r.person.role), r.person.active, r.key, r.hash,
            hash)
      .run();
  const Json detail = {{"person", change},
                       {"row", hash},
                       {"role", word(r.person.role)},
                       {"active", r.person.active}};
  AuditLog(db, at, by).append("person", r.person.name, detail.dump());
}

bool good_name(std::string_view name) {
  if (name.empty() || name.size() > kLongestName || name.front() == ' ' || name.back() == ' ')
    return false;
  if (base::first_invalid_utf8(name)) return false;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = base::code_point_at(name, at);
    const bool mark = c.value < 128 && std::string_view(" .-_'").find(static_cast<char>(c.value)) !=
                                           std::string_view::npos;
    if (!mark && !base::is_letter(c.value) && !base::is_digit(c.value)) return false;
    at += c.size;
  }
  return true;
}

std::string utc_in(std::int64_t seconds) {
  const std::time_t then = std::time(nullptr) + seconds;
  std::tm parts{};
  gmtime_r(&then, &parts);
  std::array<char, 32> out{};
  return {out.data(), std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

template <class F>
auto writing(std::mutex& mutex, Connection& db, F&& f) {
  return guarded([&] {
    const std::lock_guard lock(mutex);
    Transaction transaction(db, Transaction::Kind::write);
    auto out = f(db);
    transaction.commit();
    return out;
  });
}

tl::unexpected<base::Error> unknown() {
  return fail(Code::unauthorized, "This token or session is not known. Sign in again.");
}

}  // namespace

std::string_view word(Role role) {
  return kRoles[static_cast<std::size_t>(role)];
}

std::optional<Role> parse_role(std::string_view word) {
  const auto it = std::find(kRoles.begin(), kRoles.end(), word);
  if (it == kRoles.end()) return std::nullopt;
  return static_cast<Role>(it - kRoles.begin());
}

Result<NewToken> People::add(std::string_view name, Role role, std::string_view actor) {
  if (!good_name(name)) {
    return fail(Code::invalid_argument,
                "A name is up to 60 letters and digits, with spaces and . - _ ' between them.");
  }
  return writing(store_.impl_->writer_mutex, *store_.impl_->writer, [&](Connection& db) {
    if (newest(db, name)) throw_failed(Code::conflict, "There is a person of this name already.");
    const Token token = Token::fresh();
    const Row row{{std::string(name), role, true, now_utc()}, token.key, kept_hash(token.secret)};
    insert(db, row, actor);
    return NewToken{row.person, token.text()};
  });
}

Result<NewToken> People::change(std::string_view name, const PersonChange& change,
                                std::string_view actor) {
  return writing(store_.impl_->writer_mutex, *store_.impl_->writer, [&](Connection& db) {
    auto row = newest(db, name);
    if (!row) throw_failed(Code::not_found, "There is no person of this name.", std::string(name));
    NewToken out;
    if (change.role) row->person.role = *change.role;
    if (change.active) row->person.active = *change.active;
    if (change.token) {
      const Token token = Token::fresh();
      row->key = token.key;
      row->hash = kept_hash(token.secret);
      out.token = token.text();
    }
    row->person.at = now_utc();
    insert(db, *row, actor);
    if (change.token || !row->person.active) {
      db.prepared("DELETE FROM sessions WHERE name=?").bind(name).run();
    }
    out.person = row->person;
    return out;
  });
}

Result<std::vector<Person>> People::list() const {
  return guarded([&] {
    return store_.impl_->reading([](Connection& db) {
      static const std::string kSql = "SELECT " + std::string(kColumns) +
                                      " FROM people WHERE change IN (SELECT max(change) FROM "
                                      "people GROUP BY name) ORDER BY name";
      std::vector<Person> out;
      Statement& row = db.prepared(kSql);
      while (row.step()) out.push_back(row_of(row).person);
      return out;
    });
  });
}

Result<bool> People::any_active() const {
  const auto all = list();
  if (!all) return fail(all.error());
  return std::any_of(all->begin(), all->end(), [](const Person& p) { return p.active; });
}

namespace {

/// Whose token has this key, of those who may still come in.
template <class Impl>
Result<Row> active_with(Impl& impl, std::string_view key) {
  auto found =
      guarded([&] { return impl.reading([&](Connection& db) { return with_key(db, key); }); });
  if (!found) return fail(found.error());
  if (!*found || !(*found)->person.active) return unknown();
  return std::move(**found);
}

}  // namespace

Result<Person> People::still_with(std::string_view token) const {
  const auto parsed = Token::parse(token);
  if (!parsed) return unknown();
  const auto found = active_with(*store_.impl_, parsed->key);
  if (!found) return fail(found.error());
  return found->person;
}

Result<Person> People::with_token(std::string_view token) const {
  const auto parsed = Token::parse(token);
  if (!parsed) return unknown();
  const auto found = active_with(*store_.impl_, parsed->key);
  if (!found) return fail(found.error());
  const auto good = guarded([&] { return opens(parsed->secret, found->hash); });
  if (!good) return fail(good.error());
  if (!*good) return unknown();
  return found->person;
}

Result<NewSession> People::begin(const Person& person, std::int64_t seconds) {
  return writing(store_.impl_->writer_mutex, *store_.impl_->writer, [&](Connection& db) {
    NewSession out{{person, random_hex(16), utc_in(seconds)}, random_hex(32)};
    db.prepared("DELETE FROM sessions WHERE expires_at < ?").bind(now_utc()).run();
    db.prepared("INSERT INTO sessions VALUES(?,?,?,?,?)")
        .bind(base::sha256_hex(out.cookie), person.name, out.session.csrf, now_utc(),
              out.session.expires)
        .run();
    return out;
  });
}

Result<Session> People::session(std::string_view cookie) const {
  const auto found = guarded([&] {
    return store_.impl_->reading([&](Connection& db) -> std::optional<Session> {
      Statement& row = db.prepared(
          "SELECT name, csrf, expires_at FROM sessions WHERE session=? AND expires_at > ?");
      if (!row.bind(base::sha256_hex(cookie), now_utc()).step()) return std::nullopt;
      Session session{{}, row.text(1), row.text(2)};
      const std::string name = row.text(0);
      row.reset();
      const auto person = newest(db, name);
      if (!person || !person->person.active) return std::nullopt;
      session.person = person->person;
      return session;
    });
  });
  if (!found) return fail(found.error());
  if (!*found) return unknown();
  return **found;
}

Result<void> People::end(std::string_view cookie) {
  return guarded([&] {
    const std::lock_guard lock(store_.impl_->writer_mutex);
    store_.impl_->writer->prepared("DELETE FROM sessions WHERE session=?")
        .bind(base::sha256_hex(cookie))
        .run();
  });
}

}  // namespace saksi::store
