// SPDX-License-Identifier: Apache-2.0
// What became of things, and who says that it happened at all. Doubt means no claim.
//   materiel    VERB number thing            "menyita [12 pucuk senapan] dan [dua truk]"
//               number thing PREDICATE       "[dua tank] hancur"
//   occurrence  speaker CONFIRMS (adanya) deed    "membenarkan serangan itu"
//               speaker denies adanya deed        "membantah adanya serangan"
// The words stand in packs: materiel.tsv, extract_words.tsv (confirms, existence).
#include "extract/materiel.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using counts::Quantity;
using counts::Unit;
using mentions::CueKind;
using mentions::TriggerVoice;
using record::Claim;
using record::ClaimKind;

class StatementFinder {
 public:
  StatementFinder(const Context& context, const std::vector<Told>& told,
                  const std::vector<Happening>& happenings)
      : c_(context), r_(context.report()), told_(told), happenings_(happenings) {}

  // ---- what became of things

  std::vector<Claim> materiel() {
    const Quantity* before = nullptr;
    for (const auto& q : r_.counts) {
      if (!things(q)) continue;
      auto change = verb_before(q);
      if (!change) change = predicate_behind(q);
      if (!change && before != nullptr && listed(*before, q)) change = last_;
      before = change ? &q : nullptr;
      if (!change) continue;
      last_ = change;
      keep(q, *change);
    }
    return std::move(out_);
  }

  // ---- that it happened

  std::vector<Claim> occurrence() {
    for (const auto& s : r_.mentions.speech) {
      if (s.sources.empty()) continue;
      const bool confirms = c_.in(Set::confirms, s.cue.first) != 0;
      if (!confirms && !s.denies) continue;
      const auto deed = deed_behind(s.cue.last, confirms);
      if (!deed) continue;
      Claim claim;
      claim.kind = ClaimKind::occurrence;
      claim.modality = s.denies ? record::Modality::denied : record::Modality::asserted;
      claim.sources = s.sources;
      claim.evidence = {c_.span({s.cue.first, deed->last})};
      add(std::move(claim), deed->first);
    }
    return std::move(out_);
  }

 private:
  struct Change {
    record::MaterielChange kind;
    Stretch at;
  };

  static bool things(const Quantity& q) {
    return (q.unit == Unit::things || q.unit == Unit::weapons) && !q.vague_word && !q.anaphoric &&
           q.relation == counts::Relation::none && (q.count.low || q.count.high);
  }

  std::optional<Change> change_at(std::uint32_t token, MaterielPattern pattern) const {
    const auto found = c_.materiel(token);
    if (!found || found->pattern != pattern) return std::nullopt;
    return Change{found->change, {token, token + found->words}};
  }

  /// Directly before the number; not when it is only planned or denied.
  std::optional<Change> verb_before(const Quantity& q) const {
    const auto begin = c_.sentence(c_.sentence_of(q.first)).first;
    for (std::uint32_t back = 1; back <= 3 && q.first >= begin + back; ++back) {
      const auto change = change_at(q.first - back, MaterielPattern::verb);
      if (change && change->at.last == q.first)
        return real(change->at, begin) ? change : std::nullopt;
    }
    return std::nullopt;
  }

  /// Directly behind the thing, or behind one small word ("ikut hancur").
  std::optional<Change> predicate_behind(const Quantity& q) const {
    // "sekolah-sekolah di tiga kabupaten dibakar"
    if (q.first > 0 && r_.words.words[q.first - 1].word_class == words::WordClass::preposition)
      return std::nullopt;
    const auto sentence = c_.sentence(c_.sentence_of(q.first));
    const auto end = item_end(q);
    for (std::uint32_t i = end; i < sentence.last && i <= end + 1; ++i) {
      if (c_.punctuation(i)) return std::nullopt;
      const auto change = change_at(i, MaterielPattern::predicate);
      if (change)
        return real({end, change->at.last}, end) && real(change->at, sentence.first) ? change
                                                                                     : std::nullopt;
      const auto word = r_.words.words[i].word_class;
      if (word != words::WordClass::auxiliary && word != words::WordClass::adverb)
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// "... dan [dua truk]", "..., [dua truk]" right behind the thing before.
  bool listed(const Quantity& before, const Quantity& q) const {
    if (last_ && last_->at.first > before.first) return false;  // a predicate speaks of one thing
    const auto end = item_end(before);
    return q.first == end + 1 && (c_.in(Set::and_, end) != 0 || c_.mark(end, ","));
  }

  /// Nothing turns it into a plan, a threat, a condition or a denial.
  bool real(Stretch at, std::uint32_t begin) const {
    const Stretch near{std::max(begin, at.first >= 4 ? at.first - 4 : 0), at.last};
    for (const auto kind :
         {CueKind::negation, CueKind::planned, CueKind::threatened, CueKind::conditional}) {
      if (c_.cue(kind, near) != nullptr) return false;
    }
    return true;
  }

  /// The thing itself: behind a measure ("pucuk", "unit") one word more.
  std::uint32_t item_end(const Quantity& q) const {
    const auto sentence = c_.sentence(c_.sentence_of(q.first));
    const bool measure = q.last > q.number_last && c_.materiel(q.last - 1) &&
                         c_.materiel(q.last - 1)->pattern == MaterielPattern::measure;
    const bool more = measure && q.last < sentence.last && !c_.punctuation(q.last) &&
                      r_.words.words[q.last].word_class == words::WordClass::noun;
    return q.last + (more ? 1 : 0);
  }

  void keep(const Quantity& q, const Change& change) {
    const auto voice = c_.voice(q.number_first);
    if (voice.inside_speaker || voice.denied) return;
    std::uint32_t first = q.number_last;
    const auto end = item_end(q);
    if (first >= end) return;
    if (c_.materiel(first) && c_.materiel(first)->pattern == MaterielPattern::measure &&
        end > first + 1)
      ++first;
    Claim claim;
    claim.kind = ClaimKind::materiel;
    claim.materiel_change = change.kind;
    claim.count = q.count;
    claim.item = std::string(c_.form(Stretch{first, end}));
    claim.sources = voice.sources;
    claim.modality = voice.modality;
    claim.evidence = {c_.span({q.first, end})};
    add(std::move(claim), q.number_first);
  }

  /// The deed that stands as a noun right behind the verb: "serangan itu", "adanya serangan". A
  /// denial needs the word for there being one: without it the deed is only denied to be one's own.
  std::optional<Stretch> deed_behind(std::uint32_t token, bool confirms) const {
    const bool existence = c_.in(Set::existence, token) != 0;
    if (!existence && !confirms) return std::nullopt;
    const std::uint32_t at = token + (existence ? c_.in(Set::existence, token) : 0);
    const auto i = first_from(r_.mentions.triggers, at);
    if (i == r_.mentions.triggers.size() || r_.mentions.triggers[i].at.first != at)
      return std::nullopt;
    const auto& t = r_.mentions.triggers[i];
    if (t.voice != TriggerVoice::noun) return std::nullopt;
    return t.at;
  }

  /// Only about an event that is told in this sentence or one of the two before.
  void add(Claim claim, std::uint32_t token) {
    const auto home = happening_at(c_, told_, happenings_, token);
    if (!home || happenings_[*home].dropped) return;
    const auto sentence = c_.sentence_of(token);
    const bool near = std::any_of(
        happenings_[*home].told.begin(), happenings_[*home].told.end(),
        [&](auto i) { return told_[i].sentence <= sentence && told_[i].sentence + 2 >= sentence; });
    if (!near) return;
    claim.event = record::EventId{static_cast<std::uint32_t>(*home)};
    out_.push_back(std::move(claim));
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Told>& told_;
  const std::vector<Happening>& happenings_;
  std::optional<Change> last_;
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> find_materiel(const Context& context, const std::vector<Told>& told,
                                 const std::vector<Happening>& happenings) {
  return StatementFinder(context, told, happenings).materiel();
}

std::vector<Claim> find_occurrence(const Context& context, const std::vector<Told>& told,
                                   const std::vector<Happening>& happenings) {
  return StatementFinder(context, told, happenings).occurrence();
}

}  // namespace saksi::extract
