// SPDX-License-Identifier: Apache-2.0
#include "places/names.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <initializer_list>
#include <vector>

namespace saksi::places {
namespace {

constexpr std::string_view kParticles[] = {"e",  "i",   "ye",  "wa", "va", "al", "el",
                                           "ar", "as",  "ash", "at", "an", "ad", "az",
                                           "il", "del", "of",  "ez", "ed", "er", "es"};

/// The first word of many names, in the romanisations that are met.
struct Head {
  std::string_view written, canonical;
};

constexpr Head kHeads[] = {
    {"pol", "pul"},        {"puli", "pul"},      {"pule", "pul"},      {"pole", "pul"},
    {"dih", "deh"},        {"de", "deh"},        {"dehi", "deh"},      {"dehe", "deh"},
    {"qalay", "qala"},     {"qalai", "qala"},    {"qalah", "qala"},    {"kala", "qala"},
    {"qalat", "qala"},     {"sari", "sar"},      {"sare", "sar"},      {"mazari", "mazar"},
    {"dashti", "dasht"},   {"dashte", "dasht"},  {"nahri", "nahr"},    {"nahre", "nahr"},
    {"nahar", "nahr"},     {"shahri", "shahr"},  {"kuh", "koh"},       {"kohi", "koh"},
    {"char", "chahar"},    {"chaar", "chahar"},  {"chehar", "chahar"}, {"dayr", "deir"},
    {"der", "deir"},       {"dair", "deir"},     {"bayt", "beit"},     {"bait", "beit"},
    {"tall", "tel"},       {"tell", "tel"},      {"tal", "tel"},       {"kfar", "kafr"},
    {"kafar", "kafr"},     {"oum", "umm"},       {"um", "umm"},        {"jebel", "jabal"},
    {"gebel", "jabal"},    {"djebel", "jabal"},  {"jabel", "jabal"},   {"shaykh", "sheikh"},
    {"syekh", "sheikh"},   {"syeikh", "sheikh"}, {"cheikh", "sheikh"}, {"shekh", "sheikh"},
    {"ayn", "ain"},        {"ein", "ain"},       {"khoja", "khwaja"},  {"khwaje", "khwaja"},
    {"khvajeh", "khwaja"}, {"darra", "dara"},    {"darreh", "dara"},   {"dareh", "dara"},
    {"darrah", "dara"},    {"darah", "dara"},    {"bani", "bani"},     {"beni", "bani"},
    {"su", "sungai"},      {"sungei", "sungai"}, {"st", "saint"},      {"sankt", "saint"}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool is_particle(std::string_view token) {
  return std::find(std::begin(kParticles), std::end(kParticles), token) != std::end(kParticles);
}

std::string_view canonical_head(std::string_view token) {
  const auto it = std::find_if(std::begin(kHeads), std::end(kHeads),
                               [&](const Head& h) { return h.written == token; });
  return it == std::end(kHeads) ? token : it->canonical;
}

/// Letter groups and what they become.
struct Group {
  std::string_view written;
  char becomes;
};

constexpr Group kGroups[] = {
    {"tj", 'C'}, {"dj", 'j'}, {"zh", 'Z'}, {"kh", 'X'}, {"gh", 'G'}, {"sh", 'S'}, {"ch", 'C'},
    {"th", 't'}, {"dh", 'd'}, {"ph", 'f'}, {"bh", 'b'}, {"qu", 'k'}, {"ck", 'k'}, {"oe", 'u'},
    {"oo", 'u'}, {"ou", 'u'}, {"ee", 'i'}, {"aa", 'a'}, {"iy", 'i'}, {"yi", 'i'}, {"ii", 'i'}};

constexpr std::size_t kLetters = 26;
using PairTable = std::array<std::array<char, kLetters>, kLetters>;

constexpr PairTable make_pairs() {
  PairTable t{};
  for (const Group& g : kGroups) {
    t[static_cast<std::size_t>(g.written[0] - 'a')][static_cast<std::size_t>(g.written[1] - 'a')] =
        g.becomes;
  }
  return t;
}

constexpr PairTable kPairs = make_pairs();

/// What the two letters become together, or 0.
char pair_of(char a, char b) {
  if (a < 'a' || a > 'z' || b < 'a' || b > 'z') return 0;
  return kPairs[static_cast<std::size_t>(a - 'a')][static_cast<std::size_t>(b - 'a')];
}

/// The written form with letter groups evened out, one token at a time.
class Evener {
 public:
  explicit Evener(std::string& out) : out_(out) {}

  void token(std::string_view t) {
    start_ = out_.size();
    t = without_assimilated_article(t);
    for (std::size_t i = 0; i < t.size();) i += step(t, i);
    drop_final_h();
  }

 private:
  std::string& out_;
  std::size_t start_ = 0;

  /// "ezzor" -> "zor": the article's consonant has become the name's.
  static std::string_view without_assimilated_article(std::string_view t) {
    constexpr std::string_view kSun = "zrsdtn";
    const bool assimilated = t.size() > 4 && (t[0] == 'e' || t[0] == 'a') && t[1] == t[2] &&
                             kSun.find(t[1]) != std::string_view::npos;
    return assimilated ? t.substr(2) : t;
  }

  std::size_t step(std::string_view t, std::size_t i) {
    const char c = t[i];
    const char next = i + 1 < t.size() ? t[i + 1] : '\0';
    const bool before_vowel = is_vowel(next);
    if (is_vowel(c)) {
      if (const std::size_t n = diphthong(t, i)) return n;
    }
    if (c == 's' && next == 'y' && i + 2 < t.size() && is_vowel(t[i + 2])) return put('S', 2);
    if (c == 't' && t.substr(i).starts_with("tsch")) return put('C', 4);
    if (c == 't' && t.substr(i).starts_with("tch")) return put('C', 3);
    if (const char joined = pair_of(c, next)) return put(joined, 2);
    switch (c) {
      case 'q':
        return put('k', 1);
      case 'w':
        return put('v', 1);
      case 'x':
        put('k', 0);
        return put('s', 1);
      case 'y':
        return put(before_vowel || (i > 0 && is_vowel(t[i - 1])) ? 'y' : 'i', 1);
      default:
        return put(c, 1);
    }
  }

  /// ai, ay, ei, ey, ae -> e; au, aw, ao, ow -> o, unless a vowel follows.
  std::size_t diphthong(std::string_view t, std::size_t i) {
    if (i + 1 >= t.size() || (i + 2 < t.size() && is_vowel(t[i + 2]))) return 0;
    const std::string_view two = t.substr(i, 2);
    for (const std::string_view e : {"ai", "ay", "ei", "ey", "ae"}) {
      if (two == e) return put('e', 2);
    }
    for (const std::string_view o : {"au", "aw", "ao", "ow"}) {
      if (two == o) return put('o', 2);
    }
    return 0;
  }

  /// Doubled letters are written once.
  std::size_t put(char c, std::size_t used) {
    if (out_.size() == start_ || out_.back() != c) out_.push_back(c);
    return used;
  }

  void drop_final_h() {
    const std::size_t n = out_.size();
    if (n >= start_ + 3 && out_[n - 1] == 'h' && is_vowel(out_[n - 2])) out_.pop_back();
  }
};

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

// ------------------------------------------------------------------ costs, in hundredths

constexpr std::uint32_t kFull = 100;
using CostTable = std::array<std::array<std::uint8_t, 128>, 128>;

struct Pair {
  char a, b;
  std::uint8_t cost;
};

constexpr Pair kCheap[] = {
    {'e', 'i', 15}, {'o', 'u', 15}, {'a', 'e', 40}, {'a', 'o', 40}, {'a', 'i', 50}, {'a', 'u', 50},
    {'i', 'o', 60}, {'e', 'o', 70}, {'e', 'u', 70}, {'i', 'u', 70}, {'X', 'k', 35}, {'X', 'h', 35},
    {'g', 'h', 35}, {'f', 'p', 35}, {'f', 'v', 35}, {'z', 's', 35}, {'G', 'g', 25}, {'S', 's', 40},
    {'d', 't', 40}, {'C', 'S', 60}, {'C', 's', 60}, {'Z', 'z', 40}, {'Z', 'j', 40}, {'j', 'y', 40},
    {'v', 'u', 40}, {'b', 'p', 50}, {'v', 'b', 50}, {'g', 'k', 60}, {'C', 'c', 20}, {'c', 'k', 30},
    {'c', 's', 60}, {'y', 'i', 10}, {'G', 'k', 60}, {'X', 'G', 40}, {'j', 'i', 40}, {'j', 'g', 60}};
constexpr std::string_view kKeyboardRows[] = {
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qa", "ws", "ed", "rf", "tg", "yh", "uj",
    "ik",         "ol",        "az",      "sx", "dc", "fv", "gb", "hn", "jm"};
constexpr std::uint8_t kNeighbourKey = 85;
constexpr std::uint8_t kTransposition = 60;
/// From here on an edit is a typing error rather than another romanisation.
constexpr std::uint32_t kTypingError = 80;

constexpr CostTable make_costs() {
  CostTable t{};
  for (auto& row : t) {
    for (auto& c : row) c = kFull;
  }
  for (std::size_t i = 0; i < 128; ++i) t[i][i] = 0;
  const auto set = [&t](char a, char b, std::uint8_t cost) {
    t[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] = cost;
    t[static_cast<std::size_t>(b)][static_cast<std::size_t>(a)] = cost;
  };
  for (const std::string_view row : kKeyboardRows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) set(row[i], row[i + 1], kNeighbourKey);
  }
  for (const Pair& p : kCheap) set(p.a, p.b, p.cost);
  return t;
}

constexpr CostTable kCosts = make_costs();

std::uint32_t substitution(char a, char b) {
  return kCosts[static_cast<unsigned char>(a) & 127U][static_cast<unsigned char>(b) & 127U];
}

std::uint32_t insertion(char c, bool initial) {
  if (is_vowel(c)) return initial ? 80 : 45;
  if (c == 'h') return 35;
  if (c == 'y') return 40;
  return kFull;
}

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

/// Returns the least cost in the line.
std::uint32_t fill_line(const Line& two_up, const Line& up, Line& line, std::string_view a,
                        std::string_view b, std::size_t i) {
  line[0] = up[0].plus(insertion(a[i - 1], i == 1));
  std::uint32_t least = line[0].cost;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    Cell best = up[j - 1].plus(substitution(a[i - 1], b[j - 1]));
    best.take(up[j].plus(insertion(a[i - 1], i == 1)));
    best.take(line[j - 1].plus(insertion(b[j - 1], j == 1)));
    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
      best.take(two_up[j - 2].plus(kTransposition));
    }
    line[j] = best;
    least = std::min(least, best.cost);
  }
  return least;
}

}  // namespace

std::string folded_from_plain(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  Evener even(out);
  bool first = true;
  for_tokens(plain, [&](std::string_view token) {
    if (is_particle(token)) return;
    even.token(first ? canonical_head(token) : token);
    first = false;
  });
  if (out.empty()) for_tokens(plain, [&](std::string_view token) { even.token(token); });
  return out;
}

std::string folded(std::string_view name) {
  return folded_from_plain(base::fold(name));
}

std::uint32_t signature(std::string_view name) {
  std::uint32_t bits = 0;
  for (const char c : name) {
    const int k = consonant_class(c);
    if (k < 0) continue;
    const unsigned shift = 2U * static_cast<unsigned>(k);
    if ((bits >> shift & 3U) < 3) bits += 1U << shift;
  }
  return bits | static_cast<std::uint32_t>(std::min<std::size_t>(name.size(), 63)) << kLengthShift;
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

Distance distance(std::string_view a, std::string_view b, std::uint32_t limit) {
  a = a.substr(0, kLongest);
  b = b.substr(0, kLongest);
  std::array<Line, 3> lines;
  lines[0][0] = {};
  for (std::size_t j = 1; j <= b.size(); ++j) {
    lines[0][j] = lines[0][j - 1].plus(insertion(b[j - 1], j == 1));
  }
  std::uint32_t before = 0;  // a transposition reaches over one line
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::uint32_t least =
        fill_line(lines[(i + 1) % 3], lines[(i + 2) % 3], lines[i % 3], a, b, i);
    if (least > limit && before > limit) return {least, true};
    before = least;
  }
  const Cell end = lines[a.size() % 3][b.size()];
  return {end.cost, end.dearest >= kTypingError};
}

double similarity(Distance d, std::string_view a, std::string_view b) {
  const auto longest = static_cast<double>(std::max({a.size(), b.size(), std::size_t{1}}));
  return std::max(0.0, 1.0 - static_cast<double>(d.cost) / 100.0 / longest);
}

Likeness likeness(std::string_view a, std::string_view b) {
  constexpr double kAccept = 0.84;
  constexpr std::uint32_t kShortAccept = 50;
  constexpr std::size_t kShort = 3;
  constexpr std::size_t kLongEnoughForError = 6;
  const std::size_t longest = std::max(a.size(), b.size());
  const auto limit = static_cast<std::uint32_t>(longest * 16 + kShortAccept);
  const Distance d = distance(a, b, limit);
  const bool near = longest <= kShort ? d.cost <= kShortAccept : similarity(d, a, b) >= kAccept;
  if (!near) return Likeness::different;
  if (!d.typing_error) return Likeness::transliteration;
  return longest >= kLongEnoughForError ? Likeness::typing_error : Likeness::different;
}

}  // namespace saksi::places
