// SPDX-License-Identifier: Apache-2.0
#include "train/raw_figures.h"

#include "text/text.h"
#include "train/corpora.h"
#include "words/words.h"

#include <map>
#include <set>

namespace saksi::train {
namespace {

using base::Span;

/// A treebank as one line of text, with where its tokens and sentences are.
struct Raw {
  std::string text;
  std::map<Span, std::size_t> tokens;  // and how many words each holds
  std::set<Span> sentences;
};

/// The lines "# text = ..." of a file, in order.
std::vector<std::string> texts_of(const std::string& file) {
  constexpr std::string_view kKey = "# text = ";
  std::vector<std::string> out;
  for (std::size_t at = 0; at < file.size();) {
    const std::size_t end = std::min(file.find('\n', at), file.size());
    const std::string_view line = std::string_view(file).substr(at, end - at);
    if (line.starts_with(kKey)) out.emplace_back(line.substr(kKey.size()));
    at = end + 1;
  }
  return out;
}

/// Appends one sentence; false when its tokens do not stand in its text.
bool append(const std::string& text, const Sentence& sentence, Raw& raw) {
  if (!raw.text.empty()) raw.text += ' ';
  std::size_t at = raw.text.size();
  raw.text += text;
  Span whole;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::size_t begin = raw.text.find(sentence[i].form, at);
    if (begin == std::string::npos) return false;
    at = begin + sentence[i].form.size();
    const Span span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    raw.tokens.emplace(span, sentence[i].nodes.size());
    if (i == 0) whole.begin = span.begin;
    whole.end = span.end;
  }
  raw.sentences.insert(whole);
  return true;
}

base::Result<Raw> read_raw(const std::string& path) {
  const auto file = read_file(path);
  const auto sentences = read_conllu(path);
  if (!file) return base::fail(file.error());
  if (!sentences) return base::fail(sentences.error());
  const auto texts = texts_of(*file);
  Raw raw;
  for (std::size_t i = 0; i < std::min(texts.size(), sentences->size()); ++i) {
    if (!append(texts[i], (*sentences)[i], raw)) {
      return base::fail(base::Code::invalid_field, "The tokens do not stand in the text.", path);
    }
  }
  return raw;
}

struct Counts {
  std::size_t right = 0;
  std::size_t gold = 0;
  std::size_t got = 0;

  [[nodiscard]] double f1() const {
    return gold + got == 0 ? 0 : 2.0 * static_cast<double>(right) / static_cast<double>(gold + got);
  }
};

Counts count_words(const Raw& raw, const words::Words& words) {
  Counts c;
  for (const auto& [span, n] : raw.tokens) c.gold += n;
  for (std::uint32_t i = 0; i < words.words.size(); ++i) {
    const std::size_t n = words.words[i].clitic == words::Clitic::none ? 1 : 2;
    c.got += n;
    const auto it = raw.tokens.find(words.text.tokens[i].span);
    if (it != raw.tokens.end() && it->second == n) c.right += n;
  }
  return c;
}

Counts count_sentences(const Raw& raw, const text::Text& text) {
  Counts c;
  c.gold = raw.sentences.size();
  c.got = text.sentences.size();
  for (const text::Sentence& s : text.sentences) {
    c.right +=
        raw.sentences.count({text.tokens[s.first].span.begin, text.tokens[s.last - 1].span.end});
  }
  return c;
}

}  // namespace

base::Result<std::vector<Figure>> raw_figures(const std::string& data,
                                              const std::shared_ptr<const lang::Pack>& pack) {
  const text::Reader reader(pack);
  const words::Analyser analyser(pack);
  std::vector<Figure> out;
  for (const auto& [name, file] : {std::pair{"GSD test", "/ud-id-gsd/id_gsd-ud-test.conllu"},
                                   std::pair{"CSUI test", "/ud-id-csui/id_csui-ud-test.conllu"}}) {
    const auto raw = read_raw(data + file);
    if (!raw) return base::fail(raw.error());
    const words::Words words = analyser.analyse(reader.read(raw->text));
    out.push_back({std::string("words, raw text, ") + name, "F1", count_words(*raw, words).f1()});
    out.push_back({std::string("sentences, raw text, ") + name, "F1",
                   count_sentences(*raw, words.text).f1()});
  }
  return out;
}

}  // namespace saksi::train
