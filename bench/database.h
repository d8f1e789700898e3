// SPDX-License-Identifier: Apache-2.0
/// A database of many reports in a folder that goes when the benchmark ends.
#pragma once

#include "stages.h"
#include "store/store.h"

#include <cstdlib>
#include <span>

namespace saksi::bench {

inline const store::Program kProgram{"bench", "id"};

inline std::vector<store::Reading> readings(std::size_t count) {
  std::vector<store::Reading> out;
  for (auto& r : records(count)) {
    const std::string original = r.document.id + r.document.text;
    out.push_back(store::prepare(original, "bench", std::move(r)));
  }
  return out;
}

class Database {
 public:
  Database() {
    std::string name = (std::filesystem::temp_directory_path() / "saksi-bench-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }

  ~Database() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] std::string file(const char* name) const { return (folder_ / name).string(); }

  [[nodiscard]] store::Store open(const char* name = "a.db") const {
    return store::Store::open(file(name), store::Access::create).value();
  }

 private:
  std::filesystem::path folder_;
};

inline void add_all(store::Store& db, const std::vector<store::Reading>& readings) {
  constexpr std::size_t kBatch = 256;
  for (std::size_t at = 0; at < readings.size(); at += kBatch) {
    const auto batch = std::span(readings).subspan(at, std::min(kBatch, readings.size() - at));
    (void)db.add(batch, {}, kProgram, "bench").value();
  }
}

}  // namespace saksi::bench
