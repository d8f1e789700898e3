// SPDX-License-Identifier: Apache-2.0
#include "store/past.h"

#include "base/utf8.h"
#include "ledger/claims.h"
#include "ledger/json.h"
#include "store/history.h"
#include "store/impl.h"
#include "store/linking.h"
#include "store/reviews.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::json;

/// A member of a version: an event of one reading.
struct Part {
  std::int64_t reading = 0;
  std::string report, event, family;
};

/// A row of event_versions with its state.
struct Version {
  std::int64_t number = 0;
  std::string at, change, successor, hash;
  std::optional<std::int64_t> decision;  ///< none: its state was not kept
  std::vector<Part> parts;
};

std::string report_of(Connection& db, std::int64_t reading) {
  Statement& row = db.prepared(
      "SELECT documents.id FROM readings JOIN documents USING(document) WHERE reading=?");
  std::string id;
  if (row.bind(reading).step()) id = row.text(0);
  row.reset();
  return id;
}

std::vector<Part> parts_of(Connection& db, std::string_view json) {
  std::vector<Part> out;
  for (const auto& part : Json::parse(json)) {
    const auto reading = part.at(0).get<std::int64_t>();
    out.push_back({reading, report_of(db, reading), part.at(1), part.at(2)});
  }
  return out;
}

/// All versions of the event with this number, oldest first.
std::vector<Version> rows_of(Connection& db, std::int64_t linked) {
  Statement& row = db.prepared(
      "SELECT number, at, change, successor, hash, decision, members FROM event_versions"
      " LEFT JOIN version_states USING(version) WHERE linked=? ORDER BY version");
  std::vector<Version> out;
  row.bind(linked);
  while (row.step()) {
    Version v{row.integer(0), row.text(1), row.text(2), {}, row.text(4), {}, {}};
    if (!row.null(3)) v.successor = ledger::event_id(static_cast<std::uint64_t>(row.integer(3)));
    if (!row.null(5)) {
      v.decision = row.integer(5);
      v.parts = parts_of(db, row.view(6));
    }
    out.push_back(std::move(v));
  }
  return out;
}

/// The number of the event that is meant: its own, if it ever stood, or of the one that it is in.
std::int64_t number_of(Connection& db, std::string_view id) {
  const auto number = ledger::parse_event_id(id);
  if (number) {
    Statement& row = db.prepared(
        "SELECT linked FROM event_versions WHERE linked=?1 UNION ALL"
        " SELECT linked FROM members WHERE number=?1 LIMIT 1");
    const bool found = row.bind(static_cast<std::int64_t>(*number)).step();
    const auto linked = found ? row.integer(0) : 0;
    row.reset();
    if (found) return linked;
  }
  throw_failed(Code::not_found, "There is no event with this id.", std::string(id));
}

// ---------------------------------------------------------------- decisions on members

/// Tells which decisions are on a member or on a claim about it.
class OnMembers {
 public:
  explicit OnMembers(Connection& db) : db_(db) {}

  /// Those with a number in (after, until], oldest first.
  std::vector<Decision> between(const std::vector<Part>& parts, std::int64_t after,
                                std::int64_t until) {
    std::map<std::int64_t, Decision> found;
    std::set<std::int64_t> batches;
    for (const auto& part : parts) {
      for (const auto& [decision, reading] : on_report(part.report)) {
        if (decision.number > until || !concerns(decision, reading, part)) continue;
        batches.insert(decision.batch);
        if (decision.number > after) found.emplace(decision.number, decision);
      }
    }
    for (const auto& undo : undos()) {
      if (undo.number > until || batches.count(*undo.undoes) == 0) continue;
      batches.insert(undo.batch);  // of an undo too
      if (undo.number > after) found.emplace(undo.number, undo);
    }
    Batches standing(db_, until);
    std::vector<Decision> out;
    for (auto& [number, decision] : found) {
      decision.undone = standing.of(decision.batch).undone;
      out.push_back(std::move(decision));
    }
    return out;
  }

 private:
  using Rows = std::vector<std::pair<Decision, std::int64_t>>;

  const Rows& on_report(const std::string& report) {
    const auto [it, fresh] = rows_.try_emplace(report);
    if (!fresh) return it->second;
    static const std::string kSql =
        "SELECT " + std::string(kDecisionColumns) +
        " FROM decisions WHERE report=?1 OR other_report=?1 ORDER BY decision";
    Statement& row = db_.prepared(kSql);
    row.bind(report);
    while (row.step()) it->second.emplace_back(decision_row(row), row.integer(15));
    return it->second;
  }

  const std::vector<Decision>& undos() {
    if (undos_) return *undos_;
    static const std::string kSql = "SELECT " + std::string(kDecisionColumns) +
                                    " FROM decisions WHERE undoes IS NOT NULL ORDER BY decision";
    Statement& row = db_.prepared(kSql);
    row.bind();
    undos_.emplace();
    while (row.step()) undos_->push_back(decision_row(row));
    return *undos_;
  }

  bool concerns(const Decision& d, std::int64_t reading, const Part& part) {
    if (d.other && d.other->report == part.report) return d.other->item == part.event;
    if (!d.subject || d.subject->report != part.report) return false;
    auto carrier = carriers_.try_emplace(part.reading, db_, part.reading).first;
    const auto item = carrier->second.item_of(d.subject->item, reading);
    return item == part.event || event_of(part.reading, item) == part.event;
  }

  /// The event that a claim of the reading is about.
  std::string event_of(std::int64_t reading, const std::string& claim) {
    const auto [it, fresh] = events_.try_emplace(reading);
    if (fresh) {
      Statement& row = db_.prepared(
          "SELECT json_extract(value, '$.id'), coalesce(json_extract(value, '$.event'), '')"
          " FROM readings, json_each(record, '$.claims') WHERE reading=?");
      row.bind(reading);
      while (row.step()) it->second[row.text(0)] = row.text(1);
    }
    const auto found = it->second.find(claim);
    return found == it->second.end() ? std::string() : found->second;
  }

  Connection& db_;
  std::map<std::string, Rows> rows_;
  std::optional<std::vector<Decision>> undos_;
  std::map<std::int64_t, Carrier> carriers_;
  std::map<std::int64_t, std::map<std::string, std::string>> events_;
};

// ---------------------------------------------------------------- versions

Item item_of(const Part& part) {
  return {part.report, part.event};
}

const Part* find(const std::vector<Part>& parts, const Part& wanted) {
  const auto it = std::find_if(parts.begin(), parts.end(),
                               [&](const Part& p) { return item_of(p) == item_of(wanted); });
  return it == parts.end() ? nullptr : &*it;
}

/// What is different between two versions of which both were kept.
void compare(const std::vector<Part>& before, const std::vector<Part>& after, EventVersion& out) {
  for (const auto& part : after) {
    const Part* old = find(before, part);
    if (old == nullptr) out.came.push_back(item_of(part));
    if (old != nullptr && old->reading != part.reading) out.read_again.push_back(item_of(part));
  }
  for (const auto& part : before) {
    if (find(after, part) == nullptr) out.left.push_back(item_of(part));
  }
}

EventVersions told_versions(Connection& db, std::int64_t linked) {
  EventVersions out;
  out.id = ledger::event_id(static_cast<std::uint64_t>(linked));
  OnMembers on(db);
  const auto rows = rows_of(db, linked);
  const Version* before = nullptr;
  for (const auto& v : rows) {
    EventVersion e;
    e.number = v.number;
    e.at = v.at;
    e.change = v.change;
    e.successor = v.successor;
    e.kept = v.decision.has_value();
    if (e.kept && (before == nullptr || before->change == "gone")) {
      compare({}, v.parts, e);
    } else if (e.kept && before->decision) {
      compare(before->parts, v.parts, e);
      auto both = before->parts;
      both.insert(both.end(), v.parts.begin(), v.parts.end());
      e.decisions = on.between(both, *before->decision, *v.decision);
    }
    out.items.push_back(std::move(e));
    before = &v;
  }
  if (before != nullptr && before->decision) {
    out.later = on.between(before->parts, *before->decision, Batches::kNow);
  }
  return out;
}

// ---------------------------------------------------------------- one version

struct RecordThen {
  SharedRecord record;
  std::map<std::string, Review> reviews;
  ReviewedReport reviewed;
};

std::optional<Range> range_of(const ledger::LinkedEvent& event, record::Outcome outcome) {
  const auto range = ledger::figure_range(event, outcome);
  if (!range) return std::nullopt;
  return Range{range->low, range->high};
}

/// The first words of the member that is placed and dated best.
std::string evidence_of(const ledger::LinkedEvent& event) {
  const auto known = [](const ledger::Told& m) {
    const auto& what = m.what();
    const bool placed = !what.places.empty() && what.places.front().latitude.has_value();
    return (placed ? 2 : 0) + (what.date.start ? 1 : 0);
  };
  const auto best =
      std::max_element(event.members.begin(), event.members.end(),
                       [&](const auto& a, const auto& b) { return known(a) < known(b); });
  const auto& what = best->what();
  return what.evidence.empty() ? std::string()
                               : std::string(what.evidence.front().in(best->document().text));
}

void summarize(const EventThen& then, LinkedSummary& out) {
  const auto& event = then.event;
  out.id = event.id;
  out.head_json = ledger::head_to_json(event);
  out.member_count = event.members.size();
  out.reports = event.reports;
  out.origins = ledger::independent_origins(event);
  out.killed = range_of(event, record::Outcome::killed);
  out.injured = range_of(event, record::Outcome::injured);
  out.evidence = evidence_of(event);
  std::set<Standing> all;
  for (const auto& m : event.members) {
    const auto& reviews = then.reviews.at(m.document().id);
    const auto it = reviews.find(m.member().event);
    const Review review = it == reviews.end() ? Review{} : it->second;
    all.insert(review.standing);
    out.members.push_back({m.document().id, m.member().event});
    out.decided += review.standing != Standing::candidate ? 1U : 0U;
    out.disputed = out.disputed || review.disputed;
    out.last = std::max(out.last, review.last);
  }
  if (all.size() == 1) out.standing = *all.begin();
  out.disagreement = ledger::disagreement(event) || out.disputed;
}

ReportRow row_of(const record::Record& r) {
  const auto& d = r.document;
  ReportRow row;
  row.id = d.id;
  row.title = d.title;
  row.publisher = d.publisher;
  row.published = d.published;
  if (d.published_basis != record::PublishedBasis::none) {
    row.published_basis = record::word(d.published_basis);
  }
  row.dateline = d.dateline;
  row.events = r.events.size();
  row.claims = r.claims.size();
  row.lead = lead_of(d);
  return row;
}

/// Puts it together of the kept rows that the version names.
EventThen put_together(Connection& db, const Version& v, std::int64_t until) {
  EventThen out;
  std::map<std::int64_t, RecordThen> records;
  std::vector<ledger::Told> members;
  Batches batches(db, until);
  for (const auto& part : v.parts) {
    RecordThen& r = records[part.reading];
    if (!r.record) {
      r.record = load_reading(db, part.reading);
      r.reviews = make_reviews(db, part.report, part.reading, batches);
      r.reviewed = review(r.reviews, r.record);
      out.reviews[part.report] = r.reviews;
      out.reports[part.report] = row_of(*r.record);
      if (current_reading(db, part.report) != part.reading) {
        out.readings[part.report] = part.reading;
      }
    }
    members.push_back(r.reviewed.told(event_number(part.event), part.family));
  }
  out.event = ledger::derive(std::move(members));
  if (!v.hash.empty()) out.same = content_hash(content_of(out.event)) == v.hash;
  return out;
}

EventThen event_then(Connection& db, std::int64_t linked, std::int64_t number,
                     std::optional<std::int64_t> decision) {
  const auto rows = rows_of(db, linked);
  const auto it =
      std::find_if(rows.begin(), rows.end(), [&](const Version& v) { return v.number == number; });
  if (it == rows.end() || it->change == "gone") {
    throw_failed(Code::not_found, "There is no such version of this event.",
                 std::to_string(number));
  }
  if (!it->decision) {
    throw_failed(Code::not_found, "What the event said at this version was not kept.",
                 std::to_string(number));
  }
  // Decisions from the next version on would make another event of it.
  auto last = Batches::kNow;
  if (it + 1 != rows.end() && (it + 1)->decision) last = *(it + 1)->decision - 1;
  const auto until = std::max(*it->decision, std::min(decision.value_or(*it->decision), last));
  EventThen out = put_together(db, *it, until);
  out.number = number;
  out.last = rows.back().number;
  out.at = it->at;
  out.decision = until;
  summarize(out, out.summary);
  out.summary.added = rows.front().at;
  out.summary.changed = it->at;
  out.decisions = OnMembers(db).between(it->parts, 0, until);
  std::reverse(out.decisions.begin(), out.decisions.end());
  return out;
}

// ---------------------------------------------------------------- readings

constexpr std::string_view kReading =
    "SELECT readings.reading, program, pack, read_at, documents.sha256, ingested_at,"
    " json_array_length(record, '$.events'), json_array_length(record, '$.claims'),"
    " reports.reading IS readings.reading, record FROM readings JOIN documents USING(document)"
    " LEFT JOIN reports ON reports.document = readings.document WHERE documents.id=?1";

ReportReading reading_row(const Statement& row) {
  return {row.integer(0),
          row.text(1),
          row.text(2),
          row.text(3),
          row.text(4),
          row.text(5),
          static_cast<std::uint64_t>(row.integer(6)),
          static_cast<std::uint64_t>(row.integer(7)),
          row.integer(8) != 0};
}

}  // namespace

Result<EventVersions> Past::versions(std::string_view id) const {
  return guarded([&] {
    return store_.impl_->reading(
        [&](Connection& db) { return told_versions(db, number_of(db, id)); });
  });
}

Result<EventThen> Past::event(std::string_view id, std::int64_t number,
                              std::optional<std::int64_t> decision) const {
  return guarded([&] {
    return store_.impl_->reading(
        [&](Connection& db) { return event_then(db, number_of(db, id), number, decision); });
  });
}

Result<std::vector<ReportReading>> Past::readings(std::string_view report) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) {
      static const std::string kSql = std::string(kReading) + " ORDER BY readings.reading";
      Statement& row = db.prepared(kSql);
      std::vector<ReportReading> out;
      row.bind(report);
      while (row.step()) out.push_back(reading_row(row));
      if (out.empty()) {
        throw_failed(Code::not_found, "There is no report with this id.", std::string(report));
      }
      return out;
    });
  });
}

Result<ReadingThen> Past::reading(std::string_view report, std::int64_t reading) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) {
      static const std::string kSql = std::string(kReading) + " AND readings.reading=?2";
      Statement& row = db.prepared(kSql);
      if (!row.bind(report, reading).step()) {
        throw_failed(Code::not_found, "There is no such reading of this report.",
                     std::string(report) + ' ' + std::to_string(reading));
      }
      ReadingThen out{reading_row(row), row.text(9), {}};
      row.reset();
      Batches batches(db);
      out.reviews = make_reviews(db, report, reading, batches);
      return out;
    });
  });
}

}  // namespace saksi::store
