// SPDX-License-Identifier: Apache-2.0
/// How arguments are explained: the lists of --help, and what is said of arguments that do not fit.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace saksi::app {

/// The lists of --help: an option with the name of its value, or the values that it may have. What
/// a check allows and which options exclude each other stands in the descriptions.
class Help : public CLI::Formatter {
 public:
  [[nodiscard]] std::string make_option_opts(const CLI::Option* option) const override;
};

/// A message of one or two lines: what does not fit, the option or command that was probably meant,
/// and whose --help to ask. For CLI::App::failure_message.
[[nodiscard]] std::string explain_arguments(const CLI::App* app, const CLI::Error& error);

}  // namespace saksi::app
