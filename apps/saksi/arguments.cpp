// SPDX-License-Identifier: Apache-2.0
#include "arguments.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::app {
namespace {

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make one
/// word of the other.
std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before, last(b.size() + 1), row;
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    row.assign(1, i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      std::size_t least =
          std::min({row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0U : 1U)});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
        least = std::min(least, before[j - 1] + 1);
      }
      row.push_back(least);
    }
    before = std::exchange(last, row);
  }
  return last.back();
}

/// "; did you mean 'read'?", or nothing when no known word is near.
std::string suggestion(std::string_view word, const std::vector<std::string>& known) {
  const auto nearer = [word](const std::string& a, const std::string& b) {
    return slips(word, a) < slips(word, b);
  };
  const auto nearest = std::min_element(known.begin(), known.end(), nearer);
  if (nearest == known.end() || slips(word, *nearest) > (word.size() > 5 ? 2U : 1U)) return {};
  return "; did you mean '" + *nearest + "'?";
}

/// The subcommand that was typed last, or the program itself.
const CLI::App* innermost(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().back();
  return app;
}

std::vector<std::string> commands_of(const CLI::App* app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app->get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

/// The long options of the command and of those around it.
std::vector<std::string> options_of(const CLI::App* app) {
  std::vector<std::string> names;
  for (; app != nullptr; app = app->get_parent()) {
    for (const CLI::Option* option : app->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

/// "saksi people add"
std::string full_name(const CLI::App* app) {
  const std::string& name = app->get_name();
  return app->get_parent() == nullptr ? name : full_name(app->get_parent()) + " " + name;
}

/// Of the words that nothing took the one to speak of: a command that is still missing is the first
/// word; else an option before a plain word, which is probably the option's value. Without such
/// words: empty.
std::string not_understood(const std::vector<std::string>& rest, bool command_missing) {
  const auto is_option = [](const std::string& word) { return word.starts_with('-'); };
  if (rest.empty() || (command_missing && !is_option(rest.front()))) {
    return rest.empty() ? std::string() : rest.front();
  }
  const auto option = std::find_if(rest.begin(), rest.end(), is_option);
  return option == rest.end() ? rest.front() : option->substr(0, option->find('='));
}

/// "What is missing: files (Files to read; - is standard input)", or the error's own words.
std::string what_is_missing(const CLI::App* command, const CLI::Error& error) {
  for (const CLI::Option* option : command->get_options()) {
    if (option->get_required() && option->count() == 0) {
      return "What is missing: " + option->get_name() + " (" + option->get_description() + ")";
    }
  }
  return error.what();
}

std::string what_is_wrong(const CLI::App* app, const CLI::App* command, const CLI::Error& error) {
  if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr &&
      dynamic_cast<const CLI::RequiredError*>(&error) == nullptr) {
    return error.what();
  }
  const bool command_missing =
      command->get_require_subcommand_min() > 0 && command->get_subcommands().empty();
  const std::string word = not_understood(app->remaining(), command_missing);
  if (word.starts_with('-')) {
    return "There is no option '" + word + "'" + suggestion(word, options_of(command));
  }
  if (command_missing && word.empty()) return "A command is missing";
  if (command_missing) {
    return "There is no command '" + word + "'" + suggestion(word, commands_of(command));
  }
  return word.empty() ? what_is_missing(command, error) : "'" + word + "' is an argument too many";
}

/// CLI11 puts a colon and what a check allows behind the name of the value: "N:INT in [1 - 256]". A
/// value without a name of its own shows what it may be: ":{notation,conllu}".
std::string value_name(const std::string& type) {
  const std::size_t colon = type.find(':');
  if (colon == std::string::npos) return type;
  const std::string name = type.substr(0, colon);
  return name.empty() || name == "TEXT" ? type.substr(colon + 1) : name;
}

}  // namespace

std::string Help::make_option_opts(const CLI::Option* option) const {
  if (option->get_type_size() == 0) return {};
  std::string out = " " + value_name(option->get_type_name());
  if (!option->get_default_str().empty()) out += "=" + option->get_default_str();
  if (option->get_expected_max() == CLI::detail::expected_max_vector_size) out += " ...";
  if (option->get_required() && !option->get_positional()) out += " REQUIRED";
  if (!option->get_envname().empty()) out += " or $" + option->get_envname();
  return out;
}

std::string explain_arguments(const CLI::App* app, const CLI::Error& error) {
  const CLI::App* command = innermost(app);
  return "saksi: " + what_is_wrong(app, command, error) + "\n'" + full_name(command) +
         " --help' shows what it takes, with examples.\n";
}

}  // namespace saksi::app
