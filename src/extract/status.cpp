// SPDX-License-Identifier: Apache-2.0
// Plans, threats, orders, fears and denials. Doubt falls on the side of nothing: what a word turns
// is not told as having happened, and only what a table says is planned or threatened becomes an
// event of that status (docs/design/extract.md, "Status").
#include "extract/status.h"

#include <algorithm>

namespace saksi::extract {
namespace {

using mentions::CueKind;
using mentions::Trigger;
using mentions::TriggerClass;
using mentions::TriggerVoice;

constexpr std::uint32_t kLongest = 5;  // words of a phrase of the table
constexpr std::uint32_t kNear = 7;     // words from an order to the deed
constexpr std::uint32_t kFar = 12;     // words from a wish to its last verb
constexpr std::uint32_t kBehind = 14;  // words from a noun to what is said of it

class Turning {
 public:
  explicit Turning(const Context& c) : c_(c), words_(c.report().words.words) {}

  struct Found {
    Standing standing;
    Stretch at;
  };

  std::optional<Found> of(const Trigger& t) const {
    const auto imagined = [&] { return Found{Standing::imagined, t.at}; };
    if (t.voice == TriggerVoice::noun) {
      if (const auto s = before_noun(t.at.first)) return s;
      if (const auto s = behind_noun(t); s && *s != Standing::ongoing) return Found{*s, t.at};
    } else {
      if (aim(t.at.first) && (t.type == TriggerClass::seize || supposed(t.at.first)))
        return imagined();
      if (wished(t.at.first) || planned_for(t.at.first)) return imagined();
      if (const auto s = before_verb(t.at.first)) return s;
    }
    if (!pointed(t.at) && near(t.at)) return imagined();
    if (ahead(t)) return Found{Standing::planned, t.at};
    return std::nullopt;
  }

  /// "mengawal unjuk rasa buruh besok": on a day behind the one on which the report came out.
  bool ahead(const Trigger& t) const {
    const auto& published = c_.report().published;
    if (!published.day || published.basis != record::PublishedBasis::given) return false;
    const Stretch behind{t.at.last, std::min(c_.clause_end(t.at.last - 1), t.at.last + kNear)};
    const auto& times = c_.report().times;
    return std::any_of(times.begin(), times.end(), [&](const when::Time& x) {
      return behind.holds(x.first) && x.kind == when::Kind::point && x.date.start &&
             x.date.precision == record::DatePrecision::day && *x.date.start > *published.day;
    });
  }

  /// "jika mengerahkan pasukan untuk menyerang".
  bool supposed(std::uint32_t verb) const {
    const auto begin = c_.sentence(c_.sentence_of(verb)).first;
    return c_.cue(CueKind::conditional, {begin, verb}) != nullptr;
  }

  /// "lampu hijau agar Indonesia membantu Filipina memerangi X": all verbs of the clause.
  bool wished(std::uint32_t verb) const {
    const auto begin = c_.sentence(c_.sentence_of(verb)).first;
    for (auto i = verb; i > begin && i + kFar > verb; --i) {
      if (c_.in(Set::purpose, i - 1) != 0) return true;
      if (c_.punctuation(i - 1) || c_.in(Set::relative, i - 1) != 0) return false;
    }
    return false;
  }

  /// "rencana yang disusun kelompok itu untuk menyerang X": the aim of a plan.
  bool planned_for(std::uint32_t verb) const {
    if (verb == 0 || c_.in(Set::aim, verb - 1) == 0) return false;
    const auto begin = c_.sentence(c_.sentence_of(verb)).first;
    for (auto end = verb - 1; end > begin && end + kFar > verb; --end) {
      if (c_.punctuation(end - 1)) return false;
      if (const auto found = ends_at(end, StatusWhere::noun, begin))
        return found->standing == Standing::planned || found->standing == Standing::imagined;
    }
    return false;
  }

  /// "untuk merebut", "pertempuran merebut X".
  bool aim(std::uint32_t verb) const {
    return verb > 0 && (c_.in(Set::aim, verb - 1) != 0 || c_.in(Set::effort, verb - 1) != 0);
  }

  /// "mengecam serangan terhadap kota itu": told before.
  bool pointed(Stretch deed) const {
    return c_.cue(CueKind::anaphor, {deed.last, deed.last + 3}) != nullptr;
  }

  /// What the words right before a verb say of it.
  std::optional<Found> before_verb(std::uint32_t verb) const {
    const auto begin = c_.sentence(c_.sentence_of(verb)).first;
    std::optional<Found> said;
    for (std::uint32_t end = verb; end > begin && end + kNear > verb;) {
      if (const auto found = ends_at(end, StatusWhere::verb, begin)) {
        said = found;
        end = found->at.first;
        if (negated(end) || described(end)) said->standing = Standing::imagined;
        if (said->standing != Standing::coming) return said;
      } else if (c_.adverbial(end - 1) || c_.in(Set::again, end - 1) != 0 ||
                 c_.in(Set::self, end - 1) != 0) {
        --end;
      } else {
        break;
      }
    }
    return said;
  }

  /// Before the deed, somebody between: no verb and no comma.
  bool near(Stretch deed) const {
    const auto begin = c_.clause_begin(deed.first);
    const auto from = deed.first > begin + kNear ? deed.first - kNear : begin;
    for (std::uint32_t end = deed.first; end > from; --end) {
      if (const auto found = ends_at(end, StatusWhere::near, from))
        return !negated(found->at.first);
      if (c_.punctuation(end - 1) || deed_word(end - 1)) return false;
    }
    return false;
  }

  std::optional<Standing> behind_noun(const Trigger& t) const {
    const auto end = std::min(c_.sentence(c_.sentence_of(t.at.first)).last, t.at.last + kBehind);
    for (std::uint32_t i = t.at.last; i < end; ++i) {
      if (c_.clause_of(i) != c_.clause_of(t.at.first)) return std::nullopt;
      const auto found = c_.status(i);
      const auto said = found ? found->row->at(StatusWhere::behind) : std::nullopt;
      if (said == Standing::coming) {
        if (takes_place(i + found->words, end)) return said;
        return std::nullopt;
      }
      if (said && said != Standing::happens) return said;
      if (stops(t, i)) return std::nullopt;
    }
    return std::nullopt;
  }

  /// "kabar penyerangan di X adalah hoaks", "membantah adanya penyerangan", "tidak ada serangan".
  bool untrue(const Trigger& t) const {
    const auto begin = c_.sentence(c_.sentence_of(t.at.first)).first;
    const auto first = noun_phrase(t.at.first, begin);
    for (std::uint32_t end = t.at.first; end >= first && end > begin; --end) {
      if (ends_at(end, StatusWhere::before, begin)) return true;
    }
    bool rumour = false;
    for (std::uint32_t end = t.at.first; end > begin && !rumour; --end) {
      rumour = ends_at(end, StatusWhere::rumour, begin).has_value();
      if (end < t.at.first && (c_.punctuation(end) || deed_word(end))) break;
    }
    if (!rumour) return false;
    const auto last = c_.sentence(c_.sentence_of(t.at.first)).last;
    for (std::uint32_t i = t.at.last; i < last; ++i) {
      const auto found = c_.status(i);
      if (found && found->row->at(StatusWhere::false_)) return true;
    }
    return false;
  }

 private:
  /// The longest phrase of the table that ends right before a token.
  std::optional<Found> ends_at(std::uint32_t end, StatusWhere where, std::uint32_t begin) const {
    const auto from = end > begin + kLongest ? end - kLongest : begin;
    for (std::uint32_t k = from; k < end; ++k) {
      const auto found = c_.status(k);
      if (!found || k + found->words != end) continue;
      if (const auto s = found->row->at(where)) return Found{*s, {k, end}};
    }
    return std::nullopt;
  }

  std::optional<Found> before_noun(std::uint32_t noun) const {
    const auto begin = c_.sentence(c_.sentence_of(noun)).first;
    const auto first = noun_phrase(noun, begin);
    for (std::uint32_t end = noun; end >= first && end > begin; --end) {
      if (auto found = ends_at(end, StatusWhere::noun, begin)) {
        if (negated(found->at.first)) found->standing = Standing::imagined;
        return found;
      }
    }
    if (const auto found = ends_at(first, StatusWhere::carrier, begin))
      return before_verb(found->at.first);
    return std::nullopt;
  }

  /// Where the words that only belong to a noun begin: "sebuah serangan", "tiga aksi".
  std::uint32_t noun_phrase(std::uint32_t noun, std::uint32_t begin) const {
    std::uint32_t i = noun;
    while (i > begin && i + 3 > noun && !c_.punctuation(i - 1) && belongs(i - 1)) --i;
    return i;
  }

  bool belongs(std::uint32_t i) const {
    const auto cls = words_[i].word_class;
    return cls == words::WordClass::noun || cls == words::WordClass::numeral ||
           cls == words::WordClass::determiner || cls == words::WordClass::adjective;
  }

  /// "mereka yang berencana menyerang": says of whom is spoken.
  bool described(std::uint32_t token) const {
    return token > 0 && c_.in(Set::relative, token - 1) != 0;
  }

  bool negated(std::uint32_t token) const {
    return token > 0 && c_.cue(CueKind::negation, {token - 1, token}) != nullptr;
  }

  bool deed_word(std::uint32_t i) const {
    const auto& w = words_[i];
    return w.word_class == words::WordClass::verb &&
           (w.voice == words::Voice::active || w.voice == words::Voice::passive);
  }

  /// A word that something takes place stands next, past adverbs.
  bool takes_place(std::uint32_t from, std::uint32_t end) const {
    for (std::uint32_t i = from; i < end && i < from + 3; ++i) {
      const auto found = c_.status(i);
      if (found && found->row->at(StatusWhere::behind) == Standing::happens) return true;
    }
    return false;
  }

  /// Another thing is said of the noun here, or of something else.
  bool stops(const Trigger& t, std::uint32_t i) const {
    if (c_.mark(i, ";")) return true;
    if (c_.punctuation(i)) {
      const bool name = i + 1 < c_.size() && words_[i + 1].word_class == words::WordClass::proper;
      const bool back = c_.cue(CueKind::anaphor, {i + 1, i + 2}) != nullptr;
      return !name && !back && !c_.mark(i, "(") && !c_.mark(i, ")");
    }
    // "unjuk rasa menolak kenaikan pajak akan digelar"
    return deed_word(i) && !(t.type == TriggerClass::protest && c_.in(Set::claims_right, i) != 0);
  }

  const Context& c_;
  const std::vector<words::Word>& words_;
};

}  // namespace

std::optional<Announced> announced(const Context& context, const Trigger& trigger) {
  using record::EventStatus;
  const auto first = trigger.at.first;
  if (never_was(context, trigger)) {
    if (context.sentence_of(first) > 1) return std::nullopt;
    return Announced{EventStatus::denied, false, first};
  }
  const auto said = Turning(context).of(trigger);
  if (!said || context.voice(first).denied) return std::nullopt;
  const Stretch all = context.sentence(context.sentence_of(first));
  const auto from = said->at.first;
  if (said->standing == Standing::threatened)
    return Announced{EventStatus::threatened, false, from};
  if (said->standing != Standing::planned && said->standing != Standing::coming)
    return std::nullopt;
  if (context.cue(CueKind::conditional, {all.first, first}) != nullptr) return std::nullopt;
  return Announced{EventStatus::planned, said->standing == Standing::coming, from};
}

bool by_rumour(const Context& context, std::uint32_t sentence) {
  const Stretch all = context.sentence(sentence);
  for (std::uint32_t i = all.first; i < all.last; ++i) {
    const auto found = context.status(i);
    if (found && found->row->at(StatusWhere::medium)) return true;
  }
  return false;
}

std::optional<Standing> standing(const Context& context, const Trigger& trigger) {
  const auto said = Turning(context).of(trigger);
  return said ? std::optional(said->standing) : std::nullopt;
}

bool aimed_at(const Context& context, std::uint32_t verb) {
  return Turning(context).aim(verb);
}

bool not_done(const Context& context, std::uint32_t verb) {
  return Turning(context).before_verb(verb).has_value();
}

bool only_imagined(const Context& context, Stretch verb) {
  return Turning(context).near(verb);
}

bool goes_on(const Context& context, const Trigger& trigger) {
  if (trigger.voice == TriggerVoice::noun)
    return Turning(context).behind_noun(trigger) == Standing::ongoing;
  // "masih berkecamuk": the word itself tells of the fight
  const auto from = trigger.at.first > 2 ? trigger.at.first - 2 : 0;
  for (std::uint32_t i = from; i < trigger.at.first; ++i) {
    const auto found = context.status(i);
    if (found && i + found->words >= trigger.at.last &&
        found->row->at(StatusWhere::behind) == Standing::ongoing)
      return true;
  }
  return false;
}

bool never_was(const Context& context, const Trigger& trigger) {
  return trigger.voice == TriggerVoice::noun && Turning(context).untrue(trigger);
}

}  // namespace saksi::extract
