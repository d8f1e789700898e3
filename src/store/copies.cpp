// SPDX-License-Identifier: Apache-2.0
#include "store/copies.h"

#include "store/flatten.h"

#include <algorithm>
#include <utility>

namespace saksi::store {
namespace {

// From so many texts on a key is common: who has it is kept at hand.
constexpr std::size_t kCommon = 16;

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

// ---------------------------------------------------------------- what was seen

void SeenTexts::begin(Connection& db) {
  const bool mine = db.number("PRAGMA data_version") == version_ &&
                    sqlite3_total_changes64(db.handle()) == changes_;
  if (!mine) clear();
  version_ = changes_ = -1;  // nothing holds until the commit
}

void SeenTexts::committed(Connection& db) {
  version_ = db.number("PRAGMA data_version");
  changes_ = sqlite3_total_changes64(db.handle());
}

void SeenTexts::clear() {
  entries_.clear();
  hashes_.clear();
  slots_.clear();
  common_.clear();
  in_common_ = 0;
}

void SeenTexts::limit() {
  if (hashes_.size() + in_common_ >= kMost) clear();
}

std::optional<SeenTexts::Slot> SeenTexts::find(std::int64_t document) const {
  const auto at = slots_.find(document);
  return at == slots_.end() ? std::nullopt : std::optional(at->second);
}

SeenTexts::Slot SeenTexts::add(std::int64_t document, std::int64_t family,
                               const std::optional<record::Day>& day, ledger::SketchView sketch) {
  const auto slot = static_cast<Slot>(entries_.size());
  entries_.push_back({document, family, day, sketch.shingles,
                      static_cast<std::uint32_t>(hashes_.size()),
                      static_cast<std::uint32_t>(sketch.hashes.size()), 0});
  hashes_.insert(hashes_.end(), sketch.hashes.begin(), sketch.hashes.end());
  slots_.insert_or_assign(document, slot);
  return slot;
}

void SeenTexts::forget(std::int64_t document) {
  slots_.erase(document);
}

void SeenTexts::set_family(std::int64_t document, std::int64_t family) {
  if (const auto slot = find(document)) entries_[*slot].family = family;
}

ledger::SketchView SeenTexts::sketch(Slot slot) const {
  const Entry& entry = entries_[slot];
  return {entry.shingles, std::span(hashes_).subspan(entry.begin, entry.size)};
}

const std::vector<SeenTexts::Slot>* SeenTexts::common(std::int64_t key) const {
  const auto at = common_.find(key);
  return at == common_.end() ? nullptr : &at->second;
}

void SeenTexts::set_common(std::int64_t key, std::vector<Slot> slots) {
  in_common_ += slots.size();
  common_.insert_or_assign(key, std::move(slots));
}

void SeenTexts::add_to_common(std::int64_t key, Slot slot) {
  const auto at = common_.find(key);
  if (at == common_.end()) return;
  ++in_common_;
  at->second.push_back(slot);
}

// ---------------------------------------------------------------- families

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
    seen_->set_family(document, document);
  }
  for (const auto& [document, text] : learnt_) keep(document, text);
  for (const auto& [document, text] : learnt_) look_up(document, text);
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

/// Where the document's sketch is at hand; nothing when it has none.
std::optional<SeenTexts::Slot> Copies::slot_of(std::int64_t document) {
  if (const auto slot = seen_->find(document)) return slot;
  Statement& row = db_.prepared("SELECT day, sketch FROM sketches WHERE document=?");
  if (!row.bind(document).step()) return std::nullopt;
  const Text text = text_of(row);
  row.reset();
  return seen_->add(document, number_of(db_, document), text.day, text.sketch);
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
    seen_->forget_common(ledger::band_key(band, ledger::week_of(text.day)));
  }
  seen_->forget(document);
  db_.prepared("DELETE FROM copies WHERE document=?").bind(document).run();
  db_.prepared("DELETE FROM sketches WHERE document=?").bind(document).run();
}

void Copies::keep(std::int64_t document, const Text& text) {
  seen_->limit();
  Statement& row = db_.prepared("INSERT INTO sketches VALUES(?1,?2,?3) ON CONFLICT DO NOTHING");
  const std::string bytes = ledger::to_bytes(text.sketch);
  row.bind(document, day(text.day));
  row.put_bytes(3, bytes);
  row.run();
  if (db_.changes() == 0) return;  // looked up once more only
  Statement& key = db_.prepared("INSERT INTO sketch_keys VALUES(?,?) ON CONFLICT DO NOTHING");
  const auto week = ledger::week_of(text.day);
  const auto slot = seen_->add(document, document, text.day, text.sketch);
  for (const auto band : text.bands) {
    const auto number = ledger::band_key(band, week);
    key.bind(number, document).run();
    seen_->add_to_common(number, slot);
  }
}

/// One copy in a family is enough to belong to it.
void Copies::look_up(std::int64_t document, const Text& text) {
  seen_->limit();
  const auto mine = slot_of(document);
  if (!mine) return;
  const ledger::Against against(text.sketch);
  each_candidate(document, text, [&](SeenTexts::Slot slot) {
    const SeenTexts::Entry& other = (*seen_)[slot];
    if (other.family == (*seen_)[*mine].family) return;
    if (against.copy(seen_->sketch(slot))) join(document, other.document);
  });
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
    seen_->limit();
    const ledger::Against against(text->sketch);
    each_candidate(document, *text, [&](SeenTexts::Slot slot) {
      const auto a = find(document), b = find((*seen_)[slot].document);
      if (a != b && against.copy(seen_->sketch(slot))) leader[std::max(a, b)] = std::min(a, b);
    });
  }
  for (const auto& entry : leader) {
    const auto family = find(entry.first);
    if (family == entry.first) continue;
    out[entry.first] = family;
    out[family] = family;
  }
  return out;
}

/// Gives each text that shares a key and is of a day near enough, once.
template <class F>
void Copies::each_candidate(std::int64_t document, const Text& text, const F& f) {
  const auto mark = seen_->next_mark();
  for (const auto week : ledger::weeks_near(text.day)) {
    for (const auto band : text.bands) {
      each_with_key(ledger::band_key(band, week), [&](SeenTexts::Slot slot) {
        SeenTexts::Entry& other = (*seen_)[slot];
        if (std::exchange(other.mark, mark) == mark) return;
        if (other.document != document && ledger::near(text.day, other.day)) f(slot);
      });
    }
  }
}

template <class F>
void Copies::each_with_key(std::int64_t key, const F& f) {
  if (const auto* common = seen_->common(key)) {
    for (const auto slot : *common) f(slot);
    return;
  }
  std::vector<SeenTexts::Slot> slots;
  Statement& row = db_.prepared("SELECT document FROM sketch_keys WHERE key=?");
  row.bind(key);
  while (row.step()) {
    if (const auto slot = slot_of(row.integer(0))) slots.push_back(*slot);
  }
  for (const auto slot : slots) f(slot);
  if (slots.size() >= kCommon) seen_->set_common(key, std::move(slots));
}

void Copies::join(std::int64_t a, std::int64_t b) {
  const auto one = family_with(a), other = family_with(b);
  const auto family = std::min(*one.begin(), *other.begin());
  for (const auto* members : {&one, &other}) {
    const bool renamed = *members->begin() != family || members->size() == 1;
    for (const auto document : *members) {
      if (!renamed) break;
      db_.prepared("INSERT OR REPLACE INTO copies VALUES(?,?)").bind(document, family).run();
      seen_->set_family(document, family);
    }
  }
  changed_.insert(a);
}

}  // namespace saksi::store
