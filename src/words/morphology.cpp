// SPDX-License-Identifier: Apache-2.0
#include "words/morphology.h"

#include "words/labels.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace saksi::words {
namespace {

constexpr std::uint32_t kAnyLetter = 0xFFFFFFFF;
constexpr float kBitsAWeight = 1.0F / 8.0F;  // Root::weight counts eighths of a bit
constexpr float kOwnRoot = 20.0F;            // roots of the pack's own table outrank the list
constexpr float kGuess = -12.0F;             // a root that no list has
constexpr float kGuessedLetter = 1.5F;       // what a letter explained by an affix is worth
constexpr float kGuessedPairs = 1.8F;        // only affixes that are as cheap as this are guessed
constexpr std::size_t kShortestGuess = 4;
constexpr std::size_t kShortestAfterLoan = 4;

struct CliticForm {
  const char* letters;
  Clitic clitic;
  float cost;
};

constexpr std::array<CliticForm, 7> kClitics = {{{"", Clitic::none, 0},
                                                 {"nya", Clitic::nya, 1},
                                                 {"lah", Clitic::lah, 3},
                                                 {"kah", Clitic::kah, 4},
                                                 {"pun", Clitic::pun, 4},
                                                 {"ku", Clitic::ku, 4},
                                                 {"mu", Clitic::mu, 4}}};

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

std::size_t syllables(std::string_view word) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    n += is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
  return n;
}

std::uint32_t letters_of(std::string_view cell) {
  if (cell == "any") return kAnyLetter;
  std::uint32_t bits = 0;
  for (const char c : cell) {
    if (c >= 'a' && c <= 'z') bits |= 1U << static_cast<unsigned>(c - 'a');
  }
  return bits;
}

float number(std::string_view cell) {
  double v = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), v);
  return static_cast<float>(v);
}

std::uint8_t place_in(std::vector<std::string>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it != names.end()) return static_cast<std::uint8_t>(it - names.begin());
  names.emplace_back(name);
  return static_cast<std::uint8_t>(names.size() - 1);
}

}  // namespace

Morphology::Morphology(const lang::Pack& pack, std::string_view roots)
    : prefixes_{""}, suffixes_{""} {
  const auto list = Roots::open(roots);
  if (list) list_ = *list;  // without a list there are only the own roots
  add_pairs(pack.table("affix_pairs"));
  add_shapes(pack.table("affixes"));
  add_endings();
  const lang::Table& own = pack.table("roots");
  const auto root_column = own.column("root");
  const auto class_column = own.column("word_class");
  for (std::size_t i = 0; i < own.size(); ++i) {
    const auto letters = own.row(i)[root_column];
    const auto known = list_.find(letters);
    const auto weight = static_cast<std::uint8_t>(known ? known->weight : 0);
    own_.emplace(letters, Root{letters, weight,
                               word_class_of(own.row(i)[class_column]).value_or(WordClass::noun)});
  }
}

std::uint8_t Morphology::prefix_id(std::string_view name) {
  return place_in(prefixes_, name);
}

void Morphology::add_pairs(const lang::Table& table) {
  const auto prefix = table.column("prefix");
  const auto suffix = table.column("suffix");
  const auto word_class = table.column("word_class");
  const auto voice = table.column("voice");
  const auto cost = table.column("cost");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    pairs_.push_back({word_class_of(row[word_class]).value_or(WordClass::noun),
                      voice_of(row[voice]).value_or(Voice::none), number(row[cost]),
                      prefix_id(row[prefix]), place_in(suffixes_, row[suffix])});
  }
  legal_.assign(256 * suffixes_.size(), 0);
  for (std::size_t i = 0; i < pairs_.size(); ++i) {
    legal_[pairs_[i].prefix * suffixes_.size() + pairs_[i].suffix] =
        static_cast<std::uint8_t>(i + 1);
  }
}

void Morphology::add_shapes(const lang::Table& table) {
  const auto shape = table.column("shape");
  const auto prefix = table.column("prefix");
  const auto before = table.column("before");
  const auto restore = table.column("restore");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    if (row[prefix] == "loan") {
      loans_.emplace_back(row[shape]);
      continue;
    }
    const char restored = row[restore].empty() ? '\0' : row[restore][0];
    const bool one = row[before] == "one";
    shapes_[static_cast<std::size_t>(row[shape][0] - 'a')].push_back(
        {std::string(row[shape]), prefix_id(row[prefix]),
         one ? kAnyLetter : letters_of(row[before]), one, restored});
  }
}

void Morphology::add_endings() {
  for (const CliticForm& c : kClitics) {
    for (std::size_t s = 0; s < suffixes_.size(); ++s) {
      endings_.push_back({suffixes_[s] + c.letters, static_cast<std::uint8_t>(s), c.clitic,
                          std::string_view(c.letters).size()});
    }
  }
}

Key Morphology::passive_prefix() const {
  const auto it = std::find_if(pairs_.begin(), pairs_.end(), [](const Pair& p) {
    return p.voice == Voice::passive && p.suffix == 0;
  });
  return it == pairs_.end() ? 0 : base::key_of(prefixes_[it->prefix]);
}

bool Morphology::fits(const Shape& shape, std::string_view stem) const {
  const std::size_t letters = stem.size() + (shape.restore != 0 ? 1 : 0);
  if (stem.empty() || letters < kShortestRoot) return false;
  if (stem[0] < 'a' || stem[0] > 'z') return false;
  if (((shape.before >> static_cast<unsigned>(stem[0] - 'a')) & 1U) == 0) return false;
  return !shape.one_syllable || syllables(stem) == 1;
}

/// Fills in what a reading says beside its root.
void Morphology::describe(std::string_view word, const Reading& reading, Analysis& out) const {
  const Pair& pair = pairs_[reading.pair];
  out.bare = word.substr(0, word.size() - reading.clitic_letters);
  out.clitic = reading.clitic;
  out.affixed = reading.affixed;
  out.voice = pair.voice;
  out.word_class = reading.affixed ? pair.word_class : out.root_class;
  if (pair.voice == Voice::accidental && out.root_class == WordClass::adjective &&
      suffixes_[pair.suffix].empty()) {
    out.word_class = WordClass::adjective;  // a superlative
    out.voice = Voice::none;
  }
  if (!reading.affixed && out.root_class == WordClass::verb) {
    out.voice = Voice::bare;
    if (reading.clitic == Clitic::nya)
      out.word_class = WordClass::noun;  // the -nya that makes a noun
  }
}

void Morphology::consider(std::string_view word, const Reading& reading, Best& best) const {
  const auto at = own_.find(reading.root);
  const bool own = at != own_.end();
  const auto found = own ? std::optional<Root>(at->second) : list_.find(reading.root);
  if (!found) return;
  const Pair& pair = pairs_[reading.pair];
  if (pair.word_class == WordClass::numeral && found->word_class != WordClass::numeral) return;
  float score = static_cast<float>(found->weight) * kBitsAWeight + (own ? kOwnRoot : 0) -
                reading.cost - kClitics[static_cast<std::size_t>(reading.clitic)].cost;
  if (score <= best.score) return;
  best.score = score;
  best.analysis.root = found->letters;
  best.analysis.root_class = found->word_class;
  best.analysis.weight = found->weight;
  best.analysis.known = true;
  describe(word, reading, best.analysis);
}

/// A word with no known root: the affixes that explain most letters, if they are the sure ones.
void Morphology::consider_guess(std::string_view word, const Reading& reading, Best& best) const {
  if (reading.clitic != Clitic::none) return;
  if (reading.affixed && (reading.cost > kGuessedPairs || reading.root.size() < kShortestGuess ||
                          syllables(reading.root) < 2)) {
    return;
  }
  const auto explained = static_cast<float>(word.size()) - static_cast<float>(reading.root.size());
  const float score = kGuess + kGuessedLetter * explained - reading.cost;
  if (score <= best.score) return;
  best.score = score;
  best.analysis = {};
  best.analysis.guess = reading.root;
  best.analysis.root_class = pairs_[reading.pair].word_class;
  describe(word, reading, best.analysis);
}

bool Morphology::after_loan_prefix(std::string_view word, Analysis& out) const {
  for (const std::string& loan : loans_) {
    if (!word.starts_with(loan) || word.size() < loan.size() + kShortestAfterLoan) continue;
    const Analysis rest = simple(word.substr(loan.size()));
    if (!rest.known || rest.weight == 0) continue;
    out = rest;
    out.bare = word.substr(0, loan.size() + rest.bare.size());
    out.affixed = true;
    out.voice = Voice::none;
    return true;
  }
  return false;
}

bool Morphology::loan_before(std::string_view word, std::size_t hyphen) const {
  return hyphen != std::string_view::npos && word.size() > hyphen + kShortestAfterLoan &&
         std::find(loans_.begin(), loans_.end(), word.substr(0, hyphen)) != loans_.end();
}

Analysis Morphology::simple(std::string_view word) const {
  Best best;
  each_reading(word, [&](const Reading& reading) { consider(word, reading, best); });
  // The list has many words with a loan prefix whole; none of them is common.
  Analysis loan;
  if ((!best.analysis.known || best.analysis.weight == 0) && after_loan_prefix(word, loan))
    return loan;
  if (best.analysis.known) return best.analysis;
  each_reading(word, [&](const Reading& reading) { consider_guess(word, reading, best); });
  if (best.analysis.guess.empty()) best.analysis.guess = word;
  if (best.analysis.bare.empty()) best.analysis.bare = word;
  return best.analysis;
}

/// "X-X", "X-Xnya", "X-meX", "berX-X": one word said twice.
Analysis Morphology::reduplicated(std::string_view word, std::size_t hyphen) const {
  const std::string_view first = word.substr(0, hyphen);
  const std::string_view second = word.substr(hyphen + 1);
  Analysis a = simple(first);
  const Analysis b = simple(second);
  const std::string_view root_a = a.root.empty() ? std::string_view(a.guess) : a.root;
  const std::string_view root_b = b.root.empty() ? std::string_view(b.guess) : b.root;
  if (first != second && root_a != root_b && !second.starts_with(first)) {
    Analysis whole;
    whole.guess = word;
    whole.bare = word;
    return whole;
  }
  a.reduplicated = true;
  a.clitic = b.clitic;
  a.bare = first == b.bare || second.starts_with(first)
               ? first
               : word.substr(0, word.size() - (second.size() - b.bare.size()));
  if (a.voice == Voice::bare && b.affixed && b.word_class == WordClass::verb) {
    a.voice = Voice::middle;  // each other
    a.affixed = true;
  }
  return a;
}

Analysis Morphology::analyse(std::string_view word) const {
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == word.size())
    return simple(word);
  return reduplicated(word, hyphen);
}

}  // namespace saksi::words
