// SPDX-License-Identifier: Apache-2.0
#include "places/names.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cstdlib>

namespace saksi::places {
namespace {

constexpr std::uint32_t kFull = 100;
constexpr std::uint8_t kNeighbourKey = 85;
constexpr std::uint32_t kTransposition = 60;
/// From here on an edit is a typing error rather than another romanisation.
constexpr std::uint32_t kTypingError = 80;
/// A vowel at the head of a name is seldom left out.
constexpr std::uint32_t kInitialVowel = 80;
/// Keys that lie side by side.
constexpr std::string_view kKeyboardRows[] = {
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qa", "ws", "ed", "rf", "tg", "yh", "uj",
    "ik",         "ol",        "az",      "sx", "dc", "fv", "gb", "hn", "jm"};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool vowel_at(std::string_view t, std::size_t i) {
  return i < t.size() && is_vowel(t[i]);
}

std::size_t letter(char c) {
  return static_cast<unsigned char>(c) & 127U;
}

std::uint32_t number(std::string_view s) {
  std::uint32_t value = 0;
  std::from_chars(s.data(), s.data() + s.size(), value);
  return value;
}

template <class F>
void for_tokens(std::string_view plain, F each) {
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', at), plain.size());
    if (end > at) each(plain.substr(at, end - at));
    at = end + 1;
  }
}

/// The class of a folded letter for signatures, 0..7: letters that romanisations confuse share one.
constexpr int consonant_class(char c) {
  switch (c) {
    case 'X':
    case 'G':
    case 'q':
    case 'g':
    case 'C':
    case 'c':
    case 'k':
      return 0;
    case 'S':
    case 'Z':
    case 'z':
    case 's':
      return 1;
    case 'v':
    case 'f':
    case 'b':
    case 'p':
      return 2;
    case 'd':
    case 't':
      return 3;
    case 'l':
      return 4;
    case 'm':
      return 5;
    case 'n':
      return 6;
    case 'r':
      return 7;
    default:
      return -1;
  }
}

constexpr unsigned kLengthShift = 26;

/// A cell of the table: the cost so far and the dearest edit on the way.
struct Cell {
  std::uint32_t cost = 0;
  std::uint32_t dearest = 0;

  [[nodiscard]] Cell plus(std::uint32_t edit) const {
    return {cost + edit, std::max(dearest, edit)};
  }

  void take(Cell other) {
    if (other.cost < cost) *this = other;
  }
};

constexpr std::size_t kLongest = 48;
using Line = std::array<Cell, kLongest + 1>;

}  // namespace

// ------------------------------------------------------------------ the table

Romanisation::Romanisation() {
  for (auto& line : swapped_) line.fill(kFull);
  for (std::size_t i = 0; i < kLetters; ++i) swapped_[i][i] = 0;
  left_out_.fill(kFull);
  for (const std::string_view row : kKeyboardRows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) set_cost(row[i], row[i + 1], kNeighbourKey);
  }
}

Romanisation::Romanisation(const lang::Table& table) : Romanisation() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const auto cell = [&](std::string_view title) { return row[table.column(title)]; };
    add(cell("does"), cell("written"), cell("becomes"), number(cell("cost")), cell("before"));
  }
  for (auto& groups : groups_) {
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
      return a.written.size() > b.written.size();
    });
  }
}

void Romanisation::add(std::string_view does, std::string_view written, std::string_view becomes,
                       std::uint32_t cost, std::string_view before) {
  if (does == "particle") {
    particles_.emplace(written);
  } else if (does == "head") {
    heads_.emplace(written, becomes);
  } else if (does == "letters") {
    groups_[letter(written.front())].push_back({std::string(written), std::string(becomes),
                                                before.empty()      ? Before::any
                                                : before == "vowel" ? Before::vowel
                                                                    : Before::no_vowel});
  } else if (does == "article") {
    articles_.emplace_back(written);
  } else if (does == "ending") {
    endings_.emplace_back(written, becomes);
  } else if (does == "alike") {
    set_cost(written.front(), becomes.front(), static_cast<std::uint8_t>(cost));
  } else {
    assert(does == "left out" && "romanisation: what a row does");
    left_out_[letter(written.front())] = static_cast<std::uint8_t>(cost);
  }
}

void Romanisation::set_cost(char a, char b, std::uint8_t cost) {
  swapped_[letter(a)][letter(b)] = cost;
  swapped_[letter(b)][letter(a)] = cost;
}

// ------------------------------------------------------------------ folding

/// The written form with letter groups evened out, one token at a time.
class Romanisation::Evener {
 public:
  Evener(const Romanisation& rules, std::string& out) : rules_(rules), out_(out) {}

  void token(std::string_view t) {
    start_ = out_.size();
    t = without_article(t);
    const auto [stem, ending] = cut_ending(t);
    for (std::size_t i = 0; i < stem.size();) i += step(stem, i);
    for (std::size_t i = 0; i < ending.size();) i += step(ending, i);
    drop_final_h();
  }

 private:
  const Romanisation& rules_;
  std::string& out_;
  std::size_t start_ = 0;

  /// "ezzor" -> "zor": the article's consonant has become the name's.
  [[nodiscard]] std::string_view without_article(std::string_view t) const {
    constexpr std::size_t kShortest = 5;
    if (t.size() < kShortest || t[1] != t[2]) return t;
    for (const auto& article : rules_.articles_) {
      if (t.starts_with(article)) return t.substr(article.size() - 1);
    }
    return t;
  }

  /// "izmailskyi" -> "izmail", "ska": one ending for all genders of an adjective.
  [[nodiscard]] std::pair<std::string_view, std::string_view> cut_ending(std::string_view t) const {
    constexpr std::size_t kShortestStem = 3;
    for (const auto& [written, becomes] : rules_.endings_) {
      if (t.size() >= written.size() + kShortestStem && t.ends_with(written)) {
        return {t.substr(0, t.size() - written.size()), becomes};
      }
    }
    return {t, {}};
  }

  std::size_t step(std::string_view t, std::size_t i) {
    for (const Group& g : rules_.groups_[letter(t[i])]) {
      if (!t.substr(i).starts_with(g.written)) continue;
      const bool vowel = vowel_at(t, i + g.written.size());
      if (g.before != Before::any && vowel != (g.before == Before::vowel)) continue;
      for (const char c : g.becomes) put(c);
      return g.written.size();
    }
    const bool consonant = vowel_at(t, i + 1) || (i > 0 && is_vowel(t[i - 1]));
    put(t[i] == 'y' && !consonant ? 'i' : t[i]);
    return 1;
  }

  /// Doubled letters are written once.
  void put(char c) {
    if (out_.size() == start_ || out_.back() != c) out_.push_back(c);
  }

  void drop_final_h() {
    const std::size_t n = out_.size();
    if (n >= start_ + 3 && out_[n - 1] == 'h' && is_vowel(out_[n - 2])) out_.pop_back();
  }
};

std::string Romanisation::folded_from_plain(std::string_view plain) const {
  std::string out;
  out.reserve(plain.size());
  Evener even(*this, out);
  bool first = true;
  for_tokens(plain, [&](std::string_view token) {
    if (particles_.contains(token)) return;
    const auto head = first ? heads_.find(token) : heads_.end();
    even.token(head == heads_.end() ? token : std::string_view(head->second));
    first = false;
  });
  if (out.empty()) for_tokens(plain, [&](std::string_view token) { even.token(token); });
  return out;
}

std::string Romanisation::folded(std::string_view name) const {
  return folded_from_plain(base::fold(name));
}

// ------------------------------------------------------------------ likeness

std::uint32_t signature(std::string_view folded) {
  std::uint32_t bits = 0;
  for (const char c : folded) {
    const int k = consonant_class(c);
    if (k < 0) continue;
    const unsigned shift = 2U * static_cast<unsigned>(k);
    if ((bits >> shift & 3U) < 3) bits += 1U << shift;
  }
  return bits | static_cast<std::uint32_t>(std::min<std::size_t>(folded.size(), 63))
                    << kLengthShift;
}

bool may_match(std::uint32_t a, std::uint32_t b) {
  const auto length_a = static_cast<int>(a >> kLengthShift);
  const auto length_b = static_cast<int>(b >> kLengthShift);
  if (std::abs(length_a - length_b) * 35 > std::max({length_a, length_b, 4}) * 16) return false;
  int apart = 0;
  for (unsigned shift = 0; shift < 16; shift += 2) {
    apart += std::abs(static_cast<int>(a >> shift & 3U) - static_cast<int>(b >> shift & 3U));
  }
  return apart <= 2;
}

/// One line of the table of edits; knows what each edit costs.
class Romanisation::Edits {
 public:
  Edits(const Romanisation& rules, std::string_view a, std::string_view b)
      : rules_(rules), a_(a), b_(b) {}

  Distance run(std::uint32_t limit) {
    lines_[0][0] = {};
    for (std::size_t j = 1; j <= b_.size(); ++j) {
      lines_[0][j] = lines_[0][j - 1].plus(left_out(b_[j - 1], j == 1));
    }
    std::uint32_t before = 0;  // a transposition reaches over one line
    for (std::size_t i = 1; i <= a_.size(); ++i) {
      const std::uint32_t least = fill(i);
      if (least > limit && before > limit) return {least, true};
      before = least;
    }
    const Cell end = lines_[a_.size() % 3][b_.size()];
    return {end.cost, end.dearest >= kTypingError};
  }

 private:
  const Romanisation& rules_;
  std::string_view a_, b_;
  std::array<Line, 3> lines_;

  [[nodiscard]] std::uint32_t left_out(char c, bool initial) const {
    return initial && is_vowel(c) ? kInitialVowel : rules_.left_out_[letter(c)];
  }

  /// Returns the least cost in the line.
  std::uint32_t fill(std::size_t i) {
    const Line& two_up = lines_[(i + 1) % 3];
    const Line& up = lines_[(i + 2) % 3];
    Line& line = lines_[i % 3];
    const std::uint32_t gone = left_out(a_[i - 1], i == 1);
    const auto& swapped = rules_.swapped_[letter(a_[i - 1])];
    line[0] = up[0].plus(gone);
    std::uint32_t least = line[0].cost;
    for (std::size_t j = 1; j <= b_.size(); ++j) {
      Cell best = up[j - 1].plus(swapped[letter(b_[j - 1])]);
      best.take(up[j].plus(gone));
      best.take(line[j - 1].plus(left_out(b_[j - 1], j == 1)));
      if (i > 1 && j > 1 && a_[i - 1] == b_[j - 2] && a_[i - 2] == b_[j - 1]) {
        best.take(two_up[j - 2].plus(kTransposition));
      }
      line[j] = best;
      least = std::min(least, best.cost);
    }
    return least;
  }
};

Distance Romanisation::distance(std::string_view a, std::string_view b, std::uint32_t limit) const {
  return Edits(*this, a.substr(0, kLongest), b.substr(0, kLongest)).run(limit);
}

double similarity(Distance d, std::string_view a, std::string_view b) {
  const auto longest = static_cast<double>(std::max({a.size(), b.size(), std::size_t{1}}));
  return std::max(0.0, 1.0 - static_cast<double>(d.cost) / 100.0 / longest);
}

double closeness(Distance d, std::string_view a, std::string_view b) {
  constexpr double kLessForError = 0.1;
  return similarity(d, a, b) - (d.typing_error ? kLessForError : 0);
}

Likeness Romanisation::likeness(std::string_view a, std::string_view b) const {
  constexpr double kAccept = 0.84;
  constexpr std::uint32_t kShortAccept = 50;
  constexpr std::size_t kShort = 3;
  constexpr std::size_t kLongEnoughForError = 6;
  const std::size_t longest = std::max(a.size(), b.size());
  const auto limit = std::max(static_cast<std::uint32_t>(longest * 16), kShortAccept);
  const Distance d = distance(a, b, limit);
  const bool near = longest <= kShort ? d.cost <= kShortAccept : similarity(d, a, b) >= kAccept;
  if (!near) return Likeness::different;
  if (!d.typing_error) return Likeness::transliteration;
  return longest >= kLongEnoughForError ? Likeness::typing_error : Likeness::different;
}

}  // namespace saksi::places
