// SPDX-License-Identifier: Apache-2.0
/// The stage of times over the examples, words already known.
#include "when/when.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {

using namespace saksi;

struct Corpus {
  std::shared_ptr<const lang::Pack> pack = lang::Pack::built_in().value();
  std::vector<std::string> texts;
  std::vector<words::Words> reports;
  std::size_t tokens = 0;

  Corpus() {
    const text::Reader reader(pack);
    const words::Analyser analyser(pack);
    for (const auto& entry : std::filesystem::directory_iterator(SAKSI_SOURCE_DIR "/examples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    for (const auto& text : texts) {
      reports.push_back(analyser.analyse(reader.read(text)));
      tokens += reports.back().text.tokens.size();
    }
  }
};

const Corpus& corpus() {
  static const Corpus all;
  return all;
}

/// Adds the counter `reports300`: reports of 300 tokens in a second.
void count_reports(benchmark::State& state) {
  const auto tokens =
      static_cast<double>(state.iterations()) * static_cast<double>(corpus().tokens);
  state.counters["reports300"] = benchmark::Counter(tokens / 300.0, benchmark::Counter::kIsRate);
}

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
