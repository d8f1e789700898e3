// SPDX-License-Identifier: Apache-2.0
#include "extract/hollow.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::TriggerVoice;
using record::EventType;
using record::SubEventType;

template <class Test>
bool all_told(const std::vector<Told>& told, const Happening& h, Test test) {
  return std::all_of(h.told.begin(), h.told.end(), [&](auto i) { return test(told[i]); });
}

bool nobody(const Told& t) {
  return t.initiators.empty() && t.participants.empty() && t.multitude == nullptr &&
         t.doers.first == t.doers.last;
}

/// Demonstrators are named in its sentence or the next.
bool crowd_near(const Context& c, const Told& t) {
  Stretch near = c.sentence(t.sentence);
  if (near.last < c.size()) near.last = c.sentence(t.sentence + 1).last;
  const auto& actors = c.report().mentions.actors;
  return std::any_of(actors.begin(), actors.end(), [&](const auto& a) {
    return near.holds(a.at.first) && is_crowd(a.group) && !a.place_of;
  });
}

bool dated(const Told& t) {
  return t.time != nullptr || t.date.start.has_value();
}

/// "memprotes", "protes": may be said in a street or in a letter.
bool objection(const Context& c, const Told& t) {
  return c.in(Set::objects, t.at.first) == t.at.last - t.at.first;
}

/// "demonstrasi itu hal biasa di kota ini", "mencegah konflik sosial di X": behind the lead, by no
/// one, on no day. In words alone ("pianis itu memprotes") it is none wherever it stands.
bool unheld(const Context& c, const std::vector<Told>& told, const Happening& h) {
  const auto type = record::event_type(h.event.sub_event_type);
  if (type != EventType::protests && type != EventType::riots) return false;
  constexpr std::uint32_t kLead = 2;  // sentences
  return all_told(told, h, [&](const Told& t) {
    if (!nobody(t) || (dated(t) && !t.places.empty()) || crowd_near(c, t)) return false;
    // "Komunitas Reog menggelar aksi": a verb has somebody who does it, though no table knows him
    const bool held = t.voice != TriggerVoice::noun && c.in(Set::blocks, t.at.first) == 0;
    return objection(c, t) || (!held && t.targets.empty() && !dated(t) && t.sentence >= kLead);
  });
}

bool fight(TriggerClass type) {
  return type < TriggerClass::beat ||
         (type >= TriggerClass::explode && type <= TriggerClass::chemical) ||
         type == TriggerClass::launch || type == TriggerClass::advance ||
         type == TriggerClass::operation || type == TriggerClass::subdue;
}

/// Who fights in a fight.
bool bears_arms(record::ActorKind kind) {
  return kind != record::ActorKind::civilians && kind != record::ActorKind::unknown &&
         kind != record::ActorKind::protesters && kind != record::ActorKind::rioters;
}

/// "penggerebekan itu berlangsung di dua lokasi", "korban penganiayaan", "petugas menghalau
/// pemudik": called a fight for want of anything better, though nobody in arms is named, or only
/// those of the state and nobody was hurt, and no shot or attack is told.
bool unfought(const Context& c, const std::vector<Told>& told, const Happening& h, bool figure) {
  if (!h.by_default) return false;
  if (std::any_of(h.event.actors.begin(), h.event.actors.end(), [&](const auto& a) {
        return bears_arms(a.actor.kind) && (figure || !of_state(a.actor.kind));
      }))
    return false;
  return all_told(told, h, [&](const Told& t) {
    return !fight(t.type) || (t.type == TriggerClass::attack && c.in(Set::raids, t.at.first) != 0);
  });
}

/// The object of a conquest: "merebut X", "merebut kota X", not "di X".
bool place_behind(const Told& t) {
  constexpr std::uint32_t kNoun = 1;
  return std::any_of(t.places.begin(), t.places.end(), [&](const places::Mention* p) {
    return p->first >= t.at.last && p->first <= t.at.last + kNoun;
  });
}

/// "merebut kepemimpinan di era baru": nobody in arms, no place that anybody knows, and none taken.
bool unconquered(const std::vector<Told>& told, const Happening& h) {
  if (h.family != Family::territory) return false;
  const bool known = std::any_of(h.event.places.begin(), h.event.places.end(),
                                 [](const auto& p) { return p.latitude.has_value(); });
  return !known && all_told(told, h, [](const Told& t) {
    return nobody(t) && t.targets.empty() && !place_behind(t);
  });
}

/// "mereka mencincang bawang", "warga mendobrak pintu itu": a verb behind the lead, done to nobody
/// on no day by people who are no side of anything.
bool sideless(const std::vector<Told>& told, const Happening& h) {
  constexpr std::uint32_t kLead = 2;  // sentences
  if (h.family != Family::violence || !h.event.actors.empty() || h.event.date.start) return false;
  return all_told(told, h, [](const Told& t) {
    return t.voice == TriggerVoice::active && t.sentence >= kLead && t.targets.empty() &&
           t.means.none() && nobody(t) && !dated(t);
  });
}

/// "ucapannya tentang pembunuhan massal dan penjarahan": what is only spoken of, by nobody to
/// nobody and nowhere.
bool only_topic(const Context& c, const std::vector<Told>& told, const Happening& h) {
  constexpr std::uint32_t kList = 7;
  return all_told(told, h, [&](const Told& t) {
    if (t.voice != TriggerVoice::noun || !nobody(t) || !t.targets.empty()) return false;
    const bool placed = std::any_of(t.places.begin(), t.places.end(), [&](const auto* p) {
      return p->first >= t.at.last && p->first < t.at.last + kList;
    });
    return !placed && c.close_before(Set::topic, t.at.first, c.clause_begin(t.at.first), kList);
  });
}

}  // namespace

bool hollow(const Context& c, const std::vector<Told>& told, const Happening& h, bool figure) {
  if (unfought(c, told, h, figure)) return true;
  return !figure && (sideless(told, h) || unheld(c, told, h) || unconquered(told, h) ||
                     only_topic(c, told, h));
}

}  // namespace saksi::extract
