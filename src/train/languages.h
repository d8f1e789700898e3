// SPDX-License-Identifier: Apache-2.0
/// Makes and measures the list of words that tell the pack's language from its neighbours
/// (text/language_model.h), from files of plain sentences.
#pragma once

#include "train/taggers.h"

namespace saksi::train {

/// From `data`/languages/NAME.LANGUAGE, a sentence a line (tools/languages/collect.py makes them),
/// and the treebanks and names of the pack's own language beside them. A name with a file in the
/// pack's language and in others is the same text in each; one of another language alone teaches
/// words of that language only. What is called `test-...` is measured on, never learnt from.
/// Errors: not_found.
base::Result<Trained> make_languages(const std::string& data,
                                     const std::shared_ptr<const lang::Pack>& pack);

}  // namespace saksi::train
