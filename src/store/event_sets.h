// SPDX-License-Identifier: Apache-2.0
/// The events of linked events as sets of bits: which have a value, which lie on a day. What a
/// filter leaves, with all its facets, is then a few ands of such sets and no look at each event.
///
/// Events are numbered in the order of their linked events, the members of one side by side. A set
/// of linked events is the set of their last members, so that "a linked event is in when a member
/// is" is a carry through its run of bits.
#pragma once

#include "base/huge_pages.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace saksi::store {

/// A set of numbers below a size.
class Bits {
 public:
  Bits() = default;

  explicit Bits(std::size_t size) : words_((size + 63) / 64) {}

  void set(std::size_t at) { words_[at / 64] |= std::uint64_t{1} << (at % 64); }

  void unset(std::size_t at) { words_[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }

  [[nodiscard]] bool has(std::size_t at) const { return (words_[at / 64] >> (at % 64) & 1U) != 0; }

  /// Sixty-four numbers at a time.
  [[nodiscard]] const std::vector<std::uint64_t>& words() const { return words_; }

  [[nodiscard]] std::vector<std::uint64_t>& words() { return words_; }

  Bits& operator&=(const Bits& other);
  Bits& operator|=(const Bits& other);
  /// Without those of `other`.
  Bits& operator-=(const Bits& other);

  [[nodiscard]] std::uint64_t count() const;
  /// How many lie in [begin, end).
  [[nodiscard]] std::uint64_t count(std::size_t begin, std::size_t end) const;

  /// Calls `visit(number)` in order.
  template <class Visit>
  void each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = words_[i]; word != 0; word &= word - 1) {
        visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// The events that have a value: one number each while they are few, a bit for every event else.
class ValueSet {
 public:
  /// `event` is not below any added before; `events` is how many there are at all.
  void add(std::uint32_t event, std::size_t events);
  void add_to(Bits& out) const;

  [[nodiscard]] bool dense() const { return !bits_.words().empty(); }

  [[nodiscard]] const Bits& bits() const { return bits_; }

  [[nodiscard]] const std::vector<std::uint32_t>& list() const { return list_; }

  /// How many of them are in `among`.
  [[nodiscard]] std::uint64_t count(const Bits& among) const;

 private:
  std::vector<std::uint32_t> list_;
  Bits bits_;
};

/// By number of the value.
using ValueSets = std::vector<ValueSet>;

/// The values of a facet: the events that have one, and the linked events, as their positions, of
/// which a member has it.
struct FacetSets {
  void resize(std::size_t values) {
    events.resize(values);
    groups.resize(values);
  }

  ValueSets events, groups;
};

struct EventSets {
  /// Begins anew for so many events and linked events.
  explicit EventSets(std::size_t events = 0, std::size_t groups = 0);

  /// A linked event's members are the events from the last one's end to `end`.
  void add_group(std::uint32_t end);

  [[nodiscard]] std::size_t events() const { return group_of.size(); }

  /// The linked events of these events.
  [[nodiscard]] Bits groups_of(const Bits& events) const;
  /// Those of which every member is among the events, as positions, of `groups`; the others of
  /// `groups` that have one there are `partly`.
  [[nodiscard]] Bits whole_groups(const Bits& events, const Bits& groups,
                                  std::vector<std::uint32_t>& partly) const;
  /// How many linked events of `groups` have a member that is in `among` and has the value.
  [[nodiscard]] std::uint64_t count(const ValueSet& value, const Bits& among,
                                    const Bits& groups) const;

  Bits ends, inner;                          ///< last members, and all others
  base::HugeVector<std::uint32_t> group_of;  ///< by event
  std::vector<std::uint32_t> last;           ///< by linked event: its last member
  base::HugeVector<std::int32_t> start,
      finish;                                ///< by event: its days, both none when the first is
  base::HugeVector<std::uint32_t> document;  ///< by event
  FacetSets types, sub_types, statuses, countries, publishers, actors, sources;
  ValueSets places, points;
  Bits background;

  struct Month {
    std::string name;
    std::size_t begin = 0, end = 0;  ///< events of the linked events that begin in it
  };

  std::vector<Month> months;  ///< newest first
  std::size_t undated = 0;    ///< where those without a day begin

  // Of linked events:
  std::array<Bits, 5> standings;
  Bits counted, placed, unhappened;
  std::vector<std::uint32_t> point_of;  ///< by linked event

  struct Toll {
    std::int64_t low = -1, high = -1;  ///< as in a row: -1 for none
  };

  base::HugeVector<Toll> killed, injured;  ///< by linked event
  Bits undecided;                          ///< linked events, as their positions
};

}  // namespace saksi::store
