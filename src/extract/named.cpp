// SPDX-License-Identifier: Apache-2.0
// A name is no number, and a name too much is an invented victim. So a person stands for one only
// where a rank or a role introduces him at the head of his noun phrase, where nobody else is named
// or counted with him, and where no number of the report tells the same outcome.
#include "extract/named.h"

#include <algorithm>
#include <memory>
#include <optional>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::OutcomeWord;
using mentions::Pattern;

struct Person {
  Stretch name;
  Stretch whole;                ///< with rank, role and what brackets hold
  const Actor* role = nullptr;  ///< the group that the role noun names
  Stretch rank;                 ///< empty: none
  Stretch called;               ///< "warga Jepang" behind the name; empty: none
};

class NamedFinder {
 public:
  NamedFinder(const Context& c, const std::vector<Figure>& counted)
      : c_(c), r_(c.report()), counted_(counted) {}

  std::vector<Figure> run() {
    for (const auto& o : r_.mentions.outcomes) {
      if (turned(o) || !beside_an_event(o) || o.outcome == record::Outcome::displaced) continue;
      if (counted(o.outcome) && (counted_beside(o) || !on_a_day_of_its_own(o))) continue;
      std::optional<Person> who;
      if (o.pattern == Pattern::predicate) who = subject(o);
      if (!who && o.pattern == Pattern::predicate) who = apposed(o);
      if (o.pattern == Pattern::verb || o.pattern == Pattern::noun) who = object(o);
      if (who && !again(*who, o)) keep(*who, o);
    }
    return std::move(out_);
  }

 private:
  bool counted(record::Outcome outcome) const {
    using record::Outcome;
    const bool harm = outcome == Outcome::killed || outcome == Outcome::injured;
    return std::any_of(counted_.begin(), counted_.end(), [&](const Figure& f) {
      return f.outcome == outcome || (harm && f.outcome == Outcome::killed_or_injured);
    });
  }

  /// "dibunuh", "tewas diberondong": the word itself tells of the deed.
  bool killed(const OutcomeWord& o) const {
    bool deed = false;
    each_in(r_.mentions.triggers, {o.at.first, o.at.last},
            [&](const auto& t) { deed = deed || t.voice == mentions::TriggerVoice::passive; });
    return deed && o.outcome == record::Outcome::killed;
  }

  /// A number of the same outcome in the paragraph, or in the sentence before.
  bool counted_beside(const OutcomeWord& o) const {
    return std::any_of(counted_.begin(), counted_.end(), [&](const Figure& f) {
      const bool near = c_.paragraph_of(f.token) == c_.paragraph_of(o.at.first) ||
                        c_.sentence_of(f.token) + 1 == c_.sentence_of(o.at.first);
      return near && (f.outcome == o.outcome || f.outcome == record::Outcome::killed_or_injured);
    });
  }

  /// "Pada 3 Oktober 2015, X ditembak mati": the day heads the sentence, or its second half.
  bool on_a_day_of_its_own(const OutcomeWord& o) const {
    const auto in = sentence(o.at.first);
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const when::Time& t) {
      return t.first >= in.first && t.first <= in.first + 2 && t.last <= o.at.first;
    });
  }

  Stretch sentence(std::uint32_t token) const { return c_.sentence(c_.sentence_of(token)); }

  /// Denied, planned, threatened, conditional or asked for.
  bool turned(const OutcomeWord& o) const {
    const auto begin = sentence(o.at.first).first;
    const Stretch before{std::max(begin, o.at.first > 3 ? o.at.first - 3 : 0), o.at.first};
    const bool cue = c_.cue(CueKind::negation, before) != nullptr ||
                     c_.cue(CueKind::planned, before) != nullptr ||
                     c_.cue(CueKind::threatened, before) != nullptr ||
                     c_.cue(CueKind::conditional, before) != nullptr;
    return cue || c_.close_before(Set::aim, o.at.first, begin, 2) ||
           c_.close_before(Set::must, o.at.first, begin, 2) ||
           c_.close_before(Set::demand, o.at.first, begin, 4);
  }

  /// An event is told in the sentence or the one before; in the sentence itself where he may have
  /// died of anything ("meninggal dunia").
  bool beside_an_event(const OutcomeWord& o) const {
    const auto here = c_.sentence_of(o.at.first);
    const bool natural = c_.in(Set::natural, o.at.first) != 0;
    const auto from = here > 0 && !natural ? here - 1 : here;
    const bool deed = (o.pattern == Pattern::verb || (killed(o) && on_a_day_of_its_own(o))) &&
                      !c_.any(Set::nature, sentence(o.at.first).first, o.at.first);
    bool told = false;
    each_in(r_.mentions.triggers, {c_.sentence(from).first, c_.sentence(here).last},
            [&](const auto& t) { told = told || deed || t.at.first != o.at.first; });
    return told;
  }

  // ---- the name and what introduces it

  const words::Name* name_ending_at(std::uint32_t token) const {
    for (const auto& n : r_.words.names) {
      if (n.last == token && n.kind == words::NameKind::person) return &n;
    }
    return nullptr;
  }

  /// Somebody's name that begins with a token.
  const words::Name* name_at(std::uint32_t token) const {
    const auto* n = r_.words.name_at(token);
    const bool begins = n != nullptr && n->first == token && n->kind == words::NameKind::person;
    return begins ? n : nullptr;
  }

  const Actor* actor_ending_at(std::uint32_t token) const {
    for (const auto& a : r_.mentions.actors) {
      if (a.at.last == token) return &a;
    }
    return nullptr;
  }

  const Actor* actor_at(std::uint32_t token) const {
    const auto i = first_from(r_.mentions.actors, token);
    if (i == r_.mentions.actors.size() || r_.mentions.actors[i].at.first != token) return nullptr;
    return &r_.mentions.actors[i];
  }

  /// Back over "(26)" and ", 41,".
  std::uint32_t before_brackets(std::uint32_t end, std::uint32_t begin) const {
    const auto close = end > begin && (c_.mark(end - 1, ")") || c_.mark(end - 1, ","));
    if (!close) return end;
    const auto open = c_.mark(end - 1, ")") ? std::string_view("(") : std::string_view(",");
    for (std::uint32_t i = end - 1; i > begin && i + 5 > end; --i) {
      if (c_.mark(i - 1, open)) return i - 1;
    }
    return end;
  }

  std::uint32_t rank_begin(std::uint32_t name, std::uint32_t begin) const {
    while (name > begin && c_.in(Set::rank, name - 1) != 0) --name;
    return name;
  }

  /// "[anggota Brimob, ]Bripka X", "pelajar [bernama] Y".
  std::optional<Person> introduced(const words::Name& n, std::uint32_t begin) const {
    Person p;
    p.name = {n.first, n.last};
    auto first = rank_begin(n.first, begin);
    p.rank = {first, n.first};
    if (first > begin && c_.in(Set::called, first - 1) != 0) --first;
    const auto* role = actor_ending_at(first);
    if (role != nullptr && role->at.first >= begin && person_noun(*role)) {
      p.role = role;
      first = role->at.first;
    }
    p.whole = {first, n.last};
    if (p.role == nullptr && p.rank.first == p.rank.last) return std::nullopt;
    return p;
  }

  static bool person_noun(const Actor& a) {
    using mentions::Group;
    return !a.place_of && a.group != Group::state && a.group != Group::bomber;
  }

  /// Nothing stands before him that makes him somebody's ("istri Bripka X", "A dan Bripka X").
  bool heads(std::uint32_t first, std::uint32_t begin) const {
    if (first == begin) return true;
    const std::uint32_t before = first - 1;
    if (c_.in(Set::and_, before) != 0 || c_.mark(before, ",")) return !named_before(before, begin);
    if (c_.punctuation(before)) return !c_.mark(before, ")");
    const auto word = r_.words.words[before].word_class;
    return word == words::WordClass::conjunction || word == words::WordClass::subordinator;
  }

  /// A name, its age or a rank ends right before this token: others are named with him.
  bool named_before(std::uint32_t token, std::uint32_t begin) const {
    const auto end = before_brackets(token, begin);
    return std::any_of(r_.words.names.begin(), r_.words.names.end(), [&](const words::Name& n) {
      return n.last == end && n.kind == words::NameKind::person;
    });
  }

  bool named_behind(std::uint32_t token) const {
    if (token + 1 >= c_.size()) return false;
    if (c_.in(Set::and_, token) == 0 && !c_.mark(token, ",") && c_.in(Set::along, token) == 0)
      return false;
    return c_.in(Set::and_, token) != 0 || name_at(token + 1) != nullptr ||
           c_.in(Set::rank, token + 1) != 0;
  }

  // ---- where he stands

  /// "Bharatu X (26) turut gugur".
  std::optional<Person> subject(const OutcomeWord& o) const {
    const auto begin = sentence(o.at.first).first;
    std::uint32_t end = o.at.first;
    while (end > begin && c_.adverbial(end - 1)) --end;
    if (end > begin && c_.in(Set::relative, end - 1) != 0) --end;
    end = before_brackets(end, begin);
    const auto* name = name_ending_at(end);
    if (name == nullptr) return std::nullopt;
    auto p = introduced(*name, begin);
    if (!p || !heads(p->whole.first, begin)) return std::nullopt;
    return p;
  }

  /// "X (66), warga Jepang yang bertani di Y, ditembak mati": who he is stands between commas.
  std::optional<Person> apposed(const OutcomeWord& o) const {
    const auto begin = sentence(o.at.first).first;
    std::uint32_t end = o.at.first;
    while (end > begin && c_.adverbial(end - 1)) --end;
    if (end < begin + 4 || !c_.mark(end - 1, ",")) return std::nullopt;
    std::uint32_t open = end - 1;
    while (open > begin && open + 14 > end && !c_.mark(open - 1, ",")) --open;
    if (open <= begin + 1 || !c_.mark(open - 1, ",")) return std::nullopt;
    const auto word = r_.words.words[open].word_class;
    const bool noun = !r_.words.text.tokens[open].capital && word == words::WordClass::noun;
    const auto* name = name_ending_at(before_brackets(open - 1, begin));
    if (!noun || name == nullptr) return std::nullopt;
    const auto ranked = introduced(*name, begin);
    const auto first = ranked ? ranked->whole.first : name->first;
    if (!heads(first, begin)) return std::nullopt;
    Person p;
    p.name = {name->first, name->last};
    p.whole = {first, name->last};
    p.rank = ranked ? ranked->rank : Stretch{name->first, name->first};
    p.role = actor_at(open);
    if (p.role != nullptr && (!person_noun(*p.role) || many(*p.role))) return std::nullopt;
    std::uint32_t last = open + 1;
    while (last < end - 1 && c_.in(Set::relative, last) == 0 && c_.in(Set::in, last) == 0) ++last;
    p.called = {open, last};
    return p;
  }

  /// "menewaskan pelajar bernama X", "menangkap anggota KKB, X".
  std::optional<Person> object(const OutcomeWord& o) const {
    std::uint32_t at = o.at.last;
    Person p;
    if (const auto* a = actor_at(at); a != nullptr) {
      if (!person_noun(*a) || many(*a)) return std::nullopt;
      p.role = a;
      at = a->at.last;
      if (at < c_.size() && c_.mark(at, ",")) ++at;
    }
    if (at < c_.size() && c_.in(Set::called, at) != 0) ++at;
    p.rank.first = at;
    while (at < c_.size() && c_.in(Set::rank, at) != 0) ++at;
    p.rank.last = at;
    const auto* name = at < c_.size() ? name_at(at) : nullptr;
    const bool known = p.role != nullptr || p.rank.first < p.rank.last;
    if (name == nullptr || !known || c_.sentence_of(at) != c_.sentence_of(o.at.first))
      return std::nullopt;
    p.name = {name->first, name->last};
    p.whole = {o.at.last, name->last};
    const bool others = named_behind(name->last);
    return others ? std::nullopt : std::optional(p);
  }

  /// "anak-anak", "para guru"; "penumpang kereta X": the name is the train's.
  bool many(const Actor& a) const {
    const bool of_a_thing = a.at.last > a.at.first + 1 && c_.in(Set::thing, a.at.last - 1) != 0;
    return of_a_thing || c_.form(a.at).find('-') != std::string_view::npos;
  }

  // ---- keeping

  /// Told before under the same name.
  bool again(const Person& p, const OutcomeWord& o) const {
    const auto same = [&](const Figure& f) {
      for (auto i = f.own->number_first; i < f.own->number_last; ++i) {
        if (r_.words.key(i) == r_.words.key(p.name.last - 1)) return true;
      }
      return false;
    };
    return std::any_of(out_.begin(), out_.end(),
                       [&](const Figure& f) { return f.outcome == o.outcome && same(f); });
  }

  void keep(const Person& p, const OutcomeWord& o) {
    auto q = std::make_shared<counts::Quantity>();
    q->first = p.whole.first;
    q->last = q->classifier = p.whole.last;
    q->number_first = p.name.first;
    q->number_last = p.name.last;
    q->span = c_.span(p.whole);
    q->count = {1, 1, record::Qualifier::exact};
    q->unit = counts::Unit::people;
    Figure f;
    f.own = std::move(q);
    f.quantity = f.own.get();
    f.outcome = o.outcome;
    f.outcome_at = o.at;
    f.token = p.name.first;
    f.at = {std::min(p.whole.first, o.at.first), std::max(p.whole.last, o.at.last)};
    f.rule = o.pattern == Pattern::predicate ? "B: a person is named" : "A: a person is named";
    victims(p, f);
    out_.push_back(std::move(f));
  }

  /// Who he is, in words that are not his name.
  void victims(const Person& p, Figure& f) const {
    if (p.role != nullptr) {
      f.group = p.role;
      f.victims = p.role->value;
    } else if (p.called.first < p.called.last) {
      f.victims = record::Actor{
          std::string(c_.form(p.called)), "", record::ActorKind::civilians, {c_.span(p.called)}};
    } else if (p.rank.first < p.rank.last) {
      f.victims = record::Actor{
          std::string(c_.form(p.rank)), "", record::ActorKind::state_forces, {c_.span(p.rank)}};
    }
  }

  const Context& c_;
  const Report& r_;
  const std::vector<Figure>& counted_;
  std::vector<Figure> out_;
};

}  // namespace

std::vector<Figure> find_named(const Context& context, const std::vector<Figure>& counted) {
  return NamedFinder(context, counted).run();
}

}  // namespace saksi::extract
