// SPDX-License-Identifier: Apache-2.0
#include "ledger/policy.h"

#include "ledger/claims.h"

#include <algorithm>
#include <array>
#include <map>

namespace saksi::ledger {
namespace {

using record::Outcome;
using record::Qualifier;
using Number = std::optional<std::int64_t>;

/// One usable figure: not denied, not rejected, no part of a total, the newest of its chain.
struct Use {
  std::uint32_t claim = 0, origin = 0;
  record::Count count;
  Side side = Side::media;
  std::optional<std::string> said;
};

/// What a policy makes of the figures of one group.
struct Estimate {
  Number low, best, high;
  std::vector<std::uint32_t> claims;
  bool open = false;     ///< a report leaves the upper end open
  bool unclear = false;  ///< a figure without any number was passed over
};

// A vague word as the number that a policy takes for it, by the range that the contract gives it.
struct Vague {
  std::int64_t low, high, acled;
};

constexpr std::array kVague = {Vague{11, 19, 11}, Vague{20, 99, 10}, Vague{200, 999, 100},
                               Vague{2000, 9999, 1000}};

Number acled_number(const record::Count& c) {
  if (c.qualifier == Qualifier::vague) {
    for (const auto& v : kVague) {
      if (c.low == v.low && c.high == v.high) return v.acled;
    }
  }
  return c.low;
}

void lower(Number& n, Number value) {
  if (value && (!n || *value < *n)) n = value;
}

void raise(Number& n, Number value) {
  if (value && (!n || *value > *n)) n = value;
}

/// The largest figure of each origin: who says 9 and then 21 in one report says 21.
std::vector<Use> largest_of_each(const std::vector<Use>& uses) {
  std::map<std::uint32_t, Use> by_origin;
  for (const auto& u : uses) {
    if (!u.count.low && !u.count.high) continue;
    const auto [it, fresh] = by_origin.try_emplace(u.origin, u);
    const auto size = [](const Use& x) { return x.count.low.value_or(0); };
    if (!fresh && size(u) > size(it->second)) it->second = u;
  }
  std::vector<Use> out;
  out.reserve(by_origin.size());
  for (auto& entry : by_origin) out.push_back(std::move(entry.second));
  return out;
}

bool any_without_number(const std::vector<Use>& uses) {
  return std::any_of(uses.begin(), uses.end(),
                     [](const Use& u) { return !u.count.low && !u.count.high; });
}

// ---------------------------------------------------------------- the rules, for one group

/// The least that any origin says; vague words as the table has them.
Estimate acled(const std::vector<Use>& uses) {
  Estimate e;
  e.unclear = any_without_number(uses);
  for (const auto& u : largest_of_each(uses)) {
    const Number n = acled_number(u.count);
    if (!n) continue;
    lower(e.low, n);
    raise(e.high, n);
    e.claims.push_back(u.claim);
  }
  e.best = e.low;
  return e;
}

/// Low and high are the ends of what is said; best is the middle origin's figure, the lower of two.
Estimate ucdp(const std::vector<Use>& uses) {
  Estimate e;
  e.unclear = any_without_number(uses);
  std::vector<std::int64_t> firm;
  for (const auto& u : largest_of_each(uses)) {
    lower(e.low, u.count.low ? u.count.low : Number(0));
    raise(e.high, u.count.high ? u.count.high : u.count.low);
    if (u.count.low) firm.push_back(*u.count.low);
    e.open = e.open || !u.count.high;
    e.claims.push_back(u.claim);
  }
  std::sort(firm.begin(), firm.end());
  if (!firm.empty()) e.best = firm[(firm.size() - 1) / 2];
  return e;
}

Estimate range(const std::vector<Use>& uses) {
  Estimate e;
  e.unclear = any_without_number(uses);
  for (const auto& u : uses) {
    if (!u.count.low && !u.count.high) continue;
    lower(e.low, u.count.low ? u.count.low : Number(0));
    raise(e.high, u.count.high);
    e.open = e.open || !u.count.high;
    e.claims.push_back(u.claim);
  }
  if (e.open) e.high.reset();
  return e;
}

/// The newest figure as it is stated; of one day's the largest.
Estimate latest(const std::vector<Use>& uses) {
  Estimate e;
  e.unclear = any_without_number(uses);
  const Use* newest = nullptr;
  const auto key = [](const Use& u) {
    return std::make_pair(u.said ? std::string_view(*u.said).substr(0, 10) : std::string_view(),
                          u.count.low.value_or(u.count.high.value_or(0)));
  };
  for (const auto& u : uses) {
    if (!u.count.low && !u.count.high) continue;
    if (newest == nullptr || key(u) > key(*newest)) newest = &u;
  }
  if (newest == nullptr) return e;
  e.low = newest->count.low;
  e.best = newest->count.low ? newest->count.low : newest->count.high;
  e.high = newest->count.high;
  e.open = !e.high;
  e.claims = {newest->claim};
  return e;
}

// ---------------------------------------------------------------- groups and their whole

// Claims that do not say whom, and those of each kind of victims.
using Kind = std::optional<record::ActorKind>;
using ByKind = std::map<Kind, std::vector<Use>>;
using Rule = Estimate (*)(const std::vector<Use>&);

void add(Number& sum, const Number& value) {
  if (value) sum = sum.value_or(0) + *value;
}

/// All victims: the groups together, or a figure for all that is larger: such a figure may hold
/// the groups, so the two are never added.
Estimate whole_of(const std::map<Kind, Estimate>& groups, bool& summed) {
  Estimate sum, all;
  std::size_t parts = 0;
  for (const auto& [kind, e] : groups) {
    Estimate& to = kind ? sum : all;
    add(to.low, e.low);
    add(to.best, e.best);
    add(to.high, e.high);
    to.open = to.open || e.open;
    to.unclear = to.unclear || e.unclear;
    to.claims.insert(to.claims.end(), e.claims.begin(), e.claims.end());
    parts += kind && !e.claims.empty() ? 1 : 0;
  }
  const auto weight = [](const Estimate& e) { return e.best ? e.best : e.low ? e.low : e.high; };
  const bool groups_win = weight(sum) >= weight(all);
  summed = groups_win && parts > 1;
  Estimate out = groups_win ? sum : all;
  out.unclear = sum.unclear || all.unclear;
  std::sort(out.claims.begin(), out.claims.end());
  return out;
}

std::string note_of(const Estimate& e, Outcome outcome, bool summed) {
  std::string note;
  const auto say = [&](std::string_view what) {
    if (!note.empty()) note += "; ";
    note += what;
  };
  if (outcome == Outcome::killed_or_injured) say("killed and injured together, not killed");
  if (summed) say("groups of victims added up");
  if (e.open) say("a report leaves the upper end open");
  if (e.unclear) say("a claim without a number is left out");
  return note;
}

PolicyFigure figure(Outcome outcome, Kind kind, const std::string& side, const Estimate& e,
                    bool summed) {
  return {outcome, kind, side, e.low, e.best, e.high, e.claims, note_of(e, outcome, summed)};
}

void estimate(const std::map<Outcome, ByKind>& uses, Rule rule, const std::string& side,
              bool with_whole, std::vector<PolicyFigure>& out) {
  for (const auto& [outcome, kinds] : uses) {
    std::map<Kind, Estimate> groups;
    for (const auto& [kind, list] : kinds) groups[kind] = rule(list);
    bool summed = false;
    if (with_whole) {
      const Estimate whole = whole_of(groups, summed);
      out.push_back(figure(outcome, std::nullopt, side, whole, summed));
    }
    for (const auto& [kind, e] : groups) {
      if (kind || !with_whole) out.push_back(figure(outcome, kind, side, e, false));
    }
  }
}

/// The usable claims by outcome and victims. `all`: also those that a later word superseded.
std::map<Outcome, ByKind> usable(const LinkedEvent& event, bool all) {
  std::map<Outcome, ByKind> out;
  for (const auto& group : groups(event)) {
    for (const auto& entry : group.entries) {
      const LinkedClaim& c = event.claims[entry.claim];
      const record::Claim& claim = event.claim(c);
      if (claim.modality == record::Modality::denied || entry.part || entry.repeats) continue;
      if (!counts(event, c)) continue;
      if (!all && entry.superseded_by) continue;
      out[group.outcome][group.victims].push_back(
          {entry.claim, c.origin, claim.count, entry.side, entry.said});
    }
  }
  return out;
}

std::map<Outcome, ByKind> of_side(const std::map<Outcome, ByKind>& uses, Side side) {
  std::map<Outcome, ByKind> out;
  for (const auto& [outcome, kinds] : uses) {
    for (const auto& [kind, list] : kinds) {
      for (const auto& u : list) {
        if (u.side == side) out[outcome][kind].push_back(u);
      }
    }
  }
  return out;
}

constexpr std::array kPolicies = {
    Policy{"acled-conservative", "2",
           "The least that any origin says of each group of victims, groups added; vague words as "
           "small round numbers."},
    Policy{"ucdp", "2",
           "Low and high from all origins, best the middle one, for each group of victims, groups "
           "added."},
    Policy{"range", "2",
           "From the least to the most that anybody says of a group, superseded figures too; no "
           "best."},
    Policy{"latest-official", "2", "The newest figure of a state's speakers, as it is stated."},
    Policy{"by-side", "2", "The newest figures of each side's speakers, side by side."}};

constexpr std::array kSides = {Side::state,   Side::armed_group, Side::local,
                               Side::outside, Side::media,       Side::unnamed};

}  // namespace

std::span<const Policy> policies() {
  return kPolicies;
}

std::optional<PolicyResult> apply(std::string_view policy, const LinkedEvent& event) {
  const auto* known = std::find_if(kPolicies.begin(), kPolicies.end(),
                                   [&](const Policy& p) { return p.name == policy; });
  if (known == kPolicies.end()) return std::nullopt;
  PolicyResult out{std::string(known->name), std::string(known->version), {}};
  if (policy == "by-side") {
    const auto uses = usable(event, false);
    for (const auto side : kSides) {
      estimate(of_side(uses, side), latest, std::string(word(side)), true, out.figures);
    }
  } else if (policy == "latest-official") {
    estimate(of_side(usable(event, false), Side::state), latest, "", true, out.figures);
  } else if (policy == "range") {
    estimate(usable(event, true), range, "", false, out.figures);
  } else {
    estimate(usable(event, false), policy == "ucdp" ? ucdp : acled, "", true, out.figures);
  }
  return out;
}

}  // namespace saksi::ledger
