// SPDX-License-Identifier: Apache-2.0
#include "train/parser.h"

#include "syntax/actions.h"
#include "syntax/features.h"
#include "train/averaged.h"
#include "train/parser_figures.h"
#include "train/sentences.h"
#include "train/treebanks.h"
#include "words/perceptron.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace saksi::train {
namespace {

using syntax::Action;
using syntax::Actions;
using syntax::Move;
using syntax::State;

constexpr std::size_t kRows = 1U << 16U;
constexpr int kRounds = 12;
constexpr int kRuns = 3;
constexpr int kFollowOwn = 9;  // of ten steps after the first round go where the model goes
constexpr std::size_t kMostActions = words::kMostLabels;
constexpr const char* kRest = "dep";  // the relation of arcs whose own is too rare

/// A sentence as the trainer sees it.
struct Example {
  std::vector<syntax::Atom> atoms;
  std::vector<int> heads;              ///< by token; the number of tokens is the root
  std::vector<std::string> relations;  ///< by token
};

Example example_of(const Sentence& sentence, const words::Analyser& analyser) {
  const std::string source = source_of(sentence);
  const words::Words words = analyser.analyse(text_of(sentence, source));
  const auto tokens = static_cast<std::uint32_t>(sentence.size());
  Example e;
  e.atoms = syntax::atoms_of(words, 0, tokens);
  for (const Arc& arc : arcs_of(sentence)) {
    e.heads.push_back(arc.head < 0 ? static_cast<int>(tokens) : arc.head);
    e.relations.push_back(arc.relation);
  }
  return e;
}

Move direction_of(const Example& e, std::size_t token) {
  return e.heads[token] > static_cast<int>(token) ? Move::left : Move::right;
}

/// The commonest labels. A rarer arc is labelled with the rest of its direction.
std::vector<std::string> labels_of(const std::vector<Example>& examples) {
  std::map<std::string, int> counts;
  for (const Example& e : examples) {
    for (std::size_t i = 0; i < e.heads.size(); ++i)
      ++counts[syntax::label_of(direction_of(e, i), e.relations[i])];
  }
  std::vector<std::string> labels{syntax::label_of(Move::shift, {}),
                                  syntax::label_of(Move::left, kRest),
                                  syntax::label_of(Move::right, kRest)};
  for (const std::string& label : labels) counts.erase(label);
  std::vector<std::pair<int, std::string>> order;
  order.reserve(counts.size());
  for (const auto& [label, count] : counts) order.emplace_back(-count, label);
  std::sort(order.begin(), order.end());
  for (const auto& [count, label] : order) {
    if (labels.size() < kMostActions) labels.push_back(label);
  }
  return labels;
}

/// How many right arcs each move puts out of reach (arc-hybrid).
class Oracle {
 public:
  Oracle(const State& state, const Example& e) : state_(state), e_(e) {}

  [[nodiscard]] int cost(Move move) const {
    switch (move) {
      case Move::shift:
        return shift();
      case Move::left:
        return pop(state_.next(0));
      case Move::right:
        return pop(state_.stack(1));
    }
    return 0;
  }

 private:
  [[nodiscard]] int head(int token) const { return e_.heads[static_cast<std::size_t>(token)]; }

  [[nodiscard]] bool coming(int token) const { return token >= state_.next(0); }

  /// The top of the stack gets `given` as its head and is gone.
  [[nodiscard]] int pop(int given) const {
    const int top = state_.stack(0);
    const int right = head(top);
    int lost = right != given && (right == state_.stack(1) || coming(right)) ? 1 : 0;
    for (int d = state_.next(0); d < state_.root(); ++d) lost += head(d) == top ? 1 : 0;
    return lost;
  }

  /// The next token leaves: what lies below the top of the stack can no longer be its head, nor
  /// anything on the stack its child.
  [[nodiscard]] int shift() const {
    const int next = state_.next(0);
    int lost = 0;
    for (const int t : state_.stacked()) {
      lost += t != state_.stack(0) && head(next) == t ? 1 : 0;
      lost += head(t) == next ? 1 : 0;
    }
    return lost;
  }

  const State& state_;
  const Example& e_;
};

class Trainer {
 public:
  Trainer(const std::vector<std::string>& labels, std::uint64_t seed)
      : views_(labels.begin(), labels.end()),
        actions_(Actions::of(views_)),
        weights_(labels.size(), kRows),
        random_(seed) {
    for (std::size_t i = 0; i < labels.size(); ++i)
      numbers_.emplace(labels[i], static_cast<std::uint8_t>(i));
  }

  void train(const std::vector<Example>& examples) {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int round = 0; round < kRounds; ++round) {
      random_.shuffle(order);
      for (const std::size_t i : order) walk(examples[i], round > 0);
    }
  }

  [[nodiscard]] std::vector<float> averages() const { return weights_.averages(); }

 private:
  void walk(const Example& e, bool explore);
  [[nodiscard]] bool right(const Action& a, std::uint8_t label, const State& state,
                           const Example& e, const std::array<bool, 3>& best) const;
  [[nodiscard]] std::uint8_t gold_label(const Example& e, int token, Move move) const;

  std::vector<std::string_view> views_;
  Actions actions_;
  std::map<std::string, std::uint8_t, std::less<>> numbers_;
  Averaged weights_;
  Random random_;
  State state_;
};

/// Which of the three moves lose least.
std::array<bool, 3> best_moves(const State& state, const Example& e) {
  constexpr std::array kMoves = {Move::shift, Move::left, Move::right};
  const Oracle oracle(state, e);
  std::array<int, 3> costs{};
  int least = -1;
  for (std::size_t m = 0; m < kMoves.size(); ++m) {
    costs[m] = state.allowed(kMoves[m]) ? oracle.cost(kMoves[m]) : -1;
    if (costs[m] >= 0 && (least < 0 || costs[m] < least)) least = costs[m];
  }
  return {costs[0] == least, costs[1] == least, costs[2] == least};
}

std::uint8_t Trainer::gold_label(const Example& e, int token, Move move) const {
  const auto it =
      numbers_.find(syntax::label_of(move, e.relations[static_cast<std::size_t>(token)]));
  return it != numbers_.end() ? it->second : numbers_.at(syntax::label_of(move, kRest));
}

/// An arc to the right head needs the right relation; any relation will do on a wrong one.
bool Trainer::right(const Action& a, std::uint8_t label, const State& state, const Example& e,
                    const std::array<bool, 3>& best) const {
  if (!best[static_cast<std::size_t>(a.move)]) return false;
  if (a.move == Move::shift) return true;
  const int top = state.stack(0);
  const int head = a.move == Move::left ? state.next(0) : state.stack(1);
  if (e.heads[static_cast<std::size_t>(top)] != head) return true;
  return label == gold_label(e, top, a.move);
}

void Trainer::walk(const Example& e, bool explore) {
  constexpr int kNobody = -1;
  state_.begin(e.heads.size());
  syntax::Features features;
  while (!state_.done()) {
    syntax::features_of(state_, e.atoms, 0, features);
    std::array<float, words::kMostLabels> scores{};
    weights_.score(features.all(), scores);
    const auto moves = best_moves(state_, e);
    int chosen = kNobody;
    int gold = kNobody;
    for (std::size_t l = 0; l < actions_.actions.size(); ++l) {
      const Action& a = actions_.actions[l];
      if (!state_.allowed(a.move)) continue;
      const auto better = [&](int than) {
        return than == kNobody || scores[l] > scores[static_cast<std::size_t>(than)];
      };
      if (better(chosen)) chosen = static_cast<int>(l);
      if (better(gold) && right(a, static_cast<std::uint8_t>(l), state_, e, moves))
        gold = static_cast<int>(l);
    }
    if (gold != chosen) {
      weights_.update(features.all(), static_cast<std::uint8_t>(gold),
                      static_cast<std::uint8_t>(chosen));
    }
    weights_.step();
    const bool own = explore && random_.below(10) < kFollowOwn;
    const Action& a = actions_.actions[static_cast<std::size_t>(own ? chosen : gold)];
    state_.make(a.move, a.relation);
  }
}

std::vector<Example> examples_of(const std::vector<Sentence>& sentences,
                                 const std::vector<std::shared_ptr<const lang::Pack>>& parts) {
  std::vector<Example> out(sentences.size());
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const words::Analyser analyser(parts[p]);
    const Part part{p, parts.size()};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      if (part.has(i)) out[i] = example_of(sentences[i], analyser);
    }
  }
  return out;
}

}  // namespace

base::Result<Trained> make_trees(const std::string& data,
                                 const std::shared_ptr<const lang::Pack>& pack,
                                 const std::vector<std::shared_ptr<const lang::Pack>>& parts) {
  const auto banks = read_treebanks(data);
  if (!banks) return base::fail(banks.error());
  const words::Analyser analyser(pack);
  const std::vector<Example> examples = examples_of(banks->modern, parts);
  const std::vector<std::string> labels = labels_of(examples);
  std::vector<float> sum(kRows * labels.size());
  for (int run = 0; run < kRuns; ++run) {
    Trainer trainer(labels, static_cast<std::uint64_t>(run) + 1);
    trainer.train(examples);
    const std::vector<float> averages = trainer.averages();
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += averages[i];
  }
  Trained out;
  out.bytes = words::Perceptron::write(syntax::kFeaturesVersion, labels, kRows, sum);
  const auto with = pack->with("models/trees.bin", out.bytes);
  const syntax::Parser parser(with);
  for (const auto& [name, set] : {std::pair{"CSUI test", &banks->csui_test},
                                  std::pair{"PUD held-out fifth", &banks->pud_fifth},
                                  std::pair{"GSD test", &banks->gsd_test}}) {
    add_tree_figures(name, *set, analyser, parser, out.figures);
  }
  return out;
}

}  // namespace saksi::train
