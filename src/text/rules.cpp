// SPDX-License-Identifier: Apache-2.0
#include "text/rules.h"

#include "base/utf8.h"
#include "text/chars.h"

#include <algorithm>
#include <cassert>
#include <string>

namespace saksi::text {
namespace {

struct WhereName {
  std::string_view name;
  Where where;
};

constexpr std::array kWhere = {
    WhereName{"line", Where::line},   WhereName{"label", Where::label},
    WhereName{"whole", Where::whole}, WhereName{"page", Where::page},
    WhereName{"span", Where::span},   WhereName{"tail", Where::tail},
    WhereName{"end", Where::end},     WhereName{"bracket", Where::bracket},
    WhereName{"glued", Where::glued}, WhereName{"inside", Where::inside},
};

Where where_of(std::string_view name) {
  const auto it = std::find_if(kWhere.begin(), kWhere.end(),
                               [&](const WhereName& w) { return w.name == name; });
  assert(it != kWhere.end());
  return it == kWhere.end() ? Where::whole : it->where;
}

const std::vector<KeyRow> kNoKeys;

}  // namespace

Key lower_key(std::string_view word) {
  std::string lower;
  lower.reserve(word.size());
  for (const char c : word) {
    if (class_of(c) == Class::high) return base::key_of(base::lower(word));
    lower.push_back(ascii_lower(c));
  }
  return base::key_of(lower);
}

Key folded_key(std::string_view name) {
  return base::key_of(base::fold(name));
}

void KeyTable::add(const KeyRow& row) {
  assert(!row.key.empty() && class_of(row.key[0]) != Class::high);
  by_letter_[static_cast<unsigned char>(ascii_lower(row.key[0]))].push_back(row);
}

void KeyTable::sort() {
  for (auto& keys : by_letter_) {
    std::stable_sort(keys.begin(), keys.end(),
                     [](const KeyRow& a, const KeyRow& b) { return a.key.size() > b.key.size(); });
  }
}

const std::vector<KeyRow>& KeyTable::starting_with(char c) const {
  const auto i = static_cast<unsigned char>(ascii_lower(c));
  return i < by_letter_.size() ? by_letter_[i] : kNoKeys;
}

Tables::Tables(const lang::Pack& pack) {
  add_furniture(pack.table("furniture"));
  add_credits(pack.table("credits"));
  keys.sort();
  add_abbreviations(pack.table("abbreviations"));
  add_datelines(pack.table("datelines"));
  add_page_words(pack.table("page_words"));
  const auto& wires = pack.table("agencies");
  const auto name = wires.column("name");
  for (std::size_t i = 0; i < wires.size(); ++i) agencies.insert(folded_key(wires.row(i)[name]));
  const auto& affixes = pack.table("affixes");
  const auto shape = affixes.column("shape");
  for (std::size_t i = 0; i < affixes.size(); ++i) {
    const auto form = affixes.row(i)[shape];
    const bool known = std::find(prefixes.begin(), prefixes.end(), form) != prefixes.end();
    if (form.size() >= 2 && !known) prefixes.emplace_back(form);
  }
  add_words(pack.table("demonyms"), "word", names);
  add_words(pack.table("exonyms"), "form", names);
  add_words(pack.table("media"), "name", names);
  add_words(pack.table("speech"), "phrase", says);
  add_words(pack.table("place_types"), "word", heads);
  add_words(pack.table("titles"), "title", heads);
  add_words(pack.table("speakers"), "noun", heads);
}

void Tables::add_furniture(const lang::Table& table) {
  const auto key = table.column("key");
  const auto where = table.column("where");
  const auto kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto parsed = record::parse<record::FurnitureKind>(row[kind]);
    assert(parsed);
    keys.add(
        {row[key], where_of(row[where]), parsed.value_or(record::FurnitureKind::promotion), {}});
  }
}

void Tables::add_credits(const lang::Table& table) {
  const auto label = table.column("label");
  const auto role = table.column("role");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto parsed = record::parse<record::CreditRole>(row[role]);
    assert(parsed);
    keys.add({row[label], Where::label, record::FurnitureKind::credit, parsed});
  }
}

void Tables::add_abbreviations(const lang::Table& table) {
  const auto form = table.column("form");
  const auto kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto what = row[kind];
    const Key key = lower_key(row[form]);
    if (what == "title") abbreviations.emplace(key, Abbreviation::title);
    if (what == "number") abbreviations.emplace(key, Abbreviation::number);
    if (what == "general") abbreviations.emplace(key, Abbreviation::general);
    if (what == "currency") currencies.insert(key);
    if (what == "domain") domains.insert(key);
    if (what == "camel") camel.insert(key);
  }
}

void Tables::add_datelines(const lang::Table& table) {
  const auto name = table.column("name");
  const auto kind = table.column("kind");
  const auto newsroom = table.column("newsroom");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    if (row[kind] == "outlet") outlets.push_back({row[name], row[newsroom]});
    if (row[kind] == "city") cities.insert(folded_key(row[name]));
  }
  std::stable_sort(outlets.begin(), outlets.end(),
                   [](const Outlet& a, const Outlet& b) { return a.name.size() > b.name.size(); });
}

void Tables::add_page_words(const lang::Table& table) {
  const auto word = table.column("word");
  const auto kind = table.column("kind");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const Key key = lower_key(row[word]);
    if (row[kind] == "month") months.insert(key);
    if (row[kind] == "weekday") weekdays.insert(key);
    if (row[kind] == "zone") zones.insert(key);
    if (row[kind] == "link") links.insert(key);
  }
}

void Tables::add_words(const lang::Table& table, std::string_view column,
                       std::unordered_set<Key>& to) {
  const auto word = table.column(column);
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto form = table.row(i)[word];
    if (form.find_first_of(" -") == std::string_view::npos) to.insert(lower_key(form));
  }
}

}  // namespace saksi::text
