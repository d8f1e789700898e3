// SPDX-License-Identifier: Apache-2.0
#include "extract/senses.h"

#include "extract/crowds.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Group;
using mentions::Trigger;
using mentions::TriggerClass;
using mentions::TriggerVoice;

bool people(Group g) {
  return is_crowd(g) || in_arms(g) || g == Group::civilians;
}

template <class F>
bool any_actor(const Context& c, Stretch stretch, F is) {
  bool found = false;
  each_in(c.report().mentions.actors, stretch,
          [&](const auto& a) { found = found || (!a.place_of && is(a.group)); });
  return found;
}

bool counted_people(const Context& c, Stretch stretch) {
  const auto& all = c.report().counts;
  return std::any_of(all.begin(), all.end(), [&](const auto& q) {
    return stretch.holds(q.first) && q.unit == counts::Unit::people;
  });
}

/// What stands near enough before and behind a word to be its subject or object.
Stretch before(const Context& c, const Trigger& t, std::uint32_t reach) {
  const auto begin = c.clause_begin(t.at.first);
  return {t.at.first > begin + reach ? t.at.first - reach : begin, t.at.first};
}

Stretch behind(const Context& c, const Trigger& t, std::uint32_t reach) {
  return {t.at.last, std::min(c.clause_end(t.at.last - 1), t.at.last + reach)};
}

/// "14 ekor sapi disembelih", "serangan kawanan kera": beasts suffer or do it, people are not
/// named.
bool of_beasts(const Context& c, const Trigger& t) {
  constexpr std::uint32_t kReach = 4;
  const Stretch front = before(c, t, kReach);
  const Stretch back = behind(c, t, kReach);
  const bool beast = c.any(Set::beast, front.first, front.last) ||
                     (t.voice != TriggerVoice::passive && c.any(Set::beast, back.first, back.last));
  if (!beast) return false;
  const auto armed = [](Group g) { return g <= Group::gunmen || is_crowd(g); };
  return !any_actor(c, front, armed) && !any_actor(c, back, armed) && !counted_people(c, front);
}

/// Nobody who could do it is named or counted in the sentence so far.
bool nobody_before(const Context& c, const Trigger& t) {
  const Stretch front{c.sentence(c.sentence_of(t.at.first)).first, t.at.first};
  return !any_actor(c, front, people) && !counted_people(c, front) &&
         !c.any(Set::they, front.first, front.last);
}

/// "merusak lingkungan", "proyek itu merusak pipa": harm without people who do it.
bool harm_by_things(const Context& c, const Trigger& t) {
  if (c.in(Set::harms, t.at.first) == 0 || t.voice != TriggerVoice::active) return false;
  if (c.any(Set::abstract, t.at.last, behind(c, t, 2).last)) return true;
  return nobody_before(c, t) && multitude(c, t) == nullptr;
}

/// "perusakan kawasan hutan lindung": what grows and lives there suffers, no crowd does it.
bool harm_to_nature(const Context& c, const Trigger& t) {
  if (c.in(Set::spoils, t.at.first) == 0 && c.in(Set::spoils, t.at.last - 1) == 0) return false;
  return c.any(Set::abstract, t.at.last, behind(c, t, 3).last) &&
         !any_actor(c, behind(c, t, 3), people);
}

/// "dibombardir hoaks", "serangan verbal", "melempar jumrah": with words, or in play and rite.
bool with_words(const Context& c, const Trigger& t) {
  if (t.type == TriggerClass::protest || t.type == TriggerClass::agree) return false;
  const Stretch back = behind(c, t, 2);
  if (c.in(Set::of_words, back.first) != 0) return true;
  if (t.voice == TriggerVoice::noun) return false;
  // "diserang dengan isu", "menyerang lewat iklan"
  return back.first + 1 < back.last && c.in(Set::with, back.first) != 0 &&
         c.in(Set::of_words, back.first + 1) != 0;
}

/// "dijerat Pasal 187 KUHP tentang pembakaran": the law names the deed. A verb is the sentence's
/// own unless it stands right there: "menolak RUU tentang tanah dan berunjuk rasa".
bool named_by_law(const Context& c, const Trigger& t) {
  const auto begin = c.sentence(c.sentence_of(t.at.first)).first;
  constexpr std::uint32_t kReach = 14;
  const std::uint32_t reach = t.voice == TriggerVoice::noun ? kReach : 2;
  const auto from = t.at.first > begin + reach ? t.at.first - reach : begin;
  for (auto i = t.at.first; i > from; --i) {
    if (c.in(Set::law_on, i - 1) == 0) continue;
    const auto far = i > begin + kReach ? i - kReach : begin;
    return c.any(Set::law, far, i - 1);
  }
  return false;
}

/// "prosesi pembakaran jenazah": a rite, or done to the dead of a deed told otherwise.
bool burns_the_dead(const Context& c, const Trigger& t) {
  if (t.type != mentions::TriggerClass::burn || t.voice == TriggerVoice::passive) return false;
  bool dead = false;
  each_in(c.report().mentions.outcomes, {t.at.last, t.at.last + 1}, [&](const auto& o) {
    dead = dead || (o.outcome == record::Outcome::killed && o.pattern == mentions::Pattern::victim);
  });
  return dead;
}

/// "seorang pria mengamuk di balai kota": one man is no crowd.
bool one_rages(const Context& c, const Trigger& t) {
  if (c.in(Set::rages, t.at.first) == 0) return false;
  if (t.type != TriggerClass::riot && t.type != TriggerClass::mob) return false;
  const Stretch front{c.sentence(c.sentence_of(t.at.first)).first, t.at.first};
  if (any_actor(c, front, is_crowd)) return false;
  const auto& all = c.report().counts;
  return std::any_of(all.begin(), all.end(), [&](const auto& q) {
    return front.holds(q.first) && q.count.low == 1 && q.count.high == 1;
  });
}

/// "Hamas yang menguasai Gaza": says who holds it, not that it fell.
bool only_keeps(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::seize || c.in(Set::keeps, t.at.first) == 0) return false;
  if (t.at.last != t.at.first + 1) return false;  // "menguasai kembali"
  Stretch rest{t.at.last, c.clause_end(t.at.last - 1)};
  const auto& words = c.report().words.words;
  for (auto i = rest.first; i < rest.last; ++i) {
    if (words[i].word_class == words::WordClass::verb) rest.last = i;
  }
  const auto& times = c.report().times;
  const bool dated =
      std::any_of(times.begin(), times.end(), [&](const auto& x) { return rest.holds(x.first); });
  return !dated && t.at.first > 0 && c.in(Set::relative, t.at.first - 1) != 0;
}

/// "X dan Y masing-masing menguasai sebagian wilayah itu", "X menguasai Y sejak 2014": behind the
/// first sentence, on no day, how a land is shared.
bool holds_a_share(const Context& c, const Trigger& t) {
  constexpr std::chrono::days kMonths(60);
  if (t.type != TriggerClass::seize || c.in(Set::keeps, t.at.first) == 0) return false;
  if (t.at.last != t.at.first + 1 || c.sentence_of(t.at.first) == 0) return false;
  const auto& published = c.report().published.day;
  const Stretch all = c.sentence(c.sentence_of(t.at.first));
  bool dated = false, long_since = false;
  for (const auto& x : c.report().times) {
    if (!all.holds(x.first)) continue;
    const bool old =
        published && x.date.end &&
        std::chrono::sys_days(*x.date.end) + kMonths < std::chrono::sys_days(*published);
    dated = dated || (x.date.start && !old);
    const bool vague = x.date.precision >= record::DatePrecision::year;
    const bool since = x.first > t.at.first && c.in(Set::since, x.first - 1) != 0;
    dated = dated || (since && !vague);
    long_since = long_since || (since && old && vague);
  }
  if (dated) return false;
  const bool each = t.at.first > 0 && c.in(Set::each, t.at.first - 1) != 0;
  return long_since || each || c.any(Set::partly, t.at.last, behind(c, t, 6).last);
}

/// "jatuhnya pesawat", "jatuhnya bom": it comes down, no place is taken.
bool comes_down(const Context& c, const Trigger& t) {
  return t.type == TriggerClass::seize && t.voice == TriggerVoice::noun &&
         t.at.last == t.at.first + 1 && c.in(Set::comes_down, t.at.last) != 0;
}

/// "menangguhkan penahanan", "penahanannya ditangguhkan": they go home.
bool suspended(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::arrest || t.voice != TriggerVoice::noun) return false;
  const Stretch back = behind(c, t, 3);
  const auto from = t.at.first > 2 ? t.at.first - 2 : 0;
  return c.any(Set::suspends, from, t.at.first) || c.any(Set::suspends, back.first, back.last);
}

/// "novel itu berkisah tentang bidan yang diculik": told in a work, not by the report.
bool in_a_story(const Context& c, const Trigger& t) {
  const auto begin = c.sentence(c.sentence_of(t.at.first)).first;
  for (auto i = begin; i < t.at.first; ++i) {
    if (c.in(Set::narrates, i) != 0) return c.any(Set::work, begin, i);
  }
  return false;
}

/// "hakim membebaskan dua petani": acquits.
bool acquits(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::release || t.voice == TriggerVoice::noun) return false;
  const Stretch near = t.voice == TriggerVoice::passive ? behind(c, t, 3) : before(c, t, 6);
  return c.any(Set::judges, near.first, near.last);
}

/// "melakukan aksi penipuan": the noun behind says what was done.
bool deed_named_behind(const Context& c, const Trigger& t) {
  return t.type == TriggerClass::protest && t.voice == TriggerVoice::active &&
         c.in(Set::does, t.at.first) == t.at.last - t.at.first &&
         c.in(Set::offence, t.at.last) != 0;
}

/// "menuai protes dari pengguna", "nota protes": said or written.
bool objection(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::protest) return false;
  for (auto i = t.at.first > 2 ? t.at.first - 2 : 0; i <= t.at.first; ++i) {
    const auto n = c.in(Set::objection, i);
    if (n != 0 && i + n > t.at.first) return true;
  }
  return false;
}

/// "lembaga yang dibubarkan": a body is dissolved, no crowd is dispersed.
bool dissolved(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::disperse || c.in(Set::disbands, t.at.first) == 0 ||
      multitude(c, t) != nullptr)
    return false;
  const Stretch object = behind(c, t, 3);
  if (c.in(Set::body, object.first) != 0) return true;  // "pembubaran parlemen"
  if (any_actor(c, object, is_irregular)) return true;  // "membubarkan rezim Hamas"
  const auto index = c.sentence_of(t.at.first);
  const Stretch near{c.sentence(index > 1 ? index - 2 : 0).first, c.sentence(index).last};
  const auto drives = [](Group g) { return is_crowd(g) || (is_state(g) && g != Group::state); };
  if (any_actor(c, near, drives)) return false;
  bool crowd = false;
  const auto& m = c.report().mentions;
  each_in(m.triggers, near, [&](const Trigger& o) {
    crowd = crowd || o.type == TriggerClass::protest || o.type == TriggerClass::riot ||
            o.type == TriggerClass::clash || o.type == TriggerClass::communal;
  });
  each_in(m.weapons, near,
          [&](const auto& w) { crowd = crowd || w.means == mentions::Means::tear_gas; });
  return !crowd;
}

/// "petugas menghalau 1.300 kendaraan pemudik": no fighters and no crowd is driven off.
bool turns_away(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::clash || c.in(Set::lost_by, t.at.first) == 0) return false;
  const auto index = c.sentence_of(t.at.first);
  const Stretch all = c.sentence(index);
  const Stretch near{c.sentence(index > 0 ? index - 1 : 0).first, all.last};
  const auto party = [](Group g) { return is_irregular(g) || is_crowd(g); };
  const auto& m = c.report().mentions;
  return !any_actor(c, near, party) && !any_actor(c, behind(c, t, 5), in_arms) &&
         !any_in(m.weapons, all) && !any_in(m.outcomes, all);
}

/// "membubarkan warga yang berkerumun di kafe": a feast or people who sit together, who demand
/// nothing.
bool idle_crowd(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::disperse) return false;
  const auto index = c.sentence_of(t.at.first);
  const Stretch near{c.sentence(index > 0 ? index - 1 : 0).first, c.sentence(index).last};
  if (!c.any(Set::idle, near.first, near.last)) return false;
  bool crowd = any_actor(c, near, is_crowd);
  const auto& m = c.report().mentions;
  each_in(m.triggers, near, [&](const Trigger& o) {
    crowd = crowd || o.type == TriggerClass::protest || o.type == TriggerClass::riot ||
            o.type == TriggerClass::communal;
  });
  return !crowd;
}

/// "menembak ke udara": a warning to a crowd, and nothing where none is told of.
bool warns_nobody(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::disperse || c.in(Set::warning_shot, t.at.first) == 0) return false;
  const auto index = c.sentence_of(t.at.first);
  const Stretch near{c.sentence(index > 1 ? index - 2 : 0).first, c.sentence(index).last};
  if (any_actor(c, near, is_crowd)) return false;
  bool crowd = false;
  each_in(c.report().mentions.triggers, near, [&](const Trigger& o) {
    crowd = crowd || o.type == TriggerClass::protest || o.type == TriggerClass::riot ||
            o.type == TriggerClass::communal || o.type == TriggerClass::mob ||
            (o.type == TriggerClass::disperse && o.at.first != t.at.first);
  });
  return !crowd;
}

/// "membantu petugas menutup jalan": a road is closed, nobody who blocks it is named.
bool road_closed(const Context& c, const Trigger& t) {
  return c.in(Set::blocks, t.at.first) != 0 && t.voice == TriggerVoice::active &&
         nobody_before(c, t);
}

/// Somebody is hurt in the sentence or the next of its paragraph, or armed men or a crowd are
/// named.
bool resisted(const Context& c, const Trigger& t) {
  const auto index = c.sentence_of(t.at.first);
  Stretch near = c.sentence(index);
  if (near.last < c.size() && c.paragraph_of(near.last) == c.paragraph_of(t.at.first))
    near.last = c.sentence(index + 1).last;
  bool hurt = false;
  each_in(c.report().mentions.outcomes, near,
          [&](const auto& o) { hurt = hurt || o.outcome <= record::Outcome::killed_or_injured; });
  const auto other = [](Group g) { return is_irregular(g) || is_crowd(g); };
  return hurt || any_actor(c, near, other);
}

/// "polisi menggerebek tempat penimbunan sapi": a search, where nobody resists or is hurt.
bool search(const Context& c, const Trigger& t) {
  if (c.in(Set::raids, t.at.first) == 0) return false;
  const Stretch all = c.sentence(c.sentence_of(t.at.first));
  const auto police = [](Group g) { return g == Group::police; };
  const auto military = [](Group g) { return g == Group::military || g == Group::security; };
  return any_actor(c, all, police) && !any_actor(c, all, military) && !resisted(c, t);
}

/// "Ledakan terjadi di pabrik kimia": an accident, where neither a bomb nor its owner is named.
bool at_works(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::explode || t.voice == TriggerVoice::active) return false;
  const Stretch all = c.sentence(c.sentence_of(t.at.first));
  if (!c.any(Set::works, all.first, all.last)) return false;
  return !any_in(c.report().mentions.weapons, all) && !any_actor(c, all, is_irregular);
}

/// "seorang pria memprotes toko itu": one man is no demonstration.
bool one_objects(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::protest || c.in(Set::objects, t.at.first) == 0) return false;
  const Stretch front = before(c, t, 6);
  const auto& all = c.report().counts;
  return std::any_of(all.begin(), all.end(), [&](const auto& q) {
    return front.holds(q.first) && q.count.low == 1 && q.count.high == 1;
  });
}

/// "dieksekusi mati", "hukuman mati telah dilaksanakan": a sentence that is carried out.
bool sentence_of_death(const Context& c, const Trigger& t) {
  const Stretch all = c.sentence(c.sentence_of(t.at.first));
  if (t.type == TriggerClass::protest && t.voice == TriggerVoice::noun)
    return c.any(Set::penalty, all.first,
                 all.last);  // "demonstran yang ikut unjuk rasa dieksekusi"
  if (t.type != TriggerClass::kill || c.in(Set::put_to_death, t.at.first) == 0) return false;
  const auto index = c.sentence_of(t.at.first);
  const auto first = c.sentence(index > 0 ? index - 1 : 0).first;
  const auto end = c.sentence(index).last;
  const auto last = end < c.size() ? c.sentence(index + 1).last : end;
  return c.any(Set::penalty, first, last);
}

/// "ditahan karena demonstrasi beberapa waktu lalu": of another time that nobody says.
bool of_another_time(const Context& c, const Trigger& t) {
  const auto end = c.clause_end(t.at.last - 1);
  return c.any(Set::long_ago, t.at.last, std::min(end, t.at.last + 6)) &&
         c.sentence_of(t.at.first) > 0;
}

/// What flies and hits, or a blow, is named right before.
bool weapon_before(const Context& c, const Trigger& t) {
  constexpr std::uint32_t kReach = 6;
  const Stretch front = before(c, t, kReach);
  bool found = false;
  each_in(c.report().mentions.weapons, front, [&](const auto& w) {
    found = found || w.means != mentions::Means::air || w.at.last + 2 >= t.at.first;
  });
  each_in(c.report().mentions.triggers, front, [&](const Trigger& o) {
    found = found || (o.voice == TriggerVoice::noun && o.type <= TriggerClass::chemical);
  });
  return found;
}

/// "perundingan mengenai gencatan senjata": about it, where nothing that could hit stands before.
bool about_it(const Context& c, const Trigger& t) {
  return c.in(Set::about, t.at.first) != 0 && !weapon_before(c, t);
}

/// "rudal menghantam X dan merusak bangunan": what the blow did, no riot.
bool harm_by_weapon(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::riot || t.voice != TriggerVoice::active) return false;
  const Stretch front{c.clause_begin(t.at.first), t.at.first};
  bool weapon = false;
  each_in(c.report().mentions.weapons, front,
          [&](const auto& w) { weapon = weapon || w.means <= mentions::Means::chemical; });
  return weapon && !any_actor(c, front, people);
}

/// "di tengah perang yang berkecamuk antara X dan Y": says which war, not that anybody fought.
bool describes_a_war(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::clash || t.voice == TriggerVoice::noun) return false;
  auto at = t.at.first;
  while (at > 0 && c.adverbial(at - 1)) --at;
  if (at < 2 || c.in(Set::relative, at - 1) == 0 || c.in(Set::war, at - 2) == 0) return false;
  const auto& all = c.report().mentions.triggers;
  const auto i = first_from(all, at - 2);
  return all[i].at.first != at - 2;  // "pertempuran yang berkecamuk" tells by itself
}

/// "Negara itu memerangi gerilyawan sejak 2013", "kelompok yang berperang melawan X": a war that
/// somebody wages, not a fight of a day, unless the sentence has one or somebody dies in it.
bool wages_a_war(const Context& c, const Trigger& t) {
  if (t.type != TriggerClass::clash || t.voice != TriggerVoice::active) return false;
  if (c.in(Set::wages, t.at.first) == 0) return false;
  auto at = t.at.first;
  while (at > 0 && c.adverbial(at - 1)) --at;
  if (at > 0 && c.in(Set::relative, at - 1) != 0) return true;
  const Stretch all = c.sentence(c.sentence_of(t.at.first));
  const auto& times = c.report().times;
  const bool dated = std::any_of(times.begin(), times.end(), [&](const auto& x) {
    return all.holds(x.first) && x.kind == when::Kind::point &&
           x.date.precision == record::DatePrecision::day;
  });
  bool deadly = false;
  each_in(c.report().mentions.outcomes, all,
          [&](const auto& o) { deadly = deadly || o.outcome == record::Outcome::killed; });
  return !dated && !deadly;
}

/// "meninggal di ruang operasi", "menjalani operasi": a surgeon's.
bool surgery(const Context& c, const Trigger& t) {
  const bool operation =
      t.type == mentions::TriggerClass::incident || t.type == mentions::TriggerClass::operation;
  return operation && t.voice == mentions::TriggerVoice::noun && t.at.first > 0 &&
         c.in(Set::surgery, t.at.first - 1) != 0;
}

}  // namespace

bool other_sense(const Context& c, const Trigger& t) {
  return of_beasts(c, t) || harm_to_nature(c, t) || in_a_story(c, t) || acquits(c, t) ||
         with_words(c, t) || burns_the_dead(c, t) || named_by_law(c, t) || one_rages(c, t) ||
         only_keeps(c, t) || holds_a_share(c, t) || suspended(c, t) || comes_down(c, t) ||
         harm_by_things(c, t) || deed_named_behind(c, t) || objection(c, t) || dissolved(c, t) ||
         idle_crowd(c, t) || turns_away(c, t) || warns_nobody(c, t) || road_closed(c, t) ||
         search(c, t) || at_works(c, t) || one_objects(c, t) || sentence_of_death(c, t) ||
         of_another_time(c, t) || about_it(c, t) || harm_by_weapon(c, t) || describes_a_war(c, t) ||
         wages_a_war(c, t) || surgery(c, t);
}

bool own_death(const Context& c, const mentions::Weapon& w) {
  if (w.means != mentions::Means::suicide || c.in(Set::own_death, w.at.first) == 0) return false;
  if (w.at.last - w.at.first != c.in(Set::own_death, w.at.first) || w.at.first == 0) return false;
  const auto cls = c.report().words.words[w.at.first - 1].word_class;
  const bool noun = cls == words::WordClass::noun || cls == words::WordClass::proper;
  return !noun || c.in(Set::case_of, w.at.first - 1) != 0;
}

}  // namespace saksi::extract
