// SPDX-License-Identifier: Apache-2.0
// The text of a record's document: everything else in the JSON is stepped over.
#include "base/utf8.h"
#include "record/json.h"

namespace saksi::record {
namespace {

/// Walks over JSON. Every position that is given back is inside the text or its end.
class Walker {
 public:
  explicit Walker(std::string_view json) : json_(json) {}

  /// The value of the member `key` of the object at `at`, or npos.
  [[nodiscard]] std::size_t member(std::size_t at, std::string_view key) const {
    at = blank(at);
    if (!is(at, '{')) return npos;
    at = blank(at + 1);
    while (is(at, '"')) {
      const std::size_t end = string_end(at);
      const std::size_t colon = blank(end);
      if (!is(colon, ':')) return npos;
      const std::size_t value = blank(colon + 1);
      if (json_.substr(at + 1, end - at - 2) == key) return value;
      at = blank(value_end(value));
      if (!is(at, ',')) return npos;
      at = blank(at + 1);
    }
    return npos;
  }

  /// Behind the string whose first quotation mark is at `at`.
  [[nodiscard]] std::size_t string_end(std::size_t at) const {
    for (std::size_t end = json_.find('"', at + 1); end < json_.size();
         end = json_.find('"', end + 1)) {
      std::size_t slash = end;
      while (json_[slash - 1] == '\\') --slash;
      if ((end - slash) % 2 == 0) return end + 1;
    }
    return json_.size();
  }

  [[nodiscard]] bool is(std::size_t at, char c) const {
    return at < json_.size() && json_[at] == c;
  }

  static constexpr std::size_t npos = std::string_view::npos;

 private:
  [[nodiscard]] std::size_t blank(std::size_t at) const {
    return std::min(json_.find_first_not_of(" \t\n\r", at), json_.size());
  }

  [[nodiscard]] std::size_t value_end(std::size_t at) const {
    int depth = 0;
    while (at < json_.size()) {
      const char c = json_[at];
      if (c == '"') {
        at = string_end(at);
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at;
      } else if (c == '}' || c == ']') {
        if (depth == 0) return at;  // of what holds the value
        --depth;
        ++at;
      } else if (c == ',' && depth == 0) {
        return at;
      } else {
        ++at;
        continue;
      }
      if (depth == 0) return at;
    }
    return at;
  }

  std::string_view json_;
};

/// The four digits of \uXXXX, or nothing.
std::optional<std::uint32_t> hex4(std::string_view digits) {
  if (digits.size() < 4) return std::nullopt;
  std::uint32_t out = 0;
  for (const char c : digits.substr(0, 4)) {
    const auto at = std::string_view("0123456789abcdefABCDEF").find(c);
    if (at == std::string_view::npos) return std::nullopt;
    out = out * 16 + static_cast<std::uint32_t>(at < 16 ? at : at - 6);
  }
  return out;
}

/// Appends what the escape at the start of `rest` means; its length, or 0 when it is none.
std::size_t append_escape(std::string_view rest, std::string& out) {
  constexpr std::string_view kLetters = "\"\\/bfnrt", kMeant = "\"\\/\b\f\n\r\t";
  if (rest.size() < 2) return 0;
  if (const auto at = kLetters.find(rest[1]); at != std::string_view::npos) {
    out += kMeant[at];
    return 2;
  }
  const auto first = rest[1] == 'u' ? hex4(rest.substr(2)) : std::nullopt;
  if (!first) return 0;
  if (*first < 0xD800 || *first > 0xDFFF) {
    base::append_utf8(out, *first);
    return 6;
  }
  const bool pair = rest.size() >= 12 && rest[6] == '\\' && rest[7] == 'u';
  const auto second = pair ? hex4(rest.substr(8)) : std::nullopt;
  if (!second || *first > 0xDBFF || *second < 0xDC00 || *second > 0xDFFF) return 0;
  base::append_utf8(out, 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00));
  return 12;
}

}  // namespace

bool append_text(std::string_view json, std::string& out) {
  const Walker walker(json);
  const std::size_t document = walker.member(0, "document");
  const std::size_t at = document == Walker::npos ? document : walker.member(document, "text");
  if (at == Walker::npos || !walker.is(at, '"')) return false;
  const std::size_t end = walker.string_end(at);
  if (end <= at + 1 || json[end - 1] != '"') return false;
  std::string_view rest = json.substr(at + 1, end - at - 2);
  const std::size_t before = out.size();
  while (!rest.empty()) {
    const std::size_t plain = std::min(rest.find('\\'), rest.size());
    out += rest.substr(0, plain);
    rest.remove_prefix(plain);
    if (rest.empty()) break;
    const std::size_t size = append_escape(rest, out);
    if (size == 0) {
      out.resize(before);
      return false;
    }
    rest.remove_prefix(size);
  }
  return true;
}

}  // namespace saksi::record
