// SPDX-License-Identifier: Apache-2.0
#include "serve/api.h"

#include "serve/parameters.h"
#include "serve/view.h"

#include <algorithm>

namespace saksi::serve {
namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr std::size_t kMostRemembered = 32U << 20U;
constexpr std::size_t kMostPlaces = 2000;

template <class List, class ItemJson>
Json items_json(const List& list, ItemJson&& item_json) {
  return {{"total", list.total}, {"items", array_json(list.items, item_json)}};
}

/// "before <found> after" as pieces, so that nobody has to put markup into text.
Json snippet_json(std::string_view snippet) {
  Json pieces = Json::array();
  bool found = false;
  while (!snippet.empty()) {
    const auto end =
        std::min(snippet.find(found ? store::kMarkEnd : store::kMarkBegin), snippet.size());
    if (end != 0) pieces.push_back({{"text", snippet.substr(0, end)}, {"found", found}});
    snippet.remove_prefix(std::min(end + 1, snippet.size()));
    found = !found;
  }
  return pieces;
}

Json hit_json(const store::Hit& hit) {
  return {{"report", report_json(hit.report)}, {"snippet", snippet_json(hit.snippet)}};
}

// ---------------------------------------------------------------- answers

Result<std::string> report_list(store::Store& store, Parameters parameters) {
  const std::string words = parameters.one("q");
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store.reports(words, w.limit, w.offset);
  if (!list) return fail(list.error());
  return dump(items_json(*list, report_json));
}

Result<Json> reviews_json(store::Store& store, const std::string& id, const Json& record) {
  const auto reviews = store::Decisions(store).reviews(id);
  if (!reviews) return fail(reviews.error());
  Json out = Json::object();
  for (const char* list : {"events", "claims"}) {
    for (const auto& item : record.at(list)) {
      const auto it = reviews->find(item.at("id").get<std::string>());
      if (it != reviews->end()) out[it->first] = review_json(it->second, dump(item));
    }
  }
  return out;
}

Result<std::string> report(store::Store& store, const std::string& id) {
  const auto found = store.report(id);
  if (!found) return fail(found.error());
  Json record = Json::parse(found->record_json);
  auto reviews = reviews_json(store, id, record);
  if (!reviews) return fail(reviews.error());
  Json linked = Json::object();
  for (const auto& event : record.at("events")) {
    const auto of = store::Lists(store).linked_of({id, event.at("id")});
    if (of) linked[event.at("id").get<std::string>()] = text_or_null(*of);
  }
  return dump({{"record", std::move(record)},
               {"ingested_at", found->ingested_at},
               {"sha256", found->sha256},
               {"reviews", std::move(*reviews)},
               {"linked", std::move(linked)}});
}

Json event_json(const store::EventRow& e, Json event,
                const std::map<store::Item, store::Review>& reviews) {
  Json review = nullptr;
  const auto it = reviews.find({e.report.id, event.at("id").get<std::string>()});
  if (it != reviews.end()) review = review_json(it->second, e.event_json);
  return {{"report", head_json(e.report)},
          {"event", std::move(event)},
          {"claims", e.claims},
          {"killed", range_json(e.killed)},
          {"injured", range_json(e.injured)},
          {"linked", text_or_null(e.linked)},
          {"review", std::move(review)}};
}

Result<std::string> event_list(store::Store& store, Parameters parameters) {
  const store::EventFilter wanted = filter(parameters);
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store.events(wanted, w.limit, w.offset);
  if (!list) return fail(list.error());
  std::vector<Json> events;
  std::vector<store::Item> items;
  for (const auto& row : list->items) {
    events.push_back(Json::parse(row.event_json));
    items.push_back({row.report.id, events.back().at("id")});
  }
  const auto reviews = store::Decisions(store).reviews(items);
  if (!reviews) return fail(reviews.error());
  Json shown = Json::array();
  for (std::size_t i = 0; i < events.size(); ++i) {
    shown.push_back(event_json(list->items[i], std::move(events[i]), *reviews));
  }
  Json json = {{"total", list->total}, {"items", std::move(shown)}};
  add_facets(json, *list);
  return dump(json);
}

Result<std::string> event(store::Store& store, const store::Item& item) {
  const auto json = detail_json(store, item);
  if (!json) return fail(json.error());
  return dump(*json);
}

Result<std::string> search(store::Store& store, Parameters parameters) {
  const std::string words = parameters.one("q");
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto hits = store.search(words, w.limit, w.offset);
  if (!hits) return fail(hits.error());
  Json json = items_json(*hits, hit_json);
  json["more"] = hits->more;
  return dump(json);
}

// ---------------------------------------------------------------- linked events

Result<std::string> linked_list(store::Store& store, Parameters parameters) {
  const store::EventFilter wanted = filter(parameters);
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store::Lists(store).linked(wanted, w.limit, w.offset);
  if (!list) return fail(list.error());
  Json json = {{"total", list->facets.total}, {"items", array_json(list->items, linked_json)}};
  add_facets(json, list->facets);
  return dump(json);
}

Json place_json(const store::MapPlace& p) {
  return {{"name", p.name},
          {"country", or_null(p.country)},
          {"admin1", or_null(p.admin1)},
          {"admin2", or_null(p.admin2)},
          {"precision", p.precision},
          {"latitude", p.latitude},
          {"longitude", p.longitude},
          {"count", p.count}};
}

Result<std::string> map(store::Store& store, Parameters parameters) {
  const store::EventFilter wanted = filter(parameters);
  const bool linked = parameters.yes_or_no("linked").value_or(true);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto m = store::Lists(store).map(wanted, linked, kMostPlaces);
  if (!m) return fail(m.error());
  return dump({{"total", m->total},
               {"unplaced", m->unplaced},
               {"points", array_json(m->points, place_json)},
               {"areas", array_json(m->areas, place_json)},
               {"countries", tallies_json(m->countries, "country")},
               {"truncated", m->truncated}});
}

/// Decisions on the event and its claims, newest first.
Result<Json> decisions_json(store::Store& store, const store::Item& member, const Json& reviews) {
  constexpr std::uint32_t kMost = 100;
  store::DecisionFilter wanted;
  wanted.report = member.report;
  const auto list = store::Decisions(store).list(wanted, kMost, 0);
  if (!list) return fail(list.error());
  Json out = Json::array();
  for (const auto& d : list->items) {
    if (d.subject && reviews.contains(d.subject->item)) out.push_back(decision_json(d));
  }
  return out;
}

Result<std::string> linked(store::Store& store, const std::string& id) {
  const auto row = store::Lists(store).one(id);
  if (!row) return fail(row.error());
  const auto items = store::Lists(store).members(id);
  if (!items) return fail(items.error());
  Json event = linked_json(*row);
  event.erase("members");
  Json members = Json::array(), claims = Json::array(), decisions = Json::array();
  for (const auto& item : *items) {
    auto detail = detail_json(store, item);
    if (!detail) return fail(detail.error());
    Json& reviews = (*detail)["reviews"];
    const auto made = decisions_json(store, item, reviews);
    if (!made) return fail(made.error());
    for (const auto& d : *made) decisions.push_back(d);
    for (auto& claim : (*detail)["claims"]) {
      claim["report"] = item.report;
      claim["review"] = reviews.value(claim.at("id").get<std::string>(), Json(nullptr));
      claims.push_back(std::move(claim));
    }
    members.push_back({{"report", (*detail)["report"]},
                       {"event", (*detail)["event"]},
                       {"review", reviews.value(item.item, Json(nullptr))}});
  }
  return dump({{"event", std::move(event)},
               {"redirected_from", nullptr},
               {"members", std::move(members)},
               {"claims", std::move(claims)},
               {"decisions", std::move(decisions)}});
}

Result<std::string> nothing_here() {
  return fail(Code::not_found,
              "There is nothing at this address. docs/api.md lists what there is.");
}

bool is_list(const Target& target) {
  const auto& path = target.segments;
  if (path.size() != 1) return false;
  for (const char* name : {"reports", "events", "search", "linked-events", "map"}) {
    if (path[0] == name) return true;
  }
  return false;
}

}  // namespace

Api::Api(store::Store& store, store::Program program, std::string database)
    : store_(store), program_(std::move(program)), database_(std::move(database)) {}

Response Api::get(const Target& target, const std::string& address) {
  const bool list = is_list(target);
  // Asked before the answer is made: what is written meanwhile only costs a miss.
  const auto version = list ? store_.version().value_or(-1) : -1;
  if (version >= 0) {
    if (auto known = remembered(address, version)) return json_response(200, std::move(*known));
  }
  auto body = answer(target);
  if (!body) return error_response(body.error());
  if (version >= 0) remember(address, version, *body);
  return json_response(200, std::move(*body));
}

std::optional<std::string> Api::remembered(const std::string& address, std::int64_t version) {
  const std::lock_guard lock(memory_.mutex);
  if (memory_.version != version) return std::nullopt;
  const auto it = memory_.answers.find(address);
  if (it == memory_.answers.end()) return std::nullopt;
  return it->second;
}

void Api::remember(const std::string& address, std::int64_t version, const std::string& answer) {
  const std::lock_guard lock(memory_.mutex);
  if (memory_.version != version || memory_.bytes + answer.size() > kMostRemembered) {
    memory_.answers.clear();
    memory_.bytes = 0;
    memory_.version = version;
  }
  memory_.bytes += answer.size() + address.size();
  memory_.answers.emplace(address, answer);
}

Result<std::string> Api::list(const Target& target) {
  const auto& name = target.segments[0];
  if (name == "reports") return report_list(store_, Parameters(target));
  if (name == "events") return event_list(store_, Parameters(target));
  if (name == "linked-events") return linked_list(store_, Parameters(target));
  if (name == "map") return map(store_, Parameters(target));
  return search(store_, Parameters(target));
}

Result<std::string> Api::answer(const Target& target) {
  const auto& path = target.segments;
  if (path.empty()) return nothing_here();
  if (is_list(target)) return list(target);
  if (auto none = Parameters(target).check(); !none) return fail(none.error());
  if (path.size() == 1 && path[0] == "status") return status();
  if (path[0] == "reports" && path.size() == 2) return report(store_, path[1]);
  if (path[0] == "events" && path.size() == 3) return event(store_, {path[1], path[2]});
  if (path[0] == "linked-events" && path.size() == 2) return linked(store_, path[1]);
  return nothing_here();
}

Result<std::string> Api::status() const {
  const auto s = store_.status();
  if (!s) return fail(s.error());
  return dump({{"version", program_.version},
               {"pack", program_.pack},
               {"database", database_},
               {"schema", s->schema},
               {"reports", s->reports},
               {"events", s->events},
               {"claims", s->claims},
               {"refused", s->refusals}});
}

}  // namespace saksi::serve
