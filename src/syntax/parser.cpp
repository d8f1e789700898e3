// SPDX-License-Identifier: Apache-2.0
#include "syntax/actions.h"
#include "syntax/features.h"
#include "syntax/relations.h"
#include "syntax/syntax.h"
#include "words/perceptron.h"

#include <cassert>

namespace saksi::syntax {
namespace {

constexpr const char* kFile = "models/trees.bin";

words::Perceptron open_part(const lang::Pack& pack) {
  const auto bytes = pack.part(kFile);
  if (bytes.empty()) return {};
  const auto trust = pack.is_built_in(kFile) ? words::Bytes::trusted : words::Bytes::checked;
  auto model = words::Perceptron::open(bytes, kFeaturesVersion, kFile, trust);
  return model ? std::move(*model) : words::Perceptron();
}

}  // namespace

struct Parser::Model {
  std::shared_ptr<const lang::Pack> pack;
  words::Perceptron perceptron;
  Actions actions;
  Relations relations;

  explicit Model(std::shared_ptr<const lang::Pack> opened)
      : pack(std::move(opened)),
        perceptron(open_part(*pack)),
        actions(Actions::of(perceptron.labels())),
        relations(*pack) {}

  [[nodiscard]] Action choose(const State& state, const Features& features) const;
  void parse(const words::Words& words, const text::Sentence& s, State& state, Trees& out) const;
};

Action Parser::Model::choose(const State& state, const Features& features) const {
  words::Scores scores{};
  perceptron.add(features.all(), scores);
  const Action* best = nullptr;
  std::int32_t most = 0;
  for (std::size_t i = 0; i < actions.actions.size(); ++i) {
    const Action& a = actions.actions[i];
    if ((best != nullptr && scores[i] <= most) || !state.allowed(a.move)) continue;
    best = &a;
    most = scores[i];
  }
  assert(best != nullptr && "a state that is not done allows a move");
  return *best;
}

void Parser::Model::parse(const words::Words& words, const text::Sentence& s, State& state,
                          Trees& out) const {
  const auto atoms = atoms_of(words, s.first, s.last);
  state.begin(s.last - s.first);
  Features features;
  while (!state.done()) {
    features_of(state, atoms, 0, features);
    const Action a = choose(state, features);
    state.make(a.move, a.relation);
  }
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    const State::Node& node = state.node(static_cast<int>(i - s.first));
    Dependency& d = out.dependencies[i];
    d.head = node.head == state.root() ? kRoot : s.first + static_cast<std::uint32_t>(node.head);
    d.relation = d.head == kRoot ? kRootRelation : actions.relations[node.relation];
  }
  relations.mend(words, s.first, s.last, out.dependencies);
}

Parser::Parser(std::shared_ptr<const lang::Pack> pack)
    : model_(std::make_unique<Model>(std::move(pack))) {}

Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;
Parser& Parser::operator=(Parser&&) noexcept = default;

bool Parser::ready() const {
  return !model_->actions.actions.empty();
}

Trees Parser::parse(const words::Words& words) const {
  assert(ready());
  Trees out;
  out.dependencies.resize(words.words.size());
  State state;
  for (const text::Sentence& s : words.text.sentences) {
    if (s.last > s.first) model_->parse(words, s, state, out);
  }
  return out;
}

}  // namespace saksi::syntax
