// SPDX-License-Identifier: Apache-2.0
#include "terminal.h"

#include <algorithm>
#include <sys/ioctl.h>
#include <unistd.h>

namespace saksi::app {
namespace {

/// How many bytes at the start of `text` are something that steers a terminal; 0: it is harmless.
std::size_t steering(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;  // U+0080..U+009F
  if (byte(0) != 0xE2) return 0;
  const bool marks = byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F ||   // LRM, RLM
                                         (byte(2) >= 0xAA && byte(2) <= 0xAE));  // U+202A..U+202E
  const bool isolates = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;   // U+2066..U+2069
  return marks || isolates ? 3 : 0;
}

}  // namespace

std::string harmless(std::string_view text, LineEnds ends) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = steering(text);
    const bool kept = size == 0 || (text.front() == '\n' && ends == LineEnds::kept);
    out += kept ? text.front() : ' ';
    text.remove_prefix(kept ? 1 : size);
  }
  return out;
}

std::size_t terminal_width() {
  constexpr std::size_t kNarrowest = 40, kWidest = 96;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kWidest;
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidest);
}

}  // namespace saksi::app
