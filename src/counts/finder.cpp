// SPDX-License-Identifier: Apache-2.0
// The basic idea: read the number alone (figures.h), then look at what stands beside it. To the
// left hedges and relations are peeled off one by one ("dari sebelumnya | sekitar | 130"); to the
// right stands what is counted ("| orang | lainnya"). What is counted decides the unit; only where
// nothing counted follows may the words before decide ("pukul 10", "Distrik 10", "berusia 10").
#include "counts/counts.h"
#include "counts/figures.h"
#include "counts/left.h"
#include "counts/rules.h"
#include "counts/view.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace saksi::counts {
namespace {

using record::Qualifier;
using text::TokenKind;
using words::WordClass;

constexpr std::uint32_t kFarRight = 4;     // words between a number and its "lainnya"
constexpr std::int64_t kFirstYear = 1900;  // of a number that nothing calls a year
constexpr std::int64_t kOldest = 115;

class Scan : private View {
 public:
  Scan(const Tables& tables, const words::Words& words)
      : View(tables, words), figures_(tables, words) {}

  std::vector<Quantity> run() {
    for (const text::Sentence& s : w.text.sentences) sentence(s);
    return std::move(out_);
  }

 private:
  // ------------------------------------------------------------ one sentence

  void sentence(const text::Sentence& s) {
    begin = s.first;
    end = s.last;
    sentence_start_ = out_.size();
    floor = begin;
    std::uint32_t at = begin;
    while (at < end) at = step(at);
  }

  std::uint32_t step(std::uint32_t at) {
    if (const std::uint32_t skip = figures_.idiom(at, end)) return at + skip;
    auto figure = figures_.read(floor, at, end);
    if (!figure) return at + 1;
    Left left = look_left(*this, *figure);
    join_range(*figure, left);
    skip_repetition(*figure);
    const std::uint32_t next = std::max(figure->last, at + 1);
    if (refused(*figure)) return next;
    Quantity q = start(*figure, left);
    look_right(*figure, q);
    const bool behind_another = !out_.empty() && out_.back().last == left.first;
    if (behind_another && q.relation == Relation::others && q.count.qualifier == Qualifier::at_most)
      exactly(q.count);  // "hingga" tells a result here, no bound
    finish(*figure, left, q);
    out_.push_back(q);
    floor = q.last;
    return std::max(q.last, next);
  }

  // ------------------------------------------------------------ the number goes on

  /// "20 hingga 30", "antara 20 dan 30", "15 sampai 20 ribu", "20 orang hingga 30 orang"
  void join_range(Figure& f, const Left& left) const {
    if (f.kind != NumberKind::atom || f.unit == Unit::name || f.qualifier == Qualifier::range)
      return;
    const auto first_noun = noun(f.last);
    const std::uint32_t after_noun = first_noun ? first_noun.last : f.last;
    if (!try_join(f, left, f.last) && first_noun) {
      Figure joined = f;
      if (!try_join(joined, left, after_noun)) return;
      const auto second_noun = noun(joined.last);
      const bool same = second_noun && second_noun.row == first_noun.row;
      if (same && !others_at(second_noun.last)) f = joined;
    }
  }

  /// "tiga warga hingga empat warga lainnya": two counts, no range.
  [[nodiscard]] bool others_at(std::uint32_t at) const {
    const auto cue = found_at(t.after, w, at, end);
    return cue && cue.row->cue == Cue::relation && cue.row->relation == Relation::others;
  }

  bool try_join(Figure& f, const Left& left, std::uint32_t at) const {
    const auto link = found_at(t.between, w, at, end);
    if (!link || (link.row->spread_only && !left.spread)) return false;
    const auto second = figures_.read(link.last, link.last, end);
    if (!second || second->kind != NumberKind::atom || second->unit != f.unit) return false;
    if (second->qualifier == Qualifier::range || second->open) return false;
    Amount low = f.low;
    if (f.scale == 1 && second->scale > 1 && less(low.times(second->scale), second->high)) {
      low = low.times(second->scale);
    }
    if (!less(low, second->high)) return false;
    const bool vague = f.qualifier == Qualifier::vague || second->qualifier == Qualifier::vague;
    f.low = low;
    f.high = second->high;
    f.last = second->last;
    f.qualifier = vague ? Qualifier::vague : Qualifier::range;
    return true;
  }

  /// "20 (dua puluh) orang": the number once more in brackets.
  void skip_repetition(Figure& f) const {
    if (!is(f.last, "(") || f.last + 1 >= end) return;
    const auto again = figures_.read(f.last + 1, f.last + 1, end);
    if (!again || !is(again->last, ")") || !(again->low == f.low) || !(again->high == f.high))
      return;
    f.last = again->last + 1;
  }

  // ------------------------------------------------------------ numbers that are none

  [[nodiscard]] bool refused(const Figure& f) const { return denied(f) || uncounted_several(f); }

  /// "tidak seorang pun": no figure.
  [[nodiscard]] bool denied(const Figure& f) const {
    const auto even = [&](std::uint32_t i) {
      if (i >= end) return false;
      const NumberRow* row = t.number(w.key(i));
      return row != nullptr && row->kind == NumberKind::even;
    };
    if (even(f.last)) return true;
    const auto n = noun(f.last);
    return f.low == Amount{1, 0} && n && even(n.last);
  }

  /// "banyak yang", "beberapa di": a vague word counts only with a noun after it.
  [[nodiscard]] bool uncounted_several(const Figure& f) const {
    if (!f.open || f.kind != NumberKind::atom) return false;
    if (f.last >= end || punctuation(f.last)) return true;
    return !counted_noun(f.last) && !noun_like(f.last) && !found_at(t.after, w, f.last, end);
  }

  // ------------------------------------------------------------ the right side

  [[nodiscard]] Quantity start(const Figure& f, const Left& left) const {
    Quantity q;
    q.first = left.first;
    q.number_first = f.first;
    q.number_last = q.last = q.classifier = f.last;
    q.relation = left.relation;
    q.vague_word = f.open && f.kind != NumberKind::fraction;
    q.rule = f.rule;
    q.count = count_of(f, left);
    if (f.kind == NumberKind::one_of) q.relation = Relation::among;
    if (f.kind == NumberKind::all_of) q.anaphoric = true;
    return q;
  }

  [[nodiscard]] static record::Count count_of(const Figure& f, const Left& left) {
    record::Count c;
    c.qualifier = f.qualifier;
    if (f.open || f.unit == Unit::clock) return c;
    if (!f.low.whole() || !f.high.whole()) return c;  // "2,5 km": nothing to count
    c.low = f.low.whole();
    c.high = f.high.whole();
    const bool fixed = f.qualifier == Qualifier::vague || f.qualifier == Qualifier::range;
    if (left.hedge && !fixed) bound(c, *left.hedge);
    return c;
  }

  static void bound(record::Count& c, Qualifier q) {
    const auto value = c.low ? c.low : c.high;
    c.qualifier = q;
    c.low = q == Qualifier::at_most ? std::nullopt : value;
    c.high = q == Qualifier::at_least || q == Qualifier::more_than ? std::nullopt : value;
  }

  static void exactly(record::Count& c) {
    c.qualifier = Qualifier::exact;
    c.low = c.high;
  }

  /// Takes what follows the number in whatever order it comes: "lagi", "lebih", the noun,
  /// "lainnya".
  void look_right(const Figure& f, Quantity& q) {
    take_after(q, Place::number);
    const auto counted = counted_noun(q.last);
    if (counted && !counted.row->outcome && f.kind != NumberKind::all_of) {
      take_noun(counted, f, q);
      take_after(q, Place::noun);
      take_far_others(q);
    }
    take_among(q);
    if (!q.anaphoric && f.kind == NumberKind::collective) collective(counted, q);
  }

  enum class Place : std::uint8_t { number, noun };

  void take_after(Quantity& q, Place place) const {
    while (const auto cue = found_at(t.after, w, q.last, end)) {
      if (cue.row->cue == Cue::hedge) {
        if (!hedge_after(cue, place)) return;
        bound(q.count, cue.row->qualifier);
      } else if (cue.row->pointer) {
        q.anaphoric = q.anaphoric || (place == Place::noun && of_people(q.unit));
        return;
      } else if (cue.row->relation == Relation::among || not_older(cue, q)) {
        return;
      } else {
        q.relation = cue.row->relation;
      }
      q.last = cue.last;
    }
  }

  /// "dari 12 sebelumnya" is an older level, "12 orang sebelumnya" may be anything.
  [[nodiscard]] bool not_older(const Found<CueRow>& cue, const Quantity& q) const {
    if (cue.row->relation != Relation::previous) return false;
    return q.first == begin || t.older.find(w.key(q.first - 1)) == t.older.end();
  }

  static bool of_people(Unit u) {
    return u == Unit::people || u == Unit::households || u == Unit::bare;
  }

  /// "300 lebih orang", "10.000 lebih", not "20 orang lebih memilih".
  [[nodiscard]] bool hedge_after(const Found<CueRow>& cue, Place place) const {
    if (cue.last - cue.first > 1 || cue.last >= end || punctuation(cue.last)) return true;
    const auto next = noun(cue.last);
    return next && (place == Place::number || next.row->outcome);
  }

  void take_noun(const Found<NounRow>& counted, const Figure& f, Quantity& q) const {
    if (f.unit && !takes_noun(f, counted.row->unit)) return;
    const NumberRow* group = t.number(w.key(counted.first));
    if (group != nullptr && group->kind == NumberKind::group) multiply(q, group->atom.value.digits);
    q.unit = counted.row->unit;
    q.rule = counted.row->form;
    q.last = counted.last;
    if (q.unit == Unit::date) take_year(q);
    if (q.unit != Unit::people && q.unit != Unit::households) return;
    q.classifier = counted.first;
    q.classifier_is_generic = counted.row->generic;
  }

  /// "seorang polisi", "sebuah roket": the form has a unit and a noun may still name it. Half an
  /// hour is a duration, half of the people is a part.
  static bool takes_noun(const Figure& f, Unit counted) {
    if (f.kind == NumberKind::fraction) return measure(counted);
    return f.unit == Unit::people || f.unit == Unit::things;
  }

  static bool measure(Unit u) {
    return u == Unit::duration || u == Unit::distance || u == Unit::weight || u == Unit::area;
  }

  static void multiply(Quantity& q, std::int64_t by) {
    if (q.count.low) *q.count.low *= by;
    if (q.count.high) *q.count.high *= by;
  }

  /// "25 Agustus 2021": the year belongs to the date.
  void take_year(Quantity& q) const {
    if (q.last >= end || w.text.tokens[q.last].kind != TokenKind::number) return;
    if (is_year(q.last)) ++q.last;
  }

  [[nodiscard]] bool is_year(std::uint32_t i) const {
    const Digits d = read_digits(form(i));
    return d.shape == Shape::number && form(i).size() == 4 && year_value(d.low);
  }

  /// "tiga anggota kelompok itu lainnya": words of the same noun phrase may stand between.
  void take_far_others(Quantity& q) const {
    if (q.unit != Unit::people || q.relation != Relation::none) return;
    std::uint32_t at = q.last;
    for (std::uint32_t n = 0; n < kFarRight && at < end; ++n, ++at) {
      if (others_at(at)) {
        q.relation = Relation::others;
        return;
      }
      if (punctuation(at) || numeric(at) || !phrase_goes_on(at)) return;
    }
  }

  /// "dua di antaranya", "tiga orang dari mereka"
  void take_among(Quantity& q) const {
    const auto cue = found_at(t.after, w, q.last, end);
    if (cue && cue.row->cue == Cue::relation && cue.row->relation == Relation::among) {
      q.relation = Relation::among;
    }
    if (cue && cue.row->pointer && of_people(q.unit)) q.anaphoric = true;
  }

  /// "ketiga korban" are all three; "korban ketiga" is the third.
  void collective(const Found<NounRow>& counted, Quantity& q) const {
    const bool after_noun = q.first > begin && duration_before(q.first);
    if (counted && !counted.row->outcome && !after_noun && !told_by_time(counted.row->unit)) {
      q.anaphoric = true;
      return;
    }
    q.unit = Unit::ordinal;
    q.last = q.classifier = q.number_last;
    q.relation = Relation::none;
  }

  [[nodiscard]] bool duration_before(std::uint32_t at) const {
    const auto n = noun(at - 1);
    return n && told_by_time(n.row->unit);
  }

  static bool told_by_time(Unit u) { return u == Unit::duration || u == Unit::times; }

  // ------------------------------------------------------------ what it counts

  void finish(const Figure& f, const Left& left, Quantity& q) {
    decide_unit(f, left, q);
    if (!counts_something(q.unit)) q.relation = Relation::none;
    inherit(q);
    if (q.relation == Relation::none && part_of_next(q)) q.relation = Relation::among;
    if (q.unit == Unit::people && q.relation == Relation::others && q.classifier == q.number_last) {
      q.classifier_is_generic = true;
    }
    if (q.rule.empty()) q.rule = name(q.unit);
    q.span = w.span(q.first, q.last);
  }

  /// Only what can be counted has others, parts and totals; a percentage has not.
  static bool counts_something(Unit u) {
    return of_people(u) || u == Unit::animals || u == Unit::things || u == Unit::weapons;
  }

  /// "tiga dari 61 korban", "empat dari korban luka"; not "40 pasien dari dua klinik".
  [[nodiscard]] bool part_of_next(const Quantity& q) const {
    if (!counts_something(q.unit) || q.last + 1 >= end || rose_to(q.first)) return false;
    if (t.older.find(w.key(q.last)) == t.older.end()) return false;
    if (!numeric(q.last + 1)) return q.last == q.number_last && person_noun(q.last + 1);
    const auto whole = figures_.read(q.last + 1, q.last + 1, end);
    // "tiga dari 61 korban", "lima dari kedelapan korban"
    const bool number =
        whole && (whole->kind == NumberKind::atom || whole->kind == NumberKind::collective);
    if (!number) return false;
    const auto counted = noun(whole->last);
    if (!counted || counted.row->outcome) return false;
    return q.unit == Unit::bare ? counts_something(counted.row->unit) : q.unit == counted.row->unit;
  }

  /// "menjadi 171": a level that the figure rose or fell to.
  [[nodiscard]] bool rose_to(std::uint32_t at) const {
    return at > begin && t.newer.find(w.key(at - 1)) != t.newer.end();
  }

  void decide_unit(const Figure& f, const Left& left, Quantity& q) const {
    if (q.unit == Unit::ordinal) return;
    const bool counted = q.rule != f.rule || q.unit != Unit::bare;
    if (f.unit && !(counted && takes_noun(f, q.unit))) {
      fixed_unit(f, q);
      return;
    }
    if (left.unit && unit_from_left(f, left, q)) return;
    if (q.unit == Unit::duration && age(f, left, q)) {
      q.unit = Unit::age;
      return;
    }
    if (q.unit == Unit::bare) alone(f, left, q);
  }

  void fixed_unit(const Figure& f, Quantity& q) const {
    q.unit = *f.unit;
    if (f.kind == NumberKind::single || f.kind == NumberKind::group ||
        f.kind == NumberKind::indefinite) {
      q.classifier = f.first;
      q.classifier_is_generic = f.kind != NumberKind::group;
    }
    if (f.unit == Unit::ordinal) ordinal_or_all(f, q);
  }

  /// "ke-34 sandera" are all 34, "serangan ke-34" is one.
  void ordinal_or_all(const Figure& f, Quantity& q) const {
    const auto n = noun(f.last);
    if (!n || n.row->unit != Unit::people || n.row->outcome) return;
    if (f.first > begin && !punctuation(f.first - 1) && phrase_goes_on(f.first - 1)) return;
    q.unit = Unit::people;
    q.anaphoric = true;
    q.classifier = n.first;
    q.classifier_is_generic = n.row->generic;
    q.last = n.last;
  }

  /// Words before the number decide unless people are counted after it ("distrik 10 orang"). A year
  /// stays one: "sejak 2001 warga".
  [[nodiscard]] bool unit_from_left(const Figure& f, const Left& left, Quantity& q) const {
    const bool time = *left.unit == Unit::date || *left.unit == Unit::year;
    const bool weak = *left.unit == Unit::name || (time && !year_like(f));
    if (weak && (q.unit == Unit::people || q.unit == Unit::households)) return false;
    q.anaphoric = false;
    q.classifier = q.number_last;
    if (weak || time) q.last = q.number_last;
    q.unit = *left.unit;
    q.rule = left.rule;
    return true;
  }

  /// "17 tahun" after a person is an age: "bocah 17 tahun", "Farid, 17 tahun", "(17 tahun)".
  [[nodiscard]] bool age(const Figure& f, const Left& left, const Quantity& q) const {
    if (q.last == q.number_last || left.seen == begin || f.low.digits > kOldest) return false;
    if (t.ages.find(w.key(q.last - 1)) == t.ages.end()) return false;
    std::uint32_t before = left.seen - 1;
    if ((is(before, ",") || is(before, "(")) && before > begin) --before;
    return (named(before) && phrase_goes_on(before)) || person_noun(before);
  }

  void alone(const Figure& f, const Left& left, Quantity& q) const {
    if (score(f, left)) return set(q, Unit::score, "score");
    if (bracketed_age(f)) return set(q, Unit::age, "age in brackets");
    if (enumerator(f)) return set(q, Unit::name, "list");
    if (year(f, left)) return set(q, Unit::year, "year");
    if (outcome(q.last)) return set(q, Unit::bare, "predicate");
    if (!left.level && name_before(f, left)) return set(q, Unit::name, "name before");
    if (!f.open && !f.low.whole()) return set(q, Unit::things, "decimal");
    next_word(q);
  }

  static void set(Quantity& q, Unit unit, std::string_view rule) {
    q.unit = unit;
    if (q.rule.empty()) q.rule = rule;
  }

  /// "2-1", "0-0": no range.
  [[nodiscard]] bool score(const Figure& f, const Left& left) const {
    if (f.qualifier != Qualifier::range || !f.digits || left.hedge || left.spread) return false;
    return !less(f.low, f.high) ||
           (f.high.digits < 10 && f.last - f.first <= 3 && !outcome(f.last));
  }

  /// "Rahmat (26)", "Budi, 34, warga desa"
  [[nodiscard]] bool bracketed_age(const Figure& f) const {
    const std::int64_t n = f.low.whole().value_or(0);
    if (!f.digits || n < 1 || n > kOldest || f.first < begin + 2 || f.last >= end) return false;
    const std::uint32_t open = f.first - 1;
    const bool brackets = is(open, "(") && (is(f.last, ")") || is(f.last, ",") || is(f.last, "/"));
    const bool commas = is(open, ",") && is(f.last, ",");
    if (brackets) return named(open - 1) || capital(open - 1) || person_noun(open - 1);
    return commas && named(open - 1);
  }

  /// "1. ", "(2) " at the head of an item.
  [[nodiscard]] bool enumerator(const Figure& f) const {
    if (!f.digits || f.low.digits > 99 || f.last >= end) return false;
    const bool first = f.first == begin && (is(f.last, ".") || is(f.last, ")")) && f.last + 1 < end;
    return first || (f.first > begin && is(f.first - 1, "(") && is(f.last, ")"));
  }

  [[nodiscard]] bool year(const Figure& f, const Left& left) const {
    if (!year_like(f) || f.low.digits < kFirstYear || form(f.first).size() != 4) return false;
    return !left.level && !outcome(f.last);
  }

  /// "Densus 88", "Detasemen Khusus (Densus) 88", "Elman Dua", "di Lima": part of a name.
  [[nodiscard]] bool name_before(const Figure& f, const Left& left) const {
    if (left.seen != f.first || f.first == begin) return false;
    std::uint32_t before = f.first - 1;
    if (is(before, ")") && before > begin) --before;
    if (!f.digits) return capital(f.first) && !punctuation(before);
    return capital(before) && word_class(before) != WordClass::verb;
  }

  /// Nothing in the tables follows. A member of an armed group is a person, another noun is a
  /// thing.
  void next_word(Quantity& q) const {
    if (q.last >= end || punctuation(q.last) || q.anaphoric) return set(q, Unit::bare, "alone");
    if (const words::Name* name = name_at(q.last)) return named_people(*name, q);
    const WordClass c = word_class(q.last);
    if ((c != WordClass::noun && c != WordClass::other) || capital(q.last) ||
        q.relation != Relation::none) {
      return set(q, Unit::bare, "alone");
    }
    q.rule = "unknown noun";
    q.unit = Unit::things;
    ++q.last;
  }

  static void named_people(const words::Name& name, Quantity& q) {
    if (name.kind != words::NameKind::armed_group) return set(q, Unit::bare, "name after");
    q.rule = "armed group";
    q.unit = Unit::people;
    q.classifier = q.last;
    q.last = std::max(q.last, name.last);
  }

  // ------------------------------------------------------------ from the quantity before

  /// "termasuk dua anak dan seorang wanita", "berusia 5 dan 7": what holds for the first of a list
  /// holds for the next.
  void inherit(Quantity& q) const {
    if (q.relation == Relation::none && of_people(q.unit)) q.relation = partitive(q);
    if (q.relation == Relation::none && heads(q)) q.relation = Relation::whole;
    if (out_.size() == sentence_start_) return;
    const Quantity& last = out_.back();
    if (superseded(last, q)) q.relation = Relation::previous;
    if (whole_of(last, q)) q.relation = Relation::whole;
    if (part_of_list(last, q)) q.relation = last.relation;
    if (last.unit == Unit::name && q.unit == Unit::bare && q.first == last.last)
      q.unit = Unit::name;
    const bool may_be_age = q.unit == Unit::bare || q.unit == Unit::duration;
    if (last.unit == Unit::age && may_be_age && q.first == last.last + 1) q.unit = Unit::age;
  }

  /// "Dari 23 korban luka, sembilan ...", "Di antara korban terdapat 14 ...": the sentence opens
  /// with the whole, and this is the first part of it.
  [[nodiscard]] Relation partitive(const Quantity& q) const {
    std::uint32_t at = begin;
    while (at < q.first && punctuation(at)) ++at;
    const auto head = found_at(t.heads, w, at, end);
    const std::size_t before = out_.size() - sentence_start_;
    if (!head || before > 1 || q.first <= head.last) return Relation::none;
    const bool whole = before == 0 && head.row->pointer && head.last + 1 == q.first;
    if (whole) return Relation::among;
    const bool counted =
        before == 1 && out_.back().first <= head.last + 1 && of_people(out_.back().unit);
    const bool named_whole = before == 0 && person_noun(head.last);
    const auto cue = t.cue_before(w, begin, q.first);
    const bool opens = is(q.first - 1, ",") || (cue && cue.row->cue == Cue::level);
    return opens && (counted || named_whole) ? head.row->relation : Relation::none;
  }

  /// "Dari 36 prajurit, empat ...": the whole that a sentence opens with.
  [[nodiscard]] bool heads(const Quantity& q) const {
    std::uint32_t at = begin;
    while (at < q.first && punctuation(at)) ++at;
    const auto head = found_at(t.heads, w, at, end);
    return head && !head.row->pointer && head.last == q.first && counts_something(q.unit);
  }

  /// "tiga dari 61 korban"
  [[nodiscard]] bool whole_of(const Quantity& last, const Quantity& q) const {
    return q.relation == Relation::none && last.relation == Relation::among &&
           q.first == last.last + 1 && t.older.find(w.key(last.last)) != t.older.end();
  }

  /// "menjadi 171 dari 130": the second figure is the older.
  [[nodiscard]] bool superseded(const Quantity& last, const Quantity& q) const {
    if (q.relation != Relation::none || q.first != last.last + 1) return false;
    if (t.older.find(w.key(last.last)) == t.older.end()) return false;
    return of_people(last.unit) && of_people(q.unit) && rose_to(last.first);
  }

  [[nodiscard]] bool part_of_list(const Quantity& last, const Quantity& q) const {
    const bool part = last.relation == Relation::including || last.relation == Relation::among;
    if (!part || q.relation != Relation::none || outcome_follows(q.last)) return false;
    for (std::uint32_t i = last.last; i < q.first; ++i) {
      const WordClass c = word_class(i);
      if (c == WordClass::verb || c == WordClass::subordinator) return false;
    }
    return q.first > last.last && listed(q.first - 1);
  }

  [[nodiscard]] bool listed(std::uint32_t i) const {
    return is(i, ",") || t.lists.find(w.key(i)) != t.lists.end();
  }

  FigureReader figures_;
  std::vector<Quantity> out_;
  std::size_t sentence_start_ = 0;  // quantities before it belong to earlier sentences
};

}  // namespace

struct Finder::Rules {
  explicit Rules(std::shared_ptr<const lang::Pack> source)
      : pack(std::move(source)), tables(*pack) {}

  std::shared_ptr<const lang::Pack> pack;
  Tables tables;
};

Finder::Finder(std::shared_ptr<const lang::Pack> pack)
    : rules_(std::make_unique<const Rules>(std::move(pack))) {}

Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

std::vector<Quantity> Finder::find(const words::Words& words) const {
  return Scan(rules_->tables, words).run();
}

}  // namespace saksi::counts
