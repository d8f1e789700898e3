// SPDX-License-Identifier: Apache-2.0
/// The text stage over the examples: furniture, dateline, paragraphs, sentences, tokens.
#include "corpus.h"
#include "text/text.h"

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

void read(benchmark::State& state) {
  const text::Reader reader(corpus().pack);
  for (auto _ : state) {
    for (const auto& source : corpus().texts) benchmark::DoNotOptimize(reader.read(source));
  }
  count_reports(state);
}

BENCHMARK(read)->Unit(benchmark::kMicrosecond);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(text::Reader(corpus().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

}  // namespace
