// SPDX-License-Identifier: Apache-2.0
#include "extract/statements.h"

namespace saksi::extract {
std::optional<std::size_t> happening_at(const Context& context, const std::vector<Told>& told,
                                        const std::vector<Happening>& happenings,
                                        std::uint32_t token) {
  const auto sentence = context.sentence_of(token);
  const auto paragraph = context.paragraph_of(token);
  std::optional<std::size_t> same, before, first;
  std::uint32_t gap = 0xFFFFFFFF;
  std::uint32_t before_at = 0;
  for (std::size_t h = 0; h < happenings.size(); ++h) {
    if (happenings[h].dropped) continue;
    if (!first) first = h;
    for (const auto i : happenings[h].told) {
      const auto at = told[i].at.first;
      if (told[i].sentence == sentence) {
        const auto clause_gap = context.clause_of(at) == context.clause_of(token) ? 0U : 100U;
        const auto d = (at > token ? at - token : token - at) + clause_gap;
        if (d < gap) {
          gap = d;
          same = h;
        }
      } else if (at < token && at >= before_at) {
        const bool recalled =
            happenings[h].event.background && context.paragraph_of(at) != paragraph;
        if (!recalled) {
          before_at = at;
          before = h;
        }
      }
    }
  }
  if (same) return same;
  return before ? before : first;
}

}  // namespace saksi::extract
