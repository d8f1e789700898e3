// SPDX-License-Identifier: Apache-2.0
// What is read from the ways in which a report tells numbers of people. People and villages are
// invented.
#include "extract/figures.h"

#include "world.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace saksi;
using samples::world;

namespace {

std::string written(const record::Count& count) {
  const auto number = [](const auto& n) { return n ? std::to_string(*n) : std::string("-"); };
  return count.low == count.high ? number(count.low)
                                 : number(count.low) + ".." + number(count.high);
}

std::string written(const extract::Figure& f) {
  std::string line(record::word(f.outcome));
  line += " " + written(f.quantity->count);
  if (f.victims) line += " " + f.victims->name;
  if (f.part_of) line += " of " + std::to_string(*f.part_of);
  if (f.negated || f.unreal) line += " not so";
  return line;
}

using Lines = std::vector<std::string>;

/// The figures of a text, in the order of reading: outcome, count, victims, index of the whole.
Lines figures(const std::string& text) {
  const auto words = world().words.analyse(world().text.read(text));
  const auto counts = world().counts.find(words);
  const auto mentions = world().mentions.find(words, {}, {}, record::parse_day("2020-01-10"));
  const extract::Report report{words, counts, {}, {}, mentions, {}};
  const extract::Context context(report, world().sets);
  Lines lines;
  for (const auto& f : extract::find_figures(context)) lines.push_back(written(f));
  return lines;
}

}  // namespace

namespace doctest {
template <>
struct StringMaker<Lines> {
  static String convert(const Lines& lines) {
    std::string all;
    for (const auto& line : lines) all += "[" + line + "] ";
    return String(all.c_str());
  }
};
}  // namespace doctest

TEST_CASE("verbs and predicates give the outcome") {
  CHECK(figures("Serangan itu menewaskan 12 tentara dan melukai sembilan warga.") ==
        Lines{"killed 12 tentara", "injured 9 warga"});
  CHECK(figures("Sedikitnya 12 polisi tewas dan tujuh lainnya luka-luka.") ==
        Lines{"killed 12..- polisi", "injured 7 polisi"});
  CHECK(figures("Sebelas polisi dan tiga warga tewas, sedangkan enam orang terluka.") ==
        Lines{"killed 11 polisi", "killed 3 warga", "injured 6"});
  CHECK(figures("Pemerintah menyelidiki tewasnya dua warga.") == Lines{"killed 2 warga"});
  CHECK(figures("Warga menemukan 40 jenazah di parit itu.") == Lines{"killed 40"});
  CHECK(figures("Pasukan itu kehilangan 18 tentara.") == Lines{"killed 18 tentara"});
}

TEST_CASE("one number for two fates is one joint figure") {
  CHECK(figures("Sebanyak 60 polisi tewas atau terluka.") == Lines{"killed_or_injured 60 polisi"});
  CHECK(figures("Ledakan itu membunuh dan melukai 50 orang.") == Lines{"killed_or_injured 50"});
}

TEST_CASE("parts are parts of their whole") {
  CHECK(figures("Serangan itu menewaskan 15 orang, termasuk tiga polisi.") ==
        Lines{"killed 15", "killed 3 polisi of 0"});
  CHECK(figures("Tujuh orang tewas, dua di antaranya polisi.") ==
        Lines{"killed 7", "killed 2 polisi of 0"});
  CHECK(figures("Tujuh warga tewas. Dua di antaranya anak-anak.") ==
        Lines{"killed 7 warga", "killed 2 anak-anak of 0"});
  CHECK(figures("Sebanyak 21 orang tewas, terdiri dari 13 polisi dan delapan warga.") ==
        Lines{"killed 21", "killed 13 polisi of 0", "killed 8 warga of 0"});
  CHECK(figures("Lima orang meninggal, dua di pasar dan tiga di rumah sakit.") ==
        Lines{"killed 5", "killed 2 of 0", "killed 3 of 0"});
}

TEST_CASE("the predicate belongs to the part, not to the whole") {
  CHECK(figures("Dari 36 prajurit yang menjaga pos itu, empat gugur.") == Lines{"killed 4"});
  CHECK(figures("Sekitar 27.000 dari 31.000 penghuni kamp telah mengungsi.") ==
        Lines{"displaced 27000 penghuni kamp"});
  CHECK(figures("Dari 12 orang yang ditangkap, tiga terluka.") ==
        Lines{"captured 12", "injured 3"});
  CHECK(figures("Tiga dari 61 korban tewas adalah polisi.") ==
        Lines{"killed 61", "killed 3 polisi of 0"});
}

TEST_CASE("a whole told before is not told again") {
  CHECK(figures("Dua prajurit gugur dan tiga terluka. Dari tiga yang luka, satu orang kritis.") ==
        Lines{"killed 2 prajurit", "injured 3 prajurit", "injured 1 prajurit of 1"});
  CHECK(figures("Dua prajurit gugur. Kedua prajurit yang gugur itu dimakamkan kemarin.") ==
        Lines{"killed 2 prajurit"});
}

TEST_CASE("words between commas do not cut the predicate off") {
  CHECK(figures("Sebanyak 15 orang, termasuk enam anak, tewas ketika rumah itu runtuh.") ==
        Lines{"killed 15", "killed 6 anak of 0"});
  CHECK(figures("Seorang pelajar, Bayu Lesmana (17), meninggal dunia.") ==
        Lines{"killed 1 pelajar"});
  CHECK(
      figures("Lima warga sipil, dua di antaranya anak-anak, tewas ketika mobil mereka meledak.") ==
      Lines{"killed 5 warga sipil", "killed 2 anak-anak of 0"});
  CHECK(figures("Rombongan itu, seluruhnya 23 orang, diculik di jalan raya.") ==
        Lines{"abducted 23"});
}

TEST_CASE("who was taken and then set free tells two figures, who was hurt and died one") {
  CHECK(figures("Empat pekerja yang diculik dua bulan lalu telah dibebaskan.") ==
        Lines{"released 4 pekerja", "abducted 4 pekerja"});
  CHECK(figures("Lima polisi yang luka berat meninggal di rumah sakit.") ==
        Lines{"killed 5 polisi"});
  CHECK(figures("Keluarga menuntut polisi membebaskan 13 penumpang yang diculik di jalan itu.") ==
        Lines{"abducted 13 penumpang"});
}

TEST_CASE("levels, older figures and rival counts") {
  CHECK(figures("Jumlah polisi yang tewas dalam serangan itu bertambah menjadi 27 orang.") ==
        Lines{"killed 27 polisi"});
  CHECK(figures("Jumlah korban tewas naik menjadi 34 orang dari 29.") ==
        Lines{"killed 34", "killed 29"});
  CHECK(figures("Polisi menyebut 12 orang tewas. Angka itu naik menjadi 18, lalu 37.") ==
        Lines{"killed 12", "killed 18", "killed 37"});
  CHECK(figures("Dinas kesehatan melaporkan 13 orang tewas, sedangkan palang merah mencatat 25.") ==
        Lines{"killed 13", "killed 25"});
  CHECK(figures("Lembaga itu mencatat korban tewas dalam serangan tersebut 34 orang.") ==
        Lines{"killed 34"});
}

TEST_CASE("the side named first has suffered") {
  CHECK(figures("Di pihak pemberontak, 45 orang tewas dan 35 cedera.") ==
        Lines{"killed 45 pemberontak", "injured 35 pemberontak"});
  CHECK(figures("Sebanyak 69 orang yang diduga sebagai perusuh ditangkap.") ==
        Lines{"captured 69 perusuh"});
}

TEST_CASE("detention and flight") {
  CHECK(figures("Kelompok itu masih menahan 23 orang sandera.") == Lines{"abducted 23 sandera"});
  CHECK(figures("Gerilyawan menahan puluhan warga sebagai tameng hidup.") ==
        Lines{"abducted 20..99 warga"});
  CHECK(figures("Guru itu diculik bersama dua rekannya.") == Lines{"abducted 2 rekan"});
  CHECK(figures("Sekitar 600 warga, sebagian besar perempuan, masih mengungsi.") ==
        Lines{"displaced 600 warga"});
  CHECK(figures("Sebanyak 49 keluarga mengungsi ke gereja.") == Lines{"displaced 49 keluarga"});
}

TEST_CASE("what is asked for or has yet to be done is not so") {
  CHECK(figures("Polisi meminta agar enam buron segera menyerahkan diri.") ==
        Lines{"surrendered 6 buron not so"});
  CHECK(figures("Tenggat diberikan kepada 16 buron untuk menyerahkan diri.") ==
        Lines{"surrendered 16 buron not so"});
  CHECK(figures("Tiga pelaku pengeboman harus dieksekusi.") ==
        Lines{"killed 3 pelaku pengeboman not so"});
  CHECK(figures("Dua puluh warga yang terluka harus dirawat.") == Lines{"injured 20 warga"});
  CHECK(figures("Empat prajurit harus meregang nyawa.") == Lines{"killed 4 prajurit"});
}

TEST_CASE("who was found is missing no longer") {
  CHECK(figures("Sembilan orang yang tertimbun reruntuhan berhasil dikeluarkan.").empty());
  CHECK(figures("Tiga orang yang hilang ditemukan tewas, dan dua lainnya belum ditemukan.") ==
        Lines{"killed 3", "missing 2"});
  CHECK(figures("Dua warga hilang dan belum ditemukan.") == Lines{"missing 2 warga"});
}

TEST_CASE("a number whose people stand in front takes nothing from behind") {
  CHECK(figures("Jumlah anak yang tewas dalam serangan itu mencapai sembilan orang, dan 13 lainnya "
                "masih dirawat.") == Lines{"killed 9 anak", "injured 13 anak"});
  CHECK(figures("Adapun jumlah warga yang terluka tercatat lebih dari 580 orang, dan sembilan "
                "lainnya masih hilang.") == Lines{"injured 580..- warga", "missing 9 warga"});
}

TEST_CASE("deaths are counted, wounds are not") {
  CHECK(figures("Polisi hanya membenarkan 11 kematian.") == Lines{"killed 11"});
  CHECK(figures("Ia ditemukan dengan tiga luka tembak di dada.").empty());
}

TEST_CASE("another speaker's bare number is another count") {
  CHECK(figures("Bandit menculik 87 warga, kata gubernur. Polisi semula menyebut 35.") ==
        Lines{"abducted 87 warga", "abducted 35 warga"});
}

TEST_CASE("who is picked out in front") {
  CHECK(figures("Yang gugur satu orang, Pratu Yusman, empat lainnya masih dicari.") ==
        Lines{"killed 1", "missing 4"});
  CHECK(figures("Dua prajurit gugur dan 35 luka. Dari yang luka, tiga orang adalah perwira.") ==
        Lines{"killed 2 prajurit", "injured 35 prajurit", "injured 3 perwira"});
  CHECK(figures("Delapan pekerja tewas; seorang selamat.") == Lines{"killed 8 pekerja"});
  CHECK(figures("Sedikitnya 23 orang\u2014kebanyakan petani\u2014tewas.") == Lines{"killed 23..-"});
}

TEST_CASE("a part between the number and its predicate") {
  CHECK(figures("Ledakan itu mengakibatkan enam orang termasuk seorang polisi meninggal serta 21 "
                "lainnya luka-luka.") == Lines{"killed 6", "killed 1 polisi of 0", "injured 21"});
}

TEST_CASE("no figure is invented") {
  CHECK(figures("Dua pelaku dilumpuhkan, satu tewas.") == Lines{"killed 1"});
  CHECK(figures("Sekitar 150 pemberontak menyerbu pos itu.").empty());
  CHECK(figures("Mereka meluncurkan 360 rudal, 28 di antaranya lolos. Dua orang luka.") ==
        Lines{"injured 2"});
  CHECK(figures("Banjir bandang di lembah itu menewaskan 40 orang.").empty());
  CHECK(figures("Dua warga tewas. Panitia menyebut 5.000 orang.") == Lines{"killed 2 warga"});
  CHECK(figures("Seorang perwira ditembak mati oleh dua pria bertopeng.") ==
        Lines{"killed 1 perwira"});
  CHECK(figures("Empat tentara tewas ditembak dua pria bertopeng.") == Lines{"killed 4 tentara"});
  CHECK(figures("Ambulans mengangkut 14 mayat dan 30 orang yang cedera.") ==
        Lines{"killed 14", "injured 30"});
}
