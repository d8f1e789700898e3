// SPDX-License-Identifier: Apache-2.0
/// What the last few filters left of the linked events, so that the pages of a list after the first
/// one need not ask them all again.
#pragma once

#include "store/event_index.h"

#include <memory>
#include <mutex>
#include <vector>

namespace saksi::store {

/// For many threads. Holds for one state of the index: whoever changes that clears this.
class Selections {
 public:
  /// The same as `index.select_groups(filter, nullptr)`.
  [[nodiscard]] std::shared_ptr<const GroupSelection> of(const EventIndex& index,
                                                         const EventFilter& filter);
  void clear();

 private:
  struct Kept {
    EventFilter filter;
    std::shared_ptr<const GroupSelection> all;
  };

  [[nodiscard]] std::shared_ptr<const GroupSelection> find(const EventFilter& filter);
  void keep(const EventFilter& filter, std::shared_ptr<const GroupSelection> all);

  std::mutex mutex_;
  std::vector<Kept> kept_;  // the last asked first
};

}  // namespace saksi::store
