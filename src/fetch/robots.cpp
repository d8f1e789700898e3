// SPDX-License-Identifier: Apache-2.0
#include "fetch/robots.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace saksi::fetch {
namespace {

constexpr std::size_t kMostBytes = 500'000;
constexpr double kLongestDelay = 60;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\xEF\xBB\xBF");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// Glob match without recursion: "*" is remembered and widened when what follows does not fit.
bool fits(std::string_view pattern, std::string_view target) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t p = 0;
  std::size_t t = 0;
  std::optional<std::size_t> star;
  std::size_t from = 0;
  while (true) {
    if (p == pattern.size() && (!to_end || t == target.size())) return true;
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      from = t;
    } else if (p < pattern.size() && t < target.size() && pattern[p] == target[t]) {
      ++p;
      ++t;
    } else if (star && from < target.size()) {
      p = *star;
      t = ++from;
    } else {
      return false;
    }
  }
}

}  // namespace

Robots Robots::closed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  Robots mine;
  Robots all;
  bool named = false;   // some group names the agent
  bool for_me = false;  // of the group at hand
  bool for_all = false;
  bool in_names = false;  // lines of user-agent follow each other
  text = text.substr(0, kMostBytes);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, text.substr(0, end).find('#'));
    const auto content = line.substr(0, std::min(line.size(), end));
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t colon = content.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string key = lower(trimmed(content.substr(0, colon)));
    const auto value = trimmed(content.substr(colon + 1));
    if (key == "user-agent") {
      if (!in_names) for_me = for_all = false;
      in_names = true;
      const std::string name = lower(value);
      for_all = for_all || name == "*";
      for_me = for_me || (!name.empty() && name != "*" && lower(agent).starts_with(name));
      named = named || for_me;
      continue;
    }
    in_names = false;
    const bool rule = key == "allow" || key == "disallow";
    for (Robots* robots : {for_me ? &mine : nullptr, for_all ? &all : nullptr}) {
      if (robots == nullptr) continue;
      if (rule && !value.empty()) robots->rules_.push_back({std::string(value), key == "allow"});
      double seconds = 0;
      if (key == "crawl-delay" &&
          std::from_chars(value.data(), value.data() + value.size(), seconds).ec == std::errc())
        robots->delay_ = std::clamp(seconds, 0.0, kLongestDelay);
    }
  }
  return named ? mine : all;
}

bool Robots::allows(std::string_view target) const {
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    if (!fits(rule.pattern, target)) continue;
    const bool longer = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                        (rule.pattern.size() == best->pattern.size() && rule.allow);
    if (longer) best = &rule;
  }
  return best == nullptr || best->allow;
}

}  // namespace saksi::fetch
