// SPDX-License-Identifier: Apache-2.0
#include "extract/statements.h"

#include "base/utf8.h"
#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::TriggerVoice;
using record::Claim;
using record::ClaimKind;
using record::ControlChange;

bool can_hold(const Actor& a) {
  return a.group != Group::civilians && a.group != Group::protesters && a.group != Group::crowd;
}

class ControlFinder {
 public:
  ControlFinder(const Context& context, const std::vector<Told>& told,
                const std::vector<Happening>& happenings)
      : c_(context), r_(context.report()), told_(told), happenings_(happenings) {}

  std::vector<Claim> run() {
    for (const auto& t : r_.mentions.triggers) {
      using mentions::TriggerClass;
      if (t.type == TriggerClass::seize) seize(t);
      if (t.type == TriggerClass::advance) change(t, ControlChange::advancing, places_behind(t));
      if (t.type == TriggerClass::clash && t.voice == TriggerVoice::reciprocal) contested(t);
    }
    return std::move(out_);
  }

 private:
  Stretch sentence(std::uint32_t token) const { return c_.sentence(c_.sentence_of(token)); }

  std::vector<const places::Mention*> places_in(std::uint32_t first, std::uint32_t last) const {
    std::vector<const places::Mention*> out;
    for (const auto& p : r_.places) {
      if (p.first < first || p.first >= last) continue;
      if (p.role != places::Role::location && p.role != places::Role::modifier) continue;
      out.push_back(&p);
    }
    return out;
  }

  std::uint32_t clause_end(std::uint32_t token) const {
    std::uint32_t i = token;
    const auto last = sentence(token).last;
    while (i < last && c_.clause_of(i) == c_.clause_of(token)) ++i;
    return i;
  }

  std::uint32_t clause_begin(std::uint32_t token) const {
    std::uint32_t i = token;
    const auto first = sentence(token).first;
    while (i > first && c_.clause_of(i - 1) == c_.clause_of(token)) --i;
    return i;
  }

  /// The object of the verb and what is listed with it. A place behind a preposition is where it
  /// happened, not what was taken: "merebut kembali 3 daerah di Provinsi X".
  std::vector<const places::Mention*> places_behind(const mentions::Trigger& t) const {
    const auto list = places_in(t.at.last, std::min(clause_end(t.at.last - 1), t.at.last + 16));
    if (list.empty() || located(t.at.last, list.front()->first)) return {};
    return list;
  }

  bool located(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (c_.in(Set::in, i) != 0) return true;
    }
    return false;
  }

  void seize(const mentions::Trigger& t) {
    const bool again = repeated(t) || elaborates(t);
    if (repeated(t)) recaptured_in_ = c_.paragraph_of(t.at.first);
    const auto kind = again ? ControlChange::recaptured : ControlChange::captured;
    const Stretch before{std::max(sentence(t.at.first).first, t.at.first >= 3 ? t.at.first - 3 : 0),
                         t.at.first};
    if (c_.cue(CueKind::planned, before) || c_.cue(CueKind::negation, before) ||
        c_.cue(CueKind::conditional, before)) {
      return;
    }
    if (t.voice == TriggerVoice::active) {
      bool still = false;
      for (std::uint32_t i = before.first; i < before.last; ++i)
        still = still || c_.in(Set::still, i) != 0;
      change(t, still ? ControlChange::held : kind, places_behind(t));
    } else if (t.voice == TriggerVoice::passive || t.voice == TriggerVoice::middle) {
      auto list = places_in(clause_begin(t.at.first), t.at.first);
      if (list.empty() && t.voice == TriggerVoice::passive) return;
      if (stative(t)) return;
      change(t, kind, list);
    }
  }

  /// "desa yang dikuasai Houthi" describes a place; it tells no change.
  bool stative(const mentions::Trigger& t) const {
    return t.at.first > 0 && c_.in(Set::relative, t.at.first - 1) != 0;
  }

  /// "merebut kembali 3 daerah. Pasukan itu merebut kendali atas distrik ...": the second sentence
  /// names what the first one said was retaken.
  bool elaborates(const mentions::Trigger& t) const {
    return recaptured_in_ == c_.paragraph_of(t.at.first);
  }

  bool repeated(const mentions::Trigger& t) const {
    for (std::uint32_t i = t.at.first; i < std::min(t.at.last + 2, sentence(t.at.first).last);
         ++i) {
      if (c_.in(Set::again, i) != 0) return true;
    }
    return false;
  }

  void contested(const mentions::Trigger& t) {
    change(t, ControlChange::contested,
           places_in(t.at.last, std::min(sentence(t.at.first).last, t.at.last + 10)));
  }

  const Actor* holder(const mentions::Trigger& t) const {
    const Actor* found = nullptr;
    const bool passive = t.voice != TriggerVoice::active && t.voice != TriggerVoice::reciprocal;
    if (passive) {
      each_in(r_.mentions.actors, {t.at.last, std::min(t.at.last + 4, sentence(t.at.first).last)},
              [&](const Actor& a) {
                const bool from = a.at.first > t.at.last && c_.in(Set::from, a.at.first - 1) != 0;
                if (found == nullptr && !from && can_hold(a)) found = &a;
              });
      return found;
    }
    const auto begin = clause_begin(t.at.first);
    each_in(r_.mentions.actors, {begin, t.at.first}, [&](const Actor& a) {
      if (can_hold(a) && !a.place_of) found = &a;
    });
    if (found == nullptr && t.at.first <= begin + 3) {
      each_in(r_.mentions.actors, {sentence(t.at.first).first, begin}, [&](const Actor& a) {
        if (can_hold(a) && !a.place_of) found = &a;
      });
    }
    return found;
  }

  bool behind_from(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (c_.in(Set::from, i) != 0) return true;
    }
    return false;
  }

  /// Who holds it need not stand in the clause where places are contested, taken "dari" somebody,
  /// or
  /// approached by "mereka"; "masih dikuasai kelompoknya" names nobody that we may guess.
  bool side_is_told(const mentions::Trigger& t, ControlChange kind) const {
    if (kind == ControlChange::contested || t.voice == TriggerVoice::active) return true;
    return behind_from(t.at.last, std::min(t.at.last + 3, sentence(t.at.first).last));
  }

  void change(const mentions::Trigger& t, ControlChange kind,
              const std::vector<const places::Mention*>& list) {
    const auto home = happening_at(c_, told_, happenings_, t.at.first);
    const Actor* who = kind == ControlChange::contested ? nullptr : holder(t);
    std::optional<record::Actor> actor;
    if (who != nullptr) {
      actor = who->value;
    } else if (home && side_is_told(t, kind)) {
      actor = initiator(happenings_[*home]);
    }
    if (!actor) return;
    const auto voice = c_.voice(t.at.first);
    for (const auto* p : outermost(list)) {
      Claim claim;
      claim.kind = ClaimKind::control;
      if (home) claim.event = record::EventId{static_cast<std::uint32_t>(*home)};
      claim.place = p->place;
      claim.actor = actor;
      claim.control_change = kind;
      claim.sources = voice.sources;
      claim.modality = voice.denied ? record::Modality::denied : voice.modality;
      claim.evidence = {base::cover(c_.span(t.at), p->span)};
      out_.push_back(std::move(claim));
    }
  }

  /// "distrik Banu ... di Baghlan": the districts, not the province that holds them.
  static std::vector<const places::Mention*> outermost(
      const std::vector<const places::Mention*>& list) {
    std::vector<const places::Mention*> out;
    for (const auto* p : list) {
      const bool holds = std::any_of(list.begin(), list.end(),
                                     [&](const auto* q) { return q != p && contains(*p, *q); });
      if (!holds && !p->is_country) out.push_back(p);
    }
    return out;
  }

  static std::optional<record::Actor> initiator(const Happening& h) {
    for (const auto& a : h.event.actors) {
      if (a.role == record::ActorRole::initiator) return a.actor;
    }
    return std::nullopt;
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Told>& told_;
  const std::vector<Happening>& happenings_;
  std::optional<std::uint32_t> recaptured_in_;  // paragraph
  std::vector<Claim> out_;
};

}  // namespace

std::optional<std::size_t> happening_at(const Context& context, const std::vector<Told>& told,
                                        const std::vector<Happening>& happenings,
                                        std::uint32_t token) {
  const auto sentence = context.sentence_of(token);
  const auto paragraph = context.paragraph_of(token);
  std::optional<std::size_t> same, before, first;
  std::uint32_t gap = 0xFFFFFFFF;
  std::uint32_t before_at = 0;
  for (std::size_t h = 0; h < happenings.size(); ++h) {
    if (happenings[h].dropped) continue;
    if (!first) first = h;
    for (const auto i : happenings[h].told) {
      const auto at = told[i].at.first;
      if (told[i].sentence == sentence) {
        const auto clause_gap = context.clause_of(at) == context.clause_of(token) ? 0U : 100U;
        const auto d = (at > token ? at - token : token - at) + clause_gap;
        if (d < gap) {
          gap = d;
          same = h;
        }
      } else if (at < token && at >= before_at) {
        const bool recalled =
            happenings[h].event.background && context.paragraph_of(at) != paragraph;
        if (!recalled) {
          before_at = at;
          before = h;
        }
      }
    }
  }
  if (same) return same;
  return before ? before : first;
}

std::vector<Claim> find_control(const Context& context, const std::vector<Told>& told,
                                const std::vector<Happening>& happenings) {
  return ControlFinder(context, told, happenings).run();
}

}  // namespace saksi::extract
