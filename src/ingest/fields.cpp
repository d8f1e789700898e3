// SPDX-License-Identifier: Apache-2.0
/// The fields of one document, from JSON or a table -> the document.
#include "base/hash.h"
#include "ingest/parts.h"

#include <fmt/format.h>

namespace saksi::ingest {
namespace {

using base::Code;
using base::Error;

/// Checks the fields and moves them into a document.
class Builder {
 public:
  Builder(const Job& job, Fields& fields) : job_(job), fields_(fields) {}

  Item build() {
    auto& f = fields_;
    if (!f[text] && !f[html]) {
      return refused(
          {Code::missing_field, "The document has neither \"text\" nor \"html\".", "text"});
    }
    Input input;
    record::Document& document = input.document;
    document.title = present(f[title]);
    document.publisher = present(f[publisher]);
    document.url = present(f[url]);
    if (auto ok = set_published(document); !ok) return refused(ok.error());
    document.id =
        f[id] && !f[id]->empty() ? *f[id] : base::sha256_hex(f[text] ? *f[text] : *f[html]);
    if (auto ok = set_text(input); !ok) return refused(ok.error());
    set_default_published(document, job_.options);
    input.original = std::string(job_.bytes);
    input.origin = job_.origin;
    return input;
  }

 private:
  const Job& job_;
  Fields& fields_;

  static std::optional<std::string> present(const std::optional<std::string>& value) {
    return value && !value->empty() ? value : std::nullopt;
  }

  Item refused(Error error) {
    auto& f = fields_;
    std::string name = f[id].value_or("");
    if (name.empty() && f[text]) name = base::sha256_hex(*f[text]);
    if (name.empty() && f[html]) name = base::sha256_hex(*f[html]);
    return refuse(job_, std::move(error), std::move(name));
  }

  base::Result<void> set_published(record::Document& document) {
    const auto given = present(fields_[published]);
    if (!given) return {};
    document.published = iso_published(*given);
    if (document.published) return {};
    return base::fail(
        Code::invalid_field,
        fmt::format("\"published\" must be an ISO 8601 date or date-time such as 2019-01-06 or "
                    "2019-01-06T22:10:00+07:00; it is \"{}\".",
                    *given),
        "published");
  }

  base::Result<void> set_text(Input& input) {
    auto& f = fields_;
    if (!f[text] || (f[text]->empty() && f[html]))
      return extract_page(*f[html], Encoding::utf8, input);
    if (f[text]->find('\0') != std::string::npos) {
      return base::fail(Code::not_text,
                        "The text holds a zero character: it is not text. Take it out.", "text");
    }
    if (is_blank(*f[text])) {
      return base::fail(Code::empty_document, kOnlySpace, "text");
    }
    input.document.text = std::move(*f[text]);
    return {};
  }
};

}  // namespace

Item build_document(const Job& job, Fields fields) {
  return Builder(job, fields).build();
}

}  // namespace saksi::ingest
