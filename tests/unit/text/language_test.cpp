// SPDX-License-Identifier: Apache-2.0
#include "help.h"
#include "lang/table.h"
#include "sentences.h"
#include "text/language_model.h"

#include <doctest/doctest.h>

#include <map>

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

TEST_CASE("short sentences that the words were not chosen for") {
  CHECK(share(kIndonesianSentences, "id") >= 0.95);
  CHECK(share(kEnglishSentences, "en") >= 0.95);
  CHECK(share(kMalaySentences, "ms") >= 0.95);
}

TEST_CASE("a text is of the language of its sentences, whatever it quotes") {
  const auto joined = [](const std::vector<std::string>& sentences, std::size_t from,
                         std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += sentences[i] + "\n\n";
    return text;
  };
  for (std::size_t i = 0; i + 10 <= kIndonesianSentences.size(); i += 5) {
    CAPTURE(i);
    CHECK(read(joined(kIndonesianSentences, i, i + 10)).language == "id");
    CHECK(read(joined(kMalaySentences, i, i + 10)).language == "ms");
    const std::string mostly = joined(kIndonesianSentences, i, i + 10);
    CHECK(read(mostly + joined(kMalaySentences, i, i + 3)).language == "id");
    CHECK(read(mostly + joined(kEnglishSentences, i % 30, i % 30 + 4)).language == "id");
  }
}

TEST_CASE("a long text without any known word is of another language") {
  std::string text;
  for (int i = 0; i < 10; ++i) text += "Le maire ferme la route du village. ";
  CHECK(read(text).language == "und");
  CHECK(read("Bira Lembata Suri").language == "id");
  CHECK(read("").language == "id");
}

TEST_CASE("a damaged model is refused, the table alone still tells") {
  const std::string good(pack()->part("models/languages.bin"));
  REQUIRE(saksi::text::LanguageModel::open(good, false));
  for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{13}, std::size_t{17},
                               std::size_t{24}, good.size() / 2}) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x55);
    CAPTURE(at);
    CHECK_FALSE(saksi::text::LanguageModel::open(bad, false));
  }
  CHECK_FALSE(saksi::text::LanguageModel::open(good.substr(0, good.size() - 1), false));
  CHECK_FALSE(saksi::text::LanguageModel::open("", false));
  const auto without = pack()->with("models/languages.bin", "");
  const saksi::text::Reader reader(without);
  CHECK(reader.read("Jalan itu ditutup kerana banjir kilat.").language == "ms");
  CHECK(reader.read("Warga menutup jalan karena longsor.").language == "id");
}

TEST_CASE("what is written as a model is read as one") {
  using saksi::text::lean_key;
  using saksi::text::Leans;
  const std::map<std::uint32_t, Leans> words = {{lean_key("Rapat", false), {-40, 3, 0, 0}},
                                                {lean_key("rapat", true), {12, 0, 0, 0}}};
  const std::string bytes = saksi::text::LanguageModel::write({"ms", "en"}, words);
  const auto model = saksi::text::LanguageModel::open(bytes, false);
  REQUIRE(model);
  CHECK(model->languages() == std::vector<std::string_view>{"ms", "en"});
  CHECK(model->leans(lean_key("rapat", false)) == Leans{-40, 3, 0, 0});
  CHECK(model->leans(lean_key("RAPAT", true)) == Leans{12, 0, 0, 0});
  CHECK(model->leans(lean_key("mesyuarat", false)) == Leans{});
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
