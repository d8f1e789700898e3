// SPDX-License-Identifier: Apache-2.0
#include "store/copies.h"

#include "store/flatten.h"

#include <algorithm>

namespace saksi::store {
namespace {

// Sketches that one batch keeps at hand, some 1 kB each.
constexpr std::size_t kMostSeen = 16'384;

/// The number of the family, or the document's own.
std::int64_t number_of(Connection& db, std::int64_t document) {
  Statement& row = db.prepared("SELECT family FROM copies WHERE document=?");
  const auto family = row.bind(document).step() ? row.integer(0) : document;
  row.reset();
  return family;
}

}  // namespace

std::string family_of(Connection& db, std::int64_t document) {
  Statement& first = db.prepared(
      "SELECT reports.id FROM copies mine JOIN copies USING(family) JOIN reports"
      " ON reports.document = copies.document WHERE mine.document=?"
      " ORDER BY reports.published IS NULL, substr(reports.published, 1, 10), reports.id LIMIT 1");
  std::string family;
  if (first.bind(document).step()) family = first.text(0);
  first.reset();
  return family;
}

void Copies::learn(std::int64_t document, const record::Document& report,
                   std::optional<ledger::Sketch> sketch) {
  if (!sketch) return;
  const auto day = report.published ? record::parse_day(*report.published) : std::nullopt;
  const auto bands = ledger::bands(*sketch);
  learnt_.insert_or_assign(document, Text{day, std::move(*sketch), bands});
}

void Copies::forget(std::int64_t document) {
  learnt_.erase(document);
  forgotten_.insert(document);
}

std::set<std::int64_t> Copies::finish() {
  // A report read again mostly has the text that it had: then nothing is to be done.
  std::set<std::int64_t> again;
  for (const auto document : forgotten_) {
    const auto before = stored(document);
    if (!before) continue;
    const auto now = learnt_.find(document);
    if (now != learnt_.end() && now->second == *before) {
      learnt_.erase(now);
      continue;
    }
    again.merge(family_with(document));
    remove(document, *before);
  }
  // Whoever was of a family with what went may have been so by way of it only.
  for (const auto document : again) {
    if (auto text = stored(document)) learnt_.try_emplace(document, std::move(*text));
    changed_.insert(document);
  }
  for (const auto document : again) {
    db_.prepared("DELETE FROM copies WHERE document=?").bind(document).run();
  }
  for (const auto& [document, text] : learnt_) keep(document, text);
  seen_.clear();  // from here on only `join` writes
  families_.clear();
  for (const auto& [document, text] : learnt_) look_up(document, text);
  seen_.clear();
  families_.clear();
  learnt_.clear();
  forgotten_.clear();
  std::set<std::int64_t> out;
  for (const auto document : changed_) out.merge(family_with(document));
  changed_.clear();
  return out;
}

Copies::Text Copies::text_of(const Statement& row) {
  const auto day = row.text_or_none(0);
  auto sketch = ledger::sketch_from(row.view(1));
  if (!sketch) {
    throw_failed(
        base::Code::damaged,
        "What finds copies does not hold together. 'saksi verify --rebuild' makes it anew.",
        db_.path());
  }
  return {day ? record::parse_day(*day) : std::nullopt, std::move(*sketch), {}};
}

std::optional<Copies::Text> Copies::stored(std::int64_t document) {
  Statement& row = db_.prepared("SELECT day, sketch FROM sketches WHERE document=?");
  if (!row.bind(document).step()) return std::nullopt;
  Text out = text_of(row);
  row.reset();
  out.bands = ledger::bands(out.sketch);
  return out;
}

/// The sketch in the database, without bands; null when there is none. Valid until the next call.
const Copies::Text* Copies::seen(std::int64_t document) {
  if (seen_.size() >= kMostSeen) seen_.clear();
  const auto [at, fresh] = seen_.try_emplace(document);
  if (fresh) {
    Statement& row = db_.prepared("SELECT day, sketch FROM sketches WHERE document=?");
    if (row.bind(document).step()) at->second = text_of(row);
    row.reset();
  }
  return at->second ? &*at->second : nullptr;
}

std::int64_t Copies::family_number(std::int64_t document) {
  if (families_.size() >= 16 * kMostSeen) families_.clear();
  const auto [at, fresh] = families_.try_emplace(document, 0);
  if (fresh) at->second = number_of(db_, document);
  return at->second;
}

bool Copies::is_copy(const Text& text, const ledger::Against& against, std::int64_t document) {
  const Text* other = seen(document);
  return other != nullptr && ledger::near(text.day, other->day) && against.copy(other->sketch);
}

/// The document's family; itself when it has none.
std::set<std::int64_t> Copies::family_with(std::int64_t document) {
  Statement& row = db_.prepared("SELECT document FROM copies WHERE family=?");
  std::set<std::int64_t> out{document};
  row.bind(number_of(db_, document));
  while (row.step()) out.insert(row.integer(0));
  return out;
}

void Copies::remove(std::int64_t document, const Text& text) {
  for (const auto band : text.bands) {
    db_.prepared("DELETE FROM sketch_keys WHERE key=? AND document=?")
        .bind(ledger::band_key(band, ledger::week_of(text.day)), document)
        .run();
  }
  db_.prepared("DELETE FROM copies WHERE document=?").bind(document).run();
  db_.prepared("DELETE FROM sketches WHERE document=?").bind(document).run();
}

void Copies::keep(std::int64_t document, const Text& text) {
  Statement& row = db_.prepared("INSERT INTO sketches VALUES(?1,?2,?3) ON CONFLICT DO NOTHING");
  const std::string bytes = ledger::to_bytes(text.sketch);
  row.bind(document, day(text.day));
  row.put_bytes(3, bytes);
  row.run();
  if (db_.changes() == 0) return;  // looked up once more only
  Statement& key = db_.prepared("INSERT INTO sketch_keys VALUES(?,?) ON CONFLICT DO NOTHING");
  const auto week = ledger::week_of(text.day);
  for (const auto band : text.bands) {
    key.bind(ledger::band_key(band, week), document).run();
  }
}

/// One copy in a family is enough to belong to it.
void Copies::look_up(std::int64_t document, const Text& text) {
  auto mine = family_number(document);
  const ledger::Against against(text.sketch);
  for (const auto other : candidates(text)) {
    if (other == document || family_number(other) == mine) continue;
    if (!is_copy(text, against, other)) continue;
    join(document, other);
    mine = family_number(document);
  }
}

std::map<std::int64_t, std::int64_t> Copies::find_all() {
  std::map<std::int64_t, std::int64_t> leader, out;
  const auto find = [&](std::int64_t document) {
    auto at = leader.try_emplace(document, document).first;
    while (at->second != at->first) at = leader.find(at->second);
    return at->first;
  };
  std::vector<std::int64_t> documents;
  Statement& row = db_.prepared("SELECT document FROM sketches ORDER BY document");
  while (row.step()) documents.push_back(row.integer(0));
  for (const auto document : documents) {
    const auto text = stored(document);
    const ledger::Against against(text->sketch);
    for (const auto other : candidates(*text)) {
      const auto a = find(document), b = find(other);
      if (a != b && is_copy(*text, against, other)) leader[std::max(a, b)] = std::min(a, b);
    }
  }
  for (const auto& entry : leader) {
    const auto family = find(entry.first);
    if (family == entry.first) continue;
    out[entry.first] = family;
    out[family] = family;
  }
  return out;
}

/// Each once, in order.
std::vector<std::int64_t> Copies::candidates(const Text& text) {
  Statement& row = db_.prepared("SELECT document FROM sketch_keys WHERE key=?");
  std::vector<std::int64_t> out;
  for (const auto week : ledger::weeks_near(text.day)) {
    for (const auto band : text.bands) {
      row.bind(ledger::band_key(band, week));
      while (row.step()) out.push_back(row.integer(0));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void Copies::join(std::int64_t a, std::int64_t b) {
  const auto one = family_with(a), other = family_with(b);
  const auto family = std::min(*one.begin(), *other.begin());
  for (const auto* members : {&one, &other}) {
    const bool renamed = *members->begin() != family || members->size() == 1;
    for (const auto document : *members) {
      if (!renamed) break;
      db_.prepared("INSERT OR REPLACE INTO copies VALUES(?,?)").bind(document, family).run();
      families_[document] = family;
    }
  }
  changed_.insert(a);
}

}  // namespace saksi::store
