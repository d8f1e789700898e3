// SPDX-License-Identifier: Apache-2.0
/// Sketches for finding copies, and linking a set of records in memory.
#include "ledger/copies.h"
#include "ledger/link.h"
#include "stages.h"

namespace {

using namespace saksi;
using bench::all_stages;
using bench::count_each;
using bench::count_examples;

void sketch(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& s : all_stages().read) {
      benchmark::DoNotOptimize(ledger::sketch_of(s->record.document));
    }
  }
  count_examples(state);
}

BENCHMARK(sketch)->Unit(benchmark::kMicrosecond);

void likeness(benchmark::State& state) {
  const auto a = ledger::sketch_of(all_stages().read[0]->record.document);
  const auto b = ledger::sketch_of(all_stages().read[1]->record.document);
  for (auto _ : state) benchmark::DoNotOptimize(ledger::likeness(*a, *b));
}

BENCHMARK(likeness)->Unit(benchmark::kMicrosecond);

void link(benchmark::State& state) {
  std::vector<std::shared_ptr<const record::Record>> set;
  for (auto& r : bench::records(static_cast<std::size_t>(state.range(0)))) {
    set.push_back(std::make_shared<const record::Record>(std::move(r)));
  }
  for (auto _ : state) benchmark::DoNotOptimize(ledger::link(set));
  count_each(state, set.size());
}

BENCHMARK(link)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

}  // namespace
