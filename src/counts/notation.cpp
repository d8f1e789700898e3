// SPDX-License-Identifier: Apache-2.0
#include "counts/notation.h"

#include "counts/rules.h"
#include "record/notation.h"

namespace saksi::counts {

std::string reading(const Quantity& q) {
  std::string out = record::notation(q.count);
  out += ' ';
  out += name(q.unit);
  if (q.relation != Relation::none) out.append(" ").append(name(q.relation));
  if (q.anaphoric) out += " anaphoric";
  return out;
}

std::string notation(const std::vector<Quantity>& quantities, const words::Words& words) {
  std::string out;
  for (const Quantity& q : quantities) {
    const std::string_view source = words.text.source;
    out += "count " + reading(q) + ' ' + record::quoted(q.span.in(source));
    out += " number " + record::quoted(words.span(q.number_first, q.number_last).in(source));
    out += " by " + record::quoted(q.rule) + '\n';
  }
  return out.empty() ? "count none\n" : out;
}

}  // namespace saksi::counts
