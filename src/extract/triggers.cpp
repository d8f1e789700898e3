// SPDX-License-Identifier: Apache-2.0
// Whether a trigger tells an event: the senses of its word, what its sentence says of it, and the
// asides that only describe (docs/design/extract.md, "Mentions of events").
#include "extract/triggers.h"

#include "extract/crowds.h"
#include "extract/places_of.h"
#include "extract/senses.h"
#include "extract/status.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::Means;
using mentions::Trigger;
using mentions::TriggerVoice;

class TriggerReader : public Around {
 public:
  explicit TriggerReader(const Around& around) : Around(around) {}

  std::optional<Trigger> settle_doubt(const Trigger& t) const {
    const auto as = [&](TriggerClass type) { return Trigger{t.at, type, t.voice, t.root}; };
    const auto* doer = doer_of(t);
    switch (t.type) {
      case TriggerClass::carry:
        if (doer == nullptr || !(fighters(*doer) || is_crowd(doer->group))) return std::nullopt;
        // "menjemput dua pemuda" may be a kindness, "menjemput paksa" is none
        if (const auto bare = c_.in(Set::fetches, t.at.first);
            bare != 0 &&
            (!people_object(t) || (is_state(doer->group) && t.at.last == t.at.first + bare)))
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
        // "Polisi menemukan bom": who finds also says what it is, and is no subject then
        if (doer == nullptr && t.voice == TriggerVoice::active) {
          each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), t.at.first},
                  [&](const Actor& a) { doer = a.at.last == t.at.first ? &a : doer; });
        }
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
      case TriggerClass::subdue: {
        const auto* foe = foe_object(t);
        if (foe == nullptr) return std::nullopt;
        // "dua anggota KKB dilumpuhkan": nobody need say that a state did it.
        const bool unsaid = doer == nullptr && t.voice == TriggerVoice::passive;
        if (unsaid ? is_state(foe->group) : doer == nullptr || !fighters(*doer))
          return std::nullopt;
        return as(TriggerClass::attack);
      }
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

  /// Its object is one side of a war: suspects and lone attackers are none.
  const Actor* foe_object(const Trigger& t) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, object_range(t), [&](const Actor& a) {
      const bool side = is_irregular(a.group) || is_state(a.group);
      if (found == nullptr && side && fighters(a) && !behind_preposition(a.at.first)) found = &a;
    });
    return found;
  }

  bool weapon_object(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.weapons, object_range(t), [&](const auto& w) {
      found = found || w.means == Means::bomb || w.means == Means::mine ||
              w.means == Means::grenade || w.means == Means::shell || w.means == Means::gun;
    });
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

  bool aside(const Trigger& t) const {
    const auto begin = c_.clause_begin(t.at.first);
    if (t.type == TriggerClass::abduct && says_where(t.at.first)) return true;
    if (c_.in(Set::after, begin) == 0) return false;
    // "beberapa jam setelah itu, ..."
    if (t.type != TriggerClass::protest &&
        c_.cue(CueKind::anaphor, {begin + 1, begin + 2}) != nullptr)
      return false;
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
        shoots_people(t) || strikes_there(t) || at_a_building(t);
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      const bool counted_from = x.kind == when::Kind::relative && x.last == begin;
      return inside(x.first) || (harmed && counted_from && x.offset_days.value_or(0) != 0);
    });
    const bool placed = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& x) {
      return inside(x.first) && x.role == places::Role::location && !x.is_country;
    });
    return !dated && !placed;
  }

  /// "sehari setelah ledakan di pasar", "empat hari setelah penembakan di sebuah hotel".
  bool at_a_building(const Trigger& t) const {
    if (t.voice != TriggerVoice::noun || c_.in(Set::in, t.at.last) == 0) return false;
    const auto noun = t.at.last + 1 + (c_.in(Set::one, t.at.last + 1) != 0 ? 1 : 0);
    return c_.in(Set::building, noun) != 0 || c_.in(Set::office, noun) != 0;
  }

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
      // "meluncurkan rencana untuk sebuah pesawat tempur"
      if (w.at.first > t.at.last && c_.any(Set::venture, t.at.last, w.at.first)) return;
      if (weapon == nullptr && w.means <= Means::chemical) weapon = &w;
    });
    return weapon;
  }

  bool tells_event(const Trigger& t, bool struck = false) const {
    const Stretch all = sentence(t.at.first);
    const std::uint32_t from = std::max(all.first, t.at.first >= 3 ? t.at.first - 3 : 0);
    const Stretch before{from, t.at.first};
    const auto* planned = c_.cue(CueKind::planned, before);
    if (planned != nullptr && !of_a_clause_before(*planned, t)) return false;
    if (c_.cue(CueKind::threatened, before)) return false;
    if (c_.cue(CueKind::conditional, before) || negated(t, before)) return false;
    if (t.voice == TriggerVoice::passive && c_.close_before(Set::must, t.at.first, all.first, 2))
      return false;
    if (t.type == TriggerClass::protest && on_the_eve(t)) return false;
    if (standing(c_, t) || (never_was(c_, t) && c_.sentence_of(t.at.first) <= 1)) return false;
    return plausible(t, struck);
  }

  /// "bus yang mengangkut pelaut yang hendak cuti dihantam truk": what is planned stands between.
  bool of_a_clause_before(const mentions::Cue& planned, const Trigger& t) const {
    return t.voice == TriggerVoice::passive && planned.at.first > 0 &&
           c_.in(Set::relative, planned.at.first - 1) != 0 && planned.at.last < t.at.first;
  }

  bool plausible(const Trigger& t, bool struck) const {
    const Stretch all = sentence(t.at.first);
    const std::uint32_t from = std::max(all.first, t.at.first >= 3 ? t.at.first - 3 : 0);
    if (needs_weapon(t) && !struck && !armed_blow(t) && !armed_subject(t) && !shaken_town(t))
      return false;
    if (t.type == TriggerClass::launch && (launched(t) == nullptr || delivers(t))) return false;
    if (rush(t) || takes_people(t) || describes_them(t) || at_private_hands(t)) return false;
    if (t.type == TriggerClass::burn && symbolic(t)) return false;
    if (t.type == TriggerClass::riot && by_an_event(t)) return false;
    if (t.type == TriggerClass::protest &&
        (come_from(t) || only_objects(t) || c_.in(Set::festive, t.at.last) != 0))
      return false;
    if (of_who_fights(t) || only_charged(t) || lent(t)) return false;
    if (demanded(t)) return false;
    if (sundry(t) || only_linked(t) || behind_cause(t) || heard_of(t) || objected_to(t) ||
        fled_from(t))
      return false;
    if (t.voice == TriggerVoice::active && never_got_to(t)) return false;
    if (prey_of_no_fighters(t) || only_backdrop(t)) return false;
    if (t.voice != TriggerVoice::noun && asked_who(t)) return false;
    if (of_a_stricken_place(t) || happens_often(t) || other_sense(c_, t)) return false;
    if (t.type == TriggerClass::seize && t.voice == TriggerVoice::middle && !falls(t)) return false;
    if (t.type == TriggerClass::seize && t.voice == TriggerVoice::active && !takes(t)) return false;
    if (t.type == TriggerClass::seize && t.voice == TriggerVoice::noun && !names_what(t))
      return false;
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

 private:
  /// "dua suku yang bertikai berdamai", "milisi yang berperang baku tembak": only says who they
  /// are; what they did is told behind it.
  bool of_who_fights(const Trigger& t) const {
    if (t.voice != TriggerVoice::reciprocal || t.at.first == 0 ||
        c_.in(Set::relative, t.at.first - 1) == 0)
      return false;
    bool deed = false;
    each_in(r_.mentions.triggers,
            {t.at.last, std::min(t.at.last + 2, c_.clause_end(t.at.last - 1))},
            [&](const Trigger& o) { deed = deed || o.voice != TriggerVoice::noun; });
    return deed;
  }

  /// "Kelompok itu dituduh membantai ribuan warga dan menyerang gereja-gereja di X": what somebody
  /// is blamed for, of no day.
  bool only_charged(const Trigger& t) const {
    constexpr std::uint32_t kReach = 12;
    if (t.voice != TriggerVoice::active || c_.sentence_of(t.at.first) < 2) return false;
    const Stretch all = sentence(t.at.first);
    const auto from = t.at.first > all.first + kReach ? t.at.first - kReach : all.first;
    const auto* cue = c_.cue(CueKind::accused, {from, t.at.first});
    const bool passive =
        cue != nullptr && r_.words.words[cue->at.first].voice == words::Voice::passive;
    if (!passive || c_.clause_of(cue->at.first) != c_.clause_of(t.at.first)) return false;
    return std::none_of(r_.times.begin(), r_.times.end(),
                        [&](const auto& x) { return all.holds(x.first) && x.date.start; });
  }

  /// "pasukan yang didukung (oleh) serangan udara X": what helps is no event of its own.
  bool lent(const Trigger& t) const {
    const auto begin = sentence(t.at.first).first;
    if (t.voice != TriggerVoice::noun || t.at.first == begin) return false;
    const auto end = c_.in(Set::agent, t.at.first - 1) != 0 ? t.at.first - 1 : t.at.first;
    for (auto i = end > begin + 2 ? end - 2 : begin; i < end; ++i) {
      if (const auto n = c_.in(Set::along, i); n != 0 && i + n == end) return true;
    }
    return false;
  }

  /// "menjadi mangsa penipu"; "menjadi mangsa kelompok bersenjata" tells of a deed.
  bool prey_of_no_fighters(const Trigger& t) const {
    if (c_.in(Set::prey, t.at.first) == 0) return false;
    const auto* by = right(t.at.last, c_.clause_end(t.at.last - 1), 1);
    return by == nullptr || by->place_of || !fighters(*by);
  }

  /// "menyerang X saat gencatan senjata sedang berlangsung di Y": a truce that only stands behind
  /// another deed, of no named parties.
  bool only_backdrop(const Trigger& t) const {
    if (t.type != TriggerClass::agree || t.voice != TriggerVoice::noun) return false;
    const auto begin = c_.clause_begin(t.at.first);
    const auto& head = r_.words.words[begin];
    const bool under = head.word_class == words::WordClass::subordinator ||
                       c_.in(Set::after, begin) != 0 || c_.in(Set::backdrop, begin) != 0;
    if (!under || begin + 3 < t.at.first) return false;
    const Stretch rest{t.at.last, c_.clause_end(t.at.last - 1)};
    std::size_t parties = 0;
    each_in(r_.mentions.actors, rest, [&](const Actor&) { ++parties; });
    const bool reached = !c_.any(Set::in_force, rest.first, rest.last) &&
                         std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
                           return rest.holds(x.first) && x.kind == when::Kind::point;
                         });
    if (parties > 1 || reached) return false;
    bool deed = false;
    each_in(r_.mentions.triggers, sentence(t.at.first), [&](const Trigger& o) {
      deed = deed || (o.type != TriggerClass::agree && family_of(o.type) == Family::violence);
    });
    return deed;
  }

  /// "tewas di tangan suaminya": by nobody in arms and no crowd; or of no day and place ("tewas di
  /// tangan pasukan X pada 2011").
  bool at_private_hands(const Trigger& t) const {
    if (c_.in(Set::at_hands, t.at.first) == 0) return false;
    const Stretch all = sentence(t.at.first);
    const bool placed = std::any_of(r_.places.begin(), r_.places.end(),
                                    [&](const auto& p) { return usable(p, all) && !p.is_country; });
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.date.precision == record::DatePrecision::day;
    });
    if (!placed && !dated) return true;
    const auto* by = right(t.at.last, c_.clause_end(t.at.last - 1), 2);
    return by == nullptr || by->place_of || !(fighters(*by) || is_crowd(by->group));
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

  /// "mengamankan 12 orang", "demonstran diamankan": people of whom more is thought than that they
  /// are in danger.
  bool suspects_object(const Trigger& t) const {
    const Stretch range = object_range(t);
    bool found = false;
    bool others = false;
    each_in(r_.mentions.actors, range, [&](const Actor& a) {
      if (a.place_of || behind_preposition(a.at.first)) return;
      const bool suspect = is_crowd(a.group) || in_arms(a.group);
      (suspect ? found : others) = true;
    });
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return range.holds(q.first) && q.unit == counts::Unit::people && q.number_last != q.last;
    });
    return found || (counted && !others);
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

  /// A demonstration was told in a sentence before.
  bool protest_before(std::uint32_t token) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
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
    return multitude(c_, crowd) != nullptr || counted_before(t);
  }

  /// "Sekitar 500 perawat berkumpul": whoever they are, they are many.
  bool counted_before(const Trigger& t) const {
    constexpr std::int64_t kMany = 20;
    const auto begin = c_.clause_begin(t.at.first);
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.unit == counts::Unit::people && q.first >= begin && q.first <= begin + 1 &&
             q.last <= t.at.first && q.count.low.value_or(0) >= kMany;
    });
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
    constexpr std::uint32_t kReach = 10;
    if (t.voice != TriggerVoice::noun) return false;
    for (auto i = t.at.last; i < std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach); ++i) {
      if (c_.in(Set::habit, i) != 0 && c_.in(Set::begins, i + 1) != 0) return true;
    }
    return false;
  }

  /// "empat hari setelah seorang pembom bunuh diri meledakkan diri di kompleks X": who does it is
  /// armed, and the verb is his.
  bool strikes_there(const Trigger& t) const {
    if (t.voice != TriggerVoice::active || t.type > TriggerClass::chemical) return false;
    const auto* doer = subject(t.at.first);
    return doer != nullptr && (doer->group == Group::bomber || in_arms(doer->group));
  }

  bool shoots_people(const Trigger& t) const {
    const bool deed = t.type == TriggerClass::shoot || t.type == TriggerClass::kill;
    if (!deed || t.voice != TriggerVoice::active) return false;
    const auto* doer = subject(t.at.first);
    const auto* hit = right(t.at.last, c_.clause_end(t.at.last - 1), 4);
    return doer != nullptr && hit != nullptr && fighters(*doer) && doer != hit && !hit->place_of;
  }

  /// "menyerbu sebuah gua, tempat para polisi disandera"
  bool says_where(std::uint32_t token) const {
    const auto first = sentence(token).first;
    for (auto i = token; i > first + 1 && !c_.mark(i, ","); --i) {
      if (c_.in(Set::where, i) != 0) return c_.mark(i - 1, ",");
    }
    return false;
  }

  /// "melepaskan seorang perawat setelah disekap 44 hari": how long, not that.
  bool set_free(const Trigger& t) const {
    bool free = false;
    each_in(r_.mentions.triggers, {sentence(t.at.first).first, t.at.first},
            [&](const Trigger& o) { free = free || o.type == TriggerClass::release; });
    return free && t.type == TriggerClass::abduct && t.voice == TriggerVoice::passive;
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
      return (by != nullptr && fighters(*by) && !is_state(by->group)) || bombed_then(t);
    }
    if (t.type != TriggerClass::explode || t.voice != TriggerVoice::active) return false;
    const auto* a = subject(t.at.first);
    if (a == nullptr || !fighters(*a)) return false;
    return !is_state(a->group) || !weapon_object(t);  // "polisi meledakkan bom temuan"
  }

  /// "Pada 27 Januari gereja itu dibom": the word itself names the weapon, and a day is told.
  bool bombed_then(const Trigger& t) const {
    if (c_.in(Set::bombed, t.at.first) == 0) return false;
    const Stretch all = sentence(t.at.first);
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.kind == when::Kind::point &&
             x.date.precision <= record::DatePrecision::range;
    });
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

  /// "Militer Israel menggempur Gaza", "Israel menghantam kota Beirut": forces or a state, and the
  /// place right behind; a country that a country beats may be a match.
  bool strikes_a_place(const Trigger& t, const Actor& doer) const {
    if (t.voice != TriggerVoice::active || !(fighters(doer) || doer.group == Group::state))
      return false;
    const Stretch all = sentence(t.at.first);
    // "agresi yang meluluhlantakkan X sejak 2023"
    if (t.at.first > all.first && c_.in(Set::relative, t.at.first - 1) != 0) return false;
    bool told = false;
    each_in(r_.mentions.outcomes, all,
            [&](const auto& o) { told = told || o.outcome <= record::Outcome::killed_or_injured; });
    for (const auto& x : r_.times)
      told = told || (all.holds(x.first) && x.kind == when::Kind::point && x.date.start &&
                      x.date.precision == record::DatePrecision::day);
    if (!told) return false;
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      const bool behind = p.first == t.at.last ||
                          (p.first == t.at.last + 1 && (c_.in(Set::site, t.at.last) != 0 ||
                                                        c_.in(Set::any_site, t.at.last) != 0));
      return behind && !of_somebody(p) && (fighters(doer) || !p.is_country) &&
             p.place.precision != record::PlacePrecision::exact && c_.in(Set::with, p.last) == 0;
    });
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
    // "Pemberontak menggempur sebuah pasar"
    if (t.voice == TriggerVoice::active && doer != nullptr && fighters(*doer)) {
      const auto thing = t.at.last + c_.in(Set::one_of, t.at.last);
      if (c_.in(Set::thing, thing) != 0) return true;
    }
    if (t.voice == TriggerVoice::passive && behind == nullptr && armed_site_struck(t)) return true;
    if (doer != nullptr && strikes_a_place(t, *doer)) return true;
    return doer != nullptr && hit != nullptr && doer != hit && fighters(*doer) &&
           hit->group != Group::state;
  }

  /// "Pangkalan di X digempur pada Kamis": where soldiers stay, on a day, and no storm did it.
  bool armed_site_struck(const Trigger& t) const {
    constexpr std::uint32_t kReach = 8;
    const Stretch all = sentence(t.at.first);
    const auto from = t.at.first > all.first + kReach ? t.at.first - kReach : all.first;
    bool site = c_.any(Set::armed_site, from, t.at.first) || c_.any(Set::base, from, t.at.first);
    each_in(r_.mentions.actors, {from, t.at.first}, [&](const Actor& a) {
      site = site || (is_state(a.group) && a.group != Group::state && armed_place(a));
    });
    const auto next = t.at.last;
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.date.start && x.date.precision <= record::DatePrecision::range;
    });
    const bool alone = next >= all.last || c_.punctuation(next) || c_.in(Set::in, next) != 0 ||
                       c_.in(Set::and_, next) != 0 || starts_time(next) || starts_time(next + 1);
    return site && dated && alone;
  }

  /// "pos polisi", "kamp militer": a word for a building of its own among the actor's.
  bool armed_place(const Actor& a) const {
    for (auto i = a.at.first; i < a.at.last; ++i) {
      if (is_site(c_, i) || c_.in(Set::base, i) != 0 || c_.in(Set::building, i) != 0) return true;
    }
    return false;
  }

  bool starts_time(std::uint32_t token) const {
    return std::any_of(r_.times.begin(), r_.times.end(),
                       [&](const auto& x) { return x.first == token; });
  }

  /// "pekerja yang diculik dibebaskan": the relative clause describes, the main verb tells.
  bool participle(const Trigger& t) const {
    if (names_the_sides(t)) return true;
    if (t.voice != TriggerVoice::passive || t.at.first == 0) return false;
    auto first = t.at.first;  // "yang sebelumnya dikuasai"
    while (first > 1 && first + 2 > t.at.first && c_.adverbial(first - 1)) --first;
    if (c_.in(Set::relative, first - 1) == 0 || own_day(t) != nullptr) return false;
    // "kini giliran pangkalan di X yang digempur": the verb is what is told
    if (c_.any(Set::turn, sentence(t.at.first).first, first)) return false;
    // "kota yang dikuasai X": how things stand
    const auto held = c_.control(t.at.first);
    if (held && held->row->kind == ControlKind::state) return true;
    // "yang disasar adalah": says who, not that
    bool main = c_.in(Set::is, t.at.last) != 0;
    // "menyelamatkan dua nelayan yang disandera X"
    main =
        main || (t.type == TriggerClass::abduct &&
                 (c_.any(Set::saves, c_.clause_begin(t.at.first), t.at.first) || ends_sentence(t)));
    each_in(r_.mentions.triggers, sentence(t.at.first), [&](const Trigger& o) {
      // "roket yang ditembakkan ... jatuh di": who fired it stands in the relative clause.
      const bool lands = o.type == TriggerClass::launch && o.voice == TriggerVoice::middle;
      main = main || (o.at.first != t.at.first && o.type != TriggerClass::incident && !lands);
    });
    return main;
  }

  /// "... bersama empat nelayan yang diculik.": behind the lead, only who they are.
  bool ends_sentence(const Trigger& t) const {
    const Stretch all = sentence(t.at.first);
    return c_.sentence_of(t.at.first) > 0 && t.at.last + 1 >= all.last;
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

  /// A noun said twice before the relative word of this verb.
  bool of_many_like_them(std::uint32_t verb) const {
    if (verb > 2 && c_.in(Set::relative, verb - 1) == 0)  // "yang ikut menyerang"
      --verb;
    if (verb < 2 || c_.in(Set::relative, verb - 1) == 0) return false;
    const auto noun = c_.form(verb - 2);
    const auto hyphen = noun.find('-');
    return hyphen != std::string_view::npos && noun.substr(hyphen + 1) == noun.substr(0, hyphen);
  }

  /// "X juga diguncang ledakan pada Kamis", where another event was told before.
  bool shaken_town(const Trigger& t) const {
    if (t.type != TriggerClass::explode || t.voice != TriggerVoice::passive || told_.empty() ||
        t.at.last < t.at.first + 2)
      return false;
    const Stretch all = sentence(t.at.first);
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.first >= t.at.last && x.first < all.last && x.kind == when::Kind::point;
    });
    return dated && std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
             return p.first >= all.first && p.last <= t.at.first && p.last + 2 >= t.at.first &&
                    p.last > p.first && !p.is_country;
           });
  }

  static bool needs_weapon(const Trigger& t) {
    if (t.type == TriggerClass::strike) return t.voice != TriggerVoice::noun;
    if (t.type == TriggerClass::ram) return true;
    return t.type == TriggerClass::explode && t.voice != TriggerVoice::noun &&
           t.voice != TriggerVoice::middle;
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
    // "memprotes dugaan pemerkosaan", "menuntut pengusutan kasus pembunuhan"
    auto verb = t.at.first;
    while (verb > 1 && c_.in(Set::case_of, verb - 1) == 1) --verb;
    return c_.in(Set::claims_right, verb - 1) != 0 && !pointer_behind(t);
  }

  /// "menuntut gencatan senjata dan pembebasan sandera", "menuntut polisi yang menembakkan gas air
  /// mata diadili": what people ask for, and of whom they ask it; not what has a day of its own.
  bool demanded(const Trigger& t) const {
    const auto begin = c_.clause_begin(t.at.first);
    const auto verb = demand_before(t.at.first, begin);
    if (!verb) return false;
    auto object = verb->last;  // where what is asked for ends: at its relative clause
    while (object < t.at.first && c_.in(Set::relative, object) == 0) ++object;
    if (c_.verb_between(verb->last, object)) return false;
    const bool relative = object < t.at.first;
    const bool done = t.voice == TriggerVoice::noun || t.voice == TriggerVoice::passive;
    if (!done && !relative) return false;
    // "menuntut reformasi dan dibubarkan polisi"
    if (t.voice == TriggerVoice::passive && c_.in(Set::and_, t.at.first - 1) != 0) return false;
    const Stretch behind{t.at.first, c_.clause_end(t.at.last - 1)};
    return std::none_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return behind.holds(x.first) && x.kind == when::Kind::point;
    });
  }

  /// The last word of asking before a token in its clause; none where it describes who did it
  /// ("yang menuntut upah ditangkap").
  std::optional<Stretch> demand_before(std::uint32_t token, std::uint32_t begin) const {
    for (auto i = token; i > begin; --i) {
      const auto n = c_.in(Set::claims_right, i - 1);
      if (n == 0 || i - 1 + n > token) continue;
      if (i > 1 && c_.in(Set::relative, i - 2) != 0) return std::nullopt;
      return Stretch{i - 1, i - 1 + n};
    }
    return std::nullopt;
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
    if (cue == nullptr) return joined_to_denied(t) || nobody_who(t);
    const bool of_a_weapon = std::any_of(r_.mentions.weapons.begin(), r_.mentions.weapons.end(),
                                         [&](const auto& w) { return w.at.holds(cue->at.first); });
    if (of_a_weapon) return false;  // "pesawat tak berawak"
    const bool of_a_place = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return p.first <= cue->at.first && cue->at.first < p.last;
    });
    if (of_a_place) return false;  // "aksi di Tak Bai"
    if (outlived(t, *cue)) return false;
    if (t.voice == TriggerVoice::noun || cue->at.last >= t.at.first) return true;
    const auto& next = r_.words.words[cue->at.last];
    return next.word_class != words::WordClass::verb || next.voice != words::Voice::passive;
  }

  /// "tidak ada pengunjuk rasa di depan gedung itu yang ditangkap": nobody of whom the relative
  /// clause would be true.
  bool nobody_who(const Trigger& t) const {
    constexpr std::uint32_t kReach = 14;
    if (t.voice == TriggerVoice::noun || t.at.first < 3 ||
        c_.in(Set::relative, t.at.first - 1) == 0)
      return false;
    const auto first = sentence(t.at.first).first;
    const auto from = std::max(first, t.at.first > kReach ? t.at.first - kReach : 0);
    const auto* cue = c_.cue(CueKind::negation, {from, t.at.first - 1});
    return cue != nullptr && cue->at.last > cue->at.first + 1 &&
           !c_.verb_between(cue->at.last, t.at.first - 1);
  }

  /// "Kota itu belum pulih dari ledakan di pasar", "pos itu tak luput dari serangan, Rabu": only
  /// the word before "dari" is negated, where the event has a day or a place.
  bool outlived(const Trigger& t, const mentions::Cue& cue) const {
    if (t.voice != TriggerVoice::noun || cue.at.last + 1 >= t.at.first) return false;
    if (c_.in(Set::from, t.at.first - 1) == 0) return false;
    const Stretch behind{t.at.last, c_.clause_end(t.at.last - 1)};
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return behind.holds(x.first) && x.kind == when::Kind::point && x.date.start;
    });
    return dated || std::any_of(r_.places.begin(), r_.places.end(),
                                [&](const auto& p) { return usable(p, behind) && !p.is_country; });
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

  /// "apakah kejadian itu berkaitan dengan pelemparan granat sebelumnya": another event, of which
  /// neither place nor day is told.
  bool only_linked(const Trigger& t) const {
    const auto begin = c_.clause_begin(t.at.first);
    if (t.voice != TriggerVoice::noun || !c_.close_before(Set::linked, t.at.first, begin, 2))
      return false;
    const Stretch behind{t.at.last, c_.clause_end(t.at.last - 1)};
    const bool dated = std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return behind.holds(x.first) && x.kind == when::Kind::point;
    });
    return !dated && std::none_of(r_.places.begin(), r_.places.end(),
                                  [&](const auto& p) { return behind.holds(p.first); });
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

  /// "memberlakukan jam malam menjelang unjuk rasa": not yet held.
  bool on_the_eve(const Trigger& t) const {
    return t.voice == TriggerVoice::noun && t.at.first > 0 && c_.in(Set::eve, t.at.first - 1) != 0;
  }

  /// "180 keluarga yang melarikan diri dari pertempuran di X": only says why they are elsewhere.
  bool fled_from(const Trigger& t) const {
    constexpr std::uint32_t kLongest = 4;
    if (t.voice != TriggerVoice::noun && t.voice != TriggerVoice::reciprocal) return false;
    if (family_of(t.type) != Family::violence) return false;
    for (std::uint32_t n = 1; n <= kLongest && n < t.at.first; ++n) {
      const auto verb = t.at.first - n;
      if (c_.in(Set::leaves, verb) == n) return c_.in(Set::relative, verb - 1) != 0;
    }
    return false;
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

  /// "perebutan kota X"; "melanjutkan pendudukan" is a state of things: a town or a place of
  /// another kind stands behind the noun or in front of it.
  bool names_what(const Trigger& t) const {
    constexpr std::uint32_t kReach = 5;
    const Stretch near{t.at.first > kReach ? t.at.first - kReach : 0, t.at.last + kReach};
    for (auto i = near.first; i < std::min(near.last, c_.size()); ++i) {
      if (is_site(c_, i) && c_.clause_of(i) == c_.clause_of(t.at.first)) return true;
    }
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return near.holds(p.first) && !p.is_country &&
             c_.clause_of(p.first) == c_.clause_of(t.at.first);
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
    // "ban juga sempat dibakar"
    if (t.voice != TriggerVoice::passive) return false;
    auto i = t.at.first;
    while (i > c_.clause_begin(t.at.first) && c_.adverbial(i - 1)) --i;
    return i > 0 && c_.in(Set::symbol, i - 1) != 0 &&
           c_.clause_of(i - 1) == c_.clause_of(t.at.first);
  }

  /// "kerap menyerang": what somebody does again and again is no event.
  bool habit(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = std::max(from, to >= 2 ? to - 2 : 0); i < to; ++i) {
      if (const auto n = c_.in(Set::habit, i); n != 0 && i + n <= to) return true;
    }
    // "kerap menargetkan pangkalan itu dengan serangan roket"
    if (to > from && c_.in(Set::with, to - 1) != 0) {
      for (auto i = c_.clause_begin(to); i + 1 < to; ++i) {
        const auto n = c_.in(Set::habit, i);
        if (n != 0 && c_.report().words.words[i + n].word_class == words::WordClass::verb)
          return true;
      }
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
    if (of_a_year(t)) return true;
    const auto from = t.at.first >= 2 ? t.at.first - 2 : 0;
    for (std::uint32_t i = std::max(sentence(t.at.first).first, from); i < t.at.first; ++i) {
      if (c_.in(Set::still, i) != 0 || c_.in(Set::now, i) != 0) return true;
    }
    return false;
  }

  /// "kelompok yang pada 2014 menguasai sepertiga wilayah X": says who they are.
  bool of_a_year(const Trigger& t) const {
    if (t.voice != TriggerVoice::active) return false;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      if (x.last != t.at.first || x.date.precision != record::DatePrecision::year) return false;
      const auto before = x.first > 0 && c_.in(Set::relative, x.first - 1) == 0 ? 2U : 1U;
      return x.first >= before && c_.in(Set::relative, x.first - before) != 0;
    });
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
      return q.number_last == t.at.first && q.count.low && *q.count.low >= kMany &&
             !of_a_day(q.number_first);  // "pada Januari 2019 bentrokan ..."
    });
  }

  bool of_a_day(std::uint32_t token) const {
    return std::any_of(r_.times.begin(), r_.times.end(),
                       [&](const auto& x) { return x.first <= token && token < x.last; });
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
};

}  // namespace

std::optional<Trigger> settle_doubt(const Around& around, const Trigger& t) {
  return TriggerReader(around).settle_doubt(t);
}

Stretch object_range(const Around& around, const Trigger& t) {
  return TriggerReader(around).object_range(t);
}

bool people_object(const Around& around, const Trigger& t) {
  return TriggerReader(around).people_object(t);
}

bool weapon_object(const Around& around, const Trigger& t) {
  return TriggerReader(around).weapon_object(t);
}

bool unopposed(const Around& around, const Trigger& t) {
  return TriggerReader(around).unopposed(t);
}

bool aside(const Around& around, const Trigger& t) {
  return TriggerReader(around).aside(t);
}

bool armed_blow(const Around& around, const Trigger& t) {
  return TriggerReader(around).armed_blow(t);
}

const mentions::Weapon* launched(const Around& around, const Trigger& t) {
  return TriggerReader(around).launched(t);
}

bool tells_event(const Around& around, const Trigger& t, bool struck) {
  return TriggerReader(around).tells_event(t, struck);
}

bool plausible(const Around& around, const Trigger& t, bool struck) {
  return TriggerReader(around).plausible(t, struck);
}

bool falls(const Around& around, const Trigger& t) {
  return TriggerReader(around).falls(t);
}

}  // namespace saksi::extract
