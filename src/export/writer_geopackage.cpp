// SPDX-License-Identifier: Apache-2.0
// GeoPackage 1.3 (OGC 12-128r17): an SQLite file with points, true dates and booleans. A row
// without coordinates has a NULL geometry.
#include "export/writers.h"
#include "record/record.h"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <limits>
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
  using namespace std::chrono;
  const sys_time<milliseconds> time{milliseconds(microseconds / 1000)};
  const auto day = floor<days>(time);
  const hh_mm_ss clock(time - day);
  char out[40];
  std::snprintf(out, sizeof out, "%sT%02d:%02d:%02d.%03dZ", record::iso(record::Day(day)).c_str(),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()),
                static_cast<int>(clock.subseconds().count()));
  return out;
}

class GeoPackage : public Writer {
 public:
  GeoPackage(const Table& table, PointColumns point, std::string path)
      : table_(table), point_(point), path_(std::move(path)), temporary_(temporary_name(path_)) {}

  ~GeoPackage() override {
    sqlite3_finalize(insert_);
    sqlite3_close_v2(db_);
    if (!kept_) unlink(temporary_.c_str());
  }

  GeoPackage(const GeoPackage&) = delete;
  GeoPackage& operator=(const GeoPackage&) = delete;

  base::Result<void> open() {
    unlink(temporary_.c_str());
    const int state = sqlite3_open_v2(temporary_.c_str(), &db_,
                                      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (state != SQLITE_OK) return failed(state);
    auto made = execute(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        "PRAGMA locking_mode=EXCLUSIVE; BEGIN;");
    if (made) made = execute(kSchema);
    if (made) made = execute(create_table(table_));
    if (!made) return made;
    std::string sql = "INSERT INTO " + quoted(table_.name) + " VALUES(NULL,?";
    for (std::size_t i = 0; i < table_.columns.size(); ++i) sql += ",?";
    sql += ')';
    const int prepared = sqlite3_prepare_v3(db_, sql.c_str(), -1, 0, &insert_, nullptr);
    return prepared == SQLITE_OK ? base::Result<void>() : failed(prepared);
  }

  base::Result<void> write(const Row& row) override {
    sqlite3_reset(insert_);
    bind_point(row[point_.longitude], row[point_.latitude]);
    for (std::size_t i = 0; i < row.size(); ++i) {
      bind(static_cast<int>(i) + 2, row[i], table_.columns[i].type);
    }
    const int state = sqlite3_step(insert_);
    return state == SQLITE_DONE ? base::Result<void>() : failed(state);
  }

  base::Result<void> finish() override {
    sqlite3_finalize(insert_);
    insert_ = nullptr;
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

  void bind_point(const Cell& longitude, const Cell& latitude) {
    if (longitude.kind != Cell::Kind::real || latitude.kind != Cell::Kind::real) {
      sqlite3_bind_null(insert_, 1);
      return;
    }
    blob_.assign("GP\0\x01\xE6\x10\0\0\x01\x01\0\0\0", 13);  // EPSG 4326, little-endian point
    for (const double value : {longitude.real, latitude.real}) {
      char bytes[sizeof value];
      std::memcpy(bytes, &value, sizeof value);
      blob_.append(bytes, sizeof value);
    }
    sqlite3_bind_blob(insert_, 1, blob_.data(), static_cast<int>(blob_.size()), SQLITE_STATIC);
    west_ = std::min(west_, longitude.real);
    east_ = std::max(east_, longitude.real);
    south_ = std::min(south_, latitude.real);
    north_ = std::max(north_, latitude.real);
  }

  void bind(int at, const Cell& cell, Type type) {
    switch (cell.kind) {
      case Cell::Kind::none:
        sqlite3_bind_null(insert_, at);
        return;
      case Cell::Kind::real:
        sqlite3_bind_double(insert_, at, cell.real);
        return;
      case Cell::Kind::integer:
      case Cell::Kind::boolean:
        sqlite3_bind_int64(insert_, at, cell.integer);
        return;
      case Cell::Kind::text:
        break;
    }
    const auto time = type == Type::datetime ? microseconds_of(cell.text) : std::nullopt;
    if (time) {
      const std::string text = utc(*time);
      bind_text(at, text, SQLITE_TRANSIENT);
    } else {
      bind_text(at, cell.text, SQLITE_STATIC);
    }
  }

  void bind_text(int at, const std::string& text, sqlite3_destructor_type life) {
    sqlite3_bind_text64(insert_, at, text.data(),
                        text.find('\0') == std::string::npos ? text.size() : text.find('\0'), life,
                        SQLITE_UTF8);
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
  std::string path_, temporary_, blob_;
  sqlite3* db_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
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
