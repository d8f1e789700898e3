// SPDX-License-Identifier: Apache-2.0
// The basic idea is that a number of people gets its outcome from the nearest word that can give
// one:
//   A  a verb or noun directly before it      "menewaskan [20 orang]", "tewasnya [dua polisi]"
//   B  a predicate behind its noun phrase     "[14 polisi] dan tujuh milisi meninggal"
//   C  the noun itself                        "[61 korban luka]", "[20 jenazah]"
//   D  a noun before it with a level word     "korban tewas bertambah menjadi [52 orang]"
//   E  the number that it is a part of        "14 orang tewas, termasuk [empat perempuan]"
//   F  the list that it stands in             "menewaskan dua tentara dan [tiga warga]"
// tried in the order of the code below. A number that none of them reaches is not a casualty.
#include "extract/figures.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using counts::Quantity;
using counts::Relation;
using counts::Unit;
using mentions::CueKind;
using mentions::OutcomeWord;
using mentions::Pattern;

class FigureFinder {
 public:
  explicit FigureFinder(const Context& context) : c_(context), r_(context.report()) {}

  std::vector<Figure> run() {
    for (const auto& q : r_.counts) {
      if (!counts_people(q)) continue;
      Figure figure = start(q);
      if (c_.voice(figure.token).inside_speaker && !figure_follows(q)) continue;
      if (!decide(figure)) continue;
      finish(figure);
      out_.push_back(std::move(figure));
    }
    return std::move(out_);
  }

 private:
  static bool counts_people(const Quantity& q) {
    if (q.anaphoric || q.vague_word || q.relation == Relation::increase) return false;
    return q.unit == Unit::people || q.unit == Unit::bare || q.unit == Unit::households;
  }

  /// A number inside a speaker's description is a speaker ("dua pejabat mengatakan").
  static bool figure_follows(const Quantity&) { return false; }

  // ---- the noun phrase

  Figure start(const Quantity& q) const {
    Figure f;
    f.quantity = &q;
    f.token = q.number_first;
    f.at = {q.first, q.last};
    for (std::size_t i = first_from(r_.mentions.actors, q.number_last);
         i < r_.mentions.actors.size(); ++i) {
      const auto& a = r_.mentions.actors[i];
      if (a.at.first > q.last || (a.at.first == q.last && c_.punctuation(q.last))) break;
      if (a.group == mentions::Group::state) continue;
      f.group = &a;
      f.at.last = std::max(f.at.last, a.at.last);
      break;
    }
    return f;
  }

  std::uint32_t sentence_end(const Figure& f) const {
    return c_.sentence(c_.sentence_of(f.token)).last;
  }

  std::uint32_t sentence_begin(const Figure& f) const {
    return c_.sentence(c_.sentence_of(f.token)).first;
  }

  const OutcomeWord* outcome_at(std::uint32_t token) const {
    const auto i = first_from(r_.mentions.outcomes, token);
    if (i == r_.mentions.outcomes.size() || r_.mentions.outcomes[i].at.first != token)
      return nullptr;
    return &r_.mentions.outcomes[i];
  }

  const OutcomeWord* outcome_ending_at(std::uint32_t token) const {
    for (const auto& o : r_.mentions.outcomes) {
      if (o.at.last == token) return &o;
      if (o.at.first > token) break;
    }
    return nullptr;
  }

  const Quantity* quantity_at(std::uint32_t token) const {
    for (const auto& q : r_.counts) {
      if (q.first <= token && token < q.last) return &q;
      if (q.first > token) break;
    }
    return nullptr;
  }

  // ---- the outcome

  bool decide(Figure& f) {
    if (f.quantity->relation == Relation::including || f.quantity->relation == Relation::among) {
      if (own_predicate(f, Crossing::no)) return true;
      return part(f);
    }
    return direct(f) || own_noun(f, true) || own_predicate(f, Crossing::yes) ||
           own_noun(f, false) || level(f) || part_in_list(f) || coordinated(f) || inverted(f);
  }

  void take(Figure& f, const OutcomeWord& o, std::string_view rule) const {
    f.outcome = o.outcome;
    f.outcome_at = o.at;
    f.rule = rule;
  }

  /// A: directly before the number, or with one small word between.
  bool direct(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    const std::uint32_t begin = sentence_begin(f);
    for (std::uint32_t gap = 0; gap <= 2 && first >= begin + gap + 1; ++gap) {
      const std::uint32_t end = first - gap;
      if (gap > 0 && (c_.punctuation(end) || in_quantity(end))) break;
      const auto* o = outcome_ending_at(end);
      if (o == nullptr || o->at.first < begin) continue;
      if (o->pattern == Pattern::verb || o->pattern == Pattern::noun ||
          o->pattern == Pattern::loss) {
        take(f, *o, "A: verb before");
        return true;
      }
      if (o->pattern == Pattern::victim) {
        take(f, *o, "A: noun before");
        return true;
      }
    }
    return false;
  }

  bool in_quantity(std::uint32_t token) const { return quantity_at(token) != nullptr; }

  /// B: the predicate behind the noun phrase.
  enum class Crossing : bool { no, yes };  ///< may other numbers stand between?

  bool own_predicate(Figure& f, Crossing crossing) const {
    const std::uint32_t end = sentence_end(f);
    std::uint32_t commas = 0;
    bool relative = false;
    for (std::uint32_t i = f.at.last; i < end && i < f.at.last + 22; ++i) {
      if (const auto* o = outcome_at(i); o != nullptr) {
        if (o->pattern == Pattern::predicate) {
          if (negated(i)) return false;
          take(f, *o, "B: predicate behind");
          return true;
        }
        if (o->pattern == Pattern::verb && !relative) return false;
        i = o->at.last - 1;
        continue;
      }
      if (const auto* q = quantity_at(i); q != nullptr && q->first == i && counts_people(*q)) {
        if (crossing == Crossing::no || !joined(i)) return false;
        i = phrase_end(*q) - 1;
        continue;
      }
      if (c_.punctuation(i)) {
        if (c_.mark(i, "(")) {
          while (i < end && !c_.mark(i, ")")) ++i;
          continue;
        }
        if (!c_.mark(i, ",") || ++commas > 3) return false;
        if (!list_goes_on(i + 1) && !apposition(i, end)) return false;
        continue;
      }
      if (c_.in(Set::relative, i) != 0) {
        relative = true;
        continue;
      }
      if (stops(i, relative)) return false;
    }
    return false;
  }

  /// Two commas around a name or a few words without a verb: "seorang pelajar, Bagus (17), tewas".
  bool apposition(std::uint32_t comma, std::uint32_t end) const {
    for (std::uint32_t i = comma + 1; i < end && i < comma + 9; ++i) {
      if (c_.mark(i, ",")) return true;
      if (r_.words.words[i].word_class == words::WordClass::verb && outcome_at(i) == nullptr)
        return false;
    }
    return false;
  }

  bool joined(std::uint32_t token) const {
    return token > 0 && (c_.in(Set::and_, token - 1) != 0 || c_.mark(token - 1, ","));
  }

  bool list_goes_on(std::uint32_t token) const {
    if (c_.in(Set::and_, token) != 0) ++token;
    const auto* q = quantity_at(token);
    return q != nullptr && q->first == token;
  }

  std::uint32_t phrase_end(const Quantity& q) const { return start(q).at.last; }

  /// Does the clause of the number end here?
  bool stops(std::uint32_t i, bool relative) const {
    for (std::size_t k = first_from(r_.mentions.cues, i);
         k < r_.mentions.cues.size() && r_.mentions.cues[k].at.first == i; ++k) {
      if (r_.mentions.cues[k].kind == CueKind::clause && c_.in(Set::and_, i) == 0) return true;
    }
    for (const auto& s : r_.mentions.speech) {
      if (s.cue.first == i && !s.sources.empty()) return true;
    }
    const auto& w = r_.words.words[i];
    return !relative && w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
  }

  bool negated(std::uint32_t predicate) const {
    const std::uint32_t from = predicate >= 2 ? predicate - 2 : 0;
    return c_.cue(CueKind::negation, {from, predicate}) != nullptr;
  }

  /// C: the counted noun itself tells. `sure`: nouns that leave no doubt (jenazah, korban luka).
  bool own_noun(Figure& f, bool sure) const {
    for (std::uint32_t i = f.quantity->number_last; i <= f.quantity->last && i < c_.size(); ++i) {
      const auto* o = outcome_at(i);
      if (o == nullptr || o->pattern != Pattern::victim) continue;
      const bool weak = o->outcome == record::Outcome::killed_or_injured ||
                        o->outcome == record::Outcome::abducted;
      if (weak == sure) continue;
      take(f, *o, "C: the noun tells");
      f.at.last = std::max(f.at.last, o->at.last);
      f.victim_noun = true;
      return true;
    }
    return false;
  }

  /// D: "korban tewas akibat serangan di X bertambah menjadi 52 orang".
  bool level(Figure& f) const {
    const std::uint32_t begin = sentence_begin(f);
    if (!level_word_before(f.quantity->first, begin)) return false;
    for (std::uint32_t i = f.quantity->first; i-- > begin && i + 24 > f.quantity->first;) {
      const auto* o = outcome_ending_at(i + 1);
      if (o == nullptr) {
        if (crosses_contrast(i)) return false;
        continue;
      }
      if (o->pattern == Pattern::victim || o->pattern == Pattern::predicate) {
        take(f, *o, "D: level of a noun before");
        return true;
      }
      i = o->at.first;
    }
    return false;
  }

  bool level_word_before(std::uint32_t first, std::uint32_t begin) const {
    for (std::uint32_t back = 1; back <= 3 && first >= begin + back; ++back) {
      if (const auto n = c_.in(Set::level, first - back); n >= back) return true;
      if (c_.mark(first - back, ":")) return true;
    }
    return false;
  }

  bool crosses_contrast(std::uint32_t i) const {
    return i > 0 && c_.clause_of(i) != c_.clause_of(i - 1);
  }

  Figure* last_in_sentence(const Figure& f) {
    if (out_.empty() || c_.sentence_of(out_.back().token) != c_.sentence_of(f.token))
      return nullptr;
    return &out_.back();
  }

  /// E: said to be a part of the figure before.
  bool part(Figure& f) {
    if (out_.empty()) return false;
    Figure* whole = last_in_sentence(f);
    if (whole == nullptr && c_.sentence_of(f.token) == c_.sentence_of(out_.back().token) + 1) {
      whole = &out_.back();
    }
    if (whole == nullptr) return false;
    return part_of(f, *whole, "E: part of the figure before");
  }

  bool part_of(Figure& f, const Figure& whole, std::string_view rule) {
    const std::size_t root =
        whole.part_of ? *whole.part_of : static_cast<std::size_t>(&whole - out_.data());
    if (larger(f, out_[root])) return false;
    f.outcome = whole.outcome;
    f.outcome_at = whole.outcome_at;
    f.part_of = root;
    f.rule = rule;
    return true;
  }

  static bool larger(const Figure& a, const Figure& b) {
    return a.quantity->count.low && b.quantity->count.low &&
           *a.quantity->count.low > *b.quantity->count.low;
  }

  /// E: "418 orang tewas, terdiri dari 203 warga sipil, 94 personel militer".
  bool part_in_list(Figure& f) {
    Figure* before = last_in_sentence(f);
    if (before == nullptr) return false;
    const bool listed = list_word_between(*before, f);
    const bool goes_on =
        before->part_of && joined(f.quantity->first) && f.quantity->first <= before->at.last + 8;
    const bool apposed = !before->part_of && c_.mark(f.quantity->first - 1, ",") &&
                         before->outcome_at.last == f.quantity->first - 1;
    if (!listed && !goes_on && !apposed) return false;
    return part_of(f, *before, "E: list of parts");
  }

  bool list_word_between(const Figure& before, const Figure& f) const {
    const std::uint32_t from = std::max(before.at.last, before.outcome_at.last);
    for (std::uint32_t i = from; i < f.quantity->first; ++i) {
      if (c_.in(Set::list, i) != 0 && f.quantity->first - i <= 5) return true;
    }
    return false;
  }

  /// F: "menewaskan dua tentara dan [tiga warga]".
  bool coordinated(Figure& f) {
    Figure* before = last_in_sentence(f);
    if (before == nullptr || !joined(f.quantity->first)) return false;
    if (f.quantity->first > before->at.last + 10) return false;
    const bool verb_first = before->outcome_at.last <= before->quantity->first;
    if (!verb_first || (before->rule.front() != 'A' && before->rule.front() != 'F' &&
                        before->rule.front() != 'D')) {
      return false;
    }
    f.outcome = before->outcome;
    f.outcome_at = before->outcome_at;
    f.part_of = before->part_of;
    f.rule = "F: in a list behind the verb";
    return true;
  }

  /// "tewas 12 orang", "luka-luka sebanyak 40 orang".
  bool inverted(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    for (std::uint32_t gap = 0; gap <= 1 && first > sentence_begin(f) + gap; ++gap) {
      const auto* o = outcome_ending_at(first - gap);
      if (o != nullptr && o->pattern == Pattern::predicate) {
        take(f, *o, "G: predicate before");
        return true;
      }
    }
    return false;
  }

  // ---- the rest

  void finish(Figure& f) {
    f.at.first = std::min(f.at.first, f.quantity->first);
    if (f.outcome_at.last > f.outcome_at.first && f.outcome_at.first >= f.at.last &&
        f.outcome_at.first < f.at.last + 12) {
      f.at.last = f.outcome_at.last;
    }
    victims(f);
    const std::uint32_t from = f.outcome_at.first >= 3 ? f.outcome_at.first - 3 : 0;
    const Stretch before{std::max(from, sentence_begin(f)), f.outcome_at.first};
    f.unreal = c_.cue(CueKind::planned, before) != nullptr ||
               c_.cue(CueKind::threatened, before) != nullptr ||
               c_.cue(CueKind::conditional, before) != nullptr;
    f.negated = c_.cue(CueKind::negation, before) != nullptr;
  }

  void victims(Figure& f) {
    if (f.group != nullptr) {
      f.victims = f.group->value;
      return;
    }
    const Quantity& q = *f.quantity;
    if (q.classifier < q.last && !q.classifier_is_generic && q.relation != Relation::others) {
      const Stretch noun{q.classifier, q.classifier + 1};
      f.victims = record::Actor{
          std::string(c_.form(noun)), "", record::ActorKind::civilians, {c_.span(noun)}};
      return;
    }
    if (const Figure* before = last_in_sentence(f); before != nullptr && inherits(f, *before)) {
      f.victims = before->victims;
      f.group = before->group;
    }
  }

  /// "22 personel gugur dan 15 lainnya terluka": the same kind of people; "sembilan orang":
  /// unknown.
  bool inherits(const Figure& f, const Figure& before) const {
    if (f.part_of) return false;
    const Quantity& q = *f.quantity;
    const bool others = q.relation == Relation::others;
    const bool bare = q.classifier >= q.last;
    return (others || bare) && c_.clause_of(f.token) == c_.clause_of(before.token);
  }

  const Context& c_;
  const Report& r_;
  std::vector<Figure> out_;
};

}  // namespace

std::vector<Figure> find_figures(const Context& context) {
  return FigureFinder(context).run();
}

}  // namespace saksi::extract
