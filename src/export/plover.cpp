// SPDX-License-Identifier: Apache-2.0
#include "export/plover.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace saksi::exports {
namespace {

using Json = nlohmann::ordered_json;
using record::ActorKind;
using record::Outcome;

// In the order of record::SubEventType; docs/formats/export.md has it as a table. An air strike is
// "aerial" or "drone", an attack of many modes: the record does not tell, so no mode stands there.
const std::array<PloverType, 25> kTypes = {{
    {{"ASSAULT", "COERCE"}, {"seize"}},  // government regains territory
    {{"ASSAULT", "COERCE"}, {"seize"}},  // non-state actor overtakes territory
    {{"ASSAULT"}, {}},                   // armed clash
    {{"ASSAULT", "PROTEST"}, {}},        // excessive force against protesters
    {{"PROTEST"}, {"demo"}},             // protest with intervention
    {{"PROTEST"}, {"demo"}},             // peaceful protest
    {{"PROTEST"}, {}},                   // violent demonstration
    {{}, {}},                            // mob violence: PROTEST or ASSAULT
    {{"ASSAULT"}, {"unconventional"}},   // chemical weapon
    {{"ASSAULT"}, {}},                   // air or drone strike
    {{"ASSAULT"}, {"suicide-attack"}},   // suicide bomb
    {{"ASSAULT"}, {"heavy-weapons"}},    // shelling, artillery, missile
    {{"ASSAULT"}, {"explosives"}},       // remote explosive, landmine, IED
    {{"ASSAULT"}, {"explosives"}},       // grenade
    {{"ASSAULT"}, {"sexual"}},           // sexual violence
    {{"ASSAULT"}, {}},                   // attack
    {{"ASSAULT"}, {"abduct"}},           // abduction, forced disappearance
    {{}, {}},                            // agreement: AGREE, CONCEDE or RETREAT
    {{"COERCE"}, {"arrest"}},            // arrests
    {{"MOBILIZE"}, {}},                  // change to group or activity
    {{"COERCE"}, {"seize"}},             // disrupted weapons use
    {{"MOBILIZE"}, {"troops"}},          // headquarters or base established
    {{}, {}},                            // looting, property destruction: ASSAULT or COERCE
    {{"RETREAT", "COERCE"}, {"withdraw", "seize"}},  // non-violent transfer of territory
    {{}, {}},                                        // other: by content
}};

std::string dump(const Json& json) {
  return base::one_line(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string dump_list(const std::vector<std::string_view>& words) {
  return words.empty() ? std::string() : dump(Json(words));
}

/// Only where a kind is one sector: forces of a state may be army or police.
std::string_view sector(ActorKind kind) {
  switch (kind) {
    case ActorKind::rebel_group:
      return "REB";
    case ActorKind::civilians:
      return "CVL";
    case ActorKind::unknown:
      return "UNK";
    default:
      return {};
  }
}

std::string entities(const EventInput& in, const Side& side) {
  Json out = Json::array();
  for (const auto* actor : side) {
    Json entity = {{"entity_text", actor_name(in, *actor)}};
    if (const auto word = sector(actor->kind); !word.empty()) entity["sector"] = word;
    entity["saksi:kind"] = record::word(actor->kind);
    if (!actor->actor_id.empty()) entity["saksi:actor_id"] = actor->actor_id;
    out.push_back(std::move(entity));
  }
  return out.empty() ? std::string() : dump(out);
}

/// PLOVER's scale from 1, a country, to 5, within a town; none for a region, which is no unit.
std::optional<int> resolution(record::PlacePrecision precision) {
  switch (precision) {
    case record::PlacePrecision::exact:
      return 5;
    case record::PlacePrecision::settlement:
      return 4;
    case record::PlacePrecision::district:
      return 3;
    case record::PlacePrecision::province:
      return 2;
    case record::PlacePrecision::country:
      return 1;
    default:
      return std::nullopt;
  }
}

void add(Json& to, const char* name, const std::string& value) {
  if (!value.empty()) to[name] = value;
}

std::string quoted(const EventInput& in, std::string_view text) {
  return in.redactor == nullptr ? std::string(text)
                                : capped(in.redactor->quote(text), kQuoteLetters);
}

std::string words_at(const record::Record& record, const std::vector<record::Span>& spans) {
  std::string out;
  for (const auto& span : spans) {
    out += (out.empty() ? "" : " ... ") +
           record.document.text.substr(span.begin, span.end - span.begin);
  }
  return out;
}

Json count_json(const record::Count& count) {
  const auto number = [](std::optional<std::int64_t> n) { return n ? Json(*n) : Json(nullptr); };
  return {{"low", number(count.low)},
          {"high", number(count.high)},
          {"qualifier", record::word(count.qualifier)}};
}

bool has_count(record::ClaimKind kind) {
  return kind == record::ClaimKind::casualties || kind == record::ClaimKind::detention ||
         kind == record::ClaimKind::displacement;
}

Json claim_json(const EventInput& in, const ledger::LinkedClaim& linked) {
  const auto& told = in.event->members[linked.member];
  const auto& claim = in.event->claim(linked);
  Json out = {{"report", shown_id(in.redactor, told.document().id)},
              {"claim", record::id(linked.claim)},
              {"kind", record::word(claim.kind)},
              {"modality", record::word(claim.modality)}};
  if (has_count(claim.kind)) {
    out["outcome"] = record::word(claim.outcome);
    out["count"] = count_json(claim.count);
    if (claim.victims) out["victims"] = actor_name(in, *claim.victims);
    out["part"] = told.is_part(linked.claim);
  }
  if (!claim.sources.empty()) {
    const auto& s = claim.sources.front();
    out["source"] = speaker_name(in, s);
    out["source_kind"] = record::word(s.kind);
  }
  if (const auto& corrected = told.mark(linked.claim).corrected; !corrected.empty()) {
    out["corrected"] = corrected;
  }
  add(out, "evidence", quoted(in, words_at(*told.record, claim.evidence)));
  return out;
}

}  // namespace

const PloverType& plover_type(record::SubEventType type) {
  return kTypes[static_cast<std::size_t>(type)];
}

std::optional<std::int64_t> quad_code(const PloverType& type) {
  std::optional<std::int64_t> out;
  for (const auto word : type.types) {
    const std::int64_t quad = word == "RETREAT" ? 2 : 4;
    if (out && *out != quad) return std::nullopt;
    out = quad;
  }
  return out;
}

std::string plover_types(const EventInput& in) {
  return dump_list(plover_type(in.event->type.type).types);
}

std::string plover_modes(const EventInput& in) {
  return dump_list(plover_type(in.event->type.type).modes);
}

std::string plover_actors(const EventInput& in) {
  return entities(in, in.sides->a);
}

std::string plover_recipients(const EventInput& in) {
  return entities(in, in.sides->b);
}

std::string plover_location(const EventInput& in) {
  const auto place = shown_place(in);
  if (!place) return {};
  Json out;
  add(out, "extracted_place", place->name);
  if (place->latitude && place->longitude) {
    out["lat"] = *place->latitude;
    out["lon"] = *place->longitude;
  }
  add(out, "district", place->admin2);
  add(out, "province", place->admin1);
  add(out, "country", country_name(in));
  if (const auto scale = resolution(place->precision)) out["resolution"] = *scale;
  return out.is_null() ? std::string() : dump(out);
}

std::string plover_size(const EventInput& in) {
  Json out;
  const auto add_best = [&](const char* name, Outcome outcome) {
    const auto* f = figure(in, outcome);
    if (f != nullptr && f->best) out[name] = *f->best;
  };
  add_best("dead", Outcome::killed);
  add_best("injured", Outcome::injured);
  return out.is_null() ? std::string() : dump(out);
}

std::string plover_cites(const EventInput& in) {
  Json out = Json::array();
  for (const auto& member : in.event->members) {
    if (!in.event->tells(member)) continue;
    const auto& d = member.document();
    Json cite = {{"citation", shown_id(in.redactor, d.id)}, {"language", d.language}};
    if (d.url) add(cite, "url", in.redactor == nullptr ? *d.url : site_of(*d.url));
    if (d.title) add(cite, "title", quoted(in, *d.title));
    add(cite, "publication", d.publisher.value_or(""));
    add(cite, "saksi:published", d.published.value_or(""));
    out.push_back(std::move(cite));
  }
  return dump(out);
}

std::string plover_claims(const EventInput& in) {
  Json out = Json::array();
  for (const auto& linked : in.event->claims) {
    if (!linked.rejected) out.push_back(claim_json(in, linked));
  }
  return out.empty() ? std::string() : dump(out);
}

std::string event_words(const EventInput& in) {
  const auto& members = in.event->members;
  const auto told = std::find_if(members.begin(), members.end(),
                                 [&](const auto& member) { return in.event->tells(member); });
  return quoted(in, words_at(*told->record, told->what().evidence));
}

}  // namespace saksi::exports
