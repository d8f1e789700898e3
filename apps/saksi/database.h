// SPDX-License-Identifier: Apache-2.0
/// What the commands on a database share: the option --db and who does the work.
#pragma once

#include "context.h"
#include "store/store.h"

#include <CLI/CLI.hpp>

#include <string>

namespace saksi::app {

/// Adds "--db FILE" (saksi.db when not given). `path` must outlive `command`.
void add_database_option(CLI::App& command, std::string& path);

/// Opens a database that is there; names are found in any spelling of the pack. Errors: those of
/// Store::open and of --pack.
[[nodiscard]] base::Result<store::Store> open_to_search(const std::string& path,
                                                        const Context& context);

/// This program and its language pack, as readings are marked. Errors: those of --pack.
[[nodiscard]] base::Result<store::Program> this_program(const Context& context);

/// The name of the user whom the system runs this for, for the audit log.
[[nodiscard]] std::string user_name();

/// "12,345".
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace saksi::app
