// SPDX-License-Identifier: Apache-2.0
/// What a report mentions: groups and people, what happens and what becomes of people, weapons,
/// quotations, and who says which words. Each mention is a stretch of tokens; nothing is decided
/// here about which belongs to which event: that is `extract`.
#pragma once

#include "lang/pack.h"
#include "places/places.h"
#include "record/record.h"
#include "when/when.h"
#include "words/words.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::mentions {

using base::Span;

/// Tokens [first, last) of the report.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;

  [[nodiscard]] bool holds(std::uint32_t token) const { return first <= token && token < last; }

  [[nodiscard]] bool overlaps(Stretch o) const { return first < o.last && o.first < last; }
};

/// What a group of people is to a conflict; the type of an event asks for it.
enum class Group : std::uint8_t {
  military,
  police,
  security,
  external,
  armed,
  militia,
  gunmen,
  bomber,
  protesters,
  crowd,
  civilians,
  state,      ///< a country or government named alone ("Israel", "Rusia")
  following,  ///< students, workers, supporters: demonstrators where a demonstration is told
};

/// A group or person that can act, suffer or hold: "para gerilyawan Taliban", "14 polisi" (without
/// the number), "pasukan keamanan Afghanistan", "Israel".
struct Actor {
  Stretch at;  ///< the noun phrase
  std::uint32_t head = 0;
  record::Actor value;  ///< evidence = {span of `at`}
  std::string
      country;  ///< ISO, when a country or demonym stands in the phrase or the lexicon knows
  Group group = Group::civilians;
  bool named = false;     ///< the actor lexicon knows it
  bool place_of = false;  ///< "pos polisi", "markas ISIS": a thing of theirs
};

/// What kind of source somebody of this group is when he speaks.
[[nodiscard]] record::SourceKind source_kind(Group group);

enum class TriggerClass : std::uint8_t {
  attack,
  strike,
  shoot,
  clash,
  kill,
  beat,
  mob,
  explode,
  suicide,
  mine,
  grenade,
  air,
  shell,
  chemical,
  seize,
  abduct,
  arrest,
  release,
  protest,
  disperse,
  riot,
  communal,
  burn,
  loot,
  agree,
  surrender,
  coup,
  defuse,
  sexual,
  pledge,
  base,
  advance,
  withdraw,
  launch,
  operation,  ///< of forces, a siege: a fight when somebody dies in it
  ram,        ///< a vehicle driven into something: with explosives a suicide bombing
  carry,      ///< what is taken along: people abducted or arrested, things looted
  secure,     ///< taken into custody: people arrested, weapons made harmless
  uncover,    ///< found or confiscated: weapons made harmless
  cede,       ///< handed over: a place changes hands
  enter,      ///< "memasuki": a place changes hands where nobody resists
  subdue,     ///< "melumpuhkan": an attack where fighters do it to fighters
  gather,     ///< "mendatangi kantor": a demonstration where demonstrators do it
  incident
};

/// Everyday words that tell of an event only with the right doer and object.
[[nodiscard]] inline bool is_doubtful(TriggerClass type) {
  return type >= TriggerClass::carry && type <= TriggerClass::gather;
}

enum class TriggerVoice : std::uint8_t { active, passive, middle, noun, reciprocal };

struct Trigger {
  Stretch at;
  TriggerClass type;
  TriggerVoice voice;
  std::string_view root;
};

/// Where the sufferers stand (packs: outcomes.tsv).
enum class Pattern : std::uint8_t { predicate, verb, noun, victim, loss };

struct OutcomeWord {
  Stretch at;
  record::Outcome outcome;
  Pattern pattern;
};

enum class Means : std::uint8_t {
  air,
  shell,
  bomb,
  mine,
  grenade,
  suicide,
  chemical,
  tear_gas,
  gun,
  blade,
  crude,
  none  ///< a longer phrase in which a weapon's word is none ("air base"); never mentioned
};

struct Weapon {
  Stretch at;
  Means means;
};

enum class CueKind : std::uint8_t {
  negation,
  planned,
  threatened,
  conditional,
  hedge,
  split,
  background,
  aggregate,
  anaphor,
  responsible,
  accusation,
  clause,
  accuses,     ///< the accuser in front, the accused behind: menuding
  mutual,      ///< two parties in front: saling menyalahkan
  accused,     ///< the accused in front: dituduh
  blamed,      ///< the accused behind: disalahkan pada, diduga dilakukan oleh
  behind,      ///< the accused in front: berada di balik, mendalangi
  charge,      ///< tuduhan: what a denial denies
  involved,    ///< terlibat, tidak terlibat
  admits,      ///< mengaku: a deed behind it is the speaker's own
  deed,        ///< melakukan serangan, memasang bom
  same_group,  ///< kelompok yang sama, kelompok itu
  none,        ///< a longer phrase in which a cue's word says nothing: bakal calon
};

struct Cue {
  Stretch at;
  CueKind kind;
};

/// The other worlds that speak of attacks, shots and victims.
enum class GateKind : std::uint8_t {
  sport,
  exercise,
  film,
  celebrity,
  health,
  cyber,
  business,
  politics,
  accident,
  court,
  crime,
  anniversary,
  tourism,
  arms,
  hoax
};
inline constexpr std::size_t kGateKinds = 15;

struct Gate {
  Stretch at;
  GateKind kind;
  std::uint8_t weight = 1;  ///< how strongly the word says it
};

/// Words between quotation marks, marks excluded. May run over sentences, not over paragraphs.
struct Quote {
  Stretch at;
};

/// One attribution: these words are vouched for by these sources.
struct Speech {
  Stretch cue;      ///< the verb of saying
  Stretch content;  ///< the words that it covers (may span sentences in a quotation)
  std::vector<record::Source> sources;  ///< nearest speaker first; empty for hearsay ("dilaporkan")
  record::Modality modality = record::Modality::asserted;
  bool denies = false;             ///< membantah, menampik
  bool accuses = false;            ///< menuduh, menuding, menyalahkan
  std::optional<Stretch> speaker;  ///< the speaker's own words, no claim is read inside them
};

/// Everything, each list sorted by first token. Lists may overlap one another, not themselves
/// (Speech contents may nest; the innermost cue is the nearest speaker).
struct Mentions {
  std::vector<Actor> actors;
  std::vector<Trigger> triggers;
  std::vector<Trigger> doubtful;  ///< words of `is_doubtful` classes: their sides decide
  std::vector<OutcomeWord> outcomes;
  std::vector<Weapon> weapons;
  std::vector<Cue> cues;
  std::vector<Gate> gates;
  std::vector<Quote> quotes;
  std::vector<Speech> speech;
};

/// Compiled once from a pack (`actors`, `roles`, `triggers`, `outcomes`, `weapons`, `cues`,
/// `gates`, `speech`, `speakers`, `titles`, `media`); immutable, shared.
class Finder {
 public:
  explicit Finder(std::shared_ptr<const lang::Pack> pack);
  ~Finder();
  Finder(Finder&&) noexcept;
  Finder& operator=(Finder&&) noexcept;

  [[nodiscard]] Mentions find(const words::Words& words, const std::vector<places::Mention>& places,
                              const std::vector<when::Time>& times,
                              const std::optional<record::Day>& published) const;

  /// A first, cheap look: does any word here tell of violence or protest? What has none is not read
  /// on.
  [[nodiscard]] bool promising(const words::Words& words) const;

 private:
  struct Lexicon;
  std::unique_ptr<const Lexicon> lexicon_;
};

}  // namespace saksi::mentions
