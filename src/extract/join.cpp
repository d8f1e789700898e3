// SPDX-License-Identifier: Apache-2.0
// One event or two? A mention joins an event when nothing it says speaks against it: its kind, its
// day, its place. It opens a new one only when it brings a day or a place of its own, or is the
// first.
#include "base/utf8.h"
#include "extract/events.h"
#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using record::Date;

bool known(const Date& d) {
  return d.start.has_value();
}

bool overlap(const Date& a, const Date& b) {
  return std::chrono::sys_days(*a.start) <= std::chrono::sys_days(*b.end) &&
         std::chrono::sys_days(*b.start) <= std::chrono::sys_days(*a.end);
}

bool families_fit(Family a, Family b) {
  if (a == b || a == Family::any || b == Family::any) return true;
  const auto pair = [&](Family x, Family y) { return (a == x && b == y) || (a == y && b == x); };
  return pair(Family::violence, Family::territory) || pair(Family::violence, Family::crowd) ||
         pair(Family::arrest, Family::crowd) || pair(Family::arrest, Family::violence);
}

/// Kinds that make an event by themselves wherever they stand; the others only as the news.
bool opens(const Told& t) {
  if (t.casualties) return true;
  switch (t.family) {
    case Family::violence:
    case Family::crowd:
    case Family::abduction:
      return true;
    case Family::territory:
      return t.type == TriggerClass::seize;
    case Family::arrest:
    case Family::release:
    case Family::politics:
    case Family::disrupted:
      return t.sentence <= 1;
    case Family::any:
      return t.type == TriggerClass::burn || t.type == TriggerClass::beat;
  }
  return false;
}

class Joiner {
 public:
  Joiner(const Context& context, const std::vector<Told>& told) : c_(context), told_(told) {}

  std::vector<Happening> run() {
    for (std::size_t i = 0; i < told_.size(); ++i) add(i);
    return std::move(out_);
  }

 private:
  void add(std::size_t i) {
    const Told& t = told_[i];
    const auto home = find(t);
    if (home) {
      out_[*home].told.push_back(i);
      settle(out_[*home], t);
      focus_ = *home;
      return;
    }
    if (!opens(t) || (t.denied && !out_.empty())) return;
    const bool brings = known(t.date) || !t.places.empty();
    if (!out_.empty() && !brings) {
      if (families_fit(out_[focus_].family, t.family)) out_[focus_].told.push_back(i);
      return;
    }
    Happening h;
    h.told = {i};
    h.family = t.family;
    out_.push_back(std::move(h));
    focus_ = out_.size() - 1;
  }

  static void settle(Happening& h, const Told& t) {
    if (h.family == Family::any) h.family = t.family;
  }

  /// The event that this mention tells again: the one in focus first, then the latest before it.
  std::optional<std::size_t> find(const Told& t) const {
    if (out_.empty()) return std::nullopt;
    if (fits(out_[focus_], t, Vague::yes)) return focus_;
    for (std::size_t k = out_.size(); k-- > 0;) {
      if (fits(out_[k], t, Vague::no)) return k;
    }
    return std::nullopt;
  }

  /// May a region without bounds hold the place, because the event was told just before?
  enum class Vague : bool { no, yes };

  bool fits(const Happening& h, const Told& t, Vague vague) const {
    if (!families_fit(h.family, t.family) && !same_raid(h, t)) return false;
    if (other_hands(h, t) || elsewhere(h, t)) return false;
    if (t.other && !t.points_back && brings_new_place(h, t)) return false;
    if (!dates_fit(h, t)) return false;
    return places_fit(h, t) || (vague == Vague::yes && vaguely_same(h, t));
  }

  /// "menduduki kota dan menahan puluhan warga": one sentence, one doer, one raid.
  bool same_raid(const Happening& h, const Told& t) const {
    if (t.family != Family::abduction) return false;
    if (h.family != Family::violence && h.family != Family::territory) return false;
    const Told& last = told_[h.told.back()];
    return last.sentence == t.sentence && !last.initiators.empty() && !t.initiators.empty() &&
           last.initiators.front()->value.name == t.initiators.front()->value.name;
  }

  /// A place taken and the same place taken back are two events.
  bool other_hands(const Happening& h, const Told& t) const {
    const auto taker = hands(t);
    if (!taker) return false;
    for (const auto i : h.told) {
      const auto before = hands(told_[i]);
      if (before) return *before != *taker;
    }
    return false;
  }

  /// Who takes a place: the state (true) or somebody else.
  static std::optional<bool> hands(const Told& t) {
    if (t.type != TriggerClass::seize || t.initiators.empty() || t.places.empty())
      return std::nullopt;
    const auto g = t.initiators.front()->group;
    return g == mentions::Group::military || g == mentions::Group::police ||
           g == mentions::Group::security || g == mentions::Group::state;
  }

  /// "Di Mosul, ..." heads a paragraph, and nothing said before of this event was there: a place
  /// never named is no detail of an event without a place.
  bool elsewhere(const Happening& h, const Told& t) const {
    if (!t.fronted || placed(h)) return false;
    const auto begin = c_.sentence(told_[h.told.front()].sentence).first;
    const auto& all = c_.report().places;
    return std::none_of(all.begin(), all.end(), [&](const auto& p) {
      return p.first >= begin && p.first < c_.sentence(t.sentence).first && !p.is_country &&
             compatible(p, *t.places.front());
    });
  }

  bool placed(const Happening& h) const {
    return std::any_of(h.told.begin(), h.told.end(),
                       [&](std::size_t i) { return !told_[i].places.empty(); });
  }

  bool brings_new_place(const Happening& h, const Told& t) const {
    return !t.places.empty() && !same_place(h, t);
  }

  bool dates_fit(const Happening& h, const Told& t) const {
    if (!known(t.date)) return true;
    bool any = false;
    for (const auto i : h.told) {
      if (!known(told_[i].date)) continue;
      any = true;
      if (overlap(told_[i].date, t.date)) return true;
    }
    return !any;
  }

  bool same_place(const Happening& h, const Told& t) const {
    for (const auto i : h.told) {
      for (const auto* a : told_[i].places) {
        for (const auto* b : t.places) {
          if (compatible(*a, *b)) return true;
        }
      }
    }
    return false;
  }

  /// "pertempuran di Sri Lanka timur ... Pertempuran meletus di X": the region, then the place.
  bool vaguely_same(const Happening& h, const Told& t) const {
    const Told& first = told_[h.told.front()];
    if (h.family != t.family || first.places.empty() || t.other) return false;
    const auto& region = first.places.front()->place;
    const auto& place = t.places.front()->place;
    return region.precision == record::PlacePrecision::region && region.country == place.country &&
           t.type == first.type;
  }

  bool places_fit(const Happening& h, const Told& t) const {
    if (t.places.empty()) return true;
    return !placed(h) || same_place(h, t);
  }

  const Context& c_;
  const std::vector<Told>& told_;
  std::vector<Happening> out_;
  std::size_t focus_ = 0;
};

}  // namespace

bool compatible(const places::Mention& a, const places::Mention& b) {
  const auto& p = a.place;
  const auto& q = b.place;
  if (!p.gazetteer_id.empty() && p.gazetteer_id == q.gazetteer_id) return true;
  if (!p.country.empty() && !q.country.empty() && p.country != q.country) return false;
  const auto name = [](const record::Place& x) { return base::fold(x.name); };
  const std::string pn = name(p);
  const std::string qn = name(q);
  if (pn == qn) return true;
  const auto inside = [&](const places::Mention& small, const places::Mention& large,
                          const std::string& large_name) {
    if (large.is_country) return small.place.country == large.place.country;
    return base::fold(small.place.admin1) == large_name ||
           base::fold(small.place.admin2) == large_name;
  };
  return inside(a, b, qn) || inside(b, a, pn);
}

std::vector<Happening> join(const Context& context, const std::vector<Told>& told) {
  return Joiner(context, told).run();
}

}  // namespace saksi::extract
