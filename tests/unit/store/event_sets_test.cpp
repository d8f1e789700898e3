// SPDX-License-Identifier: Apache-2.0
// What a filter leaves of the events of the world, and the counts beside it.
#include "store/event_sets.h"

#include "desk.h"
#include "samples.h"
#include "store/filter.h"
#include "store/lists.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace saksi;
using samples::add;
using samples::clash;
using samples::Folder;
using samples::fresh;

namespace {

/// Runs of members whose ends lie in, on and far beyond the edges of words.
std::vector<std::uint32_t> some_ends(std::mt19937& random) {
  std::vector<std::uint32_t> out;
  std::uint32_t end = 0;
  for (int i = 0; i < 60; ++i) {
    const bool long_run = random() % 7 == 0;
    end += 1 + static_cast<std::uint32_t>(random()) % (long_run ? 200 : 4);
    out.push_back(end);
  }
  return out;
}

/// Many events, some told twice; what they are lies at random.
record::Record any_report(std::mt19937& random, int number) {
  const auto one_of = [&](auto list) { return list[random() % list.size()]; };
  using Texts = std::vector<std::string>;
  const std::string day =
      "2019-0" + std::to_string(1 + random() % 6) + "-0" + std::to_string(1 + random() % 9);
  record::Record r = clash("r" + std::to_string(number), day);
  r.document.publisher = one_of(Texts{"Warta Uji", "Kabar Uji", "Berita Uji"});
  record::Event& e = r.events[0];
  e.sub_event_type = one_of(std::vector{record::SubEventType::armed_clash,
                                        record::SubEventType::government_regains_territory});
  e.status = one_of(std::vector{record::EventStatus::occurred, record::EventStatus::occurred,
                                record::EventStatus::planned});
  e.background = random() % 5 == 0;
  e.places[0].name = one_of(Texts{"Sarwa", "Wonomulya", "Lembah Uji"});
  e.places[0].country = one_of(Texts{"ID", "AF", ""});
  if (random() % 4 == 0) e.places.clear();
  if (random() % 5 == 0) e.date = {};
  if (random() % 3 == 0) e.actors.pop_back();
  if (random() % 4 == 0) r.events.push_back(e);
  return r;
}

store::EventFilter any_filter(std::mt19937& random) {
  store::EventFilter f;
  const std::vector<std::pair<std::string, std::vector<std::string>>> choices = {
      {"type", {"Battles", "Strategic developments"}},
      {"country", {"ID", "AF"}},
      {"actor", {"Polisi", "Laskar Contoh"}},
      {"publisher", {"Warta Uji", "Kabar Uji"}},
      {"status", {"occurred", "planned"}},
      {"source", {"official"}},
      {"review", {"candidate", "accepted"}},
      {"place", {"Sarwa", "Wonomulya"}},
      {"from", {"2019-02-03", "2019-04-01"}},
      {"to", {"2019-05-05"}},
      {"background", {"true", "false"}},
      {"reports_min", {"2"}},
      {"killed_min", {"5"}},
      {"frame", {"138,-5,139,-4"}},
      {"q", {"tewas"}}};
  for (int i = 0, many = static_cast<int>(random() % 4); i < many; ++i) {
    const auto& [name, values] = choices[random() % choices.size()];
    REQUIRE(store::set(f, name, values[random() % values.size()])->empty());
  }
  return f;
}

/// Everything beside a list holds together, by asking for each of it.
void check_counts(const store::Lists& lists, const store::EventFilter& filter) {
  constexpr std::uint32_t kAll = 1000;
  const auto whole = lists.linked(filter, kAll, 0).value();
  const auto& found = whole.facets;
  CHECK(whole.items.size() == found.total);
  const auto total = [&](const store::EventFilter& f) {
    return lists.linked(f, 0, 0)->facets.total;
  };
  const auto check_facet = [&](auto list, const std::vector<store::Tally>& tallies) {
    for (const auto& tally : tallies) {
      store::EventFilter other = filter;
      (other.*list) = {tally.value};
      CHECK(total(other) == tally.count);
    }
  };
  check_facet(&store::EventFilter::types, found.event_types);
  check_facet(&store::EventFilter::sub_types, found.sub_event_types);
  check_facet(&store::EventFilter::countries, found.countries);
  check_facet(&store::EventFilter::actors, found.actors);
  check_facet(&store::EventFilter::publishers, found.publishers);
  check_facet(&store::EventFilter::statuses, found.statuses);
  check_facet(&store::EventFilter::sources, found.sources);
  check_facet(&store::EventFilter::reviews, found.reviews);
  store::EventFilter timeless = filter;
  timeless.from.reset();
  timeless.to.reset();
  auto dated = found.undated;
  for (const auto& month : found.months) dated += month.count + month.uncounted;
  CHECK(dated == total(timeless));
  const auto map = lists.map(filter, true, kAll).value();
  CHECK(map.total == found.total);
  CHECK(map.unplaced == found.unplaced);
  CHECK(map.rejected == found.rejected);
  CHECK(map.not_happened == found.not_happened);
  auto placed = map.unplaced;
  for (const auto* places : {&map.points, &map.areas}) {
    for (const auto& place : *places) placed += place.count + place.uncounted;
  }
  CHECK(placed == map.total);
}

}  // namespace

TEST_CASE("a linked event is in when a member is, wherever its run of members lies") {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    const auto ends = some_ends(random);
    const std::size_t events = ends.back();
    store::EventSets sets(events, ends.size());
    for (const auto end : ends) sets.add_group(end);
    REQUIRE(sets.events() == events);
    const unsigned rarely = round % 3 == 0 ? 100 : 3;  // few enough for a list, or for bits
    store::ValueSet value;
    store::Bits among(events), groups(events);
    std::vector<bool> valued(events), in(events);
    for (std::uint32_t i = 0; i < events; ++i) {
      valued[i] = random() % rarely == 0;
      in[i] = random() % 2 == 0;
      if (valued[i]) value.add(i, events);
      if (in[i]) among.set(i);
    }
    std::set<std::uint32_t> wanted_groups, wanted;
    std::uint32_t begin = 0, group = 0;
    std::uint64_t wanted_count = 0;
    for (const auto end : ends) {
      const bool kept = random() % 4 != 0;
      if (kept) groups.set(end - 1);
      bool any = false, any_valued = false;
      for (auto i = begin; i < end; ++i) {
        any = any || in[i];
        any_valued = any_valued || (in[i] && valued[i]);
        CHECK(sets.group_of[i] == group);
      }
      if (any) wanted.insert(end - 1);
      if (any_valued && kept) ++wanted_count;
      begin = end;
      ++group;
    }
    std::set<std::uint32_t> found;
    sets.groups_of(among).each(
        [&](std::size_t at) { found.insert(static_cast<std::uint32_t>(at)); });
    CHECK(found == wanted);
    CHECK(sets.groups_of(among).count() == wanted.size());
    CHECK(sets.count(value, among, groups) == wanted_count);
    const std::size_t from = random() % events, to = from + random() % (events - from + 1);
    CHECK(among.count(from, to) == static_cast<std::uint64_t>(std::count(
                                       in.begin() + static_cast<std::ptrdiff_t>(from),
                                       in.begin() + static_cast<std::ptrdiff_t>(to), true)));
  }
}

TEST_CASE("a facet says what choosing a value gives, whoever added or decided meanwhile") {
  const Folder folder;
  auto db = fresh(folder);
  std::mt19937 random(11);
  int number = 0;
  for (; number < 60; ++number) add(db, any_report(random, number));
  const store::Lists lists(db);
  const auto check_all = [&] {
    for (int i = 0; i < 60; ++i) check_counts(lists, any_filter(random));
  };
  check_counts(lists, {});
  check_all();
  auto other = store::Store::open(folder.file("a.db"), store::Access::open).value();
  const auto before = lists.linked({}, 0, 0)->facets.total;
  for (; number < 80; ++number) add(other, any_report(random, number));
  CHECK(lists.linked({}, 0, 0)->facets.total > before);
  check_all();
  store::Decisions decisions(other);
  const auto decide = [&](store::Action action, const std::string& report,
                          const std::string& field = {}, const std::string& after = {}) {
    REQUIRE(decisions.decide(samples::proposal(decisions, action, report, "e1", field, after),
                             "Sinta"));
  };
  decide(store::Action::accept, "r3");
  decide(store::Action::reject, "r4");
  CHECK(!lists.linked({}, 0, 0)->facets.reviews.empty());
  check_all();
  decide(store::Action::edit, "r5", "status", R"("denied")");
  decide(store::Action::edit, "r6", "date",
         R"({"start":"2019-05-05","end":"2019-05-05","precision":"day"})");
  check_all();
  const auto afresh = store::Store::open(folder.file("a.db"), store::Access::open).value();
  for (int i = 0; i < 60; ++i) {
    const auto filter = any_filter(random);
    const auto a = lists.linked(filter, 100, 0).value(),
               b = store::Lists(afresh).linked(filter, 100, 0).value();
    REQUIRE(a.items.size() == b.items.size());
    CHECK(a.facets.total == b.facets.total);
    for (std::size_t k = 0; k < a.items.size(); ++k) CHECK(a.items[k].id == b.items[k].id);
    CHECK(a.facets.months.size() == b.facets.months.size());
  }
}
