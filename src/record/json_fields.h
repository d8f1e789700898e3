// SPDX-License-Identifier: Apache-2.0
/// What records and linked events say in the same words: the fields of the contract without the
/// evidence, whose spans point into one report's text only. Each function writes into an open
/// object.
#pragma once

#include "record/json_writer.h"
#include "record/record.h"

#include <optional>
#include <string_view>

namespace saksi::record {

/// `name`: "2019-01-06", or null.
void day_field(JsonWriter& out, std::string_view name, const std::optional<Day>& day);
/// start, end, precision.
void date_fields(JsonWriter& out, const Date& date);
/// name, country, admin1, admin2, latitude, longitude, gazetteer_id, precision.
void place_fields(JsonWriter& out, const Place& place);
/// name, actor_id, kind.
void actor_fields(JsonWriter& out, const Actor& actor);
/// `count`: low, high, qualifier.
void count_field(JsonWriter& out, const Count& count);

}  // namespace saksi::record
