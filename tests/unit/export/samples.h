// SPDX-License-Identifier: Apache-2.0
/// Records made by hand, put into a database and exported, for tests of profiles.
#pragma once

#include "../store/samples.h"
#include "export/export.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace samples {

using Json = nlohmann::json;

inline const lang::Pack& pack() {
  static const auto kPack = lang::Pack::built_in().value();
  return *kPack;
}

/// A database with these reports, and the rows of its exports.
class Archive {
 public:
  explicit Archive(const std::vector<record::Record>& records) {
    store::Store db = fresh(folder_);
    for (const auto& r : records) add(db, r);
    request.database = folder_.file("a.db");
    request.release = exports::Release::internal;
    request.actor = "tester";
    request.program = kProgram;
    request.format = "jsonl";
    request.output = folder_.file("out");
  }

  exports::Request request;  ///< JSON Lines, nothing cut

  exports::Outcome run(const std::string& profile) {
    request.profile = profile;
    return exports::run(request, pack()).value();
  }

  std::vector<Json> rows(const std::string& profile) {
    run(profile);
    std::vector<Json> out;
    std::ifstream in(request.output);
    for (std::string line; std::getline(in, line);) out.push_back(Json::parse(line));
    return out;
  }

  [[nodiscard]] std::string file(const std::string& name) const { return folder_.file(name); }

 private:
  Folder folder_;
};

inline record::Date date(const char* start, const char* end, record::DatePrecision precision) {
  return {record::parse_day(start), record::parse_day(end), precision};
}

}  // namespace samples
