// SPDX-License-Identifier: Apache-2.0
#include "train/languages.h"

#include "text/language_model.h"
#include "text/text.h"
#include "train/corpora.h"
#include "train/sentences.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

namespace saksi::train {
namespace {

namespace fs = std::filesystem;

// Counts enter by their root: a word that one book has a hundred times is no hundred words.
// The numbers were chosen on sentences that nothing was learnt from (docs/models.md).
constexpr double kSmooth = 0.3;      // added to both counts of a word
constexpr double kSmoothName = 1;    // of a name
constexpr double kOwnAlone = 0.1;    // worth of the pack's language in texts without a counterpart
constexpr double kOtherAlone = 0.4;  // and of another language in such texts
constexpr double kNameWorth = 1;     // of a word with a capital inside its sentence
constexpr double kMostLean = 4;
constexpr double kLeastSeen = 1.5;  // a name seen less often says nothing
constexpr double kLeastKept = 0.1;
// A list of words with how often each is used counts as a text of so many words; what is rarer in
// it than kLeastListed is left out.
constexpr double kListTokens = 300000;
constexpr double kLeastListed = 0.2;
constexpr std::string_view kList = "words-";

/// How often each word stands in the texts of one language, by its key in the model.
using Counts = std::map<std::uint32_t, double>;

struct Language {
  Counts words, names;  // of texts that both languages have, evened out
  Counts alone, names_alone;
};

/// The files NAME.LANGUAGE of a folder: path by language, by name. A NAME that starts with "test-"
/// is for the figures, one that starts with "words-" a list: a word and its number a line.
using Files = std::map<std::string, std::map<std::string, std::string>>;

base::Result<Files> files_in(const std::string& folder) {
  Files out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const auto extension = entry.path().extension().string();
    if (extension.size() > 1 && entry.is_regular_file())
      out[entry.path().stem().string()][extension.substr(1)] = entry.path().string();
  }
  if (out.empty()) return base::fail(base::Code::not_found, "There are no sentences here.", folder);
  return out;
}

base::Result<std::vector<std::string>> lines_of(const std::string& path) {
  const auto bytes = read_file(path);
  if (!bytes) return base::fail(bytes.error());
  std::vector<std::string> out;
  for (std::size_t at = 0; at < bytes->size();) {
    const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
    if (end > at) out.push_back(bytes->substr(at, end - at));
    at = end + 1;
  }
  return out;
}

struct Listed {
  std::string word;
  double number = 0;
};

base::Result<std::vector<Listed>> list_of(const std::string& path) {
  const auto lines = lines_of(path);
  if (!lines) return base::fail(lines.error());
  std::vector<Listed> out;
  double all = 0;
  for (const auto& line : *lines) {
    const auto blank = line.find(' ');
    const double number = blank < line.size() ? std::atof(line.c_str() + blank + 1) : 0;
    if (number <= 0)
      return base::fail(base::Code::invalid_field, "This is no word and number: " + line, path);
    out.push_back({line.substr(0, blank), number});
    all += number;
  }
  for (auto& listed : out) listed.number *= kListTokens / all;
  return out;
}

/// Counts words, and names apart.
class Counter {
 public:
  explicit Counter(const text::Reader& reader) : reader_(reader) {}

  void add(std::string_view line) {
    const text::Text text = reader_.read(line);
    for (const auto& sentence : text.sentences) {
      bool first = true;
      for (auto i = sentence.first; i < sentence.last; ++i) {
        const auto& token = text.tokens[i];
        if (token.kind != text::TokenKind::word) continue;
        const bool name = token.capital && !first;
        first = false;
        (name ? names : words)[text::lean_key(text.form(token), name)] += 1;
        ++tokens;
      }
    }
  }

  Counts words, names;
  double tokens = 0;

 private:
  const text::Reader& reader_;
};

void add_roots(const Counts& from, double share, Counts& to) {
  for (const auto& [key, n] : from) to[key] += std::sqrt(n * share);
}

double count(const Counts& counts, std::uint32_t key) {
  const auto it = counts.find(key);
  return it == counts.end() ? 0 : it->second;
}

std::int8_t scaled(double lean) {
  return static_cast<std::int8_t>(
      std::lround(std::clamp(lean, -kMostLean, kMostLean) * text::kLeanUnit));
}

class Maker {
 public:
  Maker(const std::string& data, const std::shared_ptr<const lang::Pack>& pack)
      : data_(data), own_(pack->language()), reader_(pack) {}

  base::Result<void> learn() {
    auto files = files_in(data_ + "/languages");
    if (!files) return base::fail(files.error());
    for (const auto& [name, languages] : *files) {
      if (name.starts_with("test-")) continue;
      auto ok = name.starts_with(kList) ? learn_list(languages) : learn_text(languages);
      if (!ok) return ok;
    }
    return learn_own();
  }

  [[nodiscard]] std::string bytes() const {
    std::vector<std::string> names;
    for (const auto& entry : others_) names.push_back(entry.first);
    std::map<std::uint32_t, text::Leans> words;
    for (std::size_t l = 0; l < names.size(); ++l) {
      const auto& other = others_.at(names[l]);
      for (const auto key : keys(other.words, other.alone, own_words_.words))
        keep(key, l, lean(key, other), words);
      for (const auto key : keys(other.names, {}, own_words_.names))
        keep(key, l, name_lean(key, other), words);
    }
    return text::LanguageModel::write(names, words);
  }

  base::Result<std::vector<Figure>> measure(const std::shared_ptr<const lang::Pack>& with) const {
    auto files = files_in(data_ + "/languages");
    if (!files) return base::fail(files.error());
    const text::Reader reader(with);
    std::vector<Figure> out;
    for (const auto& [name, languages] : *files) {
      if (!name.starts_with("test-")) continue;
      for (const auto& [language, path] : languages) {
        auto figure = share(reader, path, language);
        if (!figure) return base::fail(figure.error());
        out.push_back(
            {"language of sentences, " + name.substr(5) + ", " + language, "accuracy", *figure});
      }
    }
    return out;
  }

 private:
  const std::string& data_;
  std::string own_;
  text::Reader reader_;
  Language own_words_;
  std::map<std::string, Language> others_;

  base::Result<Counter> count_file(const std::string& path) const {
    const auto lines = lines_of(path);
    if (!lines) return base::fail(lines.error());
    Counter counter(reader_);
    for (const auto& line : *lines) counter.add(line);
    return counter;
  }

  /// Texts of one name: the same text in several languages, or one language alone.
  base::Result<void> learn_text(const std::map<std::string, std::string>& languages) {
    std::map<std::string, Counter> counters;
    double least = 0;
    for (const auto& [language, path] : languages) {
      auto counter = count_file(path);
      if (!counter) return base::fail(counter.error());
      least = least == 0 ? counter->tokens : std::min(least, counter->tokens);
      counters.emplace(language, std::move(*counter));
    }
    const bool paired = languages.count(own_) != 0 && languages.size() > 1;
    for (const auto& [language, counter] : counters) {
      Language& to = language == own_ ? own_words_ : others_[language];
      const double share = paired ? least / counter.tokens : 1;
      add_roots(counter.words, share, paired ? to.words : to.alone);
      add_roots(counter.names, share, paired ? to.names : to.names_alone);
    }
    return {};
  }

  /// Lists of one name in several languages, which were made in the same way.
  base::Result<void> learn_list(const std::map<std::string, std::string>& languages) {
    for (const auto& [language, path] : languages) {
      const auto list = list_of(path);
      if (!list) return base::fail(list.error());
      Language& to = language == own_ ? own_words_ : others_[language];
      for (const auto& [word, number] : *list) {
        if (number >= kLeastListed) to.words[text::lean_key(word, false)] += std::sqrt(number);
      }
    }
    return {};
  }

  base::Result<void> learn_own() {
    const auto take = [&](base::Result<std::vector<Sentence>> sentences) -> base::Result<void> {
      if (!sentences) return base::fail(sentences.error());
      Counter counter(reader_);
      for (const auto& sentence : *sentences) counter.add(source_of(sentence));
      add_roots(counter.words, 1, own_words_.alone);
      add_roots(counter.names, 1, own_words_.names_alone);
      return {};
    };
    if (auto ok = take(read_trees(data_ + "/icon/train.txt")); !ok) return ok;
    for (const char* file :
         {"/ud-id-csui/id_csui-ud-train.conllu", "/ud-id-gsd-v2.0/id-ud-train.conllu"}) {
      if (auto ok = take(read_conllu(data_ + file)); !ok) return ok;
    }
    for (const char* file :
         {"/idner-news-2k/train.txt", "/indonlu-nergrit_ner-grit/train_preprocess.txt"}) {
      if (auto ok = take(read_columns(data_ + file)); !ok) return ok;
    }
    return {};
  }

  static std::set<std::uint32_t> keys(const Counts& a, const Counts& b, const Counts& c) {
    std::set<std::uint32_t> out;
    for (const auto* counts : {&a, &b, &c}) {
      for (const auto& entry : *counts) out.insert(entry.first);
    }
    return out;
  }

  static void keep(std::uint32_t key, std::size_t language, double lean,
                   std::map<std::uint32_t, text::Leans>& words) {
    if (std::abs(lean) >= kLeastKept) words[key][language] = scaled(lean);
  }

  /// What texts in both languages say; towards the other language never more than all texts of the
  /// pack's own leave.
  static double lean_of(double other, double own, double alone, double smooth) {
    const double both = std::log((other + smooth) / (own + smooth));
    if (both <= 0) return both;
    return std::max(0.0, std::min(both, std::log((other + smooth) / (own + alone + smooth))));
  }

  double lean(std::uint32_t key, const Language& other) const {
    const double theirs = count(other.words, key) + kOtherAlone * count(other.alone, key);
    return lean_of(theirs, count(own_words_.words, key), kOwnAlone * count(own_words_.alone, key),
                   kSmooth);
  }

  double name_lean(std::uint32_t key, const Language& other) const {
    const double theirs = count(other.names, key), ours = count(own_words_.names, key);
    if (theirs + ours < kLeastSeen) return 0;
    constexpr double kAlone = 3 * kOwnAlone;
    return kNameWorth *
           lean_of(theirs, ours, kAlone * count(own_words_.names_alone, key), kSmoothName);
  }

  static base::Result<double> share(const text::Reader& reader, const std::string& path,
                                    const std::string& language) {
    const auto lines = lines_of(path);
    if (!lines) return base::fail(lines.error());
    double right = 0;
    for (const auto& line : *lines) right += reader.read(line).language == language ? 1 : 0;
    return lines->empty() ? 0 : right / static_cast<double>(lines->size());
  }
};

}  // namespace

base::Result<Trained> make_languages(const std::string& data,
                                     const std::shared_ptr<const lang::Pack>& pack) {
  Maker maker(data, pack);
  if (auto ok = maker.learn(); !ok) return base::fail(ok.error());
  Trained out;
  out.bytes = maker.bytes();
  auto figures = maker.measure(pack->with("models/languages.bin", out.bytes));
  if (!figures) return base::fail(figures.error());
  out.figures = std::move(*figures);
  return out;
}

}  // namespace saksi::train
