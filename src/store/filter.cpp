// SPDX-License-Identifier: Apache-2.0
#include "store/filter.h"

#include "store/audit.h"
#include "store/decisions.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace saksi::store {
namespace {

constexpr std::uint32_t kMostFigure = 100'000'000;

template <class T>
bool parse_number(std::string_view text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

std::string set_day(std::optional<record::Day>& day, const std::string& value) {
  day = value.size() == 10 ? record::parse_day(value) : std::nullopt;
  return day ? "" : "a date like 2019-01-31";
}

/// A moment in UTC, or the beginning of a day there.
std::string set_moment(std::optional<std::int64_t>& out, const std::string& value) {
  out = seconds_of(value.size() == 10 ? value + "T00:00:00Z" : value);
  return out ? "" : "a date like 2026-11-28 or a time like 2026-11-28T05:30:00Z";
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

/// Takes a value; gives "" or what it must be.
using Setter = std::string (*)(EventFilter&, std::string&&);

/// One more value of a list.
template <auto list>
std::string add(EventFilter& filter, std::string&& value) {
  (filter.*list).push_back(std::move(value));
  return "";
}

template <auto field>
std::string day(EventFilter& filter, std::string&& value) {
  return set_day(filter.*field, value);
}

template <auto field>
std::string yes_or_no(EventFilter& filter, std::string&& value) {
  return set_bool(filter.*field, value);
}

template <auto field>
std::string figure(EventFilter& filter, std::string&& value) {
  return set_figure(filter.*field, value);
}

std::string since(EventFilter& filter, std::string&& value) {
  return set_moment(filter.since, value);
}

std::string words(EventFilter& filter, std::string&& value) {
  filter.words = std::move(value);
  return "";
}

std::string frame(EventFilter& filter, std::string&& value) {
  return set_frame(filter.frame, value);
}

std::string review(EventFilter& filter, std::string&& value) {
  return set_review(filter.reviews, std::move(value));
}

struct Named {
  std::string_view name;
  Setter set;
};

/// In the order in which people are told them.
constexpr auto kFilters = std::to_array<Named>({
    {"q", words},
    {"type", add<&EventFilter::types>},
    {"sub_type", add<&EventFilter::sub_types>},
    {"country", add<&EventFilter::countries>},
    {"place", add<&EventFilter::places>},
    {"actor", add<&EventFilter::actors>},
    {"publisher", add<&EventFilter::publishers>},
    {"from", day<&EventFilter::from>},
    {"to", day<&EventFilter::to>},
    {"status", add<&EventFilter::statuses>},
    {"background", yes_or_no<&EventFilter::background>},
    {"frame", frame},
    {"killed_min", figure<&EventFilter::killed_min>},
    {"injured_min", figure<&EventFilter::injured_min>},
    {"source", add<&EventFilter::sources>},
    {"review", review},
    {"disagreement", yes_or_no<&EventFilter::disagreement>},
    {"reports_min", figure<&EventFilter::reports_min>},
    {"origins_min", figure<&EventFilter::origins_min>},
    {"since", since},
});

constexpr auto kNames = [] {
  std::array<std::string_view, kFilters.size()> out;
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = kFilters[i].name;
  return out;
}();

}  // namespace

std::span<const std::string_view> filter_names() {
  return kNames;
}

std::optional<std::string> set(EventFilter& filter, std::string_view name, std::string value) {
  const auto found = std::find_if(kFilters.begin(), kFilters.end(),
                                  [name](const Named& one) { return one.name == name; });
  if (found == kFilters.end()) return std::nullopt;
  return value.empty() ? std::string() : found->set(filter, std::move(value));
}

bool keeps_all(const EventFilter& filter) {
  EventFilter nothing;
  nothing.sort = filter.sort;
  return filter == nothing;
}

}  // namespace saksi::store
