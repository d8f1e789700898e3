// SPDX-License-Identifier: Apache-2.0
/// A table of actors of the user's own (docs/formats/actors.md): checked whole, then read as part
/// of the language pack.
#pragma once

#include "base/error.h"
#include "lang/pack.h"

#include <memory>
#include <string>
#include <string_view>

namespace saksi::mentions {

/// The pack with the rows of `bytes` (a TSV file called `file` in messages) added to its `actors`.
/// Its version gets "+actors." and the first digits of the table's SHA-256, so that whatever keeps
/// the version knows that it is another reading. The new pack shares the old one's bytes.
///
/// Every row is checked before any is used. Errors: invalid_pack, with "file:line" and the reason:
/// bytes that are not UTF-8, an unknown, doubled or missing column, a bad id, kind, country or day,
/// periods that overlap, a name that is empty, without a letter, an ordinary word of the language,
/// or another actor's.
[[nodiscard]] base::Result<std::shared_ptr<const lang::Pack>> with_actors(
    const std::shared_ptr<const lang::Pack>& pack, std::string_view file, std::string_view bytes);

}  // namespace saksi::mentions
