// SPDX-License-Identifier: Apache-2.0
#include "base/hash.h"
#include "ingest/parts.h"

#include <fmt/format.h>

namespace saksi::ingest {

using base::Code;
using base::Error;

base::Error too_large(std::uint64_t size, std::uint64_t limit) {
  constexpr double kMega = 1U << 20U;
  return {Code::too_large,
          fmt::format(
              "The document has {:.1f} MB, the limit is {:.1f} MB. A report is a few kilobytes: if "
              "these are many, give them one a file or as JSON Lines.",
              static_cast<double>(size) / kMega, static_cast<double>(limit) / kMega),
          {}};
}

Item refuse(const Job& job, Error error, std::string id) {
  if (id.empty()) id = base::sha256_hex(job.bytes);
  error.where = error.where.empty() ? job.origin : job.origin + ", " + error.where;
  return tl::unexpected<Refused>(
      Refused{std::move(id), std::string(job.bytes), job.origin, std::move(error)});
}

void set_default_published(record::Document& document, const Options& options) {
  if (!document.published) document.published = options.published;
  document.published_basis =
      document.published ? record::PublishedBasis::given : record::PublishedBasis::none;
}

Item read_text(const Job& job) {
  if (job.bytes.empty()) return refuse(job, {Code::empty_document, kEmptyFile, {}});
  std::string decoded;
  std::string_view bytes = job.bytes;
  if (job.options.encoding == Encoding::windows_1252) {
    decoded = from_windows_1252(bytes);
    bytes = decoded;
  }
  if (auto ok = check_text(bytes); !ok) return refuse(job, ok.error());
  Input input;
  input.document.id = base::sha256_hex(job.bytes);
  input.document.text = with_plain_lines(bytes);
  if (is_blank(input.document.text)) {
    return refuse(job, {Code::empty_document, kOnlySpace, {}});
  }
  set_default_published(input.document, job.options);
  input.original = std::string(job.bytes);
  input.origin = job.origin;
  return input;
}

}  // namespace saksi::ingest
