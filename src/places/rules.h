// SPDX-License-Identifier: Apache-2.0
/// The tables of a pack as the resolver uses them.
#pragma once

#include "lang/phrases.h"
#include "places/gazetteer.h"
#include "places/places.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

/// "distrik", "kota", "bandara".
struct TypeWord {
  Kind kind = Kind::town;
  bool facility = false;  ///< a building or installation; `kind` says nothing then
  bool at_home = false;   ///< a facility that lies in the country whose name it bears
  std::string_view word;
};

/// A name that the table knows: a place of the gazetteer under another name, or one of its own.
struct Exonym {
  Kind kind = Kind::town;
  bool facility = false;
  std::vector<std::string> countries;  ///< the first is the default
  Row row = kNoRow;                    ///< kNoRow: a place of its own
  std::optional<Point> point;
  std::string_view form;
};

/// "Taliban" -> AF, 2.
struct Demonym {
  std::string country;
  double weight = 1;
};

/// What a word beside a place name says.
enum class Beside : std::uint8_t {
  location,
  perhaps,
  origin,
  border,
  modifier,
  in,
  list,
  says,
  distance,
  stop,
  part,
  deed,
  befalls,
  alone,
  between,  ///< as perhaps, but countries behind it are sides
  near,     ///< as location, but behind a place and a comma only says where that is
  citizen   ///< people whose country follows
};

/// Everything compiled from the pack. Owns nothing of the pack but views it.
struct Resolver::Rules {
  std::shared_ptr<const lang::Pack> pack;
  Romanisation romanisation;  ///< before what views it
  std::string_view home;      ///< country code, or empty
  Gazetteer gazetteer;
  lang::Phrases types, exonyms, demonyms, directions, before, after, joins, units, stops, citizens,
      parts, deeds, alone;
  std::vector<TypeWord> type_words;
  std::vector<Exonym> exonym_rows;
  std::vector<Demonym> demonym_rows;
  std::vector<int> degrees;                       ///< by value of `directions`
  std::map<std::string, int, std::less<>> sides;  ///< "utara", "north": degrees, in any language
  std::map<std::string, std::string, std::less<>> country_names;  ///< plain name or demonym -> code

  explicit Rules(std::shared_ptr<const lang::Pack> p);
  /// The points of the compass in a plain name; two names that differ here are two places.
  [[nodiscard]] std::vector<int> sides_of(std::string_view plain) const;
  Rules(const Rules&) = delete;
  Rules& operator=(const Rules&) = delete;

 private:
  void read_types();
  void read_exonyms();
  void read_demonyms();
  void read_directions();
  void read_context();
  void read_countries();
  [[nodiscard]] Row row_for(const Exonym& e, std::string_view place) const;
};

}  // namespace saksi::places
