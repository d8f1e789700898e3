// SPDX-License-Identifier: Apache-2.0
#include "text/lines.h"

#include "text/chars.h"

#include <algorithm>

namespace saksi::text {
namespace {

constexpr std::uint32_t kProseWords = 5;
constexpr std::uint32_t kProseBytes = 250;
constexpr std::uint32_t kLongLine = 40;  // bytes; lines broken at a column are longer

/// Without white space, bold marks and quotation marks at the end.
std::string_view bare_end(std::string_view line) {
  auto end = static_cast<std::uint32_t>(line.size());
  while (end > 0) {
    const Char c = char_before(line, end);
    const bool drop =
        c.kind == Class::space || c.value == U'*' || c.value == U'_' || is_closing_quote(c.value);
    if (!drop) break;
    end -= c.size;
  }
  return line.substr(0, end);
}

/// Without a short bracket at the end: "(esn)".
std::string_view without_bracket(std::string_view line) {
  constexpr std::size_t kLongest = 60;
  if (line.empty() || (line.back() != ')' && line.back() != ']')) return line;
  const std::size_t open = line.rfind(line.back() == ')' ? '(' : '[');
  if (open == std::string_view::npos || line.size() - open > kLongest) return line;
  return line.substr(0, open);
}

bool word_starts(std::string_view text, std::uint32_t at) {
  return at == 0 || char_before(text, at).kind == Class::space;
}

std::uint32_t letters_end(std::string_view text, std::uint32_t at) {
  for (Char c = char_at(text, at); c.letter() || c.value == U'\''; c = char_at(text, at)) {
    at += c.size;
  }
  return at;
}

bool link_before(const Tables& tables, std::string_view source, std::uint32_t begin,
                 std::uint32_t at) {
  std::uint32_t word = at;
  while (word > begin && char_before(source, word).letter()) word -= char_before(source, word).size;
  const Key key = lower_key(source.substr(word, at - word));
  return tables.links.count(key) != 0 || tables.camel.count(key) != 0 || at - word < 3;
}

std::uint32_t digits_end(std::string_view source, std::uint32_t at) {
  while (at < source.size() && is_ascii_digit(source[at])) ++at;
  return at;
}

/// "21/01/2019", "1-4-2024"
Span numeric_date(std::string_view source, std::uint32_t at) {
  const std::uint32_t day = digits_end(source, at);
  if (day - at > 2 || day >= source.size() || (source[day] != '/' && source[day] != '-')) return {};
  const std::uint32_t month = digits_end(source, day + 1);
  if (month - day > 3 || month >= source.size() || source[month] != source[day]) return {};
  const std::uint32_t year = digits_end(source, month + 1);
  return year - month == 5 ? Span{at, year} : Span{};
}

/// "31 Mei 2017"
Span spelt_date(const Tables& tables, std::string_view source, std::uint32_t at,
                std::uint32_t end) {
  const std::uint32_t day = digits_end(source, at);
  if (day - at > 2) return {};
  const std::uint32_t month = skip_space(source, day, end);
  const std::uint32_t month_end = letters_end(source, month);
  if (tables.months.count(lower_key(source.substr(month, month_end - month))) == 0) return {};
  const std::uint32_t year = skip_space(source, month_end, end);
  const std::uint32_t year_end = digits_end(source, year);
  return year_end - year == 4 ? Span{at, year_end} : Span{};
}

Span full_date(const Tables& tables, std::string_view source, Span line) {
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const bool starts =
        is_ascii_digit(source[i]) && (i == line.begin || !is_ascii_digit(source[i - 1]));
    if (!starts) continue;
    Span date = numeric_date(source, i);
    if (date.empty()) date = spelt_date(tables, source, i, line.end);
    if (!date.empty() && date.end <= line.end) return date;
  }
  return {};
}

bool has_word(const std::unordered_set<Key>& words, std::string_view source, Span line) {
  for (std::uint32_t i = line.begin; i < line.end;) {
    const std::uint32_t end = letters_end(source, i);
    if (end > i && words.count(lower_key(source.substr(i, end - i))) != 0) return true;
    i = end > i ? end : i + char_at(source, i).size;
  }
  return false;
}

/// Names, times and marks only: no small word but the camel-cased names of desks ("detikNews").
bool names_only(std::string_view source, Span line) {
  for (std::uint32_t i = line.begin; i < line.end;) {
    const std::uint32_t end = std::min(letters_end(source, i), line.end);
    const auto word = source.substr(i, end - i);
    const bool desk = std::any_of(word.begin(), word.end(), is_ascii_upper);
    const bool site = i > line.begin && source[i - 1] == '.';
    if (word.size() > 2 && !desk && !site) return false;
    i = end > i ? end : i + char_at(source, i).size;
  }
  return true;
}

Line line_of(std::string_view source, Span span) {
  Line line;
  line.span = span;
  const auto text = span.in(source);
  line.prose =
      span.size() >= kProseBytes || (ends_like_sentence(text) && count_words(text) >= kProseWords);
  return line;
}

/// Whether a blank line stands between two lines.
bool blank_between(std::string_view source, const Line& a, const Line& b) {
  const auto gap = source.substr(a.span.end, b.span.begin - a.span.end);
  return std::count(gap.begin(), gap.end(), '\n') > 1;
}

/// A line that goes on in the next one: long, no blank line between, and the next begins small.
bool wrapped(std::string_view source, const Line& a, const Line& b) {
  return a.span.size() >= kLongLine && char_at(source, b.span.begin).kind == Class::lower &&
         !blank_between(source, a, b) && !ends_like_sentence(a.span.in(source));
}

/// Mail and old archives break lines at a column: then many lines begin small.
bool hard_wrapped(std::string_view source, const std::vector<Line>& lines) {
  std::size_t breaks = 0;
  std::size_t small = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (blank_between(source, lines[i], lines[i + 1])) continue;
    ++breaks;
    small += wrapped(source, lines[i], lines[i + 1]) ? 1 : 0;
  }
  return small >= 2 && small * 10 >= breaks * 4;
}

/// Puts the lines of each paragraph together again. A short line ends its paragraph.
std::vector<Line> unwrapped(std::string_view source, const std::vector<Line>& lines) {
  std::vector<Line> out{lines.front()};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const bool goes_on =
        lines[i - 1].span.size() >= kLongLine && !blank_between(source, lines[i - 1], lines[i]);
    if (goes_on) {
      out.back() = line_of(source, base::cover(out.back().span, lines[i].span));
    } else {
      out.push_back(lines[i]);
    }
  }
  return out;
}

/// The last word begins small: no name, no heading in capitals.
bool last_word_small(std::string_view text) {
  const auto space = text.find_last_of(" \n\t");
  const auto at = static_cast<std::uint32_t>(space == std::string_view::npos ? 0 : space + 1);
  return char_at(text, at).kind == Class::lower;
}

/// Nothing that a paragraph could begin with: a small letter, or a mark that closes.
bool goes_on_with(std::string_view source, const Line& line) {
  const Char c = char_at(source, line.span.begin);
  return c.kind == Class::lower || c.value == U',' || c.value == U'.' || c.value == U';' ||
         c.value == U')';
}

/// "dilansir kantor berita / AFP / , Selasa.": a page whose links were put on lines of their own.
/// `so_far` is the paragraph that ends with the line before lines[i].
bool broken_at_link(std::string_view source, const std::vector<Line>& lines, const Line& so_far,
                    std::size_t i) {
  constexpr std::uint32_t kSentence = 4;  // words that a paragraph has before it can break off
  constexpr std::uint32_t kLink = 4;
  const auto text = so_far.span.in(source);
  const auto last = char_before(text, text.size());
  if (blank_between(source, lines[i - 1], lines[i]) || ends_like_sentence(text) ||
      count_words(text) < kSentence || last.value == U':')
    return false;
  if (goes_on_with(source, lines[i]) || last.value == U',') return true;
  const bool small = last.kind == Class::lower && last_word_small(text);
  const bool link = count_words(lines[i].span.in(source)) <= kLink && i + 1 < lines.size() &&
                    !blank_between(source, lines[i], lines[i + 1]);
  const auto words = lines[i].span.in(source);
  return small && link &&
         (goes_on_with(source, lines[i + 1]) || char_before(words, words.size()).value == U',');
}

std::vector<Line> relinked(std::string_view source, const std::vector<Line>& lines) {
  if (lines.empty()) return {};
  std::vector<Line> out{lines.front()};
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (broken_at_link(source, lines, out.back(), i)) {
      out.back() = line_of(source, base::cover(out.back().span, lines[i].span));
    } else {
      out.push_back(lines[i]);
    }
  }
  return out;
}

/// Archives that lost their line breaks keep them as a run of spaces: "... berjam-jam    Dari
/// hasil".
constexpr std::string_view kLostBreak = "    ";

/// Where the piece of a line that begins at `at` ends; `line` is the source up to the line's end.
std::size_t piece_end(std::string_view line, std::size_t at) {
  const std::size_t text = std::min(line.find_first_not_of(" \t", at), line.size());
  return std::min(line.find(kLostBreak, text), line.size());
}

}  // namespace

std::vector<Line> split_lines(std::string_view source) {
  std::vector<Line> lines;
  std::size_t line = 0;  // its end: looked for once a line, not once a piece
  for (std::size_t at = 0; at < source.size();) {
    if (at >= line) line = std::min(source.find('\n', at), source.size());
    const std::size_t stop = piece_end(source.substr(0, line), at);
    const auto begin =
        skip_space(source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(stop));
    const auto end = trim_end(source, begin, static_cast<std::uint32_t>(stop));
    if (begin < end) lines.push_back(line_of(source, {begin, end}));
    at = stop + 1;
  }
  return hard_wrapped(source, lines) ? unwrapped(source, lines) : relinked(source, lines);
}

bool ends_like_sentence(std::string_view line) {
  const auto bare = bare_end(without_bracket(bare_end(line)));
  return !bare.empty() && is_terminator(char_before(bare, bare.size()).value);
}

std::uint32_t count_words(std::string_view line) {
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < line.size();) {
    const Char c = char_at(line, i);
    if (c.alnum() && word_starts(line, i)) ++words;
    i += c.size;
  }
  return words;
}

bool title_case(std::string_view line) {
  constexpr std::uint32_t kLong = 4;
  constexpr std::uint32_t kFewest = 4;
  std::uint32_t capital = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < line.size();) {
    const std::uint32_t end = letters_end(line, i);
    if (end - i >= kLong) {
      ++words;
      capital += char_at(line, i).kind == Class::upper ? 1 : 0;
    }
    i = end > i ? end : i + char_at(line, i).size;
  }
  return words >= kFewest && capital * 10 >= words * 9;
}

std::uint32_t skip_bullet(std::string_view source, Span line) {
  constexpr std::u32string_view kMarks = U"*_>#|\u2022\u00B7\u25CF\u25AA\u2013\u2014-";
  std::uint32_t at = line.begin;
  while (at < line.end) {
    const Char c = char_at(source, at);
    if (c.kind != Class::space && kMarks.find(c.value) == std::u32string_view::npos) break;
    at += c.size;
  }
  return at;
}

std::uint32_t glued_paragraph(const Tables& tables, std::string_view source, std::uint32_t at,
                              std::uint32_t end) {
  const std::uint32_t begin = at;
  for (++at; at + 1 < end; ++at) {
    if (!is_ascii_upper(source[at]) || char_at(source, at + 1).kind == Class::space) continue;
    const Char before = char_before(source, at);
    if (is_terminator(before.value) || before.value == U')') return at;
    const bool acronym = is_ascii_upper(source[at - 1]) && at >= begin + 2 &&
                         is_ascii_upper(source[at - 2]) && is_ascii_lower(source[at + 1]);
    if (acronym && at + 2 < end && is_ascii_lower(source[at + 2])) return at;
    const bool small = before.kind == Class::lower && !link_before(tables, source, begin, at);
    if (small || before.kind == Class::digit) return at;
  }
  return end;
}

std::uint32_t first_sentence_end(std::string_view source, std::uint32_t at, std::uint32_t end) {
  for (; at < end; ++at) {
    if (!is_terminator(static_cast<unsigned char>(source[at]))) continue;
    const Char next = char_at(source, skip_space(source, at + 1, end));
    if (at + 1 >= end || next.kind == Class::upper || is_opening_quote(next.value)) return at + 1;
  }
  return end;
}

namespace {

/// Where the words in capitals of a title end and a sentence begins: at the last capital before two
/// small words that no title writes small. `end` where the title is not written so.
std::uint32_t title_end(const Tables& tables, std::string_view source, std::uint32_t at,
                        std::uint32_t end) {
  constexpr int kTitle = 4;  // words in capitals
  std::uint32_t last = end;
  int capitals = 0;
  int small = 0;
  for (std::uint32_t i = skip_space(source, at, end); i < end;) {
    const std::size_t space = source.substr(0, end).find(' ', i);
    const auto word_end = static_cast<std::uint32_t>(std::min<std::size_t>(space, end));
    std::uint32_t first = i;
    while (first < word_end && is_opening_quote(char_at(source, first).value))
      first += char_at(source, first).size;
    const Char c = char_at(source, first);
    if (first < word_end && c.kind == Class::upper) {
      last = i;
      ++capitals;
      small = 0;
    } else if (first < word_end && c.kind == Class::lower &&
               tables.links.count(lower_key(source.substr(first, word_end - first))) == 0) {
      if (++small == 2) return capitals > kTitle ? last : end;
    }
    i = skip_space(source, word_end, end);
  }
  return end;
}

}  // namespace

std::uint32_t teaser_end(const Tables& tables, std::string_view source, std::uint32_t at,
                         std::uint32_t end) {
  const std::uint32_t sentence = first_sentence_end(source, at, end);
  const std::uint32_t glued = glued_paragraph(tables, source, at, sentence);
  return glued < sentence ? glued : title_end(tables, source, at, sentence);
}

Span header_date(const Tables& tables, std::string_view source, Span line) {
  constexpr std::uint32_t kLongest = 140;
  const auto text = line.in(source);
  if (line.size() > kLongest || text.back() == '.' || !names_only(source, line)) return {};
  const Span date = full_date(tables, source, line);
  if (date.empty()) return {};
  const bool parted =
      text.find('|') != std::string_view::npos || text.find("\u2022") != std::string_view::npos;
  const bool alone = count_words(text) <= 6 && has_word(tables.weekdays, source, line);
  const bool only = date.size() + 3 >= line.size();
  return parted || alone || only || has_word(tables.zones, source, line) ? date : Span{};
}

}  // namespace saksi::text
