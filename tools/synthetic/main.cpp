// SPDX-License-Identifier: Apache-2.0
/// saksi-synthetic: a large archive of reports from templates, with the truth about it beside it.
/// Everything in it is invented; what is measured on it is said of synthetic reports.
#include "calendar.h"
#include "story.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iostream>
#include <queue>

namespace {

using namespace saksi::synthetic;
using Json = nlohmann::ordered_json;

struct Options {
  std::uint64_t reports = 10'000;
  std::uint64_t events = 1'000;
  std::uint64_t seed = 1;
  double copies = 0.3, tellings = 1.5, alike = 0.02;
  std::int64_t days = 0;
  std::string from = "2019-01-01", data = "tools/synthetic/data", out = "synthetic";
  bool gold = false;
};

/// What is known of the last incident in each place.
struct Last {
  std::int64_t day = -10'000;
  std::string key;
  const Kind* kind = nullptr;
};

Json claim_json(const Claim& claim) {
  const Figure& f = claim.figure;
  const bool open = f.qualifier == "at_least" || f.qualifier == "more_than";
  Json j{{"outcome", f.outcome}, {"group", f.group}, {"low", f.number}};
  j["high"] = open ? Json(nullptr) : Json(f.number);
  j["qualifier"] = f.qualifier;
  j["speaker"] = claim.speaker.empty() ? Json(nullptr) : Json(claim.speaker);
  if (!claim.kind.empty()) j["kind"] = claim.kind;
  if (!claim.agency.empty()) j["agency"] = claim.agency;
  return j;
}

Json actor(const std::string& role, const std::string& group, const Theatre& theatre) {
  if (group == "rebels")
    return {{"role", role}, {"kind", theatre.rebels_kind}, {"any_of", {theatre.rebels}}};
  if (group == "state")
    return {{"role", role}, {"kind", theatre.state_kind}, {"any_of", {theatre.state}}};
  if (group == "troops")
    return {{"role", role}, {"kind", theatre.troops_kind}, {"any_of", {theatre.troops}}};
  return {{"role", role}, {"kind", group}, {"any_of", {group}}};
}

Json actors(const Incident& incident) {
  Json list = Json::array();
  const Kind& kind = *incident.kind;
  if (kind.initiator != "-") list.push_back(actor("initiator", kind.initiator, *incident.theatre));
  if (incident.target != "-") list.push_back(actor("target", incident.target, *incident.theatre));
  return list;
}

/// The incident in the terms of the record.
Json event_json(const Incident& incident) {
  const std::string day = iso_day(incident.day);
  return {
      {"event_type", incident.kind->event_type},
      {"sub_event_type", incident.kind->sub_event_type},
      {"status", "occurred"},
      {"background", false},
      {"date", {{"start", day}, {"end", day}, {"precision", "day"}}},
      {"places", {{{"any_of", {incident.place->name}}, {"country", incident.theatre->country}}}},
      {"actors", actors(incident)},
      {"same_as", incident.key}};
}

/// Writes the reports in the order of their time and the truth beside them.
class Archive {
 public:
  explicit Archive(const Options& options)
      : options_{options},
        reports_{options.out + ".jsonl", std::ios::binary},
        truth_{options.out + ".truth.jsonl", std::ios::binary},
        events_{options.out + ".events.jsonl", std::ios::binary} {
    if (options.gold) gold_.open(options.out + ".gold.jsonl", std::ios::binary);
  }

  [[nodiscard]] bool good() const { return reports_.good() && truth_.good() && events_.good(); }

  [[nodiscard]] bool full() const { return written_ >= options_.reports; }

  [[nodiscard]] std::uint64_t pending() const { return waiting_.size(); }

  void event(const Incident& incident) {
    Json j{{"key", incident.key}};
    j.update(event_json(incident));
    if (!incident.alike.empty()) j["alike"] = incident.alike;
    j["place"] = {{"name", incident.place->name},
                  {"admin1", incident.place->province},
                  {"country", incident.theatre->country}};
    events_ << j.dump() << '\n';
  }

  void add(Report report) { waiting_.push(std::move(report)); }

  /// Writes what was published before the minute.
  void write_until(std::int64_t minute) {
    while (!waiting_.empty() && waiting_.top().minute < minute && !full()) {
      write(waiting_.top());
      waiting_.pop();
    }
  }

 private:
  struct Later {
    bool operator()(const Report& a, const Report& b) const {
      return a.minute != b.minute ? a.minute > b.minute : a.id > b.id;
    }
  };

  void write(const Report& report) {
    ++written_;
    Json document{{"id", report.id},
                  {"url", "https://" + report.outlet->host + "/" + report.id},
                  {"publisher", report.outlet->name},
                  {"published", iso_time(report.minute)},
                  {"title", report.title},
                  {"text", text_of(report)}};
    reports_ << document.dump() << '\n';
    Json truth{{"id", report.id},
               {"event", report.incident ? Json(report.incident->key) : Json(nullptr)}};
    truth["family"] = report.family;
    truth["alterations"] = report.alterations;
    if (report.changed > 0) truth["changed"] = std::round(report.changed * 1000) / 1000;
    if (!report.agency.empty()) truth["agency"] = report.agency;
    truth["claims"] = Json::array();
    for (const Claim& claim : report.claims) truth["claims"].push_back(claim_json(claim));
    truth_ << truth.dump() << '\n';
    if (options_.gold) write_gold(report, std::move(document));
  }

  void write_gold(const Report& report, Json document) {
    Json events = Json::array();
    if (report.incident) {
      events.push_back({{"id", "e1"}});
      events.back().update(event_json(*report.incident));
    }
    document["gold"] = {{"events", events}, {"claims", Json::array()}};
    gold_ << document.dump() << '\n';
  }

  const Options& options_;
  std::ofstream reports_, truth_, events_, gold_;
  std::priority_queue<Report, std::vector<Report>, Later> waiting_;
  std::uint64_t written_ = 0;
};

class Generator {
 public:
  Generator(const Options& options, const World& world, Archive& archive)
      : options_{options}, world_{world}, archive_{archive} {
    const double originals = static_cast<double>(options.reports) * (1 - options.copies);
    const double told = static_cast<double>(options.events) * options.tellings;
    stories_ = options.events + static_cast<std::uint64_t>(std::max(0.0, originals - told));
    days_ = options.days > 0
                ? options.days
                : std::max<std::int64_t>(365, static_cast<std::int64_t>(options.events / 25));
    start_ = day_from(options.from);
    for (const Theatre& theatre : world.theatres) last_.emplace_back(theatre.places.size());
  }

  void run() {
    for (std::uint64_t story = 0; !archive_.full(); ++story) {
      const auto day =
          start_ + static_cast<std::int64_t>(story * static_cast<std::uint64_t>(days_) / stories_);
      archive_.write_until(day * 1440);
      if (archive_.full()) break;
      Rng rng{options_.seed, story};
      if (story * options_.events / stories_ != (story + 1) * options_.events / stories_) {
        incident_story(story, day, rng);
      } else {
        keep(general(world_, day, rng), story, rng);
      }
    }
  }

 private:
  /// A place where nothing happened for ten days, or the place of the incident to be resembled.
  std::shared_ptr<const Incident> next_incident(std::int64_t day, Rng& rng) {
    const bool alike = rng.chance(options_.alike);
    for (int attempt = 0;; ++attempt) {
      const Theatre& theatre = weighted(world_.theatres, rng);
      const std::size_t at = rng.below(theatre.places.size());
      Last& last = last_[static_cast<std::size_t>(&theatre - world_.theatres.data())][at];
      const std::int64_t since = day - last.day;
      const bool resembles = alike && since >= 2 && since <= 6 && last.kind != nullptr;
      if (!resembles && since < 10 && attempt < 200) continue;
      if (alike && !resembles && attempt < 100) continue;
      const Kind& kind = resembles ? *last.kind : weighted(world_.kinds, rng);
      auto incident = std::make_shared<Incident>(
          make_incident(world_, incidents_++, theatre, theatre.places[at], kind, day, rng));
      if (since < 10) incident->alike = last.key;
      last = {day, incident->key, &kind};
      return incident;
    }
  }

  void incident_story(std::uint64_t story, std::int64_t day, Rng& rng) {
    const auto incident = next_incident(day, rng);
    archive_.event(*incident);
    const int tellings = 1 + rng.geometric(options_.tellings - 1, 12);
    for (int i = 0; i < tellings; ++i) keep(tell(world_, incident, i, rng), story, rng, i);
  }

  /// Hands a report and its copies on.
  void keep(Report report, std::uint64_t story, Rng& rng, int telling = 0) {
    const std::string id = "syn-" + padded(story, 7) + "-" + std::to_string(telling);
    report.id = report.family = id;
    const int copies = rng.geometric(options_.copies / (1 - options_.copies), 9);
    for (int i = 0; i < copies; ++i) {
      Report copy = copy_of(world_, report, rng);
      copy.id = id + static_cast<char>('a' + i);
      archive_.add(std::move(copy));
    }
    archive_.add(std::move(report));
  }

  const Options& options_;
  const World& world_;
  Archive& archive_;
  std::uint64_t stories_ = 1, incidents_ = 0;
  std::int64_t days_ = 365, start_ = 0;
  std::vector<std::vector<Last>> last_;
};

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app{
      "An archive of synthetic reports with the truth about it: OUT.jsonl, OUT.truth.jsonl, "
      "OUT.events.jsonl"};
  app.add_option("-o,--out", options.out, "Where to write; endings are added")
      ->capture_default_str();
  app.add_option("-n,--reports", options.reports, "How many reports")->capture_default_str();
  app.add_option("-e,--events", options.events, "How many incidents they tell")
      ->capture_default_str();
  app.add_option("--copies", options.copies, "The share of reports that are copies")
      ->check(CLI::Range(0.0, 0.9))
      ->capture_default_str();
  app.add_option("--tellings", options.tellings, "Reports written of an incident, on average")
      ->check(CLI::Range(1.0, 10.0))
      ->capture_default_str();
  app.add_option("--alike", options.alike,
                 "The share of incidents that resemble one a few days before")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  app.add_option("--from", options.from, "The first day")->capture_default_str();
  app.add_option("--days", options.days, "Over how many days; 0: 25 incidents a day");
  app.add_option("--seed", options.seed, "The same seed gives the same bytes")
      ->capture_default_str();
  app.add_option("--data", options.data, "The folder with templates and tables")
      ->capture_default_str();
  app.add_flag("--gold", options.gold,
               "Also OUT.gold.jsonl: reports with their events and same_as keys");
  CLI11_PARSE(app, argc, argv);
  const World world = read_world(options.data);
  if (!world.fault.empty() || day_from(options.from) < 0) {
    std::cerr << "saksi-synthetic: "
              << (world.fault.empty() ? "no date: " + options.from : world.fault) << '\n';
    return 2;
  }
  Archive archive{options};
  if (!archive.good()) {
    std::cerr << "saksi-synthetic: cannot write " << options.out << ".jsonl\n";
    return 2;
  }
  Generator{options, world, archive}.run();
  return archive.good() ? 0 : 1;
}
