// SPDX-License-Identifier: Apache-2.0
// What kind of event a mention tells, once its weapons and its roles are known
// (docs/design/extract.md, "Mentions of events").
#include "extract/retype.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::Group;
using mentions::Means;
using mentions::Trigger;
using mentions::TriggerVoice;

class TypeReader : public Around {
 public:
  explicit TypeReader(const Around& around) : Around(around) {}

  void settle_type(const Trigger& t, Told& told) const {
    const auto set = [&](TriggerClass type) {
      told.type = type;
      told.family = family_of(type);
    };
    if (told.family == Family::arrest && taken_by_rebels(told)) set(TriggerClass::abduct);
    if (t.type == TriggerClass::riot && told.means.test(static_cast<std::size_t>(Means::grenade)))
      set(TriggerClass::grenade);
    const bool crowd = std::any_of(
        told.initiators.begin(), told.initiators.end(),
        [](const Actor* a) { return is_crowd(a->group) || a->group == Group::civilians; });
    // "tewas dibakar warga", "rumah itu digempur massa"
    // "kantor gubernur dibakar massa": the building, not who works there
    const auto person = [&](const Actor* a) {
      return !a->place_of && (a->at.first == 0 || c_.in(Set::office, a->at.first - 1) == 0);
    };
    const bool demonstrators =
        std::any_of(told.initiators.begin(), told.initiators.end(),
                    [](const Actor* a) { return a->group == Group::protesters; });
    if (t.type == TriggerClass::burn && t.voice == TriggerVoice::passive && crowd &&
        !demonstrators && std::any_of(told.targets.begin(), told.targets.end(), person))
      set(TriggerClass::mob);
    if (t.type == TriggerClass::strike && crowd && !by_war(told)) set(TriggerClass::riot);
    // "militer mengebom desa": what it has at hand is an air force
    if (told.type == TriggerClass::explode && t.voice == TriggerVoice::active &&
        std::any_of(told.initiators.begin(), told.initiators.end(), [](const Actor* a) {
          return a->value.kind == record::ActorKind::state_forces;
        }))
      set(TriggerClass::air);
    // "pesawat menembakkan rudal": from the air, whatever it lets fly
    if (told.type == TriggerClass::shell && t.voice == TriggerVoice::active && from_aircraft(t))
      set(TriggerClass::air);
    // "orang-orang bersenjata memalang jalan": nobody demonstrates
    if (told.type == TriggerClass::protest && t.voice == TriggerVoice::active &&
        std::any_of(told.initiators.begin(), told.initiators.end(),
                    [](const Actor* a) { return in_arms(a->group); }))
      set(TriggerClass::incident);
    // "prajurit pembangkang menggeruduk rumah presiden"
    if (told.type == TriggerClass::protest && c_.in(Set::storms, t.at.first) != 0 &&
        !told.initiators.empty() && is_state(told.initiators.front()->group))
      set(TriggerClass::attack);
    // "dua orang itu dicegat petugas keamanan": stopped, not set upon
    if (told.type == TriggerClass::attack && c_.in(Set::stops, t.at.first) != 0 &&
        by_guards(told) && !beside_crowd(t)) {
      set(TriggerClass::incident);
      told.initiators.clear();
    }
    // "ponselnya dirampas", nobody says by whom
    if (t.type == TriggerClass::loot && t.voice == TriggerVoice::passive &&
        told.initiators.empty() && c_.in(Set::robbed, t.at.first) != 0)
      set(TriggerClass::incident);
    if (t.type == TriggerClass::clash && t.voice == TriggerVoice::passive &&
        (at_crowd(told) || marched_there(t, told)))  // "pawai mahasiswa itu dihalau"
      set(TriggerClass::disperse);
    // "polisi memukul mundur mereka dengan gas air mata"
    if (t.type == TriggerClass::clash && t.voice == TriggerVoice::active && with_gas(told)) {
      set(TriggerClass::disperse);
    }
    // "KKB merusak menara": nobody rioted
    if (told.type == TriggerClass::riot && t.voice == TriggerVoice::active && by_armed(told) &&
        told.multitude == nullptr)
      set(TriggerClass::burn);
    if (t.type == TriggerClass::clash && t.voice == TriggerVoice::active && drives_off(t)) {
      set(TriggerClass::disperse);
      told.initiators = {subject(t.at.first)};
      told.targets = {right(t.at.last, c_.clause_end(t.at.last - 1), 8)};
      told.participants.clear();
    }
  }

 private:
  /// Police or guards, who stop no fighters.
  static bool by_guards(const Told& told) {
    const auto fighter = [](const Actor* a) { return is_irregular(a->group); };
    return !told.initiators.empty() &&
           std::all_of(told.initiators.begin(), told.initiators.end(),
                       [](const Actor* a) {
                         return a->group == Group::police || a->group == Group::security;
                       }) &&
           std::none_of(told.targets.begin(), told.targets.end(), fighter);
  }

  /// A crowd is named in the sentence, or in what was told before: forces put its protest down.
  bool beside_crowd(const Trigger& t) const {
    bool found = std::any_of(told_.begin(), told_.end(),
                             [](const Told& o) { return o.family == Family::crowd; });
    each_in(r_.mentions.actors, sentence(t.at.first),
            [&](const Actor& a) { found = found || is_crowd(a.group); });
    return found;
  }

  /// A weapon of war did it.
  static bool by_war(const Told& told) {
    for (auto m = 0; m <= static_cast<int>(Means::chemical); ++m) {
      if (told.means.test(static_cast<std::size_t>(m))) return true;
    }
    return false;
  }

  /// An aircraft is the subject.
  bool from_aircraft(const Trigger& t) const {
    const auto begin = c_.clause_begin(t.at.first);
    bool aircraft = false;
    each_in(r_.mentions.weapons, {begin, t.at.first}, [&](const auto& w) {
      aircraft = aircraft || (w.means == Means::air && !behind_preposition(w.at.first));
    });
    return aircraft;
  }

  /// "mahasiswi bergerak menuju kantor gubernur dan dihalau": no fighter is named, and the words
  /// before tell of a march.
  bool marched_there(const Trigger& t, const Told& told) const {
    for (const auto* list : {&told.targets, &told.participants}) {
      for (const auto* a : *list) {
        if (in_arms(a->group)) return false;
      }
    }
    const auto march = [&](const Trigger& o) {
      return o.type == TriggerClass::gather || o.type == TriggerClass::protest;
    };
    const Stretch before{sentence(t.at.first).first, t.at.first};
    bool found = false;
    each_in(r_.mentions.triggers, before, [&](const Trigger& o) { found = found || march(o); });
    each_in(r_.mentions.doubtful, before, [&](const Trigger& o) { found = found || march(o); });
    return found;
  }

  /// "menghalau ratusan demonstran": forces drive off a crowd, they do not fight with one.
  bool drives_off(const Trigger& t) const {
    if (c_.in(Set::with, t.at.last) != 0) return false;
    const auto* doer = subject(t.at.first);
    const auto* hit = right(t.at.last, c_.clause_end(t.at.last - 1), 8);
    return doer != nullptr && hit != nullptr && is_state(doer->group) && is_crowd(hit->group);
  }

  /// Forces and tear gas, and no fighter.
  static bool with_gas(const Told& told) {
    if (!told.means.test(static_cast<std::size_t>(Means::tear_gas))) return false;
    for (const auto* list : {&told.initiators, &told.participants}) {
      for (const auto* a : *list) {
        if (!is_state(a->group) && !is_crowd(a->group)) return false;
      }
    }
    return true;
  }

  /// A group in arms, and nobody else.
  static bool by_armed(const Told& told) {
    return !told.initiators.empty() &&
           std::all_of(told.initiators.begin(), told.initiators.end(),
                       [](const Actor* a) { return a->group == Group::armed; });
  }

  static bool taken_by_rebels(const Told& t) {
    return std::any_of(t.initiators.begin(), t.initiators.end(),
                       [](const Actor* a) { return in_arms(a->group); });
  }
};

}  // namespace

void settle_type(const Around& around, const Trigger& t, Told& told) {
  TypeReader(around).settle_type(t, told);
}

}  // namespace saksi::extract
