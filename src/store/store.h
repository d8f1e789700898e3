// SPDX-License-Identifier: Apache-2.0
/// The database: what was read, kept for good, and what queries need of it.
///
/// Two kinds of rows. Kept ones (original bytes, documents, readings, refusals, the audit log) are
/// only ever added. Derived ones (reports, events, claims, ...) are flattened from the newest
/// reading of each report for queries and can be made again. docs/formats/store.md describes every
/// table for readers in other languages. No type here tells which database stands behind it.
#pragma once

#include "base/error.h"
#include "record/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::store {

// ---------------------------------------------------------------- what goes in

/// Who reads: recorded with every reading, so that a later program can read again.
struct Program {
  std::string version;  ///< of Saksi
  std::string pack;     ///< of the language pack, "id 0.1.0"
};

/// A document's original bytes as they will lie in the database.
struct Blob {
  std::string sha256;  ///< of the original bytes
  std::uint64_t size = 0;
  bool compressed = false;
  std::string bytes;
};

/// One document with its record, made ready by `prepare` outside of any lock.
struct Reading {
  Blob original;
  std::string origin;  ///< where it came from: "path" or "path:line"
  record::Record record;
  std::string json;  ///< the contract's JSON of the record
  std::string json_sha256;
};

/// A document that could not be read, kept with its bytes so that nothing is lost.
struct Refusal {
  Blob original;
  std::string id;
  std::string origin;
  base::Error error;
};

/// Hashes and compresses; the costly half of adding, safe to do in many threads at once.
[[nodiscard]] Blob prepare_blob(std::string_view original);
[[nodiscard]] Reading prepare(std::string_view original, std::string origin, record::Record record);

/// What adding one did.
enum class Added : std::uint8_t {
  fresh,    ///< a report that was not there
  version,  ///< other bytes under an id that was there: the newer one is shown, both are kept
  again,    ///< a known document read by another program version: a further reading
  known,    ///< nothing to do
};

/// How much a document that is in the database already has to be read again.
enum class Knows : std::uint8_t { no, read_by_other_program, yes };

// ---------------------------------------------------------------- what comes out

struct Status {
  std::uint64_t reports = 0, events = 0, claims = 0, refusals = 0, readings = 0;
  std::int64_t schema = 0;
};

/// The head of a report, as lists show it.
struct ReportRow {
  std::string id;
  std::optional<std::string> title, publisher, published, published_basis, dateline;
  std::uint64_t events = 0, claims = 0;
  std::optional<std::string> lead{};  ///< the first words of a report without a title
};

struct ReportList {
  std::uint64_t total = 0;
  std::vector<ReportRow> items;
};

/// A whole report: the record as it was read.
struct Report {
  std::string record_json;
  std::string ingested_at;
  std::string sha256;  ///< of the original bytes
};

/// A hit of the full-text search. The snippet marks found words with kMarkBegin ... kMarkEnd.
struct Hit {
  ReportRow report;
  std::string snippet;
};

constexpr std::string_view kMarkBegin = "\x02";
constexpr std::string_view kMarkEnd = "\x03";

struct Hits {
  std::uint64_t total = 0;
  bool more = false;  ///< `total` is where counting stopped
  std::vector<Hit> items;
};

/// Which events. Within a list any value fits; lists and the other fields must all fit.
/// Names of places and actors are compared folded (base::fold); a name that no event has whole
/// matches those that contain it as words.
struct EventFilter {
  std::string words;  ///< in the report's text; plain words, never query syntax
  std::vector<std::string> types, sub_types, countries, places, actors, publishers, statuses;
  std::optional<record::Day> from, to;  ///< the event's interval meets [from, to]
  std::optional<bool> background;
};

/// Figures of one outcome: the least and the most that a speaker gives, open where the report
/// leaves it open. A speaker counts with the largest figure; parts of a total do not count; nothing
/// is added up.
struct Range {
  std::optional<std::int64_t> low, high;
};

struct EventRow {
  ReportRow report;
  std::string event_json;  ///< the contract's event
  std::uint64_t claims = 0;
  std::optional<Range> killed, injured;  ///< none: no claim of it
};

struct Tally {
  std::string value;
  std::uint64_t count = 0;
};

/// Events newest first, undated ones last, with what the other filters leave of each facet: a
/// facet's counts ignore the filter on that facet itself, so they say what choosing another value
/// would give.
struct EventList {
  std::uint64_t total = 0;
  std::vector<EventRow> items;
  std::vector<Tally> event_types, sub_event_types, countries, actors, publishers,
      statuses;                ///< most first
  std::vector<Tally> months;   ///< "2019-01" in order, without the filter on dates
  std::uint64_t undated = 0;   ///< without a date, whatever the filter on dates
  std::uint64_t unplaced = 0;  ///< of the total, without coordinates
};

/// One event with everything that its report says about it.
struct EventDetail {
  ReportRow report;
  std::string event_json;
  std::vector<std::string> claim_jsons;
  std::string text;
};

/// What `verify` found. Empty `faults`: all is as it was written.
struct Verification {
  std::uint64_t blobs = 0, readings = 0, entries = 0;
  std::string head;  ///< hash of the last audit entry: write it down to notice a cut end
  std::vector<std::string> faults;
};

enum class Access : std::uint8_t {
  create,  ///< make it if it is not there, bring it up to date
  open,    ///< it must be there; brought up to date
};

/// One database. Safe to use from many threads at once: readers do not wait for each other nor for
/// a writer; writers take turns, also with those of other processes.
class Store {
 public:
  /// Errors: not_found, permission, foreign_database, newer_database, damaged, busy, disk_full, io.
  static base::Result<Store> open(const std::string& path, Access access);
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // ---- writing

  /// Adds all of a batch or, on an error, nothing of it. `actor` stands in the audit log.
  base::Result<std::vector<Added>> add(std::span<const Reading> readings,
                                       std::span<const Refusal> refusals, const Program& program,
                                       std::string_view actor);
  /// Writes the derived tables anew from the kept ones.
  base::Result<void> rebuild();

  // ---- reading

  [[nodiscard]] base::Result<Knows> knows(std::string_view id, std::string_view sha256,
                                          const Program& program) const;
  [[nodiscard]] base::Result<Status> status() const;
  [[nodiscard]] base::Result<ReportList> reports(std::string_view words, std::uint32_t limit,
                                                 std::uint32_t offset) const;
  [[nodiscard]] base::Result<Report> report(std::string_view id) const;  ///< Errors: not_found
  [[nodiscard]] base::Result<EventList> events(const EventFilter& filter, std::uint32_t limit,
                                               std::uint32_t offset) const;
  [[nodiscard]] base::Result<EventDetail> event(std::string_view report_id,
                                                std::string_view event_id) const;  ///< not_found
  [[nodiscard]] base::Result<Hits> search(std::string_view words, std::uint32_t limit,
                                          std::uint32_t offset) const;
  /// The original bytes of a document. Errors: not_found, damaged.
  [[nodiscard]] base::Result<std::string> original(std::string_view sha256) const;

  /// A document whose readings are all by other program versions, with the newest record of it.
  struct Stale {
    std::int64_t document = 0;
    std::string id, origin, original, record_json;
  };

  /// The first `limit` of them after the document of that number, oldest first.
  [[nodiscard]] base::Result<std::vector<Stale>> stale(const Program& program, std::int64_t after,
                                                       std::uint32_t limit) const;

  /// A number that changes whenever anybody, another process too, has written. Costs microseconds.
  [[nodiscard]] base::Result<std::int64_t> version() const;
  /// The newest document's number, and the reports that came after `document`, at most `limit`.
  [[nodiscard]] base::Result<std::int64_t> last_document() const;
  [[nodiscard]] base::Result<std::vector<std::pair<std::int64_t, std::string>>> reports_after(
      std::int64_t document, std::uint32_t limit) const;

  // ---- keeping

  /// Re-hashes every blob and record, walks the audit chain, and compares kept with derived rows.
  /// An error means that it could not look; what it found wrong stands in the result.
  [[nodiscard]] base::Result<Verification> verify() const;
  /// A consistent copy while others read and write. Errors: invalid_argument when `to` exists, io,
  /// ...
  base::Result<void> backup(const std::string& to) const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::store
