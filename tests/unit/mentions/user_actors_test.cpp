// SPDX-License-Identifier: Apache-2.0
#include "mentions/user_actors.h"

#include "record/record.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using namespace saksi;

constexpr const char* kHeader = "id\tname\tkind\tcountry\tfrom\tuntil\tnames\n";

base::Result<std::shared_ptr<const lang::Pack>> with(const std::string& rows) {
  return mentions::with_actors(lang::Pack::built_in().value(), "my.tsv", kHeader + rows);
}

/// The error's place and sentence for a table that must be refused; empty when it was taken.
std::string refused(const std::string& rows) {
  const auto pack = with(rows);
  if (pack) return "";
  CHECK(pack.error().code == base::Code::invalid_pack);
  return pack.error().where + " " + pack.error().message;
}

}  // namespace

TEST_SUITE("user_actors") {
  TEST_CASE("a good table is part of the pack, with a version of its own") {
    const auto plain = lang::Pack::built_in().value();
    const auto pack = with("front-banu\tFront Banu\trebel_group\tAF\t\t\tFront Banu;FB-7\n");
    REQUIRE(pack);
    CHECK((*pack)->table("actors").size() == plain->table("actors").size() + 1);
    CHECK((*pack)->version().starts_with(std::string(plain->version()) + "+actors."));
    const auto other = with("front-banu\tFront Banu\trebel_group\tAF\t\t\tFront Banu\n");
    REQUIRE(other);
    CHECK((*pack)->version() != (*other)->version());
    CHECK((*pack)->table("gates").size() == plain->table("gates").size());
  }

  TEST_CASE("a row of a known id adds names, and nothing else") {
    const auto pack = with("taliban\t\t\t\t\t\tpasukan Banu\n");
    REQUIRE(pack);
    CHECK(pack.value()->table("actors").size() ==
          lang::Pack::built_in().value()->table("actors").size());
    CHECK(refused("taliban\tTaliban\t\t\t\t\tpasukan Banu\n").starts_with("my.tsv:2 "));
  }

  TEST_CASE("periods stand in order") {
    CHECK(refused("fb\tFB\trebel_group\tAF\t\t2020-06-30\tFront Banu\n"
                  "fb\tFB\tstate_forces\tAF\t2020-07-01\t\tFront Banu\n") == "");
    CHECK(refused("fb\tFB\trebel_group\tAF\t\t2020-06-30\tFront Banu\n"
                  "fb\tFB\tstate_forces\tAF\t2020-06-30\t\tFront Banu\n")
              .starts_with("my.tsv:3 "));
    CHECK(refused("fb\tFB\trebel_group\tAF\t2020-06-30\t2019-01-01\tFront Banu\n") != "");
    CHECK(refused("fb\tFB\trebel_group\t\t\t\tFront Banu\nfc\tFC\trebel_group\t\t\t\tFront C\n"
                  "fb\tFB\tstate_forces\t\t2020-01-01\t\tFront Banu\n")
              .starts_with("my.tsv:4 "));
  }

  TEST_CASE("a hostile table is refused whole, with the line") {
    const std::string good = "fb\tFB\trebel_group\tAF\t\t\tFront Banu\n";
    const char* rows[] = {
        "FB\tFB\trebel_group\tAF\t\t\tFront B\n",            // id in capitals
        "\tFB\trebel_group\tAF\t\t\tFront B\n",              // no id
        "fc\t\trebel_group\tAF\t\t\tFront B\n",              // no name
        "fc\tFC\trebels\tAF\t\t\tFront B\n",                 // no such kind
        "fc\tFC\trebel_group\tafg\t\t\tFront B\n",           // no such country
        "fc\tFC\trebel_group\tAF\t7/1/2019\t\tFront B\n",    // no such day
        "fc\tFC\trebel_group\tAF\t2019-02-30\t\tFront B\n",  // nor this
        "fc\tFC\trebel_group\tAF\t\t\t\n",                   // no names
        "fc\tFC\trebel_group\tAF\t\t\t;;\n",                 // nor here
        "fc\tFC\trebel_group\tAF\t\t\t1234\n",               // a number
        "fc\tFC\trebel_group\tAF\t\t\tpolisi\n",             // a common word
        "fc\tFC\trebel_group\tAF\t\t\tFront Banu\n",         // the row above's
        "fc\tFC\trebel_group\tAF\t\t\tTaliban\n",            // the pack's
        "fc\tFC\trebel_group\tAF\t\t\tFront B\t\t\t\n",      // too many cells
        "fc\tFC\trebel_group\tAF\t\t\tA\x01\x42\n",          // a control character
    };
    for (const char* row : rows) {
      CAPTURE(row);
      CHECK(refused(good + row).starts_with("my.tsv:3 "));
    }
    CHECK(refused("") != "");
    CHECK(refused("fc\tFC\trebel_group\tAF\t\t\t\xFF\xFE\n") != "");
    const auto pack = lang::Pack::built_in().value();
    CHECK_FALSE(mentions::with_actors(pack, "my.tsv", ""));
    CHECK_FALSE(mentions::with_actors(pack, "my.tsv", "id\tname\tkind\n"));
    CHECK_FALSE(mentions::with_actors(pack, "my.tsv",
                                      "id\tname\tkind\tcountry\tfrom\tuntil\tnames\tid\n" + good));
    CHECK_FALSE(mentions::with_actors(
        pack, "my.tsv", "id\tname\tkind\tcountry\tfrom\tuntil\tnames\tcolour\n" + good));
  }
}
