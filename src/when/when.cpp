// SPDX-License-Identifier: Apache-2.0
#include "when/when.h"

#include "base/utf8.h"
#include "when/owner.h"
#include "when/publication.h"
#include "when/resolve.h"

#include <algorithm>

namespace saksi::when {
namespace {

constexpr int kLongAgo = 300;  // days

/// "tiga hari setelah serangan pada 11 Juni": the next time of the sentence is what it counts from.
void count_from_next(const Expression& e, Time& time, const Time& next) {
  if (time.date.start || !e.amount || e.unit > Unit::week) return;
  if (next.date.precision != record::DatePrecision::day) return;
  const int days = *e.amount * (e.unit == Unit::week ? 7 : e.unit == Unit::day ? 1 : 0);
  time.date = day_date(plus_days(*next.date.start, e.step == Step::before ? -days : days));
}

bool is_quote(const words::Words& words, std::uint32_t at) {
  const std::string_view form = words.form(at);
  return form == "\"" || form == "\xE2\x80\x9C" || form == "\xE2\x80\x9D";
}

/// "\"... tadi pagi,\" kata polisi, Rabu": who is quoted counts from the day on which he spoke.
void count_from_speech(const words::Words& words, const Expression& e, const Publication& published,
                       Time& time, const Time& spoken) {
  constexpr int kLately = 7;
  const bool day = e.shape == Shape::day && e.from.offset && !e.to && published.day;
  if (!day || !time.date.start || spoken.dates != Dates::statement || !spoken.date.start) return;
  if (time.dates != Dates::event || spoken.date.precision != record::DatePrecision::day) return;
  int marks = 0;
  for (auto at = time.last; at < spoken.first; ++at) marks += is_quote(words, at) ? 1 : 0;
  const int before = days_between(*spoken.date.start, *published.day);
  if (marks != 1 || before <= 0 || before > kLately) return;
  time.date = day_date(plus_days(*time.date.start, -before));
  time.timex = timex_value(e, time);
}

/// "serangan 11 September 2001 ... sebelum serangan 11 September": a noun that bears the same day
/// again means the same year.
void name_again(const words::Words& words, const Expression& e, const std::vector<Time>& told,
                Time& time) {
  const DayWords& d = e.from;
  const bool bare = e.shape == Shape::day && !e.to && d.day != 0 && d.month != 0 && d.year == 0 &&
                    d.weekday == 0 && d.year_step == Step::none;
  if (!bare || e.first == 0 || !time.date.start) return;
  if (words.words[e.first - 1].word_class != words::WordClass::noun) return;
  const auto noun = base::fold(words.form(e.first - 1));
  for (auto t = told.rbegin(); t != told.rend(); ++t) {
    const auto& day = t->date.start;
    if (!day || t->first == 0 || t->date.precision != record::DatePrecision::day) continue;
    const bool same = static_cast<unsigned>(day->day()) == d.day && month_of(*day) == d.month;
    if (!same || base::fold(words.form(t->first - 1)) != noun) continue;
    time.date = t->date;
    return;
  }
}

bool is_long_ago(const Time& time, const Publication& published) {
  return published.day && time.date.end && days_between(*time.date.end, *published.day) > kLongAgo;
}

/// The first token of the paragraph that the sentence stands in.
std::uint32_t paragraph_start(const Place& place) {
  const auto& text = place.words.text;
  return text.sentences[text.paragraphs[place.sentence.paragraph].first].first;
}

}  // namespace

struct Finder::Rules {
  std::shared_ptr<const lang::Pack> pack;
  Lexicon lexicon;

  explicit Rules(std::shared_ptr<const lang::Pack> p) : pack(std::move(p)), lexicon(*pack) {}

  [[nodiscard]] Time make(const Place& place, const Expression& e, const Publication& published,
                          const std::vector<Time>& told) const {
    Time time;
    time.first = e.first;
    time.last = e.last;
    time.span = place.words.span(e.first, e.last);
    time.dates = of_another_statement(place, e, told) ? Dates::statement : whose(place, e);
    const bool ahead = time.dates == Dates::event && looks_ahead(place, e);
    resolve(e, {published.day, ahead, &told, paragraph_start(place), place.sentence.first, e.first},
            time);
    name_again(place.words, e, told, time);
    if (time.kind == Kind::point && is_long_ago(time, published) && is_remembered(place, e)) {
      time.kind = Kind::history;
    }
    time.timex = timex_value(e, time);
    return time;
  }

  void read_sentence(const words::Words& words, const std::vector<Atom>& atoms,
                     const text::Sentence& sentence, const Publication& published,
                     std::vector<Time>& out) const {
    std::vector<Expression> found;
    parse_times(words, atoms, sentence.first, sentence.last, found);
    const Place place{words, lexicon, atoms, sentence};
    const std::size_t before = out.size();
    for (const Expression& e : found) out.push_back(make(place, e, published, out));
    for (std::size_t i = 0; i + 1 < found.size(); ++i) {
      count_from_speech(words, found[i], published, out[before + i], out[before + i + 1]);
      if (found[i].shape != Shape::to_what_follows) continue;
      count_from_next(found[i], out[before + i], out[before + i + 1]);
    }
  }
};

Finder::Finder(std::shared_ptr<const lang::Pack> pack)
    : rules_(std::make_unique<const Rules>(std::move(pack))) {}

Finder::~Finder() = default;
Finder::Finder(Finder&&) noexcept = default;
Finder& Finder::operator=(Finder&&) noexcept = default;

Publication Finder::publication(const words::Words& words,
                                const std::optional<std::string>& given) const {
  if (given) {
    if (const auto day = record::parse_day(*given)) {
      return {day, record::PublishedBasis::given, std::nullopt};
    }
  }
  return infer_publication(words, rules_->lexicon);
}

namespace {

/// "Jumat (28/12)" beside "Kamis (28/12)": where the report has the date with a weekday that fits,
/// the date is meant.
void settle(Time& t, const std::vector<Time>& all) {
  if (!t.disagrees || t.alternatives.empty()) return;
  const auto& written = t.alternatives.front();
  const bool again = std::any_of(all.begin(), all.end(), [&](const Time& o) {
    return !o.disagrees && o.rule == t.rule && o.date.start == written.start &&
           o.date.precision == record::DatePrecision::day;
  });
  if (!again || t.date.start == written.start) return;
  t.date = written;
}

}  // namespace

std::vector<Time> Finder::find(const words::Words& words, const Publication& published) const {
  std::vector<Time> times;
  const std::vector<Atom> atoms = rules_->lexicon.atoms(words);
  for (const text::Sentence& sentence : words.text.sentences) {
    rules_->read_sentence(words, atoms, sentence, published, times);
  }
  for (Time& t : times) settle(t, times);
  return times;
}

}  // namespace saksi::when
