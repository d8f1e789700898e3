// SPDX-License-Identifier: Apache-2.0
/// Rows of the store as the JSON of docs/api.md.
#pragma once

#include "record/json_writer.h"
#include "store/decisions.h"
#include "store/lists.h"
#include "store/people.h"
#include "store/store.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace saksi::serve {

using Json = nlohmann::ordered_json;

[[nodiscard]] std::string dump(const Json& json);

template <class T>
[[nodiscard]] Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// Nothing for an empty text.
[[nodiscard]] Json text_or_null(const std::string& text);

[[nodiscard]] Json head_json(const store::ReportRow& report);
[[nodiscard]] Json report_json(const store::ReportRow& report);
[[nodiscard]] Json range_json(const std::optional<store::Range>& range);

/// Lists, which are asked for again and again, are written straight into their text.
using Writer = record::JsonWriter;

/// A field with a count.
void write_number(Writer& out, std::string_view name, std::uint64_t number);
void write_counted(Writer& out, const std::vector<store::CountedTally>& tallies, const char* name);
/// The fields `facets`, `histogram`, `undated`, `unplaced`, `not_happened`, `rejected`, `spelled`.
void write_facets(Writer& out, const store::EventList& list);

[[nodiscard]] Json item_json(const store::Item& item);
/// `item`: the record's JSON of what was reviewed, for `edited`.
[[nodiscard]] Json review_json(const store::Review& review, const std::string& item);
[[nodiscard]] Json decision_json(const store::Decision& decision);
[[nodiscard]] Json review_json(const store::LinkedSummary& linked);
void write_linked(Writer& out, const store::LinkedSummary& linked);
[[nodiscard]] Json linked_json(const store::LinkedSummary& linked);

/// An event with its report, claims and reviews: `{report, event, claims, text, linked, reviews}`.
[[nodiscard]] base::Result<Json> detail_json(store::Store& store, const store::Item& item);

template <class Items, class ItemJson>
[[nodiscard]] Json array_json(const Items& items, ItemJson&& item_json) {
  Json out = Json::array();
  for (const auto& item : items) out.push_back(item_json(item));
  return out;
}

}  // namespace saksi::serve
