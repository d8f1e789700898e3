// SPDX-License-Identifier: Apache-2.0
/// Expressions of time and the dates that they mean: "Minggu (6/1) malam" in a report of 7 January
/// 2019 is 2019-01-06. Whose date it is (the event's, the statement's, the citation's) is said too,
/// as far as the words around it tell; which event it belongs to is for `extract` to decide.
#pragma once

#include "lang/pack.h"
#include "record/record.h"
#include "words/words.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::when {

using base::Span;
using record::Date;
using record::Day;

/// What the time dates, as far as its own surroundings tell.
enum class Dates : std::uint8_t {
  unknown,
  statement,  ///< directly behind a verb of saying or a speaker: ", kata pejabat, Senin"
  citation,   ///< behind an agency: "seperti dilansir AFP, Selasa (2/1)"
  event,      ///< everything else
};

enum class Kind : std::uint8_t {
  point,     ///< a day, month or year, or a span of days
  since,     ///< sejak 2001: open start of a state, no event's date
  until,     ///< hingga Rabu sore
  duration,  ///< selama empat hari, dalam 17 tahun terakhir
  relative,  ///< sehari sebelumnya, keesokan harinya: counted from the event told before
  history,   ///< tepat 22 tahun lalu, pada masa
};

enum class PartOfDay : std::uint8_t { none, small_hours, morning, noon, afternoon, evening, night };

/// One expression of time.
struct Time {
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  Span span;
  Kind kind = Kind::point;
  Dates dates = Dates::unknown;
  Date date;  ///< resolved; unknown when nothing can be said
  PartOfDay part = PartOfDay::none;
  std::optional<int>
      offset_days;         ///< Kind::relative: days from the anchor event ("sehari sebelumnya" -1)
  bool past = false;       ///< says by itself that it lies before the news (lalu, silam, pernah)
  bool disagrees = false;  ///< weekday and date do not match; both stand in `alternatives`
  std::vector<Date> alternatives;
  std::string timex;  ///< TIMEX3 value: "2019-01-06TNI"
  std::string_view rule;
};

/// The day of publication and where it comes from.
struct Publication {
  std::optional<Day> day;
  record::PublishedBasis basis = record::PublishedBasis::none;
  std::optional<Span> evidence;  ///< the words it was inferred from
};

/// Compiled once from a pack (`calendar`, `time_words`, `feasts`); immutable, shared.
class Finder {
 public:
  explicit Finder(std::shared_ptr<const lang::Pack> pack);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  /// `given` wins; else a full date in the lead, a full date elsewhere, a copyright year whose
  /// weekday fits: the rule is in docs/design/when.md.
  [[nodiscard]] Publication publication(const words::Words& words,
                                        const std::optional<std::string>& given) const;
  /// All expressions of the report, in order, not overlapping, resolved against the publication.
  [[nodiscard]] std::vector<Time> find(const words::Words& words,
                                       const Publication& published) const;

 private:
  struct Rules;
  std::unique_ptr<const Rules> rules_;
};

}  // namespace saksi::when
