// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "help.h"

#include <doctest/doctest.h>

using namespace saksi::text;
using namespace saksi::text::testing;
using List = std::vector<std::string>;

TEST_CASE("compounds, reduplication and names on hyphens are one token") {
  CHECK(tokens("para gerilyawan-gerilyawan anti-Taliban di Pol-e-Hesar") ==
        "para gerilyawan-gerilyawan anti-Taliban di Pol-e-Hesar");
  CHECK(tokens("Jum'at di Ma\u2019rib dengan F-16 dan AK-47, hari ke-17") ==
        "Jum'at di Ma\u2019rib dengan F-16 dan AK-47 , hari ke-17");
}

TEST_CASE("numbers keep their separators") {
  CHECK(tokens("1.200 orang, 1,5 juta, 20/8/2021, (6/1), pukul 08.30 WIB, 19:07, 2019-01-06") ==
        "1.200 orang , 1,5 juta , 20/8/2021 , ( 6/1 ) , pukul 08.30 WIB , 19:07 , 2019-01-06");
  CHECK(tokens("era 1990-an, usia 20-an, 10-15 orang, 20\u201330 orang, Rp7,4 juta, 20detik") ==
        "era 1990-an , usia 20-an , 10 - 15 orang , 20 \u2013 30 orang , Rp 7,4 juta , 20 detik");
}

TEST_CASE("a full stop behind a year is no separator") {
  CHECK(tokens("pada 2019.20 orang pulang") == "pada 2019 . 20 orang pulang");
}

TEST_CASE("abbreviations and initials keep their full stop, and look up without it") {
  const std::string source = "Kombes Pol. Andri M. Lasim, S.H., tinggal di Jl. Anggrek No. 5.";
  CHECK(tokens(source) == "Kombes Pol. Andri M. Lasim , S.H. , tinggal di Jl. Anggrek No. 5 .");
  const Text text = read(source);
  CHECK(text.tokens[1].key == saksi::base::key_of("pol"));
  CHECK(text.tokens[3].key == saksi::base::key_of("m"));
}

TEST_CASE("hash signs, addresses and site names") {
  CHECK(tokens("diambil dari #Taliban, lihat https://contoh.example/a?b=1.") ==
        "diambil dari # Taliban , lihat https://contoh.example/a?b=1 .");
  CHECK(tokens("kata redaksi detik.com dan REPUBLIKA.CO.ID kemarin") ==
        "kata redaksi detik.com dan REPUBLIKA.CO.ID kemarin");
}

TEST_CASE("a capital inside a small word is a lost space") {
  CHECK(tokens("di sebelahnya diKota Gaza, dilansirAFP, kumparanNEWS, YouTube") ==
        "di sebelahnya di Kota Gaza , dilansir AFP , kumparanNEWS , YouTube");
}

TEST_CASE("a small word glued to a known name is a word of its own") {
  CHECK(tokens("tentaraIsraeldi Gaza, Ukrainapada Jumat, kantor beritaAFPyang") ==
        "tentara Israel di Gaza , Ukraina pada Jumat , kantor berita AFP yang");
  CHECK(
      tokens("di KecamatanMuara Muntai, kata PresidenDonald Trump kepada WartawanAFPyang datang") ==
      "di Kecamatan Muara Muntai , kata Presiden Donald Trump kepada Wartawan AFP yang datang");
  CHECK(tokens("warga Israeldilaporkan tewas, Iranmenangkap, Trumpmengatakan") ==
        "warga Israel dilaporkan tewas , Iran menangkap , Trump mengatakan");
  CHECK(tokens("Sudan, Abdi, Sukardi, Pakistan") == "Sudan , Abdi , Sukardi , Pakistan");
}

TEST_CASE("bold marks are gaps") {
  CHECK(tokens("pusat komando **Hamas** itu") == "pusat komando Hamas itu");
}

TEST_CASE("a token knows its capitals and the space before it") {
  const Text text = read("Kata \"AKBP\" Rudi, kemarin");
  REQUIRE(text.tokens.size() == 7);
  CHECK(text.tokens[0].capital);
  CHECK_FALSE(text.tokens[0].all_caps);
  CHECK(text.tokens[1].space_before);
  CHECK_FALSE(text.tokens[2].space_before);
  CHECK(text.tokens[2].all_caps);
  CHECK(text.tokens[2].key == saksi::base::key_of("akbp"));
  CHECK(text.tokens[5].kind == TokenKind::punctuation);
}

TEST_CASE("sentences end without a space, too") {
  CHECK(sentences("Bus itu terbalik Selasa.Sebuah mobil ikut rusak.Dua orang pulang.") ==
        List{"Bus itu terbalik Selasa.", "Sebuah mobil ikut rusak.", "Dua orang pulang."});
}

TEST_CASE("sentences end inside and behind quotation marks") {
  CHECK(sentences("\"Kami pulang. Jalan ditutup,\" kata Sita. \"Besok buka.\" Demikian Sita.") ==
        List{"\"Kami pulang.", "Jalan ditutup,\" kata Sita.", "\"Besok buka.\"", "Demikian Sita."});
  CHECK(sentences("Dua orang pulang.\"Kami lelah,\" kata Sita.Ia tidur.") ==
        List{"Dua orang pulang.", "\"Kami lelah,\" kata Sita.", "Ia tidur."});
  CHECK(sentences("\u201CKami pulang.\u201D Demikian Sita. \u201CApa?\u201D tanya Bayu.") ==
        List{"\u201CKami pulang.\u201D", "Demikian Sita.", "\u201CApa?\u201D tanya Bayu."});
}

TEST_CASE("abbreviations, initials and list numbers end no sentence") {
  CHECK(sentences("1. Kampung Bira sepi. Kata dr. Sita dan H. Bayu, rumah No. 5 milik M. Dara.") ==
        List{"1. Kampung Bira sepi.", "Kata dr. Sita dan H. Bayu, rumah No. 5 milik M. Dara."});
  CHECK(sentences("Ada beras, gula, dll. Warga antre. Ada teh dll. di sana.") ==
        List{"Ada beras, gula, dll.", "Warga antre.", "Ada teh dll. di sana."});
  CHECK(sentences("Pasal No. XIV itu dicabut. Telp. (021) 55 mati. Bandara (SSK. II) sepi.") ==
        List{"Pasal No. XIV itu dicabut.", "Telp. (021) 55 mati.", "Bandara (SSK. II) sepi."});
  CHECK(sentences("Saham milik Sari Corp. \"Kami pulang,\" kata Sita (ANT.) Ia tidur.") ==
        List{"Saham milik Sari Corp.", "\"Kami pulang,\" kata Sita (ANT.)", "Ia tidur."});
}

TEST_CASE("a new line ends a paragraph, blank or not") {
  const Text text = read("Warga pulang Senin\nJalan sepi.\n\nToko tutup.\r\nHujan turun.");
  CHECK(text.paragraphs.size() == 4);
  CHECK(text.sentences.size() == 4);
  CHECK(text.sentences[2].paragraph == 2);
}

TEST_CASE("a paragraph that stands twice is marked") {
  const Text text = read(
      "Warga Bira menutup jalan utama.\nToko di sana tutup sejak pagi.\nWarga Bira menutup jalan "
      "utama.");
  REQUIRE(text.paragraphs.size() == 3);
  CHECK_FALSE(text.paragraphs[0].repeated);
  CHECK(text.paragraphs[2].repeated);
}

TEST_CASE("texts with nothing in them have no sentences") {
  for (const char* source : {"", " ", "\n\n", "...", "\u00A0\u200B", "**", "!!! ---"}) {
    CHECK(read(source).sentences.empty());
  }
}
