// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any valid UTF-8 through text, words and counts. Quantities are ordered, apart, inside
/// the text, and their ends fit their qualifiers.
#include "../unit/counts/invariants.h"
#include "base/utf8.h"
#include "lang/pack.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

struct Stages {
  std::shared_ptr<const saksi::lang::Pack> pack = saksi::lang::Pack::built_in().value();
  saksi::text::Reader text{pack};
  saksi::words::Analyser words{pack};
  saksi::counts::Finder counts{pack};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace saksi;
  static const Stages kStages;
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  if (base::first_invalid_utf8(source)) return 0;
  const words::Words words = kStages.words.analyse(kStages.text.read(source));
  const char* wrong = counts::testing::fault(kStages.counts.find(words), words);
  if (wrong == nullptr) return 0;
  std::fprintf(stderr, "%s\n", wrong);
  std::abort();
}
