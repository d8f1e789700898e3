// SPDX-License-Identifier: Apache-2.0
/// From a speaker's noun phrase to Sources, with memory of who spoke before. Private to `mentions`.
#pragma once

#include "mentions/scan.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace saksi::mentions {

/// "Komisariat Tinggi PBB untuk Pengungsi": a small word between the capitals of a body's name.
[[nodiscard]] bool within_name(const Scan& scan, std::uint32_t i);

/// Reads speakers of one report in order; a pronoun, a surname or "kementerian itu" is resolved to
/// who was named before.
class Speakers {
 public:
  Speakers(const Scan& scan, const Mentions& found, const std::vector<places::Mention>& places,
           const std::vector<when::Time>& times)
      : scan_(scan), found_(found), places_(places), times_(times) {}

  /// Does the stretch hold anything that can speak?
  [[nodiscard]] bool any(Stretch at) const;
  /// The speaker of a noun phrase (at most one, with a medium named in it behind him); empty when
  /// nothing in it can speak.
  [[nodiscard]] std::vector<record::Source> read(Stretch at, std::uint32_t paragraph) const;
  /// "lembaga yang bermarkas di X itu": the body told before; empty when the words point to none.
  [[nodiscard]] std::vector<record::Source> described_body(Stretch at) const;
  /// "komite yang sama": whoever was named before with this noun, else who spoke last.
  [[nodiscard]] std::vector<record::Source> same_as(Stretch at) const;
  /// The media named from `at`: "AFP dan Khmer Times"; with the tokens that they take.
  [[nodiscard]] std::pair<Stretch, std::vector<record::Source>> media_after(
      std::uint32_t at, std::uint32_t limit) const;
  /// Who spoke last, a medium only when nobody else has; for "ia", "katanya".
  [[nodiscard]] std::optional<record::Source> last_voice() const;
  /// The same for a tag with its own clitic: also who began the sentence before and has not spoken
  /// yet ("X datang. '...,' ujarnya").
  [[nodiscard]] std::optional<record::Source> voice_behind(std::uint32_t token) const;
  /// The analyser takes the word for a part of a person's name.
  [[nodiscard]] bool of_person(std::uint32_t token) const;
  void remember(const std::vector<record::Source>& sources);
  /// The last one who spoke in the same or the previous paragraph.
  [[nodiscard]] std::optional<record::Source> last(std::uint32_t paragraph) const;

 private:
  struct Parts;
  [[nodiscard]] Parts parts_of(Stretch at) const;
  [[nodiscard]] std::optional<Stretch> somebody(Stretch at) const;
  [[nodiscard]] std::optional<record::Source> pronoun(Stretch at) const;
  [[nodiscard]] std::optional<record::Source> subject_before(std::uint32_t token) const;
  [[nodiscard]] std::optional<record::Source> known(std::string_view name) const;
  [[nodiscard]] std::optional<record::Source> recalled(Stretch at, std::string_view noun) const;
  [[nodiscard]] std::optional<record::Source> by_name(Stretch at) const;
  [[nodiscard]] std::optional<record::Source> by_role(std::string_view noun) const;
  [[nodiscard]] std::optional<record::Source> body(Stretch at) const;
  [[nodiscard]] std::optional<record::Source> paper(Stretch at) const;
  [[nodiscard]] std::optional<record::Source> armed_body(std::uint32_t before) const;
  /// Neither a state nor in arms: a rights group, an agency of the UN, a hospital.
  static bool is_civil(record::SourceKind kind);
  [[nodiscard]] std::optional<record::Source> civil_body(std::uint32_t before) const;
  [[nodiscard]] bool apposed(const Parts& parts, Stretch at, std::uint32_t name) const;
  [[nodiscard]] bool explained(const Parts& parts, Stretch run) const;
  [[nodiscard]] bool institution(Stretch at, Stretch name) const;
  [[nodiscard]] bool points_back(Stretch at) const;
  [[nodiscard]] std::string role_beside(Stretch person, Stretch at) const;
  [[nodiscard]] std::uint32_t before_rank(Stretch role) const;
  [[nodiscard]] Stretch noun_phrase(Stretch at, const Parts& parts) const;
  [[nodiscard]] std::optional<Stretch> medium(std::uint32_t token) const;
  [[nodiscard]] record::Source media_source(Stretch at) const;

  const Scan& scan_;
  const Mentions& found_;
  [[nodiscard]] bool in_time(std::uint32_t token) const;
  [[nodiscard]] bool of_an_office(const places::Mention& place, Stretch at) const;
  [[nodiscard]] bool named_like_a_place(const places::Mention& place, Stretch at) const;
  [[nodiscard]] std::uint32_t office_end(Stretch noun, std::uint32_t limit) const;
  [[nodiscard]] Stretch without_titles(Stretch name) const;
  [[nodiscard]] Stretch behind_place(Stretch run, const Parts& parts) const;
  [[nodiscard]] record::SourceKind kind_inside(Stretch at, const Parts& parts) const;
  [[nodiscard]] const Actor* armed_behind(Stretch noun) const;
  [[nodiscard]] bool degree(Stretch run, const Parts& parts) const;
  [[nodiscard]] std::uint32_t without_company(Stretch at) const;
  [[nodiscard]] bool person_told(Stretch name) const;
  [[nodiscard]] bool holds_them(Stretch at, std::uint32_t token) const;
  [[nodiscard]] bool stood_for(const Parts& parts) const;
  [[nodiscard]] std::optional<Stretch> through(Stretch at) const;
  [[nodiscard]] Stretch own_name(Stretch run) const;
  [[nodiscard]] bool of_a_body(Stretch run) const;
  [[nodiscard]] bool takes_in_a_person(const places::Mention& place) const;
  [[nodiscard]] std::uint32_t capitals_from(std::uint32_t token, std::uint32_t limit) const;

  const std::vector<places::Mention>& places_;
  const std::vector<when::Time>& times_;
  std::vector<record::Source> spoken_;
};

}  // namespace saksi::mentions
