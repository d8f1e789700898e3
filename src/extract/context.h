// SPDX-License-Identifier: Apache-2.0
/// One report as the extractor looks at it: clauses, what stands where, who vouches for a word.
/// Private to `extract`.
#pragma once

#include "extract/extract.h"
#include "lang/phrases.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <vector>

namespace saksi::extract {

using base::Span;
using mentions::Stretch;

/// Small closed sets (packs: extract_words.tsv). A phrase may be in several.
enum class Set : std::uint16_t {
  level,
  list,
  and_,
  agent,
  toward,
  with,
  between,
  again,
  from,
  still,
  hand,
  instead,
  war,
  relative,
  after,
  our,
  in,
  since,
  pointer,
  is,
  suspected,
  side,
  amount,
  tells,
  toll,
  then,
  along,
  hostage,
  wound,
  bears,
  deaths,
  number,
  baseless,
  gives_up,
  part,
  one,
  building,
  lost_by,
  fellow,
  flock,
  appoints,
  followers,
  client,
  sends_home,
  saves,
  takes_along,
  over,
  own_people,
  rest,
  enemy,
  rank,
  called,
  natural,
  absent,
  nature,
  compare,
  demand,
  aim,
  habit,
  same,
  stands,
  anchor,
  symbol,
  wave,
  toll_of,
  site,
  large_site,
  laden,
  self,
  simile,
  confirms,
  existence,
  duty,
  untrue,
  ground,
  fail,
  unopposed,
  member,
  scope,
  incidents,
  reacts,
  other_count,
  rumour,
  none_of,
  creed,
  all_of,
  claimed_by,
  unsure,
  group_word,
  hoax,
  any_site,
  now,
  as,
  begins,
  apart,
  identity,
  leaves,
  shelters,
  led_away,
  inmate,
  cause,
  claims_right,
  brawl,
  alike,
  opines,
  done_by,
  named_as,
  no_deed,
  base,
  until,
  office,
  cover,
  already,
  force,
  reprisal,
  contrast,
  in_role,
  they,
  thing,
  shop,
  sends,
  intercepts,
  escapes,
  carries,
  outside,
  results,
  wished,
  taken_to,
  surgery,
  capital,
  ceases,
  bound,
  moves,
  charge,
  returns,
  found,
  must,
  separate,
  another,
  objects,
  so_that,
  envoy,
  sum,
  stricken,
  festive,
  beast,
  harms,
  abstract,
  does,
  offence,
  objection,
  disbands,
  blocks,
  own_death,
  case_of,
  political,
  raids,
  works,
  mutual,
  long_ago,
  put_to_death,
  penalty,
  captivity,
  has,
  audience,
  alone,
  unnamed,
  other_fault,
  sundry,
  sparked,
  unarmed,
  about,
  alive,
  hands_over,
  suspicious,
  disposes,
  harmless,
  heard,
  resembles,
  scene,
  held_by,
  deliberate,
  body,
  most,
  ends_in,
  depicts,
  doer,
  once,
  purpose,
  public_figure,
  fetches,
  where,
  before,
  barely,
  who,
  crew,
  earlier,
  concluded,
  custody,
  carries_off,
  carried_off,
  conveyed,
  dwelling,
  asks,
  mate,
  ward,
  same_count,
  refugee,
  arrives,
  of_words,
  law,
  law_on,
  rages,
  keeps,
  spoils,
  work,
  narrates,
  judges,
  warning_shot,
  peaceful,
  ground_arms,
  nearly,
  turn,
  civil_house,
  robbed,
  follows,
  away,
  proclaims,
  column,
  accord,
  storms,
  treated_in,
  operation,
  armed_site,
  exactly,
  besides,
  performed,
  taken_up,
  plural,
  acts_up,
  outrage,
  same_band,
  at_hands,
  meanwhile,
  within,
  aims,
  one_of,
  likewise,
  first,
  second,
  comes_down,
  spot,
  there,
  mood,
  aftermath,
  jointly,
  those_hit,
  unit_word,
  each,
  spreads,
  includes,
  bombed,
  drives_into,
  shot,
  assault,
  stops,
  linked,
  wages,
  effort,
  rank_among,
  manages,
  but,
  attends,
  third,
  troops,
  revises,
  toll_noun,
  meeting,
  land,
  robs,
  downs_tools,
  supposes,
  graft,
  idle,
  topic,
  venture,
  buries,
  versus,
  eve,
  brings_down,  ///< "menjatuhkan": bombs, or what flies
  air_defence,
  partly,  ///< "sebagian besar": of a land that somebody holds
  suspends,
  prey,      ///< "menjadi mangsa"
  backdrop,  ///< "di tengah"
  in_force,  ///< "berlaku": of a truce
  compared   ///< "sebesar": "Operasi sebesar ini"
};
inline constexpr std::size_t kSets = static_cast<std::size_t>(Set::compared) + 1;

/// Where the thing stands to the word for what becomes of it (packs: materiel.tsv).
enum class MaterielPattern : std::uint8_t { verb, predicate, measure };

struct MaterielRow {
  record::MaterielChange change;  ///< of no meaning for a measure
  MaterielPattern pattern;
};

/// Where the holder stands to the words that say who holds a place (packs: control.tsv).
enum class ControlVoice : std::uint8_t {
  active,
  passive,
  own,
  pronoun,
  noun,
  fight,
  falls,
  near,
  expels,
  follows,
  clears,
  forces,
  driven,
  deed,
  fought,
  leaves,
  enters,
  ceded
};

/// `state`: the words may only describe ("kota yang dikuasai X").
enum class ControlKind : std::uint8_t { state, change };

struct ControlRow {
  record::ControlChange change;
  ControlVoice voice;
  ControlKind kind;
};

/// What a word says of a deed (packs: status.tsv; docs/design/extract.md, "Status").
enum class Standing : std::uint8_t {
  planned,
  threatened,
  coming,    ///< nothing but a word for the future
  imagined,  ///< ordered, feared, possible, called off: no event
  denied,
  ongoing,
  happens  ///< that it takes place: "digelar"
};

/// Where the word stands to the deed.
enum class StatusWhere : std::uint8_t {
  verb,
  noun,
  near,
  behind,
  carrier,
  before,
  rumour,
  false_,
  medium
};
inline constexpr std::size_t kStatusWheres = 9;

struct StatusRow {
  std::array<std::optional<Standing>, kStatusWheres> standing;

  [[nodiscard]] std::optional<Standing> at(StatusWhere where) const {
    return standing[static_cast<std::size_t>(where)];
  }
};

/// The compiled tables.
struct WordSets {
  explicit WordSets(const lang::Pack& pack);
  lang::Phrases phrases;
  std::vector<std::bitset<kSets>> rows;
  lang::Phrases materiel;
  std::vector<MaterielRow> materiel_rows;
  lang::Phrases control;
  std::vector<ControlRow> control_rows;
  lang::Phrases status;
  std::vector<StatusRow> status_rows;

 private:
  void read_materiel(const lang::Pack& pack);
  void read_control(const lang::Pack& pack);
  void read_status(const lang::Pack& pack);
};

/// Whose forces a group is, for the decisions of this module.
[[nodiscard]] inline bool is_state(mentions::Group g) {
  using mentions::Group;
  return g == Group::military || g == Group::police || g == Group::security ||
         g == Group::external || g == Group::state;
}

[[nodiscard]] inline bool is_irregular(mentions::Group g) {
  return g == mentions::Group::armed || g == mentions::Group::militia;
}

/// People in arms who serve no state, of a group or of none that is named.
[[nodiscard]] inline bool in_arms(mentions::Group g) {
  return is_irregular(g) || g == mentions::Group::gunmen;
}

[[nodiscard]] inline bool is_crowd(mentions::Group g) {
  return g == mentions::Group::protesters || g == mentions::Group::crowd ||
         g == mentions::Group::following;
}

class Context {
 public:
  Context(const Report& report, const WordSets& sets);

  [[nodiscard]] const Report& report() const { return report_; }

  [[nodiscard]] std::uint32_t size() const {
    return static_cast<std::uint32_t>(report_.words.text.tokens.size());
  }

  /// Behind the last token there is no word: it has no form, is no mark and of no class, and stands
  /// in the sentence, paragraph and clause of the last one.
  [[nodiscard]] std::string_view form(std::uint32_t i) const {
    return i < size() ? report_.words.form(i) : std::string_view();
  }

  [[nodiscard]] Span span(Stretch s) const { return report_.words.span(s.first, s.last); }

  [[nodiscard]] std::string_view form(Stretch s) const {
    return span(s).in(report_.words.text.source);
  }

  [[nodiscard]] bool punctuation(std::uint32_t i) const {
    return i < size() && report_.words.text.tokens[i].kind == text::TokenKind::punctuation;
  }

  [[nodiscard]] bool mark(std::uint32_t i, std::string_view what) const {
    return punctuation(i) && form(i) == what;
  }

  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const {
    return sentence_[std::min(token, size() - 1)];
  }

  [[nodiscard]] Stretch sentence(std::uint32_t index) const {
    const auto& s = report_.words.text.sentences[index];
    return {s.first, s.last};
  }

  [[nodiscard]] std::uint32_t paragraph_of(std::uint32_t token) const {
    return report_.words.text.sentences[sentence_of(token)].paragraph;
  }

  /// Clauses are numbered through the report; a new one begins at a conjunction that changes the
  /// subject, at a semicolon, at a quotation mark.
  [[nodiscard]] std::uint32_t clause_of(std::uint32_t token) const {
    return clause_[std::min(token, size() - 1)];
  }

  /// The first token of a token's clause, and the one behind its last.
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t token) const;
  [[nodiscard]] std::uint32_t clause_end(std::uint32_t token) const;

  /// A verb stands in [from, to).
  [[nodiscard]] bool verb_between(std::uint32_t from, std::uint32_t to) const;

  /// An adverb or an auxiliary, by its class alone; "berhasil" before another verb.
  [[nodiscard]] bool adverbial(std::uint32_t token) const;

  /// "menuntut pembebasan warga yang ditangkap pada Rabu": the day of an arrest that is only
  /// recalled.
  [[nodiscard]] bool day_of_arrest(const when::Time& time) const;

  /// How many words of a phrase of this set start at the token; 0 when none does.
  [[nodiscard]] std::uint32_t in(Set set, std::uint32_t token) const;

  /// A phrase of this set starts in [from, to).
  [[nodiscard]] bool any(Set set, std::uint32_t from, std::uint32_t to) const;

  /// A phrase of this set starts in the `reach` tokens before a token, not before `begin` nor
  /// across punctuation.
  [[nodiscard]] bool close_before(Set set, std::uint32_t token, std::uint32_t begin,
                                  std::uint32_t reach) const;

  /// What becomes of things, in words that start at a token.
  struct Materiel {
    record::MaterielChange change;
    MaterielPattern pattern;
    std::uint32_t words;
  };

  [[nodiscard]] std::optional<Materiel> materiel(std::uint32_t token) const;

  /// Who holds what, in words that start at a token.
  struct Control {
    const ControlRow* row;
    std::uint32_t words;
  };

  [[nodiscard]] std::optional<Control> control(std::uint32_t token) const;

  /// What is said of a deed, in words that start at a token.
  struct Status {
    const StatusRow* row;
    std::uint32_t words;
  };

  [[nodiscard]] std::optional<Status> status(std::uint32_t token) const;

  /// The first cue of this kind that starts inside the stretch.
  [[nodiscard]] const mentions::Cue* cue(mentions::CueKind kind, Stretch in) const;

  /// Who vouches for the words at a token, nearest first; and how firmly.
  struct Voice {
    std::vector<record::Source> sources;
    record::Modality modality = record::Modality::asserted;
    bool denied = false;
    bool inside_speaker = false;  ///< the token is part of a speaker's own description
  };

  [[nodiscard]] Voice voice(std::uint32_t token) const;
  [[nodiscard]] bool quoted(std::uint32_t token) const;

 private:
  [[nodiscard]] bool untrue(std::uint32_t token) const;
  [[nodiscard]] bool refuted(std::uint32_t token) const;
  [[nodiscard]] bool unsure(std::uint32_t token) const;
  void number_clauses();

  const Report& report_;
  const WordSets& sets_;
  std::vector<std::uint32_t> sentence_;
  std::vector<std::uint32_t> clause_;
  std::vector<lang::Phrases::Match> matches_;  // the phrase of the sets that starts at each token
};

/// The first element whose stretch starts at or behind the token; lists are sorted by first token.
template <class T>
[[nodiscard]] std::size_t first_from(const std::vector<T>& list, std::uint32_t token) {
  std::size_t i = 0;
  std::size_t n = list.size();
  while (n > 0) {
    const std::size_t half = n / 2;
    if (list[i + half].at.first < token) {
      i += half + 1;
      n -= half + 1;
    } else {
      n = half;
    }
  }
  return i;
}

/// Calls `use` for every element that starts inside the stretch.
template <class T, class F>
void each_in(const std::vector<T>& list, Stretch in, F use) {
  for (std::size_t i = first_from(list, in.first); i < list.size() && list[i].at.first < in.last;
       ++i) {
    use(list[i]);
  }
}

/// Whether any element starts inside the stretch.
template <class T>
[[nodiscard]] bool any_in(const std::vector<T>& list, Stretch in) {
  const std::size_t i = first_from(list, in.first);
  return i < list.size() && list[i].at.first < in.last;
}

}  // namespace saksi::extract
