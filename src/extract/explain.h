// SPDX-License-Identifier: Apache-2.0
/// Why a reading says what it says, told from the finished state. Private to `extract`.
#pragma once

#include "extract/events.h"
#include "extract/extract.h"
#include "extract/figures.h"
#include "extract/gates.h"
#include "extract/unreal.h"

#include <optional>
#include <string_view>
#include <vector>

namespace saksi::extract {

/// What an assembly decided; views into it.
struct Decisions {
  const Context& context;
  const Tone& tone;
  std::optional<std::string_view> gate;  ///< the world that closed the report
  const std::vector<Told>& told;
  const std::vector<Happening>& happenings;
  const std::vector<Figure>& figures;
  const std::vector<std::optional<std::size_t>>& figure_of;     ///< happening of each figure
  const std::vector<std::optional<record::EventId>>& event_of;  ///< event of each happening
  const std::vector<std::optional<record::ClaimId>>& claim_of;  ///< claim of each figure
  const Unreal& unreal;
  const std::vector<record::EventId>& unreal_of;  ///< event of each happening of `unreal`
  const Reading& reading;
};

/// The reasons of the report first, then of each event, of each claim, then of what made no item.
[[nodiscard]] std::vector<Why> explain(const Decisions& decisions);

}  // namespace saksi::extract
