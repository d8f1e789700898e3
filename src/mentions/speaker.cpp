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
  bool leads = false;     ///< the phrase begins with the person's name
  std::uint32_t end = 0;  ///< where the speaker's own words end
};

namespace {

/// A place that the gazetteer knows or that says what it is ("distrik X"): no person's name.
bool sure(const places::Mention& p) {
  return !p.place.gazetteer_id.empty() || p.span.begin != p.name.begin;
}

bool same_word(std::string_view name, std::string_view word) {
  const std::string a = " " + base::fold(name) + " ";
  const std::string b = " " + base::fold(word) + " ";
  return a.find(b) != std::string::npos;
}

bool is_body(const words::Name& name) {
  return name.kind == words::NameKind::organisation || name.kind == words::NameKind::armed_group;
}

bool all_capitals(std::string_view form) {
  return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Words in front of a head that belong to its noun phrase: "seorang", "para", "sejumlah", a noun.
bool modifier(const Scan& scan, std::uint32_t i) {
  if (scan.punctuation(i)) return false;
  const auto kind = scan.kind(i);
  if (kind == PhraseKind::plural || kind == PhraseKind::member) return true;
  if (kind) return false;
  const auto c = scan.words().words[i].word_class;
  return c == words::WordClass::noun || c == words::WordClass::proper ||
         c == words::WordClass::determiner || c == words::WordClass::numeral;
}

/// "juga", "kemudian", "semula": between a speaker and the verb, no part of his name.
bool adverbial(const Scan& scan, std::uint32_t i) {
  const auto c = scan.words().words[i].word_class;
  return c == words::WordClass::adverb || c == words::WordClass::auxiliary ||
         c == words::WordClass::particle || c == words::WordClass::conjunction ||
         c == words::WordClass::subordinator;
}

/// "Kodam XVII/Cenderawasih".
bool joins_names(const Scan& scan, std::uint32_t i) {
  return scan.form(i) == "/" && i + 1 < scan.size() && scan.token(i + 1).capital &&
         scan.token(i - 1).capital;
}

/// A word that begins something else than the speaker's noun phrase.
bool leaves(const Scan& scan, std::uint32_t i) {
  if (scan.punctuation(i)) return !joins_names(scan, i);
  if (scan.token(i).capital) return false;  // "Kementerian Dalam Negeri"
  if (within_name(scan, i)) return false;
  if (adverbial(scan, i)) return true;
  const auto kind = scan.kind(i);
  return kind == PhraseKind::speech_end || kind == PhraseKind::relative ||
         kind == PhraseKind::locative || kind == PhraseKind::clause_end ||
         kind == PhraseKind::contrast || kind == PhraseKind::by_agent;
}

}  // namespace

bool within_name(const Scan& scan, std::uint32_t i) {
  const auto tail = scan.match(scan.lexicon().tails, i);
  return tail && static_cast<PhraseKind>(tail.value) == PhraseKind::within_name && i > 0 &&
         i + 1 < scan.size() && scan.token(i - 1).capital && scan.token(i + 1).capital &&
         !scan.punctuation(i - 1);
}

std::optional<Stretch> Speakers::medium(std::uint32_t token) const {
  const auto found = scan_.match(scan_.lexicon().media, token);
  if (!found) return std::nullopt;
  const Stretch at{token, token + found.words};
  if (!scan_.capitals_agree(at, scan_.lexicon().media_rows[found.value].all_caps) &&
      scan_.form(at) != base::lower(scan_.form(at))) {
    return std::nullopt;
  }
  // "seorang saksi bernama X", "dua detik" are words of the language; "twitter" stands small.
  const bool small = !scan_.token(token).capital && found.words == 1;
  const bool site = scan_.form(token).find('.') != std::string_view::npos;
  if (small && !site && !scan_.lexicon().media_rows[found.value].social) return std::nullopt;
  return at;
}

Source Speakers::media_source(Stretch at) const {
  const auto found = scan_.match(scan_.lexicon().media, at.first);
  const bool social = found && scan_.lexicon().media_rows[found.value].social;
  return {scan_.wording(at),
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

bool Speakers::of_person(std::uint32_t token) const {
  const auto* name = scan_.words().name_at(token);
  return name != nullptr && name->kind == words::NameKind::person;
}

/// "Darfur Musa Harun", "HAM PBB Erik Lund": what stands before the person belongs to the office.
Stretch Speakers::own_name(Stretch run) const {
  const auto* name = run.first < run.last ? scan_.words().name_at(run.last - 1) : nullptr;
  if (name == nullptr || name->kind != words::NameKind::person) return run;
  // "Syrian Observatory for Human Rights"
  const bool joined =
      name->first > run.first + 1 && scan_.is(name->first - 1, PhraseKind::particle);
  if (name->first > run.first && !joined && !of_person(name->first - 1)) run.first = name->first;
  return run;
}

/// "Satuan Tugas Penerangan Komando X": capitals that end in the name of a body, and nobody's.
bool Speakers::of_a_body(Stretch run) const {
  for (auto i = run.first; i < run.last; ++i) {
    if (of_person(i)) return false;
  }
  const auto* name = run.first < run.last ? scan_.words().name_at(run.last - 1) : nullptr;
  if (name == nullptr || !is_body(*name)) return false;
  return run.last - run.first > 1 || !person_told(run);
}

/// "Diaz" after "Ramon Diaz".
bool Speakers::person_told(Stretch name) const {
  const auto last = scan_.form(name.last - 1);
  const auto& all = scan_.words().names;
  return std::any_of(all.begin(), all.end(), [&](const auto& n) {
    return n.last <= name.first && n.kind == words::NameKind::person &&
           same_word(n.span.in(scan_.words().text.source), last);
  });
}

/// "Sekretaris Luar Negeri India Vijay G.": behind an office, where it is ends what it is called.
Stretch Speakers::behind_place(Stretch run, const Parts& parts) const {
  if (!parts.noun || run.first >= run.last || of_person(run.last - 1)) return run;
  for (const auto& p : places_) {
    if (p.first >= run.last) break;
    if (p.first > run.first && p.last < run.last && sure(p)) run.first = p.last;
  }
  return run;
}

/// "komisaris daerah Peter Musyoka": the word for an area belongs to the office, the name is his.
bool Speakers::of_an_office(const places::Mention& p, Stretch at) const {
  if (!p.place.gazetteer_id.empty() || p.first == at.first || p.last < p.first + 3) return false;
  if (scan_.token(p.first).capital || !scan_.is(p.first, PhraseKind::region)) return false;
  for (auto i = at.first; i < p.first; ++i) {
    const auto noun = scan_.match(scan_.lexicon().speakers, i);
    if (noun && i + noun.words >= p.first) return true;
  }
  return false;
}

/// "kota Kolonel Mario Vega", "Kantor Dewan Adat Ferry Wandik": an office and its holder.
bool Speakers::takes_in_a_person(const places::Mention& p) const {
  const auto* name = p.first < p.last ? scan_.words().name_at(p.last - 1) : nullptr;
  if (name == nullptr || name->kind != words::NameKind::person || !p.place.gazetteer_id.empty())
    return false;
  return name->first > p.first + 1;
}

/// "kata Halima, warga desa itu": who she is follows, so the name is hers.
bool Speakers::named_like_a_place(const places::Mention& p, Stretch at) const {
  if (of_an_office(p, at) || takes_in_a_person(p)) return true;
  if (p.is_country || p.span.begin != p.name.begin) return false;
  const bool behind_comma = p.first > at.first && scan_.comma(p.first - 1);
  if (behind_comma && p.last < at.last && scan_.name_like(p.last)) return true;
  if (p.first != at.first) return false;
  return p.last + 1 < at.last && scan_.comma(p.last) &&
         static_cast<bool>(scan_.match(scan_.lexicon().speakers, p.last + 1));
}

/// "Wakil Menteri" + "Menteri Dalam Negeri": an office that the table has without the word before
/// it.
std::uint32_t Speakers::office_end(Stretch noun, std::uint32_t limit) const {
  auto end = noun.last;
  for (auto i = noun.first + 1; i < noun.last; ++i) {
    const auto inner = scan_.match(scan_.lexicon().speakers, i);
    if (inner && i + inner.words <= limit) end = std::max(end, i + inner.words);
  }
  return end;
}

/// "Willem W., SE, M.Si": what somebody has studied stands behind his name.
bool Speakers::degree(Stretch run, const Parts& parts) const {
  constexpr std::size_t kLong = 6;
  if (!parts.person || run.last - run.first > 3 || run.first == 0) return false;
  const auto form = scan_.form(run);
  const bool behind = scan_.comma(run.first - 1) && run.first > parts.person->last;
  return behind && form.size() <= kLong &&
         (all_capitals(form) || form.find('.') != std::string_view::npos);
}

/// Back over the capitals in front of `token`.
std::uint32_t Speakers::capitals_from(std::uint32_t token, std::uint32_t limit) const {
  while (token > limit && !scan_.punctuation(token - 1) && scan_.token(token - 1).capital) --token;
  return token;
}

Speakers::Parts Speakers::parts_of(Stretch at) const {
  Parts parts;
  parts.end = at.first;
  std::optional<Stretch> title;
  for (std::uint32_t i = at.first; i < at.last;) {
    std::uint32_t next = i + 1;
    const auto known = parts.person;
    const auto longer = medium(i);  // "Radio Free Asia", not a radio
    if (const auto noun = scan_.match(scan_.lexicon().speakers, i);
        noun && i + noun.words <= at.last && !(longer && longer->last > i + noun.words)) {
      const auto kind = static_cast<SourceKind>(noun.value);
      next = office_end({i, i + noun.words}, at.last);
      if (!parts.noun) parts.noun = Stretch{i, next};
      if (parts.kind == SourceKind::unknown) parts.kind = kind;
    } else if (const auto rank = scan_.match(scan_.lexicon().titles, i);
               rank && scan_.token(i).capital) {
      title = Stretch{i, i + rank.words};
      next = i + rank.words;
    } else if (const auto m = medium(i); m && m->last <= at.last) {
      if (!parts.medium) parts.medium = *m;
      next = m->last;
    } else if ((scan_.name_like(i) || scan_.joined_particle(i)) && !in_time(i)) {
      auto run = scan_.name_run(i, at.last);
      while (run.last > run.first && in_time(run.last - 1)) --run.last;
      next = run.last;
      run = behind_place(own_name(without_titles(run)), parts);
      const bool where = i > at.first && scan_.is(i - 1, PhraseKind::locative) && parts.noun;
      const bool described =
          parts.person && (parts.leads || apposed(parts, at, run.first) || explained(parts, run));
      if (run.last > run.first && of_a_body(run)) {
        if (!parts.noun) parts.noun = Stretch{capitals_from(run.first, at.first), run.last};
      } else if (run.last > run.first && !where && !described &&
                 !degree(run, parts)) {  // "warga yang tinggal di X"
        parts.leads = !parts.noun && parts.actor == nullptr && of_person(run.first);
        parts.person = run;
      }
    }
    for (const auto& a : found_.actors) {
      if (holds_them(at, i)) break;
      if (a.at.first == i && a.at.last <= at.last && (parts.actor == nullptr || a.named) &&
          a.group != Group::civilians) {
        parts.actor = &a;
        if (parts.person && a.at.overlaps(*parts.person)) {
          const bool leads = a.at.first <= parts.person->first && a.at.last < parts.person->last;
          if (leads) {
            parts.person->first = a.at.last;  // "Presiden Ukraina Volodymyr ..."
          } else {
            parts.person.reset();
          }
        }
        if (a.at.last > next) next = a.at.last;
      }
    }
    for (const auto& p : places_) {
      if (p.first > i || i >= p.last || p.last > at.last || !sure(p)) continue;
      if (named_like_a_place(p, at)) continue;
      parts.place = &p;
      if (parts.person && parts.person->overlaps({p.first, p.last})) {
        const bool leads = p.first <= parts.person->first && p.last < parts.person->last;
        if (leads) {
          parts.person->first = p.last;
        } else if (p.role != places::Role::part_of_name ||
                   (parts.noun && parts.noun->last == parts.person->first &&
                    p.first == parts.person->first && p.last == parts.person->last)) {
          // the whole name behind an office is where it is: "Kabid Humas Polda Papua"
          const bool apart = known && !known->overlaps({p.first, p.last});
          parts.person = apart ? known : std::nullopt;  // "Halima, warga Desa Karmeh"
        }
      }
      if (p.last > next && !parts.person) next = p.last;
    }
    if (next > i + 1 || parts.person) parts.end = std::max(parts.end, next);
    i = next;
  }
  if (parts.person && institution(at, *parts.person)) {
    if (!parts.noun) parts.noun = Stretch{at.first, parts.person->last};
    parts.person.reset();
  }
  if (parts.person && parts.noun && stood_for(parts)) {
    parts.noun = Stretch{parts.noun->first, parts.person->last};
    parts.person.reset();
  }
  if (parts.noun && parts.actor == nullptr) parts.actor = armed_behind(*parts.noun);
  if (!parts.person && !parts.noun && !parts.medium && parts.actor == nullptr) {
    parts.noun = somebody(at);
    if (parts.noun) parts.kind = SourceKind::civilian;
  }
  if (parts.kind == SourceKind::unknown) parts.kind = kind_inside(at, parts);
  return parts;
}

/// "Seorang pegawai negeri", "para dosen", "penggembala itu": people whose trade does not make them
/// speakers by itself.
std::optional<Stretch> Speakers::somebody(Stretch at) const {
  if (at.first >= at.last || scan_.punctuation(at.first)) return std::nullopt;
  const auto c = scan_.words().words[at.first].word_class;
  const bool counted = c == words::WordClass::determiner || c == words::WordClass::numeral ||
                       scan_.kind(at.first) == PhraseKind::plural;
  const std::uint32_t head = counted ? at.first + 1 : at.first;
  if (!counted && !points_back(at)) return std::nullopt;
  for (const auto& a : found_.actors) {
    if (a.at.first != head || a.at.last > at.last) continue;
    const bool people = a.group == Group::civilians && !a.named && !a.place_of;
    return people ? std::optional(Stretch{at.first, a.at.last}) : std::nullopt;
  }
  return std::nullopt;
}

/// "penduduk X, kota yang dikuasai pemberontak": who holds the place or the body does not speak.
bool Speakers::holds_them(Stretch at, std::uint32_t token) const {
  const auto& words = scan_.words().words;
  for (auto i = token; i > at.first + 1 && i + 3 > token; --i) {
    const bool passive = words[i - 1].word_class == words::WordClass::verb &&
                         words[i - 1].voice == words::Voice::passive;
    if (passive && scan_.kind(i - 2) == PhraseKind::relative) return true;
  }
  return false;
}

/// "juru bicara Presiden Ramon D.", "keluarga D.", "pengacara D." of a D. told before: the name is
/// of whom he speaks for.
bool Speakers::stood_for(const Parts& parts) const {
  const auto [first, last] = *parts.noun;
  const auto word = scan_.match(scan_.lexicon().tails, first);
  const auto next = first + word.words;
  if (word && static_cast<PhraseKind>(word.value) == PhraseKind::family)
    return last == next && parts.person->first == next;
  if (!word || static_cast<PhraseKind>(word.value) != PhraseKind::stands_for) return false;
  const auto office = scan_.match(scan_.lexicon().titles, next);
  const bool holder = office && scan_.token(next).capital &&
                      next + office.words == parts.person->first &&
                      scan_.match(scan_.lexicon().speakers, next).value ==
                          static_cast<std::uint32_t>(SourceKind::official);
  if (holder) return true;
  if (last != next || parts.person->first != last) return false;
  return !known(scan_.form(parts.person->last - 1)) && person_told(*parts.person);
}

/// "Wakil Panglima GAM": the group in arms right behind the office.
const Actor* Speakers::armed_behind(Stretch noun) const {
  for (const auto& a : found_.actors) {
    const bool armed = a.group == Group::armed || a.group == Group::militia;
    if (armed && a.named && a.at.last > noun.last && a.at.first <= noun.last &&
        a.at.first >= noun.first)
      return &a;
  }
  return nullptr;
}

/// "Pengawas Senior Operasi Kepolisian X, Karim B.": a word of the role that is a body's.
SourceKind Speakers::kind_inside(Stretch at, const Parts& parts) const {
  if (!parts.person && !parts.noun) return SourceKind::unknown;
  for (auto i = at.first; i < at.last; ++i) {
    if ((parts.person && parts.person->holds(i)) || of_person(i)) continue;
    const auto noun = scan_.match(scan_.lexicon().speakers, i);
    const auto kind = static_cast<SourceKind>(noun.value);
    const bool body = kind != SourceKind::unknown && kind != SourceKind::media;
    if (noun && body && scan_.token(i).capital) return kind;
  }
  return SourceKind::unknown;
}

/// "Jaber, warga Rafah": the phrase begins with the name; what stands behind the role is where he
/// lives, whether a table knows it or not.
bool Speakers::apposed(const Parts& parts, Stretch at, std::uint32_t name) const {
  const auto last = parts.person->last;
  return parts.person->first == at.first && scan_.comma(last) && parts.noun &&
         parts.noun->first == last + 1 && name == parts.noun->last;
}

/// "Mayor Filemon T., Juru Bicara Komando X, mengatakan": what stands behind a person's name and a
/// comma says who he is, as long as it is no other person.
bool Speakers::explained(const Parts& parts, Stretch run) const {
  const auto person = *parts.person;
  return of_person(person.first) && scan_.comma(person.last) && run.first > person.last + 1 &&
         !of_person(run.first);
}

/// "Asosiasi Bantuan bagi X", "Komite Dokter X", "dinas keamanan (FSB)": the name is the body's.
bool Speakers::institution(Stretch at, Stretch name) const {
  if (!scan_.match(scan_.lexicon().bodies, at.first) || name.first == at.first) return false;
  const bool short_form = name.last - name.first == 1 && all_capitals(scan_.form(name));
  if (short_form) return true;
  for (auto i = at.first; i < name.first; ++i) {
    if (scan_.comma(i) || scan_.match(scan_.lexicon().titles, i)) return false;
  }
  return true;
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

std::optional<Source> Speakers::last_voice() const {
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    if (it->kind != SourceKind::media || spoken_.size() == 1) return *it;
  }
  return std::nullopt;
}

std::optional<Source> Speakers::pronoun(Stretch at) const {
  for (std::uint32_t i = at.first; i < at.last; ++i) {
    const auto kind = scan_.kind(i);
    if (kind != PhraseKind::pronoun && kind != PhraseKind::pronoun_they) continue;
    auto source = subject_before(i);
    if (!source) source = last_voice();
    if (source) source->evidence.push_back(scan_.span({i, i + 1}));
    return source;
  }
  return std::nullopt;
}

/// "Anggota dewan, Firuza H, bercerita lain. Ia berkata ...": the person with whom the sentence
/// before begins, when nobody has spoken since.
std::optional<Source> Speakers::subject_before(std::uint32_t token) const {
  const auto& all = scan_.words().text.sentences;
  const auto& here = scan_.sentence_of(token);
  const auto index = static_cast<std::size_t>(&here - all.data());
  if (index == 0 || all[index - 1].paragraph != here.paragraph) return std::nullopt;
  const auto& before = all[index - 1];
  const auto begin = scan_.token(before.first).span.begin;
  for (const auto& s : spoken_) {
    if (!s.evidence.empty() && s.evidence.back().begin >= begin) return std::nullopt;
  }
  std::uint32_t last = before.first;
  while (last < before.last && last < before.first + 12 &&
         scan_.words().words[last].word_class != words::WordClass::verb)
    ++last;
  if (last == before.first || last == before.last) return std::nullopt;
  const Parts parts = parts_of({before.first, last});
  if (!parts.person) return std::nullopt;
  const auto end = parts.person->last;  // "Syamsul, penambang asal X yang selamat, ..."
  const bool apposed = parts.leads && end + 1 < last && scan_.comma(end) &&
                       !scan_.token(end + 1).capital &&
                       scan_.words().words[end + 1].word_class == words::WordClass::noun;
  if (!parts.noun && !apposed) return std::nullopt;
  auto sources = read({before.first, last}, 0);
  if (sources.empty() || sources.front().role.empty()) return std::nullopt;
  return sources.front();
}

std::optional<Source> Speakers::voice_behind(std::uint32_t token) const {
  auto source = subject_before(token);
  return source ? source : last_voice();
}

/// "itu", "tersebut" at the end of the noun phrase, "sang" at its head.
bool Speakers::points_back(Stretch at) const {
  if (at.last < at.first + 2) return false;
  const auto head = scan_.match(scan_.lexicon().tails, at.first);
  if (head && static_cast<PhraseKind>(head.value) == PhraseKind::definite) return true;
  const auto cue = scan_.match(scan_.lexicon().cues, at.last - 1);
  if (!cue) return false;
  const auto& kinds = scan_.lexicon().cue_rows[cue.value];
  return std::count(kinds.begin(), kinds.end(), CueKind::anaphor) > 0;
}

std::optional<Source> Speakers::recalled(Stretch at, std::string_view noun) const {
  if (!points_back(at)) return std::nullopt;
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    if (same_word(it->name, noun) || same_word(it->role, noun)) return *it;
  }
  return std::nullopt;
}

/// "Rami" after "Rami al-Hasani", "Kyrylenko" after "Pavlo Kyrylenko": a name alone that is part of
/// a name told before, whatever else it could be.
std::optional<Source> Speakers::by_name(Stretch at) const {
  if (at.last - at.first > 2 || !scan_.name_like(at.first)) return std::nullopt;
  const auto name = scan_.form(at);
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    const bool longer = it->name.size() > name.size() && it->kind != SourceKind::media;
    if (longer && !it->role.empty() && same_word(it->name, name)) return *it;
  }
  return std::nullopt;
}

/// "Kapolres" after "Kapolres X AKBP Y": a role alone is the person who was introduced with it.
std::optional<Source> Speakers::by_role(std::string_view noun) const {
  const std::string want = base::fold(noun) + " ";
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    const std::string role = base::fold(it->role) + " ";
    if (!it->role.empty() && role.compare(0, want.size(), want) == 0) return *it;
  }
  return std::nullopt;
}

/// "kelompok itu": the armed group told last.
std::optional<Source> Speakers::armed_body(std::uint32_t before) const {
  const Actor* group = nullptr;
  for (const auto& a : found_.actors) {
    if (a.at.last > before) break;
    const bool fits = a.group == Group::armed || a.group == Group::militia;
    if (fits && !a.place_of && (a.named || group == nullptr)) group = &a;
  }
  if (group == nullptr) return std::nullopt;
  return Source{group->value.name, "", "", SourceKind::armed_group, group->value.evidence};
}

/// "organisasi itu": the body told last, whether it spoke or not.
std::optional<Source> Speakers::civil_body(std::uint32_t before) const {
  std::optional<Source> found;
  for (std::uint32_t i = 0; i < before;) {
    const auto noun = scan_.match(scan_.lexicon().speakers, i);
    const auto kind = static_cast<SourceKind>(noun.value);
    const bool fits = noun && scan_.token(i).capital && is_civil(kind);
    if (fits) {
      const Stretch at{i, i + noun.words};
      found = Source{scan_.wording(at), "", "", kind, {scan_.span(at)}};
    }
    i += std::max(1U, noun.words);
  }
  return found;
}

bool Speakers::is_civil(SourceKind kind) {
  return kind == SourceKind::ngo || kind == SourceKind::international_organisation ||
         kind == SourceKind::medical;
}

/// A general word for a body, pointing back: "kelompok itu", "komite tersebut".
std::optional<Source> Speakers::body(Stretch at) const {
  const auto general = scan_.match(scan_.lexicon().bodies, at.first);
  if (!general || at.first + general.words + 1 != at.last || !points_back(at)) return std::nullopt;
  const auto kind = static_cast<PhraseKind>(general.value);
  const auto word = scan_.form(Stretch{at.first, at.first + general.words});
  if (kind == PhraseKind::institution) {  // "kantor itu" after "kantor kejaksaan X"
    const std::string want = base::fold(word) + " ";
    for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
      if (base::fold(it->name).compare(0, want.size(), want) == 0) return *it;
    }
    return std::nullopt;
  }
  auto found = kind == PhraseKind::armed_body ? armed_body(at.first) : civil_body(at.first);
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    const bool nearer = !found || it->evidence.back().begin >= found->evidence.front().begin;
    if (nearer && same_word(it->name, word)) return *it;
  }
  // "Jaringan Aktivis X mencatat ... Kelompok itu menambahkan": the body that spoke last
  const auto last = last_voice();
  const bool spoke = last && last->role.empty() && is_civil(last->kind);
  if (spoke && (!found || last->evidence.back().begin >= found->evidence.front().begin))
    return last;
  if (found) found->evidence.push_back(scan_.span(at));
  return found;
}

/// "Pernyataan itu", "catatan tersebut": whoever was quoted from it, who spoke last.
std::optional<Source> Speakers::paper(Stretch at) const {
  const auto noun = scan_.match(scan_.lexicon().speech, at.first);
  if (!noun || scan_.lexicon().speech_rows[noun.value].pattern != SpeechPattern::record ||
      at.first + noun.words + 1 != at.last || !points_back(at))
    return std::nullopt;
  auto last = last_voice();
  if (last) last->evidence.push_back(scan_.span(at));
  return last;
}

std::vector<Source> Speakers::same_as(Stretch at) const {
  if (at.first >= at.last) return {};
  const auto general = scan_.match(scan_.lexicon().bodies, at.first);
  const auto speaker = scan_.match(scan_.lexicon().speakers, at.first);
  const auto paper = scan_.match(scan_.lexicon().speech, at.first);
  if (!general && !speaker && !paper) return {};
  const auto word = scan_.form(at.first);
  const bool media = speaker && static_cast<SourceKind>(speaker.value) == SourceKind::media;
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    if (same_word(it->name, word) || same_word(it->role, word) ||
        (media && it->kind == SourceKind::media))
      return {*it};
  }
  if (spoken_.empty()) return {};
  return {spoken_.back()};
}

std::vector<Source> Speakers::described_body(Stretch at) const {
  const auto general = scan_.match(scan_.lexicon().bodies, at.first);
  if (!general || !points_back(at)) return {};
  const auto kind = static_cast<PhraseKind>(general.value);
  if (kind == PhraseKind::institution) return {};
  for (auto it = spoken_.rbegin(); it != spoken_.rend(); ++it) {
    const bool fits =
        kind == PhraseKind::armed_body ? it->kind == SourceKind::armed_group : is_civil(it->kind);
    if (fits) return {*it};
  }
  auto found = kind == PhraseKind::armed_body ? armed_body(at.first) : civil_body(at.first);
  if (!found) return {};
  return {*found};
}

/// The speaker's words without what stands around them: "pada Jumat", "di Washington", "yang
/// berkantor di Inggris", a bracket.
Stretch Speakers::noun_phrase(Stretch at, const Parts& parts) const {
  std::uint32_t head = at.last;
  if (parts.noun) head = std::min(head, parts.noun->first);
  if (parts.actor != nullptr) head = std::min(head, parts.actor->at.first);
  if (head >= at.last) return at;
  std::uint32_t first = head;
  while (first > at.first && modifier(scan_, first - 1) && !in_time(first - 1)) --first;
  std::uint32_t last = head + 1;
  if (parts.noun && parts.noun->first == head) last = std::max(last, parts.noun->last);
  if (parts.actor != nullptr && parts.actor->at.first <= last) {
    last = std::max(last, parts.actor->at.last);
  }
  while (last < at.last && !leaves(scan_, last) && !in_time(last)) ++last;
  const auto* name =
      scan_.words().name_at(last - 1);  // "Organisasi Keamanan [dan Kerja Sama Eropa]"
  if (name != nullptr && is_body(*name) && name->last <= at.last) last = name->last;
  return {first, last};
}

/// "Kapolres X didampingi Komandan Y": it is X who speaks.
std::uint32_t Speakers::without_company(Stretch at) const {
  for (auto i = at.first + 1; i + 1 < at.last; ++i) {
    const auto word = scan_.match(scan_.lexicon().tails, i);
    if (word && static_cast<PhraseKind>(word.value) == PhraseKind::accompanied &&
        any({at.first, i}))
      return i;
  }
  return at.last;
}

/// "Komandan X melalui Kepala Penerangan Mayor Y": it is Y who speaks.
std::optional<Stretch> Speakers::through(Stretch at) const {
  for (auto i = at.first + 1; i + 1 < at.last; ++i) {
    const auto word = scan_.match(scan_.lexicon().tails, i);
    if (!word || static_cast<PhraseKind>(word.value) != PhraseKind::through) continue;
    const Stretch who{i + word.words, at.last};
    const bool role = scan_.match(scan_.lexicon().speakers, who.first) ||
                      scan_.match(scan_.lexicon().titles, who.first) || of_person(who.first) ||
                      (scan_.token(who.first).capital && who.first + 1 < who.last &&
                       scan_.match(scan_.lexicon().titles, who.first + 1));
    if (role && parts_of(who).person) return who;
  }
  return std::nullopt;
}

std::vector<Source> Speakers::read(Stretch at, std::uint32_t) const {
  while (at.first < at.last && scan_.punctuation(at.first)) ++at.first;
  while (at.last > at.first + 1 &&
         (scan_.punctuation(at.last - 1) ||
          (adverbial(scan_, at.last - 1) && !scan_.token(at.last - 1).capital))) {
    --at.last;
  }
  // "Belakangan militer mengatakan": at the head of a sentence its capital says nothing
  while (at.first + 1 < at.last && at.first == scan_.sentence_of(at.first).first &&
         scan_.words().words[at.first].word_class == words::WordClass::adverb)
    ++at.first;
  if (at.first >= at.last || scan_.punctuation(at.first)) return {};
  if (const auto who = through(at)) {
    auto out = read(*who, 0);
    // "Taliban, lewat X": whom he speaks for
    const Parts front = parts_of({at.first, who->first - 1});
    if (!out.empty() && out.front().affiliation.empty() && front.actor != nullptr) {
      out.front().affiliation = scan_.wording(front.actor->at);
      if (out.front().kind == SourceKind::unknown)
        out.front().kind = source_kind(front.actor->group);
      out.front().evidence = {scan_.span(at)};
    }
    return out;
  }
  at.last = without_company(at);
  if (auto before = paper(at)) return {*before};
  if (auto before = by_name(at)) {
    before->evidence.push_back(scan_.span(at));
    return {*before};
  }
  if (auto before = body(at)) return {*before};
  if (at.last > at.first + 2) {  // "menurut taksiran lembaga itu"
    if (auto before = body({at.first + 1, at.last})) return {*before};
  }
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
    source.kind = source_kind(parts.actor->group);
  }
  if (parts.actor != nullptr) source.affiliation = scan_.wording(parts.actor->at);
  if (parts.person) {
    const auto name = scan_.form(*parts.person);
    if (!parts.noun && parts.actor == nullptr) {
      if (auto before = known(name)) {
        before->evidence.push_back(scan_.span(*parts.person));
        return {*before};
      }
    }
    source.name = std::string(name);
    source.role = role_beside(*parts.person, at);
  } else {
    const auto noun = parts.noun ? scan_.form(*parts.noun) : scan_.form(parts.actor->at);
    auto before = recalled(at, noun);
    const bool alone = parts.noun && parts.noun->first == at.first && parts.noun->last == at.last;
    if (!before && alone) before = by_role(noun);
    if (before) {
      before->evidence.push_back(scan_.span(at));
      return {*before};
    }
    source.name = scan_.wording(noun_phrase(at, parts));
  }
  // "kantor berita AFP" is AFP, "wartawan AFP" somebody of it
  // "media pemerintah Suriah, SANA": the name is that of the medium
  const bool named = parts.medium && parts.noun && parts.medium->first > parts.noun->last &&
                     scan_.comma(parts.medium->first - 1);
  const bool same = parts.medium && parts.noun && !parts.person &&
                    source.kind == SourceKind::media &&
                    (named || scan_.match(scan_.lexicon().bodies, parts.noun->first));
  if (named && same) source.role = scan_.wording({parts.noun->first, parts.medium->first - 1});
  if (same) source.name = scan_.wording(*parts.medium);
  out.push_back(std::move(source));
  if (parts.medium && !same) out.push_back(media_source(*parts.medium));
  return out;
}

/// "Juru bicara militer, Kolonel": a rank alone behind a comma belongs to the name.
std::uint32_t Speakers::before_rank(Stretch role) const {
  for (std::uint32_t i = role.last; i-- > role.first;) {
    if (!scan_.comma(i)) continue;
    std::uint32_t k = i + 1;
    while (k < role.last) {
      const auto title = scan_.match(scan_.lexicon().titles, k);
      if (!title) return role.last;
      k += title.words;
    }
    return i;
  }
  return role.last;
}

/// The role in front of a name, or behind it as an apposition.
std::string Speakers::role_beside(Stretch person, Stretch at) const {
  Stretch role{at.first, person.first};
  if (role.first == role.last) role = {person.last, at.last};
  while (role.last > role.first && scan_.punctuation(role.last - 1)) --role.last;
  while (role.first < role.last && scan_.punctuation(role.first)) ++role.first;
  role.last = before_rank(role);
  return role.first < role.last ? scan_.wording(role) : std::string();
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
