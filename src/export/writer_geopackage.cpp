// SPDX-License-Identifier: Apache-2.0
// GeoPackage 1.3 (OGC 12-128r17): an SQLite file with points, true dates and booleans. A row
// without coordinates has a NULL geometry.
#include "export/writers.h"
#include "record/record.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <limits>
#include <memory>
#include <unistd.h>

namespace saksi::exports {
namespace {

constexpr const char* kSchema = R"sql(
PRAGMA application_id=0x47504B47;
PRAGMA user_version=10300;
CREATE TABLE gpkg_spatial_ref_sys(
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', NULL);
CREATE TABLE gpkg_contents(
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns(
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
)sql";

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string_view sql_type(Type type) {
  switch (type) {
    case Type::integer:
      return "INTEGER";
    case Type::real:
      return "DOUBLE";
    case Type::boolean:
      return "BOOLEAN";
    case Type::date:
      return "DATE";
    case Type::datetime:
      return "DATETIME";
    case Type::text:
    case Type::json:
      break;
  }
  return "TEXT";
}

std::string create_table(const Table& table) {
  std::string out = "CREATE TABLE " + quoted(table.name) +
                    "(fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT";
  for (const auto& column : table.columns) {
    out += ", " + quoted(column.name) + ' ' + std::string(sql_type(column.type));
  }
  return out + ')';
}

/// A time as GeoPackage wants it: UTC, milliseconds, Z.
std::string utc(std::int64_t microseconds) {
  const std::chrono::sys_time<std::chrono::milliseconds> time{
      std::chrono::milliseconds(microseconds / 1000)};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  char out[40];
  std::snprintf(out, sizeof out, "%sT%02d:%02d:%02d.%03dZ", record::iso(record::Day(day)).c_str(),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()));
  return out;
}

/// A point of EPSG 4326 as a GeoPackage keeps it, little-endian.
using Point = std::array<char, 29>;

Point point_of(double longitude, double latitude) {
  Point out = {'G', 'P', 0, 1, '\xE6', 0x10, 0, 0, 1, 1};
  std::memcpy(&out[13], &longitude, sizeof longitude);
  std::memcpy(&out[21], &latitude, sizeof latitude);
  return out;
}

constexpr std::size_t kRowsAtOnce = 16;

/// Inserts so many rows by one statement: what each statement costs is a good part of a row.
struct Insert {
  struct Finalise {
    void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
  };

  std::unique_ptr<sqlite3_stmt, Finalise> statement;
  std::vector<Point> points;  // a row; its parameter shows them here
  std::vector<bool> filled;   // a parameter: it is not null
};

class GeoPackage : public Writer {
 public:
  GeoPackage(const Table& table, PointColumns point, std::string path)
      : table_(table), point_(point), path_(std::move(path)), temporary_(temporary_name(path_)) {}

  ~GeoPackage() override {
    sqlite3_close_v2(db_);
    if (!kept_) unlink(temporary_.c_str());
  }

  GeoPackage(const GeoPackage&) = delete;
  GeoPackage& operator=(const GeoPackage&) = delete;

  base::Result<void> open() {
    unlink(temporary_.c_str());
    const int state =
        sqlite3_open_v2(temporary_.c_str(), &db_,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (state != SQLITE_OK) return failed(state);
    auto made = execute(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "PRAGMA locking_mode=EXCLUSIVE; BEGIN;");
    if (made) made = execute(kSchema);
    if (made) made = execute(create_table(table_));
    if (!made) return made;
    made = prepare(one_, 1);
    return made ? prepare(many_, kRowsAtOnce) : made;
  }

  base::Result<void> write(const Row& row) override { return insert(one_, {&row, 1}); }

  base::Result<void> write_rows(std::span<const Row> rows) override {
    for (; rows.size() >= kRowsAtOnce; rows = rows.subspan(kRowsAtOnce)) {
      if (auto done = insert(many_, rows.first(kRowsAtOnce)); !done) return done;
    }
    return Writer::write_rows(rows);
  }

  base::Result<void> finish() override {
    one_.statement.reset();
    many_.statement.reset();
    if (auto done = execute(contents()); !done) return done;
    if (auto done = execute("COMMIT"); !done) return done;
    const int state = sqlite3_close(db_);
    db_ = nullptr;
    if (state != SQLITE_OK) return failed(state);
    auto kept = keep_file(temporary_, path_);
    kept_ = kept.has_value();
    return kept;
  }

 private:
  base::Result<void> failed(int state) {
    if (state == SQLITE_FULL) return base::fail(system_error(ENOSPC, path_));
    const int number = db_ == nullptr ? 0 : sqlite3_system_errno(db_);
    if (number != 0) return base::fail(system_error(number, path_));
    return base::fail(base::Code::io, std::string(sqlite3_errstr(state)) + ".", path_);
  }

  base::Result<void> execute(const std::string& sql) {
    const int state = sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr);
    return state == SQLITE_OK ? base::Result<void>() : failed(state);
  }

  base::Result<void> prepare(Insert& to, std::size_t rows) {
    std::string row = "(NULL,?";
    for (std::size_t i = 0; i < table_.columns.size(); ++i) row += ",?";
    std::string sql = "INSERT INTO " + quoted(table_.name) + " VALUES";
    for (std::size_t i = 0; i < rows; ++i) sql += (i == 0 ? "" : ",") + row + ')';
    sqlite3_stmt* statement = nullptr;
    const int state = sqlite3_prepare_v3(db_, sql.c_str(), -1, 0, &statement, nullptr);
    to.statement.reset(statement);
    to.points.resize(rows);
    to.filled.resize(rows * (table_.columns.size() + 1));
    return state == SQLITE_OK ? base::Result<void>() : failed(state);
  }

  base::Result<void> insert(Insert& to, std::span<const Row> rows) {
    sqlite3_reset(to.statement.get());
    std::size_t at = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const Row& row = rows[i];
      bind_point(to, at++, to.points[i], row[point_.longitude], row[point_.latitude]);
      for (std::size_t n = 0; n < row.size(); ++n) {
        bind(to, at++, row[n], table_.columns[n].type);
      }
    }
    const int state = sqlite3_step(to.statement.get());
    return state == SQLITE_DONE ? base::Result<void>() : failed(state);
  }

  void bind_point(Insert& to, std::size_t at, Point& point, const Cell& longitude,
                  const Cell& latitude) {
    const bool known = longitude.kind == Cell::Kind::real && latitude.kind == Cell::Kind::real;
    if (!fills(to, at, known)) return;
    point = point_of(longitude.real, latitude.real);
    sqlite3_bind_blob(to.statement.get(), number(at), point.data(), static_cast<int>(point.size()),
                      SQLITE_STATIC);
    west_ = std::min(west_, longitude.real);
    east_ = std::max(east_, longitude.real);
    south_ = std::min(south_, latitude.real);
    north_ = std::max(north_, latitude.real);
  }

  void bind(Insert& to, std::size_t at, const Cell& cell, Type type) {
    if (!fills(to, at, cell.kind != Cell::Kind::none)) return;
    switch (cell.kind) {
      case Cell::Kind::none:
        return;
      case Cell::Kind::real:
        sqlite3_bind_double(to.statement.get(), number(at), cell.real);
        return;
      case Cell::Kind::integer:
      case Cell::Kind::boolean:
        sqlite3_bind_int64(to.statement.get(), number(at), cell.integer);
        return;
      case Cell::Kind::text:
        break;
    }
    if (type == Type::datetime) {
      bind_text(to, at, time(cell.text), SQLITE_TRANSIENT);
    } else {
      bind_text(to, at, cell.text, SQLITE_STATIC);
    }
  }

  /// A time as the file has it, until the next call; what is none as it is. Rows of one report have
  /// the same.
  const std::string& time(const std::string& text) {
    if (text == time_) return utc_;
    time_ = text;
    const auto time = microseconds_of(text);
    return utc_ = time ? utc(*time) : text;
  }

  /// Whether the parameter is to be bound; else it is null afterwards. Most that are null were so
  /// in the row before.
  static bool fills(Insert& to, std::size_t at, bool filled) {
    if (!filled && to.filled[at]) sqlite3_bind_null(to.statement.get(), number(at));
    to.filled[at] = filled;
    return filled;
  }

  /// SQLite's number of a parameter.
  static int number(std::size_t at) { return static_cast<int>(at) + 1; }

  static void bind_text(Insert& to, std::size_t at, const std::string& text,
                        sqlite3_destructor_type life) {
    sqlite3_bind_text64(to.statement.get(), number(at), text.data(),
                        std::min(text.find('\0'), text.size()), life, SQLITE_UTF8);
  }

  [[nodiscard]] std::string contents() const {
    std::string box = "NULL,NULL,NULL,NULL";
    if (west_ <= east_) {
      box.clear();
      for (const double value : {west_, south_, east_, north_}) {
        if (!box.empty()) box += ',';
        append_number(box, value);
      }
    }
    const std::string name = '\'' + table_.name + '\'';
    // The time of the change is not told, so that equal rows give equal bytes.
    return "INSERT INTO gpkg_contents VALUES(" + name + ",'features'," + name +
           ",'Saksi','1970-01-01T00:00:00.000Z'," + box +
           ",4326); INSERT INTO gpkg_geometry_columns VALUES(" + name + ",'geom','POINT',4326,0,0)";
  }

  const Table& table_;
  PointColumns point_;
  std::string path_, temporary_, time_, utc_;
  sqlite3* db_ = nullptr;
  Insert one_, many_;
  bool kept_ = false;
  double west_ = std::numeric_limits<double>::max(), east_ = std::numeric_limits<double>::lowest(),
         south_ = west_, north_ = east_;
};

}  // namespace

WriterResult make_geopackage(const Table& table, const std::string& path) {
  const auto point = point_columns(table);
  if (!point) return base::fail(point.error());
  auto writer = std::make_unique<GeoPackage>(table, *point, path);
  if (auto opened = writer->open(); !opened) return base::fail(opened.error());
  return writer;
}

}  // namespace saksi::exports
