// SPDX-License-Identifier: Apache-2.0
#include "serve/view.h"

namespace saksi::serve {

using base::fail;
using base::Result;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json text_or_null(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
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

Json tallies_json(const std::vector<store::Tally>& tallies, const char* name) {
  return array_json(tallies, [name](const store::Tally& t) {
    return Json{{name, t.value}, {"count", t.count}};
  });
}

Json counted_json(const std::vector<store::CountedTally>& tallies, const char* name) {
  return array_json(tallies, [name](const store::CountedTally& t) {
    return Json{{name, t.value}, {"count", t.count}, {"uncounted", t.uncounted}};
  });
}

void add_facets(Json& json, const store::EventList& list) {
  json["facets"] = {{"event_type", tallies_json(list.event_types, "value")},
                    {"sub_event_type", tallies_json(list.sub_event_types, "value")},
                    {"status", tallies_json(list.statuses, "value")},
                    {"country", tallies_json(list.countries, "value")},
                    {"actor", tallies_json(list.actors, "value")},
                    {"publisher", tallies_json(list.publishers, "value")},
                    {"source", tallies_json(list.sources, "value")},
                    {"review", tallies_json(list.reviews, "value")}};
  json["histogram"] = counted_json(list.months, "month");
  json["undated"] = list.undated;
  json["unplaced"] = list.unplaced;
  json["not_happened"] = list.not_happened;
  json["rejected"] = list.rejected;
}

Json item_json(const store::Item& item) {
  return {{"report", item.report}, {"item", item.item}};
}

Json review_json(const store::Review& r, const std::string& item) {
  Json edited = nullptr;
  if (!r.edits.empty() && !item.empty()) edited = Json::parse(store::with_edits(item, r.edits));
  return {
      {"status", store::word(r.standing)},
      {"by", text_or_null(r.by)},
      {"at", text_or_null(r.at)},
      {"last", r.last},
      {"seen", r.seen},
      {"reviewers",
       array_json(
           r.verdicts,
           [](const store::Opinion& v) {
             return Json{{"person", v.person}, {"status", store::word(v.standing)}, {"at", v.at}};
           })},
      {"disputed", r.disputed},
      {"edited", std::move(edited)}};
}

Json decision_json(const store::Decision& d) {
  const auto value = [](const std::optional<std::string>& json) {
    return json ? Json::parse(*json, nullptr, false) : Json(nullptr);
  };
  return {{"number", d.number},
          {"batch", d.batch},
          {"at", d.at},
          {"actor", d.actor},
          {"action", store::word(d.action)},
          {"subject", d.subject ? item_json(*d.subject) : Json(nullptr)},
          {"other", d.other ? item_json(*d.other) : Json(nullptr)},
          {"linked", or_null(d.linked)},
          {"field", or_null(d.field)},
          {"before", value(d.before)},
          {"after", value(d.after)},
          {"reason", or_null(d.reason)},
          {"undoes", or_null(d.undoes)},
          {"undone", d.undone}};
}

Json review_json(const store::LinkedSummary& l) {
  return {{"status", store::word(l.standing)},
          {"decided", l.decided},
          {"of", l.member_count},
          {"disputed", l.disputed},
          {"last", l.last},
          {"seen", l.seen}};
}

Json linked_json(const store::LinkedSummary& l) {
  Json head = Json::parse(l.head_json, nullptr, false);
  Json json = {{"id", l.id}};
  for (const char* key :
       {"event_type", "sub_event_type", "status", "background", "date", "places", "actors"}) {
    json[key] = head.is_object() && head.contains(key) ? std::move(head[key]) : Json(nullptr);
  }
  json["evidence"] = l.evidence;
  json["members"] = array_json(l.members, [](const store::Item& m) {
    return Json{{"report", m.report}, {"event", m.item}};
  });
  json["reports"] = l.reports;
  json["origins"] = or_null(l.origins);
  json["killed"] = range_json(l.killed);
  json["injured"] = range_json(l.injured);
  json["disagreement"] = l.disagreement;
  json["added"] = l.added;
  json["changed"] = l.changed;
  json["review"] = review_json(l);
  return json;
}

Result<Json> detail_json(store::Store& store, const store::Item& item) {
  const auto detail = store.event(item.report, item.item);
  if (!detail) return fail(detail.error());
  const auto reviews = store::Decisions(store).reviews(item.report);
  if (!reviews) return fail(reviews.error());
  const auto linked = store::Lists(store).linked_of(item);
  if (!linked) return fail(linked.error());
  Json shown = Json::object();
  const auto add_review = [&](const std::string& id, const std::string& json) {
    const auto it = reviews->find(id);
    if (it != reviews->end()) shown[id] = review_json(it->second, json);
  };
  add_review(item.item, detail->event_json);
  Json claims = Json::array();
  for (const auto& claim : detail->claim_jsons) {
    claims.push_back(Json::parse(claim));
    add_review(claims.back().at("id"), claim);
  }
  return Json{{"report", report_json(detail->report)}, {"event", Json::parse(detail->event_json)},
              {"claims", std::move(claims)},           {"text", detail->text},
              {"linked", text_or_null(*linked)},       {"reviews", std::move(shown)}};
}

}  // namespace saksi::serve
