// SPDX-License-Identifier: Apache-2.0
// The basic idea: a report is published on the latest day that it speaks of as its own present. The
// clues, best first:
//   1. a date line of the page;
//   2. a full date with its weekday or its speaker ("Jumat (20/8/2021)"), the latest not yet to
//   come;
//   3. days without year ("Minggu (6/1)") in the year of a copyright line, when the weekdays fit
//   it;
//   4. such days in the year of the latest full date or the next, when the weekdays fit;
//   5. such days in the nearest year before the copyright line's in which the weekdays fit (the
//   page
//      was fetched later than it was written);
//   6. a full date without weekday in the first paragraph.
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

/// The latest full date of those that `fits` takes.
template <class F>
std::optional<Found> latest_full_date(const std::vector<Clue>& clues, F fits) {
  std::optional<Found> best;
  for (const Clue& c : clues) {
    const auto day = full_date(c.day);
    if (day && is_present(c) && fits(c)) keep_later(best, *day, c.span);
  }
  return best;
}

bool has_weekday_or_speaker(const Clue& c) {
  return c.day.weekday != 0 || c.dates != Dates::event;
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

std::optional<Found> latest_in_year(const std::vector<Clue>& clues, int year) {
  std::optional<Found> best;
  for (const Clue& c : clues) {
    if (c.day.weekday == 0 || !has_day_and_month(c) || !is_present(c)) continue;
    const auto day = make_day(year, c.day.month, c.day.day);
    if (day) keep_later(best, *day, c.span);
  }
  return best;
}

/// The latest full date of the text bounds the year of its days without one from below.
std::optional<Found> after_full_dates(const std::vector<Clue>& clues) {
  const auto last = latest_full_date(clues, [](const Clue&) { return true; });
  if (!last) return std::nullopt;
  for (int year = year_of(last->day); year <= year_of(last->day) + 1; ++year) {
    if (!weekdays_fit(clues, year).value_or(false)) continue;
    const auto found = latest_in_year(clues, year);
    if (found && last->day <= found->day) return found;
  }
  return std::nullopt;
}

/// Days without a year in the copyright line's year or one of the `back` years before it.
std::optional<Found> by_copyright(const words::Words& words, const std::vector<Clue>& clues,
                                  int back) {
  const auto clue = copyright_year(words);
  if (!clue) return std::nullopt;
  for (int year = clue->year; year >= clue->year - back; --year) {
    if (!weekdays_fit(clues, year).value_or(false)) continue;
    auto found = latest_in_year(clues, year);
    if (found) found->span = clue->span;
    return found;
  }
  return std::nullopt;
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
    found = latest_full_date(clues, has_weekday_or_speaker);
    if (!found) found = by_copyright(words, clues, 0);
    if (!found) found = after_full_dates(clues);
    if (!found) found = by_copyright(words, clues, kYearsBack);
    if (!found) found = latest_full_date(clues, [](const Clue& c) { return c.in_lead; });
    if (found) move_to_statement(clues, *found);
  }
  if (!found) return {};
  return {found->day, record::PublishedBasis::inferred, found->span};
}

}  // namespace saksi::when
