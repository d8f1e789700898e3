// SPDX-License-Identifier: Apache-2.0
#include "help.h"
#include "invariants.h"

#include <doctest/doctest.h>

#include <random>

using namespace saksi::text;
using namespace saksi::text::testing;

namespace {

/// Pieces of pages, joined at random: what stands beside what should never matter to soundness.
const std::vector<std::string> kPieces = {"Warga",
                                          " ",
                                          ".",
                                          "\n",
                                          "Baca juga: ",
                                          "(",
                                          ")",
                                          "[Gambas:",
                                          "]",
                                          "!",
                                          "[",
                                          "](",
                                          "\\[img.1\\]",
                                          "**",
                                          "\"",
                                          "\u201C",
                                          "\u201D",
                                          "Kabul",
                                          " - ",
                                          "\u2013",
                                          "ANTARA",
                                          ",",
                                          "2019",
                                          "/",
                                          ":",
                                          "Editor: ",
                                          "Sita",
                                          "Copyright \u00A9 ",
                                          "\u00E9",
                                          "\U0001F600",
                                          "\u0301",
                                          "\r",
                                          "\t",
                                          "#",
                                          "Halaman 2",
                                          "...",
                                          "Rp",
                                          "7,5",
                                          "-",
                                          "'",
                                          "http://",
                                          "\u2022 ",
                                          "Komentar",
                                          "Terkait",
                                          "dr.",
                                          "M.",
                                          "TEMPO.CO",
                                          "(nvc/ita)",
                                          "|",
                                          "*",
                                          "Foto: ",
                                          "Sumber ",
                                          "Reuters",
                                          "menutup jalan desa",
                                          "\u00A0",
                                          "diKota",
                                          "AS",
                                          "Simak Video",
                                          "&"};

std::string random_page(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> pick(0, kPieces.size() - 1);
  std::uniform_int_distribution<int> length(0, 60);
  std::string page;
  for (int i = length(random); i > 0; --i) page += kPieces[pick(random)];
  return page;
}

}  // namespace

TEST_CASE("whatever the page, tokens and furniture are sound and lose no letter") {
  std::mt19937 random(20190106);
  for (int i = 0; i < 20000; ++i) {
    const std::string page = random_page(random);
    const Text text = read(page);
    const char* wrong = fault(text);
    if (wrong == nullptr) wrong = lost(text);
    if (wrong != nullptr) FAIL((std::string(wrong) + ": " + page));
  }
}
