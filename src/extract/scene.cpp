// SPDX-License-Identifier: Apache-2.0
// The place of a mention: of its own clause, then of its sentence, its heading and the scene told
// before (docs/design/extract.md, "Time and place").
#include "extract/scene.h"

#include "extract/places_of.h"
#include "extract/status.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Actor;
using mentions::CueKind;
using mentions::Trigger;
using mentions::TriggerVoice;

class SceneFinder : public Around {
 public:
  explicit SceneFinder(const Around& around) : Around(around) {}

  void find_place(Told& told) const {
    const Stretch all = sentence(told.at.first);
    if (only_an_anchor(told)) return;
    // "mengecam serangan itu dalam pernyataan yang dirilis di X"
    if (told.reaction && told.points_back) return;
    if (const auto* p = place_behind_day(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = site_told_before(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = behind_colon(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = followed_in(told)) {
      told.places.push_back(p);
      return;
    }
    if (const auto* p = explained_as(told)) {
      told.places.push_back(p);
      return;
    }
    const auto* found = nearest(told, all, places::Role::location);
    if (found == nullptr) found = struck(told);
    if (found == nullptr) found = behind_building(told, all);
    if (found == nullptr) found = town_of_office(told, all);
    if (found == nullptr) found = town_of_marchers(told);
    if (found == nullptr) found = measured_from(told, all);
    if (found == nullptr) {
      same_place(told, all);
      return;
    }
    told.fronted = fronted(*found, all) || headed(*found, told, all);
    found = finest(*head_of_chain(*found, all), told, all);
    told.places.push_back(found);
    with_list(told, *found, all);
    if (found->place.precision == record::PlacePrecision::exact) around_building(told, *found, all);
  }

  void take_scene(std::size_t index, Told& t) const {
    under_heading(t);
    constexpr std::uint32_t kReach = 3;
    if (t.time != nullptr || t.points_back || t.same_place || t.sentence == 0) return;
    for (auto before = t.sentence; before > 0 && before + kReach > t.sentence;) {
      --before;
      const Stretch all = c_.sentence(before);
      if (c_.paragraph_of(all.first) != c_.paragraph_of(t.at.first)) return;
      if (tells_before(index, before) || only_planned(all)) return;
      const auto* time = day_of_scene(all);
      if (time == nullptr) continue;
      const auto* place = place_of_scene({all.first, sentence(t.at.first).first});
      const bool known = !t.places.empty();
      const bool next = before + 1 == t.sentence;
      const bool armed = time->first <= all.first + 4 && armed_men_in(all);
      if (!known && place == nullptr && t.voice == TriggerVoice::noun && !armed) return;
      const bool short_one = next && all.last < all.first + 18;
      const bool turn = next && c_.any(Set::turn, all.first, time->first);
      if ((known || !next) && !turn && time->first > all.first + 4 && !short_one) return;
      if (!known && place != nullptr) t.places.push_back(place);
      t.time = time;
      t.date = time->date;
      return;
    }
  }

  /// "Gerilyawan memasuki X, Senin malam. (...) Mereka menembak mati dua guru": where and when
  /// those who did it came, in a sentence of a paragraph before that tells of nothing else.
  void take_scene_of_doer(std::size_t index, Told& t) const {
    constexpr std::uint32_t kReach = 3;
    if (t.time != nullptr || !t.places.empty() || t.points_back || t.same_place || t.recalled)
      return;
    if (t.voice == TriggerVoice::noun || t.initiators.empty()) return;
    const auto& who = *t.initiators.front();
    const auto came = c_.sentence_of(who.at.first);
    if (came >= t.sentence || came + kReach < t.sentence) return;
    const Stretch all = c_.sentence(came);
    if (tells_before(index, came) || only_planned(all) || said_in(all)) return;
    const auto* time = day_of_scene(all);
    const auto* place = place_of_scene(all);
    if (time == nullptr || place == nullptr) return;
    t.places.push_back(place);
    t.time = time;
    t.date = time->date;
  }

  void take_place_of_scene(std::size_t index, Told& t) const {
    if (!t.places.empty() || t.points_back || t.same_place || t.sentence == 0) return;
    if (t.time == nullptr || t.recalled) return;
    const Stretch before = c_.sentence(t.sentence - 1);
    const auto paragraph = c_.paragraph_of(t.at.first);
    if (c_.paragraph_of(before.first) != paragraph) return;
    if (before.first > 0 && c_.paragraph_of(before.first - 1) == paragraph) return;
    if (tells_before(index, t.sentence - 1) || only_planned(before)) return;
    const auto* place = place_of_scene(before);
    if (place == nullptr || c_.voice(place->first).inside_speaker || said_in(before)) return;
    t.places.push_back(place);
  }

  void take_town_turned_to(std::size_t index, Told& t) const {
    if (!t.places.empty() || t.points_back || t.same_place || t.sentence == 0) return;
    const Stretch before = c_.sentence(t.sentence - 1);
    if (c_.paragraph_of(before.first) != c_.paragraph_of(t.at.first)) return;
    if (!c_.any(Set::likewise, before.first, before.last) && !took_place(index, before)) return;
    if (tells_before(index, t.sentence - 1) || only_planned(before) || said_in(before)) return;
    const places::Mention* town = nullptr;
    for (const auto& p : r_.places) {
      if (!before.holds(p.first) || p.is_country || p.last <= p.first) continue;
      if (town != nullptr || p.place.precision >= record::PlacePrecision::region) return;
      town = &p;
    }
    if (town == nullptr) return;
    t.places.push_back(town);
    t.other = true;
  }

  void find_place_nearby(Told& t) const {
    if (!t.places.empty() || t.points_back || t.same_place) return;
    const auto begin = sentence(t.at.first).first;
    if (const auto* p = where_officials_are(t)) return t.places.push_back(p);
    for (const auto& p : r_.places) {
      if (p.first >= begin) break;
      if (p.last <= p.first || p.role != places::Role::location || p.is_country) continue;
      if (c_.paragraph_of(p.first) != c_.paragraph_of(t.at.first)) continue;
      if (c_.voice(p.first).inside_speaker || tells(p) || where_said(p)) continue;
      if (tells_distance(c_.sentence(c_.sentence_of(p.first)))) continue;
      // "di Kecamatan X, Kabupaten Y, Provinsi Z": what holds it says only where it lies
      if (t.near == nullptr || !goes_on_with(*t.near, p)) t.near = &p;
    }
  }

 private:
  /// "Secara terpisah, pihak berwenang di wilayah X mengatakan serangan itu ...": another event, of
  /// which nothing else says where it was.
  const places::Mention* where_officials_are(const Told& t) const {
    return t.other ? place_governed(c_, t.at.first) : nullptr;
  }

  /// The place holds the one before, or a comma joins it, no smaller, to that one.
  bool goes_on_with(const places::Mention& before, const places::Mention& p) const {
    const bool joined = p.first == before.last + 1 && c_.mark(before.last, ",");
    return contains(p, before) || (joined && p.place.precision >= before.place.precision);
  }

  /// "Peristiwa kedua terjadi di X.": nothing but a bare word and where it was.
  bool took_place(std::size_t index, Stretch before) const {
    for (std::size_t k = index; k-- > 0 && told_[k].at.first >= before.first;) {
      const Told& t = told_[k];
      if (t.type == TriggerClass::incident && t.voice == TriggerVoice::noun &&
          t.places.size() == 1 && c_.any(Set::begins, t.at.last, t.at.last + 3))
        return true;
    }
    return false;
  }

  /// "yang diculik pada November 2016 di perairan Sabah".
  const places::Mention* place_behind_day(const Told& told) const {
    const bool relative = told.at.first > 0 && c_.in(Set::relative, told.at.first - 1) != 0;
    if (!relative || told.time == nullptr || told.time->first < told.at.last) return nullptr;
    constexpr std::uint32_t kReach = 4;
    const Stretch behind{told.time->last,
                         std::min(told.time->last + kReach, c_.clause_end(told.time->last - 1))};
    for (const auto& p : r_.places) {
      if (usable(p, behind) && !p.is_country) return &p;
    }
    return nullptr;
  }

  /// "X: sebuah bom meledak di pasar", a line of a list.
  const places::Mention* behind_colon(const Told& told) const {
    const Stretch all = sentence(told.at.first);
    if (all.first > 0 && c_.paragraph_of(all.first - 1) == c_.paragraph_of(all.first))
      return nullptr;
    const places::Mention* head = nullptr;
    for (const auto& p : r_.places) {
      if (!all.holds(p.first) || p.last <= p.first) continue;
      if (p.first == all.first && c_.mark(p.last, ":")) {
        head = &p;
      } else if (p.role == places::Role::location && !p.is_country) {
        return nullptr;
      }
    }
    return head;
  }

  /// "Ledakan menyusul di X": the noun is the subject.
  const places::Mention* followed_in(const Told& told) const {
    const auto next = told.at.last;
    if (told.voice != TriggerVoice::noun || c_.in(Set::follows, next) == 0) return nullptr;
    const auto in = next + c_.in(Set::follows, next);
    if (c_.in(Set::in, in) == 0) return nullptr;
    for (const auto& p : r_.places) {
      if (p.first > in && p.first <= in + 2 && usable(p, sentence(next)) && !p.is_country)
        return &p;
    }
    return nullptr;
  }

  /// "Robotyne, sebuah desa yang direbut": the place that the words behind the comma explain.
  const places::Mention* explained_as(const Told& told) const {
    std::uint32_t i = told.at.first;
    while (i > 0 && c_.adverbial(i - 1)) --i;
    if (i == 0 || c_.in(Set::relative, i - 1) == 0) return nullptr;
    const auto relative = i - 1;
    constexpr std::uint32_t kReach = 4;
    for (i = relative; i > 0 && i + kReach > relative && !c_.mark(i - 1, ","); --i) {
    }
    if (i == 0 || !c_.mark(i - 1, ",") || !c_.any(Set::site, i, relative)) return nullptr;
    for (const auto& p : r_.places) {
      if (p.last == i - 1 && !p.is_country) return &p;
    }
    return nullptr;
  }

  /// "menduduki sebagian kota tersebut", "Kota yang terletak di Shan itu jatuh": a noun of places
  /// right behind the words that tell or at the head of their clause, and pointing back.
  const places::Mention* site_told_before(const Told& told) const {
    const auto all = sentence(told.at.first);
    const auto end = std::min(all.last, told.at.last + 5);
    for (std::uint32_t i = told.at.last; i + 1 < end && !c_.punctuation(i); ++i) {
      if (!is_site(c_, i)) continue;
      const auto* scene = scene_with(i);
      return scene != nullptr ? scene : place_meant(c_, i, all.last);
    }
    const auto begin = c_.clause_begin(told.at.first);
    if (is_site(c_, begin)) return place_meant(c_, begin, told.at.first);
    return nullptr;
  }

  /// "Serangan udara di permukiman itu": the one place of the only mention in whose sentence the
  /// bare noun stands, where no place bears it.
  const places::Mention* scene_with(std::uint32_t noun) const {
    if (c_.cue(CueKind::anaphor, {noun + 1, noun + 2}) == nullptr ||
        c_.in(Set::in, noun - 1) == 0 || place_of_kind(c_, noun) != nullptr ||
        town_just_before(noun))
      return nullptr;
    const places::Mention* found = nullptr;
    for (const auto& t : told_) {
      const Stretch all = c_.sentence(t.sentence);
      if (t.places.size() != 1 || all.last > noun) continue;
      bool named = false;
      for (auto k = all.first; k < all.last; ++k)
        named = named || r_.words.key(k) == r_.words.key(noun);
      if (!named) continue;
      if (found != nullptr && found->place.name != t.places.front()->place.name) return nullptr;
      found = t.places.front();
    }
    return found;
  }

  /// "Tentara masuk ke X, tetapi Y merebutnya. Pertempuran berkecamuk di kota itu": X, told in the
  /// sentence before.
  bool town_just_before(std::uint32_t noun) const {
    const auto here = c_.sentence_of(noun);
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return p.first < noun && p.last > p.first && p.role == places::Role::location &&
             p.place.precision == record::PlacePrecision::settlement &&
             c_.sentence_of(p.first) + 1 == here &&
             c_.paragraph_of(p.first) == c_.paragraph_of(noun);
    });
  }

  /// "sekolah Al-Razi di kamp Nuseirat", "sekolah lain di kamp yang sama": where the building
  /// stands.
  void around_building(Told& told, const places::Mention& building, Stretch all) const {
    for (const auto& p : r_.places) {
      const bool behind = p.first > building.last && p.first <= building.last + 6;
      if (behind && usable(p, all) && !p.is_country && stands_in(building.last, p.first) &&
          !counted_apart(p.first, told.at.first)) {
        told.places.push_back(&p);
        return;
      }
    }
    if (told.places.size() == 1)
      same_place(told, {building.last, std::min(all.last, building.last + 5)});
    if (told.places.size() == 1 && !building.container) town_in_front(told, building, all);
  }

  /// "pangkalan Korps ke-209 di dekat kota Mazar-i-Sharif": a word for in, no other clause between.
  bool stands_in(std::uint32_t from, std::uint32_t to) const {
    bool in = false;
    for (std::uint32_t i = from; i < to; ++i) {
      in = in || c_.in(Set::in, i) != 0;
      if (r_.words.words[i].word_class == words::WordClass::verb || c_.mark(i, ",")) return false;
    }
    return in;
  }

  /// "Di Kalat, serangan terhadap pos polisi Levies": the town heads the sentence.
  void town_in_front(Told& told, const places::Mention& building, Stretch all) const {
    for (const auto& p : r_.places) {
      const bool front = usable(p, all) && p.first < building.first && p.first <= all.first + 6;
      if (!front || p.is_country || p.place.precision >= record::PlacePrecision::region) continue;
      if (p.first == all.first || c_.in(Set::in, p.first - 1) == 0) continue;
      if (counted_apart(p.first, told.at.first)) continue;
      told.places.push_back(&p);
      return;
    }
  }

  /// "Di Mosul, ...": at the head of a paragraph.
  bool fronted(const places::Mention& p, Stretch all) const {
    const auto before = all.first;
    const bool heads = before == 0 || c_.paragraph_of(before - 1) != c_.paragraph_of(before);
    return heads && p.first > before && p.first <= before + 4 &&
           (c_.in(Set::in, before) != 0 || c_.in(Set::in, p.first - 1) != 0);
  }

  /// "di stasiun kereta Kramatorsk": a building without a name of its own, and where it stands.
  const places::Mention* behind_building(const Told& told, Stretch all) const {
    for (const auto& p : r_.places) {
      if (p.first < all.first + 2 || p.first >= all.last) continue;
      if (p.role != places::Role::modifier || p.is_country || of_somebody(p)) continue;
      if (distance(p.first, told.at) >= kFar || c_.voice(p.first).inside_speaker) continue;
      std::uint32_t i = p.first;
      while (i > all.first && i + 3 > p.first && plain_noun(i - 1)) --i;
      if (i < p.first && i > all.first && c_.in(Set::in, i - 1) != 0) return &p;
    }
    return nullptr;
  }

  /// "di depan kantor DPRD Lamongan": the town in the name of an office, in the same clause.
  const places::Mention* town_of_office(const Told& told, Stretch all) const {
    constexpr std::uint32_t kReach = 3;
    // "Polres X bergerak menuju lokasi kejadian": where those who came there sit
    if (c_.in(Set::spot, told.at.first) != 0 ||
        (told.at.first > 0 && c_.in(Set::spot, told.at.first - 1) != 0))
      return nullptr;
    for (const auto& p : r_.places) {
      if (p.first < all.first + 1 || p.first >= all.last || p.is_country) continue;
      if (p.role != places::Role::part_of_name && p.role != places::Role::modifier) continue;
      if (c_.clause_of(p.first) != c_.clause_of(told.at.first) || of_people(p)) continue;
      if (of_the_doer(p, told)) continue;
      if (c_.voice(p.first).inside_speaker) continue;
      for (std::uint32_t i = p.first; i > all.first && i + kReach > p.first; --i) {
        if (c_.punctuation(i - 1)) break;
        // "(rumah adat suku X)": says what something is
        if (i > 1 && c_.mark(i - 2, "(")) break;
        if (c_.in(Set::office, i - 1) != 0) return finer_behind(p);
      }
    }
    return nullptr;
  }

  /// "20 km di sebelah barat X": no nearer place is told.
  const places::Mention* measured_from(const Told& told, Stretch all) const {
    for (const auto& p : r_.places) {
      if (p.role != places::Role::direction || p.is_country || !all.holds(p.first)) continue;
      if (p.first < told.at.last || c_.clause_of(p.first) != c_.clause_of(told.at.first)) continue;
      if (c_.voice(p.first).inside_speaker || behind_speech(p, told)) continue;
      if (explains_a_place(p)) continue;
      if (distance(p.first, told.at) < kFar) return &p;
    }
    return nullptr;
  }

  /// "di X, 100 kilometer barat laut Y": where the place before the comma lies.
  bool explains_a_place(const places::Mention& p) const {
    constexpr std::uint32_t kReach = 5;
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& x) {
      return x.last < p.first && x.last + kReach > p.first && c_.mark(x.last, ",") &&
             x.role == places::Role::location;
    });
  }

  /// "Polres Bogor menangkap 20 orang": who does it is called after his town.
  static bool of_the_doer(const places::Mention& p, const Told& told) {
    return std::any_of(told.initiators.begin(), told.initiators.end(),
                       [&](const Actor* a) { return a->at.holds(p.first); });
  }

  /// "kantor DPRD Sulawesi Selatan, Makassar": the town.
  const places::Mention* finer_behind(const places::Mention& p) const {
    for (const auto& q : r_.places) {
      const bool next = q.first == p.last + 1 && c_.mark(p.last, ",");
      if (next && !q.is_country && q.place.precision < p.place.precision &&
          q.place.country == p.place.country)
        return &q;
    }
    return &p;
  }

  /// "Warga Khartoum berpawai": they march where they live.
  const places::Mention* town_of_marchers(const Told& told) const {
    if (told.type != TriggerClass::protest || told.initiators.empty()) return nullptr;
    const Actor& who = *told.initiators.front();
    for (const auto& p : r_.places) {
      if (who.at.holds(p.first) && p.first > who.at.first && !p.is_country &&
          p.place.precision <= record::PlacePrecision::settlement)
        return &p;
    }
    return nullptr;
  }

  bool plain_noun(std::uint32_t i) const {
    const auto cls = r_.words.words[i].word_class;
    const bool noun = cls == words::WordClass::noun || cls == words::WordClass::adjective;
    return noun && std::none_of(r_.mentions.actors.begin(), r_.mentions.actors.end(),
                                [&](const Actor& a) { return a.at.holds(i); });
  }

  /// "jatuhnya Bakhmut", "perebutan Kunduz"; "pengepungan mal Westgate": a building is nobody's
  /// name.
  const places::Mention* struck(const Told& told) const {
    if (told.voice != TriggerVoice::noun) return nullptr;
    for (const auto& p : r_.places) {
      if (p.first != told.at.last || p.is_country || p.role != places::Role::modifier) continue;
      const bool building = p.place.precision == record::PlacePrecision::exact &&
                            told.family == Family::violence && !of_somebody(p);
      if (told.type == TriggerClass::seize || building) return &p;
    }
    return nullptr;
  }

  /// "Di Provinsi Kunduz, ... di Distrik Imam Sahib": what contains it heads the paragraph.
  bool headed(const places::Mention& found, const Told& told, Stretch all) const {
    return std::any_of(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return usable(p, all) && p.first < found.first && contains(p, found) && fronted(p, all) &&
             distance(p.first, told.at) < kFar;
    });
  }

  /// "di tempat yang sama", "di distrik itu": where something told before was.
  void same_place(Told& told, Stretch all) const {
    for (std::uint32_t i = all.first; i + 1 < all.last; ++i) {
      if (c_.in(Set::in, i) == 0) continue;
      const auto& noun = r_.words.words[i + 1];
      if (noun.word_class == words::WordClass::verb) continue;
      const bool back = c_.in(Set::same, i + 2) != 0 || c_.in(Set::same, i + 3) != 0;
      const auto* cue = c_.cue(CueKind::anaphor, {i + 2, i + 3});
      const bool spot = c_.in(Set::there, i + 1) != 0;
      const bool named = place_noun(i + 1) || c_.in(Set::any_site, i + 1) != 0;
      if (!back && !spot && (cue == nullptr || !named)) continue;
      if (distance(i, told.at) >= kFar || counted_apart(i, told.at.first)) continue;
      if (const auto* p = place_of_kind(c_, i + 1)) {
        told.places.push_back(p);
        return;
      }
      if (const auto* p = spot ? place_there(c_, i) : told_just_before(i + 1, all.last)) {
        told.places.push_back(p);
        return;
      }
      told.same_place = told.same_place || back;
    }
    if (!told.same_place) return;
    if (const auto* p = named_just_before(all.first)) told.places.push_back(p);
  }

  /// "di daerah itu", "di kawasan yang sama": no place bears the noun; the latest, a sentence or
  /// two before, behind a word for in.
  const places::Mention* told_just_before(std::uint32_t noun, std::uint32_t end) const {
    if (c_.in(Set::any_site, noun) == 0) return nullptr;
    const auto* p = place_meant(c_, noun, end);
    const bool near = p != nullptr && c_.sentence_of(p->first) + 2 >= c_.sentence_of(noun);
    return near && p->first > 0 && c_.in(Set::in, p->first - 1) != 0 ? p : nullptr;
  }

  /// A place in the sentence before, of the same paragraph.
  const places::Mention* named_just_before(std::uint32_t first) const {
    if (first == 0 || c_.paragraph_of(first - 1) != c_.paragraph_of(first)) return nullptr;
    const Stretch before = sentence(first - 1);
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (usable(p, before) && !p.is_country && found == nullptr) found = &p;
    }
    return found;
  }

  /// A word that names kinds of places: some place of the report bears it.
  bool place_noun(std::uint32_t noun) const { return place_of_kind(c_, noun) != nullptr; }

  /// Somebody speaks in these words: where he does so is no scene.
  bool said_in(Stretch all) const {
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                       [&](const auto& s) { return all.holds(s.cue.first); });
  }

  /// "Kejadian kedua berlangsung Minggu pagi di Bilogai. Pos Brimob ditembaki": no other event.
  bool tells_before(std::size_t index, std::uint32_t sentence) const {
    for (std::size_t k = index; k-- > 0 && told_[k].sentence >= sentence;) {
      if (told_[k].type != TriggerClass::incident) return true;
    }
    return false;
  }

  const when::Time* day_of_scene(Stretch all) const {
    const auto time = std::find_if(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return all.holds(x.first) && x.last > x.first && x.kind == when::Kind::point &&
             x.dates == when::Dates::event && x.date.precision == record::DatePrecision::day &&
             !c_.any(Set::since, all.first, x.first) && !c_.quoted(x.first);
    });
    return time == r_.times.end() ? nullptr : &*time;
  }

  const places::Mention* place_of_scene(Stretch all) const {
    if (tells_distance(all)) return nullptr;
    const auto place = std::find_if(r_.places.begin(), r_.places.end(), [&](const auto& p) {
      return usable(p, all) && !p.is_country && p.last > p.first &&
             p.place.precision <= record::PlacePrecision::district &&
             !c_.voice(p.first).inside_speaker;
    });
    return place == r_.places.end() ? nullptr : &*place;
  }

  /// "X, kota terbesar di wilayah itu, berjarak 20 kilometer dari Y": where a place lies.
  bool tells_distance(Stretch all) const {
    return std::any_of(r_.counts.begin(), r_.counts.end(), [&](const auto& q) {
      return all.holds(q.first) && q.unit == counts::Unit::distance;
    });
  }

  /// "Kamis (3/10), anggota geng masuk ke permukiman. Warga ditembaki": those who did it came then.
  bool armed_men_in(Stretch all) const {
    bool found = false;
    each_in(r_.mentions.actors, all, [&](const Actor& a) { found = found || fighters(a); });
    return found;
  }

  /// "Sabtu (3/6), pukul 22.08", "Apa yang terjadi pada 25 Oktober 2004?": a line of its own that
  /// tells of nothing but the time, or asks what happened then; a line that has only a clock time
  /// goes on with the day before.
  void under_heading(Told& t) const {
    constexpr std::uint32_t kReach = 6;
    if (t.time != nullptr || t.points_back || t.same_place) return;
    std::uint32_t gap = 0;
    for (std::uint32_t i = t.sentence; i-- > 0 && gap < kReach; ++gap) {
      const Stretch line = c_.sentence(i);
      const auto* day = day_of_line(line);
      const bool timed = is_time_only(line);
      if (day != nullptr && (timed || asks(line))) {
        t.time = day;
        t.date = day->date;
        return;
      }
      if (timed) gap = 0;
      if (!timed && dated(line)) return;
    }
  }

  /// Any time of the calendar stands in it: "pada Agustus lalu".
  bool dated(Stretch line) const {
    return std::any_of(r_.times.begin(), r_.times.end(), [&](const auto& x) {
      return x.last > x.first && line.holds(x.first) && x.date.start;
    });
  }

  const when::Time* day_of_line(Stretch line) const {
    for (const auto& x : r_.times) {
      if (x.last > x.first && line.holds(x.first) && x.dates == when::Dates::event &&
          (x.kind == when::Kind::point || x.kind == when::Kind::history) &&
          x.date.precision == record::DatePrecision::day && !ahead(x))
        return &x;
    }
    return nullptr;
  }

  bool alone(Stretch line) const {
    return line.last < c_.size() && c_.paragraph_of(line.last) != c_.paragraph_of(line.first) &&
           (line.first == 0 || c_.paragraph_of(line.first - 1) != c_.paragraph_of(line.first));
  }

  /// No word but those of times and numbers.
  bool is_time_only(Stretch line) const {
    if (!alone(line)) return false;
    for (std::uint32_t i = line.first; i < line.last; ++i) {
      const bool number =
          c_.punctuation(i) || r_.words.text.tokens[i].kind != text::TokenKind::word;
      if (!number && std::none_of(r_.times.begin(), r_.times.end(),
                                  [&](const auto& x) { return x.first <= i && i < x.last; }))
        return false;
    }
    return true;
  }

  bool asks(Stretch line) const { return alone(line) && c_.mark(line.last - 1, "?"); }

  /// A plan, a fear or a denial is told here: its day and place are its own.
  bool only_planned(Stretch all) const {
    bool planned = false;
    each_in(r_.mentions.triggers, all, [&](const Trigger& t) {
      planned = planned || standing(c_, t).has_value() || never_was(c_, t);
    });
    return planned;
  }

  const places::Mention* nearest(const Told& told, Stretch all, places::Role role) const {
    int best = kFar;
    const places::Mention* found = nullptr;
    for (const auto& p : r_.places) {
      if (p.first < all.first || p.first >= all.last || p.role != role || tells(p)) continue;
      if (in_a_groups_name(p) || acts(p, told) || brought_there(p) || besides(p, told)) continue;
      if (c_.voice(p.first).inside_speaker || of_the_speaker(p, told)) continue;
      if (behind_speech(p, told) || of_other_words(p, told) || about_elsewhere(p, told)) continue;
      if (counted_apart(p.first, told.at.first) || reacts_there(p, told)) continue;
      if (told.turned != 0 && p.last <= told.turned) continue;
      if (turns_behind(told, p.first) || fired_from(p, told)) continue;
      if (of_another_deed(p.first, told) || of_another_like_it(p, told) || brings_to(p, told))
        continue;
      if (home_of_people(p, told) || of_the_reason(p, told) || part_of_the_world(p, told)) continue;
      if (role == places::Role::modifier && (p.is_country || of_somebody(p))) continue;
      if (whose_forces(p)) continue;
      const int d = distance(p.first, told.at) + (p.is_country ? 40 : 0) +
                    (p.last <= told.at.first ? 2 : 0) + (comes_from(p, told) ? 20 : 0) +
                    (of_people(p) ? 15 : 0);
      if (d < best) {
        best = d;
        found = &p;
      }
    }
    return found;
  }

  /// "penyerbuan pasukan khusus Israel pada Sabtu": whose they are, though the country was a place
  /// before.
  bool whose_forces(const places::Mention& p) const {
    if (!p.is_country || p.first == 0 || c_.in(Set::in, p.first - 1) != 0) return false;
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
      return is_state(a.group) && a.at.first < p.first && a.at.holds(p.first);
    });
  }

  /// "Indonesia melalui Kementerian X mengutuk serangan itu", "Di X, menteri mengecam ...": who
  /// speaks of it, and where.
  bool reacts_there(const places::Mention& p, const Told& told) const {
    if (!told.reaction || p.first > told.at.first) return false;
    for (auto i = p.last; i < told.at.first; ++i) {
      const auto& w = r_.words.words[i];
      const bool verb = w.word_class == words::WordClass::verb && w.voice == words::Voice::active;
      if (verb && c_.in(Set::reacts, i) != 0) return true;
    }
    return false;
  }

  /// "X ditembak pada Minggu, dan kini giliran kantor Y digranat": the place stands behind the
  /// turn.
  bool turns_behind(const Told& told, std::uint32_t place) const {
    return told.turned == 0 && place > told.at.last && c_.any(Set::turn, told.at.last, place);
  }

  /// "Rudal yang ditembakkan dari X menghantam Y": where it was let off.
  bool fired_from(const places::Mention& p, const Told& told) const {
    const bool flies = told.type == TriggerClass::strike || told.type == TriggerClass::air ||
                       told.type == TriggerClass::shell;
    return flies && p.first > 1 && c_.in(Set::from, p.first - 1) == 1 &&
           r_.words.words[p.first - 2].word_class == words::WordClass::verb;
  }

  /// "dua warga tewas dalam ledakan di dekat kantor polisi, dan ledakan lainnya menewaskan empat
  /// orang di X": X is of the other one.
  bool of_another_like_it(const places::Mention& p, const Told& told) const {
    bool found = false;
    each_in(r_.mentions.triggers, {told.at.last, std::max(told.at.last, p.first)},
            [&](const Trigger& o) {
              const bool noun =
                  o.voice == TriggerVoice::noun && c_.sentence_of(o.at.first) == told.sentence;
              found = found || (noun && c_.in(Set::another, o.at.last) != 0);
            });
    return found;
  }

  /// "diserang ketika membawa surat suara ke X": where another verb was to bring something.
  bool brings_to(const places::Mention& p, const Told& told) const {
    if (p.first <= told.at.last + 1 || c_.in(Set::toward, p.first - 1) == 0) return false;
    const auto clause = c_.clause_begin(p.first);
    if (clause < told.at.last) return false;
    for (auto i = p.first - 1; i-- > clause;) {
      const auto& w = r_.words.words[i];
      if (w.word_class != words::WordClass::verb || w.voice != words::Voice::active) continue;
      return !any_in(r_.mentions.triggers, {i, i + 1}) && !any_in(r_.mentions.outcomes, {i, i + 1});
    }
    return false;
  }

  /// "Selain di X, ledakan juga terjadi di Y": what was told before was in X.
  bool besides(const places::Mention& p, const Told& told) const {
    constexpr std::uint32_t kReach = 3;
    return p.first < told.at.first &&
           c_.close_before(Set::besides, p.first, sentence(p.first).first, kReach) &&
           c_.any(Set::in, told.at.last, sentence(told.at.first).last);
  }

  /// "Timur Tengah telah gelisah", "negara-negara Barat": without "di" it is no place of anything.
  bool part_of_the_world(const places::Mention& p, const Told& told) const {
    constexpr std::uint32_t kReach = 3;  // "di pinggiran barat X"
    return p.place.country.empty() && !p.is_country && p.first != told.at.last &&
           p.place.precision == record::PlacePrecision::region &&
           !c_.close_before(Set::in, p.first, sentence(p.first).first, kReach);
  }

  /// "datang dari X"; but "dijemput paksa dari X" is where an abduction was.
  bool comes_from(const places::Mention& p, const Told& told) const {
    if (p.first == 0 || c_.in(Set::from, p.first - 1) == 0) return false;
    const auto cls = r_.words.words[p.first - 1].word_class;
    return told.family != Family::abduction || p.first < told.at.last ||
           cls != words::WordClass::preposition;
  }

  /// "warga Desa A dan Desa B": where people come from.
  bool of_people(const places::Mention& p) const {
    return std::any_of(r_.mentions.actors.begin(), r_.mentions.actors.end(), [&](const Actor& a) {
      return !a.place_of && !a.named && a.at.first < p.first && a.at.last >= p.first;
    });
  }

  /// "antara warga marga X dari Kampung A dan warga marga Y": where those who take part come from.
  bool home_of_people(const places::Mention& p, const Told& told) const {
    if (told.family == Family::abduction || p.first < 2) return false;
    const auto& all = r_.mentions.actors;
    // "mahasiswa Universitas X": where they study
    if (p.place.precision == record::PlacePrecision::exact &&
        std::any_of(all.begin(), all.end(), [&](const Actor& a) {
          return is_crowd(a.group) && a.at.first < p.first && a.at.last >= p.first;
        }))
      return true;
    if (brought_from(p)) return true;
    if (c_.in(Set::from, p.first - 1) == 0) return false;
    const bool actor = std::any_of(all.begin(), all.end(), [&](const Actor& a) {
      return !a.place_of && (a.group == mentions::Group::civilians || is_crowd(a.group)) &&
             a.at.holds(p.first - 2);
    });
    const auto& names = r_.words.names;
    return actor || std::any_of(names.begin(), names.end(), [&](const auto& n) {
             return n.kind == words::NameKind::person && n.last == p.first - 1;
           });
  }

  /// "massa yang diangkut dari aula Universitas X": a verb that tells of no deed, and where from.
  bool brought_from(const places::Mention& p) const {
    constexpr std::uint32_t kReach = 2;
    const auto begin = sentence(p.first).first;
    for (auto i = p.first; i > begin + 1 && i + kReach > p.first; --i) {
      if (c_.in(Set::from, i - 1) == 0) continue;
      const auto& w = r_.words.words[i - 2];
      return w.word_class == words::WordClass::verb && w.voice == words::Voice::passive &&
             !any_in(r_.mentions.triggers, {i - 2, i - 1}) &&
             !any_in(r_.mentions.doubtful, {i - 2, i - 1}) &&
             !any_in(r_.mentions.outcomes, {i - 2, i - 1});
    }
    return false;
  }

  /// "mengatur kerusuhan lantaran saat ini berlangsung sidang di X": where something else goes on,
  /// the reason of it.
  bool of_the_reason(const places::Mention& p, const Told& told) const {
    for (auto i = told.at.last; i < p.first; ++i) {
      // "Bentrokan itu dipicu pemanahan di X"
      if (told.points_back && c_.in(Set::sparked, i) != 0)
        return !c_.any(Set::begins, i + 2, p.first);
      if (c_.in(Set::cause, i) != 0 && c_.in(Set::sparked, i) != 0)
        return c_.verb_between(i + 1, p.first) && !any_in(r_.mentions.triggers, {i + 1, p.first});
    }
    return false;
  }

  /// "..., kata polisi di Jenewa", "...," ujarnya di Jenewa: where the words were said.
  bool behind_speech(const places::Mention& p, const Told& told) const {
    const bool behind_quote =
        p.first < sentence(told.at.first).last &&
        std::any_of(r_.mentions.quotes.begin(), r_.mentions.quotes.end(), [&](const auto& q) {
          return q.at.last - q.at.first > 4 && q.at.holds(told.at.first) && p.first >= q.at.last;
        });
    return behind_quote ||
           std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
             return s.content.holds(told.at.first) && s.content.last <= s.cue.first &&
                    p.first >= s.cue.last && p.first < sentence(s.cue.first).last &&
                    !s.content.holds(p.first) && told.at.last <= s.cue.first;
           });
  }

  /// "..., ujar Dedi saat ditemui di X, Jakarta": behind the words of saying, and none of what was
  /// said.
  bool where_said(const places::Mention& p) const {
    const auto& all = r_.mentions.speech;
    const auto told = [&](const auto& s) { return s.content.holds(p.first); };
    if (std::any_of(all.begin(), all.end(), told)) return false;
    return std::any_of(all.begin(), all.end(), [&](const auto& s) {
      const bool before = s.content.first < s.content.last && s.content.last <= s.cue.first;
      const Stretch there = sentence(s.cue.first);
      return before && p.first >= s.cue.last && there.holds(p.first);
    });
  }

  /// "Presiden mengecam serangan itu dari X", "Di X, menteri membahas serangan itu", "Rekaman
  /// ledakan itu beredar di X": what points back is the object of another verb there, or not told
  /// of.
  bool of_other_words(const places::Mention& p, const Told& told) const {
    if (!told.points_back || told.voice != TriggerVoice::noun) return false;
    if (p.first < told.at.first) return other_verb(p.last, told.at.first);
    const auto* back = c_.cue(CueKind::anaphor, {told.at.last, p.first});
    if (back == nullptr) return false;
    if (c_.any(Set::spreads, back->at.last, p.first)) return true;
    const auto begin = c_.clause_begin(told.at.first);
    const auto from = told.at.first > begin + 2 ? told.at.first - 2 : begin;
    return other_verb(from, told.at.first) && !c_.any(Set::begins, back->at.last, p.first);
  }

  /// "berunjuk rasa memprotes kekerasan terhadap mahasiswa di X": where that was, which the march
  /// is about; but "menolak kenaikan harga di depan kantor X" is where they stood.
  bool about_elsewhere(const places::Mention& p, const Told& told) const {
    if (told.type != TriggerClass::protest || p.first < told.at.last) return false;
    if (p.place.precision == record::PlacePrecision::exact) return false;
    auto i = told.at.first;
    if (c_.in(Set::objects, i) == 0) {
      for (i = told.at.last; i < p.first && c_.in(Set::claims_right, i) == 0; ++i) {
      }
    }
    if (i >= p.first) return false;
    const Stretch object{std::max(i + 1, told.at.last), p.first};
    bool deed = false;
    each_in(r_.mentions.triggers, object,
            [&](const Trigger& t) { deed = deed || t.type != TriggerClass::protest; });
    each_in(r_.mentions.outcomes, object, [&](const auto&) { deed = true; });
    return deed || c_.any(Set::toward, object.first, object.last);
  }

  /// A verb of these words tells of no deed, of nobody who fell, and of nothing that was said.
  bool other_verb(std::uint32_t from, std::uint32_t to) const {
    for (auto i = from; i < to; ++i) {
      const auto& w = r_.words.words[i];
      const bool verb = w.word_class == words::WordClass::verb && w.voice != words::Voice::none;
      if (!verb || c_.in(Set::begins, i) != 0 || c_.in(Set::performed, i) != 0) continue;
      const Stretch at{i, i + 1};
      if (any_in(r_.mentions.triggers, at) || any_in(r_.mentions.outcomes, at)) continue;
      const bool says = std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(),
                                    [&](const auto& s) { return s.cue.holds(i); });
      if (!says) return true;
    }
    return false;
  }

  /// "Baku tembak" is no place, nor is "Desa Bentrok" of a headline.
  bool tells(const places::Mention& p) const {
    const auto& all = r_.mentions.triggers;
    const auto i = first_from(all, p.first);
    if (i == all.size() || all[i].at.first >= p.last) return false;
    if (all[i].at.first == p.first) return all[i].at.last > p.last;
    return p.place.gazetteer_id.empty() && c_.span(all[i].at).begin == p.name.begin &&
           all[i].at.last >= p.last;
  }

  /// "akan dimakamkan di Dusun X", "dirawat di rumah sakit Y": where the dead and the hurt were
  /// brought.
  bool brought_there(const places::Mention& p) const {
    constexpr std::uint32_t kReach = 4;
    return c_.close_before(Set::taken_to, p.first, sentence(p.first).first, kReach) || bound_for(p);
  }

  /// "menggiring tujuh aktivis ke Markas X", "hendak menyeberang ke Y": where the last verb before
  /// takes somebody.
  bool bound_for(const places::Mention& p) const {
    const auto begin = sentence(p.first).first;
    if (p.first == begin || c_.in(Set::bound, p.first - 1) == 0) return false;
    for (std::uint32_t i = p.first - 1; i-- > begin && !c_.mark(i, ",");) {
      if (c_.in(Set::moves, i) != 0) return true;
      if (r_.words.words[i].word_class == words::WordClass::verb) return false;
    }
    return false;
  }

  /// "Pada 25 Maret, Arab Saudi memulai serangan": a country that acts is no scene.
  static bool acts(const places::Mention& p, const Told& told) {
    const auto is = [&](const Actor* a) { return a->at.first == p.first; };
    const auto& parties = told.participants;
    return p.is_country &&
           (std::any_of(told.initiators.begin(), told.initiators.end(), is) ||
            (told.type == TriggerClass::agree && std::any_of(parties.begin(), parties.end(), is)));
  }

  /// "Di Washington, seorang pejabat mengatakan ... serangan itu": where he speaks.
  bool of_the_speaker(const places::Mention& p, const Told& told) const {
    if (!told.points_back) return false;
    return std::any_of(r_.mentions.speech.begin(), r_.mentions.speech.end(), [&](const auto& s) {
      return s.content.holds(told.at.first) && p.first < s.content.first;
    });
  }

  /// "Di Ingushetia ..., di desa Ali-Yurt": the village, which lies in the place found.
  const places::Mention* finest(const places::Mention& found, const Told& told, Stretch all) const {
    const places::Mention* best = &found;
    if (const auto* p = exactly(found, all)) return p;
    if (found.first > all.first + 2) return best;
    for (const auto& p : r_.places) {
      if (!usable(p, all) || c_.voice(p.first).inside_speaker || distance(p.first, told.at) >= kFar)
        continue;
      const bool after = best->first < told.at.first && p.first >= told.at.last && !p.is_country &&
                         !p.place.country.empty() && p.place.country == best->place.country &&
                         p.place.precision < best->place.precision;
      const bool inside = after || contains(*best, p) ||
                          (best->place.precision == record::PlacePrecision::region &&
                           p.place.country == best->place.country && !p.is_country &&
                           p.place.precision < best->place.precision);
      if (inside) best = &p;
    }
    return best;
  }

  /// "di Provinsi X, tepatnya di Distrik Y": the last that such a word makes finer.
  const places::Mention* exactly(const places::Mention& found, Stretch all) const {
    constexpr std::uint32_t kReach = 5;
    const places::Mention* best = nullptr;
    auto end = found.last;
    for (const auto& p : r_.places) {
      if (p.first < end || p.first >= all.last || p.is_country) continue;
      if (p.first > end + kReach || c_.verb_between(end, p.first)) break;
      const bool named = c_.any(Set::exactly, end, p.first) || c_.mark(end, ":");
      if (p.role == places::Role::location && named) best = &p;
      end = p.last;
    }
    return best;
  }

  static bool wide(const places::Mention& p) {
    return p.place.precision >= record::PlacePrecision::province;
  }

  /// "Distrik Beoga, Puncak, Papua": the first of a chain of ever larger ones, whatever province
  /// the gazetteer has it in.
  const places::Mention* head_of_chain(const places::Mention& found, Stretch all) const {
    const places::Mention* best = &found;
    if (!wide(found) || found.is_country) return best;
    auto end = found.first;
    for (auto i = static_cast<std::size_t>(&found - r_.places.data()); i > 0; --i) {
      const auto& p = r_.places[i - 1];
      const bool next = p.first >= all.first && p.last + 1 == end && c_.mark(p.last, ",");
      if (!next || wide(p) || p.place.country != found.place.country) break;
      end = p.first;
      if (p.role == places::Role::location) best = &p;
    }
    return best;
  }

  /// "di distrik Banu, Pol-e-Hesar dan De Salah", "di Distrik A, Provinsi X, dan Distrik B": all of
  /// them.
  void with_list(Told& told, const places::Mention& found, Stretch all) const {
    const auto index = static_cast<std::size_t>(&found - r_.places.data());
    std::uint32_t end = found.last;
    for (std::size_t i = index + 1; i < r_.places.size(); ++i) {
      const auto& p = r_.places[i];
      if (p.first >= all.last) break;
      if (r_.places[i - 1].container && *r_.places[i - 1].container == i) {  // "X di Gaza tengah"
        end = p.last;
        continue;
      }
      if (!building_joined(end, p) && (p.first > end + 2 || !joined(end, p.first))) break;
      // "dibunuh di X, ke Y": where they were brought
      if (c_.in(Set::toward, p.first - 1) != 0 && found.first > 0 &&
          c_.in(Set::toward, found.first - 1) == 0)
        break;
      const bool holds = p.place.precision == record::PlacePrecision::province && !wide(found) &&
                         c_.mark(end, ",") && p.first == end + 1;
      end = p.last;
      if (holds) continue;
      if (p.role == places::Role::container || p.is_country || contains(p, found)) continue;
      if (p.role == places::Role::location) told.places.push_back(&p);
    }
    std::uint32_t begin = found.first;
    for (std::size_t i = index; i > 0; --i) {
      const auto& p = r_.places[i - 1];
      if (p.first < all.first || p.last + 2 < begin || !joined(p.last, begin)) break;
      // "Sehari sebelum penembakan di X, di Y ...": Y begins anew
      if (c_.mark(p.last, ",") && begin == p.last + 2 && c_.in(Set::in, begin - 1) != 0) break;
      begin = p.first;
      if (p.role == places::Role::container || p.is_country || contains(p, found)) continue;
      if (p.role == places::Role::location) told.places.push_back(&p);
    }
  }

  /// "... dan sebuah sekolah PBB di Beit Lahiya": a building without a name joins the list.
  bool building_joined(std::uint32_t from, const places::Mention& p) const {
    constexpr std::uint32_t kReach = 6;
    if (p.first <= from || p.first > from + kReach || c_.in(Set::and_, from) == 0) return false;
    return c_.in(Set::in, p.first - 1) != 0 && !c_.verb_between(from, p.first) &&
           c_.any(Set::thing, from + 1, p.first);
  }

  bool joined(std::uint32_t from, std::uint32_t to) const {
    bool found = false;
    for (std::uint32_t k = from; k < to; ++k) {
      found = found || c_.in(Set::and_, k) != 0 || c_.mark(k, ",");
    }
    return found;
  }
};

}  // namespace

void find_place(const Around& around, Told& told) {
  SceneFinder(around).find_place(told);
}

void take_scene(const Around& around, std::size_t index, Told& t) {
  SceneFinder(around).take_scene(index, t);
}

void take_scene_of_doer(const Around& around, std::size_t index, Told& t) {
  SceneFinder(around).take_scene_of_doer(index, t);
}

void take_place_of_scene(const Around& around, std::size_t index, Told& t) {
  SceneFinder(around).take_place_of_scene(index, t);
}

void take_town_turned_to(const Around& around, std::size_t index, Told& t) {
  SceneFinder(around).take_town_turned_to(index, t);
}

void find_place_nearby(const Around& around, Told& t) {
  SceneFinder(around).find_place_nearby(t);
}

}  // namespace saksi::extract
