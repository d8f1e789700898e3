// SPDX-License-Identifier: Apache-2.0
/// Raw text to words with classes and names, over the examples, one thread; words alone; and making
/// the analyser.
#include "corpus.h"
#include "words/words.h"

namespace {

using namespace saksi;
using bench::corpus;
using bench::count_reports;

void raw_text_to_words(benchmark::State& state) {
  const text::Reader reader(corpus().pack);
  const words::Analyser analyser(corpus().pack);
  std::size_t tokens = 0;
  for (auto _ : state) {
    for (const auto& source : corpus().texts)
      tokens += analyser.analyse(reader.read(source)).words.size();
  }
  state.counters["tokens/s"] =
      benchmark::Counter(static_cast<double>(tokens), benchmark::Counter::kIsRate);
}

BENCHMARK(raw_text_to_words);

void analyse(benchmark::State& state) {
  const words::Analyser analyser(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports)
      benchmark::DoNotOptimize(analyser.analyse(report.text));
  }
  count_reports(state);
}

BENCHMARK(analyse);

void make_analyser(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(words::Analyser(corpus().pack));
}

BENCHMARK(make_analyser);

}  // namespace
