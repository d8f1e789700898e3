// SPDX-License-Identifier: Apache-2.0
#include "story.h"

#include "calendar.h"

#include <algorithm>

namespace saksi::synthetic {

namespace {

/// Who is meant by a group in an incident: rebels, troops, civilians ...
std::string group_of(const std::string& group, const Incident& incident) {
  return group == "any" ? incident.target : group;
}

bool speaks_in(const Role& role, const Theatre& theatre) {
  if (role.theatre.empty()) return true;
  if (role.theatre.front() == '!') return role.theatre.substr(1) != theatre.id;
  return role.theatre == theatre.id;
}

void theatre_values(const Theatre& theatre, const Place& place, Values& values) {
  values["country"] = theatre.name;
  values["capital"] = theatre.capital;
  values["rebels"] = theatre.rebels;
  values["state"] = theatre.state;
  values["troops"] = theatre.troops;
  values["troops.first"] = upper_first(theatre.troops);
  values["name"] = place.name;
  values["place"] = place.type.empty() ? place.name : place.type + " " + place.name;
  values["province.bare"] = place.province;
  values["province"] = place.province_type + " " + place.province;
}

Voice make_voice(const World& world, const Role& role, const Theatre& theatre, const Values& values,
                 Rng& rng) {
  Voice voice{world.grammar.fill(role.role, values, rng), "", role.kind, role.side, {}};
  voice.last = voice.full;
  if (role.named) {
    voice.last = any(theatre.last, rng);
    voice.full += " " + any(theatre.first, rng) + " " + voice.last;
  }
  return voice;
}

/// What the side says of a true number: its own losses smaller, the other's larger, within reason.
int as_said(int number, const std::string& group, const std::string& side, Rng& rng) {
  const bool own = (side == "rebels") == (group == "rebels");
  if (side == "none" || rng.chance(0.4)) return number;
  const double factor = own ? 0.6 + 0.1 * rng.between(0, 4) : 1.1 + 0.2 * rng.between(0, 4);
  return std::max(1, static_cast<int>(number * factor));
}

const char* qualifier(Rng& rng) {
  static constexpr const char* kSome[] = {"at_least", "about", "more_than"};
  return rng.chance(0.7) ? "exact" : kSome[rng.below(3)];
}

void give_figures(Incident& incident, Rng& rng) {
  for (const Outcome& outcome : incident.kind->outcomes) {
    const std::string group = group_of(outcome.group, incident);
    const int true_number =
        1 + static_cast<int>(rng.below(static_cast<std::uint64_t>(outcome.most)) * rng.below(100) /
                             100);
    for (Voice& voice : incident.voices) {
      if (!rng.chance(0.75) && !voice.figures.empty()) continue;
      voice.figures.push_back(
          {group, outcome.outcome, qualifier(rng), as_said(true_number, group, voice.side, rng)});
    }
  }
}

std::string noun(const World& world, const std::string& group, const Values& values, Rng& rng) {
  if (group == "troops") return values.at("troops");
  return world.grammar.expand(group == "rebels" ? "rebels.member" : group, values, rng);
}

std::string in_digits(int number) {
  std::string digits = std::to_string(number);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ".");
  return digits;
}

std::string figure_text(const World& world, const Figure& figure, const Values& values, Rng& rng) {
  const auto& words = world.grammar.alternatives("number");
  std::string number = in_digits(figure.number);
  if (figure.number == 1 && figure.qualifier == "exact") {
    number = world.grammar.expand("one", values, rng);
  } else if (figure.number <= static_cast<int>(words.size()) && figure.number > 1 &&
             rng.chance(0.5)) {
    number = words[static_cast<std::size_t>(figure.number - 1)];
  }
  const std::string people = number + " " + noun(world, figure.group, values, rng);
  return figure.qualifier == "exact"
             ? people
             : world.grammar.expand(figure.qualifier, values, rng) + " " + people;
}

/// A later telling: what grows by the day, grows.
Figure as_of(Figure figure, const std::string& side, int telling, Rng& rng) {
  if (telling > 0 && side != "rebels" && figure.outcome == "killed" && rng.chance(0.35)) {
    figure.number += rng.between(1, 2 + figure.number / 4);
  }
  return figure;
}

const char* claim_rule(const Figure& figure, bool again, bool chain) {
  if (figure.outcome == "abducted") return "claim.abducted";
  if (figure.outcome == "captured") return "claim.captured";
  if (again) return "claim.short";
  return chain ? "claim.chain" : "claim";
}

/// One sentence of a voice, with the figure that it tells kept as truth.
void add_claim(const World& world, const Voice& voice, const Figure& figure, bool again,
               Values& values, Report& report, Paragraph& into, Rng& rng) {
  const bool chain = !report.agency.empty() && !again && rng.chance(0.4);
  values["figure"] = figure_text(world, figure, values, rng);
  values["Figure"] = upper_first(values["figure"]);
  values["speaker"] = voice.full;
  values["short"] = voice.last;
  values["agency"] = report.agency;
  values["deed"] = world.grammar.expand("deed." + figure.outcome, values, rng);
  std::string sentence =
      upper_first(world.grammar.expand(claim_rule(figure, again, chain), values, rng));
  if (!into.text.empty()) into.text += " ";
  into.text += sentence;
  into.claims.push_back(report.claims.size());
  report.claims.push_back({figure, voice.full, voice.kind, chain ? report.agency : ""});
}

void add_voices(const World& world, const Incident& incident, int telling, Values& values,
                Report& report, Rng& rng) {
  std::vector<std::size_t> order(incident.voices.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[rng.below(i)]);
  const std::size_t most = std::min<std::size_t>(order.size(), 1 + rng.below(3));
  for (std::size_t i = 0; i < most; ++i) {
    const Voice& voice = incident.voices[order[i]];
    Paragraph paragraph;
    for (const Figure& figure : voice.figures) {
      add_claim(world, voice, as_of(figure, voice.side, telling, rng), !paragraph.text.empty(),
                values, report, paragraph, rng);
    }
    if (!paragraph.text.empty()) report.paragraphs.push_back(std::move(paragraph));
  }
}

/// `count` different alternatives of a rule, each a paragraph or joined to the one before.
void add_sentences(const World& world, const std::string& rule, int count, const Values& values,
                   Report& report, Rng& rng) {
  std::vector<std::string> pool = world.grammar.alternatives(rule);
  for (int i = 0; i < count && !pool.empty(); ++i) {
    const std::size_t at = rng.below(pool.size());
    std::string sentence = upper_first(world.grammar.fill(pool[at], values, rng));
    pool.erase(pool.begin() + static_cast<std::ptrdiff_t>(at));
    if (i > 0 && rng.chance(0.5)) {
      report.paragraphs.back().text += " " + sentence;
    } else {
      report.paragraphs.push_back({std::move(sentence), {}});
    }
  }
}

std::string person(const World& world, Rng& rng) {
  return world.grammar.expand("first", {}, rng) + " " + world.grammar.expand("last", {}, rng);
}

void replace(std::string& text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

/// The lines about other stories and of who wrote this one.
void dress(const World& world, Report& report, Rng& rng) {
  report.credit = report.outlet->credit;
  while (report.credit.find("{person}") != std::string::npos) {
    report.credit.replace(report.credit.find("{person}"), 8, person(world, rng));
  }
  if (report.credit.front() != '(' && report.credit.front() != '[')
    replace(report.credit, "/", "\n");
  if (report.agency.empty() && report.credit.find("{agency}") != std::string::npos) {
    report.agency = any(world.agencies, rng);
  }
  replace(report.credit, "{agency}", report.agency);
  Values values{{"topic", world.grammar.expand("topics", {}, rng)},
                {"home", world.grammar.expand("city", {}, rng)}};
  values["p1.last"] = world.grammar.expand("last", {}, rng);
  if (rng.chance(0.7)) {
    report.furniture =
        report.outlet->teaser + title_case(world.grammar.expand("general.title", values, rng));
  }
}

void number_values(Values& values, Rng& rng) {
  values["n.digit"] = std::to_string(rng.between(2, 9));
  values["n.few"] = std::to_string(rng.between(2, 6));
}

std::string target_of(const Kind& kind, Rng& rng) {
  if (kind.target != "any") return kind.target;
  return rng.chance(0.5) ? "civilians" : "rebels";
}

}  // namespace

Incident make_incident(const World& world, std::uint64_t index, const Theatre& theatre,
                       const Place& place, const Kind& kind, std::int64_t day, Rng& rng) {
  Incident incident{"E" + padded(index, 7), "",  &kind, &theatre, &place,
                    target_of(kind, rng),   day, {}};
  Values values;
  theatre_values(theatre, place, values);
  std::vector<const Role*> roles;
  for (const Role& role : world.roles) {
    if (speaks_in(role, theatre) && (role.side != "rebels" || kind.initiator == "rebels"))
      roles.push_back(&role);
  }
  const int count = rng.between(2, 3);
  for (int i = 0; i < count && !roles.empty(); ++i) {
    const std::size_t at = rng.below(roles.size());
    incident.voices.push_back(make_voice(world, *roles[at], theatre, values, rng));
    roles.erase(roles.begin() + static_cast<std::ptrdiff_t>(at));
  }
  give_figures(incident, rng);
  return incident;
}

Report tell(const World& world, const std::shared_ptr<const Incident>& told, int telling,
            Rng& rng) {
  const Incident& incident = *told;
  Report report;
  report.incident = told;
  report.outlet = &any(world.outlets, rng);
  report.minute =
      incident.day * 1440 + 20 * 60 + rng.between(30, 1500) + telling * rng.between(0, 900);
  if (rng.chance(0.5)) report.agency = any(world.agencies, rng);
  report.city = rng.chance(0.5) ? incident.theatre->capital : incident.place->name;
  const Kind& kind = *incident.kind;
  Values values;
  theatre_values(*incident.theatre, *incident.place, values);
  number_values(values, rng);
  values["n.mid"] = std::to_string(rng.between(20, 300));
  values["n.day"] =
      world.grammar.alternatives("number")[static_cast<std::size_t>(rng.between(1, 2))];
  values["date"] = long_day(world.grammar, incident.day, rng);
  values["target"] = world.grammar.expand("target." + incident.target, values, rng);
  Paragraph lead;
  if (kind.id == "abduction" || kind.id == "arrest") {
    const Figure figure = incident.voices.front().figures.front();
    values["figure"] = figure_text(world, figure, values, rng);
    values["figure.first"] = upper_first(values["figure"]);
    lead.claims.push_back(0);
    report.claims.push_back({figure, "", "", ""});
  }
  report.title = world.grammar.expand(
      telling > 0 && rng.chance(0.3) ? "follow.title" : kind.id + ".title", values, rng);
  report.title = title_case(report.title);
  lead.text = upper_first(world.grammar.expand(kind.id + ".lead", values, rng));
  report.paragraphs.push_back(std::move(lead));
  add_voices(world, incident, telling, values, report, rng);
  add_sentences(world, kind.id + ".detail", rng.between(1, 3), values, report, rng);
  if (kind.initiator == "rebels" && kind.id != "capture" && rng.chance(0.4)) {
    add_sentences(world, "responsibility", 1, values, report, rng);
  } else if (kind.initiator == "-" && rng.chance(0.4)) {
    add_sentences(world, "nobody", 1, values, report, rng);
  }
  add_sentences(world, "filler", rng.between(4, 8), values, report, rng);
  dress(world, report, rng);
  return report;
}

namespace {

/// Numbers and days anew for each sentence, so that no two pieces share theirs.
void draw_numbers(Values& values, Rng& rng) {
  number_values(values, rng);
  values["n.small"] = std::to_string(rng.between(2, 19));
  values["n.mid"] = std::to_string(rng.between(20, 980));
  values["n.big"] = in_digits(rng.between(1001, 98000));
  values["n.temp"] = std::to_string(rng.between(22, 37));
  values["n.age"] = std::to_string(rng.between(16, 29));
}

}  // namespace

Report general(const World& world, std::int64_t day, Rng& rng) {
  Report report;
  report.outlet = &any(world.outlets, rng);
  report.minute = day * 1440 + rng.between(6 * 60, 22 * 60);
  Values values{{"topic", world.grammar.expand("topics", {}, rng)}};
  values["home"] = report.city = world.grammar.expand("city", {}, rng);
  for (const char* who : {"p1", "p2"}) {
    const std::string name = person(world, rng);
    values[who] = name;
    values[std::string{who} + ".last"] = name.substr(name.find(' ') + 1);
    values[std::string{who} + ".role"] = world.grammar.expand("*.role", values, rng);
  }
  values["weekday"] = weekday(world.grammar, day);
  values["date.short"] = short_day(day, rng.chance(0.7));
  draw_numbers(values, rng);
  report.title = title_case(world.grammar.expand("general.title", values, rng));
  report.paragraphs.push_back({upper_first(world.grammar.expand("general.lead", values, rng)), {}});
  std::vector<std::string> pool = world.grammar.alternatives("general.sentence");
  const int sentences = rng.between(14, 26);
  for (int i = 0; i < sentences; ++i) {
    if (pool.empty()) pool = world.grammar.alternatives("general.sentence");
    draw_numbers(values, rng);
    const auto at = static_cast<std::ptrdiff_t>(rng.below(pool.size()));
    std::string sentence =
        upper_first(world.grammar.fill(pool[static_cast<std::size_t>(at)], values, rng));
    pool.erase(pool.begin() + at);
    if (i % 2 == 1) {
      report.paragraphs.back().text += " " + sentence;
    } else {
      report.paragraphs.push_back({std::move(sentence), {}});
    }
  }
  dress(world, report, rng);
  return report;
}

namespace {

/// Splits at spaces; a word keeps its punctuation.
std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  for (std::size_t i = text.find(' '); i != std::string::npos; i = text.find(' ', begin)) {
    words.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  words.push_back(text.substr(begin));
  return words;
}

bool exchange(const World& world, std::string& word, Rng& rng) {
  std::size_t size = word.size();
  while (size > 0 && (word[size - 1] == ',' || word[size - 1] == '.')) --size;
  const auto found = world.synonyms.find(word.substr(0, size));
  if (found == world.synonyms.end()) return false;
  word = any(found->second, rng) + word.substr(size);
  return true;
}

/// Whether a light word may be put before the word: never beside a figure or a name.
bool may_stand_before(const std::vector<std::string>& words, std::size_t at) {
  const auto small = [](const std::string& w) {
    return !w.empty() && w.front() >= 'a' && w.front() <= 'z';
  };
  return at > 0 && small(words[at]) && small(words[at - 1]) && words[at - 1].back() != ',' &&
         words[at - 1].back() != '.';
}

/// Changes about `share` of the words of the paragraphs; gives the share that was changed.
double reword(const World& world, std::vector<Paragraph>& paragraphs, double share, Rng& rng) {
  std::size_t all = 0;
  std::size_t changed = 0;
  for (Paragraph& paragraph : paragraphs) {
    std::vector<std::string> words = words_of(paragraph.text);
    all += words.size();
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool behind =
          static_cast<double>(changed) < share * static_cast<double>(all - words.size() + i + 1);
      if (behind && rng.chance(0.8) && exchange(world, words[i], rng)) {
        ++changed;
      } else if (behind && paragraph.claims.empty() && rng.chance(0.25) &&
                 may_stand_before(words, i)) {
        out += any(world.light_words, rng) + " ";
        ++changed;
      }
      out += words[i];
      if (i + 1 < words.size()) out += ' ';
    }
    paragraph.text = std::move(out);
  }
  return all == 0 ? 0 : static_cast<double>(changed) / static_cast<double>(all);
}

/// Drops the end of a report, with the claims told there.
void cut(Report& report, Rng& rng) {
  const std::size_t all = report.paragraphs.size();
  const std::size_t keep =
      std::max<std::size_t>(3, all * static_cast<std::size_t>(rng.between(55, 85)) / 100);
  if (keep >= all) return;
  report.paragraphs.resize(keep);
  std::vector<Claim> kept;
  for (Paragraph& paragraph : report.paragraphs) {
    for (std::size_t& claim : paragraph.claims) {
      kept.push_back(report.claims[claim]);
      claim = kept.size() - 1;
    }
  }
  report.claims = std::move(kept);
  report.alterations.emplace_back("cut");
}

void reorder(Report& report, Rng& rng) {
  auto& list = report.paragraphs;
  for (std::size_t i = list.size() - 1; i > 1; --i) std::swap(list[i], list[1 + rng.below(i)]);
  report.alterations.emplace_back("reordered");
}

void retitle(const World& world, Report& report, Rng& rng) {
  if (report.incident) {
    Values values;
    theatre_values(*report.incident->theatre, *report.incident->place, values);
    report.title =
        title_case(world.grammar.expand(report.incident->kind->id + ".title", values, rng));
  } else {
    const auto words = words_of(report.title);
    report.title = report.city + ":";
    for (std::size_t i = 0; i < words.size() && i < 6; ++i) report.title += " " + words[i];
  }
  report.alterations.emplace_back("retitled");
}

}  // namespace

Report copy_of(const World& world, const Report& original, Rng& rng) {
  Report copy = original;
  copy.family = original.family;
  copy.outlet = &any(world.outlets, rng);
  copy.minute = original.minute + rng.between(5, 1200);
  if (rng.chance(0.4)) cut(copy, rng);
  if (rng.chance(0.3)) reorder(copy, rng);
  if (rng.chance(0.5)) retitle(world, copy, rng);
  if (rng.chance(0.6)) {
    copy.changed = reword(world, copy.paragraphs, 0.10 + 0.01 * rng.between(0, 10), rng);
    copy.alterations.emplace_back("reworded");
  }
  dress(world, copy, rng);
  return copy;
}

std::string text_of(const Report& report) {
  std::string text = report.outlet->dateline;
  replace(text, "{CITY}", upper_case(report.city));
  replace(text, "{City}", report.city);
  const std::size_t middle = report.paragraphs.size() / 2;
  for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
    if (i > 0) text += "\n\n";
    text += report.paragraphs[i].text;
    if (i == middle && !report.furniture.empty()) text += "\n\n" + report.furniture;
  }
  return text + "\n\n" + report.credit + "\n";
}

}  // namespace saksi::synthetic
