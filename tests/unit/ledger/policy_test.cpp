// SPDX-License-Identifier: Apache-2.0
// What each policy makes of rival claims, as a table of cases.
#include "ledger/policy.h"

#include "ledger/claims.h"

#include <doctest/doctest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

using namespace saksi;
using record::ActorKind;
using record::Count;
using record::Modality;
using record::Outcome;
using record::Qualifier;
using record::SourceKind;

namespace {

/// Who says how many of whom, and when.
struct Said {
  std::string speaker;  ///< empty: the report itself
  SourceKind kind = SourceKind::official;
  Count count;
  std::string day = "2019-03-09";
  std::optional<ActorKind> victims = ActorKind::civilians;
  Outcome outcome = Outcome::killed;
  Modality modality = Modality::asserted;
  bool part = false;  ///< of the claim before
};

Count exact(std::int64_t n) {
  return {n, n, Qualifier::exact};
}

Count at_least(std::int64_t n) {
  return {n, std::nullopt, Qualifier::at_least};
}

Count vague(std::int64_t low, std::int64_t high) {
  return {low, high, Qualifier::vague};
}

const Count kSeveral{std::nullopt, std::nullopt, Qualifier::vague};

record::Claim claim_of(const Said& said, std::uint32_t position) {
  record::Claim out;
  out.event = record::EventId{0};
  out.outcome = said.outcome;
  out.count = said.count;
  out.modality = said.modality;
  if (said.victims) out.victims = record::Actor{"people", "", *said.victims, {}};
  if (!said.speaker.empty()) out.sources = {{said.speaker, "", "", said.kind, {}}};
  if (said.part) out.part_of = record::ClaimId{position - 1};
  return out;
}

/// A report a day, in which the day's speakers say it.
ledger::LinkedEvent event_of(const std::vector<Said>& list,
                             record::EventStatus status = record::EventStatus::occurred) {
  std::map<std::string, record::Record> reports;
  for (const auto& said : list) {
    record::Record& r = reports[said.day];
    r.document.id = "report of " + said.day;
    r.document.published = said.day;
    r.events.resize(1);
    r.events[0].status = status;
    r.claims.push_back(claim_of(said, static_cast<std::uint32_t>(r.claims.size())));
  }
  std::vector<ledger::Told> members;
  for (const auto& entry : reports) {
    members.push_back(
        {std::make_shared<const record::Record>(entry.second), record::EventId{0}, {}});
  }
  return ledger::derive(std::move(members));
}

std::string text(const std::optional<std::int64_t>& n) {
  return n ? std::to_string(*n) : std::string("-");
}

/// "low best high" of all victims, or of the first group where a policy gives no whole.
std::string figure(const std::string& policy, const std::vector<Said>& list,
                   const std::string& side = "") {
  const auto result = ledger::apply(policy, event_of(list));
  REQUIRE(result);
  for (const auto& f : result->figures) {
    if (f.side == side) return text(f.low) + ' ' + text(f.best) + ' ' + text(f.high);
  }
  return "none";
}

struct Case {
  const char* about;
  std::vector<Said> said;
  const char *acled, *ucdp, *range, *official, *armed_group;
};

const Said kOfficial{"Harun Wirya", SourceKind::official, exact(11)};
const Said kGroup{"Laskar Contoh", SourceKind::armed_group, exact(25)};

Said at(Said said, const char* day) {
  said.day = day;
  return said;
}

Said with(Said said, const Count& count) {
  said.count = count;
  return said;
}

Said denied(Said said) {
  said.modality = Modality::denied;
  return said;
}

Said part(Said said, const Count& count) {
  said.count = count;
  said.part = true;
  return said;
}

Said of(Said said, std::optional<ActorKind> victims, const Count& count) {
  said.victims = victims;
  said.count = count;
  return said;
}

const std::vector<Case> kCases = {
    {"one speaker", {kOfficial}, "11 11 11", "11 11 11", "11 - 11", "11 11 11", "none"},
    {"two sides", {kOfficial, kGroup}, "11 11 25", "11 11 25", "11 - 25", "11 11 11", "25 25 25"},
    {"a third in the middle",
     {kOfficial, kGroup, {"Badan Uji", SourceKind::ngo, exact(14)}},
     "11 11 25",
     "11 14 25",
     "11 - 25",
     "11 11 11",
     "25 25 25"},
    {"an open end",
     {with(kOfficial, at_least(11))},
     "11 11 11",
     "11 11 11",
     "11 - -",
     "11 11 -",
     "none"},
    {"a later figure of the same speaker supersedes",
     {kOfficial, at(with(kOfficial, exact(13)), "2019-03-11")},
     "13 13 13",
     "13 13 13",
     "11 - 13",
     "13 13 13",
     "none"},
    {"a lower one too",
     {kOfficial, at(with(kOfficial, exact(9)), "2019-03-11")},
     "9 9 9",
     "9 9 9",
     "9 - 11",
     "9 9 9",
     "none"},
    {"the same figure again is no second origin",
     {kOfficial, at(kOfficial, "2019-03-11"), kGroup},
     "11 11 25",
     "11 11 25",
     "11 - 25",
     "11 11 11",
     "25 25 25"},
    {"what is denied does not count",
     {kOfficial, denied(kGroup)},
     "11 11 11",
     "11 11 11",
     "11 - 11",
     "11 11 11",
     "none"},
    {"a part of a total does not count",
     {kOfficial, part(kOfficial, exact(4))},
     "11 11 11",
     "11 11 11",
     "11 - 11",
     "11 11 11",
     "none"},
    {"groups are added",
     {kOfficial, of(kOfficial, ActorKind::state_forces, exact(3))},
     "14 14 14",
     "14 14 14",
     "3 - 3",
     "14 14 14",
     "none"},
    {"a figure for all holds the groups",
     {kOfficial, of(kOfficial, std::nullopt, exact(20))},
     "20 20 20",
     "20 20 20",
     "20 - 20",
     "20 20 20",
     "none"},
    {"a smaller figure for all holds not more than the groups",
     {kOfficial, of(kOfficial, std::nullopt, exact(5))},
     "11 11 11",
     "11 11 11",
     "5 - 5",
     "11 11 11",
     "none"},
    {"dozens",
     {with(kOfficial, vague(20, 99))},
     "10 10 10",
     "20 20 99",
     "20 - 99",
     "20 20 99",
     "none"},
    {"a word without a number",
     {with(kOfficial, kSeveral)},
     "- - -",
     "- - -",
     "- - -",
     "- - -",
     "none"},
};

}  // namespace

TEST_CASE("each policy on a table of cases") {
  for (const auto& c : kCases) {
    CAPTURE(c.about);
    CHECK(figure("acled-conservative", c.said) == c.acled);
    CHECK(figure("ucdp", c.said) == c.ucdp);
    CHECK(figure("range", c.said) == c.range);
    CHECK(figure("latest-official", c.said) == c.official);
    CHECK(figure("by-side", c.said, "armed_group") == c.armed_group);
  }
}

TEST_CASE("killed or injured is a figure of its own and never counts as killed") {
  Said joint = with(kOfficial, exact(40));
  joint.outcome = Outcome::killed_or_injured;
  const auto event = event_of({kOfficial, joint});
  for (const auto& policy : ledger::policies()) {
    const auto result = ledger::apply(policy.name, event);
    REQUIRE(result);
    CHECK(result->policy == policy.name);
    CHECK_FALSE(result->version.empty());
    for (const auto& f : result->figures) {
      const std::int64_t wanted = f.outcome == Outcome::killed ? 11 : 40;
      CHECK(f.high == wanted);
      CHECK((f.note.find("not killed") != std::string::npos) == (wanted == 40));
    }
  }
  CHECK_FALSE(ledger::apply("the truth", event));
}

TEST_CASE("notes say when groups were added, an end is open, a word has no number") {
  const auto note = [](const std::vector<Said>& list) {
    return ledger::apply("ucdp", event_of(list))->figures.front().note;
  };
  CHECK(note({kOfficial}).empty());
  CHECK(note({kOfficial, of(kOfficial, ActorKind::state_forces, exact(3))}).find("added") !=
        std::string::npos);
  CHECK(note({with(kOfficial, at_least(11))}).find("open") != std::string::npos);
  CHECK(note({kOfficial, with(kGroup, kSeveral)}).find("without a number") != std::string::npos);
}

TEST_CASE("no policy and no range counts what did not happen; what is ongoing happens") {
  using Status = record::EventStatus;
  for (const auto status :
       {Status::occurred, Status::ongoing, Status::planned, Status::threatened, Status::denied}) {
    const auto event = event_of({kOfficial, kGroup}, status);
    const bool counted = status == Status::occurred || status == Status::ongoing;
    for (const auto& policy : ledger::policies()) {
      CHECK(ledger::apply(policy.name, event)->figures.empty() == !counted);
    }
    CHECK(ledger::figure_range(event, Outcome::killed).has_value() == counted);
    CHECK(ledger::standing_claims(event) == 2);
    CHECK(ledger::disagreement(event));
  }
}

TEST_CASE("two origins disagree when no number fits both") {
  CHECK(ledger::disagreement(event_of({kOfficial, kGroup})));
  CHECK_FALSE(ledger::disagreement(event_of({with(kOfficial, at_least(11)), kGroup})));
  CHECK_FALSE(
      ledger::disagreement(event_of({kOfficial, at(with(kOfficial, exact(13)), "2019-03-11")})));
  CHECK_FALSE(
      ledger::disagreement(event_of({kOfficial, of(kGroup, ActorKind::state_forces, exact(25))})));
}
