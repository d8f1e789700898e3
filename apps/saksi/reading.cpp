// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#include "account.h"
#include "notation.h"
#include "ordered.h"
#include "read/read.h"
#include "record/json.h"

#include <cerrno>
#include <cstdio>
#include <iostream>
#include <system_error>
#include <thread>

namespace saksi::app {
namespace {

/// What one document came to: text for standard output and perhaps an error.
struct Printed {
  std::string out;
  std::optional<base::Error> error;
};

/// Makes the text of one document; several threads use one Printer.
class Printer {
 public:
  Printer(const read::Reader& reader, const ReadOptions& options)
      : reader_(reader), options_(options) {}

  Printed print(ingest::Item item) const {
    if (!item) return refused(item.error());
    const std::string origin = std::move(item->origin);
    if (options_.json) return {to_json(reader_.read(std::move(item->document))) + '\n', {}};
    const auto stages = reader_.stages(std::move(item->document),
                                       options_.why ? extract::Explain::yes : extract::Explain::no);
    if (!options_.stage.empty()) {
      return {"# " + origin + '\n' + stage_of(*stages), {}};
    }
    return {account(*stages, origin) + '\n', {}};
  }

  Printed refused(const ingest::Refused& refused) const {
    base::Error error = refused.error;  // its place begins with the origin
    if (!options_.json) return {"", std::move(error)};
    return {record::error_json(refused.id, error) + '\n', std::move(error)};
  }

 private:
  [[nodiscard]] std::string stage_of(const read::Stages& stages) const {
    if (options_.format == "conllu") return conllu_of(stages, reader_, options_.stage == "trees");
    if (options_.why) return with_reasons(stages, options_.stage);
    return notation_of(stages, reader_, options_.stage);
  }

  const read::Reader& reader_;
  const ReadOptions& options_;
};

base::Error output_error() {
  const auto code = errno == ENOSPC ? base::Code::disk_full : base::Code::io;
  return {code,
          std::string("The output cannot be written: ") + std::generic_category().message(errno) +
              ". Make room or write elsewhere.",
          "standard output"};
}

/// Writes to standard output; returns false when that is no longer possible.
bool write_out(const std::string& text, Context& context) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size()) return true;
  context.report(output_error());
  return false;
}

unsigned job_count(unsigned wanted) {
  return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

/// A file that cannot be opened at all: it still has its line.
ingest::Refused unreadable(const std::string& file, base::Error error) {
  return {file, "", file, std::move(error)};
}

ingest::Format format_of(const std::string& name) {
  if (name == "text") return ingest::Format::text;
  if (name == "jsonl") return ingest::Format::jsonl;
  if (name == "html") return ingest::Format::html;
  if (name == "json") return ingest::Format::json;
  if (name == "csv") return ingest::Format::csv;
  if (name == "tsv") return ingest::Format::tsv;
  if (name == "warc") return ingest::Format::warc;
  if (name == "feed") return ingest::Format::feed;
  return ingest::Format::detect;
}

std::string check_published(const std::string& text) {
  return record::parse_day(text) ? std::string()
                                 : "'" + text + "' is not a date such as 2019-01-07";
}

void read_files(const ReadOptions& options, const Printer& printer, Context& context) {
  bool writable = true;
  Ordered<Printed> ordered(job_count(options.jobs), [&](Printed printed) {
    writable = writable && write_out(printed.out, context);
    if (printed.error) context.document_failed(*printed.error);
  });
  const ingest::Options input = options.ingest();
  for (const auto& file : options.files) {
    const auto ok = each_document(file, input, [&](ingest::Item&& item) {
      auto shared = std::make_shared<ingest::Item>(std::move(item));
      ordered.submit([&printer, shared] { return printer.print(std::move(*shared)); });
      return writable;
    });
    if (!ok) {
      auto printed = printer.refused(unreadable(file, ok.error()));
      ordered.submit([printed] { return printed; });
    }
    if (!writable) break;
  }
  ordered.finish();
}

}  // namespace

ingest::Options ReadOptions::ingest() const {
  ingest::Options out;
  out.format = format_of(input_format);
  out.published = published;
  out.repair = repair;
  if (encoding == "utf-8") out.encoding = ingest::Encoding::utf8;
  if (encoding == "windows-1252") out.encoding = ingest::Encoding::windows_1252;
  for (const auto& pair : map) {
    const std::size_t equals = std::min(pair.find('='), pair.size());
    out.columns[pair.substr(0, equals)] = pair.substr(std::min(equals + 1, pair.size()));
  }
  out.max_document_bytes = max_megabytes << 20U;
  return out;
}

void add_input_options(CLI::App& command, ReadOptions& options) {
  command.add_option("files", options.files, "Files to read; - is standard input")
      ->required()
      ->type_name("FILE");
  command
      .add_option("--published", options.published,
                  "Day of publication of documents that do not say it, e.g. 2019-01-07")
      ->check(check_published, "DATE")
      ->type_name("");
  command
      .add_option("--input-format", options.input_format,
                  "What the files are; by their content when not given")
      ->check(
          CLI::IsMember({"detect", "text", "json", "jsonl", "html", "csv", "tsv", "warc", "feed"}))
      ->type_name("");
  command.add_option("--encoding", options.encoding, "What bytes that are not UTF-8 are")
      ->check(CLI::IsMember({"detect", "utf-8", "windows-1252"}))
      ->type_name("");
  command
      .add_option("--map", options.map,
                  "Columns of a CSV or TSV file, e.g. text=isi,title=judul,published=tanggal")
      ->delimiter(',')
      ->type_name("FIELD=COLUMN");
  command.add_flag("--repair-mojibake", options.repair, "Undo UTF-8 that was read as Windows-1252");
  command.add_option("--max-size", options.max_megabytes, "Refuse documents larger than this")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str()
      ->type_name("MB");
}

base::Result<void> each_document(const std::string& file, const ingest::Options& options,
                                 const ingest::Sink& sink) {
  if (file == "-") return ingest::read_stream(std::cin, "standard input", options, sink);
  return ingest::read_file(file, options, sink);
}

void read_and_print(const ReadOptions& options, Context& context) {
  const auto pack = context.pack();
  if (!pack) return context.report(pack.error());
  const read::Reader reader(*pack);
  read_files(options, Printer(reader, options), context);
  if (std::fflush(stdout) != 0) context.report(output_error());
}

}  // namespace saksi::app
