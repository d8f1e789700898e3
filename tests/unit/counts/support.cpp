// SPDX-License-Identifier: Apache-2.0
#include "support.h"

#include "counts/notation.h"

namespace saksi::counts::testing {
namespace {

std::shared_ptr<const lang::Pack> built_in() {
  return lang::Pack::built_in().value();
}

}  // namespace

Stages::Stages() : pack(built_in()), reader(pack), analyser(pack), finder(pack) {}

const Stages& stages() {
  static const Stages all;
  return all;
}

std::string readings(std::string_view text) {
  const words::Words words = stages().analyse(text);
  std::string out;
  for (const Quantity& q : stages().finder.find(words)) {
    if (!out.empty()) out += "; ";
    out += reading(q);
  }
  return out.empty() ? "none" : out;
}

}  // namespace saksi::counts::testing
