// SPDX-License-Identifier: Apache-2.0
#include "ingest/ingest.h"

#include "base/hash.h"
#include "ingest/parts.h"

#include <fmt/format.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace saksi::ingest {
namespace {

using base::Code;
using base::fail;

Item read_as(Format format, const Job& job) {
  if (format == Format::jsonl || format == Format::json) return read_object(job);
  if (format == Format::html) return read_html(job);
  return read_text(job);
}

Item refuse_piece(const Source::Piece& piece, std::string origin, const Options& options) {
  Refused refused;
  refused.id = salvage_id(piece.bytes).value_or("");
  if (refused.id.empty()) refused.id = piece.sha256;
  refused.original = piece.bytes;
  refused.origin = std::move(origin);
  refused.error = too_large(piece.size, options.max_document_bytes);
  refused.error.where = refused.origin;
  return tl::unexpected<Refused>(std::move(refused));
}

/// One document: all that the stream has.
bool read_whole(Source& source, std::string_view name, Format format, const Options& options,
                const Sink& sink) {
  const auto piece = source.rest(options.max_document_bytes);
  if (piece.cut()) return sink(refuse_piece(piece, std::string(name), options));
  return sink(read_as(format, {piece.bytes, std::string(name), options}));
}

std::string_view without_mark(std::string_view line, bool first) {
  if (first && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

/// One document a line; empty lines are skipped. A file without any document is a refused one.
bool read_lines(Source& source, std::string_view name, const Options& options, const Sink& sink) {
  std::uint64_t number = 0;
  bool any = false;
  while (const auto piece = source.line(options.max_document_bytes)) {
    std::string origin = fmt::format("{}:{}", name, ++number);
    if (piece->cut()) {
      any = true;
      if (!sink(refuse_piece(*piece, std::move(origin), options))) return false;
      continue;
    }
    const auto line = without_mark(piece->bytes, number == 1);
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    any = true;
    if (!sink(read_object({line, std::move(origin), options}))) return false;
  }
  return any ||
         sink(refuse({{}, std::string(name), options}, {Code::empty_document, kEmptyFile, {}}));
}

base::Result<void> cannot_open(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR)
    return fail(Code::not_found, "There is no such file.", path);
  if (error == EACCES || error == EPERM) {
    return fail(Code::permission, "The system does not let us read it. Check its permissions.",
                path);
  }
  return fail(Code::io,
              fmt::format("It cannot be opened: {}.", std::generic_category().message(error)),
              path);
}

base::Result<void> check_is_file(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error && error.value() != ENOENT) return cannot_open(path, error.value());
  if (!std::filesystem::is_directory(status)) return {};
  return fail(Code::invalid_argument, "It is a folder. Name the files in it, or use saksi ingest.",
              path);
}

/// With what was misread undone, and a note of it.
Item repaired(Item item) {
  if (!item) return item;
  record::Document& document = item->document;
  std::size_t letters = repair_mojibake(document.text);
  if (document.title) letters += repair_mojibake(*document.title);
  if (letters > 0) item->candidates.push_back({"text", std::to_string(letters), "repair"});
  return item;
}

}  // namespace

bool read_documents(std::istream& in, const std::string& name, const Options& options,
                    const Sink& sink, int depth) {
  if (options.repair && depth == 0) {
    Options plain = options;
    plain.repair = false;
    return read_documents(
        in, name, plain, [&](Item&& item) { return sink(repaired(std::move(item))); }, depth);
  }
  Source source(in);
  if (is_archive(source.look())) return read_archive(source, name, options, sink, depth);
  const Format format =
      options.format == Format::detect ? detect_format(source.look(), name) : options.format;
  if (format == Format::csv)
    return read_table(source, name, separator_of(source.look()), options, sink);
  if (format == Format::tsv) return read_table(source, name, '\t', options, sink);
  if (format == Format::warc) return read_warc(source, name, options, sink);
  if (format == Format::feed) return read_feed_file(source, name, options, sink);
  const bool lines = format == Format::jsonl && check_text(source.look().substr(0, 4));
  return lines ? read_lines(source, name, options, sink)
               : read_whole(source, name, format, options, sink);
}

base::Result<void> read_stream(std::istream& in, std::string_view name, const Options& options,
                               const Sink& sink) {
  read_documents(in, std::string(name), options, sink, 0);
  if (!in.bad()) return {};
  return fail(Code::io, "Reading stopped in the middle: the system reports an error.",
              std::string(name));
}

base::Result<void> read_file(const std::string& path, const Options& options, const Sink& sink) {
  if (auto ok = check_is_file(path); !ok) return ok;
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannot_open(path, errno);
  return read_stream(in, path, options, sink);
}

Item read_bytes(std::string_view bytes, std::string_view name, const Options& options) {
  const Job job{bytes, std::string(name), options};
  if (bytes.size() > options.max_document_bytes) {
    return refuse(job, too_large(bytes.size(), options.max_document_bytes));
  }
  const Format format =
      options.format == Format::detect ? detect_format(bytes, {}) : options.format;
  return options.repair ? repaired(read_as(format, job)) : read_as(format, job);
}

}  // namespace saksi::ingest
