// SPDX-License-Identifier: Apache-2.0
/// What words say of a deed: that it happened, or that it is planned, threatened, only imagined or
/// denied (packs: status.tsv). Private to `extract`.
#pragma once

#include "extract/context.h"

#include <optional>

namespace saksi::extract {

/// The word of table `status` before or behind a deed that turns it, if any. `coming`: nothing but
/// a word for the future. `imagined`: ordered, feared, possible, called off. Words that it
/// happened, and words that nobody turns, give nothing.
[[nodiscard]] std::optional<Standing> standing(const Context& context,
                                               const mentions::Trigger& trigger);

/// A mention that becomes an event of a status of its own.
struct Announced {
  record::EventStatus status = record::EventStatus::planned;
  bool faint = false;      ///< only a word for the future says so
  std::uint32_t from = 0;  ///< the first token of the words that say so and of the deed
};

/// Planned, threatened, or denied in the lead; nothing for what is only imagined, conditional,
/// described ("mereka yang berencana menyerang") or denied to be planned.
[[nodiscard]] std::optional<Announced> announced(const Context& context,
                                                 const mentions::Trigger& trigger);

/// "rekaman suara", "pesan berantai": the sentence tells what a rumour says.
[[nodiscard]] bool by_rumour(const Context& context, std::uint32_t sentence);

/// "merebut" of "melancarkan operasi untuk merebut": what is only aimed at.
[[nodiscard]] bool aimed_at(const Context& context, std::uint32_t verb);

/// "terancam jatuh", "nyaris merebut", "akan menguasai": right before a verb of deed, so that it
/// has not happened.
[[nodiscard]] bool not_done(const Context& context, std::uint32_t verb);

/// "memerintahkan pasukannya merebut": what somebody is to do.
[[nodiscard]] bool only_imagined(const Context& context, Stretch verb);

/// "pertempuran masih berkecamuk": it goes on while the report is written.
[[nodiscard]] bool goes_on(const Context& context, const mentions::Trigger& trigger);

/// The words say that nothing of the kind happened: "membantah adanya penyerangan", "kabar
/// penyerangan itu hoaks".
[[nodiscard]] bool never_was(const Context& context, const mentions::Trigger& trigger);

}  // namespace saksi::extract
