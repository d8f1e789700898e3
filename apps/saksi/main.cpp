// SPDX-License-Identifier: Apache-2.0
// The program: reads the arguments and hands over to one command.
#include "arguments.h"
#include "command_people.h"
#include "commands.h"

namespace {

using saksi::app::Context;

constexpr const char* kAbout =
    "Saksi reads Indonesian news reports on armed conflict and political violence and keeps a\n"
    "sourced record of them: events, and what is claimed about them, by whom, in which sentence.\n"
    "It works offline.";

constexpr const char* kExamples =
    "Exit status: 0 all done; 1 a document or the task failed (a message says why); 2 wrong\n"
    "arguments. 'saksi COMMAND --help' has each command's options and examples.";

/// CLI11 has an exit status for each kind of mistake; ours are those of the contract.
int after_parsing(const CLI::App& app, const CLI::ParseError& error) {
  return app.exit(error) == 0 ? saksi::app::kAllRead : saksi::app::kWrongArguments;
}

void add_commands(CLI::App& app, Context& context) {
  saksi::app::add_read(app, context);
  saksi::app::add_show(app, context);
  saksi::app::add_ingest(app, context);
  saksi::app::add_serve(app, context);
  saksi::app::add_people(app, context);
  saksi::app::add_search(app, context);
  saksi::app::add_events(app, context);
  saksi::app::add_event(app, context);
  saksi::app::add_ledger(app, context);
  saksi::app::add_control(app, context);
  saksi::app::add_link(app, context);
  saksi::app::add_gazetteer(app, context);
  saksi::app::add_export(app, context);
  saksi::app::add_verify(app, context);
  saksi::app::add_backup(app, context);
  saksi::app::add_test(app, context);
  saksi::app::add_bench(app, context);
  saksi::app::add_train(app, context);
}

}  // namespace

int main(int argc, char** argv) {
  Context context;
  CLI::App app(kAbout, "saksi");
  app.footer(kExamples);
  app.require_subcommand(1);
  app.fallthrough();
  app.formatter(std::make_shared<saksi::app::Help>());
  app.failure_message(saksi::app::explain_arguments);
  app.set_version_flag(
      "--version", [&context] { return version_text(context); },
      "Print the versions of the program and its parts");
  app.add_option("--pack", context.pack_directory,
                 "Read with the language pack in this folder instead of the built-in one");
  app.add_option("--actors", context.actors_file,
                 "Know the actors of this table too (docs/formats/actors.md)")
      ->trigger_on_parse();
  add_commands(app, context);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return after_parsing(app, error);
  }
  return context.status;
}
