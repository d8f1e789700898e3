// SPDX-License-Identifier: Apache-2.0
/// The compiled gazetteer, byte for byte (docs/formats/gazetteer.md). Little-endian; every row is
/// copied out with memcpy, so no section needs an alignment and a mapped file is read as it lies.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace saksi::places::format {

inline constexpr std::array<char, 8> kMagic = {'S', 'A', 'K', 'S', 'I', 'G', 'A', 'Z'};
inline constexpr std::uint32_t kVersion = 1;
/// Degrees are stored in hundred-thousandths (about a metre).
inline constexpr double kDegree = 1e5;
inline constexpr std::int32_t kNoPoint = INT32_MIN;
/// Slots are found through the top bits of the hash of the folded name.
inline constexpr unsigned kBucketBits = 16;

enum Section : std::uint32_t {
  kStrings,
  kPlaces,
  kNames,
  kBuckets,
  kSlots,
  kCountries,
  kProvinces,
  kSeats,
  kLicences,
  kSectionCount
};

struct Extent {
  std::uint32_t offset = 0;  ///< bytes from the start of the file
  std::uint32_t bytes = 0;
};

struct Header {
  std::array<char, 8> magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint32_t header_bytes = sizeof(Header);
  std::uint64_t file_bytes = 0;
  std::uint64_t checksum = 0;  ///< of everything after the header
  std::array<Extent, kSectionCount> sections{};
};

/// Sorted: all countries, then country by country its divisions (admin1, admin2), then its other
/// places, province by province.
struct PlaceRow {
  std::int32_t latitude = kNoPoint;
  std::int32_t longitude = kNoPoint;
  std::uint32_t source_id = 0;
  std::uint32_t parent_and_kind = 0;      ///< parent row << 8 | kind << 4 | source
  std::uint32_t name_and_prominence = 0;  ///< first row of names << 8 | prominence
};

/// The names of one place stand together, the primary name first.
struct NameRow {
  std::uint32_t text_and_length = 0;  ///< offset into strings << 8 | bytes
  std::uint32_t place = 0;
  std::uint32_t signature = 0;
};

/// One slot a folded name: name row << 8 | eight more bits of the hash.
using Slot = std::uint32_t;

struct CountryRow {
  std::array<char, 2> code{};
  std::uint16_t unused = 0;
  std::uint32_t divisions = 0;  ///< first row of its divisions
  std::uint32_t others = 0;     ///< first row of its other places
  std::uint32_t end = 0;
};

/// The places below one province: rows [first, last).
struct ProvinceRow {
  std::uint32_t place = 0, first = 0, last = 0;
};

struct SeatRow {
  std::uint32_t place = 0, seat = 0;
};

template <class T>
[[nodiscard]] T load(std::string_view bytes, std::size_t row) {
  T value;
  std::memcpy(&value, bytes.data() + row * sizeof(T), sizeof(T));
  return value;
}

/// The hash of a folded name; stored, so it never changes within a version.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view folded) {
  std::uint32_t h = 0x811C9DC5U;
  for (const char c : folded) h = (h ^ static_cast<unsigned char>(c)) * 0x01000193U;
  h ^= h >> 15U;
  h *= 0x2C1B3C6DU;
  return h ^ (h >> 13U);
}

[[nodiscard]] constexpr std::uint64_t checksum_of(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

}  // namespace saksi::places::format
