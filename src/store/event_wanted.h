// SPDX-License-Identifier: Apache-2.0
/// A filter in the numbers of an index of events, and what its selections share.
#pragma once

#include "store/event_index.h"
#include "store/filter.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <string>
#include <vector>

namespace saksi::store {

inline std::int32_t days_of(record::Day day) {
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

/// "2019-01"
inline std::string month_name(std::int32_t day) {
  const record::Day date{std::chrono::sys_days(std::chrono::days(day))};
  return record::iso(date).substr(0, 7);
}

/// At most 100: types and statuses are fewer.
[[nodiscard]] std::vector<Tally> most_first(const std::vector<std::uint64_t>& counts,
                                            const Names& names);

/// Whether an event or linked event counts as having taken place.
template <class Event>
bool counts(const Event& e) {
  return e.happened && e.standing != Standing::rejected;
}

/// Whether a range, -1 for an end that is not known, reaches so many or is open.
inline bool reaches(std::int64_t low, std::int64_t high, const std::optional<std::int64_t>& least) {
  if (!least) return true;
  return low >= 0 ? (high < 0 || high >= *least) : high >= *least;
}

/// What a list is sorted by, highest first; `killed` is the upper end of the toll.
[[nodiscard]] double sort_key(Sort sort, std::int32_t start, bool dated, std::int64_t killed,
                              const EventIndex::Group& group);

/// The kinds among the first sixteen.
[[nodiscard]] std::uint32_t bits_of(const Names& names, const std::vector<std::string>& wanted);

struct EventIndex::Wanted {
  const EventFilter& filter;
  const std::vector<bool>* documents;
  std::vector<Spelled> spelled;  // before what fills it
  std::vector<bool> types, sub_types, statuses, countries, publishers, actors, places;
  std::vector<bool> framed;  // by point; empty when no frame is asked for
  std::uint32_t sources = 0, reviews = 0;
  std::int32_t from = std::numeric_limits<std::int32_t>::min();
  std::int32_t to = std::numeric_limits<std::int32_t>::max();
  bool dated = false;

  Wanted(const EventFilter& f, const std::vector<bool>* d, const EventIndex& index)
      : filter(f),
        documents(d),
        types(index.words_.matching(f.types)),
        sub_types(index.words_.matching(f.sub_types)),
        statuses(index.words_.matching(f.statuses)),
        countries(index.countries_.matching(f.countries)),
        publishers(index.publishers_.matching(f.publishers)),
        actors(index.actor_names_.matching(f.actors, &spelled)),
        places(index.place_names_.matching(f.places, &spelled)),
        framed(index.points_in(f.frame)),
        sources(bits_of(index.source_kinds_, f.sources)),
        dated(f.from || f.to) {
    if (f.from) from = days_of(*f.from);
    if (f.to) to = days_of(*f.to);
    for (const auto& review : f.reviews) {
      if (const auto s = parse_standing(review)) reviews |= 1U << static_cast<unsigned>(*s);
    }
  }

  /// Nothing is asked: no row needs to be looked at.
  [[nodiscard]] bool everything() const { return documents == nullptr && keeps_all(filter); }

  [[nodiscard]] bool document(std::uint32_t number) const {
    return documents == nullptr || (number < documents->size() && (*documents)[number]);
  }

  [[nodiscard]] bool date(const Row& row) const {
    return !dated || (row.start != kNoDay && row.start <= to && row.end >= from);
  }

  [[nodiscard]] bool review(Standing standing) const {
    return filter.reviews.empty() || (reviews & (1U << static_cast<unsigned>(standing))) != 0;
  }
};

}  // namespace saksi::store
