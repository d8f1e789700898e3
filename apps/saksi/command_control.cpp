// SPDX-License-Identifier: Apache-2.0
// Who is said to hold a place.
#include "commands.h"
#include "database.h"
#include "ledger/json.h"
#include "linked.h"
#include "terminal.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct ControlOptions {
  std::string database, place;
  std::uint32_t limit = 50, offset = 0;
  bool json = false;
};

base::Result<void> places(const store::Store& store, const ControlOptions& options) {
  const auto found = store.control_places(options.limit, options.offset);
  if (!found) return base::fail(found.error());
  for (const auto& p : *found) {
    if (options.json) {
      const nlohmann::ordered_json json = {
          {"name", p.name},
          {"country",
           p.country.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(p.country)},
          {"claims", p.claims}};
      std::printf("%s\n", json.dump().c_str());
    } else {
      std::printf("%s\n", harmless(grouped(p.claims) + "  " + p.name + "  " + p.country).c_str());
    }
  }
  return {};
}

base::Result<void> control(const ControlOptions& options) {
  const auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  if (options.place.empty()) return places(*store, options);
  const auto found = store->control(options.place);
  if (!found) return base::fail(found.error());
  if (found->empty()) {
    return base::fail(base::Code::not_found, "Nobody says who holds a place of this name.",
                      options.place);
  }
  for (const auto& timeline : *found) {
    const std::string out =
        options.json ? ledger::to_json(timeline) + '\n' : control_account(timeline);
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return {};
}

}  // namespace

void add_control(CLI::App& app, Context& context) {
  auto options = std::make_shared<ControlOptions>();
  CLI::App* command = app.add_subcommand("control", "Show who is said to hold a place, over time");
  add_database_option(*command, options->database);
  command->add_option("place", options->place, "Its name; without one the places are listed")
      ->type_name("PLACE");
  command->add_option("--limit", options->limit, "At most so many places in the list (50)")
      ->type_name("N");
  command->add_option("--offset", options->offset, "Pass over so many first")->type_name("N");
  command->add_flag("--json", options->json, "One place a line");
  command->footer(
      "A claim is contested when another one about the same time says otherwise, and unanswered\n"
      "when no other side has spoken about the place. Example:\n"
      "  saksi control --db saksi.db \"Imam Sahib\"");
  command->callback([options, &context] {
    if (const auto done = control(*options); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
