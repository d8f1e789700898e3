// SPDX-License-Identifier: Apache-2.0
/// What is said of arguments that do not fit.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace saksi::app {

/// A message of one or two lines: what does not fit, the option or command that was probably meant,
/// and whose --help to ask. For CLI::App::failure_message.
[[nodiscard]] std::string explain_arguments(const CLI::App* app, const CLI::Error& error);

}  // namespace saksi::app
