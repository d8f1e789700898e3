// SPDX-License-Identifier: Apache-2.0
/// What the last few filters left of the linked events, so that the pages of a list after the first
/// one need no pass over all events.
#pragma once

#include "store/event_index.h"

#include <memory>
#include <mutex>
#include <vector>

namespace saksi::store {

/// For many threads. Holds for one state of the index: whoever changes that clears this.
class Selections {
 public:
  /// The same as `index.select_groups(filter, nullptr, limit, offset)`.
  [[nodiscard]] EventSelection page(const EventIndex& index, const EventFilter& filter,
                                    std::uint32_t limit, std::uint32_t offset);
  void clear();

 private:
  struct Kept {
    EventFilter filter;
    std::shared_ptr<const EventSelection> all;
  };

  [[nodiscard]] std::shared_ptr<const EventSelection> find(const EventFilter& filter);
  void keep(const EventFilter& filter, std::shared_ptr<const EventSelection> all);

  std::mutex mutex_;
  std::vector<Kept> kept_;  // the last asked first
};

}  // namespace saksi::store
