// SPDX-License-Identifier: Apache-2.0
// Which place a noun that points back means.
#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::CueKind;

/// "kota [di Negara Bagian Shan] itu": the word stands behind a place or a comma, so it belongs to
/// none of the nouns between.
bool points_back_far(const Context& c, std::uint32_t from, std::uint32_t end) {
  const auto* cue = c.cue(CueKind::anaphor, {from, end});
  if (cue == nullptr) return false;
  const auto before = cue->at.first;
  if (c.mark(before - 1, ",")) return true;
  const auto& places = c.report().places;
  return std::any_of(places.begin(), places.end(),
                     [&](const auto& p) { return p.last == before && p.first >= from; });
}

/// "ujar Luki di Mapolda X": behind who spoke, with no verb between.
bool spoken_at(const Context& c, const places::Mention& p) {
  const auto& all = c.report().mentions.speech;
  return std::any_of(all.begin(), all.end(), [&](const auto& s) {
    const auto end = s.speaker ? std::max(s.cue.last, s.speaker->last) : s.cue.last;
    return end <= p.first && c.sentence_of(s.cue.first) == c.sentence_of(p.first) &&
           (!s.speaker || s.speaker->first >= s.cue.first) && !c.verb_between(end, p.first);
  });
}

/// The latest place before a token that a noun of places can mean: the town of a building, not one
/// that bears another such noun; one that only describes somebody ("penduduk Lalibela") when there
/// is none else.
const places::Mention* latest_place(const Context& c, std::uint32_t token, bool large) {
  const places::Mention* found = nullptr;
  const places::Mention* other = nullptr;
  const bool any = c.in(Set::any_site, token) != 0;
  for (const auto& p : c.report().places) {
    if (p.first >= token) break;
    if (p.last <= p.first || p.is_country || c.voice(p.first).inside_speaker) continue;
    if ((p.place.precision >= record::PlacePrecision::province) != large) continue;
    if (!any && is_site(c, p.first) && p.last > p.first + 1) continue;
    const bool building = !any && p.place.precision == record::PlacePrecision::exact;
    if (building && !p.container) continue;
    if (p.role == places::Role::location) found = building ? &c.report().places[*p.container] : &p;
    if (p.role == places::Role::modifier && c.sentence_of(p.first) + 1 == c.sentence_of(token))
      other = &p;
  }
  return found != nullptr ? found : other;
}

/// "Warga X masih berduka. Tujuh orang terluka di kota itu", "Nasib serupa dialami X. ...": the one
/// town of the sentence before, where it is of the same paragraph and nobody speaks there.
const places::Mention* heads_sentence_before(const Context& c, std::uint32_t site) {
  constexpr std::uint32_t kShort = 10;
  const auto here = c.sentence_of(site);
  if (here == 0) return nullptr;
  const Stretch before = c.sentence(here - 1);
  if (c.paragraph_of(before.first) != c.paragraph_of(site)) return nullptr;
  const places::Mention* found = nullptr;
  for (const auto& p : c.report().places) {
    if (p.first >= before.first && p.first < site && found != nullptr) return nullptr;
    if (!before.holds(p.first) || p.last <= p.first) continue;
    if (p.is_country || p.place.precision >= record::PlacePrecision::province) return nullptr;
    if (is_site(c, p.first) && p.last > p.first + 1) return nullptr;
    found = &p;
  }
  if (found == nullptr || c.voice(found->first).inside_speaker) return nullptr;
  const bool heads = found->first <= before.first + 1;
  return heads || before.last <= before.first + kShort ? found : nullptr;
}

}  // namespace

bool stated_inside(const Context& c, const places::Mention& large, const places::Mention& small) {
  const auto& all = c.report().places;
  const auto name = name_key(large.place);
  for (auto next = small.container; next; next = all[*next].container) {
    if (name_key(all[*next].place) == name && all[*next].place.country == large.place.country)
      return name != name_key(small.place);
    if (all[*next].container == next) break;
  }
  return false;
}

const places::Mention* place_there(const Context& c, std::uint32_t token) {
  const places::Mention* found = nullptr;
  for (const auto& p : c.report().places) {
    if (p.first >= token) break;
    if (p.first == 0 || p.last <= p.first || p.role != places::Role::location) continue;
    if (p.is_country || c.voice(p.first).inside_speaker || spoken_at(c, p)) continue;
    const bool in = c.in(Set::in, p.first - 1) != 0 ||
                    (p.first > 1 && c.in(Set::in, p.first - 2) != 0);  // "di dekat desa X"
    if (!in) continue;
    if (c.sentence_of(p.first) + 2 >= c.sentence_of(token)) found = &p;
  }
  return found != nullptr ? found : heads_sentence_before(c, token);
}

const places::Mention* place_governed(const Context& c, std::uint32_t token) {
  const places::Mention* found = nullptr;
  for (const auto& s : c.report().mentions.speech) {
    if (!s.speaker || !s.content.holds(token) || s.sources.empty() || c.quoted(token)) continue;
    const auto kind = s.sources.front().kind;
    if (kind != record::SourceKind::official && kind != record::SourceKind::state_forces) continue;
    for (const auto& p : c.report().places) {
      // a dateline has no words of its own
      const bool local = p.last > p.first && !p.is_country && !p.place.gazetteer_id.empty() &&
                         p.place.precision <= record::PlacePrecision::region;
      if (local && s.speaker->holds(p.first)) found = &p;
    }
    if (found != nullptr) return found;
  }
  return found;
}

bool is_site(const Context& c, std::uint32_t token) {
  return c.in(Set::site, token) != 0 || c.in(Set::large_site, token) != 0;
}

const places::Mention* place_of_kind(const Context& c, std::uint32_t noun) {
  const places::Mention* found = nullptr;
  const auto& words = c.report().words;
  const auto want = words.key(noun);
  for (const auto& p : c.report().places) {
    if (p.first >= noun) break;
    const bool where = p.role == places::Role::location || p.role == places::Role::container;
    if (!where || p.last <= p.first) continue;
    const bool explained =
        c.mark(p.last, ",") && p.last + 1 < noun && words.key(p.last + 1) == want;
    if (words.key(p.first) == want || explained) found = &p;
  }
  return found;
}

const places::Mention* place_meant(const Context& c, std::uint32_t site, std::uint32_t end) {
  const bool large = c.in(Set::large_site, site) != 0;
  const auto n = std::max(c.in(Set::site, site), c.in(Set::large_site, site));
  const auto& places = c.report().places;
  const bool named = std::any_of(places.begin(), places.end(), [&](const auto& p) {
    return p.first <= site && p.last > site + n;
  });
  if (named) return nullptr;
  const bool same = c.in(Set::same, site + n) != 0;
  if (!same && c.cue(CueKind::anaphor, {site + n, site + n + 1}) == nullptr &&
      !points_back_far(c, site + n, std::min(end, site + n + 14)))
    return nullptr;
  const auto* kind = place_of_kind(c, site);
  if (const auto* p = heads_sentence_before(c, site); p != nullptr && !large)
    return kind != nullptr && kind->first > p->first ? kind : p;
  if (kind != nullptr) return kind;
  return latest_place(c, site, large);
}

}  // namespace saksi::extract
