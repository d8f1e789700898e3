// SPDX-License-Identifier: Apache-2.0
/// What can go wrong with input and the outside world, in one table, and Result, which carries it.
///
/// Doubt about a report is data, never an Error; a programmer's mistake is an assert. The library
/// neither prints nor exits: it returns an Error and the program, the server or a test decides.
#pragma once

#include <tl/expected.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace saksi::base {

/// Every error that a user can meet. The table in error.cpp gives each its name, exit status and
/// HTTP status; docs/errors.md lists them for users.
enum class Code : unsigned char {
  empty_document,    ///< no text at all
  invalid_utf8,      ///< bytes that are not UTF-8; `where` has the byte
  not_text,          ///< a binary file, or an encoding that is not read (UTF-16 and the like)
  too_large,         ///< larger than the limit that the caller set
  invalid_json,      ///< not JSON, or not an object; `where` has the line
  missing_field,     ///< a document without `text` or `html`
  invalid_field,     ///< a field of the wrong type or with a value that cannot be
  not_found,         ///< a file, report, event or name that does not exist
  permission,        ///< the system refuses
  disk_full,         ///< no room to write
  io,                ///< any other failure of the system's input or output
  foreign_database,  ///< a file that is not a Saksi database
  newer_database,    ///< a database of a later Saksi
  damaged,           ///< a file of ours that does not check out
  busy,              ///< somebody else holds it
  address_in_use,    ///< a port that another program listens on
  invalid_pack,      ///< a row of a language pack or user table that does not fit its schema
  invalid_argument,  ///< a command-line or query argument
  unauthorized,      ///< a token is needed, or it is wrong
  forbidden,         ///< known, but not allowed to
  conflict,          ///< the thing has changed meanwhile
  interrupted,       ///< the user stopped it
};

/// One error. `message` is a whole sentence for the user that says what to do; `where` is the file,
/// line or byte that it is about, or empty.
struct Error {
  Code code;
  std::string message;
  std::string where;

  /// The same error with what was being done put before it: "reading a.txt: ...".
  [[nodiscard]] Error while_doing(std::string_view what) const;
  /// "where: message", or the message alone.
  [[nodiscard]] std::string sentence() const;
};

[[nodiscard]] std::string_view name(Code code);  ///< "invalid_utf8", as in JSON
[[nodiscard]] int exit_status(Code code);        ///< 1 for input, 2 for arguments
[[nodiscard]] int http_status(Code code);        ///< 400, 404, ...

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(Code::io, "...", path);`
[[nodiscard]] inline tl::unexpected<Error> fail(Code code, std::string message,
                                                std::string where = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(where)});
}

/// Hands an error on: `if (!x) return fail(x.error());`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace saksi::base
