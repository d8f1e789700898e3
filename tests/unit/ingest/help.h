// SPDX-License-Identifier: Apache-2.0
/// What the tests of ingest share.
#pragma once

#include "ingest/ingest.h"

#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace saksi::ingest::testing {

inline std::vector<Item> read_all(const std::string& bytes, const Options& options = {}) {
  std::vector<Item> items;
  std::istringstream in(bytes);
  const auto ok = read_stream(in, "in", options, [&](Item&& item) {
    items.push_back(std::move(item));
    return true;
  });
  if (!ok) throw std::runtime_error(ok.error().sentence());
  return items;
}

inline Item read_one(const std::string& bytes, const Options& options = {}) {
  auto items = read_all(bytes, options);
  if (items.size() != 1) throw std::runtime_error("not one document");
  return std::move(items.front());
}

inline std::string error_of(const std::string& bytes, const Options& options = {}) {
  const Item item = read_one(bytes, options);
  return item ? "none" : std::string(base::name(item.error().error.code));
}

inline std::string text_of(const std::string& bytes, const Options& options = {}) {
  const Item item = read_one(bytes, options);
  return item ? item->document.text : "refused: " + item.error().error.sentence();
}

}  // namespace saksi::ingest::testing
