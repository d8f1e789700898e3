// SPDX-License-Identifier: Apache-2.0
/// The command that says who may sign in.
#pragma once

#include "context.h"

#include <CLI/CLI.hpp>

namespace saksi::app {

void add_people(CLI::App& app, Context& context);

}  // namespace saksi::app
