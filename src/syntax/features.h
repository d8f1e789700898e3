// SPDX-License-Identifier: Apache-2.0
/// What a state shows to the model. Training and parsing go through the same functions.
#pragma once

#include "syntax/state.h"
#include "words/words.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace saksi::syntax {

/// Raised whenever the features change: a model of another version is refused.
inline constexpr std::uint32_t kFeaturesVersion = 1;
inline constexpr std::size_t kMostFeatures = 96;

/// What one token is to the parser, as small hashes.
struct Atom {
  std::uint32_t word = 0;   ///< its root with its affixes' voice, or its form
  std::uint32_t tag = 0;    ///< fine class
  std::uint32_t upos = 0;   ///< Universal part of speech
  std::uint32_t morph = 0;  ///< class, voice, clitic, kind of verb
};

/// The atoms of one sentence's tokens and, last, of the root.
[[nodiscard]] std::vector<Atom> atoms_of(const words::Words& words, std::uint32_t first,
                                         std::uint32_t last);

struct Features {
  std::array<std::uint32_t, kMostFeatures> at{};
  std::size_t size = 0;

  [[nodiscard]] std::span<const std::uint32_t> all() const { return {at.data(), size}; }
};

void features_of(const State& state, std::span<const Atom> atoms, std::uint32_t source,
                 Features& out);

}  // namespace saksi::syntax
