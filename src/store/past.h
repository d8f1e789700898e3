// SPDX-License-Identifier: Apache-2.0
/// What stood here before: events of the world at an earlier version, and reports as other programs
/// read them. Everything is put together again from kept rows (history.h); nothing is written.
#pragma once

#include "ledger/linked_event.h"
#include "store/decisions.h"
#include "store/lists.h"
#include "store/store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// One version of a linked event, with what came between it and the version before.
struct EventVersion {
  std::int64_t number = 0;  ///< 1, 2, ... of this event
  std::string at;           ///< UTC
  std::string change;       ///< "new", "changed" or "gone"
  std::string successor;  ///< of one that is gone: the id of the event that its first report is of
  bool kept = false;      ///< it can be put together again
  std::vector<Item> came, left;     ///< members
  std::vector<Item> read_again;     ///< members of which another reading is shown
  std::vector<Decision> decisions;  ///< on members, oldest first; `undone` as of this version
};

struct EventVersions {
  std::string id;
  std::vector<EventVersion> items;  ///< oldest first
  std::vector<Decision> later;      ///< after the newest version: they changed nothing that it says
};

/// A linked event as it stood.
struct EventThen {
  ledger::LinkedEvent event;
  LinkedSummary summary;              ///< `seen` is empty: nobody decides on what was
  std::int64_t number = 0, last = 0;  ///< the version, and the newest one of the event
  std::string at;
  /// The decisions that count: none with a higher number.
  std::int64_t decision = 0;
  /// Whether it is what the event said then, by its hash. False: a later program puts the same
  /// together in another way. None: the hash is not known.
  std::optional<bool> same;
  /// By report, of those of which another reading is shown now: the one that counts here.
  std::map<std::string, std::int64_t> readings;
  std::map<std::string, ReportRow> reports;  ///< of the members, as they were read then
  std::map<std::string, std::map<std::string, Review>> reviews;  ///< by report, by item
  std::vector<Decision> decisions;  ///< on members, newest first; `undone` as of then
};

/// One reading of a report.
struct ReportReading {
  std::int64_t reading = 0;
  std::string program, pack, read_at;
  std::string sha256;       ///< of the original bytes that were read
  std::string ingested_at;  ///< when these bytes came
  std::uint64_t events = 0, claims = 0;
  bool shown = false;  ///< the one that lists and reviews are of
};

struct ReadingThen {
  ReportReading about;
  std::string record_json;
  std::map<std::string, Review> reviews;  ///< what decisions make of its items, by their ids
};

/// Earlier states of one database. Cheap to make; the store must outlive it. Safe from many
/// threads.
class Past {
 public:
  explicit Past(const Store& store) : store_(store) {}

  /// By the event's own id, also when it is gone, or that of a member. Errors: not_found.
  [[nodiscard]] base::Result<EventVersions> versions(std::string_view id) const;
  /// `decision`: with the decisions up to this one, when later ones than the version's changed
  /// nothing that the event says. Errors: not_found, also when that version was not kept.
  [[nodiscard]] base::Result<EventThen> event(std::string_view id, std::int64_t number,
                                              std::optional<std::int64_t> decision) const;
  /// All of a report, oldest first. Errors: not_found.
  [[nodiscard]] base::Result<std::vector<ReportReading>> readings(std::string_view report) const;
  /// Errors: not_found.
  [[nodiscard]] base::Result<ReadingThen> reading(std::string_view report,
                                                  std::int64_t reading) const;

 private:
  const Store& store_;
};

}  // namespace saksi::store
