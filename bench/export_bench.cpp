// SPDX-License-Identifier: Apache-2.0
/// Exports of a database of 2,000 reports: rows a second of each format, and redacted.
#include "database.h"
#include "export/export.h"

namespace {

using namespace saksi;

class Filled {
 public:
  Filled() {
    store::Store db = folder_.open();
    bench::add_all(db, bench::readings(2000));
  }

  [[nodiscard]] exports::Request request(exports::Release release) const {
    exports::Request r;
    r.database = folder_.file("a.db");
    r.output = folder_.file("out");
    r.release = release;
    r.key = "bench";
    r.actor = "bench";
    r.program = bench::kProgram;
    return r;
  }

 private:
  bench::Database folder_;
};

void write(benchmark::State& state, const char* profile, const char* format,
           exports::Release release) {
  static const Filled kFilled;
  auto request = kFilled.request(release);
  request.profile = profile;
  request.format = format;
  std::uint64_t rows = 0;
  for (auto _ : state) {
    rows += exports::run(request, *bench::all_stages().pack).value().rows;
  }
  state.counters["rows"] =
      benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kIsRate);
}

using exports::Release;
BENCHMARK_CAPTURE(write, claims_csv, "claims", "csv", Release::internal)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, claims_csv_public, "claims", "csv", Release::open)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, claims_parquet, "claims", "parquet", Release::internal)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, claims_gpkg, "claims", "gpkg", Release::internal)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, claims_xlsx, "claims", "xlsx", Release::internal)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, acled_csv, "acled", "csv", Release::internal)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(write, ged_csv, "ged", "csv", Release::internal)->Unit(benchmark::kMillisecond);

}  // namespace
