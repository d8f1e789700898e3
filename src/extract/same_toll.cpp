// SPDX-License-Identifier: Apache-2.0
// "KKB menembak warga di X. Tiga orang tewas. ... \"KKB menyerang warga di Kampung Y, tiga warga
// tewas,\" kata polisi": two speakers count the same dead of the same deed, and only places of
// which no table knows how they lie keep the tellings apart (docs/design/extract.md, "Joining").
#include "extract/same_toll.h"

#include "extract/places_of.h"

#include <algorithm>

namespace saksi::extract {
namespace {

class TollJoiner {
 public:
  TollJoiner(const Context& c, const std::vector<Told>& told, const std::vector<Figure>& figures,
             std::vector<std::optional<std::size_t>>& figure_of, std::vector<Happening>& happenings)
      : c_(c), told_(told), figures_(figures), figure_of_(figure_of), happenings_(happenings) {}

  void run() {
    for (std::size_t b = 1; b < happenings_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        const bool many = one_toll(a, b) >= (same_doer(happenings_[a], happenings_[b]) ? 2 : kMany);
        if (!many || !one(happenings_[a], happenings_[b])) continue;
        absorb(a, b);
        --b;
        break;
      }
    }
  }

 private:
  static constexpr std::int64_t kMany = 5;  ///< so many that the number alone says who did it

  void absorb(std::size_t a, std::size_t b) {
    auto& all = happenings_[a].told;
    all.insert(all.end(), happenings_[b].told.begin(), happenings_[b].told.end());
    std::sort(all.begin(), all.end());
    happenings_.erase(happenings_.begin() + static_cast<std::ptrdiff_t>(b));
    for (auto& f : figure_of_) {
      if (!f || *f < b) continue;
      f = *f == b ? a : *f - 1;
    }
  }

  /// Nothing but the place speaks against it.
  bool one(const Happening& a, const Happening& b) const {
    if (a.family != Family::violence || b.family != Family::violence) return false;
    if (a.dropped || b.dropped) return false;
    const Told& first = told_[a.told.front()];
    const Told& again = told_[b.told.front()];
    if (first.recalled || first.several || first.held_for) return false;
    if (again.other || again.separate || again.recalled || again.held_for || again.fronted)
      return false;
    // "Taliban juga menewaskan tiga polisi di Y": one more
    if (again.at.first > 0 && c_.in(Set::and_, again.at.first - 1) != 0) return false;
    return same_time(a, b) && may_be_one_place(a, b) && !other_doers(a, b);
  }

  bool same_time(const Happening& a, const Happening& b) const {
    return each_pair(a, b, [](const Told& x, const Told& y) {
      return !x.date.start || !y.date.start || overlap(x.date, y.date);
    });
  }

  /// Somebody is named for both, by the same name or of the same group.
  bool same_doer(const Happening& a, const Happening& b) const {
    return !each_pair(a, b, [](const Told& x, const Told& y) {
      return std::none_of(x.initiators.begin(), x.initiators.end(), [&](const auto* p) {
        return std::any_of(y.initiators.begin(), y.initiators.end(), [&](const auto* q) {
          const bool id = !p->value.actor_id.empty() && p->value.actor_id == q->value.actor_id;
          return id || p->value.name == q->value.name;
        });
      });
    });
  }

  /// Each has its own.
  bool other_doers(const Happening& a, const Happening& b) const {
    const auto named = [&](const Happening& h) {
      return std::any_of(h.told.begin(), h.told.end(),
                         [&](auto i) { return !told_[i].initiators.empty(); });
    };
    return named(a) && named(b) && !same_doer(a, b);
  }

  /// No two of their places are both on the map, and none lies in another province.
  bool may_be_one_place(const Happening& a, const Happening& b) const {
    const auto differ = [](const std::string& p, const std::string& q) {
      return !p.empty() && !q.empty() && p != q;
    };
    return each_pair(a, b, [&](const Told& x, const Told& y) {
      return std::all_of(x.places.begin(), x.places.end(), [&](const auto* p) {
        return std::all_of(y.places.begin(), y.places.end(), [&](const auto* q) {
          if (compatible(*p, *q)) return true;
          if (differ(p->place.country, q->place.country)) return false;
          if (differ(p->place.admin1, q->place.admin1)) return false;
          return p->place.gazetteer_id.empty() || q->place.gazetteer_id.empty();
        });
      });
    });
  }

  /// As many dead of both in the words of two speakers, and no other total of either; or none.
  std::int64_t one_toll(std::size_t a, std::size_t b) const {
    const auto* first = toll(a);
    const auto* again = toll(b);
    if (first == nullptr || again == nullptr) return 0;
    const bool others = again->quantity->relation == counts::Relation::others;
    const bool one = !others && first->quantity->count == again->quantity->count &&
                     speaker(*first) != speaker(*again);
    return one ? first->quantity->count.low.value_or(0) : 0;
  }

  /// The dead that a happening is told of first, where nobody counts other dead for it.
  const Figure* toll(std::size_t h) const {
    const Figure* found = nullptr;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Figure& f = figures_[i];
      const bool dead = f.outcome == record::Outcome::killed && !f.negated && !f.unreal;
      if (figure_of_[i] != h || !dead || f.part_of) continue;
      if (found != nullptr && !(found->quantity->count == f.quantity->count)) return nullptr;
      if (found == nullptr) found = &f;
    }
    return found;
  }

  std::string speaker(const Figure& f) const {
    const auto voice = c_.voice(f.token);
    return voice.sources.empty() ? std::string() : voice.sources.front().name;
  }

  template <class Test>
  bool each_pair(const Happening& a, const Happening& b, Test test) const {
    return std::all_of(a.told.begin(), a.told.end(), [&](auto i) {
      return std::all_of(b.told.begin(), b.told.end(),
                         [&](auto k) { return test(told_[i], told_[k]); });
    });
  }

  const Context& c_;
  const std::vector<Told>& told_;
  const std::vector<Figure>& figures_;
  std::vector<std::optional<std::size_t>>& figure_of_;
  std::vector<Happening>& happenings_;
};

}  // namespace

void join_same_toll(const Context& context, const std::vector<Told>& told,
                    const std::vector<Figure>& figures,
                    std::vector<std::optional<std::size_t>>& figure_of,
                    std::vector<Happening>& happenings) {
  TollJoiner(context, told, figures, figure_of, happenings).run();
}

}  // namespace saksi::extract
