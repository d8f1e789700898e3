// SPDX-License-Identifier: Apache-2.0
#include "counts/rules.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <string>

namespace saksi::counts {
namespace {

constexpr auto kUnits = std::to_array<std::string_view>(
    {"people",   "bare",    "households", "animals",  "things",  "weapons", "money",
     "distance", "area",    "weight",     "duration", "age",     "date",    "clock",
     "year",     "percent", "ordinal",    "score",    "calibre", "name",    "times"});
constexpr auto kRelations = std::to_array<std::string_view>(
    {"none", "others", "among", "including", "total", "increase", "previous", "whole"});
constexpr auto kNumberKinds = std::to_array<std::string_view>(
    {"atom", "single", "group", "indefinite", "one_of", "collective", "all_of", "fraction",
     "fraction_of", "idiom", "even"});
constexpr auto kAtomKinds = std::to_array<std::string_view>(
    {"digits", "unit", "teen", "ten", "hundred", "one", "makes_teen", "makes_ten", "makes_hundred",
     "scale", "dozen", "vague", "several", "half", "point"});
constexpr std::size_t kLongestCue = 4;  // words

template <class List>
std::optional<std::size_t> position(const List& list, std::string_view word) {
  const auto it = std::find(list.begin(), list.end(), word);
  if (it == list.end()) return std::nullopt;
  return static_cast<std::size_t>(it - list.begin());
}

std::int64_t to_int(std::string_view cell) {
  std::int64_t n = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), n);
  return n;
}

/// Rows are checked by the tests of the built-in pack, so a word that is not in the list is a
/// programmer's mistake; an opened pack gets the first value.
template <class Enum, class List>
Enum enum_of(const List& list, std::string_view word) {
  const auto at = position(list, word);
  assert((at || word.empty()) && "a table of the pack has a word that its schema does not list");
  return static_cast<Enum>(at.value_or(0));
}

std::string reversed(std::string_view phrase) {
  std::string out;
  while (!phrase.empty()) {
    const std::size_t space = phrase.rfind(' ');
    out += phrase.substr(space == std::string_view::npos ? 0 : space + 1);
    if (space == std::string_view::npos) break;
    out += ' ';
    phrase = phrase.substr(0, space);
  }
  return out;
}

}  // namespace

std::string_view name(Unit unit) {
  return kUnits[static_cast<std::size_t>(unit)];
}

std::string_view name(Relation relation) {
  return kRelations[static_cast<std::size_t>(relation)];
}

std::optional<Unit> unit_named(std::string_view word) {
  const auto at = position(kUnits, word);
  return at ? std::optional(static_cast<Unit>(*at)) : std::nullopt;
}

std::optional<Relation> relation_named(std::string_view word) {
  const auto at = position(kRelations, word);
  return at ? std::optional(static_cast<Relation>(*at)) : std::nullopt;
}

Tables::Tables(const lang::Pack& pack) {
  read_numbers(pack.table("numbers"));
  join_numbers();
  read_hedges(pack.table("hedges"));
  read_relations(pack.table("relations"));
  read_units(pack.table("units"));
  read_classifiers(pack.table("classifiers"));
}

/// `kind` is a NumberKind, or an AtomKind for the parts of numerals.
void Tables::read_numbers(const lang::Table& table) {
  const std::size_t form = table.column("form"), kind = table.column("kind"),
                    value = table.column("value"), low = table.column("low"),
                    high = table.column("high"), unit = table.column("unit");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    NumberRow n;
    n.form = row[form];
    n.atom.value = {to_int(row[value]), 0};
    n.atom.low = to_int(row[low]);
    n.atom.high = to_int(row[high]);
    n.unit = row[unit].empty() ? Unit::bare : enum_of<Unit>(kUnits, row[unit]);
    if (position(kAtomKinds, row[kind])) {
      n.atom.kind = enum_of<AtomKind>(kAtomKinds, row[kind]);
    } else {
      n.kind = enum_of<NumberKind>(kNumberKinds, row[kind]);
      n.atom.kind = n.kind == NumberKind::collective ? AtomKind::unit : AtomKind::teen;
    }
    add_number(n);
  }
}

void Tables::add_number(const NumberRow& row) {
  const std::size_t space = row.form.find(' ');
  number_phrases.add(row.form, row);
  if (space == std::string_view::npos) {
    NumberRow& n = numbers[base::key_of(base::lower(row.form))];
    const bool opens = n.opens;
    n = row;
    n.opens = opens;
    return;
  }
  const auto [it, fresh] =
      numbers.try_emplace(base::key_of(base::lower(row.form.substr(0, space))));
  if (fresh) it->second.alone = false;
  it->second.opens = true;
}

/// Number words written together: "duapuluh", "limabelas", "tigaratus", "duapuluhdua".
void Tables::join_numbers() {
  std::vector<NumberRow> units, makers;
  for (const NumberRow& row : number_phrases.rows) {
    if (row.kind != NumberKind::atom) continue;
    if (row.atom.kind == AtomKind::unit && row.atom.value.digits > 0) units.push_back(row);
    if (row.atom.kind >= AtomKind::makes_teen && row.atom.kind <= AtomKind::scale)
      makers.push_back(row);
  }
  const auto join = [&](const std::string& form, AtomKind kind, std::int64_t value,
                        const NumberRow& like) {
    NumberRow n = like;
    n.atom.kind = kind;
    n.atom.value = {value, 0};
    numbers.emplace(base::key_of(form), n);
  };
  for (const NumberRow& unit : units) {
    for (const NumberRow& maker : makers) {
      const std::string form = std::string(unit.form).append(maker.form);
      const std::int64_t u = unit.atom.value.digits, m = maker.atom.value.digits;
      if (maker.atom.kind == AtomKind::makes_teen) join(form, AtomKind::teen, u + 10, unit);
      if (maker.atom.kind == AtomKind::makes_hundred) join(form, AtomKind::hundred, u * m, unit);
      if (maker.atom.kind == AtomKind::scale) join(form, AtomKind::one, u * m, unit);
      if (maker.atom.kind != AtomKind::makes_ten) continue;
      join(form, AtomKind::ten, u * m, unit);
      for (const NumberRow& last : units) {
        join(form + std::string(last.form), AtomKind::teen, u * m + last.atom.value.digits, unit);
      }
    }
  }
}

void Tables::add_cue(std::string_view side, std::string_view phrase, const CueRow& row) {
  const lang::Key key = base::key_of(base::lower(phrase));
  if (side == "before" || side == "bound") before.add(reversed(phrase), row);
  if (side == "after") after.add(phrase, row);
  if (side == "head" || side == "whole") heads.add(phrase, row);
  if (side == "older") older.emplace(key, row);
  if (side == "newer") newer.emplace(key, row);
  if (side == "list") lists.emplace(key, row);
  if (side == "between" || side == "spread") between.add(phrase, row);
  if (side == "far") far.emplace(key, row);
  if (side == "prefix") prefixes.emplace(key, row);
  if (side == "suffix") suffixes.emplace(key, row);
}

/// `reading` is a qualifier, or "range" before a number (it opens one), or "exact" (a level).
void Tables::read_hedges(const lang::Table& table) {
  const std::size_t form = table.column("form"), side = table.column("side"),
                    reading = table.column("reading");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    CueRow cue;
    cue.form = row[form];
    cue.qualifier =
        record::parse<record::Qualifier>(row[reading]).value_or(record::Qualifier::exact);
    if (cue.qualifier == record::Qualifier::exact) cue.cue = Cue::level;
    if (cue.qualifier == record::Qualifier::range) cue.cue = Cue::spread;
    cue.loose = row[side] == "bound";
    cue.spread_only = row[side] == "spread";
    add_cue(row[side], cue.form, cue);
  }
}

void Tables::read_relations(const lang::Table& table) {
  const std::size_t form = table.column("form"), side = table.column("side"),
                    relation = table.column("relation");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    CueRow cue;
    cue.cue = Cue::relation;
    cue.form = row[form];
    cue.pointer = row[relation] == "same";
    if (row[side] == "whole") cue.pointer = true;
    if (row[relation] != "same") cue.relation = enum_of<Relation>(kRelations, row[relation]);
    add_cue(row[side], cue.form, cue);
  }
}

/// `side` "noun": what the number counts follows it; "age": it is an age after a person; the other
/// sides are cues.
void Tables::read_units(const lang::Table& table) {
  const std::size_t form = table.column("form"), side = table.column("side"),
                    unit = table.column("unit");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const Unit counted = enum_of<Unit>(kUnits, row[unit]);
    if (row[side] == "noun") {
      NounRow noun;
      noun.form = row[form];
      noun.unit = counted;
      noun.outcome = counted == Unit::bare;
      nouns.add(noun.form, noun);
      continue;
    }
    if (row[side] == "age") {
      ages.emplace(base::key_of(row[form]), counted);
      continue;
    }
    CueRow cue;
    cue.cue = Cue::unit;
    cue.form = row[form];
    cue.unit = counted;
    add_cue(row[side], cue.form, cue);
  }
}

/// `kind` is "generic" (says nothing of who), "person", "modifier" or "household".
void Tables::read_classifiers(const lang::Table& table) {
  const std::size_t form = table.column("form"), kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    NounRow noun;
    noun.form = row[form];
    noun.unit = row[kind] == "household" ? Unit::households : Unit::people;
    noun.generic = row[kind] == "generic";
    noun.modifier = row[kind] == "modifier";
    nouns.add(noun.form, noun);
  }
}

const NumberRow* Tables::number(lang::Key word) const {
  const auto it = numbers.find(word);
  return it == numbers.end() ? nullptr : &it->second;
}

Found<CueRow> Tables::cue_before(const words::Words& w, std::uint32_t begin,
                                 std::uint32_t at) const {
  std::array<lang::WordKeys, kLongestCue> window{};
  std::uint32_t n = 0;
  while (n < window.size() && at > begin + n) {
    window[n] = {w.key(at - 1 - n), w.key(at - 1 - n)};
    ++n;
  }
  const auto match = before.phrases.longest(std::span<const lang::WordKeys>(window.data(), n), 0);
  if (!match) return {};
  return {&before.rows[match.value], at - match.words, at};
}

}  // namespace saksi::counts
