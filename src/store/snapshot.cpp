// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot.h"

#include "store/audit.h"
#include "store/filter.h"
#include "store/reviewed.h"
#include "store/schema.h"
#include "store/snapshot_impl.h"
#include "store/words.h"

#include <limits>

namespace saksi::store {
namespace {

using base::Result;

/// The sources of claims, read beside them: both come in the order of the claims' keys.
class Sources {
 public:
  explicit Sources(Connection& db)
      : row_(db.prepared("SELECT claim, name, role, affiliation, kind FROM sources"
                         " ORDER BY claim, position")) {
    row_.bind();
    more_ = row_.step();
  }

  const std::vector<ClaimRow::Speaker>& of(std::int64_t claim) {
    list_.clear();
    while (more_ && row_.integer(0) < claim) more_ = row_.step();
    while (more_ && row_.integer(0) == claim) {
      list_.push_back({row_.text(1), row_.text(2), row_.text(3), row_.text(4)});
      more_ = row_.step();
    }
    return list_;
  }

 private:
  Statement& row_;
  bool more_ = false;
  std::vector<ClaimRow::Speaker> list_;
};

/// What reviewers made of the claims of one report after the other.
class Marks {
 public:
  explicit Marks(Connection& db) : db_(db) {}

  void fill(std::int64_t document, ClaimRow& out) {
    if (document != document_) {
      report_ = review(db_, document, load_record(db_, document));
      document_ = document;
    }
    corrected_.clear();
    out.corrected = {};
    if (!report_.reviewed) return;
    for (const auto& field : report_.reviewed->mark(out.claim).corrected) add("", field);
    for (const auto& field : report_.reviewed->mark(out.event).corrected) add("event.", field);
    out.corrected = corrected_;
  }

 private:
  void add(std::string_view before, const std::string& field) {
    if (!corrected_.empty()) corrected_ += "; ";
    corrected_.append(before).append(field);
  }

  Connection& db_;
  std::int64_t document_ = -1;
  ReviewedReport report_;
  std::string corrected_;
};

constexpr std::string_view kClaimColumns =
    "SELECT claims.claim, reports.document, reports.id, reports.title, reports.publisher,"
    " reports.url, reports.published, reports.language,"
    " events.id, events.event_type, events.sub_event_type, events.status, events.background,"
    " events.date_start, events.date_end, events.date_precision,"
    " events.place, events.country, events.admin1, events.admin2, events.place_precision,"
    " events.latitude, events.longitude,"
    " claims.id, claims.kind, modality, outcome, qualifier, part_of, count_low, count_high,"
    " victims, victims_id, victims_kind, claims.place, place_country, actor, actor_id,"
    " actor_kind, change, stance, claims.item, claims.evidence, claims.evidence_start,"
    " claims.evidence_end, ";

std::string claims_sql(const Where& where, bool linked, bool reviewed, std::string_view kind) {
  std::string sql(kClaimColumns);
  sql += linked ? "linked_events.id" : "NULL";
  // Whether it is rejected, and whether its report has to be asked what is corrected.
  sql += reviewed ? ", coalesce(mine.status='rejected', 0) OR coalesce(its.status='rejected', 0),"
                    " coalesce(mine.edits<>'{}', 0) OR coalesce(its.edits<>'{}', 0)"
                  : ", 0, 0";
  // CROSS JOIN: in this order, that is the claims' own.
  sql +=
      " FROM claims CROSS JOIN reports USING(document)"
      " LEFT JOIN events ON events.event = claims.event";
  if (linked) sql += " LEFT JOIN members USING(event) LEFT JOIN linked_events USING(linked)";
  if (reviewed) {
    sql +=
        " LEFT JOIN reviews mine ON mine.report=reports.id AND mine.item=claims.id"
        " LEFT JOIN reviews its ON its.report=reports.id AND its.item=events.id";
  }
  sql += where.sql;
  if (!kind.empty()) {
    sql += where.sql.empty() ? " WHERE " : " AND ";
    sql += "claims.kind = '" + std::string(kind) + "'";
  }
  return sql + " ORDER BY claims.claim";
}

void fill_event(const Statement& row, ClaimRow& out) {
  out.event = row.view(8);
  out.event_type = row.view(9);
  out.sub_event_type = row.view(10);
  out.status = row.view(11);
  out.background = row.null(12) ? std::nullopt : std::optional(row.integer(12) != 0);
  out.date_start = row.view(13);
  out.date_end = row.view(14);
  out.date_precision = row.view(15);
  out.at = {row.view(16), row.view(17), row.view(18), row.view(19), row.view(20), {}, {}};
  if (!row.null(21)) out.at.latitude = row.real(21);
  if (!row.null(22)) out.at.longitude = row.real(22);
  out.linked = row.view(45);
}

void fill(const Statement& row, ClaimRow& out) {
  out.document = row.integer(1);
  out.report = row.view(2);
  out.title = row.view(3);
  out.publisher = row.view(4);
  out.url = row.view(5);
  out.published = row.view(6);
  out.language = row.view(7);
  fill_event(row, out);
  std::string_view* const texts[] = {&out.claim,   &out.kind,      &out.modality,
                                     &out.outcome, &out.qualifier, &out.part_of};
  for (int i = 0; i < 6; ++i) *texts[i] = row.view(23 + i);
  out.low = row.integer_or_none(29);
  out.high = row.integer_or_none(30);
  std::string_view* const rest[] = {&out.victims,  &out.victims_id,    &out.victims_kind,
                                    &out.place,    &out.place_country, &out.actor,
                                    &out.actor_id, &out.actor_kind,    &out.change,
                                    &out.stance,   &out.item,          &out.evidence};
  for (int i = 0; i < 12; ++i) *rest[i] = row.view(31 + i);
  out.evidence_start = row.integer(43);
  out.evidence_end = row.integer(44);
}

}  // namespace

void Where::bind(Statement& statement) const {
  statement.reset();
  int at = 0;
  for (const auto& value : values) statement.put(++at, value);
}

namespace {

/// "[3,17]": numbers as one parameter of a statement, however many there are.
std::string json_list(const std::vector<std::int64_t>& numbers) {
  std::string out = "[";
  for (const auto number : numbers) {
    if (out.size() > 1) out += ',';
    out += std::to_string(number);
  }
  return out + "]";
}

Where one_of(std::string_view column, const std::vector<std::int64_t>& numbers) {
  return {" WHERE " + std::string(column) + " IN (SELECT value FROM json_each(?))",
          {json_list(numbers)}};
}

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

}  // namespace

const EventIndex& Snapshot::Impl::index() {
  if (index_) return *index_;
  if (db.number("PRAGMA user_version") != schema_version()) {
    throw_failed(
        base::Code::invalid_argument,
        "This database is of an older Saksi, so that a filter cannot be used. Open it once "
        "with `saksi serve` or `saksi ingest`, which bring it up to date.",
        db.path());
  }
  index_.emplace().refresh(db);
  return *index_;
}

Where Snapshot::Impl::events(const EventFilter& filter) {
  if (keeps_all(filter)) return {};
  const Matches matches = documents_with(db, filter.words);
  return one_of("events.event", index().select(filter, matches.given(), kAll, 0).events);
}

Where Snapshot::Impl::linked_events(const EventFilter& filter) {
  if (keeps_all(filter)) return {};
  const Matches matches = documents_with(db, filter.words);
  auto positions = index().select_groups(filter, matches.given(), kAll, 0).events;
  for (auto& position : positions) position = index().group(position).linked;
  return one_of("linked_events.linked", positions);
}

Snapshot::Impl::Impl(const std::string& path)
    : db(path, Connection::Mode::read), transaction(db, Transaction::Kind::read) {
  check_identity(db);
  linked = db.number("SELECT count(*) FROM sqlite_schema WHERE name='linked_events'") == 1;
  reviewed = db.number("SELECT count(*) FROM sqlite_schema WHERE name='reviews'") == 1 &&
             db.number("SELECT EXISTS(SELECT 1 FROM reviews)") == 1;
}

Snapshot::Snapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Snapshot::~Snapshot() = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;
Snapshot& Snapshot::operator=(Snapshot&&) noexcept = default;

Result<Snapshot> Snapshot::open(const std::string& path) {
  return guarded([&] { return Snapshot(std::make_unique<Impl>(path)); });
}

Result<void> Snapshot::claims(const EventFilter& filter, std::string_view kind,
                              const Visit<ClaimRow>& visit) {
  Result<void> visited;
  auto read = guarded([&] {
    const Where w = impl_->events(filter);
    Sources sources(impl_->db);
    Marks marks(impl_->db);
    Statement& row = impl_->db.prepared(claims_sql(w, impl_->linked, impl_->reviewed, kind));
    w.bind(row);
    ClaimRow out;
    while (visited && row.step()) {
      fill(row, out);
      out.sources = &sources.of(row.integer(0));
      out.rejected = row.integer(46) != 0;
      out.corrected = {};
      if (row.integer(47) != 0) marks.fill(out.document, out);
      visited = visit(out);
    }
    impl_->db.reset_all();
  });
  if (!read) return read;
  return visited;
}

Result<void> Snapshot::records(const EventFilter& filter, const Visit<RecordRow>& visit) {
  Result<void> visited;
  auto read = guarded([&] {
    const Where w = impl_->events(filter);
    std::string sql =
        "SELECT reports.document, reports.id, readings.record FROM reports"
        " JOIN readings USING(reading)";
    if (!w.sql.empty()) {
      sql +=
          " WHERE reports.document IN (SELECT events.document FROM events"
          " JOIN reports USING(document)" +
          w.sql + ")";
    }
    Statement& row = impl_->db.prepared(sql + " ORDER BY reports.document");
    w.bind(row);
    while (visited && row.step()) visited = visit({row.integer(0), row.view(1), row.view(2)});
    impl_->db.reset_all();
  });
  if (!read) return read;
  return visited;
}

Result<std::string> Snapshot::text(std::int64_t document) {
  return guarded([&] {
    Statement& row =
        impl_->db.prepared("SELECT title || char(10) || text FROM report_texts WHERE document=?");
    std::string out;
    if (row.bind(document).step()) out = row.text(0);
    row.reset();
    return out;
  });
}

Result<std::vector<ReadBy>> Snapshot::read_by() {
  return guarded([&] {
    Statement& row = impl_->db.prepared(
        "SELECT program, pack, count(*) FROM reports JOIN readings USING(reading)"
        " GROUP BY program, pack ORDER BY program, pack");
    std::vector<ReadBy> out;
    row.bind();
    while (row.step()) {
      out.push_back({row.text(0), row.text(1), static_cast<std::uint64_t>(row.integer(2))});
    }
    return out;
  });
}

Result<std::string> Snapshot::head() {
  return guarded([&] {
    Statement& row = impl_->db.prepared("SELECT hash FROM audit ORDER BY entry DESC LIMIT 1");
    std::string out;
    row.bind();
    if (row.step()) out = row.text(0);
    row.reset();
    return out;
  });
}

base::Result<void> log_action(const std::string& path, std::string_view actor,
                              std::string_view action, std::string_view subject,
                              std::string detail) {
  return guarded([&] {
    Connection db(path, Connection::Mode::write);
    check_identity(db);
    Transaction transaction(db, Transaction::Kind::write);
    AuditLog(db, now_utc(), std::string(actor)).append(action, subject, std::move(detail));
    transaction.commit();
  });
}

}  // namespace saksi::store
