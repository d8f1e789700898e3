// SPDX-License-Identifier: Apache-2.0
/// Mentions -> events and claims of one report: who did what to whom, where and when, what became
/// of whom, and who says so.
#pragma once

#include "counts/counts.h"
#include "mentions/mentions.h"
#include "places/places.h"
#include "record/record.h"
#include "when/when.h"
#include "words/words.h"

#include <memory>
#include <string>
#include <vector>

namespace saksi::extract {

/// All that earlier stages found; views, alive during the call.
struct Report {
  const words::Words& words;
  const std::vector<counts::Quantity>& counts;
  const std::vector<when::Time>& times;
  const std::vector<places::Mention>& places;
  const mentions::Mentions& mentions;
  const when::Publication& published;
};

/// One reason of a reading: the rule and the words that it rests on, or what was decided against.
struct Why {
  enum class Item : std::uint8_t { report, event, claim };
  Item item = Item::report;       ///< report: of the whole, or of words that came to nothing
  std::uint32_t index = 0;        ///< of Reading::events or claims
  bool against = false;           ///< this was decided against
  std::string about;              ///< "figure", "speaker", "date" ...: docs/formats/notation.md
  std::string rule;               ///< in English
  std::vector<base::Span> words;  ///< of the report; may be empty
};

struct Reading {
  std::vector<record::Event> events;
  std::vector<record::Claim> claims;
  std::vector<Why> why;  ///< when asked for: of the report, each event, each claim, the rest
};

enum class Explain : bool { no, yes };

/// Compiled once from a pack (`extract_words`); immutable, shared.
class Extractor {
 public:
  explicit Extractor(const std::shared_ptr<const lang::Pack>& pack);
  ~Extractor();
  Extractor(Extractor&&) noexcept;
  Extractor& operator=(Extractor&&) noexcept;

  /// Never fails: what is not understood is not in the reading. The same report, the same reading.
  [[nodiscard]] Reading extract(const Report& report, Explain explain = Explain::no) const;

 private:
  struct Lexicon;
  std::unique_ptr<const Lexicon> lexicon_;
};

}  // namespace saksi::extract
