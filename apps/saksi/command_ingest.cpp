// SPDX-License-Identifier: Apache-2.0
#include "archive/archive.h"
#include "commands.h"
#include "database.h"
#include "progress.h"

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

ingest::Format format_of(const std::string& name) {
  if (name == "text") return ingest::Format::text;
  if (name == "jsonl") return ingest::Format::jsonl;
  if (name == "html") return ingest::Format::html;
  return ingest::Format::detect;
}

archive::Options archive_options(const IngestOptions& options, store::Program program) {
  archive::Options out;
  out.input.format = format_of(options.format);
  out.input.published = options.published;
  out.input.max_document_bytes = options.max_megabytes << 20U;
  out.program = std::move(program);
  out.actor = user_name();
  out.threads = options.jobs;
  out.reread = options.reread;
  return out;
}

void add_part(std::string& line, std::uint64_t number, const char* what) {
  if (number != 0) line += ", " + grouped(number) + ' ' + what;
}

std::string summary_line(const archive::Counts& counts, double seconds) {
  std::string line = grouped(counts.read) + " read: " + grouped(counts.fresh) + " new, " +
                     grouped(counts.known) + " known, " + grouped(counts.failed) + " failed";
  add_part(line, counts.versions, "changed");
  add_part(line, counts.again, "read again");
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

archive::Summary run(store::Store& store, const read::Reader& reader, const IngestOptions& options,
                     const archive::Options& how, archive::Observer& observer) {
  return options.paths.empty()
             ? archive::read_again(store, reader, how, observer, stop_asked)
             : archive::ingest(store, reader, options.paths, how, observer, stop_asked);
}

base::Result<void> ingest_all(const IngestOptions& options, Context& context) {
  const auto program = this_program(context);
  if (!program) return base::fail(program.error());
  const auto pack = context.pack();
  if (!pack) return base::fail(pack.error());
  heed_signals();
  auto store = store::Store::open(options.database, store::Access::create);
  if (!store) return base::fail(store.error());
  const read::Reader reader(*pack);
  ProgressPrinter printer(isatty(STDERR_FILENO) != 0);
  const auto start = std::chrono::steady_clock::now();
  const auto summary = run(*store, reader, options, archive_options(options, *program), printer);
  printer.finish();
  const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - start;
  report(summary, passed.count(), context);
  return {};
}

void check(const IngestOptions& options) {
  if (options.paths.empty() && !options.reread) {
    throw CLI::RequiredError("PATH");
  }
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
      ->add_option("--input-format", options->format, "text, jsonl or html instead of by content")
      ->check(CLI::IsMember({"detect", "text", "jsonl", "html"}))
      ->type_name("");
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
      "  saksi ingest --db saksi.db --reread");
  command->callback([options, &context] {
    check(*options);
    if (const auto done = ingest_all(*options, context); !done) context.report(done.error());
  });
}

}  // namespace saksi::app
