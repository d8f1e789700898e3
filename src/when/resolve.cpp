// SPDX-License-Identifier: Apache-2.0
#include "when/resolve.h"

#include <algorithm>
#include <cassert>

namespace saksi::when {
namespace {

using record::DatePrecision;

constexpr int kFarAhead = 30;  // days after publication that a date without year may lie
constexpr int kNearPublication =
    3;  // days before publication within which a doubtful day is looked for
constexpr int kSlipOfMonths = 70;  // a date older than this is no slip for a recent day
constexpr int kWeek = 7;
constexpr std::string_view kYearRule = "year";
constexpr std::string_view kDecadeRule = "decade";

/// -1 for "lalu", 0 for "ini" and "itu", 1 for "depan".
int direction(Step step) {
  switch (step) {
    case Step::past:
    case Step::before:
      return -1;
    case Step::next:
    case Step::after:
      return 1;
    default:
      return 0;
  }
}

/// Whether the step counts from the text ("itu", "sebelumnya") and not from publication.
bool from_text(Step step) {
  return step == Step::that || step == Step::before || step == Step::after;
}

PartOfDay part_of_minute(int minute) {
  constexpr int kHour = 60;
  if (minute < 5 * kHour) return PartOfDay::small_hours;
  if (minute < 11 * kHour) return PartOfDay::morning;
  if (minute < 15 * kHour) return PartOfDay::noon;
  if (minute < 18 * kHour) return PartOfDay::afternoon;
  return minute < 19 * kHour ? PartOfDay::evening : PartOfDay::night;
}

PartOfDay part_of(const DayWords& d) {
  if (d.part != PartOfDay::none || !d.minute_of_day) return d.part;
  return part_of_minute(*d.minute_of_day);
}

// ---------------------------------------------------------------- anchors in the text

using Back = std::vector<Time>::const_reverse_iterator;

/// Where looking back ends, so that a text of any length is read in time that grows with it.
Back farthest(const Anchors& a) {
  constexpr std::ptrdiff_t kFarthest = 200;
  return a.told->rbegin() + std::min<std::ptrdiff_t>(kFarthest, std::ssize(*a.told));
}

bool is_event_day(const Time& t) {
  const bool day = t.date.precision == DatePrecision::day;
  return day && t.dates == Dates::event && t.kind != Kind::since && t.kind != Kind::until;
}

/// The last day of an event among the times told, of those that `fits` takes.
template <class F>
std::optional<Day> last_told(const Anchors& a, F fits) {
  for (auto it = a.told->rbegin(); it != farthest(a); ++it) {
    if (is_event_day(*it) && fits(*it)) return it->date.start;
  }
  return std::nullopt;
}

/// The day that "hari itu" and "sehari sebelumnya" count from: the last one of the paragraph, else
/// the last one of the news (a paragraph of background is over when the next one begins).
std::optional<Day> told_day(const Anchors& a) {
  const auto here = last_told(a, [&](const Time& t) { return t.first >= a.paragraph; });
  if (here || !a.published) return here ? here : last_told(a, [](const Time&) { return true; });
  const auto near = [&](const Time& t) {
    return days_between(*t.date.start, *a.published) <= kFarAhead;
  };
  // "Buruh berunjuk rasa, Senin (10/10), seperti pada 15 September. ... Pukul 10.00 bentrok pecah"
  std::optional<Day> latest;
  for (auto it = a.told->rbegin(); it != farthest(a); ++it) {
    const bool later = is_event_day(*it) && near(*it) && (!latest || *it->date.start > *latest);
    if (later && days_between(*it->date.start, *a.published) >= 0) latest = it->date.start;
  }
  return last_told(a, [&](const Time& t) {
    return near(t) && (!latest || days_between(*t.date.start, *latest) <= kWeek);
  });
}

/// "mengatakan, Rabu, sepuluh tentara tewas dalam serangan sehari sebelumnya": the one day told
/// from a token on is that on which somebody spoke.
std::optional<Day> stated_day(const Anchors& a, std::uint32_t from) {
  std::optional<Day> stated;
  for (auto it = a.told->rbegin(); it != farthest(a) && it->first >= from; ++it) {
    if (it->date.precision != DatePrecision::day) continue;
    if (it->dates != Dates::statement) return std::nullopt;
    if (!stated) stated = it->date.start;
  }
  return stated;
}

std::optional<Day> told_date(const Anchors& a) {
  for (auto it = a.told->rbegin(); it != farthest(a); ++it) {
    if (it->date.start && it->dates == Dates::event) return it->date.start;
  }
  return std::nullopt;
}

std::optional<Day> told_weekday(const Anchors& a, unsigned weekday) {
  for (auto it = a.told->rbegin(); it != farthest(a); ++it) {
    const bool day = it->date.precision == DatePrecision::day;
    if (day && weekday_of(*it->date.start) == weekday) return it->date.start;
  }
  return std::nullopt;
}

/// Where a step counts from: publication, or the text.
std::optional<Day> origin(Step step, const Anchors& a) {
  return from_text(step) ? told_date(a) : a.published;
}

// ---------------------------------------------------------------- one day

std::optional<int> year_by_step(Step step, const Anchors& a) {
  const auto from = origin(step, a);
  if (!from) return std::nullopt;
  return year_of(*from) + direction(step);
}

/// The year of a day and month without one: publication's, unless that lies too far ahead.
std::optional<Day> nearest_year(const DayWords& d, const Anchors& a) {
  if (!a.published) return std::nullopt;
  const int year = year_of(*a.published);
  auto day = make_day(year, d.month, d.day);
  if (!day) return make_day(year - 1, d.month, d.day);
  const int after = days_between(*a.published, *day);
  const int limit = d.step == Step::past ? 0 : kFarAhead;
  if (a.ahead || d.step == Step::next)
    return after < -kFarAhead ? make_day(year + 1, d.month, d.day) : day;
  return after > limit ? make_day(year - 1, d.month, d.day) : day;
}

/// "Tahun yang sama, pada 28 April", "pada 1998, tepatnya 14 Mei": the year that stands right
/// before.
std::optional<int> year_just_told(const Anchors& a) {
  constexpr std::uint32_t kReach = 3;
  if (a.told->empty()) return std::nullopt;
  const Time& t = a.told->back();
  const bool year = t.date.precision == DatePrecision::year && t.date.start &&
                    t.kind != Kind::since && t.kind != Kind::until;
  if (!year || t.first < a.paragraph || t.last > a.first || a.first - t.last > kReach)
    return std::nullopt;
  return year_of(*t.date.start);
}

/// A year after the next one is a slip of the typist.
bool is_slip(int year, const Anchors& a) {
  return a.published && year > year_of(*a.published) + 10;
}

std::optional<Day> dated_day(const DayWords& d, const Anchors& a) {
  if (d.year != 0 && !is_slip(d.year, a)) return make_day(d.year, d.month, d.day);
  if (d.year_step == Step::none) {
    const auto told = year_just_told(a);
    return told ? make_day(*told, d.month, d.day) : nearest_year(d, a);
  }
  const auto year = year_by_step(d.year_step, a);
  return year ? make_day(*year, d.month, d.day) : std::nullopt;
}

/// "tanggal 14": the latest such day; "tanggal 14 bulan lalu".
std::optional<Day> day_of_month(const DayWords& d, const Anchors& a) {
  const auto from = origin(d.month_step, a);
  if (!from) return std::nullopt;
  int back = -direction(d.month_step);
  if (d.month_step == Step::none && d.day > static_cast<unsigned>(from->day()) && !a.ahead)
    back = 1;
  const Day month = plus_months(Day{from->year(), from->month(), std::chrono::day{1}}, -back);
  return make_day(year_of(month), month_of(month), d.day);
}

std::optional<Day> weekday_from_text(const DayWords& d, const Anchors& a) {
  if (d.step == Step::that) {
    const auto same = told_weekday(a, d.weekday);
    if (same || !a.published) return same;
    return on_or_before(*a.published, d.weekday);
  }
  const auto told = told_day(a);
  if (!told) return std::nullopt;
  return d.step == Step::before ? on_or_before(plus_days(*told, -1), d.weekday)
                                : on_or_after(plus_days(*told, 1), d.weekday);
}

/// A weekday without a date: the latest one that is not after publication, or as its step says.
std::optional<Day> named_weekday(const DayWords& d, const Anchors& a) {
  if (from_text(d.step)) return weekday_from_text(d, a);
  if (!a.published) return std::nullopt;
  const Day published = *a.published;
  if (d.week_step != Step::none) {
    return plus_days(monday_of(published), direction(d.week_step) * kWeek + d.weekday - 1);
  }
  if (d.eve) return on_or_before(published, (d.weekday + 5U) % 7U + 1U);
  if (d.step == Step::past) return on_or_before(plus_days(published, -1), d.weekday);
  if (d.step == Step::next) return on_or_after(plus_days(published, 1), d.weekday);
  if (d.step == Step::now || a.ahead) return on_or_after(published, d.weekday);
  return on_or_before(published, d.weekday);
}

/// The day that the weekday alone would mean beside a date that it does not fit: near publication
/// the latest such weekday, for a date of long ago the one next to it.
Day named_beside(Day written, unsigned weekday, const Anchors& a) {
  if (a.published && days_between(written, *a.published) <= kSlipOfMonths) {
    return on_or_before(*a.published, weekday);
  }
  return on_or_after(plus_days(written, -kNearPublication), weekday);
}

/// "Sabtu (6/3)" of a page that has month before day: the weekday fits the date read so, and
/// lately.
std::optional<Day> month_first(Day written, unsigned weekday, const Anchors& a) {
  constexpr int kLately = 31;
  const auto day = static_cast<unsigned>(written.day());
  const auto month = static_cast<unsigned>(written.month());
  if (!a.published || day > 12 || day == month) return std::nullopt;
  const auto swapped = make_day(static_cast<int>(written.year()), day, month);
  if (!swapped || weekday_of(*swapped) != weekday) return std::nullopt;
  const int age = days_between(*swapped, *a.published);
  return age >= 0 && age <= kLately ? swapped : std::nullopt;
}

/// Weekday and date that do not agree: both are kept. The one that lies nearest before publication,
/// within three days, is taken; when neither does, the date as written, unless it has yet to come.
Day reconcile(Day written, unsigned weekday, const Anchors& a, Time& out) {
  const Day named = named_beside(written, weekday, a);
  out.disagrees = true;
  out.alternatives = {day_date(written), day_date(named)};
  if (!a.published) return written;
  if (const auto swapped = month_first(written, weekday, a)) {
    out.alternatives = {day_date(written), day_date(*swapped)};
    return *swapped;
  }
  const int written_age = days_between(written, *a.published);
  const int named_age = days_between(named, *a.published);
  const bool written_fits = written_age >= 0 && written_age <= kNearPublication;
  const bool named_fits = named_age >= 0 && named_age <= kNearPublication;
  if (named_fits && (!written_fits || named_age < written_age)) return named;
  return written_age < 0 && named_age >= 0 && !a.ahead ? named : written;
}

std::optional<Day> plain_day(const DayWords& d, const Anchors& a) {
  if (d.day != 0) return d.month != 0 ? dated_day(d, a) : day_of_month(d, a);
  if (!d.offset) return named_weekday(d, a);
  if (!a.published) return std::nullopt;
  return plus_days(*a.published, *d.offset);
}

std::optional<Day> resolve_day(const DayWords& d, const Anchors& a, Time& out) {
  const auto day = plain_day(d, a);
  if (!day || d.weekday == 0 || weekday_of(*day) == d.weekday || d.eve) return day;
  return reconcile(*day, d.weekday, a, out);
}

/// What the first day of a range leaves unsaid is said by the second.
DayWords completed(DayWords from, const DayWords& to) {
  if (from.month == 0) from.month = from.day != 0 ? to.month : std::uint8_t{0};
  if (from.year == 0) from.year = to.year;
  if (from.year_step == Step::none) from.year_step = to.year_step;
  return from;
}

void day_range(const Expression& e, const Anchors& a, Time& out) {
  const auto end = resolve_day(*e.to, a, out);
  const DayWords first = completed(e.from, *e.to);
  auto start = resolve_day(first, a, out);
  if (!start || !end) return;
  if (first.day == 0 && first.weekday != 0) start = on_or_before(*end, first.weekday);
  if (*end < *start)
    start = make_day(year_of(*start) - 1, month_of(*start), static_cast<unsigned>(start->day()));
  if (!start) return;
  out.date = range_date(*start, *end);
  out.alternatives = {day_date(*start), day_date(*end)};
}

void say_day(const Expression& e, const Anchors& a, Time& out) {
  const DayWords& d = e.from;
  out.part = part_of(d);
  out.past = d.step == Step::past || d.week_step == Step::past || d.year_step == Step::past;
  if (e.to) {
    out.rule = e.either ? "one day or another" : "range of days";
    day_range(e, a, out);
    return;
  }
  if (d.day != 0) {
    out.rule = d.weekday != 0 ? "weekday and date" : "date";
  } else {
    out.rule = d.offset ? "counted from publication" : "weekday";
  }
  if (const auto day = resolve_day(d, a, out)) out.date = day_date(*day);
}

// ---------------------------------------------------------------- months and years

std::optional<Date> named_month(const DayWords& d, const Anchors& a) {
  if (d.year != 0) return month_date(d.year, d.month);
  if (d.year_step != Step::none) {
    const auto year = year_by_step(d.year_step, a);
    return year ? std::optional(month_date(*year, d.month)) : std::nullopt;
  }
  if (!a.published) return std::nullopt;
  const int year = year_of(*a.published);
  const unsigned now = month_of(*a.published);
  if (d.step == Step::next || (a.ahead && d.step == Step::none)) {
    return month_date(d.month < now || (d.month == now && d.step == Step::next) ? year + 1 : year,
                      d.month);
  }
  const bool last_year = d.month > now || (d.month == now && d.step == Step::past);
  return month_date(last_year && d.step != Step::now ? year - 1 : year, d.month);
}

void say_month(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "month";
  out.past = e.from.step == Step::past || e.from.year_step == Step::past;
  const auto from = named_month(e.to ? completed(e.from, *e.to) : e.from, a);
  if (!from) return;
  out.date = *from;
  if (!e.to) return;
  const auto to = named_month(*e.to, a);
  if (to && *from->start <= *to->start) out.date = range_date(*from->start, *to->end);
}

void say_year(const Expression& e, Time& out) {
  out.rule = kYearRule;
  out.date = year_date(e.from.year);
  if (e.to) out.date = range_date(*out.date.start, *year_date(e.to->year).end);
}

void say_decade(const Expression& e, Time& out) {
  out.rule = kDecadeRule;
  out.date = range_date(*year_date(e.from.year).start, *year_date(e.from.year + 9).end);
}

// ---------------------------------------------------------------- weeks, months, years by steps

std::optional<Date> unit_around(Unit unit, Day day, int steps) {
  switch (unit) {
    case Unit::day:
      return day_date(plus_days(day, steps));
    case Unit::week:
      return week_date(plus_days(day, steps * kWeek));
    case Unit::month:
    case Unit::half_year: {
      const Day moved = plus_months(day, steps * (unit == Unit::month ? 1 : 6));
      return month_date(year_of(moved), month_of(moved));
    }
    case Unit::year:
      return year_date(year_of(day) + steps);
    case Unit::decade: {
      const int first = year_of(day) / 10 * 10 + steps * 10;
      return range_date(*year_date(first).start, *year_date(first + 9).end);
    }
    default:
      return std::nullopt;
  }
}

void say_unit(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "week, month or year by step";
  out.past = e.step == Step::past;
  if (from_text(e.step)) out.kind = Kind::relative;
  const auto from = origin(e.step, a);
  if (!from) return;
  out.date = unit_around(e.unit, *from, direction(e.step)).value_or(Date{});
}

/// The first, middle or last third: days 1-10, 11-20, 21-; four months; of a week Monday and
/// Tuesday, Wednesday and Thursday, Friday to Sunday.
Date third_of(const Date& whole, Unit unit, Third third) {
  const auto n = static_cast<int>(third);
  const Day start = *whole.start;
  if (unit == Unit::week) {
    return range_date(plus_days(start, n * 2),
                      third == Third::end ? *whole.end : plus_days(start, n * 2 + 1));
  }
  if (unit == Unit::month) {
    return range_date(plus_days(start, n * 10),
                      third == Third::end ? *whole.end : plus_days(start, n * 10 + 9));
  }
  return range_date(plus_months(start, n * 4), plus_days(plus_months(start, n * 4 + 4), -1));
}

std::optional<Date> whole_of_third(const Expression& e, const Anchors& a) {
  if (e.from.month != 0) return named_month(e.from, a);
  if (e.from.year != 0) return year_date(e.from.year);
  const auto from = origin(e.step, a);
  return from ? unit_around(e.unit, *from, direction(e.step)) : std::nullopt;
}

void say_third(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "third of a week, month or year";
  out.past = e.step == Step::past || e.from.step == Step::past;
  const auto whole = whole_of_third(e, a);
  if (!whole) return;
  out.date = third_of(*whole, e.unit, e.third);
  out.alternatives = {*whole};
}

/// "akhir pekan": the latest Saturday and Sunday; "lalu": of the week before.
void say_weekend(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "weekend";
  out.past = e.step == Step::past;
  const auto from = origin(e.step, a);
  if (!from) return;
  Day saturday = plus_days(monday_of(*from), direction(e.step) * kWeek + 5);
  if (e.step == Step::none && *from < saturday && !a.ahead) saturday = plus_days(saturday, -kWeek);
  out.date = range_date(saturday, plus_days(saturday, 1));
}

/// "paruh kedua 2018", "enam bulan pertama 2015" (no parts, `amount` months).
void say_fraction(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "part of a year";
  const auto year =
      e.from.year != 0 ? std::optional<int>(e.from.year) : year_by_step(e.from.year_step, a);
  if (!year) return;
  const int months = e.parts == 0 ? *e.amount : 12 / e.parts;
  const int before = e.parts == 0 ? 0 : months * (*e.amount - 1);
  const Day start = plus_months(*year_date(*year).start, before);
  out.date = range_date(start, plus_days(plus_months(start, months), -1));
}

void say_week_of_month(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "week of a month";
  const auto month = named_month(e.from, a);
  if (!month) return;
  const Day start = plus_days(*month->start, (*e.amount - 1) * kWeek);
  out.date = {start, std::min(plus_days(start, kWeek - 1), *month->end), DatePrecision::range};
}

// ---------------------------------------------------------------- counted

bool is_clock_unit(Unit unit) {
  return unit == Unit::hour || unit == Unit::minute;
}

int days_of_hours(const Expression& e) {
  return e.unit == Unit::hour ? *e.amount / 24 : 0;
}

/// "beberapa hari lalu": the seven days before; of longer units nothing is said.
void some_days(const Expression& e, Day last, Time& out) {
  if (e.unit != Unit::day) return;
  out.date = {plus_days(last, 1 - kWeek), last, DatePrecision::week};
}

void say_ago(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "counted back from publication";
  out.past = true;
  const bool years = e.unit >= Unit::year;
  if (years && (e.exactly || !e.amount || *e.amount > 1)) out.kind = Kind::history;
  if (!a.published) return;
  const Day day = *a.published;
  if (is_clock_unit(e.unit)) {
    out.date = day_date(e.amount ? plus_days(day, -days_of_hours(e)) : day);
  } else if (!e.amount) {
    some_days(e, plus_days(day, -1), out);
  } else if (e.unit <= Unit::year) {
    out.date = unit_around(e.unit, day, -*e.amount).value_or(Date{});
  }
  if (e.exactly && e.amount && e.unit == Unit::year) {
    out.alternatives = {day_date(plus_months(day, -12 * *e.amount))};
  }
}

std::optional<Day> moved(Day day, Unit unit, int n) {
  switch (unit) {
    case Unit::second:
    case Unit::minute:
      return day;
    case Unit::hour:
      return plus_days(day, n / 24);
    case Unit::day:
      return plus_days(day, n);
    case Unit::week:
      return plus_days(day, n * kWeek);
    case Unit::month:
      return plus_months(day, n);
    case Unit::half_year:
      return plus_months(day, n * 6);
    case Unit::year:
      return plus_months(day, n * 12);
    case Unit::eight_years:
      return plus_months(day, n * 96);
    case Unit::decade:
      return plus_months(day, n * 120);
    case Unit::century:
      return std::nullopt;
  }
  return std::nullopt;
}

void say_window(const Expression& e, const Anchors& a, int way, Time& out) {
  out.rule = way < 0 ? "span up to publication" : "span from publication";
  out.kind = Kind::duration;
  out.past = way < 0;
  if (!a.published) return;
  if (!e.amount) return some_days(e, *a.published, out);
  const auto other = moved(*a.published, e.unit, way * *e.amount);
  if (other) out.date = range_date(*a.published, *other);
}

/// Fills offset and date for `way` times the amount from the event told before.
void count_from_told(const Expression& e, const Anchors& a, int way, Time& out) {
  if (is_clock_unit(e.unit)) {
    out.offset_days = e.amount ? way * days_of_hours(e) : 0;
  } else if (e.amount && e.unit <= Unit::week) {
    out.offset_days = way * *e.amount * (e.unit == Unit::week ? kWeek : 1);
  }
  // "Rabu, ia membantahnya. Bantahan itu muncul sehari setelah sebuah jet mengebom ..."
  auto told =
      e.told ? std::nullopt : stated_day(a, e.shape == Shape::relative ? a.sentence : a.paragraph);
  if (!told) told = told_day(a);
  // "kata polisi, Rabu. Serangan itu terjadi sehari sebelumnya"
  if (!told && !e.told) told = stated_day(a, a.paragraph);
  if (!told) return;
  if (is_clock_unit(e.unit)) {
    out.date = day_date(plus_days(*told, *out.offset_days));
  } else if (e.amount && e.unit <= Unit::year) {
    out.date = unit_around(e.unit, *told, way * *e.amount).value_or(Date{});
  }
}

void say_relative(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "counted from the event told before";
  out.kind = Kind::relative;
  count_from_told(e, a, direction(e.step), out);
}

/// "Sehari sebelum serangan itu, sebuah bom ...": a day before the event told. "Itu terjadi tiga
/// hari setelah seorang guru ditembak": what follows lies three days before the event told. Both
/// are the date of the event that the sentence adds. At the head of a sentence an event that is not
/// said to be known could be either; nothing is said then.
void say_to_what_follows(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "counted from what follows";
  out.kind = Kind::relative;
  if (e.told) return count_from_told(e, a, direction(e.step), out);
  if (!e.heads_sentence) count_from_told(e, a, -direction(e.step), out);
}

void say_anaphor(const Expression& e, const Anchors& a, Time& out) {
  out.rule = e.shape == Shape::clock ? "clock" : "day told before";
  out.kind = Kind::relative;
  out.part = part_of(e.from);
  out.offset_days = e.amount;
  // "mengatakan Rabu bahwa ... pada malam sebelumnya"; "mengatakan Rabu, 66 orang dibunuh pada hari
  // itu": of what was told, where anything was
  const bool that_day = e.amount == 0 && e.shape != Shape::clock && out.part == PartOfDay::none;
  auto told = that_day ? told_day(a) : stated_day(a, a.sentence);
  if (!told) told = that_day ? stated_day(a, a.sentence) : told_day(a);
  if (told) out.date = day_date(plus_days(*told, *e.amount));
}

// ---------------------------------------------------------------- feasts

Date around(Day day) {
  return range_date(plus_days(day, -1), plus_days(day, 1));
}

std::optional<Date> hijri_feast(const Atom& feast, int hijri_year) {
  const auto month = static_cast<unsigned>(feast.second);
  const bool whole = static_cast<FeastRule>(feast.value) == FeastRule::hijri_month;
  const auto start = from_hijri(hijri_year, month, whole ? 1U : static_cast<unsigned>(feast.third));
  if (!start) return std::nullopt;
  if (!whole) return around(*start);
  return range_date(*start, plus_days(*start, 29));
}

std::optional<Date> feast_in(const Atom& feast, int year) {
  switch (static_cast<FeastRule>(feast.value)) {
    case FeastRule::gregorian: {
      const auto day =
          make_day(year, static_cast<unsigned>(feast.second), static_cast<unsigned>(feast.third));
      return day ? std::optional(day_date(*day)) : std::nullopt;
    }
    case FeastRule::easter:
      return day_date(plus_days(easter(year), feast.second));
    default:
      break;
  }
  const int first = hijri_year_of(*year_date(year).start);
  for (int h = first; h <= first + 1; ++h) {
    const auto date = hijri_feast(feast, h);
    if (date && year_of(plus_days(*date->start, 1)) == year) return date;
  }
  return std::nullopt;
}

/// The latest one that has begun by publication; the next one where the sentence looks ahead.
std::optional<Date> nearest_feast(const Atom& feast, const Anchors& a) {
  if (!a.published) return std::nullopt;
  const int year = year_of(*a.published);
  std::optional<Date> best;
  for (int y = year - 1; y <= year + 1; ++y) {
    const auto date = feast_in(feast, y);
    if (!date) continue;
    const bool begun = *date->start <= *a.published;
    if (a.ahead && !begun) return date;
    if (!a.ahead && begun) best = date;
  }
  return best;
}

void say_feast(const Expression& e, const Anchors& a, Time& out) {
  out.rule = "feast";
  std::optional<int> year;
  if (e.from.year != 0) year = e.from.year;
  if (e.from.year_step != Step::none) year = year_by_step(e.from.year_step, a);
  const auto date = year ? feast_in(e.feast, *year) : nearest_feast(e.feast, a);
  if (date) out.date = *date;
  // "hari kedua Lebaran"
  if (!out.date.start || e.amount.value_or(1) <= 1) return;
  const auto later = std::chrono::days(*e.amount - 1);
  out.date.start = record::Day(std::chrono::sys_days(*out.date.start) + later);
  out.date.end = record::Day(std::chrono::sys_days(*out.date.end) + later);
}

void say_hijri(const Expression& e, Time& out) {
  out.rule = "Hijri date";
  const auto day = from_hijri(e.from.year, e.from.month, e.from.day);
  if (day) out.date = around(*day);
}

// ---------------------------------------------------------------- all together

void say(const Expression& e, const Anchors& a, Time& out) {
  switch (e.shape) {
    case Shape::day:
      return say_day(e, a, out);
    case Shape::month:
      return say_month(e, a, out);
    case Shape::year:
      return say_year(e, out);
    case Shape::decade:
      return say_decade(e, out);
    case Shape::unit:
      return say_unit(e, a, out);
    case Shape::third:
      return say_third(e, a, out);
    case Shape::weekend:
      return say_weekend(e, a, out);
    case Shape::fraction:
      return say_fraction(e, a, out);
    case Shape::week_of_month:
      return say_week_of_month(e, a, out);
    case Shape::ago:
      return say_ago(e, a, out);
    case Shape::ahead:
      return say_window(e, a, 1, out);
    case Shape::window:
      return say_window(e, a, -1, out);
    case Shape::relative:
      return say_relative(e, a, out);
    case Shape::anaphor:
    case Shape::clock:
      return say_anaphor(e, a, out);
    case Shape::feast:
      return say_feast(e, a, out);
    case Shape::hijri:
      return say_hijri(e, out);
    case Shape::duration:
      out.rule = "duration";
      out.kind = Kind::duration;
      return;
    case Shape::to_what_follows:
      return say_to_what_follows(e, a, out);
  }
}

bool is_whole_period(Shape shape) {
  return shape == Shape::month || shape == Shape::year || shape == Shape::unit ||
         shape == Shape::fraction || shape == Shape::decade;
}

/// What stands in front. Since a day: the span up to publication is the alternative. "sejak",
/// "hingga", "sepanjang", "pada masa".
void apply_link(const Expression& e, const Anchors& a, Time& out) {
  if (e.link == Link::history) out.kind = Kind::history;
  if (e.link == Link::during && is_whole_period(e.shape)) out.kind = Kind::duration;
  if (e.to || out.kind == Kind::duration || out.kind == Kind::history) return;
  if (e.link == Link::since) {
    out.kind = Kind::since;
    if (out.date.start && a.published && *out.date.start <= *a.published) {
      out.alternatives.push_back(range_date(*out.date.start, *a.published));
    }
  }
  if (e.link == Link::until || e.link == Link::before) out.kind = Kind::until;
}

/// A year or decade that ended before last year is history; a year of the past says so by itself.
void apply_age(const Anchors& a, Time& out) {
  if (!a.published || !out.date.end) return;
  const int year = year_of(*a.published);
  const int ended = year_of(*out.date.end);
  if (ended < year) out.past = true;
  const bool years =
      out.date.precision == DatePrecision::year || out.rule == kYearRule || out.rule == kDecadeRule;
  if (years && ended < year - 1 && out.kind == Kind::point) out.kind = Kind::history;
}

}  // namespace

void resolve(const Expression& e, const Anchors& anchors, Time& out) {
  assert(anchors.told != nullptr);
  say(e, anchors, out);
  apply_link(e, anchors, out);
  apply_age(anchors, out);
}

std::optional<Day> full_date(const DayWords& words) {
  if (words.day == 0 || words.month == 0 || words.year == 0) return std::nullopt;
  return make_day(words.year, words.month, words.day);
}

}  // namespace saksi::when
