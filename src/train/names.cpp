// SPDX-License-Identifier: Apache-2.0
#include "words/names.h"

#include "text/text.h"
#include "train/corpora.h"
#include "train/labels.h"
#include "train/marked.h"
#include "train/sentences.h"
#include "train/taggers.h"
#include "train/trainer.h"

#include <algorithm>
#include <map>
#include <set>

namespace saksi::train {
namespace {

using words::Labels;
using words::Perceptron;

constexpr Settings kNames{1U << 17U, 10, 3, 8};
constexpr int kFillings = 10;  // how often each wording of our own is filled with names
constexpr int kRepeats = 4;    // how often each marked sentence of our own is seen in a round

/// Corpora name their labels differently: "B-PERSON" -> "B-PER".
std::string unified(std::string_view label) {
  static const std::map<std::string_view, std::string_view> kKinds = {
      {"PERSON", "PER"},       {"Person", "PER"}, {"ORGANISATION", "ORG"}, {"ORGANIZATION", "ORG"},
      {"Organisation", "ORG"}, {"PLACE", "LOC"},  {"LOCATION", "LOC"},     {"Place", "LOC"}};
  if (label.size() < 3 || label[1] != '-') return std::string(label.substr(0, 1));
  const auto it = kKinds.find(label.substr(2));
  return std::string(label.substr(0, 2)) +
         std::string(it == kKinds.end() ? label.substr(2) : it->second);
}

struct Span {
  std::size_t first;
  std::size_t last;
  std::string kind;
  friend bool operator==(const Span&, const Span&) = default;
};

/// The names of one sentence's labels; an "I-" without a beginning begins one.
std::vector<Span> spans_of(const std::vector<std::string>& labels) {
  std::vector<Span> out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i].size() < 3) continue;
    const std::string kind = labels[i].substr(2);
    const bool goes_on =
        labels[i][0] == 'I' && !out.empty() && out.back().last == i && out.back().kind == kind;
    if (goes_on) {
      ++out.back().last;
    } else {
      out.push_back({i, i + 1, kind});
    }
  }
  return out;
}

std::vector<std::string> labels_of(const Sentence& s) {
  std::vector<std::string> out;
  out.reserve(s.size());
  for (const Token& t : s) out.push_back(unified(t.name));
  return out;
}

/// Whole names that the pack knows, with the label that they have everywhere: corpora differ on
/// armed forces and on countries by their initials.
class Harmony {
 public:
  explicit Harmony(const lang::Pack& pack) {
    const lang::Table& t = pack.table("name_cues");
    for (std::size_t i = 0; i < t.size(); ++i) {
      const lang::Row row = t.row(i);
      if (row[t.column("role")] == "known")
        known_.emplace(row[t.column("word")], label_of(row[t.column("kind")]));
    }
  }

  void apply(Sentence& s) const {
    for (std::size_t i = 0; i < s.size(); ++i) {
      const auto it = known_.find(s[i].form);
      const bool alone = i + 1 == s.size() || s[i + 1].name[0] != 'I';
      if (it == known_.end() || s[i].name[0] == 'I' || !alone) continue;
      s[i].name = "B-" + it->second;
    }
  }

 private:
  static std::string label_of(std::string_view kind) {
    if (kind == "armed_group") return "ARM";
    if (kind == "place") return "LOC";
    return kind == "person" ? "PER" : "ORG";
  }

  std::map<std::string, std::string, std::less<>> known_;
};

void name_features_of(const Example& e, std::size_t i, const Labels& done, words::Features& f) {
  words::name_features({e.atoms, e.other, 0}, i, done, f);
}

Example example_of(const Sentence& s, const words::Lexicon& lexicon, const Perceptron& fine) {
  Example e;
  e.atoms = atoms_of(s, lexicon);
  words::label_classes(fine, {e.atoms, {}, 0}, e.other);
  return e;
}

/// Precision, recall and F1 of names, all kinds and each.
struct Score {
  std::map<std::string, std::array<double, 3>> kinds;  // right, gold, found

  void count(const std::vector<Span>& gold, const std::vector<Span>& found) {
    for (const Span& g : gold) {
      add(g.kind, 1, 1);
      if (std::find(found.begin(), found.end(), g) != found.end()) add(g.kind, 0, 1);
    }
    for (const Span& f : found) add(f.kind, 2, 1);
  }

  void add(const std::string& kind, std::size_t what, double n) {
    kinds[kind][what] += n;
    kinds["all"][what] += n;
  }
};

void report(const Score& score, const std::string& set, std::vector<Figure>& out) {
  for (const auto& [kind, n] : score.kinds) {
    const double p = n[2] == 0 ? 0 : n[0] / n[2];
    const double r = n[1] == 0 ? 0 : n[0] / n[1];
    std::string what = "names, ";
    what.append(set).append(", ").append(kind);
    out.push_back({what, "F1", p + r == 0 ? 0 : 2 * p * r / (p + r)});
  }
}

/// A word that a person's name follows.
bool is_title(const words::Atoms& atoms) {
  return words::has_role(atoms, words::NameCues::Role::title) ||
         words::has_role(atoms, words::NameCues::Role::office);
}

struct Reader {
  const words::Lexicon& lexicon;
  const Perceptron& fine;
  const Perceptron& names;
  std::vector<std::uint64_t> before;

  [[nodiscard]] std::vector<std::string> read(const Sentence& s) const {
    const Example e = example_of(s, lexicon, fine);
    Labels got;
    words::label_names(names, {e.atoms, e.other, 0}, before, got);
    words::mend_names(e.atoms, words::name_ids(names.labels()), got);
    std::vector<std::string> out;
    for (const std::uint8_t l : got) out.emplace_back(names.labels()[l]);
    return out;
  }
};

/// Of the persons that stand right behind a title or an office, how many are found whole.
double beside_titles(const std::vector<Sentence>& test, const Reader& reader) {
  double all = 0;
  double right = 0;
  for (const Sentence& s : test) {
    const auto found = spans_of(reader.read(s));
    const auto atoms = atoms_of(s, reader.lexicon);
    for (const Span& g : spans_of(labels_of(s))) {
      if (g.kind != "PER" || g.first == 0 || !is_title(atoms[g.first - 1])) continue;
      all += 1;
      right += std::find(found.begin(), found.end(), g) != found.end();
    }
  }
  return all == 0 ? 0 : right / all;
}

/// A test set that does not know armed groups: they count as organisations.
void fold_armed(std::vector<std::string>& labels) {
  for (std::string& l : labels) {
    if (l.ends_with("ARM")) l = l.substr(0, 2) + "ORG";
  }
}

Score measure(const std::vector<Sentence>& test, const Reader& reader, bool fold) {
  Score score;
  for (const Sentence& s : test) {
    auto got = reader.read(s);
    auto gold = labels_of(s);
    if (fold) fold_armed(got);
    if (fold) fold_armed(gold);
    score.count(spans_of(gold), spans_of(got));
  }
  return score;
}

base::Result<std::vector<Sentence>> read_training(const std::string& data, const std::string& own,
                                                  const lang::Pack& pack) {
  std::vector<Sentence> out;
  const Harmony harmony(pack);
  for (const char* file :
       {"/idner-news-2k/train.txt", "/indonlu-nergrit_ner-grit/train_preprocess.txt"}) {
    auto read = read_columns(data + file);
    if (!read) return base::fail(read.error());
    for (Sentence& s : *read) {
      harmony.apply(s);
      out.push_back(std::move(s));
    }
  }
  const auto ours = read_wordings(own + "/names", kFillings, pack);
  if (!ours) return base::fail(ours.error());
  out.insert(out.end(), ours->begin(), ours->end());
  const auto whole = read_marked(own + "/names/train.txt", pack);
  if (!whole) return base::fail(whole.error());
  for (int i = 0; i < kRepeats; ++i) out.insert(out.end(), whole->begin(), whole->end());
  return out;
}

}  // namespace

base::Result<Trained> make_names(const Sources& sources, const lang::Pack& pack,
                                 const words::Lexicon& lexicon, const std::string& fine_bytes) {
  const std::string& data = sources.corpora;
  const std::string& own = sources.own;
  const auto fine = Perceptron::open(fine_bytes, words::kFeaturesVersion, "fine.bin");
  const auto train = read_training(data, own, pack);
  const auto idner = read_columns(data + "/idner-news-2k/test.txt");
  const auto ours = read_marked(own + "/names/test.txt", pack);
  if (!fine) return base::fail(fine.error());
  if (!train) return base::fail(train.error());
  if (!idner) return base::fail(idner.error());
  if (!ours) return base::fail(ours.error());
  LabelSet labels;
  labels.number("O");
  std::vector<Example> examples;
  for (const Sentence& s : *train) {
    Example e = example_of(s, lexicon, *fine);
    for (const std::string& l : labels_of(s)) e.gold.push_back(labels.number(l));
    examples.push_back(std::move(e));
  }
  const std::vector<std::string_view> views(labels.names().begin(), labels.names().end());
  const auto before = words::allowed_before(views);
  const auto allowed = [&before](std::uint8_t l, const Labels& done) {
    return ((before[l] >> (done.empty() ? words::kAtStart : done.back())) & 1U) != 0;
  };
  const auto weights =
      train_weights(labels.names().size(), kNames, examples, name_features_of, allowed);
  Trained out;
  out.bytes = Perceptron::write(words::kFeaturesVersion, labels.names(), kNames.rows, weights);
  const auto model = Perceptron::open(out.bytes, words::kFeaturesVersion, "names.bin");
  if (!model) return base::fail(model.error());
  const Reader reader{lexicon, *fine, *model, before};
  report(measure(*idner, reader, true), "idner-news-2k test", out.figures);
  report(measure(*ours, reader, false), "own conflict test", out.figures);
  out.figures.push_back(
      {"persons beside a title, own conflict test", "recall", beside_titles(*ours, reader)});
  return out;
}

}  // namespace saksi::train
