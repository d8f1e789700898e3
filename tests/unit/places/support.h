// SPDX-License-Identifier: Apache-2.0
/// What the tests of places share: the built-in pack and the stages up to places.
#pragma once

#include "places/finder.h"
#include "places/places.h"
#include "places/rules.h"
#include "text/text.h"
#include "words/words.h"

#include <cassert>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::places::test {

inline const std::shared_ptr<const lang::Pack>& pack() {
  static const auto p = *lang::Pack::built_in();
  return p;
}

inline const Resolver::Rules& rules() {
  static const Resolver::Rules r(pack());
  return r;
}

inline const Romanisation& romanisation() {
  return rules().romanisation;
}

inline std::string folded(std::string_view name) {
  return romanisation().folded(name);
}

inline words::Words analyse(std::string_view source) {
  static const text::Reader reader(pack());
  static const words::Analyser analyser(pack());
  return analyser.analyse(reader.read(source));
}

/// The mentions of one text, with the text that their spans view.
struct Read {
  std::string source;
  words::Words words;
  std::vector<Mention> mentions;

  explicit Read(std::string text) : source(std::move(text)), words(analyse(source)) {
    static const Resolver resolver(pack());
    Context context;
    if (words.text.dateline) {
      context.dateline = words.text.dateline->place;
      context.dateline_is_newsroom = words.text.dateline->newsroom;
    }
    mentions = resolver.resolve(words, context);
  }

  Read(const Read&) = delete;
  Read& operator=(const Read&) = delete;

  [[nodiscard]] std::string_view span(const Mention& m) const { return m.span.in(source); }

  [[nodiscard]] std::string_view name(const Mention& m) const { return m.name.in(source); }

  /// The n-th mention whose name is this, or nothing.
  [[nodiscard]] const Mention* find(std::string_view name_wanted, int n = 0) const {
    for (const Mention& m : mentions) {
      if (name(m) == name_wanted && n-- == 0) return &m;
    }
    return nullptr;
  }
};

}  // namespace saksi::places::test
