// SPDX-License-Identifier: Apache-2.0
#include "serve/desk.h"

#include "export/redact.h"
#include "serve/body.h"
#include "serve/parameters.h"
#include "serve/view.h"

#include <charconv>
#include <limits>

namespace saksi::serve {
namespace {

using base::Code;
using base::fail;
using base::Result;
using store::Action;
using store::Item;

constexpr std::size_t kMembersInQueue = 5;
constexpr std::size_t kExamples = 20;
constexpr std::size_t kMostInBulk = 20000;

Response answer_of(int status, Result<Json> json) {
  if (!json) return error_response(json.error());
  return json_response(status, dump(*json));
}

// ---------------------------------------------------------------- subjects

/// What a decision is about, as the body names it.
struct Subject {
  std::vector<Item> items;
  std::optional<std::string> linked;
};

Result<Subject> subject_of(store::Store& store, Body& body, const char* name) {
  auto object = body.object(name);
  if (!object) return fail(Code::invalid_argument, "'" + std::string(name) + "' is missing.");
  Subject subject;
  subject.linked = object->text("linked");
  if (!subject.linked) {
    const std::string report = object->needed("report");
    subject.items = {{report, object->needed("item")}};
  }
  if (auto good = object->check(); !good) return fail(good.error());
  if (!subject.linked) return subject;
  auto members = store::Lists(store).members(*subject.linked);
  if (!members) return fail(members.error());
  subject.items = std::move(*members);
  return subject;
}

/// The item as its record has it, or empty.
std::string item_json_of(store::Store& store, const Item& item) {
  const auto report = store.report(item.report);
  if (!report) return {};
  const Json record = Json::parse(report->record_json);
  for (const char* list : {"events", "claims"}) {
    for (const auto& one : record.at(list)) {
      if (one.at("id") == item.item) return dump(one);
    }
  }
  return {};
}

/// The review of what was decided on, as it is now.
Json review_of(store::Store& store, const Subject& subject) {
  if (subject.linked) {
    const auto row = store::Lists(store).one(*subject.linked);
    return row ? review_json(*row) : Json(nullptr);
  }
  const auto reviews = store::Decisions(store).reviews(subject.items);
  if (!reviews || reviews->empty()) return nullptr;
  return review_json(reviews->begin()->second, item_json_of(store, subject.items.front()));
}

Response conflict(store::Store& store, const Subject& subject,
                  const std::vector<store::Decision>& meanwhile) {
  const Json fields = {{"meanwhile", array_json(meanwhile, decision_json)},
                       {"review", review_of(store, subject)}};
  return error_response({Code::conflict, "Somebody decided this meanwhile. Look at it again.", {}},
                        dump(fields));
}

Response made_json(store::Store& store, const Subject& subject,
                   const std::vector<store::Decision>& made) {
  const auto linked = store::Lists(store).linked_of(subject.items.front());
  return json_response(201, dump({{"number", made.front().number},
                                  {"batch", made.front().batch},
                                  {"decisions", array_json(made, decision_json)},
                                  {"review", review_of(store, subject)},
                                  {"linked", linked ? text_or_null(*linked) : Json(nullptr)}}));
}

// ---------------------------------------------------------------- decisions

/// What each subject's state was when `seen` was true of it; empty when it no longer is.
Result<std::vector<std::string>> seen_of(store::Store& store, const Subject& subject,
                                         const std::string& seen) {
  if (!subject.linked) return std::vector<std::string>{seen};
  // First the members, then the whole: what comes between makes the whole another one.
  const auto reviews = store::Decisions(store).reviews(subject.items);
  if (!reviews) return fail(reviews.error());
  const auto row = store::Lists(store).one(*subject.linked);
  if (!row) return fail(row.error());
  std::vector<std::string> out;
  if (row->seen != seen) return out;
  for (const auto& item : subject.items) {
    const auto it = reviews->find(item);
    out.push_back(it == reviews->end() ? std::string() : it->second.seen);
  }
  return out;
}

/// Pairs for same, not_same and split.
Result<void> pair_up(store::Store& store, Body& body, const std::string& action, Subject& subject,
                     store::Proposal& p) {
  if (action == "split") {
    const auto linked = store::Lists(store).linked_of(subject.items.front());
    if (!linked) return fail(linked.error());
    const auto members = store::Lists(store).members(*linked);
    if (!members) return fail(members.error());
    for (const auto& member : *members) {
      if (member != subject.items.front()) p.others.push_back(member);
    }
    if (p.others.empty()) return fail(Code::invalid_argument, "It is the only member.");
    p.subjects.assign(p.others.size(), subject.items.front());
    return {};
  }
  const auto other = subject_of(store, body, "other");
  if (!other) return fail(other.error());
  p.subjects = {subject.items.front()};
  p.others = {other->items.front()};
  return {};
}

std::optional<Action> action_of(const std::string& word) {
  if (word == "split") return Action::not_same;
  const auto action = store::parse_action(word);
  return action == Action::undo ? std::nullopt : action;
}

Response decide(store::Store& store, const Request& request, const Caller& caller) {
  Body body(request.body);
  const std::string word = body.needed("action");
  auto subject = subject_of(store, body, "subject");
  if (!subject) return error_response(subject.error());
  const auto action = action_of(word);
  if (!action)
    body.wrong("'action' must be accept, reject, unsure, edit, same, not_same or split.");
  store::Proposal p;
  p.action = action.value_or(Action::accept);
  p.linked = subject->linked;
  p.reason = body.text("reason");
  p.field = body.text("field");
  if (const Json* after = body.any("after")) {
    p.after = dump(*after);
  } else if (p.action == Action::edit) {
    p.after = "null";
  }
  if (p.after && p.after->find(exports::kMask) != std::string::npos) {
    body.wrong("A masked name is no value. Show the names, then edit.");
  }
  const bool pair = p.action == Action::same || p.action == Action::not_same;
  const std::string seen = pair ? body.text("seen").value_or("") : body.needed("seen");
  if (pair) {
    if (auto good = pair_up(store, body, word, *subject, p); !good)
      return error_response(good.error());
  } else {
    p.subjects = subject->items;
    if (subject->linked && p.action == Action::edit) body.wrong("An edit is of one report's item.");
  }
  if (auto good = body.check(); !good) return error_response(good.error());
  if (!pair) {
    auto each = seen_of(store, *subject, seen);
    if (!each) return error_response(each.error());
    if (each->empty()) return conflict(store, *subject, {});
    p.seen = std::move(*each);
  }
  const auto made = store::Decisions(store).decide(p, caller.name);
  if (!made) return error_response(made.error());
  if (made->stale) return conflict(store, *subject, made->decisions);
  return made_json(store, *subject, made->decisions);
}

std::optional<std::int64_t> number_of(const std::string& text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Response undo(store::Store& store, const Request& request, const std::string& number,
              const Caller& caller) {
  Body body(request.body);
  auto reason = body.text("reason");
  if (auto good = body.check(); !good) return error_response(good.error());
  const auto n = number_of(number);
  if (!n) return error_response({Code::not_found, "There is no decision of this number.", {}});
  const bool any = caller.role == store::Role::administrator;
  const auto made = store::Decisions(store).undo(*n, caller.name, any, std::move(reason));
  if (!made) return error_response(made.error());
  return json_response(201, dump({{"number", made->number},
                                  {"batch", made->batch},
                                  {"decisions", Json::array({decision_json(*made)})}}));
}

Result<Json> decisions(store::Store& store, Parameters parameters) {
  store::DecisionFilter wanted;
  wanted.report = parameters.some("report");
  wanted.item = parameters.some("item");
  wanted.linked = parameters.some("linked");
  wanted.actor = parameters.some("actor");
  if (const auto word = parameters.some("action")) {
    wanted.action = store::parse_action(*word);
    if (!wanted.action) parameters.wrong("action", "the name of an action");
  }
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  if (const auto batch = parameters.number("batch", 0, kMost); batch != 0) wanted.batch = batch;
  wanted.after = parameters.number("after", 0, kMost);
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store::Decisions(store).list(wanted, w.limit, w.offset);
  if (!list) return fail(list.error());
  return Json{{"total", list->total}, {"items", array_json(list->items, decision_json)}};
}

Json agreement_json(const store::Agreement& a) {
  Json json = Json::object();
  if (!a.first.empty()) json = {{"first", a.first}, {"second", a.second}};
  json["both"] = a.both;
  json["same"] = a.same;
  json["percentage"] =
      a.both == 0 ? Json(nullptr)
                  : Json(100.0 * static_cast<double>(a.same) / static_cast<double>(a.both));
  json["kappa"] = or_null(a.kappa);
  json["table"] = array_json(a.cells, [](const store::Agreement::Cell& c) {
    return Json{
        {"first", store::word(c.first)}, {"second", store::word(c.second)}, {"count", c.count}};
  });
  return json;
}

Result<Json> agreement(store::Store& store) {
  const auto all = store::Decisions(store).agreement();
  if (!all) return fail(all.error());
  Json json = agreement_json(all->front());
  json["pairs"] = Json::array();
  for (std::size_t i = 1; i < all->size(); ++i) json["pairs"].push_back(agreement_json((*all)[i]));
  return json;
}

// ---------------------------------------------------------------- queue

Result<Json> queue_item(store::Store& store, const store::QueueItem& item) {
  Json members = Json::array();
  for (const auto& member : item.linked.members) {
    if (members.size() == kMembersInQueue) break;
    auto detail = detail_json(store, member);
    if (!detail) return fail(detail.error());
    members.push_back(std::move(*detail));
  }
  return Json{{"linked", linked_json(item.linked)},
              {"score", item.score},
              {"parts",
               {{"disagreement", item.disagreement},
                {"importance", item.importance},
                {"doubt", item.doubt}}},
              {"reasons", item.reasons},
              {"members", std::move(members)}};
}

Result<Json> queue(store::Store& store, Parameters parameters, const Caller& caller) {
  constexpr std::uint32_t kUsual = 10;
  const auto wanted = filter(parameters);
  const Window w = window(parameters, kUsual);
  const bool second = parameters.yes_or_no("second").value_or(false);
  constexpr std::uint32_t kAll = 100;
  const auto sample = parameters.number("sample", kAll, kAll);
  if (sample != kAll && !second)
    parameters.wrong("sample", "a share of second reviews (second=true)");
  const auto skip = parameters.all("skip");
  if (auto good = parameters.check(); !good) return fail(good.error());
  std::optional<store::SecondReview> again;
  if (second) again = {caller.name, sample};
  const auto found = store::Lists(store).queue(wanted, again, skip, w.limit, w.offset);
  if (!found) return fail(found.error());
  Json items = Json::array();
  for (const auto& item : found->items) {
    auto json = queue_item(store, item);
    if (!json) return fail(json.error());
    items.push_back(std::move(*json));
  }
  return Json{{"total", found->total}, {"items", std::move(items)}};
}

Result<Json> side_json(store::Store& store, const ledger::Member& member,
                       const std::string& linked) {
  auto json = detail_json(store, {member.document, member.event});
  if (json) (*json)["linked"] = linked;
  return json;
}

/// Two reports that may tell the same event: what a person is asked.
Result<Json> pairs(store::Store& store, Parameters parameters) {
  constexpr std::uint32_t kUsual = 10;
  const Window w = window(parameters, kUsual);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto doubts = store.doubts(w.limit, w.offset);
  if (!doubts) return fail(doubts.error());
  Json items = Json::array();
  for (const auto& d : *doubts) {
    auto a = side_json(store, d.a, d.linked_a);
    auto b = side_json(store, d.b, d.linked_b);
    if (!a || !b) continue;  // one of them went meanwhile
    items.push_back(
        {{"score", d.score}, {"reasons", d.reasons}, {"a", std::move(*a)}, {"b", std::move(*b)}});
  }
  return Json{{"items", std::move(items)}};
}

// ---------------------------------------------------------------- bulk

struct Bulk {
  store::EventFilter filter;
  store::BulkRule rule;
  Action action = Action::accept;
  bool preview = true;
  std::optional<std::uint32_t> expect;
  std::optional<std::string> reason;
};

Result<store::EventFilter> filter_of(const std::string& query) {
  const auto target = parse_target("/?" + query);
  if (!target) return fail(Code::invalid_argument, "'query' cannot be understood.");
  Parameters parameters(*target);
  auto wanted = filter(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  return wanted;
}

Result<Bulk> bulk_of(const std::string& text) {
  Body body(text);
  Bulk bulk;
  auto wanted = filter_of(body.text("query").value_or(""));
  if (!wanted) return fail(wanted.error());
  bulk.filter = std::move(*wanted);
  if (auto rule = body.object("rule")) {
    bulk.rule = {rule->number("origins_min"), rule->number("reports_min"),
                 rule->yes_or_no("no_disagreement").value_or(false),
                 rule->yes_or_no("placed").value_or(false),
                 rule->yes_or_no("dated").value_or(false)};
    if (auto good = rule->check(); !good) return fail(good.error());
  }
  const auto action = store::parse_action(body.needed("action"));
  const bool good =
      action == Action::accept || action == Action::reject || action == Action::unsure;
  if (!good) body.wrong("'action' must be accept, reject or unsure.");
  bulk.action = action.value_or(Action::accept);
  bulk.preview = body.yes_or_no("preview").value_or(true);
  if (body.any("expect") != nullptr) bulk.expect = body.number("expect");
  bulk.reason = body.text("reason");
  if (!bulk.preview && !bulk.expect) body.wrong("'expect' must be the count of the preview.");
  if (auto fine = body.check(); !fine) return fail(fine.error());
  return bulk;
}

Response do_bulk(store::Store& store, const Bulk& bulk, const store::BulkMatch& match,
                 const Caller& caller) {
  if (*bulk.expect != match.count) {
    return error_response({Code::conflict, "It would now concern another number of events.", {}},
                          dump({{"count", match.count}}));
  }
  if (match.items.empty()) {
    return error_response({Code::invalid_argument, "The rule concerns no event.", {}});
  }
  if (match.items.size() > kMostInBulk) {
    return error_response({Code::too_large, "At most 20,000 events at once: narrow the rule.", {}});
  }
  store::Proposal p;
  p.action = bulk.action;
  p.subjects = match.items;
  p.reason = bulk.reason;
  const auto made = store::Decisions(store).decide(p, caller.name);
  if (!made) return error_response(made.error());
  return json_response(201, dump({{"batch", made->decisions.front().batch},
                                  {"count", match.count},
                                  {"events", match.items.size()}}));
}

Response bulk(store::Store& store, const Request& request, const Caller& caller) {
  const auto asked = bulk_of(request.body);
  if (!asked) return error_response(asked.error());
  const auto match = store::Lists(store).bulk(asked->filter, asked->rule, kExamples);
  if (!match) return error_response(match.error());
  if (!asked->preview) return do_bulk(store, *asked, *match, caller);
  return json_response(200, dump({{"count", match->count},
                                  {"events", match->items.size()},
                                  {"examples", array_json(match->examples, linked_json)}}));
}

// ---------------------------------------------------------------- people

Json session_json(const Caller& caller) {
  return {{"person", text_or_null(caller.name)},
          {"role", store::word(caller.role)},
          {"csrf", text_or_null(caller.csrf)},
          {"local", caller.by == Caller::By::local},
          {"expires", text_or_null(caller.expires)}};
}

Json person_json(const store::Person& p) {
  return {{"name", p.name}, {"role", store::word(p.role)}, {"active", p.active}, {"at", p.at}};
}

Json token_json(const store::NewToken& t) {
  Json json = person_json(t.person);
  if (!t.token.empty()) json["token"] = t.token;
  return json;
}

Result<Json> people(store::Store& store) {
  const auto all = store::People(store).list();
  if (!all) return fail(all.error());
  return Json{{"items", array_json(*all, person_json)}};
}

std::optional<store::Role> role_of(Body& body) {
  const auto word = body.text("role");
  if (!word) return std::nullopt;
  const auto role = store::parse_role(*word);
  if (!role) body.wrong("'role' must be reader, reviewer or administrator.");
  return role;
}

Response add_person(store::Store& store, const Request& request, const Caller& caller) {
  Body body(request.body);
  const std::string name = body.needed("name");
  const auto role = role_of(body);
  if (!role) body.wrong("'role' is missing.");
  if (auto good = body.check(); !good) return error_response(good.error());
  const auto made = store::People(store).add(name, *role, caller.name);
  if (!made) return error_response(made.error());
  return json_response(201, dump(token_json(*made)));
}

Response change_person(store::Store& store, const Request& request, const std::string& name,
                       const Caller& caller) {
  Body body(request.body);
  store::PersonChange change;
  change.role = role_of(body);
  change.active = body.yes_or_no("active");
  change.token = body.yes_or_no("token").value_or(false);
  if (auto good = body.check(); !good) return error_response(good.error());
  const auto made = store::People(store).change(name, change, caller.name);
  if (!made) return error_response(made.error());
  return json_response(200, dump(token_json(*made)));
}

Response no_such_write() {
  Response response =
      error_response({Code::invalid_argument,
                      "This address is not written to. docs/api.md lists those that are.",
                      {}});
  response.status = 405;
  response.headers.emplace_back("Allow", "GET, HEAD");
  return response;
}

bool is(const Target& target, std::initializer_list<const char*> path) {
  return std::equal(target.segments.begin(), target.segments.end(), path.begin(), path.end());
}

}  // namespace

std::optional<Response> Desk::get(const Target& target, const Caller& caller) {
  if (is(target, {"decisions"})) return answer_of(200, decisions(store_, Parameters(target)));
  if (is(target, {"review", "queue"}))
    return answer_of(200, queue(store_, Parameters(target), caller));
  if (is(target, {"review", "pairs"})) return answer_of(200, pairs(store_, Parameters(target)));
  const bool session = is(target, {"session"}), everyone = is(target, {"people"});
  const bool agreed = is(target, {"decisions", "agreement"});
  if (!session && !everyone && !agreed) return std::nullopt;
  if (auto none = Parameters(target).check(); !none) return error_response(none.error());
  if (agreed) return answer_of(200, agreement(store_));
  if (session) return json_response(200, dump(session_json(caller)));
  if (caller.role != store::Role::administrator) {
    return error_response({Code::forbidden, "Administrators look after people.", {}});
  }
  return answer_of(200, people(store_));
}

Response Desk::write(const Request& request, const Target& target, const Caller& caller) {
  const auto& path = target.segments;
  const bool post = request.method == "POST";
  const bool out = request.method == "DELETE" && is(target, {"session"});
  const bool people_post = post && is(target, {"people"});
  const bool people_patch = request.method == "PATCH" && path.size() == 2 && path[0] == "people";
  const bool decide_post = post && is(target, {"decisions"});
  const bool undo_post = post && path.size() == 3 && path[0] == "decisions" && path[2] == "undo";
  const bool bulk_post = post && is(target, {"review", "bulk"});
  if (!out && !people_post && !people_patch && !decide_post && !undo_post && !bulk_post) {
    return no_such_write();
  }
  const auto least = people_post || people_patch ? store::Role::administrator
                     : out                       ? store::Role::reader
                                                 : store::Role::reviewer;
  if (auto refusal = guard_.refuse_write(request, caller, least)) return std::move(*refusal);
  if (auto none = Parameters(target).check(); !none) return error_response(none.error());
  if (decide_post) return decide(store_, request, caller);
  if (undo_post) return undo(store_, request, path[1], caller);
  if (bulk_post) return bulk(store_, request, caller);
  if (people_post) return add_person(store_, request, caller);
  if (people_patch) return change_person(store_, request, path[1], caller);
  guard_.sign_out(request);
  Response response = json_response(204, {});
  response.headers.emplace_back("Set-Cookie", cookie_field({}, 0));
  return response;
}

Response Desk::begin_session(const Request& request) {
  if (auto refusal = Guard::refuse_origin(request)) return std::move(*refusal);
  if (request.content_type.substr(0, 16) != "application/json") {
    return error_response({Code::invalid_argument, "A body must be application/json.", {}});
  }
  Body body(request.body);
  const std::string token = body.needed("token");
  if (auto good = body.check(); !good) return error_response(good.error());
  auto session = guard_.sign_in(request, token);
  if (auto* refusal = std::get_if<Response>(&session)) return std::move(*refusal);
  const auto& made = std::get<store::NewSession>(session);
  const Caller caller{Caller::By::session, made.session.person.name, made.session.person.role,
                      made.session.csrf, made.session.expires};
  Response response = json_response(200, dump(session_json(caller)));
  response.headers.emplace_back("Set-Cookie", cookie_field(made.cookie, kSessionSeconds));
  return response;
}

}  // namespace saksi::serve
