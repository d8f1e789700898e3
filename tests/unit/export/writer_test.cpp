// SPDX-License-Identifier: Apache-2.0
#include "export/writer.h"

#include "export/claim_values.h"
#include "export/export.h"
#include "export/file.h"

#include <doctest/doctest.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace saksi;
using namespace saksi::exports;

namespace {

/// A folder that goes when the tests end.
struct Scratch {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("saksi_export_" + std::to_string(getpid()));

  Scratch() { std::filesystem::create_directories(path); }

  ~Scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
};

const std::filesystem::path& scratch() {
  static const Scratch folder;
  return folder.path;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

const Table kTable = {"t",
                      {{"name", "name", Type::text, "#a", "", ""},
                       {"n", "n", Type::integer, "", "", ""},
                       {"latitude", "latitude", Type::real, "", "", ""},
                       {"longitude", "longitude", Type::real, "", "", ""}}};

std::string written(std::string_view format, const std::string& text,
                    const WriterOptions& options = {}) {
  const auto path = (scratch() / ("x." + std::string(format))).string();
  auto writer = make_writer(*find_format(format), kTable, path, options);
  REQUIRE(writer);
  Row row(4);
  row[0].set(std::string_view(text));
  row[1].set(std::int64_t{7});
  row[2].set(1.5);
  REQUIRE((*writer)->write(row));
  REQUIRE((*writer)->finish());
  return bytes_of(path);
}

}  // namespace

TEST_CASE("CSV: quotes, line ends, formulas and control characters") {
  CHECK(written("csv", "a,\"b\"\nc") == "name,n,latitude,longitude\n\"a,\"\"b\"\"\nc\",7,1.5,\n");
  for (const char* evil : {"=cmd|' /C calc'!A0", "+1", "-1", "@x", "\t=1", "\x01=1", " =1"}) {
    CAPTURE(evil);
    CHECK(written("csv", evil).find("\n\"'") != std::string::npos);
  }
  CHECK(written("csv", std::string("a\0b", 3)) == "name,n,latitude,longitude\nab,7,1.5,\n");
  CHECK(written("csv", "\xE2\x80\xAE\x61").find("\xE2\x80\xAE\x61") != std::string::npos);
  CHECK(written("csv", "a", {.hxl = true, .bom = true}) ==
        "\xEF\xBB\xBFname,n,latitude,longitude\n#a,,,\na,7,1.5,\n");
}

TEST_CASE("TSV has no quotes; tabs and line ends are blanks") {
  CHECK(written("tsv", "a\t\"b\"\nc") == "name\tn\tlatitude\tlongitude\na \"b\" c\t7\t1.5\t\n");
}

TEST_CASE("JSON Lines and GeoJSON; a row without a point is not lost") {
  CHECK(written("jsonl", std::string("a\0\"", 3)) ==
        "{\"name\":\"a\\u0000\\\"\",\"n\":7,\"latitude\":1.5,\"longitude\":null}\n");
  CHECK(written("geojson", "a").find("\"geometry\":null") != std::string::npos);
}

TEST_CASE("a full disk leaves nothing") {
  if (!std::filesystem::exists("/dev/full")) return;
  const auto folder = scratch() / "full";
  std::filesystem::create_directories(folder);
  {
    auto file = OutputFile::create((folder / "x.csv").string());
    REQUIRE(file);
    (*file)->write("half");
  }
  CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("no file takes the place of a folder, a device or a pipe") {
  const auto folder = scratch() / "places";
  std::filesystem::create_directories(folder / "inside");
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  const auto files = [&] {
    const auto all = std::filesystem::directory_iterator(folder);
    return std::distance(begin(all), end(all));
  };
  for (const auto& format : formats()) {
    CAPTURE(format.name);
    for (const char* name : {"inside", "pipe", "none/x"}) {
      CAPTURE(name);
      CHECK_FALSE(make_writer(format, kTable, (folder / name).string(), {}));
    }
  }
  CHECK(files() == 2);
  CHECK(std::filesystem::is_fifo(folder / "pipe"));
  std::filesystem::remove_all(folder);
}

TEST_CASE("Parquet: a disk that fills up while one row group is packed is told by the next") {
  const auto folder = scratch() / "groups";
  std::filesystem::create_directories(folder);
  std::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
  rlimit little = before;
  little.rlim_cur = 1U << 16U;
  REQUIRE(setrlimit(RLIMIT_FSIZE, &little) == 0);
  std::size_t rows = 0;
  base::Result<void> done;
  {
    auto writer = make_writer(*find_format("parquet"), kTable, (folder / "x").string(), {});
    REQUIRE(writer);
    Row row(4);
    for (; done && rows < 1000000; ++rows) {
      row[0].set(std::string_view(std::to_string(rows * 7919)));
      done = (*writer)->write(row);
    }
  }
  REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
  REQUIRE_FALSE(done);
  CHECK(rows <= 250000);  // two groups
  CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("the same rows give the same bytes in every format") {
  for (const auto& format : formats()) {
    CAPTURE(format.name);
    CHECK(written(format.name, "a") == written(format.name, "a"));
  }
}

TEST_CASE("rows together are written as rows one by one") {
  std::vector<Row> rows(50, Row(4));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i);
    if (i % 3 != 0) rows[i][0].set(std::string_view("name " + std::to_string(i)));
    if (i % 5 != 0) rows[i][1].set(number);
    if (i % 7 < 3) rows[i][2].set(1.5);
    if (i % 7 < 4) rows[i][3].set(0.5 * static_cast<double>(i));
  }
  for (const auto& format : formats()) {
    CAPTURE(format.name);
    const auto path = (scratch() / "rows").string();
    const auto file = [&](auto write) {
      auto writer = make_writer(*find_format(format.name), kTable, path, {});
      REQUIRE(writer);
      write(**writer);
      REQUIRE((*writer)->finish());
      return bytes_of(path);
    };
    const auto together = file([&](Writer& w) { REQUIRE(w.write_rows(rows)); });
    const auto alone = file([&](Writer& w) {
      for (const auto& row : rows) REQUIRE(w.write(row));
    });
    CHECK(together == alone);
  }
}

TEST_CASE("a file's name says its format, and a name that says none is a table of text") {
  CHECK(format_of("rekap/korban.gpkg") == "gpkg");
  CHECK(format_of("KORBAN.XLSX") == "xlsx");
  CHECK(format_of("korban.jsonl") == "jsonl");
  CHECK(format_of("korban.parquet.csv") == "csv");
  for (const auto* none : {"-", "", "korban", "korban.gpkg.lama", "gpkg"}) {
    CHECK(format_of(none) == "csv");
  }
}

TEST_CASE("an unknown format names those that exist") {
  const auto none = find_format("dbf");
  REQUIRE_FALSE(none);
  CHECK(none.error().message.find("parquet") != std::string::npos);
}

TEST_CASE("a filter has the parameters of the lists of events") {
  const auto filter = parse_filter("country=AF&from=2019-01-01&q=baku+tembak&place=Imam%20Sahib");
  REQUIRE(filter);
  CHECK(filter->countries == std::vector<std::string>{"AF"});
  CHECK(filter->places == std::vector<std::string>{"Imam Sahib"});
  CHECK(filter->words == "baku tembak");
  CHECK(parse_filter("land=AF").error().message.find("country") != std::string::npos);
  CHECK_FALSE(parse_filter("from=kemarin"));
  CHECK(parse_filter("killed_min=3&frame=60,29,75,39&from=")->killed_min == 3);
  for (const auto* bad : {"frame=1,2,3", "frame=1,2,3,4,5", "frame=0,10,5,9", "frame=0,0,181,9",
                          "frame=nan,0,1,1", "frame=a,b,c,d", "killed_min=-1", "review=fine"}) {
    CAPTURE(bad);
    CHECK(parse_filter(bad).error().message.find("must be") != std::string::npos);
  }
}

TEST_CASE("every column has a type, two meanings and a name of its own") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  const auto tables = load_tables(**pack);
  REQUIRE(tables);
  for (const auto& table : *tables) {
    std::set<std::string> names;
    for (const auto& column : table.columns) {
      CAPTURE(table.name + "." + column.name);
      CHECK(names.insert(column.name).second);
      CHECK_FALSE(column.about_id.empty());
      CHECK_FALSE(column.about_en.empty());
    }
  }
}
