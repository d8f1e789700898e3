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

 private:
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

bool strikes(SubEventType type) {
  return type == SubEventType::air_drone_strike ||
         type == SubEventType::shelling_artillery_missile_attack;
}

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
  }
  same_doer(events, strikes, [](const record::Actor& a) { return of_state(a.kind); });
  same_doer(events, takes_people, [](const record::Actor& a) { return !a.actor_id.empty(); });
}

}  // namespace saksi::extract
