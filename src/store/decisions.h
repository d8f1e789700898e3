// SPDX-License-Identifier: Apache-2.0
/// What people decide about what was read: kept rows that only grow, and the state they make.
///
/// A decision never changes a record. The state of an event or claim (a candidate, accepted, ...)
/// is derived from the decisions that stand, and so is the item with its changes. Undo is a
/// decision too.
#pragma once

#include "store/store.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// An event ("e1") or claim ("c2") of a report.
struct Item {
  std::string report, item;

  friend auto operator<=>(const Item&, const Item&) = default;
};

enum class Action : std::uint8_t { accept, reject, unsure, edit, same, not_same, undo };

[[nodiscard]] std::string_view word(Action action);  ///< "not_same"
[[nodiscard]] std::optional<Action> parse_action(std::string_view word);

/// One decision as it is kept.
struct Decision {
  std::int64_t number = 0;
  std::int64_t batch = 0;  ///< number of the first decision made in the same go
  std::string at, actor;
  Action action = Action::accept;
  std::optional<Item> subject;               ///< none for an undo
  std::optional<Item> other;                 ///< same, not_same
  std::optional<std::string> linked;         ///< the linked event that it was made on, if on one
  std::optional<std::string> field;          ///< edit
  std::optional<std::string> before, after;  ///< edit: JSON
  std::optional<std::string> reason;
  std::optional<std::int64_t> undoes;  ///< undo: the batch that it takes back
  bool undone = false;                 ///< derived: an undo stands against its batch
};

enum class Standing : std::uint8_t { candidate, accepted, rejected, unsure, edited };

[[nodiscard]] std::string_view word(Standing standing);
[[nodiscard]] std::optional<Standing> parse_standing(std::string_view word);

/// What one reviewer says of an item.
struct Opinion {
  std::string person;
  Standing standing = Standing::candidate;
  std::string at;

  friend bool operator==(const Opinion&, const Opinion&) = default;
};

/// What was decided on an item, all standing decisions taken together.
struct Review {
  Standing standing = Standing::candidate;
  std::string by, at;             ///< of the newest standing decision; empty for a candidate
  std::int64_t last = 0;          ///< number of the last decision or undo on it
  std::string seen = "0.0";       ///< what the next decision on it must name
  bool disputed = false;          ///< reviewers differ
  std::vector<Opinion> verdicts;  ///< each reviewer's standing one
  std::map<std::string, std::string> edits;  ///< by field, JSON of the whole new value

  friend bool operator==(const Review&, const Review&) = default;
};

/// A decision that somebody wants to make.
struct Proposal {
  Action action = Action::accept;  ///< not undo
  std::vector<Item> subjects;      ///< more than one: a linked event's members, one batch
  std::vector<Item> others;        ///< same, not_same: paired with the subjects
  std::optional<std::string> linked, field, after, reason;
  /// Review::seen of each subject, in their order; empty: not compared.
  std::vector<std::string> seen;
};

/// What became of a proposal: either it was made, or somebody else came first.
struct Made {
  bool stale = false;
  std::vector<Decision> decisions;  ///< made; or, when stale, what happened to the subject so far
};

struct DecisionFilter {
  std::optional<std::string> report, item, linked, actor;
  std::optional<Action> action;
  std::optional<std::int64_t> batch;
  std::int64_t after = 0;  ///< newer than this number only
};

struct DecisionList {
  std::uint64_t total = 0;
  std::vector<Decision> items;  ///< newest first
};

/// How far two or more reviewers say the same of the same items.
struct Agreement {
  /// How often the first said one thing and the second another.
  struct Cell {
    Standing first, second;
    std::uint64_t count = 0;
  };

  std::string first, second;  ///< names in order; empty: all pairs together
  std::uint64_t both = 0, same = 0;
  std::optional<double> kappa;  ///< Cohen's; none where it is not defined
  std::vector<Cell> cells;
};

/// Decisions of one database. Cheap to make; the store must outlive it. Safe from many threads.
class Decisions {
 public:
  explicit Decisions(Store& store) : store_(store) {}

  /// Makes one decision, or a batch when there are several subjects, all or nothing.
  /// Errors: not_found (no such item), invalid_field (an edit that makes no record, or changes
  /// nothing), invalid_argument, io, ...
  [[nodiscard]] base::Result<Made> decide(const Proposal& proposal, std::string_view actor);

  /// Takes back the batch that decision `number` belongs to. `any`: also somebody else's.
  /// Errors: not_found, forbidden, conflict (undone already, or a later change of the same field
  /// stands on it).
  [[nodiscard]] base::Result<Decision> undo(std::int64_t number, std::string_view actor, bool any,
                                            std::optional<std::string> reason);

  [[nodiscard]] base::Result<DecisionList> list(const DecisionFilter& filter, std::uint32_t limit,
                                                std::uint32_t offset) const;
  /// Of every item of the report's record, by id. Errors: not_found.
  [[nodiscard]] base::Result<std::map<std::string, Review>> reviews(std::string_view report) const;
  /// Of these items, without those that are not there.
  [[nodiscard]] base::Result<std::map<Item, Review>> reviews(std::span<const Item> items) const;
  /// All pairs of reviewers, the sum of all first.
  [[nodiscard]] base::Result<std::vector<Agreement>> agreement() const;
  /// The newest decision's number.
  [[nodiscard]] base::Result<std::int64_t> last() const;

 private:
  Store& store_;
};

/// The item (the record's JSON of an event or claim) with standing edits put in.
[[nodiscard]] std::string with_edits(std::string_view item_json,
                                     const std::map<std::string, std::string>& edits);

/// Cohen's kappa of a table of counts, or none where it is not defined.
[[nodiscard]] std::optional<double> cohens_kappa(std::span<const Agreement::Cell> cells);

}  // namespace saksi::store
