// SPDX-License-Identifier: Apache-2.0
#include "export/redact.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "words/morphology.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <optional>
#include <unordered_map>

namespace saksi::exports {
namespace {

/// What a phrase of the tables tells about the name beside it.
enum Flag : std::uint32_t {
  kOffice = 1,      // an official, rank or spokesperson: the name beside it stays
  kPrivate = 2,     // a victim, relative, child, witness, trade: the name beside it goes
  kPlaceType = 4,   // a place's name follows
  kBody = 8,        // a body's name follows
  kKnown = 16,      // a name or word that is no person's
  kLocation = 32,   // a place follows
  kGiven = 64,      // a person's name that is a word as well
  kNeutral = 128,   // a form of address: says nothing
  kParticle = 256,  // a small word inside a name
  kSite = 512,      // a site that must not be pointed at
};

constexpr int kReach = 8;  // words between a cue and its name

/// What a byte is to a word: none of it, or its first too, or only a later one.
enum class Byte : std::uint8_t { gap, word, inside };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> out{};
  for (std::size_t c = 0; c < 256; ++c) {
    const bool word =
        c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (word) out[c] = Byte::word;
    if (c == '-' || c == '\'') out[c] = Byte::inside;
  }
  return out;
}();

Byte byte_of(char c) {
  return kBytes[static_cast<unsigned char>(c)];
}

/// Bytes of punctuation beyond ASCII that part words: general punctuation (dashes, quotes, marks of
/// direction) is E2 80 xx or E2 81 xx.
bool is_mark(std::string_view text, std::size_t at) {
  return text[at] == '\xE2' && text.size() - at >= 3 &&
         (text[at + 1] == '\x80' || text[at + 1] == '\x81');
}

bool starts_upper(std::string_view word) {
  return base::is_upper(base::code_point_at(word, 0).value);
}

/// "Ahmad", and "al-Karim": a part behind a hyphen counts.
bool has_capital(std::string_view word) {
  if (starts_upper(word)) return true;
  for (auto at = word.find('-'); at + 1 < word.size(); at = word.find('-', at + 1)) {
    if (at == std::string_view::npos) return false;
    if (starts_upper(word.substr(at + 1))) return true;
  }
  return false;
}

bool is_number(std::string_view word) {
  return !word.empty() && word[0] >= '0' && word[0] <= '9';
}

}  // namespace

struct PrivacyRules::Lexicon {
  explicit Lexicon(const lang::Pack& pack) : morphology(pack, pack.part("models/roots.bin")) {}

  void add(std::string_view phrase, std::uint32_t flag) {
    std::string key;
    for (std::size_t i = 0; i < phrase.size();) {
      std::size_t end = i;
      while (end < phrase.size() && byte_of(phrase[end]) != Byte::gap && !is_mark(phrase, end)) {
        ++end;
      }
      if (end > i) {
        if (!key.empty()) key += ' ';
        key += base::lower(phrase.substr(i, end - i));
      }
      i = std::max(end, i + 1);
    }
    if (!key.empty()) phrases[key] |= flag;
  }

  void add_table(const lang::Pack& pack, std::string_view table, std::string_view column,
                 std::uint32_t flag) {
    if (!pack.has(table)) return;
    const auto& rows = pack.table(table);
    const auto at = rows.column(column);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (const auto phrase : lang::split_list(rows.row(i)[at])) add(phrase, flag);
    }
  }

  /// Flags of a phrase, 0 for none.
  [[nodiscard]] std::uint32_t flags(const std::string& lower) const {
    const auto found = phrases.find(lower);
    return found == phrases.end() ? 0 : found->second;
  }

  /// The word's number in phrases of several words; 0 for none.
  [[nodiscard]] std::uint32_t number(const std::string& lower) const {
    const auto found = numbers.find(lower);
    return found == numbers.end() ? 0 : found->second;
  }

  /// A phrase's first words: where a longer one may go on (0: none does), and the flags of one
  /// that ends there.
  struct Step {
    std::uint32_t next = 0, flags = 0;
  };

  /// From `at` (0: nothing yet) by a word; null when no phrase goes on so.
  [[nodiscard]] const Step* step(std::uint32_t at, std::uint32_t word) const {
    const auto found = steps.find(std::uint64_t{at} << 32U | word);
    return found == steps.end() ? nullptr : &found->second;
  }

  /// After the last phrase was added.
  void index() {
    std::uint32_t nodes = 0;
    for (const auto& [phrase, flag] : phrases) {
      if (std::count(phrase.begin(), phrase.end(), ' ') == 0) continue;
      Step* last = nullptr;
      std::uint32_t at = 0;
      for (std::size_t i = 0; i < phrase.size();) {
        const auto end = std::min(phrase.find(' ', i), phrase.size());
        auto& word = numbers[phrase.substr(i, end - i)];
        if (word == 0) word = static_cast<std::uint32_t>(numbers.size());
        if (last != nullptr) {
          if (last->next == 0) last->next = ++nodes;
          at = last->next;
        }
        last = &steps[std::uint64_t{at} << 32U | word];
        i = end + 1;
      }
      last->flags |= flag;
    }
  }

  std::unordered_map<std::string, std::uint32_t> phrases;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::unordered_map<std::uint64_t, Step> steps;
  words::Morphology morphology;
};

namespace {

std::uint32_t flag_of_speaker(std::string_view kind) {
  if (kind == "witness" || kind == "civilian") return kPrivate;
  if (kind == "official" || kind == "state_forces" || kind == "armed_group" || kind == "ngo" ||
      kind == "international_organisation") {
    return kOffice;
  }
  return kind == "media" || kind == "social_media" ? kKnown : 0U;
}

std::uint32_t flag_of_privacy(std::string_view kind) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 8> kKinds = {
      {{"office", kOffice},
       {"private", kPrivate},
       {"body", kBody},
       {"address", kNeutral},
       {"given_name", kGiven},
       {"particle", kParticle},
       {"site", kSite},
       {"known", kKnown}}};
  for (const auto& [word, flag] : kKinds) {
    if (word == kind) return flag;
  }
  return 0;
}

template <class F>
void each_row(const lang::Pack& pack, std::string_view table, std::string_view kind, F take) {
  if (!pack.has(table)) return;
  const auto& rows = pack.table(table);
  const auto at = rows.column(kind);
  for (std::size_t i = 0; i < rows.size(); ++i) take(rows.row(i)[0], rows.row(i)[at]);
}

}  // namespace

PrivacyRules::PrivacyRules(const lang::Pack& pack) : lexicon_(std::make_unique<Lexicon>(pack)) {
  Lexicon& x = *lexicon_;
  x.add_table(pack, "titles", "title", kOffice);
  each_row(pack, "speakers", "kind",
           [&](auto phrase, auto kind) { x.add(phrase, flag_of_speaker(kind)); });
  each_row(pack, "roles", "kind",
           [&](auto phrase, auto kind) { x.add(phrase, kind == "civilians" ? kPrivate : kKnown); });
  each_row(pack, "place_types", "kind", [&](auto phrase, auto) { x.add(phrase, kPlaceType); });
  each_row(pack, "place_context", "role", [&](auto phrase, auto role) {
    if (role == "location") x.add(phrase, kLocation);
  });
  each_row(pack, "mention_words", "kind", [&](auto phrase, auto kind) {
    if (kind == "institution" || kind == "civil_body" || kind == "armed_body") x.add(phrase, kBody);
  });
  each_row(pack, "name_cues", "role", [&](auto phrase, auto role) {
    if (role == "known" || role == "place") x.add(phrase, kKnown);
  });
  x.add_table(pack, "exonyms", "form", kKnown);
  x.add_table(pack, "demonyms", "word", kKnown);
  x.add_table(pack, "actors", "names", kKnown);
  x.add_table(pack, "media", "name", kKnown);
  x.add_table(pack, "agencies", "name", kKnown);
  x.add_table(pack, "closed_words", "form", kKnown);
  each_row(pack, "calendar", "example", [&](auto phrase, auto) { x.add(phrase, kKnown); });
  // What this table says of a phrase outranks the others.
  each_row(pack, "privacy", "kind", [&](auto phrase, auto kind) {
    const auto flag = flag_of_privacy(kind);
    std::string key = base::lower(phrase);
    if (flag != kSite && flag != kGiven) x.phrases.erase(key);
    x.add(phrase, flag);
  });
  x.index();
}

PrivacyRules::~PrivacyRules() = default;

// ---------------------------------------------------------------- words

struct Redactor::Word {
  // Of the report that bears these numbers it is part of a private, of an official's name.
  std::uint64_t private_in = 0, official_in = 0;
  std::uint32_t flags = 0;   // of the word as a phrase of its own
  std::uint32_t number = 0;  // in phrases of several words
  bool analysed = false, common = false, known = false, affixed = false;
  std::uint8_t weight = 0;
  std::string whole;  // the whole private name that it belongs to
  std::string lower;
};

/// A word as it is written, with all that does not change from text to text.
struct Redactor::Form {
  std::string text;
  Word* word = nullptr;
  const PrivacyRules::Lexicon::Step* first = nullptr;  // phrases of several words begin so
  std::uint32_t flags = 0, number = 0;                 // the word's
  bool upper = false, digits = false;
};

namespace {

template <class Number>
std::uint64_t number_at(const char* bytes) {
  Number out;
  std::memcpy(&out, bytes, sizeof out);
  return out;
}

/// Of a word, by eight bytes at once: every word of every report is looked up.
std::uint32_t hash_of(std::string_view word) {
  std::uint64_t out = word.size();
  const auto mix = [&](std::uint64_t part) {
    out = (out ^ part) * 0x9E3779B97F4A7C15ULL;
    out ^= out >> 32U;
  };
  const char* at = word.data();
  const char* const end = at + word.size();
  if (word.size() >= 8) {
    for (; end - at > 8; at += 8) mix(number_at<std::uint64_t>(at));
    mix(number_at<std::uint64_t>(end - 8));
  } else if (word.size() >= 4) {
    mix(number_at<std::uint32_t>(at) | number_at<std::uint32_t>(end - 4) << 32U);
  } else {
    for (; at != end; ++at) mix(static_cast<unsigned char>(*at));
  }
  return static_cast<std::uint32_t>(out);
}

}  // namespace

/// Every word that was met, once: most words of a report were met in an earlier one. A table with
/// open addresses, as much of the time of a public release goes by looking words up.
class Redactor::Vocabulary {
 public:
  explicit Vocabulary(const PrivacyRules::Lexicon& lexicon) : lexicon_(lexicon), slots_(kSlots) {}

  const Form& form(std::string_view text) {
    const std::uint32_t hash = hash_of(text);
    std::size_t at = hash % kSlots;
    for (; slots_[at].form != nullptr; at = (at + 1) % kSlots) {
      if (slots_[at].hash == hash && slots_[at].form->text == text) return *slots_[at].form;
    }
    // Tokens point here until the next report begins, so there is always room for one more text.
    if (2 * forms_.size() >= slots_.size()) return loose(text);
    slots_[at] = {hash, &add(text)};
    return *slots_[at].form;
  }

  /// The word with what the morphology says of it.
  const Word& analysed(Word& word) {
    if (word.analysed) return word;
    using words::WordClass;
    const auto a = lexicon_.morphology.analyse(word.lower);
    word.common = a.known && a.word_class != WordClass::proper &&
                  a.root_class != WordClass::proper && (word.flags & kGiven) == 0;
    word.known = a.known;
    word.affixed = a.affixed;
    word.weight = a.weight;
    word.analysed = true;
    return word;
  }

  /// Between reports, when no token points here: memory must not grow with the archive.
  void trim() {
    if (3 * forms_.size() < kSlots) return;
    slots_.assign(kSlots, {});
    loose_.clear();
    forms_.clear();
    words_.clear();
  }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << 17U;

  struct Slot {
    std::uint32_t hash = 0;
    const Form* form = nullptr;
  };

  Form& add(std::string_view text) {
    Form& form = forms_.emplace_back();
    form.text = text;
    form.word = &word_of(base::lower(text));
    form.flags = form.word->flags;
    form.number = form.word->number;
    if (form.number != 0) form.first = lexicon_.step(0, form.number);
    form.upper = has_capital(text);
    form.digits = is_number(text);
    return form;
  }

  /// A report with more distinct words than the table takes: found by going through a map.
  const Form& loose(std::string_view text) {
    const auto [at, fresh] = loose_.try_emplace(std::string(text), nullptr);
    if (fresh) at->second = &add(text);
    return *at->second;
  }

  Word& word_of(std::string lower) {
    const auto [at, fresh] = words_.try_emplace(std::move(lower));
    Word& word = at->second;
    if (fresh) {
      word.lower = at->first;
      word.flags = lexicon_.flags(word.lower);
      word.number = lexicon_.number(word.lower);
    }
    return word;
  }

  const PrivacyRules::Lexicon& lexicon_;
  std::vector<Slot> slots_;
  std::deque<Form> forms_;
  std::unordered_map<std::string, const Form*> loose_;
  std::unordered_map<std::string, Word> words_;
};

struct Redactor::Token {
  const Form* form = nullptr;  // of the vocabulary
  std::size_t start = 0, end = 0;
  std::uint32_t flags = 0;    // of the longest phrase that this word begins or stands in
  bool phrase_start = false;  // a phrase begins here
  bool capital = false, sentence = false, number = false;
  bool upper = false;  // has a capital, also in a headline
  char before =
      ' ';  // what parts it from the word before: ' ' blank, ',' comma, '(' , '.' end, '-' other

  [[nodiscard]] std::size_t size() const { return end - start; }

  [[nodiscard]] Word& word() const { return *form->word; }
};

/// Words with capitals that follow each other.
struct Redactor::Run {
  enum class Fate : std::uint8_t { open, official, hidden, known };
  std::size_t first = 0, last = 0;  // words, both inclusive
  Fate fate = Fate::open;
};

struct Redactor::Page {
  Tokens tokens;
  Runs runs;
};

namespace {

/// What stands between two words, as one letter.
char parting(std::string_view gap) {
  char out = ' ';
  if (gap.size() == 1 && gap[0] == ' ') return out;
  for (const char c : gap) {
    if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':' || c == ';') return '.';
    if (c == '"') out = '"';
    if (c == '(' || c == ')') out = c;
    if ((c == ',' || c == '/') && out == ' ') out = ',';
    if (c == '\xE2' && out == ' ') out = '-';
  }
  return out;
}

}  // namespace

Redactor::Redactor(const PrivacyRules& rules, std::string key)
    : lexicon_(rules.lexicon()),
      key_(std::move(key)),
      vocabulary_(std::make_unique<Vocabulary>(lexicon_)),
      asked_(std::make_unique<Page>()),
      report_page_(std::make_unique<Page>()) {}

Redactor::~Redactor() = default;

bool Redactor::is_private(const Token& t) const {
  return t.word().private_in == report_;
}

bool Redactor::is_official(const Token& t) const {
  return t.word().official_in == report_;
}

void Redactor::tokens(std::string_view text, Tokens& out) const {
  out.clear();
  std::size_t gap = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (is_mark(text, i)) {
      i += 3;
      continue;
    }
    if (byte_of(text[i]) != Byte::word) {
      ++i;
      continue;
    }
    Token t;
    t.start = i;
    while (i < text.size() && byte_of(text[i]) != Byte::gap && !is_mark(text, i)) ++i;
    t.end = i;
    const Form& form = vocabulary_->form(text.substr(t.start, t.end - t.start));
    t.form = &form;
    t.number = form.digits;
    t.upper = form.upper;
    t.capital = !t.number && t.upper;
    const auto between = text.substr(gap, t.start - gap);
    t.before = out.empty() ? '.' : parting(between);
    // "Moh. Yusuf", "A. Karim": the point of a short word with a capital ends no sentence.
    if (t.before == '.' && between == ". " && out.back().capital && out.back().size() <= 4) {
      t.before = ' ';
    }
    t.sentence = t.before == '.' || t.before == '"' || t.before == '(';
    gap = i;
    out.push_back(t);
  }
  mark_phrases(out);
  for (std::size_t first = 0, end = 0; first < out.size(); first = end) {
    for (end = first + 1; end < out.size() && out[end].before != '.';) ++end;
    lower_headline(out, first, end);
  }
}

/// Gives every word the flags of the longest phrase that begins there, and those that it covers.
void Redactor::mark_phrases(Tokens& t) const {
  for (std::size_t i = 0; i < t.size(); ++i) {
    std::uint32_t flags = t[i].form->flags;
    std::size_t length = flags != 0 ? 1 : 0;
    const auto* step = t[i].form->first;
    for (std::size_t n = i + 1; step != nullptr && step->next != 0 && n < t.size(); ++n) {
      if (t[n].before != ' ' || t[n].form->number == 0) break;
      step = lexicon_.step(step->next, t[n].form->number);
      if (step == nullptr || step->flags == 0) continue;
      length = n - i + 1;
      flags = step->flags;
    }
    for (std::size_t n = 0; n < length; ++n) {
      if (n == 0 || t[i + n].flags == 0) t[i + n].flags |= flags;
      if (n == 0) t[i].phrase_start = true;
    }
  }
}

/// In headlines every word has a capital, so a capital says nothing there; a common word that no
/// stranger follows is no name.
void Redactor::lower_headline(Tokens& t, std::size_t first, std::size_t end) const {
  std::size_t capitals = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (t[i].capital) ++capitals;
    const bool joint = t[i].size() <= 4 && (t[i].flags & (kKnown | kLocation)) != 0;
    if (!t[i].capital && !t[i].number && !joint) return;
  }
  if (end - first < 3 || capitals * 10 < (end - first) * 6) return;
  bool stranger = false;  // the word behind is one
  for (std::size_t i = end; i-- > first;) {
    if (!t[i].capital || t[i].flags != 0) {
      stranger = false;
    } else if (const Word& word = vocabulary_->analysed(t[i].word());
               word.common && (word.affixed || (word.weight >= 48 && !stranger))) {
      t[i].capital = false;
      stranger = false;
    } else {
      stranger = i == first || t[i].before == ' ';
    }
  }
}

void Redactor::runs(const Tokens& t, Runs& out) const {
  constexpr std::uint32_t kExplained = kOffice | kPrivate | kPlaceType | kBody | kKnown | kNeutral;
  out.clear();
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (!t[i].capital) continue;
    // The first word of a sentence has its capital from there when it is a word that names follow,
    // or a common one that stands alone.
    const bool alone = i + 1 >= t.size() || !t[i + 1].capital || t[i + 1].before != ' ';
    if ((t[i].flags & kExplained) != 0 && (t[i].flags & kGiven) == 0) {
      // A place or body takes the capitals behind it along.
      if ((t[i].flags & (kPlaceType | kBody)) != 0 && (t[i].flags & (kOffice | kPrivate)) == 0) {
        while (i + 1 < t.size() && t[i + 1].before == ' ' &&
               ((t[i + 1].capital && (t[i + 1].flags & (kOffice | kPrivate)) == 0) ||
                t[i + 1].number)) {
          ++i;
        }
      }
      continue;
    }
    if (t[i].sentence && alone && vocabulary_->analysed(t[i].word()).common) continue;
    if (t[i].sentence && !alone && (t[i].flags & kGiven) == 0) {
      const Word& word = vocabulary_->analysed(t[i].word());
      if (word.known && word.affixed) continue;  // "Menurut", "Keterangan": no name
    }
    Run run{i, i, Run::Fate::open};
    while (run.last + 1 < t.size()) {
      const std::size_t n = run.last + 1;
      const bool particle = (t[n].flags & kParticle) != 0 && n + 1 < t.size() && t[n + 1].capital &&
                            t[n + 1].before == ' ';
      if (t[n].before != ' ' || (!t[n].capital && !particle)) break;
      if ((t[n].flags & (kOffice | kPrivate | kPlaceType | kBody)) != 0) break;
      run.last = n;
    }
    i = run.last;
    out.push_back(run);
  }
}

namespace {

template <class Tokens>
bool age_follows(const Tokens& t, std::size_t last) {
  if (last + 1 >= t.size() || !t[last + 1].number) return false;
  const char c = t[last + 1].before;
  return (c == '(' || c == ',') && t[last + 1].size() <= 2;
}

/// An office in apposition: ", kepala desa" right behind the name, that has no name of its own.
template <class Tokens>
bool office_follows(const Tokens& t, std::size_t last) {
  for (std::size_t i = last + 1; i < t.size() && i <= last + 4; ++i) {
    if (i == last + 1 && t[i].before != ',' && t[i].before != '(') return false;
    if (i > last + 1 && t[i].before != ' ') return false;
    if ((t[i].flags & kPrivate) != 0) return false;
    if (!t[i].phrase_start || (t[i].flags & kOffice) == 0) continue;
    // Its end: a comma, a point, a quote; never straight into a verb of another's name.
    for (std::size_t n = i + 1; n < t.size() && n <= i + 9; ++n) {
      if (t[n].before != ' ') return true;
      if (t[n].capital && t[n].flags == 0 && n + 1 < t.size() && !t[n + 1].capital &&
          t[n + 1].before == ' ') {
        return false;
      }
    }
    return true;
  }
  return false;
}

}  // namespace

void Redactor::judge(const Tokens& t, Runs& all) const {
  for (std::size_t r = 0; r < all.size(); ++r) {
    Run& run = all[r];
    const std::size_t floor = r == 0 ? 0 : all[r - 1].last + 1;
    std::uint32_t cue = 0;
    bool taken = false;  // the cue's name stands already between it and here
    int commas = t[run.first].before == ',' ? 1 : 0;
    for (std::size_t i = run.first; i-- > 0 && run.first - i <= kReach;) {
      if (t[i + 1].before == '.' || t[i + 1].before == '"') break;
      if (i + 1 < run.first && t[i + 1].before == ',') ++commas;
      if (commas > 1) break;
      const bool other_run = i < floor;
      if (other_run && r > 0) {
        taken = true;
        if (i > all[r - 1].first) continue;
      }
      const auto found = t[i].flags & (kOffice | kPrivate);
      if (found == 0) continue;
      if (taken) {
        taken = false;  // this cue is used up by the other name
        // "istri kepala desa Harun, Siti": go on to the cue before it.
        continue;
      }
      cue = (found & kPrivate) != 0 ? kPrivate : kOffice;
      break;
    }
    const bool place = run.first > 0 && t[run.first].before == ' ' &&
                       (t[run.first - 1].flags & (kLocation | kPlaceType | kBody)) != 0 &&
                       (t[run.first - 1].flags & (kOffice | kPrivate)) == 0;
    if (cue == kPrivate) {
      run.fate = place ? Run::Fate::known : Run::Fate::hidden;
    } else if (cue == kOffice) {
      run.fate = place ? Run::Fate::known : Run::Fate::official;
    } else if (place) {
      run.fate = Run::Fate::known;
    } else if (!age_follows(t, run.last) && office_follows(t, run.last)) {
      run.fate = Run::Fate::official;
    } else {
      run.fate = Run::Fate::hidden;
    }
  }
}

// ---------------------------------------------------------------- a report

void Redactor::begin(std::function<std::string()> text) {
  begin(std::string_view());
  asked_text_ = std::move(text);
}

void Redactor::begin(std::string_view text) {
  asked_text_ = nullptr;
  text_ = text;
  learned_ = false;
  answered_ = 0;
  ++report_;
  vocabulary_->trim();
}

namespace {

template <class Tokens, class Run>
std::string name_of(const Tokens& t, const Run& run) {
  std::string out;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    if (!out.empty()) out += ' ';
    out += t[i].form->text;
  }
  return out;
}

}  // namespace

/// Collects what the whole report says of names, before any of its texts is redacted. An official
/// whose name came with the office once is one when the name comes alone.
void Redactor::learn() {
  learned_ = true;
  answered_ = 0;  // what was answered before might be answered otherwise
  if (asked_text_) text_ = asked_text_();
  auto& [t, all] = *report_page_;
  tokens(text_, t);
  runs(t, all);
  judge(t, all);
  for (const Run& run : all) {
    if (run.fate != Run::Fate::official) continue;
    for (std::size_t i = run.first; i <= run.last; ++i) t[i].word().official_in = report_;
  }
  for (const Run& run : all) {
    if (run.fate == Run::Fate::hidden) keep(t, run);
  }
}

/// Learns a private name, unless it is an official's who stood with the office elsewhere.
void Redactor::keep(const Tokens& t, const Run& run) {
  bool official = true;
  for (std::size_t i = run.first; i <= run.last; ++i) official &= is_official(t[i]);
  if (official) return;
  const std::string name = base::fold(name_of(t, run));
  for (std::size_t i = run.first; i <= run.last; ++i) {
    if ((t[i].flags & (kKnown | kNeutral | kParticle)) == 0 && t[i].size() > 1) {
      Word& word = t[i].word();
      if (!is_private(t[i])) word.whole.clear();
      word.private_in = report_;
      if (word.whole.size() < name.size()) word.whole = name;
    }
  }
}

bool Redactor::has_unknown(const Tokens& t) const {
  return std::any_of(t.begin(), t.end(), [](const Token& word) {
    return word.capital && (word.flags & (kKnown | kPlaceType)) == 0;
  });
}

const std::string& Redactor::pseudonym(const std::string& folded) {
  constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  constexpr std::size_t kMost = 1U << 16U;  // memory must not grow with the archive
  if (pseudonyms_.size() == kMost) pseudonyms_.clear();
  std::string& out = pseudonyms_[folded];
  if (!out.empty()) return out;
  const std::string hash = base::sha256_hex(key_ + '\0' + folded + '\0' + key_);
  out = "P-";
  for (std::size_t i = 0; i < 7; ++i) {
    const auto byte = std::stoul(hash.substr(i * 2, 2), nullptr, 16);
    out += kDigits[byte & 31U];
  }
  return out;
}

namespace {

/// kMask for every code point but blanks.
std::string masked_letters(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = base::code_point_at(text, at);
    if (c.value == ' ') {
      out += ' ';
    } else {
      out += kMask;
    }
    at += c.size;
  }
  return out;
}

}  // namespace

std::string Redactor::quote(std::string_view text) {
  return answer(text, Answer::Asked::quote);
}

std::string Redactor::person(std::string_view name, bool in_office) {
  return answer(name, in_office ? Answer::Asked::official : Answer::Asked::person);
}

std::string Redactor::answer(std::string_view text, Answer::Asked asked) {
  constexpr std::size_t kMost = 32;  // of one report
  if (text.empty()) return {};
  for (std::size_t i = 0; i < answered_; ++i) {
    if (answers_[i].asked != asked || answers_[i].text != text) continue;
    for (auto* count : answers_[i].counted) ++*count;
    return answers_[i].said;
  }
  counted_.clear();
  std::string said = replaced(text, asked == Answer::Asked::quote
                                        ? cuts_of_quote(text)
                                        : cuts_of_person(text, asked == Answer::Asked::official));
  if (answered_ == kMost) return said;
  if (answered_ == answers_.size()) answers_.emplace_back();
  Answer& kept = answers_[answered_++];
  kept.asked = asked;
  kept.text = text;
  kept.said = said;
  kept.counted.assign(counted_.begin(), counted_.end());
  return said;
}

/// A name that was met, and that the answer that is being made has met it.
void Redactor::count(NameTally& tally, std::string name) {
  auto& times = tally[std::move(name)];
  ++times;
  counted_.push_back(&times);
}

std::string Redactor::masked(std::string_view text, const std::set<std::string>& stay) {
  std::string out;
  std::size_t at = 0;
  for (const auto& cut : cuts_of_quote(text)) {
    if (stay.contains(base::fold(text.substr(cut.start, cut.end - cut.start)))) continue;
    out += text.substr(at, cut.start - at);
    out += masked_letters(text.substr(cut.start, cut.end - cut.start));
    at = cut.end;
  }
  return out += text.substr(at);
}

std::string Redactor::masked_person(std::string_view name, bool in_office) {
  return cuts_of_person(name, in_office).empty() ? std::string(name) : masked_letters(name);
}

std::string Redactor::replaced(std::string_view text, const Cuts& cuts) {
  std::string out;
  std::size_t at = 0;
  for (const auto& cut : cuts) {
    out += text.substr(at, cut.start - at);
    out.append("[").append(pseudonym(cut.whole)).append("]");
    at = cut.end;
  }
  out += text.substr(at);
  return out;
}

Redactor::Cuts Redactor::cuts_of_quote(std::string_view text) {
  auto& [t, all] = *asked_;
  tokens(text, t);
  const bool lower_names =
      learned_ && std::any_of(t.begin(), t.end(), [&](const Token& w) { return is_private(w); });
  if (!lower_names && !has_unknown(t)) return {};
  if (!learned_) learn();
  runs(t, all);
  judge(t, all);
  return cuts(text, t, all);
}

Redactor::Cuts Redactor::cuts(std::string_view text, const Tokens& t, const Runs& all) {
  enum class Mark : std::uint8_t { stay, go, name };
  std::vector<Mark> marks(t.size(), Mark::stay);
  for (const Run& run : all) {
    bool official = run.fate == Run::Fate::official, known = run.fate == Run::Fate::known;
    bool all_official = true, any_private = false;
    for (std::size_t i = run.first; i <= run.last; ++i) {
      all_official &= is_official(t[i]);
      any_private |= is_private(t[i]);
    }
    // The office beside the name decides; without it, what the report said elsewhere.
    const bool stays = official || (all_official && !any_private) || (known && !any_private);
    for (std::size_t i = run.first; i <= run.last; ++i) marks[i] = stays ? Mark::name : Mark::go;
    if (stays && !known) count(left_, name_of(t, run));
  }
  // A private name wherever it stands, at the head of a sentence and in capitals too.
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (marks[i] != Mark::stay || !t[i].upper || !is_private(t[i])) continue;
    if ((t[i].flags & (kOffice | kPrivate | kPlaceType | kBody)) == 0) marks[i] = Mark::go;
  }
  Cuts out;
  for (std::size_t i = 0; i < t.size();) {
    if (marks[i] != Mark::go) {
      ++i;
      continue;
    }
    std::size_t last = i;
    while (last + 1 < t.size() && marks[last + 1] == Mark::go && t[last + 1].before == ' ') ++last;
    std::string whole;
    for (std::size_t n = i; n <= last; ++n) {
      const std::string& known = t[n].word().whole;
      if (is_private(t[n]) && known.size() > whole.size()) whole = known;
    }
    const auto name = text.substr(t[i].start, t[last].end - t[i].start);
    count(cut_, std::string(name));
    out.push_back({t[i].start, t[last].end, whole.empty() ? base::fold(name) : whole});
    i = last + 1;
  }
  return out;
}

Redactor::Cuts Redactor::cuts_of_person(std::string_view name, bool in_office) {
  auto& [t, all] = *asked_;
  tokens(name, t);
  if (!std::any_of(t.begin(), t.end(), [](const Token& w) { return w.upper; })) return {};
  if (!learned_) learn();
  runs(t, all);
  judge(t, all);
  const bool hidden = std::any_of(t.begin(), t.end(),
                                  [&](const Token& w) { return is_private(w) && !is_official(w); });
  for (Run& run : all) run.fate = in_office && !hidden ? Run::Fate::official : Run::Fate::hidden;
  return cuts(name, t, all);
}

bool Redactor::sensitive_site(std::string_view name) {
  if (name == site_) return sensitive_;
  auto& t = asked_->tokens;
  tokens(name, t);
  site_ = name;
  sensitive_ =
      std::any_of(t.begin(), t.end(), [](const Token& word) { return (word.flags & kSite) != 0; });
  return sensitive_;
}

bool speaks_in_office(std::string_view kind, bool placed) {
  if (kind == "media" || kind == "social_media" || kind == "international_organisation" ||
      kind == "ngo" || kind == "official") {
    return true;
  }
  return (kind == "state_forces" || kind == "armed_group" || kind == "medical") && placed;
}

namespace {

constexpr std::string_view kAlias = "R-";
constexpr std::size_t kAliasDigits = 16;

}  // namespace

std::string alias_of(std::string_view report_id) {
  return std::string(kAlias) +
         base::sha256_hex("report\n" + std::string(report_id)).substr(0, kAliasDigits);
}

std::string shown_id(const Redactor* redactor, std::string_view report_id) {
  return redactor == nullptr ? std::string(report_id) : alias_of(report_id);
}

bool looks_like_alias(std::string_view text) {
  return text.size() == kAlias.size() + kAliasDigits && text.substr(0, kAlias.size()) == kAlias &&
         text.find_first_not_of("0123456789abcdef", kAlias.size()) == std::string_view::npos;
}

std::string site_of(std::string_view url) {
  const auto scheme = url.find("://");
  return std::string(
      url.substr(0, url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3)));
}

std::string capped(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);  // no letter is less than a byte
  std::size_t letters = 0, at = 0, blank = 0;
  while (at < text.size() && letters < most) {
    if (text[at] == ' ') blank = at;
    at += base::code_point_at(text, at).size;
    ++letters;
  }
  if (at >= text.size()) return std::string(text);
  return std::string(text.substr(0, blank > 0 ? blank : at)) + " \xE2\x80\xA6";
}

}  // namespace saksi::exports
