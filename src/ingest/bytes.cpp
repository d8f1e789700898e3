// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace saksi::ingest {
namespace {

using base::Code;
using base::fail;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

/// What files that are no text begin with, and what to do with them.
struct Magic {
  std::string_view bytes;
  std::string_view advice;
};

constexpr std::array kMagic = {
    Magic{"%PDF", "It is a PDF file. Save its text first, for example with pdftotext."},
    Magic{"PK\x03\x04",
          "It is a ZIP archive or an office document. Unpack it, or save it as text."},
    Magic{"\x1F\x8B", "It is compressed with gzip. Unpack it first, for example with gunzip."},
    Magic{"\x28\xB5\x2F\xFD",
          "It is compressed with zstd. Unpack it first, for example with unzstd."},
    Magic{"\x89PNG", "It is a picture. Saksi reads text only: leave it out."},
    Magic{"\xFF\xD8\xFF", "It is a picture. Saksi reads text only: leave it out."},
    Magic{"SQLite format 3", "It is a database. Give --db to open one."},
    Magic{"\x7F"
          "ELF",
          "It is a program. Saksi reads text only: leave it out."},
};

constexpr std::string_view kUtf16Advice =
    "It is UTF-16. Convert it first, for example: iconv -f UTF-16 -t UTF-8 FILE > NEW";

constexpr std::string_view kUtf32Advice =
    "It is UTF-32. Convert it first, for example: iconv -f UTF-32 -t UTF-8 FILE > NEW";

bool is_utf32(std::string_view bytes) {
  using namespace std::string_view_literals;
  return bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv);
}

std::optional<std::string_view> wide_advice(std::string_view bytes) {
  if (is_utf32(bytes)) return kUtf32Advice;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return kUtf16Advice;
  const auto start = bytes.substr(0, 512);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < start.size(); ++i) zeros[i % 2] += start[i] == '\0' ? 1U : 0U;
  const std::size_t most = std::max(zeros[0], zeros[1]);
  const std::size_t least = std::min(zeros[0], zeros[1]);
  const bool every_second =
      start.size() >= 4 && most * 10 >= start.size() * 3 && least * 20 <= most;
  return every_second ? std::optional(kUtf16Advice) : std::nullopt;
}

bool control(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u < 0x20 && u != '\n' && u != '\r' && u != '\t' && u != '\f' && u != '\v' && u != 0x1B;
}

char32_t windows_1252(unsigned char c) {
  constexpr std::array<char16_t, 32> kHigh = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return c >= 0x80 && c < 0xA0 ? kHigh[c - 0x80U] : c;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool looks_like_html(std::string_view start) {
  const std::string head = lower_ascii(start.substr(0, 4096));
  for (const auto* tag : {"<!doctype html", "<html", "<head", "<body", "<article"}) {
    if (head.find(tag) != std::string::npos) return true;
  }
  return head.starts_with("<div") || head.starts_with("<p>") || head.starts_with("<p ") ||
         head.starts_with("<!--");
}

/// The root of a feed or sitemap, behind what XML may have before it.
bool looks_like_feed(std::string_view start) {
  const std::string head = lower_ascii(start.substr(0, 2048));
  for (const auto* tag : {"<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"}) {
    const std::size_t at = head.find(tag);
    if (at == 0 || (at != std::string::npos && head.starts_with("<?xml"))) return true;
  }
  return false;
}

/// An object or array that does not end on its first line is JSON over several lines.
Format json_format(std::string_view start) {
  if (start.front() == '[') return Format::json;
  const auto line = start.substr(0, start.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  const bool whole = line[last] == '}' || line.size() == start.size();
  const bool has_field = line.find('"') != std::string_view::npos;
  return whole || has_field ? Format::jsonl : Format::json;
}

/// What the name of a file of text says, behind the ends that compression adds.
Format format_of_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  std::string_view rest = lower;
  for (const std::string_view end : {".gz", ".zst", ".xz", ".bz2"}) {
    if (rest.ends_with(end)) rest.remove_suffix(end.size());
  }
  if (rest.ends_with(".csv")) return Format::csv;
  return rest.ends_with(".tsv") || rest.ends_with(".tab") ? Format::tsv : Format::text;
}

}  // namespace

Source::Source(std::istream& in) : in_(in) {
  fill();
}

bool Source::fill() {
  ahead_.resize(kLook);
  in_.read(ahead_.data(), static_cast<std::streamsize>(kLook));
  ahead_.resize(static_cast<std::size_t>(in_.gcount()));
  at_ = 0;
  return !ahead_.empty();
}

namespace {

/// Keeps the first bytes of a piece and hashes all of it once it is too long.
class Keeper {
 public:
  explicit Keeper(std::uint64_t limit) : limit_(limit) {}

  void add(std::string_view part) {
    const std::uint64_t room = limit_ > piece_.bytes.size() ? limit_ - piece_.bytes.size() : 0;
    if (part.size() > room && !hash_) hash_.emplace().add(piece_.bytes);
    piece_.bytes.append(
        part.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, part.size()))));
    if (hash_) hash_->add(part);
    piece_.size += part.size();
  }

  Source::Piece take() {
    if (hash_) piece_.sha256 = hash_->hex();
    return std::move(piece_);
  }

 private:
  std::uint64_t limit_;
  std::optional<base::Sha256> hash_;
  Source::Piece piece_;
};

}  // namespace

std::optional<Source::Piece> Source::line(std::uint64_t limit) {
  if (at_ == ahead_.size() && !fill()) return std::nullopt;
  Keeper keeper(limit);
  while (true) {
    const std::size_t end = ahead_.find('\n', at_);
    const bool found = end != std::string::npos;
    keeper.add(std::string_view(ahead_).substr(at_, found ? end - at_ : end));
    at_ = found ? end + 1 : ahead_.size();
    if (found || !fill()) return keeper.take();
  }
}

Source::Piece Source::rest(std::uint64_t limit) {
  Keeper keeper(limit);
  do {
    keeper.add(look());
  } while (fill());
  return keeper.take();
}

Source::Piece Source::take(std::uint64_t size, std::uint64_t limit) {
  Keeper keeper(limit);
  while (size > 0 && (at_ < ahead_.size() || fill())) {
    const auto part =
        look().substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(size, kLook)));
    keeper.add(part);
    at_ += part.size();
    size -= part.size();
  }
  return keeper.take();
}

std::string_view Source::chunk() {
  if (at_ == ahead_.size() && !fill()) return {};
  const auto out = look();
  at_ = ahead_.size();
  return out;
}

namespace {

Format format_of_content(std::string_view start) {
  if (start.starts_with("WARC/")) return Format::warc;
  if (start.starts_with(kBom)) start.remove_prefix(kBom.size());
  const std::size_t first = start.find_first_not_of(" \t\r\n\f");
  if (first == std::string_view::npos) return Format::text;
  start.remove_prefix(first);
  if (start.front() == '{') return json_format(start);
  if (start.front() == '[') {
    const std::size_t next = start.find_first_not_of(" \t\r\n", 1);
    return next != std::string_view::npos && start[next] == '{' ? Format::json : Format::text;
  }
  if (start.front() == '<' && looks_like_feed(start)) return Format::feed;
  return start.front() == '<' && looks_like_html(start) ? Format::html : Format::text;
}

}  // namespace

Format detect_format(std::string_view start, std::string_view name) {
  const Format format = format_of_content(start);
  return format == Format::text ? format_of_name(name) : format;
}

base::Result<void> check_text(std::string_view bytes) {
  for (const Magic& magic : kMagic) {
    if (bytes.starts_with(magic.bytes)) return fail(Code::not_text, std::string(magic.advice));
  }
  if (const auto advice = wide_advice(bytes)) return fail(Code::not_text, std::string(*advice));
  const auto odd = std::find_if(bytes.begin(), bytes.end(), control);
  if (odd != bytes.end() && *odd == '\0') {
    return fail(Code::not_text,
                "It is a binary file, not text: a zero byte stands in it. Check that it is the "
                "right file.",
                fmt::format("byte {}", odd - bytes.begin()));
  }
  if (const auto at = base::first_invalid_utf8(bytes)) {
    return fail(Code::invalid_utf8,
                fmt::format("It is not UTF-8: byte {} is 0x{:02X}. Convert it, or give --encoding "
                            "windows-1252 if it comes from an old Windows program.",
                            *at, static_cast<unsigned>(static_cast<unsigned char>(bytes[*at]))),
                fmt::format("byte {}", *at));
  }
  return {};
}

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) base::append_utf8(out, windows_1252(static_cast<unsigned char>(c)));
  return out;
}

std::string with_plain_lines(std::string_view text) {
  if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out.push_back(text[i]);
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

std::string with_replacements(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  while (const auto at = base::first_invalid_utf8(bytes)) {
    out.append(bytes.substr(0, *at)).append("\xEF\xBF\xBD");
    bytes.remove_prefix(*at + 1);
  }
  return out.append(bytes);
}

bool is_blank(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = base::code_point_at(text, i);
    if (!base::is_space(c.value) && c.value != 0xFEFF) return false;
    i += c.size;
  }
  return true;
}

}  // namespace saksi::ingest
