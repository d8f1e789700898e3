// SPDX-License-Identifier: Apache-2.0
#include "serve/parameters.h"

#include "store/filter.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace saksi::serve {
namespace {

using base::Code;
using base::fail;
using base::Result;

constexpr std::uint32_t kMostItems = 500;
constexpr std::uint32_t kMostOffset = 100'000'000;

store::Sort sort(Parameters& parameters) {
  constexpr std::array<std::string_view, 5> kSorts = {"date", "oldest", "killed", "reports",
                                                      "priority"};
  const std::string text = parameters.one("sort");
  if (text.empty()) return store::Sort::newest;
  const auto it = std::find(kSorts.begin(), kSorts.end(), text);
  if (it == kSorts.end()) parameters.wrong("sort", "date, oldest, killed, reports or priority");
  return it == kSorts.end() ? store::Sort::newest : static_cast<store::Sort>(it - kSorts.begin());
}

}  // namespace

std::vector<std::string> Parameters::all(std::string_view name) {
  std::vector<std::string> values;
  for (std::size_t i = 0; i < given_.size(); ++i) {
    if (given_[i].first != name) continue;
    used_[i] = true;
    if (!given_[i].second.empty()) values.push_back(given_[i].second);
  }
  return values;
}

std::string Parameters::one(std::string_view name) {
  auto values = all(name);
  return values.empty() ? std::string() : std::move(values.back());
}

std::optional<std::string> Parameters::some(std::string_view name) {
  std::string value = one(name);
  if (value.empty()) return std::nullopt;
  return value;
}

std::uint32_t Parameters::number(std::string_view name, std::uint32_t otherwise,
                                 std::uint32_t most) {
  const std::string text = one(name);
  if (text.empty()) return otherwise;
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value <= most) return value;
  wrong(name, "a whole number up to " + std::to_string(most));
  return otherwise;
}

std::optional<record::Day> Parameters::day(std::string_view name) {
  const std::string text = one(name);
  if (text.empty()) return std::nullopt;
  const auto value = text.size() == 10 ? record::parse_day(text) : std::nullopt;
  if (!value) wrong(name, "a date like 2019-01-31");
  return value;
}

std::optional<bool> Parameters::yes_or_no(std::string_view name) {
  const std::string text = one(name);
  if (text.empty()) return std::nullopt;
  if (text != "true" && text != "false") wrong(name, "true or false");
  return text == "true";
}

Result<void> Parameters::check() const {
  if (!wrong_.empty()) return fail(Code::invalid_argument, wrong_);
  const auto unused = std::find(used_.begin(), used_.end(), false);
  if (unused == used_.end()) return {};
  const auto& name = given_[static_cast<std::size_t>(unused - used_.begin())].first;
  return fail(Code::invalid_argument, "There is no parameter '" + name + "' here.");
}

void Parameters::wrong(std::string_view name, const std::string& expected) {
  if (wrong_.empty()) {
    wrong_ = "The parameter '" + std::string(name) + "' must be " + expected + ".";
  }
}

Window window(Parameters& parameters, std::uint32_t otherwise) {
  return {parameters.number("limit", otherwise, kMostItems),
          parameters.number("offset", 0, kMostOffset)};
}

store::EventFilter filter(Parameters& parameters) {
  store::EventFilter f;
  for (const auto name : store::filter_names()) {
    for (auto& value : parameters.all(name)) {
      const auto expected = store::set(f, name, std::move(value));
      if (!expected->empty()) parameters.wrong(name, *expected);
    }
  }
  f.sort = sort(parameters);
  return f;
}

}  // namespace saksi::serve
