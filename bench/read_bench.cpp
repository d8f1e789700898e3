// SPDX-License-Identifier: Apache-2.0
// Whole reports, and how long it takes to make a reader from the built-in pack.
#include "read/read.h"
#include "record/json.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace saksi;

namespace {

std::vector<record::Document> examples() {
  std::vector<record::Document> out;
  for (const auto& entry : std::filesystem::directory_iterator(SAKSI_SOURCE_DIR "/examples")) {
    if (entry.path().extension() != ".txt") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    record::Document d;
    d.id = entry.path().filename().string();
    d.text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    out.push_back(std::move(d));
  }
  return out;
}

void make_reader(benchmark::State& state) {
  for (auto _ : state) {
    const read::Reader reader(lang::Pack::built_in().value());
    benchmark::DoNotOptimize(&reader);
  }
}

void read_examples(benchmark::State& state) {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto documents = examples();
  for (auto _ : state) {
    for (const auto& d : documents) benchmark::DoNotOptimize(reader.read(d));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(documents.size()));
}

void write_json(benchmark::State& state) {
  const read::Reader reader(lang::Pack::built_in().value());
  const record::Record record = reader.read(examples().front());
  for (auto _ : state) benchmark::DoNotOptimize(to_json(record));
}

}  // namespace

BENCHMARK(make_reader)->Unit(benchmark::kMillisecond);
BENCHMARK(read_examples)->Unit(benchmark::kMillisecond);
BENCHMARK(write_json)->Unit(benchmark::kMicrosecond);
