// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "places/chooser.h"
#include "places/finder.h"
#include "places/places.h"
#include "places/rules.h"

#include <algorithm>

namespace saksi::places {
namespace {

using record::PlacePrecision;

PlacePrecision precision_of(Kind kind) {
  switch (kind) {
    case Kind::country:
      return PlacePrecision::country;
    case Kind::province:
      return PlacePrecision::province;
    case Kind::district:
    case Kind::city_district:
    case Kind::subdistrict:
      return PlacePrecision::district;
    case Kind::island:
    case Kind::region:
      return PlacePrecision::region;
    default:
      return PlacePrecision::settlement;
  }
}

class Writer {
 public:
  Writer(const Resolver::Rules& rules, const words::Words& words, const Findings& findings,
         const Chosen& chosen)
      : g_(rules.gazetteer), words_(words), found_(findings.found), choices_(chosen.choices) {}

  std::vector<Mention> run() {
    std::vector<std::optional<std::uint32_t>> index(found_.size());
    std::uint32_t n = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (choices_[i].stands) index[i] = n++;
    }
    std::vector<Mention> out;
    out.reserve(n);
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!choices_[i].stands) continue;
      out.push_back(mention(i));
      if (choices_[i].container) out.back().container = index[*choices_[i].container];
    }
    return out;
  }

 private:
  const Gazetteer& g_;
  const words::Words& words_;
  const std::vector<Found>& found_;
  const std::vector<Choice>& choices_;

  [[nodiscard]] Mention mention(std::size_t i) const {
    const Found& f = found_[i];
    Mention m;
    m.first = f.first;
    m.last = f.last;
    m.span = words_.span(f.first, f.last);
    m.name = words_.span(f.name_first, f.name_last);
    m.role = f.role;
    m.place = place(i);
    m.place.evidence = {m.span};
    m.is_country =
        choices_[i].chosen && choices_[i].chosen->kind == Kind::country && f.direction == -2;
    m.is_capital = choices_[i].chosen && choices_[i].chosen->kind == Kind::capital && !f.own_type;
    m.score = sureness(choices_[i]);
    m.why = why(i);
    return m;
  }

  /// The name as written; with its type word for a facility, with its direction for a part. A town
  /// that only its land tells of ("ibu kota Afghanistan") has none there and bears the gazetteer's.
  [[nodiscard]] std::string display(std::size_t i) const {
    const Found& f = found_[i];
    if (choices_[i].seat) return std::string(g_.primary(choices_[i].chosen->row));
    const bool whole = f.direction != -2 || (f.type != nullptr && f.own_type && f.type->facility);
    const Span span = whole ? words_.span(f.first, f.last) : words_.span(f.name_first, f.name_last);
    return std::string(span.in(words_.text.source));
  }

  [[nodiscard]] record::Place place(std::size_t i) const {
    const Found& f = found_[i];
    const Choice& c = choices_[i];
    record::Place p;
    p.name = display(i);
    p.country = c.country;
    p.precision = precision(i);
    const bool facility = f.type != nullptr && f.type->facility;
    if (c.chosen && c.chosen->row != kNoRow && !facility) {
      set_row(p, c.chosen->row);
    } else if (c.chosen && c.chosen->exonym != nullptr && c.chosen->exonym->point) {
      set_point(p, *c.chosen->exonym->point);
    }
    if (p.admin1.empty()) set_from_container(p, i);
    if (f.direction != -2) {
      p.latitude.reset();
      p.longitude.reset();
    }
    return p;
  }

  [[nodiscard]] PlacePrecision precision(std::size_t i) const {
    const Found& f = found_[i];
    const auto& chosen = choices_[i].chosen;
    if (f.direction != -2) return PlacePrecision::region;
    if (f.type != nullptr && f.type->facility) return PlacePrecision::exact;
    if (chosen && chosen->exonym != nullptr && chosen->exonym->facility)
      return PlacePrecision::exact;
    if (chosen) return precision_of(chosen->kind);
    if (part_of_town(i)) return PlacePrecision::settlement;
    return f.type != nullptr ? precision_of(f.type->kind) : PlacePrecision::settlement;
  }

  /// "kawasan Fontibon, Bogota": as small as the town that it lies in, at least.
  [[nodiscard]] bool part_of_town(std::size_t i) const {
    const Found& f = found_[i];
    if (f.type == nullptr || f.type->kind != Kind::region || !choices_[i].outer()) return false;
    const auto& outer = choices_[*choices_[i].outer()].chosen;
    return outer && outer->kind >= Kind::district && outer->kind <= Kind::village &&
           outer->kind != Kind::region;
  }

  static void set_point(record::Place& p, Point point) {
    p.latitude = point.latitude;
    p.longitude = point.longitude;
  }

  void set_row(record::Place& p, Row row) const {
    p.gazetteer_id = g_.id(row);
    if (const auto point = g_.point(row)) set_point(p, *point);
    set_divisions(p, row);
  }

  void set_divisions(record::Place& p, Row row) const {
    if (const Row r = g_.division(row, Kind::province); r != kNoRow) p.admin1 = g_.primary(r);
    if (const Row r = g_.division(row, Kind::district); r != kNoRow) p.admin2 = g_.primary(r);
  }

  void set_from_container(record::Place& p, std::size_t i) const {
    for (auto c = choices_[i].outer(); c; c = choices_[*c].container) {
      const auto& outer = choices_[*c].chosen;
      if (outer && outer->row != kNoRow && p.admin1.empty()) set_divisions(p, outer->row);
      if (!outer) continue;
    }
  }

  [[nodiscard]] static double sureness(const Choice& c) {
    if (!c.chosen) return 0.3;
    const double tier = c.chosen->tier == Tier::exact    ? 1
                        : c.chosen->tier == Tier::folded ? 0.9
                                                         : 0.7;
    const double margin = c.second ? c.chosen->score - c.second->score : 1.0;
    return tier * (0.6 + 0.4 * std::clamp(margin, 0.0, 1.0));
  }

  [[nodiscard]] std::string why(std::size_t i) const {
    const Choice& c = choices_[i];
    if (c.several) return "several places of that name; nothing decides";
    if (!c.chosen) return "not in the gazetteer";
    std::string out(c.rule);
    out += ": " + label(*c.chosen);
    if (c.second) out += "; else " + label(*c.second);
    return out;
  }

  [[nodiscard]] std::string label(const Candidate& c) const {
    if (c.row == kNoRow) return std::string(c.exonym->form) + " (table)";
    std::string out = g_.id(c.row) + " " + std::string(g_.primary(c.row)) + " (";
    out += name(g_.kind(c.row));
    out += ", ";
    out += g_.country(c.row);
    return out + ")";
  }
};

/// The filing city, which is no token of the report.
std::optional<Mention> dateline(const Resolver::Rules& rules, const words::Words& words,
                                const Context& context) {
  if (!context.dateline) return std::nullopt;
  Mention m;
  m.span = m.name = *context.dateline;
  m.role = Role::dateline;
  m.place.name = std::string(m.span.in(words.text.source));
  m.place.evidence = {m.span};
  std::vector<Hit> hits;
  rules.gazetteer.find(base::fold(m.place.name), hits);
  const auto best = std::max_element(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
    return rules.gazetteer.prominence(a.place) < rules.gazetteer.prominence(b.place);
  });
  if (best == hits.end()) return m;
  m.place.country = rules.gazetteer.country(best->place);
  m.place.gazetteer_id = rules.gazetteer.id(best->place);
  if (const auto p = rules.gazetteer.point(best->place)) {
    m.place.latitude = p->latitude;
    m.place.longitude = p->longitude;
  }
  m.why = context.dateline_is_newsroom ? "dateline of the newsroom" : "dateline";
  return m;
}

}  // namespace

Resolver::Resolver(std::shared_ptr<const lang::Pack> pack)
    : rules_(std::make_unique<const Rules>(std::move(pack))) {}

Resolver::~Resolver() = default;
Resolver::Resolver(Resolver&&) noexcept = default;
Resolver& Resolver::operator=(Resolver&&) noexcept = default;

std::vector<Mention> Resolver::resolve(const words::Words& words, const Context& context) const {
  Findings findings = find_names(*rules_, words);
  const auto from = dateline(*rules_, words, context);
  if (from && !context.dateline_is_newsroom && !from->place.country.empty()) {
    findings.votes.push_back({from->place.country, 2, 0});
  }
  const Chosen chosen = choose(*rules_, findings, rules_->home);
  auto mentions = Writer(*rules_, words, findings, chosen).run();
  if (from) {
    for (Mention& m : mentions) {
      if (m.container) ++*m.container;
    }
    mentions.insert(mentions.begin(), *from);
  }
  return mentions;
}

std::string_view Resolver::country_of(std::string_view name) const {
  const auto it = rules_->country_names.find(base::fold(name));
  return it == rules_->country_names.end() ? std::string_view() : std::string_view(it->second);
}

}  // namespace saksi::places
