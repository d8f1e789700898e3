// SPDX-License-Identifier: Apache-2.0
// Why two events of reports are one event of the world, or are not; and a person's word on it.
#include "commands.h"
#include "database.h"
#include "ledger/json.h"
#include "ledger/link.h"
#include "linked.h"
#include "record/json.h"
#include "terminal.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <memory>

namespace saksi::app {
namespace {

using Json = nlohmann::ordered_json;

struct LinkOptions {
  std::string database, reason, records;
  std::vector<std::string> explain, same, different, withdraw;
  bool doubts = false;
  std::uint32_t limit = 50, offset = 0;
  bool json = false;
};

/// "REPORT#e1" or "REPORT/e1": the event follows the last such sign.
base::Result<ledger::Member> member(const std::string& text) {
  const auto at = text.find_last_of("#/");
  const bool good = at != std::string::npos && at > 0 && at + 2 < text.size() &&
                    text[at + 1] == 'e' &&
                    text.find_first_not_of("0123456789", at + 2) == std::string::npos;
  if (!good) {
    return base::fail(base::Code::invalid_argument,
                      "Name an event of a report as REPORT/e1: the report's id and the event's.",
                      text);
  }
  return ledger::Member{text.substr(0, at), text.substr(at + 1)};
}

std::string name(const ledger::Member& m) {
  return m.document + '/' + m.event;
}

Json json_of(const ledger::Member& m) {
  return {{"document", m.document}, {"event", m.event}};
}

void print(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), stdout);
}

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string_view word(store::Judgement judgement) {
  return judgement == store::Judgement::same ? "same" : "different";
}

std::string text_of(const store::LinkExplanation& e) {
  std::string out = e.together ? "one event: " + e.linked_a + '\n'
                               : "two events: " + e.linked_a + ", " + e.linked_b + '\n';
  out += e.why + '\n';
  out += "  compared: " + e.likeness + '\n';
  for (const auto& reason : e.reasons) out += "  " + reason + '\n';
  for (const auto& field : e.corrected) out += "  corrected by a reviewer: " + field + '\n';
  return harmless(out, LineEnds::kept);
}

base::Result<void> explain(const store::Store& store, const ledger::Member& a,
                           const ledger::Member& b, bool json) {
  const auto e = store.explain(a, b);
  if (!e) return base::fail(e.error());
  if (!json) {
    print(text_of(*e));
    return {};
  }
  print(dump({{"a", json_of(a)},
              {"b", json_of(b)},
              {"together", e->together},
              {"event_a", e->linked_a},
              {"event_b", e->linked_b},
              {"likeness", e->likeness},
              {"score", e->score},
              {"reasons", e->reasons},
              {"corrected", e->corrected},
              {"rejected", e->rejected},
              {"judged", e->judged ? Json(word(*e->judged)) : Json()},
              {"why", e->why}}));
  return {};
}

base::Result<void> doubts(const store::Store& store, const LinkOptions& options) {
  const auto found = store.doubts(options.limit, options.offset);
  if (!found) return base::fail(found.error());
  for (const auto& d : *found) {
    if (options.json) {
      print(dump({{"a", json_of(d.a)},
                  {"b", json_of(d.b)},
                  {"event_a", d.linked_a},
                  {"event_b", d.linked_b},
                  {"score", d.score},
                  {"reasons", d.reasons}}));
      continue;
    }
    std::string line = name(d.a) + "  " + name(d.b) + "\n ";
    for (const auto& reason : d.reasons) line += ' ' + reason + ';';
    line.back() = '\n';
    print(harmless(line, LineEnds::kept));
  }
  return {};
}

/// Records, one a line; what could not be read stands among them as a failure and tells nothing.
base::Result<std::vector<std::shared_ptr<const record::Record>>> records_of(
    std::istream& in, const std::string& name) {
  std::vector<std::shared_ptr<const record::Record>> out;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line.empty()) continue;
    auto record = record::from_json(line);
    if (!record) {
      const auto json = Json::parse(line, nullptr, false);
      if (json.is_object() && json.contains("error")) continue;
      return base::fail(
          record.error().while_doing("reading " + name + ":" + std::to_string(number)));
    }
    out.push_back(std::make_shared<const record::Record>(std::move(*record)));
  }
  return out;
}

base::Result<void> link_records(const LinkOptions& options) {
  std::ifstream file;
  if (options.records != "-") {
    file.open(options.records, std::ios::binary);
    if (!file) {
      return base::fail(base::Code::not_found, "This file could not be opened.", options.records);
    }
  }
  const auto records = records_of(options.records == "-" ? std::cin : file, options.records);
  if (!records) return base::fail(records.error());
  for (const auto& event : ledger::link(*records)) {
    print(options.json ? ledger::to_json(event) + '\n' : linked_line(event));
  }
  return {};
}

base::Result<void> run(const LinkOptions& options) {
  if (!options.records.empty()) return link_records(options);
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  if (options.doubts) return doubts(*store, options);
  const std::vector<std::string>* pair = &options.explain;
  store::Verdict verdict;
  for (const auto* judged : {&options.same, &options.different, &options.withdraw}) {
    if (!judged->empty()) pair = judged;
  }
  const auto a = member(pair->at(0)), b = member(pair->at(1));
  if (!a) return base::fail(a.error());
  if (!b) return base::fail(b.error());
  if (pair != &options.explain) {
    verdict = {*a, *b,
               pair == &options.same        ? store::Judgement::same
               : pair == &options.different ? store::Judgement::different
                                            : store::Judgement::withdrawn,
               options.reason};
    const auto done = store->judge(verdict, user_name());
    if (!done) return base::fail(done.error());
  }
  return explain(*store, *a, *b, options.json);
}

}  // namespace

void add_link(CLI::App& app, Context& context) {
  auto options = std::make_shared<LinkOptions>();
  CLI::App* command =
      app.add_subcommand("link", "Explain or judge whether two reports tell the same event");
  add_database_option(*command, options->database);
  auto* what = command->add_option_group("What to do");
  const auto pair = [&](const char* flag, std::vector<std::string>& to, const char* about) {
    what->add_option(flag, to, about)->expected(2)->type_name("A B");
  };
  pair("--explain", options->explain, "Why these two are, or are not, one event");
  pair("--same", options->same, "Judge: these two are one event");
  pair("--different", options->different, "Judge: these two are not one event");
  pair("--withdraw", options->withdraw, "Take back what was judged of these two");
  what->add_flag("--doubtful", options->doubts, "List pairs that may be one event");
  what->add_option(
          "--records", options->records,
          "Link the records of FILE, as 'saksi read --json' writes them, without a database")
      ->type_name("FILE");
  what->require_option(1);
  command->add_option("--reason", options->reason, "Kept with the judgement")->type_name("TEXT");
  command->add_option("--limit", options->limit, "At most so many pairs (50)")->type_name("N");
  command->add_option("--offset", options->offset, "Pass over so many first")->type_name("N");
  command->add_flag("--json", options->json, "As JSON");
  command->footer(
      "A and B are events of reports, REPORT/e1. A judgement outranks what the program finds, is\n"
      "kept for good and can be withdrawn. Example:\n"
      "  saksi link --db saksi.db --explain report-17/e1 report-23/e2\n"
      "  saksi read --json reports/* | saksi link --records - --json");
  command->callback([options, &context] {
    if (const auto done = run(*options); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
