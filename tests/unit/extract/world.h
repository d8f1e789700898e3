// SPDX-License-Identifier: Apache-2.0
/// The stages before this module, made once, for its tests.
#pragma once

#include "counts/counts.h"
#include "extract/context.h"
#include "extract/extract.h"
#include "lang/pack.h"
#include "mentions/mentions.h"
#include "places/places.h"
#include "text/text.h"
#include "when/when.h"
#include "words/words.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace samples {

using namespace saksi;

struct World {
  std::shared_ptr<const lang::Pack> pack = lang::Pack::built_in().value();
  text::Reader text{pack};
  words::Analyser words{pack};
  counts::Finder counts{pack};
  places::Resolver places{pack};
  mentions::Finder mentions{pack};
  extract::WordSets sets{*pack};
};

inline const World& world() {
  static const World kWorld;
  return kWorld;
}

/// A text of 10 January 2020 with what the stages before find in it, times left out.
struct Passage {
  std::string text;
  words::Words words = world().words.analyse(world().text.read(text));
  std::vector<counts::Quantity> counts = world().counts.find(words);
  std::vector<when::Time> times;
  std::vector<places::Mention> places = world().places.resolve(words, {});
  mentions::Mentions mentions =
      world().mentions.find(words, places, times, record::parse_day("2020-01-10"));
  when::Publication published;
  extract::Report report{words, counts, times, places, mentions, published};
  extract::Context context{report, world().sets};

  explicit Passage(std::string source) : text(std::move(source)) {}

  Passage(const Passage&) = delete;
  Passage& operator=(const Passage&) = delete;
};

}  // namespace samples
