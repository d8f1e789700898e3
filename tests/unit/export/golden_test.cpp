// SPDX-License-Identifier: Apache-2.0
// Two reports made by hand, of a clash with rival figures and of places that change hands, as the
// formats have them. docs/formats/export.md explains every value. The records do not come out of
// the reading, so the files change only when exports do.
#include "samples.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>

using namespace samples;
using record::ActorKind;
using record::ActorRole;
using record::SourceKind;

namespace {

/// A record that is put together by the words of its text.
class Maker {
 public:
  Maker(const std::string& id, const std::string& title, const std::string& text) {
    record_.document.id = id;
    record_.document.title = title;
    record_.document.publisher = "Warta Uji";
    record_.document.url = "https://warta.example/" + id;
    record_.document.published_basis = record::PublishedBasis::given;
    record_.document.text = text;
  }

  record::Record& record() { return record_; }

  [[nodiscard]] base::Span at(const std::string& words) const {
    const auto span = find(record_.document.text, words);
    REQUIRE(span.begin < record_.document.text.size());
    return span;
  }

  [[nodiscard]] record::Actor actor(const std::string& words, const std::string& id,
                                    ActorKind kind) const {
    return {words, id, kind, {at(words)}};
  }

  [[nodiscard]] record::Place place(const std::string& name, const std::string& admin2,
                                    double latitude, double longitude,
                                    record::PlacePrecision precision) const {
    record::Place out;
    out.name = name;
    out.country = "AF";
    out.admin1 = "Faryab";
    out.admin2 = admin2;
    out.latitude = latitude;
    out.longitude = longitude;
    out.precision = precision;
    out.evidence = {at(name)};
    return out;
  }

  void speaks(const std::string& name, const std::string& role, SourceKind kind) {
    speaker_ = {name, role, "", kind, {at(name)}};
  }

  record::Claim& says(record::ClaimKind kind, const std::string& words) {
    record::Claim& c = record_.claims.emplace_back();
    c.kind = kind;
    c.event = record::EventId{0};
    c.sources = {speaker_};
    c.evidence = {at(words)};
    return c;
  }

  record::Claim& figure(record::Outcome outcome, record::Count count, record::Actor victims,
                        const std::string& words) {
    record::Claim& c = says(record::ClaimKind::casualties, words);
    c.outcome = outcome;
    c.count = count;
    c.victims = std::move(victims);
    return c;
  }

 private:
  record::Record record_;
  record::Source speaker_;
};

record::Count exactly(std::int64_t n) {
  return {n, n, record::Qualifier::exact};
}

/// A night attack: four speakers, figures of three groups, one of them open.
record::Record clash_of_figures() {
  Maker m("golden-1", "Dua pos diserang di Qaysar",
          "Taliban menyerang dua pos di Distrik Qaysar pada malam hari. Sejumlah pejabat "
          "menghitung 12 polisi gugur. Ketua dewan provinsi Hamid Zarifi menyebut delapan polisi "
          "tewas bersama empat milisi, lima polisi luka. Juru bicara gubernur Latif Omari menyebut "
          "lebih dari sembilan Taliban tewas. Nasir Wardaki, juru bicara Taliban, menyebut 20 "
          "aparat tewas.");
  record::Record& r = m.record();
  r.document.published = "2019-03-11";
  record::Event e;
  e.sub_event_type = record::SubEventType::armed_clash;
  e.date = date("2019-03-10", "2019-03-10", record::DatePrecision::day);
  e.places = {m.place("Qaysar", "Qaysar", 35.6875, 64.2969, record::PlacePrecision::district)};
  e.actors = {{ActorRole::initiator, m.actor("Taliban", "taliban", ActorKind::rebel_group)},
              {ActorRole::target, m.actor("polisi", "", ActorKind::state_forces)},
              {ActorRole::target, m.actor("milisi", "", ActorKind::political_militia)}};
  e.evidence = {m.at("menyerang")};
  r.events.push_back(e);
  using record::Outcome;
  const auto police = m.actor("polisi", "", ActorKind::state_forces);
  m.speaks("Sejumlah pejabat", "", SourceKind::official);
  m.figure(Outcome::killed, exactly(12), police, "12 polisi gugur");
  m.speaks("Hamid Zarifi", "Ketua dewan provinsi", SourceKind::official);
  m.figure(Outcome::killed, exactly(8), police, "delapan polisi tewas");
  m.figure(Outcome::killed, exactly(4), m.actor("milisi", "", ActorKind::political_militia),
           "empat milisi");
  m.figure(Outcome::injured, exactly(5), police, "lima polisi luka");
  m.speaks("Latif Omari", "Juru bicara gubernur", SourceKind::official);
  m.figure(Outcome::killed, {9, std::nullopt, record::Qualifier::more_than},
           m.actor("Taliban", "taliban", ActorKind::rebel_group),
           "lebih dari sembilan Taliban tewas");
  m.speaks("Nasir Wardaki", "juru bicara Taliban", SourceKind::armed_group);
  m.figure(Outcome::killed, exactly(20), m.actor("aparat", "", ActorKind::state_forces),
           "20 aparat tewas");
  return r;
}

/// Two districts change hands, or not, by whose word; one figure of killed or injured together.
record::Record clash_of_holders() {
  Maker m("golden-2", "Dua distrik disebut berpindah tangan",
          "Pasukan Perlawanan merebut Almar, kata seorang mantan pejabat, Omid Sarabi. Menurut "
          "Basir Haqjo, juru bicara Taliban, Almar masih mereka kuasai. Sarabi menambahkan, "
          "pasukannya bergerak ke Qaysar. Sekitar 40 petempur tewas atau luka.");
  record::Record& r = m.record();
  r.document.published = "2021-08-21";
  record::Event e;
  e.sub_event_type = record::SubEventType::non_state_actor_overtakes_territory;
  e.date = date("2021-08-16", "2021-08-22", record::DatePrecision::week);
  const auto almar = m.place("Almar", "Almar", 35.8513, 64.5342, record::PlacePrecision::district);
  const auto qaysar =
      m.place("Qaysar", "Qaysar", 35.6875, 64.2969, record::PlacePrecision::district);
  const auto resistance = m.actor("Pasukan Perlawanan", "", ActorKind::rebel_group);
  const auto taliban = m.actor("Taliban", "taliban", ActorKind::state_forces);
  e.places = {almar};
  e.actors = {{ActorRole::initiator, resistance}, {ActorRole::target, taliban}};
  e.evidence = {m.at("merebut")};
  r.events.push_back(e);
  const auto holds = [&](const record::Place& place, const record::Actor& actor,
                         record::ControlChange change, const std::string& words) {
    record::Claim& c = m.says(record::ClaimKind::control, words);
    c.place = place;
    c.actor = actor;
    c.control_change = change;
  };
  m.speaks("Omid Sarabi", "mantan pejabat", SourceKind::anonymous);
  holds(almar, resistance, record::ControlChange::captured, "merebut Almar");
  m.speaks("Basir Haqjo", "juru bicara Taliban", SourceKind::armed_group);
  holds(almar, taliban, record::ControlChange::held, "masih mereka kuasai");
  m.speaks("Omid Sarabi", "mantan pejabat", SourceKind::anonymous);
  holds(qaysar, resistance, record::ControlChange::advancing, "bergerak ke Qaysar");
  record::Claim& joint =
      m.figure(record::Outcome::killed_or_injured, {40, 40, record::Qualifier::about},
               m.actor("petempur", "", ActorKind::unknown), "Sekitar 40 petempur");
  joint.sources.clear();
  return r;
}

std::string text_of(const std::string& path) {
  std::stringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("golden files: two reports in acled, ged, claims and control") {
  const auto first = clash_of_figures(), second = clash_of_holders();
  REQUIRE(record::check(first));
  REQUIRE(record::check(second));
  Archive archive({first, second});
  archive.request.format = "csv";
  for (const std::string profile : {"acled", "ged", "claims", "control"}) {
    CAPTURE(profile);
    archive.run(profile);
    const std::string golden = "tests/unit/export/golden/" + profile + ".csv";
    // SAKSI_GOLDEN=write makes the files anew; read the difference before it is kept.
    if (const char* write = std::getenv("SAKSI_GOLDEN"); write != nullptr) {
      std::ofstream(golden, std::ios::binary) << text_of(archive.request.output);
    }
    CHECK(text_of(archive.request.output) == text_of(golden));
  }
}
