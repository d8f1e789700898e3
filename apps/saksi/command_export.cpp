// SPDX-License-Identifier: Apache-2.0
#include "commands.h"
#include "database.h"
#include "export/export.h"
#include "read/spellings.h"
#include "terminal.h"

#include <cstdio>
#include <memory>

namespace saksi::app {
namespace {

struct ExportOptions {
  exports::Request request;
  std::string columns, release = "public", check;
  bool preview = false, internal = false, list = false;
};

void print_names(const char* head, const exports::NameCounts& names) {
  for (const auto& [name, count] : names) {
    std::printf("%s\t%s\t%llu\n", head, harmless(name).c_str(),
                static_cast<unsigned long long>(count));
  }
}

base::Result<void> check(const std::string& file) {
  const auto faults = exports::check(file);
  if (!faults) return base::fail(faults.error());
  if (faults->empty()) {
    std::printf("%s: all is as the manifest says\n", file.c_str());
    return {};
  }
  std::string all;
  for (const auto& fault : *faults) all += (all.empty() ? "" : " ") + fault;
  return base::fail(base::Code::damaged, all, file);
}

base::Result<void> print_profiles(const lang::Pack& pack) {
  const auto names = exports::profiles(pack);
  if (!names) return base::fail(names.error());
  for (const auto& name : *names) std::printf("%s\n", name.c_str());
  return {};
}

base::Result<void> prepare(ExportOptions& options, const Context& context) {
  if (options.release != "public" && options.release != "internal") {
    return base::fail(base::Code::invalid_argument, "There is no release '" + options.release +
                                                        "'. There are: public, internal.");
  }
  if (options.release == "internal") options.request.release = exports::Release::internal;
  auto program = this_program(context);
  if (!program) return base::fail(program.error());
  options.request.program = std::move(*program);
  options.request.actor = user_name();
  for (const auto part : lang::split_list(options.columns)) {
    options.request.columns.emplace_back(part);
  }
  return {};
}

base::Result<void> run_export(ExportOptions& options, const Context& context) {
  if (!options.check.empty()) return check(options.check);
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  if (options.list) return print_profiles(**pack);
  if (auto ready = prepare(options, context); !ready) return ready;
  options.request.spelling = read::spelling_of(*pack);
  if (options.preview) {
    const auto seen = exports::preview(options.request, **pack);
    if (!seen) return base::fail(seen.error());
    print_names("leaves", seen->left);
    print_names("cut", seen->cut);
    return {};
  }
  const auto done = exports::run(options.request, **pack);
  if (!done) return base::fail(done.error());
  for (const auto& file : done->files) {
    std::fprintf(stderr, "%s  %s\n", file.sha256.c_str(), file.path.c_str());
  }
  std::fprintf(stderr, "%s rows\n", grouped(done->rows).c_str());
  return {};
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto options = std::make_shared<ExportOptions>();
  auto& request = options->request;
  CLI::App* command =
      app.add_subcommand("export", "Write a database as files that other tools open");
  add_database_option(*command, request.database);
  command->add_option("--profile", request.profile, "Which columns (claims); see --profiles")
      ->type_name("NAME");
  command
      ->add_option("--policy", request.policy,
                   "Profiles with one figure an event: how rival claims become it "
                   "(acled-conservative; ged: ucdp)")
      ->type_name("NAME");
  command->add_flag("--profiles", options->list, "Print the names of the profiles");
  command
      ->add_option("--format", request.format,
                   "csv, tsv, jsonl, geojson, gpkg, xlsx or parquet (what FILE ends in, else csv)")
      ->type_name("NAME");
  command
      ->add_option("--filter", request.filter,
                   "Only what events fit: country=AF&from=2019-01-01&type=Battles")
      ->type_name("QUERY");
  command
      ->add_option("--since", request.since,
                   "Only what changed since a day or the version of an earlier manifest; "
                   "FILE.changes.csv says what is new, changed and gone")
      ->type_name("DATE|VERSION");
  command->add_option("--columns", options->columns, "Only these: date_start;place")
      ->type_name("LIST");
  command->add_option("-o,--output", request.output, "The file; - is standard output (-)")
      ->type_name("FILE");
  command
      ->add_option("--release", options->release,
                   "public: names of private persons, exact sensitive sites and long quotes are "
                   "cut; internal: everything, and the audit log says so (public)")
      ->type_name("NAME");
  command
      ->add_option("--key", request.key,
                   "A secret that makes the same pseudonyms again; without it they hold for this "
                   "release only")
      ->type_name("TEXT");
  command->add_flag("--preview", options->preview,
                    "Write nothing; list every name that would leave and every name cut");
  command->add_flag("--hxl", request.writer.hxl, "CSV, TSV, XLSX: HXL tags in the second line");
  command->add_flag("--bom", request.writer.bom, "CSV: begin with a byte order mark, for Excel");
  command
      ->add_option("--check", options->check,
                   "Write nothing; compare this export with its manifest")
      ->type_name("FILE");
  command->footer(
      "Beside FILE stand FILE.manifest.json and FILE.codebook.csv. Examples:\n"
      "  saksi export --profile claims -o claims.parquet\n"
      "  saksi export --filter 'country=AF&from=2019-01-01' -o afghanistan.csv\n"
      "  saksi export --check afghanistan.csv");
  command->callback([command, options, &context] {
    if (command->count("--format") == 0) {
      options->request.format = exports::format_of(options->request.output);
    }
    if (const auto done = run_export(*options, context); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
