// SPDX-License-Identifier: Apache-2.0
#include "serve/app.h"

#include "../store/samples.h"
#include "header.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

using namespace saksi;
using nlohmann::json;
using samples::Folder;
using samples::header;

namespace {

struct Site {
  Folder folder;
  store::Store db = samples::fresh(folder);
  serve::App app;

  explicit Site(const std::string& token = {}, const std::string& web_root = {})
      : app(db, {{"0.1.0", "id 1"}, "a.db", token, {"saksi.example"}, web_root}) {
    samples::add(db, samples::clash("r/1 ä"));
    samples::add(db, samples::clash("r2", "2019-02-03"));
  }

  serve::Response get(const std::string& target, const std::string& host = "127.0.0.1:8470") {
    serve::Request request;
    request.method = "GET";
    request.target = target;
    request.host = host;
    request.peer = "127.0.0.1";
    return app.answer(request);
  }

  json ok(const std::string& target) {
    const auto response = get(target);
    CAPTURE(target);
    CAPTURE(response.body);
    REQUIRE(response.status == 200);
    return json::parse(response.body);
  }

  std::string code(const std::string& target) {
    const auto response = get(target);
    CHECK(response.status >= 400);
    return json::parse(response.body)["error"]["code"];
  }
};

}  // namespace

TEST_CASE("status tells versions and counts") {
  Site site;
  const auto status = site.ok("/api/v1/status");
  CHECK(status["version"] == "0.1.0");
  CHECK(status["database"] == "a.db");
  CHECK(status["reports"] == 2);
  CHECK(status["claims"] == 4);
}

TEST_CASE("reports: the list, and one by an id with a slash and accents") {
  Site site;
  const auto list = site.ok("/api/v1/reports?limit=1");
  CHECK(list["total"] == 2);
  CHECK(list["items"].size() == 1);
  CHECK(list["items"][0]["id"] == "r2");
  CHECK(list["items"][0]["published_basis"] == "given");
  const auto one = site.ok("/api/v1/reports/r%2F1%20%C3%A4");
  CHECK(one["record"]["document"]["id"] == "r/1 ä");
  CHECK(one["sha256"].get<std::string>().size() == 64);
  CHECK(site.code("/api/v1/reports/none") == "not_found");
}

TEST_CASE("events: items, facets, histogram") {
  Site site;
  const auto list = site.ok("/api/v1/events?type=Battles&from=2019-02-01&q=");
  CHECK(list["total"] == 1);
  CHECK(list["items"][0]["killed"] == json({{"low", 3}, {"high", 7}}));
  CHECK(list["items"][0]["injured"].is_null());
  CHECK(list["items"][0]["event"]["sub_event_type"] == "Armed clash");
  CHECK(list["histogram"].size() == 2);
  CHECK(list["facets"]["country"][0] == json({{"value", "ID"}, {"count", 1}}));
  CHECK(list["undated"] == 0);
  const auto one = site.ok("/api/v1/events/r2/e1");
  CHECK(one["claims"].size() == 2);
  CHECK(one["text"].get<std::string>().rfind("Tiga", 0) == 0);
  CHECK(site.code("/api/v1/events/r2/e9") == "not_found");
}

TEST_CASE("search gives snippets in pieces") {
  Site site;
  const auto hits = site.ok("/api/v1/search?q=baku+tembak");
  CHECK(hits["total"] == 2);
  bool found = false;
  for (const auto& piece : hits["items"][0]["snippet"])
    found |= piece["found"] && piece["text"] == "tembak";
  CHECK(found);
  CHECK(site.ok("/api/v1/search?q=%22")["total"] == 0);
}

TEST_CASE("a parameter that is wrong or unknown is an error, never ignored") {
  Site site;
  for (const auto* target :
       {"/api/v1/events?limit=x", "/api/v1/events?limit=501", "/api/v1/events?offset=-1",
        "/api/v1/events?from=2019-13-01", "/api/v1/events?to=yesterday",
        "/api/v1/events?background=yes", "/api/v1/events?typ=Battles", "/api/v1/status?x=1",
        "/api/v1/reports/r2?full=1", "/api/v1/events?q=%GG", "/api/v1/events?q=%00"}) {
    CAPTURE(target);
    CHECK(site.get(target).status == 400);
    CHECK(site.code(target) == "invalid_argument");
  }
  CHECK(site.code("/api/v1/nothing") == "not_found");
  CHECK(site.code("/api/v1") == "not_found");
}

TEST_CASE("an answer that the other end has is not sent again") {
  Site site;
  const auto first = site.get("/api/v1/events");
  serve::Request request;
  request.method = "GET";
  request.target = "/api/v1/events";
  request.host = "localhost";
  request.if_none_match = header(first, "ETag");
  const auto second = site.app.answer(request);
  CHECK(second.status == 304);
  CHECK(second.body.empty());
  samples::add(site.db, samples::clash("r3"));
  CHECK(site.app.answer(request).status == 200);
}

TEST_CASE("every answer carries the security fields") {
  Site site;
  for (const auto* target :
       {"/", "/api/v1/status", "/nothing.js", "/api/v1/nothing", "/api/v1/stream", "*"}) {
    CAPTURE(target);
    const auto response = site.get(target);
    const auto policy = header(response, "Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") == 0);
    CHECK(policy.find("unsafe") == std::string::npos);
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(header(response, "Referrer-Policy") == "no-referrer");
  }
}

TEST_CASE("only names that cannot be rebound are answered") {
  Site site;
  for (const auto* host : {"127.0.0.1:1", "localhost", "LOCALHOST:8470", "[::1]:8470",
                           "192.168.1.7", "saksi.example"}) {
    CAPTURE(host);
    CHECK(site.get("/api/v1/status", host).status == 200);
  }
  for (const auto* host : {"", "evil.example", "127.0.0.1.evil.example:8470",
                           "localhost.evil.example", "[", "x[::1]"}) {
    CAPTURE(host);
    CHECK(site.get("/api/v1/status", host).status == 403);
    CHECK(site.get("/", host).status == 403);
  }
}

TEST_CASE("other methods are refused") {
  Site site;
  for (const auto* method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"}) {
    serve::Request request;
    request.method = method;
    request.target = "/api/v1/reports";
    request.host = "localhost";
    const auto response = site.app.answer(request);
    CHECK(response.status == 405);
    CHECK(header(response, "Allow") == "GET, HEAD");
  }
}

TEST_CASE("with a token: nothing without it, a cookie for it, no guessing") {
  Site site("correct horse battery");
  CHECK(site.get("/").status == 200);  // the page itself: one signs in with it
  CHECK(site.get("/api/v1/status").status == 401);
  CHECK(site.get("/api/v1/stream").status == 401);
  serve::Request request;
  request.method = "GET";
  request.target = "/api/v1/status";
  request.host = "localhost";
  request.authorization = "Bearer correct horse battery";
  CHECK(site.app.answer(request).status == 200);
  const auto in = site.get("/?token=correct+horse+battery");
  CHECK(in.status == 303);
  CHECK(header(in, "Location") == "/");
  const auto cookie = header(in, "Set-Cookie");
  CHECK(cookie.find("HttpOnly") != std::string::npos);
  CHECK(cookie.find("SameSite=Strict") != std::string::npos);
  CHECK(cookie.find("horse") == std::string::npos);
  request.authorization.clear();
  request.cookie = "other=1; " + cookie.substr(0, cookie.find(';'));
  CHECK(site.app.answer(request).status == 200);
  for (int i = 0; i < 10; ++i) CHECK(site.get("/?token=guess" + std::to_string(i)).status == 401);
  CHECK(site.get("/?token=correct+horse+battery").status == 429);
  CHECK(site.app.answer(request).status == 200);  // who is in stays in
}

TEST_CASE("files of the page come from its folder and from nowhere else") {
  const Folder folder;
  const std::string root = folder.file("web");
  std::filesystem::create_directories(root + "/assets");
  std::ofstream(root + "/index.html") << "<title>page</title>";
  std::ofstream(root + "/assets/a.js") << "let a;";
  std::ofstream(folder.file("secret.txt")) << "secret";
  std::filesystem::create_symlink(folder.file("secret.txt"), root + "/link.txt");
  Site site({}, root);
  CHECK(site.get("/").body == "<title>page</title>");
  CHECK(site.get("/events").body == "<title>page</title>");
  CHECK(site.get("/assets/a.js").body == "let a;");
  CHECK(site.get("/assets/a.js").type == "text/javascript; charset=utf-8");
  CHECK(site.get("/assets/b.js").status == 404);
  for (const auto* target :
       {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/../../secret.txt",
        "/assets/..%5c..%5csecret.txt", "/link.txt", "//secret.txt", "/assets//../secret.txt",
        "/%2fetc%2fpasswd", "/.hidden"}) {
    CAPTURE(target);
    CHECK(site.get(target).body.find("secret") == std::string::npos);
    CHECK(site.get(target).body.find("root:") == std::string::npos);
  }
}

TEST_CASE("targets are taken apart before they are decoded") {
  const auto target = serve::parse_target("/a%2Fb/c+d?x=1+2&y=%26&z").value();
  CHECK(target.segments == std::vector<std::string>{"a/b", "c+d"});
  REQUIRE(target.parameters.size() == 3);
  CHECK(target.parameters[0].second == "1 2");
  CHECK(target.parameters[1].second == "&");
  CHECK(target.parameters[2].second.empty());
  CHECK_FALSE(serve::parse_target("http://x/"));
  CHECK_FALSE(serve::parse_target("/%zz"));
  CHECK_FALSE(serve::parse_target(""));
}
