// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "database.h"
#include "terminal.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct SearchOptions {
  std::string database;
  std::vector<std::string> words;
  std::uint32_t limit = 20;
  std::uint32_t offset = 0;
  bool json = false;
};

/// With found words marked: bold in a terminal, not at all otherwise.
std::string shown(std::string_view snippet, bool terminal) {
  constexpr std::array kMarks{store::kMarkBegin[0], store::kMarkEnd[0]};
  std::string out;
  while (true) {
    const auto mark = snippet.find_first_of(kMarks.data(), 0, kMarks.size());
    out += harmless(snippet.substr(0, mark));
    if (mark == std::string_view::npos) return out;
    if (terminal) out += snippet[mark] == kMarks[0] ? "\033[1m" : "\033[0m";
    snippet.remove_prefix(mark + 1);
  }
}

std::string plain(const std::optional<std::string>& text) {
  return text ? shown(*text, false) : "-";
}

void print_hit(const store::Hit& hit) {
  const auto& r = hit.report;
  std::printf("%s  %s  %s\n    %s\n    %s\n", plain(r.published).substr(0, 10).c_str(),
              plain(r.publisher).c_str(), plain(r.title).c_str(), plain(r.id).c_str(),
              shown(hit.snippet, output_is_terminal()).c_str());
}

nlohmann::ordered_json or_null(const std::optional<std::string>& text) {
  return text ? nlohmann::ordered_json(*text) : nlohmann::ordered_json(nullptr);
}

void print_hit_json(const store::Hit& hit) {
  const auto& r = hit.report;
  const nlohmann::ordered_json json = {{"id", r.id},
                                       {"title", or_null(r.title)},
                                       {"publisher", or_null(r.publisher)},
                                       {"published", or_null(r.published)},
                                       {"events", r.events},
                                       {"claims", r.claims},
                                       {"snippet", shown(hit.snippet, false)}};
  std::printf("%s\n", json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
}

base::Result<void> search(const SearchOptions& options, const Context& context) {
  const auto store = open_to_search(options.database, context);
  if (!store) return base::fail(store.error());
  std::string words;
  for (const auto& word : options.words) words += word + ' ';
  const auto hits = store->search(words, options.limit, options.offset);
  if (!hits) return base::fail(hits.error());
  for (const auto& hit : hits->items) options.json ? print_hit_json(hit) : print_hit(hit);
  if (!options.json) {
    std::printf("%s%s reports\n", hits->more ? "more than " : "",
                grouped(hits->total - (hits->more ? 1 : 0)).c_str());
  }
  return {};
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
  auto options = std::make_shared<SearchOptions>();
  CLI::App* command =
      app.add_subcommand("search", "Find the reports of a database that hold words");
  add_database_option(*command, options->database);
  command->add_option("words", options->words, "All must be found; \"in quotes\": in this order")
      ->required()
      ->type_name("WORDS");
  command->add_option("--limit", options->limit, "At most so many (20)")->type_name("N");
  command->add_option("--offset", options->offset, "Pass over so many first")->type_name("N");
  command->add_flag("--json", options->json, "One report a line");
  command->footer(
      "Case, accents and spellings of names do not matter. Example:\n  saksi search --db saksi.db "
      "baku tembak");
  command->callback([options, &context] {
    if (const auto done = search(*options, context); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
