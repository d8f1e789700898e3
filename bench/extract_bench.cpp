// SPDX-License-Identifier: Apache-2.0
/// Events and claims of the examples, all mentions known; with and without the reasons.
#include "extract/extract.h"
#include "stages.h"

namespace {

using namespace saksi;
using bench::all_stages;
using bench::count_examples;

void run(benchmark::State& state, extract::Explain explain) {
  const extract::Extractor extractor(all_stages().pack);
  for (auto _ : state) {
    for (const auto& s : all_stages().read) {
      const extract::Report report{s->words,  s->counts,   s->times,
                                   s->places, s->mentions, s->publication};
      benchmark::DoNotOptimize(extractor.extract(report, explain));
    }
  }
  count_examples(state);
}

BENCHMARK_CAPTURE(run, silent, extract::Explain::no)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run, explained, extract::Explain::yes)->Unit(benchmark::kMicrosecond);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(extract::Extractor(all_stages().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

}  // namespace
