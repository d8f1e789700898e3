// SPDX-License-Identifier: Apache-2.0
#include "export/threads.h"

#include "export/redact.h"
#include "samples.h"

#include <doctest/doctest.h>

using namespace saksi;
using samples::Archive;
using samples::clash;

namespace {

/// A report with more claims than a batch holds; its text alone says that a name is a witness's.
record::Record long_report(const std::string& id, std::size_t claims,
                           const std::string& before = "") {
  auto r = clash(id);
  r.document.text += before + " Saksi mata bernama Sutarmo Wiryadi lari.";
  auto claim = r.claims.front();
  claim.sources = {{"Wiryadi",
                    "",
                    "",
                    record::SourceKind::witness,
                    {samples::find(r.document.text, "Wiryadi")}}};
  r.claims.assign(claims, claim);
  return r;
}

/// Keeps the texts of the first column; fails from a row on.
class Collector : public exports::Writer {
 public:
  explicit Collector(std::size_t fails_at) : fails_at_(fails_at) {}

  base::Result<void> write(const exports::Row& row) override {
    if (texts.size() == fails_at_) return base::fail(base::Code::disk_full, "full");
    texts.push_back(row[0].text);
    return {};
  }

  base::Result<void> finish() override { return {}; }

  std::vector<std::string> texts;

 private:
  std::size_t fails_at_;
};

}  // namespace

TEST_CASE("claims of more than one batch keep their order, their report and its names") {
  Archive archive({clash("a"), long_report("b", 1300), clash("c")});
  archive.request.release = exports::Release::open;
  archive.request.key = "k";
  const auto rows = archive.rows("claims");
  REQUIRE(rows.size() == 1304);
  const auto pseudonym = rows[2]["source"].get<std::string>();
  CHECK(pseudonym.starts_with("[P-"));
  for (std::size_t i = 2; i < 1302; ++i) {
    REQUIRE(rows[i]["report"] == exports::alias_of("b"));
    REQUIRE(rows[i]["claim"] == "c" + std::to_string(i - 1));
    REQUIRE(rows[i]["source"] == pseudonym);
  }
  CHECK(rows[1302]["report"] == exports::alias_of("c"));
  CHECK(rows[0]["source"] == "Harun Wirya");
  const auto again = archive.rows("claims");
  CHECK(again == rows);
}

TEST_CASE("what stands at the end of a long report counts for its names") {
  std::string rain;
  for (int i = 0; i < 1000; ++i) rain += " Hujan \"deras\" turun — lagi.";
  Archive archive({long_report("a", 1), long_report("b", 1, rain)});
  archive.request.release = exports::Release::open;
  archive.request.key = "k";
  const auto rows = archive.rows("claims");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]["source"] == rows[1]["source"]);  // made of the whole name
}

TEST_CASE("rows are written in their order") {
  Collector writer(100000);
  exports::RowSink sink(&writer, 1);
  for (int i = 0; i < 3000; ++i) {
    (*sink.row())[0].set(std::string_view(std::to_string(i)));
    sink.put();
  }
  REQUIRE(sink.finish());
  REQUIRE(writer.texts.size() == 3000);
  bool ordered = true;
  for (std::size_t i = 0; i < writer.texts.size(); ++i) {
    ordered &= writer.texts[i] == std::to_string(i);
  }
  CHECK(ordered);
}

TEST_CASE("who fills rows learns that they cannot be written, and why") {
  Collector writer(700);
  exports::RowSink sink(&writer, 1);
  int filled = 0;
  while (auto* row = sink.row()) {
    (*row)[0].clear();
    sink.put();
    ++filled;
  }
  CHECK(filled >= 700);
  CHECK(filled <= 700 + 5 * 256);
  const auto done = sink.finish();
  REQUIRE_FALSE(done);
  CHECK(done.error().code == base::Code::disk_full);
  CHECK(writer.texts.size() == 700);
}
