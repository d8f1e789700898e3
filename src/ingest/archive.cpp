// SPDX-License-Identifier: Apache-2.0
/// ZIP, tar and compressed files: their members are read as streams, nothing is unpacked to disk,
/// so a member's path is only a name. Bombs are stopped by what they unpack to.
#include "ingest/parts.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <istream>
#include <memory>
#include <streambuf>

namespace saksi::ingest {
namespace {

using base::Code;

constexpr int kDeepest = 2;                   // archives in archives
constexpr std::int64_t kMostGrowth = 500;     // text shrinks by three to ten, bombs by a thousand
constexpr std::int64_t kFree = 256LL << 20U;  // below this a bomb does no harm
constexpr std::size_t kBlock = 64U << 10U;

constexpr std::array<std::string_view, 6> kMagic = {"PK\x03\x04",
                                                    "\x1F\x8B",
                                                    "\x28\xB5\x2F\xFD",
                                                    "\xFD"
                                                    "7zXZ",
                                                    "BZh",
                                                    "PK\x05\x06"};

struct Close {
  void operator()(archive* a) const { archive_read_free(a); }
};

la_ssize_t read_more(archive*, void* source, const void** buffer) {
  const auto chunk = static_cast<Source*>(source)->chunk();
  *buffer = chunk.data();
  return static_cast<la_ssize_t>(chunk.size());
}

/// One member as a stream buffer. Stops when it unpacks to more than any text could.
class Member : public std::streambuf {
 public:
  explicit Member(archive* a) : archive_(a), block_(kBlock, '\0') {}

  [[nodiscard]] bool bomb() const { return bomb_; }

  [[nodiscard]] bool broken() const { return broken_; }

 protected:
  int_type underflow() override {
    if (bomb_ || broken_) return traits_type::eof();
    const la_ssize_t n = archive_read_data(archive_, block_.data(), block_.size());
    broken_ = n < 0;
    if (n <= 0) return traits_type::eof();
    total_ += n;
    bomb_ = total_ > kFree && total_ > kMostGrowth * archive_filter_bytes(archive_, -1);
    if (bomb_) return traits_type::eof();
    setg(block_.data(), block_.data(), block_.data() + n);
    return traits_type::to_int_type(block_.front());
  }

 private:
  archive* archive_;
  std::string block_;
  std::int64_t total_ = 0;
  bool bomb_ = false;
  bool broken_ = false;
};

class Reader {
 public:
  Reader(Source& source, const std::string& name, const Options& options, const Sink& sink,
         int depth)
      : name_(name), options_(options), sink_(sink), depth_(depth), archive_(archive_read_new()) {
    archive_read_support_filter_all(archive_.get());
    archive_read_support_format_zip_streamable(archive_.get());
    archive_read_support_format_tar(archive_.get());
    archive_read_support_format_raw(archive_.get());
    opened_ = archive_read_open(archive_.get(), &source, nullptr, read_more, nullptr) == ARCHIVE_OK;
  }

  bool run() {
    if (!opened_) return broken(name_);
    archive_entry* entry = nullptr;
    int status = archive_read_next_header(archive_.get(), &entry);
    for (; status == ARCHIVE_OK || status == ARCHIVE_WARN;
         status = archive_read_next_header(archive_.get(), &entry)) {
      if (is_office(entry)) return refuse_all("It is an office document. Save it as text.");
      if (!is_report(entry)) continue;
      any_ = true;
      if (!member(entry)) return false;
    }
    if (status != ARCHIVE_EOF) return broken(name_);
    return any_ || refuse_one(name_, Code::empty_document,
                              "The archive holds no report. Leave it out, or get it again.");
  }

 private:
  const std::string& name_;
  const Options& options_;
  const Sink& sink_;
  int depth_;
  bool opened_ = false;
  bool any_ = false;
  std::unique_ptr<archive, Close> archive_;

  static std::string path_of(archive_entry* entry) {
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    return path == nullptr ? "?" : path;
  }

  static bool is_office(archive_entry* entry) {
    const std::string path = path_of(entry);
    return path == "[Content_Types].xml" || path == "mimetype";
  }

  /// A file that somebody meant to be there.
  static bool is_report(archive_entry* entry) {
    const std::string path = path_of(entry);
    const std::size_t slash = path.rfind('/');
    const bool hidden = path[slash == std::string::npos ? 0 : slash + 1] == '.';
    const bool shadow = path.starts_with("__MACOSX/");
    const auto type = archive_entry_filetype(entry);
    return !hidden && !shadow && (type == AE_IFREG || type == 0);
  }

  bool member(archive_entry* entry) {
    const bool raw = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    // Neither packed nor an archive: only its first bytes were those of one.
    if (raw && archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_NONE) return broken(name_);
    const std::string origin = raw ? name_ : name_ + "!" + path_of(entry);
    Member buffer(archive_.get());
    std::istream in(&buffer);
    if (!read_documents(in, origin, options_, sink_, depth_ + 1)) return false;
    if (buffer.bomb()) {
      return refuse_one(origin, Code::too_large,
                        "It unpacks to hundreds of times its size: the rest is not read.");
    }
    return !buffer.broken() || broken(origin);
  }

  bool refuse_one(const std::string& origin, Code code, const char* message) {
    return sink_(refuse({origin, origin, options_}, {code, message, {}}));
  }

  bool refuse_all(const char* message) { return refuse_one(name_, Code::not_text, message); }

  bool broken(const std::string& origin) {
    return refuse_one(origin, Code::damaged,
                      "The archive is damaged or cut off: the rest of it is not read. Get it "
                      "again.");
  }
};

}  // namespace

bool is_archive(std::string_view start) {
  for (const auto magic : kMagic) {
    if (start.starts_with(magic)) return true;
  }
  return start.size() > 262 && start.substr(257, 5) == "ustar";
}

bool read_archive(Source& source, const std::string& name, const Options& options, const Sink& sink,
                  int depth) {
  if (depth >= kDeepest) {
    return sink(refuse(
        {name, name, options},
        {Code::not_text, "Archives in archives in archives are not opened. Unpack it first.", {}}));
  }
  return Reader(source, name, options, sink, depth).run();
}

}  // namespace saksi::ingest
