// SPDX-License-Identifier: Apache-2.0
/// Linked events, their ledger and control as a person reads them in a terminal.
#pragma once

#include "ledger/control.h"
#include "ledger/linked_event.h"
#include "store/store.h"

#include <string>
#include <string_view>

namespace saksi::app {

/// One line: id, date, type, place, reports and origins, killed and injured.
[[nodiscard]] std::string linked_line(const ledger::LinkedEvent& event);
/// The event with its members, actors and claims.
[[nodiscard]] std::string linked_account(const store::LinkedDetail& detail);
/// Claims by outcome and victims, and what each policy makes of them.
[[nodiscard]] std::string ledger_account(const ledger::LinkedEvent& event);
[[nodiscard]] std::string control_account(const ledger::ControlTimeline& timeline);

}  // namespace saksi::app
