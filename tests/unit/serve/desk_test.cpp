// SPDX-License-Identifier: Apache-2.0
// What people do over the interface: decide, review, sign in, and what is refused.
#include "../store/samples.h"
#include "header.h"
#include "serve/app.h"
#include "store/people.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace saksi;
using nlohmann::json;
using samples::Folder;
using samples::header;

namespace {

serve::App::Options options(const std::string& local, bool sign_in) {
  return {{"0.1.0", "id 1"}, "a.db", {}, {"saksi.example"}, {}, local, sign_in};
}

/// A server and somebody who asks it.
struct Site {
  Folder folder;
  store::Store db = samples::fresh(folder);
  serve::App app;
  serve::Request as;  ///< what every request carries

  explicit Site(const std::string& local = "Tester", bool sign_in = false)
      : app(db, options(local, sign_in)) {
    samples::add(db, samples::clash("r1"));
    samples::add(db, samples::clash("r2", "2019-02-03"));
    as.host = "127.0.0.1:8470";
    as.peer = "127.0.0.1";
    as.content_type = "application/json";
  }

  serve::Response send(const std::string& method, const std::string& target,
                       const std::string& body = {}) {
    serve::Request request = as;
    request.method = method;
    request.target = "/api/v1/" + target;
    request.body = body;
    return app.answer(request);
  }

  json get(const std::string& target) {
    const auto response = send("GET", target);
    CAPTURE(target);
    CAPTURE(response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }

  void take_csrf() { as.csrf = get("session")["csrf"]; }

  json post(const std::string& target, const json& body, int status = 201) {
    const auto response = send("POST", target, body.dump());
    CAPTURE(response.body);
    REQUIRE(response.status == status);
    return json::parse(response.body);
  }

  json seen(const std::string& report, const std::string& item) {
    return get("reports/" + report)["reviews"][item]["seen"];
  }

  json decision(const std::string& action, const std::string& item = "e1") {
    return {{"subject", {{"report", "r1"}, {"item", item}}},
            {"action", action},
            {"seen", seen("r1", item)}};
  }
};

/// The same server asked by a person with a token.
std::string add(Site& site, const std::string& name, store::Role role) {
  return store::People(site.db).add(name, role, "root").value().token;
}

}  // namespace

TEST_CASE("the local reviewer decides without ceremony, but for the CSRF token") {
  Site site;
  const auto session = site.get("session");
  CHECK(session["person"] == "Tester");
  CHECK(session["role"] == "administrator");
  CHECK(session["local"] == true);
  const auto body = site.decision("accept").dump();
  CHECK(site.send("POST", "decisions", body).status == 403);
  site.as.csrf = "0123456789abcdef0123456789abcdef";
  CHECK(site.send("POST", "decisions", body).status == 403);
  site.take_csrf();
  const auto made = site.post("decisions", json::parse(body));
  CHECK(made["number"] == 1);
  CHECK(made["review"]["status"] == "accepted");
  CHECK(made["decisions"][0]["actor"] == "Tester");
  CHECK(site.get("reports/r1")["reviews"]["e1"]["status"] == "accepted");
  CHECK(site.get("events/r1/e1")["reviews"]["c1"]["status"] == "candidate");
}

TEST_CASE("what another site's page, a proxy or a plain form sends is refused") {
  Site site;
  site.take_csrf();
  const auto body = site.decision("accept").dump();
  for (const auto* origin : {"http://evil.example", "null", "http://127.0.0.1:9999"}) {
    site.as.origin = origin;
    CHECK(site.send("POST", "decisions", body).status == 403);
  }
  site.as.origin = "http://127.0.0.1:8470";
  site.as.content_type = "text/plain";
  CHECK(site.send("POST", "decisions", body).status == 415);
  site.as.content_type = "application/json";
  site.as.forwarded = "203.0.113.9";
  CHECK(site.send("POST", "decisions", body).status == 403);
  site.as.forwarded.clear();
  site.as.peer = "203.0.113.9";
  CHECK(site.send("POST", "decisions", body).status == 403);
  site.as.peer = "127.0.0.1";
  CHECK(site.send("POST", "decisions", body).status == 201);
}

TEST_CASE("a stale decision gets what happened meanwhile") {
  Site site;
  site.take_csrf();
  const auto late = site.decision("reject");
  site.post("decisions", site.decision("accept"));
  const auto answer = site.post("decisions", late, 409);
  CHECK(answer["error"]["code"] == "conflict");
  CHECK(answer["meanwhile"][0]["action"] == "accept");
  CHECK(answer["review"]["status"] == "accepted");
  auto again = late;
  again["seen"] = answer["review"]["seen"];
  site.post("decisions", again);
}

TEST_CASE("an event at its versions, with what led to each, and nothing else of it by mistake") {
  Site site;
  site.take_csrf();
  const std::string id = site.get("reports/r1")["linked"]["e1"];
  const auto accepted = site.post("decisions", site.decision("accept"));
  site.post("decisions", site.decision("reject", "c2"));
  const auto versions = site.get("linked-events/" + id + "/versions");
  CHECK(versions["id"] == id);
  REQUIRE(versions["items"].size() == 2);
  CHECK(versions["items"][0]["change"] == "new");
  CHECK(versions["items"][0]["came"] == json::parse(R"([{"report": "r1", "event": "e1"}])"));
  CHECK(versions["items"][1]["kept"] == true);
  CHECK(versions["items"][1]["decisions"].size() == 2);
  CHECK(versions["later"] == json::array());

  const auto first = site.get("linked-events/" + id + "/versions/1");
  CHECK(first["version"]["newest"] == 2);
  CHECK(first["version"]["same"] == true);
  CHECK(first["event"]["id"] == id);
  CHECK(first["event"]["review"]["status"] == "candidate");
  CHECK(first["claims"].size() == 2);
  CHECK(first["claims"][1]["rejected"] == false);
  CHECK(first["decisions"] == json::array());
  const auto number = std::to_string(accepted["number"].get<int>());
  const auto between = site.get("linked-events/" + id + "/versions/1?decision=" + number);
  CHECK(between["event"]["review"]["status"] == "accepted");
  CHECK(between["decisions"].size() == 1);
  // The newest version is what stands, but for what only holds of the present.
  auto newest = site.get("linked-events/" + id + "/versions/2"),
       now = site.get("linked-events/" + id);
  for (const char* part : {"claims", "origins", "policies", "series", "redirected_from"}) {
    CAPTURE(part);
    if (std::string(part) == "claims") {
      for (auto* answer : {&newest, &now}) {
        for (auto& claim : (*answer)[part]) claim.erase("review");
      }
    }
    CHECK(newest[part] == now[part]);
  }
  for (auto* answer : {&newest, &now}) (*answer)["event"].erase("review");
  CHECK(newest["event"] == now["event"]);
  for (const auto* none : {"/versions/3", "/versions/0", "/versions/x", "/versions/1/2"}) {
    CHECK(site.send("GET", "linked-events/" + id + none).status == 404);
  }
  CHECK(site.send("GET", "linked-events/" + id + "/versions/1?at=2020").status == 400);
  CHECK(site.send("GET", "linked-events/SKS-0000000000/versions").status == 404);
}

TEST_CASE("a report's readings, each with what decisions make of it") {
  Site site;
  site.take_csrf();
  site.post("decisions", site.decision("accept", "c2"));
  auto better = samples::clash("r1");
  better.claims[0].count = {5, 5, record::Qualifier::exact};
  samples::add(site.db, better, {"0.2.0", "id 2"});
  const auto readings = site.get("reports/r1/readings")["items"];
  REQUIRE(readings.size() == 2);
  CHECK(readings[0]["shown"] == false);
  CHECK(readings[1]["program"] == "0.2.0");
  const auto path = "reports/r1/readings/" + std::to_string(readings[0]["reading"].get<int>());
  const auto first = site.get(path);
  CHECK(first["record"]["claims"][0]["count"]["low"] == 3);
  CHECK(first["reviews"]["c2"]["status"] == "accepted");
  CHECK(first["reading"] == readings[0]);
  CHECK(site.get("reports/r1")["record"]["claims"][0]["count"]["low"] == 5);
  const std::string id = site.get("reports/r1")["linked"]["e1"];
  const auto members = [&](int number) {
    return site.get("linked-events/" + id + "/versions/" + std::to_string(number))["members"];
  };
  CHECK(members(1)[0]["reading"] == readings[0]["reading"]);
  CHECK(members(2)[0]["reading"] == nullptr);
  // Another report's reading is none of this one's.
  const auto other = site.get("reports/r2/readings")["items"][0]["reading"].get<int>();
  CHECK(site.send("GET", "reports/r1/readings/" + std::to_string(other)).status == 404);
  CHECK(site.send("GET", "reports/nobody/readings").status == 404);
}

TEST_CASE("a sample is of second reviews only") {
  Site site;
  CHECK(site.send("GET", "review/queue?sample=10").status == 400);
  CHECK(site.send("GET", "review/queue?second=true&sample=101").status == 400);
  CHECK(site.get("review/queue?second=true&sample=10")["total"] == 0);
  CHECK(site.get("review/queue?sample=100")["total"] == 2);
}

TEST_CASE("an edit shows its difference; a bad one and a nameless reason are refused") {
  Site site;
  site.take_csrf();
  auto edit = site.decision("edit", "c1");
  edit["field"] = "count";
  edit["after"] = {{"low", 4}, {"high", 4}, {"qualifier", "exact"}};
  site.post("decisions", edit, 400);  // no reason
  edit["reason"] = "the text says four";
  const auto made = site.post("decisions", edit)["decisions"][0];
  CHECK(made["before"]["low"] == 3);
  CHECK(made["after"]["low"] == 4);
  const auto review = site.get("events/r1/e1")["reviews"]["c1"];
  CHECK(review["status"] == "edited");
  CHECK(review["edited"]["count"]["low"] == 4);
  edit["seen"] = review["seen"];
  edit["after"] = {{"low", 9}, {"high", 4}, {"qualifier", "range"}};
  site.post("decisions", edit, 422);
  edit["colour"] = "red";
  site.post("decisions", edit, 400);
}

TEST_CASE("a linked event is decided on as a whole, and undone as a whole") {
  Site site;
  site.take_csrf();
  const auto queue = site.get("review/queue?limit=1");
  CHECK(queue["total"] == 2);
  const auto item = queue["items"][0];
  CHECK(item["members"][0]["claims"].size() == 2);
  CHECK(item["score"].get<double>() > 0);
  const std::string id = item["linked"]["id"];
  const auto made = site.post("decisions", {{"subject", {{"linked", id}}},
                                            {"action", "accept"},
                                            {"seen", item["linked"]["review"]["seen"]}});
  CHECK(made["review"]["status"] == "accepted");
  CHECK(site.get("review/queue")["total"] == 1);
  CHECK(site.get("linked-events?review=accepted")["items"][0]["id"] == id);
  site.post("decisions",
            {{"subject", {{"linked", id}}},
             {"action", "reject"},
             {"seen", item["linked"]["review"]["seen"]}},
            409);
  site.post("decisions/" + std::to_string(made["number"].get<int>()) + "/undo", json::object());
  CHECK(site.get("review/queue")["total"] == 2);
  CHECK(site.get("decisions")["items"][0]["action"] == "undo");
  CHECK(site.get("decisions?action=accept")["items"][0]["undone"] == true);
}

TEST_CASE("bulk: the preview says what it would do, and it does that or nothing") {
  Site site;
  site.take_csrf();
  json rule = {{"query", "country=ID"}, {"rule", {{"placed", true}}}, {"action", "accept"}};
  const auto preview = site.post("review/bulk", rule, 200);
  CHECK(preview["count"] == 2);
  CHECK(preview["examples"].size() == 2);
  rule["preview"] = false;
  site.post("review/bulk", rule, 400);  // without what is expected
  rule["expect"] = 5;
  CHECK(site.post("review/bulk", rule, 409)["count"] == 2);
  rule["expect"] = 2;
  const auto done = site.post("review/bulk", rule);
  CHECK(site.get("review/queue")["total"] == 0);
  site.post("decisions/" + std::to_string(done["batch"].get<int>()) + "/undo", json::object());
  CHECK(site.get("review/queue")["total"] == 2);
  rule["query"] = "colour=red";
  site.post("review/bulk", rule, 400);
}

TEST_CASE("roles: a reader writes nothing, a reviewer undoes only what is theirs") {
  Site site({}, true);
  CHECK(site.send("GET", "status").status == 401);
  const auto reader = add(site, "Rara", store::Role::reader);
  const auto reviewer = add(site, "Sinta", store::Role::reviewer);
  const auto other = add(site, "Bayu", store::Role::reviewer);
  const auto administrator = add(site, "Dirga", store::Role::administrator);
  site.as.authorization = "Bearer " + reader;
  CHECK(site.get("session")["role"] == "reader");
  const auto body = site.decision("accept");
  CHECK(site.send("POST", "decisions", body.dump()).status == 403);
  CHECK(site.send("POST", "review/bulk", "{}").status == 403);
  CHECK(site.send("POST", "people", "{}").status == 403);
  CHECK(site.send("GET", "people").status == 403);
  site.as.authorization = "Bearer " + reviewer;
  CHECK(site.post("decisions", body)["decisions"][0]["actor"] == "Sinta");
  CHECK(site.send("POST", "people", R"({"name":"X","role":"reader"})").status == 403);
  site.as.authorization = "Bearer " + other;
  CHECK(site.send("POST", "decisions/1/undo", "{}").status == 403);
  site.as.authorization = "Bearer " + administrator;
  CHECK(site.send("POST", "decisions/1/undo", "{}").status == 201);
  CHECK(site.send("PATCH", "people/Sinta", R"({"active":false})").status == 200);
  CHECK(site.get("people")["items"].size() == 4);
  site.as.authorization = "Bearer " + reviewer;
  CHECK(site.send("GET", "status").status == 401);
}

TEST_CASE("a session: cookie, CSRF token, signing out") {
  Site site({}, true);
  const auto token = add(site, "Sinta", store::Role::reviewer);
  CHECK(site.send("POST", "session", R"({"token":"wrong"})").status == 401);
  site.as.origin = "http://evil.example";
  CHECK(site.send("POST", "session", json{{"token", token}}.dump()).status == 403);
  site.as.origin.clear();
  const auto in = site.send("POST", "session", json{{"token", token}}.dump());
  REQUIRE(in.status == 200);
  const auto cookie = header(in, "Set-Cookie");
  for (const auto* word : {"HttpOnly", "SameSite=Strict", "Max-Age=43200"}) {
    CHECK(cookie.find(word) != std::string::npos);
  }
  site.as.cookie = cookie.substr(0, cookie.find(';'));
  CHECK(site.send("POST", "decisions", site.decision("accept").dump()).status == 403);
  site.as.csrf = json::parse(in.body)["csrf"];
  site.post("decisions", site.decision("accept"));
  CHECK(site.send("DELETE", "session").status == 204);
  CHECK(site.send("GET", "session").status == 401);
}

TEST_CASE("guessing tokens is stopped, and who has a good one goes on") {
  Site site({}, true);
  const auto token = add(site, "Sinta", store::Role::reviewer);
  site.as.authorization = "Bearer " + token;
  CHECK(site.send("GET", "status").status == 200);
  for (int i = 0; i < 12; ++i) {
    site.as.authorization = "Bearer saksi-guess" + std::to_string(i);
    CHECK(site.send("GET", "status").status == (i < 10 ? 401 : 429));
  }
  CHECK(site.send("POST", "session", R"({"token":"saksi-x"})").status == 429);
  site.as.authorization = "Bearer " + token;
  CHECK(site.send("GET", "status").status == 200);
}

TEST_CASE("too many writes in a minute are slowed down") {
  Site site;
  site.take_csrf();
  int refused = 0;
  for (int i = 0; i < 245; ++i) refused += site.send("POST", "decisions", "{}").status == 429;
  CHECK(refused == 5);
}

TEST_CASE("the address with a token leads to no other site") {
  Site site({}, true);
  const auto token = add(site, "Sinta", store::Role::reviewer);
  serve::Request request = site.as;
  request.method = "GET";
  request.target = "//evil.example/?token=" + token;
  const auto response = site.app.answer(request);
  CHECK(response.status == 303);
  CHECK(header(response, "Location") == "/");
}

TEST_CASE("text from reports and people stays data") {
  Site site;
  site.take_csrf();
  auto record = samples::clash("r3");
  record.document.title = "<script>alert(1)</script>";
  record.events[0].actors[0].actor.name = "\"><img src=x onerror=alert(1)>";
  samples::add(site.db, record);
  const auto response = site.send("GET", "linked-events");
  CHECK(response.type == "application/json");
  CHECK(header(response, "X-Content-Type-Options") == "nosniff");
  auto odd = site.decision("unsure");
  odd["reason"] = "<b onclick=x>\xE2\x80\xA8";
  CHECK(site.post("decisions", odd)["decisions"][0]["reason"] == odd["reason"]);
}

TEST_CASE("map, agreement and the detail of a linked event") {
  Site site;
  const auto map = site.get("map");
  CHECK(map["points"][0]["count"] == 2);
  CHECK(map["areas"].empty());
  CHECK(site.get("decisions/agreement")["both"] == 0);
  const auto list = site.get("linked-events?killed_min=5&sort=killed");
  CHECK(list["total"] == 2);
  const std::string id = list["items"][0]["id"];
  std::string path;
  for (const char c : id) path += c == '/' ? std::string("%2F") : std::string(1, c);
  const auto one = site.get("linked-events/" + path);
  CHECK(one["event"]["id"] == id);
  CHECK(one["claims"].size() == 2);
  CHECK(one["claims"][0]["review"]["status"] == "candidate");
  CHECK(site.send("GET", "linked-events/nothing").status == 404);
  for (const auto* bad : {"killed_min=many", "review=fine", "sort=size", "reports_min=-1"}) {
    CHECK(site.send("GET", std::string("linked-events?") + bad).status == 400);
  }
}
