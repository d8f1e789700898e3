// SPDX-License-Identifier: Apache-2.0
/// Who independently stands behind the claims of a linked event.
///
/// The named speaker of a claim is its origin, whoever prints it. A speaker without a name is no
/// origin of its own: there the agency through which it came, or the house that tells it, is. All
/// articles of one family of copies, and all documents of one article, are one house, and one that
/// credits an agency is that agency.
#pragma once

#include "ledger/linked_event.h"

namespace saksi::ledger {

/// Fills `origins` and each claim's `origin`. Needs members and claims.
void find_origins(LinkedEvent& event);

}  // namespace saksi::ledger
