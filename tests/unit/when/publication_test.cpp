// SPDX-License-Identifier: Apache-2.0
// The day of publication, given or inferred, one clue a case.
#include "reading.h"

using namespace saksi;
using namespace saksi::when;
using record::PublishedBasis;

namespace {

std::string inferred(const char* text) {
  const Reading r = read(text, std::nullopt);
  return r.published.day ? record::iso(*r.published.day) : "none";
}

}  // namespace

TEST_CASE("what is given wins") {
  const Reading r = read("Pos itu diserang, Jumat (20/8/2021).", "2021-08-22T08:00:00+07:00");
  CHECK(record::iso(*r.published.day) == "2021-08-22");
  CHECK(r.published.basis == PublishedBasis::given);
  CHECK_FALSE(r.published.evidence);
}

TEST_CASE("a full date with its weekday") {
  const Reading r = read("Pos itu diserang, Jumat (20/8/2021). Warga mengungsi.", std::nullopt);
  CHECK(record::iso(*r.published.day) == "2021-08-20");
  CHECK(r.published.basis == PublishedBasis::inferred);
  CHECK(r.published.evidence->in(*r.source) == "Jumat (20/8/2021)");
}

TEST_CASE("a deadline that lies ahead is no day of publication") {
  CHECK(inferred("Pasukan asing maju menjelang batas waktu penarikan pada 31 Agustus 2021.\n\n"
                 "Video itu beredar pada Jumat (20/8/2021).") == "2021-08-20");
}

TEST_CASE(
    "the copyright year makes a date of a day and month, and the speaker's weekday moves it") {
  const Reading r = read(
      "Dua pos jaga di Lereng Tapin diserbu, kata sejumlah pejabat, Senin.\n\n"
      "Penyerbuan itu terjadi pada Minggu (6/1) malam.\n\nCopyright © ANTARA 2019\n",
      std::nullopt);
  REQUIRE(r.published.day);
  CHECK(record::iso(*r.published.day) == "2019-01-07");
  REQUIRE(r.times.size() == 2);
  CHECK(r.times[0].dates == Dates::statement);
  CHECK(record::iso(*r.times[0].date.start) == "2019-01-07");
  CHECK(record::iso(*r.times[1].date.start) == "2019-01-06");
  CHECK(r.times[1].part == PartOfDay::night);
  CHECK(r.times[1].timex == "2019-01-06TNI");
}

TEST_CASE("a copyright year of the day that the page was fetched gives way to the weekdays") {
  // 6 January was a Sunday in 2019 and not in 2020 to 2023.
  CHECK(inferred("Dua pos jaga diserbu, Minggu (6/1).\n\nCopyright © ANTARA 2023\n") ==
        "2019-01-06");
}

TEST_CASE("days without a year follow the latest full date when the weekdays fit") {
  CHECK(inferred("Roket jatuh di pelabuhan, Jumat (12/1). Perang pecah pada 7 Oktober 2023.") ==
        "2024-01-12");
}

TEST_CASE("nothing is inferred without a clue") {
  CHECK(inferred("Dua pos jaga diserbu, Minggu malam, kata polisi, Senin.") == "none");
  CHECK(inferred("Wilayah itu bergolak sejak 12 Mei 2004.") == "none");
  CHECK(inferred("") == "none");
}
