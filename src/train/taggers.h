// SPDX-License-Identifier: Apache-2.0
/// Makes and measures the models of parts of speech and names.
#pragma once

#include "base/error.h"
#include "lang/pack.h"
#include "train/train.h"
#include "words/lexicon.h"

#include <optional>
#include <string>
#include <vector>

namespace saksi::train {

struct Trained {
  std::string bytes;
  std::vector<Figure> figures;
};

/// ICON's classes. Errors: not_found.
base::Result<Trained> make_fine(const std::string& data, const words::Lexicon& lexicon);
/// Universal parts of speech; `fine` are the bytes of the model before.
base::Result<Trained> make_upos(const std::string& data, const words::Lexicon& lexicon,
                                const std::string& fine);

/// One of several equal parts of the treebanks' modern sentences.
struct Part {
  std::size_t number = 0;
  std::size_t of = 1;

  [[nodiscard]] bool has(std::size_t sentence) const { return sentence % of == number; }
};

/// The bytes of that model, made without the sentences of one part.
base::Result<std::string> upos_bytes(const std::string& data, const words::Lexicon& lexicon,
                                     const std::string& fine, std::optional<Part> without);
/// Names.
base::Result<Trained> make_names(const Sources& sources, const lang::Pack& pack,
                                 const words::Lexicon& lexicon, const std::string& fine);

}  // namespace saksi::train
