// SPDX-License-Identifier: Apache-2.0
#include "places/build_outline.h"

#include "places/build_sources.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace saksi::places {
namespace {

using Json = nlohmann::json;

/// Adds every ring below a nest of coordinate lists.
void add_rings(Outline& outline, const Json& list, bool longitude_first) {
  if (!list.is_array() || list.empty() || !list[0].is_array() || list[0].empty()) return;
  if (!list[0][0].is_number()) {
    for (const Json& inner : list) add_rings(outline, inner, longitude_first);
    return;
  }
  std::vector<Point> ring;
  for (const Json& p : list) {
    const double a = p[0].get<double>(), b = p[1].get<double>();
    ring.push_back(longitude_first ? Point{b, a} : Point{a, b});
  }
  outline.add_ring(std::move(ring));
}

/// Whether a ray to the east from p crosses the edge.
bool crosses(Point p, Point a, Point b) {
  if ((a.latitude > p.latitude) == (b.latitude > p.latitude)) return false;
  const double at = a.longitude + (p.latitude - a.latitude) / (b.latitude - a.latitude) *
                                      (b.longitude - a.longitude);
  return p.longitude < at;
}

}  // namespace

void Outline::add_ring(std::vector<Point> ring) {
  for (const Point& p : ring) {
    low_ = {std::min(low_.latitude, p.latitude), std::min(low_.longitude, p.longitude)};
    high_ = {std::max(high_.latitude, p.latitude), std::max(high_.longitude, p.longitude)};
  }
  rings_.push_back(std::move(ring));
}

bool Outline::inside(Point p) const {
  bool in = false;
  for (const auto& ring : rings_) {
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
      if (crosses(p, ring[i], ring[j])) in = !in;
    }
  }
  return in;
}

bool Outline::bounds(Point p, double slack) const {
  return p.latitude >= low_.latitude - slack && p.latitude <= high_.latitude + slack &&
         p.longitude >= low_.longitude - slack && p.longitude <= high_.longitude + slack;
}

bool Outline::holds(Point p, double slack) const {
  if (!bounds(p, slack)) return false;
  if (inside(p)) return true;
  return std::any_of(rings_.begin(), rings_.end(), [&](const auto& ring) {
    return std::any_of(ring.begin(), ring.end(), [&](const Point& q) {
      return std::abs(q.latitude - p.latitude) < slack &&
             std::abs(q.longitude - p.longitude) < slack;
    });
  });
}

base::Result<std::unordered_map<std::uint32_t, Outline>> wof_outlines(const std::string& archive) {
  std::unordered_map<std::uint32_t, Outline> out;
  auto ok = sources::tar_files(archive, [&](const std::string&, const std::string& bytes) {
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object() || !json.contains("geometry")) return;
    const auto id = json.value(Json::json_pointer("/properties/wof:id"), std::uint64_t{0});
    const Json& geometry = json["geometry"];
    const std::string type = geometry.value("type", "");
    if (type != "Polygon" && type != "MultiPolygon") return;
    add_rings(out[static_cast<std::uint32_t>(id)], geometry["coordinates"], true);
  });
  if (!ok) return base::fail(ok.error());
  return out;
}

Outline outline_of(const std::string& path) {
  Outline outline;
  const Json json = Json::parse(path, nullptr, false);
  if (!json.is_discarded()) add_rings(outline, json, false);
  return outline;
}

}  // namespace saksi::places
