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

/// Takes the top level's strings; remembers what is of a wrong type.
class Handler : public nlohmann::json_sax<json> {
 public:
  Fields values;
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
    if (depth_ == 1 && field_ != no_field) values[field_] = std::move(value);
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
  Field field_ = no_field;

  static Field field_of(std::string_view name) {
    for (std::size_t i = 0; i < kFieldNames.size(); ++i) {
      if (kFieldNames[i] == name) return static_cast<Field>(i);
    }
    return no_field;
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
      error =
          Error{Code::invalid_json,
                fmt::format("Each document must be a JSON object on a line of its own; this is {}.",
                            what),
                {}};
      return false;
    }
    if (depth_ == 1 && field_ != no_field && !allowed && !error) {
      error = Error{
          Code::invalid_field,
          fmt::format("The field \"{}\" must be a string; it is {}.", kFieldNames[field_], what),
          std::string(kFieldNames[field_])};
    }
    if (depth_ == 1 && allowed && field_ != no_field) values[field_].reset();
    return true;
  }
};

}  // namespace

std::optional<std::string> salvage_id(std::string_view bytes) {
  Handler handler;
  json::sax_parse(bytes.begin(), bytes.end(), &handler);
  return handler.values[id];
}

/// JSON is UTF-8 by its standard, whatever the caller says of the rest; only an object that is none
/// is read as what the caller says.
Item read_object(const Job& job) {
  std::string_view bytes = job.bytes;
  std::string decoded;
  if (const auto at = base::first_invalid_utf8(bytes)) {
    if (job.options.encoding != Encoding::windows_1252) {
      auto ok = check_text(bytes);
      return refuse(job, ok ? Error{Code::invalid_utf8, "It is not UTF-8.", {}} : ok.error(),
                    salvage_id(bytes.substr(0, *at)).value_or(""));
    }
    decoded = from_windows_1252(bytes);
    bytes = decoded;
  }
  Handler handler;
  json::sax_parse(bytes.begin(), bytes.end(), &handler);
  if (handler.error) return refuse(job, *handler.error, handler.values[id].value_or(""));
  return build_document(job, std::move(handler.values));
}

}  // namespace saksi::ingest
