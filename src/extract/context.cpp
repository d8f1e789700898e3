// SPDX-License-Identifier: Apache-2.0
#include "extract/context.h"

#include "base/utf8.h"

#include <algorithm>
#include <cassert>

namespace saksi::extract {
namespace {

constexpr std::array<std::string_view, kSets> kNames{
    "level",      "list",        "and",          "agent",         "toward",       "with",
    "between",    "again",       "from",         "still",         "hand",         "instead",
    "war",        "relative",    "after",        "our",           "in",           "since",
    "pointer",    "is",          "suspected",    "side",          "amount",       "tells",
    "toll",       "then",        "along",        "hostage",       "wound",        "bears",
    "deaths",     "number",      "baseless",     "gives_up",      "part",         "one",
    "building",   "lost_by",     "fellow",       "flock",         "appoints",     "followers",
    "client",     "sends_home",  "saves",        "takes_along",   "over",         "own_people",
    "rest",       "enemy",       "rank",         "called",        "natural",      "absent",
    "nature",     "compare",     "demand",       "aim",           "habit",        "same",
    "stands",     "anchor",      "symbol",       "wave",          "toll_of",      "site",
    "large_site", "laden",       "self",         "simile",        "confirms",     "existence",
    "duty",       "untrue",      "ground",       "fail",          "unopposed",    "member",
    "scope",      "incidents",   "reacts",       "other_count",   "rumour",       "none_of",
    "creed",      "all_of",      "claimed_by",   "unsure",        "group_word",   "hoax",
    "any_site",   "now",         "as",           "begins",        "apart",        "identity",
    "leaves",     "shelters",    "led_away",     "inmate",        "cause",        "claims_right",
    "brawl",      "alike",       "opines",       "done_by",       "named_as",     "no_deed",
    "base",       "until",       "office",       "cover",         "already",      "force",
    "reprisal",   "contrast",    "in_role",      "they",          "thing",        "shop",
    "sends",      "intercepts",  "escapes",      "carries",       "outside",      "results",
    "wished",     "taken_to",    "surgery",      "capital",       "ceases",       "bound",
    "moves",      "charge",      "returns",      "found",         "must",         "separate",
    "another",    "objects",     "so_that",      "envoy",         "sum",          "stricken",
    "festive",    "beast",       "harms",        "abstract",      "does",         "offence",
    "objection",  "disbands",    "blocks",       "own_death",     "case_of",      "political",
    "raids",      "works",       "mutual",       "long_ago",      "put_to_death", "penalty",
    "captivity",  "has",         "audience",     "alone",         "unnamed",      "other_fault",
    "sundry",     "sparked",     "unarmed",      "about",         "alive",        "hands_over",
    "suspicious", "disposes",    "harmless",     "heard",         "resembles",    "scene",
    "held_by",    "deliberate",  "body",         "most",          "ends_in",      "depicts",
    "doer",       "once",        "purpose",      "public_figure", "fetches",      "where",
    "before",     "barely",      "who",          "crew",          "earlier",      "concluded",
    "custody",    "carries_off", "carried_off",  "conveyed",      "dwelling",     "asks",
    "mate",       "ward",        "same_count",   "refugee",       "arrives",      "of_words",
    "law",        "law_on",      "rages",        "keeps",         "spoils",       "work",
    "narrates",   "judges",      "warning_shot", "peaceful",      "ground_arms",  "nearly",
    "turn",       "civil_house", "robbed",       "follows",       "away",         "proclaims",
    "column",     "accord",      "storms",       "treated_in",    "operation",    "armed_site",
    "exactly",    "besides",     "performed",    "taken_up",      "plural",       "acts_up",
    "outrage",    "same_band",   "at_hands",     "meanwhile",     "within",       "aims",
    "one_of",     "likewise",    "first",        "second",        "comes_down",   "spot",
    "there",      "mood",        "aftermath",    "jointly",       "those_hit",    "unit_word",
    "each",       "spreads",     "includes",     "bombed",        "drives_into",  "shot",
    "assault",    "stops",       "linked",       "wages",         "effort",       "rank_among",
    "manages",    "but",         "attends",      "third",         "troops",       "revises",
    "toll_noun",  "meeting",     "land",         "robs",          "downs_tools",  "supposes",
    "graft",      "idle",        "topic",        "venture",       "buries",       "versus",
    "eve",        "brings_down", "air_defence",  "partly",        "suspends",     "prey",
    "backdrop",   "in_force",    "compared"};

constexpr std::array<std::string_view, 3> kPatterns{"verb", "predicate", "measure"};
constexpr std::array<std::string_view, 18> kControlVoices{
    "active",  "passive", "own",    "pronoun", "noun", "fight",  "falls",  "near",   "expels",
    "follows", "clears",  "forces", "driven",  "deed", "fought", "leaves", "enters", "ceded"};
constexpr std::array<std::string_view, 7> kStandings{"planned", "threatened", "coming", "imagined",
                                                     "denied",  "ongoing",    "happens"};
constexpr std::array<std::string_view, kStatusWheres> kStatusPlaces{
    "verb", "noun", "near", "behind", "carrier", "before", "rumour", "false", "medium"};

}  // namespace

WordSets::WordSets(const lang::Pack& pack) {
  const auto& table = pack.table("extract_words");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto phrase = row[table.column("phrase")];
    const auto name = std::find(kNames.begin(), kNames.end(), row[table.column("set")]);
    assert(name != kNames.end() && "the table names a set that the code does not know");
    auto known = phrases.exact(phrase);
    if (!known) {
      phrases.add(phrase, static_cast<std::uint32_t>(rows.size()));
      rows.emplace_back();
      known = phrases.exact(phrase);
    }
    rows[known.value].set(static_cast<std::size_t>(name - kNames.begin()));
  }
  if (pack.has("materiel")) read_materiel(pack);
  if (pack.has("control")) read_control(pack);
  if (pack.has("status")) read_status(pack);
}

void WordSets::read_status(const lang::Pack& pack) {
  const auto& table = pack.table("status");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto form = row[table.column("form")];
    const auto standing =
        std::find(kStandings.begin(), kStandings.end(), row[table.column("status")]);
    const auto where =
        std::find(kStatusPlaces.begin(), kStatusPlaces.end(), row[table.column("where")]);
    assert(standing != kStandings.end() && where != kStatusPlaces.end() &&
           "the table names what the code does not know");
    auto known = status.exact(form);
    if (!known) {
      status.add(form, static_cast<std::uint32_t>(status_rows.size()));
      status_rows.emplace_back();
      known = status.exact(form);
    }
    status_rows[known.value].standing[static_cast<std::size_t>(where - kStatusPlaces.begin())] =
        static_cast<Standing>(standing - kStandings.begin());
  }
}

void WordSets::read_control(const lang::Pack& pack) {
  const auto& table = pack.table("control");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto voice =
        std::find(kControlVoices.begin(), kControlVoices.end(), row[table.column("voice")]);
    const auto change = record::parse<record::ControlChange>(row[table.column("change")]);
    assert(voice != kControlVoices.end() && change &&
           "the table names what the code does not know");
    const bool state = row[table.column("kind")] == "state";
    control.add(row[table.column("form")], static_cast<std::uint32_t>(control_rows.size()));
    control_rows.push_back({*change, static_cast<ControlVoice>(voice - kControlVoices.begin()),
                            state ? ControlKind::state : ControlKind::change});
  }
}

void WordSets::read_materiel(const lang::Pack& pack) {
  const auto& table = pack.table("materiel");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto row = table.row(i);
    const auto form = row[table.column("form")];
    if (materiel.exact(form)) continue;
    const auto pattern =
        std::find(kPatterns.begin(), kPatterns.end(), row[table.column("pattern")]);
    assert(pattern != kPatterns.end() && "the table names a pattern that the code does not know");
    materiel.add(form, static_cast<std::uint32_t>(materiel_rows.size()));
    materiel_rows.push_back({record::parse<record::MaterielChange>(row[table.column("change")])
                                 .value_or(record::MaterielChange::used),
                             static_cast<MaterielPattern>(pattern - kPatterns.begin())});
  }
}

Context::Context(const Report& report, const WordSets& sets) : report_(report), sets_(sets) {
  const auto& text = report.words.text;
  sentence_.resize(text.tokens.size());
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
    for (std::uint32_t i = text.sentences[s].first; i < text.sentences[s].last; ++i)
      sentence_[i] = s;
  }
  matches_.reserve(size());  // looked up once: `in` is asked of every word many times
  for (std::uint32_t i = 0; i < size(); ++i)
    matches_.push_back(sets_.phrases.longest(report_.words.keys, i));
  number_clauses();
}

void Context::number_clauses() {
  clause_.resize(size());
  std::uint32_t clause = 0;
  std::size_t cue = 0;
  const auto& cues = report_.mentions.cues;
  for (std::uint32_t i = 0; i < size(); ++i) {
    while (cue < cues.size() && cues[cue].at.first < i) ++cue;
    bool begins = i == 0 || sentence_[i] != sentence_[i - 1] || mark(i, ";") || mark(i, "\"") ||
                  mark(i, "\u201C") || mark(i, "\u201D");
    for (std::size_t k = cue; k < cues.size() && cues[k].at.first == i; ++k) {
      if (cues[k].kind == mentions::CueKind::clause && in(Set::and_, i) == 0 &&
          in(Set::relative, i) == 0) {
        begins = true;
      }
    }
    if (begins) ++clause;
    clause_[i] = clause;
  }
}

std::uint32_t Context::in(Set set, std::uint32_t token) const {
  if (token >= size()) return 0;
  const auto found = matches_[token];
  return found && sets_.rows[found.value].test(static_cast<std::size_t>(set)) ? found.words : 0;
}

std::optional<Context::Materiel> Context::materiel(std::uint32_t token) const {
  if (token >= size()) return std::nullopt;
  const auto found = sets_.materiel.longest(report_.words.keys, token);
  if (!found) return std::nullopt;
  const auto& row = sets_.materiel_rows[found.value];
  return Materiel{row.change, row.pattern, found.words};
}

std::optional<Context::Control> Context::control(std::uint32_t token) const {
  if (token >= size()) return std::nullopt;
  const auto found = sets_.control.longest(report_.words.keys, token);
  if (!found) return std::nullopt;
  return Control{&sets_.control_rows[found.value], found.words};
}

std::optional<Context::Status> Context::status(std::uint32_t token) const {
  if (token >= size()) return std::nullopt;
  const auto found = sets_.status.longest(report_.words.keys, token);
  if (!found) return std::nullopt;
  return Status{&sets_.status_rows[found.value], found.words};
}

std::uint32_t Context::clause_begin(std::uint32_t token) const {
  std::uint32_t i = token;
  const auto first = sentence(sentence_of(token)).first;
  while (i > first && clause_of(i - 1) == clause_of(token)) --i;
  return i;
}

bool Context::verb_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < std::min(to, size()); ++i) {
    if (report_.words.words[i].word_class == words::WordClass::verb) return true;
  }
  return false;
}

bool Context::day_of_arrest(const when::Time& time) const {
  constexpr std::uint32_t kReach = 3;
  const auto& all = report_.mentions.triggers;
  return std::any_of(all.begin(), all.end(), [&](const mentions::Trigger& t) {
    return t.type == mentions::TriggerClass::arrest && t.voice == mentions::TriggerVoice::passive &&
           t.at.first > 0 && in(Set::relative, t.at.first - 1) != 0 && time.first >= t.at.last &&
           time.first < t.at.last + kReach;
  });
}

bool Context::adverbial(std::uint32_t token) const {
  if (token >= size()) return false;
  const auto& words = report_.words.words;
  const auto cls = words[token].word_class;
  if (cls == words::WordClass::adverb || cls == words::WordClass::auxiliary) return true;
  return in(Set::manages, token) != 0 && token + 1 < size() &&
         words[token + 1].word_class == words::WordClass::verb;
}

bool Context::any(Set set, std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t i = from; i < to; ++i) {
    if (in(set, i) != 0) return true;
  }
  return false;
}

bool Context::close_before(Set set, std::uint32_t token, std::uint32_t begin,
                           std::uint32_t reach) const {
  auto from = token;
  while (from > begin && from + reach > token && !punctuation(from - 1)) --from;
  return any(set, from, token);
}

std::uint32_t Context::clause_end(std::uint32_t token) const {
  std::uint32_t i = token;
  const auto last = sentence(sentence_of(token)).last;
  while (i < last && clause_of(i) == clause_of(token)) ++i;
  return i;
}

const mentions::Cue* Context::cue(mentions::CueKind kind, Stretch in) const {
  const auto& cues = report_.mentions.cues;
  for (std::size_t i = first_from(cues, in.first); i < cues.size() && cues[i].at.first < in.last;
       ++i) {
    if (cues[i].kind == kind) return &cues[i];
  }
  return nullptr;
}

Context::Voice Context::voice(std::uint32_t token) const {
  Voice voice;
  std::vector<const mentions::Speech*> chain;
  for (const auto& s : report_.mentions.speech) {
    if (s.speaker && s.speaker->holds(token)) voice.inside_speaker = true;
    if (s.content.holds(token)) chain.push_back(&s);
  }
  std::stable_sort(chain.begin(), chain.end(), [](const auto* a, const auto* b) {
    return a->content.last - a->content.first < b->content.last - b->content.first;
  });
  for (const auto* s : chain) {
    const bool hearsay = s->sources.empty();
    if (s->modality == record::Modality::hedged &&
        (!hearsay || clause_of(s->cue.first) == clause_of(token))) {
      voice.modality = record::Modality::hedged;
    }
    if (s->denies && voice.sources.empty()) voice.denied = true;
    for (const auto& source : s->sources) {
      const bool known = std::any_of(voice.sources.begin(), voice.sources.end(),
                                     [&](const auto& k) { return k.name == source.name; });
      if (!known) voice.sources.push_back(source);
    }
  }
  if (untrue(token) || refuted(token)) voice.denied = true;
  if (unsure(token)) voice.modality = record::Modality::hedged;
  std::stable_partition(voice.sources.begin(), voice.sources.end(),
                        [](const auto& s) { return s.kind != record::SourceKind::media; });
  return voice;
}

/// "Beredar kabar empat polisi tewas. Itu tidak benar, kata X".
bool Context::refuted(std::uint32_t token) const {
  const auto here = sentence_of(token);
  if (here + 1 >= report_.words.text.sentences.size()) return false;
  if (!any(Set::rumour, sentence(here).first, token)) return false;
  const Stretch next = sentence(here + 1);
  return any(Set::untrue, next.first, std::min(next.last, next.first + 6));
}

/// "Tidak benar bahwa 40 tentara tewas", "laporan bahwa 40 tentara tewas itu tidak benar".
bool Context::untrue(std::uint32_t token) const {
  const Stretch s = sentence(sentence_of(token));
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (in(Set::untrue, i) == 0) continue;
    bool apart = false;
    for (std::uint32_t k = std::min(i, token); k < std::max(i, token); ++k)
      apart = apart || mark(k, ";") || in(Set::instead, k) != 0;
    if (!apart) return true;
  }
  return false;
}

/// "tidak dapat mengukuhkan laporan bahwa tiga polisi disandera".
bool Context::unsure(std::uint32_t token) const {
  for (std::uint32_t i = sentence(sentence_of(token)).first; i < token; ++i) {
    if (in(Set::unsure, i) != 0) return true;
  }
  return false;
}

bool Context::quoted(std::uint32_t token) const {
  return std::any_of(report_.mentions.quotes.begin(), report_.mentions.quotes.end(),
                     [&](const auto& q) { return q.at.holds(token); });
}

}  // namespace saksi::extract
