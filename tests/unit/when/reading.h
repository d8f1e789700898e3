// SPDX-License-Identifier: Apache-2.0
/// A text read up to its times, for the tests of this folder.
#pragma once

#include "text/text.h"
#include "when/when.h"
#include "words/words.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

namespace saksi::when {

inline std::shared_ptr<const lang::Pack> test_pack() {
  static const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  return *pack;
}

/// A text with its words and times; owns the source that they view.
struct Reading {
  std::unique_ptr<const std::string> source;
  words::Words words;
  Publication published;
  std::vector<Time> times;
};

inline const Finder& test_finder() {
  static const Finder finder(test_pack());
  return finder;
}

inline Reading read(std::string text, const std::optional<std::string>& published) {
  static const text::Reader reader(test_pack());
  static const words::Analyser analyser(test_pack());
  Reading r{std::make_unique<const std::string>(std::move(text)), {}, {}, {}};
  r.words = analyser.analyse(reader.read(*r.source));
  r.published = test_finder().publication(r.words, published);
  r.times = test_finder().find(r.words, r.published);
  return r;
}

}  // namespace saksi::when
