// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any valid UTF-8 through the text stage. Checks that tokens, sentences, paragraphs and
/// furniture are sound (inside the text, ordered, apart, whole code points) and that no letter of
/// the report falls between them.
#include "../unit/text/invariants.h"
#include "base/utf8.h"
#include "lang/pack.h"
#include "text/text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace saksi;
  static const text::Reader kReader(lang::Pack::built_in().value());
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  if (base::first_invalid_utf8(source)) return 0;
  const text::Text read = kReader.read(source);
  const char* wrong = text::testing::fault(read);
  if (wrong == nullptr) wrong = text::testing::lost(read);
  if (wrong == nullptr) return 0;
  std::fprintf(stderr, "%s\n", wrong);
  std::abort();
}
