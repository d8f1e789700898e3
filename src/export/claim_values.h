// SPDX-License-Identifier: Apache-2.0
/// Fills rows of profiles that have a row a claim.
#pragma once

#include "export/redact.h"
#include "export/table.h"
#include "store/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace saksi::exports {

/// For one table. Used by one thread.
class ClaimValues {
 public:
  /// `redactor` may be null: then nothing is cut. Errors: invalid_pack for a column that names a
  /// value that does not exist.
  static base::Result<ClaimValues> make(const Table& table, Redactor* redactor);

  /// `row` has a cell a column. Redactor::begin was called for the claim's report.
  void fill(const store::ClaimRow& claim, Row& row);

  /// All values' names.
  [[nodiscard]] static std::vector<std::string_view> names();

 private:
  using Fill = void (ClaimValues::*)(const store::ClaimRow&, Cell&);
  struct Named;
  static const std::vector<Named>& all();

  void source(const store::ClaimRow& c, Cell& cell);
  void source_role(const store::ClaimRow& c, Cell& cell);
  void source_affiliation(const store::ClaimRow& c, Cell& cell);
  void source_kind(const store::ClaimRow& c, Cell& cell);
  void source_chain(const store::ClaimRow& c, Cell& cell);
  void title(const store::ClaimRow& c, Cell& cell);
  void evidence(const store::ClaimRow& c, Cell& cell);
  void victims(const store::ClaimRow& c, Cell& cell);
  void actor(const store::ClaimRow& c, Cell& cell);
  void item(const store::ClaimRow& c, Cell& cell);
  void event_id(const store::ClaimRow& c, Cell& cell);
  void event_place(const store::ClaimRow& c, Cell& cell);
  void place_precision(const store::ClaimRow& c, Cell& cell);
  void latitude(const store::ClaimRow& c, Cell& cell);
  void longitude(const store::ClaimRow& c, Cell& cell);
  void report(const store::ClaimRow& c, Cell& cell);
  void url(const store::ClaimRow& c, Cell& cell);
  void derived(const store::ClaimRow& c, Cell& cell);
  [[nodiscard]] bool coarse(const store::ClaimRow& c) const;
  [[nodiscard]] std::string person(const store::ClaimRow::Speaker& speaker);
  template <std::string_view store::ClaimRow::*Field>
  void text(const store::ClaimRow& c, Cell& cell);
  template <std::optional<std::int64_t> store::ClaimRow::*Field>
  void number(const store::ClaimRow& c, Cell& cell);
  template <std::int64_t store::ClaimRow::*Field>
  void position(const store::ClaimRow& c, Cell& cell);
  template <std::string_view store::ClaimRow::Place::*Field>
  void at(const store::ClaimRow& c, Cell& cell);
  void background(const store::ClaimRow& c, Cell& cell);

  Redactor* redactor_ = nullptr;
  std::vector<Fill> fills_;
  std::int64_t document_ = -1;  // whose id as rows show it this is:
  std::string report_;
};

}  // namespace saksi::exports
