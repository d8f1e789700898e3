// SPDX-License-Identifier: Apache-2.0
// Who is said to have done it. Each cue (packs: cues.tsv) says where its parties stand:
//   responsible  [group or its spokesman] CUE            claimed; accused under another's voice
//   admits       [side] CUE ... [deed]                   claimed
//   accuses      [accuser] CUE [accused]
//   mutual       [A] and [B] CUE                         each accuses the other
//   accused      [accused] CUE (by [accuser])
//   blamed       ... CUE [accused]                       the speaker of these words accuses
//   behind       [accused] CUE                           the same; the group itself claims
//   denying verb [side] VERB charge | involved | deed    denied
// A denial that only points back ("membantahnya") answers the accusation told just before it.
#include "extract/statements.h"
#include "extract/status.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Group;
using mentions::Speech;
using mentions::Trigger;
using mentions::TriggerClass;
using mentions::TriggerVoice;
using record::Claim;
using record::ClaimKind;
using record::Source;
using record::Stance;

constexpr std::uint32_t kReach = 8;  // tokens behind a cue in which its party stands

bool may_act(const Actor& a) {
  const bool people = a.group == Group::civilians || is_crowd(a.group);
  return !a.place_of && (a.named || !people);
}

/// Unnamed attackers ("pelaku", "orang bersenjata") are who did it, not who is said to have.
bool accusable(const Actor& a) {
  return may_act(a) && (a.named || (a.group != Group::bomber && a.group != Group::gunmen));
}

bool violent(TriggerClass type) {
  return type <= TriggerClass::chemical || type == TriggerClass::abduct ||
         type == TriggerClass::burn || type == TriggerClass::loot;
}

struct Found {
  Claim claim;
  std::uint32_t token;
};

class ResponsibilityFinder {
 public:
  ResponsibilityFinder(const Context& context, const std::vector<Told>& told,
                       const std::vector<Happening>& happenings)
      : c_(context), r_(context.report()), told_(told), happenings_(happenings) {}

  std::vector<Claim> run() {
    for (const auto& cue : r_.mentions.cues) read(cue);
    claimed_behind();
    own_deeds();
    for (const auto& t : r_.mentions.triggers) {
      suspected(t);
      contrasted(t);
    }
    for (const auto& s : r_.mentions.speech) opined(s);
    for (const auto& s : r_.mentions.speech) {
      if (s.denies || dismisses(s)) denied(s);
    }
    for (const auto& cue : r_.mentions.cues) {
      if (cue.kind == CueKind::negation) disowned(cue.at);
      if (cue.kind == CueKind::involved) uninvolved(cue.at);
    }
    return merged();
  }

 private:
  void read(const mentions::Cue& cue) {
    if (cue.kind == CueKind::accuses && appoints(cue.at)) return;
    const bool charges =
        cue.kind == CueKind::accuses || cue.kind == CueKind::mutual || cue.kind == CueKind::accused;
    if (charges && of_another_fault(cue.at)) {
      other_faults_.push_back(cue.at.first);
      return;
    }
    switch (cue.kind) {
      case CueKind::responsible:
        return claimed(cue.at);
      case CueKind::admits:
        return admitted(cue.at);
      case CueKind::accuses:
        return accuses(cue.at);
      case CueKind::mutual:
        return mutual(cue.at);
      case CueKind::accused:
        return accused(cue.at);
      case CueKind::blamed:
        return blamed(cue.at);
      case CueKind::behind:
        return behind(cue.at);
      default:
        return;
    }
  }

  /// "Presiden menunjuk Jenderal X (sebagai panglima)": no charge, unless of a deed or at a group
  /// in arms.
  bool appoints(Stretch cue) const {
    if (c_.in(Set::appoints, cue.first) != cue.last - cue.first) return false;
    const Stretch in = behind_of(cue, kReach);
    if (c_.cue(CueKind::behind, in) != nullptr) return false;
    for (auto i = in.first; i < in.last; ++i) {
      if (c_.in(Set::in_role, i) != 0 || c_.in(Set::aim, i) != 0) return true;
    }
    if (in.first < in.last && c_.in(Set::group_word, in.first) != 0) return false;
    const Actor* who = object(cue);
    return who == nullptr || !is_irregular(who->group);
  }

  /// "saling menuduh melanggar gencatan senjata", "menuding X mempersenjatai diri": no deed that
  /// the report tells.
  bool of_another_fault(Stretch cue) const {
    const Stretch behind = behind_of(cue, kFault);
    for (auto i = behind.first; i < behind.last; ++i) {
      const bool ends = c_.mark(i, ",") || c_.in(Set::and_, i) != 0 ||
                        c_.cue(CueKind::clause, {i, i + 1}) != nullptr;
      if (ends) return false;
      if (c_.in(Set::other_fault, i) != 0) return true;
    }
    return of_no_deed(cue);
  }

  /// "menuding X [mengembangkan] senjata": the verb that stands behind whom it names is of no
  /// violence, nor is anything behind it.
  bool of_no_deed(Stretch cue) const {
    const Actor* who = object(cue);
    if (who == nullptr || who->at.first > cue.last + 1) return false;
    auto end = who->at.last;
    while (end < sentence(cue.first).last && !c_.mark(end, ",")) ++end;
    auto verb = who->at.last;
    while (verb < end && c_.adverbial(verb)) ++verb;
    if (verb >= end || r_.words.words[verb].word_class != words::WordClass::verb) return false;
    if (r_.words.words[verb].clitic == words::Clitic::nya)
      return false;  // "menuduh X melakukannya"
    const Stretch behind{verb, end};
    bool deed = any_in(r_.mentions.outcomes, behind);
    each_in(r_.mentions.triggers, behind,
            [&](const Trigger& t) { deed = deed || violent(t.type); });
    for (const auto kind : {CueKind::deed, CueKind::behind, CueKind::responsible, CueKind::involved,
                            CueKind::charge, CueKind::admits})
      deed = deed || c_.cue(kind, behind) != nullptr;
    return !deed;
  }

  static constexpr std::uint32_t kFault = 9;  // words

  // ---- looking around

  Stretch sentence(std::uint32_t token) const { return c_.sentence(c_.sentence_of(token)); }

  Stretch before(Stretch cue, std::uint32_t reach) const {
    const auto begin = sentence(cue.first).first;
    return {cue.first - std::min(reach, cue.first - begin), cue.first};
  }

  Stretch behind_of(Stretch cue, std::uint32_t reach) const {
    return {cue.last, std::min(sentence(cue.first).last, cue.last + reach)};
  }

  template <class Fits>
  const Actor* first_actor(Stretch in, Fits fits) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, in, [&](const Actor& a) {
      if (found == nullptr && fits(a)) found = &a;
    });
    return found;
  }

  template <class Fits>
  const Actor* last_actor(Stretch in, Fits fits) const {
    const Actor* found = nullptr;
    each_in(r_.mentions.actors, in, [&](const Actor& a) {
      if (fits(a)) found = &a;
    });
    return found;
  }

  bool negated(Stretch cue) const { return c_.cue(CueKind::negation, before(cue, 7)) != nullptr; }

  const Speech* speech_at(Stretch cue) const {
    for (const auto& s : r_.mentions.speech) {
      if (s.cue.overlaps(cue) && !s.sources.empty()) return &s;
    }
    return nullptr;
  }

  /// "kelompoknya", "pasukannya": the speaker's own.
  bool possessive(const Actor& a) const {
    return !a.named && r_.words.words[a.at.last - 1].clitic == words::Clitic::nya;
  }

  Source source_of(const Actor& a) const {
    return {std::string(c_.form(a.at)), "", "", mentions::source_kind(a.group), a.value.evidence};
  }

  /// The group that a speaker speaks for: itself, or named in the words that describe him.
  std::optional<record::Actor> side_of(const Source& source) const {
    const Actor* best = nullptr;
    for (const auto& a : r_.mentions.actors) {
      const bool his = std::any_of(source.evidence.begin(), source.evidence.end(), [&](auto span) {
        return span.contains(a.value.evidence.front());
      });
      if (his && may_act(a) && !possessive(a) && !in_a_name(a) &&
          (best == nullptr || (a.named && !best->named))) {
        best = &a;
      }
    }
    if (best == nullptr) return std::nullopt;
    return best->value;
  }

  /// "Zabihullah Mujahid": a word for fighters that is a person's name.
  bool in_a_name(const Actor& a) const {
    return std::any_of(r_.words.names.begin(), r_.words.names.end(), [&](const words::Name& n) {
      return n.kind == words::NameKind::person && n.first < a.at.first && a.at.last <= n.last;
    });
  }

  /// The same; "juru bicara kelompok itu", "pemimpinnya" are of the group told before.
  std::optional<record::Actor> side_of_speaker(const Speech& s) const {
    if (auto side = side_of(s.sources.front())) return side;
    if (!s.speaker || s.speaker->first >= s.speaker->last) return std::nullopt;
    const auto first = s.speaker->first;
    bool points = r_.words.words[first].clitic == words::Clitic::nya;
    for (auto i = first; i < s.speaker->last && !points; ++i)
      points = c_.cue(CueKind::same_group, {i, i + 1}) != nullptr;
    const Actor* group = points ? group_told_before(first) : nullptr;
    if (group == nullptr) return std::nullopt;
    return group->value;
  }

  /// The one group in arms of the nearest of this sentence and the two before that names any.
  const Actor* group_told_before(std::uint32_t token) const {
    const auto here = c_.sentence_of(token);
    for (std::uint32_t back = 0; back <= std::min(here, 2U); ++back) {
      const Actor* found = nullptr;
      bool one = true;
      const auto in = c_.sentence(here - back);
      each_in(r_.mentions.actors, {in.first, std::min(in.last, token)}, [&](const Actor& a) {
        if (!a.named || !is_irregular(a.group) || a.place_of) return;
        one = one && (found == nullptr || found->value.name == a.value.name);
        found = &a;
      });
      if (found != nullptr) return one ? found : nullptr;
    }
    return nullptr;
  }

  /// A side that bears a name and of which nothing else is known.
  static record::Actor unknown(std::string_view name, std::vector<record::Span> evidence) {
    record::Actor actor;
    actor.name = std::string(name);
    actor.kind = record::ActorKind::unknown;
    actor.evidence = std::move(evidence);
    return actor;
  }

  /// A speaker of whom no group is known: he, or his body, is the side.
  static record::Actor itself(const Source& source) {
    return unknown(source.name, source.evidence);
  }

  /// "kelompok yang sama": the last armed group told before.
  const Actor* same_group(Stretch in) const {
    if (c_.cue(CueKind::same_group, in) == nullptr) return nullptr;
    return last_actor({0, in.first}, [&](const Actor& a) {
      const bool group = a.group == Group::armed || a.group == Group::militia;
      return group && !possessive(a) && !a.place_of;
    });
  }

  bool inside(const Actor& a, CueKind kind) const {
    return c_.cue(kind, {a.at.first > 0 ? a.at.first - 1 : 0, a.at.last}) != nullptr;
  }

  /// Who stands behind a cue as its object.
  const Actor* object(Stretch cue) const {
    Stretch in = behind_of(cue, kReach);
    in.last = std::min(in.last, first_other(in));
    if (const auto end = definite(in)) in.last = std::min(in.last, *end);
    const Actor* direct = first_actor(in, [&](const Actor& a) {
      const bool next = a.group == Group::gunmen && a.at.first == cue.last;
      const bool origin = is_state(a.group) && c_.in(Set::from, a.at.first - 1) != 0;
      return (accusable(a) || next) && !possessive(a) && !inside(a, CueKind::behind) &&
             !origin;  // "dua buron asal Malaysia"
    });
    const Actor* recalled = same_group({cue.last, std::min(in.last, cue.last + 2)});
    return recalled != nullptr ? recalled : direct;
  }

  /// "menuding kawanan itu anggota X dan polisi ...": where the noun phrase at the head ends.
  std::optional<std::uint32_t> definite(Stretch in) const {
    if (in.first + 1 >= in.last ||
        c_.cue(CueKind::anaphor, {in.first + 1, in.first + 2}) == nullptr)
      return std::nullopt;
    if (r_.words.words[in.first].word_class != words::WordClass::noun) return std::nullopt;
    const Stretch head{in.first, in.first + 1};
    const bool deed =
        c_.cue(CueKind::charge, head) != nullptr || any_in(r_.mentions.triggers, head);
    if (deed) return std::nullopt;  // "menuding serangan itu dilakukan X"
    return in.first + 2;
  }

  /// "menuduh para korban sebagai mata-mata aparat", "menuduh warga membantu X": who is accused
  /// stands first; what comes behind these people is not.
  std::uint32_t first_other(Stretch in) const {
    const Actor* other =
        first_actor(in, [&](const Actor& a) { return !a.place_of && a.group == Group::civilians; });
    const auto end = other != nullptr ? other->at.first : in.last;
    for (std::uint32_t i = in.first; i < end; ++i) {
      const auto& w = r_.words.words[i];
      const bool does = w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
      const bool named =
          c_.in(Set::in_role, i) != 0 && c_.cue(CueKind::behind, {i, i + 1}) == nullptr;
      if (does || named) return i;
    }
    return end;
  }

  // ---- keeping

  void keep(const record::Actor& actor, Stance stance, Stretch at, std::vector<Source> sources) {
    Claim claim;
    claim.kind = ClaimKind::responsibility;
    claim.actor = actor;
    claim.stance = stance;
    claim.evidence = {c_.span(at)};
    claim.sources = std::move(sources);
    auto home = happening_at(c_, told_, happenings_, at.first);
    if (home && happenings_[*home].family == Family::arrest) home = deed_before(at.first);
    // what armed men are blamed for is no riot, where another deed is told
    if (home && happenings_[*home].family == Family::crowd &&
        actor.kind == record::ActorKind::rebel_group)
      home = deed_before(at.first) ? deed_before(at.first) : home;
    const bool elsewhere = stance == Stance::accused && of_what_is_not_told(at);
    if (home && !elsewhere && !of_another_deed(at.first)) {
      claim.event = record::EventId{static_cast<std::uint32_t>(*home)};
    }
    out_.push_back({std::move(claim), at.first});
  }

  /// "X ditangkap. Pengacaranya membantah ia terlibat": in what was told before the arrest.
  std::optional<std::size_t> deed_before(std::uint32_t token) const {
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped || happenings_[h].family != Family::violence) continue;
      for (const auto i : happenings_[h].told) {
        if (told_[i].at.first > token || told_[i].at.first < last) continue;
        last = told_[i].at.first;
        found = h;
      }
    }
    return found;
  }

  /// "dituduh membantai ribuan warga": the verb behind the charge is of no event.
  bool of_what_is_not_told(Stretch charge) const {
    if (r_.words.words[charge.first].voice != words::Voice::passive) return false;
    const auto end = c_.clause_end(charge.last - 1);
    bool deed = false;
    each_in(r_.mentions.triggers, {charge.last, end},
            [&](const auto& t) { deed = deed || t.voice == mentions::TriggerVoice::active; });
    return deed && std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
             return charge.first <= t.at.first && t.at.first < end;
           });
  }

  /// "... dua hari setelah X mengklaim serangan drone": the day is counted from a deed that is not
  /// told.
  bool of_another_deed(std::uint32_t token) const {
    const auto clause = c_.clause_of(token);
    return c_.in(Set::after, c_.clause_begin(token)) != 0 &&
           std::none_of(told_.begin(), told_.end(),
                        [&](const Told& t) { return c_.clause_of(t.at.first) == clause; });
  }

  bool same(const Found& a, const Found& b) const {
    const auto& s = a.claim.sources;
    const auto& t = b.claim.sources;
    const bool one_voice = a.claim.stance != Stance::accused ||
                           (s.empty() == t.empty() && (s.empty() || s[0].name == t[0].name));
    return one_voice && a.claim.stance == b.claim.stance &&
           a.claim.actor->name == b.claim.actor->name &&
           c_.paragraph_of(a.token) == c_.paragraph_of(b.token);
  }

  /// In the order of the text; what one speaker says twice in a paragraph is one claim.
  std::vector<Claim> merged() {
    std::stable_sort(out_.begin(), out_.end(),
                     [](const Found& a, const Found& b) { return a.token < b.token; });
    std::vector<Found> kept;
    for (auto& f : out_) {
      const auto twin =
          std::find_if(kept.begin(), kept.end(), [&](const Found& k) { return same(k, f); });
      if (twin == kept.end()) {
        kept.push_back(std::move(f));
      } else {
        twin->claim.evidence.push_back(f.claim.evidence.front());
      }
    }
    std::vector<Claim> claims;
    claims.reserve(kept.size());
    for (auto& f : kept) claims.push_back(std::move(f.claim));
    return claims;
  }

  // ---- claimed

  /// "Taliban menyatakan bertanggung jawab", "juru bicara itu mengatakan kelompoknya bertanggung
  /// jawab"; "polisi mengatakan Taliban bertanggung jawab" accuses.
  void claimed(Stretch cue) {
    if (negated(cue) || denied_before(cue) || duty(cue) || habit(cue) || somebody_who(cue)) return;
    if (says_of_a_deed(cue)) return;
    const auto voice = c_.voice(cue.last - 1);
    const Actor* subject = last_actor(before(cue, 40), accusable);
    if (thought(cue)) {
      if (subject != nullptr) keep(subject->value, Stance::accused, cue, voice.sources);
      return;
    }
    if (voice.sources.empty()) {
      if (subject == nullptr) return;
      return keep(subject->value, Stance::claimed, cue, {source_of(*subject)});
    }
    auto side = side_of(voice.sources.front());
    if (!side) side = side_of_who_says(cue);
    const bool own_words = speech_at(cue) != nullptr;
    const Actor* other = own_words ? nullptr : own_subject(cue, voice.sources.front());
    if (other != nullptr && !side && nobody_knows(voice.sources.front())) return;
    if (other != nullptr && (!side || side->name != other->value.name)) {
      return keep(other->value, Stance::accused, cue, voice.sources);
    }
    if (side) return keep(*side, Stance::claimed, cue, voice.sources);
    if (subject != nullptr && (own_words || of_his_own(cue))) {
      keep(subject->value, Stance::claimed, cue, voice.sources);
    }
  }

  /// "X mengklaim serangan [yang merusak kilang itu] berasal dari Y": the noun is the subject of
  /// what X says.
  bool says_of_a_deed(Stretch cue) const {
    if (!violent_noun(cue.last - 1)) return false;
    const auto end = sentence(cue.first).last;
    bool relative = false;
    for (auto i = cue.last; i < end; ++i) {
      if (c_.punctuation(i) || c_.in(Set::and_, i) != 0 || c_.in(Set::aim, i) != 0 ||
          c_.cue(CueKind::clause, {i, i + 1}) != nullptr)
        return false;
      if (c_.in(Set::relative, i) != 0) relative = true;
      if (r_.words.words[i].word_class != words::WordClass::verb) continue;
      const bool goes_on = r_.words.words[i - 1].word_class == words::WordClass::verb;
      // "serangan mematikan di X": the verb right behind the noun may only describe it
      if (!relative && !goes_on && i > cue.last) return true;
      relative = false;
    }
    return false;
  }

  /// "X dianggap bertanggung jawab": others think so.
  bool thought(Stretch cue) const {
    auto i = cue.first;
    while (i > 0 && c_.adverbial(i - 1)) --i;
    const auto& w = r_.words.words;
    return i > 0 && c_.sentence_of(i - 1) == c_.sentence_of(cue.first) &&
           w[i - 1].word_class == words::WordClass::verb && w[i - 1].voice == words::Voice::passive;
  }

  /// ""X bertanggung jawab", kata juru bicara kelompok itu".
  std::optional<record::Actor> side_of_who_says(Stretch cue) const {
    for (const auto& s : r_.mentions.speech) {
      if (!s.sources.empty() && s.content.holds(cue.first)) return side_of_speaker(s);
    }
    return std::nullopt;
  }

  /// "kartunis yang bertanggung jawab atas gambar itu": a noun that names no side is described.
  bool somebody_who(Stretch cue) const {
    if (cue.first < 2 || c_.in(Set::relative, cue.first - 1) == 0) return false;
    const auto end = cue.first - 1;
    return first_actor({end > 4 ? end - 4 : 0, end},
                       [&](const Actor& a) { return a.at.last == end && accusable(a); }) == nullptr;
  }

  /// A bare name, of which nothing says whom he speaks for: a group's leader, or anybody.
  static bool nobody_knows(const Source& s) {
    return s.kind == record::SourceKind::unknown && s.role.empty() && s.affiliation.empty();
  }

  /// "pihaknya bertanggung jawab": the speaker's own side, whatever it is called.
  bool of_his_own(Stretch cue) const {
    return cue.first > 0 && (r_.words.words[cue.first - 1].clitic == words::Clitic::nya ||
                             c_.in(Set::self, cue.first - 1) != 0);
  }

  /// "X mengklaim bahwa mendalangi serangan itu": no other subject stands before the verb.
  bool says_that_he(Stretch cue) const {
    const bool that = cue.first > 0 && c_.cue(CueKind::clause, {cue.first - 1, cue.first});
    const auto first = that ? cue.first - 1 : cue.first;
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.cue.last == first && !s.sources.empty() && !s.accuses && !s.denies &&
             s.content.holds(cue.first) &&
             r_.words.words[cue.first].word_class == words::WordClass::verb;
    });
  }

  /// "sering mengaku bertanggung jawab".
  bool habit(Stretch cue) const {
    const Stretch in = before(cue, 3);
    for (std::uint32_t i = in.first; i < in.last; ++i) {
      if (c_.in(Set::habit, i) != 0) return true;
    }
    return false;
  }

  /// "Serangan itu diklaim (oleh) X": of a deed told before in the sentence.
  void claimed_behind() {
    for (std::uint32_t i = 0; i < c_.size(); ++i) {
      const auto words = c_.in(Set::claimed_by, i);
      if (words == 0 || negated({i, i + words})) continue;
      const Actor* who = first_actor({i + words, i + words + 2}, accusable);
      if (who == nullptr || possessive(*who) || who->group == Group::state) continue;
      bool deed = c_.cue(CueKind::charge, {sentence(i).first, i}) != nullptr;
      each_in(r_.mentions.triggers, {sentence(i).first, i}, [&](const Trigger& t) {
        // "kebanyakan serangan diklaim oleh X": not the one that is told
        const bool most = t.at.first > 0 && c_.in(Set::all_of, t.at.first - 1) != 0;
        deed = deed || (t.voice == TriggerVoice::noun && violent(t.type) && !most);
      });
      if (deed || words > 2) keep(who->value, Stance::claimed, {i, i + words}, {source_of(*who)});
    }
  }

  /// "juru bicara X mengatakan kelompoknya melakukan serangan itu", "X mengatakan melakukan ...".
  void own_deeds() {
    for (const auto& s : r_.mentions.speech) {
      if (s.sources.empty() || s.denies || s.accuses) continue;
      const auto side = side_of(s.sources.front());
      if (!side) continue;
      if (picked_out_before(s)) {
        keep(*side, Stance::claimed, {sentence(s.cue.first).first, s.cue.first}, s.sources);
        continue;
      }
      if (s.content.first < s.cue.last) continue;
      if (const auto at = own_doer(s.content)) {
        keep(*side, Stance::claimed, *at, s.sources);
        continue;
      }
      if (const auto at = own_agent(s.content)) {
        keep(*side, Stance::claimed, *at, s.sources);
        continue;
      }
      if (s.sources.front().kind != record::SourceKind::armed_group) continue;
      if (const auto at = reprisal(s.content)) {
        keep(*side, Stance::claimed, *at, s.sources);
        continue;
      }
      const Stretch in{s.content.first, std::min(s.content.last, s.content.first + 5)};
      const auto* told = c_.cue(CueKind::deed, in);
      if (told == nullptr || c_.cue(CueKind::negation, {in.first, told->at.first}) != nullptr ||
          c_.cue(CueKind::planned, {in.first, told->at.first}) != nullptr)
        continue;
      const bool other = first_actor({in.first, told->at.first},
                                     [&](const Actor& a) { return !possessive(a); }) != nullptr;
      if (!other) keep(*side, Stance::claimed, told->at, s.sources);
    }
  }

  /// "anak buahnya yang melakukan penembakan", "kelompoknyalah yang memasang bom": the speaker's
  /// own are picked out as who did it.
  std::optional<Stretch> own_doer(Stretch content) const {
    const auto end = std::min(content.last, content.first + 7);
    for (std::uint32_t i = content.first; i + 1 < end; ++i) {
      if (c_.in(Set::relative, i + 1) == 0) continue;
      const bool own = c_.in(Set::self, i) != 0 || c_.in(Set::our, i) != 0 ||
                       r_.words.words[i].clitic == words::Clitic::nya || own_unit_at(i);
      if (!own || negated({i, i + 1})) return std::nullopt;
      const bool does = deed_told({i + 2, std::min(content.last, i + 5)});
      return does ? std::optional<Stretch>({i, i + 2}) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "serangan itu dilakukan anak buahnya", "... "para pejuang kami"": a deed of the speaker's own.
  std::optional<Stretch> own_agent(Stretch content) const {
    const auto end = std::min(content.last, content.first + 12);
    bool deed = false;
    for (auto i = content.first; i < end; ++i) {
      const auto words = c_.in(Set::done_by, i);
      if (words == 0) {
        deed = deed || violent_noun(i);
        continue;
      }
      if (!deed || c_.cue(CueKind::negation, {content.first, i}) != nullptr ||
          c_.cue(CueKind::planned, {content.first, i}) != nullptr)
        return std::nullopt;
      for (auto k = i + words; k < std::min(sentence(i).last, i + words + 5); ++k) {
        if (c_.in(Set::our, k) != 0 || c_.in(Set::self, k) != 0 || own_people(k))
          return Stretch{i, i + words};
        if (ends_name(k) || r_.words.words[k].word_class == words::WordClass::verb) break;
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  bool violent_noun(std::uint32_t i) const {
    bool found = false;
    each_in(r_.mentions.triggers, {i, i + 1}, [&](const Trigger& t) {
      found = found || (t.voice == TriggerVoice::noun && violent(t.type));
    });
    return found;
  }

  /// "pejuangnya", "anak buahnya".
  bool own_people(std::uint32_t i) const {
    const auto& w = r_.words.words[i];
    if (w.clitic != words::Clitic::nya) return false;
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                       [&](const Actor& a) { return a.at.holds(i) && possessive(a); }) ||
           (i > 0 && c_.in(Set::member, i - 1) > 1);
  }

  /// "Pihaknyalah, kata dia, yang melakukan penyergapan": the words of saying stand between.
  bool picked_out_before(const Speech& s) const {
    auto first = s.speaker ? std::max(s.speaker->last, s.cue.last) : s.cue.last;
    if (first < c_.size() && c_.mark(first, ",")) ++first;
    if (first + 1 >= c_.size() || c_.in(Set::relative, first) == 0 || s.cue.first < 2) return false;
    const auto last = c_.mark(s.cue.first - 1, ",") ? s.cue.first - 2 : s.cue.first - 1;
    const auto begin = sentence(s.cue.first).first;
    bool own = false;
    for (auto i = begin; i <= last; ++i)
      own = own || (c_.in(Set::self, i) != 0 && i + c_.in(Set::self, i) == last + 1);
    return own && deed_told({first + 1, std::min(sentence(first).last, first + 4)});
  }

  bool deed_told(Stretch in) const {
    bool does = c_.cue(CueKind::deed, in) != nullptr;
    each_in(r_.mentions.triggers, in, [&](const Trigger& t) {
      does = does || (t.voice == TriggerVoice::active && violent(t.type));
    });
    return does;
  }

  /// "pasukan Kodap XVI": the noun of a force right before the name that ends here.
  bool own_unit_at(std::uint32_t last) const {
    for (std::uint32_t back = 1; back <= 4 && last >= back; ++back) {
      if (c_.in(Set::force, last - back) != 0)
        return r_.words.text.tokens[last - back + 1].capital &&
               first_actor({last - back, last + 1}, [&](const Actor& a) {
                 return a.named || a.at.last > last - back + 1;
               }) == nullptr;
    }
    return false;
  }

  /// "menyebut serangan itu balasan atas kematian komandannya": nobody else is named for it.
  std::optional<Stretch> reprisal(Stretch content) const {
    const auto end = std::min(content.last, content.first + 6);
    for (std::uint32_t i = content.first; i < end; ++i) {
      const auto words = c_.in(Set::reprisal, i);
      if (words == 0) continue;
      bool deed = false;
      each_in(r_.mentions.triggers, {content.first, i}, [&](const Trigger& t) {
        deed = deed || (t.voice == TriggerVoice::noun && violent(t.type));
      });
      const bool other =
          first_actor({content.first, i + words + 1}, [](const Actor&) { return true; }) != nullptr;
      if (!deed || other || negated({i, i + 1})) return std::nullopt;
      return Stretch{content.first, i + words};
    }
    return std::nullopt;
  }

  /// "bertanggung jawab atas keamanan": a task, no deed.
  bool duty(Stretch cue) const {
    return c_.in(Set::duty, cue.last) != 0 || c_.in(Set::duty, cue.last + 1) != 0;
  }

  /// The subject inside what a speaker says, when it is not his own side.
  const Actor* own_subject(Stretch cue, const Source& speaker) const {
    Stretch in = before(cue, kReach);
    for (const auto& s : r_.mentions.speech) {
      if (!s.sources.empty() && s.content.holds(cue.first) && s.cue.last <= cue.first)
        in.first = std::max(in.first, s.cue.last);
    }
    return last_actor(in, [&](const Actor& a) {
      const auto span = a.value.evidence.front();
      const bool his = std::any_of(speaker.evidence.begin(), speaker.evidence.end(),
                                   [&](auto e) { return e.contains(span) || span.contains(e); });
      return accusable(a) && !his && !possessive(a);
    });
  }

  /// "Junta mengakui menyerang desa itu", "ia mengaku pasukannya yang menyandera".
  void admitted(Stretch cue) {
    const auto* speech = speech_at(cue);
    if (speech == nullptr || negated(cue)) return;
    const Stretch next = behind_of(cue, 2);  // "mengakui kemungkinan ..."
    if (c_.cue(CueKind::conditional, next) != nullptr || c_.cue(CueKind::hedge, next) != nullptr)
      return;
    const auto side = side_of(speech->sources.front());
    if (const Actor* doer = named_agent(behind_of(cue, 10))) {
      const bool other = side && side->name != doer->value.name;
      return keep(doer->value, other ? Stance::accused : Stance::claimed, cue, speech->sources);
    }
    if (!deed(behind_of(cue, 6)) || fight_only(behind_of(cue, 6))) return;
    if (side) keep(*side, Stance::claimed, cue, speech->sources);
  }

  /// "bahwa serangan itu dilancarkan oleh militer": who is said to have done it.
  const Actor* named_agent(Stretch in) const {
    bool noun = false;
    for (auto i = in.first; i < in.last; ++i) {
      noun = noun || violent_noun(i);
      const auto words = c_.in(Set::done_by, i);
      if (words == 0) continue;
      if (!noun || c_.cue(CueKind::negation, {in.first, i}) != nullptr) return nullptr;
      return first_actor({i + words, i + words + 2}, [&](const Actor& a) {
        return accusable(a) && !possessive(a) && c_.in(Set::our, a.at.last) == 0;
      });
    }
    return nullptr;
  }

  /// "mengakui pertempuran masih berkecamuk": of two sides, and nobody's deed.
  bool fight_only(Stretch in) const {
    bool fight = false;
    bool other = c_.cue(CueKind::deed, in) != nullptr;
    each_in(r_.mentions.triggers, in, [&](const Trigger& t) {
      const bool noun = t.voice == TriggerVoice::noun && t.type == TriggerClass::clash;
      fight = fight || noun;
      other = other || (!noun && t.voice == TriggerVoice::active && violent(t.type));
    });
    return fight && !other;
  }

  /// A violent deed whose subject is not somebody else.
  bool deed(Stretch in) const {
    std::uint32_t at =
        c_.cue(CueKind::deed, in) != nullptr ? c_.cue(CueKind::deed, in)->at.first : in.last;
    each_in(r_.mentions.triggers, in, [&](const Trigger& t) {
      const bool does = t.voice == TriggerVoice::active || t.voice == TriggerVoice::noun;
      if (does && violent(t.type)) at = std::min(at, t.at.first);
    });
    if (at == in.last || c_.cue(CueKind::negation, {in.first, at}) != nullptr) return false;
    bool loss = false;  // "mengakui 63 tentaranya tewas dalam serangan"
    each_in(r_.mentions.outcomes, {in.first, at},
            [&](const auto& o) { loss = loss || o.pattern == mentions::Pattern::predicate; });
    if (loss || suffers({in.first, at})) return false;
    return first_actor({in.first, at}, [&](const Actor& a) { return !possessive(a); }) == nullptr;
  }

  /// "mengakui pihaknya terkena serangan": a verb before the deed says that it befell them.
  bool suffers(Stretch in) const {
    for (auto i = in.first; i < in.last; ++i) {
      const auto& w = r_.words.words[i];
      if (w.word_class == words::WordClass::verb &&
          (w.voice == words::Voice::passive || w.voice == words::Voice::accidental))
        return true;
    }
    return false;
  }

  // ---- accused

  /// "Militer menuding kelompok X".
  void accuses(Stretch cue) {
    const auto* speech = speech_at(cue);
    std::vector<Source> sources;
    if (speech != nullptr) sources = speech->sources;
    if (sources.empty() || negated(cue) || no_deed(cue) || declines(cue)) return;
    if (const Actor* who = object(cue)) {
      return keep(who->value, Stance::accused, cue, std::move(sources));
    }
    if (const auto followers = followers_of(cue.last)) {
      return keep(*followers, Stance::accused, cue, std::move(sources));
    }
    const Actor* crowd = first_actor({cue.last, cue.last + 2}, [&](const Actor& a) {
      const bool people = a.group == Group::civilians && a.at.last + 6 < c_.size() &&
                          strikes({a.at.last, a.at.last + 6});
      return (is_crowd(a.group) || people) && !possessive(a) && !a.place_of;
    });
    if (crowd != nullptr) return keep(crowd->value, Stance::accused, cue, std::move(sources));
    if (const auto quoted = quoted_object(cue)) {
      return keep(*quoted, Stance::accused, cue, std::move(sources));
    }
    if (const auto named = named_object(cue)) {
      keep(*named, Stance::accused, cue, std::move(sources));
    }
  }

  /// "enggan menuding X", "menolak menuduh X": nobody is accused.
  bool declines(Stretch cue) const {
    return not_done(c_, cue.first) ||
           (cue.first > 0 && c_.in(Set::claims_right, cue.first - 1) != 0);
  }

  /// "menuding kelompok tani lebih dulu melempar": a blow, in the clause that follows.
  bool strikes(Stretch in) const {
    bool blow = false;
    each_in(r_.mentions.triggers, in, [&](const Trigger& t) {
      blow = blow || (t.voice == TriggerVoice::active && t.type <= TriggerClass::chemical) ||
             (t.voice == TriggerVoice::active && violent(t.type));
    });
    return blow || c_.any(Set::contrast, in.first, in.first + 1) ||
           c_.cue(CueKind::behind, {in.first, in.first + 2}) != nullptr;
  }

  /// "menuduh pemberontak justru memperkuat posisi": of no violence.
  bool no_deed(Stretch cue) const {
    const Stretch in = behind_of(cue, 10);
    bool harmless = false;
    for (std::uint32_t i = in.first; i < in.last && !harmless; ++i)
      harmless = c_.in(Set::no_deed, i) != 0;
    if (!harmless) return false;
    bool violence = false;
    each_in(r_.mentions.triggers, in,
            [&](const Trigger& t) { violence = violence || violent(t.type); });
    return !violence && c_.cue(CueKind::deed, in) == nullptr &&
           c_.cue(CueKind::behind, in) == nullptr;
  }

  /// "menyalahkan "anasir liar"": the accuser's own name for them.
  std::optional<record::Actor> quoted_object(Stretch cue) const {
    for (const auto& q : r_.mentions.quotes) {
      if (q.at.first != cue.last + 1 || q.at.last - q.at.first > 6) continue;
      return unknown(c_.form(q.at), {c_.span(q.at)});
    }
    return std::nullopt;
  }

  /// "menyalahkan kelompok lokal X": a group that the lexicon does not know.
  std::optional<record::Actor> named_object(Stretch cue) const {
    if (auto followers = followers_of(cue.last)) return followers;
    const bool group = cue.last < c_.size() && c_.in(Set::group_word, cue.last) != 0;
    Stretch in = behind_of(cue, group ? 6 : 4);  // "kelompok pembangkang lain, Kolom X"
    if (!group && first_other(in) < in.last) return std::nullopt;
    in.last = std::min(in.last, first_other(in));  // "menuduh klan X mendalangi"
    for (const auto& n : r_.words.names) {
      if (!in.holds(n.first) || n.kind == words::NameKind::place) continue;
      return unknown(n.span.in(r_.words.text.source), {n.span});
    }
    return std::nullopt;
  }

  /// "pengikut Presiden terguling X", "sisa-sisa rezim X": people who bear another's name.
  std::optional<record::Actor> followers_of(std::uint32_t first) const {
    if (first >= c_.size() || c_.in(Set::followers, first) == 0) return std::nullopt;
    const auto end = std::min(sentence(first).last, first + kReach);
    std::uint32_t last = first;
    for (auto i = first; i < end && !c_.punctuation(i) && !ends_name(i); ++i) {
      if (r_.words.text.tokens[i].capital) last = i + 1;
    }
    if (last == first) return std::nullopt;
    const Stretch at{first, last};
    return unknown(c_.form(at), {c_.span(at)});
  }

  bool ends_name(std::uint32_t i) const {
    const auto word = r_.words.words[i].word_class;
    return !r_.words.text.tokens[i].capital &&
           (word == words::WordClass::preposition || word == words::WordClass::conjunction ||
            word == words::WordClass::subordinator || word == words::WordClass::adverb);
  }

  /// "Tentara dan pemberontak saling menyalahkan".
  void mutual(Stretch cue) {
    std::vector<const Actor*> both;
    each_in(r_.mentions.actors, before(cue, 12), [&](const Actor& a) {
      if (accusable(a)) both.push_back(&a);
    });
    if (both.size() != 2) return;
    keep(both[1]->value, Stance::accused, cue, {source_of(*both[0])});
    keep(both[0]->value, Stance::accused, cue, {source_of(*both[1])});
  }

  /// "Kelompok X dituduh (oleh Y) ...".
  void accused(Stretch cue) {
    if (negated(cue)) return;
    const Actor* who = last_actor(before(cue, kReach), [&](const Actor& a) {
      return accusable(a) && c_.clause_of(a.at.first) == c_.clause_of(cue.first);
    });
    const bool heads = cue.first <= c_.clause_begin(cue.first) + 1 ||
                       (cue.first > 0 && c_.in(Set::and_, cue.first - 1) != 0);
    if (who == nullptr && heads) who = head_subject(cue);
    if (who == nullptr) return;
    auto sources = c_.voice(cue.first).sources;
    const Stretch next = behind_of(cue, 3);
    const bool agent = next.first < next.last && c_.in(Set::agent, next.first) != 0;
    const Actor* accuser =
        first_actor({next.first, agent ? next.last : next.first + 2},
                    [](const Actor& a) { return !a.place_of && a.group != Group::gunmen; });
    if (accuser != nullptr && accuser != who) sources = {source_of(*accuser)};
    keep(who->value, Stance::accused, cue, std::move(sources));
  }

  /// "Milisi X menyerbu desa dan [dituduh ...]": the subject at the head of the sentence.
  const Actor* head_subject(Stretch cue) const {
    const auto begin = sentence(cue.first).first;
    for (std::uint32_t i = begin; i < cue.first; ++i) {
      if (c_.cue(CueKind::same_group, {i, i + 1}) != nullptr) return group_told_before(i);
      if (r_.words.words[i].word_class == words::WordClass::verb) break;
    }
    const Actor* first =
        first_actor({begin, cue.first}, [&](const Actor& a) { return !a.place_of; });
    return first != nullptr && accusable(*first) ? first : nullptr;
  }

  /// "serangan yang disalahkan pada X", "diduga dilakukan oleh X".
  void blamed(Stretch cue) {
    if (negated(cue) || denied_before(cue)) return;
    if (const auto followers = followers_of(cue.last)) {
      return keep(*followers, Stance::accused, cue, c_.voice(cue.last - 1).sources);
    }
    const Stretch in{cue.first, behind_of(cue, 5).last};  // "[pelakunya Tentara X]" is one group
    const Actor* who = first_actor(in, [&](const Actor& a) {
      const bool next = a.group == Group::gunmen && a.at.first == cue.last;
      return a.at.last > cue.last && (accusable(a) || next);
    });
    if (who == nullptr) return;
    keep(who->value, Stance::accused, cue, c_.voice(cue.last - 1).sources);
  }

  /// "Kapolres menduga bom itu dipasang X", "LBH menilai polisi menyerang lebih dulu".
  void opined(const Speech& s) {
    if (s.sources.empty() || s.denies || s.accuses) return;
    if (s.content.first < s.cue.last || negated(s.cue)) return;
    const Stretch in{s.content.first, std::min(s.content.last, s.content.first + 12)};
    const bool supposes = c_.in(Set::opines, s.cue.first) != 0;
    if (!supposes && !speaks_of_the_deed(in)) return;
    if (const Actor* doer = supposes ? doer_in(in) : named_agent(in)) {
      const auto side = side_of(s.sources.front());
      if (side && side->name == doer->value.name) return;
      keep(doer->value, Stance::accused, s.cue, s.sources);
    }
  }

  /// "mengatakan serangan itu dilakukan X": the deed told before heads the words.
  bool speaks_of_the_deed(Stretch in) const {
    if (in.first < in.last && c_.cue(CueKind::clause, {in.first, in.first + 1}) != nullptr)
      ++in.first;
    return in.first + 2 < in.last && violent_noun(in.first) &&
           c_.cue(CueKind::anaphor, {in.first + 1, in.first + 2}) != nullptr;
  }

  /// Who is said to have done it: the agent behind a passive, the subject of a blow.
  const Actor* doer_in(Stretch in) const {
    for (std::uint32_t i = in.first; i < in.last; ++i) {
      const auto words = c_.in(Set::done_by, i);
      if (words == 0) continue;
      if (c_.cue(CueKind::negation, {in.first, i}) != nullptr) return nullptr;
      return first_actor({i, i + words + 2}, [&](const Actor& a) {
        return a.at.last > i + words && accusable(a);  // "[pelakunya bandit]" is one group
      });
    }
    const Actor* doer = nullptr;
    each_in(r_.mentions.triggers, in, [&](const Trigger& t) {
      const bool blow = t.voice == TriggerVoice::active && violent(t.type) && !standing(c_, t);
      if (doer != nullptr || !blow || c_.cue(CueKind::negation, {in.first, t.at.first}) != nullptr)
        return;
      doer = first_actor({in.first, t.at.first}, accusable);
    });
    return doer != nullptr && !possessive(*doer) && !machine(*doer) ? doer : nullptr;
  }

  /// "pesawat tempur": whose, nobody says.
  bool machine(const Actor& a) const {
    return std::any_of(r_.mentions.weapons.begin(), r_.mentions.weapons.end(),
                       [&](const auto& w) { return w.at.overlaps(a.at); });
  }

  /// "X yang disebut-sebut polisi sebagai dalang": who names him stands behind the verb.
  void named_as(Stretch cue) {
    const Stretch near = before(cue, 4);
    for (std::uint32_t i = near.first; i < near.last; ++i) {
      const auto words = c_.in(Set::named_as, i);
      if (words == 0) continue;
      const Actor* who = last_actor(before({i, i}, kReach), accusable);
      if (who == nullptr) return;
      auto sources = c_.voice(i).sources;
      const Actor* by = first_actor({i + words, cue.first}, may_act);
      if (by != nullptr) sources = {source_of(*by)};
      return keep(who->value, Stance::accused, cue, std::move(sources));
    }
  }

  /// "X berada di balik serangan itu": whoever says so accuses; X itself claims.
  void behind(Stretch cue) {
    if (negated(cue) || denied_before(cue) || cue_before(CueKind::accuses, cue) ||
        cue_before(CueKind::accused, cue)) {
      return;
    }
    const auto voice = c_.voice(cue.first);
    if (voice.sources.empty()) return named_as(cue);
    const auto side = side_of(voice.sources.front());
    const bool own = of_his_own(cue) || says_that_he(cue);
    if (own && side) return keep(*side, Stance::claimed, cue, voice.sources);
    if (r_.words.words[cue.last - 1].clitic == words::Clitic::nya) {
      const Actor* next = first_actor({cue.first, cue.last + 1}, [&](const Actor& a) {
        return a.named && accusable(a) && a.at.last > cue.last;  // "Pelakunya KKB"
      });
      if (next != nullptr && speech_at(cue) == nullptr)
        return keep(next->value, Stance::accused, cue, voice.sources);
    }
    const Actor* who = last_actor(before(cue, kReach), [&](const Actor& a) {
      return accusable(a) && !c_.voice(a.at.first).inside_speaker;
    });
    if (who == nullptr) return;
    if (of_own_unit(*who, voice.sources.front())) {
      if (side) keep(*side, Stance::claimed, cue, voice.sources);
      return;
    }
    if (speech_at(cue) != nullptr || (side && side->name == who->value.name)) return;
    keep(who->value, Stance::accused, cue, voice.sources);
  }

  /// "TPNPB menyatakan pasukan Batalyon X": a force without a name of its own that a group in arms
  /// calls by its unit is that group's; whose "pasukan" alone is, nobody knows.
  bool of_own_unit(const Actor& a, const Source& speaker) const {
    if (speaker.kind != record::SourceKind::armed_group || a.named) return false;
    return a.at.last == a.at.first + 1 && c_.in(Set::force, a.at.first) != 0;
  }

  /// "korban justru ditembak aparat", "anggotanya dipukuli lebih dulu oleh X": whoever says so
  /// names another doer than was told.
  void contrasted(const Trigger& t) {
    if (t.voice != TriggerVoice::passive || !violent(t.type) || negated(t.at)) return;
    const auto voice = c_.voice(t.at.first);
    if (voice.sources.empty() || voice.inside_speaker) return;
    std::uint32_t next = t.at.last;
    bool contrast = t.at.first > 0 && c_.in(Set::contrast, t.at.first - 1) != 0;
    if (const auto words = next < c_.size() ? c_.in(Set::contrast, next) : 0; words != 0) {
      contrast = true;
      next += words;
    }
    if (!contrast) return;
    const Actor* who = first_actor({next, next + 3}, [&](const Actor& a) {
      return !a.place_of && a.group != Group::gunmen && a.group != Group::bomber;
    });
    if (who == nullptr || possessive(*who)) return;
    const bool agent = who->at.first == next || c_.in(Set::agent, next) != 0;
    const auto side = side_of(voice.sources.front());
    if (agent && !(side && side->name == who->value.name))
      keep(who->value, Stance::accused, t.at, voice.sources);
  }

  bool cue_before(CueKind kind, Stretch cue) const {
    return c_.cue(kind, before(cue, 16)) != nullptr;
  }

  bool denied_before(Stretch cue) const {
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.denies && s.cue.first < cue.first && s.cue.last + kReach >= cue.first &&
             sentence(cue.first).holds(s.cue.first);
    });
  }

  /// "kemungkinan besar ditembakkan Hizbullah", "diduga ditembak KKB".
  void suspected(const Trigger& t) {
    if (t.voice != TriggerVoice::passive || !violent(t.type)) return;
    const Stretch near = before(t.at, 3);
    const auto* hedge = c_.cue(CueKind::hedge, near);
    if (hedge == nullptr || hedge->at.last != t.at.first || negated(t.at)) return;
    const Actor* who = first_actor(behind_of(t.at, 2), accusable);
    if (who == nullptr) return;
    keep(who->value, Stance::accused, t.at, c_.voice(t.at.first).sources);
  }

  // ---- denied

  /// The last accusation told in the two sentences before the token.
  const Found* accusation_before(std::uint32_t token) const {
    const Found* found = nullptr;
    for (const auto& f : out_) {
      if (f.claim.stance != Stance::accused || f.token >= token) continue;
      if (c_.sentence_of(f.token) + 2 < c_.sentence_of(token)) continue;
      if (found == nullptr || f.token > found->token) found = &f;
    }
    return found;
  }

  /// "X menuduh Y melatih pemberontak. Y menyangkal tudingan itu": the last charge, in this
  /// sentence or the one before, is of no violence.
  bool of_other_fault_before(std::uint32_t token, const Found* answered) const {
    return std::any_of(other_faults_.begin(), other_faults_.end(), [&](std::uint32_t at) {
      return at < token && c_.sentence_of(at) + 1 >= c_.sentence_of(token) &&
             (answered == nullptr || answered->token < at);
    });
  }

  /// "Pengacara membantah kliennya terlibat": he denies for another, who must be named beside him.
  void denied_for(const Speech& s) {
    if (const auto client = person_behind(s)) keep(*client, Stance::denied, s.cue, s.sources);
  }

  void denied(const Speech& s) {
    if (s.sources.empty() || negated(s.cue) || c_.in(Set::rumour, s.cue.last) != 0) return;
    if (refuses(s.cue)) return;
    const Stretch object = before_other_words(behind_of(s.cue, kReach));
    if (own_deed_granted(object)) return;
    if (c_.in(Set::client, object.first) != 0) return denied_for(s);
    const bool charge =
        c_.cue(CueKind::charge, {object.first, std::min(object.last, object.first + 3)}) ||
        (s.content.first == s.content.last && c_.cue(CueKind::charge, before(s.cue, 3)));
    const bool own = c_.cue(CueKind::involved, object) != nullptr ||
                     c_.cue(CueKind::responsible, object) != nullptr ||
                     c_.cue(CueKind::behind, object) != nullptr || deed(object);
    const Found* answered = accusation_before(s.cue.first);
    const Stretch next{object.first, std::min(object.last, object.first + 1)};
    if (c_.cue(CueKind::blamed, next) != nullptr || c_.cue(CueKind::accused, next) != nullptr) {
      const auto his = side_of_speaker(s);  // "menolak dikaitkan dengan serangan itu"
      return keep(his ? *his : itself(s.sources.front()), Stance::denied, s.cue, s.sources);
    }
    const bool bare = r_.words.words[s.cue.last - 1].clitic == words::Clitic::nya ||
                      object.first >= object.last || ends(object.first) || ends_after_one(object) ||
                      of_his_things(object);
    const auto side = side_of_speaker(s);
    if (const Actor* other = charge || own ? nullptr : other_doer(object)) {
      return keep(other->value, Stance::denied, s.cue, s.sources);
    }
    if (charge && charged_by(s)) {
      return keep(side ? *side : itself(s.sources.front()), Stance::denied, s.cue, s.sources);
    }
    if (own && !charge) {
      return keep(side ? *side : itself(s.sources.front()), Stance::denied, s.cue, s.sources);
    }
    if (!charge && !own && !bare) return;
    if (!own && of_other_fault_before(s.cue.first, answered)) return;
    if (answered != nullptr && !said_by(*answered, s.sources.front())) {
      const bool another = side && side->name != answered->claim.actor->name && charge &&
                           (!side->actor_id.empty() || !one_kind(*side, *answered->claim.actor));
      const auto& who = another ? *side : *answered->claim.actor;
      return keep(who, Stance::denied, s.cue, s.sources);
    }
    const bool takes_back = bare && answered == nullptr && side &&
                            (told_of(*side, s.cue.first) || claimed_before(*side, s.cue.first));
    if (side && (charge || takes_back)) return keep(*side, Stance::denied, s.cue, s.sources);
    if (side || !charge || s.sources.front().kind != record::SourceKind::state_forces) return;
    if (const Actor* doer =
            state_doer_before(s.cue.first))  // "komandan itu menyangkal tuduhan itu"
      keep(doer->value, Stance::denied, s.cue, s.sources);
  }

  /// "menolak [untuk mengutuk] serangan itu": what he does not do, and no denial.
  bool refuses(Stretch cue) const {
    return cue.last + 1 < c_.size() && c_.in(Set::aim, cue.last) != 0 &&
           r_.words.words[cue.last].word_class == words::WordClass::preposition &&
           r_.words.words[cue.last + 1].word_class == words::WordClass::verb &&
           c_.cue(CueKind::responsible, {cue.last + 1, cue.last + 3}) == nullptr;
  }

  /// "yang menolak disebut namanya, mengatakan ...": what other words of saying begin is not
  /// denied.
  Stretch before_other_words(Stretch in) const {
    for (const auto& s : r_.mentions.speech) {
      if (in.holds(s.cue.first) && s.cue.first > in.first && !s.sources.empty())
        in.last = s.cue.first;
    }
    return in;
  }

  /// "separatis" and "pemimpin pemberontak": neither has a name of its own.
  static bool one_kind(const record::Actor& a, const record::Actor& b) { return a.kind == b.kind; }

  /// "Pengacara X membantah kliennya terlibat": the person whose name his words bear.
  std::optional<record::Actor> person_behind(const Speech& s) const {
    if (!s.speaker) return std::nullopt;
    for (const auto& n : r_.words.names) {
      if (n.kind != words::NameKind::person || !s.speaker->holds(n.first)) continue;
      if (n.span.in(r_.words.text.source) == s.sources.front().name) continue;  // he speaks
      return unknown(n.span.in(r_.words.text.source), {n.span});
    }
    return std::nullopt;
  }

  /// "X membantah tudingan Y bahwa kelompok itu mendalangi ...": Y has accused X.
  bool charged_by(const Speech& s) {
    const auto side = side_of_speaker(s);
    const auto* charge = c_.cue(CueKind::charge, behind_of(s.cue, 2));
    if (charge == nullptr) return false;
    std::uint32_t end = charge->at.last;
    while (end < charge->at.last + 4 && end < sentence(s.cue.first).last &&
           r_.words.text.tokens[end].capital)
      ++end;
    if (end == charge->at.last || c_.cue(CueKind::clause, {end, end + 1}) == nullptr) return false;
    const Stretch what{end + 1, std::min(sentence(end).last, end + 1 + kReach)};
    const bool blames = c_.cue(CueKind::behind, what) != nullptr || deed(what) || deed_told(what) ||
                        c_.cue(CueKind::responsible, what) != nullptr ||
                        c_.cue(CueKind::involved, what) != nullptr;
    if (!blames) return false;
    const Stretch by{charge->at.last, end};
    Source accuser{std::string(c_.form(by)), "", "", record::SourceKind::unknown, {c_.span(by)}};
    if (const Actor* a = first_actor(by, [](const Actor&) { return true; }))
      accuser.kind = mentions::source_kind(a->group);
    keep(side ? *side : itself(s.sources.front()), Stance::accused, charge->at, {accuser});
    return true;
  }

  /// "menyebut tuduhan itu tidak berdasar".
  bool dismisses(const Speech& s) const {
    if (s.content.first < s.cue.last || negated(s.cue)) return false;
    const auto end = std::min(s.content.last, s.content.first + 10);
    const auto* charge =
        c_.cue(CueKind::charge, {s.content.first, std::min(end, s.content.first + 2)});
    return charge != nullptr && c_.any(Set::baseless, charge->at.last, end);
  }

  /// "membantah serangan mereka menyasar warga": the deed itself is granted.
  bool own_deed_granted(Stretch object) const {
    bool granted = false;
    each_in(r_.mentions.triggers, object, [&](const Trigger& t) {
      const bool his = c_.in(Set::they, t.at.last) != 0 || c_.in(Set::self, t.at.last) != 0;
      granted = granted || (t.voice == TriggerVoice::noun && his);
    });
    return granted;
  }

  /// "membantah pesawatnya terbang di sana": something of his own heads what he denies.
  bool of_his_things(Stretch object) const {
    if (object.first >= object.last) return false;
    const auto& w = r_.words.words[object.first];
    return w.clitic == words::Clitic::nya && w.word_class == words::WordClass::noun;
  }

  /// Somebody of the side claimed it in this sentence or the two before.
  bool claimed_before(const record::Actor& side, std::uint32_t token) const {
    return std::any_of(out_.begin(), out_.end(), [&](const Found& f) {
      return f.claim.stance == Stance::claimed && f.token < token &&
             f.claim.actor->name == side.name &&
             c_.sentence_of(f.token) + 2 >= c_.sentence_of(token);
    });
  }

  static bool said_by(const Found& f, const Source& source) {
    return !f.claim.sources.empty() && f.claim.sources.front().name == source.name;
  }

  /// "membantah. ...", "membantah dan menyebut ...".
  bool ends(std::uint32_t i) const { return c_.punctuation(i) || c_.in(Set::and_, i) != 0; }

  /// "membantah keras."
  bool ends_after_one(Stretch object) const {
    if (object.last < object.first + 2 || !ends(object.first + 1)) return false;
    const auto word = r_.words.words[object.first].word_class;
    return word == words::WordClass::adjective || word == words::WordClass::adverb;
  }

  /// "membantah militer melakukannya": somebody of his side, named anew.
  const Actor* other_doer(Stretch object) const {
    const Actor* who =
        first_actor({object.first, std::min(object.last, object.first + 3)}, may_act);
    if (who == nullptr || who->at.first != object.first) return nullptr;
    const Stretch rest{who->at.last, std::min(object.last, who->at.last + 4)};
    return rest.first < rest.last && deed(rest) ? who : nullptr;
  }

  /// "Massa mengatakan tentara X menembaki mereka. X membantah.": somebody of the side did
  /// something violent in the two sentences before.
  bool told_of(const record::Actor& side, std::uint32_t token) const {
    const auto here = c_.sentence_of(token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      if (t.sentence >= here || t.sentence + 3 < here || !violent(t.type)) return false;
      const auto his = [&](const auto& list) {
        return std::any_of(list.begin(), list.end(), [&](const Actor* a) {
          return a->value.name == side.name || names(*a, side);
        });
      };
      return his(t.initiators);
    });
  }

  /// Forces of a state that did something violent in the two sentences before.
  const Actor* state_doer_before(std::uint32_t token) const {
    const auto here = c_.sentence_of(token);
    const Actor* found = nullptr;
    for (const auto& t : told_) {
      if (t.sentence >= here || t.sentence + 2 < here) continue;
      for (const Actor* a : t.initiators) {
        if (is_state(a->group) && accusable(*a)) found = a;
      }
    }
    return found;
  }

  /// "tentara junta" are the junta's.
  bool names(const Actor& a, const record::Actor& side) const {
    bool found = false;
    each_in(r_.mentions.actors, {a.at.first, a.at.last + 1},
            [&](const Actor& b) { found = found || b.value.name == side.name; });
    return found;
  }

  /// "X mengatakan pasukannya tidak menyerang desa itu": the speaker's own side did not do it.
  void disowned(Stretch negation) {
    const Speech* s = own_statement(negation.first);
    if (s == nullptr) return;
    const Stretch next = behind_of(negation, 3);
    if (nothing_happened(negation)) return;
    const bool absent =
        c_.any(Set::absent, next.first, next.last) && accusation_before(negation.first) != nullptr;
    if (!absent && !deed(next) && c_.cue(CueKind::responsible, next) == nullptr) return;
    if (!says_of_own(*s, negation.first)) return;
    if (const auto side = side_of_speaker(*s)) {
      keep(*side, Stance::denied, negation, s->sources);
    }
  }

  /// "Tidak ada pertempuran": that it happened is denied, not whose deed it was.
  bool nothing_happened(Stretch negation) const {
    if (negation.last - negation.first < 2) return false;
    bool noun = false;
    each_in(r_.mentions.triggers, {negation.last, negation.last + 1},
            [&](const Trigger& t) { noun = t.voice == TriggerVoice::noun; });
    return noun;
  }

  /// "X menyatakan tidak terlibat".
  void uninvolved(Stretch cue) {
    const Speech* s = own_statement(cue.first);
    if (s == nullptr || cue.last - cue.first < 2) return;
    if (const Actor* other = cleared(*s, cue)) {
      return keep(other->value, Stance::denied, cue, s->sources);
    }
    bool ours = false;  // "bukan ulah kami"
    for (auto i = cue.first; i < cue.last; ++i) ours = ours || c_.in(Set::our, i) != 0;
    if (!ours && !says_of_own(*s, cue.first)) return;
    if (const auto side = side_of(s->sources.front())) {
      keep(*side, Stance::denied, cue, s->sources);
    }
  }

  /// ""X tidak terlibat," kata menteri": said of another, who is the subject.
  const Actor* cleared(const Speech& s, Stretch cue) const {
    const Actor* who = last_actor(before(cue, 3), [&](const Actor& a) {
      return a.at.last == cue.first && a.named && accusable(a);
    });
    const auto side = who != nullptr ? side_of(s.sources.front()) : std::nullopt;
    return who != nullptr && !(side && side->name == who->value.name) ? who : nullptr;
  }

  const Speech* own_statement(std::uint32_t token) const {
    const Speech* best = nullptr;
    for (const auto& s : r_.mentions.speech) {
      if (s.sources.empty() || s.denies || !s.content.holds(token)) continue;
      if (best == nullptr ||
          s.content.last - s.content.first < best->content.last - best->content.first)
        best = &s;
    }
    return best;
  }

  /// Between the start of the words and the negation stands nobody but the speaker's own.
  bool says_of_own(const Speech& s, std::uint32_t token) const {
    const auto begin = std::max(s.content.first, sentence(token).first);
    if (token - begin > 4) return false;
    const auto side = side_of(s.sources.front());
    bool own = token == begin;
    bool other = false;
    for (auto i = begin; i < token; ++i) {
      const auto& w = r_.words.words[i];
      own = own || w.clitic == words::Clitic::nya || w.word_class == words::WordClass::pronoun;
    }
    each_in(r_.mentions.actors, {begin, token}, [&](const Actor& a) {
      const bool his = possessive(a) || c_.in(Set::member, a.at.first) > 1 ||  // "anak buahnya"
                       (side && a.value.name == side->name);
      own = own || his;
      other = other || !his;
    });
    return own && !other;
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Told>& told_;
  const std::vector<Happening>& happenings_;
  std::vector<std::uint32_t> other_faults_;  ///< where somebody is charged with no violence
  std::vector<Found> out_;
};

}  // namespace

std::vector<Claim> find_responsibility(const Context& context, const std::vector<Told>& told,
                                       const std::vector<Happening>& happenings) {
  return ResponsibilityFinder(context, told, happenings).run();
}

}  // namespace saksi::extract
