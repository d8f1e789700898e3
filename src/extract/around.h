// SPDX-License-Identifier: Apache-2.0
/// Who and what stands around a word: the questions that triggers, roles, days and places share.
/// Private to `extract`.
#pragma once

#include "extract/events.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace saksi::extract {

/// May who speaks be the subject that a later word means?
enum class Speakers : std::uint8_t { left_out, taken };

/// Somebody who may be the doer of a deed: no civilians, no place called after its people.
[[nodiscard]] bool can_act(const mentions::Actor& a);

/// Looks at a report from one word of it. Holds references only: lives no longer than the context
/// and the list of what was told so far.
class Around {
 public:
  /// `announcing`: plans are read, which may be for days to come.
  Around(const Context& context, const std::vector<Told>& told, bool announcing = false)
      : c_(context), r_(context.report()), told_(told), announcing_(announcing) {}

 protected:
  /// The sentence that a token stands in.
  [[nodiscard]] Stretch sentence(std::uint32_t token) const;

  /// Who does it: the subject of an active verb; behind a passive one, with or without "oleh".
  [[nodiscard]] const mentions::Actor* doer_of(const mentions::Trigger& t) const;

  /// "dijemput dari warung kopi di desa tetangga, oleh sekelompok pria bersenjata"
  [[nodiscard]] const mentions::Actor* agent_behind(const mentions::Trigger& t) const;

  /// "Front Pembebasan Islam Moro": a word of a name.
  [[nodiscard]] bool in_a_name(const mentions::Trigger& t) const;

  /// "Front Serikat Pembebasan Asom": a noun in capitals between names, where the sentence is no
  /// headline.
  [[nodiscard]] bool between_capitals(const mentions::Trigger& t) const;

  /// "Seorang sopir tewas di X, Senin, setelah diserang gerilyawan": the clause before tells only
  /// what became of people, and this one what did it; where it was and when stands in either. Where
  /// the word "setelah" stands; not where somebody dies in a hospital, nor days later.
  [[nodiscard]] std::optional<std::uint32_t> cause_of_harm(std::uint32_t token) const;

  /// People in arms, not a place called after them.
  static bool fighters(const mentions::Actor& a);

  /// "membebaskan seorang nelayan yang diculik pada November 2016": the relative clause tells of
  /// another event, with a day of its own right behind its verb.
  [[nodiscard]] const when::Time* own_day(const mentions::Trigger& t) const;

  /// Another verb or deed, a comma or the end of the clause stands between a verb and a day farther
  /// behind.
  [[nodiscard]] bool far_from_it(const mentions::Trigger& t, const when::Time& day) const;

  /// Who stands before a verb in its clause and may have done it.
  [[nodiscard]] const mentions::Actor* left(std::uint32_t token, std::uint32_t begin) const;

  /// "Gerilyawan menyerang polisi di X, membakar pos": behind a comma the verb has the subject of
  /// the first, not its object.
  [[nodiscard]] bool suffers_before(const mentions::Actor& head, const mentions::Actor& a,
                                    std::uint32_t token) const;

  /// "bentrokan antara suku A dan suku B menyebabkan satu orang tewas terkena panah": people
  /// counted nearer to the verb are its subject.
  [[nodiscard]] bool counted_between(const mentions::Actor& a, std::uint32_t token) const;

  /// "tentara Mali dengan bantuan Wagner merebut": who helps is not the subject.
  [[nodiscard]] bool accompanies(const mentions::Actor& a, std::uint32_t begin) const;

  /// "tahanan di Mako Brimob": in the name of where it is.
  [[nodiscard]] bool names_a_place(const mentions::Actor& a) const;

  /// "Melihat polisi datang, warga kabur setelah membakar": the object of a verb at the head of the
  /// sentence, before its comma.
  [[nodiscard]] bool seen_first(const mentions::Actor& a, std::uint32_t token) const;

  /// "massa pendukung calon bupati", "nelayan kapal pukat milik pengusaha Sabah": nouns without
  /// anything between describe the first.
  [[nodiscard]] bool describes(const mentions::Actor& head, const mentions::Actor& a) const;

  /// A verb that says what somebody has or is, and tells of no deed.
  [[nodiscard]] bool stative(std::uint32_t token) const;

  /// "ratusan orang, sebagian membawa anak, berunjuk rasa", "lima sandera, tiga di antaranya warga
  /// X, dibebaskan": where a comma stands right before the verb, what the commas hold only adds.
  [[nodiscard]] std::optional<std::uint32_t> before_aside(std::uint32_t token,
                                                          std::uint32_t begin) const;

  /// "koalisi Arab-Kurdi dukungan X, Pasukan Y, merebut": nothing but a name in the commas says
  /// who.
  [[nodiscard]] const mentions::Actor* named_in_aside(std::uint32_t comma,
                                                      std::uint32_t token) const;

  /// "orang bersenjata berpakaian pemburu menyerbu": what armed men wear or carry.
  [[nodiscard]] bool worn_by(const mentions::Actor& head, const mentions::Actor& a) const;

  /// "gerilyawan yang menyamar dengan seragam militer menyerbu": the head of the relative clause.
  [[nodiscard]] bool inside_relative(const mentions::Actor& head, const mentions::Actor& a) const;

  /// Part of the words that say who speaks.
  [[nodiscard]] bool speaks(const mentions::Actor& a) const;

  /// "massa melempari polisi dan membakar kios": the subject of a verb behind "dan" stands before
  /// the first verb, never between the two. Without "dan": the token itself.
  [[nodiscard]] std::uint32_t verb_before(std::uint32_t token, std::uint32_t begin) const;

  /// The word before is a preposition.
  [[nodiscard]] bool behind_preposition(std::uint32_t first) const;

  /// Who stands behind a verb, within reach.
  [[nodiscard]] const mentions::Actor* right(std::uint32_t token, std::uint32_t end,
                                             std::uint32_t reach) const;

  /// "Gereja Keluarga Kudus": people in the name of a place.
  [[nodiscard]] bool in_a_name(const mentions::Actor& a) const;

  /// The subject: in the clause; for a clause that begins with its verb, in the clause before.
  [[nodiscard]] const mentions::Actor* subject(std::uint32_t token) const;

  /// "X mengatakan mereka memasuki Y, dan membebaskan Z": whom "mereka" of the verb before means.
  [[nodiscard]] const mentions::Actor* they_before(std::uint32_t token) const;

  /// "Polisi memburu orang yang membunuh T": where the words for an unknown doer end, never the
  /// police.
  [[nodiscard]] std::optional<std::uint32_t> head_of_relative(std::uint32_t token) const;

  /// Whose words end right before a token.
  [[nodiscard]] const mentions::Actor* ending_at(std::uint32_t end) const;

  /// "membunuh seorang tentara saat membakar truk": the dead burn nothing.
  [[nodiscard]] bool killed_before(const mentions::Actor& a, std::uint32_t begin) const;

  /// "Gerilyawan menembak seorang tentara saat membakar truk": who is armed and acts in the clause
  /// before.
  [[nodiscard]] const mentions::Actor* armed_before(std::uint32_t begin) const;

  /// "Pelaku mendekati bus yang membawa penumpang lalu meledakkan diri": what follows "lalu" has
  /// the subject of the sentence's first verb. Elsewhere: the clause's own beginning.
  [[nodiscard]] std::uint32_t main_verb(std::uint32_t begin) const;

  /// "Kelompok itu menyerang", "mereka merebut": who was told before.
  [[nodiscard]] const mentions::Actor* meant(std::uint32_t token, std::uint32_t begin) const;

  /// "Para penyerang kemudian membakar pos": who was told to have done the last deed, else the
  /// armed group that is the subject of a sentence before; a noun for fighters takes up only a
  /// name.
  [[nodiscard]] const mentions::Actor& taken_up(const mentions::Actor& a) const;

  /// "para militan", "militan itu", "penyerang": told of before, not counted anew.
  [[nodiscard]] bool definite(const mentions::Actor& a) const;

  /// "rumah mereka", "dari mereka" are no subjects.
  [[nodiscard]] bool heads_clause(std::uint32_t token, std::uint32_t begin) const;

  /// How many words at a token take up a group told before: "kelompok itu", "kawanan tersebut".
  [[nodiscard]] std::uint32_t same_band(std::uint32_t token) const;

  /// The latest armed group before, not farther than three sentences; else the only one with a name
  /// that the report has told of.
  [[nodiscard]] const mentions::Actor* last_band(std::uint32_t token) const;

  /// The latest armed group named between two tokens.
  [[nodiscard]] const mentions::Actor* last_band(std::uint32_t from, std::uint32_t token) const;

  /// The subject before: of the sentence so far, else of the sentence before, else who did what was
  /// told last.
  [[nodiscard]] const mentions::Actor* last_subject(std::uint32_t token,
                                                    Speakers speakers = Speakers::left_out) const;

  /// Who did it in the last clause of a sentence, where that clause is told with its subject.
  [[nodiscard]] const mentions::Actor* doer_of_last_clause(std::uint32_t index) const;

  /// "setelah meninggalkan Polsek": right behind an active verb.
  [[nodiscard]] bool object(const mentions::Actor& a) const;

  /// Who stands first in these words and belongs to no preposition, nor speaks where speakers are
  /// left out.
  [[nodiscard]] const mentions::Actor* first_of(std::uint32_t from, std::uint32_t to,
                                                Speakers speakers) const;

  /// "pihaknya telah merebut", "kami merebut": the speaker's side is the subject.
  [[nodiscard]] bool self_named(std::uint32_t token, std::uint32_t begin) const;

  /// The group in the words that name the speaker: "Taliban", "juru bicara Taliban", "Presiden
  /// Azerbaijan".
  [[nodiscard]] const mentions::Actor* group_speaking(std::uint32_t token) const;

  /// "Presiden Azerbaijan mengumumkan pasukannya merebut": the forces of the speaker's side.
  [[nodiscard]] const mentions::Actor* own_group(const mentions::Actor& a) const;

  /// "Taliban menyatakan telah menguasai": who says it did it, nothing else stands between.
  [[nodiscard]] const mentions::Actor* speaker_acts(std::uint32_t token) const;

  /// "88 orang ditangkap": the people counted right before are the subject, whoever stands farther.
  [[nodiscard]] const counts::Quantity* counted_people(std::uint32_t token) const;

  /// Who the counted people are, when a word between the number and the verb says it.
  [[nodiscard]] const mentions::Actor* people_of(const counts::Quantity& q,
                                                 std::uint32_t token) const;

  /// "ketika sebuah bus diserang": between the conjunction and the verb stands a subject.
  [[nodiscard]] bool own_subject(std::uint32_t begin, std::uint32_t token) const;

  /// "dengan bantuan pesawat Rusia": a weapon of who helps.
  [[nodiscard]] bool lent(std::uint32_t token, std::uint32_t begin) const;

  /// How far a token stands from a trigger; far when another event stands between.
  [[nodiscard]] int distance(std::uint32_t a, Stretch trigger, std::uint32_t skip = 0) const;

  static constexpr int kFar = 1000;
  static constexpr std::uint32_t kNear = 3;  ///< sentences that a noun looks back

  /// "... tiga hari setelah seorang tukang ojek ditembak": what follows is another event's.
  [[nodiscard]] bool other_event_between(std::uint32_t a, Stretch trigger,
                                         std::uint32_t skip) const;

  /// The words that a day is counted from: "sebelum serangan itu" of "Sehari sebelum serangan itu,
  /// sebuah bom ...".
  struct Anchor {
    Stretch at;
    bool known = false;  ///< told before: the day is of the other words of the sentence
  };

  /// The event that a relative day is counted from: "dua hari setelah penembakan itu".
  [[nodiscard]] std::optional<Anchor> anchor(const when::Time& t) const;

  /// One token lies in the words that a day is counted from ("tiga hari setelah penembakan di X"),
  /// the other does not.
  [[nodiscard]] bool counted_apart(std::uint32_t a, std::uint32_t b) const;

  /// Where the first comma behind a time stands; the end of its sentence without one.
  [[nodiscard]] std::uint32_t comma_behind(const when::Time& t) const;

  /// Where the first comma of these words stands; their end without one.
  [[nodiscard]] std::uint32_t up_to_comma(Stretch words) const;

  /// "pada malam yang sama dengan penembakan di X": the words for what was on that day.
  [[nodiscard]] const mentions::Trigger* same_day_as(const when::Time& t) const;

  /// "24 jam setelah kejadian, ...", "Sehari sebelum penembakan di Lqliaa, di Oujda ...": the event
  /// told before, without a word that points.
  [[nodiscard]] bool bare_noun(std::uint32_t from, std::uint32_t comma) const;

  /// A mention that a noun may point back to.
  static bool tells_alike(const Told& t, const mentions::Trigger& noun);

  /// No other place than those of what was told stands in these words.
  [[nodiscard]] bool all_there(const Told& t, Stretch words) const;

  /// Inside the words that a day is counted from, and told before.
  [[nodiscard]] bool only_an_anchor(const Told& told) const;

  /// "Gerakan 23 Maret": a day in a name.
  [[nodiscard]] bool in_a_groups_name(const when::Time& t) const;

  /// After the day of the report nothing has happened yet.
  [[nodiscard]] bool ahead(const when::Time& t) const;

  /// "Bom meledak di pemakaman seorang polisi yang ditembak di X": a relative clause behind the
  /// words that tell, with a day of its own, or of who was shot where something blew up, is another
  /// deed, and so is what stands in it.
  [[nodiscard]] bool of_another_deed(std::uint32_t token, const Told& told) const;

  /// A place of these words where something can happen.
  [[nodiscard]] bool usable(const places::Mention& p, Stretch all) const;

  /// "Negara Islam di Irak dan Suriah".
  [[nodiscard]] bool in_a_groups_name(const places::Mention& p) const;

  /// "polisi Kandahar": the place belongs to a group, not to the event.
  [[nodiscard]] bool of_somebody(const places::Mention& p) const;

  const Context& c_;
  const Report& r_;
  const std::vector<Told>& told_;  ///< so far, in the order of the triggers
  bool announcing_ = false;
};

}  // namespace saksi::extract
