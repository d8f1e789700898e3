// SPDX-License-Identifier: Apache-2.0
#include "serve/mute.h"

#include "base/utf8.h"
#include "serve/view.h"
#include "store/past.h"

#include <array>
#include <map>
#include <set>

namespace saksi::serve {
namespace {

// Under these names a string is a text in which names stand; an object or a list is walked.
constexpr std::array<std::string_view, 12> kTexts = {"text",     "title",   "lead",        "exact",
                                                     "evidence", "snippet", "chain",       "role",
                                                     "reason",   "item",    "affiliation", "rule"};
// A bare name of somebody: an actor whose id is not known here.
constexpr std::array<std::string_view, 3> kNames = {"holder", "source", "names"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

/// Under these names a string may be a report's id.
constexpr std::array<std::string_view, 4> kIds = {"report", "document", "id", "copy_of"};

/// Ids of all reports that an answer speaks of.
void collect_reports(const Json& json, std::set<std::string>& out) {
  if (json.is_array()) {
    for (const auto& one : json) collect_reports(one, out);
  }
  if (!json.is_object()) return;
  for (const auto& [key, value] : json.items()) {
    if (key == "report" || key == "document") {
      if (value.is_string()) out.insert(value.get<std::string>());
      if (value.is_object() && value.contains("id") && value["id"].is_string()) {
        out.insert(value["id"].get<std::string>());
      }
    }
    collect_reports(value, out);
  }
}

/// Of a list of reports.
void collect_items(const Json& json, std::set<std::string>& out) {
  if (!json.is_object()) return;
  for (const auto& item : json.value("items", Json::array())) {
    if (item.is_object() && item.contains("id")) out.insert(item["id"].get<std::string>());
  }
}

/// Names of places in the answer, folded.
void collect_places(const Json& json, std::set<std::string>& out) {
  if (json.is_array()) {
    for (const auto& one : json) collect_places(one, out);
  }
  if (!json.is_object()) return;
  const bool place = json.contains("gazetteer_id") || json.contains("admin1");
  for (const auto& [key, value] : json.items()) {
    const bool named =
        key == "dateline" ||
        (place && (key == "name" || key == "admin1" || key == "admin2" || key == "place"));
    if (named && value.is_string()) out.insert(base::fold(value.get<std::string>()));
    collect_places(value, out);
  }
}

void add_text(const std::string& record_json, std::string& context) {
  const Json record = Json::parse(record_json, nullptr, false);
  if (!record.is_object()) return;
  const Json& document = record.at("document");
  if (document.at("title").is_string()) context += document["title"].get<std::string>() + '\n';
  context += document.at("text").get<std::string>() + '\n';
}

/// Whether the answer is about what stood before, which may be of another text than the newest.
bool is_of_the_past(const std::vector<std::string>& path) {
  return path.size() > 2 && (path[2] == "readings" || path[2] == "versions");
}

/// Of every text under which the report ever came.
void add_earlier_texts(const store::Store& store, const std::string& report, std::string& context) {
  const store::Past past(store);
  const auto readings = past.readings(report);
  if (!readings) return;
  std::set<std::string> known;
  for (const auto& r : *readings) {
    if (!known.insert(r.sha256).second) continue;
    if (const auto then = past.reading(report, r.reading)) add_text(then->record_json, context);
  }
}

class Masking {
 public:
  Masking(const exports::PrivacyRules& rules, const std::string& context,
          std::set<std::string> places, std::set<std::string> reports)
      : redactor_(rules, "none"), places_(std::move(places)), reports_(std::move(reports)) {
    redactor_.begin([&context] { return context; });
  }

  void walk(Json& json, std::string_view key) {
    if (json.is_string()) return text(json, key);
    if (json.is_array()) {
      for (auto& one : json) walk(one, key);
      return;
    }
    if (!json.is_object()) return;
    for (const auto& [name, value] : json.items()) {
      if (name == "name") {
        person(json, value);
      } else if (name == "url" && value.is_string()) {
        value = exports::site_of(value.get<std::string>());  // it often holds the title
      } else if (name == "value" && key == "actor" && value.is_string()) {
        value = redactor_.masked(value.get<std::string>(), places_);  // of a facet
      } else {
        walk(value, name);
      }
    }
  }

 private:
  void text(Json& json, std::string_view key) {
    if (is_in(kIds, key)) {
      const auto id = json.get<std::string>();
      if (reports_.count(id) != 0) json = exports::alias_of(id);
      return;
    }
    if (!is_in(kTexts, key) && !is_in(kNames, key)) return;
    json = redactor_.masked(json.get<std::string>(), places_);
  }

  /// The value of "name" in an object: what else stands there tells whose name it is.
  void person(const Json& of, Json& name) {
    if (!name.is_string()) return;
    const bool place = of.contains("gazetteer_id") || of.contains("admin1");
    const bool policy = of.contains("version");
    const bool known = of.contains("actor_id") && !of["actor_id"].is_null();
    if (place || policy || known) return;
    const auto whole = name.get<std::string>();
    if (!of.contains("affiliation")) {
      name = redactor_.masked(whole, places_);
      return;
    }
    const auto kind = of.value("kind", std::string());
    const bool placed = !of["affiliation"].is_null() || !of.value("role", Json(nullptr)).is_null();
    name = redactor_.masked_person(whole, exports::speaks_in_office(kind, placed));
  }

  exports::Redactor redactor_;
  std::set<std::string> places_, reports_;
};

}  // namespace

const exports::PrivacyRules* Muter::rules() {
  const std::lock_guard lock(mutex_);
  if (rules_) return rules_.get();
  const auto pack = lang::Pack::built_in();
  if (!pack) return nullptr;
  pack_ = *pack;
  rules_ = std::make_unique<exports::PrivacyRules>(*pack_);
  return rules_.get();
}

std::optional<std::string> Muter::report_of(const std::string& alias) {
  constexpr std::uint32_t kAtOnce = 10000;
  const std::lock_guard lock(mutex_);
  for (std::size_t found = kAtOnce; found == kAtOnce && ids_.count(alias) == 0;) {
    const auto more = store_.reports_after(last_, kAtOnce);
    if (!more) return std::nullopt;
    for (const auto& [document, id] : *more) {
      ids_[exports::alias_of(id)] = id;
      last_ = document;
    }
    found = more->size();
  }
  const auto it = ids_.find(alias);
  return it == ids_.end() ? std::nullopt : std::optional(it->second);
}

void Muter::resolve(Target& target, Request& request) {
  const auto put = [this](std::string& id) {
    if (!exports::looks_like_alias(id)) return;
    if (auto known = report_of(id)) id = std::move(*known);
  };
  auto& path = target.segments;
  if (path.size() > 1 && (path[0] == "reports" || path[0] == "events")) put(path[1]);
  for (auto& [name, value] : target.parameters) {
    if (name == "report") put(value);
  }
  if (request.mute.empty() || request.body.empty()) return;
  Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object()) return;
  for (const char* side : {"subject", "other"}) {
    if (!body.contains(side) || !body[side].is_object()) continue;
    const Json& report = body[side].value("report", Json(nullptr));
    if (!report.is_string()) continue;
    auto id = report.get<std::string>();
    put(id);
    body[side]["report"] = std::move(id);
  }
  request.body = dump(body);
}

Response Muter::mute(const Target& target, Response response) {
  if (response.body.empty() || response.type.rfind("application/json", 0) != 0) return response;
  Json json = Json::parse(response.body, nullptr, false);
  const auto* known = rules();
  if (json.is_discarded() || known == nullptr) {
    return error_response({base::Code::io, "The names in this answer could not be masked.", {}});
  }
  // What any of its reports says of a name holds for the whole answer.
  std::set<std::string> reports;
  collect_reports(json, reports);
  const auto& path = target.segments;
  if (path.size() > 1 && (path[0] == "reports" || path[0] == "events")) reports.insert(path[1]);
  if (path == std::vector<std::string>{"reports"}) collect_items(json, reports);
  std::string context;
  for (const auto& id : reports) {
    const auto report = store_.report(id);
    if (!report) continue;
    add_text(report->record_json, context);
    if (is_of_the_past(path)) add_earlier_texts(store_, id, context);
  }
  std::set<std::string> places;
  collect_places(json, places);
  Masking(*known, context, std::move(places), std::move(reports)).walk(json, {});
  response.body = dump(json);
  return response;
}

}  // namespace saksi::serve
