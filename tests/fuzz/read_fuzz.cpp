// SPDX-License-Identifier: Apache-2.0
// Any text through all stages: the record holds together, its JSON reads back, and reading again
// gives the same bytes.
#include "base/utf8.h"
#include "read/read.h"
#include "record/json.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const read::Reader kReader(lang::Pack::built_in().value());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (base::first_invalid_utf8(text)) return 0;
  record::Document document;
  document.id = "d";
  document.text = text;
  const record::Record first = kReader.read(document);
  const std::string line = to_json(first);
  const auto back = record::from_json(line);
  if (!record::check(first) || !back || to_json(*back) != line) std::abort();
  if (to_json(kReader.read(document)) != line) std::abort();
  return 0;
}
