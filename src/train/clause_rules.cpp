// SPDX-License-Identifier: Apache-2.0
#include "train/clause_rules.h"

namespace saksi::train {

using words::Voice;
using words::Word;
using words::WordClass;

namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFF;

bool is_nominal(const Word& w) {
  return w.word_class == WordClass::noun || w.word_class == WordClass::proper ||
         w.word_class == WordClass::pronoun;
}

/// Can stand in a group of nouns: "lima polisi setempat itu".
bool in_group(const Word& w) {
  return is_nominal(w) || w.word_class == WordClass::numeral ||
         w.word_class == WordClass::adjective || w.word_class == WordClass::determiner;
}

bool is_light(const Word& w) {
  return w.word_class == WordClass::auxiliary || w.word_class == WordClass::adverb ||
         w.word_class == WordClass::particle;
}

bool is_passive(const Word& w) {
  return w.voice == Voice::passive || w.voice == Voice::accidental;
}

}  // namespace

/// One sentence and what is found in it.
struct ClauseRules::Clause {
  const ClauseRules& rules;
  const words::Words& words;
  std::uint32_t first;
  std::uint32_t last;
  std::vector<syntax::Dependency>& out;

  [[nodiscard]] const Word& at(std::uint32_t i) const { return words.words[i]; }

  void add(std::uint32_t argument, std::uint32_t verb, std::string_view relation) {
    if (argument != kNone && out[argument].relation.empty()) out[argument] = {verb, relation, {}};
  }

  /// The first noun of the group that starts at `i` or runs through it.
  [[nodiscard]] std::uint32_t head_of(std::uint32_t i) const {
    while (i < last && in_group(at(i))) {
      if (is_nominal(at(i))) return i;
      ++i;
    }
    return kNone;
  }

  /// Goes left from the verb: over oblique groups and what only colours the verb, up to a free
  /// group of nouns, or to what ends the clause.
  [[nodiscard]] std::uint32_t subject_of(std::uint32_t verb) const {
    std::uint32_t i = verb;
    while (i > first) {
      --i;
      if (rules.relatives_.contains(words.key(i))) return i;
      if (is_light(at(i))) continue;
      if (!in_group(at(i))) return kNone;
      while (i > first && in_group(at(i - 1))) --i;
      const bool oblique = i > first && at(i - 1).word_class == WordClass::preposition;
      if (!oblique) return head_of(i);
      --i;
    }
    return kNone;
  }

  [[nodiscard]] std::uint32_t after_light(std::uint32_t i) const {
    while (i < last && is_light(at(i))) ++i;
    return i;
  }

  void passive(std::uint32_t verb) {
    add(subject_of(verb), verb, "nsubj:pass");
    const std::uint32_t next = verb + 1;
    if (next >= last) return;
    if (at(verb).voice == Voice::passive) add(head_of(next), verb, "obl:agent");
    for (std::uint32_t i = next; i + 1 < last && !(at(i).word_class == WordClass::verb); ++i) {
      if (!rules.agents_.contains(words.key(i))) continue;
      add(head_of(i + 1), verb, "obl:agent");
      return;
    }
  }

  void active(std::uint32_t verb) {
    const std::uint32_t subject = subject_of(verb);
    add(subject, verb, "nsubj");
    const std::uint32_t after = head_of(after_light(verb + 1));
    const bool takes = at(verb).voice == Voice::active
                           ? at(verb).verb_kind != words::VerbKind::intransitive
                           : at(verb).verb_kind == words::VerbKind::transitive;
    if (takes) {
      add(after, verb, "obj");
    } else if (subject == kNone && at(verb).voice == Voice::bare) {
      add(after, verb, "nsubj");  // the speaker behind a bare verb of speech
    }
  }

  void read() {
    for (std::uint32_t i = first; i < last; ++i) {
      const Word& w = at(i);
      if (w.word_class != WordClass::verb || w.name) continue;
      if (is_passive(w)) {
        passive(i);
      } else {
        active(i);
      }
      if (w.clitic != words::Clitic::none)
        out[i].clitic = w.voice == Voice::passive  ? "obl:agent"
                        : w.voice == Voice::active ? "obj"
                                                   : "";
    }
  }
};

ClauseRules::ClauseRules(const lang::Pack& pack) {
  const lang::Table& table = pack.table("syntax_words");
  const std::size_t form = table.column("form");
  const std::size_t role = table.column("role");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    (row[role] == "agent" ? agents_ : relatives_).insert(base::key_of(row[form]));
  }
}

std::vector<syntax::Dependency> ClauseRules::read(const words::Words& words) const {
  std::vector<syntax::Dependency> out(words.words.size());
  for (const text::Sentence& s : words.text.sentences)
    Clause{*this, words, s.first, s.last, out}.read();
  return out;
}

}  // namespace saksi::train
