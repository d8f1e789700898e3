// SPDX-License-Identifier: Apache-2.0
#include "places/import_cod.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace saksi::places {
namespace {

using base::Code;
using base::fail;
using base::Result;
using Cells = std::vector<std::string>;

constexpr int kLevels = 4;  ///< country, province, district, subdistrict

/// The cells of one line; a comma or a doubled quote may stand inside quotes. Nothing when a quote
/// is not closed.
std::optional<Cells> cells_of(std::string_view line) {
  Cells out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      out.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      out.emplace_back();
    } else if (c != '\r') {
      out.back() += c;
    }
  }
  return quoted ? std::nullopt : std::optional(std::move(out));
}

std::optional<double> number(std::string_view s) {
  double value = 0;
  const auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  const bool all = error == std::errc() && end == s.data() + s.size();
  return all ? std::optional(value) : std::nullopt;
}

/// Where the columns of one level stand.
struct Level {
  std::optional<std::size_t> name, code;
  std::vector<std::size_t> aliases;
};

class Reader {
 public:
  explicit Reader(std::string where) : where_(std::move(where)) {}

  Result<std::vector<CodUnit>> run(std::string_view file) {
    for (std::size_t at = 0; at < file.size();) {
      const std::size_t end = std::min(file.find('\n', at), file.size());
      ++line_;
      const auto cells = cells_of(file.substr(at, end - at));
      at = end + 1;
      if (!cells) return wrong("A quotation mark is not closed.");
      if (cells->size() == 1 && cells->front().empty()) continue;
      if (auto ok = columns_ == 0 ? header(*cells) : row(*cells); !ok) return fail(ok.error());
    }
    if (columns_ == 0) return wrong("The table is empty.");
    return std::move(units_);
  }

 private:
  std::string where_;
  std::array<Level, kLevels> levels_;
  std::optional<std::size_t> latitude_, longitude_;
  std::size_t columns_ = 0;
  std::uint32_t line_ = 0;
  std::vector<CodUnit> units_;
  std::map<std::string, std::size_t, std::less<>> by_code_;
  std::map<std::string, std::uint32_t, std::less<>> own_row_;  ///< code -> its line

  [[nodiscard]] tl::unexpected<base::Error> wrong(std::string message) const {
    return fail(Code::invalid_pack, std::move(message), where_ + ":" + std::to_string(line_));
  }

  Result<void> header(const Cells& cells) {
    columns_ = cells.size();
    for (std::size_t i = 0; i < cells.size(); ++i) column(base::lower(cells[i]), i);
    if (!levels_[0].code || !levels_[1].name || !levels_[1].code) {
      return wrong(
          "No table of COD-AB: the columns ADM0_PCODE, ADM1_EN and ADM1_PCODE are needed.");
    }
    return {};
  }

  void column(std::string_view title, std::size_t at) {
    if (title.starts_with("\xEF\xBB\xBF")) title.remove_prefix(3);
    if (title == "center_lat" || title == "latitude") latitude_ = at;
    if (title == "center_lon" || title == "longitude") longitude_ = at;
    if (title.size() < 6 || !title.starts_with("adm") || title[4] != '_') return;
    const int n = title[3] - '0';
    if (n < 0 || n >= kLevels) return;
    Level& level = levels_[static_cast<std::size_t>(n)];
    const std::string_view what = title.substr(5);
    if (what == "pcode") {
      level.code = at;
    } else if (what == "en" || what == "name") {
      level.name = at;
    } else if (what.size() == 2 || what.starts_with("alt") || what.starts_with("name")) {
      level.aliases.push_back(at);
    }
  }

  Result<void> row(const Cells& cells) {
    if (cells.size() != columns_) {
      return wrong("The row has " + std::to_string(cells.size()) + " cells, the header " +
                   std::to_string(columns_) + ".");
    }
    int deepest = 0;
    for (int n = 1; n < kLevels; ++n) {
      const Level& level = levels_[static_cast<std::size_t>(n)];
      const bool name = level.name && !cells[*level.name].empty();
      const bool code = level.code && !cells[*level.code].empty();
      if (name != code) return wrong("Level " + std::to_string(n) + " lacks its name or its code.");
      if (!name) break;
      deepest = n;
    }
    if (deepest == 0) return wrong("The row names no unit.");
    for (int n = 1; n <= deepest; ++n) {
      if (auto ok = unit(cells, n, n == deepest); !ok) return ok;
    }
    return {};
  }

  Result<void> unit(const Cells& cells, int n, bool own) {
    CodUnit u;
    const Level& level = levels_[static_cast<std::size_t>(n)];
    u.level = n;
    u.line = line_;
    u.name = cells[*level.name];
    u.code = cells[*level.code];
    u.country = cells[*levels_[0].code];
    if (n > 1) u.parent = cells[*levels_[static_cast<std::size_t>(n - 1)].code];
    for (const std::size_t a : level.aliases) {
      if (!cells[a].empty() && cells[a] != u.name) u.aliases.push_back(cells[a]);
    }
    if (own) {
      if (auto ok = own_row(u.code); !ok) return ok;
      if (auto ok = set_point(u, cells); !ok) return ok;
    }
    return keep(std::move(u));
  }

  /// A row of its own stands once for each unit.
  Result<void> own_row(const std::string& code) {
    const auto [it, fresh] = own_row_.emplace(code, line_);
    if (fresh) return {};
    return wrong("The code " + code + " stands on line " + std::to_string(it->second) +
                 " already.");
  }

  Result<void> set_point(CodUnit& u, const Cells& cells) const {
    if (!latitude_ || !longitude_) return {};
    const std::string &lat = cells[*latitude_], &lon = cells[*longitude_];
    if (lat.empty() && lon.empty()) return {};
    const auto y = number(lat), x = number(lon);
    const bool fits = y && x && *y >= -90 && *y <= 90 && *x >= -180 && *x <= 180;
    if (!fits) return wrong("'" + lat + ", " + lon + "' is no point in degrees.");
    u.point = Point{*y, *x};
    return {};
  }

  Result<void> keep(CodUnit u) {
    const auto [it, fresh] = by_code_.emplace(u.code, units_.size());
    if (fresh) {
      units_.push_back(std::move(u));
      return {};
    }
    CodUnit& had = units_[it->second];
    const bool same = had.level == u.level && had.name == u.name && had.parent == u.parent;
    if (!same) {
      return wrong("The code " + u.code + " is another unit on line " + std::to_string(had.line) +
                   ".");
    }
    if (u.point) had.point = u.point;
    return {};
  }
};

}  // namespace

base::Result<std::vector<CodUnit>> read_cod(std::string_view file, const std::string& where) {
  return Reader(where).run(file);
}

}  // namespace saksi::places
