// SPDX-License-Identifier: Apache-2.0
/// Reports of other worlds: sport, film, exercises, illness, accidents. Private to `extract`.
#pragma once

#include "extract/context.h"

#include <array>
#include <optional>
#include <string>

namespace saksi::extract {

/// How much a report speaks of a conflict and of each other world: sums of the weights of its
/// different words, those of its first sentences twice.
struct Tone {
  int conflict = 0;
  std::array<int, mentions::kGateKinds> worlds{};
  bool blow_in_lead = false;  ///< the first sentence tells a blow, with what, where and when
  bool attack = false;        ///< an attack is told in its lead
  bool elsewhere = false;     ///< another world has its share in it
  bool organised = false;     ///< a group in arms, a crowd or a weapon of war is named
  bool of_conflict = false;   ///< it speaks of a conflict at all, weighed against its length
};

[[nodiscard]] Tone tone_of(const Context& context);

/// A world's name, as the table has it.
[[nodiscard]] std::string_view gate_name(mentions::GateKind kind);

/// The name of the gate that closes the whole report, if one does.
[[nodiscard]] std::optional<std::string> closed_by(const Tone& tone);

}  // namespace saksi::extract
