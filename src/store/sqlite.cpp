// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.h"

#include "store/ranking.h"

#include <cerrno>
#include <filesystem>
#include <unistd.h>

namespace saksi::store {
namespace {

using base::Code;
using base::Error;

// Another writer holds the lock for one batch at most; ten seconds is a hundred batches.
constexpr int kBusyMilliseconds = 10000;

// SQLite says SQLITE_FULL only for ENOSPC. A quota or a limit on file sizes comes as a failed
// write, and the system's reason is often overwritten by the clean-up that follows.
bool no_room(int code, int system_error) {
  return code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_SHMSIZE || system_error == ENOSPC ||
         system_error == EDQUOT || system_error == EFBIG;
}

bool refused(int system_error) {
  return system_error == EACCES || system_error == EPERM || system_error == EROFS;
}

Error disk_full(const std::string& path) {
  return {Code::disk_full,
          "No room is left to write the database, or the disk refuses. What was stored before is "
          "unharmed; free some "
          "space and run the same command again, it goes on where it stopped.",
          path};
}

Error permission(const std::string& path) {
  return {Code::permission,
          "The system does not let this user open or write the database. Check the permissions of "
          "the file and of its folder, or choose another place with --db.",
          path};
}

Error cannot_open(const std::string& path, int system_error) {
  std::error_code ignored;
  if (refused(system_error)) return permission(path);
  if (std::filesystem::is_directory(path, ignored)) {
    return {Code::io, "This is a folder. Give the name of a database file with --db.", path};
  }
  auto folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) folder = ".";
  if (!std::filesystem::is_directory(folder, ignored)) {
    return {Code::not_found,
            "Its folder does not exist. Make it first, or choose another place with --db.", path};
  }
  // SQLite tries twice, the second time without making the file: what it then misses it could not
  // make.
  if (::access(folder.c_str(), W_OK) != 0) return permission(path);
  if (system_error == ENOENT || system_error == 0) {
    return {Code::not_found, "There is no such file.", path};
  }
  return {Code::io, "The database cannot be opened.", path};
}

int flags_of(Connection::Mode mode) {
  switch (mode) {
    case Connection::Mode::create:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Connection::Mode::write:
    case Connection::Mode::read:  // WAL needs its -shm; query_only below
      return SQLITE_OPEN_READWRITE;
  }
  return SQLITE_OPEN_READONLY;
}

}  // namespace

Error error_of(sqlite3* db, int code, const std::string& path) {
  const int system_error = db != nullptr ? sqlite3_system_errno(db) : 0;
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return disk_full(path);
    case SQLITE_PERM:
    case SQLITE_READONLY:
    case SQLITE_AUTH:
      return permission(path);
    case SQLITE_CANTOPEN:
      return cannot_open(path, system_error);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Code::busy, "Another program is writing to the database. Try again when it is done.",
              path};
    case SQLITE_NOTADB:
      return {Code::foreign_database,
              "This file is not a Saksi database. Choose another name with --db.", path};
    case SQLITE_CORRUPT:
      return {Code::damaged,
              "The database is damaged. Go back to a backup, or ingest the reports into a new one.",
              path};
    case SQLITE_INTERRUPT:
      return {Code::interrupted, "Stopped.", path};
    default:
      break;
  }
  if (no_room(code, system_error)) return disk_full(path);
  const std::string why = db != nullptr ? sqlite3_errmsg(db) : sqlite3_errstr(code);
  return {Code::io, "The database could not be used: " + why + ".", path};
}

void throw_failed(Code code, std::string message, std::string where) {
  throw Failed{{code, std::move(message), std::move(where)}};
}

// ---------------------------------------------------------------- Statement

Statement::Statement(sqlite3* db, std::string_view sql, std::string path) : path_(std::move(path)) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) throw Failed{error_of(db, code, path_)};
}

void Statement::check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw Failed{error_of(sqlite3_db_handle(handle_.get()), code, path_)};
}

bool Statement::step() {
  const int code = sqlite3_step(handle_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    Error error = error_of(sqlite3_db_handle(handle_.get()), code, path_);
    sqlite3_reset(handle_.get());
    throw Failed{std::move(error)};
  }
  sqlite3_reset(handle_.get());
  return false;
}

void Statement::reset() {
  sqlite3_reset(handle_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(handle_.get(), column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(handle_.get(), column);
}

bool Statement::null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

std::string_view Statement::view(int column) const {
  const void* bytes = sqlite3_column_blob(handle_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::optional<std::string> Statement::text_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return text(column);
}

std::optional<std::int64_t> Statement::integer_or_none(int column) const {
  if (null(column)) return std::nullopt;
  return integer(column);
}

void Statement::put(int at, std::nullptr_t) {
  check(sqlite3_bind_null(handle_.get(), at));
}

void Statement::put(int at, std::int64_t value) {
  check(sqlite3_bind_int64(handle_.get(), at, value));
}

void Statement::put(int at, double value) {
  check(sqlite3_bind_double(handle_.get(), at, value));
}

void Statement::put(int at, std::string_view value) {
  // An empty view may have no address, which SQLite would take for NULL.
  const char* data = value.empty() ? "" : value.data();
  check(sqlite3_bind_text64(handle_.get(), at, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::put(int at, std::string&& value) {
  check(sqlite3_bind_text64(handle_.get(), at, value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8));
}

void Statement::put_bytes(int at, std::string_view value) {
  const char* data = value.empty() ? "" : value.data();
  check(sqlite3_bind_blob64(handle_.get(), at, data, value.size(), SQLITE_STATIC));
}

// ---------------------------------------------------------------- Connection

Connection::Connection(const std::string& path, Mode mode) : path_(path) {
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(
      path.c_str(), &raw, flags_of(mode) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  handle_.reset(raw);
  if (code != SQLITE_OK) throw Failed{error_of(raw, code, path)};
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  execute(
      "PRAGMA foreign_keys=ON; PRAGMA synchronous=NORMAL;"
      "PRAGMA temp_store=MEMORY;");
  // Kibibytes. There may be a reader for every thread, but only one writer.
  execute(mode == Mode::read ? "PRAGMA cache_size=-16384; PRAGMA query_only=ON"
                             : "PRAGMA cache_size=-65536");
  if (const int failed = add_ranking(raw); failed != SQLITE_OK) {
    throw Failed{error_of(raw, failed, path)};
  }
}

Statement& Connection::prepared(std::string_view sql) {
  auto it = statements_.find(sql);
  if (it == statements_.end()) {
    it = statements_.emplace(std::string(sql), Statement(handle_.get(), sql, path_)).first;
  }
  it->second.reset();
  return it->second;
}

void Connection::execute(const std::string& sql) {
  const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw Failed{error_of(handle_.get(), code, path_)};
}

void Connection::reset_all() {
  for (auto& entry : statements_) entry.second.reset();
}

std::int64_t Connection::number(std::string_view sql) {
  Statement& statement = prepared(sql);
  const std::int64_t value = statement.step() ? statement.integer(0) : 0;
  statement.reset();
  return value;
}

// ---------------------------------------------------------------- Transaction

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  connection_.prepared(kind == Kind::write ? "BEGIN IMMEDIATE" : "BEGIN").run();
}

Transaction::~Transaction() {
  if (!open_) return;
  connection_.reset_all();
  // A failed statement may have rolled back already; then there is nothing to do.
  if (sqlite3_get_autocommit(connection_.handle()) == 0) {
    sqlite3_exec(connection_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

void Transaction::commit() {
  connection_.prepared("COMMIT").run();
  open_ = false;
}

}  // namespace saksi::store
