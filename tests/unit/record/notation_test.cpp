// SPDX-License-Identifier: Apache-2.0
#include "record/notation.h"

#include <doctest/doctest.h>

using namespace saksi::record;

TEST_CASE("counts and dates have one short form each") {
  CHECK(notation(Count{14, 14, Qualifier::exact}) == "14 exact");
  CHECK(notation(Count{20, std::nullopt, Qualifier::at_least}) == "20 at_least");
  CHECK(notation(Count{std::nullopt, 20, Qualifier::at_most}) == "20 at_most");
  CHECK(notation(Count{20, 30, Qualifier::range}) == "20..30 range");
  CHECK(notation(Count{std::nullopt, std::nullopt, Qualifier::vague}) == "none vague");
  const auto a = parse_day("2019-01-01");
  const auto b = parse_day("2019-01-31");
  CHECK(notation(Date{a, a, DatePrecision::day}) == "2019-01-01..2019-01-01");
  CHECK(notation(Date{a, b, DatePrecision::range}) == "2019-01-01..2019-01-31");
  CHECK(notation(Date{a, b, DatePrecision::month}) == "2019-01-01..2019-01-31 precision month");
  CHECK(notation(Date{}) == "unknown");
}

TEST_CASE("quoting keeps a line a line") {
  CHECK(quoted("a \"b\"\\\n\x1b") == "\"a \\\"b\\\"\\\\\\n\\x1B\"");
}

TEST_CASE("lines say what, who and by which words") {
  Record r;
  r.document.text = "Dua polisi tewas, kata Bek.";
  CHECK(events_notation(r) == "event none\n");
  CHECK(claims_notation(r) == "claim none\n");
  Event e;
  e.sub_event_type = SubEventType::attack;
  e.status = EventStatus::planned;
  e.background = true;
  e.places.push_back({});
  e.places[0].name = "Badghis";
  e.actors.push_back({ActorRole::target, {"Police", "", ActorKind::state_forces, {{4, 10}}}});
  e.evidence = {{11, 16}};
  r.events.push_back(e);
  CHECK(event_line(r, 0) ==
        "event Attack unknown \"Badghis\" target \"Police\" status planned background evidence "
        "\"tewas\" id e1");
  Claim c;
  c.event = EventId{0};
  c.count = {2, 2, Qualifier::exact};
  c.victims = Actor{"polisi", "", ActorKind::state_forces, {{4, 10}}};
  c.sources = {{"Bek", "", "", SourceKind::official, {{23, 26}}}};
  c.evidence = {{0, 16}};
  r.claims.push_back(c);
  CHECK(claim_line(r, 0) ==
        "claim killed 2 exact \"polisi\" kind state_forces speaker \"Bek\" event e1 evidence \"Dua "
        "polisi tewas\" id c1");
  r.claims[0].kind = ClaimKind::control;
  r.claims[0].sources.clear();
  r.claims[0].event.reset();
  r.claims[0].actor = r.claims[0].victims;
  CHECK(claim_line(r, 0) ==
        "claim control captured holder \"polisi\" speaker none event none evidence \"Dua polisi "
        "tewas\" id c1");
}
