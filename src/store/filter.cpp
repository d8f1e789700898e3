// SPDX-License-Identifier: Apache-2.0
#include "store/filter.h"

#include "store/decisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace saksi::store {
namespace {

constexpr std::uint32_t kMostFigure = 100'000'000;

using List = std::vector<std::string> EventFilter::*;

struct ListName {
  std::string_view name;
  List list;
};

constexpr std::array<ListName, 8> kLists = {{{"type", &EventFilter::types},
                                             {"sub_type", &EventFilter::sub_types},
                                             {"country", &EventFilter::countries},
                                             {"place", &EventFilter::places},
                                             {"actor", &EventFilter::actors},
                                             {"publisher", &EventFilter::publishers},
                                             {"status", &EventFilter::statuses},
                                             {"source", &EventFilter::sources}}};

constexpr std::array<std::string_view, 19> kNames = {
    "q",      "type",   "sub_type",     "country",     "place",      "actor",      "publisher",
    "from",   "to",     "status",       "background",  "frame",      "killed_min", "injured_min",
    "source", "review", "disagreement", "reports_min", "origins_min"};

template <class T>
bool parse_number(std::string_view text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::string set_day(std::optional<record::Day>& day, const std::string& value) {
  day = value.size() == 10 ? record::parse_day(value) : std::nullopt;
  return day ? "" : "a date like 2019-01-31";
}

std::string set_bool(std::optional<bool>& out, const std::string& value) {
  if (value != "true" && value != "false") return "true or false";
  out = value == "true";
  return "";
}

std::string set_figure(std::uint32_t& out, const std::string& value) {
  std::uint32_t number = 0;
  if (!parse_number(value, number) || number > kMostFigure) {
    return "a whole number up to " + std::to_string(kMostFigure);
  }
  out = number;
  return "";
}

std::string set_figure(std::optional<std::int64_t>& out, const std::string& value) {
  std::uint32_t number = 0;
  auto wrong = set_figure(number, value);
  if (wrong.empty()) out = number;
  return wrong;
}

std::string set_review(std::vector<std::string>& out, std::string value) {
  if (!parse_standing(value)) return "candidate, accepted, rejected, unsure or edited";
  out.push_back(std::move(value));
  return "";
}

std::optional<Frame> parse_frame(std::string_view text) {
  std::array<double, 4> sides{};
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto comma = text.find(',');
    if ((comma == std::string_view::npos) != (i + 1 == sides.size())) return std::nullopt;
    if (!parse_number(text.substr(0, comma), sides[i])) return std::nullopt;
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  const auto [west, south, east, north] = sides;
  const bool on_earth = std::abs(west) <= 180 && std::abs(east) <= 180 && south >= -90 &&
                        north <= 90 && south <= north;
  if (!on_earth) return std::nullopt;  // not a number is on no earth
  return Frame{west, south, east, north};
}

std::string set_frame(std::optional<Frame>& out, const std::string& value) {
  out = parse_frame(value);
  return out ? "" : "west,south,east,north in degrees, like 60.5,29,75,38.5";
}

}  // namespace

std::span<const std::string_view> filter_names() {
  return kNames;
}

std::string set(EventFilter& filter, std::string_view name, std::string value) {
  const auto* list = std::find_if(kLists.begin(), kLists.end(),
                                  [name](const ListName& one) { return one.name == name; });
  if (list != kLists.end()) {
    (filter.*list->list).push_back(std::move(value));
    return "";
  }
  if (name == "q") {
    filter.words = std::move(value);
    return "";
  }
  if (name == "from") return set_day(filter.from, value);
  if (name == "to") return set_day(filter.to, value);
  if (name == "background") return set_bool(filter.background, value);
  if (name == "disagreement") return set_bool(filter.disagreement, value);
  if (name == "frame") return set_frame(filter.frame, value);
  if (name == "killed_min") return set_figure(filter.killed_min, value);
  if (name == "injured_min") return set_figure(filter.injured_min, value);
  if (name == "reports_min") return set_figure(filter.reports_min, value);
  if (name == "origins_min") return set_figure(filter.origins_min, value);
  if (name == "review") return set_review(filter.reviews, std::move(value));
  return "no filter";
}

bool keeps_all(const EventFilter& filter) {
  EventFilter nothing;
  nothing.sort = filter.sort;
  return filter == nothing;
}

}  // namespace saksi::store
