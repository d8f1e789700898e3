// SPDX-License-Identifier: Apache-2.0
// The day of a mention: of its own clause, then of its sentence, never of another event's words
// (docs/design/extract.md, "Time and place").
#include "extract/day_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Trigger;
using mentions::TriggerVoice;

class DayFinder : public Around {
 public:
  explicit DayFinder(const Around& around) : Around(around) {}

  Stretch held_for(const Trigger& t) const {
    const auto family = family_of(t.type);
    if (family != Family::violence && family != Family::abduction && family != Family::any)
      return {};
    const Stretch all = sentence(t.at.first);
    Stretch found{};
    each_in(r_.mentions.triggers, all, [&](const Trigger& arrest) {
      if (family_of(arrest.type) != Family::arrest || arrest.at.first == t.at.first) return;
      if (arrest.at.first > t.at.last) {
        if (arrest.voice == TriggerVoice::passive && describes_held(t, arrest))
          found = {all.first, arrest.at.first};
      } else if (arrest.voice != TriggerVoice::middle && held_behind(arrest, t)) {
        found = {arrest.at.last, all.last};
      }
    });
    return found;
  }

  void find_day(Told& told) const {
    const Stretch all = sentence(told.at.first);
    if (only_an_anchor(told)) return;
    if (told.reaction) {
      took_place_on(told);
      return;
    }
    int best = kFar;
    for (const auto& t : r_.times) {
      if (t.first < all.first || t.first >= all.last) continue;
      // "berunjuk rasa di Abepura, Selasa, menolak pemekaran": the day of the demonstration
      const bool demonstrates = told.type == TriggerClass::protest &&
                                told.voice == TriggerVoice::active && t.first >= told.at.last &&
                                t.first < told.at.last + 12;
      if (t.dates == when::Dates::statement && !demonstrates && !of_the_noun(t, told)) continue;
      if (t.dates == when::Dates::citation) continue;
      if (t.kind != when::Kind::point && t.kind != when::Kind::relative &&
          t.kind != when::Kind::history && !since_when(t, told))
        continue;
      if (t.kind == when::Kind::point &&
          (t.date.precision == record::DatePrecision::unknown || long_span(t.date)))
        continue;
      if (told.points_back && by_the_clock(t)) continue;
      if (names_a_day_again(t, all)) continue;
      if (of_the_claim(t, told) || ahead(t) || in_a_groups_name(t)) continue;
      if (told.turned != 0 && t.last <= told.turned) continue;
      if (of_a_relative_clause(t, told) || !own_of_held(t, told) || names_another(t, told) ||
          of_another_deed(t.first, told))
        continue;
      if (told.voice == TriggerVoice::noun && t.first >= told.at.last &&
          c_.clause_of(t.first) == c_.clause_of(told.at.first) &&
          c_.any(Set::ceases, told.at.last, t.first)) {
        told.weak = t.date;  // "Penembakan mereda Rabu pagi": when it ended
        continue;
      }
      if (begins_a_count(t, told) || of_what_sparked(t, told) || of_what_it_answers(t, told))
        continue;
      if (of_the_main_verb(t, told)) {
        told.weak = t.date;
        continue;
      }
      const auto a = anchor(t);
      const bool counted = a && counted_from_a_day(t);
      if (a && (a->known || counted) == a->at.holds(told.at.first)) continue;
      if (same_day_as(t) != nullptr && day_of_that(t) == nullptr) continue;
      const bool hours = t.kind == when::Kind::relative && t.offset_days.value_or(0) == 0;
      // "sejak Minggu hingga Selasa" has both ends
      const bool since =
          t.first > 0 && (t.kind == when::Kind::since ||
                          (t.kind == when::Kind::point && c_.in(Set::since, t.first - 1) == 1));
      const auto skip = a ? t.last : since ? t.first - 1 : 0;
      const int d = distance(t.first, told.at, skip) + (hours ? 25 : 0) +
                    (before_another_verb(t, told) ? 15 : 0);
      if (d < best) {
        best = d;
        told.time = &t;
      }
    }
    if (told.time == nullptr) day_of_what_followed(told);
    if (told.time == nullptr && told.goes_on) told.time = goes_on_until(told);
    if (told.time != nullptr && toll_only(told)) {
      told.weak = told.time->date;
      told.time = nullptr;
    }
    if (told.time != nullptr) {
      const auto* that = day_of_that(*told.time);
      told.date = that != nullptr ? *that : told.time->date;
      told.counted_from = counted_from(*told.time);
      if (const auto* named = weekday_told_before(*told.time, told)) told.date = *named;
      if (told.time->kind == when::Kind::since && told.date.precision == record::DatePrecision::day)
        told.date.end = told.date.start;
      lasted_until(told);
      const bool news = told.points_back && of_late(*told.time);
      told.recalled =
          told.recalled || (told.time->past && !news) || told.time->kind == when::Kind::history;
    }
  }

 private:
  /// "Sehari setelah serangan itu, ...": the noun for what was told before, some days from it.
  const Trigger* counted_from(const when::Time& t) const {
    const auto a = anchor(t);
    if (!a || !a->known || t.offset_days.value_or(0) == 0) return nullptr;
    const auto i = first_from(r_.mentions.triggers, t.last);
    if (i == r_.mentions.triggers.size()) return nullptr;
    const Trigger& noun = r_.mentions.triggers[i];
    return a->at.holds(noun.at.first) && noun.voice == TriggerVoice::noun ? &noun : nullptr;
  }

  /// "Senin (13/9), KKB membakar pos. \"Senin pagi mereka datang,\" katanya": who is quoted names
  /// the weekday of what was told right before, of a week or more ago.
  const record::Date* weekday_told_before(const when::Time& t, const Told& told) const {
    constexpr std::uint32_t kReach = 2;
    if (!c_.quoted(t.first) || !bare_weekday(t) || told_.empty()) return nullptr;
    const Told& last = told_.back();
    if (last.sentence == told.sentence) {
      const bool same = last.time == &t && last.date.start;  // beside it in the sentence
      return same ? &last.date : nullptr;
    }
    for (auto i = told_.size(); i-- > 0 && told_[i].sentence + kReach >= told.sentence;) {
      const Told& o = told_[i];
      if (o.date.precision != record::DatePrecision::day || !o.date.start) continue;
      const std::chrono::sys_days there(*o.date.start), here(*t.date.start);
      const auto weeks = (here - there).count();
      return weeks > 0 && weeks % 7 == 0 ? &o.date : nullptr;
    }
    return nullptr;
  }

  /// A weekday and no date: "Senin", "Senin pagi".
  bool bare_weekday(const when::Time& t) const {
    if (t.kind != when::Kind::point || t.date.precision != record::DatePrecision::day) return false;
    const auto& tokens = r_.words.text.tokens;
    return named(t) &&
           std::none_of(tokens.begin() + t.first, tokens.begin() + t.last,
                        [](const auto& x) { return x.kind == text::TokenKind::number; });
  }

  /// "menyerang pos sehari setelah gencatan senjata diumumkan pada Senin": what follows has its own
  /// day, so this one is of what stands before.
  bool counted_from_a_day(const when::Time& t) const {
    if (!t.date.start || t.date.precision != record::DatePrecision::day) return false;
    const auto& published = r_.published.day;
    if (t.offset_days.value_or(0) == 0 || (published && *t.date.start > *published)) return false;
    const auto end = sentence(t.first).last;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.first >= t.last && x.first < end && x.kind == when::Kind::point &&
             x.date.precision == record::DatePrecision::day && x.date.start &&
             *x.date.start != *t.date.start;
    });
  }

  /// "Tujuh orang yang menyerang pos polisi ditangkap": no other subject before the verb.
  /// "pada Sabtu (7/6), bertepatan dengan hari kedua Idul Adha": a feast of several days beside the
  /// day itself.
  bool names_a_day_again(const when::Time& t, Stretch all) const {
    constexpr std::uint32_t kReach = 6;
    if (t.date.precision != record::DatePrecision::range || t.kind != when::Kind::point)
      return false;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const when::Time& x) {
      return all.holds(x.first) && x.last <= t.first && t.first <= x.last + kReach &&
             x.kind == when::Kind::point && x.date.precision == record::DatePrecision::day &&
             !any_in(r_.mentions.triggers, {x.last, t.first});
    });
  }

  bool describes_held(const Trigger& t, const Trigger& arrest) const {
    const auto begin = sentence(t.at.first).first;
    if (!introduced(begin, t.at.first, true)) return false;
    if (c_.any(Set::after, begin, arrest.at.first)) return false;
    auto end = arrest.at.first;
    while (end > t.at.last && c_.adverbial(end - 1)) --end;
    for (auto i = t.at.last; i < end; ++i) {
      const bool comma = c_.mark(i, ",") || c_.mark(i, ";");
      if (!comma && c_.in(Set::and_, i) == 0) continue;
      if (c_.cue(CueKind::clause, {i + 1, i + 2}) != nullptr) return false;
      if (subject_between(i + 1, end, comma)) return false;
    }
    return true;
  }

  /// People who are counted, or named, right before a verb.
  bool subject_between(std::uint32_t from, std::uint32_t end, bool named) const {
    const bool counted = std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return q.first >= from && q.last == end && q.unit == counts::Unit::people;
    });
    bool found = counted;
    each_in(r_.mentions.actors, {from, end},
            [&](const Actor& a) { found = found || (named && a.at.last == end); });
    return found;
  }

  /// "menangkap X yang diduga menembak polisi", "ditahan terkait penembakan": what follows the verb
  /// of a passive one is told of its doer.
  bool held_behind(const Trigger& arrest, const Trigger& t) const {
    const bool active = arrest.voice == TriggerVoice::active;
    if (!introduced(arrest.at.last, t.at.first, active)) return false;
    for (auto i = arrest.at.last; i < t.at.first; ++i) {
      if (c_.in(Set::after, i) != 0 || c_.mark(i, ";")) return false;
      if (c_.mark(i, ",") && !introduced(i, t.at.first, active)) return false;
    }
    return true;
  }

  /// A word for who did it stands before the deed.
  bool introduced(std::uint32_t from, std::uint32_t to, bool relative) const {
    return c_.any(Set::charge, from, to) || (relative && c_.any(Set::relative, from, to));
  }

  /// The day of a deed that people are held for stands in the same phrase; any other is the day of
  /// the arrest.
  bool of_what_they_are_held_for(const when::Time& time, const Trigger& t, Stretch held) const {
    if (!held.holds(time.first)) return false;
    const auto from = std::min(time.last, t.at.last);
    const auto to = std::max(time.first, t.at.first);
    for (auto i = from; i < to; ++i) {
      if (c_.mark(i, ",")) return false;
    }
    if (held.last < sentence(t.at.first).last) return true;  // it stands before the verb
    constexpr auto kRecent = std::chrono::days(7);
    const auto& published = r_.published.day;
    const bool old =
        published && time.date.end &&
        std::chrono::sys_days(*time.date.end) + kRecent < std::chrono::sys_days(*published);
    return time.first >= t.at.last && (old || t.voice != TriggerVoice::noun);
  }

  /// "arsitek pembantaian 7 Oktober": the day right behind a noun is part of what it is called.
  bool names_another(const when::Time& time, const Told& told) const {
    if (time.kind != when::Kind::point && time.kind != when::Kind::history) return false;
    if (of_one_more(time, told)) return true;
    const auto form = c_.form({time.first, time.first + 1});
    if (form.empty() || form.front() < '0' || form.front() > '9') return false;
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                       [&](const Trigger& o) {
                         return o.voice == TriggerVoice::noun && o.at.last == time.first &&
                                o.at.first != told.at.first && o.at.first > told.at.last;
                       });
  }

  /// "Serangan itu terjadi tak jauh dari sebuah ledakan serupa Rabu lalu": behind what points back,
  /// the day right behind a noun with "sebuah" is of that one.
  bool of_one_more(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 2;
    if (!told.points_back || time.first < told.at.last) return false;
    return std::any_of(
        r_.mentions.triggers.begin(), r_.mentions.triggers.end(), [&](const Trigger& o) {
          return o.voice == TriggerVoice::noun && o.at.first > told.at.last && o.at.first > 0 &&
                 o.at.last <= time.first && time.first < o.at.last + kReach &&
                 c_.in(Set::one, o.at.first - 1) != 0 &&
                 !c_.any(Set::pointer, o.at.last, time.first);
        });
  }

  /// The day of the arrest is not that of the deed, nor the other way round.
  bool own_of_held(const when::Time& time, const Told& told) const {
    if (told.held_for) {
      const Trigger t{told.at, told.type, told.voice, {}};
      return of_what_they_are_held_for(time, t, held_for(t));
    }
    return told.family != Family::arrest || !of_their_deed(time, told);
  }

  /// Is this day that of a deed that people are held for?
  bool of_their_deed(const when::Time& time, const Told& told) const {
    return std::any_of(
        r_.mentions.triggers.begin(), r_.mentions.triggers.end(), [&](const Trigger& t) {
          if (c_.sentence_of(t.at.first) != told.sentence || t.at.first == told.at.first)
            return false;
          const auto held = held_for(t);
          return held.last > held.first && of_what_they_are_held_for(time, t, held);
        });
  }

  /// The day stands behind the verb of a relative clause that tells of something else.
  bool of_a_relative_clause(const when::Time& time, const Told& told) const {
    return std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                       [&](const Trigger& o) {
                         return o.at.first != told.at.first && own_day(o) == &time;
                       }) ||
           (told.type != TriggerClass::arrest && c_.day_of_arrest(time)) || of_who_died(time, told);
  }

  /// "Sejak penangkapan X pada 19 Maret, hampir 2.000 orang telah ditahan": the day from which is
  /// counted, not that of the verb behind the comma.
  bool begins_a_count(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 9;
    const auto begin = sentence(time.first).first;
    if (told.at.first < time.last || time.kind != when::Kind::point) return false;
    if (told.family != Family::arrest) return false;
    bool comma = false;
    for (auto i = time.last; i < told.at.first; ++i) comma = comma || c_.mark(i, ",");
    if (!comma) return false;
    const auto from = time.first > begin + kReach ? time.first - kReach : begin;
    for (auto i = from; i < time.first; ++i) {
      const bool noun = i + 2 < time.first;  // "sejak Senin" is a time of its own
      if (c_.in(Set::since, i) != 0 && noun) return true;
    }
    return false;
  }

  /// "mengevakuasi jenazah dua guru yang dibunuh di X, ke Y, Sabtu": a day behind a comma is that
  /// of the verb before the relative clause.
  bool of_the_main_verb(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 8;
    std::uint32_t i = told.at.first;
    const auto begin = sentence(i).first;
    while (i > begin && c_.adverbial(i - 1)) --i;
    if (i <= begin + 1 || told.voice == TriggerVoice::noun || c_.in(Set::relative, i - 1) == 0)
      return false;
    const bool front = time.last < i;
    if (!front && (time.first <= told.at.last || !c_.mark(time.first - 1, ","))) return false;
    const auto from = front ? time.last : begin;
    for (auto v = i - 1; v > from && v + kReach > i; --v) {
      if (c_.punctuation(v - 1)) return false;
      const auto& w = r_.words.words[v - 1];
      if (w.word_class != words::WordClass::verb || w.voice != words::Voice::active) continue;
      const bool says = std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                                    [&](const auto& s) { return s.cue.holds(v - 1); });
      return !says && !any_in(r_.mentions.triggers, {v - 1, v});
    }
    return false;
  }

  /// "Pertempuran itu berawal dari laporan warga sehari sebelumnya", "Bentrokan itu dipicu
  /// pemanahan di X pada Senin": the day of what it came from.
  bool of_what_sparked(const when::Time& time, const Told& told) const {
    const bool counted = time.kind == when::Kind::relative && time.offset_days.value_or(0) != 0;
    if (!counted && !told.points_back) return false;
    for (auto i = told.at.last; i < time.first; ++i) {
      if (c_.in(Set::sparked, i) != 0) return !c_.any(Set::begins, i + 2, time.first);
    }
    return false;
  }

  /// "menyerang X sebagai tanggapan atas serangan Y pada 1 Oktober": the day of what is answered.
  bool of_what_it_answers(const when::Time& time, const Told& told) const {
    for (auto i = told.at.last; i < time.first; ++i) {
      const auto words = c_.in(Set::reprisal, i);
      if (words == 0) continue;
      return any_in(r_.mentions.triggers, {i + words, time.first});
    }
    return false;
  }

  /// "bom meledak dalam pemakaman pemrotes yang tewas sehari sebelumnya": the day of that death.
  bool of_who_died(const when::Time& time, const Told& told) const {
    constexpr std::uint32_t kReach = 6;
    for (auto i = time.first; i > told.at.last && i + kReach > time.first; --i) {
      if (c_.mark(i - 1, ",")) return false;
      if (c_.in(Set::relative, i - 1) == 0) continue;
      bool died = false;
      each_in(r_.mentions.outcomes, {i, i + 1}, [&](const auto& o) {
        died = o.pattern == mentions::Pattern::predicate &&
               o.outcome <= record::Outcome::killed_or_injured;
      });
      return died;
    }
    return false;
  }

  /// "mengutuk serangan di X yang terjadi Minggu (16/5)", "mengecam kerusuhan yang terjadi di X
  /// pada Senin": only spoken of, but with a day.
  void took_place_on(Told& told) const {
    const auto end = sentence(told.at.first).last;
    constexpr std::uint32_t kReach = 3;
    std::uint32_t begun = 0;  // behind "yang terjadi"
    for (auto i = told.at.last; i < std::min(end, told.at.last + kReach) && begun == 0; ++i) {
      if (i + 1 < end && c_.in(Set::relative, i) != 0 && c_.in(Set::begins, i + 1) != 0)
        begun = i + 1 + c_.in(Set::begins, i + 1);
    }
    for (const auto& t : r_.times) {
      if (t.first < told.at.last || t.first >= end || t.kind != when::Kind::point) continue;
      if (t.date.precision != record::DatePrecision::day || ahead(t)) continue;
      if (begun != 0 && t.first >= begun && !c_.verb_between(begun, t.first)) {
        told.time = &t;
        told.date = t.date;
        return;
      }
      for (auto i = t.first; i > told.at.last + 1 && i + 3 > t.first; --i) {
        if (c_.in(Set::begins, i - 1) == 0 || c_.in(Set::relative, i - 2) == 0) continue;
        told.time = &t;
        told.date = t.date;
        return;
      }
    }
  }

  /// The day of what was told before in such words; null when there are none, nothing before fits
  /// them, or events of two days do.
  const record::Date* day_of_that(const when::Time& t) const {
    const auto* words_for_it = same_day_as(t);
    if (words_for_it == nullptr) return nullptr;
    const Trigger& noun = *words_for_it;
    const Stretch words{noun.at.last, comma_behind(t)};
    const record::Date* day = nullptr;
    for (const auto& o : told_) {
      const bool alike = noun.type == TriggerClass::incident || tells_alike(o, noun);
      if (!alike || !o.date.start || o.sentence == c_.sentence_of(t.first)) continue;
      if (!all_there(o, words) || !named_there(o, words)) continue;
      if (day != nullptr && day->start != o.date.start) return nullptr;
      day = &o.date;
    }
    return day;
  }

  /// "serangan masjid": the sentence that told of it has the noun behind it.
  bool named_there(const Told& t, Stretch words) const {
    if (words.first >= words.last) return true;
    if (r_.words.words[words.first].word_class != words::WordClass::noun) return true;
    const Stretch all = c_.sentence(t.sentence);
    for (auto i = all.first; i < all.last; ++i) {
      if (r_.words.key(i) == r_.words.key(words.first)) return true;
    }
    return false;
  }

  /// "Itu, kata kementerian, balasan atas serangan ke Voronezh pada 18 November": behind who says
  /// so the sentence goes on, and the day stands behind the noun.
  bool of_the_noun(const when::Time& t, const Told& told) const {
    constexpr std::uint32_t kReach = 12;
    if (told.voice != TriggerVoice::noun || t.first < told.at.last) return false;
    if (t.first > told.at.last + kReach || c_.verb_between(told.at.last, t.first)) return false;
    for (auto i = told.at.last; i < t.first; ++i) {
      if ((c_.punctuation(i) && !beside_place(i)) || c_.in(Set::relative, i) != 0) return false;
    }
    auto comma = told.at.first;
    const auto begin = sentence(told.at.first).first;
    while (comma > begin && !c_.punctuation(comma - 1)) --comma;
    if (comma == begin || !c_.mark(comma - 1, ",")) return false;
    return std::none_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.cue.first >= comma && s.cue.first < t.first;
    });
  }

  /// A mark between a place and what holds it.
  bool beside_place(std::uint32_t mark) const {
    return std::any_of(r_.places.begin(), r_.places.end(),
                       [&](const auto& p) { return p.first == mark + 1 || p.last == mark; });
  }

  /// "hari Rabu menaikkan jumlah korban dalam serbuan di X pada Sabtu": the first day is of the
  /// verb that follows it, and one without a verb between stands behind the noun.
  bool before_another_verb(const when::Time& t, const Told& told) const {
    if (told.voice != TriggerVoice::noun || t.last + 1 >= told.at.first ||
        !c_.verb_between(t.last, told.at.first - 1))
      return false;
    const auto end = sentence(told.at.first).last;
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.first >= told.at.last && x.first < end && x.kind == when::Kind::point &&
             x.dates == when::Dates::event && x.date.precision == record::DatePrecision::day &&
             !c_.verb_between(told.at.last, x.first);
    });
  }

  /// "Perang pecah pada 4 November setelah pasukan X menyerbu markas": it was not later than that,
  /// and on that day where nothing else is told to have broken out.
  void day_of_what_followed(Told& told) const {
    const auto begin = sentence(told.at.first).first;
    std::optional<std::uint32_t> after;
    for (auto i = begin + 1; i < told.at.first; ++i) {
      if (c_.in(Set::after, i) != 0) after = i;
    }
    if (!after || told.voice == TriggerVoice::noun) return;
    for (const auto& t : r_.times) {
      if (t.first < begin || t.last > *after || t.kind != when::Kind::point) continue;
      if (t.dates == when::Dates::statement || !t.date.start || ahead(t)) continue;
      if (t.date.precision != record::DatePrecision::day) continue;
      told.not_after = t.date;
      const bool deeds =
          std::any_of(r_.mentions.triggers.begin(), r_.mentions.triggers.end(),
                      [&](const Trigger& o) { return o.at.first >= begin && o.at.first < *after; });
      if (!deeds && c_.any(Set::begins, begin, t.first)) told.time = &t;
    }
  }

  /// "Kejadian itu berlangsung Kamis (13/5) lalu": a day of the last two weeks may be the news'.
  bool of_late(const when::Time& t) const {
    const auto& published = r_.published.day;
    return published && t.date.precision == record::DatePrecision::day &&
           std::chrono::sys_days(*t.date.start) + std::chrono::days(14) >=
               std::chrono::sys_days(*published);
  }

  /// "meletus pada 5 Mei dan baru mereda enam hari kemudian": both ends.
  void lasted_until(Told& told) const {
    if (told.date.precision != record::DatePrecision::day) return;
    const auto end = sentence(told.at.first).last;
    for (const auto& t : r_.times) {
      const auto from = std::max(told.time->last, told.at.last);
      if (t.first < from || t.first >= end || t.kind != when::Kind::relative) continue;
      if (t.offset_days.value_or(0) <= 0 || t.date.precision != record::DatePrecision::day)
        continue;
      if (!c_.any(Set::ceases, from, t.first) || *t.date.start <= *told.date.start) continue;
      if (any_in(r_.mentions.triggers, {from, t.first})) continue;
      told.date.end = t.date.start;
      told.date.precision = record::DatePrecision::range;
      return;
    }
  }

  /// "Pertempuran masih berkecamuk hingga Ahad dini hari": so far.
  const when::Time* goes_on_until(const Told& told) const {
    for (const auto& t : r_.times) {
      if (t.kind == when::Kind::until && t.dates == when::Dates::event && t.date.start &&
          t.date.precision == record::DatePrecision::day && t.first >= told.at.last &&
          c_.clause_of(t.first) == c_.clause_of(told.at.first) && !ahead(t))
        return &t;
    }
    return nullptr;
  }

  /// "Serangan itu terjadi sekitar pukul 09.00": of the day of that attack, whatever day was told
  /// last.
  bool by_the_clock(const when::Time& t) const {
    if (t.kind != when::Kind::relative || t.offset_days.value_or(1) != 0 || named(t)) return false;
    const auto& tokens = r_.words.text.tokens;
    return std::any_of(tokens.begin() + t.first, tokens.begin() + t.last,
                       [](const auto& token) { return token.kind == text::TokenKind::number; });
  }

  /// By a weekday or a month, not by the clock alone.
  bool named(const when::Time& t) const {
    const auto& tokens = r_.words.text.tokens;
    return std::any_of(tokens.begin() + t.first, tokens.begin() + t.last,
                       [](const auto& token) { return token.capital; });
  }

  /// "mengeklaim penyerbuan itu pada Jumat": the day of the claim.
  bool of_the_claim(const when::Time& t, const Told& told) const {
    if (!told.points_back || t.first < told.at.last || told.at.first < 3) return false;
    if (c_.cue(CueKind::anaphor, {told.at.last, t.first}) == nullptr) return false;
    // "mengatakan serangan itu terjadi pada Jumat"
    if (named(t) && c_.any(Set::begins, told.at.last, t.first)) return false;
    // "bom itu menewaskan X, Jumat"
    if (any_in(r_.mentions.outcomes, {told.at.last, t.first})) return false;
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.cue.last <= told.at.first && s.cue.last + 3 > told.at.first;
    });
  }

  /// "sejak 28 Mei, ketika seorang tentara tewas": the day of what the clause tells.
  bool since_when(const when::Time& t, const Told& told) const {
    if (t.kind != when::Kind::since || !t.date.start || t.last == 0 || t.last >= c_.size())
      return false;
    // "telah menguasai Fallujah sejak Januari"
    if (told.type == TriggerClass::seize && told.voice != TriggerVoice::noun &&
        t.first >= told.at.last && c_.clause_of(t.first) == c_.clause_of(told.at.first))
      return t.date.precision <= record::DatePrecision::month;
    const bool day = t.date.precision == record::DatePrecision::day;
    // "disandera sejak 7 Februari"
    if (day && told.family == Family::abduction && told.voice == TriggerVoice::passive &&
        t.first >= told.at.last && c_.clause_of(t.first) == c_.clause_of(told.at.first))
      return true;
    if (!day && t.date.precision > record::DatePrecision::year) return false;
    if (day && (until_later(t, told) || broke_out(t, told))) return true;
    const auto next = c_.mark(t.last, ",") ? t.last + 1 : t.last;
    return next < told.at.first && c_.cue(CueKind::clause, {next, next + 1}) != nullptr &&
           c_.clause_of(next) == c_.clause_of(told.at.first);
  }

  /// "dalam kerusuhan yang pecah sejak Rabu": that day of the last two weeks it began.
  bool broke_out(const when::Time& t, const Told& told) const {
    if (told.voice != TriggerVoice::noun || told.at.last >= t.first || !of_late(t)) return false;
    const auto verb = told.at.last + (c_.in(Set::relative, told.at.last) != 0 ? 1 : 0);
    const auto length = c_.in(Set::begins, verb);
    return length != 0 && verb + length + 1 == t.first;
  }

  /// "Kontak senjata terjadi di Kwakta sejak Sabtu pukul 02.00 hingga siang": it lasted, and is
  /// over.
  bool until_later(const when::Time& t, const Told& told) const {
    if (t.first < told.at.last) return false;
    const auto end = std::min(sentence(t.first).last, t.last + 10);
    for (std::uint32_t i = t.last; i < end; ++i) {
      if (c_.in(Set::until, i) != 0) return true;
    }
    return false;
  }

  /// "mengantar korban ledakan bom, Sabtu": the day may be of what is done with the victims.
  bool toll_only(const Told& told) const {
    const auto first = told.at.first;
    if (told.voice != TriggerVoice::noun || first < 2) return false;
    const bool victims = c_.in(Set::toll_of, first - 1) == 1;
    return victims && r_.words.words[first - 2].word_class != words::WordClass::verb;
  }
};

}  // namespace

Stretch held_for(const Around& around, const Trigger& t) {
  return DayFinder(around).held_for(t);
}

void find_day(const Around& around, Told& told) {
  DayFinder(around).find_day(told);
}

}  // namespace saksi::extract
