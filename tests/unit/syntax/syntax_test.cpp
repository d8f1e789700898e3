// SPDX-License-Identifier: Apache-2.0
#include "syntax/syntax.h"

#include "lang/pack.h"
#include "syntax/actions.h"
#include "syntax/notation.h"
#include "syntax/state.h"
#include "text/text.h"

#include <doctest/doctest.h>

#include <array>

using namespace saksi;
using syntax::Move;

namespace {

const std::shared_ptr<const lang::Pack>& pack() {
  static const std::shared_ptr<const lang::Pack> opened = *lang::Pack::built_in();
  return opened;
}

struct Parsed {
  std::string source;
  words::Words words;
  syntax::Trees trees;

  explicit Parsed(std::string text) : source(std::move(text)) {
    static const text::Reader reader(pack());
    static const words::Analyser analyser(pack());
    static const syntax::Parser parser(pack());
    REQUIRE(parser.ready());
    words = analyser.analyse(reader.read(source));
    trees = parser.parse(words);
  }

  /// "relation of <form> <- head", of the first token of that form.
  [[nodiscard]] std::string arc(std::string_view form) const {
    for (std::uint32_t i = 0; i < words.words.size(); ++i) {
      if (words.form(i) != form) continue;
      const auto& d = trees.dependencies[i];
      return std::string(d.relation) + " " +
             (d.head == syntax::kRoot ? "-" : std::string(words.form(d.head)));
    }
    return "no such token";
  }
};

}  // namespace

TEST_CASE("arc-hybrid moves make the arcs that they say") {
  syntax::State s;
  s.begin(3);
  CHECK(s.allowed(Move::shift));
  CHECK_FALSE(s.allowed(Move::left));
  CHECK_FALSE(s.allowed(Move::right));
  s.make(Move::shift, 0);
  s.make(Move::left, 1);  // 0 <- 1
  s.make(Move::shift, 0);
  s.make(Move::shift, 0);
  CHECK_FALSE(s.allowed(Move::shift));
  CHECK_FALSE(s.allowed(Move::left));  // the root takes one token only
  s.make(Move::right, 2);              // 1 -> 2
  s.make(Move::left, 3);               // root
  CHECK(s.done());
  CHECK(s.node(0).head == 1);
  CHECK(s.node(2).head == 1);
  CHECK(s.node(1).head == s.root());
  CHECK(s.node(1).left == 0);
  CHECK(s.node(1).right == 2);
}

TEST_CASE("labels that are not a parser's make no actions") {
  const std::array<std::string_view, 2> taggers = {"NNO", "VBT"};
  CHECK(syntax::Actions::of(taggers).actions.empty());
  const std::array<std::string_view, 3> ours = {"shift", "left nsubj", "right obj"};
  const auto actions = syntax::Actions::of(ours);
  REQUIRE(actions.actions.size() == 3);
  CHECK(actions.actions[2].move == Move::right);
  CHECK(actions.relations[actions.actions[1].relation] == "nsubj");
}

TEST_CASE("voice tells who is the subject of what") {
  const Parsed active("Taliban menyerang pos polisi di Badghis.");
  CHECK(active.arc("menyerang") == "root -");
  CHECK(active.arc("Taliban") == "nsubj menyerang");
  CHECK(active.arc("pos") == "obj menyerang");
  const Parsed passive("Pos itu diserang oleh Taliban kemarin.");
  CHECK(passive.arc("Pos") == "nsubj:pass diserang");
  CHECK(passive.arc("Taliban") == "obl:agent diserang");
}

TEST_CASE("a clitic has its relation to its own word") {
  const Parsed p("Pasukan menyerangnya dan merusak rumahnya.");
  CHECK(syntax::notation(p.trees, p.words).find("\"menyerangnya\"") != std::string::npos);
  CHECK(syntax::notation(p.trees, p.words).find("clitic obj") != std::string::npos);
}

TEST_CASE("every sentence is one tree") {
  const Parsed p(
      "Gubernur mengatakan 14 polisi dan tujuh milisi tewas, sedangkan juru bicara Taliban "
      "menyebut angka lain. \"Kami menguasai distrik itu,\" katanya. ( ) ... Dua. Warga "
      "yang rumahnya dibakar mengungsi ke kota; mereka belum kembali hingga Selasa (8/1).");
  for (const text::Sentence& s : p.words.text.sentences) {
    std::uint32_t roots = 0;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      std::uint32_t at = i;
      std::uint32_t steps = 0;
      while (p.trees.dependencies[at].head != syntax::kRoot) {
        at = p.trees.dependencies[at].head;
        REQUIRE(at >= s.first);
        REQUIRE(at < s.last);
        REQUIRE(++steps <= s.last - s.first);
      }
      roots += p.trees.dependencies[i].head == syntax::kRoot;
    }
    CHECK(roots == 1);
  }
}

TEST_CASE("the rows of syntax_words do what their role says") {
  const lang::Table& table = pack()->table("syntax_words");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    CAPTURE(row[table.column("form")]);
    const bool agent = row[table.column("role")] == "agent";
    REQUIRE((agent || row[table.column("role")] == "relative"));
    const Parsed p{std::string(row[table.column("example")])};
    bool found = false;
    for (std::size_t k = 0; k < p.trees.dependencies.size(); ++k) {
      const auto& d = p.trees.dependencies[k];
      if (agent) found |= d.relation == "obl:agent";
      // A relative word is the subject of its own clause.
      if (!agent && p.words.form(static_cast<std::uint32_t>(k)) == row[table.column("form")])
        found = d.relation == "nsubj";
    }
    CHECK(found);
  }
}

TEST_CASE("a damaged model gives no trees and no crash") {
  const std::string_view good = pack()->part("models/trees.bin");
  REQUIRE(!good.empty());
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, good.size() / 2, good.size() - 1})
    CHECK_FALSE(syntax::Parser(pack()->with("models/trees.bin", std::string(good.substr(0, size))))
                    .ready());
  std::string changed(good);
  changed[changed.size() / 2] ^= 1;
  CHECK_FALSE(syntax::Parser(pack()->with("models/trees.bin", changed)).ready());
  // A model of another kind.
  CHECK_FALSE(
      syntax::Parser(pack()->with("models/trees.bin", std::string(pack()->part("models/fine.bin"))))
          .ready());
}
