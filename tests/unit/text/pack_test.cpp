// SPDX-License-Identifier: Apache-2.0
/// Runs the example of every row of the text stage's tables.
#include "help.h"
#include "record/record.h"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::text;
using namespace saksi::text::testing;

namespace {

const std::string kLead = "Warga Bira menutup jalan utama desa itu sejak pagi.\n";

template <class Check>
void each_row(std::string_view table_name, std::initializer_list<std::string_view> titles,
              Check check) {
  const auto& table = pack()->table(table_name);
  for (std::size_t i = 0; i < table.size(); ++i) {
    std::vector<std::string> cells;
    for (const auto title : titles) cells.emplace_back(table.row(i)[table.column(title)]);
    CAPTURE(table.name());
    CAPTURE(table.row(i).line());
    REQUIRE_FALSE(cells.back().empty());
    check(cells);
  }
}

bool has_token(std::string_view source, std::string_view form) {
  const Text text = read(source);
  return std::any_of(text.tokens.begin(), text.tokens.end(),
                     [&](const Token& t) { return text.form(t) == form; });
}

}  // namespace

TEST_CASE("furniture.tsv: every example is furniture of its row's kind") {
  each_row("furniture", {"key", "kind", "example"}, [](const auto& row) {
    const std::string source = kLead + row[2];
    const auto kind = record::parse<record::FurnitureKind>(row[1]);
    REQUIRE(kind);
    CHECK_FALSE(furniture(source, *kind).empty());
  });
}

TEST_CASE("credits.tsv: every label gives its role") {
  each_row("credits", {"label", "role", "example"}, [](const auto& row) {
    const Text text = read(kLead + row[2]);
    REQUIRE_FALSE(text.credits.empty());
    CHECK(record::word(text.credits[0].role) == row[1]);
  });
}

TEST_CASE("agencies.tsv: every name is an agency, whatever its label") {
  each_row("agencies", {"name", "example"}, [](const auto& row) {
    const std::string source = kLead + "(" + row[0] + ")";
    const Text text = read(source);
    REQUIRE(text.credits.size() == 1);
    CHECK(text.credits[0].role == record::CreditRole::agency);
    CHECK(read(kLead + row[1]).credits.size() == 1);
  });
}

TEST_CASE("datelines.tsv: every name is found in its example") {
  each_row("datelines", {"name", "kind", "newsroom", "example"}, [](const auto& row) {
    const auto found = read(row[3]).dateline;
    REQUIRE(found);
    const auto part = row[1] == "city" ? found->place : found->brand;
    REQUIRE(part);
    CHECK(std::string(part->in(row[3])).find(row[0]) == 0);
    if (found->place) CHECK(found->newsroom == (found->place->in(row[3]) == row[2]));
  });
}

TEST_CASE("abbreviations.tsv: every form is told as its row says") {
  each_row("abbreviations", {"form", "kind", "example"}, [](const auto& row) {
    if (row[1] == "currency") {
      CHECK(has_token(row[2], "7,4"));
    } else if (row[1] == "domain") {
      CHECK(has_token(row[2], "contoh." + row[0]));
    } else if (row[1] == "camel") {
      CHECK(has_token(row[2], row[0] + "News"));
    } else {
      CHECK(has_token(row[2], row[0] + "."));
      CHECK(sentences(row[2]).size() == 1);
    }
  });
}

TEST_CASE("page_words.tsv: every word is told as its row says") {
  each_row("page_words", {"word", "kind", "example"}, [](const auto& row) {
    if (row[1] == "link") {
      const auto found = furniture(row[2], record::FurnitureKind::related_link);
      REQUIRE(found.size() == 1);
      CHECK(found[0].find("Warga") != std::string::npos);
      CHECK(found[0].find("Polisi") == std::string::npos);
    } else {
      CHECK(read(row[2] + "\n" + kLead).date_clues.size() == 1);
    }
  });
}
