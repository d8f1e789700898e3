// SPDX-License-Identifier: Apache-2.0
/// First half of the resolver: where place names stand in the text, what they are called there and
/// what the words around them say. Nothing is decided yet about which place is meant.
#pragma once

#include "places/rules.h"

#include <string>
#include <vector>

namespace saksi::places {

/// How sure a candidate's name is the one written.
enum class Tier : std::uint8_t { exact, folded, transliteration, typing_error };

/// One place that a name may mean: a row of the gazetteer or of the exonym table.
struct Candidate {
  Row row = kNoRow;
  const Exonym* exonym = nullptr;  ///< set when the table gave it
  Tier tier = Tier::exact;
  double score = 0;
  std::string_view country;  ///< ISO code; empty for a region of several countries
  Kind kind = Kind::village;
};

/// How a name is joined to the one before it.
enum class Link : std::uint8_t { none, comma, list, in, beside };

/// A place name in the text before it is resolved.
struct Found {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;            ///< tokens, type and direction words included
  std::uint32_t name_first = 0, name_last = 0;  ///< tokens of the name
  const TypeWord* type = nullptr;
  int direction = -2;      ///< degrees of "Suriah utara"; -1: the middle; -2: none
  bool distance = false;   ///< "30 km dari": a point of reference
  bool cued = false;       ///< the words around it say that it is a place
  bool by_verb = false;    ///< cued by no more than a verb or a "dari" before it
  bool may_stand = false;  ///< even when the gazetteer does not know it
  bool own_type = false;   ///< the type word stands here, not at an earlier item of the list
  Role role = Role::location;
  Link link = Link::none;
  std::string plain;  ///< base::fold of the name
  std::vector<Candidate> candidates;
  std::string_view own_country;  ///< ISO code that a facility's own words tell: "kilang X Irak"
  std::uint32_t short_last = 0;  ///< end of a shorter name, to fall back on; 0: none
  std::vector<Candidate> short_candidates;  ///< what the shorter name may mean
};

/// A country that the text speaks for, with the weight of what speaks.
struct Vote {
  std::string_view country;
  double weight = 0;
  std::uint32_t sentence = 0;
};

struct Findings {
  std::vector<Found> found;  ///< in order, not overlapping
  std::vector<Vote> votes;   ///< of demonyms; the names' own are counted when resolving
};

[[nodiscard]] Candidate candidate(const Resolver::Rules& rules, Row row, const Exonym* exonym,
                                  Tier tier);

[[nodiscard]] Findings find_names(const Resolver::Rules& rules, const words::Words& words);

}  // namespace saksi::places
