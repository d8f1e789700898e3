// SPDX-License-Identifier: Apache-2.0
/// One JSON object -> one document. Read as a stream of events, so that fields that nobody asked
/// for cost nothing, however deep they are.
#include "base/hash.h"
#include "base/utf8.h"
#include "ingest/parts.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace saksi::ingest {
namespace {

using base::Code;
using base::Error;
using nlohmann::json;

enum Field : std::size_t { id, text, html, title, publisher, url, published, none };

constexpr std::array<std::string_view, none> kFields = {"id",        "text", "html",     "title",
                                                        "publisher", "url",  "published"};

/// Takes the top level's strings; remembers what is of a wrong type.
class Handler : public nlohmann::json_sax<json> {
 public:
  std::array<std::optional<std::string>, none> values;
  std::optional<Error> error;
  bool is_object = false;

  bool null() override { return other("null", true); }

  bool boolean(bool) override { return other("a truth value", false); }

  bool number_integer(number_integer_t value) override { return number(std::to_string(value)); }

  bool number_unsigned(number_unsigned_t value) override { return number(std::to_string(value)); }

  bool number_float(number_float_t, const string_t& words) override { return number(words); }

  bool binary(binary_t&) override { return true; }

  bool string(string_t& value) override {
    if (depth_ == 0) return other("a string", false);
    if (depth_ == 1 && field_ != none) values[field_] = std::move(value);
    return true;
  }

  bool key(string_t& name) override {
    if (depth_ == 1) field_ = field_of(name);
    return true;
  }

  bool start_object(std::size_t) override {
    if (depth_ == 0) is_object = true;
    return open("an object");
  }

  bool start_array(std::size_t) override { return open("a list"); }

  bool end_object() override { return close(); }

  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    error = Error{
        Code::invalid_json,
        fmt::format("It is not valid JSON from byte {} on. Each document must be one JSON object.",
                    position),
        fmt::format("byte {}", position)};
    return false;
  }

 private:
  std::size_t depth_ = 0;
  Field field_ = none;

  static Field field_of(std::string_view name) {
    for (std::size_t i = 0; i < kFields.size(); ++i) {
      if (kFields[i] == name) return static_cast<Field>(i);
    }
    return none;
  }

  bool open(std::string_view what) {
    const bool ok = other(what, false);
    ++depth_;
    return ok;
  }

  bool close() {
    --depth_;
    return true;
  }

  /// An id may be a number: it is taken as written.
  bool number(std::string words) {
    if (depth_ != 1 || field_ != id) return other("a number", false);
    values[id] = std::move(words);
    return true;
  }

  /// A value that is no string; keeps on reading, so that the id is found wherever it stands.
  bool other(std::string_view what, bool allowed) {
    if (depth_ == 0 && what != "an object") {
      error = Error{Code::invalid_json,
                    fmt::format("Each document must be a JSON object; this is {}.", what),
                    {}};
      return false;
    }
    if (depth_ == 1 && field_ != none && !allowed && !error) {
      error =
          Error{Code::invalid_field,
                fmt::format("The field \"{}\" must be a string; it is {}.", kFields[field_], what),
                std::string(kFields[field_])};
    }
    if (depth_ == 1 && allowed && field_ != none) values[field_].reset();
    return true;
  }
};

/// Moves one object's fields into a document.
class Builder {
 public:
  Builder(const Job& job, Handler& fields) : job_(job), fields_(fields) {}

  Item build() {
    auto& f = fields_.values;
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
  Handler& fields_;

  static std::optional<std::string> present(const std::optional<std::string>& value) {
    return value && !value->empty() ? value : std::nullopt;
  }

  Item refused(Error error) {
    auto& f = fields_.values;
    std::string name = f[id].value_or("");
    if (name.empty() && f[text]) name = base::sha256_hex(*f[text]);
    if (name.empty() && f[html]) name = base::sha256_hex(*f[html]);
    return refuse(job_, std::move(error), std::move(name));
  }

  base::Result<void> set_published(record::Document& document) {
    const auto given = present(fields_.values[published]);
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
    auto& f = fields_.values;
    if (!f[text] || (f[text]->empty() && f[html]))
      return extract_page(*f[html], job_.options, input);
    if (f[text]->find('\0') != std::string::npos) {
      return base::fail(Code::not_text, "The text holds a zero character: it is not text.", "text");
    }
    if (is_blank(*f[text])) {
      return base::fail(Code::empty_document, "The document has no text, only white space.",
                        "text");
    }
    input.document.text = std::move(*f[text]);
    return {};
  }
};

}  // namespace

std::optional<std::string> salvage_id(std::string_view bytes) {
  Handler handler;
  json::sax_parse(bytes.begin(), bytes.end(), &handler);
  return handler.values[id];
}

Item read_object(const Job& job) {
  if (const auto at = base::first_invalid_utf8(job.bytes)) {
    auto ok = check_text(job.bytes);
    return refuse(job, ok ? Error{Code::invalid_utf8, "It is not UTF-8.", {}} : ok.error(),
                  salvage_id(job.bytes.substr(0, *at)).value_or(""));
  }
  Handler handler;
  json::sax_parse(job.bytes.begin(), job.bytes.end(), &handler);
  if (handler.error) return refuse(job, *handler.error, handler.values[id].value_or(""));
  return Builder(job, handler).build();
}

}  // namespace saksi::ingest
