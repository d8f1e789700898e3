// SPDX-License-Identifier: Apache-2.0
#include "linked.h"

#include "account.h"
#include "ledger/article.h"
#include "ledger/claims.h"
#include "ledger/policy.h"
#include "terminal.h"

#include <fmt/format.h>

namespace saksi::app {
namespace {

std::string number(const std::optional<std::int64_t>& n) {
  return n ? std::to_string(*n) : std::string("?");
}

std::string date_text(const record::Date& d) {
  if (!d.start || !d.end) return "no date   ";
  const std::string start = record::iso(*d.start), end = record::iso(*d.end);
  return start == end ? start : start + ".." + end;
}

std::string place_text(const ledger::LinkedEvent& event) {
  if (event.places.empty()) return "no place";
  const record::Place& p = event.places.front().place;
  std::string out = p.name;
  for (const auto* part : {&p.admin1, &p.country}) {
    if (!part->empty() && *part != p.name) out += ", " + *part;
  }
  return out;
}

/// Nothing for what happened.
std::string status_text(const ledger::LinkedEvent& event) {
  if (event.status == record::EventStatus::occurred) return {};
  return fmt::format(" [{}]", record::word(event.status));
}

std::string range_text(const ledger::LinkedEvent& event, record::Outcome outcome) {
  const auto r = ledger::figure_range(event, outcome);
  if (!r) return {};
  const std::string low = number(r->low), high = number(r->high);
  return fmt::format("  {} {}", record::word(outcome), low == high ? low : low + ".." + high);
}

std::string some(std::size_t n, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string day_of(const std::optional<std::string>& time) {
  return time ? time->substr(0, 10) : std::string("no date   ");
}

std::string words_of(const record::Claim& claim, const record::Document& document) {
  return claim.evidence.empty() ? std::string()
                                : std::string(claim.evidence.front().in(document.text));
}

std::string who(std::string_view chain, ledger::Side side) {
  if (!chain.empty()) return fmt::format("{} ({})", chain, ledger::word(side));
  return "the report itself";
}

/// What reviewers made of it, or nothing.
std::string review_text(bool rejected, const ledger::Mark& mark) {
  std::string out = rejected ? "  rejected" : "";
  for (const auto& field : mark.corrected) out += "  corrected: " + field;
  return out;
}

/// `first`: the first member that is the same article.
std::string member_line(const ledger::Told& m, const ledger::Told& first) {
  const auto& d = m.document();
  const bool copy = !m.family.empty() && m.family != d.id;
  const bool page = first.document().id != d.id && !(copy && first.document().id == m.family);
  return fmt::format(
      "  {}  {}  {}{}{}{}\n      {}\n", day_of(d.published), d.id, record::id(m.event),
      copy ? "  copy of " + m.family : "", page ? "  same article as " + first.document().id : "",
      review_text(m.mark().rejected, m.mark()), d.title.value_or(d.publisher.value_or("-")));
}

std::string entry_line(const ledger::Entry& e, const ledger::LinkedEvent& event) {
  const ledger::LinkedClaim& lc = event.claims[e.claim];
  const record::Claim& c = event.claim(lc);
  const auto& document = event.members[lc.member].document();
  std::string out =
      fmt::format("  {}  {:<14} {}", day_of(e.said), count_text(c.count), who(e.chain, e.side));
  if (c.modality != record::Modality::asserted)
    out += fmt::format("  {}", record::word(c.modality));
  if (e.part) out += "  part of a total";
  if (e.superseded_by) out += "  superseded";
  if (e.repeats) out += "  again";
  out += review_text(e.rejected, event.members[lc.member].mark(lc.claim));
  return out + fmt::format("\n              \"{}\"  {} {}\n", words_of(c, document), document.id,
                           record::id(lc.claim));
}

std::string heading(const ledger::Group& g) {
  std::string out = std::string(record::word(g.outcome));
  if (g.victims) out += fmt::format(", {}", record::word(*g.victims));
  std::string names;
  for (const auto& n : g.names) names += (names.empty() ? "" : ", ") + n;
  return names.empty() ? out : out + " (" + names + ")";
}

std::string figure_line(const ledger::PolicyFigure& f) {
  std::string what{record::word(f.outcome)};
  if (f.victims) what += fmt::format(", {}", record::word(*f.victims));
  if (!f.side.empty()) what = f.side + ": " + what;
  return fmt::format("  {:<36} low {:<6} best {:<6} high {:<6} {}\n", what, number(f.low),
                     number(f.best), number(f.high), f.note);
}

}  // namespace

std::string linked_line(const ledger::LinkedEvent& event) {
  return harmless(
      fmt::format("{}  {}  {}{}, {}  {}, {}{}{}{}\n", event.id, date_text(event.date.date),
                  record::word(event.type.type), status_text(event), place_text(event),
                  some(event.reports, "report", "reports"),
                  some(ledger::independent_origins(event), "origin", "origins"),
                  range_text(event, record::Outcome::killed),
                  range_text(event, record::Outcome::injured), event.rejected ? "  rejected" : ""));
}

std::string linked_account(const store::LinkedDetail& detail) {
  const ledger::LinkedEvent& e = detail.event;
  std::string out = linked_line(e);
  if (detail.redirected_from) out += fmt::format("({} is this event)\n", *detail.redirected_from);
  out += "\nActors\n";
  for (const auto& a : e.actors) {
    out += fmt::format("  {:<11} {} ({})  in {}\n", record::word(a.actor.role), a.actor.actor.name,
                       record::word(a.actor.actor.kind), some(a.from.size(), "report", "reports"));
  }
  out += "\nReports\n";
  const auto articles = ledger::same_article(e.members);
  for (std::size_t i = 0; i < e.members.size(); ++i) {
    out += member_line(e.members[i], e.members[articles[i]]);
  }
  out += "\nClaims\n";
  for (const auto& lc : e.claims) {
    const auto& document = e.members[lc.member].document();
    const record::Claim& c = e.claim(lc);
    const auto speaker = c.sources.empty() ? "the report itself" : c.sources.front().name;
    out += fmt::format("  {}  {}  \"{}\"  {} {}{}\n", record::word(c.kind), speaker,
                       words_of(c, document), document.id, record::id(lc.claim),
                       review_text(lc.rejected, e.members[lc.member].mark(lc.claim)));
  }
  return harmless(out, LineEnds::kept);
}

std::string ledger_account(const ledger::LinkedEvent& event) {
  std::string out = linked_line(event);
  for (const auto& g : ledger::groups(event)) {
    out += '\n' + heading(g) + '\n';
    for (const auto& e : g.entries) out += entry_line(e, event);
  }
  for (const auto& p : ledger::policies()) {
    const auto result = ledger::apply(p.name, event);
    if (!result || result->figures.empty()) continue;
    out += fmt::format("\npolicy {} {}: {}\n", p.name, p.version, p.about);
    for (const auto& f : result->figures) out += figure_line(f);
  }
  return harmless(out, LineEnds::kept);
}

std::string control_account(const ledger::ControlTimeline& timeline) {
  const record::Place& p = timeline.place;
  std::string out = p.name + (p.country.empty() ? "" : ", " + p.country) + '\n';
  for (const auto& e : timeline.entries) {
    const record::Claim& c = e.claim.what();
    out +=
        fmt::format("  {}  {:<10} {}  {}{}{}\n              said {}  \"{}\"  {} {}\n",
                    e.valid ? record::iso(*e.valid) : "no date   ", record::word(c.control_change),
                    c.actor ? c.actor->name : "nobody named", who(e.chain, e.side),
                    e.contested.empty() ? "" : "  contested", e.unanswered ? "  unanswered" : "",
                    day_of(e.said), words_of(c, e.claim.told.document()),
                    e.claim.told.document().id, record::id(e.claim.claim));
  }
  return harmless(out, LineEnds::kept);
}

}  // namespace saksi::app
