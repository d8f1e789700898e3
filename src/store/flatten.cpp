// SPDX-License-Identifier: Apache-2.0
#include "store/flatten.h"

#include "base/utf8.h"

#include <algorithm>
#include <map>
#include <utility>

namespace saksi::store {
namespace {

using record::Claim;
using record::ClaimKind;
using record::Event;
using record::Record;

std::string speaker(const Claim& claim) {
  return claim.sources.empty() ? std::string() : base::fold(claim.sources.front().name);
}

void raise(std::optional<std::int64_t>& most, std::optional<std::int64_t> value) {
  if (value && (!most || *value > *most)) most = value;
}

/// The largest figure of one speaker. Figures without an upper end leave the high end open.
struct Largest {
  std::optional<std::int64_t> low, high;
  bool open = false;

  void add(const record::Count& count) {
    raise(low, count.low);
    raise(high, count.high);
    open = open || !count.high;
  }
};

Range across(const std::map<std::string, Largest>& speakers) {
  Range range;
  bool open = speakers.empty();
  for (const auto& entry : speakers) {
    const Largest& figure = entry.second;
    if (figure.low) range.low = range.low ? std::min(*range.low, *figure.low) : *figure.low;
    raise(range.high, figure.high);
    open = open || figure.open;
  }
  if (open) range.high.reset();
  return range;
}

struct Where {
  std::string_view text;
  const base::CodePointIndex& index;

  [[nodiscard]] std::string_view words(const std::vector<record::Span>& s) const {
    return s.empty() ? std::string_view() : s.front().in(text);
  }

  [[nodiscard]] std::uint32_t start(const std::vector<record::Span>& s) const {
    return s.empty() ? 0 : index.at(s.front().begin);
  }

  [[nodiscard]] std::uint32_t end(const std::vector<record::Span>& s) const {
    return s.empty() ? 0 : index.at(s.front().end);
  }
};

void insert_report(Connection& db, std::int64_t document, std::int64_t reading,
                   const Record& record) {
  const auto& d = record.document;
  std::optional<std::string_view> basis;
  if (d.published_basis != record::PublishedBasis::none) basis = record::word(d.published_basis);
  db.prepared("INSERT INTO reports VALUES(?,?,?,?,?,?,?,?,?,?,?,?)")
      .bind(document, reading, d.id, d.title, d.publisher, d.url, d.published, basis, d.dateline,
            d.language, static_cast<std::int64_t>(record.events.size()),
            static_cast<std::int64_t>(record.claims.size()))
      .run();
  db.prepared("INSERT INTO texts(rowid, title, text) VALUES(?,?,?)")
      .bind(document, d.title.value_or(""), d.text)
      .run();
}

void insert_places(Connection& db, std::int64_t event, const std::vector<record::Place>& places) {
  int position = 0;
  for (const auto& p : places) {
    db.prepared("INSERT INTO places VALUES(?,?,?,?,?,?,?,?,?,?)")
        .bind(event, position++, p.name, or_null(p.country), or_null(p.admin1), or_null(p.admin2),
              p.latitude, p.longitude, or_null(p.gazetteer_id), record::word(p.precision))
        .run();
  }
}

void insert_actors(Connection& db, std::int64_t event,
                   const std::vector<record::EventActor>& actors) {
  int position = 0;
  for (const auto& a : actors) {
    db.prepared("INSERT INTO actors VALUES(?,?,?,?,?,?)")
        .bind(event, position++, record::word(a.role), a.actor.name, or_null(a.actor.actor_id),
              record::word(a.actor.kind))
        .run();
  }
}

std::int64_t claims_of(const ReviewedReport& report, record::EventId event) {
  const auto told = report.told(event, {});
  std::int64_t out = 0;
  for (std::uint32_t i = 0; i < report.record->claims.size(); ++i) {
    const bool about = report.record->claims[i].event == event;
    if (about && !told.mark(record::ClaimId{i}).rejected) ++out;
  }
  return out;
}

// Both take the document, the event's id, and then the same values.
constexpr std::string_view kInsertEvent =
    "INSERT INTO events VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view kUpdateEvent =
    "UPDATE events SET (event_type, sub_event_type, status, background, date_start, date_end,"
    " date_precision, place, country, admin1, admin2, latitude, longitude, place_precision, claims,"
    " killed_claims, killed_low, killed_high, injured_claims, injured_low, injured_high, evidence,"
    " evidence_start, evidence_end) = (?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,"
    "?19,?20,?21,?22,?23,?24,?25,?26) WHERE document=?1 AND id=?2";

constexpr std::string_view kSameEvent =
    "SELECT 1 FROM events WHERE document=?1 AND id=?2 AND (event_type, sub_event_type, status,"
    " background, date_start, date_end, date_precision, place, country, admin1, admin2, latitude,"
    " longitude, place_precision, claims, killed_claims, killed_low, killed_high, injured_claims,"
    " injured_low, injured_high, evidence, evidence_start, evidence_end) IS (?3,?4,?5,?6,?7,?8,?9,"
    "?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26)";

/// True: the statement gave a row.
bool put_event(Connection& db, std::string_view sql, std::int64_t document,
               const ReviewedReport& report, record::EventId number, const Where& where) {
  const Event& e = report.record->events[static_cast<std::size_t>(number)];
  static const record::Place kNowhere;
  const bool placed = !e.places.empty();
  const record::Place& p = placed ? e.places.front() : kNowhere;
  std::optional<std::string_view> precision;
  if (placed) precision = record::word(p.precision);
  const Toll killed = toll(report, number, record::Outcome::killed);
  const Toll injured = toll(report, number, record::Outcome::injured);
  Statement& statement = db.prepared(sql);
  const bool found =
      statement
          .bind(document, record::id(number), record::word(record::event_type(e.sub_event_type)),
                record::word(e.sub_event_type), record::word(e.status), e.background,
                day(e.date.start), day(e.date.end), record::word(e.date.precision), or_null(p.name),
                or_null(p.country), or_null(p.admin1), or_null(p.admin2), p.latitude, p.longitude,
                precision, claims_of(report, number), killed.claims, killed.range.low,
                killed.range.high, injured.claims, injured.range.low, injured.range.high,
                where.words(e.evidence), where.start(e.evidence), where.end(e.evidence))
          .step();
  statement.reset();
  return found;
}

std::int64_t insert_event(Connection& db, std::int64_t document, const ReviewedReport& report,
                          record::EventId number, const Where& where) {
  put_event(db, kInsertEvent, document, report, number, where);
  const Event& e = report.record->events[static_cast<std::size_t>(number)];
  const auto row = db.last_id();
  insert_places(db, row, e.places);
  insert_actors(db, row, e.actors);
  return row;
}

/// The columns of a claim that its kind fills; the others stay NULL.
struct ClaimColumns {
  std::optional<std::string_view> outcome, qualifier, victims, victims_id, victims_kind, place,
      country, actor, actor_id, actor_kind, change, stance, item;
  std::optional<std::int64_t> low, high;
  std::optional<std::string> part_of;

  explicit ClaimColumns(const Claim& c) {
    switch (c.kind) {
      case ClaimKind::casualties:
      case ClaimKind::detention:
      case ClaimKind::displacement:
        figures(c);
        break;
      case ClaimKind::control:
        control(c);
        break;
      case ClaimKind::responsibility:
        responsibility(c);
        break;
      case ClaimKind::materiel:
        materiel(c);
        break;
      case ClaimKind::occurrence:
        break;
    }
  }

 private:
  void counted(const Claim& c) {
    low = c.count.low;
    high = c.count.high;
    qualifier = record::word(c.count.qualifier);
  }

  void figures(const Claim& c) {
    counted(c);
    outcome = record::word(c.outcome);
    if (c.part_of) part_of = record::id(*c.part_of);
    if (!c.victims) return;
    victims = c.victims->name;
    victims_id = or_null(c.victims->actor_id);
    victims_kind = record::word(c.victims->kind);
  }

  void who(const std::optional<record::Actor>& a) {
    if (!a) return;
    actor = a->name;
    actor_id = or_null(a->actor_id);
    actor_kind = record::word(a->kind);
  }

  void control(const Claim& c) {
    change = record::word(c.control_change);
    who(c.actor);
    if (!c.place) return;
    place = c.place->name;
    country = or_null(c.place->country);
  }

  void responsibility(const Claim& c) {
    who(c.actor);
    stance = record::word(c.stance);
  }

  void materiel(const Claim& c) {
    counted(c);
    item = c.item;
    change = record::word(c.materiel_change);
  }
};

void insert_sources(Connection& db, std::int64_t claim,
                    const std::vector<record::Source>& sources) {
  int position = 0;
  for (const auto& s : sources) {
    db.prepared("INSERT INTO sources VALUES(?,?,?,?,?,?)")
        .bind(claim, position++, s.name, or_null(s.role), or_null(s.affiliation),
              record::word(s.kind))
        .run();
  }
}

// Both take the document, the event's key, the claim's id, and then the same values.
constexpr std::string_view kInsertClaim =
    "INSERT INTO claims VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr std::string_view kUpdateClaim =
    "UPDATE claims SET (event, kind, modality, outcome, count_low, count_high, qualifier, victims,"
    " victims_id, victims_kind, part_of, place, place_country, actor, actor_id, actor_kind, change,"
    " stance, item, source, source_kind, evidence, evidence_start, evidence_end) = (?2,?4,?5,?6,?7,"
    "?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19,?20,?21,?22,?23,?24,?25,?26)"
    " WHERE document=?1 AND id=?3";

constexpr std::string_view kSameClaim =
    "SELECT 1 FROM claims WHERE document=?1 AND id=?3 AND (event, kind, modality, outcome,"
    " count_low, count_high, qualifier, victims, victims_id, victims_kind, part_of, place,"
    " place_country, actor, actor_id, actor_kind, change, stance, item, source, source_kind,"
    " evidence, evidence_start, evidence_end) IS (?2,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,"
    "?17,?18,?19,?20,?21,?22,?23,?24,?25,?26)";

/// True: the statement gave a row.
bool put_claim(Connection& db, std::string_view sql, std::int64_t document,
               std::optional<std::int64_t> event, const Claim& c, const std::string& id,
               const Where& where) {
  const ClaimColumns v(c);
  std::optional<std::string_view> source, source_kind;
  if (!c.sources.empty()) {
    source = c.sources.front().name;
    source_kind = record::word(c.sources.front().kind);
  }
  Statement& statement = db.prepared(sql);
  const bool found =
      statement
          .bind(document, event, id, record::word(c.kind), record::word(c.modality), v.outcome,
                v.low, v.high, v.qualifier, v.victims, v.victims_id, v.victims_kind, v.part_of,
                v.place, v.country, v.actor, v.actor_id, v.actor_kind, v.change, v.stance, v.item,
                source, source_kind, where.words(c.evidence), where.start(c.evidence),
                where.end(c.evidence))
          .step();
  statement.reset();
  return found;
}

/// The keys of the document's rows of a table, in the order of the record.
std::vector<std::int64_t> keys_of(Connection& db, const char* sql, std::int64_t document) {
  Statement& row = db.prepared(sql);
  std::vector<std::int64_t> out;
  row.bind(document);
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

}  // namespace

std::optional<std::string_view> or_null(const std::string& s) {
  if (s.empty()) return std::nullopt;
  return std::string_view(s);
}

std::optional<std::string> day(const std::optional<record::Day>& d) {
  if (!d) return std::nullopt;
  return record::iso(*d);
}

Toll toll(const ReviewedReport& report, record::EventId event, record::Outcome outcome) {
  Toll toll;
  const Event& about = report.record->events[static_cast<std::size_t>(event)];
  if (!record::happened(about.status)) return toll;
  std::map<std::string, Largest> speakers;
  const auto told = report.told(event, {});
  for (std::uint32_t i = 0; i < report.record->claims.size(); ++i) {
    const record::ClaimId id{i};
    const Claim& c = report.record->claims[i];
    const bool wanted = c.kind == ClaimKind::casualties && c.event == event &&
                        c.outcome == outcome && c.modality != record::Modality::denied &&
                        !told.mark(id).rejected;
    if (!wanted) continue;
    ++toll.claims;
    const bool part = c.part_of && !told.mark(*c.part_of).rejected;
    if (!part && (c.count.low || c.count.high)) speakers[speaker(c)].add(c.count);
  }
  toll.range = across(speakers);
  return toll;
}

void insert_derived(Connection& db, std::int64_t document, std::int64_t reading,
                    const Record& record) {
  insert_report(db, document, reading, record);
  const base::CodePointIndex index(record.document.text);
  const Where where{record.document.text, index};
  const ReviewedReport report{SharedRecord(SharedRecord(), &record), nullptr};
  std::vector<std::int64_t> rows;
  for (std::uint32_t i = 0; i < record.events.size(); ++i) {
    rows.push_back(insert_event(db, document, report, record::EventId{i}, where));
  }
  for (std::uint32_t i = 0; i < record.claims.size(); ++i) {
    const Claim& c = record.claims[i];
    std::optional<std::int64_t> event;
    if (c.event) event = rows[static_cast<std::size_t>(*c.event)];
    put_claim(db, kInsertClaim, document, event, c, record::id(record::ClaimId{i}), where);
    insert_sources(db, db.last_id(), c.sources);
  }
}

void correct_derived(Connection& db, std::int64_t document, const ReviewedReport& report,
                     bool figures_only) {
  const Record& record = *report.record;
  const base::CodePointIndex index(record.document.text);
  const Where where{record.document.text, index};
  const auto events =
      keys_of(db, "SELECT event FROM events WHERE document=? ORDER BY event", document);
  for (std::uint32_t i = 0; i < record.events.size(); ++i) {
    put_event(db, kUpdateEvent, document, report, record::EventId{i}, where);
    if (figures_only) continue;
    db.prepared("DELETE FROM places WHERE event=?").bind(events.at(i)).run();
    db.prepared("DELETE FROM actors WHERE event=?").bind(events.at(i)).run();
    insert_places(db, events.at(i), record.events[i].places);
    insert_actors(db, events.at(i), record.events[i].actors);
  }
  if (figures_only) return;
  const auto claims =
      keys_of(db, "SELECT claim FROM claims WHERE document=? ORDER BY claim", document);
  for (std::uint32_t i = 0; i < record.claims.size(); ++i) {
    const Claim& c = record.claims[i];
    std::optional<std::int64_t> event;
    if (c.event) event = events.at(static_cast<std::size_t>(*c.event));
    put_claim(db, kUpdateClaim, document, event, c, record::id(record::ClaimId{i}), where);
    db.prepared("DELETE FROM sources WHERE claim=?").bind(claims.at(i)).run();
    insert_sources(db, claims.at(i), c.sources);
  }
}

bool holds_derived(Connection& db, std::int64_t document, const ReviewedReport& report) {
  const Record& record = *report.record;
  const base::CodePointIndex index(record.document.text);
  const Where where{record.document.text, index};
  const auto events =
      keys_of(db, "SELECT event FROM events WHERE document=? ORDER BY event", document);
  if (events.size() != record.events.size()) return false;
  for (std::uint32_t i = 0; i < record.events.size(); ++i) {
    if (!put_event(db, kSameEvent, document, report, record::EventId{i}, where)) return false;
  }
  for (std::uint32_t i = 0; i < record.claims.size(); ++i) {
    const Claim& c = record.claims[i];
    std::optional<std::int64_t> event;
    if (c.event) event = events.at(static_cast<std::size_t>(*c.event));
    const std::string id = record::id(record::ClaimId{i});
    if (!put_claim(db, kSameClaim, document, event, c, id, where)) return false;
  }
  return true;
}

void correct_derived(Connection& db, std::int64_t document) {
  correct_derived(db, document, review(db, document, load_record(db, document)));
}

void remove_derived(Connection& db, std::int64_t document) {
  Statement& old = db.prepared("SELECT title, text FROM report_texts WHERE document=?");
  if (!old.bind(document).step()) return;
  // The index of words cannot look up what it indexed; it has to be told.
  db.prepared("INSERT INTO texts(texts, rowid, title, text) VALUES('delete',?,?,?)")
      .bind(document, old.text(0), old.text(1))
      .run();
  old.reset();
  db.prepared("DELETE FROM reports WHERE document=?").bind(document).run();
  // Tells every EventIndex that rows went, not only came.
  db.execute("UPDATE properties SET value=CAST(value AS INTEGER)+1 WHERE name='removals'");
}

}  // namespace saksi::store
