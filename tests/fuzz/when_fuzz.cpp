// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any valid UTF-8 up to its times, with the day of publication given, bad and inferred.
/// Checks that times are ordered, apart, inside the text, and that their dates exist.
#include "../unit/when/invariants.h"
#include "base/utf8.h"
#include "text/text.h"
#include "when/notation.h"
#include "words/words.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace saksi;
  static const auto kPack = lang::Pack::built_in().value();
  static const text::Reader kReader(kPack);
  static const words::Analyser kAnalyser(kPack);
  static const when::Finder kFinder(kPack);
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  if (base::first_invalid_utf8(source)) return 0;
  const words::Words words = kAnalyser.analyse(kReader.read(source));
  using Given = std::optional<std::string>;
  for (const Given& given : {Given("2020-02-29"), Given("no day"), Given()}) {
    const auto published = kFinder.publication(words, given);
    const auto times = kFinder.find(words, published);
    if (const char* wrong = when::testing::fault(times, words)) {
      std::fprintf(stderr, "%s\n%s", wrong, when::to_notation(times, source).c_str());
      std::abort();
    }
  }
  return 0;
}
