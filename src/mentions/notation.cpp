// SPDX-License-Identifier: Apache-2.0
#include "mentions/notation.h"

#include "record/notation.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace saksi::mentions {
namespace {

class Lines {
 public:
  explicit Lines(const words::Words& words) : words_(words) {}

  void add(const Actor& actor) {
    std::string line = "group " + std::string(record::word(actor.value.kind)) + ' ' +
                       record::quoted(actor.value.name);
    if (!actor.value.actor_id.empty()) line += " id " + record::quoted(actor.value.actor_id);
    if (!actor.country.empty()) line += " country " + actor.country;
    if (actor.place_of) line += " place_of";
    keep(actor.at.first, line + " words " + cut(actor.at));
  }

  void add(const Speech& speech) {
    std::string line = "speech " + cut(speech.cue);
    for (std::size_t i = 0; i < speech.sources.size(); ++i) add(line, speech.sources[i], i);
    if (speech.sources.empty()) line += " speaker none";
    if (speech.modality != record::Modality::asserted)
      line += " modality " + std::string(record::word(speech.modality));
    if (speech.denies) line += " denies";
    if (speech.accuses) line += " accuses";
    keep(speech.cue.first, line + " content " + cut(speech.content));
  }

  std::string text() {
    if (lines_.empty()) return "mention none\n";
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out;
    for (const auto& [at, line] : lines_) out += line + '\n';
    return out;
  }

 private:
  static void add(std::string& line, const record::Source& source, std::size_t rank) {
    line += (rank == 0 ? " speaker " : " via ") + record::quoted(source.name);
    if (!source.role.empty()) line += " role " + record::quoted(source.role);
    line += " kind " + std::string(record::word(source.kind));
  }

  std::string cut(Stretch at) const {
    return record::quoted(words_.span(at.first, at.last).in(words_.text.source));
  }

  void keep(std::uint32_t at, std::string line) { lines_.emplace_back(at, std::move(line)); }

  const words::Words& words_;
  std::vector<std::pair<std::uint32_t, std::string>> lines_;
};

}  // namespace

std::string notation(const Mentions& mentions, const words::Words& words) {
  Lines lines(words);
  for (const auto& actor : mentions.actors) lines.add(actor);
  for (const auto& speech : mentions.speech) lines.add(speech);
  return lines.text();
}

}  // namespace saksi::mentions
