// SPDX-License-Identifier: Apache-2.0
#include "read/read.h"
#include "record/json.h"

#include <doctest/doctest.h>

#include <thread>

using namespace saksi;

namespace {

const read::Reader& reader() {
  static const read::Reader kReader(lang::Pack::built_in().value());
  return kReader;
}

record::Document document(std::string text) {
  record::Document d;
  d.id = "d";
  d.text = std::move(text);
  return d;
}

const char* const kWire =
    "Kabul (ANTARA) - Dua polisi tewas dalam bentrokan di Provinsi Badghis, Senin, kata pejabat "
    "setempat, Rahim Wardak.\n\nBaca juga: Banjir di Herat\n\nEditor: Sita Wening\nCopyright © "
    "ANTARA 2019\n";

}  // namespace

TEST_CASE("the document of a record tells what the page says of itself") {
  const record::Record r = reader().read(document(kWire));
  CHECK(r.document.dateline == "Kabul");
  REQUIRE(r.document.credits.size() == 1);
  CHECK(r.document.credits[0].role == record::CreditRole::editor);
  CHECK(r.document.credits[0].name == "Sita Wening");
  REQUIRE(r.document.furniture.size() == 4);
  CHECK(r.document.furniture[0].kind == record::FurnitureKind::dateline);
  CHECK(r.document.furniture[1].span.in(r.document.text) == "Baca juga: Banjir di Herat");
  CHECK(r.document.text == kWire);
}

TEST_CASE("a report of another language is kept, marked and not read; what quotes one is read") {
  const std::string malay =
      "Taliban menyerang pos polis di Daerah Imam Sahib, Wilayah Kunduz, Afghanistan pada Sabtu "
      "lalu. Dua anggota polis terbunuh dalam serangan itu, kata jurucakap kerajaan wilayah. "
      "Beliau berkata bahawa pihak berkuasa sedang menyiasat punca letupan yang berlaku kerana "
      "penduduk kampung berhampiran turut tercedera.";
  const std::string indonesian =
      "Taliban menyerang pos polisi di Distrik Imam Sahib, Provinsi Kunduz, Afghanistan, Sabtu "
      "lalu. Dua polisi tewas dalam serangan itu, kata juru bicara pemerintah provinsi. Ia "
      "mengatakan bahwa aparat sedang menyelidiki penyebab ledakan yang terjadi karena warga desa "
      "di dekat pos itu ikut terluka.";
  const record::Record other = reader().read(document(malay));
  CHECK(other.document.language == "ms");
  CHECK(other.document.text == malay);
  CHECK(other.events.empty());
  CHECK(other.claims.empty());
  CHECK(reader().explain(document(malay)).record.events.empty());
  const record::Record own = reader().read(document(indonesian));
  CHECK(own.document.language == "id");
  CHECK_FALSE(own.events.empty());
  const std::string quote = malay.substr(malay.find("Beliau"));
  const record::Record quoting = reader().read(document(indonesian + "\n\n\"" + quote + "\""));
  CHECK(quoting.document.language == "id");
  CHECK(quoting.events.size() == own.events.size());
}

TEST_CASE("a report that is cut off behind any of its bytes is read as far as it goes") {
  const std::string whole =
      "Sebuah pos polisi di Provinsi Badghis, Senin (7/1/2019), diserang oleh milisi. Tiga orang, "
      "semuanya polisi, tewas. Dalam bentrokan itu gudang senjata diserbu dan dua tentara "
      "disandera, "
      "kata Bek, \"dan sepuluh lainnya terluka\", sedangkan distrik itu direbut. 12 orang tewas, "
      "seluruhnya warga sipil, 5 di antaranya anak-anak; milisi membantah bertanggung jawab.";
  for (std::size_t bytes = 1; bytes <= whole.size(); ++bytes) {
    const std::string cut = whole.substr(0, bytes);
    CAPTURE(cut);
    const record::Record r = reader().read(document(cut));
    CHECK(record::check(r));
    CHECK(r.document.text == cut);
  }
}

TEST_CASE("a date that was given stays as written, an inferred one is a day and marked") {
  record::Document given = document(kWire);
  given.published = "2019-01-07T22:10:00+07:00";
  const record::Record with = reader().read(std::move(given));
  CHECK(with.document.published == "2019-01-07T22:10:00+07:00");
  CHECK(with.document.published_basis == record::PublishedBasis::given);
  const record::Record without =
      reader().read(document("Kabul - Dua polisi tewas di Badghis, Senin (7/1/2019), kata Bek."));
  CHECK(without.document.published == "2019-01-07");
  CHECK(without.document.published_basis == record::PublishedBasis::inferred);
  const record::Record none = reader().read(document("Dua polisi tewas di Badghis."));
  CHECK_FALSE(none.document.published);
  CHECK(none.document.published_basis == record::PublishedBasis::none);
}

TEST_CASE("a record is that of all stages, whether or not something happens in the report") {
  for (const char* text : {kWire, "Pasar pagi di Herat dibuka lagi, Senin, kata Rahim Wardak."}) {
    for (const char* published : {"2019-01-07", "2019-01-07T22:10:00+07:00", "7 Januari", ""}) {
      record::Document d = document(text);
      if (*published != '\0') d.published = published;
      const auto stages = reader().stages(d);
      CHECK(record::to_json(reader().read(std::move(d))) == record::to_json(stages->record));
    }
  }
}

TEST_CASE("a text without a report gives a record without events") {
  for (const char* text : {"", " \n", "Baca juga: Banjir di Herat", "....", "1", "\"", "(", "-"}) {
    CAPTURE(text);
    const record::Record r = reader().read(document(text));
    CHECK(r.events.empty());
    CHECK(r.claims.empty());
    CHECK(record::check(r));
  }
}

TEST_CASE("the stages view the record's own text") {
  const auto stages = reader().stages(document("Bom."));
  CHECK(stages->words.text.source.data() == stages->record.document.text.data());
}

TEST_CASE("threads share a reader and read the same") {
  const std::string expected = to_json(reader().read(document(kWire)));
  std::vector<std::string> lines(4);
  std::vector<std::thread> threads;
  for (auto& line : lines) {
    threads.emplace_back([&line] { line = to_json(reader().read(document(kWire))); });
  }
  for (auto& t : threads) t.join();
  for (const auto& line : lines) CHECK(line == expected);
}
