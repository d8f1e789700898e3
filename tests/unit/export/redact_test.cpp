// SPDX-License-Identifier: Apache-2.0
// 600 passages of our own: no private name may leave, and officials stay.
#include "export/redact.h"

#include "base/utf8.h"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

using namespace saksi;
using exports::PrivacyRules;
using exports::Redactor;

namespace {

/// {V} a private person, {v} their last word, {W} another one, {O} an official, {o} their last
/// word. The first line is the title.
constexpr std::array kTemplates = {
    "Warga tewas di Karangsari\nKorban bernama {V} (34) ditemukan di kebun. {v} tinggal sendiri, "
    "kata Kapolres Banyu AKBP {O}.",
    "{V} Tewas Ditembak di Ladang\nKepala Desa Sukamulya {O} mengatakan {V} sedang menyiangi "
    "ladang. Menurut {o}, pelaku lari.",
    "Ledakan di pasar\nSeorang pedagang, {V}, luka di kaki. \"Saya melihat {v} jatuh,\" kata {W}, "
    "saksi mata.",
    "Bocah Hilang\nSiswa kelas tiga, {V}, hilang sejak Senin. Ibunya, {W}, melapor kepada Kapolsek "
    "Banyu AKP {O}.",
    "Serangan di desa\nAyah {V} mengatakan anaknya dibawa orang bersenjata. Juru bicara militer "
    "{O} membantah.",
    "Pengungsi bertambah\n\"Kami lari malam itu,\" kata {V} (52), warga Dusun Banjar. Bupati {O} "
    "berjanji membantu {v}.",
    "Istri korban menangis\nIstri almarhum {V}, {W}, menolak otopsi. Jenazah {v} dimakamkan, kata "
    "Camat {O}.",
    "Sopir Disandera\nSopir truk {V} dan kernetnya {W} disandera. Komandan Kodim Letkol Inf {O} "
    "memimpin pencarian.",
    "Petani ditembak\nPetani asal Desa Karang, {V}, ditembak di pematang. {v} dibawa ke RSUD "
    "Banyu. Direktur RSUD Banyu, {O}, membenarkan.",
    "Saksi bicara\nSaksi mata {V} melihat tiga orang bertopeng. \"{v} menelepon saya,\" kata Ketua "
    "Dewan Banyu {O}.",
    "GURU {U} DIBUNUH\nGuru bernama {V} dibunuh di rumahnya. Gubernur {O} mengutuk pembunuhan {v}.",
    "Bentrokan dua kampung\nDua pemuda, {V} dan {W}, tewas. Kabid Humas Polda {O} menyebut bentrok "
    "dipicu tanah.",
    "Korban dikenali\nMayat itu dikenali sebagai {V}, warga Dusun Banjar. Kata pamannya {W}, {v} "
    "hilang sepekan.",
    "Kesaksian\nMenurut {V}, tetangga korban, tembakan terdengar tiga kali. {v} lalu bersembunyi.",
    "Anak jadi korban\n{V} (9) terkena serpihan. Neneknya, {W}, menggendong {v} ke puskesmas.",
    "Penculikan\nIdentitas korban adalah {V} (27) dan {W} (31). Juru bicara kepolisian {O} "
    "mengumumkan hal itu.",
    "Keterangan polisi\n{O}, Kepala Kepolisian Banyu, mengatakan empat orang tewas. Salah satunya "
    "{V}.",
    "Nelayan hilang\nNelayan {V} alias {w} belum pulang. Istrinya, {W}, menunggu di pantai.",
    "Tangis di rumah duka\nDi rumah duka, kakak {V} memeluk foto adiknya. \"{v} anak baik,\" "
    "ujarnya.",
    "Wartawan dipukul\nWartawan {V} dipukul saat meliput. Kapolda Irjen {O} meminta maaf kepada "
    "{v}.",
    "Tersangka ditangkap\nTersangka {V} ditangkap di rumah mertuanya, {W}. Kasat Reskrim {O} "
    "menunjukkan barang bukti.",
    "Perempuan diserang\nSeorang perempuan berinisial {V} diserang. Ia diantar {W}, tetangganya.",
    "Dua belas luka\n\"Anak saya, {V}, masih dirawat,\" kata {W} dengan suara pelan. Menteri {O} "
    "menjenguk {v}.",
    "Pemakaman\nAlmarhum {V} dimakamkan di samping ayahnya, {W}. Wakil Bupati {O} hadir.",
    "Mahasiswa tertembak\nMahasiswa {V} tertembak peluru karet. Temannya, {W}, ikut luka. Kapolres "
    "{O} menyesal.",
    "Kisah {V}\n{V} bukan nama baru di kampung itu. Sejak kecil {v} membantu ibunya berjualan.",
    "Rumah dibakar\nRumah milik {V} dibakar massa. {v} sempat keluar lewat belakang, kata Lurah "
    "{O}.",
    "Keluarga menunggu\nKeluarga {V} belum menerima kabar. \"Kami hanya ingin {v} pulang,\" kata "
    "sepupunya {W}.",
    "Perawat tewas\nPerawat {V} tewas ketika klinik diserang. Rekannya, {W}, selamat. Juru bicara "
    "kelompok itu, {O}, membantah.",
    "Demo ricuh\nDemonstran {V} pingsan akibat gas. Koordinator aksi {O} menuntut polisi "
    "bertanggung jawab.",
    "Santri Dianiaya\nSantri {V} dianiaya. Bapaknya bernama {W} melapor. Kepala Dinas {O} turun "
    "tangan.",
    "Kabar duka\nKabar duka datang dari keluarga Pak {V}. Pak {v} meninggal di perjalanan, ujar "
    "Camat {O}.",
    "Buruh kebun diserang\nBuruh kebun, yakni {V} dan {W}, diserang enam orang. Danrem {O} "
    "mengirim pasukan.",
    "Pelajar dirawat\nPelajar SMP, {V}, dirawat intensif. Dokter belum mengizinkan {v} dijenguk.",
    "Saksi kunci\nPolisi memeriksa saksi {V}. Dalam keterangannya, {v} menyebut nama {W}.",
    "Kontak tembak\nDalam kontak tembak itu {V}, warga sipil, terkena peluru. Panglima {O} "
    "menyampaikan duka.",
    "Tukang ojek ditembak\nTukang ojek bernama lengkap {V} ditembak dari belakang. Ketua RT {W} "
    "mengantar {v}.",
    "Penumpang selamat\n\"Saya pura-pura mati,\" ujar {V}, penumpang bus yang selamat. Suaminya "
    "{W} tewas.",
    "Utusan bicara\nUtusan khusus {O} meminta gencatan senjata. Ia menemui {V}, ibu dua anak yang "
    "terusir.",
    "Warung dilempar granat\nPemilik warung, {V}, kehilangan kaki. Cucunya, {W}, luka ringan.",
    "\"{V} anak yang rajin\"\nKepala sekolah menyebut {V} anak yang rajin. Teman sebangkunya, {W}, "
    "menangis.",
    "Di kamp\nDi Kamp Banjar, {V} menghitung hari. \"{v} sudah tiga kali pindah,\" kata relawan "
    "{W}.",
    "Korban kedua\nKorban kedua adalah {V}. Ia bersaudara dengan {W}, korban pertama, jelas Kombes "
    "Pol {O}.",
    "Remaja ditahan\nRemaja 16 tahun, {V}, ditahan semalam. Pengacaranya belum bertemu {v}.",
    "Pemulung menemukan mayat\nMayat itu ditemukan pemulung, {V}, pukul lima. {v} segera melapor "
    "ke pos polisi.",
    "Bidan disandera\nBidan desa {V} disandera dua malam. Kapten {O} membebaskannya bersama {W}.",
    "Penyintas\n{V} adalah penyintas. \"Mereka menyebut nama {W} sebelum menembak,\" kata {v}.",
    "Serangan udara\nSerangan udara menewaskan {V}, istrinya {W}, dan tiga anak. Juru bicara "
    "pemerintah {O} menyangkal.",
    "Suara ibu\n\"Tolong cari {V},\" kata ibunya, {W}. Menurut Kepala BPBD {O}, pencarian "
    "berlanjut.",
    "Kata saksi\nKata {V}, dua motor berhenti. Kata {v} lagi, satu orang turun.",
    "Keluarga {V} Minta Keadilan\nKeluarga {V} minta keadilan atas kematian itu. Jaksa {O} belum "
    "menjawab.",
    "Penggembala hilang\nPenggembala tua, {V}, hilang bersama ternaknya. Anak sulungnya, {W}, "
    "menyusuri sungai.",
    "Tiga nama\nTiga nama disebut: {V}, {W}, dan seorang anak. Wakapolres {O} membacakan daftar "
    "itu.",
    "Penembakan di jalan\nMobil yang ditumpangi {V} ditembaki. {v} dan {W} luka, kata Mayor {O}.",
    "Ketua adat berduka\nPemuda {V} ditikam. Bupati {O} meminta warga tenang dan menjenguk orang "
    "tua {v}.",
    "Bayi selamat\nBayi dari pasangan {V} dan {W} selamat. Ibunya tewas di tempat.",
    "Polisi periksa istri\nPolisi memeriksa {V}, istri tersangka. {v} mengaku tidak tahu, ujar AKP "
    "{O}.",
    "Demi {v}\nWarga berkumpul demi {V}. Lilin dinyalakan di depan foto {v}.",
    "Satpam dipukul\nSatpam {V} dipukul dengan popor. Letkol {O} berjanji menyelidiki.",
    "Korban selamat\nYang selamat hanya {V} (41 tahun) dan putrinya {W} (6). Direktur Rumah Sakit "
    "Banyu {O} menyebut keduanya stabil."};

struct Names {
  std::string one, other, official;
};

const std::vector<Names> kNames = {{"Sutarmo Wiryadi", "Painem Lestari", "Darmo Wirasena"},
                                   {"Bunga Lestari", "Surya Perdana", "Harun Baskoro"},
                                   {"Yohanis Wakerbo", "Marta Tabunige", "Lukas Enembrik"},
                                   {"Gul Rahmanzo", "Zarmina Haidaro", "Abdul Karimzo"},
                                   {"Mohd. Yusufan", "Cut Meutianda", "Teuku Rizalno"},
                                   {"I Wayan Sudarto", "Ni Made Rasminta", "Gede Artanaya"},
                                   {"Intan Permata", "Cahaya Kusuma", "Bambang Sutikna"},
                                   {"Karjan", "Wagiyem", "Prakoso Hadinata"},
                                   {"Fatima al-Nasrani", "Omar bin Hadidan", "Khalid Mansurano"},
                                   {"Slamet Untung", "Melati Kasih", "Agus Nugrahadi"}};

std::string last_word(const std::string& name) {
  return name.substr(name.find_last_of(' ') + 1);
}

std::string filled(std::string text, const Names& n) {
  std::string upper;
  for (const char c : n.one) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  const std::pair<std::string, std::string> all[] = {
      {"{V}", n.one},      {"{v}", last_word(n.one)},
      {"{W}", n.other},    {"{w}", last_word(n.other)},
      {"{O}", n.official}, {"{o}", last_word(n.official)},
      {"{U}", upper}};
  for (const auto& [mark, name] : all) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, 3, name);
    }
  }
  return text;
}

/// The words of a name that would tell who it is.
std::vector<std::string> telling(const std::string& name) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < name.size();) {
    const auto end = std::min(name.find_first_of(" .", at), name.size());
    const auto word = name.substr(at, end - at);
    if (word.size() > 3) out.push_back(word);
    at = end + 1;
  }
  return out;
}

/// Whether the word stands there with a capital, or all in capitals.
bool names(const std::string& text, const std::string& word) {
  std::string upper;
  for (const char c : word) upper += static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
  return text.find(word) != std::string::npos || text.find(upper) != std::string::npos;
}

struct Tally {
  int passages = 0, leaks = 0, officials = 0, officials_cut = 0;
};

void check_passage(const PrivacyRules& rules, const std::string& pattern, const Names& who,
                   Tally& tally) {
  const std::string text = filled(pattern, who);
  Redactor redactor(rules, "test");
  redactor.begin([&] { return text; });
  std::string out;  // as rows are: title and sentences on their own
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of("\n", at), text.size());
    for (std::size_t s = at; s < end;) {
      const auto stop = std::min({text.find(". ", s), end});
      out += redactor.quote(text.substr(s, stop - s)) + "\n";
      s = stop + 2;
    }
    at = end + 1;
  }
  ++tally.passages;
  for (const auto* name : {&who.one, &who.other}) {
    for (const auto& word : telling(*name)) {
      if (!names(out, word)) continue;
      ++tally.leaks;
      MESSAGE("leaks " << word << ": " << out);
    }
  }
  if (pattern.find("{O}") == std::string::npos) return;
  ++tally.officials;
  if (out.find(who.official) == std::string::npos) {
    ++tally.officials_cut;
    MESSAGE("cut " << who.official << ": " << out);
  }
}

}  // namespace

TEST_CASE("no private name leaves 600 passages, and officials stay") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  const PrivacyRules rules(**pack);
  Tally tally;
  for (const auto* pattern : kTemplates) {
    for (const auto& who : kNames) check_passage(rules, pattern, who, tally);
  }
  MESSAGE(tally.passages << " passages, " << tally.leaks << " leaks, " << tally.officials_cut
                         << " of " << tally.officials << " officials cut");
  CHECK(tally.passages == 600);
  CHECK(tally.leaks == 0);
  CHECK(tally.officials_cut * 20 <= tally.officials);
}

TEST_CASE("every row of the table of privacy does to its example what its kind says") {
  const auto pack = lang::Pack::built_in().value();
  const PrivacyRules rules(*pack);
  const auto& table = pack->table("privacy");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string phrase(row[0]), kind(row[1]);
    // As the first word of a sentence some of these names are taken for the common word.
    const std::string example =
        (kind == "given_name" ? "Korban bernama " : "") + std::string(row[2]);
    INFO("line ", row.line(), " ", phrase, ", ", kind, ": ", example);
    Redactor redactor(rules, "kunci");
    redactor.begin(example);
    const std::string out = redactor.quote(example);
    const bool kept = kind == "office" || kind == "body" || kind == "known" || kind == "site";
    CHECK((out == example) == kept);
    CHECK(out.find("Sutarmo") == std::string::npos);
    CHECK(out.find("Karjo") == std::string::npos);
    if (kind == "given_name") CHECK(out.find(phrase) == std::string::npos);
    if (kind == "site") CHECK(redactor.sensitive_site(phrase + " Karangsari"));
  }
}

TEST_CASE("a pseudonym holds within a release and differs between releases") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  const PrivacyRules rules(**pack);
  const std::string text = "Korban bernama Sutarmo Wiryadi ditemukan. Sutarmo tinggal di sana.";
  const auto with = [&](const std::string& key, const std::string& quote) {
    Redactor redactor(rules, key);
    redactor.begin([&] { return text; });
    return redactor.quote(quote);
  };
  CHECK(with("a", "Sutarmo Wiryadi") == with("a", "Wiryadi"));
  CHECK(with("a", "Sutarmo Wiryadi") != with("b", "Sutarmo Wiryadi"));
  CHECK(with("a", "11 polisi tewas") == "11 polisi tewas");
}

TEST_CASE("a masked text is as long as before, letter for letter") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  const PrivacyRules rules(**pack);
  const std::string text = "Korban bernama Sutarmo Wiryadi ditemukan, kata Bupati Darmo Wirasena.";
  Redactor redactor(rules, "a");
  redactor.begin([&] { return text; });
  std::string wanted = text, mask;
  for (int i = 0; i < 7; ++i) mask += exports::kMask;
  wanted.replace(text.find("Sutarmo"), 7, mask);
  wanted.replace(wanted.find("Wiryadi"), 7, mask);
  CHECK(redactor.masked(text) == wanted);
  CHECK(redactor.masked_person("Sutarmo Wiryadi", false) == mask + ' ' + mask);
  CHECK(redactor.masked_person("Darmo Wirasena", true) == "Darmo Wirasena");
  CHECK(redactor.masked("11 polisi tewas") == "11 polisi tewas");
}

TEST_CASE("long quotes are cut at a word") {
  CHECK(exports::capped("satu dua tiga", 8) == "satu \xE2\x80\xA6");
  CHECK(exports::capped("satu dua", 8) == "satu dua");
}
