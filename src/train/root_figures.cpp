// SPDX-License-Identifier: Apache-2.0
#include "train/root_figures.h"

#include "base/utf8.h"
#include "train/corpora.h"
#include "train/held_out.h"
#include "train/sentences.h"
#include "words/labels.h"

namespace saksi::train {
namespace {

struct Share {
  double right = 0;
  double all = 0;

  void count(bool ok) {
    all += 1;
    right += ok;
  }

  [[nodiscard]] double value() const { return all == 0 ? 0 : right / all; }
};

bool is_content(std::string_view tag) {
  tag = tag.substr(0, tag.find('+'));
  return tag == "NOUN" || tag == "VERB" || tag == "ADJ" || tag == "ADV";
}

void measure(const std::vector<Sentence>& test, const std::string& set,
             const words::Lexicon& lexicon, std::vector<Figure>& out) {
  Share all;
  Share affixed;
  for (const Sentence& s : test) {
    const std::string source = source_of(s);
    const words::Work work = lexicon.read(text_of(s, source));
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (!is_content(s[i].tag) || s[i].lemma.empty()) continue;
      const std::string lemma = base::lower(s[i].lemma);  // "SM", "Rumah" have no affix
      const bool right = base::lower(work.words.words[i].root) == lemma;
      all.count(right);
      if (lemma != base::lower(s[i].form)) affixed.count(right);
    }
  }
  out.push_back({"root of content words, " + set, "accuracy", all.value()});
  out.push_back({"root of affixed content words, " + set, "accuracy", affixed.value()});
}

/// The cells of one line, parted by tabs.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == '\t') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

struct ConflictWords {
  Share root;
  Share voice;  // of the words whose letters tell it
};

void count_conflict_word(const std::vector<std::string>& row, const words::Lexicon& lexicon,
                         ConflictWords& out) {
  Token alone;
  alone.form = row[0];
  const words::Work work = lexicon.read(text_of({alone}, row[0]));
  const words::Word& word = work.words.words[0];
  out.root.count(word.root == row[3]);
  if (row[2] != "-") out.voice.count(words::name(word.voice) == row[2]);
}

/// form, affixes, voice, root.
base::Result<ConflictWords> conflict_words(const std::string& path, const words::Lexicon& lexicon) {
  const auto file = read_file(path);
  if (!file) return base::fail(file.error());
  ConflictWords out;
  for (std::size_t at = 0; at < file->size();) {
    const std::size_t end = std::min(file->find('\n', at), file->size());
    const auto row = cells_of(std::string_view(*file).substr(at, end - at));
    at = end + 1;
    if (row.size() != 4 || row[0] == "form") continue;
    count_conflict_word(row, lexicon, out);
  }
  return out;
}

}  // namespace

base::Result<std::vector<Figure>> root_figures(const Sources& sources,
                                               const words::Lexicon& lexicon) {
  const auto pud = read_conllu(sources.corpora + "/ud-id-pud/id_pud-ud-test.conllu");
  const auto csui = read_conllu(sources.corpora + "/ud-id-csui/id_csui-ud-test.conllu");
  if (!pud) return base::fail(pud.error());
  if (!csui) return base::fail(csui.error());
  std::vector<Figure> out;
  measure(part_of(*pud, true), "PUD held-out fifth", lexicon, out);
  measure(*csui, "CSUI test", lexicon, out);
  const auto own = conflict_words(sources.own + "/words/conflict.tsv", lexicon);
  if (!own) return base::fail(own.error());
  out.push_back({"root of conflict words", "accuracy", own->root.value()});
  out.push_back({"voice of conflict words", "accuracy", own->voice.value()});
  return out;
}

}  // namespace saksi::train
