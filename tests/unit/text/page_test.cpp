// SPDX-License-Identifier: Apache-2.0
#include "help.h"

#include <doctest/doctest.h>

#include <ctime>

using namespace saksi;
using namespace saksi::text;
using namespace saksi::text::testing;
using record::CreditRole;
using record::FurnitureKind;
using List = std::vector<std::string>;

namespace {

const std::string kLead = "Warga Bira menutup jalan utama desa itu sejak pagi.\n";
const std::string kLast = "\nPolisi membuka jalan itu lagi pada sore hari.";

/// The report without the two lines around it.
List between(const std::string& middle) {
  List all = paragraphs(kLead + middle + kLast);
  REQUIRE(all.size() >= 2);
  CHECK(all.front() + "\n" == kLead);
  CHECK("\n" + all.back() == kLast);
  return {all.begin() + 1, all.end() - 1};
}

}  // namespace

TEST_CASE("teasers of every shape are related links") {
  for (const char* teaser :
       {"Baca juga: Kapal karam di Bira, dua orang tewas", "BACA JUGA : Kapal Karam",
        "Baca Juga, Kapal Karam di Selat Bira", "**Baca juga:** Kapal Karam", "Baca: Kapal Karam",
        "(Baca juga: Kapal Karam di Bira)", "Simak Video 'Kapal Karam'", "\u2022 Baca juga: Kapal",
        "Lihat Juga : | Kapal Karam", "Pilihan Editor: Cara Petani Menanam Padi"}) {
    CAPTURE(std::string(teaser));
    CHECK(between(teaser).empty());
    CHECK(furniture(kLead + teaser + kLast, FurnitureKind::related_link) == List{teaser});
  }
}

TEST_CASE("an empty teaser takes the headlines below it, and no more") {
  CHECK(between("Baca Juga:\nKapal Karam di Selat Bira\nBadai Menerjang Lembata").empty());
  CHECK(between("Baca Juga:\nWarga Lembata membantu para nelayan itu.") ==
        List{"Warga Lembata membantu para nelayan itu."});
}

TEST_CASE("a teaser that lost its line ends where the report is glued on") {
  const std::string source =
      "Warga pulang Senin malam.Simak Video: Kapal Karam di Bira, 4 Orang TerlukaKepolisian Bira "
      "kemudian menutup pelabuhan.Baca Juga: Badai Datang LagiPekan lalu hujan turun.";
  CHECK(furniture(source, FurnitureKind::related_link) ==
        List{"Simak Video: Kapal Karam di Bira, 4 Orang Terluka", "Baca Juga: Badai Datang Lagi"});
  CHECK(paragraphs(source) == List{"Warga pulang Senin malam.",
                                   "Kepolisian Bira kemudian menutup pelabuhan.",
                                   "Pekan lalu hujan turun."});
}

TEST_CASE("links on lines of their own are words of their sentence") {
  CHECK(paragraphs(
            "Seorang pria tewas dalam peristiwa\ntawuran\ndua kelompok di Lembata. Warga pulang.\n"
            "Dia mengatakan itu, seperti dilansir kantor berita\nAFP\n, Selasa (10/6/2025).\n"
            "Sekolah itu berada di Nogent,\nPrancis\ntimur. Sekolah ditutup.")
            .size() == 3);
  CHECK(paragraphs("Kapal itu tenggelam pada Senin malam di selat\n\nEmpat nelayan belum ditemukan "
                   "hari ini.")
            .size() == 2);
}

TEST_CASE("what a page asks its readers to do stands between sentences") {
  CHECK(
      paragraphs(
          "Warga pulang. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Sita menutup pelabuhan.") ==
      List{"Warga pulang.", "Sita menutup pelabuhan."});
  CHECK(paragraphs("Warga pulang. SCROLL TO CONTINUE WITH CONTENT \"Badai reda,\" kata Sita.") ==
        List{"Warga pulang.", "\"Badai reda,\" kata Sita."});
}

TEST_CASE("a teaser without any mark behind it ends where its title does") {
  const std::string source =
      "Warga pulang Senin malam. Baca juga: Kapal Karam di Selat Bira Usai Dihantam Badai Besar "
      "Dua "
      "orang terluka dan dirawat di Lembata. Baca juga: Badai Datang Lagi di Lembata dan Alor "
      "Pekan "
      "Ini, Warga Bersiap \u201CKami menutup pelabuhan,\u201D kata Sita. Badai reda.";
  CHECK(paragraphs(source) == List{"Warga pulang Senin malam.",
                                   "Dua orang terluka dan dirawat di Lembata.",
                                   "\u201CKami menutup pelabuhan,\u201D kata Sita. Badai reda."});
}

TEST_CASE("a bracketed teaser leaves its sentence whole") {
  const std::string source = "Warga Bira (Baca: Kapal Karam di Bira) menutup jalan utama itu.";
  const Text text = read(source);
  REQUIRE(text.sentences.size() == 1);
  CHECK(testing::tokens(text, 0, 7) == "Warga Bira menutup jalan utama itu .");
  CHECK(furniture(source, FurnitureKind::related_link) == List{"(Baca: Kapal Karam di Bira)"});
}

TEST_CASE("a headline alone between paragraphs is a teaser, except where headings are the style") {
  CHECK(between("Kapal Karam Menewaskan Empat Nelayan Lembata").empty());
  CHECK(between("\u2022 Kapal karam menewaskan empat nelayan").empty());
  const std::string headed =
      "Kronologi Kapal Karam Selat Bira\nKapal itu tenggelam Senin malam di selat.\nDaftar Nelayan "
      "Korban Kapal Karam\nEmpat nelayan belum ditemukan sampai hari ini.";
  CHECK(paragraphs(headed).size() == 4);
}

TEST_CASE("captions are furniture, with or without a picture's mark") {
  for (const char* caption :
       {"![Dua orang tewas di Bira. Foto: Reuters](img.1)", "Foto: Nelayan Bira pulang.",
        "\\[img.2\\] Nelayan Bira pulang, Minggu (12/2). (Foto: Istimewa)",
        "Nelayan pulang ke Bira, Senin (3/4). (REUTERS/Sita Wening)",
        "Keterangan gambar, Nelayan pulang ke Bira."}) {
    CAPTURE(std::string(caption));
    CHECK(between(caption).empty());
    CHECK(furniture(kLead + caption + kLast, FurnitureKind::caption) == List{caption});
  }
}

TEST_CASE("advertising and page turns are promotion") {
  for (const char* line :
       {"ADVERTISEMENT", "SCROLL TO CONTINUE WITH CONTENT", "[Gambas:Video 20detik]", "Halaman 1/2",
        "Halaman : 1 2 Show All", "https://contoh.example/a", "loading...",
        "Follow Berita Kami di Google News"}) {
    CAPTURE(std::string(line));
    CHECK(between(line).empty());
    CHECK(furniture(kLead + line + kLast, FurnitureKind::promotion) == List{line});
  }
}

TEST_CASE("credits at the end are read") {
  const std::string source = kLead +
                             "\n(nvc/ita)\nRep: Sita Wening/ Red: Bayu Lintang\nPewarta: "
                             "Antara\nSumber: Reuters, Dawn\nCopyright \u00A9 ANTARA 2008 - 2019";
  const Text text = read(source);
  CHECK(text.paragraphs.size() == 1);
  REQUIRE(text.credits.size() == 5);
  CHECK(text.credits[0].role == CreditRole::reporter);
  CHECK(text.credits[0].name.in(source) == "Sita Wening");
  CHECK(text.credits[1].role == CreditRole::editor);
  CHECK(text.credits[1].name.in(source) == "Bayu Lintang");
  CHECK(text.credits[2].role == CreditRole::agency);
  CHECK(text.credits[4].name.in(source) == "Dawn");
  REQUIRE(text.date_clues.size() == 1);
  CHECK(text.date_clues[0].basis == "copyright");
  CHECK(text.date_clues[0].span.in(source) == "2019");
}

TEST_CASE("credits glued to the last sentence are cut off") {
  const std::string source =
      "Warga pulang Senin malam.Reporter: SitaEditor: Bayu LintangCopyright \u00A9 ANTARA 2024";
  CHECK(paragraphs(source) == List{"Warga pulang Senin malam."});
  const Text text = read(source);
  REQUIRE(text.credits.size() == 2);
  CHECK(text.credits[0].name.in(source) == "Sita");
  CHECK(text.credits[1].name.in(source) == "Bayu Lintang");
  CHECK(furniture(source, FurnitureKind::copyright) == List{"Copyright \u00A9 ANTARA 2024"});
}

TEST_CASE("initials behind the last sentence are credits, an explained name is not") {
  CHECK(paragraphs("Warga pulang. (nvc/ita)") == List{"Warga pulang."});
  CHECK(paragraphs("Warga pulang.(*)") == List{"Warga pulang."});
  CHECK(paragraphs("\"Kami pulang,\" katanya. [em/pp]") == List{"\"Kami pulang,\" katanya."});
  CHECK(paragraphs("Warga pulang. (AFP/Antara)") == List{"Warga pulang."});
  CHECK(read("Warga pulang. (AFP/Antara)").credits.size() == 2);
  CHECK(paragraphs("Warga menemui Dewan Adat Bira (DAB)") ==
        List{"Warga menemui Dewan Adat Bira (DAB)"});
  CHECK(paragraphs("Warga pulang. (6/1)") == List{"Warga pulang. (6/1)"});
}

TEST_CASE("words that only look like furniture stay in the report") {
  for (const char* line :
       {"Sumber-sumber lokal menyebut dua orang pulang.", "Foto dan video itu beredar luas.",
        "Sumber: seorang pejabat desa menyebut dua puluh orang pulang ke rumah mereka Senin.",
        "Editor koran itu ikut pulang bersama warga.", "Baca doa bersama digelar warga di masjid.",
        "Populer di kalangan warga, pasar itu tutup.", "Halaman rumah itu penuh kendaraan warga.",
        "Ilustrasi itu dibuat oleh warga desa.", "Oleh warga, jalan itu ditutup lagi."}) {
    CAPTURE(std::string(line));
    CHECK(between(line) == List{line});
  }
}

TEST_CASE("behind related headlines prose is the report again, behind comments nothing is") {
  const std::string tail = kLead + "Berita Terkait\nKapal Karam\nBadai Datang\n";
  CHECK(paragraphs(tail).size() == 1);
  CHECK(paragraphs(tail + "Polisi lalu membuka jalan utama desa itu.").size() == 2);
  CHECK(paragraphs(kLead + "Komentar\nSaya kira dua puluh orang tewas di sana.").size() == 1);
}

TEST_CASE("the line of author and date above the report gives a clue") {
  for (const char* line :
       {"Sita Wening | Senin, 21/01/2019 19:07 WIB", "Sita Wening \u2022 31 Mei 2017 15:29",
        "SENIN, 05 APRIL 2021 | 09:07 WIB | LAPORAN: SITA", "Sabtu 28 Oct 2023 06:42 WIB",
        "Penulis: Sita Wening 17:24 WIB | Rabu, 03 Februari 2021"}) {
    CAPTURE(std::string(line));
    const std::string source = std::string(line) + "\nBira - " + kLead;
    const Text text = read(source);
    REQUIRE(text.date_clues.size() == 1);
    CHECK(text.date_clues[0].basis == "header");
    CHECK(text.paragraphs.size() == 1);
    CHECK(furniture(source, FurnitureKind::credit) == List{line});
  }
}

TEST_CASE("the date in a header line is cut exactly") {
  const std::string source = "Sita | Senin, 21/01/2019 19:07 WIB\n" + kLead;
  CHECK(read(source).date_clues[0].span.in(source) == "21/01/2019");
  const std::string spelt = "SENIN, 05 APRIL 2021 | 09:07 WIB\n" + kLead;
  CHECK(read(spelt).date_clues[0].span.in(spelt) == "05 APRIL 2021");
}

TEST_CASE("everything above the dateline is no report") {
  const std::string source =
      "Berita\nJalan Bira Ditutup\nRita Uli - detikNews\nSenin, 01 Apr 2024 16:45 WIB\nFoto: Jalan "
      "(Dok. Desa)\nBira -\n" +
      kLead;
  const Text text = read(source);
  REQUIRE(text.dateline);
  CHECK(text.dateline->place->in(source) == "Bira");
  CHECK(text.paragraphs.size() == 1);
  REQUIRE(text.date_clues.size() == 1);
  CHECK(text.date_clues[0].span.in(source) == "01 Apr 2024");
}

TEST_CASE("an outlet and a date above the report are no dateline") {
  const std::string source =
      "Kompas.com - 21/08/2021, 20:12 WIB\nPenulis Rani Wulandari\nSumber AFP\nBIRA, KOMPAS.com "
      "- " +
      kLead;
  const Text text = read(source);
  CHECK(text.dateline->place->in(source) == "BIRA");
  CHECK(text.date_clues.size() == 1);
  CHECK(text.paragraphs.size() == 1);
  REQUIRE(text.credits.size() == 2);
  CHECK(text.credits[0].name.in(source) == "Rani Wulandari");
  CHECK(text.credits[1].name.in(source) == "AFP");
}

TEST_CASE("a page that holds the report twice holds one dateline twice") {
  const std::string once = "BIRA, iNews.id- " + kLead;
  const Text text = read(once + "Editor : Sita\n" + once);
  REQUIRE(text.paragraphs.size() == 2);
  CHECK(text.paragraphs[1].repeated);
}

TEST_CASE("tags behind the credits are no report, a paragraph there is") {
  CHECK(paragraphs(kLead + "(rul/ita)\njalan rusak\nbira").size() == 1);
  CHECK(paragraphs(kLead + "Editor: Sita\nPolisi membuka jalan utama desa itu lagi.").size() == 2);
}

TEST_CASE("bullets between paragraphs are gossip, bullets behind a colon are a list") {
  CHECK(between("\u2022 Harga Beras Naik\n\n\u2022 Cara Menanam Padi").empty());
  CHECK(paragraphs(kLead + "Jalan yang rusak:\n\u2022 Jalan Bira Utara" + kLast).size() == 4);
}

TEST_CASE("lines broken at a column are put together again") {
  CHECK(sentences(
            "Warga Bira menutup jalan utama desa itu sejak pagi karena\ntruk tambang merusak jalan "
            "tersebut, kata camat, Senin.\n\nPolisi membuka jalan itu lagi pada sore hari "
            "setelah berunding\ndengan warga.\n")
            .size() == 2);
}

TEST_CASE("pages of an article are counted outside the report") {
  CHECK(between("2 dari 3 halaman").empty());
  CHECK(between("Dua dari 3 halaman rumah itu kosong.").size() == 1);
}

TEST_CASE("a line more costs no more in a long page") {
  // Without brackets and full stops, or with one bracket of a pair in each: whoever looks for the
  // other farther than the line needs half a minute here.
  for (const char* line : {"tiga empat lima\n", "( tiga empat\n", "tiga empat )\n"}) {
    CAPTURE(std::string(line));
    std::string page;
    for (int i = 0; i < 40000; ++i) page += line;
    const auto before = std::clock();
    CHECK(read(page).tokens.size() >= 80000);
    CHECK(static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC < 5);
  }
}
