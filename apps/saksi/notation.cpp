// SPDX-License-Identifier: Apache-2.0
#include "notation.h"

#include "counts/notation.h"
#include "mentions/notation.h"
#include "places/notation.h"
#include "record/notation.h"
#include "syntax/notation.h"
#include "text/notation.h"
#include "when/notation.h"
#include "words/conllu.h"
#include "words/notation.h"

#include <cassert>

namespace saksi::app {
namespace {

struct StagePrinter {
  std::string_view stage;
  std::string (*print)(const read::Stages&, const read::Reader&);
};

std::string words_notation(const read::Stages& s, const read::Reader& reader) {
  return words::notation(s.words, reader.analyser());
}

std::string trees_notation(const read::Stages& s, const read::Reader& reader) {
  const auto trees = reader.trees(s.words);
  return trees ? syntax::notation(*trees, s.words) : std::string();
}

std::string when_notation(const read::Stages& s, const read::Reader&) {
  const std::string_view source = s.record.document.text;
  return when::to_notation(s.publication, source) + when::to_notation(s.times, source);
}

constexpr std::array kPrinters = {
    StagePrinter{"text", [](const read::Stages& s,
                            const read::Reader&) { return text::notation(s.words.text); }},
    StagePrinter{"words", words_notation},
    StagePrinter{"trees", trees_notation},
    StagePrinter{"counts", [](const read::Stages& s,
                              const read::Reader&) { return counts::notation(s.counts, s.words); }},
    StagePrinter{"when", when_notation},
    StagePrinter{"places",
                 [](const read::Stages& s, const read::Reader&) {
                   return places::notation(s.places, s.record.document.text);
                 }},
    StagePrinter{"mentions",
                 [](const read::Stages& s, const read::Reader&) {
                   return mentions::notation(s.mentions, s.words);
                 }},
    StagePrinter{"events", [](const read::Stages& s,
                              const read::Reader&) { return record::events_notation(s.record); }},
    StagePrinter{"claims", [](const read::Stages& s,
                              const read::Reader&) { return record::claims_notation(s.record); }},
};

std::string reason(const extract::Why& why, std::string_view text) {
  std::string line = why.against ? "  against " : "  why ";
  line += why.about + ' ' + record::quoted(why.rule);
  for (const auto span : why.words) line += " words " + record::quoted(span.in(text));
  return line + '\n';
}

std::string reasons(const read::Stages& stages, extract::Why::Item item, std::size_t index) {
  std::string out;
  for (const auto& why : stages.why) {
    if (why.item == item && why.index == index) out += reason(why, stages.record.document.text);
  }
  return out;
}

}  // namespace

std::string with_reasons(const read::Stages& stages, std::string_view stage) {
  using Item = extract::Why::Item;
  const record::Record& r = stages.record;
  std::string out;
  if (stage == "events") {
    for (std::size_t i = 0; i < r.events.size(); ++i)
      out += record::event_line(r, i) + '\n' + reasons(stages, Item::event, i);
  } else {
    for (std::size_t i = 0; i < r.claims.size(); ++i)
      out += record::claim_line(r, i) + '\n' + reasons(stages, Item::claim, i);
  }
  return out + "report\n" + reasons(stages, Item::report, 0);
}

const std::vector<std::string>& stage_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> out;
    out.reserve(kPrinters.size());
    for (const auto& p : kPrinters) out.emplace_back(p.stage);
    return out;
  }();
  return kNames;
}

std::string conllu_of(const read::Stages& stages, const read::Reader& reader, bool trees) {
  const auto made = trees ? reader.trees(stages.words) : std::nullopt;
  return made ? syntax::conllu(*made, stages.words, reader.analyser())
              : words::conllu(stages.words, reader.analyser());
}

std::string notation_of(const read::Stages& stages, const read::Reader& reader,
                        std::string_view stage) {
  for (const auto& p : kPrinters) {
    if (p.stage == stage) return p.print(stages, reader);
  }
  assert(false && "the options let only known stages through");
  return {};
}

}  // namespace saksi::app
