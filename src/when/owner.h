// SPDX-License-Identifier: Apache-2.0
/// Whose time it is, told from the words on both sides of it: the statement's, the citation's or
/// the event's; and whether its clause looks ahead or back.
#pragma once

#include "when/grammar.h"

namespace saksi::when {

/// The neighbourhood of one expression in its sentence.
struct Place {
  const words::Words& words;
  const Lexicon& lexicon;
  const std::vector<Atom>& atoms;
  const text::Sentence& sentence;
};

[[nodiscard]] Dates whose(const Place& place, const Expression& e);
/// "Kementerian pada Minggu menghitung 274. Sehari sebelumnya, kantor media menyebut 210": counted
/// from a day on which somebody spoke, at the head of a sentence whose verb is one of saying.
[[nodiscard]] bool of_another_statement(const Place& place, const Expression& e,
                                        const std::vector<Time>& told);
/// "akan digelar pada Jumat": the day is still to come.
[[nodiscard]] bool looks_ahead(const Place& place, const Expression& e);
/// "memperingati pembantaian Mei 1998".
[[nodiscard]] bool is_remembered(const Place& place, const Expression& e);

}  // namespace saksi::when
