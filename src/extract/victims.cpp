// SPDX-License-Identifier: Apache-2.0
// The people are named, in this order, by the noun that is counted, by the side that the clause
// opens with, by what the clause says that they are, by the noun whose number it is, by the figure
// before. A noun that says nothing ("orang") takes none of them over from another figure.
#include "extract/victims.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using counts::Quantity;
using counts::Relation;

class Naming {
 public:
  Naming(const Context& context, const std::vector<Figure>& before, Figure& figure)
      : c_(context), r_(context.report()), before_(before), f_(figure), q_(*figure.quantity) {}

  void run() {
    if (mates() || members()) return;
    if (f_.group != nullptr) return counted();
    if (told_by_number() || displaced() || lost() || of_a_nation() || noun() || suspects() ||
        said_to_be() || said_of_all() || side() || number_of())
      return;
    inherit();
  }

 private:
  const mentions::Actor* actor_at(std::uint32_t token) const {
    const auto i = first_from(r_.mentions.actors, token);
    if (i == r_.mentions.actors.size() || r_.mentions.actors[i].at.first != token) return nullptr;
    return &r_.mentions.actors[i];
  }

  void take(const mentions::Actor& actor) {
    f_.group = &actor;
    f_.victims = actor.value;
  }

  bool take_people(const mentions::Actor* actor) {
    if (actor == nullptr || actor->group == mentions::Group::state) return false;
    take(*actor);
    return true;
  }

  /// People of whom only a noun is known are civilians as far as that tells; as a part of others
  /// they are of their kind: "15 personel keamanan, termasuk seorang komandan".
  void civilians(Stretch noun) {
    const auto* whole = f_.part_of ? &before_[*f_.part_of] : nullptr;
    const auto kind =
        whole != nullptr && whole->victims ? whole->victims->kind : record::ActorKind::civilians;
    f_.victims = record::Actor{std::string(c_.form(noun)), "", kind, {c_.span(noun)}};
  }

  // ---- the counted noun

  /// "14 polisi"; "lima tentaranya": the noun without its clitic, and whose it is when the words
  /// say so.
  void counted() {
    f_.victims = f_.group->value;
    const auto& word = r_.words.words[f_.group->head];
    if (word.clitic != words::Clitic::nya || f_.group->named) return;
    f_.victims->name = std::string(without_clitic(f_.victims->name));
    if (const auto* owner = owner_speaking(); owner != nullptr) f_.victims->kind = side_of(*owner);
  }

  /// "pejuangnya": the word alone; the analyser's clitic is three letters long.
  static std::string_view without_clitic(std::string_view form) {
    constexpr std::size_t kLetters = 3;
    return form.size() > kLetters ? form.substr(0, form.size() - kLetters) : form;
  }

  /// The group that says the words in which the figure stands.
  const mentions::Actor* owner_speaking() const {
    const auto* s = nearest_speech();
    if (s == nullptr) return nullptr;
    const auto i = first_from(r_.mentions.actors, s->speaker->first);
    if (i == r_.mentions.actors.size() || !s->speaker->holds(r_.mentions.actors[i].at.first))
      return nullptr;
    return &r_.mentions.actors[i];
  }

  /// The words of saying that reach the figure with the least content.
  const mentions::Speech* nearest_speech() const {
    const mentions::Speech* nearest = nullptr;
    for (const auto& s : r_.mentions.speech) {
      const bool nearer = nearest == nullptr || s.content.last - s.content.first <
                                                    nearest->content.last - nearest->content.first;
      if (s.content.holds(f_.token) && s.speaker && !s.sources.empty() && nearer) nearest = &s;
    }
    return nearest;
  }

  record::ActorKind side_of(const mentions::Actor& owner) const {
    const bool force = f_.group->group == mentions::Group::military ||
                       f_.group->group == mentions::Group::police ||
                       f_.group->group == mentions::Group::security;
    return force && owner.group == mentions::Group::armed ? owner.value.kind : f_.victims->kind;
  }

  /// "tiga tentara gugur dan [dua rekannya] terluka": of the people told just before.
  bool mates() {
    if (before_.empty()) return false;
    const Figure& last = before_.back();
    if (last.group == nullptr || !last.victims ||
        c_.sentence_of(last.token) != c_.sentence_of(f_.token))
      return false;
    for (std::uint32_t i = q_.number_last; i <= q_.last && i < c_.size(); ++i) {
      if (c_.in(Set::mate, i) == 0 || r_.words.words[i].clitic != words::Clitic::nya) continue;
      f_.victims = last.victims;
      f_.group = last.group;
      return true;
    }
    return false;
  }

  /// "Dua penjaga perdamaian ... Ledakan itu melukai [keduanya]": who was counted with this number.
  bool told_by_number() {
    constexpr std::uint32_t kBack = 3;
    if (!q_.anaphoric || !generic()) return false;
    const Quantity* meant = nullptr;
    for (const Quantity& o : r_.counts) {
      if (o.first >= q_.first) break;
      const bool near = c_.sentence_of(o.first) + kBack >= c_.sentence_of(q_.first);
      const bool people = o.unit == counts::Unit::people && !o.anaphoric && o.classifier < o.last;
      if (near && people && o.count == q_.count) meant = &o;
    }
    if (meant == nullptr || meant->classifier_is_generic) return false;
    if (take_people(actor_at(meant->classifier))) return true;
    civilians({meant->classifier, meant->classifier + 1});
    return true;
  }

  /// "tiga anak buahnya", "delapan rekannya": of the side that speaks, when that is a force.
  bool members() {
    for (std::uint32_t i = q_.number_last; i <= q_.last && i < c_.size(); ++i) {
      const auto words = c_.in(Set::member, i);
      if (words == 0) continue;
      const auto last = i + words - 1;
      const bool his =
          r_.words.words[last].clitic == words::Clitic::nya || c_.in(Set::our, last + 1) != 0;
      const bool theirs = his || c_.in(Set::self, last + 1) != 0;
      if (!theirs && words == 1) return false;
      // "anak buah kapal": a trade
      if (const auto* a = actor_at(i); a != nullptr && a->at.last > i + words && !theirs)
        return false;
      const Stretch noun{i, i + words};
      const auto& word = r_.words.words[last];
      const bool bare = words == 1 && word.clitic == words::Clitic::nya && !word.root.empty();
      f_.group = nullptr;
      f_.victims = record::Actor{std::string(bare ? without_clitic(c_.form(noun)) : c_.form(noun)),
                                 "",
                                 record::ActorKind::unknown,
                                 {c_.span(noun)}};
      f_.at.last = std::max(f_.at.last, noun.last);
      if (const auto* owner = owner_speaking(); owner != nullptr && force(*owner)) {
        f_.victims->kind = owner->value.kind;
      } else if (speaks_for_a_force()) {
        f_.victims->kind = record::ActorKind::state_forces;
      }
      return true;
    }
    return false;
  }

  /// "Kapolres mengatakan tiga anggotanya terluka".
  bool speaks_for_a_force() const {
    const auto* s = nearest_speech();
    return s != nullptr && s->sources.front().kind == record::SourceKind::state_forces;
  }

  static bool force(const mentions::Actor& a) {
    using mentions::Group;
    return a.group == Group::armed || a.group == Group::militia || a.group == Group::military ||
           a.group == Group::police || a.group == Group::security || a.group == Group::external;
  }

  /// "50.000 orang mengungsi": who flees is no fighter.
  bool displaced() {
    if (f_.outcome != record::Outcome::displaced || q_.unit != counts::Unit::people) return false;
    if (q_.classifier >= q_.last || !q_.classifier_is_generic) return false;
    const auto* nation = actor_at(q_.classifier + 1);
    if (nation != nullptr) return false;
    civilians({q_.classifier, q_.classifier + 1});
    return true;
  }

  /// "pihaknya kehilangan 22 orang", "Taliban kehilangan 12 orang": those who lost them.
  bool lost() {
    const auto& all = r_.mentions.outcomes;
    const auto o = std::find_if(all.begin(), all.end(), [&](const auto& x) {
      return x.at.first == f_.outcome_at.first && x.at.last == f_.outcome_at.last;
    });
    if (o == all.end() || o->pattern != mentions::Pattern::loss) return false;
    const mentions::Actor* loser = nullptr;
    each_in(r_.mentions.actors, {c_.clause_begin(o->at.first), o->at.first},
            [&](const auto& a) { loser = &a; });
    if (loser == nullptr || !loser->named) {
      const auto* owner = owner_speaking();
      if (owner != nullptr && force(*owner)) loser = owner;
    }
    if (loser == nullptr || !(force(*loser) || loser->group == mentions::Group::state))
      return false;
    take(*loser);
    return true;
  }

  bool generic() const { return q_.classifier >= q_.last || q_.classifier_is_generic; }

  /// "tujuh orang Palestina", "tujuh orang Kristen".
  bool of_a_nation() {
    if (q_.classifier >= q_.last || !q_.classifier_is_generic) return false;
    if (c_.in(Set::creed, q_.classifier + 1) != 0) {
      civilians({q_.classifier, q_.classifier + 2});
      return true;
    }
    const auto* nation = actor_at(q_.classifier + 1);
    if (nation == nullptr && of_a_people(q_.classifier + 1)) {
      civilians({q_.classifier, q_.classifier + 2});
      return true;
    }
    if (nation == nullptr || nation->group != mentions::Group::state) return false;
    civilians({q_.classifier, nation->at.last});
    return true;
  }

  /// "tiga orang Kanak": a name that is nobody's own.
  bool of_a_people(std::uint32_t token) const {
    if (token >= c_.size() || !r_.words.text.tokens[token].capital || c_.punctuation(token))
      return false;
    return r_.words.words[token].word_class == words::WordClass::proper &&
           std::none_of(r_.words.names.begin(), r_.words.names.end(), [&](const words::Name& n) {
             const bool bears = n.kind == words::NameKind::person;
             return n.first <= token && token < n.last && bears;
           });
  }

  bool noun() {
    if (generic() || q_.relation == Relation::others) return false;
    const auto* nation = actor_at(q_.classifier + 1);
    const bool of_it = nation != nullptr && nation->group == mentions::Group::state;
    civilians({q_.classifier, of_it ? nation->at.last : q_.classifier + 1});
    return true;
  }

  // ---- what the clause says that they are

  /// "69 orang yang diduga sebagai provokator".
  bool suspects() {
    if (c_.in(Set::relative, q_.last) == 0) return false;
    const auto words = c_.in(Set::suspected, q_.last + 1);
    return words != 0 && take_people(actor_at(q_.last + 1 + words));
  }

  std::uint32_t behind(Set set, std::uint32_t token) const { return token + c_.in(set, token); }

  /// "dua di antaranya anggota intelijen", "tiga dari 61 korban tewas adalah polisi", "empat korban
  /// lainnya adalah warga sipil".
  bool said_to_be() {
    if (q_.relation == Relation::whole) return false;
    if (const auto end = behind_those(q_.last); end != q_.last) return said(behind(Set::is, end));
    const bool part = q_.relation == Relation::among;
    std::uint32_t at = part ? behind(Set::pointer, q_.number_last) : q_.last;
    if (part && at == q_.number_last) at = q_.last;
    if (part && c_.in(Set::pointer, at) != 0) at = behind(Set::pointer, at);
    if (const auto* all = part ? whole_behind(at) : nullptr; all != nullptr) {
      return said(behind(Set::is, all->last)) || counted_in(*all);
    }
    if (part) {
      at = behind_relative(at);
      while (at + 1 < c_.size() && c_.adverbial(at)) ++at;
    }
    if (!part) at = std::max(at, f_.at.last);
    const std::uint32_t is = behind(Set::is, at);
    if (!part && is == at) return said_behind_tag(at);
    return said(is);
  }

  /// "[40 orang] dari yang meninggal itu warga asing".
  std::uint32_t behind_those(std::uint32_t at) const {
    if (at + 1 >= c_.size() || c_.in(Set::from, at) == 0) return at;
    const auto end = behind_relative(at + 1);
    return end == at + 1 ? at : end;
  }

  /// "dari mereka [yang tewas] adalah polisi": behind the clause that says what befell them all.
  std::uint32_t behind_relative(std::uint32_t at) const {
    constexpr std::uint32_t kReach = 4;
    auto from = at;
    if (from < c_.size() && c_.in(Set::they, from) != 0) ++from;
    if (from >= c_.size() || c_.in(Set::relative, from) == 0) return at;
    for (auto i = from + 1; i < c_.size() && i < from + kReach; ++i) {
      const auto o = first_from(r_.mentions.outcomes, i);
      if (o == r_.mentions.outcomes.size() || r_.mentions.outcomes[o].at.first != i) continue;
      auto end = r_.mentions.outcomes[o].at.last;
      if (end < c_.size() && c_.cue(mentions::CueKind::anaphor, {end, end + 1}) != nullptr) ++end;
      return end;
    }
    return at;
  }

  /// "[tujuh mayat] selebihnya, kata dia, petani yang terjebak".
  bool said_behind_tag(std::uint32_t at) {
    if (at < c_.size() && c_.in(Set::rest, at) != 0) ++at;
    if (at >= c_.size() || !c_.mark(at, ",")) return false;
    for (const auto& s : r_.mentions.speech) {
      if (s.cue.first != at + 1 || s.sources.empty() || !s.speaker) continue;
      const auto end = std::max(s.speaker->last, s.cue.last);
      if (end + 1 < c_.size() && c_.mark(end, ",")) return said(behind(Set::is, end + 1));
    }
    return false;
  }

  /// "tujuh orang, semuanya polisi, tewas", "tujuh orang tewas, kebanyakan pelajar".
  bool said_of_all() {
    if (!generic() || q_.relation != Relation::none) return false;
    for (const auto comma : {q_.last, std::max(f_.outcome_at.last, q_.last)}) {
      if (!c_.mark(comma, ",") || c_.in(Set::all_of, comma + 1) == 0) continue;
      const auto at = behind(Set::all_of, comma + 1);
      if (said(at)) return true;
      if (at < c_.size() && c_.in(Set::creed, at) != 0) {
        civilians({at, at + 1});
        return true;
      }
      if (at >= c_.size() || r_.words.words[at].word_class != words::WordClass::noun) return false;
      civilians({at, at + (c_.in(Set::creed, at + 1) != 0 ? 2U : 1U)});
      return true;
    }
    return false;
  }

  bool said(std::uint32_t at) { return take_people(actor_at(at)); }

  /// "27.000 dari [31.000 penghuni] telah mengungsi".
  bool counted_in(const Quantity& all) {
    if (all.classifier >= all.last || all.classifier_is_generic) return false;
    if (take_people(actor_at(all.classifier))) return true;
    civilians({all.classifier, all.classifier + 1});
    return true;
  }

  const Quantity* whole_behind(std::uint32_t from) const {
    for (const auto& q : r_.counts) {
      if (q.first >= from && q.first <= from + 2 && q.relation == Relation::whole) return &q;
    }
    return nullptr;
  }

  // ---- the side

  /// "Di pihak Taliban, 45 orang tewas"; "12 orang dari pihak pemberontak tewas".
  bool side() {
    if (const auto n = c_.in(Set::side, q_.last); n != 0) {
      if (const auto* a = actor_at(q_.last + n); a != nullptr) return take(*a), true;
    }
    const auto clause = c_.clause_of(q_.first);
    for (std::uint32_t i = q_.first; i-- > 0 && c_.clause_of(i) == clause;) {
      const auto n = c_.in(Set::side, i);
      if (n == 0) continue;
      const auto* a = actor_at(i + n);
      if (a == nullptr && c_.in(Set::enemy, i + n) != 0 && level_between(i + n + 1)) {
        const Stretch noun{i + n, i + n + 1};
        f_.victims = record::Actor{
            std::string(c_.form(noun)), "", record::ActorKind::unknown, {c_.span(noun)}};
        return true;
      }
      if (a == nullptr || a->at.last > q_.first) return false;
      return take(*a), true;
    }
    return false;
  }

  /// "di pihak pemerintah [ada] 20 orang", "pihak lawan [kehilangan] lima orang".
  bool level_between(std::uint32_t from) const {
    for (auto i = from; i < q_.first; ++i) {
      if (c_.in(Set::level, i) == 0 && !f_.outcome_at.holds(i)) return false;
    }
    return true;
  }

  // ---- the noun whose number it is

  /// "Jumlah polisi yang tewas ... 27 orang".
  bool number_of() {
    if (f_.part_of || f_.outcome_at.first == 0) return false;
    const std::uint32_t relative = f_.outcome_at.first - 1;
    if (f_.outcome_at.first >= q_.last + 8 || c_.in(Set::relative, relative) == 0) return false;
    if (f_.outcome_at.first > q_.first && c_.in(Set::amount, q_.last) == 0) return false;
    for (const auto& a : r_.mentions.actors) {
      if (a.at.last == relative && a.at.first + 6 > relative) return take_people(&a);
    }
    return false;
  }

  // ---- the figure before

  void inherit() {
    const Figure* from = source();
    if (from == nullptr || !from->victims) return;
    f_.victims = from->victims;
    f_.group = from->group;
  }

  const Figure* source() const {
    if (f_.part_of) {
      const Figure& whole = before_[*f_.part_of];
      return q_.relation == Relation::among || q_.classifier >= q_.last ? &whole : nullptr;
    }
    if (f_.like) return &before_[*f_.like];
    if (q_.relation == Relation::among && !before_.empty() &&
        c_.sentence_of(before_.back().token) == c_.sentence_of(f_.token))
      return &before_.back();
    if (before_.empty() || !same_people()) return nullptr;
    const Figure& last = before_.back();
    return last.part_of && *last.part_of < before_.size() ? &before_[*last.part_of] : &last;
  }

  /// "106 lainnya", not "106 orang lainnya".
  bool no_noun() const {
    return q_.classifier >= q_.last ||
           r_.words.words[q_.classifier].word_class != words::WordClass::noun;
  }

  /// "22 personel gugur dan 15 lainnya terluka": the same kind of people; "sembilan orang": who
  /// knows.
  bool same_people() const {
    const bool others = q_.relation == Relation::others;
    const bool bare = q_.classifier >= q_.last;
    const Figure& last = before_.back();
    if (!others && !bare) return false;
    const bool here =
        c_.clause_of(f_.token) == c_.clause_of(last.token) ||
        (others && no_noun() && c_.sentence_of(f_.token) == c_.sentence_of(last.token));
    return here && of_one_kind();
  }

  /// Do all figures of the clause speak of one group?
  bool of_one_kind() const {
    const Figure& part = before_.back();
    const bool inside = part.part_of && *part.part_of < before_.size();
    const Figure& last = inside ? before_[*part.part_of] : part;
    return std::all_of(before_.begin(), before_.end(), [&](const Figure& g) {
      return g.part_of || c_.clause_of(g.token) != c_.clause_of(last.token) || g.group == nullptr ||
             (last.victims && g.victims && g.victims->name == last.victims->name);
    });
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Figure>& before_;
  Figure& f_;
  const Quantity& q_;
};

}  // namespace

void name_victims(const Context& context, const std::vector<Figure>& before, Figure& figure) {
  Naming(context, before, figure).run();
}

}  // namespace saksi::extract
