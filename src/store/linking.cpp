// SPDX-License-Identifier: Apache-2.0
#include "store/linking.h"

#include "ledger/claims.h"
#include "ledger/cluster.h"
#include "ledger/json.h"
#include "record/json.h"
#include "store/flatten.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace saksi::store {
namespace {

using Json = nlohmann::json;

using ledger::Likeness;

// The mark of a telling that is one of its own since a person has spoken of it.
constexpr std::string_view kJudged = "judged ";
// Before any other mark of a telling whose event a reviewer rejected.
constexpr std::string_view kRejected = "rejected ";

bool starts(std::string_view text, std::string_view with) {
  return text.substr(0, with.size()) == with;
}

std::string name_of(const ledger::Member& m) {
  return m.document + ' ' + m.event;
}

std::string evidence_of(const record::Record& record, const record::Event& event) {
  return event.evidence.empty() ? std::string()
                                : std::string(event.evidence.front().in(record.document.text));
}

std::string lines(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& s : list) {
    if (!out.empty()) out += '\n';
    out += s;
  }
  return out;
}

bool judged(Connection& db, const ledger::Member& member, const std::string& evidence) {
  Statement& row = db.prepared(
      "SELECT 1 FROM verdicts WHERE report_a=?1 AND event_a=?2 AND evidence_a=?3 UNION ALL"
      " SELECT 1 FROM verdicts WHERE report_b=?1 AND event_b=?2 AND evidence_b=?3 LIMIT 1");
  const bool found = row.bind(member.document, member.event, evidence).step();
  row.reset();
  return found;
}

/// As its report tells it, with a mark of its own once a person has spoken of it or rejected it.
ledger::Telling telling_in_links(Connection& db, const record::Record& record,
                                 const ledger::Member& member, const ledger::ReportTelling& told) {
  const auto& what = record.events[static_cast<std::size_t>(event_number(member.event))];
  ledger::Telling telling = told.telling;
  if (judged(db, member, evidence_of(record, what))) {
    telling.mark = std::string(kJudged) + name_of(member);
  }
  if (told.rejected) {
    telling.mark = std::string(kRejected) + (telling.mark.empty() ? name_of(member) : telling.mark);
  }
  return telling;
}

bool alike_but_for_marks(ledger::Telling a, const ledger::Telling& b) {
  a.mark = b.mark;
  return a == b;
}

/// Runs a statement that takes all columns of linked_events. True: it gave a row.
bool step(Statement& row, std::int64_t linked, const ledger::LinkedEvent& e) {
  static const record::Place kNowhere;
  const bool placed = !e.places.empty();
  const record::Place& p = placed ? e.places.front().place : kNowhere;
  std::optional<std::string_view> precision;
  if (placed) precision = record::word(p.precision);
  const auto killed =
      ledger::figure_range(e, record::Outcome::killed).value_or(ledger::FigureRange{});
  const auto injured =
      ledger::figure_range(e, record::Outcome::injured).value_or(ledger::FigureRange{});
  // What is bound lives as long as the expression.
  return row
      .bind(linked, e.id, record::word(record::event_type(e.type.type)), record::word(e.type.type),
            record::word(e.status), e.background, day(e.date.date.start), day(e.date.date.end),
            record::word(e.date.date.precision), or_null(p.name), or_null(p.country),
            or_null(p.admin1), or_null(p.admin2), p.latitude, p.longitude, precision,
            static_cast<std::int64_t>(e.members.size()), e.reports, e.families,
            ledger::independent_origins(e), ledger::standing_claims(e), killed.low, killed.high,
            injured.low, injured.high, ledger::disagreement(e), ledger::head_to_json(e))
      .step();
}

}  // namespace

record::EventId event_number(std::string_view id) {
  return record::EventId{static_cast<std::uint32_t>(std::stoul(std::string(id.substr(1)))) - 1};
}

std::string content_of(const ledger::LinkedEvent& event) {
  std::string out = ledger::to_json(event);
  for (const auto& member : event.members) {
    if (member.mark().corrected.empty()) continue;
    out += '\n' + record::to_json(*member.record, member.event);
  }
  return out;
}

std::string_view word(Judgement judgement) {
  switch (judgement) {
    case Judgement::same:
      return "same";
    case Judgement::different:
      return "different";
    case Judgement::withdrawn:
      break;
  }
  return "withdrawn";
}

std::vector<ledger::Told> told(Connection& db, std::int64_t linked) {
  Statement& row = db.prepared(
      "SELECT document, events.id FROM members JOIN events USING(event) WHERE linked=?"
      " ORDER BY event");
  std::vector<std::pair<std::int64_t, std::string>> rows;
  row.bind(linked);
  while (row.step()) rows.emplace_back(row.integer(0), row.text(1));
  std::vector<ledger::Told> out;
  std::map<std::int64_t, ReviewedReport> reports;
  for (const auto& [document, event] : rows) {
    ReviewedReport& report = reports[document];
    if (!report.record) report = review(db, document, load_record(db, document));
    out.push_back(report.told(event_number(event), family_of(db, document)));
  }
  return out;
}

bool holds_together(Connection& db, std::int64_t linked) {
  std::vector<ledger::Told> members;
  try {
    members = told(db, linked);
  } catch (const Failed&) {
    return false;  // a record that cannot be read any more
  }
  if (members.empty()) return false;
  const ledger::LinkedEvent event = ledger::derive(std::move(members));
  Statement& row = db.prepared(
      "SELECT 1 FROM linked_events WHERE (linked, id, event_type, sub_event_type, status,"
      " background, date_start, date_end, date_precision, place, country, admin1, admin2, latitude,"
      " longitude, place_precision, members, reports, families, origins, claims, killed_low,"
      " killed_high, injured_low, injured_high, disagreement, head) IS"
      " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  const auto number = static_cast<std::int64_t>(*ledger::parse_event_id(event.id));
  const bool same = step(row, number, event);
  row.reset();
  return same;
}

bool is_rejected(const ledger::Telling& telling) {
  return starts(telling.mark, kRejected);
}

bool told_as_reviewed(Connection& db, std::int64_t document, const ReviewedReport& report) {
  Statement& row = db.prepared(
      "SELECT events.id, telling FROM events JOIN members USING(event) WHERE document=?"
      " ORDER BY event");
  std::vector<std::pair<std::string, std::int64_t>> rows;
  row.bind(document);
  while (row.step()) rows.emplace_back(row.text(0), row.integer(1));
  const record::Record& record = *report.record;
  const auto tellings = ledger::tellings_of(record, report.reviewed.get());
  return std::all_of(rows.begin(), rows.end(), [&](const auto& entry) {
    const auto at = static_cast<std::size_t>(event_number(entry.first));
    if (at >= tellings.size()) return false;
    const auto telling =
        telling_in_links(db, record, {record.document.id, entry.first}, tellings[at]);
    return ledger::number_of(ledger::to_line(telling)) == entry.second;
  });
}

struct Linking::Node {
  std::int64_t number = 0;
  ledger::ToldBy told;
};

struct Linking::Row {
  std::int64_t event = 0, linked = 0, number = 0, document = 0;
  std::string id;
  bool touched = false;
};

// ---------------------------------------------------------------- in and out

void Linking::learn(std::int64_t document, SharedRecord record,
                    std::optional<ledger::Sketch> sketch) {
  copies_.learn(document, record->document, std::move(sketch));
  learn_events(document, std::move(record));
}

void Linking::learn_events(std::int64_t document, SharedRecord record) {
  Statement& events = db_.prepared("SELECT event, id FROM events WHERE document=? ORDER BY event");
  std::vector<std::pair<std::int64_t, std::string>> rows;
  events.bind(document);
  while (events.step()) rows.emplace_back(events.integer(0), events.text(1));
  if (rows.empty()) return;
  records_[document] = std::move(record);
  reports_.erase(document);
  const ReviewedReport& report = reviewed_of(document);
  const auto tellings = ledger::tellings_of(*report.record, report.reviewed.get());
  for (const auto& [event, id] : rows) {
    const auto at = static_cast<std::size_t>(event_number(id));
    learn_event(event, id, *report.record, tellings.at(at));
  }
}

void Linking::learn_event(std::int64_t event, const std::string& id, const record::Record& record,
                          const ledger::ReportTelling& told) {
  const ledger::Member member{record.document.id, id};
  const ledger::Telling telling = telling_in_links(db_, record, member, told);
  const std::string line = ledger::to_line(telling);
  const auto number = ledger::number_of(line);
  db_.prepared("INSERT INTO tellings VALUES(?,?) ON CONFLICT DO NOTHING").bind(number, line).run();
  if (db_.changes() != 0) {
    if (told.comparable) {
      for (const auto block : ledger::blocks(telling)) {
        db_.prepared("INSERT INTO telling_blocks VALUES(?,?)").bind(block, number).run();
      }
    }
    fresh_.insert(number);
  }
  const auto own = static_cast<std::int64_t>(ledger::event_number(member.document, member.event));
  db_.prepared("INSERT INTO members VALUES(?,?,?,?)").bind(event, own, number, own).run();
  touched_.insert(number);
  before_.insert(own);
}

void Linking::forget(std::int64_t document) {
  copies_.forget(document);
  forget_events(document);
}

void Linking::forget_events(std::int64_t document) {
  Statement& rows = db_.prepared(
      "SELECT telling, linked, event FROM members JOIN events USING(event) WHERE document=?");
  rows.bind(document);
  while (rows.step()) {
    touched_.insert(rows.integer(0));
    before_.insert(rows.integer(1));
    stood_.emplace(rows.integer(2), rows.integer(1));
  }
  records_.erase(document);
  reports_.erase(document);
}

SharedRecord Linking::record_of(std::int64_t document) {
  SharedRecord& record = records_[document];
  if (!record) record = load_record(db_, document);
  return record;
}

const ReviewedReport& Linking::reviewed_of(std::int64_t document) {
  ReviewedReport& report = reports_[document];
  if (!report.record) report = review(db_, document, record_of(document));
  return report;
}

void Linking::reviewed(std::string_view report, std::string_view event) {
  Statement& row = db_.prepared(
      "SELECT linked FROM reports JOIN events USING(document) JOIN members USING(event)"
      " WHERE reports.id=? AND events.id=?");
  if (!row.bind(report, event).step()) {
    throw_failed(base::Code::not_found, "There is no such event of a report.",
                 std::string(report) + ' ' + std::string(event));
  }
  reviewed_.insert(row.integer(0));
  row.reset();
}

ledger::Telling Linking::load(std::int64_t telling) {
  Statement& row = db_.prepared("SELECT line FROM tellings WHERE telling=?");
  std::optional<ledger::Telling> out;
  if (row.bind(telling).step()) out = ledger::telling_from(row.view(0));
  row.reset();
  if (!out) {
    throw_failed(base::Code::damaged,
                 "The links between reports do not hold together. 'saksi verify --rebuild' makes "
                 "them again.",
                 db_.path());
  }
  return std::move(*out);
}

// ---------------------------------------------------------------- verdicts

std::optional<std::int64_t> Linking::telling_of(const ledger::Member& member) {
  Statement& row = db_.prepared(
      "SELECT telling FROM reports JOIN events USING(document) JOIN members USING(event)"
      " WHERE reports.id=? AND events.id=?");
  std::optional<std::int64_t> out;
  if (row.bind(member.document, member.event).step()) out = row.integer(0);
  row.reset();
  return out;
}

/// Those of the telling's member, if it is one of its own because somebody judged it; the newest
/// word on each pair counts.
std::vector<std::pair<std::int64_t, Judgement>> Linking::judgements(std::int64_t telling) {
  const ledger::Telling loaded = load(telling);
  std::string_view mark = loaded.mark;
  if (is_rejected(loaded)) mark.remove_prefix(kRejected.size());
  if (!starts(mark, kJudged)) return {};
  Statement& member = db_.prepared(
      "SELECT reports.id, events.id FROM members JOIN events USING(event) JOIN reports"
      " USING(document) WHERE telling=?");
  if (!member.bind(telling).step()) return {};
  const ledger::Member me{member.text(0), member.text(1)};
  member.reset();
  Statement& row = db_.prepared(
      "SELECT report_b, event_b, judgement, verdict FROM verdicts WHERE report_a=?1 AND event_a=?2"
      " UNION ALL SELECT report_a, event_a, judgement, verdict FROM verdicts"
      " WHERE report_b=?1 AND event_b=?2 ORDER BY verdict");
  std::map<std::pair<std::string, std::string>, Judgement> newest;
  row.bind(me.document, me.event);
  while (row.step()) {
    const auto judgement = row.view(2) == "same"        ? Judgement::same
                           : row.view(2) == "different" ? Judgement::different
                                                        : Judgement::withdrawn;
    newest[{row.text(0), row.text(1)}] = judgement;
  }
  std::vector<std::pair<std::int64_t, Judgement>> out;
  for (const auto& [other, judgement] : newest) {
    const auto there = telling_of({other.first, other.second});
    if (there && judgement != Judgement::withdrawn) out.emplace_back(*there, judgement);
  }
  return out;
}

void Linking::relearn(const ledger::Member& member) {
  Statement& row = db_.prepared("SELECT document FROM reports WHERE id=?");
  if (!row.bind(member.document).step()) return;
  const auto document = row.integer(0);
  row.reset();
  relearn(document);
}

void Linking::relearn(std::int64_t document) {
  SharedRecord record = record_of(document);
  forget_events(document);
  db_.prepared("DELETE FROM members WHERE event IN (SELECT event FROM events WHERE document=?)")
      .bind(document)
      .run();
  learn_events(document, std::move(record));
}

Linking::Judged Linking::judge(const Verdict& verdict, std::string_view actor,
                               std::string_view at) {
  Statement& words = db_.prepared(
      "SELECT evidence FROM events JOIN reports USING(document) WHERE reports.id=?"
      " AND events.id=?");
  std::string evidence[2];
  const ledger::Member* members[] = {&verdict.a, &verdict.b};
  for (int i = 0; i < 2; ++i) {
    if (!words.bind(members[i]->document, members[i]->event).step()) {
      throw_failed(base::Code::not_found, "There is no such event of a report.",
                   name_of(*members[i]));
    }
    evidence[i] = words.text(0);
    words.reset();
  }
  db_.prepared("INSERT INTO verdicts VALUES(NULL,?,?,?,?,?,?,?,?,?,?)")
      .bind(at, actor, verdict.a.document, verdict.a.event, evidence[0], verdict.b.document,
            verdict.b.event, evidence[1], word(verdict.judgement), verdict.reason)
      .run();
  const auto number = db_.last_id();
  relearn(verdict.a);
  if (verdict.b.document != verdict.a.document) relearn(verdict.b);
  const Json detail = {{"verdict", number},
                       {"a", {verdict.a.document, verdict.a.event}},
                       {"b", {verdict.b.document, verdict.b.event}},
                       {"judgement", word(verdict.judgement)},
                       {"reason", verdict.reason},
                       {"evidence", {evidence[0], evidence[1]}}};
  return {number, detail.dump(-1, ' ', false, Json::error_handler_t::replace)};
}

// ---------------------------------------------------------------- links

/// Another family stands behind the report: what its events rest on is derived anew.
void Linking::touch(std::int64_t document) {
  Statement& row =
      db_.prepared("SELECT telling FROM members JOIN events USING(event) WHERE document=?");
  row.bind(document);
  while (row.step()) touched_.insert(row.integer(0));
}

/// Tellings that nobody tells any more go, and what hung on them is looked at again.
void Linking::drop_empty() {
  const Tellings touched = touched_;
  for (const auto telling : touched) {
    Statement& used = db_.prepared("SELECT 1 FROM members WHERE telling=? LIMIT 1");
    const bool alive = used.bind(telling).step();
    used.reset();
    if (alive) continue;
    for (const auto other : linked_tellings(telling)) touched_.insert(other);
    touched_.erase(telling);
    fresh_.erase(telling);
    db_.prepared("DELETE FROM tellings WHERE telling=?").bind(telling).run();
  }
}

void Linking::compare_fresh(std::int64_t telling) {
  Statement& near = db_.prepared(
      "SELECT DISTINCT other.telling FROM telling_blocks mine JOIN telling_blocks other"
      " USING(block) WHERE mine.telling=?1 AND other.telling<>?1");
  std::vector<std::int64_t> candidates;
  near.bind(telling);
  while (near.step()) candidates.push_back(near.integer(0));
  if (candidates.empty()) return;
  const ledger::Telling mine = load(telling);
  for (const auto other : candidates) {
    const ledger::Telling theirs = load(other);
    auto c = ledger::compare(mine, theirs);
    if (is_rejected(mine) || is_rejected(theirs)) {
      // Rejected, it stays where it was while it shared the other's telling; and nobody is asked.
      if (alike_but_for_marks(mine, theirs)) c.likeness = Likeness::same;
      if (c.likeness == Likeness::doubtful) continue;
    }
    if (c.likeness == Likeness::unlike || c.likeness == Likeness::different) continue;
    const auto [a, b] = std::minmax(telling, other);
    db_.prepared("INSERT INTO links VALUES(?,?,?,?,?) ON CONFLICT DO NOTHING")
        .bind(a, b, ledger::word(c.likeness), c.score, lines(c.reasons))
        .run();
  }
}

std::vector<std::int64_t> Linking::linked_tellings(std::int64_t telling) {
  Statement& row = db_.prepared(
      "SELECT b FROM links WHERE a=?1 AND kind<>'doubtful' UNION ALL"
      " SELECT a FROM links WHERE b=?1 AND kind<>'doubtful'");
  std::vector<std::int64_t> out;
  row.bind(telling);
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

std::vector<Linking::Node> Linking::component(std::int64_t telling, Tellings& done) {
  std::vector<std::int64_t> numbers{telling};
  done.insert(telling);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    auto next = linked_tellings(numbers[i]);
    for (const auto& j : judgements(numbers[i])) next.push_back(j.first);
    for (const auto n : next) {
      if (done.insert(n).second) numbers.push_back(n);
    }
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<Node> out;
  for (const auto n : numbers) {
    Node node{n, {load(n), {}}};
    for (const auto& row : rows_of(n)) node.told.reports.push_back(row.document);
    std::sort(node.told.reports.begin(), node.told.reports.end());
    out.push_back(std::move(node));
  }
  return out;
}

std::vector<Linking::Row> Linking::rows_of(std::int64_t telling) {
  Statement& row = db_.prepared(
      "SELECT event, linked, number, document, events.id FROM members JOIN events USING(event)"
      " WHERE telling=? ORDER BY event");
  std::vector<Row> out;
  const bool touched = touched_.count(telling) != 0;
  row.bind(telling);
  while (row.step()) {
    out.push_back(
        {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4), touched});
  }
  return out;
}

// ---------------------------------------------------------------- clusters

void Linking::cluster(const std::vector<Node>& nodes) {
  std::map<std::int64_t, std::uint32_t> at;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) at[nodes[i].number] = i;
  std::vector<ledger::Link> links;
  Statement& row = db_.prepared("SELECT b, kind, score FROM links WHERE a=? AND kind<>'doubtful'");
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    row.bind(nodes[i].number);
    while (row.step()) {
      const auto kind =
          row.view(1) == "same" ? ledger::Link::Kind::same : ledger::Link::Kind::vague;
      links.push_back({i, at.at(row.integer(0)), kind, row.real(2)});
    }
    for (const auto& [other, judgement] : judgements(nodes[i].number)) {
      const auto kind = judgement == Judgement::same ? ledger::Link::Kind::judged_same
                                                     : ledger::Link::Kind::judged_different;
      if (at.count(other) != 0 && at[other] != i) links.push_back({i, at[other], kind, 0});
    }
  }
  const auto contradict = [&](std::uint32_t x, std::uint32_t y) {
    return ledger::contradict(nodes[x].told, nodes[y].told);
  };
  std::vector<bool> followers;
  followers.reserve(nodes.size());
  for (const auto& node : nodes) followers.push_back(is_rejected(node.told.telling));
  const auto result = ledger::clusters(static_cast<std::uint32_t>(nodes.size()), std::move(links),
                                       contradict, followers);
  std::map<std::uint32_t, std::vector<Row>> clusters;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    auto rows = rows_of(nodes[i].number);
    auto& to = clusters[result[i]];
    to.insert(to.end(), rows.begin(), rows.end());
  }
  for (const auto& entry : clusters) {
    if (!unchanged(entry.second)) write(entry.second);
  }
}

/// Whether these are the members of one linked event already, with nothing new about them.
bool Linking::unchanged(const std::vector<Row>& rows) {
  const auto linked = rows.front().linked;
  const bool together = std::all_of(rows.begin(), rows.end(),
                                    [&](const Row& r) { return r.linked == linked && !r.touched; });
  const bool named =
      std::any_of(rows.begin(), rows.end(), [&](const Row& r) { return r.number == linked; });
  if (!together || !named) return false;
  Statement& row = db_.prepared("SELECT members FROM linked_events WHERE linked=?");
  const bool whole =
      row.bind(linked).step() && row.integer(0) == static_cast<std::int64_t>(rows.size());
  row.reset();
  return whole;
}

void Linking::write(const std::vector<Row>& rows) {
  std::vector<ledger::Told> members;
  members.reserve(rows.size());
  for (const auto& r : rows) {
    members.push_back(reviewed_of(r.document).told(event_number(r.id), family_of(db_, r.document)));
  }
  const ledger::LinkedEvent event = ledger::derive(std::move(members));
  const auto linked = static_cast<std::int64_t>(*ledger::parse_event_id(event.id));
  Statement& row = db_.prepared(
      "INSERT OR REPLACE INTO linked_events VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
      "?,?,?,?)");
  step(row, linked, event);
  history_.stands(linked, content_of(event));
  reviewed_.erase(linked);
  for (const auto& r : rows) {
    if (r.linked == linked) continue;
    before_.insert(r.linked);
    moved_ = moved_ || stood_.count(r.event) == 0;
    db_.prepared("UPDATE members SET linked=? WHERE event=?").bind(linked, r.event).run();
  }
}

/// Derives the linked events anew of which nothing but a review changed.
void Linking::review_again() {
  Statement& row = db_.prepared(
      "SELECT event, linked, number, document, events.id FROM members JOIN events USING(event)"
      " WHERE linked=? ORDER BY event");
  for (const auto linked : std::set<std::int64_t>(reviewed_)) {
    std::vector<Row> rows;
    row.bind(linked);
    while (row.step()) {
      rows.push_back(
          {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4), false});
    }
    if (!rows.empty()) write(rows);
  }
  reviewed_.clear();
}

void Linking::finish() {
  for (const auto document : copies_.finish()) touch(document);
  link_touched();
  review_again();
  history_.write();
  records_.clear();
  reports_.clear();
}

/// Tells every index of linked events when an event is in another one than it was.
void Linking::tell_moved() {
  Statement& row = db_.prepared("SELECT linked FROM members WHERE event=?");
  for (const auto& [event, linked] : stood_) {
    if (!row.bind(event).step()) continue;  // it is gone, which is told elsewhere
    moved_ = moved_ || row.integer(0) != linked;
    row.reset();
  }
  stood_.clear();
  if (!moved_) return;
  moved_ = false;
  db_.execute("UPDATE properties SET value=CAST(value AS INTEGER)+1 WHERE name='links'");
}

void Linking::link_touched() {
  if (touched_.empty()) return;
  drop_empty();
  for (const auto telling : fresh_) compare_fresh(telling);
  Tellings done;
  for (const auto telling : Tellings(touched_)) {
    if (done.count(telling) == 0) cluster(component(telling, done));
  }
  for (const auto linked : before_) {
    db_.prepared(
           "DELETE FROM linked_events WHERE linked=?1 AND NOT EXISTS"
           " (SELECT 1 FROM members WHERE linked=?1)")
        .bind(linked)
        .run();
    history_.maybe_gone(linked);
  }
  tell_moved();
  touched_.clear();
  fresh_.clear();
  before_.clear();
}

}  // namespace saksi::store
