// SPDX-License-Identifier: Apache-2.0
#include "store/lists.h"

#include "base/hash.h"
#include "store/audit.h"
#include "store/impl.h"

#include <algorithm>
#include <array>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;

constexpr std::size_t kMembersShown = 20;

using Group = EventIndex::Group;

/// A group and its members, copied out of the index before its lock is left.
struct Found {
  Group group;
  std::int64_t first = 0;   ///< the event of the member known best
  std::vector<Item> items;  ///< all members, best known first
  std::string seen;         ///< changes with every member that comes, goes or is read anew
};

Found found_of(const EventIndex& index, const Group& g) {
  Found out{g, 0, {}, {}};
  std::string all;
  for (const auto event : index.events_of(g)) {
    const auto member = index.member(event);
    if (out.items.empty()) out.first = event;
    out.items.push_back({std::string(member.report), std::string(member.event)});
    all += std::to_string(member.document) + '.' + std::to_string(member.reading) + '.';
    all.append(member.event) += ' ';
  }
  out.seen = base::sha256_hex(all).substr(0, 12);
  return out;
}

std::vector<Found> found_of(const EventIndex& index, const std::vector<std::int64_t>& positions) {
  std::vector<Found> out;
  out.reserve(positions.size());
  for (const auto at : positions) out.push_back(found_of(index, index.group(at)));
  return out;
}

std::optional<Range> range_of(std::int64_t low, std::int64_t high) {
  if (low < 0 && high < 0) return std::nullopt;
  Range range;
  if (low >= 0) range.low = low;
  if (high >= 0) range.high = high;
  return range;
}

std::string head_of(Connection& db, std::int64_t linked) {
  Statement& head = db.prepared("SELECT head FROM linked_events WHERE linked=?");
  std::string out;
  if (head.bind(linked).step()) out = head.text(0);
  head.reset();
  return out;
}

std::string evidence_of(Connection& db, std::int64_t event) {
  Statement& row = db.prepared("SELECT evidence FROM events WHERE event=?");
  std::string out;
  if (row.bind(event).step()) out = row.text(0);  // else it went meanwhile
  row.reset();
  return out;
}

LinkedSummary linked_row(Connection& db, const Found& found) {
  const Group& g = found.group;
  LinkedSummary row;
  row.id = g.id;
  row.head_json = head_of(db, g.linked);
  const auto shown = std::min(found.items.size(), kMembersShown);
  row.members.assign(found.items.begin(), found.items.begin() + static_cast<std::ptrdiff_t>(shown));
  row.member_count = found.items.size();
  row.reports = g.reports;
  row.origins = g.origins;
  row.killed = range_of(g.killed_low, g.killed_high);
  row.injured = range_of(g.injured_low, g.injured_high);
  row.disagreement = g.disagreement || g.disputed;
  row.evidence = evidence_of(db, found.first);
  row.added = utc_of(g.news.added);
  row.changed = utc_of(g.news.changed);
  row.standing = g.standing;
  row.decided = g.decided;
  row.disputed = g.disputed;
  row.last = g.last;
  row.seen = std::to_string(g.last) + '.' + found.seen;
  return row;
}

std::vector<LinkedSummary> linked_rows(Connection& db, const std::vector<Found>& all) {
  std::vector<LinkedSummary> out;
  for (const auto& found : all) {
    LinkedSummary row = linked_row(db, found);
    if (!row.head_json.empty()) out.push_back(std::move(row));  // it went meanwhile
  }
  return out;
}

std::vector<std::string_view> reasons_of(std::uint16_t bits) {
  constexpr std::array<std::pair<Reason, std::string_view>, 9> kReasons = {{
      {kReviewersDiffer, "reviewers_differ"},
      {kFiguresDiffer, "figures_differ"},
      {kManyKilled, "many_killed"},
      {kUndated, "undated"},
      {kUnplaced, "unplaced"},
      {kVaguePlace, "vague_place"},
      {kOneOrigin, "one_origin"},
      {kHedged, "hedged"},
      {kNoActors, "no_actors"},
  }};
  std::vector<std::string_view> out;
  for (const auto& [bit, name] : kReasons) {
    if ((bits & bit) != 0) out.push_back(name);
  }
  return out;
}

void add_place(MapCounts& out, MapPlace&& place, std::size_t most) {
  const auto& precision = place.point->precision;
  const bool exact = precision == "exact" || precision == "settlement";
  auto& list = exact ? out.points : out.areas;
  if (list.size() >= most) {
    out.truncated += place.count + place.uncounted;
    return;
  }
  list.push_back(std::move(place));
}

[[noreturn]] void no_such(std::string_view id) {
  throw_failed(Code::not_found, "There is no linked event with this id.", std::string(id));
}

}  // namespace

Result<LinkedSummaries> Lists::linked(const EventFilter& filter, std::uint32_t limit,
                                      std::uint32_t offset) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    const auto words = impl.words(filter);
    std::vector<Found> found;
    LinkedSummaries list;
    impl.with_events([&](const EventIndex& index) {
      const auto selection = impl.selection(index, filter, words);
      found = found_of(index, index.page(*selection, limit, offset));
      list.facets = selection->list;
    });
    list.items = impl.reading([&](Connection& db) { return linked_rows(db, found); });
    return list;
  });
}

Result<MapCounts> Lists::map(const EventFilter& filter, bool linked, std::size_t most) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    const auto words = impl.words(filter);
    return impl.with_events([&](const EventIndex& index) {
      auto placed = linked ? index.place(index.chosen(filter, words.given()))
                           : index.place(filter, words.given());
      MapCounts out;
      out.total = placed.total;
      out.unplaced = placed.unplaced;
      out.not_happened = placed.not_happened;
      out.rejected = placed.rejected;
      for (auto& place : placed.points) add_place(out, std::move(place), most);
      out.countries = std::move(placed.countries);
      return out;
    });
  });
}

Result<Queue> Lists::queue(const EventFilter& filter, const std::optional<SecondReview>& second,
                           const std::vector<std::string>& skip, std::uint32_t limit,
                           std::uint32_t offset) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    const auto words = impl.words(filter);
    std::vector<Found> found;
    Queue queue;
    impl.with_events([&](const EventIndex& index) {
      const auto selection = index.queue(filter, words.given(),
                                         {second ? std::optional(second->person) : std::nullopt,
                                          skip, second ? second->percent : 100},
                                         limit, offset);
      queue.total = selection.list.total;
      found = found_of(index, selection.events);
    });
    impl.reading([&](Connection& db) {
      for (const auto& one : found) {
        const Priority& p = one.group.priority;
        queue.items.push_back({linked_row(db, one), p.score(), p.disagreement, p.importance,
                               p.doubt, reasons_of(p.reasons)});
      }
    });
    return queue;
  });
}

Result<BulkMatch> Lists::bulk(const EventFilter& filter, const BulkRule& rule,
                              std::size_t examples) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    EventFilter narrowed = filter;
    narrowed.origins_min = std::max(narrowed.origins_min, rule.origins_min);
    narrowed.reports_min = std::max(narrowed.reports_min, rule.reports_min);
    if (rule.no_disagreement) narrowed.disagreement = false;
    const auto words = impl.words(narrowed);
    std::vector<Found> found;
    impl.with_events([&](const EventIndex& index) {
      constexpr auto kEvery = static_cast<std::uint32_t>(-1);
      const auto selection = index.queue(narrowed, words.given(), {}, kEvery, 0);
      for (auto& one : found_of(index, selection.events)) {
        const bool good = (!rule.placed || one.group.placed) && (!rule.dated || one.group.dated);
        if (good) found.push_back(std::move(one));
      }
    });
    return impl.reading([&](Connection& db) {
      BulkMatch out;
      out.count = found.size();
      for (const auto& one : found) {
        out.items.insert(out.items.end(), one.items.begin(), one.items.end());
        if (out.examples.size() < examples) out.examples.push_back(linked_row(db, one));
      }
      return out;
    });
  });
}

Result<LinkedSummary> Lists::one(std::string_view id) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    Found found;
    impl.with_events([&](const EventIndex& index) {
      const Group* g = index.find_group(std::string(id));
      if (g == nullptr) no_such(id);
      found = found_of(index, *g);
    });
    return impl.reading([&](Connection& db) { return linked_row(db, found); });
  });
}

Result<std::vector<Item>> Lists::members(std::string_view id) const {
  return guarded([&] {
    return store_.impl_->with_events([&](const EventIndex& index) {
      const Group* g = index.find_group(std::string(id));
      if (g == nullptr) no_such(id);
      return found_of(index, *g).items;
    });
  });
}

Result<std::string> Lists::linked_of(const Item& item) const {
  return guarded([&] {
    auto& impl = *store_.impl_;
    const auto event = impl.reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT event FROM events JOIN reports USING(document) WHERE reports.id=? AND "
          "events.id=?");
      std::int64_t found = -1;
      if (row.bind(item.report, item.item).step()) found = row.integer(0);
      row.reset();
      return found;
    });
    return impl.with_events([&](const EventIndex& index) { return index.linked_of(event); });
  });
}

Result<void> Lists::warm() const {
  return guarded([&] { store_.impl_->with_events([](const EventIndex&) {}); });
}

}  // namespace saksi::store
