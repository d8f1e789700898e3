// SPDX-License-Identifier: Apache-2.0
/// What is asked for in an address: parameters, filters, the window of a list.
#pragma once

#include "serve/http.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::serve {

/// The parameters of one request. Every one must be asked for: what nobody asked for is a mistake
/// of the caller, who would otherwise take an unfiltered list for a filtered one.
class Parameters {
 public:
  /// The target must outlive it.
  explicit Parameters(const Target& target)
      : given_(target.parameters), used_(given_.size(), false) {}

  /// All values given, empty ones left out.
  [[nodiscard]] std::vector<std::string> all(std::string_view name);
  [[nodiscard]] std::string one(std::string_view name);
  [[nodiscard]] std::optional<std::string> some(std::string_view name);
  [[nodiscard]] std::uint32_t number(std::string_view name, std::uint32_t otherwise,
                                     std::uint32_t most);
  [[nodiscard]] std::optional<record::Day> day(std::string_view name);
  [[nodiscard]] std::optional<bool> yes_or_no(std::string_view name);
  /// Tells that a value was not one of those that fit.
  void wrong(std::string_view name, const std::string& expected);
  /// The first thing that was wrong.
  [[nodiscard]] base::Result<void> check() const;

 private:
  const std::vector<std::pair<std::string, std::string>>& given_;
  std::vector<bool> used_;
  std::string wrong_;
};

struct Window {
  std::uint32_t limit, offset;
};

[[nodiscard]] Window window(Parameters& parameters, std::uint32_t otherwise = 50);
/// The filters of lists of events (docs/api.md).
[[nodiscard]] store::EventFilter filter(Parameters& parameters);

}  // namespace saksi::serve
