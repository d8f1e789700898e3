// SPDX-License-Identifier: Apache-2.0
#include "text/dateline.h"

#include "text/chars.h"

#include <algorithm>

namespace saksi::text {
namespace {

constexpr std::uint32_t kLongestHead = 90;  // bytes before the dash
constexpr std::uint32_t kLongestCity = 45;

bool is_dash(char32_t c) {
  return c == U'-' || c == U'\u2013' || c == U'\u2014';
}

/// Reads one line. Every `std::uint32_t` is a byte of the source.
class Matcher {
 public:
  Matcher(const Tables& tables, std::string_view source, Span line)
      : tables_(tables), source_(source), line_(line) {}

  std::optional<Dateline> match() {
    const std::uint32_t begin = skip_marks(line_.begin);
    for (const auto form : {&Matcher::outlet_first, &Matcher::city_first}) {
      result_ = {};
      const std::uint32_t end = (this->*form)(begin);
      if (end == 0) continue;
      result_.span = {line_.begin, skip_space(source_, end, line_.end)};
      set_newsroom();
      return result_;
    }
    return std::nullopt;
  }

 private:
  const Tables& tables_;
  std::string_view source_;
  Span line_;
  Dateline result_;
  std::string_view newsroom_;

  [[nodiscard]] Char at(std::uint32_t i) const {
    return i < line_.end ? char_at(source_, i) : Char{};
  }

  [[nodiscard]] std::string_view cut(Span span) const { return span.in(source_); }

  [[nodiscard]] std::uint32_t spaces(std::uint32_t i) const {
    return skip_space(source_, i, line_.end);
  }

  [[nodiscard]] std::uint32_t skip_marks(std::uint32_t i) const {
    while (i < line_.end && (source_[i] == '*' || source_[i] == '_' || source_[i] == '>')) ++i;
    return spaces(i);
  }

  /// The end of the dashes (one or more, with space around them) at `i`, or 0.
  [[nodiscard]] std::uint32_t dash(std::uint32_t i) const {
    std::uint32_t end = spaces(i);
    if (!is_dash(at(end).value)) return 0;
    while (is_dash(at(end).value)) end += at(end).size;
    return end;
  }

  /// What a report may begin with behind a dateline.
  [[nodiscard]] bool opens_report(std::uint32_t i) const {
    const Char c = at(skip_marks(i));
    return c.size == 0 || c.kind == Class::upper || c.kind == Class::digit ||
           is_opening_quote(c.value);
  }

  // ------------------------------------------------------------------ parts

  [[nodiscard]] static bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
             return ascii_lower(x) == ascii_lower(y);
           });
  }

  /// The end of an outlet's name at `i`: one of the table, or by its shape ("papua-kita.com").
  std::uint32_t outlet(std::uint32_t i) {
    for (const Outlet& row : tables_.outlets) {
      const auto here = source_.substr(i, std::min<std::size_t>(row.name.size(), line_.end - i));
      if (!same(here, row.name)) continue;
      const std::uint32_t end = i + static_cast<std::uint32_t>(here.size());
      if (at(end).kind == Class::lower || at(end).kind == Class::digit) continue;
      if (at(end).value == U'.' && at(end + 1).letter()) continue;
      newsroom_ = row.newsroom;
      return end;
    }
    newsroom_ = {};
    return site(i);
  }

  /// "TRIBUN-PAPUA.COM", "BATAM.TRIBUNNEWS.COM", "POS KUPANG.COM", "Gatra.com".
  [[nodiscard]] std::uint32_t site(std::uint32_t i) const {
    std::uint32_t end = site_word(i);
    if (end != 0) return end;
    std::uint32_t word = i;  // one capitalised word may stand before: "POS KUPANG.COM"
    while (at(word).kind == Class::upper) word += at(word).size;
    return word > i + 1 && at(word).value == U' ' ? site_word(word + 1) : 0;
  }

  [[nodiscard]] std::uint32_t site_word(std::uint32_t i) const {
    std::uint32_t end = i;
    std::uint32_t last = 0;  // where the part behind the last full stop begins
    while (at(end).alnum() || at(end).value == U'.' ||
           (at(end).value == U'-' && at(end + 1).alnum() && last == 0)) {
      if (at(end).value == U'.') last = end + 1;
      end += at(end).size;
    }
    const bool named =
        last > i + 2 && end > last && tables_.domains.count(lower_key(cut({last, end}))) != 0;
    return named ? end : 0;
  }

  /// The end of a city's name at `i`: one to four words, each with a capital.
  [[nodiscard]] std::uint32_t city(std::uint32_t i) const {
    std::uint32_t end = city_word(i);
    if (end == 0 || tables_.links.count(lower_key(cut({i, end}))) != 0) return 0;
    for (int words = 1; words < 4; ++words) {
      if (at(end).value != U' ') break;
      const std::uint32_t next = city_word(end + 1);
      if (next == 0) break;
      end = next;
    }
    return end - i <= kLongestCity ? end : 0;
  }

  [[nodiscard]] std::uint32_t city_word(std::uint32_t i) const {
    if (at(i).kind != Class::upper) return 0;
    std::uint32_t end = i;
    while (at(end).letter() || (city_mark(at(end).value) && at(end + 1).letter())) {
      const bool shouted = end > i + 1 && at(end - 1).kind == Class::upper;
      if (shouted && at(end).value == U'-' && at(end + 2).kind == Class::lower) break;
      end += at(end).size;
    }
    return end;
  }

  static bool city_mark(char32_t c) {
    return c == U'\'' || c == U'.' || c == U'-' || c == U'\u2019';
  }

  [[nodiscard]] bool all_caps(Span span) const {
    int letters = 0;
    for (std::uint32_t i = span.begin; i < span.end; i += at(i).size) {
      if (at(i).kind == Class::lower) return false;
      letters += at(i).letter() ? 1 : 0;
    }
    return letters >= 4;
  }

  [[nodiscard]] bool known_city(Span span) const {
    return tables_.cities.count(folded_key(cut(span))) != 0;
  }

  /// "JAYAPURA-Kontak tembak ...", never "TNI-Polri" or "HAMAS-Israel".
  [[nodiscard]] bool stands_for_a_town(Span span) const {
    constexpr std::uint32_t kLongerThanAcronyms = 6;
    if (known_city(span)) return true;
    return span.end - span.begin >= kLongerThanAcronyms &&
           tables_.names.count(lower_key(cut(span))) == 0;
  }

  void set_newsroom() {
    if (!result_.place || newsroom_.empty()) return;
    result_.newsroom = folded_key(cut(*result_.place)) == folded_key(newsroom_);
  }

  // ------------------------------------------------------------------ forms

  /// "TEMPO.CO, Jakarta -", "KONTAN.CO.ID - KABUL.", "SURYA.co.id | JAKARTA -", "Merdeka.com -".
  std::uint32_t outlet_first(std::uint32_t begin) {
    const std::uint32_t end = outlet(begin);
    if (end == 0) return 0;
    result_.brand = Span{begin, end};
    std::uint32_t i = spaces(end);
    const bool parted = at(i).value == U',' || at(i).value == U'|';
    if (parted) i = spaces(i + 1);
    if (parted || cut({begin, end}).find('.') != std::string_view::npos) {
      if (const std::uint32_t with_city = outlet_and_city(i); with_city != 0) return with_city;
    }
    if (const std::uint32_t dashed = dash(i); dashed != 0) return behind_outlet(dashed, begin, end);
    const bool comma = at(spaces(end)).value == U',';
    return comma && site_word(begin) != 0 && opens_report(i) ? i : 0;
  }

  std::uint32_t outlet_and_city(std::uint32_t i) {
    const std::uint32_t end = city(i);
    if (end == 0) return 0;
    std::uint32_t after = dash(end);
    if (after == 0 && at(end).value == U':') after = end + 1;
    if (after == 0 || !opens_report(after)) return 0;
    result_.place = Span{i, end};
    return after;
  }

  /// Behind "KONTAN.CO.ID -": a city in capitals with a full stop or a second dash, or the outlet
  /// once more, or nothing.
  std::uint32_t behind_outlet(std::uint32_t dashed, std::uint32_t begin, std::uint32_t end) {
    const std::uint32_t i = spaces(dashed);
    const std::uint32_t place = city(i);
    if (place != 0 && all_caps({i, place}) && at(place).value == U'.' &&
        at(place + 1).value == U' ') {
      result_.place = Span{i, place};
      return place + 1;
    }
    // "KONTAN.CO.ID - JAKARTA - Korban ..."
    const std::uint32_t then = place != 0 && all_caps({i, place}) ? dash(place) : 0;
    if (then != 0 && opens_report(then)) {
      result_.place = Span{i, place};
      return then;
    }
    const std::uint32_t again = i + (end - begin);
    if (again <= line_.end && cut({begin, end}) == cut({i, again}) && dash(again) != 0)
      return dash(again);
    return opens_report(dashed) ? dashed : 0;
  }

  std::uint32_t city_first(std::uint32_t begin) {
    const std::uint32_t end = city(begin);
    if (end == 0 || end - begin > kLongestHead) return 0;
    result_.place = Span{begin, end};
    if (const std::uint32_t i = city_and_brand(end); i != 0) return i;
    result_.brand.reset();
    result_.agency.reset();
    return city_alone(begin, end);
  }

  /// "Kabul, (ANTARA/AFP) -", "Jakarta, CNN Indonesia --", "Yala, Thailand, (Antara) -".
  std::uint32_t city_and_brand(std::uint32_t end) {
    std::uint32_t i = end;
    for (int countries = 0; countries < 2; ++countries) {
      const std::uint32_t next = skip_date(spaces(at(i).value == U',' ? i + 1 : i));
      if (at(next).value == U'(') return bracket(next);
      if (at(i).value != U',') return 0;
      if (const std::uint32_t named = comma_brand(next); named != 0) return named;
      i = city(next);
      if (i == 0) return 0;
      if (const std::uint32_t dashed = dash(i); dashed != 0) return one_word_brand(next, i, dashed);
    }
    return 0;
  }

  /// Past "12 Mei", "3/4" between the city and the outlet.
  [[nodiscard]] std::uint32_t skip_date(std::uint32_t i) const {
    std::uint32_t end = i;
    while (at(end).kind == Class::digit || (end > i && at(end).value == U'/')) ++end;
    if (end == i) return i;
    const std::uint32_t word = spaces(end);
    std::uint32_t word_end = word;
    while (at(word_end).letter()) word_end += at(word_end).size;
    const bool month = tables_.months.count(lower_key(cut({word, word_end}))) != 0;
    return spaces(month ? word_end : end);
  }

  std::uint32_t comma_brand(std::uint32_t i) {
    const std::uint32_t end = outlet(i);
    if (end == 0) return 0;
    result_.brand = Span{i, end};
    if (const std::uint32_t dashed = dash(end); dashed != 0) return dashed;
    const bool glued = at(end).kind == Class::upper;
    return glued || spaces(end) == line_.end ? end : 0;
  }

  /// "Kabul, PUBLIKASI -": an outlet that no table knows, or a country: "Dhaka, Bangladesh -".
  std::uint32_t one_word_brand(std::uint32_t begin, std::uint32_t end, std::uint32_t dashed) {
    if (!opens_report(dashed) || at(end).value != U' ') return 0;
    result_.brand = Span{begin, end};
    return dashed;
  }

  /// "(ANTARA News/AFP) -"
  std::uint32_t bracket(std::uint32_t open) {
    constexpr std::uint32_t kLongestBrand = 40;
    const std::size_t close = source_.find(')', open);
    if (close >= line_.end || close - open > kLongestBrand) return 0;
    const auto end = static_cast<std::uint32_t>(close);
    if (at(open + 1).kind != Class::upper && outlet(open + 1) == 0) return 0;
    const std::uint32_t dashed = dash(end + 1);
    if (dashed == 0) return 0;
    const auto slash = static_cast<std::uint32_t>(source_.find('/', open));
    outlet(open + 1);
    result_.brand = Span{open + 1, std::min(slash, end)};
    if (slash < end) result_.agency = Span{slash + 1, end};
    return dashed;
  }

  /// "KABUL -", "Gaza - ", "Intan Jaya - ", and "Kabul: " for a city that the table knows.
  std::uint32_t city_alone(std::uint32_t begin, std::uint32_t end) {
    const Span name{begin, end};
    if (at(end).value == U':') return known_city(name) && opens_report(end + 1) ? end + 1 : 0;
    std::uint32_t place = end;
    if (at(place).value == U',') {  // "PALU, Indonesia -" and "KENDARI, SULTRA -"
      place = city(spaces(place + 1));
      if (place == 0) return 0;
    }
    const std::uint32_t dashed = dash(place);
    if (dashed == 0 || !opens_report(dashed)) return 0;
    const bool spaced =
        at(place).value == U' ' && (at(dashed).value == U' ' || dashed == line_.end);
    const bool wide = dashed - spaces(place) > 1;  // "--", an en or em dash
    if (all_caps({begin, place})) {
      const bool glued = stands_for_a_town(name) && at(dashed + 1).kind == Class::lower;
      return spaced || wide || at(dashed).value == U' ' || glued ? dashed : 0;
    }
    return spaced && at(begin + 1).kind == Class::lower ? dashed : 0;
  }
};

}  // namespace

std::optional<Dateline> find_dateline(const Tables& tables, std::string_view source, Span line) {
  return Matcher(tables, source, line).match();
}

}  // namespace saksi::text
