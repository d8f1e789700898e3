// SPDX-License-Identifier: Apache-2.0
// Who speaks, and which words are theirs. Invented people; our wording.
#include "mentions/mentions.h"
#include "words/words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace saksi;

namespace {

/// "SPEAKER: words" for each attribution; places and times are not looked up here.
std::vector<std::string> said(std::string_view news) {
  static const auto pack = lang::Pack::built_in().value();
  static const text::Reader reader{pack};
  static const words::Analyser analyser{pack};
  static const mentions::Finder finder{pack};
  const auto words = analyser.analyse(reader.read(news));
  std::vector<std::string> out;
  for (const auto& s : finder.find(words, {}, {}, std::nullopt).speech) {
    if (s.sources.empty() || s.content.first >= s.content.last) continue;
    const auto content = words.span(s.content.first, s.content.last).in(words.text.source);
    out.push_back(s.sources.front().name + ": " + std::string(content));
  }
  return out;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a tag covers the words in front of it") {
  CHECK(said("Jalan itu ditutup, kata Darmo Wirasena.") ==
        Lines{"Darmo Wirasena: Jalan itu ditutup,"});
}

TEST_CASE("a tag that interrupts covers the words behind it too") {
  const auto lines = said("Sepanjang tahun ini, kata Darmo Wirasena, jalan itu ditutup dua kali.");
  REQUIRE(lines.size() == 1);
  CHECK(lines.front().find("dua kali") != std::string::npos);
}

TEST_CASE("a tag with -nya belongs to whoever spoke last") {
  CHECK(said("Pasar itu ramai, kata Darmo Wirasena. Jalan itu ditutup, tambahnya.").back() ==
        "Darmo Wirasena: Jalan itu ditutup,");
}

TEST_CASE("an adverb is no part of a speaker's name") {
  CHECK(said("Kementerian Kesehatan juga menyebut jalan itu ditutup.").front() ==
        "Kementerian Kesehatan: jalan itu ditutup.");
}

TEST_CASE("a sentence that only names the speaker points at the one before") {
  CHECK(said("Jalan itu ditutup. Hal itu disampaikan Darmo Wirasena.") ==
        Lines{"Darmo Wirasena: Jalan itu ditutup."});
}
