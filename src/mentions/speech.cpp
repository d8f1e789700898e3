// SPDX-License-Identifier: Apache-2.0
// Who says what. Each word of saying gives one Speech: its speaker's noun phrase, resolved, and the
// words that it covers. The patterns (packs: speech.tsv):
//   before     [speaker] VERB [content ... end of sentence]
//   both       [content ,] VERB [speaker]           or as `before` when no speaker follows
//   according  VERB [speaker] , [content]           or  [content] , VERB [speaker]
//   passive    [content] VERB (oleh) [speaker]      "Hal itu dikatakan X" points at the sentence
//   before via        VERB [medium]                        the report came through it to VERB
//   [medium]                        the same, behind another word of saying hearsay    VERB
//   [content]                       nobody is named: hedged
//   speaks     [speaker] VERB                       nothing is said yet: "ujarnya" is theirs
//   record     NOUN [speaker] : content
// "ujarnya", "menurutnya" (a tag with -nya) belong to whoever spoke last.
// A quotation belongs to the speaker of the tag next to it; one without a tag to the last speaker.
#include "base/utf8.h"
#include "mentions/scan.h"
#include "mentions/speaker.h"

#include <algorithm>

namespace saksi::mentions {
namespace {

using record::Modality;
using record::Source;

class SpeechFinder {
 public:
  SpeechFinder(const Scan& scan, const Mentions& found, const std::vector<places::Mention>& places,
               const std::vector<when::Time>& times)
      : scan_(scan), found_(found), times_(times), speakers_(scan, found, places, times) {}

  std::vector<Speech> run() {
    for (const auto& sentence : scan_.words().text.sentences) {
      sentence_ = &sentence;
      first_of_sentence_ = out_.size();
      headed_by_speaker();
      for (std::uint32_t i = sentence.first; i < sentence.last;) {
        const auto cue = scan_.match(scan_.lexicon().speech, i);
        if (!cue) {
          ++i;
          continue;
        }
        i = std::max(i + cue.words,
                     read({i, i + cue.words}, scan_.lexicon().speech_rows[cue.value]));
      }
      claim_open_quotes();
    }
    return std::move(out_);
  }

 private:
  /// Reads one word of saying; returns where to go on.
  std::uint32_t read(Stretch cue, SpeechRow row) {
    const bool tag = row.pattern == SpeechPattern::both || row.pattern == SpeechPattern::according;
    if (tag && scan_.words().words[cue.last - 1].clitic == words::Clitic::nya) return own_tag(cue);
    switch (row.pattern) {
      case SpeechPattern::before:
      case SpeechPattern::accuse:
        return before(cue, row);
      case SpeechPattern::both:
        return both(cue, row);
      case SpeechPattern::according:
        return according(cue, row);
      case SpeechPattern::passive:
        return passive(cue, row);
      case SpeechPattern::via:
        return via(cue);
      case SpeechPattern::to:
        return told_to(cue);
      case SpeechPattern::hearsay:
        return hearsay(cue, row);
      case SpeechPattern::speaks:
        return speaks(cue);
      case SpeechPattern::record:
        return recorded(cue);
      case SpeechPattern::none:
        return cue.last;
      case SpeechPattern::finds:
        return finds_things(cue.last) ? cue.last : before(cue, row);
    }
    return cue.last;
  }

  /// "menemukan [dua jenazah pendulang] di kali itu", not "menemukan [17 warga sipil] terbunuh".
  bool finds_things(std::uint32_t from) const {
    const auto& words = scan_.words().words;
    if (from >= sentence_->last || words[from].word_class != words::WordClass::numeral)
      return false;
    auto i = from;
    while (i < sentence_->last && (words[i].word_class == words::WordClass::numeral ||
                                   words[i].word_class == words::WordClass::noun ||
                                   words[i].word_class == words::WordClass::proper ||
                                   words[i].word_class == words::WordClass::adjective))
      ++i;
    return i == sentence_->last || words[i].word_class != words::WordClass::verb;
  }

  // ---- regions

  bool starts_time(std::uint32_t token) const {
    const auto it = std::lower_bound(times_.begin(), times_.end(), token,
                                     [](const auto& t, std::uint32_t at) { return t.first < at; });
    return it != times_.end() && it->first == token;
  }

  bool ends_speaker(std::uint32_t i, std::uint32_t from) const {
    if (scan_.quote_mark(i)) return true;
    if (scan_.punctuation(i)) {
      const auto f = scan_.form(i);
      if (f == "(" || f == ")" || f == "/") return false;
      return f != ",";
    }
    if (i == from || scan_.token(i).capital) return starts_time(i) && i != from;  // "Dalam Negeri"
    if (inside_name(i) || inside_body(i) || joins_capitals(i)) return false;
    const auto kind = scan_.kind(i);
    return kind == PhraseKind::speech_end || kind == PhraseKind::clause_end ||
           kind == PhraseKind::contrast || kind == PhraseKind::locative ||
           kind == PhraseKind::relative || starts_time(i);
  }

  /// "Proyek Data Lokasi dan Peristiwa Konflik (PDLPK)": a conjunction inside a name whose short
  /// form follows in brackets.
  bool inside_name(std::uint32_t i) const {
    if (scan_.words().words[i].word_class != words::WordClass::conjunction) return false;
    if (i == sentence_->first || !scan_.token(i - 1).capital) return false;
    std::uint32_t k = i + 1;
    while (k < sentence_->last && !scan_.punctuation(k) && scan_.token(k).capital) ++k;
    return k > i + 1 && k + 2 < sentence_->last && scan_.form(k) == "(" &&
           scan_.form(k + 2) == ")" && scan_.form(k + 1).size() > 2;
  }

  /// "Komisariat Tinggi PBB untuk Pengungsi": a small word between the capitals of a body's name.
  bool joins_capitals(std::uint32_t i) const {
    return i > sentence_->first && i + 1 < sentence_->last && within_name(scan_, i) &&
           !starts_time(i + 1) && !speakers_.of_person(i - 1);
  }

  /// "Institut Nigeria untuk Kajian Konflik dan Perdamaian": a small word inside a body's name.
  bool inside_body(std::uint32_t i) const {
    const auto& all = scan_.words().names;
    const auto it = std::upper_bound(all.begin(), all.end(), i,
                                     [](std::uint32_t t, const auto& n) { return t < n.last; });
    return it != all.end() && it->first < i && i + 1 < it->last &&
           (it->kind == words::NameKind::organisation || it->kind == words::NameKind::armed_group);
  }

  /// "Kelompok pengacara dan relawan melaporkan": two nouns, one subject from the sentence's start.
  bool joins_nouns(std::uint32_t at) const {
    const auto& words = scan_.words().words;
    if (words[at].word_class != words::WordClass::conjunction || at < sentence_->first + 1 ||
        at + 1 >= sentence_->last)
      return false;
    const auto next = words[at + 1].word_class;
    if ((next != words::WordClass::noun && next != words::WordClass::adjective) ||
        scan_.token(at + 1).capital)
      return false;
    auto first = at;  // "..., polisi dan saksi mata mengatakan"
    while (first > sentence_->first && !scan_.punctuation(first - 1)) --first;
    for (std::uint32_t i = first; i < at; ++i) {
      const auto word = words[i].word_class;
      const bool name = word == words::WordClass::noun || word == words::WordClass::adjective;
      if (!name || scan_.is(i, PhraseKind::contrast)) return false;
    }
    return first < at && speakers_.any({first, at});
  }

  /// After a comma in a speaker's noun phrase: does an apposition (a name, a role) follow?
  bool apposition_follows(std::uint32_t after_comma) const {
    if (after_comma >= sentence_->last || starts_time(after_comma)) return false;
    if (scan_.is(after_comma, PhraseKind::apposition)) return true;
    if (scan_.name_like(after_comma)) return !verb_before_stop(after_comma);
    if (const auto title = scan_.match(scan_.lexicon().titles, after_comma);
        title && after_comma + title.words < sentence_->last &&
        scan_.name_like(after_comma + title.words))
      return !verb_before_stop(after_comma);
    return static_cast<bool>(scan_.match(scan_.lexicon().speakers, after_comma)) &&
           !verb_before_stop(after_comma);
  }

  bool verb_before_stop(std::uint32_t at) const {
    if (person_then_stop(at)) return false;
    for (std::uint32_t i = at; i < sentence_->last && !scan_.punctuation(i); ++i) {
      if (scan_.words().words[i].word_class == words::WordClass::verb) return true;
      if (scan_.kind(i) == PhraseKind::contrast) return false;
    }
    return false;
  }

  /// "kata Kapolda, [Irjen Budi Santoso] saat dihubungi": a whole name, and the tag goes on.
  bool person_then_stop(std::uint32_t at) const {
    auto i = at;
    while (i < sentence_->last) {
      const auto title = scan_.match(scan_.lexicon().titles, i);
      if (!title) break;
      i += title.words;
      if (i < sentence_->last && scan_.form(i) == ".") ++i;  // "dr. Hasan"
    }
    const auto name = i;
    while (i < sentence_->last && speakers_.of_person(i)) ++i;
    return i > name && i < sentence_->last && !scan_.punctuation(i) && ends_speaker(i, at);
  }

  /// "menurut penilaian awalnya [membunuh] lima militan": a verb in small letters is no name.
  bool acts(std::uint32_t i, std::uint32_t from) const { return i > from && does(i); }

  /// "saat dikonfirmasi [membenarkan] ..."
  bool does(std::uint32_t i) const {
    const auto& w = scan_.words().words[i];
    return !scan_.token(i).capital && w.word_class == words::WordClass::verb &&
           w.voice == words::Voice::active;
  }

  /// The noun phrase behind a tag: "kata [Kepala Dewan Provinsi Badghis, Abdul Aziz Bek], Senin".
  Stretch phrase_after(std::uint32_t from) const {
    const auto head = from < sentence_->last ? scan_.kind(from) : std::nullopt;
    if (head == PhraseKind::pronoun || head == PhraseKind::pronoun_they) return {from, from + 1};
    std::uint32_t i = from;
    bool apposed = false;
    // "kata pihak yang berwenang": the relative clause is what they are called
    if (const auto role = scan_.match(scan_.lexicon().speakers, from); role) i += role.words;
    while (i < sentence_->last) {
      if (scan_.comma(i)) {
        if (apposed || !apposition_follows(i + 1)) break;
        apposed = true;
      } else if (ends_speaker(i, from) || acts(i, from)) {
        break;
      }
      ++i;
    }
    return {from, i};
  }

  /// "kata seorang dokter [di rumah sakit setempat, Ahmad Y.]": a name behind where he is, or
  /// behind what describes him.
  Stretch with_name_behind(Stretch phrase) const {
    constexpr std::uint32_t kPlace = 7;
    if (phrase.last >= sentence_->last || !(scan_.is(phrase.last, PhraseKind::locative) ||
                                            scan_.is(phrase.last, PhraseKind::relative)))
      return phrase;
    std::uint32_t i = phrase.last;
    while (i < sentence_->last && i < phrase.last + kPlace && !scan_.punctuation(i)) ++i;
    if (i + 1 >= sentence_->last || !scan_.comma(i)) return phrase;
    std::uint32_t name = i + 1;
    while (const auto title = scan_.match(scan_.lexicon().titles, name)) name += title.words;
    if (!speakers_.of_person(name)) return phrase;
    std::uint32_t last = name;
    while (last < sentence_->last && speakers_.of_person(last)) ++last;
    return last < sentence_->last && (scan_.comma(last) || scan_.form(last) == ".")
               ? Stretch{phrase.first, last}
               : phrase;
  }

  /// The subject in front of a verb: back to the clause's start.
  Stretch phrase_before(std::uint32_t verb) const {
    std::uint32_t begin = sentence_->first;
    for (std::uint32_t i = verb; i > sentence_->first; --i) {
      const std::uint32_t at = i - 1;
      const auto kind = scan_.kind(at);
      const bool stop = scan_.quote_mark(at) || kind == PhraseKind::contrast ||
                        (kind == PhraseKind::clause_end && !joins_nouns(at) && !inside_body(at) &&
                         !describes_head(at, verb)) ||
                        (scan_.punctuation(at) && (scan_.form(at) == ";" || scan_.form(at) == ":"));
      const bool other =
          !out_.empty() && out_.size() > first_of_sentence_ && out_.back().cue.holds(at);
      if (stop || other || own_clause(at, verb)) {
        begin = i;
        break;
      }
    }
    return subject_of(begin, verb);
  }

  /// "Tikil K., dosen yang berada di X karena urusan lain, mengatakan": between a name at the head
  /// of the sentence and the comma right before the verb.
  bool describes_head(std::uint32_t at, std::uint32_t verb) const {
    if (verb == 0 || !scan_.comma(verb - 1)) return false;
    auto i = sentence_->first;
    while (i < at && speakers_.of_person(i)) ++i;
    return i > sentence_->first && i < at && scan_.comma(i);
  }

  /// "Pernyataan X tiba ketika [Y] mengumumkan": a clause of its own, behind a verb, or nothing but
  /// a name stands between the conjunction and the verb.
  bool own_clause(std::uint32_t at, std::uint32_t verb) const {
    if (scan_.words().words[at].word_class != words::WordClass::subordinator || at + 1 >= verb)
      return false;
    bool name = true;
    for (auto i = at + 1; i < verb; ++i) {
      if (scan_.punctuation(i)) return false;
      name = name && scan_.token(i).capital;
    }
    if (at == sentence_->first || scan_.is(at, PhraseKind::relative)) return false;
    return name || (tells(sentence_->first, at) && speakers_.any({at + 1, verb}));
  }

  /// Drops the comma segments of [begin, verb) that are adverbials or tell of something else.
  Stretch subject_of(std::uint32_t begin, std::uint32_t verb) const {
    std::uint32_t first = behind_time(begin, verb);
    for (std::uint32_t i = begin; i < verb; ++i) {
      if (scan_.comma(i) && !speaker_segment(first, i)) first = i + 1;
    }
    return {first, verb};
  }

  /// "Siang harinya Serhii B., juru bicara X, menyebut": the subject stands behind the time, when a
  /// name does.
  std::uint32_t behind_time(std::uint32_t begin, std::uint32_t verb) const {
    const auto it = std::lower_bound(times_.begin(), times_.end(), begin,
                                     [](const auto& t, std::uint32_t at) { return t.first < at; });
    if (it == times_.end() || it->first != begin || it->last >= verb) return begin;
    return scan_.name_like(it->last) ? it->last : begin;
  }

  bool speaker_segment(std::uint32_t first, std::uint32_t last) const {
    if (first >= last) return false;
    const auto kind = scan_.kind(first);
    if (kind == PhraseKind::speech_end || kind == PhraseKind::locative ||
        kind == PhraseKind::relative || starts_time(first) || begins_clause(first)) {
      return false;
    }
    for (const auto& o : found_.outcomes) {
      const bool told = o.at.overlaps({first, last}) && o.pattern != Pattern::victim;
      if (told && !inside_body(o.at.first) && !survived(first, o)) return false;
    }
    return speakers_.any({first, last});
  }

  /// "X, seorang guru yang menyelamatkan diri, mengatakan": it describes who speaks.
  bool survived(std::uint32_t first, const OutcomeWord& o) const {
    const bool alive = o.outcome == record::Outcome::displaced ||
                       o.outcome == record::Outcome::injured ||
                       o.outcome == record::Outcome::released;
    if (!alive || o.at.first <= first || !scan_.is(o.at.first - 1, PhraseKind::relative))
      return false;
    for (auto i = first; i < o.at.first; ++i) {
      if (scan_.comma(i)) return true;
    }
    return false;
  }

  /// "Sejak darurat militer berlaku, X menyebut".
  bool begins_clause(std::uint32_t i) const {
    const auto& word = scan_.words().words[i];
    return word.word_class == words::WordClass::preposition ||
           word.word_class == words::WordClass::subordinator ||
           (i == sentence_->first && word.word_class == words::WordClass::verb &&
            word.voice == words::Voice::passive);  // "Ditemui di X, Halima mengatakan"
  }

  bool at_clause_start(std::uint32_t at) const {
    if (at == sentence_->first) return true;
    if (scan_.quote_mark(at - 1)) return true;
    const auto kind = scan_.kind(at - 1);
    return kind == PhraseKind::contrast ||
           (kind == PhraseKind::clause_end && at - 1 == sentence_->first) ||
           (scan_.comma(at - 1) && scan_.token(at).capital);
  }

  // ---- patterns

  /// "X, yang minta namanya tidak disebut karena takut, mengatakan": the subject ends where the
  /// relative clause between commas begins.
  std::uint32_t end_of_subject(std::uint32_t verb) const {
    if (verb < sentence_->first + 4 || !scan_.comma(verb - 1)) return verb;
    for (std::uint32_t i = verb - 2; i > sentence_->first; --i) {
      if (scan_.quote_mark(i)) return verb;
      if (scan_.comma(i) && scan_.is(i + 1, PhraseKind::relative)) return i;
    }
    return verb;
  }

  /// "dalam unjuk rasa menolak revisi undang-undang": what a demonstration is for. "Penyelenggara
  /// unjuk rasa membantah" speaks.
  bool march_demands(std::uint32_t cue, std::uint32_t begin) const {
    return std::any_of(found_.triggers.begin(), found_.triggers.end(), [&](const Trigger& t) {
      if (t.type != TriggerClass::protest || t.voice != TriggerVoice::noun || t.at.last != cue)
        return false;
      return t.at.first <= begin ||
             scan_.words().words[t.at.first - 1].word_class == words::WordClass::preposition;
    });
  }

  /// "Seorang pejabat mengatakan patroli menghitung 22 mayat": the pejabat says it.
  bool only_seen(Stretch cue) const {
    const auto tail = scan_.match(scan_.lexicon().tails, cue.first);
    if (!tail || static_cast<PhraseKind>(tail.value) != PhraseKind::witnesses) return false;
    return std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first_of_sentence_), out_.end(),
                       [&](const Speech& s) {
                         return !s.sources.empty() && s.speaker && s.cue.last <= cue.first &&
                                s.content.holds(cue.first) &&
                                s.sources.front().kind != record::SourceKind::media;
                       });
  }

  /// "Polisi melanjutkan penyelidikan", not "X melanjutkan, tiga orang tewas".
  bool only_continues(Stretch cue) const {
    const auto tail = scan_.match(scan_.lexicon().tails, cue.first);
    return tail && static_cast<PhraseKind>(tail.value) == PhraseKind::goes_on &&
           (cue.last >= sentence_->last || !scan_.comma(cue.last));
  }

  /// "Lembaga X, seperti dilansir AFP, Selasa, menghitung 116": the subject stands before the words
  /// that name the medium, which carries what he says.
  bool through_medium(Stretch cue, Stretch& speaker, std::vector<Source>& sources) const {
    if (out_.size() == first_of_sentence_) return false;
    const Speech& via = out_.back();
    if (!via.speaker || via.sources.empty() || via.cue.first < sentence_->first + 2 ||
        !scan_.comma(via.cue.first - 1) || via.speaker->first < via.cue.last)
      return false;
    const bool media = std::all_of(via.sources.begin(), via.sources.end(), [](const auto& s) {
      return s.kind == record::SourceKind::media;
    });
    if (!media || via.content.last > via.cue.first) return false;
    for (auto i = via.speaker->last; i < cue.first; ++i) {
      const auto word = scan_.words().words[i].word_class;
      if (word == words::WordClass::verb || scan_.quote_mark(i)) return false;
    }
    if (!scan_.comma(cue.first - 1)) return false;
    auto subject = subject_of(sentence_->first, via.cue.first - 1);
    auto found = speakers_.described_body(subject);
    if (found.empty() && !tells(subject.first, subject.last))
      found = speakers_.read(subject, sentence_->paragraph);
    if (found.empty()) return false;
    for (const auto& m : via.sources) found.push_back(m);
    speaker = subject;
    sources = std::move(found);
    return true;
  }

  /// "X, yang mengutip Y, menyebut": what Y says came through X, and goes on behind the verb.
  bool cites_inside(Stretch cue) const {
    if (out_.size() == first_of_sentence_) return false;
    const Speech& inner = out_.back();
    return inner.sources.size() > 1 && inner.speaker && inner.cue.first > sentence_->first &&
           scan_.is(inner.cue.first - 1, PhraseKind::relative) &&
           inner.speaker->last + 1 == cue.first && scan_.comma(inner.speaker->last);
  }

  std::uint32_t before(Stretch cue, SpeechRow row) {
    if (only_seen(cue) || only_continues(cue)) return cue.last;
    if (cites_inside(cue)) {
      out_.back().content = {cue.last, end_of_content(cue.last)};
      return cue.last;
    }
    auto speaker = phrase_before(cue.first);
    if (row.modality == Modality::denied && march_demands(cue.first, speaker.first))
      return cue.last;
    if (goes_on_behind(speaker, cue.first) || only_spoken_to(speaker)) speaker.first = speaker.last;
    if (const auto maker = behind_issue(speaker.first); maker < speaker.last) {
      if (!speakers_.read({maker, speaker.last}, sentence_->paragraph).empty())
        speaker.first = maker;  // "Laporan yang disusun X mencatat"
    }
    auto sources = speakers_.read(speaker, sentence_->paragraph);
    through_medium(cue, speaker, sources);
    // what stands in the relative clause is not who speaks
    if (const auto end = end_of_subject(cue.first);
        end != cue.first && (sources.empty() || speaker.first > end)) {
      const auto whole = phrase_before(end);
      auto outer = speakers_.read(whole, sentence_->paragraph);
      if (!outer.empty() || sources.empty()) {
        speaker = whole;
        sources = std::move(outer);
      }
    }
    if (sources.empty() && out_.size() > first_of_sentence_ && !out_.back().sources.empty()) {
      sources = {out_.back().sources.front()};  // "..., seraya menambahkan bahwa ..."
      speaker = {cue.first, cue.first};
    }
    if (sources.empty()) return cue.last;
    Stretch content{cue.last, end_of_content(cue.last)};
    if (declares(cue)) content.last = end_of_named_thing(cue.last);
    if (ends_with_time(cue.last) && speaker.first > sentence_->first &&
        scan_.comma(speaker.first - 1))
      content = {begin_of_content(speaker.first), speaker.first};
    Speech speech{cue,
                  content,
                  std::move(sources),
                  row.modality,
                  row.modality == Modality::denied,
                  row.pattern == SpeechPattern::accuse,
                  speaker};
    if (speech.denies) speech.modality = Modality::asserted;
    if (hedged(speaker)) speech.modality = Modality::hedged;
    if (speech.denies && tells_behind(cue.last)) {
      Speech own = speech;
      speech.content.last = speech.content.first;
      own.denies = false;
      keep(std::move(speech));
      keep(std::move(own));
      return cue.last;
    }
    keep(std::move(speech));
    return cue.last;
  }

  /// "27 tentara tewas, kementerian mengatakan Senin.": behind the verb stands nothing but when.
  bool ends_with_time(std::uint32_t at) const {
    if (at >= sentence_->last) return false;
    if (scan_.punctuation(at)) return at + 1 >= sentence_->last || scan_.quote_mark(at + 1);
    if (!starts_time(at)) return false;
    const auto it = std::lower_bound(times_.begin(), times_.end(), at,
                                     [](const auto& t, std::uint32_t i) { return t.first < i; });
    if (it == times_.end() || it->first > at + 1) return false;
    for (auto i = it->last; i < sentence_->last; ++i) {
      if (!scan_.punctuation(i)) return false;
    }
    return true;
  }

  bool declares(Stretch cue) const {
    const auto tail = scan_.match(scan_.lexicon().tails, cue.first);
    return tail && static_cast<PhraseKind>(tail.value) == PhraseKind::declares;
  }

  /// "mengumumkan keadaan darurat setelah serangan yang menewaskan 30 orang": a thing is announced,
  /// and what led to it is told by the report.
  std::uint32_t end_of_named_thing(std::uint32_t from) const {
    const auto end = end_of_content(from);
    const auto& words = scan_.words().words;
    if (from >= sentence_->last || words[from].word_class != words::WordClass::noun ||
        scan_.token(from).capital)
      return end;
    for (auto i = from + 1; i < sentence_->last; ++i) {
      if (scan_.punctuation(i) || tells(from, i)) return end;
      if (words[i].word_class == words::WordClass::subordinator) return i;
    }
    return end;
  }

  /// "Kapolres X menggelar jumpa pers.": what is quoted next without a name is his.
  std::uint32_t speaks(Stretch cue) {
    const bool unreal = std::any_of(found_.cues.begin(), found_.cues.end(), [&](const Cue& c) {
      const bool not_so = c.kind == CueKind::negation || c.kind == CueKind::planned;
      return not_so && c.at.last <= cue.first && c.at.last + 2 > cue.first;
    });
    if (unreal) return cue.last;
    auto speaker = phrase_before(cue.first);
    auto sources = speakers_.read(speaker, sentence_->paragraph);
    if (const auto end = end_of_subject(cue.first); sources.empty() && end != cue.first)
      sources = speakers_.read(phrase_before(end), sentence_->paragraph);
    if (!sources.empty() && !sources.front().role.empty()) speakers_.remember(sources);
    return cue.last;
  }

  /// "Catatan posko X berbeda: 19 peserta terluka".
  std::uint32_t recorded(Stretch cue) {
    if (shows(cue) || compares(cue) || issues(cue)) return cue.last;
    const auto phrase = phrase_after(cue.last);
    if (phrase.first >= phrase.last || phrase.last >= sentence_->last ||
        scan_.form(phrase.last) != ":")
      return cue.last;
    auto last = phrase.last;
    while (last > phrase.first + 1 && !scan_.token(last - 1).capital &&
           scan_.words().words[last - 1].word_class != words::WordClass::noun)
      --last;
    auto sources = speakers_.read({phrase.first, last}, sentence_->paragraph);
    if (sources.empty()) return cue.last;
    const auto colon = phrase.last;
    keep({cue,
          {colon + 1, end_of_content(colon + 1)},
          std::move(sources),
          Modality::asserted,
          false,
          false,
          Stretch{phrase.first, last}});
    return colon;
  }

  std::uint32_t colon_behind(std::uint32_t from, std::uint32_t reach) const {
    for (auto i = from; i < sentence_->last && i < from + reach; ++i) {
      if (scan_.form(i) == ":") return i;
      if (scan_.punctuation(i)) return 0;
    }
    return 0;
  }

  bool keep_account(Stretch cue, Stretch who, std::uint32_t from) {
    auto sources = speakers_.read(who, sentence_->paragraph);
    if (sources.empty()) return false;
    keep({cue,
          {from, end_of_content(from)},
          std::move(sources),
          Modality::asserted,
          false,
          false,
          who});
    return true;
  }

  /// "Kementerian X untuk pertama kalinya membuka angka: 35 orang tewas".
  bool shows(Stretch cue) {
    constexpr std::uint32_t kReach = 8;
    if (cue.first <= sentence_->first + 1 || !does(cue.first - 1)) return false;
    const auto colon = colon_behind(cue.last, kReach);
    if (colon == 0) return false;
    auto who = phrase_before(cue.first - 1);
    auto last = who.first;
    while (last < who.last && !ends_speaker(last, who.first)) ++last;
    who.last = last;
    return who.first < who.last && keep_account({cue.first - 1, cue.last}, who, colon + 1);
  }

  /// "Data dinas X lebih besar, yakni 183 jiwa", "Hitungan X, pemantau yang berbasis di Y, lebih
  /// rendah: 31 tewas".
  bool compares(Stretch cue) {
    constexpr std::uint32_t kReach = 18;
    for (auto i = cue.last + 1; i < sentence_->last && i < cue.last + kReach; ++i) {
      if (scan_.quote_mark(i) || scan_.form(i) == ":" || scan_.form(i) == ";") return false;
      const auto tail = scan_.match(scan_.lexicon().tails, i);
      if (!tail || static_cast<PhraseKind>(tail.value) != PhraseKind::differs) continue;
      const auto end = i + tail.words;
      if (end + 1 >= sentence_->last || !(scan_.comma(end) || scan_.form(end) == ":")) return false;
      Stretch who{cue.last, i};
      for (auto k = who.first + 1; k < i; ++k) {
        if (scan_.comma(k)) who.last = std::min(who.last, k);
      }
      if (tells(who.first, who.last)) return false;
      return keep_account(cue, who, end + 1);
    }
    return false;
  }

  /// "Angka resmi yang dikeluarkan X adalah 359".
  bool issues(Stretch cue) {
    constexpr std::uint32_t kReach = 4;
    const auto maker = behind_issue(cue.last);
    if (maker == cue.last) return false;
    const auto who = phrase_after(maker);
    auto last = who.first;
    while (last < who.last && scan_.words().words[last].word_class != words::WordClass::verb &&
           scan_.words().words[last].word_class != words::WordClass::auxiliary &&
           scan_.words().words[last].word_class != words::WordClass::numeral)
      ++last;
    for (auto i = last; i < sentence_->last && i < last + kReach; ++i) {
      if (scan_.punctuation(i) && scan_.form(i) != ":") return false;
      if (scan_.words().words[i].word_class == words::WordClass::numeral)
        return last > who.first && keep_account(cue, {who.first, last}, last);
    }
    return false;
  }

  /// "ORTM: 80 sandera keluar dengan selamat": a body that speaks, and a colon.
  void headed_by_speaker() {
    constexpr std::uint32_t kReach = 7;
    const auto first = sentence_->first;
    const auto colon = colon_behind(first, kReach);
    if (colon == 0 || colon + 2 >= sentence_->last || scan_.quote_mark(colon + 1)) return;
    const Stretch who{first, colon};
    for (auto i = first; i < colon; ++i) {
      const auto word = scan_.words().words[i].word_class;
      if (word != words::WordClass::noun && word != words::WordClass::proper &&
          word != words::WordClass::adjective)
        return;
    }
    auto sources = speakers_.read(who, sentence_->paragraph);
    if (sources.empty()) return;
    using record::SourceKind;
    const auto kind = sources.front().kind;
    const bool speaks = kind == SourceKind::media || kind == SourceKind::official ||
                        kind == SourceKind::medical || kind == SourceKind::ngo ||
                        kind == SourceKind::international_organisation;
    if (speaks) keep_account({colon, colon + 1}, who, colon + 1);
  }

  /// "menurut daftar [yang dikeluarkan] X": the body that made the paper vouches for it.
  std::uint32_t behind_issue(std::uint32_t at) const {
    auto i = at;
    while (i < sentence_->last && i < at + 3 && !scan_.punctuation(i) &&
           !scan_.is(i, PhraseKind::relative) && (i == sentence_->first || !scan_.token(i).capital))
      ++i;
    if (i + 1 >= sentence_->last || !scan_.is(i, PhraseKind::relative)) return at;
    const auto made = scan_.match(scan_.lexicon().tails, i + 1);
    if (!made || static_cast<PhraseKind>(made.value) != PhraseKind::issued) return at;
    const auto next = i + 1 + made.words;
    return next < sentence_->last && scan_.is(next, PhraseKind::by_agent) ? next + 1 : next;
  }

  /// "X menyebut pelakunya Y, lalu mengakui ...": Y stands in what X says, and X goes on.
  bool goes_on_behind(Stretch subject, std::uint32_t verb) const {
    if (out_.size() == first_of_sentence_ || out_.back().sources.empty()) return false;
    if (out_.back().cue.last != subject.first || verb < subject.first + 3) return false;
    const auto word = scan_.words().words[verb - 1].word_class;
    const bool then = word == words::WordClass::adverb || word == words::WordClass::conjunction;
    return then && scan_.comma(verb - 2);
  }

  /// "X mengatakan kepada televisi Y balik menuduh Z": Y is spoken to, and X goes on.
  bool only_spoken_to(Stretch subject) const {
    if (out_.size() == first_of_sentence_ || out_.back().sources.empty()) return false;
    const auto to = scan_.match(scan_.lexicon().speech, subject.first);
    return to && subject.first < subject.last &&
           scan_.lexicon().speech_rows[to.value].pattern == SpeechPattern::to;
  }

  /// "X membantah: yang gugur satu orang": what stands behind the mark is his own account.
  bool tells_behind(std::uint32_t at) const {
    if (at + 1 >= sentence_->last) return false;
    return scan_.form(at) == ":" || (scan_.comma(at) && !starts_time(at + 1));
  }

  /// "laporan yang belum dikonfirmasi menyebut": who speaks is not sure.
  bool hedged(Stretch speaker) const {
    return std::any_of(found_.cues.begin(), found_.cues.end(), [&](const Cue& c) {
      return c.kind == CueKind::hedge && speaker.holds(c.at.first);
    });
  }

  std::uint32_t both(Stretch cue, SpeechRow row) {
    auto phrase = phrase_after(cue.last);
    auto sources = again(phrase);
    if (const auto all = clause_after(phrase); sources.empty() && all.last != phrase.last) {
      sources = speakers_.described_body(all);
      if (!sources.empty()) phrase = all;
    }
    if (sources.empty()) {
      phrase = with_name_behind(phrase);
      sources = speakers_.read(phrase, sentence_->paragraph);
    }
    if (sources.empty()) sources = behind_quote(cue, phrase);
    if (sources.empty()) return before(cue, row);
    cite(sources, phrase);
    take_second_speaker(phrase);
    keep({cue, tagged(cue, phrase.last), std::move(sources), row.modality, false, false, phrase});
    return phrase.last;
  }

  /// "lanjut lembaga [yang bermarkas di X itu],": up to the next mark.
  Stretch clause_after(Stretch phrase) const {
    std::uint32_t i = phrase.last;
    if (i >= sentence_->last || !scan_.is(i, PhraseKind::relative)) return phrase;
    while (i < sentence_->last && !scan_.punctuation(i)) ++i;
    return {phrase.first, i};
  }

  /// Behind a closing quotation mark the tag's noun phrase is the speaker, whoever that is: rather
  /// unnamed than the last one who spoke.
  std::vector<Source> behind_quote(Stretch cue, Stretch phrase) const {
    if (cue.first == sentence_->first || phrase.first >= phrase.last) return {};
    const std::uint32_t mark = cue.first - 1;
    const bool quote =
        scan_.quote_mark(mark) || (mark > 0 && scan_.comma(mark) && scan_.quote_mark(mark - 1));
    const auto word = scan_.words().words[phrase.first].word_class;
    const bool noun = word == words::WordClass::noun || word == words::WordClass::numeral ||
                      word == words::WordClass::determiner || word == words::WordClass::pronoun;
    if (!quote || !noun) return {};
    return {{scan_.wording(phrase), "", "", record::SourceKind::unknown, {scan_.span(phrase)}}};
  }

  /// The words that a tag covers: those in front of it; those behind it too when it interrupts
  /// them ("Tahun ini, kata X, ..."); the sentence before when it stands alone.
  Stretch tagged(Stretch cue, std::uint32_t behind) const {
    const auto begin = begin_of_content(cue.first);
    if (cue.first == sentence_->first && !scan_.comma(std::min(behind, sentence_->last - 1))) {
      return previous_sentence();
    }
    const bool goes_on = behind + 1 < sentence_->last && scan_.comma(behind) &&
                         scan_.kind(behind + 1) != PhraseKind::contrast;
    const bool told =
        tells(begin, cue.first) && !frame(begin, cue.first) && !names_victims(cue.first);
    return {begin, goes_on && !told ? end_of_content(behind) : cue.first};
  }

  /// "Korban tewas, kata X, [enam orang]": the number follows.
  bool names_victims(std::uint32_t cue) const {
    return cue > sentence_->first && scan_.comma(cue - 1) &&
           std::any_of(found_.outcomes.begin(), found_.outcomes.end(), [&](const auto& o) {
             // "Yang tewas, ", "Jumlah yang ditangkap pun, "
             const bool those = o.at.first <= sentence_->first + 2 && o.at.first > 0 &&
                                scan_.is(o.at.first - 1, PhraseKind::relative);
             const bool here = o.at.last + 1 == cue || (those && o.at.last + 2 == cue);
             return here && (o.pattern == Pattern::victim || those);
           });
  }

  /// "Sejak darurat militer diberlakukan, menurut X, ...": a clause of time between the sentence's
  /// start and a comma; what is told follows the tag.
  bool frame(std::uint32_t begin, std::uint32_t cue) const {
    if (begin != sentence_->first || !scan_.comma(cue - 1)) return false;
    if (scan_.words().words[begin].word_class == words::WordClass::verb) return false;
    for (std::uint32_t i = begin; i + 1 < cue; ++i) {
      if (scan_.punctuation(i) && !in_brackets(i)) return false;
    }
    for (const auto& o : found_.outcomes) {
      if (o.at.overlaps({begin, cue}) && o.pattern != Pattern::victim) return false;
    }
    const bool clause = std::any_of(found_.cues.begin(), found_.cues.end(), [&](const Cue& c) {
      return c.at.first == begin && (c.kind == CueKind::clause || c.kind == CueKind::aggregate);
    });
    return clause || (scan_.words().words[begin].word_class == words::WordClass::preposition &&
                      only_victims(begin, cue));
  }

  /// "Selain korban meninggal, lanjut dia, ...": no verb but in a noun for victims.
  bool only_victims(std::uint32_t first, std::uint32_t last) const {
    for (auto i = first; i < last; ++i) {
      if (scan_.words().words[i].word_class != words::WordClass::verb) continue;
      const bool noun = std::any_of(found_.outcomes.begin(), found_.outcomes.end(),
                                    [&](const auto& o) { return o.at.holds(i); });
      if (!noun) return false;
    }
    return true;
  }

  bool in_brackets(std::uint32_t i) const {
    const auto f = scan_.form(i);
    return f == "(" || f == ")" || f == "/";
  }

  /// "Delapan warga, menurut X, terluka": a number stands in front of the tag.
  bool counts(std::uint32_t first, std::uint32_t last) const {
    for (auto i = first; i < last; ++i) {
      if (scan_.words().words[i].word_class == words::WordClass::numeral) return true;
    }
    return false;
  }

  /// Does anything happen in these words?
  bool tells(std::uint32_t first, std::uint32_t last) const {
    for (const auto& o : found_.outcomes) {
      if (o.at.overlaps({first, last}) && o.pattern != Pattern::victim) return true;
    }
    for (auto i = first; i < last; ++i) {
      if (scan_.words().words[i].word_class == words::WordClass::verb || scan_.quote_mark(i)) {
        return true;
      }
    }
    return false;
  }

  /// "ujarnya", "menurutnya": whoever spoke last.
  std::uint32_t own_tag(Stretch cue) {
    auto last = speakers_.voice_behind(cue.first);
    if (!last) return cue.last;
    last->evidence.push_back(scan_.span(cue));
    const bool leads = at_clause_start(cue.first) && !scan_.quote_mark(cue.first - (cue.first > 0));
    const Stretch content =
        leads ? Stretch{cue.last, end_of_content(cue.last)} : tagged(cue, cue.last);
    keep({cue, content, {*last}, Modality::asserted, false, false, std::nullopt});
    return cue.last;
  }

  /// "kepada Reuters": the medium to whom the speaker of this sentence spoke.
  std::uint32_t told_to(Stretch cue) {
    const bool spoken = std::any_of(out_.begin() + static_cast<std::ptrdiff_t>(first_of_sentence_),
                                    out_.end(), [](const auto& s) { return !s.sources.empty(); });
    return spoken ? via(cue) : cue.last;
  }

  std::uint32_t according(Stretch cue, SpeechRow row) {
    auto phrase = phrase_after(behind_issue(cue.last));
    auto sources = again(phrase);
    if (sources.empty()) sources = speakers_.read(phrase, sentence_->paragraph);
    cite(sources, phrase);
    if (sources.empty()) {
      if (cue.first > sentence_->first && scan_.comma(cue.first - 1)) end_contents(cue.first);
      return cue.last;
    }
    take_second_speaker(phrase);
    const auto begin = begin_of_content(cue.first);
    const bool goes_on =
        phrase.last < sentence_->last && scan_.comma(phrase.last) &&
        (!tells(begin, cue.first) || frame(begin, cue.first));  // "Sejak itu, menurut X, ..."
    // "pertempuran yang menurut X masih berlangsung": the relative clause is his, no more
    const bool inside =
        cue.first > sentence_->first && scan_.is(cue.first - 1, PhraseKind::relative);
    Stretch content = at_clause_start(cue.first) || goes_on || inside
                          ? Stretch{phrase.last, end_of_content(phrase.last)}
                          : Stretch{begin, cue.first};
    if (goes_on && counts(begin, cue.first)) content.first = begin;
    keep({cue, content, std::move(sources), row.modality, false, false, phrase});
    return phrase.last;
  }

  /// "menurut komite yang sama", "menurut catatan itu juga": whoever it was before; the phrase then
  /// ends behind these words.
  std::vector<Source> again(Stretch& phrase) const {
    if (phrase.last + 1 < sentence_->last) {
      const auto tail = scan_.match(scan_.lexicon().tails, phrase.last);
      if (tail && static_cast<PhraseKind>(tail.value) == PhraseKind::the_same) {
        auto sources = speakers_.same_as(phrase);
        if (!sources.empty()) phrase.last += tail.words;
        return sources;
      }
    }
    const bool pointer = phrase.first < phrase.last &&
                         std::any_of(found_.cues.begin(), found_.cues.end(), [&](const Cue& c) {
                           return c.kind == CueKind::anaphor && c.at.first == phrase.first &&
                                  c.at.last <= phrase.last;
                         });
    if (!pointer || phrase.last > phrase.first + 2) return {};
    if (const auto last = speakers_.last_voice()) return {*last};
    return {};
  }

  /// "Menurut dua warga dan seorang pejabat, ...": who speaks too is no part of what is said.
  void take_second_speaker(Stretch& phrase) const {
    const auto at = phrase.last;
    if (at + 1 >= sentence_->last ||
        scan_.words().words[at].word_class != words::WordClass::conjunction)
      return;
    if (scan_.words().words[at + 1].word_class == words::WordClass::verb) return;
    const auto other = phrase_after(at + 1);
    const bool closed = other.last >= sentence_->last || scan_.comma(other.last) ||
                        (other.last + 1 == sentence_->last && scan_.punctuation(other.last));
    if (closed && !speakers_.read(other, sentence_->paragraph).empty()) phrase.last = other.last;
  }

  std::uint32_t passive(Stretch cue, SpeechRow row) {
    auto phrase = phrase_after(cue.last);
    if (phrase.first < phrase.last && does(phrase.first)) return cue.last;
    auto sources = speakers_.read(phrase, sentence_->paragraph);
    cite(sources, phrase);
    if (sources.empty()) return goes_on(cue);
    const bool denies = row.modality == Modality::denied;
    Stretch content{sentence_->first, cue.first};
    const bool leads =
        cue.first == sentence_->first && phrase.last < sentence_->last && scan_.comma(phrase.last);
    if (leads && !denies) {  // "Dijelaskan X, tujuh orang tewas"
      content = {phrase.last, end_of_content(phrase.last)};
    } else if (cue.first > sentence_->first && scan_.is(cue.first - 1, PhraseKind::relative)) {
      content.first = start_of_noun(cue.first - 1);
      if (const auto all = vouched_for(content.first)) content.first = *all;
    } else if (denies) {
      content.first = cue.first;  // what is denied has its own speaker
    } else if (cue.first - sentence_->first <= 3 &&
               (!outcome_in(content) || points_back(content))) {
      content = previous_sentence();
      if (content.first == content.last) return cue.last;
    }
    if (denies) content.first = content.last = cue.first;
    keep({cue, content, std::move(sources), denies ? Modality::asserted : row.modality, denies,
          false, phrase});
    return phrase.last;
  }

  /// "Jumlah korban itu disampaikan X": nothing but a noun for victims, told before.
  bool points_back(Stretch in) const {
    const bool victims = std::all_of(
        found_.outcomes.begin(), found_.outcomes.end(),
        [&](const auto& o) { return !o.at.overlaps(in) || o.pattern == Pattern::victim; });
    return victims && std::any_of(found_.cues.begin(), found_.cues.end(), [&](const Cue& c) {
             return c.kind == CueKind::anaphor && c.at.last == in.last && in.holds(c.at.first);
           });
  }

  /// "Tewasnya lima warga [dibenarkan] X".
  bool outcome_in(Stretch in) const {
    return std::any_of(found_.outcomes.begin(), found_.outcomes.end(),
                       [&](const auto& o) { return o.at.overlaps(in); });
  }

  /// "Disebutkan, ...": the speaker of the sentence before goes on.
  std::uint32_t goes_on(Stretch cue) {
    if (cue.first != sentence_->first || cue.last >= sentence_->last || !scan_.comma(cue.last)) {
      return cue.last;
    }
    if (auto last = speakers_.last_voice()) {
      keep({cue,
            {cue.last, end_of_content(cue.last)},
            {*last},
            Modality::asserted,
            false,
            false,
            std::nullopt});
    }
    return cue.last;
  }

  /// "... menewaskan 54 tentara, angka yang diakui X": the figure in front of the comma is meant.
  std::optional<std::uint32_t> vouched_for(std::uint32_t noun) const {
    while (noun < sentence_->last && scan_.punctuation(noun)) ++noun;
    if (noun <= sentence_->first + 1 || !scan_.comma(noun - 1)) return std::nullopt;
    const auto cue = scan_.match(scan_.lexicon().speech, noun);
    if (!cue || scan_.lexicon().speech_rows[cue.value].pattern != SpeechPattern::record)
      return std::nullopt;
    return sentence_->first;
  }

  /// The noun phrase that "yang" describes: "[108 orang] yang diumumkan X".
  std::uint32_t start_of_noun(std::uint32_t relative) const {
    std::uint32_t first = relative;
    while (first > sentence_->first && first + 4 > relative && !scan_.punctuation(first - 1)) {
      --first;
    }
    return first;
  }

  /// What stands behind is the report's own voice again.
  void end_contents(std::uint32_t at) {
    for (auto i = first_of_sentence_; i < out_.size(); ++i) {
      if (out_[i].content.holds(at)) out_[i].content.last = at;
    }
  }

  std::uint32_t via(Stretch cue) {
    auto [at, media] = speakers_.media_after(cue.last, sentence_->last);
    if (media.empty()) return cited(cue);
    std::vector<Source>* chain = nullptr;
    for (std::size_t i = out_.size(); i-- > first_of_sentence_;) {
      if (!out_[i].sources.empty()) {
        chain = &out_[i].sources;
        break;
      }
    }
    if (chain != nullptr) {
      for (auto& m : media) chain->push_back(std::move(m));
      return at.last;
    }
    if (verb_follows(at.last))
      return at.last;  // "sumber yang dikutip AFP menyebut ...": read there
    cite(media, at);
    const bool leads = cue.first - sentence_->first <= 1;
    const Stretch content =
        leads ? Stretch{at.last, sentence_->last} : Stretch{sentence_->first, cue.first};
    keep({cue, content, std::move(media), Modality::asserted, false, false, at});
    return at.last;
  }

  /// "kata kantor berita AFP mengutip seorang pejabat": who is cited spoke, the medium carried it.
  void cite(std::vector<Source>& sources, Stretch& phrase) const {
    if (sources.empty() || sources.front().kind != record::SourceKind::media) return;
    auto at = phrase.last;
    if (at < sentence_->last && scan_.is(at, PhraseKind::relative)) ++at;
    if (at >= sentence_->last) return;
    const auto cue = scan_.match(scan_.lexicon().speech, at);
    if (!cue || scan_.lexicon().speech_rows[cue.value].pattern != SpeechPattern::via ||
        scan_.words().words[at + cue.words - 1].voice != words::Voice::active)
      return;
    const auto behind = phrase_after(at + cue.words);
    auto cited = speakers_.read(behind, sentence_->paragraph);
    if (cited.empty() || cited.front().kind == record::SourceKind::media) return;
    for (auto& s : sources) cited.push_back(std::move(s));
    sources = std::move(cited);
    phrase.last = behind.last;
  }

  /// "X mengutip laporan Y bahwa ...": the words are Y's, they came through X.
  std::uint32_t cited(Stretch cue) {
    if (scan_.words().words[cue.last - 1].voice != words::Voice::active) return cue.last;
    const auto phrase = phrase_after(cue.last);
    auto sources = speakers_.read(phrase, sentence_->paragraph);
    if (sources.empty()) return cue.last;
    if (sources.front().kind == record::SourceKind::media)
      sources.front().kind = record::SourceKind::unknown;  // a report of theirs, no newspaper
    for (auto& s : speakers_.read(phrase_before(cue.first), sentence_->paragraph))
      sources.push_back(std::move(s));
    keep({cue,
          {phrase.last, end_of_content(phrase.last)},
          std::move(sources),
          Modality::asserted,
          false,
          false,
          phrase});
    return phrase.last;
  }

  bool verb_follows(std::uint32_t at) const {
    if (at < sentence_->last && scan_.comma(at)) ++at;  // "X, dikutip AFP, mengatakan"
    const auto next = scan_.match(scan_.lexicon().speech, at);
    return next && at < sentence_->last &&
           scan_.lexicon().speech_rows[next.value].pattern == SpeechPattern::before;
  }

  /// "Dilaporkan Reuters, tiga tentara tewas": the medium stands right behind.
  bool reported_by_medium(Stretch cue) const {
    if (cue.first != sentence_->first) return false;
    const auto [at, media] = speakers_.media_after(cue.last, sentence_->last);
    return !media.empty() && at.first == cue.last && at.last < sentence_->last &&
           scan_.comma(at.last);
  }

  std::uint32_t hearsay(Stretch cue, SpeechRow row) {
    if (reported_by_medium(cue)) return via(cue);
    keep({cue, {sentence_->first, sentence_->last}, {}, row.modality, false, false, std::nullopt});
    return cue.last;
  }

  // ---- content

  /// To the end of the sentence; of the quotation when it goes on behind it.
  std::uint32_t end_of_content(std::uint32_t from) const {
    std::uint32_t end = sentence_->last;
    for (const auto& q : found_.quotes) {
      const bool inside = q.at.holds(from);
      const bool behind = q.at.first >= from && q.at.first <= sentence_->last;
      if ((inside || behind) && q.at.last > end) end = q.at.last;
    }
    return end;
  }

  /// From the sentence's start, or the start of the quotation that ends in front of the tag.
  std::uint32_t begin_of_content(std::uint32_t tag) const {
    std::uint32_t begin = sentence_->first;
    for (std::size_t i = first_of_sentence_; i < out_.size(); ++i) {
      // A tag in the middle: what stands before the earlier tag belongs to that one.
      if (out_[i].speaker && out_[i].speaker->last <= tag && out_[i].cue.last <= tag &&
          out_[i].content.last <= out_[i].cue.first && !out_[i].sources.empty()) {
        begin = std::max(begin, out_[i].speaker->last);
      }
    }
    for (const auto& q : found_.quotes) {
      if (q.at.last <= tag && q.at.last + 3 >= tag && q.at.first < begin) begin = q.at.first;
    }
    return begin;
  }

  Stretch previous_sentence() const {
    const auto& all = scan_.words().text.sentences;
    const auto index = static_cast<std::size_t>(sentence_ - all.data());
    if (index == 0) return {0, 0};
    const Stretch before{all[index - 1].first, all[index - 1].last};
    const bool told = std::any_of(out_.begin(), out_.end(), [&](const Speech& s) {
      return !s.sources.empty() && before.holds(s.cue.first);
    });
    return told ? Stretch{sentence_->first, sentence_->first} : before;
  }

  /// "X mengatakan A; B, kata Y", "X mencatat A, sedangkan Y melaporkan B": what another speaker
  /// says of himself is not in the words of the one before.
  void part_from_others(Speech& speech) {
    if (!speech.speaker || speech.sources.empty() || out_.size() == first_of_sentence_) return;
    const bool tag = speech.content.last <= speech.cue.first;
    const auto end = tag ? speech.cue.first : speech.speaker->first;
    for (auto at = end; at-- > sentence_->first;) {
      if (out_.back().cue.last > at) return;
      const bool mark = scan_.punctuation(at) && scan_.form(at) == ";";
      if (!mark && (tag || !scan_.is(at, PhraseKind::contrast))) continue;
      if (inside_quote(at)) return;
      for (auto i = first_of_sentence_; i < out_.size(); ++i) {
        if (out_[i].content.holds(at) && out_[i].cue.last <= at) out_[i].content.last = at;
      }
      if (tag && speech.content.first <= at) speech.content.first = at + 1;
      return;
    }
  }

  bool inside_quote(std::uint32_t token) const {
    return std::any_of(found_.quotes.begin(), found_.quotes.end(),
                       [&](const auto& q) { return q.at.holds(token); });
  }

  void keep(Speech speech) {
    part_from_others(speech);
    speakers_.remember(speech.sources);
    // "X menyebutnya bukti bahwa Y mengakui kekalahan": X goes on speaking behind it
    if (out_.size() > first_of_sentence_) {
      const Speech& outer = out_.back();
      const bool inside = outer.content.first == outer.cue.last &&
                          outer.content.holds(speech.cue.first) && outer.speaker &&
                          speech.speaker && outer.content.holds(speech.speaker->first);
      if (inside && !outer.sources.empty()) speakers_.remember(outer.sources);
    }
    out_.push_back(std::move(speech));
  }

  /// A quotation that begins in this sentence and that no tag covers belongs to the speaker of the
  /// paragraph so far: to the last one who spoke.
  void claim_open_quotes() {
    for (const auto& q : found_.quotes) {
      if (q.at.first < sentence_->first || q.at.first >= sentence_->last) continue;
      if (q.at.last - q.at.first < 4) continue;
      const bool told = std::any_of(out_.begin(), out_.end(), [&](const Speech& s) {
        return !s.sources.empty() && s.content.overlaps(q.at);
      });
      if (told || tag_follows(q)) continue;
      auto last = speakers_.last(sentence_->paragraph);
      if (!last) continue;
      out_.push_back({q.at, q.at, {*last}, Modality::asserted, false, false, std::nullopt});
    }
  }

  /// The quotation runs into a later sentence, where its tag will be read.
  bool tag_follows(const Quote& q) const { return q.at.last > sentence_->last; }

  const Scan& scan_;
  const Mentions& found_;
  const std::vector<when::Time>& times_;
  Speakers speakers_;
  const text::Sentence* sentence_ = nullptr;
  std::size_t first_of_sentence_ = 0;
  std::vector<Speech> out_;
};

/// "Ribuan warga ikut unjuk rasa", "Mahasiswa demonstrasi di X": the noun stands where a verb
/// would, right behind people or a verb. "Penyelenggara unjuk rasa" organises it.
bool done_by_subject(const Scan& scan, const Mentions& found, const Trigger& t) {
  const auto before = scan.words().words[t.at.first - 1].word_class;
  if (before == words::WordClass::verb || before == words::WordClass::adverb) return true;
  return std::any_of(found.actors.begin(), found.actors.end(), [&](const Actor& a) {
    return a.at.last == t.at.first && a.group >= Group::protesters && a.group != Group::state;
  });
}

}  // namespace

std::vector<Speech> find_speech(const Scan& scan, const Mentions& found,
                                const std::vector<places::Mention>& places,
                                const std::vector<when::Time>& times) {
  auto speech = SpeechFinder(scan, found, places, times).run();
  // "Mahasiswa berunjuk rasa di Abepura menolak pemekaran", "Warga ikut demonstrasi di Abepura
  // menolak ...": they demonstrate, nobody speaks.
  const auto demonstrates = [&](const Speech& s) {
    if (!s.speaker || !s.denies) return false;
    return std::any_of(found.triggers.begin(), found.triggers.end(), [&](const Trigger& t) {
      return t.type == TriggerClass::protest && s.speaker->holds(t.at.first) &&
             t.at.first > s.speaker->first &&
             (t.voice == TriggerVoice::active || done_by_subject(scan, found, t));
    });
  };
  speech.erase(std::remove_if(speech.begin(), speech.end(), demonstrates), speech.end());
  return speech;
}

}  // namespace saksi::mentions
