// SPDX-License-Identifier: Apache-2.0
// Whatever the bytes, reading a record ends in a Result; a record that was read is written, read
// again and written the same.
#include "record/json.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace saksi;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto first = record::from_json(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!first) return 0;
  const std::string line = record::to_json(*first);
  const auto second = record::from_json(line);
  if (!second || record::to_json(*second) != line) std::abort();
  return 0;
}
