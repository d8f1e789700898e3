// SPDX-License-Identifier: Apache-2.0
#include "help.h"

#include <doctest/doctest.h>

using namespace saksi::text;
using namespace saksi::text::testing;

namespace {

struct Wanted {
  const char* head;
  const char* place;  // "" for none
  const char* brand;
};

std::string words(const std::optional<Span>& span, std::string_view source) {
  return span ? std::string(span->in(source)) : "";
}

}  // namespace

TEST_CASE("datelines of every outlet") {
  const Wanted kWanted[] = {
      {"BIRA - ", "BIRA", ""},
      {"Bira (ANTARA News) - ", "Bira", "ANTARA News"},
      {"Bira, (ANTARA News) - ", "Bira", "ANTARA News"},
      {"Bira,(ANTARA News) - ", "Bira", "ANTARA News"},
      {"Suri Bira (ANTARA/AFP) - ", "Suri Bira", "ANTARA"},
      {"Bira, Lembata, (Antara/TNA-0ANA) - ", "Bira", "Antara"},
      {"Bira (Antaranews Bali) - ", "Bira", "Antaranews Bali"},
      {"REPUBLIKA.CO.ID, BIRA -- ", "BIRA", "REPUBLIKA.CO.ID"},
      {"REPUBLIKA.CO.ID, BIRA--", "BIRA", "REPUBLIKA.CO.ID"},
      {"REPUBLIKA.CO.ID, ", "", "REPUBLIKA.CO.ID"},
      {"JAYAPURA-", "JAYAPURA", ""},
      {"BIRA, KOMPAS.com \u2014 ", "BIRA", "KOMPAS.com"},
      {"BIRA, SATUHARAPAN.COM-", "BIRA", "SATUHARAPAN.COM"},
      {"TEMPO.CO, Bira \u2013 ", "Bira", "TEMPO.CO"},
      {"TEMPO.COBira \u2013 ", "Bira", "TEMPO.CO"},
      {"TEMPO Interaktif, Bira - ", "Bira", "TEMPO Interaktif"},
      {"Liputan6.com, Bira: ", "Bira", "Liputan6.com"},
      {"jpnn.com, BIRA - ", "BIRA", "jpnn.com"},
      {"BATAM.TRIBUNNEWS.COM, BIRA - ", "BIRA", "BATAM.TRIBUNNEWS.COM"},
      {"SURYA.co.id | BIRA - ", "BIRA", "SURYA.co.id"},
      {"POS BIRA.COM -- ", "", "POS BIRA.COM"},
      {"KONTAN.CO.ID - BIRA. ", "BIRA", "KONTAN.CO.ID"},
      {"Bira, IDN Times - ", "Bira", "IDN Times"},
      {"Bira, WARTABIRA \u2013 ", "Bira", "WARTABIRA"},
      {"Hidayatullah.com\u2013 ", "", "Hidayatullah.com"},
      {"BIRA (Arrahmah.com) \u2013 ", "BIRA", "Arrahmah.com"},
      {"BIRA, LEMBATA (voa-islam.com) - ", "BIRA", "voa-islam.com"},
      {"BIRA, iNews.id", "BIRA", "iNews.id"},
      {"Bira \u2013 ", "Bira", ""},
      {"Suri Jaya - ", "Suri Jaya", ""},
      {"Bira (Wartabira.co)\u2013", "Bira", "Wartabira.co"},
      {"Bira, 12 Mei (ANTARA/AFP) - ", "Bira", "ANTARA"},
      {"Bira, 3/4 (ANTARA) - ", "Bira", "ANTARA"},
      {"VIVA \u2013 ", "", "VIVA"},
      {"Kabul: ", "Kabul", ""},
  };
  for (const Wanted& wanted : kWanted) {
    const std::string source = std::string(wanted.head) + "Warga menutup jalan utama desa itu.";
    CAPTURE(std::string(source));
    const Text text = read(source);
    REQUIRE(text.dateline);
    CHECK(text.dateline->span.in(source) == wanted.head);
    CHECK(words(text.dateline->place, source) == wanted.place);
    CHECK(words(text.dateline->brand, source) == wanted.brand);
    CHECK(text.form(0) == "Warga");
  }
}

TEST_CASE("a dateline may stand alone on its line") {
  for (const char* source :
       {"Bira -\nWarga menutup jalan itu.", "Jakarta, NU Online\nWarga menutup jalan."}) {
    CAPTURE(std::string(source));
    const Text text = read(source);
    REQUIRE(text.dateline);
    CHECK(text.paragraphs.size() == 1);
  }
}

TEST_CASE("beginnings that are no dateline") {
  for (const char* source :
       {"Namun, warga mundur dari jalan itu.", "Kementerian Perhubungan: tidak ada jalan rusak.",
        "Menurut Sita, 126 orang pulang.", "Warga Bira - yang sudah pulang - menutup jalan.",
        "\"Kami menutup jalan,\" kata Sita.", "AS - sekutu lama Bira - membantu warga.",
        "Pada Sabtu (24/10), warga - juga polisi - pulang.", "Wakil camat Bira, Sita, pulang.",
        "Antara Jakarta - Bandung jalan macet.", "Polisi: Jalan utama desa itu rusak.",
        "Al-Bira menutup jalan utama desa itu.", "TNI-Polri menutup jalan utama desa itu.",
        "HIZBULLAH-Israel sepakat menutup jalan itu.", "PSSI-Pemerintah menutup jalan itu."}) {
    CAPTURE(std::string(source));
    CHECK_FALSE(read(source).dateline);
    CHECK(paragraphs(source).size() == 1);
  }
}

TEST_CASE("the city of the newsroom tells nothing about the event") {
  CHECK(read("Jakarta, CNN Indonesia -- Warga Bira menutup jalan.").dateline->newsroom);
  CHECK_FALSE(read("TEMPO.CO, Bira - Warga menutup jalan.").dateline->newsroom);
  CHECK_FALSE(read("Jakarta (ANTARA) - Warga menutup jalan.").dateline->newsroom);
}

TEST_CASE("an agency in the dateline is told") {
  const std::string source = "Bira (ANTARA/AFP) - Warga menutup jalan.";
  CHECK(words(read(source).dateline->agency, source) == "AFP");
}
