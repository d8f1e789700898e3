// SPDX-License-Identifier: Apache-2.0
#include "ledger/telling.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace saksi::ledger {
namespace {

using record::ActorKind;
using record::PlacePrecision;
using record::SubEventType;
using Days = std::chrono::days;

// An event that lasted longer is told of differently by each report.
constexpr Days kLongest{3};

// ---------------------------------------------------------------- types

/// Types that reports of one event may give it: what one calls a clash, another calls an attack.
struct Kin {
  SubEventType a, b;
};

constexpr std::array kKin = {
    Kin{SubEventType::armed_clash, SubEventType::government_regains_territory},
    Kin{SubEventType::armed_clash, SubEventType::non_state_actor_overtakes_territory},
    Kin{SubEventType::armed_clash, SubEventType::attack},
    Kin{SubEventType::armed_clash, SubEventType::suicide_bomb},
    Kin{SubEventType::armed_clash, SubEventType::grenade},
    Kin{SubEventType::armed_clash, SubEventType::remote_explosive_landmine_ied},
    Kin{SubEventType::suicide_bomb, SubEventType::remote_explosive_landmine_ied},
    Kin{SubEventType::suicide_bomb, SubEventType::attack},
    Kin{SubEventType::remote_explosive_landmine_ied, SubEventType::attack},
    Kin{SubEventType::remote_explosive_landmine_ied, SubEventType::grenade},
    Kin{SubEventType::grenade, SubEventType::attack},
    Kin{SubEventType::air_drone_strike, SubEventType::shelling_artillery_missile_attack},
    Kin{SubEventType::attack, SubEventType::abduction_forced_disappearance},
    Kin{SubEventType::attack, SubEventType::mob_violence},
    Kin{SubEventType::attack, SubEventType::sexual_violence},
    Kin{SubEventType::mob_violence, SubEventType::violent_demonstration},
    Kin{SubEventType::violent_demonstration, SubEventType::protest_with_intervention},
    Kin{SubEventType::violent_demonstration, SubEventType::excessive_force_against_protesters},
    Kin{SubEventType::protest_with_intervention, SubEventType::excessive_force_against_protesters},
    Kin{SubEventType::protest_with_intervention, SubEventType::peaceful_protest},
    Kin{SubEventType::excessive_force_against_protesters, SubEventType::peaceful_protest},
};

bool kin(SubEventType a, SubEventType b) {
  return std::any_of(kKin.begin(), kKin.end(), [&](const Kin& k) {
    return (k.a == a && k.b == b) || (k.a == b && k.b == a);
  });
}

/// Types of different families are never kin, so they need not be compared.
std::string_view family(SubEventType type) {
  switch (record::event_type(type)) {
    case record::EventType::battles:
    case record::EventType::explosions_remote_violence:
    case record::EventType::violence_against_civilians:
    case record::EventType::protests:
    case record::EventType::riots:
      return "violence";  // mob violence ties crowds to attacks
    case record::EventType::strategic_developments:
      break;
  }
  return record::word(type);
}

// ---------------------------------------------------------------- time

Days length(const record::Date& d) {
  return std::chrono::sys_days(*d.end) - std::chrono::sys_days(*d.start) + Days{1};
}

bool dated(const record::Date& d) {
  const bool fine =
      d.precision == record::DatePrecision::day || d.precision == record::DatePrecision::range;
  return fine && d.start && d.end && *d.start <= *d.end && length(d) <= kLongest;
}

bool disjoint(const record::Date& a, const record::Date& b) {
  return a.start && a.end && b.start && b.end && (*a.end < *b.start || *b.end < *a.start);
}

// ---------------------------------------------------------------- places

constexpr double kNear = 3;       // km: the same spot under two names or points
constexpr double kNeighbour = 8;  // km: perhaps the same

double distance_km(const Spot& a, const Spot& b) {
  constexpr double kRadius = 6371, kDegree = 3.14159265358979323846 / 180;
  const double lat = (*b.latitude - *a.latitude) * kDegree;
  const double lon = (*b.longitude - *a.longitude) * kDegree;
  const double h = std::pow(std::sin(lat / 2), 2) + std::cos(*a.latitude * kDegree) *
                                                        std::cos(*b.latitude * kDegree) *
                                                        std::pow(std::sin(lon / 2), 2);
  return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(h)));
}

bool placed(const Spot& s) {
  return s.latitude && s.longitude;
}

bool fine(const Spot& s) {
  return s.precision <= PlacePrecision::settlement;
}

bool at_most_unlike(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

bool same_division(const Spot& a, const Spot& b) {
  return at_most_unlike(a.country, b.country) && at_most_unlike(a.admin1, b.admin1) &&
         at_most_unlike(a.admin2, b.admin2);
}

bool holds_word(std::string_view words, std::string_view part) {
  const std::string all = ' ' + std::string(words) + ' ', one = ' ' + std::string(part) + ' ';
  return all.find(one) != std::string::npos;
}

bool same_spot(const Spot& a, const Spot& b) {
  if (!a.gazetteer_id.empty() && !b.gazetteer_id.empty()) {
    if (a.gazetteer_id == b.gazetteer_id) return true;
    return fine(a) && fine(b) && placed(a) && placed(b) && distance_km(a, b) <= kNear;
  }
  if (!same_division(a, b)) return false;
  if (a.name == b.name) return true;
  // "Hotel Contoh" and "Contoh": one name holds the other, both of no known point.
  const bool unknown = a.gazetteer_id.empty() && b.gazetteer_id.empty();
  return unknown && (holds_word(a.name, b.name) || holds_word(b.name, a.name));
}

/// Whether the coarser `a` holds `b`.
bool contains(const Spot& a, const Spot& b) {
  if (a.precision <= b.precision || !at_most_unlike(a.country, b.country)) return false;
  switch (a.precision) {
    case PlacePrecision::settlement:  // a building in a town: told by a shared spot
      return false;
    case PlacePrecision::district:
      return at_most_unlike(a.admin1, b.admin1) && !b.admin2.empty() &&
             (a.admin2 == b.admin2 || a.name == b.admin2);
    case PlacePrecision::province:
      return !b.admin1.empty() && (a.admin1 == b.admin1 || a.name == b.admin1);
    default:
      return false;
  }
}

enum class Where : std::uint8_t { same, within, neighbour, province, unknown, elsewhere };

Where relation(const Spot& a, const Spot& b) {
  if (same_spot(a, b)) {
    if (a.precision >= PlacePrecision::region || b.precision >= PlacePrecision::region) {
      return Where::unknown;
    }
    const bool province =
        a.precision == PlacePrecision::province || b.precision == PlacePrecision::province;
    return province ? Where::province : Where::same;
  }
  if (contains(a, b) || contains(b, a)) {
    const auto coarser = std::max(a.precision, b.precision);
    return coarser == PlacePrecision::province ? Where::province : Where::within;
  }
  if (a.precision >= PlacePrecision::region || b.precision >= PlacePrecision::region) {
    return at_most_unlike(a.country, b.country) ? Where::unknown : Where::elsewhere;
  }
  if (placed(a) && placed(b) && fine(a) && fine(b) && distance_km(a, b) <= kNeighbour) {
    return Where::neighbour;
  }
  return Where::elsewhere;
}

/// The finest places of a telling say where it was; what holds them is context.
std::vector<const Spot*> finest(const std::vector<Spot>& spots) {
  std::vector<const Spot*> out;
  auto best = PlacePrecision::country;
  for (const auto& s : spots) best = std::min(best, s.precision);
  for (const auto& s : spots) {
    if (s.precision == best) out.push_back(&s);
  }
  return out;
}

struct Match {
  Where where = Where::unknown;
  const Spot *a = nullptr, *b = nullptr;
};

void better(Match& best, Where where, const Spot& a, const Spot& b) {
  if (best.a == nullptr || where < best.where) best = {where, &a, &b};
}

/// The best relation of the finest places; if these say nothing, of all.
Match where(const Telling& a, const Telling& b) {
  Match best;
  const auto x = finest(a.spots), y = finest(b.spots);
  for (const auto* s : x) {
    for (const auto* t : y) better(best, relation(*s, *t), *s, *t);
  }
  if (best.a == nullptr || best.where == Where::same) return best;
  // A town in the one list stands beside its building in the other: the building lies within.
  const bool both_exact = !x.empty() && !y.empty() && x[0]->precision == PlacePrecision::exact &&
                          y[0]->precision == PlacePrecision::exact;
  if (both_exact) return best;
  for (const auto& s : a.spots) {
    for (const auto& t : b.spots) {
      const auto r = relation(s, t);
      const bool finest_of_one = (!x.empty() && s == *x[0]) || (!y.empty() && t == *y[0]);
      if (r == Where::same && finest_of_one && best.where > Where::within) {
        best = {Where::within, &s, &t};
      }
    }
  }
  return best;
}

// ---------------------------------------------------------------- actors

bool armed_group(ActorKind kind) {
  return kind == ActorKind::rebel_group || kind == ActorKind::political_militia ||
         kind == ActorKind::identity_militia;
}

void sort_unique(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& x) {
    return std::binary_search(b.begin(), b.end(), x);
  });
}

// ---------------------------------------------------------------- as a line

constexpr char kField = '\x1f', kItem = '\x1e', kPart = '\x1d';

std::string clean(std::string_view s) {
  std::string out;
  for (const char c : s) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return out;
}

std::string point(const std::optional<double>& x) {
  if (!x) return {};
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", *x);
  return text;
}

std::string day(const std::optional<record::Day>& d) {
  return d ? record::iso(*d) : std::string();
}

std::string join(const std::vector<std::string>& list) {
  std::string out;
  for (const auto& s : list) {
    if (!out.empty()) out += kItem;
    out += clean(s);
  }
  return out;
}

std::string spot_line(const Spot& s) {
  std::string out;
  for (const auto* field : {&s.name, &s.country, &s.admin1, &s.admin2, &s.gazetteer_id}) {
    out += clean(*field);
    out += kPart;
  }
  out += std::string(record::word(s.precision)) + kPart + point(s.latitude) + kPart +
         point(s.longitude);
  return out;
}

std::vector<std::string> split(std::string_view line, char by) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at <= line.size()) {
    const auto end = std::min(line.find(by, at), line.size());
    out.emplace_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<std::string> items(const std::string& field) {
  return field.empty() ? std::vector<std::string>() : split(field, kItem);
}

std::optional<double> point_from(const std::string& s) {
  if (s.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value;
}

std::optional<Spot> spot_from(const std::string& text) {
  const auto f = split(text, kPart);
  if (f.size() != 8) return std::nullopt;
  const auto precision = record::parse<PlacePrecision>(f[5]);
  if (!precision) return std::nullopt;
  return Spot{f[0], f[1], f[2], f[3], f[4], *precision, point_from(f[6]), point_from(f[7])};
}

}  // namespace

Telling telling_of(const record::Event& event) {
  Telling out;
  out.type = event.sub_event_type;
  out.status = event.status;
  out.date = event.date;
  for (const auto& p : event.places) {
    out.spots.push_back({base::fold(p.name), p.country, base::fold(p.admin1), base::fold(p.admin2),
                         p.gazetteer_id, p.precision, point_from(point(p.latitude)),
                         point_from(point(p.longitude))});
  }
  // Who is the target of a clash is a matter of who tells of it.
  const bool two_sided = record::event_type(event.sub_event_type) == record::EventType::battles;
  for (const auto& a : event.actors) {
    if (armed_group(a.actor.kind) && !a.actor.actor_id.empty()) {
      out.armed.push_back(a.actor.actor_id);
    }
    if ((two_sided || a.role == record::ActorRole::target) && a.actor.kind != ActorKind::unknown) {
      out.harmed.emplace_back(record::word(a.actor.kind));
    }
  }
  sort_unique(out.armed);
  sort_unique(out.harmed);
  return out;
}

bool comparable(const Telling& t) {
  const bool somewhere = std::any_of(t.spots.begin(), t.spots.end(), [](const Spot& s) {
    return s.precision <= PlacePrecision::province;
  });
  return record::happened(t.status) && dated(t.date) && somewhere;
}

std::string to_line(const Telling& t) {
  std::string spots;
  for (const auto& s : t.spots) {
    if (!spots.empty()) spots += kItem;
    spots += spot_line(s);
  }
  std::string out;
  for (const auto& field :
       {std::string(record::word(t.type)), std::string(record::word(t.status)), day(t.date.start),
        day(t.date.end), std::string(record::word(t.date.precision)), spots, join(t.armed),
        join(t.harmed)}) {
    out += field;
    out += kField;
  }
  return out + clean(t.mark);
}

std::optional<Telling> telling_from(std::string_view line) {
  const auto f = split(line, kField);
  if (f.size() != 9) return std::nullopt;
  const auto type = record::parse<SubEventType>(f[0]);
  const auto status = record::parse<record::EventStatus>(f[1]);
  const auto precision = record::parse<record::DatePrecision>(f[4]);
  if (!type || !status || !precision) return std::nullopt;
  Telling out{*type, *status,     {record::parse_day(f[2]), record::parse_day(f[3]), *precision},
              {},    items(f[6]), items(f[7]),
              f[8]};
  for (const auto& text : items(f[5])) {
    auto spot = spot_from(text);
    if (!spot) return std::nullopt;
    out.spots.push_back(std::move(*spot));
  }
  return out;
}

std::int64_t number_of(std::string_view line) {
  return static_cast<std::int64_t>(base::key_of(line) >> 1U);
}

std::vector<std::int64_t> blocks(const Telling& t) {
  std::vector<std::int64_t> out;
  if (!comparable(t)) return out;
  std::vector<std::string> where;
  for (const auto& s : t.spots) {
    if (s.precision > PlacePrecision::province) continue;
    where.push_back(s.country + '\n' + s.admin1);
    where.push_back(s.name);  // the other report's may not be known to the gazetteer
  }
  sort_unique(where);
  for (auto d = std::chrono::sys_days(*t.date.start); d <= std::chrono::sys_days(*t.date.end);
       d += Days{1}) {
    for (const auto& w : where) {
      out.push_back(
          number_of(std::string(family(t.type)) + '\n' + record::iso(record::Day(d)) + '\n' + w));
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string_view word(Likeness likeness) {
  switch (likeness) {
    case Likeness::same:
      return "same";
    case Likeness::vague:
      return "vague";
    case Likeness::doubtful:
      return "doubtful";
    case Likeness::unlike:
      return "unlike";
    case Likeness::different:
      break;
  }
  return "different";
}

namespace {

constexpr double kSame = 5.5, kDoubtful = 4.5;

class Comparing {
 public:
  Comparing(const Telling& a, const Telling& b) : a_(a), b_(b) {}

  Comparison run() && {
    if (type() && date() && place() && actors()) judge();
    return std::move(out_);
  }

 private:
  void judge() {
    if (out_.score >= kSame && !(other_type_ && other_harmed_)) {
      out_.likeness = vague_ ? Likeness::vague : Likeness::same;
    } else if (out_.score >= kDoubtful) {
      out_.likeness = Likeness::doubtful;
    }
  }

  /// False, for its callers to hand on.
  bool differ(std::string reason) {
    out_.likeness = Likeness::different;
    out_.score = 0;
    out_.reasons = {std::move(reason)};
    return false;
  }

  void count(double points, std::string reason) {
    out_.score += points;
    out_.reasons.push_back(std::move(reason));
  }

  bool type() {
    if (!record::happened(a_.status) || !record::happened(b_.status)) {
      return differ("one of them is planned, threatened or denied");
    }
    if (a_.type == b_.type) {
      count(2, "both " + std::string(record::word(a_.type)));
      return true;
    }
    if (!kin(a_.type, b_.type)) return differ("their kinds do not go together");
    other_type_ = true;
    const auto x = record::word(std::min(a_.type, b_.type));
    const auto y = record::word(std::max(a_.type, b_.type));
    count(1, std::string(x) + " and " + std::string(y) + " go together");
    return true;
  }

  bool date() {
    if (disjoint(a_.date, b_.date)) {
      return differ("on different days");
    }
    if (!dated(a_.date) || !dated(b_.date)) {
      count(0, "the day of one is not known");
      return false;
    }
    const bool equal = a_.date.start == b_.date.start && a_.date.end == b_.date.end;
    equal ? count(2, "both on " + day(a_.date.start)) : count(1, "their days overlap");
    return true;
  }

  bool place() {
    const Match m = where(a_, b_);
    if (m.a == nullptr || m.where == Where::unknown) {
      count(0, "the place of one is not known well enough");
      return false;
    }
    const auto [x, y] = std::minmax(m.a->name, m.b->name);
    switch (m.where) {
      case Where::same:
        count(3, "both at " + x + (x == y ? "" : " or " + y));
        return true;
      case Where::within:
        vague_ = true;
        count(2, "one of " + x + " and " + y + " holds the other");
        return true;
      case Where::neighbour:
        vague_ = true;
        count(1, x + " and " + y + " are near");
        return true;
      case Where::province:
        vague_ = m.a->precision != m.b->precision;
        count(1, "both in " + (m.a->precision >= m.b->precision ? m.a->name : m.b->name));
        return true;
      default:
        return differ("at different places: " + x + ", " + y);
    }
  }

  bool actors() {
    if (!a_.armed.empty() && !b_.armed.empty()) {
      if (!meet(a_.armed, b_.armed)) {
        return differ("different armed groups");
      }
      count(1, "the same armed group");
    }
    if (!a_.harmed.empty() && !b_.harmed.empty()) {
      other_harmed_ = !meet(a_.harmed, b_.harmed);
      other_harmed_ ? count(-1, "different kinds of targets")
                    : count(0.5, "the same kind of target");
    }
    return true;
  }

  const Telling &a_, &b_;
  Comparison out_;
  bool vague_ = false;
  /// Both together: the same group may have done two things there that day.
  bool other_type_ = false, other_harmed_ = false;
};

}  // namespace

Comparison compare(const Telling& a, const Telling& b) {
  return Comparing(a, b).run();
}

}  // namespace saksi::ledger
