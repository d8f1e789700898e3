// SPDX-License-Identifier: Apache-2.0
/// Which models and which gazetteer a pack holds. They have no version but their bytes.
#pragma once

#include "lang/pack.h"

#include <map>
#include <string>

namespace saksi::lang {

/// "models/upos.bin" -> "3f69eea09599": the first 12 digits of the part's SHA-256.
[[nodiscard]] std::map<std::string, std::string> part_versions(const Pack& pack);

}  // namespace saksi::lang
