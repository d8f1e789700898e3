// SPDX-License-Identifier: Apache-2.0
#include "when/grammar.h"

#include <array>

namespace saksi::when {
namespace {

using std::string_view;

constexpr int kNoon = 12 * 60;
constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2999;
constexpr int kOrWeek = 1;  // marks in Atom::second
constexpr int kShort = 2;

Step step_of(Class cls) {
  switch (cls) {
    case Class::past:
      return Step::past;
    case Class::now:
      return Step::now;
    case Class::next:
      return Step::next;
    case Class::that:
      return Step::that;
    case Class::before:
      return Step::before;
    case Class::after:
      return Step::after;
    default:
      return Step::none;
  }
}

Link link_of(Class cls) {
  switch (cls) {
    case Class::since:
      return Link::since;
    case Class::until:
      return Link::until;
    case Class::before_event:
      return Link::before;
    case Class::during:
      return Link::during;
    case Class::lasting:
      return Link::lasting;
    case Class::history:
      return Link::history;
    case Class::interval:
      return Link::interval;
    case Class::after_event:
      return Link::lasting;
    default:
      return Link::none;
  }
}

bool is_range_mark(string_view form) {
  return form == "-" || form == "--" || form == "\xE2\x80\x93" || form == "\xE2\x80\x94";
}

/// Reads one sentence. A function `x()` that returns bool leaves the cursor behind what it read, or
/// where it was.
class Parser {
 public:
  Parser(const words::Words& words, const std::vector<Atom>& atoms, std::uint32_t first,
         std::uint32_t last)
      : words_(words), atoms_(atoms), first_(first), last_(last) {}

  std::optional<Expression> parse(std::uint32_t at);

 private:
  // the cursor
  [[nodiscard]] Atom atom(std::uint32_t at) const { return at < last_ ? atoms_[at] : Atom{}; }

  [[nodiscard]] Atom atom() const { return atom(at_); }

  [[nodiscard]] Atom atom_after() const { return atom(at_ + atom().length); }

  [[nodiscard]] bool is(Class cls) const { return atom().cls == cls; }

  [[nodiscard]] bool is_mark(char c) const {
    return at_ < last_ && words_.form(at_).size() == 1 && words_.form(at_).front() == c;
  }

  Atom take() {
    const Atom a = atom();
    at_ += a.length;
    return a;
  }

  bool take(Class cls) { return is(cls) && (take(), true); }

  bool take_mark(char c) { return is_mark(c) && (++at_, true); }

  bool back_to(std::uint32_t at) {
    at_ = at;
    return false;
  }

  // the words in front
  [[nodiscard]] Atom atom_before(std::uint32_t at) const;
  void read_front(Expression& e) const;
  [[nodiscard]] bool gap_before(std::uint32_t at) const;
  [[nodiscard]] bool may_be_year(std::uint32_t at) const;
  [[nodiscard]] bool of_a_law(std::uint32_t year_word) const;

  // small pieces
  [[nodiscard]] bool is_sunday_word() const;
  [[nodiscard]] bool is_weekday() const;

  [[nodiscard]] bool is_unit(Unit unit) const {
    return (is(Class::unit) && atom().unit() == unit) || (unit == Unit::week && is_week_word());
  }

  [[nodiscard]] bool is_week_word() const {
    return is(Class::weekday) && atom().second == kOrWeek && !is_sunday_word();
  }

  [[nodiscard]] bool is_date_behind() const;

  [[nodiscard]] bool is_year() const {
    return is(Class::integer) && atom().value >= kFirstYear && atom().value <= kLastYear;
  }

  [[nodiscard]] bool is_day_number() const {
    return is(Class::integer) && atom().value >= 1 && atom().value <= 31;
  }

  bool take_year(DayWords& d);
  bool take_step(Step& step);
  bool take_unit_step(Unit unit, Step& step);
  bool take_unit(Unit& unit);
  bool take_number(int& n);
  bool take_range_word();

  // a day
  bool day_words(DayWords& d);
  bool head_of_day(DayWords& d);
  bool weekday(DayWords& d);
  [[nodiscard]] bool is_counted() const;
  [[nodiscard]] bool is_name() const;
  bool deictic(DayWords& d);
  bool date(DayWords& d);
  bool bare_figures(DayWords& d);
  bool spelled_date(DayWords& d);
  bool day_and_month(DayWords& d);
  void year_of_date(DayWords& d);
  bool one_tail(DayWords& d);
  bool tail_date(DayWords& d);
  bool bracket(DayWords& d);
  bool tail_weekday(DayWords& d);
  bool tail_part(DayWords& d);
  bool tail_step(DayWords& d);
  [[nodiscard]] bool verb_behind() const;
  bool clock(DayWords& d);
  bool zone(DayWords& d);

  // the forms
  bool day(Expression& e);
  bool second_day(Expression& e);
  bool pair_of_days(Expression& e);
  void pair_in_bracket(DayWords& from, DayWords& to);
  bool two_day_numbers(Expression& e, DayWords& from, DayWords& to);
  bool hijri(Expression& e);
  bool month(Expression& e);
  bool month_name(DayWords& d);
  [[nodiscard]] bool is_bare_name(const DayWords& d, std::uint32_t start) const;
  bool year(Expression& e);
  bool decade(Expression& e);
  bool quantity(Expression& e);
  bool shape_of_quantity(Expression& e);
  [[nodiscard]] bool names_told_event(bool at_head) const;
  bool first_units(Expression& e);
  bool unit_step(Expression& e);
  bool week_of_month(Expression& e);
  bool third(Expression& e);
  bool weekend(Expression& e);
  bool fraction(Expression& e);
  bool anaphor(Expression& e);
  bool feast(Expression& e);
  [[nodiscard]] bool names_what_is_held(std::uint32_t at) const;
  bool clock_alone(Expression& e);

  const words::Words& words_;
  const std::vector<Atom>& atoms_;
  std::uint32_t first_, last_;
  std::uint32_t at_ = 0;
};

// ---------------------------------------------------------------- the words in front

/// The longest atom that ends where `at` begins.
Atom Parser::atom_before(std::uint32_t at) const {
  for (std::uint32_t length = 4; length >= 1; --length) {
    if (first_ + length > at) continue;
    const Atom a = atoms_[at - length];
    if (a.cls != Class::none && a.length == length) return a;
  }
  return {};
}

/// "sejak (sekitar hari) ...": the first word in front that is more than filling says how it is
/// meant.
void Parser::read_front(Expression& e) const {
  std::uint32_t at = e.first;
  while (true) {
    const Atom a = atom_before(at);
    const bool filling = a.cls == Class::on || a.cls == Class::about || a.cls == Class::date_word ||
                         a.cls == Class::exactly || a.cls == Class::unit;
    if (a.cls == Class::exactly) e.exactly = true;
    if (!filling) {
      e.link = link_of(a.cls);
      return;
    }
    at -= a.length;
  }
}

/// "berselang empat hari dari ...", "berjarak sekitar dua hari dari ...": so long after it.
bool Parser::gap_before(std::uint32_t at) const {
  Atom a = atom_before(at);
  while (a.cls == Class::about || a.cls == Class::exactly) {
    at -= a.length;
    a = atom_before(at);
  }
  return a.cls == Class::gap || a.cls == Class::after || a.cls == Class::interval;
}

/// Four figures are a year only behind a word that wants one: "pada 2015", "sejak 2001", "Mei
/// 2022".
bool Parser::may_be_year(std::uint32_t at) const {
  switch (atom_before(at).cls) {
    case Class::on:
    case Class::since:
    case Class::until:
    case Class::from:
    case Class::during:
    case Class::before_event:
    case Class::after_event:
    case Class::history:
      return true;
    case Class::unit:
      return atom_before(at).unit() == Unit::year;
    default:
      return step_of(atom(at + 1).cls) == Step::past;
  }
}

// ---------------------------------------------------------------- small pieces

/// One word means Sunday with a capital and week without. At the head of a sentence, before a word
/// such as "lalu", it is taken for the week; behind a number it always is.
bool Parser::is_sunday_word() const {
  const auto& token = words_.text.tokens[at_];
  const Atom front = atom_before(at_);
  if (front.cls == Class::number || front.cls == Class::some || front.cls == Class::integer) {
    return false;
  }
  if (front.cls == Class::unit && front.unit() == Unit::day) return true;
  if (!token.capital) return false;
  const Step step = step_of(atom(at_ + 1).cls);
  return at_ != first_ || step == Step::none || step == Step::that;
}

bool Parser::is_weekday() const {
  if (!is(Class::weekday)) return false;
  if (atom().second == kShort) return is_date_behind();
  return atom().second == 0 || is_sunday_word();
}

/// A short weekday ("Sbt") is one only before a date.
bool Parser::is_date_behind() const {
  std::uint32_t next = at_ + 1;
  if (next < last_ && (words_.form(next) == "(" || words_.form(next) == ",")) ++next;
  return atom(next).cls == Class::date || atom(next).cls == Class::integer;
}

bool Parser::take_year(DayWords& d) {
  if (!is_year()) return false;
  d.year = take().value;
  return true;
}

/// "lalu", "ini", "depan"; "kemarin" behind a weekday or a unit is "lalu".
bool Parser::take_step(Step& step) {
  const bool yesterday = is(Class::deictic) && atom().value == -1 && atom().part == 0;
  const Step found = yesterday ? Step::past : step_of(atom().cls);
  if (found == Step::none) return false;
  take();
  step = found;
  return true;
}

/// "pekan lalu", "tahun itu".
bool Parser::take_unit_step(Unit unit, Step& step) {
  const std::uint32_t start = at_;
  if (!is_unit(unit)) return false;
  take();
  return take_step(step) || back_to(start);
}

bool Parser::take_unit(Unit& unit) {
  if (is_week_word()) {
    unit = Unit::week;
  } else if (is(Class::unit)) {
    unit = atom().unit();
  } else {
    return false;
  }
  take();
  return true;
}

/// Figures, or words up to the hundreds: "dua puluh tiga", "dua belas", "seratus".
bool Parser::take_number(int& n) {
  if (is(Class::integer)) {
    n = take().value;
    return true;
  }
  if (!is(Class::number)) return false;
  n = take().value;
  if (take(Class::teen)) {
    n += 10;
  } else if (take(Class::hundreds)) {
    n *= 100;
  } else if (take(Class::tens)) {
    n *= 10;
    if (is(Class::number) && atom().value < 10) n += take().value;
  }
  return true;
}

bool Parser::take_range_word() {
  if (at_ < last_ && is_range_mark(words_.form(at_))) {
    ++at_;
    return true;
  }
  return take(Class::until);
}

// ---------------------------------------------------------------- a day

bool Parser::day_words(DayWords& d) {
  if (!head_of_day(d)) return false;
  while (one_tail(d)) {
  }
  return true;
}

bool Parser::head_of_day(DayWords& d) {
  return deictic(d) || weekday(d) || date(d);
}

/// "dua hari itu": a number in front makes a length of time of it.
bool Parser::is_counted() const {
  const Class front = atom_before(at_).cls;
  const bool number = front == Class::number || front == Class::integer || front == Class::some;
  return number && atom().value == 0 && atom().part == 0;
}

/// "kantor berita Portugal, Lusa, ...": a capital inside a sentence makes a name of "lusa".
bool Parser::is_name() const {
  const auto& token = words_.text.tokens[at_];
  if (at_ == first_ || !token.capital || token.all_caps || atom().value <= 1) return false;
  const auto& before = words_.text.tokens[at_ - 1];
  return before.kind == text::TokenKind::word || words_.form(at_ - 1) == ",";
}

bool Parser::deictic(DayWords& d) {
  if (!is(Class::deictic) || is_counted() || is_name()) return false;
  const Atom a = take();
  d.offset = a.value;
  d.part = a.part_of_day();
  return true;
}

/// "Jumat", "hari Jumat", "malam Jumat", "malam menjelang Jumat".
bool Parser::weekday(DayWords& d) {
  const std::uint32_t start = at_;
  const bool night = is(Class::part) && static_cast<PartOfDay>(atom().value) == PartOfDay::night;
  if (night) {
    take();
    d.eve = true;
    d.part = PartOfDay::night;
    if (is(Class::before_event)) take();
  }
  if (is_unit(Unit::day)) take();
  if (is_weekday()) {
    d.weekday = static_cast<std::uint8_t>(take().value);
    return true;
  }
  d = DayWords{};
  return back_to(start);
}

/// "6/1/2019", "6 Januari 2019", "malam 6 Januari".
bool Parser::date(DayWords& d) {
  if (is(Class::date) && atom().third != 0) return bare_figures(d);
  const std::uint32_t start = at_;
  if (is(Class::part) && tail_part(d)) {
    if (spelled_date(d)) return true;
    d = DayWords{};
    return back_to(start);
  }
  return spelled_date(d);
}

bool Parser::bare_figures(DayWords& d) {
  if (!is(Class::date)) return false;
  const Atom a = take();
  d.day = static_cast<std::uint8_t>(a.value);
  d.month = static_cast<std::uint8_t>(a.second);
  d.year = a.third;
  return true;
}

/// "6 Januari 2019", "tanggal 6 Januari", "tanggal 6".
bool Parser::spelled_date(DayWords& d) {
  const std::uint32_t start = at_;
  const bool said = take(Class::date_word);
  if (said && bare_figures(d)) return true;
  if (!is_day_number()) return back_to(start);
  if (day_and_month(d)) return true;
  if (!said) return back_to(start);
  d.day = static_cast<std::uint8_t>(take().value);
  take_step(d.step) || take_unit_step(Unit::month, d.month_step);
  return true;
}

bool Parser::day_and_month(DayWords& d) {
  if (atom_after().cls != Class::month) return false;
  d.day = static_cast<std::uint8_t>(take().value);
  d.month = static_cast<std::uint8_t>(take().value);
  year_of_date(d);
  return true;
}

void Parser::year_of_date(DayWords& d) {
  const std::uint32_t start = at_;
  if (take_year(d) || take_unit_step(Unit::year, d.year_step)) return;
  if (is_unit(Unit::year)) {
    take();
    if (take_year(d)) return;
    at_ = start;
  }
}

/// What may follow a day, in any order.
bool Parser::one_tail(DayWords& d) {
  return tail_date(d) || tail_weekday(d) || tail_part(d) || tail_step(d) || clock(d) || zone(d);
}

/// "Minggu (6/1)", "Minggu, 6 Januari", "Minggu 6 Januari".
bool Parser::tail_date(DayWords& d) {
  if (d.day != 0) return false;
  if (bracket(d)) return true;
  const std::uint32_t start = at_;
  take_mark(',');
  return bracket(d) || bare_figures(d) || spelled_date(d) || back_to(start);
}

/// "(6/1)", "(6 Januari 2019)", "(Minggu, 6/1 malam)"; the closing bracket may have been lost.
bool Parser::bracket(DayWords& d) {
  const std::uint32_t start = at_;
  if (!take_mark('(')) return false;
  DayWords inside = d;
  if (is_weekday()) inside.weekday = static_cast<std::uint8_t>(take().value);
  take_mark(',');
  if (!bare_figures(inside) && !spelled_date(inside)) return back_to(start);
  tail_part(inside);
  clock(inside);
  take_mark(')');
  d = inside;
  return true;
}

/// "hari ini, Senin (6/1)", "tadi malam, Minggu".
bool Parser::tail_weekday(DayWords& d) {
  const std::uint32_t start = at_;
  if (!d.offset || d.weekday != 0) return false;
  const bool open = take_mark('(');
  if (!open) take_mark(',');
  DayWords named;
  if (!weekday(named) || named.eve) return back_to(start);
  d.weekday = named.weekday;
  if (open) {
    tail_date(d);
    take_mark(')');
  }
  return true;
}

/// "Senin malam"; "Senin malam itu" and "Senin malam tadi" too.
bool Parser::tail_part(DayWords& d) {
  if (d.part != PartOfDay::none) return false;
  if ((is(Class::anaphor) && atom().value == 0) || is(Class::deictic)) {
    if (atom().part == 0 || d.offset) return false;
    d.part = take().part_of_day();
    return true;
  }
  if (!is(Class::part)) return false;
  d.part = static_cast<PartOfDay>(take().value);
  return true;
}

/// "Rabu lalu", "Rabu kemarin", "Rabu pekan lalu", "9 Maret tahun itu". Behind a part of the day
/// "ini" says no more than the weekday does.
bool Parser::tail_step(DayWords& d) {
  const bool stepped = d.step != Step::none || d.week_step != Step::none;
  if (stepped || d.offset) return false;
  const bool today = is(Class::deictic) && atom().value == 0 && atom().part == 0;
  if (today || (is(Class::now) && d.part != PartOfDay::none)) {
    take();
    return true;
  }
  if (d.weekday != 0 && take_unit_step(Unit::week, d.week_step)) return true;
  if (is(Class::before) || is(Class::after)) return false;
  if (d.part != PartOfDay::none && is(Class::past) && verb_behind()) return false;
  return take_step(d.step);
}

/// "turun pada Minggu pagi lalu menyerbu": and then.
bool Parser::verb_behind() const {
  const std::uint32_t next = at_ + atom().length;
  if (next >= last_) return false;
  const auto& word = words_.words[next];
  return word.word_class == words::WordClass::verb && word.voice == words::Voice::active;
}

/// "pukul 09.15 WIT", "sekitar pukul 3 sore", "08.30 WIB".
bool Parser::clock(DayWords& d) {
  const std::uint32_t start = at_;
  if (d.minute_of_day) return false;
  take_mark(',');
  take(Class::on);
  take(Class::about);
  const bool said = take(Class::clock) || (is_unit(Unit::hour) && (take(), true));
  const bool hour_alone = said && is(Class::integer) && atom().value <= 24;
  if (!is(Class::time) && !hour_alone) return back_to(start);
  const Atom a = take();
  const Class behind = atom().cls;
  if (!said && behind != Class::zone && behind != Class::local_time) return back_to(start);
  d.minute_of_day = a.value * 60 + a.second;
  tail_part(d);
  const bool later = d.part == PartOfDay::night || d.part == PartOfDay::evening ||
                     d.part == PartOfDay::afternoon || d.part == PartOfDay::noon;
  const int morning_end = d.part == PartOfDay::noon ? kNoon / 2 : kNoon;
  if (later && *d.minute_of_day < morning_end) *d.minute_of_day += kNoon;
  return true;
}

bool Parser::zone(DayWords& d) {
  const std::uint32_t start = at_;
  const bool open = take_mark('(');
  if (is(Class::zone)) {
    d.zone = take().value;
  } else if (take(Class::local_time)) {
    d.local = true;
  } else {
    return back_to(start);
  }
  if (open) take_mark(')');
  return true;
}

// ---------------------------------------------------------------- the forms

bool Parser::day(Expression& e) {
  if (pair_of_days(e)) return true;
  if (!day_words(e.from)) return false;
  second_day(e);
  e.shape = Shape::day;
  return true;
}

/// "6-7 April 2025", "6 hingga 8 April", "5 atau 6 Maret", "30 April-2 Mei", "Senin-Rabu".
bool Parser::pair_of_days(Expression& e) {
  const std::uint32_t start = at_;
  DayWords from, to;
  if (is(Class::weekday_pair)) {
    const Atom a = take();
    from.weekday = static_cast<std::uint8_t>(a.value);
    to.weekday = static_cast<std::uint8_t>(a.second);
    pair_in_bracket(from, to);
  } else {
    DayWords weekday_in_front;
    weekday(weekday_in_front);
    take_mark(',');
    take(Class::date_word);
    if (!two_day_numbers(e, from, to)) return back_to(start);
  }
  while (tail_part(to) || tail_step(to)) {
  }
  if (from.day != 0 && from.month == 0) {
    const auto first_day = from.day;
    from = to;
    from.day = first_day;
  }
  e.from = from;
  e.to = to;
  e.shape = Shape::day;
  return true;
}

/// "Senin-Selasa (13-14/5)".
void Parser::pair_in_bracket(DayWords& from, DayWords& to) {
  const std::uint32_t start = at_;
  DayWords first_day = from;
  DayWords last_day = to;
  if (take_mark('(') && is_day_number()) {
    first_day.day = static_cast<std::uint8_t>(take().value);
    if (take_range_word() && bare_figures(last_day)) {
      take_mark(')');
      first_day.month = last_day.month;
      from = first_day;
      to = last_day;
      return;
    }
  }
  at_ = start;
}

bool Parser::two_day_numbers(Expression& e, DayWords& from, DayWords& to) {
  const auto in_month = [](int day) { return day >= 1 && day <= 31; };
  if (is(Class::day_pair)) {
    const Atom a = take();
    if (!in_month(a.value) || !in_month(a.second) || !is(Class::month)) return false;
    from.day = static_cast<std::uint8_t>(a.value);
    to.day = static_cast<std::uint8_t>(a.second);
    to.month = static_cast<std::uint8_t>(take().value);
    year_of_date(to);
    return true;
  }
  if (!is_day_number()) return false;
  from.day = static_cast<std::uint8_t>(take().value);
  if (is(Class::month_to_day)) {
    const Atom a = take();
    if (!in_month(a.second) || !is(Class::month)) return false;
    from.month = static_cast<std::uint8_t>(a.value);
    to.day = static_cast<std::uint8_t>(a.second);
    to.month = static_cast<std::uint8_t>(take().value);
    year_of_date(to);
    return true;
  }
  e.either = is(Class::or_);
  if (!take_range_word() && !take(Class::and_) && !take(Class::or_)) return false;
  take(Class::date_word);
  return is_day_number() && day_and_month(to);
}

/// "Jumat hingga Minggu", "Sabtu (9/6) dan Ahad (10/6)": "dan" joins two days only when the second
/// follows the first, or behind "antara".
bool Parser::second_day(Expression& e) {
  const std::uint32_t start = at_;
  const bool either = is(Class::or_);
  const bool joined = is(Class::and_);
  if (!take_range_word() && !take(Class::and_) && !take(Class::or_)) return false;
  take(Class::on);
  DayWords other;
  if (!day_words(other)) return back_to(start);
  if (either && (e.from.local || e.from.zone || other.zone)) return back_to(start);
  const bool between = atom_before(e.first).cls == Class::from;
  const bool next_weekday = e.from.weekday != 0 && other.weekday == e.from.weekday % 7 + 1;
  const bool next_day =
      e.from.month != 0 && other.month == e.from.month && other.day == e.from.day + 1;
  if (joined && !between && !next_weekday && !next_day) return back_to(start);
  e.to = other;
  e.either = either;
  return true;
}

bool Parser::hijri(Expression& e) {
  const std::uint32_t start = at_;
  take(Class::date_word);
  if (!is_day_number() || atom_after().cls != Class::hijri_month) return back_to(start);
  e.from.day = static_cast<std::uint8_t>(take().value);
  e.from.month = static_cast<std::uint8_t>(take().value);
  if (!take_year(e.from)) return back_to(start);
  if (at_ < last_ && (words_.form(at_) == "H" || words_.form(at_) == "H.")) ++at_;
  e.shape = Shape::hijri;
  return true;
}

/// A month's name that is no person's: with a capital, and short forms only behind a day or before
/// a year.
bool Parser::month_name(DayWords& d) {
  if (!is(Class::month) || !words_.text.tokens[at_].capital) return false;
  const Atom a = atom();
  const bool plain = a.second == 0;
  const Class behind = atom_after().cls;
  if (!plain && !(behind == Class::integer && atom_after().value >= kFirstYear)) return false;
  take();
  d.month = static_cast<std::uint8_t>(a.value);
  year_of_date(d);
  if (d.year == 0 && d.year_step == Step::none && !is(Class::before) && !is(Class::after)) {
    take_step(d.step);
  } else if (is(Class::past)) {
    take();
  }
  return true;
}

/// A month's name without a year or a step is one only behind a word that wants a time; else it may
/// be a person's.
bool Parser::is_bare_name(const DayWords& d, std::uint32_t start) const {
  if (d.year != 0 || d.year_step != Step::none || d.step != Step::none) return false;
  switch (atom_before(start).cls) {
    case Class::on:
    case Class::since:
    case Class::until:
    case Class::from:
    case Class::during:
    case Class::before_event:
    case Class::after_event:
    case Class::and_:
    case Class::or_:
    case Class::unit:
      return false;
    default:
      return true;
  }
}

bool Parser::month(Expression& e) {
  const std::uint32_t start = at_;
  const bool said = is_unit(Unit::month) && (take(), true);
  e.shape = Shape::month;
  if (is(Class::month_pair)) {
    const Atom a = take();
    e.from.month = static_cast<std::uint8_t>(a.value);
    e.to.emplace().month = static_cast<std::uint8_t>(a.second);
    year_of_date(*e.to);
    return true;
  }
  if (!month_name(e.from)) return back_to(start);
  if (!said && is_bare_name(e.from, start)) return back_to(start);
  const std::uint32_t end = at_;
  DayWords other;
  const bool between = atom_before(e.first).cls == Class::from;
  if ((take_range_word() || (between && take(Class::and_))) && month_name(other)) {
    e.to = other;
  } else {
    at_ = end;
  }
  return true;
}

/// "Undang-Undang Nomor 30 Tahun 2002": when a law was made says nothing of what is told. The token
/// of the word for a year.
bool Parser::of_a_law(std::uint32_t year_word) const {
  if (year_word < first_ + 2 || year_word >= last_) return false;
  const Atom& word = atoms_[year_word];
  return word.cls == Class::unit && word.unit() == Unit::year &&
         atoms_[year_word - 1].cls == Class::integer &&
         atoms_[year_word - 2].cls == Class::numbered;
}

bool Parser::year(Expression& e) {
  const std::uint32_t start = at_;
  const bool said = is_unit(Unit::year);
  if (of_a_law(said ? at_ : at_ - 1)) return false;
  if (said) take();
  const bool pair =
      is(Class::day_pair) && atom().value >= kFirstYear && atom().second >= kFirstYear;
  if (!pair && (!is_year() || !(said || may_be_year(at_)))) return back_to(start);
  const Atom a = take();
  e.from.year = a.value;
  if (pair) e.to.emplace().year = a.second;
  const std::uint32_t end = at_;
  const bool between = atom_before(e.first).cls == Class::from;
  if (!pair && (take_range_word() || (between && take(Class::and_))) && is_year()) {
    e.to.emplace().year = take().value;
  } else {
    at_ = end;
  }
  take(Class::past);
  e.shape = Shape::year;
  return true;
}

bool Parser::decade(Expression& e) {
  const std::uint32_t start = at_;
  if (is_unit(Unit::year) || is_unit(Unit::decade)) take();
  if (!is(Class::decade)) return back_to(start);
  e.from.year = take().value;
  e.shape = Shape::decade;
  return true;
}

/// "tiga hari", "sepekan", "beberapa jam" and what follows.
bool Parser::quantity(Expression& e) {
  const std::uint32_t start = at_;
  int n = 0;
  if (is(Class::one_unit)) {
    e.unit = take().unit();
    e.amount = 1;
  } else {
    const bool some = take(Class::some);
    if (!some && !take_number(n)) return back_to(start);
    if (!take_unit(e.unit)) return back_to(start);
    if (!some) e.amount = n;
  }
  if (shape_of_quantity(e) || first_units(e)) return true;
  e = Expression{};
  return back_to(start);
}

bool Parser::shape_of_quantity(Expression& e) {
  read_front(e);
  const Class behind = atom().cls;
  if (behind == Class::past) {
    e.shape = Shape::ago;
  } else if (behind == Class::recent || behind == Class::now) {
    e.shape = Shape::window;
  } else if (behind == Class::next) {
    e.shape = Shape::ahead;
  } else if (behind == Class::before || behind == Class::after) {
    e.shape = Shape::relative;
    e.step = step_of(behind);
  } else if (behind == Class::before_event || behind == Class::after_event ||
             (behind == Class::from && gap_before(e.first))) {
    e.shape = Shape::to_what_follows;
    e.step = behind == Class::before_event ? Step::before : Step::after;
    e.heads_sentence = e.first == first_;
    e.told = names_told_event(e.heads_sentence);
    return true;
  } else if (behind == Class::ordinal) {
    return false;
  } else if (e.link == Link::interval) {
    e.shape = Shape::relative;
    e.step = Step::after;
    return true;
  } else {
    e.shape = Shape::duration;
    return e.link == Link::during || e.link == Link::lasting;
  }
  take();
  return true;
}

/// "setelah serangan itu", at the head of a sentence also "sebelum serangan,": the event behind the
/// word was told before.
bool Parser::names_told_event(bool at_head) const {
  constexpr std::uint32_t kFarthest = 6;
  constexpr std::uint32_t kShortPhrase = 3;
  const bool verb_next =
      at_ + 1 < last_ && words_.words[at_ + 1].word_class == words::WordClass::verb;
  for (std::uint32_t i = at_ + 1; i < last_ && i - at_ <= kFarthest; ++i) {
    if (words_.form(i) == ",") return at_head && !verb_next && i - at_ <= kShortPhrase;
    if (atoms_[i].cls == Class::that) return true;
  }
  return false;
}

/// "enam bulan pertama 2015", "tiga bulan pertama tahun ini".
bool Parser::first_units(Expression& e) {
  if (!is(Class::ordinal) || atom().value != 1 || e.unit != Unit::month || !e.amount) return false;
  take();
  if (!take_year(e.from) && !take_unit_step(Unit::year, e.from.year_step)) return false;
  if (*e.amount < 1 || *e.amount > 12) return false;
  e.shape = Shape::fraction;
  e.third = Third::start;
  return true;
}

/// "pekan lalu", "tahun ini", "bulan-bulan belakangan"; a date in brackets behind it wins.
bool Parser::unit_step(Expression& e) {
  const std::uint32_t start = at_;
  const Class front = atom_before(at_).cls;
  if (front == Class::number || front == Class::integer || front == Class::some) return false;
  if (!take_unit(e.unit) || e.unit < Unit::day) return back_to(start);
  if (is(Class::recent)) {
    take();
    e.shape = Shape::window;
    return true;
  }
  if (!take_step(e.step)) return back_to(start);
  if (e.unit == Unit::day) {
    e.amount = 1;
    e.shape = Shape::relative;
    return e.step == Step::before || e.step == Step::after || back_to(start);
  }
  e.shape = bracket(e.from) ? Shape::day : Shape::unit;
  return true;
}

/// "pekan kedua Mei".
bool Parser::week_of_month(Expression& e) {
  const std::uint32_t start = at_;
  if (!is_unit(Unit::week)) return false;
  take();
  if (!is(Class::ordinal)) return back_to(start);
  e.amount = take().value;
  if (is_unit(Unit::month)) take();
  if (!month_name(e.from)) return back_to(start);
  e.shape = Shape::week_of_month;
  return true;
}

/// "awal Mei", "akhir tahun lalu", "awal 2015", "awal pekan".
bool Parser::third(Expression& e) {
  const std::uint32_t start = at_;
  if (!is(Class::third)) return false;
  e.third = static_cast<Third>(take().value);
  e.shape = Shape::third;
  e.step = Step::now;
  if (is_unit(Unit::month)) {
    e.unit = Unit::month;
    const std::uint32_t unit_at = at_;
    take();
    if (month_name(e.from) || take_step(e.step)) return true;
    at_ = unit_at;
    take();
    return true;
  }
  e.unit = Unit::month;
  if (month_name(e.from)) return true;
  e.unit = Unit::year;
  if (take_year(e.from)) return true;
  if (take_unit(e.unit) && (e.unit == Unit::week || e.unit == Unit::year)) {
    if (e.unit != Unit::year || !take_year(e.from)) take_step(e.step);
    return true;
  }
  return back_to(start);
}

bool Parser::weekend(Expression& e) {
  if (!take(Class::weekend)) return false;
  take_step(e.step);
  if (bracket(e.from)) {
    e.shape = Shape::day;
  } else {
    e.shape = Shape::weekend;
  }
  return true;
}

/// "paruh pertama 2018", "kuartal kedua tahun lalu".
bool Parser::fraction(Expression& e) {
  const std::uint32_t start = at_;
  if (!is(Class::half)) return false;
  e.parts = take().value;
  if (!is(Class::ordinal)) return back_to(start);
  e.amount = take().value;
  if (*e.amount > e.parts) return back_to(start);
  if (!take_year(e.from) && !take_unit_step(Unit::year, e.from.year_step)) {
    if (!is_unit(Unit::year)) return back_to(start);
    take();
    if (!take_year(e.from)) return back_to(start);
  }
  e.shape = Shape::fraction;
  return true;
}

bool Parser::anaphor(Expression& e) {
  if (!is(Class::anaphor) || is_counted()) return false;
  const Atom a = take();
  e.amount = a.value;
  e.from.part = a.part_of_day();
  const std::uint32_t end = at_;
  // "keesokan harinya, Senin (7/1)": the named day wins
  take_mark(',');
  DayWords named;
  if (is_weekday() && day_words(named)) {
    if (named.part == PartOfDay::none) named.part = e.from.part;
    e.from = named;
    e.shape = Shape::day;
    return true;
  }
  at_ = end;
  clock(e.from);
  zone(e.from);
  e.shape = Shape::anaphor;
  return true;
}

/// "Idul Adha", "hari kedua Lebaran".
bool Parser::feast(Expression& e) {
  const std::uint32_t start = at_;
  if (is_unit(Unit::day)) {
    take();
    if (!is(Class::ordinal)) return back_to(start);
    e.amount = take().value;
  }
  if (!is(Class::feast)) return back_to(start);
  e.feast = take();
  take_year(e.from) || take_unit_step(Unit::year, e.from.year_step);
  if (bracket(e.from)) {
    e.shape = Shape::day;
    return true;
  }
  if (e.from.year == 0 && e.from.year_step == Step::none && names_what_is_held(start))
    return back_to(start);
  e.shape = Shape::feast;
  return true;
}

/// "panitia Natal", "untuk perayaan Natal": a noun stands before the feast, and before that no word
/// that dates.
bool Parser::names_what_is_held(std::uint32_t at) const {
  const auto is_a = [&](std::uint32_t i, words::WordClass c) {
    return words_.words[i].word_class == c;
  };
  if (at < first_ + 2 || !is_a(at - 1, words::WordClass::noun)) return false;
  if (atom_before(at).cls != Class::none || atom_before(at - 1).cls != Class::none) return false;
  return !is_a(at - 2, words::WordClass::subordinator);  // "saat misa Natal"
}

bool Parser::clock_alone(Expression& e) {
  const std::uint32_t start = at_;
  if (!is(Class::clock) && !is(Class::time) && !is_unit(Unit::hour)) return false;
  if (!clock(e.from)) return back_to(start);
  zone(e.from);
  e.amount = 0;
  e.shape = Shape::anaphor;
  return true;
}

std::optional<Expression> Parser::parse(std::uint32_t at) {
  using Form = bool (Parser::*)(Expression&);
  static constexpr auto kForms = std::to_array<Form>(
      {&Parser::feast, &Parser::hijri, &Parser::day, &Parser::week_of_month, &Parser::month,
       &Parser::fraction, &Parser::third, &Parser::weekend, &Parser::anaphor, &Parser::clock_alone,
       &Parser::decade, &Parser::year, &Parser::quantity, &Parser::unit_step});
  for (const Form form : kForms) {
    at_ = at;
    Expression e;
    e.first = at;
    if (!(this->*form)(e)) continue;
    e.first = at;
    e.last = at_;
    read_front(e);
    return e;
  }
  return std::nullopt;
}

bool may_begin(Class cls) {
  switch (cls) {
    case Class::none:
    case Class::no_time:
    case Class::zone:
    case Class::local_time:
    case Class::teen:
    case Class::tens:
    case Class::hundreds:
      return false;
    default:
      return cls < Class::past || cls >= Class::integer || cls == Class::third ||
             cls == Class::weekend || cls == Class::half || cls == Class::date_word ||
             cls == Class::clock || cls == Class::feast;
  }
}

}  // namespace

void parse_times(const words::Words& words, const std::vector<Atom>& atoms, std::uint32_t first,
                 std::uint32_t last, std::vector<Expression>& out) {
  Parser parser(words, atoms, first, last);
  for (std::uint32_t i = first; i < last;) {
    const Atom a = atoms[i];
    std::uint32_t next = i + 1;
    if (a.cls == Class::no_time || a.cls == Class::every) next = i + a.length;
    if (may_begin(a.cls)) {
      if (auto e = parser.parse(i)) {
        next = e->last;
        const bool repeated = i > first && atoms[i - 1].cls == Class::every;
        if (!repeated) out.push_back(*e);
      }
    }
    i = next;
  }
}

}  // namespace saksi::when
