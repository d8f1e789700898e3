// SPDX-License-Identifier: Apache-2.0
#include "places/chooser.h"

#include "base/utf8.h"
#include "places/names.h"

#include <algorithm>
#include <cmath>

namespace saksi::places {
namespace {

constexpr double kCountryNamed = 3;   ///< votes of a country's own name
constexpr double kDivisionNamed = 2;  ///< of a name that only one country has
constexpr double kHome = 0.5;         ///< of the outlet's own country
constexpr double kBeside = 0.4;       ///< of a name that only goes with another word
constexpr double kMuchNear = 0.7;     ///< what has to be said nearby to outweigh the report
/// A town of some 500,000 people is meant wherever the report is about.
constexpr unsigned kKnownAnywhere = 128;
constexpr unsigned kKnownTown = 80;  ///< some 70,000

bool is_town(Kind k) {
  return k >= Kind::capital && k <= Kind::village;
}

/// How large a kind is, for containment: 0 country, 1 province, 2 district, 3 subdistrict, 4 the
/// rest.
int size_of(Kind k) {
  switch (k) {
    case Kind::country:
      return 0;
    case Kind::province:
    case Kind::region:
    case Kind::island:
      return 1;
    case Kind::district:
    case Kind::city_district:
      return 2;
    case Kind::subdistrict:
      return 3;
    default:
      return k == Kind::village ? 5 : 4;
  }
}

class Chooser {
 public:
  Chooser(const Resolver::Rules& rules, Findings& findings, std::string_view home)
      : rules_(rules),
        g_(rules.gazetteer),
        names_(rules.romanisation),
        found_(findings.found),
        votes_(findings.votes),
        home_(home) {
    out_.choices.resize(found_.size());
  }

  Chosen run() {
    vote();
    link_containers();
    link_scenes();
    link_same_names();
    for (std::size_t i = found_.size(); i-- > 0;) pick(i);
    vote_again();
    second_ = true;
    for (std::size_t i = found_.size(); i-- > 0;) pick(i);
    for (std::size_t i = 0; i < found_.size(); ++i) agree(i);
    vote_again();
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!out_.choices[i].chosen && !out_.choices[i].several) pick_near(i);
      if (!out_.choices[i].chosen) pick_shorter(i);
    }
    for (std::size_t i = 0; i < found_.size(); ++i) {
      govern(i);
      settle(i);
    }
    return std::move(out_);
  }

 private:
  const Resolver::Rules& rules_;
  const Gazetteer& g_;
  const Romanisation& names_;
  std::vector<Found>& found_;
  const std::vector<Vote>& votes_;
  std::string_view home_;
  Chosen out_;
  Countries scenes_;  ///< where the report's places lie, names of what only acts left out
  std::map<Row, double> provinces_;  ///< scenes by province, and a little of other names
  Row own_province_ = kNoRow;        ///< that the name being picked was given first
  double own_scene_ = 0;             ///< its part in `provinces_`
  Countries near_;                   ///< of the name that is being picked; sums to 1 at most
  double own_ = 0;                   ///< its own part in the countries' votes
  std::string own_country_;
  double votes_in_all_ = 1;
  bool second_ = false;  ///< every name has been resolved once
  bool told_ = false;    ///< the report names a country, or a place of one
  std::vector<Hit> hits_;

  [[nodiscard]] static Kind kind(const Candidate& c) { return c.kind; }

  [[nodiscard]] static std::string_view country(const Candidate& c) { return c.country; }

  /// 1 where something happens, little where a place only goes with another word.
  static double scene_weight(const Found& f) {
    const bool scene = f.role == Role::location || f.role == Role::container;
    return scene && f.cued ? 1 : f.role == Role::modifier ? 0.3 : 0;
  }

  [[nodiscard]] Row province(const Candidate& c) const {
    return c.row == kNoRow ? kNoRow : g_.division(c.row, Kind::province);
  }

  // ---------------------------------------------------------------- votes for countries

  void vote() {
    for (const Vote& v : votes_) out_.countries[std::string(v.country)] += v.weight;
    for (const Found& f : found_) {
      for (const auto& [code, weight] : votes_of(f)) out_.countries[code] += weight;
    }
    told_ = !out_.countries.empty();
    if (!home_.empty()) out_.countries[std::string(home_)] += kHome;
    normalise();
  }

  /// A name's votes: one country only, or shared out among the well-known candidates.
  [[nodiscard]] Countries votes_of(const Found& f) const {
    Countries votes;
    double all = 0;
    for (const Candidate& c : f.candidates) {
      const std::string_view code = country(c);
      if (code.empty()) continue;
      const double w = weight_of(f, c);
      double& had = votes[std::string(code)];
      all += std::max(w, had) - had;
      had = std::max(w, had);
    }
    const bool is_country =
        std::any_of(f.candidates.begin(), f.candidates.end(),
                    [&](const Candidate& c) { return kind(c) == Kind::country; });
    for (auto& [code, w] : votes)
      w *= (is_country ? kCountryNamed : kDivisionNamed) / std::max(all, 0.01);
    if (!f.cued && !is_country) {
      for (auto& [code, w] : votes) w *= f.role == Role::part_of_name ? 0.1 : 0.3;
    }
    if (facility(f)) {  // a hotel is called after anything
      for (auto& [code, w] : votes) w *= 0.1;
    }
    return votes;
  }

  [[nodiscard]] double weight_of(const Found& f, const Candidate& c) const {
    const Kind k = kind(c);
    double w = k == Kind::village ? 0.02 : k == Kind::country ? 30 : k == Kind::province ? 2 : 0.5;
    if (c.row != kNoRow) w *= 1 + std::pow(2.0, g_.prominence(c.row) / 16.0 - 3);
    if (c.exonym != nullptr) w *= 20;
    if (f.type != nullptr && f.own_type && !agrees(*f.type, k)) w *= 0.1;
    return c.tier == Tier::exact ? w : w * 0.3;
  }

  void normalise() {
    double all = 0;
    for (const auto& [code, w] : out_.countries) all += w;
    votes_in_all_ = std::max(all, 1e-9);
    for (auto& [code, w] : out_.countries) w /= votes_in_all_;
  }

  /// With every name resolved once, its country counts whole.
  void vote_again() {
    out_.countries.clear();
    scenes_.clear();
    provinces_.clear();
    for (const Vote& v : votes_) out_.countries[std::string(v.country)] += v.weight;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const auto& chosen = out_.choices[i].chosen;
      if (!chosen || country(*chosen).empty() || facility(found_[i])) continue;
      const std::string code(country(*chosen));
      out_.countries[code] += weight_of_role(found_[i], *chosen);
      const double weight = scene_weight(found_[i]);
      if (weight == 1) scenes_[code] += 1;
      if (const Row p = province(*chosen); p != kNoRow) provinces_[p] += weight;
    }
    double all = 0;
    for (const auto& [code, w] : scenes_) all += w;
    for (auto& [code, w] : scenes_) w /= all;
    if (!home_.empty()) out_.countries[std::string(home_)] += kHome;
    normalise();
  }

  /// Where things happen speaks for the report's country; who does them less so.
  [[nodiscard]] static double weight_of_role(const Found& f, const Candidate& chosen) {
    const bool is_country = kind(chosen) == Kind::country;
    if (!is_country && !f.cued) return kBeside;
    switch (f.role) {
      case Role::location:
      case Role::container:
        return kDivisionNamed;
      case Role::border:
        return kBeside;
      default:
        return is_country ? kDivisionNamed / 2 : kDivisionNamed;
    }
  }

  [[nodiscard]] static bool facility(const Found& f) {
    return f.type != nullptr && f.type->facility;
  }

  /// How much speaks for a country here: the whole report and the sentences around.
  [[nodiscard]] double share(std::string_view code) const {
    double near = 0;
    for (const auto& [any, w] : near_) near += w;
    return (1 - 0.5 * near) * whole(code) + 0.5 * part(near_, code);
  }

  /// What the report as a whole says of a country, the name that is being picked left out.
  [[nodiscard]] double whole(std::string_view code) const {
    const double all = part(out_.countries, code);
    if (own_ <= 0 || own_ >= 1) return all;
    return (code == own_country_ ? all - own_ : all) / (1 - own_);
  }

  static double part(const Countries& countries, std::string_view code) {
    const auto it = countries.find(code);
    return it == countries.end() ? 0 : it->second;
  }

  static std::string_view most(const Countries& countries) {
    const auto it =
        std::max_element(countries.begin(), countries.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    return it == countries.end() ? std::string_view() : std::string_view(it->first);
  }

  /// What the sentences around a name speak for: round-ups go from country to country. Little that
  /// is said there leaves the rest to the report as a whole.
  [[nodiscard]] Countries around(std::size_t i) const {
    Countries near;
    double all = 0;
    const auto add = [&](std::string_view code, double weight) {
      if (code.empty() || weight == 0) return;
      near[std::string(code)] += weight;
      all += weight;
    };
    const auto end = first_of_sentence(i, 2);
    for (auto j = first_of_sentence(i, -2); j < end; ++j) {
      const auto& chosen = out_.choices[j].chosen;
      if (found_[j].plain != found_[i].plain && chosen)
        add(country(*chosen), nearness(i, found_[j].sentence) * stress(j));
    }
    for (const Vote& v : votes_) add(v.country, 0.3 * v.weight * nearness(i, v.sentence));
    for (auto& [code, w] : near) w /= std::max(all, kMuchNear);
    return near;
  }

  /// The first found in the sentence so many behind that of another, or behind it.
  [[nodiscard]] std::size_t first_of_sentence(std::size_t i, int behind) const {
    const auto at = static_cast<std::int64_t>(found_[i].sentence) + behind;
    const auto it = std::partition_point(found_.begin(), found_.end(),
                                         [&](const Found& f) { return f.sentence < at; });
    return static_cast<std::size_t>(it - found_.begin());
  }

  /// 1 in the same sentence, less in the two before and the one after.
  [[nodiscard]] double nearness(std::size_t i, std::uint32_t sentence) const {
    const auto d = static_cast<int>(found_[i].sentence) - static_cast<int>(sentence);
    return d == 0 ? 1 : d == 1 ? 0.5 : d == 2 ? 0.2 : d == -1 ? 0.1 : 0;
  }

  /// A place where things happen tells more than "tentara Israel"; a neighbour tells nothing.
  [[nodiscard]] double stress(std::size_t j) const {
    switch (found_[j].role) {
      case Role::location:
      case Role::container:
        return found_[j].cued ? 1.5 : 0.6;
      case Role::border:
      case Role::origin:
        return 0;
      default:
        return kind(*out_.choices[j].chosen) == Kind::country ? 0.25 : 0.1;
    }
  }

  // ---------------------------------------------------------------- containment that the text
  // states

  void link_containers() {
    for (std::size_t i = 1; i < found_.size(); ++i) {
      if (found_[i].link == Link::none || found_[i].link == Link::list) continue;
      if (!contains(i, i - 1)) continue;
      out_.choices[i - 1].container = static_cast<std::uint32_t>(i);
      contain_list_before(i - 1, i);
      if (found_[i].role == Role::location) found_[i].role = Role::container;
      if (found_[i].link == Link::comma)
        found_[i].type = found_[i].own_type ? found_[i].type : nullptr;
    }
  }

  /// "Di Mali, ... menyerang pangkalan di Farabougou": a country or province named earlier in the
  /// sentence as the scene.
  void link_scenes() {
    constexpr std::size_t kNoScene = SIZE_MAX;
    std::size_t scene = kNoScene;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& f = found_[i];
      if (scene != kNoScene && found_[scene].sentence != f.sentence) scene = kNoScene;
      if (f.role != Role::location || !f.cued) continue;
      const bool fits = scene != kNoScene && !elsewhere(f, found_[scene]) &&
                        (f.candidates.empty() || gazetteer_contains(found_[scene], f));
      if (fits && !out_.choices[i].container) {
        out_.choices[i].container = static_cast<std::uint32_t>(scene);
      }
      if (f.link == Link::none && !f.by_verb && size_named(f) <= 1) scene = i;
    }
  }

  /// "Di Israel, ... di Gaza": a name of the pack's table means that place, whatever bears its name
  /// in the scene.
  [[nodiscard]] static bool elsewhere(const Found& f, const Found& scene) {
    const auto meant = std::find_if(f.candidates.begin(), f.candidates.end(),
                                    [](const Candidate& c) { return c.exonym != nullptr; });
    return !f.own_type && meant != f.candidates.end() &&
           std::none_of(scene.candidates.begin(), scene.candidates.end(),
                        [&](const Candidate& c) { return country(c) == country(*meant); });
  }

  /// "Glen View, Zimbabwe ... di Glen View": what is told to lie in a place lies there everywhere.
  void link_same_names() {
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (out_.choices[i].container) continue;
      for (std::size_t j = 0; j < found_.size() && !out_.choices[i].told; ++j) {
        if (j == i || found_[j].plain != found_[i].plain) continue;
        if (facility(found_[j]) == facility(found_[i])) {
          out_.choices[i].told = out_.choices[j].container;
        }
      }
    }
  }

  /// "distrik A, B dan C di X": X contains them all.
  void contain_list_before(std::size_t last, std::size_t container) {
    for (std::size_t j = last;
         j > 0 && (found_[j].link == Link::list || found_[j].link == Link::comma); --j) {
      if (out_.choices[j - 1].container) break;
      if (found_[j - 1].role == Role::modifier) break;  // "di jalan trans Papua, Distrik X, Y"
      out_.choices[j - 1].container = static_cast<std::uint32_t>(container);
    }
  }

  [[nodiscard]] bool contains(std::size_t outer, std::size_t inner) const {
    const Found& o = found_[outer];
    const Found& i = found_[inner];
    if (gazetteer_contains(o, i)) return true;
    if (listed_further(outer)) return false;
    const int outer_size = size_named(o), inner_size = size_named(i);
    if (o.candidates.empty() && !o.own_type) return false;
    if (i.own_type && i.type->kind == Kind::village && outer_size < inner_size) return true;
    // "Distrik Mbua, Kabupaten Nduga", "Distrik Mbua, Nduga": some countries call a part of a
    // district so
    const bool part = i.own_type && i.type->kind == Kind::district && i.candidates.empty() &&
                      o.link == Link::comma && outer_size == inner_size;
    if (part && !(o.own_type && o.type == i.type)) return true;
    if (o.link == Link::in || o.link == Link::beside)
      return outer_size < inner_size || i.candidates.empty();
    return outer_size < inner_size &&
           (i.candidates.empty() || only_far(i, o) || (i.own_type && o.own_type) || misnamed(i) ||
            only_villages(i));
  }

  /// "Tangkerang, Pekanbaru": villages of that name elsewhere are others.
  [[nodiscard]] static bool only_villages(const Found& f) {
    return std::all_of(f.candidates.begin(), f.candidates.end(), [](const Candidate& c) {
      return kind(c) == Kind::village && c.exonym == nullptr;
    });
  }

  /// "Kelurahan Manggarai": whatever the gazetteer calls so is something else.
  [[nodiscard]] static bool misnamed(const Found& f) {
    return f.own_type && !f.type->facility &&
           std::none_of(f.candidates.begin(), f.candidates.end(),
                        [&](const Candidate& c) { return agrees(*f.type, kind(c)); });
  }

  /// "A, B dan C": the comma lists.
  [[nodiscard]] bool listed_further(std::size_t at) const {
    if (found_[at].link != Link::comma) return false;
    return at + 1 < found_.size() && found_[at + 1].link == Link::list;
  }

  [[nodiscard]] static bool names_country(const Found& f) {
    return !f.own_type && std::any_of(f.candidates.begin(), f.candidates.end(), [](auto& c) {
      return kind(c) == Kind::country && c.tier == Tier::exact;
    });
  }

  /// A country lies in nothing: "di Irak dan Suriah" is no village of Irak.
  [[nodiscard]] bool gazetteer_contains(const Found& o, const Found& i) const {
    if (names_country(i)) return false;
    for (const Candidate& big : o.candidates) {
      for (const Candidate& small : i.candidates) {
        if (big.row == kNoRow || small.row == kNoRow || big.row == small.row) continue;
        if (g_.within(small.row, big.row)) return true;
      }
    }
    return false;
  }

  /// None of the inner name's candidates lies in a country of the outer's.
  [[nodiscard]] bool only_far(const Found& i, const Found& o) const {
    const Candidate* named = nullptr;  // a name of the table means that place, not a village
    for (const Candidate& b : o.candidates) named = b.exonym != nullptr ? &b : named;
    return std::none_of(i.candidates.begin(), i.candidates.end(), [&](const Candidate& a) {
      if (named != nullptr) return country(a) == country(*named);
      return std::any_of(o.candidates.begin(), o.candidates.end(),
                         [&](const Candidate& b) { return country(a) == country(b); });
    });
  }

  /// How large the thing is, as named or as the gazetteer knows it best.
  [[nodiscard]] int size_named(const Found& f) const {
    const bool vague = f.type != nullptr && f.type->kind == Kind::region && f.candidates.empty();
    if (f.type != nullptr && f.own_type && !vague)
      return f.type->facility ? 6 : size_of(f.type->kind);
    int size = f.candidates.empty() ? 5 : 9;
    for (const Candidate& c : f.candidates) size = std::min(size, size_of(kind(c)));
    return size;
  }

  // ---------------------------------------------------------------- picking

  void pick(std::size_t i) {
    Found& f = found_[i];
    Choice& choice = out_.choices[i];
    if (second_) look_around(i);
    choice.chosen.reset();
    choice.second.reset();
    choice.several = false;
    for (Candidate& c : f.candidates) {
      if (kind(c) == Kind::village && !f.cued) continue;  // never acceptable
      c.score = score(f, choice, c);
      if (!choice.chosen || c.score > choice.chosen->score) {
        choice.second = choice.chosen;
        choice.chosen = c;
      } else if (!choice.second || c.score > choice.second->score) {
        choice.second = c;
      }
    }
    choice.rule = "name";
    if (choice.chosen && !acceptable(f, choice)) choice.chosen.reset();
    if (choice.chosen && second_ && as_good(choice)) {
      choice.chosen.reset();
      choice.several = true;
    }
  }

  /// A report means one place by one name: the one that fits best where it stands, unless the text
  /// says of either where it lies.
  void agree(std::size_t i) {
    const auto free = [&](std::size_t k) {
      return out_.choices[k].chosen && !out_.choices[k].outer() && !facility(found_[k]);
    };
    if (!free(i)) return;
    for (std::size_t j = 0; j < i; ++j) {
      if (found_[j].plain != found_[i].plain || !free(j)) continue;
      const Candidate a = *out_.choices[j].chosen;
      const Candidate b = *out_.choices[i].chosen;
      if (a.row == b.row || a.row == kNoRow || b.row == kNoRow || country(a) == country(b))
        continue;
      Choice& other = out_.choices[a.score < b.score ? j : i];
      other.second = other.chosen;
      other.chosen = a.score < b.score ? b : a;
    }
  }

  /// Two small places of one name in different provinces between which nothing decides.
  [[nodiscard]] bool as_good(const Choice& choice) const {
    constexpr double kMargin = 0.02;
    if (!choice.second || choice.chosen->score - choice.second->score >= kMargin) return false;
    const auto small = [&](const Candidate& c) {
      return c.row != kNoRow && (kind(c) == Kind::subdistrict || kind(c) == Kind::village);
    };
    return small(*choice.chosen) && small(*choice.second) &&
           province(*choice.chosen) != province(*choice.second);
  }

  /// A name that several countries have must not speak for the one that it was given first.
  void look_around(std::size_t i) {
    const Found& f = found_[i];
    own_ = 0;
    own_province_ = kNoRow;
    own_scene_ = 0;
    near_.clear();
    if (f.candidates.empty()) return;
    near_ = around(i);
    const auto& chosen = out_.choices[i].chosen;
    if (chosen && !facility(f)) own_province_ = province(*chosen);
    own_scene_ = own_province_ == kNoRow ? 0 : scene_weight(f);
    const bool several = std::any_of(
        f.candidates.begin(), f.candidates.end(),
        [&](const Candidate& c) { return country(c) != country(f.candidates.front()); });
    // "kotapraja Kawlin" of Myanmar is no proof that a report is of Kolin.
    const bool alike = chosen && chosen->tier != Tier::exact;
    if (!chosen || (!several && !alike) ||
        (chosen->exonym != nullptr && chosen->exonym->countries.size() < 2) ||
        country(*chosen).empty())
      return;
    if (facility(f)) return;
    own_country_ = country(*chosen);
    for (std::size_t j = 0; j < found_.size(); ++j) {
      const auto& other = out_.choices[j].chosen;
      if (found_[j].plain == f.plain && other && country(*other) == own_country_)
        own_ += weight_of_role(found_[j], *other) / votes_in_all_;
    }
  }

  [[nodiscard]] double score(const Found& f, const Choice& choice, const Candidate& c) const {
    const Kind k = kind(c);
    double s = c.tier == Tier::exact ? 1.0 : c.tier == Tier::folded ? 0.8 : 0.5;
    if (c.exonym != nullptr) s += table_bonus(f, c);
    s += 1.5 * share(country(c));
    if (c.row != kNoRow) s += 0.6 * g_.prominence(c.row) / 255.0;
    s += prior(k);
    if (f.type != nullptr) s += type_fit(*f.type, k) * (f.own_type ? 1.0 : 0.6);
    s += container_fit(choice, c);
    if (second_ && of_no_country_told(f, c)) s -= 0.7;
    if (looks_like_better_known(f, c)) s -= 1;
    return second_ && is_small(k) ? s + 0.6 * province_share(c) : s;
  }

  /// "di Kota Kaya" of a report on Sudan Selatan, which has a Kaya: not the one of Burkina Faso, of
  /// which nothing else speaks.
  [[nodiscard]] bool of_no_country_told(const Found& f, const Candidate& c) const {
    constexpr double kNothing = 0.02, kMuch = 0.12;
    if (c.exonym != nullptr || kind(c) == Kind::country || share(country(c)) > kNothing)
      return false;
    if (c.row != kNoRow && g_.prominence(c.row) >= kKnownAnywhere) return false;
    return f.cued && std::any_of(f.candidates.begin(), f.candidates.end(), [&](const Candidate& o) {
             return o.tier == Tier::exact && share(country(o)) >= kMuch;
           });
  }

  /// "Mandalay" is spelt as the city of Myanmar, and only like Mandalle of Sulawesi.
  [[nodiscard]] bool looks_like_better_known(const Found& f, const Candidate& c) const {
    if (c.tier == Tier::exact || c.exonym != nullptr) return false;
    return std::any_of(f.candidates.begin(), f.candidates.end(), [&](const Candidate& o) {
      return o.tier == Tier::exact && o.row != kNoRow && g_.prominence(o.row) >= kKnownTown &&
             (c.row == kNoRow || g_.prominence(c.row) < g_.prominence(o.row));
    });
  }

  static bool is_small(Kind k) { return k != Kind::country && k != Kind::province; }

  /// How many of the report's other scenes lie in the candidate's province; 0 to 1.
  [[nodiscard]] double province_share(const Candidate& c) const {
    const Row p = province(c);
    const auto it = provinces_.find(p);
    if (p == kNoRow || it == provinces_.end()) return 0;
    double all = -own_scene_;
    for (const auto& [row, n] : provinces_) all += n;
    const double here = it->second - (p == own_province_ ? own_scene_ : 0);
    return all <= 0.01 ? 0 : here / all;
  }

  /// What the table says counts most where the gazetteer has not got the name itself.
  [[nodiscard]] double table_bonus(const Found& f, const Candidate& c) const {
    if (c.exonym->countries.empty()) return 2.0;
    if (f.type != nullptr && f.own_type && !f.type->facility && !agrees(*f.type, kind(c))) return 0;
    if (c.row == kNoRow || kind(c) == Kind::country) return 1.3;
    return base::fold(g_.primary(c.row)) == f.plain ? 0.4 : 1.3;
  }

  [[nodiscard]] static double prior(Kind k) {
    switch (k) {
      case Kind::country:
        return 0.6;
      case Kind::capital:
        return 0.4;
      case Kind::province:
        return 0.35;
      case Kind::seat:
        return 0.3;
      case Kind::district:
      case Kind::city_district:
      case Kind::region:
      case Kind::island:
        return 0.25;
      case Kind::town:
      case Kind::subdistrict:
        return 0.2;
      default:
        return 0;
    }
  }

  [[nodiscard]] static bool agrees(const TypeWord& type, Kind k) {
    if (type.facility) return true;
    if (type.kind == Kind::region) return k == Kind::region || k <= Kind::district;
    if (is_town(type.kind))
      return is_town(k) || k == Kind::city_district ||
             (type.kind == Kind::village && k == Kind::subdistrict);
    if (type.kind == Kind::district)
      return k == Kind::district || k == Kind::city_district || k == Kind::subdistrict;
    return type.kind == k;
  }

  [[nodiscard]] static double type_fit(const TypeWord& type, Kind k) {
    if (type.facility) return 0;
    if (type.kind == k) return 0.6;
    if (agrees(type, k)) return 0.45;
    return k == Kind::country ? -1.0 : -0.5;
  }

  [[nodiscard]] double container_fit(const Choice& choice, const Candidate& c) const {
    if (!choice.outer()) return 0;
    const auto& outer = out_.choices[*choice.outer()].chosen;
    if (!outer) return 0;
    if (outer->row != kNoRow && c.row != kNoRow) {
      if (c.row == outer->row) return -2;
      if (g_.within(c.row, outer->row)) return 2;
      const Row province = g_.division(outer->row, Kind::province);
      if (province != kNoRow && g_.within(c.row, province)) return 0.5;
    }
    if (outer->row == kNoRow && country(*outer) == country(c)) return 0.5;
    return country(*outer) == country(c) ? -0.5 : -1.5;
  }

  /// A small place needs words that call it a place and a report from its country.
  [[nodiscard]] bool acceptable(const Found& f, const Choice& choice) const {
    const Candidate& c = *choice.chosen;
    const Kind k = kind(c);
    if (f.own_type && f.type->kind == Kind::village && size_of(k) < 2)
      return false;  // "Kampung Bali"
    if (c.exonym != nullptr || k == Kind::country) return true;
    const bool contained = container_fit(choice, c) > 0;
    const double here = share(country(c));
    if (facility(f) && !contained) return k != Kind::village && here >= 0.3;
    if (choice.outer() && !contained && container_fit(choice, c) < 0) return false;
    if (k == Kind::village) return f.cued && (contained || here >= 0.25);
    const bool exact = c.tier == Tier::exact;
    if (!f.cued && k != Kind::capital && here < 0.1)
      return exact && g_.prominence(c.row) >= kKnownAnywhere;
    if (k == Kind::province || k == Kind::capital) return true;
    if (contained || here >= (exact ? 0.15 : 0.3)) return true;
    if (f.own_type && size_of(f.type->kind) > size_of(k)) return false;  // "Desa San Antonio"
    return exact && g_.prominence(c.row) >= kKnownTown;
  }

  // ---------------------------------------------------------------- near names

  void pick_near(std::size_t i) {
    Found& f = found_[i];
    if (!f.cued || (f.type != nullptr && f.type->facility) || known_division(f)) return;
    const std::string key = names_.folded_from_plain(f.plain);
    if (key.size() < 4) return;
    if (pick_from_document(i, key)) return;
    if (const Row inside = province_of(i); inside != kNoRow) {
      hits_.clear();
      g_.near_divisions(key, g_.country_row(inside), hits_);
      std::erase_if(hits_, [&](const Hit& h) { return !g_.within(h.place, inside); });
      g_.near_places(key, inside, hits_);
      take_nearest(i, key, "near name in its province");
      return;
    }
    const std::string code = country_for(i);
    if (code.empty()) return;
    hits_.clear();
    g_.near_divisions(key, g_.country_by_code(code), hits_);
    take_nearest(i, key, "near name in its country");
  }

  /// A known division's name is never bent into another's.
  [[nodiscard]] bool known_division(const Found& f) const {
    return std::any_of(f.candidates.begin(), f.candidates.end(), [&](const Candidate& c) {
      return c.tier == Tier::exact && size_of(kind(c)) <= 1;
    });
  }

  /// "Gadghis" beside "Badghis": the same report writes the name right elsewhere.
  bool pick_from_document(std::size_t i, const std::string& key) {
    for (std::size_t j = 0; j < found_.size(); ++j) {
      const auto& other = out_.choices[j];
      if (i == j || !other.chosen || other.chosen->tier == Tier::typing_error) continue;
      if (found_[j].plain == found_[i].plain || !like(i, j, key)) continue;
      Candidate c = *other.chosen;
      c.tier = Tier::typing_error;
      out_.choices[i].chosen = c;
      out_.choices[i].rule = "like a name elsewhere in the report";
      return true;
    }
    return false;
  }

  [[nodiscard]] bool like(std::size_t i, std::size_t j, const std::string& key) const {
    const TypeWord* type = found_[i].own_type ? found_[i].type : nullptr;
    if (type != nullptr && !agrees(*type, kind(*out_.choices[j].chosen))) return false;
    const std::string other = names_.folded_from_plain(found_[j].plain);
    return may_match(signature(key), signature(other)) &&
           names_.likeness(key, other) != Likeness::different;
  }

  [[nodiscard]] Row province_of(std::size_t i) const {
    const auto container = out_.choices[i].outer();
    if (!container || !out_.choices[*container].chosen) return kNoRow;
    const Row row = out_.choices[*container].chosen->row;
    return row == kNoRow ? kNoRow : g_.division(row, Kind::province);
  }

  void take_nearest(std::size_t i, const std::string& key, std::string_view rule) {
    Choice& choice = out_.choices[i];
    choice.rule = rule;
    const auto sides = rules_.sides_of(found_[i].plain);
    std::erase_if(hits_, [&](const Hit& h) {
      return rules_.sides_of(base::fold(g_.name_text(h.name))) != sides;
    });
    for (const Hit& h : hits_) {
      const Candidate c = near_candidate(found_[i], key, h);
      if (!choice.chosen || c.score > choice.chosen->score) {
        if (choice.chosen && choice.chosen->row != c.row) choice.second = choice.chosen;
        choice.chosen = c;
      } else if (c.row != choice.chosen->row &&
                 (!choice.second || c.score > choice.second->score)) {
        choice.second = c;
      }
    }
    if (!choice.second || choice.chosen->score - choice.second->score >= kAsNear) return;
    // Two are as near: neither, unless one is the other's seat or the like.
    if (!g_.within(choice.second->row, choice.chosen->row) &&
        !g_.within(choice.chosen->row, choice.second->row)) {
      choice.chosen.reset();
    }
  }

  [[nodiscard]] Candidate near_candidate(const Found& f, const std::string& key,
                                         const Hit& h) const {
    const std::string other = names_.folded(g_.name_text(h.name));
    const Distance d = names_.distance(key, other);
    Candidate c = candidate(rules_, h.place, nullptr,
                            d.typing_error ? Tier::typing_error : Tier::transliteration);
    c.score = closeness(d, key, other);
    if (f.type != nullptr) c.score += agrees(*f.type, c.kind) ? 0.05 : -0.05;
    return c;
  }

  /// "Wali Kota Bucha Anatoly ...": the known name at the start of the run, after all.
  void pick_shorter(std::size_t i) {
    Found& f = found_[i];
    if (f.short_last == 0) return;
    std::swap(f.candidates, f.short_candidates);
    pick(i);
    auto& choice = out_.choices[i];
    const bool village = choice.chosen && kind(*choice.chosen) == Kind::village;
    if (village && container_fit(choice, *choice.chosen) <= 0) choice.chosen.reset();
    if (choice.chosen) f.last = f.name_last = f.short_last;
  }

  /// "Ledakan di ibu kota Afghanistan": the town that governs what is named.
  void govern(std::size_t i) {
    const Found& f = found_[i];
    Choice& choice = out_.choices[i];
    if (!choice.chosen || f.type == nullptr || !f.own_type || f.type->kind != Kind::seat) return;
    const Kind k = kind(*choice.chosen);
    if ((k != Kind::country && k != Kind::province) || choice.chosen->row == kNoRow) return;
    const auto seat = g_.seat(choice.chosen->row);
    if (!seat) return;
    choice.chosen = candidate(rules_, *seat, nullptr, choice.chosen->tier);
    choice.seat = true;
    choice.rule = "the capital of what is named";
  }

  // ---------------------------------------------------------------- what stands

  [[nodiscard]] std::string country_for(std::size_t i) const {
    if (!found_[i].own_country.empty()) return std::string(found_[i].own_country);
    for (auto c = out_.choices[i].outer(); c; c = out_.choices[*c].container) {
      const auto& chosen = out_.choices[*c].chosen;
      if (chosen && !country(*chosen).empty()) return std::string(country(*chosen));
    }
    const Found& f = found_[i];
    if (!told_ && !(f.own_type && !f.type->facility)) return {};
    Countries all = around(i);
    double near = 0;
    for (const auto& [code, w] : all) near += w;
    const double rest = 2.2 - near;
    for (const auto& [code, w] : out_.countries)
      all[code] += rest * w * (scenes_.empty() ? 1 : 0.5);
    for (const auto& [code, w] : scenes_) all[code] += rest * w * 0.5;
    const auto found = most(all);
    // a name that is only known abroad is not at home for want of another country
    const bool abroad = !f.candidates.empty() && !f.own_type && found == home_ &&
                        std::none_of(f.candidates.begin(), f.candidates.end(),
                                     [&](const Candidate& c) { return country(c) == home_; });
    return abroad ? std::string() : std::string(found);
  }

  void settle(std::size_t i) {
    Choice& choice = out_.choices[i];
    const Found& f = found_[i];
    choice.country = choice.chosen ? std::string(country(*choice.chosen)) : country_for(i);
    const bool own_nothing =
        choice.chosen && choice.country.empty() && choice.chosen->exonym != nullptr;
    if (own_nothing) choice.country.clear();
    choice.stands = choice.chosen || unknown_stands(f, choice);
  }

  /// A name that the gazetteer has not stands when the text itself says that it is a place.
  [[nodiscard]] static bool unknown_stands(const Found& f, const Choice& choice) {
    return f.may_stand && (f.type != nullptr || choice.container || f.role == Role::location);
  }
};

}  // namespace

Chosen choose(const Resolver::Rules& rules, Findings& findings, std::string_view home) {
  return Chooser(rules, findings, home).run();
}

}  // namespace saksi::places
