// SPDX-License-Identifier: Apache-2.0
/// Making a reading ready, adding with links, and what a page asks of a database of 2,000 reports.
#include "database.h"
#include "store/store.h"

namespace {

using namespace saksi;
using bench::all_stages;
using bench::count_each;
using bench::count_examples;
using bench::Database;

void prepare(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& s : all_stages().read) {
      benchmark::DoNotOptimize(store::prepare(s->record.document.text, "bench", s->record));
    }
  }
  count_examples(state);
}

BENCHMARK(prepare)->Unit(benchmark::kMicrosecond);

void add(benchmark::State& state) {
  const auto readings = bench::readings(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    state.PauseTiming();
    {
      const Database folder;
      store::Store db = folder.open();
      state.ResumeTiming();
      bench::add_all(db, readings);
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  count_each(state, readings.size());
}

BENCHMARK(add)->Arg(2000)->Unit(benchmark::kMillisecond);

struct Filled {
  Database folder;
  store::Store db = folder.open();

  Filled() { bench::add_all(db, bench::readings(2000)); }
};

store::Store& filled() {
  static Filled all;
  return all.db;
}

void list_linked(benchmark::State& state) {
  store::EventFilter filter;
  filter.countries = {"AF"};
  for (auto _ : state) benchmark::DoNotOptimize(filled().linked_events(filter, 50, 0));
}

BENCHMARK(list_linked)->Unit(benchmark::kMicrosecond);

void list_events(benchmark::State& state) {
  store::EventFilter filter;
  filter.countries = {"AF"};
  for (auto _ : state) benchmark::DoNotOptimize(filled().events(filter, 50, 0));
}

BENCHMARK(list_events)->Unit(benchmark::kMicrosecond);

void search(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(filled().search("Faryab", 50, 0));
}

BENCHMARK(search)->Unit(benchmark::kMicrosecond);

}  // namespace
