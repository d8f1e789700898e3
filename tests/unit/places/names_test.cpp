// SPDX-License-Identifier: Apache-2.0
#include "places/names.h"

#include "support.h"

#include <doctest/doctest.h>

using namespace saksi::places;
using test::folded;

namespace {

Likeness likeness(std::string_view a, std::string_view b) {
  return test::romanisation().likeness(a, b);
}

}  // namespace

TEST_CASE("folding evens out romanisation") {
  CHECK(folded("Pol-e-Hesar") == folded("Pul-e-Hesar"));
  CHECK(folded("Deh-e-Salah") == folded("De Salah"));
  CHECK(folded("Deir ez-Zor") == folded("Dayr az Zawr"));
  CHECK(folded("Qala-i-Naw") == folded("Qalah-ye Now"));
  CHECK(folded("Herat") != folded("Hirtat"));
}

TEST_CASE("likeness tells romanisations, typing errors and different names apart") {
  CHECK(likeness(folded("Kundus"), folded("Kunduz")) == Likeness::transliteration);
  CHECK(likeness(folded("Pul-e-Hisar"), folded("Pol-e-Hesar")) == Likeness::transliteration);
  CHECK(likeness(folded("Gadghis"), folded("Badghis")) == Likeness::typing_error);
  CHECK(likeness(folded("Kabul"), folded("Zabul")) == Likeness::different);
  CHECK(likeness(folded("Irak"), folded("Iran")) == Likeness::different);
}

TEST_CASE("the signature never rules out what likeness accepts") {
  for (const auto& [a, b] :
       {std::pair("Gadghis", "Badghis"), std::pair("Kundus", "Kunduz"),
        std::pair("Laskhar Gah", "Lashkar Gah"), std::pair("Tarinkot", "Tirin Kot")}) {
    CHECK(may_match(signature(folded(a)), signature(folded(b))));
  }
}
