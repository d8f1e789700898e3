// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace saksi::record {
namespace {

using base::Code;
using base::fail;
using base::Result;

Result<void> bad(std::string what) {
  return fail(Code::damaged, "The record does not hold together: " + std::move(what) + ".");
}

bool on_bounds(std::string_view text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

bool fits(std::string_view text, Span s) {
  return s.begin < s.end && s.end <= text.size() && on_bounds(text, s.begin) &&
         on_bounds(text, s.end);
}

bool all_fit(std::string_view text, const std::vector<Span>& spans) {
  for (const auto s : spans) {
    if (!fits(text, s)) return false;
  }
  return true;
}

bool well_formed(const Date& d) {
  if (d.precision == DatePrecision::unknown) return !d.start && !d.end;
  if (!d.start || !d.end || !d.start->ok() || !d.end->ok()) return false;
  return std::chrono::sys_days(*d.start) <= std::chrono::sys_days(*d.end);
}

bool well_formed(const Count& c) {
  return !c.low || !c.high || *c.low <= *c.high;
}

bool fits(std::string_view text, const std::optional<Actor>& a) {
  return !a || all_fit(text, a->evidence);
}

Result<void> check(const Document& d, const Event& e, const std::string& name) {
  if (e.evidence.empty()) return bad(name + " has no evidence");
  if (!all_fit(d.text, e.evidence)) return bad(name + " has evidence outside the text");
  if (!well_formed(e.date)) return bad(name + " has a date that cannot be");
  for (const auto& p : e.places) {
    if (!all_fit(d.text, p.evidence)) return bad(name + " has a place outside the text");
    if (p.latitude.has_value() != p.longitude.has_value()) return bad(name + " has half a point");
  }
  for (const auto& a : e.actors) {
    if (!all_fit(d.text, a.actor.evidence)) return bad(name + " has an actor outside the text");
  }
  return {};
}

Result<void> check(const Record& r, const Claim& c, const std::string& name) {
  const std::string_view text = r.document.text;
  if (c.evidence.empty()) return bad(name + " has no evidence");
  if (!all_fit(text, c.evidence)) return bad(name + " has evidence outside the text");
  if (c.event && static_cast<std::size_t>(*c.event) >= r.events.size()) {
    return bad(name + " names an event that is not there");
  }
  if (c.part_of && static_cast<std::size_t>(*c.part_of) >= r.claims.size()) {
    return bad(name + " is part of a claim that is not there");
  }
  if (!well_formed(c.count)) return bad(name + " has a count whose low is above its high");
  for (const auto& s : c.sources) {
    if (!all_fit(text, s.evidence)) return bad(name + " has a source outside the text");
  }
  if (!fits(text, c.victims) || !fits(text, c.actor) ||
      (c.place && !all_fit(text, c.place->evidence))) {
    return bad(name + " has a victim, actor or place outside the text");
  }
  return {};
}

}  // namespace

std::string iso(Day day) {
  std::array<char, 16> buffer{};
  const int n =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                    static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return {buffer.data(), static_cast<std::size_t>(n)};
}

std::optional<Day> parse_day(std::string_view s) {
  if (s.size() < 10 || s[4] != '-' || s[7] != '-') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) -> std::optional<unsigned> {
    unsigned value = 0;
    const char* begin = s.data() + at;
    const auto [end, error] = std::from_chars(begin, begin + size, value);
    if (error != std::errc() || end != begin + size) return std::nullopt;
    return value;
  };
  const auto y = number(0, 4);
  const auto m = number(5, 2);
  const auto d = number(8, 2);
  if (!y || !m || !d) return std::nullopt;
  const Day day{std::chrono::year(static_cast<int>(*y)), std::chrono::month(*m),
                std::chrono::day(*d)};
  if (!day.ok()) return std::nullopt;
  return day;
}

base::Result<void> check(const Record& record) {
  for (const auto& f : record.document.furniture) {
    if (!fits(record.document.text, f.span)) return bad("furniture lies outside the text");
  }
  for (std::size_t i = 0; i < record.events.size(); ++i) {
    auto ok = check(record.document, record.events[i], id(EventId{static_cast<std::uint32_t>(i)}));
    if (!ok) return ok;
  }
  for (std::size_t i = 0; i < record.claims.size(); ++i) {
    auto ok = check(record, record.claims[i], id(ClaimId{static_cast<std::uint32_t>(i)}));
    if (!ok) return ok;
  }
  return {};
}

}  // namespace saksi::record
