// SPDX-License-Identifier: Apache-2.0
/// Columns of the tables whose cells are words of the program that it must know.
#pragma once

#include <array>
#include <string_view>

namespace saksi::lang {

struct KindColumn {
  std::string_view table;
  std::string_view column;
};

inline constexpr auto kKindColumns = std::to_array<KindColumn>({
    {"calendar", "class"},     {"classifiers", "kind"}, {"control", "change"},
    {"control", "voice"},      {"cues", "cue"},         {"extract_words", "set"},
    {"feasts", "rule"},        {"gates", "gate"},       {"hedges", "reading"},
    {"hedges", "side"},        {"materiel", "pattern"}, {"mention_words", "kind"},
    {"numbers", "kind"},       {"numbers", "unit"},     {"outcomes", "pattern"},
    {"relations", "relation"}, {"relations", "side"},   {"roles", "group"},
    {"speech", "pattern"},     {"status", "status"},    {"status", "where"},
    {"time_cues", "role"},     {"time_words", "class"}, {"triggers", "class"},
    {"triggers", "voice"},     {"units", "side"},       {"units", "unit"},
    {"weapons", "means"},
});

/// Tables that a pack may do without: what they serve is then not read, or refused by its command.
inline constexpr auto kOptionalTables = std::to_array<std::string_view>(
    {"control", "countries", "export_columns", "materiel", "privacy", "status"});

}  // namespace saksi::lang
