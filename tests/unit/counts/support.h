// SPDX-License-Identifier: Apache-2.0
/// The stages up to counts, made once, and a sentence's quantities in the plain notation.
#pragma once

#include "counts/counts.h"

#include <string>
#include <string_view>
#include <vector>

namespace saksi::counts::testing {

struct Stages {
  Stages();

  [[nodiscard]] words::Words analyse(std::string_view text) const {
    return analyser.analyse(reader.read(text));
  }

  std::shared_ptr<const lang::Pack> pack;
  text::Reader reader;
  words::Analyser analyser;
  Finder finder;
};

const Stages& stages();

/// Every quantity of the text as `reading` says it, "; " between; "none" when there are none.
std::string readings(std::string_view text);

}  // namespace saksi::counts::testing
