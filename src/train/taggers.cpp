// SPDX-License-Identifier: Apache-2.0
#include "train/taggers.h"

#include "base/utf8.h"
#include "train/corpora.h"
#include "train/held_out.h"
#include "train/labels.h"
#include "train/sentences.h"
#include "train/trainer.h"
#include "train/treebanks.h"

#include <map>
#include <optional>

namespace saksi::train {
namespace {

using words::Labels;
using words::Perceptron;

constexpr Settings kFine{1U << 16U, 8, 1, 4};
constexpr Settings kUpos{1U << 16U, 8, 2, 4};
constexpr int kRareLabel = 25;  // a label seen less often than this is folded into its first part

/// "NOUN+PRON" -> "NOUN".
std::string host(std::string_view tag) {
  return std::string(tag.substr(0, tag.find('+')));
}

/// Labels that are too rare lose their clitic's part.
void fold_rare(std::vector<Sentence>& sentences) {
  std::map<std::string, int> counts;
  for (const Sentence& s : sentences) {
    for (const Token& t : s) ++counts[t.tag];
  }
  for (Sentence& s : sentences) {
    for (Token& t : s) {
      if (counts[t.tag] < kRareLabel) t.tag = host(t.tag);
    }
  }
}

void class_features_of(const Example& e, std::size_t i, const Labels& done, words::Features& f) {
  words::class_features({e.atoms, e.other, e.source}, i, done, f);
}

Labels labels_of(const Perceptron& model, const std::vector<words::Atoms>& atoms,
                 const Labels& other, std::uint32_t source) {
  Labels out;
  words::label_classes(model, {atoms, other, source}, out);
  return out;
}

/// Right parts: a token of several words counts once for each, as on gold tokens.
struct Parts {
  double right = 0;
  double all = 0;

  void count(std::string_view gold, std::string_view got) {
    while (true) {
      const std::size_t g = std::min(gold.find('+'), gold.size());
      const std::size_t h = std::min(got.find('+'), got.size());
      all += 1;
      right += gold.substr(0, g) == got.substr(0, h);
      if (g == gold.size()) return;
      gold.remove_prefix(g + 1);
      got.remove_prefix(std::min(h + 1, got.size()));
    }
  }

  [[nodiscard]] double share() const { return all == 0 ? 0 : right / all; }
};

// ICON's verbs
constexpr std::string_view kTransitive = "VBT";
constexpr std::string_view kIntransitive = "VBI";
constexpr std::string_view kPassive = "VBP";

bool is_verb(std::string_view c) {
  return c == kTransitive || c == kIntransitive || c == kPassive;
}

std::string_view voice_of(std::string_view verb) {
  return verb == kPassive ? "passive" : "active";
}

/// Of the gold verbs, those that came out right.
struct Verbs {
  Parts kind;   // as transitive, intransitive or passive, whichever it is
  Parts all;    // as active or passive
  Parts voice;  // the same; of those that came out as verbs

  void count(std::string_view gold, std::string_view got) {
    if (!is_verb(gold)) return;
    kind.count(gold, got);
    all.count(voice_of(gold), is_verb(got) ? voice_of(got) : "");
    if (is_verb(got)) voice.count(voice_of(gold), voice_of(got));
  }
};

struct Tagged {
  Parts parts;
  Verbs verbs;
};

Tagged measure(const std::vector<Sentence>& test, const words::Lexicon& lexicon,
               const Perceptron& model, const Perceptron* fine, std::uint32_t source) {
  Tagged out;
  for (const Sentence& s : test) {
    const auto atoms = atoms_of(s, lexicon);
    const Labels other = fine != nullptr ? labels_of(*fine, atoms, {}, 0) : Labels();
    const Labels got = labels_of(model, atoms, other, source);
    for (std::size_t i = 0; i < s.size(); ++i) {
      out.parts.count(s[i].tag, model.labels()[got[i]]);
      out.verbs.count(host(s[i].tag), host(model.labels()[got[i]]));
    }
  }
  return out;
}

}  // namespace

base::Result<Trained> make_fine(const std::string& data, const words::Lexicon& lexicon) {
  auto train = read_trees(data + "/icon/train.txt");
  const auto dev = read_trees(data + "/icon/dev.txt");
  const auto test = read_trees(data + "/icon/test.txt");
  if (!train) return base::fail(train.error());
  if (!dev) return base::fail(dev.error());
  if (!test) return base::fail(test.error());
  train->insert(train->end(), dev->begin(), dev->end());  // it chose the settings; now it teaches
  fold_rare(*train);
  LabelSet labels;
  std::vector<Example> examples;
  for (const Sentence& s : *train) {
    Example e;
    e.atoms = atoms_of(s, lexicon);
    for (const Token& t : s) e.gold.push_back(labels.number(t.tag));
    examples.push_back(std::move(e));
  }
  const auto weights = train_weights(labels.names().size(), kFine, examples, class_features_of, {});
  Trained out;
  out.bytes = Perceptron::write(words::kFeaturesVersion, labels.names(), kFine.rows, weights);
  const auto model = Perceptron::open(out.bytes, words::kFeaturesVersion, "fine.bin");
  if (!model) return base::fail(model.error());
  const Tagged t = measure(*test, lexicon, *model, nullptr, 0);
  out.figures.push_back({"fine part of speech, ICON test", "accuracy", t.parts.share()});
  out.figures.push_back({"verbs as transitive, intransitive or passive, ICON test", "accuracy",
                         t.verbs.kind.share()});
  out.figures.push_back({"verbs as active or passive, ICON test", "accuracy", t.verbs.all.share()});
  out.figures.push_back(
      {"the same of words seen as verbs, ICON test", "accuracy", t.verbs.voice.share()});
  return out;
}

base::Result<std::string> upos_bytes(const std::string& data, const words::Lexicon& lexicon,
                                     const std::string& fine_bytes, std::optional<Part> without) {
  auto banks = read_treebanks(data);
  if (!banks) return base::fail(banks.error());
  const auto fine = Perceptron::open(fine_bytes, words::kFeaturesVersion, "fine.bin");
  if (!fine) return base::fail(fine.error());
  LabelSet labels;
  std::vector<Example> examples;
  const auto add = [&](const Sentence& s, std::uint32_t source, int times) {
    Example e;
    for (const Token& t : s) e.gold.push_back(labels.number(t.tag));
    if (times == 0) return;
    e.atoms = atoms_of(s, lexicon);
    e.other = labels_of(*fine, e.atoms, {}, 0);
    e.source = source;
    for (int i = 1; i < times; ++i) examples.push_back(e);
    examples.push_back(std::move(e));
  };
  fold_rare(banks->modern);
  fold_rare(banks->converted);
  for (std::size_t i = 0; i < banks->modern.size(); ++i) {
    const bool left_out = without && without->has(i);
    const int times = i < banks->csui ? 2 : 1;  // news, in the scheme that is read with
    add(banks->modern[i], 0, left_out ? 0 : times);
  }
  for (const Sentence& s : banks->converted) add(s, kConverted, 1);
  const auto weights = train_weights(labels.names().size(), kUpos, examples, class_features_of, {});
  return Perceptron::write(words::kFeaturesVersion, labels.names(), kUpos.rows, weights);
}

base::Result<Trained> make_upos(const std::string& data, const words::Lexicon& lexicon,
                                const std::string& fine_bytes) {
  const auto bytes = upos_bytes(data, lexicon, fine_bytes, {});
  if (!bytes) return base::fail(bytes.error());
  const auto banks = read_treebanks(data);
  if (!banks) return base::fail(banks.error());
  const auto fine = Perceptron::open(fine_bytes, words::kFeaturesVersion, "fine.bin");
  if (!fine) return base::fail(fine.error());
  Trained out;
  out.bytes = *bytes;
  const auto model = Perceptron::open(out.bytes, words::kFeaturesVersion, "upos.bin");
  if (!model) return base::fail(model.error());
  const auto add = [&](const char* name, const std::vector<Sentence>& set, std::uint32_t source) {
    out.figures.push_back({std::string("universal part of speech, ") + name, "accuracy",
                           measure(set, lexicon, *model, &*fine, source).parts.share()});
  };
  add("CSUI test", banks->csui_test, 0);
  add("PUD held-out fifth", banks->pud_fifth, 0);
  add("GSD test (its own scheme)", banks->gsd_test, kConverted);
  add("GSD test (as read)", banks->gsd_test, 0);
  return out;
}

}  // namespace saksi::train
