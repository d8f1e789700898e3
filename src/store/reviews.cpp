// SPDX-License-Identifier: Apache-2.0
#include "store/reviews.h"

#include "base/hash.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace saksi::store {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// ---------------------------------------------------------------- items over readings

/// What makes an item the same in another reading: everything but its numbers.
std::string print_of(Json item) {
  for (const char* key : {"id", "event", "part_of"}) item.erase(key);
  return dump(item);
}

Json record_of(Connection& db, std::int64_t reading) {
  Statement& row = db.prepared("SELECT record FROM readings WHERE reading=?");
  if (!row.bind(reading).step()) return Json::object();
  Json json = Json::parse(row.view(0), nullptr, false);
  row.reset();
  return json.is_object() ? json : Json::object();
}

/// Item ids by what the item says, for finding it again; one said twice is found nowhere.
std::map<std::string, std::string> ids_by_print(const Json& record) {
  std::map<std::string, std::string> out;
  std::set<std::string> twice;
  for (const char* list : {"events", "claims"}) {
    if (!record.contains(list)) continue;
    for (const auto& item : record.at(list)) {
      const auto print = print_of(item);
      if (!out.emplace(print, item.value("id", "")).second) twice.insert(print);
    }
  }
  for (const auto& print : twice) out.erase(print);
  return out;
}

// ---------------------------------------------------------------- folding

Standing standing_of(Action action) {
  switch (action) {
    case Action::accept:
      return Standing::accepted;
    case Action::reject:
      return Standing::rejected;
    case Action::unsure:
      return Standing::unsure;
    case Action::edit:
      return Standing::edited;
    case Action::same:
    case Action::not_same:
    case Action::undo:
      break;
  }
  return Standing::candidate;
}

/// Accepted with or without changes is the same side.
Standing side(Standing standing) {
  return standing == Standing::edited ? Standing::accepted : standing;
}

bool differ(const std::vector<Opinion>& verdicts) {
  return std::any_of(verdicts.begin(), verdicts.end(), [&](const Opinion& v) {
    return side(v.standing) != side(verdicts.front().standing);
  });
}

void put_verdict(Review& review, const Decision& d, Standing standing) {
  auto& all = review.verdicts;
  all.erase(
      std::remove_if(all.begin(), all.end(), [&](const Opinion& v) { return v.person == d.actor; }),
      all.end());
  all.push_back({d.actor, standing, d.at});
}

/// Adds one decision, in the order in which they were made.
void fold(Review& review, const Decision& d, const Batches::State& batch) {
  review.last = std::max({review.last, d.number, batch.last});
  if (batch.undone) return;
  Standing standing = standing_of(d.action);
  if (standing == Standing::candidate) return;
  if (d.action == Action::edit) review.edits[*d.field] = *d.after;
  if (standing == Standing::accepted && !review.edits.empty()) standing = Standing::edited;
  put_verdict(review, d, standing);
  review.standing = standing;
  review.by = d.actor;
  review.at = d.at;
}

struct Row {
  Decision decision;
  std::int64_t reading = 0;
};

std::vector<Row> decisions_on(Connection& db, std::string_view report, std::int64_t until) {
  static const std::string kSql =
      "SELECT " + std::string(kDecisionColumns) +
      " FROM decisions WHERE report=? AND decision<=? ORDER BY decision";
  Statement& rows = db.prepared(kSql);
  rows.bind(report, until);
  std::vector<Row> out;
  while (rows.step()) out.push_back({decision_row(rows), rows.integer(15)});
  return out;
}

std::string verdicts_json(const std::vector<Opinion>& verdicts) {
  Json out = Json::array();
  for (const auto& v : verdicts) {
    out.push_back({{"person", v.person}, {"status", word(v.standing)}, {"at", v.at}});
  }
  return dump(out);
}

std::string edits_json(const std::map<std::string, std::string>& edits) {
  Json out = Json::object();
  for (const auto& [field, value] : edits) out[field] = Json::parse(value);
  return dump(out);
}

void write(Connection& db, std::string_view report, const std::string& item, const Review& r) {
  db.prepared("INSERT INTO reviews VALUES(?,?,?,?,?,?,?,?,?)")
      .bind(report, item, word(r.standing), r.by, r.at, r.last, r.disputed,
            verdicts_json(r.verdicts), edits_json(r.edits))
      .run();
}

Review review_row(const Statement& row, int at, std::int64_t reading) {
  Review r;
  r.standing = parse_standing(row.view(at)).value_or(Standing::candidate);
  r.by = row.text(at + 1);
  r.at = row.text(at + 2);
  r.last = row.integer(at + 3);
  r.disputed = row.integer(at + 4) != 0;
  const Json verdicts = Json::parse(row.view(at + 5));
  for (const auto& v : verdicts) {
    r.verdicts.push_back(
        {v.at("person"),
         parse_standing(v.at("status").get<std::string>()).value_or(Standing::candidate),
         v.at("at")});
  }
  const Json edits = Json::parse(row.view(at + 6));
  for (const auto& [field, value] : edits.items()) r.edits[field] = dump(value);
  r.seen = seen_of(r.last, reading);
  return r;
}

Json or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

}  // namespace

// ---------------------------------------------------------------- rows

std::string seen_of(std::int64_t last, std::int64_t reading) {
  return std::to_string(last) + '.' + std::to_string(reading);
}

Decision decision_row(const Statement& row) {
  Decision d;
  d.number = row.integer(0);
  d.batch = row.integer(1);
  d.at = row.text(2);
  d.actor = row.text(3);
  d.action = parse_action(row.view(4)).value_or(Action::undo);
  if (!row.null(5)) d.subject = Item{row.text(5), row.text(6)};
  if (!row.null(7)) d.other = Item{row.text(7), row.text(8)};
  d.linked = row.text_or_none(9);
  d.field = row.text_or_none(10);
  d.before = row.text_or_none(11);
  d.after = row.text_or_none(12);
  d.reason = row.text_or_none(13);
  d.undoes = row.integer_or_none(14);
  return d;
}

std::string hash_of(const Decision& d, std::int64_t reading) {
  const auto part = [](const std::optional<Item>& item, bool id) -> Json {
    if (!item) return nullptr;
    return id ? item->item : item->report;
  };
  const Json fields = {d.number,
                       d.batch,
                       d.at,
                       d.actor,
                       word(d.action),
                       part(d.subject, false),
                       part(d.subject, true),
                       part(d.other, false),
                       part(d.other, true),
                       or_null(d.linked),
                       or_null(d.field),
                       or_null(d.before),
                       or_null(d.after),
                       or_null(d.reason),
                       d.undoes ? Json(*d.undoes) : Json(nullptr),
                       reading == 0 ? Json(nullptr) : Json(reading)};
  return base::sha256_hex(dump(fields));
}

Batches::State Batches::of(std::int64_t batch) {
  if (const auto it = known_.find(batch); it != known_.end()) return it->second;
  Statement& row = db_.prepared(
      "SELECT decision FROM decisions WHERE undoes=? AND decision<=? ORDER BY decision");
  row.bind(batch, until_);
  std::vector<std::int64_t> undos;
  while (row.step()) undos.push_back(row.integer(0));
  State state;
  for (const auto undo : undos) {
    const State chain = of(undo);
    state.last = std::max({state.last, undo, chain.last});
    if (!chain.undone) state.undone = true;
  }
  known_[batch] = state;
  return state;
}

// ---------------------------------------------------------------- reviews

std::int64_t current_reading(Connection& db, std::string_view report) {
  Statement& row = db.prepared("SELECT reading FROM reports WHERE id=?");
  const std::int64_t reading = row.bind(report).step() ? row.integer(0) : 0;
  row.reset();
  return reading;
}

std::string Carrier::item_of(const std::string& item, std::int64_t reading) {
  if (reading == to_) return item;
  if (there_.empty()) there_ = ids_by_print(record_of(db_, to_));
  auto& from = from_[reading];
  if (from.empty()) {
    for (auto& [print, id] : ids_by_print(record_of(db_, reading))) from.emplace(id, print);
  }
  const auto print = from.find(item);
  if (print == from.end()) return {};
  const auto found = there_.find(print->second);
  return found == there_.end() ? std::string() : found->second;
}

std::map<std::string, Review> make_reviews(Connection& db, std::string_view report,
                                           Batches& batches) {
  return make_reviews(db, report, current_reading(db, report), batches);
}

std::map<std::string, Review> make_reviews(Connection& db, std::string_view report,
                                           std::int64_t reading, Batches& batches) {
  std::map<std::string, Review> out;
  const auto decisions = decisions_on(db, report, batches.until());
  if (decisions.empty()) return out;
  Carrier carrier(db, reading);
  for (const auto& row : decisions) {
    const auto item = carrier.item_of(row.decision.subject->item, row.reading);
    const auto action = row.decision.action;
    if (item.empty() || action == Action::same || action == Action::not_same) continue;
    fold(out[item], row.decision, batches.of(row.decision.batch));
  }
  for (auto& entry : out) {
    entry.second.disputed = differ(entry.second.verdicts);
    entry.second.seen = seen_of(entry.second.last, reading);
  }
  return out;
}

std::map<std::string, Review> stored_reviews(Connection& db, std::string_view report) {
  std::map<std::string, Review> out;
  const auto reading = current_reading(db, report);
  Statement& row = db.prepared(
      "SELECT item, status, person, at, last, disputed, verdicts, edits FROM reviews WHERE "
      "report=?");
  row.bind(report);
  while (row.step()) out.emplace(row.text(0), review_row(row, 1, reading));
  return out;
}

void refresh_reviews(Connection& db, std::string_view report, Batches& batches) {
  db.prepared("DELETE FROM reviews WHERE report=?").bind(report).run();
  for (const auto& [item, review] : make_reviews(db, report, batches))
    write(db, report, item, review);
}

}  // namespace saksi::store
