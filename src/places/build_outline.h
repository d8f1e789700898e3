// SPDX-License-Identifier: Apache-2.0
/// Outlines of divisions, to tell points that cannot be where their source says.
#pragma once

#include "base/error.h"
#include "places/gazetteer.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::places {

/// One or more rings; a point in an odd number of them is inside.
class Outline {
 public:
  void add_ring(std::vector<Point> ring);
  /// Inside, or nearer to a corner than `slack` degrees (outlines are simplified).
  [[nodiscard]] bool holds(Point p, double slack) const;

  /// Between the outermost corners: a centroid of islands lies in the sea.
  [[nodiscard]] bool bounds(Point p, double slack) const;

  [[nodiscard]] bool empty() const { return rings_.empty(); }

 private:
  std::vector<std::vector<Point>> rings_;
  Point low_{91, 181}, high_{-91, -181};

  [[nodiscard]] bool inside(Point p) const;
};

/// Outlines by Who's On First id, of the regions and counties in one archive of GeoJSON records.
base::Result<std::unordered_map<std::uint32_t, Outline>> wof_outlines(const std::string& archive);

/// "[[[[lat,lng],...]]]" of the Indonesian boundaries, any depth.
[[nodiscard]] Outline outline_of(const std::string& path);

}  // namespace saksi::places
