// SPDX-License-Identifier: Apache-2.0
// From the mentions of one event to what the record says of it: sub-event type
// (docs/design/extract.md, "Type", first match wins), date, places at the finest level, sides.
#include "base/utf8.h"
#include "extract/events.h"
#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::Group;
using mentions::Means;
using record::ActorRole;
using record::Outcome;
using record::SubEventType;

constexpr auto kGun = static_cast<std::size_t>(Means::gun);

/// What the type decision looks at.
struct Signs {
  std::bitset<48> types;  // TriggerClass
  std::bitset<16> means;  // Means
  bool initiator_state = false, initiator_irregular = false, initiator_crowd = false,
       initiator_gunmen = false;
  bool target_state = false, target_irregular = false, target_crowd = false,
       target_civilian = false;
  bool rioters = false;  ///< a crowd that is more than followers of somebody
  bool any_crowd = false, any_police = false, any_state = false, any_irregular = false;
  bool killed_civilians = false, killed_crowd = false, killed_forces = false;
  bool raid = false;                            ///< searched and arrested, nothing else is told
  bool killed_fighters = false;                 ///< of an armed group, or gunmen
  bool killed_people = false;                   ///< of whom nothing more is said
  bool killed_unarmed = false;                  ///< killed, and no fighter or force of a state
  bool soft_fight = false, hard_fight = false;  ///< "bentrokan"; "baku tembak"
  bool target_gunmen = false;
  bool people_hit = false;   ///< somebody is named who was attacked, or it was no mere thing
  bool brawl = false;        ///< people without arms set upon one another
  bool brawl_first = false;  ///< so it begins, both sides are told, and nobody demonstrates
  bool rampage = false;      ///< others than the forces of a state burn, loot, throw or fight
  bool shot_first = false;   ///< who was shot at is told before anybody rampages
  bool from_both = false;    ///< and so it begins
  bool mutual = false;       ///< each fell upon the other: "saling gempur"
  std::optional<Group> first_target;
  bool at_protest = false;      ///< the paragraphs that tell it speak of a demonstration
  bool puts_down = false;       ///< forces disperse people without arms
  bool demonstrations = false;  ///< the report speaks of a demonstration anywhere
  bool territory =
      false;           ///< a named place is said to have changed hands, and that is what is told
  bool again = false;  ///< taken back
  bool unopposed = false;           ///< "tanpa perlawanan"
  bool demonstrators = false;       ///< who did it is called so: "pengunjuk rasa"
  bool arrests_there = false;       ///< of a demonstration: taken in its sentence or the next
  bool beaten_there = false;        ///< demonstrators, by the forces of a state
  bool shot_marching = false;       ///< demonstrators, in the sentence that tells of their march
  bool marched = false;             ///< told in a sentence of its own that people demonstrated
  bool forces_only = false;         ///< those who fought one another are all forces of a state
  bool beside_arrest = false;       ///< "menangkap 40 orang setelah unjuk rasa berakhir rusuh"
  bool foreign = false;             ///< by the state of another country
  bool strikers_shot = false;       ///< workers who downed tools, by nobody else than forces
  std::optional<bool> state_takes;  ///< who takes it, from the first mention that says so
  TriggerClass first = TriggerClass::incident;
  std::optional<SubEventType> specific;

  [[nodiscard]] bool has(TriggerClass t) const { return types.test(static_cast<std::size_t>(t)); }

  [[nodiscard]] bool by(Means m) const { return means.test(static_cast<std::size_t>(m)); }
};

/// Who takes it is the state, or its forces with a militia beside them.
bool taken_by_state(const Told& t) {
  const auto own = [](const Actor* a) { return is_state(a->group) && a->group != Group::external; };
  return is_state(t.initiators.front()->group) ||
         (t.initiators.front()->group == Group::militia &&
          std::any_of(t.initiators.begin(), t.initiators.end(), own));
}

void note(Signs& s, const Actor& a) {
  s.any_crowd = s.any_crowd || is_crowd(a.group);
  s.rioters = s.rioters || (is_crowd(a.group) && a.group != Group::following);
  s.any_police = s.any_police || a.group == Group::police || a.group == Group::security;
  s.any_state = s.any_state || is_state(a.group);
  s.any_irregular = s.any_irregular || in_arms(a.group);
}

/// A state takes a place of another country: "Rusia merebut Avdiivka".
bool foreign(const Told& t) {
  if (t.initiators.empty() || t.places.empty() || t.again) return false;
  const Actor& a = *t.initiators.front();
  const auto& country = t.places.front()->place.country;
  return is_state(a.group) && !a.country.empty() && !country.empty() && a.country != country &&
         std::none_of(t.targets.begin(), t.targets.end(),
                      [](const Actor* x) { return is_irregular(x->group); });
}

/// Police who arrest after a deed of others are no side of it, nor are those whom they take; at a
/// demonstration they are its putting down.
bool aftermath(const std::vector<Told>& told, const Happening& h, const Told& t) {
  if (t.family != Family::arrest) return false;
  bool others = told[h.told.front()].family != Family::arrest;
  for (const auto i : h.told) {
    const Told& deed = told[i];
    if (deed.type == TriggerClass::protest || deed.type == TriggerClass::riot ||
        deed.type == TriggerClass::disperse)
      return false;
    if (deed.family == Family::arrest) continue;
    others = others || !deed.initiators.empty();
    if (std::any_of(deed.initiators.begin(), deed.initiators.end(),
                    [](const Actor* a) { return is_state(a->group); }))
      return false;
  }
  return others;
}

/// "seorang pria menyerang pos polisi": one man is no crowd.
bool alone(const Context& c, const Actor& a) {
  const auto& all = c.report().counts;
  return a.group == Group::civilians && std::any_of(all.begin(), all.end(), [&](const auto& q) {
           return q.count.low == 1 && q.count.high == 1 && q.first <= a.at.first &&
                  q.last + 1 >= a.at.first && q.unit == counts::Unit::people &&
                  !c.verb_between(q.last, a.at.first);  // "seorang polisi dikeroyok warga"
         });
}

/// "menggerebek sebuah rumah dan menangkap tiga orang"
bool only_a_raid(const Context& c, const std::vector<Told>& told, const Happening& h) {
  bool arrests = false;
  for (const auto i : h.told) {
    const Told& t = told[i];
    arrests = arrests || t.type == TriggerClass::arrest;
    if (t.type == TriggerClass::arrest || t.type == TriggerClass::incident) continue;
    if (t.type != TriggerClass::attack || c.in(Set::raids, t.at.first) == 0) return false;
  }
  return arrests;
}

/// The forces of a state, and nobody else, do it: "membakar tenda pengunjuk rasa".
bool by_forces(const Told& t) {
  return !t.initiators.empty() && t.multitude == nullptr &&
         std::all_of(t.initiators.begin(), t.initiators.end(),
                     [](const Actor* a) { return is_state(a->group); });
}

/// "polisi membubarkan penutupan jalan oleh warga": people without arms, and nobody else.
bool disperses_people(const Told& t) {
  return t.type == TriggerClass::disperse && by_forces(t) && !t.targets.empty() &&
         std::all_of(t.targets.begin(), t.targets.end(), [](const Actor* a) {
           return a->group == Group::civilians || is_crowd(a->group);
         });
}

/// "terkena lemparan batu", of a demonstration that is called peaceful: nobody is said to have
/// thrown it.
bool mere_noun(const Told& t) {
  return t.voice == mentions::TriggerVoice::noun && t.type == TriggerClass::riot &&
         t.initiators.empty() && t.participants.empty() && t.multitude == nullptr;
}

bool rampages(const Told& t) {
  const bool deed = t.type == TriggerClass::riot || t.type == TriggerClass::burn ||
                    t.type == TriggerClass::loot || t.type == TriggerClass::clash ||
                    t.means.test(static_cast<std::size_t>(Means::crude));
  return deed && !by_forces(t);
}

/// Shot at or run over, not by a crowd.
bool shot(const Told& t) {
  const bool deed =
      t.type == TriggerClass::shoot || t.type == TriggerClass::kill || t.type == TriggerClass::ram;
  const bool unknown = t.initiators.empty() && t.type != TriggerClass::ram;
  return deed && (by_forces(t) || unknown) && t.multitude == nullptr;
}

/// "menyerbu garnisun", "penjara itu diserang": armed men keep it, whoever is named.
bool armed_site_hit(const Context& c, const Told& t) {
  constexpr std::uint32_t kReach = 4;
  if (t.type != TriggerClass::attack && t.type != TriggerClass::shoot) return false;
  auto from = t.at.last;
  auto to = std::min(c.clause_end(t.at.last - 1), from + kReach);
  if (t.voice == mentions::TriggerVoice::passive) {
    to = t.at.first;
    from = std::max(c.clause_begin(to), to > kReach ? to - kReach : 0);
  } else if (t.voice == mentions::TriggerVoice::noun) {
    if (from >= to || c.in(Set::toward, from) == 0) return false;
  }
  return c.any(Set::armed_site, from, to);
}

/// People without arms, or a group of which no table knows that it has any: "kelompok Tidung".
bool unarmed_side(const Actor* a) {
  const bool unknown = !a->named && a->value.kind == record::ActorKind::unknown;
  return a->group == Group::civilians || is_crowd(a->group) || unknown;
}

/// Two sides or more fight, and each passes the test.
template <class Test>
bool sides_are(const Told& t, Test test) {
  return t.initiators.size() + t.participants.size() > 1 &&
         std::all_of(t.initiators.begin(), t.initiators.end(), test) &&
         std::all_of(t.participants.begin(), t.participants.end(), test);
}

/// Two sides fight, and neither has arms nor is a state: villages, supporters of two candidates.
bool both_unarmed(const Told& t) {
  if (!t.targets.empty()) return false;
  if (sides_are(t, unarmed_side)) return true;
  // "ormas X dan pemuda Y": who belongs to one has no gun by that
  const auto side = [](const Actor* a) { return unarmed_side(a) || a->group == Group::militia; };
  const auto any = [](const auto& list) {
    return std::any_of(list.begin(), list.end(), unarmed_side);
  };
  return !t.means.test(kGun) && (any(t.initiators) || any(t.participants)) && sides_are(t, side);
}

/// "sekitar 200 orang bersenjata parang": a crowd, not gunmen.
bool many_with_blades(const Context& c, const Told& t, const Actor& a) {
  constexpr std::int64_t kMany = 20;
  const auto means = [&](Means m) { return t.means.test(static_cast<std::size_t>(m)); };
  if (a.group != Group::gunmen || means(Means::gun) ||
      !(means(Means::blade) || means(Means::crude)))
    return false;
  const auto& all = c.report().counts;
  return std::any_of(all.begin(), all.end(), [&](const auto& q) {
    return q.first <= a.at.first && q.last + 1 >= a.at.first && q.count.low.value_or(0) >= kMany;
  });
}

/// Demonstrators, or people who are only counted, are taken where a march was told before, in its
/// sentence, the next or the one behind it in the paragraph. "Protes pecah setelah polisi menangkap
/// X" is no answer to it, "menuntut pembunuh petani itu ditangkap" only asks for it.
bool arrests_at(const Context& c, const Told& t, const Told& march) {
  constexpr std::uint32_t kSentences = 2;
  if (t.type != TriggerClass::arrest || t.held_for || t.voice == mentions::TriggerVoice::noun ||
      t.at.first < march.at.last || t.sentence > march.sentence + kSentences ||
      (t.sentence > march.sentence + 1 &&
       c.paragraph_of(t.at.first) != c.paragraph_of(march.at.first)))
    return false;
  const auto begin = t.sentence == march.sentence ? march.at.last : c.sentence(t.sentence).first;
  if (c.any(Set::claims_right, begin, t.at.first) || c.any(Set::after, begin, t.at.first) ||
      c.cue(mentions::CueKind::clause, {begin, t.at.first}) != nullptr)
    return false;
  if (at_crowd(t)) return true;
  const auto& all = c.report().counts;
  return t.targets.empty() && std::any_of(all.begin(), all.end(), [&](const auto& q) {
           return q.unit == counts::Unit::people && q.count.high != 1 &&
                  c.clause_of(q.first) == c.clause_of(t.at.first);
         });
}

/// Told in the sentence of the arrests with which the event begins, and not only as what people are
/// held for: a demonstration, a riot or a fight that ended in them.
bool ended_in_arrest(const std::vector<Told>& told, const Happening& h, const Told& t) {
  const Told& front = told[h.told.front()];
  const bool deed = t.family == Family::crowd || t.type == TriggerClass::clash;
  return front.family == Family::arrest && deed && !t.held_for && t.sentence == front.sentence;
}

/// "Geng menembaki penduduk. ... Dua anggota geng terkena tembakan balasan": who is hit there did
/// what was told before.
bool acts_before(const std::vector<Told>& told, const Happening& h, std::size_t until,
                 const Actor& a) {
  return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
    const auto& who = told[i].initiators;
    return i < until && std::any_of(who.begin(), who.end(), [&](const Actor* x) {
             return x->group == a.group && x->value.name == a.value.name;
           });
  });
}

Signs signs_of(const Context& c, const std::vector<Told>& told, const Happening& h) {
  Signs s;
  bool peaceful = false;
  std::optional<std::uint32_t> volley;  // the sentence in which demonstrators are shot at
  const Told* march = nullptr;          // what told of the demonstration last
  s.raid = only_a_raid(c, told, h);
  for (const auto i : h.told) {
    const Told& t = told[i];
    if (aftermath(told, h, t)) continue;
    s.types.set(static_cast<std::size_t>(t.type));
    s.soft_fight = s.soft_fight || t.brawl;
    s.hard_fight = s.hard_fight || (t.type == TriggerClass::clash && !t.brawl);
    s.means |= t.means;
    const bool protest = t.type == TriggerClass::protest;
    if (protest) march = &t;
    s.marched = s.marched || (protest && t.voice != mentions::TriggerVoice::noun);
    s.arrests_there = s.arrests_there || (march != nullptr && arrests_at(c, t, *march));
    if (shot(t) && at_crowd(t)) volley = t.sentence;
    s.shot_marching = s.shot_marching || (march != nullptr && march->sentence == volley);
    s.beaten_there = s.beaten_there || (t.type == TriggerClass::beat && by_forces(t));
    s.puts_down = s.puts_down || disperses_people(t);
    s.beside_arrest = s.beside_arrest || ended_in_arrest(told, h, t);
    peaceful = peaceful || (protest && c.any(Set::peaceful, t.at.first, t.at.last + 1));
    s.rampage = s.rampage || (rampages(t) && !(peaceful && mere_noun(t)));
    s.shot_first = s.shot_first || (!s.rampage && shot(t));
    if (s.first == TriggerClass::incident) {
      s.first = t.type;
      s.from_both = t.voice == mentions::TriggerVoice::reciprocal;
    }
    s.unopposed = s.unopposed || (t.type == TriggerClass::seize && t.unopposed);
    const bool placed = !t.places.empty() || i == h.told.front();
    if (t.type == TriggerClass::seize && placed && !s.foreign) s.foreign = foreign(t);
    if (t.type == TriggerClass::seize && placed &&
        (s.first == TriggerClass::seize || t.sentence == told[h.told.front()].sentence)) {
      s.territory = true;
      s.again = s.again || t.again;
      if (!s.state_takes && !t.initiators.empty()) s.state_takes = taken_by_state(t);
    }
    // "puluhan orang yang membawa parang dan dua pucuk senjata api": no crowd
    const bool crowd_did = t.multitude != nullptr && !t.means.test(kGun);
    s.initiator_crowd = s.initiator_crowd || crowd_did;
    s.any_crowd = s.any_crowd || crowd_did;
    s.initiator_gunmen = s.initiator_gunmen || (t.multitude != nullptr && !crowd_did);
    for (const auto* a : t.initiators) {
      // "ratusan anggota FPI membakar kantor": a crowd, whatever they belong to
      if (t.multitude != nullptr && a->group == Group::militia) continue;
      if (many_with_blades(c, t, *a)) {
        s.initiator_crowd = s.any_crowd = true;
        continue;
      }
      note(s, *a);
      s.initiator_state = s.initiator_state || is_state(a->group);
      s.initiator_irregular = s.initiator_irregular || is_irregular(a->group);
      s.demonstrators = s.demonstrators || a->group == Group::protesters;
      const bool one = alone(c, *a);
      // "massa membakar pos. ... seorang warga menyerang anggota": one of the crowd
      const bool lone = one && !s.initiator_crowd;
      s.initiator_crowd =
          s.initiator_crowd || is_crowd(a->group) || (a->group == Group::civilians && !one);
      s.initiator_gunmen =
          s.initiator_gunmen || a->group == Group::gunmen || a->group == Group::bomber || lone;
    }
    for (const auto* a : t.targets) {
      if (a->group != Group::following) note(s, *a);
      if (!s.first_target)
        s.first_target = a->group == Group::following ? Group::civilians : a->group;
      s.target_state = s.target_state || (is_state(a->group) && a->group != Group::state);
      const bool doer = s.first_target == Group::civilians && acts_before(told, h, i, *a);
      s.target_irregular = s.target_irregular || (is_irregular(a->group) && !doer);
      s.target_gunmen = s.target_gunmen || a->group == Group::gunmen;
      s.target_crowd = s.target_crowd || is_crowd(a->group);
      s.target_civilian =
          s.target_civilian || a->group == Group::civilians || a->group == Group::following;
    }
    if (i == h.told.front() && t.targets.empty() && armed_site_hit(c, t)) {
      if (!s.first_target) s.first_target = Group::security;
      s.target_state = true;
    }
    const bool crowd = std::any_of(t.initiators.begin(), t.initiators.end(),
                                   [](const Actor* a) { return is_crowd(a->group); });
    if (t.targets.empty() && !t.things.empty() && !crowd) {
      if (!s.first_target) s.first_target = Group::civilians;
      s.target_civilian = true;
    }
    const bool attacked = t.type == TriggerClass::attack || t.type == TriggerClass::beat;
    s.people_hit = s.people_hit || (attacked && (!t.targets.empty() || t.things.empty()));
    for (const auto* a : t.participants) note(s, *a);
    s.mutual = s.mutual || t.voice == mentions::TriggerVoice::reciprocal;
    const bool fight = t.voice == mentions::TriggerVoice::reciprocal || t.brawl ||
                       t.type == TriggerClass::communal;
    s.forces_only =
        s.forces_only || (fight && t.participants.size() > 1 &&
                          std::all_of(t.participants.begin(), t.participants.end(),
                                      [](const Actor* a) { return is_state(a->group); }));
    s.brawl = s.brawl || (fight && !t.participants.empty() &&
                          std::all_of(t.participants.begin(), t.participants.end(), unarmed_side));
    if (i == h.told.front()) s.brawl_first = both_unarmed(t) && (t.brawl || fight);
    s.brawl = s.brawl ||
              (t.brawl && t.voice == mentions::TriggerVoice::noun && sides_are(t, unarmed_side));
  }
  const bool armed_side = s.initiator_irregular || s.target_irregular;
  s.brawl_first = s.brawl_first && !s.has(TriggerClass::protest) && !armed_side;
  return s;
}

/// Demonstrations and riots.
std::optional<SubEventType> crowd_type(const Signs& s) {
  const bool violent = s.rampage;
  // "polisi dikeroyok massa dalam unjuk rasa": the demonstration turned on them
  const bool against_forces = s.has(TriggerClass::protest) && s.target_state;
  // "gerilyawan mengamuk di empat desa": no crowd
  // "Rusia mengamuk dan menyerang X dengan rudal"
  const bool army = s.initiator_state && (s.by(Means::shell) || s.by(Means::air));
  const bool band = (s.initiator_irregular || s.initiator_gunmen || army) && !s.any_crowd;
  const bool mob = s.has(TriggerClass::mob) && !against_forces && !band &&
                   (!s.demonstrations || s.first == TriggerClass::mob);
  const bool mobbed = s.has(TriggerClass::mob);
  // "pendukung menteri menggebuki demonstran": one crowd falls upon another.
  const bool rivals = s.initiator_crowd && s.target_crowd && !s.any_state && !s.initiator_gunmen;
  const bool blows = s.has(TriggerClass::beat) || s.has(TriggerClass::attack) || violent;
  // "anggota TNI terlibat pertikaian dengan personel Polri"
  if (s.has(TriggerClass::communal) && s.forces_only && !s.any_crowd)
    return SubEventType::armed_clash;
  if (s.has(TriggerClass::communal) || mob || s.brawl_first || (rivals && blows))
    return SubEventType::mob_violence;
  if (s.has(TriggerClass::protest) || (s.demonstrations && s.has(TriggerClass::disperse))) {
    const bool shot = s.has(TriggerClass::shoot) || s.killed_crowd || s.has(TriggerClass::kill) ||
                      s.has(TriggerClass::ram);
    // "Satu warga tewas tertembak dalam pembubaran aksi itu": nobody says by whom
    const bool put_down = s.has(TriggerClass::disperse) && s.killed_unarmed;
    if (shot &&
        (s.initiator_state || s.killed_crowd || s.shot_marching || put_down || s.strikers_shot) &&
        (!violent || s.shot_first)) {
      return SubEventType::excessive_force_against_protesters;
    }
    // "60 orang tewas dalam pembubaran aksi duduk"
    if (s.has(TriggerClass::disperse) && s.killed_unarmed && !violent && !s.by(Means::tear_gas))
      return SubEventType::excessive_force_against_protesters;
    if (violent || (mobbed && against_forces)) return SubEventType::violent_demonstration;
    if (s.has(TriggerClass::disperse) || s.by(Means::tear_gas) || s.arrests_there || s.beaten_there)
      return SubEventType::protest_with_intervention;
    return SubEventType::peaceful_protest;
  }
  // "polisi menembak mati seorang pemuda saat mengusir demonstran": the deadly force is what was
  const bool crowd_there = s.has(TriggerClass::riot) || s.has(TriggerClass::disperse);
  // "Petani tewas tertembak ketika polisi membubarkan blokade warga": no word for a demonstration
  if (s.puts_down && s.has(TriggerClass::shoot) && s.killed_unarmed && !violent)
    return SubEventType::excessive_force_against_protesters;
  const bool fires_first = (s.first == TriggerClass::shoot || s.first == TriggerClass::kill) &&
                           crowd_there && s.initiator_state && s.demonstrations && !s.any_irregular;
  if (fires_first && !s.target_gunmen) return SubEventType::excessive_force_against_protesters;
  if (s.first == TriggerClass::disperse && !violent && !s.any_irregular)
    return SubEventType::protest_with_intervention;
  // What gunmen throw at forces that hunt them is no riot.
  const bool hunted =
      s.initiator_state && (s.target_gunmen || s.target_irregular) && !s.initiator_crowd;
  const bool gang = (s.initiator_gunmen || s.initiator_irregular) && !s.initiator_crowd;
  // "Sebuah granat meledak ... dua pria melempar benda itu": nobody rioted.
  const bool blast = (s.first == TriggerClass::explode || s.first == TriggerClass::grenade ||
                      s.first == TriggerClass::suicide || s.first == TriggerClass::mine) &&
                     !s.any_crowd;
  // "Tentara menembak mati dua remaja. Tentara mengatakan keduanya melempar bom molotov"
  const bool shot_by_forces = (s.first == TriggerClass::kill || s.first == TriggerClass::shoot) &&
                              s.initiator_state && !s.demonstrations &&
                              s.first_target == Group::civilians && !s.initiator_crowd;
  if (s.has(TriggerClass::riot) && !hunted && !gang && !blast && !shot_by_forces) {
    return s.demonstrations ? SubEventType::violent_demonstration : SubEventType::mob_violence;
  }
  return std::nullopt;
}

bool by(const Told& t, Means m) {
  return t.means.test(static_cast<std::size_t>(m));
}

/// Rockets or grenades and small arms of a group in arms, in one breath.
bool mixed_fire(const Told& t) {
  const bool strike = t.type == TriggerClass::shell || t.type == TriggerClass::strike ||
                      t.type == TriggerClass::attack || t.type == TriggerClass::shoot ||
                      t.type == TriggerClass::grenade;
  const bool shells = t.type == TriggerClass::shell || t.type == TriggerClass::grenade ||
                      by(t, Means::shell) || by(t, Means::grenade);
  return strike && shells && by(t, Means::gun) && !by(t, Means::air) && !t.initiators.empty() &&
         std::all_of(t.initiators.begin(), t.initiators.end(),
                     [](const Actor* a) { return in_arms(a->group); });
}

/// What one mention says by itself: bombs, shells, what falls from the air, a fight.
std::optional<SubEventType> own_type(const Told& t) {
  const bool blow = t.type == TriggerClass::strike || t.type == TriggerClass::attack ||
                    t.type == TriggerClass::explode || t.type == TriggerClass::kill ||
                    t.type == TriggerClass::shoot || t.type == TriggerClass::ram;
  if (t.type == TriggerClass::air) return SubEventType::air_drone_strike;
  // "pasukan menggempur rumah tempat pembom bunuh diri dilatih": no army does it
  const bool army = t.type != TriggerClass::suicide && !t.initiators.empty() &&
                    std::all_of(t.initiators.begin(), t.initiators.end(),
                                [](const Actor* a) { return is_state(a->group); });
  if (t.type == TriggerClass::suicide || (!army && (by(t, Means::suicide) || t.bomber)))
    return SubEventType::suicide_bomb;
  if (t.type == TriggerClass::ram && by(t, Means::bomb)) return SubEventType::suicide_bomb;
  if (t.type == TriggerClass::chemical ||
      ((blow || t.type == TriggerClass::shell) && by(t, Means::chemical)))
    return SubEventType::chemical_weapon;
  if (t.type == TriggerClass::air || (blow && by(t, Means::air)))
    return SubEventType::air_drone_strike;
  // "bom Israel menimpa balai kota": a state's bombs fall from the air.
  if (t.type == TriggerClass::strike && by(t, Means::bomb) && !t.initiators.empty() &&
      is_state(t.initiators.front()->group))
    return SubEventType::air_drone_strike;
  // "dihujani roket dan tembakan senapan mesin oleh gerilyawan": both at once are a fight
  if (mixed_fire(t)) return std::nullopt;
  if (t.type == TriggerClass::shell) {
    return by(t, Means::air) && !by(t, Means::shell)
               ? SubEventType::air_drone_strike
               : SubEventType::shelling_artillery_missile_attack;
  }
  if (blow && by(t, Means::shell)) return SubEventType::shelling_artillery_missile_attack;
  if (t.type == TriggerClass::mine || (blow && by(t, Means::mine)))
    return SubEventType::remote_explosive_landmine_ied;
  if (t.type == TriggerClass::grenade || (blow && by(t, Means::grenade)))
    return SubEventType::grenade;
  if (t.type == TriggerClass::explode || (blow && by(t, Means::bomb)))
    return SubEventType::remote_explosive_landmine_ied;
  // "saling melepaskan tembakan mortir"
  if (t.type == TriggerClass::clash && t.voice == mentions::TriggerVoice::reciprocal &&
      by(t, Means::shell) && !by(t, Means::gun))
    return SubEventType::shelling_artillery_missile_attack;
  if (t.type == TriggerClass::clash) return SubEventType::armed_clash;
  return std::nullopt;
}

/// A blast of which nothing more is said: any other word for what struck is more precise.
bool bare_blast(const Told& t) {
  return t.type == TriggerClass::explode && !by(t, Means::bomb) && !by(t, Means::mine);
}

bool of_a_raid(SubEventType type) {
  return type == SubEventType::shelling_artillery_missile_attack || type == SubEventType::grenade ||
         type == SubEventType::remote_explosive_landmine_ied;
}

/// "Orang bersenjata menyerbu desa, menembaki warga dan membakar rumah. ... Mereka meledakkan dua
/// bom": a raid on foot, told so before anything explodes.
bool shot_or_burnt_before(const std::vector<Told>& told, const Happening& h, std::size_t i) {
  const Told& first = told[h.told.front()];
  const bool came = first.voice == mentions::TriggerVoice::active && !own_type(first) &&
                    std::any_of(first.initiators.begin(), first.initiators.end(),
                                [](const Actor* a) { return in_arms(a->group); });
  const auto by_hand = [&](std::size_t k) {
    const auto type = told[k].type;
    return k < i && told[k].voice == mentions::TriggerVoice::active &&
           (type == TriggerClass::shoot || type == TriggerClass::burn ||
            type == TriggerClass::loot || type == TriggerClass::kill);
  };
  return came && std::any_of(h.told.begin(), h.told.end(), by_hand);
}

/// An ambush or raid told first: rockets and grenades of a later sentence are its weapons.
bool part_of_raid(const std::vector<Told>& told, const Happening& h, std::size_t i) {
  const Told& first = told[h.told.front()];
  const auto irregular_side = [](const Actor* a) { return in_arms(a->group); };
  const bool raid = first.type == TriggerClass::attack || first.type == TriggerClass::clash;
  if (raid && shot_or_burnt_before(told, h, i)) return true;
  return raid && first.sentence != told[i].sentence && !own_type(first) &&
         std::any_of(first.initiators.begin(), first.initiators.end(), irregular_side) &&
         (first.targets.empty() ? first.voice == mentions::TriggerVoice::passive
                                : std::any_of(first.targets.begin(), first.targets.end(),
                                              [](const Actor* a) { return is_state(a->group); }));
}

/// "melempar granat dan menembaki pos": a grenade beside shots of the same doer at armed men.
bool beside_shots(const std::vector<Told>& told, const Happening& h, std::size_t i) {
  const auto at_forces = [&](const Told& t) {
    return t.type == TriggerClass::shoot && t.sentence == told[i].sentence &&
           std::any_of(t.targets.begin(), t.targets.end(),
                       [](const Actor* a) { return is_state(a->group); }) &&
           std::any_of(t.initiators.begin(), t.initiators.end(),
                       [](const Actor* a) { return in_arms(a->group); });
  };
  return std::any_of(h.told.begin(), h.told.end(), [&](auto k) { return at_forces(told[k]); });
}

/// "Tiga tentara tewas ketika rudal antitank mengenai tank mereka dalam pertempuran di X": what is
/// fired at people in arms in a fight told in the same sentence is a weapon of the fight.
bool shot_in_a_fight(const std::vector<Told>& told, const Happening& h, std::size_t i) {
  const Told& shot = told[i];
  const auto unarmed = [](const Actor* a) { return !is_state(a->group) && !in_arms(a->group); };
  const bool at_arms =
      !shot.targets.empty() && std::none_of(shot.targets.begin(), shot.targets.end(), unarmed);
  if (!at_arms || by(shot, Means::air)) return false;
  return std::any_of(h.told.begin(), h.told.end(), [&](auto k) {
    const Told& fight = told[k];
    return fight.type == TriggerClass::clash && !fight.brawl && !fight.points_back &&
           fight.voice == mentions::TriggerVoice::noun && fight.sentence == shot.sentence;
  });
}

/// An air force did it: a state's aircraft, and nothing that others may fly.
bool from_jets(const Told& t) {
  return by(t, Means::air) && !by(t, Means::shell) && !t.initiators.empty() &&
         is_state(t.initiators.front()->group);
}

/// The first mention that says it decides; a bomber's own death makes a blast a suicide bombing
/// wherever it is told, and a bare blast is what another mention says it was.
std::optional<SubEventType> specific_type(const std::vector<Told>& told, const Happening& h) {
  std::optional<SubEventType> first;
  bool bare = false;
  for (const auto i : h.told) {
    const auto type = own_type(told[i]);
    if (!type || (of_a_raid(*type) && (part_of_raid(told, h, i) || shot_in_a_fight(told, h, i))))
      continue;
    if (*type == SubEventType::grenade && beside_shots(told, h, i)) continue;
    const bool remote = *type != SubEventType::armed_clash;
    if (!first || (bare && remote && !bare_blast(told[i]))) {
      first = type;
      bare = bare_blast(told[i]) && *type == SubEventType::remote_explosive_landmine_ied;
    }
    // "serangan rudal menghantam bandara. ... jet tempur menyasar pesawat": fired from the air
    if (*type == SubEventType::air_drone_strike &&
        *first == SubEventType::shelling_artillery_missile_attack && from_jets(told[i]))
      return type;
    if (*type == SubEventType::suicide_bomb &&
        *first == SubEventType::remote_explosive_landmine_ied)
      return type;
    // "roket menghantam ... berisi gas klorin"
    if (*type == SubEventType::chemical_weapon) return type;
  }
  return first;
}

SubEventType violence_type(const Signs& s) {
  if (s.has(TriggerClass::sexual)) return SubEventType::sexual_violence;
  const bool armed = s.initiator_state || s.initiator_irregular || s.initiator_gunmen;
  if (s.brawl && !armed && !s.any_state && !s.any_irregular) return SubEventType::mob_violence;
  // "bentrokan" of which neither side is armed or named.
  if (s.soft_fight && !s.hard_fight && !armed && !s.any_state && !s.any_irregular)
    return SubEventType::mob_violence;
  if (s.initiator_crowd && !armed && !(s.hard_fight && s.any_irregular)) {
    // "pengunjuk rasa menyerbu kantor gubernur": whoever works there
    const bool rivals = (s.target_civilian && !s.demonstrators) || s.target_crowd;
    return s.demonstrations && !rivals ? SubEventType::violent_demonstration
                                       : SubEventType::mob_violence;
  }
  // "pengeroyokan terhadap seorang prajurit": nobody armed is named.
  if (s.first == TriggerClass::beat && !armed && s.target_state) return SubEventType::mob_violence;
  // "militan menyerbu hotel dan menewaskan sepuluh tamu. Polisi lalu baku tembak dengan mereka"
  if (s.first == TriggerClass::attack && !s.from_both && !s.initiator_state && !s.initiator_crowd &&
      s.first_target.value_or(Group::civilians) == Group::civilians && s.killed_civilians &&
      !s.killed_forces && !s.killed_fighters && !s.target_state && !s.target_irregular)
    return SubEventType::attack;
  // "penjaga perbatasan kedua negara saling serang": whoever died there
  if (s.mutual && (s.any_state || s.any_irregular) && !s.any_crowd)
    return SubEventType::armed_clash;
  const bool by_state = s.initiator_state && !s.initiator_irregular && !s.initiator_gunmen;
  // "gerilyawan mengamuk di empat desa"
  if (s.first == TriggerClass::mob && armed && !by_state && !s.target_state && !s.any_state)
    return SubEventType::attack;
  // "menabrakkan truk ke kerumunan orang"
  if (s.first == TriggerClass::ram && !by_state && !s.target_state) return SubEventType::attack;
  const bool bystanders = !by_state && s.first_target == Group::civilians && !s.target_crowd;
  if ((by_state || !armed) && !bystanders &&
      (s.killed_crowd || (s.at_protest && !s.target_state)) && !s.any_irregular &&
      !s.has(TriggerClass::clash)) {
    return SubEventType::excessive_force_against_protesters;
  }
  // "pasukan menyerbu restoran itu; enam penyandera ditembak mati"
  if (by_state && (s.target_gunmen || s.killed_fighters)) return SubEventType::armed_clash;
  if (s.first == TriggerClass::kill && s.first_target == Group::civilians && !s.target_irregular)
    return SubEventType::attack;
  const bool assault = s.first == TriggerClass::kill || s.first == TriggerClass::shoot ||
                       s.first == TriggerClass::attack;
  if (assault && s.first_target == Group::civilians && !s.target_irregular && !s.initiator_state)
    return SubEventType::attack;
  if (s.has(TriggerClass::clash)) {
    // "baku tembak dengan pengikut sultan": who shoots back demonstrates nothing.
    const bool gunfight =
        s.hard_fight && !s.soft_fight && !s.demonstrations && !s.rioters && s.any_state;
    if (s.any_crowd && !s.any_irregular && !gunfight) {
      return s.any_state && !(s.brawl && !s.demonstrations) ? SubEventType::violent_demonstration
                                                            : SubEventType::mob_violence;
    }
    return SubEventType::armed_clash;
  }
  if (s.first_target == Group::civilians && !s.target_irregular) return SubEventType::attack;
  if (s.target_state || s.target_irregular) return SubEventType::armed_clash;
  if (s.target_crowd && s.initiator_state && s.demonstrations) {
    return SubEventType::excessive_force_against_protesters;
  }
  if (s.target_crowd && armed && !s.initiator_crowd) return SubEventType::attack;
  if (s.initiator_crowd && s.target_civilian) return SubEventType::mob_violence;
  if (s.target_civilian || s.killed_civilians) return SubEventType::attack;
  if (s.killed_forces && s.initiator_irregular) return SubEventType::armed_clash;
  if (s.has(TriggerClass::kill) || s.has(TriggerClass::shoot)) return SubEventType::attack;
  const bool blow = s.first == TriggerClass::attack || s.first == TriggerClass::incident;
  if (blow && s.killed_people && !s.mutual) return SubEventType::attack;
  return SubEventType::armed_clash;
}

/// What is left tells of no fight: "pemukulan oleh orang tak dikenal", "mobil dirusak".
std::optional<SubEventType> no_fight(const Signs& s) {
  if (s.target_state || s.target_irregular || s.killed_forces) return std::nullopt;
  if (s.first == TriggerClass::beat) return SubEventType::attack;
  if (s.first == TriggerClass::riot || s.first == TriggerClass::burn ||
      s.first == TriggerClass::loot)
    return SubEventType::looting_property_destruction;
  return std::nullopt;
}

SubEventType type_of(const Signs& s, Family family) {
  if (family == Family::abduction) return SubEventType::abduction_forced_disappearance;
  if (family == Family::release) return SubEventType::other;
  const bool harm = s.killed_people || s.killed_civilians || s.killed_forces || s.killed_crowd ||
                    s.killed_fighters;
  if (s.raid && s.any_state && !harm) return SubEventType::arrests;
  if (family == Family::arrest && s.beside_arrest) {
    if (const auto type = crowd_type(s)) {
      return *type == SubEventType::peaceful_protest ? SubEventType::protest_with_intervention
                                                     : *type;
    }
    if (s.hard_fight && (s.any_irregular || s.target_gunmen)) return SubEventType::armed_clash;
  }
  // "menangkapi demonstran saat mereka memprotes": the demonstration is what was.
  if (family == Family::arrest)
    return (s.has(TriggerClass::protest) && (s.target_crowd || !s.first_target || s.marched)) ||
                   (s.has(TriggerClass::disperse) && s.target_crowd && s.demonstrations)
               ? SubEventType::protest_with_intervention
               : SubEventType::arrests;
  if (family == Family::disrupted) return SubEventType::disrupted_weapons_use;
  if (family == Family::politics) {
    if (s.has(TriggerClass::agree)) return SubEventType::agreement;
    if (s.has(TriggerClass::pledge)) return SubEventType::change_to_group_activity;
    if (s.has(TriggerClass::base)) return SubEventType::headquarters_or_base_established;
    return SubEventType::other;
  }
  if (s.territory && s.unopposed) return SubEventType::non_violent_transfer_of_territory;
  if (s.territory) {
    const bool by_state =
        s.state_takes.value_or(s.again || (s.target_irregular && !s.target_state));
    return by_state && !s.foreign ? SubEventType::government_regains_territory
                                  : SubEventType::non_state_actor_overtakes_territory;
  }
  if (auto type = crowd_type(s)) return *type;
  if (s.specific && *s.specific != SubEventType::armed_clash) return *s.specific;
  const bool property = s.has(TriggerClass::burn) || s.has(TriggerClass::loot);
  // "truk dicegat lalu dibakar": nobody was in it who suffered
  const bool only_things = !harm && !s.people_hit;
  if (property && !s.brawl && !s.has(TriggerClass::shoot) &&
      (!s.has(TriggerClass::attack) || only_things) && !s.has(TriggerClass::kill) &&
      !s.has(TriggerClass::clash)) {
    if (s.any_crowd && !s.initiator_irregular && !s.initiator_gunmen) {
      return s.demonstrations ? SubEventType::violent_demonstration : SubEventType::mob_violence;
    }
    return SubEventType::looting_property_destruction;
  }
  return violence_type(s);
}

class Describer {
 public:
  Describer(const Context& context, const std::vector<Told>& told,
            const std::vector<Figure>& figures,
            const std::vector<std::optional<std::size_t>>& figure_of, std::vector<Happening>& all)
      : c_(context), told_(told), figures_(figures), figure_of_(figure_of), all_(all) {}

  void run() {
    for (std::size_t h = 0; h < all_.size(); ++h) describe(h);
    for (auto& h : all_) date_counted(h);
    background();
    same_day();
    date_of_march();
    for (auto& h : all_) {
      clash_of_marchers(h);
      burnt_in_unrest(h);
    }
  }

 private:
  /// "Sehari setelah peledakan itu, tentara menyergap ...": counted from the day of the peledakan,
  /// whatever day was told last.
  void date_counted(Happening& h) const {
    for (const auto i : h.told) {
      const Told& t = told_[i];
      if (t.counted_from == nullptr || t.time == nullptr || t.date.start != h.event.date.start)
        continue;
      const Happening* from = nullptr;
      for (const auto& o : all_) {
        const bool meant = &o != &h && std::any_of(o.told.begin(), o.told.end(), [&](auto k) {
          return told_[k].at.first < t.at.first && told_[k].sentence < t.sentence &&
                 alike(told_[k], *t.counted_from);
        });
        if (meant) from = &o;
      }
      if (from == nullptr || from->event.date.precision != record::DatePrecision::day) return;
      const auto day = record::Day{std::chrono::sys_days(*from->event.date.start) +
                                   std::chrono::days(*t.time->offset_days)};
      h.event.date.start = h.event.date.end = day;
      h.event.date.precision = record::DatePrecision::day;
      return;
    }
  }

  /// A noun of the kind that was told.
  static bool alike(const Told& t, const mentions::Trigger& noun) {
    return t.type == noun.type ||
           (noun.type == TriggerClass::attack && t.family == Family::violence) ||
           (noun.type == TriggerClass::explode &&
            (t.type == TriggerClass::suicide || t.type == TriggerClass::mine));
  }

  /// "... mahasiswa berunjuk rasa. Di Eldoret empat orang tewas ketika bentrok dengan polisi":
  /// where the report tells of a march and of nobody in arms, who fought the police were marchers.
  void clash_of_marchers(Happening& h) const {
    if (h.event.sub_event_type != SubEventType::armed_clash) return;
    const auto& actors = c_.report().mentions.actors;
    const bool armed =
        std::any_of(actors.begin(), actors.end(), [](const Actor& a) { return in_arms(a.group); });
    const bool march = std::any_of(all_.begin(), all_.end(), [](const Happening& o) {
      return !o.dropped &&
             record::event_type(o.event.sub_event_type) == record::EventType::protests;
    });
    const bool police = std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      return t.type == TriggerClass::clash && t.initiators.empty() && t.targets.empty() &&
             t.participants.size() == 1 && t.participants.front()->group == Group::police;
    });
    if (march && police && !armed) h.event.sub_event_type = SubEventType::violent_demonstration;
  }

  /// "Massa membakar Gedung X. ... Lewat tengah malam giliran kantor Y yang dibakar": what burns in
  /// the days of unrest, and nobody is said to have burnt it, the crowd burnt, where nobody in arms
  /// is named. What demonstrators burn, without anybody being set upon, is their demonstration's.
  void burnt_in_unrest(Happening& h) const {
    record::Event& e = h.event;
    const bool property = e.sub_event_type == SubEventType::looting_property_destruction;
    if (!property && e.sub_event_type != SubEventType::mob_violence) return;
    const auto& actors = c_.report().mentions.actors;
    if (std::any_of(actors.begin(), actors.end(), [](const Actor& a) { return in_arms(a.group); }))
      return;
    if (!only_burnt(h) || (property && has_role(e, ActorRole::initiator))) return;
    if (marched_about(h)) {
      e.sub_event_type = SubEventType::violent_demonstration;
    } else if (property && std::any_of(all_.begin(), all_.end(), [&](const Happening& o) {
                 return !o.dropped && days_apart(o.event.date, e.date) <= kUnrest &&
                        record::event_type(o.event.sub_event_type) == record::EventType::riots;
               })) {
      e.sub_event_type = SubEventType::mob_violence;
    }
  }

  /// Things burn, are looted or broken, and no person is set upon.
  bool only_burnt(const Happening& h) const {
    bool burnt = false;
    for (const auto i : h.told) {
      const Told& t = told_[i];
      const bool deed = t.voice != mentions::TriggerVoice::noun;  // not "pembakaran arang"
      burnt = burnt || (deed && (t.type == TriggerClass::burn || t.type == TriggerClass::loot));
      const bool thing = t.type == TriggerClass::burn || t.type == TriggerClass::loot ||
                         t.type == TriggerClass::riot || t.type == TriggerClass::incident ||
                         t.family == Family::arrest;
      if (!thing) return false;
    }
    return burnt;
  }

  /// A demonstration is told of a day near that of the event, or of none.
  bool marched_about(const Happening& h) const {
    const auto march = [](const Told& t) {
      return t.type == TriggerClass::protest ||
             std::any_of(t.initiators.begin(), t.initiators.end(),
                         [](const Actor* a) { return a->group == Group::protesters; });
    };
    return std::any_of(all_.begin(), all_.end(), [&](const Happening& o) {
      return !o.dropped && days_apart(o.event.date, h.event.date) <= kUnrest &&
             std::any_of(o.told.begin(), o.told.end(), [&](auto i) { return march(told_[i]); });
    });
  }

  static constexpr int kUnrest = 7;  // days

  /// Between two days; none where one is not known.
  static int days_apart(const record::Date& a, const record::Date& b) {
    if (!a.start || !b.start || !a.end || !b.end || overlap(a, b)) return 0;
    const auto gap = std::chrono::sys_days(*a.start) > std::chrono::sys_days(*b.end)
                         ? std::chrono::sys_days(*a.start) - std::chrono::sys_days(*b.end)
                         : std::chrono::sys_days(*b.start) - std::chrono::sys_days(*a.end);
    return static_cast<int>(gap.count());
  }

  void describe(std::size_t index) {
    Happening& h = all_[index];
    Signs signs = signs_of(c_, told_, h);
    casualties(index, signs);
    const bool forces =
        signs.any_state || signs.has(TriggerClass::shoot) || signs.has(TriggerClass::kill);
    signs.demonstrations =
        demonstrations(h) && (forces || !demonstrated_before(h)) && !only_marched_against(h);
    signs.strikers_shot = struck_work(h);
    signs.at_protest = signs.demonstrations && (at_protest(h) || signs.strikers_shot);
    signs.specific = specific_type(told_, h);
    h.event = {};
    record::Event& e = h.event;
    e.sub_event_type = type_of(signs, h.family);
    h.by_default = e.sub_event_type == SubEventType::armed_clash;
    if (h.by_default && !signs.has(TriggerClass::clash) && !signs.mutual) {
      e.sub_event_type = no_fight(signs).value_or(by_what_flies(h, signs));
    }
    const Told& front = told_[h.told.front()];
    const bool bare = front.type == TriggerClass::attack || front.type == TriggerClass::incident;
    if (bare && index > 0 && (front.alike || one_more(h, index)))
      e.sub_event_type = all_[index - 1].event.sub_event_type;
    if (front.type == TriggerClass::attack && front.voice == mentions::TriggerVoice::noun &&
        !signs.specific && from_the_same_air_force(h, index))
      e.sub_event_type = SubEventType::air_drone_strike;
    if (struck_abroad(h, e.sub_event_type)) e.sub_event_type = from_afar(h);
    e.status = lasts(h, index) ? record::EventStatus::ongoing : record::EventStatus::occurred;
    date(h);
    places(h, index);
    sides(h, index);
    for (const auto i : h.told) {
      if (told_[i].type == TriggerClass::incident && !e.evidence.empty()) continue;
      e.evidence.push_back(c_.span(told_[i].at));
    }
  }

  /// "Serangan udara Israel di X menewaskan 19 orang. Serangan lain di Y ...": of the kind told
  /// right before, when nothing else is said of it.
  bool one_more(const Happening& h, std::size_t index) const {
    const Told& front = told_[h.told.front()];
    const Told& before = told_[all_[index - 1].told.front()];
    const bool bare = front.other && front.voice == mentions::TriggerVoice::noun &&
                      front.initiators.empty() && front.means.none();
    return bare && h.told.size() == 1 && before.voice == mentions::TriggerVoice::noun &&
           front.sentence <= before.sentence + 2 &&
           c_.paragraph_of(front.at.first) == c_.paragraph_of(before.at.first);
  }

  /// "serangan udara AS di X. ... serangan AS di Y": where the report tells of an air force's
  /// strike, a bare attack by the same state is one too.
  bool from_the_same_air_force(const Happening& h, std::size_t index) const {
    const auto strikes = [&](const Happening& x, const std::string& country) {
      return x.event.sub_event_type == SubEventType::air_drone_strike &&
             std::any_of(x.told.begin(), x.told.end(), [&](auto i) {
               const auto& who = told_[i].initiators;
               return !who.empty() && is_state(who.front()->group) &&
                      who.front()->country == country;
             });
    };
    std::string country;
    for (const auto i : h.told) {
      if (!told_[i].participants.empty() || told_[i].type == TriggerClass::clash) return false;
      for (const auto* a : told_[i].initiators) {
        if (!is_state(a->group) || (!country.empty() && country != a->country)) return false;
        country = a->country;
      }
    }
    return !country.empty() &&
           (std::any_of(all_.begin(), all_.begin() + static_cast<std::ptrdiff_t>(index),
                        [&](const auto& x) { return strikes(x, country); }) ||
            (index == 0 && struck_from_the_air_next(country)));
  }

  /// "Serangan Israel di X menewaskan 40 orang. ... Di Y, serangan udara Israel ...": the next
  /// event says how the first was done, too.
  bool struck_from_the_air_next(const std::string& country) const {
    if (all_.size() < 2) return false;
    return std::any_of(all_[1].told.begin(), all_[1].told.end(), [&](auto i) {
      const Told& t = told_[i];
      return t.type == TriggerClass::air && !t.recalled && !t.initiators.empty() &&
             is_state(t.initiators.front()->group) && t.initiators.front()->country == country;
    });
  }

  /// "Israel menyerang Iran", "serangan Rusia di Dnipro": a state, not its soldiers, strikes what
  /// lies in another country, and no word says that anybody shot or fought there.
  bool struck_abroad(const Happening& h, SubEventType type) const {
    if (type != SubEventType::attack && type != SubEventType::armed_clash) return false;
    bool abroad = false;
    bool said = false;  // "serangan", not only that somebody was killed
    const auto strikes = [&](auto i) {
      const Told& t = told_[i];
      if (t.type == TriggerClass::incident) return true;
      const bool assault = c_.any(Set::assault, t.at.first, t.at.last);
      if (by(t, Means::gun) || (!assault && t.type != TriggerClass::kill)) return false;
      said = said || assault;
      abroad = abroad || of_two_states(t);
      if (!t.participants.empty()) return of_two_states(t);
      if (t.initiators.empty()) return true;
      const Actor& who = *t.initiators.front();
      abroad = abroad || lies_abroad(t, who.country);
      return !who.country.empty() && acts_as_a_state(who);
    };
    return std::all_of(h.told.begin(), h.told.end(), strikes) && abroad && said;
  }

  /// "serangan terhadap kilang minyak": nobody in arms is told of, and every weapon that the report
  /// names flies or is fired from afar.
  SubEventType by_what_flies(const Happening& h, const Signs& s) const {
    constexpr auto kFight = SubEventType::armed_clash;
    if (s.any_irregular || s.initiator_state || s.initiator_gunmen || s.any_crowd) return kFight;
    if (s.target_state || s.killed_forces || s.killed_fighters) return kFight;
    const auto assault = [&](auto i) {
      const Told& t = told_[i];
      return t.type == TriggerClass::incident || c_.any(Set::assault, t.at.first, t.at.last);
    };
    if (recalled(h) || !std::all_of(h.told.begin(), h.told.end(), assault)) return kFight;
    bool air = false, shell = false;
    for (const auto& w : c_.report().mentions.weapons) {
      const bool far = w.means == Means::air || w.means == Means::shell;
      if (!far && w.means <= Means::crude && w.means != Means::tear_gas) return kFight;
      if (!told_beside(h, w.at.first)) continue;
      air = air || w.means == Means::air;
      shell = shell || w.means == Means::shell;
    }
    if (air) return SubEventType::air_drone_strike;
    return shell ? SubEventType::shelling_artillery_missile_attack : kFight;
  }

  /// A sentence or two from the words that tell of it.
  bool told_beside(const Happening& h, std::uint32_t token) const {
    constexpr std::uint32_t kNear = 2;
    const auto sentence = c_.sentence_of(token);
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto own = told_[i].sentence;
      return std::max(own, sentence) - std::min(own, sentence) <= kNear;
    });
  }

  /// "Israel dan Iran saling serang": what two countries have within each other's reach flies.
  bool of_two_states(const Told& t) const {
    const auto& all = t.participants;
    return all.size() > 1 && t.initiators.empty() &&
           std::all_of(
               all.begin(), all.end(),
               [&](const Actor* a) { return !a->country.empty() && acts_as_a_state(*a); }) &&
           std::any_of(all.begin(), all.end(),
                       [&](const Actor* a) { return a->country != all.front()->country; });
  }

  /// What the report says that state fired elsewhere: missiles or shells and nothing that flies by
  /// itself, else it came from the air.
  SubEventType from_afar(const Happening& h) const {
    std::string country;
    for (const auto i : h.told) {
      if (!told_[i].initiators.empty()) country = told_[i].initiators.front()->country;
    }
    const auto fired = [&](Means m) {
      return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
        return by(t, m) && !t.initiators.empty() && t.initiators.front()->country == country;
      });
    };
    return !country.empty() && fired(Means::shell) && !fired(Means::air)
               ? SubEventType::shelling_artillery_missile_attack
               : SubEventType::air_drone_strike;
  }

  /// "Rusia", "Militer Israel", "AS": a state or its forces as a whole, no soldiers on the ground.
  bool acts_as_a_state(const Actor& a) const {
    if (a.place_of || a.value.kind == record::ActorKind::civilians) return false;
    const bool soldiers = c_.in(Set::troops, a.at.first) != 0;
    return a.group == Group::state || (is_state(a.group) && (a.named || !soldiers));
  }

  static bool lies_abroad(const Told& t, const std::string& country) {
    const auto other = [&](const std::string& c) { return !c.empty() && c != country; };
    return std::any_of(t.places.begin(), t.places.end(),
                       [&](const auto* p) { return other(p->place.country); }) ||
           std::any_of(t.targets.begin(), t.targets.end(), [&](const Actor* a) {
             return a->group == Group::state && other(a->country);
           });
  }

  /// Nothing is told of it but that it goes on; whoever counts its dead tells of what has happened.
  bool lasts(const Happening& h, std::size_t index) const {
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) { return told_[i].goes_on; }) &&
           std::none_of(figure_of_.begin(), figure_of_.end(),
                        [&](const auto& f) { return f == index; });
  }

  bool demonstrations(const Happening& h) const {
    const auto& m = c_.report().mentions;
    return std::any_of(m.triggers.begin(), m.triggers.end(),
                       [](const auto& t) { return t.type == TriggerClass::protest; }) ||
           std::any_of(m.actors.begin(), m.actors.end(),
                       [&](const auto& a) {
                         return a.group == Group::protesters && !shot_another_day(h, a);
                       }) ||
           struck_work(h);
  }

  /// "menembak mati penambang. ... Mereka mogok sejak Jumat": workers down tools in the paragraphs
  /// that tell it or in the next, and what does so is no lorry.
  bool struck_work(const Happening& h) const {
    if (std::none_of(h.told.begin(), h.told.end(), [&](auto i) { return hits_people(told_[i]); }))
      return false;
    for (std::uint32_t i = 0; i < c_.size(); ++i) {
      if (c_.in(Set::downs_tools, i) == 0) continue;
      const auto& word = c_.report().words.words[i];
      const Stretch before{c_.sentence(c_.sentence_of(i)).first, i + 1};
      if (word.word_class == words::WordClass::noun || any_in(c_.report().mentions.actors, before))
        return true;
    }
    return false;
  }

  /// Shot or killed, by forces or by nobody that is named, and no fighter.
  static bool hits_people(const Told& t) {
    if (t.type != TriggerClass::shoot && t.type != TriggerClass::kill) return false;
    const auto fighter = [](const Actor* a) { return in_arms(a->group) || is_state(a->group); };
    const bool others = std::any_of(t.initiators.begin(), t.initiators.end(),
                                    [](const Actor* a) { return in_arms(a->group); });
    return !others && !t.targets.empty() &&
           std::none_of(t.targets.begin(), t.targets.end(), fighter);
  }

  /// "... terburuk sejak 7 April, ketika polisi menembaki pengunjuk rasa": theirs is another day.
  bool shot_another_day(const Happening& h, const Actor& a) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      const bool hit = std::any_of(t.targets.begin(), t.targets.end(),
                                   [&](const Actor* x) { return x->at.first == a.at.first; });
      return hit && told_of_another(h, t.at.first);
    });
  }

  /// The report tells of a demonstration, and every one was on another day.
  bool demonstrated_before(const Happening& h) const {
    const auto& all = c_.report().mentions.triggers;
    const auto protest = [](const auto& t) { return t.type == TriggerClass::protest; };
    return std::any_of(all.begin(), all.end(), protest) &&
           std::all_of(all.begin(), all.end(), [&](const auto& t) {
             return !protest(t) || told_of_another(h, t.at.first);
           });
  }

  /// "Prajurit menganiaya dua pemuda. ... Dua hari kemudian keluarga mereka berunjuk rasa": every
  /// demonstration of the report came days after what forces did, and none of those hit marched.
  bool only_marched_against(const Happening& h) const {
    const bool beaten = std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      return told_[i].type == TriggerClass::beat || told_[i].type == TriggerClass::incident;
    });
    const auto at_march = [&](auto i) {
      const Told& t = told_[i];
      const auto crowd = [](const Actor* a) { return is_crowd(a->group); };
      if (t.type == TriggerClass::incident) return false;
      return t.family == Family::crowd || t.type == TriggerClass::disperse ||
             (!t.initiators.empty() && !by_forces(t)) ||
             (!beaten && std::any_of(t.targets.begin(), t.targets.end(), crowd));
    };
    const bool forces =
        std::any_of(h.told.begin(), h.told.end(), [&](auto i) { return by_forces(told_[i]); });
    if (!forces || std::any_of(h.told.begin(), h.told.end(), at_march)) return false;
    bool later = false;
    for (const auto& o : all_) {
      const bool marches = std::any_of(o.told.begin(), o.told.end(), [&](auto i) {
        return told_[i].type == TriggerClass::protest;
      });
      if (!marches) continue;
      const bool undated = beaten && day_told(h) == nullptr;
      if (&o == &h || !(undated || days_after(o, h))) return false;
      later = true;
    }
    return later;
  }

  /// It has a day, and the other one an earlier day.
  bool days_after(const Happening& later, const Happening& h) const {
    const auto* mine = day_told(h);
    const auto* other = day_told(later);
    return mine != nullptr && other != nullptr && mine->end && other->start &&
           std::chrono::sys_days(*mine->end) < std::chrono::sys_days(*other->start);
  }

  const record::Date* day_told(const Happening& h) const {
    for (const auto i : h.told) {
      if (told_[i].date.start) return &told_[i].date;
    }
    return nullptr;
  }

  /// Of an event of another day.
  bool told_of_another(const Happening& h, std::uint32_t token) const {
    const auto* mine = day_told(h);
    return std::any_of(all_.begin(), all_.end(), [&](const Happening& o) {
      const bool tells = std::any_of(o.told.begin(), o.told.end(),
                                     [&](auto i) { return told_[i].at.first == token; });
      const auto* other = &o != &h && tells ? day_told(o) : nullptr;
      return mine != nullptr && other != nullptr && !overlap(*mine, *other);
    });
  }

  /// The paragraphs that tell it tell of a demonstration, too, and do not only name one ("ikut
  /// memprotes").
  bool at_protest(const Happening& h) const {
    const auto& m = c_.report().mentions;
    const auto near = [&](std::uint32_t token) {
      return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        return c_.paragraph_of(token) == c_.paragraph_of(told_[i].at.first);
      });
    };
    return std::any_of(told_.begin(), told_.end(),
                       [&](const Told& t) {
                         return t.type == TriggerClass::protest && near(t.at.first);
                       }) ||
           std::any_of(m.actors.begin(), m.actors.end(), [&](const auto& a) {
             return a.group == Group::protesters && near(a.at.first);
           });
  }

  void casualties(std::size_t index, Signs& s) const {
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (figure_of_[f] != index) continue;
      if (figures_[f].outcome != Outcome::killed && figures_[f].outcome != Outcome::injured)
        continue;
      const auto* g = figures_[f].group;
      s.killed_unarmed = s.killed_unarmed ||
                         (figures_[f].outcome == Outcome::killed &&
                          (g == nullptr || g->group == Group::civilians || is_crowd(g->group)));
      s.killed_people = s.killed_people || g == nullptr;
      if (g == nullptr) continue;
      s.killed_civilians =
          s.killed_civilians || g->group == Group::civilians || g->group == Group::following;
      s.killed_forces = s.killed_forces || is_state(g->group);
      s.killed_fighters =
          s.killed_fighters || (figures_[f].outcome == Outcome::killed && in_arms(g->group));
      s.killed_crowd = s.killed_crowd ||
                       (g->group == Group::protesters && figures_[f].outcome == Outcome::killed);
    }
  }

  void date(Happening& h) const {
    std::optional<record::Date> best;
    for (const auto i : h.told) {
      if (!told_[i].date.start) continue;
      // "Polisi menangkap seorang tersangka pada Rabu": later than the attack
      const bool violent = h.family == Family::violence || h.family == Family::abduction;
      if (violent && told_[i].family == Family::arrest) continue;
      const auto d = whole_month(told_[i]).value_or(told_[i].date);
      const bool finer =
          best &&
          (d.precision == record::DatePrecision::day ||
           (d.precision == record::DatePrecision::range && !long_span(d) && within(d, *best)));
      const bool coarse = best && (best->precision == record::DatePrecision::week ||
                                   best->precision == record::DatePrecision::month ||
                                   best->precision == record::DatePrecision::year);
      if (!best || (coarse && finer)) best = d;
    }
    const record::Date* other = nullptr;
    if (!best) other = weak_date(h);
    if (!best && other == nullptr) other = date_before(h);
    if (!best && other == nullptr) other = date_behind(h);
    if (!best && other == nullptr) other = day_pointed_at(h);
    if (!best && other == nullptr) other = day_of_the_hour(h);
    if (other != nullptr) best = *other;
    if (best) h.event.date = *best;
  }

  static bool within(const record::Date& small, const record::Date& large) {
    return *small.start >= *large.start && *small.end <= *large.end;
  }

  /// "akhir April", "pertengahan bulan lalu": of such an event the month is known; "awal bulan ini"
  /// is the part of it that is over.
  std::optional<record::Date> whole_month(const Told& t) const {
    if (t.time == nullptr || t.time->alternatives.size() != 1 || t.date.start != t.time->date.start)
      return std::nullopt;
    const auto& whole = t.time->alternatives.front();
    if (whole.precision != record::DatePrecision::month || !within(t.time->date, whole) ||
        t.time->kind == when::Kind::since)
      return std::nullopt;
    const auto& published = c_.report().published.day;
    bool named = false;
    for (auto i = t.time->first + 1; i < t.time->last; ++i) {
      named = named || c_.report().words.text.tokens[i].capital;
    }
    return named || (published && *whole.end < *published) ? std::optional(whole) : std::nullopt;
  }

  /// "Dua hari setelah jet mengebom desa itu, ... Pada Selasa (16/1) itu, warga berkumpul": a day
  /// that points back to what was told last.
  const record::Date* day_pointed_at(const Happening& h) const {
    constexpr std::uint32_t kReach = 4;
    for (const auto& t : c_.report().times) {
      const bool day = t.kind == when::Kind::point && t.dates == when::Dates::event &&
                       t.date.precision == record::DatePrecision::day && t.last > t.first;
      if (!day || t.last >= c_.size() || ahead(t)) continue;
      if (c_.cue(mentions::CueKind::anaphor, {t.last - 1, t.last + 1}) == nullptr) continue;
      const auto sentence = c_.sentence_of(t.first);
      const auto before = last_told(h, sentence);
      if (!before || sentence > *before + kReach) continue;
      const bool other = std::any_of(all_.begin(), all_.end(), [&](const Happening& o) {
        const auto last = &o != &h ? last_told(o, sentence + 1) : std::nullopt;
        return last && *last >= *before;
      });
      if (!other) return &t.date;
    }
    return nullptr;
  }

  /// The last sentence before another that tells of an event.
  std::optional<std::uint32_t> last_told(const Happening& h, std::uint32_t sentence) const {
    std::optional<std::uint32_t> last;
    for (const auto i : h.told) {
      if (told_[i].sentence < sentence) last = std::max(last.value_or(0), told_[i].sentence);
    }
    return last;
  }

  /// "Lautan manusia memenuhi jalan pada Minggu. ... Pawai itu berlangsung tertib": the day of an
  /// event in a sentence just before that tells of nothing else, for the news of the report.
  const record::Date* date_before(const Happening& h) const {
    if (&h != &all_.front()) return nullptr;
    const bool soon = told_[h.told.front()].sentence <= 4;
    const Stretch lead =
        soon ? Stretch{0, c_.sentence(told_[h.told.front()].sentence).first} : scene();
    for (const auto& t : c_.report().times) {
      const bool day = t.kind == when::Kind::point && t.dates == when::Dates::event &&
                       t.date.precision == record::DatePrecision::day && !t.past && !ahead(t);
      if (t.last == 0 || !lead.holds(t.first) || !day) continue;
      if (!of_another(h, c_.sentence_of(t.first))) return &t.date;
    }
    return nullptr;
  }

  /// "Suasana mencekam terjadi di X, Selasa": a first sentence that sets the scene; else empty.
  Stretch scene() const {
    constexpr std::uint32_t kLead = 4;
    const auto all = static_cast<std::uint32_t>(c_.report().words.text.sentences.size());
    for (std::uint32_t i = 0; i < std::min(kLead, all); ++i) {
      const Stretch s = c_.sentence(i);
      if (c_.any(Set::scene, s.first, s.last)) return s;
    }
    return {};
  }

  /// "58 orang dibantai geng di Verrettes. Anggota geng menyusup pada Rabu (2/10)": the day of a
  /// sentence just behind the news that tells of nothing else.
  const record::Date* date_behind(const Happening& h) const {
    const auto first = told_[h.told.front()].sentence;
    if (&h != &all_.front() || first > 1) return nullptr;
    for (const auto& t : c_.report().times) {
      const bool day = t.kind == when::Kind::point && t.dates == when::Dates::event &&
                       t.date.precision == record::DatePrecision::day && !t.past && !ahead(t);
      if (t.last == 0 || !day) continue;
      const auto index = c_.sentence_of(t.first);
      if (index <= first || index > first + 2 || of_another(h, index) || c_.day_of_arrest(t))
        continue;
      const Stretch all = c_.sentence(index);
      const bool near =
          c_.paragraph_of(all.first) == c_.paragraph_of(told_[h.told.front()].at.first);
      if (!of_the_aftermath(t, all) && (near || tells_more(h, all))) return &t.date;
    }
    return nullptr;
  }

  /// In another paragraph than the news: those who did it, men in arms or the dead are told of, or
  /// that something took place: not "Toko-toko kembali buka Rabu".
  bool tells_more(const Happening& h, Stretch all) const {
    const auto& m = c_.report().mentions;
    bool found = c_.any(Set::begins, all.first, all.last) ||
                 c_.any(Set::mood, all.first, all.last) || heads_with_what_was_hit(h, all.first);
    each_in(m.outcomes, all,
            [&](const auto& o) { found = found || o.outcome <= Outcome::killed_or_injured; });
    each_in(m.actors, all, [&](const Actor& a) {
      found = found || in_arms(a.group) || std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
                const auto& doers = told_[i].initiators;
                return std::any_of(doers.begin(), doers.end(),
                                   [&](const auto* d) { return d->value.name == a.value.name; });
              });
    });
    return found;
  }

  /// "Gerilyawan meledakkan bus di X. ... Bus yang sarat penumpang terlempar, Senin": the thing
  /// that was hit begins the sentence.
  bool heads_with_what_was_hit(const Happening& h, std::uint32_t head) const {
    if (c_.in(Set::thing, head) == 0) return false;
    const auto& words = c_.report().words;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      const Stretch all = c_.sentence(t.sentence);
      for (auto k = all.first; k < all.last; ++k) {
        if (t.sentence < c_.sentence_of(head) && words.key(k) == words.key(head)) return true;
      }
      return false;
    });
  }

  /// "Korban dimakamkan pada Rabu", "Menteri berduka, Rabu", "Kesepakatan diteken pada 23 Mei",
  /// "Presiden akan datang, Jumat": what comes after the news or came long before it.
  bool of_the_aftermath(const when::Time& t, Stretch all) const {
    constexpr std::chrono::days kLately(21);
    const auto& published = c_.report().published.day;
    const std::chrono::sys_days day(*t.date.start);
    if (published && (day > std::chrono::sys_days(*published) ||
                      day + kLately < std::chrono::sys_days(*published)))
      return true;
    return c_.any(Set::aftermath, all.first, all.last) ||
           c_.any(Set::treated_in, all.first, all.last);
  }

  /// "Penyerangan itu terjadi sekitar pukul 07.00 ... kata polisi, Kamis (20/10)": an hour without
  /// a day, in a report that has no day but the one on which everybody spoke, just before it.
  const record::Date* day_of_the_hour(const Happening& h) const {
    constexpr std::chrono::days kLately(2);
    const auto& published = c_.report().published.day;
    if (&h != &all_.front() || recalled(h) || !published) return nullptr;
    const record::Date* spoken = nullptr;
    bool hour = false;
    for (const auto& t : c_.report().times) {
      if (t.last <= t.first || t.dates == when::Dates::citation) continue;
      hour = hour || (by_the_hour(t) && std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
                        return told_[i].sentence == c_.sentence_of(t.first);
                      }));
      if (t.date.precision != record::DatePrecision::day || !t.date.start) continue;
      if (t.dates != when::Dates::statement) return nullptr;
      if (spoken != nullptr && spoken->start != t.date.start) return nullptr;
      spoken = &t.date;
    }
    if (!hour || spoken == nullptr) return nullptr;
    const std::chrono::sys_days day(*spoken->start);
    const std::chrono::sys_days last(*published);
    return day <= last && day + kLately >= last ? spoken : nullptr;
  }

  /// "..., kata koordinator aksi, Senin (30/9)", "..., ujar Kapolres di depan kantor bupati, Rabu":
  /// a demonstration without a day, where whoever speaks on the one day of the report is there.
  /// No other event has that day from it.
  void date_of_march() {
    if (all_.empty() || all_.front().event.date.start || all_.front().event.background) return;
    if (const auto* day = day_of_the_march(all_.front())) all_.front().event.date = *day;
  }

  const record::Date* day_of_the_march(const Happening& h) const {
    constexpr std::chrono::days kLately(2);
    const auto& published = c_.report().published.day;
    if (recalled(h) || !published || !marched(h)) return nullptr;
    const record::Date* spoken = nullptr;
    bool there = false;
    for (const auto& t : c_.report().times) {
      if (t.last <= t.first || t.date.precision != record::DatePrecision::day || !t.date.start)
        continue;
      if (t.dates == when::Dates::citation) continue;
      if (t.dates != when::Dates::statement) return nullptr;
      if (spoken != nullptr && spoken->start != t.date.start) return nullptr;
      spoken = &t.date;
      there = there || spoken_there(h, c_.sentence(c_.sentence_of(t.first)));
    }
    if (!there) return nullptr;
    const std::chrono::sys_days day(*spoken->start);
    const std::chrono::sys_days last(*published);
    return day <= last && day + kLately >= last ? spoken : nullptr;
  }

  bool marched(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(),
                       [&](auto i) { return told_[i].type == TriggerClass::protest; });
  }

  /// Demonstrators speak there, or somebody at a place of the event.
  bool spoken_there(const Happening& h, Stretch all) const {
    if (c_.any(Set::attends, all.first, all.last)) return true;
    const auto& places = c_.report().places;
    return std::any_of(places.begin(), places.end(), [&](const auto& p) {
      if (!all.holds(p.first) || p.place.precision != record::PlacePrecision::exact) return false;
      return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        const auto& own = told_[i].places;
        return std::any_of(own.begin(), own.end(),
                           [&](const auto* q) { return name_key(q->place) == name_key(p.place); });
      });
    });
  }

  /// "sekitar pukul 07.00": no day is known.
  bool by_the_hour(const when::Time& t) const {
    const auto& tokens = c_.report().words.text.tokens;
    return t.kind == when::Kind::relative && !t.date.start &&
           std::any_of(tokens.begin() + t.first, tokens.begin() + t.last,
                       [](const auto& token) { return token.kind == text::TokenKind::number; });
  }

  /// After the day of the report nothing has happened yet.
  bool ahead(const when::Time& t) const {
    const auto& published = c_.report().published.day;
    return t.date.start && published &&
           std::chrono::sys_days(*t.date.start) >
               std::chrono::sys_days(*published) + std::chrono::days(1);
  }

  /// A day of doubtful owner, when nothing better is told.
  const record::Date* weak_date(const Happening& h) const {
    for (const auto i : h.told) {
      if (told_[i].weak.start) return &told_[i].weak;
    }
    return nullptr;
  }

  /// Another event is told in the sentence.
  bool of_another(const Happening& h, std::uint32_t sentence) const {
    for (const auto& o : all_) {
      if (&o == &h) continue;
      for (const auto i : o.told) {
        if (told_[i].sentence == sentence) return true;
      }
    }
    return false;
  }

  /// Where its figures are said to be, when the words that tell it name no place: "Pada malam hari
  /// kedua pihak saling menembak. Empat warga tewas di Nakyal."
  void places_of_figures(const Happening& h, std::size_t index,
                         std::vector<const places::Mention*>& list) const {
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      if (figure_of_[f] != index) continue;
      const auto sentence = c_.sentence_of(figures_[f].token);
      const bool near = std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        return c_.paragraph_of(told_[i].at.first) == c_.paragraph_of(figures_[f].token);
      });
      if (!near || of_another(h, sentence)) continue;
      const Stretch all = c_.sentence(sentence);
      for (const auto& p : c_.report().places) {
        if (p.first < all.first || p.first >= all.last || p.role != places::Role::location)
          continue;
        if (p.is_country || p.place.precision >= record::PlacePrecision::region) continue;
        if (p.first <= figures_[f].token || c_.voice(p.first).inside_speaker) continue;
        if (c_.clause_of(p.first) == c_.clause_of(figures_[f].token)) list.push_back(&p);
      }
    }
  }

  /// Nothing better is told than a place named in a sentence before.
  void near_places(const Happening& h, std::vector<const places::Mention*>& list) const {
    if (h.family == Family::politics) return;  // where a truce is signed, it says itself
    for (const auto i : h.told) {
      if (list.empty() && told_[i].near != nullptr) list.push_back(told_[i].near);
    }
  }

  /// "di Desa X, Kabupaten Y. Ia meninggal setelah ditembak. ... korban kedua di Y": what was named
  /// just before the first words of the event lies in all that is told of it later.
  void finer_nearby(const Happening& h, std::vector<const places::Mention*>& list) const {
    const Told& first = told_[h.told.front()];
    if (!first.places.empty() || first.near == nullptr || list.empty()) return;
    const bool holds = std::all_of(list.begin(), list.end(), [&](const auto* p) {
      return !p->is_country && contains(*p, *first.near);
    });
    if (holds) list.assign(1, first.near);
  }

  /// "Gubernur Kharkiv mengatakan serangan itu menewaskan dua orang": what a local authority tells,
  /// and no place with it, was where it governs.
  void place_of_the_office(const Happening& h, std::vector<const places::Mention*>& list) const {
    for (const auto i : h.told) {
      if (told_[i].points_back) continue;  // "membenarkan serangan itu"
      if (const auto* p = place_governed(c_, told_[i].at.first)) return list.assign(1, p);
    }
  }

  /// "251 orang yang ditahan dalam unjuk rasa di depan Gedung X dipulangkan. ... Massa merobohkan
  /// pagar": the lead says where, in the words for what the report tells first.
  void place_of_the_lead(const Happening& h, std::vector<const places::Mention*>& list) const {
    if (&h != &all_.front()) return;
    const auto family = h.family;
    for (const auto& t : c_.report().mentions.triggers) {
      const auto sentence = c_.sentence_of(t.at.first);
      if (sentence > 1 || sentence >= told_[h.told.front()].sentence) return;
      const bool crowd = family == Family::arrest && family_of(t.type) == Family::crowd;
      if ((family_of(t.type) != family && !crowd) || of_another(h, sentence)) continue;
      for (const auto& p : c_.report().places) {
        if (p.first < t.at.last || c_.sentence_of(p.first) != sentence) continue;
        if (p.role != places::Role::location || p.is_country || c_.voice(p.first).inside_speaker)
          continue;
        list.push_back(&p);
        return;
      }
    }
  }

  /// "Kelompok X beraksi di Kampung A, Distrik B, sejak Kamis. ... Pembakaran pertama terjadi Kamis
  /// sore": no event of the report has a place of its own, and its first sentence names one below a
  /// province, with what holds it or alone.
  void only_place_of_the_lead(std::vector<const places::Mention*>& list) const {
    const bool placed = std::any_of(all_.begin(), all_.end(), [&](const Happening& h) {
      return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        return std::any_of(told_[i].places.begin(), told_[i].places.end(),
                           [](const auto* p) { return !p->is_country; });
      });
    });
    if (placed) return;
    const places::Mention* only = nullptr;
    for (const auto& p : c_.report().places) {
      if (p.last <= p.first || c_.sentence_of(p.first) != 0 || p.is_country) continue;
      if (p.role != places::Role::location || c_.voice(p.first).inside_speaker) continue;
      const bool chain = only != nullptr && (c_.mark(p.first - 1, ",") || contains(p, *only)) &&
                         p.place.precision >= only->place.precision;
      if (chain) continue;
      if (only != nullptr) return;
      only = &p;
    }
    if (only != nullptr && only->place.precision <= record::PlacePrecision::district)
      list.push_back(only);
  }

  /// "Suasana mencekam menyelimuti desa X. ... Gerilyawan menyerang pos polisi": where people are
  /// afraid or in mourning, told beside the first words of the news; one place, or none.
  void place_in_the_mood(const Happening& h, std::vector<const places::Mention*>& list) const {
    constexpr std::uint32_t kReach = 2;
    if (&h != &all_.front()) return;
    const auto first = told_[h.told.front()].sentence;
    for (const auto& p : c_.report().places) {
      if (p.last <= p.first || p.is_country || c_.voice(p.first).inside_speaker) continue;
      if (p.role != places::Role::location && p.role != places::Role::modifier) continue;
      const auto index = c_.sentence_of(p.first);
      if (index > first + kReach || index + kReach < first || of_another(h, index)) continue;
      const Stretch all = c_.sentence(index);
      if (!c_.any(Set::mood, all.first, all.last)) continue;
      if (!list.empty() && !compatible(*list.front(), p)) {
        list.clear();
        return;
      }
      if (list.empty()) list.push_back(&p);
    }
  }

  /// "menyerang sebuah desa di timur laut Nigeria. ... kata warga Desa X": the news leaves a
  /// village without a name, and the next sentences name one only.
  void village_of_its_people(const Happening& h, std::vector<const places::Mention*>& list) const {
    constexpr std::uint32_t kReach = 4;
    const bool wide = std::all_of(list.begin(), list.end(), [](const auto* p) {
      return p->is_country || p->place.precision >= record::PlacePrecision::region;
    });
    if (&h != &all_.front() || list.empty() || !wide) return;
    const auto first = told_[h.told.front()].sentence;
    const auto noun = nameless_site(c_.sentence(first));
    if (!noun) return;
    const places::Mention* found = nullptr;
    for (const auto& p : c_.report().places) {
      const auto index = c_.sentence_of(p.first);
      if (p.last <= p.first || p.is_country || index <= first || index > first + kReach) continue;
      if (c_.report().words.key(p.first) != c_.report().words.key(*noun)) continue;
      if (p.place.country != list.front()->place.country || of_another(h, index)) return;
      if (found != nullptr && name_key(found->place) != name_key(p.place)) return;
      found = &p;
    }
    if (found != nullptr) list.assign(1, found);
  }

  /// "desa" that no name follows.
  std::optional<std::uint32_t> nameless_site(Stretch all) const {
    const auto& places = c_.report().places;
    for (auto i = all.first; i < all.last; ++i) {
      const bool named = std::any_of(places.begin(), places.end(),
                                     [&](const auto& p) { return p.first <= i && i < p.last; });
      if (is_site(c_, i) && c_.in(Set::any_site, i) == 0 && !named) return i;
    }
    return std::nullopt;
  }

  void places(Happening& h, std::size_t index) const {
    std::vector<const places::Mention*> list;
    for (const auto i : h.told) {
      for (const auto* p : told_[i].places) {
        const bool known = std::any_of(list.begin(), list.end(), [&](const auto* q) {
          return name_key(q->place) == name_key(p->place);
        });
        if (!known) list.push_back(p);
      }
    }
    if (list.empty()) places_of_figures(h, index, list);
    if (list.empty()) near_places(h, list);
    if (list.empty()) place_of_the_office(h, list);
    if (list.empty()) place_of_the_lead(h, list);
    if (list.empty()) place_in_the_mood(h, list);
    if (list.empty()) only_place_of_the_lead(list);
    finer_nearby(h, list);
    village_of_its_people(h, list);
    in_the_country_struck(h, list);
    // What contains another one of the list is not listed beside it.
    for (const auto* p : list) {
      const bool container = std::any_of(list.begin(), list.end(), [&](const auto* q) {
        const bool building = q->place.precision == record::PlacePrecision::exact;
        const auto least = building ? record::PlacePrecision::province  // "RSUD X" is in X
                                    : record::PlacePrecision::district;
        const bool wide =
            p->place.precision >= least && c_.sentence_of(p->first) < c_.sentence_of(q->first);
        const bool named = (wide || holds_unnamed(c_, *p)) && may_be_named(*p, *q);
        // "Broadway, New York": the town is said too
        const bool town = p->place.precision <= record::PlacePrecision::settlement &&
                          !p->place.gazetteer_id.empty();
        const bool stated = !building && !town && stated_inside(c_, *p, *q);
        return q != p && (named || stated || contains(*p, *q));
      });
      if (!container) h.event.places.push_back(p->place);
    }
    town_of_facility(h);
  }

  /// "serangan rudal Iran terhadap Israel": a country that is struck is where it was, not that of
  /// who struck.
  void in_the_country_struck(const Happening& h, std::vector<const places::Mention*>& list) const {
    const places::Mention* struck = nullptr;
    std::string striker;
    for (const auto i : h.told) {
      const Told& t = told_[i];
      if (t.initiators.empty() || !t.participants.empty()) continue;
      striker = t.initiators.front()->country;
      for (const Actor* a : t.targets) {
        if (a->group != Group::state || a->country.empty() || a->country == striker) continue;
        for (const auto& p : c_.report().places) {
          if (p.is_country && a->at.holds(p.first) && p.place.country == a->country) struck = &p;
        }
      }
    }
    if (struck == nullptr) return;
    std::erase_if(list,
                  [&](const auto* p) { return !striker.empty() && p->place.country == striker; });
    if (list.empty()) list.push_back(struck);
  }

  /// A named building stands in a town: both are said.
  void town_of_facility(Happening& h) const {
    for (const auto i : h.told) {
      for (const auto* p : told_[i].places) {
        if (p->place.precision != record::PlacePrecision::exact || !p->container) continue;
        const auto& town = c_.report().places[*p->container];
        const bool known = std::any_of(
            h.event.places.begin(), h.event.places.end(),
            [&](const auto& q) { return base::fold(q.name) == base::fold(town.place.name); });
        if (!known && !town.is_country) h.event.places.push_back(town.place);
      }
    }
  }

  static void add(record::Event& e, ActorRole role, const Actor& actor) {
    Actor a = actor;
    const bool suffers = role == ActorRole::target && suffers_as_civilian(a, e.sub_event_type);
    if (suffers || !demonstrates(a, e.sub_event_type)) a.value.kind = record::ActorKind::civilians;
    for (auto& have : e.actors) {
      if (have.actor.name == a.value.name &&
          (have.role == role || role == ActorRole::participant)) {
        const auto& span = a.value.evidence.front();
        if (std::find(have.actor.evidence.begin(), have.actor.evidence.end(), span) ==
            have.actor.evidence.end()) {
          have.actor.evidence.push_back(span);
        }
        return;
      }
    }
    e.actors.push_back({role, a.value});
  }

  void sides(Happening& h, std::size_t index) const {
    record::Event& e = h.event;
    std::vector<std::size_t> deeds;
    // "Kerusuhan pecah di X. Polisi menangkap 20 orang": who arrests rioters does not riot
    const bool mob = e.sub_event_type == SubEventType::mob_violence ||
                     (e.sub_event_type == SubEventType::looting_property_destruction &&
                      told_[h.told.front()].family != Family::arrest);
    for (const auto i : h.told) {
      const bool arrested = mob && told_[i].family == Family::arrest;
      if (!arrested && !aftermath(told_, h, told_[i])) deeds.push_back(i);
    }
    for (const auto i : deeds) {
      for (const auto* a : told_[i].initiators) add(e, ActorRole::initiator, *a);
    }
    for (const auto i : deeds) {
      for (const auto* a : told_[i].targets) {
        if (!has(e, ActorRole::initiator, a->value.name)) add(e, ActorRole::target, *a);
      }
    }
    for (const auto i : deeds) {
      for (const auto* a : told_[i].participants) {
        if (!has(e, ActorRole::initiator, a->value.name) &&
            !has(e, ActorRole::target, a->value.name)) {
          add(e, ActorRole::participant, *a);
        }
      }
    }
    demonstrators(h);
    if (e.sub_event_type == SubEventType::armed_clash && !has_role(e, ActorRole::initiator) &&
        !has_role(e, ActorRole::participant))
      sides_of_the_war(e);
    if (!has_role(e, ActorRole::initiator)) multitude(h);
    target_from_casualties(e, index);
    if (!has_role(e, ActorRole::target)) civilians_hit(e, index);
    if (!has_role(e, ActorRole::target)) things_hit(h);
  }

  /// "bentrokan di perbatasan. ... sengketa antara Thailand dan Kamboja": the one pair that the
  /// report sets against each other.
  void sides_of_the_war(record::Event& e) const {
    const auto& actors = c_.report().mentions.actors;
    const auto at = [&](std::uint32_t token) -> const Actor* {
      const auto i = first_from(actors, token);
      const bool here = i < actors.size() && actors[i].at.first == token;
      return here && !actors[i].place_of &&
                     (is_state(actors[i].group) || is_irregular(actors[i].group))
                 ? &actors[i]
                 : nullptr;
    };
    const Actor* one = nullptr;
    const Actor* other = nullptr;
    for (std::uint32_t i = 0; i < c_.size(); ++i) {
      const auto words = c_.in(Set::between, i);
      const auto* a = words != 0 ? at(i + words) : nullptr;
      if (a == nullptr || c_.in(Set::and_, a->at.last) == 0) continue;
      const auto* b = at(a->at.last + 1);
      if (b == nullptr) continue;
      const bool again =
          one != nullptr && one->value.name == a->value.name && other->value.name == b->value.name;
      if (one != nullptr && !again) return;
      one = a;
      other = b;
    }
    if (one == nullptr) return;
    add(e, ActorRole::participant, *one);
    add(e, ActorRole::participant, *other);
  }

  /// A bus, a church: people without arms were meant, though no word names them.
  void things_hit(Happening& h) const {
    const auto type = record::event_type(h.event.sub_event_type);
    if (type == record::EventType::protests || type == record::EventType::strategic_developments)
      return;
    for (const auto i : h.told) {
      for (const auto& at : told_[i].things) {
        h.event.actors.push_back(
            {ActorRole::target,
             {std::string(c_.form(at)), "", record::ActorKind::civilians, {c_.span(at)}}});
        return;
      }
    }
  }

  /// Who demonstrates began it, also where only "polisi membubarkan demonstran" tells of them; who
  /// demonstrates and is shot at is the target.
  void demonstrators(Happening& h) const {
    record::Event& e = h.event;
    const auto type = e.sub_event_type;
    const bool shot_at = type == SubEventType::excessive_force_against_protesters;
    const bool violent = type == SubEventType::violent_demonstration;
    const bool protest = type == SubEventType::peaceful_protest ||
                         type == SubEventType::protest_with_intervention || violent;
    if (type == SubEventType::mob_violence) police_of_mob(h);
    if (!protest && !shot_at) return;
    const bool others = std::any_of(e.actors.begin(), e.actors.end(), [](const auto& a) {
      return a.role == ActorRole::initiator && !of_state(a.actor.kind);
    });
    for (auto& a : e.actors) {
      const bool forces = of_state(a.actor.kind);
      if (shot_at && !forces && a.role == ActorRole::initiator) a.role = ActorRole::target;
      if (!protest) continue;
      if (!forces && !others && a.role == ActorRole::target && dispersed(h, a.actor.name))
        a.role = ActorRole::initiator;
      if (forces && a.role == ActorRole::initiator && !marches(h, a.actor.name))
        a.role = violent ? ActorRole::target : ActorRole::participant;
    }
    if (protest && !has_role(e, ActorRole::initiator)) counted_demonstrators(h);
  }

  /// "Tawuran itu dibubarkan polisi": forces that only put a mob down are not who rioted, and who
  /// only arrests afterwards is no side.
  void police_of_mob(Happening& h) const {
    auto& all = h.event.actors;
    const auto did = [&](const record::EventActor& a, auto test) {
      return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        const auto& who = told_[i].initiators;
        return test(told_[i]) && std::any_of(who.begin(), who.end(), [&](const Actor* x) {
                 return x->value.name == a.actor.name;
               });
      });
    };
    const auto rioted = [](const Told& t) {
      return t.type != TriggerClass::disperse && t.family != Family::arrest &&
             t.voice != mentions::TriggerVoice::noun;
    };
    const auto arrests = [](const Told& t) { return t.family == Family::arrest; };
    const auto other = [](const Told& t) { return t.family != Family::arrest; };
    const auto forces = [](const record::EventActor& a) {
      return a.role == ActorRole::initiator && of_state(a.actor.kind);
    };
    all.erase(std::remove_if(
                  all.begin(), all.end(),
                  [&](const auto& a) { return forces(a) && did(a, arrests) && !did(a, other); }),
              all.end());
    for (auto& a : all) {
      if (forces(a) && !did(a, rioted)) a.role = ActorRole::target;
    }
  }

  /// "Puluhan polisi berunjuk rasa": they demonstrate themselves.
  bool marches(const Happening& h, const std::string& name) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      return t.type == TriggerClass::protest && t.voice == mentions::TriggerVoice::active &&
             std::any_of(t.initiators.begin(), t.initiators.end(),
                         [&](const Actor* a) { return !a->place_of && a->value.name == name; });
    });
  }

  /// "Ribuan orang menyerbu desa itu", "ditembak dua lelaki": nobody more is known of them.
  void multitude(Happening& h) const {
    for (const auto i : h.told) {
      const auto* q = told_[i].multitude;
      const Stretch doers = told_[i].doers;
      if (q == nullptr && doers.first == doers.last) continue;
      const auto type = record::event_type(h.event.sub_event_type);
      const auto kind = type == record::EventType::riots      ? record::ActorKind::rioters
                        : type == record::EventType::protests ? record::ActorKind::protesters
                                                              : record::ActorKind::unknown;
      const Stretch noun = q != nullptr ? Stretch{q->classifier, q->classifier + 1} : doers;
      h.event.actors.push_back(
          {ActorRole::initiator, {std::string(c_.form(noun)), "", kind, {c_.span(noun)}}});
      return;
    }
  }

  bool dispersed(const Happening& h, const std::string& name) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& t = told_[i];
      const auto named = [&](const Actor* a) {
        return a->value.name == name && (t.type == TriggerClass::disperse || is_crowd(a->group));
      };
      return std::any_of(t.targets.begin(), t.targets.end(), named);
    });
  }

  /// "ribuan orang turun ke jalan": people counted right before the words that tell.
  void counted_demonstrators(Happening& h) const {
    for (const auto i : h.told) {
      const Told& t = told_[i];
      if (t.type != TriggerClass::protest && t.type != TriggerClass::riot) continue;
      for (const auto& q : c_.report().counts) {
        const bool people = q.unit == counts::Unit::people && q.classifier < q.last;
        // "Minggu (2/3), ratusan orang dengan pita hitam di lengan berpawai"
        const bool heads = q.first <= c_.clause_begin(t.at.first) + 1 || c_.mark(q.first - 1, ",");
        if (!people || q.last > t.at.first || (q.last + 2 < t.at.first && !heads)) continue;
        if (c_.clause_of(q.first) != c_.clause_of(t.at.first) || uniformed(q.classifier)) continue;
        const Stretch noun{q.classifier, q.classifier + 1};
        h.event.actors.push_back(
            {ActorRole::initiator,
             {std::string(c_.form(noun)), "", record::ActorKind::protesters, {c_.span(noun)}}});
        return;
      }
    }
  }

  /// "700 Marinir dikerahkan guna menangani demonstrasi".
  bool uniformed(std::uint32_t token) const {
    bool found = false;
    each_in(c_.report().mentions.actors, {token, token + 1},
            [&](const Actor& a) { found = found || is_state(a.group); });
    return found;
  }

  static bool has(const record::Event& e, ActorRole role, const std::string& name) {
    return std::any_of(e.actors.begin(), e.actors.end(),
                       [&](const auto& a) { return a.role == role && a.actor.name == name; });
  }

  /// Who was hit, when only the casualties tell.
  void target_from_casualties(record::Event& e, std::size_t index) const {
    const auto type = record::event_type(e.sub_event_type);
    if (type == record::EventType::protests || type == record::EventType::strategic_developments)
      return;
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      const Figure& figure = figures_[f];
      if (figure_of_[f] != index || !figure.victims) continue;
      // "18 penyerang juga terbunuh": who attacked is no target.
      if (figure.group != nullptr &&
          (figure.group->group == Group::gunmen || figure.group->group == Group::bomber))
        continue;
      if (figure.outcome != Outcome::killed && figure.outcome != Outcome::injured &&
          figure.outcome != Outcome::abducted && figure.outcome != Outcome::killed_or_injured) {
        continue;
      }
      if (has(e, ActorRole::initiator, figure.victims->name) ||
          has(e, ActorRole::target, figure.victims->name))
        continue;
      if (type == record::EventType::battles &&
          has(e, ActorRole::participant, figure.victims->name))
        continue;
      record::Actor who = *figure.victims;
      if (figure.group != nullptr && !demonstrates(*figure.group, e.sub_event_type))
        who.kind = record::ActorKind::civilians;
      e.actors.push_back({ActorRole::target, who});
    }
  }

  /// People hit by a blast or an attack of whom nothing else is told are civilians as far as known.
  void civilians_hit(record::Event& e, std::size_t index) const {
    const auto type = record::event_type(e.sub_event_type);
    if (type != record::EventType::explosions_remote_violence &&
        type != record::EventType::violence_against_civilians) {
      return;
    }
    for (std::size_t f = 0; f < figures_.size(); ++f) {
      const Figure& figure = figures_[f];
      if (figure_of_[f] != index || figure.victims) continue;
      if (figure.outcome != Outcome::killed && figure.outcome != Outcome::injured) continue;
      const auto& q = *figure.quantity;
      if (q.classifier >= q.last) continue;
      const Stretch noun{q.classifier, q.classifier + 1};
      e.actors.push_back(
          {ActorRole::target,
           {std::string(c_.form(noun)), "", record::ActorKind::civilians, {c_.span(noun)}}});
      return;
    }
  }

  bool recalled(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(),
                       [&](auto i) { return told_[i].recalled || told_[i].once; });
  }

  /// News without a day of its own is of the day of the report's first event.
  void same_day() {
    const record::Date* day = nullptr;
    for (auto& h : all_) {
      if (held_for(told_, h)) continue;
      if (day == nullptr && h.event.date.precision == record::DatePrecision::day)
        day = &h.event.date;
      if (day == nullptr || h.event.date.start || h.event.background) continue;
      if (h.event.status == record::EventStatus::ongoing) continue;  // of no one day
      if (recalled(h) || told_[h.told.front()].gap || h.event.places.empty()) continue;
      const auto* own = long_time(h);
      h.event.date = own != nullptr ? *own : *day;
    }
  }

  /// "Awal tahun ini, bom di X menewaskan 80 orang": not of the day of the news, and more is not
  /// told.
  const record::Date* long_time(const Happening& h) const {
    const Told& t = told_[h.told.front()];
    const auto begin = c_.sentence(t.sentence).first;
    const auto& times = c_.report().times;
    const auto found = std::find_if(times.begin(), times.end(), [&](const when::Time& x) {
      if (x.kind != when::Kind::point || x.dates != when::Dates::event) return false;
      if (c_.sentence_of(x.first) != t.sentence || !x.date.start || !long_span(x.date))
        return false;
      return x.first <= begin + 1 || c_.clause_of(x.first) == c_.clause_of(t.at.first);
    });
    return found == times.end() ? nullptr : &found->date;
  }

  /// An anniversary, a look back: no news, though the report tells of nothing else.
  bool months_ago(const record::Date& d) const {
    constexpr std::chrono::days kLongAgo(90);
    const auto& published = c_.report().published.day;
    return published && d.end &&
           std::chrono::sys_days(*d.end) + kLongAgo < std::chrono::sys_days(*published);
  }

  void background() {
    const Happening* news = nullptr;
    for (auto& h : all_) {
      if (!h.dropped && !held_for(told_, h) && !told_[h.told.front()].gap) {
        news = &h;
        break;
      }
    }
    if (news == nullptr) return;
    for (auto& h : all_) {
      if (months_ago(h.event.date)) {
        h.event.background = true;
        continue;
      }
      if (&h == news) continue;
      const auto& d = h.event.date;
      const auto& n = news->event.date;
      if (d.start && n.start) {
        h.event.background = std::chrono::sys_days(*d.end) < std::chrono::sys_days(*n.start);
      } else {
        h.event.background = recalled(h) || held_for(told_, h);
      }
    }
  }

  const Context& c_;
  const std::vector<Told>& told_;
  const std::vector<Figure>& figures_;
  const std::vector<std::optional<std::size_t>>& figure_of_;
  std::vector<Happening>& all_;
};

}  // namespace

bool contains(const places::Mention& large, const places::Mention& small) {
  const bool division = large.place.precision == record::PlacePrecision::district &&
                        large.place.precision == small.place.precision &&
                        !small.place.admin2.empty() && small.place.name != small.place.admin2 &&
                        small.place.admin2 == large.place.name &&
                        large.place.country == small.place.country;
  if (division) return true;  // "Kabupaten Puncak" holds "Distrik Ilaga"
  if (large.place.precision <= small.place.precision && !large.is_country) return false;
  if (large.is_country) return !small.is_country && small.place.country == large.place.country;
  const auto name = base::fold(large.place.name);
  // "Lebanon selatan. ... di Nabatieh": a part of a country that no division bounds.
  if (large.place.precision == record::PlacePrecision::region && large.place.admin1.empty() &&
      large.place.country == small.place.country &&
      small.place.precision <= record::PlacePrecision::settlement)
    return true;
  if (base::fold(small.place.admin1) == name || base::fold(small.place.admin2) == name) return true;
  // "Papua" holds what lies in "Papua Tengah", into which it was divided
  if (large.place.precision >= record::PlacePrecision::province &&
      large.place.country == small.place.country &&
      base::fold(small.place.admin1).starts_with(name + ' '))
    return true;
  // "wilayah Dekai", which no table knows, holds nothing.
  if (large.place.precision == record::PlacePrecision::region && large.place.gazetteer_id.empty())
    return false;
  return !large.place.admin1.empty() && large.place.precision >= record::PlacePrecision::province &&
         large.place.country == small.place.country &&
         base::fold(large.place.admin1) == base::fold(small.place.admin1);
}

void describe(const Context& context, const std::vector<Told>& told,
              const std::vector<Figure>& figures,
              const std::vector<std::optional<std::size_t>>& figure_of,
              std::vector<Happening>& happenings) {
  Describer(context, told, figures, figure_of, happenings).run();
}

}  // namespace saksi::extract
