// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "help.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

using namespace saksi;
using namespace saksi::ingest;
using namespace saksi::ingest::testing;

namespace {

const std::string kReport = "Warga Bira menutup jalan.\n\nPolisi datang.";

/// A stream of `size` letters that never lie in memory together.
class Endless : public std::streambuf {
 public:
  explicit Endless(std::size_t size) : left_(size), block_(1U << 16U, 'a') {}

 protected:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    const std::size_t n = std::min(left_, block_.size());
    left_ -= n;
    setg(block_.data(), block_.data(), block_.data() + n);
    return traits_type::to_int_type(block_.front());
  }

 private:
  std::size_t left_;
  std::string block_;
};

}  // namespace

TEST_CASE("a text file is one document under the hash of its bytes") {
  const Item item = read_one(kReport);
  REQUIRE(item);
  CHECK(item->document.text == kReport);
  CHECK(item->document.id == base::sha256_hex(kReport));
  CHECK(item->original == kReport);
  CHECK(item->origin == "in");
  CHECK_FALSE(item->document.published);
  CHECK(item->document.published_basis == record::PublishedBasis::none);
}

TEST_CASE("a date given for all counts as given") {
  Options options;
  options.published = "2019-01-07";
  const Item item = read_one(kReport, options);
  REQUIRE(item);
  CHECK(item->document.published == "2019-01-07");
  CHECK(item->document.published_basis == record::PublishedBasis::given);
}

TEST_CASE("byte order mark and line ends of other systems are taken off") {
  CHECK(text_of("\xEF\xBB\xBFWarga\r\npulang.\rPolisi datang.") ==
        "Warga\npulang.\nPolisi datang.");
}

TEST_CASE("what cannot be read says why") {
  using namespace std::string_literals;
  CHECK(error_of("") == "empty_document");
  CHECK(error_of(" \n\t\xC2\xA0\r\n") == "empty_document");
  CHECK(error_of("\xEF\xBB\xBF") == "empty_document");
  CHECK(error_of("Warga pulang\xFF hari ini.") == "invalid_utf8");
  CHECK(error_of("\xFF\xFEW\0a\0r\0g\0a\0"s) == "not_text");
  CHECK(error_of("W\0a\0r\0g\0a\0 \0p\0u\0l\0a\0n\0g\0"s) == "not_text");
  CHECK(error_of("\0W\0a\0r\0g\0a\0 \0p\0u\0l\0a\0n\0g"s) == "not_text");
  CHECK(error_of("\x7F\x45LF\x02\x01\0\0\0"s) == "not_text");
  CHECK(error_of("%PDF-1.7\n1 0 obj"s) == "not_text");
  CHECK(error_of("Warga\0 pulang."s) == "not_text");
}

TEST_CASE("the message about bad bytes names the byte and what to do") {
  const std::string bad = "Warga pulang\xFF hari ini.";
  const Item item = read_one(bad);
  REQUIRE_FALSE(item);
  CHECK(item.error().error.where == "in, byte 12");
  CHECK(item.error().error.message.find("0xFF") != std::string::npos);
  CHECK(item.error().error.message.find("--encoding") != std::string::npos);
  CHECK(item.error().id == base::sha256_hex(bad));
  const Item wide = read_one(std::string("\xFF\xFEW\0", 4));
  REQUIRE_FALSE(wide);
  CHECK(wide.error().error.message.find("iconv") != std::string::npos);
}

TEST_CASE("Windows-1252 is read when the caller says so") {
  Options options;
  options.encoding = Encoding::windows_1252;
  CHECK(text_of("\x93Kami pulang,\x94 kata Sita \x96 \xE9.", options) ==
        "\u201CKami pulang,\u201D kata Sita \u2013 \u00E9.");
}

TEST_CASE("a document above the limit is refused, hashed and not kept") {
  constexpr std::size_t kSize = 40U << 20U;
  Options options;
  options.max_document_bytes = 1U << 20U;
  Endless buffer(kSize);
  std::istream in(&buffer);
  std::vector<Item> items;
  REQUIRE(read_stream(in, "big", options, [&](Item&& item) {
    items.push_back(std::move(item));
    return true;
  }));
  REQUIRE(items.size() == 1);
  REQUIRE_FALSE(items[0]);
  CHECK(items[0].error().error.code == base::Code::too_large);
  CHECK(items[0].error().error.message.find("40.0 MB") != std::string::npos);
  CHECK(items[0].error().original.size() == options.max_document_bytes);
  CHECK(items[0].error().id == base::sha256_hex(std::string(kSize, 'a')));
}

TEST_CASE("files that cannot be opened say why") {
  const auto never = [](Item&&) { return true; };
  const auto missing = read_file("no-such-file.txt", {}, never);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == base::Code::not_found);
  CHECK(missing.error().where == "no-such-file.txt");
  const auto folder = read_file(".", {}, never);
  REQUIRE_FALSE(folder);
  CHECK(folder.error().code == base::Code::invalid_argument);
}

TEST_CASE("a file is read under its path") {
  const auto path = std::filesystem::temp_directory_path() / "saksi-ingest-test.txt";
  std::ofstream(path, std::ios::binary) << kReport;
  std::vector<Item> items;
  CHECK(read_file(path.string(), {}, [&](Item&& item) {
    items.push_back(std::move(item));
    return true;
  }));
  std::filesystem::remove(path);
  REQUIRE(items.size() == 1);
  REQUIRE(items[0]);
  CHECK(items[0]->origin == path.string());
}
