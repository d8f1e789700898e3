// SPDX-License-Identifier: Apache-2.0
/// How one report tells an event, as far as it helps to say whether two tell the same one.
///
/// Figures are no part of it: they differ by nature. Everything here is a function of one or two
/// tellings alone, so that links do not depend on the order in which reports come.
#pragma once

#include "record/record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ledger {

/// A place, folded for comparison.
struct Spot {
  std::string name, country, admin1, admin2, gazetteer_id;
  record::PlacePrecision precision = record::PlacePrecision::settlement;
  std::optional<double> latitude, longitude;
  friend bool operator==(const Spot&, const Spot&) = default;
};

struct Telling {
  record::SubEventType type = record::SubEventType::other;
  record::EventStatus status = record::EventStatus::occurred;
  record::Date date;
  std::vector<Spot> spots;          ///< in the order of the record
  std::vector<std::string> armed;   ///< ids of armed groups that take part, sorted
  std::vector<std::string> harmed;  ///< kinds of the targets, of all sides in a clash; sorted
  /// Tells apart what is told alike but must not be taken for the same without more ado, and ties
  /// what nothing but its sentence identifies. Empty for most.
  std::string mark;
  friend bool operator==(const Telling&, const Telling&) = default;
};

[[nodiscard]] Telling telling_of(const record::Event& event);

/// Whether date and place are known so well that another report's telling can be compared at all.
[[nodiscard]] bool comparable(const Telling& telling);

/// As one line, and back. Equal lines: equal tellings.
[[nodiscard]] std::string to_line(const Telling& telling);
[[nodiscard]] std::optional<Telling> telling_from(std::string_view line);
/// 63 bits of a hash of the line: the telling's name in the database, the same everywhere.
[[nodiscard]] std::int64_t number_of(std::string_view line);

/// Keys of which two tellings must share one to be compared: family of types, day, country, and
/// the first-order division where it is known. Empty when not comparable.
[[nodiscard]] std::vector<std::int64_t> blocks(const Telling& telling);

enum class Likeness : std::uint8_t {
  same,       ///< the same event as far as can be told
  vague,      ///< the same if nothing else fits: one of the two says less exactly where or when
  doubtful,   ///< worth a look by a person
  unlike,     ///< nothing speaks for it
  different,  ///< they contradict each other
};

[[nodiscard]] std::string_view word(Likeness likeness);

struct Comparison {
  Likeness likeness = Likeness::unlike;
  double score = 0;                  ///< 0 to 9
  std::vector<std::string> reasons;  ///< for people, in English
};

/// Symmetric.
[[nodiscard]] Comparison compare(const Telling& a, const Telling& b);

}  // namespace saksi::ledger
