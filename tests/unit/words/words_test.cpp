// SPDX-License-Identifier: Apache-2.0
#include "words/words.h"

#include "base/utf8.h"
#include "make_text.h"
#include "words/labels.h"
#include "words/lexicon.h"
#include "words/names.h"

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

/// The word at this place by tables alone.
words::Word ruled_word(std::string_view source, std::size_t at) {
  static const words::Lexicon lexicon(pack());
  return lexicon.read(test::make_text(source)).words.words[at];
}

/// The names by rules alone.
std::vector<std::string> ruled_names(std::string_view source) {
  static const words::Lexicon lexicon(pack());
  words::Work work = lexicon.read(test::make_text(source));
  words::find_names_by_rule(work.words, work.atoms, lexicon.cues());
  std::vector<std::string> out;
  for (const auto& n : work.words.names) {
    out.push_back(std::string(words::name(n.kind)) + " " + std::string(n.span.in(source)));
  }
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
  CHECK(root("ketidaksetujuan") == "setuju");
  CHECK(root("menyediakan") == "sedia");
  CHECK(root("ke-5") == "5");
  CHECK(root("Covid-19") == "covid-19");
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

TEST_CASE("by rule, names are runs of capitals that the grammar does not ask for") {
  CHECK(ruled_names("Menurut Jenderal Karim Wardana Bek, pos itu aman.") ==
        Strings{"person Karim Wardana Bek"});
  CHECK(ruled_names("Wardana Karim mengatakan jalan aman.") == Strings{"other Wardana Karim"});
  CHECK(ruled_names("Pasukan mundur ke Provinsi Maruk.") == Strings{"place Provinsi Maruk"});
  CHECK(ruled_names("Serangan itu gagal.").empty());
  CHECK(ruled_names("Polisi menangkap Karim bin Wardana.") == Strings{"other Karim bin Wardana"});
}

TEST_CASE("by rule, a headline's capitals do not make names of common words") {
  CHECK(ruled_names("Milisi Serang Pos Polisi Maruk") == Strings{"other Maruk"});
}

TEST_CASE("the model of names reads what it has not seen") {
  CHECK(names("Komandan Wardana Karim mengatakan Taliban mundur dari Kabul.") ==
        Strings{"person Wardana Karim", "armed_group Taliban", "place Kabul"});
  CHECK(names("Brigjen Sudarmo Wicaksana tiba di Jayapura, Senin.") ==
        Strings{"person Sudarmo Wicaksana", "place Jayapura"});
  CHECK(names("Serangan itu menewaskan lima warga desa.").empty());
}

TEST_CASE("a name of several words that the pack knows stays whole; initials need their capitals") {
  CHECK(names("Wartawan Al Jazeera ditahan di Maruk.").front() == "organisation Al Jazeera");
  CHECK(ruled_names("Patroli ANA diserang kemarin.") == Strings{"armed_group ANA"});
  CHECK(ruled_names("Pemuda bernama Ana hilang kemarin.") == Strings{"other Ana"});
}

TEST_CASE("a capital that nothing explains is a name, even where the model is silent") {
  CHECK(word("Wirgas (34 tahun) tewas.", "Wirgas").name);
  CHECK_FALSE(word("Serangan itu gagal.", "Serangan").name);
}

TEST_CASE("the last of a name alone is the person named in full before") {
  CHECK(names("Uribe (39) ditembak dua kali.") == Strings{"other Uribe"});
  CHECK(names("Polisi memeriksa Darmo Uribe. Uribe (39) ditembak dua kali.") ==
        Strings{"person Darmo Uribe", "person Uribe"});
}

TEST_CASE("classes and kinds of verbs in a sentence") {
  const auto verb = [](std::string_view form) {
    return word("Milisi menyerang pos polisi, lalu pos itu dibakar dan mereka kabur.", form);
  };
  CHECK(verb("menyerang").verb_kind == words::VerbKind::transitive);
  CHECK(verb("dibakar").verb_kind == words::VerbKind::passive);
  CHECK(verb("kabur").verb_kind == words::VerbKind::intransitive);
  CHECK(verb("pos").word_class == WordClass::noun);
  const words::Word possessed = word("Ia mengatakan pasukannya mundur ke hutan.", "pasukannya");
  CHECK(possessed.nya == words::NyaRole::possessor);
}

TEST_CASE("a clitic that leaves an ordinary root is part of a name") {
  const Words w = read("Menurut Abdullah Tarman, warga Maluku membenarkannya.");
  CHECK(w.form(1) == "Abdullah");
  CHECK(w.words[1].clitic == Clitic::none);
  CHECK(w.words[1].root == "abdullah");
  CHECK(w.words[1].keys.bare == base::key_of("abdullah"));
  CHECK(w.keys[1].bare == base::key_of("abdullah"));
  CHECK(word("Menurut Tarman, warga Maluku membenarkannya.", "Maluku").clitic == Clitic::none);
  CHECK(word("Warga menghitung berapakah kerugiannya.", "berapakah").clitic == Clitic::kah);
}

TEST_CASE("a name is a proper noun without voice") {
  const words::Word w = word("Menurut Kolonel Serang Wardana, pos itu aman.", "Serang");
  CHECK(w.name);
  CHECK(w.word_class == WordClass::proper);
  CHECK(w.voice == Voice::none);
}

TEST_CASE("names are sorted, whole and apart; words are as many as tokens") {
  const std::string source =
      "Jenderal Karim Wardana dan Kolonel Sudarmo Wicaksana bertemu utusan PBB di Kabul, "
      "Afghanistan.";
  const Words w = read(source);
  REQUIRE(w.words.size() == w.text.tokens.size());
  REQUIRE(w.names.size() >= 3);
  for (std::size_t i = 0; i < w.names.size(); ++i) {
    CHECK(w.names[i].first < w.names[i].last);
    CHECK(w.names[i].span == w.span(w.names[i].first, w.names[i].last));
    if (i > 0) CHECK(w.names[i - 1].last <= w.names[i].first);
  }
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
    const words::Word w = ruled_word("lalu " + example, 1);
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

TEST_CASE("every cue of a name shows by rule") {
  const lang::Table& t = pack().table("name_cues");
  for (std::size_t i = 0; i < t.size(); ++i) {
    const lang::Row row = t.row(i);
    const std::string example(row[t.column("example")]);
    const std::string cue(row[t.column("word")]);
    const std::string kind(row[t.column("kind")]);
    const auto role = row[t.column("role")];
    CAPTURE(example);
    const auto found = ruled_names(example);
    REQUIRE(found.size() == 1);
    if (role == "title" || role == "office") CHECK(found[0] == "person Karim Wardana");
    if (role == "head") CHECK(found[0] == kind + " " + cue + " Maruk");
    if (role == "known" || role == "place") CHECK(found[0] == kind + " " + cue);
    if (role == "particle") CHECK(found[0] == "other Karim " + cue + " Wardana");
  }
}
