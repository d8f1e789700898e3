// SPDX-License-Identifier: Apache-2.0
#include "export/event_values.h"

#include "export/plover.h"
#include "export/writers.h"
#include "record/precision.h"

#include <algorithm>
#include <array>
#include <set>

namespace saksi::exports {
namespace {

using ledger::PolicyFigure;
using record::ActorKind;
using record::EventType;
using record::Outcome;
using record::SubEventType;

void set_text(Cell& cell, std::string_view text) {
  if (text.empty()) {
    cell.clear();
  } else {
    cell.set(text);
  }
}

/// A value that is a text, as a fill.
template <auto text>
void as_text(const EventInput& in, Cell& cell) {
  set_text(cell, text(in));
}

/// A value that is a number or nothing, as a fill.
template <auto number>
void as_number(const EventInput& in, Cell& cell) {
  cell.set(number(in));
}

std::optional<std::int64_t> some(std::int64_t number) {
  return number;
}

// ---------------------------------------------------------------- what and when

std::string id(const EventInput& in) {
  return in.event->id;
}

EventType type(const EventInput& in) {
  return record::event_type(in.event->type.type);
}

std::string event_type(const EventInput& in) {
  return std::string(record::word(type(in)));
}

std::string sub_event_type(const EventInput& in) {
  return std::string(record::word(in.event->type.type));
}

std::string status(const EventInput& in) {
  return std::string(record::word(in.event->status));
}

/// ACLED files excessive force under two types at once; how it joins the two is not known here.
std::string disorder(const EventInput& in) {
  const auto sub = in.event->type.type;
  if (sub == SubEventType::excessive_force_against_protesters) return {};
  if (type(in) == EventType::protests || sub == SubEventType::violent_demonstration) {
    return "Demonstrations";
  }
  return type(in) == EventType::strategic_developments ? "Strategic developments"
                                                       : "Political violence";
}

std::string day(std::optional<record::Day> day) {
  return day ? record::iso(*day) : std::string();
}

std::string date_start(const EventInput& in) {
  return day(in.event->date.date.start);
}

std::string date_end(const EventInput& in) {
  return day(in.event->date.date.end);
}

/// ACLED's day: of a week or a month that stands for many, the middle one. Of more than a month
/// there is none.
std::string event_date(const EventInput& in) {
  using std::chrono::sys_days;
  const auto& date = in.event->date.date;
  if (!date.start || !date.end) return {};
  const auto first = sys_days(*date.start);
  const auto days = (sys_days(*date.end) - first).count();
  if (days > 30) return {};
  return record::iso(record::Day(first + std::chrono::days(days / 2)));
}

std::optional<std::int64_t> year(const EventInput& in) {
  const auto& date = in.event->date.date;
  if (!date.start || !date.end || date.start->year() != date.end->year()) return std::nullopt;
  return static_cast<int>(date.start->year());
}

std::optional<std::int64_t> time_precision(const EventInput& in) {
  return record::acled_time_precision(in.event->date.date);
}

std::optional<std::int64_t> date_prec(const EventInput& in) {
  return record::ged_date_prec(in.event->date.date);
}

// ---------------------------------------------------------------- who

std::string actor1(const EventInput& in) {
  return first_name(in, in.sides->a);
}

std::string actor2(const EventInput& in) {
  return first_name(in, in.sides->b);
}

/// Of the actor whose row it is.
std::string own_actor(const EventInput& in) {
  return in.actor == nullptr ? std::string() : actor_name(in, *in.actor);
}

std::string others1(const EventInput& in) {
  return other_names(in, in.sides->a);
}

std::string others2(const EventInput& in) {
  return other_names(in, in.sides->b);
}

/// ACLED's numbers of kinds; none where there is nobody or the kind is not known.
std::optional<std::int64_t> inter(const record::Actor* actor) {
  if (actor == nullptr || actor->kind == ActorKind::unknown) return std::nullopt;
  return static_cast<std::int64_t>(actor->kind) + 1;
}

std::optional<std::int64_t> inter(const Side& side) {
  return inter(side.empty() ? nullptr : side.front());
}

std::optional<std::int64_t> own_inter(const EventInput& in) {
  return inter(in.actor);
}

std::optional<std::int64_t> inter1(const EventInput& in) {
  return inter(in.sides->a);
}

std::optional<std::int64_t> inter2(const EventInput& in) {
  return inter(in.sides->b);
}

/// Two digits, the lower first; x0 for a sole actor. None when somebody's kind is not known: who
/// strikes a target and is not named is no sole actor.
std::optional<std::int64_t> interaction(const EventInput& in) {
  const auto a = inter1(in), b = inter2(in);
  if (a && b) return 10 * std::min(*a, *b) + std::max(*a, *b);
  if (a && in.sides->b.empty()) return 10 * *a;
  return std::nullopt;
}

std::string civilian_targeting(const EventInput& in) {
  const Side& b = in.sides->b;
  return !b.empty() && b.front()->kind == ActorKind::civilians ? "Civilian targeting" : "";
}

std::string dyad(const EventInput& in) {
  if (in.sides->a.empty() || in.sides->b.empty()) return {};
  return actor1(in) + " - " + actor2(in);
}

// ---------------------------------------------------------------- where

std::string country_code(const EventInput& in) {
  return place_of(in) == nullptr ? std::string() : place_of(in)->country;
}

std::optional<std::int64_t> country_number(const EventInput& in) {
  const auto* c = in.facts->country(country_code(in));
  return c == nullptr ? std::nullopt : some(c->number);
}

std::string admin1(const EventInput& in) {
  return place_of(in) == nullptr ? std::string() : place_of(in)->admin1;
}

std::string admin2(const EventInput& in) {
  return place_of(in) == nullptr ? std::string() : place_of(in)->admin2;
}

std::optional<std::int64_t> geo_precision(const EventInput& in) {
  const auto place = shown_place(in);
  return place ? some(record::acled_geo_precision(*place)) : std::nullopt;
}

std::optional<std::int64_t> where_prec(const EventInput& in) {
  const auto place = shown_place(in);
  return place ? some(record::ged_where_prec(*place)) : std::nullopt;
}

std::optional<std::int64_t> prio_grid(const EventInput& in) {
  const auto lat = latitude(in), lon = longitude(in);
  const auto cell = lat && lon ? record::prio_grid(*lat, *lon) : std::nullopt;
  return cell ? some(*cell) : std::nullopt;
}

std::string wkt(const EventInput& in) {
  const auto lon = longitude(in), lat = latitude(in);
  if (!lon || !lat) return {};
  std::string out = "POINT (";
  append_number(out, *lon);
  out += ' ';
  append_number(out, *lat);
  return out + ')';
}

std::string where_description(const EventInput& in) {
  std::string out = location(in), last = out;
  for (const auto& part : {admin2(in), admin1(in), country_name(in)}) {
    if (part.empty() || part == last) continue;
    out += (out.empty() ? "" : ", ") + part;
    last = part;
  }
  return out;
}

/// 1 for one clear event; 2 when its day or its place is not told.
std::optional<std::int64_t> clarity(const EventInput& in) {
  const bool clear =
      in.event->date.date.precision == record::DatePrecision::day && !in.event->places.empty();
  return clear ? 1 : 2;
}

// ---------------------------------------------------------------- by whom

/// Distinct texts of the members, "; " between.
template <class F>
std::string of_members(const EventInput& in, F text) {
  std::string out;
  std::set<std::string> seen;
  for (const auto& member : in.event->members) {
    if (!in.event->tells(member)) continue;
    const std::string it = text(member.document());
    if (it.empty() || !seen.insert(it).second) continue;
    out += (out.empty() ? "" : "; ") + it;
  }
  return out;
}

std::string publishers(const EventInput& in) {
  return of_members(in, [](const auto& d) { return d.publisher.value_or(""); });
}

std::string reports(const EventInput& in) {
  return of_members(in, [&](const auto& d) { return shown_id(in.redactor, d.id); });
}

std::string published(const EventInput& in) {
  return of_members(in, [](const auto& d) { return d.published.value_or("").substr(0, 10); });
}

std::string headlines(const EventInput& in) {
  return of_members(in, [&](const auto& d) {
    const std::string title = d.title.value_or("");
    return in.redactor == nullptr ? title : capped(in.redactor->quote(title), kQuoteLetters);
  });
}

/// Who told the outlets: the nearest speakers of all claims.
std::string speakers(const EventInput& in) {
  std::string out;
  std::set<std::string> seen;
  for (const auto& linked : in.event->claims) {
    const auto& sources = in.event->claim(linked).sources;
    if (sources.empty() || linked.rejected) continue;
    const std::string name = speaker_name(in, sources.front());
    if (seen.insert(name).second) out += (out.empty() ? "" : "; ") + name;
  }
  return out;
}

std::optional<std::int64_t> report_count(const EventInput& in) {
  return in.event->reports;
}

std::optional<std::int64_t> origin_count(const EventInput& in) {
  return ledger::independent_origins(*in.event);
}

// ---------------------------------------------------------------- how many

template <Outcome outcome, std::optional<std::int64_t> PolicyFigure::*bound>
std::optional<std::int64_t> policy_figure(const EventInput& in) {
  const auto* f = figure(in, outcome);
  return f == nullptr ? std::nullopt : f->*bound;
}

template <std::optional<std::int64_t> Deaths::*part>
std::optional<std::int64_t> dead(const EventInput& in) {
  return deaths(in).*part;
}

std::optional<std::int64_t> version(const EventInput& in) {
  return in.number == 0 ? std::nullopt : some(in.number);
}

void nothing(const EventInput& /*in*/, Cell& cell) {
  cell.clear();
}

// ---------------------------------------------------------------- PLOVER

/// POLECAT has one type and one mode a row.
std::string one_type(const EventInput& in) {
  const auto& types = plover_type(in.event->type.type).types;
  return types.size() == 1 ? std::string(types.front()) : std::string();
}

std::string one_mode(const EventInput& in) {
  const auto& modes = plover_type(in.event->type.type).modes;
  return one_type(in).empty() || modes.size() != 1 ? std::string() : std::string(modes.front());
}

std::optional<std::int64_t> quad(const EventInput& in) {
  return quad_code(plover_type(in.event->type.type));
}

void has_event(const EventInput& /*in*/, Cell& cell) {
  cell.set(true);
}

// ---------------------------------------------------------------- by name

struct Named {
  std::string_view name;
  EventFill fill;
};

constexpr auto kLow = &PolicyFigure::low;
constexpr auto kBest = &PolicyFigure::best;
constexpr auto kHigh = &PolicyFigure::high;
constexpr auto kKilled = Outcome::killed;
constexpr auto kInjured = Outcome::injured;
constexpr auto kJoint = Outcome::killed_or_injured;

constexpr Named kValues[] = {
    {"linked.none", nothing},
    {"linked.id", as_text<id>},
    {"linked.event_type", as_text<event_type>},
    {"linked.sub_event_type", as_text<sub_event_type>},
    {"linked.disorder_type", as_text<disorder>},
    {"linked.type_of_violence", as_number<type_of_violence>},
    {"linked.status", as_text<status>},
    {"linked.plover_type", as_text<one_type>},
    {"linked.plover_mode", as_text<one_mode>},
    {"linked.plover_types", as_text<plover_types>},
    {"linked.plover_modes", as_text<plover_modes>},
    {"linked.plover_actors", as_text<plover_actors>},
    {"linked.plover_recipients", as_text<plover_recipients>},
    {"linked.plover_location", as_text<plover_location>},
    {"linked.plover_size", as_text<plover_size>},
    {"linked.plover_cites", as_text<plover_cites>},
    {"linked.plover_claims", as_text<plover_claims>},
    {"linked.quad_code", as_number<quad>},
    {"linked.has_event", has_event},
    {"linked.words", as_text<event_words>},
    {"linked.version", as_number<version>},
    {"linked.event_date", as_text<event_date>},
    {"linked.date_start", as_text<date_start>},
    {"linked.date_end", as_text<date_end>},
    {"linked.year", as_number<year>},
    {"linked.time_precision", as_number<time_precision>},
    {"linked.date_prec", as_number<date_prec>},
    {"linked.actor", as_text<own_actor>},
    {"linked.actor_inter", as_number<own_inter>},
    {"linked.actor1", as_text<actor1>},
    {"linked.actor2", as_text<actor2>},
    {"linked.assoc_actor_1", as_text<others1>},
    {"linked.assoc_actor_2", as_text<others2>},
    {"linked.inter1", as_number<inter1>},
    {"linked.inter2", as_number<inter2>},
    {"linked.interaction", as_number<interaction>},
    {"linked.civilian_targeting", as_text<civilian_targeting>},
    {"linked.dyad", as_text<dyad>},
    {"linked.iso", as_number<country_number>},
    {"linked.country", as_text<country_name>},
    {"linked.country_code", as_text<country_code>},
    {"linked.admin1", as_text<admin1>},
    {"linked.admin2", as_text<admin2>},
    {"linked.location", as_text<location>},
    {"latitude", as_number<latitude>},
    {"longitude", as_number<longitude>},
    {"linked.geo_precision", as_number<geo_precision>},
    {"linked.where_prec", as_number<where_prec>},
    {"linked.where_description", as_text<where_description>},
    {"linked.wkt", as_text<wkt>},
    {"linked.prio_grid", as_number<prio_grid>},
    {"linked.clarity", as_number<clarity>},
    {"linked.publishers", as_text<publishers>},
    {"linked.report_ids", as_text<reports>},
    {"linked.published", as_text<published>},
    {"linked.headlines", as_text<headlines>},
    {"linked.speakers", as_text<speakers>},
    {"linked.reports", as_number<report_count>},
    {"linked.origins", as_number<origin_count>},
    {"linked.notes", as_text<figure_notes>},
    {"linked.corrected", as_text<corrections>},
    {"linked.deaths_a", as_number<dead<&Deaths::a>>},
    {"linked.deaths_b", as_number<dead<&Deaths::b>>},
    {"linked.deaths_civilians", as_number<dead<&Deaths::civilians>>},
    {"linked.deaths_unknown", as_number<dead<&Deaths::unknown>>},
    {"linked.killed_low", as_number<policy_figure<kKilled, kLow>>},
    {"linked.killed_best", as_number<policy_figure<kKilled, kBest>>},
    {"linked.killed_high", as_number<policy_figure<kKilled, kHigh>>},
    {"linked.injured_low", as_number<policy_figure<kInjured, kLow>>},
    {"linked.injured_best", as_number<policy_figure<kInjured, kBest>>},
    {"linked.injured_high", as_number<policy_figure<kInjured, kHigh>>},
    {"linked.joint_low", as_number<policy_figure<kJoint, kLow>>},
    {"linked.joint_high", as_number<policy_figure<kJoint, kHigh>>},
    {"linked.abducted_best", as_number<policy_figure<Outcome::abducted, kBest>>},
    {"linked.displaced_best", as_number<policy_figure<Outcome::displaced, kBest>>},
};

EventFill fill_of(std::string_view value) {
  const auto* found = std::find_if(std::begin(kValues), std::end(kValues),
                                   [&](const Named& named) { return named.name == value; });
  return found == std::end(kValues) ? nullptr : found->fill;
}

}  // namespace

base::Result<std::vector<EventFill>> event_fills(const Table& table) {
  std::vector<EventFill> out;
  for (const auto& column : table.columns) {
    const EventFill fill = fill_of(column.value);
    if (fill == nullptr) {
      return base::fail(base::Code::invalid_pack,
                        "The profile '" + table.name + "' has a column '" + column.name +
                            "' that wants a value '" + column.value + "', which no event has.",
                        "export_columns");
    }
    out.push_back(fill);
  }
  return out;
}

std::vector<std::string_view> event_value_names() {
  std::vector<std::string_view> out;
  for (const auto& named : kValues) out.push_back(named.name);
  return out;
}

}  // namespace saksi::exports
