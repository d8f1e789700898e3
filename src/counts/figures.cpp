// SPDX-License-Identifier: Apache-2.0
#include "counts/figures.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <array>

namespace saksi::counts {
namespace {

using record::Qualifier;

constexpr std::size_t kMostAtoms = 12;  // "sembilan ratus ... juta ... ribu ..." stays below
constexpr std::int64_t kFirstYear = 1900, kLastYear = 2099;
constexpr std::string_view kEnDash = "\xE2\x80\x93";

bool digit(char c) {
  return c >= '0' && c <= '9';
}

bool alphanumeric(std::string_view form) {
  const char c = form.front();
  return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool dash_or_slash(std::string_view s) {
  return s == "-" || s == kEnDash || s == "/";
}

bool joins_digits(std::string_view s) {
  return dash_or_slash(s) || s == "." || s == "," || s == ":";
}

/// What may be glued to the front of a figure: "Rp", "$", "ke" "-".
bool glues_before(std::string_view s) {
  return s == "-" || s == "$" || (alphanumeric(s) && !digit(s.back()));
}

Figure exactly(const Digits& d, Chunk c) {
  Figure f;
  f.first = c.first;
  f.last = c.last;
  f.low = d.low;
  f.high = d.high;
  f.digits = true;
  f.comma = d.comma;
  if (d.shape == Shape::range) f.qualifier = Qualifier::range;
  return f;
}

}  // namespace

bool has_digit_at_an_end(std::string_view form) {
  return digit(form.front()) || digit(form.back());
}

Chunk chunk_at(const text::Text& text, std::uint32_t begin, std::uint32_t at, std::uint32_t end) {
  Chunk c{at, at + 1};
  while (c.first > begin && !text.tokens[c.first].space_before &&
         glues_before(text.form(c.first - 1))) {
    --c.first;
  }
  const auto glued = [&](std::uint32_t i) { return i < end && !text.tokens[i].space_before; };
  while (glued(c.last)) {
    const std::string_view next = text.form(c.last);
    if (alphanumeric(next) || next == "%") {
      c.last += 1;
    } else if (joins_digits(next) && glued(c.last + 1) && alphanumeric(text.form(c.last + 1)) &&
               (dash_or_slash(next) || digit(text.form(c.last + 1).front()))) {
      c.last += 2;
    } else {
      break;
    }
  }
  return c;
}

std::optional<Figure> FigureReader::read(std::uint32_t begin, std::uint32_t at,
                                         std::uint32_t end) const {
  if (at >= end) return std::nullopt;
  if (has_digit_at_an_end(w_.form(at))) return read_chunk(begin, at, end);
  if (w_.text.tokens[at].kind != text::TokenKind::word) return std::nullopt;
  return read_word(at, end);
}

std::uint32_t FigureReader::idiom(std::uint32_t at, std::uint32_t end) const {
  const NumberRow* row = t_.number(w_.key(at));
  if (row == nullptr || !row->opens) return 0;
  const auto phrase = found_at(t_.number_phrases, w_, at, end);
  return phrase && phrase.row->kind == NumberKind::idiom ? phrase.last - phrase.first : 0;
}

std::optional<Figure> FigureReader::read_chunk(std::uint32_t begin, std::uint32_t at,
                                               std::uint32_t end) const {
  const Chunk c = chunk_at(w_.text, begin, at, end);
  const Digits d = read_digits(w_.span(c.first, c.last).in(w_.text.source));
  Figure f = exactly(d, c);
  switch (d.shape) {
    case Shape::none:
      return std::nullopt;
    case Shape::code:
      f.unit = Unit::name;
      return f;
    case Shape::date:
      f.unit = Unit::date;
      break;
    case Shape::clock:
      if (!counted_after(c.last, end)) f.unit = Unit::clock;
      break;
    case Shape::number:
    case Shape::range:
      break;
  }
  read_prefix(d, f);
  read_suffix(d, f);
  extend_scale(f, end);
  return f;
}

/// "08.30" is a time unless something counted follows: "12.50 persen", "1.25 juta".
bool FigureReader::counted_after(std::uint32_t at, std::uint32_t end) const {
  if (at >= end) return false;
  const NumberRow* row = t_.number(w_.key(at));
  if (row != nullptr && row->atom.kind == AtomKind::scale) return true;
  const auto noun = found_at(t_.nouns, w_, at, end);
  return noun && noun.row->unit != Unit::clock && !noun.row->outcome;
}

void FigureReader::read_prefix(const Digits& d, Figure& f) const {
  if (d.prefix.empty()) return;
  const auto it = t_.prefixes.find(base::key_of(base::lower(d.prefix)));
  f.unit = it == t_.prefixes.end() ? Unit::name : it->second.unit;
  if (it != t_.prefixes.end()) f.rule = it->second.form;
}

/// "200-an" is about 200, "1980-an" are years; "20km" has its unit glued on.
void FigureReader::read_suffix(const Digits& d, Figure& f) const {
  if (d.suffix.empty() || f.unit == Unit::name) return;
  const auto it = t_.suffixes.find(base::key_of(base::lower(d.suffix)));
  if (it == t_.suffixes.end()) {
    if (!f.unit) f.unit = Unit::name;
    return;
  }
  f.rule = it->second.form;
  if (it->second.cue == Cue::unit) {
    f.unit = it->second.unit;
    return;
  }
  if (f.qualifier == Qualifier::exact) f.qualifier = it->second.qualifier;
  const std::int64_t n = f.low.whole().value_or(0);
  if (n >= kFirstYear && n <= kLastYear && n % 10 == 0) f.unit = Unit::year;
}

/// The atom at token `at`: a word of a numeral, or plain digits inside one ("1 juta 200 ribu").
bool FigureReader::read_atom(std::uint32_t at, Atom& out) const {
  const NumberRow* row = t_.number(w_.key(at));
  if (row != nullptr) {
    out = row->atom;
    return row->alone && row->kind == NumberKind::atom;
  }
  if (w_.text.tokens[at].kind != text::TokenKind::number) return false;
  const Digits d = read_digits(w_.form(at));
  out = {AtomKind::digits, d.low, 0, 0, d.comma};
  return d.shape == Shape::number && d.prefix.empty() && d.suffix.empty();
}

/// Words that go on with a figure in digits: "1,5 juta", "20-30 ribu", "12 lusin".
void FigureReader::extend_scale(Figure& f, std::uint32_t end) const {
  if (f.unit && *f.unit != Unit::money) return;
  std::array<Atom, kMostAtoms> atoms;
  atoms[0] = {AtomKind::digits, f.high, 0, 0, f.comma};
  std::uint32_t n = 1;
  while (n < atoms.size() && f.last + n - 1 < end && read_atom(f.last + n - 1, atoms[n])) ++n;
  const Numeral read = read_numeral(std::span<const Atom>(atoms.data(), n));
  if (read.used <= 1) return;
  f.low = f.low == f.high ? read.low : f.low.times(read.scale);
  f.high = read.high;
  f.scale = read.scale;
  f.last += static_cast<std::uint32_t>(read.used) - 1;
  if (f.qualifier == Qualifier::exact) f.qualifier = read.qualifier;
}

std::optional<Figure> FigureReader::read_word(std::uint32_t at, std::uint32_t end) const {
  const NumberRow* row = t_.number(w_.key(at));
  if (row == nullptr) return read_pair(at);
  if (row->opens) {
    const auto phrase = found_at(t_.number_phrases, w_, at, end);
    if (phrase && phrase.last - phrase.first > 1) {
      return single(*phrase.row, at, phrase.last - phrase.first);
    }
  }
  if (!row->alone) return std::nullopt;
  if (row->kind == NumberKind::atom || row->kind == NumberKind::collective) {
    return read_atoms(at, end);
  }
  return single(*row, at, 1);
}

/// "dua-tiga": two units with a hyphen, in rising order.
std::optional<Figure> FigureReader::read_pair(std::uint32_t at) const {
  const std::string_view form = w_.form(at);
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const NumberRow* low = t_.number(base::key_of(base::lower(form.substr(0, hyphen))));
  const NumberRow* high = t_.number(base::key_of(base::lower(form.substr(hyphen + 1))));
  const auto plain = [](const NumberRow* r) {
    return r != nullptr && r->alone && r->kind == NumberKind::atom && r->atom.kind <= AtomKind::one;
  };
  if (!plain(low) || !plain(high) || !less(low->atom.value, high->atom.value)) return std::nullopt;
  Figure f;
  f.first = at;
  f.last = at + 1;
  f.low = low->atom.value;
  f.high = high->atom.value;
  f.qualifier = Qualifier::range;
  return f;
}

std::optional<Figure> FigureReader::single(const NumberRow& row, std::uint32_t at,
                                           std::uint32_t words) const {
  if (row.kind == NumberKind::idiom || row.kind == NumberKind::even ||
      row.kind == NumberKind::fraction_of) {
    return std::nullopt;
  }
  Figure f;
  f.first = at;
  f.last = at + words;
  f.kind = row.kind;
  f.rule = row.form;
  f.low = f.high = row.atom.value;
  if (row.unit != Unit::bare) f.unit = row.unit;
  f.open = row.kind == NumberKind::indefinite || row.kind == NumberKind::fraction;
  if (f.open) f.qualifier = Qualifier::vague;
  if (row.kind == NumberKind::fraction) f.unit = Unit::percent;
  return f;
}

std::optional<Figure> FigureReader::read_atoms(std::uint32_t at, std::uint32_t end) const {
  const NumberRow* first = t_.number(w_.key(at));
  std::array<Atom, kMostAtoms> atoms;
  atoms[0] = first->atom;
  std::uint32_t n = 1;
  while (n < atoms.size() && at + n < end && read_atom(at + n, atoms[n])) ++n;
  const Numeral read = read_numeral(std::span<const Atom>(atoms.data(), n));
  if (const auto fraction = read_fraction(at, end, read, atoms[0])) return fraction;
  if (read.used == 0) return std::nullopt;
  Figure f;
  f.first = at;
  f.last = at + static_cast<std::uint32_t>(read.used);
  f.kind = first->kind;
  f.low = read.low;
  f.high = read.high;
  f.qualifier = read.qualifier;
  f.open = read.open;
  f.scale = read.scale;
  return f;
}

/// "setengah warga", "dua pertiga": a part of something that is not counted.
std::optional<Figure> FigureReader::read_fraction(std::uint32_t at, std::uint32_t end,
                                                  const Numeral& read, const Atom& first) const {
  const std::uint32_t next = at + static_cast<std::uint32_t>(read.used);
  const NumberRow* row = next < end ? t_.number(w_.key(next)) : nullptr;
  const bool half = read.used == 0 && first.kind == AtomKind::half;
  const bool of = read.used > 0 && row != nullptr && row->kind == NumberKind::fraction_of;
  if (!half && !of) return std::nullopt;
  Figure f;
  f.first = at;
  f.last = next + 1;
  f.open = true;
  f.qualifier = Qualifier::vague;
  f.kind = NumberKind::fraction;
  f.unit = Unit::percent;
  return f;
}

}  // namespace saksi::counts
