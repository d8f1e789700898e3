// SPDX-License-Identifier: Apache-2.0
// The basic idea: a tag of speech ("kata", "ujar") stands behind a comma or a quotation, then its
// speaker, then the day on which he spoke; a verb of saying has the day right before or right
// behind it. So two short walks over the words decide: one back from the time to the first word
// that settles it, one forward over the word behind it. A verb that is no verb of saying, a
// conjunction or the end of a quotation settles that the day is the event's.
#include "when/owner.h"

namespace saksi::when {
namespace {

using words::Voice;
using words::WordClass;

constexpr std::uint32_t kFarthestTag = 32;   // tokens between "kata" and the day
constexpr std::uint32_t kFarthestWord = 5;   // between "pernyataan" and the day
constexpr std::uint32_t kFarthestPlace = 4;  // "Senin di Kabul mengatakan"
constexpr std::uint32_t kFarthestAhead = 16;

bool is_one_of(std::string_view form, std::string_view list) {
  return form.size() == 1 && list.find(form.front()) != std::string_view::npos;
}

bool is_quote(std::string_view form) {
  return form == "\"" || form == "\xE2\x80\x9C" || form == "\xE2\x80\x9D" || form == "''";
}

bool is_comma(const Place& p, std::uint32_t at) {
  return p.words.form(at) == ",";
}

bool is_punctuation(const Place& p, std::uint32_t at) {
  return p.words.text.tokens[at].kind == text::TokenKind::punctuation;
}

/// A verb with an affix, or one that the tagger calls a verb.
bool is_verb(const Place& p, std::uint32_t at) {
  const auto& w = p.words.words[at];
  if (w.word_class == WordClass::verb) return !w.name;
  return w.voice == Voice::active && w.word_class != WordClass::noun && !w.name;
}

/// Where the words that belong to the time begin: "pada hari Senin", "sekitar".
std::uint32_t front_of(const Place& p, std::uint32_t at) {
  while (at > p.sentence.first) {
    const Atom& a = p.atoms[at - 1];
    const bool filling = a.length == 1 && (a.cls == Class::on || a.cls == Class::about ||
                                           a.cls == Class::date_word ||
                                           (a.cls == Class::unit && a.unit() == Unit::day));
    if (!filling) break;
    --at;
  }
  return at;
}

/// The walk back from a time.
class WalkBack {
 public:
  WalkBack(const Place& place, std::uint32_t from, std::uint32_t behind)
      : p_(place), from_(from), behind_(behind) {}

  Dates run() {
    for (std::uint32_t at = from_; at > p_.sentence.first && from_ - at < kFarthestTag; --at) {
      const Dates found = look(at - 1);
      if (done_) return found;
    }
    return Dates::event;
  }

 private:
  Dates settle(Dates dates) {
    done_ = true;
    return dates;
  }

  Dates look(std::uint32_t at) {
    const std::string_view form = p_.words.form(at);
    if (is_quote(form) || is_one_of(form, ";:.?!")) return settle(Dates::event);
    if (form == ",") {
      comma_ = true;
      return Dates::unknown;
    }
    if (is_punctuation(p_, at)) return Dates::unknown;
    if (in_longer_cue(at)) return Dates::unknown;
    return by_cue(at, p_.lexicon.cue(p_.words, at));
  }

  /// Whether the word ends a cue of two words ("keterangan tertulis"), which its first word
  /// settles.
  bool in_longer_cue(std::uint32_t at) const {
    return at > p_.sentence.first && p_.lexicon.cue_match(p_.words, at - 1).length > 1;
  }

  Dates by_cue(std::uint32_t at, Cue cue) {
    switch (cue) {
      case Cue::tag:
        return tag(at);
      case Cue::cite:
      case Cue::agency:
        return settle(verb_ ? Dates::event : Dates::citation);
      case Cue::word:
        if (from_ - at <= kFarthestWord && !verb_ && !comma_) return settle(Dates::statement);
        return Dates::unknown;
      case Cue::contact:
        return settle(Dates::statement);
      case Cue::verb:
        return settle(only_addressee(at + 1) ? Dates::statement : Dates::event);
      case Cue::clause:
        return settle(Dates::event);
      case Cue::relative:
        verb_ = false;
        return Dates::unknown;
      case Cue::none:
      case Cue::told:
      case Cue::future:
      case Cue::history:
      case Cue::to:
        return no_cue(at);
    }
    return Dates::unknown;
  }

  /// A verb between the tag and the time: only one inside a relative clause that a comma closed.
  Dates no_cue(std::uint32_t at) {
    if (!is_verb(p_, at)) return Dates::unknown;
    if (!comma_) return settle(Dates::event);
    verb_ = true;
    return Dates::unknown;
  }

  /// A tag stands behind a comma, a quotation or another tag. At the head of a sentence ("Menurut
  /// polisi, Senin malam ...") the time is the event's.
  Dates tag(std::uint32_t at) {
    if (verb_) return settle(Dates::event);
    if (at == p_.sentence.first) {
      const bool short_sentence = p_.sentence.last - from_ <= kFarthestPlace;
      return settle(short_sentence ? Dates::statement : Dates::event);
    }
    const bool behind_mark =
        is_punctuation(p_, at - 1) || p_.lexicon.cue(p_.words, at - 1) == Cue::tag;
    return behind_mark ? settle(Dates::statement) : no_cue(at);
  }

  /// "mengatakan [kepada AFP] pada Senin": nothing but whom or where it was said to.
  bool only_addressee(std::uint32_t at) const {
    if (at >= from_) return !happens_then();
    if (from_ - at == 1 && is_comma(p_, at)) return is_closed();
    if (p_.lexicon.cue(p_.words, at) != Cue::to) return false;
    return from_ - at <= 2 * kFarthestPlace;
  }

  /// "mengatakan pada Senin terjadi serangan": what was said begins with the day.
  bool happens_then() const {
    if (behind_ >= p_.sentence.last || !is_verb(p_, behind_)) return false;
    return p_.words.words[behind_].voice != words::Voice::active &&
           p_.lexicon.cue(p_.words, behind_) == Cue::none;
  }

  /// "mengatakan, Senin, bahwa" and not "menambahkan, Senin lalu dua orang tewas".
  bool is_closed() const { return behind_ >= p_.sentence.last || is_punctuation(p_, behind_); }

  const Place& p_;
  std::uint32_t from_;
  std::uint32_t behind_;
  bool comma_ = false;
  bool verb_ = false;
  bool done_ = false;
};

/// Whether a verb other than one of saying stands between the last comma and the time: then the
/// time is that verb's ("yang menyerang pada Senin, mengatakan").
bool own_verb_before(const Place& p, std::uint32_t from) {
  for (std::uint32_t at = from; at > p.sentence.first && from - at < kFarthestTag; --at) {
    if (is_comma(p, at - 1) || is_quote(p.words.form(at - 1))) return false;
    if (p.lexicon.cue(p.words, at - 1) == Cue::none && is_verb(p, at - 1)) return true;
  }
  return false;
}

/// "Hal itu disampaikan gubernur saat rapat pada Senin": the sentence tells of the words alone.
bool tells_of_words(const Place& p, std::uint32_t from) {
  constexpr std::uint32_t kHead = 5;
  bool told = false;
  for (std::uint32_t at = p.sentence.first; at < from; ++at) {
    const Cue cue = p.lexicon.cue(p.words, at);
    const bool clause = cue == Cue::clause || cue == Cue::relative;
    if (clause && (!told || is_comma(p, at - 1))) return false;
    if (cue == Cue::told && at > p.sentence.first && at < p.sentence.first + kHead) told = true;
    if (!told && (is_punctuation(p, at) || at >= p.sentence.first + kHead)) return false;
  }
  return told;
}

bool says(Cue cue) {
  return cue == Cue::verb || cue == Cue::agency;
}

/// "Senin, mengatakan", "Senin di Kabul mengatakan", "Senin juga mengatakan".
bool verb_of_saying_behind(const Place& p, std::uint32_t at) {
  if (at < p.sentence.last && is_comma(p, at)) ++at;
  if (at >= p.sentence.last) return false;
  const Cue cue = p.lexicon.cue(p.words, at);
  if (says(cue)) return true;
  const auto word_class = p.words.words[at].word_class;
  const bool adverb = word_class == WordClass::adverb || word_class == WordClass::auxiliary;
  if (adverb && at + 1 < p.sentence.last) return says(p.lexicon.cue(p.words, at + 1));
  if (cue != Cue::to) return false;
  for (std::uint32_t i = at + 1; i < p.sentence.last && i - at <= kFarthestPlace; ++i) {
    if (says(p.lexicon.cue(p.words, i))) return true;
    if (!p.words.text.tokens[i].capital && !is_comma(p, i)) return false;
  }
  return false;
}

/// "pelaut yang hendak cuti dihantam truk, Senin": what is to come stands in a relative clause that
/// the passive verb behind it has ended.
bool ended_before(const Place& p, std::uint32_t future, std::uint32_t time) {
  if (future == p.sentence.first || p.lexicon.cue(p.words, future - 1) != Cue::relative)
    return false;
  for (std::uint32_t i = future + 2; i < time; ++i) {
    const auto& w = p.words.words[i];
    if (w.word_class == WordClass::verb && w.voice == words::Voice::passive &&
        p.words.words[i - 1].word_class != WordClass::conjunction)
      return true;
  }
  return false;
}

}  // namespace

Dates whose(const Place& place, const Expression& e) {
  const std::uint32_t from = front_of(place, e.first);
  if (verb_of_saying_behind(place, e.last) && !own_verb_before(place, from))
    return Dates::statement;
  const Dates dates =
      tells_of_words(place, from) ? Dates::statement : WalkBack(place, from, e.last).run();
  const bool apart = from > place.sentence.first && is_comma(place, from - 1);
  const bool plain = e.shape == Shape::day || e.shape == Shape::unit;
  return plain || apart ? dates : Dates::event;
}

bool of_another_statement(const Place& place, const Expression& e, const std::vector<Time>& told) {
  const bool heads = e.shape == Shape::relative && e.first <= place.sentence.first + 1;
  if (!heads || told.empty() || told.back().dates != Dates::statement) return false;
  if (e.last >= place.sentence.last || !is_comma(place, e.last)) return false;
  for (std::uint32_t at = e.last + 1;
       at < place.sentence.last && at - e.last <= kFarthestAhead && !is_comma(place, at); ++at) {
    if (says(place.lexicon.cue(place.words, at))) return true;
    if (is_verb(place, at)) return false;
  }
  return false;
}

bool looks_ahead(const Place& place, const Expression& e) {
  const std::uint32_t from = front_of(place, e.first);
  for (std::uint32_t at = from; at > place.sentence.first && from - at < kFarthestAhead; --at) {
    const Cue cue = place.lexicon.cue(place.words, at - 1);
    if (cue == Cue::future) {
      if (ended_before(place, at - 1, from)) return false;
      return from != e.first || from - at < 4 || is_comma(place, from - 1);
    }
    if (cue == Cue::clause || cue == Cue::tag || cue == Cue::verb) return false;
    if (is_quote(place.words.form(at - 1))) return false;
  }
  return false;
}

bool is_remembered(const Place& place, const Expression& e) {
  for (std::uint32_t at = e.first; at > place.sentence.first && e.first - at < kFarthestAhead;
       --at) {
    const Cue cue = place.lexicon.cue(place.words, at - 1);
    if (cue == Cue::history) return true;
    if (cue == Cue::clause || is_quote(place.words.form(at - 1))) return false;
  }
  return false;
}

}  // namespace saksi::when
