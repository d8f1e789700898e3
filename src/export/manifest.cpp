// SPDX-License-Identifier: Apache-2.0
#include "export/manifest.h"

#include "export/file.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace saksi::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kManifest = ".manifest.json";

std::string file_name(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

Json names_or_null(std::uint64_t count, Release release) {
  return release == Release::internal ? Json(nullptr) : Json(count);
}

}  // namespace

std::string manifest_path(const std::string& output) {
  return output + std::string(kManifest);
}

std::string codebook_path(const std::string& output) {
  return output + ".codebook.csv";
}

std::string manifest_json(const Request& request, const ManifestFacts& facts) {
  Json files = Json::array();
  for (const auto& f : facts.files) {
    files.push_back({{"name", file_name(f.path)}, {"size", f.size}, {"sha256", f.sha256}});
  }
  Json read_by = Json::array();
  for (const auto& r : facts.read_by) {
    read_by.push_back({{"program", r.program}, {"pack", r.pack}, {"reports", r.reports}});
  }
  const bool open = request.release == Release::open;
  const Json out = {
      {"manifest", 1},
      {"rows", facts.rows},
      {"corrected", facts.corrected},
      {"left_out", Json(facts.left_out)},
      {"profile", request.profile},
      {"format", request.format},
      {"filter", request.filter},
      {"since", request.since.empty() ? Json(nullptr) : Json(request.since)},
      {"version", facts.version},
      {"policy", facts.policy.empty() ? Json(nullptr) : Json(facts.policy)},
      {"policy_version", facts.policy_version.empty() ? Json(nullptr) : Json(facts.policy_version)},
      {"joint_figures",
       "A figure 'killed or injured' is neither killed nor injured; it stands as an outcome of its "
       "own or in the row's notes."},
      {"release", open ? "public" : "internal"},
      {"names_left", names_or_null(facts.names_left, request.release)},
      {"names_cut", names_or_null(facts.names_cut, request.release)},
      {"program", request.program.version},
      {"pack", request.program.pack},
      {"models", facts.models},
      {"read_by", read_by},
      {"audit_head", facts.head},
      {"files", files}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

base::Result<void> write_codebook(const Table& table, const std::string& path) {
  Table book;
  book.name = "codebook";
  for (const auto* name : {"column", "type", "hxl", "id", "en"}) {
    book.columns.push_back({name, name, Type::text, {}, {}, {}});
  }
  auto writer = make_writer({"csv", ".csv", true}, book, path, {});
  if (!writer) return base::fail(writer.error());
  Row row(5);
  for (const auto& c : table.columns) {
    const std::string_view cells[] = {c.name, word(c.type), c.hxl, c.about_id, c.about_en};
    for (std::size_t i = 0; i < 5; ++i) row[i].set(cells[i]);
    if (auto written = (*writer)->write(row); !written) return written;
  }
  return (*writer)->finish();
}

namespace {

void check_file(const std::filesystem::path& folder, const Json& entry,
                std::vector<std::string>& faults) {
  const std::string name = entry.value("name", "");
  // A manifest from elsewhere may name any file; only those beside it are its business.
  if (name.empty() || name != file_name(name)) {
    faults.push_back("The manifest names no file of its folder: '" + name + "'.");
    return;
  }
  const auto hashed = hash_file((folder / name).string());
  if (!hashed) {
    faults.push_back(name + ": " + hashed.error().message);
  } else if (hashed->size != entry.value("size", std::uint64_t{0})) {
    faults.push_back(name + " has " + std::to_string(hashed->size) + " bytes instead of " +
                     std::to_string(entry.value("size", std::uint64_t{0})) + ".");
  } else if (hashed->sha256 != entry.value("sha256", "")) {
    faults.push_back(name + " has been changed: its SHA-256 is not the manifest's.");
  }
}

}  // namespace

base::Result<std::vector<std::string>> check(const std::string& file) {
  const std::string path = file.ends_with(kManifest) ? file : manifest_path(file);
  std::ifstream in(path);
  if (!in) {
    return base::fail(base::Code::not_found, "There is no manifest beside this export.", path);
  }
  std::stringstream bytes;
  bytes << in.rdbuf();
  const Json manifest = Json::parse(bytes.str(), nullptr, false);
  const bool whole = manifest.is_object() && manifest.contains("files") &&
                     manifest["files"].is_array() && !manifest["files"].empty();
  if (!whole) return base::fail(base::Code::invalid_json, "This is no manifest of Saksi.", path);
  std::vector<std::string> faults;
  for (const auto& entry : manifest["files"]) {
    const bool good = entry.is_object() && entry.contains("name") && entry["name"].is_string() &&
                      entry.contains("size") && entry["size"].is_number_unsigned() &&
                      entry.contains("sha256") && entry["sha256"].is_string();
    if (!good) return base::fail(base::Code::invalid_json, "This is no manifest of Saksi.", path);
    check_file(std::filesystem::path(path).parent_path(), entry, faults);
  }
  return faults;
}

}  // namespace saksi::exports
