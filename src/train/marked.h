// SPDX-License-Identifier: Apache-2.0
/// Our own marked sentences: one a line, each name in brackets with its kind, e.g. "... [PER Karim
/// Wardana] ...". Lines that are empty or start with "#" are comments.
#pragma once

#include "base/error.h"
#include "lang/pack.h"
#include "train/corpora.h"

#include <string>
#include <vector>

namespace saksi::train {

/// The sentences, cut into tokens as the reader cuts them. Errors: not_found; invalid_field for a
/// bracket that is not closed or a mark that does not start and end with tokens.
base::Result<std::vector<Sentence>> read_marked(const std::string& path, const lang::Pack& pack);

/// Wordings with slots, "{P} ... {A}.", each filled `times` with names from `folder`/fillers.tsv.
/// The same files give the same sentences.
base::Result<std::vector<Sentence>> read_wordings(const std::string& folder, int times,
                                                  const lang::Pack& pack);

}  // namespace saksi::train
