// SPDX-License-Identifier: Apache-2.0
/// Numbers and how exactly they are meant: "lebih dari 15 gerilyawan", "belasan", "antara 20 dan 30
/// orang", "10 lainnya". Numbers that are no counts of people (ages, money, distances, dates,
/// times, calibres, unit names, scores) are found too and say what they are.
#pragma once

#include "lang/pack.h"
#include "record/record.h"
#include "words/words.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace saksi::counts {

using base::Span;

enum class Unit : std::uint8_t {
  people,  ///< the next noun is a person, a group noun or a people classifier
  bare,    ///< nothing counted follows ("15 lainnya", "menjadi 21"): people as far as we know
  households,
  animals,
  things,
  weapons,
  money,
  distance,
  area,
  weight,
  duration,
  age,
  date,
  clock,
  year,
  percent,
  ordinal,
  score,
  calibre,
  name /* part of a name or number: Yonif 321, Distrik 10 */,
  times
};

/// How the count relates to another one near it.
enum class Relation : std::uint8_t {
  none,
  others,     ///< lainnya, lagi, lain: excludes the one before
  among,      ///< di antaranya, dari mereka: part of the one before
  including,  ///< termasuk: part of the one before
  total,      ///< total, seluruhnya, keseluruhan
  increase,   ///< bertambah N (an increment)
  previous,   ///< dari sebelumnya N, semula N: superseded
  whole,      ///< "dari 23 korban luka, sembilan ...": the predicate belongs to the part, not to it
};

/// One number in the text.
struct Quantity {
  std::uint32_t first =
      0;  ///< tokens [first, last): hedge, number, classifier and "lainnya" included
  std::uint32_t last = 0;
  std::uint32_t number_first = 0;  ///< tokens of the number alone
  std::uint32_t number_last = 0;
  Span span;            ///< of tokens [first, last)
  record::Count count;  ///< as the report states it
  Unit unit = Unit::bare;
  Relation relation = Relation::none;
  std::uint32_t classifier =
      0;  ///< token of "orang", "jiwa", "warga" ... or `last` when there is none
  bool classifier_is_generic =
      false;                ///< orang, jiwa, korban, lainnya: says nothing of who they are
  bool anaphoric = false;   ///< keduanya, ketiga orang itu: points back, must not add
  bool vague_word = false;  ///< beberapa, sejumlah, banyak
  std::string_view rule;    ///< the row or rule that gave it, for `saksi show --stage=counts`
};

/// Compiled once from a pack (`numbers`, `hedges`, `units`, `classifiers`); immutable, shared.
class Finder {
 public:
  explicit Finder(std::shared_ptr<const lang::Pack> pack);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  /// All numbers of the report, in order, not overlapping.
  [[nodiscard]] std::vector<Quantity> find(const words::Words& words) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace saksi::counts
