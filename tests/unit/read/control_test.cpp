// SPDX-License-Identifier: Apache-2.0
// Who holds which place, over a grid: every sentence of tests/grid/control.tsv stands behind a
// fight for a town, once with each column of words of tests/grid/fillers.tsv. It gives one claim,
// of the change and the holder that are written before it, or none.
#include "grid.h"
#include "read/read.h"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;
using test::fill;
using test::table;

namespace {

/// One of the two stands in the other, whatever letter they begin with.
bool agree(std::string_view a, std::string_view b) {
  const auto holds = [](auto x, auto y) { return x.find(y.substr(1)) != std::string_view::npos; };
  return holds(a, b) || holds(b, a);
}

}  // namespace

TEST_CASE("every sentence of the grid tells who took, lost, holds or nears the town") {
  const read::Reader reader(lang::Pack::built_in().value());
  const auto words = table("tests/grid/fillers.tsv");
  const auto sentences = table("tests/grid/control.tsv");
  REQUIRE(words.size() > 1);
  REQUIRE(sentences.size() > 1);
  for (std::size_t r = 1; r < sentences.size(); ++r) {
    const std::string& change = sentences[r].at(0);
    for (std::size_t column = 1; column < words.front().size(); ++column) {
      const auto with = [&](const std::string& frame) { return fill(frame, words, column); };
      record::Document d;
      d.id = "d";
      d.published = "2021-06-16";
      d.text = with(
                   "Pertempuran sengit pecah di {L}, antara {S} dan {Rs}, {T}. Dua belas orang "
                   "tewas.\n\nWarga mengungsi dengan membawa barang seadanya.\n\n") +
               with(sentences[r].at(2)) + "\n\nSekolah-sekolah tutup sejak pagi.";
      CAPTURE(d.text);
      const record::Record read = reader.read(d);
      std::size_t claims = 0;
      for (const auto& claim : read.claims) {
        if (claim.kind != record::ClaimKind::control) continue;
        ++claims;
        CHECK(std::string(record::word(claim.control_change)) == change);
        CHECK(agree(with("{town}"), claim.place->evidence.front().in(d.text)));
        const auto holder = claim.actor->evidence.front().in(d.text);
        CHECK(agree(with("{" + sentences[r].at(1) + "}"), holder));
      }
      CHECK(claims == (change == "none" ? 0U : 1U));
    }
  }
}
