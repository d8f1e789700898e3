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
  command->footer(
      "Examples:\n"
      "  saksi show --stage=when report.txt\n"
      "  saksi show --stage=claims --published 2019-01-07 report.txt");
  command->callback([options, &context] { read_and_print(*options, context); });
}

}  // namespace saksi::app
