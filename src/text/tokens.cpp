// SPDX-License-Identifier: Apache-2.0
#include "text/tokens.h"

#include "text/chars.h"

#include <algorithm>
#include <array>

namespace saksi::text {
namespace {

constexpr std::array<char32_t, 8> kApostrophes = {U'\'',     U'`',      U'\u2019', U'\u2018',
                                                  U'\u02BC', U'\u02BB', U'\u02BF', U'\u02BE'};

bool is_apostrophe(char32_t c) {
  return std::find(kApostrophes.begin(), kApostrophes.end(), c) != kApostrophes.end();
}

bool is_hyphen(char32_t c) {
  return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u00AD';
}

/// The key of a word as written, in lower case; fast for ASCII.
Key word_key(std::string_view word) {
  std::array<char, 64> lower;
  if (word.size() > lower.size()) return lower_key(word);
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (class_of(word[i]) == Class::high) return lower_key(word);
    lower[i] = ascii_lower(word[i]);
  }
  return base::key_of({lower.data(), word.size()});
}

class Tokeniser {
 public:
  Tokeniser(const Tables& tables, std::string_view source, std::vector<Token>& out)
      : tables_(tables), source_(source), out_(out) {}

  /// One stretch without holes.
  void run(Span range) {
    at_ = range.begin;
    end_ = range.end;
    space_ = true;
    while (at_ < end_) step();
  }

 private:
  const Tables& tables_;
  std::string_view source_;
  std::vector<Token>& out_;
  std::uint32_t at_ = 0;
  std::uint32_t end_ = 0;
  bool space_ = true;

  [[nodiscard]] Char peek(std::uint32_t at) const {
    return at < end_ ? char_at(source_, at) : Char{};
  }

  [[nodiscard]] std::string_view cut(std::uint32_t begin, std::uint32_t end) const {
    return source_.substr(begin, end - begin);
  }

  void step() {
    const Char c = peek(at_);
    if (c.kind == Class::space) {
      space_ = true;
      at_ += c.size;
    } else if (c.kind == Class::digit) {
      emit(number_end(at_), TokenKind::number);
    } else if (c.letter()) {
      emit_word();
    } else {
      mark(c);
    }
  }

  void emit(std::uint32_t end, TokenKind kind) { emit(end, kind, word_key(cut(at_, end))); }

  void emit(std::uint32_t end, TokenKind kind, Key key) {
    Token token;
    token.span = {at_, end};
    token.key = key;
    token.kind = kind;
    token.space_before = space_;
    if (kind == TokenKind::word) set_capitals(token);
    out_.push_back(token);
    at_ = end;
    space_ = false;
  }

  void set_capitals(Token& token) const {
    int upper = 0;
    int lower = 0;
    for (std::uint32_t i = token.span.begin; i < token.span.end;) {
      const Char c = char_at(source_, i);
      upper += c.kind == Class::upper ? 1 : 0;
      lower += c.kind == Class::lower ? 1 : 0;
      if (i == token.span.begin) token.capital = c.kind == Class::upper;
      i += c.size;
    }
    token.all_caps = upper >= 2 && lower == 0;
  }

  // ------------------------------------------------------------------ marks

  /// Bold and escape marks of Markdown are gaps, runs of one mark are one token.
  void mark(const Char& c) {
    std::uint32_t end = at_ + c.size;
    if (c.value == U'.' || c.value == U'-' || c.value == U'*' || c.value == U'_' ||
        c.value == U'!' || c.value == U'?' || c.value == U'=' || c.value == U'`') {
      while (end < end_ && source_[end] == source_[at_]) ++end;
    }
    const bool bold = (c.value == U'*' || c.value == U'_') && end - at_ >= 2;
    if (bold || c.value == U'\\') {
      at_ = end;
    } else {
      emit(end, TokenKind::punctuation);
    }
  }

  // ------------------------------------------------------------------ numbers

  [[nodiscard]] std::uint32_t digits_end(std::uint32_t at) const {
    while (at < end_ && is_ascii_digit(source_[at])) ++at;
    return at;
  }

  /// "1.200", "1,5", "6/1", "20/8/2021", "08.30", "19:07", "2019-01-06", "1990-an".
  [[nodiscard]] std::uint32_t number_end(std::uint32_t at) const {
    if (const std::uint32_t date = dashed_date_end(at); date != 0) return date;
    std::uint32_t part = at;
    std::uint32_t end = digits_end(at);
    while (end + 1 < end_ && is_ascii_digit(source_[end + 1]) && joins(source_[end], end - part)) {
      part = end + 1;
      end = digits_end(part);
    }
    return suffix_end(end);
  }

  /// A full stop behind four digits or more ends a sentence: "pada 2019.20 orang".
  static bool joins(char separator, std::uint32_t digits_before) {
    if (separator == '.') return digits_before <= 3;
    if (separator == ':') return digits_before <= 2;
    return separator == ',' || separator == '/';
  }

  [[nodiscard]] std::uint32_t dashed_date_end(std::uint32_t at) const {
    const std::uint32_t a = digits_end(at);
    if (a + 1 >= end_ || source_[a] != '-') return 0;
    const std::uint32_t b = digits_end(a + 1);
    if (b == a + 1 || b - a > 3 || b + 1 >= end_ || source_[b] != '-') return 0;
    const std::uint32_t c = digits_end(b + 1);
    const std::uint32_t year_first = a - at == 4 && c - b <= 3 ? c : 0;
    const std::uint32_t year_last = a - at <= 2 && c - b == 5 ? c : 0;
    return c > b + 1 ? std::max(year_first, year_last) : 0;
  }

  /// A short suffix on a hyphen: "20-an", "1990-an", "5-nya".
  [[nodiscard]] std::uint32_t suffix_end(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 3;
    if (at >= end_ || source_[at] != '-') return at;
    std::uint32_t end = at + 1;
    while (end < end_ && is_ascii_lower(source_[end])) ++end;
    const bool short_word = end > at + 1 && end - at - 1 <= kLongest;
    return short_word && !peek(end).alnum() ? end : at;
  }

  // ------------------------------------------------------------------ words

  void emit_word() {
    if (const std::uint32_t url = url_end(); url != 0) return emit(url, TokenKind::word);
    std::uint32_t end = name_end(word_end(at_));
    end = domain_end(end);
    const std::uint32_t with_stop = stop_end(end);
    emit(with_stop, TokenKind::word, word_key(cut(at_, end)));
  }

  [[nodiscard]] std::uint32_t url_end() const {
    const auto rest = cut(at_, end_);
    if (!rest.starts_with("http://") && !rest.starts_with("https://") &&
        !rest.starts_with("www.")) {
      return 0;
    }
    std::uint32_t end = at_;
    for (Char c = peek(end); end < end_ && c.kind != Class::space; c = peek(end)) {
      if (c.value == U'"' || c.value == U')' || c.value == U']' || c.value == U'\u201D') break;
      end += c.size;
    }
    while (end > at_ && is_sentence_mark(source_[end - 1])) --end;
    return end;
  }

  static bool is_sentence_mark(char c) {
    return c == '.' || c == ',' || c == ';' || c == ':' || c == '!' || c == '?' || c == '\'';
  }

  /// Letters and digits with hyphens and apostrophes between them. A capital inside a word that
  /// began small is a lost space ("diKota") and ends it; so does the number behind a currency
  /// ("Rp7").
  [[nodiscard]] std::uint32_t word_end(std::uint32_t begin) const {
    std::uint32_t part = begin;  // where the part since the last hyphen began
    bool small = true;           // and whether it is all lower case
    bool head = false;           // or is so behind its capital
    std::uint32_t at = begin;
    while (at < end_) {
      const Char c = peek(at);
      if (c.letter() || c.kind == Class::digit) {
        if (c.kind == Class::upper && small && at - part >= 2 && lost_space(part, at)) return at;
        if (c.kind == Class::upper && head && stands_before_names(part, at)) return at;
        if (c.kind == Class::digit && small_currency(begin, at)) return at;
        head = at == part ? c.kind == Class::upper : head && c.kind == Class::lower;
        small = small && c.kind == Class::lower;
        at += c.size;
        continue;
      }
      if (!joins_word(c, at)) return at;
      at += c.size;
      part = at;
      small = true;
    }
    return at;
  }

  /// "Israeldi" -> "Israel": a known name that a small word was glued to ends before it.
  [[nodiscard]] std::uint32_t name_end(std::uint32_t end) const {
    constexpr std::uint32_t kShortest = 3, kLongestTail = 14;
    if (end - at_ < kShortest + 2 || peek(at_).kind != Class::upper) return end;
    const std::uint32_t first = std::max(at_ + kShortest, end - std::min(end, kLongestTail));
    for (std::uint32_t tail = end - 1; tail > first && is_ascii_lower(source_[tail]);) {
      --tail;
      if (!is_ascii_lower(source_[tail])) break;
      if (!word_by_itself(cut(tail, end))) continue;
      const bool name = tables_.names.count(word_key(cut(at_, tail))) != 0 || says(cut(tail, end));
      if (name && tables_.names.count(word_key(cut(at_, end))) == 0) return tail;
    }
    return end;
  }

  /// "Trumpmengatakan": no name ends so.
  [[nodiscard]] bool says(std::string_view word) const {
    constexpr std::size_t kLong = 8;
    return word.size() >= kLong && tables_.says.count(word_key(word)) != 0;
  }

  /// A small word, or one long enough that begins with a prefix: "dilaporkan".
  [[nodiscard]] bool word_by_itself(std::string_view word) const {
    constexpr std::size_t kLong = 6;
    if (tables_.links.count(word_key(word)) != 0) return true;
    return word.size() >= kLong &&
           std::any_of(tables_.prefixes.begin(), tables_.prefixes.end(),
                       [&](const std::string& p) { return word.starts_with(p); });
  }

  [[nodiscard]] bool joins_word(const Char& c, std::uint32_t at) const {
    const Char next = peek(at + c.size);
    if (is_hyphen(c.value)) return next.alnum();
    return is_apostrophe(c.value) && next.letter();
  }

  [[nodiscard]] bool lost_space(std::uint32_t part, std::uint32_t at) const {
    const Char next = peek(at + peek(at).size);
    if (!next.letter()) return false;
    if (tables_.camel.count(word_key(cut(part, at))) == 0) return true;
    std::uint32_t capitals = at;
    while (peek(capitals).kind == Class::upper) capitals += peek(capitals).size;
    std::uint32_t end = capitals;
    while (peek(end).letter()) end += peek(end).size;
    const auto known = [&](std::uint32_t e) {
      return tables_.names.count(word_key(cut(at, e))) != 0;
    };
    return known(end) || known(capitals);  // "beritaAFP", but "detikNews"
  }

  /// "KecamatanMuara", "WartawanAFP", "DilansirAFP": a word that stands before names lost its
  /// space.
  [[nodiscard]] bool stands_before_names(std::uint32_t part, std::uint32_t at) const {
    constexpr std::uint32_t kShortest = 4;
    if (at - part < kShortest || !peek(at + peek(at).size).letter()) return false;
    const auto word = cut(part, at);
    return tables_.heads.count(word_key(word)) != 0 || says(word);
  }

  [[nodiscard]] bool small_currency(std::uint32_t begin, std::uint32_t at) const {
    return at - begin <= 3 && tables_.currencies.count(word_key(cut(begin, at))) != 0;
  }

  /// "KOMPAS" -> "KOMPAS.com", "republika" -> "republika.co.id".
  [[nodiscard]] std::uint32_t domain_end(std::uint32_t end) const {
    while (end + 2 < end_ && source_[end] == '.') {
      std::uint32_t next = end + 1;
      while (next < end_ && is_ascii_letter(source_[next])) ++next;
      const auto ending = cut(end + 1, next);
      if (ending.size() < 2 || peek(next).alnum() || !is_domain(ending)) return end;
      end = next;
    }
    return end;
  }

  [[nodiscard]] bool is_domain(std::string_view ending) const {
    const bool one_case = is_ascii_lower(ending[0]) || is_ascii_upper(ending[1]);
    return one_case && tables_.domains.count(word_key(ending)) != 0;
  }

  /// The end with the full stop that belongs to the word: an initial or an abbreviation.
  [[nodiscard]] std::uint32_t stop_end(std::uint32_t end) const {
    if (end >= end_ || source_[end] != '.') return end;
    const std::uint32_t letters = dotted_letters_end(end);
    if (letters != end) return letters;
    if (peek(end + 1).value == U'.') return end;
    return takes_stop(cut(at_, end), end + 1) ? end + 1 : end;
  }

  /// "A.S.", "a.n.": single letters, a full stop behind each.
  [[nodiscard]] std::uint32_t dotted_letters_end(std::uint32_t end) const {
    if (end - at_ != 1) return end;
    std::uint32_t last = end;
    while (last + 2 < end_ && source_[last] == '.' && is_ascii_letter(source_[last + 1]) &&
           source_[last + 2] == '.') {
      last += 2;
    }
    return last == end ? end : last + 1;
  }

  /// "XI", "(021)": a Roman numeral or a number in brackets.
  [[nodiscard]] bool numbers(std::uint32_t at) const {
    constexpr std::string_view kRoman = "IVXLC";
    if (at + 1 < end_ && source_[at] == '(') return is_ascii_digit(source_[at + 1]);
    std::uint32_t end = at;
    while (end < end_ && kRoman.find(source_[end]) != std::string_view::npos) ++end;
    return end > at && !peek(end).alnum();
  }

  /// A quotation opens behind a space: a new sentence.
  [[nodiscard]] bool quotes(std::uint32_t at) const {
    const std::uint32_t next = skip_space(source_, at, end_);
    return next > at && is_opening_quote(peek(next).value);
  }

  [[nodiscard]] bool takes_stop(std::string_view word, std::uint32_t after) const {
    const Char next = peek(skip_space(source_, after, end_));
    if (word.size() == 1 && is_ascii_upper(word[0])) return next.letter();
    const auto it = tables_.abbreviations.find(word_key(word));
    if (it == tables_.abbreviations.end()) return false;
    switch (it->second) {
      case Abbreviation::title:
        return next.letter();
      case Abbreviation::number:
        return next.kind == Class::digit || numbers(skip_space(source_, after, end_));
      case Abbreviation::general:
        return next.size != 0 && next.kind != Class::upper && !quotes(after);
      case Abbreviation::none:
        break;
    }
    return false;
  }
};

// -------------------------------------------------------------------- sentences

class Splitter {
 public:
  Splitter(std::string_view source, const std::vector<Token>& tokens, std::uint32_t first)
      : source_(source), tokens_(tokens), start_(first) {}

  void run(std::uint32_t paragraph, std::vector<Sentence>& out) {
    const auto last = static_cast<std::uint32_t>(tokens_.size());
    for (std::uint32_t i = start_; i < last; ++i) {
      if (mark(i) == U'"') quoted_ = !quoted_;
      if (!is_terminator(mark(i))) continue;
      const std::uint32_t end = closers_end(i + 1);
      if (!ends_sentence(i, end)) continue;
      for (std::uint32_t k = i + 1; k < end; ++k) quoted_ = quoted_ != (mark(k) == U'"');
      add(end, paragraph, out);
      i = end - 1;
    }
    if (start_ < last) add(last, paragraph, out);
  }

 private:
  std::string_view source_;
  const std::vector<Token>& tokens_;
  std::uint32_t start_;
  bool quoted_ = false;  // inside straight quotation marks

  [[nodiscard]] char32_t mark(std::uint32_t i) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::punctuation) return 0;
    return char_at(source_, tokens_[i].span.begin).value;
  }

  void add(std::uint32_t end, std::uint32_t paragraph, std::vector<Sentence>& out) {
    out.push_back(
        {{tokens_[start_].span.begin, tokens_[end - 1].span.end}, start_, end, paragraph});
    start_ = end;
  }

  /// Closing quotation marks and brackets right behind a full stop belong to its sentence. A
  /// straight mark with no space on either side closes if one is open.
  [[nodiscard]] std::uint32_t closers_end(std::uint32_t i) const {
    bool open = quoted_;
    while (i < tokens_.size() && is_closing(mark(i)) && !tokens_[i].space_before) {
      const bool straight = mark(i) == U'"' || mark(i) == U'\'';
      const bool glued = i + 1 < tokens_.size() && !tokens_[i + 1].space_before;
      if (straight && glued && !open && !is_closing(mark(i + 1))) break;
      if (mark(i) == U'"') open = false;
      ++i;
    }
    return i;
  }

  [[nodiscard]] bool ends_sentence(std::uint32_t stop, std::uint32_t next) const {
    if (next >= tokens_.size()) return true;
    if (is_list_number(stop) || in_brackets(stop)) return false;
    const Token& token = tokens_[next];
    if (token.kind == TokenKind::number) return true;
    if (token.kind == TokenKind::word) return token.capital || small_start(stop, next);
    return is_opening_quote(mark(next)) || mark(next) == U'(' || mark(next) == U'[' ||
           mark(next) == U'#' || mark(next) == U'@';
  }

  /// "1. Kabul", "3. Mansila": the number is all that the sentence has so far.
  [[nodiscard]] bool is_list_number(std::uint32_t stop) const {
    return stop == start_ + 1 && tokens_[start_].kind == TokenKind::number;
  }

  /// "(SSK. II)": a full stop between the words of a short bracket inside the sentence.
  [[nodiscard]] bool in_brackets(std::uint32_t stop) const {
    constexpr std::uint32_t kShort = 4;
    if (mark(stop) != U'.' || tokens_[stop].span.size() != 1) return false;
    std::uint32_t open = stop;
    while (open > start_ && stop - open < kShort && mark(open) != U'(') --open;
    if (open == start_ || mark(open) != U'(') return false;
    for (std::uint32_t i = stop + 2; i < tokens_.size() && i - open <= kShort; ++i) {
      if (mark(i) == U')') return true;
    }
    return false;
  }

  /// A full stop before a small letter ends a sentence only behind an ordinary word.
  [[nodiscard]] bool small_start(std::uint32_t stop, std::uint32_t next) const {
    constexpr std::uint32_t kOrdinary = 4;
    if (next != stop + 1 || stop == start_ || tokens_[stop].span.size() != 1) return false;
    if (mark(stop) != U'.') return false;
    const Token& before = tokens_[stop - 1];
    return before.kind == TokenKind::word && !before.capital && before.span.size() >= kOrdinary;
  }
};

}  // namespace

void tokenise(const Tables& tables, std::string_view source, Span range,
              std::span<const Span> holes, std::vector<Token>& out) {
  Tokeniser tokeniser(tables, source, out);
  std::uint32_t at = range.begin;
  for (const Span hole : holes) {
    tokeniser.run({at, hole.begin});
    at = hole.end;
  }
  tokeniser.run({at, range.end});
}

void split_sentences(std::string_view source, const std::vector<Token>& tokens, std::uint32_t first,
                     std::uint32_t paragraph, std::vector<Sentence>& out) {
  Splitter(source, tokens, first).run(paragraph, out);
}

}  // namespace saksi::text
