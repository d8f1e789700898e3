// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "read/read.h"
#include "reading.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <sys/resource.h>

namespace saksi::app {
namespace {

using Seconds = std::chrono::duration<double>;
using Clock = std::chrono::steady_clock;

/// When the program was loaded: as near to its start as it can see itself.
const Clock::time_point kLoaded = Clock::now();

struct Totals {
  std::size_t reports = 0;
  std::size_t tokens = 0;
  std::size_t bytes = 0;
  Seconds first{0};  ///< from the program's start to the first record
  Seconds reading{0};
  std::array<Seconds, read::kStageNames.size()> stages{};

  void add(const read::Stages& s) {
    if (reports++ == 0) first = Clock::now() - kLoaded;
    tokens += s.words.text.tokens.size();
    bytes += s.record.document.text.size();
    for (std::size_t i = 0; i < stages.size(); ++i) stages[i] += s.took[i];
  }
};

std::vector<record::Document> load(const ReadOptions& options, Context& context) {
  std::vector<record::Document> documents;
  for (const auto& file : options.files) {
    const auto ok = each_document(file, options.ingest(), [&](ingest::Item&& item) {
      if (item) {
        documents.push_back(std::move(item->document));
      } else {
        context.report(item.error().error);
      }
      return true;
    });
    if (!ok) context.report(ok.error());
  }
  return documents;
}

/// Peak resident memory in MB, as the system counts it.
double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print(const Totals& t) {
  const double seconds = t.reading.count();
  const auto rate = [&](std::size_t n) { return static_cast<double>(n) / seconds; };
  fmt::print("reports     {:>12}  {:>12.0f} /s\n", t.reports, rate(t.reports));
  fmt::print("tokens      {:>12}  {:>12.0f} /s\n", t.tokens, rate(t.tokens));
  fmt::print("bytes       {:>12}  {:>12.0f} /s\n", t.bytes, rate(t.bytes));
  for (std::size_t i = 0; i < t.stages.size(); ++i) {
    const double each = t.stages[i].count() * 1e6 / static_cast<double>(t.reports);
    fmt::print("{:<12}{:>10.1f} us a report  {:>5.1f} %\n", read::kStageNames[i], each,
               100 * t.stages[i].count() / seconds);
  }
  fmt::print("cold start  {:>10.1f} ms from the program's start to the first record\n",
             t.first.count() * 1e3);
  fmt::print("peak memory {:>10.1f} MB\n", peak_megabytes());
}

void run(const ReadOptions& options, unsigned repeat, Context& context) {
  const auto pack = context.pack();
  if (!pack) return context.report(pack.error());
  const read::Reader reader(*pack);
  const auto documents = load(options, context);
  if (documents.empty()) return;
  Totals totals;
  const auto start = Clock::now();
  for (unsigned i = 0; i < repeat; ++i) {
    for (const auto& d : documents) totals.add(*reader.stages(d));
  }
  totals.reading = Clock::now() - start;
  print(totals);
}

}  // namespace

void add_bench(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReadOptions>();
  auto repeat = std::make_shared<unsigned>(20);
  CLI::App* command =
      app.add_subcommand("bench", "Measure how fast reports are read, stage by stage, one thread");
  add_input_options(*command, *options);
  command->add_option("--repeat", *repeat, "How often each report is read")
      ->check(CLI::Range(1, 1000000))
      ->capture_default_str()
      ->type_name("N");
  command->footer("Example:\n  saksi bench --repeat 100 examples/*");
  command->callback([options, repeat, &context] { run(*options, *repeat, context); });
}

}  // namespace saksi::app
