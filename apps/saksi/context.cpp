// SPDX-License-Identifier: Apache-2.0
#include "context.h"

#include "lang/parts.h"
#include "mentions/user_actors.h"
#include "places/gazetteer.h"
#include "terminal.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace saksi::app {
namespace {

/// A pack of the user's own, whose gazetteer may have been cut short or made by another version.
base::Result<std::shared_ptr<const lang::Pack>> own_pack(const std::string& directory) {
  auto pack = lang::Pack::open(directory);
  if (!pack) return pack;
  const std::string_view bytes = (*pack)->part("places.gaz");
  if (bytes.empty()) return pack;
  const places::Romanisation letters;  // the check looks no name up
  const auto gazetteer = places::Gazetteer::open(bytes, letters, "places.gaz");
  if (!gazetteer) return base::fail(gazetteer.error());
  if (auto ok = gazetteer->check(); !ok) {
    base::Error error = ok.error();
    error.where = error.where.empty() ? "places.gaz" : "places.gaz, " + error.where;
    return base::fail(error);
  }
  return pack;
}

}  // namespace

base::Result<std::shared_ptr<const lang::Pack>> Context::pack() const {
  auto pack = pack_directory.empty() ? lang::Pack::built_in() : own_pack(pack_directory);
  if (!pack || actors_file.empty()) return pack;
  std::ifstream in(actors_file, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad())
    return base::fail(base::Code::not_found,
                      "The table of actors cannot be read. Check its name and its permissions.",
                      actors_file);
  return mentions::with_actors(*pack, actors_file, bytes);
}

void Context::report(const base::Error& error) {
  warn(error.sentence());
  status = std::max(status, base::exit_status(error.code));
}

void Context::document_failed(const base::Error& error) {
  warn(error.sentence());
  status = std::max(status, kDocumentFailed);
}

void Context::warn(std::string_view message) {
  std::fprintf(stderr, "saksi: %s\n", harmless(message).c_str());
}

std::string version_text(const Context& context) {
  std::string out = "saksi " SAKSI_VERSION "\n";
  if (const auto pack = context.pack()) {
    out += "language pack " + std::string((*pack)->language()) + " " +
           std::string((*pack)->version()) + "\n";
    for (const auto& [part, version] : lang::part_versions(**pack)) {
      out.append("  ").append(part).append(" ").append(version).append("\n");
    }
  }
  return out;
}

bool output_is_terminal() {
  return isatty(STDOUT_FILENO) != 0;
}

}  // namespace saksi::app
