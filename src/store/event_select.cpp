// SPDX-License-Identifier: Apache-2.0
// Linked events selected, counted and placed by sets of their members (event_sets.h).
#include "base/bytes.h"
#include "store/event_wanted.h"

#include <map>
#include <optional>

namespace saksi::store {
namespace {

/// What an event of a report is asked, and one facet leaves out for itself each.
enum Asked : std::uint8_t {
  kType,
  kSubType,
  kStatus,
  kCountry,
  kPublisher,
  kActor,
  kSource,
  kDate,
  kDocument,
  kBackground,
  kFrame,
  kPlace,
  kAskedCount
};

constexpr std::size_t kSourceKinds = 17;  // those that bits are kept of, and none

Bits with_any(const ValueSets& sets, const std::vector<bool>& wanted, std::size_t events) {
  Bits out(events);
  for (std::size_t i = 1; i < wanted.size(); ++i) {
    if (wanted[i]) sets[i].add_to(out);
  }
  return out;
}

/// The events of which `fits(number)` holds.
template <class Fits>
Bits those(std::size_t events, Fits&& fits) {
  constexpr std::size_t kWord = 64;
  Bits out(events);
  for (std::size_t first = 0; first < events; first += kWord) {
    // One byte each and then together: compilers ask sixteen at a time.
    std::array<std::uint8_t, kWord> yes{};
    const std::size_t here = std::min(kWord, events - first);
    if (here == kWord) {
      for (std::size_t i = 0; i < kWord; ++i) yes[i] = fits(first + i);
    } else {
      for (std::size_t i = 0; i < here; ++i) yes[i] = fits(first + i);
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < kWord; i += 8) {
      // Byte k has bit 0 only: the product has it as bit 56 + k.
      word |= (base::load64({reinterpret_cast<const char*>(yes.data()), kWord}, i) *
                   0x0102040810204080ULL >>
               56U)
              << i;
    }
    out.words()[first / kWord] = word;
  }
  return out;
}

}  // namespace

// ---------------------------------------------------------------- made of the rows

void EventIndex::make_sets() {
  const std::size_t events = group_rows_.size();
  EventSets s(events, groups_.size());
  s.types.resize(words_.size());
  s.sub_types.resize(words_.size());
  s.statuses.resize(words_.size());
  s.countries.resize(countries_.size());
  s.publishers.resize(publishers_.size());
  s.actors.resize(actor_names_.size());
  s.sources.resize(kSourceKinds);
  s.places.resize(place_names_.size());
  s.points.resize(points_.size());
  constexpr std::size_t kAhead = 40;  // rows lie in another order: asked of memory beforehand
  for (std::uint32_t i = 0; i < events; ++i) {
    if (i + kAhead < events) __builtin_prefetch(&rows_[group_rows_[i + kAhead]]);
    const Row& row = rows_[group_rows_[i]];
    s.start.push_back(row.start);
    s.finish.push_back(row.start == kNoDay ? kNoDay : row.end);
    s.document.push_back(row.document);
    const auto add = [&](FacetSets& facet, std::uint32_t value) {
      facet.events[value].add(i, events);
      facet.groups[value].add(row.group, groups_.size());
    };
    add(s.types, row.type);
    add(s.sub_types, row.sub_type);
    add(s.statuses, row.status);
    add(s.countries, row.country);
    add(s.publishers, row.publisher);
    for (auto at = row.actors_begin; at < row.actors_end; ++at) add(s.actors, actors_[at]);
    for (std::uint32_t kind = 1; kind < kSourceKinds; ++kind) {
      if ((row.sources >> (kind - 1) & 1U) != 0) add(s.sources, kind);
    }
    s.points[row.point].add(i, events);
    if (row.background) s.background.set(i);
    for (auto at = row.places_begin; at < row.places_end; ++at)
      s.places[places_[at]].add(i, events);
  }
  for (const Group& g : groups_) {
    s.add_group(g.finish);
    if (!g.dated) {
      s.undated = std::min<std::size_t>(s.undated, g.begin);
      continue;
    }
    if (s.months.empty() || s.months.back().name != month_name(g.start)) {
      s.months.push_back({month_name(g.start), g.begin, g.finish});
    }
    s.months.back().end = g.finish;
  }
  sets_ = std::move(s);
  sets_hold_ = true;
  group_sets_hold_ = false;
}

void EventIndex::make_group_sets() {
  const std::size_t events = sets_.events();
  for (auto& standing : sets_.standings) standing = Bits(events);
  sets_.counted = sets_.placed = sets_.unhappened = Bits(events);
  sets_.point_of.clear();
  sets_.undecided = Bits(groups_.size());
  sets_.killed.clear();
  sets_.injured.clear();
  for (const Group& g : groups_) {
    const auto last = g.finish - 1;
    sets_.standings[static_cast<std::size_t>(g.standing)].set(last);
    if (counts(g)) sets_.counted.set(last);
    if (g.placed) sets_.placed.set(last);
    if (!g.happened) sets_.unhappened.set(last);
    if (g.standing == Standing::candidate && g.decided == 0) {
      sets_.undecided.set(sets_.point_of.size());
    }
    sets_.point_of.push_back(g.point);
    sets_.killed.push_back({g.killed_low, g.killed_high});
    sets_.injured.push_back({g.injured_low, g.injured_high});
  }
  group_sets_hold_ = true;
}

/// Whether nothing of which there are sets changed.
bool EventIndex::stands_alike(const Row& a, const Row& b) const {
  const auto same_list = [](const base::HugeVector<std::uint32_t>& list, std::uint32_t a_begin,
                            std::uint32_t a_end, std::uint32_t b_begin, std::uint32_t b_end) {
    return std::equal(list.begin() + a_begin, list.begin() + a_end, list.begin() + b_begin,
                      list.begin() + b_end);
  };
  return a.start == b.start && a.end == b.end && a.document == b.document && a.type == b.type &&
         a.sub_type == b.sub_type && a.status == b.status && a.country == b.country &&
         a.publisher == b.publisher && a.point == b.point && a.sources == b.sources &&
         a.background == b.background &&
         same_list(actors_, a.actors_begin, a.actors_end, b.actors_begin, b.actors_end) &&
         same_list(places_, a.places_begin, a.places_end, b.places_begin, b.places_end);
}

// ---------------------------------------------------------------- what a filter asks

/// A filter as sets; none where nothing is asked.
struct EventIndex::Criteria {
  std::array<std::optional<Bits>, kAskedCount> events;
  Bits groups;                   ///< of linked events that fit as a whole, whatever their review
  std::optional<Bits> reviewed;  ///< those that were reviewed so

  /// The events that fit everything, but perhaps one.
  [[nodiscard]] Bits but(std::size_t left_out, const EventSets& sets) const {
    std::optional<Bits> out;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (i == left_out || !events[i]) continue;
      if (out) {
        *out &= *events[i];
      } else {
        out = events[i];
      }
    }
    if (out) return std::move(*out);
    Bits all = sets.ends;
    all |= sets.inner;
    return all;
  }

  /// The linked events that are in by these events.
  [[nodiscard]] Bits groups_of(const Bits& in, const EventSets& sets) const {
    Bits out = sets.groups_of(in);
    out &= groups;
    if (reviewed) out &= *reviewed;
    return out;
  }
};

EventIndex::Criteria EventIndex::criteria(const Wanted& w) const {
  const EventFilter& f = w.filter;
  const std::size_t all = sets_.events();
  Criteria out;
  const auto ask = [&](Asked what, const ValueSets& sets, const std::vector<bool>& wanted) {
    if (!wanted.empty()) out.events[what] = with_any(sets, wanted, all);
  };
  ask(kType, sets_.types.events, w.types);
  ask(kSubType, sets_.sub_types.events, w.sub_types);
  ask(kStatus, sets_.statuses.events, w.statuses);
  ask(kCountry, sets_.countries.events, w.countries);
  ask(kPublisher, sets_.publishers.events, w.publishers);
  ask(kActor, sets_.actors.events, w.actors);
  ask(kFrame, sets_.points, w.framed);
  ask(kPlace, sets_.places, w.places);
  if (!f.sources.empty()) {
    std::vector<bool> kinds(kSourceKinds);
    for (std::size_t i = 1; i < kSourceKinds; ++i) kinds[i] = (w.sources >> (i - 1) & 1U) != 0;
    ask(kSource, sets_.sources.events, kinds);
  }
  if (w.dated) {
    const auto* const start = sets_.start.data();
    const auto* const finish = sets_.finish.data();
    const std::int32_t from = std::max(w.from, kNoDay + 1), to = w.to;  // none has a day
    out.events[kDate] = those(all, [=](std::size_t i) {
      return static_cast<std::uint8_t>(static_cast<int>(start[i] <= to) &
                                       static_cast<int>(finish[i] >= from));
    });
  }
  if (w.documents != nullptr) {
    out.events[kDocument] =
        those(all, [&](std::size_t i) { return w.document(sets_.document[i]); });
  }
  if (f.background) {
    Bits background = sets_.background;
    if (!*f.background) {
      background = sets_.ends;
      background |= sets_.inner;
      background -= sets_.background;
    }
    out.events[kBackground] = std::move(background);
  }
  out.groups = sets_.ends;
  const auto keep = [&](auto&& fits) {
    Bits kept(all);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (fits(i)) kept.set(sets_.last[i]);
    }
    out.groups &= kept;
  };
  if (f.reports_min > 0 || f.origins_min > 0 || f.since || f.disagreement) {
    keep([&](std::size_t i) { return group_misses(groups_[i], w) == 0; });
  }
  const auto keep_toll = [&](const auto& least, const auto& tolls) {
    if (!least) return;
    keep([&](std::size_t i) { return reaches(tolls[i].low, tolls[i].high, *least); });
  };
  keep_toll(f.killed_min, sets_.killed);
  keep_toll(f.injured_min, sets_.injured);
  if (!f.reviews.empty()) {
    out.reviewed.emplace(all);
    for (std::size_t i = 0; i < sets_.standings.size(); ++i) {
      if (w.review(static_cast<Standing>(i))) *out.reviewed |= sets_.standings[i];
    }
  }
  return out;
}

// ---------------------------------------------------------------- what it leaves

/// Events that are left, and linked events by them: facets of them are counted.
struct EventIndex::Left {
  /// Linked events of which not all members are left are looked at one by one, as long as they are
  /// so few.
  static constexpr std::size_t kFew = 4096;

  Left(const EventIndex& of, const Bits& left, const Bits& kept)
      : index(of), events(left), groups(kept), whole(of.sets_.whole_groups(left, kept, partly)) {}

  /// By value. `value_of(row, add)` adds the values of a row.
  template <class ValueOf>
  [[nodiscard]] std::vector<std::uint64_t> count(const FacetSets& values,
                                                 ValueOf&& value_of) const {
    std::vector<std::uint64_t> out(values.events.size());
    if (partly.size() > kFew) {
      for (std::size_t i = 1; i < out.size(); ++i) {
        out[i] = index.sets_.count(values.events[i], events, groups);
      }
      return out;
    }
    for (std::size_t i = 1; i < out.size(); ++i) out[i] = values.groups[i].count(whole);
    std::vector<std::uint32_t> counted(out.size());  // the last linked event that was
    for (const auto group : partly) {
      const Group& g = index.groups_[group];
      for (auto i = g.begin; i < g.finish; ++i) {
        if (!events.has(i)) continue;
        value_of(index.rows_[index.group_rows_[i]], [&](std::uint32_t value) {
          if (counted[value] == group + 1) return;
          counted[value] = group + 1;
          ++out[value];
        });
      }
    }
    return out;
  }

  const EventIndex& index;
  const Bits& events;
  const Bits& groups;
  std::vector<std::uint32_t> partly;  // before `whole`, which fills it
  Bits whole;
};

void EventIndex::count_facets(const Criteria& criteria, const Bits& all, EventList& list) const {
  Bits groups = criteria.groups;
  if (criteria.reviewed) groups &= *criteria.reviewed;
  const Left of_all(*this, all, groups);
  const auto tallies = [&](Asked what, const FacetSets& values, const Names& names,
                           auto&& value_of) {
    if (!criteria.events[what]) return most_first(of_all.count(values, value_of), names);
    const Bits others = criteria.but(what, sets_);
    return most_first(Left(*this, others, groups).count(values, value_of), names);
  };
  list.event_types =
      tallies(kType, sets_.types, words_, [](const Row& r, auto&& add) { add(r.type); });
  list.sub_event_types =
      tallies(kSubType, sets_.sub_types, words_, [](const Row& r, auto&& add) { add(r.sub_type); });
  list.statuses =
      tallies(kStatus, sets_.statuses, words_, [](const Row& r, auto&& add) { add(r.status); });
  list.countries = tallies(kCountry, sets_.countries, countries_,
                           [](const Row& r, auto&& add) { add(r.country); });
  list.publishers = tallies(kPublisher, sets_.publishers, publishers_,
                            [](const Row& r, auto&& add) { add(r.publisher); });
  list.actors = tallies(kActor, sets_.actors, actor_names_, [this](const Row& r, auto&& add) {
    for (auto i = r.actors_begin; i < r.actors_end; ++i) add(actors_[i]);
  });
  list.sources = tallies(kSource, sets_.sources, source_kinds_, [](const Row& r, auto&& add) {
    for (std::uint32_t bits = r.sources, kind = 1; bits != 0; bits >>= 1U, ++kind) {
      if ((bits & 1U) != 0) add(kind);
    }
  });
  Bits whatever_review = sets_.groups_of(all);
  whatever_review &= criteria.groups;
  for (std::size_t i = 0; i < sets_.standings.size(); ++i) {
    Bits those_reviewed = whatever_review;
    those_reviewed &= sets_.standings[i];
    const auto n = those_reviewed.count();
    if (n != 0) list.reviews.push_back({std::string(word(static_cast<Standing>(i))), n});
  }
}

/// `groups`: what every filter but that on dates leaves.
void EventIndex::count_months(const Bits& groups, EventList& list) const {
  Bits counted = groups, uncounted = groups;
  counted &= sets_.counted;
  uncounted -= sets_.counted;
  for (auto it = sets_.months.rbegin(); it != sets_.months.rend(); ++it) {
    const CountedTally month{it->name, counted.count(it->begin, it->end),
                             uncounted.count(it->begin, it->end)};
    if (month.count != 0 || month.uncounted != 0) list.months.push_back(month);
  }
  list.undated = groups.count(sets_.undated, sets_.events());
}

/// How many there are of these linked events, and of which kinds.
template <class Told>
void EventIndex::tell(const Bits& chosen, Told& out) const {
  Bits unplaced = chosen, rejected = chosen, unhappened = chosen;
  unplaced -= sets_.placed;
  rejected &= sets_.standings[static_cast<std::size_t>(Standing::rejected)];
  unhappened &= sets_.unhappened;
  unhappened -= rejected;
  out.total = chosen.count();
  out.unplaced = unplaced.count();
  out.rejected = rejected.count();
  out.not_happened = unhappened.count();
}

Bits EventIndex::chosen(const EventFilter& filter, const std::vector<bool>* documents) const {
  const Criteria asked = criteria(Wanted(filter, documents, *this));
  return asked.groups_of(asked.but(kAskedCount, sets_), sets_);
}

GroupSelection EventIndex::select_groups(const EventFilter& filter,
                                         const std::vector<bool>* documents) const {
  const Wanted wanted(filter, documents, *this);
  const Criteria asked = criteria(wanted);
  const Bits all = asked.but(kAskedCount, sets_);
  GroupSelection out;
  out.list.spelled = wanted.spelled;
  out.sort = filter.sort;
  out.in = asked.groups_of(all, sets_);
  tell(out.in, out.list);
  count_facets(asked, all, out.list);
  count_months(asked.events[kDate] ? asked.groups_of(asked.but(kDate, sets_), sets_) : out.in,
               out.list);
  if (out.sort == Sort::newest) return out;
  std::vector<std::pair<double, std::uint32_t>> keys;
  keys.reserve(out.list.total);
  out.in.each([&](std::size_t event) {
    const auto at = sets_.group_of[event];
    const Group& g = groups_[at];
    keys.emplace_back(
        sort_key(out.sort, g.start, g.dated, std::max(g.killed_low, g.killed_high), g), at);
  });
  // Equal keys stay in the order in which they came.
  std::stable_sort(keys.begin(), keys.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [key, group] : keys) out.sorted.push_back(group);
  return out;
}

std::vector<std::int64_t> EventIndex::page(const GroupSelection& selection, std::uint32_t limit,
                                           std::uint32_t offset) const {
  std::vector<std::int64_t> out;
  if (selection.sort != Sort::newest) {
    const auto& sorted = selection.sorted;
    for (std::size_t i = offset; i < sorted.size() && out.size() < limit; ++i) {
      out.push_back(sorted[i]);
    }
    return out;
  }
  std::uint64_t before = 0;
  const auto& words = selection.in.words();
  for (std::size_t i = 0; i < words.size() && out.size() < limit; ++i) {
    const auto here = static_cast<std::uint64_t>(std::popcount(words[i]));
    if (before + here > offset) {
      auto at = before;
      for (auto word = words[i]; word != 0 && out.size() < limit; word &= word - 1, ++at) {
        if (at < offset) continue;
        out.push_back(sets_.group_of[i * 64 + static_cast<std::size_t>(std::countr_zero(word))]);
      }
    }
    before += here;
  }
  return out;
}

EventSelection EventIndex::queue(const EventFilter& filter, const std::vector<bool>* documents,
                                 const QueueWanted& asked, std::uint32_t limit,
                                 std::uint32_t offset) const {
  const Wanted wanted(filter, documents, *this);
  std::uint64_t mine = 0;
  for (std::uint32_t i = 1; asked.second && i < persons_.size() && i <= 64; ++i) {
    if (persons_.name(i) == *asked.second) mine = 1ULL << (i - 1);
  }
  std::optional<Bits> in;
  if (!wanted.everything()) {
    const Criteria all = criteria(wanted);
    in = all.groups_of(all.but(kAskedCount, sets_), sets_);
  }
  Bits turn = sets_.undecided;
  if (asked.second) {
    turn = Bits(groups_.size());
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      if (groups_[i].decided != 0 && (groups_[i].reviewers & mine) == 0) turn.set(i);
    }
  }
  for (const auto& id : asked.skip) {
    if (const auto it = groups_by_id_.find(id); it != groups_by_id_.end()) turn.unset(it->second);
  }
  EventSelection out;
  for (const auto at : by_score_) {
    if (!turn.has(at) || (in && !in->has(sets_.last[at]))) continue;
    if (static_cast<std::uint64_t>(groups_[at].linked) % 100 >= asked.percent) continue;
    if (out.list.total++ >= offset && out.events.size() < limit) out.events.push_back(at);
  }
  return out;
}

// ---------------------------------------------------------------- on the map

Placed EventIndex::place(const Bits& chosen) const {
  std::vector<At> at(points_.size());
  chosen.each([&](std::size_t event) {
    At& here = at[sets_.point_of[sets_.group_of[event]]];
    ++(sets_.counted.has(event) ? here.count : here.uncounted);
  });
  Placed out = placed_of(at);
  tell(chosen, out);
  return out;
}

/// The places and countries of what lies at each point.
Placed EventIndex::placed_of(const std::vector<At>& at) const {
  Placed out;
  std::map<std::string_view, CountedTally> countries;
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const auto [count, uncounted] = at[i];
    if (count == 0 && uncounted == 0) continue;
    const Point& point = *points_[i];
    if (!point.country.empty()) {
      CountedTally& country = countries[point.country];
      country.count += count;
      country.uncounted += uncounted;
    }
    if (point.latitude) out.points.push_back({points_[i], count, uncounted});
  }
  for (auto& [name, country] : countries) {
    country.value = name;
    out.countries.push_back(std::move(country));
  }
  const auto more = [](const auto& a, const auto& b) {
    return a.count != b.count ? a.count > b.count : a.uncounted > b.uncounted;
  };
  std::stable_sort(out.points.begin(), out.points.end(), more);
  std::stable_sort(out.countries.begin(), out.countries.end(), more);
  return out;
}

}  // namespace saksi::store
