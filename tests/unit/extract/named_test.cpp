// SPDX-License-Identifier: Apache-2.0
// Who is named instead of counted stands for one, and only where nothing else can be meant. People
// and villages are invented.
#include "extract/named.h"

#include "world.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace saksi;
using samples::world;

namespace {

/// Outcome and victims of each person who is named, one after the other.
std::string named(const std::string& text) {
  const auto words = world().words.analyse(world().text.read(text));
  const auto counts = world().counts.find(words);
  const auto mentions = world().mentions.find(words, {}, {}, record::parse_day("2020-01-10"));
  const extract::Report report{words, counts, {}, {}, mentions, {}};
  const extract::Context context(report, world().sets);
  std::string all;
  for (const auto& f : extract::find_named(context, extract::find_figures(context))) {
    CHECK(f.quantity->count.low == 1);
    all +=
        "[" + std::string(record::word(f.outcome)) + " " + (f.victims ? f.victims->name : "") + "]";
  }
  return all;
}

}  // namespace

TEST_CASE("a rank or a role in front of a name") {
  CHECK(named("Bharatu Anton Raubaba gugur dalam baku tembak itu.") == "[killed Bharatu]");
  CHECK(
      named(
          "Baku tembak pecah. Bharatu Bonar Jowanda (24) gugur dan Bripda Rano Serang terluka.") ==
      "[killed Bharatu][injured Bripda]");
  CHECK(named("Ledakan itu menewaskan pelajar bernama Bagus Lesmana.") == "[killed pelajar]");
}

TEST_CASE("nobody is made a victim") {
  CHECK(named("Istri Bripka Yunus Mirin selamat dalam ledakan itu.").empty());
  CHECK(named("Baku tembak pecah. Bharatu Rano Serang dan Bripda Tito Lamek gugur.").empty());
  CHECK(named("Dua prajurit gugur dalam baku tembak. Serda Obet Wanma tewas di tempat.").empty());
  CHECK(named("Bom meledak. Dokter Hasan Basri meninggal dunia karena sakit.").empty());
  CHECK(
      named("Baku tembak pecah. Polisi gagal menangkap anggota KKB bernama Tenius Wanma.").empty());
  CHECK(named("Baku tembak pecah. Bripda Rano Serang tidak terluka.").empty());
}
