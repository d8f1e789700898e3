// SPDX-License-Identifier: Apache-2.0
/// What a reviewer would send, for tests of decisions.
#pragma once

#include "store/decisions.h"
#include "store/store.h"

#include <doctest/doctest.h>

#include <string>

namespace samples {

using namespace saksi;

/// On an item as it stands now; of an edit also field and value.
inline store::Proposal proposal(const store::Decisions& decisions, store::Action action,
                                const std::string& report, const std::string& item,
                                const std::string& field = {}, const std::string& after = {}) {
  store::Proposal p;
  p.action = action;
  p.subjects = {{report, item}};
  p.seen = {decisions.reviews(report).value().at(item).seen};
  if (action == store::Action::edit) {
    p.field = field;
    p.after = after;
    p.reason = "misread";
  }
  return p;
}

/// Nothing in the database contradicts its hashes and its audit log.
inline void check_whole(const store::Store& db) {
  const auto found = db.verify().value();
  for (const auto& fault : found.faults) MESSAGE(fault);
  CHECK(found.faults.empty());
}

}  // namespace samples
