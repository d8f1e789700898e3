// SPDX-License-Identifier: Apache-2.0
// Who took, lost, holds, fights for or moves on which place. The words and where holder and place
// stand to them are rows of packs: control.tsv. Beside the words decide:
//   who drives a force out                                                   recaptured for a state
//   "kembali" near, or words before in the paragraph that said so of a number  recaptured
//   "masih", "tetap" before, "sejak" behind a state                          held
//   planned, tried, denied in the clause, a relative clause that describes   nothing
// The place is the object (or subject) itself: one behind a preposition is where it stands.
#include "extract/control.h"

#include "base/utf8.h"
#include "extract/places_of.h"
#include "extract/statements.h"
#include "extract/status.h"

#include <algorithm>
#include <deque>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::TriggerClass;
using record::Claim;
using record::ClaimKind;
using record::ControlChange;
using Places = std::vector<const places::Mention*>;

constexpr std::uint32_t kReach = 16;  // tokens behind a verb in which its objects stand
constexpr std::uint32_t kNear = 4;    // tokens before a verb that turn its meaning

bool can_hold(const Actor& a) {
  return a.group != Group::civilians && !is_crowd(a.group);
}

class ControlFinder {
 public:
  ControlFinder(const Context& context, const std::vector<Told>& told,
                const std::vector<Happening>& happenings)
      : c_(context), r_(context.report()), told_(told), happenings_(happenings) {}

  std::vector<Claim> run() {
    for (std::uint32_t i = 0; i < c_.size();) {
      const auto found = c_.control(i);
      if (found) read({i, i + found->words}, *found->row);
      i = found ? behind_way_out({i, i + found->words}, *found->row) : i + 1;
    }
    return std::move(out_);
  }

 private:
  Stretch sentence(std::uint32_t token) const { return c_.sentence(c_.sentence_of(token)); }

  bool verb(std::uint32_t i) const {
    const auto& w = r_.words.words[i];
    return w.word_class == words::WordClass::verb &&
           (w.voice == words::Voice::active || w.voice == words::Voice::passive);
  }

  /// Where the clause of a token begins; a few words that somebody quotes inside it begin none:
  /// "X dan Y "telah ditaklukkan sepenuhnya"", "kota itu masih "di tangan aparat"".
  std::uint32_t begin_of(std::uint32_t token) const {
    const auto begin = c_.clause_begin(token);
    const auto first = sentence(token).first;
    if (begin < first + 2) return begin;
    const auto mark = c_.punctuation(begin) ? begin : begin - 1;
    const bool opens = c_.punctuation(mark) && c_.quoted(mark + 1) && !c_.quoted(mark);
    if (!opens || mark <= first || c_.quoted(mark - 1) || c_.punctuation(mark - 1)) return begin;
    return c_.clause_begin(mark - 1);
  }

  /// "memaksa X mundur dari Y": where X is made to go is told by these words alone.
  std::uint32_t behind_way_out(Stretch at, const ControlRow& row) const {
    if (row.voice != ControlVoice::forces) return at.last;
    const auto from = way_out(at);
    return from ? *from : at.last;
  }

  /// "mendesak X keluar dari", "memaksa X mundur dari": the words for "from".
  std::optional<std::uint32_t> way_out(Stretch at) const {
    const auto end = std::min({c_.clause_end(at.first), at.last + 8, sentence(at.first).last});
    for (auto i = at.last; i < end && !c_.punctuation(i); ++i) {
      const auto n = c_.in(Set::away, i);
      if (n == 0) continue;
      if (c_.in(Set::from, i + n) != 0) return i + n;
      return c_.in(Set::from, i + n - 1) != 0 ? std::optional(i + n - 1) : std::nullopt;
    }
    return std::nullopt;
  }

  // ---- what the words make of it

  void read(Stretch at, const ControlRow& row) {
    const Stretch near{std::max(begin_of(at.first), at.first > kNear ? at.first - kNear : 0),
                       at.first};
    if (unreal(near) || supposed(at.first) || not_done(c_, at.first) || only_imagined(c_, at))
      return;
    if (row.change == ControlChange::captured && aim_of_a_fight(near)) return;
    if (row.voice == ControlVoice::falls && only_dates(at)) return;
    if (row.kind == ControlKind::state && nothing_is_there(at)) return;
    if (c_.in(Set::before, c_.clause_begin(at.first)) != 0 &&
        c_.clause_begin(at.first) + 1 == at.first)
      return;  // "Sebelum merebut kota itu, ..."
    if (of_history(at) || narrated(at.first) || demanded(at.first)) return;
    if (row.voice == ControlVoice::enters &&
        !c_.any(Set::unopposed, at.last, c_.clause_end(at.last - 1)))
      return;
    const bool still = c_.any(Set::still, near.first, at.first);
    if (descriptive(at, row) && !still) return;
    const auto change = change_of(at, row, near, still);
    if (!change) return;
    if (row.voice == ControlVoice::follows) return follow(at);
    const auto list = places_of(at, row);
    if (list.empty()) {
      if (change == ControlChange::recaptured && row.voice != ControlVoice::deed)
        recaptured_in_ = c_.paragraph_of(at.first);
      return;
    }
    keep(at, row, *change, list);
  }

  bool unreal(Stretch near) const {
    return c_.cue(CueKind::planned, near) != nullptr ||
           c_.cue(CueKind::threatened, near) != nullptr ||
           c_.cue(CueKind::conditional, near) != nullptr ||
           c_.any(Set::fail, near.first, near.last) ||
           (near.first < near.last && c_.in(Set::aim, near.last - 1) != 0);  // "untuk merebut"
  }

  /// "Jika Y jatuh ke tangan X".
  bool supposed(std::uint32_t verb) const {
    const auto begin = c_.clause_begin(verb);
    return c_.cue(CueKind::conditional, {begin, begin + 1}) != nullptr;
  }

  /// "Pada 1941 X diduduki Jerman": before most readers were born, and not "sejak".
  bool of_history(Stretch at) const {
    constexpr int kYears = 40;
    const auto& published = r_.published.day;
    const Stretch clause{c_.clause_begin(at.first), c_.clause_end(at.last - 1)};
    return published && std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& t) {
             if (!clause.holds(t.first) || !t.date.end) return false;
             return t.date.end->year() + std::chrono::years(kYears) < published->year() &&
                    !(t.first > 0 && c_.in(Set::since, t.first - 1) != 0);
           });
  }

  /// "mendesak tentara mundur dari X", "menolak mundur dari X".
  bool demanded(std::uint32_t verb) const {
    constexpr std::uint32_t kFar = 7;
    const auto begin = c_.clause_begin(verb);
    for (auto i = verb; i > begin && i + kFar > verb; --i) {
      if (c_.punctuation(i - 1) || c_.in(Set::and_, i - 1) != 0) return false;
      if (c_.in(Set::claims_right, i - 1) == 1) return true;
    }
    return false;
  }

  /// "pelanggaran di tangan pasukan X": words for holding without a verb, and what stands right
  /// before them is neither a place nor a small word.
  bool nothing_is_there(Stretch at) const {
    if (c_.in(Set::in, at.first) == 0 || at.first == 0) return false;
    auto i = at.first;
    while (i > 0 && adverbial(i - 1)) --i;
    if (i == 0 || i < at.first) return false;
    const auto before = i - 1;
    if (c_.punctuation(before) || c_.in(Set::still, before) != 0) return false;
    if (c_.cue(CueKind::anaphor, {before, before + 1}) != nullptr) return false;
    const bool place = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return p.first <= before && before < p.last;
    });
    return !place && c_.in(Set::ground, before) == 0 && c_.in(Set::base, before) == 0;
  }

  /// "Film itu berkisah tentang jatuhnya X".
  bool narrated(std::uint32_t token) const {
    return c_.any(Set::narrates, sentence(token).first, token);
  }

  /// "selama pertempuran merebut X": what a fight is for.
  bool aim_of_a_fight(Stretch near) const {
    bool fight = false;
    each_in(r_.mentions.triggers, near, [&](const auto& t) {
      fight = fight || (t.voice == mentions::TriggerVoice::noun && t.at.last == near.last);
    });
    return fight;
  }

  /// "sehari sebelum kota itu jatuh, jet mengebom ...": the fall only tells when, and not to whom.
  bool only_dates(Stretch at) const {
    const auto begin = c_.clause_begin(at.first);
    if (c_.in(Set::after, begin) == 0) return false;
    bool armed = false;  // "setelah kota itu jatuh, [Taliban] ..."
    each_in(r_.mentions.actors, sentence(at.first), [&](const Actor& a) {
      armed = armed || ((a.group == Group::armed || a.group == Group::militia) && !a.place_of);
    });
    return !armed;
  }

  /// "desa yang dikuasai Houthi", "Taliban, yang menguasai kota itu,": no news.
  bool descriptive(Stretch at, const ControlRow& row) const {
    const bool passive = row.voice == ControlVoice::passive;
    if (row.kind != ControlKind::state && !passive) return false;
    // "yang sebelumnya dikuasai X", "yang pernah direbut X"
    auto first = at.first;
    while (passive && first > 0 && first + 2 > at.first && adverbial(first - 1)) --first;
    for (std::uint32_t back = 1; back <= (passive ? 1U : 2U) && first >= back; ++back) {
      if (c_.in(Set::relative, first - back) != 0) return !said_to_be(first - back);
    }
    return false;
  }

  /// "Fallujah adalah kota pertama yang jatuh ke tangan X": the place is the subject.
  bool said_to_be(std::uint32_t relative) const {
    const auto begin = c_.clause_begin(relative);
    for (std::uint32_t i = begin + 1; i < relative; ++i) {
      const auto n = std::max(c_.in(Set::is, i), c_.in(Set::level, i));  // "menjadi"
      if (n == 0 || c_.in(Set::ground, i + n) == 0) continue;
      if (pointed_subject(begin, i)) return true;
      return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
        return p.last == i && p.first >= begin && !wide(p);
      });
    }
    return false;
  }

  /// "Kota itu [merupakan kota kedua yang ...]".
  bool pointed_subject(std::uint32_t begin, std::uint32_t end) const {
    for (auto i = begin; i + 2 <= end; ++i) {
      if (i + c_.in(Set::ground, i) + 1 == end && pointed_at(i) != nullptr) return true;
    }
    return false;
  }

  std::optional<ControlChange> change_of(Stretch at, const ControlRow& row, Stretch near,
                                         bool still) const {
    if (c_.cue(CueKind::negation, near) != nullptr) return std::nullopt;
    if (row.voice == ControlVoice::fight && at.last == at.first + 1 && !goes_on(at))
      return std::nullopt;  // "pertempuran memperebutkan X": over, as far as is said
    if (row.change == ControlChange::held && row.voice == ControlVoice::passive && !still)
      return come_about(near);
    if (row.change != ControlChange::captured) return row.change;
    if (still) return ControlChange::held;
    if (row.kind == ControlKind::state && since_long(at)) return ControlChange::held;
    const bool again =
        c_.any(Set::again, near.first, std::min(at.last + 2, sentence(at.first).last));
    return again || recaptured_in_ == c_.paragraph_of(at.first) ? ControlChange::recaptured
                                                                : ControlChange::captured;
  }

  /// "telah berada di genggaman X", "kembali berada di tangan X".
  ControlChange come_about(Stretch near) const {
    if (c_.any(Set::again, near.first, near.last)) return ControlChange::recaptured;
    return c_.any(Set::already, near.first, near.last) ? ControlChange::captured
                                                       : ControlChange::held;
  }

  /// "pertempuran memperebutkan X masih berlangsung".
  bool goes_on(Stretch at) const {
    return c_.any(Set::still, c_.clause_begin(at.first), c_.clause_end(at.first));
  }

  /// "telah menguasai kota itu sejak Januari 2014".
  bool since_long(Stretch at) const {
    return c_.any(Set::since, at.last,
                  std::min(c_.clause_end(at.first) + 1, sentence(at.first).last));
  }

  // ---- the places

  Places places_of(Stretch at, const ControlRow& row) {
    switch (row.voice) {
      case ControlVoice::active:
      case ControlVoice::enters:
        return behind(at.last, at);
      case ControlVoice::fight:
        if (auto list = behind(at.last, at); !list.empty() || !fight_before(at)) return list;
        return at_head(at);
      case ControlVoice::passive:
      case ControlVoice::own:
        return before(at);
      case ControlVoice::falls:
        return right_before(at.first);
      case ControlVoice::near:
        return at_a_distance(at.last);
      case ControlVoice::noun:
        return behind_noun(at);
      case ControlVoice::pronoun:
        return last_told(at.first);
      case ControlVoice::expels:
      case ControlVoice::driven:
        return driven_from(at, row);
      case ControlVoice::forces:
        return forced_out(at);
      case ControlVoice::clears:
        return cleared(at);
      case ControlVoice::deed:
        if (const auto* p = place_or_back(at.last); p != nullptr && !wide(*p)) return {p};
        return {};
      case ControlVoice::fought:
      case ControlVoice::ceded:
        return before(at);
      case ControlVoice::leaves:
        return left_behind(at);
      case ControlVoice::follows:
        break;
    }
    return {};
  }

  /// "Kota X", "kota itu".
  const places::Mention* place_or_back(std::uint32_t i) const {
    const auto* p = place_at(i);
    return p != nullptr ? p : pointed_at(i);
  }

  /// "memaksa X keluar dari Y": X is a force and stands right behind the verb.
  Places forced_out(Stretch at) const {
    const auto from = way_out(at);
    if (!from || !force_in({at.last, *from}, at.last)) return {};
    const auto* p = place_or_back(*from + 1);
    return p != nullptr && !wide(*p) ? Places{p} : Places{};
  }

  /// "membersihkan Y dari [sisa-sisa] X": X is a force.
  Places cleared(Stretch at) const {
    const auto* p = place_or_back(at.last);
    if (p == nullptr || wide(*p)) return {};
    constexpr std::uint32_t kApart = 8;
    const auto from = std::max(at.last + 1, p->first >= at.last ? p->last : at.last);
    const auto end = std::min(sentence(at.first).last, from + kApart);
    for (auto i = from; i < end && !verb(i); ++i) {
      if (c_.in(Set::from, i) == 0) continue;
      bool foe = false;
      each_in(r_.mentions.actors, {i, std::min(end, i + 4)},
              [&](const Actor& a) { foe = foe || (can_hold(a) && !a.place_of); });
      return foe ? Places{p} : Places{};
    }
    return {};
  }

  /// "mundurnya X dari Y": X is a force and stands right behind the noun.
  Places left_behind(Stretch at) const {
    const auto end = std::min({c_.clause_end(at.first), at.last + 6, sentence(at.first).last});
    for (auto i = at.last; i + 1 < end; ++i) {
      if (c_.in(Set::from, i) == 0) continue;
      const auto* p = force_in({at.last, i}, at.last) ? place_or_back(i + 1) : nullptr;
      return p != nullptr && !wide(*p) ? Places{p} : Places{};
    }
    return {};
  }

  /// A force, and it begins at this token.
  bool force_in(Stretch in, std::uint32_t first) const {
    bool force = false;
    each_in(r_.mentions.actors, in, [&](const Actor& a) {
      // "memukul mundur serangan Taliban": only the attack is
      force = force || (a.at.first == first && can_hold(a) && !a.place_of);
    });
    return force;
  }

  /// "mengusir Taliban dari X", "Taliban diusir (tentara) dari X": a force is driven out, and of
  /// which place.
  Places driven_from(Stretch at, const ControlRow& row) const {
    const auto end = std::min({c_.clause_end(at.first), at.last + 8, sentence(at.first).last});
    const bool passive = row.voice == ControlVoice::driven;
    for (auto i = at.last; i + 1 < end && !c_.punctuation(i); ++i) {
      if (c_.in(Set::from, i) == 0) continue;
      const bool force = passive ? hit(at) != nullptr : force_in({at.last, i}, at.last);
      const auto* p = force ? place_or_back(i + 1) : nullptr;
      if (force && p == nullptr) p = called_origin(i + 1);
      return p != nullptr && !wide(*p) ? Places{p} : Places{};
    }
    return {};
  }

  /// "diusir tentara dari X": no soldiers of X.
  const places::Mention* called_origin(std::uint32_t token) const {
    for (const auto& p : r_.places) {
      if (p.first == token && p.role == places::Role::origin) return &p;
    }
    return nullptr;
  }

  /// Who is driven out: the force that is the subject.
  const Actor* hit(Stretch at) const { return last_holder(c_.clause_begin(at.first), at.first); }

  /// "diusir oleh X", "dipukul mundur X dari Y", "diusir dari Y oleh X".
  std::optional<record::Actor> driver(Stretch at) const {
    const auto end = std::min(c_.clause_end(at.first), sentence(at.first).last);
    for (auto i = at.last; i < end; ++i) {
      const auto n = c_.in(Set::agent, i);
      if (i != at.last && n == 0) continue;
      const Actor* found = nullptr;
      each_in(r_.mentions.actors, {i + n, std::min(end, i + n + 3)}, [&](const Actor& a) {
        if (found == nullptr && a.at.first <= i + n + 1 && can_hold(a) && !a.place_of) found = &a;
      });
      if (found != nullptr) return found->value;
    }
    return std::nullopt;
  }

  /// "pertempuran [antara X dan Y] masih berkecamuk": a noun for a fight is the subject.
  bool fight_before(Stretch at) const {
    bool fight = false;
    each_in(r_.mentions.triggers, {c_.clause_begin(at.first), at.first}, [&](const auto& t) {
      fight = fight || (t.voice == mentions::TriggerVoice::noun && t.type == TriggerClass::clash);
    });
    return fight;
  }

  /// "Di Kunduz, pertempuran masih berkecamuk": the place that heads the sentence.
  Places at_head(Stretch at) const {
    const auto begin = sentence(at.first).first;
    if (c_.in(Set::in, begin) == 0) return {};
    const auto* p = place_at(begin + 1);
    return p != nullptr && !wide(*p) && p->last < at.first ? Places{p} : Places{};
  }

  static bool locates(const places::Mention& p) {
    return p.role == places::Role::location || p.role == places::Role::modifier;
  }

  /// "menguasai Kajaki", "Kajaki jatuh ke tangan X": a town that could speak for its people, but is
  /// what is held here.
  bool town(const places::Mention& p) const {
    return p.role == places::Role::metonym && !wide(p) && !c_.voice(p.first).inside_speaker;
  }

  /// The object and what is listed with it, up to the next preposition, verb or clause. One behind
  /// a preposition is where it happened: "merebut kembali 3 daerah di Provinsi X".
  Places behind(std::uint32_t from, Stretch at) {
    Places list;
    auto clause = c_.clause_end(at.last - 1);
    if (from + 1 < c_.size() && c_.mark(from, "\"") && c_.in(Set::over, from + 1) != 0) {
      from += 2;  // ""memegang kendali" atas kota itu"
      clause = c_.clause_end(from);
    }
    const auto end = std::min({clause, from + kReach, sentence(at.first).last});
    // "merebut pangkalan tentara di X", "menduduki sebuah klinik di desa X"
    const bool one = from + 1 < end && c_.in(Set::one, from) != 0;
    const bool base =
        c_.in(Set::base, from) != 0 || c_.in(Set::building, one ? from + 1 : from) != 0;
    // "mencapai pinggiran Kota X": the place begins in the words
    for (const auto& p : r_.places) {
      if (p.first > at.first && p.first < from && p.last > from && (locates(p) || town(p)))
        return {&p};
    }
    for (std::uint32_t i = from; i < end; ++i) {
      const bool office = c_.voice(i).inside_speaker && !c_.voice(at.first).inside_speaker;
      const auto* p = office ? nullptr : place_at(i);
      if (p != nullptr && p->is_country && base) continue;  // "pangkalan tentara Kenya di X"
      if (p != nullptr) {
        list.push_back(p);
        i = p->last - 1;
        continue;
      }
      if (list.empty() && base && c_.in(Set::in, i) != 0) {
        const auto* where = place_or_back(i + 1);
        if (where != nullptr && !wide(*where)) return {where};
        // "merebut bandar udara militer di Provinsi X": by its words
        if (where != nullptr && c_.in(Set::base, from) != 0 && i == from + c_.in(Set::base, from))
          return {&facility_in({from, i}, *where)};
      }
      if (told_by(i)) break;
      if (list.empty() && unknown_name(i)) {
        if (const auto* named = unknown_place(i, from)) return {named};
      }
      if (ends_object(i) || (list.empty() ? unknown_name(i) : apposition(i))) break;
      if (list.empty()) {
        if (const auto* back = pointed_at(i)) return with_next(back, i);
        if (const auto* back = whole_town(i)) return {back};
      }
    }
    if (list.empty() && base) {
      if (const auto* back = bare_facility(from, end)) return {back};
      if (const auto* here = unnamed_facility(from)) return {here};
    }
    return list;
  }

  /// "kota itu dan Y".
  Places with_next(const places::Mention* back, std::uint32_t noun) const {
    const auto behind = noun + c_.in(Set::ground, noun) + 1;
    if (behind + 1 >= c_.size() || c_.in(Set::and_, behind) == 0) return {back};
    const auto* next = place_at(behind + 1);
    return next != nullptr && next != back && !wide(*next) ? Places{back, next} : Places{back};
  }

  /// "Kami masih memegang bandara": nobody says of which town; the words alone.
  const places::Mention* unnamed_facility(std::uint32_t noun) {
    const auto words = c_.in(Set::base, noun);
    const auto last = noun + words;
    const bool bare = last >= c_.size() || c_.punctuation(last) || c_.in(Set::and_, last) != 0;
    if (!bare) return nullptr;
    return &only_in_words({noun, last}, record::PlacePrecision::exact);
  }

  const places::Mention& facility_in(Stretch words, const places::Mention& where) {
    auto& p = only_in_words(words, record::PlacePrecision::exact);
    p.place.country = where.place.country;
    p.place.admin1 = where.is_country ? "" : where.place.name;
    return p;
  }

  /// A place of which only these words tell.
  places::Mention& only_in_words(Stretch words, record::PlacePrecision precision) {
    places::Mention& p = own_.emplace_back();
    p.first = words.first;
    p.last = words.last;
    p.span = p.name = c_.span(words);
    p.role = places::Role::location;
    p.place.name = std::string(c_.form(words));
    p.place.precision = precision;
    p.place.evidence = {p.span};
    return p;
  }

  /// "..., kata Wali Kota X": who says so stands behind.
  bool told_by(std::uint32_t i) const {
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                       [&](const auto& s) { return s.cue.first == i && !s.sources.empty(); });
  }

  bool ends_object(std::uint32_t i) const {
    return c_.in(Set::in, i) != 0 || c_.in(Set::from, i) != 0 || c_.in(Set::relative, i) != 0 ||
           c_.in(Set::after, i) != 0 || verb(i) || c_.mark(i, "(") || c_.mark(i, "\"");
  }

  /// A name that nobody knows for a place is the object: what stands behind it is not.
  bool unknown_name(std::uint32_t i) const {
    const bool anaphor = c_.in(Set::ground, i) != 0;
    return r_.words.text.tokens[i].capital && !anaphor &&
           r_.words.words[i].word_class == words::WordClass::proper;
  }

  /// "memegang Kilo Moto", "merebut pos tentara Maw Khi La": a name that the gazetteer does not
  /// know, right behind the verb and called a place, or behind the noun for one. Its country is
  /// that of the place told next to it.
  const places::Mention* unknown_place(std::uint32_t first, std::uint32_t from) {
    const auto& names = r_.words.names;
    const auto name =
        std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.first == first; });
    const bool noun = first > from && c_.in(Set::building, from) != 0 && first <= from + 2;
    if (!(noun || first == from)) return nullptr;
    if (noun ? name != names.end() && name->kind == words::NameKind::person
             : name == names.end() || name->kind != words::NameKind::place)
      return nullptr;
    auto last = first;
    while (last < c_.size() && r_.words.text.tokens[last].capital && !c_.punctuation(last)) ++last;
    auto& p = only_in_words({first, last}, record::PlacePrecision::settlement);
    for (const auto& o : r_.places) {
      if (o.first > last + 4 && !p.place.country.empty()) break;
      if (!o.place.country.empty()) p.place.country = o.place.country;
    }
    return &p;
  }

  /// ", ibu kota wilayah X": describes the place before.
  bool apposition(std::uint32_t i) const {
    return c_.mark(i, ",") && i + 1 < c_.size() && c_.in(Set::ground, i + 1) != 0 &&
           place_at(i + 1) == nullptr;
  }

  const places::Mention* place_at(std::uint32_t token) const {
    for (const auto& p : r_.places) {
      if (p.first > token) break;
      if (p.first == token && p.last > p.first && (locates(p) || town(p))) return &p;
    }
    return nullptr;
  }

  /// A bare name that stood with its noun before: "Kota Dessie ... Dessie masih dikuasai X".
  const places::Mention* named_again(std::uint32_t token) const {
    if (!r_.words.text.tokens[token].capital || c_.voice(token).inside_speaker) return nullptr;
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (p.first > token) break;
      if (p.first <= token && token < p.last) return nullptr;
      const bool place = locates(p) || p.role == places::Role::origin;
      const bool same = p.place.name == c_.form(token) ||
                        (p.last > p.first && c_.form(p.last - 1) == c_.form(token));
      if (place && !wide(p) && same) found = &p;
    }
    return found;
  }

  /// "X membantah [Dessie] telah jatuh", "menegaskan bahwa [Dessie] berada di tangannya".
  const places::Mention* bare_subject(std::uint32_t verb) const {
    const auto begin = begin_of(verb);
    std::uint32_t end = verb;
    while (end > begin && adverbial(end - 1)) --end;
    if (end == begin) return nullptr;
    const bool behind_in =
        end > begin + 1 && (c_.in(Set::in, end - 2) != 0 || r_.words.text.tokens[end - 2].capital);
    return behind_in ? nullptr : named_again(end - 1);
  }

  /// "Kota X telah jatuh", "kota itu jatuh": the place is the subject, with nothing but small words
  /// between.
  Places right_before(std::uint32_t verb) const {
    const auto begin = begin_of(verb);
    std::uint32_t end = verb;
    while (end > begin && adverbial(end - 1)) --end;
    for (const auto& p : r_.places) {
      if (p.first >= end) break;
      if (p.last != end || p.first < begin || !(locates(p) || town(p))) continue;
      if (p.first > begin && c_.in(Set::in, p.first - 1) != 0) return {};
      return {&p};
    }
    if (const auto* bare = bare_subject(verb)) return {bare};
    if (end < begin + 2) return {};
    const auto* back = pointed_at(end - 2);
    return back != nullptr && !(end > begin + 2 && c_.in(Set::in, end - 3) != 0) ? Places{back}
                                                                                 : Places{};
  }

  bool adverbial(std::uint32_t i) const {
    return c_.in(Set::already, i) != 0 || c_.in(Set::again, i) != 0 || c_.in(Set::now, i) != 0 ||
           c_.adverbial(i);
  }

  /// "tinggal empat kilometer dari X".
  Places at_a_distance(std::uint32_t from) const {
    for (const auto& q : r_.counts) {
      if (q.first < from) continue;
      if (q.first > from + 1 || q.unit != counts::Unit::distance) return {};
      for (std::uint32_t i = q.last; i < q.last + 2 && i + 1 < c_.size(); ++i) {
        if (c_.in(Set::from, i) == 0) continue;
        if (const auto* back = pointed_at(i + 1)) return {back};
        return there(i + 1);
      }
      return {};
    }
    return {};
  }

  /// "dari pusat Kota X": what a distance is measured from.
  Places there(std::uint32_t from) const {
    for (const auto& p : r_.places) {
      if (p.first < from) continue;
      if (p.first > from + 1 || p.is_country) return {};
      return {&p};
    }
    return {};
  }

  /// "gerak maju tentara X ke Y".
  Places behind_noun(Stretch at) {
    for (std::uint32_t i = at.last; i < std::min(c_.clause_end(at.first), at.last + 8); ++i) {
      if (c_.in(Set::in, i) != 0) return behind(i + 1, {at.first, i + 1});
    }
    return {};
  }

  /// The subject: the last place before the verb that is no place of another, with what is listed
  /// with it; else the one that it stands in ("dua pos di X").
  Places before(Stretch at) const {
    const auto begin = begin_of(at.first);
    Places free, bound;
    for (const auto& p : r_.places) {
      if (p.first >= at.first) break;
      const bool place = locates(p) || p.role == places::Role::container || town(p);
      if (p.first < begin || !place) continue;
      if (counted_behind(p.last, at.first)) continue;
      if (p.is_country && !free.empty() && !listed(*free.back(), p)) continue;  // "tentara X"
      if (p.first > begin && c_.in(Set::after, p.first - 1) != 0) continue;  // "sebelum X, Y ..."
      if (in_a_name(p) || c_.voice(p.first).inside_speaker) continue;
      const bool inside =
          p.first > begin &&
          (c_.in(Set::in, p.first - 1) != 0 ||
           (p.first > begin + 1 && c_.in(Set::in, p.first - 2) != 0));  // "di tepi X"
      auto& list = inside || p.role == places::Role::container ? bound : free;
      if (!list.empty() && !listed(*list.back(), p)) list.clear();
      list.push_back(&p);
    }
    for (std::uint32_t i = at.first; free.empty() && i-- > begin;) {
      if (const auto* back = pointed_at(i)) return {back};
    }
    if (free.empty() && bound.empty()) {
      if (const auto* back = bare_facility(begin, at.first)) return {back};
      if (const auto* back = named_again(begin)) return {back};
      if (const auto* back = bare_subject(at.first)) return {back};
      if (same_subject(begin, at.first)) return {last_place_};
    }
    if (free.empty()) {
      if (const auto* back = described(begin, at.first)) return {back};
      bound.erase(
          std::remove_if(bound.begin(), bound.end(), [](const auto* p) { return wide(*p); }),
          bound.end());
    }
    return free.empty() ? bound : free;
  }

  /// "X lepas dari tangan tentara [dan kini dikuasai Y]": the place is the subject of both.
  bool same_subject(std::uint32_t begin, std::uint32_t verb) const {
    if (last_place_ == nullptr || c_.sentence_of(last_claim_) != c_.sentence_of(verb)) return false;
    auto i = begin;
    const auto joins = [&](std::uint32_t k) {
      return c_.in(Set::and_, k) != 0 || c_.in(Set::but, k) != 0;
    };
    if (joins(i)) {
      ++i;
    } else if (i == 0 || !joins(i - 1)) {
      return false;
    }
    const bool turns = c_.in(Set::but, i - 1) != 0;  // "X menguasai Y, namun direbut Z"
    while (i < verb && (adverbial(i) || c_.in(Set::then, i) != 0)) ++i;
    return i == verb && (turns || last_place_->first < last_claim_);
  }

  /// "Negara Islam Provinsi X": of a group's name.
  bool in_a_name(const places::Mention& p) const {
    return p.role == places::Role::modifier &&
           std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
             return a.named && a.at.overlaps({p.first, p.last + 2});
           });
  }

  /// "X sehingga empat dari tujuh distrik ... berada di tangan": the number is the subject.
  bool counted_behind(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      const bool part =
          q.relation == counts::Relation::among || q.relation == counts::Relation::whole;
      const bool apposed =
          q.first == from + 1 && c_.mark(from, ",");  // "X, satu dari beberapa kota"
      return part && !apposed && q.first > from && q.last <= to && q.unit == counts::Unit::things;
    });
  }

  static bool wide(const places::Mention& p) {
    return p.is_country || p.place.precision >= record::PlacePrecision::province;
  }

  /// "Kota yang terletak di X itu": a place told before.
  const places::Mention* described(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const auto n = c_.in(Set::ground, i);
      const bool clause = n != 0 && (c_.in(Set::relative, i + n) != 0 ||
                                     c_.in(Set::stands, i + n) > 1);  // "yang terletak"
      if (clause) return latest(i);
    }
    return nullptr;
  }

  /// "A, B dan C".
  bool listed(const places::Mention& a, const places::Mention& b) const {
    return b.first <= a.last + 2 &&
           (c_.mark(b.first - 1, ",") || c_.in(Set::and_, b.first - 1) != 0);
  }

  /// "kota itu": the latest place that bears the noun, else the latest place told.
  const places::Mention* pointed_at(std::uint32_t noun) const {
    if (noun + 1 >= c_.size() || c_.in(Set::ground, noun) == 0) return nullptr;
    const auto next = noun + c_.in(Set::ground, noun);
    if (c_.cue(CueKind::anaphor, {next, next + 1}) == nullptr && !lies_there(next)) return nullptr;
    return latest(noun);
  }

  /// "distrik [di barat laut Irak] itu".
  bool lies_there(std::uint32_t from) const {
    constexpr std::uint32_t kLongest = 5;
    if (from + 1 >= c_.size() || c_.in(Set::in, from) == 0) return false;
    for (const auto& p : r_.places) {
      if (p.first <= from || p.first > from + kLongest || !wide(p)) continue;
      if (p.last < c_.size() && c_.cue(CueKind::anaphor, {p.last, p.last + 1}) != nullptr)
        return true;
    }
    return false;
  }

  /// "menguasai 90 persen kota": the town told before.
  const places::Mention* whole_town(std::uint32_t noun) const {
    if (noun == 0 || c_.in(Set::site, noun) != 1) return nullptr;
    const bool share = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.last == noun && q.unit == counts::Unit::percent;
    });
    const bool bare = noun + 1 < c_.size() && c_.punctuation(noun + 1);
    // "di pinggiran barat kota", "di jalan-jalan kota"
    const bool part =
        c_.in(Set::part, noun - 1) != 0 || (noun > 1 && c_.in(Set::part, noun - 2) != 0);
    if (share && bare) return latest(noun);
    const bool alone = noun + 1 < c_.size() && !r_.words.text.tokens[noun + 1].capital;
    if (!part || !alone) return nullptr;
    const auto* found = latest(noun);
    // "oposisi yang disokong Ankara ... di pinggiran kota": no government is meant
    return found != nullptr && locates(*found) ? found : nullptr;
  }

  const places::Mention* latest(std::uint32_t noun) const {
    const bool small = c_.in(Set::site, noun) != 0;
    const places::Mention* named = nullptr;
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (p.first >= noun) break;
      const bool where = locates(p) || p.role == places::Role::metonym;
      if (!where || p.is_country || c_.voice(p.first).inside_speaker) continue;
      if (r_.words.key(p.first) == r_.words.key(noun)) named = &p;
      if (found != nullptr && in_apposition(found->last, p.first)) continue;
      if (!small || !wide(p)) found = &p;
    }
    if (named != nullptr) return named;
    if (found != nullptr && small && c_.in(Set::site, found->first) != 0 &&
        found->name.begin != found->span.begin)
      found = nullptr;  // "Distrik X" is no "kota itu"
    const bool claimed = small && last_place_ != nullptr && !wide(*last_place_) &&
                         c_.sentence_of(last_claim_) + 1 >= c_.sentence_of(noun) &&
                         (found == nullptr || found->first < last_claim_);
    return claimed ? last_place_ : near(found, noun);
  }

  /// "X, kota kilang minyak di utara Y": Y only tells where X is.
  bool in_apposition(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i + 1 < to; ++i) {
      if (c_.mark(i, ",") && c_.in(Set::ground, i + 1) != 0) return i == from;
    }
    return false;
  }

  /// "Bandara tetap kami pegang", "seluruh landasan berada di tangan X": the airport told before.
  const places::Mention* bare_facility(std::uint32_t from, std::uint32_t to) const {
    std::uint32_t noun = from;
    while (noun < to && (c_.in(Set::base, noun) == 0 || place_at(noun) != nullptr)) ++noun;
    if (noun == to || noun > from + 2) return nullptr;
    if (noun > from && c_.in(Set::in, noun - 1) != 0) return nullptr;
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (p.first >= noun) break;
      if ((locates(p) || town(p)) && c_.in(Set::base, p.first) != 0) found = &p;
    }
    const bool recent =
        found != nullptr && c_.sentence_of(found->first) + 4 >= c_.sentence_of(noun);
    return recent ? found : nullptr;
  }

  /// Told in this sentence or one of the two before.
  const places::Mention* near(const places::Mention* p, std::uint32_t token) const {
    if (p == nullptr || c_.sentence_of(p->first) + 2 < c_.sentence_of(token)) return nullptr;
    return p;
  }

  /// "mengambilnya kembali": the place of the claim before, else the latest one told.
  Places last_told(std::uint32_t token) const {
    if (auto here = only_one_since_claim(token); !here.empty()) return here;
    if (last_place_ != nullptr && c_.sentence_of(last_claim_) + 2 >= c_.sentence_of(token))
      return {last_place_};
    Places told;  // of this sentence and the one before: only when one alone can be meant
    for (const auto& p : r_.places) {
      if (p.first >= token) break;
      if (locates(p) && !wide(p) && c_.sentence_of(p.first) + 1 >= c_.sentence_of(token))
        told.push_back(&p);
    }
    if (told.empty()) {
      // "menyerang kota itu dan mendudukinya"
      for (auto i = token; i-- > sentence(token).first;) {
        if (const auto* back = pointed_at(i)) return {back};
      }
    }
    return told.size() == 1 ? told : Places{};
  }

  /// "... diambil alih pada 3 November. Tentara mengumumkan kemenangan di Y, tetapi X merebutnya
  /// lagi": the one place of its own sentence, told behind the claim before.
  Places only_one_since_claim(std::uint32_t token) const {
    const Stretch all = sentence(token);
    Places told;
    for (const auto& p : r_.places) {
      if (p.first >= all.first && p.first < token && locates(p) && !wide(p)) told.push_back(&p);
    }
    const bool since = last_place_ == nullptr || last_claim_ < all.first;
    return since && told.size() == 1 ? told : Places{};
  }

  // ---- the holder

  std::optional<record::Actor> holder(Stretch at, const ControlRow& row) const {
    switch (row.voice) {
      case ControlVoice::active:
      case ControlVoice::pronoun:
      case ControlVoice::expels:
      case ControlVoice::clears:
      case ControlVoice::forces:
      case ControlVoice::enters:
        if (row.change == ControlChange::advancing && another_moves(at)) return std::nullopt;
        return subject(at);
      case ControlVoice::near:
        return mover(at);
      case ControlVoice::passive:
      case ControlVoice::falls:
        return agent(at);
      case ControlVoice::noun:
        return first_behind(at.last, at.last + 6);
      case ControlVoice::own:
        if (auto side = speakers_side(at.first)) return side;
        return c_.in(Set::our, at.first) != 0 ? std::nullopt : initiator(at.first);
      case ControlVoice::fight:
      case ControlVoice::fought:
        return fighter(at);
      case ControlVoice::driven:
        return driver(at);
      case ControlVoice::deed:
      case ControlVoice::ceded:
        return doer_of_deed(at);
      case ControlVoice::leaves:
        return first_behind(at.last, at.last + 3);
      case ControlVoice::follows:
        break;
    }
    return std::nullopt;
  }

  /// "jatuhnya X ke tangan Y", "pengambilalihan X oleh Y"; "Y mengumumkan perebutan X".
  std::optional<record::Actor> doer_of_deed(Stretch at) const {
    const auto end = std::min(c_.clause_end(at.first), sentence(at.first).last);
    for (auto i = at.last; i < std::min(end, at.last + kReach); ++i) {
      const auto n = std::max(c_.in(Set::agent, i), c_.in(Set::hand, i));
      if (n == 0) continue;
      const auto* p = place_at(i + n);
      if (p != nullptr && !p->is_country) continue;  // "ke Kota X"
      return first_behind(i + n, std::min(end, i + n + 3));
    }
    if (at.first == 0 || c_.in(Set::proclaims, at.first - 1) == 0) return std::nullopt;
    const auto* who = last_holder(c_.clause_begin(at.first), at.first - 1);
    return who != nullptr && !possessive(*who) ? std::optional(who->value) : std::nullopt;
  }

  /// "X merebut Farah. Zaranj menyusul sehari kemudian.", "Sorenya giliran Taloqan": what happened
  /// to the place before happened to this one.
  void follow(Stretch at) {
    if (out_.empty() || c_.sentence_of(last_claim_) + 2 < c_.sentence_of(at.first)) return;
    const Claim before = out_.back();
    // two who take and hold in turn: whose turn it is nobody says
    const auto paragraph = c_.paragraph_of(at.first);
    const bool another = std::any_of(out_.begin(), out_.end(), [&](const Claim& c) {
      const auto token = token_of(c);
      return c.actor->name != before.actor->name && token &&
             c_.paragraph_of(*token) + 1 >= paragraph;
    });
    if (another) return;
    if (before.control_change != ControlChange::captured &&
        before.control_change != ControlChange::recaptured)
      return;
    auto list = right_before(at.first);
    if (list.empty()) {
      if (const auto* p = place_at(at.last)) list = {p};
    } else if (at.last < c_.size() && what_follows(at.last)) {
      return;
    }
    if (list.empty() || wide(*list.front())) return;
    put(at, *list.front(), *before.actor, before.control_change);
  }

  /// Where a claim's words begin.
  std::optional<std::uint32_t> token_of(const Claim& claim) const {
    const auto& tokens = r_.words.text.tokens;
    const auto t = std::find_if(tokens.begin(), tokens.end(), [&](const auto& x) {
      return x.span.begin >= claim.evidence.front().begin;
    });
    if (t == tokens.end()) return std::nullopt;
    return static_cast<std::uint32_t>(t - tokens.begin());
  }

  /// "Kota X lumpuh menyusul serangan": behind it stands what came first.
  bool what_follows(std::uint32_t i) const {
    const bool timed = std::any_of(r_.times.begin(), r_.times.end(),
                                   [&](const auto& t) { return t.first <= i + 1 && i < t.last; });
    const auto cls = r_.words.words[i].word_class;
    return !timed && (cls == words::WordClass::noun || cls == words::WordClass::proper);
  }

  /// Whoever stands before the verb in its clause; when the clause begins with it, in the sentence.
  std::optional<record::Actor> subject(Stretch at) const {
    if (c_.any(Set::our, at.first, at.last)) return speakers_side(at.first);
    const auto begin = c_.clause_begin(at.first);
    const auto to = first_verb(begin, at.first);
    const Actor* found = last_holder(begin, to);
    if (others_do_it(found, begin, to)) return std::nullopt;
    if (ours(begin, at.first) && (found == nullptr || !found->named)) {
      if (auto side = speakers_side(at.first)) return side;
      if (found == nullptr && c_.any(Set::our, begin, at.first))
        return forces_of_the_speaker(at.first);
    }
    if (found == nullptr || !found->named) {
      if (const auto* group = recalled_group(begin, to)) return group->value;
    }
    if (found == nullptr && moves(at)) {
      if (const auto* whose = column(begin, to)) return whose->value;
    }
    const bool pointing = found == nullptr && points_to_group(begin, to);
    if (found == nullptr && at.first <= begin + 3) found = subject_before(begin);
    if (found != nullptr && c_.control(at.first)->row->change == ControlChange::held &&
        behind_passive(*found))
      return std::nullopt;
    if (pointing && found != nullptr && !found->named) return std::nullopt;  // no "tentara"
    if (found == nullptr) {
      if (auto speaker = speaker_himself(at.first)) return speaker;
      if (another_does(begin, at.first)) return std::nullopt;
      auto began = initiator(at.first);
      return pointing && began && began->actor_id.empty() ? std::nullopt : began;
    }
    return possessive(*found) ? his_group(*found) : found->value;
  }

  /// "53 keluarga dievakuasi polisi dan kini masih berada di X": who brought them is not there.
  bool behind_passive(const Actor& a) const {
    auto i = a.at.first;
    if (i > 0 && c_.in(Set::agent, i - 1) != 0) --i;
    if (i == 0) return false;
    const auto& w = r_.words.words[i - 1];
    return w.word_class == words::WordClass::verb && w.voice == words::Voice::passive;
  }

  bool moves(Stretch at) const {
    return c_.control(at.first)->row->change == ControlChange::advancing;
  }

  /// "Konvoi X bergerak menuju Y": a thing of theirs that moves.
  const Actor* column(std::uint32_t begin, std::uint32_t to) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {begin, to}, [&](const Actor& a) {
      if (a.place_of && can_hold(a) && c_.in(Set::column, a.at.first) != 0) found = &a;
    });
    return found;
  }

  /// "X mengatakan pasukan mundur ke bandara. "Kami masih memegang bandara"": an official's forces.
  std::optional<record::Actor> forces_of_the_speaker(std::uint32_t token) const {
    const auto voice = c_.voice(token);
    const auto here = c_.sentence_of(token);
    if (voice.sources.empty() || here == 0) return std::nullopt;
    const auto kind = voice.sources.front().kind;
    if (kind != record::SourceKind::official && kind != record::SourceKind::state_forces)
      return std::nullopt;
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, c_.sentence(here - 1), [&](const Actor& a) {
      const bool force =
          a.group == Group::military || a.group == Group::police || a.group == Group::security;
      if (force && !a.place_of && !c_.voice(a.at.first).inside_speaker) found = &a;
    });
    if (found == nullptr) return std::nullopt;
    const auto before = c_.voice(found->at.first).sources;
    const bool same = !before.empty() && before.front().name == voice.sources.front().name;
    return same ? std::optional(found->value) : std::nullopt;
  }

  /// "Partai itu menguasai X", "perusahaan minyak menarik diri dari X": a subject that is no side.
  bool another_does(std::uint32_t begin, std::uint32_t verb) const {
    auto i = verb;
    while (i > begin && (adverbial(i - 1) || c_.cue(CueKind::anaphor, {i - 1, i}) != nullptr)) --i;
    if (i == begin || c_.in(Set::group_word, i - 1) != 0) return false;
    const auto cls = r_.words.words[i - 1].word_class;
    const bool name = cls == words::WordClass::noun || cls == words::WordClass::proper ||
                      cls == words::WordClass::adjective;
    const auto covers = [&](const auto& x) { return x.first < i && i <= x.last; };
    return name && std::none_of(r_.times.begin(), r_.times.end(), covers) &&
           std::none_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
             return covers(p) && (p.first == begin || c_.in(Set::in, p.first - 1) != 0);
           });
  }

  /// "kendaraan yang mendekati Gambir", "pertempuran mendekati ibu kota": something else moves.
  bool another_moves(Stretch at) const {
    const auto begin = c_.clause_begin(at.first);
    if (last_holder(begin, at.first) != nullptr || column(begin, at.first) != nullptr) return false;
    auto i = at.first;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i == begin) return false;
    const auto cls = r_.words.words[i - 1].word_class;
    return cls == words::WordClass::noun || cls == words::WordClass::proper ||
           c_.in(Set::relative, i - 1) != 0;
  }

  /// Who has come near: said in the clause, or the one who says so of himself.
  std::optional<record::Actor> mover(Stretch at) const {
    const auto begin = c_.clause_begin(at.first);
    const Actor* found = last_holder(begin, at.first);
    if (found == nullptr) return speaker_himself(at.first);
    // "Menurut komandan polisi X, kapal berada di 16 mil dari Y": the speaker is not who moves
    if (c_.voice(found->at.first).inside_speaker && comma_between(found->at.last, at.first))
      return std::nullopt;
    return possessive(*found) ? his_group(*found) : found->value;
  }

  bool comma_between(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from; i < to; ++i) {
      if (c_.mark(i, ",")) return true;
    }
    return false;
  }

  /// "X menewaskan 17 tentara dan merebut kota itu": the subject of both stands before the first.
  std::uint32_t first_verb(std::uint32_t begin, std::uint32_t at) const {
    std::uint32_t i = at;
    while (i > begin && r_.words.words[i - 1].word_class == words::WordClass::adverb &&
           c_.in(Set::then, i - 1) == 0)
      --i;
    if (i == begin || (c_.in(Set::and_, i - 1) == 0 && c_.in(Set::then, i - 1) == 0)) return at;
    for (std::uint32_t k = i - 1; k-- > begin;) {
      if (verb(k)) return k;
    }
    for (std::uint32_t k = begin; k + 1 < i; ++k) {
      if (c_.in(Set::already, k) != 0) return k;  // "X sudah sampai di Y dan menguasai Z"
    }
    return at;
  }

  /// The subject of the clause that ends here: it stands before that clause's verb.
  const Actor* subject_before(std::uint32_t clause) const {
    const auto first = sentence(clause).first;
    for (std::uint32_t k = clause; k-- > first;) {
      if (verb(k)) return last_holder(first, k);
    }
    return last_holder(first, clause);
  }

  /// A crowd or civilians stand nearer to the verb: they move, and hold nothing.
  bool others_do_it(const Actor* found, std::uint32_t begin, std::uint32_t to) const {
    const Actor* last = nullptr;
    each_in(r_.mentions.actors, {begin, to}, [&](const Actor& a) {
      if (!a.place_of) last = &a;
    });
    return last != nullptr && !can_hold(*last) && !c_.voice(last->at.first).inside_speaker &&
           (found == nullptr || last->at.first > found->at.last);
  }

  /// "Baku mengklaim merebut X": who says so, when nothing stands between.
  std::optional<record::Actor> speaker_himself(std::uint32_t token) const {
    for (const auto& s : r_.mentions.speech) {
      if (s.sources.empty() || s.cue.last > token || s.cue.last + 3 < token) continue;
      const auto& source = s.sources.front();
      const bool body = source.kind == record::SourceKind::official ||
                        source.kind == record::SourceKind::state_forces ||
                        source.kind == record::SourceKind::armed_group ||
                        source.kind == record::SourceKind::unknown;
      if (!body || c_.sentence_of(s.cue.first) != c_.sentence_of(token)) continue;
      record::Actor actor;
      actor.name = source.name;
      actor.kind = record::ActorKind::unknown;
      actor.evidence = source.evidence;
      return actor;
    }
    return std::nullopt;
  }

  const Actor* last_holder(std::uint32_t from, std::uint32_t to) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {from, to}, [&](const Actor& a) {
      const bool apposed = found != nullptr && describes(*found, a);
      if (can_hold(a) && !a.place_of && !apposed && !helps(a) && !joined(found, a)) found = &a;
    });
    return found;
  }

  /// "tentara X dan milisi sekutunya merebut": the first of two that are joined.
  bool joined(const Actor* first, const Actor& a) const {
    return first != nullptr && a.at.first == first->at.last + 1 &&
           c_.in(Set::and_, first->at.last) != 0 && is_state(first->group);
  }

  /// "X yang berbaiat kepada Y": Y only describes X; "dengan bantuan Y" helps.
  bool describes(const Actor& a, const Actor& b) const {
    return c_.any(Set::relative, a.at.last, b.at.first) && a.at.last + 6 > b.at.first;
  }

  bool helps(const Actor& a) const {
    const auto from = a.at.first >= 2 ? a.at.first - 2 : 0;
    return c_.any(Set::with, from, a.at.first) || c_.any(Set::along, from, a.at.first);
  }

  /// "dikuasai (oleh) X"; taken "dari X": then whoever does it there.
  std::optional<record::Actor> agent(Stretch at) const {
    const auto end = std::min(at.last + 4, sentence(at.first).last);
    if (own_people(at.last, end)) {
      if (auto side = speakers_side(at.first)) return side;
    }
    if (auto who = first_behind(at.last, end)) return who;
    const auto next = std::min(end, at.last + 2);
    if (c_.any(Set::our, at.last, next) || c_.any(Set::self, at.last, next))
      return speakers_side(at.first);
    if (c_.any(Set::from, at.last, std::min(end, at.last + 3))) return initiator(at.first);
    if (c_.control(at.first)->row->kind != ControlKind::change) return std::nullopt;
    return taker(at.first);
  }

  /// "masih dipegang anak buahnya".
  bool own_people(std::uint32_t from, std::uint32_t end) const {
    if (from < end && c_.in(Set::agent, from) != 0) ++from;
    if (from >= end) return false;
    if (c_.in(Set::own_people, from) != 0) return true;
    const auto words = std::max(c_.in(Set::member, from), c_.in(Set::force, from));
    return words != 0 && r_.words.words[from + words - 1].clitic == words::Clitic::nya;
  }

  /// "telah diambil alih", "Bakhmut jatuh": nobody is named as the one who took it. The group in
  /// arms of the sentence, where it names but one; else who began what the sentence tells.
  std::optional<record::Actor> taker(std::uint32_t token) const {
    const Actor* found = nullptr;
    bool many = false;
    each_in(r_.mentions.actors, sentence(token), [&](const Actor& a) {
      const bool armed = a.group == Group::armed || a.group == Group::militia;
      // "Zabihullah Mujahid": a name
      const bool name =
          !a.named && r_.words.text.tokens[a.head].capital && c_.voice(a.at.first).inside_speaker;
      if (!armed || a.place_of || possessive(a) || name) return;
      if (c_.voice(token).denied && c_.voice(a.at.first).inside_speaker) return;
      many = many || (found != nullptr && found->value.name != a.value.name);
      found = &a;
    });
    if (many) return std::nullopt;
    if (found != nullptr) return found->value;
    if (c_.voice(token).denied) return std::nullopt;
    auto began = initiator(token);
    if (!began || began->evidence.empty()) return std::nullopt;
    const auto words = c_.span(sentence(token));
    return words.contains(began->evidence.front()) ? began : std::nullopt;
  }

  std::optional<record::Actor> first_behind(std::uint32_t from, std::uint32_t to) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {from, std::min(to, sentence(from - 1).last)}, [&](const Actor& a) {
      const bool loser = a.at.first > from && c_.in(Set::from, a.at.first - 1) != 0;
      if (found == nullptr && !loser && can_hold(a)) found = &a;
    });
    if (found == nullptr) return std::nullopt;
    if (!possessive(*found)) return found->value;
    const auto side = speakers_side(found->at.first);
    return side ? side : found->value;
  }

  /// Whose the last claims of this paragraph and the one before say that they took something.
  const record::Actor* last_taker(std::uint32_t token) const {
    for (auto c = out_.rbegin(); c != out_.rend(); ++c) {
      const bool took = c->control_change == ControlChange::captured ||
                        c->control_change == ControlChange::recaptured ||
                        c->control_change == ControlChange::advancing;
      if (took)
        return c_.paragraph_of(last_claim_) + 1 >= c_.paragraph_of(token) && c->actor ? &*c->actor
                                                                                      : nullptr;
    }
    return nullptr;
  }

  /// "antara A dan B" behind the words.
  bool names_both(Stretch at) const {
    return c_.any(Set::between, at.last, c_.clause_end(at.last - 1)) ||
           c_.control(at.first)->row->voice == ControlVoice::fought;
  }

  /// Somebody of the event that fights there.
  std::optional<record::Actor> fighter(Stretch at) const {
    const auto all = sentence(at.first);
    bool fought = false;
    each_in(r_.mentions.triggers, all,
            [&](const auto& t) { fought = fought || t.type == TriggerClass::clash; });
    const Actor* first = nullptr;
    // "pertempuran masih berkecamuk di X antara A dan B"
    const auto last = names_both(at) ? c_.clause_end(at.last - 1) : at.first;
    each_in(r_.mentions.actors, {all.first, last}, [&](const Actor& a) {
      if (can_hold(a) && !a.place_of && first == nullptr && !c_.voice(a.at.first).inside_speaker)
        first = &a;
    });
    if (!fought && c_.any(Set::in, at.first, at.last)) return std::nullopt;
    const auto voice = c_.voice(at.first);
    const bool press =
        !voice.sources.empty() && voice.sources.front().kind == record::SourceKind::media;
    if (auto side = press ? std::nullopt : speakers_side(at.first)) return side;
    if (const auto* taker = last_taker(at.first)) return *taker;
    if (first != nullptr && !is_irregular(first->group)) {
      // "pertempuran antara tentara pemerintah dan X": the other seeks to hold it
      const Actor* other = nullptr;
      each_in(r_.mentions.actors, {first->at.last, all.last}, [&](const Actor& a) {
        if (other == nullptr && is_irregular(a.group) && !a.place_of) other = &a;
      });
      if (other != nullptr) first = other;
    }
    if (first != nullptr) return first->value;
    return initiator(at.first);
  }

  /// "kami"; "pihaknya", but in words that are quoted that is another's.
  bool ours(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      const bool his = r_.words.words[i].clitic == words::Clitic::nya;
      if (his && c_.quoted(i)) continue;
      if (c_.in(Set::our, i) != 0 || c_.in(Set::self, i) != 0) return true;
      const auto people = c_.in(Set::member, i);
      if (c_.in(Set::own_people, i) != 0 ||
          (people != 0 && r_.words.words[i + people - 1].clitic == words::Clitic::nya))
        return true;
    }
    return false;
  }

  bool possessive(const Actor& a) const {
    return !a.named && r_.words.words[a.at.last - 1].clitic == words::Clitic::nya;
  }

  /// "pasukannya telah merebut X", said by somebody: his side. In his own words it is another's.
  std::optional<record::Actor> his_group(const Actor& group) const {
    if (c_.quoted(group.at.first)) return std::nullopt;
    const auto side = speakers_side(group.at.first);
    return side ? side : group.value;
  }

  /// "kami", "pasukannya": the group that the speaker of these words speaks for.
  std::optional<record::Actor> speakers_side(std::uint32_t token) const {
    const auto voice = c_.voice(token);
    if (voice.sources.empty()) return std::nullopt;
    const Actor* best = nullptr;
    for (const auto& a : r_.mentions.actors) {
      const auto& spans = voice.sources.front().evidence;
      const bool his = std::any_of(spans.begin(), spans.end(), [&](auto span) {
        return span.contains(a.value.evidence.front());
      });
      if (his && can_hold(a) && !possessive(a) && (best == nullptr || (a.named && !best->named)))
        best = &a;
    }
    if (best == nullptr) best = whose_speaker(token);
    if (best == nullptr) return std::nullopt;
    return best->value;
  }

  /// "Juru bicaranya, X, mengatakan": of the group told before.
  const Actor* whose_speaker(std::uint32_t token) const {
    for (const auto& s : r_.mentions.speech) {
      if (!s.content.holds(token) || !s.speaker || s.sources.empty()) continue;
      for (std::uint32_t i = s.speaker->first; i < s.speaker->last && i < s.speaker->first + 3;
           ++i) {
        if (r_.words.words[i].clitic == words::Clitic::nya) return last_group(i);
      }
    }
    return nullptr;
  }

  /// The armed group told last before a token, in its paragraph or the one before.
  const Actor* last_group(std::uint32_t token) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, {0, token}, [&](const Actor& a) {
      const bool armed = a.group == Group::armed || a.group == Group::militia;
      if (armed && a.named && !a.place_of) found = &a;
    });
    const bool near =
        found != nullptr && c_.paragraph_of(found->at.first) + 1 >= c_.paragraph_of(token);
    return near ? found : nullptr;
  }

  /// "kelompok itu", whichever it is.
  bool points_to_group(std::uint32_t begin, std::uint32_t to) const {
    for (std::uint32_t i = begin; i < to; ++i) {
      const auto n = c_.in(Set::group_word, i);
      if (n != 0 && c_.cue(CueKind::anaphor, {i + n, i + n + 1}) != nullptr) return true;
    }
    return false;
  }

  /// "kelompok itu" between the clause's begin and the verb.
  const Actor* recalled_group(std::uint32_t begin, std::uint32_t to) const {
    for (std::uint32_t i = begin; i < to; ++i) {
      const auto n = c_.in(Set::group_word, i);
      const bool back = n != 0 && (c_.cue(CueKind::anaphor, {i + n, i + n + 1}) != nullptr ||
                                   c_.cue(CueKind::same_group, {i, i + 1}) != nullptr);
      if (back) return last_group(i);
    }
    return nullptr;
  }

  /// Who began the event that these words speak of.
  std::optional<record::Actor> initiator(std::uint32_t token) const {
    const auto home = happening_at(c_, told_, happenings_, token);
    if (!home) return std::nullopt;
    const auto& actors = happenings_[*home].event.actors;
    for (const auto role : {record::ActorRole::initiator, record::ActorRole::participant}) {
      for (const auto& a : actors) {
        const bool crowd = a.actor.kind == record::ActorKind::civilians ||
                           a.actor.kind == record::ActorKind::protesters ||
                           a.actor.kind == record::ActorKind::rioters;
        if (a.role == role && !crowd) return a.actor;
      }
    }
    return std::nullopt;
  }

  // ---- keeping

  void keep(Stretch at, const ControlRow& row, ControlChange change, const Places& list) {
    if (change == ControlChange::lost && row.voice == ControlVoice::active && people_leave(at))
      return;
    auto actor = holder(at, row);
    if (!actor && row.voice == ControlVoice::driven) {
      // by whom nobody says
      if (people_leave(at)) return;
      change = ControlChange::lost;
      actor = hit(at)->value;
    }
    if (!actor) return;
    const bool state = of_state(actor->kind) && !abroad(at, *actor, *list.front());
    if (drives_out(row.voice) && change == ControlChange::captured && state)
      change = ControlChange::recaptured;
    for (const auto* p : outermost(list)) put(at, *p, *actor, change);
  }

  static bool drives_out(ControlVoice voice) {
    return voice == ControlVoice::expels || voice == ControlVoice::driven ||
           voice == ControlVoice::clears || voice == ControlVoice::forces;
  }

  /// "Pasukan Rusia mengusir tentara Ukraina dari Lyman": one state drives another from its own.
  bool abroad(Stretch at, const record::Actor& actor, const places::Mention& p) const {
    const auto& country = p.place.country;
    bool foreign = false;
    bool native = false;
    each_in(r_.mentions.actors, sentence(at.first), [&](const Actor& a) {
      if (a.country.empty() || country.empty() || !is_state(a.group)) return;
      if (a.value.name == actor.name) foreign = foreign || a.country != country;
      native = native || a.country == country;
    });
    return foreign && native;
  }

  void put(Stretch at, const places::Mention& p, const record::Actor& actor, ControlChange change) {
    const auto home = happening_at(c_, told_, happenings_, at.first);
    const auto voice = c_.voice(at.first);
    Claim claim;
    claim.kind = ClaimKind::control;
    if (home) claim.event = record::EventId{static_cast<std::uint32_t>(*home)};
    claim.place = p.place;
    claim.actor = actor;
    claim.control_change = change;
    claim.sources = voice.sources;
    claim.modality = voice.denied ? record::Modality::denied : voice.modality;
    claim.evidence = {evidence(at, p)};
    out_.push_back(std::move(claim));
    last_place_ = &p;
    last_claim_ = at.first;
  }

  /// "100.000 orang etnis X angkat kaki dari kota itu": they flee, and held nothing.
  bool people_leave(Stretch at) const {
    const auto begin = c_.clause_begin(at.first);
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      const bool people = q.unit == counts::Unit::people || q.unit == counts::Unit::households;
      if (!people || q.first < begin || q.last > at.first) return false;
      constexpr std::int64_t kFew = 20;  // "tiga prajurit diusir dari X"
      if (q.count.high && *q.count.high < kFew) return true;
      bool armed = false;
      each_in(r_.mentions.actors, {q.number_last, q.last + 1},
              [&](const Actor& a) { armed = armed || (can_hold(a) && a.group != Group::state); });
      return !armed;
    });
  }

  /// The words and the place, where they stand in one sentence.
  Span evidence(Stretch at, const places::Mention& p) const {
    if (c_.sentence_of(p.first) != c_.sentence_of(at.first)) return c_.span(at);
    return base::cover(c_.span(at), p.span);
  }

  /// "distrik Banu ... di Baghlan": the districts, not the province that holds them.
  static Places outermost(const Places& list) {
    Places out;
    for (const auto* p : list) {
      const bool holds = std::any_of(list.begin(), list.end(),
                                     [&](const auto* q) { return q != p && contains(*p, *q); });
      if (!holds && !p->is_country) out.push_back(p);
    }
    return out;
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Told>& told_;
  const std::vector<Happening>& happenings_;
  std::optional<std::uint32_t> recaptured_in_;   // paragraph
  const places::Mention* last_place_ = nullptr;  // of the claim before
  std::uint32_t last_claim_ = 0;                 // where its words stand
  std::deque<places::Mention> own_;              // of places that have no name
  std::vector<Claim> out_;
};

}  // namespace

std::vector<Claim> find_control(const Context& context, const std::vector<Told>& told,
                                const std::vector<Happening>& happenings) {
  return ControlFinder(context, told, happenings).run();
}

}  // namespace saksi::extract
