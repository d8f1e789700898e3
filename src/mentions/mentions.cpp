// SPDX-License-Identifier: Apache-2.0
#include "mentions/mentions.h"

#include "mentions/lexicon.h"
#include "mentions/scan.h"

namespace saksi::mentions {
namespace {

/// Calls `keep(at, value)` for every longest phrase of the table, in order, not overlapping.
template <class F>
void each_match(const Scan& scan, const lang::Phrases& phrases, F keep) {
  for (std::uint32_t i = 0; i < scan.size();) {
    const auto found = scan.match(phrases, i);
    if (!found) {
      ++i;
      continue;
    }
    keep(Stretch{i, i + found.words}, found.value);
    i += found.words;
  }
}

/// "memerangi kemiskinan": a blow that nobody feels. Against poverty people demonstrate in earnest.
bool figure_of_speech(const Scan& scan, Stretch at, const TriggerRow& row) {
  const bool in_the_street = row.type == TriggerClass::protest && at.last > at.first + 1;
  const bool does = row.voice == TriggerVoice::active || row.voice == TriggerVoice::reciprocal;
  return does && !in_the_street && at.last < scan.size() && scan.is(at.last, PhraseKind::abstract);
}

/// A noun for people who fight or demonstrate starts here.
bool fighters_or_crowd(const Scan& scan, std::uint32_t at) {
  const auto role = scan.match(scan.lexicon().roles, at);
  return role && scan.lexicon().role_rows[role.value].group != Group::civilians;
}

void find_words(const Scan& scan, Mentions& out) {
  const Lexicon& lexicon = scan.lexicon();
  each_match(scan, lexicon.triggers, [&](Stretch at, std::uint32_t value) {
    const TriggerRow& row = lexicon.trigger_rows[value];
    if (figure_of_speech(scan, at, row)) return;
    auto& list = is_doubtful(row.type) ? out.doubtful : out.triggers;
    list.push_back({at, row.type, row.voice, row.root});
  });
  each_match(scan, lexicon.outcomes, [&](Stretch at, std::uint32_t value) {
    const OutcomeRow& row = lexicon.outcome_rows[value];
    out.outcomes.push_back({at, row.outcome, row.pattern});
  });
  each_match(scan, lexicon.weapons, [&](Stretch at, std::uint32_t value) {
    const auto means = static_cast<Means>(value);
    if (means != Means::none) out.weapons.push_back({at, means});
  });
  each_match(scan, lexicon.gates, [&](Stretch at, std::uint32_t value) {
    out.gates.push_back({at, lexicon.gate_rows[value].kind, lexicon.gate_rows[value].weight});
  });
  each_match(scan, lexicon.cues, [&](Stretch at, std::uint32_t value) {
    for (const auto kind : lexicon.cue_rows[value]) out.cues.push_back({at, kind});
  });
}

}  // namespace

record::SourceKind source_kind(Group group) {
  using record::SourceKind;
  switch (group) {
    case Group::armed:
    case Group::militia:
    case Group::gunmen:
    case Group::bomber:
      return SourceKind::armed_group;
    case Group::military:
    case Group::police:
    case Group::security:
    case Group::external:
      return SourceKind::state_forces;
    case Group::state:
      return SourceKind::official;
    case Group::protesters:
    case Group::following:
    case Group::crowd:
    case Group::civilians:
      return SourceKind::civilian;
  }
  return SourceKind::unknown;
}

struct Finder::Lexicon : mentions::Lexicon {
  using mentions::Lexicon::Lexicon;
};

Finder::Finder(std::shared_ptr<const lang::Pack> pack)
    : lexicon_(std::make_unique<const Lexicon>(std::move(pack))) {}

Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

Mentions Finder::find(const words::Words& words, const std::vector<places::Mention>& places,
                      const std::vector<when::Time>& times,
                      const std::optional<record::Day>& published) const {
  const Scan scan(*lexicon_, words);
  Mentions out;
  if (words.text.sentences.empty()) return out;
  find_words(scan, out);
  out.actors = find_actors(scan, places, times, published);
  // "pesawat pengebom": what flies is nobody
  std::erase_if(out.actors, [&](const Actor& a) {
    return a.group == Group::bomber &&
           std::any_of(out.weapons.begin(), out.weapons.end(), [&](const Weapon& w) {
             return w.at.first < a.head && a.head < w.at.last && w.means == Means::air;
           });
  });
  out.quotes = find_quotes(scan);
  out.speech = find_speech(scan, out, places, times);
  return out;
}

bool Finder::promising(const words::Words& words) const {
  const Scan scan(*lexicon_, words);
  bool found = false;
  bool doubtful = false;
  bool side = false;
  for (std::uint32_t i = 0; i < scan.size() && !found; ++i) {
    if (const auto trigger = scan.match(lexicon_->triggers, i)) {
      const auto type = lexicon_->trigger_rows[trigger.value].type;
      doubtful = doubtful || is_doubtful(type);
      found = !is_doubtful(type) && type != TriggerClass::incident;
    }
    side = side || scan.match(lexicon_->actors, i) || scan.match(lexicon_->weapons, i) ||
           fighters_or_crowd(scan, i);
    found = found || (doubtful && side) || static_cast<bool>(scan.match(lexicon_->outcomes, i));
  }
  return found;
}

}  // namespace saksi::mentions
