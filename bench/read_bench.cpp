// SPDX-License-Identifier: Apache-2.0
// Whole reports, the three normalisers together, and how long it takes to make a reader from the
// built-in pack.
#include "read/read.h"
#include "stages.h"

using namespace saksi;

namespace {

void make_reader(benchmark::State& state) {
  for (auto _ : state) {
    const read::Reader reader(lang::Pack::built_in().value());
    benchmark::DoNotOptimize(&reader);
  }
}

void read_examples(benchmark::State& state) {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto documents = bench::examples();
  for (auto _ : state) {
    for (const auto& d : documents) benchmark::DoNotOptimize(reader.read(d));
  }
  bench::count_examples(state);
}

/// Numbers, times and places of a report whose words are known.
void normalise(benchmark::State& state) {
  const auto& pack = bench::all_stages().pack;
  const counts::Finder counts(pack);
  const when::Finder when(pack);
  const places::Resolver places(pack);
  for (auto _ : state) {
    for (const auto& s : bench::all_stages().read) {
      benchmark::DoNotOptimize(counts.find(s->words));
      benchmark::DoNotOptimize(when.find(s->words, when.publication(s->words, std::nullopt)));
      benchmark::DoNotOptimize(places.resolve(s->words, {}));
    }
  }
  bench::count_examples(state);
}

}  // namespace

BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);
BENCHMARK(read_examples)->Unit(benchmark::kMillisecond);
BENCHMARK(normalise)->Unit(benchmark::kMicrosecond);
