// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "notation.h"
#include "reading.h"

namespace saksi::app {

void add_show(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReadOptions>();
  options->jobs = 1;
  CLI::App* command =
      app.add_subcommand("show", "Print what one stage of the reading found, a line a finding");
  add_input_options(*command, *options);
  command->add_option("--stage", options->stage, "Which stage")
      ->required()
      ->check(CLI::IsMember(stage_names()))
      ->type_name("");
  command
      ->add_option("--format", options->format,
                   "notation, or conllu for the stages words and trees")
      ->check(CLI::IsMember({"notation", "conllu"}))
      ->type_name("");
  command->add_flag("--why", options->why,
                    "With --stage=events or claims: why each stands there, and what was left out");
  command->footer(
      "Examples:\n"
      "  saksi show --stage=when report.txt\n"
      "  saksi show --stage=trees --format=conllu report.txt\n"
      "  saksi show --stage=claims --published 2019-01-07 report.txt\n"
      "  saksi show --stage=claims --why report.txt");
  command->callback([options, &context] {
    const bool of_words = options->stage == "words" || options->stage == "trees";
    if (options->format == "conllu" && !of_words)
      throw CLI::ValidationError("--format", "conllu is for --stage=words and --stage=trees");
    const bool of_reading = options->stage == "events" || options->stage == "claims";
    if (options->why && !of_reading)
      throw CLI::ValidationError("--why", "is for --stage=events and --stage=claims");
    read_and_print(*options, context);
  });
}

}  // namespace saksi::app
