// SPDX-License-Identifier: Apache-2.0
#include "places/finder.h"

#include "base/utf8.h"
#include "places/names.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>
#include <unordered_set>

namespace saksi::places {
namespace {

using text::TokenKind;
using words::Voice;
using words::WordClass;

constexpr std::uint32_t kLongestName = 5;
/// A town of about 60,000 people is known without being called a place.
constexpr unsigned kKnownTown = 76;

/// Articles and particles that stand in lower case inside romanised names: "Nahr al-Bared".
bool is_glue(std::string_view form) {
  constexpr std::array<std::string_view, 12> kGlue = {"al", "el", "e",  "i",  "de",  "del",
                                                      "la", "da", "ez", "as", "ash", "ar"};
  if (std::find(kGlue.begin(), kGlue.end(), form) != kGlue.end()) return true;
  const std::size_t dash = form.find('-');
  return dash != std::string_view::npos && dash + 1 < form.size() && dash <= 3 &&
         std::find(kGlue.begin(), kGlue.end(), form.substr(0, dash)) != kGlue.end();
}

/// "al-Bab", "el-Arish": an article in lower case and the name behind its dash.
bool is_name_with_article(std::string_view form) {
  constexpr std::array<std::string_view, 14> kArticles = {"al", "el", "ad", "an", "ar", "as", "ash",
                                                          "at", "az", "ed", "er", "es", "ez", "et"};
  const std::size_t dash = form.find('-');
  if (dash == std::string_view::npos || dash + 2 >= form.size()) return false;
  const char next = form[dash + 1];
  return next >= 'A' && next <= 'Z' &&
         std::find(kArticles.begin(), kArticles.end(), form.substr(0, dash)) != kArticles.end();
}

class Finder {
 public:
  Finder(const Resolver::Rules& rules, const words::Words& words)
      : rules_(rules), words_(words), tokens_(words.text.tokens) {}

  Findings run() {
    read();
    if (named_later()) read();
    return std::move(out_);
  }

 private:
  const Resolver::Rules& rules_;
  const words::Words& words_;
  const std::vector<text::Token>& tokens_;
  Findings out_;
  std::uint32_t sentence_ = 0, first_ = 0, last_ = 0;
  std::vector<Hit> hits_;
  std::unordered_map<std::string, std::vector<Candidate>> known_;
  std::unordered_set<std::string> named_;  ///< names that a type word has called a place

  void read() {
    out_ = {};
    std::uint32_t number = 0;
    for (const text::Sentence& s : words_.text.sentences) {
      sentence_ = number++;
      first_ = s.first;
      last_ = s.last;
      read_sentence();
    }
  }

  /// A name stands somewhere before the type word that calls it a place.
  [[nodiscard]] bool named_later() const {
    const auto source = words_.text.source;
    return std::any_of(out_.found.begin(), out_.found.end(), [&](const Found& f) {
      if (!names_place(f) || f.sentence == 0) return false;
      const Span name = words_.span(f.name_first, f.name_last);
      return source.find(name.in(source)) < name.begin;
    });
  }

  /// A type word calls it a place, or it is a known one behind a word of place.
  [[nodiscard]] bool names_place(const Found& f) const {
    if (f.type != nullptr && f.type->facility) return false;
    if (f.own_type) return f.may_stand;
    return f.cued && !f.by_verb && f.role == Role::location && !f.candidates.empty() &&
           has_proper(f);
  }

  void read_sentence() {
    for (std::uint32_t t = first_; t < last_;) {
      if (auto f = at(t); f && !names_nothing(*f)) {
        t = f->last;
        if (names_place(*f)) named_.insert(f->plain);
        out_.found.push_back(std::move(*f));
      } else {
        t = past(t);
      }
    }
  }

  /// "Pusat", "Badan", "Tengah": a capitalised word that needs another to name a place.
  [[nodiscard]] bool names_nothing(const Found& f) const {
    return f.last == f.first + 1 && match(rules_.alone, f.first).words == 1;
  }

  /// Past a demonym, which votes, or one token.
  std::uint32_t past(std::uint32_t t) {
    if (!tokens_[t].capital && !is_glue(words_.form(t))) return t + 1;
    const auto m = match(rules_.demonyms, t);
    if (!m) return t + 1;
    const Demonym& d = rules_.demonym_rows[m.value];
    out_.votes.push_back({d.country, d.weight, sentence_});
    return t + m.words;
  }

  std::optional<Found> at(std::uint32_t t) {
    if (tokens_[t].kind != TokenKind::word || match(rules_.stops, t)) return std::nullopt;
    if (auto f = with_direction(t)) return f;
    if (auto f = typed(t)) return f;
    if (tokens_[t].capital) return named(t);
    return name_starts(t) ? behind_article(t) : std::nullopt;
  }

  /// "di al-Bab", "merebut al-Bab"; "hingga al-Assad melarikan diri" is somebody.
  std::optional<Found> behind_article(std::uint32_t t) {
    auto f = named(t);
    if (!f || !f->cued || (f->last < last_ && acts(f->last))) return std::nullopt;
    return f;
  }

  // ---------------------------------------------------------------- words around

  /// The longest phrase at t that ends inside the sentence.
  [[nodiscard]] lang::Phrases::Match match(const lang::Phrases& phrases, std::uint32_t t) const {
    const auto m = phrases.longest(words_.keys, t);
    return m && t + m.words <= last_ ? m : lang::Phrases::Match{};
  }

  /// The longest phrase that ends right before t.
  [[nodiscard]] lang::Phrases::Match match_before(const lang::Phrases& phrases,
                                                  std::uint32_t t) const {
    for (std::uint32_t n = std::min<std::uint32_t>(4, t - first_); n > 0; --n) {
      // "di Tepi Barat": the name's first word does not belong to "di tepi"
      const auto m = phrases.longest(std::span(words_.keys).first(t), t - n);
      if (m && m.words == n) return m;
    }
    return {};
  }

  [[nodiscard]] bool is(std::uint32_t t, std::string_view mark) const {
    return t >= first_ && t < last_ && words_.form(t) == mark;
  }

  [[nodiscard]] bool capital_word(std::uint32_t t) const {
    return t < last_ && tokens_[t].kind == TokenKind::word && tokens_[t].capital;
  }

  /// A word in capitals, or one behind an article: "al-Bab", "al Bab".
  [[nodiscard]] bool name_starts(std::uint32_t t) const {
    if (capital_word(t)) return true;
    if (t >= last_ || tokens_[t].kind != TokenKind::word) return false;
    const auto form = words_.form(t);
    return is_name_with_article(form) || ((form == "al" || form == "el") && capital_word(t + 1));
  }

  /// The end of the run of capitalised words from t, glue inside it allowed.
  [[nodiscard]] std::uint32_t run_end(std::uint32_t t) const {
    const std::uint32_t limit = std::min(last_, t + kLongestName);
    std::uint32_t end = t;
    for (std::uint32_t i = t; i < limit; ++i) {
      if (capital_word(i)) {
        if (match(rules_.stops, i)) break;
        end = i + 1;
      } else if (tokens_[i].kind != TokenKind::word ||
                 !(is_glue(words_.form(i)) || is_name_with_article(words_.form(i)))) {
        break;
      } else if (words_.form(i).find('-') != std::string_view::npos) {
        end = i + 1;
      }
    }
    return end;
  }

  [[nodiscard]] std::string plain(std::uint32_t first, std::uint32_t last) const {
    return base::fold(words_.span(first, last).in(words_.text.source));
  }

  // ---------------------------------------------------------------- candidates

  /// The candidates of exactly these tokens. A report repeats its names: each is looked up once.
  const std::vector<Candidate>& candidates(std::uint32_t first, std::uint32_t last,
                                           std::string& plain_out) {
    plain_out = plain(first, last);
    const auto [it, fresh] = known_.try_emplace(plain_out);
    if (fresh) it->second = look_up(first, last, plain_out);
    return it->second;
  }

  std::vector<Candidate> look_up(std::uint32_t first, std::uint32_t last,
                                 const std::string& plain_name) {
    std::vector<Candidate> out;
    const auto m = match(rules_.exonyms, first);
    if (m && first + m.words == last) {
      const Exonym& e = rules_.exonym_rows[m.value];
      out.push_back(candidate(rules_, e.row, &e, Tier::exact));
    }
    hits_.clear();
    rules_.gazetteer.find(plain_name, hits_);
    for (const Hit& h : hits_) add(out, h);
    return out;
  }

  void add(std::vector<Candidate>& out, const Hit& h) const {
    const Tier tier = h.exact ? Tier::exact : Tier::folded;
    for (Candidate& c : out) {
      if (c.row == h.place) {
        c.tier = std::min(c.tier, tier);
        return;
      }
    }
    out.push_back(candidate(rules_, h.place, nullptr, tier));
  }

  /// A name that needs nothing beside it to be taken for a place.
  [[nodiscard]] bool well_known(const std::vector<Candidate>& list) const {
    return std::any_of(list.begin(), list.end(), [&](const Candidate& c) {
      if (c.exonym != nullptr) return true;
      const Kind k = c.kind;
      if (k <= Kind::district || k == Kind::capital) return c.tier == Tier::exact;
      return c.tier == Tier::exact && rules_.gazetteer.prominence(c.row) >= kKnownTown;
    });
  }

  /// Fills name and candidates with the longest known name in [t, end); false when none is known.
  bool longest_known(Found& f, std::uint32_t t, std::uint32_t end) {
    for (std::uint32_t last = end; last > t; --last) {
      const auto& list = candidates(t, last, f.plain);
      if (list.empty()) continue;
      f.name_first = t;
      f.name_last = last;
      f.candidates = list;
      return true;
    }
    return false;
  }

  // ---------------------------------------------------------------- three forms

  /// "distrik Banu", "Kota Gaza", "Pasar Jibama".
  std::optional<Found> typed(std::uint32_t t) {
    const auto m = match(rules_.types, t);
    if (!m) return std::nullopt;
    std::uint32_t name = t + m.words;
    name += described(name, rules_.type_words[m.value]);
    if (!name_starts(name) || match(rules_.stops, name)) return std::nullopt;
    if (tokens_[t].capital) {
      if (auto whole = whole_name(t, name)) return whole;
    }
    const TypeWord& type = rules_.type_words[m.value];
    if (type.kind == Kind::seat && is(t - 1, ",") && follows_last(t - 1)) return seat_of(t, name);
    return type.facility ? facility(t, name, type) : of_type(t, name, type);
  }

  /// "kota nelayan Baga", "distrik terpencil Badghis", "daerah rawan konflik Baga": how many words
  /// that describe stand between.
  [[nodiscard]] std::uint32_t described(std::uint32_t t, const TypeWord& type) const {
    if (type.facility) return 0;
    const bool two = t + 2 < last_ && !tokens_[t].capital && !tokens_[t + 1].capital &&
                     words_.words[t].word_class == WordClass::adjective &&
                     words_.words[t + 1].word_class == WordClass::noun;
    const std::uint32_t name = two ? t + 2 : t + 1;
    if (name >= last_ || tokens_[t].capital || !capital_word(name)) return 0;
    if (tokens_[t].kind != TokenKind::word || match(rules_.stops, t)) return 0;
    if (match(rules_.before, t) || match(rules_.joins, t)) return 0;
    const auto& w = words_.words[t];
    const bool state = w.word_class == WordClass::verb &&
                       (w.voice == Voice::accidental || w.voice == Voice::middle);
    if (w.word_class != WordClass::noun && w.word_class != WordClass::adjective && !state) return 0;
    const bool place = words_.words[name].word_class == WordClass::proper &&
                       !match(rules_.demonyms, name) && !person_at(name);
    return place ? name - t : 0;
  }

  [[nodiscard]] bool person_at(std::uint32_t t) const {
    const auto* n = words_.name_at(t);
    return n != nullptr && n->kind == words::NameKind::person;
  }

  /// "Lashkargah, ibu kota provinsi Helmand": the name is that of the division which it governs.
  std::optional<Found> seat_of(std::uint32_t t, std::uint32_t name) {
    Found f = start(t);
    f.cued = true;
    if (!longest_known(f, name, run_end(name))) return std::nullopt;
    std::erase_if(f.candidates, [](const Candidate& c) { return c.kind >= Kind::capital; });
    return finish(std::move(f));
  }

  /// The type word is part of the name: "Laut Merah", "Kota Kinabalu".
  std::optional<Found> whole_name(std::uint32_t t, std::uint32_t name) {
    Found f = start(t);
    for (std::uint32_t last = run_end(name); last > name; --last) {
      auto list = candidates(t, last, f.plain);
      std::erase_if(list, [](const Candidate& c) { return c.tier != Tier::exact; });
      if (!well_known(list)) continue;
      f.candidates = std::move(list);
      f.name_first = t;
      f.name_last = last;
      return finish(std::move(f));
    }
    return std::nullopt;
  }

  std::optional<Found> of_type(std::uint32_t t, std::uint32_t name, const TypeWord& type) {
    // "kawasan Kecamatan Tallo": the second word says what it is
    if (type.kind == Kind::region && match(rules_.types, name)) {
      if (auto inner = typed(name)) return inner;
    }
    Found f = start(t);
    f.type = &type;
    f.own_type = true;
    f.cued = true;
    const std::uint32_t end = run_end(name);
    if (match(rules_.demonyms, name) && !match(rules_.exonyms, name)) return std::nullopt;
    if (!longest_known(f, name, end) || (f.name_last < end && is_glue(words_.form(f.name_last)))) {
      take_run(f, name, end);
    } else if (f.name_last < end && !sure_of_type(f)) {
      f.short_last = f.name_last;
      f.short_candidates = std::move(f.candidates);
      take_run(f, name, end);
    }
    // "Provinsi X" is not its seat, though the tables may spell only the seat so
    const bool divided = std::any_of(f.candidates.begin(), f.candidates.end(),
                                     [](const Candidate& c) { return c.kind == Kind::province; });
    if (type.kind == Kind::province && divided)
      std::erase_if(f.candidates, [](const Candidate& c) { return c.kind >= Kind::capital; });
    f = *finish(std::move(f));
    f.may_stand = type.kind != Kind::country && has_proper(f) && !inside_name(f);
    // "rumah Kepala Desa Sela, Kecamatan X": where he is at home.
    const bool headed = t > first_ && match(rules_.stops, t - 1).words == 2;
    const bool larger = is(f.last, ",") && capital_word(f.last + 1);
    if (headed && larger && f.role == Role::modifier && f.may_stand) f.role = Role::location;
    return f;
  }

  void take_run(Found& f, std::uint32_t name, std::uint32_t end) const {
    f.candidates.clear();
    f.name_first = name;
    f.name_last = std::min(end, name + 3);
    f.plain = plain(f.name_first, f.name_last);
  }

  /// A known name shorter than its run of capitals is taken at once when it is a well-known one of
  /// the kind that the type word says: "Provinsi Badghis Abdul ...".
  [[nodiscard]] bool sure_of_type(const Found& f) const {
    return std::any_of(f.candidates.begin(), f.candidates.end(), [&](const Candidate& c) {
      if (c.exonym != nullptr) return true;
      const Kind k = c.kind;
      const bool town = f.type->kind == Kind::town || f.type->kind == Kind::seat;
      const bool fits = f.type->kind == k || (town && k == Kind::seat);
      return c.tier == Tier::exact && (k <= Kind::province || k == Kind::seat) && fits;
    });
  }

  /// The whole run is the facility's name; an armed group's or people's is not one.
  std::optional<Found> facility(std::uint32_t t, std::uint32_t name, const TypeWord& type) {
    const auto m = match(rules_.demonyms, name);
    const bool body = m && rules_.demonym_rows[m.value].weight > 0;
    if (body && !tokens_[t].capital) {
      if (!an_office(name, name + m.words) && !an_office_of(name, name + m.words))
        return std::nullopt;
      const Demonym& d = rules_.demonym_rows[m.value];
      out_.votes.push_back({d.country, d.weight, sentence_});
    }
    Found f = start(t);
    f.type = &type;
    f.own_type = true;
    f.cued = true;
    f.name_first = behind_short_form(name).value_or(name);
    f.name_last = run_end(f.name_first);
    f.candidates = candidates(f.name_first, f.name_last, f.plain);
    std::erase_if(f.candidates, [&](const Candidate& c) { return c.kind == Kind::country; });
    f.own_country = told_within(f.name_first, f.name_last, type.at_home);
    f.may_stand = true;
    return finish(std::move(f));
  }

  /// "kilang minyak Arab Saudi", "Gedung DPR RI", "Balai Kota Solo": the country that the last word
  /// of a facility's name tells which tells one. An embassy or a base bears the name of another
  /// country than its own: there only towns tell.
  std::string_view told_within(std::uint32_t first, std::uint32_t last, bool countries) {
    for (std::uint32_t t = last; t-- > first;) {
      const auto m = match(rules_.demonyms, t);
      if (m && countries) return rules_.demonym_rows[m.value].country;
      if (m) continue;
      for (std::uint32_t end = last; end > t; --end) {
        std::string plain_name;
        const auto code = country_of_all(candidates(t, end, plain_name), countries);
        if (!code.empty()) return code;
      }
    }
    return {};
  }

  /// The country of a name's countries and well-known towns, if they are all of one.
  [[nodiscard]] std::string_view country_of_all(const std::vector<Candidate>& list,
                                                bool countries) const {
    std::string_view code;
    for (const Candidate& c : list) {
      const bool town = c.row != kNoRow && rules_.gazetteer.prominence(c.row) >= kKnownTown;
      if (c.kind == Kind::country && !countries) return {};
      if (c.tier != Tier::exact || (c.kind != Kind::country && c.exonym == nullptr && !town))
        continue;
      if (!code.empty() && code != c.country) return {};
      code = c.country;
    }
    return code;
  }

  /// "kantor KPU, Menteng": what tells of its country is an organisation, and where it has its seat
  /// follows.
  [[nodiscard]] bool an_office(std::uint32_t name, std::uint32_t end) const {
    if (!is(end, ",") || !capital_word(end + 1)) return false;
    if (tokens_[name].all_caps) return true;
    const auto* n = words_.name_at(name);
    return n != nullptr && n->kind == words::NameKind::organisation;
  }

  /// "kantor Bupati Lamongan", "gedung DPRD Kota Kupang": the place that the office governs
  /// follows.
  bool an_office_of(std::uint32_t name, std::uint32_t end) {
    if (!capital_word(end)) return false;
    if (typed(end)) return true;
    const auto country = rules_.demonym_rows[match(rules_.demonyms, name).value].country;
    Found f = start(end);
    return longest_known(f, end, run_end(end)) &&
           std::any_of(f.candidates.begin(), f.candidates.end(),
                       [&](const Candidate& c) { return c.country == country; });
  }

  /// "Rumah Sakit Umum Daerah (RSUD) Wamena": the name stands behind the short form.
  [[nodiscard]] std::optional<std::uint32_t> behind_short_form(std::uint32_t name) const {
    const auto end = run_end(name);
    if (end + 3 >= last_ || !is(end, "(") || !is(end + 2, ")")) return std::nullopt;
    const auto m = match(rules_.types, end + 1);
    if (!m || m.words != 1 || !rules_.type_words[m.value].facility) return std::nullopt;
    return capital_word(end + 3) ? std::optional(end + 3) : std::nullopt;
  }

  /// "selatan Suriah", "bagian timur Suriah", "30 km sebelah barat kota Kabul".
  std::optional<Found> with_direction(std::uint32_t t) {
    if (tokens_[t].capital && t != first_) return std::nullopt;
    std::uint32_t at_direction = t;
    if (const auto part = match(rules_.parts, t)) at_direction = t + part.words;
    if (at_direction >= last_) return std::nullopt;
    const auto m = match(rules_.directions, at_direction);
    if (!m) return std::nullopt;
    if (tokens_[at_direction].capital && match(rules_.exonyms, at_direction).words > m.words)
      return std::nullopt;  // "kawasan Timur Tengah"
    std::uint32_t inner = at_direction + m.words;
    if (inner < last_ && !capital_word(inner) && match_words(rules_.before, inner) == 1 &&
        !match(rules_.types, inner)) {
      ++inner;  // "sebelah barat dari Kabul"
    }
    if (inner >= last_) return std::nullopt;
    auto f = typed(inner);
    if (!f && capital_word(inner)) f = known(inner, true);
    if (!f && capital_word(inner)) f = unknown_beside(t, inner);
    if (!f || (f->type != nullptr && f->type->facility)) return std::nullopt;
    f->first = t;
    f->direction = rules_.degrees[m.value];
    f->distance = after_distance(t);
    f->role = Role::location;
    f->link = Link::none;
    return finish(std::move(*f));
  }

  /// "di utara Sela", "20 km di sebelah barat Sela": a name of no table, where the words before say
  /// that a place follows.
  std::optional<Found> unknown_beside(std::uint32_t t, std::uint32_t name) const {
    const auto m = match_before(rules_.before, t);
    const bool place = m && static_cast<Beside>(m.value) == Beside::location;
    if (!place && !after_distance(t)) return std::nullopt;
    Found f = start(name);
    f.name_first = name;
    f.name_last = run_end(name);
    f.plain = plain(f.name_first, f.name_last);
    f.last = f.name_last;
    if (f.last == name || !proper_throughout(f) || inside_name(f) || person(f)) return std::nullopt;
    f.cued = f.may_stand = true;
    return f;
  }

  [[nodiscard]] std::uint32_t match_words(const lang::Phrases& p, std::uint32_t t) const {
    return match(p, t).words;
  }

  /// A bare name: known, or capitalised after a word that says place.
  std::optional<Found> named(std::uint32_t t) {
    const auto demonym = match(rules_.demonyms, t);
    auto f = known(t, false);
    const bool listed = f && !f->candidates.empty() && f->candidates.front().exonym != nullptr;
    if (demonym && (!listed || f->name_last < t + demonym.words)) return std::nullopt;
    return f;
  }

  std::optional<Found> known(std::uint32_t t, bool cued) {
    Found f = start(t);
    const std::uint32_t end = run_end(t);
    if (end == t || heads_sentence_before_type(t)) return std::nullopt;
    const bool is_known = phrase_known(f, t) || longest_known(f, t, end);
    if (is_known && f.name_last < end && !well_known(f.candidates)) {
      if (auto whole = unknown_run(t, end)) return whole;
    }
    if (!is_known) {
      f.name_first = t;
      f.name_last = end;
      f.plain = plain(t, end);
    }
    f.cued = cued;
    f = *finish(std::move(f));
    if (!f.cued && common_word(t) && !(is_known && known_by_name(f))) return std::nullopt;
    if (named_before(f) || heads_a_list(f, end)) return f;
    if (rather_no_place(f)) return std::nullopt;
    // "We Want Homes": two letters that begin a run of capitals
    const bool scrap = f.plain.size() <= 2 && f.name_last < end && !tokens_[t].all_caps;
    if (!f.cued && scrap) return std::nullopt;
    f.may_stand = f.cued && unknown_may_stand(f);
    const bool place = f.cued ? is_known || f.may_stand : is_known && well_known(f.candidates);
    if (place || before_country(f)) return f;
    return std::nullopt;
  }

  /// "Warga Desa X, Kecamatan Y, ...": the capital is the sentence's, the name begins behind it.
  [[nodiscard]] bool heads_sentence_before_type(std::uint32_t t) const {
    if (t != first_ || !capital_word(t + 1)) return false;
    const auto type = match(rules_.types, t + 1);
    if (!type || !capital_word(t + 1 + type.words)) return false;
    const auto* n = words_.name_at(t + 1);
    return words_.name_at(t) == nullptr && n != nullptr && n->first == t + 1;
  }

  /// "Yola: Bom meledak di pasar.": alone before a colon, the seat of a division of a country
  /// abroad that was named before.
  bool heads_a_list(Found& f, std::uint32_t end) const {
    if (f.name_first != first_ || f.name_last != end || !is(end, ":")) return false;
    const auto named = [&](const Candidate& c) {
      return std::any_of(out_.found.begin(), out_.found.end(), [&](const Found& x) {
        return is_country(x) && x.candidates.front().country == c.country;
      });
    };
    const bool seat = std::any_of(f.candidates.begin(), f.candidates.end(), [&](const auto& c) {
      return c.kind == Kind::seat && c.tier == Tier::exact && c.country != rules_.home && named(c);
    });
    if (!seat) return false;
    f.cued = true;
    f.role = Role::location;
    return true;
  }

  /// "di kota nelayan Baga ... Baga jatuh": the text has called this name a place before.
  [[nodiscard]] bool named_before(Found& f) const {
    if (named_.count(f.plain) == 0 || f.role == Role::part_of_name) return false;
    if (person(f) && !f.by_verb) return false;  // "menguasai Kajaki": nobody is held
    f.cued = f.may_stand = true;
    const bool described =
        f.first > first_ && words_.words[f.first - 1].word_class == WordClass::adjective;
    if (described && f.role == Role::modifier) f.role = Role::location;
    return true;
  }

  /// "di Ta Muen Thom", not "di Ta": a longer name that the text itself calls a place.
  std::optional<Found> unknown_run(std::uint32_t t, std::uint32_t end) {
    Found f = start(t);
    f.name_first = t;
    f.name_last = end;
    f = *finish(std::move(f));
    f.may_stand = f.cued && !f.by_verb && unknown_may_stand(f);
    if (f.may_stand || before_country(f)) return f;
    return std::nullopt;
  }

  /// Little speaks for a place: "kata Bambang", "di Jakarta, Agung mengatakan", "NASA".
  [[nodiscard]] bool rather_no_place(const Found& f) const {
    if (f.candidates.empty() || f.candidates.front().exonym != nullptr) return false;
    if (acronym(f)) return true;
    if (explained(f)) return false;
    const bool weak = !f.cued || f.by_verb;
    const bool town = std::any_of(f.candidates.begin(), f.candidates.end(), [](const Candidate& c) {
      return c.kind <= Kind::town && c.tier == Tier::exact;
    });
    if (weak && person(f) && !(town && lies_in_a_larger(f))) return true;
    if (f.by_verb) return !well_known(f.candidates);
    const bool listed = f.link == Link::comma || f.link == Link::list;
    return listed && f.type == nullptr && (says_next(f.last) || person(f));
  }

  /// "Zaranj di Provinsi Nimroz": one word, which the analyser may take for somebody's name.
  [[nodiscard]] bool lies_in_a_larger(const Found& f) const {
    if (f.name_last != f.name_first + 1 || f.last >= last_) return false;
    const auto in = match(rules_.joins, f.last);
    if (!in || static_cast<Beside>(in.value) != Beside::in || f.last + in.words >= last_)
      return false;
    const auto larger = match(rules_.types, f.last + in.words);
    return larger && !rules_.type_words[larger.value].facility;
  }

  [[nodiscard]] bool acronym(const Found& f) const {
    constexpr std::uint32_t kLongestAcronym = 5;
    return f.name_last == f.name_first + 1 && tokens_[f.name_first].all_caps &&
           tokens_[f.name_first].span.size() <= kLongestAcronym;
  }

  [[nodiscard]] bool person(const Found& f) const {
    const auto* n = words_.name_at(f.first);
    return n != nullptr && n->kind == words::NameKind::person && f.last <= n->last;
  }

  /// "Sudesh Amman ... Polisi menembak mati Amman": how a person told before is called.
  [[nodiscard]] bool surname(const Found& f) const {
    if (f.last != f.first + 1 || f.own_type || is_country(f)) return false;
    const auto form = words_.form(f.first);
    return std::any_of(words_.names.begin(), words_.names.end(), [&](const words::Name& n) {
      return n.first < f.first && n.kind == words::NameKind::person && n.last > n.first + 1 &&
             words_.form(n.last - 1) == form;
    });
  }

  /// A capital that only the start of the sentence explains: "Lima polisi", "Para pengunjuk rasa".
  [[nodiscard]] bool common_word(std::uint32_t t) const {
    const words::Word& w = words_.words[t];
    return w.word_class != WordClass::proper && !w.name;
  }

  /// "kantor polisi Tak Bai": the rest of the known name is no word, so the first is none here.
  [[nodiscard]] bool known_by_name(const Found& f) const {
    if (f.name_last < f.name_first + 2 || !well_known(f.candidates)) return false;
    for (std::uint32_t t = f.name_first + 1; t < f.name_last; ++t) {
      if (words_.words[t].word_class != WordClass::proper || tokens_[t].all_caps) return false;
    }
    return true;
  }

  /// A name of the table with small words inside: "Jammu dan Kashmir".
  bool phrase_known(Found& f, std::uint32_t t) {
    const auto m = match(rules_.exonyms, t);
    if (m.words < 3) return false;
    f.name_first = t;
    f.name_last = t + m.words;
    f.candidates = candidates(t, f.name_last, f.plain);
    return true;
  }

  /// "Mansila, Burkina Faso", "Wad Madani, ibu kota ...": a bare name that what follows explains.
  bool before_country(Found& f) const {
    if (!has_proper(f) || acronym(f) || inside_name(f) || !explained(f)) return false;
    f.cued = f.may_stand = true;
    f.role = Role::location;
    if (f.type == nullptr) f.type = what_it_is(f);
    return true;
  }

  /// A country, a province or the word of a place follows behind a comma.
  [[nodiscard]] bool explained(const Found& f) const {
    if (!is(f.last, ",") || f.last + 1 >= last_) return false;
    if (what_it_is(f) != nullptr) return true;
    const auto country = match(rules_.exonyms, f.last + 1);
    const auto type = match(rules_.types, f.last + 1);
    const bool larger = country && rules_.exonym_rows[country.value].kind <= Kind::province;
    return larger || (type && !rules_.type_words[type.value].facility);
  }

  /// "Blue Moon Bakery, restoran di kawasan X": the building that an unknown name is said to be.
  [[nodiscard]] const TypeWord* what_it_is(const Found& f) const {
    if (!f.candidates.empty() || !is(f.last, ",")) return nullptr;
    const auto type = match(rules_.types, f.last + 1);
    if (!type || !rules_.type_words[type.value].facility) return nullptr;
    const auto in = match(rules_.joins, f.last + 1 + type.words);
    const bool lies = in && static_cast<Beside>(in.value) == Beside::in;
    return lies && !tokens_[f.last + 1].capital ? &rules_.type_words[type.value] : nullptr;
  }

  /// An unknown bare name stands before a larger place, or right after "di".
  [[nodiscard]] bool unknown_may_stand(const Found& f) const {
    if (inside_name(f) || says_next(f.last)) return false;
    if (f.link == Link::comma && !list_goes_on(f.last)) return false;
    if (f.link == Link::list || f.link == Link::comma)
      return f.type != nullptr && proper_throughout(f);
    if (f.link != Link::none && f.link != Link::in) return false;
    const auto m = match_before(rules_.before, f.first);
    if (!m) return false;
    const auto beside = static_cast<Beside>(m.value);
    if (beside != Beside::location && beside != Beside::near && !f.distance) return false;
    const std::uint32_t next = f.last;
    if (next + 1 < last_ && (is(next, ",") || is(next, "(") || match(rules_.joins, next)))
      return true;
    return proper_throughout(f) && match_before(rules_.joins, f.first);
  }

  /// ", B" or "dan B" follows.
  [[nodiscard]] bool list_goes_on(std::uint32_t t) const {
    if (is(t, ",") && capital_word(t + 1)) return true;
    const auto m = match(rules_.joins, is(t, ",") ? t + 1 : t);
    return m && static_cast<Beside>(m.value) == Beside::list;
  }

  [[nodiscard]] bool says_next(std::uint32_t t) const {
    const auto m = t < last_ ? match(rules_.after, t) : lang::Phrases::Match{};
    return m && static_cast<Beside>(m.value) == Beside::says;
  }

  /// A word of the name is one that the lexicon has not: "Desa Si Par Thein", not "desa Muslim".
  [[nodiscard]] bool has_proper(const Found& f) const {
    for (std::uint32_t t = f.name_first; t < f.name_last; ++t) {
      if (words_.words[t].word_class == WordClass::proper) return true;
    }
    return false;
  }

  /// Every word is a name that the lexicon has not; no acronym.
  [[nodiscard]] bool proper_throughout(const Found& f) const {
    for (std::uint32_t t = f.name_first; t < f.name_last; ++t) {
      const bool proper = words_.words[t].word_class == WordClass::proper && !tokens_[t].all_caps;
      if (!proper && tokens_[t].capital) return false;
    }
    return true;
  }

  // ---------------------------------------------------------------- role

  Found start(std::uint32_t t) const {
    Found f;
    f.sentence = sentence_;
    f.first = t;
    return f;
  }

  std::optional<Found> finish(Found f) {
    f.last = f.name_last;
    add_direction_after(f);
    set_link(f);
    set_role(f);
    if (f.plain.empty()) f.plain = plain(f.name_first, f.name_last);
    return f;
  }

  /// "Afghanistan selatan", "provinsi Badghis barat".
  void add_direction_after(Found& f) {
    if (f.direction != -2 || f.last >= last_ || tokens_[f.last].capital) return;
    if (const auto m = match(rules_.directions, f.last)) {
      f.direction = rules_.degrees[m.value];
      f.last += m.words;
    }
  }

  [[nodiscard]] bool follows_last(std::uint32_t token) const {
    return !out_.found.empty() && out_.found.back().sentence == sentence_ &&
           out_.found.back().last == token;
  }

  /// "kantor Badan Pengawas Pemilu (Bawaslu), ...": where the bracket that ends here opens.
  [[nodiscard]] std::uint32_t before_bracket(std::uint32_t t) const {
    constexpr std::uint32_t kLongest = 4;
    if (t < first_ + 2 || !is(t, ",") || !is(t - 1, ")")) return t;
    for (std::uint32_t i = t - 1; i-- > first_ && i + kLongest >= t;) {
      if (is(i, "(")) return i;
    }
    return t;
  }

  void set_link(Found& f) const {
    const std::uint32_t t = f.first;
    if (t == first_) return;
    if (follows_last(t)) f.link = Link::beside;
    if (is(t - 1, ",") || is(t - 1, "(")) {
      if (follows_last(before_bracket(t - 1))) f.link = Link::comma;
      return;
    }
    const auto m = match_before(rules_.joins, t);
    if (!m) return;
    const std::uint32_t before = t - m.words;
    const bool after_comma = before > first_ && is(before - 1, ",") && follows_last(before - 1);
    if (!follows_last(before) && !after_comma) return;
    const auto kind = static_cast<Beside>(m.value);
    if (kind == Beside::list) f.link = Link::list;
    const bool government = out_.found.back().role == Role::metonym;
    if (kind == Beside::in && !government) f.link = Link::in;
  }

  void set_role(Found& f) const {
    const std::uint32_t t = f.first;
    if (f.link != Link::none) return inherit_role(f);
    if (f.distance) {
      f.role = Role::direction;
      f.cued = true;
      return;
    }
    if (t == first_ || tokens_[t - 1].kind == TokenKind::punctuation) return set_subject_role(f);
    if (const auto m = match_before(rules_.before, t))
      return set_role_of(f, static_cast<Beside>(m.value), t - m.words);
    if (surname(f)) {
      f.role = Role::part_of_name;
      return;
    }
    if (after_verb(t)) {
      f.cued = f.by_verb = true;
      return;
    }
    f.role = inside_name(f) ? Role::part_of_name : owns_deed(f, t) ? Role::metonym : Role::modifier;
    // "12 warga negara Indonesia" are nowhere yet
    const bool citizen = is_country(f) && match_before(rules_.citizens, t);
    if (f.own_type && !tokens_[t - 1].capital && !citizen) f.role = Role::location;
  }

  void set_role_of(Found& f, Beside b, std::uint32_t before) const {
    f.cued = true;
    if (b == Beside::origin) f.role = Role::origin;
    // "di Tunbums Sabon, dekat Danau Chad"
    const bool near =
        b == Beside::near && before > first_ && is(before - 1, ",") && follows_last(before - 1);
    if (b == Beside::border || near) f.role = Role::border;
    if (b == Beside::modifier) f.role = Role::modifier;
    const bool between = b == Beside::between;
    if (between && is_country(f)) f.role = Role::modifier;
    f.by_verb = b == Beside::perhaps || between;
    const bool place =
        b == Beside::location || b == Beside::perhaps || b == Beside::near || between;
    if (place && (f.distance || after_distance(before))) {
      f.distance = true;
      f.by_verb = false;  // nobody's name follows "20 km dari"
      f.role = Role::direction;
    }
  }

  [[nodiscard]] static bool is_country(const Found& f) {
    return std::any_of(f.candidates.begin(), f.candidates.end(), [](const Candidate& c) {
      return c.kind == Kind::country && c.tier == Tier::exact;
    });
  }

  void inherit_role(Found& f) const {
    const Found& last = out_.found.back();
    f.role = last.role;
    f.cued = f.cued || f.link == Link::in || (last.cued && f.link != Link::beside);
    const bool no_place = last.role == Role::modifier || last.role == Role::metonym ||
                          last.role == Role::part_of_name;
    if (f.link == Link::in && no_place) f.role = Role::location;
    // "di jalan trans Papua, Distrik Mbua"
    const bool named_kind = f.link == Link::comma && f.own_type && last.role == Role::modifier;
    if (named_kind && located(last.first)) f.role = Role::location;
    const bool listed = f.link == Link::list || f.link == Link::comma;
    if (listed && f.type == nullptr && last.type != nullptr && !last.type->facility)
      f.type = last.type;
  }

  /// A word for in stands some nouns before: "di jalan [...]".
  [[nodiscard]] bool located(std::uint32_t token) const {
    constexpr std::uint32_t kReach = 4;
    for (std::uint32_t t = token; t > first_ && t + kReach > token; --t) {
      if (const auto m = match_before(rules_.before, t))
        return static_cast<Beside>(m.value) == Beside::location;
      if (words_.words[t - 1].word_class != WordClass::noun &&
          words_.words[t - 1].word_class != WordClass::proper)
        return false;
    }
    return false;
  }

  /// At the start of a clause: a government when a verb of speech follows, else a place.
  void set_subject_role(Found& f) const {
    if (f.own_type) return;
    const auto verb = f.last < last_ ? match(rules_.after, f.last) : lang::Phrases::Match{};
    const bool befalls = verb && static_cast<Beside>(verb.value) == Beside::befalls;
    if (befalls || befalls_behind(f)) {
      f.cued = true;
    } else if (verb || (f.last < last_ && acts(f.last))) {
      f.role = Role::metonym;
    }
    if (inside_name(f) || given_name(f)) f.role = Role::part_of_name;
  }

  /// "Rawa telah direbut", "Rawa di perbatasan lebih dulu diambil alih": what befell the place
  /// stands behind adverbs, and behind a word for where it is. What a person may do, too ("X pernah
  /// mengalami"), tells of a place only where the name was one before.
  [[nodiscard]] bool befalls_behind(const Found& f) const {
    constexpr std::uint32_t kMost = 4;
    std::uint32_t t = f.last;
    if (t + 2 < last_ && words_.words[t + 1].word_class == WordClass::noun &&
        !tokens_[t + 1].capital) {
      const auto where = match(rules_.before, t);
      const auto beside = static_cast<Beside>(where.value);
      const bool in = where.words == 1 && beside == Beside::location;
      const bool at_border = where.words == 2 && beside == Beside::between;
      if (in || at_border) t += 2;
    }
    for (std::uint32_t n = 0; n < kMost && t + 1 < last_; ++n, ++t) {
      const auto verb = match(rules_.after, t);
      if (verb) {
        return static_cast<Beside>(verb.value) == Beside::befalls &&
               (words_.words[t].voice != words::Voice::active || placed_before(f.first));
      }
      const auto word_class = words_.words[t].word_class;
      if (word_class != WordClass::adverb && word_class != WordClass::auxiliary) return false;
    }
    return false;
  }

  /// The same word stood behind a word for a kind of place, or for in, before.
  [[nodiscard]] bool placed_before(std::uint32_t name) const {
    for (std::uint32_t t = 1; t < name; ++t) {
      if (words_.key(t) != words_.key(name)) continue;
      const auto before = match(rules_.before, t - 1);
      if (match(rules_.types, t - 1) ||
          (before && static_cast<Beside>(before.value) == Beside::location))
        return true;
    }
    return false;
  }

  /// "serangan Moskow ke Kharkiv": a capital behind a deed that hits another place is a government.
  [[nodiscard]] bool owns_deed(const Found& f, std::uint32_t t) const {
    if (f.own_type || !match_before(rules_.deeds, t)) return false;
    const bool capital = std::any_of(
        f.candidates.begin(), f.candidates.end(),
        [](const Candidate& c) { return c.kind == Kind::capital && c.tier == Tier::exact; });
    if (!capital) return false;
    const auto next = f.last < last_ ? match(rules_.before, f.last) : lang::Phrases::Match{};
    if (!next) return false;
    const auto beside = static_cast<Beside>(next.value);
    return beside == Beside::location || beside == Beside::perhaps;
  }

  /// "London Marpaung terluka": a place's name that a family name follows.
  [[nodiscard]] bool given_name(const Found& f) const {
    const std::uint32_t t = f.last;
    if (f.name_last != f.name_first + 1 || t >= last_ || !capital_word(t)) return false;
    if (tokens_[t].all_caps || words_.words[t].word_class != WordClass::proper) return false;
    if (match(rules_.demonyms, t) || match(rules_.exonyms, t) || match(rules_.types, t))
      return false;
    std::vector<Hit> hits;
    rules_.gazetteer.find(base::fold(tokens_[t].span.in(words_.text.source)), hits);
    return hits.empty() || person_at(t);
  }

  [[nodiscard]] bool acts(std::uint32_t t) const {
    return words_.words[t].word_class == WordClass::verb && words_.words[t].voice == Voice::active;
  }

  /// The object of a verb, an adverb between allowed: "merebut (kembali) Kunduz".
  [[nodiscard]] bool after_verb(std::uint32_t t) const {
    if (t < first_ + 2 || is_object_verb(t - 1)) return is_object_verb(t - 1);
    return words_.words[t - 1].word_class == WordClass::adverb && is_object_verb(t - 2);
  }

  [[nodiscard]] bool is_object_verb(std::uint32_t t) const {
    const words::Word& w = words_.words[t];
    return w.word_class == WordClass::verb &&
           (w.voice == Voice::active || w.voice == Voice::bare) && !match(rules_.after, t);
  }

  /// "30 km (sebelah barat) dari": a number and a unit shortly before.
  [[nodiscard]] bool after_distance(std::uint32_t t) const {
    for (std::uint32_t back = 1; back <= 4 && t >= first_ + back; ++back) {
      if (match(rules_.units, t - back)) return true;
    }
    return false;
  }

  [[nodiscard]] bool inside_name(const Found& f) const {
    const auto* n = words_.name_at(f.first);
    if (n == nullptr || n->kind == words::NameKind::place || n->kind == words::NameKind::other)
      return false;
    // "Keuchik Pulo Baro, Kecamatan X": he is called after what he heads.
    if (n->last == f.last && match(rules_.stops, n->first).words == f.first - n->first)
      return false;
    return f.last <= n->last && n->last - n->first > f.last - f.first;
  }
};

}  // namespace

Candidate candidate(const Resolver::Rules& rules, Row row, const Exonym* exonym, Tier tier) {
  Candidate c{row, exonym, tier, 0, {}, Kind::village};
  if (row != kNoRow) {
    c.country = rules.gazetteer.country(row);
    c.kind = rules.gazetteer.kind(row);
  } else if (exonym != nullptr) {
    if (!exonym->countries.empty()) c.country = exonym->countries.front();
    c.kind = exonym->kind;
  }
  return c;
}

Findings find_names(const Resolver::Rules& rules, const words::Words& words) {
  return Finder(rules, words).run();
}

}  // namespace saksi::places
