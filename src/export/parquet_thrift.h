// SPDX-License-Identifier: Apache-2.0
/// The compact protocol of Thrift, as far as the metadata of Parquet needs it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::exports {

/// Appends one struct after the other to a string. Fields must be written in rising order.
class Thrift {
 public:
  explicit Thrift(std::string& out) : out_(out) {}

  enum Kind : std::uint8_t {
    kTrue = 1,
    kFalse,
    kByte,
    kI16,
    kI32,
    kI64,
    kDouble,
    kBinary,
    kList,
    kStruct = 12
  };

  void i32(int id, std::int64_t value) {
    field(id, kI32);
    zigzag(value);
  }

  void i64(int id, std::int64_t value) {
    field(id, kI64);
    zigzag(value);
  }

  void boolean(int id, bool value) { field(id, value ? kTrue : kFalse); }

  void text(int id, std::string_view value) {
    field(id, kBinary);
    bytes(value);
  }

  void list(int id, Kind of, std::size_t size) {
    field(id, kList);
    if (size < 15) {
      out_ += static_cast<char>(size << 4U | of);
    } else {
      out_ += static_cast<char>(0xF0U | of);
      varint(size);
    }
  }

  /// An element of a list of numbers or texts.
  void zigzag(std::int64_t value) {
    varint(static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
  }

  void bytes(std::string_view value) {
    varint(value.size());
    out_ += value;
  }

  /// A struct as a field; without id: as an element of a list, or the outermost.
  void begin(int id) {
    field(id, kStruct);
    begin();
  }

  void begin() { last_.push_back(0); }

  void end() {
    out_ += '\0';
    last_.pop_back();
  }

  /// A field that holds a struct without fields.
  void empty(int id) {
    begin(id);
    end();
  }

 private:
  void field(int id, Kind kind) {
    out_ += static_cast<char>(static_cast<unsigned>(id - last_.back()) << 4U | kind);
    last_.back() = id;
  }

  void varint(std::uint64_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    out_ += static_cast<char>(value);
  }

  std::string& out_;
  std::vector<int> last_;
};

}  // namespace saksi::exports
