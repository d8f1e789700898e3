// SPDX-License-Identifier: Apache-2.0
/// One document -> one record: the stages in their order. Start here.
#pragma once

#include "base/error.h"
#include "counts/counts.h"
#include "extract/extract.h"
#include "lang/pack.h"
#include "mentions/mentions.h"
#include "places/places.h"
#include "record/record.h"
#include "syntax/syntax.h"
#include "when/when.h"
#include "words/words.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace saksi::read {

/// The stages in the order in which they run.
enum class Stage : std::uint8_t { text, words, counts, when, places, mentions, extract };
constexpr std::array<std::string_view, 7> kStageNames = {"text",   "words",    "counts", "when",
                                                         "places", "mentions", "extract"};

/// Every stage's result for one document. All of them view record.document.text, so a Stages
/// neither moves nor copies; take `record` out when nothing else is needed any more.
struct Stages {
  explicit Stages(record::Document document) : record{std::move(document), {}, {}} {}

  Stages(const Stages&) = delete;
  Stages& operator=(const Stages&) = delete;

  record::Record record;
  words::Words words;  ///< holds the text stage too
  when::Publication publication;
  std::vector<counts::Quantity> counts;
  std::vector<when::Time> times;
  std::vector<places::Mention> places;
  mentions::Mentions mentions;
  std::vector<extract::Why> why;                                    ///< only when asked to explain
  std::array<std::chrono::nanoseconds, kStageNames.size()> took{};  ///< by Stage
};

/// A record and why it says what it says.
struct Explained {
  record::Record record;
  std::vector<extract::Why> why;
};

/// Reads documents. Made once (a few milliseconds), then used by any number of threads.
class Reader {
 public:
  explicit Reader(const std::shared_ptr<const lang::Pack>& pack);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Never fails on a document whose text is valid UTF-8: what is not understood is not in the
  /// record.
  [[nodiscard]] record::Record read(record::Document document) const;
  /// The same with the reasons: of the report, each event and claim, and of what was left out.
  [[nodiscard]] Explained explain(record::Document document) const;
  /// The same with everything that the stages found on the way. Never null.
  [[nodiscard]] std::unique_ptr<Stages> stages(
      record::Document document, extract::Explain explain = extract::Explain::no) const;

  /// Trees of words that this reader made; nothing in reading needs them. None without a model.
  [[nodiscard]] std::optional<syntax::Trees> trees(const words::Words& words) const;
  /// Names the tags of words that this reader made.
  [[nodiscard]] const words::Analyser& analyser() const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace saksi::read
