// SPDX-License-Identifier: Apache-2.0
#include "text/notation.h"

#include "record/notation.h"

namespace saksi::text {
namespace {

using record::quoted;

std::string words(const Text& text, Span span) {
  return quoted(span.in(text.source));
}

std::string dateline(const Text& text, const Dateline& line) {
  std::string out = "dateline " + words(text, line.span);
  if (line.place) out += " place " + words(text, *line.place);
  if (line.brand) out += " brand " + words(text, *line.brand);
  if (line.agency) out += " agency " + words(text, *line.agency);
  if (line.newsroom) out += " newsroom";
  return out + '\n';
}

std::string page(const Text& text) {
  std::string out;
  for (const auto& f : text.furniture) {
    out += "furniture " + std::string(record::word(f.kind)) + ' ' + words(text, f.span) + '\n';
  }
  if (text.dateline) out += dateline(text, *text.dateline);
  for (const auto& c : text.credits) {
    out += "credit " + std::string(record::word(c.role)) + ' ' + words(text, c.name) + '\n';
  }
  for (const auto& c : text.date_clues) out += "date " + c.basis + ' ' + words(text, c.span) + '\n';
  return out;
}

std::string sentence(const Text& text, const Sentence& s) {
  std::string out = "sentence";
  for (std::uint32_t i = s.first; i < s.last; ++i) out += ' ' + std::string(text.form(i));
  return out + '\n';
}

}  // namespace

std::string notation(const Text& text) {
  std::string out = page(text);
  for (const auto& p : text.paragraphs) {
    out += p.repeated ? "paragraph repeated\n" : "paragraph\n";
    for (std::uint32_t i = p.first; i < p.last; ++i) out += sentence(text, text.sentences[i]);
  }
  return out;
}

}  // namespace saksi::text
