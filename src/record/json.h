// SPDX-License-Identifier: Apache-2.0
/// Records as JSON, exactly as in the contract, and back.
#pragma once

#include "record/json_writer.h"
#include "record/record.h"

#include <memory>
#include <string>
#include <string_view>

namespace saksi::record {

/// One line without a line end. Field order is fixed, so equal records give equal bytes.
[[nodiscard]] std::string to_json(const Record& record);

/// One event or claim of the record as it stands in its JSON.
[[nodiscard]] std::string to_json(const Record& record, EventId event);
[[nodiscard]] std::string to_json(const Record& record, ClaimId claim);

/// Writes claims of one record into a larger text, each as the fields that `to_json` gives it.
class ClaimJson {
 public:
  /// Both must live as long.
  ClaimJson(const Record& record, JsonWriter& out);
  ~ClaimJson();
  ClaimJson(ClaimJson&&) noexcept;

  void fields(ClaimId claim);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The line for a document that could not be read.
[[nodiscard]] std::string error_json(std::string_view document_id, const base::Error& error);

/// A record back from its JSON: for readers of the database and of files. Spans become bytes again.
/// Errors: invalid_json, invalid_field (a word outside the contract, a span that does not fit).
[[nodiscard]] base::Result<Record> from_json(std::string_view line);

/// Appends the text of the document in a record's JSON, without making a record of the rest: some
/// twenty times as fast. False, and nothing appended, when the JSON is none of a record.
bool append_text(std::string_view json, std::string& out);

}  // namespace saksi::record
