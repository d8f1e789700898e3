// SPDX-License-Identifier: Apache-2.0
/// The places stage over reports of about 300 words, words already known; and single look-ups.
#include "base/utf8.h"
#include "places/gazetteer.h"
#include "places/names.h"
#include "places/places.h"

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

/// `reports300`: reports of 300 tokens in a second.
void resolve(benchmark::State& state) {
  const places::Resolver resolver(corpus().pack);
  for (auto _ : state) {
    for (const auto& report : corpus().reports) {
      benchmark::DoNotOptimize(resolver.resolve(report, {}));
    }
  }
  const auto tokens =
      static_cast<double>(state.iterations()) * static_cast<double>(corpus().tokens);
  state.counters["reports300"] = benchmark::Counter(tokens / 300.0, benchmark::Counter::kIsRate);
}

BENCHMARK(resolve);

void make(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(places::Resolver(corpus().pack));
}

BENCHMARK(make)->Unit(benchmark::kMillisecond);

constexpr const char* kNames[] = {"Pol-e-Hesar", "Badghis", "Lashkar Gah", "Mazar-i-Sharif",
                                  "Wamena",      "Idlib",   "Kramatorsk",  "Kolbatuk"};

/// One name, exact or folded.
void find(benchmark::State& state) {
  const auto g = places::Gazetteer::open(corpus().pack->part("places.gaz")).value();
  std::vector<places::Hit> hits;
  std::size_t i = 0;
  for (auto _ : state) {
    hits.clear();
    g.find(base::fold(kNames[i++ % std::size(kNames)]), hits);
    benchmark::DoNotOptimize(hits);
  }
}

BENCHMARK(find)->Unit(benchmark::kMicrosecond);

/// One name that is near others, among the divisions of a country.
void find_near(benchmark::State& state) {
  const auto g = places::Gazetteer::open(corpus().pack->part("places.gaz")).value();
  const places::Row country = g.country_by_code("AF");
  std::vector<places::Hit> hits;
  std::size_t i = 0;
  for (auto _ : state) {
    hits.clear();
    g.near_divisions(places::folded(kNames[i++ % std::size(kNames)]), country, hits);
    benchmark::DoNotOptimize(hits);
  }
}

BENCHMARK(find_near)->Unit(benchmark::kMicrosecond);

}  // namespace
