// SPDX-License-Identifier: Apache-2.0
#include "words/labels.h"

#include <array>

namespace saksi::words {
namespace {

constexpr std::array<std::string_view, 15> kClasses = {
    "noun",         "proper",     "verb",      "adjective",   "adverb",
    "pronoun",      "determiner", "numeral",   "preposition", "conjunction",
    "subordinator", "particle",   "auxiliary", "punctuation", "other"};
constexpr std::array<std::string_view, 15> kUpos = {"NOUN",  "PROPN", "VERB", "ADJ",   "ADV",
                                                    "PRON",  "DET",   "NUM",  "ADP",   "CCONJ",
                                                    "SCONJ", "PART",  "AUX",  "PUNCT", "X"};
constexpr std::array<std::string_view, 6> kVoices = {"none",       "active", "passive",
                                                     "accidental", "middle", "bare"};
constexpr std::array<std::string_view, 7> kClitics = {"none", "nya", "lah", "kah",
                                                      "pun",  "ku",  "mu"};
constexpr std::array<std::string_view, 5> kKinds = {"person", "organisation", "place",
                                                    "armed_group", "other"};

template <class E, std::size_t N>
std::optional<E> find(const std::array<std::string_view, N>& names, std::string_view wanted) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == wanted) return static_cast<E>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(WordClass c) {
  return kClasses[static_cast<std::size_t>(c)];
}

std::string_view name(Voice v) {
  return kVoices[static_cast<std::size_t>(v)];
}

std::string_view name(Clitic c) {
  return kClitics[static_cast<std::size_t>(c)];
}

std::string_view name(NameKind k) {
  return kKinds[static_cast<std::size_t>(k)];
}

std::string_view upos(WordClass c) {
  return kUpos[static_cast<std::size_t>(c)];
}

WordClass class_of_upos(std::string_view wanted) {
  return find<WordClass>(kUpos, wanted).value_or(WordClass::other);
}

std::optional<WordClass> word_class_of(std::string_view wanted) {
  return find<WordClass>(kClasses, wanted);
}

std::optional<Voice> voice_of(std::string_view wanted) {
  return find<Voice>(kVoices, wanted);
}

std::optional<NameKind> name_kind_of(std::string_view wanted) {
  return find<NameKind>(kKinds, wanted);
}

}  // namespace saksi::words
