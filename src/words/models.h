// SPDX-License-Identifier: Apache-2.0
/// The trained models of a pack, opened, and what their labels mean to us.
#pragma once

#include "lang/pack.h"
#include "words/names.h"
#include "words/perceptron.h"
#include "words/tagging.h"
#include "words/words.h"

#include <string_view>
#include <vector>

namespace saksi::words {

struct FineClass {
  VerbKind verb_kind = VerbKind::none;
  NyaRole nya = NyaRole::none;
  bool noun = false;  ///< a common noun
};

struct NameLabel {
  bool inside = false;
  bool begins = false;
  NameKind kind = NameKind::other;
};

/// A part that is missing or does not check out leaves its model empty: the tables decide then.
struct Models {
  Perceptron fine;   ///< ICON's classes: models/fine.bin
  Perceptron upos;   ///< Universal Dependencies': models/upos.bin
  Perceptron names;  ///< "O", "B-PER", ...: models/names.bin
  std::vector<std::uint64_t> before_name;
  NameIds name_ids;

  static Models open(const lang::Pack& pack);

  [[nodiscard]] const FineClass& fine_class(std::uint8_t label) const {
    return fine_classes_[label];
  }

  [[nodiscard]] WordClass upos_class(std::uint8_t label) const { return upos_classes_[label]; }

  [[nodiscard]] const NameLabel& name_label(std::uint8_t label) const {
    return name_labels_[label];
  }

 private:
  std::vector<FineClass> fine_classes_;
  std::vector<WordClass> upos_classes_;
  std::vector<NameLabel> name_labels_;
};

/// The kind behind a name label: "PER" -> person.
[[nodiscard]] NameKind kind_of_label(std::string_view label);

}  // namespace saksi::words
