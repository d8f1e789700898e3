// SPDX-License-Identifier: Apache-2.0
#include "ledger/control.h"

#include "base/utf8.h"

#include <algorithm>
#include <chrono>

namespace saksi::ledger {
namespace {

using record::ControlChange;

// Claims about so many days can contradict each other; later ones tell of a change.
constexpr std::chrono::days kSameTime{1};

ControlEntry entry_of(ControlClaim claim) {
  ControlEntry e;
  const auto& published = claim.told.document().published;
  e.said = published;
  if (claim.about_event) e.valid = claim.told.what().date.start;
  if (!e.valid && published) e.valid = record::parse_day(*published);
  e.side = side_of(claim.what());
  e.chain = chain_of(claim.what());
  e.claim = std::move(claim);
  return e;
}

std::string holder(const record::Claim& c) {
  if (!c.actor) return {};
  return c.actor->actor_id.empty() ? base::fold(c.actor->name) : c.actor->actor_id;
}

bool same_time(const ControlEntry& a, const ControlEntry& b) {
  if (!a.valid || !b.valid) return false;
  const auto apart = std::chrono::sys_days(*a.valid) - std::chrono::sys_days(*b.valid);
  return apart <= kSameTime && apart >= -kSameTime;
}

/// Whether somebody who is not in the place yet, or not any more, is what the claim tells.
bool holds(const record::Claim& c) {
  return c.control_change == ControlChange::captured ||
         c.control_change == ControlChange::recaptured || c.control_change == ControlChange::held;
}

bool contradict(const ControlEntry& a, const ControlEntry& b) {
  const record::Claim &x = a.claim.what(), &y = b.claim.what();
  if (!same_time(a, b)) return false;
  const bool denied =
      (x.modality == record::Modality::denied) != (y.modality == record::Modality::denied);
  if (holder(x) == holder(y)) return denied && x.control_change == y.control_change;
  const bool open =
      x.control_change == ControlChange::contested || y.control_change == ControlChange::contested;
  return !denied && ((holds(x) && holds(y)) || (open && (holds(x) || holds(y))));
}

bool before(const ControlEntry& a, const ControlEntry& b) {
  if (a.valid.has_value() != b.valid.has_value()) return a.valid.has_value();
  if (a.valid && *a.valid != *b.valid) return *a.valid < *b.valid;
  if (a.said.has_value() != b.said.has_value()) return a.said.has_value();
  if (a.said != b.said) return a.said < b.said;
  const auto &x = a.claim, &y = b.claim;
  return std::make_pair(x.told.document().id, x.claim) <
         std::make_pair(y.told.document().id, y.claim);
}

bool answers(const ControlEntry& claim, const ControlEntry& answer) {
  if (claim.side == answer.side || answer.side == Side::media) return false;
  return !claim.valid || !answer.valid || *answer.valid >= *claim.valid || same_time(claim, answer);
}

}  // namespace

ControlTimeline control_timeline(std::vector<ControlClaim> claims) {
  ControlTimeline out;
  for (auto& c : claims) out.entries.push_back(entry_of(std::move(c)));
  std::sort(out.entries.begin(), out.entries.end(), before);
  for (std::uint32_t i = 0; i < out.entries.size(); ++i) {
    for (std::uint32_t j = 0; j < out.entries.size(); ++j) {
      if (i == j) continue;
      if (contradict(out.entries[i], out.entries[j])) out.entries[i].contested.push_back(j);
      if (answers(out.entries[i], out.entries[j])) out.entries[i].unanswered = false;
    }
  }
  if (!out.entries.empty()) {
    const auto& place = out.entries.front().claim.what().place;
    if (place) out.place = *place;
  }
  return out;
}

}  // namespace saksi::ledger
