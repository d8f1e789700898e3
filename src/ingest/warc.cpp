// SPDX-License-Identifier: Apache-2.0
/// WARC, what crawlers keep: pages as the server sent them, or text taken from them.
#include "base/hash.h"
#include "ingest/feed.h"
#include "ingest/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace saksi::ingest {
namespace {

using base::Code;
using Headers = std::map<std::string, std::string>;

constexpr std::uint64_t kLongestHeader = 64U << 10U;

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

void add_header(std::string_view line, Headers& headers) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  headers[lower(trimmed(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
}

std::uint64_t number(std::string_view text, int base = 10) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value, base);
  return value;
}

std::string value_of(const Headers& headers, const char* name) {
  const auto it = headers.find(name);
  return it == headers.end() ? std::string() : it->second;
}

/// What a server sent: its status, headers and body.
struct Response {
  std::uint64_t status = 200;
  Headers headers;
  std::string body;
};

/// An address with more than a site's name: some sites call their front page that of every page.
bool names_page(std::string_view url) {
  const std::size_t host = url.find("://");
  const std::size_t path = host == std::string_view::npos ? host : url.find('/', host + 3);
  return path != std::string_view::npos && path + 1 < url.size();
}

std::string without_chunks(std::string_view body) {
  std::string out;
  while (!body.empty()) {
    const std::size_t line = body.find('\n');
    const std::uint64_t size = number(trimmed(body.substr(0, line)), 16);
    if (line == std::string_view::npos || size == 0) break;
    body.remove_prefix(line + 1);
    const auto part =
        body.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size, body.size())));
    out.append(part);
    body.remove_prefix(std::min(part.size() + 2, body.size()));
  }
  return out;
}

Response parse_response(std::string_view http) {
  Response response;
  if (http.size() > 12) response.status = number(http.substr(9, 3));
  while (!http.empty()) {
    const std::size_t end = std::min(http.find('\n'), http.size() - 1);
    const auto line = trimmed(http.substr(0, end));
    http.remove_prefix(end + 1);
    if (line.empty()) break;
    add_header(line, response.headers);
  }
  const bool chunked =
      value_of(response.headers, "transfer-encoding").find("chunked") != std::string::npos;
  response.body = chunked ? without_chunks(http) : std::string(http);
  return response;
}

class Reader {
 public:
  Reader(Source& source, const std::string& name, const Options& options, const Sink& sink)
      : source_(source), name_(name), options_(options), sink_(sink) {}

  bool run() {
    while (auto headers = record_headers()) {
      const std::uint64_t size = number(value_of(*headers, "content-length"));
      const auto piece = source_.take(size, options_.max_document_bytes);
      if (!record(*headers, piece)) return false;
      if (piece.size < size) break;
    }
    return any_ || hand(refuse({{}, name_, options_},
                               {Code::empty_document,
                                "No page and no text stands in the file that arrived whole. Leave "
                                "it out, or crawl again.",
                                {}}));
  }

 private:
  Source& source_;
  const std::string& name_;
  const Options& options_;
  const Sink& sink_;
  std::uint64_t records_ = 0;
  bool any_ = false;

  /// Past blank lines to the next record's headers.
  std::optional<Headers> record_headers() {
    auto line = source_.line(kLongestHeader);
    while (line && !line->bytes.starts_with("WARC/")) line = source_.line(kLongestHeader);
    if (!line) return std::nullopt;
    ++records_;
    Headers headers;
    while ((line = source_.line(kLongestHeader)) && !trimmed(line->bytes).empty()) {
      add_header(line->bytes, headers);
    }
    return headers;
  }

  bool hand(Item&& item) {
    any_ = true;
    return sink_(std::move(item));
  }

  bool record(const Headers& headers, const Source::Piece& piece) {
    const std::string type = value_of(headers, "warc-type");
    const std::string origin = fmt::format("{}#{}", name_, records_);
    const Job job{piece.bytes, origin, options_};
    if (piece.size < number(value_of(headers, "content-length"))) {
      return hand(
          refuse(job, {Code::damaged, "The file is cut off in this record. Get it again.", {}}));
    }
    if (type != "response" && type != "conversion" && type != "resource") return true;
    if (piece.cut()) {
      return hand(refuse(job, too_large(piece.size, options_.max_document_bytes), piece.sha256));
    }
    if (type == "response") return response(headers, job);
    const bool plain = value_of(headers, "content-type").find("plain") != std::string::npos;
    return document(headers, job, piece.bytes, plain);
  }

  /// Only pages and feeds that arrived hold reports: no pictures, redirections and errors.
  bool response(const Headers& headers, const Job& job) {
    const Response http = parse_response(job.bytes);
    const std::string type = value_of(http.headers, "content-type");
    const bool page = type.empty() || type.find("html") != std::string::npos;
    const bool plain = !page && type.find("text/plain") != std::string::npos;
    const bool xml = !page && type.find("xml") != std::string::npos;
    if (http.status != 200 || !(page || plain || xml)) return true;
    const std::string coding = value_of(http.headers, "content-encoding");
    if (!coding.empty() && coding != "identity") {
      return hand(
          refuse(job, {Code::not_text,
                       "The page is kept compressed (" + coding + "). Save it as it is shown.",
                       {}}));
    }
    if (xml && detect_format(http.body, {}) != Format::feed) return true;
    return document(headers, job, http.body, plain);
  }

  /// A feed's entries; one that only names pages is no report, as a picture is none.
  bool feed(const Job& job) {
    const auto read = parse_feed(job.bytes, options_.encoding);
    const bool names_only = read && std::all_of(read->entries.begin(), read->entries.end(),
                                                [](const FeedEntry& e) { return e.html.empty(); });
    return names_only || read_feed(job, [this](Item&& item) { return hand(std::move(item)); });
  }

  bool document(const Headers& headers, const Job& job, const std::string& body, bool plain) {
    const Job inner{body, job.origin, options_};
    if (!plain && detect_format(body, {}) == Format::feed) return feed(inner);
    Item item = plain ? read_text(inner) : read_html(inner);
    const std::string url = value_of(headers, "warc-target-uri");
    if (item && !url.empty() && !names_page(item->document.url.value_or(""))) {
      item->document.url = url;
    }
    return hand(std::move(item));
  }
};

}  // namespace

bool read_warc(Source& source, const std::string& name, const Options& options, const Sink& sink) {
  return Reader(source, name, options, sink).run();
}

}  // namespace saksi::ingest
