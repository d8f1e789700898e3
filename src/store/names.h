// SPDX-License-Identifier: Apache-2.0
/// The distinct names of an index, numbered, and which of them somebody means who writes one.
#pragma once

#include "base/spelling.h"
#include "store/store.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::store {

/// 0 is "none".
class Names {
 public:
  Names() = default;

  /// Names in whatever spelling; without one, in their own letters but for case and marks.
  explicit Names(std::shared_ptr<const base::Spelling> spelling) : spelling_(std::move(spelling)) {}

  std::uint32_t number(std::string_view name);

  [[nodiscard]] const std::string& name(std::uint32_t number) const { return names_[number]; }

  [[nodiscard]] std::size_t size() const { return names_.size(); }

  /// By number, whether the name is one of `wanted`, in any spelling or by another of its names;
  /// where one is nobody's whole name, those that contain it as words. With `also`: which other
  /// names than the ones asked for are in because they are the same.
  [[nodiscard]] std::vector<bool> matching(const std::vector<std::string>& wanted,
                                           std::vector<Spelled>* also = nullptr) const;
  /// The names that are the same as `name`, in their order.
  [[nodiscard]] std::vector<std::uint32_t> same(std::string_view name) const;

 private:
  [[nodiscard]] base::Spelling::Name ready(std::string_view name) const;
  [[nodiscard]] std::vector<std::uint32_t> same(const base::Spelling::Name& name) const;
  [[nodiscard]] bool contains(const std::string& plain, const base::Spelling::Name& part) const;

  std::shared_ptr<const base::Spelling> spelling_;
  std::vector<std::string> names_{std::string()};
  std::vector<base::Spelling::Name> ready_{base::Spelling::Name()};
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_multimap<std::string, std::uint32_t> by_plain_;
};

}  // namespace saksi::store
