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

#include "extract/victims.h"

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
    for (std::size_t i = 0; i < r_.counts.size(); ++i) {
      if (whole_behind(i)) read(r_.counts[i + 1]);
      if (i == 0 || !whole_behind(i - 1)) read(r_.counts[i]);
    }
    return std::move(out_);
  }

 private:
  static bool counts_people(const Quantity& q) {
    if (q.vague_word || q.relation == Relation::increase) return false;
    return q.unit == Unit::people || q.unit == Unit::bare || q.unit == Unit::households;
  }

  /// "tiga dari [61 korban tewas]": the whole is read first.
  bool whole_behind(std::size_t i) const {
    if (i + 1 >= r_.counts.size()) return false;
    return r_.counts[i].relation == Relation::among &&
           r_.counts[i + 1].relation == Relation::whole &&
           r_.counts[i + 1].first <= r_.counts[i].last + 3;
  }

  void read(const Quantity& q) {
    if (!counts_people(q)) return;
    Figure figure = start(q);
    if (c_.voice(figure.token).inside_speaker) return;
    also_ = nullptr;
    if (!decide(figure) || !possible(figure)) return;
    const Figure copy = figure;
    keep(std::move(figure));
    if (also_ != nullptr) keep_other(copy, *also_);
  }

  /// "tiga orang masih dicari polisi".
  bool wanted(const Figure& f) const {
    const auto next = first_from(r_.mentions.actors, f.outcome_at.last);
    return next < r_.mentions.actors.size() &&
           r_.mentions.actors[next].at.first == f.outcome_at.last &&
           is_state(r_.mentions.actors[next].group);
  }

  /// "Sembilan orang yang tertimbun dikeluarkan hidup": missing no longer.
  bool rescued(const Figure& f) const {
    for (std::uint32_t i = f.outcome_at.last; i < sentence_end(f) && i < f.outcome_at.last + 8;
         ++i) {
      if (c_.mark(i, ",") || c_.mark(i, ";") || clause_or_speech(i)) return false;
      if (outcome_at(i) != nullptr) return false;  // "hilang dan belum ditemukan"
      if (c_.in(Set::found, i) != 0) return !negated(i);
    }
    return false;
  }

  /// "62 napi dipindahkan": from one prison to another.
  bool inmates(const Figure& f) const {
    for (std::uint32_t i = f.quantity->number_last; i < f.at.last; ++i) {
      if (c_.in(Set::inmate, i) != 0) return true;
    }
    return false;
  }

  /// "seorang guru yang menyelamatkan diri": who somebody is; one or two people are no flight.
  static bool few(const Figure& f) {
    return f.quantity->unit != Unit::households && f.quantity->count.high.value_or(9) < 3;
  }

  /// "warga yang mengungsi bersama [empat anaknya]": one household.
  static bool family(const Figure& f) {
    constexpr std::int64_t kFew = 10;
    return f.rule == "F: along with others" && f.quantity->count.high.value_or(kFew) < kFew;
  }

  /// "[Salah satu] yang ditangkap bernama X": of those counted before, who he is.
  bool only_described(const Figure& f) const {
    return f.quantity->relation == Relation::among && f.quantity->count.low == 1 &&
           f.outcome_at.first >= f.quantity->last && !out_.empty() &&
           c_.in(Set::called, f.outcome_at.last) != 0;
  }

  /// "usai memakamkan [seorang prajurit]": dead before what is told.
  bool buried_before(const Figure& f) const {
    const auto at = f.outcome_at.first;
    return c_.in(Set::buries, at) != 0 && at > sentence_begin(f) && clause_or_speech(at - 1);
  }

  /// "kartun itu menggambarkan seorang warga yang dibunuh": nobody died.
  bool depicted(const Figure& f) const {
    return f.quantity->count.low == 1 && f.quantity->count.high == 1 &&
           c_.any(Set::depicts, sentence_begin(f), f.token);
  }

  /// "kedua sandera, hidup dan mati": either.
  bool alive_or_dead(const Figure& f) const {
    const auto at = f.outcome_at.first;
    return f.outcome == record::Outcome::killed && at > f.at.first + 1 &&
           (c_.in(Set::and_, at - 1) != 0 || c_.in(Set::list, at - 1) != 0) &&
           c_.in(Set::alive, at - 2) != 0;
  }

  /// "menyerahkan empat jenazah sandera", "pembebasan 10 sandera dan sembilan mayat": dead before,
  /// and not by this.
  bool bodies_returned(const Figure& f) const {
    if (!f.victim_noun || f.outcome != record::Outcome::killed || f.outcome_at.first < f.token)
      return false;
    const auto begin = c_.clause_begin(f.token);
    if (c_.close_before(Set::hands_over, f.quantity->first, begin, 4)) return true;
    bool freed = false;
    each_in(r_.mentions.triggers, {begin, f.quantity->first},
            [&](const auto& t) { freed = freed || t.type == mentions::TriggerClass::release; });
    return freed && f.quantity->first > begin && c_.in(Set::and_, f.quantity->first - 1) != 0;
  }

  /// "dianggap sebagai [salah satu teroris] paling dicari": what somebody is.
  bool what_one_is(const Figure& f) const {
    const auto first = f.quantity->first;
    if (f.quantity->relation != Relation::among || first == 0) return false;
    if (f.quantity->count.low == 1 && c_.any(Set::most, f.quantity->number_last, f.at.last + 2))
      return true;  // "salah satu orang paling berkuasa"
    return c_.in(Set::in_role, first - 1) != 0 ||
           (c_.in(Set::is, first - 1) != 0 && c_.in(Set::level, first - 1) == 0);
  }

  /// Households flee; what else becomes of them is told of people.
  bool possible(const Figure& f) const {
    if (f.outcome == record::Outcome::missing && f.group != nullptr &&
        (f.group->group == mentions::Group::gunmen || f.group->group == mentions::Group::bomber))
      return false;  // "empat pelaku masih dicari": wanted, not missing
    if (f.outcome == record::Outcome::missing && (wanted(f) || rescued(f))) return false;
    if (f.outcome == record::Outcome::displaced && (inmates(f) || few(f) || family(f)))
      return false;
    if (buried_before(f) || depicted(f) || only_described(f) || what_one_is(f) ||
        alive_or_dead(f) || bodies_returned(f))
      return false;
    return f.quantity->unit != Unit::households || f.outcome == record::Outcome::displaced;
  }

  // ---- the noun phrase

  Figure start(const Quantity& q) const {
    Figure f;
    f.quantity = &q;
    f.token = q.number_first;
    f.at = {q.first, q.last};
    for (std::size_t i = first_from(r_.mentions.actors, q.number_last);
         i < r_.mentions.actors.size(); ++i) {
      const auto& a = r_.mentions.actors[i];
      if (a.at.first > q.last && !behind_adjective(a, q.last)) break;
      if (a.at.first == q.last && c_.punctuation(q.last)) break;
      if (a.group == mentions::Group::state) continue;
      f.group = &a;
      f.at.last = std::max(f.at.last, a.at.last);
      break;
    }
    return f;
  }

  /// "tiga anggota senior [ISIS]".
  bool behind_adjective(const mentions::Actor& a, std::uint32_t at) const {
    return a.named && a.at.first == at + 1 &&
           r_.words.words[at].word_class == words::WordClass::adjective;
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
    const OutcomeWord& o = r_.mentions.outcomes[i];
    // "lalu dilepaskan tembakan": no person is let go
    if (o.outcome == record::Outcome::released && c_.in(Set::shot, o.at.last) != 0) return nullptr;
    return &o;
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
    const Relation relation = f.quantity->relation;
    if (by_nature(f) || same_person(f) || wounds(f)) return false;
    if (deaths(f)) return true;
    if (deaths_behind(f)) return false;
    if (relation == Relation::whole) return whole(f);
    if (relation == Relation::including) return included(f) || part(f);
    if (relation == Relation::among)
      return among_those(f) || direct(f) || predicate_of_part(f) || part(f);
    if (f.quantity->anaphoric)
      return direct(f) || own_noun(f, true) || own_predicate(f, Crossing::no) || said_otherwise(f);
    return sent_home(f) || saved(f) || direct(f) || own_noun(f, true) || number_behind(f) ||
           picked_out(f) || picked_out_of_all(f) || carried_off(f) ||
           own_predicate(f, Crossing::yes) || led_away(f) || own_noun(f, false) || flees(f) ||
           part_in_list(f) || level(f) || coordinated(f) || strung(f) || in_next_place(f) ||
           along(f) || summed(f) || inverted(f) || older(f) || rival(f) || gapped(f) ||
           identity(f) || others_too(f) || answers(f) || other_account(f) || revised(f);
  }

  /// B: "178 ribu orang meninggalkan wilayah Minova", "1.400 warga kini berlindung di gereja":
  /// many people who leave a place.
  bool flees(Figure& f) const {
    constexpr std::int64_t kMany = 20;
    const auto& q = *f.quantity;
    const bool people = q.unit == Unit::people || q.unit == Unit::households;
    if (!people || q.count.low.value_or(0) < kMany || !unarmed(f)) return false;
    if (refugees_arrive(f)) return true;
    for (std::uint32_t i = f.at.last; i < sentence_end(f) && i < f.at.last + 10; ++i) {
      if (outcome_at(i) != nullptr || clause_or_speech(i) || c_.mark(i, ",")) return false;
      const auto left = c_.in(Set::leaves, i);
      const auto words = left != 0 ? left : c_.in(Set::shelters, i);
      if (words == 0) continue;
      if (left != 0 && !place_at(i + left)) continue;           // "lari dari penembakan"
      if (c_.in(Set::cover, i + words - 1) != 0) return false;  // "berlindung di balik tembok"
      f.outcome = record::Outcome::displaced;
      f.outcome_at = {i, i + words};
      f.rule = "B: flees";
      return true;
    }
    return false;
  }

  /// Where the people of a figure are brought: "ke kantor polisi" captures them, "dari rumah
  /// mereka" by armed men abducts them, many people who go or are brought to a place by bus or boat
  /// flee.
  bool carried_off(Figure& f) const {
    const auto first = f.quantity->first;
    if (f.quantity->unit != Unit::people && f.quantity->unit != Unit::households) return false;
    auto before = first;
    while (before > sentence_begin(f) && c_.adverbial(before - 1)) --before;
    if (before > sentence_begin(f) && c_.in(Set::carries_off, before - 1) == 1 &&
        !negated(before - 1) && !wished_before(before - 1))
      return carried_by(f, before - 1);
    for (auto i = f.at.last; i < sentence_end(f) && i < f.at.last + kFar; ++i) {
      if (const auto close = c_.mark(i, ",") ? closing_aside(i) : 0; close != 0) {
        i = close;
        continue;
      }
      const auto taken = c_.in(Set::carried_off, i);
      const auto gone = c_.in(Set::conveyed, i);
      const auto* o = outcome_at(i);
      const bool told = o != nullptr && (taken + gone == 0 || !taken_first(*o));
      if (told || c_.punctuation(i) || clause_or_speech(i) || c_.in(Set::relative, i) != 0)
        return false;
      if (taken == 0 && gone == 0) continue;
      if (negated(i) || wished_before(i)) return false;
      const auto to = destination(i + std::max(taken, gone), sentence_end(f));
      const bool throng = gone != 0 && unarmed(f) && f.quantity->count.low.value_or(0) >= kThrong;
      if (taken != 0 && to.custody && !throng)
        return o == nullptr && brought(f, i, record::Outcome::captured);
      const bool somewhere = to.place || (throng && to.custody);
      if (gone != 0 && somewhere && many(f) && unarmed(f) && !f.victim_noun)
        return brought(f, i, record::Outcome::displaced);
      return false;
    }
    return false;
  }

  /// "Sekitar 30.000 pengungsi dan 137 tentara masuk ke distrik itu".
  bool refugees_arrive(Figure& f) const {
    bool refugees = false;
    for (auto i = f.quantity->number_last; i < f.at.last; ++i)
      refugees = refugees || c_.in(Set::refugee, i) != 0;
    if (!refugees) return false;
    for (auto i = f.at.last; i < sentence_end(f) && i < f.at.last + kFar; ++i) {
      if (c_.punctuation(i) || outcome_at(i) != nullptr || clause_or_speech(i)) return false;
      if (c_.in(Set::arrives, i) == 0) continue;
      if (negated(i) || wished_before(i)) return false;
      return brought(f, i, record::Outcome::displaced);
    }
    return false;
  }

  static constexpr std::int64_t kThrong = 200;  // people: more than a police station holds
  static constexpr std::uint32_t kFar = 8;      // words between people and what is done to them

  /// "gerombolan itu menyeret sepuluh warga dari rumah mereka", "mengangkut 23 orang ke markas
  /// polisi".
  bool carried_by(Figure& f, std::uint32_t verb) const {
    const auto to = destination(f.at.last, sentence_end(f));
    if (to.custody && !armed_before(verb)) return brought(f, verb, record::Outcome::captured);
    return to.from_home && armed_before(verb) && unarmed(f) &&
           brought(f, verb, record::Outcome::abducted);
  }

  bool brought(Figure& f, std::uint32_t verb, record::Outcome outcome) const {
    f.outcome = outcome;
    f.outcome_at = {verb, verb + 1};
    f.rule = verb < f.token ? "A: carried off" : "B: carried off";
    return true;
  }

  struct Destination {
    bool custody = false;    ///< a police station, a cell
    bool place = false;      ///< any other place
    bool from_home = false;  ///< "dari rumah mereka"
  };

  /// "[diangkut] dengan bus ke sebuah masjid", "[menyeret warga] dari rumah mereka".
  Destination destination(std::uint32_t from, std::uint32_t end) const {
    Destination to;
    for (auto i = from; i < end && i < from + kFar; ++i) {
      if (c_.punctuation(i) || clause_or_speech(i) || outcome_at(i) != nullptr) return to;
      const bool away = c_.in(Set::from, i) != 0;
      if (!away && c_.in(Set::toward, i) == 0) continue;
      for (auto k = i + 1; k < end && k < i + 4 && !c_.punctuation(k); ++k) {
        to.custody = to.custody || (!away && c_.in(Set::custody, k) != 0);
        to.from_home = to.from_home || (away && c_.in(Set::dwelling, k) != 0);
      }
      if (!away && !to.custody) to.place = to.place || known_place(i + 1, end);
      if (!away) return to;
    }
    return to;
  }

  /// A place with a name, or a house, a school, a church; no hospital.
  bool known_place(std::uint32_t from, std::uint32_t end) const {
    for (auto k = from; k < end && k < from + 3 && !c_.punctuation(k); ++k) {
      if (place_at(k) || c_.in(Set::large_site, k) != 0) return true;
      if (c_.in(Set::dwelling, k) != 0) return true;
      if (outcome_at(k) != nullptr) return false;
    }
    return false;
  }

  /// Somebody in arms stands in the clause before the verb.
  bool armed_before(std::uint32_t verb) const {
    bool armed = false;
    each_in(r_.mentions.actors, {c_.clause_begin(verb), verb}, [&](const mentions::Actor& a) {
      armed = armed || a.group == mentions::Group::gunmen || is_irregular(a.group);
    });
    return armed;
  }

  static bool many(const Figure& f) {
    constexpr std::int64_t kMany = 20;
    const auto& count = f.quantity->count;
    return count.low.value_or(count.high.value_or(0)) >= kMany;
  }

  bool wished_before(std::uint32_t verb) const {
    const auto from = verb > 3 ? verb - 3 : 0;
    return c_.cue(CueKind::planned, {from, verb}) != nullptr ||
           c_.cue(CueKind::threatened, {from, verb}) != nullptr ||
           c_.cue(CueKind::conditional, {from, verb}) != nullptr || c_.any(Set::aim, from, verb) ||
           c_.any(Set::must, from, verb);
  }

  /// ", kebanyakan perempuan dan anak-anak,": the comma that ends an aside without a verb.
  std::uint32_t closing_aside(std::uint32_t comma) const {
    constexpr std::uint32_t kAside = 9;
    for (auto i = comma + 1; i < c_.size() && i < comma + kAside; ++i) {
      if (c_.mark(i, ",")) return i;
      if (c_.punctuation(i) || clause_or_speech(i) || outcome_at(i) != nullptr ||
          r_.words.words[i].word_class == words::WordClass::verb)
        return 0;
    }
    return 0;
  }

  static bool unarmed(const Figure& f) {
    return f.group == nullptr || f.group->group == mentions::Group::civilians;
  }

  bool place_at(std::uint32_t token) const {
    if (c_.in(Set::any_site, token) != 0 || c_.in(Set::site, token) != 0) return true;
    return std::any_of(r_.places.begin(), r_.places.end(),
                       [&](const auto& p) { return p.first == token || p.first == token + 1; });
  }

  void take(Figure& f, const OutcomeWord& o, std::string_view rule) const {
    f.outcome = o.outcome;
    f.outcome_at = o.at;
    f.rule = rule;
  }

  void take_over(Figure& f, std::size_t from, std::string_view rule) const {
    f.outcome = out_[from].outcome;
    f.outcome_at = out_[from].outcome_at;
    f.like = from;
    f.rule = rule;
  }

  /// The dead of a flood or of a road are no claim, unless the sentence tells of violence too.
  bool by_nature(const Figure& f) const {
    const Stretch sentence = c_.sentence(c_.sentence_of(f.token));
    bool found = false;
    for (std::uint32_t i = sentence.first; i < f.token && !found; ++i)
      found = c_.in(Set::nature, i) != 0;
    if (!found) return false;
    return !any_in(r_.mentions.triggers, sentence) || killed_by_nature(f);
  }

  /// "gempa 28 Maret yang menewaskan [3.700 orang]", whatever else the sentence tells.
  bool killed_by_nature(const Figure& f) const {
    const auto first = f.quantity->first;
    const auto begin = sentence_begin(f);
    const auto* verb = outcome_ending_at(first);
    if (verb == nullptr || verb->at.first <= begin || c_.in(Set::relative, verb->at.first - 1) == 0)
      return false;
    for (auto i = verb->at.first - 1; i-- > begin && i + 6 > verb->at.first;) {
      if (any_in(r_.mentions.triggers, {i, i + 1}) || c_.punctuation(i)) return false;
      if (c_.in(Set::nature, i) != 0) return true;
    }
    return false;
  }

  /// "satu orang asli Papua, [seorang] pendeta.": says who the one before is.
  bool same_person(const Figure& f) const {
    const Quantity& q = *f.quantity;
    if (q.count.low != 1 || out_.empty() || q.first == 0 || !c_.mark(q.first - 1, ","))
      return false;
    const Figure& before = out_.back();
    const bool one = before.quantity->count.low == 1 && before.quantity->classifier_is_generic &&
                     c_.sentence_of(before.token) == c_.sentence_of(f.token);
    if (!one || before.at.last + 5 < q.first || q.relation != Relation::none) return false;
    const bool more = any_in(r_.mentions.outcomes, {before.quantity->last, f.at.last + 1});
    return !more && f.at.last < c_.size() && c_.punctuation(f.at.last) &&
           !list_goes_on(f.at.last + 1);
  }

  /// "memulangkan [251 orang] yang diamankan", "[14 orang] yang ditangkap sudah dipulangkan".
  bool sent_home(Figure& f) const {
    const auto found = predicates(f, Crossing::no);
    if (found.inner == nullptr || !taken(found.inner->outcome, record::Outcome::released))
      return false;
    const auto first = f.quantity->first;
    const bool verb = first > sentence_begin(f) && c_.in(Set::sends_home, first - 1) != 0;
    std::uint32_t at = first - 1;
    for (auto i = found.inner->at.last; !verb && i < sentence_end(f); ++i) {
      if (i > found.inner->at.last + 10 || c_.punctuation(i) || clause_or_speech(i)) return false;
      at = i;
      if (c_.in(Set::sends_home, i) != 0) break;
    }
    if (c_.in(Set::sends_home, at) == 0 || negated(at)) return false;
    f.outcome = record::Outcome::released;
    f.outcome_at = {at, at + c_.in(Set::sends_home, at)};
    f.rule = verb ? "A: sent home" : "B: sent home";
    return true;
  }

  /// "menyelamatkan [13 sandera]", "[13 sandera] berhasil diselamatkan".
  bool saved(Figure& f) {
    const auto* held = held_people(f);
    if (!hostages(f) && held == nullptr) return false;
    const auto first = f.quantity->first;
    std::uint32_t at = c_.size();
    for (std::uint32_t back = 1; back <= 2 && first >= sentence_begin(f) + back; ++back) {
      if (c_.in(Set::saves, first - back) >= back) at = first - back;
    }
    for (auto i = f.at.last; at == c_.size() && i < sentence_end(f) && i < f.at.last + 4; ++i) {
      if (c_.punctuation(i) || outcome_at(i) != nullptr) break;
      const auto words = c_.in(Set::saves, i);
      const bool safe =
          words > 1 && r_.words.words[i + words - 1].word_class != words::WordClass::verb;
      if (words != 0 && (safe || r_.words.words[i].voice == words::Voice::passive)) at = i;
    }
    if (at == c_.size() || negated(at)) return false;
    f.outcome = record::Outcome::released;
    f.outcome_at = {at, at + c_.in(Set::saves, at)};
    f.rule = "A: hostages are saved";
    also_ = held;
    return true;
  }

  /// "[dua warga negara Indonesia (WNI)] yang disandera X": they were taken before.
  const OutcomeWord* held_people(const Figure& f) const {
    auto i = f.at.last;
    if (c_.mark(i, "(")) {
      while (i < sentence_end(f) && !c_.mark(i, ")")) ++i;
      ++i;
    }
    while (i < sentence_end(f) && i < f.at.last + kFar && proper(i)) ++i;
    if (i >= sentence_end(f) || c_.in(Set::relative, i) == 0) return nullptr;
    const auto* o = outcome_at(i + 1);
    return o != nullptr && o->pattern == Pattern::predicate && taken_first(*o) ? o : nullptr;
  }

  bool proper(std::uint32_t i) const {
    return r_.words.words[i].word_class == words::WordClass::proper || c_.mark(i, "(") ||
           c_.mark(i, ")");
  }

  /// "[dua pemuda] dijemput dari rumahnya oleh sekelompok pria bersenjata".
  bool led_away(Figure& f) const {
    for (auto i = f.at.last; i < sentence_end(f) && i < f.at.last + 6; ++i) {
      if (c_.punctuation(i) || clause_or_speech(i) || c_.in(Set::relative, i) != 0) return false;
      if (c_.in(Set::takes_along, i) == 0) continue;
      if (negated(i)) return false;
      for (auto k = i + 1; k < sentence_end(f) && k < i + 18; ++k) {
        if (c_.mark(k, ";") || clause_or_speech(k)) return false;
        const bool agent = c_.in(Set::agent, k) != 0 || k == i + c_.in(Set::takes_along, i);
        if (!agent || !armed_at(c_.in(Set::agent, k) != 0 ? k + 1 : k)) continue;
        f.outcome = record::Outcome::abducted;
        f.outcome_at = {i, i + c_.in(Set::takes_along, i)};
        f.rule = "B: led away by armed people";
        return true;
      }
      return false;
    }
    return false;
  }

  bool armed_at(std::uint32_t token) const {
    return std::any_of(
        r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const mentions::Actor& a) {
          const bool armed = a.group == mentions::Group::gunmen ||
                             a.group == mentions::Group::armed ||
                             a.group == mentions::Group::militia;
          return armed && !a.place_of && (a.at.first == token || a.at.first == token + 1);
        });
  }

  /// "dengan satu luka tembak di dada": wounds are counted, no people.
  bool wounds(const Figure& f) const {
    const Quantity& q = *f.quantity;
    return q.classifier >= q.last && q.first > sentence_begin(f) &&
           c_.in(Set::wound, q.number_last) != 0 && c_.in(Set::bears, q.first - 1) != 0;
  }

  /// "polisi hanya membenarkan [11] kematian".
  bool deaths(Figure& f) const {
    const std::uint32_t noun = f.quantity->number_last;
    const auto words = c_.in(Set::deaths, noun);
    if (words == 0) return false;
    const std::uint32_t next = noun + words;
    const bool ends = next >= c_.size() || c_.punctuation(next) || c_.in(Set::and_, next) != 0 ||
                      c_.in(Set::in, next) != 0 || clause_or_speech(next);
    const auto* o = outcome_at(noun);
    if (!ends || o == nullptr) return false;
    take(f, *o, "C: deaths are counted");
    f.at.last = std::max(f.at.last, next);
    return true;
  }

  /// D: "Jumlah warga yang terluka dalam serangan itu tercatat [580 orang], dan sembilan hilang":
  /// what is said of them stands in front, and what follows is of others.
  bool number_behind(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    const std::uint32_t begin = sentence_begin(f);
    const bool hedged = f.quantity->first < f.quantity->number_first;
    if (!level_word_before(first, begin) && !(hedged && ends_clause(*f.quantity))) return false;
    std::uint32_t head = first;
    while (head > begin && c_.in(Set::number, head - 1) == 0) {
      if (const auto* q = quantity_at(head - 1); q != nullptr && counts_people(*q)) {
        if (q->first == begin || !negation({q->first - 1, q->first})) return false;
        head = q->first;  // "bukan 23 melainkan [31 orang]"
      }
      --head;
    }
    if (head == begin) return false;
    for (std::uint32_t i = head; i < first && i < head + 8; ++i) {
      const auto* o = outcome_at(i);
      if (o == nullptr) continue;
      const bool described =
          o->pattern == Pattern::predicate && c_.in(Set::relative, i - 1) != 0 && !negated(i);
      if (!described && o->pattern != Pattern::victim) return false;
      // "jumlah korban sementara adalah [12 tentara] yang tewas"
      if (o->outcome == record::Outcome::killed_or_injured && told_apart(f, *o)) return false;
      take(f, *o, "D: level of a noun before");
      return true;
    }
    return false;
  }

  /// G: "yang gugur [satu orang], Pratu X, empat lainnya masih dicari".
  bool picked_out(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    if (first < sentence_begin(f) + 2) return false;
    const auto* o = outcome_ending_at(first);
    if (o == nullptr || o->pattern != Pattern::predicate || o->at.first <= sentence_begin(f))
      return false;
    if (c_.in(Set::relative, o->at.first - 1) == 0 || predicates(f, Crossing::no).main != nullptr)
      return false;
    take(f, *o, "G: predicate before");
    return true;
  }

  /// G: "yang diciduk malam itu [301 orang]", "yang terluka di pihak kami [12 orang]": nothing but
  /// when and where between, and the clause ends with the number.
  bool picked_out_of_all(Figure& f) const {
    constexpr std::uint32_t kBetween = 6;
    const auto first = f.quantity->first;
    const auto relation = f.quantity->relation;
    if (!ends_clause(*f.quantity) || (relation != Relation::none && relation != Relation::total))
      return false;
    for (auto i = first; i-- > sentence_begin(f) + 1 && i + kBetween >= first;) {
      if (const auto* o = outcome_at(i); o != nullptr && o->at.last <= first) {
        const bool heads = i <= sentence_begin(f) + 1 || c_.in(Set::number, i - 2) != 0 ||
                           c_.punctuation(i - 2) || clause_or_speech(i - 2);
        if (o->pattern != Pattern::predicate || c_.in(Set::relative, i - 1) == 0 || !heads)
          return false;
        take(f, *o, "G: predicate before");
        return true;
      }
      const auto word = r_.words.words[i].word_class;
      if (c_.punctuation(i) || quantity_at(i) != nullptr || c_.in(Set::relative, i) != 0 ||
          word == words::WordClass::verb)
        return false;
    }
    return false;
  }

  /// "[12] kematian dan 40 cedera": counts deaths, and what stands behind is of others.
  bool deaths_behind(const Figure& f) const {
    const auto* o = outcome_at(f.quantity->number_last);
    return o != nullptr && o->pattern == Pattern::noun && c_.in(Set::and_, o->at.last) != 0;
  }

  /// A: directly before the number, or with one small word between.
  bool direct(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    const std::uint32_t begin = sentence_begin(f);
    for (std::uint32_t gap = 0; gap <= 2 && first >= begin + gap + 1; ++gap) {
      const std::uint32_t end = first - gap;
      if (gap > 0 && !small(end)) break;
      const auto* o = outcome_ending_at(end);
      if (o == nullptr || o->at.first < begin) continue;
      if (o->pattern == Pattern::noun && o->at.first > begin &&
          c_.in(Set::doer, o->at.first - 1) != 0)
        return false;  // "pelaku pembunuhan berjumlah [delapan orang]"
      if (const auto* fate = o->pattern == Pattern::loss ? fate_behind(f) : nullptr;
          fate != nullptr) {  // "menderita [dua] luka-luka"
        take(f, *fate, "A: verb before");
        return true;
      }
      if (o->pattern == Pattern::verb || o->pattern == Pattern::noun ||
          o->pattern == Pattern::loss) {
        take(f, *o, "A: verb before");
        return true;
      }
      if (o->pattern == Pattern::victim) {
        const bool weak = o->outcome == record::Outcome::killed_or_injured;
        if (weak && does_something(end, first)) return false;
        if ((weak || gap > 0) && told_apart(f, *o)) return false;
        take(f, *o, "A: noun before");
        return true;
      }
    }
    return false;
  }

  const OutcomeWord* fate_behind(const Figure& f) const {
    const auto* o = outcome_at(f.quantity->last);
    return o != nullptr && o->pattern == Pattern::predicate ? o : nullptr;
  }

  /// "Korban sempat melawan salah satu pelaku", "korban dikeroyok belasan orang".
  bool does_something(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from; i < to; ++i) {
      const auto& word = r_.words.words[i];
      const bool verb = word.word_class == words::WordClass::verb &&
                        (word.voice == words::Voice::active || word.voice == words::Voice::passive);
      if (verb && c_.in(Set::level, i) == 0) return true;
    }
    return false;
  }

  /// "selain korban jiwa ada [lima pemuda] yang terluka", "jatuh korban [sembilan orang] tewas":
  /// what these people's own words say goes before the noun in front of them.
  bool told_apart(const Figure& f, const OutcomeWord& noun) const {
    const Predicates own = predicates(f, Crossing::no);
    const OutcomeWord* told = own.main != nullptr ? own.main : own.inner;
    return told != nullptr && told->outcome != noun.outcome && told->at.first < f.at.last + 4;
  }

  /// A word that may stand between a verb and its number: not "dan", not "oleh", no mark.
  bool small(std::uint32_t i) const {
    return !c_.punctuation(i) && quantity_at(i) == nullptr && c_.in(Set::and_, i) == 0 &&
           c_.in(Set::agent, i) == 0 && c_.in(Set::along, i) == 0 && !clause_or_speech(i);
  }

  // ---- B: the predicate behind the noun phrase

  enum class Crossing : bool { no, yes };  ///< may other numbers stand between?

  /// What the clause says: in a relative clause of the noun phrase, and of the phrase itself.
  struct Predicates {
    const OutcomeWord* inner = nullptr;
    const OutcomeWord* main = nullptr;
  };

  /// "seorang penulis dengan ribuan pengikut dibunuh": theirs who has them.
  bool had_by_another(const Figure& f) const {
    const auto first = f.quantity->first;
    if (first <= c_.clause_begin(first) + 1) return false;
    if (c_.in(Set::has, first - 1) != 0) return true;
    return c_.in(Set::with, first - 1) != 0 && c_.in(Set::audience, f.quantity->last - 1) != 0;
  }

  /// "dua pedagang dikeroyok [belasan pemuda] hingga babak belur": who does it, behind a passive
  /// whose subject stands before it.
  bool does_it(const Figure& f) const {
    const auto first = f.quantity->first;
    const auto begin = c_.clause_begin(f.token);
    if (first < begin + 2) return false;
    auto verb = first - 1;
    if (c_.in(Set::agent, verb) != 0) --verb;
    const auto& word = r_.words.words[verb];
    if (word.word_class != words::WordClass::verb || word.voice != words::Voice::passive ||
        c_.in(Set::level, verb) != 0 || inside_phrase(verb))
      return false;
    return any_in(r_.mentions.triggers, {verb, verb + 1}) && noun_before(verb, begin);
  }

  /// "dua pedagang [sempat] dikeroyok": a noun stands before the verb, not "di Osela".
  bool noun_before(std::uint32_t verb, std::uint32_t begin) const {
    if (c_.in(Set::in, begin) != 0) return false;
    while (verb > begin && c_.adverbial(verb - 1)) --verb;
    if (verb == begin) return false;
    const auto word = r_.words.words[verb - 1].word_class;
    return word == words::WordClass::noun || word == words::WordClass::proper ||
           word == words::WordClass::pronoun || quantity_at(verb - 1) != nullptr;
  }

  /// "Dia [seorang mantan narapidana] yang baru dibebaskan": says who somebody is.
  bool says_who_one_is(const Figure& f) const {
    const auto first = f.quantity->first;
    return f.quantity->count.low == 1 && first == sentence_begin(f) + 1 &&
           r_.words.words[first - 1].word_class == words::WordClass::pronoun;
  }

  bool own_predicate(Figure& f, Crossing crossing) {
    if (had_by_another(f) || c_.in(Set::alone, f.quantity->first) != 0 || does_it(f)) return false;
    const Predicates found = predicates(f, crossing);
    const OutcomeWord* told = found.main != nullptr ? found.main : found.inner;
    if (told == nullptr || (found.main == nullptr && says_who_one_is(f))) return false;
    take(f, *told, "B: predicate behind");
    if (found.main != nullptr && found.inner != nullptr)
      also_ = taken(found.inner->outcome, f.outcome) ? found.inner : nullptr;
    return true;
  }

  /// Both were done to these people: "empat pekerja yang diculik ... dibebaskan". Who was hurt and
  /// died of it is dead.
  static bool taken(record::Outcome first, record::Outcome then) {
    return first != then &&
           (first == record::Outcome::abducted || first == record::Outcome::captured);
  }

  Predicates predicates(const Figure& f, Crossing crossing) const {
    Walk walk{f, crossing, f.at.last, sentence_end(f)};
    Predicates found;
    while (walk.at < walk.end && walk.at < f.at.last + 24 && step(walk, found)) ++walk.at;
    return found;
  }

  /// Where a look for a predicate stands.
  struct Walk {
    const Figure& f;
    Crossing crossing;
    std::uint32_t at;
    std::uint32_t end;
    std::uint32_t commas = 0;
    bool relative = false;
    bool pointed = false;   ///< behind "di antara"
    bool modifier = false;  ///< behind "dua dari 21 orang": a relative clause is theirs
  };

  /// One token on; false where the look ends.
  bool step(Walk& w, Predicates& found) const {
    if (const auto* o = outcome_at(w.at); o != nullptr) return at_outcome(w, *o, found);
    if (const auto* q = quantity_at(w.at); q != nullptr && q->first == w.at && counts_people(*q))
      return over_number(w, *q, found);
    if (quotation(w.at)) return predicate_at(w.at + 1);  // "hanya tiga yang "mati syahid""
    if (c_.punctuation(w.at)) return at_mark(w);
    if (c_.in(Set::pointer, w.at) != 0) w.pointed = true;
    if (c_.in(Set::relative, w.at) != 0) {
      w.relative = true;
      return found.inner == nullptr;
    }
    if (found.inner != nullptr && c_.in(Set::and_, w.at) != 0) return false;
    return !stops(w.at, w.relative && found.inner == nullptr);
  }

  bool quotation(std::uint32_t i) const {
    return c_.mark(i, "\"") || c_.mark(i, "\u201C") || c_.mark(i, "\u201D");
  }

  bool at_outcome(Walk& w, const OutcomeWord& o, Predicates& found) const {
    const bool people = o.pattern == Pattern::victim && o.at.last - o.at.first > 1;
    if (o.pattern == Pattern::predicate || (people && (w.relative || w.pointed))) {
      if (negated(w.at)) return false;
      if (w.relative && found.inner == nullptr) {
        if (!w.modifier) found.inner = &o;
        w.at = o.at.last - 1;
        return w.modifier || o.outcome != record::Outcome::killed;
      }
      found.main = died_of_it(o) != nullptr ? died_of_it(o) : &o;
      return false;
    }
    if (o.pattern == Pattern::verb && !w.relative) return false;
    w.at = o.at.last - 1;
    return true;
  }

  /// "tertembak di perut dan tewas", "terluka, kemudian meninggal": the same people are dead.
  const OutcomeWord* died_of_it(const OutcomeWord& hurt) const {
    if (taken_first(hurt)) return killed_then(hurt);
    if (hurt.outcome != record::Outcome::injured) return nullptr;
    bool joins = false;
    for (std::uint32_t i = hurt.at.last; i < c_.size() && i < hurt.at.last + 5; ++i) {
      if (const auto* o = outcome_at(i); o != nullptr) {
        const bool dead = o->outcome == record::Outcome::killed && o->pattern == Pattern::predicate;
        return joins && dead && !negated(i) ? o : nullptr;
      }
      const auto word = r_.words.words[i].word_class;
      const bool joint =
          c_.in(Set::and_, i) != 0 || c_.in(Set::then, i) != 0 || c_.in(Set::until, i) != 0;
      joins = joins || joint;
      if (!joint && !c_.mark(i, ",") && word != words::WordClass::adverb &&
          word != words::WordClass::auxiliary)
        return nullptr;
    }
    return nullptr;
  }

  static bool taken_first(const OutcomeWord& o) {
    return o.outcome == record::Outcome::captured || o.outcome == record::Outcome::abducted;
  }

  /// "digiring ke tepi sungai, lalu dihabisi", "diculik kemudian dibunuh": nobody else is told of
  /// between.
  const OutcomeWord* killed_then(const OutcomeWord& taken) const {
    constexpr std::uint32_t kReach = 8;
    const auto end = c_.sentence(c_.sentence_of(taken.at.first)).last;
    for (auto i = taken.at.last; i + 1 < end && i < taken.at.last + kReach; ++i) {
      if (quantity_at(i) != nullptr || outcome_at(i) != nullptr || quotation(i)) return nullptr;
      if (c_.in(Set::then, i) == 0 && c_.in(Set::and_, i) == 0) continue;
      auto next = i + 1;
      while (next + 1 < end && c_.adverbial(next)) ++next;
      const auto* o = outcome_at(next);
      if (o == nullptr) continue;
      const bool dead = o->outcome == record::Outcome::killed && o->pattern == Pattern::predicate;
      return dead && !negated(next) ? o : nullptr;
    }
    return nullptr;
  }

  bool over_number(Walk& w, const Quantity& q, const Predicates& found) const {
    if (w.at > 0 && c_.cue(CueKind::negation, {w.at - 1, w.at}) != nullptr) {
      w.at = q.last - 1;  // "empat pemuda, bukan tiga, yang ditembak mati"
      return true;
    }
    if (q.unit == Unit::households && q.count.low == 1 && w.at == w.f.at.last) {
      w.at = q.last - 1;  // "tiga orang sekeluarga"
      return true;
    }
    if (found.inner != nullptr || q.relation == Relation::among) return false;
    const bool modifier = w.at > 0 && (c_.in(Set::from, w.at - 1) != 0 ||
                                       c_.in(Set::agent, w.at - 1) != 0 || struck_by(w.at - 1));
    if (q.relation == Relation::including) {  // "enam orang termasuk seorang polisi meninggal"
      w.at = phrase_end(q) - 1;
      return true;
    }
    if (!modifier &&
        (w.crossing == Crossing::no || !joined(w.at) || told_otherwise(w) || some_of_them(w, q)))
      return false;
    w.modifier = w.modifier || modifier;
    w.at = phrase_end(q) - 1;
    return true;
  }

  /// "dikeroyok [belasan pemuda] hingga babak belur": a passive of violence, its doer behind it.
  bool struck_by(std::uint32_t verb) const {
    const auto& word = r_.words.words[verb];
    return word.word_class == words::WordClass::verb && word.voice == words::Voice::passive &&
           any_in(r_.mentions.triggers, {verb, verb + 1}) && !inside_phrase(verb);
  }

  /// "Anggotanya ada [lima orang], tiga orang tewas": how many there were, then what became of
  /// some.
  bool some_of_them(const Walk& w, const Quantity& q) const {
    const auto first = w.f.quantity->first;
    if (first == 0 || c_.in(Set::level, first - 1) == 0 || !c_.mark(w.at - 1, ",")) return false;
    // "sebanyak 47 orang, termasuk 30 warga, 17 tentara tewas": a list of parts
    if (w.f.quantity->relation == Relation::including || w.at > w.f.at.last + 1) return false;
    const auto end = phrase_end(q);
    return outcome_at(end) != nullptr || outcome_at(end + 1) != nullptr;
  }

  /// "Dua pelaku dilumpuhkan, [satu] tewas": a verb of their own stands behind these people.
  bool told_otherwise(const Walk& w) const {
    if (w.relative || w.pointed) return false;
    for (auto i = w.f.at.last; i < w.at; ++i) {
      if (r_.words.words[i].voice == words::Voice::passive && outcome_at(i) == nullptr &&
          r_.words.words[i].word_class == words::WordClass::verb && !inside_phrase(i))
        return true;
    }
    return false;
  }

  /// A word of a phrase that tells an outcome.
  bool inside_phrase(std::uint32_t i) const {
    return std::any_of(r_.mentions.outcomes.begin(), r_.mentions.outcomes.end(),
                       [&](const auto& o) { return o.at.holds(i); });
  }

  bool at_mark(Walk& w) const {
    if (c_.mark(w.at, "(")) {
      while (w.at < w.end && !c_.mark(w.at, ")")) ++w.at;
      return true;
    }
    if (c_.mark(w.at, "/") && r_.words.text.tokens[w.at + 1].capital) return true;
    if (const auto end = tag_behind(w.at); end != 0) {
      w.at = end;
      return true;
    }
    if (!pause(w.at) || ++w.commas > 4) return false;
    if (c_.in(Set::versus, w.at + 1) != 0) return false;  // "20, sedang yang terluka 100"
    if (predicate_follows(w.at)) return w.relative || w.commas > 1 || apposed(w.f);
    if (w.commas > 1 && c_.in(Set::relative, w.at + 1) != 0 && predicate_at(w.at + 2)) return true;
    if (const auto close = closing(w.at, w.end); close != 0) {
      w.at = close;
      w.relative = false;
      return true;
    }
    return (w.crossing == Crossing::yes && list_goes_on(w.at + 1)) || apposition(w.at, w.end) ||
           (w.at == w.f.at.last && left_open(w.at, w.end));
  }

  /// "27 orang, termasuk perempuan dan anak-anak juga terluka": the comma that would end the aside
  /// is left out.
  bool left_open(std::uint32_t comma, std::uint32_t end) const {
    constexpr std::uint32_t kLong = 12;
    if (c_.in(Set::includes, comma + 1) == 0 && c_.in(Set::all_of, comma + 1) == 0) return false;
    for (auto i = comma + 2; i < end && i < comma + kLong; ++i) {
      if (const auto* o = outcome_at(i); o != nullptr) return o->pattern == Pattern::predicate;
      const bool verb = r_.words.words[i].word_class == words::WordClass::verb;
      const auto* q = quantity_at(i);
      if (q != nullptr && q->first == comma + 1 + c_.in(Set::includes, comma + 1) &&
          q->relation == Relation::including && !q->vague_word) {
        i = std::max(i, q->last - 1);  // "71 orang, termasuk 12 polisi telah tewas"
        continue;
      }
      if (c_.punctuation(i) || q != nullptr || clause_or_speech(i) || verb) return false;
    }
    return false;
  }

  /// "enam orang, menurut jaringan itu, meninggal": where the words of saying between two commas
  /// end; 0: none do.
  std::uint32_t tag_behind(std::uint32_t comma) const {
    if (!c_.mark(comma, ",")) return 0;
    for (const auto& s : r_.mentions.speech) {
      if (s.cue.first != comma + 1 || s.sources.empty() || !s.speaker) continue;
      auto end = std::max(s.speaker->last, s.cue.last);
      // "kata dia melalui telepon satelit,"
      while (end < c_.size() && end < s.cue.last + kFar && !c_.punctuation(end) &&
             outcome_at(end) == nullptr && r_.words.words[end].word_class != words::WordClass::verb)
        ++end;
      if (end < c_.size() && c_.mark(end, ",") && c_.sentence_of(end) == c_.sentence_of(comma))
        return end;
    }
    return 0;
  }

  /// A comma, or a dash that stands for one: "23 orang\u2014kebanyakan petani\u2014tewas".
  bool pause(std::uint32_t i) const {
    return c_.mark(i, ",") || c_.mark(i, "\u2014") || c_.mark(i, "\u2013");
  }

  /// Does a predicate stand directly behind this comma, or behind a few small words?
  bool predicate_follows(std::uint32_t comma) const {
    for (std::uint32_t i = comma + 1; i < c_.size() && i <= comma + 4; ++i) {
      if (const auto* o = outcome_at(i); o != nullptr) return o->pattern == Pattern::predicate;
      if (c_.punctuation(i) || quantity_at(i) != nullptr || c_.in(Set::and_, i) != 0) return false;
      if (r_.words.words[i].word_class == words::WordClass::noun || c_.in(Set::relative, i) != 0)
        return false;
    }
    return false;
  }

  /// The comma that ends what this one opens, when a predicate follows it: "19 orang, sebagian
  /// besar peziarah, tewas". 0: none.
  std::uint32_t closing(std::uint32_t comma, std::uint32_t end) const {
    for (std::uint32_t i = comma + 1; i < end && i < comma + 18; ++i) {
      if (pause(i)) {
        if (predicate_follows(i)) return i;
        continue;
      }
      if (const auto* o = outcome_at(i); o != nullptr && o->pattern == Pattern::predicate) return 0;
      if (c_.mark(i, ";") || clause_or_speech(i)) return 0;
    }
    return 0;
  }

  /// The figure itself stands between commas: "Rombongan itu, seluruhnya 23 orang, diculik",
  /// "pemiliknya, seorang ibu rumah tangga, tewas".
  bool apposed(const Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    const std::uint32_t begin = sentence_begin(f);
    if (first <= begin + 1) return false;
    if (f.quantity->relation == Relation::total)
      return c_.mark(first - 1, ",") || c_.mark(first - 2, ",");
    const auto word = r_.words.words[first - 2].word_class;
    return f.quantity->count.low == 1 && c_.mark(first - 1, ",") &&
           outcome_at(first - 2) == nullptr &&
           (word == words::WordClass::noun || word == words::WordClass::proper) &&
           c_.clause_of(first - 2) == c_.clause_of(f.token);
  }

  /// Two commas around a name or a few words without a verb: "seorang pelajar, Bagus (17), tewas".
  bool apposition(std::uint32_t comma, std::uint32_t end) const {
    for (std::uint32_t i = comma + 1; i < end && i < comma + 9; ++i) {
      if (pause(i)) return true;
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

  bool clause_or_speech(std::uint32_t i) const {
    for (std::size_t k = first_from(r_.mentions.cues, i);
         k < r_.mentions.cues.size() && r_.mentions.cues[k].at.first == i; ++k) {
      if (r_.mentions.cues[k].kind == CueKind::clause && c_.in(Set::and_, i) == 0 &&
          c_.in(Set::relative, i) == 0)
        return true;
    }
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                       [&](const auto& s) { return s.cue.first == i && !s.sources.empty(); });
  }

  /// Does the clause of the number end here?
  bool stops(std::uint32_t i, bool relative) const {
    if (c_.in(Set::then, i) == 1 && predicate_at(i + 1)) return false;  // "kemudian meninggal"
    if (clause_or_speech(i)) return true;
    const auto& w = r_.words.words[i];
    return !relative && w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
  }

  bool predicate_at(std::uint32_t i) const {
    const auto* o = outcome_at(i);
    return o != nullptr && o->pattern == Pattern::predicate;
  }

  bool negated(std::uint32_t predicate) const {
    const std::uint32_t from = predicate >= 2 ? predicate - 2 : 0;
    return negation({from, predicate});
  }

  /// A negation in these words that is not spent on the word behind it: "orang tak dikenal".
  bool negation(Stretch before) const {
    const auto* cue = c_.cue(CueKind::negation, before);
    if (cue == nullptr || cue->at.last >= before.last) return cue != nullptr;
    return c_.in(Set::unnamed, cue->at.last) == 0;
  }

  // ---- C, D: nouns that tell

  /// C: the counted noun itself tells. `sure`: nouns that leave no doubt (jenazah, korban luka).
  bool own_noun(Figure& f, bool sure) {
    if (identified(f)) return false;
    for (std::uint32_t i = f.quantity->number_last; i <= f.quantity->last + 1 && i < c_.size();
         ++i) {
      if (i == f.quantity->last + 1 && c_.in(Set::amount, i - 1) == 0) break;
      const auto* o = outcome_at(i);
      if (o == nullptr || o->pattern != Pattern::victim) continue;
      const bool weak = o->outcome == record::Outcome::killed_or_injured ||
                        o->outcome == record::Outcome::abducted;
      if (weak == sure) continue;
      if (o->outcome == record::Outcome::killed_or_injured && of_the_dead(f, *o)) return true;
      if (const auto* died = died_at_last(f, *o); died != nullptr) {
        take(f, *died, "B: predicate behind");
        return true;
      }
      take(f, *o, "C: the noun tells");
      f.at.last = std::max(f.at.last, o->at.last);
      f.victim_noun = true;
      return true;
    }
    return false;
  }

  /// "[dua korban luka] yang dirawat di X mengembuskan napas terakhir".
  const OutcomeWord* died_at_last(const Figure& f, const OutcomeWord& noun) const {
    if (noun.outcome != record::Outcome::injured) return nullptr;
    Figure whole = f;
    whole.at.last = std::max(f.at.last, noun.at.last);
    const auto* main = predicates(whole, Crossing::no).main;
    return main != nullptr && main->outcome == record::Outcome::killed ? main : nullptr;
  }

  /// "Identitas [dua jenazah] sudah diketahui": of those counted before.
  bool identified(const Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    return !out_.empty() && first > sentence_begin(f) && c_.in(Set::identity, first - 1) != 0;
  }

  /// "menewaskan lima orang ... [dua korban] adalah pedagang": of the dead told just before.
  bool of_the_dead(Figure& f, const OutcomeWord& noun) {
    const auto ref = sole_reference(f);
    if (!ref || c_.in(Set::is, noun.at.last) == 0) return false;
    const bool one_fate = std::all_of(out_.begin(), out_.end(), [&](const Figure& g) {
      return g.outcome == record::Outcome::killed ||
             c_.sentence_of(g.token) < c_.sentence_of(whole_token_);
    });
    f.victim_noun = true;
    return one_fate && out_[*ref].outcome == record::Outcome::killed &&
           part_of(f, *ref, "E: part of the figure before");
  }

  /// D: "korban tewas akibat serangan di X bertambah menjadi 52 orang", "korban tewas di X 34
  /// orang".
  bool level(Figure& f) const {
    const std::uint32_t begin = sentence_begin(f);
    if (behind_tag(f) || behind_comparison(f)) return true;
    const bool levelled = level_word_before(f.quantity->first, begin);
    if (!levelled && !ends_clause(*f.quantity)) return false;
    if (others_number(f.quantity->first, begin)) return false;
    for (std::uint32_t i = f.quantity->first; i-- > begin && i + 24 > f.quantity->first;) {
      const auto* o = outcome_ending_at(i + 1);
      if (o == nullptr) {
        if (crosses_contrast(i) || (!levelled && !plain(i))) return false;
        continue;
      }
      const bool behind = levelled ? o->pattern == Pattern::predicate : false;
      if (o->pattern == Pattern::victim || behind) {
        if (!levelled && c_.in(Set::in, o->at.last) == 0) return false;
        // "selain satu korban jiwa, ada [dua warga] luka"
        if (c_.any(Set::besides, begin, o->at.first)) return false;
        take(f, *o, "D: level of a noun before");
        return true;
      }
      if (!levelled) return false;
      i = o->at.first;
    }
    return false;
  }

  /// "pelaku berjumlah [enam orang]": people of another role stand right before the level word.
  bool others_number(std::uint32_t first, std::uint32_t begin) const {
    for (auto at = first; at > begin + 1 && at + 3 > first; --at) {
      if (c_.in(Set::level, at - 1) == 0) continue;
      while (at > begin + 1 && c_.adverbial(at - 2)) --at;
      return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const auto& a) {
        return a.at.last == at - 1 && a.at.first >= begin && !outcome_within(a.at) &&
               (a.group == mentions::Group::gunmen || a.group == mentions::Group::bomber);
      });
    }
    return false;
  }

  bool outcome_within(Stretch at) const { return any_in(r_.mentions.outcomes, at); }

  /// "Korban tewas, kata dia, [enam orang]": the words of saying stand between commas.
  bool behind_tag(Figure& f) const {
    const auto first = f.quantity->first;
    if (first < sentence_begin(f) + 3 || !c_.mark(first - 1, ",")) return false;
    const auto tag = tag_before(first - 1);
    if (tag <= sentence_begin(f)) return false;
    const auto* o = outcome_ending_at(tag);
    if (o == nullptr || negated(o->at.first)) return false;
    const bool described = o->pattern == Pattern::predicate && o->at.first > 0 &&
                           c_.in(Set::relative, o->at.first - 1) != 0 &&
                           o->at.first <= sentence_begin(f) + 1;  // "Yang tewas, kata dia, ..."
    if (o->pattern != Pattern::victim && !described) return false;
    take(f, *o, "D: level of a noun before");
    return true;
  }

  /// "menyebut korban luka jauh lebih banyak, [antara 60 dan 70]".
  bool behind_comparison(Figure& f) const {
    const auto first = f.quantity->first;
    const auto begin = sentence_begin(f);
    auto comma = first;
    if (comma > begin && c_.in(Set::level, comma - 1) != 0) --comma;
    if (comma < begin + 3 || !c_.mark(comma - 1, ",") || !ends_clause(*f.quantity)) return false;
    for (std::uint32_t back = 2; back <= 4 && comma >= begin + back + 1; ++back) {
      if (c_.in(Set::other_count, comma - back) != back - 1) continue;
      const auto* o = outcome_ending_at(comma - back);
      if (o == nullptr || o->pattern != Pattern::victim) continue;
      take(f, *o, "D: level of a noun before");
      return true;
    }
    return false;
  }

  /// Where the comma stands that opens the words of saying which end at this comma; 0: none do.
  std::uint32_t tag_before(std::uint32_t comma) const {
    for (auto i = comma; i-- > 0 && i + 8 > comma && !c_.punctuation(i);) {
      const bool says =
          std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                      [&](const auto& s) { return s.cue.first == i && !s.sources.empty(); });
      if (says) return i > 0 && c_.mark(i - 1, ",") ? i - 1 : 0;
    }
    return 0;
  }

  /// No verb, no number, no mark.
  bool plain(std::uint32_t i) const {
    return !c_.punctuation(i) && quantity_at(i) == nullptr &&
           r_.words.words[i].word_class != words::WordClass::verb;
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

  // ---- E, F: figures beside other figures

  /// The figure in or just before this sentence that others can be a part of.
  std::optional<std::size_t> reference(const Figure& f) const {
    if (!whole_ || c_.sentence_of(whole_token_) + 1 < c_.sentence_of(f.token)) return std::nullopt;
    return whole_;
  }

  Figure* last_in_sentence(const Figure& f) {
    if (out_.empty() || c_.sentence_of(out_.back().token) != c_.sentence_of(f.token))
      return nullptr;
    return &out_.back();
  }

  /// "dari 23 korban luka, sembilan ...": what they are is said by their noun or its relative
  /// clause.
  bool whole(Figure& f) {
    if (own_noun(f, true) || own_noun(f, false)) return true;
    const auto found = predicates(f, Crossing::no);
    if (found.inner == nullptr) return pointed_at(f);
    take(f, *found.inner, "B: relative clause behind");
    return true;
  }

  /// "Enam orang tewas, 41 luka-luka. Dari [enam] itu, ...": the latest figure of that number.
  bool pointed_at(Figure& f) const {
    for (std::size_t i = out_.size(); f.quantity->anaphoric && i-- > 0;) {
      if (c_.sentence_of(out_[i].token) + 2 < c_.sentence_of(f.token)) return false;
      if (!(out_[i].quantity->count == f.quantity->count)) continue;
      take_over(f, i, "E: the figure that is pointed at");
      return true;
    }
    return false;
  }

  /// "enam orang, termasuk [seorang polisi], meninggal": of those told just before.
  bool included(Figure& f) {
    if (!own_predicate(f, Crossing::no)) return false;
    if (out_.empty()) return true;
    const std::size_t root = out_.back().part_of.value_or(out_.size() - 1);
    const Figure& whole = out_[root];
    if (whole.outcome_at.first == f.outcome_at.first && whole.token < f.token && !larger(f, whole))
      f.part_of = root;
    return true;
  }

  /// "dua polisi tewas ... [satu] dari dua polisi itu terkena peluru": what they died of.
  std::optional<std::size_t> of_those_dead(const Figure& f) const {
    if (f.outcome != record::Outcome::injured) return std::nullopt;
    for (const Quantity& q : r_.counts) {
      const bool behind = q.first >= f.quantity->last && q.first <= f.quantity->last + 3;
      if (!behind || q.relation != Relation::whole || !q.anaphoric) continue;
      for (std::size_t i = out_.size(); i-- > 0;) {
        if (out_[i].quantity->count == q.count && out_[i].outcome != record::Outcome::injured)
          return out_[i].outcome == record::Outcome::killed ? std::optional(i) : std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// "tujuh di antaranya mantan kombatan yang sudah meletakkan senjata": only who they were.
  bool once_did(const Figure& f) const {
    const auto found = predicates(f, Crossing::no);
    if (found.main != nullptr || found.inner == nullptr) return false;
    using record::Outcome;
    const auto o = found.inner->outcome;
    const bool harm = o == Outcome::killed || o == Outcome::injured ||
                      o == Outcome::killed_or_injured || o == Outcome::missing;
    const auto ref = reference(f);
    return !harm && ref && out_[*ref].outcome != o && out_[*ref].outcome <= Outcome::missing;
  }

  /// "Dari enam itu, [satu] adalah penyerang yang terkena tembakan": who it was, of those told
  /// before.
  bool only_who(const Figure& f) const {
    const auto found = predicates(f, Crossing::no);
    return found.main == nullptr && c_.in(Set::is, f.quantity->last) != 0 && reference(f);
  }

  bool predicate_of_part(Figure& f) {
    if (once_did(f) || only_who(f) || !own_predicate(f, Crossing::no)) return false;
    if (const auto dead = of_those_dead(f)) return part_of(f, *dead, "E: part of the dead");
    const auto ref = reference(f);
    if (ref && out_[*ref].outcome == f.outcome && !larger(f, out_[*ref])) f.part_of = *ref;
    return true;
  }

  /// "[160] dari jenazah itu tak dikenali": what the noun behind says of them.
  bool of_the_noun(Figure& f) {
    const auto from = f.quantity->last;
    if (from + 1 >= c_.size() || c_.in(Set::from, from) == 0) return false;
    const auto* o = outcome_at(from + 1);
    if (o == nullptr || o->pattern != Pattern::victim ||
        o->outcome == record::Outcome::killed_or_injured)
      return false;
    return part_of_latest(f, *o, "E: part of the noun behind");
  }

  /// "Di antara korban yang terluka, terdapat [seorang anak]": a part of the latest figure of the
  /// outcome that the head of the sentence names.
  bool among_those(Figure& f) {
    const auto begin = sentence_begin(f);
    if (c_.in(Set::pointer, begin) == 0) return false;
    for (auto i = begin + 1; i < f.quantity->first; ++i) {
      if (quantity_at(i) != nullptr || clause_or_speech(i)) return false;
      const auto* o = outcome_at(i);
      if (o == nullptr) continue;
      const bool described = o->pattern == Pattern::predicate && c_.in(Set::relative, i - 1) != 0;
      if (o->pattern == Pattern::victim && o->outcome == record::Outcome::killed_or_injured)
        continue;
      return described && part_of_latest(f, *o, "E: part of the noun before");
    }
    return false;
  }

  bool part_of_latest(Figure& f, const OutcomeWord& o, std::string_view rule) {
    for (std::size_t i = out_.size(); i-- > 0;) {
      if (out_[i].outcome == o.outcome && !out_[i].part_of && !larger(f, out_[i]))
        return part_of(f, i, rule);
    }
    take(f, o, rule);
    return true;
  }

  /// E: said to be a part of the figure before.
  bool part(Figure& f) {
    if (f.quantity->relation == Relation::among && of_the_noun(f)) return true;
    auto ref = reference(f);
    if (!ref && f.quantity->relation == Relation::among) ref = reference_before_last(f);
    if (!ref || names_somebody(f)) return false;
    if (escaped(f) || of_the_other_side(f, out_[*ref])) return false;
    if (others_between(whole_token_, f)) return false;
    if (f.quantity->relation == Relation::among &&
        (things_between(whole_token_, f.token) || of_things(f)))
      return false;
    return part_of(f, *ref, "E: part of the figure before");
  }

  /// "melukai tiga warga. [Salah satu penyerang], yang terpojok, ...": none of those hurt.
  static bool of_the_other_side(const Figure& f, const Figure& whole) {
    using mentions::Group;
    if (f.group == nullptr || whole.outcome > record::Outcome::killed_or_injured) return false;
    const bool attacks = f.group->group == Group::gunmen || f.group->group == Group::bomber;
    return attacks && (whole.group == nullptr || whole.group->group != f.group->group);
  }

  /// "Wardana, [salah satu pemimpin] tertua, ...": says who somebody is.
  bool names_somebody(const Figure& f) const {
    const auto first = f.quantity->first;
    if (first < sentence_begin(f) + 2 || !c_.mark(first - 1, ",")) return false;
    const bool name = r_.words.words[first - 2].word_class == words::WordClass::proper &&
                      tag_before(first - 1) == 0;  // "kata X, satu di antaranya ..."
    return name && f.quantity->relation == Relation::among && f.quantity->count.low == 1 &&
           outcome_at(f.quantity->last) == nullptr;
  }

  /// "276 murid diculik, [53] di antaranya berhasil meloloskan diri": it did not happen to them, or
  /// no longer.
  bool escaped(const Figure& f) const {
    constexpr std::uint32_t kName = 7;
    std::uint32_t end = f.quantity->last + 5;
    for (std::uint32_t i = f.quantity->last; i < end && i < sentence_end(f); ++i) {
      if (c_.in(Set::escapes, i) != 0) return true;
      if (!c_.punctuation(i)) continue;
      // "salah satu anggota pos, Pratu X, ditemukan selamat"
      auto close = i + 1;
      while (close < i + kName && close < sentence_end(f) && !c_.punctuation(close)) ++close;
      if (end > f.quantity->last + 5 || !c_.mark(i, ",") || !c_.mark(close, ",")) return false;
      i = close;
      end = close + 3;
    }
    return false;
  }

  /// "dua anggota terluka dan [lima] selamat"
  bool survive(const Figure& f) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
      return q.first == f.quantity->first && c_.in(Set::escapes, q.last) != 0;
    });
  }

  /// The figure two sentences before, in the same paragraph, where the sentence between tells no
  /// number of people.
  std::optional<std::size_t> reference_before_last(const Figure& f) const {
    const std::uint32_t begin = sentence_begin(f);
    const bool heads =
        f.quantity->first == begin || (f.quantity->first == begin + 1 && c_.punctuation(begin));
    if (!heads) return std::nullopt;  // "Dari rumah salah seorang di antaranya disita ..."
    return figure_two_before(f);
  }

  /// "360 rudal, 28 di antaranya lolos": the part is of the nearest number.
  bool things_between(std::uint32_t from, std::uint32_t to) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
      return q.first > from && q.first < to && !q.anaphoric && q.count.low != 1 &&
             (q.unit == Unit::things || q.unit == Unit::weapons || q.unit == Unit::animals);
    });
  }

  /// "pelakunya delapan orang, [dua] di antaranya bersenjata": the part is of people of whom
  /// nothing became.
  bool others_between(std::uint32_t from, const Figure& f) const {
    from = std::max(from, sentence_begin(f));
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
      const bool figure =
          std::any_of(out_.begin(), out_.end(), [&](const Figure& g) { return g.quantity == &q; });
      // "keempat penyerang", of whom no figure was told
      const bool others = q.anaphoric && q.count.low && !known(q.count);
      // "Kantor itu bicara 70, [sepuluh] di antaranya ..."
      const bool untold =
          q.unit == Unit::bare && c_.mark(q.last, ",") && q.first >= sentence_begin(f);
      return q.first >= from && q.last <= f.token && (q.unit == Unit::people || untold) &&
             (!q.anaphoric || others) && !q.vague_word && !figure && q.relation == Relation::none &&
             !larger(f, start(q));
    });
  }

  bool known(const record::Count& count) const {
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Figure& g) { return g.quantity->count == count; });
  }

  /// "[satu] dari beberapa kantong": the noun behind is nobody.
  bool of_things(const Figure& f) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
      return q.first >= f.quantity->last && q.first <= f.quantity->last + 2 &&
             q.relation == Relation::whole &&
             (q.unit == Unit::things || q.unit == Unit::weapons || q.unit == Unit::animals);
    });
  }

  bool part_of(Figure& f, std::size_t root, std::string_view rule) {
    if (out_[root].part_of) root = *out_[root].part_of;
    if (larger(f, out_[root])) return false;
    f.outcome = out_[root].outcome;
    f.outcome_at = out_[root].outcome_at;
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
    if (before == nullptr) return opens_list(f);
    const bool listed = list_word_between(*before, f);
    const bool goes_on = before->part_of && joined(f.quantity->first) &&
                         (f.quantity->first <= before->at.last + 8 || completes(*before, f));
    const bool apposed = !before->part_of && c_.mark(f.quantity->first - 1, ",") &&
                         before->outcome_at.last == f.quantity->first - 1;
    if (!listed && !goes_on && !apposed) return false;
    return part_of(f, static_cast<std::size_t>(before - out_.data()), "E: list of parts");
  }

  /// "116 orang tewas. Rinciannya: [60 petempur], empat warga ...": the sentence opens with it.
  bool opens_list(Figure& f) {
    constexpr std::uint32_t kReach = 5;
    const auto begin = sentence_begin(f);
    const auto ref = reference(f);
    if (!ref || f.quantity->first - begin > kReach) return false;
    if (!c_.any(Set::list, begin, f.quantity->first)) return false;
    return part_of(f, *ref, "E: list of parts");
  }

  /// "enam orang tewas: [tiga warga], termasuk ayah dan anak, serta [tiga polisi]".
  bool completes(const Figure& before, const Figure& f) const {
    const auto& whole = out_[*before.part_of].quantity->count.low;
    const auto& one = before.quantity->count.low;
    const auto& other = f.quantity->count.low;
    return whole && one && other && *one + *other == *whole;
  }

  bool list_word_between(const Figure& before, const Figure& f) const {
    const std::uint32_t from = std::max(before.at.last, before.outcome_at.last);
    for (std::uint32_t i = from; i < f.quantity->first; ++i) {
      if (c_.in(Set::list, i) != 0 && f.quantity->first - i <= 5) return true;
      if (c_.mark(i, ":") && f.quantity->first - i <= 2) return true;
    }
    return false;
  }

  /// E: numbers without an outcome of their own that add up to the figure before them: "lima orang
  /// tewas, dua di pasar dan tiga di rumah sakit".
  bool summed(Figure& f) {
    const auto ref = reference(f);
    if (!ref || !f.quantity->count.low) return false;
    if (f.quantity < run_end_ && f.quantity >= run_begin_) return part_of(f, *ref, "E: adds up");
    const Quantity* end = &*r_.counts.end();
    std::int64_t sum = 0;
    for (const Quantity* q = f.quantity; q != end && silent(*q, f); ++q) {
      sum += q->count.low.value_or(0);
      if (q == f.quantity || sum != out_[*ref].quantity->count.low) continue;
      run_begin_ = f.quantity;
      run_end_ = q + 1;
      return part_of(f, *ref, "E: adds up");
    }
    return false;
  }

  /// A number of people of the same sentence with no outcome between the first one and it.
  bool silent(const Quantity& q, const Figure& f) const {
    if (!counts_people(q) || q.first >= sentence_end(f) || q.first > f.quantity->last + 24)
      return false;
    return !any_in(r_.mentions.outcomes, {f.quantity->first, q.last});
  }

  /// F: "menewaskan dua tentara dan [tiga warga]".
  bool coordinated(Figure& f) {
    Figure* before = last_in_sentence(f);
    if (before == nullptr || !joined(f.quantity->first)) return false;
    if (f.quantity->first > before->at.last + 10 || does_it(*f.quantity)) return false;
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

  /// "satu lagi di Mosul menewaskan dua tentara": nothing is said of people, and it is the subject
  /// of a verb of its own.
  bool does_it(const Quantity& q) const {
    constexpr std::uint32_t kReach = 6;
    if (q.unit != Unit::bare && !q.classifier_is_generic) return false;
    bool found = false;
    each_in(r_.mentions.outcomes, {q.last, std::min(q.last + kReach, c_.size())},
            [&](const auto& o) {
              found = found || (o.pattern == Pattern::verb && !c_.verb_between(q.last, o.at.first));
            });
    for (auto i = q.last; found && i < q.last + kReach && i < c_.size(); ++i) {
      if (c_.mark(i, ",") || c_.in(Set::and_, i) != 0) return false;
      if (outcome_ending_at(i + 1) != nullptr) break;
    }
    return found;
  }

  /// F: "ia diculik bersama dua rekannya".
  bool along(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    const std::uint32_t begin = sentence_begin(f);
    const bool with = (first > begin && c_.in(Set::along, first - 1) == 1) ||
                      (first > begin + 1 && c_.in(Set::along, first - 2) == 2);
    if (!with) return false;
    for (std::uint32_t i = first; i-- > begin && c_.clause_of(i) == c_.clause_of(first);) {
      const auto* o = outcome_ending_at(i + 1);
      if (o == nullptr) continue;
      if (o->pattern != Pattern::predicate && o->pattern != Pattern::verb) return false;
      take(f, *o, "F: along with others");
      return true;
    }
    return false;
  }

  /// "tewas; seorang selamat"; but "dari yang luka, [dua orang] adalah polisi".
  bool apart_by_mark(std::uint32_t first) const {
    if (!c_.punctuation(first - 1)) return false;
    const auto* o = outcome_ending_at(first - 1);
    return o == nullptr || o->at.first < 2 || c_.in(Set::relative, o->at.first - 1) == 0 ||
           c_.in(Set::from, o->at.first - 2) == 0;
  }

  /// G: "tewas 12 orang", "luka-luka sebanyak 40 orang".
  bool inverted(Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    if (survive(f)) return false;
    for (std::uint32_t gap = 0; gap <= 1 && first > sentence_begin(f) + gap; ++gap) {
      if (gap > 0 && (apart_by_mark(first) || c_.in(Set::agent, first - 1) != 0 ||
                      c_.in(Set::along, first - 1) != 0 ||
                      c_.cue(CueKind::clause, {first - 1, first}) != nullptr ||
                      r_.words.words[first - 1].voice == words::Voice::passive))
        return false;  // "babak belur dipukuli [belasan pemuda]"
      const auto* o = outcome_ending_at(first - gap);
      if (o == nullptr || o->pattern != Pattern::predicate) continue;
      if (has_subject(*o, sentence_begin(f))) return false;
      take(f, *o, "G: predicate before");
      return true;
    }
    return false;
  }

  /// "ditembak mati dua pria": a passive with its subject before it has its agent behind it.
  bool has_subject(const OutcomeWord& o, std::uint32_t begin) const {
    const bool passive = r_.words.words[o.at.first].voice == words::Voice::passive ||
                         r_.words.words[o.at.last - 1].voice == words::Voice::passive;
    if (!passive) return false;
    for (std::uint32_t i = o.at.first; i-- > begin;) {
      const auto word = r_.words.words[i].word_class;
      if (word == words::WordClass::auxiliary || word == words::WordClass::adverb) continue;
      if (const auto* other = outcome_ending_at(i + 1); other != nullptr)
        return has_subject(*other, begin) || other->pattern == Pattern::predicate;
      return word == words::WordClass::noun || word == words::WordClass::proper ||
             word == words::WordClass::pronoun || word == words::WordClass::determiner ||
             quantity_at(i) != nullptr;
    }
    return false;
  }

  /// F: "empat orang ditangkap pada Senin dan [tiga orang] pada Rabu".
  bool gapped(Figure& f) {
    Figure* before = last_in_sentence(f);
    const Quantity& q = *f.quantity;
    if (before == nullptr || before->rule.front() != 'B' || before->outcome_at.last > q.first)
      return false;
    if (q.first == 0 || c_.in(Set::and_, q.first - 1) == 0 ||
        c_.clause_of(q.first) != c_.clause_of(before->token))
      return false;
    if (!adjunct(q.last) || !adjunct(before->outcome_at.last) || !same_noun(*before->quantity, q))
      return false;
    f.outcome = before->outcome;
    f.outcome_at = before->outcome_at;
    f.rule = "F: the predicate is not said again";
    return true;
  }

  /// F: "12 jenazah berada di RS A, [tujuh] di RS B, dan [empat lagi] di RS C": each with its own
  /// place.
  bool strung(Figure& f) {
    const Figure* before = last_in_sentence(f);
    const Quantity& q = *f.quantity;
    if (before == nullptr || !joined(q.first) || q.classifier < q.last) return false;
    if (!adjunct(q.last) || c_.in(Set::toward, q.last) != 0) return false;
    const auto from = std::max(before->at.last, before->outcome_at.last);
    bool place = false;
    for (auto i = from; i < q.first; ++i) {
      if (outcome_at(i) != nullptr || clause_or_speech(i)) return false;
      place = place || (c_.in(Set::in, i) != 0 && c_.in(Set::toward, i) == 0);
    }
    if (!place || q.first > from + 14) return false;
    take_over(f, static_cast<std::size_t>(before - out_.data()), "F: each in its own place");
    f.like.reset();
    f.part_of = before->part_of;
    return true;
  }

  /// F: "Korban tewas di X 28 orang dan di Y [21 orang]": the next place, and nothing but it before
  /// the number.
  bool in_next_place(Figure& f) {
    const Figure* before = last_in_sentence(f);
    const Quantity& q = *f.quantity;
    if (before == nullptr || (before->rule.front() != 'D' && before->rule.front() != 'A'))
      return false;
    auto i = before->at.last;
    while (i < q.first && (c_.mark(i, ",") || c_.in(Set::and_, i) != 0)) ++i;
    if (i == before->at.last || c_.in(Set::in, i) != 1) return false;
    const bool place = std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return p.first == i + 1 && p.last <= q.first &&
             (p.last == q.first || c_.in(Set::level, p.last) == q.first - p.last);
    });
    if (!place) return false;
    take_over(f, static_cast<std::size_t>(before - out_.data()), "F: each in its own place");
    f.like.reset();
    return true;
  }

  /// "cuma seorang yang gugur. [Lima yang lain], kata dia, adalah petani": what befell those told
  /// just before befell the others too.
  bool others_too(Figure& f) {
    const Quantity& q = *f.quantity;
    if (q.relation != Relation::others || q.first > sentence_begin(f) + 1) return false;
    const auto ref = sole_reference(f);
    if (!ref || c_.paragraph_of(out_[*ref].token) != c_.paragraph_of(f.token)) return false;
    auto at = f.at.last;
    if (const auto end = at < c_.size() ? tag_behind(at) : 0; end != 0) at = end + 1;
    if (at >= sentence_end(f) || c_.in(Set::is, at) == 0) return false;
    const auto i = first_from(r_.mentions.actors, at + 1);
    const bool people = i < r_.mentions.actors.size() && r_.mentions.actors[i].at.first == at + 1;
    if (!people) return false;
    f.outcome = out_[*ref].outcome;
    f.outcome_at = out_[*ref].outcome_at;
    f.rule = "E: the others, who they were";
    return true;
  }

  /// "Polisi menyebut dua orang yang mati anggota KKB. '[Dua-duanya] anak sekolah,' kata pendeta":
  /// another voice says who they were.
  bool said_otherwise(Figure& f) const {
    const Quantity& q = *f.quantity;
    if (q.classifier < q.last && !q.classifier_is_generic) return false;
    if (!says_who(q) || c_.voice(f.token).sources.empty()) return false;
    for (std::size_t i = out_.size(); i-- > 0;) {
      if (c_.sentence_of(out_[i].token) + 3 < c_.sentence_of(f.token)) return false;
      if (!(out_[i].quantity->count == q.count)) continue;
      if (!another_voice(f, out_[i])) return false;
      take_over(f, i, "H: another count of the same");
      f.like.reset();
      return true;
    }
    return false;
  }

  /// "lima orang tewas ... hanya [dua] yang anak buahnya, sedangkan [tiga lainnya] petani": who
  /// they were, in two numbers that add up to one told before.
  bool identity(Figure& f) {
    const Quantity& q = *f.quantity;
    const bool bare = q.classifier >= q.last || q.classifier_is_generic;
    if (!bare || !q.count.low || !says_who(q)) return false;
    const auto i = static_cast<std::size_t>(&q - r_.counts.data());
    const bool first = q.relation != Relation::others;
    if (first ? i + 1 >= r_.counts.size() : i == 0) return false;
    const Quantity& other = r_.counts[first ? i + 1 : i - 1];
    const Quantity& rest = first ? other : q;
    const auto gap = c_.sentence_of(rest.first) - c_.sentence_of((first ? q : other).first);
    if (!counts_people(other) || !other.count.low || rest.relation != Relation::others || gap > 1 ||
        !says_who(other))
      return false;
    for (std::size_t k = out_.size(); k-- > 0;) {
      const auto& total = out_[k].quantity->count.low;
      if (out_[k].part_of || !total || *total != *q.count.low + *other.count.low) continue;
      if (c_.paragraph_of(out_[k].token) + 3 < c_.paragraph_of(f.token)) return false;
      return part_of(f, k, "E: adds up");
    }
    return false;
  }

  /// "[dua] yang merupakan anak buahnya", "[tiga lainnya], kata dia, adalah petani".
  bool says_who(const Quantity& q) const {
    auto at = q.last;
    if (const auto end = at < c_.size() ? tag_behind(at) : 0; end != 0) at = end + 1;
    if (at < c_.size() && c_.in(Set::relative, at) != 0) ++at;
    at += c_.in(Set::is, at);
    if (at >= c_.size() || c_.sentence_of(at) != c_.sentence_of(q.first)) return false;
    if (c_.in(Set::member, at) != 0) return true;
    const auto i = first_from(r_.mentions.actors, at);
    return i < r_.mentions.actors.size() && r_.mentions.actors[i].at.first == at;
  }

  /// "Sena semula memberikan angka [37] dan kemudian [52]", "angka pertama adalah [103], lalu
  /// diturunkan menjadi [95]": a number without a noun is an earlier or later count of the toll
  /// told last, wherever that stands.
  bool revised(Figure& f) {
    const Quantity& q = *f.quantity;
    if (q.unit != Unit::bare && !(q.unit == Unit::people && q.classifier_is_generic)) return false;
    if (q.relation != Relation::none && q.relation != Relation::total) return false;
    const Stretch before{sentence_begin(f), q.first};
    const auto* here = last_in_sentence(f);  // "lima orang, yang belakangan diubah menjadi [13]"
    const bool told_apart = here == nullptr && any_in(r_.mentions.outcomes, before);
    if (!ends_clause(q) || told_apart || negation(before)) return false;
    // "Angka yang disampaikannya pada malam itu adalah [128]"
    const bool heads = c_.in(Set::toll_noun, before.first) != 0;
    if (!heads && !c_.any(Set::revises, before.first, before.last)) return false;
    const bool told = word_before(Set::tells, q.first, before.first) ||
                      word_before(Set::level, q.first, before.first) ||
                      word_before(Set::is, q.first, before.first) ||
                      word_before(Set::then, q.first, before.first);
    const bool named = here != nullptr ? c_.any(Set::revises, here->at.last, q.first)
                                       : c_.any(Set::toll_noun, before.first, before.last);
    if (!told || !named) return false;
    const auto ref = here == nullptr ? recent_toll(f)
                                     : std::optional(static_cast<std::size_t>(here - out_.data()));
    if (!ref || !alike(q.count, out_[*ref].quantity->count)) return false;
    take_over(f, *ref, "H: another count of the same");
    return true;
  }

  /// Two counts that can be of the same people.
  static bool alike(const record::Count& a, const record::Count& b) {
    constexpr std::int64_t kTimes = 5;
    const auto one = a.low ? a.low : a.high;
    const auto other = b.low ? b.low : b.high;
    return one && other && *one > 0 && *other > 0 && *one <= kTimes * *other &&
           *other <= kTimes * *one;
  }

  /// "menaikkan angkanya menjadi [108] dari semula 60": the toll told last, some paragraphs before.
  std::optional<std::size_t> recent_toll(const Figure& f) const {
    constexpr std::uint32_t kParagraphs = 5;
    for (std::size_t i = out_.size(); i-- > 0;) {
      if (out_[i].part_of || out_[i].outcome != record::Outcome::killed) continue;
      const bool near = c_.paragraph_of(out_[i].token) + kParagraphs >= c_.paragraph_of(f.token);
      return near ? std::optional(i) : std::nullopt;
    }
    return std::nullopt;
  }

  /// "Kapolda memegang angka lain. 'Yang terdata pada kami [21 orang],' ujarnya": the sentence
  /// before says that he has another count, of what was counted last.
  bool other_account(Figure& f) const {
    const Quantity& q = *f.quantity;
    const bool people = q.unit == Unit::people && q.classifier_is_generic;
    if (!people || !ends_clause(q) || c_.voice(f.token).sources.empty() || out_.empty())
      return false;
    const auto here = c_.sentence_of(f.token);
    if (here == 0 || any_in(r_.mentions.outcomes, {sentence_begin(f), q.first})) return false;
    const Stretch before = c_.sentence(here - 1);
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& o) {
      return before.holds(o.first) && counts_people(o);
    });
    if (counted || !c_.any(Set::other_count, before.first, before.last) ||
        c_.paragraph_of(before.first) != c_.paragraph_of(f.token))
      return false;
    std::size_t i = out_.size() - 1;
    if (out_[i].part_of) i = *out_[i].part_of;
    if (!alike(q.count, out_[i].quantity->count) ||
        c_.paragraph_of(out_[i].token) + 2 < c_.paragraph_of(f.token))
      return false;
    take_over(f, i, "H: another count of the same");
    return true;
  }

  /// "Berapa yang tewas masih diperdebatkan. Polisi menyebut [27 orang]. Relawan mencatat [32].":
  /// the paragraph asks how many, and somebody answers with a number alone.
  bool answers(Figure& f) const {
    const Quantity& q = *f.quantity;
    const bool people = q.unit == Unit::people && q.classifier_is_generic;
    if ((q.unit != Unit::bare && !people) || !ends_clause(q)) return false;
    if (q.relation != Relation::none && q.relation != Relation::total) return false;
    std::uint32_t first = q.first;
    while (first > sentence_begin(f) && (c_.adverbial(first - 1) || quotation(first - 1))) --first;
    if (!word_before(Set::tells, first, sentence_begin(f)) || c_.voice(f.token).sources.empty())
      return false;
    const auto* asked = asked_before(c_.sentence_of(f.token));
    if (asked == nullptr) return false;
    take(f, *asked, "H: answers how many");
    return true;
  }

  /// The outcome of which a sentence before in the paragraph asks how many, where nobody is counted
  /// in it.
  const OutcomeWord* asked_before(std::uint32_t sentence) const {
    constexpr std::uint32_t kBack = 3;
    for (std::uint32_t back = 1; back <= kBack && back <= sentence; ++back) {
      const Stretch s = c_.sentence(sentence - back);
      if (c_.paragraph_of(s.first) != c_.paragraph_of(c_.sentence(sentence).first)) return nullptr;
      const OutcomeWord* only = nullptr;
      bool several = false;
      each_in(r_.mentions.outcomes, s, [&](const OutcomeWord& o) {
        several = several || (only != nullptr && only->outcome != o.outcome);
        only = &o;
      });
      const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
        return s.holds(q.first) && q.unit == Unit::people && !q.anaphoric;
      });
      if (only == nullptr || counted) continue;
      const bool asks = c_.in(Set::asks, s.first) != 0 || c_.in(Set::asks, s.first + 1) != 0;
      return asks && !several ? only : nullptr;
    }
    return nullptr;
  }

  bool adjunct(std::uint32_t i) const {
    return c_.in(Set::in, i) != 0 || c_.in(Set::toward, i) != 0;
  }

  static bool same_noun(const Quantity& a, const Quantity& b) {
    return (b.classifier >= b.last) || (b.classifier_is_generic && a.classifier_is_generic);
  }

  // ---- H: rival figures, figures of an earlier count

  /// "naik menjadi 34 dari [29]".
  bool older(Figure& f) {
    if (f.quantity->relation != Relation::previous &&
        !word_before(Set::compare, f.quantity->first, sentence_begin(f)))
      return false;
    const auto ref = reference(f);
    if (!ref) return false;
    take_over(f, *ref, "H: the figure before this one");
    return true;
  }

  /// "Reuters melaporkan 13 orang tewas, sedangkan AFP mencatat [25]"; "angka itu naik menjadi
  /// [18], lalu [37]".
  bool rival(Figure& f) {
    const Quantity& q = *f.quantity;
    if (q.classifier < q.last && !q.classifier_is_generic) return false;
    if (q.relation != Relation::none && q.relation != Relation::total) return false;
    if (!ends_clause(q) && !corrected(q)) return false;
    const auto from = std::max(sentence_begin(f), q.first > 4 ? q.first - 4 : 0);
    if (c_.cue(CueKind::negation, {from, q.first}) != nullptr) return false;
    auto ref = sole_reference(f);
    if (!ref && speaks_of_toll(q)) ref = figure_two_before(f);
    if (!ref && (corrected(q) || other_count(q))) ref = recent_toll(f);
    if (ref && other_count(q) && !alike(q.count, out_[*ref].quantity->count)) return false;
    if (!ref || out_[*ref].quantity->relation == Relation::others) return false;
    if (of_other_victims(f, out_[*ref].outcome)) return false;
    const bool here = c_.sentence_of(out_[*ref].token) == c_.sentence_of(f.token);
    std::uint32_t first = q.first;  // "mengakui hanya lima"
    while (first > sentence_begin(f) && c_.adverbial(first - 1)) --first;
    const bool named =
        word_before(Set::tells, first, sentence_begin(f)) && (here || another_count(f, out_[*ref]));
    const bool goes_on = here && word_before(Set::then, q.first, sentence_begin(f)) &&
                         out_[*ref].at.last + 4 >= q.first;
    if (!named && !goes_on && !speaks_of_toll(q)) return false;
    // whose the other count is must be told
    if (!named && !goes_on && other_count(q) && c_.voice(f.token).sources.empty()) return false;
    take_over(f, *ref, "H: another count of the same");
    return true;
  }

  /// "Rumah sakit menyebut korban luka lebih banyak, [sekitar 70]": the sentence names another
  /// fate.
  bool of_other_victims(const Figure& f, record::Outcome told) const {
    bool other = false;
    each_in(r_.mentions.outcomes, {sentence_begin(f), f.quantity->first}, [&](const auto& o) {
      other = other || (o.pattern == Pattern::victim && o.outcome != told &&
                        o.outcome != record::Outcome::killed_or_injured);
    });
    return other;
  }

  /// "Delapan puluh warga diculik, kata X. Polisi menyebut [35].": a bare number of somebody else,
  /// of about the same size.
  bool another_count(const Figure& f, const Figure& told) const {
    const Quantity& q = *f.quantity;
    const auto now = c_.voice(f.token).sources;
    const auto then = c_.voice(told.token).sources;
    const bool people = q.unit == Unit::people && q.classifier_is_generic;
    if ((q.unit != Unit::bare && !people) || now.empty() || told.part_of) return false;
    if (!then.empty() && then.front().name == now.front().name) return false;
    return alike(q.count, told.quantity->count);
  }

  /// "menaikkan angkanya menjadi [108] dari semula 60".
  bool corrected(const Quantity& q) const {
    constexpr std::uint32_t kReach = 3;
    return speaks_of_toll(q) && std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& o) {
             return o.relation == Relation::previous && o.first > q.last &&
                    o.first <= q.last + kReach;
           });
  }

  bool word_before(Set set, std::uint32_t first, std::uint32_t begin) const {
    for (std::uint32_t back = 1; back <= 3 && first >= begin + back; ++back) {
      if (c_.in(set, first - back) == back) return true;
    }
    return false;
  }

  /// "angka itu", "jumlahnya" in the clause of the number, before it; "lebih besar, yakni [183
  /// jiwa]": in the one before its comma.
  bool speaks_of_toll(const Quantity& q) const {
    return c_.any(Set::toll, c_.clause_begin(q.first), q.first) || other_count(q);
  }

  bool other_count(const Quantity& q) const {
    const auto clause = c_.clause_begin(q.first);
    if (c_.any(Set::other_count, clause, q.first)) return true;
    const auto begin = c_.sentence(c_.sentence_of(q.first)).first;
    if (clause <= begin) return false;
    const auto comma = c_.mark(clause, ",") ? clause : clause - 1;
    if (!c_.mark(comma, ",")) return false;
    auto from = comma;
    while (from > begin && !c_.mark(from - 1, ",")) --from;
    return c_.any(Set::other_count, from, comma);
  }

  /// The figure told two sentences before in the paragraph, where nobody is counted between.
  std::optional<std::size_t> figure_two_before(const Figure& f) const {
    const auto index = c_.sentence_of(f.token);
    if (!whole_ || c_.sentence_of(whole_token_) + 2 != index ||
        c_.paragraph_of(whole_token_) != c_.paragraph_of(f.token))
      return std::nullopt;
    const Stretch between = c_.sentence(index - 1);
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const Quantity& q) {
      return between.holds(q.first) && counts_people(q);
    });
    return counted ? std::nullopt : whole_;
  }

  /// Nothing of the clause follows the number.
  bool ends_clause(const Quantity& q) const {
    return q.last >= c_.size() || c_.punctuation(q.last) || clause_or_speech(q.last) ||
           c_.in(Set::then, q.last) != 0 || c_.sentence_of(q.last) != c_.sentence_of(q.first) ||
           c_.in(Set::and_, q.last) != 0;
  }

  /// The figure before, where all that stand there tell one outcome.
  std::optional<std::size_t> sole_reference(const Figure& f) const {
    const auto ref = reference(f);
    if (!ref) return std::nullopt;
    const auto sentence = c_.sentence_of(whole_token_);
    for (const Figure& g : out_) {
      if (!g.part_of && c_.sentence_of(g.token) == sentence && g.outcome != out_[*ref].outcome)
        return std::nullopt;
    }
    return ref;
  }

  // ---- the rest

  /// Told before: then it only points back ("kedua korban itu", "dari tiga yang luka").
  std::optional<std::size_t> told_before(const Figure& f) const {
    for (std::size_t i = out_.size(); i-- > 0;) {
      const bool same = out_[i].outcome == f.outcome ||
                        (f.quantity->anaphoric && f.outcome == record::Outcome::captured &&
                         out_[i].outcome == record::Outcome::abducted) ||
                        (f.victim_noun && f.outcome == record::Outcome::killed_or_injured);
      if (same && out_[i].quantity->count == f.quantity->count) return i;  // "empat korban itu"
    }
    return std::nullopt;
  }

  /// Somebody else vouches for the figure that is pointed at.
  bool another_voice(const Figure& f, const Figure& known) const {
    if (!f.quantity->anaphoric) return false;
    const auto now = c_.voice(f.token).sources;
    const auto then = c_.voice(known.token).sources;
    return !now.empty() && !then.empty() && now.front().name != then.front().name;
  }

  void keep(Figure f) {
    const bool points = f.quantity->anaphoric || f.quantity->relation == Relation::whole;
    if (const auto known = points ? told_before(f) : std::nullopt;
        known && !another_voice(f, out_[*known])) {
      whole_ = *known;
      whole_token_ = f.token;
      return;
    }
    finish(f);
    if (!f.part_of) whole_ = out_.size();
    whole_token_ = f.token;
    out_.push_back(std::move(f));
  }

  /// "empat pekerja yang [diculik] ... dibebaskan": the other thing that is said of the same
  /// people.
  void keep_other(const Figure& main, const OutcomeWord& other) {
    Figure f = start(*main.quantity);
    take(f, other, "B: relative clause behind");
    if (told_before(f)) return;
    finish(f);
    out_.push_back(std::move(f));
  }

  void finish(Figure& f) {
    f.at.first = std::min(f.at.first, f.quantity->first);
    if (f.outcome_at.last > f.outcome_at.first && f.outcome_at.first >= f.at.last &&
        f.outcome_at.first < f.at.last + 12) {
      f.at.last = f.outcome_at.last;
    }
    name_victims(c_, out_, f);
    judge(f);
    if (f.unreal || f.rule.front() == 'A') presupposed(f);
    if (f.outcome == record::Outcome::captured && hostages(f))
      f.outcome = record::Outcome::abducted;
  }

  void judge(Figure& f) const {
    const std::uint32_t from = f.outcome_at.first >= 3 ? f.outcome_at.first - 3 : 0;
    const Stretch before{std::max(from, sentence_begin(f)), f.outcome_at.first};
    f.unreal = demanded(f) || wished(f) || c_.cue(CueKind::planned, before) != nullptr ||
               c_.cue(CueKind::threatened, before) != nullptr ||
               c_.cue(CueKind::conditional, before) != nullptr;
    const Stretch between{f.outcome_at.last, f.quantity->first};  // "korban bisa mencapai 100"
    if (between.first < between.last && c_.cue(CueKind::conditional, between) != nullptr)
      f.unreal = true;
    f.negated = negation(before) || of_none(f);
  }

  /// "Tidak satu pun dari 12 penumpang terluka".
  bool of_none(const Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    for (std::uint32_t i = first > 6 ? first - 6 : 0; i < f.quantity->last; ++i) {
      const auto words = c_.in(Set::none_of, i);
      if (words != 0 && i + words >= first && i >= sentence_begin(f)) return true;
    }
    return false;
  }

  /// "menuntut pemerintah membebaskan", "untuk membunuh".
  bool demanded(const Figure& f) const {
    if (f.rule.front() == 'B' && f.outcome_at.first > sentence_begin(f) &&
        c_.in(Set::demand, f.outcome_at.first - 1) != 0)
      return true;  // "warga yang menuntut dibebaskan"
    if (f.rule.front() != 'A') return false;
    for (std::uint32_t back = 1; back <= 4 && f.outcome_at.first >= sentence_begin(f) + back;
         ++back) {
      const std::uint32_t i = f.outcome_at.first - back;
      if (c_.punctuation(i)) return false;
      if (back == 1 ? c_.in(Set::aim, i) != 0 : c_.in(Set::demand, i) != 0) return true;
    }
    return false;
  }

  /// "meminta agar enam buron menyerahkan diri", "16 buron untuk menyerahkan diri", "tiga pelaku
  /// harus dieksekusi": what others are to do, or is to be done to them. Who must be treated or
  /// must flee suffers it.
  bool wished(const Figure& f) const {
    using record::Outcome;
    const bool willed = f.outcome == Outcome::surrendered || f.outcome == Outcome::released ||
                        f.outcome == Outcome::captured || f.outcome == Outcome::killed;
    if (!willed) return false;
    std::uint32_t at = f.outcome_at.first;
    while (at > sentence_begin(f) && c_.adverbial(at - 1) && !must(at - 1)) --at;
    if (at == sentence_begin(f) || c_.in(Set::relative, at - 1) != 0) return false;
    const auto voice = r_.words.words[f.outcome_at.first].voice;
    const bool suffers = f.outcome == Outcome::killed && voice != words::Voice::passive;
    if (must(at - 1)) return f.rule.front() == 'A' || !suffers;
    if (f.rule.front() != 'B' || suffers) return false;
    if (c_.in(Set::aim, at - 1) != 0) return true;
    return c_.close_before(Set::demand, f.quantity->first, sentence_begin(f), 3);
  }

  bool must(std::uint32_t i) const { return c_.in(Set::must, i) != 0; }

  /// "menuntut pemerintah membebaskan 13 penumpang yang diculik": the demand is no fact, what it
  /// takes for granted is.
  void presupposed(Figure& f) {
    Figure bare = start(*f.quantity);
    const auto found = predicates(bare, Crossing::no);
    if (found.inner == nullptr || !taken(found.inner->outcome, f.outcome)) return;
    if (!f.unreal) {
      also_ = found.inner;
      return;
    }
    take(f, *found.inner, "B: relative clause behind");
    f.unreal = false;
  }

  bool hostages(const Figure& f) const {
    for (std::uint32_t i = f.quantity->number_last; i < f.at.last + 2 && i < sentence_end(f); ++i) {
      if (c_.in(Set::hostage, i) != 0) return true;
    }
    return false;
  }

  const Context& c_;
  const Report& r_;
  std::vector<Figure> out_;
  std::optional<std::size_t> whole_;     // the figure last told or pointed at that is no part
  std::uint32_t whole_token_ = 0;        // where
  const OutcomeWord* also_ = nullptr;    // a second outcome of the figure in hand
  const Quantity* run_begin_ = nullptr;  // parts that add up to `whole_`
  const Quantity* run_end_ = nullptr;
};

}  // namespace

std::vector<Figure> find_figures(const Context& context) {
  return FigureFinder(context).run();
}

}  // namespace saksi::extract
