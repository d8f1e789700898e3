// SPDX-License-Identifier: Apache-2.0
#include "lang/parts.h"

#include "base/hash.h"

namespace saksi::lang {

std::map<std::string, std::string> part_versions(const Pack& pack) {
  std::map<std::string, std::string> out;
  for (const auto part : pack.parts()) {
    out.emplace(part, base::sha256_hex(pack.part(part)).substr(0, 12));
  }
  return out;
}

}  // namespace saksi::lang
