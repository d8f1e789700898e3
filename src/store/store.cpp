// SPDX-License-Identifier: Apache-2.0
#include "store/store.h"

#include "base/hash.h"
#include "ledger/article.h"
#include "record/json.h"
#include "store/audit.h"
#include "store/flatten.h"
#include "store/history.h"
#include "store/impl.h"
#include "store/linking.h"
#include "store/reviews.h"
#include "store/schema.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <set>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void must_exist(const std::string& path) {
  std::error_code error;
  const bool there = std::filesystem::exists(path, error);
  if (there || error) return;  // an error: opening it will tell better
  throw_failed(Code::not_found,
               "There is no database here. Make one with: saksi ingest --db FILE REPORTS", path);
}

/// Adds one batch inside one write transaction.
class Adding {
 public:
  Adding(Connection& db, const Program& program, std::string_view actor)
      : db_(db),
        program_(program),
        at_(now_utc()),
        log_(db, at_, clean_utf8(actor)),
        linking_(db),
        batches_(db) {}

  /// After the last one of the batch. The records that were added must still be there.
  void finish() { linking_.finish(); }

  Added add(const Reading& reading) {
    const std::string id = clean_utf8(reading.record.document.id);
    const auto found = document_of(id, reading.original.sha256);
    if (found && was_read(*found)) return Added::known;
    const auto other = report_of(id);
    const auto document = found ? *found : insert_document(id, reading);
    const auto row = insert_reading(document, reading);
    const bool shown = !other || *other <= document;  // the newest version is what queries show
    if (shown) show(other, document, row, reading);
    const Added added = found ? Added::again : other ? Added::version : Added::fresh;
    log_.append(found ? "read again" : "ingest", id,
                dump({{"document", document},
                      {"original", reading.original.sha256},
                      {"reading", row},
                      {"record", reading.json_sha256}}));
    return added;
  }

  Added add(const Refusal& refusal) {
    keep_blob(refusal.original);
    const std::string id = clean_utf8(refusal.id);
    const auto code = base::name(refusal.error.code);
    db_.prepared("INSERT INTO refusals VALUES(NULL,?,?,?,?,?,?) ON CONFLICT DO NOTHING")
        .bind(id, refusal.original.sha256, clean_utf8(refusal.origin), code,
              clean_utf8(refusal.error.sentence()), at_)
        .run();
    if (db_.changes() == 0) return Added::known;
    log_.append(
        "refuse", id,
        dump({{"code", code}, {"original", refusal.original.sha256}, {"refusal", db_.last_id()}}));
    return Added::fresh;
  }

 private:
  std::optional<std::int64_t> first(Statement& query) {
    std::optional<std::int64_t> value;
    if (query.step()) value = query.integer(0);
    query.reset();
    return value;
  }

  std::optional<std::int64_t> document_of(const std::string& id, const std::string& sha256) {
    return first(
        db_.prepared("SELECT document FROM documents WHERE id=? AND sha256=?").bind(id, sha256));
  }

  std::optional<std::int64_t> report_of(const std::string& id) {
    return first(db_.prepared("SELECT document FROM reports WHERE id=?").bind(id));
  }

  bool was_read(std::int64_t document) {
    return first(db_.prepared("SELECT 1 FROM readings WHERE document=? AND program=? AND pack=?")
                     .bind(document, program_.version, program_.pack))
        .has_value();
  }

  void keep_blob(const Blob& blob) {
    Statement& insert =
        db_.prepared("INSERT INTO blobs VALUES(?1,?2,?3,?4) ON CONFLICT DO NOTHING");
    insert.bind(blob.sha256, blob.size, blob.compressed ? "zstd" : "plain");
    insert.put_bytes(4, blob.bytes);
    insert.run();
  }

  std::int64_t insert_document(const std::string& id, const Reading& reading) {
    keep_blob(reading.original);
    db_.prepared("INSERT INTO documents VALUES(NULL,?,?,?,?)")
        .bind(id, reading.original.sha256, clean_utf8(reading.origin), at_)
        .run();
    return db_.last_id();
  }

  std::int64_t insert_reading(std::int64_t document, const Reading& reading) {
    db_.prepared("INSERT INTO readings VALUES(NULL,?,?,?,?,?,?)")
        .bind(document, program_.version, program_.pack, at_, reading.json_sha256, reading.json)
        .run();
    return db_.last_id();
  }

  void show(std::optional<std::int64_t> before, std::int64_t document, std::int64_t reading,
            const Reading& reading_of) {
    const record::Record& record = reading_of.record;
    if (before) {
      linking_.forget(*before);
      remove_derived(db_, *before);
    }
    insert_derived(db_, document, reading, record);
    // The record lives as long as the batch.
    const SharedRecord shared(SharedRecord(), &record);
    if (before) {
      refresh_reviews(db_, clean_utf8(record.document.id), batches_);
      const auto reviewed = review(db_, document, shared);
      if (reviewed.reviewed) correct_derived(db_, document, reviewed);
    }
    linking_.learn(document, shared, reading_of.sketch);
  }

  Connection& db_;
  const Program& program_;
  std::string at_;
  AuditLog log_;
  Linking linking_;
  Batches batches_;
};

void log_creation(Connection& db) {
  // Not a count: the log has a row for every report. Asked without the writer's lock first.
  constexpr std::string_view kAnybody = "SELECT EXISTS(SELECT 1 FROM audit)";
  if (db.number(kAnybody) != 0) return;
  Transaction transaction(db, Transaction::Kind::write);
  if (db.number(kAnybody) != 0) return;
  db.execute("INSERT OR IGNORE INTO properties VALUES('removals', '0')");
  db.prepared("INSERT OR IGNORE INTO properties VALUES('created_at', ?)").bind(now_utc()).run();
  AuditLog(db, now_utc(), "saksi").append("create", "", dump({{"schema", schema_version()}}));
  transaction.commit();
}

/// Has every report that is shown linked. Inside a write transaction.
void link_all(Connection& db) {
  Linking linking(db);
  Statement& reports = db.prepared("SELECT document FROM reports ORDER BY document");
  std::vector<std::int64_t> documents;
  reports.bind();
  while (reports.step()) documents.push_back(reports.integer(0));
  for (const auto document : documents) {
    SharedRecord record = load_record(db, document);
    auto sketch = ledger::sketch_of(record->document);
    linking.learn(document, std::move(record), std::move(sketch));
  }
  linking.anew();
  linking.finish();
}

/// Has everything derived anew that a rejection or a correction concerns.
void review_all(Connection& db) {
  for (const auto document : reviewed_documents(db)) correct_derived(db, document);
  Statement& row = db.prepared(
      "SELECT DISTINCT reports.id, events.id FROM reviews JOIN reports ON reports.id=reviews.report"
      " JOIN events USING(document) WHERE reviews.status='rejected' OR reviews.edits<>'{}'");
  Linking linking(db);
  row.bind();
  while (row.step()) linking.reviewed(row.view(0), row.view(1));
  linking.finish();
}

/// Has the links looked at again of reports of which a reviewer corrected anything.
void relink_all(Connection& db) {
  Linking linking(db);
  for (const auto document : reviewed_documents(db)) linking.relearn(document);
  linking.finish();
}

/// Has the tolls derived anew of linked events with a member that did not happen.
void count_all(Connection& db) {
  constexpr std::size_t kAtOnce = 256;  // records in memory
  std::vector<std::pair<std::string, std::string>> events;
  Statement& row = db.prepared(
      "SELECT reports.id, events.id FROM events JOIN reports USING(document)"
      " WHERE status NOT IN ('occurred', 'ongoing') ORDER BY event");
  row.bind();
  while (row.step()) events.emplace_back(row.text(0), row.text(1));
  for (std::size_t i = 0; i < events.size(); i += kAtOnce) {
    Linking linking(db);
    const std::size_t end = std::min(events.size(), i + kAtOnce);
    for (std::size_t k = i; k < end; ++k) linking.reviewed(events[k].first, events[k].second);
    linking.finish();
  }
}

/// Has linked events derived anew of which two reports are one article.
void join_articles(Connection& db) {
  Statement& row = db.prepared(
      "SELECT members.linked, reports.id, events.id, url FROM members JOIN events USING(event)"
      " JOIN reports USING(document) WHERE url IS NOT NULL AND members.linked IN"
      " (SELECT linked FROM linked_events WHERE reports>1) ORDER BY members.linked, event");
  Linking linking(db);
  std::int64_t linked = -1;
  std::set<std::string> articles;
  row.bind();
  while (row.step()) {
    if (row.integer(0) != linked) articles.clear();
    linked = row.integer(0);
    auto article = ledger::article_address(row.view(3));
    if (article && !articles.insert(std::move(*article)).second)
      linking.reviewed(row.view(1), row.view(2));
  }
  linking.finish();
}

/// Work that a migration left to do, told by a property of the database; it is done once, by
/// whichever program is first.
void do_what_is_left(Connection& db, std::string_view property, void (*work)(Connection&)) {
  const std::string named = " FROM properties WHERE name='" + std::string(property) + "'";
  const std::string ask = "SELECT count(*)" + named;
  if (db.number(ask) == 0) return;
  Transaction transaction(db, Transaction::Kind::write);
  if (db.number(ask) == 0) return;
  work(db);
  db.execute("DELETE" + named);
  transaction.commit();
}

}  // namespace

// ---------------------------------------------------------------- lives

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<Store> Store::open(const std::string& path, Access access) {
  return guarded([&] {
    if (access == Access::open) must_exist(path);
    auto impl = std::make_unique<Impl>(path);
    const auto mode = access == Access::create ? Connection::Mode::create : Connection::Mode::write;
    impl->writer = std::make_unique<Connection>(path, mode);
    {
      const Transaction moment(*impl->writer, Transaction::Kind::read);
      check_identity(*impl->writer);
    }
    migrate(*impl->writer);
    do_what_is_left(*impl->writer, "unlinked", link_all);
    do_what_is_left(*impl->writer, "unreviewed", review_all);
    do_what_is_left(*impl->writer, "tolls", count_all);
    do_what_is_left(*impl->writer, "articles", join_articles);
    do_what_is_left(*impl->writer, "corrected", relink_all);
    do_what_is_left(*impl->writer, "stateless", keep_states);
    log_creation(*impl->writer);
    impl->watcher = std::make_unique<Connection>(path, Connection::Mode::read);
    return Store(std::move(impl));
  });
}

void Store::spell(std::shared_ptr<const base::Spelling> spelling) {
  impl_->index = EventIndex(spelling);
  impl_->index_version = -1;
  impl_->spelling = std::move(spelling);
}

const std::shared_ptr<const base::Spelling>& Store::spelling() const {
  return impl_->spelling;
}

Store::Impl::Loan Store::Impl::reader() {
  std::unique_ptr<Connection> connection;
  {
    const std::lock_guard lock(pool_mutex);
    if (!pool.empty()) {
      connection = std::move(pool.back());
      pool.pop_back();
    }
  }
  if (!connection) connection = std::make_unique<Connection>(path, Connection::Mode::read);
  return {*this, std::move(connection)};
}

void Store::Impl::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(pool_mutex);
  pool.push_back(std::move(connection));
}

std::int64_t Store::Impl::data_version() {
  const std::lock_guard lock(watcher_mutex);
  return watcher->number("PRAGMA data_version");
}

void Store::Impl::refresh_events() {
  const auto version = data_version();
  {
    const std::shared_lock lock(index_mutex);
    if (index_version == version) return;
  }
  const std::unique_lock lock(index_mutex);
  if (index_version == version) return;
  selections.clear();
  reading([this](Connection& db) { index.refresh(db); });
  index_version = version;  // read before: a commit in between only means one refresh more
}

// ---------------------------------------------------------------- writing

Result<std::vector<Added>> Store::add(std::span<const Reading> readings,
                                      std::span<const Refusal> refusals, const Program& program,
                                      std::string_view actor) {
  return guarded([&] {
    const std::lock_guard lock(impl_->writer_mutex);
    Transaction transaction(*impl_->writer, Transaction::Kind::write);
    Adding adding(*impl_->writer, program, actor);
    std::vector<Added> out;
    for (const auto& reading : readings) out.push_back(adding.add(reading));
    for (const auto& refusal : refusals) out.push_back(adding.add(refusal));
    adding.finish();
    transaction.commit();
    return out;
  });
}

Result<void> Store::judge(const Verdict& verdict, std::string_view actor) {
  return guarded([&] {
    const std::lock_guard lock(impl_->writer_mutex);
    Connection& db = *impl_->writer;
    Transaction transaction(db, Transaction::Kind::write);
    const std::string at = now_utc(), who = clean_utf8(actor);
    Linking linking(db);
    const auto judged = linking.judge(verdict, who, at);
    linking.finish();
    AuditLog(db, at, who).append("judge", verdict.a.document, judged.detail);
    transaction.commit();
  });
}

Result<void> Store::rebuild() {
  return guarded([&] {
    const std::lock_guard lock(impl_->writer_mutex);
    Connection& db = *impl_->writer;
    Transaction transaction(db, Transaction::Kind::write);
    db.execute(
        "DELETE FROM reports; DELETE FROM tellings; DELETE FROM linked_events;"
        "DELETE FROM sketches; DELETE FROM sketch_keys; DELETE FROM reviews; INSERT INTO "
        "texts(texts) "
        "VALUES('delete-all');"
        "UPDATE properties SET value=CAST(value AS INTEGER)+1 WHERE name='removals'");
    Statement& newest =
        db.prepared("SELECT max(document), id FROM documents GROUP BY id ORDER BY max(document)");
    Statement& reading = db.prepared(
        "SELECT reading, record FROM readings WHERE document=? ORDER BY reading DESC LIMIT 1");
    Linking linking(db);
    Batches batches(db);
    linking.anew();
    while (newest.step()) {
      if (!reading.bind(newest.integer(0)).step()) continue;
      auto record = record::from_json(reading.view(1));
      if (!record) throw Failed{record.error().while_doing("reading " + newest.text(1))};
      insert_derived(db, newest.integer(0), reading.integer(0), *record);
      reading.reset();
      refresh_reviews(db, newest.view(1), batches);  // before the links, which rest on them
      auto sketch = ledger::sketch_of(record->document);
      linking.learn(newest.integer(0), std::make_shared<const record::Record>(std::move(*record)),
                    std::move(sketch));
    }
    for (const auto document : reviewed_documents(db)) correct_derived(db, document);
    linking.finish();
    transaction.commit();
  });
}

}  // namespace saksi::store
