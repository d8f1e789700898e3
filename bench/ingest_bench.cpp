// SPDX-License-Identifier: Apache-2.0
/// Bytes -> documents: plain text, JSON Lines, a page of HTML.
#include "ingest/ingest.h"
#include "stages.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace {

using namespace saksi;
using bench::count_each;
using bench::examples;

std::string bytes_of(const char* file) {
  std::ifstream in(std::string(SAKSI_SOURCE_DIR "/examples/") + file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void plain_text(benchmark::State& state) {
  const auto documents = examples();
  for (auto _ : state) {
    for (const auto& d : documents) benchmark::DoNotOptimize(ingest::read_bytes(d.text, d.id, {}));
  }
  count_each(state, documents.size());
}

BENCHMARK(plain_text)->Unit(benchmark::kMicrosecond);

void json_lines(benchmark::State& state) {
  std::string lines;
  const auto documents = examples();
  for (const auto& d : documents) {
    lines += nlohmann::json{{"id", d.id}, {"published", "2024-05-15"}, {"text", d.text}}.dump();
    lines += '\n';
  }
  for (auto _ : state) {
    std::istringstream in(lines);
    (void)ingest::read_stream(in, "bench", {}, [](ingest::Item&& item) {
      benchmark::DoNotOptimize(item);
      return true;
    });
  }
  count_each(state, documents.size());
}

BENCHMARK(json_lines)->Unit(benchmark::kMicrosecond);

void html_page(benchmark::State& state) {
  const std::string page = bytes_of("11-page-abduction.html");
  for (auto _ : state) benchmark::DoNotOptimize(ingest::read_bytes(page, "page.html", {}));
  count_each(state, 1);
}

BENCHMARK(html_page)->Unit(benchmark::kMicrosecond);

}  // namespace
