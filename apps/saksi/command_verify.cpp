// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "database.h"

#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct VerifyOptions {
  std::string database;
  bool rebuild = false;
};

void print(const store::Verification& found) {
  std::printf(
      "original documents  %s\nrecords             %s\naudit entries       %s\nlast entry          "
      "%s\n",
      grouped(found.blobs).c_str(), grouped(found.readings).c_str(), grouped(found.entries).c_str(),
      found.head.c_str());
  for (const auto& fault : found.faults) std::printf("FAULT  %s\n", fault.c_str());
  std::printf(found.faults.empty()
                  ? "All is as it was written.\n"
                  : "Something was changed outside of Saksi. Go back to a backup.\n");
}

base::Result<bool> verify(const VerifyOptions& options) {
  auto store = store::Store::open(options.database, store::Access::open);
  if (!store) return base::fail(store.error());
  if (options.rebuild) {
    if (auto done = store->rebuild(); !done) return base::fail(done.error());
  }
  const auto found = store->verify();
  if (!found) return base::fail(found.error());
  print(*found);
  return found->faults.empty();
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
  auto options = std::make_shared<VerifyOptions>();
  CLI::App* command =
      app.add_subcommand("verify", "Check that everything in a database is as it was written");
  add_database_option(*command, options->database);
  command->add_flag("--rebuild", options->rebuild,
                    "First make the tables for queries again from the kept records");
  command->footer(
      "Hashes all original documents and records again and follows the audit log. Keep a note of\n"
      "the last entry: it shows later that nothing was cut off. Exit status 1 when something is\n"
      "wrong. Example:\n"
      "  saksi verify --db saksi.db");
  command->callback([options, &context] {
    const auto good = verify(*options);
    if (!good) return context.report(good.error());
    if (!*good) context.status = kDocumentFailed;
  });
}

}  // namespace saksi::app
