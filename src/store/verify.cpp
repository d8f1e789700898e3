// SPDX-License-Identifier: Apache-2.0
// Whether everything is as it was written, and a copy of it.
#include "base/hash.h"
#include "ledger/copies.h"
#include "record/json.h"
#include "store/audit.h"
#include "store/flatten.h"
#include "store/impl.h"
#include "store/linking.h"
#include "store/reviews.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::json;

// A database that is damaged everywhere needs no longer list.
constexpr std::size_t kMostFaults = 100;
constexpr int kBackupPages = 1024;

class Verifier {
 public:
  explicit Verifier(Connection& db) : db_(db) {}

  Verification run() {
    structure();
    blobs();
    readings();
    audit();
    logged("documents", "document", "SELECT document, sha256 FROM documents", "original");
    logged("readings", "reading", "SELECT reading, sha256 FROM readings", "record");
    logged("refusals", "refusal", "SELECT refusal, sha256 FROM refusals", "original");
    decisions();
    people();
    logged("decisions", "decision", "SELECT decision, sha256 FROM decisions", "row");
    logged("people", "person", "SELECT change, sha256 FROM people", "row");
    logged_verdicts();
    derived();
    copied();
    linked();
    reviewed();
    corrected();
    return std::move(found_);
  }

 private:
  void fault(std::string what) {
    if (found_.faults.size() < kMostFaults) found_.faults.push_back(std::move(what));
  }

  void structure() {
    Statement& check = db_.prepared("PRAGMA integrity_check(10)");
    while (check.step()) {
      if (check.view(0) != "ok") fault("The file's structure: " + check.text(0));
    }
    Statement& keys = db_.prepared("PRAGMA foreign_key_check");
    while (keys.step())
      fault("A row of " + keys.text(0) + " points to a missing one of " + keys.text(2));
  }

  void blobs() {
    Statement& row = db_.prepared("SELECT sha256, encoding, size, bytes FROM blobs");
    while (row.step()) {
      ++found_.blobs;
      const auto bytes = guarded([&] {
        return unpack_blob(row.view(1), static_cast<std::uint64_t>(row.integer(2)), row.view(3),
                           db_.path());
      });
      if (!bytes || base::sha256_hex(*bytes) != row.view(0)) {
        fault("The original bytes " + row.text(0) + " were changed.");
      }
    }
  }

  void readings() {
    Statement& row = db_.prepared("SELECT reading, sha256, record FROM readings");
    while (row.step()) {
      ++found_.readings;
      if (base::sha256_hex(row.view(2)) != row.view(1)) {
        fault("The record of reading " + row.text(0) + " was changed.");
      }
    }
  }

  void decisions() {
    static const std::string kSql = "SELECT " + std::string(kDecisionColumns) + " FROM decisions";
    Statement& row = db_.prepared(kSql);
    while (row.step()) {
      ++found_.decisions;
      if (hash_of(decision_row(row), row.integer(15)) != row.view(16)) {
        fault("The decision " + row.text(0) + " was changed.");
      }
    }
  }

  void people() {
    Statement& row = db_.prepared(
        "SELECT change, at, actor, name, role, active, token_key, token_hash, sha256 FROM people");
    while (row.step()) {
      Json fields = {row.integer(0)};
      for (const int column : {1, 2, 3, 4}) fields.push_back(row.text(column));
      fields.push_back(row.integer(5));
      for (const int column : {6, 7}) fields.push_back(row.text(column));
      const auto line = fields.dump(-1, ' ', false, Json::error_handler_t::replace);
      if (base::sha256_hex(line) != row.view(8)) {
        fault("The row " + row.text(0) + " of people was changed.");
      }
    }
  }

  void audit() {
    Statement& row = db_.prepared(
        "SELECT entry, at, actor, action, subject, detail, previous, hash FROM audit ORDER BY "
        "entry");
    while (row.step()) {
      const AuditEntry entry{row.integer(0), row.text(1), row.text(2), row.text(3),
                             row.text(4),    row.text(5), row.text(6)};
      const std::string name = "Audit entry " + std::to_string(entry.entry);
      ++found_.entries;
      if (entry.entry != static_cast<std::int64_t>(found_.entries)) {
        fault(name + " does not follow the one before: entries are missing.");
        found_.entries = static_cast<std::uint64_t>(entry.entry);
      }
      if (entry.previous != found_.head) fault(name + " does not name the entry before it.");
      if (hash_of(entry) != row.view(7)) fault(name + " was changed.");
      found_.head = row.text(7);
    }
  }

  /// Every row of a kept table stands in the log with its hash, and the other way round.
  void logged(const std::string& table, const std::string& key, const std::string& rows,
              const std::string& hash) {
    const std::string logged =
        "SELECT json_extract(detail, '$." + key + "'), json_extract(detail, '$." + hash +
        "') FROM audit WHERE json_extract(detail, '$." + key + "') IS NOT NULL";
    differences(rows + " EXCEPT " + logged, table, " is not in the audit log as it stands.");
    differences(logged + " EXCEPT " + rows, table, " is in the audit log but missing or changed.");
  }

  void differences(const std::string& sql, const std::string& table, const std::string& what) {
    Statement& row = db_.prepared(sql);
    while (row.step())
      fault(std::string("Row ").append(row.text(0)).append(" of ").append(table).append(what));
  }

  void derived() {
    differences("SELECT id FROM documents EXCEPT SELECT id FROM reports", "documents",
                " is not shown among the reports. 'saksi verify --rebuild' makes them again.");
    differences(
        "SELECT reports.id FROM reports JOIN readings USING(reading) WHERE"
        " (SELECT count(*) FROM events WHERE events.document = reports.document) <>"
        "  json_array_length(record, '$.events') OR"
        " (SELECT count(*) FROM claims WHERE claims.document = reports.document) <>"
        "  json_array_length(record, '$.claims') OR"
        " reading <> (SELECT max(reading) FROM readings n WHERE n.document = reports.document)",
        "reports", " does not show its newest record. 'saksi verify --rebuild' makes it again.");
  }

  /// Every verdict as the log tells it.
  void logged_verdicts() {
    std::map<std::int64_t, Json> log;
    Statement& entry =
        db_.prepared("SELECT detail, at, actor FROM audit WHERE action='judge' ORDER BY entry");
    while (entry.step()) {
      Json detail = Json::parse(entry.view(0), nullptr, false);
      const auto number = detail.is_object() ? detail.value("verdict", std::int64_t{0}) : 0;
      detail["at"] = entry.text(1);
      detail["actor"] = entry.text(2);
      log[number] = std::move(detail);
    }
    Statement& row = db_.prepared(
        "SELECT verdict, report_a, event_a, report_b, event_b, judgement, reason, at, actor,"
        " evidence_a, evidence_b FROM verdicts");
    while (row.step()) {
      const auto found = log.find(row.integer(0));
      if (found == log.end() || !tells(found->second, row)) {
        fault("Row " + row.text(0) + " of verdicts is not in the audit log as it stands.");
      }
      if (found != log.end()) log.erase(found);
    }
    for (const auto& missing : log) {
      fault("Row " + std::to_string(missing.first) +
            " of verdicts is in the audit log but missing.");
    }
  }

  static bool tells(const Json& detail, const Statement& row) {
    const Json wanted = {{"a", {row.text(1), row.text(2)}},
                         {"b", {row.text(3), row.text(4)}},
                         {"judgement", row.text(5)},
                         {"reason", row.text(6)},
                         {"at", row.text(7)},
                         {"actor", row.text(8)},
                         {"evidence", {row.text(9), row.text(10)}}};
    for (const auto& [key, value] : wanted.items()) {
      if (key == "evidence" && !detail.contains(key)) continue;  // not told before version 5
      if (!detail.contains(key) || detail.at(key) != value) return false;
    }
    return true;
  }

  void copied() {
    static const std::string kAgain = " 'saksi verify --rebuild' makes it again.";
    Statement& row = db_.prepared(
        "SELECT reports.document, record, day, sketch FROM reports JOIN readings USING(reading)"
        " LEFT JOIN sketches USING(document)");
    std::int64_t keys = 0;
    while (row.step()) {
      const auto record = record::from_json(row.view(1));
      if (!record) continue;  // told by its hash
      const auto sketch = ledger::sketch_of(record->document);
      const auto bytes = sketch ? ledger::to_bytes(*sketch) : std::string();
      const auto& published = record->document.published;
      const auto day = published ? record::parse_day(*published) : std::nullopt;
      const bool same_day =
          !sketch || row.text_or_none(2) == (day ? std::optional(record::iso(*day)) : std::nullopt);
      if (sketch) keys += static_cast<std::int64_t>(ledger::kBands);
      if (row.view(3) != bytes || !same_day || (sketch && !found_by(*sketch, day, row))) {
        fault("What finds the copies of document " + row.text(0) + " is not its text's." + kAgain);
      }
    }
    if (db_.number("SELECT count(*) FROM sketch_keys") != keys) {
      fault("There are keys of copies that are no text's." + kAgain);
    }
    differences("SELECT document FROM sketches EXCEPT SELECT document FROM reports", "sketches",
                " is of no report that is shown." + kAgain);
    std::map<std::int64_t, std::int64_t> families;
    Statement& copy = db_.prepared("SELECT document, family FROM copies");
    while (copy.step()) families[copy.integer(0)] = copy.integer(1);
    const auto found = guarded([&] { return Copies(db_).find_all(); });
    if (!found || families != *found) {
      fault("The families of copies are not what the texts make." + kAgain);
    }
  }

  bool found_by(const ledger::Sketch& sketch, const std::optional<record::Day>& day,
                const Statement& document) {
    Statement& key = db_.prepared("SELECT 1 FROM sketch_keys WHERE key=? AND document=?");
    const auto week = ledger::week_of(day);
    for (const auto band : ledger::bands(sketch)) {
      const bool there = key.bind(ledger::band_key(band, week), document.integer(0)).step();
      key.reset();
      if (!there) return false;
    }
    return true;
  }

  void linked() {
    static const std::string kAgain = " 'saksi verify --rebuild' makes it again.";
    differences("SELECT event FROM events EXCEPT SELECT event FROM members", "events",
                " is in no linked event." + kAgain);
    std::vector<std::int64_t> all;
    Statement& row = db_.prepared("SELECT linked FROM linked_events");
    while (row.step()) all.push_back(row.integer(0));
    for (const auto number : all) {
      if (!holds_together(db_, number)) {
        fault("The linked event " + ledger::event_id(static_cast<std::uint64_t>(number)) +
              " is not what its reports make." + kAgain);
      }
    }
  }

  void reviewed() {
    Batches batches(db_);
    std::vector<std::string> reports;
    Statement& row = db_.prepared(
        "SELECT report FROM decisions WHERE report IS NOT NULL UNION SELECT report FROM reviews");
    while (row.step()) reports.push_back(row.text(0));
    for (const auto& report : reports) {
      if (make_reviews(db_, report, batches) == stored_reviews(db_, report)) continue;
      fault("The reviews of " + report +
            " are not what its decisions make. 'saksi verify --rebuild' makes them again.");
    }
  }

  /// Rows of reports of which anything was rejected or corrected.
  void corrected() {
    for (const auto document : reviewed_documents(db_)) {
      const auto holds = guarded([&] {
        const auto report = review(db_, document, load_record(db_, document));
        return holds_derived(db_, document, report) && told_as_reviewed(db_, document, report);
      });
      if (holds && *holds) continue;
      fault("The rows of document " + std::to_string(document) +
            " are not what reviewers made of it. 'saksi verify --rebuild' makes them again.");
    }
  }

  Connection& db_;
  Verification found_;
};

struct BackupEnd {
  void operator()(sqlite3_backup* b) const { sqlite3_backup_finish(b); }
};

/// Copies the pages of one moment: all in one step, so that no writer makes it start anew.
void copy_pages(Connection& from, Connection& to) {
  const std::unique_ptr<sqlite3_backup, BackupEnd> backup(
      sqlite3_backup_init(to.handle(), "main", from.handle(), "main"));
  if (!backup) throw Failed{error_of(to.handle(), sqlite3_errcode(to.handle()), to.path())};
  int code = SQLITE_OK;
  while (code == SQLITE_OK) code = sqlite3_backup_step(backup.get(), kBackupPages);
  if (code != SQLITE_DONE) throw Failed{error_of(to.handle(), code, to.path())};
}

/// What went wrong with the file of a backup, in words for somebody who makes one: error_of()
/// speaks of the database that one works with.
base::Error of_backup(base::Error error, const std::string& to) {
  error.where = to;
  if (error.code == Code::disk_full) {
    error.message =
        "No room is left to write the backup. Make room, or give a name on another disk; the "
        "database itself is unharmed.";
  } else if (error.code == Code::permission) {
    error.message = "The system does not let this user write here. Give a name in another folder.";
  } else if (error.code == Code::not_found) {
    error.message = "Its folder does not exist. Make it first, or give a name in another folder.";
  }
  return error;
}

}  // namespace

Result<Verification> Store::verify() const {
  return guarded([&] {
    try {
      return impl_->reading([](Connection& db) { return Verifier(db).run(); });
    } catch (const Failed& failed) {
      // A page that cannot be read at all is a finding, not a failure to look.
      if (failed.error.code != Code::damaged) throw;
      Verification found;
      found.faults.push_back(failed.error.message);
      return found;
    }
  });
}

Result<void> Store::backup(const std::string& to) const {
  return guarded([&] {
    std::error_code ignored;
    if (std::filesystem::exists(to, ignored)) {
      throw_failed(
          Code::invalid_argument,
          "This file exists already. Give a name that is free: a backup overwrites nothing.", to);
    }
    const std::string part = to + ".part";
    std::filesystem::remove(part, ignored);
    try {
      impl_->reading([&](Connection& from) {
        // Reading once fixes the moment that the transaction shows; later commits stay out.
        from.number("SELECT count(*) FROM sqlite_schema");
        Connection copy(part, Connection::Mode::create);
        copy_pages(from, copy);
      });
    } catch (const Failed& failed) {
      std::filesystem::remove(part, ignored);
      if (failed.error.where == part) throw Failed{of_backup(failed.error, to)};
      throw;
    }
    std::error_code error;
    std::filesystem::rename(part, to, error);
    if (error)
      throw_failed(Code::io, "The backup could not be given its name: " + error.message(), to);
  });
}

}  // namespace saksi::store
