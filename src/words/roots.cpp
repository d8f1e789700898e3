// SPDX-License-Identifier: Apache-2.0
#include "words/roots.h"

#include "base/bytes.h"

#include <algorithm>
#include <cstring>

namespace saksi::words {
namespace {

using base::fnv1a;
using base::fnv1a_words;
using base::load32;
using base::load64;
using base::store32;
using base::store64;

constexpr std::string_view kMagic = "SAKSIRT1";
constexpr std::size_t kHeader = 24;
constexpr std::size_t kEntryHead = 3;  // length, weight, class

std::uint32_t bucket_of(std::string_view letters, std::uint32_t mask) {
  const std::uint64_t h = fnv1a(letters);
  return static_cast<std::uint32_t>(h ^ (h >> 32U)) & mask;
}

base::Result<Roots> damaged(const char* what) {
  return base::fail(base::Code::damaged, std::string("The list of roots is damaged: ") + what + ".",
                    "roots.bin");
}

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

/// The entries of one bucket fill it exactly and name a class that exists.
bool bucket_is_sound(std::string_view bucket) {
  std::size_t at = 0;
  while (at < bucket.size()) {
    if (at + kEntryHead > bucket.size()) return false;
    if (byte_at(bucket, at + 2) > static_cast<std::uint8_t>(WordClass::other)) return false;
    at += kEntryHead + byte_at(bucket, at);
  }
  return at == bucket.size();
}

}  // namespace

base::Result<Roots> Roots::open(std::string_view bytes) {
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic))
    return damaged("it does not start as one");
  const std::uint32_t buckets = load32(bytes, 8);
  const std::size_t entries = load32(bytes, 12);
  if (buckets == 0 || (buckets & (buckets - 1)) != 0) return damaged("its size makes no sense");
  const std::size_t starts = 4 * (std::size_t{buckets} + 1);
  if (bytes.size() != kHeader + starts + entries) return damaged("its length is not what it says");
  if (fnv1a_words(bytes.substr(kHeader)) != load64(bytes, 16))
    return damaged("its hash does not fit");
  Roots roots;
  roots.mask_ = buckets - 1;
  roots.first_ = bytes.substr(kHeader, starts);
  roots.entries_ = bytes.substr(kHeader + starts);
  for (std::uint32_t b = 0; b < buckets; ++b) {
    const std::size_t from = load32(roots.first_, 4 * std::size_t{b});
    const std::size_t to = load32(roots.first_, 4 * (std::size_t{b} + 1));
    if (from > to || to > entries) return damaged("a start lies outside");
    if (!bucket_is_sound(roots.entries_.substr(from, to - from))) return damaged("a root is cut");
  }
  return roots;
}

std::optional<Root> Roots::find(std::string_view letters) const {
  if (entries_.empty()) return std::nullopt;
  const std::uint32_t bucket = bucket_of(letters, mask_);
  std::size_t at = load32(first_, 4 * std::size_t{bucket});
  const std::size_t end = load32(first_, 4 * (std::size_t{bucket} + 1));
  while (at < end) {
    const std::size_t length = byte_at(entries_, at);
    const std::string_view here = entries_.substr(at + kEntryHead, length);
    if (here == letters) {
      return Root{here, byte_at(entries_, at + 1), static_cast<WordClass>(entries_[at + 2])};
    }
    at += kEntryHead + length;
  }
  return std::nullopt;
}

std::string Roots::write(std::vector<Root> roots) {
  std::uint32_t buckets = 1;
  while (buckets < roots.size() / 2) buckets *= 2;
  const std::uint32_t mask = buckets - 1;
  std::sort(roots.begin(), roots.end(), [mask](const Root& a, const Root& b) {
    const auto x = bucket_of(a.letters, mask);
    const auto y = bucket_of(b.letters, mask);
    return x != y ? x < y : a.letters < b.letters;
  });
  std::string starts;
  std::string entries;
  std::size_t at = 0;
  for (std::uint32_t b = 0; b < buckets; ++b) {
    store32(starts, static_cast<std::uint32_t>(entries.size()));
    for (; at < roots.size() && bucket_of(roots[at].letters, mask) == b; ++at) {
      entries += static_cast<char>(roots[at].letters.size());
      entries += static_cast<char>(roots[at].weight);
      entries += static_cast<char>(roots[at].word_class);
      entries += roots[at].letters;
    }
  }
  store32(starts, static_cast<std::uint32_t>(entries.size()));
  std::string out(kMagic);
  store32(out, buckets);
  store32(out, static_cast<std::uint32_t>(entries.size()));
  store64(out, fnv1a_words(starts + entries));
  return out + starts + entries;
}

}  // namespace saksi::words
