// SPDX-License-Identifier: Apache-2.0
#include "extract/crowds.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::Trigger;
using mentions::TriggerClass;

/// People, a place or a thing stand right behind the verb.
bool has_object(const Context& c, const Trigger& t) {
  constexpr std::uint32_t kReach = 3;
  const Stretch behind{t.at.last, std::min(c.clause_end(t.at.last - 1), t.at.last + kReach)};
  const auto& r = c.report();
  const bool place = std::any_of(r.places.begin(), r.places.end(), [&](const auto& p) {
    return behind.holds(p.first) && !p.is_country;
  });
  bool thing = false;
  for (auto i = behind.first; i < behind.last; ++i) thing = thing || c.in(Set::thing, i) != 0;
  return place || thing ||
         std::any_of(r.mentions.actors.begin(), r.mentions.actors.end(),
                     [&](const auto& a) { return behind.holds(a.at.first); });
}

/// "di Wamena ribuan orang ...": only where it was stands before.
bool behind_place(const Context& c, std::uint32_t token) {
  const auto& all = c.report().places;
  return std::any_of(all.begin(), all.end(), [&](const auto& p) {
    return p.last == token && p.first > 0 && c.in(Set::in, p.first - 1) != 0;
  });
}

/// People of whom no more is said than that they are many: "ratusan orang", "1.500 orang".
bool many(const counts::Quantity& q, std::int64_t least) {
  return q.unit == counts::Unit::people && q.classifier < q.last &&
         q.count.low.value_or(0) >= least;
}

/// "puluhan orang yang membawa parang dan dua pucuk senjata api" are no crowd.
bool guns_in(const Context& c, Stretch words) {
  const auto& all = c.report().mentions.weapons;
  return std::any_of(all.begin(), all.end(), [&](const auto& w) {
    return words.holds(w.at.first) && w.means == mentions::Means::gun;
  });
}

/// "dikeroyok sampai meninggal oleh 1.500 orang": the people counted behind the word "oleh" of the
/// clause, or right behind the verb.
const counts::Quantity* many_behind(const Context& c, const Trigger& t) {
  constexpr std::int64_t kMany = 20;
  const auto end = c.clause_end(t.at.last - 1);
  for (const auto& q : c.report().counts) {
    if (q.first < t.at.last) continue;
    if (q.first >= end) break;
    const bool agent = c.close_before(Set::agent, q.first, t.at.last, 2);
    if (many(q, kMany) && (agent || q.first == t.at.last))
      return guns_in(c, {q.last, c.sentence(c.sentence_of(q.first)).last}) ? nullptr : &q;
  }
  return nullptr;
}

}  // namespace

bool by_crowds(TriggerClass type) {
  return type == TriggerClass::attack || type == TriggerClass::burn || type == TriggerClass::loot ||
         type == TriggerClass::beat || type == TriggerClass::disperse ||
         type == TriggerClass::mob || type == TriggerClass::riot;
}

const counts::Quantity* multitude(const Context& c, const Trigger& t) {
  constexpr std::int64_t kMany = 20;
  if (!by_crowds(t.type)) return nullptr;
  if (t.voice == mentions::TriggerVoice::passive) return many_behind(c, t);
  if (t.voice != mentions::TriggerVoice::active) return nullptr;
  if (t.type == TriggerClass::attack && !has_object(c, t)) return nullptr;
  for (const auto& q : c.report().counts) {
    if (q.last > t.at.first) break;
    const bool vague = q.count.qualifier == record::Qualifier::vague;
    if (!vague || !many(q, kMany) || c.clause_of(q.first) != c.clause_of(t.at.first)) continue;
    const bool heads = q.first <= c.clause_begin(t.at.first) + 1 || q.last == t.at.first ||
                       behind_place(c, q.first);
    // "ratusan orang yang diduga anggota X membakar"
    const bool described = q.last < t.at.first && c.in(Set::relative, q.last) != 0;
    // "ribuan orang menerobos barikade dan menyerbu desa"
    const bool joined = t.at.first > q.last && c.in(Set::and_, t.at.first - 1) != 0;
    if (heads && (described || joined || !c.verb_between(q.last, t.at.first))) return &q;
  }
  return nullptr;
}

bool asked_for(const Context& c, std::uint32_t token, std::uint32_t behind) {
  Stretch all = c.sentence(c.sentence_of(token));
  for (; behind > 0 && all.last < c.size(); --behind) {
    if (c.paragraph_of(all.last) != c.paragraph_of(token)) break;
    all.last = c.sentence(c.sentence_of(all.last)).last;
  }
  return c.any(Set::claims_right, all.first, all.last);
}

}  // namespace saksi::extract
