// SPDX-License-Identifier: Apache-2.0
/// Trees of the examples, words already known. Made on request only; reading needs none.
#include "corpus.h"
#include "syntax/syntax.h"

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

void parse(benchmark::State& state) {
  const syntax::Parser parser(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) benchmark::DoNotOptimize(parser.parse(report));
  }
  count_reports(state);
}

BENCHMARK(parse)->Unit(benchmark::kMicrosecond);

}  // namespace
