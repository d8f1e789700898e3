// SPDX-License-Identifier: Apache-2.0
#include "database.h"

#include "read/spellings.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace saksi::app {

void add_database_option(CLI::App& command, std::string& path) {
  path = "saksi.db";
  command.add_option("--db", path, "The database (saksi.db in this folder)")->type_name("FILE");
}

base::Result<store::Store> open_to_search(const std::string& path, const Context& context) {
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  auto store = store::Store::open(path, store::Access::open);
  if (store) store->spell(read::spelling_of(*pack));
  return store;
}

base::Result<store::Program> this_program(const Context& context) {
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  return store::Program{SAKSI_VERSION,
                        std::string((*pack)->language()) + " " + std::string((*pack)->version())};
}

std::string user_name() {
  passwd entry{};
  passwd* user = nullptr;
  std::array<char, 16384> words{};  // more than any table of users asks for
  getpwuid_r(getuid(), &entry, words.data(), words.size(), &user);
  return user != nullptr ? user->pw_name : std::to_string(getuid());
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (auto at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

}  // namespace saksi::app
