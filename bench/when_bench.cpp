// SPDX-License-Identifier: Apache-2.0
/// The stage of times over the examples, words already known.
#include "corpus.h"
#include "when/when.h"

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

/// The day of publication is given: one walk over the words.
void find(benchmark::State& state) {
  const when::Finder finder(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) {
      benchmark::DoNotOptimize(finder.find(report, finder.publication(report, "2024-05-15")));
    }
  }
  count_reports(state);
}

BENCHMARK(find);

/// It is inferred: two walks.
void infer_and_find(benchmark::State& state) {
  const when::Finder finder(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) {
      benchmark::DoNotOptimize(finder.find(report, finder.publication(report, std::nullopt)));
    }
  }
  count_reports(state);
}

BENCHMARK(infer_and_find);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(when::Finder(corpus().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

}  // namespace
