// SPDX-License-Identifier: Apache-2.0
#include "record/json_fields.h"

namespace saksi::record {

void day_field(JsonWriter& out, std::string_view name, const std::optional<Day>& day) {
  out.key(name);
  day ? out.value(iso(*day)) : out.value(nullptr);
}

void date_fields(JsonWriter& out, const Date& date) {
  day_field(out, "start", date.start);
  day_field(out, "end", date.end);
  out.field("precision", word(date.precision));
}

void place_fields(JsonWriter& out, const Place& place) {
  out.field("name", place.name);
  out.text_or_null("country", place.country);
  out.text_or_null("admin1", place.admin1);
  out.text_or_null("admin2", place.admin2);
  out.field("latitude", place.latitude);
  out.field("longitude", place.longitude);
  out.text_or_null("gazetteer_id", place.gazetteer_id);
  out.field("precision", word(place.precision));
}

void actor_fields(JsonWriter& out, const Actor& actor) {
  out.field("name", actor.name);
  out.text_or_null("actor_id", actor.actor_id);
  out.field("kind", word(actor.kind));
}

void count_field(JsonWriter& out, const Count& count) {
  out.key("count");
  out.object([&] {
    out.field("low", count.low);
    out.field("high", count.high);
    out.field("qualifier", word(count.qualifier));
  });
}

}  // namespace saksi::record
