// SPDX-License-Identifier: Apache-2.0
#include "counts/left.h"

namespace saksi::counts {
namespace {

using record::Qualifier;
using words::WordClass;

constexpr std::uint32_t kFarLeft = 7;  // words between "total" and its number

class LeftReader {
 public:
  explicit LeftReader(const View& view) : v_(view) {}

  [[nodiscard]] Left look(const Figure& f) const {
    Left left;
    left.first = left.seen = f.first;
    while (true) {
      const auto cue = v_.t.cue_before(v_.w, v_.floor, left.seen);
      if (!cue || !take(cue, f, left)) break;
      left.seen = cue.first;
      if (left.unit || cue.row->cue == Cue::relation) break;
    }
    if (left.relation == Relation::none) left.relation = far_relation(left.seen);
    if (!left.hedge && left.seen == f.first) left.hedge = hedge_before_verb(f);
    return left;
  }

 private:
  /// "setidaknya telah membunuh 19 warga", "sedikitnya menewaskan 12 orang": the bound stands
  /// before the verb.
  [[nodiscard]] std::optional<Qualifier> hedge_before_verb(const Figure& f) const {
    if (f.first == v_.floor) return std::nullopt;
    auto at = f.first - 1;
    if (v_.word_class(at) != WordClass::verb || v_.w.words[at].voice != words::Voice::active)
      return std::nullopt;
    while (at > v_.floor && v_.word_class(at - 1) == WordClass::auxiliary) --at;
    const auto cue = v_.t.cue_before(v_.w, v_.floor, at);
    if (!cue || cue.row->cue != Cue::hedge || cue.row->qualifier != Qualifier::at_least)
      return std::nullopt;
    return cue.row->qualifier;
  }

  bool take(const Found<CueRow>& cue, const Figure& f, Left& left) const {
    switch (cue.row->cue) {
      case Cue::hedge:
        if (cue.row->loose && (left.level || so_that(cue.first, f))) return true;
        add_hedge(cue, left);
        return true;
      case Cue::spread:
        left.spread = true;
        left.first = cue.first;
        return true;
      case Cue::level:
        left.level = true;
        return true;
      case Cue::relation:
        // "naik menjadi 15": the level is the figure, not what was added.
        if (left.level && cue.row->relation == Relation::increase) return false;
        left.relation = cue.row->relation;
        return true;
      case Cue::unit:
        if (cue.row->unit == Unit::year && !v_.year_like(f)) return false;
        left.unit = cue.row->unit;
        left.rule = cue.row->form;
        return true;
    }
    return false;
  }

  /// The hedge next to the number counts; "about" gives way to a bound farther off.
  void add_hedge(const Found<CueRow>& cue, Left& left) const {
    if (!left.hedge || *left.hedge == Qualifier::about) left.hedge = cue.row->qualifier;
    left.first = cue.first;
    if (left.rule.empty()) left.rule = cue.row->form;
  }

  /// "menembaki bus hingga tujuh orang tewas": the word for a bound may tell a result. It does
  /// where a clause stands before it and the counted have a predicate of their own.
  [[nodiscard]] bool so_that(std::uint32_t cue, const Figure& f) const {
    if (cue == v_.begin) return false;
    const std::uint32_t before = cue - 1;
    const WordClass c = v_.word_class(before);
    const bool clause = v_.punctuation(before) || c == WordClass::noun || c == WordClass::proper ||
                        c == WordClass::adverb || c == WordClass::pronoun;
    return clause && v_.outcome_follows(f.last);
  }

  /// "total korban tewas mencapai 21"
  [[nodiscard]] Relation far_relation(std::uint32_t at) const {
    for (std::uint32_t n = 0; n < kFarLeft && at > v_.floor; ++n) {
      --at;
      if (v_.punctuation(at)) break;
      const auto it = v_.t.far.find(v_.w.key(at));
      if (it != v_.t.far.end()) return it->second.relation;
    }
    return Relation::none;
  }

  const View& v_;
};

}  // namespace

Left look_left(const View& view, const Figure& figure) {
  return LeftReader(view).look(figure);
}

}  // namespace saksi::counts
