// SPDX-License-Identifier: Apache-2.0
#include "counts/view.h"

#include <algorithm>
#include <array>

namespace saksi::counts {
namespace {

using words::WordClass;

constexpr std::uint32_t kOutcomeReach = 5;  // words between what is counted and its predicate
constexpr std::int64_t kFirstYear = 1000, kLastYear = 2099;

}  // namespace

bool View::quote(std::uint32_t i) const {
  constexpr std::array<std::string_view, 4> kQuotes{"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "'"};
  return punctuation(i) && std::find(kQuotes.begin(), kQuotes.end(), form(i)) != kQuotes.end();
}

bool View::numeric(std::uint32_t i) const {
  if (w.text.tokens[i].kind == text::TokenKind::number) return true;
  const NumberRow* row = t.number(w.key(i));
  return row != nullptr && row->alone && row->kind != NumberKind::fraction_of;
}

bool View::named(std::uint32_t i) const {
  if (!capital(i)) return false;
  return i > begin || w.words[i].name || w.text.tokens[i].all_caps;
}

bool View::noun_like(std::uint32_t i) const {
  const WordClass c = w.words[i].word_class;
  return c == WordClass::noun || c == WordClass::proper || c == WordClass::other;
}

bool View::phrase_goes_on(std::uint32_t i) const {
  const WordClass c = w.words[i].word_class;
  return c == WordClass::noun || c == WordClass::proper || c == WordClass::adjective ||
         c == WordClass::other;
}

bool View::person_noun(std::uint32_t i) const {
  const auto n = noun(i);
  return n && n.row->unit == Unit::people;
}

Found<NounRow> View::counted_noun(std::uint32_t at) const {
  if (at + 1 < end && quote(at)) ++at;  // "belasan" pejuang, 30 "korban"
  auto n = noun(at);
  if (n && n.row->modifier) {
    const auto proper = noun(n.last);
    return proper && !proper.row->outcome ? proper : n;
  }
  if (!n && at + 1 < end && w.words[at].word_class == WordClass::adjective) n = noun(at + 1);
  return n;
}

bool View::outcome(std::uint32_t at) const {
  const auto n = noun(at);
  return n && n.row->outcome;
}

bool View::outcome_follows(std::uint32_t at) const {
  for (std::uint32_t n = 0; n < kOutcomeReach && at + n < end && !punctuation(at + n); ++n) {
    if (outcome(at + n)) return true;
  }
  return false;
}

const words::Name* View::name_at(std::uint32_t at) const {
  const auto it =
      std::lower_bound(w.names.begin(), w.names.end(), at,
                       [](const words::Name& n, std::uint32_t i) { return n.first < i; });
  return it != w.names.end() && it->first == at ? &*it : nullptr;
}

bool View::year_like(const Figure& f) const {
  return f.digits && f.scale == 1 && !f.comma && year_value(f.low) && form(f.last - 1).size() == 4;
}

bool year_value(Amount a) {
  return a.places == 0 && a.digits >= kFirstYear && a.digits <= kLastYear;
}

}  // namespace saksi::counts
