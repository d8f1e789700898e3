// SPDX-License-Identifier: Apache-2.0
// The measure of left-out aliases, over a small folder of sources of our own.
#include "places/hold_out.h"

#include "support.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

using namespace saksi;
using namespace saksi::places;

namespace {

constexpr const char* kCodes[] = {"af", "iq", "ye", "ir", "sy", "ps",
                                  "ua", "mm", "so", "ph", "sd", "ly"};

/// A folder of sources where all countries but Ukraine are empty; gone with the test.
class Sources {
 public:
  Sources() : folder_(std::filesystem::temp_directory_path() / "saksi_hold_out_test") {
    std::filesystem::create_directories(folder_ / "gaz-wof");
    std::ofstream(folder_ / "type_words.tsv") << "word\noblast\n";
    for (const char* code : kCodes)
      std::ofstream(folder_ / "gaz-wof" / ("wof-" + std::string(code) + ".tsv.gz"));
  }

  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  ~Sources() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  void add(const char* type, const char* name, const char* aliases) const {
    std::ofstream out(folder_ / "gaz-wof" / "wof-ua.tsv.gz", std::ios::app);
    out << "1\t" << type << "\tUA\t\t\t" << name << "\t0\t0\t\t\t\t\t\t\t" << aliases << "\t\t\t\n";
  }

  [[nodiscard]] HeldOutReport measure() const {
    const auto report = hold_out({folder_.string()}, folder_.string(), test::pack());
    REQUIRE(report);
    return *report;
  }

  [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
  std::filesystem::path folder_;
};

}  // namespace

TEST_CASE("hold_out: what is right, wrong, nothing and a tie") {
  const Sources sources;
  sources.add("region", "Kolbatuska", "Kolbatuskyi Oblast|Kolbatusk");  // another gender: right
  sources.add("county", "Merdanovo", "Mardonova|Dervamono");            // right; nothing
  sources.add("county", "Tolmanik", "Tulmanek");                        // right
  sources.add("county", "Sargolen", "Sarmolin|Vergastul");  // nearest is another: wrong; a new name
  sources.add("county", "Sarmolen", "");
  sources.add("county", "Bedirka", "Bedarka");    // two are as near: a tie
  sources.add("county", "Bedurka", "Merdanovo");  // another's own name: not counted
  const HeldOutReport report = sources.measure();
  const HeldOut& all = report.countries.back();
  CHECK(all.country == "all");
  CHECK(report.countries.size() == std::size(kCodes) + 1);
  CHECK(all.aliases == all.right + all.wrong + all.none + all.tie);
  CHECK(all.right == 4);
  CHECK(all.wrong == 1);
  CHECK(all.tie == 1);
  REQUIRE(report.wrong.size() == 1);
  CHECK(report.wrong[0] == "UA: sarmolin (sargolen) taken for sarmolen");
}

TEST_CASE("hold_out: a source that is not there is an error") {
  const auto report = hold_out({"no/such/folder"}, "no/such/folder", test::pack());
  REQUIRE(!report);
  CHECK(report.error().code == base::Code::not_found);
}
