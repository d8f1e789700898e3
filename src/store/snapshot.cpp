// SPDX-License-Identifier: Apache-2.0
#include "store/snapshot.h"

#include "record/json.h"
#include "store/audit.h"
#include "store/filter.h"
#include "store/reviewed.h"
#include "store/schema.h"
#include "store/snapshot_impl.h"
#include "store/words.h"

#include <algorithm>
#include <limits>
#include <memory>

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

  /// Calls `take(statement)` for each.
  template <class Take>
  void of(std::int64_t claim, Take take) {
    while (more_ && row_.integer(0) < claim) more_ = row_.step();
    while (more_ && row_.integer(0) == claim) {
      take(row_);
      more_ = row_.step();
    }
  }

 private:
  Statement& row_;
  bool more_ = false;
};

/// The texts of reports. A text stands far to the front of its record, of which no more is read.
class Texts {
 public:
  explicit Texts(Connection& db) : db_(db) {}

  /// Appends it; false when the record does not read.
  bool append(std::int64_t reading, std::string& out) {
    open(reading);
    const int size = sqlite3_blob_bytes(blob_.get());
    start_.clear();
    for (int end = std::min(size, kFirst);; end = std::min(size, 2 * end)) {
      more(end);
      if (record::append_text(start_, out)) return true;
      if (end == size) return false;
    }
  }

 private:
  static constexpr int kFirst = 4096;

  struct Close {
    void operator()(sqlite3_blob* blob) const { sqlite3_blob_close(blob); }
  };

  void open(std::int64_t reading) {
    if (blob_) return check(sqlite3_blob_reopen(blob_.get(), reading));
    sqlite3_blob* blob = nullptr;
    check(sqlite3_blob_open(db_.handle(), "main", "readings", "record", reading, 0, &blob));
    blob_.reset(blob);
  }

  /// Until `start_` has so many bytes.
  void more(int end) {
    const auto before = start_.size();
    start_.resize(static_cast<std::size_t>(end));
    check(sqlite3_blob_read(blob_.get(), start_.data() + before, end - static_cast<int>(before),
                            static_cast<int>(before)));
  }

  void check(int code) const {
    if (code != SQLITE_OK) throw Failed{error_of(db_.handle(), code, db_.path())};
  }

  Connection& db_;
  std::unique_ptr<sqlite3_blob, Close> blob_;
  std::string start_;
};

/// What reviewers made of the claims of one report after the other.
class Marks {
 public:
  explicit Marks(Connection& db) : db_(db) {}

  /// Until the next call.
  const std::string& of(const ClaimRow& row) {
    if (row.document != document_) {
      report_ = review(db_, row.document, load_record(db_, row.document));
      document_ = row.document;
    }
    corrected_.clear();
    if (!report_.reviewed) return corrected_;
    for (const auto& field : report_.reviewed->mark(row.claim).corrected) add("", field);
    for (const auto& field : report_.reviewed->mark(row.event).corrected) add("event.", field);
    return corrected_;
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
  sql += linked ? "members.linked" : "NULL";
  // Whether it is rejected, and whether its report has to be asked what is corrected.
  sql += reviewed ? ", coalesce(mine.status='rejected', 0) OR coalesce(its.status='rejected', 0),"
                    " coalesce(mine.edits<>'{}', 0) OR coalesce(its.edits<>'{}', 0)"
                  : ", 0, 0";
  sql += ", reports.reading";
  // CROSS JOIN: in this order, that is the claims' own.
  sql +=
      " FROM claims CROSS JOIN reports USING(document)"
      " LEFT JOIN events ON events.event = claims.event";
  if (linked) sql += " LEFT JOIN members USING(event)";
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

/// Fills rows from the statement; `Keep` makes a view that lives as long as the row.
template <class Keep>
class Filler {
 public:
  Filler(const Statement& row, Keep keep) : row_(row), keep_(keep) {}

  void report(ClaimRow& out) {
    out.document = row_.integer(1);
    out.report = text(2);
    out.title = text(3);
    out.publisher = text(4);
    out.url = text(5);
    out.published = text(6);
    out.language = text(7);
  }

  void event(ClaimRow& out) {
    out.event = text(8);
    out.event_type = text(9);
    out.sub_event_type = text(10);
    out.status = text(11);
    out.background = row_.null(12) ? std::nullopt : std::optional(row_.integer(12) != 0);
    out.date_start = text(13);
    out.date_end = text(14);
    out.date_precision = text(15);
    out.at = {text(16), text(17), text(18), text(19), text(20), {}, {}};
    if (!row_.null(21)) out.at.latitude = row_.real(21);
    if (!row_.null(22)) out.at.longitude = row_.real(22);
    // Its id is its number: no need to look it up among those that stand in no order of claims.
    out.linked = {};
    if (!row_.null(45)) {
      out.linked = keep_(ledger::event_id(static_cast<std::uint64_t>(row_.integer(45))));
    }
  }

  void claim(ClaimRow& out) {
    std::string_view* const texts[] = {&out.claim,   &out.kind,      &out.modality,
                                       &out.outcome, &out.qualifier, &out.part_of};
    for (int i = 0; i < 6; ++i) *texts[i] = text(23 + i);
    out.low = row_.integer_or_none(29);
    out.high = row_.integer_or_none(30);
    std::string_view* const rest[] = {&out.victims,  &out.victims_id,    &out.victims_kind,
                                      &out.place,    &out.place_country, &out.actor,
                                      &out.actor_id, &out.actor_kind,    &out.change,
                                      &out.stance,   &out.item,          &out.evidence};
    for (int i = 0; i < 12; ++i) *rest[i] = text(31 + i);
    out.evidence_start = row_.integer(43);
    out.evidence_end = row_.integer(44);
    out.rejected = row_.integer(46) != 0;
  }

 private:
  [[nodiscard]] std::string_view text(int column) { return keep_(row_.view(column)); }

  const Statement& row_;
  Keep keep_;
};

// A batch is done with the row that passes one of these.
constexpr std::size_t kRowsOfBatch = 128;
constexpr std::size_t kBytesOfBatch = 1U << 20U;
constexpr std::size_t kChunk = 1U << 16U;

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
  index_.emplace(spelling).refresh(db);
  return *index_;
}

Matches Snapshot::Impl::words(const EventFilter& filter) {
  if (!spelling || match_of(filter.words).empty()) {
    return documents_with(db, match_of(filter.words));
  }
  const auto spellings = [this](std::string_view name) { return index().spellings(name); };
  return documents_with(db, match_of(filter.words, spellings));
}

Where Snapshot::Impl::events(const EventFilter& filter) {
  if (keeps_all(filter)) return {};
  const Matches matches = words(filter);
  return one_of("events.event", index().select(filter, matches.given(), kAll, 0).events);
}

Where Snapshot::Impl::linked_events(const EventFilter& filter) {
  if (keeps_all(filter)) return {};
  const Matches matches = words(filter);
  const EventIndex& events = index();
  auto positions = events.page(events.select_groups(filter, matches.given()), kAll, 0);
  for (auto& position : positions) position = events.group(position).linked;
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

void Snapshot::spell(std::shared_ptr<const base::Spelling> spelling) {
  impl_->spelling = std::move(spelling);
}

std::string_view ClaimBatch::keep(std::string_view text) {
  if (text.empty()) return {};
  bytes_ += text.size();
  if (text.size() > kChunk / 4) {  // before the chunk that is being filled
    auto own = std::make_unique<char[]>(text.size());
    text.copy(own.get(), text.size());
    const std::string_view kept(own.get(), text.size());
    long_.push_back(std::move(own));
    return kept;
  }
  if (chunk_ == chunks_.size() || used_ + text.size() > kChunk) {
    if (chunk_ < chunks_.size()) ++chunk_;
    if (chunk_ == chunks_.size()) chunks_.push_back(std::make_unique<char[]>(kChunk));
    used_ = 0;
  }
  char* const at = chunks_[chunk_].get() + used_;
  text.copy(at, text.size());
  used_ += text.size();
  return {at, text.size()};
}

void ClaimBatch::clear() {
  rows_.clear();
  speakers_.clear();
  long_.clear();
  ends_.clear();
  chunk_ = used_ = bytes_ = 0;
}

struct Claims::Impl {
  Impl(Connection& connection, const std::string& sql, Where filter, bool with_texts)
      : where(std::move(filter)),
        db(connection),
        sources(connection),
        marks(connection),
        row(connection.prepared(sql)),
        records(connection),
        texts(with_texts) {
    where.bind(row);
  }

  /// The row that the statement stands at. What it shares with the row before is kept once.
  void add(ClaimBatch& batch) {
    Filler filler(row, [&](std::string_view bytes) { return batch.keep(bytes); });
    ClaimRow out;
    if (!batch.rows_.empty() && batch.rows_.back().document == row.integer(1)) {
      out = batch.rows_.back();
      out.text = {};
      if (out.event != row.view(8)) filler.event(out);
    } else {
      filler.report(out);
      filler.event(out);
      if (texts && out.document != document) out.text = text_of(out, batch);
    }
    document = out.document;
    filler.claim(out);
    sources.of(row.integer(0), [&](const Statement& s) {
      batch.speakers_.push_back({batch.keep(s.view(1)), batch.keep(s.view(2)),
                                 batch.keep(s.view(3)), batch.keep(s.view(4))});
    });
    batch.ends_.push_back(batch.speakers_.size());
    out.corrected = {};
    if (row.integer(47) != 0) out.corrected = batch.keep(marks.of(out));
    batch.rows_.push_back(out);
  }

  std::string_view text_of(const ClaimRow& report, ClaimBatch& batch) {
    text.assign(report.title).push_back('\n');
    if (!records.append(row.integer(48), text)) {
      throw_failed(base::Code::damaged,
                   "A record in the database does not read. Go back to a backup.", db.path());
    }
    return batch.keep(text);
  }

  Where where;  ///< its values are bound to `row` as they lie here
  Connection& db;
  Sources sources;
  Marks marks;
  Statement& row;
  Texts records;
  bool texts, done = false;
  std::int64_t document = -1;  // the last row's
  std::string text;
};

Claims::Claims(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Claims::~Claims() {
  if (impl_) impl_->db.reset_all();
}

Claims::Claims(Claims&&) noexcept = default;
Claims& Claims::operator=(Claims&&) noexcept = default;

Result<bool> Claims::next(ClaimBatch& batch) {
  batch.clear();
  return guarded([&] {
    while (!impl_->done && batch.rows_.size() < kRowsOfBatch && batch.bytes_ < kBytesOfBatch) {
      impl_->done = !impl_->row.step();
      if (!impl_->done) impl_->add(batch);
    }
    std::size_t first = 0;
    for (std::size_t i = 0; i < batch.rows_.size(); ++i) {
      batch.rows_[i].sources = std::span(batch.speakers_).subspan(first, batch.ends_[i] - first);
      first = batch.ends_[i];
    }
    return !batch.rows_.empty();
  });
}

Result<Claims> Snapshot::claims(const EventFilter& filter, std::string_view kind, bool texts) {
  return guarded([&] {
    const Where w = impl_->events(filter);
    const std::string sql = claims_sql(w, impl_->linked, impl_->reviewed, kind);
    return Claims(std::make_unique<Claims::Impl>(impl_->db, sql, w, texts));
  });
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

Result<std::vector<ReadBy>> Snapshot::read_by() {
  return guarded([&] {
    Statement& row = impl_->db.prepared(
        // In this order: the index of readings has all that is asked, and their records stay shut.
        "SELECT program, pack, count(*) FROM readings CROSS JOIN reports"
        " ON reports.document = readings.document AND reports.reading = readings.reading"
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
    Transaction transaction(db, Transaction::Kind::write);
    check_identity(db);
    AuditLog(db, now_utc(), std::string(actor)).append(action, subject, std::move(detail));
    transaction.commit();
  });
}

}  // namespace saksi::store
