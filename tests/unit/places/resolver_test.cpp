// SPDX-License-Identifier: Apache-2.0
#include "places/places.h"
#include "support.h"

#include <doctest/doctest.h>

#include <string>

using namespace saksi;
using namespace saksi::places;
using record::PlacePrecision;
using test::Read;

TEST_CASE("a list of districts shares type and container") {
  const Read r(
      "Pasukan Taliban merebut distrik Banu, Pol-e-Hesar dan De Salah di Baghlan pada Jumat.");
  for (const char* name : {"Banu", "Pol-e-Hesar", "De Salah"}) {
    const Mention* m = r.find(name);
    INFO(name);
    REQUIRE(m != nullptr);
    CHECK(m->role == Role::location);
    CHECK(m->place.country == "AF");
    CHECK(m->place.admin1 == "Baghlan");
    CHECK_FALSE(m->place.gazetteer_id.empty());
    REQUIRE(m->container);
    CHECK(r.name(r.mentions[*m->container]) == "Baghlan");
  }
  CHECK(r.find("Baghlan")->role == Role::container);
}

TEST_CASE("spellings of one district resolve to one row") {
  const Read r(
      "Warga Afghanistan mengungsi dari distrik Pol-e-Hesar. Distrik Pul-e-Hesar dan Deh-e-Salah "
      "di Baghlan sepi.");
  REQUIRE(r.find("Pol-e-Hesar"));
  REQUIRE(r.find("Pul-e-Hesar"));
  CHECK(r.find("Pol-e-Hesar")->place.gazetteer_id == r.find("Pul-e-Hesar")->place.gazetteer_id);
}

TEST_CASE("a border describes and never locates; a typing error leans on the right name") {
  const Read r(
      "Pos jaga diserang di Provinsi Badghis, yang berbatasan dengan Turkmenistan. Juru bicara "
      "Gubernur Provinsi "
      "Gadghis menyebut dua orang terluka.");
  REQUIRE(r.find("Turkmenistan"));
  CHECK(r.find("Turkmenistan")->role == Role::border);
  REQUIRE(r.find("Badghis"));
  CHECK(r.find("Badghis")->role == Role::location);
  REQUIRE(r.find("Gadghis"));
  CHECK(r.find("Gadghis")->place.gazetteer_id == r.find("Badghis")->place.gazetteer_id);
  CHECK(r.find("Gadghis")->place.name == "Gadghis");
  CHECK(r.find("Gadghis")->role != Role::location);
}

TEST_CASE("the first word of a name is not taken for the end of the words before it") {
  for (const char* name : {"Tepi Barat", "Pantai Gading", "Jalur Gaza"}) {
    const Read r("Serangan terjadi di " + std::string(name) + ", Selasa.");
    INFO(name);
    REQUIRE(r.find(name));
    CHECK(r.find(name)->role == Role::location);
  }
}

TEST_CASE("what is told to lie in a country lies there wherever it is named again") {
  const Read r("Ledakan terjadi di Glen View, Zimbabwe. Polisi Harare berjaga di Glen View.");
  REQUIRE(r.find("Glen View", 1));
  CHECK(r.find("Glen View", 1)->place.country == "ZW");
  CHECK(r.find("Glen View", 1)->place.gazetteer_id.empty());
  CHECK_FALSE(r.find("Glen View", 1)->container);
}

TEST_CASE("a near name on another side is another place") {
  const auto& rules = test::rules();
  CHECK(rules.sides_of("south kordofan") == rules.sides_of("kordofan selatan"));
  CHECK(rules.sides_of("south kordofan") != rules.sides_of("west kordofan"));
  CHECK(rules.sides_of("kordofan").empty());
}

TEST_CASE("commas go from small to large") {
  const Read r(
      "Seorang pedagang ditembak di Wamena, Kabupaten Jayawijaya, Papua Pegunungan, Senin.");
  REQUIRE(r.find("Wamena"));
  CHECK(r.find("Wamena")->place.country == "ID");
  CHECK(r.find("Wamena")->place.admin2 == "Jayawijaya");
  CHECK(r.find("Wamena")->role == Role::location);
  CHECK(r.find("Jayawijaya")->role == Role::container);
  CHECK(r.find("Papua Pegunungan")->role == Role::container);
}

TEST_CASE("a site lies in the country whose name or town it bears, an embassy does not") {
  const auto country = [](const char* text, std::string_view place) {
    const Read r{std::string(text)};
    for (const Mention& m : r.mentions)
      if (r.span(m) == place) return m.place.country;
    return std::string("none");
  };
  const char* abroad =
      "Di Teheran, Iran, para menteri membahas serangan terhadap kilang minyak Irak Utara. Iran "
      "membantah, "
      "dan gedung DPR RI di Jakarta dijaga.";
  CHECK(country(abroad, "kilang minyak Irak Utara") == "IQ");
  CHECK(
      country("Di Teheran, Iran, mereka membahas unjuk rasa di Balai Kota Solo dan gedung DPR RI. "
              "Pemerintah Iran diam.",
              "gedung DPR RI") == "ID");
  CHECK(country("Sebuah bom meledak di Kedutaan Besar Irak di Kabul, Afghanistan.",
                "Kedutaan Besar Irak") == "AF");
  CHECK(country("Ketegangan di kawasan Timur Tengah meningkat, kata pejabat Israel.",
                "kawasan Timur Tengah")
            .empty());
}

TEST_CASE("a named facility is exact, has no point of its own and lies in its town") {
  const Read r("Kebakaran terjadi di Pasar Jibama, Wamena, Selasa.");
  const Mention* m = r.find("Jibama");
  REQUIRE(m);
  CHECK(m->place.name == "Pasar Jibama");
  CHECK(m->place.precision == PlacePrecision::exact);
  CHECK_FALSE(m->place.latitude);
  CHECK(m->place.country == "ID");
  CHECK(m->place.admin2 == "Jayawijaya");
}

TEST_CASE("a place that the gazetteer has not stands with what contains it") {
  const Read r("Bom meledak di desa Kolbatuk, distrik Andar, provinsi Ghazni, Afghanistan.");
  const Mention* m = r.find("Kolbatuk");
  REQUIRE(m);
  CHECK(m->place.gazetteer_id.empty());
  CHECK_FALSE(m->place.latitude);
  CHECK(m->place.country == "AF");
  CHECK(m->place.admin1 == "Ghazni");
  CHECK(m->place.precision == PlacePrecision::settlement);
}

TEST_CASE("roles that are no locations") {
  const Read r(
      "Kabul mengatakan perundingan ditunda. Lembaga yang berbasis di London itu mengecam. Polisi "
      "Afghanistan "
      "berjaga. Desa itu terletak 30 km sebelah barat Kandahar.");
  CHECK(r.find("Kabul")->role == Role::metonym);
  CHECK(r.find("London")->role == Role::origin);
  CHECK(r.find("Afghanistan")->role == Role::modifier);
  CHECK(r.find("Kandahar")->role == Role::direction);
}

TEST_CASE("a seat's name stands in the division that the text says it governs") {
  const Read r("Pasukan itu merebut Wad Zahri, ibu kota Negara Bagian Gezira di Sudan.");
  REQUIRE(r.find("Wad Zahri") != nullptr);
  CHECK(r.find("Wad Zahri")->place.country == "SD");
  CHECK(r.find("Gezira")->role == Role::container);
  CHECK(r.find("Gezira")->place.precision == record::PlacePrecision::province);
}

TEST_CASE("a capital that only its country names is that town") {
  const Read r("Bom mengguncang ibu kota Afghanistan pada Sabtu.");
  REQUIRE(r.mentions.size() == 1);
  CHECK(r.mentions.front().place.name == "Kabul");
  CHECK(r.mentions.front().place.precision == record::PlacePrecision::settlement);
  CHECK_FALSE(r.mentions.front().is_country);
  const Read town("Bom mengguncang ibu kota Damaskus pada Sabtu.");
  REQUIRE(town.find("Damaskus") != nullptr);
}

TEST_CASE("the report's other places decide between places of one name") {
  const Read lebanon("Tentara Lebanon menembakkan artileri di dekat Tripoli.");
  CHECK(lebanon.find("Tripoli")->place.country == "LB");
  const Read jakarta("Serangan terjadi di Tanah Abang. Polisi Jakarta menutup jalan di Menteng.");
  CHECK(jakarta.find("Tanah Abang")->place.admin2 == "Jakarta Pusat");
}

TEST_CASE("of several small places of one name none is taken unless something decides") {
  const Read alone("Bentrokan dua kelompok warga pecah di Desa Sukorejo.");
  REQUIRE(alone.find("Sukorejo") != nullptr);
  CHECK(!alone.find("Sukorejo")->place.latitude);
  CHECK(alone.find("Sukorejo")->place.admin1.empty());
  const Read decided("Bentrokan warga pecah di Desa Sukorejo, Kabupaten Ponorogo.");
  CHECK(decided.find("Sukorejo")->place.admin1 == "Jawa Timur");
}

TEST_CASE("a word for a small place keeps out larger places of the name") {
  const Read r("Tawuran pecah di Kelurahan Manggarai, Jakarta Selatan.");
  CHECK(r.find("Manggarai")->place.gazetteer_id.empty());
  CHECK(r.find("Manggarai")->place.admin2 == "Jakarta Selatan");
  const Read abroad("Bentrokan terjadi di Desa San Antonio.");
  CHECK(abroad.find("San Antonio")->place.gazetteer_id.empty());
}

TEST_CASE("a capital that is not called a town is no village of its name") {
  const Read r("Islamabad melancarkan serangan ke Provinsi Khost.");
  REQUIRE(r.find("Islamabad") != nullptr);
  CHECK(r.find("Islamabad")->place.country == "PK");
  CHECK(r.find("Islamabad")->role == Role::metonym);
  CHECK(r.find("Islamabad")->is_capital);
}

TEST_CASE("a town is looked for in the countries that the report speaks of, and is one place") {
  const Read r(
      "Pertempuran pemberontak dan pasukan pemerintah di Sudan Selatan pecah di Kota Kaya. Juru "
      "bicara "
      "militer Sudan Selatan mengatakan markas di Kota Kaya diserang.");
  for (const Mention& m : r.mentions) CHECK(m.place.country == "SS");
}

TEST_CASE("sides behind a word for between are no scene, and a country lies in nothing") {
  const Read war("Pertempuran antara Israel dan kelompok Hamas di Gaza masih berlangsung.");
  REQUIRE(war.mentions.size() == 2);
  CHECK(war.mentions[0].role == Role::modifier);
  CHECK(war.mentions[1].place.country == "PS");
  const Read both("Milisi itu beroperasi di Irak dan Suriah.");
  REQUIRE(both.mentions.size() == 2);
  CHECK(both.mentions[1].place.country == "SY");
}

TEST_CASE("a name that no table knows lies in the town behind its comma") {
  const Read r("Polisi meringkus satu orang di daerah Tangkerang, Pekanbaru.");
  REQUIRE(r.mentions.size() == 2);
  CHECK(r.mentions[0].place.admin1 == "Riau");
  CHECK(r.mentions[0].place.gazetteer_id.empty());
}

TEST_CASE("country_of knows names, exonyms and demonyms") {
  const Resolver resolver(test::pack());
  CHECK(resolver.country_of("Afghanistan") == "AF");
  CHECK(resolver.country_of("afghan") == "AF");
  CHECK(resolver.country_of("Turki") == "TR");
  CHECK(resolver.country_of("Amerika Serikat") == "US");
  CHECK(resolver.country_of("meja").empty());
}

TEST_CASE("a text without places, and one without words") {
  CHECK(Read("Rapat itu berlangsung singkat dan semua orang pulang.").mentions.empty());
  CHECK(Read("").mentions.empty());
}
