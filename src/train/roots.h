// SPDX-License-Identifier: Apache-2.0
/// The list of roots (models/roots.bin) made from the MALINDO roots and counts of the corpora.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <string>

namespace saksi::train {

/// The bytes of roots.bin. `data` holds the corpora's folders. Errors: not_found.
base::Result<std::string> make_roots(const std::string& data, const lang::Pack& pack);

}  // namespace saksi::train
