// SPDX-License-Identifier: Apache-2.0
#include "serve/view.h"

#include <algorithm>
#include <array>

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

void write_number(Writer& out, std::string_view name, std::uint64_t number) {
  out.field(name, static_cast<std::int64_t>(number));
}

namespace {

void write_tallies(Writer& out, std::string_view name, const std::vector<store::Tally>& tallies) {
  out.key(name);
  out.array(tallies, [&out](const store::Tally& t) {
    out.object([&] {
      out.field("value", t.value);
      write_number(out, "count", t.count);
    });
  });
}

void write_range(Writer& out, std::string_view name, const std::optional<store::Range>& range) {
  out.key(name);
  if (!range) return out.value(nullptr);
  out.object([&] {
    out.field("low", range->low);
    out.field("high", range->high);
  });
}

/// The text of each field of a JSON object of ours that is one of `names`; empty for none. What is
/// no object has none.
template <std::size_t count>
std::array<std::string_view, count> cut_fields(std::string_view json,
                                               const std::array<std::string_view, count>& names) {
  std::array<std::string_view, count> out;
  std::size_t depth = 0, begin = 0;
  std::string_view name, string;
  bool is_value = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    const bool ends = depth == 1 && (c == ',' || c == '}');
    if (ends && is_value) {
      const auto found = std::find(names.begin(), names.end(), name);
      if (found != names.end()) {
        out[static_cast<std::size_t>(found - names.begin())] = json.substr(begin, at - begin);
      }
      is_value = false;
    }
    if (c == '"') {
      const auto from = at + 1;
      for (++at; at < json.size() && json[at] != '"'; ++at) {
        if (json[at] == '\\') ++at;
      }
      string = json.substr(from, std::min(at, json.size()) - from);
    } else if (c == ':' && depth == 1) {
      name = string;
      is_value = true;
      begin = at + 1;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return out;
}

}  // namespace

void write_counted(Writer& out, const std::vector<store::CountedTally>& tallies, const char* name) {
  out.array(tallies, [&](const store::CountedTally& t) {
    out.object([&] {
      out.field(name, t.value);
      write_number(out, "count", t.count);
      write_number(out, "uncounted", t.uncounted);
    });
  });
}

void write_facets(Writer& out, const store::EventList& list) {
  out.key("facets");
  out.object([&] {
    write_tallies(out, "event_type", list.event_types);
    write_tallies(out, "sub_event_type", list.sub_event_types);
    write_tallies(out, "status", list.statuses);
    write_tallies(out, "country", list.countries);
    write_tallies(out, "actor", list.actors);
    write_tallies(out, "publisher", list.publishers);
    write_tallies(out, "source", list.sources);
    write_tallies(out, "review", list.reviews);
  });
  out.key("histogram");
  write_counted(out, list.months, "month");
  write_number(out, "undated", list.undated);
  write_number(out, "unplaced", list.unplaced);
  write_number(out, "not_happened", list.not_happened);
  write_number(out, "rejected", list.rejected);
  out.key("spelled");
  out.array(list.spelled, [&](const store::Spelled& s) {
    out.object([&] {
      out.field("asked", s.asked);
      out.key("names");
      out.array(s.names, [&](const std::string& name) { out.value(name); });
    });
  });
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

void write_linked(Writer& out, const store::LinkedSummary& l) {
  static constexpr std::array<std::string_view, 7> kOfHead = {
      "event_type", "sub_event_type", "status", "background", "date", "places", "actors"};
  const auto head = cut_fields(l.head_json, kOfHead);
  out.object([&] {
    out.field("id", l.id);
    for (std::size_t i = 0; i < kOfHead.size(); ++i) {
      out.key(kOfHead[i]);
      out.literal(head[i].empty() ? "null" : head[i]);
    }
    out.field("evidence", l.evidence);
    out.key("members");
    out.array(l.members, [&out](const store::Item& m) {
      out.object([&] {
        out.field("report", m.report);
        out.field("event", m.item);
      });
    });
    write_number(out, "reports", l.reports);
    out.key("origins");
    l.origins ? out.value(static_cast<std::int64_t>(*l.origins)) : out.value(nullptr);
    write_range(out, "killed", l.killed);
    write_range(out, "injured", l.injured);
    out.field("disagreement", l.disagreement);
    out.field("added", l.added);
    out.field("changed", l.changed);
    out.key("review");
    out.object([&] {
      out.field("status", store::word(l.standing));
      write_number(out, "decided", l.decided);
      write_number(out, "of", l.member_count);
      out.field("disputed", l.disputed);
      out.field("last", l.last);
      out.field("seen", l.seen);
    });
  });
}

Json linked_json(const store::LinkedSummary& l) {
  Writer out(Writer::Invalid::replaced);
  write_linked(out, l);
  return Json::parse(out.take());
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
