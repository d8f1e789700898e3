// SPDX-License-Identifier: Apache-2.0
/// Every stage's result for each of the examples, for benchmarks of late stages.
#pragma once

#include "read/read.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace saksi::bench {

/// The plain texts of examples/, in the order of their names.
inline std::vector<record::Document> examples() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(SAKSI_SOURCE_DIR "/examples")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<record::Document> out;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    record::Document d;
    d.id = path.filename().string();
    d.text.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    out.push_back(std::move(d));
  }
  return out;
}

struct Examples {
  std::shared_ptr<const lang::Pack> pack = lang::Pack::built_in().value();
  read::Reader reader{pack};
  std::vector<std::unique_ptr<read::Stages>> read;
  std::size_t tokens = 0;

  Examples() {
    for (auto& document : examples()) {
      read.push_back(reader.stages(std::move(document)));
      tokens += read.back()->words.text.tokens.size();
    }
  }
};

inline const Examples& all_stages() {
  static const Examples kExamples;
  return kExamples;
}

/// The same reports over and over, each time under another id and a month later, so that no two
/// rounds are copies or tell one event.
inline std::vector<record::Record> records(std::size_t count) {
  const auto later = [](std::optional<record::Day>& day, std::chrono::days by) {
    if (day) *day = record::Day(std::chrono::sys_days(*day) + by);
  };
  const auto& of = all_stages().read;
  std::vector<record::Record> out;
  for (std::size_t i = 0; i < count; ++i) {
    record::Record r = of[i % of.size()]->record;
    const std::chrono::days by(30 * (i / of.size()));
    r.document.id += "-" + std::to_string(i);
    auto published = record::parse_day(r.document.published.value_or(""));
    later(published, by);
    if (published) r.document.published = record::iso(*published);
    for (auto& event : r.events) {
      later(event.date.start, by);
      later(event.date.end, by);
    }
    out.push_back(std::move(r));
  }
  return out;
}

/// Adds the counter `reports300`: reports of 300 tokens in a second, over all examples.
inline void count_examples(benchmark::State& state) {
  const auto tokens =
      static_cast<double>(state.iterations()) * static_cast<double>(all_stages().tokens);
  state.counters["reports300"] = benchmark::Counter(tokens / 300.0, benchmark::Counter::kIsRate);
}

/// Adds the counter `reports`: how many a second.
inline void count_each(benchmark::State& state, std::size_t a_round) {
  state.counters["reports"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(a_round),
                         benchmark::Counter::kIsRate);
}

}  // namespace saksi::bench
