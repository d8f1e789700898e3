// SPDX-License-Identifier: Apache-2.0
/// Bytes in whatever form they come -> documents, one at a time, none lost: what cannot be read is
/// handed on as a Refused with its reason, and the next one follows.
#pragma once

#include "base/error.h"
#include "record/record.h"

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::ingest {

/// json is one object over several lines; jsonl one object a line; csv and tsv have a header line
/// and one document a row (detected by the end of the file's name only); warc is a crawler's
/// archive; feed is RSS, Atom or a sitemap, a document an entry.
/// Archives and compressed files (ZIP, tar, gzip, zstd, xz) are opened whatever the format: it is
/// that of their members.
enum class Format : std::uint8_t { detect, text, jsonl, html, json, csv, tsv, warc, feed };

/// What bytes that are not UTF-8 are. `detect` takes what an HTML page says about itself and
/// refuses the rest with a message; the others say it for every document.
enum class Encoding : std::uint8_t { detect, utf8, windows_1252 };

struct Options {
  Format format = Format::detect;
  Encoding encoding = Encoding::detect;
  /// Undo what reading UTF-8 as Windows-1252 did to texts and titles. Spans then count in the text
  /// as repaired; the original stays as it came. A candidate of origin "repair" says so.
  bool repair = false;
  std::optional<std::string> published;  ///< for documents that do not say; counts as given
  std::uint64_t max_document_bytes = 16ULL << 20U;
  /// Of a table: field of the contract -> title of the column; a field that is not here has its own
  /// name.
  std::map<std::string, std::string> columns;
};

/// What a page says about one of its fields, and where ("json-ld", "meta", "time", "url", "byline",
/// ...).
struct Candidate {
  std::string field;  ///< "title", "publisher", "url", "published", "author"
  std::string value;
  std::string origin;
};

/// A document ready to be read: id, what was given with it, and the text that spans will point
/// into. Furniture, credits, dateline, language and an inferred date are filled in by later stages.
struct Input {
  record::Document document;
  std::string original;  ///< the bytes that this one document came as (its line, its file)
  std::string origin;    ///< "path" or "path:line", for messages
  std::vector<Candidate> candidates;  ///< of an HTML page: everything it says, believed or not
};

/// A document that could not be read.
struct Refused {
  std::string id;        ///< the caller's id, or the SHA-256 of the bytes
  std::string original;  ///< its bytes as far as they are at hand (cut at the size limit)
  std::string origin;
  base::Error error;
};

using Item = tl::expected<Input, Refused>;
/// Gets each document in input order; returns false to stop.
using Sink = std::function<bool(Item&&)>;

/// Errors: only for the source as a whole (not_found, permission, io); a bad document goes to the
/// sink.
base::Result<void> read_file(const std::string& path, const Options& options, const Sink& sink);
base::Result<void> read_stream(std::istream& in, std::string_view name, const Options& options,
                               const Sink& sink);
/// One document from its bytes (`format` text, html, one JSON object, or detect among them).
[[nodiscard]] Item read_bytes(std::string_view bytes, std::string_view name,
                              const Options& options);

}  // namespace saksi::ingest
