// SPDX-License-Identifier: Apache-2.0
#include "record/record.h"

#include <array>

namespace saksi::record {

// The contract's words, each list in the order of its enum.
template <class T>
struct Words;

template <class T>
std::string_view word(T value) {
  return Words<T>::list[static_cast<std::size_t>(value)];
}

template <class T>
std::optional<T> parse(std::string_view word) {
  const auto& list = Words<T>::list;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i] == word) return static_cast<T>(i);
  }
  return std::nullopt;
}

#define SAKSI_WORDS(Type, ...)                                                   \
  template <>                                                                    \
  struct Words<Type> {                                                           \
    static constexpr auto list = std::to_array<std::string_view>({__VA_ARGS__}); \
  };                                                                             \
  template std::string_view word<Type>(Type);                                    \
  template std::optional<Type> parse<Type>(std::string_view);

SAKSI_WORDS(EventType, "Battles", "Protests", "Riots", "Explosions/Remote violence",
            "Violence against civilians", "Strategic developments")
SAKSI_WORDS(SubEventType, "Government regains territory", "Non-state actor overtakes territory",
            "Armed clash", "Excessive force against protesters", "Protest with intervention",
            "Peaceful protest", "Violent demonstration", "Mob violence", "Chemical weapon",
            "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
            "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack",
            "Abduction/forced disappearance", "Agreement", "Arrests", "Change to group/activity",
            "Disrupted weapons use", "Headquarters or base established",
            "Looting/property destruction", "Non-violent transfer of territory", "Other")
SAKSI_WORDS(EventStatus, "occurred", "ongoing", "planned", "threatened", "denied")
SAKSI_WORDS(DatePrecision, "day", "range", "week", "month", "year", "unknown")
SAKSI_WORDS(PlacePrecision, "exact", "settlement", "district", "province", "region", "country")
SAKSI_WORDS(ActorRole, "initiator", "target", "participant")
SAKSI_WORDS(ActorKind, "state_forces", "rebel_group", "political_militia", "identity_militia",
            "rioters", "protesters", "civilians", "external_forces", "unknown")
SAKSI_WORDS(ClaimKind, "casualties", "control", "responsibility", "materiel", "detention",
            "displacement", "occurrence")
SAKSI_WORDS(Modality, "asserted", "hedged", "denied")
SAKSI_WORDS(SourceKind, "official", "state_forces", "armed_group", "witness", "civilian", "medical",
            "ngo", "international_organisation", "media", "social_media", "anonymous", "unknown")
SAKSI_WORDS(Outcome, "killed", "injured", "killed_or_injured", "missing", "captured", "abducted",
            "surrendered", "released", "displaced")
SAKSI_WORDS(Qualifier, "exact", "about", "at_least", "more_than", "at_most", "range", "vague")
SAKSI_WORDS(ControlChange, "captured", "recaptured", "lost", "held", "contested", "advancing")
SAKSI_WORDS(Stance, "claimed", "accused", "denied")
SAKSI_WORDS(MaterielChange, "destroyed", "damaged", "seized", "used")
SAKSI_WORDS(FurnitureKind, "related-link", "credit", "caption", "copyright", "promotion",
            "dateline")
SAKSI_WORDS(CreditRole, "agency", "reporter", "editor", "translator", "photographer")
SAKSI_WORDS(PublishedBasis, "none", "given", "inferred")

#undef SAKSI_WORDS

EventType event_type(SubEventType sub) {
  if (sub <= SubEventType::armed_clash) return EventType::battles;
  if (sub <= SubEventType::peaceful_protest) return EventType::protests;
  if (sub <= SubEventType::mob_violence) return EventType::riots;
  if (sub <= SubEventType::grenade) return EventType::explosions_remote_violence;
  if (sub <= SubEventType::abduction_forced_disappearance) {
    return EventType::violence_against_civilians;
  }
  return EventType::strategic_developments;
}

std::string id(EventId event) {
  return "e" + std::to_string(static_cast<std::uint32_t>(event) + 1);
}

std::string id(ClaimId claim) {
  return "c" + std::to_string(static_cast<std::uint32_t>(claim) + 1);
}

}  // namespace saksi::record
