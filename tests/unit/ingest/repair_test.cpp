// SPDX-License-Identifier: Apache-2.0
#include "help.h"
#include "ingest/parts.h"

#include <doctest/doctest.h>

namespace saksi::ingest {
namespace {

std::string repaired(std::string text) {
  repair_mojibake(text);
  return text;
}

TEST_CASE("UTF-8 read as Windows-1252 is undone, other letters stay") {
  CHECK(repaired("Ia berkata, â€œPulanglah,â€\xC2\x9D lalu pergi â€” kata Jusufâ€™s.") ==
        "Ia berkata, “Pulanglah,” lalu pergi — kata Jusuf’s.");
  CHECK(repaired("JosÃ© dan MÃ¼ller") == "José dan Müller");
  CHECK(repaired("José, Müller, “kutipan”, 20 °C, naïve, Â") ==
        "José, Müller, “kutipan”, 20 °C, naïve, Â");
  CHECK(repaired("") == "");
}

TEST_CASE("only when it is asked for, and with a note") {
  Options options;
  CHECK(testing::text_of("Warga JosÃ© pulang.", options) == "Warga JosÃ© pulang.");
  options.repair = true;
  const Item item = testing::read_one("Warga JosÃ© pulang.", options);
  REQUIRE(item);
  CHECK(item->document.text == "Warga José pulang.");
  REQUIRE(item->candidates.size() == 1);
  CHECK(item->candidates[0].origin == "repair");
  CHECK(item->candidates[0].value == "1");
}

TEST_CASE("dates as sites and feeds write them") {
  CHECK(site_published("Senin, 21/01/2019 19:07 WIB") == "2019-01-21T19:07:00+07:00");
  CHECK(site_published("Mon, 21 Jan 2019 19:07:33 +0700") == "2019-01-21T19:07:00+07:00");
  CHECK(site_published("Mon, 21 Jan 2019 19:07:33 -0330") == "2019-01-21T19:07:00-03:30");
  CHECK(site_published("Mon, 21 Jan 2019 19:07 GMT") == "2019-01-21T19:07:00+00:00");
  CHECK(site_published("Mon, 21 Jan 2019 19:07 +9900") == "2019-01-21");
  CHECK(site_published("01 Apr 2024") == "2024-04-01");
  CHECK(site_published("Thursday, 07 September 2017") == "2017-09-07");
  CHECK(site_published("Kompilasi - 21/08/2021, 20:12 WIB") == "2021-08-21T20:12:00+07:00");
  CHECK_FALSE(site_published("31/02/2019"));
}

}  // namespace
}  // namespace saksi::ingest
