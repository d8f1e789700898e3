// SPDX-License-Identifier: Apache-2.0
#include "lang/pack.h"

#include "base/embedded.h"
#include "base/utf8.h"
#include "lang/kinds.h"

#include <algorithm>
#include <cassert>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

extern "C" {
extern const saksi::base::EmbeddedFile saksi_pack[];
extern const std::size_t saksi_pack_count;
}

namespace saksi::lang {
namespace {

using base::Code;
using base::fail;

constexpr std::string_view kTableEnding = ".tsv";

std::set<std::string_view> cells(const Table& table, std::size_t column) {
  std::set<std::string_view> out;
  for (std::size_t i = 0; i < table.size(); ++i) out.insert(table.row(i)[column]);
  return out;
}

/// Whether the stages can work with the pack: it has the tables, columns and kinds of words that
/// `known` has, which they were built with.
base::Result<void> fits(const Pack& pack, const Pack& known) {
  for (const auto name : known.tables()) {
    const std::string file = std::string(name) + std::string(kTableEnding);
    if (!pack.has(name)) {
      if (std::find(kOptionalTables.begin(), kOptionalTables.end(), name) != kOptionalTables.end())
        continue;
      return fail(Code::invalid_pack, "The table is missing in the language pack.", file);
    }
    for (const auto column : known.table(name).columns()) {
      if (auto ok = pack.table(name).expect({column}); !ok) return ok;
    }
  }
  if (pack.table("pack").size() == 0)
    return fail(Code::invalid_pack, "The row that names the language is missing.", "pack.tsv");
  for (const auto& [name, column] : kKindColumns) {
    if (!pack.has(name)) continue;
    const Table& table = pack.table(name);
    const auto kinds = cells(known.table(name), known.table(name).column(column));
    for (std::size_t i = 0; i < table.size(); ++i) {
      const Row row = table.row(i);
      const auto kind = row[table.column(column)];
      if (kind.empty() || kinds.contains(kind)) continue;
      return fail(Code::invalid_pack,
                  "'" + std::string(kind) + "' is none of the words that the column '" +
                      std::string(column) + "' may have.",
                  table.name() + ":" + std::to_string(row.line()));
    }
  }
  return {};
}

}  // namespace

base::Result<std::shared_ptr<const Pack>> Pack::built_in() {
  auto pack = std::make_shared<Pack>();
  for (std::size_t i = 0; i < saksi_pack_count; ++i) {
    auto ok = pack->add(saksi_pack[i].name, saksi_pack[i].bytes());
    if (!ok) return fail(ok.error());
  }
  return pack;
}

base::Result<std::shared_ptr<const Pack>> Pack::open(const std::string& directory) {
  namespace fs = std::filesystem;
  auto pack = std::make_shared<Pack>();
  std::error_code error;
  for (const auto& entry : fs::recursive_directory_iterator(directory, error)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    pack->owned_.push_back(std::make_unique<std::string>(std::istreambuf_iterator<char>(in),
                                                         std::istreambuf_iterator<char>()));
    auto ok =
        pack->add(fs::relative(entry.path(), directory).generic_string(), *pack->owned_.back());
    if (!ok) return fail(ok.error());
  }
  if (error || !pack->has("pack")) {
    return fail(Code::not_found,
                "There is no language pack here that can be read: pack.tsv is missing.", directory);
  }
  const auto known = built_in();
  if (!known) return fail(known.error());
  if (auto ok = fits(*pack, **known); !ok) return fail(ok.error());
  return pack;
}

base::Result<std::shared_ptr<const Pack>> Pack::with_table(std::shared_ptr<const Pack> base,
                                                           std::string_view name, std::string bytes,
                                                           std::string version) {
  auto pack = std::make_shared<Pack>();
  pack->tables_ = base->tables_;
  pack->parts_ = base->parts_;
  pack->tables_.erase(std::string(name));
  pack->owned_.push_back(std::make_unique<std::string>(std::move(bytes)));
  auto ok = pack->add(std::string(name) + std::string(kTableEnding), *pack->owned_.back());
  if (!ok) return fail(ok.error());
  pack->version_ = std::move(version);
  pack->base_ = std::move(base);
  return pack;
}

base::Result<void> Pack::add(std::string_view file, std::string_view bytes) {
  if (!file.ends_with(kTableEnding)) {
    parts_.emplace(file, bytes);
    return {};
  }
  if (const auto at = base::first_invalid_utf8(bytes)) {
    return fail(Code::invalid_pack, "The table is not UTF-8 at byte " + std::to_string(*at) + ".",
                std::string(file));
  }
  auto table = Table::parse(file, bytes);
  if (!table) return fail(table.error());
  tables_.emplace(file.substr(0, file.size() - kTableEnding.size()), std::move(*table));
  return {};
}

std::shared_ptr<const Pack> Pack::with(std::string_view file, std::string bytes) const {
  auto pack = std::make_shared<Pack>();
  pack->tables_ = tables_;
  pack->parts_ = parts_;
  pack->owned_.push_back(std::make_unique<std::string>(std::move(bytes)));
  pack->parts_.insert_or_assign(std::string(file), *pack->owned_.back());
  return pack;
}

const Table& Pack::table(std::string_view name) const {
  const auto it = tables_.find(name);
  assert(it != tables_.end() && "the code asks for a table that the pack has not");
  return it->second;
}

bool Pack::has(std::string_view name) const {
  return tables_.find(name) != tables_.end();
}

std::string_view Pack::part(std::string_view file) const {
  const auto it = parts_.find(file);
  return it == parts_.end() ? std::string_view() : it->second;
}

bool Pack::is_built_in(std::string_view file) const {
  const char* const at = part(file).data();
  return at != nullptr &&
         std::any_of(saksi_pack, saksi_pack + saksi_pack_count,
                     [&](const base::EmbeddedFile& f) { return f.bytes().data() == at; });
}

std::string_view Pack::language() const {
  const Table& t = table("pack");
  return t.row(0)[t.column("language")];
}

std::string_view Pack::version() const {
  if (!version_.empty()) return version_;
  const Table& t = table("pack");
  return t.row(0)[t.column("version")];
}

std::vector<std::string_view> Pack::tables() const {
  std::vector<std::string_view> names;
  names.reserve(tables_.size());
  for (const auto& [name, table] : tables_) names.push_back(name);
  return names;
}

std::vector<std::string_view> Pack::parts() const {
  std::vector<std::string_view> out;
  for (const auto& [name, bytes] : parts_) out.emplace_back(name);
  return out;
}

}  // namespace saksi::lang
