// SPDX-License-Identifier: Apache-2.0
// Events of the index put together to linked events, what was decided on them, and how much each
// needs a look.
#include "store/audit.h"
#include "store/event_wanted.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace saksi::store {
namespace {

bool is_vague(const std::string& precision) {
  return precision == "province" || precision == "region" || precision == "country";
}

}  // namespace

// ---------------------------------------------------------------- what was decided

/// The positions of rows whose review changed.
std::vector<std::uint32_t> EventIndex::load_reviews(Connection& db) {
  std::vector<std::uint32_t> out;
  Statement& row = db.prepared(
      "SELECT events.event, reviews.status, disputed, verdicts, last FROM reviews"
      " JOIN reports ON reports.id = reviews.report"
      " JOIN events ON events.document = reports.document AND events.id = reviews.item"
      " WHERE last > ?");
  row.bind(last_review_);
  auto newest = last_review_;
  while (row.step()) {
    newest = std::max(newest, row.integer(4));
    const auto at = position_of(row.integer(0));
    if (at == kNowhere) continue;
    Row& r = rows_[at];
    r.standing = parse_standing(row.view(1)).value_or(Standing::candidate);
    r.disputed = row.integer(2) != 0;
    r.last = row.integer(4);
    r.reviewers = 0;
    const auto verdicts = nlohmann::json::parse(row.view(3));
    for (const auto& verdict : verdicts) {
      const auto person = persons_.number(verdict.at("person").get<std::string>());
      if (person > 0 && person <= 64) r.reviewers |= 1ULL << (person - 1);
    }
    out.push_back(at);
  }
  last_review_ = newest;
  return out;
}

void EventIndex::review_group(Group& g) {
  g.decided = 0;
  g.reviewers = 0;
  g.disputed = false;
  g.last = 0;
  const Standing first = rows_[group_rows_[g.begin]].standing;
  bool all = true;
  for (auto i = g.begin; i < g.finish; ++i) {
    const Row& row = rows_[group_rows_[i]];
    if (row.standing != Standing::candidate) ++g.decided;
    all = all && row.standing == first;
    g.reviewers |= row.reviewers;
    g.disputed = g.disputed || row.disputed;
    g.last = std::max(g.last, row.last);
  }
  g.standing = all ? first : Standing::candidate;
  group_sets_hold_ = false;
  judge(g);
}

// ---------------------------------------------------------------- how much it needs a look

void EventIndex::judge(Group& g) const {
  Priority p;
  const auto add = [&p](float& part, bool holds, float points, Reason reason) {
    if (!holds) return;
    part += points;
    p.reasons = static_cast<std::uint16_t>(p.reasons | reason);
  };
  const auto spread = [](std::int64_t low, std::int64_t high) {
    if (high <= 0 || low < 0) return 0.5F;
    return 1 - static_cast<float>(low) / static_cast<float>(high);
  };
  const float widest = std::max(spread(g.killed_low, g.killed_high),
                                g.injured_high > 0 ? spread(g.injured_low, g.injured_high) : 0);
  add(p.disagreement, g.disagreement, 0.5F + 0.5F * widest, kFiguresDiffer);
  add(p.disagreement, g.disputed, 1, kReviewersDiffer);
  const auto killed = static_cast<float>(std::max({g.killed_low, g.killed_high, std::int64_t{0}}));
  const auto injured =
      static_cast<float>(std::max({g.injured_low, g.injured_high, std::int64_t{0}}));
  p.importance = std::log10(1 + killed + 0.25F * injured) / 3 +
                 std::min(0.3F, 0.1F * static_cast<float>(g.reports - 1));
  if (killed >= 10) p.reasons = static_cast<std::uint16_t>(p.reasons | kManyKilled);
  float claims = 0, hedged = 0;
  bool actors = false;
  for (auto i = g.begin; i < g.finish; ++i) {
    const Row& row = rows_[group_rows_[i]];
    claims += row.claims;
    hedged += row.hedged;
    actors = actors || row.actors_begin != row.actors_end;
  }
  add(p.doubt, !g.dated, 0.3F, kUndated);
  add(p.doubt, !g.placed, 0.3F, kUnplaced);
  add(p.doubt, g.placed && is_vague(points_[g.point]->precision), 0.15F, kVaguePlace);
  add(p.doubt, g.origins == 1, 0.2F, kOneOrigin);
  add(p.doubt, hedged > 0, 0.2F * hedged / std::max(claims, 1.0F), kHedged);
  add(p.doubt, !actors, 0.2F, kNoActors);
  for (float* part : {&p.disagreement, &p.importance, &p.doubt}) *part = std::min(*part, 1.0F);
  g.priority = p;
}

// ---------------------------------------------------------------- groups

constexpr std::string_view kGroups =
    "SELECT linked, id, date_start, date_end, reports, origins, killed_low, killed_high,"
    " injured_low, injured_high, disagreement, place, country, admin1, admin2, place_precision,"
    " latitude, longitude, status FROM linked_events";

/// What the history has told since `version`.
void EventIndex::load_news(Connection& db, std::int64_t version) {
  Statement& row =
      db.prepared("SELECT linked, at FROM event_versions WHERE version>? ORDER BY version");
  row.bind(version);
  while (row.step()) {
    const auto at = seconds_of(row.view(1)).value_or(0);
    const auto [entry, fresh] = news_.try_emplace(row.integer(0), News{at, at});
    if (!fresh) entry->second.changed = at;
  }
}

EventIndex::Group EventIndex::group_of(const Statement& row) {
  Group g;
  g.linked = row.integer(0);
  if (const auto it = news_.find(g.linked); it != news_.end()) g.news = it->second;
  g.id = row.text(1);
  g.start = g.end = kNoDay;
  if (const auto day = record::parse_day(row.view(2))) g.start = g.end = days_of(*day);
  if (const auto day = record::parse_day(row.view(3))) g.end = days_of(*day);
  g.dated = g.start != kNoDay;
  g.reports = static_cast<std::uint32_t>(row.integer(4));
  g.origins = static_cast<std::uint32_t>(row.integer(5));
  g.killed_low = row.integer_or_none(6).value_or(-1);
  g.killed_high = row.integer_or_none(7).value_or(-1);
  g.injured_low = row.integer_or_none(8).value_or(-1);
  g.injured_high = row.integer_or_none(9).value_or(-1);
  g.disagreement = row.integer(10) != 0;
  g.point = point_of(row, 11);
  g.placed = !row.null(16);
  const auto status = record::parse<record::EventStatus>(row.view(18));
  g.happened = !status || record::happened(*status);
  return g;
}

/// The linked events that say something else since `version`, members unchanged. False: one of them
/// has another place in the order now.
bool EventIndex::reload_groups(Connection& db, std::int64_t version) {
  Statement& row =
      db.prepared(std::string(kGroups) +
                  " WHERE linked IN (SELECT linked FROM event_versions WHERE version>?)");
  row.bind(version);
  bool ordered = true;
  while (row.step()) {
    Group fresh = group_of(row);
    const auto found = groups_by_id_.find(fresh.id);
    if (found == groups_by_id_.end()) continue;
    Group& g = groups_[found->second];
    ordered = ordered && g.start == fresh.start;
    fresh.begin = g.begin;
    fresh.finish = g.finish;
    g = std::move(fresh);
    review_group(g);
  }
  return ordered;
}

void EventIndex::load_groups(Connection& db) {
  sets_hold_ = false;
  groups_.clear();
  group_rows_.clear();
  linked_groups(db);
  const auto newer = [](const Group& a, const Group& b) {
    return a.start != b.start ? a.start > b.start : a.linked > b.linked;
  };
  std::sort(groups_.begin(), groups_.end(), newer);
  groups_by_id_.clear();
  base::HugeVector<std::uint32_t> in_order;  // of the groups, as every pass goes
  in_order.reserve(group_rows_.size());
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    Group& g = groups_[i];
    groups_by_id_.emplace(g.id, i);
    const auto begin = static_cast<std::uint32_t>(in_order.size());
    for (auto at = g.begin; at < g.finish; ++at) in_order.push_back(group_rows_[at]);
    g.begin = begin;
    g.finish = static_cast<std::uint32_t>(in_order.size());
  }
  group_rows_ = std::move(in_order);
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    Group& g = groups_[i];
    for (auto at = g.begin; at < g.finish; ++at) rows_[group_rows_[at]].group = i;
    review_group(g);
  }
  order_groups();
}

void EventIndex::linked_groups(Connection& db) {
  Statement& members = db.prepared("SELECT linked, event FROM members ORDER BY linked, event");
  Statement& row = db.prepared(std::string(kGroups) + " ORDER BY linked");
  members.bind();
  bool more = members.step();
  while (row.step()) {
    Group g = group_of(row);
    g.begin = static_cast<std::uint32_t>(group_rows_.size());
    while (more && members.integer(0) < g.linked) more = members.step();
    for (; more && members.integer(0) == g.linked; more = members.step()) {
      const auto at = position_of(members.integer(1));
      if (at != kNowhere) group_rows_.push_back(at);
    }
    g.finish = static_cast<std::uint32_t>(group_rows_.size());
    if (g.finish > g.begin) groups_.push_back(std::move(g));
  }
  members.reset();
}

void EventIndex::order_groups() {
  by_score_.resize(groups_.size());
  for (std::uint32_t i = 0; i < by_score_.size(); ++i) by_score_[i] = i;
  std::stable_sort(by_score_.begin(), by_score_.end(), [this](std::uint32_t a, std::uint32_t b) {
    return groups_[a].priority.score() > groups_[b].priority.score();
  });
}

const EventIndex::Group* EventIndex::find_group(const std::string& id) const {
  const auto it = groups_by_id_.find(id);
  return it == groups_by_id_.end() ? nullptr : &groups_[it->second];
}

std::vector<std::int64_t> EventIndex::events_of(const Group& g) const {
  std::vector<const Row*> rows;
  for (auto i = g.begin; i < g.finish; ++i) rows.push_back(&rows_[group_rows_[i]]);
  const auto known = [](const Row& r) { return (r.placed ? 2 : 0) + (r.start != kNoDay ? 1 : 0); };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Row* a, const Row* b) { return known(*a) > known(*b); });
  std::vector<std::int64_t> out;
  out.reserve(rows.size());
  for (const auto* row : rows) out.push_back(row->event);
  return out;
}

EventIndex::Member EventIndex::member(std::int64_t event) const {
  const Row& row = rows_[position_of(event)];
  const Report& report = reports_[row.document];
  return {row.document, report.reading,
          std::string_view(report_ids_).substr(report.id_begin, report.id_end - report.id_begin),
          event_ids_.name(row.name)};
}

const std::string& EventIndex::linked_of(std::int64_t event) const {
  static const std::string kNone;
  const auto at = position_of(event);
  return at == kNowhere ? kNone : groups_[rows_[at].group].id;
}

}  // namespace saksi::store
