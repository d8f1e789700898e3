// SPDX-License-Identifier: Apache-2.0
#include "ledger/json.h"

#include "base/utf8.h"
#include "ledger/article.h"
#include "record/json.h"

#include <nlohmann/json.hpp>

#include <map>

namespace saksi::ledger {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return base::one_line(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json text_or_null(const std::string& s) {
  return s.empty() ? Json(nullptr) : Json(s);
}

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day_or_null(const std::optional<record::Day>& day) {
  return day ? Json(record::iso(*day)) : Json(nullptr);
}

Json member_json(const Member& m) {
  return {{"document", m.document}, {"event", m.event}};
}

Json from_json(const From& from, const LinkedEvent& event) {
  Json out = Json::array();
  for (const auto i : from) out.push_back(member_json(event.members[i].member()));
  return out;
}

/// Only where somebody decided something: `rejected`, `corrected` with the fields.
void add_mark(Json& out, bool rejected, const Mark& mark) {
  if (rejected) out["rejected"] = true;
  if (!mark.corrected.empty()) out["corrected"] = mark.corrected;
}

/// What stands in the record where a reviewer's value is shown.
void add_as_read(Json& out, const std::string& item, const Mark& mark) {
  const Json read = Json::parse(item);
  for (const auto& field : mark.corrected) out["as_read"][field] = read.value(field, Json(nullptr));
}

/// A member's place or actor without its spans: those point into one report's text only.
Json place_json(const record::Place& p) {
  return {{"name", p.name},
          {"country", text_or_null(p.country)},
          {"admin1", text_or_null(p.admin1)},
          {"admin2", text_or_null(p.admin2)},
          {"latitude", or_null(p.latitude)},
          {"longitude", or_null(p.longitude)},
          {"gazetteer_id", text_or_null(p.gazetteer_id)},
          {"precision", record::word(p.precision)}};
}

Json date_json(const DerivedDate& d, const LinkedEvent& event) {
  return {{"start", day_or_null(d.date.start)},
          {"end", day_or_null(d.date.end)},
          {"precision", record::word(d.date.precision)},
          {"from", from_json(d.from, event)}};
}

Json places_json(const LinkedEvent& event) {
  Json out = Json::array();
  for (const auto& p : event.places) {
    Json one = place_json(p.place);
    one["from"] = from_json(p.from, event);
    out.push_back(std::move(one));
  }
  return out;
}

Json actors_json(const LinkedEvent& event) {
  Json out = Json::array();
  for (const auto& a : event.actors) {
    out.push_back({{"role", record::word(a.actor.role)},
                   {"name", a.actor.actor.name},
                   {"actor_id", text_or_null(a.actor.actor.actor_id)},
                   {"kind", record::word(a.actor.actor.kind)},
                   {"from", from_json(a.from, event)}});
  }
  return out;
}

std::string origin_name(std::uint32_t origin) {
  return "o" + std::to_string(origin + 1);
}

std::string_view word(Origin::Kind kind) {
  switch (kind) {
    case Origin::Kind::speaker:
      return "speaker";
    case Origin::Kind::agency:
      return "agency";
    case Origin::Kind::house:
      break;
  }
  return "house";
}

Json origins_json(const LinkedEvent& event) {
  Json out = Json::array();
  for (std::uint32_t i = 0; i < event.origins.size(); ++i) {
    Json one = {{"id", origin_name(i)},
                {"kind", word(event.origins[i].kind)},
                {"name", event.origins[i].name}};
    if (!event.origins[i].counts) one["rejected"] = true;
    out.push_back(std::move(one));
  }
  return out;
}

Json members_json(const LinkedEvent& event) {
  Json out = Json::array();
  const auto articles = same_article(event.members);
  for (std::uint32_t i = 0; i < event.members.size(); ++i) {
    const Told& m = event.members[i];
    const auto& d = m.document();
    const auto& first = event.members[articles[i]].document().id;
    Json one = member_json(m.member());
    one["publisher"] = or_null(d.publisher);
    one["published"] = or_null(d.published);
    one["title"] = or_null(d.title);
    one["copy_of"] = m.family.empty() || m.family == d.id ? Json(nullptr) : Json(m.family);
    if (first != d.id) one["article_of"] = first;
    add_mark(one, m.mark().rejected, m.mark());
    if (!m.mark().corrected.empty()) {
      add_as_read(one, record::to_json(m.as_read(), m.event), m.mark());
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json claim_ref(std::uint32_t claim, const LinkedEvent& event) {
  const LinkedClaim& c = event.claims[claim];
  return {{"document", event.members[c.member].document().id}, {"claim", record::id(c.claim)}};
}

/// The contract's claim, its report and its origin.
Json claim_json(std::uint32_t claim, const LinkedEvent& event) {
  const LinkedClaim& c = event.claims[claim];
  const Told& told = event.members[c.member];
  Json out = {{"document", told.document().id}};
  out.update(Json::parse(record::to_json(*told.record, c.claim)));
  out["origin"] = origin_name(c.origin);
  add_mark(out, c.rejected, told.mark(c.claim));
  if (!told.mark(c.claim).corrected.empty()) {
    add_as_read(out, record::to_json(told.as_read(), c.claim), told.mark(c.claim));
  }
  return out;
}

Json range_json(const LinkedEvent& event, record::Outcome outcome) {
  const auto range = figure_range(event, outcome);
  if (!range) return nullptr;
  return {{"low", or_null(range->low)}, {"high", or_null(range->high)}, {"claims", range->claims}};
}

Json head_json(const LinkedEvent& e) {
  Json out = {{"id", e.id},
              {"event_type", record::word(record::event_type(e.type.type))},
              {"sub_event_type", record::word(e.type.type)},
              {"status", record::word(e.status)},
              {"background", e.background},
              {"date", date_json(e.date, e)},
              {"places", places_json(e)},
              {"actors", actors_json(e)},
              {"reports", e.reports},
              {"families", e.families},
              {"origins", independent_origins(e)},
              {"killed", range_json(e, record::Outcome::killed)},
              {"injured", range_json(e, record::Outcome::injured)},
              {"disagreement", disagreement(e)}};
  if (e.rejected) out["rejected"] = true;
  return out;
}

Json count_json(const record::Count& c) {
  return {
      {"low", or_null(c.low)}, {"high", or_null(c.high)}, {"qualifier", record::word(c.qualifier)}};
}

Json entry_json(const Entry& entry, const LinkedEvent& event) {
  const LinkedClaim& c = event.claims[entry.claim];
  const Told& told = event.members[c.member];
  const record::Claim& claim = event.claim(c);
  Json out = claim_ref(entry.claim, event);
  out["count"] = count_json(claim.count);
  out["modality"] = record::word(claim.modality);
  out["side"] = word(entry.side);
  out["chain"] = text_or_null(entry.chain);
  out["said"] = or_null(entry.said);
  out["origin"] = origin_name(c.origin);
  out["part"] = entry.part;
  out["superseded_by"] = entry.superseded_by ? claim_ref(*entry.superseded_by, event) : Json();
  out["repeats"] = entry.repeats ? claim_ref(*entry.repeats, event) : Json();
  out["evidence"] = claim.evidence.empty()
                        ? Json()
                        : Json(std::string(claim.evidence.front().in(told.document().text)));
  add_mark(out, entry.rejected, told.mark(c.claim));
  return out;
}

Json group_json(const Group& group, const LinkedEvent& event) {
  Json entries = Json::array();
  for (const auto& e : group.entries) entries.push_back(entry_json(e, event));
  return {{"outcome", record::word(group.outcome)},
          {"victims", group.victims ? Json(record::word(*group.victims)) : Json()},
          {"names", group.names},
          {"claims", std::move(entries)}};
}

Json result_json(const PolicyResult& result, const LinkedEvent& event) {
  Json figures = Json::array();
  for (const auto& f : result.figures) {
    Json claims = Json::array();
    for (const auto c : f.claims) claims.push_back(claim_ref(c, event));
    Json one = {{"outcome", record::word(f.outcome)},
                {"victims", f.victims ? Json(record::word(*f.victims)) : Json()}};
    if (!f.side.empty()) one["side"] = f.side;
    one["low"] = or_null(f.low);
    one["best"] = or_null(f.best);
    one["high"] = or_null(f.high);
    one["claims"] = std::move(claims);
    one["note"] = text_or_null(f.note);
    figures.push_back(std::move(one));
  }
  return {{"policy", result.policy}, {"version", result.version}, {"figures", std::move(figures)}};
}

Json control_entry_json(const ControlEntry& e) {
  const record::Claim& c = e.claim.what();
  Json contested = Json::array();
  for (const auto i : e.contested) contested.push_back(i);
  Json out = {
      {"document", e.claim.told.document().id},
      {"claim", record::id(e.claim.claim)},
      {"event", text_or_null(e.claim.linked)},
      {"holder", c.actor ? Json{{"name", c.actor->name},
                                {"actor_id", text_or_null(c.actor->actor_id)},
                                {"kind", record::word(c.actor->kind)}}
                         : Json()},
      {"change", record::word(c.control_change)},
      {"modality", record::word(c.modality)},
      {"valid", day_or_null(e.valid)},
      {"said", or_null(e.said)},
      {"side", word(e.side)},
      {"chain", text_or_null(e.chain)},
      {"contested_by", std::move(contested)},
      {"unanswered", e.unanswered},
      {"evidence", c.evidence.empty()
                       ? Json()
                       : Json(std::string(c.evidence.front().in(e.claim.told.document().text)))}};
  add_mark(out, false, e.claim.told.mark(e.claim.claim));
  return out;
}

}  // namespace

std::string head_to_json(const LinkedEvent& event) {
  return dump(head_json(event));
}

std::string to_json(const LinkedEvent& event) {
  Json out = head_json(event);
  out["members"] = members_json(event);
  Json claims = Json::array();
  for (std::uint32_t i = 0; i < event.claims.size(); ++i) claims.push_back(claim_json(i, event));
  out["claims"] = std::move(claims);
  out["origin_list"] = origins_json(event);
  return dump(out);
}

std::string ledger_json(const LinkedEvent& event) {
  Json list = Json::array();
  for (const auto& g : groups(event)) list.push_back(group_json(g, event));
  Json results = Json::array();
  for (const auto& p : policies()) {
    if (const auto r = apply(p.name, event)) results.push_back(result_json(*r, event));
  }
  return dump({{"id", event.id},
               {"groups", std::move(list)},
               {"origins", origins_json(event)},
               {"policies", std::move(results)}});
}

std::string to_json(const PolicyResult& result, const LinkedEvent& event) {
  return dump(result_json(result, event));
}

std::string to_json(const ControlTimeline& timeline) {
  Json entries = Json::array();
  for (const auto& e : timeline.entries) entries.push_back(control_entry_json(e));
  return dump({{"place", place_json(timeline.place)}, {"claims", std::move(entries)}});
}

}  // namespace saksi::ledger
