// SPDX-License-Identifier: Apache-2.0
/// The commands, one a file. Each function adds its subcommand, options and help to the program and
/// a callback that does the work and sets Context::status. A new command: a file, a line here, a
/// line in main.cpp.
#pragma once

#include "context.h"

#include <CLI/CLI.hpp>

namespace saksi::app {

void add_bench(CLI::App& app, Context& context);
void add_backup(CLI::App& app, Context& context);
void add_read(CLI::App& app, Context& context);
void add_control(CLI::App& app, Context& context);
void add_event(CLI::App& app, Context& context);
void add_events(CLI::App& app, Context& context);
void add_export(CLI::App& app, Context& context);
void add_gazetteer(CLI::App& app, Context& context);
void add_ingest(CLI::App& app, Context& context);
void add_ledger(CLI::App& app, Context& context);
void add_link(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_serve(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_test(CLI::App& app, Context& context);
void add_train(CLI::App& app, Context& context);
void add_verify(CLI::App& app, Context& context);

}  // namespace saksi::app
