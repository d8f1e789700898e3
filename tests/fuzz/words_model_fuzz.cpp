// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: any bytes as a model, a list of roots or of words that tell languages. They are
/// refused or can be used; a file whose check was mended by force can be used too, without a step
/// outside it.
#include "base/bytes.h"
#include "text/language_model.h"
#include "words/perceptron.h"
#include "words/roots.h"
#include "words/tagging.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace {

using namespace saksi::words;
using saksi::text::LanguageModel;

constexpr std::size_t kModelCheck = 24;
constexpr std::size_t kModelHeader = 32;
constexpr std::size_t kRootsCheck = 16;
constexpr std::size_t kRootsHeader = 24;

void use(const Perceptron& model) {
  Scores scores{};
  const std::uint32_t features[] = {0, 1, 0x7FFFFFFF, 0xFFFFFFFF};
  model.add(features, scores);
  for (const auto label : model.labels()) {
    if (label.empty()) std::abort();
  }
}

void use(const LanguageModel& model) {
  for (const std::uint32_t key : {0U, 1U, 0x7FFFFFFFU, 0xFFFFFFFFU}) (void)model.leans(key);
  for (const auto name : model.languages()) {
    if (name.empty()) std::abort();
  }
}

void use(const Roots& roots) {
  for (const char* word : {"", "a", "serang", "pasukan"}) {
    const auto found = roots.find(word);
    if (found && found->letters != word) std::abort();
  }
}

/// The bytes with the check that belongs to them, so that what comes after the check is tried too.
std::string mended(std::string_view bytes, std::size_t check, std::size_t header) {
  std::string out(bytes);
  if (out.size() < header) return out;
  std::string sum;
  saksi::base::store64(sum, saksi::base::fnv1a_words(std::string_view(out).substr(header)));
  return out.replace(check, sum.size(), sum);
}

void try_both(std::string_view bytes) {
  if (const auto model = Perceptron::open(bytes, kFeaturesVersion, "fuzz")) use(*model);
  if (const auto roots = Roots::open(bytes)) use(*roots);
  if (const auto model = LanguageModel::open(bytes, false)) use(*model);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try_both(bytes);
  try_both(mended(bytes, kModelCheck, kModelHeader));
  try_both(mended(bytes, kRootsCheck, kRootsHeader));
  return 0;
}
