// SPDX-License-Identifier: Apache-2.0
#include "grammar.h"

#include <cctype>

namespace saksi::synthetic {

namespace {

char up(char c) {
  return static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
}

char low(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// Where the bracket opened at `from` closes.
std::size_t closing(std::string_view pattern, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < pattern.size(); ++i) {
    if (pattern[i] == '[') ++depth;
    if (pattern[i] == ']' && --depth == 0) return i;
  }
  return pattern.size();
}

std::vector<std::string_view> choices(std::string_view inside) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '[') ++depth;
    if (inside[i] == ']') --depth;
    if (inside[i] == '|' && depth == 0) {
      out.push_back(inside.substr(begin, i - begin));
      begin = i + 1;
    }
  }
  out.push_back(inside.substr(begin));
  return out;
}

bool ends_with(std::string_view name, std::string_view end) {
  return name.size() > end.size() && name.substr(name.size() - end.size()) == end;
}

}  // namespace

std::string upper_first(std::string text) {
  if (!text.empty()) text.front() = up(text.front());
  return text;
}

std::string lower_first(std::string text) {
  if (!text.empty()) text.front() = low(text.front());
  return text;
}

std::string title_case(std::string text) {
  bool start = true;
  for (char& c : text) {
    if (start) c = up(c);
    start = c == ' ';
  }
  return text;
}

std::string upper_case(std::string text) {
  for (char& c : text) c = up(c);
  return text;
}

bool Grammar::add(std::string_view text) {
  std::vector<std::string>* rule = nullptr;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    if (line.substr(0, 2) == "= ") {
      rule = &rules_[std::string{line.substr(2)}];
      continue;
    }
    if (rule == nullptr) return false;
    rule->emplace_back(line);
  }
  return true;
}

const std::vector<std::string>& Grammar::alternatives(std::string_view rule) const {
  static const std::vector<std::string> kNone;
  const auto found = rules_.find(std::string{rule});
  return found == rules_.end() ? kNone : found->second;
}

void Grammar::slot(std::string_view name, const Values& values, Rng& rng, std::string& out) const {
  if (const auto value = values.find(name); value != values.end()) {
    out += value->second;
    return;
  }
  if (name.substr(0, 2) == "*.") {
    if (const auto topic = values.find("topic"); topic != values.end()) {
      slot(topic->second + std::string{name.substr(1)}, values, rng, out);
      return;
    }
  }
  if (const auto& rule = alternatives(name); !rule.empty()) {
    write(rule[rng.below(rule.size())], values, rng, out);
    return;
  }
  std::string inner;
  for (const auto& [end, change] : {std::pair{std::string_view{".low"}, &lower_first},
                                    std::pair{std::string_view{".title"}, &title_case}}) {
    if (!ends_with(name, end)) continue;
    slot(name.substr(0, name.size() - end.size()), values, rng, inner);
    out += change(std::move(inner));
    return;
  }
  out.append("{").append(name).append("}");
}

void Grammar::write(std::string_view pattern, const Values& values, Rng& rng,
                    std::string& out) const {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '{') {
      const std::size_t end = pattern.find('}', i);
      slot(pattern.substr(i + 1, end - i - 1), values, rng, out);
      if (end == std::string_view::npos) return;
      i = end;
    } else if (c == '[') {
      const std::size_t end = closing(pattern, i);
      const auto among = choices(pattern.substr(i + 1, end - i - 1));
      write(among[rng.below(among.size())], values, rng, out);
      i = end;
    } else {
      out += c;
    }
  }
}

std::string Grammar::expand(std::string_view rule, const Values& values, Rng& rng) const {
  std::string out;
  slot(rule, values, rng, out);
  return out;
}

std::string Grammar::fill(std::string_view pattern, const Values& values, Rng& rng) const {
  std::string out;
  write(pattern, values, rng, out);
  return out;
}

}  // namespace saksi::synthetic
