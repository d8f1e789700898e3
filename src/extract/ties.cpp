// SPDX-License-Identifier: Apache-2.0
#include "extract/ties.h"

#include "base/utf8.h"
#include "extract/places_of.h"
#include "extract/statements.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::CueKind;
using record::Outcome;

/// "pasar Dibrugarh" is in Dibrugarh.
bool ends_with_word(const std::string& text, const std::string& word) {
  return !word.empty() && text.size() > word.size() && text.ends_with(word) &&
         text[text.size() - word.size() - 1] == ' ';
}

class Ties {
 public:
  Ties(const Context& context, const std::vector<Told>& told,
       const std::vector<Happening>& happenings, const std::vector<Figure>& figures)
      : c_(context),
        report_(context.report()),
        told_(told),
        happenings_(happenings),
        figures_(figures),
        figure_of_(figures.size()) {}

  std::vector<std::optional<std::size_t>> run() {
    totals_.assign(figures_.size(), false);
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (like_before(i)) {
        figure_of_[i] = figure_of_[*figures_[i].like];
        totals_[i] = totals_[*figures_[i].like];
        continue;
      }
      if (const auto own = by_turn(figures_[i])) {
        figure_of_[i] = own;
        continue;
      }
      totals_[i] = aggregate(figures_[i]) || of_a_total(i);
      if (totals_[i]) continue;
      if (of_umbrella(figures_[i])) continue;
      if (const auto before = rival_of(i)) {
        figure_of_[i] = figure_of_[*before];
        totals_[i] = totals_[*before];
        continue;
      }
      figure_of_[i] = home_of(i);
    }
    return std::move(figure_of_);
  }

 private:
  /// "Ikatan X bersikukuh angkanya melampaui 1.300": of what the figure that it rivals is of, where
  /// its sentence tells nothing else.
  bool like_before(std::size_t i) const {
    const Figure& f = figures_[i];
    if (!f.like || *f.like >= i || told_in_sentence(f)) return false;
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    const bool long_time =
        std::any_of(report_.times.begin(), report_.times.end(), [&](const auto& t) {
          return sentence.holds(t.first) && (t.kind == when::Kind::duration || long_span(t.date));
        });
    return !long_time && !of_many(sentence, f);
  }

  std::optional<std::size_t> home_of(std::size_t i) const {
    const Figure& f = figures_[i];
    if (const auto whole = home_of_whole(f)) return whole;
    if (const auto placed = by_own_place(f)) return placed;
    if (const auto headed = by_head_of_paragraph(f)) return headed;
    auto home = happening_at(c_, told_, happenings_, f.token);
    if (home) home = of_deadly_day(f, *home).value_or(*home);
    if (home && f.outcome <= Outcome::missing) home = of_no_agreement(f, *home);
    if (home) home = of_its_police(f, *home).value_or(*home);
    if (home) home = of_its_speaker(f, *home).value_or(toll_of_others(f, *home).value_or(*home));
    if (!home || harm_of_a_charge(f, *home) || after_it_elsewhere(f, *home) ||
        headed_elsewhere(f, *home) || counted_from(f, *home) || killed_another_day(f, *home) ||
        before_it_elsewhere(f, *home) || before_its_day(f, *home) || of_what_is_not_told(f) ||
        still_held(f, *home) || died_by_their_own(f, *home) || named_on_another_day(f, *home) ||
        in_an_untold_scene(f, *home))
      return std::nullopt;
    return of_its_kind(f, *home);
  }

  /// "Warga berpawai dengan damai, Jumat. ... Pada 30 September aparat menembaki jemaah. ...
  /// Gubernur menyebut 19 orang tewas": nobody dies of a peaceful protest, where something worse
  /// was told of in its paragraph or the one before.
  std::optional<std::size_t> of_deadly_day(const Figure& f, std::size_t home) const {
    const Happening& march = happenings_[home];
    const auto here = c_.sentence_of(f.token);
    if (f.outcome > Outcome::killed_or_injured ||
        march.event.sub_event_type != record::SubEventType::peaceful_protest)
      return std::nullopt;
    const Told* latest = nullptr;
    std::optional<std::size_t> found;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      for (const auto i : happenings_[h].told) {
        const Told& t = told_[i];
        if (t.sentence == here && h == home) return std::nullopt;
        if (happenings_[h].dropped || t.at.first > f.token) continue;
        if (latest != nullptr && t.at.first < latest->at.first) continue;
        latest = &t;
        found = h;
      }
    }
    if (!found || *found == home) return std::nullopt;
    const auto type = record::event_type(happenings_[*found].event.sub_event_type);
    const bool harms = type == record::EventType::battles || type == record::EventType::riots ||
                       type == record::EventType::violence_against_civilians ||
                       type == record::EventType::explosions_remote_violence ||
                       happenings_[*found].event.sub_event_type ==
                           record::SubEventType::excessive_force_against_protesters;
    const bool near = c_.paragraph_of(latest->at.first) + 1 >= c_.paragraph_of(f.token);
    return harms && near ? found : std::nullopt;
  }

  /// Nobody dies of a truce: of the latest blow told before it.
  std::optional<std::size_t> of_no_agreement(const Figure& f, std::size_t home) const {
    if (happenings_[home].event.sub_event_type != record::SubEventType::agreement) return home;
    std::optional<std::size_t> blow;
    std::uint32_t latest = 0;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].family != Family::violence) continue;
      for (const auto i : happenings_[h].told) {
        if (told_[i].at.first >= f.token || (blow && told_[i].at.first < latest)) continue;
        latest = told_[i].at.first;
        blow = h;
      }
    }
    return blow;
  }

  /// "Lima nelayan hingga kini masih ditawan": how it stands with others, where the event itself is
  /// told in other sentences.
  bool still_held(const Figure& f, std::size_t home) const {
    constexpr std::uint32_t kReach = 3;
    const auto family = happenings_[home].family;
    if (f.outcome != Outcome::captured && f.outcome != Outcome::abducted) return false;
    if (family == Family::arrest || family == Family::abduction || family == Family::crowd)
      return false;
    const auto& told = happenings_[home].told;
    const auto here = c_.sentence_of(f.token);
    return std::none_of(told.begin(), told.end(),
                        [&](auto i) { return told_[i].sentence == here; }) &&
           c_.close_before(Set::still, f.outcome_at.first, c_.clause_begin(f.outcome_at.first),
                           kReach);
  }

  /// "Serangan udara Israel di X ... Empat tentara Israel tewas": nobody's aircraft or guns kill
  /// his own soldiers; where nothing else is told they died of what is not.
  bool died_by_their_own(const Figure& f, std::size_t home) const {
    const auto type = happenings_[home].event.sub_event_type;
    const bool afar = type == record::SubEventType::air_drone_strike ||
                      type == record::SubEventType::shelling_artillery_missile_attack;
    if (!afar || f.group == nullptr || !is_state(f.group->group)) return false;
    const auto country = state_of(f);
    if (country.empty()) return false;
    bool one_side = false;
    for (const auto i : happenings_[home].told) {
      const Told& t = told_[i];
      if (!t.participants.empty() || t.type == TriggerClass::clash) return false;
      for (const auto* a : t.initiators) {
        if (!is_state(a->group) || a->country != country) return false;
        one_side = true;
      }
    }
    return one_side;
  }

  /// The country of the soldiers, said with them or by the only army of their sentence.
  std::string state_of(const Figure& f) const {
    if (!f.group->country.empty()) return f.group->country;
    std::string country;
    bool several = false;
    each_in(report_.mentions.actors, c_.sentence(c_.sentence_of(f.token)),
            [&](const mentions::Actor& a) {
              if (&a == f.group || a.place_of) return;
              several = several || !is_state(a.group) || (!country.empty() && country != a.country);
              country = a.country;
            });
    return several ? std::string() : country;
  }

  /// "Pada 6 Agustus, X, ketua Y, dibunuh": a person named under a day of its own is of no event
  /// that is only told elsewhere.
  bool named_on_another_day(const Figure& f, std::size_t home) const {
    if (!f.own) return false;
    const auto here = c_.sentence_of(f.token);
    const auto begin = c_.sentence(here).first;
    const bool day = std::any_of(report_.times.begin(), report_.times.end(), [&](const auto& t) {
      return t.first >= begin && t.first <= begin + 2 && t.last <= f.outcome_at.first;
    });
    const auto& mentions = happenings_[home].told;
    return day && std::none_of(mentions.begin(), mentions.end(),
                               [&](auto i) { return told_[i].sentence == here; });
  }

  /// "Tiga pekan sebelumnya, sebuah sekolah di Y didatangi kelompok itu. Seorang guru tewas": a
  /// sentence before in the paragraph has a day of its own and a place that is not the event's, and
  /// neither it nor any behind it tells an event.
  bool in_an_untold_scene(const Figure& f, std::size_t home) const {
    const auto here = c_.sentence_of(f.token);
    const auto& day = happenings_[home].event.date;
    if (!day.start || happenings_[home].event.places.empty() || here == 0) return false;
    const auto head = head_of_paragraph(here);
    for (auto i = here + 1; i-- > head;) {
      const Stretch all = c_.sentence(i);
      const bool told =
          std::any_of(told_.begin(), told_.end(), [&](const Told& t) { return t.sentence == i; });
      const bool said = std::any_of(report_.mentions.speech.begin(), report_.mentions.speech.end(),
                                    [&](const auto& s) { return all.holds(s.cue.first); });
      if (told || said || names_place_of(all, home)) return false;
      bool another_day = false;
      bool earlier = false;
      for (const auto& t : report_.times) {
        if (!all.holds(t.first) || !t.date.start || !t.date.end || t.dates != when::Dates::event ||
            t.kind == when::Kind::duration || t.kind == when::Kind::since || overlap(t.date, day))
          continue;
        // "dimakamkan di Y, Selasa": a later day only where the sentence begins with it
        const bool heads = t.first <= all.first + 2;
        const bool before = std::chrono::sys_days(*t.date.end) < std::chrono::sys_days(*day.start);
        another_day = another_day || heads || before;
        earlier = earlier || (heads && before);
      }
      if (another_day && (earlier || names_a_place(all))) return true;
    }
    return false;
  }

  bool names_place_of(Stretch all, std::size_t home) const {
    return std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
      return all.holds(p.first) && (in_place(happenings_[home], p) || within(happenings_[home], p));
    });
  }

  /// A place is named here.
  bool names_a_place(Stretch all) const {
    return std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
      return all.holds(p.first) && !p.is_country && !c_.voice(p.first).inside_speaker;
    });
  }

  bool told_in_sentence(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(told_.begin(), told_.end(),
                       [&](const Told& t) { return t.sentence == here; });
  }

  /// The only other happening told before the figure that `fits`.
  template <class F>
  std::optional<std::size_t> only_other(const Figure& f, std::size_t home, F fits) const {
    std::optional<std::size_t> found;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (h == home || happenings_[h].dropped || !told_before(happenings_[h], f.token)) continue;
      if (!fits(h)) continue;
      if (found) return std::nullopt;
      found = h;
    }
    return found;
  }

  /// "Gubernur Borno mengatakan korban tewas 15 orang", behind what happened in Zamfara: the event
  /// of his province.
  std::optional<std::size_t> of_its_speaker(const Figure& f, std::size_t home) const {
    if (told_in_sentence(f) || happenings_[home].event.places.empty()) return std::nullopt;
    const places::Mention* land = nullptr;
    for (const auto& s : report_.mentions.speech) {
      if (!s.speaker || !s.content.holds(f.token)) continue;
      land = nullptr;
      for (const auto& p : report_.places) {
        if (p.is_country || p.last <= p.first) continue;
        const bool said = s.speaker->holds(p.first) || (land == nullptr && named_in(*s.speaker, p));
        if (said) land = &p;
      }
    }
    if (land == nullptr) return std::nullopt;
    const auto there = [&](std::size_t h) {
      return in_place(happenings_[h], *land) || within(happenings_[h], *land);
    };
    return there(home) ? std::nullopt : only_other(f, home, there);
  }

  /// "Polisi Ramadi", of which only the name says that it is a place of the report.
  bool named_in(Stretch speaker, const places::Mention& p) const {
    const auto& words = report_.words;
    for (auto i = speaker.first; i + (p.last - p.first) <= speaker.last; ++i) {
      bool same = true;
      for (auto k = p.first; k < p.last; ++k)
        same = same && words.key(i + k - p.first) == words.key(k);
      if (same) return true;
    }
    return false;
  }

  /// "Polisi X menangkap 12 orang", where the last event told was in Y: for what happened in X.
  std::optional<std::size_t> of_its_police(const Figure& f, std::size_t home) const {
    if (f.outcome != Outcome::captured || told_other_than_arrests(f)) return std::nullopt;
    const places::Mention* town = nullptr;
    each_in(report_.mentions.actors, {c_.clause_begin(f.token), f.token},
            [&](const mentions::Actor& a) {
              for (const auto& p : report_.places) {
                const bool named = a.at.first < p.first && p.first <= a.at.last;
                if (named && is_state(a.group) && !p.is_country) town = &p;
              }
            });
    if (town == nullptr || in_place(happenings_[home], *town)) return std::nullopt;
    return only_other(f, home, [&](std::size_t h) { return in_place(happenings_[h], *town); });
  }

  /// A deed that is no arrest is told in the sentence of the figure.
  bool told_other_than_arrests(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence == here && t.family != Family::arrest && t.type != TriggerClass::incident;
    });
  }

  /// The first sentence of the paragraph that a sentence stands in.
  std::uint32_t head_of_paragraph(std::uint32_t sentence) const {
    const auto paragraph = c_.paragraph_of(c_.sentence(sentence).first);
    while (sentence > 0 && c_.paragraph_of(c_.sentence(sentence - 1).first) == paragraph)
      --sentence;
    return sentence;
  }

  /// "Jumlah korban di X beberapa kali berubah. Polisi melaporkan [27 orang] tewas": the paragraph
  /// is of the victims of one place, and tells no event before the figure.
  std::optional<std::size_t> by_head_of_paragraph(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    const auto head = head_of_paragraph(here);
    if (head == here || f.outcome > Outcome::killed_or_injured) return std::nullopt;
    const Stretch first = c_.sentence(head);
    const Stretch all{first.first, c_.sentence(here).last};
    const bool told = std::any_of(told_.begin(), told_.end(),
                                  [&](const Told& t) { return all.holds(t.at.first); });
    if (told || !c_.any(Set::number, first.first, std::min(first.last, first.first + 2)))
      return std::nullopt;
    const places::Mention* place = nullptr;
    for (const auto& p : report_.places) {
      if (!all.holds(p.first) || p.is_country || p.role != places::Role::location) continue;
      if (!first.holds(p.first) || place != nullptr) return std::nullopt;
      place = &p;
    }
    return place == nullptr ? std::nullopt : latest_there(*place, f);
  }

  /// "jumlah petani yang tewas mencapai 15 orang": of the event whose dead are farmers.
  std::optional<std::size_t> toll_of_others(const Figure& f, std::size_t home) const {
    const bool toll = c_.any(Set::sum, c_.sentence(c_.sentence_of(f.token)).first, f.token);
    if (!toll || !f.victims || told_in_sentence(f)) return std::nullopt;
    const auto theirs = [&](std::size_t h) {
      for (std::size_t k = 0; k < figures_.size() && &figures_[k] != &f; ++k) {
        if (figure_of_[k] == h && figures_[k].victims &&
            figures_[k].victims->name == f.victims->name && figures_[k].outcome == f.outcome)
          return true;
      }
      return false;
    };
    return theirs(home) ? std::nullopt : only_other(f, home, theirs);
  }

  /// "empat di antaranya polisi": of the event that the whole is of, where no other is told in its
  /// clause.
  std::optional<std::size_t> home_of_whole(const Figure& f) const {
    if (!f.part_of || *f.part_of >= figures_.size()) return std::nullopt;
    // "24 orang, termasuk 20 militan, tewas dan tentara merebut X": one clause with its whole
    const bool beside = c_.clause_of(figures_[*f.part_of].token) == c_.clause_of(f.token);
    if (told_in_clause(f) && !beside) return std::nullopt;
    return figure_of_[*f.part_of];
  }

  bool told_in_clause(const Figure& f) const {
    const auto clause = c_.clause_of(f.token);
    return std::any_of(told_.begin(), told_.end(),
                       [&](const Told& t) { return c_.clause_of(t.at.first) == clause; });
  }

  bool told_here(std::size_t h, const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(happenings_[h].told.begin(), happenings_[h].told.end(),
                       [&](auto i) { return told_[i].sentence == here; });
  }

  /// "Sehari sebelumnya sebuah bus dihadang; 21 penumpang dibawa lari": no part of the abduction
  /// told before.
  bool of_another_day(std::size_t a, std::size_t b) const {
    const auto& x = happenings_[a].event.date;
    const auto& y = happenings_[b].event.date;
    return a != b && x.start && y.start && !overlap(x, y);
  }

  /// Hostages are taken and hurt by the abduction, not by their release: "membebaskan dua dari 21
  /// warga yang masih mereka sandera", "seorang pekerja yang dibebaskan itu luka lebam".
  std::size_t of_its_kind(const Figure& f, std::size_t home) const {
    const bool freed = happenings_[home].family == Family::release;
    if (f.outcome == Outcome::released) return freed ? home : latest(Family::release, f, home);
    if (f.outcome == Outcome::abducted || freed) {
      const auto taken = latest(Family::abduction, f, home);
      return !freed && told_here(home, f) && of_another_day(taken, home) ? home : taken;
    }
    if (f.outcome == Outcome::captured && held_for(told_, happenings_[home]))
      return latest(Family::arrest, f, home);
    return home;
  }

  /// "... terjadi sepekan setelah 23 tentara tewas di X": of another place than the event.
  bool after_it_elsewhere(const Figure& f, std::size_t home) const {
    const auto begin = c_.sentence(c_.sentence_of(f.token)).first;
    const auto clause = c_.clause_begin(f.token);
    if (clause <= begin || c_.in(Set::after, clause) == 0 || told_in_clause(f)) return false;
    const auto& places = happenings_[home].event.places;
    return !places.empty() &&
           std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
             return p.first >= clause && c_.clause_of(p.first) == c_.clause_of(f.token) &&
                    p.role == places::Role::location && !p.is_country && !in_a_ward(p) &&
                    !in_place(happenings_[home], p) && !within(happenings_[home], p);
           });
  }

  /// "Serangan itu terjadi beberapa hari setelah geng menyerbu sebuah kota, menewaskan 40 orang":
  /// they died of what the days are counted from.
  bool counted_from(const Figure& f, std::size_t home) const {
    const auto begin = c_.sentence(c_.sentence_of(f.token)).first;
    const auto& counts = report_.counts;
    for (auto i = f.token; i-- > begin + 2;) {
      if (c_.in(Set::after, i) == 0) continue;
      const bool days = std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
        return q.unit == counts::Unit::duration && q.first >= begin && q.last <= i &&
               q.last + 1 >= i;
      });
      const auto between = [&](const Told& t) { return i < t.at.first && t.at.first < f.token; };
      const auto& mine = happenings_[home].told;
      return days && std::none_of(told_.begin(), told_.end(), between) &&
             std::any_of(mine.begin(), mine.end(), [&](auto k) {
               return begin <= told_[k].at.first && told_[k].at.first < i;
             });
    }
    return false;
  }

  /// "meninggal di rumah sakit X": where they were brought.
  bool in_a_ward(const places::Mention& p) const {
    constexpr std::uint32_t kReach = 3;
    return c_.any(Set::ward, p.first > kReach ? p.first - kReach : 0, p.first + 1);
  }

  /// "Di Chechnya, empat pemberontak tewas": not in the town of the event told before.
  bool headed_elsewhere(const Figure& f, std::size_t home) const {
    const auto head = c_.sentence(c_.sentence_of(f.token)).first;
    if (c_.in(Set::in, head) == 0 || happenings_[home].event.places.empty()) return false;
    const bool told =
        std::any_of(happenings_[home].told.begin(), happenings_[home].told.end(),
                    [&](auto i) { return told_[i].sentence == c_.sentence_of(f.token); });
    return !told && std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
      return p.first > head && p.first <= head + 2 && c_.mark(p.last, ",") && !p.is_country &&
             p.place.precision <= record::PlacePrecision::province &&
             !p.place.gazetteer_id.empty() && !in_place(happenings_[home], p) &&
             !within(happenings_[home], p);
    });
  }

  /// "67 warga tewas di Al Sudaniya. ... pasukan X menewaskan 32 orang di Teina": told before any
  /// word of the event, and of another place.
  bool before_it_elsewhere(const Figure& f, std::size_t home) const {
    const auto& h = happenings_[home];
    const auto here = c_.sentence_of(f.token);
    if (h.event.places.empty() || told_[h.told.front()].sentence <= here) return false;
    if (f.outcome > Outcome::killed_or_injured) return false;
    bool other = false;
    for (const auto& p : report_.places) {
      const bool where = p.role == places::Role::location && !p.is_country &&
                         p.place.precision < record::PlacePrecision::province &&
                         c_.sentence_of(p.first) == here && !c_.voice(p.first).inside_speaker;
      if (!where) continue;
      if (in_place(h, p) || within(h, p)) return false;
      other = true;
    }
    return other;
  }

  /// "Pada Sabtu (19/7), pasukan X menewaskan 32 orang": who killed them, and on another day than
  /// that of the event told before.
  bool killed_another_day(const Figure& f, std::size_t home) const {
    if (f.outcome_at.last > f.quantity->first) return false;  // "menjadi 14 orang meninggal"
    const auto& word = report_.words.words[f.outcome_at.first];
    const auto& day = happenings_[home].event.date;
    if (word.voice != words::Voice::active || f.outcome != Outcome::killed || !day.start)
      return false;
    if (told_in_clause(f) || day.precision != record::DatePrecision::day) return false;
    return std::any_of(report_.times.begin(), report_.times.end(), [&](const auto& t) {
      return t.kind == when::Kind::point && t.dates == when::Dates::event && t.date.start &&
             t.date.precision == record::DatePrecision::day && t.first < f.token &&
             c_.sentence_of(t.first) == c_.sentence_of(f.token) && !overlap(t.date, day);
    });
  }

  /// "Enam orang tewas sehari sebelumnya", "April lalu, ... menewaskan 170 orang": nobody dies of
  /// an event before its day.
  bool before_its_day(const Figure& f, std::size_t home) const {
    const auto& day = happenings_[home].event.date;
    if (!day.start || told_in_clause(f)) return false;
    return std::any_of(report_.times.begin(), report_.times.end(), [&](const auto& t) {
      // "sehari sebelumnya" may be the day when an older toll was told, unless it stands beside.
      const bool beside = t.first >= f.outcome_at.last && t.first <= f.outcome_at.last + 1;
      const bool day_of_it =
          t.kind == when::Kind::point || (t.kind == when::Kind::relative && beside);
      return day_of_it && t.dates == when::Dates::event && t.date.end &&
             c_.sentence_of(t.first) == c_.sentence_of(f.token) &&
             (c_.clause_of(t.first) == c_.clause_of(f.token) || heads_sentence(t)) &&
             std::chrono::sys_days(*t.date.end) < std::chrono::sys_days(*day.start);
    });
  }

  bool heads_sentence(const when::Time& t) const {
    return t.first <= c_.sentence(c_.sentence_of(t.first)).first + 1;
  }

  /// "... usai serangan drone di X yang menewaskan seorang jenderal": the deed that they died of is
  /// none of the events.
  bool of_what_is_not_told(const Figure& f) const {
    constexpr std::uint32_t kReach = 3;
    const auto& q = *f.quantity;
    const auto verb = std::min(f.outcome_at.first, q.first);  // or "yang menyebabkan tiga tewas"
    if (verb == q.first && !c_.close_before(Set::relative, verb, 0, kReach)) return false;
    const mentions::Trigger* last = nullptr;
    each_in(report_.mentions.triggers, {c_.sentence(c_.sentence_of(f.token)).first, verb},
            [&](const mentions::Trigger& t) { last = &t; });
    if (last == nullptr || !c_.any(Set::relative, last->at.last, verb)) return false;
    const bool told = std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.at.overlaps(last->at) || (t.at.first > last->at.first && t.at.first < f.token);
    });
    return !told && (last->voice != mentions::TriggerVoice::noun || has_place_or_side(*last, verb));
  }

  /// A place or somebody who acts stands between a noun and the verb behind it.
  bool has_place_or_side(const mentions::Trigger& t, std::uint32_t verb) const {
    const auto between = [&](std::uint32_t at) { return t.at.last <= at && at < verb; };
    return std::any_of(report_.places.begin(), report_.places.end(),
                       [&](const auto& p) { return between(p.first); }) ||
           std::any_of(report_.mentions.actors.begin(), report_.mentions.actors.end(),
                       [&](const auto& a) { return between(a.at.first); });
  }

  /// A place of the event holds this one, or lies in it.
  static bool within(const Happening& h, const places::Mention& p) {
    return std::any_of(h.event.places.begin(), h.event.places.end(), [&](const auto& q) {
      return q.admin1 == p.place.name || q.admin2 == p.place.name || p.place.admin1 == q.name ||
             p.place.admin2 == q.name;
    });
  }

  /// "menangkap empat pelaku tawuran yang menewaskan seorang pemuda": the arrest hurt nobody.
  bool harm_of_a_charge(const Figure& f, std::size_t home) const {
    if (happenings_[home].family != Family::arrest || f.outcome > Outcome::killed_or_injured)
      return false;
    return std::any_of(happenings_[home].told.begin(), happenings_[home].told.end(), [&](auto i) {
      return told_[i].sentence == c_.sentence_of(f.token) && told_[i].at.last < f.token &&
             c_.any(Set::charge, told_[i].at.last, f.token);
    });
  }

  /// A mention of it brings a day.
  bool own_day(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      return told_[i].date.start.has_value() && !long_span(told_[i].date);
    });
  }

  /// The last happening of the family told before the figure, else the first one, else `home`.
  std::size_t latest(Family family, const Figure& f, std::size_t home) const {
    const auto tells = [&](const Happening& h) {
      return std::any_of(h.told.begin(), h.told.end(),
                         [&](auto i) { return told_[i].family == family; });
    };
    if (happenings_[home].family == family || tells(happenings_[home])) return home;
    std::optional<std::size_t> first, last;
    std::uint32_t at = 0;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped || happenings_[h].family != family) continue;
      if (!first && own_day(happenings_[h])) first = h;
      const auto before = told_before(happenings_[h], f.token);
      if (before && *before >= at) {
        at = *before;
        last = h;
      }
    }
    return last ? *last : first.value_or(home);
  }

  /// "Di X, 26 orang dirawat", where no event is told in the sentence: the last one told in X.
  std::optional<std::size_t> by_own_place(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    if (told_in_clause(f)) return std::nullopt;
    if (both_places(f)) return latest_of_several(f.token);
    if (const auto there = in_the_capital(f)) return there;
    if (const auto there = at_its_site(f)) return there;
    if (const auto* p = place_told_again(f)) {
      if (const auto there = latest_there(*p, f)) return there;
    }
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    for (const auto& p : report_.places) {
      // "52 warga X terluka"
      const bool theirs = p.role == places::Role::modifier && f.at.first < p.first &&
                          p.first <= f.at.last && f.outcome <= Outcome::missing;
      const bool where = (p.role == places::Role::location || theirs) && !p.is_country &&
                         p.place.precision < record::PlacePrecision::province;
      if (!where || c_.sentence_of(p.first) != here || c_.voice(p.first).inside_speaker) continue;
      if (theirs) {
        if (const auto only = only_there(p)) return only;
        continue;
      }
      if (!happened_there(f, p) || other_place_nearer(f, p)) continue;
      for (std::size_t h = 0; h < happenings_.size(); ++h) {
        if (happenings_[h].dropped || !in_place(happenings_[h], p)) continue;
        const auto at = told_before(happenings_[h], f.token);
        if (at && (!found || *at >= last)) {
          found = h;
          last = *at;
        }
      }
    }
    return found;
  }

  /// "17 anggotanya tewas selama mempertahankan kota itu", "meninggalkan kota itu": the place that
  /// the clause of the figure names again.
  const places::Mention* place_told_again(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    const auto clause = c_.clause_of(f.token);
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.clause_of(i) != clause || !is_site(c_, i) || c_.voice(i).inside_speaker) continue;
      if (i > 0 && c_.in(Set::toward, i - 1) != 0) continue;
      if (c_.in(Set::any_site, i) != 0 && place_of_kind(c_, i) == nullptr) continue;
      if (const auto* p = place_meant(c_, i, sentence.last)) return town_just_told(*p, i);
    }
    return nullptr;
  }

  /// "... di kota X. Penembakan juga terjadi di Y. 13 orang tewas di kota itu": the one place of
  /// what was told last, in the sentence before, not one that bore the noun long ago.
  const places::Mention* town_just_told(const places::Mention& p, std::uint32_t site) const {
    const auto here = c_.sentence_of(site);
    if (c_.in(Set::large_site, site) != 0 || c_.sentence_of(p.first) + 1 >= here) return &p;
    // "Polisi Y mengatakan korban tewas di kota itu 12 orang"
    const places::Mention* own = nullptr;
    for (const auto& q : report_.places) {
      if (c_.sentence_of(q.first) == here && q.first < site && !q.is_country) own = &q;
    }
    if (own != nullptr) return own;
    const auto last = std::find_if(told_.rbegin(), told_.rend(),
                                   [&](const Told& t) { return t.at.first < site; });
    if (last == told_.rend() || last->sentence + 1 < here || last->places.size() != 1) return &p;
    const auto& q = *last->places.front();
    const bool bears = is_site(c_, q.first) && q.last > q.first + 1;
    const bool town = !q.is_country && q.place.precision < record::PlacePrecision::region;
    return town && !bears && q.first > p.first && c_.paragraph_of(q.first) == c_.paragraph_of(site)
               ? &q
               : &p;
  }

  /// "... meledak di sebuah pasar di X. ... Korban luka di pasar itu 12 orang": the one event whose
  /// sentence has the bare noun.
  std::optional<std::size_t> at_its_site(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    const auto clause = c_.clause_of(f.token);
    for (std::uint32_t i = sentence.first; i + 2 < sentence.last; ++i) {
      if (c_.clause_of(i) != clause || c_.in(Set::in, i) == 0) continue;
      if (is_site(c_, i + 1) && place_of_kind(c_, i + 1) != nullptr) continue;
      std::uint32_t end = i + 2;  // "pos polisi itu"
      if (c_.cue(CueKind::anaphor, {end, end + 1}) == nullptr) ++end;
      if (c_.cue(CueKind::anaphor, {end, end + 1}) == nullptr || c_.voice(i).inside_speaker)
        continue;
      std::optional<std::size_t> found;
      for (std::size_t h = 0; h < happenings_.size(); ++h) {
        if (happenings_[h].dropped || !tells_of_words(happenings_[h], {i + 1, end})) continue;
        if (found) return std::nullopt;
        found = h;
      }
      if (found) return found;
    }
    return std::nullopt;
  }

  /// The words stand in a sentence that tells of it, before the words themselves.
  bool tells_of_words(const Happening& h, Stretch words) const {
    const auto& keys = report_.words;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Stretch all = c_.sentence(told_[i].sentence);
      for (auto k = all.first; k + (words.last - words.first) <= all.last && k < words.first; ++k) {
        bool same = true;
        for (auto j = words.first; j < words.last; ++j)
          same = same && keys.key(k + j - words.first) == keys.key(j);
        if (same) return true;
      }
      return false;
    });
  }

  /// "enam orang tewas di ibu kota": the last event told in one, where the clause names no place.
  std::optional<std::size_t> in_the_capital(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    const auto clause = c_.clause_of(f.token);
    bool said = false;
    for (std::uint32_t i = sentence.first + 1; i < sentence.last; ++i) {
      if (c_.clause_of(i) != clause) continue;
      said = said || (c_.in(Set::capital, i) != 0 && c_.in(Set::in, i - 1) != 0 &&
                      !c_.voice(i).inside_speaker);
    }
    const bool named = std::any_of(
        report_.places.begin(), report_.places.end(),
        [&](const auto& p) { return sentence.holds(p.first) && c_.clause_of(p.first) == clause; });
    if (!said || named) return std::nullopt;
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      const auto at = told_before(happenings_[h], f.token);
      const bool capital =
          std::any_of(happenings_[h].told.begin(), happenings_[h].told.end(), [&](auto i) {
            return std::any_of(told_[i].places.begin(), told_[i].places.end(), [&](const auto* p) {
              return p->is_capital || (p->container && report_.places[*p->container].is_capital);
            });
          });
      if (happenings_[h].dropped || !capital || !at || *at < last) continue;
      found = h;
      last = *at;
    }
    return found;
  }

  /// The last happening told there before the figure; one in the whole place goes before one in a
  /// building of it.
  std::optional<std::size_t> latest_there(const places::Mention& p, const Figure& f) const {
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    bool whole = false;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped || !in_place(happenings_[h], p)) continue;
      const auto at = told_before(happenings_[h], f.token);
      const bool only = happenings_[h].event.places.size() == 1;
      if (!at || (whole && !only) || (whole == only && found && *at < last)) continue;
      found = h;
      last = *at;
      whole = only;
    }
    return found;
  }

  /// "tewas di kedua kota itu".
  bool both_places(const Figure& f) const {
    return std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
      return q.anaphoric && q.first > f.token && c_.clause_of(q.first) == c_.clause_of(f.token) &&
             c_.in(Set::in, q.first - 1) != 0 && c_.in(Set::site, q.number_last) != 0;
    });
  }

  /// The last happening of several places told before a token.
  std::optional<std::size_t> latest_of_several(std::uint32_t token) const {
    std::optional<std::size_t> found;
    std::uint32_t last = 0;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped || happenings_[h].event.places.size() < 2) continue;
      const auto at = told_before(happenings_[h], token);
      if (at && *at >= last) {
        last = *at;
        found = h;
      }
    }
    return found;
  }

  /// The place stands in front ("Di X, 26 orang dirawat") or tells where they died; not where they
  /// went, or were brought.
  bool happened_there(const Figure& f, const places::Mention& p) const {
    if (f.outcome == Outcome::released) return false;
    const auto head = c_.sentence(c_.sentence_of(p.first)).first;
    const bool heads = p.first > head && p.first <= head + 2 && c_.in(Set::in, p.first - 1) != 0;
    if (f.outcome == Outcome::displaced) return heads;  // "Di X, 40 keluarga mengungsi"
    // "12 korban luka dari X dirawat di rumah sakit"
    if (f.outcome <= Outcome::killed_or_injured && p.first == f.at.last + 1 &&
        c_.in(Set::from, f.at.last) != 0)
      return true;
    if (p.first < f.quantity->first) return c_.clause_of(p.first) == c_.clause_of(f.token);
    // "31 warga Sameth meninggal", "keluarga 12 korban luka di X"
    if (p.first >= f.quantity->last && p.first <= f.at.last && f.outcome <= Outcome::missing)
      return true;
    // "Lima orang tewas di X", "36 orang belum ditemukan di X"
    const auto behind = std::max(f.outcome_at.last, f.at.last);
    if (f.outcome <= Outcome::missing && p.first == behind + 1 && c_.in(Set::in, behind) != 0 &&
        !in_a_ward(p))
      return true;
    return f.outcome == Outcome::killed && c_.clause_of(p.first) == c_.clause_of(f.token) &&
           p.first <= std::max(f.outcome_at.last, f.quantity->last) + 2;
  }

  /// "Korban tewas di X 28 orang dan di Y mencapai 21 orang": each number is of the place right
  /// before it.
  bool other_place_nearer(const Figure& f, const places::Mention& p) const {
    const auto own = f.quantity->first;
    return !right_before(p, own) &&
           std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& q) {
             return right_before(q, own) && !q.is_country && q.role == places::Role::location;
           });
  }

  bool right_before(const places::Mention& p, std::uint32_t number) const {
    return p.first < number && (p.last == number || p.last + c_.in(Set::level, p.last) == number);
  }

  static bool in_place(const Happening& h, const places::Mention& p) {
    return std::any_of(h.event.places.begin(), h.event.places.end(), [&](const auto& q) {
      const bool one = !q.gazetteer_id.empty() && q.gazetteer_id == p.place.gazetteer_id;
      return one || q.name == p.place.name || ends_with_word(q.name, p.place.name);
    });
  }

  /// The last mention of it before a token.
  std::optional<std::uint32_t> told_before(const Happening& h, std::uint32_t token) const {
    std::optional<std::uint32_t> last;
    for (const auto i : h.told) {
      if (told_[i].at.first < token) last = std::max(last.value_or(0), told_[i].at.first);
    }
    return last;
  }

  /// "menyebut angka lain, 418 orang tewas": of what the figure before of this outcome was of.
  std::optional<std::size_t> rival_of(std::size_t i) const {
    const auto sentence = c_.sentence(c_.sentence_of(figures_[i].token));
    bool other = false;
    for (std::uint32_t k = sentence.first; k < figures_[i].token; ++k)
      other = other || c_.in(Set::other_count, k) != 0;
    if (!other) return std::nullopt;
    for (std::size_t k = i; k-- > 0;) {
      if (figures_[k].outcome == figures_[i].outcome && !figures_[k].part_of &&
          figures_[k].token < sentence.first)
        return k;
    }
    return std::nullopt;
  }

  /// In the sentence of a lead that sums up several incidents.
  bool of_umbrella(const Figure& f) const {
    const auto sentence = c_.sentence_of(f.token);
    return std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& h) {
      return h.umbrella && told_[h.told.front()].sentence == sentence;
    });
  }

  /// What is part of a total, rivals it, or goes on after it in its paragraph where no event is
  /// told.
  bool of_a_total(std::size_t i) const {
    const Figure& f = figures_[i];
    if (sums_up(f) || in_a_period(f) || same_count_as_total(i)) return true;
    if (f.part_of && *f.part_of < i && totals_[*f.part_of]) return true;
    if (f.like && *f.like < i && totals_[*f.like]) return true;
    if (i == 0 || !totals_[i - 1]) return false;
    // who fled a war does not make the dead of a fight a total
    if (figures_[i - 1].outcome == Outcome::displaced && f.outcome != Outcome::displaced &&
        most(f) < kMany)
      return false;
    const auto here = c_.sentence_of(f.token);
    const auto before = c_.sentence_of(figures_[i - 1].token);
    if (here != before && (names_a_scene(here) || place_told_again(f) != nullptr)) return false;
    if (c_.paragraph_of(f.token) != c_.paragraph_of(figures_[i - 1].token) || here > before + 2)
      return false;
    return std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence > before && t.sentence <= here &&
             (t.points_back || t.date.start || !t.places.empty());
    });
  }

  /// "Kepala Kepolisian X mengatakan 35 orang terluka", "di X, 35 orang terluka": the sentence
  /// names the place of an event.
  bool names_a_scene(std::uint32_t sentence) const {
    return std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
      return c_.sentence_of(p.first) == sentence && !p.is_country &&
             p.place.precision < record::PlacePrecision::region &&
             std::any_of(happenings_.begin(), happenings_.end(),
                         [&](const Happening& h) { return !h.dropped && in_place(h, p); });
    });
  }

  /// "Genap delapan pekan darurat militer, angka-angka ini menumpuk. X mencatat [471 orang] tewas":
  /// the paragraph begins with a time of weeks and tells no event.
  bool in_a_period(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    const auto head = head_of_paragraph(here);
    if (head == here) return false;
    const Stretch first = c_.sentence(head);
    const bool told = std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      const bool own = t.points_back || t.date.start || !t.places.empty();
      return own && t.at.first >= first.first && t.sentence <= here;
    });
    if (told) return false;
    // "enam pekan darurat militer"
    const bool of_war =
        std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
          return q.unit == counts::Unit::duration && q.first >= first.first &&
                 q.first <= first.first + 2 && c_.any(Set::war, q.last, q.last + 3);
        });
    return of_war || std::any_of(report_.times.begin(), report_.times.end(), [&](const auto& t) {
             const bool weeks =
                 t.timex.size() > 2 && !t.timex.starts_with("PT") &&
                 (t.timex.back() == 'W' || t.timex.back() == 'M' || t.timex.back() == 'Y');
             return t.kind == when::Kind::duration && weeks && t.first >= first.first &&
                    t.first <= first.first + 2;
           });
  }

  /// "Di pihak TNI, menurut catatan itu juga, 31 orang gugur": goes on with the total before it.
  bool same_count_as_total(std::size_t i) const {
    const auto sentence = c_.sentence(c_.sentence_of(figures_[i].token));
    return i > 0 && totals_[i - 1] && c_.any(Set::same_count, sentence.first, sentence.last) &&
           !told_in_sentence(figures_[i]);
  }

  static constexpr std::int64_t kMany = 1000;

  static std::int64_t most(const Figure& f) {
    const auto& count = f.quantity->count;
    return count.low.value_or(count.high.value_or(0));
  }

  /// "..., sehingga jumlah korban tewas pada hari itu mencapai 11", where several events are told.
  bool sums_up(const Figure& f) const {
    const auto begin = c_.clause_begin(f.token);
    if (!several() || c_.in(Set::so_that, begin) == 0 || !c_.any(Set::sum, begin, f.token))
      return false;
    // "seorang polisi mengembuskan napas terakhir sehingga jumlah korban 21": of one event still
    const auto first = c_.sentence(c_.sentence_of(f.token)).first;
    return any_in(report_.mentions.triggers, {first, begin}) || told_in_sentence(f) ||
           !any_in(report_.mentions.outcomes, {first, begin});
  }

  /// "sejak itu", "dalam gelombang kekerasan", "di berbagai kota".
  bool of_many(Stretch sentence, const Figure& f) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.in(Set::wave, i) != 0 && c_.clause_of(i) == c_.clause_of(f.token) &&
          !one_told_there(f) && !of_the_same(i))
        return true;
      const bool since_then = c_.in(Set::since, i) != 0 && i + 1 < sentence.last &&
                              c_.cue(CueKind::anaphor, {i + 1, i + 2}) != nullptr;
      if (since_then) return true;
    }
    return false;
  }

  /// "Masih dalam gelombang serangan yang sama, drone menyasar X": one of them is told.
  bool of_the_same(std::uint32_t wave) const {
    const auto end = wave + c_.in(Set::wave, wave);
    return c_.in(Set::same, end) != 0 || c_.in(Set::same, end + 1) != 0;
  }

  /// "30 orang dibunuh dalam aksi kekerasan di Kamanyola, Jumat": one day and one town are told.
  bool one_told_there(const Figure& f) const {
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      return c_.clause_of(t.at.first) == c_.clause_of(f.token) && t.date.start &&
             t.date.precision == record::DatePrecision::day && t.places.size() == 1 &&
             t.places.front()->place.precision < record::PlacePrecision::province;
    });
  }

  /// A total over months or of a war belongs to no single event.
  bool aggregate(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    for (const auto& t : report_.times) {
      if (t.first < sentence.first || t.first >= sentence.last) continue;
      if (t.kind == when::Kind::duration && lasts(t, f)) return true;
      const bool both_ends =
          t.kind == when::Kind::point && t.date.precision == record::DatePrecision::range;
      const bool since = t.kind == when::Kind::since || (!(both_ends && !long_span(t.date)) &&
                                                         behind_since(sentence.first, t.first));
      if (since && old(t) && !of_a_rank(t) && !begins_with(sentence, f) && !flees_lately(t, f) &&
          !of_what_it_began_with(sentence, f) && !held_since(t, f) && !fled_since(t, f))
        return true;
      if (t.kind == when::Kind::point && long_span(t.date) && !told_on_a_day(f)) return true;
    }
    return war_since(sentence) || since_something(sentence, f) || of_many(sentence, f) ||
           toll_of_a_war(f) || flight_of_a_country(f) || over_places(sentence, f) ||
           held_still(f) || counted_incidents(sentence) || apart(f) || of_many_blows(f) ||
           of_those_told(sentence, f) || of_a_rising(f) || over_listed_scenes(sentence, f);
  }

  /// "37 orang tewas dalam serangan di X dan Y", where X and Y are told as events of their own.
  bool over_listed_scenes(Stretch sentence, const Figure& f) const {
    const auto& all = report_.places;
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
      const auto& p = all[i];
      const auto& q = all[i + 1];
      if (!sentence.holds(p.first) || p.is_country || q.is_country) continue;
      if (c_.clause_of(p.first) != c_.clause_of(f.token) || c_.in(Set::and_, p.last) == 0) continue;
      const bool next =
          q.first == p.last + 1 || (q.first == p.last + 2 && c_.in(Set::in, p.last + 1) != 0);
      if (!next || right_before(q, f.quantity->first) || right_before(p, f.quantity->first))
        continue;
      const auto a = only_there(p);
      const auto b = only_there(q);
      if (a && b && a != b) return true;
    }
    return false;
  }

  /// "Korban tewas di X dan Y masing-masing 28 dan 21 orang": the first number is of the first
  /// place.
  std::optional<std::size_t> by_turn(const Figure& f) const {
    const auto sentence = c_.sentence(c_.sentence_of(f.token));
    std::optional<std::uint32_t> each;
    for (auto i = sentence.first; i < f.quantity->first; ++i) {
      if (c_.in(Set::each, i) != 0) each = i;
    }
    if (!each) return std::nullopt;
    std::vector<const places::Mention*> places;
    for (const auto& p : report_.places) {
      const bool where = p.role == places::Role::location && !p.is_country;
      if (where && p.first >= sentence.first && p.last <= *each) places.push_back(&p);
    }
    std::size_t turn = 0;
    std::size_t numbers = 0;
    for (const auto& q : report_.counts) {
      if (q.first < *each || q.first >= sentence.last) continue;
      if (q.first < f.quantity->first) ++turn;
      ++numbers;
    }
    if (numbers != places.size() || turn >= places.size()) return std::nullopt;
    return only_there(*places[turn]);
  }

  /// The one event told in a place, of no other place.
  std::optional<std::size_t> only_there(const places::Mention& p) const {
    std::optional<std::size_t> found;
    for (std::size_t h = 0; h < happenings_.size(); ++h) {
      if (happenings_[h].dropped || happenings_[h].event.places.size() != 1) continue;
      if (!in_place(happenings_[h], p)) continue;
      if (found) return std::nullopt;
      found = h;
    }
    return found;
  }

  /// "Serangan-serangan X menewaskan 50.000 orang": the noun said twice is many.
  bool of_many_blows(const Figure& f) const {
    const auto begin = c_.clause_begin(f.token);
    bool many = false;
    each_in(report_.mentions.triggers, {begin, f.outcome_at.first}, [&](const auto& t) {
      many = t.voice == mentions::TriggerVoice::noun && said_twice(c_.form(t.at.first));
    });
    return many && (several() || most(f) >= kMany);
  }

  /// "Kedua serangan itu menewaskan 40 orang", where both were told as events of their own.
  bool of_those_told(Stretch sentence, const Figure& f) const {
    if (std::count_if(happenings_.begin(), happenings_.end(),
                      [](const Happening& h) { return !h.dropped && !h.umbrella; }) < 2)
      return false;
    return std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
      if (!sentence.holds(q.first) || !q.count.low || *q.count.low < 2) return false;
      if (q.unit == counts::Unit::people || c_.clause_of(q.first) != c_.clause_of(f.token))
        return false;
      const bool noun = std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
        return t.at.first == q.number_last && t.several && t.at.last < sentence.last &&
               (q.anaphoric || c_.cue(CueKind::anaphor, {t.at.last, t.at.last + 1}) != nullptr);
      });
      return noun && !counted_before(*q.count.low, sentence.first);
    });
  }

  /// "dua bom meledak": as many things were counted where one event was told.
  bool counted_before(std::int64_t number, std::uint32_t end) const {
    return std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
      const auto here = q.first < end ? c_.sentence_of(q.first) : 0;
      return q.first < end && q.unit != counts::Unit::people && q.count.low == number &&
             std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
               return t.sentence == here &&
                      (t.at.first == q.number_last || t.at.holds(q.last) || t.at.first == q.last);
             });
    });
  }

  /// "Pemberontakan di wilayah itu telah menewaskan 900 orang": a word for a war does it, of no
  /// day.
  bool of_a_rising(const Figure& f) const {
    const auto begin = c_.clause_begin(f.token);
    const auto verb = f.outcome_at.first;
    if (verb <= begin || c_.in(Set::war, begin) == 0 || c_.in(Set::already, verb - 1) == 0)
      return false;
    return std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.at.first >= begin && t.at.first < verb && t.type != TriggerClass::incident;
    });
  }

  static bool said_twice(std::string_view word) {
    const auto hyphen = word.find('-');
    if (hyphen == std::string_view::npos) return false;
    return base::fold(word.substr(0, hyphen)) == base::fold(word.substr(hyphen + 1));
  }

  /// "Setahun lalu, pada 9 Juli 2011, bom meledak, membunuh empat orang": the sentence tells an
  /// event of one day.
  bool told_on_a_day(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence == here && t.at.first < f.token && t.date.start &&
             t.date.precision == record::DatePrecision::day;
    });
  }

  /// "tewas dalam dua bulan", not "empat sandera yang mereka tahan selama enam tahun": there the
  /// time is of the clause behind the noun.
  bool lasts(const when::Time& t, const Figure& f) const {
    if (t.timex == "P1D" && !several()) return false;  // "dalam sehari"
    if (of_a_rank(t)) return false;
    if (closes_with_weeks(t, f)) return true;
    if (c_.clause_of(t.first) != c_.clause_of(f.token) || of_a_fight(t) || fresh_flight(t, f))
      return false;
    for (std::uint32_t i = f.quantity->last; i < t.first; ++i) {
      if (c_.in(Set::relative, i) != 0 && f.outcome_at.last <= i) return false;
    }
    return true;
  }

  /// "dalam serangan ketiga dalam sepekan", "yang paling mematikan dalam beberapa bulan": among how
  /// many one event stands, not over what was counted.
  bool of_a_rank(const when::Time& t) const {
    constexpr std::uint32_t kReach = 9;
    const auto begin = c_.sentence(c_.sentence_of(t.first)).first;
    const auto end = c_.sentence(c_.sentence_of(t.first)).last;
    if (c_.any(Set::sum, t.last, end)) return false;  // "yang kelima sejak Mei, dengan total 35"
    return c_.any(Set::rank_among, t.first > begin + kReach ? t.first - kReach : begin, t.first);
  }

  /// "549 orang tewas ketika mencari bantuan dalam empat minggu terakhir": the sentence ends so.
  bool closes_with_weeks(const when::Time& t, const Figure& f) const {
    if (t.first < f.token || t.timex.size() < 3 || t.timex.starts_with("PT")) return false;
    const char unit = t.timex.back();
    const bool weeks = unit == 'W' || unit == 'M' || unit == 'Y';
    const auto end = c_.sentence(c_.sentence_of(f.token)).last;
    return weeks && f.outcome <= Outcome::killed_or_injured && t.last + 2 >= end &&
           c_.clause_of(t.first) != c_.clause_of(f.token);
  }

  /// "gugur dalam baku tembak selama 14 jam", "dalam 24 jam terakhir pertempuran di X, 25 tewas".
  bool of_a_fight(const when::Time& t) const {
    if (!t.timex.starts_with("PT")) return false;
    return std::any_of(told_.begin(), told_.end(), [&](const Told& x) {
      const bool behind = x.at.last <= t.first && t.first <= x.at.last + 1;
      return behind || (t.last <= x.at.first && x.at.first <= t.last + 1);
    });
  }

  /// "meningkat sejak [41 orang] tewas pada Kamis", "sejak 28 Mei, ketika [seorang tentara] tewas":
  /// the figure is what that time began with.
  bool begins_with(Stretch sentence, const Figure& f) const {
    const std::uint32_t first = f.quantity->first;
    if (first > sentence.first && c_.in(Set::since, first - 1) != 0) return true;
    const std::uint32_t clause = c_.clause_begin(f.token);
    if (c_.in(Set::as, clause) == 0) return false;
    for (std::uint32_t i = sentence.first; i < clause; ++i) {
      if (c_.in(Set::since, i) != 0) return true;
    }
    return false;
  }

  /// "paling mematikan sejak bom mobil di X, Februari 2003, yang menewaskan 36 orang": of the event
  /// that is told behind the word for since.
  bool of_what_it_began_with(Stretch sentence, const Figure& f) const {
    std::optional<std::uint32_t> since;
    for (std::uint32_t i = sentence.first; i < f.quantity->first; ++i) {
      if (c_.in(Set::since, i) != 0) since = i;
    }
    return since && std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
             return t.at.first > *since && t.at.last < f.quantity->first &&
                    c_.any(Set::relative, t.at.last, f.quantity->first);
           });
  }

  /// "Dua warga yang disandera sejak April dibebaskan": since when they were held.
  bool held_since(const when::Time& t, const Figure& f) const {
    constexpr std::uint32_t kReach = 4;
    if (f.outcome != Outcome::released && f.outcome != Outcome::abducted) return false;
    bool taken = false;
    each_in(report_.mentions.outcomes, {t.first > kReach ? t.first - kReach : 0, t.first},
            [&](const auto& o) {
              taken = taken || o.outcome == Outcome::abducted || o.outcome == Outcome::captured;
            });
    return taken && most(f) < kMany && c_.any(Set::relative, f.quantity->last, t.first);
  }

  /// "32.000 orang terusir sejak dua kelompok saling gempur pada Kamis": of what is told behind.
  bool fled_since(const when::Time& t, const Figure& f) const {
    return f.outcome == Outcome::displaced && began_behind(f, t.last);
  }

  bool began_behind(const Figure& f, std::uint32_t end) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& x) {
      return x.sentence == here && x.at.first > f.outcome_at.last && x.at.first < end &&
             x.date.start && x.date.precision == record::DatePrecision::day &&
             c_.any(Set::since, f.outcome_at.last, x.at.first);
    });
  }

  /// "dibunuh sejak militer merebut kekuasaan": behind the word stands a clause that tells none of
  /// the events, and no day.
  bool since_something(Stretch sentence, const Figure& f) const {
    if (f.outcome > Outcome::killed_or_injured || begins_with(sentence, f)) return false;
    for (std::uint32_t i = f.outcome_at.last; i < sentence.last; ++i) {
      if (c_.in(Set::since, i) == 0) continue;
      const auto end = std::min(sentence.last, i + 8);
      bool verb = false;
      for (auto k = i + 1; k < end; ++k) {
        if (c_.mark(k, ",") || c_.mark(k, ".")) break;
        if (dated(k) || c_.cue(CueKind::anaphor, {k, k + 1}) != nullptr) return false;
        verb = verb || report_.words.words[k].word_class == words::WordClass::verb;
      }
      return verb && std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
               return t.at.first > i && t.at.first < end;
             });
    }
    return false;
  }

  /// "Di Osh 97 orang meninggal. Lebih dari 1.200 lainnya luka-luka": it goes on with the figure
  /// before, of an event.
  bool goes_on(const Figure& f) const {
    const auto i = static_cast<std::size_t>(&f - figures_.data());
    if (i == 0 || !figure_of_[i - 1] || f.outcome == Outcome::killed) return false;
    const Figure& before = figures_[i - 1];
    return before.outcome == Outcome::killed &&
           c_.paragraph_of(before.token) == c_.paragraph_of(f.token) &&
           c_.sentence_of(before.token) + 1 >= c_.sentence_of(f.token);
  }

  /// Thousands of dead where no event is told beside them: of a war.
  bool toll_of_a_war(const Figure& f) const {
    const bool harmed = f.outcome == Outcome::killed || f.outcome == Outcome::injured ||
                        f.outcome == Outcome::killed_or_injured || f.outcome == Outcome::missing ||
                        f.outcome == Outcome::released;
    if (!harmed || most(f) < kMany) return false;
    constexpr std::int64_t kWar = 10000;
    const auto here = c_.sentence_of(f.token);
    const bool war = most(f) >= kWar;
    if (!war && goes_on(f)) return false;
    return std::none_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence == here && (!war || t.date.start);
    });
  }

  /// The report tells two events or more that are its news.
  bool several() const {
    return std::count_if(happenings_.begin(), happenings_.end(), [](const Happening& h) {
             return !h.dropped && !h.umbrella && !h.event.background;
           }) > 1;
  }

  /// "di tiga provinsi", "di seluruh ibu kota", where several events are told.
  bool over_places(Stretch sentence, const Figure& f) const {
    if (!several()) return false;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.clause_of(i) != c_.clause_of(f.token)) continue;
      if (c_.in(Set::scope, i) != 0) return true;
      if (c_.in(Set::in, i) == 0) continue;
      for (const auto& q : report_.counts) {
        if (q.number_first != i + 1 || q.anaphoric || !q.count.low || *q.count.low < 2) continue;
        if (c_.cue(CueKind::anaphor, {q.number_last, q.last + 2}) != nullptr) continue;
        if (c_.in(Set::site, q.number_last) != 0 || c_.in(Set::large_site, q.number_last) != 0)
          return true;
      }
    }
    return false;
  }

  /// "masih menahan seorang pilot yang diculik pada 7 Februari": the event is told beside it.
  bool dated_in_sentence(const Figure& f) const {
    const auto here = c_.sentence_of(f.token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      return t.sentence == here && t.family == Family::abduction && t.date.start &&
             !long_span(t.date);
    });
  }

  /// "masih menahan 700 sandera": how it stands, not what an event did.
  bool held_still(const Figure& f) const {
    const bool kept = f.outcome == Outcome::abducted || f.outcome == Outcome::captured;
    if (!kept || f.rule.front() != 'A' || dated_in_sentence(f)) return false;
    for (std::uint32_t back = 1; back <= 2 && f.outcome_at.first >= back; ++back) {
      if (c_.in(Set::still, f.outcome_at.first - back) != 0) return true;
    }
    return false;
  }

  /// "ketika tiga ledakan mengguncang X": the sum of incidents that are told behind it one by one.
  bool counted_incidents(Stretch sentence) const {
    if (c_.sentence_of(sentence.first) > 1 || !several()) return false;
    bool counted = false;
    each_in(report_.mentions.triggers, sentence, [&](const mentions::Trigger& t) {
      if (t.voice != mentions::TriggerVoice::noun || t.at.first == sentence.first) return;
      counted = counted || c_.in(Set::incidents, t.at.first - 1) != 0 ||
                std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
                  return q.number_last == t.at.first && q.count.low && *q.count.low > 1;
                });
    });
    return counted && told_in_many_places(c_.sentence_of(sentence.first));
  }

  /// "dalam dua operasi berbeda", "di tiga lokasi terpisah".
  bool apart(const Figure& f) const {
    return std::any_of(report_.counts.begin(), report_.counts.end(), [&](const auto& q) {
      return c_.clause_of(q.first < c_.size() ? q.first : f.token) == c_.clause_of(f.token) &&
             q.count.low && *q.count.low > 1 && q.unit != counts::Unit::people &&
             (c_.in(Set::apart, q.number_last + 1) != 0 || c_.in(Set::apart, q.last) != 0 ||
              (c_.in(Set::relative, q.last) != 0 && c_.in(Set::apart, q.last + 1) != 0));
    });
  }

  /// Two happenings or more with places of their own begin behind this sentence.
  bool told_in_many_places(std::uint32_t sentence) const {
    int places = 0;
    for (const auto& h : happenings_) {
      if (h.dropped || h.event.background) continue;
      const bool behind = std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        return told_[i].sentence > sentence && !told_[i].places.empty();
      });
      if (behind) ++places;
    }
    return places > 1;
  }

  /// Tens of thousands flee a war, not an event; but one from whose place they are said to flee.
  bool flight_of_a_country(const Figure& f) const {
    constexpr std::int64_t kWar = 10000;
    return f.outcome == Outcome::displaced && f.rule.front() != 'A' && f.quantity->count.low &&
           *f.quantity->count.low >= kWar && !flee_from(f) && !told_with_day(f) &&
           !began_behind(f, c_.sentence(c_.sentence_of(f.token)).last);
  }

  /// "Pertempuran di Dili pada Mei memaksa 150.000 orang meninggalkan rumah mereka", "12.000 warga
  /// mengungsi setelah pertempuran meletus di Maguindanao, Jumat".
  bool told_with_day(const Figure& f) const {
    const auto clause = c_.clause_of(f.token);
    return std::any_of(told_.begin(), told_.end(), [&](const Told& t) {
      const bool in_front = c_.clause_of(t.at.first) == clause && t.at.first < f.token;
      const bool behind = c_.clause_of(t.at.first) == clause + 1 &&
                          t.sentence == c_.sentence_of(f.token) &&
                          c_.in(Set::after, c_.clause_begin(t.at.first)) != 0;
      return (in_front || behind) && t.date.start && !t.places.empty();
    });
  }

  bool flee_from(const Figure& f) const {
    const auto* again = place_told_again(f);
    if (again != nullptr && again->place.precision < record::PlacePrecision::region) return true;
    return std::any_of(report_.places.begin(), report_.places.end(), [&](const auto& p) {
      if (p.is_country || p.first + 1 < f.outcome_at.last || p.first > f.outcome_at.last + 6)
        return false;
      if (p.place.precision >= record::PlacePrecision::region) return false;
      if (c_.in(Set::toward, p.first - 1) != 0) return false;
      return std::any_of(happenings_.begin(), happenings_.end(),
                         [&](const Happening& h) { return !h.dropped && around(h, p); });
    });
  }

  /// "mengungsi dari X sejak Sabtu": within two weeks.
  bool flees_lately(const when::Time& t, const Figure& f) const {
    if (f.outcome != Outcome::displaced || !t.date.start || !report_.published.day) return false;
    return flee_from(f) && std::chrono::sys_days(*t.date.start) + std::chrono::days(14) >=
                               std::chrono::sys_days(*report_.published.day);
  }

  /// "mengungsi ke kota tetangga dalam dua hari": as fresh as the event.
  static bool fresh_flight(const when::Time& t, const Figure& f) {
    return f.outcome == Outcome::displaced && t.timex.size() == 3 && t.timex.front() == 'P' &&
           t.timex.back() == 'D';
  }

  /// The place is that of the event, or holds it.
  static bool around(const Happening& h, const places::Mention& p) {
    return in_place(h, p) ||
           std::any_of(h.event.places.begin(), h.event.places.end(), [&](const auto& q) {
             const bool province = p.place.precision == record::PlacePrecision::province &&
                                   !q.admin1.empty() && q.admin1 == p.place.admin1;
             return q.country == p.place.country &&
                    (province || q.admin1 == p.place.name || q.admin2 == p.place.name);
           });
  }

  /// "sejak konflik dimulai": without any date.
  bool war_since(Stretch sentence) const {
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      if (c_.in(Set::since, i) == 0) continue;
      if (c_.in(Set::war, i + 1) != 0 || c_.in(Set::war, i + 2) != 0) return true;
      if (begun(i + 1, sentence.last)) return true;
    }
    return false;
  }

  /// "sejak operasi dimulai", "sejak hasil itu diumumkan": no day is said.
  bool begun(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from; i < end && i < from + 5; ++i) {
      if (c_.punctuation(i) || dated(i)) return false;
      if (c_.in(Set::begins, i) != 0)
        return !dated(i + c_.in(Set::begins, i)) && !dated(i + c_.in(Set::begins, i) + 1);
    }
    return false;
  }

  bool dated(std::uint32_t token) const {
    return std::any_of(report_.times.begin(), report_.times.end(),
                       [&](const auto& t) { return t.first <= token && token < t.last; });
  }

  /// "sejak perang pecah pada 15 April": the date stands some words behind the word for since.
  bool behind_since(std::uint32_t begin, std::uint32_t time) const {
    for (std::uint32_t i = time > begin + 9 ? time - 9 : begin; i < time; ++i) {
      if (c_.in(Set::since, i) != 0) return true;
    }
    return false;
  }

  bool old(const when::Time& t) const {
    if (!t.date.start || !report_.published.day) return true;
    return std::chrono::sys_days(*t.date.start) + std::chrono::days(3) <
           std::chrono::sys_days(*report_.published.day);
  }

  const Context& c_;
  const Report& report_;
  const std::vector<Told>& told_;
  const std::vector<Happening>& happenings_;
  const std::vector<Figure>& figures_;
  std::vector<bool> totals_;  // figures of no single event
  std::vector<std::optional<std::size_t>> figure_of_;
};

}  // namespace

std::vector<std::optional<std::size_t>> tie_figures(const Context& context,
                                                    const std::vector<Told>& told,
                                                    const std::vector<Happening>& happenings,
                                                    const std::vector<Figure>& figures) {
  return Ties(context, told, happenings, figures).run();
}

}  // namespace saksi::extract
