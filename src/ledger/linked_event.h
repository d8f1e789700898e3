// SPDX-License-Identifier: Apache-2.0
/// One event of the world as several reports tell it: its members, and what follows from them.
///
/// Nothing here is a fact of its own. Each derived value says which members it comes from, each
/// claim stays what its report says, and disagreement is kept side by side.
#pragma once

#include "ledger/reviewed.h"
#include "record/record.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

// ---------------------------------------------------------------- names

/// The number behind a linked event's id: 50 bits, the same for the same (report, event) anywhere.
/// Each member has one; a linked event bears that of its first member, and the others lead to it.
using EventNumber = std::uint64_t;

[[nodiscard]] EventNumber event_number(std::string_view report, std::string_view event);
/// "SKS-" and ten characters of Crockford's base 32: digits and capitals without I, L, O and U.
[[nodiscard]] std::string event_id(EventNumber number);
/// Back from an id; small letters and the look-alikes O, I and L are read as meant.
[[nodiscard]] std::optional<EventNumber> parse_event_id(std::string_view id);

// ---------------------------------------------------------------- what goes in

/// An event of a report, by the names that stay: the report's id and "e1".
struct Member {
  std::string document, event;
  friend bool operator==(const Member&, const Member&) = default;
};

/// A member with what its report says. `record` is shared with other members of the same report.
struct Told {
  std::shared_ptr<const record::Record> record;  ///< with what reviewers corrected
  record::EventId event{};
  std::string family;  ///< id of the first report of its family of copies; its own when alone
  std::shared_ptr<const Reviewed> reviewed =
      nullptr;  ///< null: nobody rejected or corrected anything

  [[nodiscard]] const record::Document& document() const { return record->document; }

  [[nodiscard]] const record::Event& what() const {
    return record->events[static_cast<std::size_t>(event)];
  }

  [[nodiscard]] Member member() const { return {record->document.id, record::id(event)}; }

  [[nodiscard]] const record::Record& as_read() const {
    return reviewed ? *reviewed->as_read : *record;
  }

  /// What was decided on the event, or on a claim of its report.
  [[nodiscard]] const Mark& mark() const { return mark_of(record::id(event)); }

  [[nodiscard]] const Mark& mark(record::ClaimId claim) const {
    return reviewed ? mark_of(record::id(claim)) : mark_of({});
  }

  /// Whether the report no longer says it: the claim was rejected, or the event that it is about.
  [[nodiscard]] bool rejected(record::ClaimId claim) const;
  /// Whether the claim's figure is part of a total that stands.
  [[nodiscard]] bool is_part(record::ClaimId claim) const;

 private:
  [[nodiscard]] const Mark& mark_of(std::string_view item) const {
    static const Mark kNone;
    return reviewed ? reviewed->mark(item) : kNone;
  }
};

// ---------------------------------------------------------------- what comes out

/// Positions in LinkedEvent::members.
using From = std::vector<std::uint32_t>;

struct DerivedDate {
  record::Date date;
  From from;
};

struct DerivedPlace {
  record::Place place;  ///< as the first of `from` has it; its spans are of that report
  From from;
};

struct DerivedActor {
  record::EventActor actor;  ///< as the first of `from` has it; its spans are of that report
  From from;
};

struct DerivedType {
  record::SubEventType type = record::SubEventType::other;
  From from;
};

/// One claim about the event, in the record of member `member`.
struct LinkedClaim {
  std::uint32_t member = 0;
  record::ClaimId claim{};
  std::uint32_t origin = 0;  ///< position in LinkedEvent::origins
  bool rejected = false;     ///< by a reviewer, itself or with its event: shown, never counted
};

/// Who stands behind claims: a speaker, an agency, or the house that tells it in its own voice.
/// Articles that copy or quote the same one are one origin.
struct Origin {
  enum class Kind : std::uint8_t { speaker, agency, house };
  Kind kind = Kind::house;
  std::string name;    ///< as first written
  bool counts = true;  ///< false: all that it says was rejected
};

struct LinkedEvent {
  std::string id;
  std::vector<Told> members;  ///< in the order of publication; the first one's number is the id
  /// Reviewers rejected every member. What is derived is then what they rejected, and no claim
  /// counts. Otherwise nothing is derived of rejected members; they are only listed.
  bool rejected = false;
  DerivedType type;  ///< what most members say
  record::EventStatus status = record::EventStatus::occurred;
  bool background = false;  ///< of all members
  /// The most exact; of these the one that most members say. What a reviewer corrected (date, type)
  /// counts before what nobody did.
  DerivedDate date;
  std::vector<DerivedPlace> places;
  std::vector<DerivedActor> actors;
  std::vector<LinkedClaim> claims;  ///< by member, then in the order of its record
  std::vector<Origin> origins;      ///< independent ones behind the claims, and of silent members
  std::uint32_t reports = 0;        ///< distinct ones that tell it
  std::uint32_t families = 0;       ///< reports without their copies and further pages

  [[nodiscard]] const record::Claim& claim(const LinkedClaim& c) const {
    return members[c.member].record->claims[static_cast<std::size_t>(c.claim)];
  }

  /// Whether it is derived of this member.
  [[nodiscard]] bool tells(const Told& member) const { return rejected || !member.mark().rejected; }
};

/// Those whose claims or silence count.
[[nodiscard]] std::uint32_t independent_origins(const LinkedEvent& event);
/// Whether what it says is counted anywhere: nobody rejected it, and what it is about happened.
/// Deaths in an attack that is planned, threatened or denied are told, and are nobody's deaths.
[[nodiscard]] bool counts(const LinkedEvent& event, const LinkedClaim& claim);
/// Claims that nobody rejected.
[[nodiscard]] std::uint32_t standing_claims(const LinkedEvent& event);

/// Puts the members in order and derives the rest. `members` must not be empty.
[[nodiscard]] LinkedEvent derive(std::vector<Told> members);

}  // namespace saksi::ledger
