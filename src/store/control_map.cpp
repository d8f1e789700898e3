// SPDX-License-Identifier: Apache-2.0
// What was said about who holds which place, as of a day.
#include "base/utf8.h"
#include "store/impl.h"
#include "store/lists.h"
#include "store/reviewed.h"

#include <algorithm>

namespace saksi::store {
namespace {

// Newest first within a place. A claim holds since its event's day; of an undated event, since the
// report was published. What people rejected, or whose event
// they rejected, is not said any more.
constexpr const char* kClaims = R"sql(
SELECT c.place, c.place_country, p.admin1, p.admin2, p.precision, p.latitude, p.longitude,
       coalesce(e.date_start, substr(r.published, 1, 10)) AS day, e.date_start IS NULL,
       r.id, c.id, r.title, r.publisher, c.actor, c.actor_kind, c.change, c.modality, c.source,
       c.source_kind, coalesce(c.actor_id, c.actor, '')
FROM claims c JOIN reports r USING(document)
     LEFT JOIN events e ON e.event = c.event
     LEFT JOIN places p ON p.event = c.event AND p.name = c.place AND p.country IS c.place_country
     LEFT JOIN reviews v ON v.report = r.id AND v.item = c.id
     LEFT JOIN reviews w ON w.report = r.id AND w.item = e.id
WHERE c.kind = 'control' AND c.place IS NOT NULL AND day IS NOT NULL AND day <= ?
      AND coalesce(v.status, '') <> 'rejected' AND coalesce(w.status, '') <> 'rejected'
ORDER BY c.place, c.place_country, day DESC, c.claim DESC)sql";

HeldPlace place_of(const Statement& row) {
  HeldPlace out;
  out.name = row.text(0);
  out.country = row.text_or_none(1).value_or("");
  out.admin1 = row.text_or_none(2).value_or("");
  out.admin2 = row.text_or_none(3).value_or("");
  out.precision = row.text_or_none(4).value_or("unknown");
  if (!row.null(5)) out.latitude = row.real(5);
  if (!row.null(6)) out.longitude = row.real(6);
  return out;
}

HoldingClaim claim_of(const Statement& row) {
  HoldingClaim out;
  out.day = row.text(7);
  out.published_day = row.integer(8) != 0;
  out.claim = {row.text(9), row.text(10)};
  out.title = row.text_or_none(11).value_or("");
  out.publisher = row.text_or_none(12).value_or("");
  out.holder = row.text_or_none(13).value_or("");
  out.holder_kind = row.text_or_none(14).value_or("");
  out.change = row.text(15);
  out.modality = row.text(16);
  out.source = row.text_or_none(17).value_or("");
  out.source_kind = row.text_or_none(18).value_or("");
  return out;
}

class Gathering {
 public:
  void add(const Statement& row) {
    if (places_.empty() || places_.back().name != row.view(0) ||
        places_.back().country != row.text_or_none(1).value_or("")) {
      places_.push_back(place_of(row));
      holders_.clear();
    }
    HeldPlace& place = places_.back();
    ++place.count;
    if (!place.latitude) locate(place, row);
    const std::string holder = base::fold(row.view(19));
    if (std::find(holders_.begin(), holders_.end(), holder) != holders_.end()) return;
    holders_.push_back(holder);
    place.newest.push_back(claim_of(row));
  }

  std::vector<HeldPlace> take() {
    for (auto& place : places_) {
      const auto& newest = place.newest;
      // Two holders on the newest day, or a claim that itself speaks of a contest.
      place.contested = (newest.size() > 1 && newest[0].day == newest[1].day) ||
                        newest.front().change == "contested";
    }
    std::stable_sort(places_.begin(), places_.end(), [](const HeldPlace& a, const HeldPlace& b) {
      return a.newest.front().day > b.newest.front().day;
    });
    return std::move(places_);
  }

 private:
  std::vector<HeldPlace> places_;
  std::vector<std::string> holders_;  // of the last place

  /// Another claim about the place may know where it lies.
  static void locate(HeldPlace& place, const Statement& row) {
    const HeldPlace other = place_of(row);
    if (!other.latitude) return;
    place.admin1 = other.admin1;
    place.admin2 = other.admin2;
    place.precision = other.precision;
    place.latitude = other.latitude;
    place.longitude = other.longitude;
  }
};

}  // namespace

base::Result<std::vector<HeldPlace>> Lists::held(std::string_view day) const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(kClaims);
      row.bind(day);
      Gathering found;
      while (row.step()) found.add(row);
      return found.take();
    });
  });
}

base::Result<std::vector<std::string>> Lists::control_days() const {
  return guarded([&] {
    return store_.impl_->reading([&](Connection& db) {
      Statement& row = db.prepared(
          "SELECT DISTINCT coalesce(e.date_start, substr(r.published, 1, 10)) AS day"
          " FROM claims JOIN reports r USING(document) LEFT JOIN events e ON e.event = claims.event"
          " WHERE claims.kind = 'control' AND claims.place IS NOT NULL AND day IS NOT NULL AND" +
          std::string(kClaimStands) + " ORDER BY day");
      row.bind();
      std::vector<std::string> out;
      while (row.step()) out.push_back(row.text(0));
      return out;
    });
  });
}

}  // namespace saksi::store
