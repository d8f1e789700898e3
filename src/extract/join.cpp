// SPDX-License-Identifier: Apache-2.0
// One event or two? A mention joins an event when nothing it says speaks against it: its kind, its
// day, its place. It opens a new one only when it brings a day or a place of its own, or is the
// first.
#include "base/utf8.h"
#include "extract/events.h"
#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using record::Date;

bool known(const Date& d) {
  return d.start.has_value();
}

bool families_fit(Family a, Family b) {
  if (a == b || a == Family::any || b == Family::any) return true;
  const auto pair = [&](Family x, Family y) { return (a == x && b == y) || (a == y && b == x); };
  return pair(Family::violence, Family::territory) || pair(Family::violence, Family::crowd) ||
         pair(Family::arrest, Family::crowd) || pair(Family::arrest, Family::violence);
}

/// What burns or is looted is no detail of a truce or a coup, nor the other way round.
bool fits_family(const Happening& h, const Told& t) {
  return families_fit(h.family, t.family) &&
         !(h.family == Family::any && t.family == Family::politics);
}

/// A truce, or a bomb made harmless, with a day and a place of its own is news wherever it stands.
bool signed_there(const Told& t) {
  const bool news = t.type == TriggerClass::agree || t.family == Family::disrupted;
  // "X dan Y menyetujui gencatan senjata": two parties need no place
  const bool parties = t.type == TriggerClass::agree && t.participants.size() > 1;
  // "Kesepakatan itu diteken di pos X pada Jumat"
  const bool verb = t.voice == mentions::TriggerVoice::active ||
                    (t.type == TriggerClass::agree && t.voice == mentions::TriggerVoice::passive);
  return news && verb && known(t.date) && (!t.places.empty() || parties) && !t.recalled;
}

/// "Tentara menahan lima pemuda di Raman": forces, people who are counted and a place of its own.
bool held_there(const Context& c, const Told& t) {
  constexpr std::uint32_t kReach = 3;
  if (t.places.empty() || t.points_back || t.recalled) return false;
  const auto& counts = c.report().counts;
  // "Seorang pria lain ditangkap di X pada hari Jumat"
  if (t.voice == mentions::TriggerVoice::passive && known(t.date) && !t.places.front()->is_country)
    return std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
      return q.unit == counts::Unit::people && c.clause_of(q.first) == c.clause_of(t.at.first) &&
             q.last <= t.at.first;
    });
  // "mengumumkan penangkapan 14 tersangka dalam serbuan di X, Kamis"
  if (t.voice == mentions::TriggerVoice::noun && known(t.date) && !t.places.front()->is_country)
    return std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
      return q.unit == counts::Unit::people && q.first == t.at.last;
    });
  const bool forces = t.voice == mentions::TriggerVoice::active && !t.initiators.empty() &&
                      is_state(t.initiators.front()->group);
  // "Polisi menciduk 16 orang dalam penggerebekan di X, Kamis malam"
  const bool somebody = !t.targets.empty() || (known(t.date) && !t.places.front()->is_country);
  if (!forces || !somebody) return false;
  return std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
    return q.unit == counts::Unit::people && q.first >= t.at.last && q.first < t.at.last + kReach;
  });
}

/// "Di X, ...": the sentence begins with a place.
bool heads_with_place(const Context& c, std::uint32_t head) {
  constexpr std::uint32_t kReach = 3;
  const auto& all = c.report().places;
  return c.in(Set::in, head) != 0 && std::any_of(all.begin(), all.end(), [&](const auto& p) {
           return p.first > head && p.first <= head + kReach;
         });
}

/// "Insiden serupa di X menewaskan 12 orang", "Insiden lain terjadi di X. Tiga orang tewas": a bare
/// word with a place of its own, of which people die in its clause or in the next sentence.
bool deadly_there(const Context& c, const Told& t) {
  const bool bare = t.type == TriggerClass::incident && t.voice == mentions::TriggerVoice::noun &&
                    !t.casualties && !t.points_back && !t.reaction;
  const bool placed = std::any_of(t.places.begin(), t.places.end(), [](const auto* p) {
    return !p->is_country && p->place.precision <= record::PlacePrecision::region;
  });
  if (!bare || !placed) return false;
  const auto harmed = [&](Stretch in) {
    bool found = false;
    each_in(c.report().mentions.outcomes, in, [&](const auto& o) {
      found = found || o.outcome <= record::Outcome::killed_or_injured;
    });
    return found;
  };
  if (harmed({c.clause_begin(t.at.first), c.clause_end(t.at.last - 1)})) return true;
  const auto next = c.sentence(t.sentence).last;
  return next < c.size() && c.paragraph_of(next) == c.paragraph_of(t.at.first) &&
         !heads_with_place(c, next) && harmed(c.sentence(t.sentence + 1));
}

/// People die or are hurt in the clause or in the relative one behind it: "serangan di X yang
/// menewaskan 25 orang".
bool harmed_by(const Context& c, const Told& t) {
  constexpr std::uint32_t kReach = 8;
  bool found = false;
  each_in(c.report().mentions.outcomes,
          {t.at.last, std::min(c.sentence(t.sentence).last, t.at.last + kReach)},
          [&](const auto& o) {
            found = found || (o.pattern == mentions::Pattern::verb &&
                              o.outcome <= record::Outcome::killed_or_injured);
          });
  return found;
}

/// Kinds that make an event by themselves wherever they stand; the others only as the news.
bool opens(const Context& c, const Told& t) {
  if (t.casualties) return true;
  switch (t.family) {
    case Family::violence:
    case Family::crowd:
    case Family::abduction:
      return true;
    case Family::territory:
      return t.type == TriggerClass::seize && (!t.places.empty() || known(t.date));
    case Family::arrest:
      if (held_there(c, t)) return true;
      [[fallthrough]];
    case Family::release:
      if (t.family == Family::release && c.paragraph_of(t.at.first) == 0 && t.sentence < 5)
        return true;
      [[fallthrough]];
    case Family::politics:
    case Family::disrupted:
      return t.sentence <= 1 || signed_there(t);
    case Family::any:
      return t.type == TriggerClass::burn || t.type == TriggerClass::beat ||
             (t.type == TriggerClass::loot && !t.initiators.empty());
  }
  return false;
}

bool ends_with_word(const std::string& text, const std::string& word) {
  if (word.empty() || text.size() <= word.size()) return false;
  return text.compare(text.size() - word.size(), word.size(), word) == 0 &&
         text[text.size() - word.size() - 1] == ' ';
}

/// "Markas Kepolisian Resor Poso" is in Poso, where nothing says that it is elsewhere.
bool called_after(const record::Place& building, const places::Mention& town) {
  const auto& q = town.place;
  const bool unknown = building.precision == record::PlacePrecision::exact &&
                       building.admin1.empty() && !town.is_country &&
                       q.precision <= record::PlacePrecision::district &&
                       q.precision != record::PlacePrecision::exact;
  return unknown && ends_with_word(base::fold(building.name), name_key(q));
}

/// The words of a name.
std::vector<std::string> words_of(const std::string& name) {
  std::vector<std::string> out(1);
  for (const char c : name) {
    if (c == ' ') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

/// "Gereja Katedral X", "Gereja Katedral Jalan Y X"; "Mako Brimob X", "Mako Satbrimob Y X": the
/// same last word and another one.
bool same_building_called(const record::Place& p, const record::Place& q) {
  constexpr std::size_t kShort = 3;
  if (p.precision != record::PlacePrecision::exact || p.precision != q.precision) return false;
  const auto a = words_of(base::fold(p.name)), b = words_of(base::fold(q.name));
  if (a.size() < 2 || b.size() < 2 || a.back() != b.back()) return false;
  return std::any_of(a.begin(), a.end() - 1, [&](const auto& w) {
    return w.size() > kShort && std::find(b.begin(), b.end() - 1, w) != b.end() - 1;
  });
}

/// "di Blok B" of a building, which a letter alone calls so.
bool part_of(const record::Place& part, const record::Place& whole) {
  const auto lettered = [](const record::Place& p) {
    return p.gazetteer_id.empty() && p.name.size() > 2 && p.name[p.name.size() - 2] == ' ' &&
           base::is_upper(static_cast<unsigned char>(p.name.back()));
  };
  return lettered(part) && !lettered(whole) &&
         whole.precision <= record::PlacePrecision::settlement && whole.gazetteer_id.empty() &&
         (part.admin1.empty() || part.admin1 == whole.admin1);
}

class Joiner {
 public:
  Joiner(const Context& context, std::vector<Told>& told) : c_(context), told_(told) {}

  std::vector<Happening> run() {
    for (std::size_t i = 0; i < told_.size(); ++i) add(i);
    return std::move(out_);
  }

 private:
  void add(std::size_t i) {
    const Told& t = told_[i];
    if (only_called(i)) return;
    if (marches_against(i)) {
      told_[i].places.clear();
      out_[focus_].told.push_back(i);
      return;
    }
    if (tells_of_subject(i)) {
      if (placed(out_[focus_])) told_[i].places.clear();
      out_[focus_].told.push_back(i);
      return;
    }
    if (const auto counted = by_ordinal(t)) {
      out_[*counted].told.push_back(i);
      focus_ = *counted;
      return;
    }
    const auto home = find(t);
    if (home) {
      if (shot_its_doer(out_[*home], t)) only_its_end(told_[i]);
      if (only_measured(t) && placed(out_[*home])) told_[i].places.clear();
      out_[*home].told.push_back(i);
      settle(out_[*home], t);
      focus_ = *home;
      return;
    }
    if (const auto before = told_before(t)) {
      told_[i].places.clear();
      out_[*before].told.push_back(i);
      return;
    }
    if (once_more_there(t)) {
      out_[focus_].told.push_back(i);
      return;
    }
    const bool another = !out_.empty() && deadly_there(c_, t);
    const bool only_spoken = t.reaction && !(harmed_by(c_, t) && !t.places.empty());
    if (!(opens(c_, t) || another) || ((t.denied || only_spoken) && !out_.empty())) return;
    const bool apart =
        (t.separate && !t.points_back) || fought_by_others(t) ||
        (!out_.empty() && (struck_from_the_air(out_[focus_], t) || came_after_it(out_[focus_], t)));
    const bool brings = known(t.date) || !t.places.empty() || t.held_for || apart;
    if (!out_.empty() && !brings) {
      if (fits_family(out_[focus_], t) && !other_sides(out_[focus_], t) &&
          !ground_elsewhere(out_[focus_], t) && !marches_apart(out_[focus_], t) &&
          !other_country(out_[focus_], t) && !others_meanwhile(out_[focus_], t) &&
          !days_after_it(out_[focus_], t) && !fired_from_there(out_[focus_], t))
        out_[focus_].told.push_back(i);
      return;
    }
    Happening h;
    h.told = {i};
    h.family = t.family;
    out_.push_back(std::move(h));
    if (!t.answered) focus_ = out_.size() - 1;
  }

  /// "Insiden ini menjadi bentrokan terbaru dalam konflik itu", "Ini merupakan ...": a word of
  /// another kind that the event told before is called says nothing of its kind.
  bool only_called(std::size_t i) const {
    constexpr std::uint32_t kReach = 3;
    const Told& t = told_[i];
    if (out_.empty() || t.voice != mentions::TriggerVoice::noun || !t.places.empty()) return false;
    if (known(t.date) || t.type == TriggerClass::attack || t.type == TriggerClass::incident ||
        same_kind(out_[focus_], t))
      return false;
    const auto head = c_.sentence(t.sentence).first;
    if (t.at.first <= head + 1) return false;
    auto verb = t.at.first - 1;
    if (c_.in(Set::one, verb) != 0) --verb;
    const bool called = c_.in(Set::level, verb) != 0 || c_.in(Set::is, verb) != 0;
    return called && verb > head && verb <= head + kReach &&
           c_.cue(mentions::CueKind::anaphor, {head, verb}) != nullptr;
  }

  /// "berunjuk rasa di depan Universitas X memprotes jatuhnya korban di Y": one march, and Y is
  /// what it is about.
  bool marches_against(std::size_t i) const {
    if (i == 0 || out_.empty() || out_[focus_].told.back() != i - 1) return false;
    const Told& t = told_[i];
    const Told& before = told_[i - 1];
    const bool marches = t.type == TriggerClass::protest && before.type == TriggerClass::protest &&
                         before.sentence == t.sentence && !before.places.empty();
    return marches && t.voice == mentions::TriggerVoice::active &&
           c_.in(Set::objects, t.at.first) != 0 && !other_doer(before, t);
  }

  /// "Lima belas menit kemudian, serangan lain terjadi": in the paragraph of what was told last, on
  /// its day, and nothing is said of where, by whom or of whom it was.
  bool once_more_there(const Told& t) const {
    if (out_.empty() || !t.other || t.voice != mentions::TriggerVoice::noun || !known(t.date))
      return false;
    if (!t.places.empty() || t.near != nullptr || !t.initiators.empty() || !t.targets.empty() ||
        !t.participants.empty())
      return false;
    const Told& last = told_[out_[focus_].told.back()];
    const Stretch all = c_.sentence(t.sentence);
    return c_.paragraph_of(last.at.first) == c_.paragraph_of(t.at.first) &&
           !any_in(c_.report().mentions.outcomes, all) && fits_family(out_[focus_], t) &&
           dates_fit(out_[focus_], t);
  }

  /// "dalam insiden pertama", "ledakan kedua itu", without a place: of those told as news, or of
  /// those of its kind, the first or the second.
  std::optional<std::size_t> by_ordinal(const Told& t) const {
    const bool one = c_.in(Set::first, t.at.last) != 0;
    const bool two = c_.in(Set::second, t.at.last) != 0;
    const bool noun =
        t.voice == mentions::TriggerVoice::noun || t.voice == mentions::TriggerVoice::reciprocal;
    if (!noun || !t.places.empty() || one == two) return std::nullopt;
    const bool any = t.type == TriggerClass::incident || t.type == TriggerClass::attack;
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < out_.size(); ++k) {
      const Told& first = told_[out_[k].told.front()];
      const bool fits = any ? fits_family(out_[k], t) : same_kind(out_[k], t) || akin(out_[k], t);
      if (fits && !first.recalled && !first.held_for && !first.several && dates_fit(out_[k], t))
        list.push_back(k);
    }
    if (list.size() < 2) return std::nullopt;
    return one ? list[0] : list[1];
  }

  static bool other_doer(const Told& a, const Told& b) {
    return !a.initiators.empty() && !b.initiators.empty() &&
           a.initiators.front()->at.first != b.initiators.front()->at.first;
  }

  /// "Peristiwa itu terjadi di jalan menuju X, dilakukan oleh seorang pelaku bom bunuh diri": the
  /// rest of a clause whose subject is an event told before. "Akibat bentrokan itu, rumah warga
  /// dibakar", "Akibatnya, ...": what it led to.
  bool tells_of_subject(std::size_t i) const {
    if (i == 0 || out_.empty()) return false;
    const Told& t = told_[i];
    const Told& before = told_[i - 1];
    if (t.other || t.points_back || out_[focus_].told.back() != i - 1) return false;
    if (!fits_family(out_[focus_], t)) return false;
    const auto head = c_.sentence(t.sentence).first;
    if (answers_in_the_street(before, t)) return false;
    if (before.sentence != t.sentence) return leads_to(head) && before.sentence + 1 == t.sentence;
    if (before.points_back && c_.any(Set::ends_in, before.at.last, t.at.first) && !brings_day(t))
      return true;  // "Aksi massa tersebut berbuntut kericuhan"
    if (!before.points_back) return leads_to(head) && !brings_day(t);
    const bool subject = before.type == TriggerClass::incident && before.at.first <= head + 1 &&
                         c_.clause_of(before.at.first) == c_.clause_of(t.at.first);
    // "Insiden itu terjadi saat warga berduka akibat bom di X, Minggu": of another day
    return (subject && !brings_day(t)) || leads_to(head);
  }

  /// "Buntut penembakan nelayan, warga merusak pos jaga": what people do for it is another event.
  static bool answers_in_the_street(const Told& before, const Told& t) {
    const bool street = t.type == TriggerClass::riot || t.type == TriggerClass::mob ||
                        t.type == TriggerClass::protest || t.type == TriggerClass::burn;
    return street && before.family == Family::violence && before.type != TriggerClass::communal &&
           !before.brawl && before.type != TriggerClass::clash &&
           any_side(t, [](auto g) { return is_crowd(g) || g == mentions::Group::civilians; });
  }

  /// The sentence begins with a word for what an event led to.
  bool leads_to(std::uint32_t head) const { return c_.in(Set::results, head) != 0; }

  bool brings_day(const Told& t) const { return known(t.date) && !dates_fit(out_[focus_], t); }

  /// "wilayah barat telah direbut tentara": ground without a name that changed hands is no detail
  /// of a deed told in another sentence.
  bool ground_elsewhere(const Happening& h, const Told& t) const {
    return t.type == TriggerClass::seize && t.places.empty() && h.family != Family::territory &&
           !t.points_back && told_[h.told.back()].sentence != t.sentence;
  }

  /// "peledakan itu" is a blast told before, not the shooting told last.
  bool akin(const Happening& h, const Told& t) const {
    if (t.type == TriggerClass::incident || t.type == TriggerClass::attack) return false;
    const auto how = launched(t);
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto before = launched(told_[i]);
      // "pengeboman itu", "tembakan itu", "gempuran itu" of what came from the air or from barrels
      const bool impact = before && t.points_back && !how &&
                          (blast(t.type) || t.type == TriggerClass::strike ||
                           (t.type == TriggerClass::shoot && !*before));
      return told_[i].type == t.type || (unrest(told_[i]) && unrest(t)) || impact ||
             (blast(told_[i].type) && blast(t.type)) || (how && before == how);
    });
  }

  /// "ledakan itu" of a blast, not of what an aircraft dropped.
  bool same_kind(const Happening& h, const Told& t) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      return told_[i].type == t.type || (blast(told_[i].type) && blast(t.type));
    });
  }

  /// "Kerusuhan", "bentrokan massa": what a crowd does, by its name.
  static bool unrest(const Told& t) {
    return t.voice == mentions::TriggerVoice::noun &&
           (t.type == TriggerClass::riot || t.type == TriggerClass::communal ||
            t.type == TriggerClass::mob || (t.type == TriggerClass::clash && t.brawl));
  }

  static bool blast(TriggerClass t) {
    return t == TriggerClass::explode || t == TriggerClass::suicide || t == TriggerClass::mine ||
           t == TriggerClass::grenade || t == TriggerClass::ram;
  }

  /// "Di Washington ... serangan itu": what points back is no new event for want of its place.
  std::optional<std::size_t> told_before(const Told& t) const {
    if ((!t.points_back && !t.reaction) || t.other) return std::nullopt;
    for (std::size_t k = out_.size(); k-- > 0;) {
      if (spoken_of_elsewhere(out_[k], t)) continue;
      // "Bom itu meledak di Y": of a blast
      if (blast(t.type) && t.voice != mentions::TriggerVoice::noun && !akin(out_[k], t)) continue;
      if (fits_family(out_[k], t) && dates_fit(out_[k], t) && !other_sides(out_[k], t)) return k;
    }
    return std::nullopt;
  }

  /// "Polisi juga menyelidiki serangan di Y yang menewaskan 25 orang": not what happened in X.
  bool spoken_of_elsewhere(const Happening& h, const Told& t) const {
    return t.reaction && !t.points_back && harmed_by(c_, t) && placed(h) && !t.places.empty() &&
           !t.places.front()->is_country && !same_place(h, t);
  }

  void settle(Happening& h, const Told& t) const {
    const bool lesser = t.family == Family::arrest || t.family == Family::release ||
                        t.family == Family::politics || t.family == Family::disrupted;
    if (h.family == Family::any && !lesser) h.family = t.family;
    if (h.family == Family::violence && t.family == Family::abduction &&
        told_[h.told.front()].type != TriggerClass::kill)
      h.family = t.family;
    // "82 pelaku ditahan. Bentrokan itu terjadi pada Rabu": what they are held for is the event
    if (h.family == Family::arrest && t.family == Family::violence && t.brawl) h.family = t.family;
  }

  /// The event that this mention tells again: the one whose place, kind and day it shares; else the
  /// one in focus, else the latest.
  std::optional<std::size_t> find(const Told& t) const {
    std::optional<std::size_t> best;
    int most = -1;
    for (std::size_t k = out_.size(); k-- > 0;) {
      if (!fits(out_[k], t)) continue;
      const int score =
          left_behind(out_[k], t) ? 0 : likeness(out_[k], t) * 2 + (k == focus_ ? 1 : 0) + 1;
      if (score <= most) continue;
      most = score;
      best = k;
    }
    return best;
  }

  /// What a paragraph recalled is over with it; the next goes on with the news.
  bool left_behind(const Happening& h, const Told& t) const {
    if (t.points_back && akin(h, t)) return false;  // "peledakan itu"
    const Told& first = told_[h.told.front()];
    // "Dalam peristiwa itu, ...": right behind what was recalled
    if (t.points_back && &h == &out_[focus_] && told_[h.told.back()].sentence + 1 >= t.sentence)
      return false;
    if (t.recalled || known(t.date) ||
        c_.paragraph_of(told_[h.told.back()].at.first) == c_.paragraph_of(t.at.first))
      return false;
    return long_before(first) ? !named_there(h, t) : first.recalled && t.places.empty();
  }

  /// Told of a day months before the report.
  bool long_before(const Told& t) const {
    constexpr auto kMonths = std::chrono::days(90);
    const auto& published = c_.report().published.day;
    return published && known(t.date) &&
           std::chrono::sys_days(*t.date.end) + kMonths < std::chrono::sys_days(*published);
  }

  /// A place of the mention is one of the event's by its name.
  bool named_there(const Happening& h, const Told& t) const {
    return std::any_of(t.places.begin(), t.places.end(), [&](const auto* p) {
      return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
        const auto& before = told_[i].places;
        return std::any_of(before.begin(), before.end(),
                           [&](const auto* q) { return name_key(q->place) == name_key(p->place); });
      });
    });
  }

  int likeness(const Happening& h, const Told& t) const {
    const bool day = known(t.date) && std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
                       return known(told_[i].date) && overlap(told_[i].date, t.date);
                     });
    const bool blow = t.points_back && t.type == TriggerClass::attack &&
                      h.family == Family::violence;  // "serangan itu" is no change of hands
    // "ledakan", said without a day and a place: the one told before, not what was told last
    const bool bare =
        !known(t.date) && t.places.empty() && (blast(t.type) || unrest(t) || of_one_kind(t));
    const bool back = t.points_back || of_a_toll(t);
    // another paragraph than that of what was told last: rather a blast than a shell
    const bool far =
        c_.paragraph_of(told_[out_[focus_].told.back()].at.first) != c_.paragraph_of(t.at.first);
    const int kin = !akin(h, t) ? 0 : back ? (far && same_kind(h, t) ? 5 : 4) : bare ? 2 : 0;
    return kin + (blow ? 1 : 0) + (same_place(h, t) ? 2 : 0) + (day ? 1 : 0) +
           (site_told(h, t) ? 5 : 0);
  }

  /// "terkait pembakaran kantor dewan": a noun for one kind of deed, which names no other.
  static bool of_one_kind(const Told& t) {
    return t.voice == mentions::TriggerVoice::noun &&
           (t.type == TriggerClass::burn || t.type == TriggerClass::loot);
  }

  /// "korban ledakan hotel bertambah": an event told before, without a word that points.
  bool of_a_toll(const Told& t) const {
    constexpr std::uint32_t kReach = 2;  // "korban tewas ledakan hotel"
    return t.voice == mentions::TriggerVoice::noun && t.places.empty() && !known(t.date) &&
           c_.close_before(Set::toll_of, t.at.first, c_.sentence(t.sentence).first, kReach);
  }

  /// "bom bunuh diri di sebuah kafe. ... serangan di kafe itu": the bare noun that an event's
  /// sentence has behind the words that tell it.
  bool site_told(const Happening& h, const Told& t) const {
    const auto in = t.at.last;
    if (c_.in(Set::in, in) == 0) return false;
    // "di kafe itu", "di pos polisi itu"
    const bool two = c_.cue(mentions::CueKind::anaphor, {in + 2, in + 3}) == nullptr;
    if (two && c_.cue(mentions::CueKind::anaphor, {in + 3, in + 4}) == nullptr) return false;
    const auto& words = c_.report().words;
    const auto noun = words.key(in + 1);
    const auto next = words.key(in + 2);
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      if (x.at.first >= t.at.first) return false;
      if (is_site(c_, in + 1) && place_of_kind(c_, in + 1) != nullptr) return false;
      const auto end = c_.sentence(x.sentence).last;
      for (auto k = x.at.last; k < end; ++k) {
        const bool same = !two || (k + 1 < end && words.key(k + 1) == next);
        if (words.key(k) == noun && same && !c_.punctuation(k)) return true;
      }
      return false;
    });
  }

  bool fits(const Happening& h, const Told& t) const {
    if (!fits_family(h, t) && !same_raid(h, t)) return false;
    if (other_sides(h, t) || crowd_behind_blast(h, t) || ground_elsewhere(h, t)) return false;
    if (marches_apart(h, t) || marched_elsewhere(h, t) || others_meanwhile(h, t)) return false;
    if (struck_back(h, t) || struck_by_the_struck(h, t) || struck_from_the_air(h, t) ||
        taken_under_the_air(h, t) || war_goes_on(h, t))
      return false;
    if (other_country(h, t) || named_elsewhere(h, t)) return false;
    if (other_hands(h, t) || other_weapon(h, t) || laid_elsewhere(h, t) || elsewhere(h, t) ||
        town_apart(h, t))
      return false;
    if (held_for(h, t) || one_of_several(h, t)) return false;
    if (went_on_arresting(h, t)) return dates_fit(h, t);
    if (t.other && !t.points_back && (brings_new_place(h, t) || set_apart(h, t))) return false;
    if (day_before(h, t) || days_after_it(h, t) || came_after_it(h, t)) return false;
    if (days_between(h, t) || behind_the_turn(h, t) || fired_from_there(h, t)) return false;
    if (other_side_elsewhere(h, t)) return false;
    if (!dates_fit(h, t)) return false;
    return places_fit(h, t);
  }

  /// "Dua serangan terpisah di X dan Y ... Bom meledak di X": one of those that were counted.
  bool one_of_several(const Happening& h, const Told& t) const {
    const Told& lead = told_[h.told.front()];
    if (t.item && t.places.empty()) return true;
    if (t.places.size() != 1 || t.points_back || t.sentence <= lead.sentence) return false;
    // "menghantam dua lokasi di X. ... tewas di Y": places that a lead counts
    if (t.item || one_of_counted(h, t)) return !same_spot(h, *t.places.front());
    // "Dua serangan mengguncang X. Serangan pertama terjadi di Y"
    if (lead.several && (c_.in(Set::first, t.at.last) != 0 || c_.in(Set::second, t.at.last) != 0))
      return true;
    // "dalam dua serangan di Sudan, Senin. Di X, ..."
    const bool wide = std::all_of(lead.places.begin(), lead.places.end(),
                                  [](const auto* p) { return p->is_country; });
    if (lead.several && lead.sentence == 0 && !lead.places.empty() && wide &&
        !t.places.front()->is_country && heads_with_place(c_, first_word(t)))
      return true;
    // "37 orang tewas dalam serangan di X dan Y. Di X, ..."
    const bool each = lead.voice == mentions::TriggerVoice::noun &&
                      (lead.type == TriggerClass::attack || lead.type == TriggerClass::incident) &&
                      lead.sentence == 0 && told_again_there(h, t);
    return lead.places.size() > 1 && (lead.several || each);
  }

  /// The first sentences of the event count places or blows, and this is a place of its own.
  bool one_of_counted(const Happening& h, const Told& t) const {
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      return x.over_sites && x.sentence <= 1 && finer_than(x, *t.places.front());
    });
  }

  /// Nothing finer than a province is said of the lead, and the place is.
  static bool finer_than(const Told& lead, const places::Mention& p) {
    const auto wide = [](const places::Mention& q) {
      return q.is_country || q.place.precision >= record::PlacePrecision::province;
    };
    return !wide(p) && !lead.places.empty() &&
           std::all_of(lead.places.begin(), lead.places.end(),
                       [&](const auto* q) { return wide(*q); });
  }

  /// The event has no place but this one.
  bool same_spot(const Happening& h, const places::Mention& p) const {
    return placed(h) && std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
             const auto& all = told_[i].places;
             return std::all_of(all.begin(), all.end(), [&](const auto* q) {
               return name_key(q->place) == name_key(p.place);
             });
           });
  }

  /// Where its sentence begins, behind a word like "sedangkan".
  std::uint32_t first_word(const Told& t) const {
    const auto head = c_.sentence(t.sentence).first;
    return c_.in(Set::in, head) == 0 && c_.in(Set::in, head + 1) != 0 ? head + 1 : head;
  }

  /// Of the places of a lead, this mention has one.
  bool told_again_there(const Happening& h, const Told& t) const {
    const auto& lead = told_[h.told.front()].places;
    const auto& there = *t.places.front();
    return std::any_of(lead.begin(), lead.end(),
                       [&](const auto* p) { return name_key(p->place) == name_key(there.place); });
  }

  /// "Pasca bom bunuh diri di X, polisi ... menembak mati Y": a blast at the head of a sentence,
  /// after which something else is told.
  bool came_after_it(const Happening& h, const Told& t) const {
    const auto after = [&](std::size_t i) {
      const Told& x = told_[i];
      const auto begin = x.at.first == 0 ? 0 : x.at.first - 1;  // also behind a dateline
      const bool heads = begin == c_.sentence(x.sentence).first || c_.punctuation(begin - 1);
      return blast(x.type) && x.sentence <= t.sentence && heads && c_.in(Set::after, begin) == 1;
    };
    const bool fight = t.type == TriggerClass::clash || t.type == TriggerClass::shoot ||
                       t.type == TriggerClass::kill || t.family == Family::arrest;
    return fight && !t.points_back && std::all_of(h.told.begin(), h.told.end(), after);
  }

  /// "X ditembak pada Minggu, dan kini giliran kantor Y digranat": in one sentence.
  bool behind_the_turn(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    return t.turned != 0 && last.sentence == t.sentence && last.at.first < t.turned;
  }

  /// "Serangan udara di Rafah. ... Roket yang ditembakkan dari Gaza menghantam X": what comes from
  /// where the event was is the answer.
  bool fired_from_there(const Happening& h, const Told& t) const {
    if (t.origin == nullptr || t.points_back) return false;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      return x.sentence != t.sentence &&
             std::any_of(x.places.begin(), x.places.end(), [&](const auto* p) {
               return compatible(*t.origin, *p) || contains(*t.origin, *p);
             });
    });
  }

  /// In one sentence, days are counted from the one to the other.
  bool days_between(const Happening& h, const Told& t) const {
    if (t.gap && t.points_back) return false;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      return told_[i].sentence == t.sentence && told_[i].gap != t.gap;
    });
  }

  /// "Sejumlah orang diculik, beberapa hari setelah 250 murid diculik": from the second the days
  /// are counted to the first.
  bool days_after_it(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    if (last.sentence != t.sentence || t.points_back || last.at.first >= t.at.first ||
        (last.type == TriggerClass::incident && !last.points_back))
      return false;
    for (auto i = last.at.last; i < t.at.first; ++i) {
      if (c_.in(Set::after, i) == 0) continue;
      // "... setelah perang dimulai, yang memicu serangan X": what came of it
      for (auto k = i; k + 1 < t.at.first; ++k) {
        if (c_.mark(k, ",")) return false;
      }
      const auto& counts = c_.report().counts;
      return std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
        return q.unit == counts::Unit::duration && q.first >= last.at.last && q.last <= i &&
               q.last + 1 >= i;
      });
    }
    return false;
  }

  /// "Pemberontak menyerang pos pada Minggu. ... tentara melepaskan tembakan di desa X": forces, at
  /// a place of their own, where only others were told to strike, and nowhere.
  bool other_side_elsewhere(const Happening& h, const Told& t) const {
    const auto blow = [](const Told& x) {
      return (x.type == TriggerClass::attack || x.type == TriggerClass::kill ||
              x.type == TriggerClass::shoot) &&
             x.voice == mentions::TriggerVoice::active && !x.initiators.empty();
    };
    const bool by_state = blow(t) && is_state(t.initiators.front()->group);
    if (!by_state || t.points_back || t.places.empty() || placed(h)) return false;
    bool others = false;
    for (const auto i : h.told) {
      const Told& x = told_[i];
      if (x.initiators.empty()) continue;
      if (is_state(x.initiators.front()->group) || x.sentence == t.sentence) return false;
      others = others || blow(x);
    }
    return others;
  }

  /// "Sehari sebelumnya, mereka bentrok di kota X": counted from what was told last, which has no
  /// day itself, and at a place of its own.
  bool day_before(const Happening& h, const Told& t) const {
    if (t.time == nullptr || t.places.empty() || t.places.front()->is_country || t.points_back)
      return false;
    const bool before = t.time->kind == when::Kind::relative && t.time->offset_days.value_or(0) < 0;
    const auto head = c_.sentence(t.sentence).first;
    return before && t.time->first <= head + 1 && told_[h.told.back()].sentence < t.sentence &&
           !known(t.date) && !t.other;
  }

  /// An arrest, and the deed that they are held for: neither joins the other, and once told, the
  /// deed is what "serangan itu" means.
  bool held_for(const Happening& h, const Told& t) const {
    const auto deed = [&](const Happening& x) {
      return std::any_of(x.told.begin(), x.told.end(), [&](auto i) { return told_[i].held_for; });
    };
    if (t.family == Family::arrest) return deed(h);
    if (h.family != Family::arrest) return false;
    return t.held_for || std::any_of(out_.begin(), out_.end(), deed);
  }

  /// A fight with armed men and a crowd in the street are two events.
  bool other_sides(const Happening& h, const Told& t) const {
    const auto of_crowd = [](auto g) { return is_crowd(g); };
    const auto crowd = [&](const Told& x) {
      const bool hit = std::any_of(x.targets.begin(), x.targets.end(),
                                   [&](const auto* y) { return of_crowd(y->group); });
      return hit || any_side(x, of_crowd) || x.type == TriggerClass::protest ||
             x.type == TriggerClass::riot;
    };
    const auto rebels = [](const Told& x) {
      const auto armed = [](auto g) {
        return g == mentions::Group::armed || g == mentions::Group::gunmen;
      };
      const bool fell = x.type == TriggerClass::clash &&
                        std::any_of(x.targets.begin(), x.targets.end(),
                                    [&](const auto* a) { return armed(a->group); });
      // "baku tembak" of which nobody is named: both sides shot
      const bool nobody = x.initiators.empty() && x.participants.empty() && x.targets.empty();
      const bool both = x.type == TriggerClass::clash && !x.brawl && nobody &&
                        x.voice == mentions::TriggerVoice::noun;
      return fell || both || any_side(x, armed);
    };
    const bool a = crowd(t);
    const bool b = rebels(t);
    if (a == b) return false;
    bool before = false;
    for (const auto i : h.told) {
      if (a ? crowd(told_[i]) : rebels(told_[i])) return false;
      before = before || (a ? rebels(told_[i]) : crowd(told_[i]));
    }
    return before;
  }

  /// "Bom meledak di X. Massa yang marah melempari konvoi": what a crowd does after a blast.
  bool crowd_behind_blast(const Happening& h, const Told& t) const {
    const bool deed = t.type == TriggerClass::riot || t.type == TriggerClass::mob ||
                      t.type == TriggerClass::protest;
    if (!deed || t.points_back || !known(t.date)) return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      return blast(told_[i].type) || launched(told_[i]) || told_[i].type == TriggerClass::attack ||
             told_[i].type == TriggerClass::incident;
    });
  }

  /// "Bom meledak di X. ... Puluhan perempuan berbaris di kota itu": who marches did not blow up
  /// anything, nor does a blast belong to a march but where it is told in one breath.
  bool marches_behind_blast(const Happening& h, const Told& t) const {
    const auto march = [](const Told& x) {
      return x.type == TriggerClass::protest || x.type == TriggerClass::disperse;
    };
    const auto shattering = [](const Told& x) {
      const auto by = [&](mentions::Means m) { return x.means.test(static_cast<std::size_t>(m)); };
      return blast(x.type) || launched(x).has_value() || x.type == TriggerClass::strike ||
             by(mentions::Means::air) || by(mentions::Means::shell);
    };
    const bool marching = march(t);
    if (t.points_back || (!marching && !shattering(t))) return false;
    // "operasi itu", "serangan itu": of either
    const auto neutral = [](const Told& x) {
      return x.points_back && (x.type == TriggerClass::incident || x.type == TriggerClass::attack);
    };
    bool found = false;
    return std::all_of(h.told.begin(), h.told.end(),
                       [&](auto i) {
                         const Told& x = told_[i];
                         if (neutral(x)) return true;
                         const bool apart =
                             x.sentence != t.sentence && (marching ? shattering(x) : march(x));
                         found = found || apart;
                         return apart;
                       }) &&
           found;
  }

  /// "Puluhan lelaki memukuli penumpang. ... Siangnya, ribuan orang berbaris": a march of others.
  bool marches_apart(const Happening& h, const Told& t) const {
    if (marches_behind_blast(h, t)) return true;
    const bool march = t.type == TriggerClass::protest && !t.points_back &&
                       t.voice == mentions::TriggerVoice::active &&
                       (t.multitude != nullptr || !t.initiators.empty());
    if (march && known(t.date) && of_arms_alone(h, t)) return true;
    if (!march || h.family != Family::violence) return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      return !x.initiators.empty() && x.initiators.front()->group == mentions::Group::civilians &&
             x.type == TriggerClass::beat && x.sentence != t.sentence;
    });
  }

  /// "Delapan prajurit menyiksa tiga pemuda ... Keluarga menggelar aksi duduk, Senin": in earlier
  /// paragraphs people in arms, and nobody else, beat or shot people of whom none is said to march.
  bool of_arms_alone(const Happening& h, const Told& t) const {
    if (h.family != Family::violence && h.family != Family::any) return false;
    bool doers = false;
    const bool all = std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      if (c_.paragraph_of(x.at.first) == c_.paragraph_of(t.at.first)) return false;
      if (x.family == Family::crowd || known(x.date) || x.multitude != nullptr) return false;
      const bool beaten = x.type == TriggerClass::beat;
      doers = doers || !x.initiators.empty();
      return std::all_of(x.initiators.begin(), x.initiators.end(),
                         [](const auto* a) { return is_state(a->group) || in_arms(a->group); }) &&
             std::none_of(x.targets.begin(), x.targets.end(), [&](const auto* a) {
               return a->group == mentions::Group::protesters || (is_crowd(a->group) && !beaten);
             });
    });
    return all && doers;
  }

  /// "Pasukan khusus X menyerbu kamp itu. ... Di Y, ribuan orang turun ke jalan": who marches in a
  /// town of another paragraph is no side of what forces did, where no crowd is told of yet.
  bool marched_elsewhere(const Happening& h, const Told& t) const {
    const bool march = t.type == TriggerClass::protest && !t.points_back && !t.places.empty() &&
                       t.voice == mentions::TriggerVoice::active && !t.places.front()->is_country &&
                       !named_there(h, t);
    if (!march || h.family != Family::violence) return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      const bool forces = x.initiators.empty() || is_state(x.initiators.front()->group) ||
                          in_arms(x.initiators.front()->group);
      return x.family != Family::crowd && forces && x.multitude == nullptr && !at_crowd(x) &&
             c_.paragraph_of(x.at.first) != c_.paragraph_of(t.at.first);
    });
  }

  /// "TNI merebut markas itu. Sementara itu, sekolah-sekolah dibakar orang tak dikenal": behind a
  /// word that parts, a deed of others than any told of it.
  bool others_meanwhile(const Happening& h, const Told& t) const {
    if (!t.other || t.points_back || t.initiators.empty() || t.family == Family::arrest)
      return false;
    bool doers = false;
    for (const auto i : h.told) {
      const Told& x = told_[i];
      if (x.sentence == t.sentence) return false;
      for (const auto* list : {&x.initiators, &x.targets, &x.participants}) {
        for (const auto* a : *list) {
          if (one_side(a->group, t.initiators.front()->group)) return false;
        }
      }
      doers = doers || !x.initiators.empty();
    }
    return doers;
  }

  /// Both of a state, both in arms against one or unknown, both of the street.
  static bool one_side(mentions::Group a, mentions::Group b) {
    const auto side = [](mentions::Group g) {
      if (is_state(g)) return 0;
      return is_crowd(g) || g == mentions::Group::civilians ? 2 : 1;
    };
    return side(a) == side(b);
  }

  template <class F>
  static bool any_side(const Told& t, F is) {
    const auto in = [&](const auto& list) {
      return std::any_of(list.begin(), list.end(), [&](const auto* a) { return is(a->group); });
    };
    return in(t.initiators) || in(t.participants);
  }

  /// "menduduki kota dan menahan puluhan warga", "membunuh dua polisi dan menculik empat orang":
  /// one sentence, one doer, one raid.
  bool same_raid(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    if (kills_and_takes(last, t) || taken_in_it(last, t) || taken_when_hit(last, t)) return true;
    if (t.family != Family::abduction) return false;
    if (h.family != Family::territory && !raids_people(h, last)) return false;
    return last.sentence == t.sentence && !last.initiators.empty() && !t.initiators.empty() &&
           last.initiators.front()->value.name == t.initiators.front()->value.name;
  }

  /// "15 pemuda diculik orang bersenjata selama serangan di X": the raid in which they were taken.
  static bool taken_in_it(const Told& last, const Told& t) {
    if (last.family != Family::abduction || last.sentence != t.sentence || t.other) return false;
    const bool bare = t.voice == mentions::TriggerVoice::noun && t.type == TriggerClass::attack &&
                      t.initiators.empty() && t.targets.empty() && t.at.first > last.at.first;
    return bare && (t.places.empty() || last.places.empty() ||
                    name_key(t.places.front()->place) == name_key(last.places.front()->place));
  }

  /// "Empat polisi diculik setelah pos mereka diserang di X": what was hit is theirs.
  bool taken_when_hit(const Told& last, const Told& t) const {
    const auto passive = mentions::TriggerVoice::passive;
    if (last.family != Family::abduction || last.sentence != t.sentence || t.other) return false;
    if (last.voice != passive || t.voice != passive || t.family != Family::violence) return false;
    if (known(last.date) && known(t.date) && !overlap(last.date, t.date)) return false;
    const bool placed = !last.places.empty() && !t.places.empty();
    if (placed && name_key(last.places.front()->place) != name_key(t.places.front()->place))
      return false;
    bool linked = false;
    for (auto i = last.at.last; i < t.at.first; ++i) {
      linked = linked || c_.in(Set::after, i) != 0 || c_.in(Set::meanwhile, i) != 0;
      if (linked && c_.in(Set::they, i) != 0) return true;
    }
    return false;
  }

  static bool kills_and_takes(const Told& last, const Told& t) {
    const auto deed = [](const Told& x) {
      return (x.type == TriggerClass::kill || x.family == Family::abduction) &&
             x.voice == mentions::TriggerVoice::active && !x.initiators.empty();
    };
    return deed(last) && deed(t) && last.family != t.family && last.sentence == t.sentence &&
           last.initiators.front()->value.name == t.initiators.front()->value.name &&
           (!known(t.date) || !known(last.date) || overlap(last.date, t.date));
  }

  /// "menyerbu sebuah sekolah, lalu menculik 27 pelajar": nobody armed was there.
  static bool raids_people(const Happening& h, const Told& last) {
    return h.family == Family::violence && h.told.size() == 1 &&
           last.type == TriggerClass::attack && last.voice == mentions::TriggerVoice::active &&
           std::none_of(last.targets.begin(), last.targets.end(),
                        [](const auto* a) { return is_state(a->group) || is_irregular(a->group); });
  }

  /// "Adapun Somalia kembali diguncang bom": the country that heads a paragraph is not the event's.
  bool other_country(const Happening& h, const Told& t) const {
    constexpr std::uint32_t kHead = 3;
    if (!t.places.empty() || t.points_back || t.reaction || !placed(h)) return false;
    const auto head = c_.sentence(t.sentence).first;
    if (head > 0 && c_.paragraph_of(head - 1) == c_.paragraph_of(head)) return false;
    const auto& all = c_.report().places;
    return std::any_of(all.begin(), all.end(), [&](const auto& p) {
      if (!p.is_country || p.first < head || p.first > head + kHead || p.first >= t.at.first)
        return false;
      if (c_.voice(p.first).inside_speaker) return false;
      const auto not_there = [&](const auto* q) {
        return !q->place.country.empty() && q->place.country != p.place.country;
      };
      return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
        const Told& x = told_[i];
        const auto named = [&](const auto* a) { return a->country == p.place.country; };
        return std::all_of(x.places.begin(), x.places.end(), not_there) &&
               std::none_of(x.initiators.begin(), x.initiators.end(), named) &&
               std::none_of(x.targets.begin(), x.targets.end(), named) &&
               std::none_of(x.participants.begin(), x.participants.end(), named);
      });
    });
  }

  /// "aksi menjalar ke Herat": a bare word with a place of its own says nothing of an event of
  /// another paragraph that has none.
  bool named_elsewhere(const Happening& h, const Told& t) const {
    return t.type == TriggerClass::incident && !t.casualties && !t.points_back &&
           !t.places.empty() && !placed(h) && blast(told_[h.told.front()].type) &&
           c_.paragraph_of(told_[h.told.back()].at.first) != c_.paragraph_of(t.at.first);
  }

  /// A place taken and the same place taken back are two events.
  bool other_hands(const Happening& h, const Told& t) const {
    const auto taker = hands(t);
    if (!taker) return false;
    for (const auto i : h.told) {
      const auto before = hands(told_[i]);
      if (before) return *before != *taker;
    }
    return false;
  }

  /// "Militer menembaki X. ... pemberontak menembakkan roket ke Y": a blow of the other side, at a
  /// place of its own.
  bool struck_back(const Happening& h, const Told& t) const {
    const auto blow = [](const Told& x) {
      return x.family == Family::violence && x.type != TriggerClass::clash &&
             x.voice != mentions::TriggerVoice::passive && !x.initiators.empty() &&
             x.places.size() == 1;
    };
    if (!blow(t) || t.points_back) return false;
    const auto& there = *t.places.front();
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const Told& x = told_[i];
      if (!blow(x) || x.sentence == t.sentence) return false;
      const auto a = x.initiators.front()->group, b = t.initiators.front()->group;
      const bool against = (is_state(a) && is_irregular(b)) || (is_irregular(a) && is_state(b));
      return against && x.places.front()->place.name != there.place.name;
    });
  }

  /// "Israel menyerang Iran ... serangan rudal Iran terhadap Israel": two states that strike each
  /// other, each in the other's country.
  bool struck_by_the_struck(const Happening& h, const Told& t) const {
    const auto country = striking_state(t);
    if (country.empty() || t.points_back) return false;
    bool other = false;
    for (const auto i : h.told) {
      const Told& x = told_[i];
      const auto before = striking_state(x);
      if (before == country) return false;
      const bool hit = !before.empty() && (strikes(x, country) || strikes(t, before));
      other = other || hit;
    }
    return other;
  }

  /// The country of a state that does it, where no two sides fight; empty else.
  static std::string_view striking_state(const Told& t) {
    const bool blow = t.family == Family::violence && t.type != TriggerClass::clash &&
                      t.voice != mentions::TriggerVoice::reciprocal && t.participants.empty();
    if (!blow || t.initiators.empty()) return {};
    const auto& a = *t.initiators.front();
    return is_state(a.group) || a.group == mentions::Group::state ? std::string_view(a.country)
                                                                  : std::string_view();
  }

  static bool strikes(const Told& t, std::string_view country) {
    return std::any_of(t.targets.begin(), t.targets.end(),
                       [&](const auto* a) { return a->country == country; }) ||
           std::any_of(t.places.begin(), t.places.end(),
                       [&](const auto* p) { return p->place.country == country; });
  }

  /// "Baku tembak di kebun itu menewaskan tiga pemberontak", where only a crowd was shot at before:
  /// a fight of its own, near what was told last.
  bool fought_by_others(const Told& t) const {
    return t.type == TriggerClass::clash && !out_.empty() && other_sides(out_[focus_], t);
  }

  /// "serangan udara di X", told of a town that others took: the other side struck back, at a place
  /// and on a day of its own or because it is named.
  bool struck_from_the_air(const Happening& h, const Told& t) const {
    const Told& first = told_[h.told.front()];
    if (first.type != TriggerClass::seize || !from_the_air(t) || t.points_back ||
        t.sentence == first.sentence)
      return false;
    return (known(t.date) && !t.places.empty()) || against(first, t);
  }

  /// "Jet militer mengebom X. ... Di Y, pemberontak menguasai tiga pos": who strikes from the air
  /// is not who takes ground from him.
  bool taken_under_the_air(const Happening& h, const Told& t) const {
    const Told& first = told_[h.told.front()];
    return t.type == TriggerClass::seize && from_the_air(first) && t.sentence != first.sentence &&
           against(first, t);
  }

  /// One is done by a state, the other by somebody else.
  static bool against(const Told& a, const Told& b) {
    return !a.initiators.empty() && !b.initiators.empty() &&
           is_state(a.initiators.front()->group) != is_state(b.initiators.front()->group);
  }

  /// "Polisi menangkap dua orang di X. Kemudian mereka menangkap seorang di Y": one operation.
  bool went_on_arresting(const Happening& h, const Told& t) const {
    const auto head = c_.sentence(t.sentence).first;
    return h.family == Family::arrest && t.family == Family::arrest && !t.separate && !t.other &&
           c_.any(Set::then, head, head + 2) && told_[h.told.back()].sentence + 1 >= t.sentence;
  }

  /// "Serangan udara di Nuseirat, Rabu. ... Pertempuran di Gaza masih berlangsung": the war, no
  /// detail of a blow that is over.
  bool war_goes_on(const Happening& h, const Told& t) const {
    if (!t.goes_on || t.points_back || t.type != TriggerClass::clash || known(t.date)) return false;
    return std::none_of(h.told.begin(), h.told.end(),
                        [&](auto i) {
                          return told_[i].type == TriggerClass::clash ||
                                 told_[i].type == TriggerClass::seize ||
                                 told_[i].sentence + 1 >= t.sentence;
                        }) &&
           std::any_of(h.told.begin(), h.told.end(), [&](auto i) { return known(told_[i].date); });
  }

  /// From the air and from a gun's barrel are two events when the second has its own day: "Pada
  /// malam harinya kedua pihak saling menembakkan mortir".
  bool other_weapon(const Happening& h, const Told& t) const {
    const auto how = launched(t);
    if (!how || t.points_back || t.time == nullptr) return false;
    // "serangan drone di dekat perbatasan. ... misil menghantam mereka di X, Minggu"
    const bool dated =
        std::any_of(h.told.begin(), h.told.end(), [&](auto i) { return known(told_[i].date); });
    if (!dated && &h == &out_.front()) return false;
    for (const auto i : h.told) {
      const auto before = launched(told_[i]);
      if (before) return *before != *how && told_[i].sentence != t.sentence;
    }
    return false;
  }

  /// "Serangan udara menewaskan 22 orang. ... Dua serdadu tewas akibat bom pinggir jalan": what was
  /// laid in the road did not fall from the sky, nor did a suicide bomber bring it.
  bool laid_elsewhere(const Happening& h, const Told& t) const {
    bool harm = false;
    each_in(c_.report().mentions.outcomes, c_.sentence(t.sentence),
            [&](const auto& o) { harm = harm || o.outcome <= record::Outcome::killed_or_injured; });
    if (t.points_back || !harm) return false;
    const auto laid = [](const Told& x) {
      return x.type == TriggerClass::mine ||
             x.means.test(static_cast<std::size_t>(mentions::Means::mine));
    };
    const auto brought = [](const Told& x) {
      return launched(x).has_value() || x.type == TriggerClass::suicide || x.bomber ||
             x.means.test(static_cast<std::size_t>(mentions::Means::suicide));
    };
    if (!laid(t)) return false;
    bool other = false;
    for (const auto i : h.told) {
      if (laid(told_[i]) || told_[i].sentence == t.sentence) return false;
      other = other || brought(told_[i]);
    }
    return other;
  }

  static bool from_the_air(const Told& t) {
    return t.type == TriggerClass::air ||
           t.means.test(static_cast<std::size_t>(mentions::Means::air));
  }

  /// From the air (true), by guns or rockets (false), or neither is said alone.
  static std::optional<bool> launched(const Told& t) {
    const auto by = [&](mentions::Means m) { return t.means.test(static_cast<std::size_t>(m)); };
    const bool air = t.type == TriggerClass::air || by(mentions::Means::air);
    const bool shell = t.type == TriggerClass::shell || by(mentions::Means::shell);
    if (air == shell) return std::nullopt;
    return air;
  }

  /// Who takes a place: the state (true) or somebody else.
  static std::optional<bool> hands(const Told& t) {
    if (t.type != TriggerClass::seize || t.initiators.empty() || t.places.empty())
      return std::nullopt;
    const auto g = t.initiators.front()->group;
    return g == mentions::Group::military || g == mentions::Group::police ||
           g == mentions::Group::security || g == mentions::Group::state;
  }

  /// "Di Mosul, ..." heads a paragraph, and nothing said before of this event was there: a place
  /// never named is no detail of an event without a place.
  bool elsewhere(const Happening& h, const Told& t) const {
    if (!t.fronted || t.points_back || placed(h)) return false;
    const auto begin = c_.sentence(told_[h.told.front()].sentence).first;
    const auto& all = c_.report().places;
    return std::none_of(all.begin(), all.end(), [&](const auto& p) {
      return p.first >= begin && p.first < c_.sentence(t.sentence).first && !p.is_country &&
             compatible(p, *t.places.front());
    });
  }

  /// "Kekerasan juga menjangkau Kabul. Pada Jumat, X dibunuh di mobilnya": another paragraph, a day
  /// of its own and a town named just before that is none of the event's.
  bool town_apart(const Happening& h, const Told& t) const {
    if (!t.places.empty() || t.near == nullptr || t.points_back || t.time == nullptr) return false;
    if (!placed(h) || !known(t.date)) return false;
    if (c_.paragraph_of(told_[h.told.back()].at.first) == c_.paragraph_of(t.at.first)) return false;
    return std::none_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      return std::any_of(all.begin(), all.end(),
                         [&](const auto* p) { return compatible(*p, *t.near); });
    });
  }

  bool placed(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(),
                       [&](std::size_t i) { return !told_[i].places.empty(); });
  }

  bool brings_new_place(const Happening& h, const Told& t) const {
    return !t.places.empty() && !same_place(h, t);
  }

  /// "Dalam serangan terpisah di Kota Sadr": an incident of its own, though Sadr lies in the city
  /// told of before.
  bool set_apart(const Happening& h, const Told& t) const {
    if (told_[h.told.back()].sentence == t.sentence) return false;
    if (t.separate) return true;
    return !t.places.empty() && std::none_of(h.told.begin(), h.told.end(), [&](auto i) {
      return std::any_of(told_[i].places.begin(), told_[i].places.end(), [&](const auto* p) {
        return std::any_of(t.places.begin(), t.places.end(),
                           [&](const auto* q) { return p->place.name == q->place.name; });
      });
    });
  }

  /// "... pada 4 November setelah X menyerbu markas": no detail of a later day.
  bool earlier(const Happening& h, const Told& t) const {
    if (!known(t.not_after)) return false;
    bool later = false;
    for (const auto i : h.told) {
      const auto& d = told_[i].date;
      if (!known(d)) continue;
      if (std::chrono::sys_days(*d.start) <= std::chrono::sys_days(*t.not_after.end)) return false;
      later = true;
    }
    return later;
  }

  bool dates_fit(const Happening& h, const Told& t) const {
    if (!known(t.date)) return !earlier(h, t);
    bool any = false;
    for (const auto i : h.told) {
      if (!known(told_[i].date)) continue;
      any = true;
      if (overlap(told_[i].date, t.date) && !a_week_before(told_[i], t) &&
          !days_of_a_week(h, told_[i], t))
        return true;
    }
    return !any && !long_before(h, t) && !counted_from(h, t);
  }

  /// "Sehari sebelumnya, gerombolan menyerbu markas": counted from what was told last, so it is
  /// another day than that of it.
  bool counted_from(const Happening& h, const Told& t) const {
    if (t.points_back || &h != &out_[focus_] || told_[h.told.back()].sentence == t.sentence)
      return false;
    const auto head = c_.sentence(t.sentence).first;
    const auto& times = c_.report().times;
    return std::any_of(times.begin(), times.end(), [&](const auto& x) {
      return x.first >= head && x.first <= head + 1 && x.kind == when::Kind::relative &&
             x.offset_days.value_or(0) != 0 && c_.mark(x.last, ",");
    });
  }

  /// "Seminggu yang lalu, mereka membunuh 22 orang": not what happened on one of the last days.
  bool a_week_before(const Told& x, const Told& t) const {
    const auto& published = c_.report().published.day;
    if (!published || t.points_back || t.time == nullptr || x.sentence == t.sentence) return false;
    if (t.date.precision != record::DatePrecision::week ||
        x.date.precision != record::DatePrecision::day)
      return false;
    const bool heads = t.time->first <= c_.sentence(t.sentence).first + 1;
    return heads && std::chrono::sys_days(*x.date.start) + std::chrono::days(3) >=
                        std::chrono::sys_days(*published);
  }

  /// "Pertempuran Jumat dan Sabtu ... Pekan lalu militer merebut kota X": a week holds those days,
  /// but what has a place of its own in another paragraph is no detail of what has none.
  bool days_of_a_week(const Happening& h, const Told& x, const Told& t) const {
    const bool coarse = t.date.precision >= record::DatePrecision::week &&
                        x.date.precision <= record::DatePrecision::range;
    return coarse && !t.places.empty() && !t.points_back && !placed(h) &&
           c_.paragraph_of(x.at.first) != c_.paragraph_of(t.at.first);
  }

  /// News told without a day is of the report's days, never of weeks before.
  bool long_before(const Happening& h, const Told& t) const {
    const Told& first = told_[h.told.front()];
    if (headed_by_old_day(h, t)) return true;
    if (&h == &out_.front() && coarse_and_over(t)) return true;
    if ((&h == &out_.front() && !t.recalled) || first.recalled || first.held_for) return false;
    const auto& news = told_[out_.front().told.front()].date;
    const auto& published = c_.report().published.day;
    const std::chrono::sys_days end(*t.date.end);
    const auto lag = std::chrono::days(t.recalled ? 0 : 3);
    if (known(news)) return end + lag < std::chrono::sys_days(*news.start);
    const auto before = std::chrono::days(t.recalled ? 3 : 14);
    return published && end + before < std::chrono::sys_days(*published);
  }

  /// "Pada 4 Agustus, 30 orang tewas dalam serangan di X", "Bulan lalu, dua serangan ...": a
  /// sentence of a later paragraph that begins with a day of weeks before the report is not the
  /// news, though that has no day.
  bool headed_by_old_day(const Happening& h, const Told& t) const {
    constexpr std::chrono::days kOld(8);
    const auto& published = c_.report().published.day;
    if (!published || t.time == nullptr || t.points_back) return false;
    const auto head = c_.sentence(t.sentence).first;
    const auto& first = told_[h.told.front()];
    if (t.time->first > head + 1 || first.sentence + 1 >= t.sentence ||
        c_.paragraph_of(first.at.first) == c_.paragraph_of(t.at.first))
      return false;
    const bool month = t.date.precision == record::DatePrecision::month && t.time->past;
    return month || std::chrono::sys_days(*t.date.end) + kOld < std::chrono::sys_days(*published);
  }

  /// "Operasi besar dimulai pada Februari", sentences behind news that has no day: a week or month
  /// that is over is not its time, unless the words point back or say when it took place.
  bool coarse_and_over(const Told& t) const {
    constexpr std::uint32_t kLead = 2;
    const auto& published = c_.report().published.day;
    if (!published || t.points_back || t.sentence <= kLead) return false;
    if (t.date.precision == record::DatePrecision::day || c_.in(Set::begins, t.at.last) != 0)
      return false;
    // "awal pekan ini" may be when it was, "awal April" in a report of August is not
    const std::chrono::days lag(t.date.precision == record::DatePrecision::range ? 14 : 0);
    return std::chrono::sys_days(*t.date.end) + lag < std::chrono::sys_days(*published);
  }

  bool same_place(const Happening& h, const Told& t) const {
    const auto vague = [](const places::Mention& p) {
      return p.is_country || p.place.precision >= record::PlacePrecision::region;
    };
    const bool fine = std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      return std::any_of(told_[i].places.begin(), told_[i].places.end(),
                         [&](const auto* p) { return !vague(*p); });
    });
    const bool blow = t.family == Family::violence && h.family == Family::violence;
    const bool same = akin(h, t) || t.points_back;
    for (const auto i : h.told) {
      for (const auto* a : told_[i].places) {
        for (const auto* b : t.places) {
          // "di Yaman" holds Sirwah and Jabal Murad, which are two places.
          if (fine && vague(*a) && !vague(*b)) continue;
          if (narrowed(h, *a, *b) || (!vague(*b) && another_town(h, *a, *b))) continue;
          if (compatible(*a, *b) || (blow && (once_of(*a, *b) || once_of(*b, *a)))) return true;
          if (stated_inside(c_, *a, *b) || stated_inside(c_, *b, *a)) return true;
          if (same && (called_after(a->place, *b) || called_after(b->place, *a) ||
                       same_building_called(a->place, b->place) || part_of(a->place, b->place) ||
                       part_of(b->place, a->place)))
            return true;
        }
      }
    }
    if (that_building(h, t)) return true;
    if (told_elsewhere(h, t)) return false;
    if (detail_of(h, t) || site_of_lead(h, t) || in_its_one_province(h, t) ||
        names_the_site(h, t) || same_building(h, t) || goes_into_detail(h, t) ||
        building_of_the_one(h, t) || village_of_the_day(h, t))
      return true;
    return std::any_of(t.places.begin(), t.places.end(),
                       [&](const auto* p) { return named_with(h, *p); });
  }

  /// "kantor X digranat. ... Kantor di Kecamatan Y itu digranat": the building that the event has
  /// by name, as the subject that a word points back to.
  bool that_building(const Happening& h, const Told& t) const {
    if (t.voice != mentions::TriggerVoice::passive || !t.points_back) return false;
    const auto head = c_.sentence(t.sentence).first;
    auto end = t.at.first;
    while (end > head && c_.adverbial(end - 1)) --end;
    if (end <= head || c_.cue(mentions::CueKind::anaphor, {end - 1, end}) == nullptr) return false;
    const auto& words = c_.report().words;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      return told_[i].type == t.type && std::any_of(all.begin(), all.end(), [&](const auto* p) {
               return p->place.precision == record::PlacePrecision::exact &&
                      words.key(p->first) == words.key(head);
             });
    });
  }

  /// "serangan di Papua. ... di Distrik X, Mimika": in a province that was divided since; riots
  /// there are many.
  static bool once_of(const places::Mention& large, const places::Mention& small) {
    return large.place.precision == record::PlacePrecision::province &&
           small.place.precision <= record::PlacePrecision::district &&
           large.place.country == small.place.country &&
           base::fold(small.place.admin1).starts_with(name_key(large.place) + ' ');
  }

  /// "di Aceh Utara ... baku tembak di Desa X. ... insiden di Desa Y, Aceh Utara": what was told of
  /// a village of a region is not told again of another one there.
  bool narrowed(const Happening& h, const places::Mention& large,
                const places::Mention& small) const {
    const auto village = [](const places::Mention& p) {
      return !p.is_country && p.place.precision == record::PlacePrecision::settlement;
    };
    if (!village(small) || village(large) || !contains(large, small)) return false;
    bool other = false;
    for (const auto i : h.told) {
      for (const auto* p : told_[i].places) {
        if (!village(*p)) continue;
        if (compatible(*p, small)) return false;
        other = other || contains(large, *p);
      }
    }
    return other;
  }

  /// "serangan di Gaza ... di Jabalia. Di Kota Gaza, serangan ...": the wide place of an event that
  /// was put into a town of it no longer holds another town.
  bool another_town(const Happening& h, const places::Mention& wide,
                    const places::Mention& other) const {
    if (other.place.gazetteer_id.empty() || !contains(wide, other)) return false;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      return std::any_of(all.begin(), all.end(), [&](const auto* p) {
        return p != &wide && !p->place.gazetteer_id.empty() && contains(wide, *p) &&
               !compatible(*p, other);
      });
    });
  }

  /// "sebuah klinik di X. Serangan di Y ...", where Y was told as the place of another event: it is
  /// no detail of X.
  bool told_elsewhere(const Happening& h, const Told& t) const {
    if (t.places.size() != 1 || !t.places.front()->place.gazetteer_id.empty()) return false;
    return std::any_of(out_.begin(), out_.end(), [&](const auto& x) {
      return &x != &h && std::any_of(x.told.begin(), x.told.end(), [&](auto i) {
        const auto& all = told_[i].places;
        return std::any_of(all.begin(), all.end(), [&](const auto* p) {
          return name_key(p->place) == name_key(t.places.front()->place);
        });
      });
    });
  }

  /// "menghantam Jalur Gaza. ... menghantam area Al-Maghazi": nothing but the province was named.
  bool in_its_one_province(const Happening& h, const Told& t) const {
    const places::Mention* province = nullptr;
    for (const auto i : h.told) {
      for (const auto* p : told_[i].places) {
        if (p->place.precision != record::PlacePrecision::province) return false;
        if (province != nullptr && province->place.name != p->place.name) return false;
        province = p;
      }
    }
    return province != nullptr && t.places.size() == 1 && contains(*province, *t.places.front());
  }

  /// "Korban tewas akibat bom truk di Mogadishu bertambah. ... Bom meledak di persimpangan X,
  /// Sabtu": the lead names the blast and the town, a later sentence the day and a site of no
  /// table.
  bool site_of_lead(const Happening& h, const Told& t) const {
    if (&h != &out_.front() || !akin(h, t) || !blast(t.type) || t.other || t.recalled) return false;
    if (!known(t.date) || t.places.size() != 1) return false;
    const auto& site = t.places.front()->place;
    return site.gazetteer_id.empty() && std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
             const Told& x = told_[i];
             return !known(x.date) && x.voice == mentions::TriggerVoice::noun &&
                    std::all_of(x.places.begin(), x.places.end(), [&](const auto* p) {
                      return !p->place.gazetteer_id.empty() && p->place.country == site.country;
                    });
           });
  }

  /// "pertempuran di Marawi, Jumat. ... baku tembak di Barangay Mapandi": the next sentence,
  /// without a day of its own, names a place that only the text knows.
  bool detail_of(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    if (known(t.date) || t.other || t.places.size() != 1 || last.places.empty()) return false;
    const auto& p = *t.places.front();
    const auto& q = *last.places.front();
    return p.place.gazetteer_id.empty() && !q.place.gazetteer_id.empty() && !p.is_country &&
           p.place.country == q.place.country && (t.type == last.type || puts_down(h, t)) &&
           t.sentence == last.sentence + 1 &&
           c_.paragraph_of(t.at.first) == c_.paragraph_of(last.at.first);
  }

  /// "mengebom sebuah desa di wilayah X. ... Serangan terhadap desa Y": the village, now with its
  /// name.
  bool names_the_site(const Happening& h, const Told& t) const {
    if (known(t.date) || t.other || t.places.size() != 1) return false;
    if (t.sentence > told_[h.told.back()].sentence + 2) return false;
    const auto& p = *t.places.front();
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      return std::all_of(all.begin(), all.end(), [&](const auto* q) {
        return holds_unnamed(c_, *q) && may_be_named(*q, p);
      });
    });
  }

  /// "Bom meledak di Provinsi X, Senin. Ledakan itu terjadi di desa Y": where no more than a
  /// district was said, the very next sentence names a place that only the text knows.
  bool goes_into_detail(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    const bool next = t.sentence == last.sentence + 1 &&
                      c_.paragraph_of(t.at.first) == c_.paragraph_of(last.at.first);
    const bool noun =
        t.voice == mentions::TriggerVoice::noun || t.voice == mentions::TriggerVoice::reciprocal;
    const bool same_doer = !noun && done_by_the_same(h, t);
    if (t.other || t.recalled || t.places.size() != 1 || !(noun || same_doer) || !placed(h))
      return false;
    const bool begins = c_.in(Set::begins, t.at.last) != 0;
    if (!t.points_back && !same_doer && (!next || !begins || known(t.date) || t.fronted))
      return false;
    // "Serangan itu dikecam kedutaan X": a building only where it took place there
    const auto& site = *t.places.front();
    if (site.place.precision == record::PlacePrecision::exact &&
        (site.first < t.at.last || !c_.any(Set::begins, t.at.last, site.first)))
      return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      return std::all_of(all.begin(), all.end(), [&](const auto* q) {
        return stated_inside(c_, *q, site) ||
               (q->place.precision >= record::PlacePrecision::district &&
                (may_be_named(*q, site) || contains(*q, site) ||
                 (same_doer && unknown_inside(*q, site))));
      });
    });
  }

  /// A province may hold what no table knows, up to a district.
  static bool unknown_inside(const places::Mention& large, const places::Mention& small) {
    return small.place.gazetteer_id.empty() && small.place.country == large.place.country &&
           large.place.precision == record::PlacePrecision::province &&
           small.place.precision < large.place.precision;
  }

  /// "Pelaku bom tersebut meledakkannya di desa Y", "Pesawat itu menembakkan rudal ke desa Y": the
  /// sentence begins with who or what did the deed told right before, and a word points back to it.
  bool done_by_the_same(const Happening& h, const Told& t) const {
    constexpr std::uint32_t kHead = 7;
    const Told& last = told_[h.told.back()];
    if (t.sentence > last.sentence + 2 || t.sentence == last.sentence || known(t.date))
      return false;
    const auto head = c_.sentence(t.sentence).first;
    Stretch who{head, std::min(head + kHead, t.at.first)};
    const auto* back = c_.cue(mentions::CueKind::anaphor, who);
    if (back == nullptr || c_.verb_between(head, back->at.first)) {
      // "Menurut X, pesawat itu menembakkan ...": right before the verb
      auto end = t.at.first;
      while (end > head && c_.adverbial(end - 1)) --end;
      who = {end > head + kHead ? end - kHead : head, end};
      back = end > head ? c_.cue(mentions::CueKind::anaphor, {end - 1, end}) : nullptr;
    }
    if (back == nullptr) return false;
    bool weapon = c_.any(Set::doer, who.first, who.last);
    each_in(c_.report().mentions.weapons, {who.first, back->at.first},
            [&](const auto&) { weapon = true; });
    return weapon && (akin(h, t) || t.type <= TriggerClass::chemical);
  }

  /// "bom terhadap akademi kepolisian di ibu kota X. ... meledak di halaman Akademi Y": the kind of
  /// building that the sentence of the event names without a name.
  bool same_building(const Happening& h, const Told& t) const {
    if (t.other || t.places.size() != 1 || t.sentence > told_[h.told.back()].sentence + 2)
      return false;
    const auto& p = *t.places.front();
    if (p.place.precision != record::PlacePrecision::exact || p.container) return false;
    const auto& words = c_.report().words;
    const auto bare = [&](std::uint32_t token) {
      const auto& all = c_.report().places;
      return words.key(token) == words.key(p.first) &&
             std::none_of(all.begin(), all.end(),
                          [&](const auto& q) { return q.first <= token && token < q.last; });
    };
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto& all = told_[i].places;
      if (all.empty() || !alike_at(told_[i], p)) return false;
      const Stretch sentence = c_.sentence(told_[i].sentence);
      for (auto k = told_[i].at.last; k < all.front()->first; ++k) {
        if (sentence.holds(k) && bare(k)) return true;
      }
      return false;
    });
  }

  /// "ledakan di kota X. ... Roket menghantam Gedung Y": one event is told so far, in a town or
  /// what is larger, and a sentence behind it a building of no table, without a day.
  bool building_of_the_one(const Happening& h, const Told& t) const {
    if (known(t.date) || t.other || t.recalled || t.fronted || t.places.size() != 1) return false;
    const auto& p = *t.places.front();
    if (p.place.precision != record::PlacePrecision::exact || !p.place.gazetteer_id.empty())
      return false;
    const bool alone = std::all_of(out_.begin(), out_.end(), [&](const auto& x) {
      return &x == &h || told_[x.told.front()].recalled;
    });
    if (!alone || told_[h.told.front()].several || !placed(h) || times_in(t.sentence)) return false;
    if (t.sentence > told_[h.told.back()].sentence + 2 || !one_way_to_strike(h, t)) return false;
    return std::all_of(h.told.begin(), h.told.end(), [&](auto i) { return alike_at(told_[i], p); });
  }

  /// A day is told in the sentence.
  bool times_in(std::uint32_t sentence) const {
    const Stretch all = c_.sentence(sentence);
    const auto& times = c_.report().times;
    return std::any_of(times.begin(), times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.date.start && x.dates == when::Dates::event;
    });
  }

  /// "NPA menembak dua tentara di Filipina selatan, Kamis lalu. ... ditembak di Desa X pada Kamis":
  /// one kind and one day, and only a region of the country was said.
  bool village_of_the_day(const Happening& h, const Told& t) const {
    const Told& last = told_[h.told.back()];
    if (!known(t.date) || t.other || t.places.size() != 1 || t.sentence > last.sentence + 2)
      return false;
    const auto& p = *t.places.front();
    const bool day = t.date.precision == record::DatePrecision::day && known(last.date) &&
                     last.date.start == t.date.start && last.date.end == t.date.end;
    const bool small = p.place.precision <= record::PlacePrecision::district && !p.is_country;
    return day && small && akin(h, t) && !told_[h.told.front()].several &&
           std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
             const auto& all = told_[i].places;
             return std::all_of(all.begin(), all.end(), [&](const auto* q) {
               return q->place.precision == record::PlacePrecision::region &&
                      q->place.country == p.place.country;
             });
           });
  }

  /// Both from the air or from barrels, both blasts, or both of one kind.
  bool one_way_to_strike(const Happening& h, const Told& t) const {
    const auto struck = [](const Told& x) {
      return x.means.any() || blast(x.type) || x.type == TriggerClass::strike;
    };
    return akin(h, t) || (struck(t) && std::any_of(h.told.begin(), h.told.end(),
                                                   [&](auto i) { return struck(told_[i]); }));
  }

  /// No place of it is a building with a name, or of another country.
  static bool alike_at(const Told& x, const places::Mention& p) {
    return std::all_of(x.places.begin(), x.places.end(), [&](const auto* q) {
      return q->place.precision != record::PlacePrecision::exact &&
             q->place.country == p.place.country && !q->is_country;
    });
  }

  /// "Unjuk rasa digelar di kota X. Polisi menyemprotkan meriam air di alun-alun Y": what is done
  /// with the crowd.
  static bool puts_down(const Happening& h, const Told& t) {
    return h.family == Family::crowd &&
           (t.type == TriggerClass::disperse || t.family == Family::arrest) &&
           any_side(t, [](auto g) { return is_state(g); });
  }

  /// "di persimpangan K5, Mogadishu ... ledakan di K5": a name that only the text knows, and that
  /// stands in a sentence of the event.
  bool named_with(const Happening& h, const places::Mention& p) const {
    if (!p.place.gazetteer_id.empty() || p.is_country || p.place.name.empty()) return false;
    const auto name = p.name.in(c_.report().words.text.source);
    const auto& places = c_.report().places;
    // "Kedutaan Prancis": a country's name is everywhere
    if (std::any_of(places.begin(), places.end(), [&](const auto& q) {
          return q.is_country && q.name.in(c_.report().words.text.source) == name;
        }))
      return false;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      const auto words = c_.form(c_.sentence(told_[i].sentence));
      const auto at = words.find(name);
      return at != std::string_view::npos && told_[i].sentence != c_.sentence_of(p.first);
    });
  }

  /// "pertempuran di daerah 20 kilometer di timur kota X": how far from X is no other place than
  /// the one that was named.
  static bool only_measured(const Told& t) {
    return t.voice == mentions::TriggerVoice::noun && !t.other && !t.places.empty() &&
           std::all_of(t.places.begin(), t.places.end(),
                       [](const auto* p) { return p->role == places::Role::direction; });
  }

  bool places_fit(const Happening& h, const Told& t) const {
    if (t.places.empty() || held_elsewhere(h, t) || shot_its_doer(h, t)) return true;
    if (only_measured(t) && akin(h, t)) return true;
    if (placed(h)) return same_place(h, t) || one_rising(h, t);
    return !near_elsewhere(h, t);
  }

  /// "Massa membakar kantor X. Mereka juga merusak gedung Y", "Buruh lalu bergerak menuju Balai
  /// Kota": a crowd goes from building to building. Who does it is the crowd told last, or is
  /// called no more than a crowd, without a day and a town of its own.
  bool one_rising(const Happening& h, const Told& t) const {
    if (known(t.date) || t.other || t.separate || t.alike || t.recalled || t.fronted) return false;
    if (&h != &out_[focus_] || !in_the_street(t)) return false;
    if (t.sentence > told_[h.told.back()].sentence + kStreet) return false;
    if (!std::any_of(h.told.begin(), h.told.end(), [&](auto i) { return in_the_street(told_[i]); }))
      return false;
    return same_crowd(h, t) && sites_of_town(h, t);
  }

  static bool in_the_street(const Told& t) {
    return t.type == TriggerClass::protest || t.type == TriggerClass::riot ||
           t.type == TriggerClass::burn || t.type == TriggerClass::mob ||
           t.type == TriggerClass::loot || t.type == TriggerClass::gather ||
           t.type == TriggerClass::disperse;
  }

  /// Nobody is named, or demonstrators and the mass, or who was named before in the same word.
  bool same_crowd(const Happening& h, const Told& t) const {
    if (t.initiators.empty()) return t.voice != mentions::TriggerVoice::noun || t.points_back;
    const auto& who = *t.initiators.front();
    if (is_state(who.group) || in_arms(who.group)) return false;
    if (who.group == mentions::Group::protesters || who.group == mentions::Group::crowd)
      return true;
    const auto& words = c_.report().words;
    return std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
      return std::any_of(told_[i].initiators.begin(), told_[i].initiators.end(),
                         [&](const auto* a) { return words.key(a->head) == words.key(who.head); });
    });
  }

  /// A building or street, and nothing named with it is of another town or province.
  bool sites_of_town(const Happening& h, const Told& t) const {
    const bool site = std::any_of(t.places.begin(), t.places.end(), [](const auto* p) {
      return p->place.precision == record::PlacePrecision::exact ||
             (p->place.gazetteer_id.empty() && !p->is_country);
    });
    return site && std::all_of(t.places.begin(), t.places.end(), [&](const auto* p) {
             return std::all_of(h.told.begin(), h.told.end(), [&](auto i) {
               const auto& all = told_[i].places;
               return std::all_of(all.begin(), all.end(),
                                  [&](const auto* q) { return one_town(*p, *q); });
             });
           });
  }

  static bool one_town(const places::Mention& p, const places::Mention& q) {
    const auto differ = [](const std::string& a, const std::string& b) {
      return !a.empty() && !b.empty() && a != b;
    };
    const auto town = [](const places::Mention& x) {
      return x.place.precision == record::PlacePrecision::settlement &&
             !x.place.gazetteer_id.empty();
    };
    if (differ(p.place.country, q.place.country) || differ(p.place.admin1, q.place.admin1))
      return false;
    return !(town(p) && town(q)) || compatible(p, q);
  }

  /// "Seorang pria menikam lima orang di X. ... Polisi menembak mati pelaku di dekat Y": the end of
  /// what was told just before.
  bool shot_its_doer(const Happening& h, const Told& t) const {
    constexpr std::uint32_t kReach = 3;
    const bool shot = (t.type == TriggerClass::kill || t.type == TriggerClass::shoot) &&
                      t.voice == mentions::TriggerVoice::active && !t.targets.empty() &&
                      !t.initiators.empty() && is_state(t.initiators.front()->group);
    if (!shot || known(t.date) || t.other || c_.in(Set::taken_up, t.targets.front()->head) == 0)
      return false;
    const Told& first = told_[h.told.front()];
    const bool by_state = !first.initiators.empty() && is_state(first.initiators.front()->group);
    return &h == &out_[focus_] && h.family == Family::violence && !by_state &&
           first.type != TriggerClass::clash &&
           told_[h.told.back()].sentence + kReach >= t.sentence;
  }

  /// Where the doer was shot, and by whom, is not where it was, nor who did it.
  static void only_its_end(Told& t) {
    t.places.clear();
    t.initiators.clear();
    t.targets.clear();
  }

  /// "diculik di Susukan. Korban disekap di Indramayu": where those who were taken were kept.
  bool held_elsewhere(const Happening& h, const Told& t) const {
    return h.family == Family::abduction && c_.in(Set::captivity, t.at.first) != 0 &&
           t.voice != mentions::TriggerVoice::active &&
           t.sentence <= told_[h.told.back()].sentence + 1 && t.initiators.empty() &&
           (t.targets.empty() || t.targets.front()->group == mentions::Group::civilians);
  }

  /// Told without a place, but of a town named just before, and this one heads another paragraph.
  bool near_elsewhere(const Happening& h, const Told& t) const {
    if (!t.fronted || t.points_back) return false;
    const auto* near = told_[h.told.front()].near;
    return near != nullptr && !compatible(*near, *t.places.front());
  }

  static constexpr std::uint32_t kStreet = 4;  ///< sentences that a crowd is followed over

  const Context& c_;
  std::vector<Told>& told_;
  std::vector<Happening> out_;
  std::size_t focus_ = 0;
};

}  // namespace

bool overlap(const record::Date& a, const record::Date& b) {
  return std::chrono::sys_days(*a.start) <= std::chrono::sys_days(*b.end) &&
         std::chrono::sys_days(*b.start) <= std::chrono::sys_days(*a.end);
}

std::string name_key(const record::Place& place) {
  const auto& name = place.name;
  const auto open = name.find('(');
  const auto close = name.find(')');
  if (open == std::string::npos || close == std::string::npos || close < open)
    return base::fold(name);
  return base::fold(name.substr(open + 1, close - open - 1) + name.substr(close + 1));
}

bool holds_unnamed(const Context& c, const places::Mention& p) {
  if (p.first < 2 || p.last <= p.first || c.in(Set::in, p.first - 1) == 0) return false;
  const auto noun = p.first - 2;
  const auto& counts = c.report().counts;
  return std::any_of(counts.begin(), counts.end(), [&](const auto& q) {
    return q.count.low == 1 && q.count.high == 1 && q.unit != counts::Unit::people &&
           q.first < noun && noun < q.first + 3 && !c.punctuation(noun);
  });
}

bool may_be_named(const places::Mention& large, const places::Mention& small) {
  const auto& p = small.place;
  const auto& q = large.place;
  return p.gazetteer_id.empty() && !small.is_country && p.country == q.country &&
         p.precision <= record::PlacePrecision::settlement && p.precision < q.precision &&
         (p.admin1.empty() || p.admin1 == q.admin1);
}

bool compatible(const places::Mention& a, const places::Mention& b) {
  const auto& p = a.place;
  const auto& q = b.place;
  if (!p.gazetteer_id.empty() && p.gazetteer_id == q.gazetteer_id) return true;
  if (!p.country.empty() && !q.country.empty() && p.country != q.country) return false;
  const std::string pn = name_key(p);
  const std::string qn = name_key(q);
  if (pn == qn) return true;
  const auto inside = [&](const places::Mention& small, const places::Mention& large,
                          const std::string& large_name) {
    if (large.is_country) return small.place.country == large.place.country;
    if (large.place.precision == record::PlacePrecision::region &&
        ends_with_word(base::fold(small.place.admin1), large_name))
      return true;  // "Kashmir" of Jammu and Kashmir
    return base::fold(small.place.admin1) == large_name ||
           base::fold(small.place.admin2) == large_name;
  };
  return inside(a, b, qn) || inside(b, a, pn);
}

namespace {

bool vague(const places::Mention& p) {
  return p.is_country || p.place.precision >= record::PlacePrecision::region;
}

/// "Beirut selatan": a side of one town or province, which holds no other town of the country.
bool part_of_a_town(const places::Mention& p) {
  return p.place.precision == record::PlacePrecision::region && !p.place.admin1.empty();
}

/// Could what is told in detail lie inside the places of the lead?
bool inside(const Happening& lead, const Happening& h, const std::vector<Told>& told) {
  for (const auto i : lead.told) {
    for (const auto* large : told[i].places) {
      for (const auto k : h.told) {
        for (const auto* small : told[k].places) {
          const bool same_country = vague(*large) && !part_of_a_town(*large) &&
                                    large->place.country == small->place.country;
          const bool many = told[i].several || told[i].places.size() > 1;
          const bool listed = many && name_key(large->place) == name_key(small->place);
          if (listed || contains(*large, *small) || (same_country && !vague(*small))) return true;
        }
      }
    }
  }
  return false;
}

/// "serangan di X dan Y ... Sementara itu, bom meledak di Y": one of the places of the lead.
bool listed(const Happening& lead, const Happening& h, const std::vector<Told>& told) {
  const auto& places = told[lead.told.front()].places;
  return places.size() > 1 && std::any_of(h.told.begin(), h.told.end(), [&](auto i) {
           return std::any_of(told[i].places.begin(), told[i].places.end(), [&](const auto* small) {
             return std::any_of(places.begin(), places.end(), [&](const auto* p) {
               return name_key(p->place) == name_key(small->place);
             });
           });
         });
}

bool same_time(const Happening& a, const Happening& b, const std::vector<Told>& told) {
  for (const auto i : a.told) {
    for (const auto k : b.told) {
      if (known(told[i].date) && known(told[k].date) && !overlap(told[i].date, told[k].date))
        return false;
    }
  }
  return true;
}

/// Only regions, countries or several large places, all in the first two sentences; what is told
/// of it later without a place changes nothing.
bool sums_up(const Happening& lead, const std::vector<Told>& told) {
  bool any = false;
  bool all_vague = true;
  std::size_t most = 0;
  for (const auto i : lead.told) {
    if (told[i].sentence > 1 && told[i].places.empty()) continue;
    if (told[i].sentence > 1) return false;
    most = std::max(most, told[i].places.size());
    for (const auto* p : told[i].places) {
      any = true;
      all_vague = all_vague && vague(*p);
    }
  }
  return any && (all_vague || most > 1 || told[lead.told.front()].several);
}

}  // namespace

namespace {

/// "Seorang pembom bunuh diri menabrakkan mobil ke kantor polisi di utara negara itu": one doer's
/// deed sums up nothing.
bool one_deed(const Told& t) {
  return t.voice == mentions::TriggerVoice::active && !t.several &&
         t.type != TriggerClass::attack && t.initiators.size() == 1 &&
         t.initiators.front()->group == mentions::Group::bomber;
}

/// May the detail tell of the one deed again? Only in words for its kind or for no kind.
bool retells(const Told& lead, const Told& t) {
  return t.type == lead.type || t.bomber || t.type == TriggerClass::attack ||
         t.type == TriggerClass::incident || t.type == TriggerClass::suicide ||
         t.means.test(static_cast<std::size_t>(mentions::Means::suicide));
}

}  // namespace

namespace {

/// "Dua penembakan terjadi di Papua. ... tewas di Kampung X": one of what was counted, in no other
/// country.
bool counts_it(const Told& lead, const Told& t) {
  if (!lead.over_sites || !t.item) return false;
  return t.places.empty() ||
         std::none_of(lead.places.begin(), lead.places.end(), [&](const auto* p) {
           const auto& there = t.places.front()->place.country;
           return !there.empty() && !p->place.country.empty() && p->place.country != there;
         });
}

}  // namespace

void settle_lead(const std::vector<Told>& told, std::vector<Happening>& happenings) {
  if (happenings.size() < 2 || !sums_up(happenings.front(), told)) return;
  Happening& lead = happenings.front();
  std::vector<std::size_t> details;
  for (std::size_t k = 1; k < happenings.size(); ++k) {
    const Told& first = told[happenings[k].told.front()];
    if (first.recalled || first.gap || !families_fit(lead.family, happenings[k].family)) continue;
    if (one_deed(told[lead.told.front()]) &&
        (!details.empty() || first.other || !retells(told[lead.told.front()], first)))
      continue;
    // "dalam insiden terpisah": the lead does not hold it, unless it names the place
    if ((first.other && !listed(lead, happenings[k], told)) ||
        (happenings[k].family == Family::crowd) != (lead.family == Family::crowd))
      continue;
    if ((inside(lead, happenings[k], told) || counts_it(told[lead.told.front()], first)) &&
        same_time(lead, happenings[k], told))
      details.push_back(k);
  }
  // "Pertempuran di Sri Lanka timur ... Pertempuran meletus di X ... ranjau di Y": the fight.
  const auto type = told[lead.told.front()].type;
  std::vector<std::size_t> same;
  for (const auto k : details) {
    if (told[happenings[k].told.front()].type == type) same.push_back(k);
  }
  if (same.size() == 1 && type != TriggerClass::attack && type != TriggerClass::kill)
    details = same;
  constexpr std::uint32_t kNear = 5;
  if (details.size() > 1) {
    lead.dropped = lead.umbrella = true;
  } else if (details.size() == 1 &&
             (one_deed(told[lead.told.front()]) ||
              told[happenings[details.front()].told.front()].sentence <= kNear)) {
    auto& detail = happenings[details.front()];
    lead.told.insert(lead.told.end(), detail.told.begin(), detail.told.end());
    std::sort(lead.told.begin(), lead.told.end());
    happenings.erase(happenings.begin() + static_cast<std::ptrdiff_t>(details.front()));
  }
}

namespace {

/// Who is said to have done it by somebody: a name for the one who says so, empty in the report's
/// own voice.
std::string said_by(const Context& c, const Told& t) {
  const auto voice = c.voice(t.at.first);
  return voice.sources.empty() ? std::string() : voice.sources.front().name;
}

/// People without arms were killed or shot at.
bool at_unarmed(const Told& t) {
  const bool blow = t.type == TriggerClass::kill || t.type == TriggerClass::shoot;
  return blow && !t.initiators.empty() &&
         std::none_of(t.targets.begin(), t.targets.end(),
                      [](const auto* a) { return is_state(a->group) || in_arms(a->group); });
}

/// "TNI menyebut pendeta itu ditembak KKB. Juru bicara KKB mengatakan ia dibunuh tentara": each
/// side names the other, and the report nobody.
void leave_the_disputed(const Context& c, std::vector<Told>& told, const Happening& h) {
  std::string state, armed;
  for (const auto i : h.told) {
    if (h.family != Family::violence || !at_unarmed(told[i])) continue;
    const auto who = said_by(c, told[i]);
    if (who.empty()) return;
    for (const auto* a : told[i].initiators) {
      if (is_state(a->group)) state = who;
      if (is_irregular(a->group)) armed = who;
    }
  }
  if (state.empty() || armed.empty() || state == armed) return;
  for (const auto i : h.told) {
    if (at_unarmed(told[i])) told[i].initiators.clear();
  }
}

}  // namespace

std::vector<Happening> join(const Context& context, std::vector<Told>& told) {
  auto all = Joiner(context, told).run();
  for (const auto& h : all) leave_the_disputed(context, told, h);
  return all;
}

}  // namespace saksi::extract
