// SPDX-License-Identifier: Apache-2.0
#include "export/event_facts.h"

#include <charconv>

namespace saksi::exports {

base::Result<EventFacts> EventFacts::load(const lang::Pack& pack) {
  for (const auto* needed : {"countries", "actors"}) {
    if (!pack.has(needed)) {
      return base::fail(base::Code::invalid_pack,
                        "The language pack has no table " + std::string(needed) + ".");
    }
  }
  const auto& countries = pack.table("countries");
  if (auto good = countries.expect({"code", "number", "name"}); !good) {
    return base::fail(good.error());
  }
  EventFacts out;
  const auto code = countries.column("code"), number = countries.column("number"),
             name = countries.column("name");
  for (std::size_t i = 0; i < countries.size(); ++i) {
    const auto row = countries.row(i);
    Country& c = out.countries_[std::string(row[code])];
    std::from_chars(row[number].data(), row[number].data() + row[number].size(), c.number);
    c.name = row[name];
  }
  const auto& actors = pack.table("actors");
  if (auto good = actors.expect({"id", "kind", "from", "until"}); !good) {
    return base::fail(good.error());
  }
  const auto id = actors.column("id"), kind = actors.column("kind"), from = actors.column("from"),
             until = actors.column("until");
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const auto row = actors.row(i);
    out.periods_.push_back({std::string(row[id]), std::string(row[from]), std::string(row[until]),
                            std::string(row[kind])});
  }
  return out;
}

const EventFacts::Country* EventFacts::country(std::string_view code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : &found->second;
}

std::string EventFacts::years(const record::Actor& actor, std::optional<record::Day> day) const {
  if (actor.actor_id.empty() || actor.kind != record::ActorKind::state_forces || !day) return {};
  const std::string at = record::iso(*day);
  for (const auto& p : periods_) {
    if (p.id != actor.actor_id || p.kind != record::word(actor.kind) || p.from.empty()) continue;
    if (at < p.from || (!p.until.empty() && at > p.until)) continue;
    return " (" + p.from.substr(0, 4) + "-" + p.until.substr(0, 4) + ")";
  }
  return {};
}

}  // namespace saksi::exports
