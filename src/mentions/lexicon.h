// SPDX-License-Identifier: Apache-2.0
/// The pack's tables of this module, compiled. Private to `mentions`.
#pragma once

#include "lang/pack.h"
#include "lang/phrases.h"
#include "mentions/mentions.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace saksi::mentions {

/// One identity of a named actor; several when it changed kind over the years.
struct ActorPeriod {
  std::string_view id, name, country;
  record::ActorKind kind;
  std::optional<record::Day> from, until;
};

/// A name and the periods [first, last) of Lexicon::periods that it stands for: of one identity
/// over the years, or of several that share it ("pasukan koalisi"), whose rows stand together.
struct ActorName {
  std::uint32_t first, last;
  bool all_caps;   ///< "KKB": matches only in capitals
  bool described;  ///< "gerilyawan komunis": no word of it is a name
};

struct Role {
  Group group;
  record::ActorKind kind;
};

/// How a verb of saying stands to its speaker (packs: speech.tsv).
enum class SpeechPattern : std::uint8_t {
  before,
  both,
  according,
  passive,
  via,
  hearsay,
  accuse,
  to,
  speaks,  ///< [speaker] VERB, no content: whoever it is goes on with what is quoted next
  record,  ///< CUE [speaker] : content
  finds,   ///< as before; a number behind it is what was found, and nobody says it
  none     ///< no word of saying, though it holds one: "dengan demikian"
};

struct SpeechRow {
  SpeechPattern pattern;
  record::Modality modality;
};

struct MediaRow {
  bool agency;
  bool social;
  bool all_caps;
};

struct TriggerRow {
  TriggerClass type;
  TriggerVoice voice;
  std::string_view root;
};

struct OutcomeRow {
  record::Outcome outcome;
  Pattern pattern;
};

struct GateRow {
  GateKind kind;
  std::uint8_t weight;
};

/// Tables by their phrases; a Phrases value is an index into the vector beside it.
struct Lexicon {
  explicit Lexicon(std::shared_ptr<const lang::Pack> from);

  std::shared_ptr<const lang::Pack> pack;  // the views below point into it
  std::vector<ActorPeriod> periods;
  std::vector<ActorName> actor_names;
  lang::Phrases actors;
  std::vector<Role> role_rows;
  lang::Phrases roles;
  std::vector<TriggerRow> trigger_rows;
  lang::Phrases triggers;
  std::vector<OutcomeRow> outcome_rows;
  lang::Phrases outcomes;
  lang::Phrases weapons;  // value: Means
  std::vector<std::vector<CueKind>> cue_rows;
  lang::Phrases cues;
  std::vector<GateRow> gate_rows;
  lang::Phrases gates;
  std::vector<SpeechRow> speech_rows;
  lang::Phrases speech;
  lang::Phrases speakers;  // value: record::SourceKind
  lang::Phrases titles;
  std::vector<MediaRow> media_rows;
  lang::Phrases media;
  lang::Phrases phrases;  // value: PhraseKind, small closed sets (mention_words.tsv)
  lang::Phrases bodies;   // the same, armed_body to institution: a word may be of several tries
  lang::Phrases tails;    // the same, from `band` on
};

/// Small closed sets of words that the finders of this module need (packs: mention_words.tsv).
enum class PhraseKind : std::uint8_t {
  member,        ///< anggota, komandan, pos ...: takes its identity from the noun phrase behind it
  member_place,  ///< the same for places and things: pos, markas, konvoi
  plural,        ///< para, sejumlah, beberapa: before a noun phrase
  pronoun,       ///< ia, dia, mereka ...: a speaker told before
  pronoun_they,  ///< mereka
  apposition,    ///< yang merupakan, selaku, sebagai: a role follows its name
  speech_end,    ///< kepada, seperti, dalam, saat, pada ...: ends a speaker's noun phrase
  particle,      ///< bin, al, van ...: inside a name, in small letters
  self_plural,   ///< kami, kita: the speaker's side
  clause_end,   ///< bahwa, sementara, sedangkan ...: a speaker's noun phrase does not reach over it
  by_agent,     ///< oleh
  locative,     ///< di, ke, dari, menuju: a country behind it is a place, not an actor
  region,       ///< wilayah, provinsi, seluruh: the same, but inside a speaker's noun phrase too
  contrast,     ///< sementara, sedangkan: what follows a tag is the report's own again
  relative,     ///< yang: ends a speaker's noun phrase, begins what describes him
  abstract,     ///< kemiskinan, korupsi: a blow that falls on it is a figure of speech
  no_people,    ///< ibu kota, anak sungai: begins like a role noun and names nobody
  armed_body,   ///< kelompok, milisi: with itu, an armed group told before
  civil_body,   ///< organisasi, lembaga: with itu, a body told before
  institution,  ///< kementerian, komisi: the name behind it is the body's, no person's
  band,         ///< milisi, kelompok: fighters whose own name may stand behind the word
  people,       ///< warga, suku: people whose own name may stand behind the word
  led,          ///< pimpinan: the name of who leads a band follows
  likely,       ///< yang diduga, yang setia kepada: with whom a band is linked follows
  through,      ///< melalui, diwakili: who speaks for the one in front follows
  definite,     ///< sang: the one told before
  stands_for,   ///< juru bicara, pengacara: speaks for the one named behind
  family,       ///< keluarga: the name behind it is nobody's who speaks
  accompanied,  ///< didampingi, bersama: who stands beside the speaker follows
  issued,       ///< yang dirilis: the body behind it vouches for the paper in front
  somebody,     ///< seorang: with a country behind it, a person from there
  former,       ///< mantan: in front of the office of who is followed
  origin,       ///< berbendera, buatan, dukungan: the country behind it does not act
  flock,        ///< sekelompok, kawanan: a number of people follows
  fellow,       ///< pria, penunggang: people of whom nothing more is known
  calls_itself,  ///< yang menamakan diri: the name of the band in front follows
  masked,        ///< bersenjata, bertopeng: says of people that they are up to no good
  stranger,      ///< tak dikenal: the same behind a `flock`
  differs,       ///< lebih rendah, tak sama: how an account compares with the one before
  the_same,      ///< yang sama: whoever was named before with this noun
  witnesses,     ///< melihat, menghitung: told by somebody else, no saying of its own
  within_name,   ///< untuk, bagi: may stand inside the name of a body
  goes_on,       ///< melanjutkan: a word of saying only with a comma behind it
  shared_name,   ///< KIA: a group's only in a report that tells of its country
  declares,      ///< mengumumkan: a thing is declared, what led to it is not said by who declares
};

}  // namespace saksi::mentions
