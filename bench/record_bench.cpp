// SPDX-License-Identifier: Apache-2.0
/// Records of the examples as JSON and back, and whether they hold together.
#include "record/json.h"
#include "stages.h"

namespace {

using namespace saksi;
using bench::all_stages;
using bench::count_examples;

void write_json(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& s : all_stages().read) benchmark::DoNotOptimize(record::to_json(s->record));
  }
  count_examples(state);
}

BENCHMARK(write_json)->Unit(benchmark::kMicrosecond);

void read_json(benchmark::State& state) {
  std::vector<std::string> lines;
  for (const auto& s : all_stages().read) lines.push_back(record::to_json(s->record));
  for (auto _ : state) {
    for (const auto& line : lines) benchmark::DoNotOptimize(record::from_json(line));
  }
  count_examples(state);
}

BENCHMARK(read_json)->Unit(benchmark::kMicrosecond);

void check(benchmark::State& state) {
  for (auto _ : state) {
    for (const auto& s : all_stages().read) benchmark::DoNotOptimize(record::check(s->record));
  }
  count_examples(state);
}

BENCHMARK(check)->Unit(benchmark::kMicrosecond);

}  // namespace
