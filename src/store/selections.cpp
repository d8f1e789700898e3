// SPDX-License-Identifier: Apache-2.0
#include "store/selections.h"

#include <algorithm>

namespace saksi::store {
namespace {

constexpr std::size_t kMost = 16;  // a bit an event each

}  // namespace

std::shared_ptr<const GroupSelection> Selections::of(const EventIndex& index,
                                                     const EventFilter& filter) {
  auto all = find(filter);
  if (!all) {
    all = std::make_shared<const GroupSelection>(index.select_groups(filter, nullptr));
    keep(filter, all);
  }
  return all;
}

void Selections::clear() {
  const std::lock_guard lock(mutex_);
  kept_.clear();
}

std::shared_ptr<const GroupSelection> Selections::find(const EventFilter& filter) {
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(kept_.begin(), kept_.end(),
                               [&](const Kept& kept) { return kept.filter == filter; });
  if (at == kept_.end()) return nullptr;
  std::rotate(kept_.begin(), at, at + 1);
  return kept_.front().all;
}

void Selections::keep(const EventFilter& filter, std::shared_ptr<const GroupSelection> all) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() == kMost) kept_.pop_back();
  kept_.insert(kept_.begin(), {filter, std::move(all)});
}

}  // namespace saksi::store
