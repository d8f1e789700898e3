// SPDX-License-Identifier: Apache-2.0
#include "ledger/copies.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace saksi;
using ledger::likeness;
using ledger::Sketch;
using ledger::sketch_of;

namespace {

using Words = std::vector<std::string>;

/// Invented words, so that no two texts are alike unless one is made of the other.
Words words(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  Words out;
  for (std::size_t i = 0; i < count; ++i) {
    std::string word;
    for (int k = 0; k < 7; ++k) word += static_cast<char>('a' + random() % 26);
    out.push_back(word);
  }
  return out;
}

record::Document document(const Words& words) {
  record::Document out;
  for (const auto& w : words) out.text += w + ' ';
  return out;
}

Sketch sketch(const Words& words) {
  return sketch_of(document(words)).value();
}

Words reworded(Words words, unsigned percent, unsigned seed) {
  std::mt19937 random(seed);
  for (auto& w : words) {
    if (random() % 100 < percent) w += "kan";
  }
  return words;
}

Words joined(Words a, const Words& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

bool share_a_band(const Sketch& a, const Sketch& b) {
  const auto x = ledger::bands(a), y = ledger::bands(b);
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (x[i] == y[i]) return true;
  }
  return false;
}

std::optional<record::Day> day(const char* iso) {
  return record::parse_day(iso);
}

}  // namespace

TEST_CASE("an altered copy is one, another text and one that quotes is none") {
  const Words original = words(300, 1), other = words(300, 2);
  const Sketch mine = sketch(original);
  CHECK(likeness(mine, mine) == 1);
  CHECK(likeness(mine, sketch(other)) < 0.05);
  CHECK(likeness(mine, sketch(reworded(original, 15, 3))) >= ledger::kCopy);
  const Words half(original.begin(), original.begin() + 165);
  CHECK(likeness(mine, sketch(half)) >= ledger::kCopy);
  CHECK(likeness(sketch(half), mine) == likeness(mine, sketch(half)));
  const Words begin(original.begin(), original.begin() + 100),
      end(original.begin() + 100, original.end());
  CHECK(likeness(mine, sketch(joined(end, begin))) >= ledger::kCopy);
  // A third of it stands in a longer text: told again inside another story.
  CHECK(likeness(mine, sketch(joined(begin, other))) < ledger::kCopy);
  CHECK(likeness(mine, sketch(joined(words(200, 4), begin))) < ledger::kCopy);
}

TEST_CASE("long texts are told apart and recognised by their least hashes") {
  const Words original = words(4000, 5), other = words(4000, 6);
  const Sketch mine = sketch(original);
  CHECK(mine.hashes.size() == ledger::kMostHashes);
  CHECK(mine.shingles > 3900);
  CHECK(likeness(mine, sketch(reworded(original, 10, 7))) >= ledger::kCopy);
  CHECK(likeness(mine, sketch(Words(original.begin(), original.begin() + 2400))) >= ledger::kCopy);
  CHECK(likeness(mine, sketch(other)) < 0.05);
  CHECK(likeness(mine, sketch(Words(original.begin(), original.begin() + 600))) < ledger::kCopy);
}

TEST_CASE("one text held against many gives what comparing the two gives") {
  for (const std::size_t size : {30U, 300U, 1500U, 4000U}) {
    const Words original = words(size, 11);
    const Sketch mine = sketch(original);
    const ledger::Against against(mine);
    int copies = 0, others = 0;
    for (unsigned percent = 0; percent <= 60; percent += 3) {
      for (const std::size_t kept : {size, size * 2 / 3, size / 2}) {
        Words changed = reworded(original, percent, 12 + percent);
        changed.resize(kept);
        const Sketch theirs = ledger::sketch_of(document(changed)).value_or(mine);
        const bool copy = likeness(mine, theirs) >= ledger::kCopy;
        CHECK(against.copy(theirs) == copy);
        CHECK(ledger::Against(theirs).copy(mine) == copy);
        ++(copy ? copies : others);
      }
    }
    CHECK(copies > 5);
    CHECK(others > 5);
  }
}

TEST_CASE("short words, letter case, marks and furniture tell nothing") {
  Words plain = words(60, 8), noisy;
  for (const auto& w : plain) {
    noisy.push_back("Di");
    noisy.push_back("\"" + w + ",\"");
    noisy.back()[1] = static_cast<char>(noisy.back()[1] - 'a' + 'A');
  }
  CHECK(sketch(plain) == sketch(noisy));
  record::Document dressed = document(plain);
  const auto begin = static_cast<std::uint32_t>(dressed.text.size());
  dressed.text += "Baca juga: hal yang lain sama sekali";
  const auto end = static_cast<std::uint32_t>(dressed.text.size());
  CHECK_FALSE(sketch_of(dressed) == sketch_of(document(plain)));
  dressed.furniture = {{{begin, end}, record::FurnitureKind::related_link}};
  CHECK(sketch_of(dressed) == sketch_of(document(plain)));
}

TEST_CASE("a text of a few words is like others by chance and has no sketch") {
  CHECK_FALSE(sketch_of(document(words(20, 9))));
  CHECK(sketch_of(document(words(21, 9))));
  CHECK_FALSE(sketch_of(document({})));
}

TEST_CASE("a sketch comes back from its bytes, and broken ones do not") {
  const Sketch mine = sketch(words(1200, 10));
  CHECK(ledger::sketch_from(ledger::to_bytes(mine)) == mine);
  CHECK_FALSE(ledger::sketch_from(""));
  CHECK_FALSE(ledger::sketch_from("1234567"));
}

TEST_CASE("bands find copies and pass over what is unlike") {
  int found = 0, chance = 0;
  constexpr int kTexts = 200;
  for (unsigned i = 0; i < kTexts; ++i) {
    const Words original = words(200, 100 + i);
    found += share_a_band(sketch(original), sketch(reworded(original, 20, i))) ? 1 : 0;
    chance += share_a_band(sketch(original), sketch(words(200, 1000 + i))) ? 1 : 0;
  }
  CHECK(found >= kTexts * 98 / 100);
  CHECK(chance == 0);
}

TEST_CASE("keys meet exactly where days are near") {
  const auto meet = [](const char* a, const char* b) {
    const auto weeks = ledger::weeks_near(day(a));
    return std::find(weeks.begin(), weeks.end(), ledger::week_of(day(b))) != weeks.end();
  };
  for (const auto* d : {"2019-02-26", "2019-02-27", "2019-02-28", "2019-03-01", "2019-03-02"}) {
    CHECK(ledger::near(day(d), day("2019-02-27")));
    CHECK(meet(d, "2019-02-27"));
    CHECK(meet("2019-02-27", d));
  }
  CHECK_FALSE(ledger::near(day("2019-02-27"), day("2019-03-03")));
  CHECK_FALSE(ledger::near(day("2019-02-27"), std::nullopt));
  CHECK(ledger::near(std::nullopt, std::nullopt));
  CHECK(ledger::weeks_near(std::nullopt) == std::vector<std::int64_t>{0});
  CHECK_FALSE(meet("2019-02-27", "2019-03-20"));
}
