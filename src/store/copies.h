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
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace saksi::store {

/// Sketches and families that look-ups found already. Reports of one week have the same candidates,
/// so it lives from batch to batch; it never holds more than kMost hashes, and is forgotten when
/// anybody else changed the database, or a batch was given up.
class SeenTexts {
 public:
  /// A text by its place in here, which stays until `clear`.
  using Slot = std::uint32_t;

  struct Entry {
    std::int64_t document = 0;
    std::int64_t family = 0;  ///< the document's own without copies
    std::optional<record::Day> day;
    std::uint32_t shingles = 0;
    std::uint32_t begin = 0, size = 0;  // of hashes_
    std::uint32_t mark = 0;             ///< of the look-up that met it last
  };

  /// At the beginning of a write transaction, and after its commit.
  void begin(Connection& db);
  void committed(Connection& db);
  void clear();

  [[nodiscard]] std::optional<Slot> find(std::int64_t document) const;
  Slot add(std::int64_t document, std::int64_t family, const std::optional<record::Day>& day,
           ledger::SketchView sketch);
  void forget(std::int64_t document);
  void set_family(std::int64_t document, std::int64_t family);

  Entry& operator[](Slot slot) { return entries_[slot]; }

  [[nodiscard]] ledger::SketchView sketch(Slot slot) const;

  /// A number that no entry is marked with.
  std::uint32_t next_mark() { return ++mark_; }

  /// The texts with a key that many texts have; null when it is not known to be one.
  [[nodiscard]] const std::vector<Slot>* common(std::int64_t key) const;
  void set_common(std::int64_t key, std::vector<Slot> slots);
  /// A text got the key, or lost it.
  void add_to_common(std::int64_t key, Slot slot);

  void forget_common(std::int64_t key) { common_.erase(key); }

  /// When so many hashes are held, all are forgotten: call it between two look-ups.
  void limit();

 private:
  static constexpr std::size_t kMost = std::size_t{16} << 20U;  // hashes, 64 MB

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> hashes_;
  std::unordered_map<std::int64_t, Slot> slots_;
  std::unordered_map<std::int64_t, std::vector<Slot>> common_;
  std::size_t in_common_ = 0;
  std::uint32_t mark_ = 0;
  // Of the last commit; `version` is PRAGMA data_version, which others' commits change.
  std::int64_t version_ = -1, changes_ = -1;
};

class Copies {
 public:
  explicit Copies(Connection& db) : Copies(db, std::make_shared<SeenTexts>()) {}

  Copies(Connection& db, std::shared_ptr<SeenTexts> seen) : db_(db), seen_(std::move(seen)) {}

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
  [[nodiscard]] std::optional<Text> stored(std::int64_t document);
  [[nodiscard]] std::optional<SeenTexts::Slot> slot_of(std::int64_t document);
  [[nodiscard]] std::set<std::int64_t> family_with(std::int64_t document);
  void remove(std::int64_t document, const Text& text);
  void keep(std::int64_t document, const Text& text);
  void look_up(std::int64_t document, const Text& text);
  template <class F>
  void each_candidate(std::int64_t document, const Text& text, const F& f);
  template <class F>
  void each_with_key(std::int64_t key, const F& f);
  void join(std::int64_t a, std::int64_t b);

  Connection& db_;
  std::shared_ptr<SeenTexts> seen_;
  std::map<std::int64_t, Text> learnt_;
  std::set<std::int64_t> forgotten_;
  std::set<std::int64_t> changed_;
};

/// The report that leads the document's family: the first one published. Empty without a family.
[[nodiscard]] std::string family_of(Connection& db, std::int64_t document);

}  // namespace saksi::store
