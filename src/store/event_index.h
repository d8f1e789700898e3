// SPDX-License-Identifier: Apache-2.0
/// Every event's filterable columns in memory, so that a list with all its facets is one pass.
///
/// Seven facets of 200,000 events take SQLite 0.4 s by GROUP BY; one pass over fixed-size rows
/// takes a few milliseconds. The rows hold numbers of interned names; texts stay in the database
/// and are fetched for the page that is shown only.
#pragma once

#include "base/huge_pages.h"
#include "store/decisions.h"
#include "store/event_sets.h"
#include "store/lists.h"
#include "store/names.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::store {

/// What the filter leaves, before texts are fetched.
struct EventSelection {
  EventList list;                    ///< without items
  std::vector<std::int64_t> events;  ///< row numbers of the page, of events or linked events
};

/// What the filter leaves of the linked events, all of them.
struct GroupSelection {
  EventList list;                     ///< without items
  Bits in;                            ///< as in EventSets
  Sort sort = Sort::newest;           ///< ... in whose order they come, unless it is
  std::vector<std::uint32_t> sorted;  ///< this one: their positions
};

/// Events by their first place.
struct Placed {
  std::uint64_t total = 0, unplaced = 0, not_happened = 0, rejected = 0;
  std::vector<MapPlace> points;  ///< most first
  std::vector<CountedTally> countries;
};

/// Why a linked event needs a look (docs/api.md, queue): each part from 0 to 1.
struct Priority {
  float disagreement = 0, importance = 0, doubt = 0;
  std::uint16_t reasons = 0;  ///< bits of Reason

  [[nodiscard]] float score() const {
    return 0.5F * disagreement + 0.3F * importance + 0.2F * doubt;
  }
};

enum Reason : std::uint16_t {
  kReviewersDiffer = 1,
  kFiguresDiffer = 2,
  kManyKilled = 4,
  kUndated = 8,
  kUnplaced = 16,
  kVaguePlace = 32,
  kOneOrigin = 64,
  kHedged = 128,
  kNoActors = 256
};

/// When a linked event came into this database and when it last came to say something else, in
/// seconds since 1970 (history.h).
struct News {
  std::int64_t added = 0, changed = 0;
};

/// Which linked events the queue is to give.
struct QueueWanted {
  std::optional<std::string> second;  ///< decided by others and not by this person, else undecided
  std::vector<std::string> skip;      ///< ids
  std::uint32_t percent = 100;        ///< of all events, the same ones each time
};

/// Not safe by itself for many threads: the Store guards it (refresh alone changes it).
class EventIndex {
 public:
  EventIndex() = default;

  /// Names of places and actors are found in any spelling.
  explicit EventIndex(std::shared_ptr<const base::Spelling> spelling)
      : spelling_(std::move(spelling)), actor_names_(spelling_), place_names_(spelling_) {}

  /// What is known of a linked event. What every pass over all of them asks stands first, together:
  /// a pass takes as long as memory takes to give it.
  struct Group {
    std::uint32_t begin = 0, finish = 0;  ///< members, positions in `group_rows_`
    std::uint32_t reports = 1, origins = 0;
    std::int32_t start = 0, end = 0;
    std::uint32_t point = 0;
    bool disagreement = false, placed = false, dated = false, disputed = false, happened = true;
    Standing standing = Standing::candidate;
    News news;
    std::int64_t killed_low = -1, killed_high = -1, injured_low = -1,
                 injured_high = -1;  ///< -1: none
    std::int64_t linked = 0;         ///< key of linked_events
    std::string id;
    std::uint32_t decided = 0;    ///< members that something stands on
    std::uint64_t reviewers = 0;  ///< bits of the first 64 persons
    std::int64_t last = 0;
    Priority priority;
  };

  /// Brings it up to what `db` shows now. Inside a read transaction.
  void refresh(Connection& db);
  /// `documents`, when given, holds by document number whether its events may be in.
  [[nodiscard]] EventSelection select(const EventFilter& filter, const std::vector<bool>* documents,
                                      std::uint32_t limit, std::uint32_t offset) const;
  /// The same of linked events: one is in when a member is.
  [[nodiscard]] GroupSelection select_groups(const EventFilter& filter,
                                             const std::vector<bool>* documents) const;
  /// A page of them, as positions for `group`.
  [[nodiscard]] std::vector<std::int64_t> page(const GroupSelection& selection, std::uint32_t limit,
                                               std::uint32_t offset) const;
  [[nodiscard]] Placed place(const EventFilter& filter, const std::vector<bool>* documents) const;
  /// The linked events that `select_groups` leaves, without counting anything, as in EventSets.
  [[nodiscard]] Bits chosen(const EventFilter& filter, const std::vector<bool>* documents) const;
  /// These linked events by their first place.
  [[nodiscard]] Placed place(const Bits& chosen) const;
  /// Highest score first. `list` has the total only.
  [[nodiscard]] EventSelection queue(const EventFilter& filter, const std::vector<bool>* documents,
                                     const QueueWanted& asked, std::uint32_t limit,
                                     std::uint32_t offset) const;

  [[nodiscard]] const Group& group(std::int64_t position) const {
    return groups_[static_cast<std::size_t>(position)];
  }

  /// The group of that id, or none.
  [[nodiscard]] const Group* find_group(const std::string& id) const;
  /// The keys of its events, best known first.
  [[nodiscard]] std::vector<std::int64_t> events_of(const Group& group) const;

  /// An event as its report has it.
  struct Member {
    std::uint32_t document = 0;
    std::int64_t reading = 0;
    std::string_view report, event;  ///< ids, as long as the index stays as it is
  };

  /// One of `events_of`.
  [[nodiscard]] Member member(std::int64_t event) const;
  /// The id of the linked event of an event.
  [[nodiscard]] const std::string& linked_of(std::int64_t event) const;
  /// Names of places and actors that are the same as `name`, as reports write them.
  [[nodiscard]] std::vector<std::string> spellings(std::string_view name) const;

 private:
  static constexpr std::int32_t kNoDay = std::numeric_limits<std::int32_t>::min();

  /// As in Group: the first 64 bytes are what every pass asks.
  struct Row {
    std::int32_t start = kNoDay, end = kNoDay;  // days since 1970
    std::uint32_t document = 0;
    std::uint32_t type = 0, sub_type = 0, status = 0;
    std::uint32_t country = 0, publisher = 0;
    std::uint32_t actors_begin = 0, actors_end = 0;
    std::uint32_t places_begin = 0, places_end = 0;
    std::uint32_t point = 0, group = 0;
    std::uint16_t sources = 0;  // bits of the kinds of its claims' speakers
    bool background = false, placed = false, disputed = false, happened = true;
    Standing standing = Standing::candidate;
    std::int64_t event = 0;
    std::int64_t killed_low = -1, killed_high = -1, injured_low = -1, injured_high = -1;
    std::uint16_t claims = 0, hedged = 0;
    std::uint32_t name = 0;  // its id in the report
    std::uint64_t reviewers = 0;
    std::int64_t last = 0;
  };

  /// The report of a document.
  struct Report {
    std::uint32_t id_begin = 0, id_end = 0;  // in `report_ids_`
    std::int64_t reading = 0;
  };
  struct Wanted;
  struct Count;
  struct Criteria;
  struct Left;

  void clear();
  void follow(Connection& db);
  void make_sets();
  void make_group_sets();
  [[nodiscard]] bool stands_alike(const Row& a, const Row& b) const;
  bool load(Connection& db, std::int64_t after);
  void load_lists(Connection& db, std::int64_t after, std::size_t first);
  void load_claims(Connection& db, std::int64_t after, std::size_t first);
  void take_claims(Statement& claims, bool& more, Row& row);
  void take_actors(Statement& actors, bool& more, Row& row);
  void take_places(Statement& places, bool& more, Row& row);
  [[nodiscard]] Row row_of(const Statement& from);
  void take_report(const Statement& from, std::uint32_t document);
  bool reload_reviewed(Connection& db, std::int64_t decision);
  bool reload_row(Connection& db, Row& row);
  void find_positions();
  std::vector<std::uint32_t> load_reviews(Connection& db);
  void load_groups(Connection& db);
  void linked_groups(Connection& db);
  bool reload_groups(Connection& db, std::int64_t version);
  [[nodiscard]] Group group_of(const Statement& row);
  void load_news(Connection& db, std::int64_t version);
  void order_groups();
  void review_group(Group& group);
  void judge(Group& group) const;
  std::uint32_t point_of(const Statement& row, int at);
  [[nodiscard]] std::vector<bool> points_in(const std::optional<Frame>& frame) const;
  [[nodiscard]] std::uint32_t position_of(std::int64_t event) const;
  [[nodiscard]] bool any(const base::HugeVector<std::uint32_t>& list, std::uint32_t begin,
                         std::uint32_t end, const std::vector<bool>& wanted) const;
  [[nodiscard]] std::uint32_t misses(const Row& row, const Wanted& wanted) const;
  [[nodiscard]] std::uint32_t group_misses(const Group& group, const Wanted& wanted) const;
  [[nodiscard]] std::uint32_t row_misses(const Row& row, const Wanted& wanted) const;
  [[nodiscard]] Criteria criteria(const Wanted& wanted) const;
  void count_facets(const Criteria& criteria, const Bits& all, EventList& list) const;
  void count_months(const Bits& groups, EventList& list) const;

  struct At {
    std::uint64_t count = 0, uncounted = 0;
  };

  template <class Told>
  void tell(const Bits& chosen, Told& out) const;
  [[nodiscard]] Placed placed_of(const std::vector<At>& at) const;
  void count(const Row& row, std::uint32_t missed, Count& counts) const;
  void give(Count& counts, EventList& list) const;

  static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

  std::shared_ptr<const base::Spelling> spelling_;
  base::HugeVector<Row> rows_;  // newest first, undated last
  base::HugeVector<std::uint32_t> actors_, places_;
  Names words_, countries_, publishers_;  // words_: types, statuses
  Names actor_names_, place_names_;
  Names source_kinds_, persons_, event_ids_;
  base::HugeVector<Report> reports_;  // by document
  std::string report_ids_;            // one behind the other
  std::vector<std::shared_ptr<const Point>> points_{std::make_shared<const Point>()};
  std::unordered_map<std::string, std::uint32_t> point_numbers_;
  std::vector<std::uint32_t> positions_;  // of the row of each event
  base::HugeVector<Group> groups_;        // newest first, undated last
  base::HugeVector<std::uint32_t> group_rows_;
  std::vector<std::uint32_t> by_score_;  // groups, highest first
  std::unordered_map<std::string, std::uint32_t> groups_by_id_;
  std::unordered_map<std::int64_t, News> news_;  // by key of linked_events
  EventSets sets_;                               // of the groups
  bool sets_hold_ = false, group_sets_hold_ = false;
  std::int64_t last_event_ = 0, last_review_ = 0;
  std::int64_t removals_ = 0, links_ = -1, version_ = 0;
};

}  // namespace saksi::store
