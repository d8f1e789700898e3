// SPDX-License-Identifier: Apache-2.0
/// libFuzzer: the bytes as a gazetteer, as a user's table, and, when they are UTF-8, as a report.
/// Mentions are inside the text, in order and apart; containers exist.
#include "base/utf8.h"
#include "lang/pack.h"
#include "places/import.h"
#include "places/places.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace saksi;

struct Stages {
  std::shared_ptr<const lang::Pack> pack = lang::Pack::built_in().value();
  text::Reader text{pack};
  words::Analyser words{pack};
  places::Resolver places{pack};
};

void must(bool holds) {
  if (!holds) std::abort();
}

const places::Romanisation& romanisation() {
  static const places::Romanisation kTable{lang::Pack::built_in().value()->table("romanisation")};
  return kTable;
}

void as_gazetteer(std::string_view bytes) {
  const auto gazetteer = places::Gazetteer::open(bytes, romanisation());
  if (!gazetteer || !gazetteer->check()) return;
  std::vector<places::Hit> hits;
  gazetteer->find("kabul", hits);
  for (const auto& hit : hits) must(hit.place < gazetteer->size());
}

/// A country and a province of it, so that a user's rows have something to belong to.
std::string two_places() {
  std::vector<places::Draft> drafts(2);
  drafts[0].kind = places::Kind::country;
  drafts[0].source_id = 1;
  drafts[0].name = "Arlandia";
  drafts[0].country = "XX";
  drafts[1].kind = places::Kind::province;
  drafts[1].source_id = 2;
  drafts[1].name = "Utarland";
  drafts[1].country = "XX";
  drafts[1].parent = 0;
  return places::compile(drafts, "none\n", romanisation());
}

/// What is taken in gives a gazetteer that holds together.
void as_table(std::string_view bytes) {
  static const std::string kBytes = two_places();
  static const auto kBase = places::Gazetteer::open(kBytes, romanisation());
  using places::ImportFormat;
  for (const auto format : {ImportFormat::table, ImportFormat::geonames, ImportFormat::cod}) {
    const auto made = places::import(*kBase, bytes, format, "fuzz");
    if (!made) continue;
    const auto gazetteer = places::Gazetteer::open(*made, romanisation());
    must(gazetteer && gazetteer->check());
  }
}

void as_report(std::string_view source) {
  static const Stages kStages;
  const words::Words words = kStages.words.analyse(kStages.text.read(source));
  const auto mentions = kStages.places.resolve(words, {});
  std::uint32_t last = 0;
  for (const auto& m : mentions) {
    must(last <= m.first && m.first < m.last && m.last <= words.words.size());
    must(m.span.end <= source.size() && m.span.contains(m.name));
    must(!m.container || *m.container < mentions.size());
    must(m.place.latitude.has_value() == m.place.longitude.has_value());
    last = m.last;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  as_gazetteer(bytes);
  as_table(bytes);
  if (!base::first_invalid_utf8(bytes)) as_report(bytes);
  return 0;
}
