// SPDX-License-Identifier: Apache-2.0
/// The parts of ingest behind its header. Internal to the module.
#pragma once

#include "base/error.h"
#include "ingest/ingest.h"

#include <array>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace saksi::ingest {

// ---------------------------------------------------------------- bytes.cpp

/// A stream with a look ahead, read in pieces, never whole.
class Source {
 public:
  static constexpr std::size_t kLook = 64U << 10U;

  explicit Source(std::istream& in);

  /// Up to kLook bytes that will be read next.
  [[nodiscard]] std::string_view look() const { return std::string_view(ahead_).substr(at_); }

  /// A line or the rest of the stream, without its line end. `bytes` has at most `limit` of it;
  /// what is longer is read past, and hashed.
  struct Piece {
    std::string bytes;
    std::uint64_t size = 0;  ///< of all of it
    std::string sha256;      ///< of all of it; only when it was cut

    [[nodiscard]] bool cut() const { return size > bytes.size(); }
  };

  std::optional<Piece> line(std::uint64_t limit);
  Piece rest(std::uint64_t limit);
  /// The next `size` bytes, or fewer at the end.
  Piece take(std::uint64_t size, std::uint64_t limit);
  /// Some more bytes, valid until the next call; empty at the end.
  std::string_view chunk();

 private:
  std::istream& in_;
  std::string ahead_;
  std::size_t at_ = 0;

  bool fill();
};

/// What the first bytes say the stream is. Only tables look like other text: those are told by the
/// end of their name.
[[nodiscard]] Format detect_format(std::string_view start, std::string_view name);
/// Says why bytes are no text that we read: binary, UTF-16, another encoding. `where` names the
/// byte.
[[nodiscard]] base::Result<void> check_text(std::string_view bytes);
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);
/// Without byte order mark, `\r\n` and `\r` as `\n`.
[[nodiscard]] std::string with_plain_lines(std::string_view text);
[[nodiscard]] bool is_blank(std::string_view text);
/// Letters made of bytes of one letter, read one by one, become that letter; gives how many.
std::size_t repair_mojibake(std::string& text);  // repair.cpp
/// Bytes that are not UTF-8 as U+FFFD each.
[[nodiscard]] std::string with_replacements(std::string_view bytes);
/// A page or a feed as UTF-8, whatever it came in: told by the caller, or by itself where its bytes
/// are no UTF-8. Single bytes that are wrong become U+FFFD: a crawl often cuts a page. Errors:
/// not_text.
[[nodiscard]] base::Result<std::string> decoded(std::string_view bytes, Encoding encoding);

// ---------------------------------------------------------------- dates.cpp

/// The ISO 8601 date or date-time that the words are, or nothing. "2019-01-06T22:10+07:00" stays as
/// it is, "2019-01-06 22:10:00" gets its T, spaces around are dropped.
[[nodiscard]] std::optional<std::string> iso_published(std::string_view words);
/// The same for dates as sites write them, too: "Senin, 21/01/2019 19:07 WIB", "01 Apr 2024".
[[nodiscard]] std::optional<std::string> site_published(std::string_view words);
/// The date that the path of an address holds.
[[nodiscard]] std::optional<std::string> date_in_url(std::string_view url);

// ---------------------------------------------------------------- documents

/// A place to build one document: who asks, under which name, with which bytes.
struct Job {
  std::string_view bytes;  ///< as they came
  std::string origin;
  const Options& options;
};

/// The fields of the contract as they came, before they are checked.
/// They read as indices: `fields[title]`.
// NOLINTNEXTLINE(readability-identifier-naming)
enum Field : std::size_t { id, text, html, title, publisher, url, published, no_field };

constexpr std::array<std::string_view, no_field> kFieldNames = {
    "id", "text", "html", "title", "publisher", "url", "published"};
using Fields = std::array<std::optional<std::string>, no_field>;

/// A document from its fields; the job's bytes are its original.
[[nodiscard]] Item build_document(const Job& job, Fields fields);  // fields.cpp

/// What stands between the cells of a CSV file: a semicolon where the head has no comma, as
/// spreadsheets write it that have commas in numbers.
[[nodiscard]] char separator_of(std::string_view start);  // table.cpp
/// Formats with many documents. Each returns false when the sink wants no more.
bool read_table(Source& source, const std::string& name, char separator, const Options& options,
                const Sink& sink);  // table.cpp
/// The entries of a feed that have an article or a teaser.
bool read_feed_file(Source& source, const std::string& name, const Options& options,
                    const Sink& sink);               // feed.cpp
bool read_feed(const Job& whole, const Sink& sink);  // feed.cpp: from its bytes
bool read_warc(Source& source, const std::string& name, const Options& options, const Sink& sink);
/// Members of an archive, or what a compressed file holds.
[[nodiscard]] bool is_archive(std::string_view start);  // archive.cpp
bool read_archive(Source& source, const std::string& name, const Options& options, const Sink& sink,
                  int depth);
/// All documents of a stream, whatever it is. `depth` counts the archives that it lies in.
bool read_documents(std::istream& in, const std::string& name, const Options& options,
                    const Sink& sink, int depth);  // ingest.cpp

[[nodiscard]] Item read_text(const Job& job);    // plain.cpp
[[nodiscard]] Item read_object(const Job& job);  // json.cpp: one JSON object
[[nodiscard]] Item read_html(const Job& job);    // html.cpp

/// Fills text and candidates from a whole HTML page; what the document already says is kept.
/// `encoding` is that of `html`: UTF-8 when it was a field of something that is decoded already.
[[nodiscard]] base::Result<void> extract_page(std::string_view html, Encoding encoding,
                                              Input& input);  // html.cpp

/// "id" of the object that the bytes begin, as far as it can be read: for refusing what is broken.
[[nodiscard]] std::optional<std::string> salvage_id(std::string_view bytes);

/// What several readers tell the user.
inline constexpr const char* kEmptyFile = "The file is empty. Leave it out, or get it again.";
inline constexpr const char* kOnlySpace =
    "The document has no text, only white space. Leave it out, or get its text again.";

[[nodiscard]] Item refuse(const Job& job, base::Error error, std::string id = {});
[[nodiscard]] base::Error too_large(std::uint64_t size, std::uint64_t limit);
/// Takes Options::published for a document that does not say.
void set_default_published(record::Document& document, const Options& options);

}  // namespace saksi::ingest
