// SPDX-License-Identifier: Apache-2.0
/// Makes and measures the model of dependency trees.
///
/// Learnt with a dynamic oracle (Goldberg and Nivre 2013): the parser walks with its own choices
/// and is told, wherever it stands, which moves still reach the most right arcs.
#pragma once

#include "train/taggers.h"

namespace saksi::train {

/// Trees as CSUI and PUD draw them. The words are those that `pack`'s models see; in training those
/// of `parts`, where the n-th pack has a model of classes that was made without the n-th Part of
/// the sentences: a model knows the sentences that it was made from too well. Errors: not_found.
base::Result<Trained> make_trees(const std::string& data,
                                 const std::shared_ptr<const lang::Pack>& pack,
                                 const std::vector<std::shared_ptr<const lang::Pack>>& parts);

}  // namespace saksi::train
