// SPDX-License-Identifier: Apache-2.0
// "country=AF&from=2019-01-01" -> EventFilter: the parameters of GET /api/v1/events.
#include "store/filter.h"

#include "export/export.h"

#include <charconv>

namespace saksi::exports {
namespace {

using base::Code;
using base::Result;

/// "%C3%A9" and "+" as in an address; what is no such code stays.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    unsigned value = 0;
    const char* const end = text.data() + i + 3;
    if (text[i] == '%' && i + 2 < text.size() &&
        std::from_chars(text.data() + i + 1, end, value, 16).ptr == end) {
      out += static_cast<char>(value);
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string no_such_filter(const std::string& name) {
  std::string out = "A filter has no '" + name + "'. It may have: ";
  for (const auto known : store::filter_names()) {
    if (known != store::filter_names().front()) out += ", ";
    out += known;
  }
  return out + ".";
}

Result<void> set(store::EventFilter& filter, const std::string& name, const std::string& value) {
  const auto expected = store::set(filter, name, value);
  if (!expected) return base::fail(Code::invalid_argument, no_such_filter(name));
  if (expected->empty()) return {};
  return base::fail(Code::invalid_argument,
                    "'" + name + "' must be " + *expected + ", not '" + value + "'.");
}

}  // namespace

Result<store::EventFilter> parse_filter(std::string_view text) {
  store::EventFilter out;
  while (!text.empty()) {
    const auto end = text.find('&');
    const auto part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    if (part.empty()) continue;
    const auto equals = part.find('=');
    if (equals == std::string_view::npos) {
      return base::fail(Code::invalid_argument,
                        "'" + std::string(part) + "' is no filter; write NAME=VALUE.");
    }
    if (auto good = set(out, decoded(part.substr(0, equals)), decoded(part.substr(equals + 1)));
        !good) {
      return base::fail(good.error());
    }
  }
  return out;
}

}  // namespace saksi::exports
