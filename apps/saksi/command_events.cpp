// SPDX-License-Identifier: Apache-2.0
// Events of the world: the list, one event, its ledger.
#include "commands.h"
#include "database.h"
#include "ledger/json.h"
#include "linked.h"
#include "store/filter.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct ListOptions {
  std::string database;
  store::EventFilter filter;
  std::vector<std::string> words;
  std::string from, to, since;
  std::uint32_t limit = 0, offset = 0;
  bool json = false;
};

struct OneOptions {
  std::string database, id;
  bool json = false;
};

// Each page is one pass over all events; between pages others may write.
constexpr std::uint32_t kPage = 5000;

base::Result<std::optional<record::Day>> day(const std::string& text) {
  if (text.empty()) return std::optional<record::Day>();
  const auto day = record::parse_day(text);
  if (!day || text.size() != 10) {
    return base::fail(base::Code::invalid_argument, "Give a date as 2019-01-31.", text);
  }
  return day;
}

base::Result<store::EventFilter> filter_of(const ListOptions& options) {
  store::EventFilter out = options.filter;
  for (const auto& word : options.words) out.words += word + ' ';
  const auto from = day(options.from), to = day(options.to);
  if (!from) return base::fail(from.error());
  if (!to) return base::fail(to.error());
  out.from = *from;
  out.to = *to;
  if (const auto expected = store::set(out, "since", options.since); !expected->empty()) {
    return base::fail(base::Code::invalid_argument, "--since must be " + *expected + ".",
                      options.since);
  }
  return out;
}

/// Counts in `not_happened` what is only planned, threatened or denied.
base::Result<void> print_event(const store::Store& store, const std::string& id, bool json,
                               std::uint64_t& not_happened) {
  const auto detail = store.linked_event(id);
  if (!detail) return base::fail(detail.error());
  const std::string line =
      json ? ledger::to_json(detail->event) + '\n' : linked_line(detail->event);
  std::fwrite(line.data(), 1, line.size(), stdout);
  if (!record::happened(detail->event.status)) ++not_happened;
  return {};
}

base::Result<void> list(const ListOptions& options, const Context& context) {
  const auto filter = filter_of(options);
  if (!filter) return base::fail(filter.error());
  const auto store = open_to_search(options.database, context);
  if (!store) return base::fail(store.error());
  std::uint64_t left = options.limit == 0 ? UINT64_MAX : options.limit, total = 0;
  std::uint64_t not_happened = 0;
  for (std::uint32_t offset = options.offset; left > 0; offset += kPage) {
    const auto page = static_cast<std::uint32_t>(std::min<std::uint64_t>(left, kPage));
    const auto found = store->linked_events(*filter, page, offset);
    if (!found) return base::fail(found.error());
    for (const auto& row : found->items) {
      auto done = print_event(*store, row.id, options.json, not_happened);
      if (!done && done.error().code != base::Code::not_found) return done;  // merged meanwhile
    }
    total = found->total;
    left -= found->items.size();
    if (found->items.size() < page) break;
  }
  if (options.json) return {};
  std::printf("%s events\n", grouped(total).c_str());
  if (not_happened != 0)
    std::printf("%s of those listed did not happen: planned, threatened or denied\n",
                grouped(not_happened).c_str());
  return {};
}

base::Result<void> one(const OneOptions& options) {
  const auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  const auto detail = store->linked_event(options.id);
  if (!detail) return base::fail(detail.error());
  const std::string out =
      options.json ? ledger::to_json(detail->event) + '\n' : linked_account(*detail);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return {};
}

base::Result<void> ledger_of(const OneOptions& options) {
  const auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  const auto detail = store->linked_event(options.id);
  if (!detail) return base::fail(detail.error());
  const std::string out =
      options.json ? ledger::ledger_json(detail->event) + '\n' : ledger_account(detail->event);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return {};
}

void add_filters(CLI::App& command, ListOptions& o) {
  command.add_option("words", o.words, "Only events of reports that hold all of them")
      ->type_name("WORDS");
  command.add_option("--type", o.filter.types, "Event type, \"Battles\"")->type_name("TYPE");
  command.add_option("--sub-type", o.filter.sub_types, "Sub-event type, \"Armed clash\"")
      ->type_name("TYPE");
  command.add_option("--country", o.filter.countries, "Two letters, \"ID\"")->type_name("CODE");
  command.add_option("--place", o.filter.places, "A place, district or province")
      ->type_name("NAME");
  command.add_option("--actor", o.filter.actors, "Who takes part")->type_name("NAME");
  command.add_option("--publisher", o.filter.publishers, "Whose report")->type_name("NAME");
  command.add_option("--status", o.filter.statuses, "occurred, ongoing, planned, ...")
      ->type_name("STATUS");
  command.add_option("--from", o.from, "Not before this day")->type_name("DATE");
  command.add_option("--to", o.to, "Not after this day")->type_name("DATE");
  command.add_option("--since", o.since, "New in the database since then, or says something else")
      ->type_name("TIME");
}

/// "--type A --type B": each takes one value and may stand several times.
void one_value_each(CLI::App& command) {
  for (auto* option : command.get_options()) {
    if (!option->get_positional() && option->get_items_expected_max() > 1) {
      option->type_size(1)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
}

CLI::App* add_one(CLI::App& app, const std::string& name, const std::string& about,
                  OneOptions& options) {
  CLI::App* command = app.add_subcommand(name, about);
  add_database_option(*command, options.database);
  command->add_option("id", options.id, "The event's id, \"SKS-...\"; a merged one leads on")
      ->required()
      ->type_name("ID");
  command->add_flag("--json", options.json, "As JSON");
  return command;
}

}  // namespace

void add_events(CLI::App& app, Context& context) {
  auto options = std::make_shared<ListOptions>();
  CLI::App* command =
      app.add_subcommand("events", "List the events of the world that a database's reports tell");
  add_database_option(*command, options->database);
  add_filters(*command, *options);
  command->add_option("--limit", options->limit, "At most so many (all)")->type_name("N");
  command->add_option("--offset", options->offset, "Pass over so many first")->type_name("N");
  command->add_flag("--json", options->json, "One event a line, with members and claims");
  one_value_each(*command);
  command->footer(
      "Newest first. An option may stand several times: any of its values fits. Examples:\n"
      "  saksi events --db saksi.db --country AF --from 2019-01-01 --type Battles\n"
      "  saksi events --db saksi.db --json > events.jsonl");
  command->callback([options, &context] {
    if (const auto done = list(*options, context); !done) context.report(done.error());
  });
}

void add_event(CLI::App& app, Context& context) {
  auto options = std::make_shared<OneOptions>();
  CLI::App* command = add_one(app, "event", "Show one event with all reports and claims", *options);
  command->footer("Example:\n  saksi event --db saksi.db SKS-0123456789");
  command->callback([options, &context] {
    if (const auto done = one(*options); !done) context.report(done.error());
  });
}

void add_ledger(CLI::App& app, Context& context) {
  auto options = std::make_shared<OneOptions>();
  CLI::App* command = add_one(
      app, "ledger", "Show who says how many of whom, and what each policy makes of it", *options);
  command->footer(
      "Claims stand side by side; a policy's numbers are derived from them on demand and stored\n"
      "nowhere. Example:\n  saksi ledger --db saksi.db SKS-0123456789");
  command->callback([options, &context] {
    if (const auto done = ledger_of(*options); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
