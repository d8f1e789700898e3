// SPDX-License-Identifier: Apache-2.0
#include "words/morphology.h"
#include "words/perceptron.h"
#include "words/roots.h"
#include "words/tagging.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <set>
#include <vector>

using namespace saksi;
using words::Perceptron;
using words::Root;
using words::Roots;

namespace {

constexpr std::uint32_t kVersion = 7;

/// Two labels; feature 3 speaks for the second.
std::string small_model() {
  std::vector<float> weights(8 * 2);
  weights[3 * 2 + 1] = 2;
  weights[5 * 2 + 0] = 1;
  return Perceptron::write(kVersion, {"O", "B-X"}, 8, weights);
}

}  // namespace

TEST_CASE("a model comes back as it was written") {
  const std::string bytes = small_model();
  const auto model = Perceptron::open(bytes, kVersion, "x.bin");
  REQUIRE(model);
  CHECK(model->labels() == std::vector<std::string_view>{"O", "B-X"});
  words::Scores scores{};
  const std::uint32_t features[] = {3, 5};
  model->add(features, scores);
  CHECK(scores[0] > 0);
  CHECK(std::abs(scores[1] - 2 * scores[0]) <= 1);  // rounded
}

TEST_CASE("weights that are fetched ahead count nothing") {
  const std::string bytes = small_model();
  const auto model = Perceptron::open(bytes, kVersion, "x.bin");
  REQUIRE(model);
  const std::uint32_t features[] = {3}, next[] = {5, 6};
  words::Scores alone{}, ahead{};
  model->add(features, alone);
  model->add(features, ahead, next);
  CHECK(alone == ahead);
}

TEST_CASE("features made ahead are those that no label before changes") {
  std::vector<words::Atoms> atoms(4);
  for (std::uint32_t i = 0; i < atoms.size(); ++i) atoms[i].word = atoms[i].morph = i + 1;
  const std::vector<std::uint8_t> other{1, 2, 3, 4};
  const words::Sight sight{atoms, other, 1};
  for (const auto make : {words::class_features, words::name_features}) {
    const auto of = [&](const words::Labels& done, bool ahead) {
      words::Features f;
      f.ahead = ahead;
      make(sight, 2, done, f);
      return std::set<std::uint32_t>(f.all().begin(), f.all().end());
    };
    const auto one = of({0, 1}, false), another = of({2, 3}, false);
    std::set<std::uint32_t> both;
    std::set_intersection(one.begin(), one.end(), another.begin(), another.end(),
                          std::inserter(both, both.end()));
    CHECK(both.size() < one.size());
    CHECK(of({0, 1}, true) == both);
    CHECK(of({}, true) == both);
  }
}

TEST_CASE("a model with any byte changed, cut or of another version is refused") {
  const std::string good = small_model();
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x20);
    CAPTURE(i);
    const auto model = Perceptron::open(bad, kVersion, "x.bin");
    REQUIRE_FALSE(model);
    CHECK(model.error().code == base::Code::damaged);
  }
  for (std::size_t n = 0; n < good.size(); ++n)
    CHECK_FALSE(Perceptron::open(good.substr(0, n), kVersion, "x.bin"));
  CHECK_FALSE(Perceptron::open(good + "x", kVersion, "x.bin"));
  CHECK_FALSE(Perceptron::open(good, kVersion + 1, "x.bin"));
}

TEST_CASE("the models inside the program are whole, for opening trusts them") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  for (const char* file : {"models/fine.bin", "models/upos.bin", "models/names.bin"}) {
    CAPTURE(file);
    CHECK((*pack)->is_built_in(file));
    CHECK(Perceptron::open((*pack)->part(file), words::kFeaturesVersion, file));
    CHECK_FALSE((*pack)->with(file, small_model())->is_built_in(file));
  }
}

TEST_CASE("a trusted model is not looked at byte by byte") {
  std::string bytes = small_model();
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  CHECK_FALSE(Perceptron::open(bytes, kVersion, "x.bin"));
  CHECK(Perceptron::open(bytes, kVersion, "x.bin", words::Bytes::trusted));
}

TEST_CASE("a list of roots comes back as it was written") {
  const std::string bytes =
      Roots::write({{"serang", 80, words::WordClass::verb}, {"pos", 40, words::WordClass::noun}});
  const auto roots = Roots::open(bytes);
  REQUIRE(roots);
  REQUIRE(roots->find("serang"));
  CHECK(roots->find("serang")->weight == 80);
  CHECK(roots->find("serang")->word_class == words::WordClass::verb);
  CHECK_FALSE(roots->find("seran"));
}

TEST_CASE("a damaged list of roots is refused") {
  const std::string good =
      Roots::write({{"serang", 80, words::WordClass::verb}, {"pos", 40, words::WordClass::noun}});
  for (std::size_t i = 0; i < good.size(); ++i) {
    std::string bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x41);
    CAPTURE(i);
    CHECK_FALSE(Roots::open(bad));
  }
  for (std::size_t n = 0; n < good.size(); ++n) CHECK_FALSE(Roots::open(good.substr(0, n)));
}

TEST_CASE("no name goes on that has not begun") {
  const std::vector<std::string_view> labels = {"O", "B-X", "I-X", "B-Y", "I-Y"};
  const auto before = words::allowed_before(labels);
  const auto may = [&](unsigned label, unsigned last) {
    return ((before[label] >> last) & 1U) != 0;
  };
  CHECK(may(2, 1));
  CHECK(may(2, 2));
  CHECK_FALSE(may(2, 0));
  CHECK_FALSE(may(2, 3));
  CHECK_FALSE(may(2, words::kAtStart));
  CHECK(may(1, words::kAtStart));
  CHECK(may(0, 4));
}

TEST_CASE("all built-in models open") {
  const auto pack = lang::Pack::built_in();
  REQUIRE(pack);
  CHECK(Roots::open((*pack)->part("models/roots.bin")));
  for (const char* file : {"models/fine.bin", "models/upos.bin", "models/names.bin"}) {
    CHECK(Perceptron::open((*pack)->part(file), words::kFeaturesVersion, file));
  }
}
