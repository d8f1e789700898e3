// SPDX-License-Identifier: Apache-2.0
// The basic idea: a report is published on the latest day that it speaks of as its own present. The
// clues, best first:
//   1. a date line of the page;
//   2. a full date with its weekday ("Jumat (20/8/2021)"), the latest that is not yet to come;
//   3. a full date without weekday in the first paragraph;
//   4. days without year ("Minggu (6/1)") in the year that a copyright line or the latest full date
//      names, when the weekdays fit that year; else in the nearest year before it in which all fit.
// A bare weekday that dates a statement then moves the day forward to the first such weekday
// ("kata sejumlah pejabat, Senin"). Without any of these nothing is inferred: a wrong day of
// publication would make every weekday of the report wrong.
#include "when/publication.h"

#include "when/owner.h"
#include "when/resolve.h"

#include <algorithm>

namespace saksi::when {
namespace {

constexpr int kYearsBack = 12;  // how far a crawl's copyright year may be behind the report

/// What one expression can tell about the day of publication.
struct Clue {
  DayWords day;
  Span span;
  Dates dates;
  bool ahead;
  bool in_lead;
  Link link;
};

bool is_present(const Clue& c) {
  return !c.ahead && c.link != Link::since && c.link != Link::until && c.link != Link::before;
}

struct Found {
  Day day;
  Span span;
};

std::vector<Clue> clues_of(const words::Words& words, const Lexicon& lexicon) {
  std::vector<Clue> clues;
  const auto atoms = lexicon.atoms(words);
  std::vector<Expression> found;
  for (const auto& sentence : words.text.sentences) {
    found.clear();
    parse_times(words, atoms, sentence.first, sentence.last, found);
    const Place place{words, lexicon, atoms, sentence};
    for (const Expression& e : found) {
      if (e.shape != Shape::day || e.to) continue;
      clues.push_back({e.from, words.span(e.first, e.last), whose(place, e), looks_ahead(place, e),
                       sentence.paragraph == 0, e.link});
    }
  }
  return clues;
}

void keep_later(std::optional<Found>& best, Day day, Span span) {
  if (!best || best->day < day) best = Found{day, span};
}

/// Clue 2, then clue 3.
std::optional<Found> full_date_of(const std::vector<Clue>& clues) {
  std::optional<Found> named, lead;
  for (const Clue& c : clues) {
    const auto day = full_date(c.day);
    if (!day || !is_present(c)) continue;
    const bool told = c.dates != Dates::event;
    if (c.day.weekday != 0 || told) keep_later(named, *day, c.span);
    if (c.in_lead) keep_later(lead, *day, c.span);
  }
  return named ? named : lead;
}

std::optional<int> first_year_in(std::string_view s) {
  for (std::size_t i = 0; i + 4 <= s.size(); ++i) {
    const bool starts = (s[i] == '1' && s[i + 1] == '9') || (s[i] == '2' && s[i + 1] == '0');
    const bool alone = i == 0 || s[i - 1] < '0' || s[i - 1] > '9';
    if (!starts || !alone) continue;
    if (s.find_first_not_of("0123456789", i) < i + 4) continue;
    return std::stoi(std::string(s.substr(i, 4)));
  }
  return std::nullopt;
}

/// A copyright line may name two years ("2008 - 2017"): the last counts.
std::optional<int> last_year_in(std::string_view s) {
  std::optional<int> year;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const auto found = first_year_in(s.substr(i));
    if (!found) break;
    year = std::max(year.value_or(0), *found);
  }
  return year;
}

struct YearClue {
  int year;
  Span span;
};

std::optional<YearClue> copyright_year(const words::Words& words) {
  for (const auto& clue : words.text.date_clues) {
    const auto year = last_year_in(clue.span.in(words.text.source));
    if (year) return YearClue{*year, clue.span};
  }
  return std::nullopt;
}

bool has_day_and_month(const Clue& c) {
  return c.day.day != 0 && c.day.month != 0 && c.day.year == 0;
}

/// Whether all days with weekday and date but no year fit the calendar of `year`; nothing when
/// there is none.
std::optional<bool> weekdays_fit(const std::vector<Clue>& clues, int year) {
  std::optional<bool> fit;
  for (const Clue& c : clues) {
    if (c.day.weekday == 0 || !has_day_and_month(c)) continue;
    const auto day = make_day(year, c.day.month, c.day.day);
    fit = fit.value_or(true) && day && weekday_of(*day) == c.day.weekday;
  }
  return fit;
}

/// The year itself, or the nearest before it in which every weekday fits.
std::optional<int> fitting_year(const std::vector<Clue>& clues, int year) {
  for (int y = year; y > year - kYearsBack; --y) {
    if (weekdays_fit(clues, y).value_or(y == year)) return y;
  }
  return std::nullopt;
}

std::optional<Found> latest_in_year(const std::vector<Clue>& clues, int year) {
  std::optional<Found> best;
  for (const Clue& c : clues) {
    if (c.day.weekday == 0 || !has_day_and_month(c) || !is_present(c)) continue;
    const auto day = make_day(year, c.day.month, c.day.day);
    if (day) keep_later(best, *day, c.span);
  }
  return best;
}

/// Clue 4: the latest full date of the text bounds the year from below.
std::optional<Found> after_full_dates(const std::vector<Clue>& clues) {
  std::optional<Found> last;
  for (const Clue& c : clues) {
    const auto day = full_date(c.day);
    if (day && is_present(c)) keep_later(last, *day, c.span);
  }
  if (!last) return std::nullopt;
  for (int year = year_of(last->day); year <= year_of(last->day) + 1; ++year) {
    if (!weekdays_fit(clues, year).value_or(false)) continue;
    const auto found = latest_in_year(clues, year);
    if (found && last->day <= found->day) return found;
  }
  return std::nullopt;
}

std::optional<Found> by_copyright(const words::Words& words, const std::vector<Clue>& clues) {
  const auto clue = copyright_year(words);
  if (!clue) return std::nullopt;
  const auto year = fitting_year(clues, clue->year);
  if (!year) return std::nullopt;
  auto found = latest_in_year(clues, *year);
  if (found) found->span = clue->span;
  return found;
}

/// "kata sejumlah pejabat, Senin": spoken on the first Monday from the day that was found.
void move_to_statement(const std::vector<Clue>& clues, Found& found) {
  for (const Clue& c : clues) {
    const bool bare = c.day.weekday != 0 && c.day.day == 0 && c.day.step == Step::none;
    if (!bare || c.dates == Dates::event || c.day.week_step != Step::none) continue;
    found.day = on_or_after(found.day, c.day.weekday);
    return;
  }
}

std::optional<Found> header_date(const words::Words& words) {
  for (const auto& clue : words.text.date_clues) {
    if (clue.basis != "header") continue;
    const auto day = record::parse_day(clue.span.in(words.text.source));
    if (day) return Found{*day, clue.span};
  }
  return std::nullopt;
}

}  // namespace

Publication infer_publication(const words::Words& words, const Lexicon& lexicon) {
  const std::vector<Clue> clues = clues_of(words, lexicon);
  std::optional<Found> found = header_date(words);
  if (!found) {
    found = full_date_of(clues);
    if (!found) found = by_copyright(words, clues);
    if (!found) found = after_full_dates(clues);
    if (found) move_to_statement(clues, *found);
  }
  if (!found) return {};
  return {found->day, record::PublishedBasis::inferred, found->span};
}

}  // namespace saksi::when
