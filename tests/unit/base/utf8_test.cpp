// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"

#include <doctest/doctest.h>

using namespace saksi::base;

TEST_CASE("fold drops accents, apostrophes and punctuation") {
  CHECK(fold("Pol-e-Ḩeṣār") == "pol e hesar");
  CHECK(fold("  Jum'at, 20/8 ") == "jumat 20 8");
  CHECK(fold("") == "");
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK(first_invalid_utf8("tewas — terluka") == std::nullopt);
  CHECK(first_invalid_utf8("abc\xFFxyz") == 3);
  CHECK(first_invalid_utf8("abc\xE2\x80") == 3);
  CHECK(first_invalid_utf8("\xC0\x80") == 0);
}

TEST_CASE("code points are counted before every byte that starts one") {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "aé—𝄞";
  const CodePointIndex index(text);
  std::uint32_t expected = 0;
  for (std::size_t i = 0; i < text.size(); i += code_point_at(text, i).size) {
    REQUIRE(index.at(i) == expected++);
  }
  CHECK(index.at(text.size()) == expected);
  CHECK(CodePointIndex(std::string(128, 'x')).at(128) == 128);
}
