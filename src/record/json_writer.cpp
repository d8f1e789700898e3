// SPDX-License-Identifier: Apache-2.0
#include "record/json_writer.h"

#include "base/utf8.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace saksi::record {
namespace {

using Json = nlohmann::json;

/// The letter of the short escape; 'u' for a control character without one, 0 for what stands as it
/// is.
constexpr std::array<char, 256> escapes() {
  std::array<char, 256> out{};
  for (std::size_t c = 0; c < 0x20; ++c) out[c] = 'u';
  out['\b'] = 'b';
  out['\t'] = 't';
  out['\n'] = 'n';
  out['\f'] = 'f';
  out['\r'] = 'r';
  out['"'] = '"';
  out['\\'] = '\\';
  return out;
}

void append_escape(std::string& out, unsigned char c, char letter) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '\\';
  out += letter;
  if (letter != 'u') return;
  out += "00";
  out += kHex[c >> 4U];
  out += kHex[c & 0xFU];
}

template <class N>
void append_number(std::string& out, N number) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

}  // namespace

void JsonWriter::value(std::string_view text) {
  static constexpr auto kEscapes = escapes();
  if (base::first_invalid_utf8(text)) {
    const auto handler = invalid_ == Invalid::replaced ? Json::error_handler_t::replace
                                                       : Json::error_handler_t::strict;
    literal(Json(text).dump(-1, ' ', false, handler));
    return;
  }
  separate();
  out_ += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    const char letter = kEscapes[c];
    if (letter == 0) continue;
    out_ += text.substr(from, at - from);
    append_escape(out_, c, letter);
    from = at + 1;
  }
  out_ += text.substr(from);
  out_ += '"';
}

void JsonWriter::value(std::int64_t number) {
  separate();
  append_number(out_, number);
}

/// Digits as the JSON library chooses them: the fewest that give the number back.
void JsonWriter::value(double number) {
  if (!std::isfinite(number)) return value(nullptr);
  separate();
  std::array<char, 64> digits{};
  char* const begin = digits.data();
  out_.append(begin, nlohmann::detail::to_chars(begin, begin + digits.size(), number));
}

std::string JsonWriter::take() {
  return base::one_line(std::move(out_));
}

}  // namespace saksi::record
