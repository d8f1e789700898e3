// SPDX-License-Identifier: Apache-2.0
#include "command_people.h"

#include "database.h"
#include "store/people.h"

#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct PeopleOptions {
  std::string database, name, role = "reviewer";
  bool enable = false;
};

base::Result<void> add_person(const PeopleOptions& options) {
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  const auto role = store::parse_role(options.role).value_or(store::Role::reader);
  const auto made = store::People(*store).add(options.name, role, user_name());
  if (!made) return base::fail(made.error());
  std::printf("%s\n", made->token.c_str());
  return {};
}

base::Result<void> list_people(const PeopleOptions& options) {
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  const auto people = store::People(*store).list();
  if (!people) return base::fail(people.error());
  for (const auto& p : *people) {
    const std::string_view role = store::word(p.role);
    std::printf("%-24s %-14.*s %s\n", p.name.c_str(), static_cast<int>(role.size()), role.data(),
                p.active ? "active" : "disabled");
  }
  return {};
}

base::Result<void> change_person(const PeopleOptions& options, const store::PersonChange& change) {
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  const auto made = store::People(*store).change(options.name, change, user_name());
  if (!made) return base::fail(made.error());
  if (!made->token.empty()) std::printf("%s\n", made->token.c_str());
  return {};
}

using PeopleShared = std::shared_ptr<PeopleOptions>;

CLI::App* subcommand(CLI::App& people, const PeopleShared& options, const char* name,
                     const char* about, bool named) {
  CLI::App* command = people.add_subcommand(name, about);
  add_database_option(*command, options->database);
  if (named) command->add_option("name", options->name, "Whom")->required()->type_name("NAME");
  return command;
}

void add_add(CLI::App& people, const PeopleShared& options, Context& context) {
  CLI::App* add = subcommand(people, options, "add", "Add a person and print the token", true);
  add->add_option("--role", options->role, "reader, reviewer (when not given) or administrator")
      ->check(CLI::IsMember({"reader", "reviewer", "administrator"}))
      ->type_name("ROLE");
  add->callback([options, &context] {
    if (const auto done = add_person(*options); !done) context.report(done.error());
  });
}

}  // namespace

void add_people(CLI::App& app, Context& context) {
  auto options = std::make_shared<PeopleOptions>();
  CLI::App* people = app.add_subcommand("people", "Say who may sign in, and as what");
  people->require_subcommand(1);
  add_add(*people, options, context);
  subcommand(*people, options, "list", "Show names and roles", false)
      ->callback([options, &context] {
        if (const auto done = list_people(*options); !done) context.report(done.error());
      });
  CLI::App* disable = subcommand(*people, options, "disable", "Shut a person out", true);
  disable->add_flag("--undo", options->enable, "Let the person in again");
  disable->callback([options, &context] {
    const auto done = change_person(*options, {std::nullopt, options->enable, false});
    if (!done) context.report(done.error());
  });
  subcommand(*people, options, "token", "Print a new token; the old one opens nothing more", true)
      ->callback([options, &context] {
        const auto done = change_person(*options, {std::nullopt, std::nullopt, true});
        if (!done) context.report(done.error());
      });
  people->footer(
      "A token is printed once and kept as a hash only. Who has it signs in on the page or sends "
      "it\n"
      "as 'Authorization: Bearer TOKEN'. Readers see all, reviewers also decide, administrators "
      "also\n"
      "undo others' decisions and look after people. Examples:\n"
      "  saksi people add --db saksi.db \"Sinta Arum\" --role reviewer\n"
      "  saksi people list --db saksi.db\n"
      "  saksi people disable --db saksi.db \"Sinta Arum\"");
}

}  // namespace saksi::app
