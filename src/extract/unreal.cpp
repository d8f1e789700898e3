// SPDX-License-Identifier: Apache-2.0
#include "extract/unreal.h"

#include "extract/places_of.h"
#include "extract/status.h"

#include <algorithm>
#include <iterator>

namespace saksi::extract {
namespace {

using record::EventStatus;

class UnrealFinder {
 public:
  UnrealFinder(const Context& c, const std::vector<Told>& told, std::vector<Happening>& happenings)
      : c_(c), told_(told), happenings_(happenings) {}

  Unreal run() {
    auto all = find_unreal(c_);
    for (const auto status : {EventStatus::planned, EventStatus::threatened, EventStatus::denied}) {
      std::vector<Told> of_status;
      for (auto& t : all) {
        if (t.status == status) of_status.push_back(std::move(t));
      }
      if (!of_status.empty()) add(std::move(of_status), status);
    }
    return std::move(out_);
  }

 private:
  void add(std::vector<Told> told, EventStatus status) {
    auto found = join(c_, told);
    describe(c_, told, {}, {}, found);
    for (auto& h : found) {
      own_day(told, h);
      h.event.status = status;
      h.event.background = false;
      if (carried_out(told, h)) continue;
      if (status == EventStatus::denied && taken_over(h)) continue;
      for (auto& i : h.told) i += out_.told.size();
      out_.happenings.push_back(std::move(h));
    }
    std::move(told.begin(), told.end(), std::back_inserter(out_.told));
  }

  /// Only a day that is told with it: the day of other news is not when something is planned.
  static void own_day(const std::vector<Told>& told, Happening& h) {
    h.event.date = {};
    for (const auto i : h.told) {
      if (!h.event.date.start && told[i].date.start) h.event.date = told[i].date;
    }
  }

  /// The same thing is told as having happened: of its kind, in its place, on no other day.
  bool carried_out(const std::vector<Told>& told, const Happening& h) const {
    return std::any_of(happenings_.begin(), happenings_.end(), [&](const Happening& o) {
      if (o.dropped || o.family != h.family || only_rumoured(o)) return false;
      // The report's burden is no longer that nothing happened.
      if (h.event.status == EventStatus::denied) return !o.event.background;
      const auto& a = o.event.date;
      const auto& b = h.event.date;
      if (a.start && b.start && !overlap(a, b)) return false;
      return h.event.places.empty() || shares_place(told, h, o);
    });
  }

  bool shares_place(const std::vector<Told>& told, const Happening& h, const Happening& o) const {
    // Only a place named nearby: no place of its own.
    if (std::all_of(h.told.begin(), h.told.end(), [&](auto i) { return told[i].places.empty(); }))
      return true;
    for (const auto i : h.told) {
      for (const auto* p : told[i].places) {
        for (const auto k : o.told) {
          const auto& there = told_[k].places;
          if (std::any_of(there.begin(), there.end(),
                          [&](const auto* q) { return compatible(*p, *q); }))
            return true;
        }
      }
    }
    return false;
  }

  bool only_rumoured(const Happening& h) const {
    return std::all_of(h.told.begin(), h.told.end(),
                       [&](auto i) { return by_rumour(c_, told_[i].sentence); });
  }

  /// "Kabar penyerangan di X adalah hoaks. ... Dalam rekaman itu gerilyawan membunuh 12 guru": the
  /// rumour's story is what is denied, and the only one.
  bool taken_over(const Happening& denied) {
    bool taken = false;
    for (auto& h : happenings_) {
      if (h.dropped || h.family != denied.family || !only_rumoured(h)) continue;
      const auto& a = h.event.date;
      const auto& b = denied.event.date;
      if (a.start && b.start && !overlap(a, b)) continue;
      h.event.status = EventStatus::denied;
      if (h.event.places.empty()) h.event.places = denied.event.places;
      if (!a.start) h.event.date = b;
      taken = true;
    }
    return taken;
  }

  const Context& c_;
  const std::vector<Told>& told_;
  std::vector<Happening>& happenings_;
  Unreal out_;
};

}  // namespace

Unreal find_unreal_events(const Context& context, const std::vector<Told>& told,
                          std::vector<Happening>& happenings) {
  return UnrealFinder(context, told, happenings).run();
}

}  // namespace saksi::extract
