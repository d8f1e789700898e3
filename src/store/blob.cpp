// SPDX-License-Identifier: Apache-2.0
// Original bytes as they lie in the database: compressed when that saves a tenth or more.
#include "base/hash.h"
#include "record/json.h"
#include "store/impl.h"

#include <zstd.h>

namespace saksi::store {
namespace {

constexpr int kLevel = 3;
constexpr std::size_t kWorthwhile = 128;  // shorter texts never shrink by enough

// One context a thread: making one costs more than compressing a report.
ZSTD_CCtx* compressor() {
  struct Free {
    void operator()(ZSTD_CCtx* c) const { ZSTD_freeCCtx(c); }
  };

  thread_local std::unique_ptr<ZSTD_CCtx, Free> context(ZSTD_createCCtx());
  return context.get();
}

std::string compress(std::string_view bytes) {
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const auto size =
      ZSTD_compressCCtx(compressor(), out.data(), out.size(), bytes.data(), bytes.size(), kLevel);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

[[noreturn]] void damaged(const std::string& path) {
  throw_failed(base::Code::damaged,
               "Original bytes in the database do not unpack. Go back to a backup.", path);
}

}  // namespace

Blob prepare_blob(std::string_view original) {
  Blob blob{base::sha256_hex(original), original.size(), false, {}};
  if (original.size() >= kWorthwhile) blob.bytes = compress(original);
  blob.compressed =
      !blob.bytes.empty() && blob.bytes.size() < original.size() - original.size() / 10;
  if (!blob.compressed) blob.bytes = original;
  return blob;
}

Reading prepare(std::string_view original, std::string origin, record::Record record) {
  Reading reading{prepare_blob(original), std::move(origin), std::move(record), {}, {}, {}};
  reading.json = record::to_json(reading.record);
  reading.json_sha256 = base::sha256_hex(reading.json);
  reading.sketch = ledger::sketch_of(reading.record.document);
  return reading;
}

std::string unpack_blob(std::string_view encoding, std::uint64_t size, std::string_view bytes,
                        const std::string& path) {
  if (encoding != "zstd") return std::string(bytes);
  // The frame tells its size too; a row whose two sizes differ was tampered with.
  if (ZSTD_getFrameContentSize(bytes.data(), bytes.size()) != size) damaged(path);
  std::string out(size, '\0');
  const auto got = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(got) != 0 || got != size) damaged(path);
  return out;
}

}  // namespace saksi::store
