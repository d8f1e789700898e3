// SPDX-License-Identifier: Apache-2.0
// The sides of a mention by voice and position (docs/design/extract.md, "Sides").
#include "extract/roles.h"

#include "extract/crowds.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::Means;
using mentions::Trigger;
using mentions::TriggerVoice;

class RoleFinder : public Around {
 public:
  explicit RoleFinder(const Around& around) : Around(around) {}

  bool handed_over(const Trigger& t) const {
    return std::any_of(
        r_.mentions.doubtful.begin(), r_.mentions.doubtful.end(),
        [&](const Trigger& o) { return o.type == TriggerClass::cede && o.at.first == t.at.first; });
  }

  void find_sides(const Trigger& t, Told& told) const {
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
    own_country(told);
    no_country_taken(t, told);
    for (auto& a : told.initiators) a = &taken_up(*a);
    once_each(told.initiators);
    if (told.targets.empty()) find_things_hit(t, told);
    if (only_accused(t)) {
      told.initiators.clear();
    } else if (told.initiators.empty()) {
      told.doers = nameless(t, told);
    }
  }

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

  /// "Ranjau yang ditanam gerilyawan", "roket Hamas": who laid a weapon, or has it.
  const Actor* behind_weapon(Stretch weapon) const {
    const auto i = weapon.last;
    if (c_.in(Set::relative, i) == 0) return owner(weapon);
    const auto& verb = r_.words.words[std::min(i + 1, c_.size() - 1)];
    if (verb.word_class != words::WordClass::verb || verb.voice != words::Voice::passive)
      return nullptr;
    const std::uint32_t by = c_.in(Set::agent, i + 2) != 0 ? 2 : 1;
    const auto* a = right(i + 2, sentence(i).last, by);
    return a != nullptr && can_act(*a) ? a : nullptr;
  }

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

 private:
  static void once_each(std::vector<const Actor*>& list) {
    for (std::size_t i = 0; i < list.size(); ++i)
      list.erase(
          std::remove(list.begin() + static_cast<std::ptrdiff_t>(i) + 1, list.end(), list[i]),
          list.end());
  }

  /// "oleh kelompok itu", "serangan kelompok itu": the band that the words at a token take up.
  const Actor* band_at(std::uint32_t token) const {
    return same_band(token) != 0 ? last_band(token) : nullptr;
  }

  /// "militer Myanmar menyerbu Hpakant, Myanmar": where that lies, no side.
  static void own_country(Told& told) {
    const auto theirs = [&](const Actor* target) {
      return target->group == Group::state &&
             std::any_of(told.initiators.begin(), told.initiators.end(), [&](const Actor* a) {
               return is_state(a->group) && a->country == target->country;
             });
    };
    told.targets.erase(std::remove_if(told.targets.begin(), told.targets.end(), theirs),
                       told.targets.end());
  }

  /// "Pemimpin Myanmar Aung Mya ditangkap", "meninggalkan Norlandia setelah ditahan": a person is
  /// taken, killed or beaten, no country.
  static void no_country_taken(const Trigger& t, Told& told) {
    const bool person = t.type == TriggerClass::arrest || t.type == TriggerClass::abduct ||
                        t.type == TriggerClass::release || t.type == TriggerClass::beat ||
                        t.type == TriggerClass::kill;
    if (!person) return;
    auto& all = told.targets;
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const Actor* a) { return a->group == Group::state; }),
              all.end());
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

  /// What is hit where nobody is named: "menyerang sebuah bus", "serangan terhadap gereja".
  void find_things_hit(const Trigger& t, Told& told) const {
    if (told.family != Family::violence && told.family != Family::any) return;
    const auto end = c_.clause_end(t.at.last - 1);
    if (t.voice == TriggerVoice::active) {
      add_thing(told, t.at.last, std::min(end, t.at.last + 4));
    } else if (t.voice == TriggerVoice::passive) {
      const auto begin = c_.clause_begin(t.at.first);
      add_thing(told, t.at.first > begin + 4 ? t.at.first - 4 : begin, t.at.first);
      if (told.things.empty()) add_person(t, told);
    } else if (t.voice == TriggerVoice::noun) {
      for (std::uint32_t i = t.at.last; i < std::min(end, t.at.last + 5); ++i) {
        if (c_.in(Set::toward, i) != 0) return add_thing(told, i + 1, std::min(end, i + 4));
      }
    }
  }

  /// "Pada 9 Januari, Kepala Desa X, M. Daud, juga tewas diberondong": whose name stands before the
  /// verb.
  void add_person(const Trigger& t, Told& told) const {
    auto i = t.at.first;
    const auto begin = sentence(t.at.first).first;
    while (i > begin && (c_.adverbial(i - 1) || c_.mark(i - 1, ","))) --i;
    const auto& names = r_.words.names;
    const auto n = std::find_if(names.begin(), names.end(), [&](const auto& x) {
      return x.last == i && x.first >= begin && x.kind == words::NameKind::person;
    });
    if (n == names.end() || c_.voice(n->first).inside_speaker) return;
    told.things.push_back({n->first, n->last});
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
    // "Selain membunuh, kata warga, X juga menjarah": no object
    const bool ended = t.type != TriggerClass::clash && c_.mark(t.at.last, ",") &&
                       patient != nullptr && !t.at.holds(patient->at.first);
    if (patient != nullptr && (ended || only_where(t, *patient))) patient = nullptr;
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
      if (const auto* other = companion(*agent, t)) told.initiators.push_back(other);
    }
    if (t.type == TriggerClass::seize) {
      if (handed_over(t)) return parties_to(t, told);
      if (const auto* from = loser(t)) told.targets.push_back(from);
      return;
    }
    if (patient && patient != agent)
      add_with_list(told.targets, patient, c_.clause_end(t.at.last - 1));
    if (patient == nullptr && !told.initiators.empty() && t.type == TriggerClass::shoot)
      those_passing(t, told);
  }

  /// "menghantam kota di wilayah yang dikuasai Ukraina": a state is named only to say where.
  bool only_where(const Trigger& t, const Actor& a) const {
    if (a.group != Group::state || a.at.first < t.at.last + 2) return false;
    const auto& verb = r_.words.words[a.at.first - 1];
    return verb.voice == words::Voice::passive && c_.in(Set::relative, a.at.first - 2) != 0;
  }

  /// "Ketika tiga polisi melintas di X, gerilyawan melepaskan tembakan": who is told to have been
  /// there.
  void those_passing(const Trigger& t, Told& told) const {
    const auto first = sentence(t.at.first).first;
    const auto begin = c_.clause_begin(t.at.first);
    if (c_.in(Set::meanwhile, first) == 0) return;
    const auto* a = right(first + 1, std::min(begin, c_.clause_end(first)), 6);
    if (begin == first) a = right(first + 1, told.initiators.front()->at.first, 6);
    if (a == nullptr || a == told.initiators.front() || behind_preposition(a->at.first)) return;
    if (any_in(r_.mentions.triggers, {first, told.initiators.front()->at.first})) return;
    told.targets.push_back(a);
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

  /// "Tentara Suriah (SAA), bersama Hizbullah, menyerang": who does it with the subject; who only
  /// helps does not.
  const Actor* companion(const Actor& agent, const Trigger& t) const {
    auto i = agent.at.last;
    if (c_.mark(i, "(")) {
      while (i < t.at.first && !c_.mark(i, ")")) ++i;
      ++i;
    }
    if (c_.mark(i, ")")) ++i;  // the short form is the subject
    if (c_.mark(i, ",")) ++i;
    const auto n = c_.in(Set::jointly, i);
    if (n == 0 || i >= t.at.first) return nullptr;
    const auto& all = r_.mentions.actors;
    const auto k = first_from(all, i + n);
    if (k >= all.size() || all[k].at.first != i + n || all[k].at.last > t.at.first) return nullptr;
    return can_act(all[k]) ? &all[k] : nullptr;
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
    const auto* band = band_at(t.at.last + c_.in(Set::agent, t.at.last));
    if (band != nullptr && t.type != TriggerClass::seize) {
      told.initiators.push_back(band);
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
      told.initiators.push_back(own_group(*agent));
    }
    // "Kepala polisi X mengatakan mereka ditembak anggotanya"
    if (told.initiators.empty() && c_.in(Set::member, t.at.last) != 0 && his(t.at.last)) {
      if (const auto* group = group_speaking(t.at.first); group != nullptr && can_act(*group))
        told.initiators.push_back(group);
    }
    // "ditangkap tim Densus 88"
    if (const auto unit = c_.in(Set::unit_word, t.at.last); told.initiators.empty() && unit != 0) {
      const auto* agent = right(t.at.last + unit, end, 1);
      if (agent != nullptr && is_state(agent->group) && !agent->place_of)
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

  /// "anggotanya", "anak buahnya".
  bool his(std::uint32_t member) const {
    const auto last = member + c_.in(Set::member, member) - 1;
    return r_.words.words[last].clitic == words::Clitic::nya;
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
      const auto verb = does(t) != t.at.first ? does(t) : t.at.first - 1;
      if (const auto* agent = subject(verb); agent && can_act(*agent)) {
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
      if ((can_act(*next) || marches(t, *next)) && !suffers_it(t, *next) &&
          !done_by_another(t, *next, end)) {
        told.initiators.push_back(next);
      } else {
        told.targets.push_back(next);
      }
    }
    if (const auto* band = told.initiators.empty() ? band_at(t.at.last) : nullptr)
      told.initiators.push_back(band);
    toward(t, told, end);
    // "serangan pesawat pengebom B-52 Amerika"
    if (told.initiators.empty()) {
      if (const auto* whose = owner_in({t.at.first, t.at.last + 1}))
        told.initiators.push_back(whose);
    }
    if (told.initiators.empty()) carried_out(t, told);
    if (told.initiators.empty()) did_in(t, told);
    if (told.initiators.empty() && t.type != TriggerClass::protest) performed_by(t, told);
    if (told.initiators.empty() && t.type == TriggerClass::protest) held_by(t, told, end);
  }

  /// "unjuk rasa pedagang", "aksi protes warga": whose it is, where no office is named.
  bool marches(const Trigger& t, const Actor& a) const {
    return t.type == TriggerClass::protest && a.group == Group::civilians && !a.place_of &&
           c_.in(Set::political, a.at.first) == 0 && c_.in(Set::public_figure, a.at.first) == 0;
  }

  /// "penangkapan 14 tersangka anggota Al-Qaida", "pembunuhan dua prajurit": people who are counted
  /// behind the noun, or rebels behind that for an arrest, are those whom it befell.
  bool suffers_it(const Trigger& t, const Actor& next) const {
    const auto type = t.type;
    if (type == TriggerClass::arrest && in_arms(next.group)) return true;
    if (type != TriggerClass::arrest && type != TriggerClass::abduct &&
        type != TriggerClass::kill && type != TriggerClass::shoot)
      return false;
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first == t.at.last && q.first <= next.at.first && q.number_last != q.last;
    });
  }

  /// "penembakan demonstran oleh polisi", "penangkapan tiga gerilyawan oleh tentara": who did it
  /// stands behind "oleh".
  bool done_by_another(const Trigger& t, const Actor& next, std::uint32_t end) const {
    constexpr std::uint32_t kReach = 3;
    for (auto i = next.at.last; i < std::min(end, next.at.last + kReach); ++i) {
      if (c_.in(Set::agent, i) == 0) continue;
      const auto* a = right(i + 1, end, 3);
      return t.type != TriggerClass::protest && a != nullptr && can_act(*a);
    }
    return false;
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

  /// "Serangan terhadap pos di X, Kamis, dilancarkan oleh gerilyawan": who did it stands behind the
  /// main verb, which no doubt turns.
  void performed_by(const Trigger& t, Told& told) const {
    constexpr std::uint32_t kReach = 24;
    const auto end = std::min(sentence(t.at.first).last, t.at.last + kReach);
    for (std::uint32_t i = t.at.last; i < end; ++i) {
      const auto words = c_.in(Set::performed, i);
      if (words == 0) {
        if (c_.verb_between(i, i + 1) || any_in(r_.mentions.triggers, {i, i + 1})) return;
        continue;
      }
      const auto* doubt = c_.cue(CueKind::blamed, {i - 1, i + 1});
      if ((doubt != nullptr && doubt->at.first < i) ||
          c_.cue(CueKind::hedge, {i - 1, i}) != nullptr)
        return;
      const auto by = i + words + c_.in(Set::agent, i + words);
      const auto* a = right(by, end, 1);
      if (a != nullptr && a->at.first == by && can_act(*a)) told.initiators.push_back(a);
      return;
    }
  }

  /// "X mengatakan telah menewaskan lima polisi dalam serangan di Y", "X menyasar pos dalam
  /// serangan itu": who did it and to whom stands with the verb before.
  void did_in(const Trigger& t, Told& told) const {
    const auto begin = c_.clause_begin(t.at.first);
    if (told.family != Family::violence || t.at.first == begin ||
        c_.in(Set::within, t.at.first - 1) == 0)
      return;
    for (auto i = t.at.first - 1; i > begin; --i) {
      const bool aims = c_.in(Set::aims, i) != 0;
      const bool kills =
          std::any_of(r_.mentions.outcomes.begin(), r_.mentions.outcomes.end(), [&](const auto& o) {
            return o.at.first == i && o.pattern == mentions::Pattern::verb &&
                   o.outcome <= record::Outcome::killed_or_injured;
          });
      if (!aims && !kills) continue;
      const auto* a = subject(i);
      if (a == nullptr || !fighters(*a)) return;
      told.initiators.push_back(a);
      const auto* hit = right(i + 1, t.at.first, 4);
      if (!told.targets.empty() || !aims) return;
      if (hit != nullptr && hit != a) {
        told.targets.push_back(hit);
      } else {
        add_thing(told, i + 1, std::min(t.at.first, i + 4));
      }
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

  /// "melakukan aksi | penyanderaan", "melancarkan | aksi penyanderaan": where that verb stands;
  /// else where the noun does.
  std::uint32_t does(const Trigger& t) const {
    const auto noun = t.at.first;
    if (t.type == TriggerClass::protest) return noun;
    const auto begin = c_.clause_begin(noun);
    for (std::uint32_t back = 1; back <= 2 && noun >= begin + back; ++back) {
      if (c_.in(Set::does, noun - back) == 2) return noun - back;
    }
    return noun;
  }

  /// "melakukan serangan", "menggelar aksi", "memulai serangkaian serangan": the verb only carries
  /// the noun. "Polisi menyelidiki serangan" says nothing of who did it.
  bool carried_by_verb(const Trigger& t) const {
    constexpr std::uint32_t kReach = 3;
    return c_.close_before(Set::carries, t.at.first, c_.clause_begin(t.at.first), kReach) ||
           does(t) != t.at.first;
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

  /// Two sides; where both so far are forces of the state, also who fights them: "antara TNI, Polri
  /// dan TPNPB".
  static bool wanting(const Told& told, const Actor& a) {
    const auto& all = told.participants;
    if (all.size() != 2) return all.size() < 2;
    return in_arms(a.group) && is_state(all[0]->group) && is_state(all[1]->group);
  }

  /// "pertikaian antara pendukung pasangan calon bupati": whose supporters fight is no side.
  bool whose_people(const Told& told, const Actor& a) const {
    if (told.participants.empty() || a.named || a.group != Group::civilians) return false;
    const auto& p = *told.participants.back();
    if ((p.group != Group::protesters && p.group != Group::following) || p.at.last > a.at.first)
      return false;
    for (auto i = p.at.last; i < a.at.first; ++i) {
      if (c_.in(Set::and_, i) != 0 || c_.in(Set::with, i) != 0 || c_.punctuation(i)) return false;
    }
    return true;
  }

  /// The two sides of a clash: behind the noun, or its subject and the one behind "dengan".
  void parties(const Trigger& t, Told& told, std::uint32_t end) const {
    const Actor* owner = nullptr;
    each_in(r_.mentions.actors, {t.at.last, std::min(end, t.at.last + 16)}, [&](const Actor& a) {
      // "calon bupati dan wakil bupati": also the second of them
      const bool again = owner != nullptr && owner->value.name == a.value.name;
      if (again || whose_people(told, a)) {
        owner = &a;
      } else if (wanting(told, a) && fights(t, a) && !speaks(a)) {
        told.participants.push_back(&a);
      }
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
};

}  // namespace

bool handed_over(const Around& around, const Trigger& t) {
  return RoleFinder(around).handed_over(t);
}

void find_sides(const Around& around, const Trigger& t, Told& told) {
  RoleFinder(around).find_sides(t, told);
}

bool only_accused(const Around& around, const Trigger& t) {
  return RoleFinder(around).only_accused(t);
}

const Actor* behind_weapon(const Around& around, Stretch weapon) {
  return RoleFinder(around).behind_weapon(weapon);
}

void add_with_list(const Around& around, std::vector<const Actor*>& list, const Actor* first,
                   std::uint32_t end) {
  RoleFinder(around).add_with_list(list, first, end);
}

}  // namespace saksi::extract
