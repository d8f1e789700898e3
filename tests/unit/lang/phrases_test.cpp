// SPDX-License-Identifier: Apache-2.0
#include "lang/phrases.h"

#include "lang/table.h"

#include <doctest/doctest.h>

using namespace saksi::lang;
using saksi::base::key_of;

namespace {

WordKeys plain(const char* w) {
  return {key_of(w), key_of(w)};
}

}  // namespace

TEST_CASE("the longest phrase wins, and a clitic may hang on its last word") {
  Phrases phrases;
  phrases.add("alpha", 1);
  phrases.add("alpha beta gamma", 2);
  const std::vector<WordKeys> words{
      plain("alpha"), plain("beta"), {key_of("gammanya"), key_of("gamma")}};
  CHECK(phrases.longest(words, 0).value == 2);
  CHECK(phrases.longest(words, 0).words == 3);
  CHECK_FALSE(phrases.longest(words, 1));
  const std::vector<WordKeys> short_of_it{plain("alpha"), plain("beta")};
  CHECK(phrases.longest(short_of_it, 0).words == 1);
}

TEST_CASE("a table names the line that does not fit") {
  const auto good = Table::parse("t.tsv", "# note\na\tb\n1\t2\n\n3\n");
  REQUIRE(good);
  CHECK(good->size() == 2);
  CHECK(good->row(1)[good->column("b")] == "");
  CHECK(good->row(1).line() == 5);
  const auto bad = Table::parse("t.tsv", "a\tb\n1\t2\t3\n");
  REQUIRE_FALSE(bad);
  CHECK(bad.error().where == "t.tsv:2");
}
