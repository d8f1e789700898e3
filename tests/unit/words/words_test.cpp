// SPDX-License-Identifier: Apache-2.0
#include "words/words.h"

#include "base/utf8.h"
#include "make_text.h"
#include "words/labels.h"

#include <doctest/doctest.h>

#include <set>

using namespace saksi;
using words::Clitic;
using words::NameKind;
using words::Voice;
using words::WordClass;
using words::Words;

namespace {

const lang::Pack& pack() {
  static const auto opened = lang::Pack::built_in();
  REQUIRE(opened);
  return **opened;
}

const words::Analyser& analyser() {
  static const words::Analyser made(*lang::Pack::built_in());
  return made;
}

Words read(std::string_view source) {
  return analyser().analyse(test::make_text(source));
}

/// The word of the sentence with this form.
words::Word word(std::string_view source, std::string_view form) {
  const Words w = read(source);
  for (std::uint32_t i = 0; i < w.words.size(); ++i) {
    if (base::lower(w.form(i)) == base::lower(form)) return w.words[i];
  }
  FAIL("no such word: ", std::string(form));
  return {};
}

std::string root(std::string_view form) {
  const std::string source(form);
  const Words w = read(source);
  return std::string(w.words[0].root);
}

/// "person Abdul Aziz Bek" for each name.
std::vector<std::string> names(std::string_view source) {
  const Words w = read(source);
  std::vector<std::string> out;
  for (const auto& n : w.names)
    out.push_back(std::string(words::name(n.kind)) + " " + std::string(n.span.in(source)));
  return out;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("roots of words that a greedy stemmer breaks") {
  CHECK(root("pasukan") == "pasukan");
  CHECK(root("pemberontakan") == "berontak");
  CHECK(root("penculikan") == "culik");
  CHECK(root("dikuasai") == "kuasa");
  CHECK(root("penarikan") == "tarik");
  CHECK(root("penyelidikan") == "selidik");
  CHECK(root("membantah") == "bantah");
  CHECK(root("perempuan") == "perempuan");
  CHECK(root("gerilyawan") == "gerilya");
}

TEST_CASE("nasal assimilation is undone") {
  CHECK(root("memukul") == "pukul");
  CHECK(root("menembak") == "tembak");
  CHECK(root("menyerang") == "serang");
  CHECK(root("mengepung") == "kepung");
  CHECK(root("mengebom") == "bom");
  CHECK(root("membom") == "bom");
  CHECK(root("mengudeta") == "kudeta");
  CHECK(root("mengkudeta") == "kudeta");
  CHECK(root("memprotes") == "protes");
  CHECK(root("memrotes") == "protes");
  CHECK(root("memperkosa") == "perkosa");
  CHECK(root("memerkosa") == "perkosa");
}

TEST_CASE("voice") {
  CHECK(word("Milisi menyerang pos.", "menyerang").voice == Voice::active);
  CHECK(word("Pos diserang milisi.", "diserang").voice == Voice::passive);
  CHECK(word("Ia tertembak di kaki.", "tertembak").voice == Voice::accidental);
  CHECK(word("Mereka bertempur lagi.", "bertempur").voice == Voice::middle);
  CHECK(word("Lima orang tewas.", "tewas").voice == Voice::bare);
  CHECK(word("Serangan itu gagal.", "serangan").voice == Voice::none);
  CHECK(word("Rumah terbesar terbakar.", "terbesar").voice == Voice::none);
}

TEST_CASE("a passive prefix written apart") {
  CHECK(word("Desa itu di kuasai milisi.", "kuasai").voice == Voice::passive);
  CHECK(word("Dua warga di tembak milisi.", "tembak").voice == Voice::passive);
  CHECK(word("Bom meledak di pasar.", "pasar").voice == Voice::none);
}

TEST_CASE("clitics come off only where a known word is left") {
  const words::Word death = word("Polisi membenarkan tewasnya dua warga.", "tewasnya");
  CHECK(death.clitic == Clitic::nya);
  CHECK(death.root == "tewas");
  CHECK(death.word_class == WordClass::noun);
  CHECK(death.keys.bare == base::key_of("tewas"));
  CHECK(word("Mereka hanya menonton.", "hanya").clitic == Clitic::none);
  CHECK(word("Sekolah itu ditutup.", "sekolah").clitic == Clitic::none);
  CHECK(word("Masalah itu selesai.", "masalah").clitic == Clitic::none);
}

TEST_CASE("reduplication") {
  const words::Word w = word("Para gerilyawan-gerilyawan itu kabur.", "gerilyawan-gerilyawan");
  CHECK(w.reduplicated);
  CHECK(w.root == "gerilya");
  CHECK(w.keys.bare == base::key_of("gerilyawan"));
  const words::Word allies = word("Mereka dan sekutu-sekutunya mundur.", "sekutu-sekutunya");
  CHECK(allies.reduplicated);
  CHECK(allies.clitic == Clitic::nya);
  CHECK(allies.keys.bare == base::key_of("sekutu"));
  const words::Word each_other = word("Terjadi tembak-menembak di desa.", "tembak-menembak");
  CHECK(each_other.root == "tembak");
  CHECK(each_other.reduplicated);
  CHECK_FALSE(word("Pasukan anti-Maruk datang.", "anti-Maruk").reduplicated);
}

TEST_CASE("names are runs of capitals that the grammar does not ask for") {
  CHECK(names("Menurut Jenderal Karim Wardana Bek, pos itu aman.") ==
        Strings{"person Karim Wardana Bek"});
  CHECK(names("Wardana Karim mengatakan jalan aman.") == Strings{"other Wardana Karim"});
  CHECK(names("Pasukan mundur ke Provinsi Maruk.") == Strings{"place Provinsi Maruk"});
  CHECK(names("Serangan itu gagal.").empty());
  CHECK(names("Polisi menangkap Karim bin Wardana.") == Strings{"other Karim bin Wardana"});
}

TEST_CASE("a headline's capitals do not make names of common words") {
  for (const auto& name : names("Milisi Serang Pos Polisi Maruk")) CHECK(name == "other Maruk");
}

TEST_CASE("every row of roots shows its root") {
  const lang::Table& t = pack().table("roots");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    CAPTURE(std::string(row[t.column("root")]));
    CHECK(word(row[t.column("example")], row[t.column("form")]).root == row[t.column("root")]);
  }
}

TEST_CASE("every shape of a prefix leads to its root") {
  const lang::Table& t = pack().table("affixes");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    CHECK(root(row[t.column("example")]) == row[t.column("root")]);
  }
}

TEST_CASE("every pair of affixes makes its class and voice") {
  const lang::Table& t = pack().table("affix_pairs");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const std::string example(row[t.column("example")]);
    CAPTURE(example);
    CHECK(root(example) == row[t.column("root")]);
    if (row[t.column("prefix")].empty() && row[t.column("suffix")].empty()) continue;
    const words::Word w = word("lalu " + example, example);
    CHECK(words::name(w.word_class) == row[t.column("word_class")]);
    CHECK(words::name(w.voice) == row[t.column("voice")]);
  }
}

TEST_CASE("every closed word has its class") {
  const lang::Table& t = pack().table("closed_words");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const words::Word w = word(row[t.column("example")], row[t.column("form")]);
    CAPTURE(std::string(row[t.column("form")]));
    CHECK(words::name(w.word_class) == row[t.column("word_class")]);
    CHECK(w.root == row[t.column("root")]);
  }
}

TEST_CASE("every cue of a name shows") {
  const lang::Table& t = pack().table("name_cues");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const std::string example(row[t.column("example")]);
    CAPTURE(example);
    const auto found = names(example);
    REQUIRE(found.size() == 1);
    if (row[t.column("role")] == "title") CHECK(found[0] == "person Karim Wardana");
    if (row[t.column("role")] == "head")
      CHECK(found[0] == std::string(row[t.column("kind")]) + " " +
                            std::string(row[t.column("word")]) + " Maruk");
    if (row[t.column("role")] == "known")
      CHECK(found[0] ==
            std::string(row[t.column("kind")]) + " " + std::string(row[t.column("word")]));
    if (row[t.column("role")] == "particle")
      CHECK(found[0] == "other Karim " + std::string(row[t.column("word")]) + " Wardana");
  }
}
