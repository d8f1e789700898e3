// SPDX-License-Identifier: Apache-2.0
#include "store/event_index.h"

#include "store/event_wanted.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace saksi::store {
namespace {

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
  kOther = 128,
  kSource = 256,
  kReview = 512
};

bool fits(const std::vector<bool>& wanted, std::uint32_t number) {
  return wanted.empty() || wanted[number];
}

/// Whether the status of an event says that it took place.
bool took_place(std::string_view word) {
  const auto status = record::parse<record::EventStatus>(word);
  return !status || record::happened(*status);
}

/// One more of `to`, of those that do not count.
template <class Event, class To>
void tell_uncounted(const Event& e, To& to) {
  if (e.standing == Standing::rejected) {
    ++to.rejected;
  } else if (!e.happened) {
    ++to.not_happened;
  }
}

}  // namespace

// ---------------------------------------------------------------- Names

std::uint32_t bits_of(const Names& names, const std::vector<std::string>& wanted) {
  std::uint32_t bits = 0;
  const auto matching = names.matching(wanted);
  for (std::size_t i = 1; i < matching.size() && i <= 16; ++i) {
    if (matching[i]) bits |= 1U << (i - 1);
  }
  return bits;
}

std::vector<Tally> most_first(const std::vector<std::uint64_t>& counts, const Names& names) {
  constexpr std::size_t kMost = 100;
  std::vector<Tally> out;
  for (std::uint32_t i = 1; i < counts.size(); ++i) {
    if (counts[i] != 0) out.push_back({names.name(i), counts[i]});
  }
  const auto better = [](const Tally& a, const Tally& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto keep = std::min(out.size(), kMost);
  std::partial_sort(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(keep), out.end(),
                    better);
  out.resize(keep);
  return out;
}

std::vector<std::string> EventIndex::spellings(std::string_view name) const {
  std::vector<std::string> out;
  for (const Names* names : {&place_names_, &actor_names_}) {
    for (const auto number : names->same(name)) out.push_back(names->name(number));
  }
  return out;
}

// ---------------------------------------------------------------- loading

void EventIndex::clear() {
  *this = EventIndex(std::move(spelling_));
}

void EventIndex::refresh(Connection& db) {
  follow(db);
  if (!sets_hold_) make_sets();
  if (!group_sets_hold_) make_group_sets();
}

void EventIndex::follow(Connection& db) {
  const auto removals =
      db.number("SELECT CAST(value AS INTEGER) FROM properties WHERE name='removals'");
  if (removals != removals_) clear();
  removals_ = removals;
  const auto links = db.number("SELECT CAST(value AS INTEGER) FROM properties WHERE name='links'");
  const bool first = rows_.empty();
  const bool grown = load(db, last_event_);
  const bool regroup = grown || links != links_;
  links_ = links;
  if (grown) find_positions();
  const auto version = db.number("SELECT coalesce(max(version), 0) FROM event_versions");
  const bool said_anew = version != version_;
  const auto known = version_;
  version_ = version;
  if (said_anew) load_news(db, known);
  bool ordered = first || !said_anew || reload_reviewed(db, last_review_);
  const auto reviewed = load_reviews(db);
  if (ordered && regroup) return load_groups(db);
  if (ordered && said_anew) ordered = reload_groups(db, known);
  if (!ordered) {  // the order of all is another
    clear();
    return follow(db);
  }
  if (reviewed.empty() && !said_anew) return;
  bool moved = said_anew;
  for (const auto row : reviewed) {
    Group& group = groups_[rows_[row].group];
    const float before = group.priority.score();
    review_group(group);
    moved = moved || group.priority.score() != before;
  }
  if (moved) order_groups();
}

namespace {

constexpr std::string_view kRows =
    "SELECT event, document, date_start, date_end, event_type, sub_event_type, status, "
    "background, country, latitude IS NOT NULL, publisher,"
    " CASE WHEN killed_claims > 0 THEN coalesce(killed_low, 0) END, killed_high,"
    " CASE WHEN injured_claims > 0 THEN coalesce(injured_low, 0) END, injured_high,"
    " place, country, admin1, admin2, place_precision, latitude, longitude,"
    " events.id, reports.id, reading"
    " FROM events JOIN reports USING(document)";

}  // namespace

EventIndex::Row EventIndex::row_of(const Statement& from) {
  Row row;
  row.event = from.integer(0);
  row.document = static_cast<std::uint32_t>(from.integer(1));
  if (const auto day = record::parse_day(from.view(2))) row.start = row.end = days_of(*day);
  if (const auto day = record::parse_day(from.view(3))) row.end = days_of(*day);
  row.type = words_.number(from.view(4));
  row.sub_type = words_.number(from.view(5));
  row.status = words_.number(from.view(6));
  row.happened = took_place(from.view(6));
  row.background = from.integer(7) != 0;
  row.country = countries_.number(from.view(8));
  row.placed = from.integer(9) != 0;
  row.publisher = publishers_.number(from.view(10));
  row.killed_low = from.integer_or_none(11).value_or(-1);
  row.killed_high = from.integer_or_none(12).value_or(-1);
  row.injured_low = from.integer_or_none(13).value_or(-1);
  row.injured_high = from.integer_or_none(14).value_or(-1);
  row.point = point_of(from, 15);
  row.name = event_ids_.number(from.view(22));
  take_report(from, row.document);
  return row;
}

void EventIndex::take_report(const Statement& from, std::uint32_t document) {
  if (document >= reports_.size()) reports_.resize(document + 1);
  Report& report = reports_[document];
  report.reading = from.integer(24);
  if (report.id_end != 0) return;
  report.id_begin = static_cast<std::uint32_t>(report_ids_.size());
  report_ids_ += from.view(23);
  report.id_end = static_cast<std::uint32_t>(report_ids_.size());
}

bool EventIndex::load(Connection& db, std::int64_t after) {
  const std::size_t first = rows_.size();
  Statement& rows = db.prepared(std::string(kRows) + " WHERE event > ? ORDER BY event");
  rows.bind(after);
  while (rows.step()) rows_.push_back(row_of(rows));
  if (rows_.size() == first) return false;
  last_event_ = rows_.back().event;
  load_lists(db, after, first);
  load_claims(db, after, first);
  const auto newer = [](const Row& a, const Row& b) {
    return a.start != b.start ? a.start > b.start : a.event > b.event;
  };
  const auto middle = rows_.begin() + static_cast<std::ptrdiff_t>(first);
  std::sort(middle, rows_.end(), newer);
  std::inplace_merge(rows_.begin(), middle, rows_.end(), newer);
  return true;
}

/// The rows of reports on which something was decided since. False: one of them has another place
/// in the order now.
bool EventIndex::reload_reviewed(Connection& db, std::int64_t decision) {
  Statement& events = db.prepared(
      "SELECT DISTINCT event FROM reviews JOIN reports ON reports.id = reviews.report"
      " JOIN events USING(document) WHERE last > ?");
  std::vector<std::uint32_t> found;
  events.bind(decision);
  while (events.step()) found.push_back(position_of(events.integer(0)));
  bool ordered = true;
  for (const auto at : found) {
    if (at != kNowhere) ordered = reload_row(db, rows_[at]) && ordered;
  }
  return ordered;
}

/// A row of which a reviewer changed something. False: it has another place in the order now.
bool EventIndex::reload_row(Connection& db, Row& row) {
  Statement& from = db.prepared(std::string(kRows) + " WHERE event=?");
  if (!from.bind(row.event).step()) return true;
  Row fresh = row_of(from);
  from.reset();
  Statement& actors = db.prepared("SELECT event, name FROM actors WHERE event=?");
  Statement& places = db.prepared("SELECT event, name, admin2, admin1 FROM places WHERE event=?");
  Statement& claims = db.prepared("SELECT event, source_kind, modality FROM claims WHERE event=?");
  bool more = actors.bind(row.event).step();
  take_actors(actors, more, fresh);
  more = places.bind(row.event).step();
  take_places(places, more, fresh);
  more = claims.bind(row.event).step();
  take_claims(claims, more, fresh);
  for (Statement* used : {&actors, &places, &claims}) used->reset();
  const bool ordered = fresh.start == row.start;
  fresh.standing = row.standing;
  fresh.disputed = row.disputed;
  fresh.reviewers = row.reviewers;
  fresh.last = row.last;
  fresh.group = row.group;
  sets_hold_ = sets_hold_ && stands_alike(fresh, row);
  row = fresh;
  return ordered;
}

/// Columns from `at` on: name, country, admin1, admin2, precision, latitude, longitude.
std::uint32_t EventIndex::point_of(const Statement& row, int at) {
  if (row.null(at)) return 0;
  std::string key;
  for (int i = 0; i < 5; ++i) key += row.text(at + i) + '\x1f';
  if (!row.null(at + 5))
    key += std::to_string(row.real(at + 5)) + ' ' + std::to_string(row.real(at + 6));
  const auto [it, fresh] =
      point_numbers_.try_emplace(std::move(key), static_cast<std::uint32_t>(points_.size()));
  if (fresh) {
    Point p{row.text(at),
            row.text(at + 1),
            row.text(at + 2),
            row.text(at + 3),
            row.text(at + 4),
            {},
            {}};
    if (!row.null(at + 5)) p.latitude = row.real(at + 5);
    if (!row.null(at + 6)) p.longitude = row.real(at + 6);
    points_.push_back(std::make_shared<const Point>(std::move(p)));
  }
  return it->second;
}

std::vector<bool> EventIndex::points_in(const std::optional<Frame>& frame) const {
  if (!frame) return {};
  std::vector<bool> in(points_.size(), false);
  for (std::size_t i = 1; i < points_.size(); ++i) {
    const Point& p = *points_[i];
    in[i] = p.latitude && p.longitude && p.precision != "country" &&
            frame->holds(*p.latitude, *p.longitude);
  }
  return in;
}

/// Those of the row's event, from where `claims` stands on; the same of actors and places.
void EventIndex::take_claims(Statement& claims, bool& more, Row& row) {
  for (; more && claims.integer(0) == row.event; more = claims.step()) {
    if (row.claims < 65535) ++row.claims;
    if (claims.view(2) == "hedged") ++row.hedged;
    const auto kind = source_kinds_.number(claims.view(1));
    if (kind > 0 && kind <= 16)
      row.sources = static_cast<std::uint16_t>(row.sources | 1U << (kind - 1));
  }
}

void EventIndex::take_actors(Statement& actors, bool& more, Row& row) {
  row.actors_begin = static_cast<std::uint32_t>(actors_.size());
  for (; more && actors.integer(0) == row.event; more = actors.step()) {
    actors_.push_back(actor_names_.number(actors.view(1)));
  }
  // An actor in two roles counts once.
  const auto begin = actors_.begin() + row.actors_begin;
  std::sort(begin, actors_.end());
  actors_.erase(std::unique(begin, actors_.end()), actors_.end());
  row.actors_end = static_cast<std::uint32_t>(actors_.size());
}

void EventIndex::take_places(Statement& places, bool& more, Row& row) {
  row.places_begin = static_cast<std::uint32_t>(places_.size());
  for (; more && places.integer(0) == row.event; more = places.step()) {
    for (const int column : {1, 2, 3}) {
      if (const auto n = place_names_.number(places.view(column)); n != 0) places_.push_back(n);
    }
  }
  row.places_end = static_cast<std::uint32_t>(places_.size());
}

void EventIndex::load_claims(Connection& db, std::int64_t after, std::size_t first) {
  Statement& claims =
      db.prepared("SELECT event, source_kind, modality FROM claims WHERE event > ? ORDER BY event");
  bool more = claims.bind(after).step();
  for (std::size_t i = first; i < rows_.size(); ++i) take_claims(claims, more, rows_[i]);
  claims.reset();
}

void EventIndex::find_positions() {
  positions_.assign(static_cast<std::size_t>(last_event_) + 1, kNowhere);
  for (std::uint32_t i = 0; i < rows_.size(); ++i)
    positions_[static_cast<std::size_t>(rows_[i].event)] = i;
}

std::uint32_t EventIndex::position_of(std::int64_t event) const {
  const auto at = static_cast<std::size_t>(event);
  return event < 0 || at >= positions_.size() ? kNowhere : positions_[at];
}

// Rows from `first` on are still in the order of their numbers, as the lists come.
void EventIndex::load_lists(Connection& db, std::int64_t after, std::size_t first) {
  Statement& actors = db.prepared("SELECT event, name FROM actors WHERE event > ? ORDER BY event");
  bool more = actors.bind(after).step();
  for (std::size_t i = first; i < rows_.size(); ++i) take_actors(actors, more, rows_[i]);
  actors.reset();
  Statement& places =
      db.prepared("SELECT event, name, admin2, admin1 FROM places WHERE event > ? ORDER BY event");
  more = places.bind(after).step();
  for (std::size_t i = first; i < rows_.size(); ++i) take_places(places, more, rows_[i]);
  places.reset();
}

// ---------------------------------------------------------------- selecting

namespace {

/// Counts each value once a unit, be it an event or a linked event of many members.
struct Facet {
  explicit Facet(std::size_t size) : counts(size), units(size) {}

  void add(std::size_t value, std::uint32_t unit) {
    if (units[value] == unit) return;
    units[value] = unit;
    ++counts[value];
  }

  std::vector<std::uint64_t> counts;
  std::vector<std::uint32_t> units;
};

}  // namespace

struct EventIndex::Count {
  explicit Count(const EventIndex& index)
      : types(index.words_.size()),
        sub_types(index.words_.size()),
        statuses(index.words_.size()),
        countries(index.countries_.size()),
        publishers(index.publishers_.size()),
        actors(index.actor_names_.size()),
        sources(17),
        reviews(8) {}

  Facet types, sub_types, statuses, countries, publishers, actors, sources, reviews;
  std::uint32_t unit = 0;                               // what is being counted, from 1
  std::uint32_t month_unit = 0, unplaced_unit = 0;      // the last unit counted there
  std::vector<CountedTally> months;                     // newest first, as the rows are
  std::int32_t month_from = kNoDay, month_to = kNoDay;  // days [from, to) of the last month counted
  std::uint64_t undated = 0, unplaced = 0, not_happened = 0, rejected = 0;

  // Rows come by date, so a month's name is made once for all of its days.
  void month(std::int32_t day, bool counted) {
    if (months.empty() || day < month_from || day >= month_to) {
      const record::Day date{std::chrono::sys_days(std::chrono::days(day))};
      const auto first = date.year() / date.month() / 1;
      month_from = days_of(first);
      month_to = days_of(first + std::chrono::months(1));
      months.push_back({month_name(day), 0, 0});
    }
    ++(counted ? months.back().count : months.back().uncounted);
  }

  void date(std::int32_t start, bool counted) {
    if (month_unit == unit) return;
    month_unit = unit;
    start == kNoDay ? void(++undated) : month(start, counted);
  }
};

bool EventIndex::any(const base::HugeVector<std::uint32_t>& list, std::uint32_t begin,
                     std::uint32_t end, const std::vector<bool>& wanted) const {
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
  if (!w.filter.sources.empty() && (row.sources & w.sources) == 0) missed |= kSource;
  if (!any(actors_, row.actors_begin, row.actors_end, w.actors)) missed |= kActor;
  if (!w.date(row)) missed |= kDate;
  const bool background = !w.filter.background || *w.filter.background == row.background;
  if (!background || !w.document(row.document) || !fits(w.framed, row.point) ||
      !any(places_, row.places_begin, row.places_end, w.places)) {
    missed |= kOther;
  }
  return missed;
}

/// What is asked of the linked event as a whole, whatever its members are.
std::uint32_t EventIndex::group_misses(const Group& g, const Wanted& w) const {
  const EventFilter& f = w.filter;
  const bool in = g.reports >= f.reports_min && g.origins >= f.origins_min &&
                  (!f.since || g.news.changed >= *f.since) &&
                  (!f.disagreement || *f.disagreement == (g.disagreement || g.disputed));
  if (in) return 0;
  return kOther;
}

/// Everything that is asked of an event of a report.
std::uint32_t EventIndex::row_misses(const Row& row, const Wanted& w) const {
  auto missed = misses(row, w) | group_misses(groups_[row.group], w);
  if (!w.review(row.standing)) missed |= kReview;
  if (!reaches(row.killed_low, row.killed_high, w.filter.killed_min) ||
      !reaches(row.injured_low, row.injured_high, w.filter.injured_min)) {
    missed |= kOther;
  }
  return missed;
}

void EventIndex::count(const Row& row, std::uint32_t missed, Count& counts) const {
  const auto only = [missed](std::uint32_t bit) { return (missed & ~bit) == 0; };
  const auto unit = counts.unit;
  if (only(kType)) counts.types.add(row.type, unit);
  if (only(kSubType)) counts.sub_types.add(row.sub_type, unit);
  if (only(kStatus)) counts.statuses.add(row.status, unit);
  if (only(kCountry)) counts.countries.add(row.country, unit);
  if (only(kPublisher)) counts.publishers.add(row.publisher, unit);
  if (only(kActor)) {
    for (auto i = row.actors_begin; i < row.actors_end; ++i) counts.actors.add(actors_[i], unit);
  }
  if (only(kSource)) {
    for (std::uint32_t bits = row.sources, kind = 1; bits != 0; bits >>= 1U, ++kind) {
      if ((bits & 1U) != 0) counts.sources.add(kind, unit);
    }
  }
}

void EventIndex::give(Count& counts, EventList& list) const {
  list.event_types = most_first(counts.types.counts, words_);
  list.sub_event_types = most_first(counts.sub_types.counts, words_);
  list.statuses = most_first(counts.statuses.counts, words_);
  list.countries = most_first(counts.countries.counts, countries_);
  list.publishers = most_first(counts.publishers.counts, publishers_);
  list.actors = most_first(counts.actors.counts, actor_names_);
  counts.sources.counts.resize(std::min<std::size_t>(17, source_kinds_.size()));
  list.sources = most_first(counts.sources.counts, source_kinds_);
  for (std::size_t i = 0; i < 5; ++i) {
    const auto n = counts.reviews.counts[i + 1];
    if (n != 0) list.reviews.push_back({std::string(word(static_cast<Standing>(i))), n});
  }
  std::reverse(counts.months.begin(), counts.months.end());
  list.months = std::move(counts.months);
  list.undated = counts.undated;
  list.unplaced = counts.unplaced;
  list.not_happened = counts.not_happened;
  list.rejected = counts.rejected;
}

namespace {

/// The page of what was selected: in order as it comes, or by a key, highest first.
class Page {
 public:
  Page(Sort sort, std::uint32_t limit, std::uint32_t offset)
      : sort_(sort), limit_(limit), offset_(offset) {}

  void add(std::int64_t item, double key) {
    const auto position = total_++;
    if (sort_ != Sort::newest) {
      all_.emplace_back(key, item);
    } else if (position >= offset_ && page_.size() < limit_) {
      page_.push_back(item);
    }
  }

  [[nodiscard]] std::uint64_t total() const { return total_; }

  std::vector<std::int64_t> take() {
    if (sort_ == Sort::newest) return std::move(page_);
    const auto end = std::min<std::size_t>(all_.size(), std::size_t{offset_} + limit_);
    const auto first = std::min<std::size_t>(all_.size(), offset_);
    // Equal keys stay in the order in which they came.
    std::stable_sort(all_.begin(), all_.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto i = first; i < end; ++i) page_.push_back(all_[i].second);
    return std::move(page_);
  }

 private:
  Sort sort_;
  std::uint32_t limit_, offset_;
  std::uint64_t total_ = 0;
  std::vector<std::int64_t> page_;
  std::vector<std::pair<double, std::int64_t>> all_;
};

}  // namespace

double sort_key(Sort sort, std::int32_t start, bool dated, std::int64_t killed,
                const EventIndex::Group& group) {
  switch (sort) {
    case Sort::oldest:
      return dated ? -static_cast<double>(start) : -std::numeric_limits<double>::infinity();
    case Sort::killed:
      return static_cast<double>(killed);
    case Sort::reports:
      return group.reports;
    case Sort::priority:
      return static_cast<double>(group.priority.score());
    case Sort::newest:
      break;
  }
  return 0;
}

EventSelection EventIndex::select(const EventFilter& filter, const std::vector<bool>* documents,
                                  std::uint32_t limit, std::uint32_t offset) const {
  const Wanted wanted(filter, documents, *this);
  Count counts(*this);
  Page page(filter.sort, limit, offset);
  for (const auto& row : rows_) {
    const auto missed = row_misses(row, wanted);
    if ((missed & (missed - 1)) == 0) {  // none or one
      ++counts.unit;
      count(row, missed, counts);
      if ((missed & ~kReview) == 0) {
        counts.reviews.add(static_cast<std::size_t>(row.standing) + 1, counts.unit);
      }
      if ((missed & ~kDate) == 0) counts.date(row.start, store::counts(row));
    }
    if (missed != 0) continue;
    if (!row.placed) ++counts.unplaced;
    tell_uncounted(row, counts);
    page.add(row.event, sort_key(filter.sort, row.start, row.start != kNoDay,
                                 std::max(row.killed_low, row.killed_high), groups_[row.group]));
  }
  EventSelection out;
  give(counts, out.list);
  out.list.spelled = wanted.spelled;
  out.list.total = page.total();
  out.events = page.take();
  return out;
}

Placed EventIndex::place(const EventFilter& filter, const std::vector<bool>* documents) const {
  const Wanted wanted(filter, documents, *this);
  std::vector<At> at(points_.size());
  std::uint64_t total = 0, unplaced = 0;
  Placed uncounted;
  for (const auto& row : rows_) {
    if (row_misses(row, wanted) != 0) continue;
    ++total;
    if (!row.placed) ++unplaced;
    tell_uncounted(row, uncounted);
    ++(store::counts(row) ? at[row.point].count : at[row.point].uncounted);
  }
  Placed out = placed_of(at);
  out.total = total;
  out.unplaced = unplaced;
  out.not_happened = uncounted.not_happened;
  out.rejected = uncounted.rejected;
  return out;
}

}  // namespace saksi::store
