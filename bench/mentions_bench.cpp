// SPDX-License-Identifier: Apache-2.0
/// The mentions stage over the examples, everything before it known; and the first, cheap look.
#include "mentions/mentions.h"
#include "stages.h"

namespace {

using namespace saksi;
using bench::all_stages;
using bench::count_examples;

void find(benchmark::State& state) {
  const mentions::Finder finder(all_stages().pack);
  for (auto _ : state) {
    for (const auto& s : all_stages().read) {
      benchmark::DoNotOptimize(finder.find(s->words, s->places, s->times, s->publication.day));
    }
  }
  count_examples(state);
}

BENCHMARK(find)->Unit(benchmark::kMicrosecond);

void promising(benchmark::State& state) {
  const mentions::Finder finder(all_stages().pack);
  for (auto _ : state) {
    for (const auto& s : all_stages().read) benchmark::DoNotOptimize(finder.promising(s->words));
  }
  count_examples(state);
}

BENCHMARK(promising)->Unit(benchmark::kMicrosecond);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(mentions::Finder(all_stages().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

}  // namespace
