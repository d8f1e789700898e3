// SPDX-License-Identifier: Apache-2.0
#include "serve/api.h"

#include "ledger/json.h"
#include "record/json.h"
#include "serve/parameters.h"
#include "serve/view.h"
#include "store/past.h"

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

Json reviews_json(const std::map<std::string, store::Review>& reviews, const Json& record) {
  Json out = Json::object();
  for (const char* list : {"events", "claims"}) {
    for (const auto& item : record.at(list)) {
      const auto it = reviews.find(item.at("id").get<std::string>());
      if (it != reviews.end()) out[it->first] = review_json(it->second, dump(item));
    }
  }
  return out;
}

Result<std::string> report(store::Store& store, const std::string& id) {
  const auto found = store.report(id);
  if (!found) return fail(found.error());
  Json record = Json::parse(found->record_json);
  const auto reviews = store::Decisions(store).reviews(id);
  if (!reviews) return fail(reviews.error());
  Json shown = reviews_json(*reviews, record);
  Json linked = Json::object();
  for (const auto& event : record.at("events")) {
    const auto of = store::Lists(store).linked_of({id, event.at("id")});
    if (of) linked[event.at("id").get<std::string>()] = text_or_null(*of);
  }
  return dump({{"record", std::move(record)},
               {"ingested_at", found->ingested_at},
               {"sha256", found->sha256},
               {"reviews", std::move(shown)},
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
  Writer out(Writer::Invalid::replaced);
  out.object([&] {
    write_number(out, "total", list->total);
    out.key("items");
    out.literal(dump(shown));
    write_facets(out, *list);
  });
  return out.take();
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
  Writer out(Writer::Invalid::replaced);
  out.object([&] {
    write_number(out, "total", list->facets.total);
    out.key("items");
    out.array(list->items, [&](const store::LinkedSummary& l) { write_linked(out, l); });
    write_facets(out, list->facets);
  });
  return out.take();
}

void write_place(Writer& out, const store::MapPlace& place) {
  const store::Point& p = *place.point;
  out.object([&] {
    out.field("name", p.name);
    out.text_or_null("country", p.country);
    out.text_or_null("admin1", p.admin1);
    out.text_or_null("admin2", p.admin2);
    out.field("precision", p.precision);
    out.field("latitude", p.latitude.value_or(0));
    out.field("longitude", p.longitude.value_or(0));
    write_number(out, "count", place.count);
    write_number(out, "uncounted", place.uncounted);
  });
}

Result<std::string> map(store::Store& store, Parameters parameters) {
  const store::EventFilter wanted = filter(parameters);
  const bool linked = parameters.yes_or_no("linked").value_or(true);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto m = store::Lists(store).map(wanted, linked, kMostPlaces);
  if (!m) return fail(m.error());
  Writer out(Writer::Invalid::replaced);
  out.object([&] {
    write_number(out, "total", m->total);
    write_number(out, "unplaced", m->unplaced);
    write_number(out, "not_happened", m->not_happened);
    write_number(out, "rejected", m->rejected);
    out.key("countries");
    write_counted(out, m->countries, "country");
    write_number(out, "truncated", m->truncated);
    for (const auto& [name, places] : {std::pair("points", &m->points), {"areas", &m->areas}}) {
      out.key(name);
      out.array(*places, [&](const store::MapPlace& p) { write_place(out, p); });
    }
  });
  return out.take();
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

std::string origin_id(std::uint32_t position) {
  return 'o' + std::to_string(position + 1);
}

Json place_of(const ledger::LinkedEvent& e, std::uint32_t position) {
  const auto& c = e.claims[position];
  return {{"report", e.members[c.member].document().id}, {"claim", record::id(c.claim)}};
}

Json figure_json(const ledger::LinkedEvent& e, const ledger::PolicyFigure& f) {
  Json json = {{"outcome", record::word(f.outcome)}};
  json["victims"] = f.victims ? Json(record::word(*f.victims)) : Json(nullptr);
  json["side"] = text_or_null(f.side);
  json["low"] = or_null(f.low);
  json["best"] = or_null(f.best);
  json["high"] = or_null(f.high);
  json["claims"] = array_json(f.claims, [&](std::uint32_t at) { return place_of(e, at); });
  json["note"] = text_or_null(f.note);
  return json;
}

Json policies_json(const ledger::LinkedEvent& e) {
  Json out = Json::array();
  for (const auto& policy : ledger::policies()) {
    const auto result = ledger::apply(policy.name, e);
    if (!result) continue;
    out.push_back({{"policy", result->policy},
                   {"version", result->version},
                   {"outcomes", array_json(result->figures, [&](const ledger::PolicyFigure& f) {
                      return figure_json(e, f);
                    })}});
  }
  return out;
}

/// Figures in the order in which they were said.
Json series_json(const ledger::LinkedEvent& e) {
  Json out = Json::array();
  for (const auto& group : ledger::groups(e)) {
    for (const auto& entry : group.entries) {
      if (entry.rejected) continue;  // it stands among the claims, with its review
      const auto& claim = e.claim(e.claims[entry.claim]);
      Json json = place_of(e, entry.claim);
      json["at"] = or_null(entry.said);
      json["outcome"] = record::word(group.outcome);
      json["victims"] = group.victims ? Json(record::word(*group.victims)) : Json(nullptr);
      json["low"] = or_null(claim.count.low);
      json["high"] = or_null(claim.count.high);
      json["side"] = ledger::word(entry.side);
      json["part"] = entry.part;
      json["superseded_by"] =
          entry.superseded_by ? place_of(e, *entry.superseded_by) : Json(nullptr);
      json["repeats"] = entry.repeats ? place_of(e, *entry.repeats) : Json(nullptr);
      out.push_back(std::move(json));
    }
  }
  return out;
}

Json origins_json(const ledger::LinkedEvent& e) {
  Json out = Json::array();
  for (std::uint32_t i = 0; i < e.origins.size(); ++i) {
    const auto kind = e.origins[i].kind;
    out.push_back({{"id", origin_id(i)},
                   {"kind", kind == ledger::Origin::Kind::speaker  ? "speaker"
                            : kind == ledger::Origin::Kind::agency ? "agency"
                                                                   : "house"},
                   {"name", e.origins[i].name}});
  }
  return out;
}

/// As it was read, wherever a reviewer moved it from; the review holds what became of it.
Json claim_json(const ledger::LinkedEvent& e, const ledger::LinkedClaim& c,
                const std::map<std::string, store::Review>& reviews) {
  const auto& member = e.members[c.member];
  const std::string read = record::to_json(member.as_read(), c.claim);
  Json claim = Json::parse(read);
  claim["report"] = member.document().id;
  claim["origin"] = origin_id(c.origin);
  claim["rejected"] = c.rejected;
  const auto review = reviews.find(record::id(c.claim));
  claim["review"] = review == reviews.end() ? Json(nullptr) : review_json(review->second, read);
  return claim;
}

/// Adds the member's claims; gives the origin of its first one.
Json add_claims(const ledger::LinkedEvent& e, std::uint32_t member,
                const std::map<std::string, store::Review>& reviews, Json& claims) {
  Json origin = nullptr;
  for (const auto& c : e.claims) {
    if (c.member != member) continue;
    if (origin.is_null()) origin = origin_id(c.origin);
    claims.push_back(claim_json(e, c, reviews));
  }
  return origin;
}

Json member_json(const ledger::Told& member, Json report, Json event, Json origin, Json review) {
  const auto& family = member.family;
  return {{"report", std::move(report)},
          {"event", std::move(event)},
          {"origin", std::move(origin)},
          {"copy_of", family == member.document().id ? Json(nullptr) : text_or_null(family)},
          {"review", std::move(review)}};
}

/// Fills members, claims and decisions, member by member.
Result<void> add_members(store::Store& store, const ledger::LinkedEvent& e, Json& json) {
  for (std::uint32_t m = 0; m < e.members.size(); ++m) {
    const store::Item item{e.members[m].document().id, e.members[m].member().event};
    auto detail = detail_json(store, item);
    if (!detail) return fail(detail.error());
    const auto all = store::Decisions(store).reviews(item.report);
    if (!all) return fail(all.error());
    Json& reviews = (*detail)["reviews"];
    const auto made = decisions_json(store, item, reviews);
    if (!made) return fail(made.error());
    for (const auto& d : *made) json["decisions"].push_back(d);
    Json origin = add_claims(e, m, *all, json["claims"]);
    json["members"].push_back(member_json(e.members[m], (*detail)["report"], (*detail)["event"],
                                          std::move(origin),
                                          reviews.value(item.item, Json(nullptr))));
  }
  return {};
}

Result<std::string> linked(store::Store& store, const std::string& id) {
  const auto found = store.linked_event(id);
  if (!found) return fail(found.error());
  const auto& e = found->event;
  const auto row = store::Lists(store).one(e.id);
  if (!row) return fail(row.error());
  Json json = {{"event", linked_json(*row)}, {"redirected_from", or_null(found->redirected_from)},
               {"members", Json::array()},   {"claims", Json::array()},
               {"origins", origins_json(e)}, {"policies", policies_json(e)},
               {"series", series_json(e)},   {"decisions", Json::array()}};
  json["event"].erase("members");
  if (auto good = add_members(store, e, json); !good) return fail(good.error());
  return dump(json);
}

// ---------------------------------------------------------------- what stood here before

Json told_json(const store::Item& member) {
  return {{"report", member.report}, {"event", member.item}};
}

Json version_json(const store::EventVersion& v) {
  return {{"number", v.number},
          {"at", v.at},
          {"change", v.change},
          {"successor", text_or_null(v.successor)},
          {"kept", v.kept},
          {"came", array_json(v.came, told_json)},
          {"left", array_json(v.left, told_json)},
          {"read_again", array_json(v.read_again, told_json)},
          {"decisions", array_json(v.decisions, decision_json)}};
}

Result<std::string> versions(store::Store& store, const std::string& id) {
  const auto found = store::Past(store).versions(id);
  if (!found) return fail(found.error());
  return dump({{"id", found->id},
               {"items", array_json(found->items, version_json)},
               {"later", array_json(found->later, decision_json)}});
}

Result<std::string> linked_then(store::Store& store, const std::string& id, std::int64_t number,
                                Parameters parameters) {
  constexpr std::uint32_t kMost = 1000000000;
  const auto decision = parameters.number("decision", 0, kMost);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto found = store::Past(store).event(
      id, number, decision == 0 ? std::nullopt : std::optional<std::int64_t>(decision));
  if (!found) return fail(found.error());
  const auto& e = found->event;
  Json json = {{"event", linked_json(found->summary)},
               {"version",
                {{"number", found->number},
                 {"newest", found->last},
                 {"at", found->at},
                 {"decision", found->decision},
                 {"same", or_null(found->same)}}},
               {"redirected_from", nullptr},
               {"members", Json::array()},
               {"claims", Json::array()},
               {"origins", origins_json(e)},
               {"policies", policies_json(e)},
               {"series", series_json(e)},
               {"decisions", array_json(found->decisions, decision_json)}};
  json["event"].erase("members");
  for (std::uint32_t m = 0; m < e.members.size(); ++m) {
    const auto& told = e.members[m];
    const auto& reviews = found->reviews.at(told.document().id);
    Json origin = add_claims(e, m, reviews, json["claims"]);
    const std::string read = record::to_json(told.as_read(), told.event);
    const auto review = reviews.find(told.member().event);
    Json member =
        member_json(told, report_json(found->reports.at(told.document().id)), Json::parse(read),
                    std::move(origin),
                    review == reviews.end() ? Json(nullptr) : review_json(review->second, read));
    const auto earlier = found->readings.find(told.document().id);
    member["reading"] = earlier == found->readings.end() ? Json(nullptr) : Json(earlier->second);
    json["members"].push_back(std::move(member));
  }
  return dump(json);
}

Json reading_json(const store::ReportReading& r) {
  return {{"reading", r.reading}, {"program", r.program}, {"pack", r.pack},
          {"read_at", r.read_at}, {"sha256", r.sha256},   {"ingested_at", r.ingested_at},
          {"events", r.events},   {"claims", r.claims},   {"shown", r.shown}};
}

Result<std::string> readings(store::Store& store, const std::string& report) {
  const auto found = store::Past(store).readings(report);
  if (!found) return fail(found.error());
  return dump({{"items", array_json(*found, reading_json)}});
}

Result<std::string> reading(store::Store& store, const std::string& report, std::int64_t number) {
  const auto found = store::Past(store).reading(report, number);
  if (!found) return fail(found.error());
  Json record = Json::parse(found->record_json);
  Json reviews = reviews_json(found->reviews, record);
  return dump({{"reading", reading_json(found->about)},
               {"record", std::move(record)},
               {"reviews", std::move(reviews)}});
}

// ---------------------------------------------------------------- control

Result<std::string> control_list(store::Store& store, Parameters parameters) {
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto places = store.control_places(w.limit, w.offset);
  if (!places) return fail(places.error());
  return dump({{"items", array_json(*places, [](const store::ControlPlace& p) {
                  return Json{{"place", p.name},
                              {"country", text_or_null(p.country)},
                              {"claims", p.claims}};
                })}});
}

Json holding_json(const store::HoldingClaim& c) {
  return {{"report", c.claim.report},
          {"claim", c.claim.item},
          {"title", text_or_null(c.title)},
          {"publisher", text_or_null(c.publisher)},
          {"day", c.day},
          {"day_of", c.published_day ? "publication" : "event"},
          {"holder", text_or_null(c.holder)},
          {"holder_kind", text_or_null(c.holder_kind)},
          {"change", c.change},
          {"modality", c.modality},
          {"source", text_or_null(c.source)},
          {"source_kind", text_or_null(c.source_kind)}};
}

Json held_json(const store::HeldPlace& p) {
  return {{"place",
           {{"name", p.name},
            {"country", text_or_null(p.country)},
            {"admin1", text_or_null(p.admin1)},
            {"admin2", text_or_null(p.admin2)},
            {"precision", p.precision},
            {"latitude", or_null(p.latitude)},
            {"longitude", or_null(p.longitude)}}},
          {"claims", p.count},
          {"contested", p.contested},
          {"newest", array_json(p.newest, holding_json)}};
}

/// Who was said to hold what, as of a day; without one, as of the last day with a claim.
Result<std::string> control_map(store::Store& store, Parameters parameters) {
  const Window w = window(parameters);
  const auto on = parameters.day("on");
  if (auto good = parameters.check(); !good) return fail(good.error());
  const store::Lists lists(store);
  const auto days = lists.control_days();
  if (!days) return fail(days.error());
  const std::string day = on ? record::iso(*on) : days->empty() ? std::string() : days->back();
  const auto held = lists.held(day);
  if (!held) return fail(held.error());
  const auto first = std::min<std::size_t>(w.offset, held->size());
  const auto last = std::min<std::size_t>(first + w.limit, held->size());
  const std::vector<store::HeldPlace> shown(held->begin() + static_cast<std::ptrdiff_t>(first),
                                            held->begin() + static_cast<std::ptrdiff_t>(last));
  return dump({{"on", text_or_null(day)},
               {"days", *days},
               {"total", held->size()},
               {"items", array_json(shown, held_json)}});
}

/// With what a reader needs to see whose words a claim is: its speakers and its report.
Json timeline_json(const ledger::ControlTimeline& timeline) {
  Json json = Json::parse(ledger::to_json(timeline));
  for (std::size_t i = 0; i < timeline.entries.size(); ++i) {
    const auto& claim = timeline.entries[i].claim;
    const auto& document = claim.told.document();
    Json& out = json["claims"][i];
    out["day_of"] = claim.about_event && claim.told.what().date.start ? "event" : "publication";
    out["title"] = or_null(document.title);
    out["lead"] = or_null(store::lead_of(document));
    out["publisher"] = or_null(document.publisher);
    out["sources"] = Json::parse(record::to_json(*claim.told.record, claim.claim)).at("sources");
  }
  return json;
}

Result<std::string> control(store::Store& store, const std::string& place) {
  const auto timelines = store.control(place);
  if (!timelines) return fail(timelines.error());
  return dump({{"place", place}, {"timelines", array_json(*timelines, timeline_json)}});
}

Result<std::string> nothing_here() {
  return fail(Code::not_found,
              "There is nothing at this address. docs/api.md lists what there is.");
}

using List = Result<std::string> (*)(store::Store&, Parameters);

/// The number that a part of an address is; 0: it is none.
std::int64_t number_in(const std::string& text) {
  const bool good = !text.empty() && text.size() < 16 &&
                    text.find_first_not_of("0123456789") == std::string::npos;
  return good ? std::stoll(text) : 0;
}

/// The list at an address, or none.
List list_at(const Target& target) {
  static const std::map<std::string, List> kLists = {{"reports", report_list},
                                                     {"events", event_list},
                                                     {"linked-events", linked_list},
                                                     {"map", map},
                                                     {"control-map", control_map},
                                                     {"control", control_list},
                                                     {"search", search}};
  if (target.segments.size() != 1) return nullptr;
  const auto found = kLists.find(target.segments[0]);
  return found == kLists.end() ? nullptr : found->second;
}

}  // namespace

Api::Api(store::Store& store, store::Program program, std::string database)

    : store_(store),
      explainer_(store),
      program_(std::move(program)),
      database_(std::move(database)) {}

Response Api::get(const Target& target, const std::string& address) {
  const bool counts = target.segments.size() == 1 && target.segments[0] == "status";
  const bool list = counts || list_at(target) != nullptr;
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

Result<std::string> Api::answer(const Target& target) {
  const auto& path = target.segments;
  if (path.empty()) return nothing_here();
  if (const auto list = list_at(target)) return list(store_, Parameters(target));
  const std::int64_t number = path.size() == 4 ? number_in(path[3]) : 0;
  if (number != 0 && path[0] == "linked-events" && path[2] == "versions") {
    return linked_then(store_, path[1], number, Parameters(target));
  }
  if (auto none = Parameters(target).check(); !none) return fail(none.error());
  if (number != 0 && path[0] == "reports" && path[2] == "readings") {
    return reading(store_, path[1], number);
  }
  if (path.size() == 3 && path[0] == "reports" && path[2] == "readings") {
    return readings(store_, path[1]);
  }
  if (path.size() == 3 && path[0] == "linked-events" && path[2] == "versions") {
    return versions(store_, path[1]);
  }
  if (path.size() == 1 && path[0] == "status") return status();
  if (path[0] == "reports" && path.size() == 2) return report(store_, path[1]);
  if (path[0] == "reports" && path.size() == 3 && path[2] == "why") return explainer_.why(path[1]);
  if (path[0] == "events" && path.size() == 3) return event(store_, {path[1], path[2]});
  if (path[0] == "linked-events" && path.size() == 2) return linked(store_, path[1]);
  if (path[0] == "control" && path.size() == 2) return control(store_, path[1]);
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
