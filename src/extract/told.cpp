// SPDX-License-Identifier: Apache-2.0
// From a trigger to a mention of an event: its sides by voice and position (docs/design/extract.md,
// "Sides"), its time and place from its own clause, then its sentence.
#include "extract/crowds.h"
#include "extract/events.h"
#include "extract/places_of.h"
#include "extract/senses.h"
#include "extract/status.h"

#include <algorithm>
#include <cstdlib>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::Means;
using mentions::Trigger;
using mentions::TriggerVoice;

bool can_act(const Actor& a) {
  return a.group != Group::civilians && !a.place_of;
}

/// May who speaks be the subject that a later word means?
enum class Speakers : std::uint8_t { left_out, taken };

class ToldFinder {
 public:
  explicit ToldFinder(const Context& context) : c_(context), r_(context.report()) {}

  std::vector<Told> run() {
    for (const auto& trigger : r_.mentions.triggers) add(trigger);
    for (const auto& word : r_.mentions.doubtful) {
      if (const auto trigger = settled(word)) add(*trigger);
    }
    deadly_weapons();
    deadly_causes();
    deadly_forces();
    dated_casualties();
    follow_suit();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Told& a, const Told& b) { return a.at.first < b.at.first; });
    inherit_places();
    for (std::size_t i = 0; i < out_.size(); ++i) {
      set_scene(i);
      set_place_of_scene(i);
      near_place(out_[i]);
    }
    return std::move(out_);
  }

  std::vector<Told> unreal() {
    announcing_ = true;
    for (const auto& trigger : r_.mentions.triggers) {
      const auto status = announced(c_, trigger);
      if (status && !movement(trigger.type) && !in_a_name(trigger) && plausible(trigger, false))
        announce(trigger, *status);
    }
    return std::move(out_);
  }

 private:
  void announce(const Trigger& trigger, const Announced& announced) {
    Told told = start(trigger);
    told.status = announced.status;
    told.denied = false;
    weapons(told);
    told.bomber = bomber_near(trigger);
    // "Kelompok itu mengancam akan menyerang": its subject stands before the first verb
    Trigger whole = trigger;
    if (trigger.voice != TriggerVoice::noun && announced.from < trigger.at.first)
      whole.at.first = announced.from;
    sides(whole, told);
    no_side_of_a_condition(told);
    if (told.initiators.empty()) told.multitude = multitude(c_, trigger);
    retype(trigger, told);
    time(told);
    if (told.status != record::EventStatus::denied && !to_come(told)) {
      told.time = nullptr;
      told.date = {};
    }
    place(told);
    near_place(told);
    if (worth_telling(told, announced.faint)) out_.push_back(std::move(told));
  }

  /// The day of a plan lies ahead; one that does not is of its telling ("bersumpah akan menyerang,
  /// Minggu"), and a weekday alone is read as the latest such day. A demonstration may be today's.
  bool to_come(const Told& told) const {
    const auto& published = r_.published.day;
    if (!published || !told.date.end) return false;
    return *told.date.end > *published ||
           (told.type == TriggerClass::protest && *told.date.end == *published);
  }

  /// "akan menyerang bila Israel masuk": who stands in the condition is not who is hit.
  void no_side_of_a_condition(Told& told) const {
    const auto end = sentence(told.at.first).last;
    const auto* cue = c_.cue(CueKind::conditional, {told.at.last, end});
    if (cue == nullptr) return;
    const auto behind = [&](const Actor* a) { return a->at.first >= cue->at.first; };
    for (auto* list : {&told.initiators, &told.targets, &told.participants})
      list->erase(std::remove_if(list->begin(), list->end(), behind), list->end());
  }

  /// Who plans or threatens what, and where or when; of a bare "akan" more than of a plan.
  bool worth_telling(const Told& t, bool faint) const {
    const bool seizes = t.family == Family::territory && t.type == TriggerClass::seize;
    if (t.family != Family::violence && t.type != TriggerClass::protest && !seizes) return false;
    const bool where =
        std::any_of(t.places.begin(), t.places.end(), [](const auto* p) { return !p->is_country; });
    const bool when = t.date.start.has_value();
    if (t.status == record::EventStatus::denied) return where || when;
    const bool who = !t.initiators.empty() || t.multitude != nullptr;
    const bool whom = !t.targets.empty() || !t.things.empty();
    if (t.status == record::EventStatus::threatened) return who && (where || when || whom);
    if (!faint) return (who || whom) && (where || when || (t.near != nullptr && whom));
    if (t.type == TriggerClass::protest) return when && (who || where);
    return !t.initiators.empty() && fighters(*t.initiators.front()) && where && when;
  }

  Stretch sentence(std::uint32_t token) const { return c_.sentence(c_.sentence_of(token)); }

  void add(const Trigger& word) {
    Trigger trigger = word;
    // "bom yang dilepaskan pesawat", "melepaskan rudal": let fly, not set free
    if (word.type == TriggerClass::release && word.voice != TriggerVoice::noun &&
        !people_object(word) && launched(word) != nullptr)
      trigger.type = TriggerClass::launch;
    if (intercepted(word)) trigger.type = TriggerClass::defuse;
    if (disposed_of(word)) {
      if (c_.any(Set::harmless, 0, c_.size())) return;
      trigger.type = TriggerClass::defuse;
    }
    if (movement(trigger.type) || in_a_name(trigger)) return;
    const bool again = struck_again(trigger);
    if (!real(trigger, again) || aside(trigger)) return;
    Told told = start(trigger);
    told.points_back = told.points_back || again;
    weapons(told);
    told.bomber = bomber_near(trigger);
    sides(trigger, told);
    if (trigger.type == TriggerClass::ram && told.initiators.empty()) driver(trigger, told);
    const bool militia =
        told.initiators.size() == 1 && told.initiators.front()->group == Group::militia;
    if ((told.initiators.empty() || militia) && !told.denied)
      told.multitude = multitude(c_, trigger);
    retype(trigger, told);
    time(told);
    place(told);
    if (of_many(trigger, told) || behind_since(trigger, told)) return;
    out_.push_back(std::move(told));
  }

  /// "mobil patroli polisi menabrak demonstran": whose vehicle it is.
  void driver(const Trigger& t, Told& told) const {
    const Stretch where = t.voice == TriggerVoice::active
                              ? Stretch{c_.clause_begin(t.at.first), t.at.first}
                              : Stretch{t.at.last, c_.clause_end(t.at.last - 1)};
    each_in(r_.mentions.actors, where, [&](const Actor& a) {
      if (told.initiators.empty() && is_state(a.group) && a.group != Group::state)
        told.initiators.push_back(&a);
    });
  }

  /// What the sides and the weapon make of a word: "melempari pos dengan granat", "menghalau
  /// demonstran", rebels who arrest.
  void retype(const Trigger& t, Told& told) const {
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
    const auto person = [](const Actor* a) { return !a->place_of; };
    if (t.type == TriggerClass::burn && t.voice == TriggerVoice::passive && crowd &&
        std::any_of(told.targets.begin(), told.targets.end(), person))
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
        std::any_of(told.initiators.begin(), told.initiators.end(), [](const Actor* a) {
          return is_irregular(a->group) || a->group == Group::gunmen;
        }))
      set(TriggerClass::incident);
    // "prajurit pembangkang menggeruduk rumah presiden"
    if (told.type == TriggerClass::protest && c_.in(Set::storms, t.at.first) != 0 &&
        !told.initiators.empty() && is_state(told.initiators.front()->group))
      set(TriggerClass::attack);
    // "ponselnya dirampas", nobody says by whom
    if (t.type == TriggerClass::loot && t.voice == TriggerVoice::passive &&
        told.initiators.empty() && c_.in(Set::robbed, t.at.first) != 0)
      set(TriggerClass::incident);
    if (t.type == TriggerClass::clash && t.voice == TriggerVoice::passive &&
        (marchers(told) || marched_there(t, told)))
      set(TriggerClass::disperse);
    if (t.type == TriggerClass::clash && t.voice == TriggerVoice::active && drives_off(t)) {
      set(TriggerClass::disperse);
      told.initiators = {subject(t.at.first)};
      told.targets = {right(t.at.last, c_.clause_end(t.at.last - 1), 8)};
      told.participants.clear();
    }
  }

  /// A weapon of war did it.
  static bool by_war(const Told& told) {
    for (auto m = 0; m <= static_cast<int>(Means::chemical); ++m) {
      if (told.means.test(static_cast<std::size_t>(m))) return true;
    }
    return false;
  }

  /// "mencegat tiga drone", "rudal itu dicegat": what flies did not arrive.
  bool intercepted(const Trigger& t) const {
    if (t.type != TriggerClass::attack && t.type != TriggerClass::strike) return false;
    if (c_.in(Set::intercepts, t.at.first) == 0) return false;
    if (t.voice == TriggerVoice::passive && out_.size() > 1) return false;  // part of what is told
    bool flies = false;
    each_in(r_.mentions.weapons, object_range(t), [&](const auto& w) {
      flies = flies || w.means == Means::air || w.means == Means::shell;
    });
    return flies;
  }

  /// "Tim penjinak bom meledakkan granat temuan", "polisi meledakkan bungkusan mencurigakan".
  bool disposed_of(const Trigger& t) const {
    if (t.type != TriggerClass::explode || t.voice == TriggerVoice::noun) return false;
    if (t.voice == TriggerVoice::middle) return false;
    const Stretch range = object_range(t);
    const bool suspicious = c_.any(Set::suspicious, range.first, range.last);
    if (!suspicious && !weapon_object(t)) return false;
    const auto* doer = doer_of(t);
    const bool police = doer != nullptr && doer->group == Group::police;
    const Stretch all = sentence(t.at.first);
    return police || c_.any(Set::disposes, all.first, all.last);
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

  /// "pawai mahasiswa itu dihalau": who is driven off marched, and nobody armed is among them.
  static bool marchers(const Told& told) {
    return !told.targets.empty() && std::all_of(told.targets.begin(), told.targets.end(),
                                                [](const Actor* a) { return is_crowd(a->group); });
  }

  /// "mahasiswi bergerak menuju kantor gubernur dan dihalau": no fighter is named, and the words
  /// before tell of a march.
  bool marched_there(const Trigger& t, const Told& told) const {
    for (const auto* list : {&told.targets, &told.participants}) {
      for (const auto* a : *list) {
        if (is_irregular(a->group) || a->group == Group::gunmen) return false;
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

  /// "Warga menyerbu toko swalayan": a rush, unless somebody fights, burns or dies there.
  bool rush(const Trigger& t) const {
    if (t.type != TriggerClass::attack || t.voice == TriggerVoice::noun) return false;
    const Stretch range = object_range(t);
    const auto near =
        t.voice == TriggerVoice::active ? std::min(range.last, range.first + 3) : range.last;
    bool shop = false;
    for (std::uint32_t i = range.first; i < near; ++i) shop = shop || c_.in(Set::shop, i) != 0;
    if (!shop) return false;
    const auto* doer = doer_of(t);
    if (doer != nullptr && (fighters(*doer) || is_state(doer->group))) return false;
    const Stretch all = sentence(t.at.first);
    bool harm = any_in(r_.mentions.outcomes, all) || any_in(r_.mentions.weapons, all);
    each_in(r_.mentions.triggers, all, [&](const Trigger& o) {
      harm = harm || (o.at.first != t.at.first && o.type != TriggerClass::incident);
    });
    return !harm;
  }

  /// "mengirim drone ke pangkalan X" strikes, "mengirim drone ke Ukraina" delivers.
  bool delivers(const Trigger& t) const {
    if (c_.in(Set::sends, t.at.first) == 0) return false;
    const Stretch behind{t.at.last, sentence(t.at.first).last};
    return std::none_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return behind.holds(p.first) && p.first < t.at.last + 8 && !p.is_country;
    });
  }

  /// "Belasan penumpang direbut massa": people are taken, no place.
  bool takes_people(const Trigger& t) const {
    if (t.type != TriggerClass::seize || t.voice != TriggerVoice::passive) return false;
    const auto* hit = left(t.at.first, c_.clause_begin(t.at.first));
    return hit != nullptr && !hit->place_of && hit->at.last + 2 > t.at.first && !place_beside(t) &&
           (hit->group == Group::civilians || is_crowd(hit->group));
  }

  /// "milisi yang berbaiat kepada X": says of whom is spoken, not that it happened.
  bool describes_them(const Trigger& t) const {
    return t.type == TriggerClass::pledge && t.voice != TriggerVoice::noun && t.at.first > 0 &&
           (c_.in(Set::relative, t.at.first - 1) != 0 ||
            (t.at.first > 1 && c_.adverbial(t.at.first - 1) &&
             c_.in(Set::relative, t.at.first - 2) != 0));
  }

  /// "menghalau ratusan demonstran": forces drive off a crowd, they do not fight with one.
  bool drives_off(const Trigger& t) const {
    if (c_.in(Set::with, t.at.last) != 0) return false;
    const auto* doer = subject(t.at.first);
    const auto* hit = right(t.at.last, c_.clause_end(t.at.last - 1), 8);
    return doer != nullptr && hit != nullptr && is_state(doer->group) && is_crowd(hit->group);
  }

  // ---- deeds that people are held for

  /// "tujuh orang yang diduga menyerang guru ditangkap", "menangkap tiga pelaku penembakan": the
  /// words between the two verbs say who is held, and for what. Empty: it is told for itself.
  Stretch held_for(const Trigger& t) const {
    const auto family = family_of(t.type);
    if (family != Family::violence && family != Family::abduction && family != Family::any)
      return {};
    const Stretch all = sentence(t.at.first);
    Stretch found{};
    each_in(r_.mentions.triggers, all, [&](const Trigger& arrest) {
      if (family_of(arrest.type) != Family::arrest || arrest.at.first == t.at.first) return;
      if (arrest.at.first > t.at.last) {
        if (arrest.voice == TriggerVoice::passive && describes_held(t, arrest))
          found = {all.first, arrest.at.first};
      } else if (arrest.voice != TriggerVoice::middle && held_behind(arrest, t)) {
        found = {arrest.at.last, all.last};
      }
    });
    return found;
  }

  /// "Tujuh orang yang menyerang pos polisi ditangkap": no other subject before the verb.
  bool describes_held(const Trigger& t, const Trigger& arrest) const {
    const auto begin = sentence(t.at.first).first;
    if (!introduced(begin, t.at.first, true)) return false;
    if (c_.any(Set::after, begin, arrest.at.first)) return false;
    auto end = arrest.at.first;
    while (end > t.at.last && c_.adverbial(end - 1)) --end;
    for (auto i = t.at.last; i < end; ++i) {
      const bool comma = c_.mark(i, ",") || c_.mark(i, ";");
      if (!comma && c_.in(Set::and_, i) == 0) continue;
      if (c_.cue(CueKind::clause, {i + 1, i + 2}) != nullptr) return false;
      if (subject_between(i + 1, end, comma)) return false;
    }
    return true;
  }

  /// People who are counted, or named, right before a verb.
  bool subject_between(std::uint32_t from, std::uint32_t end, bool named) const {
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first >= from && q.last == end && q.unit == counts::Unit::people;
    });
    bool found = counted;
    each_in(r_.mentions.actors, {from, end},
            [&](const Actor& a) { found = found || (named && a.at.last == end); });
    return found;
  }

  /// "menangkap X yang diduga menembak polisi", "ditahan terkait penembakan": what follows the verb
  /// of a passive one is told of its doer.
  bool held_behind(const Trigger& arrest, const Trigger& t) const {
    const bool active = arrest.voice == TriggerVoice::active;
    if (!introduced(arrest.at.last, t.at.first, active)) return false;
    for (auto i = arrest.at.last; i < t.at.first; ++i) {
      if (c_.in(Set::after, i) != 0 || c_.mark(i, ";")) return false;
      if (c_.mark(i, ",") && !introduced(i, t.at.first, active)) return false;
    }
    return true;
  }

  /// A word for who did it stands before the deed.
  bool introduced(std::uint32_t from, std::uint32_t to, bool relative) const {
    return c_.any(Set::charge, from, to) || (relative && c_.any(Set::relative, from, to));
  }

  /// The day of a deed that people are held for stands in the same phrase; any other is the day of
  /// the arrest.
  bool of_what_they_are_held_for(const when::Time& time, const Trigger& t, Stretch held) const {
    if (!held.holds(time.first)) return false;
    const auto from = std::min(time.last, t.at.last);
    const auto to = std::max(time.first, t.at.first);
    for (auto i = from; i < to; ++i) {
      if (c_.mark(i, ",")) return false;
    }
    if (held.last < sentence(t.at.first).last) return true;  // it stands before the verb
    constexpr auto kRecent = std::chrono::days(7);
    const auto& published = r_.published.day;
    const bool old =
        published && time.date.end &&
        std::chrono::sys_days(*time.date.end) + kRecent < std::chrono::sys_days(*published);
    return time.first >= t.at.last && (old || t.voice != TriggerVoice::noun);
  }

  /// "arsitek pembantaian 7 Oktober": the day right behind a noun is part of what it is called.
  bool names_another(const when::Time& time, const Told& told) const {
    if (time.kind != when::Kind::point && time.kind != when::Kind::history) return false;
    const auto form = c_.form({time.first, time.first + 1});
    if (form.empty() || form.front() < '0' || form.front() > '9') return false;
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                       [&](const Trigger& o) {
                         return o.voice == TriggerVoice::noun && o.at.last == time.first &&
                                o.at.first != told.at.first && o.at.first > told.at.last;
                       });
  }

  /// The day of the arrest is not that of the deed, nor the other way round.
  bool own_of_held(const when::Time& time, const Told& told) const {
    if (told.held_for) {
      const Trigger t{told.at, told.type, told.voice, {}};
      return of_what_they_are_held_for(time, t, held_for(t));
    }
    return told.family != Family::arrest || !of_their_deed(time, told);
  }

  /// Is this day that of a deed that people are held for?
  bool of_their_deed(const when::Time& time, const Told& told) const {
    return std::any_of(
        r_.mentions.triggers.begin(), r_.mentions.triggers.end(), [&](const Trigger& t) {
          if (c_.sentence_of(t.at.first) != told.sentence || t.at.first == told.at.first)
            return false;
          const auto held = held_for(t);
          return held.last > held.first && of_what_they_are_held_for(time, t, held);
        });
  }

  // ---- words that tell of an event only with the right doer and object

  /// What a doubtful word tells here, if anything.
  std::optional<Trigger> settled(const Trigger& t) const {
    const auto as = [&](TriggerClass type) { return Trigger{t.at, type, t.voice, t.root}; };
    const auto* doer = doer_of(t);
    switch (t.type) {
      case TriggerClass::carry:
        if (doer == nullptr || !(fighters(*doer) || is_crowd(doer->group))) return std::nullopt;
        if (c_.in(Set::fetches, t.at.first) != 0 && (is_state(doer->group) || !people_object(t)))
          return std::nullopt;
        if (!people_object(t)) return as(TriggerClass::loot);
        return as(is_state(doer->group) ? TriggerClass::arrest : TriggerClass::abduct);
      case TriggerClass::secure:
        if (doer == nullptr ? t.voice == TriggerVoice::active : !is_state(doer->group))
          return std::nullopt;
        if (suspects_object(t)) return as(TriggerClass::arrest);
        if (weapon_object(t)) return as(TriggerClass::defuse);
        return std::nullopt;
      case TriggerClass::uncover:
        if (c_.sentence_of(t.at.first) != 0 || !weapon_object(t) || attack_in(sentence(t.at.first)))
          return std::nullopt;
        if (doer == nullptr ? t.voice == TriggerVoice::active : !is_state(doer->group))
          return std::nullopt;
        return as(TriggerClass::defuse);
      case TriggerClass::cede:
        if (place_beside(t) && side_beside(t)) return as(TriggerClass::seize);
        return std::nullopt;
      case TriggerClass::enter:
        if (doer != nullptr && fighters(*doer) && place_beside(t) && unopposed(t))
          return as(TriggerClass::seize);
        return std::nullopt;
      case TriggerClass::gather: {
        const bool crowd = doer != nullptr && is_crowd(doer->group);
        const bool people =
            crowd || many_gather(t) || (doer != nullptr && doer->group == Group::civilians);
        if (people && (demanding(t) || (crowd && protest_before(t.at.first) && !rampant(t))))
          return as(TriggerClass::protest);
        return std::nullopt;
      }
      default:
        return std::nullopt;
    }
  }

  /// Who does it: the subject of an active verb; behind a passive one, with or without "oleh".
  const Actor* doer_of(const Trigger& t) const {
    if (t.voice == TriggerVoice::noun) return nullptr;
    if (t.voice == TriggerVoice::active) return subject(t.at.first);
    const auto end = c_.clause_end(t.at.last - 1);
    const bool by = c_.in(Set::agent, t.at.last) != 0;
    if (const auto* near = right(t.at.first + 1, end, t.at.last - t.at.first - 1 + (by ? 4U : 2U)))
      return near;
    return agent_behind(t);
  }

  /// "dijemput dari warung kopi di desa tetangga, oleh sekelompok pria bersenjata"
  const Actor* agent_behind(const Trigger& t) const {
    const auto end = sentence(t.at.first).last;
    for (std::uint32_t i = t.at.last; i < end && !c_.verb_between(i, i + 1); ++i) {
      if (c_.in(Set::agent, i) != 0) return right(i, end, 4);
    }
    return nullptr;
  }

  /// Where the object stands: behind an active verb, before a passive one.
  Stretch object_range(const Trigger& t) const {
    constexpr std::uint32_t kReach = 6;
    if (t.voice != TriggerVoice::passive)
      return {t.at.last, std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach)};
    const auto begin = c_.clause_begin(t.at.first);
    return {t.at.first > begin + kReach ? t.at.first - kReach : begin, t.at.first};
  }

  bool people_object(const Trigger& t) const {
    const Stretch range = object_range(t);
    bool found = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return range.holds(q.first) && q.unit == counts::Unit::people && q.number_last != q.last;
    });
    each_in(r_.mentions.actors, range, [&](const Actor& a) {
      found = found || (!a.place_of && a.group != Group::state && !behind_preposition(a.at.first));
    });
    return found;
  }

  /// "mengamankan 12 orang", "demonstran diamankan": people of whom more is thought than that they
  /// are in danger.
  bool suspects_object(const Trigger& t) const {
    const Stretch range = object_range(t);
    bool found = false;
    bool others = false;
    each_in(r_.mentions.actors, range, [&](const Actor& a) {
      if (a.place_of || behind_preposition(a.at.first)) return;
      const bool suspect = is_crowd(a.group) || is_irregular(a.group) || a.group == Group::gunmen;
      (suspect ? found : others) = true;
    });
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return range.holds(q.first) && q.unit == counts::Unit::people && q.number_last != q.last;
    });
    return found || (counted && !others);
  }

  bool weapon_object(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.weapons, object_range(t), [&](const auto& w) {
      found = found || w.means == Means::bomb || w.means == Means::mine ||
              w.means == Means::grenade || w.means == Means::shell || w.means == Means::gun;
    });
    return found;
  }

  bool attack_in(Stretch all) const {
    bool found = false;
    each_in(r_.mentions.triggers, all, [&](const Trigger& o) {
      found = found || (o.type <= TriggerClass::chemical && o.type != TriggerClass::explode &&
                        o.type != TriggerClass::mine && o.type != TriggerClass::grenade);
    });
    return found;
  }

  /// A place is the object: "menyerahkan kota X", "kendali atas X diserahkan".
  bool place_beside(const Trigger& t) const {
    const Stretch range = object_range(t);
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      const bool near = t.voice == TriggerVoice::passive
                            ? p.last <= t.at.first && p.last + 3 > t.at.first
                            : p.first >= t.at.last && p.first < t.at.last + 4;
      return near && range.holds(p.first) && !p.is_country && !of_somebody(p) &&
             (p.first == 0 || p.first == t.at.last || c_.in(Set::in, p.first - 1) == 0);
    });
  }

  /// An armed side gives or takes.
  bool side_beside(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)},
            [&](const Actor& a) { found = found || (fighters(a) && a.group != Group::police); });
    return found;
  }

  bool unopposed(const Trigger& t) const {
    // "masuk ke kota itu setelah garnisun Rusia angkat kaki"
    bool left = false;
    each_in(r_.mentions.triggers, sentence(t.at.first), [&](const Trigger& o) {
      const auto* who = o.type == TriggerClass::withdraw ? subject(o.at.first) : nullptr;
      left = left || (who != nullptr && (fighters(*who) || who->group == Group::state));
    });
    if (left && t.type == TriggerClass::enter) return true;
    const auto end = sentence(t.at.first).last;
    for (auto i = c_.clause_begin(t.at.first); i < end; ++i) {
      if (c_.in(Set::unopposed, i) != 0 && (i == 0 || c_.in(Set::nearly, i - 1) == 0)) return true;
    }
    return false;
  }

  /// A demonstration was told in a sentence before.
  bool protest_before(std::uint32_t token) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Told& t) {
      return t.type == TriggerClass::protest && t.sentence < c_.sentence_of(token);
    });
  }

  /// "massa mendatangi perumahan karyawan, melempari kaca lalu membakar mes": they came to do harm.
  bool rampant(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.triggers, {t.at.last, sentence(t.at.first).last}, [&](const Trigger& o) {
      found = found || o.type == TriggerClass::riot || o.type == TriggerClass::burn ||
              o.type == TriggerClass::loot || o.type == TriggerClass::mob;
    });
    return found;
  }

  /// They ask for something, in this sentence or in the next of the paragraph.
  bool demanding(const Trigger& t) const { return asked_for(c_, t.at.first, 1); }

  /// "ribuan orang memblokade jalan": a multitude is the subject.
  bool many_gather(const Trigger& t) const {
    if (t.voice != TriggerVoice::active) return false;
    Trigger crowd = t;
    crowd.type = TriggerClass::riot;
    return multitude(c_, crowd) != nullptr;
  }

  /// "tewas akibat ranjau darat": a weapon is the cause, no other word tells of the event.
  void deadly_causes() {
    for (const auto& o : r_.mentions.outcomes) {
      if (o.pattern != mentions::Pattern::predicate ||
          o.outcome > record::Outcome::killed_or_injured)
        continue;
      const auto end = c_.clause_end(o.at.last - 1);
      const mentions::Weapon* weapon = nullptr;
      each_in(r_.mentions.weapons, {o.at.last, std::min(end, o.at.last + 6)}, [&](const auto& w) {
        const bool cause = w.at.first > o.at.last && (c_.in(Set::cause, w.at.first - 1) == 1 ||
                                                      c_.in(Set::cause, w.at.first - 2) != 0);
        if (weapon == nullptr && cause && w.means <= Means::chemical) weapon = &w;
      });
      if (weapon == nullptr || told_in(c_.sentence_of(o.at.first))) continue;
      const Trigger made{weapon->at, type_of(weapon->means), TriggerVoice::noun, {}};
      if (!real(made)) continue;
      Told t = start(made);
      weapons(t);
      if (const auto* patient = subject(o.at.first)) t.targets.push_back(patient);
      time(t);
      place(t);
      if (t.places.empty() && t.time == nullptr) continue;
      out_.push_back(std::move(t));
    }
  }

  bool told_in(std::uint32_t index) const {
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Told& t) { return t.sentence == index; });
  }

  /// "Sebuah ranjau darat melukai enam polisi": a weapon kills, no other word tells of the event.
  void deadly_weapons() {
    for (const auto& o : r_.mentions.outcomes) {
      if (o.pattern != mentions::Pattern::verb || o.outcome > record::Outcome::killed_or_injured)
        continue;
      const auto begin = c_.clause_begin(o.at.first);
      const mentions::Weapon* weapon = nullptr;
      each_in(r_.mentions.weapons, {begin, o.at.first}, [&](const auto& w) { weapon = &w; });
      if (weapon == nullptr || weapon->means > Means::chemical) continue;
      bool told = false;
      each_in(r_.mentions.triggers, {begin, c_.clause_end(o.at.first)},
              [&](const auto& t) { told = told || t.type != TriggerClass::incident; });
      if (told) continue;
      const Trigger made{weapon->at, type_of(weapon->means), TriggerVoice::noun, {}};
      if (!real(made)) continue;
      Told t = start(made);
      weapons(t);
      add_with_list_of(t, o.at.last);
      time(t);
      place(t);
      out_.push_back(std::move(t));
    }
  }

  /// "Pada 13 Mei, enam orang tewas": a day of its own and what became of people, no other word.
  void dated_casualties() {
    std::optional<std::uint32_t> done;
    for (const auto& o : r_.mentions.outcomes) {
      const auto index = c_.sentence_of(o.at.first);
      if (o.outcome > record::Outcome::killed_or_injured || done == index) continue;
      if (o.pattern != mentions::Pattern::predicate && o.pattern != mentions::Pattern::verb)
        continue;
      const bool told =
          std::any_of(out_.begin(), out_.end(), [&](const Told& t) { return t.sentence == index; });
      const Trigger made{o.at, TriggerClass::incident, TriggerVoice::noun, {}};
      if (told || of_a_period(c_.sentence(index)) || !real(made)) continue;
      Told t = start(made);
      t.casualties = true;
      time(t);
      if (!t.date.start) {
        if (!fighters_fell_there(t, o)) continue;
        out_.push_back(std::move(t));
        done = index;
        continue;
      }
      const bool heads = heads_sentence(*t.time);
      // "Pada Selasa, kementerian memperbarui jumlahnya menjadi 14 orang tewas": the day of the
      // verb
      if (heads && c_.verb_between(t.time->last, o.at.first)) continue;
      place(t);
      if (!heads && !told_later(index, t)) continue;
      if (const auto* patient = subject(o.at.first)) t.targets.push_back(patient);
      out_.push_back(std::move(t));
      done = index;
    }
  }

  /// "M23 merebut Goma, Senin. Bukavu menyusul pada Minggu": the next town falls into the same
  /// hands, where that of another town was told just before.
  void follow_suit() {
    std::vector<Told> more;
    for (std::uint32_t i = 1; i + 1 < c_.size(); ++i) {
      const auto words = c_.in(Set::follows, i);
      const bool turn = c_.in(Set::turn, i) == 1;
      if (words == 0 && !turn) continue;
      const auto* town = town_beside(i, words, turn);
      if (town == nullptr) continue;
      const Told* before = fallen_before(i);
      if (before == nullptr || before->places.front()->place.name == town->place.name) continue;
      const Trigger made{{i, i + std::max(words, 1U)}, TriggerClass::seize, before->voice, {}};
      if (told_in(c_.sentence_of(i)) && turn) continue;
      Told t = start(made);
      t.initiators = before->initiators;
      t.targets = before->targets;
      t.other = false;
      t.again = before->again;
      t.unopposed = false;
      time(t);
      if (t.time == nullptr) t.date = before->date;
      t.places.push_back(town);
      more.push_back(std::move(t));
    }
    out_.insert(out_.end(), more.begin(), more.end());
  }

  /// The latest fall of a town told before, where everything that fell came into the same hands;
  /// what is taken back is left out.
  const Told* fallen_before(std::uint32_t token) const {
    const Told* found = nullptr;
    for (const auto& t : out_) {
      const bool falls = t.type == TriggerClass::seize && t.at.first < token && !t.denied &&
                         !t.again && !t.places.empty() && !t.initiators.empty();
      if (!falls) continue;
      if (found != nullptr &&
          found->initiators.front()->value.name != t.initiators.front()->value.name)
        return nullptr;
      found = &t;
    }
    constexpr std::uint32_t kReach = 6;
    return found != nullptr && found->sentence + kReach >= c_.sentence_of(token) ? found : nullptr;
  }

  /// The town that is the subject right before the word, or stands right behind "giliran".
  const places::Mention* town_beside(std::uint32_t token, std::uint32_t words, bool turn) const {
    auto end = token;
    while (end > 0 && c_.adverbial(end - 1)) --end;
    for (const auto& p : r_.places) {
      const bool subject = words != 0 && p.last == end && p.first < end &&
                           (p.first == 0 || c_.in(Set::in, p.first - 1) == 0);
      const bool behind = turn && p.first >= token + 1 && p.first <= token + 2 &&
                          (p.first == token + 1 || c_.in(Set::site, token + 1) != 0);
      if ((subject || behind) && !p.is_country && !of_somebody(p) &&
          p.place.precision <= record::PlacePrecision::province)
        return &p;
    }
    return nullptr;
  }

  /// "Di Chechnya, empat pemberontak tewas ketika ...": fighters die where the sentence begins.
  bool fighters_fell_there(Told& t, const mentions::OutcomeWord& o) const {
    if (o.outcome != record::Outcome::killed || t.time != nullptr || t.sentence == 0) return false;
    const auto* patient = subject(o.at.first);
    if (patient == nullptr || !(fighters(*patient) || patient->group == Group::protesters))
      return false;
    place(t);
    // "Di Mandalay 40 pengunjuk rasa tewas"
    const bool there = patient->group == Group::protesters && !t.places.empty() &&
                       t.places.front()->first < patient->at.first;
    if (!(t.fronted || there) || t.places.front()->is_country) return false;
    t.targets.push_back(patient);
    return true;
  }

  /// "Pada 13 Mei, ...", "Setahun sebelumnya, 26 September 2019, ...": only days stand before.
  bool heads_sentence(const when::Time& time) const {
    std::uint32_t i = sentence(time.first).first;
    if (time.first <= i + 1) return true;
    for (const auto& t : r_.times) {
      if (t.first == i || t.first == i + 1) i = t.last;
      if (c_.mark(i, ",")) ++i;
      if (i >= time.first) return i == time.first;
    }
    return false;
  }

  /// The first sentence says who died, where and when, and the words for what happened follow:
  /// "Tiga pekerja meninggal setelah kamp mereka didatangi KKB, Senin. ... Mereka menembak lebih
  /// dulu".
  bool told_later(std::uint32_t index, const Told& t) const {
    if (index != 0 || t.places.empty() || t.places.front()->is_country || out_.empty())
      return false;
    const Told& next = out_.front();
    return next.sentence <= 3 && next.places.empty() && !next.date.start && !next.recalled &&
           next.family == Family::violence;
  }

  /// "rangkaian demonstrasi pada September 2019": many events over weeks.
  bool of_many(const Trigger& t, const Told& told) const {
    if (told.date.precision == record::DatePrecision::day) return false;
    for (std::uint32_t i = t.at.first >= 2 ? t.at.first - 2 : 0; i < t.at.first; ++i) {
      if (c_.in(Set::wave, i) != 0) return true;
    }
    return in_many_places(t, told);
  }

  /// "di tengah demonstrasi di sejumlah daerah", "demonstrasi besar di 178 daerah": no one of them
  /// is told.
  bool in_many_places(const Trigger& t, const Told& told) const {
    constexpr std::uint32_t kReach = 7;
    constexpr std::int64_t kMany = 10;
    const bool one = std::any_of(told.places.begin(), told.places.end(),
                                 [](const auto* p) { return !p->is_country; });
    if (t.voice != TriggerVoice::noun || one) return false;
    const auto end = std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach);
    if (c_.any(Set::wave, t.at.last, end)) return true;
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first >= t.at.last && q.first < end && q.count.low.value_or(0) >= kMany &&
             (c_.in(Set::site, q.number_last) != 0 || c_.in(Set::any_site, q.number_last) != 0);
    });
  }

  /// "sejak perang pecah pada 15 April": the start of a count, unless it has a place of its own.
  bool behind_since(const Trigger& t, const Told& told) const {
    const bool bounded = std::any_of(told.places.begin(), told.places.end(), [](const auto* p) {
      return p->place.precision < record::PlacePrecision::region;
    });
    // "terburuk sejak bom mobil FARC, Februari 2003": one blast, not what has gone on since
    const bool blast = t.type == TriggerClass::explode || t.type == TriggerClass::suicide;
    const bool dated = told.date.start && told.date.precision <= record::DatePrecision::month;
    if (bounded || (blast && dated)) return false;
    const auto begin = c_.clause_begin(t.at.first);
    for (std::uint32_t i = std::max(begin, t.at.first >= 3 ? t.at.first - 3 : 0); i < t.at.first;
         ++i) {
      if (c_.in(Set::since, i) != 0) return true;
    }
    return false;
  }

  /// A total over weeks or since a day is no event.
  bool of_a_period(Stretch sentence) const {
    bool found = false;
    for (const auto& t : r_.times) {
      if (t.first < sentence.first || t.first >= sentence.last) continue;
      found = found || t.kind == when::Kind::duration || t.kind == when::Kind::since ||
              (t.kind == when::Kind::point && long_span(t.date));
    }
    return found;
  }

  void add_with_list_of(Told& t, std::uint32_t from) const {
    const auto end = c_.clause_end(from - 1);
    if (const auto* patient = right(from, end, 8)) add_with_list(t.targets, patient, end);
  }

  static TriggerClass type_of(Means means) {
    switch (means) {
      case Means::air:
        return TriggerClass::air;
      case Means::shell:
        return TriggerClass::shell;
      case Means::mine:
        return TriggerClass::mine;
      case Means::grenade:
        return TriggerClass::grenade;
      case Means::suicide:
        return TriggerClass::suicide;
      case Means::chemical:
        return TriggerClass::chemical;
      default:
        return TriggerClass::explode;
    }
  }

  /// "Front Pembebasan Islam Moro": a word of a name.
  bool in_a_name(const Trigger& t) const {
    if (t.voice != TriggerVoice::noun) return false;
    // "polisi antihuru-hara": what the force is for
    bool forces = false;
    each_in(r_.mentions.actors, {sentence(t.at.first).first, t.at.first}, [&](const Actor& a) {
      forces = forces || (is_state(a.group) && t.at.last <= a.at.last);
    });
    if (forces) return true;
    return between_capitals(t) ||
           std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
             return a.named && a.at.first < t.at.first && a.at.holds(t.at.first);
           });
  }

  /// "Front Serikat Pembebasan Asom": a noun in capitals between names, where the sentence is no
  /// headline.
  bool between_capitals(const Trigger& t) const {
    const Stretch all = sentence(t.at.first);
    if (t.at.first < all.first + 2 || t.at.last >= all.last) return false;
    const auto name = [&](std::uint32_t i) {
      const auto form = c_.form({i, i + 1});
      return !form.empty() && form.front() >= 'A' && form.front() <= 'Z';
    };
    if (!name(t.at.first) || !name(t.at.first - 1) || !name(t.at.last)) return false;
    std::uint32_t low = 0, high = 0;
    for (auto i = all.first; i < all.last; ++i) {
      if (!c_.punctuation(i)) ++(name(i) ? high : low);
    }
    return low > high;
  }

  /// "wilayah yang dilanda kerusuhan itu", "kota yang diguncang serangan hampir setiap hari": what
  /// the place is like.
  bool of_a_stricken_place(const Trigger& t) const {
    const auto i = t.at.first;
    if (t.voice != TriggerVoice::noun || i < 2 || c_.in(Set::stricken, i - 1) == 0) return false;
    return c_.in(Set::relative, i - 2) != 0;
  }

  /// "bentrokan sering terjadi".
  bool happens_often(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    if (t.voice != TriggerVoice::noun) return false;
    for (auto i = t.at.last; i < std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach); ++i) {
      if (c_.in(Set::habit, i) != 0 && c_.in(Set::begins, i + 1) != 0) return true;
    }
    return false;
  }

  /// Advances and withdrawals are claims about territory, not events.
  static bool movement(TriggerClass type) {
    return type == TriggerClass::advance || type == TriggerClass::withdraw;
  }

  /// "... setelah Taliban menguasai kota itu": an aside, unless it brings its own day or place.
  bool aside(const Trigger& t) const {
    const auto begin = c_.clause_begin(t.at.first);
    if (t.type == TriggerClass::abduct && says_where(t.at.first)) return true;
    if (c_.in(Set::after, begin) == 0) return false;
    if (set_free(t)) return true;
    if (cause_of_harm(t.at.first)) return false;
    Stretch clause{begin, c_.clause_end(t.at.last - 1)};
    // "Buntut penembakan nelayan, warga ...": the comma ends it
    const bool heads = begin == sentence(begin).first;
    if (heads && t.voice == TriggerVoice::noun && begin + c_.in(Set::after, begin) == t.at.first) {
      clause.last = up_to_comma({t.at.last, clause.last});
    }
    const auto inside = [&](std::uint32_t token) { return clause.holds(token); };
    // "sehari setelah 19 pengunjuk rasa ditembak mati": people are counted, on a day of their own
    // "sehari setelah tentara memberondong para pengunjuk rasa": forces shoot at people
    const bool harmed =
        (any_in(r_.mentions.outcomes, t.at) && counted_people(t.at.first) != nullptr) ||
        shoots_people(t);
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      const bool counted_from = x.kind == when::Kind::relative && x.last == begin;
      return inside(x.first) || (harmed && counted_from && x.offset_days.value_or(0) != 0);
    });
    const bool placed = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& x) {
      return inside(x.first) && x.role == places::Role::location && !x.is_country;
    });
    return !dated && !placed;
  }

  bool shoots_people(const Trigger& t) const {
    const bool deed = t.type == TriggerClass::shoot || t.type == TriggerClass::kill;
    if (!deed || t.voice != TriggerVoice::active) return false;
    const auto* doer = subject(t.at.first);
    const auto* hit = right(t.at.last, c_.clause_end(t.at.last - 1), 4);
    return doer != nullptr && hit != nullptr && fighters(*doer) && doer != hit && !hit->place_of;
  }

  /// "Seorang sopir tewas di X, Senin, setelah diserang gerilyawan": the clause before tells only
  /// what became of people, and this one what did it; where it was and when stands in either. Where
  /// the word "setelah" stands; not where somebody dies in a hospital, nor days later.
  std::optional<std::uint32_t> cause_of_harm(std::uint32_t token) const {
    const auto first = sentence(token).first;
    const auto begin = c_.clause_begin(token);
    if (begin == first || c_.in(Set::after, begin) == 0) return std::nullopt;
    const bool treated = c_.any(Set::ward, first, begin) || c_.any(Set::treated_in, first, begin);
    if (treated || c_.quoted(token)) return std::nullopt;
    bool harm = false;
    each_in(r_.mentions.outcomes, {first, begin}, [&](const auto& o) {
      harm = harm || (o.outcome <= record::Outcome::killed_or_injured &&
                      o.pattern == mentions::Pattern::predicate);
    });
    if (!harm || c_.cue(CueKind::negation, {first, begin}) != nullptr) return std::nullopt;
    bool told = false;
    each_in(r_.mentions.triggers, {first, begin},
            [&](const Trigger& o) { told = told || o.type != TriggerClass::incident; });
    // "setelah dianiaya sesama tahanan" needs somebody in arms
    each_in(r_.mentions.triggers, {token, token + 1}, [&](const Trigger& o) {
      const auto* doer = doer_of(o);
      told = told || (o.type == TriggerClass::beat && (doer == nullptr || !fighters(*doer)));
    });
    const bool later = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.last == begin && (x.kind == when::Kind::relative || x.kind == when::Kind::duration);
    });
    if (told || later) return std::nullopt;
    return begin;
  }

  /// "menyerbu sebuah gua, tempat para polisi disandera"
  bool says_where(std::uint32_t token) const {
    const auto first = sentence(token).first;
    for (auto i = token; i > first + 1 && !c_.mark(i, ","); --i) {
      if (c_.in(Set::where, i) != 0) return c_.mark(i - 1, ",");
    }
    return false;
  }

  static bool taken_by_rebels(const Told& t) {
    return std::any_of(t.initiators.begin(), t.initiators.end(), [](const Actor* a) {
      return a->group == Group::armed || a->group == Group::militia || a->group == Group::gunmen;
    });
  }

  /// "melepaskan seorang perawat setelah disekap 44 hari": how long, not that.
  bool set_free(const Trigger& t) const {
    bool free = false;
    each_in(r_.mentions.triggers, {sentence(t.at.first).first, t.at.first},
            [&](const Trigger& o) { free = free || o.type == TriggerClass::release; });
    return free && t.type == TriggerClass::abduct && t.voice == TriggerVoice::passive;
  }

  /// A blow needs a weapon: "rudal menghantam", not "banjir menerjang".
  bool armed_blow(const Trigger& t) const {
    const Stretch clause{c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)};
    bool found = false;
    each_in(r_.mentions.weapons, clause, [&](const auto& w) {
      // "helikopter menabrak tebing": what crashes is no weapon
      found = found || t.type != TriggerClass::ram || w.means != Means::air;
    });
    each_in(r_.mentions.triggers, clause, [&](const auto& x) {
      found = found || (x.type == TriggerClass::explode && x.voice == TriggerVoice::noun);
    });
    return found;
  }

  /// "Gerilyawan meledakkan tiga pipa minyak": who blows it up is armed.
  bool armed_subject(const Trigger& t) const {
    if (t.type == TriggerClass::strike) return armed_striker(t);
    if (t.type == TriggerClass::ram) {  // "sengaja menabrak tentara dengan mobil"
      return c_.close_before(Set::deliberate, t.at.first, c_.clause_begin(t.at.first), 3) ||
             runs_over_a_crowd(t);
    }
    // "rumah mereka dibom pemberontak"
    if (t.type == TriggerClass::explode && t.voice == TriggerVoice::passive) {
      const auto* by = doer_of(t);
      return by != nullptr && fighters(*by) && !is_state(by->group);
    }
    if (t.type != TriggerClass::explode || t.voice != TriggerVoice::active) return false;
    const auto* a = subject(t.at.first);
    if (a == nullptr || !fighters(*a)) return false;
    return !is_state(a->group) || !weapon_object(t);  // "polisi meledakkan bom temuan"
  }

  /// "menabrak demonstran", "mobil polisi melindas seorang pemuda dalam unjuk rasa": who
  /// demonstrates is run over, or a vehicle of the state runs over somebody at a demonstration.
  bool runs_over_a_crowd(const Trigger& t) const {
    bool crowd = false;
    each_in(r_.mentions.actors, object_range(t), [&](const Actor& a) {
      crowd = crowd || a.group == Group::protesters || a.group == Group::crowd;
    });
    if (crowd) return true;
    const Stretch all = sentence(t.at.first);
    bool state = false;
    each_in(
        r_.mentions.actors,
        t.voice == TriggerVoice::active ? Stretch{all.first, t.at.first}
                                        : Stretch{t.at.last, all.last},
        [&](const Actor& a) { state = state || (is_state(a.group) && a.group != Group::state); });
    bool street = false;
    each_in(r_.mentions.triggers, all, [&](const Trigger& o) {
      street = street || o.type == TriggerClass::protest || o.type == TriggerClass::disperse;
    });
    return state && street;
  }

  /// "Taliban menggempur pos polisi", "pos polisi digempur Taliban": armed men on both sides of the
  /// verb, or a place behind it.
  bool armed_striker(const Trigger& t) const {
    const auto end = c_.clause_end(t.at.last - 1);
    const auto* before = left(t.at.first, c_.clause_begin(t.at.first));
    const auto* behind = right(t.at.last, end, t.voice == TriggerVoice::active ? 6 : 2);
    // "pos mereka digempur pemberontak PKK"
    if (t.voice == TriggerVoice::passive && behind != nullptr &&
        (fighters(*behind) || is_crowd(behind->group)))
      return true;
    const auto* doer = t.voice == TriggerVoice::active ? before : behind;
    const auto* hit = t.voice == TriggerVoice::active ? behind : before;
    return doer != nullptr && hit != nullptr && doer != hit && fighters(*doer) &&
           hit->group != Group::state;
  }

  static bool fighters(const Actor& a) { return a.group <= Group::gunmen && !a.place_of; }

  /// "Tentara menewaskan lima gerilyawan": fighters kill, no other word tells of the event.
  void deadly_forces() {
    for (const auto& o : r_.mentions.outcomes) {
      if (o.pattern != mentions::Pattern::verb || o.outcome != record::Outcome::killed) continue;
      const auto begin = c_.clause_begin(o.at.first);
      const Stretch clause{begin, c_.clause_end(o.at.last - 1)};
      const bool told = std::any_of(out_.begin(), out_.end(),
                                    [&](const Told& t) { return clause.holds(t.at.first); });
      if (told || of_a_period(sentence(o.at.first))) continue;
      const Trigger made{o.at, TriggerClass::kill, TriggerVoice::active, {}};
      const auto* doer = subject(o.at.first);
      const auto* hit = right(o.at.last, clause.last, 8);
      if (doer == nullptr || doer == hit || !fighters(*doer) || !real(made)) continue;
      if (hit == nullptr && !people_right_behind(o.at.last)) continue;
      bool event = false;
      each_in(r_.mentions.triggers, {begin, o.at.first},
              [&](const Trigger& t) { event = event || t.voice == TriggerVoice::noun; });
      if (event || (hit != nullptr && doer->value.name == hit->value.name)) continue;
      Told t = start(made);
      weapons(t);
      t.initiators.push_back(doer);
      if (hit != nullptr) add_with_list(t.targets, hit, clause.last);
      time(t);
      place(t);
      if (hit == nullptr && (t.time == nullptr || !in_one_small_place(t))) continue;
      if (hit == nullptr && only_accused(made)) t.initiators.clear();
      out_.push_back(std::move(t));
    }
  }

  static bool in_one_small_place(const Told& t) {
    return t.places.size() == 1 && !t.places.front()->is_country &&
           t.places.front()->place.precision <= record::PlacePrecision::district;
  }

  /// "menewaskan sedikitnya lima orang": people who are only counted.
  bool people_right_behind(std::uint32_t token) const {
    constexpr std::uint32_t kReach = 3;
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.unit == counts::Unit::people && q.first >= token && q.first < token + kReach;
    });
  }

  /// "menembakkan 85 roket", "rudal yang diluncurkan": the weapon next to the verb.
  const mentions::Weapon* launched(const Trigger& t) const {
    const mentions::Weapon* weapon = nullptr;
    const auto from =
        t.voice == TriggerVoice::active
            ? t.at.first
            : std::max(sentence(t.at.first).first, t.at.first >= 9 ? t.at.first - 9 : 0);
    const auto to = t.voice == TriggerVoice::active
                        ? std::min(sentence(t.at.first).last, t.at.last + 6)
                        : t.at.first;
    each_in(r_.mentions.weapons, {from, to}, [&](const auto& w) {
      // An aircraft that comes down is none.
      if (t.voice == TriggerVoice::middle && w.means == Means::air) return;
      if (c_.in(Set::unarmed, w.at.last) != 0) return;  // "pesawat kargo"
      if (weapon == nullptr && w.means <= Means::chemical) weapon = &w;
    });
    return weapon;
  }

  /// "pekerja yang diculik dibebaskan": the relative clause describes, the main verb tells.
  bool participle(const Trigger& t) const {
    if (names_the_sides(t)) return true;
    if (t.voice != TriggerVoice::passive || t.at.first == 0) return false;
    auto first = t.at.first;  // "yang sebelumnya dikuasai"
    while (first > 1 && first + 2 > t.at.first && c_.adverbial(first - 1)) --first;
    if (c_.in(Set::relative, first - 1) == 0 || own_day(t) != nullptr) return false;
    // "kota yang dikuasai X": how things stand
    const auto held = c_.control(t.at.first);
    if (held && held->row->kind == ControlKind::state) return true;
    // "yang disasar adalah": says who, not that
    bool main = c_.in(Set::is, t.at.last) != 0;
    each_in(r_.mentions.triggers, sentence(t.at.first), [&](const Trigger& o) {
      // "roket yang ditembakkan ... jatuh di": who fired it stands in the relative clause.
      const bool lands = o.type == TriggerClass::launch && o.voice == TriggerVoice::middle;
      main = main || (o.at.first != t.at.first && o.type != TriggerClass::incident && !lands);
    });
    return main;
  }

  /// "kedua pihak yang bertikai", "negara-negara yang ikut menyerang X": says who they are, not
  /// that they fought.
  bool names_the_sides(const Trigger& t) const {
    if (t.voice == TriggerVoice::active && own_day(t) == nullptr && of_many_like_them(t.at.first))
      return true;
    const auto i = t.at.first;
    return t.voice == TriggerVoice::reciprocal && i > 1 && c_.in(Set::relative, i - 1) != 0 &&
           c_.in(Set::side, i - 2) != 0;
  }

  /// "petinggi kelompok yang sempat menguasai kota itu": says who he is.
  bool once_held(const Trigger& t) const {
    return t.type == TriggerClass::seize && t.voice == TriggerVoice::active && t.at.first > 1 &&
           c_.in(Set::once, t.at.first - 1) != 0 && c_.in(Set::relative, t.at.first - 2) != 0;
  }

  /// A noun said twice before the relative word of this verb.
  bool of_many_like_them(std::uint32_t verb) const {
    if (verb > 2 && c_.in(Set::relative, verb - 1) == 0)  // "yang ikut menyerang"
      --verb;
    if (verb < 2 || c_.in(Set::relative, verb - 1) == 0) return false;
    const auto noun = c_.form(verb - 2);
    const auto hyphen = noun.find('-');
    return hyphen != std::string_view::npos && noun.substr(hyphen + 1) == noun.substr(0, hyphen);
  }

  /// "membebaskan seorang nelayan yang diculik pada November 2016": the relative clause tells of
  /// another event, with a day of its own right behind its verb.
  const when::Time* own_day(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    const bool deed = t.type == TriggerClass::abduct || t.type == TriggerClass::kill ||
                      t.type == TriggerClass::shoot || t.type == TriggerClass::attack;
    if (!deed || t.voice != TriggerVoice::passive || t.at.first == 0 ||
        c_.in(Set::relative, t.at.first - 1) == 0)
      return nullptr;
    for (const auto& x : r_.times) {
      const bool day = x.kind == when::Kind::point || x.kind == when::Kind::history ||
                       x.kind == when::Kind::relative;
      if (day && x.date.start && x.first >= t.at.last && x.first < t.at.last + kReach) return &x;
    }
    return nullptr;
  }

  /// The day stands behind the verb of a relative clause that tells of something else.
  bool of_a_relative_clause(const when::Time& time, const Told& told) const {
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                       [&](const Trigger& o) {
                         return o.at.first != told.at.first && own_day(o) == &time;
                       }) ||
           (told.type != TriggerClass::arrest && c_.day_of_arrest(time)) || of_who_died(time, told);
  }

  /// "Sejak penangkapan X pada 19 Maret, hampir 2.000 orang telah ditahan": the day from which is
  /// counted, not that of the verb behind the comma.
  bool begins_a_count(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 9;
    const auto begin = sentence(time.first).first;
    if (told.at.first < time.last || time.kind != when::Kind::point) return false;
    if (told.family != Family::arrest) return false;
    bool comma = false;
    for (auto i = time.last; i < told.at.first; ++i) comma = comma || c_.mark(i, ",");
    if (!comma) return false;
    const auto from = time.first > begin + kReach ? time.first - kReach : begin;
    for (auto i = from; i < time.first; ++i) {
      const bool noun = i + 2 < time.first;  // "sejak Senin" is a time of its own
      if (c_.in(Set::since, i) != 0 && noun) return true;
    }
    return false;
  }

  /// "mengevakuasi jenazah dua guru yang dibunuh di X, ke Y, Sabtu": a day behind a comma is that
  /// of the verb before the relative clause.
  bool of_the_main_verb(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 8;
    std::uint32_t i = told.at.first;
    const auto begin = sentence(i).first;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i <= begin + 1 || told.voice == TriggerVoice::noun || c_.in(Set::relative, i - 1) == 0)
      return false;
    const bool front = time.last < i;
    if (!front && (time.first <= told.at.last || !c_.mark(time.first - 1, ","))) return false;
    const auto from = front ? time.last : begin;
    for (auto v = i - 1; v > from && v + kReach > i; --v) {
      if (c_.punctuation(v - 1)) return false;
      const auto& w = r_.words.words[v - 1];
      if (w.word_class != words::WordClass::verb || w.voice != words::Voice::active) continue;
      const bool says = std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                                    [&](const auto& s) { return s.cue.holds(v - 1); });
      return !says && !any_in(r_.mentions.triggers, {v - 1, v});
    }
    return false;
  }

  /// "bom meledak dalam pemakaman pemrotes yang tewas sehari sebelumnya": the day of that death.
  bool of_who_died(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 6;
    for (auto i = time.first; i > told.at.last && i + kReach > time.first; --i) {
      if (c_.mark(i - 1, ",")) return false;
      if (c_.in(Set::relative, i - 1) == 0) continue;
      bool died = false;
      each_in(r_.mentions.outcomes, {i, i + 1}, [&](const auto& o) {
        died = o.pattern == mentions::Pattern::predicate &&
               o.outcome <= record::Outcome::killed_or_injured;
      });
      return died;
    }
    return false;
  }

  /// "Gedung itu dihantam pada Minggu": the weapon was named when the blow was told before.
  bool struck_again(const Trigger& t) const {
    if (t.type != TriggerClass::strike || t.voice != TriggerVoice::passive || out_.empty())
      return false;
    const Told& last = out_.back();
    const bool kin = last.type == TriggerClass::strike || last.type == TriggerClass::air ||
                     last.type == TriggerClass::shell || last.type == TriggerClass::explode;
    return kin && !armed_blow(t) && c_.sentence_of(t.at.first) <= last.sentence + 2;
  }

  static bool needs_weapon(const Trigger& t) {
    if (t.type == TriggerClass::strike) return t.voice != TriggerVoice::noun;
    if (t.type == TriggerClass::ram) return true;
    return t.type == TriggerClass::explode && t.voice != TriggerVoice::noun &&
           t.voice != TriggerVoice::middle;
  }

  /// Planned, denied, imagined things and things inside a speaker's title are not told as events.
  bool real(const Trigger& t, bool struck = false) const {
    const Stretch all = sentence(t.at.first);
    const std::uint32_t from = std::max(all.first, t.at.first >= 3 ? t.at.first - 3 : 0);
    const Stretch before{from, t.at.first};
    if (c_.cue(CueKind::planned, before) || c_.cue(CueKind::threatened, before)) return false;
    if (c_.cue(CueKind::conditional, before) || negated(t, before)) return false;
    if (t.voice == TriggerVoice::passive && c_.close_before(Set::must, t.at.first, all.first, 2))
      return false;
    if (standing(c_, t) || (never_was(c_, t) && c_.sentence_of(t.at.first) <= 1)) return false;
    return plausible(t, struck);
  }

  /// Its words tell of a deed at all, whether it is said to have happened or not.
  bool plausible(const Trigger& t, bool struck) const {
    const Stretch all = sentence(t.at.first);
    const std::uint32_t from = std::max(all.first, t.at.first >= 3 ? t.at.first - 3 : 0);
    if (needs_weapon(t) && !struck && !armed_blow(t) && !armed_subject(t)) return false;
    if (t.type == TriggerClass::launch && (launched(t) == nullptr || delivers(t))) return false;
    if (rush(t) || takes_people(t) || describes_them(t)) return false;
    if (t.type == TriggerClass::burn && symbolic(t)) return false;
    if (t.type == TriggerClass::riot && by_an_event(t)) return false;
    if (t.type == TriggerClass::protest &&
        (come_from(t) || only_objects(t) || c_.in(Set::festive, t.at.last) != 0))
      return false;
    if (sundry(t) || behind_cause(t) || heard_of(t) || objected_to(t)) return false;
    if (t.voice == TriggerVoice::active && never_got_to(t)) return false;
    if (t.voice != TriggerVoice::noun && asked_who(t)) return false;
    if (of_a_stricken_place(t) || happens_often(t) || other_sense(c_, t)) return false;
    if (t.type == TriggerClass::seize && t.voice == TriggerVoice::middle && !falls(t)) return false;
    if (t.type == TriggerClass::seize && t.voice == TriggerVoice::active && !takes(t)) return false;
    if (t.type == TriggerClass::agree && t.voice != TriggerVoice::noun && !of_peace(t))
      return false;
    if (t.type == TriggerClass::agree && t.voice == TriggerVoice::noun &&
        (only_wished(t) || !concluded(t)))
      return false;
    if (t.voice == TriggerVoice::noun && made_harmless(t)) return false;
    if (participle(t) || habit(all.first, t.at.first) || counted(t) || holds_on(t)) return false;
    if (t.voice != TriggerVoice::noun && simile(from, t.at.first)) return false;
    return !inside_speaker(t);
  }

  /// "menyerukan gencatan senjata", "perundingan gencatan senjata": nobody has agreed.
  bool only_wished(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    const auto from = t.at.first > kReach ? t.at.first - kReach : 0;
    return c_.any(Set::wished, std::max(c_.clause_begin(t.at.first), from), t.at.first);
  }

  /// "gencatan senjata tercapai", "perjanjian damai yang diteken": a noun alone may be a proposal.
  bool concluded(const Trigger& t) const {
    return c_.any(Set::concluded, c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1));
  }

  /// "meneriakkan slogan menentang pembunuhan etnis mereka": what demonstrators are against.
  bool objected_to(const Trigger& t) const {
    if (t.voice != TriggerVoice::noun || t.at.first == 0) return false;
    return c_.in(Set::claims_right, t.at.first - 1) != 0 && !pointer_behind(t);
  }

  bool pointer_behind(const Trigger& t) const {
    return t.at.last < c_.size() && c_.in(Set::pointer, t.at.last) != 0;
  }

  /// "tanpa tahu siapa yang menembak"
  bool asked_who(const Trigger& t) const {
    return t.at.first > 1 && c_.in(Set::relative, t.at.first - 1) != 0 &&
           c_.in(Set::who, t.at.first - 2) != 0;
  }

  /// "sebelum massa sempat bergerak ke kantor itu"
  bool never_got_to(const Trigger& t) const {
    if (t.at.first == 0 || c_.in(Set::barely, t.at.first - 1) == 0) return false;
    const auto from = std::max(sentence(t.at.first).first, t.at.first > 8 ? t.at.first - 8 : 0);
    return c_.any(Set::before, from, t.at.first);
  }

  /// "menjinakkan bom rakitan", "bom rakitan dijinakkan": the bomb did not go off.
  bool made_harmless(const Trigger& t) const {
    constexpr std::uint32_t kReach = 5;
    if (t.type != TriggerClass::explode && t.type != TriggerClass::mine &&
        t.type != TriggerClass::grenade && t.type != TriggerClass::suicide)
      return false;
    bool hurt = false;
    each_in(r_.mentions.outcomes, sentence(t.at.first),
            [&](const auto& o) { hurt = hurt || o.outcome <= record::Outcome::killed_or_injured; });
    if (hurt) return false;
    const auto beside = [&](const Trigger& o) {
      const bool takes = o.type == TriggerClass::defuse || o.type == TriggerClass::uncover ||
                         o.type == TriggerClass::secure;
      if (!takes || o.voice == TriggerVoice::noun) return false;
      if (c_.sentence_of(o.at.first) != c_.sentence_of(t.at.first)) return false;
      // "bom rakitan yang dipasang di dekat pos itu dijinakkan"
      const auto reach = c_.in(Set::relative, t.at.last) != 0 ? 4 * kReach : kReach;
      return o.voice == TriggerVoice::passive
                 ? t.at.last <= o.at.first && t.at.last + reach > o.at.first
                 : t.at.first >= o.at.last && t.at.first < o.at.last + kReach;
    };
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(), beside) ||
           std::any_of(r_.mentions.doubtful.begin(), r_.mentions.doubtful.end(), beside);
  }

  /// "orang tak dikenal menembak": the negation is spent on the word behind it.
  bool negated(const Trigger& t, Stretch before) const {
    const auto* cue = c_.cue(CueKind::negation, before);
    if (cue == nullptr) return joined_to_denied(t);
    const bool of_a_weapon = std::any_of(r_.mentions.weapons.begin(), r_.mentions.weapons.end(),
                                         [&](const auto& w) { return w.at.holds(cue->at.first); });
    if (of_a_weapon) return false;  // "pesawat tak berawak"
    if (t.voice == TriggerVoice::noun || cue->at.last >= t.at.first) return true;
    const auto& next = r_.words.words[cue->at.last];
    return next.word_class != words::WordClass::verb || next.voice != words::Voice::passive;
  }

  /// "tak ada penyanderaan dan ledakan lain": the negation holds for both nouns.
  bool joined_to_denied(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    if (t.voice != TriggerVoice::noun || t.at.first < 2 || c_.in(Set::and_, t.at.first - 1) == 0)
      return false;
    const auto before = t.at.first - 1;
    const auto from = std::max(c_.clause_begin(before - 1), before > kReach ? before - kReach : 0);
    const auto* cue = c_.cue(CueKind::negation, {from, before});
    return cue != nullptr && !c_.verb_between(cue->at.last + 1, before);
  }

  /// "telah melakukan berbagai pengeboman dan penculikan": what a group is known for.
  bool sundry(const Trigger& t) const {
    if (t.voice != TriggerVoice::noun || t.at.first == 0) return false;
    const auto before = [&](std::uint32_t at) { return at > 0 && c_.in(Set::sundry, at - 1) != 0; };
    if (before(t.at.first)) return true;
    return t.at.first >= 2 && c_.in(Set::and_, t.at.first - 1) != 0 && before(t.at.first - 2);
  }

  /// "Bentrokan dipicu oleh pembunuhan X": what a thing that is told came from.
  bool behind_cause(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    const Stretch all = sentence(t.at.first);
    if (t.voice != TriggerVoice::noun ||
        !c_.close_before(Set::sparked, t.at.first, all.first, kReach))
      return false;
    return std::any_of(
        r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
        [&](const auto& o) { return o.at.first >= all.first && o.at.last <= t.at.first; });
  }

  /// "warga marah mendengar kabar enam nelayan ditangkap": why others did something.
  bool heard_of(const Trigger& t) const {
    constexpr std::uint32_t kReach = 8;
    if (family_of(t.type) != Family::arrest) return false;
    const auto begin = sentence(t.at.first).first;
    return c_.any(Set::heard, t.at.first > begin + kReach ? t.at.first - kReach : begin,
                  t.at.first);
  }

  /// Part of a speaker's description; "Demonstrasi menolak ..." is no speaker.
  bool inside_speaker(const Trigger& t) const {
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      if (!s.speaker || !s.speaker->holds(t.at.first)) return false;
      return t.voice != TriggerVoice::noun || s.speaker->first != t.at.first;
    });
  }

  /// "penumpang yang pulang dari unjuk rasa": where they had been.
  bool come_from(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    return t.voice == TriggerVoice::noun &&
           c_.close_before(Set::returns, t.at.first, c_.clause_begin(t.at.first), kReach);
  }

  /// "memanggil duta besar untuk memprotes serangan": nobody is in the street.
  bool only_objects(const Trigger& t) const {
    if (c_.in(Set::objects, t.at.first) == 0) return false;
    const Stretch all = sentence(t.at.first);
    const auto* a = t.voice == TriggerVoice::active ? subject(t.at.first) : nullptr;
    return c_.any(Set::envoy, all.first, all.last) || (a != nullptr && a->group == Group::state);
  }

  /// "bentrokan kedua kubu merusak gudang": an event did the damage, no crowd.
  bool by_an_event(const Trigger& t) const {
    if (t.voice != TriggerVoice::active) return false;
    bool event = false;
    const auto begin = c_.clause_begin(t.at.first);
    each_in(r_.mentions.triggers, {begin, t.at.first}, [&](const Trigger& o) {
      event = o.voice == TriggerVoice::noun && o.type != TriggerClass::incident &&
              o.type != TriggerClass::protest && o.type != TriggerClass::riot;
    });
    return event;
  }

  /// "Musa Qala jatuh pada Rabu": one word needs a place as its subject; "jatuh ke tangan" does
  /// not.
  bool falls(const Trigger& t) const {
    if (t.at.last > t.at.first + 1) return true;
    std::uint32_t i = t.at.first;
    while (i > 0 && c_.adverbial(i - 1)) --i;
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      if (p.last != i || p.last <= p.first || p.is_country) return false;
      const bool subject =
          p.first == 0 || (c_.in(Set::in, p.first - 1) == 0 && c_.in(Set::from, p.first - 1) == 0);
      return subject && p.place.precision <= record::PlacePrecision::province &&
             p.role == places::Role::location;
    });
  }

  /// "Persija menaklukkan Persib": neither a side that fights nor a place that is taken.
  bool takes(const Trigger& t) const {
    const auto* a = subject(t.at.first);
    if (a != nullptr && (fighters(*a) || a->group == Group::state || a->named)) return true;
    const Stretch range = object_range(t);
    for (std::uint32_t i = range.first; i < range.last; ++i) {
      if (is_site(c_, i)) return true;
    }
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return range.holds(p.first) && p.first < t.at.last + 4 && c_.in(Set::in, p.first - 1) == 0;
    });
  }

  /// "ditandatangani": a truce or a peace, not a contract.
  bool of_peace(const Trigger& t) const {
    bool found = t.at.last > t.at.first + 1;
    each_in(r_.mentions.triggers, sentence(t.at.first), [&](const Trigger& o) {
      found = found || (o.type == TriggerClass::agree && o.voice == TriggerVoice::noun);
    });
    each_in(r_.mentions.actors, sentence(t.at.first), [&](const Actor& a) {
      found = found || a.group == Group::armed || a.group == Group::militia;
    });
    return found || truce_before(t);
  }

  /// "Gencatan senjata itu bertahan. Kesepakatan itu diteken ...": what is signed was named in the
  /// paragraph before or in this one.
  bool truce_before(const Trigger& t) const {
    const Stretch all = sentence(t.at.first);
    if (t.voice != TriggerVoice::passive) return false;
    if (c_.cue(CueKind::anaphor, {all.first, t.at.first}) == nullptr) return false;
    const auto from =
        c_.sentence(c_.sentence_of(t.at.first) > 2 ? c_.sentence_of(t.at.first) - 3 : 0);
    bool found = false;
    each_in(r_.mentions.triggers, {from.first, all.first}, [&](const Trigger& o) {
      found = found || (o.type == TriggerClass::agree && o.voice == TriggerVoice::noun);
    });
    return found && c_.any(Set::accord, all.first, t.at.first);
  }

  /// "membakar ban": a demonstration's way of speaking.
  bool symbolic(const Trigger& t) const {
    const auto end = std::min(sentence(t.at.first).last, t.at.last + 2);
    for (std::uint32_t i = t.at.last; i < end; ++i) {
      if (c_.in(Set::symbol, i) != 0) return true;
    }
    return false;
  }

  /// "kerap menyerang": what somebody does again and again is no event.
  bool habit(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = std::max(from, to >= 2 ? to - 2 : 0); i < to; ++i) {
      if (const auto n = c_.in(Set::habit, i); n != 0 && i + n <= to) return true;
    }
    return counted_off(to);
  }

  /// "telah tiga kali berperang", "sudah ratusan kali X menyerang": how often so far.
  bool counted_off(std::uint32_t verb) const {
    auto end = verb;
    each_in(r_.mentions.actors, {verb > 3 ? verb - 3 : 0, verb}, [&](const Actor& a) {
      if (a.at.last == verb) end = a.at.first;
    });
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.unit == counts::Unit::times && q.last == end && q.first > 0 &&
             c_.in(Set::already, q.first - 1) != 0;
    });
  }

  /// "seperti habis dibombardir": only likened to it.
  bool simile(std::uint32_t from, std::uint32_t to) const { return c_.any(Set::simile, from, to); }

  /// "masih menguasai": nothing has changed hands.
  bool holds_on(const Trigger& t) const {
    if (t.type == TriggerClass::operation) return for_long(t);
    if (t.type != TriggerClass::seize) return false;
    const auto from = t.at.first >= 2 ? t.at.first - 2 : 0;
    for (std::uint32_t i = std::max(sentence(t.at.first).first, from); i < t.at.first; ++i) {
      if (c_.in(Set::still, i) != 0 || c_.in(Set::now, i) != 0) return true;
    }
    return false;
  }

  /// "kota itu dikepung X selama 18 bulan": how it stands, no deed of a day.
  bool for_long(const Trigger& t) const {
    constexpr std::uint32_t kReach = 6;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.kind == when::Kind::duration && x.first >= t.at.last &&
             x.first < t.at.last + kReach && !x.timex.starts_with("PT") &&
             c_.sentence_of(x.first) == c_.sentence_of(t.at.first);
    });
  }

  /// "48 aksi kekerasan": a count of events.
  bool counted(const Trigger& t) const {
    if (t.voice != TriggerVoice::noun || in_one_place(t)) return false;
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      constexpr std::int64_t kMany = 10;
      return q.number_last == t.at.first && q.count.low && *q.count.low >= kMany;
    });
  }

  /// "13 serangan udara dilancarkan ke Distrik Sirwah sepanjang Sabtu": one operation.
  bool in_one_place(const Trigger& t) const {
    const Stretch clause{t.at.last, c_.clause_end(t.at.last - 1)};
    const bool where = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return usable(p, clause) && !p.is_country &&
             p.place.precision <= record::PlacePrecision::district;
    });
    return where && std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
             return clause.holds(x.first) && x.date.precision == record::DatePrecision::day;
           });
  }

  Told start(const Trigger& t) const {
    Told told;
    told.at = t.at;
    told.type = t.type;
    told.voice = t.voice;
    if (t.type == TriggerClass::release && place_object(t)) told.type = TriggerClass::seize;
    if (t.type == TriggerClass::launch) told.type = type_of(launched(t)->means);
    if (t.type == TriggerClass::strike && laden(t)) told.type = TriggerClass::ram;
    if (t.type == TriggerClass::defuse && shot_down(t)) told.type = TriggerClass::shoot;
    if (t.type == TriggerClass::operation)
      told.type = deadly(t) ? TriggerClass::attack : TriggerClass::incident;
    told.family = family_of(told.type);
    told.sentence = c_.sentence_of(t.at.first);
    const Stretch all = sentence(t.at.first);
    const bool phrase = t.voice == TriggerVoice::active && t.at.last > t.at.first + 1;
    const std::uint32_t reach = phrase ? t.at.last + 1 : behind_time(t);
    const Stretch behind{t.at.last, std::min(all.last, reach)};
    told.points_back = (t.voice == TriggerVoice::noun || phrase) && points_back(t, behind);
    told.reaction = t.voice == TriggerVoice::noun && reaction(t, all);
    told.other = c_.cue(CueKind::split, {all.first, std::min(all.first + 6, all.last)}) != nullptr;
    told.separate = separate(t, all);
    // "Masih di Helmand, ...": another incident of the province told of before
    const auto head = c_.in(Set::still, all.first);
    const bool still_there = head != 0 && c_.in(Set::in, all.first + head) != 0;
    told.other = told.other || told.separate || still_there || turns_to(t.at.first);
    told.recalled = c_.cue(CueKind::background, all) != nullptr;
    told.once = once_held(t);
    for (std::uint32_t i = t.at.first; i < std::min(t.at.last + 1, all.last); ++i) {
      told.again = told.again || c_.in(Set::again, i) != 0;
    }
    told.brawl = c_.in(Set::brawl, t.at.first) == t.at.last - t.at.first &&
                 !(c_.in(Set::mutual, t.at.first) != 0 && between_states(all));
    told.alike = t.voice == TriggerVoice::noun && c_.in(Set::alike, t.at.last) != 0;
    told.denied = c_.voice(t.at.first).denied;
    told.goes_on = goes_on(c_, t);
    told.unopposed = t.type == TriggerClass::seize && (unopposed(t) || handed_over(t));
    const auto held = held_for(t);
    told.held_for = held.last > held.first;
    return told;
  }

  /// "Kecaman belum reda, giliran dua prajurit Nepal yang jadi korban, Jumat. Ledakan peluru ...":
  /// the words before, in this sentence or the one before it in the paragraph, say that something
  /// happened to others.
  bool turns_to(std::uint32_t token) const {
    const auto index = c_.sentence_of(token);
    auto from = c_.sentence(index).first;
    if (index > 0 && from > 0 && c_.paragraph_of(from - 1) == c_.paragraph_of(from))
      from = c_.sentence(index - 1).first;
    return c_.any(Set::turn, from, token);
  }

  /// "Washington dan Teheran memanas dengan aksi saling serang": two countries, no villages.
  bool between_states(Stretch all) const {
    std::string_view first;
    bool two = false;
    for (const auto& p : r_.places) {
      if (!all.holds(p.first) || p.place.country.empty()) continue;
      two = two || (!first.empty() && first != p.place.country);
      first = p.place.country;
    }
    return two;
  }

  /// "Dalam insiden-insiden lain di Mogadishu, ...", "dalam bentrokan lain".
  bool separate(const Trigger& t, Stretch all) const {
    for (auto i = all.first; i < std::min(all.first + 3, t.at.first + 1); ++i) {
      if (c_.in(Set::separate, i) != 0) return true;
    }
    return t.voice == TriggerVoice::noun && c_.in(Set::another, t.at.last) != 0;
  }

  /// "menyerahkan kota X kepada Y": given, not taken.
  bool handed_over(const Trigger& t) const {
    return std::any_of(
        r_.mentions.doubtful.begin(), r_.mentions.doubtful.end(),
        [&](const Trigger& o) { return o.type == TriggerClass::cede && o.at.first == t.at.first; });
  }

  /// "helikopter ditembak jatuh Taliban. 30 tentara tewas": more than a weapon was lost.
  bool shot_down(const Trigger& t) const { return !weapon_object(t) && deadly(t); }

  /// "operasi militer ... menewaskan lima gerilyawan", "mengepung pos. Tiga polisi gugur": somebody
  /// dies in the sentence or the next of its paragraph.
  bool deadly(const Trigger& t) const {
    const auto index = c_.sentence_of(t.at.first);
    auto end = c_.sentence(index).last;
    if (end < c_.size() && c_.paragraph_of(end) == c_.paragraph_of(t.at.first))
      end = c_.sentence(index + 1).last;
    bool found = false;
    each_in(r_.mentions.outcomes, {c_.sentence(index).first, end},
            [&](const auto& o) { found = found || o.outcome == record::Outcome::killed; });
    return found && c_.cue(CueKind::negation, {t.at.first, end}) == nullptr;
  }

  /// "mobil bermuatan bahan peledak menghantam pos": driven into it.
  bool laden(const Trigger& t) const {
    if (t.voice != TriggerVoice::active) return false;
    for (auto i = c_.clause_begin(t.at.first); i < t.at.first; ++i) {
      if (c_.in(Set::laden, i) != 0) return true;
    }
    return false;
  }

  /// "membebaskan kota X", "kota X dibebaskan": a place is freed, not people in it.
  bool place_object(const Trigger& t) const {
    if (t.voice == TriggerVoice::passive) return falls(t);
    for (std::uint32_t i = t.at.last; i < t.at.last + 2; ++i) {
      if (c_.in(Set::site, i) != 0 && t.voice == TriggerVoice::active) return true;
    }
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return p.first >= t.at.last && p.first <= t.at.last + 1 && p.role == places::Role::location &&
             c_.in(Set::in, p.first - 1) == 0;
    });
  }

  /// "mengecam serangan di K5", "menyalahkan Al-Shabaab atas ledakan": somebody speaks of it.
  bool reaction(const Trigger& t, Stretch all) const {
    for (std::uint32_t i = t.at.first > all.first + 2 ? t.at.first - 2 : all.first; i < t.at.first;
         ++i) {
      if (c_.in(Set::reacts, i) != 0) return true;
    }
    const bool over = t.at.first > all.first && c_.in(Set::toward, t.at.first - 1) != 0;
    return over && (c_.cue(CueKind::blamed, {all.first, t.at.first}) != nullptr ||
                    c_.cue(CueKind::accuses, {all.first, t.at.first}) != nullptr);
  }

  /// "serangan pada Minggu pagi itu": the word that points back may stand behind the day.
  std::uint32_t behind_time(const Trigger& t) const {
    for (const auto& time : r_.times) {
      if (time.first >= t.at.last && time.first <= t.at.last + 1) return time.last + 1;
    }
    return t.at.last + 3;
  }

  bool points_back(const Trigger& t, Stretch behind) const {
    if (r_.words.words[t.at.last - 1].clitic == words::Clitic::nya) return true;
    // "yang melancarkan serangan itu" is one cue
    const bool longer =
        std::any_of(r_.mentions.cues.begin(), r_.mentions.cues.end(), [&](const auto& c) {
          return c.at.first < t.at.last && c.at.last > t.at.last && c.kind == CueKind::behind;
        });
    if (longer) return true;
    const auto* cue = c_.cue(CueKind::anaphor, behind);
    return cue != nullptr && !c_.punctuation(cue->at.first - 1);
  }

  /// "Pelakunya seorang pembom bunuh diri": in the mention's paragraph, from its sentence to the
  /// next one that tells of something.
  bool bomber_near(const Trigger& t) const {
    if (t.type != TriggerClass::explode && t.type != TriggerClass::mine) return false;
    const auto index = c_.sentence_of(t.at.first);
    auto end = c_.sentence(index).last;
    for (auto next = index + 1; next <= index + 2 && end < c_.size(); ++next) {
      if (c_.paragraph_of(end) != c_.paragraph_of(t.at.first)) break;
      bool other = false;
      each_in(r_.mentions.triggers, c_.sentence(next),
              [&](const Trigger& o) { other = other || o.type != TriggerClass::incident; });
      if (other) break;
      end = c_.sentence(next).last;
    }
    bool found = false;
    each_in(r_.mentions.actors, {t.at.first, end},
            [&](const Actor& a) { found = found || a.group == Group::bomber; });
    each_in(r_.mentions.weapons, {t.at.first, end},
            [&](const auto& w) { found = found || w.means == Means::suicide; });
    return found && c_.cue(CueKind::negation, {t.at.first, end}) == nullptr;
  }

  void weapons(Told& told) const {
    if (only_an_anchor(told)) return;
    const Stretch all = sentence(told.at.first);
    each_in(r_.mentions.weapons, all, [&](const auto& w) {
      // "menembaki posisi X di Y, Z, dengan artileri"
      const bool with = w.at.first > told.at.last && c_.in(Set::with, w.at.first - 1) != 0;
      const bool near = c_.clause_of(w.at.first) == c_.clause_of(told.at.first) &&
                        std::abs(static_cast<int>(w.at.first) - static_cast<int>(told.at.first)) <
                            (with ? 20 : 12);
      if (near && !shot_at(told, w) && !boarded(told, w) && !hit_by_bullets(w) &&
          !own_death(c_, w) && !resembled(w))
        told.means.set(static_cast<std::size_t>(w.means));
    });
    // "saling serang dengan tank dan mortir": they fought, whatever with
    if (told.voice == TriggerVoice::reciprocal && fought_with(told.at.last))
      told.means.reset(static_cast<std::size_t>(Means::shell));
  }

  bool fought_with(std::uint32_t token) const {
    const auto end = std::min(sentence(token - 1).last, token + 6);
    for (auto i = token; i + 1 < end; ++i) {
      if (c_.in(Set::with, i) != 0) return c_.any(Set::ground_arms, i + 1, end);
    }
    return false;
  }

  /// "melempar sumbu menyerupai bahan peledak": what it looked like.
  bool resembled(const mentions::Weapon& w) const {
    return w.at.first > 0 && c_.in(Set::resembles, w.at.first - 1) != 0;
  }

  /// "Peluru menembus badan pesawat dan mengenai penumpang": what was hit first.
  bool hit_by_bullets(const mentions::Weapon& w) const {
    bool bullets = false;
    each_in(r_.mentions.weapons, {c_.clause_begin(w.at.first), w.at.first},
            [&](const auto& o) { bullets = bullets || o.means == Means::gun; });
    return bullets && w.means == Means::air;
  }

  /// "menembaki pesawat", "helikopter ditembak": an aircraft that is shot at is no means.
  static bool shot_at(const Told& t, const mentions::Weapon& w) {
    if (t.type != TriggerClass::shoot || w.means != Means::air) return false;
    return t.voice == TriggerVoice::passive
               ? w.at.first < t.at.first
               : t.voice == TriggerVoice::active && w.at.first >= t.at.last;
  }

  /// "pilot helikopter dibunuh", "menyergap sebuah pesawat": people in it were meant, or it was.
  bool boarded(const Told& t, const mentions::Weapon& w) const {
    if (w.means != Means::air || w.at.first == 0) return false;
    const bool deed = t.type == TriggerClass::attack || t.type == TriggerClass::kill ||
                      t.type == TriggerClass::abduct;
    const bool object = deed && t.voice == TriggerVoice::active && w.at.first >= t.at.last &&
                        w.at.first <= t.at.last + 1;
    return object || c_.in(Set::crew, w.at.first - 1) != 0;
  }

  // ---- sides

  const Actor* left(std::uint32_t token, std::uint32_t begin) const {
    if (const auto comma = before_aside(token, begin)) {
      if (const auto* people = counted_people(*comma)) return people_of(*people, *comma);
      if (const auto* name = named_in_aside(*comma, token)) return name;
      if (const auto* head = left(*comma, begin)) return head;
    }
    const Actor* best = nullptr;
    each_in(r_.mentions.actors, {begin, verb_before(token, begin)}, [&](const Actor& a) {
      if (a.at.last > token || speaks(a)) return;
      if (a.at.first > begin && behind_preposition(a.at.first)) return;
      if (accompanies(a, begin) || seen_first(a, token) || names_a_place(a)) return;
      if (best != nullptr &&
          (inside_relative(*best, a) || describes(*best, a) || worn_by(*best, a)))
        return;
      best = &a;
    });
    return best != nullptr && counted_between(*best, verb_before(token, begin)) ? nullptr : best;
  }

  /// "bentrokan antara suku A dan suku B menyebabkan satu orang tewas terkena panah": people
  /// counted nearer to the verb are its subject.
  bool counted_between(const Actor& a, std::uint32_t token) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      if (q.unit != counts::Unit::people || q.first < a.at.last || q.last > token) return false;
      if (q.relation == counts::Relation::among || behind_preposition(q.first)) return false;
      const auto verb = q.first > a.at.last && c_.verb_between(a.at.last, q.first);
      return verb && c_.clause_of(q.first) == c_.clause_of(token - 1);
    });
  }

  /// "tentara Mali dengan bantuan Wagner merebut": who helps is not the subject.
  bool accompanies(const Actor& a, std::uint32_t begin) const {
    for (std::uint32_t i = a.at.first > begin + 3 ? a.at.first - 3 : begin; i < a.at.first; ++i) {
      const auto n = c_.in(Set::along, i);
      const bool weapon = n != 0 && i + n + 1 == a.at.first && lent(a.at.first, begin);
      if (n != 0 && (weapon || i + n == a.at.first)) return i > begin;
    }
    return false;
  }

  /// "tahanan di Mako Brimob": in the name of where it is.
  bool names_a_place(const Actor& a) const {
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const places::Mention& p) {
      return p.first < a.at.first && a.at.first < p.last && behind_preposition(p.first);
    });
  }

  /// "Melihat polisi datang, warga kabur setelah membakar": the object of a verb at the head of the
  /// sentence, before its comma.
  bool seen_first(const Actor& a, std::uint32_t token) const {
    const auto head = sentence(token).first;
    const auto& verb = r_.words.words[head];
    if (a.at.first == head || verb.word_class != words::WordClass::verb ||
        verb.voice != words::Voice::active)
      return false;
    for (auto i = a.at.last; i < token; ++i) {
      if (c_.mark(i, ",")) return c_.in(Set::and_, i + 1) == 0;
    }
    return false;
  }

  /// "massa pendukung calon bupati", "nelayan kapal pukat milik pengusaha Sabah": nouns without
  /// anything between describe the first.
  bool describes(const Actor& head, const Actor& a) const {
    constexpr std::uint32_t kLongest = 9;
    if (a.at.first < head.at.last || a.at.first > head.at.last + kLongest) return false;
    for (std::uint32_t i = head.at.last; i < a.at.first; ++i) {
      const auto cls = r_.words.words[i].word_class;
      const bool noun = cls == words::WordClass::noun || cls == words::WordClass::proper;
      // "berbendera Malaysia"
      const bool has = cls == words::WordClass::verb && i > head.at.last && stative(i);
      if (c_.punctuation(i) || !(noun || has) || c_.in(Set::and_, i) != 0) return false;
    }
    return true;
  }

  /// A verb that says what somebody has or is, and tells of no deed.
  bool stative(std::uint32_t token) const {
    const auto voice = r_.words.words[token].voice;
    if (voice == words::Voice::active || voice == words::Voice::passive) return false;
    return !any_in(r_.mentions.triggers, {token, token + 1});
  }

  /// "ratusan orang, sebagian membawa anak, berunjuk rasa", "lima sandera, tiga di antaranya warga
  /// X, dibebaskan": where a comma stands right before the verb, what the commas hold only adds.
  std::optional<std::uint32_t> before_aside(std::uint32_t token, std::uint32_t begin) const {
    std::uint32_t i = token;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i <= begin + 1 || !c_.mark(i - 1, ",")) return std::nullopt;
    for (auto k = begin + 1; k + 1 < i; ++k) {
      if (!c_.mark(k, ",")) continue;
      const bool adverbial = r_.words.words[begin].word_class == words::WordClass::preposition ||
                             std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
                               return x.first < k && k <= x.last && x.first <= begin + 1;
                             });
      if (adverbial) {
        begin = k + 1;
        continue;
      }
      return c_.verb_between(begin, k) ? std::nullopt : std::optional(k);
    }
    return std::nullopt;
  }

  /// "koalisi Arab-Kurdi dukungan X, Pasukan Y, merebut": nothing but a name in the commas says
  /// who.
  const Actor* named_in_aside(std::uint32_t comma, std::uint32_t token) const {
    const auto i = first_from(r_.mentions.actors, comma + 1);
    if (i >= r_.mentions.actors.size()) return nullptr;
    const Actor& a = r_.mentions.actors[i];
    const bool named = a.named || a.group == Group::state;
    if (a.at.first != comma + 1 || !named || speaks(a)) return nullptr;
    for (auto k = a.at.last; k < token; ++k) {
      if (c_.mark(k, ",")) return k + 4 > token ? &a : nullptr;
      if (r_.words.words[k].word_class == words::WordClass::verb) return nullptr;
    }
    return nullptr;
  }

  /// "orang bersenjata berpakaian pemburu menyerbu": what armed men wear or carry.
  bool worn_by(const Actor& head, const Actor& a) const {
    const auto i = head.at.last;
    if (!fighters(head) || a.group != Group::civilians || a.at.first != i + 1) return false;
    return r_.words.words[i].word_class == words::WordClass::verb;
  }

  /// "gerilyawan yang menyamar dengan seragam militer menyerbu": the head of the relative clause.
  bool inside_relative(const Actor& head, const Actor& a) const {
    const bool mark = c_.mark(head.at.last, ",") || c_.mark(head.at.last, ")");
    const auto from = mark ? head.at.last + 1 : head.at.last;
    return c_.in(Set::relative, from) != 0 && c_.verb_between(from + 1, a.at.first);
  }

  bool speaks(const Actor& a) const { return c_.voice(a.at.first).inside_speaker; }

  /// "massa melempari polisi dan membakar kios": the subject of a verb behind "dan" stands before
  /// the first verb, never between the two. Without "dan": the token itself.
  std::uint32_t verb_before(std::uint32_t token, std::uint32_t begin) const {
    std::uint32_t i = token;
    while (i > begin && (c_.adverbial(i - 1) || c_.in(Set::then, i - 1) != 0)) --i;
    if (i == begin || c_.in(Set::and_, i - 1) == 0) return token;
    for (std::uint32_t k = i - 1; k > begin; --k) {
      const auto& w = r_.words.words[k - 1];
      if (w.word_class == words::WordClass::verb &&
          (w.voice == words::Voice::active || w.voice == words::Voice::passive))
        return k - 1;
    }
    return token;
  }

  bool behind_preposition(std::uint32_t first) const {
    if (first == 0) return false;
    const auto& w = r_.words.words[first - 1];
    return w.word_class == words::WordClass::preposition;
  }

  const Actor* right(std::uint32_t token, std::uint32_t end, std::uint32_t reach) const {
    const Actor* best = nullptr;
    each_in(r_.mentions.actors, {token, std::min(end, token + reach)}, [&](const Actor& a) {
      if (best == nullptr && !speaks(a) && !in_a_name(a)) best = &a;
    });
    return best;
  }

  /// "Gereja Keluarga Kudus": people in the name of a place.
  bool in_a_name(const Actor& a) const {
    if (!r_.words.text.tokens[a.at.first].capital) return false;
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const places::Mention& p) {
      // "Sekolah Umum Angkatan Darat"
      const bool house =
          p.first < a.at.first && a.at.last <= p.last && c_.in(Set::civil_house, p.first) != 0;
      return house || (a.group == Group::civilians && p.first < a.at.first && a.at.last < p.last);
    });
  }

  /// The subject: in the clause; for a clause that begins with its verb, in the clause before.
  const Actor* subject(std::uint32_t token) const {
    const auto begin = c_.clause_begin(token);
    if (const auto* people = counted_people(token)) return people_of(*people, token);
    if (const auto head = head_of_relative(token)) return ending_at(*head);
    if (self_named(token, begin)) {
      const auto* group = group_speaking(token);
      return group != nullptr ? group : meant(token, begin);
    }
    if (const auto* a = meant(token, begin)) return a;
    if (const auto* a = left(token, begin)) return own_group(*a);
    if (const auto* a = speaker_acts(token)) return a;
    // "..., dan menewaskan": the subject goes on; "ketika sebuah bus diserang" has its own.
    const bool goes_on = token <= begin + 3 && !c_.mark(begin, ";") && !own_subject(begin, token);
    return goes_on ? left(main_verb(begin), sentence(token).first) : nullptr;
  }

  /// "Polisi memburu orang yang membunuh T": where the words for an unknown doer end, never the
  /// police.
  std::optional<std::uint32_t> head_of_relative(std::uint32_t token) const {
    constexpr std::uint32_t kLongest = 3;
    const auto begin = sentence(token).first;
    auto i = token;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i <= begin + 1 || c_.in(Set::relative, i - 1) == 0) return std::nullopt;
    const auto end = i - 1;
    for (auto k = end > begin + kLongest ? end - kLongest : begin; k < end; ++k) {
      if (c_.in(Set::doer, k) == end - k) return end;
    }
    return std::nullopt;
  }

  const Actor* ending_at(std::uint32_t end) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {end - 1, end}, [&](const Actor& a) {
      if (a.at.last == end) found = &a;
    });
    return found != nullptr && can_act(*found) ? found : nullptr;
  }

  /// "Pelaku mendekati bus yang membawa penumpang lalu meledakkan diri": what follows "lalu" has
  /// the subject of the sentence's first verb. Elsewhere: the clause's own beginning.
  std::uint32_t main_verb(std::uint32_t begin) const {
    if (c_.in(Set::then, begin) == 0) return begin;
    for (auto k = sentence(begin).first + 1; k < begin; ++k) {
      const auto& w = r_.words.words[k];
      const bool verb = w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
      if (verb && c_.in(Set::relative, k - 1) == 0) return k;
    }
    return begin;
  }

  /// "Kelompok itu menyerang", "mereka merebut": who was told before.
  const Actor* meant(std::uint32_t token, std::uint32_t begin) const {
    if (c_.quoted(token)) return nullptr;
    std::uint32_t i = token;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i == begin) return nullptr;
    const auto last = i - 1;
    const bool his = r_.words.words[last].clitic == words::Clitic::nya;
    const bool they = c_.in(Set::they, last) == 1 || (his && c_.in(Set::member, last) == 1);
    if (they && heads_clause(last, begin)) return last_subject(last);
    for (std::uint32_t k = i > begin + 3 ? i - 3 : begin; k < i; ++k) {
      const auto* cue = c_.cue(CueKind::same_group, {k, k + 1});
      if (cue != nullptr && cue->at.last == i && heads_clause(k, begin)) return last_band(k);
    }
    return nullptr;
  }

  /// "rumah mereka", "dari mereka" are no subjects.
  bool heads_clause(std::uint32_t token, std::uint32_t begin) const {
    if (token == begin || token == sentence(token).first || c_.punctuation(token - 1)) return true;
    const auto cls = r_.words.words[token - 1].word_class;
    return cls != words::WordClass::noun && cls != words::WordClass::verb &&
           cls != words::WordClass::preposition && cls != words::WordClass::proper;
  }

  /// The latest armed group before, not farther than three sentences; else the only one with a name
  /// that the report has told of.
  const Actor* last_band(std::uint32_t token) const {
    const auto index = c_.sentence_of(token);
    const auto* near = last_band(c_.sentence(index > 3 ? index - 3 : 0).first, token);
    if (near != nullptr && near->named) return near;
    const Actor* only = nullptr;
    bool several = false;
    each_in(r_.mentions.actors, {0, token}, [&](const Actor& a) {
      if (!a.named || !is_irregular(a.group)) return;
      several = several || (only != nullptr && only->value.name != a.value.name);
      only = &a;
    });
    return only != nullptr && !several ? only : near;
  }

  const Actor* last_band(std::uint32_t from, std::uint32_t token) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {from, token}, [&](const Actor& a) {
      const bool band = a.group == Group::armed || a.group == Group::militia ||
                        a.group == Group::gunmen || (a.named && can_act(a));
      if (band && !a.place_of && !(found != nullptr && found->named && !a.named)) found = &a;
    });
    return found;
  }

  /// The subject before: of the sentence so far, else of the sentence before, else who did what was
  /// told last.
  const Actor* last_subject(std::uint32_t token, Speakers speakers = Speakers::left_out) const {
    const auto index = c_.sentence_of(token);
    if (const auto* a = first_of(c_.sentence(index).first, token, speakers)) return a;
    if (index == 0) return nullptr;
    const Stretch before = c_.sentence(index - 1);
    if (const auto* a = first_of(before.first, before.last, speakers)) return a;
    if (out_.empty() || out_.back().sentence + 2 < index) return nullptr;
    return out_.back().initiators.empty() ? nullptr : out_.back().initiators.front();
  }

  /// "setelah meninggalkan Polsek": right behind an active verb.
  bool object(const Actor& a) const {
    if (a.at.first == 0) return false;
    const auto& before = r_.words.words[a.at.first - 1];
    return before.word_class == words::WordClass::verb && before.voice == words::Voice::active;
  }

  /// Who stands first in these words and belongs to no preposition, nor speaks where speakers are
  /// left out.
  const Actor* first_of(std::uint32_t from, std::uint32_t to, Speakers speakers) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {from, to}, [&](const Actor& a) {
      const bool left_out = speakers == Speakers::left_out && speaks(a);
      if (found == nullptr && !left_out && !behind_preposition(a.at.first) && !object(a))
        found = &a;
    });
    if (found == nullptr || !can_act(*found) || found->group == Group::state) return nullptr;
    // "Peluru aparat menembus": of the bullet, no subject
    const bool of_a_noun = found->at.first > from &&
                           r_.words.words[found->at.first - 1].word_class == words::WordClass::noun;
    return of_a_noun ? nullptr : found;
  }

  /// "pihaknya telah merebut", "kami merebut": the speaker's side is the subject.
  bool self_named(std::uint32_t token, std::uint32_t begin) const {
    std::uint32_t i = token;
    while (i > begin && (c_.adverbial(i - 1) || c_.in(Set::relative, i - 1) != 0)) --i;
    for (std::uint32_t k = i > begin + 2 ? i - 2 : begin; k < i; ++k) {
      if (c_.in(Set::self, k) == i - k) return true;
    }
    return false;
  }

  /// The group in the words that name the speaker: "Taliban", "juru bicara Taliban", "Presiden
  /// Azerbaijan".
  const Actor* group_speaking(std::uint32_t token) const {
    const mentions::Speech* inner = nullptr;
    for (const auto& s : r_.mentions.speech) {
      if (!s.speaker || !s.content.holds(token)) continue;
      if (inner == nullptr ||
          s.content.last - s.content.first < inner->content.last - inner->content.first)
        inner = &s;
    }
    if (inner == nullptr) return nullptr;
    const Actor* group = nullptr;
    each_in(r_.mentions.actors, *inner->speaker, [&](const Actor& a) {
      if (group == nullptr && a.group != Group::civilians && a.group != Group::crowd) group = &a;
    });
    return group;
  }

  /// "Presiden Azerbaijan mengumumkan pasukannya merebut": the forces of the speaker's side.
  const Actor* own_group(const Actor& a) const {
    const bool his = r_.words.words[a.at.last - 1].clitic == words::Clitic::nya;
    if (a.named || !his || a.group == Group::civilians) return &a;
    const auto* group = group_speaking(a.at.first);
    if (group == nullptr && !c_.quoted(a.at.first))
      group = last_subject(a.at.first, Speakers::taken);
    return group != nullptr && can_act(*group) ? group : &a;
  }

  /// "Taliban menyatakan telah menguasai": who says it did it, nothing else stands between.
  const Actor* speaker_acts(std::uint32_t token) const {
    const auto first = verb_before(token, c_.clause_begin(token));
    for (const auto& s : r_.mentions.speech) {
      if (!s.speaker || s.cue.last > first || s.speaker->last > s.cue.first + 1) continue;
      if (!s.content.holds(token) || s.denies || s.accuses) continue;
      bool bare = true;
      for (std::uint32_t i = s.cue.last; i < first; ++i) bare = bare && c_.adverbial(i);
      if (!bare) continue;
      const auto* group = group_speaking(token);
      return group != nullptr && can_act(*group) ? group : nullptr;
    }
    return nullptr;
  }

  /// "88 orang ditangkap": the people counted right before are the subject, whoever stands farther.
  const counts::Quantity* counted_people(std::uint32_t token) const {
    std::uint32_t i = token;
    while (i > 0 && c_.adverbial(i - 1)) --i;
    const auto q = std::find_if(r_.counts.begin(), r_.counts.end(),
                                [&](const auto& x) { return x.last == i; });
    if (q == r_.counts.end() || q->unit != counts::Unit::people) return nullptr;
    // "seorang penulis dengan ribuan pengikut"
    return c_.in(Set::audience, q->last - 1) == 0 ? &*q : nullptr;
  }

  const Actor* people_of(const counts::Quantity& q, std::uint32_t token) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {q.first, token}, [&](const Actor& a) { found = &a; });
    return found;
  }

  /// "ketika sebuah bus diserang": between the conjunction and the verb stands a subject.
  bool own_subject(std::uint32_t begin, std::uint32_t token) const {
    if (c_.cue(CueKind::clause, {begin, begin + 1}) == nullptr) return false;
    for (std::uint32_t i = begin + 1; i < token; ++i) {
      const auto cls = r_.words.words[i].word_class;
      if (cls == words::WordClass::noun || cls == words::WordClass::proper ||
          cls == words::WordClass::pronoun)
        return true;
    }
    return false;
  }

  void sides(const Trigger& t, Told& told) const {
    if (told.denied) return;
    switch (t.voice) {
      case TriggerVoice::active:
        active(t, told);
        break;
      case TriggerVoice::passive:
        passive(t, told);
        break;
      case TriggerVoice::middle:
        middle(t, told);
        break;
      case TriggerVoice::noun:
        noun(t, told);
        break;
      case TriggerVoice::reciprocal:
        reciprocal(t, told);
        break;
    }
    if (told.targets.empty()) things_hit(t, told);
    if (only_accused(t)) {
      told.initiators.clear();
    } else if (told.initiators.empty()) {
      told.doers = nameless(t, told);
    }
  }

  /// Who did it and is in no table: "ditembak dua lelaki berboncengan", "Dua pemuda melempar
  /// granat", "Front X, yang menggalang unjuk rasa".
  Stretch nameless(const Trigger& t, const Told& told) const {
    if (t.type == TriggerClass::protest) return body_before(t);
    const bool deed = t.type <= TriggerClass::beat || t.type == TriggerClass::grenade ||
                      t.type == TriggerClass::abduct || t.type == TriggerClass::burn ||
                      t.type == TriggerClass::explode;
    if (!deed || t.type == TriggerClass::clash) return {};
    if (t.voice == TriggerVoice::passive && !(told.targets.empty() && told.things.empty()))
      return fellows_behind(t);
    if (t.voice != TriggerVoice::active) return {};
    const auto* who = subject(t.at.first);
    const bool some = who != nullptr && who->group == Group::civilians &&
                      c_.in(Set::fellow, who->head) != 0 && who->at.last <= t.at.first;
    return some ? who->at : Stretch{};
  }

  /// People without a trade right behind a passive verb or its "oleh".
  Stretch fellows_behind(const Trigger& t) const {
    auto i = t.at.last + c_.in(Set::agent, t.at.last);
    const auto first = i;
    const auto flock = i < c_.size() ? c_.in(Set::flock, i) : 0;
    i += flock;
    for (const auto& q : r_.counts) {
      if (q.first == i && q.unit == counts::Unit::people) {
        i = q.number_last;
        break;
      }
    }
    const auto n = i < c_.size() ? c_.in(Set::fellow, i) : 0;
    if (n == 0) return {};
    return {flock != 0 ? first : i, i + n};
  }

  /// The body that calls for a demonstration: a name right before the verb, or before ", yang".
  Stretch body_before(const Trigger& t) const {
    const auto begin = sentence(t.at.first).first;
    auto i = t.at.first;
    if (t.voice == TriggerVoice::noun) {
      if (i == begin || c_.in(Set::carries, i - 1) == 0) return {};
      --i;
    } else if (t.voice != TriggerVoice::active || r_.words.words[i].voice == words::Voice::active) {
      return {};  // "KPK menyegel kantor itu"
    }
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i > begin && c_.in(Set::relative, i - 1) != 0) --i;
    if (i > begin && c_.mark(i - 1, ",")) --i;
    const auto& names = r_.words.names;
    const auto n =
        std::find_if(names.begin(), names.end(), [&](const auto& x) { return x.last == i; });
    if (n == names.end() || n->kind == words::NameKind::person || n->kind == words::NameKind::place)
      return {};
    return {n->first, n->last};
  }

  /// "dituduh para aktivis membakar", "menuduh tentara membunuh": who is accused is no initiator,
  /// nor is who accuses.
  bool only_accused(const Trigger& t) const {
    const bool charged =
        std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
          return s.accuses && s.content.holds(t.at.first) && s.cue.last <= t.at.first;
        });
    if (charged) return true;
    const auto begin = sentence(t.at.first).first;
    const auto from = t.at.first > begin + 7 ? t.at.first - 7 : begin;
    const auto* cue = c_.cue(CueKind::accused, {from, t.at.first});
    return cue != nullptr && !c_.verb_between(cue->at.last, t.at.first) &&
           c_.clause_of(cue->at.first) == c_.clause_of(t.at.first);
  }

  /// What is hit where nobody is named: "menyerang sebuah bus", "serangan terhadap gereja".
  void things_hit(const Trigger& t, Told& told) const {
    if (told.family != Family::violence && told.family != Family::any) return;
    const auto end = c_.clause_end(t.at.last - 1);
    if (t.voice == TriggerVoice::active) {
      add_thing(told, t.at.last, std::min(end, t.at.last + 4));
    } else if (t.voice == TriggerVoice::passive) {
      const auto begin = c_.clause_begin(t.at.first);
      add_thing(told, t.at.first > begin + 4 ? t.at.first - 4 : begin, t.at.first);
    } else if (t.voice == TriggerVoice::noun) {
      for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + 5); ++i) {
        if (c_.in(Set::toward, i) != 0) return add_thing(told, i + 1, std::min(end, i + 4));
      }
    }
  }

  void add_thing(Told& told, std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (c_.punctuation(i)) return;
      if (i > from && behind_preposition(i)) return;
      const auto n = c_.in(Set::thing, i);
      if (n == 0 || i + n > to) continue;
      const bool actor = std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                                     [&](const Actor& a) { return a.at.holds(i); });
      if (!actor) told.things.push_back({i, i + n});
      return;
    }
  }

  void active(const Trigger& t, Told& told) const {
    const auto* agent = subject(t.at.first);
    // "membubarkan massa" is one trigger that holds its object
    const auto* patient = right(t.at.first, t.at.last, 8);
    if (patient == nullptr) patient = right(t.at.last, c_.clause_end(t.at.last - 1), 8);
    if (weapon_subject(t)) {
      agent = agent_of_weapon(t);
    }
    // "menginjak ranjau": who does it suffers it
    if (t.type == TriggerClass::mine) {
      if (agent != nullptr) told.targets.push_back(agent);
      return;
    }
    if (agent != nullptr && agent->country.empty() && is_weapon(*agent)) {
      if (const auto* whose = owner(agent->at)) agent = whose;
    }
    if (t.type == TriggerClass::protest) {
      if (agent) told.initiators.push_back(agent);
      return;
    }
    if (t.type == TriggerClass::clash || t.type == TriggerClass::agree) {
      if (agent) told.participants.push_back(agent);
      if (const auto* other = agent ? joined_before(*agent) : nullptr)
        told.participants.push_back(other);
      if (patient) told.participants.push_back(patient);
      return;
    }
    if (agent &&
        (can_act(*agent) || rises(t, *agent) || armed_thing(*agent) || blows_up(t, told, *agent))) {
      told.initiators.push_back(agent);
      if (const auto* other = joined_before(*agent)) told.initiators.push_back(other);
    }
    if (t.type == TriggerClass::seize) {
      if (handed_over(t)) return parties_to(t, told);
      if (const auto* from = loser(t)) told.targets.push_back(from);
      return;
    }
    if (patient && patient != agent)
      add_with_list(told.targets, patient, c_.clause_end(t.at.last - 1));
  }

  /// "Israel dan Amerika Serikat menyerang": who is joined to the subject, and acts too.
  const Actor* joined_before(const Actor& agent) const {
    const auto& all = r_.mentions.actors;
    const auto i = first_from(all, agent.at.first);
    if (i == 0 || i >= all.size() || &all[i] != &agent) return nullptr;
    const Actor& a = all[i - 1];
    const bool joined = a.at.last + 1 == agent.at.first && c_.in(Set::and_, a.at.last) == 1;
    return joined && can_act(a) && !speaks(a) ? &a : nullptr;
  }

  /// "M23 menyerahkan kota X kepada pasukan regional": both take part.
  void parties_to(const Trigger& t, Told& told) const {
    told.initiators.clear();
    each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)},
            [&](const Actor& a) {
              if (can_act(a) && !speaks(a)) told.participants.push_back(&a);
            });
  }

  /// "Seorang pria meledakkan bom yang melilit tubuhnya".
  static bool blows_up(const Trigger& t, const Told& told, const Actor& a) {
    const bool bomb = t.type == TriggerClass::suicide || t.type == TriggerClass::explode;
    const bool own = t.type == TriggerClass::suicide || told.bomber ||
                     told.means.test(static_cast<std::size_t>(Means::suicide));
    return bomb && own && a.group == Group::civilians && !a.place_of;
  }

  /// "Warga menyerang kantor itu": people without arms attack, burn and loot; what a battle's verb
  /// has as its subject from farther off is no sure subject.
  static bool rises(const Trigger& t, const Actor& a) {
    return by_crowds(t.type) && a.group == Group::civilians && !a.place_of &&
           a.at.last + 2 >= t.at.first && a.at.last <= t.at.first;
  }

  /// "merebut X dari Taliban".
  const Actor* loser(const Trigger& t) const {
    const auto end = c_.clause_end(t.at.last - 1);
    for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + 16); ++i) {
      if (const auto n = c_.in(Set::from, i); n != 0) {
        if (const auto* a = right(i + n, end, 3); a && can_act(*a)) return a;
      }
    }
    return nullptr;
  }

  /// "rudal jelajah Rusia", "tank Merkava Israel": who stands right behind a weapon, its kind or
  /// model between, has it.
  const Actor* owner(Stretch weapon) const {
    constexpr std::uint32_t kModel = 2;
    for (std::uint32_t i = weapon.last; i < std::min(c_.size(), weapon.last + kModel + 1); ++i) {
      const auto at = first_from(r_.mentions.actors, i);
      const bool here = at < r_.mentions.actors.size() && r_.mentions.actors[at].at.first == i;
      if (here) {
        const Actor& a = r_.mentions.actors[at];
        return can_act(a) && !is_crowd(a.group) && !speaks(a) ? &a : nullptr;
      }
      const auto cls = r_.words.words[i].word_class;
      if (c_.punctuation(i) || cls == words::WordClass::preposition ||
          cls == words::WordClass::verb || c_.cue(CueKind::clause, {i, i + 1}) != nullptr ||
          c_.in(Set::and_, i) != 0 || c_.in(Set::relative, i) != 0)
        return nullptr;
    }
    return nullptr;
  }

  /// The owner of the weapon that begins in these words.
  const Actor* owner_in(Stretch range) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.weapons, range, [&](const auto& w) {
      if (found == nullptr && w.means != Means::tear_gas) found = owner(w.at);
    });
    return found;
  }

  /// "rudal Rusia menghantam": the weapon is the subject, its owner stands behind it.
  bool weapon_subject(const Trigger& t) const {
    if (t.type != TriggerClass::strike && t.type != TriggerClass::explode &&
        t.type != TriggerClass::ram)
      return false;
    bool found = false;
    const auto begin = c_.clause_begin(t.at.first);
    each_in(r_.mentions.weapons, {begin, t.at.first},
            [&](const auto& w) { found = found || !lent(w.at.first, begin); });
    return found;
  }

  /// "dengan bantuan pesawat Rusia": a weapon of who helps.
  bool lent(std::uint32_t token, std::uint32_t begin) const {
    for (std::uint32_t i = token > begin + 3 ? token - 3 : begin; i < token; ++i) {
      if (c_.in(Set::along, i) != 0 && i > begin) return true;
    }
    return false;
  }

  const Actor* agent_of_weapon(const Trigger& t) const {
    const Actor* agent = nullptr;
    const auto begin = c_.clause_begin(t.at.first);
    each_in(r_.mentions.actors, {begin, verb_before(t.at.first, begin)}, [&](const Actor& a) {
      if ((can_act(a) || armed_thing(a)) && !lent(a.at.first, begin)) agent = &a;
    });
    return agent;
  }

  /// "helikopter junta": a thing of theirs that strikes, not one that is struck.
  bool armed_thing(const Actor& a) const {
    return a.place_of && a.group != Group::civilians && is_weapon(a);
  }

  bool is_weapon(const Actor& a) const { return any_in(r_.mentions.weapons, a.at); }

  void passive(const Trigger& t, Told& told) const {
    if (t.type == TriggerClass::seize) {
      if (const auto* from = loser(t)) told.targets.push_back(from);
    } else if (const auto* patient = subject(t.at.first)) {
      told.targets.push_back(patient);
    }
    const auto end = c_.clause_end(t.at.last - 1);
    if (c_.in(Set::self, t.at.first) != 0) {
      // "kota itu telah mereka rebut"
      if (const auto* group = group_speaking(t.at.first)) told.initiators.push_back(group);
      return;
    }
    for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + 10); ++i) {
      if (c_.in(Set::agent, i) == 0) continue;
      if (const auto* agent = right(i + 1, end, 3);
          agent && (can_act(*agent) || by_crowds(t.type))) {
        told.initiators.push_back(agent);
        return;
      }
    }
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(),
                                     [&](const auto& q) { return q.first == t.at.last; });
    if (const auto* agent = right(t.at.first + 1, end, t.at.last - t.at.first + (counted ? 2 : 0));
        agent && (can_act(*agent) || by_crowds(t.type)) && !agent->place_of &&
        told.targets.end() == std::find(told.targets.begin(), told.targets.end(), agent)) {
      told.initiators.push_back(agent);
    }
    if (told.initiators.empty()) {
      if (const auto* agent = agent_behind(t); agent != nullptr && can_act(*agent))
        told.initiators.push_back(agent);
    }
    // "dihantam rudal jelajah Rusia", "dihantam dua rudal Rusia"
    if (told.initiators.empty()) {
      const auto behind = behind_preposition(t.at.last + 1) ? t.at.last : t.at.last + 1;
      if (const auto* whose = owner_in({t.at.first, behind + 1})) told.initiators.push_back(whose);
    }
    if (told.initiators.empty()) carried_out(t, told);
  }

  /// "bom yang dipasang gerilyawan meledak": who laid what went off.
  const Actor* laid_by(const Trigger& t) const {
    bool weapon = false;
    const auto begin = c_.clause_begin(t.at.first);
    for (auto i = begin; i + 2 < t.at.first; ++i) {
      weapon = weapon || any_in(r_.mentions.weapons, {i, i + 1});
      if (!weapon || c_.in(Set::relative, i) == 0) continue;
      const auto& verb = r_.words.words[i + 1];
      if (verb.word_class != words::WordClass::verb || verb.voice != words::Voice::passive)
        return nullptr;
      const std::uint32_t by = c_.in(Set::agent, i + 2) != 0 ? 2 : 1;
      const auto* a = right(i + 2, t.at.first, by);
      return a != nullptr && can_act(*a) ? a : nullptr;
    }
    return nullptr;
  }

  void middle(const Trigger& t, Told& told) const {
    if (t.type == TriggerClass::explode || t.type == TriggerClass::mine) {
      if (const auto* a = laid_by(t)) told.initiators.push_back(a);
      return;
    }
    if (t.type == TriggerClass::strike || t.type == TriggerClass::launch) {
      // "empat rudal Ukraina jatuh di kota itu"
      const auto begin = c_.clause_begin(t.at.first);
      if (const auto* whose = owner_in({begin, t.at.first});
          whose != nullptr && !c_.verb_between(whose->at.last, t.at.first))
        told.initiators.push_back(whose);
    }
    if (t.type != TriggerClass::seize) return;
    if (const auto* holder = right(t.at.last, c_.clause_end(t.at.last - 1), 3);
        holder && can_act(*holder)) {
      told.initiators.push_back(own_group(*holder));
    }
  }

  void noun(const Trigger& t, Told& told) const {
    const auto end = c_.clause_end(t.at.last - 1);
    if (carried_by_verb(t) && !accused(t)) {
      if (const auto* agent = subject(t.at.first - 1); agent && can_act(*agent)) {
        told.initiators.push_back(agent);
      }
    }
    if (symmetric(t.type)) {
      parties(t, told, end);
      return;
    }
    // "serangan teroris Taliban": the group may begin inside the trigger.
    const auto inside = t.at.last - t.at.first;
    if (const auto* next = right(t.at.first, end, inside + 2);
        next && !behind_preposition(next->at.first) &&
        !c_.verb_between(t.at.last, next->at.first)) {
      if (can_act(*next)) {
        told.initiators.push_back(next);
      } else {
        told.targets.push_back(next);
      }
    }
    toward(t, told, end);
    // "serangan pesawat pengebom B-52 Amerika"
    if (told.initiators.empty()) {
      if (const auto* whose = owner_in({t.at.first, t.at.last + 1}))
        told.initiators.push_back(whose);
    }
    if (told.initiators.empty()) carried_out(t, told);
    if (told.initiators.empty() && t.type == TriggerClass::protest) held_by(t, told, end);
  }

  /// "aksi unjuk rasa menolak X digelar puluhan warga": who holds it stands behind the verb.
  void held_by(const Trigger& t, Told& told, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 24;
    for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + kReach); ++i) {
      const auto words = c_.in(Set::held_by, i);
      if (words == 0) continue;
      const auto* a = right(i + words, end, 3);
      if (a != nullptr && !a->place_of && !is_state(a->group)) told.initiators.push_back(a);
      return;
    }
  }

  /// "serangan udara yang dilancarkan pesawat tempur Pakistan": who did it stands behind the verb
  /// of the relative clause.
  void carried_out(const Trigger& t, Told& told) const {
    const Stretch all = sentence(t.at.first);
    for (std::uint32_t i = t.at.last; i + 1 < std::min(all.last, t.at.last + 4); ++i) {
      if (c_.punctuation(i)) return;
      if (c_.in(Set::relative, i) == 0) continue;
      // "penggerebekan sebuah rumah yang dipakai X": said of the house
      if (i > t.at.last && (c_.in(Set::thing, i - 1) != 0 || c_.in(Set::any_site, i - 1) != 0))
        return;
      const auto& verb = r_.words.words[i + 1];
      if (verb.word_class != words::WordClass::verb || verb.voice != words::Voice::passive) return;
      const auto* a = right(i + 2, all.last, 5);
      if (a != nullptr && can_act(*a)) told.initiators.push_back(a);
      return;
    }
  }

  static bool symmetric(TriggerClass type) {
    return type == TriggerClass::clash || type == TriggerClass::communal ||
           type == TriggerClass::agree;
  }

  /// "menuduh X mendalangi serangan": X is accused, which makes no initiator.
  bool accused(const Trigger& t) const {
    return c_.cue(CueKind::accusation, {sentence(t.at.first).first, t.at.first}) != nullptr;
  }

  /// "melakukan serangan", "menggelar aksi", "memulai serangkaian serangan": the verb only carries
  /// the noun. "Polisi menyelidiki serangan" says nothing of who did it.
  bool carried_by_verb(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    return c_.close_before(Set::carries, t.at.first, c_.clause_begin(t.at.first), kReach);
  }

  /// "terhadap T", "oleh A" behind an event noun.
  /// "serangan itu sebagai respons atas peluncuran roket oleh B": B did what was answered.
  void toward(const Trigger& t, Told& told, std::uint32_t end) const {
    bool answers = false;
    for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + 9); ++i) {
      answers = answers || c_.in(Set::reprisal, i) != 0;
      if (!answers && c_.in(Set::agent, i) != 0) {
        if (const auto* a = right(i + 1, end, 3); a && can_act(*a) && told.initiators.empty()) {
          told.initiators.push_back(a);
        }
      } else if (c_.in(Set::toward, i) != 0) {
        if (!told.targets.empty()) continue;
        if (const auto* a = right(i + 1, end, 4)) add_with_list(told.targets, a, end);
      }
    }
  }

  /// Unarmed people fight in a brawl only, never in a battle.
  static bool fights(const Trigger& t, const Actor& a) {
    return a.group != Group::civilians || t.type == TriggerClass::communal;
  }

  /// The two sides of a clash: behind the noun, or its subject and the one behind "dengan".
  void parties(const Trigger& t, Told& told, std::uint32_t end) const {
    each_in(r_.mentions.actors, {t.at.last, std::min(end, t.at.last + 16)}, [&](const Actor& a) {
      if (told.participants.size() < 2 && fights(t, a) && !speaks(a))
        told.participants.push_back(&a);
    });
    if (told.participants.size() < 2) {
      each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), t.at.first}, [&](const Actor& a) {
        if (told.participants.size() < 2 && fights(t, a) && !speaks(a) && !stays_outside(a, t))
          told.participants.push_back(&a);
      });
    }
    if (told.participants.empty() && told.brawl) brawlers(t, told, end);
    if (told.participants.size() < 2 && t.type == TriggerClass::clash) other_party(told, end);
  }

  /// "Polisi melerai bentrokan", "aparat menyelidiki penyebab pertempuran": no side of it.
  bool stays_outside(const Actor& a, const Trigger& t) const {
    return c_.any(Set::outside, a.at.last, t.at.first);
  }

  /// "bentrokan antara warga Desa A dan warga Desa B".
  void brawlers(const Trigger& t, Told& told, std::uint32_t end) const {
    const auto between = c_.in(Set::between, t.at.last);
    const auto* a = right(t.at.last, end, between + 2);
    if (a == nullptr || speaks(*a)) return;
    add_with_list(told.participants, a, end);
  }

  /// "gerilyawan gugur dalam baku tembak ketika tentara mengepung gedung": the other side acts in
  /// the clause behind.
  void other_party(Told& told, std::uint32_t end) const {
    if (end >= sentence(told.at.first).last || c_.cue(CueKind::clause, {end, end + 1}) == nullptr)
      return;
    const auto* a = right(end, c_.clause_end(end), 3);
    if (a == nullptr || !can_act(*a) || a->group == Group::crowd) return;
    if (told.participants.empty() ||
        is_state(told.participants.front()->group) != is_state(a->group))
      told.participants.push_back(a);
  }

  void reciprocal(const Trigger& t, Told& told) const {
    each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)},
            [&](const Actor& a) {
              if (told.participants.size() < 3 && !speaks(a)) told.participants.push_back(&a);
            });
    // "97 WNI dievakuasi imbas perang X dan Y yang berkecamuk": where states fight, no civilians do
    auto& all = told.participants;
    if (std::count_if(all.begin(), all.end(), [](const Actor* a) { return is_state(a->group); }) >
        1)
      all.erase(std::remove_if(all.begin(), all.end(),
                               [](const Actor* a) { return a->group == Group::civilians; }),
                all.end());
  }

  /// The target and what is joined to it: "polisi dan milisi", "pos polisi serta markas tentara".
  void add_with_list(std::vector<const Actor*>& list, const Actor* first, std::uint32_t end) const {
    list.push_back(first);
    const Actor* last = first;
    for (std::size_t i = first_from(r_.mentions.actors, first->at.last);
         i < r_.mentions.actors.size() && r_.mentions.actors[i].at.first < end; ++i) {
      const Actor& a = r_.mentions.actors[i];
      if (a.at.first > last->at.last + 3) return;
      bool joined = false;
      for (std::uint32_t k = last->at.last; k < a.at.first; ++k) {
        joined = joined || c_.in(Set::and_, k) != 0;
      }
      if (!joined) return;
      list.push_back(&a);
      last = &a;
    }
  }

  // ---- time and place

  int distance(std::uint32_t a, Stretch trigger, std::uint32_t skip = 0) const {
    const int gap = a < trigger.first ? static_cast<int>(trigger.first - a)
                                      : static_cast<int>(a - trigger.last + 1);
    return gap + (c_.clause_of(a) == c_.clause_of(trigger.first) ? 0 : 30) +
           (other_event_between(a, trigger, skip) ? kFar : 0);
  }

  static constexpr int kFar = 1000;

  /// "... tiga hari setelah seorang tukang ojek ditembak": what follows is another event's.
  bool other_event_between(std::uint32_t a, Stretch trigger, std::uint32_t skip) const {
    const std::uint32_t from = std::min(a, trigger.last);
    const std::uint32_t to = std::max(a, trigger.first);
    const auto cause = cause_of_harm(trigger.first);
    for (std::uint32_t i = from; i < to; ++i) {
      if (i == cause) continue;
      if (i != skip && c_.in(Set::after, i) != 0) return true;
    }
    return false;
  }

  /// The words that a day is counted from: "sebelum serangan itu" of "Sehari sebelum serangan itu,
  /// sebuah bom ...".
  struct Anchor {
    Stretch at;
    bool known = false;  ///< told before: the day is of the other words of the sentence
  };

  std::optional<Anchor> anchor(const when::Time& t) const {
    if (t.kind != when::Kind::relative || t.last == 0) return std::nullopt;
    if (same_day_as(t) != nullptr) return Anchor{{t.last, comma_behind(t)}, true};
    if (c_.in(Set::anchor, t.last) == 0) return std::nullopt;
    const Stretch all = sentence(t.first);
    const auto comma = comma_behind(t);
    const auto* back = c_.cue(CueKind::anaphor, {t.last, std::min(comma, t.last + 6)});
    if (back != nullptr) return Anchor{{t.last, std::max(back->at.last, comma)}, true};
    if (bare_noun(t.last + c_.in(Set::anchor, t.last), comma)) return Anchor{{t.last, comma}, true};
    const bool heads = t.first == all.first;
    return Anchor{{t.last, heads ? comma : all.last}, false};
  }

  /// "mengutuk serangan di X yang terjadi Minggu (16/5)": only spoken of, but with a day.
  void took_place_on(Told& told) const {
    const auto end = sentence(told.at.first).last;
    for (const auto& t : r_.times) {
      if (t.first < told.at.last || t.first >= end || t.kind != when::Kind::point) continue;
      if (t.date.precision != record::DatePrecision::day || ahead(t)) continue;
      for (auto i = t.first; i > told.at.last + 1 && i + 3 > t.first; --i) {
        if (c_.in(Set::begins, i - 1) == 0 || c_.in(Set::relative, i - 2) == 0) continue;
        told.time = &t;
        told.date = t.date;
        return;
      }
    }
  }

  std::uint32_t comma_behind(const when::Time& t) const {
    return up_to_comma({t.last, sentence(t.first).last});
  }

  /// Where the first comma of these words stands; their end without one.
  std::uint32_t up_to_comma(Stretch words) const {
    while (words.first < words.last && !c_.mark(words.first, ",")) ++words.first;
    return words.first;
  }

  /// "pada malam yang sama dengan penembakan di X": the words for what was on that day.
  const Trigger* same_day_as(const when::Time& t) const {
    if (t.kind != when::Kind::relative || t.offset_days.value_or(1) != 0) return nullptr;
    if (t.last >= c_.size() || c_.in(Set::with, t.last) == 0) return nullptr;
    const auto i = first_from(r_.mentions.triggers, t.last + 1);
    if (i == r_.mentions.triggers.size()) return nullptr;
    const Trigger& noun = r_.mentions.triggers[i];
    return noun.at.first == t.last + 1 && noun.voice == TriggerVoice::noun ? &noun : nullptr;
  }

  /// The day of what was told before in such words; null when there are none, nothing before fits
  /// them, or events of two days do.
  const record::Date* day_of_that(const when::Time& t) const {
    const auto* words_for_it = same_day_as(t);
    if (words_for_it == nullptr) return nullptr;
    const Trigger& noun = *words_for_it;
    const Stretch words{noun.at.last, comma_behind(t)};
    const record::Date* day = nullptr;
    for (const auto& o : out_) {
      const bool alike = noun.type == TriggerClass::incident || tells_alike(o, noun);
      if (!alike || !o.date.start || o.sentence == c_.sentence_of(t.first)) continue;
      if (!all_there(o, words) || !named_there(o, words)) continue;
      if (day != nullptr && day->start != o.date.start) return nullptr;
      day = &o.date;
    }
    return day;
  }

  /// "serangan masjid": the sentence that told of it has the noun behind it.
  bool named_there(const Told& t, Stretch words) const {
    if (words.first >= words.last) return true;
    if (r_.words.words[words.first].word_class != words::WordClass::noun) return true;
    const Stretch all = c_.sentence(t.sentence);
    for (auto i = all.first; i < all.last; ++i) {
      if (r_.words.key(i) == r_.words.key(words.first)) return true;
    }
    return false;
  }

  /// "24 jam setelah kejadian, ...", "Sehari sebelum penembakan di Lqliaa, di Oujda ...": the event
  /// told before, without a word that points.
  bool bare_noun(std::uint32_t from, std::uint32_t comma) const {
    const auto i = first_from(r_.mentions.triggers, from);
    if (i == r_.mentions.triggers.size()) return false;
    const Trigger& noun = r_.mentions.triggers[i];
    if (noun.at.first != from || noun.voice != TriggerVoice::noun) return false;
    if (noun.at.last == comma && noun.type == TriggerClass::incident) return true;
    return comma < sentence(from).last && std::any_of(out_.begin(), out_.end(), [&](const Told& t) {
             return t.sentence < c_.sentence_of(from) && tells_alike(t, noun) &&
                    all_there(t, {from, comma});
           });
  }

  static bool tells_alike(const Told& t, const Trigger& noun) {
    const bool fight = noun.type == TriggerClass::clash && t.voice == TriggerVoice::reciprocal;
    return t.type == noun.type || fight ||
           (noun.type == TriggerClass::attack && t.family == Family::violence);
  }

  /// No other place than those of what was told stands in these words.
  bool all_there(const Told& t, Stretch words) const {
    return std::all_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return !words.holds(p.first) || std::any_of(t.places.begin(), t.places.end(), [&](auto* q) {
        return q->place.name == p.place.name;
      });
    });
  }

  /// Inside the words that a day is counted from, and told before.
  bool only_an_anchor(const Told& told) const {
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& t) {
      const auto a = anchor(t);
      return a && a->known && a->at.holds(told.at.first);
    });
  }

  void time(Told& told) const {
    const Stretch all = sentence(told.at.first);
    if (only_an_anchor(told)) return;
    if (told.reaction) {
      took_place_on(told);
      return;
    }
    int best = kFar;
    for (const auto& t : r_.times) {
      if (t.first < all.first || t.first >= all.last) continue;
      // "berunjuk rasa di Abepura, Selasa, menolak pemekaran": the day of the demonstration
      const bool demonstrates = told.type == TriggerClass::protest &&
                                told.voice == TriggerVoice::active && t.first >= told.at.last &&
                                t.first < told.at.last + 12;
      if (t.dates == when::Dates::statement && !demonstrates && !of_the_noun(t, told)) continue;
      if (t.dates == when::Dates::citation) continue;
      if (t.kind != when::Kind::point && t.kind != when::Kind::relative &&
          t.kind != when::Kind::history && !since_when(t, told))
        continue;
      if (t.kind == when::Kind::point &&
          (t.date.precision == record::DatePrecision::unknown || long_span(t.date)))
        continue;
      if (of_the_claim(t, told) || ahead(t) || in_a_groups_name(t)) continue;
      if (of_a_relative_clause(t, told) || !own_of_held(t, told) || names_another(t, told))
        continue;
      if (told.voice == TriggerVoice::noun && t.first >= told.at.last &&
          c_.clause_of(t.first) == c_.clause_of(told.at.first) &&
          c_.any(Set::ceases, told.at.last, t.first)) {
        told.weak = t.date;  // "Penembakan mereda Rabu pagi": when it ended
        continue;
      }
      if (begins_a_count(t, told)) continue;
      if (of_the_main_verb(t, told)) {
        told.weak = t.date;
        continue;
      }
      const auto a = anchor(t);
      if (a && a->known == a->at.holds(told.at.first)) continue;
      if (same_day_as(t) != nullptr && day_of_that(t) == nullptr) continue;
      const bool hours = t.kind == when::Kind::relative && t.offset_days.value_or(0) == 0;
      // "sejak Minggu hingga Selasa" has both ends
      const bool since =
          t.first > 0 && (t.kind == when::Kind::since ||
                          (t.kind == when::Kind::point && c_.in(Set::since, t.first - 1) == 1));
      const auto skip = a ? t.last : since ? t.first - 1 : 0;
      const int d = distance(t.first, told.at, skip) + (hours ? 25 : 0) +
                    (before_another_verb(t, told) ? 15 : 0);
      if (d < best) {
        best = d;
        told.time = &t;
      }
    }
    if (told.time == nullptr) day_of_what_followed(told);
    if (told.time == nullptr && told.goes_on) told.time = goes_on_until(told);
    if (told.time != nullptr && toll_only(told)) {
      told.weak = told.time->date;
      told.time = nullptr;
    }
    if (told.time != nullptr) {
      const auto* that = day_of_that(*told.time);
      told.date = that != nullptr ? *that : told.time->date;
      if (told.time->kind == when::Kind::since && told.date.precision == record::DatePrecision::day)
        told.date.end = told.date.start;
      lasted_until(told);
      const bool news = told.points_back && of_late(*told.time);
      told.recalled =
          told.recalled || (told.time->past && !news) || told.time->kind == when::Kind::history;
    }
  }

  /// "Itu, kata kementerian, balasan atas serangan ke Voronezh pada 18 November": behind who says
  /// so the sentence goes on, and the day stands behind the noun.
  bool of_the_noun(const when::Time& t, const Told& told) const {
    constexpr std::uint32_t kReach = 12;
    if (told.voice != TriggerVoice::noun || t.first < told.at.last) return false;
    if (t.first > told.at.last + kReach || c_.verb_between(told.at.last, t.first)) return false;
    for (auto i = told.at.last; i < t.first; ++i) {
      if ((c_.punctuation(i) && !beside_place(i)) || c_.in(Set::relative, i) != 0) return false;
    }
    auto comma = told.at.first;
    const auto begin = sentence(told.at.first).first;
    while (comma > begin && !c_.punctuation(comma - 1)) --comma;
    if (comma == begin || !c_.mark(comma - 1, ",")) return false;
    return std::none_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.cue.first >= comma && s.cue.first < t.first;
    });
  }

  /// A mark between a place and what holds it.
  bool beside_place(std::uint32_t mark) const {
    return std::any_of(r_.places.begin(), r_.places.end(),
                       [&](const auto& p) { return p.first == mark + 1 || p.last == mark; });
  }

  /// "hari Rabu menaikkan jumlah korban dalam serbuan di X pada Sabtu": the first day is of the
  /// verb that follows it, and one without a verb between stands behind the noun.
  bool before_another_verb(const when::Time& t, const Told& told) const {
    if (told.voice != TriggerVoice::noun || t.last + 1 >= told.at.first ||
        !c_.verb_between(t.last, told.at.first - 1))
      return false;
    const auto end = sentence(told.at.first).last;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.first >= told.at.last && x.first < end && x.kind == when::Kind::point &&
             x.dates == when::Dates::event && x.date.precision == record::DatePrecision::day &&
             !c_.verb_between(told.at.last, x.first);
    });
  }

  /// "Perang pecah pada 4 November setelah pasukan X menyerbu markas": it was not later than that,
  /// and on that day where nothing else is told to have broken out.
  void day_of_what_followed(Told& told) const {
    const auto begin = sentence(told.at.first).first;
    std::optional<std::uint32_t> after;
    for (auto i = begin + 1; i < told.at.first; ++i) {
      if (c_.in(Set::after, i) != 0) after = i;
    }
    if (!after || told.voice == TriggerVoice::noun) return;
    for (const auto& t : r_.times) {
      if (t.first < begin || t.last > *after || t.kind != when::Kind::point) continue;
      if (t.dates == when::Dates::statement || !t.date.start || ahead(t)) continue;
      if (t.date.precision != record::DatePrecision::day) continue;
      told.not_after = t.date;
      const bool deeds =
          std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                      [&](const Trigger& o) { return o.at.first >= begin && o.at.first < *after; });
      if (!deeds && c_.any(Set::begins, begin, t.first)) told.time = &t;
    }
  }

  /// "Kejadian itu berlangsung Kamis (13/5) lalu": a day of the last two weeks may be the news'.
  bool of_late(const when::Time& t) const {
    const auto& published = r_.published.day;
    return published && t.date.precision == record::DatePrecision::day &&
           std::chrono::sys_days(*t.date.start) + std::chrono::days(14) >=
               std::chrono::sys_days(*published);
  }

  /// "meletus pada 5 Mei dan baru mereda enam hari kemudian": both ends.
  void lasted_until(Told& told) const {
    if (told.date.precision != record::DatePrecision::day) return;
    const auto end = sentence(told.at.first).last;
    for (const auto& t : r_.times) {
      const auto from = std::max(told.time->last, told.at.last);
      if (t.first < from || t.first >= end || t.kind != when::Kind::relative) continue;
      if (t.offset_days.value_or(0) <= 0 || t.date.precision != record::DatePrecision::day)
        continue;
      if (!c_.any(Set::ceases, from, t.first) || *t.date.start <= *told.date.start) continue;
      if (any_in(r_.mentions.triggers, {from, t.first})) continue;
      told.date.end = t.date.start;
      told.date.precision = record::DatePrecision::range;
      return;
    }
  }

  /// "Pertempuran masih berkecamuk hingga Ahad dini hari": so far.
  const when::Time* goes_on_until(const Told& told) const {
    for (const auto& t : r_.times) {
      if (t.kind == when::Kind::until && t.dates == when::Dates::event && t.date.start &&
          t.date.precision == record::DatePrecision::day && t.first >= told.at.last &&
          c_.clause_of(t.first) == c_.clause_of(told.at.first) && !ahead(t))
        return &t;
    }
    return nullptr;
  }

  /// "Gerakan 23 Maret": a day in a name.
  bool in_a_groups_name(const when::Time& t) const {
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
      return a.named && a.at.holds(t.first) && a.at.first < t.first;
    });
  }

  /// "mengeklaim penyerbuan itu pada Jumat": the day of the claim.
  bool of_the_claim(const when::Time& t, const Told& told) const {
    if (!told.points_back || t.first < told.at.last || told.at.first < 3) return false;
    if (c_.cue(CueKind::anaphor, {told.at.last, t.first}) == nullptr) return false;
    // "bom itu menewaskan X, Jumat"
    if (any_in(r_.mentions.outcomes, {told.at.last, t.first})) return false;
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.cue.last <= told.at.first && s.cue.last + 3 > told.at.first;
    });
  }

  /// After the day of the report nothing has happened yet.
  bool ahead(const when::Time& t) const {
    return !announcing_ && t.date.start && r_.published.day &&
           std::chrono::sys_days(*t.date.start) >
               std::chrono::sys_days(*r_.published.day) + std::chrono::days(1);
  }

  /// "sejak 28 Mei, ketika seorang tentara tewas": the day of what the clause tells.
  bool since_when(const when::Time& t, const Told& told) const {
    if (t.kind != when::Kind::since || !t.date.start || t.last == 0 || t.last >= c_.size())
      return false;
    // "telah menguasai Fallujah sejak Januari"
    if (told.type == TriggerClass::seize && told.voice != TriggerVoice::noun &&
        t.first >= told.at.last && c_.clause_of(t.first) == c_.clause_of(told.at.first))
      return t.date.precision <= record::DatePrecision::month;
    const bool day = t.date.precision == record::DatePrecision::day;
    if (!day && t.date.precision > record::DatePrecision::year) return false;
    if (day && until_later(t, told)) return true;
    const auto next = c_.mark(t.last, ",") ? t.last + 1 : t.last;
    return next < told.at.first && c_.cue(CueKind::clause, {next, next + 1}) != nullptr &&
           c_.clause_of(next) == c_.clause_of(told.at.first);
  }

  /// "Kontak senjata terjadi di Kwakta sejak Sabtu pukul 02.00 hingga siang": it lasted, and is
  /// over.
  bool until_later(const when::Time& t, const Told& told) const {
    if (t.first < told.at.last) return false;
    const auto end = std::min(sentence(t.first).last, t.last + 10);
    for (std::uint32_t i = t.last; i < end; ++i) {
      if (c_.in(Set::until, i) != 0) return true;
    }
    return false;
  }

  /// "mengantar korban ledakan bom, Sabtu": the day may be of what is done with the victims.
  bool toll_only(const Told& told) const {
    const auto first = told.at.first;
    if (told.voice != TriggerVoice::noun || first < 2) return false;
    const bool victims = c_.in(Set::toll_of, first - 1) == 1;
    return victims && r_.words.words[first - 2].word_class != words::WordClass::verb;
  }

  bool usable(const places::Mention& p, Stretch all) const {
    return p.first >= all.first && p.first < all.last && p.role == places::Role::location;
  }

  /// "yang diculik pada November 2016 di perairan Sabah".
  const places::Mention* place_behind_day(const Told& told) const {
    const bool relative = told.at.first > 0 && c_.in(Set::relative, told.at.first - 1) != 0;
    if (!relative || told.time == nullptr || told.time->first < told.at.last) return nullptr;
    constexpr std::uint32_t kReach = 4;
    const Stretch behind{told.time->last,
                         std::min(told.time->last + kReach, c_.clause_end(told.time->last - 1))};
    for (const auto& p : r_.places) {
      if (usable(p, behind) && !p.is_country) return &p;
    }
    return nullptr;
  }

  void place(Told& told) const {
    const Stretch all = sentence(told.at.first);
    if (only_an_anchor(told)) return;
    if (const auto* p = place_behind_day(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = site_told_before(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = explained_as(told)) {
      told.places.push_back(p);
      return;
    }
    const auto* found = nearest(told, all, places::Role::location);
    if (found == nullptr) found = struck(told);
    if (found == nullptr) found = behind_building(told, all);
    if (found == nullptr) found = town_of_office(told, all);
    if (found == nullptr) found = town_of_marchers(told);
    if (found == nullptr) {
      same_place(told, all);
      return;
    }
    told.fronted = fronted(*found, all) || headed(*found, told, all);
    found = finest(*head_of_chain(*found, all), told, all);
    told.places.push_back(found);
    with_list(told, *found, all);
    if (found->place.precision == record::PlacePrecision::exact) around_building(told, *found, all);
  }

  /// "Robotyne, sebuah desa yang direbut": the place that the words behind the comma explain.
  const places::Mention* explained_as(const Told& told) const {
    std::uint32_t i = told.at.first;
    while (i > 0 && c_.adverbial(i - 1)) --i;
    if (i == 0 || c_.in(Set::relative, i - 1) == 0) return nullptr;
    const auto relative = i - 1;
    constexpr std::uint32_t kReach = 4;
    for (i = relative; i > 0 && i + kReach > relative && !c_.mark(i - 1, ","); --i) {
    }
    if (i == 0 || !c_.mark(i - 1, ",") || !c_.any(Set::site, i, relative)) return nullptr;
    for (const auto& p : r_.places) {
      if (p.last == i - 1 && !p.is_country) return &p;
    }
    return nullptr;
  }

  /// "menduduki sebagian kota tersebut", "Kota yang terletak di Shan itu jatuh": a noun of places
  /// right behind the words that tell or at the head of their clause, and pointing back.
  const places::Mention* site_told_before(const Told& told) const {
    const auto all = sentence(told.at.first);
    const auto end = std::min(all.last, told.at.last + 5);
    for (std::uint32_t i = told.at.last; i + 1 < end && !c_.punctuation(i); ++i) {
      if (is_site(c_, i)) return place_meant(c_, i, all.last);
    }
    const auto begin = c_.clause_begin(told.at.first);
    if (is_site(c_, begin)) return place_meant(c_, begin, told.at.first);
    return nullptr;
  }

  /// "sekolah Al-Razi di kamp Nuseirat", "sekolah lain di kamp yang sama": where the building
  /// stands.
  void around_building(Told& told, const places::Mention& building, Stretch all) const {
    for (const auto& p : r_.places) {
      const bool behind = p.first > building.last && p.first <= building.last + 6;
      if (behind && usable(p, all) && !p.is_country && stands_in(building.last, p.first)) {
        told.places.push_back(&p);
        return;
      }
    }
    if (told.places.size() == 1)
      same_place(told, {building.last, std::min(all.last, building.last + 5)});
    if (told.places.size() == 1 && !building.container) town_in_front(told, building, all);
  }

  /// "pangkalan Korps ke-209 di dekat kota Mazar-i-Sharif": a word for in, no other clause between.
  bool stands_in(std::uint32_t from, std::uint32_t to) const {
    bool in = false;
    for (std::uint32_t i = from; i < to; ++i) {
      in = in || c_.in(Set::in, i) != 0;
      if (r_.words.words[i].word_class == words::WordClass::verb || c_.mark(i, ",")) return false;
    }
    return in;
  }

  /// "Di Kalat, serangan terhadap pos polisi Levies": the town heads the sentence.
  void town_in_front(Told& told, const places::Mention& building, Stretch all) const {
    for (const auto& p : r_.places) {
      const bool front = usable(p, all) && p.first < building.first && p.first <= all.first + 6;
      if (!front || p.is_country || p.place.precision >= record::PlacePrecision::region) continue;
      if (p.first == all.first || c_.in(Set::in, p.first - 1) == 0) continue;
      told.places.push_back(&p);
      return;
    }
  }

  /// "Di Mosul, ...": at the head of a paragraph.
  bool fronted(const places::Mention& p, Stretch all) const {
    const auto before = all.first;
    const bool heads = before == 0 || c_.paragraph_of(before - 1) != c_.paragraph_of(before);
    return heads && p.first > before && p.first <= before + 4 &&
           (c_.in(Set::in, before) != 0 || c_.in(Set::in, p.first - 1) != 0);
  }

  /// "di stasiun kereta Kramatorsk": a building without a name of its own, and where it stands.
  const places::Mention* behind_building(const Told& told, Stretch all) const {
    for (const auto& p : r_.places) {
      if (p.first < all.first + 2 || p.first >= all.last) continue;
      if (p.role != places::Role::modifier || p.is_country || of_somebody(p)) continue;
      if (distance(p.first, told.at) >= kFar || c_.voice(p.first).inside_speaker) continue;
      std::uint32_t i = p.first;
      while (i > all.first && i + 3 > p.first && plain_noun(i - 1)) --i;
      if (i < p.first && i > all.first && c_.in(Set::in, i - 1) != 0) return &p;
    }
    return nullptr;
  }

  /// "di depan kantor DPRD Lamongan": the town in the name of an office, in the same clause.
  const places::Mention* town_of_office(const Told& told, Stretch all) const {
    constexpr std::uint32_t kReach = 3;
    for (const auto& p : r_.places) {
      if (p.first < all.first + 1 || p.first >= all.last || p.is_country) continue;
      if (p.role != places::Role::part_of_name && p.role != places::Role::modifier) continue;
      if (c_.clause_of(p.first) != c_.clause_of(told.at.first) || of_people(p)) continue;
      if (of_the_doer(p, told)) continue;
      if (c_.voice(p.first).inside_speaker) continue;
      for (std::uint32_t i = p.first; i > all.first && i + kReach > p.first; --i) {
        if (c_.punctuation(i - 1)) break;
        if (c_.in(Set::office, i - 1) != 0) return finer_behind(p);
      }
    }
    return nullptr;
  }

  /// "Polres Bogor menangkap 20 orang": who does it is called after his town.
  static bool of_the_doer(const places::Mention& p, const Told& told) {
    return std::any_of(told.initiators.begin(), told.initiators.end(),
                       [&](const Actor* a) { return a->at.holds(p.first); });
  }

  /// "kantor DPRD Sulawesi Selatan, Makassar": the town.
  const places::Mention* finer_behind(const places::Mention& p) const {
    for (const auto& q : r_.places) {
      const bool next = q.first == p.last + 1 && c_.mark(p.last, ",");
      if (next && !q.is_country && q.place.precision < p.place.precision &&
          q.place.country == p.place.country)
        return &q;
    }
    return &p;
  }

  /// "Warga Khartoum berpawai": they march where they live.
  const places::Mention* town_of_marchers(const Told& told) const {
    if (told.type != TriggerClass::protest || told.initiators.empty()) return nullptr;
    const Actor& who = *told.initiators.front();
    for (const auto& p : r_.places) {
      if (who.at.holds(p.first) && p.first > who.at.first && !p.is_country &&
          p.place.precision <= record::PlacePrecision::settlement)
        return &p;
    }
    return nullptr;
  }

  bool plain_noun(std::uint32_t i) const {
    const auto cls = r_.words.words[i].word_class;
    const bool noun = cls == words::WordClass::noun || cls == words::WordClass::adjective;
    return noun && std::none_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                                [&](const Actor& a) { return a.at.holds(i); });
  }

  /// "jatuhnya Bakhmut", "perebutan Kunduz"; "pengepungan mal Westgate": a building is nobody's
  /// name.
  const places::Mention* struck(const Told& told) const {
    if (told.voice != TriggerVoice::noun) return nullptr;
    for (const auto& p : r_.places) {
      if (p.first != told.at.last || p.is_country || p.role != places::Role::modifier) continue;
      const bool building = p.place.precision == record::PlacePrecision::exact &&
                            told.family == Family::violence && !of_somebody(p);
      if (told.type == TriggerClass::seize || building) return &p;
    }
    return nullptr;
  }

  /// "Di Provinsi Kunduz, ... di Distrik Imam Sahib": what contains it heads the paragraph.
  bool headed(const places::Mention& found, const Told& told, Stretch all) const {
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return usable(p, all) && p.first < found.first && contains(p, found) && fronted(p, all) &&
             distance(p.first, told.at) < kFar;
    });
  }

  /// "di tempat yang sama", "di distrik itu": where something told before was.
  void same_place(Told& told, Stretch all) const {
    for (std::uint32_t i = all.first; i + 2 < all.last; ++i) {
      if (c_.in(Set::in, i) == 0) continue;
      const auto& noun = r_.words.words[i + 1];
      if (noun.word_class == words::WordClass::verb) continue;
      const bool back = c_.in(Set::same, i + 2) != 0 || c_.in(Set::same, i + 3) != 0;
      const auto* cue = c_.cue(CueKind::anaphor, {i + 2, i + 3});
      if (!back && (cue == nullptr || !place_noun(i + 1))) continue;
      if (distance(i, told.at) >= kFar) continue;
      if (const auto* p = place_of_kind(c_, i + 1)) {
        told.places.push_back(p);
        return;
      }
      told.same_place = told.same_place || back;
    }
    if (!told.same_place) return;
    if (const auto* p = named_just_before(all.first)) told.places.push_back(p);
  }

  /// A place in the sentence before, of the same paragraph.
  const places::Mention* named_just_before(std::uint32_t first) const {
    if (first == 0 || c_.paragraph_of(first - 1) != c_.paragraph_of(first)) return nullptr;
    const Stretch before = sentence(first - 1);
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (usable(p, before) && !p.is_country && found == nullptr) found = &p;
    }
    return found;
  }

  /// A word that names kinds of places: some place of the report bears it.
  bool place_noun(std::uint32_t noun) const { return place_of_kind(c_, noun) != nullptr; }

  /// What "di tempat yang sama" says: the places of the mention before.
  void inherit_places() {
    const std::vector<const places::Mention*>* before = nullptr;
    for (auto& t : out_) {
      if (t.same_place && before != nullptr) t.places = *before;
      if (!t.places.empty()) before = &t.places;
    }
  }

  /// "Ahad malam giliran Buni Gari di Yobe. Pejuang menggasak barikade tentara": the sentences
  /// before in the paragraph say when, and where, and tell nothing themselves.
  void set_scene(std::size_t index) {
    under_heading(out_[index]);
    Told& t = out_[index];
    constexpr std::uint32_t kReach = 3;
    if (t.time != nullptr || t.points_back || t.same_place || t.sentence == 0) return;
    for (auto before = t.sentence; before > 0 && before + kReach > t.sentence;) {
      --before;
      const Stretch all = c_.sentence(before);
      if (c_.paragraph_of(all.first) != c_.paragraph_of(t.at.first)) return;
      if (tells_before(index, before) || only_planned(all)) return;
      const auto* time = day_of_scene(all);
      if (time == nullptr) continue;
      const auto* place = place_of_scene({all.first, sentence(t.at.first).first});
      const bool known = !t.places.empty();
      const bool next = before + 1 == t.sentence;
      const bool armed = time->first <= all.first + 4 && armed_men_in(all);
      if (!known && place == nullptr && t.voice == TriggerVoice::noun && !armed) return;
      const bool short_one = next && all.last < all.first + 18;
      const bool turn = next && c_.any(Set::turn, all.first, time->first);
      if ((known || !next) && !turn && time->first > all.first + 4 && !short_one) return;
      if (!known && place != nullptr) t.places.push_back(place);
      t.time = time;
      t.date = time->date;
      return;
    }
  }

  /// "Suasana lain terlihat di Casablanca. Pada Kamis malam, ratusan orang berunjuk rasa": the
  /// paragraph opens with where, the next sentence tells when and what.
  void set_place_of_scene(std::size_t index) {
    Told& t = out_[index];
    if (!t.places.empty() || t.points_back || t.same_place || t.sentence == 0) return;
    if (t.time == nullptr || t.recalled) return;
    const Stretch before = c_.sentence(t.sentence - 1);
    const auto paragraph = c_.paragraph_of(t.at.first);
    if (c_.paragraph_of(before.first) != paragraph) return;
    if (before.first > 0 && c_.paragraph_of(before.first - 1) == paragraph) return;
    if (tells_before(index, t.sentence - 1) || only_planned(before)) return;
    const auto* place = place_of_scene(before);
    if (place == nullptr || c_.voice(place->first).inside_speaker || said_in(before)) return;
    t.places.push_back(place);
  }

  /// Somebody speaks in these words: where he does so is no scene.
  bool said_in(Stretch all) const {
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                       [&](const auto& s) { return all.holds(s.cue.first); });
  }

  /// "Kejadian kedua berlangsung Minggu pagi di Bilogai. Pos Brimob ditembaki": no other event.
  bool tells_before(std::size_t index, std::uint32_t sentence) const {
    for (std::size_t k = index; k-- > 0 && out_[k].sentence >= sentence;) {
      if (out_[k].type != TriggerClass::incident) return true;
    }
    return false;
  }

  const when::Time* day_of_scene(Stretch all) const {
    const auto time = std::find_if(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.last > x.first && x.kind == when::Kind::point &&
             x.dates == when::Dates::event && x.date.precision == record::DatePrecision::day &&
             !c_.any(Set::since, all.first, x.first) && !c_.quoted(x.first);
    });
    return time == r_.times.end() ? nullptr : &*time;
  }

  const places::Mention* place_of_scene(Stretch all) const {
    const auto place = std::find_if(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return usable(p, all) && !p.is_country && p.last > p.first &&
             p.place.precision <= record::PlacePrecision::district &&
             !c_.voice(p.first).inside_speaker;
    });
    return place == r_.places.end() ? nullptr : &*place;
  }

  /// "Kamis (3/10), anggota geng masuk ke permukiman. Warga ditembaki": those who did it came then.
  bool armed_men_in(Stretch all) const {
    bool found = false;
    each_in(r_.mentions.actors, all, [&](const Actor& a) { found = found || fighters(a); });
    return found;
  }

  /// "Sabtu (3/6), pukul 22.08", "Apa yang terjadi pada 25 Oktober 2004?": a line of its own that
  /// tells of nothing but the time, or asks what happened then; a line that has only a clock time
  /// goes on with the day before.
  void under_heading(Told& t) const {
    constexpr std::uint32_t kReach = 6;
    if (t.time != nullptr || t.points_back || t.same_place) return;
    std::uint32_t gap = 0;
    for (std::uint32_t i = t.sentence; i-- > 0 && gap < kReach; ++gap) {
      const Stretch line = c_.sentence(i);
      const auto* day = day_of_line(line);
      const bool timed = is_time_only(line);
      if (day != nullptr && (timed || asks(line))) {
        t.time = day;
        t.date = day->date;
        return;
      }
      if (timed) gap = 0;
      if (!timed && dated(line)) return;
    }
  }

  /// Any time of the calendar stands in it: "pada Agustus lalu".
  bool dated(Stretch line) const {
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.last > x.first && line.holds(x.first) && x.date.start;
    });
  }

  const when::Time* day_of_line(Stretch line) const {
    for (const auto& x : r_.times) {
      if (x.last > x.first && line.holds(x.first) && x.dates == when::Dates::event &&
          (x.kind == when::Kind::point || x.kind == when::Kind::history) &&
          x.date.precision == record::DatePrecision::day && !ahead(x))
        return &x;
    }
    return nullptr;
  }

  bool alone(Stretch line) const {
    return line.last < c_.size() && c_.paragraph_of(line.last) != c_.paragraph_of(line.first) &&
           (line.first == 0 || c_.paragraph_of(line.first - 1) != c_.paragraph_of(line.first));
  }

  /// No word but those of times and numbers.
  bool is_time_only(Stretch line) const {
    if (!alone(line)) return false;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const bool number =
          c_.punctuation(i) || r_.words.text.tokens[i].kind != text::TokenKind::word;
      if (!number && std::none_of(r_.times.begin(), r_.times.end(),
                                  [&](const auto& x) { return x.first <= i && i < x.last; }))
        return false;
    }
    return true;
  }

  bool asks(Stretch line) const { return alone(line) && c_.mark(line.last - 1, "?"); }

  /// A plan, a fear or a denial is told here: its day and place are its own.
  bool only_planned(Stretch all) const {
    bool planned = false;
    each_in(r_.mentions.triggers, all, [&](const Trigger& t) {
      planned = planned || standing(c_, t).has_value() || never_was(c_, t);
    });
    return planned;
  }

  /// Named in a sentence before, of the same paragraph: "Kabul kembali berdarah. Selasa pagi,
  /// seorang pria meledakkan rompi berisi bom."
  void near_place(Told& t) const {
    if (!t.places.empty() || t.points_back || t.same_place) return;
    const auto begin = sentence(t.at.first).first;
    for (const auto& p : r_.places) {
      if (p.first >= begin) break;
      if (p.last <= p.first || p.role != places::Role::location || p.is_country) continue;
      if (c_.paragraph_of(p.first) != c_.paragraph_of(t.at.first)) continue;
      if (!c_.voice(p.first).inside_speaker && !tells(p)) t.near = &p;
    }
  }

  const places::Mention* nearest(const Told& told, Stretch all, places::Role role) const {
    int best = kFar;
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (p.first < all.first || p.first >= all.last || p.role != role || tells(p)) continue;
      if (in_a_groups_name(p) || acts(p, told) || brought_there(p)) continue;
      if (c_.voice(p.first).inside_speaker || of_the_speaker(p, told)) continue;
      if (behind_speech(p, told)) continue;
      if (role == places::Role::modifier && (p.is_country || of_somebody(p))) continue;
      const int d = distance(p.first, told.at) + (p.is_country ? 40 : 0) +
                    (p.last <= told.at.first ? 2 : 0) + (comes_from(p, told) ? 20 : 0) +
                    (of_people(p) ? 15 : 0);
      if (d < best) {
        best = d;
        found = &p;
      }
    }
    return found;
  }

  /// "datang dari X"; but "dijemput paksa dari X" is where an abduction was.
  bool comes_from(const places::Mention& p, const Told& told) const {
    if (p.first == 0 || c_.in(Set::from, p.first - 1) == 0) return false;
    const auto cls = r_.words.words[p.first - 1].word_class;
    return told.family != Family::abduction || p.first < told.at.last ||
           cls != words::WordClass::preposition;
  }

  /// "warga Desa A dan Desa B": where people come from.
  bool of_people(const places::Mention& p) const {
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
      return !a.place_of && !a.named && a.at.first < p.first && a.at.last >= p.first;
    });
  }

  /// "..., kata polisi di Jenewa", "...," ujarnya di Jenewa: where the words were said.
  bool behind_speech(const places::Mention& p, const Told& told) const {
    const bool behind_quote =
        p.first < sentence(told.at.first).last &&
        std::any_of(r_.mentions.quotes.begin(), r_.mentions.quotes.end(), [&](const auto& q) {
          return q.at.last - q.at.first > 4 && q.at.holds(told.at.first) && p.first >= q.at.last;
        });
    return behind_quote ||
           std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
             return s.content.holds(told.at.first) && s.content.last <= s.cue.first &&
                    p.first >= s.cue.last && p.first < sentence(s.cue.first).last &&
                    !s.content.holds(p.first) && told.at.last <= s.cue.first;
           });
  }

  /// "Baku tembak" is no place, nor is "Desa Bentrok" of a headline.
  bool tells(const places::Mention& p) const {
    const auto& all = r_.mentions.triggers;
    const auto i = first_from(all, p.first);
    if (i == all.size() || all[i].at.first >= p.last) return false;
    if (all[i].at.first == p.first) return all[i].at.last > p.last;
    return p.place.gazetteer_id.empty() && c_.span(all[i].at).begin == p.name.begin &&
           all[i].at.last >= p.last;
  }

  /// "akan dimakamkan di Dusun X", "dirawat di rumah sakit Y": where the dead and the hurt were
  /// brought.
  bool brought_there(const places::Mention& p) const {
    constexpr std::uint32_t kReach = 4;
    return c_.close_before(Set::taken_to, p.first, sentence(p.first).first, kReach) || bound_for(p);
  }

  /// "menggiring tujuh aktivis ke Markas X", "hendak menyeberang ke Y": where the last verb before
  /// takes somebody.
  bool bound_for(const places::Mention& p) const {
    const auto begin = sentence(p.first).first;
    if (p.first == begin || c_.in(Set::bound, p.first - 1) == 0) return false;
    for (std::uint32_t i = p.first - 1; i-- > begin && !c_.mark(i, ",");) {
      if (c_.in(Set::moves, i) != 0) return true;
      if (r_.words.words[i].word_class == words::WordClass::verb) return false;
    }
    return false;
  }

  /// "Pada 25 Maret, Arab Saudi memulai serangan": a country that acts is no scene.
  static bool acts(const places::Mention& p, const Told& told) {
    const auto is = [&](const Actor* a) { return a->at.first == p.first; };
    const auto& parties = told.participants;
    return p.is_country &&
           (std::any_of(told.initiators.begin(), told.initiators.end(), is) ||
            (told.type == TriggerClass::agree && std::any_of(parties.begin(), parties.end(), is)));
  }

  /// "Di Washington, seorang pejabat mengatakan ... serangan itu": where he speaks.
  bool of_the_speaker(const places::Mention& p, const Told& told) const {
    if (!told.points_back) return false;
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.content.holds(told.at.first) && p.first < s.content.first;
    });
  }

  /// "Negara Islam di Irak dan Suriah".
  bool in_a_groups_name(const places::Mention& p) const {
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
      return a.named && a.at.first < p.first && a.at.holds(p.first) &&
             c_.in(Set::in, p.first - 1) != 0;
    });
  }

  /// "polisi Kandahar": the place belongs to a group, not to the event.
  bool of_somebody(const places::Mention& p) const {
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                       [&](const Actor& a) { return a.at.holds(p.first); });
  }

  /// "Di Ingushetia ..., di desa Ali-Yurt": the village, which lies in the place found.
  const places::Mention* finest(const places::Mention& found, const Told& told, Stretch all) const {
    const places::Mention* best = &found;
    if (found.first > all.first + 2) return best;
    for (const auto& p : r_.places) {
      if (!usable(p, all) || c_.voice(p.first).inside_speaker || distance(p.first, told.at) >= kFar)
        continue;
      const bool after = best->first < told.at.first && p.first >= told.at.last && !p.is_country &&
                         !p.place.country.empty() && p.place.country == best->place.country &&
                         p.place.precision < best->place.precision;
      const bool inside = after || contains(*best, p) ||
                          (best->place.precision == record::PlacePrecision::region &&
                           p.place.country == best->place.country && !p.is_country &&
                           p.place.precision < best->place.precision);
      if (inside) best = &p;
    }
    return best;
  }

  static bool wide(const places::Mention& p) {
    return p.place.precision >= record::PlacePrecision::province;
  }

  /// "Distrik Beoga, Puncak, Papua": the first of a chain of ever larger ones, whatever province
  /// the gazetteer has it in.
  const places::Mention* head_of_chain(const places::Mention& found, Stretch all) const {
    const places::Mention* best = &found;
    if (!wide(found) || found.is_country) return best;
    auto end = found.first;
    for (auto i = static_cast<std::size_t>(&found - r_.places.data()); i > 0; --i) {
      const auto& p = r_.places[i - 1];
      const bool next = p.first >= all.first && p.last + 1 == end && c_.mark(p.last, ",");
      if (!next || wide(p) || p.place.country != found.place.country) break;
      end = p.first;
      if (p.role == places::Role::location) best = &p;
    }
    return best;
  }

  /// "di distrik Banu, Pol-e-Hesar dan De Salah", "di Distrik A, Provinsi X, dan Distrik B": all of
  /// them.
  void with_list(Told& told, const places::Mention& found, Stretch all) const {
    const auto index = static_cast<std::size_t>(&found - r_.places.data());
    std::uint32_t end = found.last;
    for (std::size_t i = index + 1; i < r_.places.size(); ++i) {
      const auto& p = r_.places[i];
      if (p.first >= all.last) break;
      if (r_.places[i - 1].container && *r_.places[i - 1].container == i) {  // "X di Gaza tengah"
        end = p.last;
        continue;
      }
      if (!building_joined(end, p) && (p.first > end + 2 || !joined(end, p.first))) break;
      // "dibunuh di X, ke Y": where they were brought
      if (c_.in(Set::toward, p.first - 1) != 0 && found.first > 0 &&
          c_.in(Set::toward, found.first - 1) == 0)
        break;
      const bool holds = p.place.precision == record::PlacePrecision::province && !wide(found) &&
                         c_.mark(end, ",") && p.first == end + 1;
      end = p.last;
      if (holds) continue;
      if (p.role == places::Role::container || p.is_country || contains(p, found)) continue;
      if (p.role == places::Role::location) told.places.push_back(&p);
    }
    std::uint32_t begin = found.first;
    for (std::size_t i = index; i > 0; --i) {
      const auto& p = r_.places[i - 1];
      if (p.first < all.first || p.last + 2 < begin || !joined(p.last, begin)) break;
      // "Sehari sebelum penembakan di X, di Y ...": Y begins anew
      if (c_.mark(p.last, ",") && begin == p.last + 2 && c_.in(Set::in, begin - 1) != 0) break;
      begin = p.first;
      if (p.role == places::Role::container || p.is_country || contains(p, found)) continue;
      if (p.role == places::Role::location) told.places.push_back(&p);
    }
  }

  /// "... dan sebuah sekolah PBB di Beit Lahiya": a building without a name joins the list.
  bool building_joined(std::uint32_t from, const places::Mention& p) const {
    constexpr std::uint32_t kReach = 6;
    if (p.first <= from || p.first > from + kReach || c_.in(Set::and_, from) == 0) return false;
    return c_.in(Set::in, p.first - 1) != 0 && !c_.verb_between(from, p.first) &&
           c_.any(Set::thing, from + 1, p.first);
  }

  bool joined(std::uint32_t from, std::uint32_t to) const {
    bool found = false;
    for (std::uint32_t k = from; k < to; ++k) {
      found = found || c_.in(Set::and_, k) != 0 || c_.mark(k, ",");
    }
    return found;
  }

  const Context& c_;
  const Report& r_;
  std::vector<Told> out_;
  bool announcing_ = false;  ///< plans may be for days to come
};

}  // namespace

Family family_of(TriggerClass type) {
  switch (type) {
    case TriggerClass::protest:
    case TriggerClass::disperse:
    case TriggerClass::riot:
    case TriggerClass::mob:
    case TriggerClass::communal:
      return Family::crowd;
    case TriggerClass::seize:
    case TriggerClass::advance:
    case TriggerClass::withdraw:
      return Family::territory;
    case TriggerClass::abduct:
      return Family::abduction;
    case TriggerClass::arrest:
      return Family::arrest;
    case TriggerClass::release:
      return Family::release;
    case TriggerClass::agree:
    case TriggerClass::surrender:
    case TriggerClass::coup:
    case TriggerClass::pledge:
    case TriggerClass::base:
      return Family::politics;
    case TriggerClass::defuse:
      return Family::disrupted;
    case TriggerClass::incident:
    case TriggerClass::burn:
    case TriggerClass::loot:
    case TriggerClass::beat:
      return Family::any;
    default:
      return Family::violence;
  }
}

std::string summary(const Context& c, const Told& t) {
  std::string out = "\"" + std::string(c.form(t.at)) + "\"";
  const auto list = [&](std::string_view role, const std::vector<const mentions::Actor*>& actors) {
    for (const auto* a : actors) out += std::string(role) + std::string(c.form(a->at));
  };
  list(", by ", t.initiators);
  list(", against ", t.targets);
  list(", among ", t.participants);
  for (const auto* p : t.places) out += ", at " + p->place.name;
  if (t.date.start) out += ", on " + record::iso(*t.date.start) + ".." + record::iso(*t.date.end);
  if (t.points_back) out += ", points back";
  if (t.other) out += ", another one";
  if (t.recalled) out += ", recalled";
  if (t.same_place) out += ", in the same place";
  if (t.fronted) out += ", fronted";
  if (t.denied) out += ", denied";
  return out;
}

bool long_span(const record::Date& d) {
  if (d.precision == record::DatePrecision::year) return true;
  if (d.precision == record::DatePrecision::month || !d.start || !d.end) return false;
  return std::chrono::sys_days(*d.end) - std::chrono::sys_days(*d.start) > std::chrono::days(14);
}

std::vector<Told> find_told(const Context& context) {
  return ToldFinder(context).run();
}

std::vector<Told> find_unreal(const Context& context) {
  return ToldFinder(context).unreal();
}

}  // namespace saksi::extract
