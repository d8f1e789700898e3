// SPDX-License-Identifier: Apache-2.0
/// Raw text to words with classes and names, over the examples, one thread; and making the
/// analyser.
#include "words/words.h"

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

  Corpus() {
    for (const auto& entry : std::filesystem::directory_iterator(SAKSI_SOURCE_DIR "/examples")) {
      if (entry.path().extension() != ".txt") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
};

const Corpus& corpus() {
  static const Corpus all;
  return all;
}

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

void make_analyser(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(words::Analyser(corpus().pack));
}

BENCHMARK(make_analyser);

}  // namespace
