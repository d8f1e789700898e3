// SPDX-License-Identifier: Apache-2.0
/// Text that was UTF-8, was taken for Windows-1252 and made UTF-8 again: undone where it is sure.
#include "base/utf8.h"
#include "ingest/parts.h"

#include <array>
#include <map>

namespace saksi::ingest {
namespace {

/// Code point -> the Windows-1252 byte that it was read from; bytes without a letter stand for
/// themselves.
std::map<char32_t, unsigned char> make_bytes() {
  std::map<char32_t, unsigned char> out;
  for (unsigned byte = 0x80; byte < 0x100; ++byte) {
    const std::string letter = from_windows_1252(std::string(1, static_cast<char>(byte)));
    const char32_t value = base::code_point_at(letter, 0).value;
    out[value == 0xFFFD ? byte : value] = static_cast<unsigned char>(byte);
  }
  return out;
}

std::optional<unsigned char> byte_of(char32_t value) {
  static const auto kBytes = make_bytes();
  const auto it = kBytes.find(value);
  return it == kBytes.end() ? std::nullopt : std::optional(it->second);
}

std::size_t length_from(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/// The letter whose bytes stand as letters from `at` on; `at` moves behind them.
std::optional<std::string> undone_at(std::string_view text, std::size_t& at) {
  std::size_t next = at;
  std::string bytes;
  std::size_t length = 1;
  while (bytes.size() < length) {
    if (next >= text.size()) return std::nullopt;
    const auto point = base::code_point_at(text, next);
    const auto byte = byte_of(point.value);
    if (!byte) return std::nullopt;
    if (bytes.empty()) length = length_from(*byte);
    if (length == 0) return std::nullopt;
    bytes.push_back(static_cast<char>(*byte));
    next += point.size;
  }
  if (base::first_invalid_utf8(bytes)) return std::nullopt;
  at = next;
  return bytes;
}

}  // namespace

std::size_t repair_mojibake(std::string& text) {
  std::string out;
  std::size_t repaired = 0;
  for (std::size_t at = 0; at < text.size();) {
    const bool high = static_cast<unsigned char>(text[at]) >= 0x80;
    if (auto letter = high ? undone_at(text, at) : std::nullopt) {
      out += *letter;
      ++repaired;
      continue;
    }
    const std::size_t size = high ? base::code_point_at(text, at).size : 1;
    out.append(text, at, size);
    at += size;
  }
  if (repaired > 0) text = std::move(out);
  return repaired;
}

}  // namespace saksi::ingest
