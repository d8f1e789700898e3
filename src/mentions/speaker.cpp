// SPDX-License-Identifier: Apache-2.0
#include "mentions/speaker.h"

#include "base/utf8.h"

#include <algorithm>

namespace saksi::mentions {

using record::Source;
using record::SourceKind;

/// What a speaker's noun phrase is made of.
struct Speakers::Parts {
  std::optional<Stretch> person;  ///< a name that is no place, group or office
  std::optional<Stretch> noun;    ///< the first role noun or institution
  std::optional<Stretch> medium;
  const Actor* actor = nullptr;  ///< a group in the phrase
  const places::Mention* place = nullptr;
  SourceKind kind = SourceKind::unknown;
  std::uint32_t end = 0;  ///< where the speaker's own words end
};

namespace {

SourceKind kind_of(const Actor& actor) {
  switch (actor.group) {
    case Group::armed:
    case Group::militia:
    case Group::gunmen:
    case Group::bomber:
      return SourceKind::armed_group;
    case Group::military:
    case Group::police:
    case Group::security:
    case Group::external:
      return SourceKind::state_forces;
    case Group::state:
      return SourceKind::official;
    case Group::protesters:
    case Group::crowd:
    case Group::civilians:
      return SourceKind::civilian;
  }
  return SourceKind::unknown;
}

/// A place that the gazetteer knows or that says what it is ("distrik X"): no person's name.
bool sure(const places::Mention& p) {
  return !p.place.gazetteer_id.empty() || p.span.begin != p.name.begin;
}

bool same_word(std::string_view name, std::string_view word) {
  const std::string a = " " + base::fold(name) + " ";
  const std::string b = " " + base::fold(word) + " ";
  return a.find(b) != std::string::npos;
}

}  // namespace

std::optional<Stretch> Speakers::medium(std::uint32_t token) const {
  const auto found = scan_.match(scan_.lexicon().media, token);
  if (!found) return std::nullopt;
  const Stretch at{token, token + found.words};
  if (!scan_.capitals_agree(at, scan_.lexicon().media_rows[found.value].all_caps) &&
      scan_.form(at) != base::lower(scan_.form(at))) {
    return std::nullopt;
  }
  if (!scan_.token(token).capital && found.words == 1 &&
      scan_.lexicon().media_rows[found.value].all_caps) {
    return std::nullopt;
  }
  return at;
}

Source Speakers::media_source(Stretch at) const {
  const auto found = scan_.match(scan_.lexicon().media, at.first);
  const bool social = found && scan_.lexicon().media_rows[found.value].social;
  return {std::string(scan_.form(at)),
          "",
          "",
          social ? SourceKind::social_media : SourceKind::media,
          {scan_.span(at)}};
}

std::pair<Stretch, std::vector<Source>> Speakers::media_after(std::uint32_t at,
                                                              std::uint32_t limit) const {
  std::vector<Source> out;
  Stretch taken{at, at};
  for (std::uint32_t i = at; i < limit && i < at + 12 && i < taken.last + 6;) {
    if (const auto m = medium(i)) {
      out.push_back(media_source(*m));
      i = taken.last = m->last;
      continue;
    }
    if (scan_.punctuation(i) && !scan_.comma(i)) break;
    if (scan_.comma(i) && out.empty() && i > at + 3) break;
    ++i;
  }
  if (out.empty()) {
    const auto run = scan_.name_run(at, limit);
    const bool told_by = at > 0 && run.last > run.first &&
                         scan_.match(scan_.lexicon().speakers, at).value ==
                             static_cast<std::uint32_t>(SourceKind::media);
    if (told_by) {
      out.push_back(media_source(run));
      taken = run;
    }
  }
  return {taken, std::move(out)};
}

bool Speakers::in_time(std::uint32_t token) const {
  return std::any_of(times_.begin(), times_.end(),
                     [&](const auto& t) { return t.first <= token && token < t.last; });
}

/// "Cenderawasih Letkol Inf Bagas Prakoso" -> "Bagas Prakoso": a rank ends what stands before the
/// name.
Stretch Speakers::without_titles(Stretch name) const {
  for (std::uint32_t i = name.first; i < name.last;) {
    const auto title = scan_.match(scan_.lexicon().titles, i);
    i += title ? title.words : 1;
    if (title) name.first = std::min(i, name.last);
  }
  return name;
}

Speakers::Parts Speakers::parts_of(Stretch at) const {
  Parts parts;
  parts.end = at.first;
  std::optional<Stretch> title;
  for (std::uint32_t i = at.first; i < at.last;) {
    std::uint32_t next = i + 1;
    if (const auto noun = scan_.match(scan_.lexicon().speakers, i);
        noun && i + noun.words <= at.last) {
      const auto kind = static_cast<SourceKind>(noun.value);
      if (!parts.noun) parts.noun = Stretch{i, i + noun.words};
      if (parts.kind == SourceKind::unknown) parts.kind = kind;
      next = i + noun.words;
    } else if (const auto rank = scan_.match(scan_.lexicon().titles, i);
               rank && scan_.token(i).capital) {
      title = Stretch{i, i + rank.words};
      next = i + rank.words;
    } else if (const auto m = medium(i); m && m->last <= at.last) {
      if (!parts.medium) parts.medium = *m;
      next = m->last;
    } else if (scan_.name_like(i) && !in_time(i)) {
      auto run = scan_.name_run(i, at.last);
      while (run.last > run.first && in_time(run.last - 1)) --run.last;
      next = run.last;
      run = without_titles(run);
      if (run.last > run.first) parts.person = run;
    }
    for (const auto& a : found_.actors) {
      if (a.at.first == i && a.at.last <= at.last && (parts.actor == nullptr || a.named) &&
          a.group != Group::civilians) {
        parts.actor = &a;
        if (parts.person && a.at.overlaps(*parts.person)) parts.person.reset();
        if (a.at.last > next) next = a.at.last;
      }
    }
    for (const auto& p : places_) {
      if (p.first > i || i >= p.last || p.last > at.last || !sure(p)) continue;
      parts.place = &p;
      if (parts.person && parts.person->overlaps({p.first, p.last})) {
        const bool leads = p.first <= parts.person->first && p.last < parts.person->last;
        if (leads) {
          parts.person->first = p.last;
        } else if (p.role != places::Role::part_of_name) {
          parts.person.reset();
        }
      }
      if (p.last > next && !parts.person) next = p.last;
    }
    if (next > i + 1 || parts.person) parts.end = std::max(parts.end, next);
    i = next;
  }
  return parts;
}

bool Speakers::any(Stretch at) const {
  const Parts parts = parts_of(at);
  return parts.person || parts.noun || parts.medium || parts.actor != nullptr;
}

std::optional<Source> Speakers::known(std::string_view name) const {
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    if (same_word(it->name, name)) return *it;
  }
  return std::nullopt;
}

std::optional<Source> Speakers::pronoun(Stretch at) const {
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const auto kind = scan_.kind(i);
    if (kind != PhraseKind::pronoun && kind != PhraseKind::pronoun_they) continue;
    for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
      if (it->kind == SourceKind::media && spoken_.size() > 1) continue;
      Source source = *it;
      source.evidence.push_back(scan_.span({i, i + 1}));
      return source;
    }
  }
  return std::nullopt;
}

std::optional<Source> Speakers::recalled(Stretch at, std::string_view noun) const {
  const bool points_back =
      at.last > at.first && scan_.match(scan_.lexicon().cues, at.last - 1) &&
      std::count(
          scan_.lexicon().cue_rows[scan_.match(scan_.lexicon().cues, at.last - 1).value].begin(),
          scan_.lexicon().cue_rows[scan_.match(scan_.lexicon().cues, at.last - 1).value].end(),
          CueKind::anaphor) > 0;
  if (!points_back) return std::nullopt;
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    if (same_word(it->name, noun) || same_word(it->role, noun)) return *it;
  }
  return std::nullopt;
}

std::vector<Source> Speakers::read(Stretch at, std::uint32_t) const {
  while (at.first < at.last && scan_.punctuation(at.first)) ++at.first;
  while (at.last > at.first && scan_.punctuation(at.last - 1)) --at.last;
  if (at.first >= at.last) return {};
  Parts parts = parts_of(at);
  if (!parts.person && !parts.noun && !parts.medium && parts.actor == nullptr) {
    if (auto before = pronoun(at)) return {*before};
    return {};
  }
  std::vector<Source> out;
  if (!parts.person && !parts.noun && parts.actor == nullptr) return {media_source(*parts.medium)};
  Source source;
  source.evidence = {scan_.span(at)};
  source.kind = parts.kind;
  if (parts.actor != nullptr &&
      (source.kind == SourceKind::unknown || parts.actor->group == Group::armed)) {
    source.kind = kind_of(*parts.actor);
  }
  if (parts.actor != nullptr) source.affiliation = std::string(scan_.form(parts.actor->at));
  if (parts.person) {
    const auto name = scan_.form(*parts.person);
    if (!parts.noun && parts.actor == nullptr) {
      if (auto before = known(name)) {
        before->evidence.push_back(scan_.span(*parts.person));
        return {*before};
      }
    }
    source.name = std::string(name);
    if (parts.person->first > at.first) {
      Stretch role{at.first, parts.person->first};
      while (role.last > role.first && scan_.punctuation(role.last - 1)) --role.last;
      if (role.last > role.first) source.role = std::string(scan_.form(role));
    }
  } else {
    const auto noun = parts.noun ? scan_.form(*parts.noun) : scan_.form(parts.actor->at);
    if (auto before = recalled(at, noun)) {
      before->evidence.push_back(scan_.span(at));
      return {*before};
    }
    source.name = std::string(scan_.form(at));
  }
  out.push_back(std::move(source));
  if (parts.medium) out.push_back(media_source(*parts.medium));
  return out;
}

void Speakers::remember(const std::vector<Source>& sources) {
  if (sources.empty()) return;
  spoken_.push_back(sources.front());
}

std::optional<Source> Speakers::last(std::uint32_t) const {
  if (spoken_.empty()) return std::nullopt;
  return spoken_.back();
}

}  // namespace saksi::mentions
