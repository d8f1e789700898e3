// SPDX-License-Identifier: Apache-2.0
/// Triggers -> mentions of events -> events. Private to `extract`.
#pragma once

#include "extract/context.h"
#include "extract/figures.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <string>
#include <vector>

namespace saksi::extract {

using mentions::TriggerClass;

/// What kinds of thing can be one event: a mention of one family is never joined to another's.
enum class Family : std::uint8_t {
  violence,
  crowd,
  territory,
  abduction,
  arrest,
  release,
  politics,
  disrupted,
  any
};

/// One place in the text that tells of an event.
struct Told {
  Stretch at;
  TriggerClass type;
  mentions::TriggerVoice voice;
  Family family = Family::any;
  std::uint32_t sentence = 0;
  std::vector<const mentions::Actor*> initiators, targets, participants;
  const counts::Quantity* multitude = nullptr;  ///< "ribuan orang" who did it, when nobody is named
  Stretch doers;  ///< who did it, whom no table knows: "dua lelaki", "Front X"; empty otherwise
  std::vector<Stretch> things;  ///< hit, of people without arms: "sebuah bus", "masjid"
  std::vector<const places::Mention*> places;
  const places::Mention* near = nullptr;    ///< without a place of its own: named before, nearby
  const places::Mention* origin = nullptr;  ///< "roket yang ditembakkan dari X": where from
  const when::Time* time = nullptr;
  record::Date date;  ///< of `time`, or counted from the event before ("sehari sebelumnya")
  record::Date weak;  ///< a day of its sentence that may be of something else
  const mentions::Trigger* counted_from = nullptr;  ///< "sehari setelah serangan itu": its noun
  record::Date not_after;  ///< "Perang pecah pada 4 November setelah ...": the day of what followed
  std::bitset<16> means;   ///< mentions::Means
  bool points_back = false;  ///< "serangan itu": an event told before
  bool reaction = false;     ///< "mengecam serangan di K5": spoken of, not told
  bool other = false;        ///< "serangan lain", "di tempat terpisah": not the one told before
  bool separate = false;     ///< "dalam insiden lain", "bentrokan lain": never one told before
  bool recalled = false;     ///< the words say that it is not the news
  bool once = false;         ///< says who somebody is: "yang sempat menguasai kota itu"
  bool same_place = false;  ///< "di tempat yang sama": the places are those of an event told before
  bool fronted = false;     ///< its place heads its paragraph: "Di Mosul, ..."
  bool again = false;       ///< "merebut kembali"
  bool denied = false;      ///< its doer denies it
  bool bomber = false;      ///< the words around it name a suicide bomber
  bool unopposed = false;   ///< a place changes hands without a fight
  bool brawl = false;       ///< "bentrokan", "saling serang": without a word for firearms
  bool several = false;     ///< "dua serangan": a noun that is counted
  bool over_sites = false;  ///< "menghantam dua lokasi": at places that are counted
  bool item = false;        ///< at one of the places that a blow before counts
  bool gap = false;         ///< "tiga hari setelah penembakan di X": so long before what is told
  bool answered = false;    ///< "sebagai balasan atas serangan X": why the other one was
  std::uint32_t turned = 0;  ///< behind "kini giliran", in one sentence: where that stands
  bool alike = false;        ///< "serangan serupa": of the kind of the event told before
  bool casualties = false;   ///< only what became of people tells of it
  bool goes_on = false;      ///< "pertempuran masih berkecamuk"
  bool held_for = false;     ///< "menangkap pelaku penembakan": only says for what people are held
  record::EventStatus status = record::EventStatus::occurred;  ///< of `find_unreal` only
};

/// One event: the mentions that tell it.
struct Happening {
  std::vector<std::size_t> told;  ///< indices, in text order
  Family family = Family::any;
  record::Event event;      ///< filled by `describe`
  bool dropped = false;     ///< not an event of its own after all
  bool by_default = false;  ///< nothing says of what kind it is: called a fight, or the next best
  bool umbrella = false;    ///< a lead that sums up several incidents told behind it
};

/// All mentions of events that are told as having happened, in text order.
[[nodiscard]] std::vector<Told> find_told(const Context& context);

/// What the report tells as planned or threatened, or that nothing of the kind happened, in text
/// order: never joined with what is told as having happened.
[[nodiscard]] std::vector<Told> find_unreal(const Context& context);

/// Joins mentions of one event, keeps two incidents apart.
/// A mention that only points back takes no place of its own there.
[[nodiscard]] std::vector<Happening> join(const Context& context, std::vector<Told>& told);

/// A lead that names only a region: it is the one incident told in detail behind it, or the sum of
/// several, which is no event of its own.
void settle_lead(const std::vector<Told>& told, std::vector<Happening>& happenings);

/// Type, date, places, actors, background of each, from its mentions and the figures tied to it
/// (`figure_of[i]` is the happening of figure i, or none).
void describe(const Context& context, const std::vector<Told>& told,
              const std::vector<Figure>& figures,
              const std::vector<std::optional<std::size_t>>& figure_of,
              std::vector<Happening>& happenings);

/// One line for `Reading::why`: the words, sides, day, places and marks of a mention.
[[nodiscard]] std::string summary(const Context& context, const Told& told);

[[nodiscard]] Family family_of(TriggerClass type);

/// Told first as what people are held for.
[[nodiscard]] inline bool held_for(const std::vector<Told>& told, const Happening& h) {
  return told[h.told.front()].held_for;
}

/// Students and supporters demonstrate or they are people like others.
[[nodiscard]] inline bool demonstrates(const mentions::Actor& who, record::SubEventType type) {
  const auto kind = record::event_type(type);
  return who.group != mentions::Group::following || kind == record::EventType::protests ||
         kind == record::EventType::riots;
}

/// Young men of whom a group in arms takes two are no rioters.
[[nodiscard]] inline bool suffers_as_civilian(const mentions::Actor& who,
                                              record::SubEventType type) {
  return who.group == mentions::Group::crowd &&
         (type == record::SubEventType::attack || type == record::SubEventType::sexual_violence ||
          type == record::SubEventType::abduction_forced_disappearance);
}

[[nodiscard]] inline bool has_role(const record::Event& event, record::ActorRole role) {
  return std::any_of(event.actors.begin(), event.actors.end(),
                     [&](const auto& a) { return a.role == role; });
}

/// Students, workers, demonstrators are hit, and nobody else.
[[nodiscard]] inline bool at_crowd(const Told& t) {
  return !t.targets.empty() && std::all_of(t.targets.begin(), t.targets.end(),
                                           [](const auto* a) { return is_crowd(a->group); });
}

/// The forces of a state, at home or abroad.
[[nodiscard]] inline bool of_state(record::ActorKind kind) {
  return kind == record::ActorKind::state_forces || kind == record::ActorKind::external_forces;
}

/// Two known dates that share a day.
[[nodiscard]] bool overlap(const record::Date& a, const record::Date& b);

/// A year, or a range of weeks: the time of a total, not of an event.
[[nodiscard]] bool long_span(const record::Date& date);

}  // namespace saksi::extract
