// SPDX-License-Identifier: Apache-2.0
#include "text/page.h"

#include "text/chars.h"
#include "text/dateline.h"
#include "text/lines.h"

#include <algorithm>
#include <array>

namespace saksi::text {
namespace {

using record::CreditRole;
using record::FurnitureKind;

constexpr std::uint32_t kLongestCredit = 120;   // bytes behind a label
constexpr std::uint32_t kLongestCaption = 400;  // bytes of a caption's line
constexpr std::uint32_t kTeaserWords = 40;

/// A key of the tables at a byte, and where it ends.
struct Hit {
  const KeyRow* row = nullptr;
  std::uint32_t end = 0;

  explicit operator bool() const { return row != nullptr; }
};

class Finder {
 public:
  Finder(const Tables& tables, std::string_view source) : tables_(tables), source_(source) {}

  Page run() {
    lines_ = split_lines(source_);
    whole_lines();
    datelines();
    lone_titles();
    for (const Line& line : lines_) {
      if (!line.furniture) body_line(line.span);
    }
    std::sort(page_.furniture.begin(), page_.furniture.end(),
              [](const auto& a, const auto& b) { return a.span < b.span; });
    return std::move(page_);
  }

 private:
  const Tables& tables_;
  std::string_view source_;
  std::vector<Line> lines_;
  Page page_;
  bool tail_ = false;    // behind "Berita Terkait"
  bool end_ = false;     // behind "Komentar"
  bool titles_ = false;  // behind an empty "Baca juga:"
  bool prose_seen_ = false;

  [[nodiscard]] std::string_view cut(Span span) const { return span.in(source_); }

  [[nodiscard]] Char at(std::uint32_t i, std::uint32_t end) const {
    return i < end ? char_at(source_, i) : Char{};
  }

  void add(Span span, FurnitureKind kind) {
    if (!span.empty()) page_.furniture.push_back({span, kind});
  }

  // ------------------------------------------------------------------ keys

  /// The end of `key` at `i` whatever its capitals and the white space in it, or 0.
  [[nodiscard]] std::uint32_t key_end(std::string_view key, std::uint32_t i,
                                      std::uint32_t end) const {
    for (const char k : key) {
      if (i >= end) return 0;
      if (k == ' ') {
        const std::uint32_t next = skip_space(source_, i, end);
        if (next == i) return 0;
        i = next;
      } else if (ascii_lower(source_[i]) == ascii_lower(k)) {
        ++i;
      } else {
        return 0;
      }
    }
    return i;
  }

  /// The longest key at `i` whose row `fits(row, end of key)`.
  template <class Fits>
  [[nodiscard]] Hit key_at(std::uint32_t i, std::uint32_t end, Fits fits) const {
    if (i >= end) return {};
    for (const KeyRow& row : tables_.keys.starting_with(source_[i])) {
      const std::uint32_t after = key_end(row.key, i, end);
      if (after != 0 && fits(row, after)) return {&row, after};
    }
    return {};
  }

  [[nodiscard]] bool word_ends(std::uint32_t i, std::uint32_t end) const {
    const Char c = at(i, end);
    return !c.alnum() && !(c.value == U'-' && at(i + 1, end).alnum());
  }

  /// Past bold marks and white space.
  [[nodiscard]] std::uint32_t skip_bold(std::uint32_t i, std::uint32_t end) const {
    while (i < end && (source_[i] == '*' || source_[i] == '_')) ++i;
    i = skip_space(source_, i, end);
    while (i < end && source_[i] == '*') ++i;
    return i;
  }

  [[nodiscard]] bool colon(std::uint32_t i, std::uint32_t end) const {
    return at(skip_bold(i, end), end).value == U':';
  }

  [[nodiscard]] bool nothing_follows(std::uint32_t i, std::uint32_t end, bool digits) const {
    for (; i < end; i += char_at(source_, i).size) {
      const Char c = char_at(source_, i);
      if (c.letter() || (c.kind == Class::digit && !digits)) return false;
    }
    return true;
  }

  /// Whether the row says that a whole line with the key at its start is furniture.
  [[nodiscard]] bool fits_line(const KeyRow& row, std::uint32_t after, Span line) const {
    if (row.where != Where::bracket && !word_ends(after, line.end)) return false;
    switch (row.where) {
      case Where::line:
        return true;
      case Where::label:
        return colon(after, line.end) && label_fits(row, after, line);
      case Where::whole:
        return nothing_follows(after, line.end, true);
      case Where::page:
        return page_number(after, line.end) && line.size() <= 40;
      case Where::span:
        return count_words(cut(line)) <= 12 && !ends_like_sentence(cut(line));
      case Where::tail:
      case Where::end:
        return nothing_follows(after, line.end, false);
      case Where::bracket:
      case Where::glued:
      case Where::inside:
        break;
    }
    return false;
  }

  [[nodiscard]] bool label_fits(const KeyRow& row, std::uint32_t after, Span line) const {
    if (row.role) return line.end - after <= kLongestCredit && !long_sentence({after, line.end});
    if (row.kind == FurnitureKind::caption) return line.size() <= kLongestCaption;
    return true;
  }

  [[nodiscard]] bool long_sentence(Span span) const {
    return count_words(cut(span)) > 8 && ends_like_sentence(cut(span));
  }

  [[nodiscard]] bool page_number(std::uint32_t i, std::uint32_t end) const {
    while (i < end && (source_[i] == ' ' || source_[i] == ':')) ++i;
    return at(i, end).kind == Class::digit;
  }

  // ------------------------------------------------------------------ whole lines

  void whole_lines() {
    for (Line& line : lines_) {
      const bool prose = line.prose;
      if (prose && !end_) tail_ = false;
      line.furniture = whole_line(line);
      if (!line.furniture && prose) prose_seen_ = true;
      if (!line.furniture) titles_ = false;
    }
  }

  bool whole_line(const Line& line) {
    if (end_) return add(line.span, FurnitureKind::promotion), true;
    if (key_line(line.span) || bracket_line(line.span)) return true;
    if (credit_names_line(line.span) || copyright_line(line.span)) {
      tail_ = prose_seen_;
      return true;
    }
    if (shape_line(line)) return true;
    if (tail_) return add(line.span, FurnitureKind::promotion), true;
    if (titles_ && !line.prose) return add(line.span, FurnitureKind::related_link), true;
    return !prose_seen_ && header_line(line);
  }

  bool key_line(Span line) {
    const std::uint32_t begin = skip_bullet(source_, line);
    const Hit hit = key_at(begin, line.end, [&](const KeyRow& row, std::uint32_t after) {
      return fits_line(row, after, line);
    });
    if (!hit) return false;
    const std::uint32_t end = line_key_end(*hit.row, hit.end, line.end);
    if (end < line.end) return false;  // a paragraph is glued on: body_line() parts them
    tail_ = tail_ || hit.row->where == Where::tail || (hit.row->role && prose_seen_);
    end_ = end_ || hit.row->where == Where::end;
    titles_ = opens_titles(*hit.row, hit.end, line.end);
    furniture(*hit.row, hit.end, line);
    return true;
  }

  /// An empty "Baca juga:", or a box that a short line opens.
  [[nodiscard]] bool opens_titles(const KeyRow& row, std::uint32_t after, std::uint32_t end) const {
    if (row.where == Where::span) return row.kind == FurnitureKind::promotion;
    return row.kind == FurnitureKind::related_link && nothing_follows(after, end, true);
  }

  /// "[Gambas:Video 20detik]" alone on its line.
  bool bracket_line(Span line) {
    const Hit hit = bracket_at(line.begin, line.end);
    if (!hit || hit.end != line.end) return false;
    add(line, hit.row->kind);
    return true;
  }

  /// A key's furniture: the line, or up to where report was glued on.
  [[nodiscard]] std::uint32_t line_key_end(const KeyRow& row, std::uint32_t after,
                                           std::uint32_t end) const {
    if (row.where == Where::whole || row.where == Where::page) return end;
    const std::uint32_t glued = glued_paragraph(tables_, source_, after, end);
    if (glued < end && reads_like_report({glued, end})) return glued;
    const bool teaser = row.kind == FurnitureKind::related_link;
    const bool too_long = teaser && count_words(source_.substr(after, end - after)) > kTeaserWords;
    return too_long ? teaser_end(tables_, source_, after, end) : end;
  }

  [[nodiscard]] bool reads_like_report(Span span) const {
    return ends_like_sentence(cut(span)) && count_words(cut(span)) >= 4;
  }

  void furniture(const KeyRow& row, std::uint32_t after, Span span) {
    add(span, row.kind);
    if (row.role) credits(*row.role, {after, span.end});
    if (row.role) header_clue(span);
  }

  /// Marks and shapes that no language is needed for.
  bool shape_line(const Line& line) {
    const auto text = cut(line.span);
    if (nothing_follows(line.span.begin, line.span.end, true) && !has_digit(text)) {
      return add(line.span, FurnitureKind::promotion), true;
    }
    if (text.starts_with("http") && text.find(' ') == std::string_view::npos) {
      return add(line.span, FurnitureKind::promotion), true;
    }
    if (page_count(line.span)) return add(line.span, FurnitureKind::promotion), true;
    if (image_line(line.span) || photo_credit_line(line)) {
      return add(line.span, FurnitureKind::caption), true;
    }
    return false;
  }

  [[nodiscard]] static bool has_digit(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_ascii_digit);
  }

  /// "2 dari 3 halaman"
  [[nodiscard]] bool page_count(Span line) const {
    const auto text = cut(line);
    const auto last = static_cast<std::uint32_t>(text.rfind(' ') + 1);
    if (!is_ascii_digit(text.front()) || last == 0 || count_words(text) > 4) return false;
    const Hit hit =
        key_at(line.begin + last, line.end, [&](const KeyRow& row, std::uint32_t after) {
          return row.where == Where::page && after == line.end;
        });
    return static_cast<bool>(hit);
  }

  /// "![...](...)", "\[img.2\] ..." with nothing of the report behind it.
  [[nodiscard]] bool image_line(Span line) const {
    const std::uint32_t end = image_end(line.begin, line.end, true);
    return end != 0 && skip_space(source_, end, line.end) == line.end;
  }

  /// "Perahu di Bira. (Foto: Istimewa)", "Perahu di Bira (REUTERS/Sita Wening)", "... ANTARA/Sita".
  [[nodiscard]] bool photo_credit_line(const Line& line) const {
    constexpr std::uint32_t kLongest = 320;
    const auto text = cut(line.span);
    if (line.span.size() > kLongest || (text.back() != ')' && text.back() != ']')) return false;
    const auto open = static_cast<std::uint32_t>(text.rfind(text.back() == ')' ? '(' : '['));
    if (open >= text.size() || open == 0) return false;
    const Span inside{line.span.begin + open + 1, line.span.end - 1};
    return photo_label(inside) || agency_and_person(inside);
  }

  [[nodiscard]] bool photo_label(Span inside) const {
    const Hit hit = key_at(inside.begin, inside.end, [&](const KeyRow& row, std::uint32_t after) {
      return row.where == Where::bracket && row.kind == FurnitureKind::caption &&
             colon(after, inside.end);
    });
    return static_cast<bool>(hit);
  }

  /// "REUTERS/Sita Wening", "ANTARA FOTO/Sita Wening/wpa": an agency, then who is none.
  [[nodiscard]] bool agency_and_person(Span inside) const {
    const auto text = cut(inside);
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || !is_agency(text.substr(0, slash))) return false;
    const auto person = text.substr(slash + 1);
    return person.find(' ') != std::string_view::npos && !is_agency(person);
  }

  [[nodiscard]] bool is_agency(std::string_view name) const {
    return tables_.agencies.count(folded_key(name)) != 0;
  }

  bool copyright_line(Span line) {
    constexpr std::uint32_t kLongest = 160;
    const auto text = cut(line);
    const bool word = key_end("copyright", line.begin, line.end) != 0;
    const bool mark =
        text.starts_with("\u00A9") || text.starts_with("(c) ") || text.starts_with("(C) ");
    if ((!word && !mark) || line.size() > kLongest || !has_digit(text)) return false;
    copyright(line);
    return true;
  }

  /// The last year in the line is the one that counts: "2008 - 2017".
  void copyright(Span line) {
    add(line, FurnitureKind::copyright);
    for (std::uint32_t i = line.end; i >= line.begin + 4; --i) {
      const auto four = source_.substr(i - 4, 4);
      if (!std::all_of(four.begin(), four.end(), is_ascii_digit)) continue;
      page_.date_clues.push_back({{i - 4, i}, "copyright"});
      return;
    }
  }

  /// Above the report: the line of author and date.
  bool header_line(const Line& line) {
    if (line.prose) return false;
    const bool credit = header_clue(line.span) || named_credit(line.span);
    const bool caption = !credit && photo_slash(line.span);
    if (credit || caption) add(line.span, credit ? FurnitureKind::credit : FurnitureKind::caption);
    return credit || caption;
  }

  /// "Penulis Rani Wulandari": a label without its colon, then a name and nothing else.
  bool named_credit(Span line) {
    const Hit hit = key_at(line.begin, line.end, [&](const KeyRow& row, std::uint32_t after) {
      return row.role.has_value() && at(after, line.end).value == U' ';
    });
    if (!hit || count_words(cut(line)) > 5 || !title_words({hit.end, line.end})) return false;
    credits(*hit.row->role, {hit.end, line.end});
    return true;
  }

  /// Every word has a capital.
  [[nodiscard]] bool title_words(Span span) const {
    for (std::uint32_t i = span.begin; i < span.end; i += char_at(source_, i).size) {
      if (char_at(source_, i).kind != Class::lower) continue;
      if (char_before(source_, i).kind == Class::space) return false;
    }
    return true;
  }

  /// "Perahu karam di Bira/Net": who took the picture stands behind a slash.
  [[nodiscard]] bool photo_slash(Span line) const {
    const auto text = cut(line);
    const std::size_t slash = text.rfind('/');
    return slash != std::string_view::npos && slash > text.rfind(' ') && count_words(text) >= 4 &&
           char_at(text, slash + 1).kind == Class::upper && !ends_like_sentence(text);
  }

  bool header_clue(Span line) {
    const Span date = header_date(tables_, source_, line);
    if (!date.empty()) page_.date_clues.push_back({date, "header"});
    return !date.empty();
  }

  // ------------------------------------------------------------------ credits

  /// "REUTERS | AL JAZEERA", "(AFP/Antara)", "[em/pp]", "rs/hp (AP, dpa)", alone on a line.
  bool credit_names_line(Span line) {
    constexpr std::uint32_t kLongest = 60;
    const auto text = cut(line);
    if (line.size() > kLongest ||
        (!capital_names(text) && !bracketed(text) && !initials_first(text))) {
      return agency_label(line);
    }
    add(line, FurnitureKind::credit);
    credits(CreditRole::agency, line);
    return true;
  }

  [[nodiscard]] static bool capital_names(std::string_view text) {
    return text.find(" | ") != std::string_view::npos && !has_digit(text) &&
           std::none_of(text.begin(), text.end(), [](char c) { return is_ascii_lower(c); });
  }

  [[nodiscard]] static bool bracketed(std::string_view text) {
    const bool round = text.front() == '(' && text.back() == ')';
    const bool square = text.front() == '[' && text.back() == ']';
    return (round || square) && count_words(text) <= 5 &&
           !ends_like_sentence(text.substr(0, text.size() - 1));
  }

  /// "rs/hp (AP, dpa)"
  [[nodiscard]] static bool initials_first(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == 0 || slash > 4 || text.size() < 4) return false;
    std::size_t end = slash + 1;
    while (end < text.size() && is_ascii_lower(text[end])) ++end;
    const bool small = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(slash),
                                   is_ascii_lower);
    const bool bracket = end + 1 < text.size() && text[end] == ' ' && text[end + 1] == '(';
    return small && end > slash + 1 && (end == text.size() || (bracket && text.back() == ')'));
  }

  /// "Sumber AFP": a label without its colon, then agencies only.
  bool agency_label(Span line) {
    const Hit hit = key_at(line.begin, line.end, [&](const KeyRow& row, std::uint32_t after) {
      return row.role == CreditRole::agency && at(after, line.end).value == U' ';
    });
    if (!hit || !all_agencies({hit.end, line.end})) return false;
    furniture(*hit.row, hit.end, line);
    return true;
  }

  [[nodiscard]] bool all_agencies(Span names) const {
    bool all = true;
    each_name(names, [&](Span name) { all = all && is_agency(cut(name)); });
    return all;
  }

  /// Names parted by "/", ",", "|" or another label.
  template <class Visit>
  void each_name(Span names, Visit visit) const {
    std::uint32_t begin = names.begin;
    for (std::uint32_t i = names.begin; i <= names.end; ++i) {
      if (i < names.end && std::string_view("/,|()[]:;").find(source_[i]) == std::string_view::npos)
        continue;
      const std::uint32_t first = skip_space(source_, begin, i);
      const std::uint32_t last = trim_end(source_, first, i);
      if (first < last && char_at(source_, first).letter()) visit(Span{first, last});
      begin = i + 1;
    }
  }

  /// Credits of one line: "Rep: A/ Red: B" holds two labels.
  void credits(CreditRole role, Span names) {
    Span rest = names;
    for (std::uint32_t i = names.begin + 1; i < names.end; ++i) {
      const Hit label = credit_label(i, names.end);
      if (!label) continue;
      one_role(role, {rest.begin, i});
      role = *label.row->role;
      rest.begin = label.end;
      i = label.end;
    }
    one_role(role, rest);
  }

  [[nodiscard]] Hit credit_label(std::uint32_t i, std::uint32_t end) const {
    const Char before = char_before(source_, i);
    const bool starts = before.kind == Class::space || before.value == U'/' ||
                        before.value == U'|' || before.kind == Class::lower ||
                        (before.kind == Class::upper && is_ascii_upper(source_[i]));
    if (!starts || !is_ascii_upper(source_[i])) return {};
    return key_at(i, end, [&](const KeyRow& row, std::uint32_t after) {
      return row.role.has_value() && colon(after, end);
    });
  }

  void one_role(CreditRole role, Span names) {
    each_name(names, [&](Span name) {
      const bool agency = is_agency(cut(name));
      if (role == CreditRole::agency && !agency && !plain_source(name, names)) return;
      page_.credits.push_back({agency ? CreditRole::agency : role, name});
    });
  }

  /// What a "Sumber:" names when it is no agency that we know: a name all the same.
  [[nodiscard]] bool plain_source(Span name, Span names) const {
    return at(skip_space(source_, names.begin, names.end), names.end).value == U':' &&
           char_at(source_, name.begin).kind == Class::upper;
  }

  // ------------------------------------------------------------------ dateline, titles

  /// In the first paragraph of the report, or on a line of its own above it; what stands higher is
  /// no report.
  void datelines() {
    constexpr int kMostAbove = 8;
    int seen = 0;
    for (std::size_t i = 0; i < lines_.size() && seen < kMostAbove; ++i) {
      if (lines_[i].furniture) continue;
      ++seen;
      auto found = dateline_of(lines_[i]);
      if (!found) {
        if (lines_[i].prose) return;
        continue;
      }
      add(found->span, FurnitureKind::dateline);
      page_.dateline = found;
      for (std::size_t k = 0; k < i; ++k) drop_above(lines_[k]);
      lines_[i].span.begin = found->span.end;
      lines_[i].furniture = lines_[i].span.empty();
      same_dateline_again(i + 1, cut(found->span));
      return;
    }
  }

  /// A city and a dash tell a dateline only before a paragraph or alone: "Rita Uli - Detik" is
  /// none.
  [[nodiscard]] std::optional<Dateline> dateline_of(const Line& line) const {
    auto found = find_dateline(tables_, source_, line.span);
    const bool sure = line.prose || (found && (found->brand || found->span.end == line.span.end));
    return sure ? found : std::nullopt;
  }

  /// Pages that hold the report twice hold its dateline twice.
  void same_dateline_again(std::size_t from, std::string_view dateline) {
    for (std::size_t i = from; i < lines_.size(); ++i) {
      Line& line = lines_[i];
      if (line.furniture || !cut(line.span).starts_with(dateline)) continue;
      const auto end = line.span.begin + static_cast<std::uint32_t>(dateline.size());
      add({line.span.begin, end}, FurnitureKind::dateline);
      line.span.begin = end;
    }
  }

  void drop_above(Line& line) {
    if (line.furniture) return;
    line.furniture = true;
    add(line.span, FurnitureKind::caption);
  }

  /// A headline that stands alone between paragraphs is a teaser, and so is a bullet; unless the
  /// report is written that way.
  void lone_titles() {
    const auto prose = count_lines([](const Line& l) { return l.prose; });
    const auto bullets = count_lines([&](const Line& l) { return !l.prose && bullet(l.span); });
    const auto others = count_lines([&](const Line& l) { return !l.prose && !bullet(l.span); });
    bool list = true;  // nothing stands before the first line, and a list may follow a colon
    for (Line& line : lines_) {
      if (line.furniture) continue;
      const bool rare = bullet(line.span) ? bullets <= prose : others * 2 <= prose;
      if (!line.prose && !list && rare && lone_title(line.span)) {
        line.furniture = true;
        add(line.span, FurnitureKind::related_link);
        continue;
      }
      list = source_[line.span.end - 1] == ':';
    }
  }

  template <class Wanted>
  [[nodiscard]] std::ptrdiff_t count_lines(const Wanted& wanted) const {
    return std::count_if(lines_.begin(), lines_.end(),
                         [&](const Line& l) { return !l.furniture && wanted(l); });
  }

  [[nodiscard]] bool bullet(Span line) const { return cut(line).starts_with("\u2022"); }

  [[nodiscard]] bool lone_title(Span line) const {
    const auto text = cut(line);
    const Char last = char_before(text, text.size());
    if (!last.alnum() && last.value != U'\'' && last.value != U'?') return false;
    return (bullet(line) || (count_words(text) >= 4 && title_case(text))) &&
           !is_ascii_digit(text.front());
  }

  // ------------------------------------------------------------------ inside a line

  /// Cuts teasers, images and credits out of a line of the report; what remains are its pieces.
  void body_line(Span line) {
    line.end = without_initials(line);
    std::uint32_t begin = line.begin;
    std::vector<Span> holes;
    for (std::uint32_t i = line.begin; i < line.end;) {
      if (const Hit hit = bracket_at(i, line.end); hit) {
        add({i, hit.end}, hit.row->kind);
        holes.push_back({i, hit.end});
        i = hit.end;
      } else if (const Span out = inline_furniture(i, line); !out.empty()) {
        piece({begin, out.begin}, holes);
        begin = i = out.end;
      } else {
        i = next_place(i, line.end);
      }
    }
    piece({begin, line.end}, holes);
  }

  /// The next byte at which furniture may begin: behind a full stop, or at a bracket or image.
  [[nodiscard]] std::uint32_t next_place(std::uint32_t i, std::uint32_t end) const {
    constexpr std::string_view kPlaces = "([!\\.?!";
    const std::size_t found = source_.substr(0, end).find_first_of(kPlaces, i + 1);
    const auto next = static_cast<std::uint32_t>(std::min<std::size_t>(found, end));
    return is_stop(source_[i]) ? std::min(after_stop(i, end), next) : next;
  }

  [[nodiscard]] static bool is_stop(char c) { return c == '.' || c == '?' || c == '!'; }

  /// Behind a full stop, its quotation marks and white space.
  [[nodiscard]] std::uint32_t after_stop(std::uint32_t i, std::uint32_t end) const {
    ++i;
    while (i < end && is_closing(char_at(source_, i).value)) i += char_at(source_, i).size;
    return std::max(skip_bold(i, end), i);
  }

  /// Furniture that begins at byte `i` and parts two paragraphs.
  Span inline_furniture(std::uint32_t i, Span line) {
    const std::uint32_t image = image_end(i, line.end, false);
    if (image == 0) return key_inside(i, line);
    add({i, image}, FurnitureKind::caption);
    return {i, image};
  }

  /// The end of an image with its caption at `i`, or 0.
  [[nodiscard]] std::uint32_t image_end(std::uint32_t i, std::uint32_t end, bool whole) const {
    const auto rest = source_.substr(i, end - i);
    if (rest.starts_with("![")) {
      const std::size_t middle = rest.find("](");
      const std::size_t close = rest.find(')', middle);
      return close < rest.size() ? i + static_cast<std::uint32_t>(close) + 1 : 0;
    }
    if (!rest.starts_with("\\[img") && !rest.starts_with("[img")) return 0;
    const std::uint32_t glued = glued_paragraph(tables_, source_, i + 6, end);
    if (glued < end && count_words(source_.substr(glued, end - glued)) >= 4) return glued;
    if (whole || end - i <= kLongestCaption) return end;
    return first_sentence_end(source_, i, end);
  }

  /// "(Baca: Jembatan Putus)", "[Gambas:Video 20detik]"
  [[nodiscard]] Hit bracket_at(std::uint32_t i, std::uint32_t end) const {
    constexpr std::size_t kLongest = 200;
    if (i >= end || (source_[i] != '(' && source_[i] != '[')) return {};
    const auto near = source_.substr(0, std::min<std::size_t>(end, i + kLongest + 1));
    const std::size_t close = near.find(source_[i] == '(' ? ')' : ']', i);
    if (close == std::string_view::npos) return {};
    Hit hit = key_at(i + 1, end, [&](const KeyRow& row, std::uint32_t after) {
      return row.where == Where::bracket && (colon(after, end) || at(after, end).value == U',');
    });
    hit.end = static_cast<std::uint32_t>(close) + 1;
    return hit;
  }

  [[nodiscard]] bool fits_inside(const KeyRow& row, std::uint32_t after, Span line) const {
    if (row.where == Where::glued) return at(after, line.end).kind == Class::upper;
    if (!word_ends(after, line.end)) return false;
    const Char next = at(skip_bold(after, line.end), line.end);
    switch (row.where) {
      case Where::line:
        return row.kind == FurnitureKind::credit || next.value == U':' ||
               is_opening_quote(next.value);
      case Where::label:
        return next.value == U':' && inside_label_fits(row, after, line);
      case Where::page:
        return page_number(after, line.end);
      case Where::inside:
        return true;
      default:
        return false;
    }
  }

  [[nodiscard]] bool inside_label_fits(const KeyRow& row, std::uint32_t after, Span line) const {
    if (!row.role) return true;
    const std::uint32_t end = inside_end(row, after, line.end);
    return end - after <= kLongestCredit && !long_sentence({after, end});
  }

  Span key_inside(std::uint32_t i, Span line) {
    const std::uint32_t begin = skip_bold(i, line.end);
    const Hit hit = key_at(begin, line.end, [&](const KeyRow& row, std::uint32_t after) {
      return fits_inside(row, after, line);
    });
    if (!hit) return copyright_inside(i, begin, line);
    const std::uint32_t end = inside_end(*hit.row, hit.end, line.end);
    add({i, end}, hit.row->kind);
    if (hit.row->role) credits(*hit.row->role, {hit.end, end});
    return {i, end};
  }

  Span copyright_inside(std::uint32_t i, std::uint32_t begin, Span line) {
    if (line.end - begin > 100 || !copyright_line_at({begin, line.end})) return {};
    copyright({i, line.end});
    return {i, line.end};
  }

  [[nodiscard]] bool copyright_line_at(Span span) const {
    return key_end("copyright", span.begin, span.end) != 0 && has_digit(cut(span));
  }

  /// Where furniture that began inside a line ends: where a paragraph is glued on, else at the end
  /// of the line or of the sentence.
  [[nodiscard]] std::uint32_t inside_end(const KeyRow& row, std::uint32_t after,
                                         std::uint32_t end) const {
    if (row.where == Where::glued || row.where == Where::inside) return after;
    if (row.where == Where::page) return page_end(after, end);
    if (row.role) return credit_end(after, end);
    return teaser_end(tables_, source_, after, end);
  }

  [[nodiscard]] std::uint32_t page_end(std::uint32_t i, std::uint32_t end) const {
    while (i < end && std::string_view(" :/0123456789").find(source_[i]) != std::string_view::npos)
      ++i;
    return i;
  }

  /// Up to the next label, the copyright, or the end of the line.
  [[nodiscard]] std::uint32_t credit_end(std::uint32_t i, std::uint32_t end) const {
    for (std::uint32_t k = i + 2; k < end; ++k) {
      if (!is_ascii_upper(source_[k])) continue;
      if (credit_label(k, end) || copyright_line_at({k, end})) return k;
    }
    return end;
  }

  // ------------------------------------------------------------------ initials at the end

  /// The end of the line without "(nvc/ita)", "[em/pp]", "(*)" and "***" behind the last sentence.
  std::uint32_t without_initials(Span line) {
    std::uint32_t end = line.end;
    for (int rounds = 0; rounds < 3; ++rounds) {
      const std::uint32_t begin = initials_begin({line.begin, end});
      if (begin == end || begin == line.begin) break;
      add({begin, end}, FurnitureKind::credit);
      credits(CreditRole::agency, {begin, end});
      end = trim_end(source_, line.begin, begin);
    }
    return end;
  }

  [[nodiscard]] std::uint32_t initials_begin(Span line) const {
    constexpr std::size_t kLongest = 44;
    const char last = source_[line.end - 1];
    std::uint32_t begin = line.end;
    if (last == ')' || last == ']') {
      const auto near =
          cut(line).substr(line.size() - std::min<std::size_t>(line.size(), kLongest));
      const std::size_t open = near.rfind(last == ')' ? '(' : '[');
      if (open == std::string_view::npos) return line.end;
      begin = line.end - static_cast<std::uint32_t>(near.size() - open);
      if (!code_like({begin + 1, line.end - 1})) return line.end;
    } else if (last == '*') {
      while (begin > line.begin && source_[begin - 1] == '*') --begin;
      if (line.end - begin < 3) return line.end;
    }
    return begin < line.end && behind_sentence(line.begin, begin) ? begin : line.end;
  }

  /// "nvc/ita", "Uu.G003/A011", "tribunbatam.id/Roma Uly", "esn", "*": no date, no sentence.
  [[nodiscard]] bool code_like(Span inside) const {
    const auto text = cut(inside);
    if (text == "*") return true;
    const bool letter = std::any_of(text.begin(), text.end(), is_ascii_letter);
    const bool slash = text.find('/') != std::string_view::npos;
    return letter && !ends_like_sentence(text) && count_words(text) <= (slash ? 4U : 2U);
  }

  [[nodiscard]] bool behind_sentence(std::uint32_t begin, std::uint32_t at_byte) const {
    std::uint32_t i = trim_end(source_, begin, at_byte);
    while (i > begin && is_closing_quote(char_before(source_, i).value))
      i -= char_before(source_, i).size;
    return i > begin &&
           (is_terminator(char_before(source_, i).value) || char_before(source_, i).value == U')');
  }

  // ------------------------------------------------------------------ pieces

  void piece(Span span, std::vector<Span>& holes) {
    const std::uint32_t begin = skip_space(source_, span.begin, span.end);
    const std::uint32_t end = trim_end(source_, begin, span.end);
    if (begin < end && !nothing_follows(begin, end, false)) {
      page_.pieces.push_back({{begin, end}, std::move(holes)});
    }
    holes.clear();
  }
};

}  // namespace

Page read_page(const Tables& tables, std::string_view source) {
  return Finder(tables, source).run();
}

}  // namespace saksi::text
