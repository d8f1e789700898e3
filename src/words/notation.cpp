// SPDX-License-Identifier: Apache-2.0
#include "words/notation.h"

#include "record/notation.h"
#include "words/labels.h"

namespace saksi::words {
namespace {

std::string_view name(VerbKind kind) {
  switch (kind) {
    case VerbKind::none:
      return {};
    case VerbKind::transitive:
      return "transitive";
    case VerbKind::intransitive:
      return "intransitive";
    case VerbKind::passive:
      return "passive";
    case VerbKind::linking:
      return "linking";
  }
  return {};
}

std::string_view name(NyaRole role) {
  switch (role) {
    case NyaRole::none:
      return {};
    case NyaRole::possessor:
      return "possessor";
    case NyaRole::definite:
      return "definite";
  }
  return {};
}

void field(std::string& out, std::string_view label, std::string_view value) {
  if (value.empty()) return;
  out += ' ';
  out += label;
  out += ' ';
  out += value;
}

void word_line(std::string& out, const Words& words, const Analyser& analyser, std::uint32_t at) {
  const Word& w = words.words[at];
  out += "word " + std::string(name(w.word_class)) + " " + record::quoted(words.form(at));
  if (w.word_class != WordClass::punctuation) field(out, "root", record::quoted(w.root));
  if (w.voice != Voice::none) field(out, "voice", name(w.voice));
  field(out, "kind", name(w.verb_kind));
  field(out, "tag", analyser.tag_name(w.tag));
  if (w.clitic != Clitic::none) field(out, "clitic", name(w.clitic));
  field(out, "role", name(w.nya));
  if (w.reduplicated) out += " reduplicated";
}

}  // namespace

std::string notation(const Words& words, const Analyser& analyser) {
  std::string out;
  auto next = words.names.begin();
  for (const text::Sentence& s : words.text.sentences) {
    out += "sentence\n";
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      while (next != words.names.end() && next->last <= i) ++next;
      word_line(out, words, analyser, i);
      if (next != words.names.end() && next->first <= i) {
        field(out, next->first == i ? "name" : "goes-on", name(next->kind));
      }
      out += '\n';
    }
  }
  return out;
}

}  // namespace saksi::words
