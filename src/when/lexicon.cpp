// SPDX-License-Identifier: Apache-2.0
#include "when/lexicon.h"

#include "base/utf8.h"

#include <array>
#include <cassert>
#include <charconv>

namespace saksi::when {
namespace {

using std::string_view;

/// Classes of the tables that are another class with a mark in Atom::second.
struct Marked {
  string_view word;
  Class cls;
  std::int16_t mark;
};

constexpr auto kMarked = std::to_array<Marked>({{"weekday_or_week", Class::weekday, 1},
                                                {"weekday_short", Class::weekday, 2},
                                                {"month_short", Class::month, 1}});

/// The words of column `class` in the order of enum Class, up to where the numbers begin.
constexpr auto kClasses = std::to_array<string_view>(
    {"",         "weekday",   "month",        "hijri_month", "zone",     "local_time", "part",
     "deictic",  "anaphor",   "unit",         "one_unit",    "number",   "teen",       "tens",
     "hundreds", "some",      "past",         "now",         "next",     "that",       "recent",
     "before",   "after",     "before_event", "after_event", "third",    "weekend",    "half",
     "ordinal",  "since",     "until",        "from",        "and",      "or",         "during",
     "on",       "date_word", "clock",        "interval",    "about",    "exactly",    "history",
     "every",    "lasting",   "no_time",      "feast",       "numbered", "gap"});
static_assert(kClasses.size() == static_cast<std::size_t>(Class::integer));
constexpr auto kUnits =
    std::to_array<string_view>({"second", "minute", "hour", "day", "week", "month", "half_year",
                                "year", "eight_years", "decade", "century"});
constexpr auto kParts = std::to_array<string_view>(
    {"none", "small_hours", "morning", "noon", "afternoon", "evening", "night"});
constexpr auto kThirds = std::to_array<string_view>({"start", "middle", "end"});
constexpr auto kFeastRules =
    std::to_array<string_view>({"gregorian", "easter", "hijri", "hijri_month"});
constexpr auto kCues =
    std::to_array<string_view>({"", "tag", "verb", "word", "contact", "cite", "agency", "future",
                                "history", "clause", "relative", "to", "told"});

template <std::size_t N>
std::int16_t index_in(const std::array<string_view, N>& list, string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (list[i] == word) return static_cast<std::int16_t>(i);
  }
  assert(false && "a table of times has a word that the code does not know");
  return 0;
}

Atom atom_of_class(string_view word) {
  Atom atom;
  for (const Marked& m : kMarked) {
    if (m.word != word) continue;
    atom.cls = m.cls;
    atom.second = m.mark;
    return atom;
  }
  atom.cls = static_cast<Class>(index_in(kClasses, word));
  return atom;
}

/// The whole of `s` as a number; nothing when it is none or has more than four digits.
std::int16_t number_of(string_view s, bool& ok) {
  std::int16_t value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  ok = error == std::errc() && end == s.data() + s.size() && s.size() <= 4;
  return value;
}

std::int16_t number_in_table(string_view s) {
  bool ok = true;
  const std::int16_t value = s.empty() ? std::int16_t{0} : number_of(s, ok);
  assert(ok && "a table of times has a value that is no number");
  return value;
}

/// "-1 night" -> days and part of day.
void set_deictic(Atom& atom, string_view value) {
  const std::size_t blank = value.find(' ');
  atom.value = number_in_table(value.substr(0, blank));
  if (blank == string_view::npos) return;
  atom.part = static_cast<std::uint8_t>(index_in(kParts, value.substr(blank + 1)));
}

void set_value(Atom& atom, string_view value) {
  switch (atom.cls) {
    case Class::unit:
    case Class::one_unit:
      atom.value = index_in(kUnits, value);
      return;
    case Class::part:
      atom.value = index_in(kParts, value);
      return;
    case Class::third:
      atom.value = index_in(kThirds, value);
      return;
    case Class::deictic:
    case Class::anaphor:
      set_deictic(atom, value);
      return;
    default:
      atom.value = number_in_table(value);
  }
}

/// Up to three numbers with one kind of mark between them.
struct Figures {
  std::array<string_view, 3> part;
  std::size_t count = 0;
  char mark = 0;
};

bool is_mark(char c) {
  return c == '/' || c == '-' || c == '.' || c == ':';
}

Figures split_figures(string_view s) {
  Figures f;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i < s.size() && !is_mark(s[i])) continue;
    if (f.count == f.part.size() || (i < s.size() && f.mark != 0 && s[i] != f.mark)) return {};
    f.part[f.count++] = s.substr(from, i - from);
    if (i < s.size()) f.mark = s[i];
    from = i + 1;
  }
  return f;
}

bool is_month_day(std::int16_t day, std::int16_t month) {
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

std::int16_t full_year(std::int16_t year, string_view written) {
  return written.size() == 2 ? static_cast<std::int16_t>(2000 + year) : year;
}

/// 6/1/2019, 06-01-19, 6.1.2019, 2019-01-06.
Atom three_figures(const Figures& f, std::array<std::int16_t, 3> v) {
  if (f.mark == ':') return {};
  const bool iso = f.part[0].size() == 4;
  if (iso) std::swap(v[0], v[2]);
  if (!is_month_day(v[0], v[1])) return {};
  const auto year = f.part[iso ? 0 : 2];
  if (year.size() != 4 && year.size() != 2) return {};
  return {Class::date, 1, 0, v[0], v[1], full_year(v[2], year)};
}

/// 6/1 is a date, 6-7 a pair of days, 08.30 and 8:30 a time.
Atom two_figures(const Figures& f, std::array<std::int16_t, 3> v) {
  if (f.mark == '/') {
    if (!is_month_day(v[0], v[1])) return {};
    return {Class::date, 1, 0, v[0], v[1], 0};
  }
  if (f.mark == '-') return {Class::day_pair, 1, 0, v[0], v[1], 0};
  if (f.part[1].size() != 2 || v[0] > 24 || v[1] > 59) return {};
  return {Class::time, 1, 0, v[0], v[1], 0};
}

Atom figures_atom(string_view form) {
  const Figures f = split_figures(form);
  std::array<std::int16_t, 3> v{};
  for (std::size_t i = 0; i < f.count; ++i) {
    bool ok = false;
    v[i] = number_of(f.part[i], ok);
    if (!ok) return {};
  }
  if (f.count == 1) return {Class::integer, 1, 0, v[0], 0, 0};
  if (f.count == 2) return two_figures(f, v);
  return f.count == 3 ? three_figures(f, v) : Atom{};
}

/// "1990-an": four figures, a hyphen and letters.
Atom decade_atom(string_view form) {
  bool ok = false;
  if (form.size() < 6 || form[4] != '-') return {};
  const std::int16_t year = number_of(form.substr(0, 4), ok);
  if (!ok || year % 10 != 0) return {};
  return {Class::decade, 1, 0, year, 0, 0};
}

bool starts_with_digit(string_view form) {
  return form.front() >= '0' && form.front() <= '9';
}

}  // namespace

Lexicon::Lexicon(const lang::Pack& pack) {
  add_times(pack.table("calendar"));
  add_times(pack.table("time_words"));
  add_feasts(pack.table("feasts"));
  const lang::Table& cues = pack.table("time_cues");
  const std::size_t form = cues.column("form");
  const std::size_t role = cues.column("role");
  for (std::size_t i = 0; i < cues.size(); ++i) {
    const auto value = index_in(kCues, cues.row(i)[role]);
    cues_.add(cues.row(i)[form], static_cast<std::uint32_t>(value));
    mark(cues.row(i)[form]);
  }
}

void Lexicon::add_times(const lang::Table& table) {
  const std::size_t form = table.column("form");
  const std::size_t cls = table.column("class");
  const std::size_t value = table.column("value");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    Atom atom = atom_of_class(row[cls]);
    set_value(atom, row[value]);
    add(row[form], atom);
  }
}

/// value: the rule; second and third: month and day, or days from Easter, or the month alone.
void Lexicon::add_feasts(const lang::Table& table) {
  const std::size_t form = table.column("form");
  const std::size_t rule = table.column("rule");
  const std::size_t value = table.column("value");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    Atom atom;
    atom.cls = Class::feast;
    atom.value = index_in(kFeastRules, row[rule]);
    const std::size_t dash = row[value].find('-', 1);
    atom.second = number_in_table(row[value].substr(0, dash));
    if (dash != string_view::npos) atom.third = number_in_table(row[value].substr(dash + 1));
    add(row[form], atom);
  }
}

void Lexicon::add(string_view form, Atom atom) {
  times_.add(form, static_cast<std::uint32_t>(meanings_.size()));
  meanings_.push_back(atom);
  mark(form);
}

void Lexicon::mark(string_view form) {
  const std::string low = base::lower(form);
  starts_[base::key_of(string_view(low).substr(0, low.find(' '))) % kStarts] = true;
}

Atom Lexicon::one_word(string_view form) const {
  const auto match = times_.exact(form);
  return match ? meanings_[match.value] : Atom{};
}

/// "Senin-Rabu", "Januari-Maret", "April-2".
Atom Lexicon::hyphenated(string_view form) const {
  const std::size_t hyphen = form.find('-');
  const Atom left = one_word(form.substr(0, hyphen));
  if (left.cls != Class::weekday && left.cls != Class::month) return {};
  const string_view behind = form.substr(hyphen + 1);
  bool is_number = false;
  const std::int16_t number = number_of(behind, is_number);
  if (is_number && left.cls == Class::month) {
    return {Class::month_to_day, 1, 0, left.value, number, 0};
  }
  const Atom right = one_word(behind);
  if (right.cls != left.cls) return {};
  const Class pair = left.cls == Class::weekday ? Class::weekday_pair : Class::month_pair;
  return {pair, 1, 0, left.value, right.value, 0};
}

Atom Lexicon::atom_at(const words::Words& words, std::uint32_t token) const {
  const lang::WordKeys& keys = words.keys[token];
  if (!may_start(keys.as_written) && !may_start(keys.bare)) {
    const bool capital = words.text.tokens[token].capital;
    const string_view form = words.form(token);
    return capital && form.find('-') != string_view::npos ? hyphenated(form) : Atom{};
  }
  const auto match = times_.longest(words.keys, token);
  if (!match) return {};
  Atom atom = meanings_[match.value];
  atom.length = static_cast<std::uint8_t>(match.words);
  return atom;
}

std::vector<Atom> Lexicon::atoms(const words::Words& words) const {
  const auto& tokens = words.text.tokens;
  std::vector<Atom> atoms(tokens.size());
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const string_view form = words.form(i);
    if (!form.empty() && starts_with_digit(form)) {
      atoms[i] = figures_atom(form);
      if (atoms[i].cls == Class::none) atoms[i] = decade_atom(form);
    } else if (tokens[i].kind != text::TokenKind::punctuation) {
      atoms[i] = atom_at(words, i);
    }
  }
  return atoms;
}

Lexicon::CueMatch Lexicon::cue_match(const words::Words& words, std::uint32_t token) const {
  const lang::WordKeys& keys = words.keys[token];
  if (!may_start(keys.as_written) && !may_start(keys.bare)) return {};
  const auto match = cues_.longest(words.keys, token);
  return match ? CueMatch{static_cast<Cue>(match.value), match.words} : CueMatch{};
}

}  // namespace saksi::when
