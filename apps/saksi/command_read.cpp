// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "notation.h"
#include "reading.h"

namespace saksi::app {

void add_read(CLI::App& app, Context& context) {
  auto options = std::make_shared<ReadOptions>();
  CLI::App* command = app.add_subcommand("read", "Read reports and print their records");
  add_input_options(*command, *options);
  auto* json = command->add_flag("--json", options->json,
                                 "One record a line, as docs/formats/record.md describes it");
  command->add_option("--stage", options->stage, "Print what this stage found instead")
      ->check(CLI::IsMember(stage_names()))
      ->excludes(json)
      ->type_name("");
  command->add_option("--jobs", options->jobs, "Threads; the output is the same for any number")
      ->check(CLI::Range(1, 256))
      ->type_name("N");
  command->footer(
      "Examples:\n"
      "  saksi read report.txt\n"
      "  saksi read --published 2019-01-07 --json report.txt > record.jsonl\n"
      "  zcat archive.jsonl.gz | saksi read --json --input-format jsonl -");
  command->callback([options, &context] { read_and_print(*options, context); });
}

}  // namespace saksi::app
