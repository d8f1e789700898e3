// SPDX-License-Identifier: Apache-2.0
#include "mentions/user_actors.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "lang/phrases.h"
#include "record/record.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <vector>

namespace saksi::mentions {
namespace {

using base::Code;
using base::fail;
using lang::Pack;
using lang::Row;
using lang::Table;
using record::Day;

constexpr std::size_t kMostBytes = 4U << 20U;
constexpr std::size_t kLongestName = 100;  // bytes
constexpr std::array<std::string_view, 7> kColumns{"id",   "name",  "kind", "country",
                                                   "from", "until", "names"};

/// One row, its cells checked one by one.
struct Entry {
  std::uint32_t line;
  std::string_view id, name, kind, country, from, until, names;
  std::optional<Day> first, last;
  bool of_pack = false;  ///< the id is the pack's: only names are added
};

bool lower_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool good_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && lower_or_digit(id.front()) &&
         std::all_of(id.begin(), id.end(),
                     [](char c) { return lower_or_digit(c) || c == '-' || c == '_'; });
}

bool good_country(std::string_view country) {
  return country.empty() ||
         (country.size() == 2 &&
          std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

/// A letter, and nothing that would break a line of a table.
bool good_name(std::string_view name) {
  const bool control = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  const bool letter = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
  return letter && !control && name.size() <= kLongestName;
}

class Checker {
 public:
  Checker(const Pack& pack, std::string_view file) : pack_(pack), file_(file) {
    const Table& actors = pack.table("actors");
    for (std::size_t i = 0; i < actors.size(); ++i) know(actors, actors.row(i));
    common("roles", "noun");
    common("closed_words", "form");
    common("speakers", "noun");
    common("titles", "title");
  }

  base::Result<std::vector<Entry>> run(const Table& table) {
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < table.size(); ++i) {
      auto entry = read(table, table.row(i));
      if (!entry) return fail(entry.error());
      if (auto ok = in_order(entries, *entry); !ok) return fail(ok.error());
      if (auto ok = names(*entry); !ok) return fail(ok.error());
      entries.push_back(*entry);
    }
    if (entries.empty())
      return fail(Code::invalid_pack, "The table has no row.", std::string(file_));
    return entries;
  }

 private:
  auto wrong(std::uint32_t line, const std::string& why) const {
    return fail(Code::invalid_pack, why, std::string(file_) + ":" + std::to_string(line));
  }

  static std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

  void know(const Table& t, const Row& row) {
    const auto id = static_cast<std::uint32_t>(ids_.size());
    const auto known = ids_.emplace(std::string(row[t.column("id")]), id).first->second;
    for (const auto name : lang::split_list(row[t.column("names")])) owner_.add(name, known);
  }

  /// The words of a table of the pack are words of the language, no names.
  void common(std::string_view table, std::string_view column) {
    if (!pack_.has(table) || !pack_.table(table).expect({column})) return;
    const Table& t = pack_.table(table);
    for (std::size_t i = 0; i < t.size(); ++i) words_.add(t.row(i)[t.column(column)], 0);
  }

  base::Result<Entry> read(const Table& t, const Row& row) const {
    Entry e{row.line(),
            row[t.column("id")],
            row[t.column("name")],
            row[t.column("kind")],
            row[t.column("country")],
            row[t.column("from")],
            row[t.column("until")],
            row[t.column("names")],
            record::parse_day(row[t.column("from")]),
            record::parse_day(row[t.column("until")])};
    if (!good_id(e.id))
      return wrong(
          e.line,
          "The id " + quoted(e.id) +
              " is not small letters, digits, '-' and '_', starting with a letter or digit.");
    e.of_pack = of_pack(e.id);
    if (auto ok = e.of_pack ? addition(e) : actor(e); !ok) return fail(ok.error());
    return e;
  }

  bool of_pack(std::string_view id) const {
    const Table& t = pack_.table("actors");
    for (std::size_t i = 0; i < t.size(); ++i) {
      if (t.row(i)[t.column("id")] == id) return true;
    }
    return false;
  }

  /// More names of an actor that the pack knows: what it is stands there.
  base::Result<void> addition(const Entry& e) const {
    for (const auto cell : {e.name, e.kind, e.country, e.from, e.until}) {
      if (!cell.empty())
        return wrong(e.line, "The id " + quoted(e.id) +
                                 " is an actor of the language pack: give only its further names.");
    }
    return {};
  }

  base::Result<void> actor(const Entry& e) const {
    if (!good_name(e.name))
      return wrong(e.line,
                   "The name " + quoted(e.name) + " is empty, too long or holds no letter.");
    if (!record::parse<record::ActorKind>(e.kind))
      return wrong(e.line, "The kind " + quoted(e.kind) +
                               " is none of those that docs/formats/actors.md lists.");
    if (!good_country(e.country))
      return wrong(e.line, "The country " + quoted(e.country) + " is not two capital letters.");
    if (!e.from.empty() && !e.first)
      return wrong(e.line, "The day " + quoted(e.from) + " is not one such as 2019-01-07.");
    if (!e.until.empty() && !e.last)
      return wrong(e.line, "The day " + quoted(e.until) + " is not one such as 2019-01-07.");
    if (e.first && e.last && std::chrono::sys_days(*e.last) < std::chrono::sys_days(*e.first))
      return wrong(e.line, "The period ends before it begins.");
    return {};
  }

  /// The periods of one actor stand together, one behind the other.
  base::Result<void> in_order(const std::vector<Entry>& before, const Entry& e) const {
    const bool next = !before.empty() && before.back().id == e.id;
    const bool seen =
        std::any_of(before.begin(), before.end(), [&](const Entry& b) { return b.id == e.id; });
    if (!seen) return {};
    if (!next || e.of_pack)
      return wrong(e.line, "The id " + quoted(e.id) +
                               " stands in an earlier row that is not the one above.");
    const Entry& b = before.back();
    if (b.name != e.name)
      return wrong(e.line, "The id " + quoted(e.id) + " has another name in the row above.");
    if (!b.last || !e.first || std::chrono::sys_days(*e.first) <= std::chrono::sys_days(*b.last))
      return wrong(e.line, "The period begins before that of the row above has ended.");
    return {};
  }

  base::Result<void> names(const Entry& e) {
    const auto list = lang::split_list(e.names);
    if (list.empty()) return wrong(e.line, "There is no name in the column 'names'.");
    const auto id =
        ids_.emplace(std::string(e.id), static_cast<std::uint32_t>(ids_.size())).first->second;
    for (const auto name : list) {
      if (!good_name(name))
        return wrong(e.line, "The name " + quoted(name) + " is too long or holds no letter.");
      if (words_.exact(name))
        return wrong(
            e.line,
            quoted(name) +
                " is an ordinary word of the language: a name of an actor must be its own.");
      const auto owner = owner_.exact(name);
      if (owner && owner.value != id)
        return wrong(e.line, "The name " + quoted(name) + " is already another actor's.");
      owner_.add(name, id);
    }
    return {};
  }

  const Pack& pack_;
  std::string_view file_;
  std::map<std::string, std::uint32_t, std::less<>> ids_;
  lang::Phrases owner_;  // name -> number of its actor
  lang::Phrases words_;
};

/// The user's columns in any order, each once; `example` may stand beside them.
base::Result<void> check_header(const Table& table) {
  if (auto ok = table.expect({"id", "name", "kind", "country", "from", "until", "names"}); !ok)
    return ok;
  const auto& titles = table.columns();
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const bool known = titles[i] == "example" ||
                       std::find(kColumns.begin(), kColumns.end(), titles[i]) != kColumns.end();
    const bool again = std::find(titles.begin(), titles.begin() + static_cast<std::ptrdiff_t>(i),
                                 titles[i]) != titles.begin() + static_cast<std::ptrdiff_t>(i);
    if (!known || again)
      return fail(Code::invalid_pack,
                  "The column '" + std::string(titles[i]) +
                      (again ? "' stands twice." : "' is not one of an actors table."),
                  table.name());
  }
  return {};
}

void append(std::string& out, std::initializer_list<std::string_view> cells) {
  bool first = true;
  for (const auto cell : cells) {
    if (!first) out += '\t';
    first = false;
    out += cell;
  }
  out += '\n';
}

/// The pack's rows with the further names of its actors, then the user's.
std::string merged(const Table& actors, const std::vector<Entry>& entries) {
  std::string out;
  append(out, {"id", "name", "kind", "country", "from", "until", "names", "example"});
  for (std::size_t i = 0; i < actors.size(); ++i) {
    const Row row = actors.row(i);
    const auto cell = [&](std::string_view column) { return row[actors.column(column)]; };
    std::string names(cell("names"));
    for (const auto& e : entries) {
      if (e.of_pack && e.id == cell("id")) names += ";" + std::string(e.names);
    }
    append(out, {cell("id"), cell("name"), cell("kind"), cell("country"), cell("from"),
                 cell("until"), names, cell("example")});
  }
  for (const auto& e : entries) {
    if (!e.of_pack) append(out, {e.id, e.name, e.kind, e.country, e.from, e.until, e.names, ""});
  }
  return out;
}

}  // namespace

base::Result<std::shared_ptr<const Pack>> with_actors(const std::shared_ptr<const Pack>& pack,
                                                      std::string_view file,
                                                      std::string_view bytes) {
  const std::string name(file);
  if (bytes.size() > kMostBytes)
    return fail(Code::invalid_pack, "The table is larger than 4 MB.", name);
  if (const auto at = base::first_invalid_utf8(bytes))
    return fail(Code::invalid_pack, "The table is not UTF-8 at byte " + std::to_string(*at) + ".",
                name);
  std::string_view content = bytes;
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  const auto table = Table::parse(file, content);
  if (!table) return fail(table.error());
  if (auto ok = check_header(*table); !ok) return fail(ok.error());
  const auto entries = Checker(*pack, file).run(*table);
  if (!entries) return fail(entries.error());
  std::string version(pack->version());
  version += "+actors." + base::sha256_hex(bytes).substr(0, 12);
  return Pack::with_table(pack, "actors", merged(pack->table("actors"), *entries), version);
}

}  // namespace saksi::mentions
