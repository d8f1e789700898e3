// SPDX-License-Identifier: Apache-2.0
/// The counts stage over reports of about 300 words, words already known.
#include "corpus.h"
#include "counts/counts.h"

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

void find(benchmark::State& state) {
  const counts::Finder finder(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) benchmark::DoNotOptimize(finder.find(report));
  }
  count_reports(state);
}

BENCHMARK(find);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(counts::Finder(corpus().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

}  // namespace
