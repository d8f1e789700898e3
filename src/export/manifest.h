// SPDX-License-Identifier: Apache-2.0
/// What lies beside an export: its manifest and its codebook.
#pragma once

#include "export/export.h"
#include "store/snapshot.h"

namespace saksi::exports {

/// What the manifest says beyond the request.
struct ManifestFacts {
  std::uint64_t rows = 0, corrected = 0;
  std::vector<store::ReadBy> read_by;
  std::map<std::string, std::string> models;  ///< the pack's models and gazetteer: their versions
  std::int64_t version = 0;            ///< of the database's events: what the next `since` takes
  std::string head;                    ///< hash of the audit log's newest entry
  std::string policy, policy_version;  ///< empty: no policy was used
  LeftOut left_out;
  std::uint64_t names_left = 0, names_cut = 0;
  std::vector<WrittenFile> files;
};

[[nodiscard]] std::string manifest_json(const Request& request, const ManifestFacts& facts);
/// Writes column, type, hxl and both meanings of each column as CSV. Errors: disk_full, io.
base::Result<void> write_codebook(const Table& table, const std::string& path);
/// "claims.csv" -> "claims.csv.manifest.json", "claims.csv.codebook.csv".
[[nodiscard]] std::string manifest_path(const std::string& output);
[[nodiscard]] std::string codebook_path(const std::string& output);

}  // namespace saksi::exports
