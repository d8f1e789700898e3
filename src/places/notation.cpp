// SPDX-License-Identifier: Apache-2.0
#include "places/notation.h"

#include "record/notation.h"

#include <array>

namespace saksi::places {
namespace {

std::string or_dash(const std::string& s) {
  return s.empty() ? "-" : s;
}

std::string line(const Mention& m, const std::vector<Mention>& all, std::string_view source) {
  using record::quoted;
  std::string out = "place ";
  out += word(m.role);
  out += ' ' + quoted(m.span.in(source)) + " as " + quoted(m.place.name) + ' ';
  out += or_dash(m.place.country);
  if (!m.place.admin1.empty()) out += ' ' + quoted(m.place.admin1);
  if (!m.place.admin2.empty()) out += ' ' + quoted(m.place.admin2);
  out += ' ';
  out += record::word(m.place.precision);
  out += ' ' + or_dash(m.place.gazetteer_id);
  if (m.container) out += " in " + quoted(all[*m.container].name.in(source));
  return out + " why " + quoted(m.why) + '\n';
}

}  // namespace

std::string_view word(Role role) {
  constexpr std::array<std::string_view, 9> kWords = {"location",  "container", "modifier",
                                                      "metonym",   "origin",    "border",
                                                      "direction", "dateline",  "part_of_name"};
  return kWords[static_cast<std::size_t>(role)];
}

std::string notation(const std::vector<Mention>& mentions, std::string_view source) {
  std::string out;
  for (const Mention& m : mentions) out += line(m, mentions, source);
  return out.empty() ? "place none\n" : out;
}

}  // namespace saksi::places
