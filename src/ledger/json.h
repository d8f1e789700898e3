// SPDX-License-Identifier: Apache-2.0
/// Linked events, their ledger, policies and control as JSON: docs/formats/linked-event.md.
#pragma once

#include "ledger/claims.h"
#include "ledger/control.h"
#include "ledger/linked_event.h"
#include "ledger/policy.h"

#include <string>

namespace saksi::ledger {

/// One line without a line end, in the contract's fields and ours.
[[nodiscard]] std::string to_json(const LinkedEvent& event);
/// The same without members and claims, as lists show it.
[[nodiscard]] std::string head_to_json(const LinkedEvent& event);
/// The claims by outcome and victims, with what every policy makes of them.
[[nodiscard]] std::string ledger_json(const LinkedEvent& event);
[[nodiscard]] std::string to_json(const PolicyResult& of, const LinkedEvent& event);
[[nodiscard]] std::string to_json(const ControlTimeline& timeline);

}  // namespace saksi::ledger
