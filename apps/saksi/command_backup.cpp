// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "database.h"

#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct BackupOptions {
  std::string database;
  std::string to;
};

base::Result<void> backup(const BackupOptions& options) {
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  return store->backup(options.to);
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
  auto options = std::make_shared<BackupOptions>();
  CLI::App* command = app.add_subcommand("backup", "Copy a database, also while it is in use");
  add_database_option(*command, options->database);
  command->add_option("to", options->to, "The file to write, which must not exist")
      ->required()
      ->type_name("FILE");
  command->footer("Example:\n  saksi backup --db saksi.db saksi-backup.db");
  command->callback([options, &context] {
    const auto done = backup(*options);
    if (!done) return context.report(done.error());
    std::printf("%s\n", options->to.c_str());
  });
}

}  // namespace saksi::app
