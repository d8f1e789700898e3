// SPDX-License-Identifier: Apache-2.0
// The examples of the tables `extract_words` and `materiel`.
#include "base/utf8.h"
#include "world.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace saksi;

TEST_CASE("every word of the sets stands in its example as the sets know it") {
  const auto& table = samples::world().pack->table("extract_words");
  const lang::Phrases& phrases = samples::world().sets.phrases;
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string example(row[table.column("example")]);
    INFO("line ", row.line(), " ", row[table.column("phrase")], ": ", example);
    const auto words = samples::world().words.analyse(samples::world().text.read(example));
    const auto phrase = row[table.column("phrase")];
    const auto wanted = phrases.exact(phrase);
    bool found = false;
    for (std::uint32_t w = 0; w < words.keys.size() && !found; ++w) {
      const auto match = phrases.longest(words.keys, w);
      found = match.words == wanted.words && match.value == wanted.value;
      if (match.words < wanted.words) continue;  // else perhaps the beginning of a longer one
      const auto span = words.span(w, w + wanted.words);
      found = found || base::lower(span.in(words.text.source)).find(base::lower(phrase)) == 0;
    }
    CHECK(found);
  }
}

TEST_CASE("every row of materiel gives the claim of its example") {
  static const extract::Extractor kExtractor(samples::world().pack);
  const auto& table = samples::world().pack->table("materiel");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const std::string example(row[table.column("example")]);
    CAPTURE(example);
    const samples::Passage passage("Gerilyawan menyerang pos polisi di Distrik Zurmat. " + example);
    const auto reading = kExtractor.extract(passage.report);
    const auto change = record::parse<record::MaterielChange>(row[table.column("change")]);
    CHECK(std::any_of(reading.claims.begin(), reading.claims.end(), [&](const auto& c) {
      // A measure ("pucuk") changes nothing itself and is no item.
      return c.kind == record::ClaimKind::materiel && (!change || c.materiel_change == *change) &&
             c.item.find(row[table.column("form")]) == std::string::npos;
    }));
  }
}
