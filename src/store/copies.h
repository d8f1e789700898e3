// SPDX-License-Identifier: Apache-2.0
/// Keeps the families of copies up to date, inside the transaction that adds reports.
///
/// A family is what hangs together by copies (ledger/copies.h), whatever the order in which the
/// reports came. It bears the number of its first document; a report without copies is in none.
#pragma once

#include "ledger/copies.h"
#include "store/sqlite.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::store {

class Copies {
 public:
  explicit Copies(Connection& db) : db_(db) {}

  /// The report of this document, to be looked up by `finish`.
  void learn(std::int64_t document, const record::Document& report,
             std::optional<ledger::Sketch> sketch);
  /// The document is no longer shown, or will be learnt anew.
  void forget(std::int64_t document);
  /// The family of every document that has copies, found anew; nothing is written.
  [[nodiscard]] std::map<std::int64_t, std::int64_t> find_all();
  /// Writes what was learnt and forgotten. Gives the documents of all families that changed.
  std::set<std::int64_t> finish();

 private:
  struct Text {
    std::optional<record::Day> day;
    ledger::Sketch sketch;
    ledger::Bands bands{};
    friend bool operator==(const Text&, const Text&) = default;
  };

  [[nodiscard]] Text text_of(const Statement& row);
  [[nodiscard]] const Text* seen(std::int64_t document);
  [[nodiscard]] std::int64_t family_number(std::int64_t document);
  [[nodiscard]] bool is_copy(const Text& text, const ledger::Against& against,
                             std::int64_t document);
  [[nodiscard]] std::optional<Text> stored(std::int64_t document);
  [[nodiscard]] std::set<std::int64_t> family_with(std::int64_t document);
  void remove(std::int64_t document, const Text& text);
  void keep(std::int64_t document, const Text& text);
  void look_up(std::int64_t document, const Text& text);
  [[nodiscard]] std::vector<std::int64_t> candidates(const Text& text);
  void join(std::int64_t a, std::int64_t b);

  Connection& db_;
  std::map<std::int64_t, Text> learnt_;
  std::set<std::int64_t> forgotten_;
  std::set<std::int64_t> changed_;
  // What look-ups of this batch found already: reports of one week have the same candidates.
  std::unordered_map<std::int64_t, std::optional<Text>> seen_;
  std::unordered_map<std::int64_t, std::int64_t> families_;
};

/// The report that leads the document's family: the first one published. Empty without a family.
[[nodiscard]] std::string family_of(Connection& db, std::int64_t document);

}  // namespace saksi::store
