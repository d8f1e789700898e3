// SPDX-License-Identifier: Apache-2.0
#include "serve/api.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace saksi::serve {
namespace {

using base::Code;
using base::fail;
using base::Result;
using Json = nlohmann::ordered_json;

constexpr std::uint32_t kDefaultLimit = 50;
constexpr std::uint32_t kMostItems = 500;
constexpr std::uint32_t kMostOffset = 100'000'000;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// ---------------------------------------------------------------- parameters

/// The parameters of one request. Every one must be asked for: what nobody asked for is a mistake
/// of the caller, who would otherwise take an unfiltered list for a filtered one.
class Parameters {
 public:
  explicit Parameters(const Target& target)
      : given_(target.parameters), used_(given_.size(), false) {}

  /// All values given, empty ones left out.
  std::vector<std::string> all(std::string_view name) {
    std::vector<std::string> values;
    for (std::size_t i = 0; i < given_.size(); ++i) {
      if (given_[i].first != name) continue;
      used_[i] = true;
      if (!given_[i].second.empty()) values.push_back(given_[i].second);
    }
    return values;
  }

  std::string one(std::string_view name) {
    auto values = all(name);
    return values.empty() ? std::string() : std::move(values.back());
  }

  std::uint32_t number(std::string_view name, std::uint32_t otherwise, std::uint32_t most) {
    const std::string text = one(name);
    if (text.empty()) return otherwise;
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value <= most) return value;
    wrong(name, "a whole number up to " + std::to_string(most));
    return otherwise;
  }

  std::optional<record::Day> day(std::string_view name) {
    const std::string text = one(name);
    if (text.empty()) return std::nullopt;
    const auto value = text.size() == 10 ? record::parse_day(text) : std::nullopt;
    if (!value) wrong(name, "a date like 2019-01-31");
    return value;
  }

  std::optional<bool> yes_or_no(std::string_view name) {
    const std::string text = one(name);
    if (text.empty()) return std::nullopt;
    if (text != "true" && text != "false") wrong(name, "true or false");
    return text == "true";
  }

  /// The first thing that was wrong.
  [[nodiscard]] Result<void> check() const {
    if (!wrong_.empty()) return fail(Code::invalid_argument, wrong_);
    const auto unused = std::find(used_.begin(), used_.end(), false);
    if (unused == used_.end()) return {};
    const auto& name = given_[static_cast<std::size_t>(unused - used_.begin())].first;
    return fail(Code::invalid_argument, "There is no parameter '" + name + "' here.");
  }

 private:
  void wrong(std::string_view name, const std::string& expected) {
    if (wrong_.empty())
      wrong_ = "The parameter '" + std::string(name) + "' must be " + expected + ".";
  }

  const std::vector<std::pair<std::string, std::string>>& given_;
  std::vector<bool> used_;
  std::string wrong_;
};

struct Window {
  std::uint32_t limit, offset;
};

Window window(Parameters& parameters) {
  return {parameters.number("limit", kDefaultLimit, kMostItems),
          parameters.number("offset", 0, kMostOffset)};
}

store::EventFilter filter(Parameters& parameters) {
  store::EventFilter f;
  f.words = parameters.one("q");
  f.types = parameters.all("type");
  f.sub_types = parameters.all("sub_type");
  f.countries = parameters.all("country");
  f.places = parameters.all("place");
  f.actors = parameters.all("actor");
  f.publishers = parameters.all("publisher");
  f.statuses = parameters.all("status");
  f.from = parameters.day("from");
  f.to = parameters.day("to");
  f.background = parameters.yes_or_no("background");
  return f;
}

// ---------------------------------------------------------------- values as JSON

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json head_json(const store::ReportRow& r) {
  return {{"id", r.id},
          {"title", or_null(r.title)},
          {"publisher", or_null(r.publisher)},
          {"published", or_null(r.published)},
          {"lead", or_null(r.lead)}};
}

Json report_json(const store::ReportRow& r) {
  Json json = head_json(r);
  json["published_basis"] = or_null(r.published_basis);
  json["dateline"] = or_null(r.dateline);
  json["events"] = r.events;
  json["claims"] = r.claims;
  return json;
}

Json range_json(const std::optional<store::Range>& range) {
  if (!range) return nullptr;
  return {{"low", or_null(range->low)}, {"high", or_null(range->high)}};
}

Json event_json(const store::EventRow& e) {
  return {{"report", head_json(e.report)},
          {"event", Json::parse(e.event_json)},
          {"claims", e.claims},
          {"killed", range_json(e.killed)},
          {"injured", range_json(e.injured)}};
}

Json tallies_json(const std::vector<store::Tally>& tallies, const char* name) {
  Json out = Json::array();
  for (const auto& t : tallies) out.push_back({{name, t.value}, {"count", t.count}});
  return out;
}

Json facets_json(const store::EventList& list) {
  return {{"event_type", tallies_json(list.event_types, "value")},
          {"sub_event_type", tallies_json(list.sub_event_types, "value")},
          {"status", tallies_json(list.statuses, "value")},
          {"country", tallies_json(list.countries, "value")},
          {"actor", tallies_json(list.actors, "value")},
          {"publisher", tallies_json(list.publishers, "value")}};
}

template <class List, class ItemJson>
Json items_json(const List& list, ItemJson&& item_json) {
  Json items = Json::array();
  for (const auto& item : list.items) items.push_back(item_json(item));
  return {{"total", list.total}, {"items", std::move(items)}};
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

Result<std::string> report_list(const store::Store& store, Parameters parameters) {
  const std::string words = parameters.one("q");
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store.reports(words, w.limit, w.offset);
  if (!list) return fail(list.error());
  return dump(items_json(*list, report_json));
}

Result<std::string> report(const store::Store& store, const std::string& id) {
  const auto found = store.report(id);
  if (!found) return fail(found.error());
  return dump({{"record", Json::parse(found->record_json)},
               {"ingested_at", found->ingested_at},
               {"sha256", found->sha256}});
}

Result<std::string> event_list(const store::Store& store, Parameters parameters) {
  const store::EventFilter wanted = filter(parameters);
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto list = store.events(wanted, w.limit, w.offset);
  if (!list) return fail(list.error());
  Json json = items_json(*list, event_json);
  json["facets"] = facets_json(*list);
  json["histogram"] = tallies_json(list->months, "month");
  json["undated"] = list->undated;
  json["unplaced"] = list->unplaced;
  return dump(json);
}

Result<std::string> event(const store::Store& store, const std::string& report_id,
                          const std::string& event_id) {
  const auto detail = store.event(report_id, event_id);
  if (!detail) return fail(detail.error());
  Json claims = Json::array();
  for (const auto& claim : detail->claim_jsons) claims.push_back(Json::parse(claim));
  return dump({{"report", report_json(detail->report)},
               {"event", Json::parse(detail->event_json)},
               {"claims", std::move(claims)},
               {"text", detail->text}});
}

Result<std::string> search(const store::Store& store, Parameters parameters) {
  const std::string words = parameters.one("q");
  const Window w = window(parameters);
  if (auto good = parameters.check(); !good) return fail(good.error());
  const auto hits = store.search(words, w.limit, w.offset);
  if (!hits) return fail(hits.error());
  Json json = items_json(*hits, hit_json);
  json["more"] = hits->more;
  return dump(json);
}

Result<std::string> nothing_here() {
  return fail(Code::not_found,
              "There is nothing at this address. docs/api.md lists what there is.");
}

}  // namespace

Api::Api(const store::Store& store, store::Program program, std::string database)
    : store_(store), program_(std::move(program)), database_(std::move(database)) {}

Response Api::get(const Target& target) const {
  auto body = answer(target);
  if (!body) return error_response(body.error());
  Response response;
  response.type = "application/json";
  response.body = std::move(*body);
  response.headers = {{"Cache-Control", "no-cache"}};
  return response;
}

Result<std::string> Api::answer(const Target& target) const {
  const auto& path = target.segments;
  if (path.empty()) return nothing_here();
  const bool list = path.size() == 1;
  if (list && path[0] == "reports") return report_list(store_, Parameters(target));
  if (list && path[0] == "events") return event_list(store_, Parameters(target));
  if (list && path[0] == "search") return search(store_, Parameters(target));
  if (auto none = Parameters(target).check(); !none) return fail(none.error());
  if (list && path[0] == "status") return status();
  if (path[0] == "reports" && path.size() == 2) return report(store_, path[1]);
  if (path[0] == "events" && path.size() == 3) return event(store_, path[1], path[2]);
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
