// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "database.h"
#include "serve/server.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <memory>
#include <thread>

namespace saksi::app {
namespace {

struct ServeOptions {
  std::string database;
  serve::Options server;
};

/// It is ending: a second Ctrl-C, or the same one sent to the group as well, changes nothing.
void block_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

base::Result<void> serve_database(const ServeOptions& options, const Context& context) {
  auto program = this_program(context);
  if (!program) return base::fail(program.error());
  auto store = open_to_search(options.database, context);
  if (!store) return base::fail(store.error());
  serve::Options server_options = options.server;
  server_options.program = *program;
  server_options.database = options.database;
  server_options.local = user_name();
  server_options.threads = std::max(2U, std::thread::hardware_concurrency());
  auto server = serve::Server::listen(*store, std::move(server_options));
  if (!server) return base::fail(server.error());
  std::printf("%s\n", server->address().c_str());
  std::fflush(stdout);
  server->run();
  block_signals();  // before the server's own hold on them goes
  return {};
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App* command = app.add_subcommand("serve", "Show a database as a page in the browser");
  add_database_option(*command, options->database);
  command->add_option("--host", options->server.host, "The address to listen on (127.0.0.1)")
      ->type_name("ADDRESS");
  command->add_option("--port", options->server.port, "The port (8470); 0 picks a free one")
      ->check(CLI::Range(0, 65535))
      ->type_name("N");
  command
      ->add_option("--token", options->server.token,
                   "Who asks must know this; needed when others can reach the address")
      ->envname("SAKSI_TOKEN")
      ->type_name("TEXT");
  command
      ->add_option("--name", options->server.names,
                   "A host name that the page is called by, behind a proxy; may be repeated")
      ->type_name("NAME");
  command
      ->add_option("--web-root", options->server.web_root,
                   "Serve the page from this folder instead of the built-in one")
      ->check(CLI::ExistingDirectory)
      ->type_name("DIR");
  command->add_flag("--sign-in", options->server.sign_in,
                    "Show nothing without a token of 'saksi people', on this machine too");
  command->footer(
      "Prints the page's address when it is ready; Ctrl-C ends it. Examples:\n"
      "  saksi serve --db saksi.db\n"
      "  SAKSI_TOKEN=$(openssl rand -hex 16) saksi serve --host 0.0.0.0 --port 8080");
  command->callback([options, &context] {
    if (const auto done = serve_database(*options, context); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
