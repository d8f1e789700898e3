// SPDX-License-Identifier: Apache-2.0
// Parquet: row groups, one data page a column chunk, ZSTD, statistics, a dictionary where values
// repeat. Every column may be null.
#include "export/parquet_thrift.h"
#include "export/writers.h"

#include <zstd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <future>
#include <unordered_map>

namespace saksi::exports {
namespace {

constexpr std::size_t kRowsOfGroup = 122880;
constexpr std::size_t kBytesOfGroup = 48U << 20U;
constexpr std::size_t kLongestBound = 64;  // of a statistic's text
constexpr int kLevel = 3;

enum Physical : std::uint8_t { kBoolean = 0, kInt32 = 1, kInt64 = 2, kFloat64 = 5, kBytes = 6 };

enum Encoding : std::uint8_t { kPlain = 0, kRle = 3, kRleDictionary = 8 };

Physical physical(Type type) {
  switch (type) {
    case Type::integer:
    case Type::datetime:
      return kInt64;
    case Type::real:
      return kFloat64;
    case Type::boolean:
      return kBoolean;
    case Type::date:
      return kInt32;
    case Type::text:
    case Type::json:
      break;
  }
  return kBytes;
}

template <class T>
void append_raw(std::string& out, T value) {
  std::array<char, sizeof(T)> bytes;
  std::memcpy(bytes.data(), &value, sizeof value);
  out.append(bytes.data(), bytes.size());
}

template <class T>
T raw(std::string_view bytes) {
  T value;
  std::memcpy(&value, bytes.data(), sizeof value);
  return value;
}

/// The hybrid of runs and packed bits that Parquet uses for levels and dictionary numbers.
class Hybrid {
 public:
  Hybrid(std::string& out, unsigned width) : out_(out), width_(width) {}

  template <class Number>
  void add(const std::vector<Number>& values) {
    std::size_t at = 0;
    while (at < values.size()) {
      std::size_t end = at + 1;
      while (end < values.size() && values[end] == values[at]) ++end;
      while (at < end && pending_.size() % 8 != 0) pending_.push_back(values[at++]);
      if (end - at >= 8) {
        flush();
        run(values[at], end - at);
      } else {
        pending_.insert(pending_.end(), values.begin() + static_cast<std::ptrdiff_t>(at),
                        values.begin() + static_cast<std::ptrdiff_t>(end));
      }
      at = end;
    }
    while (pending_.size() % 8 != 0) pending_.push_back(0);
    flush();
  }

 private:
  void varint(std::size_t value) {
    while (value >= 0x80) {
      out_ += static_cast<char>(value | 0x80U);
      value >>= 7U;
    }
    out_ += static_cast<char>(value);
  }

  void run(std::uint32_t value, std::size_t length) {
    varint(length << 1U);
    for (unsigned bits = 0; bits < width_; bits += 8) out_ += static_cast<char>(value >> bits);
  }

  void flush() {
    if (pending_.empty()) return;
    varint(pending_.size() / 8 << 1U | 1U);
    std::uint64_t bits = 0;
    unsigned filled = 0;
    for (const auto value : pending_) {
      bits |= std::uint64_t{value} << filled;
      for (filled += width_; filled >= 8; filled -= 8, bits >>= 8U) out_ += static_cast<char>(bits);
    }
    pending_.clear();
  }

  std::string& out_;
  unsigned width_;
  std::vector<std::uint32_t> pending_;
};

/// What a file's end says of one column of one row group.
struct Chunk {
  std::uint64_t offset = 0, dictionary_offset = 0;  // dictionary 0: none
  std::uint64_t packed = 0, unpacked = 0;
  std::int64_t values = 0, nulls = 0;
  std::string low, high;  // plain bytes without length; valid when bounded
  bool bounded = false;
};

struct Group {
  std::vector<Chunk> chunks;
  std::int64_t rows = 0;
};

/// The values of one column in the row group that is being filled.
class ColumnBuffer {
 public:
  explicit ColumnBuffer(Type type) : type_(type), physical_(physical(type)) {}

  void add(const Cell& cell) {
    const std::size_t before = data_.size();
    const bool there = append(cell);
    present_.push_back(there ? 1 : 0);
    if (there) starts_.push_back(static_cast<std::uint32_t>(before));
  }

  [[nodiscard]] std::size_t bytes() const { return data_.size(); }

  [[nodiscard]] std::size_t values() const { return starts_.size(); }

  [[nodiscard]] std::size_t rows() const { return present_.size(); }

  /// A row: 1, or 0 for a null.
  [[nodiscard]] const std::vector<std::uint8_t>& present() const { return present_; }

  [[nodiscard]] std::string_view value(std::size_t i) const {
    const std::size_t end = i + 1 < starts_.size() ? starts_[i + 1] : data_.size();
    return std::string_view(data_).substr(starts_[i], end - starts_[i]);
  }

  [[nodiscard]] Physical kind() const { return physical_; }

  /// All values, plainly encoded.
  [[nodiscard]] std::string plain() const {
    if (physical_ != kBoolean) return data_;
    std::string out((values() + 7) / 8, '\0');
    for (std::size_t i = 0; i < values(); ++i) {
      if (data_[i] != 0)
        out[i / 8] = static_cast<char>(static_cast<unsigned char>(out[i / 8]) | (1U << (i % 8)));
    }
    return out;
  }

  void clear() {
    data_.clear();
    starts_.clear();
    present_.clear();
  }

  /// Without the length that stands before a text.
  [[nodiscard]] std::string_view bare(std::string_view value) const {
    return physical_ == kBytes ? value.substr(4) : value;
  }

  [[nodiscard]] bool less(std::string_view a, std::string_view b) const {
    switch (physical_) {
      case kInt32:
        return raw<std::int32_t>(a) < raw<std::int32_t>(b);
      case kInt64:
        return raw<std::int64_t>(a) < raw<std::int64_t>(b);
      case kFloat64:
        return raw<double>(a) < raw<double>(b);
      default:
        return bare(a) < bare(b);  // char_traits compares as unsigned
    }
  }

 private:
  /// False: a null. A text that is no date in a column of dates is one.
  bool append(const Cell& cell) {
    if (cell.kind == Cell::Kind::none) return false;
    switch (type_) {
      case Type::text:
      case Type::json:
        append_text(cell);
        return true;
      case Type::boolean:
        data_ += cell.integer != 0 ? '\1' : '\0';
        return true;
      case Type::integer:
        append_raw(data_, whole(cell));
        return true;
      case Type::real:
        append_raw(data_,
                   cell.kind == Cell::Kind::real ? cell.real : static_cast<double>(cell.integer));
        return true;
      case Type::date:
        return append_if(days_of(cell.text));
      case Type::datetime:
        return append_if(microseconds_of(cell.text));
    }
    return false;
  }

  static std::int64_t whole(const Cell& cell) {
    return cell.kind == Cell::Kind::real ? static_cast<std::int64_t>(cell.real) : cell.integer;
  }

  template <class T>
  bool append_if(const std::optional<T>& value) {
    if (value) append_raw(data_, *value);
    return value.has_value();
  }

  void append_text(const Cell& cell) {
    const auto at = data_.size();
    append_raw(data_, std::uint32_t{0});
    append_plain(data_, cell);
    const auto size = static_cast<std::uint32_t>(data_.size() - at - sizeof(std::uint32_t));
    std::memcpy(data_.data() + at, &size, sizeof size);
  }

  Type type_;
  Physical physical_;
  std::string data_;
  std::vector<std::uint32_t> starts_;
  std::vector<std::uint8_t> present_;
};

/// Distinct values and each value's number; given up when it would not pay.
struct Dictionary {
  std::vector<std::string_view> values;
  std::vector<std::uint32_t> numbers;
  std::size_t bytes = 0;

  static std::optional<Dictionary> of(const ColumnBuffer& column) {
    if (column.kind() == kBoolean || column.values() == 0) return std::nullopt;
    Dictionary out;
    out.numbers.reserve(column.values());
    Known known;
    for (std::size_t i = 0; i < column.values(); ++i) {
      const auto value = column.value(i);
      // Rows of one report stand together and say much the same.
      if (i == 0 || value != out.values[out.numbers.back()]) {
        out.numbers.push_back(out.number(value, known));
      } else {
        out.numbers.push_back(out.numbers.back());
      }
      if (i >= 2048 && out.values.size() * 2 > i) return std::nullopt;
    }
    return out;
  }

  [[nodiscard]] unsigned width() const {
    return std::max(1U, static_cast<unsigned>(std::bit_width(values.size() - 1)));
  }

 private:
  using Known = std::unordered_map<std::string_view, std::uint32_t>;

  std::uint32_t number(std::string_view value, Known& known) {
    const auto [at, fresh] = known.try_emplace(value, static_cast<std::uint32_t>(values.size()));
    if (fresh) {
      values.push_back(value);
      bytes += value.size();
    }
    return at->second;
  }
};

class Parquet : public Writer {
 public:
  Parquet(const Table& table, std::unique_ptr<OutputFile> file)
      : table_(table), file_(std::move(file)), context_(ZSTD_createCCtx()) {
    for (const auto& column : table.columns) buffers_.emplace_back(column.type);
    full_ = buffers_;
    file_->write("PAR1");
  }

  base::Result<void> write(const Row& row) override {
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      buffers_[i].add(row[i]);
      bytes += buffers_[i].bytes();
    }
    if (++rows_ == kRowsOfGroup || bytes > kBytesOfGroup) return flush();
    return {};
  }

  base::Result<void> finish() override {
    if (auto done = flush(); !done) return done;
    if (auto done = packed(); !done) return done;
    const std::uint64_t start = file_->size();
    file_->write(footer());
    std::string tail;
    append_raw(tail, static_cast<std::uint32_t>(file_->size() - start));
    file_->write(tail + "PAR1");
    return file_->keep();
  }

 private:
  struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
  };

  /// Has the row group packed while the next one is filled.
  base::Result<void> flush() {
    if (rows_ == 0) return {};
    if (auto done = packed(); !done) return done;
    std::swap(buffers_, full_);
    rows_ = 0;
    packing_ = std::async(std::launch::async, [this] { pack(); });
    return {};
  }

  /// Waits until nothing is being packed: only then may anybody else look at the file.
  base::Result<void> packed() {
    if (packing_.valid()) packing_.get();
    return file_->good();
  }

  void pack() {
    Group& group = groups_.emplace_back();
    group.rows = static_cast<std::int64_t>(full_.front().rows());
    for (auto& buffer : full_) {
      group.chunks.push_back(chunk(buffer));
      buffer.clear();
    }
  }

  Chunk chunk(const ColumnBuffer& buffer) {
    Chunk out;
    out.values = static_cast<std::int64_t>(buffer.rows());
    out.nulls = static_cast<std::int64_t>(buffer.rows() - buffer.values());
    const auto dictionary = Dictionary::of(buffer);
    bounds(buffer, dictionary, out);
    if (dictionary) {
      out.dictionary_offset = file_->size();
      page(out, dictionary_bytes(*dictionary), static_cast<std::int64_t>(dictionary->values.size()),
           kPlain, true);
    }
    out.offset = file_->size();
    page(out, data_bytes(buffer, dictionary), out.values, dictionary ? kRleDictionary : kPlain,
         false);
    return out;
  }

  /// Least and greatest value. A dictionary has them all, each once.
  static void bounds(const ColumnBuffer& buffer, const std::optional<Dictionary>& dictionary,
                     Chunk& chunk) {
    if (buffer.values() == 0 || buffer.kind() == kBoolean) return;
    const auto value = [&](std::size_t i) {
      return dictionary ? dictionary->values[i] : buffer.value(i);
    };
    const std::size_t size = dictionary ? dictionary->values.size() : buffer.values();
    std::string_view low = value(0), high = low;
    for (std::size_t i = 1; i < size; ++i) {
      if (buffer.less(value(i), low)) low = value(i);
      if (buffer.less(high, value(i))) high = value(i);
    }
    chunk.low = buffer.bare(low);
    chunk.high = buffer.bare(high);
    chunk.bounded = chunk.low.size() <= kLongestBound && chunk.high.size() <= kLongestBound;
  }

  static std::string dictionary_bytes(const Dictionary& dictionary) {
    std::string out;
    out.reserve(dictionary.bytes);
    for (const auto value : dictionary.values) out += value;
    return out;
  }

  static std::string data_bytes(const ColumnBuffer& buffer,
                                const std::optional<Dictionary>& dictionary) {
    std::string levels;
    Hybrid(levels, 1).add(buffer.present());
    std::string out;
    append_raw(out, static_cast<std::uint32_t>(levels.size()));
    out += levels;
    if (!dictionary) return out + buffer.plain();
    out += static_cast<char>(dictionary->width());
    Hybrid(out, dictionary->width()).add(dictionary->numbers);
    return out;
  }

  void page(Chunk& chunk, const std::string& bytes, std::int64_t values, Encoding encoding,
            bool dictionary) {
    compressed_.resize(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compressCCtx(
        context_.get(), compressed_.data(), compressed_.size(), bytes.data(), bytes.size(), kLevel);
    std::string header;
    Thrift t(header);
    t.begin();
    t.i32(1, dictionary ? 2 : 0);
    t.i32(2, static_cast<std::int64_t>(bytes.size()));
    t.i32(3, static_cast<std::int64_t>(size));
    t.begin(dictionary ? 7 : 5);
    t.i32(1, values);
    t.i32(2, encoding);
    if (!dictionary) {
      t.i32(3, kRle);
      t.i32(4, kRle);
    }
    t.end();
    t.end();
    file_->write(header);
    file_->write({compressed_.data(), size});
    chunk.unpacked += header.size() + bytes.size();
    chunk.packed += header.size() + size;
  }

  [[nodiscard]] std::string footer() const {
    std::string out;
    Thrift t(out);
    std::int64_t rows = 0;
    for (const auto& group : groups_) rows += group.rows;
    t.begin();
    t.i32(1, 1);
    t.list(2, Thrift::kStruct, table_.columns.size() + 1);
    t.begin();
    t.text(4, "schema");
    t.i32(5, static_cast<std::int64_t>(table_.columns.size()));
    t.end();
    for (const auto& column : table_.columns) schema(t, column);
    t.i64(3, rows);
    t.list(4, Thrift::kStruct, groups_.size());
    for (const auto& group : groups_) describe(t, group);
    t.text(6, "saksi");
    t.list(7, Thrift::kStruct, table_.columns.size());  // order of statistics: that of the type
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      t.begin();
      t.empty(1);
      t.end();
    }
    t.end();
    return out;
  }

  static void schema(Thrift& t, const Column& column) {
    constexpr std::int64_t kUtf8 = 0, kDate = 6, kMicroseconds = 10;
    t.begin();
    t.i32(1, physical(column.type));
    t.i32(3, 1);  // optional
    t.text(4, column.name);
    if (column.type == Type::text || column.type == Type::json) {
      t.i32(6, kUtf8);
      t.begin(10);
      t.empty(1);
      t.end();
    } else if (column.type == Type::date) {
      t.i32(6, kDate);
      t.begin(10);
      t.empty(6);
      t.end();
    } else if (column.type == Type::datetime) {
      t.i32(6, kMicroseconds);
      t.begin(10);
      t.begin(8);
      t.boolean(1, true);  // UTC
      t.begin(2);
      t.empty(2);
      t.end();
      t.end();
      t.end();
    }
    t.end();
  }

  void describe(Thrift& t, const Group& group) const {
    std::uint64_t bytes = 0;
    t.begin();
    t.list(1, Thrift::kStruct, group.chunks.size());
    for (std::size_t i = 0; i < group.chunks.size(); ++i) {
      bytes += group.chunks[i].unpacked;
      t.begin();
      t.i64(2, 0);
      t.begin(3);
      describe(t, group.chunks[i], table_.columns[i]);
      t.end();
      t.end();
    }
    t.i64(2, static_cast<std::int64_t>(bytes));
    t.i64(3, group.rows);
    t.end();
  }

  static void describe(Thrift& t, const Chunk& chunk, const Column& column) {
    constexpr int kZstd = 6;
    const bool dictionary = chunk.dictionary_offset != 0;
    t.i32(1, physical(column.type));
    t.list(2, Thrift::kI32, dictionary ? 3 : 2);
    t.zigzag(kPlain);
    t.zigzag(kRle);
    if (dictionary) t.zigzag(kRleDictionary);
    t.list(3, Thrift::kBinary, 1);
    t.bytes(column.name);
    t.i32(4, kZstd);
    t.i64(5, chunk.values);
    t.i64(6, static_cast<std::int64_t>(chunk.unpacked));
    t.i64(7, static_cast<std::int64_t>(chunk.packed));
    t.i64(9, static_cast<std::int64_t>(chunk.offset));
    if (dictionary) t.i64(11, static_cast<std::int64_t>(chunk.dictionary_offset));
    t.begin(12);
    t.i64(3, chunk.nulls);
    if (chunk.bounded) {
      t.text(5, chunk.high);
      t.text(6, chunk.low);
    }
    t.end();
  }

  const Table& table_;
  std::unique_ptr<OutputFile> file_;
  std::unique_ptr<ZSTD_CCtx, Free> context_;
  std::vector<ColumnBuffer> buffers_, full_;  // the row group being filled, the one being packed
  std::vector<Group> groups_;
  std::size_t rows_ = 0;
  std::string compressed_;
  std::future<void> packing_;  // last, so that it ends before what it works on
};

}  // namespace

WriterResult make_parquet(const Table& table, const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return base::fail(file.error());
  return std::make_unique<Parquet>(table, std::move(*file));
}

}  // namespace saksi::exports
