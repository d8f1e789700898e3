// SPDX-License-Identifier: Apache-2.0
#include "store/selections.h"

#include <algorithm>

namespace saksi::store {
namespace {

constexpr std::size_t kMost = 8;  // eight bytes an event each
constexpr auto kAll = std::numeric_limits<std::uint32_t>::max();

}  // namespace

EventSelection Selections::page(const EventIndex& index, const EventFilter& filter,
                                std::uint32_t limit, std::uint32_t offset) {
  auto all = find(filter);
  if (!all) {
    all = std::make_shared<const EventSelection>(index.select_groups(filter, nullptr, kAll, 0));
    keep(filter, all);
  }
  EventSelection out;
  out.list = all->list;
  const auto& events = all->events;
  const auto first = std::min<std::size_t>(offset, events.size());
  const auto last = first + std::min<std::size_t>(limit, events.size() - first);
  out.events.assign(events.begin() + static_cast<std::ptrdiff_t>(first),
                    events.begin() + static_cast<std::ptrdiff_t>(last));
  return out;
}

void Selections::clear() {
  const std::lock_guard lock(mutex_);
  kept_.clear();
}

std::shared_ptr<const EventSelection> Selections::find(const EventFilter& filter) {
  const std::lock_guard lock(mutex_);
  const auto at = std::find_if(kept_.begin(), kept_.end(),
                               [&](const Kept& kept) { return kept.filter == filter; });
  if (at == kept_.end()) return nullptr;
  std::rotate(kept_.begin(), at, at + 1);
  return kept_.front().all;
}

void Selections::keep(const EventFilter& filter, std::shared_ptr<const EventSelection> all) {
  const std::lock_guard lock(mutex_);
  if (kept_.size() == kMost) kept_.pop_back();
  kept_.insert(kept_.begin(), {filter, std::move(all)});
}

}  // namespace saksi::store
