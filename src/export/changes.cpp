// SPDX-License-Identifier: Apache-2.0
#include "export/changes.h"

#include "export/file.h"

#include <charconv>

namespace saksi::exports {

base::Result<store::Since> parse_since(std::string_view text) {
  store::Since out;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), out.version);
  if (end.ec == std::errc() && end.ptr == text.data() + text.size() && out.version >= 0) return out;
  if (record::parse_day(text)) {
    out.version = 0;
    out.at = text;
    return out;
  }
  return base::fail(base::Code::invalid_argument,
                    "'" + std::string(text) +
                        "' is no point in time; --since takes a day, 2026-11-28, or the version "
                        "of a manifest, 1234.");
}

base::Result<Changes> Changes::load(store::Snapshot& snapshot, const store::Since& since) {
  Changes out;
  auto read = snapshot.changes(since, [&](const store::EventChange& c) -> base::Result<void> {
    out.all_.push_back(
        {c.id, std::string(c.change), std::string(c.at), c.successor, c.version, c.number});
    if (c.change != "gone") out.touched_.insert(c.id);
    return {};
  });
  if (!read) return base::fail(read.error());
  return out;
}

base::Result<void> Changes::write(const std::string& path) const {
  Table table;
  table.name = "changes";
  for (const auto* name : {"event_id", "change", "row", "version", "number", "at", "successor"}) {
    table.columns.push_back({name, name, Type::text, {}, {}, {}});
  }
  auto writer = make_writer({"csv", ".csv", true}, table, path, {});
  if (!writer) return base::fail(writer.error());
  Row row(table.columns.size());
  for (const auto& c : all_) {
    row[0].set(std::string_view(c.id));
    row[1].set(std::string_view(c.change));
    row[2].set(written_.contains(c.id));
    row[3].set(c.version);
    row[4].set(c.number);
    row[5].set(std::string_view(c.at));
    row[6].set(std::string_view(c.successor));
    if (auto written = (*writer)->write(row); !written) return written;
  }
  return (*writer)->finish();
}

std::string changes_path(const std::string& output) {
  return output + ".changes.csv";
}

}  // namespace saksi::exports
