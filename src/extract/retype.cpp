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
    // "dua penjaga yang dibakar dalam mobil mereka": people, not a thing
    if (told.type == TriggerClass::burn && t.voice == TriggerVoice::passive &&
        burnt_people(t, told))
      set(TriggerClass::kill);
    if (t.type == TriggerClass::strike && crowd && !by_war(told)) set(TriggerClass::riot);
    // "militer mengebom desa": what it has at hand is an air force
    if (told.type == TriggerClass::explode && t.voice == TriggerVoice::active &&
        std::any_of(told.initiators.begin(), told.initiators.end(), [](const Actor* a) {
          return a->value.kind == record::ActorKind::state_forces;
        }))
      set(TriggerClass::air);
    // "pesawat menembakkan rudal", "dihantam rudal dari drone": from the air, whatever it lets fly
    if (told.type == TriggerClass::shell && (from_aircraft(t) || fired_by_aircraft(t)))
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
    if (t.type == TriggerClass::clash && t.voice != TriggerVoice::reciprocal && with_gas(told)) {
      set(TriggerClass::disperse);
      forces_and_others(told);
    }
    // "warga menduduki lahan perusahaan": people without arms govern nothing, they demand it
    if (told.type == TriggerClass::seize && t.voice == TriggerVoice::active &&
        (by_people(told) || people_who(t)))
      set(ground_behind(t) ? TriggerClass::protest : TriggerClass::incident);
    // "Puluhan orang membubarkan paksa ibadah": no forces put down a demonstration
    if (told.type == TriggerClass::disperse && of_a_meeting(t) &&
        (by_people(told) || told.multitude != nullptr))
      set(TriggerClass::riot);
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

  /// People without arms, and nobody else.
  static bool by_people(const Told& told) {
    return !told.initiators.empty() &&
           std::all_of(told.initiators.begin(), told.initiators.end(), [](const Actor* a) {
             return a->group == Group::civilians || is_crowd(a->group);
           });
  }

  /// "warga yang menduduki lahan": the head of the relative clause.
  bool people_who(const Trigger& t) const {
    if (t.at.first < 2 || c_.in(Set::relative, t.at.first - 1) == 0) return false;
    bool people = false;
    each_in(r_.mentions.actors, {t.at.first - 2, t.at.first - 1}, [&](const Actor& a) {
      people = a.at.last + 1 == t.at.first && (a.group == Group::civilians || is_crowd(a.group));
    });
    return people;
  }

  /// "menduduki lahan", "menduduki gedung X": something to stand on, no country and no tongue.
  bool ground_behind(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    const Stretch behind{t.at.last, std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach)};
    for (const auto set : {Set::building, Set::office, Set::thing, Set::land}) {
      if (c_.any(set, behind.first, behind.last)) return true;
    }
    return std::any_of(r_.places.begin(), r_.places.end(),
                       [&](const auto& p) { return behind.holds(p.first) && !p.is_country; });
  }

  /// "membubarkan ibadah jemaat X", "ibadah itu dibubarkan warga": a service or a meeting.
  bool of_a_meeting(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    if (t.voice == TriggerVoice::passive) {
      const auto begin = c_.clause_begin(t.at.first);
      return c_.any(Set::meeting, begin, t.at.first);
    }
    return c_.any(Set::meeting, t.at.last,
                  std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach));
  }

  /// Of the sides that a word for a fight gave: the forces drove the others off.
  static void forces_and_others(Told& told) {
    for (const auto* a : told.participants)
      (is_state(a->group) ? told.initiators : told.targets).push_back(a);
    told.participants.clear();
  }

  /// People who are counted stand right before the verb, or before its relative word.
  bool burnt_people(const Trigger& t, const Told& told) const {
    const auto verb = t.at.first;
    const bool relative = verb > 0 && c_.in(Set::relative, verb - 1) != 0;
    return counted_people(relative ? verb - 1 : verb) != nullptr &&
           std::none_of(told.targets.begin(), told.targets.end(),
                        [](const Actor* a) { return a->place_of; });
  }

  /// A weapon of war did it.
  static bool by_war(const Told& told) {
    for (auto m = 0; m <= static_cast<int>(Means::chemical); ++m) {
      if (told.means.test(static_cast<std::size_t>(m))) return true;
    }
    return false;
  }

  /// "rudal dari drone", "rudal yang ditembakkan (oleh) pesawat": behind the missile stands what it
  /// came from.
  bool fired_by_aircraft(const Trigger& t) const {
    constexpr std::uint32_t kReach = 5;
    const Stretch all = sentence(t.at.first);
    const auto from = t.at.first > all.first + kReach ? t.at.first - kReach : all.first;
    bool fired = false;
    each_in(r_.mentions.weapons, {from, std::min(all.last, t.at.last + kReach)},
            [&](const auto& w) {
              if (w.means != Means::air || w.at.first < 2) return;
              const bool source = c_.in(Set::from, w.at.first - 1) != 0 ||
                                  c_.in(Set::agent, w.at.first - 1) != 0 || launched_by(w.at.first);
              fired = fired || (source && missile_before(w.at.first));
            });
    return fired;
  }

  /// "yang ditembakkan pesawat": a relative clause whose verb stands right before.
  bool launched_by(std::uint32_t token) const {
    return r_.words.words[token - 1].voice == words::Voice::passive &&
           c_.in(Set::relative, token - 2) != 0;
  }

  /// What is fired stands a few words before.
  bool missile_before(std::uint32_t token) const {
    constexpr std::uint32_t kReach = 4;
    bool missile = false;
    each_in(r_.mentions.weapons, {token > kReach ? token - kReach : 0, token},
            [&](const auto& w) { missile = missile || w.means == Means::shell; });
    return missile;
  }

  /// An aircraft is the subject.
  bool from_aircraft(const Trigger& t) const {
    if (t.voice != TriggerVoice::active) return false;
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

  /// "menghalau ratusan demonstran", "menghalau warga yang memblokade jalan": forces drive off a
  /// crowd, they do not fight with one.
  bool drives_off(const Trigger& t) const {
    if (c_.in(Set::with, t.at.last) != 0) return false;
    const auto* doer = subject(t.at.first);
    const auto* hit = right(t.at.last, c_.clause_end(t.at.last - 1), 8);
    if (doer == nullptr || hit == nullptr || !is_state(doer->group)) return false;
    return is_crowd(hit->group) || (hit->group == Group::civilians && demonstrates_behind(t));
  }

  bool demonstrates_behind(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.triggers, {t.at.last, sentence(t.at.first).last},
            [&](const Trigger& o) { found = found || o.type == TriggerClass::protest; });
    return found;
  }

  /// Forces and tear gas, and no fighter.
  static bool with_gas(const Told& told) {
    if (!told.means.test(static_cast<std::size_t>(Means::tear_gas))) return false;
    for (const auto* list : {&told.initiators, &told.participants, &told.targets}) {
      for (const auto* a : *list) {
        if (!is_state(a->group) && !is_crowd(a->group) && a->group != Group::civilians)
          return false;
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
