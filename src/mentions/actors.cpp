// SPDX-License-Identifier: Apache-2.0
// The basic idea is that a group is named by a head and what stands behind it: "gerilyawan" +
// "Taliban", "polisi" + "Afghanistan", "pos" + "polisi". A head comes from the actor lexicon or the
// role nouns; a name behind a role noun gives the identity, a country its side.
#include "base/utf8.h"
#include "mentions/scan.h"

#include <algorithm>
#include <unordered_set>

namespace saksi::mentions {
namespace {

using record::ActorKind;

Group group_of(ActorKind kind) {
  switch (kind) {
    case ActorKind::state_forces:
      return Group::military;
    case ActorKind::external_forces:
      return Group::external;
    case ActorKind::political_militia:
    case ActorKind::identity_militia:
      return Group::militia;
    case ActorKind::rioters:
      return Group::crowd;
    case ActorKind::protesters:
      return Group::protesters;
    case ActorKind::civilians:
      return Group::civilians;
    case ActorKind::rebel_group:
      return Group::armed;
    case ActorKind::unknown:
      return Group::gunmen;
  }
  return Group::gunmen;
}

bool armed(Group g) {
  return g <= Group::bomber;
}

class ActorFinder {
 public:
  ActorFinder(const Scan& scan, const std::vector<places::Mention>& places,
              const std::vector<when::Time>& times, const std::optional<record::Day>& published)
      : scan_(scan), places_(places), times_(times), published_(published) {
    for (std::uint32_t i = 0; i + 1 < scan_.size(); ++i) {
      if (with_age(i)) initials_.insert(scan_.token(i).key);
    }
  }

  std::vector<Actor> run() {
    std::vector<Actor> out;
    for (std::uint32_t i = 0; i < scan_.size();) {
      if (inside_place(i)) {
        ++i;
        continue;
      }
      auto actor = phrase(i, 0);
      if (!actor) actor = country(i);
      if (!actor) {
        ++i;
        continue;
      }
      i = actor->at.last;
      actor->value.evidence = {scan_.span(actor->at)};
      out.push_back(std::move(*actor));
    }
    return out;
  }

 private:
  /// "IS (26)", "AS 12,": two letters and an age are a person whose name is withheld.
  [[nodiscard]] bool with_age(std::uint32_t i) const {
    constexpr std::size_t kLetters = 3;
    if (!scan_.token(i).all_caps || scan_.form(i).size() > kLetters) return false;
    const bool bracket = scan_.form(i + 1) == "(";
    const auto age = bracket ? i + 2 : i + 1;
    if (age + 1 >= scan_.size()) return false;
    const auto digits = scan_.form(age);
    const bool number = digits.size() == 2 && std::all_of(digits.begin(), digits.end(), [](char c) {
                          return c >= '0' && c <= '9';
                        });
    return number && (bracket ? scan_.form(age + 1) == ")" : scan_.punctuation(age + 1));
  }

  /// Somebody's initials, here or anywhere in the report, and no state or group.
  [[nodiscard]] bool initials(std::uint32_t at) const {
    return scan_.token(at).all_caps && initials_.count(scan_.token(at).key) != 0;
  }

  /// A whole noun phrase that starts at `at`.
  std::optional<Actor> phrase(std::uint32_t at, int depth) {
    if (depth > 3 || at >= scan_.size()) return std::nullopt;
    auto head = base(at);
    auto around = depth < 3 ? member(at, depth) : std::nullopt;
    if (around && (!head || around->at.last > head->at.last)) {
      linked(*around, depth);
      return around;
    }
    if (depth == 0) {
      auto nameless = unnamed(at);
      if (nameless && (!head || nameless->at.last > head->at.last)) head = std::move(nameless);
    }
    if (!head && depth == 0) head = own_name(at);
    if (head) {
      extend(*head, depth);
      linked(*head, depth);
    }
    return head;
  }

  std::optional<PhraseKind> tail(std::uint32_t at, std::uint32_t* words = nullptr) const {
    if (at >= scan_.size()) return std::nullopt;
    const auto found = scan_.match(scan_.lexicon().tails, at);
    if (!found) return std::nullopt;
    if (words != nullptr) *words = found.words;
    return static_cast<PhraseKind>(found.value);
  }

  /// A name of its own: a run of capitals that is no rank, medium, group or time.
  Stretch name_behind(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 4;
    if (at >= scan_.size()) return {at, at};
    const auto& sentence = scan_.sentence_of(at);
    auto run = scan_.name_run(at, std::min(sentence.last, at + kLongest));
    for (auto i = run.first; i < run.last; ++i) {
      const bool other = scan_.match(scan_.lexicon().titles, i) ||
                         scan_.match(scan_.lexicon().media, i) ||
                         scan_.match(scan_.lexicon().actors, i) || timed(i) || placed(i);
      if (!other) continue;
      run.last = i;
      break;
    }
    return run;
  }

  /// "pimpinan [Jenderal Karim Osman]": ranks and offices, then the name.
  Stretch leader(std::uint32_t at) const {
    auto i = at;
    for (auto words = rank_at(i); words != 0; words = rank_at(i)) i += words;
    const auto name = name_behind(i);
    return {at, name.first < name.last ? name.last : at};
  }

  std::uint32_t rank_at(std::uint32_t i) const {
    if (i >= scan_.size()) return 0;
    std::uint32_t former = 0;
    if (tail(i, &former) == PhraseKind::former) return former;
    return std::max(scan_.match(scan_.lexicon().titles, i).words,
                    scan_.match(scan_.lexicon().speakers, i).words);
  }

  /// "warga Yusuf Daranto": somebody's own name stays out of the group's.
  bool a_person(Stretch name) const {
    const auto& names = scan_.words().names;
    return std::any_of(names.begin(), names.end(), [&](const words::Name& n) {
      return n.kind == words::NameKind::person && n.first < name.last && name.first < n.last;
    });
  }

  bool place_starts(std::uint32_t token) const {
    const auto* p = places::mention_at(places_, token);
    return p != nullptr && p->first == token && p->last > token + 1;
  }

  bool timed(std::uint32_t token) const {
    return std::any_of(times_.begin(), times_.end(),
                       [&](const auto& t) { return t.first <= token && token < t.last; });
  }

  bool placed(std::uint32_t token) const { return places::mention_at(places_, token) != nullptr; }

  /// "Kelompok Jaish al-Haqq", "suku Dani": nobody that the tables know.
  std::optional<Actor> own_name(std::uint32_t at) {
    std::uint32_t words = 0;
    const auto kind = tail(at, &words);
    if (kind != PhraseKind::band && kind != PhraseKind::people) return std::nullopt;
    std::uint32_t leads = 0;
    const auto behind = tail(at + words, &leads);
    if (kind == PhraseKind::band && behind == PhraseKind::calls_itself)
      return calling_itself(at, at + words + leads);
    const bool led = behind == PhraseKind::led;
    const bool likely = kind == PhraseKind::band && behind == PhraseKind::likely;
    const auto name =
        led ? leader(at + words + leads) : name_behind(at + words + (likely ? leads : 0));
    const auto whom = likely ? phrase(at + words + leads, 1) : std::nullopt;
    if (name.first == name.last && !whom) return std::nullopt;
    if (kind == PhraseKind::people && (led || a_person(name))) return std::nullopt;
    Actor actor;
    actor.at = {at, led ? at + words : name.last};
    actor.head = at;
    // "kelompok yang setia kepada X": the words stay, X is not who did it
    if (whom) actor.at.last = std::max(name.last, whom->at.last);
    actor.group = kind == PhraseKind::band ? Group::gunmen : Group::civilians;
    actor.value.kind = kind == PhraseKind::band ? ActorKind::unknown : ActorKind::civilians;
    actor.value.name = scan_.wording(actor.at);
    return actor;
  }

  /// "kelompok yang menamakan diri Brigade X": its own name is its identity.
  std::optional<Actor> calling_itself(std::uint32_t at, std::uint32_t behind) {
    const auto name = name_behind(behind);
    auto known = base(behind);
    if (known && known->named && known->at.last >= name.last) {
      known->at.first = at;
      known->head = at;
      return known;
    }
    if (name.first == name.last) return std::nullopt;
    Actor actor;
    actor.at = {at, name.last};
    actor.head = at;
    actor.group = Group::gunmen;
    actor.value.kind = ActorKind::unknown;
    actor.value.name = scan_.wording(name);
    return actor;
  }

  /// "sekelompok pria Badui bersenjata", "kawanan penunggang kuda tak dikenal": people whom only
  /// their arms or their masks describe.
  std::optional<Actor> unnamed(std::uint32_t at) const {
    constexpr std::uint32_t kLongest = 4;
    std::uint32_t words = 0;
    const auto kind = tail(at, &words);
    const bool flock = kind == PhraseKind::flock || kind == PhraseKind::band;
    auto i = flock ? at + words : at;
    if (tail(i, &words) != PhraseKind::fellow) return std::nullopt;
    i += words;
    for (const auto end = std::min(scan_.size(), i + kLongest); i < end; ++i) {
      const auto mark = tail(i, &words);
      if (mark == PhraseKind::masked || (flock && mark == PhraseKind::stranger)) {
        Actor actor;
        actor.at = {at, i + words};
        actor.head = at;
        actor.group = Group::gunmen;
        actor.value.kind = ActorKind::unknown;
        actor.value.name = scan_.wording(actor.at);
        return actor;
      }
      const auto cls = scan_.words().words[i].word_class;
      const bool describes = cls == words::WordClass::noun || cls == words::WordClass::proper ||
                             cls == words::WordClass::adjective;
      if (!describes || scan_.punctuation(i)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "milisi Mai-Mai", "warga Tuareg", "kelompok bersenjata pimpinan X", "orang bersenjata yang
  /// diduga Taliban": the words stay, no identity is taken from what is only thought.
  void linked(Actor& actor, int depth) {
    if (depth > 0) return;
    const bool band = armed(actor.group) && actor.group != Group::police;
    const auto head = tail(actor.head);
    const bool heads = head == PhraseKind::band || head == PhraseKind::people;
    if (heads && !actor.named && actor.at.last <= actor.head + 2) {
      const auto name = name_behind(actor.at.last);
      if (head == PhraseKind::band || !a_person(name))
        actor.at.last = std::max(actor.at.last, name.last);
    }
    std::uint32_t words = 0;
    const auto kind = tail(actor.at.last, &words);
    if (band && kind == PhraseKind::led) {
      const auto name = leader(actor.at.last + words);
      if (name.first < name.last) actor.at.last = name.last;
    }
    if (band && !actor.named && (kind == PhraseKind::likely || kind == PhraseKind::calls_itself)) {
      const auto behind = actor.at.last + words;
      const auto whom = phrase(behind, 1);
      const auto name = name_behind(behind);
      if (whom || name.first < name.last)
        actor.at.last = std::max(whom ? whom->at.last : behind, name.last);
    }
    if (!actor.named) actor.value.name = scan_.wording(self_given(actor.at));
  }

  /// "kelompok bersenjata yang menamakan diri X": X. Other words stay.
  Stretch self_given(Stretch at) const {
    std::uint32_t words = 0;
    for (auto i = at.first; i < at.last; ++i) {
      if (tail(i, &words) == PhraseKind::calls_itself && i + words < at.last)
        return {i + words, at.last};
    }
    return at;
  }

  /// "anggota", "pos", "pimpinan" and the phrase whose identity it takes.
  std::optional<Actor> member(std::uint32_t at, int depth) {
    const auto word = scan_.match(scan_.lexicon().phrases, at);
    if (!word) return std::nullopt;
    const auto kind = static_cast<PhraseKind>(word.value);
    if (kind != PhraseKind::member && kind != PhraseKind::member_place) return std::nullopt;
    if (kind == PhraseKind::member_place && ends_a_weapon(at)) return std::nullopt;
    auto inner = phrase(at + word.words, depth + 1);
    if (!inner || (inner->group == Group::civilians && kind == PhraseKind::member_place)) {
      return std::nullopt;
    }
    inner->at.first = at;
    inner->place_of = kind == PhraseKind::member_place;
    if (!inner->named) inner->value.name = scan_.wording(inner->at);
    return inner;
  }

  /// "bom mobil FARC": the car is the bomb.
  bool ends_a_weapon(std::uint32_t at) const {
    return at > 0 && scan_.match(scan_.lexicon().weapons, at - 1).words > 1;
  }

  /// "seragam militer": a word of a phrase that names nobody.
  bool inside_no_people(std::uint32_t at) const {
    if (at == 0) return false;
    const auto phrase = scan_.match(scan_.lexicon().phrases, at - 1);
    return phrase.words > 1 && static_cast<PhraseKind>(phrase.value) == PhraseKind::no_people;
  }

  /// A named actor or a role noun, alone.
  std::optional<Actor> base(std::uint32_t at) {
    if (inside_no_people(at)) return std::nullopt;
    const auto name = scan_.match(scan_.lexicon().actors, at);
    auto role = scan_.match(scan_.lexicon().roles, at);
    // "warga Desa X": the second word begins a place
    if (role.words == 2 && place_starts(at + 1)) {
      if (const auto alone = scan_.lexicon().roles.exact(scan_.form(at))) {
        role = alone;
        role.words = 1;
      }
    }
    if (name && name.words >= role.words) {
      if (auto actor = named({at, at + name.words}, name.value)) return actor;
    }
    if (!role || (scan_.is(at, PhraseKind::no_people) &&
                  scan_.match(scan_.lexicon().phrases, at).words >= role.words)) {
      return std::nullopt;
    }
    const Role& row = scan_.lexicon().role_rows[role.value];
    Actor actor;
    actor.at = {at, at + role.words};
    actor.head = at;
    actor.group = row.group;
    actor.value.name = scan_.wording(actor.at);
    actor.value.kind = row.kind;
    // "kantor polisi", "pos keamanan" in one row of the table are still buildings
    const auto first = scan_.match(scan_.lexicon().phrases, at);
    actor.place_of = first && first.words < role.words &&
                     static_cast<PhraseKind>(first.value) == PhraseKind::member_place;
    return actor;
  }

  std::optional<Actor> named(Stretch at, std::uint32_t value) {
    const ActorName& name = scan_.lexicon().actor_names[value];
    if (initials(at.first) && at.last == at.first + 1) return std::nullopt;
    if (name.all_caps && !scan_.capitals_agree(at, true)) return std::nullopt;
    if (!name.all_caps && at.last - at.first == 1 && !scan_.token(at.first).capital &&
        !scan_.joined_particle(at.first)) {
      return std::nullopt;
    }
    const ActorPeriod& period = period_of(name, day_told(name, at.first));
    std::uint32_t words = 0;
    const bool described = name.described || !scan_.token(at.first).capital ||
                           tail(at.first, &words) == PhraseKind::shared_name;
    if ((described || short_name(at)) && of_another_country(period)) return std::nullopt;
    identify(name, period);
    Actor actor;
    actor.at = at;
    actor.head = at.first;
    actor.named = true;
    actor.group = group_of(period.kind);
    actor.country = std::string(period.country);
    actor.value.name = std::string(period.name);
    actor.value.actor_id = std::string(period.id);
    actor.value.kind = period.kind;
    return actor;
  }

  /// "Pada 9 Juli 2021, Taliban merebut X" in a report of later years: the day of the deed, where
  /// its sentence tells one day or month of the past; else the day of the report.
  std::optional<record::Day> day_told(const ActorName& name, std::uint32_t token) const {
    const auto& all = scan_.lexicon().periods;
    const auto bounded = [](const ActorPeriod& p) { return p.from || p.until; };
    if (std::none_of(all.begin() + name.first, all.begin() + name.last, bounded)) return published_;
    const auto& words = scan_.sentence_of(token);
    const when::Time* only = nullptr;
    for (const auto& t : times_) {
      const bool inside = t.first >= words.first && t.first < words.last && t.date.end;
      if (!inside || t.date.precision > record::DatePrecision::month) continue;
      if (only != nullptr && only->date.end != t.date.end) return published_;
      only = &t;
    }
    const bool past = only != nullptr && published_ && *only->date.end < *published_;
    return past ? only->date.end : published_;
  }

  /// The identity that was valid on a day; of several, the one that the report named before, else
  /// that of a country it tells of, else the first.
  const ActorPeriod& period_of(const ActorName& name, const std::optional<record::Day>& on) const {
    const auto& all = scan_.lexicon().periods;
    const ActorPeriod* best = nullptr;
    int most = -1;
    for (std::uint32_t i = name.first; i < name.last; ++i) {
      if (!valid(all[i], on)) continue;
      const int fit = fit_of(all[i], all[name.first]);
      if (fit <= most) continue;
      most = fit;
      best = &all[i];
    }
    return best != nullptr ? *best : all[name.first];
  }

  static bool valid(const ActorPeriod& p, const std::optional<record::Day>& on) {
    if (!on) return true;
    const std::chrono::sys_days day(*on);
    return !(p.from && std::chrono::sys_days(*p.from) > day) &&
           !(p.until && std::chrono::sys_days(*p.until) < day);
  }

  int fit_of(const ActorPeriod& p, const ActorPeriod& first) const {
    if (std::find(identified_.begin(), identified_.end(), p.id) != identified_.end()) return 2;
    if (p.id == first.id || p.country.empty()) return 0;
    if (p.country == first.country) return named_after_province(p) ? 1 : 0;
    return std::any_of(places_.begin(), places_.end(),
                       [&](const auto& place) { return place.place.country == p.country; })
               ? 1
               : 0;
  }

  /// "KKB" of Aceh is not that of Papua: its name has the province in which most of what the report
  /// names lies.
  bool named_after_province(const ActorPeriod& p) const {
    std::size_t there = 0, all = 0;
    for (const auto& place : places_) {
      if (place.place.admin1.empty() || place.place.country != p.country) continue;
      ++all;
      there += p.name.find(place.place.admin1) != std::string_view::npos ? 1 : 0;
    }
    return there * 2 > all;
  }

  /// "Let" of a village's name is no LeT.
  bool short_name(Stretch at) const {
    constexpr std::size_t kShort = 3;
    const auto form = scan_.form(at.first);
    return at.last == at.first + 1 && form.size() <= kShort &&
           std::any_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  /// "pasukan perlawanan" of Myanmar: words that describe a group of one country name another in a
  /// report of others.
  bool of_another_country(const ActorPeriod& p) const {
    const bool told = std::find(identified_.begin(), identified_.end(), p.id) != identified_.end();
    if (told || p.country.empty() || places_.empty()) return false;
    return std::none_of(places_.begin(), places_.end(),
                        [&](const auto& place) { return place.place.country == p.country; });
  }

  /// A name that only one identity bears says whom the report is about.
  void identify(const ActorName& name, const ActorPeriod& p) {
    const auto& all = scan_.lexicon().periods;
    if (all[name.first].id == all[name.last - 1].id) identified_.push_back(p.id);
  }

  /// The place that begins with a token.
  [[nodiscard]] const places::Mention* place_at(std::uint32_t token) const {
    const auto* p = places::mention_at(places_, token);
    return p != nullptr && p->first == token ? p : nullptr;
  }

  /// "Distrik Imam Sahib": a word inside a place's name is nobody. A building's name may hold a
  /// group: "kamp Korps Perbatasan".
  bool inside_place(std::uint32_t token) const {
    const auto* p = places::mention_at(places_, token);
    return p != nullptr && p->first < token &&
           p->place.precision != record::PlacePrecision::exact && !p->is_country &&
           p->role != places::Role::part_of_name;
  }

  /// What stands behind a head: a name that gives the identity, a country, a home.
  void extend(Actor& actor, int depth) {
    for (int round = 0; round < 3 && actor.at.last < scan_.size(); ++round) {
      if (const auto* place = place_at(actor.at.last)) {
        if (place->role == places::Role::border) return;
        if (actor.country.empty() || place->is_country) actor.country = place->place.country;
        actor.at.last = place->last;
      } else if (!take_identity(actor, depth)) {
        return;
      }
      if (!actor.named) actor.value.name = scan_.wording(actor.at);
    }
  }

  /// "gerilyawan" + "Taliban", "kelompok militan" + "Abu Sayyaf", "prajurit" + "TNI".
  bool take_identity(Actor& actor, int depth) {
    if (actor.named || depth >= 3) return false;
    if (actor.group == Group::following && take_leader(actor)) return true;
    auto inner = base(actor.at.last);
    if (!inner) return false;
    const bool fits = inner->named
                          ? actor.group != Group::civilians && actor.group != Group::protesters &&
                                actor.group != Group::following
                          : armed(inner->group) && armed(actor.group);
    if (!fits) return false;
    const Stretch at{actor.at.first, inner->at.last};
    const auto head = actor.head;
    if (inner->named || actor.group == Group::gunmen) {
      actor = std::move(*inner);
    }
    actor.at = at;
    actor.head = head;
    if (!actor.named) actor.value.name = scan_.wording(at);
    return true;
  }

  /// "pendukung perdana menteri": who is followed is part of the words for those who follow.
  bool take_leader(Actor& actor) const {
    if (actor.at.last != actor.head + 1) return false;
    std::uint32_t former = 0;
    if (tail(actor.at.last, &former) != PhraseKind::former) former = 0;
    const auto at = actor.at.last + former;
    const auto office = scan_.match(scan_.lexicon().speakers, at);
    const auto role = scan_.match(scan_.lexicon().roles, at);
    const bool leader =
        office || (role && scan_.lexicon().role_rows[role.value].group == Group::civilians);
    if (!leader) return false;
    actor.at.last = at + std::max(office.words, role.words);
    return true;
  }

  /// A country that stands alone and not behind a word of place: a state that may act; its capital
  /// where that means the government.
  std::optional<Actor> country(std::uint32_t at) {
    const auto* place = place_at(at);
    if (place == nullptr || initials(at)) return std::nullopt;
    if (place->role == places::Role::part_of_name && !governs(at) && !behind_weapon(at))
      return std::nullopt;  // "PT X Indonesia"
    const bool government = place->is_capital && place->role == places::Role::metonym;
    if (!place->is_country && !government) return std::nullopt;
    if (at > 0 && scan_.sentence_of(at).first != at &&
        (scan_.is(at - 1, PhraseKind::locative) || scan_.is(at - 1, PhraseKind::region))) {
      return std::nullopt;
    }
    if (of_a_person(*place)) return std::nullopt;
    if (at > 0 && tail(at - 1) == PhraseKind::origin) return std::nullopt;
    // "di Provinsi Hodeidah, Yaman": it says where the province lies.
    if (place->role == places::Role::container && at > 0 && scan_.comma(at - 1)) {
      return std::nullopt;
    }
    Actor actor;
    // "tiga warga Prancis dan seorang Jerman"
    if (place->is_country && at > 0 && tail(at - 1) == PhraseKind::somebody) {
      actor.at = {at - 1, place->last};
      actor.head = at - 1;
      actor.country = place->place.country;
      actor.value.name = scan_.wording(actor.at);
      actor.value.kind = ActorKind::civilians;
      return actor;
    }
    actor.at = {place->first, place->last};
    actor.head = place->first;
    actor.group = Group::state;
    actor.country = place->place.country;
    actor.value.name = place->place.name;
    actor.value.kind = ActorKind::state_forces;
    return actor;
  }

  /// "Kementerian Pertahanan Ukraina": the state's own office stands right before it.
  bool governs(std::uint32_t at) const {
    return shortly_before(at, [this](std::uint32_t from, std::uint32_t words) {
      const auto office = scan_.match(scan_.lexicon().speakers, from);
      const auto kind = static_cast<record::SourceKind>(office.value);
      return office.words == words &&
             (kind == record::SourceKind::official || kind == record::SourceKind::state_forces);
    });
  }

  /// "empat rudal ATACMS Ukraina": a weapon and its model, no organisation.
  bool behind_weapon(std::uint32_t at) const {
    return shortly_before(at, [this](std::uint32_t from, std::uint32_t words) {
      const auto weapon = scan_.match(scan_.lexicon().weapons, from);
      return weapon && weapon.words <= words && weapon.words + 2 >= words;
    });
  }

  /// Whether `fits(from, words)` holds of one of the stretches of a few words that end before `at`.
  template <class Fits>
  static bool shortly_before(std::uint32_t at, Fits fits) {
    for (std::uint32_t words = 1; words <= std::min<std::uint32_t>(4, at); ++words) {
      if (fits(at - words, words)) return true;
    }
    return false;
  }

  /// "Wartawati Italia Giuliana Sgrena": between a noun and a person's name, where she is from.
  bool of_a_person(const places::Mention& place) const {
    if (place.first == 0 ||
        scan_.words().words[place.first - 1].word_class != words::WordClass::noun)
      return false;
    // "Presiden Azerbaijan Ilham Aliyev": of an office, whose side acts
    const bool of_office = shortly_before(place.first, [this](auto from, auto words) {
      return scan_.match(scan_.lexicon().speakers, from).words == words ||
             scan_.match(scan_.lexicon().titles, from).words == words;
    });
    if (of_office) return false;
    const auto& names = scan_.words().names;
    return std::any_of(names.begin(), names.end(), [&](const words::Name& n) {
      return n.kind == words::NameKind::person && n.first <= place.last && place.last < n.last;
    });
  }

  const Scan& scan_;
  std::unordered_set<base::Key> initials_;
  const std::vector<places::Mention>& places_;
  const std::vector<when::Time>& times_;
  const std::optional<record::Day>& published_;
  std::vector<std::string_view> identified_;  ///< identities whose own names stood before
};

}  // namespace

std::vector<Actor> find_actors(const Scan& scan, const std::vector<places::Mention>& places,
                               const std::vector<when::Time>& times,
                               const std::optional<record::Day>& published) {
  return ActorFinder(scan, places, times, published).run();
}

std::vector<Quote> find_quotes(const Scan& scan) {
  std::vector<Quote> out;
  const auto& text = scan.words().text;
  for (const auto& paragraph : text.paragraphs) {
    if (paragraph.first >= paragraph.last) continue;
    const std::uint32_t begin = text.sentences[paragraph.first].first;
    const std::uint32_t end = text.sentences[paragraph.last - 1].last;
    bool inside = false;
    std::uint32_t first = begin;
    for (std::uint32_t i = begin; i <= end; ++i) {
      if (i < end && !scan.quote_mark(i)) continue;
      if (inside && i > first) out.push_back({{first, i}});
      inside = !inside;
      first = i + 1;
    }
  }
  return out;
}

}  // namespace saksi::mentions
