// SPDX-License-Identifier: Apache-2.0
/// The stages before this module, made once, for its tests.
#pragma once

#include "counts/counts.h"
#include "extract/context.h"
#include "lang/pack.h"
#include "mentions/mentions.h"
#include "places/places.h"
#include "text/text.h"
#include "words/words.h"

#include <memory>

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

}  // namespace samples
