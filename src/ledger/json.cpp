// SPDX-License-Identifier: Apache-2.0
#include "ledger/json.h"

#include "ledger/article.h"
#include "record/json.h"
#include "record/json_fields.h"
#include "record/json_writer.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {
namespace {

using record::actor_fields;
using record::count_field;
using record::date_fields;
using record::day_field;
using record::JsonWriter;
using record::place_fields;

/// Texts of reports may hold what older programs let in.
JsonWriter lenient() {
  return JsonWriter(JsonWriter::Invalid::replaced);
}

void victims_or_null(JsonWriter& out, const std::optional<record::ActorKind>& victims) {
  out.key("victims");
  victims ? out.value(record::word(*victims)) : out.value(nullptr);
}

void evidence_or_null(JsonWriter& out, const record::Claim& claim,
                      const record::Document& document) {
  out.key("evidence");
  claim.evidence.empty() ? out.value(nullptr) : out.value(claim.evidence.front().in(document.text));
}

void member_fields(JsonWriter& out, const Member& m) {
  out.field("document", m.document);
  out.field("event", m.event);
}

void from_field(JsonWriter& out, const From& from, const LinkedEvent& event) {
  out.key("from");
  out.array(from, [&](std::uint32_t i) {
    out.object([&] { member_fields(out, event.members[i].member()); });
  });
}

/// Only where somebody decided something: `rejected`, `corrected` with the fields.
void mark_fields(JsonWriter& out, bool rejected, const Mark& mark) {
  if (rejected) out.field("rejected", true);
  if (mark.corrected.empty()) return;
  out.key("corrected");
  out.array(mark.corrected, [&](const std::string& field) { out.value(field); });
}

/// What stands in the record where a reviewer's value is shown.
void as_read_field(JsonWriter& out, const std::string& item, const Mark& mark) {
  const auto read = nlohmann::ordered_json::parse(item);
  out.key("as_read");
  out.object([&] {
    for (const auto& field : mark.corrected) {
      out.key(field);
      out.literal(read.value(field, nlohmann::ordered_json(nullptr)).dump());
    }
  });
}

void date_field(JsonWriter& out, const DerivedDate& d, const LinkedEvent& event) {
  out.key("date");
  out.object([&] {
    date_fields(out, d.date);
    from_field(out, d.from, event);
  });
}

void places_field(JsonWriter& out, const LinkedEvent& event) {
  out.key("places");
  out.array(event.places, [&](const auto& p) {
    out.object([&] {
      place_fields(out, p.place);
      from_field(out, p.from, event);
    });
  });
}

void actors_field(JsonWriter& out, const LinkedEvent& event) {
  out.key("actors");
  out.array(event.actors, [&](const auto& a) {
    out.object([&] {
      out.field("role", record::word(a.actor.role));
      actor_fields(out, a.actor.actor);
      from_field(out, a.from, event);
    });
  });
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

void origins_field(JsonWriter& out, std::string_view name, const LinkedEvent& event) {
  std::uint32_t number = 0;
  out.key(name);
  out.array(event.origins, [&](const Origin& origin) {
    out.object([&] {
      out.field("id", origin_name(number++));
      out.field("kind", word(origin.kind));
      out.field("name", origin.name);
      if (!origin.counts) out.field("rejected", true);
    });
  });
}

void member(JsonWriter& out, const Told& m, const std::string& first_page) {
  const auto& d = m.document();
  out.object([&] {
    member_fields(out, m.member());
    out.field("publisher", d.publisher);
    out.field("published", d.published);
    out.field("title", d.title);
    out.text_or_null("copy_of", m.family == d.id ? std::string_view() : m.family);
    if (first_page != d.id) out.field("article_of", first_page);
    mark_fields(out, m.mark().rejected, m.mark());
    if (!m.mark().corrected.empty()) {
      as_read_field(out, record::to_json(m.as_read(), m.event), m.mark());
    }
  });
}

void members_field(JsonWriter& out, const LinkedEvent& event) {
  const auto articles = same_article(event.members);
  std::uint32_t i = 0;
  out.key("members");
  out.array(event.members,
            [&](const Told& m) { member(out, m, event.members[articles[i++]].document().id); });
}

void claim_ref_fields(JsonWriter& out, std::uint32_t claim, const LinkedEvent& event) {
  const LinkedClaim& c = event.claims[claim];
  out.field("document", event.members[c.member].document().id);
  out.field("claim", record::id(c.claim));
}

void claim_ref(JsonWriter& out, std::uint32_t claim, const LinkedEvent& event) {
  out.object([&] { claim_ref_fields(out, claim, event); });
}

void claim_ref_or_null(JsonWriter& out, std::string_view name, std::optional<std::uint32_t> claim,
                       const LinkedEvent& event) {
  out.key(name);
  claim ? claim_ref(out, *claim, event) : out.value(nullptr);
}

/// The contract's claims, each with its report and its origin.
void claims_field(JsonWriter& out, const LinkedEvent& event) {
  std::vector<std::optional<record::ClaimJson>> of_member(event.members.size());
  out.key("claims");
  out.array(event.claims, [&](const LinkedClaim& c) {
    const Told& told = event.members[c.member];
    auto& of_record = of_member[c.member];
    if (!of_record) of_record.emplace(*told.record, out);
    out.object([&] {
      out.field("document", told.document().id);
      of_record->fields(c.claim);
      out.field("origin", origin_name(c.origin));
      mark_fields(out, c.rejected, told.mark(c.claim));
      if (!told.mark(c.claim).corrected.empty()) {
        as_read_field(out, record::to_json(told.as_read(), c.claim), told.mark(c.claim));
      }
    });
  });
}

void range_field(JsonWriter& out, std::string_view name, const LinkedEvent& event,
                 record::Outcome outcome) {
  const auto range = figure_range(event, outcome);
  out.key(name);
  if (!range) return out.value(nullptr);
  out.object([&] {
    out.field("low", range->low);
    out.field("high", range->high);
    out.field("claims", range->claims);
  });
}

void head_fields(JsonWriter& out, const LinkedEvent& e) {
  out.field("id", e.id);
  out.field("event_type", record::word(record::event_type(e.type.type)));
  out.field("sub_event_type", record::word(e.type.type));
  out.field("status", record::word(e.status));
  out.field("background", e.background);
  date_field(out, e.date, e);
  places_field(out, e);
  actors_field(out, e);
  out.field("reports", e.reports);
  out.field("families", e.families);
  out.field("origins", independent_origins(e));
  range_field(out, "killed", e, record::Outcome::killed);
  range_field(out, "injured", e, record::Outcome::injured);
  out.field("disagreement", disagreement(e));
  if (e.rejected) out.field("rejected", true);
}

void entry(JsonWriter& out, const Entry& entry, const LinkedEvent& event) {
  const LinkedClaim& c = event.claims[entry.claim];
  const Told& told = event.members[c.member];
  const record::Claim& claim = event.claim(c);
  out.object([&] {
    claim_ref_fields(out, entry.claim, event);
    count_field(out, claim.count);
    out.field("modality", record::word(claim.modality));
    out.field("side", word(entry.side));
    out.text_or_null("chain", entry.chain);
    out.field("said", entry.said);
    out.field("origin", origin_name(c.origin));
    out.field("part", entry.part);
    claim_ref_or_null(out, "superseded_by", entry.superseded_by, event);
    claim_ref_or_null(out, "repeats", entry.repeats, event);
    evidence_or_null(out, claim, told.document());
    mark_fields(out, entry.rejected, told.mark(c.claim));
  });
}

void group(JsonWriter& out, const Group& group, const LinkedEvent& event) {
  out.object([&] {
    out.field("outcome", record::word(group.outcome));
    victims_or_null(out, group.victims);
    out.key("names");
    out.array(group.names, [&](const std::string& name) { out.value(name); });
    out.key("claims");
    out.array(group.entries, [&](const Entry& e) { entry(out, e, event); });
  });
}

void result(JsonWriter& out, const PolicyResult& result, const LinkedEvent& event) {
  out.object([&] {
    out.field("policy", result.policy);
    out.field("version", result.version);
    out.key("figures");
    out.array(result.figures, [&](const auto& f) {
      out.object([&] {
        out.field("outcome", record::word(f.outcome));
        victims_or_null(out, f.victims);
        if (!f.side.empty()) out.field("side", f.side);
        out.field("low", f.low);
        out.field("best", f.best);
        out.field("high", f.high);
        out.key("claims");
        out.array(f.claims, [&](std::uint32_t claim) { claim_ref(out, claim, event); });
        out.text_or_null("note", f.note);
      });
    });
  });
}

void control_entry(JsonWriter& out, const ControlEntry& e) {
  const record::Claim& c = e.claim.what();
  out.object([&] {
    out.field("document", e.claim.told.document().id);
    out.field("claim", record::id(e.claim.claim));
    out.text_or_null("event", e.claim.linked);
    out.key("holder");
    c.actor ? out.object([&] { actor_fields(out, *c.actor); }) : out.value(nullptr);
    out.field("change", record::word(c.control_change));
    out.field("modality", record::word(c.modality));
    day_field(out, "valid", e.valid);
    out.field("said", e.said);
    out.field("side", word(e.side));
    out.text_or_null("chain", e.chain);
    out.key("contested_by");
    out.array(e.contested, [&](std::uint32_t i) { out.value(i); });
    out.field("unanswered", e.unanswered);
    evidence_or_null(out, c, e.claim.told.document());
    mark_fields(out, false, e.claim.told.mark(e.claim.claim));
  });
}

}  // namespace

std::string head_to_json(const LinkedEvent& event) {
  JsonWriter out = lenient();
  out.object([&] { head_fields(out, event); });
  return out.take();
}

std::string to_json(const LinkedEvent& event) {
  JsonWriter out = lenient();
  out.object([&] {
    head_fields(out, event);
    members_field(out, event);
    claims_field(out, event);
    origins_field(out, "origin_list", event);
  });
  return out.take();
}

std::string ledger_json(const LinkedEvent& event) {
  JsonWriter out = lenient();
  out.object([&] {
    out.field("id", event.id);
    out.key("groups");
    out.array(groups(event), [&](const Group& g) { group(out, g, event); });
    origins_field(out, "origins", event);
    std::vector<PolicyResult> results;
    for (const auto& p : policies()) {
      if (auto r = apply(p.name, event)) results.push_back(std::move(*r));
    }
    out.key("policies");
    out.array(results, [&](const PolicyResult& r) { result(out, r, event); });
  });
  return out.take();
}

std::string to_json(const PolicyResult& of, const LinkedEvent& event) {
  JsonWriter out = lenient();
  result(out, of, event);
  return out.take();
}

std::string to_json(const ControlTimeline& timeline) {
  JsonWriter out = lenient();
  out.object([&] {
    out.key("place");
    out.object([&] { place_fields(out, timeline.place); });
    out.key("claims");
    out.array(timeline.entries, [&](const ControlEntry& e) { control_entry(out, e); });
  });
  return out.take();
}

}  // namespace saksi::ledger
