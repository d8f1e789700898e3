// SPDX-License-Identifier: Apache-2.0
/// Records made by hand and a folder of their own for tests of the store.
#pragma once

#include "record/record.h"
#include "store/store.h"

#include <filesystem>
#include <stdlib.h>
#include <string>

namespace samples {

using namespace saksi;

/// A folder that goes when the test ends.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "saksi-test-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }

  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline const store::Program kProgram{"0.1.0", "id 1"};

inline base::Span find(const std::string& text, const std::string& words) {
  const auto at = text.find(words);
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
}

/// A report of one clash with the figures of two speakers.
inline record::Record clash(const std::string& id, const std::string& day = "2019-01-06") {
  record::Record r;
  r.document.id = id;
  r.document.title = "Bentrokan di Lembah Sarwa";
  r.document.publisher = "Warta Uji";
  r.document.published = day;
  r.document.published_basis = record::PublishedBasis::given;
  r.document.text =
      "Tiga polisi tewas dalam baku tembak di Sarwa, kata Bupati Harun Wirya. Juru bicara "
      "kelompok Laskar Contoh menyebut tujuh polisi tewas.";
  const std::string& t = r.document.text;
  record::Event e;
  e.sub_event_type = record::SubEventType::armed_clash;
  e.date = {record::parse_day(day), record::parse_day(day), record::DatePrecision::day};
  record::Place place;
  place.name = "Sarwa";
  place.country = "ID";
  place.admin1 = "Papua Uji";
  place.latitude = -4.5;
  place.longitude = 138.25;
  place.evidence = {find(t, "Sarwa")};
  e.places = {place};
  e.actors = {{record::ActorRole::initiator,
               {"Laskar Contoh", "", record::ActorKind::rebel_group, {find(t, "Laskar Contoh")}}},
              {record::ActorRole::target,
               {"Polisi", "police", record::ActorKind::state_forces, {find(t, "polisi")}}}};
  e.evidence = {find(t, "baku tembak")};
  r.events.push_back(e);
  const auto claim = [&](std::int64_t count, const std::string& words, const std::string& speaker) {
    record::Claim c;
    c.event = record::EventId{0};
    c.count = {count, count, record::Qualifier::exact};
    c.victims =
        record::Actor{"Polisi", "police", record::ActorKind::state_forces, {find(t, "polisi")}};
    c.sources = {{speaker, "", "", record::SourceKind::official, {find(t, speaker)}}};
    c.evidence = {find(t, words)};
    r.claims.push_back(c);
  };
  claim(3, "Tiga polisi tewas", "Harun Wirya");
  claim(7, "tujuh polisi tewas", "Laskar Contoh");
  return r;
}

inline store::Reading reading(record::Record record) {
  const std::string original = record.document.id + "\n" + record.document.text;
  return store::prepare(original, record.document.id + ".txt", std::move(record));
}

inline store::Added add(store::Store& db, record::Record record,
                        const store::Program& program = kProgram) {
  const std::vector<store::Reading> batch{reading(std::move(record))};
  return db.add(batch, {}, program, "tester").value().front();
}

inline store::Store fresh(const Folder& folder, const std::string& name = "a.db") {
  return store::Store::open(folder.file(name), store::Access::create).value();
}

}  // namespace samples
