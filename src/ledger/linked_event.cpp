// SPDX-License-Identifier: Apache-2.0
#include "ledger/linked_event.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "ledger/article.h"
#include "ledger/origins.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace saksi::ledger {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::string_view kPrefix = "SKS-";
constexpr std::size_t kLength = 10;
constexpr unsigned kBits = 5;

/// What a digit is read as, for people who copy ids by hand.
std::optional<std::size_t> value_of(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (c == 'O') c = '0';
  if (c == 'I' || c == 'L') c = '1';
  const auto at = kDigits.find(c);
  if (at == std::string_view::npos) return std::nullopt;
  return at;
}

std::size_t number_of(record::EventId id) {
  return static_cast<std::size_t>(id);
}

/// Publication first, undated last; then names, so that the order is the same everywhere.
bool earlier(const Told& a, const Told& b) {
  const auto key = [](const Told& t) {
    const auto& d = t.document();
    return std::make_tuple(!d.published.has_value(),
                           std::string_view(d.published ? *d.published : d.id).substr(0, 10),
                           std::string_view(d.id), number_of(t.event));
  };
  return key(a) < key(b);
}

bool corrected(const Told& told, std::string_view field) {
  const auto& fields = told.mark().corrected;
  return std::find(fields.begin(), fields.end(), field) != fields.end();
}

/// The members of which a value is derived: those that tell the event, of these the ones whose
/// value a reviewer corrected when there are any.
From voters(const LinkedEvent& event, std::string_view field) {
  From all, best;
  for (std::uint32_t i = 0; i < event.members.size(); ++i) {
    if (!event.tells(event.members[i])) continue;
    all.push_back(i);
    if (corrected(event.members[i], field)) best.push_back(i);
  }
  return best.empty() ? all : best;
}

DerivedType type_of(const LinkedEvent& event) {
  std::map<record::SubEventType, From> votes;
  for (const auto i : voters(event, "sub_event_type")) {
    votes[event.members[i].what().sub_event_type].push_back(i);
  }
  const auto better = [](const auto& a, const auto& b) {
    return a.second.size() != b.second.size() ? a.second.size() < b.second.size()
                                              : a.second.front() > b.second.front();
  };
  const auto best = std::max_element(votes.begin(), votes.end(), better);
  return {best->first, best->second};
}

using DateKey = std::tuple<record::DatePrecision, std::string, std::string>;

DateKey key_of(const record::Date& d) {
  return {d.precision, d.start ? record::iso(*d.start) : std::string(),
          d.end ? record::iso(*d.end) : std::string()};
}

DerivedDate date_of(const LinkedEvent& event) {
  std::map<DateKey, From> votes;
  for (const auto i : voters(event, "date")) {
    votes[key_of(event.members[i].what().date)].push_back(i);
  }
  const auto better = [](const auto& a, const auto& b) {
    const auto exact_a = std::get<0>(a.first);
    const auto exact_b = std::get<0>(b.first);
    if (exact_a != exact_b) return exact_a > exact_b;  // coarser ones come later in the enum
    return a.second.size() != b.second.size() ? a.second.size() < b.second.size()
                                              : a.second.front() > b.second.front();
  };
  const auto best = std::max_element(votes.begin(), votes.end(), better);
  return {event.members[best->second.front()].what().date, best->second};
}

/// Adds `value` of member `from` to the list under its key: a new one, or one more that says it.
template <class Derived, class Value>
void put(std::vector<Derived>& list, std::map<std::string, std::size_t>& positions,
         const std::string& key, const Value& value, std::uint32_t from) {
  const auto [it, fresh] = positions.try_emplace(key, list.size());
  if (fresh) list.push_back({value, {}});
  auto& sayers = list[it->second].from;
  if (sayers.empty() || sayers.back() != from) sayers.push_back(from);
}

template <class Derived>
void most_told_first(std::vector<Derived>& list) {
  std::stable_sort(list.begin(), list.end(), [](const Derived& a, const Derived& b) {
    return a.from.size() > b.from.size();
  });
}

std::string key_of(const record::Place& p) {
  return p.gazetteer_id.empty() ? base::fold(p.name) + '\n' + p.country : p.gazetteer_id;
}

std::string key_of(const record::EventActor& a) {
  const auto& id = a.actor.actor_id;
  return std::string(record::word(a.role)) + '\n' + (id.empty() ? base::fold(a.actor.name) : id);
}

void places_and_actors(LinkedEvent& out) {
  std::map<std::string, std::size_t> places, actors;
  for (const auto i : voters(out, "places")) {
    for (const auto& p : out.members[i].what().places) put(out.places, places, key_of(p), p, i);
  }
  for (const auto i : voters(out, "actors")) {
    for (const auto& a : out.members[i].what().actors) put(out.actors, actors, key_of(a), a, i);
  }
  // The most exact place first, as in a record; among equals the one that most members name.
  most_told_first(out.places);
  std::stable_sort(out.places.begin(), out.places.end(),
                   [](const DerivedPlace& a, const DerivedPlace& b) {
                     return a.place.precision < b.place.precision;
                   });
  most_told_first(out.actors);
}

void collect_claims(LinkedEvent& out) {
  for (std::uint32_t i = 0; i < out.members.size(); ++i) {
    const Told& told = out.members[i];
    const auto& claims = told.record->claims;
    for (std::uint32_t c = 0; c < claims.size(); ++c) {
      const record::ClaimId id{c};
      if (claims[c].event == told.event) out.claims.push_back({i, id, 0, told.rejected(id)});
    }
  }
}

void count(LinkedEvent& out) {
  const auto texts = same_text(out.members);
  std::set<std::string_view> reports;
  std::set<std::uint32_t> families;
  out.background = true;
  for (std::uint32_t i = 0; i < out.members.size(); ++i) {
    const Told& m = out.members[i];
    if (!out.tells(m)) continue;
    reports.insert(m.document().id);
    families.insert(texts[i]);
    out.background = out.background && m.what().background;
  }
  out.reports = static_cast<std::uint32_t>(reports.size());
  out.families = static_cast<std::uint32_t>(families.size());
}

record::EventStatus status_of(const LinkedEvent& event) {
  auto least = record::EventStatus::denied;
  for (const auto i : voters(event, "status")) {
    least = std::min(least, event.members[i].what().status);  // occurred comes first
  }
  return least;
}

}  // namespace

EventNumber event_number(std::string_view report, std::string_view event) {
  std::string key(report);
  key += '\n';
  key += event;
  const std::string hex = base::sha256_hex(key);
  EventNumber number = 0;
  for (std::size_t i = 0; i < 13; ++i) {  // 52 bits, of which 50 are kept
    const char c = hex[i];
    number = number * 16 + static_cast<EventNumber>(c <= '9' ? c - '0' : c - 'a' + 10);
  }
  return number >> 2U;
}

std::string event_id(EventNumber number) {
  std::string out(kPrefix);
  for (std::size_t i = 0; i < kLength; ++i) {
    const auto shift = static_cast<unsigned>(kLength - 1 - i) * kBits;
    out += kDigits[(number >> shift) & 31U];
  }
  return out;
}

std::optional<EventNumber> parse_event_id(std::string_view id) {
  if (id.size() != kPrefix.size() + kLength) return std::nullopt;
  for (std::size_t i = 0; i < kPrefix.size(); ++i) {
    const char c = id[i];
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (upper != kPrefix[i]) return std::nullopt;
  }
  EventNumber number = 0;
  for (const char c : id.substr(kPrefix.size())) {
    const auto value = value_of(c);
    if (!value) return std::nullopt;
    number = (number << kBits) | *value;
  }
  return number;
}

bool Told::rejected(record::ClaimId claim) const {
  if (!reviewed) return false;
  const auto& about = record->claims[static_cast<std::size_t>(claim)].event;
  return mark(claim).rejected || (about && mark_of(record::id(*about)).rejected);
}

bool Told::is_part(record::ClaimId claim) const {
  const auto& total = record->claims[static_cast<std::size_t>(claim)].part_of;
  return total && !rejected(*total);
}

std::uint32_t independent_origins(const LinkedEvent& event) {
  return static_cast<std::uint32_t>(std::count_if(event.origins.begin(), event.origins.end(),
                                                  [](const Origin& o) { return o.counts; }));
}

bool counts(const LinkedEvent& event, const LinkedClaim& claim) {
  return !claim.rejected && record::happened(event.status) &&
         record::happened(event.members[claim.member].what().status);
}

std::uint32_t standing_claims(const LinkedEvent& event) {
  return static_cast<std::uint32_t>(std::count_if(
      event.claims.begin(), event.claims.end(), [](const LinkedClaim& c) { return !c.rejected; }));
}

LinkedEvent derive(std::vector<Told> members) {
  LinkedEvent out;
  std::sort(members.begin(), members.end(), earlier);
  out.members = std::move(members);
  const Member first = out.members.front().member();
  out.id = event_id(event_number(first.document, first.event));
  out.rejected = std::all_of(out.members.begin(), out.members.end(),
                             [](const Told& m) { return m.mark().rejected; });
  out.type = type_of(out);
  out.status = status_of(out);
  out.date = date_of(out);
  places_and_actors(out);
  collect_claims(out);
  find_origins(out);
  count(out);
  return out;
}

}  // namespace saksi::ledger
