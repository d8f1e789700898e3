// SPDX-License-Identifier: Apache-2.0
#include "store/event_sets.h"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace saksi::store {
namespace {

/// A value with more events than one in so many is kept as bits: these are counted sooner than so
/// many numbers are looked up.
constexpr std::size_t kSparse = 128;

using Words = const std::uint64_t*;

struct Run {
  Words events, inner, groups;
  std::size_t size;
};

/// Bit by bit, a run of members is inner ones and an end. Adding the members that are in to the
/// inner ones carries into the end when there are any.
template <class Each>
[[gnu::always_inline]] inline void carry(const Run& run, Words also, Each&& each) {
  std::uint64_t carried = 0;
  for (std::size_t i = 0; i < run.size; ++i) {
    const auto in = run.events[i] & also[i];
    if ((in | carried) == 0) continue;
    const auto inner = run.inner[i];
    const auto first = (in & inner) + inner;
    const auto sum = first + carried;
    carried = static_cast<std::uint64_t>(first < inner) | static_cast<std::uint64_t>(sum < first);
    each(i, (sum | in) & run.groups[i]);
  }
}

[[gnu::always_inline]] inline std::uint64_t count_runs(const Run& run, Words also) {
  std::uint64_t count = 0;
  carry(run, also, [&](std::size_t, std::uint64_t word) {
    count += static_cast<std::uint64_t>(std::popcount(word));
  });
  return count;
}

[[gnu::always_inline]] inline std::uint64_t count_both(Words a, Words b, std::size_t size) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    count += static_cast<std::uint64_t>(std::popcount(a[i] & b[i]));
  }
  return count;
}

/// The bits of `kept` at `places`, side by side from the lowest on.
std::uint64_t gather(std::uint64_t kept, std::uint64_t places) {
  std::uint64_t out = 0;
  for (unsigned at = 0; places != 0; places &= places - 1, ++at) {
    out |= (kept >> static_cast<unsigned>(std::countr_zero(places)) & 1U) << at;
  }
  return out;
}

/// The same of whole sets, into `out`.
template <class Gather>
[[gnu::always_inline]] inline void gather_all(Words kept, Words places, std::size_t size,
                                              std::uint64_t* out, Gather&& gather_word) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto count = static_cast<std::size_t>(std::popcount(places[i]));
    if (count == 0) continue;
    const std::uint64_t word = gather_word(kept[i], places[i]);
    const std::size_t used = at % 64;
    out[at / 64] |= word << used;
    if (used + count > 64) out[at / 64 + 1] |= word >> (64 - used);
    at += count;
  }
}

#if defined(__x86_64__)
bool counts_bits() {
  return __builtin_cpu_supports("popcnt") != 0 && __builtin_cpu_supports("bmi2") != 0;
}

[[gnu::target("popcnt,bmi2")]] void gather_fast(Words kept, Words places, std::size_t size,
                                                std::uint64_t* out) {
  gather_all(
      kept, places, size, out,
      [](std::uint64_t word, std::uint64_t mask)
          __attribute__((target("popcnt,bmi2"))) { return _pext_u64(word, mask); });
}

[[gnu::target("popcnt")]] std::uint64_t count_runs_fast(const Run& run, Words also) {
  return count_runs(run, also);
}

[[gnu::target("popcnt")]] std::uint64_t count_both_fast(Words a, Words b, std::size_t size) {
  return count_both(a, b, size);
}
#else
bool counts_bits() {
  return false;
}

void gather_fast(Words kept, Words places, std::size_t size, std::uint64_t* out) {
  gather_all(kept, places, size, out, gather);
}

std::uint64_t count_runs_fast(const Run& run, Words also) {
  return count_runs(run, also);
}

std::uint64_t count_both_fast(Words a, Words b, std::size_t size) {
  return count_both(a, b, size);
}
#endif

const bool kCountsBits = counts_bits();

}  // namespace

Bits& Bits::operator&=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
  return *this;
}

Bits& Bits::operator|=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  return *this;
}

Bits& Bits::operator-=(const Bits& other) {
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  return *this;
}

std::uint64_t Bits::count() const {
  return kCountsBits ? count_both_fast(words_.data(), words_.data(), words_.size())
                     : count_both(words_.data(), words_.data(), words_.size());
}

std::uint64_t Bits::count(std::size_t begin, std::size_t end) const {
  std::uint64_t out = 0;
  for (std::size_t i = begin / 64; i * 64 < end; ++i) {
    auto word = words_[i];
    if (i * 64 < begin) word &= ~std::uint64_t{0} << (begin % 64);
    if (i * 64 + 64 > end) word &= ~(~std::uint64_t{0} << (end % 64));
    out += static_cast<std::uint64_t>(std::popcount(word));
  }
  return out;
}

void ValueSet::add(std::uint32_t event, std::size_t events) {
  if (dense()) return bits_.set(event);
  if (!list_.empty() && list_.back() == event) return;
  list_.push_back(event);
  if (list_.size() * kSparse <= events) return;
  bits_ = Bits(events);
  for (const auto one : list_) bits_.set(one);
  list_ = {};
}

void ValueSet::add_to(Bits& out) const {
  if (dense()) {
    out |= bits_;
  } else {
    for (const auto event : list_) out.set(event);
  }
}

std::uint64_t ValueSet::count(const Bits& among) const {
  if (dense()) {
    const auto* const mine = bits_.words().data();
    const auto* const theirs = among.words().data();
    return kCountsBits ? count_both_fast(mine, theirs, bits_.words().size())
                       : count_both(mine, theirs, bits_.words().size());
  }
  std::uint64_t out = 0;
  for (const auto one : list_) out += static_cast<std::uint64_t>(among.has(one));
  return out;
}

EventSets::EventSets(std::size_t events, std::size_t groups)
    : ends(events), inner(events), background(events), undated(events) {
  group_of.reserve(events);
  last.reserve(groups);
  start.reserve(events);
  finish.reserve(events);
  document.reserve(events);
}

void EventSets::add_group(std::uint32_t end) {
  const auto group = static_cast<std::uint32_t>(last.size());
  while (group_of.size() + 1 < end) {
    inner.set(group_of.size());
    group_of.push_back(group);
  }
  ends.set(group_of.size());
  group_of.push_back(group);
  last.push_back(end - 1);
}

Bits EventSets::groups_of(const Bits& events) const {
  Bits out(group_of.size());
  const Run run{events.words().data(), inner.words().data(), ends.words().data(),
                events.words().size()};
  carry(run, run.events, [&](std::size_t at, std::uint64_t word) { out.words()[at] = word; });
  return out;
}

Bits EventSets::whole_groups(const Bits& events, const Bits& groups,
                             std::vector<std::uint32_t>& partly) const {
  Bits others = ends;
  others |= inner;
  others -= events;
  const Bits broken = groups_of(others);
  Bits some = groups_of(events);
  some &= groups;
  Bits parts = some;
  parts &= broken;
  parts.each([&](std::size_t end) { partly.push_back(group_of[end]); });
  some -= broken;
  Bits out(last.size());
  const auto* const kept = some.words().data();
  const auto* const slots = ends.words().data();
  kCountsBits ? gather_fast(kept, slots, some.words().size(), out.words().data())
              : gather_all(kept, slots, some.words().size(), out.words().data(), gather);
  return out;
}

std::uint64_t EventSets::count(const ValueSet& value, const Bits& among, const Bits& groups) const {
  if (value.dense()) {
    const Run run{among.words().data(), inner.words().data(), groups.words().data(),
                  among.words().size()};
    const auto* const also = value.bits().words().data();
    return kCountsBits ? count_runs_fast(run, also) : count_runs(run, also);
  }
  std::uint64_t out = 0;
  std::int64_t before = -1;
  for (const auto event : value.list()) {
    if (!among.has(event)) continue;
    const std::uint32_t group = group_of[event];
    if (group == before) continue;
    before = group;
    out += static_cast<std::uint64_t>(groups.has(last[group]));
  }
  return out;
}

}  // namespace saksi::store
