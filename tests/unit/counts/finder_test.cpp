// SPDX-License-Identifier: Apache-2.0
// What cases.tsv cannot say: tokens, spans, classifiers, and that nothing breaks on odd text.
#include "counts/notation.h"
#include "invariants.h"
#include "support.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::counts;
using counts::testing::readings;
using counts::testing::stages;

namespace {

Quantity only(const words::Words& words) {
  const auto all = stages().finder.find(words);
  REQUIRE(all.size() == 1);
  return all[0];
}

}  // namespace

TEST_CASE("a quantity covers its hedge, number, noun and what sets it apart") {
  const auto words = stages().analyse("Ledakan melukai sedikitnya 20 orang lainnya di pasar.");
  const Quantity q = only(words);
  CHECK(q.span.in(words.text.source) == "sedikitnya 20 orang lainnya");
  CHECK(words.form(q.number_first) == "20");
  CHECK(q.number_last == q.number_first + 1);
  CHECK(words.form(q.classifier) == "orang");
  CHECK(q.classifier_is_generic);
}

TEST_CASE("a noun for people says who they are") {
  const auto words = stages().analyse("Seorang polisi tewas.");
  const Quantity q = only(words);
  CHECK(words.form(q.classifier) == "polisi");
  CHECK_FALSE(q.classifier_is_generic);
}

TEST_CASE("the one-word form is its own classifier when no noun follows") {
  const auto words = stages().analyse("Seorang lagi masih dirawat.");
  const Quantity q = only(words);
  CHECK(words.form(q.classifier) == "Seorang");
  CHECK(q.classifier_is_generic);
}

TEST_CASE("no noun, no classifier") {
  const Quantity q = only(stages().analyse("Korban tewas menjadi 21."));
  CHECK(q.classifier == q.last);
}

TEST_CASE("a quantity is printed on one line") {
  const auto words = stages().analyse("Ia melihat dua jasad.");
  CHECK(notation(stages().finder.find(words), words) ==
        "count 2 exact people \"dua jasad\" number \"dua\" by \"jasad\"\n");
  const auto none = stages().analyse("Ia pulang.");
  CHECK(notation(stages().finder.find(none), none) == "count none\n");
}

TEST_CASE("odd text gives sound quantities") {
  for (const char* text : {"",
                           "1",
                           "12",
                           "1.",
                           "(1)",
                           "- - -",
                           "20-",
                           "-20",
                           "Rp",
                           "Rp.",
                           "ke-",
                           "ke-ke-2",
                           "1/2/3/4",
                           "dua puluh ratus ribu juta",
                           "setengah",
                           "puluh",
                           "antara",
                           "antara dan",
                           "20 (",
                           "20 (20",
                           "99999999999999999999 orang",
                           "999999999999999 triliun orang",
                           "dua-dua",
                           "satu-satu-satu",
                           "beberapa",
                           "pun",
                           "seorang pun",
                           "hingga",
                           "dari",
                           "dari 5",
                           "1,2,3,4 orang",
                           "--5--6--",
                           "3 %",
                           "%%%",
                           "2.5.1",
                           "20-30an",
                           "20,5-30 orang",
                           "antara 1,5 dan 3",
                           "5 sampai",
                           "5 hingga hingga 6",
                           "lebih lebih lebih 5 lebih"}) {
    CAPTURE(text);
    const auto words = stages().analyse(text);
    const char* wrong = counts::testing::fault(stages().finder.find(words), words);
    CHECK_MESSAGE(wrong == nullptr, wrong);
  }
}

TEST_CASE("relations do not cross a sentence") {
  CHECK(readings("Lima orang tewas, termasuk dua wanita. Tiga orang terluka.") ==
        "5 exact people; 2 exact people including; 3 exact people");
}
