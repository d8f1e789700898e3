// SPDX-License-Identifier: Apache-2.0
#include "ledger/copies.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace saksi::ledger {
namespace {

// Words of fewer letters are mostly those that every text has and that an editor changes first.
constexpr std::size_t kLongWord = 4;
constexpr std::uint32_t kLeastShingles = 20;
constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t h) {
  h = (h ^ (h >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  h = (h ^ (h >> 27U)) * 0x94D049BB133111EBULL;
  return h ^ (h >> 31U);
}

/// Adds the shingles of a stretch of text; `last` is the word before it, 0 at the beginning.
void add_shingles(std::string_view text, std::uint64_t& last, std::vector<std::uint32_t>& out) {
  const std::string folded = base::fold(text);
  for (std::size_t at = 0; at < folded.size();) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    const auto word = std::string_view(folded).substr(at, end - at);
    at = end + 1;
    if (word.size() < kLongWord && !base::is_digit(static_cast<unsigned char>(word[0]))) continue;
    const std::uint64_t now = base::key_of(word);
    if (last != 0) out.push_back(static_cast<std::uint32_t>(mix(last * kGolden + now)));
    last = now;
  }
}

/// The least hash of the sketch after each of many shuffles: equal for two sketches with the
/// probability of what they share.
std::array<std::uint32_t, 2 * kBands> minima(const std::vector<std::uint32_t>& hashes) {
  std::array<std::uint32_t, 2 * kBands> factor{}, out{};
  std::uint64_t state = kGolden;
  for (auto& f : factor) f = static_cast<std::uint32_t>(mix(state += kGolden)) | 1U;
  out.fill(std::numeric_limits<std::uint32_t>::max());
  for (const auto h : hashes) {
    for (std::size_t i = 0; i < out.size(); ++i) {
      const std::uint32_t shuffled = (h ^ (factor[i] >> 7U)) * factor[i];
      out[i] = std::min(out[i], shuffled);
    }
  }
  return out;
}

std::int64_t number(const record::Day& day) {
  return std::chrono::sys_days(day).time_since_epoch().count();
}

std::int64_t week(std::int64_t day) {
  constexpr std::int64_t kBeforeEpoch = 719'468;  // days since the year 0: never below zero
  return std::max<std::int64_t>(0, day + kBeforeEpoch) / 7 + 1;
}

void put(std::string& out, std::uint32_t n) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>((n >> shift) & 0xFFU);
}

std::uint32_t get(std::string_view bytes, std::size_t at) {
  std::uint32_t n = 0;
  for (unsigned i = 0; i < 4; ++i) {
    n |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return n;
}

/// The largest hash up to which the sketch is whole.
std::uint32_t whole_to(const Sketch& s) {
  return s.hashes.size() == s.shingles ? std::numeric_limits<std::uint32_t>::max()
                                       : s.hashes.back();
}

std::vector<std::uint32_t>::const_iterator up_to(const Sketch& s, std::uint32_t hash) {
  if (s.hashes.back() <= hash) return s.hashes.end();
  return std::upper_bound(s.hashes.begin(), s.hashes.end(), hash);
}

/// Of two sketches that have `all` hashes, shared ones counted twice, and share `both`.
double likeness_of(const Sketch& a, const Sketch& b, std::ptrdiff_t all, std::ptrdiff_t both) {
  const auto either = all - both;
  const double shared = static_cast<double>(both) / static_cast<double>(either);
  const double held =
      shared / (1 + shared) * (a.shingles + b.shingles) / std::min(a.shingles, b.shingles);
  return std::sqrt(std::min(1.0, 2 * shared) * std::min(1.0, held));
}

}  // namespace

std::optional<Sketch> sketch_of(const record::Document& document) {
  Sketch out;
  std::uint64_t last = 0;
  std::size_t from = 0;
  const std::string_view text = document.text;
  for (const auto& f : document.furniture) {
    if (f.span.begin > from) add_shingles(text.substr(from, f.span.begin - from), last, out.hashes);
    from = std::max<std::size_t>(from, f.span.end);
  }
  if (from < text.size()) add_shingles(text.substr(from), last, out.hashes);
  std::sort(out.hashes.begin(), out.hashes.end());
  out.hashes.erase(std::unique(out.hashes.begin(), out.hashes.end()), out.hashes.end());
  out.shingles = static_cast<std::uint32_t>(out.hashes.size());
  if (out.shingles < kLeastShingles) return std::nullopt;
  if (out.hashes.size() > kMostHashes) out.hashes.resize(kMostHashes);
  return out;
}

std::string to_bytes(const Sketch& sketch) {
  std::string out;
  out.reserve(4 * (sketch.hashes.size() + 1));
  put(out, sketch.shingles);
  for (const auto h : sketch.hashes) put(out, h);
  return out;
}

std::optional<Sketch> sketch_from(std::string_view bytes) {
  if (bytes.size() < 8 || bytes.size() % 4 != 0) return std::nullopt;
  Sketch out;
  out.shingles = get(bytes, 0);
  for (std::size_t at = 4; at < bytes.size(); at += 4) out.hashes.push_back(get(bytes, at));
  return out;
}

double likeness(const Sketch& a, const Sketch& b) {
  const auto to = std::min(whole_to(a), whole_to(b));
  const auto x_end = up_to(a, to), y_end = up_to(b, to);
  const auto all = (x_end - a.hashes.begin()) + (y_end - b.hashes.begin());
  std::ptrdiff_t both = 0;
  for (auto x = a.hashes.begin(), y = b.hashes.begin(); x != x_end && y != y_end;) {
    const auto mine = *x, theirs = *y;  // without branches: which is less is not foreseeable
    both += mine == theirs ? 1 : 0;
    x += mine <= theirs ? 1 : 0;
    y += theirs <= mine ? 1 : 0;
  }
  return likeness_of(a, b, all, both);
}

Against::Against(const Sketch& sketch) : sketch_(sketch) {
  for (const auto h : sketch.hashes) bits_[(h % kBits) / 64] |= std::uint64_t{1} << (h % 64);
}

/// Hashes whose bit is not set are not shared, and likeness grows with what is shared.
bool Against::may_be_copy(const Sketch& other) const {
  constexpr double kRounding = 1e-9;
  const auto to = std::min(whole_to(sketch_), whole_to(other));
  const auto mine = up_to(sketch_, to) - sketch_.hashes.begin();
  const auto end = up_to(other, to);
  std::uint64_t both = 0;
  for (auto h = other.hashes.begin(); h != end; ++h)
    both += bits_[(*h % kBits) / 64] >> (*h % 64) & 1U;
  const auto theirs = end - other.hashes.begin();
  const auto most = std::min({static_cast<std::ptrdiff_t>(both), mine, theirs});
  return likeness_of(sketch_, other, mine + theirs, most) >= kCopy - kRounding;
}

bool Against::copy(const Sketch& other) const {
  return may_be_copy(other) && likeness(sketch_, other) >= kCopy;
}

bool near(const std::optional<record::Day>& a, const std::optional<record::Day>& b) {
  if (!a || !b) return !a && !b;
  return std::abs(number(*a) - number(*b)) <= kMostDaysApart;
}

Bands bands(const Sketch& sketch) {
  const auto least = minima(sketch.hashes);
  Bands out{};
  for (std::size_t i = 0; i < kBands; ++i) {
    const std::uint64_t pair = (static_cast<std::uint64_t>(least[2 * i]) << 32U) | least[2 * i + 1];
    out[i] = mix(pair + i * kGolden);
  }
  return out;
}

std::int64_t band_key(std::uint64_t band, std::int64_t week) {
  constexpr unsigned kBits = 44;
  return (week << kBits) | static_cast<std::int64_t>(band >> (64 - kBits));
}

std::int64_t week_of(const std::optional<record::Day>& day) {
  return day ? week(number(*day)) : 0;
}

std::vector<std::int64_t> weeks_near(const std::optional<record::Day>& day) {
  if (!day) return {0};
  const auto first = week(number(*day) - kMostDaysApart),
             last = week(number(*day) + kMostDaysApart);
  if (first == last) return {first};
  return {first, last};
}

}  // namespace saksi::ledger
