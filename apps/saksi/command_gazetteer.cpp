// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.h"
#include "commands.h"
#include "places/build.h"
#include "places/gazetteer.h"
#include "places/hold_out.h"
#include "places/import.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

namespace saksi::app {
namespace {

using base::Code;
using base::Result;
using places::Gazetteer;
using places::Row;

constexpr const char* kPart = "places.gaz";

struct GazetteerOptions {
  std::vector<std::string> sources;
  std::string recipe, output, left_out, file, format = "table", name, country;
};

using Options = std::shared_ptr<GazetteerOptions>;

Result<std::string> read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return base::fail(Code::not_found, "The file cannot be read.", path);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

/// Written beside and moved into place, so that a failure leaves what was there.
Result<void> write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = path + ".new";
  std::ofstream out(beside, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return base::fail(Code::io, "The file cannot be written.", beside);
  if (std::rename(beside.c_str(), path.c_str()) != 0) {
    return base::fail(Code::io, "The file cannot be moved into place.", path);
  }
  return {};
}

std::string lines(const std::vector<std::string>& rows) {
  std::string out;
  for (const auto& row : rows) out += row + "\n";
  return out;
}

Result<void> build(const GazetteerOptions& o, const Context& context) {
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  auto report = places::build(o.sources, o.recipe, **pack);
  if (!report) return base::fail(report.error());
  std::fputs(lines(report->notes).c_str(), stderr);
  if (!o.left_out.empty()) {
    if (auto ok = write_file(o.left_out, lines(report->quarantined)); !ok) return ok;
  }
  return write_file(o.output, report->bytes);
}

void print(const places::HeldOut& h) {
  const auto share = [&](unsigned n) { return h.aliases == 0 ? 0 : 100.0 * n / h.aliases; };
  std::printf("%-3s %5u aliases  right %5.1f %%  wrong %4.1f %%  none %5.1f %%  tie %4.1f %%\n",
              h.country.c_str(), h.aliases, share(h.right), share(h.wrong), share(h.none),
              share(h.tie));
}

Result<void> measure(const GazetteerOptions& o, const Context& context) {
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  const auto report = places::hold_out(o.sources, o.recipe, *pack);
  if (!report) return base::fail(report.error());
  if (!o.left_out.empty()) {
    if (auto ok = write_file(o.left_out, lines(report->wrong)); !ok) return ok;
  }
  for (const auto& country : report->countries) print(country);
  return {};
}

/// The pack's gazetteer; what it views is kept alive beside it.
struct Opened {
  std::shared_ptr<const lang::Pack> pack;
  std::shared_ptr<const places::Romanisation> romanisation;
  Gazetteer gazetteer;
};

Result<Opened> open(const Context& context) {
  auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  auto romanisation = std::make_shared<places::Romanisation>((*pack)->table("romanisation"));
  const auto gazetteer = Gazetteer::open((*pack)->part(kPart), *romanisation, kPart);
  if (!gazetteer) return base::fail(gazetteer.error());
  return Opened{*pack, std::move(romanisation), *gazetteer};
}

Result<void> import(const GazetteerOptions& o, const Context& context) {
  const auto opened = open(context);
  if (!opened) return base::fail(opened.error());
  const auto file = read_file(o.file);
  if (!file) return base::fail(file.error());
  const auto format = o.format == "geonames" ? places::ImportFormat::geonames
                      : o.format == "cod"    ? places::ImportFormat::cod
                                             : places::ImportFormat::table;
  const auto bytes = places::import(opened->gazetteer, *file, format, o.file);
  if (!bytes) return base::fail(bytes.error());
  const auto made = Gazetteer::open(*bytes, *opened->romanisation, o.output);
  if (!made) return base::fail(made.error());
  if (auto ok = made->check(); !ok) return ok;
  std::fprintf(stderr, "%zu places, %zu of them new\n", made->size(),
               made->size() - opened->gazetteer.size());
  return write_file(o.output, *bytes);
}

void print(const Gazetteer& g, const places::Hit& hit) {
  std::string line(g.primary(hit.place));
  for (Row r = g.parent(hit.place); r != places::kNoRow; r = g.parent(r)) {
    line += ", " + std::string(g.primary(r));
  }
  line += " [" + std::string(name(g.kind(hit.place))) + "] " + g.id(hit.place);
  if (const auto p = g.point(hit.place)) {
    char point[48];
    std::snprintf(point, sizeof point, " %.4f,%.4f", p->latitude, p->longitude);
    line += point;
  }
  line += hit.exact ? "" : " as " + std::string(g.name_text(hit.name));
  std::printf("%s\n", line.c_str());
}

Result<void> find(const GazetteerOptions& o, const Context& context) {
  const auto opened = open(context);
  if (!opened) return base::fail(opened.error());
  const Gazetteer& g = opened->gazetteer;
  std::vector<places::Hit> hits;
  g.find(base::fold(o.name), hits);
  std::erase_if(hits, [&](const places::Hit& h) {
    return !o.country.empty() && g.country(h.place) != o.country;
  });
  std::stable_sort(hits.begin(), hits.end(), [&](const auto& a, const auto& b) {
    return std::pair(a.exact, g.prominence(a.place)) > std::pair(b.exact, g.prominence(b.place));
  });
  if (hits.empty()) return base::fail(Code::not_found, "The gazetteer has no such place.", o.name);
  for (const auto& hit : hits) print(g, hit);
  return {};
}

Result<void> licences(const GazetteerOptions&, const Context& context) {
  const auto opened = open(context);
  if (!opened) return base::fail(opened.error());
  std::fputs(std::string(opened->gazetteer.licences()).c_str(), stdout);
  return {};
}

using Work = Result<void> (*)(const GazetteerOptions&, const Context&);

CLI::App* add(CLI::App& app, Context& context, const Options& options, const char* name,
              const char* about, Work work) {
  CLI::App* command = app.add_subcommand(name, about);
  command->callback([options, &context, work] {
    if (const auto done = work(*options, context); !done) context.report(done.error());
  });
  return command;
}

void add_build(CLI::App& app, Context& context, const Options& options) {
  CLI::App* build_command =
      add(app, context, options, "build", "Compile the gazetteer from its sources", build);
  build_command->add_option("--sources", options->sources, "Folders with the sources")->required();
  build_command->add_option("--recipe", options->recipe, "Folder with recipe.tsv")->required();
  build_command->add_option("-o,--output", options->output, "The file to write")->required();
  build_command->add_option("--left-out", options->left_out,
                            "Write what was left out, and why, to this file");
}

void add_measure(CLI::App& app, Context& context, const Options& options) {
  CLI::App* measure_command =
      add(app, context, options, "measure",
          "How well spellings that are left out of the gazetteer find their place", measure);
  measure_command->add_option("--sources", options->sources, "Folders with the sources")
      ->required();
  measure_command->add_option("--recipe", options->recipe, "Folder with type_words.tsv")
      ->required();
  measure_command->add_option("--wrong", options->left_out, "Write the wrong answers to this file");
}

void add_import(CLI::App& app, Context& context, const Options& options) {
  CLI::App* import_command = add(app, context, options, "import",
                                 "Add places of a file and write the gazetteer anew", import);
  import_command->add_option("FILE", options->file, "The file with the places")->required();
  import_command->add_option("--format", options->format, "table, geonames or cod (COD-AB)")
      ->check(CLI::IsMember({"table", "geonames", "cod"}));
  import_command->add_option("-o,--output", options->output, "The file to write")->required();
  import_command->footer(
      "A row that does not hold stops the import and nothing is written. Put the new file as\n"
      "places.gaz into a language pack of your own and read with --pack. Example:\n"
      "  saksi gazetteer import villages.tsv -o mypack/places.gaz");
}

}  // namespace

void add_gazetteer(CLI::App& app, Context& context) {
  const auto options = std::make_shared<GazetteerOptions>();
  CLI::App* command = app.add_subcommand("gazetteer", "Look up, extend or compile the gazetteer");
  command->require_subcommand(1);
  command->footer("Examples:\n  saksi gazetteer find Kabul\n  saksi gazetteer licences");
  add_build(*command, context, options);
  add_measure(*command, context, options);
  add_import(*command, context, options);
  CLI::App* find_command =
      add(*command, context, options, "find", "The places that bear a name", find);
  find_command->add_option("NAME", options->name, "The name, in any spelling")->required();
  find_command->add_option("--in", options->country, "Only in this country (ISO code)");
  find_command->footer("Example:\n  saksi gazetteer find Pol-e-Hesar --in AF");
  add(*command, context, options, "licences", "Where the places come from", licences);
}

}  // namespace saksi::app
