// SPDX-License-Identifier: Apache-2.0
#include "ledger/claims.h"

#include "base/utf8.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace saksi::ledger {
namespace {

using record::ClaimKind;
using record::SourceKind;

bool has_figure(const record::Claim& c) {
  return c.kind == ClaimKind::casualties || c.kind == ClaimKind::detention ||
         c.kind == ClaimKind::displacement;
}

/// By when they were said: dated ones first, then as they stand.
void sort_entries(std::vector<Entry>& entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.said.has_value() != b.said.has_value()) return a.said.has_value();
    return a.said < b.said;
  });
}

/// Days alone: within one day nobody knows which report was later.
std::string_view day(const Entry& e) {
  return e.said ? std::string_view(*e.said).substr(0, 10) : std::string_view();
}

/// Marks in `entries`, all of one outcome and group, what repeats and what a later word replaces.
void mark(std::vector<Entry>& entries, const LinkedEvent& event) {
  const auto claim = [&](const Entry& e) -> const LinkedClaim& { return event.claims[e.claim]; };
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t j = i + 1; j < entries.size(); ++j) {
      Entry &a = entries[i], &b = entries[j];
      if (a.rejected || b.rejected) continue;
      if (claim(a).origin != claim(b).origin || a.part != b.part) continue;
      const bool equal = event.claim(claim(a)).count == event.claim(claim(b)).count;
      if (equal && !b.repeats) b.repeats = a.repeats.value_or(a.claim);
      if (!equal && !day(a).empty() && day(a) < day(b)) a.superseded_by = b.claim;
    }
  }
}

}  // namespace

std::string_view word(Side side) {
  switch (side) {
    case Side::state:
      return "state";
    case Side::armed_group:
      return "armed_group";
    case Side::local:
      return "local";
    case Side::outside:
      return "outside";
    case Side::media:
      return "media";
    case Side::unnamed:
      break;
  }
  return "unnamed";
}

std::string chain_of(const record::Claim& claim) {
  std::string out;
  for (const auto& s : claim.sources) {
    if (!out.empty()) out += " < ";
    out += s.name;
  }
  return out;
}

Side side_of(const record::Claim& claim) {
  if (claim.sources.empty()) return Side::media;
  switch (claim.sources.front().kind) {
    case SourceKind::official:
    case SourceKind::state_forces:
      return Side::state;
    case SourceKind::armed_group:
      return Side::armed_group;
    case SourceKind::witness:
    case SourceKind::civilian:
    case SourceKind::medical:
      return Side::local;
    case SourceKind::ngo:
    case SourceKind::international_organisation:
      return Side::outside;
    case SourceKind::media:
    case SourceKind::social_media:
      return Side::media;
    case SourceKind::anonymous:
    case SourceKind::unknown:
      break;
  }
  return Side::unnamed;
}

std::vector<Group> groups(const LinkedEvent& event) {
  using Key = std::tuple<record::Outcome, bool, record::ActorKind>;
  std::map<Key, Group> found;
  for (std::uint32_t i = 0; i < event.claims.size(); ++i) {
    const record::Claim& c = event.claim(event.claims[i]);
    if (!has_figure(c)) continue;
    const auto kind = c.victims ? c.victims->kind : record::ActorKind::unknown;
    const bool known = kind != record::ActorKind::unknown;
    Group& group = found[{c.outcome, known, kind}];
    group.outcome = c.outcome;
    if (known) group.victims = kind;
    if (c.victims &&
        std::find(group.names.begin(), group.names.end(), c.victims->name) == group.names.end()) {
      group.names.push_back(c.victims->name);
    }
    const LinkedClaim& linked = event.claims[i];
    const Told& told = event.members[linked.member];
    group.entries.push_back({i, side_of(c), chain_of(c), told.document().published, std::nullopt,
                             std::nullopt, told.is_part(linked.claim), linked.rejected});
  }
  std::vector<Group> out;
  for (auto& [key, group] : found) {
    sort_entries(group.entries);
    mark(group.entries, event);
    out.push_back(std::move(group));
  }
  return out;
}

namespace {

/// What one origin says at most.
struct Largest {
  std::optional<std::int64_t> low, high;
  bool open = false;

  void add(const record::Count& count) {
    if (count.low && (!low || *count.low > *low)) low = count.low;
    if (count.high && (!high || *count.high > *high)) high = count.high;
    open = open || !count.high;
  }
};

/// Whether no number fits both.
bool exclude(const record::Count& a, const record::Count& b) {
  const auto above = [](const record::Count& x, const record::Count& y) {
    return x.low && y.high && *x.low > *y.high;
  };
  return above(a, b) || above(b, a);
}

}  // namespace

std::optional<FigureRange> figure_range(const LinkedEvent& event, record::Outcome outcome) {
  FigureRange out;
  std::map<std::uint32_t, Largest> origins;
  for (const auto& lc : event.claims) {
    const record::Claim& c = event.claim(lc);
    if (!counts(event, lc) || c.kind != ClaimKind::casualties || c.outcome != outcome ||
        c.modality == record::Modality::denied) {
      continue;
    }
    ++out.claims;
    const bool part = event.members[lc.member].is_part(lc.claim);
    if (!part && (c.count.low || c.count.high)) origins[lc.origin].add(c.count);
  }
  if (out.claims == 0) return std::nullopt;
  bool open = origins.empty();
  for (const auto& entry : origins) {
    const Largest& l = entry.second;
    if (l.low && (!out.low || *l.low < *out.low)) out.low = l.low;
    if (l.high && (!out.high || *l.high > *out.high)) out.high = l.high;
    open = open || l.open;
  }
  if (open) out.high.reset();
  return out;
}

bool disagreement(const LinkedEvent& event) {
  for (const auto& group : groups(event)) {
    for (const auto& a : group.entries) {
      for (const auto& b : group.entries) {
        const LinkedClaim &x = event.claims[a.claim], &y = event.claims[b.claim];
        const bool current = !a.superseded_by && !b.superseded_by && !a.part && !b.part &&
                             !a.rejected && !b.rejected;
        if (current && x.origin != y.origin && exclude(event.claim(x).count, event.claim(y).count))
          return true;
      }
    }
  }
  return false;
}

}  // namespace saksi::ledger
