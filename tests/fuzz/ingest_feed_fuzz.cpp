// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any bytes as a feed, as a reader of files and as the fetcher sees it.
#include "ingest/feed.h"
#include "ingest/ingest.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  if (const auto feed = saksi::ingest::parse_feed(bytes); !feed && feed.error().message.empty())
    std::abort();
  saksi::ingest::Options options;
  options.format = saksi::ingest::Format::feed;
  options.repair = true;
  options.max_document_bytes = 1U << 16U;
  std::istringstream in(bytes);
  const auto ok = saksi::ingest::read_stream(in, "fuzz", options, [](saksi::ingest::Item&& item) {
    if (item ? item->document.text.empty() : item.error().error.message.empty()) std::abort();
    return true;
  });
  if (!ok) std::abort();
  return 0;
}
