// SPDX-License-Identifier: Apache-2.0
// From the triggers of a report to what it tells: each mention of an event with its kind, its
// sides, its day and its place (docs/design/extract.md, "Mentions of events").
#include "extract/around.h"
#include "extract/crowds.h"
#include "extract/day_of.h"
#include "extract/events.h"
#include "extract/places_of.h"
#include "extract/retype.h"
#include "extract/roles.h"
#include "extract/scene.h"
#include "extract/senses.h"
#include "extract/status.h"
#include "extract/triggers.h"

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

class ToldFinder : public Around {
 public:
  explicit ToldFinder(const Context& context, bool announcing = false)
      : Around(context, out_, announcing) {}

  std::vector<Told> run() {
    for (const auto& trigger : r_.mentions.triggers) add(trigger);
    for (const auto& word : r_.mentions.doubtful) {
      if (const auto trigger = extract::settle_doubt(*this, word)) add(*trigger);
    }
    hostages_saved();
    deadly_weapons();
    deadly_causes();
    deadly_forces();
    dated_casualties();
    deaths_in_the_next_town();
    deaths_at_counted_sites();
    follow_suit();
    driven_out();
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Told& a, const Told& b) { return a.at.first < b.at.first; });
    inherit_places();
    taken_again();
    days_before_the_next();
    for (std::size_t i = 0; i < out_.size(); ++i) {
      extract::take_town_turned_to(*this, i, out_[i]);
      extract::take_scene(*this, i, out_[i]);
      extract::take_scene_of_doer(*this, i, out_[i]);
      extract::take_place_of_scene(*this, i, out_[i]);
      if (!out_[i].item) extract::find_place_nearby(*this, out_[i]);
    }
    return std::move(out_);
  }

  std::vector<Told> unreal() {
    for (const auto& trigger : r_.mentions.triggers) {
      const auto status = announced(c_, trigger);
      if (status && !movement(trigger.type) && !in_a_name(trigger) &&
          extract::plausible(*this, trigger, false))
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
    extract::find_sides(*this, whole, told);
    no_side_of_a_condition(told);
    if (told.initiators.empty()) told.multitude = multitude(c_, trigger);
    extract::settle_type(*this, trigger, told);
    extract::find_day(*this, told);
    if (told.status != record::EventStatus::denied && !to_come(told)) {
      told.time = nullptr;
      told.date = {};
    }
    extract::find_place(*this, told);
    extract::find_place_nearby(*this, told);
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

  void add(const Trigger& word) {
    Trigger trigger = word;
    // "bom yang dilepaskan pesawat", "melepaskan rudal": let fly, not set free
    if (word.type == TriggerClass::release && word.voice != TriggerVoice::noun &&
        !extract::people_object(*this, word) && extract::launched(*this, word) != nullptr)
      trigger.type = TriggerClass::launch;
    if (shot_at_each_other(word)) trigger.type = TriggerClass::clash;
    if (robs_a_place(word)) trigger.type = TriggerClass::seize;
    if (deed_of_bomber(word)) trigger.type = TriggerClass::suicide;
    if (intercepted(word)) trigger.type = TriggerClass::defuse;
    if (brought_down(word)) {
      if (!out_.empty()) return came_with(word);
      trigger.type = TriggerClass::defuse;
    }
    if (const auto* weapon = deadly_cause(word)) trigger.type = type_of(weapon->means);
    if (disposed_of(word)) {
      if (c_.any(Set::harmless, 0, c_.size())) return;
      trigger.type = TriggerClass::defuse;
    }
    if (movement(trigger.type) || in_a_name(trigger)) return;
    const bool again = struck_again(trigger);
    if (!extract::tells_event(*this, trigger, again) || extract::aside(*this, trigger)) return;
    Told told = start(trigger);
    told.points_back = told.points_back || again;
    if (of_a_plan(told)) return;
    weapons(told);
    told.bomber = bomber_near(trigger);
    extract::find_sides(*this, trigger, told);
    bomber_kills(trigger, told);
    if (trigger.type == TriggerClass::ram && told.initiators.empty()) driver(trigger, told);
    const bool militia =
        told.initiators.size() == 1 && told.initiators.front()->group == Group::militia;
    if ((told.initiators.empty() || militia) && !told.denied)
      told.multitude = multitude(c_, trigger);
    extract::settle_type(*this, trigger, told);
    extract::find_day(*this, told);
    extract::find_place(*this, told);
    if (detail_of_harm(told)) return;
    if (of_many(trigger, told) || behind_since(trigger, told) || gone_on(trigger)) return;
    told.origin = fired_from(told);
    told.answered = answers_it(told.at.first);
    out_.push_back(std::move(told));
  }

  /// "Buruh akan berunjuk rasa di X, Jumat. Unjuk rasa itu menuntut ...": points back to what is
  /// only planned, and nothing of its kind has happened so far.
  bool of_a_plan(const Told& told) const {
    constexpr std::uint32_t kReach = 3;  // sentences
    if (!told.points_back || told.voice != TriggerVoice::noun) return false;
    const auto before = [&](const Told& o) { return o.family == told.family; };
    if (std::any_of(out_.begin(), out_.end(), before)) return false;
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                       [&](const Trigger& o) {
                         const auto index = c_.sentence_of(o.at.first);
                         if (index >= told.sentence || index + kReach < told.sentence) return false;
                         if (family_of(o.type) != told.family) return false;
                         const auto status = announced(c_, o);
                         return status && status->status != record::EventStatus::denied;
                       });
  }

  /// "Roket yang ditembakkan dari Gaza menghantam X": what flew, and where it was let off.
  const places::Mention* fired_from(const Told& t) const {
    const bool flies = t.means.test(static_cast<std::size_t>(Means::shell)) ||
                       t.means.test(static_cast<std::size_t>(Means::air));
    if (!flies) return nullptr;
    const Stretch clause{c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)};
    for (const auto& p : r_.places) {
      if (clause.holds(p.first) && p.first > clause.first + 1 &&
          c_.in(Set::from, p.first - 1) == 1 &&
          r_.words.words[p.first - 2].word_class == words::WordClass::verb)
        return &p;
    }
    return nullptr;
  }

  /// "menyerang X sebagai balasan atas serangan Y": the blow that is answered.
  bool answers_it(std::uint32_t token) const {
    for (auto i = sentence(token).first; i < token; ++i) {
      const auto words = c_.in(Set::reprisal, i);
      if (words != 0) return any_in(r_.mentions.triggers, {sentence(token).first, i});
    }
    return false;
  }

  /// "Tentara menyelamatkan dua sandera", "... dua nelayan yang disandera X": set free.
  void hostages_saved() {
    for (std::uint32_t i = 0; i < c_.size(); ++i) {
      const auto n = c_.in(Set::saves, i);
      if (n == 0) continue;
      const bool active = r_.words.words[i + n - 1].voice == words::Voice::active;
      if (active && held_behind(i + n))
        add({{i, i + n}, TriggerClass::release, TriggerVoice::active, {}});
      i += n - 1;
    }
  }

  /// People who were taken: hostages, or a relative clause that says so.
  bool held_behind(std::uint32_t from) const {
    constexpr std::uint32_t kReach = 10;
    const auto end = std::min(sentence(from - 1).last, from + kReach);
    for (auto i = from; i + 1 < end; ++i) {
      if (c_.in(Set::hostage, i) != 0) return true;
      if (c_.mark(i, ",") || c_.mark(i, ";")) return false;
      if (c_.in(Set::relative, i) == 0) continue;
      bool held = false;
      each_in(r_.mentions.outcomes, {i + 1, i + 2},
              [&](const auto& o) { held = held || o.outcome == record::Outcome::abducted; });
      return held;
    }
    return false;
  }

  /// "Dalam insiden terpisah, seorang perwira tewas oleh bom di tepi jalan": what killed says what
  /// the incident was.
  const mentions::Weapon* deadly_cause(const Trigger& t) const {
    if (t.type != TriggerClass::incident || t.voice != TriggerVoice::noun) return nullptr;
    const auto end = c_.clause_end(t.at.last - 1);
    bool harmed = false;
    each_in(r_.mentions.outcomes, {t.at.last, end},
            [&](const auto& o) { harmed = harmed || o.outcome <= record::Outcome::injured; });
    const mentions::Weapon* cause = nullptr;
    each_in(r_.mentions.weapons, {t.at.last, end}, [&](const auto& w) {
      const auto before = w.at.first - 1;
      const bool by = c_.in(Set::cause, before) != 0 || c_.in(Set::agent, before) != 0;
      if (cause == nullptr && by && w.means <= Means::chemical) cause = &w;
    });
    return harmed ? cause : nullptr;
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

  /// "aksi pengebom bunuh diri di X": a bare noun, and whose deed it was right behind it.
  bool deed_of_bomber(const Trigger& t) const {
    if (t.type != TriggerClass::incident || t.voice != TriggerVoice::noun) return false;
    const auto i = first_from(r_.mentions.actors, t.at.last);
    return i < r_.mentions.actors.size() && r_.mentions.actors[i].at.first == t.at.last &&
           r_.mentions.actors[i].group == Group::bomber;
  }

  /// "penembakan antara tentara, polisi dan gerilyawan": they fought.
  bool shot_at_each_other(const Trigger& t) const {
    constexpr std::uint32_t kReach = 12;
    if (t.type != TriggerClass::shoot || t.voice != TriggerVoice::noun) return false;
    const auto between = c_.in(Set::between, t.at.last);
    if (between == 0) return false;
    const auto end = std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach);
    bool state = false, armed = false;
    each_in(r_.mentions.actors, {t.at.last + between, end}, [&](const Actor& a) {
      state = state || is_state(a.group);
      armed = armed || in_arms(a.group);
    });
    return state && armed;
  }

  /// "merampas kota X", "X dirampas gerilyawan", "perampasan Distrik X oleh gerilyawan": a place
  /// itself is taken, by people in arms.
  bool robs_a_place(const Trigger& t) const {
    if (t.type != TriggerClass::loot || c_.in(Set::robs, t.at.first) == 0) return false;
    bool armed = false;
    each_in(r_.mentions.actors, {c_.clause_begin(t.at.first), c_.clause_end(t.at.last - 1)},
            [&](const Actor& a) { armed = armed || (fighters(a) && a.group != Group::police); });
    return armed && right_beside(t);
  }

  /// Nothing but a word for its kind stands between the word and a place that somebody may take.
  bool right_beside(const Trigger& t) const {
    const bool before = t.voice == TriggerVoice::passive;
    auto end = t.at.first;
    while (before && end > 0 && c_.adverbial(end - 1)) --end;
    if (!before && c_.in(Set::base, t.at.last) != 0) return true;
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const places::Mention& p) {
      if (p.is_country || p.place.precision >= record::PlacePrecision::province) return false;
      if (!before)
        return p.first == t.at.last || (p.first == t.at.last + 1 && is_site(c_, t.at.last));
      return p.last == end && (p.first == 0 || c_.in(Set::in, p.first - 1) == 0 ||
                               (p.first > 1 && c_.in(Set::base, base_before(p.first - 1)) != 0));
    });
  }

  /// Where the base begins that stands before "di X": "pangkalan militer di X".
  std::uint32_t base_before(std::uint32_t preposition) const {
    constexpr std::uint32_t kLongest = 4;
    for (std::uint32_t n = 1; n <= kLongest && n <= preposition; ++n) {
      if (c_.in(Set::base, preposition - n) == n) return preposition - n;
    }
    return preposition;
  }

  /// "mencegat tiga drone", "rudal itu dicegat": what flies did not arrive.
  bool intercepted(const Trigger& t) const {
    if (t.type != TriggerClass::attack && t.type != TriggerClass::strike) return false;
    if (c_.in(Set::intercepts, t.at.first) == 0) return false;
    if (t.voice == TriggerVoice::passive && out_.size() > 1) return false;  // part of what is told
    bool flies = false;
    each_in(r_.mentions.weapons, extract::object_range(*this, t), [&](const auto& w) {
      flies = flies || w.means == Means::air || w.means == Means::shell;
    });
    return flies;
  }

  /// "Serangan di X ... pertahanan udara menjatuhkan 12 drone dan dua rudal": part of the attack
  /// that is told, and what it came with.
  void came_with(const Trigger& t) {
    Told& last = out_.back();
    if (last.family != Family::violence || last.type != TriggerClass::attack) return;
    each_in(r_.mentions.weapons, extract::object_range(*this, t), [&](const auto& w) {
      if (w.means == Means::air || w.means == Means::shell)
        last.means.set(static_cast<std::size_t>(w.means));
    });
  }

  /// "Rudal menghantam X. ... seorang prajurit gugur terkena pecahan granat, Selasa": what somebody
  /// died of, behind another deed and in no place of its own.
  bool detail_of_harm(const Told& told) const {
    if (told.voice != TriggerVoice::passive || !told.places.empty() || told.other) return false;
    if (r_.words.words[told.at.first].voice != words::Voice::accidental) return false;
    const bool before = std::any_of(out_.begin(), out_.end(), [&](const Told& o) {
      return o.family == Family::violence && o.sentence < told.sentence && !o.places.empty();
    });
    bool harmed = false;
    each_in(r_.mentions.outcomes, {told.at.first > 2 ? told.at.first - 2 : 0, told.at.first},
            [&](const auto& o) { harmed = harmed || o.outcome <= record::Outcome::injured; });
    return before && harmed;
  }

  /// "menjatuhkan 12 drone", "dua helikopter dijatuhkan gerilyawan": what flies is brought down;
  /// missiles are where air defence does it.
  bool brought_down(const Trigger& t) const {
    if (t.type != TriggerClass::launch || c_.in(Set::brings_down, t.at.first) == 0) return false;
    const auto* weapon = extract::launched(*this, t);
    if (weapon == nullptr) return false;
    if (weapon->means == Means::air) return true;
    const Stretch all = sentence(t.at.first);
    return weapon->means == Means::shell && c_.any(Set::air_defence, all.first, all.last);
  }

  /// "Tim penjinak bom meledakkan granat temuan", "polisi meledakkan bungkusan mencurigakan".
  bool disposed_of(const Trigger& t) const {
    if (t.type != TriggerClass::explode || t.voice == TriggerVoice::noun) return false;
    if (t.voice == TriggerVoice::middle) return false;
    const Stretch range = extract::object_range(*this, t);
    const bool suspicious = c_.any(Set::suspicious, range.first, range.last);
    bool named = false;  // "meledakkan bom": one word of the table
    each_in(r_.mentions.weapons, t.at, [&](const auto&) { named = true; });
    if (!suspicious && !named && !extract::weapon_object(*this, t)) return false;
    const auto* doer = doer_of(t);
    const bool police = doer != nullptr && doer->group == Group::police;
    const Stretch all = sentence(t.at.first);
    return police || c_.any(Set::disposes, all.first, all.last);
  }

  // ---- deeds that people are held for

  // ---- words that tell of an event only with the right doer and object

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
      if (!extract::tells_event(*this, made)) continue;
      Told t = start(made);
      weapons(t);
      if (const auto* patient = subject(o.at.first)) t.targets.push_back(patient);
      own(t, *weapon);
      extract::find_day(*this, t);
      extract::find_place(*this, t);
      if (t.places.empty() && t.time == nullptr) continue;
      // "Seorang prajurit gugur terkena pecahan granat, Selasa": a detail of what was told
      if (t.places.empty() && !out_.empty() && !t.other) continue;
      out_.push_back(std::move(t));
    }
  }

  /// Who laid what killed, or has it; an aircraft that comes down kills for nobody.
  void own(Told& t, const mentions::Weapon& weapon) const {
    if (weapon.means == Means::air) return;
    if (const auto* whose = extract::behind_weapon(*this, weapon.at)) t.initiators.push_back(whose);
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
      if (!extract::tells_event(*this, made)) continue;
      Told t = start(made);
      weapons(t);
      own(t, *weapon);
      add_with_list_of(t, o.at.last);
      extract::find_day(*this, t);
      extract::find_place(*this, t);
      out_.push_back(std::move(t));
    }
  }

  /// "Pada 13 Mei, enam orang tewas": a day of its own and what became of people, no other word.
  void dated_casualties() {
    std::optional<std::uint32_t> done;
    for (const auto& o : r_.mentions.outcomes) {
      const auto index = c_.sentence_of(o.at.first);
      if (o.outcome > record::Outcome::killed_or_injured || done == index) continue;
      const bool lost = o.pattern == mentions::Pattern::loss && soldiers_lost(o);
      if (o.pattern != mentions::Pattern::predicate && o.pattern != mentions::Pattern::verb &&
          !lost)
        continue;
      const bool told =
          std::any_of(out_.begin(), out_.end(), [&](const Told& t) { return t.sentence == index; });
      const Trigger made{o.at, TriggerClass::incident, TriggerVoice::noun, {}};
      if (told || of_a_period(c_.sentence(index)) || !extract::tells_event(*this, made)) continue;
      Told t = start(made);
      t.casualties = true;
      extract::find_day(*this, t);
      if (!t.date.start) {
        if (!fighters_fell_there(t, o) && !found_dead_there(t, o)) continue;
        out_.push_back(std::move(t));
        done = index;
        continue;
      }
      if (died_there(t)) {
        out_.push_back(std::move(t));
        done = index;
        continue;
      }
      const bool heads = heads_sentence(*t.time);
      // "Pada Selasa, kementerian memperbarui jumlahnya menjadi 14 orang tewas": the day of the
      // verb
      if (heads && c_.verb_between(t.time->last, o.at.first)) continue;
      extract::find_place(*this, t);
      if (counts_a_time(t)) continue;
      if (!heads && !told_later(index, t)) continue;
      if (const auto* patient = subject(o.at.first))
        (lost && went_forward(o) ? t.initiators : t.targets).push_back(patient);
      if (lost && !any_in(r_.mentions.weapons, c_.sentence(index))) {
        t.type = TriggerClass::clash;
        t.family = family_of(t.type);
      }
      out_.push_back(std::move(t));
      done = index;
    }
  }

  /// "pasukan pemerintah kehilangan 130 prajurit ketika mencoba maju di X": soldiers who are
  /// counted, lost by their own side.
  bool soldiers_lost(const mentions::OutcomeWord& o) const {
    const auto* side = subject(o.at.first);
    if (side != nullptr && !fighters(*side)) return false;
    const auto* hit = right(o.at.last, c_.clause_end(o.at.last - 1), 5);
    return people_right_behind(o.at.last) &&
           (side != nullptr || (hit != nullptr && fighters(*hit)));
  }

  /// "kehilangan 130 prajurit ketika mencoba maju": who lost them had come to fight.
  bool went_forward(const mentions::OutcomeWord& o) const {
    bool found = false;
    each_in(r_.mentions.triggers, {o.at.last, sentence(o.at.first).last}, [&](const Trigger& t) {
      const bool moves = t.type == TriggerClass::advance || t.type == TriggerClass::seize ||
                         t.type == TriggerClass::attack || t.type == TriggerClass::enter;
      const bool acts = t.voice == TriggerVoice::active || t.voice == TriggerVoice::middle;
      found = found || (moves && acts && !own_subject(c_.clause_begin(t.at.first), t.at.first));
    });
    return found;
  }

  /// "Rudal menghantam X, menewaskan empat orang. Satu orang lagi tewas di Y", "Di Y, dua orang
  /// tewas": behind a blow, people die in a town where nothing was told yet: another of its kind.
  void deaths_in_the_next_town() {
    std::vector<Told> more;
    for (const auto& o : r_.mentions.outcomes) {
      const auto index = c_.sentence_of(o.at.first);
      if (o.outcome != record::Outcome::killed || o.pattern != mentions::Pattern::predicate ||
          told_in(index))
        continue;
      if (!more.empty() && more.back().sentence == index) continue;
      const Told* blow = blow_before(index);
      const auto* town = blow == nullptr ? nullptr : next_town(*blow, o);
      const Trigger made{o.at, TriggerClass::incident, TriggerVoice::noun, {}};
      if (town == nullptr || of_a_period(c_.sentence(index)) || !extract::tells_event(*this, made))
        continue;
      Told t = one_more_of(*blow, made);
      t.casualties = t.other = true;
      t.places.push_back(town);
      extract::find_day(*this, t);
      more.push_back(std::move(t));
    }
    out_.insert(out_.end(), more.begin(), more.end());
  }

  /// The same blow elsewhere: of its kind, with its weapons, by who struck it.
  Told one_more_of(const Told& blow, const Trigger& made) const {
    Told t = start(made);
    t.type = blow.type;
    t.family = blow.family;
    t.means = blow.means;
    t.initiators = blow.initiators;
    return t;
  }

  /// "Taliban menyerang tiga distrik di Helmand. Di Sangin, lima polisi tewas. Di Gereshk, ...",
  /// "menghantam dua lokasi. ... Di lokasi kedua, dua orang tewas di X": behind a blow at places
  /// that are counted, each place where people die is one of them.
  void deaths_at_counted_sites() {
    std::vector<Told> more;
    for (const auto& o : r_.mentions.outcomes) {
      const auto index = c_.sentence_of(o.at.first);
      if (o.outcome > record::Outcome::killed_or_injured || told_in(index) ||
          o.pattern == mentions::Pattern::noun)
        continue;
      const Told* blow = counted_before(index);
      const Trigger made{o.at, TriggerClass::incident, TriggerVoice::noun, {}};
      if (blow == nullptr || !extract::tells_event(*this, made)) continue;
      Told t = one_more_of(*blow, made);
      t.casualties = t.item = true;
      extract::find_place(*this, t);
      if (!more.empty() && more.back().sentence == index && more.back().places == t.places)
        continue;
      const bool own = t.places.size() == 1 && of_the_counted(*blow, *t.places.front()) &&
                       where_they_fell(*t.places.front(), o) &&
                       told_nowhere_behind(blow->sentence, *t.places.front());
      if (!own && !(t.places.empty() && at_the_next(index))) continue;
      extract::find_day(*this, t);
      if (!t.date.start && dated(c_.sentence(index))) continue;
      if (!t.date.start) t.date = blow->date;
      if (const auto* patient = subject(o.at.first)) t.targets.push_back(patient);
      more.push_back(std::move(t));
    }
    out_.insert(out_.end(), more.begin(), more.end());
  }

  /// Any day of the calendar stands in the sentence.
  bool dated(Stretch sentence) const {
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return sentence.holds(x.first) && x.kind == when::Kind::point && x.date.start;
    });
  }

  /// No event told since was there: "pasar X" is in X.
  bool told_nowhere_behind(std::uint32_t sentence, const places::Mention& p) const {
    return std::none_of(out_.begin(), out_.end(), [&](const Told& t) {
      return t.sentence > sentence &&
             std::any_of(t.places.begin(), t.places.end(), [&](const auto* q) {
               const bool named = name_key(q->place).find(name_key(p.place)) != std::string::npos;
               return !q->is_country && (named || compatible(*q, p));
             });
    });
  }

  /// "Di lokasi kedua, ...": at the head of the sentence, whatever it is called.
  bool at_the_next(std::uint32_t sentence) const {
    const auto head = c_.sentence(sentence).first;
    return c_.in(Set::in, head) != 0 && c_.in(Set::spot, head + 1) != 0 &&
           (c_.in(Set::second, head + 2) != 0 || c_.in(Set::third, head + 2) != 0);
  }

  /// A blow at places that are counted, told at most five sentences before.
  const Told* counted_before(std::uint32_t sentence) const {
    constexpr std::uint32_t kReach = 5;
    const Told* found = nullptr;
    for (const auto& t : out_) {
      if (t.sentence >= sentence || t.sentence + kReach < sentence) continue;
      if (t.over_sites && t.family == Family::violence && !t.recalled && !t.item) found = &t;
    }
    return found;
  }

  /// "Di X, lima orang tewas", "lima orang tewas di X": no other verb between, and nothing that
  /// only describes.
  bool where_they_fell(const places::Mention& p, const mentions::OutcomeWord& o) const {
    const bool front = p.first < o.at.first;
    const auto from = front ? p.last : o.at.last;
    const auto to = front ? o.at.first : p.first;
    return !c_.any(Set::relative, front ? c_.clause_begin(p.first) : from, to) &&
           !c_.verb_between(from, to);
  }

  /// Small, and in the country of what holds them all, which is no smaller than a province.
  static bool of_the_counted(const Told& blow, const places::Mention& p) {
    if (p.is_country || p.place.precision > record::PlacePrecision::district) return false;
    return !blow.places.empty() &&
           std::all_of(blow.places.begin(), blow.places.end(), [&](const auto* q) {
             return (q->is_country || q->place.precision >= record::PlacePrecision::province) &&
                    (q->place.country.empty() || p.place.country.empty() ||
                     q->place.country == p.place.country);
           });
  }

  /// The latest blow with a place, told at most three sentences before.
  const Told* blow_before(std::uint32_t sentence) const {
    constexpr std::uint32_t kReach = 3;
    const Told* found = nullptr;
    for (const auto& t : out_) {
      if (t.sentence >= sentence || t.sentence + kReach < sentence) continue;
      if (found == nullptr || t.at.first > found->at.first) found = &t;
    }
    const bool blow = found != nullptr && found->family == Family::violence && !found->brawl &&
                      !found->recalled && found->type != TriggerClass::incident &&
                      found->type != TriggerClass::clash && !found->places.empty();
    return blow ? found : nullptr;
  }

  /// The town at the head of the sentence, or behind people who are counted as others than those
  /// before, where no event told so far was.
  const places::Mention* next_town(const Told& blow, const mentions::OutcomeWord& o) const {
    constexpr std::uint32_t kHead = 3;
    const Stretch all = sentence(o.at.first);
    const auto& country = blow.places.front()->place.country;
    const bool others =
        std::any_of(r_.counts.begin(), r_.counts.end(), [&](const counts::Quantity& q) {
          return all.holds(q.first) && q.first < o.at.first &&
                 q.relation == counts::Relation::others;
        });
    for (const auto& p : r_.places) {
      if (!usable(p, all) || p.is_country || p.place.gazetteer_id.empty() || p.first == all.first)
        continue;
      const bool town = p.place.precision <= record::PlacePrecision::province &&
                        p.place.country == country && c_.in(Set::in, p.first - 1) != 0 &&
                        !c_.voice(p.first).inside_speaker && !of_somebody(p) &&
                        !c_.any(Set::ward, all.first, p.first);
      if (town && (others || p.first <= all.first + kHead) && told_nowhere_near(p)) return &p;
    }
    return nullptr;
  }

  bool told_nowhere_near(const places::Mention& town) const {
    return std::none_of(out_.begin(), out_.end(), [&](const Told& t) {
      return std::any_of(t.places.begin(), t.places.end(), [&](const auto* p) {
        return !p->is_country && (compatible(*p, town) || contains(*p, town));
      });
    });
  }

  /// "Bulan lalu, 94 orang tewas di Suriah": of weeks and a whole country.
  static bool counts_a_time(const Told& t) {
    return t.date.precision != record::DatePrecision::day &&
           std::all_of(t.places.begin(), t.places.end(), [](const auto* p) {
             return p->is_country || p->place.precision >= record::PlacePrecision::province;
           });
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
      extract::find_day(*this, t);
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
    extract::find_place(*this, t);
    // "Di Mandalay 40 pengunjuk rasa tewas"
    const bool there = patient->group == Group::protesters && !t.places.empty() &&
                       t.places.front()->first < patient->at.first;
    if (!(t.fronted || there) || t.places.front()->is_country) return false;
    t.targets.push_back(patient);
    return true;
  }

  /// "Kasus terakhir penembakan pendeta X. Ia tewas di Kampung Y pada Sabtu", "Dua buruh ditembak
  /// di Z. Rahmat dan Saep tewas di Kampung Y, Rabu": where and when what the sentence before tells
  /// was.
  bool died_there(Told& t) const {
    const auto head = sentence(t.at.first).first;
    if (t.sentence == 0 || !t.date.start || t.date.precision != record::DatePrecision::day)
      return false;
    const bool pronoun =
        r_.words.words[head].word_class == words::WordClass::pronoun && head + 3 >= t.at.first;
    const bool named = t.sentence == 1 && people_named_at(head) && c_.paragraph_of(head) == 1;
    if (!pronoun && !named) return false;
    const bool told = std::any_of(out_.begin(), out_.end(), [&](const Told& o) {
      return o.sentence + 1 == t.sentence && o.family == Family::violence && !o.date.start &&
             (named || o.places.empty());
    });
    if (!told) return false;
    extract::find_place(*this, t);
    t.points_back = true;
    return !t.places.empty() && !t.places.front()->is_country;
  }

  /// The sentence begins with somebody's name.
  bool people_named_at(std::uint32_t head) const {
    const auto& names = r_.words.names;
    return std::any_of(names.begin(), names.end(), [&](const auto& n) {
      return n.first == head && n.kind == words::NameKind::person;
    });
  }

  /// "KKB kembali berulah pada Minggu. Dua pekerja ditemukan tewas di Kampung X. ...": near the
  /// head of the report, before any other word tells of it, says where who suffered it was found.
  bool found_dead_there(Told& t, const mentions::OutcomeWord& o) const {
    constexpr std::uint32_t kHead = 3, kNext = 6;
    if (o.outcome != record::Outcome::killed || t.time != nullptr || t.sentence >= kHead)
      return false;
    const auto* patient = subject(o.at.first);
    if (c_.in(Set::found, o.at.first) == 0) return false;
    const bool later = !out_.empty() && out_.front().sentence > t.sentence &&
                       out_.front().sentence <= t.sentence + kNext && out_.front().places.empty() &&
                       !out_.front().recalled;
    if (!later) return false;
    extract::find_place(*this, t);
    if (t.places.empty() || t.places.front()->is_country) return false;
    if (patient != nullptr) t.targets.push_back(patient);
    return true;
  }

  /// "Pada 13 Mei, ...", "Setahun sebelumnya, 26 September 2019, ...": only days stand before.
  bool heads_sentence(const when::Time& time) const {
    std::uint32_t i = sentence(time.first).first;
    if (time.first <= i + 1) return true;
    // "Sementara itu, Jumat (29/9) malam, ..."
    const auto* other = c_.cue(CueKind::split, {i, std::min(i + 3, time.first)});
    if (other != nullptr && other->at.first == i && other->at.last + 1 >= time.first &&
        time.first >= other->at.last)
      return true;
    for (const auto& t : r_.times) {
      // "Pekan lalu, tepatnya Rabu, ..."
      if (&t == &time && (t.first == i || (t.first == i + 1 && c_.in(Set::exactly, i) != 0) ||
                          (t.first == i + 2 && c_.in(Set::exactly, i) == 1)))
        return true;
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

  /// "Sejak agresi 7 Oktober 2023, pasukan X telah melancarkan serangan ke Y": what has gone on for
  /// months has no day of its own.
  bool gone_on(const Trigger& t) const {
    constexpr std::chrono::days kMonths(60);
    const auto& published = r_.published.day;
    const Stretch all = sentence(t.at.first);
    if (!published || c_.in(Set::since, all.first) == 0 || t.type > TriggerClass::chemical)
      return false;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.first > all.first + 1 && x.last < t.at.first && x.date.end &&
             c_.clause_of(x.first) == c_.clause_of(all.first) && c_.mark(x.last, ",") &&
             std::chrono::sys_days(*x.date.end) + kMonths < std::chrono::sys_days(*published);
    });
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
    if (const auto* patient = right(from, end, 8))
      extract::add_with_list(*this, t.targets, patient, end);
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

  /// Advances and withdrawals are claims about territory, not events.
  static bool movement(TriggerClass type) {
    return type == TriggerClass::advance || type == TriggerClass::withdraw;
  }

  /// "Tentara menewaskan lima gerilyawan": fighters kill, no other word tells of the event.
  void deadly_forces() {
    for (const auto& o : r_.mentions.outcomes) {
      if (o.pattern != mentions::Pattern::verb || o.outcome != record::Outcome::killed) continue;
      const auto begin = c_.clause_begin(o.at.first);
      const Stretch clause{begin, c_.clause_end(o.at.last - 1)};
      // "menewaskan lima gerilyawan dalam operasi itu": the noun tells nothing by itself
      const bool told = std::any_of(out_.begin(), out_.end(), [&](const Told& t) {
        return t.type != TriggerClass::incident && clause.holds(t.at.first);
      });
      if (told || of_a_period(sentence(o.at.first))) continue;
      const Trigger made{o.at, TriggerClass::kill, TriggerVoice::active, {}};
      const auto* doer = subject(o.at.first);
      const auto* hit = right(o.at.last, clause.last, 8);
      if (doer == nullptr || doer == hit || !fighters(*doer) || !extract::tells_event(*this, made))
        continue;
      if (hit == nullptr && !people_right_behind(o.at.last)) continue;
      if (one_more_between(doer->at.last, o.at.first)) continue;
      bool event = false;
      each_in(r_.mentions.triggers, {begin, o.at.first},
              [&](const Trigger& t) { event = event || t.voice == TriggerVoice::noun; });
      if (event || (hit != nullptr && doer->value.name == hit->value.name)) continue;
      Told t = start(made);
      weapons(t);
      t.initiators.push_back(doer);
      t.bomber = doer->group == Group::bomber;
      if (hit != nullptr) extract::add_with_list(*this, t.targets, hit, clause.last);
      extract::find_day(*this, t);
      extract::find_place(*this, t);
      if (hit == nullptr && (t.time == nullptr || !in_one_small_place(t))) continue;
      if (hit == nullptr && extract::only_accused(*this, made)) t.initiators.clear();
      out_.push_back(std::move(t));
    }
  }

  /// "enam polisi, satu lagi di Y menewaskan dua tentara": one more of what was counted is the
  /// subject.
  bool one_more_between(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first >= from && q.last <= to && q.count.low == 1 &&
             q.relation == counts::Relation::others;
    });
  }

  /// "Tentara mengusir ISIS dari X": a force is driven from a place, and who does it takes it.
  void driven_out() {
    std::vector<Told> more;
    for (std::uint32_t i = 0; i + 2 < c_.size(); ++i) {
      const auto control = c_.control(i);
      if (!control || control->row->voice != ControlVoice::expels) continue;
      const Stretch at{i, i + control->words};
      const auto* hit = right(at.last, c_.clause_end(i), 1);
      const auto* from = hit != nullptr && fighters(*hit) ? left_place(*hit) : nullptr;
      const auto* doer = subject(i);
      if (from == nullptr || doer == nullptr || doer == hit || !fighters(*doer)) continue;
      const Trigger made{at, TriggerClass::seize, TriggerVoice::active, {}};
      if (!extract::tells_event(*this, made) || extract::aside(*this, made)) continue;
      out_.erase(
          std::remove_if(out_.begin(), out_.end(), [&](const Told& t) { return t.at.first == i; }),
          out_.end());
      Told t = start(made);
      t.initiators.push_back(doer);
      t.targets.push_back(hit);
      t.places.push_back(from);
      extract::find_day(*this, t);
      more.push_back(std::move(t));
    }
    out_.insert(out_.end(), more.begin(), more.end());
  }

  /// "[ISIS] dari kota X": a town, or what is smaller.
  const places::Mention* left_place(const Actor& hit) const {
    constexpr std::uint32_t kReach = 3;
    for (auto i = hit.at.last; i < hit.at.last + kReach && i + 1 < c_.size(); ++i) {
      if (c_.punctuation(i)) return nullptr;
      if (c_.in(Set::from, i) == 0) continue;
      for (const auto& p : r_.places) {
        if (p.first == i + 1 && p.last > p.first && !p.is_country &&
            p.place.precision < record::PlacePrecision::province)
          return &p;
      }
      return nullptr;
    }
    return nullptr;
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

  /// "petinggi kelompok yang sempat menguasai kota itu": says who he is.
  bool once_held(const Trigger& t) const {
    return t.type == TriggerClass::seize && t.voice == TriggerVoice::active && t.at.first > 1 &&
           c_.in(Set::once, t.at.first - 1) != 0 && c_.in(Set::relative, t.at.first - 2) != 0;
  }

  /// "Gedung itu dihantam pada Minggu": the weapon was named when the blow was told before.
  bool struck_again(const Trigger& t) const {
    if (t.type != TriggerClass::strike || t.voice != TriggerVoice::passive || out_.empty())
      return false;
    const Told& last = out_.back();
    const bool kin = last.type == TriggerClass::strike || last.type == TriggerClass::air ||
                     last.type == TriggerClass::shell || last.type == TriggerClass::explode;
    return kin && !extract::armed_blow(*this, t) && c_.sentence_of(t.at.first) <= last.sentence + 2;
  }

  Told start(const Trigger& t) const {
    Told told;
    told.at = t.at;
    told.type = t.type;
    told.voice = t.voice;
    if (t.type == TriggerClass::release && place_object(t)) told.type = TriggerClass::seize;
    if (t.type == TriggerClass::launch) told.type = type_of(extract::launched(*this, t)->means);
    if (t.type == TriggerClass::strike && laden(t)) told.type = TriggerClass::ram;
    if (t.type == TriggerClass::defuse && shot_down(t)) told.type = TriggerClass::shoot;
    if (t.type == TriggerClass::operation)
      told.type = deadly(t) && (!bare_operation(t) || against_fighters(t)) ? TriggerClass::attack
                                                                           : TriggerClass::incident;
    if (t.type == TriggerClass::operation && bare_operation(t) && fighters_fell(t))
      told.type = TriggerClass::clash;
    told.family = family_of(told.type);
    told.sentence = c_.sentence_of(t.at.first);
    const Stretch all = sentence(t.at.first);
    const bool phrase = t.voice == TriggerVoice::active && t.at.last > t.at.first + 1;
    const std::uint32_t reach = phrase ? t.at.last + 1 : behind_time(t);
    const Stretch behind{t.at.last, std::min(all.last, reach)};
    told.points_back = (t.voice == TriggerVoice::noun || phrase) && points_back(t, behind);
    // "baku tembak itu"
    if (t.voice == TriggerVoice::reciprocal && t.at.last < all.last) {
      // "baku tembak Senin itu"
      const auto itu = std::find_if(r_.times.begin(), r_.times.end(),
                                    [&](const auto& x) { return x.first == t.at.last; });
      const auto to = itu == r_.times.end() ? t.at.last + 1 : itu->last + 1;
      told.points_back = c_.cue(CueKind::anaphor, {t.at.last, to}) != nullptr;
    }
    told.points_back = told.points_back || that_bomb(t) || that_thing(t);
    told.several = t.voice == TriggerVoice::noun && counted(t);
    told.over_sites = told.family == Family::violence && (over_sites(t) || a_few(t));
    told.several = told.several || told.over_sites;
    told.reaction = (t.voice == TriggerVoice::noun || told.points_back) && reaction(t, all);
    told.other = c_.cue(CueKind::split, {all.first, std::min(all.first + 6, all.last)}) != nullptr;
    told.separate = separate(t, all);
    // "Masih di Helmand, ...": another incident of the province told of before
    const auto head = c_.in(Set::still, all.first);
    const bool still_there = head != 0 && c_.in(Set::in, all.first + head) != 0;
    // "Selain di X, ledakan juga terjadi di Y"
    const auto more = c_.in(Set::besides, all.first);
    const bool elsewhere = more != 0 && c_.in(Set::in, all.first + more) != 0;
    told.other = told.other || told.separate || still_there || elsewhere || turns_to(t.at.first);
    told.recalled = c_.cue(CueKind::background, all) != nullptr;
    told.once = once_held(t);
    for (std::uint32_t i = t.at.first; i < std::min(t.at.last + 1, all.last); ++i) {
      told.again = told.again || c_.in(Set::again, i) != 0;
    }
    for (auto i = all.first; i < t.at.first; ++i) {
      if (c_.in(Set::turn, i) != 0 && any_in(r_.mentions.triggers, {all.first, i})) told.turned = i;
    }
    told.brawl = c_.in(Set::brawl, t.at.first) == t.at.last - t.at.first &&
                 !(c_.in(Set::mutual, t.at.first) != 0 && between_states(all));
    told.alike = t.voice == TriggerVoice::noun && c_.in(Set::alike, t.at.last) != 0;
    told.other = told.other || told.alike;
    told.separate = told.separate || told.alike;
    // "Bom ketiga, di X, menewaskan 11 orang"
    told.other =
        told.other || (t.voice == TriggerVoice::noun &&
                       (c_.in(Set::second, t.at.last) != 0 || c_.in(Set::third, t.at.last) != 0));
    told.denied = c_.voice(t.at.first).denied;
    told.goes_on = goes_on(c_, t);
    told.unopposed = t.type == TriggerClass::seize &&
                     (extract::unopposed(*this, t) || extract::handed_over(*this, t));
    const auto held = extract::held_for(*this, t);
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

  /// "dua serangan terpisah di X dan Y".
  bool counted(const Trigger& t) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.number_last == t.at.first && q.count.low && *q.count.low > 1 &&
             q.unit != counts::Unit::people;
    });
  }

  /// "Dua insiden penembakan", "tiga serangan", "dua bom meledak": so few that each may be told.
  bool a_few(const Trigger& t) const {
    constexpr std::int64_t kMany = 10;
    const auto noun = counted_noun(t);
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      const auto n = q.count.low.value_or(0);
      return q.number_last == noun && n > 1 && n < kMany && q.unit != counts::Unit::people;
    });
  }

  /// Where the noun begins that a number before it counts: the event, "insiden" before it, or what
  /// went off.
  std::uint32_t counted_noun(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    auto noun = t.at.first;
    const Stretch before{noun > kReach ? noun - kReach : 0, noun};
    if (t.voice == TriggerVoice::noun) {
      each_in(r_.mentions.triggers, before, [&](const Trigger& o) {
        if (o.type == TriggerClass::incident && o.at.last == t.at.first) noun = o.at.first;
      });
    } else if (t.type == TriggerClass::explode && t.voice == TriggerVoice::middle) {
      each_in(r_.mentions.weapons, before, [&](const auto& w) {
        if (c_.sentence_of(w.at.first) == c_.sentence_of(t.at.first)) noun = w.at.first;
      });
    } else {
      return c_.size();
    }
    return noun;
  }

  /// "menghantam dua lokasi terpisah", "serangan di tiga distrik": at places that are counted, a
  /// few, right behind.
  bool over_sites(const Trigger& t) const {
    constexpr std::uint32_t kReach = 5;
    constexpr std::int64_t kMany = 10;
    const auto end = std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach);
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      const auto n = q.count.low.value_or(0);
      const auto noun = q.number_last;
      return q.first >= t.at.last && q.first < end && n > 1 && n < kMany &&
             (c_.in(Set::spot, noun) != 0 || c_.in(Set::site, noun) != 0 ||
              c_.in(Set::any_site, noun) != 0);
    });
  }

  /// "helikopter ditembak jatuh Taliban. 30 tentara tewas": more than a weapon was lost.
  bool shot_down(const Trigger& t) const {
    return !extract::weapon_object(*this, t) && (deadly(t) || died_before(t));
  }

  /// "Enam orang tewas ketika pesawat itu jatuh. Pesawat itu ditembak jatuh ...": in the sentence
  /// before, or where the same was told.
  bool died_before(const Trigger& t) const {
    if (t.voice != TriggerVoice::passive ||
        !c_.any(Set::comes_down, c_.clause_begin(t.at.first), t.at.first))
      return false;
    const auto again = [&](const Told& x) {
      return x.type == TriggerClass::shoot && c_.form(x.at) == c_.form(t.at);
    };
    if (std::any_of(told_.begin(), told_.end(), again)) return true;
    const auto here = c_.sentence_of(t.at.first);
    if (here == 0) return false;
    const Stretch before = c_.sentence(here - 1);
    if (c_.paragraph_of(before.first) != c_.paragraph_of(t.at.first)) return false;
    bool found = false;
    each_in(r_.mentions.outcomes, before,
            [&](const auto& o) { found = found || o.outcome == record::Outcome::killed; });
    bool other = false;
    each_in(r_.mentions.triggers, before, [&](const auto& x) {
      other = other || (x.type <= TriggerClass::chemical && !any_in(r_.mentions.outcomes, x.at));
    });
    return found && !other;
  }

  /// "operasi militer ... menewaskan lima gerilyawan", "mengepung pos. Tiga polisi gugur": somebody
  /// dies in the sentence or the next of its paragraph.
  bool deadly(const Trigger& t) const {
    const auto dies = [&](Stretch in) {
      bool found = false;
      each_in(r_.mentions.outcomes, in,
              [&](const auto& o) { found = found || o.outcome == record::Outcome::killed; });
      return found;
    };
    const Stretch own = sentence(t.at.first);
    if (dies(own) && c_.cue(CueKind::negation, {t.at.first, own.last}) == nullptr) return true;
    if (own.last >= c_.size() || c_.paragraph_of(own.last) != c_.paragraph_of(t.at.first))
      return false;
    const Stretch both{own.first, sentence(own.last).last};
    return dies(both) && c_.cue(CueKind::negation, {t.at.first, both.last}) == nullptr;
  }

  /// "operasi", of no kind.
  bool bare_operation(const Trigger& t) const {
    return c_.in(Set::operation, t.at.first) == t.at.last - t.at.first;
  }

  /// "tiga gerilyawan tewas dalam operasi di X": an operation of which nothing more is said is a
  /// fight where fighters are named before it in its sentence.
  bool against_fighters(const Trigger& t) const {
    bool found = false;
    each_in(r_.mentions.actors, {sentence(t.at.first).first, t.at.first},
            [&](const Actor& a) { found = found || in_arms(a.group); });
    // "Operasi tentara X di Y menewaskan lima orang"
    const auto* whose = right(t.at.last, c_.clause_end(t.at.last - 1), 1);
    return found || (whose != nullptr && fighters(*whose));
  }

  /// "Operasi sebesar ini terakhir dilancarkan di X, April 2002, ketika 23 prajurit tewas": who
  /// fights is the subject of the dying.
  bool fighters_fell(const Trigger& t) const {
    bool fell = false;
    each_in(r_.mentions.outcomes, {t.at.last, sentence(t.at.first).last}, [&](const auto& o) {
      if (o.outcome != record::Outcome::killed || o.pattern != mentions::Pattern::predicate) return;
      const auto* who = subject(o.at.first);
      fell = fell || (who != nullptr && who->group != Group::police && fighters(*who));
    });
    return fell;
  }

  /// "mobil bermuatan bahan peledak menghantam pos": driven into it.
  bool laden(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    // "dihantam truk bermuatan bom"
    if (t.voice == TriggerVoice::passive)
      return c_.any(Set::laden, t.at.last,
                    std::min(c_.clause_end(t.at.last - 1), t.at.last + kReach));
    if (t.voice != TriggerVoice::active) return false;
    for (auto i = c_.clause_begin(t.at.first); i < t.at.first; ++i) {
      if (c_.in(Set::laden, i) != 0) return true;
    }
    return false;
  }

  /// "membebaskan kota X", "kota X dibebaskan": a place is freed, not people in it.
  bool place_object(const Trigger& t) const {
    if (t.voice == TriggerVoice::passive) return extract::falls(*this, t);
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
    if (where_it_was(t)) return true;
    // "yang melancarkan serangan itu" is one cue
    const bool longer =
        std::any_of(r_.mentions.cues.begin(), r_.mentions.cues.end(), [&](const auto& c) {
          return c.at.first < t.at.last && c.at.last > t.at.last && c.kind == CueKind::behind;
        });
    if (longer) return true;
    if (lasting_so_long(t.at.last)) return true;
    const auto* cue = c_.cue(CueKind::anaphor, behind);
    // "Operasi sebesar ini terakhir kali dilancarkan di X": another one
    return cue != nullptr && !c_.punctuation(cue->at.first - 1) &&
           c_.in(Set::compared, cue->at.first - 1) == 0;
  }

  /// "peristiwa sekitar empat jam itu": the word that points back stands behind how long it was.
  bool lasting_so_long(std::uint32_t behind) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first == behind && q.unit == counts::Unit::duration &&
             (c_.cue(CueKind::anaphor, {q.last, q.last + 1}) != nullptr ||
              c_.cue(CueKind::anaphor, {q.last + 1, q.last + 2}) != nullptr);
    });
  }

  /// "Bom itu meledak di samping gereja": the one told before, right before the verb.
  bool that_bomb(const Trigger& t) const {
    constexpr std::uint32_t kReach = 4;
    if (t.type != TriggerClass::explode || t.voice == TriggerVoice::noun || out_.empty())
      return false;
    const auto begin = sentence(t.at.first).first;
    auto end = t.at.first;
    while (end > begin && c_.adverbial(end - 1)) --end;
    if (end == begin || c_.cue(CueKind::anaphor, {end - 1, end}) == nullptr) return false;
    bool bomb = false;
    each_in(r_.mentions.weapons, {end > begin + kReach ? end - kReach : begin, end},
            [&](const auto& w) { bomb = bomb || w.at.first == begin || w.at.last + 1 == end; });
    return bomb && told_of_blast();
  }

  /// "kantor X digranat. Kantor di Kecamatan Y, itu digranat pada Selasa": the thing that was hit
  /// in such words one or two sentences before, right before the verb.
  bool that_thing(const Trigger& t) const {
    constexpr std::uint32_t kReach = 2;
    if (t.voice != TriggerVoice::passive || out_.empty()) return false;
    const auto head = sentence(t.at.first).first;
    auto end = t.at.first;
    while (end > head && c_.adverbial(end - 1)) --end;
    if (end <= head + 1 || c_.cue(CueKind::anaphor, {end - 1, end}) == nullptr) return false;
    if (c_.any(Set::and_, end, t.at.first)) return false;  // "Pasar itu juga dibom pada Februari"
    if (c_.in(Set::thing, head) == 0 && c_.in(Set::building, head) == 0 &&
        c_.in(Set::office, head) == 0)
      return false;
    const Told& last = out_.back();
    if (last.type != t.type || last.sentence + kReach < c_.sentence_of(head)) return false;
    const Stretch before = c_.sentence(last.sentence);
    if (before.first == head || c_.verb_between(head, end - 1)) return false;
    for (auto i = before.first; i < before.last; ++i) {
      if (r_.words.key(i) == r_.words.key(head)) return true;
    }
    return false;
  }

  bool told_of_blast() const {
    return std::any_of(out_.begin(), out_.end(), [](const Told& o) {
      return o.type == TriggerClass::explode || o.type == TriggerClass::suicide;
    });
  }

  /// "Insiden terjadi di X", "Lokasi kejadian berada di X", "TKP": the one told before.
  bool where_it_was(const Trigger& t) const {
    if (out_.empty()) return false;
    const auto i = t.at.first;
    if (c_.in(Set::spot, i) != 0) return true;
    if (i > 0 && c_.in(Set::spot, i - 1) != 0) return true;
    return t.type == TriggerClass::incident && c_.in(Set::begins, t.at.last) != 0;
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
    end = before_another_day(t, end);
    bool found = false;
    each_in(r_.mentions.actors, {t.at.first, end},
            [&](const Actor& a) { found = found || a.group == Group::bomber; });
    each_in(r_.mentions.weapons, {t.at.first, end},
            [&](const auto& w) { found = found || w.means == Means::suicide; });
    return found && c_.cue(CueKind::negation, {t.at.first, end}) == nullptr;
  }

  /// "Ledakan itu terjadi empat hari setelah seorang pembom ...": who struck days before is of
  /// another event.
  std::uint32_t before_another_day(const Trigger& t, std::uint32_t end) const {
    for (const auto& x : r_.times) {
      if (x.first >= t.at.last && x.last < end && x.kind == when::Kind::relative &&
          c_.in(Set::after, x.last) != 0)
        end = x.last;
    }
    return end;
  }

  /// "Seorang pembom bunuh diri menewaskan tiga polisi dalam serangan di X": how it was done.
  void bomber_kills(const Trigger& t, Told& told) const {
    if (t.type != TriggerClass::attack || t.voice != TriggerVoice::noun) return;
    each_in(r_.mentions.outcomes, {sentence(t.at.first).first, t.at.first}, [&](const auto& o) {
      if (o.pattern != mentions::Pattern::verb || o.outcome > record::Outcome::killed_or_injured)
        return;
      const auto* doer = subject(o.at.first);
      if (told.bomber || doer == nullptr || doer->group != Group::bomber) return;
      told.bomber = true;
      if (told.initiators.empty()) told.initiators.push_back(doer);
    });
  }

  void weapons(Told& told) const {
    if (only_an_anchor(told)) return;
    const Stretch all = sentence(told.at.first);
    std::uint32_t list = 0;  // where the weapons behind "dengan" end so far
    each_in(r_.mentions.weapons, all, [&](const auto& w) {
      // "menembaki posisi X di Y, Z, dengan artileri dan senapan mesin"
      const bool more = list != 0 && list + 1 == w.at.first && c_.in(Set::and_, list) != 0;
      const bool with =
          w.at.first > told.at.last && (more || c_.in(Set::with, w.at.first - 1) != 0);
      if (with) list = w.at.last;
      const bool near = c_.clause_of(w.at.first) == c_.clause_of(told.at.first) &&
                        std::abs(static_cast<int>(w.at.first) - static_cast<int>(told.at.first)) <
                            (with ? 20 : 12);
      if (near && !shot_at(told, w) && !boarded(told, w) && !hit_by_bullets(w) &&
          !own_death(c_, w) && !resembled(w) && !linked(w, told) && !answered(w, told) &&
          !of_a_unit(w))
        told.means.set(static_cast<std::size_t>(w.means));
    });
    // "saling serang dengan tank dan mortir": they fought, whatever with
    if (told.voice == TriggerVoice::reciprocal && fought_with(told.at.last))
      told.means.reset(static_cast<std::size_t>(Means::shell));
  }

  /// "menyerang X sebagai tanggapan atas serangan rudal Y": what the other side used.
  bool answered(const mentions::Weapon& w, const Told& told) const {
    for (auto i = told.at.last; i < w.at.first; ++i) {
      const auto words = c_.in(Set::reprisal, i);
      if (words != 0) return any_in(r_.mentions.triggers, {i + words, w.at.last});
    }
    return false;
  }

  /// "prajurit Batalyon Artileri Medan": the name of those who use it.
  bool of_a_unit(const mentions::Weapon& w) const {
    const auto& tokens = r_.words.text.tokens;
    return w.at.first > 0 && w.at.last < c_.size() && c_.in(Set::force, w.at.first - 1) != 0 &&
           tokens[w.at.first].capital && tokens[w.at.last].capital;
  }

  /// "kaitan bom granat dengan penembakan itu": what the event may have to do with.
  bool linked(const mentions::Weapon& w, const Told& told) const {
    const auto begin = c_.clause_begin(w.at.first);
    return c_.close_before(Set::linked, w.at.first, begin, 2) && !w.at.overlaps(told.at);
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

  /// "menembaki pesawat", "helikopter ditembak", "penembakan pesawat": an aircraft that is shot at
  /// is no means.
  bool shot_at(const Told& t, const mentions::Weapon& w) const {
    if (t.type != TriggerClass::shoot || w.means != Means::air) return false;
    if (t.voice == TriggerVoice::noun)
      return w.at.first == t.at.last + c_.in(Set::toward, t.at.last);
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

  // ---- time and place

  /// "X menguasai Y sejak Mei, namun direbut Z pada Juli": what was taken is the object before.
  void taken_again() {
    for (std::size_t i = 1; i < out_.size(); ++i) {
      Told& t = out_[i];
      const Told& before = out_[i - 1];
      const bool both = t.type == TriggerClass::seize && before.type == TriggerClass::seize &&
                        t.sentence == before.sentence && t.voice == TriggerVoice::passive;
      if (!both || !t.places.empty() || before.places.empty()) continue;
      auto first = t.at.first;
      while (first > 0 && (c_.adverbial(first - 1) || c_.in(Set::then, first - 1) != 0)) --first;
      if (first > 0 && (c_.in(Set::but, first - 1) != 0 || c_.in(Set::and_, first - 1) != 0))
        t.places = before.places;
    }
  }

  /// "Tiga hari setelah pengeboman di X, sebuah bom meledak di Y, Selasa", "datang beberapa hari
  /// usai penembakan di X": what the time is counted from is another event than the one that the
  /// sentence tells, and lies so long before it.
  void days_before_the_next() {
    for (const auto& time : r_.times) {
      const auto from = anchor(time);
      if (!from || from->known || c_.in(Set::since, time.last) != 0) continue;
      Told* next = nullptr;
      for (auto& t : out_) {
        const bool here = t.sentence == c_.sentence_of(time.first) && !from->at.holds(t.at.first);
        if (here && (next == nullptr || (!next->date.start && t.date.start))) next = &t;
      }
      if (next == nullptr) continue;
      for (auto& t : out_) {
        if (!from->at.holds(t.at.first) || t.points_back) continue;
        t.gap = true;
        const bool own = t.time != nullptr && from->at.holds(t.time->first);
        const bool said = next->time != nullptr && !from->at.holds(next->time->first);
        if (!own) t.date = time.date.start && !said ? time.date : days_earlier(*next, time);
        // "beberapa jam setelah serangan di X, Selasa": of both
        if (time.timex.starts_with("PT") && !next->date.start) next->date = t.date;
      }
    }
  }

  /// The day that lies a number of days before; none where the day or the number is not known.
  static record::Date days_earlier(const Told& next, const when::Time& time) {
    const auto& x = time.timex;
    const bool days =
        x.size() > 2 && x.front() == 'P' && x.back() == 'D' &&
        std::all_of(x.begin() + 1, x.end() - 1, [](char c) { return c >= '0' && c <= '9'; });
    if (!days || !next.date.start || next.date.precision != record::DatePrecision::day) return {};
    const std::chrono::sys_days day(*next.date.start);
    record::Date out = next.date;
    out.start = day - std::chrono::days(std::stoi(x.substr(1)));
    out.end = out.start;
    return out;
  }

  /// What "di tempat yang sama" says: the places of the mention before.
  void inherit_places() {
    const std::vector<const places::Mention*>* before = nullptr;
    for (auto& t : out_) {
      if (t.same_place && before != nullptr) t.places = *before;
      if (!t.places.empty()) before = &t.places;
    }
  }

  std::vector<Told> out_;
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
  if (t.gap) out += ", days before";
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
  return ToldFinder(context, true).unreal();
}

}  // namespace saksi::extract
