// SPDX-License-Identifier: Apache-2.0
/// Who may read, review and look after the database: names, roles, tokens and sessions.
///
/// A person's changes are kept rows that only grow; the newest one counts. Tokens are made here,
/// shown once, and kept as scrypt hashes; sessions are kept by the hash of their cookie.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

enum class Role : std::uint8_t { reader, reviewer, administrator };

[[nodiscard]] std::string_view word(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view word);

struct Person {
  std::string name;
  Role role = Role::reader;
  bool active = true;
  std::string at;  ///< of the newest change
};

/// A person with the token that opens the door; it is nowhere else to be had.
struct NewToken {
  Person person;
  std::string token;
};

/// What of a person is to change.
struct PersonChange {
  std::optional<Role> role;
  std::optional<bool> active;
  bool token = false;  ///< a new one; the old one opens nothing any more
};

/// Somebody who is signed in.
struct Session {
  Person person;
  std::string csrf;     ///< what a write from a browser has to show
  std::string expires;  ///< UTC
};

struct NewSession {
  Session session;
  std::string cookie;  ///< 256 random bits in hex
};

/// People of one database. Cheap to make; the store must outlive it. Safe from many threads.
class People {
 public:
  explicit People(Store& store) : store_(store) {}

  /// Errors: conflict (the name is taken), invalid_argument (not 1 to 60 letters, digits, spaces
  /// and
  /// .-_' ).
  [[nodiscard]] base::Result<NewToken> add(std::string_view name, Role role,
                                           std::string_view actor);
  /// `token` is empty unless a new one was asked for. Errors: not_found.
  [[nodiscard]] base::Result<NewToken> change(std::string_view name, const PersonChange& change,
                                              std::string_view actor);
  [[nodiscard]] base::Result<std::vector<Person>> list() const;  ///< by name
  [[nodiscard]] base::Result<bool> any_active() const;

  /// Who has this token. Takes some 50 ms by design for a token whose first part exists. Errors:
  /// unauthorized.
  [[nodiscard]] base::Result<Person> with_token(std::string_view token) const;
  /// The same without looking at the secret, for a token that was good before.
  [[nodiscard]] base::Result<Person> still_with(std::string_view token) const;

  [[nodiscard]] base::Result<NewSession> begin(const Person& person, std::int64_t seconds);
  /// Errors: unauthorized (unknown, expired, or the person was disabled).
  [[nodiscard]] base::Result<Session> session(std::string_view cookie) const;
  base::Result<void> end(std::string_view cookie);

 private:
  Store& store_;
};

}  // namespace saksi::store
