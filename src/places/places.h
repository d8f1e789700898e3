// SPDX-License-Identifier: Apache-2.0
/// Place names of a report and the places that they mean, decided for the document as a whole.
#pragma once

#include "lang/pack.h"
#include "record/record.h"
#include "words/words.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places {

using base::Span;

/// What the name does in its sentence. Only `location` can be where something happened.
enum class Role : std::uint8_t {
  location,      ///< di, ke, dari ... a place
  container,     ///< the larger place of the location before it ("... di Provinsi Baghlan")
  modifier,      ///< "polisi Afghanistan", "warga Makassar", "Gubernur Badghis", "akun Provinsi
                 ///< Panjshir"
  metonym,       ///< "Kabul mengatakan", "serangan Kabul ke Kunduz": the government
  origin,        ///< asal, berbasis di, kelahiran
  border,        ///< "yang berbatasan dengan Turkmenistan": describes, never locates
  direction,     ///< the reference point of "30 km sebelah barat Kabul"
  dateline,      ///< of the newsroom or of the filing
  part_of_name,  ///< inside a person's or organisation's name
};

/// One mention.
struct Mention {
  std::uint32_t first = 0;  ///< tokens [first, last), type word ("distrik") included
  std::uint32_t last = 0;
  Span span;
  Span name;  ///< the name alone: "Banu" of "distrik Banu"
  Role role = Role::location;
  record::Place place;  ///< resolved; evidence = {span}. country filled whenever the document tells
  bool is_country = false;
  bool is_capital = false;  ///< of a country, named without a word such as "kota"
  std::optional<std::uint32_t>
      container;     ///< index of the mention that contains it, as the text says
  double score = 0;  ///< 0..1, how sure the resolution is
  std::string why;   ///< rule, gazetteer row, runner-up; for `saksi show --stage=places`
};

/// The mention that a token is a word of, of those of a report (in order, not overlapping); null
/// where it is of none.
[[nodiscard]] inline const Mention* mention_at(const std::vector<Mention>& all,
                                               std::uint32_t token) {
  const auto it = std::upper_bound(all.begin(), all.end(), token,
                                   [](std::uint32_t t, const Mention& m) { return t < m.last; });
  return it != all.end() && it->first <= token ? &*it : nullptr;
}

/// What the resolver may know beside the text.
struct Context {
  std::optional<Span> dateline;  ///< the dateline's city
  bool dateline_is_newsroom = false;
  std::string_view publisher;
};

/// Compiled once from a pack (gazetteer part, `place_types`, `exonyms`); immutable, shared.
class Resolver {
 public:
  explicit Resolver(std::shared_ptr<const lang::Pack> pack);
  ~Resolver();
  Resolver(Resolver&&) noexcept;
  Resolver& operator=(Resolver&&) noexcept;

  /// All mentions of the report, in order, not overlapping.
  [[nodiscard]] std::vector<Mention> resolve(const words::Words& words,
                                             const Context& context) const;
  /// The country of a demonym or country name ("Afghanistan", "afghan", "Turki"), or empty.
  [[nodiscard]] std::string_view country_of(std::string_view name) const;

  struct Rules;  ///< the compiled tables, of use inside this module only

 private:
  std::unique_ptr<const Rules> rules_;
};

}  // namespace saksi::places
