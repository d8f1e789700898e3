// SPDX-License-Identifier: Apache-2.0
#include "words/conllu.h"

#include "words/labels.h"

#include <vector>

namespace saksi::words {
namespace {

std::string_view or_blank(std::string_view cell) {
  return cell.empty() ? "_" : cell;
}

std::string features(const Word& w) {
  std::string out;
  if (w.reduplicated) out = "Number=Plur";
  const bool passive = w.voice == Voice::passive || w.voice == Voice::accidental;
  if (w.word_class != WordClass::verb || w.voice == Voice::none) return out.empty() ? "_" : out;
  if (!out.empty()) out += '|';
  return out + (passive ? "Voice=Pass" : "Voice=Act");
}

/// For each token its name, or null.
std::vector<const Name*> names_by_token(const Words& words) {
  std::vector<const Name*> out(words.words.size());
  for (const Name& n : words.names) {
    for (std::uint32_t i = n.first; i < n.last; ++i) out[i] = &n;
  }
  return out;
}

void add_misc(std::string& out, const std::string& what) {
  if (!out.empty()) out += '|';
  out += what;
}

std::string misc(const Words& words, std::uint32_t at, const Name* name, const Arc* arc) {
  std::string out;
  if (arc != nullptr && !arc->clitic.empty()) add_misc(out, "Clitic=" + std::string(arc->clitic));
  if (name != nullptr) {
    add_misc(out, std::string("Entity=") + (name->first == at ? "B-" : "I-") +
                      std::string(words::name(name->kind)));
  }
  const bool glued = at + 1 < words.text.tokens.size() && !words.text.tokens[at + 1].space_before;
  if (glued) add_misc(out, "SpaceAfter=No");
  return out.empty() ? "_" : out;
}

std::string head_and_relation(const Arc* arc) {
  return arc == nullptr ? "_\t_" : std::to_string(arc->head) + '\t' + std::string(arc->relation);
}

}  // namespace

std::string conllu(const Words& words, const Analyser& analyser, std::span<const Arc> arcs) {
  const auto names = names_by_token(words);
  std::string out;
  for (const text::Sentence& s : words.text.sentences) {
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Word& w = words.words[i];
      out += std::to_string(i - s.first + 1) + "\t";
      out += words.form(i);
      for (const std::string_view cell :
           {w.root, upos(w.word_class), or_blank(analyser.tag_name(w.tag))}) {
        out += '\t';
        out += cell;
      }
      const Arc* arc = arcs.empty() ? nullptr : &arcs[i];
      out += "\t" + features(w) + "\t" + head_and_relation(arc) + "\t_\t" +
             misc(words, i, names[i], arc) + "\n";
    }
    out += "\n";
  }
  return out;
}

}  // namespace saksi::words
