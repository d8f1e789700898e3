// SPDX-License-Identifier: Apache-2.0
/// How right words and sentences are on raw text: a treebank's sentences in one line, a blank
/// between, so that nothing but the text itself tells where one ends.
#pragma once

#include "lang/pack.h"
#include "train/train.h"

#include <memory>
#include <string>
#include <vector>

namespace saksi::train {

/// Words (syntactic: a token with its clitic is two) and sentences, GSD test and CSUI test.
base::Result<std::vector<Figure>> raw_figures(const std::string& data,
                                              const std::shared_ptr<const lang::Pack>& pack);

}  // namespace saksi::train
