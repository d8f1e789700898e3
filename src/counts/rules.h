// SPDX-License-Identifier: Apache-2.0
/// The tables `numbers`, `hedges`, `relations`, `units` and `classifiers`, compiled for looking up.
/// Private to the module; docs/design/counts.md says what each column means.
#pragma once

#include "counts/counts.h"
#include "counts/numerals.h"
#include "lang/phrases.h"

#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::counts {

/// What a row of `numbers` is.
enum class NumberKind : std::uint8_t {
  atom,         ///< part of a numeral
  single,       ///< one thing and its classifier in one word ("seorang", "sebuah")
  group,        ///< a noun that says how many it means ("pasutri")
  indefinite,   ///< vague, and its unit is known ("sekelompok")
  one_of,       ///< one of a set ("salah satu")
  collective,   ///< all N of them, before a noun; an ordinal after one ("ketiga")
  all_of,       ///< all N of them, alone ("ketiganya")
  fraction,     ///< part of a whole ("separuh")
  fraction_of,  ///< makes the unit before it a fraction ("pertiga")
  idiom,        ///< looks like a number and is none
  even,         ///< after a number: no figure at all ("pun")
};

struct NumberRow {
  NumberKind kind = NumberKind::atom;
  bool alone = true;   ///< the word is a row of its own
  bool opens = false;  ///< a longer row begins with it
  Atom atom;
  Unit unit = Unit::bare;
  std::string_view form;
};

/// A word or phrase beside a number.
enum class Cue : std::uint8_t {
  hedge,     ///< how exact the number is
  spread,    ///< opens a range: "antara"
  level,     ///< the number is a level, as written: "sebanyak", "mencapai"
  relation,  ///< how it relates to another
  unit,      ///< what it counts
};

struct CueRow {
  Cue cue = Cue::hedge;
  record::Qualifier qualifier = record::Qualifier::exact;
  Relation relation = Relation::none;
  Unit unit = Unit::bare;
  bool loose = false;        ///< "hingga": a bound only where it cannot mean "so that"
  bool pointer = false;      ///< "itu": what was counted is known already
  bool spread_only = false;  ///< "dan": joins a range only after "antara"
  std::string_view form;
};

/// A noun, or what else may follow a number.
struct NounRow {
  Unit unit = Unit::things;
  bool generic = false;
  bool outcome = false;   ///< a predicate: nothing counted follows
  bool modifier = false;  ///< "mantan": the noun proper follows
  std::string_view form;
};

/// A phrase that was found beside a number, and the tokens that it takes.
template <class Row>
struct Found {
  const Row* row = nullptr;
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  explicit operator bool() const { return row != nullptr; }
};

/// Rows and the phrases that find them.
template <class Row>
struct PhraseTable {
  std::vector<Row> rows;
  lang::Phrases phrases;

  void add(std::string_view phrase, Row row) {
    phrases.add(phrase, static_cast<std::uint32_t>(rows.size()));
    rows.push_back(row);
  }
};

/// Everything that the Finder knows. Immutable; views the pack that it was made from.
struct Tables {
  explicit Tables(const lang::Pack& pack);

  std::unordered_map<lang::Key, NumberRow> numbers;  // single words, the ones written together too
  PhraseTable<NumberRow> number_phrases;             // "salah satu", "satu sama lain"
  PhraseTable<NounRow> nouns;
  std::unordered_map<lang::Key, CueRow> far;    // "total ... 21": before the number, words between
  std::unordered_map<lang::Key, CueRow> older;  // "dari": between a level and the one before it
  std::unordered_map<lang::Key, CueRow> newer;  // "menjadi": before the level that it rose to
  std::unordered_map<lang::Key, CueRow> lists;  // "dan": goes on with a list
  std::unordered_map<lang::Key, Unit> ages;     // "tahun": an age after a person, else a duration
  PhraseTable<CueRow> before;  // phrases in reverse: they end where the number begins
  PhraseTable<CueRow> after;
  PhraseTable<CueRow> heads;    // "dari": opens a sentence that takes a whole apart;
                                // pointer: names the whole itself ("dari jumlah itu")
  PhraseTable<CueRow> between;  // "hingga", "atau": between the two ends of a range
  std::unordered_map<lang::Key, CueRow> prefixes;  // glued to digits: "Rp", "ke"
  std::unordered_map<lang::Key, CueRow> suffixes;  // "an", "%"

  [[nodiscard]] const NumberRow* number(lang::Key word) const;
  /// The phrase that ends before token `at`, not reaching before `begin`.
  [[nodiscard]] Found<CueRow> cue_before(const words::Words& w, std::uint32_t begin,
                                         std::uint32_t at) const;

 private:
  void read_numbers(const lang::Table& table);
  void add_number(const NumberRow& row);
  void join_numbers();
  void read_hedges(const lang::Table& table);
  void read_relations(const lang::Table& table);
  void read_units(const lang::Table& table);
  void read_classifiers(const lang::Table& table);
  void add_cue(std::string_view side, std::string_view phrase, const CueRow& row);
};

/// The longest phrase that starts at `at` and ends before `end`.
template <class Row>
[[nodiscard]] Found<Row> found_at(const PhraseTable<Row>& table, const words::Words& w,
                                  std::uint32_t at, std::uint32_t end) {
  if (at >= end) return {};
  const auto match = table.phrases.longest(std::span<const lang::WordKeys>(w.keys.data(), end), at);
  if (!match) return {};
  return {&table.rows[match.value], at, at + match.words};
}

/// The contract's or the tables' word for a unit or relation, and back.
[[nodiscard]] std::string_view name(Unit unit);
[[nodiscard]] std::string_view name(Relation relation);
[[nodiscard]] std::optional<Unit> unit_named(std::string_view word);
[[nodiscard]] std::optional<Relation> relation_named(std::string_view word);

}  // namespace saksi::counts
