// SPDX-License-Identifier: Apache-2.0
// What the table of cases does not hold: alternatives, parts of the day, values, and soundness.
#include "invariants.h"
#include "reading.h"
#include "when/notation.h"

#include <fstream>
#include <iterator>

using namespace saksi;
using namespace saksi::when;

namespace {

/// The only time of the text, in the notation of --stage=when.
std::string only(const char* text, const char* published) {
  const Reading r = read(text, published);
  CHECK(r.times.size() == 1);
  return to_notation(r.times, *r.source);
}

}  // namespace

TEST_CASE("a line of the stage") {
  CHECK(only("Pos itu diserbu, Minggu (6/1) malam.", "2019-01-07") ==
        "when 2019-01-06 night event \"Minggu (6/1) malam\" rule \"weekday and date\" timex "
        "2019-01-06TNI\n");
}

TEST_CASE("weekday and date that disagree are both kept") {
  const Reading r = read("Gedung itu dirusak massa pada Senin (20/9/2019).", "2019-10-01");
  REQUIRE(r.times.size() == 1);
  const Time& t = r.times[0];
  CHECK(t.disagrees);
  CHECK(record::iso(*t.date.start) == "2019-09-30");
  REQUIRE(t.alternatives.size() == 2);
  CHECK(record::iso(*t.alternatives[0].start) == "2019-09-20");
  CHECK(record::iso(*t.alternatives[1].start) == "2019-09-30");
}

TEST_CASE("of two that fit, the one nearer to publication is taken") {
  // Written Saturday 9 April; the Friday was the 8th. Published on the 12th, only the 9th is near.
  const Reading r = read("Gedung itu dirusak massa, Jumat 9 April 2022.", "2022-04-12");
  CHECK(record::iso(*r.times.at(0).date.start) == "2022-04-09");
  CHECK(r.times[0].disagrees);
}

TEST_CASE("the night before a day is the night of the day before") {
  const Reading r = read("Pos itu diserbu pada malam Jumat.", "2024-05-15");
  CHECK(r.times.at(0).timex == "2024-05-09TNI");
}

TEST_CASE("a clock time gives its part of the day") {
  const auto part = [](const char* text) { return read(text, "2024-05-15").times.at(0).part; };
  CHECK(part("Granat meledak, Selasa pukul 02.10 WIB.") == PartOfDay::small_hours);
  CHECK(part("Granat meledak, Selasa pukul 08.10 WIB.") == PartOfDay::morning);
  CHECK(part("Granat meledak, Selasa pukul 12.10 WIB.") == PartOfDay::noon);
  CHECK(part("Granat meledak, Selasa pukul 16.10 WIB.") == PartOfDay::afternoon);
  CHECK(part("Granat meledak, Selasa pukul 22.10 WIB.") == PartOfDay::night);
}

TEST_CASE("an hour of the evening is counted from noon") {
  const Reading r = read("Granat meledak, Selasa pukul 7 malam.", "2024-05-15");
  CHECK(r.times.at(0).timex == "2024-05-14T19:00");
}

TEST_CASE("since a day keeps the span up to publication as the alternative") {
  const Reading r = read("Seribu warga mengungsi sejak Rabu.", "2024-05-13");
  REQUIRE(r.times.at(0).alternatives.size() == 1);
  CHECK(to_notation(r.times[0].alternatives[0]) == "2024-05-08..2024-05-13 range");
}

TEST_CASE("since a day that does not fit its weekday keeps all readings") {
  const Reading r = read("Seribu warga mengungsi sejak Kamis (14/5).", "2019-05-29");
  REQUIRE(r.times.size() == 1);
  CHECK(r.times[0].disagrees);
  CHECK(r.times[0].alternatives.size() == 3);
}

TEST_CASE("a third of a month keeps the month as the alternative") {
  const Reading r = read("Tiga gudang dibakar pada awal Mei.", "2024-05-15");
  REQUIRE(r.times.at(0).alternatives.size() == 1);
  CHECK(to_notation(r.times[0].alternatives[0]) == "2024-05-01..2024-05-31 month");
}

TEST_CASE("what is counted from an untold event has an offset and no date") {
  const Reading r = read("Sehari sebelumnya, dua gudang dibakar.", "2024-05-15");
  REQUIRE(r.times.size() == 1);
  CHECK(r.times[0].offset_days == -1);
  CHECK_FALSE(r.times[0].date.start);
}

TEST_CASE("a paragraph of background is no anchor for the next") {
  const Reading r = read(
      "Jumat (10/5) kantor camat dibakar. Kantor itu pernah dibakar pada 4 Februari 1997.\n\n"
      "Sehari sebelumnya, seorang camat dipukuli.",
      "2024-05-15");
  CHECK(record::iso(*r.times.back().date.start) == "2024-05-09");
}

TEST_CASE("numbers, ages, sums and scores are no times") {
  for (const char* text :
       {"Kolonel Wirya (41) menyebut 2.015 orang mengungsi.", "Gadis berusia 19 tahun itu selamat.",
        "Skor akhir 2-1 untuk tuan rumah.", "Ia menembak 1/2 lusin kaleng.",
        "Nyonya Juni Wardani dan Tuan April menolak.", "Massa lalu membakar gedung itu.",
        "Pasukan mundur, kemudian menyerah."}) {
    CAPTURE(text);
    const Reading r = read(text, "2024-05-15");
    CAPTURE(to_notation(r.times, *r.source));
    CHECK(r.times.empty());
  }
}

TEST_CASE("the times of a difficult text are sound") {
  std::ifstream in("tests/fuzz/seeds/when_fuzz/dates.txt", std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  REQUIRE_FALSE(text.empty());
  for (const auto& given :
       {std::optional<std::string>("2020-02-29"), std::optional<std::string>()}) {
    const Reading r = read(text, given);
    CHECK(testing::fault(r.times, r.words) == nullptr);
    CHECK(r.times.size() > 20);
  }
}
