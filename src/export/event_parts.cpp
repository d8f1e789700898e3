// SPDX-License-Identifier: Apache-2.0
#include "export/event_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace saksi::exports {

using record::ActorKind;
using record::ActorRole;
using record::Outcome;
using record::Qualifier;

Sides sides_of(const ledger::LinkedEvent& event) {
  Sides out;
  Side rest;
  for (const auto& [actor, from] : event.actors) {
    if (actor.role == ActorRole::initiator) out.a.push_back(&actor.actor);
    if (actor.role == ActorRole::target) out.b.push_back(&actor.actor);
    if (actor.role == ActorRole::participant) rest.push_back(&actor.actor);
  }
  for (const auto* actor : rest) {
    if (out.a.empty()) {
      out.a.push_back(actor);
    } else if (out.b.empty()) {
      out.b.push_back(actor);
    }
  }
  return out;
}

// ---------------------------------------------------------------- where

namespace {

/// To a tenth of a degree, some eleven kilometres.
std::optional<double> degrees(const EventInput& in, std::optional<double> record::Place::*field) {
  const auto* p = place_of(in);
  if (p == nullptr || !(p->*field)) return std::nullopt;
  return is_coarse(in) ? std::round(*(p->*field) * 10) / 10 : *(p->*field);
}

}  // namespace

const record::Place* place_of(const EventInput& in) {
  return in.event->places.empty() ? nullptr : &in.event->places.front().place;
}

bool is_coarse(const EventInput& in) {
  const auto* p = place_of(in);
  return in.redactor != nullptr && p != nullptr &&
         (p->precision == record::PlacePrecision::exact || in.redactor->sensitive_site(p->name));
}

std::string location(const EventInput& in) {
  const auto* p = place_of(in);
  if (p == nullptr) return {};
  if (!is_coarse(in)) return p->name;
  return p->admin2.empty() ? p->admin1 : p->admin2;
}

std::optional<double> latitude(const EventInput& in) {
  return degrees(in, &record::Place::latitude);
}

std::optional<double> longitude(const EventInput& in) {
  return degrees(in, &record::Place::longitude);
}

std::optional<record::Place> shown_place(const EventInput& in) {
  const auto* p = place_of(in);
  if (p == nullptr) return std::nullopt;
  record::Place out = *p;
  if (is_coarse(in)) out.precision = record::PlacePrecision::district;
  out.name = location(in);
  out.latitude = latitude(in);
  out.longitude = longitude(in);
  return out;
}

std::string country_name(const EventInput& in) {
  const auto* p = place_of(in);
  const auto* c = p == nullptr ? nullptr : in.facts->country(p->country);
  return c == nullptr ? std::string() : c->name;
}

// ---------------------------------------------------------------- who

std::string actor_name(const EventInput& in, const record::Actor& actor) {
  if (actor.kind == ActorKind::civilians && actor.actor_id.empty()) {
    const auto country = country_name(in);
    return country.empty() ? "Civilians" : "Civilians (" + country + ")";
  }
  const bool known = in.redactor == nullptr || !actor.actor_id.empty();
  return (known ? actor.name : in.redactor->quote(actor.name)) +
         in.facts->years(actor, in.event->date.date.start);
}

std::string first_name(const EventInput& in, const Side& side) {
  return side.empty() ? std::string() : actor_name(in, *side.front());
}

std::string other_names(const EventInput& in, const Side& side) {
  std::string out;
  for (std::size_t i = 1; i < side.size(); ++i) {
    out += (out.empty() ? "" : "; ") + actor_name(in, *side[i]);
  }
  return out;
}

std::string speaker_name(const EventInput& in, const record::Source& source) {
  if (in.redactor == nullptr) return source.name;
  const bool office = speaks_in_office(record::word(source.kind),
                                       !source.role.empty() || !source.affiliation.empty());
  return in.redactor->person(source.name, office);
}

// ---------------------------------------------------------------- how many

namespace {

/// Figures of the outcome that are nobody's side.
std::vector<const ledger::PolicyFigure*> figures(const EventInput& in, Outcome outcome) {
  std::vector<const ledger::PolicyFigure*> out;
  if (in.policy == nullptr) return out;
  for (const auto& f : in.policy->figures) {
    if (f.outcome == outcome && f.side.empty()) out.push_back(&f);
  }
  return out;
}

std::int64_t best_of(const EventInput& in, std::optional<ActorKind> kind) {
  if (!kind) return 0;
  for (const auto* f : figures(in, Outcome::killed)) {
    if (f->victims == kind) return f->best.value_or(0);
  }
  return 0;
}

/// The kind of a side's dead, where it is not that of civilians, who have a column of their own.
std::optional<ActorKind> kind_of(const Side& side) {
  if (side.empty() || side.front()->kind == ActorKind::civilians) return std::nullopt;
  return side.front()->kind;
}

/// "at least 25", "3-5", "?".
std::string words_of(const record::Count& count) {
  const auto number = [](std::optional<std::int64_t> n) { return n ? std::to_string(*n) : "?"; };
  std::string low = number(count.low), high = number(count.high);
  switch (count.qualifier) {
    case Qualifier::about:
      return "about " + low;
    case Qualifier::at_least:
      return "at least " + low;
    case Qualifier::more_than:
      return "more than " + low;
    case Qualifier::at_most:
      return "at most " + high;
    case Qualifier::range:
      return low + "-" + high;
    case Qualifier::vague:
      return count.low ? "vaguely " + low + "-" + high : "a number not stated";
    default:
      return low;
  }
}

/// "3 (Harun Wirya)"; the report's own voice is its publisher's.
std::string telling(const EventInput& in, std::uint32_t at) {
  const auto& linked = in.event->claims[at];
  const auto& claim = in.event->claim(linked);
  const std::string who = claim.sources.empty()
                              ? in.event->members[linked.member].document().publisher.value_or("")
                              : speaker_name(in, claim.sources.front());
  return words_of(claim.count) + (who.empty() ? "" : " (" + who + ")");
}

std::string figure_text(const EventInput& in, const ledger::PolicyFigure& f) {
  const auto end = [](std::optional<std::int64_t> n) { return n ? std::to_string(*n) : "?"; };
  std::string out(record::word(f.outcome));
  std::replace(out.begin(), out.end(), '_', ' ');
  if (!f.side.empty()) out += " by " + f.side;
  if (f.victims) out += " of " + std::string(record::word(*f.victims));
  out += " " + end(f.low) + "/" + end(f.best) + "/" + end(f.high) + " (low/best/high) of " +
         std::to_string(f.claims.size()) + (f.claims.size() == 1 ? " claim" : " claims");
  for (std::size_t i = 0; i < f.claims.size(); ++i) {
    out += (i == 0 ? ": " : ", ") + telling(in, f.claims[i]);
  }
  return out + (f.note.empty() ? "" : "; " + f.note);
}

bool is_armed(ActorKind kind) {
  return kind == ActorKind::state_forces || kind == ActorKind::rebel_group ||
         kind == ActorKind::political_militia || kind == ActorKind::identity_militia;
}

}  // namespace

const ledger::PolicyFigure* figure(const EventInput& in, Outcome outcome) {
  const auto all = figures(in, outcome);
  if (all.size() == 1) return all.front();
  // `range` has no figure for all groups; its figure without victims is of those not told.
  if (in.policy == nullptr || in.policy->policy == "range") return nullptr;
  const auto whole =
      std::find_if(all.begin(), all.end(), [](const auto* f) { return !f->victims; });
  return whole == all.end() ? nullptr : *whole;
}

Deaths deaths(const EventInput& in) {
  const auto* all = figure(in, Outcome::killed);
  if (all == nullptr || !all->best) return {};
  const auto kind_a = kind_of(in.sides->a), kind_b = kind_of(in.sides->b);
  Deaths out;
  out.civilians = best_of(in, ActorKind::civilians);
  // Two sides of one kind cannot be told apart by the kind of the dead.
  out.a = kind_a != kind_b ? best_of(in, kind_a) : 0;
  out.b = kind_a != kind_b ? best_of(in, kind_b) : 0;
  out.unknown = *all->best - *out.a - *out.b - *out.civilians;
  if (*out.unknown < 0) out = {0, 0, 0, *all->best};
  return out;
}

std::string figure_notes(const EventInput& in) {
  if (in.policy == nullptr) return {};
  std::string out = "Policy " + in.policy->policy + " " + in.policy->version + ".";
  for (const auto& f : in.policy->figures) {
    // The whole holds its groups' claims.
    if (f.victims && f.side.empty() && figure(in, f.outcome) != nullptr &&
        figure(in, f.outcome) != &f) {
      continue;
    }
    if (f.victims && !f.side.empty()) continue;
    std::string text = figure_text(in, f);
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
    out += " " + text + ".";
  }
  const std::string corrected = corrections(in);
  return corrected.empty() ? out : out + " Corrected by a reviewer: " + corrected + ".";
}

std::string corrections(const EventInput& in) {
  std::set<std::string> of_event;
  std::map<std::string, std::size_t> of_claims;
  for (const auto& member : in.event->members) {
    if (!in.event->tells(member)) continue;
    of_event.insert(member.mark().corrected.begin(), member.mark().corrected.end());
  }
  for (const auto& linked : in.event->claims) {
    if (linked.rejected) continue;
    for (const auto& f : in.event->members[linked.member].mark(linked.claim).corrected) {
      ++of_claims[f];
    }
  }
  std::string out;
  for (const auto& field : of_event) out += (out.empty() ? "" : "; ") + field;
  for (const auto& [field, count] : of_claims) {
    out += (out.empty() ? "" : "; ") + field + " (" + std::to_string(count) +
           (count == 1 ? " claim)" : " claims)");
  }
  return out;
}

std::optional<std::int64_t> type_of_violence(const EventInput& in) {
  if (in.sides->a.empty() || in.sides->b.empty()) return std::nullopt;
  const auto a = in.sides->a.front()->kind, b = in.sides->b.front()->kind;
  if (!is_armed(a)) return std::nullopt;
  if (b == ActorKind::civilians) return 3;
  if (!is_armed(b)) return std::nullopt;
  return a == ActorKind::state_forces || b == ActorKind::state_forces ? 1 : 2;
}

}  // namespace saksi::exports
