// SPDX-License-Identifier: Apache-2.0
// "country=AF&from=2019-01-01" -> EventFilter: the parameters of GET /api/v1/events.
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

Result<void> set_day(std::optional<record::Day>& day, const std::string& name,
                     const std::string& value) {
  day = record::parse_day(value);
  if (day) return {};
  return base::fail(Code::invalid_argument,
                    "'" + name + "' must be a date like 2019-01-06, not '" + value + "'.");
}

Result<void> set_background(store::EventFilter& filter, const std::string& value) {
  if (value != "true" && value != "false") {
    return base::fail(Code::invalid_argument, "'background' must be true or false.");
  }
  filter.background = value == "true";
  return {};
}

Result<void> set(store::EventFilter& f, const std::string& name, std::string value) {
  std::vector<std::string>* const list = name == "type"        ? &f.types
                                         : name == "sub_type"  ? &f.sub_types
                                         : name == "country"   ? &f.countries
                                         : name == "place"     ? &f.places
                                         : name == "actor"     ? &f.actors
                                         : name == "publisher" ? &f.publishers
                                         : name == "status"    ? &f.statuses
                                                               : nullptr;
  if (list != nullptr) {
    list->push_back(std::move(value));
    return {};
  }
  if (name == "q") {
    f.words = std::move(value);
    return {};
  }
  if (name == "from") return set_day(f.from, name, value);
  if (name == "to") return set_day(f.to, name, value);
  if (name == "background") return set_background(f, value);
  return base::fail(Code::invalid_argument,
                    "A filter has no '" + name +
                        "'. It may have: q, type, sub_type, country, place, actor, publisher, "
                        "status, from, to, background.");
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
