// SPDX-License-Identifier: Apache-2.0
/// Any stage of one report in the plain notation of docs/formats/notation.md.
#pragma once

#include "read/read.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::app {

/// The names that --stage knows, in the order of the stages.
[[nodiscard]] const std::vector<std::string>& stage_names();

/// The stage's lines. `stage` is one of stage_names(), `reader` the one that made the stages.
[[nodiscard]] std::string notation_of(const read::Stages& stages, const read::Reader& reader,
                                      std::string_view stage);

/// The words in CoNLL-U, with their trees if asked for and the pack has a model of them.
[[nodiscard]] std::string conllu_of(const read::Stages& stages, const read::Reader& reader,
                                    bool trees);

/// The lines of the stage `events` or `claims`, below each one its reasons, at the end what was
/// decided against. The stages must have been explained.
[[nodiscard]] std::string with_reasons(const read::Stages& stages, std::string_view stage);

}  // namespace saksi::app
