// SPDX-License-Identifier: Apache-2.0
/// SQLite's C interface with lives and types, for this module only. Failures are thrown as Failed
/// and turned into a base::Error at the module's edge (`guarded`), so that queries read as queries.
#pragma once

#include "base/error.h"

#include <sqlite3.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace saksi::store {

/// What SQLite or this module's SQL could not do. Never leaves the module.
struct Failed {
  base::Error error;
};

/// One prepared statement. Bound text and bytes must live until `reset` or the last `step`; a
/// temporary string is copied.
class Statement {
 public:
  Statement(sqlite3* db, std::string_view sql, std::string path);

  /// Binds ?1, ?2, ... in the order of the arguments, after a reset.
  template <class... Values>
  Statement& bind(Values&&... values) {
    reset();
    int at = 0;
    (put(++at, std::forward<Values>(values)), ...);
    return *this;
  }

  /// True: a row is there. False: done, and reset.
  bool step();

  /// For statements that give no row.
  void run() {
    while (step()) {
    }
  }

  void reset();

  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] double real(int column) const;
  [[nodiscard]] bool null(int column) const;
  [[nodiscard]] std::string_view view(int column) const;  ///< until the next step

  [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }

  [[nodiscard]] std::optional<std::string> text_or_none(int column) const;
  [[nodiscard]] std::optional<std::int64_t> integer_or_none(int column) const;

  void put(int at, std::nullptr_t);
  void put(int at, std::int64_t value);

  void put(int at, int value) { put(at, static_cast<std::int64_t>(value)); }

  void put(int at, std::uint32_t value) { put(at, static_cast<std::int64_t>(value)); }

  void put(int at, std::uint64_t value) { put(at, static_cast<std::int64_t>(value)); }

  void put(int at, bool value) { put(at, static_cast<std::int64_t>(value)); }

  void put(int at, double value);
  void put(int at, std::string_view value);

  void put(int at, const std::string& value) { put(at, std::string_view(value)); }

  void put(int at, std::string& value) { put(at, std::string_view(value)); }

  /// A temporary: it is gone before the statement steps.
  void put(int at, std::string&& value);

  void put(int at, const char* value) { put(at, std::string_view(value)); }

  template <class T>
  void put(int at, const std::optional<T>& value) {
    value ? put(at, *value) : put(at, nullptr);
  }

  template <class T>
  void put(int at, std::optional<T>&& value) {
    value ? put(at, std::move(*value)) : put(at, nullptr);
  }

  void put_bytes(int at, std::string_view value);

 private:
  void check(int code) const;

  struct Finalise {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };

  std::unique_ptr<sqlite3_stmt, Finalise> handle_;
  std::string path_;  // for messages
};

/// One connection. Used by one thread at a time.
class Connection {
 public:
  enum class Mode : std::uint8_t { create, write, read };

  /// Opens the file and sets the pragmas that every connection has. Checks nothing of its content.
  Connection(const std::string& path, Mode mode);

  /// The statement of this SQL, prepared once and kept. Reset and ready.
  Statement& prepared(std::string_view sql);
  /// Several statements without parameters or results.
  void execute(const std::string& sql);
  /// Ends whatever statements an exception left in the middle; they would hold their snapshot.
  void reset_all();
  /// The single integer of the first row.
  std::int64_t number(std::string_view sql);

  [[nodiscard]] std::int64_t last_id() const { return sqlite3_last_insert_rowid(handle_.get()); }

  [[nodiscard]] int changes() const { return sqlite3_changes(handle_.get()); }

  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };

  std::unique_ptr<sqlite3, Close> handle_;
  std::map<std::string, Statement, std::less<>> statements_;  // finalised before the handle closes
  std::string path_;
};

/// BEGIN ... COMMIT, or ROLLBACK when left otherwise.
class Transaction {
 public:
  enum class Kind : std::uint8_t { read, write };
  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

/// The Error for what just went wrong on this connection, with a sentence that says what to do.
[[nodiscard]] base::Error error_of(sqlite3* db, int code, const std::string& path);
[[noreturn]] void throw_failed(base::Code code, std::string message, std::string where = {});

/// Runs `f` and gives what it gives, or the error that it threw.
template <class F>
auto guarded(F&& f) -> base::Result<decltype(f())> {
  try {
    if constexpr (std::is_void_v<decltype(f())>) {
      f();
      return {};
    } else {
      return f();
    }
  } catch (Failed& failed) {
    return base::fail(std::move(failed.error));
  }
}

}  // namespace saksi::store
