// SPDX-License-Identifier: Apache-2.0
/// What the benchmarks of single stages read: the examples, words already known.
#pragma once

#include "words/words.h"

#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace saksi::bench {

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

inline const Corpus& corpus() {
  static const Corpus all;
  return all;
}

/// Adds the counter `reports300`: reports of 300 tokens in a second.
inline void count_reports(benchmark::State& state) {
  const auto tokens =
      static_cast<double>(state.iterations()) * static_cast<double>(corpus().tokens);
  state.counters["reports300"] = benchmark::Counter(tokens / 300.0, benchmark::Counter::kIsRate);
}

}  // namespace saksi::bench
