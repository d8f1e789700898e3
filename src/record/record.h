// SPDX-License-Identifier: Apache-2.0
/// The nouns: what a document is, what a record says. Written from the contract
/// (docs/formats/record.md); names here, in JSON, in the database and on the page are the same.
///
/// A Record belongs to one document and never changes once made. All spans are bytes of
/// `Document::text`; JSON carries them as code points with the words themselves.
#pragma once

#include "base/error.h"
#include "base/span.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::record {

using base::Span;

// ---------------------------------------------------------------- the words of the contract

enum class EventType : std::uint8_t {
  battles,
  protests,
  riots,
  explosions_remote_violence,
  violence_against_civilians,
  strategic_developments
};

/// ACLED's 25 sub-event types in the order of its codebook; each belongs to one EventType.
enum class SubEventType : std::uint8_t {
  government_regains_territory,
  non_state_actor_overtakes_territory,
  armed_clash,
  excessive_force_against_protesters,
  protest_with_intervention,
  peaceful_protest,
  violent_demonstration,
  mob_violence,
  chemical_weapon,
  air_drone_strike,
  suicide_bomb,
  shelling_artillery_missile_attack,
  remote_explosive_landmine_ied,
  grenade,
  sexual_violence,
  attack,
  abduction_forced_disappearance,
  agreement,
  arrests,
  change_to_group_activity,
  disrupted_weapons_use,
  headquarters_or_base_established,
  looting_property_destruction,
  non_violent_transfer_of_territory,
  other
};

enum class EventStatus : std::uint8_t { occurred, ongoing, planned, threatened, denied };

/// It took place, or does so while the report is written; not what is planned, threatened, denied.
[[nodiscard]] constexpr bool happened(EventStatus status) {
  return status == EventStatus::occurred || status == EventStatus::ongoing;
}

enum class DatePrecision : std::uint8_t { day, range, week, month, year, unknown };
enum class PlacePrecision : std::uint8_t { exact, settlement, district, province, region, country };
enum class ActorRole : std::uint8_t { initiator, target, participant };
enum class ActorKind : std::uint8_t {
  state_forces,
  rebel_group,
  political_militia,
  identity_militia,
  rioters,
  protesters,
  civilians,
  external_forces,
  unknown
};
enum class ClaimKind : std::uint8_t {
  casualties,
  control,
  responsibility,
  materiel,
  detention,
  displacement,
  occurrence
};
enum class Modality : std::uint8_t { asserted, hedged, denied };
enum class SourceKind : std::uint8_t {
  official,
  state_forces,
  armed_group,
  witness,
  civilian,
  medical,
  ngo,
  international_organisation,
  media,
  social_media,
  anonymous,
  unknown
};
enum class Outcome : std::uint8_t {
  killed,
  injured,
  killed_or_injured,
  missing,
  captured,
  abducted,
  surrendered,
  released,
  displaced
};
enum class Qualifier : std::uint8_t { exact, about, at_least, more_than, at_most, range, vague };
enum class ControlChange : std::uint8_t { captured, recaptured, lost, held, contested, advancing };
enum class Stance : std::uint8_t { claimed, accused, denied };
enum class MaterielChange : std::uint8_t { destroyed, damaged, seized, used };
enum class FurnitureKind : std::uint8_t {
  related_link,
  credit,
  caption,
  copyright,
  promotion,
  dateline
};
enum class CreditRole : std::uint8_t { agency, reporter, editor, translator, photographer };
enum class PublishedBasis : std::uint8_t { none, given, inferred };

/// The word of the contract ("non-state actor ..." spelt as in the taxonomy), and back.
/// `parse<T>` returns nothing for a word that is not in the contract.
template <class T>
[[nodiscard]] std::string_view word(T value);
template <class T>
[[nodiscard]] std::optional<T> parse(std::string_view word);

[[nodiscard]] EventType event_type(SubEventType sub);

// ---------------------------------------------------------------- the document

/// A person or agency that the page credits; never a speaker of a claim.
struct Credit {
  CreditRole role;
  std::string name;
};

/// A stretch of the text that is not part of the report.
struct Furniture {
  Span span;
  FurnitureKind kind;
};

/// One report as published, with what its layout tells.
struct Document {
  std::string id;
  std::optional<std::string> title, publisher, url;
  std::optional<std::string> published;  ///< ISO 8601 date or date-time with offset
  PublishedBasis published_basis = PublishedBasis::none;
  std::optional<std::string> dateline;  ///< the place, as written
  std::string language = "id";          ///< BCP 47
  std::vector<Credit> credits;
  std::string text;                  ///< what every span points into
  std::vector<Furniture> furniture;  ///< sorted by span
};

// ---------------------------------------------------------------- values

using Day = std::chrono::year_month_day;

/// A date as far as it is known: both ends inclusive; precision unknown <=> no ends.
struct Date {
  std::optional<Day> start, end;
  DatePrecision precision = DatePrecision::unknown;
  friend bool operator==(const Date&, const Date&) = default;
};

[[nodiscard]] std::string iso(Day day);  ///< "2019-01-06"
[[nodiscard]] std::optional<Day> parse_day(
    std::string_view s);  ///< first 10 characters; rest ignored

/// A number as the report states it; nothing is computed (contract, "count").
struct Count {
  std::optional<std::int64_t> low, high;
  Qualifier qualifier = Qualifier::exact;
  friend bool operator==(const Count&, const Count&) = default;
};

/// A place as the report names it and as the gazetteer knows it. One that the gazetteer does not
/// know has a name, what contains it, and no point.
struct Place {
  std::string name;
  std::string country;  ///< ISO 3166-1 alpha-2, or empty when the text does not tell
  std::string admin1, admin2;
  std::optional<double> latitude, longitude;  ///< WGS 84 degrees
  std::string gazetteer_id;                   ///< empty when not in the gazetteer
  PlacePrecision precision = PlacePrecision::settlement;
  std::vector<Span> evidence;
};

/// Who takes part, suffers, holds or is blamed.
struct Actor {
  std::string name;      ///< canonical name
  std::string actor_id;  ///< of the actor lexicon, or empty
  ActorKind kind = ActorKind::unknown;
  std::vector<Span> evidence;
};

struct EventActor {
  ActorRole role;
  Actor actor;
};

/// Who says it, or through whom it came.
struct Source {
  std::string name;
  std::string role;         ///< "juru bicara Gubernur", as written; may be empty
  std::string affiliation;  ///< organisation, as written; may be empty
  SourceKind kind = SourceKind::unknown;
  std::vector<Span> evidence;
};

// ---------------------------------------------------------------- events and claims

/// Index into Record::events or Record::claims; "e1" is EventId{0}, "c1" ClaimId{0}.
enum class EventId : std::uint32_t {};
enum class ClaimId : std::uint32_t {};

/// One event of the world as the report tells it.
struct Event {
  SubEventType sub_event_type = SubEventType::other;
  EventStatus status = EventStatus::occurred;
  bool background = false;  ///< an earlier event that the report recalls
  Date date;
  std::vector<Place> places;  ///< most specific first
  std::vector<EventActor> actors;
  std::vector<Span> evidence;  ///< the triggers; never empty
};

/// What one speaker says about one event. Which fields count depends on `kind` (contract,
/// "claims").
struct Claim {
  ClaimKind kind = ClaimKind::casualties;
  std::optional<EventId> event;  ///< none: an aggregate that belongs to no single event
  Modality modality = Modality::asserted;
  std::vector<Source> sources;  ///< nearest speaker first; empty: the report's own voice
  std::vector<Span> evidence;   ///< the words of the claim; never empty

  // casualties, detention, displacement
  Outcome outcome = Outcome::killed;
  Count count;
  std::optional<Actor> victims;
  std::optional<ClaimId> part_of;

  // control: who holds `place` after `change`;  responsibility: who is said to have done it
  std::optional<Place> place;
  std::optional<Actor> actor;  ///< the holder (control) or the one responsible
  ControlChange control_change = ControlChange::captured;
  Stance stance = Stance::claimed;

  // materiel (with `count`)
  std::string item;
  MaterielChange materiel_change = MaterielChange::used;
};

/// What one document says.
struct Record {
  Document document;
  std::vector<Event> events;  ///< in order of first mention
  std::vector<Claim> claims;
};

[[nodiscard]] std::string id(EventId event);  ///< "e1"
[[nodiscard]] std::string id(ClaimId claim);  ///< "c1"

/// Everything that the contract demands of a record beyond its schema: spans inside the text on
/// code point bounds, evidence everywhere, ids that exist, precision and dates that agree. Returns
/// the first thing that does not hold. Read asserts it; tests check it on every record.
[[nodiscard]] base::Result<void> check(const Record& record);

}  // namespace saksi::record
