// SPDX-License-Identifier: Apache-2.0
/// A language pack: the tables that say everything about one language. packs/id is inside the
/// program; --pack DIR opens another. docs/formats/pack.md describes every table.
#pragma once

#include "base/error.h"
#include "lang/table.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::lang {

/// Opened once, read by every stage while it is made, immutable; stages keep what they compiled
/// from it and views into it, so a Pack outlives them. Safe to share between threads.
class Pack {
 public:
  /// The pack that was built in. It is checked by the tests, so a fault in it is a programmer's
  /// mistake; still a Result, because --pack takes the same way.
  static base::Result<std::shared_ptr<const Pack>> built_in();
  /// Errors: not_found, invalid_pack (file and line; lang/kinds.h says what must be in a pack).
  static base::Result<std::shared_ptr<const Pack>> open(const std::string& directory);

  /// This pack with another binary part, which the new pack owns; shares the rest with this one,
  /// which must outlive it.
  [[nodiscard]] std::shared_ptr<const Pack> with(std::string_view file, std::string bytes) const;

  /// The same pack with another table of this name and another version; it shares everything else
  /// with `base`. Errors: invalid_pack, when the bytes are no table.
  static base::Result<std::shared_ptr<const Pack>> with_table(std::shared_ptr<const Pack> base,
                                                              std::string_view name,
                                                              std::string bytes,
                                                              std::string version);

  /// The table of `name`.tsv. Asserts that it exists: the list of tables is fixed by
  /// docs/formats/pack.md.
  [[nodiscard]] const Table& table(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;
  /// A binary part: a model or the gazetteer, e.g. "places.gaz"; empty when the pack has none.
  [[nodiscard]] std::string_view part(std::string_view file) const;
  /// The part is inside the program, which its build has tested: nothing can have damaged it alone.
  [[nodiscard]] bool is_built_in(std::string_view file) const;
  [[nodiscard]] std::string_view language() const;  ///< BCP 47, from pack.tsv
  [[nodiscard]] std::string_view version() const;
  [[nodiscard]] std::vector<std::string_view> tables() const;  ///< names, sorted
  [[nodiscard]] std::vector<std::string_view> parts() const;   ///< names of the parts, sorted

 private:
  std::map<std::string, Table, std::less<>> tables_;
  std::map<std::string, std::string_view, std::less<>> parts_;
  std::vector<std::unique_ptr<std::string>> owned_;  // bytes of an opened directory or table
  std::shared_ptr<const Pack> base_;                 // whose bytes are shared
  std::string version_;                              // empty: what pack.tsv says

  base::Result<void> add(std::string_view file, std::string_view bytes);
};

}  // namespace saksi::lang
