// SPDX-License-Identifier: Apache-2.0
#include "extract/sides.h"

#include <algorithm>
#include <array>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::Group;
using record::ActorKind;
using record::ActorRole;
using record::SubEventType;

bool strikes(SubEventType type) {
  return type == SubEventType::air_drone_strike ||
         type == SubEventType::shelling_artillery_missile_attack;
}

class Sides {
 public:
  Sides(const Context& context, const std::vector<Told>& told, const Happening& happening,
        const std::vector<Happening>& all, record::Event& event)
      : c_(context), told_(told), h_(happening), all_(all), e_(event) {}

  void demonstrators() const {
    const auto type = e_.sub_event_type;
    const bool shot_at = type == SubEventType::excessive_force_against_protesters;
    const bool crowd =
        type == SubEventType::peaceful_protest || type == SubEventType::protest_with_intervention ||
        type == SubEventType::violent_demonstration || type == SubEventType::mob_violence;
    if (!crowd && !shot_at) return;
    const auto role = shot_at ? ActorRole::target : ActorRole::initiator;
    if (has_role(e_, role)) return;
    if (!shot_at && mutual()) return began_alone();
    constexpr std::array<bool, 2> kSure{true, false};
    for (const bool sure : kSure) {
      for (std::uint32_t s = first(); s <= std::min(last() + 2, sentences() - 1); ++s) {
        if (s > last() && (paragraph(s) != paragraph(last()) || tells_another(s))) break;
        if (tells_another(s) && !tells(s)) continue;
        if (!sure && !tells(s)) continue;
        if (const auto* a = crowd_in(c_.sentence(s), sure)) return add(role, *a);
      }
    }
  }

  void loser() const {
    const auto type = e_.sub_event_type;
    const bool regained = type == SubEventType::government_regains_territory;
    if (!regained && type != SubEventType::non_state_actor_overtakes_territory) return;
    if (has_role(e_, ActorRole::target) || !has_role(e_, ActorRole::initiator)) return;
    const auto other = [&](const auto& a) {
      return a.role == ActorRole::participant && opposed(a.actor.kind);
    };
    const auto others = std::count_if(e_.actors.begin(), e_.actors.end(), other);
    if (others == 1) {
      std::find_if(e_.actors.begin(), e_.actors.end(), other)->role = ActorRole::target;
      return;
    }
    const Actor* found = nullptr;
    const auto from = first() == 0 ? 0 : first() - 1;
    for (auto s = from; s <= std::min(last() + 2, sentences() - 1) && found == nullptr; ++s) {
      const bool near =
          paragraph(s) + 1 >= paragraph(first()) && paragraph(s) <= paragraph(last()) + 1;
      if (near && (tells(s) || !tells_another(s))) found = giving_up(c_.sentence(s));
    }
    if (found != nullptr) add(ActorRole::target, *found);
  }

  /// "Dua orang ditangkap di X, kata polisi": who arrests them.
  void captors() const {
    if (e_.sub_event_type != SubEventType::arrests || has_role(e_, ActorRole::initiator)) return;
    nearby([&](Stretch words) {
      return in(words, [&](const Actor& a) {
        return a.group == Group::police && !a.place_of && opposed_to_targets(a);
      });
    });
  }

  /// "Sebuah bom meledak ... Pelaku melarikan diri", "Pelaku bom bunuh diri itu naik sepeda motor":
  /// words for who did it, where nobody is named.
  void doers() const {
    const auto type = record::event_type(e_.sub_event_type);
    const bool violence = type == record::EventType::violence_against_civilians ||
                          type == record::EventType::explosions_remote_violence;
    if (!violence || strikes(e_.sub_event_type) || has_role(e_, ActorRole::initiator)) return;
    nearby([&](Stretch words) {
      return in(words, [&](const Actor& a) {
        const bool doer = a.group == Group::bomber || c_.in(Set::taken_up, a.head) != 0;
        return doer && !a.place_of && !c_.voice(a.at.first).inside_speaker &&
               !has_name(ActorRole::target, a.value.name);
      });
    });
  }

  /// "KKB kembali beraksi di X. Dua guru tewas ditembak", "Kekejaman KKB kembali memakan korban":
  /// who is told to run wild right before or where people are shot by nobody named.
  void running_wild() const {
    const auto type = record::event_type(e_.sub_event_type);
    const bool violence = type == record::EventType::violence_against_civilians ||
                          type == record::EventType::battles ||
                          type == record::EventType::explosions_remote_violence;
    if (!violence || has_role(e_, ActorRole::initiator)) return;
    for (auto s = first() == 0 ? 0 : first() - 1; s <= first(); ++s) {
      if (s < first() && tells_another(s)) continue;
      const auto* a = in(c_.sentence(s), [&](const Actor& x) { return runs_wild(x); });
      if (a != nullptr) return add(ActorRole::initiator, *a);
    }
  }

  /// "... menewaskan lima orang. Korban adalah prajurit TNI": who they were.
  void those_hit() const {
    const auto type = record::event_type(e_.sub_event_type);
    const bool violence = type == record::EventType::violence_against_civilians ||
                          type == record::EventType::battles ||
                          type == record::EventType::explosions_remote_violence;
    if (!violence) return;
    for (auto s = last(); s <= std::min(last() + 2, sentences() - 1); ++s) {
      if (tells_another(s)) return;
      const Stretch all = c_.sentence(s);
      for (auto i = all.first; i < std::min(all.last, all.first + 2); ++i) {
        auto n = c_.in(Set::those_hit, i);
        if (n == 0) continue;
        each_in(c_.report().mentions.outcomes, {i + n, i + n + 2},  // "korban tewas"
                [&](const auto& o) { n = std::max(n, o.at.last - i); });
        const auto is = c_.in(Set::is, i + n);
        if (is == 0) continue;
        const auto* a = in({i + n + is, std::min(all.last, i + n + is + 3)},
                           [&](const Actor& x) { return !x.place_of && x.group != Group::state; });
        if (a != nullptr && !has_name(ActorRole::target, a->value.name) &&
            !has_name(ActorRole::initiator, a->value.name))
          add(ActorRole::target, *a);
        return;
      }
    }
  }

 private:
  template <class Fits>
  const Actor* in(Stretch words, Fits fits) const {
    const Actor* found = nullptr;
    each_in(c_.report().mentions.actors, words, [&](const Actor& a) {
      if (found == nullptr && fits(a)) found = &a;
    });
    return found;
  }

  /// Takes the initiator from the sentences that tell it, else from the next of their paragraph.
  template <class Find>
  void nearby(Find find) const {
    for (auto s = first(); s <= std::min(last() + 1, sentences() - 1); ++s) {
      if (s > last() && (paragraph(s) != paragraph(last()) || tells_another(s))) return;
      if (tells_another(s) || (s <= last() && !tells(s))) continue;
      if (const auto* a = find(c_.sentence(s))) return add(ActorRole::initiator, *a);
    }
  }

  bool has_name(ActorRole role, const std::string& name) const {
    return std::any_of(e_.actors.begin(), e_.actors.end(),
                       [&](const auto& a) { return a.role == role && a.actor.name == name; });
  }

  bool opposed_to_targets(const Actor& a) const {
    return std::none_of(e_.actors.begin(), e_.actors.end(),
                        [&](const auto& x) { return x.actor.name == a.value.name; });
  }

  bool runs_wild(const Actor& a) const {
    constexpr std::uint32_t kReach = 3;
    if (a.place_of || !(in_arms(a.group) || (a.named && is_irregular(a.group)))) return false;
    if (c_.voice(a.at.first).inside_speaker || c_.voice(a.at.first).denied) return false;
    for (auto i = a.at.last; i < std::min(c_.size(), a.at.last + kReach); ++i) {
      if (c_.in(Set::acts_up, i) != 0) return true;
      if (!c_.adverbial(i)) break;
    }
    for (auto i = a.at.first > kReach ? a.at.first - kReach : 0; i < a.at.first; ++i) {
      if (c_.in(Set::outrage, i) == a.at.first - i) return true;
    }
    return false;
  }

  /// Two sides set upon one another: nobody began it.
  bool mutual() const {
    return std::any_of(e_.actors.begin(), e_.actors.end(), [](const auto& a) {
      return a.role == ActorRole::participant && !of_state(a.actor.kind);
    });
  }

  std::uint32_t sentences() const {
    return static_cast<std::uint32_t>(c_.report().words.text.sentences.size());
  }

  std::uint32_t first() const { return told_[h_.told.front()].sentence; }

  std::uint32_t last() const { return told_[h_.told.back()].sentence; }

  std::uint32_t paragraph(std::uint32_t sentence) const {
    return c_.paragraph_of(c_.sentence(sentence).first);
  }

  bool tells(std::uint32_t sentence) const {
    return std::any_of(h_.told.begin(), h_.told.end(),
                       [&](auto i) { return told_[i].sentence == sentence; });
  }

  bool tells_another(std::uint32_t sentence) const {
    return std::any_of(all_.begin(), all_.end(), [&](const Happening& o) {
      return &o != &h_ && !o.dropped && std::any_of(o.told.begin(), o.told.end(), [&](auto i) {
        return told_[i].sentence == sentence;
      });
    });
  }

  /// People who demonstrate; where none are named, students or workers of whom the words tell.
  const Actor* crowd_in(Stretch words, bool sure) const {
    const Actor* found = nullptr;
    each_in(c_.report().mentions.actors, words, [&](const Actor& a) {
      const bool fits = sure ? a.group == Group::protesters || a.group == Group::crowd
                             : a.group == Group::following;
      if (found == nullptr && fits && !a.place_of && !c_.voice(a.at.first).inside_speaker)
        found = &a;
    });
    return found;
  }

  /// On the other side than those who took the place.
  bool opposed(ActorKind kind) const {
    const bool state = std::any_of(e_.actors.begin(), e_.actors.end(), [](const auto& a) {
      return a.role == ActorRole::initiator && of_state(a.actor.kind);
    });
    const bool fights = of_state(kind) || kind == ActorKind::rebel_group ||
                        kind == ActorKind::political_militia || kind == ActorKind::identity_militia;
    return fights && state != of_state(kind);
  }

  /// Who retreats in these words, or is said to have lost the place: "tentara X menarik diri",
  /// "benteng terakhir tentara X", "lepas dari genggaman X".
  const Actor* giving_up(Stretch words) const {
    constexpr std::uint32_t kReach = 8;
    const Actor* found = nullptr;
    each_in(c_.report().mentions.actors, words, [&](const Actor& a) {
      if (found != nullptr || !opposed(a.value.kind) || a.group == Group::police) return;
      const bool leaves =
          !a.place_of && leaves_behind(a.at.last, std::min(words.last, a.at.last + kReach));
      if (leaves || lost_by(words.first, a.at.first)) found = &a;
    });
    return found;
  }

  bool leaves_behind(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from; i < to; ++i) {
      if (c_.in(Set::gives_up, i) != 0) return true;
      if (any_in(c_.report().mentions.actors, {i, i + 1})) return false;
      if (c_.clause_of(i) != c_.clause_of(from)) return false;
    }
    return false;
  }

  bool lost_by(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 5;
    for (auto i = end > begin + kLongest ? end - kLongest : begin; i < end; ++i) {
      const auto n = c_.in(Set::lost_by, i);
      if (n != 0 && i + n <= end && i + n + 1 >= end) return true;
    }
    return false;
  }

  /// "Bentrokan pecah antara pengunjuk rasa ...": the one side that is told of began it, unless it
  /// is the forces.
  void began_alone() const {
    if (e_.actors.size() == 1 && !of_state(e_.actors.front().actor.kind) &&
        e_.sub_event_type != SubEventType::mob_violence)
      e_.actors.front().role = ActorRole::initiator;
  }

  void add(ActorRole role, const Actor& a) const {
    std::erase_if(e_.actors, [&](const auto& have) {
      return have.role == ActorRole::participant && have.actor.name == a.value.name;
    });
    e_.actors.push_back({role, a.value});
    if (record::event_type(e_.sub_event_type) == record::EventType::protests)
      e_.actors.back().actor.kind = ActorKind::protesters;
  }

  const Context& c_;
  const std::vector<Told>& told_;
  const Happening& h_;
  const std::vector<Happening>& all_;
  record::Event& e_;
};

bool takes_people(SubEventType type) {
  return type == SubEventType::abduction_forced_disappearance;
}

std::string country_of(const record::Event& e) {
  return e.places.empty() ? std::string() : e.places.front().country;
}

/// Of several events of one kind in one country of which some name who did it, and all of these the
/// same: who did the others. "Rabu, sebuah drone menghantam apartemen di X" in a war of one air
/// force.
template <class Kind, class Doer>
void same_doer(std::vector<record::Event>& events, Kind kind, Doer doer) {
  for (auto& e : events) {
    if (!kind(e.sub_event_type) || has_role(e, ActorRole::initiator) || e.places.empty()) continue;
    const record::Actor* one = nullptr;
    bool several = false;
    for (const auto& o : events) {
      if (!kind(o.sub_event_type) || country_of(o) != country_of(e)) continue;
      for (const auto& a : o.actors) {
        if (a.role != ActorRole::initiator) continue;
        several = several || !doer(a.actor) || (one != nullptr && one->name != a.actor.name);
        one = &a.actor;
      }
    }
    const bool hit =
        one != nullptr && std::any_of(e.actors.begin(), e.actors.end(),
                                      [&](const auto& a) { return a.actor.name == one->name; });
    if (one == nullptr || several || hit) continue;
    auto who = *one;
    e.actors.insert(e.actors.begin(), {ActorRole::initiator, std::move(who)});
  }
}

}  // namespace

void complete_sides(const Context& context, const std::vector<Told>& told,
                    const std::vector<Happening>& happenings,
                    const std::vector<std::optional<record::EventId>>& event_of,
                    std::vector<record::Event>& events) {
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    if (!event_of[i]) continue;
    const Sides sides(context, told, happenings[i], happenings,
                      events[static_cast<std::size_t>(*event_of[i])]);
    sides.demonstrators();
    sides.loser();
    sides.running_wild();
    sides.captors();
    sides.doers();
    sides.those_hit();
  }
  same_doer(events, strikes, [](const record::Actor& a) { return of_state(a.kind); });
  same_doer(events, takes_people, [](const record::Actor& a) { return !a.actor_id.empty(); });
}

}  // namespace saksi::extract
