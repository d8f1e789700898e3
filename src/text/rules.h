// SPDX-License-Identifier: Apache-2.0
/// The pack's tables of the text stage, compiled for look-up. Internal to the module.
#pragma once

#include "base/hash.h"
#include "lang/pack.h"
#include "record/record.h"
#include "text/language.h"
#include "text/text.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace saksi::text {

/// How a key of `furniture` stands on the page (the table's head says what each means).
enum class Where : std::uint8_t {
  line,
  label,
  whole,
  page,
  span,
  tail,
  end,
  bracket,
  glued,
  inside
};

struct KeyRow {
  std::string_view key;
  Where where = Where::line;
  record::FurnitureKind kind = record::FurnitureKind::promotion;
  std::optional<record::CreditRole> role;  ///< a row of `credits`
};

/// Keys by their first letter, the longest first.
class KeyTable {
 public:
  void add(const KeyRow& row);
  void sort();
  [[nodiscard]] const std::vector<KeyRow>& starting_with(char c) const;

 private:
  std::array<std::vector<KeyRow>, 128> by_letter_;
};

enum class Abbreviation : std::uint8_t { none, title, number, general };

struct Outlet {
  std::string_view name;
  std::string_view newsroom;
};

/// Everything compiled.
struct Tables {
  explicit Tables(const lang::Pack& pack);

  KeyTable keys;
  std::unordered_map<Key, Abbreviation> abbreviations;
  std::unordered_set<Key> currencies;
  std::unordered_set<Key> domains;
  std::unordered_set<Key> camel;
  std::vector<Outlet> outlets;  ///< longest name first
  std::unordered_set<Key> cities;
  std::unordered_set<Key> agencies;
  std::unordered_set<Key> months, weekdays, zones, links;
  std::vector<std::string> prefixes;  ///< shapes of two letters and more that a word may begin with
  std::unordered_set<Key> names;      ///< of one word, of countries, peoples and media
  std::unordered_set<Key> says;       ///< words of saying that may be glued to any name
  std::unordered_set<Key> heads;      ///< of one word, that stand before names: "Presiden"

 private:
  void add_furniture(const lang::Table& table);
  void add_credits(const lang::Table& table);
  void add_abbreviations(const lang::Table& table);
  void add_datelines(const lang::Table& table);
  void add_page_words(const lang::Table& table);
  static void add_words(const lang::Table& table, std::string_view column,
                        std::unordered_set<Key>& to);
};

struct Reader::Rules {
  std::shared_ptr<const lang::Pack> pack;
  Tables tables;
  Languages languages;

  explicit Rules(std::shared_ptr<const lang::Pack> p)
      : pack(std::move(p)), tables(*pack), languages(*pack) {}
};

/// The key of a word in lower case.
[[nodiscard]] Key lower_key(std::string_view word);
/// base::fold's key: for names of outlets, agencies and cities, whatever their capitals and dots.
[[nodiscard]] Key folded_key(std::string_view name);

}  // namespace saksi::text
