// SPDX-License-Identifier: Apache-2.0
#include "syntax/relations.h"

namespace saksi::syntax {
namespace {

using words::Voice;
using words::Word;

constexpr std::string_view kSubject = "nsubj";
constexpr std::string_view kPassiveSubject = "nsubj:pass";
constexpr std::string_view kAgent = "obl:agent";

bool is_passive(const Word& w) {
  return w.voice == Voice::passive || w.voice == Voice::accidental;
}

std::string_view clitic_of(const Word& w) {
  switch (w.clitic) {
    case words::Clitic::none:
      return {};
    case words::Clitic::lah:
    case words::Clitic::kah:
    case words::Clitic::pun:
      return "advmod:emph";
    default:
      break;
  }
  if (w.voice == Voice::passive) return kAgent;
  if (w.voice == Voice::active) return "obj";
  return w.nya == words::NyaRole::definite ? "det" : "nmod";
}

}  // namespace

Relations::Relations(const lang::Pack& pack) {
  const lang::Table& table = pack.table("syntax_words");
  const std::size_t form = table.column("form");
  const std::size_t role = table.column("role");
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table.row(i)[role] == "agent") agent_markers_.insert(base::key_of(table.row(i)[form]));
  }
}

void Relations::mend(const words::Words& words, std::uint32_t first, std::uint32_t last,
                     std::span<Dependency> dependencies) const {
  for (std::uint32_t i = first; i < last; ++i) {
    Dependency& d = dependencies[i];
    d.clitic = clitic_of(words.words[i]);
    if (d.head == kRoot) continue;
    if (d.relation == kSubject || d.relation == kPassiveSubject)
      d.relation = is_passive(words.words[d.head]) ? kPassiveSubject : kSubject;
    Dependency& head = dependencies[d.head];
    if (d.relation == "case" && (head.relation == "obl" || head.relation == kAgent))
      head.relation = agent_markers_.contains(words.key(i)) ? kAgent : std::string_view("obl");
  }
}

}  // namespace saksi::syntax
