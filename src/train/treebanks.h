// SPDX-License-Identifier: Apache-2.0
/// The treebanks of Universal Dependencies, brought to one scheme as far as it goes.
///
/// GSD's training part is only to be had as of 2017 (release 2.0), in an older scheme. Its
/// development part is to be had in both schemes, sentence by sentence the same, so the conversion
/// is learnt from it: for each (word, old tag, is the next word a verb) the new tag that it mostly
/// has.
#pragma once

#include "base/error.h"
#include "train/corpora.h"

#include <string>
#include <vector>

namespace saksi::train {

/// Example::source of sentences in GSD's scheme.
inline constexpr std::uint32_t kConverted = 1;

struct Treebanks {
  std::vector<Sentence> modern;     ///< CSUI train and four fifths of PUD
  std::size_t csui = 0;             ///< how many of them, the first, are CSUI's
  std::vector<Sentence> converted;  ///< GSD train, converted, and GSD dev
  std::vector<Sentence> csui_test;
  std::vector<Sentence> pud_fifth;
  std::vector<Sentence> gsd_test;
};

base::Result<Treebanks> read_treebanks(const std::string& data);

}  // namespace saksi::train
