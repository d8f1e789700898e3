// SPDX-License-Identifier: Apache-2.0
/// What may go to a terminal, and how wide it is.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace saksi::app {

enum class LineEnds : bool { joined, kept };

/// `text` with a blank for each thing that nobody sees and a terminal may act on: control
/// characters, those of the second set too (a lone one is the start of a command to some), and the
/// marks that turn the direction of writing, with which a figure could be shown backwards. Need not
/// be valid UTF-8.
[[nodiscard]] std::string harmless(std::string_view text, LineEnds ends = LineEnds::joined);

/// Columns of the terminal that standard output is, at most 96; 96 when it is none.
[[nodiscard]] std::size_t terminal_width();

}  // namespace saksi::app
