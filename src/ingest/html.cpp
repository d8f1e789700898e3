// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/page.h"
#include "ingest/parts.h"

#include <algorithm>
#include <array>

namespace saksi::ingest {
namespace {

using base::Code;

/// "charset=" of HTML or "encoding=" of XML in the first kilobytes: the old one-byte codes are all
/// read as Windows-1252, as browsers do.
bool says_one_byte(std::string_view bytes) {
  std::string head(bytes.substr(0, 2048));
  for (char& c : head) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  constexpr std::array<std::string_view, 2> kMarks = {"charset=", "encoding="};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    const std::size_t at = head.find(mark);
    if (at == std::string::npos) return false;
    const auto value = std::string_view(head).substr(at + mark.size(), 16);
    return value.find("1252") < 12 || value.find("8859-1") < 8 || value.find("latin1") < 4;
  });
}

/// The first candidate for the date that is one, in the order of belief.
void set_published(const std::vector<Candidate>& candidates, record::Document& document) {
  for (const auto* origin : {"json-ld", "meta", "time", "url", "byline"}) {
    for (const Candidate& c : candidates) {
      if (c.field != "published" || c.origin != origin) continue;
      document.published = site_published(c.value);
      if (document.published) return;
    }
  }
}

void set_if_absent(std::optional<std::string>& field, const Candidate* candidate) {
  if (!field && candidate != nullptr) field = candidate->value;
}

}  // namespace

base::Result<std::string> decoded(std::string_view bytes, Encoding encoding) {
  const bool one_byte =
      encoding == Encoding::windows_1252 ||
      (encoding == Encoding::detect && says_one_byte(bytes) && base::first_invalid_utf8(bytes));
  if (one_byte) return from_windows_1252(bytes);
  auto ok = check_text(bytes);
  if (!ok && ok.error().code != Code::invalid_utf8) return base::fail(ok.error());
  if (!ok) return with_replacements(bytes);
  return std::string(bytes);
}

base::Result<void> extract_page(std::string_view html, Encoding encoding, Input& input) {
  const auto bytes = decoded(html, encoding);
  if (!bytes) return base::fail(bytes.error());
  const auto tree = Tree::parse(*bytes);
  if (!tree) return base::fail(tree.error());
  record::Document& document = input.document;
  document.text = article_text(tree->root());
  input.candidates = page_candidates(tree->root());
  set_if_absent(document.title, best(input.candidates, "title"));
  set_if_absent(document.publisher, best(input.candidates, "publisher"));
  set_if_absent(document.url, best(input.candidates, "url"));
  if (!document.published) set_published(input.candidates, document);
  if (!is_blank(document.text)) return {};
  return base::fail(Code::empty_document,
                    "No article was found in the page. Leave it out, or give its text.");
}

Item read_html(const Job& job) {
  if (job.bytes.empty()) return refuse(job, {Code::empty_document, kEmptyFile, {}});
  Input input;
  input.document.id = base::sha256_hex(job.bytes);
  if (auto ok = extract_page(job.bytes, job.options.encoding, input); !ok)
    return refuse(job, ok.error());
  set_default_published(input.document, job.options);
  input.original = std::string(job.bytes);
  input.origin = job.origin;
  return input;
}

}  // namespace saksi::ingest
