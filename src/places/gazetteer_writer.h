// SPDX-License-Identifier: Apache-2.0
/// Writes a compiled gazetteer from drafts of places. Used by the builder, by `import` and by
/// tests.
#pragma once

#include "places/gazetteer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace saksi::places {

/// One place before it is compiled.
struct Draft {
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  Kind kind = Kind::town;
  Origin origin = Origin::geonames;
  std::uint32_t source_id = 0;
  std::string country;           ///< ISO 3166-1 alpha-2; countries have their own
  std::uint32_t parent = kNone;  ///< index into the drafts; kNone only for countries
  std::uint32_t seat = kNone;
  std::string name;
  std::vector<std::string> aliases;  ///< those that fold to the same key as another are left out
  std::optional<Point> point;
  std::uint64_t population = 0;
  unsigned rank = 0;  ///< added to the prominence: capitals, seats
};

/// Sorts, indexes and writes. Every draft has a name; parents are coarser than their children.
[[nodiscard]] std::string compile(const std::vector<Draft>& drafts, std::string_view licences,
                                  const Romanisation& romanisation);

}  // namespace saksi::places
