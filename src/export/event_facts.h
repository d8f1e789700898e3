// SPDX-License-Identifier: Apache-2.0
/// What all events of one export share: countries by their codes, and when actors ruled.
#pragma once

#include "lang/pack.h"
#include "record/record.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::exports {

/// Made once from the pack; immutable.
class EventFacts {
 public:
  /// Errors: invalid_pack.
  static base::Result<EventFacts> load(const lang::Pack& pack);

  struct Country {
    std::int64_t number = 0;  ///< ISO 3166-1 numeric
    std::string name;         ///< English
  };

  /// By its ISO 3166-1 alpha-2 code; null for one that is not known.
  [[nodiscard]] const Country* country(std::string_view code) const;
  /// " (2021-)" for state forces whose row in the lexicon of actors says since or until when they
  /// are that, else empty.
  [[nodiscard]] std::string years(const record::Actor& actor, std::optional<record::Day> day) const;

 private:
  struct Period {
    std::string id, from, until, kind;
  };

  std::map<std::string, Country, std::less<>> countries_;
  std::vector<Period> periods_;
};

}  // namespace saksi::exports
