// SPDX-License-Identifier: Apache-2.0
// Comparing lines. A line is its first words up to the first field name, and fields; both are
// compared as folded words, so that quotes, accents, case and alignment do not matter.
#include "base/utf8.h"
#include "cases.h"

#include <algorithm>
#include <array>
#include <utility>

namespace saksi::app {
namespace {

using Words = std::vector<std::string>;

constexpr std::array<std::string_view, 14> kFieldNames = {
    "speaker", "via",    "role",      "holder", "event",       "part_of",  "evidence",
    "id",      "status", "initiator", "target", "participant", "modality", "background"};

struct Line {
  Words head;  ///< "claim", "killed", "14", "exact", "polisi"
  std::vector<std::pair<std::string_view, Words>> fields;
};

/// One blank-separated word, or a quoted stretch with its quotes; moves `at` behind it.
std::string_view next_item(std::string_view line, std::size_t& at) {
  at = std::min(line.find_first_not_of(" \t\r", at), line.size());
  const std::size_t begin = at;
  bool quoted = false;
  for (; at < line.size() && (quoted || (line[at] != ' ' && line[at] != '\t')); ++at) {
    if (line[at] == '\\' && at + 1 < line.size()) {
      ++at;
    } else if (line[at] == '"') {
      quoted = !quoted;
    }
  }
  at = std::min(at, line.size());
  return line.substr(begin, at - begin);
}

void add_folded(Words& words, std::string_view item) {
  const std::string folded = base::fold(item);
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    words.push_back(folded.substr(at, end - at));
    at = end + 1;
  }
}

Line parse(std::string_view text) {
  Line line;
  std::size_t at = 0;
  add_folded(line.head, next_item(text, at));
  for (;;) {
    const auto item = next_item(text, at);
    if (item.empty()) return line;
    const auto* const name = std::find(kFieldNames.begin(), kFieldNames.end(), item);
    if (name != kFieldNames.end()) {
      line.fields.emplace_back(*name, Words{});
    } else {
      add_folded(line.fields.empty() ? line.head : line.fields.back().second, item);
    }
  }
}

/// Whether `part` occurs in `whole` in this order, other words between them or not.
bool in_order(const Words& whole, const Words& part) {
  auto at = whole.begin();
  for (const auto& word : part) {
    at = std::find(at, whole.end(), word);
    if (at == whole.end()) return false;
    ++at;
  }
  return true;
}

/// "claim killed" and "claim control captured" differ in their second word already.
bool heads_agree(const Words& printed, const Words& expected) {
  const std::size_t fixed = std::min<std::size_t>(2, expected.size());
  return printed.size() >= fixed &&
         std::equal(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(fixed),
                    printed.begin()) &&
         in_order(printed, expected);
}

bool has_field(const Line& printed, const std::pair<std::string_view, Words>& field) {
  return std::any_of(printed.fields.begin(), printed.fields.end(), [&](const auto& other) {
    return other.first == field.first && in_order(other.second, field.second);
  });
}

}  // namespace

std::string squeezed(std::string_view line) {
  std::string out;
  for (std::size_t at = 0;;) {
    const auto item = next_item(line, at);
    if (item.empty()) return out;
    if (!out.empty()) out += ' ';
    out += item;
  }
}

bool says(std::string_view printed, std::string_view expected) {
  const Line left = parse(printed);
  const Line right = parse(expected);
  return heads_agree(left.head, right.head) &&
         std::all_of(right.fields.begin(), right.fields.end(),
                     [&](const auto& field) { return has_field(left, field); });
}

}  // namespace saksi::app
