// SPDX-License-Identifier: Apache-2.0
// Reading linked events, control and links.
#include "ledger/claims.h"
#include "ledger/telling.h"
#include "store/filter.h"
#include "store/impl.h"
#include "store/linking.h"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_set>

namespace saksi::store {
namespace {

using base::Code;
using base::Result;

[[noreturn]] void no_event(std::string_view id) {
  throw_failed(Code::not_found, "There is no event with this id.", std::string(id));
}

/// The linked event that this number leads to: its own, or that of one of its members.
std::int64_t resolve(Connection& db, std::string_view id) {
  const auto number = ledger::parse_event_id(id);
  if (!number) no_event(id);
  Statement& row = db.prepared(
      "SELECT linked FROM linked_events WHERE linked=?1 UNION ALL"
      " SELECT linked FROM members WHERE number=?1 LIMIT 1");
  if (!row.bind(static_cast<std::int64_t>(*number)).step()) no_event(id);
  const auto linked = row.integer(0);
  row.reset();
  return linked;
}

std::vector<LinkedRow> rows_of(Connection& db, const std::vector<std::int64_t>& keys) {
  std::vector<LinkedRow> out;
  Statement& row = db.prepared("SELECT id, head FROM linked_events WHERE linked=?");
  for (const auto key : keys) {
    if (!row.bind(key).step()) continue;
    out.push_back({row.text(0), row.text(1)});
    row.reset();
  }
  return out;
}

LinkedList all_linked(Connection& db, std::uint32_t limit, std::uint32_t offset) {
  LinkedList out;
  out.total = static_cast<std::uint64_t>(db.number("SELECT count(*) FROM linked_events"));
  Statement& row = db.prepared(
      "SELECT id, head FROM linked_events ORDER BY date_start DESC, linked LIMIT ? OFFSET ?");
  row.bind(limit, offset);
  while (row.step()) out.items.push_back({row.text(0), row.text(1)});
  return out;
}

/// The linked events of these events of reports, each where its first one stands.
LinkedList linked_of(Connection& db, const std::vector<std::int64_t>& events, std::uint32_t limit,
                     std::uint32_t offset) {
  LinkedList out;
  std::unordered_set<std::int64_t> seen;
  std::vector<std::int64_t> page;
  Statement& member = db.prepared("SELECT linked FROM members WHERE event=?");
  for (const auto event : events) {
    if (!member.bind(event).step()) continue;
    const auto linked = member.integer(0);
    member.reset();
    if (!seen.insert(linked).second) continue;
    if (out.total++ >= offset && page.size() < limit) page.push_back(linked);
  }
  out.items = rows_of(db, page);
  return out;
}

/// An event of a report as links see it.
struct Seen {
  std::int64_t linked = 0;
  ledger::Telling telling;
  std::vector<std::string> corrected;  ///< "REPORT e1: date"
};

/// The fields of an event that links compare and a reviewer corrected.
std::vector<std::string> corrected_for_links(Connection& db, const ledger::Member& member) {
  std::vector<std::string> out;
  const auto reviews = stored_reviews(db, member.document);
  const auto it = reviews.find(member.event);
  if (it == reviews.end()) return out;
  for (const auto* field : {"sub_event_type", "status", "date", "places", "actors"}) {
    if (it->second.edits.count(field) == 0) continue;
    out.push_back(member.document + ' ' + member.event + ": " + field);
  }
  return out;
}

Seen seen(Connection& db, const ledger::Member& member) {
  Statement& row = db.prepared(
      "SELECT linked, line FROM reports JOIN events USING(document) JOIN members USING(event)"
      " JOIN tellings USING(telling) WHERE reports.id=? AND events.id=?");
  if (!row.bind(member.document, member.event).step()) {
    throw_failed(Code::not_found, "There is no such event of a report.",
                 member.document + ' ' + member.event);
  }
  Seen out{row.integer(0), ledger::telling_from(row.view(1)).value_or(ledger::Telling{}), {}};
  row.reset();
  out.corrected = corrected_for_links(db, member);
  return out;
}

std::optional<Judgement> judged(Connection& db, const ledger::Member& a, const ledger::Member& b) {
  Statement& row = db.prepared(
      "SELECT judgement FROM verdicts WHERE (report_a=?1 AND event_a=?2 AND report_b=?3 AND"
      " event_b=?4) OR (report_a=?3 AND event_a=?4 AND report_b=?1 AND event_b=?2)"
      " ORDER BY verdict DESC LIMIT 1");
  std::optional<Judgement> out;
  if (row.bind(a.document, a.event, b.document, b.event).step()) {
    const auto text = row.view(0);
    if (text == "same") out = Judgement::same;
    if (text == "different") out = Judgement::different;
  }
  row.reset();
  return out;
}

std::string sentence(const LinkExplanation& e, const ledger::Member& a, const ledger::Member& b) {
  if (e.judged == Judgement::same) return "A person said that they are the same.";
  if (e.judged == Judgement::different) return "A person said that they are not the same.";
  if (e.rejected) {
    return e.together
               ? "A reviewer rejected one of them: it is listed with the other and counts for "
                 "nothing."
               : "A reviewer rejected one of them: it takes no part in linking.";
  }
  const bool alike = e.likeness == "same" || e.likeness == "vague";
  if (e.together) {
    return alike ? "They are told alike." : "Other reports of the same event tie them together.";
  }
  if (a.document == b.document) return "They are two events of one report.";
  if (e.likeness == "different") return "They contradict each other.";
  return alike ? "They are told alike, but one of them contradicts another report of the event, or "
                 "fits two events equally."
               : "Not enough speaks for it.";
}

// ---------------------------------------------------------------- control

struct ControlRow {
  std::int64_t document = 0;
  std::string claim;
  std::optional<std::string> event;
  std::optional<std::int64_t> linked;
};

std::vector<ControlRow> control_rows(Connection& db, const std::string& place,
                                     const std::optional<std::string>& country) {
  Statement& row = db.prepared(
      "SELECT claims.document, claims.id, events.id, members.linked FROM claims"
      " LEFT JOIN events USING(event) LEFT JOIN members USING(event)"
      " WHERE claims.kind='control' AND claims.place=? AND claims.place_country IS ?"
      " ORDER BY claims.claim");
  std::vector<ControlRow> out;
  row.bind(place, country);
  while (row.step()) {
    out.push_back({row.integer(0), row.text(1), row.text_or_none(2), row.integer_or_none(3)});
  }
  return out;
}

std::uint32_t position(std::string_view id) {
  return static_cast<std::uint32_t>(std::stoul(std::string(id.substr(1)))) - 1;
}

ledger::ControlTimeline timeline(Connection& db, const std::string& place,
                                 const std::optional<std::string>& country) {
  std::vector<ledger::ControlClaim> claims;
  std::map<std::int64_t, ReviewedReport> reports;
  for (const auto& row : control_rows(db, place, country)) {
    ReviewedReport& report = reports[row.document];
    if (!report.record) report = review(db, row.document, load_record(db, row.document));
    ledger::ControlClaim claim;
    claim.told = report.told(record::EventId{row.event ? position(*row.event) : 0}, {});
    claim.about_event = row.event.has_value();
    claim.claim = record::ClaimId{position(row.claim)};
    if (claim.told.rejected(claim.claim)) continue;
    if (row.linked) claim.linked = ledger::event_id(static_cast<std::uint64_t>(*row.linked));
    claims.push_back(std::move(claim));
  }
  return ledger::control_timeline(std::move(claims));
}

}  // namespace

Result<LinkedList> Store::linked_events(const EventFilter& filter, std::uint32_t limit,
                                        std::uint32_t offset) const {
  return guarded([&] {
    if (keeps_all(filter)) {
      return impl_->reading([&](Connection& db) { return all_linked(db, limit, offset); });
    }
    constexpr auto kAll = std::numeric_limits<std::uint32_t>::max();
    const Matches matches = impl_->words(filter);
    const auto selection = impl_->with_events(
        [&](const EventIndex& index) { return index.select(filter, matches.given(), kAll, 0); });
    return impl_->reading(
        [&](Connection& db) { return linked_of(db, selection.events, limit, offset); });
  });
}

Result<LinkedDetail> Store::linked_event(std::string_view id) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      LinkedDetail out{ledger::derive(told(db, resolve(db, id))), std::nullopt};
      if (ledger::parse_event_id(id) != ledger::parse_event_id(out.event.id)) {
        out.redirected_from = std::string(id);
      }
      return out;
    });
  });
}

Result<std::string> Store::linked_id(std::string_view report, std::string_view event) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      const Seen it = seen(db, {std::string(report), std::string(event)});
      return ledger::event_id(static_cast<std::uint64_t>(it.linked));
    });
  });
}

Result<std::vector<ledger::ControlTimeline>> Store::control(std::string_view place) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT place, place_country FROM claims WHERE kind='control' AND place IS NOT NULL AND" +
          std::string(kClaimStands) +
          " GROUP BY place, place_country ORDER BY count(*) DESC, place, place_country");
      std::vector<std::pair<std::string, std::optional<std::string>>> found;
      Names names;
      row.bind();
      while (row.step()) {
        names = Names();
        names.number(row.view(0));
        if (names.matching({std::string(place)})[1]) {
          found.emplace_back(row.text(0), row.text_or_none(1));
        }
      }
      std::vector<ledger::ControlTimeline> out;
      for (const auto& [name, country] : found) {
        auto line = timeline(db, name, country);
        if (!line.entries.empty()) out.push_back(std::move(line));
      }
      return out;
    });
  });
}

Result<std::vector<ControlPlace>> Store::control_places(std::uint32_t limit,
                                                        std::uint32_t offset) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT place, coalesce(place_country, ''), count(*) FROM claims WHERE kind='control'"
          " AND place IS NOT NULL AND" +
          std::string(kClaimStands) +
          " GROUP BY place, place_country"
          " ORDER BY count(*) DESC, place, place_country LIMIT ? OFFSET ?");
      row.bind(limit, offset);
      std::vector<ControlPlace> out;
      while (row.step()) {
        out.push_back({row.text(0), row.text(1), static_cast<std::uint64_t>(row.integer(2))});
      }
      return out;
    });
  });
}

Result<LinkExplanation> Store::explain(const ledger::Member& a, const ledger::Member& b) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      const Seen x = seen(db, a), y = seen(db, b);
      const auto comparison = ledger::compare(x.telling, y.telling);
      LinkExplanation out;
      out.together = x.linked == y.linked;
      out.linked_a = ledger::event_id(static_cast<std::uint64_t>(x.linked));
      out.linked_b = ledger::event_id(static_cast<std::uint64_t>(y.linked));
      out.likeness = ledger::word(comparison.likeness);
      out.score = comparison.score;
      out.reasons = comparison.reasons;
      out.corrected = x.corrected;
      out.corrected.insert(out.corrected.end(), y.corrected.begin(), y.corrected.end());
      out.rejected = is_rejected(x.telling) || is_rejected(y.telling);
      out.judged = judged(db, a, b);
      out.why = sentence(out, a, b);
      return out;
    });
  });
}

Result<std::vector<Doubt>> Store::doubts(std::uint32_t limit, std::uint32_t offset) const {
  return guarded([&] {
    return impl_->reading([&](Connection& db) {
      // One pair of members stands for all that are told as these two are.
      Statement& row = db.prepared(
          "SELECT ra.id, ea.id, ma.linked, rb.id, eb.id, mb.linked, score, reasons FROM links"
          " JOIN members ma ON ma.event = (SELECT min(event) FROM members WHERE telling=links.a)"
          " JOIN members mb ON mb.event = (SELECT min(event) FROM members WHERE telling=links.b)"
          " JOIN events ea ON ea.event=ma.event JOIN reports ra ON ra.document=ea.document"
          " JOIN events eb ON eb.event=mb.event JOIN reports rb ON rb.document=eb.document"
          " WHERE kind='doubtful' AND ma.linked<>mb.linked AND ra.id<>rb.id"
          " ORDER BY score DESC, links.a, links.b LIMIT ? OFFSET ?");
      row.bind(limit, offset);
      std::vector<Doubt> out;
      while (row.step()) {
        Doubt d;
        d.a = {row.text(0), row.text(1)};
        d.linked_a = ledger::event_id(static_cast<std::uint64_t>(row.integer(2)));
        d.b = {row.text(3), row.text(4)};
        d.linked_b = ledger::event_id(static_cast<std::uint64_t>(row.integer(5)));
        d.score = row.real(6);
        const std::string reasons = row.text(7);
        for (std::size_t at = 0; at < reasons.size();) {
          const auto end = std::min(reasons.find('\n', at), reasons.size());
          d.reasons.push_back(reasons.substr(at, end - at));
          at = end + 1;
        }
        out.push_back(std::move(d));
      }
      out.erase(std::remove_if(out.begin(), out.end(),
                               [&](const Doubt& d) { return judged(db, d.a, d.b).has_value(); }),
                out.end());
      return out;
    });
  });
}

}  // namespace saksi::store
