// SPDX-License-Identifier: Apache-2.0
/// What the formats of other houses want to know of a linked event: its two sides, what a policy
/// makes of its dead, its place as far as it may be known. Shared by all profiles with a row an
/// event.
#pragma once

#include "export/event_facts.h"
#include "export/redact.h"
#include "ledger/linked_event.h"
#include "ledger/policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace saksi::exports {

using Side = std::vector<const record::Actor*>;

/// Initiators and targets. Where a report only has participants, the first is one side and the
/// second the other: without direction, as ACLED's are.
struct Sides {
  Side a, b;
};

[[nodiscard]] Sides sides_of(const ledger::LinkedEvent& event);

/// One event on its way to a row. Everything is borrowed.
struct EventInput {
  const ledger::LinkedEvent* event = nullptr;
  const ledger::PolicyResult* policy = nullptr;  ///< null: no figure is derived
  const EventFacts* facts = nullptr;
  Redactor* redactor = nullptr;  ///< null: nothing is cut
  const Sides* sides = nullptr;
  std::int64_t number = 0;               ///< how many times the event has changed, from 1
  const record::Actor* actor = nullptr;  ///< whose row it is, where each actor has one
};

// ---------------------------------------------------------------- where

/// The first place, or null.
[[nodiscard]] const record::Place* place_of(const EventInput& in);
/// Whether the place is shown coarser than it is known: an exact point or a sensitive site in a
/// public release.
[[nodiscard]] bool is_coarse(const EventInput& in);
/// The name that is shown: of a coarse place its district.
[[nodiscard]] std::string location(const EventInput& in);
/// As it is shown: of a coarse place to a tenth of a degree.
[[nodiscard]] std::optional<double> latitude(const EventInput& in);
[[nodiscard]] std::optional<double> longitude(const EventInput& in);
/// The place with the precision that is shown; nothing without a place.
[[nodiscard]] std::optional<record::Place> shown_place(const EventInput& in);
/// English; empty when the country is not known.
[[nodiscard]] std::string country_name(const EventInput& in);

// ---------------------------------------------------------------- who

/// "Civilians (Afghanistan)", "Taliban (2021-)".
[[nodiscard]] std::string actor_name(const EventInput& in, const record::Actor& actor);
[[nodiscard]] std::string first_name(const EventInput& in, const Side& side);
/// All but the first, "; " between.
[[nodiscard]] std::string other_names(const EventInput& in, const Side& side);
/// A speaker's name as it may be known.
[[nodiscard]] std::string speaker_name(const EventInput& in, const record::Source& source);

// ---------------------------------------------------------------- how many

/// All victims of the outcome; null when the policy gives no such figure. A policy that does not
/// add groups up gives one only where all claims are about one group.
[[nodiscard]] const ledger::PolicyFigure* figure(const EventInput& in, record::Outcome outcome);

/// How GED's four columns of dead add up to `best`. All are none where the policy has no best.
struct Deaths {
  std::optional<std::int64_t> a, b, civilians, unknown;
};

[[nodiscard]] Deaths deaths(const EventInput& in);

/// What the policy did and who says what, also of joint figures: "Policy ucdp 1. Killed 3/3/7 of 2
/// claims: 3 (Harun Wirya), 7 (Laskar Contoh)."
[[nodiscard]] std::string figure_notes(const EventInput& in);

/// What reviewers corrected of the members and claims that count: "date; count (2 claims)"; empty
/// when nothing.
[[nodiscard]] std::string corrections(const EventInput& in);

/// UCDP's 1 with a government's forces on a side, 2 between other armed groups, 3 against
/// civilians; none when the sides do not tell.
[[nodiscard]] std::optional<std::int64_t> type_of_violence(const EventInput& in);

}  // namespace saksi::exports
