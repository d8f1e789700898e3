// SPDX-License-Identifier: Apache-2.0
/// Test cases as texts: the two frames of docs/formats/notation.md.
///
/// A corpus case holds everything that a stage prints for a text:
///   ==================
///   title
///   ==================
///   published: 2019-01-07
///   Taliban menyerang ...
///   ---
///   when 2019-01-06 ...
/// A known gap has "--- wanted" and "--- current" instead of "---".
///
/// A defects case lists what must come out, each line in as much detail as the case is about:
///   == title
///   Taliban menyerang ...
///   ---
///   claim killed 14 exact "polisi" speaker "Bek"
/// With "--- wanted" instead of "---" the whole list is a known gap.
#pragma once

#include "base/error.h"
#include "record/record.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::app {

using Lines = std::vector<std::string>;

struct Case {
  std::string title;
  std::size_t line = 0;  ///< of the title, from 1
  record::Document document;
  Lines fields;                 ///< "published: ..." as written, for writing back
  Lines expected;               ///< behind "---" or "--- current"
  std::optional<Lines> wanted;  ///< behind "--- wanted": a known gap
};

struct CaseFile {
  bool lists = false;    ///< the defects frame
  std::string preamble;  ///< comments before the first case
  std::vector<Case> cases;
};

/// Errors: not_found, io; invalid_field with "file:line" for a frame that does not fit.
base::Result<CaseFile> read_cases(const std::string& path);
/// Writes the cases back. Errors: io, permission, disk_full.
base::Result<void> write_cases(const std::string& path, const CaseFile& file);

/// One blank for every run of blanks outside quotes, none at the ends: how lines are compared.
[[nodiscard]] std::string squeezed(std::string_view line);

/// Whether `printed` says all that `expected` says (docs/formats/notation.md, "Lists").
[[nodiscard]] bool says(std::string_view printed, std::string_view expected);

}  // namespace saksi::app
