// SPDX-License-Identifier: Apache-2.0
/// The database: what was read, kept for good, and what queries need of it.
///
/// Two kinds of rows. Kept ones (original bytes, documents, readings, refusals, the audit log) are
/// only ever added. Derived ones (reports, events, claims, ...) are flattened from the newest
/// reading of each report for queries and can be made again. docs/formats/store.md describes every
/// table for readers in other languages. No type here tells which database stands behind it.
#pragma once

#include "base/error.h"
#include "base/spelling.h"
#include "ledger/control.h"
#include "ledger/copies.h"
#include "ledger/linked_event.h"
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
  std::optional<ledger::Sketch> sketch;  ///< by which its copies are found
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

/// As in ReportRow: the first words of a report without a title.
[[nodiscard]] std::optional<std::string> lead_of(const record::Document& document);

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

/// In which order events come. Undated ones come last by date.
enum class Sort : std::uint8_t { newest, oldest, killed, reports, priority };

/// A piece of the map in degrees. `west` beyond `east`: it lies across the 180th meridian.
struct Frame {
  double west = -180, south = -90, east = 180, north = 90;

  [[nodiscard]] bool holds(double latitude, double longitude) const {
    const bool across = west <= east ? longitude >= west && longitude <= east
                                     : longitude >= west || longitude <= east;
    return across && latitude >= south && latitude <= north;
  }

  bool operator==(const Frame&) const = default;
};

/// Which events. Within a list any value fits; lists and the other fields must all fit.
/// Names of places and actors are found in any spelling that the store's Spelling knows, else
/// folded (base::fold); a name that no event has whole matches those that contain it as words.
struct EventFilter {
  std::string words;  ///< in the report's text; plain words, never query syntax
  std::vector<std::string> types, sub_types, countries, places, actors, publishers, statuses;
  std::optional<record::Day> from, to;  ///< the event's interval meets [from, to]
  std::optional<bool> background;
  /// The first place has its coordinates there. A place known by its country only lies in no frame.
  std::optional<Frame> frame;
  // Of linked events only:
  std::vector<std::string> sources;                     ///< kinds of a claim's nearest speaker
  std::optional<std::int64_t> killed_min, injured_min;  ///< the range reaches it or is open
  std::vector<std::string> reviews;                     ///< words of Standing (decisions.h)
  std::optional<bool> disagreement;                     ///< of speakers or reviewers
  std::uint32_t reports_min = 0, origins_min = 0;       ///< of the linked event
  /// The linked event is new in this database, or says something else, since then: seconds since
  /// 1970.
  std::optional<std::int64_t> since;
  Sort sort = Sort::newest;

  bool operator==(const EventFilter&) const = default;
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
  std::string linked;                    ///< id of its linked event
};

struct Tally {
  std::string value;
  std::uint64_t count = 0;
};

/// The same where events are counted as having taken place: `uncounted` are those that are only
/// planned, threatened or denied, and those that reviewers rejected.
struct CountedTally {
  std::string value;
  std::uint64_t count = 0, uncounted = 0;
};

/// A name that was asked for, and the other names that were found for it: spelled another way, or
/// of the same place or actor.
struct Spelled {
  std::string asked;
  std::vector<std::string> names;
};

/// Events newest first, undated ones last, with what the other filters leave of each facet: a
/// facet's counts ignore the filter on that facet itself, so they say what choosing another value
/// would give.
struct EventList {
  std::uint64_t total = 0;
  std::vector<EventRow> items;
  std::vector<Tally> event_types, sub_event_types, countries, actors, publishers, statuses, sources,
      reviews;                       ///< most first
  std::vector<CountedTally> months;  ///< "2019-01" in order, without the filter on dates
  std::uint64_t undated = 0;         ///< without a date, whatever the filter on dates
  std::uint64_t unplaced = 0;        ///< of the total, without coordinates
  std::uint64_t rejected = 0;        ///< of the total, by reviewers
  std::uint64_t not_happened = 0;    ///< of the others: planned, threatened or denied
  std::vector<Spelled> spelled;      ///< of the places and actors of the filter
};

/// One event with everything that its report says about it.
struct EventDetail {
  ReportRow report;
  std::string event_json;
  std::vector<std::string> claim_jsons;
  std::string text;
};

/// An event of the world, as lists show it.
struct LinkedRow {
  std::string id;         ///< "SKS-..."
  std::string head_json;  ///< ledger::head_to_json: all but members and claims
};

/// Linked events newest first, undated ones last.
struct LinkedList {
  std::uint64_t total = 0;
  std::vector<LinkedRow> items;
};

struct LinkedDetail {
  ledger::LinkedEvent event;
  std::optional<std::string> redirected_from;  ///< the id that was asked for, when it is another's
};

/// A place that claims of control are about.
struct ControlPlace {
  std::string name, country;
  std::uint64_t claims = 0;
};

/// What a person said of two events of reports. The newest word on a pair counts.
enum class Judgement : std::uint8_t { same, different, withdrawn };

/// A person's word on two events, which outranks all that the program finds. It holds as long as
/// both reports tell the event in the words that were judged.
struct Verdict {
  ledger::Member a, b;
  Judgement judgement = Judgement::same;
  std::string reason;
};

/// Why two events of reports are, or are not, members of one linked event.
struct LinkExplanation {
  bool together = false;
  std::string linked_a, linked_b;  ///< ids of their linked events
  std::string likeness;            ///< of the two: same, vague, doubtful, unlike, different
  double score = 0;
  std::vector<std::string> reasons;  ///< of the likeness
  /// What reviewers corrected of that which was compared, "REPORT e1: date": the likeness is of the
  /// corrected values.
  std::vector<std::string> corrected;
  bool rejected = false;            ///< a reviewer rejected one of them: it ties nothing
  std::optional<Judgement> judged;  ///< what a person said of the two
  std::string why;                  ///< one sentence: how it came to be, or not to be
};

/// Two events of reports that may be one: for people to judge, most likely first.
struct Doubt {
  ledger::Member a, b;
  std::string linked_a, linked_b;
  double score = 0;
  std::vector<std::string> reasons;
};

/// What `verify` found. Empty `faults`: all is as it was written.
struct Verification {
  std::uint64_t blobs = 0, readings = 0, entries = 0, decisions = 0;
  std::string head;  ///< hash of the last audit entry: write it down to notice a cut end
  std::vector<std::string> faults;
};

enum class Access : std::uint8_t {
  create,  ///< make it if it is not there, bring it up to date
  open,    ///< it must be there; brought up to date
};

class Decisions;
class Lists;
class Past;
class People;

/// One database. Safe to use from many threads at once: readers do not wait for each other nor for
/// a writer; writers take turns, also with those of other processes.
class Store {
 public:
  /// Errors: not_found, permission, foreign_database, newer_database, damaged, busy, disk_full, io.
  static base::Result<Store> open(const std::string& path, Access access);
  /// How names are spelled; before the first question, as it is not guarded.
  void spell(std::shared_ptr<const base::Spelling> spelling);
  [[nodiscard]] const std::shared_ptr<const base::Spelling>& spelling() const;
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;

  // ---- writing

  /// Adds all of a batch or, on an error, nothing of it. `actor` stands in the audit log.
  base::Result<std::vector<Added>> add(std::span<const Reading> readings,
                                       std::span<const Refusal> refusals, const Program& program,
                                       std::string_view actor);
  /// Keeps a verdict, with an entry in the audit log, and links anew what it touches.
  /// Errors: not_found for an event that no report shows.
  base::Result<void> judge(const Verdict& verdict, std::string_view actor);
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
  // ---- events of the world

  /// Those of which a member fits the filter.
  [[nodiscard]] base::Result<LinkedList> linked_events(const EventFilter& filter,
                                                       std::uint32_t limit,
                                                       std::uint32_t offset) const;
  /// By the event's id or that of any of its members. Errors: not_found.
  [[nodiscard]] base::Result<LinkedDetail> linked_event(std::string_view id) const;
  /// The id of the linked event that an event of a report belongs to. Errors: not_found.
  [[nodiscard]] base::Result<std::string> linked_id(std::string_view report,
                                                    std::string_view event) const;
  /// Who is said to hold the place of this name, a timeline for each place that bears it; empty
  /// when nobody speaks of it.
  [[nodiscard]] base::Result<std::vector<ledger::ControlTimeline>> control(
      std::string_view place) const;
  /// The places that claims of control name, most claims first.
  [[nodiscard]] base::Result<std::vector<ControlPlace>> control_places(std::uint32_t limit,
                                                                       std::uint32_t offset) const;
  /// Errors: not_found.
  [[nodiscard]] base::Result<LinkExplanation> explain(const ledger::Member& a,
                                                      const ledger::Member& b) const;
  /// Pairs that were not linked but may be the same, without those that somebody judged.
  [[nodiscard]] base::Result<std::vector<Doubt>> doubts(std::uint32_t limit,
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
  friend class Decisions;  // decisions.h
  friend class Lists;      // lists.h
  friend class Past;       // past.h
  friend class People;     // people.h
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace saksi::store
