// SPDX-License-Identifier: Apache-2.0
/// Random numbers that nobody can guess: for tokens and sessions.
#pragma once

#include <cstddef>
#include <string>

namespace saksi::base {

/// 2 * `bytes` hex digits from the system's source of randomness; empty when it has none.
[[nodiscard]] std::string random_hex(std::size_t bytes);

}  // namespace saksi::base
