// SPDX-License-Identifier: Apache-2.0
#include "words/conllu.h"

#include "make_text.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace saksi;

TEST_CASE("CoNLL-U has ten columns a token and a blank line a sentence") {
  const words::Analyser analyser(*lang::Pack::built_in());
  const std::string source = "Pos itu diserang Taliban. Warga mengungsi.";
  const words::Words w = analyser.analyse(test::make_text(source));
  std::istringstream lines(words::conllu(w, analyser));
  int tokens = 0;
  int sentences = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) {
      ++sentences;
      continue;
    }
    ++tokens;
    CAPTURE(line);
    CHECK(std::count(line.begin(), line.end(), '\t') == 9);
    if (line.starts_with("3\td"))
      CHECK(line.starts_with("3\tdiserang\tserang\tVERB\tVBP\tVoice=Pass"));
    if (line.starts_with("4\tTaliban"))
      CHECK(line.find("Entity=B-armed_group|SpaceAfter=No") != std::string::npos);
  }
  CHECK(tokens == 8);
  CHECK(sentences == 2);
}
