// SPDX-License-Identifier: Apache-2.0
#include "store/event_index.h"

#include "base/utf8.h"

#include <algorithm>
#include <chrono>

namespace saksi::store {
namespace {

constexpr std::size_t kFacetValues = 100;  // of names; types and statuses are fewer

std::int32_t days_of(record::Day day) {
  return static_cast<std::int32_t>(std::chrono::sys_days(day).time_since_epoch().count());
}

bool contains_words(const std::string& name, const std::string& part) {
  return (' ' + name + ' ').find(' ' + part + ' ') != std::string::npos;
}

/// Which filters an event misses, one bit each. An event that misses one only still counts for that
/// filter's own facet.
enum Miss : std::uint32_t {
  kType = 1,
  kSubType = 2,
  kCountry = 4,
  kActor = 8,
  kPublisher = 16,
  kStatus = 32,
  kDate = 64,
  kOther = 128
};

bool fits(const std::vector<bool>& wanted, std::uint32_t number) {
  return wanted.empty() || wanted[number];
}

std::vector<Tally> most_first(const std::vector<std::uint64_t>& counts, const Names& names) {
  std::vector<Tally> out;
  for (std::uint32_t i = 1; i < counts.size(); ++i) {
    if (counts[i] != 0) out.push_back({names.name(i), counts[i]});
  }
  const auto better = [](const Tally& a, const Tally& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto keep = std::min(out.size(), kFacetValues);
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(keep), out.end(),
                    better);
  out.resize(keep);
  return out;
}

std::string month_name(std::int32_t day) {
  const record::Day date{std::chrono::sys_days(std::chrono::days(day))};
  return record::iso(date).substr(0, 7);
}

}  // namespace

// ---------------------------------------------------------------- Names

std::uint32_t Names::number(std::string_view name) {
  if (name.empty()) return 0;
  const auto [it, fresh] =
      numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(names_.size()));
  if (fresh) {
    names_.emplace_back(name);
    folded_.push_back(base::fold(name));
  }
  return it->second;
}

std::vector<bool> Names::matching(const std::vector<std::string>& wanted) const {
  if (wanted.empty()) return {};
  std::vector<bool> out(names_.size(), false);
  for (const auto& one : wanted) {
    const std::string folded = base::fold(one);
    bool whole = false;
    for (std::size_t i = 1; i < folded_.size(); ++i) {
      if (folded_[i] == folded) out[i] = whole = true;
    }
    for (std::size_t i = 1; !whole && i < folded_.size(); ++i) {
      if (!folded.empty() && contains_words(folded_[i], folded)) out[i] = true;
    }
  }
  return out;
}

// ---------------------------------------------------------------- loading

void EventIndex::clear() {
  *this = EventIndex();
}

void EventIndex::refresh(Connection& db) {
  const auto removals =
      db.number("SELECT CAST(value AS INTEGER) FROM properties WHERE name='removals'");
  if (removals != removals_) clear();
  removals_ = removals;
  load(db, last_event_);
}

void EventIndex::load(Connection& db, std::int64_t after) {
  const std::size_t first = rows_.size();
  Statement& rows = db.prepared(
      "SELECT event, document, date_start, date_end, event_type, sub_event_type, status, "
      "background,"
      " country, latitude IS NOT NULL, publisher FROM events JOIN reports USING(document)"
      " WHERE event > ? ORDER BY event");
  rows.bind(after);
  while (rows.step()) {
    Row row;
    row.event = rows.integer(0);
    row.document = static_cast<std::uint32_t>(rows.integer(1));
    if (const auto day = record::parse_day(rows.view(2))) row.start = row.end = days_of(*day);
    if (const auto day = record::parse_day(rows.view(3))) row.end = days_of(*day);
    row.type = words_.number(rows.view(4));
    row.sub_type = words_.number(rows.view(5));
    row.status = words_.number(rows.view(6));
    row.background = rows.integer(7) != 0;
    row.country = countries_.number(rows.view(8));
    row.placed = rows.integer(9) != 0;
    row.publisher = publishers_.number(rows.view(10));
    rows_.push_back(row);
  }
  if (rows_.size() == first) return;
  last_event_ = rows_.back().event;
  load_lists(db, after, first);
  const auto newer = [](const Row& a, const Row& b) {
    return a.start != b.start ? a.start > b.start : a.event > b.event;
  };
  const auto middle = rows_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(middle, rows_.end(), newer);
  std::inplace_merge(rows_.begin(), middle, rows_.end(), newer);
}

// Rows from `first` on are still in the order of their numbers, as the lists come.
void EventIndex::load_lists(Connection& db, std::int64_t after, std::size_t first) {
  Statement& actors = db.prepared("SELECT event, name FROM actors WHERE event > ? ORDER BY event");
  actors.bind(after);
  bool more = actors.step();
  for (std::size_t i = first; i < rows_.size(); ++i) {
    rows_[i].actors_begin = static_cast<std::uint32_t>(actors_.size());
    for (; more && actors.integer(0) == rows_[i].event; more = actors.step()) {
      actors_.push_back(actor_names_.number(actors.view(1)));
    }
    // An actor in two roles counts once.
    const auto begin = actors_.begin() + rows_[i].actors_begin;
    std::sort(begin, actors_.end());
    actors_.erase(std::unique(begin, actors_.end()), actors_.end());
    rows_[i].actors_end = static_cast<std::uint32_t>(actors_.size());
  }
  actors.reset();
  Statement& places =
      db.prepared("SELECT event, name, admin2, admin1 FROM places WHERE event > ? ORDER BY event");
  places.bind(after);
  more = places.step();
  for (std::size_t i = first; i < rows_.size(); ++i) {
    rows_[i].places_begin = static_cast<std::uint32_t>(places_.size());
    for (; more && places.integer(0) == rows_[i].event; more = places.step()) {
      for (const int column : {1, 2, 3}) {
        if (const auto n = place_names_.number(places.view(column)); n != 0) places_.push_back(n);
      }
    }
    rows_[i].places_end = static_cast<std::uint32_t>(places_.size());
  }
  places.reset();
}

// ---------------------------------------------------------------- selecting

struct EventIndex::Wanted {
  const EventFilter& filter;
  const std::vector<bool>* documents;
  std::vector<bool> types, sub_types, statuses, countries, publishers, actors, places;
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
        actors(index.actor_names_.matching(f.actors)),
        places(index.place_names_.matching(f.places)),
        dated(f.from || f.to) {
    if (f.from) from = days_of(*f.from);
    if (f.to) to = days_of(*f.to);
  }

  [[nodiscard]] bool document(std::uint32_t number) const {
    return documents == nullptr || (number < documents->size() && (*documents)[number]);
  }

  [[nodiscard]] bool date(const Row& row) const {
    return !dated || (row.start != kNoDay && row.start <= to && row.end >= from);
  }
};

struct EventIndex::Count {
  explicit Count(const EventIndex& index)
      : types(index.words_.size()),
        sub_types(index.words_.size()),
        statuses(index.words_.size()),
        countries(index.countries_.size()),
        publishers(index.publishers_.size()),
        actors(index.actor_names_.size()) {}

  std::vector<std::uint64_t> types, sub_types, statuses, countries, publishers, actors;
  std::vector<Tally> months;                            // newest first, as the rows are
  std::int32_t month_from = kNoDay, month_to = kNoDay;  // days [from, to) of the last month counted
  std::uint64_t undated = 0, unplaced = 0;

  // Rows come by date, so a month's name is made once for all of its days.
  void month(std::int32_t day) {
    if (months.empty() || day < month_from || day >= month_to) {
      const record::Day date{std::chrono::sys_days(std::chrono::days(day))};
      const auto first = date.year() / date.month() / 1;
      month_from = days_of(first);
      month_to = days_of(first + std::chrono::months(1));
      months.push_back({month_name(day), 0});
    }
    ++months.back().count;
  }
};

bool EventIndex::any(const std::vector<std::uint32_t>& list, std::uint32_t begin, std::uint32_t end,
                     const std::vector<bool>& wanted) const {
  if (wanted.empty()) return true;
  for (auto i = begin; i < end; ++i) {
    if (wanted[list[i]]) return true;
  }
  return false;
}

std::uint32_t EventIndex::misses(const Row& row, const Wanted& w) const {
  std::uint32_t missed = 0;
  if (!fits(w.types, row.type)) missed |= kType;
  if (!fits(w.sub_types, row.sub_type)) missed |= kSubType;
  if (!fits(w.countries, row.country)) missed |= kCountry;
  if (!fits(w.publishers, row.publisher)) missed |= kPublisher;
  if (!fits(w.statuses, row.status)) missed |= kStatus;
  if (!any(actors_, row.actors_begin, row.actors_end, w.actors)) missed |= kActor;
  if (!w.date(row)) missed |= kDate;
  const bool background = !w.filter.background || *w.filter.background == row.background;
  if (!background || !w.document(row.document) ||
      !any(places_, row.places_begin, row.places_end, w.places)) {
    missed |= kOther;
  }
  return missed;
}

void EventIndex::count(const Row& row, std::uint32_t missed, Count& counts) const {
  const auto only = [missed](std::uint32_t bit) { return (missed & ~bit) == 0; };
  if (only(kType)) ++counts.types[row.type];
  if (only(kSubType)) ++counts.sub_types[row.sub_type];
  if (only(kStatus)) ++counts.statuses[row.status];
  if (only(kCountry)) ++counts.countries[row.country];
  if (only(kPublisher)) ++counts.publishers[row.publisher];
  if (only(kActor)) {
    for (auto i = row.actors_begin; i < row.actors_end; ++i) ++counts.actors[actors_[i]];
  }
  if (only(kDate)) row.start == kNoDay ? void(++counts.undated) : counts.month(row.start);
  if (missed == 0 && !row.placed) ++counts.unplaced;
}

EventSelection EventIndex::select(const EventFilter& filter, const std::vector<bool>* documents,
                                  std::uint32_t limit, std::uint32_t offset) const {
  const Wanted wanted(filter, documents, *this);
  Count counts(*this);
  EventSelection out;
  for (const auto& row : rows_) {
    const auto missed = misses(row, wanted);
    if ((missed & (missed - 1)) == 0) count(row, missed, counts);  // none or one
    if (missed != 0) continue;
    const auto position = out.list.total++;
    if (position >= offset && out.events.size() < limit) out.events.push_back(row.event);
  }
  out.list.event_types = most_first(counts.types, words_);
  out.list.sub_event_types = most_first(counts.sub_types, words_);
  out.list.statuses = most_first(counts.statuses, words_);
  out.list.countries = most_first(counts.countries, countries_);
  out.list.publishers = most_first(counts.publishers, publishers_);
  out.list.actors = most_first(counts.actors, actor_names_);
  std::reverse(counts.months.begin(), counts.months.end());
  out.list.months = std::move(counts.months);
  out.list.undated = counts.undated;
  out.list.unplaced = counts.unplaced;
  return out;
}

}  // namespace saksi::store
