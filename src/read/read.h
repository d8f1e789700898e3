// SPDX-License-Identifier: Apache-2.0
/// One document -> one record: the stages in their order. Start here.
#pragma once

#include <memory>
#include <vector>

#include "base/error.h"
#include "counts/counts.h"
#include "lang/pack.h"
#include "places/places.h"
#include "record/record.h"
#include "when/when.h"
#include "words/words.h"

namespace saksi::read {

/// Every stage's result for one document; views Stages::record.document.text, so it is not copied.
struct Stages {
  words::Words words;  ///< holds the text stage too
  when::Publication publication;
  std::vector<counts::Quantity> counts;
  std::vector<when::Time> times;
  std::vector<places::Mention> places;
};

/// Reads documents. Made once (a few milliseconds), then used by any number of threads.
class Reader {
 public:
  explicit Reader(std::shared_ptr<const lang::Pack> pack);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  /// Never fails on a document whose text is valid UTF-8: what is not understood is not in the record.
  [[nodiscard]] record::Record read(record::Document document) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace saksi::read
