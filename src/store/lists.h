// SPDX-License-Identifier: Apache-2.0
/// Lists over linked events: filtered, on the map, and in the order in which they need a look.
///
/// They come from the index in memory (event_index.h); texts of a page's items from the database.
#pragma once

#include "store/decisions.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::store {

/// A linked event as lists show it.
struct LinkedSummary {
  std::string id;
  std::string head_json;      ///< what is derived of its members: type, date, places, actors
  std::vector<Item> members;  ///< best known first, at most 20
  std::uint64_t member_count = 0, reports = 0;
  std::optional<std::uint64_t> origins;  ///< none as long as nothing was linked
  std::optional<Range> killed, injured;
  bool disagreement = false;
  std::string evidence;  ///< of the first member
  std::string added,
      changed;  ///< in this database, UTC; the latter when it last said another thing

  Standing standing = Standing::candidate;  ///< of all members when they agree
  std::uint64_t decided = 0;                ///< members that something stands on
  bool disputed = false;
  std::int64_t last = 0;
  std::string seen;  ///< what the next decision on it must name
};

struct LinkedSummaries {
  EventList facets;  ///< without items; `total` counts linked events
  std::vector<LinkedSummary> items;
};

/// A place as the map shows it; empty texts where nothing is known.
struct Point {
  std::string name, country, admin1, admin2, precision;
  std::optional<double> latitude, longitude;
};

/// How many events lie there.
struct MapPlace {
  std::shared_ptr<const Point> point;
  std::uint64_t count = 0, uncounted = 0;  ///< as in CountedTally
};

struct MapCounts {
  std::uint64_t total = 0, unplaced = 0, rejected = 0, not_happened = 0;  ///< as in EventList
  std::uint64_t truncated = 0;   ///< events at places left out
  std::vector<MapPlace> points;  ///< known exactly or as a settlement
  std::vector<MapPlace> areas;   ///< known to a district or wider: not to be drawn as points
  std::vector<CountedTally> countries;
};

struct QueueItem {
  LinkedSummary linked;
  float score = 0, disagreement = 0, importance = 0, doubt = 0;
  std::vector<std::string_view> reasons;
};

struct Queue {
  std::uint64_t total = 0;
  std::vector<QueueItem> items;
};

/// A second look at what others decided, at all of it or at a sample: the same events for
/// everybody, chosen by their ids, so that it tells nothing about what was decided.
struct SecondReview {
  std::string person;           ///< who looks
  std::uint32_t percent = 100;  ///< of the events
};

/// Conditions of a bulk decision beside a filter.
struct BulkRule {
  std::uint32_t origins_min = 0, reports_min = 0;
  bool no_disagreement = false, placed = false, dated = false;
};

/// Candidates that a rule concerns.
struct BulkMatch {
  std::uint64_t count = 0;  ///< linked events
  std::vector<Item> items;  ///< their members
  std::vector<LinkedSummary> examples;
};

/// The newest claim of one holder about a place.
struct HoldingClaim {
  Item claim;
  std::string day;             ///< since when it holds
  bool published_day = false;  ///< of an undated event: the day of publication
  std::string title, publisher;
  std::string holder, holder_kind, change, modality;
  std::string source, source_kind;  ///< the nearest speaker; empty: the report's own voice
};

/// What was said about a place up to a day. Nothing here says who is right.
struct HeldPlace {
  std::string name, country, admin1, admin2, precision;
  std::optional<double> latitude, longitude;
  std::uint64_t count = 0;           ///< claims up to the day
  std::vector<HoldingClaim> newest;  ///< one a holder, newest first; never empty
  bool contested = false;            ///< the newest day names two holders, or speaks of a contest
};

/// Lists of one database. Cheap to make; the store must outlive it. Safe from many threads.
class Lists {
 public:
  explicit Lists(const Store& store) : store_(store) {}

  [[nodiscard]] base::Result<LinkedSummaries> linked(const EventFilter& filter, std::uint32_t limit,
                                                     std::uint32_t offset) const;
  /// `linked`: count linked events, else events of reports. At most `most` points and areas each.
  [[nodiscard]] base::Result<MapCounts> map(const EventFilter& filter, bool linked,
                                            std::size_t most) const;
  /// `second`: what others decided and this person did not, instead of what nobody did.
  [[nodiscard]] base::Result<Queue> queue(const EventFilter& filter,
                                          const std::optional<SecondReview>& second,
                                          const std::vector<std::string>& skip, std::uint32_t limit,
                                          std::uint32_t offset) const;
  /// Undecided linked events that the filter keeps and the rule concerns.
  [[nodiscard]] base::Result<BulkMatch> bulk(const EventFilter& filter, const BulkRule& rule,
                                             std::size_t examples) const;
  /// One by its present id. Errors: not_found.
  [[nodiscard]] base::Result<LinkedSummary> one(std::string_view id) const;
  /// All its members. Errors: not_found.
  [[nodiscard]] base::Result<std::vector<Item>> members(std::string_view id) const;
  /// The linked event of an event of a report; empty when there is none.
  [[nodiscard]] base::Result<std::string> linked_of(const Item& item) const;
  /// Places about which somebody has claimed control up to that day ("2019-01-31"), the newest
  /// claims first.
  [[nodiscard]] base::Result<std::vector<HeldPlace>> held(std::string_view day) const;
  /// The days on which that changes, oldest first.
  [[nodiscard]] base::Result<std::vector<std::string>> control_days() const;
  /// Loads what lists need, so that the first one does not wait.
  base::Result<void> warm() const;

 private:
  const Store& store_;
};

}  // namespace saksi::store
