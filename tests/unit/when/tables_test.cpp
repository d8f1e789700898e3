// SPDX-License-Identifier: Apache-2.0
// Every row of the tables of times is read in its own example.
#include "base/utf8.h"
#include "reading.h"
#include "when/notation.h"

#include <algorithm>

using namespace saksi;
using namespace saksi::when;

namespace {

constexpr const char* kDay = "2024-05-15";  // a Wednesday; the column `means` is counted from it

std::string lines(const Reading& r) {
  return to_notation(r.times, *r.source);
}

/// Whether a time with this value is found, or none at all for "-".
bool finds(const Reading& r, std::string_view value) {
  if (value == "-") return r.times.empty();
  return std::any_of(r.times.begin(), r.times.end(),
                     [&](const Time& t) { return t.timex == value; });
}

void check_rows(std::string_view name) {
  const lang::Table& table = test_pack()->table(name);
  const std::size_t form = table.column("form");
  const std::size_t means = table.column("means");
  const std::size_t example = table.column("example");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const std::string sentence(row[example]);
    CAPTURE(name);
    CAPTURE(row.line());
    CAPTURE(sentence);
    CHECK(base::lower(sentence).find(base::lower(row[form])) != std::string::npos);
    const Reading r = read(sentence, kDay);
    CAPTURE(lines(r));
    CAPTURE(std::string(row[means]));
    CHECK(finds(r, row[means]));
  }
}

/// What the cue's role makes of the day in its example.
bool cue_works(std::string_view role, const Reading& r) {
  if (r.times.empty()) return false;
  const Time& last = r.times.back();
  if (role == "future") return r.published.day < last.date.start;
  if (role == "history") return last.kind == Kind::history;
  if (role == "cite" || role == "agency") return last.dates == Dates::citation;
  if (role == "clause" || role == "relative") return last.dates == Dates::event;
  return last.dates == Dates::statement;
}

}  // namespace

TEST_CASE("every name of the calendar is read in its example") {
  check_rows("calendar");
}

TEST_CASE("every word of time is read in its example") {
  check_rows("time_words");
}

TEST_CASE("every feast is read in its example") {
  check_rows("feasts");
}

TEST_CASE("every cue tells whose time it is in its example") {
  const lang::Table& table = test_pack()->table("time_cues");
  const std::size_t role = table.column("role");
  const std::size_t example = table.column("example");
  for (std::size_t i = 0; i < table.size(); ++i) {
    const lang::Row row = table.row(i);
    const std::string sentence(row[example]);
    const Reading r = read(sentence, kDay);
    CAPTURE(row.line());
    CAPTURE(std::string(row[role]));
    CAPTURE(sentence);
    CAPTURE(lines(r));
    CHECK(cue_works(row[role], r));
  }
}
