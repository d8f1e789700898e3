// SPDX-License-Identifier: Apache-2.0
#include "train/parser_figures.h"

#include "train/sentences.h"
#include "train/treebanks.h"

#include <algorithm>
#include <array>

namespace saksi::train {
namespace {

constexpr std::array<std::string_view, 4> kCore = {"nsubj", "nsubj:pass", "obj", "obl:agent"};

std::string plain(std::string_view relation) {
  if (std::find(kCore.begin(), kCore.end(), relation) != kCore.end()) return std::string(relation);
  return std::string(relation.substr(0, relation.find(':')));
}

bool is_core(std::string_view relation) {
  return std::find(kCore.begin(), kCore.end(), relation) != kCore.end();
}

/// For each node's id the token that holds it; of 0, the root, -1.
std::vector<int> tokens_by_node(const Sentence& sentence) {
  std::vector<int> out{-1};
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    for (std::size_t n = 0; n < sentence[t].nodes.size(); ++n) out.push_back(static_cast<int>(t));
  }
  return out;
}

/// The word of a token through which it hangs on the rest.
const Node& host_of(const Token& token, int number, const std::vector<int>& by_node) {
  for (const Node& n : token.nodes) {
    if (by_node[static_cast<std::size_t>(n.head)] != number) return n;
  }
  return token.nodes.front();
}

struct Counts {
  int words = 0, heads = 0, labelled = 0;
  int core_gold = 0, core_got = 0, core_right = 0;

  void count(int gold_head, std::string_view gold, int head, std::string_view relation) {
    ++words;
    const bool same = gold_head == head;
    const bool right = same && plain(gold) == plain(relation);
    heads += same;
    labelled += same && plain(gold).substr(0, plain(gold).find(':')) ==
                            plain(relation).substr(0, plain(relation).find(':'));
    core_gold += is_core(gold);
    core_got += is_core(relation);
    core_right += right && is_core(gold);
  }
};

/// Compares word by word: the first word of a token stands for the token, another for its clitic.
void compare(const Sentence& sentence, const std::vector<syntax::Dependency>& got, Counts& counts) {
  std::vector<int> first;
  for (const Token& t : sentence) first.push_back(t.nodes.front().id);
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const syntax::Dependency& d = got[t];
    const int head = d.head == syntax::kRoot ? 0 : first[d.head];
    for (std::size_t n = 0; n < sentence[t].nodes.size(); ++n) {
      const Node& gold = sentence[t].nodes[n];
      if (n == 0) {
        counts.count(gold.head, gold.relation, head, d.relation);
      } else {
        counts.count(gold.head, gold.relation, first[t], d.clitic);
      }
    }
  }
}

double share(int part, int all) {
  return all == 0 ? 0 : static_cast<double>(part) / all;
}

}  // namespace

std::vector<Arc> arcs_of(const Sentence& sentence) {
  const auto by_node = tokens_by_node(sentence);
  std::vector<Arc> out;
  for (std::size_t t = 0; t < sentence.size(); ++t) {
    const Node& host = host_of(sentence[t], static_cast<int>(t), by_node);
    out.push_back({by_node[static_cast<std::size_t>(host.head)], plain(host.relation)});
  }
  return out;
}

void add_tree_figures(const std::string& name, const std::vector<Sentence>& test,
                      const words::Analyser& analyser, const syntax::Parser& parser,
                      std::vector<Figure>& figures) {
  Counts c;
  for (const Sentence& sentence : test) {
    const std::string source = source_of(sentence);
    const words::Words words = analyser.analyse(text_of(sentence, source));
    compare(sentence, parser.parse(words).dependencies, c);
  }
  figures.push_back({"heads, " + name, "accuracy", share(c.heads, c.words)});
  figures.push_back({"heads and relations, " + name, "accuracy", share(c.labelled, c.words)});
  figures.push_back(
      {"core arguments, " + name, "F1", share(2 * c.core_right, c.core_gold + c.core_got)});
}

base::Result<std::vector<Figure>> rule_figures(const std::string& data,
                                               const std::shared_ptr<const lang::Pack>& pack) {
  const auto banks = read_treebanks(data);
  if (!banks) return base::fail(banks.error());
  const words::Analyser analyser(pack);
  const ClauseRules rules(*pack);
  std::vector<Figure> out;
  for (const auto& [name, set] : {std::pair{"CSUI test", &banks->csui_test},
                                  std::pair{"PUD held-out fifth", &banks->pud_fifth},
                                  std::pair{"GSD test", &banks->gsd_test}}) {
    Counts c;
    for (const Sentence& sentence : *set) {
      const std::string source = source_of(sentence);
      compare(sentence, rules.read(analyser.analyse(text_of(sentence, source))), c);
    }
    out.push_back({std::string("core arguments by clause rules, ") + name, "F1",
                   share(2 * c.core_right, c.core_gold + c.core_got)});
  }
  return out;
}

}  // namespace saksi::train
