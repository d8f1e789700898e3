// SPDX-License-Identifier: Apache-2.0
/// The places stage over reports of about 300 words, words already known; and single look-ups.
#include "base/utf8.h"
#include "corpus.h"
#include "places/gazetteer.h"
#include "places/names.h"
#include "places/places.h"

#include <vector>

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

void resolve(benchmark::State& state) {
  const places::Resolver resolver(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) {
      benchmark::DoNotOptimize(resolver.resolve(report, {}));
    }
  }
  count_reports(state);
}

BENCHMARK(resolve);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(places::Resolver(corpus().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

constexpr const char* kNames[] = {"Pol-e-Hesar", "Badghis", "Lashkar Gah", "Mazar-i-Sharif",
                                  "Wamena",      "Idlib",   "Kramatorsk",  "Kolbatuk"};

/// One name, exact or folded.
void find(benchmark::State& state) {
  const places::Romanisation names(corpus().pack->table("romanisation"));
  const auto g = places::Gazetteer::open(corpus().pack->part("places.gaz"), names).value();
  std::vector<places::Hit> hits;
  std::size_t i = 0;
  for (auto _ : state) {
    hits.clear();
    g.find(base::fold(kNames[i++ % std::size(kNames)]), hits);
    benchmark::DoNotOptimize(hits);
  }
}

BENCHMARK(find)->Unit(benchmark::kMicrosecond);

/// One name that is near others, among the divisions of a country.
void find_near(benchmark::State& state) {
  const places::Romanisation names(corpus().pack->table("romanisation"));
  const auto g = places::Gazetteer::open(corpus().pack->part("places.gaz"), names).value();
  const places::Row country = g.country_by_code("AF");
  std::vector<places::Hit> hits;
  std::size_t i = 0;
  for (auto _ : state) {
    hits.clear();
    g.near_divisions(names.folded(kNames[i++ % std::size(kNames)]), country, hits);
    benchmark::DoNotOptimize(hits);
  }
}

BENCHMARK(find_near)->Unit(benchmark::kMicrosecond);

}  // namespace
