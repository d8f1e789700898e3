// SPDX-License-Identifier: Apache-2.0
#include "store/decisions.h"

#include "record/json.h"
#include "store/audit.h"
#include "store/flatten.h"
#include "store/impl.h"
#include "store/linking.h"
#include "store/reviews.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostMeanwhile = 50;
constexpr std::size_t kLongestReason = 2000;

constexpr std::array<std::pair<Action, std::string_view>, 7> kActions = {{
    {Action::accept, "accept"},
    {Action::reject, "reject"},
    {Action::unsure, "unsure"},
    {Action::edit, "edit"},
    {Action::same, "same"},
    {Action::not_same, "not_same"},
    {Action::undo, "undo"},
}};
constexpr std::array<std::pair<Standing, std::string_view>, 5> kStandings = {{
    {Standing::candidate, "candidate"},
    {Standing::accepted, "accepted"},
    {Standing::rejected, "rejected"},
    {Standing::unsure, "unsure"},
    {Standing::edited, "edited"},
}};

template <class Table, class Value>
std::string_view word_in(const Table& table, Value value) {
  for (const auto& [v, w] : table) {
    if (v == value) return w;
  }
  return {};
}

template <class Value, class Table>
std::optional<Value> value_in(const Table& table, std::string_view word) {
  for (const auto& [v, w] : table) {
    if (w == word) return v;
  }
  return std::nullopt;
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

[[noreturn]] void invalid(std::string message) {
  throw_failed(Code::invalid_field, std::move(message));
}

// ---------------------------------------------------------------- edits

const std::vector<std::string>& fields_of(const std::string& claim_kind) {
  static const std::map<std::string, std::vector<std::string>> kFields = {
      {"", {"sub_event_type", "status", "background", "date", "places", "actors"}},
      {"casualties", {"event", "modality", "sources", "outcome", "count", "victims", "part_of"}},
      {"detention", {"event", "modality", "sources", "outcome", "count", "victims", "part_of"}},
      {"displacement", {"event", "modality", "sources", "outcome", "count", "victims", "part_of"}},
      {"control", {"event", "modality", "sources", "place", "holder", "change"}},
      {"responsibility", {"event", "modality", "sources", "actor", "stance"}},
      {"materiel", {"event", "modality", "sources", "item", "count", "change"}},
      {"occurrence", {"event", "modality", "sources"}},
  };
  const auto it = kFields.find(claim_kind);
  return it == kFields.end() ? kFields.at("occurrence") : it->second;
}

Json* item_in(Json& record, const std::string& id) {
  const char* list = !id.empty() && id[0] == 'c' ? "claims" : "events";
  for (auto& item : record[list]) {
    if (item.value("id", "") == id) return &item;
  }
  return nullptr;
}

void put_edit(Json& item, const std::string& field, Json value) {
  item[field] = std::move(value);
  if (field != "sub_event_type" || !item[field].is_string()) return;
  const auto sub = record::parse<record::SubEventType>(item[field].get<std::string>());
  if (sub) item["event_type"] = record::word(record::event_type(*sub));
}

void check_count(const Json& item) {
  if (!item.contains("count")) return;
  for (const char* end : {"low", "high"}) {
    const Json& value = item.at("count").at(end);
    if (value.is_number() && value < 0) invalid("A count cannot be below zero.");
  }
  const bool exact = item.at("count").at("qualifier") == "exact";
  if (exact && item.at("count").at("low") != item.at("count").at("high")) {
    invalid("An exact count has the same low and high.");
  }
}

/// Whether its name is there and is "". (A JSON value's own `empty` is never true of a string.)
bool nameless(const Json& one) {
  const auto* name = one.at("name").get_ptr<const Json::string_t*>();
  return name != nullptr && name->empty();
}

void check_places(const Json& item) {
  for (const auto& place : item.value("places", Json::array())) {
    if (nameless(place)) invalid("A place needs a name.");
    const Json& latitude = place.at("latitude");
    const Json& longitude = place.at("longitude");
    if (latitude.is_null()) continue;
    const bool good =
        std::abs(latitude.get<double>()) <= 90 && std::abs(longitude.get<double>()) <= 180;
    if (!good) invalid("A latitude lies between -90 and 90, a longitude between -180 and 180.");
  }
}

void check_names(const Json& item) {
  for (const char* list : {"sources", "actors"}) {
    for (const auto& one : item.value(list, Json::array())) {
      if (nameless(one)) invalid("A speaker or actor needs a name.");
    }
  }
}

/// Beyond what a record demands: what a reviewer may not write by mistake.
void check_values(const Json& item) {
  check_count(item);
  check_places(item);
  check_names(item);
}

/// The record's own reader judges the changed item and gives it its form.
Json canonical(const Json& record, const std::string& id) {
  const auto read = record::from_json(dump(record));
  if (!read) invalid("The change makes no record. " + read.error().message);
  Json again = Json::parse(record::to_json(*read));
  Json item = *item_in(again, id);
  check_values(item);
  return item;
}

/// Fills `before` and `after` of an edit.
void judge_edit(Decision& d, Json record, const std::map<std::string, std::string>& edits) {
  Json* item = item_in(record, d.subject->item);
  const auto& fields = fields_of(item->value("kind", ""));
  if (std::find(fields.begin(), fields.end(), *d.field) == fields.end()) {
    invalid("There is no field '" + *d.field + "' here that can be changed.");
  }
  for (const auto& [field, value] : edits) put_edit(*item, field, Json::parse(value));
  const Json before = item->contains(*d.field) ? item->at(*d.field) : Json(nullptr);
  Json wanted = Json::parse(*d.after, nullptr, false);
  if (wanted.is_discarded()) throw_failed(Code::invalid_json, "The new value is not JSON.");
  put_edit(*item, *d.field, std::move(wanted));
  const Json changed = canonical(record, d.subject->item);
  const Json after = changed.contains(*d.field) ? changed.at(*d.field) : Json(nullptr);
  if (after == before) invalid("The new value is the one that is there.");
  d.before = dump(before);
  d.after = dump(after);
}

// ---------------------------------------------------------------- writing

/// Adds decisions inside one write transaction.
class Deciding {
 public:
  Deciding(Connection& db, std::string_view actor)
      : db_(db),
        at_(now_utc()),
        actor_(clean_utf8(actor)),
        log_(db, at_, actor_),
        batches_(db),
        linking_(db) {
    next_ = db.number("SELECT max(decision) FROM decisions") + 1;
    batch_ = next_;
  }

  Made decide(const Proposal& p) {
    Made made;
    std::set<std::string> reports;
    for (std::size_t i = 0; i < p.subjects.size(); ++i) {
      const auto reading = reading_of(p.subjects[i]);
      if (!p.seen.empty() && is_stale(p.subjects[i], reading, p.seen[i]))
        return meanwhile(p.subjects[i]);
      Decision d = draft(p, i);
      if (p.action == Action::edit) judge(d, reading);
      made.decisions.push_back(insert(std::move(d), reading));
      judge_pair(made.decisions.back());
      reports.insert(p.subjects[i].report);
    }
    for (const auto& report : reports) review_anew(report, batches_);
    linking_.finish();
    return made;
  }

  Decision undo(std::int64_t batch, std::optional<std::string> reason) {
    Decision d;
    d.action = Action::undo;
    d.undoes = batch;
    d.reason = std::move(reason);
    d = insert(std::move(d), 0);
    Batches batches(db_);
    for (const auto& report : reports_of(batch)) review_anew(report, batches);
    judge_again(batch, batches);
    linking_.finish();
    return d;
  }

 private:
  /// Makes the reviews of the report, and has the linked events derived anew that they concern.
  /// When it tells its events differently now, links are looked for again.
  void review_anew(const std::string& report, Batches& batches) {
    const auto before = stored_reviews(db_, report);
    refresh_reviews(db_, report, batches);
    const auto after = stored_reviews(db_, report);
    if (counts_alike(before, after)) return;
    Statement& row = db_.prepared("SELECT document FROM reports WHERE id=?");
    if (!row.bind(report).step()) return;
    const auto document = row.integer(0);
    row.reset();
    const SharedRecord as_read = load_record(db_, document);
    const ReviewedReport then = review(before, as_read), now = review(after, as_read);
    correct_derived(db_, document, now, then.record == now.record);
    if (ledger::tellings_of(*then.record, then.reviewed.get()) !=
        ledger::tellings_of(*now.record, now.reviewed.get())) {
      linking_.relearn(document);
      return;  // all events of the report are derived anew
    }
    for (const auto& event : concerned(then, now)) {
      linking_.reviewed(report, event);
    }
  }

  std::int64_t reading_of(const Item& item) {
    Statement& row = db_.prepared("SELECT reading, events, claims FROM reports WHERE id=?");
    if (!row.bind(item.report).step()) not_there(item);
    const auto reading = row.integer(0);
    const auto count = !item.item.empty() && item.item[0] == 'c' ? row.integer(2) : row.integer(1);
    row.reset();
    const std::string number = item.item.empty() ? "" : item.item.substr(1);
    const bool good = !number.empty() && number.size() < 9 && number[0] != '0' &&
                      number.find_first_not_of("0123456789") == std::string::npos &&
                      (item.item[0] == 'e' || item.item[0] == 'c') && std::stoll(number) <= count;
    if (!good) not_there(item);
    return reading;
  }

  [[noreturn]] static void not_there(const Item& item) {
    throw_failed(Code::not_found, "There is no such event or claim.",
                 item.report + ' ' + item.item);
  }

  bool is_stale(const Item& item, std::int64_t reading, const std::string& seen) {
    const auto reviews = stored_reviews(db_, item.report);
    const auto it = reviews.find(item.item);
    return seen != seen_of(it == reviews.end() ? 0 : it->second.last, reading);
  }

  Made meanwhile(const Item& item) {
    static const std::string kSql = "SELECT " + std::string(kDecisionColumns) +
                                    " FROM decisions WHERE report=? AND item=?"
                                    " ORDER BY decision DESC LIMIT ?";
    Made made;
    made.stale = true;
    Statement& row = db_.prepared(kSql);
    row.bind(item.report, item.item, std::uint64_t{kMostMeanwhile});
    while (row.step()) made.decisions.push_back(decision_row(row));
    for (auto& d : made.decisions) d.undone = batches_.of(d.batch).undone;
    return made;
  }

  static Decision draft(const Proposal& p, std::size_t i) {
    Decision d;
    d.action = p.action;
    d.subject = p.subjects[i];
    if (!p.others.empty()) d.other = p.others[i];
    d.linked = p.linked;
    d.field = p.field;
    d.after = p.after;
    d.reason = p.reason;
    return d;
  }

  void judge(Decision& d, std::int64_t reading) {
    Statement& row = db_.prepared("SELECT record FROM readings WHERE reading=?");
    row.bind(reading).step();
    Json record = Json::parse(row.view(0));
    row.reset();
    judge_edit(d, std::move(record), stored_reviews(db_, d.subject->report)[d.subject->item].edits);
  }

  Decision insert(Decision d, std::int64_t reading) {
    d.number = next_++;
    d.batch = batch_;
    d.at = at_;
    d.actor = actor_;
    if (d.reason) d.reason = clean_utf8(*d.reason);
    const std::string hash = hash_of(d, reading);
    const auto part = [](const std::optional<Item>& item, bool id) -> std::optional<std::string> {
      if (!item) return std::nullopt;
      return id ? item->item : item->report;
    };
    const auto report = part(d.subject, false);
    const auto item = part(d.subject, true);
    const auto other_report = part(d.other, false);
    const auto other_item = part(d.other, true);
    std::optional<std::int64_t> read;
    if (reading != 0) read = reading;
    db_.prepared("INSERT INTO decisions VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(d.number, d.batch, d.at, d.actor, word(d.action), report, item, other_report,
              other_item, d.linked, d.field, d.before, d.after, d.reason, d.undoes, read, hash)
        .run();
    log_.append(
        word(d.action), report.value_or(""),
        dump(
            {{"decision", d.number}, {"row", hash}, {"item", item ? Json(*item) : Json(nullptr)}}));
    return d;
  }

  /// Tells the links what was said of two events; `withdrawn`: that nothing is said any more.
  void judge_pair(const Decision& d, bool withdrawn = false) {
    if (!is_pair(d)) return;
    Verdict verdict;
    verdict.a = {d.subject->report, d.subject->item};
    verdict.b = {d.other->report, d.other->item};
    verdict.judgement = withdrawn                  ? Judgement::withdrawn
                        : d.action == Action::same ? Judgement::same
                                                   : Judgement::different;
    verdict.reason = d.reason.value_or("");
    try {
      const auto judged = linking_.judge(verdict, actor_, at_);
      log_.append("judge", verdict.a.document, judged.detail);
    } catch (const Failed& failed) {
      // An event that is no longer there binds nobody, so there is nothing to take back.
      if (!withdrawn || failed.error.code != Code::not_found) throw;
    }
  }

  static bool is_pair(const Decision& d) {
    return d.action == Action::same || d.action == Action::not_same;
  }

  /// The newest decision on the same two events that stands.
  std::optional<Decision> standing_on(const Decision& pair, Batches& batches) {
    static const std::string kSql = "SELECT " + std::string(kDecisionColumns) +
                                    " FROM decisions WHERE action IN ('same', 'not_same') AND"
                                    " ((report=?1 AND item=?2 AND other_report=?3 AND"
                                    " other_item=?4) OR (report=?3 AND item=?4 AND"
                                    " other_report=?1 AND other_item=?2)) ORDER BY decision DESC";
    std::vector<Decision> all;
    Statement& row = db_.prepared(kSql);
    row.bind(pair.subject->report, pair.subject->item, pair.other->report, pair.other->item);
    while (row.step()) all.push_back(decision_row(row));
    const auto stands = [&](const Decision& d) { return !batches.of(d.batch).undone; };
    const auto found = std::find_if(all.begin(), all.end(), stands);
    return found == all.end() ? std::nullopt : std::optional(*found);
  }

  /// After an undo: what is said of the batch's pairs now, by it or by what stood before it.
  void judge_again(std::int64_t batch, Batches& batches) {
    static const std::string kSql =
        "SELECT " + std::string(kDecisionColumns) + " FROM decisions WHERE batch=?";
    std::vector<Decision> all;
    Statement& row = db_.prepared(kSql);
    row.bind(batch);
    while (row.step()) all.push_back(decision_row(row));
    for (const auto& d : all) {
      if (is_pair(d)) {
        const auto standing = standing_on(d, batches);
        judge_pair(standing.value_or(d), !standing);
      }
      if (d.undoes) judge_again(*d.undoes, batches);
    }
  }

  std::set<std::string> reports_of(std::int64_t batch) {
    std::set<std::string> out;
    std::vector<std::int64_t> undone;
    Statement& row = db_.prepared("SELECT report, undoes FROM decisions WHERE batch=?");
    row.bind(batch);
    while (row.step()) {
      if (!row.null(0)) out.insert(row.text(0));
      if (!row.null(1)) undone.push_back(row.integer(1));
    }
    for (const auto other : undone) out.merge(reports_of(other));  // the undo of an undo
    return out;
  }

  Connection& db_;
  std::string at_, actor_;
  AuditLog log_;
  Batches batches_;
  Linking linking_;
  std::int64_t next_ = 1, batch_ = 1;
};

void check_proposal(const Proposal& p) {
  const auto wrong = [](const char* message) { throw_failed(Code::invalid_argument, message); };
  if (p.subjects.empty()) wrong("A decision needs a subject.");
  if (p.action == Action::undo) wrong("An undo names the decision that it takes back.");
  if (p.reason && p.reason->size() > kLongestReason) wrong("The reason is too long.");
  const bool edit = p.action == Action::edit;
  if (edit && (!p.field || !p.after || !p.reason || p.reason->empty() || p.seen.empty())) {
    wrong("An edit needs a field, the new value in 'after', a reason, and what was seen.");
  }
  if (!p.seen.empty() && p.seen.size() != p.subjects.size()) wrong("Each subject has one 'seen'.");
  const bool pair = p.action == Action::same || p.action == Action::not_same;
  if (pair != !p.others.empty() || (pair && p.others.size() != p.subjects.size())) {
    wrong("'same' and 'not_same' need a subject and an other; nothing else has an other.");
  }
  for (std::size_t i = 0; i < p.others.size(); ++i) {
    if (p.others[i] == p.subjects[i]) wrong("An event is not compared with itself.");
    const bool events = p.others[i].item[0] == 'e' && p.subjects[i].item[0] == 'e';
    if (!events) wrong("Only events are compared.");
  }
}

// ---------------------------------------------------------------- reading

std::optional<Decision> decision_of(Connection& db, std::int64_t number) {
  static const std::string kSql =
      "SELECT " + std::string(kDecisionColumns) + " FROM decisions WHERE decision=?";
  Statement& row = db.prepared(kSql);
  if (!row.bind(number).step()) return std::nullopt;
  Decision d = decision_row(row);
  row.reset();
  return d;
}

/// A later standing edit of the same field of the same item rests on the value that would go.
bool rests_on(Connection& db, std::int64_t batch, Batches& batches) {
  Statement& row = db.prepared(
      "SELECT later.batch FROM decisions later JOIN decisions mine ON later.report = mine.report"
      " AND later.item = mine.item AND later.field = mine.field AND later.decision > mine.decision"
      " WHERE mine.batch=? AND mine.action='edit' AND later.action='edit'");
  row.bind(batch);
  std::vector<std::int64_t> later;
  while (row.step()) later.push_back(row.integer(0));
  return std::any_of(later.begin(), later.end(),
                     [&](std::int64_t b) { return !batches.of(b).undone; });
}

void check_undo(Connection& db, const Decision& d, std::string_view actor, bool any) {
  if (d.actor != actor && !any) {
    throw_failed(Code::forbidden, "Somebody else decided this. Ask them or an administrator.");
  }
  Batches batches(db);
  if (batches.of(d.batch).undone) throw_failed(Code::conflict, "This was undone already.");
  if (rests_on(db, d.batch, batches)) {
    throw_failed(Code::conflict, "A later change of the same field rests on it: undo that first.");
  }
}

constexpr std::string_view kListed =
    " FROM decisions WHERE (?1 IS NULL OR report=?1) AND (?2 IS NULL OR item=?2)"
    " AND (?3 IS NULL OR linked=?3) AND (?4 IS NULL OR actor=?4) AND (?5 IS NULL OR action=?5)"
    " AND (?6 IS NULL OR batch=?6) AND decision > ?7";

std::uint64_t count(Connection& db, const DecisionFilter& f,
                    const std::optional<std::string_view>& action) {
  static const std::string kSql = "SELECT count(*)" + std::string(kListed);
  Statement& row = db.prepared(kSql);
  row.bind(f.report, f.item, f.linked, f.actor, action, f.batch, f.after).step();
  const auto total = static_cast<std::uint64_t>(row.integer(0));
  row.reset();
  return total;
}

DecisionList listed(Connection& db, const DecisionFilter& f, std::uint32_t limit,
                    std::uint32_t offset) {
  static const std::string kSql = "SELECT " + std::string(kDecisionColumns) + std::string(kListed) +
                                  " ORDER BY decision DESC LIMIT ?8 OFFSET ?9";
  std::optional<std::string_view> action;
  if (f.action) action = word(*f.action);
  DecisionList list;
  list.total = count(db, f, action);
  Statement& row = db.prepared(kSql);
  row.bind(f.report, f.item, f.linked, f.actor, action, f.batch, f.after, limit, offset);
  while (row.step()) list.items.push_back(decision_row(row));
  Batches batches(db);
  for (auto& d : list.items) d.undone = batches.of(d.batch).undone;
  return list;
}

std::map<std::string, Review> all_reviews(Connection& db, std::string_view report) {
  Statement& row = db.prepared("SELECT reading, events, claims FROM reports WHERE id=?");
  if (!row.bind(report).step()) {
    throw_failed(Code::not_found, "There is no report with this id.", std::string(report));
  }
  const auto reading = row.integer(0);
  const std::array<std::pair<char, std::int64_t>, 2> lists = {
      {{'e', row.integer(1)}, {'c', row.integer(2)}}};
  row.reset();
  auto out = stored_reviews(db, report);
  Review untouched;
  untouched.seen = seen_of(0, reading);
  for (const auto& [letter, size] : lists) {
    for (std::int64_t i = 1; i <= size; ++i) out.emplace(letter + std::to_string(i), untouched);
  }
  return out;
}

// ---------------------------------------------------------------- agreement

Standing side(Standing standing) {
  return standing == Standing::edited ? Standing::accepted : standing;
}

using Cells = std::map<std::pair<Standing, Standing>, std::uint64_t>;

Agreement agreement_of(std::string first, std::string second, const Cells& cells) {
  Agreement out{std::move(first), std::move(second), 0, 0, std::nullopt, {}};
  for (const auto& [pair, count] : cells) {
    out.both += count;
    if (pair.first == pair.second) out.same += count;
    out.cells.push_back({pair.first, pair.second, count});
  }
  out.kappa = cohens_kappa(out.cells);
  return out;
}

std::vector<Agreement> agreements(Connection& db) {
  std::map<std::pair<std::string, std::string>, Cells> pairs;
  Cells all;
  Statement& row =
      db.prepared("SELECT verdicts FROM reviews WHERE json_array_length(verdicts) > 1");
  while (row.step()) {
    std::map<std::string, Standing> said;
    const Json verdicts = Json::parse(row.view(0));
    for (const auto& v : verdicts) {
      said[v.at("person")] =
          side(parse_standing(v.at("status").get<std::string>()).value_or(Standing::candidate));
    }
    for (auto a = said.begin(); a != said.end(); ++a) {
      for (auto b = std::next(a); b != said.end(); ++b) {
        ++pairs[{a->first, b->first}][{a->second, b->second}];
        ++all[{a->second, b->second}];
      }
    }
  }
  std::vector<Agreement> out{agreement_of({}, {}, all)};
  for (const auto& [names, cells] : pairs)
    out.push_back(agreement_of(names.first, names.second, cells));
  return out;
}

}  // namespace

std::string_view word(Action action) {
  return word_in(kActions, action);
}

std::optional<Action> parse_action(std::string_view word) {
  return value_in<Action>(kActions, word);
}

std::string_view word(Standing standing) {
  return word_in(kStandings, standing);
}

std::optional<Standing> parse_standing(std::string_view word) {
  return value_in<Standing>(kStandings, word);
}

std::string with_edits(std::string_view item_json,
                       const std::map<std::string, std::string>& edits) {
  Json item = Json::parse(item_json);
  for (const auto& [field, value] : edits) put_edit(item, field, Json::parse(value));
  return dump(item);
}

std::optional<double> cohens_kappa(std::span<const Agreement::Cell> cells) {
  std::map<Standing, double> first, second;
  double both = 0, same = 0;
  for (const auto& cell : cells) {
    const auto count = static_cast<double>(cell.count);
    both += count;
    if (cell.first == cell.second) same += count;
    first[cell.first] += count;
    second[cell.second] += count;
  }
  if (both < 2) return std::nullopt;
  double chance = 0;
  for (const auto& [standing, count] : first) {
    const auto it = second.find(standing);
    if (it != second.end()) chance += count / both * (it->second / both);
  }
  if (chance > 1 - 1e-12) return std::nullopt;
  return (same / both - chance) / (1 - chance);
}

Result<Made> Decisions::decide(const Proposal& proposal, std::string_view actor) {
  return guarded([&] {
    check_proposal(proposal);
    auto& impl = *store_.impl_;
    const std::lock_guard lock(impl.writer_mutex);
    Transaction transaction(*impl.writer, Transaction::Kind::write);
    Made made = Deciding(*impl.writer, actor).decide(proposal);
    if (!made.stale) transaction.commit();
    return made;
  });
}

Result<Decision> Decisions::undo(std::int64_t number, std::string_view actor, bool any,
                                 std::optional<std::string> reason) {
  return guarded([&] {
    auto& impl = *store_.impl_;
    const std::lock_guard lock(impl.writer_mutex);
    Connection& db = *impl.writer;
    Transaction transaction(db, Transaction::Kind::write);
    const auto decision = decision_of(db, number);
    if (!decision) throw_failed(Code::not_found, "There is no decision of this number.");
    check_undo(db, *decision, actor, any);
    Decision made = Deciding(db, actor).undo(decision->batch, std::move(reason));
    transaction.commit();
    return made;
  });
}

Result<DecisionList> Decisions::list(const DecisionFilter& filter, std::uint32_t limit,
                                     std::uint32_t offset) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) { return listed(db, filter, limit, offset); });
  });
}

Result<std::map<std::string, Review>> Decisions::reviews(std::string_view report) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) { return all_reviews(db, report); });
  });
}

Result<std::map<Item, Review>> Decisions::reviews(std::span<const Item> items) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) {
      std::map<Item, Review> out;
      for (const auto& item : items) {
        const auto reading = current_reading(db, item.report);
        if (reading == 0) continue;
        auto of_report = stored_reviews(db, item.report);
        Review& review = of_report[item.item];
        review.seen = seen_of(review.last, reading);
        out.emplace(item, std::move(review));
      }
      return out;
    });
  });
}

Result<std::vector<Agreement>> Decisions::agreement() const {
  return guarded(
      [&] { return store_.impl_->reading([](Connection& db) { return agreements(db); }); });
}

Result<std::int64_t> Decisions::last() const {
  return guarded([&] {
    return store_.impl_->reading(
        [](Connection& db) { return db.number("SELECT max(decision) FROM decisions"); });
  });
}

}  // namespace saksi::store
