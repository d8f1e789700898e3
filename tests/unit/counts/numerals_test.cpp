// SPDX-License-Identifier: Apache-2.0
#include "counts/numerals.h"

#include <doctest/doctest.h>

#include <vector>

using namespace saksi::counts;
using saksi::record::Qualifier;

namespace {

Atom unit(std::int64_t n) {
  return {AtomKind::unit, {n, 0}, 0, 0, false};
}

Atom maker(AtomKind kind, std::int64_t n) {
  return {kind, {n, 0}, 0, 0, false};
}

const Atom kTens = maker(AtomKind::makes_ten, 10);
const Atom kHundreds = maker(AtomKind::makes_hundred, 100);
const Atom kTeens = maker(AtomKind::makes_teen, 10);
const Atom kThousand = maker(AtomKind::scale, 1000);
const Atom kMillion = maker(AtomKind::scale, 1'000'000);

std::int64_t value(const std::vector<Atom>& atoms) {
  const Numeral n = read_numeral(atoms);
  CHECK(n.used == atoms.size());
  return n.low.whole().value_or(-1);
}

}  // namespace

TEST_CASE("groups and scales add up") {
  CHECK(value({unit(7)}) == 7);
  CHECK(value({unit(3), kTeens}) == 13);
  CHECK(value({unit(4), kTens, unit(2)}) == 42);
  CHECK(value({unit(2), kHundreds, unit(5)}) == 205);
  CHECK(value({maker(AtomKind::hundred, 100), unit(2), kTens, unit(1), kThousand}) == 121'000);
  CHECK(value({maker(AtomKind::one, 1000), unit(2), kHundreds}) == 1200);
  CHECK(value({unit(3), kMillion, unit(2), kHundreds, kThousand, unit(9)}) == 3'200'009);
  CHECK(value({unit(2), maker(AtomKind::dozen, 12)}) == 24);
}

TEST_CASE("a number ends where the grammar ends") {
  CHECK(read_numeral(std::vector<Atom>{unit(2), unit(3)}).used == 1);
  CHECK(read_numeral(std::vector<Atom>{unit(2), kThousand, unit(3), kMillion}).used == 3);
  CHECK(read_numeral(std::vector<Atom>{kTens}).used == 0);
  CHECK(read_numeral(std::vector<Atom>{kThousand}).used == 0);
  CHECK(read_numeral({}).used == 0);
}

TEST_CASE("decimals need a scale to be whole") {
  const Atom half{AtomKind::digits, {15, 1}, 0, 0, false};
  CHECK(value({half, kMillion}) == 1'500'000);
  CHECK_FALSE(read_numeral(std::vector<Atom>{half}).low.whole());
  CHECK(value({maker(AtomKind::half, 0), kMillion}) == 500'000);
}

TEST_CASE("vague words stretch with their scale") {
  const Atom tens{AtomKind::vague, {10, 0}, 20, 99, false};
  const Numeral n = read_numeral(std::vector<Atom>{tens, kThousand});
  CHECK(n.low.whole() == 20'000);
  CHECK(n.high.whole() == 99'999);
  CHECK(n.qualifier == Qualifier::vague);
  const Numeral few = read_numeral(std::vector<Atom>{maker(AtomKind::several, 0), kHundreds});
  CHECK(few.low.whole() == 200);
  CHECK(few.high.whole() == 999);
  CHECK(read_numeral(std::vector<Atom>{maker(AtomKind::several, 0)}).open);
}

TEST_CASE("huge numbers stop growing and do not wrap") {
  std::vector<Atom> atoms{{AtomKind::digits, {999'999'999'999'999, 0}, 0, 0, false},
                          maker(AtomKind::scale, 1'000'000'000'000)};
  CHECK(read_numeral(atoms).low.whole().value() > 0);
}

TEST_CASE("digits by their marks") {
  const auto whole = [](std::string_view s) { return read_digits(s).low.whole().value_or(-1); };
  CHECK(whole("1.200") == 1200);
  CHECK(whole("1.234.567") == 1'234'567);
  CHECK(whole("1,234,567") == 1'234'567);
  CHECK(whole("1,200") == 1200);
  CHECK(whole("0,200") == -1);
  CHECK(read_digits("1,5").low == Amount{15, 1});
  CHECK(read_digits("1.5").low == Amount{15, 1});
  CHECK(read_digits("1.200,50").low == Amount{120050, 2});
  CHECK(read_digits("08.30").shape == Shape::clock);
  CHECK(read_digits("8:15").shape == Shape::clock);
  CHECK(read_digits("6/1").shape == Shape::date);
  CHECK(read_digits("20/8/2021").shape == Shape::date);
  CHECK(read_digits("2021-08-20").shape == Shape::date);
  CHECK(read_digits("20-30").shape == Shape::range);
  CHECK(read_digits("20\xE2\x80\x93"
                    "30")
            .high.whole() == 30);
  CHECK(read_digits("orang").shape == Shape::none);
  CHECK(read_digits("1702/Jaya").suffix == "/Jaya");
  CHECK(read_digits("12345678901234567890").shape == Shape::code);
  CHECK(read_digits("1.2.3.4").shape == Shape::code);
  CHECK(read_digits("5..6").shape == Shape::code);
}

TEST_CASE("letters and signs around digits are kept apart") {
  CHECK(read_digits("Rp7,4").prefix == "Rp");
  CHECK(read_digits("AK-47").prefix == "AK");
  CHECK(read_digits("AK-47").low.whole() == 47);
  CHECK(read_digits("ke-17").prefix == "ke");
  CHECK(read_digits("200-an").suffix == "an");
  CHECK(read_digits("40%").suffix == "%");
}
