// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"
#include "archive/web.h"
#include "commands.h"
#include "database.h"
#include "progress.h"
#include "reading.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <memory>
#include <unistd.h>

namespace saksi::app {
namespace {

struct IngestOptions {
  std::string database;
  std::vector<std::string> paths;
  std::optional<std::string> published;
  std::string format = "detect";
  std::string encoding = "detect";
  std::vector<std::string> map;
  bool repair = false;
  std::vector<std::string> feeds;
  std::string url_list;
  bool allow_private = false;
  double pause = 1;
  int timeout = 20;
  std::uint64_t max_megabytes = 16;
  unsigned jobs = 0;
  bool reread = false;
};

std::atomic<bool> stop_asked = false;  // set by the signal handler, read by the run
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void ask_to_stop(int signal) {
  stop_asked = true;
  std::signal(signal, SIG_DFL);  // a second one ends it at once; what is committed stays
}

void heed_signals() {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  std::signal(SIGXFSZ, SIG_IGN);  // a file at its size limit is an error to report, not to die of
}

archive::Options archive_options(const IngestOptions& options, store::Program program) {
  archive::Options out;
  ReadOptions input;
  input.input_format = options.format;
  input.encoding = options.encoding;
  input.map = options.map;
  input.repair = options.repair;
  input.published = options.published;
  input.max_megabytes = options.max_megabytes;
  out.input = input.ingest();
  out.program = std::move(program);
  out.actor = user_name();
  out.threads = options.jobs;
  out.reread = options.reread;
  return out;
}

void add_part(std::string& line, std::uint64_t number, const char* what) {
  if (number != 0) line += ", " + grouped(number) + ' ' + what;
}

/// What came in and was lost on the way to a database that could not be written.
std::uint64_t unkept(const archive::Counts& c) {
  const std::uint64_t told = c.fresh + c.known + c.failed + c.versions + c.again;
  return c.read > told ? c.read - told : 0;
}

std::string summary_line(const archive::Counts& counts, double seconds) {
  std::string line = grouped(counts.read) + " read: " + grouped(counts.fresh) + " new, " +
                     grouped(counts.known) + " known, " + grouped(counts.failed) + " failed";
  add_part(line, counts.versions, "changed");
  add_part(line, counts.again, "read again");
  add_part(line, unkept(counts), "not kept");
  char time[32];
  std::snprintf(time, sizeof time, " (%.1f s)", seconds);
  return line + time;
}

void report(const archive::Summary& summary, double seconds, Context& context) {
  std::printf("%s\n", summary_line(summary.counts, seconds).c_str());
  if (summary.error) context.report(*summary.error);
  if (summary.interrupted) {
    context.report({base::Code::interrupted,
                    "Stopped. What is in the database stays; run the same command again to go on.",
                    {}});
  }
  if (summary.counts.failed != 0) context.status = std::max(context.status, kDocumentFailed);
}

bool from_web(const IngestOptions& options) {
  return !options.feeds.empty() || !options.url_list.empty();
}

/// What to fetch; beside the database stands what the sites said of the versions in it.
base::Result<archive::Web> web_of(const IngestOptions& options) {
  archive::Web web;
  web.feeds = options.feeds;
  if (!options.url_list.empty()) {
    auto pages = archive::read_url_list(options.url_list);
    if (!pages) return base::fail(pages.error());
    web.pages = std::move(*pages);
  }
  web.memory = options.database + "-fetched";
  web.fetch.version = SAKSI_VERSION;
  web.fetch.max_bytes = options.max_megabytes << 20U;
  web.fetch.timeout = std::chrono::seconds(options.timeout);
  web.fetch.pause = std::chrono::milliseconds(static_cast<std::int64_t>(options.pause * 1000));
  web.fetch.allow_private = options.allow_private;
  return web;
}

archive::Summary run(store::Store& store, const read::Reader& reader, const IngestOptions& options,
                     const archive::Options& how, const archive::Web& web,
                     archive::Observer& observer) {
  if (from_web(options)) return archive::ingest_web(store, reader, web, how, observer, stop_asked);
  return options.paths.empty()
             ? archive::read_again(store, reader, how, observer, stop_asked)
             : archive::ingest(store, reader, options.paths, how, observer, stop_asked);
}

base::Result<void> ingest_all(const IngestOptions& options, Context& context) {
  const auto program = this_program(context);
  if (!program) return base::fail(program.error());
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  const auto web = web_of(options);
  if (!web) return base::fail(web.error());
  heed_signals();
  auto store = store::Store::open(options.database, store::Access::create);
  if (!store) return base::fail(store.error());
  const read::Reader reader(*pack);
  ProgressPrinter printer(isatty(STDERR_FILENO) != 0);
  const auto start = std::chrono::steady_clock::now();
  const auto summary =
      run(*store, reader, options, archive_options(options, *program), *web, printer);
  printer.finish();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  report(summary, passed.count(), context);
  return {};
}

void check(const IngestOptions& options) {
  if (options.paths.empty() && !options.reread && !from_web(options)) {
    throw CLI::RequiredError("PATH");
  }
  if (!options.paths.empty() && from_web(options)) {
    throw CLI::ExcludesError("PATH", options.feeds.empty() ? "--url-list" : "--feed");
  }
}

void add_web_options(CLI::App& command, IngestOptions& options) {
  command
      .add_option("--feed", options.feeds,
                  "Fetch the pages that a feed (RSS, Atom) or sitemap names; may be repeated")
      ->type_name("URL");
  command
      .add_option("--url-list", options.url_list, "Fetch the pages of a file, an address a line")
      ->type_name("FILE");
  command.add_option("--pause", options.pause, "Between two requests to one site (1)")
      ->check(CLI::Range(0.0, 3600.0))
      ->type_name("SECONDS");
  command.add_option("--timeout", options.timeout, "For one page (20)")
      ->check(CLI::Range(1, 600))
      ->type_name("SECONDS");
  command.add_flag("--allow-private", options.allow_private,
                   "Also fetch from machines of private networks and this one");
}

}  // namespace

void add_ingest(CLI::App& app, Context& context) {
  auto options = std::make_shared<IngestOptions>();
  CLI::App* command = app.add_subcommand(
      "ingest", "Read reports into a database; what is there already is passed over");
  add_database_option(*command, options->database);
  command
      ->add_option("paths", options->paths,
                   "Files, folders with all below them, or - for standard input")
      ->type_name("PATH");
  command
      ->add_option("--published", options->published,
                   "The date of documents that do not say theirs")
      ->type_name("DATE");
  command
      ->add_option("--input-format", options->format,
                   "What the files are; by their content when not given")
      ->check(
          CLI::IsMember({"detect", "text", "json", "jsonl", "html", "csv", "tsv", "warc", "feed"}))
      ->type_name("");
  command->add_option("--encoding", options->encoding, "What bytes that are not UTF-8 are")
      ->check(CLI::IsMember({"detect", "utf-8", "windows-1252"}))
      ->type_name("");
  command
      ->add_option("--map", options->map,
                   "Columns of a CSV or TSV file, e.g. text=isi,title=judul,published=tanggal")
      ->delimiter(',')
      ->type_name("FIELD=COLUMN");
  command->add_flag("--repair-mojibake", options->repair,
                    "Undo UTF-8 that was read as Windows-1252");
  add_web_options(*command, *options);
  command->add_option("--max-size", options->max_megabytes, "Refuse larger documents (16)")
      ->check(CLI::Range(1, 1024))
      ->type_name("MB");
  command->add_option("--jobs", options->jobs, "Threads that read; 0: one a processor")
      ->check(CLI::Range(0, 256))
      ->type_name("N");
  command->add_flag("--reread", options->reread,
                    "Read again what another version of Saksi read; the old readings stay");
  command->footer(
      "Stopped in whatever way, it goes on where it was when run again. Exit status 1 when a "
      "document\n"
      "failed; it is kept with its reason. Examples:\n"
      "  saksi ingest --db saksi.db archive/ more.jsonl\n"
      "  zcat archive.jsonl.gz | saksi ingest --db saksi.db --input-format jsonl -\n"
      "  saksi ingest --db saksi.db --feed https://warta.example/rss.xml\n"
      "  saksi ingest --db saksi.db --reread");
  command->callback([options, &context] {
    check(*options);
    if (const auto done = ingest_all(*options, context); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
