// SPDX-License-Identifier: Apache-2.0
#include "ledger/cluster.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

using saksi::ledger::clusters;
using saksi::ledger::Link;
using Kind = Link::Kind;
using Result = std::vector<std::uint32_t>;

namespace {

bool never(std::uint32_t, std::uint32_t) {
  return false;
}

}  // namespace

TEST_CASE("linked nodes are one cluster, named by its least node") {
  CHECK(clusters(4, {{2, 3, Kind::same, 7}}, never) == Result{0, 1, 2, 2});
  CHECK(clusters(3, {{0, 1, Kind::same, 7}, {1, 2, Kind::same, 6}}, never) == Result{0, 0, 0});
}

TEST_CASE("what contradicts stays apart, whoever lies between; the better link wins") {
  const auto ends = [](std::uint32_t a, std::uint32_t b) { return a + b == 2 && a != b; };
  CHECK(clusters(3, {{0, 1, Kind::same, 6}, {1, 2, Kind::same, 7}}, ends) == Result{0, 1, 1});
  CHECK(clusters(3, {{0, 1, Kind::same, 7}, {1, 2, Kind::same, 6}}, ends) == Result{0, 0, 2});
}

TEST_CASE("a vague telling joins the only event that it fits, and none of two") {
  const auto fine_ones = [](std::uint32_t a, std::uint32_t b) {
    return a != 0 && b != 0 && a != b;
  };
  CHECK(clusters(2, {{0, 1, Kind::vague, 6}}, fine_ones) == Result{0, 0});
  CHECK(clusters(3, {{0, 1, Kind::vague, 6}, {0, 2, Kind::vague, 6}}, fine_ones) ==
        Result{0, 1, 2});
}

TEST_CASE("a person's word outranks what was found") {
  const auto always = [](std::uint32_t, std::uint32_t) { return true; };
  CHECK(clusters(2, {{0, 1, Kind::judged_same, 0}}, always) == Result{0, 0});
  CHECK(clusters(2, {{0, 1, Kind::same, 9}, {0, 1, Kind::judged_different, 0}}, never) ==
        Result{0, 1});
  // Not by a way round either.
  CHECK(clusters(3,
                 {{0, 1, Kind::same, 9}, {1, 2, Kind::same, 8}, {0, 2, Kind::judged_different, 0}},
                 never) == Result{0, 0, 2});
}

TEST_CASE("a follower ties nothing, and joins what it fits best") {
  const std::vector<Link> chain{{0, 1, Kind::same, 6}, {1, 2, Kind::same, 7}};
  CHECK(clusters(3, chain, never) == Result{0, 0, 0});
  CHECK(clusters(3, chain, never, {false, true, false}) == Result{0, 1, 1});
  // A person's word ties no more than a likeness.
  CHECK(clusters(3, {{0, 1, Kind::judged_same, 0}, {1, 2, Kind::judged_same, 0}}, never,
                 {false, true, false}) == Result{0, 0, 2});
  // Vague: the only one that it fits, and none of two.
  CHECK(clusters(2, {{0, 1, Kind::vague, 6}}, never, {true, false}) == Result{0, 0});
  CHECK(clusters(3, {{0, 1, Kind::vague, 6}, {0, 2, Kind::vague, 6}}, never,
                 {true, false, false}) == Result{0, 1, 2});
  // It does not join what contradicts it, and those that fit nothing else are one.
  const auto ends = [](std::uint32_t a, std::uint32_t b) { return a + b == 2 && a != b; };
  CHECK(clusters(3, {{0, 2, Kind::same, 9}}, ends, {true, false, false}) == Result{0, 1, 2});
  CHECK(clusters(3, {{0, 1, Kind::same, 9}}, never, {true, true, false}) == Result{0, 0, 2});
}

TEST_CASE("without its followers the others are what they are with them") {
  std::mt19937 random(11);
  for (int round = 0; round < 200; ++round) {
    std::vector<Link> links;
    std::vector<bool> followers;
    for (int i = 0; i < 9; ++i) followers.push_back(random() % 3 == 0);
    for (int i = 0; i < 16; ++i) {
      const auto a = static_cast<std::uint32_t>(random() % 9);
      const auto b = static_cast<std::uint32_t>(random() % 9);
      const auto kind = random() % 5 == 0   ? Kind::judged_same
                        : random() % 3 == 0 ? Kind::vague
                                            : Kind::same;
      if (a != b) links.push_back({a, b, kind, static_cast<double>(random() % 3)});
    }
    std::vector<Link> alone;
    for (const auto& l : links) {
      if (!followers[l.a] && !followers[l.b]) alone.push_back(l);
    }
    const auto odd = [](std::uint32_t a, std::uint32_t b) { return (a * b + a + b) % 5 == 4; };
    const auto with = clusters(9, links, odd, followers), without = clusters(9, alone, odd);
    std::shuffle(links.begin(), links.end(), random);
    REQUIRE(clusters(9, links, odd, followers) == with);
    for (std::uint32_t a = 0; a < 9; ++a) {
      for (std::uint32_t b = a + 1; b < 9; ++b) {
        if (followers[a] || followers[b]) continue;
        REQUIRE((with[a] == with[b]) == (without[a] == without[b]));
      }
    }
  }
}

TEST_CASE("the order of the links changes nothing") {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<Link> links;
    for (int i = 0; i < 14; ++i) {
      const auto a = static_cast<std::uint32_t>(random() % 10);
      const auto b = static_cast<std::uint32_t>(random() % 10);
      if (a != b)
        links.push_back(
            {a, b, random() % 4 ? Kind::same : Kind::vague, static_cast<double>(random() % 3)});
    }
    const auto odd = [](std::uint32_t a, std::uint32_t b) { return (a * b + a + b) % 5 == 4; };
    const auto first = clusters(10, links, odd);
    std::shuffle(links.begin(), links.end(), random);
    REQUIRE(clusters(10, links, odd) == first);
    for (std::uint32_t a = 0; a < 10; ++a) {
      for (std::uint32_t b = a + 1; b < 10; ++b) {
        if (first[a] == first[b]) REQUIRE_FALSE(odd(a, b));
      }
    }
  }
}
