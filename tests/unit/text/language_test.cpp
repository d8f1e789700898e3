// SPDX-License-Identifier: Apache-2.0
#include "help.h"
#include "lang/table.h"
#include "sentences.h"

#include <doctest/doctest.h>

using namespace saksi::text::testing;

namespace {

/// The share of the sentences that are told to be of the language.
double share(const std::vector<std::string>& sentences, std::string_view language) {
  double right = 0;
  for (const auto& sentence : sentences) right += read(sentence).language == language ? 1 : 0;
  return right / static_cast<double>(sentences.size());
}

const std::vector<std::string> kMalay = {
    "Polis menahan dua lelaki tempatan kerana disyaki mencuri kabel di bandar itu.",
    "Beliau berkata bahawa mesyuarat itu akan diadakan semula pada Isnin.",
    "Mangsa dihantar ke hospital terdekat manakala pemandu kereta itu tidak cedera.",
    "Jurucakap kerajaan negeri mengesahkan jambatan itu rosak akibat banjir kilat semalam.",
    "Tentera menghantar bantuan kepada penduduk kampung yang terputus hubungan.",
    "Letupan di kilang itu menyebabkan tiga pekerja parah, kata setiausaha syarikat.",
    "Harga minyak naik lima peratus sejak Ogos lalu.",
    "Penduduk boleh mengambil wang bantuan di pejabat daerah mulai Khamis.",
    "Kemalangan itu berlaku ketika hujan lebat, menurut polis trafik.",
    "Lelaki itu ialah bekas pegawai bank yang dikehendaki sejak Mac.",
};

const std::vector<std::string> kIndonesian = {
    "Warga menutup jalan karena longsor, kata camat, Senin.",
    "Polisi menyebut dua mobil rusak dalam kecelakaan tersebut.",
    "Sejumlah petugas menjaga kantor bupati usai unjuk rasa itu.",
    "Harga beras naik lima persen sejak Agustus lalu.",
    "Ia mengatakan bahwa jembatan itu bisa dipakai lagi pada Jumat.",
    "Tentara mengirim bantuan kepada warga tiga kabupaten.",
    "Tabung gas meledak di pasar, dua perempuan dibawa ke rumah sakit.",
    "Belum ada keterangan dari gubernur terkait hal itu.",
    "Nelayan Bira pulang melaut.",
    "Rapat desa batal, warga kecewa.",
};

const std::vector<std::string> kEnglish = {
    "The mayor said the road was closed after heavy rain.",
    "Two people were injured when a bus overturned on Monday.",
    "Police have not named the driver of the car.",
    "Villagers returned to their homes by boat.",
    "It is the third accident in this town since March.",
};

}  // namespace

TEST_CASE("Indonesian, Malay and English sentences are told apart") {
  CHECK(share(kIndonesian, "id") >= 0.95);
  CHECK(share(kMalay, "ms") >= 0.95);
  CHECK(share(kEnglish, "en") >= 0.95);
}

TEST_CASE("an Indonesian sentence is hardly ever taken for another language") {
  CHECK(share(kIndonesianSentences, "id") == 1.0);
  CHECK(share(kEnglishSentences, "en") >= 0.9);
  // Every third Malay sentence has no word that Indonesian lacks, or none that the table knows.
  CHECK(share(kMalaySentences, "ms") >= 0.68);
}

TEST_CASE("a long text without any known word is of another language") {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Le maire ferme la route du village. ";
  CHECK(read(text).language == "und");
  CHECK(read("Bira Lembata Suri").language == "id");
  CHECK(read("").language == "id");
}

TEST_CASE("languages.tsv: every example is told to be of its word's language") {
  const auto& table = pack()->table("languages");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string example(row[table.column("example")]);
    CAPTURE(example);
    const auto text = read(example);
    const auto wanted = saksi::lang::split_list(row[table.column("languages")]);
    CHECK(std::find(wanted.begin(), wanted.end(), text.language) != wanted.end());
    const auto key = saksi::base::key_of(row[table.column("word")]);
    CHECK(std::any_of(text.tokens.begin(), text.tokens.end(),
                      [&](const auto& t) { return t.key == key; }));
  }
}
