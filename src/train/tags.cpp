// SPDX-License-Identifier: Apache-2.0
#include "train/tags.h"

#include <array>
#include <utility>

namespace saksi::train {
namespace {

using words::WordClass;

constexpr std::array<std::pair<std::string_view, WordClass>, 40> kTags = {{
    // Universal Dependencies
    {"NOUN", WordClass::noun},
    {"PROPN", WordClass::proper},
    {"VERB", WordClass::verb},
    {"ADJ", WordClass::adjective},
    {"ADV", WordClass::adverb},
    {"PRON", WordClass::pronoun},
    {"DET", WordClass::determiner},
    {"NUM", WordClass::numeral},
    {"ADP", WordClass::preposition},
    {"CCONJ", WordClass::conjunction},
    {"SCONJ", WordClass::subordinator},
    {"PART", WordClass::particle},
    {"AUX", WordClass::auxiliary},
    {"PUNCT", WordClass::punctuation},
    {"SYM", WordClass::other},
    {"X", WordClass::other},
    // ICON
    {"NNO", WordClass::noun},
    {"NNP", WordClass::proper},
    {"VBI", WordClass::verb},
    {"VBT", WordClass::verb},
    {"VBP", WordClass::verb},
    {"VBL", WordClass::auxiliary},
    {"ADK", WordClass::adverb},
    {"ART", WordClass::determiner},
    {"PRN", WordClass::pronoun},
    {"PRK", WordClass::pronoun},
    {"PRR", WordClass::subordinator},
    {"PRI", WordClass::pronoun},
    {"KUA", WordClass::determiner},
    {"TAME", WordClass::auxiliary},
    {"NEG", WordClass::particle},
    {"PAR", WordClass::particle},
    {"PPO", WordClass::preposition},
    {"CCN", WordClass::conjunction},
    {"CSN", WordClass::subordinator},
    {"PUN", WordClass::punctuation},
    {"INT", WordClass::particle},
    {"NNG", WordClass::noun},
    {"PUO", WordClass::other},
    {"UNS", WordClass::other},
}};

}  // namespace

std::optional<WordClass> class_of(std::string_view tag) {
  for (const auto& [name, word_class] : kTags) {
    if (name == tag) return word_class;
  }
  return std::nullopt;
}

}  // namespace saksi::train
