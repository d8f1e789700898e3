// SPDX-License-Identifier: Apache-2.0
#include "store/schema.h"

#include <array>
#include <cassert>
#include <chrono>
#include <string>
#include <thread>
#include <utility>

namespace saksi::store {
namespace {

// Kept tables: rows are added, never changed (triggers refuse it to every program). Derived
// tables: what queries read, flattened from the newest reading of each report; they can be made
// again from the kept ones at any time. R and Python read the derived ones, so their columns are
// the contract's words.
constexpr const char* kVersion1 = R"sql(
CREATE TABLE properties(
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- ------------------------------------------------------------------ kept

CREATE TABLE blobs(
  sha256 TEXT PRIMARY KEY CHECK(length(sha256) = 64),
  size INTEGER NOT NULL,
  encoding TEXT NOT NULL CHECK(encoding IN ('plain', 'zstd')),
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE documents(
  document INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs(sha256),
  origin TEXT NOT NULL,
  ingested_at TEXT NOT NULL,
  UNIQUE(id, sha256)
) STRICT;

CREATE TABLE readings(
  reading INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(document),
  program TEXT NOT NULL,
  pack TEXT NOT NULL,
  read_at TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  record TEXT NOT NULL,
  UNIQUE(document, program, pack)
) STRICT;

CREATE TABLE refusals(
  refusal INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES blobs(sha256),
  origin TEXT NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  refused_at TEXT NOT NULL,
  UNIQUE(id, sha256, code)
) STRICT;

CREATE TABLE audit(
  entry INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL CHECK(length(hash) = 64)
) STRICT;


-- ------------------------------------------------------------------ derived

CREATE TABLE reports(
  document INTEGER PRIMARY KEY REFERENCES documents(document),
  reading INTEGER NOT NULL REFERENCES readings(reading),
  id TEXT NOT NULL UNIQUE,
  title TEXT, publisher TEXT, url TEXT,
  published TEXT,
  published_basis TEXT,
  dateline TEXT,
  language TEXT NOT NULL,
  events INTEGER NOT NULL,
  claims INTEGER NOT NULL
) STRICT;
CREATE INDEX reports_by_date ON reports(substr(published, 1, 10), document);

CREATE TABLE events(
  event INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES reports(document) ON DELETE CASCADE,
  id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  sub_event_type TEXT NOT NULL,
  status TEXT NOT NULL,
  background INTEGER NOT NULL CHECK(background IN (0, 1)),
  date_start TEXT, date_end TEXT,
  date_precision TEXT NOT NULL,
  place TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
  latitude REAL, longitude REAL,
  place_precision TEXT,
  claims INTEGER NOT NULL,
  killed_claims INTEGER NOT NULL, killed_low INTEGER, killed_high INTEGER,
  injured_claims INTEGER NOT NULL, injured_low INTEGER, injured_high INTEGER,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  UNIQUE(document, id)
) STRICT;
CREATE INDEX events_by_date ON events(date_start, event);
CREATE INDEX events_by_country ON events(country, date_start);

CREATE TABLE claims(
  claim INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES reports(document) ON DELETE CASCADE,
  event INTEGER REFERENCES events(event) ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  modality TEXT NOT NULL,
  outcome TEXT,
  count_low INTEGER, count_high INTEGER,
  qualifier TEXT,
  victims TEXT, victims_id TEXT, victims_kind TEXT,
  part_of TEXT,
  place TEXT, place_country TEXT,
  actor TEXT, actor_id TEXT, actor_kind TEXT,
  change TEXT, stance TEXT, item TEXT,
  source TEXT, source_kind TEXT,
  evidence TEXT NOT NULL,
  evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
  UNIQUE(document, id)
) STRICT;
CREATE INDEX claims_by_event ON claims(event);
CREATE INDEX claims_by_source ON claims(source);

CREATE TABLE places(
  event INTEGER NOT NULL REFERENCES events(event) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT, admin1 TEXT, admin2 TEXT,
  latitude REAL, longitude REAL,
  gazetteer_id TEXT,
  precision TEXT NOT NULL,
  PRIMARY KEY(event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors(
  event INTEGER NOT NULL REFERENCES events(event) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  name TEXT NOT NULL,
  actor_id TEXT,
  kind TEXT NOT NULL,
  PRIMARY KEY(event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_name ON actors(name);

CREATE TABLE sources(
  claim INTEGER NOT NULL REFERENCES claims(claim) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  role TEXT, affiliation TEXT,
  kind TEXT NOT NULL,
  PRIMARY KEY(claim, position)
) STRICT, WITHOUT ROWID;

-- The words of every report. The index holds no second copy of the text: it reads it through the view.
CREATE VIEW report_texts AS
  SELECT reports.document AS document, coalesce(reports.title, '') AS title,
         json_extract(readings.record, '$.document.text') AS text
  FROM reports JOIN readings USING(reading);
CREATE VIRTUAL TABLE texts USING fts5(
  title, text, content='report_texts', content_rowid='document',
  tokenize='unicode61 remove_diacritics 2');
)sql";

// Linking. Kept: what people judged. Derived: everything else, a function of the records and the
// judgements; docs/design/ledger.md tells how.
constexpr const char* kVersion2 = R"sql(
CREATE INDEX claims_of_control ON claims(place) WHERE kind = 'control';

CREATE TABLE verdicts(
  verdict INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  report_a TEXT NOT NULL, event_a TEXT NOT NULL, evidence_a TEXT NOT NULL,
  report_b TEXT NOT NULL, event_b TEXT NOT NULL, evidence_b TEXT NOT NULL,
  judgement TEXT NOT NULL CHECK(judgement IN ('same', 'different', 'withdrawn')),
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX verdicts_by_a ON verdicts(report_a, event_a);
CREATE INDEX verdicts_by_b ON verdicts(report_b, event_b);

CREATE TABLE sketches(
  document INTEGER PRIMARY KEY REFERENCES reports(document) ON DELETE CASCADE,
  sketch BLOB NOT NULL
) STRICT;

CREATE TABLE copies(
  document INTEGER PRIMARY KEY REFERENCES reports(document) ON DELETE CASCADE,
  family INTEGER NOT NULL
) STRICT;
CREATE INDEX copies_by_family ON copies(family);

CREATE TABLE copy_links(
  document INTEGER NOT NULL REFERENCES reports(document) ON DELETE CASCADE,
  other INTEGER NOT NULL REFERENCES reports(document) ON DELETE CASCADE,
  shared REAL NOT NULL,
  PRIMARY KEY(document, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_links_by_other ON copy_links(other);

CREATE TABLE linked_events(
  linked INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  sub_event_type TEXT NOT NULL,
  status TEXT NOT NULL,
  background INTEGER NOT NULL CHECK(background IN (0, 1)),
  date_start TEXT, date_end TEXT,
  date_precision TEXT NOT NULL,
  place TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
  latitude REAL, longitude REAL,
  place_precision TEXT,
  members INTEGER NOT NULL,
  reports INTEGER NOT NULL,
  families INTEGER NOT NULL,
  origins INTEGER NOT NULL,
  claims INTEGER NOT NULL,
  killed_low INTEGER, killed_high INTEGER,
  injured_low INTEGER, injured_high INTEGER,
  disagreement INTEGER NOT NULL CHECK(disagreement IN (0, 1)),
  head TEXT NOT NULL
) STRICT;
CREATE INDEX linked_events_by_date ON linked_events(date_start);

CREATE TABLE tellings(
  telling INTEGER PRIMARY KEY,
  line TEXT NOT NULL
) STRICT;

CREATE TABLE telling_blocks(
  block INTEGER NOT NULL,
  telling INTEGER NOT NULL REFERENCES tellings(telling) ON DELETE CASCADE,
  PRIMARY KEY(block, telling)
) STRICT, WITHOUT ROWID;
CREATE INDEX telling_blocks_by_telling ON telling_blocks(telling);

CREATE TABLE links(
  a INTEGER NOT NULL REFERENCES tellings(telling) ON DELETE CASCADE,
  b INTEGER NOT NULL REFERENCES tellings(telling) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK(kind IN ('same', 'vague', 'doubtful')),
  score REAL NOT NULL,
  reasons TEXT NOT NULL,
  PRIMARY KEY(a, b),
  CHECK(a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_by_b ON links(b);
CREATE INDEX links_doubtful ON links(score) WHERE kind = 'doubtful';

CREATE TABLE members(
  event INTEGER PRIMARY KEY REFERENCES events(event) ON DELETE CASCADE,
  linked INTEGER NOT NULL REFERENCES linked_events(linked) DEFERRABLE INITIALLY DEFERRED,
  telling INTEGER NOT NULL REFERENCES tellings(telling),
  number INTEGER NOT NULL
) STRICT;
CREATE INDEX members_by_linked ON members(linked);
CREATE INDEX members_by_telling ON members(telling);
CREATE INDEX members_by_number ON members(number);
INSERT INTO properties VALUES('links', '0'), ('unlinked', '1');
)sql";

// What people decide about what was read, and the people (decisions.h, people.h).
constexpr const char* kDecisions = R"sql(
CREATE TABLE decisions(
  decision INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  report TEXT, item TEXT,
  other_report TEXT, other_item TEXT,
  linked TEXT,
  field TEXT, before TEXT, after TEXT,
  reason TEXT,
  undoes INTEGER,
  reading INTEGER REFERENCES readings(reading),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX decisions_by_item ON decisions(report, item);
CREATE INDEX decisions_by_batch ON decisions(batch);
CREATE INDEX decisions_by_undone ON decisions(undoes) WHERE undoes IS NOT NULL;

CREATE TABLE people(
  change INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  active INTEGER NOT NULL CHECK(active IN (0, 1)),
  token_key TEXT NOT NULL,
  token_hash TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
CREATE INDEX people_by_name ON people(name, change);
CREATE INDEX people_by_key ON people(token_key);


CREATE TABLE reviews(
  report TEXT NOT NULL, item TEXT NOT NULL,
  status TEXT NOT NULL,
  person TEXT NOT NULL, at TEXT NOT NULL,
  last INTEGER NOT NULL,
  disputed INTEGER NOT NULL CHECK(disputed IN (0, 1)),
  verdicts TEXT NOT NULL,
  edits TEXT NOT NULL,
  PRIMARY KEY(report, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX reviews_by_last ON reviews(last);

-- Neither kept nor derived: who is signed in. Gone when they expire.
CREATE TABLE sessions(
  session TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  csrf TEXT NOT NULL,
  began_at TEXT NOT NULL,
  expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What became of linked events (history.h): rows are added, never changed. Events that were there
// before this table count as new on the day on which it was made.
constexpr const char* kHistory = R"sql(
CREATE TABLE event_versions(
  version INTEGER PRIMARY KEY,
  linked INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  change TEXT NOT NULL CHECK(change IN ('new', 'changed', 'gone')),
  successor INTEGER,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX event_versions_by_event ON event_versions(linked, version);
INSERT INTO event_versions
  SELECT NULL, linked, 1, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'new', NULL, '' FROM linked_events ORDER BY linked;
)sql";

// Copies of one text (copies.h). All derived, and made again with the links that rest on them.
constexpr const char* kCopies = R"sql(
DROP TABLE copy_links;
DROP TABLE copies;
DROP TABLE sketches;

CREATE TABLE sketches(
  document INTEGER PRIMARY KEY REFERENCES documents(document),
  day TEXT,
  sketch BLOB NOT NULL
) STRICT;

CREATE TABLE sketch_keys(
  key INTEGER NOT NULL,
  document INTEGER NOT NULL,
  PRIMARY KEY(key, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies(
  document INTEGER PRIMARY KEY REFERENCES sketches(document) ON DELETE CASCADE,
  family INTEGER NOT NULL
) STRICT;
CREATE INDEX copies_by_family ON copies(family);

DELETE FROM members;
DELETE FROM linked_events;
DELETE FROM tellings;
INSERT OR REPLACE INTO properties VALUES('unlinked', '1');
)sql";

// Derived tables hold what reviewers made of the reports; what an older version derived of what was
// read alone is derived anew.
constexpr const char* kReviewed = R"sql(
INSERT OR REPLACE INTO properties VALUES('unreviewed', '1');
)sql";

// What did not happen has no toll (ledger::counts): what an older version derived of it is derived
// anew.
constexpr const char* kHappened = R"sql(
UPDATE events SET killed_claims=0, killed_low=NULL, killed_high=NULL, injured_claims=0,
  injured_low=NULL, injured_high=NULL WHERE status NOT IN ('occurred', 'ongoing');
INSERT OR REPLACE INTO properties VALUES('tolls', '1');
)sql";

// Documents of one article are one house (ledger/article.h): what an older version derived of them
// is derived anew.
constexpr const char* kArticles = R"sql(
INSERT OR REPLACE INTO properties VALUES('articles', '1');
)sql";

// Links are of what reviewers make of the reports (linking.h): those of an older version are looked
// at again where anything was corrected.
constexpr const char* kCorrected = R"sql(
INSERT OR REPLACE INTO properties VALUES('corrected', '1');
)sql";

// Of what each version of a linked event was put together (history.h), so that it can be seen
// again.
constexpr const char* kStates = R"sql(
CREATE TABLE version_states(
  version INTEGER PRIMARY KEY,
  decision INTEGER NOT NULL,
  members TEXT NOT NULL
) STRICT;
INSERT OR REPLACE INTO properties VALUES('stateless', '1');
)sql";

struct Version {
  const char* sql;
  std::array<const char*, 5> kept;  ///< tables of which no row may be changed or deleted; or null
};

constexpr std::array kVersions = {
    Version{kVersion1, {"blobs", "documents", "readings", "refusals", "audit"}},
    Version{kVersion2, {"verdicts"}},
    Version{kDecisions, {"decisions", "people"}},
    Version{kHistory, {"event_versions"}},
    Version{kCopies, {}},
    Version{kReviewed, {}},
    Version{kHappened, {}},
    Version{kArticles, {}},
    Version{kCorrected, {}},
    Version{kStates, {"version_states"}},
};

/// Refuses it to every program.
std::string append_only(const std::string& table) {
  std::string out;
  for (const auto& [name, action] : {std::pair{"_stay", "UPDATE"}, {"_kept", "DELETE"}}) {
    out.append("CREATE TRIGGER ").append(table).append(name);
    out.append(" BEFORE ").append(action).append(" ON ").append(table);
    out.append(" BEGIN SELECT RAISE(ABORT, 'append-only'); END;");
  }
  return out;
}

std::string pragma(const char* name, std::int64_t value) {
  return std::string("PRAGMA ") + name + "=" + std::to_string(value);
}

/// Unlike other statements, the change of the journal does not wait for another program that makes
/// the same new database at this moment.
void use_write_ahead_log(Connection& db) {
  constexpr int kTries = 500;
  for (int tried = 1;; ++tried) {
    try {
      db.execute("PRAGMA journal_mode=WAL");
      return;
    } catch (const Failed& failed) {
      if (failed.error.code != base::Code::busy || tried == kTries) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

void apply(Connection& db, std::size_t version) {
  Transaction transaction(db, Transaction::Kind::write);
  // Another program may have done it while this one waited for the lock.
  if (db.number("PRAGMA user_version") >= static_cast<std::int64_t>(version)) return;
  db.execute(kVersions[version - 1].sql);
  for (const auto* table : kVersions[version - 1].kept) {
    if (table != nullptr) db.execute(append_only(table));
  }
  db.execute(pragma("application_id", kApplicationId));
  db.execute(pragma("user_version", static_cast<std::int64_t>(version)));
  transaction.commit();
}

}  // namespace

std::int64_t schema_version() {
  return static_cast<std::int64_t>(kVersions.size());
}

void check_identity(Connection& db) {
  assert(sqlite3_get_autocommit(db.handle()) == 0);
  const auto id = db.number("PRAGMA application_id");
  const auto version = db.number("PRAGMA user_version");
  const bool empty = db.number("SELECT count(*) FROM sqlite_schema") == 0;
  if (empty && id == 0 && version == 0) return;
  if (id != kApplicationId) {
    throw_failed(base::Code::foreign_database,
                 "This database belongs to another program. Choose another name with --db.",
                 db.path());
  }
  if (version > schema_version()) {
    throw_failed(base::Code::newer_database,
                 "This database was written by a newer Saksi (its schema is version " +
                     std::to_string(version) + ", this program knows " +
                     std::to_string(schema_version()) + "). Install the newer Saksi to use it.",
                 db.path());
  }
}

void migrate(Connection& db) {
  if (db.number("PRAGMA user_version") == 0) {
    db.execute("PRAGMA page_size=8192");  // a record fits one or two pages
  }
  use_write_ahead_log(db);
  for (auto version = static_cast<std::size_t>(db.number("PRAGMA user_version")) + 1;
       version <= kVersions.size(); ++version) {
    apply(db, version);
  }
}

}  // namespace saksi::store
