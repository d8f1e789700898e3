// SPDX-License-Identifier: Apache-2.0
#include "base/relay.h"

#include <doctest/doctest.h>

#include <set>
#include <thread>

using saksi::base::Relay;

TEST_CASE("batches arrive in the order of giving, and the same few go round") {
  Relay<int> relay;
  std::thread giver([&] {
    for (int i = 0; i < 2000; ++i) {
      auto batch = relay.spare();
      *batch = i;
      relay.give(std::move(batch));
    }
    relay.close();
  });
  std::set<const int*> met;
  int wanted = 0;
  bool ordered = true;
  while (auto batch = relay.take()) {
    met.insert(batch.get());
    ordered &= *batch == wanted++;
    relay.give_back(std::move(batch));
  }
  giver.join();
  CHECK(ordered);
  CHECK(wanted == 2000);
  CHECK(met.size() <= 4);
}

TEST_CASE("a giver that waits learns that no more is wanted") {
  Relay<int> relay;
  int given = 0;
  std::thread giver([&] {
    while (auto batch = relay.spare()) {
      relay.give(std::move(batch));
      ++given;
    }
  });
  const auto held = relay.take();
  relay.stop();
  giver.join();
  CHECK(given >= 1);
  CHECK(relay.spare() == nullptr);
}

TEST_CASE("what was given before the end still arrives") {
  Relay<int> relay;
  auto batch = relay.spare();
  *batch = 7;
  relay.give(std::move(batch));
  relay.close();
  const auto taken = relay.take();
  REQUIRE(taken);
  CHECK(*taken == 7);
  CHECK(relay.take() == nullptr);
}
