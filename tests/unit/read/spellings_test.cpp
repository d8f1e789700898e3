// SPDX-License-Identifier: Apache-2.0
#include "read/spellings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace saksi;

namespace {

const base::Spelling& spelling() {
  static const auto made = read::spelling_of(lang::Pack::built_in().value());
  return *made;
}

bool same(const std::string& a, const std::string& b) {
  const auto x = spelling().of(a), y = spelling().of(b);
  CHECK(spelling().same(x, y) == spelling().same(y, x));
  return spelling().same(x, y);
}

bool goes_by(const std::string& name, const std::string& other) {
  const auto others = spelling().others(spelling().of(name));
  return std::find(others.begin(), others.end(), other) != others.end();
}

}  // namespace

TEST_CASE("spellings: one name however it is written") {
  for (const auto& two : {std::pair("Pul-e Khumri", "Pol-e Khomri"),
                          {"Pul-e Khumri", "Puli Khumri"},
                          {"Badghis", "Badgis"},
                          {"Taliban", "Thaliban"},
                          {"Taliban", "Taleban"},
                          {"Djakarta", "Jakarta"},
                          {"Soerabaja", "Surabaya"},
                          {"Ma'rib", "Marib"},
                          {"Al-Qaeda", "Al Qaidah"},
                          {"Lashkar-e-Jhangvi", "Lashkar-i-Jhangvi"}}) {
    CAPTURE(two.first);
    CAPTURE(two.second);
    CHECK(same(two.first, two.second));
  }
}

TEST_CASE("spellings: what is known to be two things is two names") {
  for (const auto& two : {std::pair("Niger", "Nigeria"),
                          {"Mali", "Male"},
                          {"TTP", "TP"},
                          {"IS", "AS"},
                          {"Baghlan", "Badghis"},
                          {"Kabul", "Kunduz"},
                          {"BLA", "BLF"},
                          {"Irak", "Iran"}}) {
    CAPTURE(two.first);
    CAPTURE(two.second);
    CHECK_FALSE(same(two.first, two.second));
  }
}

TEST_CASE("spellings: other names of the same actor or place") {
  CHECK(goes_by("isis khorasan", "ISKP"));
  CHECK(goes_by("Tehrik-i-Taliban", "TTP"));
  CHECK_FALSE(goes_by("Taliban", "TTP"));
  CHECK_FALSE(goes_by("Pul-e Khumri", "Baghlan"));  // which bears the town's name as another one
  CHECK(spelling().others(spelling().of("Lembah yang tidak ada")).empty());
}

TEST_CASE("spellings: a name that several actors have is no other name of any") {
  CHECK_FALSE(goes_by("pasukan koalisi", "koalisi Saudi"));
}
