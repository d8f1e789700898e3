// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any bytes as a source of documents. Checks that every document that comes out has an
/// id, valid UTF-8 text that is not blank, and that every refused one has an id and a message.
#include "base/utf8.h"
#include "ingest/ingest.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

namespace {

using saksi::ingest::Item;

bool sound(const Item& item) {
  if (!item) return !item.error().id.empty() && !item.error().error.message.empty();
  const auto& document = item->document;
  return !document.id.empty() && !document.text.empty() &&
         !saksi::base::first_invalid_utf8(document.text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  saksi::ingest::Options options;
  options.format = static_cast<saksi::ingest::Format>(data[0] % 8);
  options.encoding = static_cast<saksi::ingest::Encoding>(data[0] / 8 % 3);
  options.max_document_bytes = 1U << 16U;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
  const auto ok = saksi::ingest::read_stream(in, "fuzz", options, [](Item&& item) {
    if (!sound(item)) std::abort();
    return true;
  });
  if (!ok) std::abort();
  return 0;
}
