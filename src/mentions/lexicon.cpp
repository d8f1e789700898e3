// SPDX-License-Identifier: Apache-2.0
#include "mentions/lexicon.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>

namespace saksi::mentions {
namespace {

using lang::Row;
using lang::Table;

/// The position of `word` in the list of an enum's names; a pack that names another is a mistake
/// that the pack's test finds.
template <class Enum, std::size_t N>
Enum named(const std::array<std::string_view, N>& names, std::string_view word) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  assert(false && "a table names a class that the code does not know");
  return Enum{};
}

constexpr std::array<std::string_view, 13> kGroups{
    "military", "police",     "security", "external",  "armed", "militia",  "gunmen",
    "bomber",   "protesters", "crowd",    "civilians", "state", "following"};
constexpr std::array<std::string_view, 43> kTriggers{
    "attack",   "strike",    "shoot",     "clash",    "kill",   "beat",     "mob",     "explode",
    "suicide",  "mine",      "grenade",   "air",      "shell",  "chemical", "seize",   "abduct",
    "arrest",   "release",   "protest",   "disperse", "riot",   "communal", "burn",    "loot",
    "agree",    "surrender", "coup",      "defuse",   "sexual", "pledge",   "base",    "advance",
    "withdraw", "launch",    "operation", "ram",      "carry",  "secure",   "uncover", "cede",
    "enter",    "subdue",    "gather"};
constexpr std::array<std::string_view, 5> kVoices{"active", "passive", "middle", "noun",
                                                  "reciprocal"};
constexpr std::array<std::string_view, 5> kPatterns{"predicate", "verb", "noun", "victim", "loss"};
constexpr std::array<std::string_view, 12> kMeans{"air",     "shell",   "bomb",     "mine",
                                                  "grenade", "suicide", "chemical", "tear_gas",
                                                  "gun",     "blade",   "crude",    "none"};
constexpr std::array<std::string_view, 23> kCues{
    "negation",   "planned",   "threatened", "conditional", "hedge",      "split",
    "background", "aggregate", "anaphor",    "responsible", "accusation", "clause",
    "accuses",    "mutual",    "accused",    "blamed",      "behind",     "charge",
    "involved",   "admits",    "deed",       "same_group",  "none"};
constexpr std::array<std::string_view, kGateKinds> kGates{
    "sport",    "exercise", "film",  "celebrity",   "health",  "cyber", "business", "politics",
    "accident", "court",    "crime", "anniversary", "tourism", "arms",  "hoax"};
constexpr std::array<std::string_view, 12> kSpeech{"before", "both",    "according", "passive",
                                                   "via",    "hearsay", "accuse",    "to",
                                                   "speaks", "record",  "finds",     "none"};
constexpr std::array<std::string_view, 45> kPhrases{
    "member",     "member_place", "plural",      "pronoun",    "pronoun_they", "apposition",
    "speech_end", "particle",     "self_plural", "clause_end", "by_agent",     "locative",
    "region",     "contrast",     "relative",    "abstract",   "no_people",    "armed_body",
    "civil_body", "institution",  "band",        "people",     "led",          "likely",
    "through",    "definite",     "stands_for",  "family",     "accompanied",  "issued",
    "somebody",   "former",       "origin",      "flock",      "fellow",       "calls_itself",
    "masked",     "stranger",     "differs",     "the_same",   "witnesses",    "within_name",
    "goes_on",    "shared_name",  "declares"};

bool no_capital(std::string_view name) {
  return std::none_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool all_caps(std::string_view name) {
  bool letter = false;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return false;
    letter = letter || (c >= 'A' && c <= 'Z');
  }
  return letter;
}

template <class F>
void each_row(const lang::Pack& pack, std::string_view name, F use) {
  const Table& table = pack.table(name);
  for (std::size_t i = 0; i < table.size(); ++i) use(table, table.row(i));
}

/// Adds `phrase` for a new row, or does nothing when the phrase is known.
template <class T>
void add(lang::Phrases& phrases, std::vector<T>& rows, std::string_view phrase, T row) {
  if (phrases.exact(phrase)) return;
  phrases.add(phrase, static_cast<std::uint32_t>(rows.size()));
  rows.push_back(std::move(row));
}

TriggerClass trigger_class(std::string_view word) {
  return word == "incident" ? TriggerClass::incident : named<TriggerClass>(kTriggers, word);
}

void read_actors(Lexicon& lexicon) {
  each_row(*lexicon.pack, "actors", [&](const Table& t, const Row& row) {
    const auto id = row[t.column("id")];
    const auto index = static_cast<std::uint32_t>(lexicon.periods.size());
    lexicon.periods.push_back({id, row[t.column("name")], row[t.column("country")],
                               record::parse<record::ActorKind>(row[t.column("kind")])
                                   .value_or(record::ActorKind::unknown),
                               record::parse_day(row[t.column("from")]),
                               record::parse_day(row[t.column("until")])});
    for (const auto name : lang::split_list(row[t.column("names")])) {
      const auto known = lexicon.actors.exact(name);
      if (known && lexicon.actor_names[known.value].last == index) {  // the row before has it too
        lexicon.actor_names[known.value].last = index + 1;
      } else {
        add(lexicon.actors, lexicon.actor_names, name,
            ActorName{index, index + 1, all_caps(name), no_capital(name)});
      }
    }
  });
}

void read_cues(Lexicon& lexicon) {
  each_row(*lexicon.pack, "cues", [&](const Table& t, const Row& row) {
    const auto phrase = row[t.column("phrase")];
    const auto kind = named<CueKind>(kCues, row[t.column("cue")]);
    if (const auto known = lexicon.cues.exact(phrase)) {
      lexicon.cue_rows[known.value].push_back(kind);
    } else {
      add(lexicon.cues, lexicon.cue_rows, phrase, std::vector<CueKind>{kind});
    }
  });
}

}  // namespace

Lexicon::Lexicon(std::shared_ptr<const lang::Pack> from) : pack(std::move(from)) {
  read_actors(*this);
  read_cues(*this);
  each_row(*pack, "roles", [&](const Table& t, const Row& row) {
    add(roles, role_rows, row[t.column("noun")],
        Role{named<Group>(kGroups, row[t.column("group")]),
             record::parse<record::ActorKind>(row[t.column("kind")])
                 .value_or(record::ActorKind::unknown)});
  });
  each_row(*pack, "triggers", [&](const Table& t, const Row& row) {
    add(triggers, trigger_rows, row[t.column("form")],
        TriggerRow{trigger_class(row[t.column("class")]),
                   named<TriggerVoice>(kVoices, row[t.column("voice")]), row[t.column("root")]});
  });
  each_row(*pack, "outcomes", [&](const Table& t, const Row& row) {
    add(outcomes, outcome_rows, row[t.column("phrase")],
        OutcomeRow{record::parse<record::Outcome>(row[t.column("outcome")])
                       .value_or(record::Outcome::killed),
                   named<Pattern>(kPatterns, row[t.column("pattern")])});
  });
  each_row(*pack, "weapons", [&](const Table& t, const Row& row) {
    weapons.add(row[t.column("weapon")],
                static_cast<std::uint32_t>(named<Means>(kMeans, row[t.column("means")])));
  });
  each_row(*pack, "gates", [&](const Table& t, const Row& row) {
    const auto weight = row[t.column("weight")];
    assert(weight.size() == 1 && weight[0] >= '0' && weight[0] <= '9');
    add(gates, gate_rows, row[t.column("phrase")],
        GateRow{named<GateKind>(kGates, row[t.column("gate")]),
                static_cast<std::uint8_t>(weight[0] - '0')});
  });
  each_row(*pack, "speech", [&](const Table& t, const Row& row) {
    add(speech, speech_rows, row[t.column("phrase")],
        SpeechRow{named<SpeechPattern>(kSpeech, row[t.column("pattern")]),
                  record::parse<record::Modality>(row[t.column("modality")])
                      .value_or(record::Modality::asserted)});
  });
  each_row(*pack, "speakers", [&](const Table& t, const Row& row) {
    speakers.add(row[t.column("noun")],
                 static_cast<std::uint32_t>(record::parse<record::SourceKind>(row[t.column("kind")])
                                                .value_or(record::SourceKind::unknown)));
  });
  each_row(*pack, "titles",
           [&](const Table& t, const Row& row) { titles.add(row[t.column("title")], 0); });
  each_row(*pack, "media", [&](const Table& t, const Row& row) {
    const auto name = row[t.column("name")];
    add(media, media_rows, name,
        MediaRow{row[t.column("kind")] == "agency", row[t.column("kind")] == "social",
                 all_caps(name)});
  });
  each_row(*pack, "mention_words", [&](const Table& t, const Row& row) {
    const auto kind = named<PhraseKind>(kPhrases, row[t.column("kind")]);
    auto& trie = kind >= PhraseKind::band         ? tails
                 : kind >= PhraseKind::armed_body ? bodies
                                                  : phrases;
    trie.add(row[t.column("phrase")], static_cast<std::uint32_t>(kind));
  });
}

}  // namespace saksi::mentions
