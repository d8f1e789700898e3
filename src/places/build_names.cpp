// SPDX-License-Identifier: Apache-2.0
#include "places/build_names.h"

#include "base/utf8.h"
#include "places/build_sources.h"
#include "places/gazetteer.h"

#include <algorithm>

namespace saksi::places {
namespace {

std::size_t words_in(const std::string& w) {
  return static_cast<std::size_t>(std::count(w.begin(), w.end(), ' ')) + 1;
}

std::string without_first(const std::string& name, std::size_t words) {
  std::size_t at = 0;
  for (; words > 0 && at != std::string::npos; --words) at = name.find_first_of(" -", at + 1);
  return at == std::string::npos ? name : name.substr(at + 1);
}

std::string without_last(const std::string& name, std::size_t words) {
  std::size_t at = name.size();
  for (; words > 0 && at != std::string::npos; --words) at = name.find_last_of(" -", at - 1);
  return at == std::string::npos ? name : name.substr(0, at);
}

}  // namespace

std::vector<std::string> split(std::string_view s, char mark) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= s.size();) {
    const std::size_t end = std::min(s.find(mark, at), s.size());
    if (end > at) out.emplace_back(s.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

bool usable(std::string_view name) {
  if (name.size() < 3 || name.size() > 48) return false;
  bool lower = false;
  for (std::size_t i = 0; i < name.size();) {
    const auto c = base::code_point_at(name, i);
    if (c.value > 0x24F && (c.value < 0x1E00 || c.value > 0x1EFF) && base::is_letter(c.value))
      return false;
    if (base::is_digit(c.value) || c.value == U'(' || c.value == U'/') return false;
    lower |= base::is_letter(c.value) && !base::is_upper(c.value);
    i += c.size;
  }
  return lower;
}

base::Result<void> TypeWords::read(const std::string& path) {
  auto ok = sources::tsv(path, [&](const std::vector<std::string_view>& c) {
    if (c[0] != "word") words_.push_back(base::fold(c[0]));
  });
  sort();
  return ok;
}

void TypeWords::add(const lang::Table& place_types) {
  const auto word = place_types.column("word"), kind = place_types.column("kind");
  for (std::size_t i = 0; i < place_types.size(); ++i) {
    const auto k = kind_of(place_types.row(i)[kind]);
    if (k == Kind::province || k == Kind::district || k == Kind::subdistrict)
      words_.push_back(base::fold(place_types.row(i)[word]));
  }
  sort();
}

void TypeWords::sort() {
  std::sort(words_.begin(), words_.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
}

std::string TypeWords::strip(const std::string& name) const {
  const std::string plain = base::fold(name);
  for (const auto& w : words_) {
    if (plain.size() <= w.size() + 1) continue;
    if (plain.starts_with(w) && plain[w.size()] == ' ') return without_first(name, words_in(w));
    if (plain.ends_with(w) && plain[plain.size() - w.size() - 1] == ' ') {
      return without_last(name, words_in(w));
    }
  }
  return name;
}

}  // namespace saksi::places
